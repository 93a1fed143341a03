/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-colors.h"
#include "timeline/haw-timeline-view-private.h"

#include <math.h>

/* Lanes: their rows and heights, and their headers. What is done with them is in lane-input. */

/* Labels are cut at few widths, so that their layouts are used again at other zooms. */
static const double label_widths[] = { 280, 216, 160, 120 };
#define USUAL_LABEL_WIDTH 216

/* Of the width of the view: where nothing is in the way, labels go on this far beside a mark and inside
 * a bar, so that they can slide along it. On paper nothing slides, and nothing else shows the rest. */
#define BESIDE 0.3
#define INSIDE 0.6
#define BESIDE_ON_PAPER 0.6

/* Above this many events only one width of labels is tried. */
#define MOST_TRIED 500

/* The greatest height of a lane that shows only how many there are. */
#define MOST_DENSITY 320

#define ROWS_PADDING 6
#define LANE_PADDING 4
#define NARROWEST 116
#define WIDEST 184

/**
 * haw_timeline_lane_get_color:
 * @color: (out): its own, else one that tells it from its neighbours; without lanes that of all marks
 */
void
haw_timeline_lane_get_color (HawTimelineView *self,
                             guint            lane,
                             GdkRGBA         *color)
{
  if (self->side != HAW_TIMELINE_SIDE_NONE)
    haw_timeline_side_color (&self->colors.back, self->side, color);
  else
    haw_timeline_lane_color (GTK_WIDGET (self), self->lanes, lane, color);
}

/**
 * haw_timeline_lane_get_padding:
 *
 * Returns: the px before the first row of a lane and after the last
 */
double
haw_timeline_lane_get_padding (HawTimelineView *self)
{
  return self->has_lanes ? LANE_PADDING : ROWS_PADDING;
}

/**
 * haw_timeline_lane_get_beside:
 *
 * Returns: the px that a label beside its mark may take where nothing is in the way
 */
double
haw_timeline_lane_get_beside (HawTimelineView *self)
{
  return floor (self->body_width * (self->paper.is_paper ? BESIDE_ON_PAPER : BESIDE));
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
                                 .padding = haw_timeline_lane_get_padding (self),
                                 .ticks = self->row_height * 1.9,
                                 .density = self->row_height * 1.9,
                                 .most = MOST_DENSITY,
                                 .shelf = haw_timeline_lane_shelf_get_rows (self) };

  if (self->metrics.label_max < label_widths[G_N_ELEMENTS (label_widths) - 1])
    self->metrics.label_max = USUAL_LABEL_WIDTH;
  self->metrics.inside_max = floor (self->body_width * (self->paper.is_paper ? 1 : INSIDE));
  self->metrics.beside_max = haw_timeline_lane_get_beside (self);
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
 * Finds the place of the headers, at the start side of all, and leaves the rest to the shelf and the
 * body.
 */
void
haw_timeline_lane_measure (HawTimelineView *self)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int width = 0;

  if (self->has_lanes && self->n_dated > 0)
    width = MIN (CLAMP (self->width / 7, NARROWEST, WIDEST), self->body_width / 2);

  self->headers_width = width;
  self->headers_x = rtl ? self->width - width : 0;
  self->shelf.x += rtl ? -width : width;
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
 * haw_timeline_lane_at:
 * @y: px in the widget
 *
 * Returns: the id of the lane there, %HAW_TIMELINE_NO_LANE where there are no lanes
 */
gint64
haw_timeline_lane_at (HawTimelineView *self,
                      double           y)
{
  int lane = self->has_lanes
                 ? haw_timeline_lanes_find_at (self->lanes, y - self->ruler_height +
                                                                gtk_adjustment_get_value (self->rows))
                 : -1;

  return lane < 0 ? HAW_TIMELINE_NO_LANE : haw_timeline_lane_get_id (self, (guint) lane);
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
 * haw_timeline_lane_get_strip:
 *
 * Returns: the px of a lane that shows nothing but its header and ticks
 */
double
haw_timeline_lane_get_strip (HawTimelineView *self)
{
  return self->row_height + 2 * LANE_PADDING;
}

static HawTimelineHeaderPlace
make_place (HawTimelineView *self,
            guint            lane)
{
  HawTimelineHeaderPlace place = { haw_timeline_lanes_get_id (self->lanes, lane),
                                   haw_timeline_lanes_get_name (self->lanes, lane) };
  guint parent = haw_timeline_lanes_get_parent (self->lanes, lane);
  guint last = haw_timeline_lanes_get_end (self->lanes, lane) - 1;
  double y, height;

  place.inside =
      parent == G_MAXUINT ? NULL : haw_timeline_lanes_get_name (self->lanes, parent);
  place.depth = haw_timeline_lanes_get_depth (self->lanes, lane);
  place.group = haw_timeline_lanes_is_group (self->lanes, lane);
  place.has_color = TRUE;
  haw_timeline_lane_get_color (self, lane, &place.color);
  haw_timeline_lanes_get_members (self->lanes, lane, &place.n_events);
  haw_timeline_lanes_get_undated (self->lanes, lane, &place.n_undated);
  place.n_events += place.n_undated;
  /* By another clock these are not undated, only unknown to it. */
  if (self->store->truth != NULL)
    place.n_undated = 0;
  place.collapsed = haw_timeline_lanes_get_collapsed (self->lanes, lane);
  haw_timeline_lanes_get_extent (self->lanes, lane, &place.y, &place.height);
  place.strip = place.group && !place.collapsed ? place.height : 0;
  haw_timeline_lanes_get_extent (self->lanes, last, &y, &height);
  place.height = y + height - place.y;
  place.y -= gtk_adjustment_get_value (self->rows);
  place.top = place.depth * haw_timeline_lane_get_strip (self);

  return place;
}

/* The lanes about the first one in view stay in sight with it. */
static void
add_lanes_about (HawTimelineView *self,
                 guint            lane,
                 GArray          *places)
{
  while ((lane = haw_timeline_lanes_get_parent (self->lanes, lane)) != G_MAXUINT)
    {
      HawTimelineHeaderPlace place = make_place (self, lane);

      g_array_prepend_val (places, place);
    }
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
  const guint *lanes = NULL;
  guint n = 0;

  if (self->allocating)
    {
      if (self->headers_id == 0)
        self->headers_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, self, NULL);
      return;
    }

  if (self->headers_width > 0 && self->lanes != NULL)
    lanes = haw_timeline_lanes_get_in_view (self->lanes, value, value + self->body_height, &n);
  if (n > 0)
    add_lanes_about (self, lanes[0], places);
  for (guint i = 0; i < n; i++)
    {
      HawTimelineHeaderPlace place = make_place (self, lanes[i]);

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
  float width = (float) self->width;
  const guint *lanes;
  guint n;
  int inner = rtl ? self->headers_x : self->headers_x + self->headers_width - 1;
  GdkRGBA color = self->colors.text;

  if (self->headers_width == 0 || self->lanes == NULL)
    return;

  color.alpha = 0.13f;
  gtk_snapshot_append_color (snapshot, &color,
                             &GRAPHENE_RECT_INIT ((float) inner, 0, 1, (float) self->height));
  lanes = haw_timeline_lanes_get_in_view (self->lanes, value, value + self->body_height, &n);
  for (guint i = 0; i < n; i++)
    {
      double y, height;

      haw_timeline_lanes_get_extent (self->lanes, lanes[i], &y, &height);
      y = round (self->ruler_height + y - value);
      color.alpha = 0.05f;
      if (haw_timeline_lanes_is_group (self->lanes, lanes[i]))
        gtk_snapshot_append_color (snapshot, &color,
                                   &GRAPHENE_RECT_INIT ((float) x, (float) MAX (y, self->ruler_height),
                                                        width,
                                                        (float) (y + height - 1 -
                                                                 MAX (y, self->ruler_height))));
      color.alpha = 0.13f;
      y = y + height - 1;
      if (y >= self->ruler_height && y <= self->height)
        gtk_snapshot_append_color (snapshot, &color,
                                   &GRAPHENE_RECT_INIT ((float) x, (float) y, width, 1));
    }
}
