/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-proposals.h"

#include "haw-proposal-event.h"
#include "haw-proposal-find.h"
#include "haw-proposal-reach.h"
#include "project/haw-error.h"

/* Counted up when the finding changes, so that all articles are looked at again. */
#define FINDING 5

/* Rows that one turn on the writer stores, some ten milliseconds of it. */
#define MAX_ROWS 500

/* So many articles one after the other that could not be done are no fault of the articles. */
#define MAX_FAILED 16

struct _HawProposals
{
  GObject parent_instance;

  HawProject *project;
  GCancellable *cancellable;
  HawProposalKnowledge *knowledge;   /* as long as nothing of it changed, or NULL */
  GArray *asked;        /* gint64, articles to look at before others */
  gint64 tried;         /* up to this article all were looked at, or could not be */
  gboolean failed;      /* the mark stays before an article that could not be looked at */
  guint n_failed;       /* one after the other */
  gboolean stale;       /* there may be articles that were never looked at */
  HawProposalReach *learnt;    /* names that articles were not looked at with yet */
  HawProposalReach *reaching;  /* those for which articles are being sought, or NULL */
  gint64 reached;              /* up to this article */
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

/* What a reading is asked; the turn and the reading share it. */
typedef struct
{
  gint64 article;                    /* 0 for the next new one, whose id the reading leaves here */
  gint64 after;                      /* the next one has a greater id */
  HawProposalKnowledge *knowledge;   /* NULL where it has to be read */
} Question;

/* One article on its way through the threads. */
typedef struct
{
  HawProposals *self;
  gint64 asked;                    /* the article somebody asked for, 0 for the next new one */
  Question *question;
  HawDocument *document;           /* NULL where there is nothing to do */
  HawProposalKnowledge *knowledge;
  GArray *others;                  /* dates that were accepted by their other reading */
  GPtrArray *drafts;
  gboolean keeps_mark;
  guint n_changed;                 /* by the last turn on the writer */
  gboolean changed;
} Turn;

/* What a reading gives. */
typedef struct
{
  HawDocument *document;
  HawProposalKnowledge *knowledge;
  GArray *others;
} Found;

static void next_turn (HawProposals *self);
static void store_some (Turn *turn);

static void
question_clear (gpointer data)
{
  Question *question = data;

  g_clear_pointer (&question->knowledge, haw_proposal_knowledge_unref);
}

static void
question_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, question_clear);
}

static void
turn_free (Turn *turn)
{
  g_clear_object (&turn->self);
  g_clear_pointer (&turn->question, question_unref);
  g_clear_pointer (&turn->document, haw_document_unref);
  g_clear_pointer (&turn->knowledge, haw_proposal_knowledge_unref);
  g_clear_pointer (&turn->others, g_array_unref);
  g_clear_pointer (&turn->drafts, g_ptr_array_unref);
  g_free (turn);
}

static void
found_free (gpointer data)
{
  Found *found = data;

  g_clear_pointer (&found->document, haw_document_unref);
  g_clear_pointer (&found->knowledge, haw_proposal_knowledge_unref);
  g_clear_pointer (&found->others, g_array_unref);
  g_free (found);
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
           gint64   after,
           gint64  *article,
           GError **error)
{
  gint64 mark = 0;

  if (!read_mark (db, &mark, error))
    return FALSE;
  mark = MAX (mark, after);

  return haw_db_get_int (db, article, error,
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
  Question *question = data;
  gint64 article = question->article;
  Found *found = g_new0 (Found, 1);
  g_autoptr (GError) reason = NULL;

  if (article == 0 && !find_next (db, question->after, &article, error))
    {
      found_free (found);
      return NULL;
    }
  question->article = article;
  if (article == 0)
    return found;
  found->document = haw_document_load (db, article, &reason);
  if (found->document != NULL)
    found->others = haw_event_clues_load_others (db, found->document->text_id, &reason);
  if (found->others != NULL)
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
  if (text > 0 && turn->n_changed < MAX_ROWS &&
      !haw_proposal_events_follow (db, turn->document->text_id, turn->others, error))
    return FALSE;
  if (turn->asked != 0 || turn->keeps_mark || turn->n_changed >= MAX_ROWS)
    return TRUE;
  mark = g_strdup_printf ("%d %" G_GINT64_FORMAT, FINDING, turn->document->id);

  return haw_db_run (db, error,
                     "INSERT INTO setting (key, value) VALUES ('proposals', ?1)"
                     " ON CONFLICT (key) DO UPDATE SET value = ?1", "s", mark);
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

/* Whether the file, not the article, is what fails. */
static gboolean
is_final (const GError *error)
{
  static const HawErrorCode codes[] = {
    HAW_ERROR_LOCKED, HAW_ERROR_READ_ONLY, HAW_ERROR_GONE, HAW_ERROR_CHANGED, HAW_ERROR_NO_SPACE,
  };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_error_matches (error, HAW_ERROR, codes[i]))
      return TRUE;
  return error->domain == G_IO_ERROR;
}

static void
stop (HawProposals *self)
{
  self->stale = FALSE;
  g_array_set_size (self->asked, 0);
  set_busy (self, FALSE);
}

/* The end of a turn: an article that could not be looked at does not keep back the others. */
static void
end_turn (Turn         *turn,
          const GError *error)
{
  g_autoptr (HawProposals) self = g_object_ref (turn->self);
  gint64 article = turn->question->article;
  gboolean known = article != 0;

  if (turn->asked == 0 && known)
    self->tried = MAX (self->tried, article);
  turn_free (turn);
  if (error == NULL)
    {
      self->n_failed = 0;
      next_turn (self);
      return;
    }
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
    g_message ("Proposals: %s", error->message);
  if (!known || is_final (error) || ++self->n_failed >= MAX_FAILED)
    {
      stop (self);
      return;
    }
  self->failed = TRUE;
  next_turn (self);
}

static void
stored_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      data)
{
  Turn *turn = data;
  g_autoptr (GError) error = NULL;

  haw_project_edit_finish (HAW_PROJECT (object), result, &error);
  turn->changed = turn->changed || turn->n_changed > 0;
  if (error == NULL && turn->n_changed >= MAX_ROWS)
    {
      store_some (turn);
      return;
    }
  if (error == NULL)
    turn->self->n_found++;
  /* Some of it may be stored where the rest failed. */
  if (turn->changed)
    g_signal_emit (turn->self, signals[FOUND], 0, turn->document->text_id);
  end_turn (turn, error);
}

static void
store_some (Turn *turn)
{
  turn->keeps_mark = turn->self->failed;
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

  turn->drafts = haw_proposals_find (turn->document, turn->knowledge, turn->others);
  g_task_return_boolean (task, TRUE);
}

static void
found_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      data)
{
  Turn *turn = data;
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    store_some (turn);
  else
    end_turn (turn, error);
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      data)
{
  Turn *turn = data;
  HawProposals *self = turn->self;
  g_autoptr (GError) error = NULL;
  Found *found = haw_project_read_finish (HAW_PROJECT (object), result, &error);
  g_autoptr (GTask) task = NULL;

  if (found != NULL && found->document != NULL && found->knowledge != NULL)
    {
      turn->document = g_steal_pointer (&found->document);
      turn->knowledge = g_steal_pointer (&found->knowledge);
      turn->others = g_steal_pointer (&found->others);
      /* What was handed to the reading may be of before a change that came meanwhile. */
      if (self->knowledge == NULL && turn->question->knowledge == NULL)
        self->knowledge = haw_proposal_knowledge_ref (turn->knowledge);
      found_free (found);
      task = g_task_new (NULL, self->cancellable, found_cb, turn);
      g_task_set_task_data (task, turn, NULL);
      g_task_run_in_thread (task, find_in_thread);
      return;
    }
  /* Nothing new is left. */
  if (found != NULL && turn->question->article == 0)
    self->stale = FALSE;
  g_clear_pointer (&found, found_free);
  end_turn (turn, error);
}

static void
start_article (HawProposals *self)
{
  Turn *turn = g_new0 (Turn, 1);
  Question *question = g_atomic_rc_box_new0 (Question);

  turn->self = g_object_ref (self);
  turn->question = question;
  if (self->asked->len > 0)
    {
      turn->asked = g_array_index (self->asked, gint64, 0);
      g_array_remove_index (self->asked, 0);
    }
  question->article = turn->asked;
  question->after = self->tried;
  if (self->knowledge != NULL)
    question->knowledge = haw_proposal_knowledge_ref (self->knowledge);
  haw_project_read_async (self->project, read_article, g_atomic_rc_box_acquire (question),
                          question_unref, found_free, self->cancellable, read_cb, turn);
}

/* Some articles in which a name may stand that was learnt. */
typedef struct
{
  HawProposals *self;
  gint64 after;
} Reach;

static gpointer
read_reach (HawDb         *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  Reach *reach = data;

  reach->after = reach->self->reached;
  return haw_proposal_reach_find (reach->self->reaching, db, &reach->after, error);
}

static void
reach_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      data)
{
  g_autofree Reach *reach = data;
  g_autoptr (HawProposals) self = reach->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) articles = haw_project_read_finish (HAW_PROJECT (object), result, &error);

  for (guint i = 0; articles != NULL && i < articles->len; i++)
    ask (self, g_array_index (articles, gint64, i));
  self->reached = reach->after;
  if (articles == NULL || reach->after == 0)
    {
      self->reached = 0;
      g_clear_pointer (&self->reaching, haw_proposal_reach_free);
    }
  if (articles != NULL)
    {
      next_turn (self);
      return;
    }
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
    g_message ("Proposals: %s", error->message);
  stop (self);
}

static void
start_reach (HawProposals *self)
{
  Reach *reach = g_new0 (Reach, 1);

  if (self->reaching == NULL)
    {
      self->reaching = g_steal_pointer (&self->learnt);
      self->learnt = haw_proposal_reach_new ();
      self->reached = 0;
    }
  reach->self = g_object_ref (self);
  haw_project_read_async (self->project, read_reach, reach, NULL,
                          (GDestroyNotify) g_array_unref, self->cancellable, reach_cb, reach);
}

static gboolean
has_reach (HawProposals *self)
{
  return self->reaching != NULL || !haw_proposal_reach_is_empty (self->learnt);
}

static void
next_turn (HawProposals *self)
{
  gboolean wanted = !g_cancellable_is_cancelled (self->cancellable);

  if (wanted && (self->asked->len > 0 || (self->stale && !has_reach (self))))
    start_article (self);
  else if (wanted && has_reach (self))
    start_reach (self);
  else
    set_busy (self, FALSE);
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

/* An import shows its articles by a change of each; a correction gives an article another text. */
static void
changed_cb (HawProposals *self,
            HawChanges   *changes)
{
  gboolean any = haw_changes_is_reset (changes, HAW_TABLE_ARTICLE);

  if (haw_changes_touch (changes, HAW_TABLE_ACTOR) ||
      haw_changes_touch (changes, HAW_TABLE_ACTOR_NAME) ||
      haw_changes_touch (changes, HAW_TABLE_PROPOSAL) ||
      haw_changes_touch (changes, HAW_TABLE_DISTINCT_ACTORS))
    g_clear_pointer (&self->knowledge, haw_proposal_knowledge_unref);
  /* An article that is being looked at meanwhile is looked at again. */
  haw_proposal_reach_learn (self->learnt, changes);
  any = any || !haw_proposal_reach_is_empty (self->learnt);

  self->stale = self->stale || haw_changes_is_reset (changes, HAW_TABLE_ARTICLE);
  for (guint i = 0; i < haw_changes_get_n (changes); i++)
    {
      const HawChange *change = haw_changes_get (changes, i);

      if (haw_change_get_table (change) != HAW_TABLE_ARTICLE ||
          haw_change_get_kind (change) == HAW_CHANGE_DELETE)
        continue;
      if ((haw_change_get_kind (change) == HAW_CHANGE_INSERT ||
           haw_change_has (change, "removed_at")) &&
          haw_change_get_id (change) > self->tried)
        self->stale = any = TRUE;
      else if (haw_change_has (change, "removed_at"))
        {
          ask (self, haw_change_get_id (change));
          any = TRUE;
        }
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
  g_clear_pointer (&self->learnt, haw_proposal_reach_free);
  g_clear_pointer (&self->reaching, haw_proposal_reach_free);
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
  self->learnt = haw_proposal_reach_new ();
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
