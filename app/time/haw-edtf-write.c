/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-edtf-private.h"

#define N_DIGITS 16
#define LAST_SHORT_YEAR 9999

static const char *const marks[] = { "", "?", "~", "%" };

/* A number of at least @n_digits, with X where its bits say so. */
static void
append_number (GString *text,
               gint64   number,
               int      n_digits,
               int      wanting)
{
  char digits[N_DIGITS];
  int length = g_snprintf (digits, sizeof digits, "%0*" G_GINT64_FORMAT, n_digits, number);

  for (int i = 0; i < length; i++)
    g_string_append_c (text, (wanting >> (length - 1 - i) & 1) != 0 ? 'X' : digits[i]);
}

static void
append_year (GString           *text,
             const HawEdtfDate *date)
{
  if (ABS (date->year) > LAST_SHORT_YEAR)
    g_string_append_c (text, 'Y');
  if (date->negative)
    g_string_append_c (text, '-');
  append_number (text, ABS (date->year), 4, date->year_wanting);
  if (date->significant > 0)
    g_string_append_printf (text, "S%d", date->significant);
}

static void
append_time (GString           *text,
             const HawEdtfDate *date)
{
  g_string_append_printf (text, "T%02d:%02d", date->hour, date->minute);
  if (date->has_seconds)
    g_string_append_printf (text, ":%02d", date->second);
  if (date->zone == HAW_EDTF_ZONE_UTC)
    g_string_append_c (text, 'Z');
  else if (date->zone == HAW_EDTF_ZONE_OFFSET)
    g_string_append_printf (text, "%c%02d:%02d", date->zone_minutes < 0 ? '-' : '+',
                            ABS (date->zone_minutes) / 60, ABS (date->zone_minutes) % 60);
}

/* One mark after the parts from the first that have the same one, and marks before the others. */
void
haw_edtf_date_append (GString           *text,
                      const HawEdtfDate *date)
{
  HawEdtfFlags flags[] = { date->year_flags, date->month_flags, date->day_flags };
  int n_parts = 1;
  int n_alike = 1;

  if (date->end != HAW_EDTF_END_DATE)
    {
      g_string_append (text, date->end == HAW_EDTF_END_OPEN ? ".." : "");
      return;
    }
  if (date->month > 0 || date->month_wanting > 0)
    n_parts = date->day > 0 || date->day_wanting > 0 ? 3 : 2;
  while (n_alike < n_parts && flags[n_alike] == flags[0])
    n_alike++;

  for (int i = 0; i < n_parts; i++)
    {
      if (i > 0)
        g_string_append_c (text, '-');
      if (i >= n_alike)
        g_string_append (text, marks[flags[i] & 3]);
      if (i == 0)
        append_year (text, date);
      else if (i == 1)
        append_number (text, date->month, 2, date->month_wanting);
      else
        append_number (text, date->day, 2, date->day_wanting);
      if (i == 2 && date->precision == HAW_PRECISION_TIME)
        append_time (text, date);
      if (i + 1 == n_alike)
        g_string_append (text, marks[flags[i] & 3]);
    }
}

/**
 * haw_edtf_normalise:
 *
 * Writes the one canonical text of a date: ASCII digits, zones as Z or ±hh:mm, both ends of an
 * interval in full, years without exponent, no spaces, and the fewest marks. Parsing it gives the
 * same value again.
 *
 * Returns: (transfer full): EDTF; "" if undated
 */
char *
haw_edtf_normalise (const HawEdtf *edtf)
{
  GString *text;

  g_return_val_if_fail (edtf != NULL, NULL);

  if (edtf->kind == HAW_EDTF_ONE_OF)
    return g_strconcat ("[", edtf->set, "]", NULL);
  if (edtf->kind == HAW_EDTF_ALL_OF)
    return g_strconcat ("{", edtf->set, "}", NULL);

  text = g_string_new (NULL);
  if (edtf->kind != HAW_EDTF_UNDATED)
    haw_edtf_date_append (text, &edtf->start);
  if (edtf->kind == HAW_EDTF_INTERVAL)
    {
      g_string_append_c (text, '/');
      haw_edtf_date_append (text, &edtf->end);
    }
  return g_string_free (text, FALSE);
}
