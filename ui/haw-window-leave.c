/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-window-private.h"

#include <glib/gi18n.h>

#include "haw-memory.h"
#include "notes/haw-notes-pane.h"

/* Leaving a project: only when all that was typed is in it, and always safely closed. */

typedef struct
{
  HawWindow *window;
  HawProject *project;
  gulong handler;
  HawLeaveFunc func;
  gpointer data;
  GDestroyNotify data_free;
} Leaving;

static void
leaving_free (Leaving *leaving)
{
  if (leaving->data_free != NULL && leaving->data != NULL)
    leaving->data_free (leaving->data);
  g_clear_object (&leaving->project);
  g_object_unref (leaving->window);
  g_free (leaving);
}

static void
say_unsaved (HawWindow *self)
{
  HawProject *project = haw_view_state_get_project (self->state);
  g_autofree char *name = haw_isolate (haw_project_get_name (project));
  g_autofree char *text = NULL;
  const HawMessageButton buttons[] = {
    { _("_Save a Copy…"), "win.save-copy", FALSE },
    { _("_Try Again"), "win.retry-notes", TRUE },
    { _("_Discard the Note"), "win.discard-notes", TRUE },
  };

  /* Translators: %s is the name of a project. */
  text = g_strdup_printf (_("A note that you wrote could not be stored in the project “%s”, which "
                            "therefore stays open. Save a copy, and the note goes into it."), name);
  haw_message_bar_show_full (self->messages, "dialog-warning-symbolic", text, buttons,
                             G_N_ELEMENTS (buttons));
}

static void
settled (Leaving *leaving)
{
  HawWindow *self = leaving->window;

  if (leaving->project != NULL &&
      haw_view_state_get_project (self->state) == leaving->project &&
      haw_notes_pane_has_unsaved (HAW_NOTES_PANE (self->notes)))
    say_unsaved (self);
  else
    leaving->func (self, g_steal_pointer (&leaving->data));
  leaving_free (leaving);
}

static void
pending_cb (Leaving *leaving)
{
  if (leaving->window->notes != NULL &&
      haw_notes_pane_is_storing (HAW_NOTES_PANE (leaving->window->notes)))
    return;
  g_signal_handler_disconnect (leaving->project, leaving->handler);
  settled (leaving);
}

/**
 * haw_window_leave:
 * @data: (transfer full) (nullable): for @func, which takes it
 * @data_free: (nullable): frees @data where @func is not called
 *
 * Calls @func as soon as all that was typed is stored in the open project, at once if it is already
 * or there is no project. Where something can't be stored or an event is half written, says so and
 * does not call it.
 */
void
haw_window_leave (HawWindow      *self,
                  HawLeaveFunc    func,
                  gpointer        data,
                  GDestroyNotify  data_free)
{
  HawProject *project = haw_view_state_get_project (self->state);
  Leaving *leaving = g_new0 (Leaving, 1);

  leaving->window = g_object_ref (self);
  leaving->func = func;
  leaving->data = data;
  leaving->data_free = data_free;
  if (project == NULL)
    {
      settled (leaving);
      return;
    }
  if (haw_notes_pane_hold (HAW_NOTES_PANE (self->notes)))
    {
      leaving_free (leaving);
      return;
    }
  leaving->project = g_object_ref (project);
  haw_notes_pane_flush (HAW_NOTES_PANE (self->notes));
  if (haw_notes_pane_is_storing (HAW_NOTES_PANE (self->notes)))
    leaving->handler = g_signal_connect_swapped (project, "notify::pending",
                                                 G_CALLBACK (pending_cb), leaving);
  else
    settled (leaving);
}

/* The project is closed all the same, but not without a word. */
static void
backup_failed_cb (HawWindow    *self,
                  const GError *error)
{
  self->closing = FALSE;
  haw_view_state_show_error (self->state, error);
}

static gboolean
may_go (HawWindow *self)
{
  return self->closing && self->n_closing == 0 && self->n_working == 0;
}

typedef struct
{
  HawWindow *window;
  HawClosedFunc func;
  gpointer data;
} Closing;

static void
closed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autofree Closing *closing = user_data;
  g_autoptr (HawWindow) self = closing->window;
  g_autoptr (GError) error = NULL;
  gboolean closed = haw_project_close_finish (HAW_PROJECT (object), result, &error);

  self->n_closing--;
  /* Whoever closes the window once more has read this. */
  if (!closed)
    haw_view_state_show_error (self->state, error);
  if (closing->func != NULL)
    closing->func (self, closed, closing->data);
  haw_window_open_waiting (self);
  if (closed && may_go (self))
    gtk_window_close (GTK_WINDOW (self));
}

/**
 * haw_window_swap_project:
 * @project: (nullable): takes the place of the open one
 * @func: (nullable): called when the one before is closed, which it always is behind its back
 */
void
haw_window_swap_project (HawWindow     *self,
                         HawProject    *project,
                         HawClosedFunc  func,
                         gpointer       data)
{
  HawProject *current = haw_view_state_get_project (self->state);
  g_autoptr (HawProject) old = current == NULL ? NULL : g_object_ref (current);
  Closing *closing;

  haw_message_bar_clear (self->messages);
  self->gone = self->unsaved = FALSE;
  haw_window_remember (self);
  haw_view_state_set_project (self->state, project);
  if (old == NULL)
    return;
  g_signal_connect_object (old, "backup-failed", G_CALLBACK (backup_failed_cb), self,
                           G_CONNECT_SWAPPED);
  closing = g_new0 (Closing, 1);
  closing->window = g_object_ref (self);
  closing->func = func;
  closing->data = data;
  self->n_closing++;
  haw_project_close_async (old, NULL, closed_cb, closing);
}

static void
close_left (HawWindow *self,
            gpointer   data)
{
  haw_window_swap_project (self, NULL, NULL, NULL);
  g_key_file_remove_key (haw_memory_get (), "project", "uri", NULL);
  haw_memory_save ();
}

void
haw_window_close_project (HawWindow *self)
{
  g_return_if_fail (HAW_IS_WINDOW (self));

  if (haw_view_state_get_project (self->state) != NULL)
    haw_window_leave (self, close_left, NULL, NULL);
}

static void
quit_left (HawWindow *self,
           gpointer   data)
{
  self->closing = TRUE;
  haw_window_swap_project (self, NULL, NULL, NULL);
}

/**
 * haw_window_work_changed:
 * @step: 1 or -1
 *
 * Counts the files that are being restored, recovered or moved: the program, and the window that tells
 * the end, stay until they are whole.
 */
void
haw_window_work_changed (HawWindow *self,
                         int        step)
{
  g_autoptr (HawWindow) kept = g_object_ref (self);

  self->n_working += (guint) step;
  if (step > 0)
    g_application_hold (g_application_get_default ());
  else
    {
      if (self->state != NULL && may_go (self))
        gtk_window_close (GTK_WINDOW (self));
      g_application_release (g_application_get_default ());
    }
}

/**
 * haw_window_quit:
 *
 * Closes the project, and the window behind it once nothing is on its way any more.
 *
 * Returns: whether the window can go now
 */
gboolean
haw_window_quit (HawWindow *self)
{
  if (!self->closing)
    haw_window_leave (self, quit_left, NULL, NULL);

  return may_go (self);
}
