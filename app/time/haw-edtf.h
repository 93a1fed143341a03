/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "time/haw-civil.h"

G_BEGIN_DECLS

/* Dates as analysts write them: EDTF (ISO 8601-2 annex A), levels 0 and 1.
 *
 * Accepted: 2020, 2020-07, 2020-07-03, years before 0 (-0043) and beyond four digits (Y12345);
 * date-times 2020-07-03T15:17:30 with Z, +03 or +03:00; intervals A/B, open A/.. and ../B,
 * unknown A/ and /B; ? (uncertain), ~ (approximate), % (both) after a whole date, also at either
 * end of an interval; X for unspecified digits from the right: 2020-07-XX, 2020-XX-XX, 2020-XX,
 * 202X, 20XX; seasons 2020-21 (spring, March to May), -22 (summer), -23 (autumn), -24 (winter,
 * December to the February of the next year).
 *
 * Extensions, for news: a time without zone or without seconds; ? ~ % after a time; intervals of
 * times, also short within one day (2020-07-03T06:30/09:15). As typed, Arabic-Indic and Persian
 * digits and the Arabic question mark stand for their ASCII counterparts, and bidi marks and
 * surrounding white space do not count. The zone is kept and never applied: times stay those of
 * the local clock at the place.
 *
 * An empty text means "undated": valid, without bounds. Callers store it as it is and ask
 * haw_edtf_is_undated(); such events belong on a shelf beside the axis, at no time of it. */

typedef enum
{
  HAW_PRECISION_NONE,
  HAW_PRECISION_CENTURY,
  HAW_PRECISION_DECADE,
  HAW_PRECISION_YEAR,
  HAW_PRECISION_SEASON,
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

/* One date, or one end of an interval. Fields beyond the precision are 0. */
typedef struct
{
  HawEdtfEnd end;
  HawPrecision precision;
  HawEdtfFlags flags;
  gint64 year;         /* of a decade or century the year with 0 for each X */
  int month;           /* 1 to 12, or a season 21 to 24 */
  int day;             /* 1 to 31 */
  int month_wanting;   /* 1 if written XX: some month of the year */
  int day_wanting;     /* 1 if written XX: some day of the month or year */
  int hour, minute, second;
  int has_seconds;
  HawEdtfZone zone;
  int zone_minutes; /* east of UTC */
} HawEdtfDate;

typedef enum
{
  HAW_EDTF_UNDATED,
  HAW_EDTF_DATE,    /* only start is set */
  HAW_EDTF_INTERVAL /* start and end, at least one of them a date */
} HawEdtfKind;

/* A plain value: copy it by assignment, nothing to free. */
typedef struct
{
  HawEdtfKind kind;
  HawEdtfDate start;
  HawEdtfDate end;
} HawEdtf;

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
  HAW_EDTF_ERROR_ORDER,      /* an interval ends before it starts */
  HAW_EDTF_ERROR_UNSUPPORTED /* EDTF, but of level 2 */
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
void haw_edtf_date_get_span (const HawEdtfDate *date,
                             gint64            *start,
                             gint64            *end);

char *haw_edtf_normalise (const HawEdtf *edtf);
char *haw_edtf_describe (const HawEdtf *edtf);
char *haw_edtf_describe_short (const HawEdtf *edtf);

G_END_DECLS
