/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-edtf.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "time/haw-date-format.h"

#define LONGEST_YEAR 9 /* digits after Y: keeps every bound clear of the sentinels */
#define OTHER '\1'     /* stands for any character that no date has */

typedef struct
{
  int position; /* code points from 0 */
} HawEdtfErrorPrivate;

/* The text folded to ASCII, with the code point position of each character in the original. */
typedef struct
{
  char *chars;
  int *positions;
  gsize length;
  int end_position;
  gsize at;
  GError **error;
} Cursor;

static void
haw_edtf_error_private_init (HawEdtfErrorPrivate *private)
{
  private->position = -1;
}

static void
haw_edtf_error_private_copy (const HawEdtfErrorPrivate *source,
                             HawEdtfErrorPrivate       *target)
{
  *target = *source;
}

static void
haw_edtf_error_private_clear (HawEdtfErrorPrivate *private)
{
}

G_DEFINE_EXTENDED_ERROR (HawEdtfError, haw_edtf_error)

static gboolean
is_ignorable (gunichar c)
{
  return c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e)
         || (c >= 0x2066 && c <= 0x2069) || c == 0xfeff;
}

static char
fold (gunichar c)
{
  if (c >= 0x0660 && c <= 0x0669)
    return (char) ('0' + c - 0x0660);
  if (c >= 0x06f0 && c <= 0x06f9)
    return (char) ('0' + c - 0x06f0);
  if (c == 0x061f)
    return '?';
  if (g_unichar_isspace (c))
    return ' ';
  return c > ' ' && c < 0x7f ? (char) c : OTHER;
}

static void
cursor_init (Cursor     *cursor,
             const char *text,
             GError    **error)
{
  gsize n_bytes = strlen (text);
  int position = 0;

  cursor->chars = g_new0 (char, n_bytes + 1);
  cursor->positions = g_new0 (int, n_bytes + 1);
  cursor->length = 0;
  cursor->at = 0;
  cursor->error = error;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), position++)
    {
      gunichar c = g_utf8_get_char (p);

      if (is_ignorable (c) || (cursor->length == 0 && g_unichar_isspace (c)))
        continue;
      cursor->positions[cursor->length] = position;
      cursor->chars[cursor->length++] = fold (c);
    }
  while (cursor->length > 0 && cursor->chars[cursor->length - 1] == ' ')
    cursor->chars[--cursor->length] = '\0';
  cursor->end_position = cursor->length > 0 ? cursor->positions[cursor->length - 1] + 1 : 0;
}

static void
cursor_clear (Cursor *cursor)
{
  g_clear_pointer (&cursor->chars, g_free);
  g_clear_pointer (&cursor->positions, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Cursor, cursor_clear)

static char
peek (const Cursor *cursor)
{
  return cursor->chars[cursor->at];
}

static gboolean
take (Cursor *cursor,
      char    c)
{
  if (peek (cursor) != c)
    return FALSE;
  cursor->at++;
  return TRUE;
}

/* How many of the next characters are digits or X. */
static gsize
run_length (const Cursor *cursor)
{
  return strspn (cursor->chars + cursor->at, "0123456789X");
}

static int
get_number (const Cursor *cursor,
            gsize         at,
            gsize         n_digits)
{
  int number = 0;

  for (gsize i = at; i < at + n_digits; i++)
    number = number * 10 + (cursor->chars[i] == 'X' ? 0 : cursor->chars[i] - '0');
  return number;
}

/* Sets the error, with what is wrong at a character and what to write instead. Returns FALSE. */
static gboolean G_GNUC_PRINTF (4, 5)
fail (Cursor          *cursor,
      gsize            at,
      HawEdtfErrorCode code,
      const char      *format,
      ...)
{
  g_autofree char *reason = NULL;
  gboolean inside = at < cursor->length;
  int position = inside ? cursor->positions[at] : cursor->end_position;
  va_list arguments;

  if (cursor->error == NULL)
    return FALSE;
  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (inside)
    /* Translators: an error in a date the user wrote; the second part says what to write. */
    g_set_error (cursor->error, HAW_EDTF_ERROR, code, _("At character %d: %s"), position + 1,
                 reason);
  else
    /* Translators: like "At character %d: %s", for something missing at the end. */
    g_set_error (cursor->error, HAW_EDTF_ERROR, code, _("At the end: %s"), reason);
  haw_edtf_error_get_private (*cursor->error)->position = position;
  return FALSE;
}

static gboolean
fail_year (Cursor *cursor,
           gsize   n_digits)
{
  gsize at = cursor->at;
  const char *digits = cursor->chars + at;

  if (n_digits == 0 && strchr ("?~%", peek (cursor)) != NULL && peek (cursor) != '\0')
    return fail (cursor, at, HAW_EDTF_ERROR_UNSUPPORTED,
                 "%s", _("Write the mark (?, ~ or %) at the end of a date, as in 2020-07~."));
  if (n_digits == 0)
    return fail (cursor, at, HAW_EDTF_ERROR_SYNTAX,
                 "%s", _("A date begins with its year in four digits. Write it as in 2020-07-03."));
  if (n_digits < 4)
    return fail (cursor, at + n_digits, HAW_EDTF_ERROR_SYNTAX,
                 "%s", _("A date begins with its year in four digits. Write it as in 2020-07-03."));
  if (n_digits == 8 && strcspn (digits, "X") >= 8)
    return fail (cursor, at + 4, HAW_EDTF_ERROR_SYNTAX,
                 _("Write hyphens between year, month and day: %.4s-%.2s-%.2s."),
                 digits, digits + 4, digits + 6);
  return fail (cursor, at + 4, HAW_EDTF_ERROR_SYNTAX,
               "%s", _("A year has four digits. Write Y before a longer one, as in Y12000."));
}

static gboolean
parse_long_year (Cursor      *cursor,
                 HawEdtfDate *date)
{
  gboolean negative = take (cursor, '-');
  gsize n_digits = strspn (cursor->chars + cursor->at, "0123456789");

  if (n_digits < 5 || peek (cursor) == '0')
    return fail (cursor, n_digits < 5 ? cursor->at + n_digits : cursor->at, HAW_EDTF_ERROR_SYNTAX,
                 "%s",
                 _("After Y comes a year of five digits or more. Write other years without Y."));
  if (n_digits > LONGEST_YEAR)
    return fail (cursor, cursor->at + LONGEST_YEAR, HAW_EDTF_ERROR_RANGE,
                 "%s", _("This year is too far away. Write at most nine digits."));
  date->year = get_number (cursor, cursor->at, n_digits) * (negative ? -1 : 1);
  date->precision = HAW_PRECISION_YEAR;
  cursor->at += n_digits;
  return TRUE;
}

static gboolean
parse_year (Cursor      *cursor,
            HawEdtfDate *date)
{
  gboolean negative = take (cursor, '-');
  gsize n_digits = run_length (cursor);
  gsize n_known = strspn (cursor->chars + cursor->at, "0123456789");

  if (n_digits != 4)
    return fail_year (cursor, n_digits);
  if (n_known < 2)
    return fail (cursor, cursor->at + n_known, HAW_EDTF_ERROR_UNSUPPORTED,
                 "%s", _("Only the last one or two digits of a year can be X, as in 202X. "
                   "Leave the date empty if nothing is known."));
  if (n_known < 4 && strspn (cursor->chars + cursor->at + n_known, "X") != 4 - n_known)
    return fail (cursor, cursor->at + n_known, HAW_EDTF_ERROR_UNSUPPORTED,
                 "%s", _("X can only stand for the last digits of a year, as in 202X or 20XX."));
  date->year = get_number (cursor, cursor->at, 4);
  if (negative && date->year == 0)
    return fail (cursor, cursor->at - 1, HAW_EDTF_ERROR_RANGE,
                 "%s", _("The year 0 has no sign. Write 0000 for the year 1 BC."));
  if (negative)
    date->year = -date->year;
  cursor->at += 4;
  date->precision = n_known == 4 ? HAW_PRECISION_YEAR
                                 : (n_known == 3 ? HAW_PRECISION_DECADE : HAW_PRECISION_CENTURY);
  return TRUE;
}

/* Checks that two digits, or XX where that can be, come next; does not take them. */
static gboolean
expect_two (Cursor     *cursor,
            gboolean    unspecified,
            const char *reason)
{
  gsize n_digits = run_length (cursor);
  gsize n_known = strspn (cursor->chars + cursor->at, "0123456789");

  if (n_digits == 0 && strchr ("?~%", peek (cursor)) != NULL && peek (cursor) != '\0')
    return fail (cursor, cursor->at, HAW_EDTF_ERROR_UNSUPPORTED,
                 "%s", _("Write the mark (?, ~ or %) at the end of a date, as in 2020-07~."));
  if (n_digits != 2)
    return fail (cursor, cursor->at + MIN (n_digits, 2), HAW_EDTF_ERROR_SYNTAX, "%s", reason);
  if (n_known == 2 || (unspecified && strncmp (cursor->chars + cursor->at, "XX", 2) == 0))
    return TRUE;
  if (unspecified)
    return fail (cursor, cursor->at + (n_known == 1 ? 1 : 0), HAW_EDTF_ERROR_UNSUPPORTED,
                 "%s", _("X stands for a whole month or day. Write XX, as in 2020-07-XX."));
  return fail (cursor, cursor->at + (n_known == 1 ? 1 : 0), HAW_EDTF_ERROR_SYNTAX, "%s", reason);
}

static gboolean
parse_month (Cursor      *cursor,
             HawEdtfDate *date)
{
  int month;

  if (date->precision != HAW_PRECISION_YEAR)
    return fail (cursor, cursor->at - 1, HAW_EDTF_ERROR_UNSUPPORTED,
                 "%s", _("Nothing can follow a year written with X. End the date here."));
  if (!expect_two (cursor, TRUE, _("A month has two digits. Write it as in 2020-07.")))
    return FALSE;
  if (peek (cursor) == 'X')
    {
      date->month_wanting = 1;
      cursor->at += 2;
      return TRUE;
    }
  month = get_number (cursor, cursor->at, 2);
  if (month >= 25 && month <= 41)
    return fail (cursor, cursor->at, HAW_EDTF_ERROR_UNSUPPORTED,
                 "%s", _("The seasons are 21 spring, 22 summer, 23 autumn and 24 winter. "
                   "Write other parts of a year as an interval, as in 2020-01/2020-03."));
  if (month < 1 || (month > 12 && month < 21) || month > 41)
    return fail (cursor, cursor->at, HAW_EDTF_ERROR_RANGE,
                 /* Translators: the number is a month that does not exist, such as 13. */
                 _("There is no month %02d. Write 01 to 12 for a month or 21 to 24 for a season."),
                 month);
  date->month = month;
  date->precision = month > 12 ? HAW_PRECISION_SEASON : HAW_PRECISION_MONTH;
  cursor->at += 2;
  return TRUE;
}

static gboolean
fail_day (Cursor            *cursor,
          const HawEdtfDate *date,
          int                n_days)
{
  g_autofree char *month = NULL;

  month = haw_date_format (haw_civil_to_time (date->year, date->month, 1), HAW_DATE_MONTH);
  return fail (cursor, cursor->at, HAW_EDTF_ERROR_RANGE,
               /* Translators: %1$s is a month with its year, as in "February 2021". */
               ngettext ("%1$s has %2$d day. Write a day from 01 to %2$02d.",
                         "%1$s has %2$d days. Write a day from 01 to %2$02d.", (gulong) n_days),
               month, n_days);
}

static gboolean
parse_day (Cursor      *cursor,
           HawEdtfDate *date)
{
  int day, n_days;

  if (date->precision == HAW_PRECISION_SEASON)
    return fail (cursor, cursor->at - 1, HAW_EDTF_ERROR_SYNTAX,
                 "%s",
                 _("A season has no days. End the date here, or write a month from 01 to 12."));
  if (!expect_two (cursor, TRUE, _("A day has two digits. Write it as in 2020-07-03.")))
    return FALSE;
  if (peek (cursor) == 'X')
    {
      date->day_wanting = 1;
      cursor->at += 2;
      return TRUE;
    }
  if (date->month_wanting)
    return fail (cursor, cursor->at, HAW_EDTF_ERROR_UNSUPPORTED,
                 "%s", _("A day needs its month. Write XX for the day as well, as in 2020-XX-XX."));
  day = get_number (cursor, cursor->at, 2);
  n_days = haw_civil_days_in_month (date->year, date->month);
  if (day < 1 || day > n_days)
    return fail_day (cursor, date, n_days);
  date->day = day;
  date->precision = HAW_PRECISION_DAY;
  cursor->at += 2;
  return TRUE;
}

static gboolean
parse_clock_part (Cursor *cursor,
                  int     maximum,
                  int    *value)
{
  if (!expect_two (cursor, FALSE, _("A time has two digits for each part. Write it as in 15:17.")))
    return FALSE;
  *value = get_number (cursor, cursor->at, 2);
  if (*value > maximum)
    return fail (cursor, cursor->at, HAW_EDTF_ERROR_RANGE,
                 /* Translators: 00 and the number limit an hour, a minute or a second. */
                 _("There is no %02d on the clock here. Write a number from 00 to %02d."), *value,
                 maximum);
  cursor->at += 2;
  return TRUE;
}

static gboolean
parse_zone (Cursor      *cursor,
            HawEdtfDate *date)
{
  gsize start = cursor->at;
  int sign = peek (cursor) == '-' ? -1 : 1;
  int hours;
  int minutes = 0;

  if (take (cursor, 'Z'))
    {
      date->zone = HAW_EDTF_ZONE_UTC;
      return TRUE;
    }
  if (!take (cursor, '+') && !take (cursor, '-'))
    return TRUE;
  if (run_length (cursor) == 4)
    return fail (cursor, cursor->at + 2, HAW_EDTF_ERROR_SYNTAX,
                 "%s", _("Write a colon between the hours and minutes of a zone, as in +03:00."));
  if (!parse_clock_part (cursor, 14, &hours))
    return FALSE;
  if (take (cursor, ':') && !parse_clock_part (cursor, hours == 14 ? 0 : 59, &minutes))
    return FALSE;
  if (sign < 0 && hours == 0 && minutes == 0)
    return fail (cursor, start, HAW_EDTF_ERROR_RANGE,
                 "%s", _("The zone of zero hours has no minus. Write Z."));
  date->zone_minutes = sign * (hours * 60 + minutes);
  date->zone = date->zone_minutes == 0 ? HAW_EDTF_ZONE_UTC : HAW_EDTF_ZONE_OFFSET;
  return TRUE;
}

static gboolean
parse_clock (Cursor      *cursor,
             HawEdtfDate *date)
{
  if (!parse_clock_part (cursor, 23, &date->hour))
    return FALSE;
  if (!take (cursor, ':'))
    return fail (cursor, cursor->at, HAW_EDTF_ERROR_SYNTAX,
                 "%s",
                 _("A time has hours and minutes with a colon between. Write it as in 15:17."));
  if (!parse_clock_part (cursor, 59, &date->minute))
    return FALSE;
  date->has_seconds = take (cursor, ':') ? 1 : 0;
  if (date->has_seconds && !parse_clock_part (cursor, 59, &date->second))
    return FALSE;
  date->precision = HAW_PRECISION_TIME;
  return parse_zone (cursor, date);
}

static gboolean
parse_time (Cursor      *cursor,
            HawEdtfDate *date)
{
  if (date->precision != HAW_PRECISION_DAY)
    return fail (cursor, cursor->at - 1, HAW_EDTF_ERROR_SYNTAX,
                 "%s", _("A time needs a whole day before it. Write it as in 2020-07-03T15:17."));
  return parse_clock (cursor, date);
}

static gboolean
parse_flags (Cursor      *cursor,
             HawEdtfDate *date)
{
  if (take (cursor, '?'))
    date->flags = HAW_EDTF_UNCERTAIN;
  else if (take (cursor, '~'))
    date->flags = HAW_EDTF_APPROXIMATE;
  else if (take (cursor, '%'))
    date->flags = HAW_EDTF_UNCERTAIN | HAW_EDTF_APPROXIMATE;
  else
    return TRUE;

  if (peek (cursor) == '-' || peek (cursor) == 'T')
    return fail (cursor, cursor->at - 1, HAW_EDTF_ERROR_UNSUPPORTED,
                 "%s", _("Write the mark (?, ~ or %) at the end of a date, as in 2020-07~."));
  if (strchr ("?~%", peek (cursor)) != NULL && peek (cursor) != '\0')
    return fail (cursor, cursor->at, HAW_EDTF_ERROR_SYNTAX,
                 "%s", _("A date has one mark. “%” means both uncertain and approximate."));
  return TRUE;
}

static gboolean
parse_date (Cursor      *cursor,
            HawEdtfDate *date)
{
  date->end = HAW_EDTF_END_DATE;
  if (take (cursor, 'Y'))
    return parse_long_year (cursor, date) && parse_flags (cursor, date);
  if (!parse_year (cursor, date))
    return FALSE;
  if (take (cursor, '-'))
    {
      if (!parse_month (cursor, date))
        return FALSE;
      if (take (cursor, '-') && !parse_day (cursor, date))
        return FALSE;
    }
  if (take (cursor, 'T') && !parse_time (cursor, date))
    return FALSE;
  return parse_flags (cursor, date);
}

/* One side of the slash. Level 2 would parse its lists here and in parse_expression(). */
static gboolean
parse_end (Cursor      *cursor,
           HawEdtfDate *date)
{
  if (peek (cursor) == '\0' || peek (cursor) == '/')
    return TRUE;
  if (strncmp (cursor->chars + cursor->at, "..", 2) == 0)
    {
      date->end = HAW_EDTF_END_OPEN;
      cursor->at += 2;
      return TRUE;
    }
  return parse_date (cursor, date);
}

/* The end of an interval within one day may be a bare time. */
static gboolean
parse_interval_end (Cursor  *cursor,
                    HawEdtf *edtf)
{
  const char *rest = cursor->chars + cursor->at;

  if (strspn (rest, "0123456789") != 2 || rest[2] != ':')
    return parse_end (cursor, &edtf->end);
  if (edtf->start.precision != HAW_PRECISION_TIME)
    return fail (cursor, cursor->at, HAW_EDTF_ERROR_SYNTAX,
                 "%s", _("An interval ends with a bare time only if it starts with a time. "
                   "Write it as in 2020-07-03T06:30/09:15."));
  edtf->end = edtf->start;
  edtf->end.flags = HAW_EDTF_EXACT;
  edtf->end.second = 0;
  return parse_clock (cursor, &edtf->end) && parse_flags (cursor, &edtf->end);
}

static gboolean
fail_rest (Cursor *cursor)
{
  switch (peek (cursor))
    {
    case '/':
      return fail (cursor, cursor->at, HAW_EDTF_ERROR_SYNTAX,
                   "%s", _("An interval has two ends. Write it as in 2020-07-03/2020-07-05."));
    case ' ':
      return fail (cursor, cursor->at, HAW_EDTF_ERROR_SYNTAX,
                   "%s", _("A date has no spaces. Write T before a time, as in 2020-07-03T15:17, "
                     "and / between the ends of an interval."));
    case 'x':
      return fail (cursor, cursor->at, HAW_EDTF_ERROR_SYNTAX,
                   "%s", _("Write a capital X for what is not known, as in 2020-07-XX."));
    case '.':
      return fail (cursor, cursor->at, HAW_EDTF_ERROR_SYNTAX,
                   "%s",
                   _("An open end is written as two dots beside a slash, as in 2020-07-03/.., "
                     "and seconds are whole."));
    default:
      return fail (cursor, cursor->at, HAW_EDTF_ERROR_SYNTAX,
                   "%s", _("The date should have ended here. Write it as in 2020-07-03, "
                     "and an interval as in 2020-07-03/2020-07-05."));
    }
}

static gboolean
check_interval (Cursor        *cursor,
                gsize          second_end,
                const HawEdtf *edtf)
{
  gint64 first, last, unused;

  if (edtf->start.end != HAW_EDTF_END_DATE && edtf->end.end != HAW_EDTF_END_DATE)
    return fail (cursor, 0, HAW_EDTF_ERROR_SYNTAX,
                 "%s", _("An interval needs a date at one end. Write it as in 2020-07-03/.. "
                   "or ../2020-07-03, or leave the date empty if nothing is known."));
  haw_edtf_date_get_span (&edtf->start, &first, &unused);
  haw_edtf_date_get_span (&edtf->end, &unused, &last);
  if (first >= last)
    return fail (cursor, second_end, HAW_EDTF_ERROR_ORDER,
                 "%s", _("The interval ends before it starts. Write the earlier date first."));
  return TRUE;
}

static gboolean
parse_expression (Cursor  *cursor,
                  HawEdtf *edtf)
{
  gsize second_end;

  if (cursor->length == 0)
    return TRUE;
  if (peek (cursor) == '[' || peek (cursor) == '{')
    return fail (cursor, 0, HAW_EDTF_ERROR_UNSUPPORTED,
                 "%s", _("Lists of dates are not understood. Write one date, or an interval "
                   "as in 2020-07-03/2020-07-05."));
  if (!parse_end (cursor, &edtf->start))
    return FALSE;
  edtf->kind = HAW_EDTF_DATE;
  if (take (cursor, '/'))
    {
      edtf->kind = HAW_EDTF_INTERVAL;
      second_end = cursor->at;
      if (!parse_interval_end (cursor, edtf))
        return FALSE;
      return peek (cursor) == '\0' ? check_interval (cursor, second_end, edtf) : fail_rest (cursor);
    }
  if (peek (cursor) != '\0')
    return fail_rest (cursor);
  if (edtf->start.end != HAW_EDTF_END_DATE)
    return fail (cursor, 0, HAW_EDTF_ERROR_SYNTAX,
                 "%s", _("An open end belongs to an interval. Write it as in 2020-07-03/.."));
  return TRUE;
}

/**
 * haw_edtf_error_position:
 * @error: an error of the domain HAW_EDTF_ERROR
 *
 * Returns: where in the text the error is, in code points from 0; the length of the text without
 *   trailing white space if something is missing at its end
 */
int
haw_edtf_error_position (const GError *error)
{
  g_return_val_if_fail (error != NULL && error->domain == HAW_EDTF_ERROR, 0);

  return haw_edtf_error_get_private (error)->position;
}

/**
 * haw_edtf_parse:
 * @text: EDTF as described in this header; empty for undated
 * @edtf: (out): its value; undated if there is an error
 * @error: in the domain HAW_EDTF_ERROR; the message is for the user and says what is wrong, where
 *   and what to write instead
 *
 * Returns: whether @text is valid
 */
gboolean
haw_edtf_parse (const char *text,
                HawEdtf    *edtf,
                GError    **error)
{
  g_auto (Cursor) cursor = { 0 };
  g_autofree char *valid = NULL;
  HawEdtf result = { 0 };

  g_return_val_if_fail (text != NULL && edtf != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  *edtf = result;
  valid = g_utf8_make_valid (text, -1);
  cursor_init (&cursor, valid, error);
  if (!parse_expression (&cursor, &result))
    return FALSE;
  *edtf = result;
  return TRUE;
}
