/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-attribute-values.h"

static void
value_free (gpointer data)
{
  HawAttributeValue *value = data;

  g_free (value->value);
  g_free (value->name);
  g_free (value);
}

typedef struct
{
  HawAttributeTarget target;
  gint64 id;
} Wanted;

static gpointer
load_values (HawDb         *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  const Wanted *wanted = data;
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (value_free);
  g_autoptr (HawStmt) stmt =
    haw_db_query (db, error, HAW_DB_SCAN
                  "SELECT v.attribute, v.target_id, v.value, a.name, a.kind FROM attribute a"
                  " JOIN attribute_value v ON v.attribute = a.id"
                  " WHERE a.target = ?1 AND (?2 = 0 OR v.target_id = ?2)"
                  " ORDER BY a.position, a.id, v.target_id", "si",
                  haw_attribute_target_to_nick (wanted->target), wanted->id);
  HawStep step = HAW_STEP_ERROR;

  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      HawAttributeValue *value = g_new0 (HawAttributeValue, 1);
      g_autofree char *kind = haw_stmt_dup_text (stmt, 4);

      value->attribute = haw_stmt_get_int (stmt, 0);
      value->target = haw_stmt_get_int (stmt, 1);
      value->value = haw_stmt_dup_text (stmt, 2);
      value->name = haw_stmt_dup_text (stmt, 3);
      haw_attribute_kind_from_nick (kind, &value->kind);
      g_ptr_array_add (values, value);
    }
  return step == HAW_STEP_DONE ? g_steal_pointer (&values) : NULL;
}

static void
common_value_clear (gpointer data)
{
  g_free (((HawCommonValue *) data)->value);
}

typedef struct
{
  HawAttributeTarget target;
  GArray *ids;   /* gint64 */
} WantedInCommon;

static void
wanted_in_common_free (gpointer data)
{
  WantedInCommon *wanted = data;

  g_array_unref (wanted->ids);
  g_free (wanted);
}

static gpointer
load_in_common (HawDb         *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  const WantedInCommon *wanted = data;
  g_autoptr (GArray) values = haw_common_values_new ();

  for (guint i = 0; i < wanted->ids->len; i++)
    if (!haw_common_values_add (db, wanted->target, g_array_index (wanted->ids, gint64, i), i,
                                values, error))
      return NULL;
  return g_steal_pointer (&values);
}

GArray *
haw_common_values_new (void)
{
  GArray *values = g_array_new (FALSE, FALSE, sizeof (HawCommonValue));

  g_array_set_clear_func (values, common_value_clear);
  return values;
}

void
haw_common_values_take (char  **into,
                        char   *value,
                        guint   n_before)
{
  if (n_before == 0)
    *into = g_steal_pointer (&value);
  else if (*into != NULL && !g_str_equal (*into, value))
    g_clear_pointer (into, g_free);
  g_free (value);
}

gboolean
haw_common_values_add (HawDb               *db,
                       HawAttributeTarget   target,
                       gint64               id,
                       guint                n_before,
                       GArray              *values,
                       GError             **error)
{
  g_autoptr (HawStmt) stmt =
    haw_db_query (db, error,
                  HAW_DB_SCAN "SELECT a.id, coalesce (v.value, '') FROM attribute a"
                  " LEFT JOIN attribute_value v ON v.attribute = a.id AND v.target_id = ?1"
                  " WHERE a.target = ?2 ORDER BY a.position, a.id", "is", id,
                  haw_attribute_target_to_nick (target));
  HawStep step = HAW_STEP_ERROR;

  for (guint i = 0; stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW; i++)
    {
      if (n_before == 0)
        {
          const HawCommonValue value = { haw_stmt_get_int (stmt, 0), NULL };

          g_array_append_val (values, value);
        }
      haw_common_values_take (&g_array_index (values, HawCommonValue, i).value,
                              haw_stmt_dup_text (stmt, 1), n_before);
    }
  return step == HAW_STEP_DONE;
}

void
haw_common_values_load_async (HawProject          *project,
                              HawAttributeTarget   target,
                              const gint64        *ids,
                              gsize                n,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  WantedInCommon *wanted;

  g_return_if_fail (HAW_IS_PROJECT (project) && target < HAW_N_ATTRIBUTE_TARGETS && ids != NULL);

  wanted = g_new0 (WantedInCommon, 1);
  wanted->target = target;
  wanted->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (wanted->ids, ids, n);
  haw_project_read_async (project, load_in_common, wanted, wanted_in_common_free,
                          (GDestroyNotify) g_array_unref, cancellable, callback, user_data);
}

void
haw_attribute_load_values_async (HawProject          *project,
                                 HawAttributeTarget   target,
                                 gint64               id,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  const Wanted wanted = { target, id };

  g_return_if_fail (HAW_IS_PROJECT (project) && target < HAW_N_ATTRIBUTE_TARGETS);

  haw_project_read_async (project, load_values, g_memdup2 (&wanted, sizeof wanted), g_free,
                          (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}
