/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-view-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "project/haw-error.h"

/* Time counted from one event: the ruler tells how long before it and after it everything is. The axis
 * stays what it is, and the row above the ruler goes on telling the dates. */

#define MOST_LETTERS 36

static gboolean
is_known (gint64 time)
{
  return time > HAW_TIME_MIN && time < HAW_TIME_MAX;
}

/* The side of a comparison that has the event, this one first. */
static HawTimelineStore *
find_store (HawTimelineView *self,
            gint64           id,
            guint           *position)
{
  HawTimelineStore *stores[] = { self->store, haw_timeline_lanes_get_store (self->partner) };

  for (guint i = 0; i < G_N_ELEMENTS (stores); i++)
    {
      int item = haw_timeline_store_find (stores[i], id);

      *position = (guint) item;
      if (item >= 0 && *position < stores[i]->n_dated)
        return stores[i];
    }

  return NULL;
}

/**
 * haw_timeline_align_find:
 * @id: the id of an event
 * @time: (out): from when on time is counted by it: its first known bound, as it is shown
 *
 * Returns: whether it stands on the axis, here or on the other side of a comparison
 */
gboolean
haw_timeline_align_find (HawTimelineView *self,
                         gint64           id,
                         gint64          *time)
{
  guint position;
  const HawTimelineStore *store = find_store (self, id, &position);
  HawBounds bounds;

  if (store == NULL)
    return FALSE;

  haw_timeline_store_get_mark (store, position, &bounds);
  *time = is_known (bounds.earliest_start) ? bounds.earliest_start
          : is_known (bounds.latest_start) ? bounds.latest_start
          : is_known (bounds.earliest_end) ? bounds.earliest_end
                                           : bounds.latest_end;

  return TRUE;
}

static char *
make_title (HawTimelineView *self)
{
  guint position;
  const HawTimelineStore *store = find_store (self, self->aligned_id, &position);
  g_autofree char *cut = NULL;
  g_autofree char *dotted = NULL;
  HawTimelineEvent event;
  const char *title;

  if (store == NULL)
    return g_strdup ("");
  haw_timeline_store_tell (store, position, &event);
  title = haw_timeline_event_get_title (&event);
  if (g_utf8_strlen (title, -1) <= MOST_LETTERS)
    return haw_isolate (title);

  cut = g_utf8_substring (title, 0, MOST_LETTERS - 1);
  dotted = g_strconcat (g_strchomp (cut), "…", NULL);

  return haw_isolate (dotted);
}

/**
 * haw_timeline_align_make_ticks:
 *
 * Returns: (transfer full): the ruler that counts from the event that was chosen
 */
HawTicks *
haw_timeline_align_make_ticks (HawTimelineView   *self,
                               const HawTimeAxis *axis,
                               double             gap,
                               HawMeasureFunc     measure)
{
  g_autofree char *title = make_title (self);
  /* Translators: on the ruler of a timeline that counts from an event; %s is its title */
  g_autofree char *before = g_strdup_printf (_("Before “%s”"), title);
  /* Translators: on the ruler of a timeline that counts from an event; %s is its title */
  g_autofree char *after = g_strdup_printf (_("After “%s”"), title);

  return haw_ticks_new_relative (axis, self->aligned_time, before, after, gap, measure, self);
}

/**
 * haw_timeline_align_follow:
 *
 * Follows the event from which time is counted; once it is gone, time is told by dates again.
 */
void
haw_timeline_align_follow (HawTimelineView *self)
{
  gint64 time = 0;

  if (self->aligned_id == 0 || self->store == NULL)
    return;
  if (!haw_timeline_align_find (self, self->aligned_id, &time))
    {
      haw_timeline_view_set_aligned_id (self, 0);
      return;
    }
  if (time == self->aligned_time)
    return;

  self->aligned_time = time;
  haw_timeline_content_invalidate (self);
}

/**
 * haw_timeline_align_draw:
 *
 * Draws the line from which time is counted.
 */
void
haw_timeline_align_draw (HawTimelineView *self,
                         GtkSnapshot     *snapshot)
{
  double x = haw_time_axis_x_of (&self->axis, self->aligned_time);
  double top = haw_timeline_ruler_middle (self);
  GdkRGBA color = self->colors.accent;
  double area, width;

  haw_timeline_get_time_area (self, &area, &width);
  area -= self->body_x;
  if (self->aligned_id == 0 || x < area - 2 || x > area + width + 2)
    return;

  gtk_snapshot_append_color (snapshot, &color,
                             &GRAPHENE_RECT_INIT ((float) (floor (self->body_x + x) - 1), (float) top,
                                                  2, (float) (self->ruler_height - top)));
  color.alpha *= 0.5f;
  gtk_snapshot_append_color (snapshot, &color,
                             &GRAPHENE_RECT_INIT ((float) (floor (self->body_x + x) - 1),
                                                  (float) self->ruler_height, 2,
                                                  (float) (self->height - self->ruler_height)));
}

/**
 * haw_timeline_view_get_aligned_id:
 *
 * Returns: the id of the event from which time is counted, or 0
 */
gint64
haw_timeline_view_get_aligned_id (HawTimelineView *self)
{
  g_return_val_if_fail (HAW_IS_TIMELINE_VIEW (self), 0);

  return self->aligned_id;
}

/**
 * haw_timeline_view_get_aligned_time:
 *
 * Returns: the time from which time is counted, if it is
 */
gint64
haw_timeline_view_get_aligned_time (HawTimelineView *self)
{
  g_return_val_if_fail (HAW_IS_TIMELINE_VIEW (self), 0);

  return self->aligned_time;
}

/**
 * haw_timeline_view_set_aligned_id:
 * @id: an event that stands on the axis; 0, or one that does not, for none
 *
 * Counts time from an event.
 */
void
haw_timeline_view_set_aligned_id (HawTimelineView *self,
                                  gint64           id)
{
  gint64 time = 0;

  g_return_if_fail (HAW_IS_TIMELINE_VIEW (self));

  if (!haw_timeline_align_find (self, id, &time))
    id = 0;
  if (self->aligned_id == id)
    return;

  self->aligned_id = id;
  self->aligned_time = time;
  haw_timeline_content_realign (self);
  g_object_notify (G_OBJECT (self), "aligned-id");
}
