/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-pane-private.h"

/* Two lanes set against each other, in the place of all of them. */

static const HawTimelineSide sides[] = { HAW_TIMELINE_SIDE_ABOVE, HAW_TIMELINE_SIDE_BELOW };

static HawTimelineLanes *
get_lanes (HawTimelinePane *self)
{
  return haw_timeline_view_get_lanes (self->view);
}

/* What is known of the view holds for both sides as well. */
void
haw_timeline_pane_compare_follow (HawTimelinePane *self)
{
  gint64 start = 0, end = 0;

  if (!self->comparing)
    return;

  haw_view_state_get_range (self->state, &start, &end);
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      HawTimelineView *view = haw_timeline_compare_get_view (self->compare, sides[i]);

      haw_timeline_view_set_selected_id (view, haw_view_state_get_event (self->state));
      haw_timeline_view_set_range (view, start, end);
      haw_timeline_view_set_time_direction (view, haw_timeline_view_get_time_direction (self->view));
    }
}

static void
show_comparing (HawTimelinePane *self,
                gboolean         comparing)
{
  if (self->comparing == comparing)
    return;

  self->comparing = comparing;
  if (!comparing)
    haw_timeline_compare_set_lanes (self->compare, NULL, HAW_CLOCK_EVENT, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->compare), comparing);
  gtk_widget_set_visible (GTK_WIDGET (self->view), !comparing);
  haw_timeline_pane_compare_follow (self);
  haw_timeline_pane_align_update (self);
}

static void
take_lanes (HawTimelinePane *self)
{
  HawClock clock = HAW_CLOCK_EVENT;
  HawPublications *publications =
      self->table == NULL ? NULL : haw_event_table_get_publications (self->table, &clock);

  haw_timeline_compare_set_lanes (self->compare, get_lanes (self), clock, publications);
}

/**
 * haw_timeline_pane_compare_reset:
 *
 * Takes up other lanes: the comparison goes on while there are both of its own.
 */
void
haw_timeline_pane_compare_reset (HawTimelinePane *self)
{
  HawTimelineLanes *lanes = get_lanes (self);
  gboolean can = haw_timeline_lanes_has_lanes (lanes) && haw_timeline_lanes_get_n (lanes) > 1;
  gint64 above, below;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "timeline.compare",
                                 self->comparing || can);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "timeline.compare-lane", can);
  if (!self->comparing)
    return;

  haw_timeline_compare_get_pair (self->compare, &above, &below);
  take_lanes (self);
  if (!haw_timeline_lanes_has_lanes (lanes) ||
      !haw_timeline_compare_set_pair (self->compare, above, below))
    show_comparing (self, FALSE);
  haw_timeline_pane_compare_follow (self);
}

/**
 * haw_timeline_pane_compare_start:
 * @lane: the id of a lane, to be above
 *
 * Compares a lane with the next one, or the last with the one before it; the other can be chosen then.
 */
void
haw_timeline_pane_compare_start (HawTimelinePane *self,
                                 gint64           lane)
{
  HawTimelineLanes *lanes = get_lanes (self);
  guint n = haw_timeline_lanes_get_n (lanes);
  guint above = haw_timeline_lanes_find (lanes, lane), below;
  gint64 start, end;

  if (!haw_timeline_lanes_has_lanes (lanes) || n < 2)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  if (above == G_MAXUINT)
    above = 0;
  below = above + 1 < n ? above + 1 : above - 1;

  haw_timeline_view_get_visible (self->view, &start, &end);
  take_lanes (self);
  if (!haw_timeline_compare_set_pair (self->compare, haw_timeline_lanes_get_id (lanes, above),
                                      haw_timeline_lanes_get_id (lanes, below)))
    return;
  self->compare_syncing = TRUE;
  haw_timeline_compare_show_range (self->compare, start, end);
  self->compare_syncing = FALSE;
  show_comparing (self, TRUE);
  haw_timeline_pane_show_calendar (self);
  gtk_widget_grab_focus (
      GTK_WIDGET (haw_timeline_compare_get_view (self->compare, HAW_TIMELINE_SIDE_ABOVE)));
}

/**
 * haw_timeline_pane_compare_stop:
 *
 * Returns: whether there was a comparison to be ended
 */
gboolean
haw_timeline_pane_compare_stop (HawTimelinePane *self)
{
  if (!self->comparing)
    return FALSE;

  show_comparing (self, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));

  return TRUE;
}

/**
 * haw_timeline_pane_compare_show_range:
 *
 * Has the comparison show what the view behind it shows, as after a move of the range in the strip.
 */
void
haw_timeline_pane_compare_show_range (HawTimelinePane *self)
{
  gint64 start, end;

  if (!self->comparing || self->compare_syncing)
    return;

  self->compare_syncing = TRUE;
  haw_timeline_view_get_visible (self->view, &start, &end);
  if (start < end)
    haw_timeline_compare_show_range (self->compare, start, end);
  self->compare_syncing = FALSE;
}

static void
moved_cb (HawTimelinePane *self)
{
  gint64 start, end;

  if (!self->comparing || self->compare_syncing)
    return;

  self->compare_syncing = TRUE;
  haw_timeline_view_get_visible (
      haw_timeline_compare_get_view (self->compare, HAW_TIMELINE_SIDE_BELOW), &start, &end);
  if (start < end)
    haw_timeline_view_show_range (self->view, start, end);
  self->compare_syncing = FALSE;
}

static void
closed_cb (HawTimelinePane *self)
{
  haw_timeline_pane_compare_stop (self);
}

/**
 * haw_timeline_pane_compare_set_reports:
 * @reports: (element-type HawTimelineReport): what the sources of @event say
 */
void
haw_timeline_pane_compare_set_reports (HawTimelinePane *self,
                                       gint64           event,
                                       GArray          *reports)
{
  for (guint i = 0; i < G_N_ELEMENTS (sides) && self->comparing; i++)
    haw_timeline_view_set_reports (haw_timeline_compare_get_view (self->compare, sides[i]), event,
                                   reports);
}

/**
 * haw_timeline_pane_compare_get_view:
 *
 * Returns: (transfer none): the view that zooms and fits: of a comparison, the one below, which the other
 *   follows
 */
HawTimelineView *
haw_timeline_pane_compare_get_view (HawTimelinePane *self)
{
  return self->comparing ? haw_timeline_compare_get_view (self->compare, HAW_TIMELINE_SIDE_BELOW)
                         : self->view;
}

static void
compare_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  HawTimelinePane *self = HAW_TIMELINE_PANE (widget);

  if (!haw_timeline_pane_compare_stop (self))
    haw_timeline_pane_compare_start (self, haw_timeline_view_get_selected_lane (self->view));
}

/* From the menu of a lane, after which the other one is chosen. */
static void
compare_lane_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  HawTimelinePane *self = HAW_TIMELINE_PANE (widget);

  haw_timeline_pane_compare_start (self, self->menu_lane);
  if (self->comparing)
    haw_timeline_compare_focus_choice (self->compare);
}

/**
 * haw_timeline_pane_compare_constructed:
 */
void
haw_timeline_pane_compare_constructed (HawTimelinePane *self)
{
  g_signal_connect_object (self->compare, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->compare, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->compare, "paired", G_CALLBACK (haw_timeline_pane_compare_follow), self,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      HawTimelineView *view = haw_timeline_compare_get_view (self->compare, sides[i]);

      g_signal_connect_object (view, "event-selected", G_CALLBACK (haw_timeline_pane_event_selected),
                               self, G_CONNECT_SWAPPED);
      g_signal_connect_object (view, "event-activated", G_CALLBACK (haw_timeline_pane_event_activated),
                               self, G_CONNECT_SWAPPED);
      g_signal_connect_object (view, "reports-wanted", G_CALLBACK (haw_timeline_pane_reports_wanted),
                               self, G_CONNECT_SWAPPED);
      g_signal_connect_object (view, "notify::aligned-id", G_CALLBACK (haw_timeline_pane_align_update),
                               self, G_CONNECT_SWAPPED);
    }
}

/**
 * haw_timeline_pane_compare_class_init:
 */
void
haw_timeline_pane_compare_class_init (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "timeline.compare", NULL, compare_action);
  gtk_widget_class_install_action (widget_class, "timeline.compare-lane", NULL, compare_lane_action);
  /* The Arabic letter is the one on the same key. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_m, 0, "timeline.compare", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Arabic_tehmarbuta, 0, "timeline.compare",
                                       NULL);
}
