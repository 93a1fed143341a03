/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-changes-private.h"
#include "haw-db-private.h"

struct _HawChange
{
  HawTable table;
  HawChangeKind kind;
  gint64 id;
  gint64 owner;
  GStrv columns;            /* shared with the other rows of the table */
  guint n_columns;
  sqlite3_value **before;   /* n_columns, NULL where not known */
  sqlite3_value **after;
};

struct _HawChanges
{
  gatomicrefcount refs;
  HawOrigin origin;
  GPtrArray *rows;          /* HawChange */
  GStrv columns[HAW_N_TABLES];
  gboolean reset[HAW_N_TABLES];
};

/* owner_sql finds the owner of a row whose changeset does not carry the column. */
static const struct
{
  const char *name;
  const char *owner_column;
  const char *owner_sql;
} tables[HAW_N_TABLES] = {
  [HAW_TABLE_OUTLET] = { "outlet", NULL, NULL },
  [HAW_TABLE_ARTICLE] = { "article", NULL, NULL },
  [HAW_TABLE_REGION] = { "region", "text", "SELECT text FROM region WHERE id = ?" },
  [HAW_TABLE_CODE] = { "code", NULL, NULL },
  [HAW_TABLE_ANNOTATION] = { "annotation", "article",
                             "SELECT article FROM annotation WHERE id = ?" },
  [HAW_TABLE_ANNOTATION_CODE] = { "annotation_code", "annotation",
                                  "SELECT annotation FROM annotation_code WHERE id = ?" },
  [HAW_TABLE_NOTE] = { "note", "target_id", "SELECT target_id FROM note WHERE id = ?" },
  [HAW_TABLE_ACTOR] = { "actor", NULL, NULL },
  [HAW_TABLE_ACTOR_NAME] = { "actor_name", "actor", "SELECT actor FROM actor_name WHERE id = ?" },
  [HAW_TABLE_MENTION] = { "mention", "text", "SELECT text FROM mention WHERE id = ?" },
  [HAW_TABLE_EVENT] = { "event", NULL, NULL },
  [HAW_TABLE_PARTICIPANT] = { "participant", "event",
                              "SELECT event FROM participant WHERE id = ?" },
  [HAW_TABLE_EVIDENCE] = { "evidence", "event", "SELECT event FROM evidence WHERE id = ?" },
  [HAW_TABLE_PROPOSAL] = { "proposal", "text", "SELECT text FROM proposal WHERE id = ?" },
  [HAW_TABLE_LINK] = { "link", "source", "SELECT source FROM link WHERE id = ?" },
  [HAW_TABLE_ANCHOR] = { "anchor", "annotation", "SELECT annotation FROM anchor WHERE id = ?" },
  [HAW_TABLE_ATTRIBUTE] = { "attribute", NULL, NULL },
  [HAW_TABLE_ATTRIBUTE_VALUE] = { "attribute_value", "target_id",
                                  "SELECT target_id FROM attribute_value WHERE id = ?" },
  [HAW_TABLE_DISTINCT_ACTORS] = { "distinct_actors", "actor",
                                  "SELECT actor FROM distinct_actors WHERE id = ?" },
  [HAW_TABLE_NOTE_TEMPLATE] = { "note_template", NULL, NULL },
  [HAW_TABLE_SAVED_RANGE] = { "saved_range", NULL, NULL },
};

G_DEFINE_BOXED_TYPE (HawChanges, haw_changes, haw_changes_ref, haw_changes_unref)

static void
values_free (sqlite3_value **values,
             guint           n)
{
  for (guint i = 0; i < n; i++)
    sqlite3_value_free (values[i]);
  g_free (values);
}

static void
change_free (gpointer data)
{
  HawChange *change = data;

  values_free (change->before, change->n_columns);
  values_free (change->after, change->n_columns);
  g_free (change);
}

const char *
haw_table_get_name (HawTable table)
{
  g_return_val_if_fail (table < HAW_N_TABLES, NULL);

  return tables[table].name;
}

static gboolean
table_from_name (const char *name,
                 HawTable   *table)
{
  for (HawTable i = 0; i < HAW_N_TABLES; i++)
    if (g_str_equal (tables[i].name, name))
      {
        *table = i;
        return TRUE;
      }

  return FALSE;
}

static GStrv
read_columns (HawDb      *db,
              const char *table)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (HawStmt) stmt = haw_db_query (db, NULL, "SELECT name FROM pragma_table_info (?)",
                                           "s", table);

  while (stmt != NULL && haw_stmt_step (stmt, NULL) == HAW_STEP_ROW)
    {
      g_autofree char *name = haw_stmt_dup_text (stmt, 0);

      g_strv_builder_add (builder, name);
    }

  return g_strv_builder_end (builder);
}

static int
change_find_column (const HawChange *change,
                    const char      *column)
{
  for (guint i = 0; i < change->n_columns; i++)
    if (g_str_equal (change->columns[i], column))
      return i;

  g_critical ("No column %s in table %s", column, tables[change->table].name);
  return -1;
}

/* The value a row has now; of a deleted one, the value it had. */
static sqlite3_value *
change_find_value (const HawChange *change,
                   const char      *column)
{
  int index = change_find_column (change, column);

  if (index < 0)
    return NULL;
  if (change->kind == HAW_CHANGE_DELETE || change->after[index] == NULL)
    return change->before[index];
  return change->after[index];
}

static HawChange *
change_read (HawChanges               *changes,
             HawDb                    *db,
             sqlite3_changeset_iter   *iter)
{
  HawChange *change;
  const char *name;
  HawTable table;
  int n_columns, operation;

  sqlite3changeset_op (iter, &name, &n_columns, &operation, NULL);
  if (!table_from_name (name, &table))
    return NULL;
  if (changes->columns[table] == NULL)
    changes->columns[table] = read_columns (db, name);
  if ((int) g_strv_length (changes->columns[table]) != n_columns)
    return NULL;

  change = g_new0 (HawChange, 1);
  change->table = table;
  change->kind = operation == SQLITE_INSERT ? HAW_CHANGE_INSERT
                 : operation == SQLITE_DELETE ? HAW_CHANGE_DELETE
                 : HAW_CHANGE_UPDATE;
  change->columns = changes->columns[table];
  change->n_columns = n_columns;
  change->before = g_new0 (sqlite3_value *, n_columns);
  change->after = g_new0 (sqlite3_value *, n_columns);
  for (int i = 0; i < n_columns; i++)
    {
      sqlite3_value *value = NULL;

      if (operation != SQLITE_INSERT && sqlite3changeset_old (iter, i, &value) == SQLITE_OK)
        change->before[i] = sqlite3_value_dup (value);
      value = NULL;
      if (operation != SQLITE_DELETE && sqlite3changeset_new (iter, i, &value) == SQLITE_OK)
        change->after[i] = sqlite3_value_dup (value);
    }
  change->id = haw_change_get_int (change, "id");
  if (tables[table].owner_column != NULL)
    change->owner = haw_change_get_int (change, tables[table].owner_column);

  return change;
}

HawChanges *
haw_changes_new (HawOrigin origin)
{
  HawChanges *changes = g_new0 (HawChanges, 1);

  g_atomic_ref_count_init (&changes->refs);
  changes->origin = origin;
  changes->rows = g_ptr_array_new_with_free_func (change_free);

  return changes;
}

HawChanges *
haw_changes_ref (HawChanges *changes)
{
  g_atomic_ref_count_inc (&changes->refs);
  return changes;
}

void
haw_changes_unref (HawChanges *changes)
{
  if (!g_atomic_ref_count_dec (&changes->refs))
    return;

  g_ptr_array_unref (changes->rows);
  for (HawTable i = 0; i < HAW_N_TABLES; i++)
    g_strfreev (changes->columns[i]);
  g_free (changes);
}

void
haw_changes_reset_all (HawChanges *changes)
{
  for (HawTable i = 0; i < HAW_N_TABLES; i++)
    changes->reset[i] = TRUE;
}

gboolean
haw_changes_decode (HawChanges  *changes,
                    HawDb       *db,
                    GBytes      *changeset,
                    GError     **error)
{
  sqlite3_changeset_iter *iter = NULL;
  gsize size;
  gconstpointer bytes = g_bytes_get_data (changeset, &size);
  int code;

  code = sqlite3changeset_start (&iter, (int) size, (void *) bytes);
  if (code != SQLITE_OK)
    return haw_db_fail (db, code, error);

  while ((code = sqlite3changeset_next (iter)) == SQLITE_ROW)
    {
      HawChange *change = change_read (changes, db, iter);

      if (change != NULL)
        g_ptr_array_add (changes->rows, change);
    }
  sqlite3changeset_finalize (iter);

  return code == SQLITE_DONE || haw_db_fail (db, code, error);
}

void
haw_changes_find_owners (HawChanges *changes,
                         HawDb      *db)
{
  for (guint i = 0; i < changes->rows->len; i++)
    {
      HawChange *change = g_ptr_array_index (changes->rows, i);

      if (change->owner == 0 && tables[change->table].owner_sql != NULL)
        haw_db_get_int (db, &change->owner, NULL, tables[change->table].owner_sql, "i",
                        change->id);
    }
}

HawOrigin
haw_changes_get_origin (HawChanges *changes)
{
  return changes->origin;
}

guint
haw_changes_get_n (HawChanges *changes)
{
  return changes->rows->len;
}

const HawChange *
haw_changes_get (HawChanges *changes,
                 guint       index)
{
  g_return_val_if_fail (index < changes->rows->len, NULL);

  return g_ptr_array_index (changes->rows, index);
}

gboolean
haw_changes_is_reset (HawChanges *changes,
                      HawTable    table)
{
  g_return_val_if_fail (table < HAW_N_TABLES, FALSE);

  return changes->reset[table];
}

gboolean
haw_changes_touch (HawChanges *changes,
                   HawTable    table)
{
  if (haw_changes_is_reset (changes, table))
    return TRUE;
  for (guint i = 0; i < changes->rows->len; i++)
    if (((HawChange *) g_ptr_array_index (changes->rows, i))->table == table)
      return TRUE;

  return FALSE;
}

HawTable
haw_change_get_table (const HawChange *change)
{
  return change->table;
}

HawChangeKind
haw_change_get_kind (const HawChange *change)
{
  return change->kind;
}

gint64
haw_change_get_id (const HawChange *change)
{
  return change->id;
}

gint64
haw_change_get_owner (const HawChange *change)
{
  return change->owner;
}

gboolean
haw_change_has (const HawChange *change,
                const char      *column)
{
  int index = change_find_column (change, column);

  return index >= 0 && change->after[index] != NULL;
}

gint64
haw_change_get_int (const HawChange *change,
                    const char      *column)
{
  sqlite3_value *value = change_find_value (change, column);

  return value != NULL ? sqlite3_value_int64 (value) : 0;
}

double
haw_change_get_double (const HawChange *change,
                       const char      *column)
{
  sqlite3_value *value = change_find_value (change, column);

  return value != NULL ? sqlite3_value_double (value) : 0;
}

gboolean
haw_change_is_null (const HawChange *change,
                    const char      *column)
{
  sqlite3_value *value = change_find_value (change, column);

  return value == NULL || sqlite3_value_type (value) == SQLITE_NULL;
}

const char *
haw_change_get_text (const HawChange *change,
                     const char      *column)
{
  sqlite3_value *value = change_find_value (change, column);

  return value != NULL ? (const char *) sqlite3_value_text (value) : NULL;
}

const char *
haw_change_get_text_before (const HawChange *change,
                            const char      *column)
{
  int index;

  g_return_val_if_fail (change != NULL, NULL);

  index = change_find_column (change, column);
  if (index < 0 || change->before[index] == NULL)
    return NULL;
  return (const char *) sqlite3_value_text (change->before[index]);
}
