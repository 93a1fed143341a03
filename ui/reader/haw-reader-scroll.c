/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "haw-reader-view-private.h"

/* Lines kept free above and below a passage that is scrolled to. */
#define SCROLL_AIR 2.0

#define GLIDE_MSEC 250

void
haw_reader_stop_glide (HawReaderView *self)
{
  if (self->animation != NULL)
    adw_animation_pause (self->animation);
  g_clear_object (&self->animation);
}

static void
glide_cb (double   value,
          gpointer data)
{
  HawReaderView *self = data;

  self->gliding = TRUE;
  haw_reader_set_scroll (self, value);
  self->gliding = FALSE;
}

/* Where to scroll to, so that [start, end) is seen: as near as possible to where we are. */
static double
scroll_for_range (HawReaderView *self,
                  guint          start,
                  guint          end)
{
  double value = haw_reader_get_scroll (self);
  double air = SCROLL_AIR * self->font_size;
  double limit;
  double top;
  double bottom;

  haw_reader_range_extent (self, start, end, &top, &bottom);
  air = MIN (air, MAX ((self->height - (bottom - top)) / 2, 0));
  if (top - air < value || bottom - top > self->height)
    value = top - air;
  else if (bottom + air > value + self->height)
    value = bottom + air - self->height;

  limit = MAX (self->total_height - self->height, 0);

  return CLAMP (value, 0, limit);
}

void
haw_reader_scroll_now (HawReaderView *self,
                       guint          start,
                       guint          end,
                       gboolean       animate)
{
  double from;
  double to;

  haw_reader_stop_glide (self);

  /* Estimates on the way there become true heights as blocks come near: ask again from there. */
  for (guint i = 0; i < 3; i++)
    {
      from = haw_reader_get_scroll (self);
      to = round (scroll_for_range (self, start, end));
      if (fabs (to - from) <= 2 * self->height && (animate || fabs (to - from) < 1))
        break;

      if (animate)
        haw_reader_set_scroll (self, to + (from > to ? self->height : -self->height));
      else
        haw_reader_set_scroll (self, to);
      haw_reader_settle (self);
    }

  from = haw_reader_get_scroll (self);
  to = round (scroll_for_range (self, start, end));
  if (fabs (to - from) < 1)
    return;

  if (!animate || !adw_get_enable_animations (GTK_WIDGET (self)))
    {
      haw_reader_set_scroll (self, to);
      return;
    }

  self->animation = adw_timed_animation_new (GTK_WIDGET (self), from, to, GLIDE_MSEC,
                                             adw_callback_animation_target_new (glide_cb, self,
                                                                                NULL));
  adw_animation_play (self->animation);
}

void
haw_reader_view_scroll_to_range (HawReaderView *self,
                                 guint          start,
                                 guint          end,
                                 gboolean       animate)
{
  g_return_if_fail (HAW_IS_READER_VIEW (self));
  g_return_if_fail (start <= end);

  if (self->width > 0)
    {
      haw_reader_settle (self);
      haw_reader_scroll_now (self, start, end, animate);
      return;
    }

  self->pending_scroll = TRUE;
  self->pending_start = start;
  self->pending_end = end;
}

guint
haw_reader_view_get_top (HawReaderView *self)
{
  g_return_val_if_fail (HAW_IS_READER_VIEW (self), 0);

  return self->anchor_offset;
}

void
haw_reader_view_set_top (HawReaderView *self,
                         guint          offset)
{
  g_return_if_fail (HAW_IS_READER_VIEW (self));

  haw_reader_stop_glide (self);
  self->pending_scroll = FALSE;
  haw_reader_anchor_top (self, offset);
  haw_reader_settle (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
haw_reader_view_get_range_y (HawReaderView *self,
                             guint          start,
                             guint          end,
                             double        *top,
                             double        *bottom)
{
  g_return_val_if_fail (HAW_IS_READER_VIEW (self), FALSE);
  g_return_val_if_fail (start <= end, FALSE);
  g_return_val_if_fail (top != NULL && bottom != NULL, FALSE);

  if (self->width <= 0 || self->blocks->len == 0)
    return FALSE;

  haw_reader_estimate_extent (self, start, end, top, bottom);
  *top -= haw_reader_get_scroll (self);
  *bottom -= haw_reader_get_scroll (self);

  return TRUE;
}

gboolean
haw_reader_view_get_visible_range (HawReaderView *self,
                                   guint         *start,
                                   guint         *end)
{
  double value;

  g_return_val_if_fail (HAW_IS_READER_VIEW (self), FALSE);
  g_return_val_if_fail (start != NULL && end != NULL, FALSE);

  if (self->width <= 0 || self->blocks->len == 0)
    return FALSE;

  value = haw_reader_get_scroll (self);

  HawReaderBlock *first = haw_reader_ensure_block (self, haw_reader_block_at_y (self, value));
  guint first_line = haw_reader_block_line_at_y (first, value - first->y);
  HawReaderBlock *last
    = haw_reader_ensure_block (self, haw_reader_block_at_y (self, value + self->height));
  guint last_line = haw_reader_block_line_at_y (last, value + self->height - last->y);

  *start = g_array_index (first->lines, HawReaderLine, first_line).start;
  *end = g_array_index (last->lines, HawReaderLine, last_line).end;

  return TRUE;
}
