/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-page-date.h"
#include "haw-page-words.h"
#include "haw-page.h"

G_BEGIN_DECLS

/* What a line is, as far as the reading has come. */
typedef enum
{
  HAW_PAGE_LINE_UNKNOWN,
  HAW_PAGE_LINE_KNOWN, /* kind says it */
} HawPageLineState;

/* A line that can be seen; of a hard-wrapped page a paragraph or a headline of several. */
typedef struct
{
  guint start;              /* trimmed, code points */
  guint end;
  guint gap;                /* blank lines before it */
  char *words;              /* blanks collapsed */
  guint n_chars;
  guint n_words;
  gunichar last;            /* last character */
  gboolean prose;           /* running text by its look alone */
  const HawPageRule *rule;  /* what it is labelled as, NULL if it is not */
  gboolean bar;             /* nothing but buttons of a share bar */
  gboolean idle;            /* nothing to read: counters, buttons, ornament */
  guint columns;            /* parts that wide blanks set apart */
  gboolean dated;           /* holds a day with its year */
  HawPageDate date;
  HawPageLineState state;
  HawRegionKind kind;
} HawPageLine;

/* The page while it is being read. */
typedef struct
{
  HawText *text;
  HawPage *page;
  GPtrArray *lines;         /* of HawPageLine */
  gboolean wrapped;         /* lines were broken at a width */
  int title;                /* index of the title's line, -1 if none */
  guint title_lines;        /* how many lines it takes */
  guint title_start;        /* code points; the line may hold the outlet or section too */
  guint title_end;
  double title_confidence;
  char *title_suffix;       /* what a bar or dash cut off the title's line, NULL if nothing */
  guint first_prose;        /* index of the first line of running text of the article */
} HawPageReading;

HawPage          *haw_page_new       (void);

/* Adds a candidate with blanks collapsed, once per origin; NULL for an empty value. @origin lives as
 * long as the program. */
HawPageCandidate *haw_page_add       (HawPage        *self,
                                      HawPageField    field,
                                      const char     *value,
                                      const char     *origin,
                                      double          confidence);

/* Puts candidates and regions into their order. */
void              haw_page_sort      (HawPage        *self);

/* @words without blanks at its ends and with one space for each run of blanks. */
char             *haw_page_collapse  (const char     *words);

GPtrArray        *haw_page_make_lines (HawText       *text,
                                       gboolean      *wrapped);

static inline HawPageLine *
haw_page_line (HawPageReading *reading,
               guint           index)
{
  return g_ptr_array_index (reading->lines, index);
}

/* Whether @words are names of persons, of two to four words each. */
gboolean          haw_page_is_names  (const char        *words);
/* Whether the line is nothing else. */
gboolean          haw_page_is_name   (const HawPageLine *line);
/* Bytes of the names with which @words begin, before a place or a role; 0 if there are none. */
gsize             haw_page_author_length (const char    *words);
gboolean          haw_page_is_author (const HawPageLine *line);
/* Bytes of a place and a colon before names: "City: Name Name"; 0 if there are none. */
gsize             haw_page_place_length (const HawPageLine *line);
gboolean          haw_page_is_role   (const HawPageLine *line);
/* Bytes of what introduces the author: a label, or a verb before names. */
gsize             haw_page_byline_start (const HawPageLine *line);
gboolean          haw_page_is_byline (const HawPageLine *line);
/* What stands before the first dash, bar or arrow; NULL without one. */
char             *haw_page_first_part (const char       *words);
/* An outlet with a day, a number or a person beside it. */
gboolean          haw_page_is_masthead (const HawPageLine *line);
/* A path of links, or a menu in one line. */
gboolean          haw_page_is_crumbs (const HawPageLine *line);
gboolean          haw_page_is_idle   (const HawPageLine *line);
/* An item of a list, by the mark before it. */
gboolean          haw_page_is_item   (const HawPageLine *line);
/* Whether the line can be the name of an outlet. */
gboolean          haw_page_is_outlet (const char        *words);
/* Whether the page has @words as a name: in another short line, or between quotation marks. */
gboolean          haw_page_is_site_name (HawPageReading *reading,
                                         const char     *words,
                                         int             except);

/* A word without the article and particles that are written with it, cut short. */
char             *haw_page_stem        (const char     *folded);
GStrv             haw_page_split_words (const char     *words);
/* How many lines of running text have each stem. */
GHashTable       *haw_page_collect_stems (HawPageReading *reading);
/* The share of the words of @line that another line of running text has too; @own if @line is one
 * itself. */
double            haw_page_share       (GHashTable        *stems,
                                        const HawPageLine *line,
                                        gboolean           own);
/* Whether the line could be a headline. */
gboolean          haw_page_is_headline (const HawPageLine *line);
/* Whether the line ends like a caption. */
gboolean          haw_page_is_credited (const HawPageLine *line);
gboolean          haw_page_has_second_line (HawPageReading *reading);
/* Cuts the name of the outlet or section from the title's line. */
void              haw_page_trim_title   (HawPageReading *reading);

void              haw_page_find_title   (HawPageReading *reading);
void              haw_page_mark_lines   (HawPageReading *reading);
void              haw_page_make_regions (HawPageReading *reading);
void              haw_page_find_fields  (HawPageReading *reading);

G_END_DECLS
