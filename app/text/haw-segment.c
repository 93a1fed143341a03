/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-segment.h"

#include <string.h>
#include <unicode/uchar.h>

/* Letters on each side of a dot that holds an abbreviation in Arabic letters together. */
#define MAX_SPELLED 2

/* The characters of one paragraph; positions count from its start. */
typedef struct
{
  gunichar *chars;
  guint n;
  guint base;
} Run;

/* A pair of quotation marks or brackets: positions of the two signs. */
typedef struct
{
  guint open;
  guint close;
} Pair;

/* Latin words that stand before a dot without ending a sentence; Arabic ones are single letters. */
static const char *const abbreviations[] = {
  "dr", "mr", "mrs", "ms", "prof", "gen", "col", "lt", "sgt", "capt", "st", "vs", "no", "fig", "vol",
  "pp", "ed", "jr", "sr", "cf", "al", "inc", "ltd", "co", "eg", "ie",
};

static const struct
{
  gunichar open;
  gunichar close;
} pair_signs[] = {
  { 0x00ab, 0x00bb }, { 0x201c, 0x201d }, { '(', ')' }, { '[', ']' }, { 0x2018, 0x2019 },
};

static void
run_clear (Run *run)
{
  g_free (run->chars);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

static void
run_init (Run     *run,
          HawText *text,
          guint    paragraph)
{
  const HawParagraph *p = haw_text_get_paragraph (text, paragraph);
  glong n;

  run->chars = g_utf8_to_ucs4_fast (haw_text_get_utf8 (text, NULL) + p->start_byte,
                                    (glong) (p->end_byte - p->start_byte), &n);
  run->n = (guint) n;
  run->base = p->start;
}

static gboolean
is_mark (gunichar c)
{
  return g_unichar_ismark (c);
}

static gboolean
is_word_char (gunichar c)
{
  return u_isalnum ((UChar32) c) || is_mark (c) || c == '_';
}

static gboolean
is_invisible (gunichar c)
{
  return u_hasBinaryProperty ((UChar32) c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

static gboolean
is_blank (gunichar c)
{
  return u_isUWhiteSpace ((UChar32) c) || is_invisible (c);
}

static gboolean
is_arabic (gunichar c)
{
  return g_unichar_get_script (c) == G_UNICODE_SCRIPT_ARABIC;
}

/* Letters next to position @at, going by @step, marks not counted; stops counting past the limit. */
static guint
count_letters (const Run *run,
               guint      at,
               int        step)
{
  guint n = 0;

  for (gint64 i = (gint64) at + step; i >= 0 && i < run->n && n < MAX_SPELLED + 2; i += step)
    {
      if (u_isalpha ((UChar32) run->chars[i]))
        n++;
      else if (!is_mark (run->chars[i]))
        break;
    }

  return n;
}

/* Whether the dot at @at is one of those in تي.ر.تي, also where that has a clitic before it. */
static gboolean
spells (const Run *run,
        guint      at)
{
  guint before = count_letters (run, at, -1);
  guint after = count_letters (run, at, 1);
  guint next = at + 1;

  if (after > MAX_SPELLED || !u_isalpha ((UChar32) run->chars[at + 1]))
    return FALSE;
  if (before <= MAX_SPELLED)
    return TRUE;
  while (next < run->n && is_word_char (run->chars[next]))
    next++;

  return before == MAX_SPELLED + 1 && next + 1 < run->n && run->chars[next] == '.' &&
         u_isalpha ((UChar32) run->chars[next + 1]);
}

/* Whether a sign holds two parts of one word together. */
static gboolean
joins (const Run *run,
       guint      at)
{
  gunichar c = run->chars[at];
  gunichar before = at > 0 ? run->chars[at - 1] : 0;
  gunichar after = at + 1 < run->n ? run->chars[at + 1] : 0;

  if (!is_word_char (before) || !is_word_char (after))
    return FALSE;
  if (u_isdigit ((UChar32) before) && u_isdigit ((UChar32) after))
    return c == '.' || c == ',' || c == ':' || c == 0x066b || c == 0x066c || c == 0x060c;
  if (c == '\'' || c == 0x2019)
    return !is_arabic (before) && !is_arabic (after);
  if (c != '.')
    return FALSE;
  if (!is_arabic (before) && !is_arabic (after))
    return TRUE;

  return spells (run, at);
}

static gboolean
in_word (const Run *run,
         guint      at)
{
  if (at >= run->n)
    return FALSE;
  if (is_word_char (run->chars[at]))
    return TRUE;
  if (is_invisible (run->chars[at]))
    {
      guint first = at;
      guint last = at;

      while (first > 0 && is_invisible (run->chars[first - 1]))
        first--;
      while (last + 1 < run->n && is_invisible (run->chars[last + 1]))
        last++;
      return first > 0 && last + 1 < run->n && is_word_char (run->chars[first - 1]) &&
             is_word_char (run->chars[last + 1]);
    }

  return joins (run, at);
}

/* The word that holds position @at. */
static void
word_around (const Run *run,
             guint      at,
             guint     *start,
             guint     *end)
{
  *start = at;
  *end = at + 1;
  while (*start > 0 && in_word (run, *start - 1))
    (*start)--;
  while (*end < run->n && in_word (run, *end))
    (*end)++;
}

/* Whether the character at @at belongs to the letter before it. */
static gboolean
continues_letter (const Run *run,
                  guint      at)
{
  gunichar c = run->chars[at];

  if (u_hasBinaryProperty ((UChar32) c, UCHAR_GRAPHEME_EXTEND) || is_mark (c) || c == 0x200d ||
      u_hasBinaryProperty ((UChar32) c, UCHAR_EMOJI_MODIFIER))
    return TRUE;

  return at > 0 && run->chars[at - 1] == 0x200d &&
         u_hasBinaryProperty ((UChar32) c, UCHAR_EXTENDED_PICTOGRAPHIC);
}

static void
letter_around (const Run *run,
               guint      at,
               guint     *start,
               guint     *end)
{
  *start = at;
  *end = at + 1;
  while (*start > 0 && continues_letter (run, *start))
    (*start)--;
  while (*end < run->n && continues_letter (run, *end))
    (*end)++;
}

static void
trim (const Run *run,
      guint     *start,
      guint     *end)
{
  while (*start < *end && is_blank (run->chars[*start]))
    (*start)++;
  while (*end > *start && is_blank (run->chars[*end - 1]))
    (*end)--;
}

static gboolean
is_stop (gunichar c)
{
  return c == '.' || c == '!' || c == '?' || c == 0x061f || c == 0x2026 || c == 0x06d4;
}

static gboolean
is_closer (gunichar c)
{
  for (guint i = 0; i < G_N_ELEMENTS (pair_signs); i++)
    if (c == pair_signs[i].close)
      return TRUE;

  return FALSE;
}

static gboolean
is_latin_abbreviation (const Run *run,
                       guint      start,
                       guint      end)
{
  char word[8] = "";
  guint n = 0;

  for (guint i = start; i < end; i++)
    {
      if (run->chars[i] >= 0x80 || n + 1 >= sizeof word)
        return FALSE;
      if (run->chars[i] != '.')
        word[n++] = g_ascii_tolower ((char) run->chars[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (abbreviations); i++)
    if (g_str_equal (word, abbreviations[i]))
      return TRUE;

  return FALSE;
}

/* Whether the dot at @at belongs to the word before it: an initial, an abbreviation, or the number
 * with which the sentence that begins at @start begins. */
static gboolean
is_abbreviating (const Run *run,
                 guint      start,
                 guint      at)
{
  guint first;
  guint last;
  guint part;
  guint letters = 0;
  gboolean digits = TRUE;

  if (at == 0 || !in_word (run, at - 1) || (at + 1 < run->n && run->chars[at + 1] == '.'))
    return FALSE;

  word_around (run, at - 1, &first, &last);
  for (part = at; part > first && run->chars[part - 1] != '.'; part--)
    {
      letters += u_isalpha ((UChar32) run->chars[part - 1]) && run->chars[part - 1] != 0x0640;
      digits = digits && u_isdigit ((UChar32) run->chars[part - 1]);
    }
  if (digits)
    {
      trim (run, &start, &last);
      return first <= start && last - first <= 3;
    }

  return letters == 1 || is_latin_abbreviation (run, first, at);
}

/* What comes after a stop: more stops, then the closing signs that belong to it, perhaps after a
 * blank. @closed: whether there were any. */
static guint
skip_closers (const Run *run,
              guint      at,
              gboolean  *closed)
{
  *closed = FALSE;
  while (at < run->n && is_stop (run->chars[at]))
    at++;
  for (;;)
    {
      guint next = at;

      if (next < run->n && run->chars[next] == '"')
        {
          *closed = TRUE;
          at = next + 1;
          continue;
        }
      while (next < run->n && is_blank (run->chars[next]))
        next++;
      if (next >= run->n || !is_closer (run->chars[next]))
        return at;
      *closed = TRUE;
      at = next + 1;
    }
}

/* The end of the sentence that begins at @start. */
static guint
sentence_end (const Run *run,
              guint      start)
{
  for (guint at = start; at < run->n; at++)
    {
      gunichar c = run->chars[at];
      gboolean closed;
      guint end;
      guint next;

      if (!is_stop (c) || joins (run, at) || (c == '.' && is_abbreviating (run, start, at)))
        continue;
      end = skip_closers (run, at, &closed);
      next = end;
      while (next < run->n && is_blank (run->chars[next]))
        next++;
      if (next >= run->n)
        return run->n;
      /* «?» asked he. A small letter or a sign that goes on with the sentence shows it too. */
      if ((closed && c != '.') || g_unichar_islower (run->chars[next]) ||
          run->chars[next] == ',' || run->chars[next] == 0x060c || run->chars[next] == 0x061b)
        {
          at = end - 1;
          continue;
        }
      /* Without a blank only a stop that is no dot ends: example.org, 3.5. */
      if (next == end && c == '.' && !closed && !is_arabic (run->chars[next]))
        continue;
      return end;
    }

  return run->n;
}

static void
sentence_around (const Run *run,
                 guint      at,
                 guint     *start,
                 guint     *end)
{
  *start = 0;
  *end = sentence_end (run, 0);
  while (at >= *end && *end < run->n)
    {
      *start = *end;
      *end = sentence_end (run, *start);
    }
}

/* The pairs of signs in [start, end). A straight quotation mark opens and closes in turn. */
static GArray *
find_pairs (const Run *run,
            guint      start,
            guint      end)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = start; i < end; i++)
    {
      gunichar c = run->chars[i];
      gboolean opens = c == '"';
      int matching = -1;

      for (guint k = 0; k < G_N_ELEMENTS (pair_signs); k++)
        opens = opens || c == pair_signs[k].open;
      for (guint k = open->len; k-- > 0 && matching < 0;)
        {
          gunichar o = run->chars[g_array_index (open, guint, k)];

          if (c == '"' && o == '"')
            matching = (int) k;
          for (guint j = 0; j < G_N_ELEMENTS (pair_signs); j++)
            if (c == pair_signs[j].close && o == pair_signs[j].open)
              matching = (int) k;
        }
      if (matching >= 0)
        {
          Pair pair = { g_array_index (open, guint, matching), i };

          g_array_append_val (pairs, pair);
          g_array_set_size (open, (guint) matching);
        }
      else if (opens && !in_word (run, i))
        {
          g_array_append_val (open, i);
        }
    }

  return pairs;
}

static gboolean
ends_clause (const Run *run,
             guint      at)
{
  gunichar c = run->chars[at];

  if (joins (run, at))
    return FALSE;
  if (c == 0x060c || c == ',' || c == 0x061b || c == ';' || c == ':')
    return TRUE;
  if (c != '-' && c != 0x2013 && c != 0x2014)
    return FALSE;

  return at > 0 && at + 1 < run->n && is_blank (run->chars[at - 1]) &&
         is_blank (run->chars[at + 1]);
}

/* The clauses of [low, high) that hold [start, end); what stands in a pair inside is passed over. */
static void
clauses_between (const Run *run,
                 GArray    *pairs,
                 guint      low,
                 guint      high,
                 guint     *start,
                 guint     *end)
{
  guint first = low;
  guint last = high;

  for (guint i = low; i < high; i++)
    {
      gboolean quoted = FALSE;

      for (guint k = 0; k < pairs->len && !quoted; k++)
        {
          const Pair *pair = &g_array_index (pairs, Pair, k);

          quoted = pair->open >= low && pair->close < high && i > pair->open && i < pair->close;
        }
      if (quoted || !ends_clause (run, i))
        continue;
      if (i < *start)
        first = i + 1;
      else if (i >= *end)
        {
          last = i;
          break;
        }
    }
  trim (run, &first, &last);
  *start = first;
  *end = last;
}

/* The clause around [start, end) in a quotation, or with @larger the whole of it where the clause is
 * no more than the range. */
static gboolean
clause_in_pair (const Run  *run,
                GArray     *pairs,
                const Pair *pair,
                guint      *start,
                guint      *end,
                gboolean    larger)
{
  guint from = *start;
  guint to = *end;

  if (pair->open >= *start || pair->close < *end)
    return FALSE;
  clauses_between (run, pairs, pair->open + 1, pair->close, &from, &to);
  if (larger && from >= *start && to <= *end)
    {
      from = pair->open + 1;
      to = pair->close;
      trim (run, &from, &to);
    }
  if (from > *start || to < *end || (larger && to - from <= *end - *start))
    return FALSE;
  *start = from;
  *end = to;

  return TRUE;
}

/* The clause around [start, end) in the innermost quotation, else in the sentence. With @larger it
 * has to be more than the range itself. */
static void
clause_around (const Run *run,
               guint     *start,
               guint     *end,
               gboolean   larger)
{
  guint low;
  guint high;
  guint ignored;
  g_autoptr (GArray) pairs = NULL;

  sentence_around (run, *start, &low, &ignored);
  sentence_around (run, *end > *start ? *end - 1 : *end, &ignored, &high);
  pairs = find_pairs (run, low, high);
  while (high > low && (is_stop (run->chars[high - 1]) || is_blank (run->chars[high - 1])))
    high--;

  /* The inner pair is the one that closes first. */
  for (guint i = 0; i < pairs->len; i++)
    if (clause_in_pair (run, pairs, &g_array_index (pairs, Pair, i), start, end, larger))
      return;
  clauses_between (run, pairs, low, MAX (high, *end), start, end);
}

/* The character that a range begins with, or that a place between two letters means. */
static gboolean
meant (const Run *run,
       guint      start,
       guint      end,
       guint     *at)
{
  if (run->n == 0)
    return FALSE;
  *at = MIN (start, run->n - 1);
  if (start == end && start > 0 && (start >= run->n || !in_word (run, start)) &&
      in_word (run, start - 1))
    *at = start - 1;

  return TRUE;
}

static gboolean
cover_words (const Run *run,
             guint     *start,
             guint     *end)
{
  guint first;
  guint last;
  guint ignored;

  if (!meant (run, *start, *end, &first))
    return FALSE;
  last = *end > *start ? *end - 1 : first;
  if (!in_word (run, first) && !in_word (run, last))
    return FALSE;
  if (in_word (run, first))
    word_around (run, first, start, &ignored);
  if (in_word (run, last))
    word_around (run, last, &ignored, end);
  *end = MAX (*end, *start);

  return TRUE;
}

static gboolean
cover_run (const Run  *run,
           HawSegment  segment,
           guint      *start,
           guint      *end,
           gboolean    larger)
{
  guint at;
  guint ignored;

  if (!meant (run, *start, *end, &at))
    return FALSE;

  switch (segment)
    {
    case HAW_SEGMENT_LETTER:
      letter_around (run, at, start, *end > *start ? &ignored : end);
      if (*end > *start)
        letter_around (run, *end - 1, &ignored, end);
      return !is_blank (run->chars[at]);
    case HAW_SEGMENT_WORD:
      return cover_words (run, start, end);
    case HAW_SEGMENT_CLAUSE:
      *start = MIN (*start, at);
      *end = MAX (*end, at + 1);
      clause_around (run, start, end, larger);
      break;
    case HAW_SEGMENT_SENTENCE:
      sentence_around (run, *end > *start ? *end - 1 : at, &ignored, end);
      sentence_around (run, at, start, &ignored);
      trim (run, start, end);
      break;
    case HAW_SEGMENT_PARAGRAPH:
    default:
      *start = 0;
      *end = run->n;
      trim (run, start, end);
      break;
    }

  return *start < *end;
}

static gboolean
cover (HawText    *text,
       HawSegment  segment,
       guint       start,
       guint       end,
       gboolean    larger,
       guint      *cover_start,
       guint      *cover_end)
{
  guint first = haw_text_paragraph_at (text, start);
  guint last = haw_text_paragraph_at (text, end > start ? end - 1 : end);
  g_auto (Run) run = { 0 };
  gboolean found;
  guint from;
  guint to;

  run_init (&run, text, first);
  from = MIN (start - run.base, run.n);
  to = first == last ? MIN (end - run.base, run.n) : run.n;
  found = cover_run (&run, segment, &from, &to, larger && first == last);
  *cover_start = found ? run.base + from : start;
  *cover_end = found && first == last ? run.base + to : end;
  if (last > first)
    {
      g_auto (Run) tail = { 0 };

      run_init (&tail, text, last);
      from = 0;
      to = MIN (end - tail.base, tail.n);
      if (cover_run (&tail, segment, &from, &to, FALSE))
        {
          *cover_end = MAX (tail.base + to, end);
          found = TRUE;
        }
    }

  return found;
}

gboolean
haw_segment_cover (HawText    *text,
                   HawSegment  segment,
                   guint       start,
                   guint       end,
                   guint      *cover_start,
                   guint      *cover_end)
{
  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (start <= end && end <= haw_text_get_length (text), FALSE);
  g_return_val_if_fail (cover_start != NULL && cover_end != NULL, FALSE);

  return cover (text, segment, start, end, FALSE, cover_start, cover_end);
}

gboolean
haw_segment_grow (HawText *text,
                  guint    start,
                  guint    end,
                  guint   *grown_start,
                  guint   *grown_end)
{
  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (start <= end && end <= haw_text_get_length (text), FALSE);
  g_return_val_if_fail (grown_start != NULL && grown_end != NULL, FALSE);

  for (HawSegment segment = HAW_SEGMENT_LETTER; segment <= HAW_SEGMENT_PARAGRAPH; segment++)
    {
      guint from;
      guint to;

      if (!cover (text, segment, start, end, TRUE, &from, &to))
        continue;
      /* A place at the end of a word is outside of none of its parts. */
      if ((start == end || (from <= start && to >= end)) && to - from > end - start)
        {
          *grown_start = from;
          *grown_end = to;
          return TRUE;
        }
    }

  return FALSE;
}

GArray *
haw_segment_words (HawText *text,
                   guint    paragraph)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (HawWord));
  g_auto (Run) run = { 0 };

  g_return_val_if_fail (text != NULL, words);
  g_return_val_if_fail (paragraph < haw_text_get_n_paragraphs (text), words);

  run_init (&run, text, paragraph);
  for (guint at = 0; at < run.n; at++)
    {
      guint start = at;
      HawWord word;

      while (at < run.n && in_word (&run, at))
        at++;
      if (at == start)
        continue;
      word = (HawWord) { run.base + start, run.base + at };
      g_array_append_val (words, word);
    }

  return words;
}

guint
haw_segment_next_word_end (HawText *text,
                           guint    offset)
{
  g_return_val_if_fail (text != NULL, 0);
  g_return_val_if_fail (offset <= haw_text_get_length (text), 0);

  for (guint p = haw_text_paragraph_at (text, offset); p < haw_text_get_n_paragraphs (text); p++)
    {
      g_autoptr (GArray) words = haw_segment_words (text, p);

      for (guint i = 0; i < words->len; i++)
        if (g_array_index (words, HawWord, i).end > offset)
          return g_array_index (words, HawWord, i).end;
    }

  return haw_text_get_length (text);
}

guint
haw_segment_previous_word_start (HawText *text,
                                 guint    offset)
{
  g_return_val_if_fail (text != NULL, 0);
  g_return_val_if_fail (offset <= haw_text_get_length (text), 0);

  for (guint p = haw_text_paragraph_at (text, offset) + 1; p-- > 0;)
    {
      g_autoptr (GArray) words = haw_segment_words (text, p);

      for (guint i = words->len; i-- > 0;)
        if (g_array_index (words, HawWord, i).start < offset)
          return g_array_index (words, HawWord, i).start;
    }

  return 0;
}
