/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Dates and times as news write them, in Arabic, English and French, resolved against the day of
 * publication. A closed lexicon and a table of rules, one row a rule; no state, no allocation that
 * outlives a call, time linear in the text. */

typedef enum
{
  HAW_TIMEX_DATE,
  HAW_TIMEX_TIME,     /* has a part of day or a clock time */
  HAW_TIMEX_DURATION, /* never has a date */
  HAW_TIMEX_SET       /* comes again: every Friday; never has a date */
} HawTimexType;

/* What an expression counts from. */
typedef enum
{
  HAW_TIMEX_ANCHOR_NONE,  /* itself, or the day of publication */
  HAW_TIMEX_ANCHOR_EVENT, /* an event that the text names: two days after the attack */
  HAW_TIMEX_ANCHOR_QUOTE  /* the day on which the quoted words were spoken */
} HawTimexAnchor;

/* How the value came about, to be told to a reader. */
typedef enum
{
  HAW_TIMEX_POLICY_WRITTEN,
  HAW_TIMEX_POLICY_LATEST,
  HAW_TIMEX_POLICY_EARLIEST,
  HAW_TIMEX_POLICY_BEFORE,
  HAW_TIMEX_POLICY_AFTER,
  HAW_TIMEX_POLICY_CURRENT,
  HAW_TIMEX_POLICY_DAY_WORD,
  HAW_TIMEX_POLICY_NEAREST,
  HAW_TIMEX_POLICY_COUNTED,
  HAW_TIMEX_POLICY_EVENT,
  HAW_TIMEX_POLICY_QUOTE,
  HAW_TIMEX_POLICY_HIJRI,
  HAW_TIMEX_POLICY_TWO_DIGITS,
  HAW_TIMEX_POLICY_ANNIVERSARY,
  HAW_TIMEX_POLICY_LENGTH,
  HAW_TIMEX_POLICY_REPEATED,
  HAW_TIMEX_POLICY_VAGUE,
  HAW_TIMEX_POLICY_CLOCK
} HawTimexPolicy;

#define HAW_TIMEX_N_POLICIES (HAW_TIMEX_POLICY_CLOCK + 1)

/* Half-open, in code points. */
typedef struct
{
  guint start;
  guint end;
} HawTimexRange;

/**
 * HawTimex:
 * @start: first code point
 * @end: the code point after the last one
 * @relative: whether the value depends on the day of publication
 * @confidence: 0 to 100
 * @rule: name of the row of the rule table that decided
 * @edtf: the value, empty for none; sets as {A,B} and -33 to -41 are of EDTF level 2
 * @also: the other reading as EDTF, empty for none
 * @value: what has no EDTF: P18M, XXXX-WXX-5, PAST_REF, PRESENT_REF, FUTURE_REF; or empty
 * @time: hh:mm, hh:mm/hh:mm, or DA dawn, MO morning, MI noon, AF afternoon, EV evening, NI night,
 *   DT daytime; or empty
 * @origin: of an anniversary the year that it remembers, or empty
 *
 * One temporal expression. A plain value, nothing to free.
 */
typedef struct
{
  guint start;
  guint end;
  HawTimexType type;
  HawTimexAnchor anchor;
  HawTimexPolicy policy;
  gboolean relative;
  guint confidence;
  const char *rule;
  char edtf[64];
  char also[64];
  char value[24];
  char time[16];
  char origin[8];
} HawTimex;

/**
 * haw_timex_find:
 * @text: UTF-8; what is not valid counts as U+FFFD, one for each byte
 * @length: bytes of @text, or -1 if it ends with NUL
 * @ranges: (array length=n_ranges) (nullable): the parts of the text to look at, sorted and without
 *   overlap, or NULL for all of it; nothing is found across their ends
 * @published: (nullable): the day of publication as EDTF. Without a day (NULL, empty, only a month)
 *   an expression that is @relative has no @edtf
 *
 * Returns: (transfer full) (element-type HawTimex): the expressions, in order, without overlap
 */
GArray     *haw_timex_find            (const char          *text,
                                       gssize               length,
                                       const HawTimexRange *ranges,
                                       gsize                n_ranges,
                                       const char          *published);

const char *haw_timex_type_to_nick    (HawTimexType         type);
const char *haw_timex_anchor_to_nick  (HawTimexAnchor       anchor);

/**
 * haw_timex_policy_describe:
 *
 * Returns: (transfer none): a translated sentence that says how the value was found
 */
const char *haw_timex_policy_describe (HawTimexPolicy       policy);

G_END_DECLS
