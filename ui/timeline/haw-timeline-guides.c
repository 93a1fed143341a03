/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-view-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "project/haw-error.h"

/* What shows where a drag leads: the events as they would stand, lines through the whole drawing at the
 * times they would have, and the date that is being made, in words and as it is written. Everything is
 * shaped and computed when the pointer moves, nothing while drawing. */

#define POINT_WIDTH 14.0
#define OUT 24.0      /* px drawn beyond the view */
#define GRIP_WIDTH 4.0
#define PAD 9.0
#define GAP 8.0       /* between the words and the date as it is written */

typedef struct
{
  float x, y, width;
  float core_x, core_width;
} Ghost;

static void
append_round (GtkSnapshot           *snapshot,
              const graphene_rect_t *area,
              float                  radius,
              const GdkRGBA         *fill,
              const GdkRGBA         *border)
{
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, area, radius);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, fill, area);
  gtk_snapshot_pop (snapshot);
  if (border != NULL)
    gtk_snapshot_append_border (snapshot, &outline, (float[4]) { 1, 1, 1, 1 },
                                (GdkRGBA[4]) { *border, *border, *border, *border });
}

static GdkRGBA
shade (const GdkRGBA *color,
       double         alpha)
{
  GdkRGBA shaded = *color;

  shaded.alpha *= (float) alpha;
  return shaded;
}

static double
clamp_x (HawTimelineView *self,
         gint64           time)
{
  return self->body_x +
         CLAMP (haw_time_axis_x_of (&self->axis, time), -OUT, self->body_width + OUT);
}

static void
add_ghost (HawTimelineView        *self,
           const HawTimelinePlace *place,
           const HawBounds        *bounds)
{
  double one = clamp_x (self, bounds->earliest_start), other = clamp_x (self, bounds->latest_end);
  double core = clamp_x (self, bounds->latest_start), core_end = clamp_x (self, bounds->earliest_end);
  double middle = (one + other) / 2, width = MAX (fabs (other - one), POINT_WIDTH);
  Ghost ghost = { .x = (float) (middle - width / 2), .width = (float) width };

  ghost.y = (float) round (self->ruler_height + place->y - gtk_adjustment_get_value (self->rows));
  if (bounds->latest_start < bounds->earliest_end)
    {
      ghost.core_x = (float) MIN (core, core_end);
      ghost.core_width = (float) fabs (core_end - core);
    }
  g_array_append_val (self->edit.ghosts, ghost);
}

/* Where one event would stand. */
static void
add_ghost_of (HawTimelineView        *self,
              const HawTimelinePlace *place)
{
  g_autofree char *made = NULL;
  HawTimelineEvent event;
  HawBounds bounds;
  HawEdtf date;

  haw_timeline_store_get (self->store, place->item, &event);
  if (!haw_edtf_parse (event.date, &date, NULL))
    return;
  made = haw_timeline_pull_apply (&self->edit.pull, &date, NULL);
  if (made == NULL || !haw_edtf_parse (made, &date, NULL))
    return;
  haw_edtf_get_bounds (&date, &bounds);
  add_ghost (self, place, &bounds);
}

/* The one that was taken is shown also where the view has moved on from it. */
static void
add_ghost_out_of_view (HawTimelineView *self)
{
  int item = haw_timeline_store_find (self->store, self->edit.id);
  HawTimelinePlace place;

  for (guint i = 0; i < self->visible->len; i++)
    if (g_array_index (self->visible, HawTimelinePlace, i).item == (guint) item)
      return;
  if (item >= 0 && haw_timeline_lanes_place (self->lanes, &self->axis, (guint) item,
                                             haw_timeline_lane_of (self, (guint) item, self->edit.lane),
                                             &place))
    add_ghost_of (self, &place);
}

/* Where the events that are held would stand: all of a whole move, else the one. */
static void
add_ghosts (HawTimelineView *self)
{
  for (guint i = 0; i < self->visible->len; i++)
    {
      const HawTimelinePlace *place = &g_array_index (self->visible, HawTimelinePlace, i);
      gint64 id = self->store->ids[place->item];

      if (place->folded || (self->edit.pull.whole ? !haw_timeline_select_contains (self, id)
                                                  : id != self->edit.id))
        continue;
      add_ghost_of (self, place);
    }
  add_ghost_out_of_view (self);
}

static void
set_words (HawTimelineView *self,
           const char      *words,
           const char      *date)
{
  HawTimelineEdit *edit = &self->edit;
  g_autofree char *isolated = date != NULL ? haw_isolate (date) : NULL;

  g_free (edit->words);
  g_free (edit->date);
  edit->words = g_strdup (words);
  edit->date = g_steal_pointer (&isolated);
  if (edit->words != NULL)
    haw_timeline_texts_shape (self->texts, HAW_TIMELINE_TEXT_LABEL, edit->words, -1);
  if (edit->date != NULL)
    haw_timeline_texts_shape (self->texts, HAW_TIMELINE_TEXT_TICK, edit->date, -1);
}

static void
tell_date (HawTimelineView *self,
           const char      *made)
{
  g_autofree char *words = NULL;
  HawEdtf date;

  if (!haw_edtf_parse (made, &date, NULL))
    return;
  words = haw_edtf_describe_short (&date);
  set_words (self, words, made);
}

static void
add_line (HawTimelineView *self,
          gint64           time)
{
  if (time > HAW_TIME_MIN && time < HAW_TIME_MAX)
    self->edit.lines[self->edit.n_lines++] = time;
}

static void
update_pull (HawTimelineView *self)
{
  HawTimelineEdit *edit = &self->edit;
  int item = haw_timeline_store_find (self->store, edit->id);
  g_autoptr (GError) error = NULL;
  g_autofree char *made = NULL;
  HawTimelineEvent event;
  HawBounds bounds;
  HawEdtf date;

  if (item < 0)
    return;
  haw_timeline_store_get (self->store, (guint) item, &event);
  if (!haw_edtf_parse (event.date, &date, NULL))
    return;
  made = haw_timeline_pull_apply (&edit->pull, &date, &error);
  if (made == NULL || !haw_edtf_parse (made, &date, NULL))
    {
      set_words (self, error != NULL ? error->message : NULL, NULL);
      return;
    }
  tell_date (self, made);
  add_ghosts (self);
  haw_edtf_get_bounds (&date, &bounds);
  if (edit->pull.whole || edit->pull.bound <= HAW_BOUND_LATEST_START)
    add_line (self, bounds.earliest_start);
  if (edit->pull.whole || edit->pull.bound > HAW_BOUND_LATEST_START)
    add_line (self, bounds.latest_end);
}

/**
 * haw_timeline_guides_show_range:
 * @date: EDTF
 *
 * Shows the time of an event that is being made.
 */
void
haw_timeline_guides_show_range (HawTimelineView *self,
                                const char      *date)
{
  HawBounds bounds;
  HawEdtf edtf;

  haw_timeline_guides_clear (self);
  if (!haw_edtf_parse (date, &edtf, NULL))
    return;
  tell_date (self, date);
  haw_edtf_get_bounds (&edtf, &bounds);
  add_line (self, bounds.earliest_start);
  add_line (self, bounds.latest_end);
}

static void
update_band (HawTimelineView *self)
{
  guint n = self->edit.several->len;
  g_autofree char *text = NULL;
  g_autofree char *localised = NULL;

  if (self->detail != HAW_TIMELINE_BOXES)
    return;
  /* Translators: the number of events in the band that is being drawn about them. */
  text = g_strdup_printf (ngettext ("%u event", "%u events", n), n);
  localised = haw_date_localise_digits (text);
  set_words (self, localised, NULL);
}

/**
 * haw_timeline_guides_update:
 *
 * Brings what shows where a drag leads in step with it.
 */
void
haw_timeline_guides_update (HawTimelineView *self)
{
  HawTimelineEdit *edit = &self->edit;
  g_autofree char *range = NULL;

  haw_timeline_guides_clear (self);
  if (edit->hand == HAW_TIMELINE_HAND_PULLS)
    update_pull (self);
  else if (edit->hand == HAW_TIMELINE_HAND_BANDS)
    update_band (self);
  else if (edit->hand == HAW_TIMELINE_HAND_RANGES)
    {
      range = haw_timeline_range_date (&self->axis, edit->x - self->body_x,
                                       edit->to_x - self->body_x);
      haw_timeline_guides_show_range (self, range);
    }
}

GArray *
haw_timeline_guides_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (Ghost));
}

void
haw_timeline_guides_clear (HawTimelineView *self)
{
  self->edit.n_lines = 0;
  g_array_set_size (self->edit.ghosts, 0);
  g_clear_pointer (&self->edit.words, g_free);
  g_clear_pointer (&self->edit.date, g_free);
}

static const HawTimelineText *
look_up (HawTimelineView     *self,
         HawTimelineTextStyle style,
         const char          *text)
{
  return text != NULL ? haw_timeline_texts_lookup (self->texts, style, text, -1) : NULL;
}

static void
append_text (GtkSnapshot           *snapshot,
             const HawTimelineText *text,
             double                 x,
             double                 middle)
{
  if (text == NULL || text->node == NULL)
    return;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) round (x),
                                                          (float) round (middle - text->height / 2)));
  gtk_snapshot_append_node (snapshot, text->node);
  gtk_snapshot_restore (snapshot);
}

/* Words, and beside them what is written, on a ground of their own about @x. */
static void
draw_sign (HawTimelineView       *self,
           GtkSnapshot           *snapshot,
           const HawTimelineText *words,
           const HawTimelineText *date,
           double                 x,
           double                 y)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  double gap = date != NULL ? GAP : 0;
  double width = 2 * PAD + words->width + gap + (date != NULL ? date->width : 0);
  double height = words->height + 8, low = self->body_x + 4;
  double left = CLAMP (x - width / 2, low, MAX (self->body_x + self->body_width - 4 - width, low));
  GdkRGBA back = shade (&self->colors.back, 1), border = shade (&self->colors.accent, 0.7);
  GskRoundedRect outline;
  graphene_rect_t area = GRAPHENE_RECT_INIT ((float) floor (left), (float) floor (y),
                                             (float) ceil (width), (float) ceil (height));

  gsk_rounded_rect_init_from_rect (&outline, &area, 6);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &(GdkRGBA) { 0, 0, 0, 0.25f }, 0, 1, 0, 4);
  append_round (snapshot, &area, 6, &back, &border);
  append_text (snapshot, words, rtl ? left + width - PAD - words->width : left + PAD,
               y + height / 2);
  append_text (snapshot, date, rtl ? left + PAD : left + PAD + words->width + gap, y + height / 2);
}

static void
draw_ghosts (HawTimelineView *self,
             GtkSnapshot     *snapshot)
{
  GdkRGBA soft = shade (&self->colors.accent, 0.2), strong = shade (&self->colors.accent, 0.3);
  GdkRGBA border = shade (&self->colors.accent, 0.9);

  for (guint i = 0; i < self->edit.ghosts->len; i++)
    {
      const Ghost *ghost = &g_array_index (self->edit.ghosts, Ghost, i);
      float height = (float) self->row_height - 6;

      append_round (snapshot, &GRAPHENE_RECT_INIT (ghost->x, ghost->y + 3, ghost->width, height), 5,
                    &soft, &border);
      if (ghost->core_width > 0)
        gtk_snapshot_append_color (snapshot, &strong,
                                   &GRAPHENE_RECT_INIT (ghost->core_x, ghost->y + 3,
                                                        ghost->core_width, height));
    }
}

static void
draw_lines (HawTimelineView *self,
            GtkSnapshot     *snapshot)
{
  const HawTimelineEdit *edit = &self->edit;
  GdkRGBA color = shade (&self->colors.accent, 0.9), fill = shade (&self->colors.accent, 0.14);
  float top = (float) self->ruler_height, height = (float) self->height - top;

  if (edit->n_lines == 2 && edit->ghosts->len == 0)
    {
      double one = clamp_x (self, edit->lines[0]), other = clamp_x (self, edit->lines[1]);

      gtk_snapshot_append_color (snapshot, &fill,
                                 &GRAPHENE_RECT_INIT ((float) MIN (one, other), top,
                                                      (float) fabs (other - one), height));
    }
  for (guint i = 0; i < edit->n_lines; i++)
    gtk_snapshot_append_color (snapshot, &color,
                               &GRAPHENE_RECT_INIT ((float) floor (clamp_x (self, edit->lines[i])),
                                                    top, 1, height));
}

static void
draw_band (HawTimelineView *self,
           GtkSnapshot     *snapshot)
{
  const HawTimelineEdit *edit = &self->edit;
  GdkRGBA fill = shade (&self->colors.accent, 0.12), border = shade (&self->colors.accent, 0.8);

  append_round (snapshot,
                &GRAPHENE_RECT_INIT ((float) floor (MIN (edit->x, edit->to_x)),
                                     (float) floor (MIN (edit->y, edit->to_y)),
                                     (float) ceil (fabs (edit->to_x - edit->x)) + 1,
                                     (float) ceil (fabs (edit->to_y - edit->y)) + 1),
                2, &fill, &border);
}

/* The ends that can be taken, of the selected event. */
static void
draw_grips (HawTimelineView *self,
            GtkSnapshot     *snapshot)
{
  for (guint i = 0; i < self->visible->len; i++)
    {
      const HawTimelinePlace *place = &g_array_index (self->visible, HawTimelinePlace, i);
      float y = (float) round (self->ruler_height + place->y -
                               gtk_adjustment_get_value (self->rows));
      float height = (float) round (self->row_height * 0.5);

      if (self->store->ids[place->item] != self->selected_id)
        continue;
      for (guint grip = HAW_TIMELINE_GRIP_START; grip <= HAW_TIMELINE_GRIP_END; grip++)
        if (haw_timeline_grip_is_shown (place, grip))
          append_round (snapshot,
                        &GRAPHENE_RECT_INIT (
                            (float) round (self->body_x + haw_timeline_grip_get_x (place, grip) -
                                           GRIP_WIDTH / 2),
                            y + ((float) self->row_height - height) / 2, GRIP_WIDTH, height),
                        2, &self->colors.accent, &self->colors.back);
    }
}

/* The letters that look for a title, at the end of the view. */
static void
draw_typed (HawTimelineView *self,
            GtkSnapshot     *snapshot)
{
  const HawTimelineText *text = look_up (self, HAW_TIMELINE_TEXT_LABEL, self->edit.typed);

  if (text != NULL)
    draw_sign (self, snapshot, text, NULL, self->body_x + self->body_width / 2.0,
               self->height - text->height - 14);
}

/**
 * haw_timeline_guides_draw:
 *
 * Draws what a drag does, above the events; at rest, the ends that can be taken.
 */
void
haw_timeline_guides_draw (HawTimelineView *self,
                          GtkSnapshot     *snapshot)
{
  const HawTimelineEdit *edit = &self->edit;
  const HawTimelineText *words = look_up (self, HAW_TIMELINE_TEXT_LABEL, edit->words);
  const HawTimelineText *date = look_up (self, HAW_TIMELINE_TEXT_TICK, edit->date);
  double x = edit->to_x;

  if (edit->under_way || edit->entry_date != NULL)
    {
      draw_lines (self, snapshot);
      draw_ghosts (self, snapshot);
      if (edit->hand == HAW_TIMELINE_HAND_BANDS)
        draw_band (self, snapshot);
      if (edit->n_lines == 1)
        x = clamp_x (self, edit->lines[0]);
      else if (!edit->under_way && edit->n_lines == 2)
        x = (clamp_x (self, edit->lines[0]) + clamp_x (self, edit->lines[1])) / 2;
      if (words != NULL)
        draw_sign (self, snapshot, words, date, x, self->ruler_height + 6);
    }
  else if (edit->editable && self->detail == HAW_TIMELINE_BOXES &&
           self->clock != HAW_CLOCK_PUBLICATION)
    draw_grips (self, snapshot);
  draw_typed (self, snapshot);
}

/**
 * haw_timeline_view_set_typed:
 * @typed: (nullable): what is typed to look for a title, to be shown; NULL for nothing
 */
void
haw_timeline_view_set_typed (HawTimelineView *self,
                             const char      *typed)
{
  g_return_if_fail (HAW_IS_TIMELINE_VIEW (self));

  g_clear_pointer (&self->edit.typed, g_free);
  if (typed != NULL)
    {
      self->edit.typed = haw_isolate (typed);
      haw_timeline_texts_shape (self->texts, HAW_TIMELINE_TEXT_LABEL, self->edit.typed, -1);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
