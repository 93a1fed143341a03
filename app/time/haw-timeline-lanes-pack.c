/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "time/haw-timeline-lanes-private.h"

#include <math.h>
#include <string.h>

/* Rows, heights, and how much is shown of each event. */

/* About how many events in view are still shown one by one. A view that shows more of each needs
 * fewer of them than one that shows less already, so that nothing flips to and fro. */
#define BOXES_BELOW 260
#define BOXES_ABOVE 400
#define TICKS_BELOW 2200
#define TICKS_ABOVE 3600

#define MOST_ROWS 65535

void
haw_timeline_packing_free (HawTimelinePacking *packing)
{
  for (guint i = 0; packing->done[i] != NULL; i++)
    g_array_unref (packing->done[i]);
  g_free (packing->done);
  g_free (packing->n_rows);
  haw_rows_free (packing->rows);
  g_free (packing);
}

static void
drop_rows (HawTimelineLanes *self)
{
  g_clear_pointer (&self->packing, haw_timeline_packing_free);
  self->level = 0;
  self->is_stacked = FALSE;
  for (guint i = 0; i < self->lanes->len; i++)
    g_array_set_size (haw_timeline_lanes_get (self, i)->rows, 0);
}

/**
 * haw_timeline_lanes_configure:
 * @metrics: sizes along time
 * @sizes: sizes across time
 *
 * Other sizes along time make new rows necessary.
 */
void
haw_timeline_lanes_configure (HawTimelineLanes           *self,
                              const HawTimelineMetrics   *metrics,
                              const HawTimelineLaneSizes *sizes)
{
  g_return_if_fail (self != NULL);

  if (memcmp (metrics, &self->metrics, sizeof *metrics) != 0)
    drop_rows (self);
  if (memcmp (sizes, &self->sizes, sizeof *sizes) != 0)
    self->is_stacked = FALSE;
  self->metrics = *metrics;
  self->sizes = *sizes;
}

/**
 * haw_timeline_lanes_measure:
 * @measure: (scope notified): how wide a label would like to be; kept for events to come
 *
 * Measures all labels, after which new rows are necessary.
 */
void
haw_timeline_lanes_measure (HawTimelineLanes      *self,
                            HawTimelineMeasureFunc measure,
                            gpointer               user_data)
{
  g_return_if_fail (self != NULL);

  self->measure = measure;
  self->measure_data = user_data;
  for (guint i = 0; measure != NULL && i < self->store->n; i++)
    {
      double label = measure (self->store, i, user_data);

      self->store->labels[i] =
          (guint8) CLAMP ((label + HAW_TIMELINE_LABEL_STEP - 1) / HAW_TIMELINE_LABEL_STEP, 0, 255);
    }
  drop_rows (self);
}

/**
 * haw_timeline_lanes_choose_detail:
 * @axis: the view
 * @before: what is shown now
 *
 * Decides by the scale alone, not by the place, so that it does not change while panning.
 *
 * Returns: how much to show of each event
 */
HawTimelineDetail
haw_timeline_lanes_choose_detail (const HawTimelineLanes *self,
                                  const HawTimeAxis      *axis,
                                  HawTimelineDetail       before)
{
  guint boxes = before == HAW_TIMELINE_BOXES ? BOXES_ABOVE : BOXES_BELOW;
  guint ticks = before == HAW_TIMELINE_DENSITY ? TICKS_BELOW : TICKS_ABOVE;
  guint load;

  g_return_val_if_fail (self != NULL, HAW_TIMELINE_BOXES);

  if (self->store->n_dated <= boxes)
    return HAW_TIMELINE_BOXES;

  load = haw_timeline_store_estimate (self->store, axis->width * axis->seconds_per_pixel);
  if (load <= boxes)
    return HAW_TIMELINE_BOXES;

  return load <= ticks ? HAW_TIMELINE_TICKS : HAW_TIMELINE_DENSITY;
}

/**
 * haw_timeline_lanes_suits:
 *
 * Returns: whether the rows were packed for this zoom
 */
gboolean
haw_timeline_lanes_suits (const HawTimelineLanes *self,
                          double                  seconds_per_pixel)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->level > 0 && fabs (haw_timeline_level (seconds_per_pixel) / self->level - 1) < 1e-6;
}

/**
 * haw_timeline_lanes_is_packed:
 *
 * Returns: whether there are rows, for this zoom or another one
 */
gboolean
haw_timeline_lanes_is_packed (const HawTimelineLanes *self)
{
  return self != NULL && self->level > 0;
}

static void
begin_packing (HawTimelineLanes *self,
               double            level)
{
  HawTimelinePacking *packing = g_new0 (HawTimelinePacking, 1);

  packing->level = level;
  packing->done = g_new0 (GArray *, self->lanes->len + 1);
  packing->n_rows = g_new0 (guint, self->lanes->len);
  for (guint i = 0; i < self->lanes->len; i++)
    packing->done[i] = g_array_sized_new (FALSE, TRUE, sizeof (guint16),
                                          haw_timeline_lanes_get (self, i)->members->len);
  g_clear_pointer (&self->packing, haw_timeline_packing_free);
  self->packing = packing;
}

static void
pack_member (HawTimelineLanes   *self,
             HawTimelinePacking *packing,
             HawTimelineLane    *lane,
             guint               member)
{
  gint64 start, end;
  guint row;

  haw_timeline_get_room (self->store, g_array_index (lane->members, guint32, member), &self->metrics,
                         packing->level, &start, &end);
  row = haw_rows_add (packing->rows, start, end);
  g_array_index (packing->done[packing->lane], guint16, member) = (guint16) MIN (row, MOST_ROWS);
  self->n_packed++;
}

static void
take_rows (HawTimelineLanes   *self,
           HawTimelinePacking *packing)
{
  for (guint i = 0; i < self->lanes->len; i++)
    {
      HawTimelineLane *lane = haw_timeline_lanes_get (self, i);

      g_array_unref (lane->rows);
      lane->rows = g_array_ref (packing->done[i]);
      lane->n_rows = packing->n_rows[i];
    }
  self->level = packing->level;
  self->is_stacked = FALSE;
  g_clear_pointer (&self->packing, haw_timeline_packing_free);
}

/* Packs at most @most members of the lane that is its turn. */
static guint
pack_some (HawTimelineLanes   *self,
           HawTimelinePacking *packing,
           guint               most)
{
  HawTimelineLane *lane = haw_timeline_lanes_get (self, packing->lane);
  guint n = 0;

  if (haw_timeline_lanes_is_group_at (self, packing->lane))
    {
      packing->lane++;
      return 1;
    }
  if (packing->rows == NULL)
    {
      packing->rows = haw_rows_new ();
      g_array_set_size (packing->done[packing->lane], lane->members->len);
    }
  for (guint i = 0; i < lane->open->len && !packing->open_done; i++, n++)
    pack_member (self, packing, lane, g_array_index (lane->open, guint, i));
  packing->open_done = TRUE;

  for (; packing->member < lane->members->len && n < most; packing->member++)
    {
      guint position = g_array_index (lane->members, guint32, packing->member);

      if (!haw_timeline_is_known (self->store->starts[position]))
        continue;
      pack_member (self, packing, lane, packing->member);
      n++;
    }

  if (packing->member == lane->members->len)
    {
      packing->n_rows[packing->lane] = haw_rows_get_n (packing->rows);
      g_clear_pointer (&packing->rows, haw_rows_free);
      packing->lane++;
      packing->member = 0;
      packing->open_done = FALSE;
    }

  return MAX (n, 1);
}

/**
 * haw_timeline_lanes_pack:
 * @seconds_per_pixel: the zoom to pack for
 * @most: how many copies to pack now
 *
 * Packs events into rows, a part at a time where there are many; the rows so far stay until all new
 * ones are there. haw_timeline_lanes_stack() is to follow.
 *
 * Returns: whether the rows suit now
 */
gboolean
haw_timeline_lanes_pack (HawTimelineLanes *self,
                         double            seconds_per_pixel,
                         guint             most)
{
  double level;
  guint n = 0;

  g_return_val_if_fail (self != NULL, TRUE);

  if (haw_timeline_lanes_suits (self, seconds_per_pixel))
    {
      g_clear_pointer (&self->packing, haw_timeline_packing_free);
      return TRUE;
    }

  level = haw_timeline_level (seconds_per_pixel);
  if (self->packing == NULL || fabs (self->packing->level / level - 1) > 1e-6)
    begin_packing (self, level);
  while (self->packing->lane < self->lanes->len && n < most)
    n += pack_some (self, self->packing, most - n);
  if (self->packing->lane < self->lanes->len)
    return FALSE;

  take_rows (self, self->packing);
  return TRUE;
}

/* Gives one member a row among others that stay where they are. */
void
haw_timeline_lane_add_row (HawTimelineLanes *self,
                           HawTimelineLane  *lane,
                           guint             member)
{
  g_autoptr (GArray) near = NULL;
  g_autofree guint8 *taken = g_malloc0 (lane->n_rows + 2);
  gint64 start, end, beyond;
  guint16 row = 0;

  haw_timeline_get_room (self->store, g_array_index (lane->members, guint32, member), &self->metrics,
                         self->level, &start, &end);
  beyond = (gint64) ceil ((self->metrics.label_max + 2 * self->metrics.gap + self->metrics.point +
                           self->metrics.bar) * self->level);
  near = haw_timeline_lane_find_in (self, lane, start - beyond, end + beyond);
  for (guint i = 0; i < near->len; i++)
    {
      guint other = g_array_index (near, guint, i);
      gint64 other_start, other_end;
      guint other_row;

      if (other == member)
        continue;
      haw_timeline_get_room (self->store, g_array_index (lane->members, guint32, other),
                             &self->metrics, self->level, &other_start, &other_end);
      other_row = g_array_index (lane->rows, guint16, other < member ? other : other - 1);
      if (other_start < end && start < other_end)
        taken[MIN (other_row, lane->n_rows)] = 1;
      self->n_packed++;
    }

  while (row < lane->n_rows && taken[row])
    row++;
  g_array_insert_val (lane->rows, member, row);
  lane->n_rows = MAX (lane->n_rows, (guint) row + 1);
}

/**
 * haw_timeline_lanes_get_n_packed:
 *
 * Returns: how many copies were looked at to give them or a neighbour a row so far; a count of work
 *   for tests
 */
guint64
haw_timeline_lanes_get_n_packed (const HawTimelineLanes *self)
{
  return self == NULL ? 0 : self->n_packed;
}
