/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/haw-region.h"
#include "text/haw-text.h"

G_BEGIN_DECLS

/* From this confidence on a candidate is taken for the field; others are only offered. */
#define HAW_PAGE_BELIEVED 0.5

typedef enum
{
  HAW_PAGE_FIELD_TITLE,
  HAW_PAGE_FIELD_OUTLET,
  HAW_PAGE_FIELD_BYLINE,
  HAW_PAGE_FIELD_PUBLISHED,
  HAW_PAGE_FIELD_LANGUAGE,
} HawPageField;

/**
 * HawPageCandidate:
 * @field: which field of the article
 * @value: the value; an EDTF day for %HAW_PAGE_FIELD_PUBLISHED, an ISO 639-1 code for
 *   %HAW_PAGE_FIELD_LANGUAGE, else words of the page with blanks collapsed
 * @time: "hh:mm" beside a publication day, else ""
 * @zone: words of a time zone beside a publication day, as found, else ""
 * @origin: in English, where and by which rule it was found
 * @confidence: 0 to 1
 *
 * A value that the page offers for a field.
 */
typedef struct
{
  HawPageField field;
  char *value;
  char *time;
  char *zone;
  const char *origin;
  double confidence;
} HawPageCandidate;

/**
 * HawPage:
 * @has_title: whether the page has a title
 * @title_start: first code point of the title
 * @title_end: the code point after its last one
 * @regions: (element-type HawRegion): the parts of the page by @start, outer ones before those that
 *   they hold; only separators lie outside them all
 * @candidates: (element-type HawPageCandidate): for each field the best one first
 *
 * What the rules make of a page that was saved as plain text. A plain result, free it with
 * haw_page_free().
 */
typedef struct
{
  gboolean has_title;
  guint title_start;
  guint title_end;
  GArray *regions;
  GPtrArray *candidates;
} HawPage;

/**
 * haw_page_read:
 * @text: a decoded page
 *
 * Finds the article among what came with it, by the look of the lines (place, length, punctuation,
 * blank lines) and by the words with which pages in Arabic, English and French label their
 * furniture. Pure: the same text gives the same page.
 *
 * Returns: (transfer full): the parts of the page
 */
HawPage                *haw_page_read            (HawText       *text);
void                    haw_page_free            (HawPage       *self);

/**
 * haw_page_get_best:
 *
 * Returns: (transfer none) (nullable): the candidate for @field that is to be believed most
 */
const HawPageCandidate *haw_page_get_best        (HawPage       *self,
                                                  HawPageField   field);

/**
 * haw_page_dup_title:
 * @text: the text that the page was read from
 *
 * Returns: (transfer full): the title with blanks collapsed; "" without one
 */
char                   *haw_page_dup_title       (HawPage       *self,
                                                  HawText       *text);

/**
 * haw_page_dup_article:
 * @text: the text that the page was read from
 *
 * Returns: (transfer full): the lines of captions, subheads and body in their order, trimmed, blank
 *   lines and repeated captions left out, an empty line between two of them
 */
char                   *haw_page_dup_article     (HawPage       *self,
                                                  HawText       *text);

/**
 * haw_page_field_to_nick:
 *
 * Returns: (transfer none): the name of @field in project files: "title", …
 */
const char             *haw_page_field_to_nick   (HawPageField   field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HawPage, haw_page_free)

G_END_DECLS
