/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-date-format.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <string.h>
#include <unicode/ucal.h>
#include <unicode/udat.h>
#include <unicode/uloc.h>
#include <unicode/unumsys.h>
#include <unicode/ustring.h>

#include "time/haw-civil.h"

#define PATTERN_CONTEXT "date pattern"
#define MAX_UNITS 128
#define N_LOCALE 96
#define N_MONTHS 12

/* ICU counts milliseconds in a double and stops at about five million years. */
#define FURTHEST_TIME (G_GINT64_CONSTANT (100000000000000))

enum
{
  HIJRI_NONE,
  HIJRI_SECOND,
  HIJRI_FIRST
};

typedef struct
{
  char *locale;
  const char *pattern;
  int months;
  UDateFormat *format;
} Formatter;

static const char *const patterns[HAW_DATE_N_STYLES] = {
  /* Translators: the date patterns are those of ICU (unicode.org/reports/tr35/tr35-dates.html):
   * EEEE is the weekday, EEE its short form, d the day, MMMM the month after a day, LLLL the month
   * alone, LLL its short form, u the year (keep u, not y), HH:mm hours and minutes. Put them in the
   * order and with the words and commas of your language. */
  [HAW_DATE_WEEKDAY_DAY] = NC_ ("date pattern", "EEEE d MMMM u"),
  [HAW_DATE_DAY] = NC_ ("date pattern", "d MMMM u"),
  [HAW_DATE_DAY_MONTH] = NC_ ("date pattern", "d MMMM"),
  [HAW_DATE_WEEKDAY_DATE] = NC_ ("date pattern", "EEE d"),
  [HAW_DATE_DAY_NUMBER] = NC_ ("date pattern", "d"),
  [HAW_DATE_MONTH] = NC_ ("date pattern", "LLLL u"),
  [HAW_DATE_MONTH_NAME] = NC_ ("date pattern", "LLLL"),
  [HAW_DATE_MONTH_SHORT] = NC_ ("date pattern", "LLL"),
  [HAW_DATE_YEAR] = NC_ ("date pattern", "u"),
  [HAW_DATE_TIME] = NC_ ("date pattern", "HH:mm"),
  [HAW_DATE_TIME_SECONDS] = NC_ ("date pattern", "HH:mm:ss"),
  [HAW_DATE_TIMESTAMP] = NC_ ("date pattern", "uuuu-MM-dd HH:mm"),
  [HAW_DATE_WEEKDAY] = NC_ ("date pattern", "EEEE"),
  [HAW_DATE_WEEKDAY_SHORT] = NC_ ("date pattern", "EEE"),
};

/* A UDateFormat serves one thread at a time, so all of them stand behind this lock. */
static GMutex formatters_lock;
static Formatter formatters[HAW_DATE_N_STYLES];
static int current_digits = HAW_DIGITS_LATIN;
static int current_months = HAW_MONTHS_GREGORIAN;
static int current_hijri = HIJRI_NONE;
static GPrivate current_override = G_PRIVATE_INIT (g_free);

/* The countries whose names of the months ICU has are asked for by one of them. */
static const char *const countries[] = {
  [HAW_MONTHS_GREGORIAN] = "",
  [HAW_MONTHS_LEVANTINE] = "_SY",
  [HAW_MONTHS_MAGHREBI] = "_DZ",
  [HAW_MONTHS_BOTH] = "_SY",
  [HAW_MONTHS_MOROCCAN] = "_MA",
  [HAW_MONTHS_MAURITANIAN] = "_MR",
};

static const UDateFormatSymbolType month_symbols[] = {
  UDAT_MONTHS,
  UDAT_SHORT_MONTHS,
  UDAT_STANDALONE_MONTHS,
  UDAT_STANDALONE_SHORT_MONTHS,
};

static const HawDateOverride *
get_override (void)
{
  return g_private_get (&current_override);
}

/* Puts the Gregorian name behind each name that @format has. */
static void
add_names (UDateFormat *format,
           UErrorCode  *status)
{
  UDateFormat *other = udat_open (UDAT_PATTERN, UDAT_PATTERN, "ar@calendar=gregorian", u"GMT", -1,
                                  u"LLLL", -1, status);

  for (guint i = 0; i < G_N_ELEMENTS (month_symbols) && U_SUCCESS (*status); i++)
    for (int month = 0; month < N_MONTHS; month++)
      {
        UChar name[MAX_UNITS] = { 0 };
        int n = udat_getSymbols (format, month_symbols[i], month, name, MAX_UNITS / 2, status);

        name[n++] = u'/';
        n += udat_getSymbols (other, month_symbols[i], month, name + n, MAX_UNITS / 2 - 1, status);
        udat_setSymbols (format, month_symbols[i], month, name, n, status);
      }
  g_clear_pointer (&other, udat_close);
}

/* Proleptic, like all dates of the program: no Julian days before 1582. */
static UDateFormat *
open_format (const char *locale,
             const char *pattern)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar units[MAX_UNITS];
  UDateFormat *format = NULL;
  UCalendar *calendar;

  u_strFromUTF8 (units, MAX_UNITS, NULL, pattern, -1, &status);
  calendar = ucal_open (u"GMT", -1, locale, UCAL_GREGORIAN, &status);
  if (U_SUCCESS (status))
    ucal_setGregorianChange (calendar, -1000.0 * FURTHEST_TIME, &status);
  format = udat_open (UDAT_PATTERN, UDAT_PATTERN, locale, u"GMT", -1, units, -1, &status);
  if (U_SUCCESS (status))
    udat_setCalendar (format, calendar);
  if (U_SUCCESS (status) && haw_date_get_months () == HAW_MONTHS_BOTH && haw_date_has_months ())
    add_names (format, &status);
  g_clear_pointer (&calendar, ucal_close);
  if (U_SUCCESS (status))
    return format;
  g_warning ("ICU cannot format dates as “%s” in “%s”: %s", pattern, locale, u_errorName (status));
  g_clear_pointer (&format, udat_close);
  return NULL;
}

/**
 * haw_date_get_pattern:
 * @style: a style
 *
 * Returns: the ICU pattern that the language of the messages has for @style
 */
const char *
haw_date_get_pattern (HawDateStyle style)
{
  g_return_val_if_fail (style < HAW_DATE_N_STYLES, "");

  return g_dpgettext2 (GETTEXT_PACKAGE, PATTERN_CONTEXT, patterns[style]);
}

/* The cached formatter of a style, made anew when the language or the digits have changed. */
static UDateFormat *
get_format (HawDateStyle style)
{
  Formatter *formatter = &formatters[style];
  const char *pattern = haw_date_get_pattern (style);
  g_autofree char *locale = haw_date_locale ();

  int months = haw_date_get_months ();

  if (formatter->format != NULL && g_str_equal (formatter->locale, locale)
      && g_str_equal (formatter->pattern, pattern) && formatter->months == months)
    return formatter->format;
  g_clear_pointer (&formatter->format, udat_close);
  g_free (formatter->locale);
  formatter->locale = g_steal_pointer (&locale);
  formatter->pattern = g_intern_string (pattern);
  formatter->months = months;
  formatter->format = open_format (formatter->locale, pattern);
  return formatter->format;
}

static char *
format_by_icu (gint64       time,
               HawDateStyle style)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&formatters_lock);
  UErrorCode status = U_ZERO_ERROR;
  UChar units[MAX_UNITS];
  char text[MAX_UNITS * 3 + 1];
  UDateFormat *format = get_format (style);

  if (format == NULL)
    return NULL;
  udat_format (format, 1000.0 * (double) time, units, MAX_UNITS, NULL, &status);
  u_strToUTF8 (text, sizeof text, NULL, units, -1, &status);
  return U_SUCCESS (status) ? g_strdup (text) : NULL;
}

/* A sign before the digits stays there in a text from right to left, as ICU does it. */
static char *
format_plainly (gint64       time,
                HawDateStyle style)
{
  g_autofree char *locale = haw_date_locale ();
  g_autofree char *text = NULL;
  const char *mark;
  HawCivil civil;

  haw_civil_from_time (time, &civil);
  mark = civil.year < 0 && uloc_isRightToLeft (locale) ? "\u200e" : "";
  if (style == HAW_DATE_YEAR)
    text = g_strdup_printf ("%s%" G_GINT64_FORMAT, mark, civil.year);
  else
    text = g_strdup_printf ("%s%04" G_GINT64_FORMAT "-%02d-%02d", mark, civil.year, civil.month,
                            civil.day);
  return haw_date_localise_digits (text);
}

/**
 * haw_date_set_digits:
 * @digits: the digits of all dates and numbers shown from now on
 *
 * The window and the command line call this at start and when the setting changes.
 */
void
haw_date_set_digits (HawDigits digits)
{
  g_return_if_fail (digits == HAW_DIGITS_LATIN || digits == HAW_DIGITS_ARABIC_INDIC);

  g_atomic_int_set (&current_digits, (int) digits);
}

/**
 * haw_date_get_digits:
 *
 * Returns: what haw_date_set_digits() has set, or the override of the thread; Latin at first
 */
HawDigits
haw_date_get_digits (void)
{
  const HawDateOverride *override = get_override ();

  if (override != NULL && override->has_digits)
    return override->digits;
  return (HawDigits) g_atomic_int_get (&current_digits);
}

/**
 * haw_date_digits_of_locale:
 * @locale: such as "ar_EG.UTF-8", what setlocale() gives
 *
 * Returns: the digits usual there, as ICU knows them; Latin where they are neither of the two
 */
HawDigits
haw_date_digits_of_locale (const char *locale)
{
  UErrorCode status = U_ZERO_ERROR;
  char canonical[N_LOCALE];
  UNumberingSystem *system;
  gboolean indic;

  g_return_val_if_fail (locale != NULL, HAW_DIGITS_LATIN);

  uloc_canonicalize (locale, canonical, sizeof canonical, &status);
  system = unumsys_open (canonical, &status);
  indic = U_SUCCESS (status) && g_str_equal (unumsys_getName (system), "arab");
  g_clear_pointer (&system, unumsys_close);

  return indic ? HAW_DIGITS_ARABIC_INDIC : HAW_DIGITS_LATIN;
}

/**
 * haw_date_set_months:
 * @months: the names of the months in all dates shown from now on, where the language is Arabic
 */
void
haw_date_set_months (HawMonths months)
{
  g_return_if_fail (months < HAW_N_MONTHS);

  g_atomic_int_set (&current_months, (int) months);
}

/**
 * haw_date_get_months:
 *
 * Returns: what haw_date_set_months() has set, or the override of the thread; Gregorian at first
 */
HawMonths
haw_date_get_months (void)
{
  const HawDateOverride *override = get_override ();

  if (override != NULL && override->has_months)
    return override->months;
  return (HawMonths) g_atomic_int_get (&current_months);
}

/**
 * haw_date_has_months:
 *
 * Returns: whether the language of the messages has more than one set of names
 */
gboolean
haw_date_has_months (void)
{
  return g_str_equal (C_ ("ICU locale", "en_GB"), "ar");
}

/**
 * haw_date_set_hijri:
 * @shown: whether dates have their Hijri date beside them, where the text has room
 * @first: whether the Hijri date comes first, and is the one that stays where there is room for one
 *
 * As the project wants it whose dates are shown from now on.
 */
void
haw_date_set_hijri (gboolean shown,
                    gboolean first)
{
  g_atomic_int_set (&current_hijri, !shown ? HIJRI_NONE : first ? HIJRI_FIRST : HIJRI_SECOND);
}

/**
 * haw_date_shows_hijri:
 * @first: (out) (optional): whether the Hijri date comes first
 *
 * Returns: whether dates have their Hijri date beside them: what haw_date_set_hijri() has set, or the
 *   override of the thread
 */
gboolean
haw_date_shows_hijri (gboolean *first)
{
  const HawDateOverride *override = get_override ();
  int hijri = g_atomic_int_get (&current_hijri);

  if (override != NULL)
    hijri = !override->hijri ? HIJRI_NONE : override->hijri_first ? HIJRI_FIRST : HIJRI_SECOND;
  if (first != NULL)
    *first = hijri == HIJRI_FIRST;
  return hijri != HIJRI_NONE;
}

/**
 * haw_date_set_override:
 * @override: (nullable): how the dates of this thread are from now on; NULL for as is set for all
 */
void
haw_date_set_override (const HawDateOverride *override)
{
  g_private_replace (&current_override,
                     override != NULL ? g_memdup2 (override, sizeof *override) : NULL);
}

/**
 * haw_date_week_start_of_locale:
 *
 * Returns: the first day of the week where the user is; the C library counts from a Sunday or a Monday
 */
GDateWeekday
haw_date_week_start_of_locale (void)
{
  union
  {
    const char *string;
    unsigned int word;
  } base = { nl_langinfo (_NL_TIME_WEEK_1STDAY) };
  int first = *nl_langinfo (_NL_TIME_FIRST_WEEKDAY);
  int sunday_based = base.word == 19971201 ? first : first - 1;

  return (GDateWeekday) ((sunday_based + 6) % 7 + 1);
}

/**
 * haw_date_locale:
 *
 * The ICU locale of the names of months and days. It comes from the message catalogue in use, so
 * that it is the language of the sentences around a date whatever LC_TIME says. The Gregorian
 * calendar and the digits are always given: the defaults of a locale are neither a choice of the
 * user nor the same in every version of ICU.
 *
 * Returns: (transfer full): such as "ar@calendar=gregorian;numbers=latn"
 */
char *
haw_date_locale (void)
{
  /* Translators: the ICU locale for month and day names in your language, such as ar or pt_BR. */
  const char *language = C_ ("ICU locale", "en_GB");
  char locale[N_LOCALE];
  UErrorCode status = U_ZERO_ERROR;

  g_strlcpy (locale, language, sizeof locale);
  if (haw_date_has_months ())
    g_strlcat (locale, countries[haw_date_get_months ()], sizeof locale);
  uloc_setKeywordValue ("calendar", "gregorian", locale, sizeof locale, &status);
  uloc_setKeywordValue ("numbers",
                        haw_date_get_digits () == HAW_DIGITS_ARABIC_INDIC ? "arab" : "latn", locale,
                        sizeof locale, &status);
  if (U_FAILURE (status))
    return g_strdup ("en_GB@calendar=gregorian;numbers=latn");
  return g_strdup (locale);
}

/**
 * haw_date_format:
 * @time: seconds of local time; not a sentinel
 *
 * Returns: (transfer full): the part of @time that @style asks for, in the language of the messages
 */
char *
haw_date_format (gint64       time,
                 HawDateStyle style)
{
  char *text = NULL;

  g_return_val_if_fail (style < HAW_DATE_N_STYLES, NULL);

  if (ABS (time) < FURTHEST_TIME)
    text = format_by_icu (time, style);
  return text != NULL ? text : format_plainly (time, style);
}

/**
 * haw_date_localise_digits:
 * @text: any text, for instance a formatted number
 *
 * Returns: (transfer full): @text with its ASCII digits in the digits that are set
 */
char *
haw_date_localise_digits (const char *text)
{
  GString *result;

  g_return_val_if_fail (text != NULL, NULL);

  if (haw_date_get_digits () == HAW_DIGITS_LATIN)
    return g_strdup (text);
  result = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p++)
    {
      if (g_ascii_isdigit (*p))
        g_string_append_unichar (result, 0x0660 + (gunichar) (*p - '0'));
      else
        g_string_append_c (result, *p);
    }
  return g_string_free (result, FALSE);
}
