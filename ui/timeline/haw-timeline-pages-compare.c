/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-pages-private.h"

#include "project/haw-error.h"
#include "timeline/haw-timeline-paper.h"

#include <glib/gi18n.h>
#include <math.h>

/* A comparison on paper: on each page the rows of both halves that are next to the axis, or next to those
 * of the page before, with the difference and the ruler between them. A picture has all in one piece, so
 * that every event that both have can be joined. */

/**
 * haw_timeline_pages_new_compare:
 * @compare: (transfer none): what is to be drawn as it is
 * @name: of the project
 *
 * Returns: (transfer full): no pages before haw_timeline_pages_set_up()
 */
HawTimelinePages *
haw_timeline_pages_new_compare (HawTimelineCompare *compare,
                                const char         *name)
{
  HawTimelinePages *self =
      haw_timeline_pages_new (haw_timeline_compare_get_view (compare, HAW_TIMELINE_SIDE_BELOW), name,
                              NULL);

  self->compare = g_object_ref (compare);
  self->above = haw_timeline_paper_new (haw_timeline_compare_get_view (compare, HAW_TIMELINE_SIDE_ABOVE));
  self->difference = haw_timeline_difference_new_on_paper (self->above, self->view);

  return self;
}

/* An undated event that both have is listed once. */
static void
gather_undated (HawTimelinePages *self,
                GHashTable       *shared)
{
  g_array_set_size (self->undated_above, 0);
  for (guint i = self->above->n_dated; i < self->above->n_dated + self->above->n_undated; i++)
    if (!g_hash_table_contains (shared, &self->above->store->ids[i]))
      g_array_append_val (self->undated_above, i);
}

/**
 * haw_timeline_pages_compare_take:
 *
 * Takes the copies of the events of both halves.
 */
void
haw_timeline_pages_compare_take (HawTimelinePages *self)
{
  HawTimelineView *from = haw_timeline_compare_get_view (self->compare, HAW_TIMELINE_SIDE_ABOVE);
  HawTimelineLanes *above, *below;
  g_autoptr (GHashTable) shared = NULL;
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;

  self->offset = haw_timeline_compare_get_offset (self->compare);
  g_free (self->names[0]);
  g_free (self->names[1]);
  self->names[0] = g_strdup (haw_timeline_compare_get_name (self->compare, HAW_TIMELINE_SIDE_ABOVE));
  self->names[1] = g_strdup (haw_timeline_compare_get_name (self->compare, HAW_TIMELINE_SIDE_BELOW));
  haw_timeline_paper_take (self->view, self->from, haw_timeline_pages_get_copy (self, 0));
  haw_timeline_paper_take (self->above, from, haw_timeline_pages_get_copy (self, 1));

  above = haw_timeline_view_get_lanes (self->above);
  below = haw_timeline_view_get_lanes (self->view);
  shared = haw_timeline_sides_find_shared (above, below, &self->tally);
  haw_timeline_view_set_side (self->above, HAW_TIMELINE_SIDE_ABOVE, below, -self->offset, shared);
  haw_timeline_view_set_side (self->view, HAW_TIMELINE_SIDE_BELOW, above, self->offset, shared);
  /* It may be an event of the other side. */
  haw_timeline_view_set_aligned_id (self->above, from->aligned_id);
  haw_timeline_view_set_aligned_id (self->view, self->from->aligned_id);
  haw_timeline_difference_set_sides (self->difference, above, below, self->names[0], self->names[1],
                                     self->offset);
  gather_undated (self, shared);
  one = haw_isolate (self->names[0]);
  other = haw_isolate (self->names[1]);
  g_free (self->lanes);
  /* Translators: two outlets, or other lanes, that are compared above and below one axis */
  self->lanes = g_strdup_printf (_("%s above, %s below"), one, other);
}

/**
 * haw_timeline_pages_compare_lay_out:
 * @width: px of a page
 * @room: px that the lanes and what is between them have
 */
void
haw_timeline_pages_compare_lay_out (HawTimelinePages *self,
                                    int               width,
                                    double            room)
{
  double half = floor ((room - haw_timeline_difference_get_height (self->difference)) / 2);

  half = MAX (half, self->view->row_height * 2);
  haw_timeline_paper_lay_out (self->above, width, half, self->setup.every);
  haw_timeline_paper_lay_out (self->view, width, half, self->setup.every);
}

/**
 * haw_timeline_pages_compare_set_time:
 * @column: which of the pages beside each other
 *
 * Lays the events above out for one page.
 *
 * Returns: the px that they take
 */
double
haw_timeline_pages_compare_set_time (HawTimelinePages *self,
                                     guint             column)
{
  HawTimeAxis whole = self->whole;
  double height;

  whole.origin += self->offset;
  height = haw_timeline_paper_set_time (self->above, &whole, column * self->time_width);
  if (height <= 0 || fabs (self->above->paper.height - height) < 0.5)
    return height;

  /* They stand on the axis, which is where their height ends. */
  self->above->paper.height = height;

  return haw_timeline_paper_set_time (self->above, &whole, column * self->time_width);
}

/* How far outwards a page shows a half that it begins to show at @from; rows are not cut. */
static double
find_end (HawTimelineView *view,
          double           height,
          double           from,
          double           room)
{
  double row = view->row_height + haw_timeline_clock_get_strip (view);
  double padding = haw_timeline_lane_get_padding (view), end = from + room;

  if (height <= end)
    return height;
  if (haw_timeline_lanes_get_detail (view->lanes) == HAW_TIMELINE_BOXES)
    end = padding + floor ((end - padding) / row) * row;

  return end > from ? end : from + room;
}

/* Of the room of a page, what the half above has, if the one below can do with the rest. */
static double
get_share (double height,
           double other,
           double room)
{
  if (height + other <= room || height <= room / 2)
    return height;

  return other <= room / 2 ? room - other : floor (room / 2);
}

/**
 * haw_timeline_pages_compare_add_time:
 * @room: px of a page for lanes, ruler and difference
 *
 * Adds the pages with time.
 */
void
haw_timeline_pages_compare_add_time (HawTimelinePages *self,
                                     double            room)
{
  double between = haw_timeline_difference_get_height (self->difference) + self->view->ruler_height;
  double above = 0, below = 0, rest = room - between;

  do
    {
      double left_above = self->above_height - above, left_below = self->lanes_height - below;
      gboolean whole = haw_timeline_pages_is_picture (self);
      double share = whole ? left_above : get_share (left_above, left_below, rest);
      double end_above = find_end (self->above, self->above_height, above, share);
      double end_below =
          find_end (self->view, self->lanes_height, below, whole ? left_below : rest - share);

      for (guint i = 0; i < self->setup.across; i++)
        {
          HawTimelinePage page = { .column = i, .y = self->setup.margin + self->head, .has_time = TRUE,
                                   .has_head = TRUE, .top = below, .bottom = end_below,
                                   .above_top = self->above_height - end_above,
                                   .above_bottom = self->above_height - above };

          page.time_end = page.y + end_above - above + between + end_below - below;
          page.back_y = page.time_end + HAW_TIMELINE_PAGES_GAP;
          g_array_append_val (self->pages, page);
        }
      above = end_above;
      below = end_below;
    }
  while ((above < self->above_height || below < self->lanes_height) &&
         self->pages->len <= HAW_TIMELINE_MOST_PAGES);
}

static void
append_part (GtkSnapshot   *snapshot,
             GskRenderNode *node,
             double         x,
             double         y,
             double         width,
             double         height)
{
  g_autoptr (GskRenderNode) owned = node;

  if (owned == NULL || height <= 0)
    return;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (-20, 0, (float) width + 40, (float) height));
  gtk_snapshot_append_node (snapshot, owned);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_restore (snapshot);
}

/* What has no rows on a page has no marks to be joined to either. */
static GskRenderNode *
paint (HawTimelineView *view,
       double           top,
       double           height)
{
  GskRenderNode *node = haw_timeline_paper_paint (view, top, height);

  if (height <= 0)
    g_array_set_size (view->visible, 0);

  return node;
}

/**
 * haw_timeline_pages_compare_append:
 *
 * Draws the halves of a page, of which the time was set, and what is between them.
 */
void
haw_timeline_pages_compare_append (HawTimelinePages      *self,
                                   GtkSnapshot           *snapshot,
                                   const HawTimelinePage *page)
{
  double above = page->above_bottom - page->above_top, below = page->bottom - page->top;
  double between = haw_timeline_difference_get_height (self->difference);
  double x = self->setup.margin, y = page->y, width = self->view->width;

  append_part (snapshot, paint (self->above, page->above_top, above), x, y, width, above);
  append_part (snapshot, paint (self->view, page->top, below), x, y + above + between, width,
               self->view->ruler_height + below);
  append_part (snapshot, haw_timeline_difference_paint (self->difference, width), x, y + above, width,
               between);
}
