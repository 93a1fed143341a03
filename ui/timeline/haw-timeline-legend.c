/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-pages-private.h"

#include "project/haw-error.h"
#include "timeline/haw-timeline-paper.h"

#include <glib/gi18n.h>
#include <math.h>

/* What the shapes on the pages mean, told by specimens that are drawn as the events are. */

#define COLUMN 300.0   /* px at least, of an entry */
#define SPECIMEN 46.0  /* px of a bar */
#define INDENT 60.0    /* px from the edge of an entry to its text */
#define DAYS 10

typedef enum
{
  SURE,
  FADING,
  OPEN,
  POINT,
  ROUGH,
  UNCONFIRMED,
  DISPUTED,
  SOURCES,
  REPORTS,
  DENIAL,
  PUBLICATIONS,
  LANES,
  COUNTS,
  ABOVE,
  BELOW,
  JOINED,
  DIFFERENCE,
  N_ENTRIES
} Entry;

static const char *const texts[N_ENTRIES] = {
  [SURE] = NC_ ("legend of the timeline", "Lasts this long"),
  [FADING] = NC_ ("legend of the timeline", "Faded: perhaps already, or still, under way"),
  [OPEN] = NC_ ("legend of the timeline", "Nobody knows when it ends"),
  [POINT] = NC_ ("legend of the timeline", "A day or less"),
  [ROUGH] = NC_ ("legend of the timeline", "Broken outline: ~ about then, ? uncertain"),
  [UNCONFIRMED] = NC_ ("legend of the timeline", "Empty: unconfirmed"),
  [DISPUTED] = NC_ ("legend of the timeline", "Hatched or half filled: disputed"),
  [SOURCES] = NC_ ("legend of the timeline", "A dot for each source"),
  [REPORTS] = NC_ ("legend of the timeline", "The time that each source gives"),
  [DENIAL] = NC_ ("legend of the timeline", "A source that denies it"),
  [PUBLICATIONS] = NC_ ("legend of the timeline", "When each report was published; × denies it"),
  [LANES] = NC_ ("legend of the timeline", "The colour is that of the lane"),
  [COUNTS] = NC_ ("legend of the timeline", "The more events, the higher"),
  [JOINED] = NC_ ("legend of the timeline", "Joined by a line: both have it"),
  [DIFFERENCE] = NC_ ("legend of the timeline", "On the axis: who has more events, and how many"),
};

static gboolean
is_shown (HawTimelinePages *self,
          Entry             entry)
{
  HawTimelineView *view = self->view;
  gboolean boxes = view->n_dated == 0 || view->detail == HAW_TIMELINE_BOXES;

  switch (entry)
    {
    case REPORTS:
    case DENIAL:
      return (view->n_dated > 0 && haw_timeline_reports_are_shown (view)) ||
             (self->above != NULL && self->above->n_dated > 0 &&
              haw_timeline_reports_are_shown (self->above));
    case PUBLICATIONS:
      return boxes && view->clock != HAW_CLOCK_EVENT;
    case LANES:
      return view->has_lanes;
    case COUNTS:
      return !boxes;
    case ABOVE:
    case BELOW:
    case DIFFERENCE:
      return self->above != NULL;
    case JOINED:
      return self->above != NULL && boxes && self->tally.both > 0;
    case SURE:
    case FADING:
    case OPEN:
    case POINT:
    case ROUGH:
    case UNCONFIRMED:
    case DISPUTED:
    case SOURCES:
    case N_ENTRIES:
    default:
      return boxes;
    }
}

static void
add_specimen (HawTimelineStore *store,
              Entry             entry,
              gboolean          lasts)
{
  const gint64 day = HAW_SECONDS_PER_DAY;
  /* Beside a glyph there is less room. */
  const gint64 end = (entry >= ROUGH ? 6 : DAYS) * day;
  HawTimelineEvent event = { .id = entry * 2 + (lasts ? 2 : 1), .title = "", .date = "" };

  event.bounds = lasts ? (HawBounds) { 0, 0, end, end } : (HawBounds) { 0, day, 0, day };
  if (entry == FADING)
    event.bounds = (HawBounds) { 0, 3 * day, 7 * day, end };
  if (entry == OPEN)
    event.bounds = (HawBounds) { 0, 0, HAW_TIME_MAX, HAW_TIME_MAX };
  event.approximate = entry == ROUGH;
  event.status = entry == UNCONFIRMED ? HAW_TIMELINE_UNCONFIRMED
                 : entry == DISPUTED  ? HAW_TIMELINE_DISPUTED
                                      : HAW_TIMELINE_CONFIRMED;
  haw_timeline_store_add (store, &event);
}

static void
make_specimens (HawTimelinePages *self)
{
  g_autoptr (HawTimelineStore) store = NULL;
  g_autoptr (HawTimelineLanes) lanes = NULL;
  HawTimelineView *view;

  if (self->specimens != NULL)
    return;

  store = haw_timeline_store_new ();
  for (Entry entry = SURE; entry <= DISPUTED; entry++)
    {
      if (entry != POINT)
        add_specimen (store, entry, TRUE);
      if (entry >= POINT)
        add_specimen (store, entry, FALSE);
    }
  haw_timeline_store_sort (store);
  lanes = haw_timeline_lanes_new (store);
  haw_timeline_lanes_finish (lanes);

  view = self->specimens = haw_timeline_paper_new (self->from);
  view->paper.lead = view->paper.run_out = 0;
  haw_timeline_view_set_lanes (view, lanes);
  haw_timeline_lane_configure (view);
  haw_time_axis_init (&view->axis, SPECIMEN, haw_timeline_view_is_mirrored (self->view));
  haw_time_axis_fit (&view->axis, 0, DAYS * HAW_SECONDS_PER_DAY, 0);
}

/* Returns: the px that it takes */
static double
append_mark (HawTimelinePages *self,
             GtkSnapshot      *snapshot,
             Entry             entry,
             gboolean          lasts,
             double            x,
             double            y,
             double            width)
{
  HawTimelineView *view = self->specimens;
  int item = haw_timeline_store_find (view->store, entry * 2 + (lasts ? 2 : 1));
  g_autoptr (GskRenderNode) node = NULL;
  HawTimelinePlace place;
  double along;

  if (item < 0 || !haw_timeline_lanes_place (view->lanes, &view->axis, (guint) item, 0, &place))
    return 0;

  node = haw_timeline_draw_shape (view, &place);
  along = haw_timeline_along (&view->axis, place.start);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT ((float) x - 1, (float) y, (float) width + 2,
                                                         (float) view->row_height));
  gtk_snapshot_save (snapshot);
  /* Its beginning goes to where the specimen begins. */
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT (
                    (float) (view->axis.mirrored ? x + width - (view->axis.width - along) : x - along),
                    (float) y));
  gtk_snapshot_append_node (snapshot, node);
  gtk_snapshot_restore (snapshot);
  gtk_snapshot_pop (snapshot);

  return 16;
}

static void
append_whisker (HawTimelinePages *self,
                GtkSnapshot      *snapshot,
                gboolean          denies,
                double            x,
                double            y)
{
  HawTimelineView *view = self->specimens;
  HawTimelineReport report = {
    .bounds = { 0, 0, DAYS * HAW_SECONDS_PER_DAY, DAYS * HAW_SECONDS_PER_DAY },
    .dated = TRUE,
    .denies = denies,
  };

  view->body_width = (int) SPECIMEN;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  haw_timeline_reports_draw_whisker (view, snapshot, &report, view->row_height / 2.0, 4, 1.5);
  gtk_snapshot_restore (snapshot);
}

/* A line with beads. */
static void
append_beads (HawTimelinePages *self,
              GtkSnapshot      *snapshot,
              double            x,
              double            y)
{
  double middle = y + self->view->row_height / 2.0;
  const GdkRGBA *color = &self->view->colors.text;

  gtk_snapshot_append_color (snapshot, color,
                             &GRAPHENE_RECT_INIT ((float) x, (float) middle - 0.75f, SPECIMEN, 1.5f));
  for (guint i = 0; i < 3; i++)
    {
      GskRoundedRect outline;

      gsk_rounded_rect_init_from_rect (
          &outline,
          &GRAPHENE_RECT_INIT ((float) (x + i * (SPECIMEN - 6) / 2), (float) middle - 3, 6, 6), 3);
      gtk_snapshot_push_rounded_clip (snapshot, &outline);
      gtk_snapshot_append_color (snapshot, color, &outline.bounds);
      gtk_snapshot_pop (snapshot);
    }
}

static void
append_swatches (HawTimelinePages *self,
                 GtkSnapshot      *snapshot,
                 double            x,
                 double            y)
{
  HawTimelineView *view = self->view;
  guint n = MIN (haw_timeline_lanes_get_n (view->lanes), 4);

  for (guint i = 0; i < n; i++)
    {
      GskRoundedRect outline;
      GdkRGBA color;

      haw_timeline_lane_get_color (view, i, &color);
      gsk_rounded_rect_init_from_rect (
          &outline, &GRAPHENE_RECT_INIT ((float) (x + i * 12), (float) (y + view->row_height / 2.0 - 5),
                                         10, 10), 3);
      gtk_snapshot_push_rounded_clip (snapshot, &outline);
      gtk_snapshot_append_color (snapshot, &color, &outline.bounds);
      gtk_snapshot_pop (snapshot);
    }
}

static void
append_swatch (HawTimelinePages *self,
               GtkSnapshot      *snapshot,
               HawTimelineSide   side,
               double            x,
               double            y)
{
  GskRoundedRect outline;
  GdkRGBA color;

  haw_timeline_side_color (&self->view->colors.back, side, &color);
  gsk_rounded_rect_init_from_rect (
      &outline, &GRAPHENE_RECT_INIT ((float) (x + SPECIMEN / 2 - 6),
                                     (float) (y + self->view->row_height / 2.0 - 6), 12, 12), 3);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &color, &outline.bounds);
  gtk_snapshot_pop (snapshot);
}

/* Two marks, one above the other. */
static void
append_joined (HawTimelinePages *self,
               GtkSnapshot      *snapshot,
               double            x,
               double            y)
{
  GdkRGBA color = self->view->colors.text;
  float middle = (float) (x + SPECIMEN / 2);

  color.alpha *= 0.4f;
  gtk_snapshot_append_color (snapshot, &color,
                             &GRAPHENE_RECT_INIT (middle - 0.5f, (float) y + 6, 1, 16));
  for (guint i = 0; i < 2; i++)
    {
      haw_timeline_side_color (&self->view->colors.back,
                               i == 0 ? HAW_TIMELINE_SIDE_ABOVE : HAW_TIMELINE_SIDE_BELOW, &color);
      gtk_snapshot_append_color (snapshot, &color,
                                 &GRAPHENE_RECT_INIT (middle - 1, (float) y + (i == 0 ? 3 : 20), 16, 5));
    }
}

/* Bars that rise and fall. */
static void
append_difference (HawTimelinePages *self,
                   GtkSnapshot      *snapshot,
                   double            x,
                   double            y)
{
  static const float heights[] = { 4, 10, -5, -9, 6 };
  float middle = (float) round (y + self->view->row_height / 2.0);
  GdkRGBA color = self->view->colors.text;

  color.alpha *= 0.45f;
  gtk_snapshot_append_color (snapshot, &color, &GRAPHENE_RECT_INIT ((float) x, middle, SPECIMEN, 1));
  for (guint i = 0; i < G_N_ELEMENTS (heights); i++)
    {
      haw_timeline_side_color (&self->view->colors.back,
                               heights[i] > 0 ? HAW_TIMELINE_SIDE_ABOVE : HAW_TIMELINE_SIDE_BELOW,
                               &color);
      gtk_snapshot_append_color (snapshot, &color,
                                 &GRAPHENE_RECT_INIT ((float) x + 3 + 8 * i,
                                                      middle - MAX (heights[i], 0), 6,
                                                      (float) fabs (heights[i])));
    }
}

static void
append_steps (HawTimelinePages *self,
              GtkSnapshot      *snapshot,
              double            x,
              double            y)
{
  static const float heights[] = { 4, 9, 15, 11, 6 };
  GdkRGBA color = self->view->colors.text;

  color.alpha = 0.4f;
  for (guint i = 0; i < G_N_ELEMENTS (heights); i++)
    gtk_snapshot_append_color (snapshot, &color,
                               &GRAPHENE_RECT_INIT ((float) x + 8 * i, (float) y + 20 - heights[i], 7,
                                                    heights[i]));
}

static void
append_dots (HawTimelinePages *self,
             GtkSnapshot      *snapshot,
             double            x,
             double            y)
{
  gboolean mirrored = self->specimens->axis.mirrored;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float) (mirrored ? x + SPECIMEN - 20 : x + 2),
                                                (float) (y + self->view->row_height / 2.0 - 3)));
  gtk_snapshot_append_node (snapshot, haw_timeline_draw_dots (self->view, 3));
  gtk_snapshot_restore (snapshot);
}

/* The mark of a moment, then that of a length of time. */
static void
append_marks (HawTimelinePages *self,
              GtkSnapshot      *snapshot,
              Entry             entry,
              double            x,
              double            y)
{
  gboolean mirrored = self->specimens->axis.mirrored;
  double taken = append_mark (self, snapshot, entry, FALSE, mirrored ? x + SPECIMEN - 16 : x, y, 16);

  append_mark (self, snapshot, entry, TRUE, mirrored ? x : x + taken, y, SPECIMEN - taken);
}

/* Within the width of a specimen from @x on. */
static void
append_specimen (HawTimelinePages *self,
                 GtkSnapshot      *snapshot,
                 Entry             entry,
                 double            x,
                 double            y)
{
  switch (entry)
    {
    case SOURCES: append_dots (self, snapshot, x, y); break;
    case REPORTS: append_whisker (self, snapshot, FALSE, x, y); break;
    case DENIAL: append_whisker (self, snapshot, TRUE, x, y); break;
    case PUBLICATIONS: append_beads (self, snapshot, x, y); break;
    case LANES: append_swatches (self, snapshot, x, y); break;
    case COUNTS: append_steps (self, snapshot, x, y); break;
    case ABOVE: append_swatch (self, snapshot, HAW_TIMELINE_SIDE_ABOVE, x, y); break;
    case BELOW: append_swatch (self, snapshot, HAW_TIMELINE_SIDE_BELOW, x, y); break;
    case JOINED: append_joined (self, snapshot, x, y); break;
    case DIFFERENCE: append_difference (self, snapshot, x, y); break;
    case SURE:
    case FADING:
    case OPEN:
    case POINT:
    case ROUGH:
    case UNCONFIRMED:
    case DISPUTED:
    case N_ENTRIES:
    default: append_marks (self, snapshot, entry, x, y); break;
    }
}

static char *
dup_text (HawTimelinePages *self,
          Entry             entry)
{
  g_autofree char *name = NULL;

  if (entry != ABOVE && entry != BELOW)
    return g_strdup (g_dpgettext2 (NULL, "legend of the timeline", texts[entry]));

  name = haw_isolate (self->names[entry == ABOVE ? 0 : 1]);

  return entry == ABOVE ? g_strdup_printf (_("Above the axis: %s"), name)
                        : g_strdup_printf (_("Below the axis: %s"), name);
}

static guint
get_n_columns (HawTimelinePages *self)
{
  return MAX ((guint) ((self->setup.width - 2 * self->setup.margin) / COLUMN), 1);
}

/**
 * haw_timeline_pages_get_legend_height:
 */
double
haw_timeline_pages_get_legend_height (HawTimelinePages *self)
{
  guint n = 0, columns = get_n_columns (self);

  for (Entry entry = SURE; entry < N_ENTRIES; entry++)
    if (is_shown (self, entry))
      n++;

  return haw_timeline_pages_get_line (self, HAW_PAGE_HEADING) + 4 +
         (n + columns - 1) / columns * self->view->row_height;
}

/**
 * haw_timeline_pages_append_legend:
 * @y: px of the page
 *
 * Draws what the shapes mean that can be on these pages.
 */
void
haw_timeline_pages_append_legend (HawTimelinePages *self,
                                  GtkSnapshot      *snapshot,
                                  double            y)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self->view)) == GTK_TEXT_DIR_RTL;
  double left = self->setup.margin, width = self->setup.width - 2 * left;
  guint columns = get_n_columns (self), n = 0;
  double step = width / columns;
  double line = haw_timeline_pages_get_line (self, HAW_PAGE_HEADING) + 4;
  double drop = (self->view->row_height - haw_timeline_pages_get_line (self, HAW_PAGE_SMALL)) / 2;

  make_specimens (self);
  haw_timeline_pages_append_text (self, snapshot, HAW_PAGE_HEADING, C_("timeline", "Legend"),
                                  HAW_PAGE_START, left, y, width);
  for (Entry entry = SURE; entry < N_ENTRIES; entry++)
    {
      guint column = n % columns;
      double x = left + (rtl ? columns - 1 - column : column) * step;
      double top = y + line + n / columns * self->view->row_height;
      g_autofree char *text = NULL;

      if (!is_shown (self, entry))
        continue;
      append_specimen (self, snapshot, entry, rtl ? x + step - SPECIMEN : x, top);
      text = dup_text (self, entry);
      haw_timeline_pages_append_text (self, snapshot, HAW_PAGE_SMALL, text, HAW_PAGE_START,
                                      rtl ? x + 8 : x + INDENT, top + drop, step - INDENT - 8);
      n++;
    }
}
