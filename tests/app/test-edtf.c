/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

#include "time/haw-date-format.h"
#include "time/haw-edtf.h"

/* Bounds are given as YYYY-MM-DD[Thh:mm[:ss]], as "-" or "+" for the sentinels. */
typedef struct
{
  const char *text;
  const char *earliest_start;
  const char *latest_start;
  const char *earliest_end;
  const char *latest_end;
  const char *normal; /* NULL if text is already canonical */
} Valid;

/* A solid day or time, a date somewhere within a span, and the four bounds of an interval. */
#define SOLID(text, start, end) { text, start, start, end, end, NULL }
#define LOOSE(text, start, end) { text, start, end, start, end, NULL }
#define FROM_TO(text, a, b, c, d) { text, a, b, c, d, NULL }

static const Valid valid[] = {
  /* years */
  LOOSE ("2020", "2020-01-01", "2021-01-01"),
  LOOSE ("2019", "2019-01-01", "2020-01-01"),
  LOOSE ("1985", "1985-01-01", "1986-01-01"),
  LOOSE ("0001", "0001-01-01", "0002-01-01"),
  LOOSE ("1582", "1582-01-01", "1583-01-01"),
  LOOSE ("1900", "1900-01-01", "1901-01-01"),
  LOOSE ("1970", "1970-01-01", "1971-01-01"),
  LOOSE ("9998", "9998-01-01", "9999-01-01"),
  /* months */
  LOOSE ("2020-01", "2020-01-01", "2020-02-01"),
  LOOSE ("2020-02", "2020-02-01", "2020-03-01"),
  LOOSE ("2021-02", "2021-02-01", "2021-03-01"),
  LOOSE ("2020-03", "2020-03-01", "2020-04-01"),
  LOOSE ("2020-04", "2020-04-01", "2020-05-01"),
  LOOSE ("2020-05", "2020-05-01", "2020-06-01"),
  LOOSE ("2020-06", "2020-06-01", "2020-07-01"),
  LOOSE ("2020-07", "2020-07-01", "2020-08-01"),
  LOOSE ("2020-08", "2020-08-01", "2020-09-01"),
  LOOSE ("2020-09", "2020-09-01", "2020-10-01"),
  LOOSE ("2020-10", "2020-10-01", "2020-11-01"),
  LOOSE ("2020-11", "2020-11-01", "2020-12-01"),
  LOOSE ("2020-12", "2020-12-01", "2021-01-01"),
  LOOSE ("1900-02", "1900-02-01", "1900-03-01"),
  /* days, every month's last among them */
  SOLID ("2020-07-03", "2020-07-03", "2020-07-04"),
  SOLID ("1985-04-12", "1985-04-12", "1985-04-13"),
  SOLID ("1970-01-01", "1970-01-01", "1970-01-02"),
  SOLID ("1969-12-31", "1969-12-31", "1970-01-01"),
  SOLID ("2020-01-31", "2020-01-31", "2020-02-01"),
  SOLID ("2020-02-28", "2020-02-28", "2020-02-29"),
  SOLID ("2020-02-29", "2020-02-29", "2020-03-01"),
  SOLID ("2021-02-28", "2021-02-28", "2021-03-01"),
  SOLID ("2000-02-29", "2000-02-29", "2000-03-01"),
  SOLID ("1600-02-29", "1600-02-29", "1600-03-01"),
  SOLID ("1900-02-28", "1900-02-28", "1900-03-01"),
  SOLID ("2020-03-31", "2020-03-31", "2020-04-01"),
  SOLID ("2020-04-30", "2020-04-30", "2020-05-01"),
  SOLID ("2020-05-31", "2020-05-31", "2020-06-01"),
  SOLID ("2020-06-30", "2020-06-30", "2020-07-01"),
  SOLID ("2020-07-31", "2020-07-31", "2020-08-01"),
  SOLID ("2020-08-31", "2020-08-31", "2020-09-01"),
  SOLID ("2020-09-30", "2020-09-30", "2020-10-01"),
  SOLID ("2020-10-31", "2020-10-31", "2020-11-01"),
  SOLID ("2020-11-30", "2020-11-30", "2020-12-01"),
  SOLID ("2020-12-31", "2020-12-31", "2021-01-01"),
  SOLID ("1582-10-10", "1582-10-10", "1582-10-11"),
  SOLID ("0001-01-01", "0001-01-01", "0001-01-02"),
  SOLID ("9999-12-30", "9999-12-30", "9999-12-31"),
  /* times */
  SOLID ("1985-04-12T23:20:30", "1985-04-12T23:20:30", "1985-04-12T23:20:31"),
  SOLID ("1985-04-12T23:20:30Z", "1985-04-12T23:20:30", "1985-04-12T23:20:31"),
  SOLID ("1985-04-12T23:20:30+04:30", "1985-04-12T23:20:30", "1985-04-12T23:20:31"),
  { "1985-04-12T23:20:30-04", "1985-04-12T23:20:30", "1985-04-12T23:20:30", "1985-04-12T23:20:31",
    "1985-04-12T23:20:31", "1985-04-12T23:20:30-04:00" },
  { "2020-07-03T15:17+03", "2020-07-03T15:17", "2020-07-03T15:17", "2020-07-03T15:18",
    "2020-07-03T15:18", "2020-07-03T15:17+03:00" },
  { "2020-07-03T15:17+00:00", "2020-07-03T15:17", "2020-07-03T15:17", "2020-07-03T15:18",
    "2020-07-03T15:18", "2020-07-03T15:17Z" },
  { "2020-07-03T15:17+00", "2020-07-03T15:17", "2020-07-03T15:17", "2020-07-03T15:18",
    "2020-07-03T15:18", "2020-07-03T15:17Z" },
  SOLID ("2020-07-03T15:17", "2020-07-03T15:17", "2020-07-03T15:18"),
  SOLID ("2020-07-03T15:17Z", "2020-07-03T15:17", "2020-07-03T15:18"),
  SOLID ("2020-07-03T15:17+14:00", "2020-07-03T15:17", "2020-07-03T15:18"),
  SOLID ("2020-07-03T15:17-09:30", "2020-07-03T15:17", "2020-07-03T15:18"),
  SOLID ("2020-07-03T00:00", "2020-07-03", "2020-07-03T00:01"),
  SOLID ("2020-07-03T23:59", "2020-07-03T23:59", "2020-07-04"),
  SOLID ("2020-07-03T23:59:59", "2020-07-03T23:59:59", "2020-07-04"),
  SOLID ("2020-12-31T23:59", "2020-12-31T23:59", "2021-01-01"),
  SOLID ("1969-12-31T23:59:59", "1969-12-31T23:59:59", "1970-01-01"),
  SOLID ("2020-07-03T15:17~", "2020-07-03T15:17", "2020-07-03T15:18"),
  SOLID ("2020-07-03T15:17Z?", "2020-07-03T15:17", "2020-07-03T15:18"),
  /* marks */
  LOOSE ("1984?", "1984-01-01", "1985-01-01"),
  LOOSE ("1984~", "1984-01-01", "1985-01-01"),
  LOOSE ("1984%", "1984-01-01", "1985-01-01"),
  LOOSE ("2004-06?", "2004-06-01", "2004-07-01"),
  LOOSE ("2004-06~", "2004-06-01", "2004-07-01"),
  LOOSE ("2004-06%", "2004-06-01", "2004-07-01"),
  SOLID ("2004-06-11?", "2004-06-11", "2004-06-12"),
  SOLID ("2004-06-11~", "2004-06-11", "2004-06-12"),
  SOLID ("2004-06-11%", "2004-06-11", "2004-06-12"),
  LOOSE ("2020-22?", "2020-06-01", "2020-09-01"),
  LOOSE ("202X~", "2020-01-01", "2030-01-01"),
  LOOSE ("2024-10-XX?", "2024-10-01", "2024-11-01"),
  /* unspecified digits */
  LOOSE ("202X", "2020-01-01", "2030-01-01"),
  LOOSE ("201X", "2010-01-01", "2020-01-01"),
  LOOSE ("198X", "1980-01-01", "1990-01-01"),
  LOOSE ("20XX", "2000-01-01", "2100-01-01"),
  LOOSE ("19XX", "1900-01-01", "2000-01-01"),
  LOOSE ("2024-XX", "2024-01-01", "2025-01-01"),
  LOOSE ("2024-XX-XX", "2024-01-01", "2025-01-01"),
  LOOSE ("2024-10-XX", "2024-10-01", "2024-11-01"),
  LOOSE ("2024-02-XX", "2024-02-01", "2024-03-01"),
  LOOSE ("1985-12-XX", "1985-12-01", "1986-01-01"),
  /* seasons */
  LOOSE ("2001-21", "2001-03-01", "2001-06-01"),
  LOOSE ("2001-22", "2001-06-01", "2001-09-01"),
  LOOSE ("2001-23", "2001-09-01", "2001-12-01"),
  LOOSE ("2001-24", "2001-12-01", "2002-03-01"),
  LOOSE ("2003-24", "2003-12-01", "2004-03-01"),
  LOOSE ("2020-24~", "2020-12-01", "2021-03-01"),
  /* closed intervals */
  FROM_TO ("1964/2008", "1964-01-01", "1965-01-01", "2008-01-01", "2009-01-01"),
  FROM_TO ("2004-06/2006-08", "2004-06-01", "2004-07-01", "2006-08-01", "2006-09-01"),
  FROM_TO ("2004-02-01/2005-02-08", "2004-02-01", "2004-02-01", "2005-02-09", "2005-02-09"),
  FROM_TO ("2004-02-01/2005-02", "2004-02-01", "2004-02-01", "2005-02-01", "2005-03-01"),
  FROM_TO ("2004-02-01/2005", "2004-02-01", "2004-02-01", "2005-01-01", "2006-01-01"),
  FROM_TO ("2005/2006-02", "2005-01-01", "2006-01-01", "2006-02-01", "2006-03-01"),
  FROM_TO ("2021-03-12/2021-03-16", "2021-03-12", "2021-03-12", "2021-03-17", "2021-03-17"),
  FROM_TO ("2020-07-03/2020-07-03", "2020-07-03", "2020-07-03", "2020-07-04", "2020-07-04"),
  FROM_TO ("2020-12-31/2021-01-01", "2020-12-31", "2020-12-31", "2021-01-02", "2021-01-02"),
  FROM_TO ("2020/2020", "2020-01-01", "2021-01-01", "2020-01-01", "2021-01-01"),
  FROM_TO ("2020-07/2020-07", "2020-07-01", "2020-08-01", "2020-07-01", "2020-08-01"),
  FROM_TO ("2004-02-01/2004", "2004-02-01", "2004-02-01", "2004-02-01", "2005-01-01"),
  FROM_TO ("2005/2005-02-08", "2005-01-01", "2005-02-09", "2005-02-09", "2005-02-09"),
  FROM_TO ("2005/2005-02", "2005-01-01", "2005-03-01", "2005-02-01", "2005-03-01"),
  FROM_TO ("2020-07-20/2020-07", "2020-07-20", "2020-07-20", "2020-07-20", "2020-08-01"),
  FROM_TO ("2019/202X", "2019-01-01", "2020-01-01", "2020-01-01", "2030-01-01"),
  FROM_TO ("199X/2003", "1990-01-01", "2000-01-01", "2003-01-01", "2004-01-01"),
  FROM_TO ("2020-21/2020-23", "2020-03-01", "2020-06-01", "2020-09-01", "2020-12-01"),
  FROM_TO ("2020-24/2021-03", "2020-12-01", "2021-03-01", "2021-03-01", "2021-04-01"),
  FROM_TO ("2024-10-XX/2024-11-05", "2024-10-01", "2024-11-01", "2024-11-06", "2024-11-06"),
  FROM_TO ("2024-XX/2025-XX", "2024-01-01", "2025-01-01", "2025-01-01", "2026-01-01"),
  FROM_TO ("1984~/2004-06", "1984-01-01", "1985-01-01", "2004-06-01", "2004-07-01"),
  FROM_TO ("1984/2004-06~", "1984-01-01", "1985-01-01", "2004-06-01", "2004-07-01"),
  FROM_TO ("1984?/2004%", "1984-01-01", "1985-01-01", "2004-01-01", "2005-01-01"),
  FROM_TO ("1984-06-02?/2004-08-08~", "1984-06-02", "1984-06-02", "2004-08-09", "2004-08-09"),
  FROM_TO ("2020-07-03~/2020-07-05", "2020-07-03", "2020-07-03", "2020-07-06", "2020-07-06"),
  /* open and unknown ends */
  FROM_TO ("1985-04-12/..", "1985-04-12", "1985-04-12", "+", "+"),
  FROM_TO ("1985-04/..", "1985-04-01", "1985-05-01", "+", "+"),
  FROM_TO ("1985/..", "1985-01-01", "1986-01-01", "+", "+"),
  FROM_TO ("../1985-04-12", "-", "-", "1985-04-13", "1985-04-13"),
  FROM_TO ("../1985-04", "-", "-", "1985-04-01", "1985-05-01"),
  FROM_TO ("../1985", "-", "-", "1985-01-01", "1986-01-01"),
  FROM_TO ("1985-04-12/", "1985-04-12", "1985-04-12", "1985-04-12", "+"),
  FROM_TO ("1985-04/", "1985-04-01", "1985-05-01", "1985-04-01", "+"),
  FROM_TO ("1985/", "1985-01-01", "1986-01-01", "1985-01-01", "+"),
  FROM_TO ("/1985-04-12", "-", "1985-04-13", "1985-04-13", "1985-04-13"),
  FROM_TO ("/1985-04", "-", "1985-05-01", "1985-04-01", "1985-05-01"),
  FROM_TO ("/1985", "-", "1986-01-01", "1985-01-01", "1986-01-01"),
  FROM_TO ("2020-07-03~/..", "2020-07-03", "2020-07-03", "+", "+"),
  FROM_TO ("../2020-07-03?", "-", "-", "2020-07-04", "2020-07-04"),
  FROM_TO ("2024-10-XX/..", "2024-10-01", "2024-11-01", "+", "+"),
  FROM_TO ("/2020-24", "-", "2021-03-01", "2020-12-01", "2021-03-01"),
  FROM_TO ("2020-07-03T15:17/..", "2020-07-03T15:17", "2020-07-03T15:17", "+", "+"),
  FROM_TO ("../20XX", "-", "-", "2000-01-01", "2100-01-01"),
  /* intervals of times */
  FROM_TO ("2024-10-07T06:30/2024-10-07T09:15", "2024-10-07T06:30", "2024-10-07T06:30",
           "2024-10-07T09:16", "2024-10-07T09:16"),
  FROM_TO ("2024-10-07T22:00/2024-10-08T02:30:00", "2024-10-07T22:00", "2024-10-07T22:00",
           "2024-10-08T02:30:01", "2024-10-08T02:30:01"),
  FROM_TO ("2024-10-07T06:30/2024-10-08", "2024-10-07T06:30", "2024-10-07T06:30", "2024-10-09",
           "2024-10-09"),
  FROM_TO ("2024-10-07/2024-10-07T06:30", "2024-10-07", "2024-10-07", "2024-10-07T06:31",
           "2024-10-07T06:31"),
  { "2024-10-07T06:30/09:15", "2024-10-07T06:30", "2024-10-07T06:30", "2024-10-07T09:16",
    "2024-10-07T09:16", "2024-10-07T06:30/2024-10-07T09:15" },
  { "2024-10-07T06:30:10Z/09:15:20Z", "2024-10-07T06:30:10", "2024-10-07T06:30:10",
    "2024-10-07T09:15:21", "2024-10-07T09:15:21", "2024-10-07T06:30:10Z/2024-10-07T09:15:20Z" },
  { "2024-10-07T06:30+03:00/09:15", "2024-10-07T06:30", "2024-10-07T06:30", "2024-10-07T09:16",
    "2024-10-07T09:16", "2024-10-07T06:30+03:00/2024-10-07T09:15+03:00" },
  { "2024-10-07T06:30~/09:15~", "2024-10-07T06:30", "2024-10-07T06:30", "2024-10-07T09:16",
    "2024-10-07T09:16", "2024-10-07T06:30~/2024-10-07T09:15~" },
  /* as typed */
  { "٢٠٢٠-٠٧-٠٣", "2020-07-03", "2020-07-03", "2020-07-04", "2020-07-04", "2020-07-03" },
  { "۲۰۲۰-۰۷-۰۳", "2020-07-03", "2020-07-03", "2020-07-04", "2020-07-04", "2020-07-03" },
  { "٢٠20-٠٧", "2020-07-01", "2020-08-01", "2020-07-01", "2020-08-01", "2020-07" },
  { "٢٠٢٠-٠٧-٠٣/٢٠٢٠-٠٧-٠٥", "2020-07-03", "2020-07-03", "2020-07-06", "2020-07-06",
    "2020-07-03/2020-07-05" },
  { "٢٠٢٠؟", "2020-01-01", "2021-01-01", "2020-01-01", "2021-01-01", "2020?" },
  { "٢٠٢٠-٠٧-٠٣T١٥:١٧", "2020-07-03T15:17", "2020-07-03T15:17", "2020-07-03T15:18",
    "2020-07-03T15:18", "2020-07-03T15:17" },
  { "  2020-07-03 ", "2020-07-03", "2020-07-03", "2020-07-04", "2020-07-04", "2020-07-03" },
  { "\u200f2020-07-03\u200f", "2020-07-03", "2020-07-03", "2020-07-04", "2020-07-04",
    "2020-07-03" },
  { "\u20682020\u200e-07\u2069\n", "2020-07-01", "2020-08-01", "2020-07-01", "2020-08-01",
    "2020-07" },
  /* nothing known */
  FROM_TO ("", "-", "+", "-", "+"),
  { " \t", "-", "+", "-", "+", "" },
  { "\u200f", "-", "+", "-", "+", "" },
};

/* Years that GDateTime does not reach, in days since 1970-01-01. */
static const struct
{
  const char *text;
  gint64 first;
  gint64 last;
} far_away[] = {
  { "0000", -719528, -719162 },       { "0000-02-29", -719469, -719468 },
  { "0000-XX", -719528, -719162 },    { "-0001", -719893, -719528 },
  { "-0004-02-29", -720930, -720929 },{ "-0001-12-31", -719529, -719528 },
  { "-0001-24", -719559, -719468 },   { "000X", -719528, -715875 },
  { "00XX", -719528, -683003 },       { "-001X", -726467, -722815 },
  { "9999-12-31", 2932896, 2932897 }, { "9999", 2932532, 2932897 },
  { "Y10000", 2932897, 2933263 },     { "Y-10000", -4371953, -4371587 },
};

typedef struct
{
  const char *text;
  int position;
  HawEdtfErrorCode code;
} Invalid;

#define SYNTAX HAW_EDTF_ERROR_SYNTAX
#define RANGE HAW_EDTF_ERROR_RANGE
#define ORDER HAW_EDTF_ERROR_ORDER
#define UNSUPPORTED HAW_EDTF_ERROR_UNSUPPORTED

static const Invalid invalid[] = {
  /* years */
  { "x", 0, SYNTAX }, { "today", 0, SYNTAX }, { "3 July 2020", 1, SYNTAX }, { "20", 2, SYNTAX },
  { "202", 3, SYNTAX }, { "20201", 4, SYNTAX }, { "202007", 4, SYNTAX }, { "20200703", 4, SYNTAX },
  { "03/07/2020", 2, SYNTAX }, { "3-7-2020", 1, SYNTAX }, { "-", 1, SYNTAX }, { "-202", 4, SYNTAX },
  { "-0000", 0, RANGE }, { "+2020", 0, SYNTAX }, { "-000X", 0, RANGE }, { "2XXX", 1, UNSUPPORTED },
  { "XXXX", 0, UNSUPPORTED }, { "XXXX-12-25", 0, UNSUPPORTED }, { "2X20", 1, UNSUPPORTED },
  { "20X0", 2, UNSUPPORTED }, { "202x", 3, SYNTAX }, { "Y2020", 5, SYNTAX }, { "Y", 1, SYNTAX },
  { "Y01234", 1, SYNTAX }, { "Y1234567890", 10, RANGE }, { "Y12000-01", 6, SYNTAX },
  { "يوليو 2020", 0, SYNTAX }, { "2020م", 4, SYNTAX }, { "٢٠٢٠م", 4, SYNTAX },
  /* months and seasons */
  { "2020-", 5, SYNTAX }, { "2020-7", 6, SYNTAX }, { "2020-00", 5, RANGE }, { "2020-13", 5, RANGE },
  { "2020-20", 5, RANGE }, { "2020-25", 5, UNSUPPORTED }, { "2020-33", 5, UNSUPPORTED },
  { "2020-42", 5, RANGE }, { "2020-99", 5, RANGE }, { "2020-1X", 6, UNSUPPORTED },
  { "2020-X1", 5, UNSUPPORTED }, { "2020-X", 6, SYNTAX }, { "2020-xx", 5, SYNTAX },
  { "2020-007", 7, SYNTAX }, { "2020-Jul", 5, SYNTAX }, { "202X-07", 4, UNSUPPORTED },
  { "20XX-XX", 4, UNSUPPORTED }, { "2020/7", 6, SYNTAX }, { "2020-22-01", 7, SYNTAX },
  { "2020-22-XX", 7, SYNTAX }, { "2020--07", 5, SYNTAX }, { "2020.07.03", 4, SYNTAX },
  /* days */
  { "2020-07-", 8, SYNTAX }, { "2020-07-3", 9, SYNTAX }, { "2020-07-00", 8, RANGE },
  { "2020-07-32", 8, RANGE }, { "2020-06-31", 8, RANGE }, { "2021-02-29", 8, RANGE },
  { "1900-02-29", 8, RANGE }, { "2100-02-29", 8, RANGE }, { "2020-02-30", 8, RANGE },
  { "2020-07-033", 10, SYNTAX }, { "2020-07-3X", 9, UNSUPPORTED }, { "2020-XX-03", 8, UNSUPPORTED },
  { "2020-07-03-01", 10, SYNTAX }, { "٢٠٢٠-٠٢-٣٠", 8, RANGE }, { " 2020-02-30", 9, RANGE },
  /* times */
  { "2020T10:00", 4, SYNTAX }, { "2020-07T10:00", 7, SYNTAX }, { "2020-07-XXT10:00", 10, SYNTAX },
  { "2020-07-03T", 11, SYNTAX }, { "2020-07-03T1", 12, SYNTAX }, { "2020-07-03T15", 13, SYNTAX },
  { "2020-07-03T1517", 13, SYNTAX }, { "2020-07-03T15:", 14, SYNTAX },
  { "2020-07-03T15:1", 15, SYNTAX }, { "2020-07-03T24:00", 11, RANGE },
  { "2020-07-03T15:60", 14, RANGE }, { "2020-07-03T15:17:60", 17, RANGE },
  { "2020-07-03T15:17:30.5", 19, SYNTAX }, { "2020-07-03T15:XX", 14, SYNTAX },
  { "2020-07-03 15:17", 10, SYNTAX }, { "2020-07-03t15:17", 10, SYNTAX },
  { "2020-07-03T15:17z", 16, SYNTAX }, { "2020-07-03T15:17+", 17, SYNTAX },
  { "2020-07-03T15:17+3", 18, SYNTAX }, { "2020-07-03T15:17+0300", 19, SYNTAX },
  { "2020-07-03T15:17+15:00", 17, RANGE }, { "2020-07-03T15:17+14:30", 20, RANGE },
  { "2020-07-03T15:17-00:00", 16, RANGE }, { "2020-07-03T15:17+03:60", 20, RANGE },
  { "2020-07-03T15:17+03:", 20, SYNTAX }, { "15:17", 2, SYNTAX },
  /* marks */
  { "?2020", 0, UNSUPPORTED }, { "~2020-07", 0, UNSUPPORTED }, { "2020-~07", 5, UNSUPPORTED },
  { "2020?-07", 4, UNSUPPORTED }, { "2020-07~-03", 7, UNSUPPORTED },
  { "2020-07-?03", 8, UNSUPPORTED },
  { "2020?~", 5, SYNTAX }, { "2020~?", 5, SYNTAX }, { "2020??", 5, SYNTAX }, { "2020!", 4, SYNTAX },
  { "2020-07-03~T15:17", 10, UNSUPPORTED },
  /* intervals and lists */
  { "/", 0, SYNTAX }, { "..", 0, SYNTAX }, { "../..", 0, SYNTAX }, { "/..", 0, SYNTAX },
  { "../", 0, SYNTAX }, { ".", 0, SYNTAX }, { "./2020", 0, SYNTAX }, { "2020/.", 5, SYNTAX },
  { "2020/...", 7, SYNTAX }, { "2020..2021", 4, SYNTAX }, { "2020/2021/2022", 9, SYNTAX },
  { "2020 / 2021", 4, SYNTAX }, { "2020/ 2021", 5, SYNTAX }, { "2021/2020", 5, ORDER },
  { "2020-07-04/2020-07-03", 11, ORDER }, { "2020-08/2020-07-31", 8, ORDER },
  { "2020-07-03T10:00/2020-07-03T09:00", 17, ORDER }, { "2020-07-03T22:00/02:00", 17, ORDER },
  { "2020-07-03/09:15", 11, SYNTAX }, { "2020-07-03/05", 13, SYNTAX },
  { "2020-07-03T06:30/T09:15", 17, SYNTAX },
  { "2020-07-03/2020-07-32", 19, RANGE }, { "2020-13/2021", 5, RANGE },
  { "[2020,2021]", 0, UNSUPPORTED },
  { "{2020,2021}", 0, UNSUPPORTED }, { "[..2020]", 0, UNSUPPORTED }, { "2020,2021", 4, SYNTAX },
  { "\xff", 0, SYNTAX }, { "2020\xff", 4, SYNTAX },
};

static gint64
to_time (const char *text)
{
  g_autofree char *full = NULL;
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) moment = NULL;

  if (g_str_equal (text, "-"))
    return HAW_TIME_MIN;
  if (g_str_equal (text, "+"))
    return HAW_TIME_MAX;
  full = g_strconcat (text, &"0000-00-00T00:00:00"[strlen (text)], NULL);
  moment = g_date_time_new_from_iso8601 (full, utc);
  g_assert_nonnull (moment);
  return g_date_time_to_unix (moment);
}

static void
test_valid (void)
{
  g_assert_cmpuint (G_N_ELEMENTS (valid), >=, 150);
  for (gsize i = 0; i < G_N_ELEMENTS (valid); i++)
    {
      const Valid *row = &valid[i];
      g_autoptr (GError) error = NULL;
      g_autofree char *normal = NULL;
      HawEdtf edtf;
      HawBounds bounds;

      g_test_message ("%s", row->text);
      haw_edtf_parse (row->text, &edtf, &error);
      g_assert_no_error (error);
      haw_edtf_get_bounds (&edtf, &bounds);
      g_assert_cmpint (bounds.earliest_start, ==, to_time (row->earliest_start));
      g_assert_cmpint (bounds.latest_start, ==, to_time (row->latest_start));
      g_assert_cmpint (bounds.earliest_end, ==, to_time (row->earliest_end));
      g_assert_cmpint (bounds.latest_end, ==, to_time (row->latest_end));
      normal = haw_edtf_normalise (&edtf);
      g_assert_cmpstr (normal, ==, row->normal != NULL ? row->normal : row->text);
    }
}

static void
test_far_away (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (far_away); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *normal = NULL;
      HawEdtf edtf;
      HawBounds bounds;

      g_test_message ("%s", far_away[i].text);
      haw_edtf_parse (far_away[i].text, &edtf, &error);
      g_assert_no_error (error);
      haw_edtf_get_bounds (&edtf, &bounds);
      g_assert_cmpint (bounds.earliest_start, ==, far_away[i].first * HAW_SECONDS_PER_DAY);
      g_assert_cmpint (bounds.latest_end, ==, far_away[i].last * HAW_SECONDS_PER_DAY);
      normal = haw_edtf_normalise (&edtf);
      g_assert_cmpstr (normal, ==, far_away[i].text);
    }
}

static void
test_invalid (void)
{
  g_assert_cmpuint (G_N_ELEMENTS (invalid), >=, 60);
  for (gsize i = 0; i < G_N_ELEMENTS (invalid); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *place = g_strdup_printf ("At character %d: ", invalid[i].position + 1);
      HawEdtf edtf;

      g_test_message ("%s", invalid[i].text);
      g_assert_false (haw_edtf_parse (invalid[i].text, &edtf, &error));
      g_assert_error (error, HAW_EDTF_ERROR, (int) invalid[i].code);
      g_assert_cmpint (haw_edtf_error_position (error), ==, invalid[i].position);
      g_assert_true (g_str_has_prefix (error->message, place)
                     || g_str_has_prefix (error->message, "At the end: "));
      g_assert_true (g_str_has_suffix (error->message, "."));
      g_assert_true (haw_edtf_is_undated (&edtf));
      g_assert_false (haw_edtf_parse (invalid[i].text, &edtf, NULL));
    }
}

static void
test_messages (void)
{
  static const struct
  {
    const char *text;
    const char *message;
  } rows[] = {
    { "2021-02-29", "At character 9: February 2021 has 28 days. Write a day from 01 to 28." },
    { "2020-13",
      "At character 6: There is no month 13. "
      "Write 01 to 12 for a month or 21 to 24 for a season." },
    { "20200703", "At character 5: Write hyphens between year, month and day: 2020-07-03." },
    { "2020-07-03T24:00",
      "At character 12: There is no 24 on the clock here. Write a number from 00 to 23." },
    { "2020-7", "At the end: A month has two digits. Write it as in 2020-07." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      HawEdtf edtf;

      haw_edtf_parse (rows[i].text, &edtf, &error);
      g_assert_nonnull (error);
      g_assert_cmpstr (error->message, ==, rows[i].message);
    }
}

static void
test_error_copies (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) copy = NULL;
  HawEdtf edtf;

  haw_edtf_parse ("2020-13", &edtf, &error);
  copy = g_error_copy (error);
  g_assert_cmpint (haw_edtf_error_position (copy), ==, 5);
}

static void
append_random_date (GString *text,
                    int      year)
{
  int month = g_test_rand_int_range (1, 13);
  int kind = g_test_rand_int_range (0, 9);
  static const char *const marks[] = { "", "", "?", "~", "%" };

  switch (kind)
    {
    case 0:
      g_string_append_printf (text, "%04d", year);
      break;
    case 1:
      g_string_append_printf (text, "%03dX", year / 10);
      break;
    case 2:
      g_string_append_printf (text, "%02dXX", year / 100);
      break;
    case 3:
      g_string_append_printf (text, "%04d-%02d", year, g_test_rand_int_range (21, 25));
      break;
    case 4:
      g_string_append_printf (text, "%04d-%02d", year, month);
      break;
    case 5:
      g_string_append_printf (text, "%04d-%02d-XX", year, month);
      break;
    case 6:
      g_string_append_printf (text, "%04d-XX", year);
      break;
    default:
      g_string_append_printf (text, "%04d-%02d-%02d", year, month,
                              g_test_rand_int_range (1, haw_civil_days_in_month (year, month) + 1));
      if (kind == 8)
        g_string_append_printf (text, "T%02d:%02d", g_test_rand_int_range (0, 24),
                                g_test_rand_int_range (0, 60));
    }
  g_string_append (text, marks[g_test_rand_int_range (0, G_N_ELEMENTS (marks))]);
}

/* Any valid text, so that the later date of an interval is in a later century. */
static char *
random_edtf (void)
{
  GString *text = g_string_new (NULL);
  int kind = g_test_rand_int_range (0, 6);

  if (kind == 1 || kind == 2)
    g_string_append (text, kind == 1 ? "../" : "/");
  append_random_date (text, g_test_rand_int_range (1, 4999));
  if (kind == 3 || kind == 4)
    g_string_append (text, kind == 3 ? "/.." : "/");
  if (kind == 5)
    {
      g_string_append_c (text, '/');
      append_random_date (text, g_test_rand_int_range (5200, 9999));
    }
  return g_string_free (text, FALSE);
}

static void
test_round_trip (void)
{
  for (int i = 0; i < 20000; i++)
    {
      g_autofree char *text = random_edtf ();
      g_autofree char *normal = NULL;
      g_autofree char *words = NULL;
      g_autofree char *brief = NULL;
      g_autoptr (GError) error = NULL;
      HawEdtf edtf, again;
      HawBounds bounds;

      haw_edtf_parse (text, &edtf, &error);
      g_assert_no_error (error);
      normal = haw_edtf_normalise (&edtf);
      g_assert_cmpstr (normal, ==, text);
      g_assert_true (haw_edtf_parse (normal, &again, NULL));
      g_assert_cmpmem (&edtf, sizeof edtf, &again, sizeof again);
      haw_edtf_get_bounds (&edtf, &bounds);
      g_assert_cmpint (bounds.earliest_start, <=, bounds.latest_start);
      g_assert_cmpint (bounds.earliest_end, <=, bounds.latest_end);
      g_assert_cmpint (bounds.earliest_start, <=, bounds.earliest_end);
      g_assert_cmpint (bounds.latest_start, <=, bounds.latest_end);
      g_assert_cmpint (bounds.earliest_start, <, bounds.latest_end);
      if (i % 50 != 0)
        continue;
      words = haw_edtf_describe (&edtf);
      brief = haw_edtf_describe_short (&edtf);
      g_assert_cmpuint (strlen (words), >, 0);
      g_assert_cmpuint (strlen (brief), >, 0);
    }
}

/* Nothing that is typed may crash or hang, or set no error. */
static void
test_garbage (void)
{
  static const char *const pieces[] = { "2", "0", "9", "X", "-", "/", ".", "..", "T", ":", "Z", "+",
                                        "?", "~", "%", "Y", "[", " ", "٣", "م", "\u200f", "2020",
                                          "-07" };

  for (int i = 0; i < 50000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      HawEdtf edtf;

      for (int n = g_test_rand_int_range (0, 12); n > 0; n--)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      if (haw_edtf_parse (text->str, &edtf, &error))
        {
          g_autofree char *normal = haw_edtf_normalise (&edtf);
          HawEdtf again;

          g_assert_true (haw_edtf_parse (normal, &again, NULL));
          g_assert_cmpmem (&edtf, sizeof edtf, &again, sizeof again);
          continue;
        }
      g_assert_cmpint (haw_edtf_error_position (error), >=, 0);
      g_assert_cmpint (haw_edtf_error_position (error), <=, (int) g_utf8_strlen (text->str, -1));
    }
}

static void
test_properties (void)
{
  HawEdtf edtf;

  g_assert_true (haw_edtf_parse ("", &edtf, NULL));
  g_assert_true (haw_edtf_is_undated (&edtf));
  g_assert_cmpint (haw_edtf_get_precision (&edtf), ==, HAW_PRECISION_NONE);
  g_assert_true (haw_edtf_parse ("2020-07-03T10:00/2021~", &edtf, NULL));
  g_assert_false (haw_edtf_is_undated (&edtf));
  g_assert_cmpint (haw_edtf_get_precision (&edtf), ==, HAW_PRECISION_YEAR);
  g_assert_cmpint (haw_edtf_get_flags (&edtf), ==, HAW_EDTF_APPROXIMATE);
  g_assert_true (haw_edtf_parse ("../2020-07%", &edtf, NULL));
  g_assert_cmpint (haw_edtf_get_precision (&edtf), ==, HAW_PRECISION_MONTH);
  g_assert_cmpint (haw_edtf_get_flags (&edtf), ==, HAW_EDTF_APPROXIMATE | HAW_EDTF_UNCERTAIN);
}

typedef struct
{
  const char *text;
  const char *words;
  const char *brief;
} Words;

static void
check_words (const Words *rows,
             gsize        n_rows)
{
  for (gsize i = 0; i < n_rows; i++)
    {
      g_autofree char *words = NULL;
      g_autofree char *brief = NULL;
      HawEdtf edtf;

      g_assert_true (haw_edtf_parse (rows[i].text, &edtf, NULL));
      words = haw_edtf_describe (&edtf);
      brief = haw_edtf_describe_short (&edtf);
      g_assert_cmpstr (words, ==, rows[i].words);
      g_assert_cmpstr (brief, ==, rows[i].brief);
    }
}

static void
test_words (void)
{
  static const Words rows[] = {
    { "", "undated", "undated" },
    { "2020", "2020", "2020" },
    { "-0043", "-43", "-43" },
    { "202X", "some year in 2020–2029", "2020–2029" },
    { "20XX", "some year in 2000–2099", "2000–2099" },
    { "2020-07", "July 2020", "July 2020" },
    { "2020-07~", "about July 2020", "c. July 2020" },
    { "2020-07-03", "Friday 3 July 2020", "3 July 2020" },
    { "2020-07-03?", "possibly Friday 3 July 2020", "3 July 2020?" },
    { "2020-07-03%", "possibly about Friday 3 July 2020", "c. 3 July 2020?" },
    { "2020-22?", "possibly summer 2020", "summer 2020?" },
    { "2020-24", "winter 2020–2021", "winter 2020–2021" },
    { "2024-10-XX", "some day in October 2024", "October 2024" },
    { "2024-XX", "some month in 2024", "2024" },
    { "2024-XX-XX", "some day in 2024", "2024" },
    { "2020-07-03T15:17", "Friday 3 July 2020, 15:17", "3 July 2020, 15:17" },
    { "2020-07-03T15:17:30Z", "Friday 3 July 2020, 15:17:30 UTC", "3 July 2020, 15:17:30 UTC" },
    { "2020-07-03T15:17+03", "Friday 3 July 2020, 15:17 (UTC+03:00)",
      "3 July 2020, 15:17 (UTC+03:00)" },
    { "2021-03-12/2021-03-16", "from 12 to 16 March 2021", "12–16 March 2021" },
    { "2021-03-12/2021-04-03", "from 12 March to 3 April 2021", "12 March – 3 April 2021" },
    { "2020-12-30/2021-01-02", "from 30 December 2020 to 2 January 2021",
      "30 December 2020 – 2 January 2021" },
    { "2021-03/2021-05", "from March to May 2021", "March – May 2021" },
    { "2019/2021", "from 2019 to 2021", "2019 – 2021" },
    { "2021-03-12/2021-03-12", "Friday 12 March 2021", "12 March 2021" },
    { "2021-03-12~/2021-03-16", "from about 12 March 2021 to 16 March 2021",
      "c. 12 March 2021 – 16 March 2021" },
    { "2020-07-03/..", "since 3 July 2020", "since 3 July 2020" },
    { "../2020-07-03", "until 3 July 2020", "until 3 July 2020" },
    { "2020-07-03/", "from 3 July 2020, end unknown", "3 July 2020 – ?" },
    { "/2020-07", "until July 2020, start unknown", "? – July 2020" },
    { "2020-07-03T06:30/09:15", "Friday 3 July 2020, from 06:30 to 09:15",
      "3 July 2020, 06:30–09:15" },
    { "2020-07-03T22:00/2020-07-04T02:00", "from 3 July 2020, 22:00 to 4 July 2020, 02:00",
      "3 July 2020, 22:00 – 4 July 2020, 02:00" },
  };

  check_words (rows, G_N_ELEMENTS (rows));
}

static void
test_arabic_words (void)
{
  static const Words rows[] = {
    { "", "بلا تاريخ", "بلا تاريخ" },
    { "2020-07-03", "الجمعة 3 يوليو 2020", "3 يوليو 2020" },
    { "2020-07~", "نحو يوليو 2020", "نحو يوليو 2020" },
    { "2020-22?", "ربما صيف 2020", "صيف 2020؟" },
    { "2024-10-XX", "يوم ما في أكتوبر 2024", "أكتوبر 2024" },
    { "2021-03-12/2021-03-16", "من 12 إلى 16 مارس 2021", "12–16 مارس 2021" },
    { "2020-07-03/..", "منذ 3 يوليو 2020", "منذ 3 يوليو 2020" },
    { "../2020-07-03", "حتى 3 يوليو 2020", "حتى 3 يوليو 2020" },
  };
  const char *directory = g_getenv ("HAW_LOCALEDIR");
  g_autofree char *language = g_strdup (g_getenv ("LANGUAGE"));

  if (directory == NULL)
    directory = LOCALEDIR;
  g_setenv ("LANGUAGE", "ar", TRUE);
  bindtextdomain (GETTEXT_PACKAGE, directory);
  g_assert_cmpstr (C_ ("ICU locale", "en_GB"), !=, "en_GB");
  check_words (rows, G_N_ELEMENTS (rows));
  g_setenv ("LANGUAGE", language != NULL ? language : "en", TRUE);
  bindtextdomain (GETTEXT_PACKAGE, directory);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");

  g_test_add_func ("/edtf/valid", test_valid);
  g_test_add_func ("/edtf/far-away", test_far_away);
  g_test_add_func ("/edtf/invalid", test_invalid);
  g_test_add_func ("/edtf/messages", test_messages);
  g_test_add_func ("/edtf/error-copies", test_error_copies);
  g_test_add_func ("/edtf/round-trip", test_round_trip);
  g_test_add_func ("/edtf/garbage", test_garbage);
  g_test_add_func ("/edtf/properties", test_properties);
  g_test_add_func ("/edtf/words", test_words);
  g_test_add_func ("/edtf/words/arabic", test_arabic_words);

  return g_test_run ();
}
