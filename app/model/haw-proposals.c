/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-proposals.h"

#include "haw-proposal-find.h"

/* Counted up when the finding changes, so that all articles are looked at again. */
#define FINDING 2

/* Rows that one turn on the writer stores, some ten milliseconds of it. */
#define MAX_ROWS 500

struct _HawProposals
{
  GObject parent_instance;

  HawProject *project;
  GCancellable *cancellable;
  HawProposalKnowledge *knowledge;   /* as long as nothing of it changed, or NULL */
  GArray *asked;        /* gint64, articles to look at before others */
  gboolean stale;       /* there may be articles that were never looked at */
  gboolean busy;
  guint n_found;
};

enum
{
  PROP_0,
  PROP_PROJECT,
  PROP_BUSY,
  N_PROPS,
};

enum
{
  FOUND,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HawProposals, haw_proposals, G_TYPE_OBJECT)

/* One article on its way through the threads. */
typedef struct
{
  HawProposals *self;
  gint64 asked;                    /* the article somebody asked for, 0 for the next new one */
  HawDocument *document;           /* NULL where there is nothing to do */
  HawProposalKnowledge *knowledge;
  GPtrArray *drafts;
  guint n_changed;                 /* by the last turn on the writer */
  gboolean changed;
} Turn;

/* What a reading gives. */
typedef struct
{
  HawDocument *document;
  HawProposalKnowledge *knowledge;
} Found;

/* What it is asked. */
typedef struct
{
  gint64 article;                    /* 0 for the next new one */
  HawProposalKnowledge *knowledge;   /* NULL where it has to be read */
} Question;

static void next_turn (HawProposals *self);
static void store_some (Turn *turn);

static void
turn_free (Turn *turn)
{
  g_clear_object (&turn->self);
  g_clear_pointer (&turn->document, haw_document_unref);
  g_clear_pointer (&turn->knowledge, haw_proposal_knowledge_unref);
  g_clear_pointer (&turn->drafts, g_ptr_array_unref);
  g_free (turn);
}

static void
found_free (gpointer data)
{
  Found *found = data;

  g_clear_pointer (&found->document, haw_document_unref);
  g_clear_pointer (&found->knowledge, haw_proposal_knowledge_unref);
  g_free (found);
}

static void
question_free (gpointer data)
{
  Question *question = data;

  g_clear_pointer (&question->knowledge, haw_proposal_knowledge_unref);
  g_free (question);
}

static void
set_busy (HawProposals *self,
          gboolean      busy)
{
  if (self->busy == busy)
    return;
  self->busy = busy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

/* How far the finding came, 0 where it was another finding. */
static gboolean
read_mark (HawDb   *db,
           gint64  *article,
           GError **error)
{
  return haw_db_get_int (db, article, error,
                         "SELECT coalesce ((SELECT CAST (substr (value, instr (value, ' ') + 1)"
                         "  AS INTEGER) FROM setting WHERE key = 'proposals'"
                         "  AND value LIKE ?1 || ' %'), 0)", "i", (gint64) FINDING);
}

/* Articles of an import on its way stay hidden until it is done; none after them is taken before. */
static gboolean
find_next (HawDb   *db,
           gint64  *article,
           GError **error)
{
  gint64 mark = 0;

  return read_mark (db, &mark, error) &&
         haw_db_get_int (db, article, error,
                         "SELECT coalesce ((SELECT id FROM article WHERE id > ?1"
                         "  AND removed_at IS NULL AND id < coalesce ((SELECT min (a.id)"
                         "   FROM article a JOIN import_batch b ON b.id = a.import_batch"
                         "   WHERE b.state = 'open' AND a.id > ?1), 9223372036854775807)"
                         "  ORDER BY id LIMIT 1), 0)", "i", mark);
}

static gpointer
read_article (HawDb         *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  const Question *question = data;
  gint64 article = question->article;
  Found *found = g_new0 (Found, 1);
  g_autoptr (GError) reason = NULL;

  if (article == 0 && !find_next (db, &article, error))
    {
      found_free (found);
      return NULL;
    }
  if (article == 0)
    return found;
  found->document = haw_document_load (db, article, &reason);
  if (found->document != NULL)
    found->knowledge = question->knowledge != NULL
                       ? haw_proposal_knowledge_ref (question->knowledge)
                       : haw_proposal_knowledge_load (db, &reason);
  /* An article may be gone by now. */
  if (found->knowledge == NULL && !g_error_matches (reason, HAW_ERROR, HAW_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      found_free (found);
      return NULL;
    }

  return found;
}

static gboolean
store (HawDb    *db,
       gpointer  data,
       GError  **error)
{
  Turn *turn = data;
  g_autofree char *mark = NULL;
  gint64 text = 0;

  turn->n_changed = 0;
  /* The text may have become another one, or the article may be gone. */
  if (!haw_db_get_int (db, &text, error, "SELECT count (*) FROM article_text WHERE id = ?", "i",
                       turn->document->text_id))
    return FALSE;
  if (text > 0 && !haw_proposals_store (db, turn->document->text_id, turn->drafts, MAX_ROWS,
                                        &turn->n_changed, error))
    return FALSE;
  if (turn->asked != 0 || turn->n_changed >= MAX_ROWS)
    return TRUE;
  mark = g_strdup_printf ("%d %" G_GINT64_FORMAT, FINDING, turn->document->id);

  return haw_db_run (db, error,
                     "INSERT INTO setting (key, value) VALUES ('proposals', ?1)"
                     " ON CONFLICT (key) DO UPDATE SET value = ?1", "s", mark);
}

/* Whether the object is still wanted; what else goes wrong is said once. */
static gboolean
ends (HawProposals *self,
      const GError *error)
{
  if (error == NULL)
    return FALSE;
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
    g_message ("Proposals: %s", error->message);
  self->stale = FALSE;
  g_array_set_size (self->asked, 0);
  set_busy (self, FALSE);

  return TRUE;
}

static void
stored_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      data)
{
  Turn *turn = data;
  g_autoptr (HawProposals) self = g_object_ref (turn->self);
  g_autoptr (GError) error = NULL;

  haw_project_edit_finish (HAW_PROJECT (object), result, &error);
  turn->changed = turn->changed || turn->n_changed > 0;
  if (error == NULL && turn->n_changed >= MAX_ROWS)
    {
      store_some (turn);
      return;
    }
  if (error == NULL)
    {
      self->n_found++;
      if (turn->changed)
        g_signal_emit (self, signals[FOUND], 0, turn->document->text_id);
    }
  turn_free (turn);
  if (!ends (self, error))
    next_turn (self);
}

static void
store_some (Turn *turn)
{
  haw_project_batch_async (turn->self->project, store, turn, NULL, turn->self->cancellable,
                           stored_cb, turn);
}

static void
find_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Turn *turn = data;

  turn->drafts = haw_proposals_find (turn->document, turn->knowledge);
  g_task_return_boolean (task, TRUE);
}

static void
found_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      data)
{
  Turn *turn = data;
  g_autoptr (HawProposals) self = g_object_ref (turn->self);
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  if (error == NULL)
    {
      store_some (turn);
      return;
    }
  turn_free (turn);
  ends (self, error);
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      data)
{
  Turn *turn = data;
  g_autoptr (HawProposals) self = g_object_ref (turn->self);
  g_autoptr (GError) error = NULL;
  Found *found = haw_project_read_finish (HAW_PROJECT (object), result, &error);
  g_autoptr (GTask) task = NULL;

  if (found != NULL && found->document != NULL && found->knowledge != NULL)
    {
      turn->document = g_steal_pointer (&found->document);
      turn->knowledge = g_steal_pointer (&found->knowledge);
      if (self->knowledge == NULL)
        self->knowledge = haw_proposal_knowledge_ref (turn->knowledge);
      found_free (found);
      task = g_task_new (NULL, self->cancellable, found_cb, turn);
      g_task_set_task_data (task, turn, NULL);
      g_task_run_in_thread (task, find_in_thread);
      return;
    }
  /* Nothing new is left. */
  if (found != NULL && turn->asked == 0)
    self->stale = FALSE;
  g_clear_pointer (&found, found_free);
  turn_free (turn);
  if (!ends (self, error))
    next_turn (self);
}

static void
next_turn (HawProposals *self)
{
  Question *question;
  Turn *turn;

  if (g_cancellable_is_cancelled (self->cancellable) || (self->asked->len == 0 && !self->stale))
    {
      set_busy (self, FALSE);
      return;
    }
  turn = g_new0 (Turn, 1);
  turn->self = g_object_ref (self);
  if (self->asked->len > 0)
    {
      turn->asked = g_array_index (self->asked, gint64, 0);
      g_array_remove_index (self->asked, 0);
    }
  question = g_new0 (Question, 1);
  question->article = turn->asked;
  if (self->knowledge != NULL)
    question->knowledge = haw_proposal_knowledge_ref (self->knowledge);
  haw_project_read_async (self->project, read_article, question, question_free, found_free,
                          self->cancellable, read_cb, turn);
}

static void
start (HawProposals *self)
{
  if (self->busy || haw_project_is_read_only (self->project) ||
      g_cancellable_is_cancelled (self->cancellable))
    return;
  set_busy (self, TRUE);
  next_turn (self);
}

static void
ask (HawProposals *self,
     gint64        article)
{
  for (guint i = 0; i < self->asked->len; i++)
    if (g_array_index (self->asked, gint64, i) == article)
      return;
  g_array_append_val (self->asked, article);
}

/* An import shows its articles by a change of each; a correction gives an article another text. */
static void
changed_cb (HawProposals *self,
            HawChanges   *changes)
{
  gboolean any = haw_changes_is_reset (changes, HAW_TABLE_ARTICLE);

  if (haw_changes_touch (changes, HAW_TABLE_ACTOR) ||
      haw_changes_touch (changes, HAW_TABLE_ACTOR_NAME) ||
      haw_changes_touch (changes, HAW_TABLE_PROPOSAL))
    g_clear_pointer (&self->knowledge, haw_proposal_knowledge_unref);

  self->stale = self->stale || any;
  for (guint i = 0; i < haw_changes_get_n (changes); i++)
    {
      const HawChange *change = haw_changes_get (changes, i);

      if (haw_change_get_table (change) != HAW_TABLE_ARTICLE ||
          haw_change_get_kind (change) == HAW_CHANGE_DELETE)
        continue;
      if (haw_change_get_kind (change) == HAW_CHANGE_INSERT ||
          haw_change_has (change, "removed_at"))
        self->stale = any = TRUE;
      else if (haw_change_has (change, "current_text") || haw_change_has (change, "published"))
        {
          ask (self, haw_change_get_id (change));
          any = TRUE;
        }
    }
  if (any)
    start (self);
}

static void
haw_proposals_constructed (GObject *object)
{
  HawProposals *self = HAW_PROPOSALS (object);

  G_OBJECT_CLASS (haw_proposals_parent_class)->constructed (object);

  g_signal_connect_object (self->project, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  start (self);
}

static void
haw_proposals_dispose (GObject *object)
{
  HawProposals *self = HAW_PROPOSALS (object);

  g_cancellable_cancel (self->cancellable);

  G_OBJECT_CLASS (haw_proposals_parent_class)->dispose (object);
}

static void
haw_proposals_finalize (GObject *object)
{
  HawProposals *self = HAW_PROPOSALS (object);

  g_clear_object (&self->project);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->knowledge, haw_proposal_knowledge_unref);
  g_array_unref (self->asked);

  G_OBJECT_CLASS (haw_proposals_parent_class)->finalize (object);
}

static void
haw_proposals_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  HawProposals *self = HAW_PROPOSALS (object);

  switch (id)
    {
    case PROP_PROJECT: g_value_set_object (value, self->project); break;
    case PROP_BUSY: g_value_set_boolean (value, self->busy); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_proposals_set_property (GObject      *object,
                            guint         id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  switch (id)
    {
    case PROP_PROJECT: HAW_PROPOSALS (object)->project = g_value_dup_object (value); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_proposals_class_init (HawProposalsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = haw_proposals_constructed;
  object_class->dispose = haw_proposals_dispose;
  object_class->finalize = haw_proposals_finalize;
  object_class->get_property = haw_proposals_get_property;
  object_class->set_property = haw_proposals_set_property;

  properties[PROP_PROJECT] =
    g_param_spec_object ("project", NULL, NULL, HAW_TYPE_PROJECT,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_BUSY] =
    g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[FOUND] = g_signal_new ("found", HAW_TYPE_PROPOSALS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
haw_proposals_init (HawProposals *self)
{
  self->cancellable = g_cancellable_new ();
  self->asked = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->stale = TRUE;
}

HawProposals *
haw_proposals_new (HawProject *project)
{
  g_return_val_if_fail (HAW_IS_PROJECT (project), NULL);

  return g_object_new (HAW_TYPE_PROPOSALS, "project", project, NULL);
}

gboolean
haw_proposals_get_busy (HawProposals *self)
{
  g_return_val_if_fail (HAW_IS_PROPOSALS (self), FALSE);

  return self->busy;
}

void
haw_proposals_refresh (HawProposals *self,
                       gint64        article)
{
  g_return_if_fail (HAW_IS_PROPOSALS (self) && article != 0);

  ask (self, article);
  start (self);
}

guint
haw_proposals_get_n_found (HawProposals *self)
{
  g_return_val_if_fail (HAW_IS_PROPOSALS (self), 0);

  return self->n_found;
}
