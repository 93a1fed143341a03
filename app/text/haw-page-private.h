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

/* Whether the line is two to four words that can be the name of a person. */
gboolean          haw_page_is_name   (const HawPageLine *line);
/* Whether the line can be the name of an outlet. */
gboolean          haw_page_is_outlet (const char     *words);

void              haw_page_find_title   (HawPageReading *reading);
void              haw_page_mark_lines   (HawPageReading *reading);
void              haw_page_make_regions (HawPageReading *reading);
void              haw_page_find_fields  (HawPageReading *reading);

G_END_DECLS
