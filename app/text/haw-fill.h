/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HawFillValues:
 *
 * What stands for `{title}`, `{outlet}`, `{date}`, `{quotation}` and `{today}` in a template, or for the
 * same words in Arabic: `{العنوان}`, `{جهة النشر}`, `{التاريخ}`, `{الاقتباس}`, `{اليوم}`. NULL for nothing.
 */
typedef struct
{
  const char *title;
  const char *outlet;
  const char *date;
  const char *quotation;
  const char *today;
} HawFillValues;

/**
 * haw_fill:
 * @body: Markdown
 *
 * Puts @values into a template. A value of several lines in a quotation stays one: each line begins as
 * the one in which the value stands. What is in braces and not known is left as it is.
 *
 * Returns: (transfer full): the text
 */
char *haw_fill (const char          *body,
                const HawFillValues *values);

G_END_DECLS
