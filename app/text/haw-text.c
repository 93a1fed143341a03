/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "text/haw-text.h"

#include <string.h>
#include <unicode/uchar.h>

/* Code points between two entries of the index: a power of two. */
#define INDEX_STEP 64

struct _HawText
{
  gatomicrefcount ref_count;
  char *utf8;
  gsize n_bytes;
  guint length;
  HawDirection direction;
  /* Byte of every INDEX_STEP-th code point. */
  GArray *index;
  GArray *paragraphs;
};

/* What has been seen of a paragraph, or of the whole text. */
typedef struct
{
  guint n_ltr;
  guint n_rtl;
  HawDirection first;
} DirectionCount;

static void
direction_count_add (DirectionCount *count,
                     HawDirection    direction)
{
  if (direction == HAW_DIRECTION_NEUTRAL)
    return;

  if (count->first == HAW_DIRECTION_NEUTRAL)
    count->first = direction;

  if (direction == HAW_DIRECTION_RTL)
    count->n_rtl++;
  else
    count->n_ltr++;
}

static HawDirection
direction_count_decide (const DirectionCount *count)
{
  if (count->n_rtl == count->n_ltr)
    return count->first;

  return count->n_rtl > count->n_ltr ? HAW_DIRECTION_RTL : HAW_DIRECTION_LTR;
}

static HawDirection
strong_direction (gunichar c)
{
  if (!u_isalpha ((UChar32) c))
    return HAW_DIRECTION_NEUTRAL;

  UCharDirection direction = u_charDirection ((UChar32) c);

  if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC)
    return HAW_DIRECTION_RTL;

  return direction == U_LEFT_TO_RIGHT ? HAW_DIRECTION_LTR : HAW_DIRECTION_NEUTRAL;
}

static gboolean
is_blank_character (gunichar c)
{
  return u_isUWhiteSpace ((UChar32) c)
         || u_hasBinaryProperty ((UChar32) c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)
         || u_iscntrl ((UChar32) c);
}

static void
end_paragraph (HawText              *self,
               HawParagraph         *paragraph,
               gsize                 end_byte,
               const DirectionCount *own)
{
  paragraph->end = self->length;
  paragraph->end_byte = end_byte;
  paragraph->direction = direction_count_decide (own);
  g_array_append_val (self->paragraphs, *paragraph);
}

static void
haw_text_index (HawText *self)
{
  DirectionCount all = { 0 };
  DirectionCount own = { 0 };
  HawParagraph paragraph = { .blank = TRUE };
  const char *end = self->utf8 + self->n_bytes;

  for (const char *p = self->utf8; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gsize byte = p - self->utf8;

      if (self->length % INDEX_STEP == 0)
        g_array_append_val (self->index, byte);

      if (c == '\n')
        {
          end_paragraph (self, &paragraph, byte, &own);
          paragraph = (HawParagraph) {
            .start = self->length + 1,
            .start_byte = byte + 1,
            .blank = TRUE,
          };
          own = (DirectionCount) { 0 };
        }
      else
        {
          HawDirection direction = strong_direction (c);

          direction_count_add (&own, direction);
          direction_count_add (&all, direction);
          if (paragraph.blank && !is_blank_character (c))
            paragraph.blank = FALSE;
        }

      self->length++;
    }

  end_paragraph (self, &paragraph, self->n_bytes, &own);
  if (self->length % INDEX_STEP == 0)
    g_array_append_val (self->index, self->n_bytes);

  self->direction = direction_count_decide (&all);
  for (guint i = 0; i < self->paragraphs->len; i++)
    {
      HawParagraph *p = &g_array_index (self->paragraphs, HawParagraph, i);

      if (p->direction == HAW_DIRECTION_NEUTRAL)
        p->direction = self->direction;
    }
}

HawText *
haw_text_new (const char *utf8,
              gssize      length)
{
  g_return_val_if_fail (utf8 != NULL, NULL);

  gsize n_bytes = length < 0 ? strlen (utf8) : (gsize) length;

  g_return_val_if_fail (g_utf8_validate_len (utf8, n_bytes, NULL), NULL);
  g_return_val_if_fail (n_bytes < G_MAXINT, NULL);

  HawText *self = g_new0 (HawText, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->utf8 = g_strndup (utf8, n_bytes);
  self->n_bytes = n_bytes;
  self->index = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->paragraphs = g_array_new (FALSE, FALSE, sizeof (HawParagraph));
  haw_text_index (self);

  return self;
}

HawText *
haw_text_ref (HawText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
haw_text_unref (HawText *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->utf8);
  g_array_unref (self->index);
  g_array_unref (self->paragraphs);
  g_free (self);
}

const char *
haw_text_get_utf8 (HawText *self,
                   gsize   *n_bytes)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (n_bytes != NULL)
    *n_bytes = self->n_bytes;

  return self->utf8;
}

guint
haw_text_get_length (HawText *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->length;
}

HawDirection
haw_text_get_direction (HawText *self)
{
  g_return_val_if_fail (self != NULL, HAW_DIRECTION_NEUTRAL);

  return self->direction;
}

gsize
haw_text_offset_to_byte (HawText *self,
                         guint    offset)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (offset <= self->length, self->n_bytes);

  const char *p = self->utf8 + g_array_index (self->index, gsize, offset / INDEX_STEP);

  return g_utf8_offset_to_pointer (p, offset % INDEX_STEP) - self->utf8;
}

guint
haw_text_byte_to_offset (HawText *self,
                         gsize    byte)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (byte <= self->n_bytes, self->length);

  guint low = 0;
  guint high = self->index->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->index, gsize, middle) <= byte)
        low = middle;
      else
        high = middle;
    }

  const char *p = self->utf8 + g_array_index (self->index, gsize, low);
  const char *target = self->utf8 + byte;
  guint offset = low * INDEX_STEP;

  for (; p < target && g_utf8_next_char (p) <= target; p = g_utf8_next_char (p))
    offset++;

  return offset;
}

char *
haw_text_slice (HawText *self,
                guint    start,
                guint    end)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (start <= end, NULL);

  gsize start_byte = haw_text_offset_to_byte (self, MIN (start, self->length));
  gsize end_byte = haw_text_offset_to_byte (self, MIN (end, self->length));

  return g_strndup (self->utf8 + start_byte, end_byte - start_byte);
}

guint
haw_text_get_n_paragraphs (HawText *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->paragraphs->len;
}

const HawParagraph *
haw_text_get_paragraph (HawText *self,
                        guint    index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->paragraphs->len, NULL);

  return &g_array_index (self->paragraphs, HawParagraph, index);
}

guint
haw_text_paragraph_at (HawText *self,
                       guint    offset)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (offset <= self->length, self->paragraphs->len - 1);

  guint low = 0;
  guint high = self->paragraphs->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->paragraphs, HawParagraph, middle).start <= offset)
        low = middle;
      else
        high = middle;
    }

  return low;
}

void
haw_text_trim (HawText *self,
               guint   *start,
               guint   *end)
{
  const char *utf8 = haw_text_get_utf8 (self, NULL);

  g_return_if_fail (*start <= *end && *end <= haw_text_get_length (self));

  while (*start < *end &&
         g_unichar_isspace (g_utf8_get_char (utf8 + haw_text_offset_to_byte (self, *start))))
    (*start)++;
  while (*end > *start &&
         g_unichar_isspace (g_utf8_get_char (utf8 + haw_text_offset_to_byte (self, *end - 1))))
    (*end)--;
}
