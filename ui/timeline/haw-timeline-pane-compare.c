/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-pane-private.h"

#include "haw-memory.h"

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
      gtk_widget_queue_draw (GTK_WIDGET (haw_timeline_compare_get_difference (self->compare)));
      haw_timeline_view_set_time_direction (view, haw_timeline_view_get_time_direction (self->view));
    }
  haw_timeline_pane_edit_update (self);
}

/**
 * haw_timeline_pane_compare_set_lit:
 * @ids: (nullable) (element-type gint64): the events that are not dimmed
 */
void
haw_timeline_pane_compare_set_lit (HawTimelinePane *self,
                                   GArray          *ids)
{
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    haw_timeline_view_set_lit (haw_timeline_compare_get_view (self->compare, sides[i]), ids);
}

/**
 * haw_timeline_pane_compare_remember:
 *
 * Remembers for the project what the user compares now, or that it is nothing.
 */
void
haw_timeline_pane_compare_remember (HawTimelinePane *self)
{
  HawTimelinePair *pair = &self->pair;
  g_autofree char *by = NULL;
  g_autofree char *then_by = NULL;
  g_autofree char *text = NULL;

  if (!self->comparing)
    {
      haw_timeline_pane_remember_choice (self, "compare", "");
      return;
    }

  haw_timeline_compare_get_pair (self->compare, &pair->above, &pair->below);
  pair->aligned_above = haw_timeline_view_get_aligned_id (
      haw_timeline_compare_get_view (self->compare, HAW_TIMELINE_SIDE_ABOVE));
  pair->aligned_below = haw_timeline_view_get_aligned_id (
      haw_timeline_compare_get_view (self->compare, HAW_TIMELINE_SIDE_BELOW));
  by = haw_lane_key_to_nick (pair->by);
  then_by = haw_lane_key_to_nick (pair->then_by);
  text = g_strdup_printf ("%s %s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT
                          " %" G_GINT64_FORMAT, by, then_by, pair->above, pair->below,
                          pair->aligned_above, pair->aligned_below);
  haw_timeline_pane_remember_choice (self, "compare", text);
}

/**
 * haw_timeline_pane_compare_restore:
 *
 * Takes up what was compared in the project before; it is shown once the lanes are there.
 */
void
haw_timeline_pane_compare_restore (HawTimelinePane *self)
{
  g_autofree char *group = haw_timeline_pane_get_memory_group (self);
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = NULL;

  if (group != NULL)
    text = g_key_file_get_string (haw_memory_get (), group, "compare", NULL);
  parts = g_strsplit (text == NULL ? "" : text, " ", -1);
  self->pair_wanted = FALSE;
  self->pair = (HawTimelinePair) { 0 };
  if (g_strv_length (parts) != 6 || !haw_lane_key_from_nick (parts[0], &self->pair.by) ||
      !haw_lane_key_from_nick (parts[1], &self->pair.then_by))
    return;

  self->pair.above = g_ascii_strtoll (parts[2], NULL, 10);
  self->pair.below = g_ascii_strtoll (parts[3], NULL, 10);
  self->pair.aligned_above = g_ascii_strtoll (parts[4], NULL, 10);
  self->pair.aligned_below = g_ascii_strtoll (parts[5], NULL, 10);
  self->pair_wanted = TRUE;
}

static void
show_comparing (HawTimelinePane *self,
                gboolean         comparing)
{
  if (self->comparing == comparing)
    return;

  self->comparing = comparing;
  if (!comparing)
    {
      haw_timeline_compare_unalign (self->compare);
      haw_timeline_compare_set_lanes (self->compare, NULL, HAW_CLOCK_EVENT, NULL);
    }
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

static gboolean
has_same_keys (HawTimelinePane *self)
{
  return haw_lane_key_equal (self->pair.by, self->by) &&
         haw_lane_key_equal (self->pair.then_by, self->then_by);
}

/* Shows two lanes where the view shows all. */
static gboolean
compare (HawTimelinePane *self,
         gint64           above,
         gint64           below)
{
  gint64 start, end;

  haw_timeline_view_get_visible (self->view, &start, &end);
  take_lanes (self);
  if (!haw_timeline_compare_set_pair (self->compare, above, below))
    {
      haw_timeline_compare_set_lanes (self->compare, NULL, HAW_CLOCK_EVENT, NULL);
      return FALSE;
    }

  self->pair_wanted = FALSE;
  self->pair.by = self->by;
  self->pair.then_by = self->then_by;
  self->compare_syncing = TRUE;
  haw_timeline_compare_show_range (self->compare, start, end);
  self->compare_syncing = FALSE;
  show_comparing (self, TRUE);
  haw_timeline_pane_show_calendar (self);

  return TRUE;
}

/* The comparison with which the project was left; there is none any more where its lanes are not among
 * those that there are once everything is read. */
static void
compare_again (HawTimelinePane *self)
{
  const HawTimelinePair pair = self->pair;

  if (!haw_timeline_lanes_has_lanes (get_lanes (self)) || !has_same_keys (self))
    {
      self->pair_wanted = has_same_keys (self);
      return;
    }
  if (compare (self, pair.above, pair.below))
    haw_timeline_compare_set_aligned (self->compare, pair.aligned_above, pair.aligned_below);
  else if (self->table != NULL && !haw_event_table_get_loading (self->table) &&
           !haw_event_table_get_reading_sources (self->table))
    self->pair_wanted = FALSE;
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

  if (lanes != NULL && !self->comparing && self->pair_wanted)
    compare_again (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "timeline.compare",
                                 self->comparing || can);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "timeline.compare-lane", can);
  if (!self->comparing)
    return;

  haw_timeline_compare_get_pair (self->compare, &above, &below);
  take_lanes (self);
  if (!haw_timeline_lanes_has_lanes (lanes) || !has_same_keys (self) ||
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

  if (!haw_timeline_lanes_has_lanes (lanes) || n < 2)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  if (above == G_MAXUINT)
    above = 0;
  below = above + 1 < n ? above + 1 : above - 1;

  if (!compare (self, haw_timeline_lanes_get_id (lanes, above),
                haw_timeline_lanes_get_id (lanes, below)))
    return;
  haw_timeline_pane_compare_remember (self);
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
  haw_timeline_pane_compare_remember (self);
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

/**
 * haw_timeline_pane_compare_get_focused:
 *
 * Returns: (transfer none): the view whose events an act is about: of a comparison, the one that has the
 *   focus or had it last
 */
HawTimelineView *
haw_timeline_pane_compare_get_focused (HawTimelinePane *self)
{
  return self->comparing ? haw_timeline_compare_get_focused (self->compare) : self->view;
}

/**
 * haw_timeline_pane_compare_get_lane:
 * @lane: a lane as @view tells it
 *
 * Returns: the lane that it is among all
 */
gint64
haw_timeline_pane_compare_get_lane (HawTimelinePane *self,
                                    HawTimelineView *view,
                                    gint64           lane)
{
  gint64 above, below;

  if (view == self->view)
    return lane;

  haw_timeline_compare_get_pair (self->compare, &above, &below);

  return view == haw_timeline_compare_get_view (self->compare, HAW_TIMELINE_SIDE_ABOVE) ? above : below;
}

/* Of lanes in lanes the outlet may be the inner one. */
static gint64
find_outlet (gint64   lane,
             gpointer user_data)
{
  HawTimelinePane *self = user_data;
  g_autoptr (GArray) parts = NULL;

  if (self->table == NULL)
    return 0;
  parts = haw_event_table_get_lane_parts (self->table, lane);
  for (guint i = 0; i < parts->len; i++)
    if (g_array_index (parts, HawLanePart, i).grouping == HAW_LANES_OUTLET)
      return g_array_index (parts, HawLanePart, i).lane;

  return 0;
}

static void
paired_cb (HawTimelinePane *self)
{
  haw_timeline_pane_compare_follow (self);
  haw_timeline_pane_compare_remember (self);
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
  g_signal_connect_object (self->compare, "paired", G_CALLBACK (paired_cb), self, G_CONNECT_SWAPPED);
  haw_timeline_compare_set_outlet_func (self->compare, find_outlet, self);
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      HawTimelineView *view = haw_timeline_compare_get_view (self->compare, sides[i]);

      g_signal_connect_object (view, "event-selected", G_CALLBACK (haw_timeline_pane_event_selected),
                               self, G_CONNECT_SWAPPED);
      g_signal_connect_object (view, "event-activated", G_CALLBACK (haw_timeline_pane_event_activated),
                               self, G_CONNECT_SWAPPED);
      g_signal_connect_object (view, "selection-changed",
                               G_CALLBACK (haw_timeline_pane_selection_changed), self,
                               G_CONNECT_SWAPPED);
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
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_m, 0, "timeline.compare", NULL);
}
