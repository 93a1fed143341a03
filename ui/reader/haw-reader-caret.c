/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "haw-reader-view-private.h"

#include "text/haw-segment.h"

/* The nearest offset at which a caret can stand: never in a paragraph that is not shown. */
static guint
normalise (HawReaderView *self,
           guint          offset)
{
  if (self->blocks->len == 0)
    return 0;

  guint index = haw_reader_block_at (self, offset);
  HawReaderBlock *block = haw_reader_get_block (self, index);

  if (offset > block->end && index + 1 < self->blocks->len)
    return haw_reader_get_block (self, index + 1)->start;

  return CLAMP (offset, block->start, block->end);
}

/* What is at a point of the widget: the character whose letter is there, and the place nearest
 * to it for a caret. Returns whether the point is on a line of text. */
gboolean
haw_reader_hit (HawReaderView *self,
                double         x,
                double         y,
                guint         *character,
                guint         *caret)
{
  gboolean inside;

  *character = *caret = 0;
  if (self->blocks->len == 0 || self->width <= 0)
    return FALSE;

  y += haw_reader_get_scroll (self);

  HawReaderBlock *block = haw_reader_ensure_block (self, haw_reader_block_at_y (self, y));

  y -= block->y;
  inside = haw_reader_block_hit (block, self->text, haw_reader_block_line_at_y (block, y),
                                 x - self->column_x, character, caret);

  return inside && y >= 0 && y < block->height;
}

/* The place of a caret at @offset in pixels from the widget's corner; @weak is where a letter of
 * the other direction would be put. Returns whether there is one. */
gboolean
haw_reader_caret_rectangle (HawReaderView   *self,
                            guint            offset,
                            gboolean         weak,
                            graphene_rect_t *rectangle)
{
  PangoRectangle strong_pos;
  PangoRectangle weak_pos;

  if (self->blocks->len == 0 || self->width <= 0)
    return FALSE;

  HawReaderBlock *block = haw_reader_get_block (self, haw_reader_block_at (self, offset));

  if (block->layout == NULL)
    return FALSE;

  pango_layout_get_cursor_pos (block->layout, haw_reader_block_to_index (block, self->text, offset),
                               &strong_pos, &weak_pos);

  const HawReaderLine *line = &g_array_index (block->lines, HawReaderLine,
                                              haw_reader_block_line_at (block, offset));
  double x = (weak ? weak_pos.x : strong_pos.x) / (double) PANGO_SCALE;

  graphene_rect_init (rectangle,
                      (float) (self->column_x + x),
                      (float) (block->y - haw_reader_get_scroll (self) + line->box_top),
                      0, (float) (line->box_bottom - line->box_top));

  return TRUE;
}

void
haw_reader_select (HawReaderView *self,
                   guint          bound,
                   guint          caret)
{
  guint length = self->text != NULL ? haw_text_get_length (self->text) : 0;
  gboolean had_selection = self->bound != self->caret;
  guint old_caret = self->caret;

  bound = MIN (bound, length);
  caret = MIN (caret, length);
  if (bound == self->bound && caret == self->caret)
    return;

  self->bound = bound;
  self->caret = caret;
  self->keeps_x = FALSE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reader.copy", bound != caret);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reader.clear-selection", bound != caret);
  haw_reader_update_blink (self, TRUE);
  gtk_widget_queue_draw (GTK_WIDGET (self));

  if (caret != old_caret)
    haw_reader_emit (self, HAW_READER_CARET_MOVED);
  if (had_selection || bound != caret || caret != old_caret)
    haw_reader_notify_selection (self);
}

static const PangoLogAttr *
block_attrs (HawReaderBlock *block,
             guint          *n_attrs)
{
  int n;
  const PangoLogAttr *attrs = pango_layout_get_log_attrs_readonly (block->layout, &n);

  *n_attrs = (guint) n;

  return attrs;
}

/* The last place for a caret before @offset inside @block. */
static guint
cursor_before (HawReaderBlock *block,
               guint           offset)
{
  guint n_attrs;
  const PangoLogAttr *attrs = block_attrs (block, &n_attrs);
  guint position = haw_reader_block_to_shown (block, offset);

  while (position > 0 && !attrs[--position].is_cursor_position)
    continue;

  return haw_reader_block_from_shown (block, position);
}

/* Whether a caret at the end of the line belongs to it, and not to the start of the next one. */
static gboolean
owns_end (HawReaderView *self,
          guint          index,
          guint          line)
{
  HawReaderBlock *block = haw_reader_get_block (self, index);

  if (line + 1 < block->lines->len)
    return !haw_reader_block_line_is_broken (block, line);

  return index + 1 == self->blocks->len || !haw_reader_get_block (self, index + 1)->continues;
}

/* The place nearest to the end of line @line that is still on it. */
static guint
last_stop (HawReaderView *self,
           guint          index,
           guint          line)
{
  HawReaderBlock *block = haw_reader_ensure_block (self, index);
  g_autoptr (GArray) stops
    = haw_reader_block_line_stops (block, line, owns_end (self, index, line));

  if (stops->len == 0)
    return g_array_index (block->lines, HawReaderLine, line).start;

  return g_array_index (stops, guint, block->direction == HAW_DIRECTION_RTL ? 0 : stops->len - 1);
}

/* The first place of the line after @line of block @index, or the last one of the line before. */
static guint
stop_on_next_line (HawReaderView *self,
                   guint          index,
                   guint          line,
                   gboolean       forward,
                   guint          otherwise)
{
  HawReaderBlock *block = haw_reader_get_block (self, index);

  if (forward)
    {
      if (line + 1 < block->lines->len)
        return g_array_index (block->lines, HawReaderLine, line + 1).start;

      return index + 1 < self->blocks->len ? haw_reader_get_block (self, index + 1)->start
                                           : otherwise;
    }

  if (line > 0)
    return last_stop (self, index, line - 1);
  if (index == 0)
    return otherwise;

  return last_stop (self, index - 1, haw_reader_ensure_block (self, index - 1)->lines->len - 1);
}

/* One grapheme to the right (@direction 1) or to the left (-1), as the eye sees it. */
static guint
step_visually (HawReaderView *self,
               guint          offset,
               int            direction)
{
  guint index = haw_reader_block_at (self, offset);
  HawReaderBlock *block = haw_reader_ensure_block (self, index);
  guint line = haw_reader_block_line_at (block, offset);
  g_autoptr (GArray) stops
    = haw_reader_block_line_stops (block, line, owns_end (self, index, line));
  gboolean forward = (direction > 0) == (block->direction == HAW_DIRECTION_LTR);
  int nearest = 0;

  /* From inside a grapheme the way starts at its beginning. */
  for (guint i = 0; i < stops->len; i++)
    {
      guint stop = g_array_index (stops, guint, i);
      guint best = g_array_index (stops, guint, nearest);

      if (stop <= offset && (best > offset || stop > best))
        nearest = (int) i;
    }

  nearest += direction;
  if (nearest >= 0 && nearest < (int) stops->len)
    return g_array_index (stops, guint, nearest);

  return stop_on_next_line (self, index, line, forward, offset);
}

/* Through the text and not over the screen, in the direction in which the paragraph is read: inside
 * a run of the other direction too, so that a selection has no gaps. */
static guint
step_words (HawReaderView *self,
            guint          offset,
            int            direction)
{
  HawReaderBlock *block = haw_reader_get_block (self, haw_reader_block_at (self, offset));
  gboolean forward = (direction > 0) == (block->direction == HAW_DIRECTION_LTR);

  return normalise (self, forward ? haw_segment_next_word_end (self->text, offset)
                                  : haw_segment_previous_word_start (self->text, offset));
}

static guint
caret_on_line (HawReaderView  *self,
               HawReaderBlock *block,
               guint           line,
               double          x)
{
  guint character;
  guint caret;

  haw_reader_block_hit (block, self->text, line, x, &character, &caret);

  return caret;
}

static guint
step_lines (HawReaderView *self,
            guint          offset,
            int            direction,
            double         x)
{
  guint index = haw_reader_block_at (self, offset);
  HawReaderBlock *block = haw_reader_ensure_block (self, index);
  guint line = haw_reader_block_line_at (block, offset);

  if (direction > 0)
    {
      if (line + 1 < block->lines->len)
        return caret_on_line (self, block, line + 1, x);
      if (index + 1 == self->blocks->len)
        return block->end;

      return caret_on_line (self, haw_reader_ensure_block (self, index + 1), 0, x);
    }

  if (line > 0)
    return caret_on_line (self, block, line - 1, x);
  if (index == 0)
    return block->start;

  block = haw_reader_ensure_block (self, index - 1);

  return caret_on_line (self, block, block->lines->len - 1, x);
}

static guint
line_end (HawReaderView *self,
          guint          offset,
          int            direction)
{
  guint index = haw_reader_block_at (self, offset);
  HawReaderBlock *block = haw_reader_ensure_block (self, index);
  guint line_index = haw_reader_block_line_at (block, offset);
  const HawReaderLine *line = &g_array_index (block->lines, HawReaderLine, line_index);

  if (direction < 0)
    return line->start;

  return owns_end (self, index, line_index) ? line->end : cursor_before (block, line->end);
}

static double
caret_x (HawReaderView *self,
         guint          offset)
{
  HawReaderBlock *block = haw_reader_ensure_block (self, haw_reader_block_at (self, offset));
  PangoRectangle position;

  pango_layout_get_cursor_pos (block->layout, haw_reader_block_to_index (block, self->text, offset),
                               &position, NULL);

  return position.x / (double) PANGO_SCALE;
}

static guint
step_page (HawReaderView *self,
           guint          offset,
           int            direction,
           double         x)
{
  double top;
  double bottom;
  double distance = direction * MAX (self->height - 3 * self->font_size, self->font_size);
  guint character;
  guint caret;

  haw_reader_range_extent (self, offset, offset, &top, &bottom);
  haw_reader_set_scroll (self, haw_reader_get_scroll (self) + distance);
  haw_reader_hit (self, x + self->column_x,
                  (top + bottom) / 2 + distance - haw_reader_get_scroll (self), &character, &caret);

  return caret;
}

static guint
moved (HawReaderView  *self,
       GtkMovementStep step,
       int             direction,
       double          x)
{
  guint offset = normalise (self, self->caret);

  switch (step)
    {
    case GTK_MOVEMENT_VISUAL_POSITIONS:
      return step_visually (self, offset, direction);
    case GTK_MOVEMENT_WORDS:
      return step_words (self, offset, direction);
    case GTK_MOVEMENT_DISPLAY_LINES:
      return step_lines (self, offset, direction, x);
    case GTK_MOVEMENT_DISPLAY_LINE_ENDS:
      return line_end (self, offset, direction);
    case GTK_MOVEMENT_PAGES:
      return step_page (self, offset, direction, x);
    case GTK_MOVEMENT_BUFFER_ENDS:
      return direction < 0 ? haw_reader_get_block (self, 0)->start
                           : haw_reader_get_block (self, self->blocks->len - 1)->end;
    case GTK_MOVEMENT_LOGICAL_POSITIONS:
    case GTK_MOVEMENT_PARAGRAPHS:
    case GTK_MOVEMENT_PARAGRAPH_ENDS:
    case GTK_MOVEMENT_HORIZONTAL_PAGES:
    default:
      return offset;
    }
}

/* Without @extend an arrow key first leaves the selection, at the end that it points to. */
static gboolean
leave_selection (HawReaderView  *self,
                 GtkMovementStep step,
                 int             count)
{
  if (self->bound == self->caret || step != GTK_MOVEMENT_VISUAL_POSITIONS)
    return FALSE;

  HawReaderBlock *block = haw_reader_get_block (self, haw_reader_block_at (self, self->caret));
  gboolean forward = (count > 0) == (block->direction == HAW_DIRECTION_LTR);
  guint offset = forward ? MAX (self->bound, self->caret) : MIN (self->bound, self->caret);

  haw_reader_select (self, offset, offset);

  return TRUE;
}

void
haw_reader_move_caret (HawReaderView  *self,
                       GtkMovementStep step,
                       int             count,
                       gboolean        extend)
{
  gboolean vertical = step == GTK_MOVEMENT_DISPLAY_LINES || step == GTK_MOVEMENT_PAGES;
  double x;

  if (self->blocks->len == 0 || self->width <= 0)
    return;

  if (extend || !leave_selection (self, step, count))
    {
      x = vertical && self->keeps_x ? self->wanted_x
                                    : caret_x (self, normalise (self, self->caret));

      guint caret = moved (self, step, count, x);

      haw_reader_select (self, extend ? self->bound : caret, caret);
      if (vertical)
        {
          self->wanted_x = x;
          self->keeps_x = TRUE;
        }
    }

  haw_reader_view_scroll_to_range (self, self->caret, self->caret, FALSE);
}

/* The word that has the character at @offset. */
static gboolean
word_at (HawReaderView *self,
         guint          offset,
         guint         *start,
         guint         *end)
{
  return offset < haw_text_get_length (self->text) &&
         haw_segment_cover (self->text, HAW_SEGMENT_WORD, offset, offset + 1, start, end) &&
         *start <= offset && offset < *end;
}

static guint
word_floor (HawReaderView *self,
            guint          offset)
{
  guint start;
  guint end;

  return word_at (self, offset, &start, &end) ? start : offset;
}

static guint
word_ceiling (HawReaderView *self,
              guint          offset)
{
  guint start;
  guint end;

  return offset > 0 && word_at (self, offset - 1, &start, &end) ? end : offset;
}

/* Takes the spaces off both ends of a range, unless it holds nothing else. */
static void
trim_range (HawReaderView *self,
            guint         *start,
            guint         *end)
{
  guint first = *start;
  guint last = *end;

  haw_text_trim (self->text, &first, &last);
  if (first == last)
    return;
  *start = first;
  *end = last;
}

/* Widens [start, end) to whole units; words without the spaces around them. */
void
haw_reader_unit_range (HawReaderView *self,
                       HawReaderUnit  unit,
                       guint          start,
                       guint          end,
                       guint         *unit_start,
                       guint         *unit_end)
{
  *unit_start = start;
  *unit_end = end;
  if (self->blocks->len == 0)
    return;

  switch (unit)
    {
    case HAW_READER_UNIT_WORD:
      *unit_start = word_floor (self, start);
      /* A range that stops where a word begins does not touch it. */
      *unit_end = end > start && word_floor (self, end) == end ? end : word_ceiling (self, end);
      if (end == start)
        {
          HawReaderBlock *block = haw_reader_get_block (self, haw_reader_block_at (self, start));

          if (*unit_start == start && start < block->end)
            *unit_end = word_ceiling (self, start + 1);
        }
      trim_range (self, unit_start, unit_end);
      break;
    case HAW_READER_UNIT_PARAGRAPH:
      *unit_start = haw_text_get_paragraph (self->text,
                                            haw_text_paragraph_at (self->text, start))->start;
      *unit_end = haw_text_get_paragraph (self->text,
                                          haw_text_paragraph_at (self->text, end))->end;
      break;
    case HAW_READER_UNIT_LETTER:
    default:
      break;
    }
}

gboolean
haw_reader_view_get_sentence_at (HawReaderView *self,
                                 guint          offset,
                                 guint         *start,
                                 guint         *end)
{
  g_return_val_if_fail (HAW_IS_READER_VIEW (self), FALSE);
  g_return_val_if_fail (start != NULL && end != NULL, FALSE);

  if (self->text == NULL || offset > haw_text_get_length (self->text))
    return FALSE;

  return haw_segment_cover (self->text, HAW_SEGMENT_SENTENCE, offset, offset, start, end);
}
