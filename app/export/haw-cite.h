/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  HAW_CITE_PLAIN,
  HAW_CITE_MARKDOWN,
  HAW_CITE_HTML,
} HawCiteFormat;

/**
 * HawCitation:
 * @quote: the words as they stand in the text
 * @translation: "" or NULL if there is none
 * @language: of @quote, a BCP 47 tag; "" or NULL to go by its letters
 * @published: EDTF
 *
 * A quotation and where it comes from; what is "" or NULL is left out.
 */
typedef struct
{
  const char *quote;
  const char *translation;
  const char *language;
  const char *outlet;
  const char *title;
  const char *byline;
  const char *published;
  const char *url;
} HawCitation;

/**
 * haw_cite:
 *
 * Pure. Quotations stand in the marks of their language, on one line; data are isolated (FSI and
 * PDI, in HTML `bdi` and `dir`) and escaped.
 *
 * Returns: (transfer full): quotation, translation and source, a line each; in HTML a `blockquote`
 *   and in Markdown a block quotation, without a line feed at the end
 */
char *haw_cite             (const HawCitation *citation,
                            HawCiteFormat      format);

/**
 * haw_cite_quote:
 * @language: (nullable): of @text; "" or NULL to go by its letters
 *
 * Returns: (transfer full): @text on one line between the quotation marks of its language, unless
 *   it is in such marks already; neither escaped nor isolated
 */
char *haw_cite_quote       (const char        *text,
                            const char        *language);

/**
 * haw_cite_source:
 *
 * Returns: (transfer full): outlet, title, byline and date in one line, isolated and escaped for
 *   @format; "" if nothing of it is known
 */
char *haw_cite_source      (const HawCitation *citation,
                            HawCiteFormat      format);

/**
 * haw_cite_escape:
 *
 * Returns: (transfer full): @text such that @format shows it as it is, isolated from what is around
 */
char *haw_cite_escape      (const char        *text,
                            HawCiteFormat      format);

G_END_DECLS
