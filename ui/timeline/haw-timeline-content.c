/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "text/haw-text.h"
#include "timeline/haw-timeline-colors.h"
#include "timeline/haw-timeline-view-private.h"

#include <math.h>

/* Above this many events the wishes of labels are guessed from their length: shaping a thousand
 * takes 47 ms. A guess that is too small cuts the label, it never overlaps. */
#define MOST_MEASURED 1500

/* Up to this many events are packed into rows at once; more are, a part at a time, between frames. */
#define MOST_PACKED_AT_ONCE 8000
#define PACKED_AT_A_TIME 20000

/* How many labels beyond the view are shaped for the next frames. */
#define MOST_PREFETCHED 400

#define TICK_GAP 16

/* How far from a scale at rest the labels of rulers are measured, in factors of two. */
#define WARM_OCTAVES 5

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

/**
 * haw_timeline_content_get_label:
 * @style: (out): how it is set
 *
 * Returns: (transfer none): the text that stands by an event, good until the next one
 */
const char *
haw_timeline_content_get_label (HawTimelineView      *self,
                                guint                 item,
                                HawTimelineTextStyle *style)
{
  HawTimelineEvent event;
  const char *title, *question = "?";

  haw_timeline_store_tell (self->store, item, &event);
  title = haw_timeline_event_get_title (&event);
  *style = HAW_TIMELINE_TEXT_LABEL;
  if (!event.approximate && !event.uncertain)
    return title;

  *style = HAW_TIMELINE_TEXT_SIGNED;
  if (event.uncertain)
    {
      g_autoptr (HawText) text = haw_text_new (title, -1);

      if (haw_text_get_direction (text) == HAW_DIRECTION_RTL)
        question = "؟";
    }
  g_string_assign (self->label, event.approximate ? "~" : "");
  g_string_append (self->label, event.uncertain ? question : "");
  g_string_append (self->label, "\302\240");
  g_string_append (self->label, title);

  return self->label->str;
}

static double
measure_cb (const HawTimelineStore *store,
            guint                   item,
            gpointer                user_data)
{
  HawTimelineView *self = user_data;
  double width = store->letters[item] * self->letter_width;

  if (store->n_dated <= MOST_MEASURED)
    {
      HawTimelineTextStyle style;

      width = haw_timeline_texts_measure_label (self->texts,
                                                haw_timeline_content_get_label (self, item, &style));
    }
  else if (store->letters[item] == 0)
    width = 16 * self->letter_width;

  width = ceil ((width + 1) / HAW_TIMELINE_LABEL_STEP) * HAW_TIMELINE_LABEL_STEP;
  return width + haw_timeline_dots_width (store->sources[item]);
}

static void
measure_labels (HawTimelineView *self)
{
  self->letter_width =
      haw_timeline_texts_get_line_height (self->texts, HAW_TIMELINE_TEXT_LABEL) * 0.42;
  if (self->lanes != NULL)
    haw_timeline_lanes_measure (self->lanes, measure_cb, self);
}

static void
count (HawTimelineView *self)
{
  self->n_dated = self->store == NULL ? 0 : self->store->n_dated;
  self->n_undated = self->store == NULL ? 0 : self->store->n - self->store->n_dated;
  self->hovered = -1;
  haw_timeline_align_follow (self);
}

static void
changed_cb (HawTimelineLanes *lanes,
            HawTimelineChange change,
            guint             position,
            gpointer          user_data)
{
  HawTimelineView *self = user_data;

  self->highest = 0;
  if (self->detail != HAW_TIMELINE_BOXES)
    haw_timeline_nodes_clear (self->nodes);
  else if (change != HAW_TIMELINE_REMOVED)
    haw_timeline_nodes_forget (self->nodes, self->store->ids[position]);
  count (self);
  haw_timeline_view_lanes_changed (self);
}

/**
 * haw_timeline_content_take:
 * @lanes: (nullable) (transfer none): other events, or none
 */
void
haw_timeline_content_take (HawTimelineView  *self,
                           HawTimelineLanes *lanes)
{
  if (self->lanes != NULL)
    {
      haw_timeline_lanes_unwatch (self->lanes, self);
      haw_timeline_lanes_measure (self->lanes, NULL, NULL);
    }
  g_clear_pointer (&self->lanes, haw_timeline_lanes_unref);
  if (lanes != NULL)
    {
      self->lanes = haw_timeline_lanes_ref (lanes);
      haw_timeline_lanes_set_lit (lanes, self->lit);
      haw_timeline_lanes_watch (lanes, changed_cb, self);
    }
  self->store = haw_timeline_lanes_get_store (lanes);
  self->has_lanes = haw_timeline_lanes_has_lanes (lanes);
  self->detail = HAW_TIMELINE_BOXES;
  g_hash_table_remove_all (self->reports);
  count (self);
  haw_timeline_content_invalidate (self);
  measure_labels (self);
  if (lanes != NULL)
    haw_timeline_lane_load (self);
}

/**
 * haw_timeline_content_invalidate:
 *
 * Drops what is ready to be drawn.
 */
void
haw_timeline_content_invalidate (HawTimelineView *self)
{
  self->is_prepared = FALSE;
  self->highest = 0;
  g_clear_handle_id (&self->pack_id, g_source_remove);
  g_clear_pointer (&self->ticks, haw_ticks_free);
  g_clear_pointer (&self->second, haw_ticks_free);
  g_array_set_size (self->visible, 0);
  haw_timeline_nodes_clear (self->nodes);
}

static void
measure_ruler (HawTimelineView *self)
{
  int line = haw_timeline_texts_get_line_height (self->texts, HAW_TIMELINE_TEXT_TICK);

  self->second_height = self->has_second || self->aligned_id != 0 ? line + 4 : 0;
  self->ruler_height = 2 * line + 10 + self->second_height;
  if (self->side == HAW_TIMELINE_SIDE_ABOVE)
    self->ruler_height = self->second_height = 0;
}

/**
 * haw_timeline_view_set_calendar:
 * @calendar: the one of the ruler
 * @both: whether the other one has a row above it
 * @week_start: the day on which weeks begin
 */
void
haw_timeline_view_set_calendar (HawTimelineView *self,
                                HawCalendar      calendar,
                                gboolean         both,
                                GDateWeekday     week_start)
{
  g_return_if_fail (HAW_IS_TIMELINE_VIEW (self));
  g_return_if_fail (g_date_valid_weekday (week_start));

  if (self->calendar == calendar && self->has_second == both && self->week_start == week_start)
    return;
  self->calendar = calendar;
  self->warm_octave = G_MAXINT;
  self->has_second = both;
  self->week_start = week_start;
  measure_ruler (self);
  haw_timeline_content_invalidate (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Paper is white, whatever the window is like. */
static void
get_colors (HawTimelineView   *self,
            HawTimelineColors *colors)
{
  if (self->paper.is_paper)
    {
      *colors = (HawTimelineColors) { .text = { 0.1f, 0.1f, 0.12f, 1 }, .accent = { 0.1f, 0.37f, 0.71f, 1 },
                                      .back = { 1, 1, 1, 1 }, .error = { 0.65f, 0.11f, 0.18f, 1 } };
      return;
    }

  haw_timeline_named_color (GTK_WIDGET (self), "window_fg_color", &colors->text);
  haw_timeline_named_color (GTK_WIDGET (self), "accent_color", &colors->accent);
  haw_timeline_named_color (GTK_WIDGET (self), "view_bg_color", &colors->back);
  haw_timeline_named_color (GTK_WIDGET (self), "error_color", &colors->error);
}

/**
 * haw_timeline_content_realign:
 *
 * Makes another ruler: one that counts from an event has a row with dates above it.
 */
void
haw_timeline_content_realign (HawTimelineView *self)
{
  self->warm_octave = G_MAXINT;
  measure_ruler (self);
  haw_timeline_content_invalidate (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * haw_timeline_content_restyle:
 *
 * Takes up colours and fonts of the style, which sizes follow.
 */
void
haw_timeline_content_restyle (HawTimelineView *self)
{
  HawTimelineColors colors;
  gboolean same_text;

  get_colors (self, &colors);
  same_text = !haw_timeline_texts_restyle (self->texts, &colors.text);
  if (same_text && gdk_rgba_equal (&colors.accent, &self->colors.accent) &&
      gdk_rgba_equal (&colors.back, &self->colors.back))
    return;

  self->colors = colors;
  self->warm_octave = G_MAXINT;
  for (guint i = 0; i < G_N_ELEMENTS (self->dots); i++)
    g_clear_pointer (&self->dots[i], gsk_render_node_unref);

  self->row_height = haw_timeline_texts_get_line_height (self->texts, HAW_TIMELINE_TEXT_LABEL) + 10;
  measure_ruler (self);
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
  double value = gtk_adjustment_get_value (self->rows);

  if (self->paper.is_paper)
    {
      gtk_adjustment_configure (self->rows, self->paper.top, 0, self->paper.top + page, 1, page, page);
      return;
    }
  /* What is next to the axis stays there. */
  if (self->side == HAW_TIMELINE_SIDE_ABOVE)
    value += MAX (upper, page) - page -
             (gtk_adjustment_get_upper (self->rows) - gtk_adjustment_get_page_size (self->rows));
  gtk_adjustment_configure (self->rows, MAX (value, 0), 0, MAX (upper, page), self->row_height,
                            page * 0.9, page);
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

/**
 * haw_timeline_content_has_axis:
 *
 * Returns: whether there is a time to show: that of events here or on the other side of a comparison, or
 *   one that is offered for the first event
 */
gboolean
haw_timeline_content_has_axis (HawTimelineView *self)
{
  const HawTimelineStore *other = haw_timeline_lanes_get_store (self->partner);

  return self->n_dated > 0 || (other != NULL && other->n_dated > 0) ||
         (self->lanes != NULL && self->empty_start < self->empty_end);
}

static gboolean
covers_view (HawTimelineView *self)
{
  double offset;

  if (!self->is_prepared || self->prepared.level != self->axis.level ||
      self->prepared.mirrored != self->axis.mirrored)
    return FALSE;

  offset = haw_timeline_content_get_offset (self);

  return offset <= 0 && offset + self->prepared.width >= self->axis.width;
}

/* All digits of the ruler are equally wide: any number of as many is as wide. */
static double
measure_tick_cb (const char *label,
                 gpointer    user_data)
{
  HawTimelineView *self = user_data;
  g_autoptr (GString) sample = g_string_new (NULL);

  for (const char *at = label; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);
      int digit = g_unichar_digit_value (letter);

      g_string_append_unichar (sample, digit < 0 ? letter : letter - (gunichar) digit);
    }

  return haw_timeline_texts_measure (self->texts, HAW_TIMELINE_TEXT_TICK, sample->str);
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
        haw_timeline_texts_want (self->texts, style, tick->label, -1, self->moving);
    }
}

/* The first month of a year is told by the year. */
static void
name_years (HawTicks *ticks)
{
  guint next = 0;

  for (guint i = 0; i < ticks->context->len; i++)
    {
      const HawTick *year = &g_array_index (ticks->context, HawTick, i);

      while (next < ticks->major->len
             && g_array_index (ticks->major, HawTick, next).time < year->time)
        next++;
      if (next < ticks->major->len && g_array_index (ticks->major, HawTick, next).time == year->time)
        {
          HawTick *month = &g_array_index (ticks->major, HawTick, next);

          g_free (month->label);
          month->label = g_strdup (year->label);
        }
    }
}

/* A ruler that counts from an event has the dates in the row above it. */
static HawTicks *
make_ticks (HawTimelineView   *self,
            const HawTimeAxis *axis)
{
  return self->aligned_id != 0
             ? haw_timeline_align_make_ticks (self, axis, TICK_GAP, measure_tick_cb)
             : haw_ticks_new (axis, self->calendar, self->week_start, TICK_GAP, measure_tick_cb, self);
}

static void
prepare_second (HawTimelineView *self)
{
  gboolean other = (self->calendar == HAW_CALENDAR_HIJRI) == (self->aligned_id != 0);

  g_clear_pointer (&self->second, haw_ticks_free);
  if (!self->has_second && self->aligned_id == 0)
    return;

  self->second = haw_ticks_new (&self->prepared,
                                other ? HAW_CALENDAR_HIJRI : HAW_CALENDAR_GREGORIAN,
                                self->week_start, TICK_GAP, measure_tick_cb, self);
  if (self->second->unit == HAW_TICK_MONTH)
    name_years (self->second);
  if (self->paper.is_paper)
    haw_timeline_paper_trim (self, self->second);
  shape_ticks (self, haw_timeline_second_row (self), HAW_TIMELINE_TEXT_TICK);
}

/* While zooming each ruler serves one frame; while panning, many. */
static void
prepare_ruler (HawTimelineView *self)
{
  gboolean zooming = self->moving && self->prepared.level != self->axis.level;
  double margin = round (self->axis.width * (zooming ? 0.1 : 1));

  self->prepared = self->axis;
  self->prepared.width = self->axis.width + 2 * margin;
  haw_time_axis_pan (&self->prepared, self->axis.mirrored ? -margin : margin);
  g_clear_pointer (&self->ticks, haw_ticks_free);
  self->ticks = make_ticks (self, &self->prepared);
  if (self->paper.is_paper)
    haw_timeline_paper_trim (self, self->ticks);
  shape_ticks (self, self->ticks->major, HAW_TIMELINE_TEXT_TICK);
  shape_ticks (self, self->ticks->context, HAW_TIMELINE_TEXT_CONTEXT);
  prepare_second (self);
  self->is_prepared = TRUE;
}

static void
want_labels (HawTimelineView *self,
             GArray          *places,
             gboolean         later,
             guint            most)
{
  for (guint i = 0; i < MIN (places->len, most); i++)
    {
      const HawTimelinePlace *place = &g_array_index (places, HawTimelinePlace, i);
      double dots = haw_timeline_dots_width (self->store->sources[place->item]);
      HawTimelineTextStyle style;

      if (!place->folded && place->label_width > dots)
        haw_timeline_texts_want (self->texts, style,
                                 haw_timeline_content_get_label (self, place->item, &style),
                                 (int) (place->label_width - dots), later);
    }
}

/* Measures the labels of the rulers that zooming may lead to, so that no frame of it has to. */
static void
warm_rulers (HawTimelineView *self)
{
  int octave = self->axis.level / HAW_TIME_AXIS_OCTAVE;

  if (self->warm_octave == octave)
    return;

  self->warm_octave = octave;
  for (int i = -4 * WARM_OCTAVES; i <= 4 * WARM_OCTAVES; i++)
    for (guint calendar = 0; calendar < (self->second_height > 0 ? 2 : 1); calendar++)
      {
        HawTimeAxis axis = self->axis;
        gboolean hijri = (self->calendar == HAW_CALENDAR_HIJRI) == (calendar == 0);

        haw_time_axis_zoom (&axis, i * HAW_TIME_AXIS_OCTAVE / 4, axis.width / 2);
        haw_ticks_free (haw_ticks_new (&axis, hijri ? HAW_CALENDAR_HIJRI : HAW_CALENDAR_GREGORIAN,
                                       self->week_start, TICK_GAP, measure_tick_cb, self));
        if (self->aligned_id != 0)
          haw_ticks_free (make_ticks (self, &axis));
      }
}

/**
 * haw_timeline_content_prefetch:
 *
 * Has what lies about a view at rest shaped between frames, for when it moves.
 */
void
haw_timeline_content_prefetch (HawTimelineView *self)
{
  double top = gtk_adjustment_get_value (self->rows);
  g_autoptr (GArray) places = NULL;

  if (self->lanes == NULL || self->body_width <= 0 || self->n_dated == 0 || self->row_height == 0)
    return;

  places = haw_timeline_lanes_get_places (self->lanes, &self->axis, self->axis.width,
                                          top - self->body_height, top + 2 * self->body_height);
  want_labels (self, places, TRUE, MOST_PREFETCHED);
  warm_rulers (self);
}

static gboolean
pack_cb (gpointer user_data)
{
  HawTimelineView *self = user_data;

  if (!haw_timeline_lanes_pack (self->lanes, self->axis.seconds_per_pixel, PACKED_AT_A_TIME))
    return G_SOURCE_CONTINUE;

  self->pack_id = 0;
  haw_timeline_view_rows_changed (self);

  return G_SOURCE_REMOVE;
}

/* How much is shown of each event, and in which rows. */
static void
lay_out (HawTimelineView *self)
{
  HawTimelineDetail detail =
      self->paper.every ? HAW_TIMELINE_BOXES
                        : haw_timeline_lanes_choose_detail (self->lanes, &self->axis, self->detail);

  /* Both sides of a comparison show as much of each event. */
  if (self->partner != NULL)
    detail = MAX (detail, haw_timeline_lanes_choose_detail (self->partner, &self->axis, self->detail));
  haw_timeline_lanes_set_flipped (self->lanes, self->side == HAW_TIMELINE_SIDE_ABOVE);

  if (detail == HAW_TIMELINE_BOXES &&
      !haw_timeline_lanes_suits (self->lanes, self->axis.seconds_per_pixel))
    {
      if (self->n_dated <= MOST_PACKED_AT_ONCE || self->paper.is_paper)
        haw_timeline_lane_lay_out (self);
      else if (self->pack_id == 0)
        {
          haw_timeline_lane_configure (self);
          self->pack_id = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, pack_cb, self, NULL);
        }
      if (!haw_timeline_lanes_is_packed (self->lanes))
        detail = HAW_TIMELINE_TICKS;
    }
  else
    g_clear_handle_id (&self->pack_id, g_source_remove);

  if (detail != self->detail)
    haw_timeline_nodes_clear (self->nodes);
  self->detail = detail;
  haw_timeline_lane_configure (self);
  haw_timeline_lanes_stack (self->lanes, detail,
                            self->paper.is_paper ? self->paper.height : self->body_height);
  configure_rows (self);
  if (self->n_stacked != haw_timeline_lanes_get_n_stacked (self->lanes))
    {
      self->n_stacked = haw_timeline_lanes_get_n_stacked (self->lanes);
      haw_timeline_lane_update (self);
      haw_timeline_shelf_update (self);
    }
}

/* Where events are not shown one by one, the selected one still is. */
static void
add_selected (HawTimelineView *self)
{
  int item = haw_timeline_store_find (self->store, self->selected_id);
  double top = gtk_adjustment_get_value (self->rows);
  HawTimelinePlace place;
  const guint *lanes;
  guint n;

  if (self->detail == HAW_TIMELINE_BOXES || item < 0 || haw_timeline_is_undated (self, (guint) item))
    return;

  lanes = haw_timeline_lanes_get_in_view (self->lanes, top, top + self->body_height, &n);
  for (guint i = 0; i < n; i++)
    if (haw_timeline_lanes_place (self->lanes, &self->axis, (guint) item, lanes[i], &place) &&
        !place.folded && place.x < self->axis.width && place.x + place.width > 0)
      g_array_append_val (self->visible, place);
}

/**
 * haw_timeline_content_update:
 *
 * Brings what is drawn in step with the axis and the scrolled rows. While the view moves nothing is
 * shaped: what is missing is asked for, and comes between two of the next frames.
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
      if (haw_timeline_content_has_axis (self) && !covers_view (self))
        prepare_ruler (self);
      return;
    }

  if (self->is_prepared && self->prepared.level != self->axis.level)
    haw_timeline_nodes_clear (self->nodes);
  lay_out (self);
  if (!covers_view (self))
    prepare_ruler (self);

  top = gtk_adjustment_get_value (self->rows);
  self->visible = haw_timeline_lanes_get_places (self->lanes, &self->axis, 0, top,
                                                 top + self->body_height);
  add_selected (self);
  if (self->paper.is_paper)
    haw_timeline_paper_filter (self);
  want_labels (self, self->visible, self->moving, G_MAXUINT);
  haw_timeline_density_update (self);
  haw_timeline_reports_update (self);
}
