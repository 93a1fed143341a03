/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "time/haw-timeline-store.h"

/* What events are that a store has at other times than those at which they happened. */

/**
 * haw_timeline_store_set_truth:
 * @truth: (transfer none): the same events at the time they happened
 * @reaches: whether the bounds in @self are only how far an event reaches, while its mark stands where
 *   it happened
 *
 * Remembers what events are that are shown at other times.
 */
void
haw_timeline_store_set_truth (HawTimelineStore *self,
                              HawTimelineStore *truth,
                              gboolean          reaches)
{
  g_return_if_fail (self != NULL && truth != NULL && truth != self);

  g_clear_pointer (&self->truth, haw_timeline_store_unref);
  self->truth = haw_timeline_store_ref (truth);
  self->reaches = reaches;
}

/**
 * haw_timeline_store_get_mark:
 * @bounds: (out): when the mark of the event stands on the axis; all 0 if undated
 */
void
haw_timeline_store_get_mark (const HawTimelineStore *self,
                             guint                   position,
                             HawBounds              *bounds)
{
  int of_truth = -1;

  if (self->reaches && position < self->n_dated)
    of_truth = haw_timeline_store_find (self->truth, self->ids[position]);
  if (of_truth >= 0)
    haw_timeline_store_get_bounds (self->truth, (guint) of_truth, bounds);
  else
    haw_timeline_store_get_bounds (self, position, bounds);
}

/**
 * haw_timeline_store_tell:
 * @event: (out): what an event is, by whatever clock it is shown; its texts are good until the next
 *   change
 */
void
haw_timeline_store_tell (const HawTimelineStore *self,
                         guint                   position,
                         HawTimelineEvent       *event)
{
  int of_truth = -1;

  g_return_if_fail (self != NULL && position < self->n);

  if (self->truth != NULL)
    of_truth = haw_timeline_store_find (self->truth, self->ids[position]);
  if (of_truth >= 0)
    haw_timeline_store_get (self->truth, (guint) of_truth, event);
  else
    haw_timeline_store_get (self, position, event);
}
