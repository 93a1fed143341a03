/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-window-private.h"

#include <glib/gi18n.h>

#include "browser/haw-import-controller.h"
#include "haw-memory.h"
#include "haw-recent.h"
#include "model/haw-event-table.h"
#include "notes/haw-notes-pane.h"

typedef struct
{
  HawWindow *window;
  GFile *file;
  GPtrArray *articles;  /* to be imported once the project is there */
  HawDrafts *drafts;    /* what was typed in the project that this one is a copy of */
  gboolean copy;        /* of the project that is open and can't be written any more */
  gboolean read_only;   /* because another program writes it */
  guint number;         /* of a project that nobody named, from 1 */
  HawProject *project;
} Opening;

static Opening *
opening_new (HawWindow *self,
             GFile     *file)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->window = g_object_ref (self);
  g_set_object (&opening->file, file);

  return opening;
}

static void
opening_free (Opening *opening)
{
  if (opening->project != NULL)
    haw_project_close_async (opening->project, NULL, NULL, NULL);
  g_clear_object (&opening->project);
  g_clear_object (&opening->file);
  g_clear_pointer (&opening->articles, g_ptr_array_unref);
  g_clear_pointer (&opening->drafts, haw_drafts_unref);
  g_object_unref (opening->window);
  g_free (opening);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

/* What was read last may be deleted; a project that was never open here would otherwise begin with an
 * empty reader. */
static void
articles_loaded_cb (HawArticleList *articles,
                    GParamSpec     *pspec,
                    HawWindow      *self)
{
  g_autofree char *filter = NULL;
  gint64 article;

  g_signal_handlers_disconnect_by_func (articles, articles_loaded_cb, self);
  if (self->state == NULL || haw_view_state_get_articles (self->state) != articles)
    return;
  article = haw_view_state_get_article (self->state);
  g_object_get (articles, "filter", &filter, NULL);
  if (article == 0 || (*filter == '\0' &&
                        !haw_id_list_find (HAW_ID_LIST (articles), article, NULL)))
    haw_view_state_set_article (self->state, haw_id_list_get_id (HAW_ID_LIST (articles), 0));
}

static void
show_read_only (HawWindow  *self,
                HawProject *project,
                gboolean    wanted)
{
  const HawMessageButton button = { _("_Save a Copy…"), "win.save-copy", FALSE };
  g_autofree char *name = haw_isolate (haw_project_get_name (project));
  g_autofree char *text = NULL;

  /* Translators: %s is the name of a project. */
  text = g_strdup_printf (wanted ? _("“%s” is open for reading only, because another program writes "
                                     "it. What is changed there shows here when you open it again.")
                                 : _("“%s” or its folder can’t be written, so the project is open for "
                                     "reading only. Save a copy in another folder to work on it."),
                          name);
  haw_message_bar_show_full (self->messages, "dialog-information-symbolic", text, &button, 1);
}

/* What is to be said of the project that was just opened. */
static void
show_notice (HawWindow  *self,
             HawProject *project,
             gboolean    read_only)
{
  const char *notice = haw_project_get_notice (project);

  if (haw_project_is_read_only (project))
    show_read_only (self, project, read_only);
  if (notice != NULL)
    haw_message_bar_show_full (self->messages, "dialog-information-symbolic", notice, NULL, 0);
  if (self->deferred != NULL)
    haw_window_show_error (self, self->deferred);
  g_clear_error (&self->deferred);
}

static void
take_left (HawWindow *self,
           gpointer   data)
{
  g_autoptr (Opening) opening = data;
  g_autoptr (HawProject) project = g_steal_pointer (&opening->project);

  if (self->closing)
    {
      haw_project_close_async (project, NULL, NULL, NULL);
      return;
    }
  if (opening->copy)
    opening->drafts = haw_notes_pane_collect_drafts (HAW_NOTES_PANE (self->notes));
  haw_window_remember (self);
  haw_window_swap_project (self, project, NULL, NULL);
  haw_recent_add (haw_project_get_file (project));
  show_notice (self, project, opening->read_only);
  haw_window_restore_place (self);
  g_signal_connect_object (haw_view_state_get_articles (self->state), "notify::loading",
                           G_CALLBACK (articles_loaded_cb), self, 0);
  if (opening->drafts != NULL)
    haw_notes_pane_take_drafts (HAW_NOTES_PANE (self->notes), opening->drafts);
  haw_window_remember (self);
  if (opening->articles != NULL)
    haw_window_import (self, opening->articles);
}

static void
take_project (Opening    *opening,
              HawProject *project,
              GError     *error)
{
  HawWindow *self = opening->window;

  haw_window_opening_changed (self, -1);
  if (project == NULL)
    {
      if (opening->file != NULL && !self->closing)
        haw_window_show_open_error (self, opening->file, error);
      opening_free (opening);
      return;
    }
  opening->project = g_object_ref (project);
  if (opening->copy || self->closing)
    take_left (self, opening);
  else
    haw_window_leave (self, take_left, opening, (GDestroyNotify) opening_free);
}

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  Opening *opening = user_data;
  HawWindow *self = opening->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (HawProject) project = haw_project_open_finish (result, &error);

  /* It may be the one that is just being closed here, by which it is still held. */
  if (self->n_closing > 0 && !self->closing && g_error_matches (error, HAW_ERROR, HAW_ERROR_LOCKED))
    {
      if (self->waiting == NULL)
        self->waiting = g_ptr_array_new ();
      g_ptr_array_add (self->waiting, opening);
      return;
    }
  take_project (opening, project, error);
}

static void
open_file (Opening *opening)
{
  haw_event_table_open_project_async (
    opening->file, opening->read_only ? HAW_OPEN_READ_ONLY : HAW_OPEN_DEFAULT, NULL, opened_cb,
    opening);
}

/**
 * haw_window_open_waiting:
 *
 * Tries once more to open what could not be before a project was closed.
 */
void
haw_window_open_waiting (HawWindow *self)
{
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->waiting);

  for (guint i = 0; waiting != NULL && i < waiting->len; i++)
    {
      Opening *opening = waiting->pdata[i];

      if (self->closing)
        take_project (opening, NULL, NULL);
      else
        open_file (opening);
    }
}

static void
open_left (HawWindow *self,
           gpointer   data)
{
  Opening *opening = data;

  haw_window_opening_changed (self, 1);
  open_file (opening);
}

static void
created_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HawProject) project = haw_project_new_finish (result, &error);

  take_project (user_data, project, error);
}

static void
create_left (HawWindow *self,
             gpointer   data)
{
  Opening *opening = data;

  haw_window_opening_changed (self, 1);
  haw_project_new_async (opening->file, NULL, created_cb, opening);
}

static void create_untitled (Opening *opening);

static void
untitled_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  Opening *opening = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HawProject) project = haw_project_new_finish (result, &error);

  if (g_error_matches (error, HAW_ERROR, HAW_ERROR_EXISTS))
    {
      opening->number++;
      create_untitled (opening);
    }
  else
    take_project (opening, project, error);
}

/* The first name that no file has yet. */
static void
create_untitled (Opening *opening)
{
  /* Translators: name of a project that nobody gave a name yet. */
  const char *name = _("Untitled");
  g_autofree char *base = opening->number == 1
                          ? g_strconcat (name, HAW_PROJECT_SUFFIX, NULL)
                          : g_strdup_printf ("%s %u" HAW_PROJECT_SUFFIX, name, opening->number);
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "hawamish", base, NULL);

  g_clear_object (&opening->file);
  opening->file = g_file_new_for_path (path);
  haw_project_new_async (opening->file, NULL, untitled_cb, opening);
}

static void
folder_made_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  /* Where there is no folder, the project can't be made and says so. */
  create_untitled (user_data);
}

static void
make_folder (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "hawamish", NULL);

  g_task_return_boolean (task, g_mkdir_with_parents (folder, 0700) == 0);
}

static void
import_untitled (HawWindow *self,
                 GPtrArray *files)
{
  Opening *opening = opening_new (self, NULL);
  g_autoptr (GTask) task = g_task_new (NULL, NULL, folder_made_cb, opening);

  opening->articles = g_ptr_array_ref (files);
  opening->number = 1;
  haw_window_opening_changed (self, 1);
  g_task_set_source_tag (task, import_untitled);
  g_task_run_in_thread (task, make_folder);
}

static void
open_with (HawWindow *self,
           GFile     *project,
           GPtrArray *articles)
{
  HawProject *current = haw_view_state_get_project (self->state);

  if (current == NULL || !g_file_equal (haw_project_get_file (current), project))
    {
      Opening *opening = opening_new (self, project);

      opening->articles = articles == NULL ? NULL : g_ptr_array_ref (articles);
      haw_window_leave (self, open_left, opening, (GDestroyNotify) opening_free);
    }
  else if (articles != NULL)
    haw_window_import (self, articles);
}

/* The project comes first of the files; only reading tells one whose name does not. */
static void
sort_received (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  GPtrArray *files = data;
  guint project = files->len;

  for (guint i = 0; i < files->len && project == files->len; i++)
    if (haw_project_recognizes (g_ptr_array_index (files, i)))
      project = i;
  g_task_return_int (task, project);
}

static void
received_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  HawWindow *self = HAW_WINDOW (object);
  GPtrArray *files = g_task_get_task_data (G_TASK (result));
  guint found = (guint) g_task_propagate_int (G_TASK (result), NULL);
  g_autoptr (GFile) project = NULL;

  if (self->closing)
    return;
  if (found < files->len)
    project = g_ptr_array_steal_index (files, found);
  if (project == NULL)
    haw_window_import (self, files);
  else
    open_with (self, project, files->len > 0 ? files : NULL);
}

static gboolean
drop_cb (HawWindow    *self,
         const GValue *value)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  for (GSList *l = g_value_get_boxed (value); l != NULL; l = l->next)
    g_ptr_array_add (files, g_object_ref (l->data));
  if (files->len > 0)
    haw_window_receive (self, files);

  return files->len > 0;
}

void
haw_window_install_drop (HawWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->stack), GTK_EVENT_CONTROLLER (target));
}

void
haw_window_open (HawWindow *self,
                 GFile     *project)
{
  g_return_if_fail (HAW_IS_WINDOW (self) && G_IS_FILE (project));

  open_with (self, project, NULL);
}

/**
 * haw_window_open_read_only:
 *
 * Opens a project that another program writes.
 */
void
haw_window_open_read_only (HawWindow *self,
                           GFile     *project)
{
  Opening *opening = opening_new (self, project);

  opening->read_only = TRUE;
  haw_window_leave (self, open_left, opening, (GDestroyNotify) opening_free);
}

void
haw_window_receive (HawWindow *self,
                    GPtrArray *files)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (HAW_IS_WINDOW (self) && files != NULL);

  task = g_task_new (self, NULL, received_cb, NULL);
  g_task_set_source_tag (task, haw_window_receive);
  g_task_set_task_data (task, g_ptr_array_ref (files), (GDestroyNotify) g_ptr_array_unref);
  g_task_run_in_thread (task, sort_received);
}

/**
 * haw_window_go_on_in:
 * @copy: a copy of the open project, which can't be written any more
 *
 * Opens @copy in place of the project, at the same article, and stores there what was typed and
 * could not be stored.
 */
void
haw_window_go_on_in (HawWindow *self,
                     GFile     *copy)
{
  Opening *opening;

  if (haw_notes_pane_hold (HAW_NOTES_PANE (self->notes)))
    return;
  opening = opening_new (self, copy);
  opening->copy = TRUE;
  haw_window_carry_place (self, copy);
  open_left (self, opening);
}

void
haw_window_open_last (HawWindow *self)
{
  g_autofree char *uri = NULL;
  g_autoptr (GFile) file = NULL;

  g_return_if_fail (HAW_IS_WINDOW (self));

  uri = g_key_file_get_string (haw_memory_get (), "project", "uri", NULL);
  if (uri == NULL || *uri == '\0')
    return;
  /* What is not there any more is said once. */
  g_key_file_remove_key (haw_memory_get (), "project", "uri", NULL);
  file = g_file_new_for_uri (uri);
  haw_window_open (self, file);
}

void
haw_window_create (HawWindow *self,
                   GFile     *project,
                   GPtrArray *articles)
{
  Opening *opening;

  g_return_if_fail (HAW_IS_WINDOW (self) && G_IS_FILE (project));

  opening = opening_new (self, project);
  opening->articles = articles == NULL ? NULL : g_ptr_array_ref (articles);
  haw_window_leave (self, create_left, opening, (GDestroyNotify) opening_free);
}

void
haw_window_import (HawWindow *self,
                   GPtrArray *files)
{
  g_return_if_fail (HAW_IS_WINDOW (self) && files != NULL);

  if (haw_view_state_get_project (self->state) != NULL)
    haw_import_run (self->state, GTK_WINDOW (self), files);
  else
    import_untitled (self, files);
}
