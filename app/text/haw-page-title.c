/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-page-private.h"

#include <string.h>

/* Every line that could be a headline is judged by what it is, where it stands and how many of its
 * words the running text has: the headline of the text shares many, those of other articles few. */

static const struct
{
  guint min_chars;
  guint max_chars;
  double score;
} length_scores[] = {
  { 0, 7, -1.0 }, { 8, 14, 0.2 }, { 15, 24, 0.6 }, { 25, 110, 1.0 }, { 111, 150, 0.7 },
  { 151, 200, 0.3 }, { 201, G_MAXUINT, -2.0 },
};

typedef enum
{
  FEATURE_WORDS,
  FEATURE_GAP_BEFORE,
  FEATURE_GAP_AFTER,
  FEATURE_FIRST,
  FEATURE_NEAR,
  FEATURE_SIGNED,
  FEATURE_SHARED,
  FEATURE_FOREIGN,
  FEATURE_REPEATED,
  FEATURE_HEAD,
  FEATURE_OWNER,
  FEATURE_SENTENCE,
  FEATURE_SENTENCES,
  FEATURE_PROSE,
  FEATURE_COLON,
  FEATURE_SECTION,
  FEATURE_NAME,
  FEATURE_AUTHOR,
  FEATURE_ROLE,
  FEATURE_OUTLET,
  FEATURE_DATED,
  FEATURE_RULE,
  FEATURE_CREDIT,
  FEATURE_ITEM,
  FEATURE_LISTED,
  FEATURE_AFTER_TEXT,
  FEATURE_AFTER_NOTICE,
  FEATURE_DECK,
  FEATURE_KICKER,
  N_FEATURES,
} Feature;

static const double weights[N_FEATURES] = {
  [FEATURE_WORDS] = 0.3,         /* four words or more: labels have fewer */
  [FEATURE_GAP_BEFORE] = 0.15,   /* headlines stand alone, menus do not */
  [FEATURE_GAP_AFTER] = 0.15,
  [FEATURE_FIRST] = 0.15,        /* what stands above everything is more often it */
  [FEATURE_NEAR] = 0.2,          /* no other candidate stands between it and the text */
  [FEATURE_SIGNED] = 0.3,        /* author or day follow */
  [FEATURE_SHARED] = 1.5,        /* times the share of its words that the text has */
  [FEATURE_FOREIGN] = -0.8,      /* of many words nearly none is in the text */
  [FEATURE_REPEATED] = 0.5,      /* page heads and paths say it again */
  [FEATURE_HEAD] = -1.2,         /* is such a copy itself, with more than the headline */
  [FEATURE_OWNER] = -1.5,        /* a claim of rights names it */
  [FEATURE_SENTENCE] = -0.6,     /* headlines have no full stop */
  [FEATURE_SENTENCES] = -1.2,    /* nor more than one sentence */
  [FEATURE_PROSE] = -0.4,        /* so long that it looks like text */
  [FEATURE_COLON] = -0.5,        /* announces what follows */
  [FEATURE_SECTION] = -1.0,
  [FEATURE_NAME] = -0.6,         /* a person */
  [FEATURE_AUTHOR] = -1.2,       /* a person and a place */
  [FEATURE_ROLE] = -1.4,         /* what that person is */
  [FEATURE_OUTLET] = -1.6,       /* a few words that can be an outlet */
  [FEATURE_DATED] = -1.0,
  [FEATURE_RULE] = -0.6,         /* begins like furniture */
  [FEATURE_CREDIT] = -1.2,       /* ends like a caption */
  [FEATURE_ITEM] = -1.0,         /* has the mark of an item of a list */
  [FEATURE_LISTED] = -1.2,       /* under the heading of a list of other articles */
  [FEATURE_AFTER_TEXT] = -1.0,   /* times the paragraphs above it: a subhead */
  [FEATURE_AFTER_NOTICE] = -0.2, /* times those that share nothing with the text */
  [FEATURE_DECK] = -1.0,         /* follows another headline */
  [FEATURE_KICKER] = -0.8,       /* stands on top of a longer one */
};

#define SCORE_MINIMUM 0.4
#define SCORE_CERTAIN 2.6
#define DECK_MARGIN 1.0
#define DECK_LINES 4
#define DECK_SHARED 0.34

#define KICKER_WORDS 4
#define SECTION_WORDS 2
#define KICKER_OPENING_WORDS 8
#define KICKER_APART_WORDS 6
#define KICKER_RATIO 1.3
#define KICKER_SHARED 0.25
#define LISTED_LINES 6
#define NAMED_LINES 4
#define MISTAKEN_WORDS 4
#define MISTAKEN_SHARED 0.5
#define DATED_WORDS 7
#define MAX_PROSE_ABOVE 3
#define SENTENCE_CHARS 110
#define SENTENCE_SHARED 0.4
#define SENTENCE_RATIO 2
#define NOTICE_SHARED 0.15
#define FOREIGN_SHARED 0.15

/* The title is not looked for farther down. */
#define MAX_HEADER_LINES 400


/* A page while its headlines are compared. */
typedef struct
{
  HawPageReading *reading;
  GHashTable *stems;       /* words of the running text, with how many lines have each */
  guint end;               /* behind the last line that may be the title */
} Search;

static gboolean
is_own_text (Search *search,
             guint   index)
{
  HawPageLine *line = haw_page_line (search->reading, index);

  return line->rule == NULL && (line->prose || index == search->reading->first_prose);
}

static guint
count_sentences (const HawPageLine *line)
{
  guint n = 0;

  for (const char *p = strstr (line->words, ". "); p != NULL; p = strstr (p + 1, ". "))
    {
      /* Not an initial, a title or the dots of a pause. */
      if (p - line->words > 6 && p[-1] != '.' && p[-2] != ' ' && p[-3] != ' ')
        n++;
    }
  return n;
}

/* A line that begins like furniture, but says what the text says. */
static gboolean
is_mistaken (Search            *search,
             const HawPageLine *line)
{
  return line->rule != NULL && line->n_words >= MISTAKEN_WORDS && !line->prose &&
         (line->rule->match == HAW_PAGE_MATCH_START || line->rule->match == HAW_PAGE_MATCH_LABEL) &&
         (line->rule->kind == HAW_REGION_KIND_NAVIGATION ||
          line->rule->kind == HAW_REGION_KIND_RELATED) &&
         haw_page_share (search->stems, line, FALSE) >= MISTAKEN_SHARED;
}

gboolean
haw_page_is_headline (const HawPageLine *line)
{
  return line->rule == NULL && !line->bar && !line->idle && !line->date.whole &&
         line->n_words >= 2 && line->n_chars <= 200 && (!line->prose || line->last != '.') &&
         !haw_page_is_byline (line) && !haw_page_is_crumbs (line) && !haw_page_is_masthead (line);
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

/* Whether the line begins or ends with the whole of a later one. */
static gboolean
is_head (Search *search,
         guint   index)
{
  HawPageLine *line = haw_page_line (search->reading, index);

  for (guint i = index + 1; i < search->end; i++)
    {
      HawPageLine *other = haw_page_line (search->reading, i);

      if (other->n_words >= 3 && other->n_chars < line->n_chars && haw_page_is_headline (other) &&
          (g_str_has_prefix (line->words, other->words) ||
           g_str_has_suffix (line->words, other->words)))
        return TRUE;
    }
  return FALSE;
}

gboolean
haw_page_is_credited (const HawPageLine *line)
{
  return line->n_words >= 4 && strpbrk (line->words, "-:(/") != NULL &&
         haw_page_count_words (HAW_PAGE_WORDS_CREDIT, line->words, NULL) > 0;
}

/* The line that says who and when, next to the headline or behind a short deck. */
static gboolean
is_signed (HawPageReading *reading,
           guint           index)
{
  for (guint i = index + 1; i < reading->lines->len && i <= index + 2; i++)
    {
      HawPageLine *line = haw_page_line (reading, i);

      if (line->date.whole || line->dated || haw_page_is_byline (line) ||
          haw_page_is_author (line))
        return TRUE;
    }
  return FALSE;
}

/* Under the heading of a list, with no more than a few others between. */
static gboolean
is_listed (HawPageReading *reading,
           guint           index)
{
  for (guint i = index; i > 0 && i + LISTED_LINES > index; i--)
    {
      HawPageLine *line = haw_page_line (reading, i);
      HawPageLine *before = haw_page_line (reading, i - 1);

      if (line->gap > 0 || line->prose)
        return FALSE;
      if (before->rule != NULL)
        return before->rule->kind == HAW_REGION_KIND_RELATED &&
               (before->rule->flags & HAW_PAGE_RULE_BLOCK) != 0;
    }
  return FALSE;
}

static gboolean
is_role_of (HawPageReading *reading,
            guint           index)
{
  return index > 0 && haw_page_is_role (haw_page_line (reading, index)) &&
         haw_page_is_author (haw_page_line (reading, index - 1));
}

/* Whether another line names the author, so that this one need not. */
static gboolean
is_named_below (HawPageReading *reading,
                guint           index)
{
  for (guint i = index + 1; i < reading->lines->len && i <= index + NAMED_LINES; i++)
    {
      HawPageLine *line = haw_page_line (reading, i);

      if (haw_page_is_byline (line) || haw_page_is_author (line))
        return TRUE;
    }
  return FALSE;
}

/* A short word with a full stop before the name: "Dr.", "Prof." */
static gboolean
has_honorific (const HawPageLine *line)
{
  gsize length = strcspn (line->words, " ");

  return length > 1 && length <= 8 && line->words[length - 1] == '.' &&
         line->words[length] == ' ';
}

static void
describe_words (Search *search,
                guint   index,
                double *features)
{
  HawPageLine *line = haw_page_line (search->reading, index);
  guint n_words = 0;
  guint n_sections = haw_page_count_words (HAW_PAGE_WORDS_SECTION, line->words, &n_words);
  gboolean name = haw_page_is_name (line);

  features[FEATURE_WORDS] = line->n_words >= 4;
  features[FEATURE_SHARED] = haw_page_share (search->stems, line, is_own_text (search, index));
  features[FEATURE_FOREIGN] = line->n_words >= 4 && features[FEATURE_SHARED] < FOREIGN_SHARED;
  features[FEATURE_SENTENCE] = line->last == '.' && !g_str_has_suffix (line->words, "..");
  features[FEATURE_SENTENCES] = count_sentences (line) > 0;
  features[FEATURE_PROSE] = line->prose;
  features[FEATURE_COLON] = line->last == ':';
  features[FEATURE_SECTION] = n_sections > 0 && n_words <= 3;
  features[FEATURE_NAME] = name && !is_named_below (search->reading, index);
  features[FEATURE_AUTHOR] = haw_page_is_author (line) && (!name || has_honorific (line));
  features[FEATURE_ROLE] = is_role_of (search->reading, index);
  features[FEATURE_OUTLET] = line->n_words <= 4 && haw_page_is_outlet (line->words);
  features[FEATURE_DATED] = !line->dated ? 0.0 : line->n_words <= DATED_WORDS ? 1.0 : 0.4;
  features[FEATURE_RULE] = line->rule != NULL;
  features[FEATURE_CREDIT] = haw_page_is_credited (line);
  features[FEATURE_ITEM] = haw_page_is_item (line);
}

static void
describe_place (Search *search,
                guint   index,
                double *features)
{
  HawPageReading *reading = search->reading;
  HawPageLine *line = haw_page_line (reading, index);

  features[FEATURE_GAP_BEFORE] = line->gap > 0 || index == 0;
  features[FEATURE_GAP_AFTER] =
    index + 1 < reading->lines->len && haw_page_line (reading, index + 1)->gap > 0;
  features[FEATURE_SIGNED] = is_signed (reading, index);
  features[FEATURE_REPEATED] = is_repeated (reading, index, FALSE);
  features[FEATURE_OWNER] = is_repeated (reading, index, TRUE);
  features[FEATURE_HEAD] = is_head (search, index);
  features[FEATURE_LISTED] = is_listed (reading, index);
  features[FEATURE_NEAR] = 1.0;
  for (guint i = index + 1; i < search->end; i++)
    {
      HawPageLine *other = haw_page_line (reading, i);

      if (other->prose)
        break;
      if (haw_page_is_headline (other) && other->n_words >= 4)
        features[FEATURE_NEAR] = 0.0;
    }
}

static double
weigh (HawPageReading *reading,
       guint           index,
       const double   *features)
{
  guint n_chars = haw_page_line (reading, index)->n_chars;
  double score = 0.0;

  for (guint i = 0; i < G_N_ELEMENTS (length_scores); i++)
    {
      if (n_chars >= length_scores[i].min_chars && n_chars <= length_scores[i].max_chars)
        score += length_scores[i].score;
    }
  for (guint i = 0; i < N_FEATURES; i++)
    score += weights[i] * features[i];
  return score;
}

/* "SECTION - words" */
static gboolean
has_rubric (const char *words)
{
  const char *p = words;

  while (g_unichar_isupper (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p - words >= 4 && (g_str_has_prefix (p, " - ") || g_str_has_prefix (p, " – "));
}

static gboolean
is_kicker (const HawPageLine *line,
           const HawPageLine *next,
           gboolean           shares_more)
{
  g_auto (GStrv) words = haw_page_split_words (line->words);
  guint i = 0;
  gboolean opening;

  if (has_rubric (line->words))
    return TRUE;
  if (line->n_chars * KICKER_RATIO > next->n_chars)
    return FALSE;
  while (words[i] != NULL && *words[i] == '\0')
    i++;
  opening = words[i] != NULL && strpbrk (line->words, ".:") == NULL &&
            haw_page_has_word (HAW_PAGE_WORDS_KICKER, words[i]);
  if (next->gap > 0)
    return line->n_words <= SECTION_WORDS || (opening && line->n_words <= KICKER_APART_WORDS) ||
           (line->n_words <= KICKER_WORDS &&
            haw_page_count_words (HAW_PAGE_WORDS_SECTION, line->words, NULL) > 0);
  /* A few words may be the headline, if the text has them rather than those of the next line. */
  return (line->n_words <= KICKER_WORDS && !shares_more) || line->last == ':' ||
         (line->n_words <= KICKER_OPENING_WORDS && opening);
}

/* The nearest headline above @index, with no more than captions and days between; -1 if none. */
static int
find_above (Search       *search,
            guint         index,
            const double *shared)
{
  for (guint i = index; i > 0 && i + DECK_LINES > index; i--)
    {
      HawPageLine *line = haw_page_line (search->reading, i - 1);

      if (line->prose)
        return -1;
      if (haw_page_is_headline (line) && line->n_words > SECTION_WORDS &&
          shared[i - 1] >= DECK_SHARED && !haw_page_is_credited (line) &&
          !line->dated)
        return i - 1;
    }
  return -1;
}

/* A headline above, not much worse, makes this line its deck; or that was the kicker of this. */
static void
score_neighbours (Search       *search,
                  double       *scores,
                  const double *shared)
{
  for (guint i = 1; i < search->end; i++)
    {
      HawPageLine *line = haw_page_line (search->reading, i);
      HawPageLine *before = haw_page_line (search->reading, i - 1);
      int above = haw_page_is_headline (line) ? find_above (search, i, shared) : -1;

      if (haw_page_is_headline (line) && haw_page_is_headline (before) &&
          is_kicker (before, line, shared[i - 1] > shared[i] + KICKER_SHARED))
        scores[i - 1] += weights[FEATURE_KICKER];
      else if (above >= 0 && scores[above] >= SCORE_MINIMUM &&
               scores[above] + DECK_MARGIN >= scores[i])
        scores[i] += weights[FEATURE_DECK];
    }
}

/* Running text above a line: what shares words with the rest is the article. */
static void
count_above (Search *search,
             guint   index,
             double *n_text,
             double *n_notices)
{
  HawPageLine *line = haw_page_line (search->reading, index);

  if (!is_own_text (search, index))
    return;
  if (haw_page_share (search->stems, line, TRUE) >= NOTICE_SHARED)
    *n_text += 1.0;
  else
    *n_notices += 1.0;
}

static void
find_end (Search *search)
{
  HawPageReading *reading = search->reading;
  guint n_prose = 0;

  for (search->end = 0; search->end < reading->lines->len && search->end < MAX_HEADER_LINES;
       search->end++)
    {
      n_prose += is_own_text (search, search->end) ? 1 : 0;
      if (n_prose > MAX_PROSE_ABOVE)
        break;
    }
}

static void
score_lines (Search *search,
             double *scores,
             double *shared)
{
  gboolean first = TRUE;
  double n_text = 0.0;
  double n_notices = 0.0;

  for (guint i = 0; i < search->end; i++)
    {
      HawPageLine *line = haw_page_line (search->reading, i);
      double features[N_FEATURES] = { 0 };

      if (haw_page_is_headline (line) || is_mistaken (search, line))
        {
          describe_words (search, i, features);
          describe_place (search, i, features);
          features[FEATURE_FIRST] = first;
          features[FEATURE_AFTER_TEXT] = n_text;
          features[FEATURE_AFTER_NOTICE] = n_notices;
          scores[i] = weigh (search->reading, i, features);
          shared[i] = features[FEATURE_SHARED];
          first = FALSE;
        }
      count_above (search, i, &n_text, &n_notices);
    }
  score_neighbours (search, scores, shared);
}

static int
choose (HawPageReading *reading)
{
  g_autoptr (GHashTable) stems = haw_page_collect_stems (reading);
  g_autofree double *scores = NULL;
  g_autofree double *shared = NULL;
  Search search = { .reading = reading, .stems = stems };
  int best = -1;

  find_end (&search);
  scores = g_new0 (double, search.end + 1);
  shared = g_new0 (double, search.end + 1);
  score_lines (&search, scores, shared);
  for (guint i = 0; i < search.end; i++)
    {
      if (scores[i] >= SCORE_MINIMUM && (best < 0 || scores[i] > scores[best]))
        best = i;
    }
  for (guint i = 0; i < search.end; i++)
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
      if (first < 0 && haw_page_is_headline (line) && !line->dated &&
          !haw_page_is_outlet (line->words) &&
          haw_page_count_words (HAW_PAGE_WORDS_SECTION, line->words, NULL) == 0)
        first = i;
    }
  return -1;
}

/* A headline with a full stop: a short line by itself, above what looks like text and shares its
 * words. */
static int
choose_sentence (HawPageReading *reading)
{
  g_autoptr (GHashTable) stems = haw_page_collect_stems (reading);
  Search search = { .reading = reading, .stems = stems };
  guint i = reading->first_prose;
  HawPageLine *line = i + 1 < reading->lines->len ? haw_page_line (reading, i) : NULL;
  HawPageLine *next = line != NULL ? haw_page_line (reading, i + 1) : NULL;

  if (line == NULL || !line->prose || line->n_chars > SENTENCE_CHARS || line->dated ||
      count_sentences (line) > 0 || haw_page_share (search.stems, line, TRUE) < SENTENCE_SHARED)
    return -1;
  /* Somebody signs it, or the text beside it is of another size. */
  return is_signed (reading, i) || (next->prose && next->gap > 0 &&
                                    next->n_chars > SENTENCE_RATIO * line->n_chars) ? (int) i : -1;
}

void
haw_page_find_title (HawPageReading *reading)
{
  HawPageLine *line;

  reading->title_lines = 1;
  reading->title = choose (reading);
  if (reading->title < 0)
    reading->title = choose_short (reading);
  if (reading->title < 0)
    reading->title = choose_sentence (reading);
  if (reading->title < 0)
    return;
  line = haw_page_line (reading, reading->title);
  line->rule = NULL;
  reading->title_start = line->start;
  reading->title_end = line->end;
  if (haw_page_has_second_line (reading))
    {
      reading->title_lines = 2;
      reading->title_end = haw_page_line (reading, reading->title + 1)->end;
    }
  else
    haw_page_trim_title (reading);
  /* The text begins below the headline, whatever looked like text above. */
  if (reading->first_prose < reading->title + reading->title_lines)
    {
      guint i = reading->title + reading->title_lines;

      reading->first_prose = i;
      while (i < reading->lines->len && (haw_page_line (reading, i)->rule != NULL ||
                                         !haw_page_line (reading, i)->prose))
        i++;
      if (i < reading->lines->len)
        reading->first_prose = i;
    }
}
