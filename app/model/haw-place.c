/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-place.h"

#include "haw-lookup.h"
#include "project/haw-history.h"

/* A batch touches thousands of rows, of which the first few say enough. */
#define MAX_ROWS 64

typedef struct
{
  HawTable table;
  gboolean deleted;
  gint64 id;
  gint64 owner;
  gint64 article;   /* of an annotation that is made or deleted, with its passage; so for mentions */
  gint64 start;
  gint64 end;
  char *target;     /* of a note that is made or deleted */
  gint64 attribute; /* of a value that is made or deleted */
} Row;

static void
row_clear (gpointer data)
{
  g_free (((Row *) data)->target);
}

/* The values of a change belong to one thread; the reader gets a copy. */
static GArray *
copy_rows (HawChanges *changes)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (Row));

  g_array_set_clear_func (rows, row_clear);
  for (guint i = 0; i < MIN (haw_changes_get_n (changes), MAX_ROWS); i++)
    {
      const HawChange *change = haw_changes_get (changes, i);
      Row row = { haw_change_get_table (change) };

      row.deleted = haw_change_get_kind (change) == HAW_CHANGE_DELETE;
      row.id = haw_change_get_id (change);
      row.owner = haw_change_get_owner (change);
      if (haw_change_get_kind (change) != HAW_CHANGE_UPDATE && row.table == HAW_TABLE_ANNOTATION)
        {
          row.article = haw_change_get_int (change, "article");
          row.start = haw_change_get_int (change, "start");
          row.end = haw_change_get_int (change, "end");
        }
      if (haw_change_get_kind (change) != HAW_CHANGE_UPDATE && row.table == HAW_TABLE_MENTION)
        {
          row.start = haw_change_get_int (change, "start");
          row.end = haw_change_get_int (change, "end");
        }
      if (haw_change_get_kind (change) != HAW_CHANGE_UPDATE && row.table == HAW_TABLE_NOTE)
        row.target = g_strdup (haw_change_get_text (change, "target"));
      if (haw_change_get_kind (change) != HAW_CHANGE_UPDATE &&
          row.table == HAW_TABLE_ATTRIBUTE_VALUE)
        row.attribute = haw_change_get_int (change, "attribute");
      g_array_append_val (rows, row);
    }

  return rows;
}

static gboolean
take_annotation (HawDb     *db,
                 HawPlace  *place,
                 gint64     id,
                 GError   **error)
{
  g_autoptr (HawStmt) stmt = haw_db_query (
      db, error, "SELECT article, start, end FROM annotation WHERE id = ?", "i", id);
  HawStep step;

  if (stmt == NULL || (step = haw_stmt_step (stmt, error)) == HAW_STEP_ERROR)
    return FALSE;
  if (place->touched == 0)
    place->touched = id;
  if (step == HAW_STEP_ROW)
    {
      place->annotation = id;
      place->article = haw_stmt_get_int (stmt, 0);
      place->start = haw_stmt_get_int (stmt, 1);
      place->end = haw_stmt_get_int (stmt, 2);
    }

  return TRUE;
}

/* A note is on some other row; only those with a place in the window count. */
static gboolean
take_note (HawDb      *db,
           HawPlace   *place,
           const Row  *row,
           GError    **error)
{
  g_autofree char *target = g_strdup (row->target);

  if (target == NULL)
    {
      g_autoptr (HawStmt) stmt = haw_db_query (db, error, "SELECT target FROM note WHERE id = ?",
                                               "i", row->id);
      HawStep step;

      if (stmt == NULL || (step = haw_stmt_step (stmt, error)) == HAW_STEP_ERROR)
        return FALSE;
      if (step != HAW_STEP_ROW)
        return TRUE;
      target = haw_stmt_dup_text (stmt, 0);
    }
  if (g_str_equal (target, "annotation"))
    return take_annotation (db, place, row->owner, error);
  if (g_str_equal (target, "article"))
    place->article = row->owner;
  else if (g_str_equal (target, "event"))
    place->event = row->owner;

  return TRUE;
}

/* A value is of some other row, as a note is on one. */
static gboolean
take_value (HawDb      *db,
            HawPlace   *place,
            const Row  *row,
            GError    **error)
{
  g_autofree char *target = NULL;
  g_autoptr (HawStmt) stmt =
    row->attribute != 0
      ? haw_db_query (db, error, "SELECT target FROM attribute WHERE id = ?", "i", row->attribute)
      : haw_db_query (db, error,
                      "SELECT a.target FROM attribute_value v JOIN attribute a ON a.id = v.attribute"
                      " WHERE v.id = ?", "i", row->id);
  HawStep step;

  if (stmt == NULL || (step = haw_stmt_step (stmt, error)) == HAW_STEP_ERROR)
    return FALSE;
  if (step != HAW_STEP_ROW)
    return TRUE;
  target = haw_stmt_dup_text (stmt, 0);
  if (g_str_equal (target, "event") && place->event == 0)
    place->event = row->owner;
  else if (g_str_equal (target, "article"))
    place->article = row->owner;
  return TRUE;
}

/* The passage, where it is in the text that is read. */
static gboolean
take_mention (HawDb      *db,
              HawPlace   *place,
              const Row  *row,
              GError    **error)
{
  gint64 article = 0;

  if (!haw_db_get_int (db, &article, error,
                       "SELECT coalesce ((SELECT article FROM article_text t WHERE t.id = ?1 AND t.id = "
                       HAW_CURRENT_TEXT ("t.article") "), 0)", "i", row->owner))
    return FALSE;
  if (article == 0 || row->end == 0)
    return TRUE;
  place->article = article;
  place->start = row->start;
  place->end = row->end;
  return TRUE;
}

/* The words that a decision was about, where they are in the text that is read. */
static gboolean
take_proposal (HawDb     *db,
               HawPlace  *place,
               gint64     id,
               GError   **error)
{
  g_autoptr (HawStmt) stmt =
    haw_db_query (db, error,
                  "SELECT t.article, p.start, p.end FROM proposal p"
                  " JOIN article_text t ON t.id = p.text"
                  " WHERE p.id = ? AND t.id = " HAW_CURRENT_TEXT ("t.article"), "i", id);
  HawStep step;

  if (stmt == NULL || (step = haw_stmt_step (stmt, error)) == HAW_STEP_ERROR)
    return FALSE;
  if (step != HAW_STEP_ROW)
    return TRUE;
  place->article = haw_stmt_get_int (stmt, 0);
  place->start = haw_stmt_get_int (stmt, 1);
  place->end = haw_stmt_get_int (stmt, 2);
  return TRUE;
}

static gboolean
take_row (HawDb      *db,
          HawPlace   *place,
          const Row  *row,
          GError    **error)
{
  if (row->table == HAW_TABLE_EVENT && place->event == 0)
    place->event = row->id;
  else if ((row->table == HAW_TABLE_EVIDENCE || row->table == HAW_TABLE_PARTICIPANT) &&
           place->event == 0)
    place->event = row->owner;
  else if (place->article != 0)
    return TRUE;
  else if (row->table == HAW_TABLE_ARTICLE)
    place->article = row->id;
  else if (row->table == HAW_TABLE_ATTRIBUTE_VALUE)
    return take_value (db, place, row, error);
  else if (row->table == HAW_TABLE_MENTION)
    return take_mention (db, place, row, error);
  else if (row->table == HAW_TABLE_PROPOSAL)
    return take_proposal (db, place, row->id, error);
  else if (row->table == HAW_TABLE_NOTE)
    return take_note (db, place, row, error);
  else if (row->table == HAW_TABLE_ANNOTATION_CODE || row->table == HAW_TABLE_LINK)
    return take_annotation (db, place, row->owner, error);
  else if (row->table == HAW_TABLE_ANNOTATION)
    {
      if (!take_annotation (db, place, row->id, error))
        return FALSE;
      if (place->article != 0)
        return TRUE;
      place->article = row->article;
      place->start = row->start;
      place->end = row->end;
    }

  return TRUE;
}

/* What is not in the project any more can't be shown. */
static gboolean
drop_absent (HawDb     *db,
             HawPlace  *place,
             GError   **error)
{
  gint64 article = 0, event = 0;

  if (!haw_db_get_int (db, &article, error,
                       "SELECT count (*) FROM article WHERE id = ? AND removed_at IS NULL", "i",
                       place->article) ||
      !haw_db_get_int (db, &event, error, "SELECT count (*) FROM event WHERE id = ?", "i",
                       place->event))
    return FALSE;
  if (article == 0)
    place->article = place->annotation = place->start = place->end = 0;
  if (event == 0)
    place->event = 0;

  return TRUE;
}

static HawPlace *
find_among (HawDb   *db,
            GArray  *rows,
            GError **error)
{
  static const HawTable order[] = {
    HAW_TABLE_ANNOTATION, HAW_TABLE_NOTE,     HAW_TABLE_ANNOTATION_CODE, HAW_TABLE_EVENT,
    HAW_TABLE_EVIDENCE,   HAW_TABLE_PARTICIPANT, HAW_TABLE_MENTION,         HAW_TABLE_LINK,
    HAW_TABLE_PROPOSAL,   HAW_TABLE_ARTICLE,  HAW_TABLE_ATTRIBUTE_VALUE,
  };
  g_autofree HawPlace *place = g_new0 (HawPlace, 1);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    for (guint j = 0; j < rows->len; j++)
      {
        const Row *row = &g_array_index (rows, Row, j);

        if (row->table == order[i] && !take_row (db, place, row, error))
          return NULL;
      }
  if (!drop_absent (db, place, error))
    return NULL;

  return g_steal_pointer (&place);
}

static gpointer
find_place (HawDb         *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return find_among (db, data, error);
}

static gpointer
find_step (HawDb         *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (HawChanges) changes = haw_history_read_changes (db, *(gint64 *) data, error);
  g_autoptr (GArray) rows = changes != NULL ? copy_rows (changes) : NULL;

  return rows != NULL ? find_among (db, rows, error) : NULL;
}

void
haw_place_find_async (HawProject          *project,
                      HawChanges          *changes,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_return_if_fail (HAW_IS_PROJECT (project) && changes != NULL);

  haw_project_read_async (project, find_place, copy_rows (changes), (GDestroyNotify) g_array_unref,
                          g_free, cancellable, callback, user_data);
}

void
haw_place_find_step_async (HawProject          *project,
                           gint64               step,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_return_if_fail (HAW_IS_PROJECT (project));

  haw_project_read_async (project, find_step, g_memdup2 (&step, sizeof step), g_free, g_free,
                          cancellable, callback, user_data);
}
