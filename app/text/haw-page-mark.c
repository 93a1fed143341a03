/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-page-private.h"

#include <string.h>

/* Share of the running text after which a label of the tail of a page is believed. */
#define TAIL_SHARE 0.55
/* Before this share a day belongs to the article, not to comments. */
#define STAMP_SHARE 0.25
/* A line in the middle of the text is text, whatever it begins with, from so many words. */
#define SENTENCE_WORDS 12
#define MENU_LINES 3
#define RELATED_RUN 3
/* So near to its start a day that stands alone in the text is that of the page. */
#define HEADER_LINES 4

typedef struct
{
  HawPageReading *reading;
  guint last_prose;       /* index of the last line of running text before comments and forms */
  guint mass;             /* characters of running text */
  guint seen;             /* of them so far */
  guint n_prose;          /* lines of running text so far */
  gboolean in_block;
  HawRegionKind block;
  guint block_start;
  gboolean tail;
  guint n_days;           /* lines that are only a day, below the first running text */
} Marking;

static void
mark (HawPageLine   *line,
      HawRegionKind  kind)
{
  line->kind = kind;
  line->state = HAW_PAGE_LINE_KNOWN;
}

static HawPageLine *
line_at (Marking *marking,
         guint    index)
{
  return index < marking->reading->lines->len ? haw_page_line (marking->reading, index) : NULL;
}

static gboolean
ends_open (const HawPageLine *line)
{
  return line->last == 0x2026 || g_str_has_suffix (line->words, "...") ||
         g_str_has_suffix (line->words, "[…]");
}

static gboolean
ends_sentence (const HawPageLine *line)
{
  return g_utf8_strchr (".؟?!۔»”\"", -1, line->last) != NULL;
}

static gboolean
is_caption (Marking *marking,
            guint    index)
{
  HawPageLine *line = line_at (marking, index);
  HawPageLine *before = index > 0 ? line_at (marking, index - 1) : NULL;
  HawPageLine *after = line_at (marking, index + 1);

  if (line->n_words < 2 || line->n_words > 40)
    return FALSE;
  if ((before != NULL && g_str_equal (before->words, line->words)) ||
      (after != NULL && g_str_equal (after->words, line->words)))
    return line->n_words >= 3;
  return line->n_words <= 30 && strpbrk (line->words, "-:(/") != NULL &&
         haw_page_count_words (HAW_PAGE_WORDS_CREDIT, line->words, NULL) > 0;
}

/* Letters of editors and agencies that close a report: (abc), a b / c d. */
static gboolean
is_sign_off (const HawPageLine  *line,
             HawRegionKind      *kind)
{
  g_auto (GStrv) words = NULL;

  if (line->n_words > 8 || line->n_chars > 40)
    return FALSE;
  if (line->words[0] == '(' && line->last == ')' && line->n_words <= 4)
    {
      *kind = HAW_REGION_KIND_SOURCE;
      return TRUE;
    }
  words = g_strsplit_set (line->words, " /-.", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (g_utf8_strlen (words[i], -1) > 2)
        return FALSE;
      for (const char *p = words[i]; *p != '\0'; p = g_utf8_next_char (p))
        {
          if (!g_unichar_isalpha (g_utf8_get_char (p)))
            return FALSE;
        }
    }
  *kind = HAW_REGION_KIND_BYLINE;
  return line->n_words > 1 || strchr (line->words, '/') != NULL;
}

/* A line about the author: what he is, soon after its start. */
static gboolean
is_bio (const HawPageLine *line)
{
  g_autofree char *start = NULL;
  const char *p = line->words;

  if (line->n_words > 45)
    return FALSE;
  for (guint n = 0; n < 7 && p != NULL; n++)
    p = strchr (p + 1, ' ');
  start = p != NULL ? g_strndup (line->words, p - line->words) : g_strdup (line->words);
  return haw_page_count_words (HAW_PAGE_WORDS_BIO, start, NULL) > 0;
}

/* Kinds that need no more than the line itself. */
static gboolean
mark_alone (HawPageLine *line)
{
  if (line->rule != NULL)
    mark (line, line->rule->kind);
  else if (haw_page_is_masthead (line))
    mark (line, HAW_REGION_KIND_SOURCE);
  else if (line->bar || line->idle)
    mark (line, HAW_REGION_KIND_NAVIGATION);
  else if (haw_page_is_byline (line) || line->date.whole || (line->dated && line->n_words <= 14))
    mark (line, HAW_REGION_KIND_BYLINE);
  else
    return FALSE;
  return TRUE;
}

/* Above the title nothing is of the article, but for a caption. */
static void
mark_above (Marking *marking,
            guint    end)
{
  HawPageLine *title = line_at (marking, end);
  guint n_short = 0;

  for (guint i = 0; i < end; i++)
    {
      HawPageLine *line = line_at (marking, i);

      n_short = line->n_words <= 3 ? n_short + 1 : 0;
      if (mark_alone (line))
        {
          /* A counter, not the comments themselves. */
          if (line->kind == HAW_REGION_KIND_COMMENTS)
            line->kind = HAW_REGION_KIND_NAVIGATION;
        }
      else if (line->prose || haw_page_is_crumbs (line) ||
               strstr (line->words, title->words) != NULL)
        mark (line, HAW_REGION_KIND_NAVIGATION);
      else if (haw_page_is_outlet (line->words))
        mark (line, HAW_REGION_KIND_SOURCE);
      else if (is_caption (marking, i))
        mark (line, HAW_REGION_KIND_CAPTION);
      else if (line->words[0] == '(' && line->last == ')' && line->n_words <= 4)
        mark (line, HAW_REGION_KIND_CAPTION);
      else if ((haw_page_is_author (line) && i > 0) ||
               (i > 0 && haw_page_is_role (line) &&
                line_at (marking, i - 1)->kind == HAW_REGION_KIND_BYLINE))
        mark (line, HAW_REGION_KIND_BYLINE);
      else if (line->n_words <= 5 && (i == 0 || line->n_words > 1) &&
               haw_page_count_words (HAW_PAGE_WORDS_SECTION, line->words, NULL) == 0 &&
               haw_page_is_site_name (marking->reading, line->words, i))
        mark (line, HAW_REGION_KIND_SOURCE);
      else if (line->n_words <= 4 || (i + 1 == end && title->gap == 0))
        mark (line, HAW_REGION_KIND_SECTION);
      else
        mark (line, HAW_REGION_KIND_RELATED);

      /* Short lines in a row are a menu. */
      for (guint k = 0; n_short >= MENU_LINES && k < MENU_LINES; k++)
        {
          if (line_at (marking, i - k)->kind == HAW_REGION_KIND_SECTION)
            mark (line_at (marking, i - k), HAW_REGION_KIND_NAVIGATION);
        }
    }
}

static gboolean
is_again_title (Marking           *marking,
                const HawPageLine *line)
{
  return marking->reading->title >= 0 &&
         g_str_equal (line->words, line_at (marking, marking->reading->title)->words);
}

/* A list whose lines stand together ends with them. */
static gboolean
ends_listing (Marking *marking,
              guint    index)
{
  return index > 1 && line_at (marking, index)->gap > 0 &&
         line_at (marking, index - 1)->gap == 0 && line_at (marking, index - 1)->rule == NULL;
}

/* Between the title and the running text: what belongs to the headline. */
static void
mark_header (Marking *marking,
             guint    start,
             guint    end)
{
  gboolean listing = FALSE;

  for (guint i = start; i < end; i++)
    {
      HawPageLine *line = line_at (marking, i);
      HawPageLine *before = i > 0 ? line_at (marking, i - 1) : NULL;

      if (is_again_title (marking, line))
        mark (line, HAW_REGION_KIND_NAVIGATION);
      else if (is_caption (marking, i) && line->rule == NULL)
        mark (line, HAW_REGION_KIND_CAPTION);
      else if (mark_alone (line))
        {
          listing = line->rule != NULL && line->kind == HAW_REGION_KIND_RELATED &&
                    (line->rule->flags & HAW_PAGE_RULE_BLOCK) != 0;
          if (line->kind == HAW_REGION_KIND_COMMENTS || line->kind == HAW_REGION_KIND_FORM)
            line->kind = HAW_REGION_KIND_NAVIGATION;
        }
      else if (listing && !ends_listing (marking, i))
        mark (line, HAW_REGION_KIND_RELATED);
      else if (haw_page_is_crumbs (line))
        mark (line, HAW_REGION_KIND_NAVIGATION);
      else if (haw_page_is_author (line) || haw_page_place_length (line) > 0 ||
               (haw_page_is_role (line) && before != NULL &&
                before->kind == HAW_REGION_KIND_BYLINE))
        mark (line, HAW_REGION_KIND_BYLINE);
      else if (line->n_words <= 5 && haw_page_is_outlet (line->words))
        mark (line, HAW_REGION_KIND_SOURCE);
      else if (line->n_words <= 3 && !ends_sentence (line) && !haw_page_is_item (line) &&
               (i + 1 >= end || !haw_page_is_item (line_at (marking, i + 1))))
        mark (line, HAW_REGION_KIND_SECTION);
      else
        mark (line, HAW_REGION_KIND_BODY);
    }
}

static void
open_block (Marking       *marking,
            HawRegionKind  kind,
            guint          index)
{
  marking->in_block = TRUE;
  marking->block = kind;
  marking->block_start = index;
}

/* In the middle of the text a sentence that begins like a label is a sentence. */
static gboolean
is_sentence (Marking *marking,
             guint    index)
{
  HawPageLine *line = line_at (marking, index);

  return (line->rule->match == HAW_PAGE_MATCH_PART || line->rule->match == HAW_PAGE_MATCH_START) &&
         line->n_words >= SENTENCE_WORDS && index < marking->last_prose && !marking->in_block;
}

/* Among comments only the heading of another block, a footer or the next list counts. */
static gboolean
leaves_comments (const HawPageRule *rule)
{
  if (rule->kind == HAW_REGION_KIND_SOURCE)
    return rule->match == HAW_PAGE_MATCH_PART || rule->match == HAW_PAGE_MATCH_START;
  if (rule->kind == HAW_REGION_KIND_NAVIGATION)
    return rule->match == HAW_PAGE_MATCH_WHOLE || rule->match == HAW_PAGE_MATCH_LABEL;
  return rule->kind == HAW_REGION_KIND_COMMENTS || rule->match == HAW_PAGE_MATCH_WHOLE ||
         (rule->flags & HAW_PAGE_RULE_BLOCK) != 0 || rule->kind == HAW_REGION_KIND_FORM;
}

static gboolean
mark_by_rule (Marking *marking,
              guint    index)
{
  HawPageLine *line = line_at (marking, index);
  const HawPageRule *rule = line->rule;
  gboolean comments = marking->in_block && marking->block == HAW_REGION_KIND_COMMENTS;

  if (rule == NULL || is_sentence (marking, index) || (comments && !leaves_comments (rule)))
    return FALSE;
  if (!comments && line->n_words > 6 && line->prose && index < marking->last_prose &&
      rule->kind == HAW_REGION_KIND_SOURCE && rule->match == HAW_PAGE_MATCH_LABEL)
    return FALSE;

  mark (line, rule->kind);
  if ((rule->flags & HAW_PAGE_RULE_TAIL) != 0 &&
      (rule->kind == HAW_REGION_KIND_COMMENTS || rule->kind == HAW_REGION_KIND_FORM ||
       marking->seen >= marking->mass * TAIL_SHARE))
    marking->tail = TRUE;
  if ((rule->flags & HAW_PAGE_RULE_BLOCK) != 0)
    open_block (marking, rule->kind, index);
  else if (rule->kind != HAW_REGION_KIND_FORM || marking->block != HAW_REGION_KIND_FORM)
    marking->in_block = FALSE;
  return TRUE;
}

/* Author and day may stand under a deck that looks like text. */
static gboolean
is_in_header (Marking *marking,
              guint    index)
{
  return marking->reading->title >= 0 && marking->n_prose <= 1 && marking->n_days <= 2 &&
         index > marking->reading->first_prose &&
         index <= marking->reading->first_prose + HEADER_LINES && index < marking->last_prose;
}

/* A name with a day and a clock time under or after it opens the comment of a reader. */
static gboolean
mark_stamp (Marking *marking,
            guint    index)
{
  HawPageLine *line = line_at (marking, index);
  HawPageLine *before = line_at (marking, index - 1);

  if (!line->dated || line->n_words > 9 || haw_page_is_byline (line))
    return FALSE;
  if (is_in_header (marking, index) ||
      (marking->n_days <= 2 && index < marking->last_prose &&
       marking->seen < marking->mass * STAMP_SHARE))
    {
      mark (line, HAW_REGION_KIND_BYLINE);
      return TRUE;
    }
  if (line->date.whole && line->date.time[0] != '\0' && line->gap == 0 && before->n_words <= 4 &&
      !before->prose && !ends_sentence (before) && before->rule == NULL)
    {
      mark (before, HAW_REGION_KIND_COMMENTS);
      mark (line, HAW_REGION_KIND_COMMENTS);
    }
  else if (!line->date.whole && line->date.time[0] != '\0' && index > marking->last_prose)
    mark (line, HAW_REGION_KIND_COMMENTS);
  else if (line->date.whole && index > marking->last_prose)
    {
      mark (line, HAW_REGION_KIND_BYLINE);
      return TRUE;
    }
  else
    return FALSE;
  open_block (marking, HAW_REGION_KIND_COMMENTS, index);
  marking->tail = TRUE;
  return TRUE;
}

static gboolean
is_text_again (Marking *marking,
               guint    index)
{
  HawPageLine *line = line_at (marking, index);
  HawPageLine *next = line_at (marking, index + 1);
  HawPageLine *first = line_at (marking, marking->block_start + 1);

  if (marking->tail)
    return FALSE;
  if (line->prose)
    return !ends_open (line);
  /* A subhead after one headline that stood right under its heading. */
  return index > marking->block_start + 1 && line->gap > 0 && first->gap == 0 && next != NULL &&
         next->prose && next->rule == NULL;
}

static gboolean
mark_in_block (Marking *marking,
               guint    index)
{
  HawPageLine *line = line_at (marking, index);

  if (!marking->in_block)
    return FALSE;
  if (marking->block == HAW_REGION_KIND_COMMENTS)
    {
      mark (line, HAW_REGION_KIND_COMMENTS);
      return TRUE;
    }
  if (is_text_again (marking, index))
    {
      marking->in_block = FALSE;
      return FALSE;
    }
  if ((line->bar && marking->block != HAW_REGION_KIND_FORM) ||
      (marking->block == HAW_REGION_KIND_NAVIGATION && line->n_words > 5))
    {
      marking->in_block = FALSE;
      return FALSE;
    }
  mark (line, marking->block);
  return TRUE;
}

/* After the article: nothing of it is left, so only the kind is asked. */
static void
mark_tail (Marking *marking,
           guint    index)
{
  HawPageLine *line = line_at (marking, index);
  HawPageLine *next = line_at (marking, index + 1);
  HawRegionKind kind = HAW_REGION_KIND_NAVIGATION;

  if (haw_page_is_byline (line) || line->date.whole || is_sign_off (line, &kind) ||
      (!line->prose && is_bio (line)) ||
      (haw_page_is_name (line) && next != NULL && next->gap == 0 && is_bio (next)))
    mark (line, HAW_REGION_KIND_BYLINE);
  else if (line->idle)
    mark (line, HAW_REGION_KIND_NAVIGATION);
  else if (line->n_words <= 6 && haw_page_is_outlet (line->words))
    mark (line, HAW_REGION_KIND_SOURCE);
  else if (line->n_words >= 4 && !line->prose)
    mark (line, HAW_REGION_KIND_RELATED);
  else
    mark (line, HAW_REGION_KIND_NAVIGATION);
}

/* How many lines from @index, up to those of a list, look like headlines of other articles. */
static guint
count_headlines (Marking *marking,
                 guint    index)
{
  guint n = 0;

  for (HawPageLine *line = line_at (marking, index);
       n < RELATED_RUN && line != NULL && line->rule == NULL && !line->bar &&
       !line->date.whole && line->n_words >= 4 && !line->prose && line->last != '.';
       line = line_at (marking, index + n))
    n++;
  return n;
}

static gboolean
is_listed_item (const HawPageLine *line)
{
  return haw_page_is_item (line) || g_unichar_isdigit (g_utf8_get_char (line->words));
}

/* The last lines, after the last paragraph that is one for sure. */
static void
mark_end (Marking *marking,
          guint    index)
{
  HawPageLine *line = line_at (marking, index);
  HawPageLine *before = line_at (marking, index - 1);
  HawPageLine *next = line_at (marking, index + 1);
  guint n_headlines = count_headlines (marking, index);
  HawRegionKind kind;

  if (is_sign_off (line, &kind))
    mark (line, kind);
  else if (line->idle)
    mark (line, HAW_REGION_KIND_NAVIGATION);
  else if ((before->last == ':' && before->kind == HAW_REGION_KIND_BODY) ||
           ((before->last == '?' || before->last == 0x61f) &&
            before->kind == HAW_REGION_KIND_SUBHEAD))
    mark (line, HAW_REGION_KIND_BODY);
  else if (line->gap == 0 && before->kind == HAW_REGION_KIND_BODY && before->n_words <= 6 &&
           !haw_page_is_outlet (line->words))
    mark (line, HAW_REGION_KIND_BODY);
  else if (haw_page_is_name (line) &&
           (line->gap == 0 || next == NULL || next->rule != NULL || is_bio (next)))
    mark (line, HAW_REGION_KIND_BYLINE);
  else if (is_bio (line) && (line->words[0] == '*' || before->kind == HAW_REGION_KIND_BYLINE))
    mark (line, HAW_REGION_KIND_BYLINE);
  else if (line->n_words <= 5 && haw_page_is_outlet (line->words) && !ends_sentence (line))
    mark (line, HAW_REGION_KIND_SOURCE);
  else if (n_headlines >= RELATED_RUN && !is_listed_item (line) &&
           before->kind != HAW_REGION_KIND_BYLINE)
    {
      open_block (marking, HAW_REGION_KIND_RELATED, index);
      marking->tail = TRUE;
      mark (line, HAW_REGION_KIND_RELATED);
    }
  else if (line->n_words >= 5 || ends_sentence (line) || is_listed_item (line) ||
           line->date.whole ||
           (line->gap == 0 && before->kind == HAW_REGION_KIND_BODY && !before->prose))
    mark (line, HAW_REGION_KIND_BODY);
  else
    mark (line, HAW_REGION_KIND_NAVIGATION);
}

/* Whether @line says who the author is, by a name that the page gave above or below. */
static gboolean
is_about_author (Marking *marking,
                 guint    index)
{
  HawPageLine *line = line_at (marking, index);

  if (line->words[0] == '*' && is_bio (line))
    return TRUE;
  if (!is_bio (line) || line->n_words > 45)
    return FALSE;
  for (guint i = 0; i < index; i++)
    {
      HawPageLine *other = line_at (marking, i);
      const char *name = other->words;

      if (other->kind != HAW_REGION_KIND_BYLINE || other->n_words > 8)
        continue;
      name += haw_page_byline_start (other);
      while (*name == ' ')
        name++;
      /* A title of few letters is left out where he is presented. */
      if (strchr (name, '.') != NULL && strchr (name, '.') < strchr (name, ' '))
        name = strchr (name, ' ') + 1;
      if (strlen (name) >= 8 && g_str_has_prefix (line->words, name))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_header_line (Marking *marking,
                guint    index)
{
  HawPageLine *line = line_at (marking, index);

  if (line->date.whole && line->dated && marking->n_days == 1 &&
      index <= marking->reading->first_prose + HEADER_LINES)
    return TRUE;
  return is_in_header (marking, index) &&
         ((line->date.whole && line->dated) || haw_page_is_author (line) ||
          (haw_page_is_role (line) &&
           line_at (marking, index - 1)->kind == HAW_REGION_KIND_BYLINE));
}

static void
mark_text (Marking *marking,
           guint    index)
{
  HawPageLine *line = line_at (marking, index);
  HawPageLine *before = line_at (marking, index - 1);
  HawPageLine *next = line_at (marking, index + 1);

  if (index >= marking->last_prose && is_about_author (marking, index))
    mark (line, HAW_REGION_KIND_BYLINE);
  else if (line->prose && (index <= marking->last_prose))
    {
      mark (line, is_caption (marking, index) && line->n_words <= 30 && line->last != '.'
                  ? HAW_REGION_KIND_CAPTION : HAW_REGION_KIND_BODY);
      marking->seen += line->n_chars;
      marking->n_prose++;
    }
  else if (haw_page_is_byline (line) || is_header_line (marking, index))
    mark (line, HAW_REGION_KIND_BYLINE);
  else if (line->idle && is_in_header (marking, index))
    mark (line, HAW_REGION_KIND_NAVIGATION);
  else if (is_caption (marking, index))
    mark (line, HAW_REGION_KIND_CAPTION);
  else if (index > marking->last_prose)
    mark_end (marking, index);
  else if (line->n_words <= 12 && line->n_chars <= 80 && line->last != '.' && line->last != ':' &&
           !line->date.whole && !is_listed_item (line) && line->gap > 0 && next != NULL &&
           (next->gap > 0 || next->prose) && before->kind != HAW_REGION_KIND_BYLINE)
    mark (line, HAW_REGION_KIND_SUBHEAD);
  else
    mark (line, HAW_REGION_KIND_BODY);
}

static void
mark_body (Marking *marking,
           guint    start)
{
  for (guint i = start; i < marking->reading->lines->len; i++)
    {
      HawPageLine *line = line_at (marking, i);

      if (line->state == HAW_PAGE_LINE_KNOWN || mark_by_rule (marking, i))
        continue;
      if (i > start && mark_stamp (marking, i))
        continue;
      if (mark_in_block (marking, i))
        continue;
      if (line->bar)
        mark (line, HAW_REGION_KIND_NAVIGATION);
      else if (marking->tail)
        mark_tail (marking, i);
      else
        mark_text (marking, i);
    }
}

/* How much running text there is before comments and forms, and where it ends. */
static void
weigh (Marking *marking,
       guint    start)
{
  marking->last_prose = start;
  for (guint i = start; i < marking->reading->lines->len; i++)
    {
      HawPageLine *line = line_at (marking, i);

      if (line->rule != NULL && (line->rule->flags & HAW_PAGE_RULE_TAIL) != 0 && i > start &&
          line->rule->match != HAW_PAGE_MATCH_PART &&
          (line->rule->kind == HAW_REGION_KIND_COMMENTS ||
           line->rule->kind == HAW_REGION_KIND_FORM))
        break;
      marking->n_days += line->date.whole && line->dated ? 1 : 0;
      if (line->prose && line->rule == NULL)
        {
          marking->last_prose = i;
          marking->mass += line->n_chars;
        }
    }
}

/* The last line of a page, under comments too, often says whose it is. */
static void
mark_last (HawPageReading *reading)
{
  HawPageLine *line = reading->lines->len > 0
                      ? haw_page_line (reading, reading->lines->len - 1) : NULL;
  g_auto (GStrv) words = NULL;

  if (line == NULL || line->n_words > 5 || !haw_page_is_outlet (line->words) ||
      strchr (line->words, ':') != NULL || ends_sentence (line) ||
      haw_region_kind_is_article (line->kind) || line->rule != NULL)
    return;
  words = g_strsplit (line->words, " ", 2);
  if (line->kind != HAW_REGION_KIND_COMMENTS ||
      haw_page_count_words (HAW_PAGE_WORDS_OUTLET, words[0], NULL) > 0)
    mark (line, HAW_REGION_KIND_SOURCE);
}

void
haw_page_mark_lines (HawPageReading *reading)
{
  Marking marking = { .reading = reading };
  guint start = reading->title >= 0 ? reading->title + reading->title_lines : 0;
  guint prose = MAX (reading->first_prose, start);

  if (reading->title >= 0)
    {
      for (guint i = reading->title; i < start; i++)
        mark (haw_page_line (reading, i), HAW_REGION_KIND_TITLE);
      mark_above (&marking, reading->title);
    }
  prose = MIN (prose, reading->lines->len);
  weigh (&marking, prose);
  mark_header (&marking, start, prose);
  mark_body (&marking, prose);
  mark_last (reading);
}

static void
add_region (HawPageReading *reading,
            HawRegionKind   kind,
            guint           start,
            guint           end)
{
  HawRegion region = { kind, start, end, TRUE };

  if (end > start)
    g_array_append_val (reading->page->regions, region);
}

static void
add_title (HawPageReading *reading)
{
  HawPage *page = reading->page;
  HawPageLine *line = haw_page_line (reading, reading->title);
  guint length = reading->title_suffix != NULL ? g_utf8_strlen (reading->title_suffix, -1) : 0;
  HawRegionKind kind = reading->title_suffix != NULL && reading->title_start > line->start &&
                       !haw_page_is_outlet (reading->title_suffix)
                       ? HAW_REGION_KIND_SECTION : HAW_REGION_KIND_SOURCE;

  page->has_title = TRUE;
  page->title_start = reading->title_start;
  page->title_end = reading->title_end;
  add_region (reading, HAW_REGION_KIND_TITLE, page->title_start, page->title_end);
  if (reading->title_end < line->end)
    add_region (reading, kind, line->end - length, line->end);
  else if (reading->title_start > line->start)
    add_region (reading, kind, line->start, line->start + length);
}

/* Lines of one kind in a row make one region, but each caption and subhead its own. The body runs
 * from its first line to its last and holds what lies between. */
void
haw_page_make_regions (HawPageReading *reading)
{
  guint body_start = G_MAXUINT;
  guint body_end = 0;

  if (reading->title >= 0)
    add_title (reading);
  for (guint i = 0; i < reading->lines->len; i++)
    {
      HawPageLine *line = haw_page_line (reading, i);
      guint end = line->end;

      if (line->kind == HAW_REGION_KIND_BODY)
        {
          body_start = MIN (body_start, line->start);
          body_end = MAX (body_end, line->end);
          continue;
        }
      if (line->kind == HAW_REGION_KIND_TITLE)
        continue;
      while (line->kind != HAW_REGION_KIND_CAPTION && line->kind != HAW_REGION_KIND_SUBHEAD &&
             i + 1 < reading->lines->len &&
             haw_page_line (reading, i + 1)->kind == line->kind)
        end = haw_page_line (reading, ++i)->end;
      add_region (reading, line->kind, line->start, end);
    }
  if (body_end > 0)
    add_region (reading, HAW_REGION_KIND_BODY, body_start, body_end);
}
