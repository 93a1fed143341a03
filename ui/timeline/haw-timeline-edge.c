/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-view-private.h"

#include <math.h>

/* What is dragged to an edge of the drawing brings what is beyond into view: from frame to frame, faster
 * the nearer to the edge, or where nothing is to be animated by a part of the view at a time. It stops
 * where there is nothing more. */

#define ZONE 32.0     /* px from the edge */
#define FASTEST 0.9   /* of the view in a second, at the edge itself */
#define STEP 0.25     /* of the view */
#define PAUSE 600.0   /* ms between two steps */
#define STILL 0.01    /* px that are no motion */

/* From -1 at the low edge to 1 at the high one; 0 between, and where the way does not lead there. */
static double
get_depth (double from,
           double at,
           double low,
           double high)
{
  double zone = MIN (ZONE, (high - low) / 4);

  if (at < low + zone && at < from)
    return -MIN ((low + zone - at) / zone, 1);
  if (at > high - zone && at > from)
    return MIN ((at - high + zone) / zone, 1);

  return 0;
}

static double
move_time (HawTimelineView *self,
           double           by)
{
  gint64 origin = self->axis.origin;
  double before = haw_time_axis_x_of (&self->axis, origin);

  if (fabs (by) < STILL)
    return 0;
  haw_timeline_view_pan (self, -by, 0);

  return haw_time_axis_x_of (&self->axis, origin) - before;
}

static double
move_rows (HawTimelineView *self,
           double           by)
{
  double before = gtk_adjustment_get_value (self->rows);

  if (fabs (by) < STILL)
    return 0;
  gtk_adjustment_set_value (self->rows, before + by);

  return before - gtk_adjustment_get_value (self->rows);
}

/* What is held stays where it was in time and among the rows. */
static gboolean
move (HawTimelineView *self,
      double           along,
      double           across)
{
  HawTimelineEdit *edit = &self->edit;
  double x = move_time (self, along * self->body_width);
  double y = move_rows (self, across * self->body_height);

  if (fabs (x) < STILL && fabs (y) < STILL)
    return FALSE;
  if (edit->edge_scroll.is_header)
    {
      haw_timeline_lane_show_drop (self, edit->edge_scroll.lane, edit->edge_scroll.y);
      return TRUE;
    }

  edit->x += x;
  edit->edge += x;
  edit->y += y;
  haw_timeline_drag_update (self, edit->at_x, edit->at_y, edit->state);

  return TRUE;
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  HawTimelineView *self = HAW_TIMELINE_VIEW (widget);
  HawTimelineEdgeScroll *edge = &self->edit.edge_scroll;
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double elapsed = (double) (now - edge->time) / 1000;
  double part = FASTEST * CLAMP (elapsed, 0, 64) / 1000;
  double along = edge->along, across = edge->across;

  edge->time = now;
  if (!adw_get_enable_animations (widget))
    {
      edge->waited += CLAMP (elapsed, 0, PAUSE);
      if (edge->waited < PAUSE)
        return G_SOURCE_CONTINUE;
      edge->waited = 0;
      part = STEP;
      along = (along > 0) - (along < 0);
      across = (across > 0) - (across < 0);
    }
  if (elapsed <= 0 || move (self, along * part, across * part))
    return G_SOURCE_CONTINUE;

  /* There is nothing more; the next move of the pointer may lead elsewhere. */
  edge->id = 0;

  return G_SOURCE_REMOVE;
}

static void
follow (HawTimelineView *self,
        double           along,
        double           across)
{
  HawTimelineEdgeScroll *edge = &self->edit.edge_scroll;
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  edge->along = along;
  edge->across = across;
  if ((fabs (along) < STILL && fabs (across) < STILL) || clock == NULL)
    haw_timeline_edge_stop (self);
  else if (edge->id == 0)
    {
      edge->time = gdk_frame_clock_get_frame_time (clock);
      edge->waited = 0;
      edge->id = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
    }
}

/**
 * haw_timeline_edge_follow:
 *
 * Follows what a hand drags in the drawing: events and ranges along time, a band among the rows as well.
 */
void
haw_timeline_edge_follow (HawTimelineView *self)
{
  const HawTimelineEdit *edit = &self->edit;
  double along = get_depth (edit->press_x, edit->at_x, self->body_x, self->body_x + self->body_width);
  double across = edit->hand == HAW_TIMELINE_HAND_BANDS
                      ? get_depth (edit->press_y, edit->at_y, self->ruler_height, self->height)
                      : 0;

  self->edit.edge_scroll.is_header = FALSE;
  follow (self, along, across);
}

/**
 * haw_timeline_edge_follow_header:
 * @lane: the id of the lane whose header is dragged
 * @from: px from the top of the headers, where it was taken
 * @y: where it is
 */
void
haw_timeline_edge_follow_header (HawTimelineView *self,
                                 gint64           lane,
                                 double           from,
                                 double           y)
{
  HawTimelineEdgeScroll *edge = &self->edit.edge_scroll;

  edge->is_header = TRUE;
  edge->lane = lane;
  edge->y = y;
  follow (self, 0, get_depth (from, y, 0, self->body_height));
}

/**
 * haw_timeline_edge_stop:
 */
void
haw_timeline_edge_stop (HawTimelineView *self)
{
  HawTimelineEdgeScroll *edge = &self->edit.edge_scroll;

  if (edge->id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), edge->id);
  edge->id = 0;
}
