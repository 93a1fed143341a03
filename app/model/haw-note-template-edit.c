/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-note-template-edit.h"
#include "project/haw-clock.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  gint64 id;
  char *name;
  char *body;
} TemplateEdit;

static void
template_edit_free (gpointer data)
{
  TemplateEdit *edit = data;

  g_free (edit->name);
  g_free (edit->body);
  g_free (edit);
}

static TemplateEdit *
template_edit_new (gint64      id,
                   const char *name,
                   const char *body)
{
  TemplateEdit *edit = g_new0 (TemplateEdit, 1);

  edit->id = id;
  edit->name = name != NULL ? g_strstrip (g_strdup (name)) : NULL;
  edit->body = g_strdup (body);
  return edit;
}

static gboolean
check_name (const TemplateEdit  *edit,
            GError             **error)
{
  if (edit->name == NULL || *edit->name != '\0')
    return TRUE;
  g_set_error_literal (error, HAW_ERROR, HAW_ERROR_INVALID,
                       _("A template needs a name. Type one."));
  return FALSE;
}

static gboolean
add_template (HawDb    *db,
              gpointer  data,
              GError  **error)
{
  TemplateEdit *edit = data;
  g_autofree char *uuid = haw_uuid_new ();

  if (!check_name (edit, error) ||
      !haw_db_run (db, error, "INSERT INTO note_template (uuid, name, body) VALUES (?, ?, ?)", "sss",
                   uuid, edit->name, edit->body))
    return FALSE;
  edit->id = haw_db_last_id (db);
  return TRUE;
}

static gboolean
update_template (HawDb    *db,
                 gpointer  data,
                 GError  **error)
{
  TemplateEdit *edit = data;

  return check_name (edit, error) &&
         haw_db_run (db, error,
                     "UPDATE note_template SET name = coalesce (?, name), body = coalesce (?, body)"
                     " WHERE id = ?", "ssi", edit->name, edit->body, edit->id);
}

static gboolean
remove_template (HawDb    *db,
                 gpointer  data,
                 GError  **error)
{
  TemplateEdit *edit = data;

  return haw_db_run (db, error, "DELETE FROM note_template WHERE id = ?", "i", edit->id);
}

void
haw_note_template_add_async (HawProject          *project,
                             const char          *name,
                             const char          *body,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_return_if_fail (HAW_IS_PROJECT (project) && name != NULL && body != NULL);

  haw_project_edit_async (project, haw_label_new (N_("Add Template %s"), name, NULL), NULL,
                          add_template, template_edit_new (0, name, body), template_edit_free,
                          cancellable, callback, user_data);
}

gint64
haw_note_template_add_finish (HawProject    *project,
                              GAsyncResult  *result,
                              GError       **error)
{
  if (!haw_project_edit_finish (project, result, error))
    return 0;
  return ((TemplateEdit *) haw_project_edit_get_data (result))->id;
}

void
haw_note_template_update_async (HawProject          *project,
                                gint64               id,
                                const char          *name,
                                const char          *body,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autofree char *run = NULL;

  g_return_if_fail (HAW_IS_PROJECT (project));

  if (name == NULL)
    run = g_strdup_printf ("note-template-%" G_GINT64_FORMAT, id);
  haw_project_edit_async (project, haw_label_new (N_("Change Template"), NULL), run,
                          update_template, template_edit_new (id, name, body), template_edit_free,
                          cancellable, callback, user_data);
}

void
haw_note_template_remove_async (HawProject          *project,
                                gint64               id,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_return_if_fail (HAW_IS_PROJECT (project));

  haw_project_edit_async (project, haw_label_new (N_("Delete Template"), NULL), NULL,
                          remove_template, template_edit_new (id, NULL, NULL), template_edit_free,
                          cancellable, callback, user_data);
}
