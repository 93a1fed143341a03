/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "text/haw-text.h"
#include "timeline/haw-timeline-view-private.h"

#include <langinfo.h>
#include <math.h>

/* Above this many events the wishes of labels are guessed from their length: shaping a thousand
 * takes 47 ms. A guess that is too small cuts the label, it never overlaps. */
#define MOST_MEASURED 1500

/* The wishes of labels are rounded up, so that their layouts are used again at other zooms. */
#define LABEL_STEP 8

#define TICK_GAP 16

/**
 * haw_timeline_dots_width:
 *
 * Returns: the px that the dots for so many sources take after a label, with the gap
 */
double
haw_timeline_dots_width (guint n_sources)
{
  return n_sources == 0 ? 0 : 7 + 5 * MIN (n_sources, 5);
}

static char *
make_label (const HawTimelineItem *item)
{
  const char *title = haw_timeline_item_get_title (item);
  g_autoptr (HawText) text = NULL;
  const char *question = "?";

  if (!item->approximate && !item->uncertain)
    return g_strdup (title);

  text = haw_text_new (title, -1);
  if (haw_text_get_direction (text) == HAW_DIRECTION_RTL)
    question = "؟";

  return g_strconcat (item->approximate ? "~" : "", item->uncertain ? question : "", "\302\240",
                      title, NULL);
}

/**
 * haw_timeline_content_get_label:
 * @style: (out): how it is set
 *
 * Returns: (transfer none): the text that stands by an event
 */
const char *
haw_timeline_content_get_label (HawTimelineView      *self,
                                guint                 item,
                                HawTimelineTextStyle *style)
{
  const HawTimelineItem *data = haw_timeline_items_get (self->items, item);

  *style = data->approximate || data->uncertain ? HAW_TIMELINE_TEXT_SIGNED
                                                : HAW_TIMELINE_TEXT_LABEL;

  return self->labels[item];
}

static void
measure_labels (HawTimelineView *self)
{
  double letter = haw_timeline_texts_get_line_height (self->texts, HAW_TIMELINE_TEXT_LABEL) * 0.42;

  for (guint i = 0; i < self->n_dated; i++)
    {
      const char *label = self->labels[self->dated[i]];
      double width = self->n_dated <= MOST_MEASURED
                         ? haw_timeline_texts_measure_label (self->texts, label)
                         : (double) g_utf8_strlen (label, -1) * letter;

      width = ceil ((width + 1) / LABEL_STEP) * LABEL_STEP;
      width += haw_timeline_dots_width (
          haw_timeline_items_get (self->items, self->dated[i])->n_sources);
      self->spans[i].label = width;
    }
}

/**
 * haw_timeline_content_clear:
 *
 * Forgets everything that comes from the items.
 */
void
haw_timeline_content_clear (HawTimelineView *self)
{
  g_clear_pointer (&self->labels, g_strfreev);
  g_clear_pointer (&self->spans, g_free);
  g_clear_pointer (&self->dated, g_free);
  g_clear_pointer (&self->undated, g_free);
  g_clear_pointer (&self->span_of, g_free);
  self->n_dated = 0;
  self->n_undated = 0;
  self->hovered = -1;
  haw_timeline_content_invalidate (self);
}

/**
 * haw_timeline_content_load:
 *
 * Sorts the items into dated and undated ones.
 */
void
haw_timeline_content_load (HawTimelineView *self)
{
  guint n = haw_timeline_items_get_n (self->items);

  haw_timeline_content_clear (self);
  self->labels = g_new0 (char *, n + 1);
  self->spans = g_new0 (HawTimelineSpan, n);
  self->dated = g_new0 (guint, n);
  self->undated = g_new0 (guint, n);
  self->span_of = g_new0 (int, n);

  for (guint i = 0; i < n; i++)
    {
      const HawTimelineItem *item = haw_timeline_items_get (self->items, i);

      self->labels[i] = make_label (item);

      if (item->undated)
        {
          self->span_of[i] = (int) self->n_undated;
          self->undated[self->n_undated++] = i;
          continue;
        }

      self->span_of[i] = (int) self->n_dated;
      self->spans[self->n_dated].id = item->id;
      self->spans[self->n_dated].bounds = item->bounds;
      self->dated[self->n_dated++] = i;
    }

  measure_labels (self);
  haw_timeline_lane_load (self);
}

/**
 * haw_timeline_content_invalidate:
 *
 * Drops what is ready to be drawn, and the rows; those of lanes that turn out not to have changed are
 * taken up again.
 */
void
haw_timeline_content_invalidate (HawTimelineView *self)
{
  self->is_prepared = FALSE;
  if (self->lanes != NULL)
    {
      g_clear_pointer (&self->lanes_before, haw_timeline_lanes_free);
      self->lanes_before = g_steal_pointer (&self->lanes);
    }
  g_clear_pointer (&self->ticks, haw_ticks_free);
  g_array_set_size (self->ready, 0);
  g_array_set_size (self->visible, 0);
  g_ptr_array_set_size (self->shapes, 0);
}

static void
lookup_color (GtkStyleContext *context,
              const char      *name,
              const GdkRGBA   *fallback,
              GdkRGBA         *color)
{
  if (!gtk_style_context_lookup_color (context, name, color))
    *color = *fallback;
}

/**
 * haw_timeline_content_restyle:
 *
 * Takes up colours and fonts of the style, which sizes follow.
 */
void
haw_timeline_content_restyle (HawTimelineView *self)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));
  HawTimelineColors colors;
  gboolean same_text;

  gtk_style_context_get_color (context, &colors.text);
  lookup_color (context, "accent_color", &colors.text, &colors.accent);
  lookup_color (context, "view_bg_color", &(GdkRGBA) { 0, 0, 0, 0 }, &colors.back);
  same_text = !haw_timeline_texts_restyle (self->texts, &colors.text);
  if (same_text && gdk_rgba_equal (&colors.accent, &self->colors.accent) &&
      gdk_rgba_equal (&colors.back, &self->colors.back))
    return;

  self->colors = colors;
  for (guint i = 0; i < G_N_ELEMENTS (self->dots); i++)
    g_clear_pointer (&self->dots[i], gsk_render_node_unref);

  self->row_height = haw_timeline_texts_get_line_height (self->texts, HAW_TIMELINE_TEXT_LABEL) + 10;
  self->ruler_height =
      2 * haw_timeline_texts_get_line_height (self->texts, HAW_TIMELINE_TEXT_TICK) + 10;
  self->metrics.point = 14;
  self->metrics.bar = 10;
  self->metrics.inset = 8;
  self->metrics.gap = 6;

  haw_timeline_content_invalidate (self);
  measure_labels (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * haw_timeline_content_is_mirrored:
 *
 * Returns: whether time runs from right to left
 */
gboolean
haw_timeline_content_is_mirrored (HawTimelineView *self)
{
  GtkTextDirection direction = self->time_direction;

  if (direction == GTK_TEXT_DIR_NONE)
    direction = gtk_widget_get_direction (GTK_WIDGET (self));

  return direction == GTK_TEXT_DIR_RTL;
}

static void
configure_rows (HawTimelineView *self)
{
  double page = MAX (self->body_height, 1);
  double upper = haw_timeline_lanes_get_height (self->lanes);

  gtk_adjustment_configure (self->rows, gtk_adjustment_get_value (self->rows), 0,
                            MAX (upper, page), self->row_height, page * 0.9, page);
  haw_timeline_floats_show_scrollbar (self, self->rows_scrollbar, upper > page);
}

/**
 * haw_timeline_content_get_offset:
 *
 * Returns: what to add to an x of the prepared axis to get one of the axis, in whole px so that
 *   drawn text stays crisp
 */
double
haw_timeline_content_get_offset (HawTimelineView *self)
{
  return round (haw_time_axis_x_of (&self->axis, self->axis.origin) -
                haw_time_axis_x_of (&self->prepared, self->axis.origin));
}

static gboolean
covers_view (HawTimelineView *self)
{
  double top = gtk_adjustment_get_value (self->rows);
  double offset;

  if (!self->is_prepared || self->prepared.level != self->axis.level ||
      self->prepared.mirrored != self->axis.mirrored)
    return FALSE;

  offset = haw_timeline_content_get_offset (self);

  return offset <= 0 && offset + self->prepared.width >= self->axis.width &&
         top >= self->ready_top && top + self->body_height <= self->ready_bottom;
}

static double
measure_tick_cb (const char *label,
                 gpointer    user_data)
{
  HawTimelineView *self = user_data;

  return haw_timeline_texts_shape (self->texts, HAW_TIMELINE_TEXT_TICK, label, -1)->width;
}

/* The first day of the week of the locale. The C library counts from a Sunday or a Monday. */
static GDateWeekday
get_week_start (void)
{
  union
  {
    const char *string;
    unsigned int word;
  } base = { nl_langinfo (_NL_TIME_WEEK_1STDAY) };
  int first = *nl_langinfo (_NL_TIME_FIRST_WEEKDAY);
  int sunday_based = base.word == 19971201 ? first : first - 1;

  return (GDateWeekday) ((sunday_based + 6) % 7 + 1);
}

static void
shape_ticks (HawTimelineView     *self,
             GArray              *ticks,
             HawTimelineTextStyle style)
{
  for (guint i = 0; i < ticks->len; i++)
    {
      const HawTick *tick = &g_array_index (ticks, HawTick, i);

      if (tick->label != NULL)
        haw_timeline_texts_shape (self->texts, style, tick->label, -1);
    }
}

static void
prepare_ruler (HawTimelineView *self)
{
  g_clear_pointer (&self->ticks, haw_ticks_free);
  self->ticks = haw_ticks_new (&self->prepared, HAW_CALENDAR_GREGORIAN, get_week_start (), TICK_GAP,
                               measure_tick_cb, self);
  shape_ticks (self, self->ticks->major, HAW_TIMELINE_TEXT_TICK);
  shape_ticks (self, self->ticks->context, HAW_TIMELINE_TEXT_CONTEXT);
}

static void
prepare_marks (HawTimelineView *self)
{
  double top = gtk_adjustment_get_value (self->rows);

  self->ready_top = MAX (top - self->body_height, 0);
  self->ready_bottom = top + 2 * self->body_height;

  g_clear_pointer (&self->ready, g_array_unref);
  g_ptr_array_set_size (self->shapes, 0);
  self->ready = haw_timeline_lanes_get_places (self->lanes, &self->prepared, 0, self->ready_top,
                                               self->ready_bottom);

  for (guint i = 0; i < self->ready->len; i++)
    {
      HawTimelinePlace *place = &g_array_index (self->ready, HawTimelinePlace, i);
      guint item = self->dated[place->item];
      HawTimelineTextStyle style;
      const char *label = haw_timeline_content_get_label (self, item, &style);
      double dots = haw_timeline_dots_width (haw_timeline_items_get (self->items, item)->n_sources);

      if (!place->folded)
        haw_timeline_texts_shape (self->texts, style, label, (int) (place->label_width - dots));
      g_ptr_array_add (self->shapes, haw_timeline_draw_shape (self, place));
    }
}

static void
prepare (HawTimelineView *self)
{
  self->prepared = self->axis;
  self->prepared.width = 3 * self->axis.width;
  haw_time_axis_pan (&self->prepared, self->axis.mirrored ? -self->axis.width : self->axis.width);
  prepare_ruler (self);
  prepare_marks (self);
  self->is_prepared = TRUE;
}

/**
 * haw_timeline_content_update:
 *
 * Brings what is drawn in step with the axis and the scrolled rows. Cheap while panning within what
 * is prepared; nothing is shaped then.
 */
void
haw_timeline_content_update (HawTimelineView *self)
{
  double top;

  if (self->body_width <= 0 || self->row_height == 0)
    return;

  g_clear_pointer (&self->visible, g_array_unref);

  if (self->n_dated == 0)
    {
      self->visible = g_array_new (FALSE, FALSE, sizeof (HawTimelinePlace));
      haw_timeline_floats_show_scrollbar (self, self->rows_scrollbar, FALSE);
      return;
    }

  if (self->lanes == NULL ||
      !haw_timeline_lanes_suits (self->lanes, self->axis.seconds_per_pixel))
    {
      haw_timeline_lane_pack (self);
      configure_rows (self);
      self->is_prepared = FALSE;
    }

  if (!covers_view (self))
    prepare (self);

  top = gtk_adjustment_get_value (self->rows);
  self->visible = haw_timeline_lanes_get_places (self->lanes, &self->axis, 0, top,
                                                 top + self->body_height);
}
