/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-narrowed-events.h"

#include "haw-article-query.h"

struct _HawNarrowedEvents
{
  GObject parent_instance;

  HawArticleList *list;
  HawProject *project;
  HawArticleFilter *asked;   /* for which the events were asked for last */
  char *asked_words;
  GCancellable *cancellable; /* of the newest query */
  GArray *ids;
  guint n_queries;
};

static guint changed;

G_DEFINE_FINAL_TYPE (HawNarrowedEvents, haw_narrowed_events, G_TYPE_OBJECT)

static void
take (HawNarrowedEvents *self,
      GArray            *ids)
{
  if (self->ids == NULL && ids == NULL)
    return;
  g_clear_pointer (&self->ids, g_array_unref);
  self->ids = ids;
  g_signal_emit (self, changed, 0);
}

/* As one text, so that any number of them is bound at once. */
static char *
write_ids (const GArray *ids)
{
  GString *text = g_string_new ("[");

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "",
                            g_array_index (ids, gint64, i));
  g_string_append_c (text, ']');

  return g_string_free (text, FALSE);
}

static gpointer
find (HawDb         *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  HawArticleIds *articles = haw_article_query_run (db, data, cancellable, error);
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (HawStmt) stmt = NULL;
  g_autofree char *list = NULL;
  HawStep step = HAW_STEP_ERROR;

  if (articles == NULL)
    return NULL;
  list = write_ids (articles->ids);
  haw_article_ids_free (articles);
  stmt = haw_db_query (db, error, HAW_DB_SCAN
                       "SELECT DISTINCT e.event FROM json_each (?) a"
                       " JOIN annotation n ON n.article = a.value"
                       " JOIN evidence e ON e.annotation = n.id ORDER BY e.event", "s", list);
  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      gint64 id = haw_stmt_get_int (stmt, 0);

      g_array_append_val (events, id);
    }

  return step == HAW_STEP_DONE ? g_steal_pointer (&events) : NULL;
}

static void
found_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (HawNarrowedEvents) self = data;
  g_autoptr (GError) error = NULL;
  GArray *ids = haw_project_read_finish (HAW_PROJECT (object), result, &error);

  if (ids != NULL)
    take (self, ids);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
           !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
    g_warning ("%s", error->message);
}

static gboolean
is_narrowed (HawNarrowedEvents *self)
{
  return self->asked_words[0] != '\0' || haw_article_filter_get_n (self->asked) > 0;
}

static void
ask (HawNarrowedEvents *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (!is_narrowed (self))
    {
      take (self, NULL);
      return;
    }

  self->cancellable = g_cancellable_new ();
  self->n_queries++;
  haw_project_read_async (self->project, find,
                          haw_article_query_new (self->asked_words, self->asked),
                          (GDestroyNotify) haw_article_query_free, (GDestroyNotify) g_array_unref,
                          self->cancellable, found_cb, g_object_ref (self));
}

static gboolean
is_same (HawArticleFilter *a,
         HawArticleFilter *b)
{
  if (haw_article_filter_get_n (a) != haw_article_filter_get_n (b))
    return FALSE;
  for (guint i = 0; i < haw_article_filter_get_n (a); i++)
    {
      const HawCondition *condition = haw_article_filter_get (a, i);

      if (!haw_article_filter_has (b, condition->facet, condition->id, condition->value))
        return FALSE;
    }

  return TRUE;
}

static void
list_cb (HawNarrowedEvents *self)
{
  const char *typed = haw_article_list_get_filter (self->list);
  g_autofree char *words = g_strstrip (g_strdup (typed));
  HawArticleFilter *conditions = haw_article_list_get_conditions (self->list);

  if (g_str_equal (words, self->asked_words) && is_same (conditions, self->asked))
    return;
  g_free (self->asked_words);
  self->asked_words = g_steal_pointer (&words);
  haw_article_filter_unref (self->asked);
  self->asked = haw_article_filter_with_range (conditions, 0, 0);
  ask (self);
}

static void
changed_cb (HawNarrowedEvents *self,
            HawChanges        *changes)
{
  static const HawTable tables[] = {
    HAW_TABLE_ARTICLE, HAW_TABLE_OUTLET, HAW_TABLE_ANNOTATION, HAW_TABLE_EVIDENCE, HAW_TABLE_EVENT,
    HAW_TABLE_ANNOTATION_CODE, HAW_TABLE_CODE, HAW_TABLE_ATTRIBUTE, HAW_TABLE_ATTRIBUTE_VALUE,
  };

  for (guint i = 0; is_narrowed (self) && i < G_N_ELEMENTS (tables); i++)
    if (haw_changes_touch (changes, tables[i]))
      {
        ask (self);
        return;
      }
}

static void
haw_narrowed_events_dispose (GObject *object)
{
  HawNarrowedEvents *self = HAW_NARROWED_EVENTS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->list);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (haw_narrowed_events_parent_class)->dispose (object);
}

static void
haw_narrowed_events_finalize (GObject *object)
{
  HawNarrowedEvents *self = HAW_NARROWED_EVENTS (object);

  haw_article_filter_unref (self->asked);
  g_free (self->asked_words);
  g_clear_pointer (&self->ids, g_array_unref);

  G_OBJECT_CLASS (haw_narrowed_events_parent_class)->finalize (object);
}

static void
haw_narrowed_events_class_init (HawNarrowedEventsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = haw_narrowed_events_dispose;
  object_class->finalize = haw_narrowed_events_finalize;
  changed = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                          G_TYPE_NONE, 0);
}

static void
haw_narrowed_events_init (HawNarrowedEvents *self)
{
  self->asked = haw_article_filter_new ();
  self->asked_words = g_strdup ("");
}

HawNarrowedEvents *
haw_narrowed_events_new (HawArticleList *list)
{
  HawNarrowedEvents *self;

  g_return_val_if_fail (HAW_IS_ARTICLE_LIST (list), NULL);

  self = g_object_new (HAW_TYPE_NARROWED_EVENTS, NULL);
  self->list = g_object_ref (list);
  self->project = g_object_ref (haw_id_list_get_project (HAW_ID_LIST (list)));
  g_signal_connect_object (list, "notify::filter", G_CALLBACK (list_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "notify::conditions", G_CALLBACK (list_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->project, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  list_cb (self);

  return self;
}

GArray *
haw_narrowed_events_get_ids (HawNarrowedEvents *self)
{
  g_return_val_if_fail (HAW_IS_NARROWED_EVENTS (self), NULL);

  return self->ids;
}

guint
haw_narrowed_events_get_queries_run (HawNarrowedEvents *self)
{
  g_return_val_if_fail (HAW_IS_NARROWED_EVENTS (self), 0);

  return self->n_queries;
}
