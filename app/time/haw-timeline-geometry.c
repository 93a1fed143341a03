/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "time/haw-timeline-geometry.h"

#include "time/haw-rows.h"

#include <math.h>

/* What is decided once for a level of zoom. */
typedef struct
{
  HawTimelineSpan span;
  gint64 start; /* of the row that it takes up, with the glyph, without the label */
  gint64 end;
  guint row;
  guint rank;
  HawTimelineShape shape;
  gboolean label_inside;
  gboolean label_at_core;
  gboolean open_start;
} Entry;

struct _HawTimelineGeometry
{
  HawTimelineMetrics metrics;
  double level; /* seconds per px that the rows are packed for, the coarsest of the level */
  Entry *entries;
  guint *order; /* entries in the order of time */
  guint n_entries;
  guint n_rows;
};

/* Twice as fine as haw_rows_quantise(): less room is wasted, for more changes of rows. */
static double
quantise (double seconds_per_pixel)
{
  return exp2 (ceil (log2 (seconds_per_pixel) * 2) / 2);
}

static gboolean
is_known (gint64 time)
{
  return time > HAW_TIME_MIN && time < HAW_TIME_MAX;
}

/* The time by which an event is put in order: its first known one. */
static gint64
get_anchor (const HawBounds *bounds)
{
  if (is_known (bounds->earliest_start))
    return bounds->earliest_start;
  if (is_known (bounds->latest_start))
    return bounds->latest_start;
  if (is_known (bounds->earliest_end))
    return bounds->earliest_end;

  return bounds->latest_end;
}

static gint64
get_last_known (const HawBounds *bounds)
{
  if (is_known (bounds->latest_end))
    return bounds->latest_end;
  if (is_known (bounds->earliest_end))
    return bounds->earliest_end;
  if (is_known (bounds->latest_start))
    return bounds->latest_start;

  return bounds->earliest_start;
}

static gboolean
has_core (const HawBounds *bounds)
{
  return bounds->latest_start < bounds->earliest_end;
}

static gint64
clamp_time (double time)
{
  return (gint64) CLAMP (time, (double) HAW_TIME_MIN, (double) HAW_TIME_MAX);
}

static double
get_label_width (const HawTimelineGeometry *self,
                 const HawTimelineSpan     *span)
{
  return MIN (span->label, self->metrics.label_max);
}

static void
entry_shape (const HawTimelineGeometry *self,
             Entry                     *entry)
{
  const HawTimelineMetrics *metrics = &self->metrics;
  const HawBounds *bounds = &entry->span.bounds;
  double start = (double) bounds->earliest_start;
  double end = (double) bounds->latest_end;
  double needed = get_label_width (self, &entry->span) + 2 * metrics->inset;

  entry->open_start = !is_known (bounds->earliest_start);

  if (end - start <= HAW_SECONDS_PER_DAY && (end - start) / self->level < metrics->point)
    {
      double middle = start + (end - start) / 2;

      entry->shape = HAW_TIMELINE_POINT;
      start = middle - metrics->point / 2 * self->level;
      end = middle + metrics->point / 2 * self->level;
    }
  else
    {
      double core = (double) bounds->latest_start;
      gboolean soft = has_core (bounds) && core > start;

      entry->shape = HAW_TIMELINE_BAR;
      end = MAX (end, start + metrics->bar * self->level);
      entry->label_inside = (end - start) / self->level >= needed;
      entry->label_at_core = soft && (end - core) / self->level >= needed;
    }

  entry->start = clamp_time (start);
  entry->end = clamp_time (end);
}

static void
pack (HawTimelineGeometry *self)
{
  g_autofree HawRowItem *items = g_new0 (HawRowItem, self->n_entries);

  for (guint i = 0; i < self->n_entries; i++)
    {
      Entry *entry = &self->entries[i];
      double label = (double) entry->end - (double) entry->start + self->metrics.gap * self->level;

      if (!entry->label_inside || entry->open_start)
        label += (get_label_width (self, &entry->span) + self->metrics.gap) * self->level;

      items[i].start = entry->start;
      items[i].end = entry->end;
      items[i].label = (gint64) ceil (MIN (label, 2.0 * (double) HAW_TIME_MAX));
      items[i].id = entry->span.id;
    }

  self->n_rows = haw_rows_pack (items, self->n_entries);
  for (guint i = 0; i < self->n_entries; i++)
    self->entries[i].row = items[i].row;
}

static int
compare_in_time (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  const Entry *entries = user_data;
  const HawTimelineSpan *first = &entries[*(const guint *) a].span;
  const HawTimelineSpan *second = &entries[*(const guint *) b].span;
  gint64 first_anchor = get_anchor (&first->bounds);
  gint64 second_anchor = get_anchor (&second->bounds);

  if (first_anchor != second_anchor)
    return first_anchor < second_anchor ? -1 : 1;
  if (first->id != second->id)
    return first->id < second->id ? -1 : 1;

  return 0;
}

static void
sort (HawTimelineGeometry *self)
{
  for (guint i = 0; i < self->n_entries; i++)
    self->order[i] = i;

  g_qsort_with_data (self->order, (int) self->n_entries, sizeof (guint), compare_in_time,
                     self->entries);

  for (guint i = 0; i < self->n_entries; i++)
    self->entries[self->order[i]].rank = i;
}

/* Where in px the time begins to be along an axis, from its beginning; the inverse of itself for
 * mirrored ones. */
static double
along_of (const HawTimeAxis *axis,
          double             x)
{
  return axis->mirrored ? axis->width - x : x;
}

static double
along_of_time (const HawTimeAxis *axis,
               gint64             time)
{
  return along_of (axis, haw_time_axis_x_of (axis, time));
}

static double
lower_x (const HawTimeAxis *axis,
         double             along,
         double             width)
{
  return axis->mirrored ? axis->width - along - width : along;
}

/* The label keeps in sight as long as its bar is: it slides along the bar from the view's edges. */
static double
place_label_inside (const HawTimelineGeometry *self,
                    const HawTimeAxis         *axis,
                    const Entry               *entry,
                    double                     start,
                    double                     core_start,
                    double                     end,
                    double                     width)
{
  double inset = self->metrics.inset;
  double along = (entry->label_at_core ? core_start : start) + inset;

  along = MIN (along, axis->width - inset - width);
  along = MAX (along, entry->open_start ? inset + self->metrics.point : inset);
  along = MIN (along, end - inset - width);

  return MAX (along, start + inset);
}

static void
place_entry (const HawTimelineGeometry *self,
             const HawTimeAxis         *axis,
             const Entry               *entry,
             HawTimelinePlace          *place)
{
  const HawTimelineMetrics *metrics = &self->metrics;
  const HawBounds *bounds = &entry->span.bounds;
  double start = along_of_time (axis, bounds->earliest_start);
  double end = along_of_time (axis, bounds->latest_end);
  double core_start, core_end, label;

  if (entry->shape == HAW_TIMELINE_POINT)
    {
      start = (start + end - metrics->point) / 2;
      end = start + metrics->point;
      core_start = start;
      core_end = end;
    }
  else
    {
      end = MAX (end, start + metrics->bar);
      core_start = CLAMP (along_of_time (axis, bounds->latest_start), start, end);
      core_end = CLAMP (along_of_time (axis, bounds->earliest_end), start, end);
    }

  place->shape = entry->shape;
  place->row = entry->row;
  place->open_start = entry->open_start;
  place->open_end = !is_known (bounds->latest_end);
  place->has_core = has_core (bounds);
  place->label_width = get_label_width (self, &entry->span);
  place->label_inside = entry->label_inside;
  /* What began before all time shows only its last part when the view comes to its end. */
  if (entry->open_start && end < place->label_width + metrics->point + 2 * metrics->inset)
    place->label_inside = FALSE;

  label = place->label_inside
              ? place_label_inside (self, axis, entry, start, core_start, end,
                                    place->label_width)
              : end + metrics->gap;

  place->start = along_of (axis, start);
  place->core_start = along_of (axis, core_start);
  place->core_end = along_of (axis, core_end);
  place->end = along_of (axis, end);
  place->label_x = lower_x (axis, label, place->label_width);
  place->width = MAX (end, label + place->label_width) - start;
  place->x = lower_x (axis, start, place->width);
}

/**
 * haw_timeline_geometry_new:
 * @spans: (array length=n_spans): the dated events, in any order; ids differ
 * @metrics: sizes in px
 * @seconds_per_pixel: the zoom it is for; haw_timeline_geometry_suits() says for which others
 *
 * Shapes, orders and packs the events for one level of zoom.
 *
 * Returns: (transfer full): the geometry
 */
HawTimelineGeometry *
haw_timeline_geometry_new (const HawTimelineSpan    *spans,
                           guint                     n_spans,
                           const HawTimelineMetrics *metrics,
                           double                    seconds_per_pixel)
{
  HawTimelineGeometry *self;

  g_return_val_if_fail (spans != NULL || n_spans == 0, NULL);
  g_return_val_if_fail (metrics != NULL, NULL);
  g_return_val_if_fail (seconds_per_pixel > 0, NULL);

  self = g_new0 (HawTimelineGeometry, 1);
  self->metrics = *metrics;
  self->level = quantise (seconds_per_pixel);
  self->entries = g_new0 (Entry, n_spans);
  self->order = g_new0 (guint, n_spans);
  self->n_entries = n_spans;

  for (guint i = 0; i < n_spans; i++)
    {
      self->entries[i].span = spans[i];
      entry_shape (self, &self->entries[i]);
    }

  pack (self);
  sort (self);

  return self;
}

/**
 * haw_timeline_geometry_free:
 * @self: (transfer full) (nullable): a geometry
 */
void
haw_timeline_geometry_free (HawTimelineGeometry *self)
{
  if (self == NULL)
    return;

  g_free (self->entries);
  g_free (self->order);
  g_free (self);
}

/**
 * haw_timeline_geometry_get_n_rows:
 *
 * Returns: how many rows all events take
 */
guint
haw_timeline_geometry_get_n_rows (const HawTimelineGeometry *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_rows;
}

/**
 * haw_timeline_geometry_suits:
 *
 * Returns: whether it is good for an axis of this zoom as well
 */
gboolean
haw_timeline_geometry_suits (const HawTimelineGeometry *self,
                             double                     seconds_per_pixel)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return fabs (quantise (seconds_per_pixel) / self->level - 1) < 1e-6;
}

/**
 * haw_timeline_geometry_place:
 * @axis: an axis of this geometry's level of zoom
 * @item: index of an event in the spans
 * @place: (out): where it stands
 */
void
haw_timeline_geometry_place (const HawTimelineGeometry *self,
                             const HawTimeAxis         *axis,
                             guint                      item,
                             HawTimelinePlace          *place)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (item < self->n_entries);

  place->item = item;
  place_entry (self, axis, &self->entries[item], place);
}

/**
 * haw_timeline_geometry_get_places:
 * @axis: an axis of this geometry's level of zoom
 * @margin: px before and after the view to look at as well
 * @first_row: the first row wanted
 * @n_rows: how many rows
 *
 * Finds the events of which the mark or the label is in view.
 *
 * Returns: (transfer full) (element-type HawTimelinePlace): them, in the order of time
 */
GArray *
haw_timeline_geometry_get_places (const HawTimelineGeometry *self,
                                  const HawTimeAxis         *axis,
                                  double                     margin,
                                  guint                      first_row,
                                  guint                      n_rows)
{
  GArray *places;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (axis != NULL, NULL);

  places = g_array_new (FALSE, FALSE, sizeof (HawTimelinePlace));

  for (guint i = 0; i < self->n_entries; i++)
    {
      const Entry *entry = &self->entries[self->order[i]];
      HawTimelinePlace place = { .item = self->order[i] };

      if (entry->row < first_row || entry->row - first_row >= n_rows)
        continue;

      place_entry (self, axis, entry, &place);
      if (place.x < axis->width + margin && place.x + place.width > -margin)
        g_array_append_val (places, place);
    }

  return places;
}

/**
 * haw_timeline_geometry_hit:
 * @x: px on the axis
 * @row: a row
 * @slop: how many px beside a mark still count
 *
 * Returns: the index of the event at a position, the nearest within @slop, or -1
 */
int
haw_timeline_geometry_hit (const HawTimelineGeometry *self,
                           const HawTimeAxis         *axis,
                           double                     x,
                           guint                      row,
                           double                     slop)
{
  double nearest = slop;
  int hit = -1;

  g_return_val_if_fail (self != NULL, -1);

  for (guint i = 0; i < self->n_entries; i++)
    {
      HawTimelinePlace place;
      double distance;

      if (self->entries[i].row != row)
        continue;

      place_entry (self, axis, &self->entries[i], &place);
      distance = MAX (MAX (place.x - x, x - place.x - place.width), 0);
      if (distance < nearest || (hit < 0 && distance <= nearest))
        {
          nearest = distance;
          hit = (int) i;
        }
    }

  return hit;
}

/**
 * haw_timeline_place_get_side:
 *
 * Returns: -1 where a mark is wholly before the visible time, 1 where it is wholly after it, else 0
 */
int
haw_timeline_place_get_side (const HawTimelinePlace *place,
                             const HawTimeAxis      *axis)
{
  g_return_val_if_fail (place != NULL && axis != NULL, 0);

  if (along_of (axis, place->end) <= 0)
    return -1;

  return along_of (axis, place->start) >= axis->width ? 1 : 0;
}

static double
get_middle (const HawTimelineSpan *span)
{
  gint64 start = get_anchor (&span->bounds);
  gint64 end = get_last_known (&span->bounds);

  return ((double) start + (double) end) / 2;
}

#define ANY_ROW G_MAXUINT

static int
find_in_row (const HawTimelineGeometry *self,
             const HawTimelineSpan     *from,
             guint                      row)
{
  double nearest = INFINITY;
  int found = -1;

  for (guint i = 0; i < self->n_entries; i++)
    {
      const Entry *entry = &self->entries[self->order[i]];
      double distance = fabs (get_middle (&entry->span) - get_middle (from));

      /* Among several at the same distance, itself. */
      if (entry->span.id == from->id)
        distance = -1;
      if ((row == ANY_ROW || entry->row == row) && distance < nearest)
        {
          nearest = distance;
          found = (int) self->order[i];
        }
    }

  return found;
}

/**
 * haw_timeline_geometry_is_of:
 *
 * Returns: whether it was made of just these events with these sizes, so that at a zoom that it suits
 *   packing them again would give the same
 */
gboolean
haw_timeline_geometry_is_of (const HawTimelineGeometry *self,
                             const HawTimelineSpan     *spans,
                             guint                      n_spans,
                             const HawTimelineMetrics  *metrics)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (n_spans != self->n_entries || memcmp (metrics, &self->metrics, sizeof *metrics) != 0)
    return FALSE;
  for (guint i = 0; i < n_spans; i++)
    if (memcmp (&spans[i], &self->entries[i].span, sizeof spans[i]) != 0)
      return FALSE;
  return TRUE;
}

/**
 * haw_timeline_geometry_find_nearest:
 * @span: an event, of this geometry or another one
 *
 * Returns: the index of the event whose middle is nearest in time to that of @span, itself if it is
 *   among them; -1 if there are none
 */
int
haw_timeline_geometry_find_nearest (const HawTimelineGeometry *self,
                                    const HawTimelineSpan     *span)
{
  g_return_val_if_fail (self != NULL, -1);

  return find_in_row (self, span, ANY_ROW);
}

/**
 * haw_timeline_geometry_step:
 * @item: the index of an event, or -1 to start from nowhere
 * @step: where to go
 *
 * Walks from event to event.
 *
 * Returns: the index of the next one, or -1 if there is none in that direction
 */
int
haw_timeline_geometry_step (const HawTimelineGeometry *self,
                            int                        item,
                            HawTimelineStep            step)
{
  const Entry *from;

  g_return_val_if_fail (self != NULL, -1);
  g_return_val_if_fail (item < (int) self->n_entries, -1);

  if (self->n_entries == 0)
    return -1;
  if (step == HAW_TIMELINE_LAST || (item < 0 && step == HAW_TIMELINE_PREVIOUS))
    return (int) self->order[self->n_entries - 1];
  if (step == HAW_TIMELINE_FIRST || item < 0)
    return (int) self->order[0];

  from = &self->entries[item];

  switch (step)
    {
    case HAW_TIMELINE_NEXT:
      return from->rank + 1 < self->n_entries ? (int) self->order[from->rank + 1] : -1;

    case HAW_TIMELINE_PREVIOUS:
      return from->rank > 0 ? (int) self->order[from->rank - 1] : -1;

    case HAW_TIMELINE_ROW_AFTER:
      return from->row + 1 < self->n_rows ? find_in_row (self, &from->span, from->row + 1) : -1;

    case HAW_TIMELINE_ROW_BEFORE:
      return from->row > 0 ? find_in_row (self, &from->span, from->row - 1) : -1;

    case HAW_TIMELINE_FIRST:
    case HAW_TIMELINE_LAST:
    default:
      return -1;
    }
}

/**
 * haw_timeline_geometry_get_rank:
 * @item: the index of an event
 *
 * Returns: its place in the order of time, from 0
 */
guint
haw_timeline_geometry_get_rank (const HawTimelineGeometry *self,
                                guint                      item)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (item < self->n_entries, 0);

  return self->entries[item].rank;
}

/* The shortest time that a view is fitted to: some days around a lone event. */
#define SHORTEST_FIT (6 * HAW_SECONDS_PER_DAY)

/**
 * haw_timeline_geometry_fit:
 * @spans: (array length=n_spans): the dated events
 * @metrics: sizes in px
 * @axis: (inout): the axis to change
 *
 * Moves and zooms an axis so that all known ends are in view, and the labels after the last events
 * as well. Does nothing without events.
 */
void
haw_timeline_geometry_fit (const HawTimelineSpan    *spans,
                           guint                     n_spans,
                           const HawTimelineMetrics *metrics,
                           HawTimeAxis              *axis)
{
  double start = INFINITY;
  double end = -INFINITY;
  double margin = metrics->gap + metrics->point;
  double room;

  for (guint i = 0; i < n_spans; i++)
    {
      if (!is_known (get_anchor (&spans[i].bounds)))
        continue;
      start = MIN (start, (double) get_anchor (&spans[i].bounds));
      end = MAX (end, (double) get_last_known (&spans[i].bounds));
    }

  if (start > end)
    return;
  if (end - start < SHORTEST_FIT)
    {
      double missing = SHORTEST_FIT - (end - start);

      start -= missing / 2;
      end += missing / 2;
    }

  /* Room for labels costs zoom, which in turn changes how far they reach: this settles soon. */
  room = end;
  for (guint round = 0; round < 4; round++)
    {
      double scale = (room - start) / MAX (axis->width - 2 * margin, 1);

      room = end;
      for (guint i = 0; i < n_spans; i++)
        {
          double last = (double) get_last_known (&spans[i].bounds);
          double label = MIN (MIN (spans[i].label, metrics->label_max), axis->width / 3);

          if (is_known (get_last_known (&spans[i].bounds)))
            room = MAX (room, last + (label + metrics->gap + metrics->point) * scale);
        }
    }

  haw_time_axis_fit (axis, clamp_time (start), clamp_time (room), margin);
}

/**
 * haw_timeline_along:
 * @x: px on the axis
 *
 * Returns: how many px a position is after the edge where time begins
 */
double
haw_timeline_along (const HawTimeAxis *axis,
                    double             x)
{
  g_return_val_if_fail (axis != NULL, 0);

  return along_of (axis, x);
}
