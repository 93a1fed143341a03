/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-paper.h"

#include "timeline/haw-timeline-view-private.h"

#include <math.h>

#define LEAD 10
#define RUN_OUT 150
#define NARROWEST_LABEL 30.0

/* The mark of a point stands where its middle is, on one page only; what lasts goes over all its pages. */
static gboolean
belongs_here (HawTimelineView        *self,
              const HawTimelinePlace *place,
              double                  first,
              double                  last)
{
  double start = haw_timeline_along (&self->axis, place->start);
  double end = haw_timeline_along (&self->axis, place->end);

  if (place->shape == HAW_TIMELINE_POINT)
    return (start + end) / 2 >= first && (start + end) / 2 < last;

  return start < last && end > first;
}

/* By another clock an event reaches further than its mark. */
static gboolean
reaches_here (HawTimelineView        *self,
              const HawTimelinePlace *place,
              double                  first,
              double                  last)
{
  HawBounds reach;

  if (!self->store->reaches)
    return FALSE;

  haw_timeline_store_get_bounds (self->store, place->item, &reach);

  return haw_timeline_along (&self->axis,
                             haw_time_axis_x_of (&self->axis, reach.earliest_start)) < last &&
         haw_timeline_along (&self->axis,
                             haw_time_axis_x_of (&self->axis, reach.latest_end)) > first;
}

/* A label after a bar that goes on beyond the page stands where the page ends, and no label reaches
 * over the edge of the paper. */
static void
keep_label (HawTimelineView  *self,
            HawTimelinePlace *place,
            double            last)
{
  gboolean mirrored = self->axis.mirrored;
  double label = mirrored ? self->axis.width - place->label_x - place->label_width : place->label_x;
  double room;

  if (place->label_inside)
    label = MAX (label, self->paper.lead + self->metrics.inset);
  else
    label = MIN (label, last + self->metrics.gap);
  room = self->axis.width - label;
  if (place->label_width > room)
    place->label_width = room < NARROWEST_LABEL ? 0 : floor (room);
  place->label_x = mirrored ? self->axis.width - label - place->label_width : label;
}

/**
 * haw_timeline_paper_filter:
 *
 * Leaves in view what has its mark on this piece of paper.
 */
void
haw_timeline_paper_filter (HawTimelineView *self)
{
  double first = self->paper.lead, last = self->axis.width - self->paper.run_out;
  guint n = 0;

  for (guint i = 0; i < self->visible->len; i++)
    {
      HawTimelinePlace *place = &g_array_index (self->visible, HawTimelinePlace, i);

      if (belongs_here (self, place, first, last))
        keep_label (self, place, last);
      else if (reaches_here (self, place, first, last))
        place->label_width = 0;
      else
        continue;
      g_array_index (self->visible, HawTimelinePlace, n++) = *place;
    }
  g_array_set_size (self->visible, n);
}

static void
trim_row (HawTimelineView *self,
          GArray          *row,
          gboolean         spans)
{
  double first = self->paper.lead - 0.5, last = self->axis.width - self->paper.run_out + 0.5;

  for (guint i = row->len; i > 0; i--)
    {
      const HawTick *tick = &g_array_index (row, HawTick, i - 1);
      double start = haw_timeline_along (&self->axis, haw_time_axis_x_of (&self->axis, tick->time));
      double end = spans ? haw_timeline_along (&self->axis,
                                               haw_time_axis_x_of (&self->axis, tick->end)) : start;

      if (start > last || end < first)
        g_array_remove_index (row, i - 1);
    }
}

/**
 * haw_timeline_paper_trim:
 *
 * Takes from a ruler what belongs on other pieces of paper.
 */
void
haw_timeline_paper_trim (HawTimelineView *self,
                         HawTicks        *ticks)
{
  trim_row (self, ticks->major, ticks->unit >= HAW_TICK_MONTH && self->second == ticks);
  trim_row (self, ticks->minor, FALSE);
  trim_row (self, ticks->context, TRUE);
}

/**
 * haw_timeline_paper_new:
 * @from: the timeline of which the calendars and the direction of time are taken
 *
 * Returns: (transfer full): a timeline on paper, without events
 */
HawTimelineView *
haw_timeline_paper_new (HawTimelineView *from)
{
  HawTimelineView *self = g_object_ref_sink (HAW_TIMELINE_VIEW (haw_timeline_view_new ()));

  gtk_widget_set_direction (GTK_WIDGET (self), gtk_widget_get_direction (GTK_WIDGET (from)));
  self->paper.is_paper = TRUE;
  self->paper.lead = LEAD;
  self->paper.run_out = RUN_OUT;
  haw_timeline_texts_set_paper (self->texts);
  haw_timeline_content_restyle (self);
  haw_timeline_view_set_time_direction (self, haw_timeline_view_is_mirrored (from)
                                                  ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  haw_timeline_view_set_calendar (self, from->calendar, from->has_second, from->week_start);

  return self;
}

/**
 * haw_timeline_paper_take:
 * @from: whose events
 * @copy: (nullable): of its lanes
 *
 * Takes the events of a timeline, with the lanes that are collapsed there.
 */
void
haw_timeline_paper_take (HawTimelineView  *self,
                         HawTimelineView  *from,
                         HawTimelineLanes *copy)
{
  GHashTable *reports;
  GHashTableIter iter;
  gpointer id;

  g_hash_table_remove_all (self->collapsed);
  g_hash_table_iter_init (&iter, from->collapsed);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_hash_table_add (self->collapsed, g_memdup2 (id, sizeof (gint64)));
  self->width = 0;
  /* What is known of the sources stays known. */
  reports = g_steal_pointer (&self->reports);
  self->reports = g_hash_table_new (NULL, NULL);
  haw_timeline_view_set_clock (self, from->clock, from->publications);
  haw_timeline_view_set_lanes (self, copy);
  haw_timeline_view_set_aligned_id (self, from->aligned_id);
  g_hash_table_unref (self->reports);
  self->reports = reports;
}

/**
 * haw_timeline_paper_dim:
 * @from: a timeline
 * @start: seconds of local time, of what is on paper
 * @end: exclusive; not after @start for all time
 *
 * Dims what is dimmed there; nothing but a range needs none. haw_timeline_paper_lay_out() follows.
 */
void
haw_timeline_paper_dim (HawTimelineView *self,
                        HawTimelineView *from,
                        gint64           start,
                        gint64           end)
{
  gboolean same = start == from->range_start && end == from->range_end;

  self->width = 0;
  haw_timeline_view_set_lit (self, from->lit);
  haw_timeline_view_set_range (self, same ? 0 : from->range_start, same ? 0 : from->range_end);
}

/**
 * haw_timeline_paper_lay_out:
 * @width: px of a piece of paper, with the headers of lanes
 * @height: px that the lanes of a full page have
 * @every: whether to show each event by itself, however many there are
 *
 * Finds the place of the body, for haw_timeline_paper_set_time().
 */
void
haw_timeline_paper_lay_out (HawTimelineView *self,
                            int              width,
                            double           height,
                            gboolean         every)
{
  self->width = width;
  self->height = self->ruler_height + (int) height;
  self->paper.height = height;
  self->paper.every = every;
  self->metrics.label_max = 0;
  haw_timeline_content_invalidate (self);
  haw_timeline_shelf_measure (self);
  haw_timeline_lane_measure (self);
}

/**
 * haw_timeline_paper_get_time_width:
 *
 * Returns: the px along which a piece of paper shows time
 */
double
haw_timeline_paper_get_time_width (HawTimelineView *self)
{
  return MAX (self->body_width - self->paper.lead - self->paper.run_out, 1);
}

/**
 * haw_timeline_paper_set_time:
 * @whole: an axis with all time
 * @along: px from where time begins there to where the piece of paper begins
 *
 * Lays the events out for one piece.
 *
 * Returns: the px that all lanes take, the same for each piece of one axis
 */
double
haw_timeline_paper_set_time (HawTimelineView   *self,
                             const HawTimeAxis *whole,
                             double             along)
{
  double by = self->paper.lead - along;

  self->axis = *whole;
  self->axis.width = self->body_width;
  haw_time_axis_pan (&self->axis, whole->mirrored ? -by : by);
  self->target = self->axis;
  self->has_range = TRUE;
  self->is_prepared = FALSE;
  haw_timeline_content_update (self);

  return self->n_dated == 0 ? 0 : haw_timeline_lanes_get_height (self->lanes);
}

/**
 * haw_timeline_paper_paint:
 * @top: px of the lanes, where the piece begins
 * @height: px of the lanes that it shows
 *
 * Returns: (transfer full) (nullable): the ruler and the lanes below it, of the time that was set
 */
GskRenderNode *
haw_timeline_paper_paint (HawTimelineView *self,
                          double           top,
                          double           height)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  self->paper.top = top;
  self->height = self->ruler_height + (int) ceil (height);
  self->body_height = (int) ceil (height);
  haw_timeline_content_update (self);
  haw_timeline_draw (self, snapshot);

  return gtk_snapshot_free_to_node (snapshot);
}
