/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "time/haw-timeline-geometry.h"

#include <math.h>

/* What is decided once for a level of zoom. */
typedef struct
{
  HawBounds bounds;
  HawTimelineShape shape;
  double start, end; /* seconds: the mark with its glyph */
  double label;      /* px */
  gboolean label_inside;
  gboolean label_at_core;
} Shaped;

static gboolean
is_known (gint64 time)
{
  return time > HAW_TIME_MIN && time < HAW_TIME_MAX;
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

/* Labels are cut at few widths, whose layouts are used again. */
static double
floor_label (double room)
{
  return floor (room / HAW_TIMELINE_LABEL_STEP / 4) * HAW_TIMELINE_LABEL_STEP * 4;
}

static void
shape_event (const HawTimelineStore   *store,
             guint                     position,
             const HawTimelineMetrics *metrics,
             double                    level,
             Shaped                   *shaped)
{
  double wish = store->labels[position] * HAW_TIMELINE_LABEL_STEP, needed, length;

  haw_timeline_store_get_mark (store, position, &shaped->bounds);
  shaped->start = (double) shaped->bounds.earliest_start;
  shaped->end = (double) shaped->bounds.latest_end;
  shaped->label = MIN (wish, metrics->label_max);
  shaped->label_inside = shaped->label_at_core = FALSE;
  needed = shaped->label + 2 * metrics->inset;

  if (shaped->end - shaped->start <= HAW_SECONDS_PER_DAY &&
      (shaped->end - shaped->start) / level < metrics->point)
    {
      double middle = shaped->start + (shaped->end - shaped->start) / 2;

      shaped->shape = HAW_TIMELINE_POINT;
      shaped->start = middle - metrics->point / 2 * level;
      shaped->end = middle + metrics->point / 2 * level;
    }
  else
    {
      double core = (double) shaped->bounds.latest_start;
      gboolean soft = has_core (&shaped->bounds) && core > shaped->start;

      shaped->shape = HAW_TIMELINE_BAR;
      shaped->end = MAX (shaped->end, shaped->start + metrics->bar * level);
      length = (shaped->end - shaped->start) / level;
      shaped->label_inside = length >= needed;
      if (shaped->label_inside && wish > shaped->label && is_known (shaped->bounds.earliest_start))
        {
          length = MIN (floor_label (length - 2 * metrics->inset), metrics->inside_max);
          shaped->label = CLAMP (length, shaped->label, wish);
          needed = shaped->label + 2 * metrics->inset;
        }
      shaped->label_at_core = soft && (shaped->end - core) / level >= needed;
    }
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
place_label_inside (const HawTimelineMetrics *metrics,
                    const HawTimeAxis        *axis,
                    const Shaped             *shaped,
                    double                    start,
                    double                    core_start,
                    double                    end)
{
  double inset = metrics->inset;
  gboolean open_start = !is_known (shaped->bounds.earliest_start);
  double along = (shaped->label_at_core ? core_start : start) + inset;

  along = MIN (along, axis->width - inset - shaped->label);
  along = MAX (along, open_start ? inset + metrics->point : inset);
  along = MIN (along, end - inset - shaped->label);

  return MAX (along, start + inset);
}

/**
 * haw_timeline_level:
 *
 * Levels are half a factor of two apart: twice as fine would waste less room for more changes of rows.
 *
 * Returns: the scale for which a level is packed, its coarsest, so that labels always have the room
 *   they were given
 */
double
haw_timeline_level (double seconds_per_pixel)
{
  g_return_val_if_fail (seconds_per_pixel > 0, 1);

  return exp2 (ceil (log2 (seconds_per_pixel) * 2) / 2);
}

/**
 * haw_timeline_get_room:
 * @level: of haw_timeline_level()
 * @start: (out): from when on its row is taken
 * @end: (out): until when, with its label and the gap after it
 *
 * Starts follow one another in the order of the store: all lie half a glyph before the event. What has
 * an open start takes its row from the beginning of time.
 */
void
haw_timeline_get_room (const HawTimelineStore   *store,
                       guint                     position,
                       const HawTimelineMetrics *metrics,
                       double                    level,
                       gint64                   *start,
                       gint64                   *end)
{
  HawBounds reach;
  Shaped shaped;
  double until;

  shape_event (store, position, metrics, level, &shaped);
  until = shaped.end + metrics->gap * level;
  if (!shaped.label_inside || !is_known (shaped.bounds.earliest_start))
    until += (shaped.label + metrics->gap) * level;

  *start = is_known (shaped.bounds.earliest_start)
               ? shaped.bounds.earliest_start - (gint64) ceil (metrics->point / 2 * level)
               : HAW_TIME_MIN;
  *end = clamp_time (ceil (until));
  if (!store->reaches)
    return;

  haw_timeline_store_get_bounds (store, position, &reach);
  if (is_known (reach.earliest_start))
    *start = MIN (*start, reach.earliest_start - (gint64) ceil (metrics->point / 2 * level));
  *end = MAX (*end, clamp_time (ceil ((double) reach.latest_end +
                                      (metrics->gap + metrics->point / 2) * level)));
}

/* Where an event reaches further than its mark and its label, all of that is its place. */
static void
reach_out (const HawTimelineStore   *store,
           guint                     position,
           const HawTimelineMetrics *metrics,
           const HawTimeAxis        *axis,
           HawTimelinePlace         *place)
{
  double half = metrics->point / 2, first, last, low, high;
  HawBounds reach;

  haw_timeline_store_get_bounds (store, position, &reach);
  first = haw_time_axis_x_of (axis, reach.earliest_start);
  last = haw_time_axis_x_of (axis, reach.latest_end);
  low = MIN (place->x, MIN (first, last) - half);
  high = MAX (place->x + place->width, MAX (first, last) + half);
  place->x = low;
  place->width = high - low;
}

/**
 * haw_timeline_place:
 * @level: of haw_timeline_level() for @axis
 * @place: (out): where it stands; row, lane and y are left as they are
 */
void
haw_timeline_place (const HawTimelineStore   *store,
                    guint                     position,
                    const HawTimelineMetrics *metrics,
                    double                    level,
                    const HawTimeAxis        *axis,
                    HawTimelinePlace         *place)
{
  double start, end, core_start, core_end, label;
  Shaped shaped;

  shape_event (store, position, metrics, level, &shaped);
  start = along_of_time (axis, shaped.bounds.earliest_start);
  end = along_of_time (axis, shaped.bounds.latest_end);
  if (shaped.shape == HAW_TIMELINE_POINT)
    {
      start = (start + end - metrics->point) / 2;
      end = start + metrics->point;
      core_start = start;
      core_end = end;
    }
  else
    {
      end = MAX (end, start + metrics->bar);
      core_start = CLAMP (along_of_time (axis, shaped.bounds.latest_start), start, end);
      core_end = CLAMP (along_of_time (axis, shaped.bounds.earliest_end), start, end);
    }

  place->item = position;
  place->shape = shaped.shape;
  place->open_start = !is_known (shaped.bounds.earliest_start);
  place->open_end = !is_known (shaped.bounds.latest_end);
  place->has_core = has_core (&shaped.bounds);
  place->label_width = shaped.label;
  place->label_inside = shaped.label_inside;
  /* What began before all time shows only its last part when the view comes to its end. */
  if (place->open_start && end < shaped.label + metrics->point + 2 * metrics->inset)
    place->label_inside = FALSE;

  label = place->label_inside
              ? place_label_inside (metrics, axis, &shaped, start, core_start, end)
              : end + metrics->gap;

  place->start = along_of (axis, start);
  place->core_start = along_of (axis, core_start);
  place->core_end = along_of (axis, core_end);
  place->end = along_of (axis, end);
  place->label_x = lower_x (axis, label, place->label_width);
  place->width = MAX (end, label + place->label_width) - start;
  place->x = lower_x (axis, start, place->width);
  if (store->reaches)
    reach_out (store, position, metrics, axis, place);
}

/**
 * haw_timeline_place_extend_label:
 * @level: as for haw_timeline_place()
 * @next: when the place of the next event in the same row begins; %HAW_TIME_MAX for none
 * @place: (inout): where an event stands
 *
 * Lets a label beside its mark take what nothing else takes in its row, as far as it wishes and
 * `beside_max` goes. That depends on the level of zoom alone, so that labels are the same while
 * panning.
 */
void
haw_timeline_place_extend_label (const HawTimelineStore   *store,
                                 const HawTimelineMetrics *metrics,
                                 double                    level,
                                 const HawTimeAxis        *axis,
                                 gint64                    next,
                                 HawTimelinePlace         *place)
{
  double wish = MIN (store->labels[place->item] * HAW_TIMELINE_LABEL_STEP, metrics->beside_max);
  double label = wish, start, end;
  Shaped shaped;

  if (place->label_inside || place->folded || place->open_start || wish <= place->label_width)
    return;
  shape_event (store, place->item, metrics, level, &shaped);
  if (is_known (next))
    label = MIN (wish, floor_label (((double) next - shaped.end) / level - 2 * metrics->gap));
  if (label <= place->label_width)
    return;

  start = along_of (axis, place->start);
  end = along_of (axis, place->end) + metrics->gap;
  place->label_width = label;
  place->label_x = lower_x (axis, end, label);
  place->width = MAX (place->width, end + label - start);
  place->x = axis->mirrored ? MIN (place->x, place->label_x) : place->x;
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

typedef struct
{
  guint index;
  guint lane, row;
  double along;
} InRow;

static int
compare_in_row (gconstpointer a,
                gconstpointer b)
{
  const InRow *first = a;
  const InRow *second = b;

  if (first->lane != second->lane)
    return first->lane < second->lane ? -1 : 1;
  if (first->row != second->row)
    return first->row < second->row ? -1 : 1;

  return (first->along > second->along) - (first->along < second->along);
}

static void
cut_label (HawTimelinePlace  *place,
           const HawTimeAxis *axis,
           double             room,
           double             narrowest)
{
  double label = axis->mirrored ? axis->width - place->label_x - place->label_width : place->label_x;
  double start = along_of (axis, place->start);
  double end = along_of (axis, place->end);

  if (place->label_width <= room)
    return;
  place->label_width = room < narrowest ? 0 : floor_label (room);
  if (place->label_width <= 0)
    place->label_width = 0;
  place->label_x = lower_x (axis, label, place->label_width);
  place->width = (place->label_width > 0 ? MAX (end, label + place->label_width) : end) - start;
  place->x = lower_x (axis, start, place->width);
}

/**
 * haw_timeline_fit_labels:
 * @places: (element-type HawTimelinePlace): marks in view
 * @gap: px between a label and the next mark
 * @narrowest: a label that would be cut to less is left out
 *
 * Cuts labels that would reach into the next mark of their row. Rows that were packed for this level
 * of zoom have no such labels; those of a finer one, which stay until new ones are ready, may.
 */
void
haw_timeline_fit_labels (GArray            *places,
                         const HawTimeAxis *axis,
                         double             gap,
                         double             narrowest)
{
  g_autofree InRow *sorted = g_new (InRow, places->len + 1);

  for (guint i = 0; i < places->len; i++)
    {
      const HawTimelinePlace *place = &g_array_index (places, HawTimelinePlace, i);

      sorted[i] = (InRow) { i, place->lane, place->row, along_of (axis, place->start) };
    }
  if (places->len > 0)
    qsort (sorted, places->len, sizeof *sorted, compare_in_row);

  for (guint i = 0; i + 1 < places->len; i++)
    {
      HawTimelinePlace *place = &g_array_index (places, HawTimelinePlace, sorted[i].index);
      double label;

      if (sorted[i].lane != sorted[i + 1].lane || sorted[i].row != sorted[i + 1].row ||
          place->folded)
        continue;
      label = axis->mirrored ? axis->width - place->label_x - place->label_width : place->label_x;
      cut_label (place, axis, sorted[i + 1].along - gap - label, narrowest);
    }
}

/* The shortest time that a view is fitted to: some days around a lone event. */
#define SHORTEST_FIT (6 * HAW_SECONDS_PER_DAY)

/* Above this many events the last labels are guessed. */
#define MOST_FITTED 2000

static gint64
last_known_of (const HawBounds *bounds)
{
  if (is_known (bounds->latest_end))
    return bounds->latest_end;
  if (is_known (bounds->earliest_end))
    return bounds->earliest_end;
  if (is_known (bounds->latest_start))
    return bounds->latest_start;

  return bounds->earliest_start;
}

/* Until when the labels after the last events reach at a scale. */
static double
reach (const HawTimelineStore   *store,
       const HawTimelineMetrics *metrics,
       double                    end,
       double                    width,
       double                    scale)
{
  double room = end;

  if (store->n_dated > MOST_FITTED)
    return end + (metrics->gap + metrics->point) * scale;

  for (guint i = 0; i < store->n_dated; i++)
    {
      double label = MIN (MIN (store->labels[i] * HAW_TIMELINE_LABEL_STEP, metrics->label_max),
                          width / 3);
      HawBounds bounds;
      gint64 last;

      haw_timeline_store_get_bounds (store, i, &bounds);
      last = last_known_of (&bounds);
      if (is_known (last))
        room = MAX (room, (double) last + (label + metrics->gap + metrics->point) * scale);
    }

  return room;
}

/**
 * haw_timeline_fit:
 * @metrics: sizes in px
 * @axis: (inout): the axis to change
 *
 * Moves and zooms an axis so that all known ends are in view, and the labels after the last events
 * as well. Does nothing without events.
 */
void
haw_timeline_fit (HawTimelineStore         *store,
                  const HawTimelineMetrics *metrics,
                  HawTimeAxis              *axis)
{
  double margin = metrics->gap + metrics->point;
  gint64 first, last;
  double start, end, room;

  if (!haw_timeline_store_get_extent (store, &first, &last))
    return;

  start = (double) first;
  end = (double) last;
  if (end - start < SHORTEST_FIT)
    {
      double missing = SHORTEST_FIT - (end - start);

      start -= missing / 2;
      end += missing / 2;
    }

  /* Room for labels costs zoom, which in turn changes how far they reach: this settles soon. */
  room = end;
  for (guint round = 0; round < 4; round++)
    room = reach (store, metrics, end, axis->width,
                  (room - start) / MAX (axis->width - 2 * margin, 1));

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
