/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "time/haw-civil.h"

G_BEGIN_DECLS

/* Dates as analysts write them: EDTF (ISO 8601-2 annex A, and the specification of the Library of
 * Congress of 2019), levels 0, 1 and 2.
 *
 * Level 0: 2020, 2020-07, 2020-07-03; date-times 2020-07-03T15:17:30 with Z, +03 or +03:00;
 * intervals A/B. Level 1: years beyond four digits (Y12345); seasons 2020-21 to -24; ? (uncertain),
 * ~ (approximate), % (both) after a whole date, also at either end of an interval; X for unspecified
 * digits from the right: 2020-07-XX, 2020-XX, 202X, 20XX; open A/.. and ../B and unknown A/ and /B
 * ends; years before 0 (-0043). Level 2: exponents (Y17E7); significant digits (1950S2); seasons of
 * the northern (25 to 28) and southern half of the earth (29 to 32), quarters (33 to 36), thirds (37
 * to 39) and halves (40, 41) of a year; one of a set [1667,1668,1670..1672], [..2020], [2020..], all
 * of a set {2020,2022}; marks of parts: to the left of a part for it alone (2020-~07), to the right
 * of it for it and all before it (2020-07~-03); X anywhere (156X-12-25, 2020-1X, XXXX-12-XX).
 *
 * Seasons are those of the northern half, of three whole months: spring is March to May; a winter,
 * 24 or 28, is December to the February of the next year, like the southern summer, 30.
 *
 * Extensions, for news: a time without zone or without seconds; ? ~ % after a time; intervals of
 * times, also short within one day (2020-07-03T06:30/09:15); seasons, marked and unspecified dates
 * at the ends of intervals and in sets; spaces about the members of a set; an exponent or
 * significant digits where a year has no need of them (Y2E3, 1953S9). As typed, Arabic-Indic and
 * Persian digits and the Arabic question mark stand for their ASCII counterparts, a hyphen or minus
 * sign of print (U+2010, U+2011, U+2212) for the ASCII one, and bidi marks and surrounding white
 * space do not count. The zone is kept and never applied: times stay those of the local clock at the
 * place.
 *
 * Deviations, where implementations differ or the text leaves it open: an interval has to be one
 * that can be, so that 2004-02-01/2004 is valid (it ends in 2004, after January) but 2004/2003 is
 * not; a / alone says nothing and is not valid, while ../.. is; decades and centuries of three and
 * two digits (193, 19) are not dates, nor are fractions of a second, leap seconds (:60), 24:00 and
 * zones without colon (+0300), of -00:00 or beyond -12:00 and +14:00; an unspecified date must be
 * able to be one (2021-02-3X is not), and a month with an X is one of the twelve; the ends of a range
 * in a set have the same precision; a year has at most ten digits; the members of a set, written
 * out, take at most HAW_EDTF_MAX_SET characters. Two dots right before or after a date are for sets:
 * ..2004-06-01/2004-06-20.. (on or before, on or after; ISO 8601-2, 10.6, which the Library of
 * Congress has not) and lists without brackets are not valid. Of the draft of 2012, which other
 * programs still read, nothing is: not u, x, y or e in small letters, ?~ for %, brackets round a part,
 * "open" and "unknown".
 *
 * An empty text means "undated": valid, without bounds. Callers store it as it is and ask
 * haw_edtf_is_undated(); such events belong on a shelf beside the axis, at no time of it. */

#define HAW_EDTF_MAX_SET 240

typedef enum
{
  HAW_PRECISION_NONE,
  HAW_PRECISION_CENTURY, /* or less */
  HAW_PRECISION_DECADE,
  HAW_PRECISION_YEAR,
  HAW_PRECISION_SEASON, /* or another part of a year */
  HAW_PRECISION_MONTH,
  HAW_PRECISION_DAY,
  HAW_PRECISION_TIME
} HawPrecision;

typedef enum
{
  HAW_EDTF_EXACT = 0,
  HAW_EDTF_UNCERTAIN = 1 << 0,  /* ? */
  HAW_EDTF_APPROXIMATE = 1 << 1 /* ~ */
} HawEdtfFlags;

typedef enum
{
  HAW_EDTF_END_UNKNOWN, /* nothing written */
  HAW_EDTF_END_OPEN,    /* .. */
  HAW_EDTF_END_DATE
} HawEdtfEnd;

typedef enum
{
  HAW_EDTF_ZONE_NONE,
  HAW_EDTF_ZONE_UTC,   /* Z */
  HAW_EDTF_ZONE_OFFSET /* ±hh:mm */
} HawEdtfZone;

/* One date, or one end of an interval. Fields beyond the precision are 0. Of digits written X, bit
 * 0 of a _wanting field is the last digit of the number, bit 1 the one before it, and so on. */
typedef struct
{
  HawEdtfEnd end;
  HawPrecision precision; /* of what is known: with an X, of all before it */
  HawEdtfFlags flags;     /* of any part */
  HawEdtfFlags year_flags, month_flags, day_flags;
  gint64 year;        /* with 0 for each X; before the year 0 less than 0 */
  int negative;       /* 1 if before the year 0, also of -0XXX */
  int year_wanting;
  int significant;    /* how many digits of the year are sure, as in 1950S2; 0 for all */
  int month;          /* 1 to 12, or a part of a year 21 to 41; with 0 for X */
  int month_wanting;
  int day;            /* 1 to 31; with 0 for X */
  int day_wanting;
  int hour, minute, second;
  int has_seconds;
  HawEdtfZone zone;
  int zone_minutes; /* east of UTC */
} HawEdtfDate;

typedef enum
{
  HAW_EDTF_UNDATED,
  HAW_EDTF_DATE,     /* only start is set */
  HAW_EDTF_INTERVAL, /* start and end, at least one of them a date or open */
  HAW_EDTF_ONE_OF,   /* [..]: it happened on one of the dates; see haw_edtf_get_members() */
  HAW_EDTF_ALL_OF    /* {..}: it happened on each of them */
} HawEdtfKind;

/* A plain value: copy it by assignment, nothing to free. */
typedef struct
{
  HawEdtfKind kind;
  HawEdtfDate start;
  HawEdtfDate end;
  char set[HAW_EDTF_MAX_SET + 1]; /* the members of a set in their normal form */
} HawEdtf;

/* One date of a set, or all from one to another; either end may be open. */
typedef struct
{
  gboolean range;
  HawEdtfDate start;
  HawEdtfDate end; /* only of a range */
} HawEdtfMember;

/* When something happened: it began in [earliest_start, latest_start] and was over in
 * [earliest_end, latest_end]; ends are exclusive. "Possibly within" a range asks the outer pair,
 * "certainly within" the same pair fully inside; the core [latest_start, earliest_end) is when it
 * certainly was under way, and is empty when latest_start >= earliest_end. */
typedef struct
{
  gint64 earliest_start;
  gint64 latest_start;
  gint64 earliest_end;
  gint64 latest_end;
} HawBounds;

#define HAW_EDTF_ERROR (haw_edtf_error_quark ())

typedef enum
{
  HAW_EDTF_ERROR_SYNTAX,     /* not written as EDTF */
  HAW_EDTF_ERROR_RANGE,      /* no such month, day or hour */
  HAW_EDTF_ERROR_ORDER,      /* an interval or range ends before it starts */
  HAW_EDTF_ERROR_UNSUPPORTED /* EDTF, but more than the program can keep */
} HawEdtfErrorCode;

GQuark haw_edtf_error_quark (void);
int haw_edtf_error_position (const GError *error);

gboolean haw_edtf_parse (const char *text,
                         HawEdtf    *edtf,
                         GError    **error);

gboolean haw_edtf_is_undated (const HawEdtf *edtf);
HawPrecision haw_edtf_get_precision (const HawEdtf *edtf);
HawEdtfFlags haw_edtf_get_flags (const HawEdtf *edtf);
void haw_edtf_get_bounds (const HawEdtf *edtf,
                          HawBounds     *bounds);
GArray *haw_edtf_get_members (const HawEdtf *edtf);
void haw_edtf_date_get_span (const HawEdtfDate *date,
                             gint64            *start,
                             gint64            *end);

char *haw_edtf_normalise (const HawEdtf *edtf);
char *haw_edtf_describe (const HawEdtf *edtf);
char *haw_edtf_describe_short (const HawEdtf *edtf);
char *haw_edtf_describe_both (const HawEdtf *edtf);
char *haw_edtf_describe_gregorian (const HawEdtf *edtf);
char *haw_edtf_to_text (const HawEdtf *edtf,
                        const char    *language);

G_END_DECLS
