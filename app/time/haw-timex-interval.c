/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-timex-rules.h"

#include <stdio.h>
#include <string.h>

/* Actions for intervals and lists. Each end takes what it lacks from the other. */

/* The end of an interval as EDTF: a season as months, a week as days. */
static void
format_end (const HawTimexPoint *point,
            gboolean             last,
            char                *edtf,
            gsize                size)
{
  HawTimexPoint end = *point;

  if (point->grain == GRAIN_WEEK || point->grain == GRAIN_RANGE)
    haw_timex_set_point (&end, point->grain == GRAIN_RANGE && point->sub != 0
                         ? (HawTimexGrain) point->sub : GRAIN_DAY,
                         last ? point->last : point->first);
  else if (point->grain == GRAIN_SUB)
    haw_timex_set_point (&end, GRAIN_MONTH, last ? point->last : point->first);
  haw_timex_format (&end, edtf, size);
}

static void
take_time (HawTimexParts       *out,
           const HawTimexParts *parts)
{
  out->has |= parts->has & (HAS_POD | HAS_CLOCK);
  out->pod = parts->pod;
  out->minutes = parts->minutes;
}

static gboolean
open_interval (HawTimexScan        *scan,
               const HawTimexMatch *match,
               gboolean             since,
               HawTimexParts       *out)
{
  const HawTimexParts *parts = match->parts[match->n - 1];
  HawTimexPoint point;
  char edtf[32];

  take_time (out, parts);
  out->has |= parts->has & HAS_BARE;
  out->year = parts->year;
  /* A clock time alone has no day. */
  if ((parts->has & ~(guint32) (HAS_POD | HAS_CLOCK)) == 0)
    return TRUE;
  if ((parts->has & HAS_DONE) != 0)
    {
      char *slash = NULL;

      g_strlcpy (edtf, parts->edtf, sizeof edtf);
      slash = strchr (edtf, '/');
      if (slash != NULL && since)
        *slash = '\0';
      g_snprintf (out->edtf, sizeof out->edtf, since ? "%s/.." : "../%s",
                  slash != NULL && !since ? slash + 1 : edtf);
      out->relative = parts->relative;
      out->policy = parts->policy;
      out->has |= HAS_DONE;
      return TRUE;
    }
  if ((parts->has & (HAS_AMBIGUOUS | HAS_COMPANY)) == HAS_AMBIGUOUS &&
      (parts->has & HAS_HIJRI) != 0)
    return FALSE;
  if (!haw_timex_resolve (scan, parts, &point))
    return FALSE;
  format_end (&point, !since, edtf, sizeof edtf);
  g_snprintf (out->edtf, sizeof out->edtf, since ? "%s/.." : "../%s", edtf);
  haw_timex_format_also (&point, edtf, sizeof edtf);
  if (*edtf != '\0')
    g_snprintf (out->also, sizeof out->also, since ? "%s/.." : "../%s", edtf);
  out->relative = point.relative;
  out->policy = (gint16) point.policy;
  out->has |= HAS_DONE;
  return TRUE;
}

HAW_TIMEX_ACTION (haw_timex_since, argument)
{
  return open_interval (scan, match, TRUE, out);
}

HAW_TIMEX_ACTION (haw_timex_until, argument)
{
  return open_interval (scan, match, FALSE, out);
}

static gboolean
has_year (const HawTimexParts *parts)
{
  return (parts->has & HAS_YEAR) != 0 ||
         ((parts->has & HAS_UNIT) != 0 && parts->unit == UNIT_YEAR);
}

static int
month_order (const HawTimexParts *parts)
{
  return parts->month * 40 + ((parts->has & HAS_DAY) != 0 ? parts->day : 0);
}

static void
give_year (HawTimexParts       *to,
           const HawTimexParts *from,
           int                  shift)
{
  if ((from->has & HAS_YEAR) != 0)
    {
      to->has |= HAS_YEAR | (from->has & (HAS_TWO_DIGITS | HAS_HIJRI));
      to->year = from->year + shift;
    }
  else
    {
      to->has |= HAS_UNIT | HAS_MOD;
      to->unit = from->unit;
      to->mod = (gint16) (from->mod + shift);
    }
}

/* What the two ends have from each other. */
static void
lend (HawTimexParts *a,
      HawTimexParts *b)
{
  if ((a->has & (HAS_DAY | HAS_MONTH)) == HAS_DAY && (a->has & HAS_UNIT) == 0)
    {
      if ((b->has & HAS_MONTH) != 0)
        {
          a->has |= HAS_MONTH | (b->has & HAS_HIJRI);
          a->month = b->month;
          if ((b->has & HAS_MOD) != 0 && !has_year (b))
            {
              a->has |= HAS_MOD;
              a->mod = b->mod;
            }
        }
      else if ((b->has & HAS_UNIT) != 0)
        {
          a->has |= HAS_UNIT | HAS_MOD;
          a->unit = b->unit;
          a->mod = b->mod;
        }
    }
  if ((a->has & b->has & HAS_MONTH) != 0)
    {
      if (has_year (b) && !has_year (a) && (a->has & HAS_MOD) == 0)
        give_year (a, b, month_order (a) > month_order (b) ? -1 : 0);
      else if (has_year (a) && !has_year (b) && (b->has & HAS_MOD) == 0)
        give_year (b, a, month_order (a) > month_order (b) ? 1 : 0);
    }
  if ((a->has & HAS_TWO_DIGITS) != 0 && (b->has & HAS_YEAR) != 0 && (b->has & HAS_TWO_DIGITS) == 0)
    {
      a->year += b->year / 100 * 100;
      a->has &= ~(guint32) HAS_TWO_DIGITS;
    }
  if ((a->has & b->has & HAS_DECADE) != 0 && (a->has & (HAS_CENTURY | HAS_UNIT)) == 0)
    {
      a->has |= b->has & (HAS_CENTURY | HAS_UNIT | HAS_MOD);
      a->century = b->century;
      a->unit = b->unit;
      a->mod = b->mod;
    }
}

/* A year that neither end has: @b is found as if alone, @a is the last such day before it; forward
 * the other way round. Weekdays likewise. */
static gboolean
resolve_pair (HawTimexScan  *scan,
              HawTimexParts *a,
              HawTimexParts *b,
              HawTimexPoint *first,
              HawTimexPoint *last)
{
  gboolean mod = (b->has & HAS_MOD) != 0 && (b->has & HAS_UNIT) == 0;
  gboolean forward = mod ? b->mod > 0 : scan->future;
  gboolean days = ((a->has | b->has) & (HAS_MONTH | HAS_OFFSET | HAS_UNIT | HAS_DONE)) == 0 &&
                  (a->has & b->has & HAS_DOW) != 0;
  gboolean months = (a->has & b->has & HAS_MONTH) != 0 && !has_year (a) && !has_year (b) &&
                    ((a->has | b->has) & HAS_HIJRI) == 0;
  HawCivil civil;

  lend (a, b);
  if (days)
    {
      if (mod && (a->has & HAS_MOD) == 0)
        {
          a->has |= HAS_MOD;
          a->mod = b->mod;
        }
      if (!haw_timex_resolve (scan, forward ? a : b, forward ? first : last) ||
          !haw_timex_resolve (scan, forward ? b : a, forward ? last : first))
        return FALSE;
      if (forward && last->first < first->first)
        haw_timex_set_point (last, GRAIN_DAY, last->first + 7);
      if (!forward && first->first > last->first)
        haw_timex_set_point (first, GRAIN_DAY, first->first - 7);
      return TRUE;
    }
  if (months && (a->has & HAS_MOD) != 0 && (b->has & HAS_MOD) == 0)
    {
      if (!haw_timex_resolve (scan, a, first))
        return FALSE;
      haw_civil_from_days (first->first, &civil);
      b->has |= HAS_YEAR;
      b->year = (gint32) civil.year + (month_order (a) > month_order (b) ? 1 : 0);
      first->relative = last->relative = TRUE;
      return haw_timex_resolve (scan, b, last);
    }
  if (months && (a->has & HAS_MOD) == 0)
    {
      HawTimexParts *known = forward && !mod ? a : b;
      HawTimexParts *other = forward && !mod ? b : a;
      HawTimexPoint *found = known == a ? first : last;

      if (!haw_timex_resolve (scan, known, found))
        return FALSE;
      haw_civil_from_days (found->first, &civil);
      other->has |= HAS_YEAR;
      other->has &= ~(guint32) HAS_MOD;
      other->year = (gint32) civil.year;
      if (month_order (a) > month_order (b))
        other->year += known == a ? 1 : -1;
      if (!haw_timex_resolve (scan, other, known == a ? last : first))
        return FALSE;
      first->relative = last->relative = TRUE;
      return TRUE;
    }
  return haw_timex_resolve (scan, a, first) && haw_timex_resolve (scan, b, last);
}

static gboolean
find_ends (const HawTimexMatch *match,
           HawTimexParts       *a,
           HawTimexParts       *b)
{
  gboolean found = FALSE;

  for (guint i = 0; i < match->n; i++)
    if (match->parts[i] != NULL && match->parts[i]->has != 0 &&
        (match->parts[i]->has & ~(guint32) HAS_UNIT) != 0)
      {
        if (!found)
          *a = *match->parts[i];
        *b = *match->parts[i];
        found = TRUE;
      }
  return found;
}

static gboolean
is_ambiguous (const HawTimexParts *parts)
{
  return (parts->has & (HAS_AMBIGUOUS | HAS_COMPANY | HAS_HIJRI)) == (HAS_AMBIGUOUS | HAS_HIJRI);
}

/* @dash: between two numbers or months, so one must see that they belong together. */
HAW_TIMEX_ACTION (haw_timex_from_to, dash)
{
  HawTimexParts a;
  HawTimexParts b;
  HawTimexPoint first;
  HawTimexPoint last;
  char from[32];
  char to[32];

  if (dash)
    {
      gunichar mark = scan->tokens[match->at[1]].number;

      if (scan->tokens[match->at[1]].kind != TOKEN_MARK || (mark != '-' && mark != 0x2013))
        return FALSE;
    }
  if (!find_ends (match, &a, &b) || ((a.has | b.has) & HAS_DONE) != 0 || is_ambiguous (&a) ||
      is_ambiguous (&b))
    return FALSE;
  take_time (out, &a);
  if (!resolve_pair (scan, &a, &b, &first, &last) || first.first > last.last)
    return FALSE;
  format_end (&first, FALSE, from, sizeof from);
  format_end (&last, TRUE, to, sizeof to);
  if (g_str_equal (from, to))
    return FALSE;
  g_snprintf (out->edtf, sizeof out->edtf, "%s/%s", from, to);
  out->has |= HAS_DONE;
  out->relative = first.relative || last.relative;
  out->policy = (gint16) last.policy;
  return TRUE;
}

typedef struct
{
  gint64 keys[6]; /* days, months or years in a row */
  char texts[6][16];
  guint n;
} Members;

static void
add_member (Members             *members,
            const HawTimexPoint *point)
{
  HawCivil civil;
  guint i = members->n++;

  haw_civil_from_days (point->first, &civil);
  members->keys[i] = point->grain == GRAIN_DAY ? point->first
                     : point->grain == GRAIN_MONTH ? civil.year * 12 + civil.month : civil.year;
  haw_timex_format (point, members->texts[i], sizeof members->texts[i]);
}

static void
format_members (const Members *members,
                HawTimexParts *out)
{
  gboolean in_a_row = TRUE;
  g_autoptr (GString) edtf = g_string_new ("{");

  for (guint i = 0; i < members->n; i++)
    {
      if (i > 0 && members->keys[i] != members->keys[i - 1] + 1)
        in_a_row = FALSE;
      g_string_append_printf (edtf, "%s%s", i > 0 ? "," : "", members->texts[i]);
    }
  g_string_append_c (edtf, '}');
  if (in_a_row)
    g_snprintf (out->edtf, sizeof out->edtf, "%s/%s", members->texts[0],
                members->texts[members->n - 1]);
  else
    g_strlcpy (out->edtf, edtf->str, sizeof out->edtf);
  out->has |= HAS_DONE;
}

/* Weekdays: the past ones run back from the last, the coming ones forward from the first. */
static gboolean
list_weekdays (HawTimexScan  *scan,
               HawTimexParts *items,
               guint          n,
               Members       *members)
{
  gboolean mod = (items[n - 1].has & HAS_MOD) != 0;
  gboolean forward = mod ? items[n - 1].mod > 0 : scan->future;
  HawTimexPoint points[6];

  for (guint k = 0; k < n; k++)
    {
      guint i = forward ? k : n - 1 - k;

      if (mod)
        {
          items[i].has |= HAS_MOD;
          items[i].mod = items[n - 1].mod;
        }
      if (!haw_timex_resolve (scan, &items[i], &points[i]))
        return FALSE;
      if (k == 0)
        continue;
      if (forward)
        while (points[i].first <= points[i - 1].first)
          haw_timex_set_point (&points[i], GRAIN_DAY, points[i].first + 7);
      else
        {
          while (points[i].first >= points[i + 1].first)
            haw_timex_set_point (&points[i], GRAIN_DAY, points[i].first - 7);
          while (points[i].first < points[i + 1].first - 7)
            haw_timex_set_point (&points[i], GRAIN_DAY, points[i].first + 7);
        }
    }
  for (guint i = 0; i < n; i++)
    add_member (members, &points[i]);
  return TRUE;
}

/* How the words after the list show that they mean all of it: a dual or plural. */
static gboolean
is_for_several (HawTimexScan *scan,
                guint         at)
{
  static const char *const words[] = { "ماضيين", "مقبلين", "قادمين", "منصرمين", "فائتين", "ماضيان",
                                       "مقبلان", NULL };

  return haw_timex_is_any (&scan->tokens[at], words);
}

/* @kind: 0 with a head, 1 held together by a dual modifier, 2 days of a month, 3 months. */
HAW_TIMEX_ACTION (haw_timex_list, kind)
{
  HawTimexParts items[6];
  Members members = { .n = 0 };
  guint n = 0;
  guint32 wanted = HAS_DOW | HAS_YEAR | HAS_DAY | HAS_MONTH;

  if (kind == 1 && !is_for_several (scan, match->end - 1))
    return FALSE;
  if (kind == 3 && match->parts[0] == NULL && !is_for_several (scan, match->end - 1))
    return FALSE;
  for (guint i = 0; i < match->n && n < G_N_ELEMENTS (items); i++)
    if (match->parts[i] != NULL && (match->parts[i]->has & wanted) != 0)
      items[n++] = *match->parts[i];
    else if (match->parts[i] != NULL && (match->parts[i]->has & HAS_MOD) != 0 && n > 0)
      haw_timex_parts_unite (&items[n - 1], match->parts[i]);
  if (n < 2 || (kind == 2 && (items[n - 1].has & HAS_DAY) == 0))
    return FALSE;
  if ((items[0].has & HAS_DOW) != 0 && (items[n - 1].has & (HAS_MONTH | HAS_DAY)) == 0)
    {
      if (!list_weekdays (scan, items, n, &members))
        return FALSE;
      out->relative = TRUE;
      out->policy = (items[n - 1].has & HAS_MOD) != 0
                    ? (items[n - 1].mod > 0 ? HAW_TIMEX_POLICY_AFTER : HAW_TIMEX_POLICY_BEFORE)
                    : scan->future ? HAW_TIMEX_POLICY_EARLIEST : HAW_TIMEX_POLICY_LATEST;
      format_members (&members, out);
      return TRUE;
    }
  for (guint i = 0; i < n; i++)
    {
      HawTimexParts last = items[n - 1];
      HawTimexPoint point;

      if (i + 1 < n && (items[i].has & items[n - 1].has & (HAS_MOD | HAS_MONTH)) == HAS_MONTH &&
          (last.has & HAS_MOD) != 0)
        {
          items[i].has |= HAS_MOD;
          items[i].mod = last.mod;
        }
      lend (&items[i], &last);
      if (!haw_timex_resolve (scan, &items[i], &point))
        return FALSE;
      if (i > 0 && members.n > 0 && point.grain == GRAIN_NONE)
        return FALSE;
      out->relative = out->relative || point.relative;
      out->policy = (gint16) point.policy;
      add_member (&members, &point);
    }
  for (guint i = 1; i < n; i++)
    if (members.keys[i] <= members.keys[i - 1])
      return FALSE;
  format_members (&members, out);
  return TRUE;
}

/* September 4-6, 2021, Sept 1 and 2: the second day is of the month of the first. */
HAW_TIMEX_ACTION (haw_timex_days_of_month, dash)
{
  HawTimexParts day = *match->parts[0];
  HawTimexPoint first;
  HawTimexPoint last;
  Members members = { .n = 0 };
  guint at = match->at[2];
  int days;

  if (match->parts[2] == NULL || (day.has & HAS_DAY) == 0 ||
      (dash && (scan->tokens[match->at[1]].flags & scan->tokens[at].flags & TOKEN_GLUED) == 0))
    return FALSE;
  days = match->parts[2]->day - day.day;
  if (match->parts[match->n - 1] != NULL)
    haw_timex_parts_unite (&day, match->parts[match->n - 1]);
  if (days <= 0 || !haw_timex_resolve (scan, &day, &first) || first.grain != GRAIN_DAY)
    return FALSE;
  last = first;
  haw_timex_set_point (&last, GRAIN_DAY, first.first + days);
  add_member (&members, &first);
  add_member (&members, &last);
  format_members (&members, out);
  if (dash)
    g_snprintf (out->edtf, sizeof out->edtf, "%s/%s", members.texts[0], members.texts[1]);
  out->relative = first.relative;
  out->policy = (gint16) first.policy;
  return TRUE;
}

static int
minutes_of (const HawTimexParts *parts,
            int                  pod)
{
  HawTimexParts one = *parts;
  char text[16];
  int hours = 0;
  int minutes = 0;

  one.has &= ~(guint32) HAS_CLOCK2;
  if ((one.has & HAS_POD) == 0 && pod != POD_NONE)
    {
      one.has |= HAS_POD;
      one.pod = (gint16) pod;
    }
  haw_timex_format_time (&one, text, sizeof text);
  sscanf (text, "%d:%d", &hours, &minutes);
  return hours * 60 + minutes;
}

HAW_TIMEX_ACTION (haw_timex_clock_range, argument)
{
  HawTimexParts ends[2];
  guint n = 0;

  for (guint i = 0; i < match->n; i++)
    if (match->parts[i] != NULL && match->parts[i]->has != 0)
      {
        if ((match->parts[i]->has & HAS_CLOCK) != 0 && n < 2)
          ends[n++] = *match->parts[i];
        else if (n == 2)
          haw_timex_parts_unite (&ends[1], match->parts[i]);
      }
  if (n != 2)
    return FALSE;
  out->has |= HAS_CLOCK | HAS_CLOCK2;
  out->minutes = (gint16) minutes_of (&ends[0], POD_NONE);
  out->minutes2 = (gint16) minutes_of (&ends[1], POD_NONE);
  out->type = HAW_TIMEX_TIME;
  return TRUE;
}
