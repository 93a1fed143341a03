/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-view-private.h"

/* Where the keyboard goes in the view. */

static GtkWidgetClass *parent_class;

/* The focus stands on the selected event, or the first in view; Tab leaves from there. */
static gboolean
grab_focus (GtkWidget *widget)
{
  HawTimelineView *self = HAW_TIMELINE_VIEW (widget);
  GtkWidget *mark;

  if (self->settle_id != 0)
    haw_timeline_view_settle (self);

  mark = haw_timeline_marks_find (self, self->selected_id, self->selected_lane);
  if (mark == NULL && self->marks->len > 0)
    mark = g_ptr_array_index (self->marks, 0);
  if (mark != NULL && gtk_widget_grab_focus (mark))
    return TRUE;
  if (haw_timeline_clusters_grab_focus (self))
    return TRUE;

  return parent_class->grab_focus (widget);
}

/* At most three stops: the headers, if there are lanes, what stands for many events, and the events. */
static gboolean
focus (GtkWidget       *widget,
       GtkDirectionType direction)
{
  HawTimelineView *self = HAW_TIMELINE_VIEW (widget);
  GtkWidget *child = gtk_widget_get_focus_child (widget);
  gboolean in_headers = child != NULL && child == self->headers;
  gboolean in_clusters = haw_timeline_clusters_have_focus (self);
  gboolean in_events = gtk_widget_is_focus (widget) || (child != NULL && !in_headers && !in_clusters);
  gboolean enters = !in_headers && !in_clusters && !in_events;

  if (direction == GTK_DIR_TAB_FORWARD)
    {
      if (enters && haw_timeline_lane_grab_focus (self))
        return TRUE;
      if ((enters || in_headers) && haw_timeline_clusters_grab_focus (self))
        return TRUE;
      if (in_headers || (in_clusters && self->marks->len > 0))
        return grab_focus (widget);
    }
  if (direction == GTK_DIR_TAB_BACKWARD)
    {
      if (in_events && haw_timeline_clusters_grab_focus (self))
        return TRUE;
      if ((in_events || in_clusters) && haw_timeline_lane_grab_focus (self))
        return TRUE;
    }
  if (!enters)
    return FALSE;

  return grab_focus (widget);
}

void
haw_timeline_focus_class_init (GtkWidgetClass *widget_class)
{
  parent_class = GTK_WIDGET_CLASS (g_type_class_peek_parent (widget_class));
  widget_class->grab_focus = grab_focus;
  widget_class->focus = focus;
}
