/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-note-index.h"

#include "haw-article-filter.h"
#include "text/haw-fold.h"

struct _HawNoteIndex
{
  HawIdList parent_instance;

  HawNoteFilter filter;
  char *words;
};

G_DEFINE_FINAL_TYPE (HawNoteIndex, haw_note_index, HAW_TYPE_ID_LIST)

#define TITLE                                                                                      \
  "coalesce (CASE n.target WHEN 'annotation' THEN m.quote WHEN 'article' THEN a.title"             \
  " WHEN 'code' THEN (SELECT name FROM code WHERE id = n.target_id)"                               \
  " WHEN 'event' THEN (SELECT title FROM event WHERE id = n.target_id)"                            \
  " WHEN 'actor' THEN (SELECT name FROM actor WHERE id = n.target_id) END, '')"
#define FROM                                                                                       \
  " FROM note n LEFT JOIN annotation m ON n.target = 'annotation' AND m.id = n.target_id"          \
  " LEFT JOIN article a ON a.id = CASE n.target WHEN 'annotation' THEN m.article"                  \
  "  WHEN 'article' THEN n.target_id END"

/* The last column says whether a note passes the filter but for its words. 4 and 5 are the range. */
static const char ids_sql[] =
  HAW_DB_SCAN "SELECT n.id, n.body, " TITLE ","
  " (?1 = '' OR n.target = ?1)"
  " AND (?2 = 0 OR (n.target = 'code' AND n.target_id = ?2) OR"
  "  EXISTS (SELECT 1 FROM annotation_code c WHERE c.annotation = m.id AND c.code = ?2))"
  " AND (?3 = 0 OR coalesce (a.outlet, 0) = ?3)"
  " AND (?6 = 0 OR coalesce (n.analyst, 0) = ?6) AND n.modified >= ?7"
  " AND (?4 IS NULL OR (a.id IS NOT NULL AND " HAW_ARTICLE_IN_RANGE ") OR (n.target = 'event' AND"
  "  EXISTS (SELECT 1 FROM event v WHERE v.id = n.target_id"
  "   AND v.earliest_start < ?5 AND v.latest_end > ?4)))"
  FROM " WHERE a.removed_at IS NULL ORDER BY n.created DESC, n.id DESC";

static const char values_sql[] =
  "SELECT n.target, n.target_id, n.body, " TITLE ","
  " coalesce ((SELECT name FROM outlet WHERE id = a.outlet), ''), coalesce (a.id, 0),"
  " coalesce (m.start, 0), coalesce (m.end, 0), n.created" FROM " WHERE n.id = ?";

typedef struct
{
  HawNoteFilter filter;
  GStrv words;          /* folded */
} Query;

typedef struct
{
  GArray *ids;
  guint n_total;
} QueryResult;

static void
query_free (Query *query)
{
  g_strfreev (query->words);
  g_free (query);
}

static void
query_result_free (QueryResult *result)
{
  g_array_unref (result->ids);
  g_free (result);
}

static gboolean
row_matches (HawStmt *stmt,
             GStrv    words)
{
  g_autofree char *body = NULL;
  g_autofree char *title = NULL;
  g_autofree char *all = NULL;
  g_autofree char *folded = NULL;

  if (haw_stmt_get_int (stmt, 3) == 0)
    return FALSE;
  if (words[0] == NULL)
    return TRUE;
  body = haw_stmt_dup_text (stmt, 1);
  title = haw_stmt_dup_text (stmt, 2);
  all = g_strconcat (body, "\n", title, NULL);
  folded = haw_fold (all);
  return haw_fold_has_words (folded, (const char *const *) words);
}

static void
bind (HawStmt             *stmt,
      const HawNoteFilter *filter)
{
  haw_stmt_bind_text (stmt, 1, filter->by_target ? haw_note_target_to_string (filter->target) : "");
  haw_stmt_bind_int (stmt, 2, filter->code);
  haw_stmt_bind_int (stmt, 3, filter->outlet);
  haw_stmt_bind_int (stmt, 6, filter->analyst);
  haw_stmt_bind_int (stmt, 7, filter->since);
  if (filter->start < filter->end)
    {
      haw_stmt_bind_int (stmt, 4, filter->start);
      haw_stmt_bind_int (stmt, 5, filter->end);
    }
  else
    {
      haw_stmt_bind_null (stmt, 4);
      haw_stmt_bind_null (stmt, 5);
    }
}

static gpointer
read_ids (HawDb         *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Query *query = data;
  const HawNoteFilter *filter = &query->filter;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (HawStmt) stmt = haw_db_prepare (db, ids_sql, error);
  QueryResult *result;
  HawStep step = HAW_STEP_ERROR;
  guint n_total = 0;

  if (stmt != NULL)
    bind (stmt, filter);
  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      gint64 id = haw_stmt_get_int (stmt, 0);

      n_total++;
      if (row_matches (stmt, query->words))
        g_array_append_val (ids, id);
    }
  if (step != HAW_STEP_DONE)
    return NULL;

  result = g_new0 (QueryResult, 1);
  result->ids = g_steal_pointer (&ids);
  result->n_total = n_total;
  return result;
}

static void
ask (HawIdList *list)
{
  HawNoteIndex *self = HAW_NOTE_INDEX (list);
  Query *query = g_new0 (Query, 1);

  query->filter = self->filter;
  query->words = haw_fold_split (self->words);
  haw_id_list_query (list, read_ids, query, (GDestroyNotify) query_free,
                     (GDestroyNotify) query_result_free);
}

static void
take_answer (HawIdList *list,
             gpointer   answer)
{
  QueryResult *found = answer;

  haw_id_list_set_n_total (list, found->n_total);
  haw_id_list_replace (list, found->ids);
}

static gpointer
read_values (HawDb         *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  GArray *ids = data;
  g_autoptr (GPtrArray) all =
    g_ptr_array_new_with_free_func ((GDestroyNotify) haw_note_values_free);

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (HawStmt) stmt = haw_db_query (db, error, values_sql, "i", id);
      HawNoteValues *values;
      HawStep step;

      if (stmt == NULL || (step = haw_stmt_step (stmt, error)) == HAW_STEP_ERROR)
        return NULL;
      if (step == HAW_STEP_ROW)
        {
          g_autofree char *target = haw_stmt_dup_text (stmt, 0);

          values = g_new0 (HawNoteValues, 1);
          values->id = id;
          values->target = haw_note_target_from_string (target);
          values->target_id = haw_stmt_get_int (stmt, 1);
          values->body = haw_stmt_dup_text (stmt, 2);
          values->title = haw_stmt_dup_text (stmt, 3);
          values->outlet = haw_stmt_dup_text (stmt, 4);
          values->article = haw_stmt_get_int (stmt, 5);
          values->start = haw_stmt_get_int (stmt, 6);
          values->end = haw_stmt_get_int (stmt, 7);
          values->created = haw_stmt_get_int (stmt, 8);
          g_ptr_array_add (all, values);
        }
    }

  return g_steal_pointer (&all);
}

static void
take_rows (HawIdList *list,
           GPtrArray *rows)
{
  g_ptr_array_set_free_func (rows, NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      HawNoteValues *values = g_ptr_array_index (rows, i);
      HawNoteEntry *entry = haw_id_list_lookup (list, values->id);

      if (entry != NULL)
        haw_note_entry_set_values (entry, values);
      else
        haw_note_values_free (values);
    }
}

/* What a note is on has changed: its title, its outlet, the codes it is found by. */
static gboolean
touches_targets (HawChanges *changes)
{
  static const HawTable tables[] = {
    HAW_TABLE_ARTICLE, HAW_TABLE_CODE, HAW_TABLE_EVENT, HAW_TABLE_ACTOR, HAW_TABLE_OUTLET,
    HAW_TABLE_ANNOTATION, HAW_TABLE_ANNOTATION_CODE,
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (haw_changes_touch (changes, tables[i]))
      return TRUE;

  return FALSE;
}

static void
changed (HawIdList  *list,
         HawChanges *changes)
{
  HawNoteIndex *self = HAW_NOTE_INDEX (list);
  gboolean all = haw_changes_is_reset (changes, HAW_TABLE_NOTE) || touches_targets (changes);
  g_autoptr (GArray) again = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer key;

  for (guint i = 0; !all && i < haw_changes_get_n (changes); i++)
    {
      const HawChange *change = haw_changes_get (changes, i);
      gint64 id = haw_change_get_id (change);

      if (haw_change_get_table (change) == HAW_TABLE_NOTE && haw_id_list_lookup (list, id) != NULL)
        g_array_append_val (again, id);
    }
  g_hash_table_iter_init (&iter, haw_id_list_get_live (list));
  while (all && g_hash_table_iter_next (&iter, &key, NULL))
    g_array_append_vals (again, key, 1);
  if (again->len > 0)
    haw_id_list_read (list, g_steal_pointer (&again));
  if (all || haw_changes_touch (changes, HAW_TABLE_NOTE) ||
      (self->filter.start < self->filter.end && haw_changes_touch (changes, HAW_TABLE_EVIDENCE)))
    ask (list);
}

static void
haw_note_index_finalize (GObject *object)
{
  HawNoteIndex *self = HAW_NOTE_INDEX (object);

  g_free (self->words);

  G_OBJECT_CLASS (haw_note_index_parent_class)->finalize (object);
}

static void
haw_note_index_class_init (HawNoteIndexClass *klass)
{
  HawIdListClass *list_class = HAW_ID_LIST_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = haw_note_index_finalize;
  list_class->row_type = HAW_TYPE_NOTE_ENTRY;
  list_class->page_size = 64;
  list_class->max_pages = 4;
  list_class->ask = ask;
  list_class->take_answer = take_answer;
  list_class->changed = changed;
  list_class->read_rows = read_values;
  list_class->take_rows = take_rows;
}

static void
haw_note_index_init (HawNoteIndex *self)
{
  self->words = g_strdup ("");
}

HawNoteIndex *
haw_note_index_new (HawProject *project)
{
  g_return_val_if_fail (HAW_IS_PROJECT (project), NULL);

  return g_object_new (HAW_TYPE_NOTE_INDEX, "project", project, NULL);
}

void
haw_note_index_set_filter (HawNoteIndex        *self,
                           const HawNoteFilter *filter)
{
  g_return_if_fail (HAW_IS_NOTE_INDEX (self) && filter != NULL);

  g_free (self->words);
  self->words = g_strdup (filter->words != NULL ? filter->words : "");
  self->filter = *filter;
  self->filter.words = NULL;
  ask (HAW_ID_LIST (self));
}

static void
analyst_free (gpointer data)
{
  HawNoteAnalyst *analyst = data;

  g_free (analyst->name);
  g_free (analyst);
}

static gpointer
read_analysts (HawDb         *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (GPtrArray) analysts = g_ptr_array_new_with_free_func (analyst_free);
  g_autoptr (HawStmt) stmt =
    haw_db_query (db, error, HAW_DB_SCAN "SELECT id, name FROM analyst ORDER BY id", "");
  HawStep step = HAW_STEP_ERROR;

  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      HawNoteAnalyst *analyst = g_new0 (HawNoteAnalyst, 1);

      analyst->id = haw_stmt_get_int (stmt, 0);
      analyst->name = haw_stmt_dup_text (stmt, 1);
      g_ptr_array_add (analysts, analyst);
    }

  return step == HAW_STEP_DONE ? g_steal_pointer (&analysts) : NULL;
}

void
haw_note_index_load_analysts_async (HawProject          *project,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  g_return_if_fail (HAW_IS_PROJECT (project));

  haw_project_read_async (project, read_analysts, NULL, NULL, (GDestroyNotify) g_ptr_array_unref,
                          cancellable, callback, user_data);
}
