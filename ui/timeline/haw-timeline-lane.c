/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-view-private.h"

#include <glib/gi18n.h>
#include <math.h>

/* Lanes: which events stand in them, how high they are, their headers, and which are collapsed. */

/* Labels are cut at few widths, so that their layouts are used again at other zooms. */
static const double label_widths[] = { 280, 216, 160, 120 };
#define USUAL_LABEL_WIDTH 216

/* Above this many events only one width of labels is tried. */
#define MOST_TRIED 5000

#define ROWS_PADDING 6
#define LANE_PADDING 4
#define NARROWEST 116
#define WIDEST 184

static void
clear_lane (gpointer data)
{
  HawTimelineLane *lane = data;

  g_free ((gpointer) lane->members);
}

static gboolean
is_collapsed (HawTimelineView *self,
              gint64           lane)
{
  return g_hash_table_contains (self->collapsed, &lane);
}

/* Those that are undated stand on the shelf and in no lane. */
static void
add_lane (HawTimelineView *self,
          gint64           id,
          GArray          *items)
{
  guint n = items == NULL ? self->n_dated : items->len;
  guint *members = g_new0 (guint, n + 1);
  HawTimelineLane lane = { .id = id, .members = members, .collapsed = is_collapsed (self, id) };

  for (guint i = 0; i < n; i++)
    {
      guint item = items == NULL ? self->dated[i] : g_array_index (items, guint, i);

      if (!haw_timeline_items_get (self->items, item)->undated)
        members[lane.n_members++] = (guint) self->span_of[item];
    }

  g_array_append_val (self->lane_spans, lane);
}

/**
 * haw_timeline_lane_load:
 *
 * Takes up the lanes of the items; without any, all dated events stand in one without a header.
 */
void
haw_timeline_lane_load (HawTimelineView *self)
{
  guint n = haw_timeline_items_get_n_lanes (self->items);

  g_array_set_size (self->lane_spans, 0);
  self->has_lanes = n > 0;
  for (guint i = 0; i < n; i++)
    {
      const HawTimelineItemLane *lane = haw_timeline_items_get_lane (self->items, i);

      add_lane (self, lane->id, lane->members);
    }
  if (n == 0)
    add_lane (self, HAW_TIMELINE_NO_LANE, NULL);
}

static void
pack (HawTimelineView *self,
      double           label_max)
{
  HawTimelineLaneSizes sizes = { .row = self->row_height,
                                 .padding = self->has_lanes ? LANE_PADDING : ROWS_PADDING };

  g_clear_pointer (&self->lanes, haw_timeline_lanes_free);
  self->metrics.label_max = label_max;
  self->lanes = haw_timeline_lanes_new ((const HawTimelineLane *) (void *) self->lane_spans->data,
                                        self->lane_spans->len, self->spans, self->n_dated,
                                        &self->metrics, &sizes, self->axis.seconds_per_pixel,
                                        self->lanes_before);
  self->n_packed += haw_timeline_lanes_get_n_packed (self->lanes);
}

/**
 * haw_timeline_lane_pack:
 *
 * Puts the events into rows. In one lane, labels are as wide as they wish while all rows fit, else
 * they are cut until the rows fit; if nothing makes them fit, the rows scroll and the labels stay
 * readable. With several lanes, labels have one width, so that no lane depends on another.
 */
void
haw_timeline_lane_pack (HawTimelineView *self)
{
  gboolean one_width = self->has_lanes || self->n_dated > MOST_TRIED;

  if (self->lanes != NULL)
    {
      g_clear_pointer (&self->lanes_before, haw_timeline_lanes_free);
      self->lanes_before = g_steal_pointer (&self->lanes);
    }

  for (gsize i = 0; i < G_N_ELEMENTS (label_widths) && !one_width; i++)
    {
      pack (self, label_widths[i]);
      if (haw_timeline_lanes_get_height (self->lanes) <= self->body_height)
        break;
    }

  if (self->lanes == NULL || haw_timeline_lanes_get_height (self->lanes) > self->body_height)
    pack (self, USUAL_LABEL_WIDTH);
  g_clear_pointer (&self->lanes_before, haw_timeline_lanes_free);
}

/**
 * haw_timeline_lane_measure:
 *
 * Finds the place of the headers, between the shelf and the body, and leaves the rest to the body.
 */
void
haw_timeline_lane_measure (HawTimelineView *self)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int width = 0;

  if (self->has_lanes && self->n_dated > 0)
    width = MIN (CLAMP (self->width / 7, NARROWEST, WIDEST), self->body_width / 2);

  self->headers_width = width;
  self->headers_x = rtl ? self->body_x + self->body_width - width : self->body_x;
  self->body_x += rtl ? 0 : width;
  self->body_width -= width;
}

/**
 * haw_timeline_lane_get_id:
 * @lane: index of a lane
 *
 * Returns: its id
 */
gint64
haw_timeline_lane_get_id (HawTimelineView *self,
                          guint            lane)
{
  return lane < self->lane_spans->len
             ? g_array_index (self->lane_spans, HawTimelineLane, lane).id
             : HAW_TIMELINE_NO_LANE;
}

static guint
find_lane (HawTimelineView *self,
           gint64           id)
{
  for (guint i = 0; i < self->lane_spans->len; i++)
    if (g_array_index (self->lane_spans, HawTimelineLane, i).id == id)
      return i;

  return G_MAXUINT;
}

/**
 * haw_timeline_lane_get_name:
 * @lane: id of a lane
 *
 * Returns: (transfer none) (nullable): its name, NULL where there are no lanes
 */
const char *
haw_timeline_lane_get_name (HawTimelineView *self,
                            gint64           lane)
{
  guint index = self->has_lanes ? find_lane (self, lane) : G_MAXUINT;

  return index == G_MAXUINT ? NULL : haw_timeline_items_get_lane (self->items, index)->name;
}

/**
 * haw_timeline_lane_of:
 * @span: a dated event
 * @lane: id of the lane that would be best
 *
 * Returns: the index of the lane in which an event is to be shown, or %G_MAXUINT
 */
guint
haw_timeline_lane_of (HawTimelineView *self,
                      guint            span,
                      gint64           lane)
{
  return haw_timeline_lanes_choose (self->lanes, span, find_lane (self, lane));
}

static gboolean
update_cb (gpointer user_data)
{
  HawTimelineView *self = user_data;

  self->headers_id = 0;
  haw_timeline_lane_update (self);

  return G_SOURCE_REMOVE;
}

/**
 * haw_timeline_lane_update:
 *
 * Shows the headers of the lanes in view; while the view is given its size, right after that, since
 * headers that come and go ask for theirs.
 */
void
haw_timeline_lane_update (HawTimelineView *self)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (HawTimelineHeaderPlace));
  double value = gtk_adjustment_get_value (self->rows);

  if (self->allocating)
    {
      if (self->headers_id == 0)
        self->headers_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, self, NULL);
      return;
    }

  for (guint i = 0; self->headers_width > 0 && self->lanes != NULL && i < self->lane_spans->len;
       i++)
    {
      const HawTimelineLane *lane = &g_array_index (self->lane_spans, HawTimelineLane, i);
      HawTimelineHeaderPlace place = { haw_timeline_items_get_lane (self->items, i),
                                       lane->n_members, lane->collapsed };

      haw_timeline_lanes_get_extent (self->lanes, i, &place.y, &place.height);
      place.y -= value;
      if (place.y + place.height > 0 && place.y < self->body_height)
        g_array_append_val (places, place);
    }

  haw_timeline_headers_show (HAW_TIMELINE_HEADERS (self->headers),
                             (const HawTimelineHeaderPlace *) (void *) places->data, places->len);
}

/**
 * haw_timeline_lane_allocate:
 */
void
haw_timeline_lane_allocate (HawTimelineView *self)
{
  gtk_widget_set_child_visible (self->headers, self->headers_width > 0);
  gtk_widget_measure (self->headers, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->headers,
                            &(GtkAllocation) { self->headers_x, self->ruler_height,
                                               self->headers_width, self->body_height },
                            -1);
}

/**
 * haw_timeline_lane_draw:
 *
 * Draws what is behind the headers, and the lines between the lanes.
 */
void
haw_timeline_lane_draw (HawTimelineView *self,
                        GtkSnapshot     *snapshot)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  double value = gtk_adjustment_get_value (self->rows);
  int x = MIN (self->headers_x, self->body_x);
  int inner = rtl ? self->headers_x : self->headers_x + self->headers_width - 1;
  GdkRGBA color = self->colors.text;

  if (self->headers_width == 0 || self->lanes == NULL)
    return;

  color.alpha = 0.13f;
  gtk_snapshot_append_color (snapshot, &color,
                             &GRAPHENE_RECT_INIT ((float) inner, 0, 1, (float) self->height));
  for (guint i = 0; i < self->lane_spans->len; i++)
    {
      double y, height;

      haw_timeline_lanes_get_extent (self->lanes, i, &y, &height);
      y = round (self->ruler_height + y + height - value) - 1;
      if (y < self->ruler_height || y > self->height)
        continue;
      gtk_snapshot_append_color (
          snapshot, &color,
          &GRAPHENE_RECT_INIT ((float) x, (float) y,
                               (float) (self->headers_width + self->body_width), 1));
    }
}

static void
toggled_cb (HawTimelineHeaders *headers,
            gint64              lane,
            HawTimelineView    *self)
{
  haw_timeline_view_set_collapsed (self, lane, !is_collapsed (self, lane));
  haw_timeline_view_lane_toggled (self, lane);
}

static void
focus_header (HawTimelineView *self,
              guint            lane)
{
  double y, height;
  GtkWidget *header;

  haw_timeline_lanes_get_extent (self->lanes, lane, &y, &height);
  gtk_adjustment_clamp_page (self->rows, y, y + MIN (height, self->row_height + 2 * LANE_PADDING));
  haw_timeline_lane_update (self);
  header = haw_timeline_headers_find (HAW_TIMELINE_HEADERS (self->headers),
                                      haw_timeline_lane_get_id (self, lane));
  if (header != NULL)
    gtk_widget_grab_focus (header);
}

static void
walked_cb (HawTimelineHeaders *headers,
           gint64              lane,
           int                 direction,
           HawTimelineView    *self)
{
  guint to = find_lane (self, lane) + (guint) direction;

  if (self->lanes != NULL && to < self->lane_spans->len)
    focus_header (self, to);
}

/**
 * haw_timeline_lane_grab_focus:
 *
 * Puts the focus on the header of the lane in which the selected event is, or on the first.
 *
 * Returns: whether there are headers
 */
gboolean
haw_timeline_lane_grab_focus (HawTimelineView *self)
{
  guint lane = find_lane (self, self->selected_lane);

  if (self->headers_width == 0 || self->lanes == NULL)
    return FALSE;

  focus_header (self, lane == G_MAXUINT ? 0 : lane);

  return TRUE;
}

/**
 * haw_timeline_lane_toggle:
 *
 * Collapses or expands the lane that has the focus, or in which the selected event is.
 */
void
haw_timeline_lane_toggle (HawTimelineView *self)
{
  GtkWidget *header = haw_timeline_headers_get_focused (HAW_TIMELINE_HEADERS (self->headers));
  guint lane;

  if (header != NULL)
    {
      g_signal_emit_by_name (header, "clicked");
      return;
    }

  lane = find_lane (self, self->selected_lane);
  if (!self->has_lanes || lane == G_MAXUINT)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }

  /* The event is no longer there to have the focus. */
  focus_header (self, lane);
  toggled_cb (HAW_TIMELINE_HEADERS (self->headers), self->selected_lane, self);
}

/**
 * haw_timeline_lane_init:
 */
void
haw_timeline_lane_init (HawTimelineView *self)
{
  self->selected_lane = HAW_TIMELINE_NO_LANE;
  self->lane_spans = g_array_new (FALSE, FALSE, sizeof (HawTimelineLane));
  g_array_set_clear_func (self->lane_spans, clear_lane);
  self->collapsed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->headers = haw_timeline_headers_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->headers), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Lanes"), -1);
  gtk_widget_set_parent (self->headers, GTK_WIDGET (self));
  g_signal_connect (self->headers, "toggled", G_CALLBACK (toggled_cb), self);
  g_signal_connect (self->headers, "walked", G_CALLBACK (walked_cb), self);
}
