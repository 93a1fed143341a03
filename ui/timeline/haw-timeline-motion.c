/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-view-private.h"

#include <math.h>

/* Changes of the axis over time: glides to a target, and flings that run out. */

#define GLIDE_MS 220
#define SETTLE_MS 120
#define FRICTION_MS 325.0
#define SLOWEST 0.05 /* px/ms */
#define REVEAL_MARGIN 24.0
#define REVEAL_ABOVE 6.0

/* The view does not lose itself: some event is always at most half a view away from its edge. */
static void
keep_near (HawTimelineView *self,
           HawTimeAxis     *axis)
{
  gint64 half = (gint64) (axis->width * axis->seconds_per_pixel / 2);
  gint64 start, end;

  if (haw_timeline_side_get_extent (self, &start, &end))
    haw_time_axis_clamp (axis, start - half, end + half);
}

static void
fit_axis (HawTimelineView *self,
          HawTimeAxis     *axis)
{
  HawTimelineMetrics metrics = self->metrics;
  gint64 start, end;

  metrics.label_max = 216;
  if (self->partner != NULL && haw_timeline_side_get_extent (self, &start, &end))
    {
      haw_time_axis_fit (axis, start, end, metrics.point + metrics.gap);
      /* The labels after the last events have room as well. */
      haw_time_axis_fit (axis, start, end + (gint64) (metrics.label_max * axis->seconds_per_pixel),
                         metrics.point + metrics.gap);
    }
  else if (self->n_dated == 0 && self->empty_start < self->empty_end)
    haw_time_axis_fit (axis, self->empty_start, self->empty_end, 0);
  else if (self->store != NULL)
    {
      metrics.label_max = MAX (metrics.label_max, haw_timeline_lane_get_beside (self));
      haw_timeline_fit (self->store, &metrics, axis);
    }
}

static gboolean
settle_cb (gpointer user_data)
{
  HawTimelineView *self = user_data;

  self->settle_id = 0;
  haw_timeline_view_settle (self);

  return G_SOURCE_REMOVE;
}

/**
 * haw_timeline_motion_settle_soon:
 *
 * Has what does not follow each frame, such as the children, follow once the view rests.
 */
void
haw_timeline_motion_settle_soon (HawTimelineView *self)
{
  g_clear_handle_id (&self->settle_id, g_source_remove);
  self->settle_id = g_timeout_add (SETTLE_MS, settle_cb, self);
}

static void
show_axis (HawTimelineView   *self,
           const HawTimeAxis *axis)
{
  self->axis = *axis;
  self->has_range = TRUE;
  self->moving = TRUE;
  haw_timeline_content_update (self);
  haw_timeline_input_update_hover (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  haw_timeline_motion_settle_soon (self);
  haw_timeline_view_visible_changed (self);
}

static double
mix (double from,
     double to,
     double at)
{
  return from + (to - from) * at;
}

static void
glide_cb (double   at,
          gpointer user_data)
{
  HawTimelineView *self = user_data;
  HawTimeAxis axis = self->target;
  const HawTimeAxis *from = &self->motion_from;
  double start, end;

  if (at < 1)
    {
      start = mix ((double) from->origin, (double) axis.origin, at);
      end = mix ((double) from->origin + from->width * from->seconds_per_pixel,
                 (double) axis.origin + axis.width * axis.seconds_per_pixel, at);
      haw_time_axis_fit (&axis, (gint64) start, (gint64) end, 0);
    }

  show_axis (self, &axis);
}

static gboolean
kinetic_cb (GtkWidget     *widget,
            GdkFrameClock *clock,
            gpointer       user_data)
{
  HawTimelineView *self = HAW_TIMELINE_VIEW (widget);
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double elapsed = CLAMP ((double) (now - self->kinetic_time) / 1000, 0, 64);

  self->kinetic_time = now;
  haw_timeline_view_pan (self, self->velocity * elapsed, 0);
  self->velocity *= exp (-elapsed / FRICTION_MS);
  if (fabs (self->velocity) >= SLOWEST)
    return G_SOURCE_CONTINUE;

  self->kinetic_id = 0;

  return G_SOURCE_REMOVE;
}

/**
 * haw_timeline_motion_init:
 */
void
haw_timeline_motion_init (HawTimelineView *self)
{
  AdwAnimationTarget *target = adw_callback_animation_target_new (glide_cb, self, NULL);

  self->motion = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, GLIDE_MS, target);
  adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (self->motion), ADW_EASE_OUT_CUBIC);
}

/**
 * haw_timeline_motion_stop:
 *
 * Stops wherever the view is now.
 */
void
haw_timeline_motion_stop (HawTimelineView *self)
{
  if (self->motion != NULL && adw_animation_get_state (self->motion) == ADW_ANIMATION_PLAYING)
    adw_animation_pause (self->motion);
  if (self->kinetic_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->kinetic_id);
  self->kinetic_id = 0;
  self->target = self->axis;
}

/**
 * haw_timeline_motion_set_axis:
 *
 * Shows an axis at once.
 */
void
haw_timeline_motion_set_axis (HawTimelineView   *self,
                              const HawTimeAxis *axis)
{
  if (self->motion != NULL && adw_animation_get_state (self->motion) == ADW_ANIMATION_PLAYING)
    adw_animation_pause (self->motion);
  self->target = *axis;
  show_axis (self, axis);
}

/**
 * haw_timeline_motion_go:
 *
 * Glides to an axis, or jumps where animations are off.
 */
void
haw_timeline_motion_go (HawTimelineView   *self,
                        const HawTimeAxis *target)
{
  haw_timeline_motion_stop (self);
  if (target->origin == self->axis.origin && target->level == self->axis.level)
    return;

  self->motion_from = self->axis;
  self->target = *target;
  adw_animation_reset (self->motion);
  adw_animation_play (self->motion);
}

/**
 * haw_timeline_motion_fling:
 * @velocity: px/ms along x
 *
 * Lets the view run out after a quick drag or scroll.
 */
void
haw_timeline_motion_fling (HawTimelineView *self,
                           double           velocity)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  if (clock == NULL || fabs (velocity) < 2 * SLOWEST ||
      !adw_get_enable_animations (GTK_WIDGET (self)))
    return;

  haw_timeline_motion_stop (self);
  self->velocity = CLAMP (velocity, -6, 6);
  self->kinetic_time = gdk_frame_clock_get_frame_time (clock);
  self->kinetic_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), kinetic_cb, NULL, NULL);
}

/* The px along time by which to move so that [start, end) is in view; 0 if enough of it is. */
static double
get_move (double start,
          double end,
          double room)
{
  double far = room - REVEAL_MARGIN;

  if (end - start > far - REVEAL_MARGIN)
    return start > far || end < REVEAL_MARGIN ? REVEAL_MARGIN - start : 0;
  if (start < -room || end > 2 * room)
    return (room - (end - start)) / 2 - start;
  if (start < REVEAL_MARGIN)
    return REVEAL_MARGIN - start;
  if (end > far)
    return far - end;

  return 0;
}

/**
 * haw_timeline_motion_reveal:
 *
 * Brings an event into view, moving as little as possible.
 */
void
haw_timeline_motion_reveal (HawTimelineView *self,
                            guint            item)
{
  HawTimeAxis target = self->target;
  HawTimelinePlace place;
  double start, end, top, move;
  guint lane;

  if (haw_timeline_is_undated (self, item) && haw_timeline_has_lane_shelves (self))
    {
      haw_timeline_lane_shelf_reveal (self, item);
      return;
    }
  if (haw_timeline_is_undated (self, item))
    {
      top = (item - self->n_dated) * self->row_height;
      gtk_adjustment_clamp_page (self->shelf_rows, top, top + self->row_height + 12);
      return;
    }

  if (self->lanes == NULL)
    return;

  lane = haw_timeline_lane_of (self, item, self->selected_lane);
  if (!haw_timeline_lanes_place (self->lanes, &target, item, lane, &place))
    return;
  top = place.y - REVEAL_ABOVE;
  gtk_adjustment_clamp_page (self->rows, top, top + self->row_height + 2 * REVEAL_ABOVE);

  start = haw_timeline_along (&target, place.start);
  end = start + place.width;
  if (place.open_start)
    start = MIN (end, MAX (start, haw_timeline_along (&target, place.core_start)));
  if (place.open_end)
    end = MAX (start, MIN (end, haw_timeline_along (&target, place.core_end)));
  move = get_move (start, end, target.width);
  if (fabs (move) < 1)
    return;

  haw_time_axis_pan (&target, target.mirrored ? -move : move);
  haw_timeline_motion_go (self, &target);
}

/**
 * haw_timeline_motion_choose_range:
 *
 * Decides what is in view first: a range asked for before there was a size, or all first events.
 */
void
haw_timeline_motion_choose_range (HawTimelineView *self)
{
  if (self->wanted_start < self->wanted_end)
    haw_time_axis_fit (&self->axis, self->wanted_start, self->wanted_end, 0);
  else if (!self->has_range && haw_timeline_content_has_axis (self))
    fit_axis (self, &self->axis);
  else
    return;

  self->wanted_end = self->wanted_start;
  self->has_range = TRUE;
  haw_timeline_motion_stop (self);
}

/**
 * haw_timeline_view_show_range:
 * @start: seconds of local time
 * @end: later than @start
 *
 * Shows a range of time, at once, or as soon as the view has a size.
 */
void
haw_timeline_view_show_range (HawTimelineView *self,
                              gint64           start,
                              gint64           end)
{
  HawTimeAxis axis;

  g_return_if_fail (HAW_IS_TIMELINE_VIEW (self));
  g_return_if_fail (start < end);

  self->has_range = TRUE;
  if (self->width == 0)
    {
      self->wanted_start = start;
      self->wanted_end = end;
      return;
    }

  axis = self->axis;
  haw_time_axis_fit (&axis, start, end, 0);
  haw_timeline_motion_set_axis (self, &axis);
}

/**
 * haw_timeline_view_fit:
 *
 * Glides to where all events are in view.
 */
void
haw_timeline_view_fit (HawTimelineView *self)
{
  HawTimeAxis target;

  g_return_if_fail (HAW_IS_TIMELINE_VIEW (self));

  target = self->target;
  fit_axis (self, &target);
  haw_timeline_motion_go (self, &target);
}

/**
 * haw_timeline_view_zoom:
 * @factor: above 1 to zoom in
 * @x: px in the widget; the time there stays there
 */
void
haw_timeline_view_zoom (HawTimelineView *self,
                        double           factor,
                        double           x)
{
  HawTimeAxis axis;

  g_return_if_fail (HAW_IS_TIMELINE_VIEW (self));
  g_return_if_fail (factor > 0);

  haw_timeline_motion_stop (self);
  axis = self->axis;
  haw_time_axis_zoom (&axis, haw_time_axis_levels_of_factor (factor), x - self->body_x);
  haw_timeline_motion_set_axis (self, &axis);
}

/**
 * haw_timeline_view_pan:
 * @dx: px by which everything moves to the right
 * @dy: px by which everything moves down
 */
void
haw_timeline_view_pan (HawTimelineView *self,
                       double           dx,
                       double           dy)
{
  HawTimeAxis axis;

  g_return_if_fail (HAW_IS_TIMELINE_VIEW (self));

  axis = self->axis;
  haw_time_axis_pan (&axis, dx);
  keep_near (self, &axis);
  gtk_adjustment_set_value (self->rows, gtk_adjustment_get_value (self->rows) - dy);
  haw_timeline_motion_set_axis (self, &axis);
}

/**
 * haw_timeline_view_set_range:
 * @end: exclusive; not after @start for none
 *
 * Shows that everything is narrowed to a range of time: what is outside is dimmed.
 */
void
haw_timeline_view_set_range (HawTimelineView *self,
                             gint64           start,
                             gint64           end)
{
  g_return_if_fail (HAW_IS_TIMELINE_VIEW (self));

  self->range_start = start;
  self->range_end = MAX (start, end);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * haw_timeline_view_is_mirrored:
 *
 * Returns: whether time runs from right to left
 */
gboolean
haw_timeline_view_is_mirrored (HawTimelineView *self)
{
  g_return_val_if_fail (HAW_IS_TIMELINE_VIEW (self), FALSE);

  return self->axis.mirrored;
}
