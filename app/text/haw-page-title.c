/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-page-private.h"

#include <string.h>

/* A headline is known by its length, by standing before running text and alone, and by sharing
 * words with that text, which headlines of other articles do not. */

static const struct
{
  guint min_chars;
  guint max_chars;
  double score;
} length_scores[] = {
  { 0, 7, -1.0 }, { 8, 14, 0.2 }, { 15, 24, 0.6 }, { 25, 110, 1.0 }, { 111, 150, 0.7 },
  { 151, G_MAXUINT, -1.0 },
};

#define SCORE_WORDS 0.3         /* four words or more */
#define SCORE_ALONE 0.15        /* a blank line, on each side */
#define SCORE_FIRST 0.15        /* before all others */
#define SCORE_SHARED 1.0        /* times the share of its words that the text has */
#define SCORE_REPEATED 0.5      /* the page says it again */
#define SCORE_SENTENCE -0.6     /* ends with a full stop */
#define SCORE_COLON -0.5
#define SCORE_SECTION -1.0      /* a name of a section */
#define SCORE_NAME -0.4         /* can be a person */
#define SCORE_OUTLET -0.8       /* a few words that can be an outlet */
#define SCORE_OWNER -1.5        /* the page says that it owns the rights */
#define SCORE_DATED -0.6
#define SCORE_CREDIT -0.6       /* ends like a caption */
#define SCORE_DECK -0.5         /* follows another headline */
#define SCORE_KICKER -0.8       /* stands on top of a longer one */
#define SCORE_MINIMUM 0.6
#define SCORE_CERTAIN 2.2

#define SHARED_TEXT_CHARS 2500
#define STEM_CHARS 5
#define KICKER_WORDS 4
#define SECTION_WORDS 2
#define KICKER_OPENING_WORDS 8
#define KICKER_RATIO 1.3

#define MAX_LONG_TITLE 170

/* The title is not looked for farther down. */
#define MAX_HEADER_LINES 400

#define NOTICE_LINES 8
#define NOTICE_SHARED 0.3
#define NOTICE_CONFIDENCE 0.7

static const char *const separators[] = { " | ", " – ", " — ", " - ", " :: ", " » ", " · ", " • " };

/* A word without the article and particles that are written with it, cut short, so that forms of
 * one word are mostly equal. */
static char *
stem (const char *folded)
{
  static const char *const prefixes[] = { "وال", "بال", "فال", "كال", "ولل", "لل", "ال", "و", "ب",
                                          "ل", "ف" };
  const char *p = folded;

  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    {
      if (g_str_has_prefix (p, prefixes[i]) && g_utf8_strlen (p + strlen (prefixes[i]), -1) >= 3)
        {
          p += strlen (prefixes[i]);
          break;
        }
    }
  return g_utf8_substring (p, 0, MIN (STEM_CHARS, g_utf8_strlen (p, -1)));
}

static GStrv
split_words (const char *words)
{
  g_autofree char *folded = haw_page_fold (words);

  for (char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (!g_unichar_isalnum (g_utf8_get_char (p)))
        memset (p, ' ', g_utf8_next_char (p) - p);
    }
  return g_strsplit (folded, " ", -1);
}

/* The stems of the running text that follows. */
static GHashTable *
collect_stems (HawPageReading *reading)
{
  GHashTable *stems = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_chars = 0;

  for (guint i = reading->first_prose; i < reading->lines->len && n_chars < SHARED_TEXT_CHARS; i++)
    {
      HawPageLine *line = haw_page_line (reading, i);
      g_autofree char *start = NULL;
      g_auto (GStrv) words = NULL;

      if (line->rule != NULL || (!line->prose && i != reading->first_prose))
        continue;
      n_chars += line->n_chars;
      start = g_utf8_substring (line->words, 0, MIN (line->n_chars, SHARED_TEXT_CHARS));
      words = split_words (start);
      for (guint k = 0; words[k] != NULL; k++)
        g_hash_table_add (stems, stem (words[k]));
    }
  return stems;
}

static double
share_of (GHashTable *stems,
          const char *headline)
{
  g_auto (GStrv) words = split_words (headline);
  guint n = 0;
  guint n_shared = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *word = stem (words[i]);

      /* Short Latin words are in every text. */
      if (g_utf8_strlen (words[i], -1) < (g_ascii_isalpha (*words[i]) ? 4 : 3))
        continue;
      n++;
      n_shared += g_hash_table_contains (stems, word) ? 1 : 0;
    }
  return n > 0 ? (double) n_shared / n : 0.0;
}

static gboolean
is_candidate (const HawPageLine *line)
{
  return line->rule == NULL && !line->bar && !line->date.whole && line->n_words >= 2 &&
         !line->prose && haw_page_byline_label (line->words) == 0;
}

/* Whether a line of the page holds this one: a footer with the owner, or another. */
static gboolean
is_repeated (HawPageReading *reading,
             guint           index,
             gboolean        footer)
{
  HawPageLine *line = haw_page_line (reading, index);

  for (guint i = 0; i < reading->lines->len; i++)
    {
      HawPageLine *other = haw_page_line (reading, i);
      gboolean owner = other->rule != NULL && other->rule->kind == HAW_REGION_KIND_SOURCE;

      if (i != index && owner == footer && other->n_chars < 2 * line->n_chars + 60 &&
          other->n_chars > line->n_chars && strstr (other->words, line->words) != NULL)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_credited (const HawPageLine *line)
{
  return line->n_words >= 4 && strpbrk (line->words, "-:(/") != NULL &&
         haw_page_count_words (HAW_PAGE_WORDS_CREDIT, line->words, NULL) > 0;
}

static double
score_alone (HawPageReading *reading,
             guint           index,
             GHashTable     *stems)
{
  HawPageLine *line = haw_page_line (reading, index);
  double score = 0.0;
  guint n_words = 0;
  guint n_sections = haw_page_count_words (HAW_PAGE_WORDS_SECTION, line->words, &n_words);

  for (guint i = 0; i < G_N_ELEMENTS (length_scores); i++)
    {
      if (line->n_chars >= length_scores[i].min_chars &&
          line->n_chars <= length_scores[i].max_chars)
        score += length_scores[i].score;
    }
  score += line->n_words >= 4 ? SCORE_WORDS : 0.0;
  score += line->gap > 0 || index == 0 ? SCORE_ALONE : 0.0;
  if (index + 1 < reading->lines->len && haw_page_line (reading, index + 1)->gap > 0)
    score += SCORE_ALONE;
  score += SCORE_SHARED * share_of (stems, line->words);
  score += is_repeated (reading, index, FALSE) ? SCORE_REPEATED : 0.0;
  score += is_repeated (reading, index, TRUE) ? SCORE_OWNER : 0.0;
  score += line->last == '.' && !g_str_has_suffix (line->words, "..") ? SCORE_SENTENCE : 0.0;
  score += line->last == ':' ? SCORE_COLON : 0.0;
  score += n_sections > 0 && n_words <= 3 ? SCORE_SECTION : 0.0;
  score += haw_page_is_name (line) ? SCORE_NAME : 0.0;
  score += line->n_words <= 4 && haw_page_is_outlet (line->words) ? SCORE_OUTLET : 0.0;
  score += line->dated ? SCORE_DATED : 0.0;
  score += is_credited (line) ? SCORE_CREDIT : 0.0;
  return score;
}

static gboolean
is_kicker (const HawPageLine *line,
           const HawPageLine *next)
{
  g_auto (GStrv) words = split_words (line->words);
  guint i = 0;

  if (line->n_chars * KICKER_RATIO > next->n_chars)
    return FALSE;
  if (next->gap > 0)
    return line->n_words <= SECTION_WORDS ||
           (line->n_words <= KICKER_WORDS &&
            haw_page_count_words (HAW_PAGE_WORDS_SECTION, line->words, NULL) > 0);
  if (line->n_words <= KICKER_WORDS)
    return TRUE;
  while (words[i] != NULL && *words[i] == '\0')
    i++;
  return line->last == ':' ||
         (line->n_words <= KICKER_OPENING_WORDS && words[i] != NULL &&
          haw_page_has_word (HAW_PAGE_WORDS_KICKER, words[i]));
}

/* The line before, where it is a headline, makes this one its deck or is the kicker of this one. */
static void
score_neighbours (HawPageReading *reading,
                  double         *scores)
{
  for (guint i = 1; i < reading->first_prose; i++)
    {
      HawPageLine *line = haw_page_line (reading, i);
      HawPageLine *before = haw_page_line (reading, i - 1);

      if (!is_candidate (line) || !is_candidate (before))
        continue;
      if (is_kicker (before, line))
        scores[i - 1] += SCORE_KICKER;
      else
        scores[i] += SCORE_DECK;
    }
}

static int
choose (HawPageReading *reading)
{
  g_autoptr (GHashTable) stems = collect_stems (reading);
  g_autofree double *scores = g_new0 (double, reading->lines->len + 1);
  guint end = MIN (reading->first_prose, MAX_HEADER_LINES);
  int best = -1;
  gboolean first = TRUE;

  for (guint i = 0; i < end; i++)
    {
      if (!is_candidate (haw_page_line (reading, i)))
        continue;
      scores[i] = score_alone (reading, i, stems) + (first ? SCORE_FIRST : 0.0);
      first = FALSE;
    }
  score_neighbours (reading, scores);
  for (guint i = 0; i < end; i++)
    {
      if (scores[i] >= SCORE_MINIMUM && (best < 0 || scores[i] > scores[best]))
        best = i;
    }
  for (guint i = 0; i < end; i++)
    {
      if ((int) i != best && scores[i] >= SCORE_MINIMUM && !haw_page_line (reading, i)->dated)
        haw_page_add (reading->page, HAW_PAGE_FIELD_TITLE, haw_page_line (reading, i)->words,
                      "another line above the text", MIN (scores[i] / SCORE_CERTAIN, 1.0) * 0.5);
    }
  reading->title_confidence = best >= 0 ? MIN (scores[best] / SCORE_CERTAIN, 1.0) * 0.95 : 0.4;
  return best;
}

/* A headline of few words, which alone could be a person: the first line before one that names the
 * author. */
static int
choose_short (HawPageReading *reading)
{
  int first = -1;

  for (guint i = 0; i < reading->first_prose; i++)
    {
      HawPageLine *line = haw_page_line (reading, i);

      if (first >= 0 && (haw_page_is_name (line) || haw_page_byline_label (line->words) > 0))
        return first;
      if (first < 0 && is_candidate (line) && !line->dated && !haw_page_is_outlet (line->words) &&
          haw_page_count_words (HAW_PAGE_WORDS_SECTION, line->words, NULL) == 0)
        first = i;
    }
  return -1;
}

/* A notice of the site may look like running text above everything. The title then stands between
 * it and a text that it shares no words with. */
static int
choose_below_notice (HawPageReading *reading)
{
  guint notice = reading->first_prose;
  int best = -1;

  for (guint i = notice + 2; i < reading->lines->len && i <= notice + NOTICE_LINES; i++)
    {
      g_autoptr (GHashTable) stems = NULL;

      if (!haw_page_line (reading, i)->prose || haw_page_line (reading, i)->rule != NULL)
        continue;
      reading->first_prose = i;
      stems = collect_stems (reading);
      if (haw_page_line (reading, notice)->n_chars < SHARED_TEXT_CHARS &&
          share_of (stems, haw_page_line (reading, notice)->words) < NOTICE_SHARED)
        best = choose (reading);
      break;
    }
  if (best > (int) notice && reading->title_confidence >= NOTICE_CONFIDENCE)
    return best;
  reading->first_prose = notice;
  return -1;
}

/* A headline so long that it looks like text: first of all, no sentence, much shorter than what
 * follows. */
static gboolean
is_long_title (HawPageReading *reading)
{
  HawPageLine *line;
  HawPageLine *next;

  if (reading->first_prose + 1 >= reading->lines->len)
    return FALSE;
  line = haw_page_line (reading, reading->first_prose);
  next = haw_page_line (reading, reading->first_prose + 1);
  return line->n_chars <= MAX_LONG_TITLE && line->last != '.' &&
         strstr (line->words, ". ") == NULL &&
         (next->date.whole || (next->prose && next->gap > 0 && next->n_chars > 2 * line->n_chars));
}

static gboolean
is_site_name (HawPageReading *reading,
              const char     *words)
{
  guint n = 0;

  if (haw_page_is_outlet (words))
    return TRUE;
  for (guint i = 0; i < reading->lines->len; i++)
    {
      HawPageLine *line = haw_page_line (reading, i);

      if ((int) i != reading->title && !line->prose && line->n_words < 14 &&
          strstr (line->words, words) != NULL)
        n++;
    }
  return n > 0;
}

/* Cuts the name of the outlet or section from the title's line. */
static void
trim_title (HawPageReading *reading)
{
  HawPageLine *line = haw_page_line (reading, reading->title);
  g_autofree char *words = haw_text_slice (reading->text, line->start, line->end);

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      gboolean sure = i == 0 || i == 4;
      char *at = g_strrstr (words, separators[i]);
      g_autofree char *tail = NULL;
      g_autofree char *head = NULL;
      g_auto (GStrv) tail_words = NULL;
      g_auto (GStrv) head_words = NULL;

      if (at == NULL)
        continue;
      tail = g_strdup (at + strlen (separators[i]));
      head = g_strndup (words, at - words);
      tail_words = g_strsplit (tail, " ", -1);
      head_words = g_strsplit (head, " ", -1);
      if (g_strv_length (tail_words) <= 6 && g_strv_length (head_words) >= 3 &&
          (sure || is_site_name (reading, tail)))
        {
          reading->title_end = reading->title_start + g_utf8_strlen (g_strchomp (head), -1);
          reading->title_suffix = g_steal_pointer (&tail);
          return;
        }
      if (g_strv_length (head_words) <= 3 && g_strv_length (tail_words) >= 4 &&
          (sure || is_site_name (reading, head)))
        {
          reading->title_start = reading->title_end - g_utf8_strlen (g_strchug (tail), -1);
          reading->title_suffix = g_steal_pointer (&head);
          return;
        }
    }
}

void
haw_page_find_title (HawPageReading *reading)
{
  HawPageLine *line;

  reading->title = choose (reading);
  if (reading->title < 0)
    reading->title = choose_short (reading);
  if (reading->title < 0)
    reading->title = choose_below_notice (reading);
  if (reading->title < 0 && is_long_title (reading))
    {
      reading->title = reading->first_prose;
      reading->first_prose++;
    }
  if (reading->title < 0)
    return;
  line = haw_page_line (reading, reading->title);
  reading->title_start = line->start;
  reading->title_end = line->end;
  trim_title (reading);
}
