/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-page-private.h"

/* What may be running text on a page that has no long line. */
#define SHORT_PROSE_WORDS 3
#define SHORT_PROSE_CHARS 70

/* Where paragraphs are short and without full stops, so many characters make one. */
#define LOOSE_PROSE_CHARS 60
#define LOOSE_PROSE_LINES 3

/* Some papers end no paragraph with a full stop. What is long enough is text then, but for the
 * first line of that length, which may be the headline. */
static void
loosen (GPtrArray *lines)
{
  guint n_prose = 0;
  guint n_loose = 0;
  gboolean first = TRUE;

  for (guint i = 0; i < lines->len; i++)
    {
      const HawPageLine *line = g_ptr_array_index (lines, i);

      if (line->rule != NULL)
        {
          if (n_loose > 0 && (line->rule->flags & HAW_PAGE_RULE_TAIL) != 0)
            break;
          continue;
        }
      n_prose += line->prose ? 1 : 0;
      n_loose += !line->prose && !line->dated && line->n_chars >= LOOSE_PROSE_CHARS ? 1 : 0;
    }
  if (n_prose >= LOOSE_PROSE_LINES || n_loose <= LOOSE_PROSE_LINES)
    return;

  for (guint i = 0; i < lines->len; i++)
    {
      HawPageLine *line = g_ptr_array_index (lines, i);

      if (line->prose || line->rule != NULL || line->dated || line->n_chars < LOOSE_PROSE_CHARS)
        continue;
      line->prose = !first;
      first = FALSE;
    }
}

/* The first line that looks like running text and is not labelled as something else. */
static guint
find_prose (GPtrArray *lines)
{
  guint longest = 0;
  guint index = lines->len;

  for (guint i = 0; i < lines->len; i++)
    {
      const HawPageLine *line = g_ptr_array_index (lines, i);

      if (line->prose && line->rule == NULL)
        return i;
    }
  for (guint i = 1; i < lines->len; i++)
    {
      HawPageLine *line = g_ptr_array_index (lines, i);

      if (line->rule == NULL && !line->date.whole &&
          (line->n_chars >= SHORT_PROSE_CHARS ||
           (line->last == '.' && line->n_words >= SHORT_PROSE_WORDS)))
        {
          line->prose = TRUE;
          return i;
        }
      if (line->rule == NULL && !line->date.whole && line->n_chars > longest)
        {
          longest = line->n_chars;
          index = i;
        }
    }
  return index;
}

HawPage *
haw_page_read (HawText *text)
{
  HawPageReading reading = { 0 };

  g_return_val_if_fail (text != NULL, NULL);

  reading.text = text;
  reading.page = haw_page_new ();
  reading.lines = haw_page_make_lines (text, &reading.wrapped);
  loosen (reading.lines);
  reading.first_prose = find_prose (reading.lines);
  haw_page_find_title (&reading);
  haw_page_mark_lines (&reading);
  haw_page_make_regions (&reading);
  haw_page_find_fields (&reading);
  haw_page_sort (reading.page);

  g_ptr_array_unref (reading.lines);
  g_free (reading.title_suffix);
  return reading.page;
}
