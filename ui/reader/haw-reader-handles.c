/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "haw-reader-view-private.h"

/* The handles: a stem over the line with a knob above its start, below its end. */
#define STEM_WIDTH  2.0f
#define KNOB_RADIUS 4.5f
#define GRIP_RADIUS 10.0

static const HawReaderMark *
get_mark (HawReaderView *self)
{
  const HawReaderMarkEntry *entry = haw_reader_marks_find (self, self->selected_mark);

  return self->marks_editable && entry != NULL ? &entry->mark : NULL;
}

/* The stem of a handle in pixels of the widget. Where a mark begins is the edge of its first letter
 * that is read first, in a run of either direction. Returns whether it can be seen. */
gboolean
haw_reader_handle_place (HawReaderView   *self,
                         HawReaderEnd     end,
                         graphene_rect_t *stem)
{
  const HawReaderMark *mark = get_mark (self);
  guint offset;
  PangoRectangle letter;

  if (mark == NULL || self->blocks->len == 0 || self->width <= 0)
    return FALSE;

  offset = end == HAW_READER_END_START ? mark->start : mark->end - 1;

  HawReaderBlock *block = haw_reader_get_block (self, haw_reader_block_at (self, offset));

  if (block->layout == NULL || offset < block->start || offset >= block->end)
    return FALSE;

  const HawReaderLine *line = &g_array_index (block->lines, HawReaderLine,
                                              haw_reader_block_line_at (block, offset));
  double x;

  pango_layout_index_to_pos (block->layout, haw_reader_block_to_index (block, self->text, offset),
                             &letter);
  x = letter.x / (double) PANGO_SCALE;
  if (end == HAW_READER_END_END)
    x += letter.width / (double) PANGO_SCALE;

  graphene_rect_init (stem, (float) (self->column_x + x) - STEM_WIDTH / 2,
                      (float) (block->y - haw_reader_get_scroll (self) + line->box_top),
                      STEM_WIDTH, (float) (line->box_bottom - line->box_top));

  return stem->origin.y + stem->size.height >= 0 && stem->origin.y <= self->height;
}

static graphene_point_t
knob_of (HawReaderEnd           end,
         const graphene_rect_t *stem)
{
  float y = end == HAW_READER_END_START ? stem->origin.y : stem->origin.y + stem->size.height;

  return GRAPHENE_POINT_INIT (stem->origin.x + stem->size.width / 2, y);
}

static void
append_knob (GtkSnapshot            *snapshot,
             const graphene_point_t *center,
             float                   radius,
             const GdkRGBA          *color)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (center->x - radius, center->y - radius, 2 * radius,
                                               2 * radius);
  GskRoundedRect round;

  gsk_rounded_rect_init_from_rect (&round, &bounds, radius);
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  gtk_snapshot_append_color (snapshot, color, &bounds);
  gtk_snapshot_pop (snapshot);
}

void
haw_reader_draw_handles (HawReaderView          *self,
                         const HawReaderPalette *palette,
                         GtkSnapshot            *snapshot)
{
  const HawReaderMark *mark = get_mark (self);

  for (HawReaderEnd end = HAW_READER_END_START; mark != NULL && end <= HAW_READER_END_END; end++)
    {
      GdkRGBA color = haw_reader_palette_fit (palette, mark->n_colors > 0 ? &mark->colors[0]
                                                                          : &palette->text);
      graphene_rect_t stem;

      if (!haw_reader_handle_place (self, end, &stem))
        continue;

      graphene_point_t knob = knob_of (end, &stem);

      gtk_snapshot_append_color (snapshot, &color, &stem);
      append_knob (snapshot, &knob, KNOB_RADIUS + 1.5f, &palette->background);
      append_knob (snapshot, &knob, KNOB_RADIUS, &color);
    }
}

/* The handle at a point of the widget. The text below a stem can still be clicked. */
HawReaderEnd
haw_reader_handle_at (HawReaderView *self,
                      double         x,
                      double         y)
{
  HawReaderEnd found = HAW_READER_END_NONE;
  double nearest = GRIP_RADIUS * GRIP_RADIUS;

  for (HawReaderEnd end = HAW_READER_END_START; end <= HAW_READER_END_END; end++)
    {
      graphene_rect_t stem;

      if (!haw_reader_handle_place (self, end, &stem))
        continue;

      graphene_point_t knob = knob_of (end, &stem);
      double dx = x - knob.x;
      double dy = y - knob.y;

      if (dx * dx + dy * dy < nearest)
        {
          nearest = dx * dx + dy * dy;
          found = end;
        }
    }

  return found;
}

static const PangoLogAttr *
get_attrs (HawReaderBlock *block,
           guint          *n_attrs)
{
  int n;
  const PangoLogAttr *attrs = pango_layout_get_log_attrs_readonly (block->layout, &n);

  *n_attrs = (guint) n;

  return attrs;
}

static gboolean
can_stand (const PangoLogAttr *attrs,
           HawReaderEnd        end,
           gboolean            by_letter)
{
  if (by_letter)
    return attrs->is_cursor_position;

  return end == HAW_READER_END_START ? attrs->is_word_start : attrs->is_word_end;
}

/* The next place after (@direction 1) or before (-1) @offset at which that end of a mark can stand: at
 * the edge of a word or beside a letter. @offset itself where there is none. */
static guint
next_stop (HawReaderView *self,
           HawReaderEnd   end,
           guint          offset,
           int            direction,
           gboolean       by_letter)
{
  guint first = haw_reader_block_at (self, offset);

  for (int index = (int) first; index >= 0 && index < (int) self->blocks->len; index += direction)
    {
      HawReaderBlock *block = haw_reader_ensure_block (self, (guint) index);
      guint n_attrs;
      const PangoLogAttr *attrs = get_attrs (block, &n_attrs);
      int position = (int) haw_reader_block_to_shown (block, offset) + direction;

      if (index != (int) first)
        position = direction > 0 ? 0 : (int) n_attrs - 1;
      for (; position >= 0 && position < (int) n_attrs; position += direction)
        {
          guint stop = haw_reader_block_from_shown (block, (guint) position);

          if (can_stand (&attrs[position], end, by_letter)
              && (direction > 0 ? stop > offset : stop < offset))
            return stop;
        }
    }

  return offset;
}

/* Moves one end of the selected mark, in the view alone. The mark keeps at least a letter. */
static gboolean
set_end (HawReaderView *self,
         HawReaderEnd   end,
         guint          offset)
{
  const HawReaderMark *mark = get_mark (self);
  HawReaderMark moved;
  g_autofree char *label = NULL;

  if (mark == NULL)
    return FALSE;

  moved = *mark;
  if (end == HAW_READER_END_START)
    moved.start = offset;
  else
    moved.end = offset;
  if (moved.start >= moved.end || (moved.start == mark->start && moved.end == mark->end))
    return FALSE;

  moved.label = label = g_strdup (mark->label);
  haw_reader_view_change_marks (self, NULL, 0, &moved, 1);

  return TRUE;
}

void
haw_reader_handle_press (HawReaderView *self,
                         HawReaderEnd   end)
{
  const HawReaderMark *mark = get_mark (self);

  self->dragged_end = mark != NULL ? end : HAW_READER_END_NONE;
  if (mark == NULL)
    return;
  self->undragged_start = mark->start;
  self->undragged_end = mark->end;
}

/* Brings the dragged end to the stop nearest to a point of the widget. */
void
haw_reader_handle_drag (HawReaderView *self,
                        double         x,
                        double         y,
                        gboolean       by_letter)
{
  HawReaderEnd end = self->dragged_end;
  guint character;
  guint caret;
  guint stop;

  if (end == HAW_READER_END_NONE)
    return;

  haw_reader_hit (self, x, CLAMP (y, 0, self->height - 1), &character, &caret);
  if (by_letter)
    {
      set_end (self, end, caret);
      return;
    }

  /* The stop before the caret or the one behind it, or the caret where it is one itself. */
  guint before = next_stop (self, end, caret + 1, -1, FALSE);
  guint behind = next_stop (self, end, caret > 0 ? caret - 1 : 0, 1, FALSE);

  if (before > caret)
    stop = behind;
  else if (behind < caret)
    stop = before;
  else
    stop = caret - before <= behind - caret ? before : behind;
  set_end (self, end, stop);
}

/* Ends the drag: @keep tells the caller of the new range, else the mark goes back. */
void
haw_reader_handle_release (HawReaderView *self,
                           gboolean       keep)
{
  const HawReaderMark *mark = get_mark (self);

  if (self->dragged_end == HAW_READER_END_NONE)
    return;

  self->dragged_end = HAW_READER_END_NONE;
  if (mark == NULL || (mark->start == self->undragged_start && mark->end == self->undragged_end))
    return;
  if (keep)
    {
      haw_reader_emit_mark_resized (self, mark->id, FALSE);
      return;
    }

  HawReaderMark before = *mark;
  g_autofree char *label = g_strdup (mark->label);

  before.start = self->undragged_start;
  before.end = self->undragged_end;
  before.label = label;
  haw_reader_view_change_marks (self, NULL, 0, &before, 1);
}

/* The names of the actions say it: which end, which way, how far. */
static void
move_end_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  HawReaderView *self = HAW_READER_VIEW (widget);
  const HawReaderMark *mark = get_mark (self);
  gboolean start = strstr (name, ".start-") != NULL;
  HawReaderEnd end = start ? HAW_READER_END_START : HAW_READER_END_END;
  int direction = strstr (name, "-later") != NULL ? 1 : -1;
  gboolean by_letter = g_str_has_suffix (name, "-letter");
  guint offset;

  if (mark == NULL)
    return;

  offset = next_stop (self, end, start ? mark->start : mark->end, direction, by_letter);
  if (!set_end (self, end, offset))
    {
      gtk_widget_error_bell (widget);
      return;
    }

  haw_reader_view_scroll_to_range (self, start ? offset : offset - 1, start ? offset + 1 : offset,
                                   FALSE);
  haw_reader_emit_mark_resized (self, self->selected_mark, TRUE);
}

static const char *const action_names[] = {
  "reader.start-earlier",        "reader.start-later",
  "reader.end-earlier",          "reader.end-later",
  "reader.start-earlier-letter", "reader.start-later-letter",
  "reader.end-earlier-letter",   "reader.end-later-letter",
};

void
haw_reader_class_add_handle_actions (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (action_names); i++)
    gtk_widget_class_install_action (widget_class, action_names[i], NULL, move_end_action);
}

/* The ends of a mark can be moved while it is selected and may be changed. */
void
haw_reader_update_handle_actions (HawReaderView *self)
{
  gboolean enabled = get_mark (self) != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (action_names); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), action_names[i], enabled);
}

gboolean
haw_reader_view_get_word_at (HawReaderView *self,
                             guint          offset,
                             guint         *start,
                             guint         *end)
{
  g_return_val_if_fail (HAW_IS_READER_VIEW (self), FALSE);
  g_return_val_if_fail (start != NULL && end != NULL, FALSE);

  haw_reader_unit_range (self, HAW_READER_UNIT_WORD, offset, offset, start, end);

  return *start < *end;
}
