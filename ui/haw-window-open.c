/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-window-private.h"

#include <glib/gi18n.h>

#include "browser/haw-import-controller.h"
#include "haw-memory.h"
#include "haw-recent.h"
#include "notes/haw-notes-pane.h"
#include "project/haw-copy.h"

#define SAMPLE_NAME "sample.hawamish"

typedef struct
{
  HawWindow *window;
  GPtrArray *articles;  /* to be imported once the project is there */
  gint64 article;       /* to be shown */
} Opening;

static Opening *
opening_new (HawWindow *self,
             GPtrArray *articles,
             gint64     article)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->window = g_object_ref (self);
  opening->articles = articles == NULL ? NULL : g_ptr_array_ref (articles);
  opening->article = article;
  haw_window_opening_changed (self, 1);

  return opening;
}

static void
opening_free (Opening *opening)
{
  g_clear_pointer (&opening->articles, g_ptr_array_unref);
  g_object_unref (opening->window);
  g_free (opening);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

static void
closed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (HawWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  self->n_closing--;
  if (!haw_project_close_finish (HAW_PROJECT (object), result, &error))
    {
      /* Whoever closes the window once more has read this. */
      haw_view_state_show_error (self->state, error);
      return;
    }
  if (self->closing && self->n_closing == 0)
    gtk_window_close (GTK_WINDOW (self));
}

/* Puts a project, or none, into the window; the one before is closed behind it. */
static void
swap_project (HawWindow  *self,
              HawProject *project)
{
  HawProject *current = haw_view_state_get_project (self->state);
  g_autoptr (HawProject) old = current == NULL ? NULL : g_object_ref (current);

  haw_message_bar_clear (self->messages);
  haw_notes_pane_flush (HAW_NOTES_PANE (self->notes));
  haw_view_state_set_project (self->state, project);
  if (old == NULL)
    return;
  self->n_closing++;
  haw_project_close_async (old, NULL, closed_cb, g_object_ref (self));
}

/* A project that was never open here would otherwise begin with an empty reader. */
static void
articles_loaded_cb (HawArticleList *articles,
                    GParamSpec     *pspec,
                    HawWindow      *self)
{
  g_signal_handlers_disconnect_by_func (articles, articles_loaded_cb, self);
  if (self->state != NULL && haw_view_state_get_articles (self->state) == articles &&
      haw_view_state_get_article (self->state) == 0)
    haw_view_state_set_article (self->state, haw_article_list_get_id (articles, 0));
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
      haw_view_state_show_error (self->state, error);
      return;
    }
  if (self->closing)
    {
      haw_project_close_async (project, NULL, NULL, NULL);
      return;
    }
  swap_project (self, project);
  haw_recent_add (haw_project_get_file (project));
  if (opening->article != 0)
    haw_view_state_set_article (self->state, opening->article);
  else
    g_signal_connect_object (haw_view_state_get_articles (self->state), "notify::loading",
                             G_CALLBACK (articles_loaded_cb), self, 0);
  haw_window_remember (self);
  if (opening->articles != NULL)
    haw_window_import (self, opening->articles);
}

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Opening) opening = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HawProject) project = haw_project_open_finish (result, &error);

  take_project (opening, project, error);
}

static void
created_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Opening) opening = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HawProject) project = haw_project_new_finish (result, &error);

  take_project (opening, project, error);
}

static void
open_at (HawWindow *self,
         GFile     *file,
         gint64     article)
{
  HawProject *project = haw_view_state_get_project (self->state);

  if (project != NULL && g_file_equal (haw_project_get_file (project), file))
    return;
  haw_project_open_async (file, HAW_OPEN_DEFAULT, NULL, opened_cb,
                          opening_new (self, NULL, article));
}

/* A name in a folder that no file has yet. */
static GFile *
find_free_name (const char *folder,
                const char *name)
{
  for (guint i = 1;; i++)
    {
      g_autofree char *base = i == 1 ? g_strconcat (name, HAW_PROJECT_SUFFIX, NULL)
                                     : g_strdup_printf ("%s %u" HAW_PROJECT_SUFFIX, name, i);
      g_autofree char *path = g_build_filename (folder, base, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_file_new_for_path (path);
    }
}

static char *
dup_sample_path (void)
{
  const char *path = g_getenv ("HAW_SAMPLE");

  return path != NULL ? g_strdup (path) : g_build_filename (PKGDATADIR, SAMPLE_NAME, NULL);
}

gboolean
haw_window_has_sample (void)
{
  g_autofree char *path = dup_sample_path ();

  return g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

static void
sample_copied_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (HawWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  GFile *copy = g_task_get_task_data (G_TASK (result));

  if (g_task_propagate_boolean (G_TASK (result), &error))
    haw_window_open (self, copy);
  else
    haw_view_state_show_error (self->state, error);
}

/* What came with the program stays as it is; a copy that was made before keeps its changes. */
static void
copy_sample (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  g_autofree char *path = dup_sample_path ();
  g_autoptr (GFile) sample = g_file_new_for_path (path);
  g_autoptr (GFile) folder = g_file_get_parent (data);
  g_autofree char *folder_path = g_file_get_path (folder);
  GError *error = NULL;

  g_mkdir_with_parents (folder_path, 0700);
  if (g_file_query_exists (data, NULL) ||
      g_file_copy (sample, data, G_FILE_COPY_NOFOLLOW_SYMLINKS | G_FILE_COPY_TARGET_DEFAULT_PERMS,
                   cancellable, NULL, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
haw_window_open_sample (HawWindow *self)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, sample_copied_cb, g_object_ref (self));
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autofree char *data = g_build_filename (g_get_user_data_dir (), "hawamish", NULL);
  g_autofree char *path = NULL;

  /* Translators: file name of the sample project. */
  path = g_build_filename (documents != NULL ? documents : data, _("Hawamish Sample.hawamish"),
                           NULL);
  g_task_set_source_tag (task, haw_window_open_sample);
  g_task_set_task_data (task, g_file_new_for_path (path), g_object_unref);
  g_task_run_in_thread (task, copy_sample);
}

static gboolean
drop_cb (HawWindow    *self,
         const GValue *value)
{
  GSList *files = g_value_get_boxed (value);
  g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func (g_object_unref);

  for (GSList *l = files; l != NULL; l = l->next)
    if (haw_recent_is_project (l->data))
      {
        haw_window_open (self, l->data);
        return TRUE;
      }
    else
      g_ptr_array_add (articles, g_object_ref (l->data));
  if (articles->len > 0)
    haw_window_import (self, articles);

  return articles->len > 0;
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

  if (!haw_notes_pane_hold (HAW_NOTES_PANE (self->notes)))
    open_at (self, project, 0);
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
  file = g_file_new_for_uri (uri);
  if (g_file_query_exists (file, NULL))
    open_at (self, file, g_key_file_get_int64 (haw_memory_get (), "project", "article", NULL));
}

void
haw_window_create (HawWindow *self,
                   GFile     *project,
                   GPtrArray *articles)
{
  g_return_if_fail (HAW_IS_WINDOW (self) && G_IS_FILE (project));

  if (!haw_notes_pane_hold (HAW_NOTES_PANE (self->notes)))
    haw_project_new_async (project, NULL, created_cb, opening_new (self, articles, 0));
}

void
haw_window_import (HawWindow *self,
                   GPtrArray *files)
{
  g_autofree char *folder = NULL;
  g_autoptr (GFile) file = NULL;

  g_return_if_fail (HAW_IS_WINDOW (self) && files != NULL);

  if (haw_view_state_get_project (self->state) != NULL)
    {
      haw_import_run (self->state, GTK_WINDOW (self), files);
      return;
    }
  folder = g_build_filename (g_get_user_data_dir (), "hawamish", NULL);
  g_mkdir_with_parents (folder, 0700);
  /* Translators: name of a project that nobody gave a name yet. */
  file = find_free_name (folder, _("Untitled"));
  haw_window_create (self, file, files);
}

static void
copied_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (HawWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (haw_project_save_copy_finish (HAW_PROJECT (object), result, &error))
    haw_view_state_show_message (self->state, _("Copy saved"));
  else
    haw_view_state_show_error (self->state, error);
}

void
haw_window_save_copy (HawWindow *self,
                      GFile     *target)
{
  HawProject *project;

  g_return_if_fail (HAW_IS_WINDOW (self) && G_IS_FILE (target));

  project = haw_view_state_get_project (self->state);
  if (project == NULL)
    return;
  haw_notes_pane_flush (HAW_NOTES_PANE (self->notes));
  haw_project_save_copy_async (project, target, HAW_COPY_DEFAULT, NULL, NULL, NULL, copied_cb,
                               g_object_ref (self));
}

void
haw_window_close_project (HawWindow *self)
{
  g_return_if_fail (HAW_IS_WINDOW (self));

  if (haw_view_state_get_project (self->state) == NULL)
    return;
  if (!self->closing && haw_notes_pane_hold (HAW_NOTES_PANE (self->notes)))
    return;
  haw_window_remember (self);
  if (!self->closing)
    {
      g_key_file_remove_key (haw_memory_get (), "project", "uri", NULL);
      haw_memory_save ();
    }
  swap_project (self, NULL);
}
