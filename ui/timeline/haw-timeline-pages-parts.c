/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-pages-private.h"

#include "project/haw-clock.h"
#include "project/haw-error.h"
#include "widgets/haw-range-text.h"

#include <glib/gi18n.h>
#include <math.h>

/* What stands about the timeline on its pages. */

#define COLUMN 250.0 /* px at least, of the undated events */
#define GLYPH 20.0

static const struct
{
  double scale;
  PangoWeight weight;
  float strength;
} styles[] = {
  [HAW_PAGE_TITLE] = { 1.3, PANGO_WEIGHT_BOLD, 1 },
  [HAW_PAGE_HEADING] = { 0.93, PANGO_WEIGHT_BOLD, 1 },
  [HAW_PAGE_TEXT] = { 0.93, PANGO_WEIGHT_NORMAL, 1 },
  [HAW_PAGE_SMALL] = { 0.82, PANGO_WEIGHT_NORMAL, 0.7f },
};

static gboolean
is_rtl (HawTimelinePages *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self->view)) == GTK_TEXT_DIR_RTL;
}

static PangoLayout *
make_layout (HawTimelinePages *self,
             HawPageTextStyle  style,
             const char       *text)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self->view), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (styles[style].scale));
  pango_attr_list_insert (attributes, pango_attr_weight_new (styles[style].weight));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_single_paragraph_mode (layout, TRUE);

  return layout;
}

/**
 * haw_timeline_pages_get_line:
 *
 * Returns: the px between two lines of a style
 */
double
haw_timeline_pages_get_line (HawTimelinePages *self,
                             HawPageTextStyle  style)
{
  g_autoptr (PangoLayout) layout = make_layout (self, style, "اAg");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);

  return height + 2;
}

/**
 * haw_timeline_pages_append_text:
 * @side: of the line that the text keeps to
 * @x: px of the line
 * @width: px of the line, at the end of which the text is cut
 *
 * Returns: the px that the text takes
 */
double
haw_timeline_pages_append_text (HawTimelinePages *self,
                                GtkSnapshot      *snapshot,
                                HawPageTextStyle  style,
                                const char       *text,
                                HawPageSide       side,
                                double            x,
                                double            y,
                                double            width)
{
  g_autoptr (PangoLayout) layout = make_layout (self, style, text);
  g_autoptr (GskRenderNode) node = NULL;
  GtkSnapshot *own = gtk_snapshot_new ();
  float pale = 1 - styles[style].strength;
  GdkRGBA color = self->view->colors.text;
  PangoRectangle extents;

  color.red += pale * (1 - color.red);
  color.green += pale * (1 - color.green);
  color.blue += pale * (1 - color.blue);
  pango_layout_set_width (layout, (int) (MAX (width, 1) * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_get_pixel_extents (layout, NULL, &extents);
  gtk_snapshot_translate (own, &GRAPHENE_POINT_INIT (-extents.x, -extents.y));
  gtk_snapshot_append_layout (own, layout, &color);
  node = gtk_snapshot_free_to_node (own);
  if (node == NULL)
    return 0;

  haw_timeline_texts_keep (self->view->texts, node, layout, -extents.x, -extents.y, &color);
  if ((side == HAW_PAGE_START) == is_rtl (self))
    x += width - extents.width;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_node (snapshot, node);
  gtk_snapshot_restore (snapshot);

  return extents.width;
}

/**
 * haw_timeline_pages_append_head:
 *
 * Draws the title and what the timeline is of; where it has several pages beside each other, also which
 * time this one is.
 */
void
haw_timeline_pages_append_head (HawTimelinePages *self,
                                GtkSnapshot      *snapshot,
                                guint             page)
{
  const HawTimelinePage *drawn = &g_array_index (self->pages, HawTimelinePage, page);
  double x = self->setup.margin, width = self->setup.width - 2 * x, y = x;
  double second = y + haw_timeline_pages_get_line (self, HAW_PAGE_TITLE);
  g_autofree char *title = haw_timeline_pages_dup_title (self);
  g_autofree char *summary = haw_timeline_pages_dup_summary (self);
  double taken;

  haw_timeline_pages_append_text (self, snapshot, HAW_PAGE_TITLE, title, HAW_PAGE_START, x, y, width);
  taken = haw_timeline_pages_append_text (self, snapshot, HAW_PAGE_SMALL, summary, HAW_PAGE_START, x,
                                          second, width);
  if (self->setup.across > 1 && drawn->has_time)
    {
      gint64 start, end;
      g_autofree char *range = NULL;

      haw_timeline_pages_get_time (self, page, &start, &end);
      range = haw_range_to_text (start, MAX (end, start + 1));
      if (!is_rtl (self))
        x += taken + 24;
      haw_timeline_pages_append_text (self, snapshot, HAW_PAGE_SMALL, range, HAW_PAGE_END, x, second,
                                      width - taken - 24);
    }
}

/* Today, in the calendars of the rulers. */
static char *
describe_today (HawTimelinePages *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_local (haw_clock_now () / G_USEC_PER_SEC);
  gint64 time = g_date_time_to_unix (now) + g_date_time_get_utc_offset (now) / G_USEC_PER_SEC;
  HawCalendar main = self->view->calendar;
  HawCalendar other = main == HAW_CALENDAR_HIJRI ? HAW_CALENDAR_GREGORIAN : HAW_CALENDAR_HIJRI;
  g_autofree char *day = haw_calendar_format (main, time, HAW_DATE_DAY);
  g_autofree char *second = haw_calendar_format (other, time, HAW_DATE_DAY);

  return self->view->has_second ? g_strdup_printf ("%s – %s", day, second) : g_steal_pointer (&day);
}

/**
 * haw_timeline_pages_append_foot:
 *
 * Draws the date, and the number of the page where there are several.
 */
void
haw_timeline_pages_append_foot (HawTimelinePages *self,
                                GtkSnapshot      *snapshot,
                                guint             page)
{
  double x = self->setup.margin, width = self->setup.width - 2 * x;
  double y = self->height - x - haw_timeline_pages_get_line (self, HAW_PAGE_SMALL) + 2;
  gboolean rtl = is_rtl (self);
  g_autofree char *date = describe_today (self);
  g_autofree char *isolated = haw_isolate (date);
  g_autofree char *stand = NULL;
  g_autofree char *number = NULL;
  g_autofree char *localised = NULL;

  /* Translators: at the foot of a page; %s is a day. */
  stand = g_strdup_printf (_("As of %s"), isolated);
  haw_timeline_pages_append_text (self, snapshot, HAW_PAGE_SMALL, stand, HAW_PAGE_START,
                                  rtl ? x + width / 2 : x, y, width / 2);
  if (self->setup.height <= 0)
    return;
  number = g_strdup_printf (_("Page %u of %u"), page + 1, self->pages->len);
  localised = haw_date_localise_digits (number);
  haw_timeline_pages_append_text (self, snapshot, HAW_PAGE_SMALL, localised, HAW_PAGE_END,
                                  rtl ? x : x + width / 2, y, width / 2);
}

static void
append_header (HawTimelinePages *self,
               GtkSnapshot      *snapshot,
               guint             lane,
               double            y)
{
  HawTimelineView *view = self->view;
  gboolean rtl = is_rtl (self);
  double x = view->headers_x + 2, width = view->headers_width - 12, line, taken;
  double swatch = 10;
  g_autofree char *count = NULL;
  g_autofree char *localised = NULL;
  GskRoundedRect outline;
  GdkRGBA color;
  guint n, n_undated;

  haw_timeline_lanes_get_members (view->lanes, lane, &n);
  haw_timeline_lanes_get_undated (view->lanes, lane, &n_undated);
  count = g_strdup_printf ("%u", n + n_undated);
  localised = haw_date_localise_digits (count);
  haw_timeline_lane_get_color (view, lane, &color);
  line = haw_timeline_pages_get_line (self, HAW_PAGE_TEXT);
  gsk_rounded_rect_init_from_rect (
      &outline, &GRAPHENE_RECT_INIT ((float) (rtl ? x + 8 + width - swatch : x + 2),
                                     (float) (y + (line - swatch) / 2), (float) swatch,
                                     (float) swatch), 3);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &color, &outline.bounds);
  gtk_snapshot_pop (snapshot);
  x += rtl ? 8 : swatch + 8;
  width -= swatch + 8;
  taken = haw_timeline_pages_append_text (self, snapshot, HAW_PAGE_SMALL, localised, HAW_PAGE_END, x,
                                          y + 1.5, width);
  haw_timeline_pages_append_text (self, snapshot, HAW_PAGE_TEXT,
                                  haw_timeline_lanes_get_name (view->lanes, lane), HAW_PAGE_START,
                                  rtl ? x + taken + 6 : x, y, width - taken - 6);
}

/**
 * haw_timeline_pages_append_headers:
 * @repeated: whether a lane that began before has its header again
 *
 * Draws the headers of the lanes beside them.
 */
void
haw_timeline_pages_append_headers (HawTimelinePages      *self,
                                   GtkSnapshot           *snapshot,
                                   const HawTimelinePage *page,
                                   gboolean               repeated)
{
  HawTimelineView *view = self->view;

  for (guint i = 0; view->headers_width > 0 && i < haw_timeline_lanes_get_n (view->lanes); i++)
    {
      double y, height;

      haw_timeline_lanes_get_extent (view->lanes, i, &y, &height);
      if (y >= page->bottom || y + height <= page->top || (y < page->top && !repeated))
        continue;
      append_header (self, snapshot, i, view->ruler_height + MAX (y - page->top, 0) + 7);
    }
}

static guint
get_n_columns (HawTimelinePages *self)
{
  guint fitting = (guint) ((self->setup.width - 2 * self->setup.margin) / COLUMN);

  return CLAMP (haw_timeline_pages_get_n_undated (self), 1, MAX (fitting, 1));
}

/**
 * haw_timeline_pages_get_undated_height:
 *
 * Returns: the px that so many undated events take, with their heading
 */
double
haw_timeline_pages_get_undated_height (HawTimelinePages *self,
                                       guint             n)
{
  guint columns = get_n_columns (self);

  return haw_timeline_pages_get_line (self, HAW_PAGE_HEADING) + 4 +
         (n + columns - 1) / columns * self->view->row_height;
}

/**
 * haw_timeline_pages_get_undated_fitting:
 *
 * Returns: how many undated events fit
 */
guint
haw_timeline_pages_get_undated_fitting (HawTimelinePages *self,
                                        double            height)
{
  double rest = height - haw_timeline_pages_get_line (self, HAW_PAGE_HEADING) - 4;

  return (guint) MAX (rest / self->view->row_height, 0) * get_n_columns (self);
}

static void
append_undated_event (HawTimelinePages *self,
                      GtkSnapshot      *snapshot,
                      HawTimelineView  *view,
                      guint             item,
                      double            x,
                      double            y,
                      double            width)
{
  double dots = haw_timeline_dots_width (view->store->sources[item]);
  g_autoptr (GskRenderNode) glyph = NULL;
  HawTimelineTextStyle style;
  HawTimelineEvent event;
  graphene_rect_t area;
  const char *label;

  haw_timeline_store_get (view->store, item, &event);
  glyph = haw_timeline_draw_point (view, &event);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (
                                        (float) (is_rtl (self) ? x + width - 16 : x),
                                        (float) (y + (view->row_height - 16) / 2.0)));
  gtk_snapshot_append_node (snapshot, glyph);
  gtk_snapshot_restore (snapshot);

  width = floor (width - GLYPH - 12);
  area = GRAPHENE_RECT_INIT ((float) (x + (is_rtl (self) ? 12 : GLYPH)), (float) y, (float) width,
                             (float) view->row_height);
  label = haw_timeline_content_get_label (view, item, &style);
  haw_timeline_texts_shape (view->texts, style, label, (int) (area.size.width - dots));
  haw_timeline_draw_label (view, snapshot, item, &area, is_rtl (self));
}

/**
 * haw_timeline_pages_append_undated:
 *
 * Draws the undated events of a page, from the start of each line on.
 *
 * Returns: the y below them
 */
double
haw_timeline_pages_append_undated (HawTimelinePages      *self,
                                   GtkSnapshot           *snapshot,
                                   const HawTimelinePage *page)
{
  guint columns = get_n_columns (self), n = page->n_undated;
  double left = self->setup.margin, width = self->setup.width - 2 * left;
  double step = width / columns, line;
  double y = page->has_time ? page->time_end + HAW_TIMELINE_PAGES_GAP : page->y;

  if (n == 0)
    return y;

  line = haw_timeline_pages_get_line (self, HAW_PAGE_HEADING) + 4;
  haw_timeline_pages_append_text (self, snapshot, HAW_PAGE_HEADING,
                                  haw_timeline_clock_get_shelf_title (self->view), HAW_PAGE_START, left,
                                  y, width);
  for (guint i = 0; i < n; i++)
    {
      guint column = i % columns;
      double x = left + (is_rtl (self) ? columns - 1 - column : column) * step;
      guint item;
      HawTimelineView *view = haw_timeline_pages_get_undated (self, page->undated + i, &item);

      append_undated_event (self, snapshot, view, item, x,
                            y + line + i / columns * self->view->row_height, step);
    }

  return y + haw_timeline_pages_get_undated_height (self, n) + 14;
}
