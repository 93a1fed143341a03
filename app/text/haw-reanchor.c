/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-fold.h"
#include "haw-reanchor.h"

#include <math.h>
#include <string.h>

#define CONTEXT 32          /* code points on each side */
#define MAX_COMPARED 4000   /* code points; the ends of longer passages speak for them */
#define MAX_PLACES 64       /* with the same words, that are compared by what stands around them */
#define CLEAR_LEAD 0.1      /* of the best score before the next */
#define CONTEXT_KEPT 0.5    /* enough to know a passage that stands elsewhere */

/* The words of a passage as they are compared: spelling folded, blanks alike. */
static char *
normalize (const char *text)
{
  return haw_fold_name (text);
}

/* 1 for equal texts, 0 for those with nothing in common: edits per character (Levenshtein). */
static double
similarity (const char *a,
            const char *b)
{
  glong n = 0, m = 0;
  g_autofree gunichar *x = g_utf8_to_ucs4_fast (a, -1, &n);
  g_autofree gunichar *y = g_utf8_to_ucs4_fast (b, -1, &m);
  g_autofree guint *row = NULL;

  n = MIN (n, MAX_COMPARED);
  m = MIN (m, MAX_COMPARED);
  if (n == 0 && m == 0)
    return 1;
  row = g_new (guint, m + 1);
  for (glong j = 0; j <= m; j++)
    row[j] = (guint) j;
  for (glong i = 1; i <= n; i++)
    {
      guint diagonal = row[0];

      row[0] = (guint) i;
      for (glong j = 1; j <= m; j++)
        {
          guint above = row[j];
          guint best = MIN (above, row[j - 1]) + 1;

          row[j] = MIN (best, diagonal + (x[i - 1] == y[j - 1] ? 0 : 1));
          diagonal = above;
        }
    }
  return 1 - (double) row[m] / (double) MAX (n, m);
}

static double
compare_slices (HawText *a,
                guint    a_start,
                guint    a_end,
                HawText *b,
                guint    b_start,
                guint    b_end)
{
  g_autofree char *one = haw_text_slice (a, a_start, a_end);
  g_autofree char *other = haw_text_slice (b, b_start, b_end);
  g_autofree char *folded_one = normalize (one);
  g_autofree char *folded_other = normalize (other);

  if (g_str_equal (folded_one, folded_other))
    return 1;
  return MIN (similarity (folded_one, folded_other), 0.99);
}

static double
compare_context (HawText *from,
                 guint    start,
                 guint    end,
                 HawText *to,
                 guint    new_start,
                 guint    new_end)
{
  double before = compare_slices (from, start > CONTEXT ? start - CONTEXT : 0, start,
                                  to, new_start > CONTEXT ? new_start - CONTEXT : 0, new_start);
  double after = compare_slices (from, end, end + CONTEXT, to, new_end, new_end + CONTEXT);

  return (before + after) / 2;
}

static double
compare_position (HawText *from,
                  guint    start,
                  HawText *to,
                  guint    new_start)
{
  double old = (double) start / MAX (haw_text_get_length (from), 1u);
  double now = (double) new_start / MAX (haw_text_get_length (to), 1u);

  return 1 - fabs (old - now);
}

static void
rate (HawText        *from,
      guint           start,
      guint           end,
      HawText        *to,
      HawAnchorPlace *place,
      double         *words,
      double         *context)
{
  *words = compare_slices (from, start, end, to, place->start, place->end);
  *context = compare_context (from, start, end, to, place->start, place->end);
  place->found = TRUE;
  place->score = 0.6 * *words + 0.3 * *context +
                 0.1 * compare_position (from, start, to, place->start);
}

/* The best of the places where the very words of the passage stand. */
static void
find_words (HawText        *from,
            guint           start,
            guint           end,
            HawText        *to,
            HawAnchorPlace *place)
{
  g_autofree char *quote = haw_text_slice (from, start, end);
  const char *all = haw_text_get_utf8 (to, NULL);
  double second = 0;
  guint n = 0;

  for (const char *p = strstr (all, quote); p != NULL && n < MAX_PLACES;
       p = strstr (g_utf8_next_char (p), quote), n++)
    {
      HawAnchorPlace next = { 0 };
      double words, context;

      next.start = haw_text_byte_to_offset (to, (gsize) (p - all));
      next.end = next.start + (end - start);
      rate (from, start, end, to, &next, &words, &context);
      next.sure = context >= CONTEXT_KEPT;
      if (!place->found || next.score > place->score)
        {
          second = place->score;
          *place = next;
        }
      else
        second = MAX (second, next.score);
    }
  if (n > 1 && place->score - second < CLEAR_LEAD)
    place->sure = FALSE;
}

void
haw_reanchor (HawText            *from,
              HawText            *to,
              const HawAlignment *alignment,
              guint               start,
              guint               end,
              HawAnchorPlace     *place)
{
  HawAnchorPlace moved = { 0 };
  double words = 0, context = 0;

  g_return_if_fail (from != NULL && to != NULL && alignment != NULL && place != NULL);

  memset (place, 0, sizeof *place);
  if (start >= end || end > haw_text_get_length (from))
    return;
  if (haw_alignment_map (alignment, start, end, &place->start, &place->end))
    {
      rate (from, start, end, to, place, &words, &context);
      place->sure = words >= 1 && context > 0;
    }
  if (place->sure)
    return;

  find_words (from, start, end, to, &moved);
  if (moved.found && (!place->found || moved.score > place->score))
    *place = moved;
}
