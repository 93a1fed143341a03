/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-view-private.h"

/* What stands where, and how much work was done so far. */

/**
 * haw_timeline_view_pick:
 * @x: px in the widget
 * @y: px in the widget
 *
 * Returns: the id of the event at a position, or 0
 */
gint64
haw_timeline_view_pick (HawTimelineView *self,
                        double           x,
                        double           y)
{
  gint64 lane;
  int item;

  g_return_val_if_fail (HAW_IS_TIMELINE_VIEW (self), 0);

  item = haw_timeline_input_pick (self, x, y, &lane);

  return item < 0 ? 0 : self->store->ids[item];
}

/**
 * haw_timeline_view_time_at:
 * @x: px in the widget
 *
 * Returns: the time there, in seconds of local time
 */
gint64
haw_timeline_view_time_at (HawTimelineView *self,
                           double           x)
{
  g_return_val_if_fail (HAW_IS_TIMELINE_VIEW (self), 0);

  return haw_time_axis_t_of (&self->axis, x - self->body_x);
}

/**
 * haw_timeline_view_get_n_drawn:
 *
 * Returns: how many shapes and tiles were drawn so far, not only moved; a count of work for tests
 */
guint
haw_timeline_view_get_n_drawn (HawTimelineView *self)
{
  g_return_val_if_fail (HAW_IS_TIMELINE_VIEW (self), 0);

  return haw_timeline_nodes_get_n_made (self->nodes);
}

/**
 * haw_timeline_view_get_n_shaped:
 *
 * Returns: how many times a text was shaped so far; a count of work for tests
 */
guint
haw_timeline_view_get_n_shaped (HawTimelineView *self)
{
  g_return_val_if_fail (HAW_IS_TIMELINE_VIEW (self), 0);

  return haw_timeline_texts_get_n_shaped (self->texts);
}

/**
 * haw_timeline_view_get_selected_lane:
 *
 * Returns: the id of the lane of which the header has the focus, else of that in which the selected event
 *   was selected
 */
gint64
haw_timeline_view_get_selected_lane (HawTimelineView *self)
{
  GtkWidget *header;

  g_return_val_if_fail (HAW_IS_TIMELINE_VIEW (self), HAW_TIMELINE_NO_LANE);

  header = haw_timeline_headers_get_focused (HAW_TIMELINE_HEADERS (self->headers));

  return header != NULL ? haw_timeline_header_get_lane (HAW_TIMELINE_HEADER (header))
                        : self->selected_lane;
}
