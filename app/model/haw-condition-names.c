/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-attribute.h"
#include "haw-condition-names.h"

static void
name_free (gpointer data)
{
  HawConditionName *name = data;

  g_free (name->facet);
  g_free (name->label);
  g_free (name);
}

static const char *
query_of (HawFacet facet)
{
  return facet == HAW_FACET_OUTLET ? "SELECT '', name FROM outlet WHERE id = ?"
         : facet == HAW_FACET_CODE ? "SELECT '', name FROM code WHERE id = ?"
                                   : "SELECT name, kind FROM attribute WHERE id = ?";
}

static HawConditionName *
read_name (HawDb               *db,
           const HawCondition  *condition,
           GError             **error)
{
  g_autoptr (HawStmt) stmt =
    haw_db_query (db, error, query_of (condition->facet), "i", condition->id);
  HawConditionName *name;
  HawStep step;

  if (stmt == NULL || (step = haw_stmt_step (stmt, error)) == HAW_STEP_ERROR)
    return NULL;
  name = g_new0 (HawConditionName, 1);
  name->facet = step == HAW_STEP_ROW ? haw_stmt_dup_text (stmt, 0) : g_strdup ("");
  name->label = step == HAW_STEP_ROW ? haw_stmt_dup_text (stmt, 1) : g_strdup ("");
  if (condition->facet == HAW_FACET_ATTRIBUTE)
    {
      HawAttributeKind kind = HAW_ATTRIBUTE_TEXT;

      haw_attribute_kind_from_nick (name->label, &kind);
      g_free (name->label);
      name->label = haw_attribute_describe_value (kind, condition->value);
    }
  return name;
}

static gpointer
load (HawDb         *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (name_free);

  for (guint i = 0; i < haw_article_filter_get_n (data); i++)
    {
      HawConditionName *name = read_name (db, haw_article_filter_get (data, i), error);

      if (name == NULL)
        return NULL;
      g_ptr_array_add (names, name);
    }
  return g_steal_pointer (&names);
}

void
haw_condition_names_load_async (HawProject          *project,
                                HawArticleFilter    *filter,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_return_if_fail (HAW_IS_PROJECT (project) && filter != NULL);

  haw_project_read_async (project, load, haw_article_filter_ref (filter),
                          (GDestroyNotify) haw_article_filter_unref,
                          (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}
