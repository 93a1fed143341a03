/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-view-private.h"

/* What is dimmed: the events that do not belong to what everything else is narrowed to. */

/**
 * haw_timeline_view_set_lit:
 * @ids: (nullable) (element-type gint64): the events that stay as they are, ascending, each once, not
 *   to be changed any more; NULL for all
 *
 * Dims all other events. They stay where they are, and can be selected.
 */
void
haw_timeline_view_set_lit (HawTimelineView *self,
                           GArray          *ids)
{
  g_return_if_fail (HAW_IS_TIMELINE_VIEW (self));

  if (ids == self->lit)
    return;

  if (ids != NULL)
    g_array_ref (ids);
  g_clear_pointer (&self->lit, g_array_unref);
  self->lit = ids;
  if (self->lanes == NULL)
    return;

  haw_timeline_lanes_set_lit (self->lanes, ids);
  if (self->detail != HAW_TIMELINE_BOXES)
    haw_timeline_nodes_clear (self->nodes);
  if (self->width > 0)
    haw_timeline_view_rows_changed (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
