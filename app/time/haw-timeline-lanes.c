/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "time/haw-timeline-lanes.h"

#include <math.h>

typedef struct
{
  gint64 id;
  guint *members;
  guint n_members;
  gboolean collapsed;
  double y, height;
  HawTimelineGeometry *geometry; /* its items are indices into the members */
} Lane;

/* A place of an event: which lane, and which of its members. */
typedef struct
{
  guint lane;
  guint member;
} Copy;

struct _HawTimelineLanes
{
  HawTimelineLaneSizes sizes;
  Lane *lanes;
  guint n_lanes;
  HawTimelineSpan *spans;
  guint n_spans;
  guint *first_copy; /* of each span, and the end of all */
  Copy *copies;      /* by span, then by lane */
  guint n_packed;
  double height;
};

/* The narrowest tick of a collapsed lane. */
#define TICK 3.0

/* Takes over what was packed for the same events at the same zoom, or packs. */
static void
pack_lane (HawTimelineLanes         *self,
           Lane                     *lane,
           const HawTimelineMetrics *metrics,
           double                    seconds_per_pixel,
           Lane                     *before)
{
  g_autofree HawTimelineSpan *spans = g_new0 (HawTimelineSpan, lane->n_members);

  for (guint i = 0; i < lane->n_members; i++)
    spans[i] = self->spans[lane->members[i]];

  if (before != NULL && before->geometry != NULL &&
      haw_timeline_geometry_suits (before->geometry, seconds_per_pixel) &&
      haw_timeline_geometry_is_of (before->geometry, spans, lane->n_members, metrics))
    {
      lane->geometry = g_steal_pointer (&before->geometry);
      return;
    }

  lane->geometry =
      haw_timeline_geometry_new (spans, lane->n_members, metrics, seconds_per_pixel);
  self->n_packed++;
}

static void
stack (HawTimelineLanes *self)
{
  double y = 0;

  for (guint i = 0; i < self->n_lanes; i++)
    {
      Lane *lane = &self->lanes[i];
      guint n_rows = lane->collapsed ? 1 : haw_timeline_geometry_get_n_rows (lane->geometry);

      lane->y = y;
      lane->height = 2 * self->sizes.padding + MAX (n_rows, 1) * self->sizes.row;
      y += lane->height;
    }
  self->height = y;
}

static void
list_copies (HawTimelineLanes *self)
{
  g_autofree guint *filled = g_new0 (guint, self->n_spans + 1);
  guint n = 0;

  self->first_copy = g_new0 (guint, self->n_spans + 1);
  for (guint i = 0; i < self->n_lanes; i++)
    for (guint j = 0; j < self->lanes[i].n_members; j++)
      self->first_copy[self->lanes[i].members[j]]++;
  for (guint i = 0; i <= self->n_spans; i++)
    {
      guint here = self->first_copy[i];

      self->first_copy[i] = n;
      n += here;
    }

  self->copies = g_new0 (Copy, n);
  for (guint i = 0; i < self->n_lanes; i++)
    for (guint j = 0; j < self->lanes[i].n_members; j++)
      {
        guint span = self->lanes[i].members[j];

        self->copies[self->first_copy[span] + filled[span]++] = (Copy) { i, j };
      }
}

/* Which member of a lane an event is, or -1. */
static int
find_member (const HawTimelineLanes *self,
             guint                   span,
             guint                   lane)
{
  for (guint i = self->first_copy[span]; i < self->first_copy[span + 1]; i++)
    if (self->copies[i].lane == lane)
      return (int) self->copies[i].member;

  return -1;
}

/**
 * haw_timeline_lanes_new:
 * @lanes: (array length=n_lanes): the lanes from the top
 * @spans: (array length=n_spans): all dated events
 * @metrics: sizes along time
 * @sizes: sizes across time
 * @seconds_per_pixel: the zoom to pack for
 * @before: (nullable): an older geometry, from which the rows of lanes that did not change are taken;
 *   it may not be used otherwise any more
 *
 * Packs each lane, and stacks them.
 *
 * Returns: (transfer full): the geometry
 */
HawTimelineLanes *
haw_timeline_lanes_new (const HawTimelineLane      *lanes,
                        guint                       n_lanes,
                        const HawTimelineSpan      *spans,
                        guint                       n_spans,
                        const HawTimelineMetrics   *metrics,
                        const HawTimelineLaneSizes *sizes,
                        double                      seconds_per_pixel,
                        HawTimelineLanes           *before)
{
  g_autoptr (GHashTable) old = g_hash_table_new (g_int64_hash, g_int64_equal);
  HawTimelineLanes *self;

  g_return_val_if_fail (lanes != NULL || n_lanes == 0, NULL);
  g_return_val_if_fail (spans != NULL || n_spans == 0, NULL);

  self = g_new0 (HawTimelineLanes, 1);
  self->sizes = *sizes;
  self->spans = g_memdup2 (spans, n_spans * sizeof *spans);
  self->n_spans = n_spans;
  self->lanes = g_new0 (Lane, n_lanes);
  self->n_lanes = n_lanes;
  for (guint i = 0; before != NULL && i < before->n_lanes; i++)
    g_hash_table_insert (old, &before->lanes[i].id, &before->lanes[i]);

  for (guint i = 0; i < n_lanes; i++)
    {
      Lane *lane = &self->lanes[i];

      lane->id = lanes[i].id;
      lane->n_members = lanes[i].n_members;
      lane->members = g_memdup2 (lanes[i].members, lane->n_members * sizeof *lane->members);
      lane->collapsed = lanes[i].collapsed;
      pack_lane (self, lane, metrics, seconds_per_pixel, g_hash_table_lookup (old, &lane->id));
    }

  stack (self);
  list_copies (self);
  return self;
}

/**
 * haw_timeline_lanes_free:
 * @self: (transfer full) (nullable): a geometry
 */
void
haw_timeline_lanes_free (HawTimelineLanes *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < self->n_lanes; i++)
    {
      g_free (self->lanes[i].members);
      haw_timeline_geometry_free (self->lanes[i].geometry);
    }
  g_free (self->lanes);
  g_free (self->spans);
  g_free (self->first_copy);
  g_free (self->copies);
  g_free (self);
}

/**
 * haw_timeline_lanes_get_n:
 *
 * Returns: how many lanes there are
 */
guint
haw_timeline_lanes_get_n (const HawTimelineLanes *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_lanes;
}

/**
 * haw_timeline_lanes_get_n_packed:
 *
 * Returns: how many lanes had to be packed; a count of work for tests
 */
guint
haw_timeline_lanes_get_n_packed (const HawTimelineLanes *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_packed;
}

/**
 * haw_timeline_lanes_suits:
 *
 * Returns: whether it is good for an axis of this zoom as well
 */
gboolean
haw_timeline_lanes_suits (const HawTimelineLanes *self,
                          double                  seconds_per_pixel)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->n_lanes == 0 ||
         haw_timeline_geometry_suits (self->lanes[0].geometry, seconds_per_pixel);
}

/**
 * haw_timeline_lanes_get_height:
 *
 * Returns: the px that all lanes take
 */
double
haw_timeline_lanes_get_height (const HawTimelineLanes *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->height;
}

/**
 * haw_timeline_lanes_get_extent:
 * @lane: index of a lane
 * @y: (out): where it begins
 * @height: (out): its px
 */
void
haw_timeline_lanes_get_extent (const HawTimelineLanes *self,
                               guint                   lane,
                               double                 *y,
                               double                 *height)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (lane < self->n_lanes);

  *y = self->lanes[lane].y;
  *height = self->lanes[lane].height;
}

/**
 * haw_timeline_lanes_find_at:
 *
 * Returns: the index of the lane at @y, or -1
 */
int
haw_timeline_lanes_find_at (const HawTimelineLanes *self,
                            double                  y)
{
  guint low = 0;
  guint high;

  g_return_val_if_fail (self != NULL, -1);

  if (y < 0 || y >= self->height)
    return -1;
  high = self->n_lanes - 1;
  while (low < high)
    {
      guint middle = low + (high - low + 1) / 2;

      if (self->lanes[middle].y <= y)
        low = middle;
      else
        high = middle - 1;
    }

  return (int) low;
}

/* What the geometry of a lane knows only by its member. */
static void
complete (const HawTimelineLanes *self,
          guint                   lane_index,
          HawTimelinePlace       *place)
{
  const Lane *lane = &self->lanes[lane_index];

  place->lane = lane_index;
  place->member = place->item;
  place->item = lane->members[place->member];
  place->folded = lane->collapsed;
  if (lane->collapsed)
    {
      /* What is open on one side would cover everything: only its known end is shown. */
      double start = !place->open_start ? place->start
                     : place->open_end  ? place->core_start
                                        : place->end;
      double end = place->open_end ? start : place->end;
      double x = MIN (start, end);
      double width = fabs (end - start);

      /* A tick in the middle of a glyph, or a line along a bar. */
      if (place->shape == HAW_TIMELINE_POINT)
        {
          x += (width - TICK) / 2;
          width = TICK;
        }
      place->row = 0;
      place->x = x;
      place->width = MAX (width, TICK);
      place->label_width = 0;
      place->label_x = x;
    }
  place->y = lane->y + self->sizes.padding + place->row * self->sizes.row;
}

/**
 * haw_timeline_lanes_place:
 * @axis: an axis of this geometry's level of zoom
 * @span: index of an event in the spans
 * @lane: index of a lane
 * @place: (out): where the event stands in it
 *
 * Returns: whether it stands in this lane
 */
gboolean
haw_timeline_lanes_place (const HawTimelineLanes *self,
                          const HawTimeAxis      *axis,
                          guint                   span,
                          guint                   lane,
                          HawTimelinePlace       *place)
{
  int member;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (span < self->n_spans, FALSE);

  member = find_member (self, span, lane);
  if (member < 0)
    return FALSE;

  haw_timeline_geometry_place (self->lanes[lane].geometry, axis, (guint) member, place);
  complete (self, lane, place);
  return TRUE;
}

static GArray *
get_places_of (const HawTimelineLanes *self,
               const HawTimeAxis      *axis,
               double                  margin,
               double                  top,
               double                  bottom,
               guint                   index)
{
  const Lane *lane = &self->lanes[index];
  double rows_y = lane->y + self->sizes.padding;
  guint first = (guint) MAX ((top - rows_y) / self->sizes.row, 0);
  guint end = (guint) ceil (MAX ((bottom - rows_y) / self->sizes.row, 0));

  /* Those of a collapsed lane are all on its one line. */
  if (lane->collapsed)
    first = 0, end = G_MAXUINT;

  return haw_timeline_geometry_get_places (lane->geometry, axis, margin, first,
                                           end > first ? end - first : 0);
}

/**
 * haw_timeline_lanes_get_places:
 * @margin: px before and after the view to look at as well
 * @top: y from which
 * @bottom: y to which
 *
 * Finds the copies of which the mark or the label is in view.
 *
 * Returns: (transfer full) (element-type HawTimelinePlace): them, by lane, in the order of time
 */
GArray *
haw_timeline_lanes_get_places (const HawTimelineLanes *self,
                               const HawTimeAxis      *axis,
                               double                  margin,
                               double                  top,
                               double                  bottom)
{
  GArray *all;
  int first;

  g_return_val_if_fail (self != NULL, NULL);

  all = g_array_new (FALSE, FALSE, sizeof (HawTimelinePlace));
  first = MAX (haw_timeline_lanes_find_at (self, MAX (top, 0)), 0);

  for (guint i = (guint) first; i < self->n_lanes && self->lanes[i].y < bottom; i++)
    {
      g_autoptr (GArray) places = get_places_of (self, axis, margin, top, bottom, i);

      for (guint j = 0; j < places->len; j++)
        complete (self, i, &g_array_index (places, HawTimelinePlace, j));
      g_array_append_vals (all, places->data, places->len);
    }

  return all;
}

/**
 * haw_timeline_lanes_hit:
 * @x: px on the axis
 * @y: px from the top
 * @slop: how many px beside a mark still count
 * @lane: (out): the index of the lane in which it was hit
 *
 * Returns: the index of the event at a position, the nearest within @slop, or -1
 */
int
haw_timeline_lanes_hit (const HawTimelineLanes *self,
                        const HawTimeAxis      *axis,
                        double                  x,
                        double                  y,
                        double                  slop,
                        guint                  *lane)
{
  const Lane *at;
  double row;
  int index, member;

  g_return_val_if_fail (self != NULL, -1);

  index = haw_timeline_lanes_find_at (self, y);
  if (index < 0)
    return -1;

  at = &self->lanes[index];
  row = (y - at->y - self->sizes.padding) / self->sizes.row;
  if (at->collapsed || row < 0)
    return -1;

  *lane = (guint) index;
  member = haw_timeline_geometry_hit (at->geometry, axis, x, (guint) row, slop);
  return member < 0 ? -1 : (int) at->members[member];
}

/**
 * haw_timeline_lanes_count_outside:
 * @before: (out): events of which the mark is wholly before the visible time, each once
 * @after: (out): events wholly after it
 */
void
haw_timeline_lanes_count_outside (const HawTimelineLanes *self,
                                  const HawTimeAxis      *axis,
                                  guint                  *before,
                                  guint                  *after)
{
  g_return_if_fail (self != NULL);

  *before = 0;
  *after = 0;

  for (guint i = 0; i < self->n_spans; i++)
    {
      HawTimelinePlace place;
      Copy copy;
      int side;

      if (self->first_copy[i] == self->first_copy[i + 1])
        continue;

      copy = self->copies[self->first_copy[i]];
      haw_timeline_geometry_place (self->lanes[copy.lane].geometry, axis, copy.member, &place);
      side = haw_timeline_place_get_side (&place, axis);
      *before += side < 0 ? 1 : 0;
      *after += side > 0 ? 1 : 0;
    }
}

/**
 * haw_timeline_lanes_choose:
 * @span: index of an event
 * @lane: the lane that would be best, or %G_MAXUINT
 *
 * Returns: the lane in which to show an event: @lane if it stands there, else the first of its lanes
 *   that is not collapsed, else the first; %G_MAXUINT if it stands in none
 */
guint
haw_timeline_lanes_choose (const HawTimelineLanes *self,
                           guint                   span,
                           guint                   lane)
{
  guint chosen = G_MAXUINT;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (span < self->n_spans, 0);

  for (guint i = self->first_copy[span]; i < self->first_copy[span + 1]; i++)
    {
      const Copy *copy = &self->copies[i];

      if (copy->lane == lane)
        return lane;
      if (chosen == G_MAXUINT ||
          (self->lanes[chosen].collapsed && !self->lanes[copy->lane].collapsed))
        chosen = copy->lane;
    }

  return chosen;
}

/* The next lane that shows events, from @lane on. */
static int
find_open (const HawTimelineLanes *self,
           int                     lane,
           int                     direction)
{
  for (; lane >= 0 && lane < (int) self->n_lanes; lane += direction)
    if (!self->lanes[lane].collapsed && self->lanes[lane].n_members > 0)
      return lane;

  return -1;
}

static int
step_between (const HawTimelineLanes *self,
              guint                   span,
              HawTimelineStep         step,
              guint                  *lane)
{
  gboolean up = step == HAW_TIMELINE_ROW_BEFORE || step == HAW_TIMELINE_PREVIOUS;
  int direction = up ? -1 : 1;
  int to = find_open (self, (int) *lane + direction, direction);
  int member;

  if (to < 0)
    return -1;

  *lane = (guint) to;
  member = haw_timeline_geometry_find_nearest (self->lanes[to].geometry, &self->spans[span]);
  return (int) self->lanes[to].members[member];
}

/**
 * haw_timeline_lanes_step:
 * @span: the index of an event, or -1 to start from nowhere
 * @step: where to go
 * @lane: (inout): the lane in which it is, and the one to which the step leads
 *
 * Walks from event to event: in time within a lane, and between lanes to what is nearest in time.
 * Passes over collapsed lanes. A lone lane is walked by its rows.
 *
 * Returns: the index of the next one, or -1 if there is none in that direction
 */
int
haw_timeline_lanes_step (const HawTimelineLanes *self,
                         int                     span,
                         HawTimelineStep         step,
                         guint                  *lane)
{
  gboolean to_last = step == HAW_TIMELINE_LAST || step == HAW_TIMELINE_PREVIOUS;
  int member = -1;

  g_return_val_if_fail (self != NULL, -1);
  g_return_val_if_fail (span < (int) self->n_spans, -1);

  if (span >= 0 && *lane < self->n_lanes)
    member = find_member (self, (guint) span, *lane);
  if (member < 0)
    {
      int open = find_open (self, to_last ? (int) self->n_lanes - 1 : 0, to_last ? -1 : 1);

      if (open < 0)
        return -1;
      *lane = (guint) open;
      step = to_last ? HAW_TIMELINE_LAST : HAW_TIMELINE_FIRST;
    }
  else if (self->lanes[*lane].collapsed ||
           (self->n_lanes > 1 &&
            (step == HAW_TIMELINE_ROW_AFTER || step == HAW_TIMELINE_ROW_BEFORE)))
    return step_between (self, (guint) span, step, lane);

  member = haw_timeline_geometry_step (self->lanes[*lane].geometry, member, step);
  return member < 0 ? -1 : (int) self->lanes[*lane].members[member];
}

/**
 * haw_timeline_lanes_get_rank:
 * @n_members: (out): how many events the lane has
 *
 * Returns: the place of an event in the order of time of a lane, from 0
 */
guint
haw_timeline_lanes_get_rank (const HawTimelineLanes *self,
                             guint                   span,
                             guint                   lane,
                             guint                  *n_members)
{
  int member;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (span < self->n_spans && lane < self->n_lanes, 0);

  member = find_member (self, span, lane);
  *n_members = self->lanes[lane].n_members;
  return member < 0 ? 0 : haw_timeline_geometry_get_rank (self->lanes[lane].geometry,
                                                          (guint) member);
}
