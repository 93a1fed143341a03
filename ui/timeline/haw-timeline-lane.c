/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-colors.h"
#include "timeline/haw-timeline-view-private.h"

#include <glib/gi18n.h>
#include <math.h>

/* Lanes: which events stand in them, how high they are, their headers, and which are collapsed. */

/* Labels are cut at few widths, so that their layouts are used again at other zooms. */
static const double label_widths[] = { 280, 216, 160, 120 };
#define USUAL_LABEL_WIDTH 216

/* Above this many events only one width of labels is tried. */
#define MOST_TRIED 500

/* The greatest height of a lane that shows only how many there are. */
#define MOST_DENSITY 320

#define ROWS_PADDING 6
#define LANE_PADDING 4
#define NARROWEST 116
#define WIDEST 184

static gboolean
is_collapsed (HawTimelineView *self,
              gint64           lane)
{
  return g_hash_table_contains (self->collapsed, &lane);
}

/**
 * haw_timeline_lane_load:
 *
 * Takes up which lanes are collapsed.
 */
void
haw_timeline_lane_load (HawTimelineView *self)
{
  for (guint i = 0; i < haw_timeline_lanes_get_n (self->lanes); i++)
    haw_timeline_lanes_set_collapsed (self->lanes, i,
                                      is_collapsed (self,
                                                    haw_timeline_lanes_get_id (self->lanes, i)));
}

/**
 * haw_timeline_lane_get_color:
 * @color: (out): its own, else one that tells it from its neighbours; without lanes that of all marks
 */
void
haw_timeline_lane_get_color (HawTimelineView *self,
                             guint            lane,
                             GdkRGBA         *color)
{
  haw_timeline_lane_color (GTK_WIDGET (self), self->lanes, lane, color);
}

/**
 * haw_timeline_lane_configure:
 *
 * Tells the lanes the sizes of what stands in them.
 */
void
haw_timeline_lane_configure (HawTimelineView *self)
{
  HawTimelineLaneSizes sizes = { .row = self->row_height + haw_timeline_clock_get_strip (self),
                                 .padding = self->has_lanes ? LANE_PADDING : ROWS_PADDING,
                                 .ticks = self->row_height * 1.9,
                                 .density = self->row_height * 1.9,
                                 .most = MOST_DENSITY };

  if (self->metrics.label_max < label_widths[G_N_ELEMENTS (label_widths) - 1])
    self->metrics.label_max = USUAL_LABEL_WIDTH;
  haw_timeline_lanes_configure (self->lanes, &self->metrics, &sizes);
}

static void
pack (HawTimelineView *self,
      double           label_max)
{
  self->metrics.label_max = label_max;
  haw_timeline_lane_configure (self);
  haw_timeline_lanes_pack (self->lanes, self->axis.seconds_per_pixel, G_MAXUINT);
  haw_timeline_lanes_stack (self->lanes, HAW_TIMELINE_BOXES, self->body_height);
}

/**
 * haw_timeline_lane_lay_out:
 *
 * Puts the events into rows. In one lane, labels are as wide as they wish while all rows fit, else
 * they are cut until the rows fit; if nothing makes them fit, the rows scroll and the labels stay
 * readable. With several lanes, or many events, labels have one width, so that no lane depends on
 * another.
 */
void
haw_timeline_lane_lay_out (HawTimelineView *self)
{
  gboolean one_width = self->has_lanes || self->n_dated > MOST_TRIED;

  for (gsize i = 0; i < G_N_ELEMENTS (label_widths) && !one_width; i++)
    {
      pack (self, label_widths[i]);
      if (haw_timeline_lanes_get_height (self->lanes) <= self->body_height)
        return;
    }

  pack (self, USUAL_LABEL_WIDTH);
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
  return haw_timeline_lanes_get_id (self->lanes, lane);
}

static guint
find_lane (HawTimelineView *self,
           gint64           id)
{
  return haw_timeline_lanes_find (self->lanes, id);
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

  return index == G_MAXUINT ? NULL : haw_timeline_lanes_get_name (self->lanes, index);
}

/**
 * haw_timeline_lane_of:
 * @item: a dated event
 * @lane: id of the lane that would be best
 *
 * Returns: the index of the lane in which an event is to be shown, or %G_MAXUINT
 */
guint
haw_timeline_lane_of (HawTimelineView *self,
                      guint            item,
                      gint64           lane)
{
  return haw_timeline_lanes_choose (self->lanes, item, find_lane (self, lane));
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

  for (guint i = 0;
       self->headers_width > 0 && self->lanes != NULL && i < haw_timeline_lanes_get_n (self->lanes);
       i++)
    {
      HawTimelineHeaderPlace place = { haw_timeline_lanes_get_id (self->lanes, i),
                                       haw_timeline_lanes_get_name (self->lanes, i), TRUE };

      haw_timeline_lanes_get_members (self->lanes, i, &place.n_events);
      haw_timeline_lane_get_color (self, i, &place.color);
      place.collapsed = haw_timeline_lanes_get_collapsed (self->lanes, i);
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
  for (guint i = 0; i < haw_timeline_lanes_get_n (self->lanes); i++)
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

  if (self->lanes != NULL && to < haw_timeline_lanes_get_n (self->lanes))
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
  self->collapsed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->headers = haw_timeline_headers_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->headers), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Lanes"), -1);
  gtk_widget_set_parent (self->headers, GTK_WIDGET (self));
  g_signal_connect (self->headers, "toggled", G_CALLBACK (toggled_cb), self);
  g_signal_connect (self->headers, "walked", G_CALLBACK (walked_cb), self);
}

static void
reload_lanes (HawTimelineView *self)
{
  if (self->lanes == NULL)
    return;

  haw_timeline_content_invalidate (self);
  haw_timeline_lane_load (self);
  if (self->width > 0)
    {
      haw_timeline_view_rows_changed (self);
      haw_timeline_view_settle (self);
    }
}

/**
 * haw_timeline_view_get_collapsed:
 *
 * Returns: whether a lane is collapsed
 */
gboolean
haw_timeline_view_get_collapsed (HawTimelineView *self,
                                 gint64           lane)
{
  g_return_val_if_fail (HAW_IS_TIMELINE_VIEW (self), FALSE);

  return g_hash_table_contains (self->collapsed, &lane);
}

/**
 * haw_timeline_view_set_collapsed:
 * @lane: the id of a lane, also of one that does not exist yet
 * @collapsed: whether to show its events as ticks only
 */
void
haw_timeline_view_set_collapsed (HawTimelineView *self,
                                 gint64           lane,
                                 gboolean         collapsed)
{
  g_return_if_fail (HAW_IS_TIMELINE_VIEW (self));

  if (haw_timeline_view_get_collapsed (self, lane) == collapsed)
    return;

  if (collapsed)
    g_hash_table_add (self->collapsed, g_memdup2 (&lane, sizeof lane));
  else
    g_hash_table_remove (self->collapsed, &lane);

  reload_lanes (self);
}

/**
 * haw_timeline_view_expand_all:
 *
 * Collapses no lane any more.
 */
void
haw_timeline_view_expand_all (HawTimelineView *self)
{
  g_return_if_fail (HAW_IS_TIMELINE_VIEW (self));

  if (g_hash_table_size (self->collapsed) == 0)
    return;

  g_hash_table_remove_all (self->collapsed);
  reload_lanes (self);
}
