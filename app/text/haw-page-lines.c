/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-page-private.h"

#include <string.h>

/* Running text by its look: so long, or ended like a sentence. */
#define PROSE_CHARS 115
#define PROSE_SENTENCE_WORDS 8
#define PROSE_OPEN_CHARS 100

/* Lines broken at a width: so many that go on in the next, of nearly one length. */
#define WRAP_MIN_LINES 4
#define WRAP_EVEN_SHARE 0.75
#define WRAP_MIN_CHARS 45
#define WRAP_MAX_CHARS 110
#define WRAP_FULL_SHARE 0.7
#define WRAP_LONG_SHARE 5 /* so many times as many lines as longer ones */

/* A longer line with a day is not there for the day. */
#define DATED_WORDS 7

/* Each of two lines that make one headline. */
#define CONTINUED_WORDS 3

/* A page has fewer lines; what follows in a longer file is one. */
#define MAX_LINES 4000

/* Longer lines are text; folding them takes GLib quadratic time. */
#define MAX_LABELLED_CHARS 1000

static const char sentence_ends[] = ".۔";
static const char open_ends[] = "؟?!»\"”…)";

static gboolean
is_blank (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_iszerowidth (c);
}

static void
line_free (gpointer data)
{
  HawPageLine *line = data;

  haw_page_date_clear (&line->date);
  g_free (line->words);
  g_free (line);
}

/* The parts of a line that wide blanks set apart. */
static guint
count_columns (const char *slice)
{
  guint n = 1;
  guint blanks = 0;

  for (const char *p = slice; *p != '\0'; p = g_utf8_next_char (p))
    {
      blanks = g_unichar_isspace (g_utf8_get_char (p)) ? blanks + (*p == '\t' ? 2 : 1) : 0;
      n += blanks == 2 || (blanks == 3 && *p == '\t') ? 1 : 0;
    }
  return n;
}

static gboolean
is_bar (const HawPageLine *line)
{
  guint n_words = 0;
  guint n_known;

  if (line->n_words > 14)
    return FALSE;
  n_known = haw_page_count_words (HAW_PAGE_WORDS_SHARE, line->words, &n_words);
  return n_words > 0 && n_known == n_words;
}

static gboolean
is_prose (const HawPageLine *line)
{
  if (line->n_chars >= PROSE_CHARS)
    return TRUE;
  if (g_utf8_strchr (sentence_ends, -1, line->last) != NULL)
    return line->n_words >= PROSE_SENTENCE_WORDS;
  return g_utf8_strchr (open_ends, -1, line->last) != NULL && line->n_chars >= PROSE_OPEN_CHARS;
}

/* Everything that follows from the span of the line. */
static void
describe (HawText     *text,
          HawPageLine *line)
{
  g_autofree char *slice = haw_text_slice (text, line->start, line->end);

  g_free (line->words);
  line->words = haw_page_collapse (slice);
  line->n_chars = g_utf8_strlen (line->words, -1);
  line->n_words = haw_page_n_words (line->words);
  line->last = line->n_chars > 0
               ? g_utf8_get_char (g_utf8_find_prev_char (line->words, line->words +
                                                                      strlen (line->words)))
               : 0;
  haw_page_date_clear (&line->date);
  line->dated = FALSE;
  memset (&line->date, 0, sizeof line->date);
  if (line->n_chars < 2 * PROSE_CHARS)
    line->dated = haw_page_date_find (line->words, &line->date);
  line->rule = line->n_chars <= MAX_LABELLED_CHARS ? haw_page_find_rule (line->words) : NULL;
  line->bar = is_bar (line);
  line->columns = line->n_chars < 2 * PROSE_CHARS ? count_columns (slice) : 1;
  line->idle = line->rule == NULL && haw_page_is_idle (line);
  line->prose = is_prose (line);
}

static HawPageLine *
make_line (HawText            *text,
           const HawParagraph *paragraph,
           guint               gap)
{
  const char *utf8 = haw_text_get_utf8 (text, NULL);
  const char *p = utf8 + paragraph->start_byte;
  const char *end = utf8 + paragraph->end_byte;
  HawPageLine *line = g_new0 (HawPageLine, 1);

  line->start = paragraph->start;
  line->end = paragraph->end;
  line->gap = gap;
  while (p < end && is_blank (g_utf8_get_char (p)))
    {
      p = g_utf8_next_char (p);
      line->start++;
    }
  while (end > p && is_blank (g_utf8_get_char (g_utf8_find_prev_char (p, end))))
    {
      end = g_utf8_find_prev_char (p, end);
      line->end--;
    }
  describe (text, line);
  return line;
}

static gboolean
is_plain (const HawPageLine *line)
{
  return line->rule == NULL && !line->bar && !line->idle && !line->date.whole &&
         haw_page_byline_label (line->words) == 0 && !haw_page_is_crumbs (line) &&
         !haw_page_is_author (line) && !haw_page_is_masthead (line) &&
         (!line->dated || line->n_words > DATED_WORDS);
}

static gboolean
ends_sentence (const HawPageLine *line)
{
  return g_utf8_strchr (sentence_ends, -1, line->last) != NULL ||
         g_utf8_strchr (open_ends, -1, line->last) != NULL;
}

/* The width at which lines were broken, 0 if they were not. */
static guint
find_width (GPtrArray *lines)
{
  guint n_open = 0;
  guint n_full = 0;
  guint n_long = 0;
  guint n_even = 0;
  guint width = 0;

  for (guint i = 0; i + 1 < lines->len; i++)
    {
      const HawPageLine *line = g_ptr_array_index (lines, i);
      const HawPageLine *next = g_ptr_array_index (lines, i + 1);

      n_long += line->n_chars > WRAP_MAX_CHARS ? 1 : 0;
      if (line->n_chars > WRAP_MAX_CHARS)
        continue;
      if (next->gap > 0 || line->n_chars < WRAP_MIN_CHARS)
        continue;
      n_full++;
      n_open += !ends_sentence (line) ? 1 : 0;
      width = MAX (width, line->n_chars);
    }
  if (n_long * WRAP_LONG_SHARE > n_full)
    return 0;
  for (guint i = 0; i + 1 < lines->len; i++)
    {
      const HawPageLine *line = g_ptr_array_index (lines, i);
      const HawPageLine *next = g_ptr_array_index (lines, i + 1);

      n_even += next->gap == 0 && line->n_chars >= WRAP_MIN_CHARS &&
                line->n_chars <= WRAP_MAX_CHARS && line->n_chars >= width * WRAP_EVEN_SHARE ? 1 : 0;
    }
  if (n_even * 3 < n_full * 2)
    return 0;
  return n_full >= WRAP_MIN_LINES && n_open * 3 >= n_full * 2 ? width : 0;
}

static gboolean
goes_on (const HawPageLine *line,
         const HawPageLine *next,
         guint              last_chars,
         guint              width)
{
  return next->gap == 0 && last_chars >= width * WRAP_FULL_SHARE && is_plain (line) &&
         is_plain (next);
}

static void
join_wrapped (HawText   *text,
              GPtrArray *lines,
              guint      width)
{
  for (guint i = 0; i < lines->len; i++)
    {
      HawPageLine *line = g_ptr_array_index (lines, i);
      guint last_chars = line->n_chars;
      guint n = 0;

      while (i + 1 + n < lines->len)
        {
          const HawPageLine *next = g_ptr_array_index (lines, i + 1 + n);

          if (!goes_on (line, next, last_chars, width))
            break;
          line->end = next->end;
          last_chars = next->n_chars;
          n++;
        }
      if (n > 0)
        {
          g_ptr_array_remove_range (lines, i + 1, n);
          describe (text, line);
          /* Only what ends like a sentence is surely not a headline. */
          line->prose = line->prose && (ends_sentence (line) || n > 1);
        }
    }
}

/* Latin lines that begin in lower case go on with the one above. */
static gboolean
is_continuation (const HawPageLine *line,
                 const HawPageLine *next)
{
  gunichar first = g_utf8_get_char (next->words);

  return next->gap == 0 && g_unichar_islower (first) && next->n_words >= CONTINUED_WORDS &&
         line->n_words >= CONTINUED_WORDS && line->n_chars <= WRAP_MAX_CHARS &&
         next->n_chars <= WRAP_MAX_CHARS && g_utf8_strchr (sentence_ends, -1, line->last) == NULL &&
         line->last != ':' && is_plain (line) && is_plain (next) && !line->dated && !next->dated;
}

static void
join_continued (HawText   *text,
                GPtrArray *lines)
{
  for (guint i = 0; i + 1 < lines->len; i++)
    {
      HawPageLine *line = g_ptr_array_index (lines, i);
      const HawPageLine *next = g_ptr_array_index (lines, i + 1);

      if (!is_continuation (line, next))
        continue;
      line->end = next->end;
      g_ptr_array_remove_index (lines, i + 1);
      describe (text, line);
      line->prose = line->prose && ends_sentence (line);
    }
}

GPtrArray *
haw_page_make_lines (HawText  *text,
                     gboolean *wrapped)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (line_free);
  guint gap = 0;
  guint width;

  for (guint i = 0; i < haw_text_get_n_paragraphs (text); i++)
    {
      const HawParagraph *paragraph = haw_text_get_paragraph (text, i);

      if (paragraph->blank)
        {
          gap++;
          continue;
        }
      if (lines->len == MAX_LINES)
        {
          HawParagraph rest = *paragraph;
          const HawParagraph *last =
            haw_text_get_paragraph (text, haw_text_get_n_paragraphs (text) - 1);

          rest.end = last->end;
          rest.end_byte = last->end_byte;
          g_ptr_array_add (lines, make_line (text, &rest, gap));
          break;
        }
      g_ptr_array_add (lines, make_line (text, paragraph, gap));
      gap = 0;
    }

  width = find_width (lines);
  *wrapped = width > 0;
  if (*wrapped)
    join_wrapped (text, lines, width);
  join_continued (text, lines);
  return lines;
}
