/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-outlet-edit.h"
#include "haw-reliability.h"
#include "text/haw-fold.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  gint64 id;
  gint64 into;
  char *name;
  char *country;
  char *kind;
  char *reliability;
} OutletEdit;

static void
outlet_edit_free (gpointer data)
{
  OutletEdit *edit = data;

  g_free (edit->name);
  g_free (edit->country);
  g_free (edit->kind);
  g_free (edit->reliability);
  g_free (edit);
}

static char *
dup_stripped (const char *text)
{
  return text != NULL ? g_strstrip (g_strdup (text)) : NULL;
}

/* Articles find their outlet by its name, however it is spelt: two of the same name can't be. */
static gboolean
check_name (HawDb       *db,
            OutletEdit  *edit,
            GError     **error)
{
  g_autofree char *wanted = haw_fold_name (edit->name);
  g_autoptr (HawStmt) stmt = NULL;
  HawStep step = HAW_STEP_ERROR;

  if (*wanted == '\0')
    {
      g_set_error_literal (error, HAW_ERROR, HAW_ERROR_INVALID,
                           _("An outlet needs a name. Type one."));
      return FALSE;
    }
  stmt = haw_db_query (db, error, "SELECT name FROM outlet WHERE id <> ?", "i", edit->id);
  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      g_autofree char *other = haw_stmt_dup_text (stmt, 0);
      g_autofree char *folded = haw_fold_name (other);

      if (g_str_equal (folded, wanted))
        {
          g_autofree char *isolated = haw_isolate (other);

          g_set_error (error, HAW_ERROR, HAW_ERROR_INVALID,
                       _("There is already an outlet %s. Merge the two instead."), isolated);
          return FALSE;
        }
    }

  return step == HAW_STEP_DONE;
}

static gboolean
update_outlet (HawDb    *db,
               gpointer  data,
               GError  **error)
{
  OutletEdit *edit = data;

  if (edit->name != NULL && !check_name (db, edit, error))
    return FALSE;
  if (edit->reliability != NULL && !haw_reliability_is_outlet_grade (edit->reliability))
    {
      g_autofree char *isolated = haw_isolate (edit->reliability);

      g_set_error (error, HAW_ERROR, HAW_ERROR_INVALID,
                   _("%s is no grade of reliability. Choose one of A to F."), isolated);
      return FALSE;
    }
  return haw_db_run (db, error,
                     "UPDATE outlet SET name = coalesce (?, name), country = coalesce (?, country),"
                     " kind = coalesce (?, kind), reliability = coalesce (?, reliability)"
                     " WHERE id = ?", "ssssi", edit->name, edit->country, edit->kind,
                     edit->reliability, edit->id);
}

static gboolean
merge_outlets (HawDb    *db,
               gpointer  data,
               GError  **error)
{
  OutletEdit *edit = data;
  gint64 n = 0;

  if (!haw_db_get_int (db, &n, error, "SELECT count (*) FROM outlet WHERE id IN (?, ?)", "ii",
                       edit->id, edit->into))
    return FALSE;
  if (n != 2)
    {
      g_set_error_literal (error, HAW_ERROR, HAW_ERROR_INVALID,
                           _("The outlets to merge are not both there any more."));
      return FALSE;
    }
  return haw_db_run (db, error,
                     "UPDATE outlet SET"
                     " country = iif (country <> '', country,"
                     " (SELECT country FROM outlet WHERE id = ?1)),"
                     " kind = iif (kind <> '', kind, (SELECT kind FROM outlet WHERE id = ?1)),"
                     " reliability = iif (reliability <> '', reliability,"
                     " (SELECT reliability FROM outlet WHERE id = ?1)) WHERE id = ?2", "ii",
                     edit->id, edit->into) &&
         haw_db_run (db, error, "UPDATE article SET outlet = ?2 WHERE outlet = ?1", "ii", edit->id,
                     edit->into) &&
         haw_db_run (db, error,
                     HAW_DB_SCAN "UPDATE attribute_value AS v SET target_id = ?2"
                     " WHERE target_id = ?1 AND attribute IN"
                     " (SELECT id FROM attribute WHERE target = 'outlet')"
                     " AND NOT EXISTS (SELECT 1 FROM attribute_value"
                     " WHERE attribute = v.attribute AND target_id = ?2)", "ii", edit->id,
                     edit->into) &&
         haw_db_run (db, error,
                     HAW_DB_SCAN "DELETE FROM attribute_value WHERE target_id = ? AND attribute IN"
                     " (SELECT id FROM attribute WHERE target = 'outlet')", "i", edit->id) &&
         haw_db_run (db, error, "DELETE FROM outlet WHERE id = ?", "i", edit->id);
}

void
haw_outlet_update_async (HawProject            *project,
                         gint64                 outlet,
                         const HawOutletFields *fields,
                         GCancellable          *cancellable,
                         GAsyncReadyCallback    callback,
                         gpointer               user_data)
{
  OutletEdit *edit;

  g_return_if_fail (HAW_IS_PROJECT (project) && fields != NULL);

  edit = g_new0 (OutletEdit, 1);
  edit->id = outlet;
  edit->name = dup_stripped (fields->name);
  edit->country = dup_stripped (fields->country);
  edit->kind = dup_stripped (fields->kind);
  edit->reliability = g_strdup (fields->reliability);
  haw_project_edit_async (project, haw_label_new (N_("Change Outlet"), NULL), NULL, update_outlet,
                          edit, outlet_edit_free, cancellable, callback, user_data);
}

void
haw_outlet_merge_async (HawProject          *project,
                        gint64               outlet,
                        gint64               into,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  OutletEdit *edit;

  g_return_if_fail (HAW_IS_PROJECT (project));

  edit = g_new0 (OutletEdit, 1);
  edit->id = outlet;
  edit->into = into;
  haw_project_edit_async (project, haw_label_new (N_("Merge Outlets"), NULL), NULL, merge_outlets,
                          edit, outlet_edit_free, cancellable, callback, user_data);
}
