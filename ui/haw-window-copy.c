/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-window-private.h"

#include <glib/gi18n.h>

#include "haw-memory.h"
#include "haw-recent.h"
#include "notes/haw-notes-pane.h"
#include "project/haw-copy.h"
#include "project/haw-move.h"
#include "project/haw-restore.h"

#define SAMPLE_NAME "sample.hawamish"

typedef struct
{
  HawWindow *window;
  GFile *file;      /* that was open */
  GFile *target;
} Copying;

static Copying *
copying_new (HawWindow *self,
             GFile     *target)
{
  Copying *copying = g_new0 (Copying, 1);

  copying->window = g_object_ref (self);
  copying->file = g_object_ref (haw_project_get_file (haw_view_state_get_project (self->state)));
  copying->target = g_object_ref (target);

  return copying;
}

static void
copying_free (Copying *copying)
{
  g_object_unref (copying->window);
  g_object_unref (copying->file);
  g_object_unref (copying->target);
  g_free (copying);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Copying, copying_free)

/* Where the project can't be written any more, the work goes on in the copy, with all that was typed
 * since. */
static void
copied_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Copying) copying = user_data;
  HawWindow *self = copying->window;
  g_autoptr (GError) error = NULL;
  gboolean unsaved;

  if (self->state == NULL)
    return;
  unsaved = haw_view_state_get_project (self->state) == HAW_PROJECT (object) &&
            (self->gone || haw_notes_pane_has_unsaved (HAW_NOTES_PANE (self->notes)));
  if (!haw_project_save_copy_finish (HAW_PROJECT (object), result, &error))
    haw_view_state_show_error (self->state, error);
  else if (unsaved)
    haw_window_go_on_in (self, copying->target);
  else
    haw_view_state_show_message (self->state, _("Copy saved"));
}

/* A copy for others is never what the work goes on in. */
static void
shared_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Copying) copying = user_data;
  HawViewState *state = copying->window->state;
  g_autoptr (GError) error = NULL;

  if (haw_project_save_copy_finish (HAW_PROJECT (object), result, &error))
    haw_view_state_show_message (state, _("Copy saved, without the history and what was deleted"));
  else
    haw_view_state_show_error (state, error);
}

void
haw_window_save_copy (HawWindow *self,
                      GFile     *target,
                      gboolean   replace)
{
  HawProject *project;

  g_return_if_fail (HAW_IS_WINDOW (self) && G_IS_FILE (target));

  project = haw_view_state_get_project (self->state);
  if (project == NULL)
    return;
  haw_notes_pane_flush (HAW_NOTES_PANE (self->notes));
  haw_project_save_copy_async (project, target, replace ? HAW_COPY_DEFAULT : HAW_COPY_NEW, NULL,
                               NULL, NULL, copied_cb, copying_new (self, target));
}

void
haw_window_save_clean_copy (HawWindow *self,
                            GFile     *target,
                            gboolean   replace)
{
  HawProject *project;

  g_return_if_fail (HAW_IS_WINDOW (self) && G_IS_FILE (target));

  project = haw_view_state_get_project (self->state);
  if (project == NULL)
    return;
  haw_notes_pane_flush (HAW_NOTES_PANE (self->notes));
  haw_project_save_copy_async (project, target,
                               HAW_COPY_CLEAN | (replace ? HAW_COPY_DEFAULT : HAW_COPY_NEW), NULL,
                               NULL, NULL, shared_cb, copying_new (self, target));
}

/* A window that goes as soon as this is done opens the project at its new place the next time. */
static void
take_moved (HawWindow *self,
            Copying   *copying)
{
  g_autofree char *uri = g_file_get_uri (copying->file);
  g_autofree char *target_uri = g_file_get_uri (copying->target);

  gtk_recent_manager_remove_item (gtk_recent_manager_get_default (), uri, NULL);
  if (!self->closing)
    {
      haw_window_open (self, copying->target);
      return;
    }
  g_key_file_set_string (haw_memory_get (), "project", "uri", target_uri);
  haw_memory_save ();
}

static void
moved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Copying) copying = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) left = NULL;
  HawWindow *self = copying->window;
  gboolean moved = haw_move_finish (result, &left, &error);

  if (self->state == NULL)
    {
      haw_window_work_changed (self, -1);
      return;
    }
  haw_window_opening_changed (self, -1);
  g_clear_error (&self->deferred);
  self->deferred = moved ? g_steal_pointer (&left) : g_steal_pointer (&error);
  if (moved)
    take_moved (self, copying);
  else if (!self->closing)
    haw_window_open (self, copying->file);
  haw_window_work_changed (self, -1);
}

static void
closed_to_move_cb (HawWindow *self,
                   gboolean   closed,
                   gpointer   data)
{
  g_autoptr (Copying) copying = data;

  if (closed)
    {
      GFile *file = copying->file;
      GFile *target = copying->target;

      haw_move_async (file, target, NULL, moved_cb, g_steal_pointer (&copying));
      return;
    }
  haw_window_opening_changed (self, -1);
  haw_window_work_changed (self, -1);
}

static void
move_left (HawWindow *self,
           gpointer   data)
{
  Copying *copying = data;

  haw_window_opening_changed (self, 1);
  haw_window_work_changed (self, 1);
  haw_window_carry_place (self, copying->target);
  haw_window_swap_project (self, NULL, closed_to_move_cb, copying);
}

void
haw_window_move (HawWindow *self,
                 GFile     *target)
{
  HawProject *project;

  g_return_if_fail (HAW_IS_WINDOW (self) && G_IS_FILE (target));

  project = haw_view_state_get_project (self->state);
  if (project != NULL && !g_file_equal (haw_project_get_file (project), target))
    haw_window_leave (self, move_left, copying_new (self, target), (GDestroyNotify) copying_free);
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
sample_made_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (HawWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = haw_restore_finish (result, &error);

  if (file == NULL && self->state != NULL)
    haw_view_state_show_error (self->state, error);
  else if (self->state != NULL && !self->closing)
    haw_window_open (self, file);
  haw_window_work_changed (self, -1);
}

/* What came with the program stays as it is; a copy that was made before keeps its changes. */
void
haw_window_open_sample (HawWindow *self)
{
  g_autofree char *path = dup_sample_path ();
  g_autoptr (GFile) sample = g_file_new_for_path (path);
  g_autoptr (GFile) folder = haw_recent_get_own_folder ();

  haw_window_work_changed (self, 1);
  /* Translators: name of the sample project. */
  haw_restore_async (sample, folder, _("Hawamish Sample"), HAW_RESTORE_ONCE, NULL, sample_made_cb,
                     g_object_ref (self));
}
