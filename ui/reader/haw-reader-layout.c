/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "haw-reader-view-private.h"

/* Noto Sans stands before the other Arabic faces for its Latin letters, which match Noto Naskh. */
#define FAMILIES "Noto Naskh Arabic, Noto Sans, Amiri, Scheherazade, Noto Sans Arabic"

/* The reader's text against the interface's. */
#define BODY_SCALE 1.25

#define PADDING_TOP    28.0
#define PADDING_BOTTOM 64.0
#define PADDING_SIDE   16.0
#define GUTTER         42.0

/* How much is kept laid out around the view, and beyond what it is dropped, in heights of it. */
#define MARGIN_MADE 0.5
#define MARGIN_KEPT 3.0

/* Bytes measured in one idle moment. */
#define MEASURE_BATCH 6000

static const struct
{
  double scale;
  gboolean bold;
  double gap_before;
  double gap_after;
} styles[HAW_READER_N_STYLES] = {
  [HAW_READER_STYLE_TITLE] = { 1.5, TRUE, 0.8, 0.9 },
  [HAW_READER_STYLE_SUBHEAD] = { 1.12, TRUE, 1.2, 0.3 },
  [HAW_READER_STYLE_BODY] = { 1.0, FALSE, 0.6, 0.6 },
  [HAW_READER_STYLE_CAPTION] = { 0.85, FALSE, 0.4, 0.4 },
  [HAW_READER_STYLE_ASIDE] = { 0.8, FALSE, 0.4, 0.4 },
};

static HawReaderStyle
style_of_kind (HawRegionKind kind,
               gboolean      has_title)
{
  switch (kind)
    {
    case HAW_REGION_KIND_TITLE:
      return has_title ? HAW_READER_STYLE_SUBHEAD : HAW_READER_STYLE_TITLE;
    case HAW_REGION_KIND_SUBHEAD:
      return HAW_READER_STYLE_SUBHEAD;
    case HAW_REGION_KIND_CAPTION:
      return HAW_READER_STYLE_CAPTION;
    case HAW_REGION_KIND_BODY:
      return HAW_READER_STYLE_BODY;
    case HAW_REGION_KIND_SECTION:
    case HAW_REGION_KIND_BYLINE:
    case HAW_REGION_KIND_SOURCE:
    case HAW_REGION_KIND_RELATED:
    case HAW_REGION_KIND_COMMENTS:
    case HAW_REGION_KIND_FORM:
    case HAW_REGION_KIND_NAVIGATION:
    default:
      return HAW_READER_STYLE_ASIDE;
    }
}

static PangoContext *
get_context (HawReaderView *self,
             HawDirection   direction)
{
  gboolean rtl = direction == HAW_DIRECTION_RTL;

  if (self->contexts[rtl] == NULL)
    {
      PangoContext *context = gtk_widget_create_pango_context (GTK_WIDGET (self));

      pango_context_set_base_dir (context, rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
      if (rtl)
        pango_context_set_language (context, pango_language_from_string ("ar"));
      self->contexts[rtl] = context;
    }

  return self->contexts[rtl];
}

/* The size of the interface's text in pixels. */
static double
get_interface_size (HawReaderView *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;

  if (!pango_font_description_get_size_is_absolute (font))
    {
      double resolution = pango_cairo_context_get_resolution (context);

      size *= (resolution > 0 ? resolution : 96.0) / 72.0;
    }

  return size > 0 ? size : 13.0;
}

gboolean
haw_reader_interface_size_changed (HawReaderView *self)
{
  return fabs (get_interface_size (self) - self->interface_size) > 0.01;
}

static void
ensure_fonts (HawReaderView *self)
{
  PangoContext *context = get_context (self, HAW_DIRECTION_RTL);
  g_autofree char *families = NULL;

  if (self->fonts[0] != NULL)
    return;

  families = *self->font_family == '\0' ? g_strdup (FAMILIES)
                                        : g_strdup_printf ("%s, " FAMILIES, self->font_family);
  self->interface_size = get_interface_size (self);
  self->font_size = BODY_SCALE * self->interface_size * self->zoom;
  for (guint i = 0; i < HAW_READER_N_STYLES; i++)
    {
      PangoFontDescription *font = pango_font_description_new ();

      pango_font_description_set_family (font, families);
      pango_font_description_set_absolute_size (font, styles[i].scale * self->font_size
                                                        * PANGO_SCALE);
      pango_font_description_set_weight (font, styles[i].bold ? PANGO_WEIGHT_BOLD
                                                              : PANGO_WEIGHT_NORMAL);
      self->fonts[i] = font;
    }

  PangoFontMetrics *metrics = pango_context_get_metrics (context,
                                                         self->fonts[HAW_READER_STYLE_BODY],
                                                         pango_context_get_language (context));

  self->char_width = MAX (pango_font_metrics_get_approximate_char_width (metrics)
                            / (double) PANGO_SCALE,
                          1.0);
  pango_font_metrics_unref (metrics);
}

HawReaderBlock *
haw_reader_get_block (HawReaderView *self,
                      guint          index)
{
  return &g_array_index (self->blocks, HawReaderBlock, index);
}

/* Whether lines of the text start at the right edge: the margin bars stand on that side. */
gboolean
haw_reader_is_mirrored (HawReaderView *self)
{
  HawDirection direction = HAW_DIRECTION_NEUTRAL;

  if (self->text != NULL)
    direction = haw_text_get_direction (self->text);
  if (direction != HAW_DIRECTION_NEUTRAL)
    return direction == HAW_DIRECTION_RTL;

  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static void
update_column (HawReaderView *self)
{
  double room;

  ensure_fonts (self);
  room = MAX (self->width - GUTTER - 2 * PADDING_SIDE, 80.0);
  self->column_width = floor (MIN (room, self->measure * self->char_width));

  /* Centred, but the bars stay inside. */
  double x = floor ((self->width - self->column_width) / 2);

  if (haw_reader_is_mirrored (self))
    x = MIN (x, self->width - PADDING_SIDE - GUTTER - self->column_width);
  else
    x = MAX (x, PADDING_SIDE + GUTTER);
  self->column_x = MAX (floor (x), 0);
}

static void
estimate_block (HawReaderView  *self,
                HawReaderBlock *block)
{
  double scale = styles[block->style].scale;
  double per_line = MAX (self->column_width / (self->char_width * scale), 1.0);
  double lines = ceil ((block->end - block->start) / per_line);

  block->height = MAX (lines, 1.0) * self->line_height * scale * self->font_size;
  block->measured = FALSE;
}

static void
estimate_blocks (HawReaderView *self)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      HawReaderBlock *block = haw_reader_get_block (self, i);

      haw_reader_block_drop_layout (block);
      estimate_block (self, block);
      block->gap = 0;
      if (i > 0 && !block->continues)
        block->gap = self->font_size * MAX (styles[block->style].gap_before,
                                            styles[block[-1].style].gap_after);
    }

  self->measure_next = 0;
  self->positions_stale = TRUE;
}

static void
update_positions (HawReaderView *self)
{
  double y = PADDING_TOP;

  if (!self->positions_stale)
    return;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      HawReaderBlock *block = haw_reader_get_block (self, i);

      y += floor (block->gap);
      block->y = y;
      y += ceil (block->height);
    }

  self->total_height = y + PADDING_BOTTOM;
  self->positions_serial++;
  self->positions_stale = FALSE;
}

/* Where a block that begins at @p has to end, so that it is not too long: after a space, else
 * before a character that stands for itself. */
static const char *
find_block_end (const char *p,
                const char *end)
{
  const char *last_space = NULL;
  const char *last_base = NULL;

  if (end - p <= HAW_READER_BLOCK_MAX_BYTES)
    return end;

  for (const char *q = p; q - p < HAW_READER_BLOCK_MAX_BYTES; q = g_utf8_next_char (q))
    {
      gunichar c = g_utf8_get_char (q);

      if (c == ' ')
        last_space = g_utf8_next_char (q);
      else if (q > p && !g_unichar_ismark (c) && g_unichar_type (c) != G_UNICODE_FORMAT)
        last_base = q;
    }

  if (last_space != NULL)
    return last_space;

  return last_base != NULL ? last_base : end;
}

static void
add_paragraph (HawReaderView      *self,
               guint               index,
               const HawParagraph *paragraph,
               HawReaderStyle      style)
{
  const char *utf8 = haw_text_get_utf8 (self->text, NULL);
  const char *end = utf8 + paragraph->end_byte;
  HawDirection direction = paragraph->direction;

  if (direction == HAW_DIRECTION_NEUTRAL)
    direction = haw_reader_is_mirrored (self) ? HAW_DIRECTION_RTL : HAW_DIRECTION_LTR;

  for (const char *p = utf8 + paragraph->start_byte; p < end;)
    {
      const char *block_end = find_block_end (p, end);
      HawReaderBlock block = {
        .paragraph = index,
        .start = haw_text_byte_to_offset (self->text, p - utf8),
        .end = haw_text_byte_to_offset (self->text, block_end - utf8),
        .start_byte = p - utf8,
        .end_byte = block_end - utf8,
        .style = style,
        .direction = direction,
        .continues = p > utf8 + paragraph->start_byte,
      };

      g_array_append_val (self->blocks, block);
      p = block_end;
    }
}

/* Makes the blocks of the text anew; none has a layout. */
void
haw_reader_rebuild_blocks (HawReaderView *self)
{
  gboolean has_title = FALSE;

  g_array_set_size (self->blocks, 0);
  for (guint i = 0; self->text != NULL && i < haw_text_get_n_paragraphs (self->text); i++)
    {
      const HawParagraph *paragraph = haw_text_get_paragraph (self->text, i);

      if (paragraph->blank)
        continue;

      HawRegionKind kind = haw_regions_kind_of_range ((const HawRegion *) self->regions->data,
                                                      self->regions->len,
                                                      paragraph->start, paragraph->end);

      add_paragraph (self, i, paragraph, style_of_kind (kind, has_title));
      has_title = has_title || kind == HAW_REGION_KIND_TITLE;
    }

  if (self->width > 0)
    update_column (self);
  estimate_blocks (self);
  haw_reader_marks_place (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
haw_reader_drop_layouts (HawReaderView *self)
{
  if (self->width > 0)
    update_column (self);
  estimate_blocks (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* For when the size or the face of the letters is another. */
void
haw_reader_drop_fonts (HawReaderView *self)
{
  for (guint i = 0; i < HAW_READER_N_STYLES; i++)
    g_clear_pointer (&self->fonts[i], pango_font_description_free);
  g_clear_object (&self->contexts[0]);
  g_clear_object (&self->contexts[1]);
  g_hash_table_remove_all (self->badge_layouts);
  self->keeps_x = FALSE;
}

/* The block that shows @offset: the last one that begins at or before it. */
guint
haw_reader_block_at (HawReaderView *self,
                     guint          offset)
{
  guint low = 0;
  guint high = self->blocks->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (haw_reader_get_block (self, middle)->start <= offset)
        low = middle;
      else
        high = middle;
    }

  return low;
}

/* The block at @y pixels below the top of the text, the gap above a block being part of it. */
guint
haw_reader_block_at_y (HawReaderView *self,
                       double         y)
{
  guint low = 0;
  guint high = self->blocks->len;

  update_positions (self);
  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;
      HawReaderBlock *block = haw_reader_get_block (self, middle);

      if (block->y - block->gap <= y)
        low = middle;
      else
        high = middle;
    }

  return low;
}

HawReaderBlock *
haw_reader_ensure_block (HawReaderView *self,
                         guint          index)
{
  HawReaderBlock *block = haw_reader_get_block (self, index);
  double height = block->height;
  gboolean measured = block->measured;

  if (block->layout != NULL)
    return block;

  ensure_fonts (self);
  haw_reader_block_make_layout (block, self->text, get_context (self, block->direction),
                                self->fonts[block->style], self->line_height,
                                self->column_width);
  self->n_layouts_made++;
  if (!measured || fabs (height - block->height) > 0.01)
    self->positions_stale = TRUE;

  return block;
}

double
haw_reader_get_scroll (HawReaderView *self)
{
  return self->vadjustment != NULL ? gtk_adjustment_get_value (self->vadjustment) : 0;
}

/* Remembers which line is at the top of the view, so that it stays there whatever becomes of the
 * heights above it. */
void
haw_reader_keep_place (HawReaderView *self)
{
  double value = haw_reader_get_scroll (self);

  if (self->blocks->len == 0 || self->width <= 0)
    {
      self->anchor_offset = 0;
      self->anchor_delta = -PADDING_TOP;
      return;
    }

  HawReaderBlock *block = haw_reader_ensure_block (self, haw_reader_block_at_y (self, value));
  double y = MIN (value - block->y, block->height);
  const HawReaderLine *line = &g_array_index (block->lines, HawReaderLine,
                                              haw_reader_block_line_at_y (block, y));

  self->anchor_offset = line->start;
  self->anchor_delta = y - line->top;
}

/* Makes the line of @offset the one at the top of the view, from the next settling on. */
void
haw_reader_anchor_top (HawReaderView *self,
                       guint          offset)
{
  double room = self->height;

  self->anchor_offset = offset;
  self->anchor_delta = offset == 0 ? -PADDING_TOP : 0;
  if (self->width <= 0 || self->blocks->len == 0)
    return;

  /* By estimates the text might seem to end too early for it. */
  for (guint i = haw_reader_block_at (self, offset); i < self->blocks->len && room > 0; i++)
    room -= haw_reader_ensure_block (self, i)->height;
}

static double
anchored_scroll (HawReaderView *self)
{
  if (self->blocks->len == 0)
    return 0;

  HawReaderBlock *block = haw_reader_ensure_block (self,
                                                   haw_reader_block_at (self, self->anchor_offset));
  guint line = haw_reader_block_line_at (block, self->anchor_offset);

  update_positions (self);

  return block->y + g_array_index (block->lines, HawReaderLine, line).top + self->anchor_delta;
}

static void
configure_adjustments (HawReaderView *self,
                       double         value)
{
  if (self->hadjustment != NULL)
    gtk_adjustment_configure (self->hadjustment, 0, 0, self->width, self->width * 0.1,
                              self->width * 0.9, self->width);

  if (self->vadjustment != NULL)
    gtk_adjustment_configure (self->vadjustment, value, 0,
                              MAX (self->total_height, self->height), 3 * self->font_size,
                              self->height * 0.9, self->height);
}

static void
ensure_between (HawReaderView *self,
                double         top,
                double         bottom)
{
  guint index = haw_reader_block_at_y (self, top);

  while (index < self->blocks->len)
    {
      HawReaderBlock *block = haw_reader_ensure_block (self, index);

      haw_reader_marks_fill_bars (self, block);
      update_positions (self);
      if (block->y + block->height > bottom)
        break;
      index++;
    }
}

static void
drop_far_layouts (HawReaderView *self,
                  double         value)
{
  double top = value - MARGIN_KEPT * self->height;
  double bottom = value + (1 + MARGIN_KEPT) * self->height;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      HawReaderBlock *block = haw_reader_get_block (self, i);

      if (block->layout != NULL && (block->y + block->height < top || block->y > bottom))
        haw_reader_block_drop_layout (block);
    }
}

static gboolean
measure_cb (gpointer data)
{
  HawReaderView *self = data;
  gsize n_bytes = 0;
  double value = haw_reader_get_scroll (self);

  /* A glide knows where it goes: nothing may move meanwhile. */
  if (self->animation != NULL
      && adw_animation_get_state (self->animation) == ADW_ANIMATION_PLAYING)
    return G_SOURCE_CONTINUE;

  while (self->measure_next < self->blocks->len && n_bytes < MEASURE_BATCH)
    {
      HawReaderBlock *block = haw_reader_get_block (self, self->measure_next);

      if (!block->measured)
        {
          haw_reader_ensure_block (self, self->measure_next);
          n_bytes += block->end_byte - block->start_byte;
        }
      self->measure_next++;
    }

  update_positions (self);
  drop_far_layouts (self, value);
  if (n_bytes > 0)
    gtk_widget_queue_allocate (GTK_WIDGET (self));
  if (self->measure_next < self->blocks->len)
    return G_SOURCE_CONTINUE;

  self->measure_source = 0;

  return G_SOURCE_REMOVE;
}

/* Lays out what is in view and a margin around it, puts the anchored line back in its place and
 * tells the scroll bar. Everything else is measured when there is time. */
void
haw_reader_settle (HawReaderView *self)
{
  double margin = MARGIN_MADE * self->height;

  if (self->width <= 0 || self->settling)
    return;

  self->settling = TRUE;
  ensure_fonts (self);

  /* Clamping at an end of the text can bring other blocks into view. */
  for (guint i = 0; i < 4; i++)
    {
      double value = anchored_scroll (self);
      double limit;

      update_positions (self);
      limit = MAX (self->total_height - self->height, 0);
      if (value > limit || value < 0)
        {
          value = CLAMP (value, 0, limit);
          ensure_between (self, value, value + self->height);
          limit = MAX (self->total_height - self->height, 0);
          configure_adjustments (self, MIN (value, limit));
          haw_reader_keep_place (self);
        }

      ensure_between (self, value - margin, value + self->height + margin);
      if (fabs (anchored_scroll (self) - value) < 0.5)
        break;
    }

  configure_adjustments (self, round (anchored_scroll (self)));
  drop_far_layouts (self, haw_reader_get_scroll (self));
  self->settling = FALSE;

  if (self->measure_source == 0 && self->measure_next < self->blocks->len)
    self->measure_source = g_idle_add_full (G_PRIORITY_LOW, measure_cb, self, NULL);
}

void
haw_reader_set_size (HawReaderView *self,
                     int            width,
                     int            height)
{
  double column_width = self->column_width;
  double font_size = self->font_size;

  self->height = height;
  self->width = width;
  update_column (self);
  if (fabs (column_width - self->column_width) > 0.01 || fabs (font_size - self->font_size) > 0.01)
    estimate_blocks (self);
}

void
haw_reader_set_scroll (HawReaderView *self,
                       double         value)
{
  if (self->vadjustment != NULL)
    gtk_adjustment_set_value (self->vadjustment, round (value));
}

/* The upper edge of the first and the lower edge of the last line of [start, end), in pixels below
 * the top of the text. Lays both out. */
void
haw_reader_range_extent (HawReaderView *self,
                         guint          start,
                         guint          end,
                         double        *top,
                         double        *bottom)
{
  *top = *bottom = 0;
  if (self->blocks->len == 0)
    return;

  guint first = haw_reader_block_at (self, start);
  guint last = haw_reader_block_at (self, end > start ? end - 1 : start);
  HawReaderBlock *first_block = haw_reader_ensure_block (self, first);
  HawReaderBlock *last_block = haw_reader_ensure_block (self, last);
  guint first_line = haw_reader_block_line_at (first_block, start);
  guint last_line = haw_reader_block_line_at (last_block, end > start ? end - 1 : start);

  update_positions (self);
  *top = first_block->y + g_array_index (first_block->lines, HawReaderLine, first_line).top;
  *bottom = last_block->y + g_array_index (last_block->lines, HawReaderLine, last_line).bottom;
}

/* The same without laying anything out: where a block has no layout, in proportion to its
 * length. */
void
haw_reader_estimate_extent (HawReaderView *self,
                            guint          start,
                            guint          end,
                            double        *top,
                            double        *bottom)
{
  guint offsets[2] = { start, end > start ? end - 1 : start };

  update_positions (self);
  for (guint i = 0; i < 2; i++)
    {
      HawReaderBlock *block = haw_reader_get_block (self, haw_reader_block_at (self, offsets[i]));
      double *edge = i == 0 ? top : bottom;

      if (block->layout != NULL)
        {
          guint line = haw_reader_block_line_at (block, offsets[i]);
          const HawReaderLine *info = &g_array_index (block->lines, HawReaderLine, line);

          *edge = block->y + (i == 0 ? info->top : info->bottom);
        }
      else
        {
          double share = (MIN (offsets[i], block->end) - block->start + i)
                         / MAX (block->end - block->start, 1.0);

          *edge = block->y + share * block->height;
        }
    }
}
