/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-pane-private.h"

#include <glib/gi18n.h>

#include "project/haw-error.h"
#include "timeline/haw-timeline-mark.h"

/* Counting time from the selected event; in a comparison each side may count from its own. */

/**
 * haw_timeline_pane_align_update:
 *
 * Says from which event time is counted, and what can be done about it.
 */
void
haw_timeline_pane_align_update (HawTimelinePane *self)
{
  HawTimelineStore *store = haw_timeline_lanes_get_store (haw_timeline_view_get_lanes (self->view));
  HawTimelineView *view = haw_timeline_pane_compare_get_view (self);
  gint64 aligned = haw_timeline_view_get_aligned_id (view);
  gint64 event = haw_view_state_get_event (self->state);
  int position = haw_timeline_store_find (store, event);
  int origin = haw_timeline_store_find (store, aligned);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "timeline.align",
                                 position >= 0 && (guint) position < store->n_dated &&
                                     (event != aligned || self->comparing));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "timeline.unalign", aligned != 0);
  gtk_widget_set_visible (self->align_chip, aligned != 0);
  if (origin >= 0)
    {
      HawTimelineEvent told;
      g_autofree char *title = NULL;
      g_autofree char *text = NULL;

      haw_timeline_store_tell (store, (guint) origin, &told);
      title = haw_isolate (haw_timeline_event_get_title (&told));
      /* Translators: a button above the timeline: time is counted from the event with this title */
      text = g_strdup_printf (_("From %s"), title);
      gtk_label_set_text (self->align_label, text);
    }
}

static void
align_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  HawTimelinePane *self = HAW_TIMELINE_PANE (widget);

  if (self->comparing)
    {
      haw_timeline_compare_align (self->compare, haw_view_state_get_event (self->state));
      haw_timeline_pane_compare_remember (self);
    }
  else
    haw_timeline_view_set_aligned_id (self->view, haw_view_state_get_event (self->state));
}

static gboolean
unalign (HawTimelinePane *self)
{
  gboolean aligned = haw_timeline_view_get_aligned_id (self->view) != 0;

  if (self->comparing)
    {
      aligned = haw_timeline_compare_unalign (self->compare);
      haw_timeline_pane_compare_remember (self);
      return aligned;
    }
  haw_timeline_view_set_aligned_id (self->view, 0);

  return aligned;
}

static void
unalign_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  unalign (HAW_TIMELINE_PANE (widget));
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   user_data)
{
  HawTimelinePane *self = HAW_TIMELINE_PANE (widget);

  if (unalign (self) || haw_timeline_pane_compare_stop (self))
    return GDK_EVENT_STOP;

  return GDK_EVENT_PROPAGATE;
}

/**
 * haw_timeline_pane_align_class_init:
 */
void
haw_timeline_pane_align_class_init (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "timeline.align", NULL, align_action);
  gtk_widget_class_install_action (widget_class, "timeline.unalign", NULL, unalign_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_a, 0, "timeline.align", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}
