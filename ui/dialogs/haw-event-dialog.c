/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-event-dialog.h"

/* The dialog of a window that is being opened: the next one takes its place. */
#define OPENING "haw-event-dialog"

typedef struct
{
  HawViewState *state;
  GWeakRef parent;
  gboolean has_parent;
  gsize n;
  HawEventDialogFunc func;
} Opening;

static void
opening_free (Opening *opening)
{
  g_object_unref (opening->state);
  g_weak_ref_clear (&opening->parent);
  g_free (opening);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

static void
cancel (gpointer data)
{
  g_cancellable_cancel (data);
  g_object_unref (data);
}

static void
found_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (Opening) opening = data;
  g_autoptr (GtkWindow) parent = g_weak_ref_get (&opening->parent);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events =
    haw_event_store_find_finish (HAW_EVENT_STORE (object), result, &error);

  if ((opening->has_parent && parent == NULL) ||
      haw_view_state_get_events (opening->state) != HAW_EVENT_STORE (object))
    return;
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    haw_view_state_show_error (opening->state, error);
  if (events == NULL || events->len < opening->n)
    return;
  opening->func (opening->state, parent, events);
}

void
haw_event_dialog_open (HawViewState       *state,
                       GtkWindow          *parent,
                       const gint64       *events,
                       gsize               n,
                       HawEventDialogFunc  func)
{
  g_autoptr (GCancellable) cancellable = NULL;
  HawEventStore *store;
  Opening *opening;

  g_return_if_fail (HAW_IS_VIEW_STATE (state) && events != NULL && func != NULL);

  store = haw_view_state_get_events (state);
  if (store == NULL)
    return;
  cancellable = g_cancellable_new ();
  opening = g_new0 (Opening, 1);
  opening->state = g_object_ref (state);
  g_weak_ref_init (&opening->parent, parent);
  opening->has_parent = parent != NULL;
  opening->n = n;
  opening->func = func;
  g_object_set_data_full (G_OBJECT (state), OPENING, g_object_ref (cancellable), cancel);
  haw_event_store_find_async (store, events, n, cancellable, found_cb, opening);
}
