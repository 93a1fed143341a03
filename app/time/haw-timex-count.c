/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-timex-rules.h"

#include <string.h>

/* Actions that count: lengths of time, and what lies so far before or after publication. */

/* قبل يوم الجمعة, قبل عام 2014, قبل شهر رمضان: a head of a date. */
static gboolean
is_one_of_days (HawTimexScan *scan,
                guint         at)
{
  return haw_timex_is (haw_timex_token (scan, at), CLASS_BIT (DOW) | CLASS_BIT (DIG) |
                       CLASS_BIT (MON) | CLASS_BIT (MONA) | CLASS_BIT (HIJ) | CLASS_BIT (DAYW)) &&
         (haw_timex_token (scan, at)->flags & (TOKEN_WA | TOKEN_PREP | TOKEN_STOP)) == 0;
}

/* @number of the unit that the words name; 0 for the number that they give. */
HAW_TIMEX_ACTION (haw_timex_count, number)
{
  const HawTimexParts *unit = haw_timex_find_parts (match, HAS_UNIT);
  const HawTimexParts *count = haw_timex_find_parts (match, HAS_NUM);
  const HawTimexToken *last = &scan->tokens[match->end - 1];

  if (number == 0)
    {
      if (count == NULL || count->num < 1 || count->num > 5000)
        return FALSE;
      number = count->num;
    }
  out->has |= HAS_LENGTH;
  out->length[unit->unit] = number;
  /* A second one is no length, nor is a minute detail. */
  if (number == 1 && (unit->unit == UNIT_SECOND ||
                      (unit->unit == UNIT_MINUTE && (last->flags & TOKEN_LATIN) != 0)))
    return FALSE;
  /* الحي 17 يوم 17 يناير: what is counted has no number of its own behind it. */
  return count == NULL || !haw_timex_is (last, CLASS_BIT (UNIT)) || (last->flags & TOKEN_LATIN) != 0 ||
         !is_one_of_days (scan, match->end);
}

/* A half of a decade is five years, of an hour thirty minutes. */
static gboolean
add_fraction (gint32 *length,
              int     unit,
              int     sixtieths)
{
  static const struct { int unit, whole, part; } parts[] = {
    { UNIT_CENTURY, 100, UNIT_YEAR }, { UNIT_DECADE, 10, UNIT_YEAR }, { UNIT_YEAR, 12, UNIT_MONTH },
    { UNIT_MONTH, 30, UNIT_DAY }, { UNIT_DAY, 24, UNIT_HOUR }, { UNIT_HOUR, 60, UNIT_MINUTE },
    { UNIT_MINUTE, 60, UNIT_SECOND },
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i].unit == unit && parts[i].whole * sixtieths % 60 == 0)
      {
        /* A length has one unit where it can: 18 months, 90 minutes. */
        if (length[unit] > 0)
          {
            length[parts[i].part] += length[unit] * parts[i].whole;
            length[unit] = 0;
          }
        length[parts[i].part] += parts[i].whole * sixtieths / 60;
        return TRUE;
      }
  return FALSE;
}

HAW_TIMEX_ACTION (haw_timex_count_fraction, argument)
{
  out->has |= HAS_LENGTH;
  return add_fraction (out->length, haw_timex_find_parts (match, HAS_UNIT)->unit, match->parts[0]->num);
}

HAW_TIMEX_ACTION (haw_timex_count_half, number)
{
  const HawTimexParts *unit = haw_timex_find_parts (match, HAS_UNIT);
  const HawTimexParts *fraction = NULL;

  if (number == 0)
    number = match->parts[0]->num;
  for (guint i = 1; i < match->n; i++)
    if (match->parts[i] != NULL && (match->parts[i]->has & HAS_NUM) != 0)
      fraction = match->parts[i];
  if (fraction == NULL || number < 1 || number > 5000)
    return FALSE;
  out->has |= HAS_LENGTH;
  out->length[unit->unit] = number;
  return add_fraction (out->length, unit->unit, fraction->num);
}

HAW_TIMEX_ACTION (haw_timex_add_lengths, argument)
{
  const HawTimexParts *second = match->parts[1];

  haw_timex_parts_unite (out, match->parts[0]);
  for (guint i = 0; i < N_UNITS; i++)
    if (second->length[i] != 0)
      {
        if (out->length[i] != 0)
          return FALSE;
        out->length[i] = second->length[i];
      }
  return TRUE;
}

/* سنة وثلاثة أشهر */
HAW_TIMEX_ACTION (haw_timex_add_unit, argument)
{
  int unit = match->parts[0]->unit;

  haw_timex_parts_unite (out, match->parts[1]);
  if (out->length[unit] != 0)
    return FALSE;
  out->length[unit] = 1;
  return TRUE;
}

/* ساعات الليل, أشهر المطربين, يوم الاقتراع: the unit of what follows. */
static gboolean
is_idafa (HawTimexScan *scan,
          guint         at)
{
  const HawTimexToken *token = haw_timex_token (scan, at);

  return token->kind == TOKEN_WORD && (token->flags & (TOKEN_AL | TOKEN_LATIN)) == TOKEN_AL &&
         (token->flags & (TOKEN_WA | TOKEN_PREP | TOKEN_STOP)) == 0;
}

/* قبل يوم الاقتراع, but not قبل أسبوع القوات: a short unit is hardly parted from its count. */
static gboolean
is_idafa_of_day (HawTimexScan        *scan,
                 const HawTimexMatch *match)
{
  const HawTimexToken *last = &scan->tokens[match->end - 1];
  int unit = haw_timex_lexicon_value (last->word, HAW_TIMEX_CLASS_UNIT);

  return haw_timex_is (last, CLASS_BIT (UNIT)) && match->end - match->start == 2 &&
         (unit == UNIT_DAY || unit == UNIT_HOUR || unit == UNIT_NIGHT) &&
         is_idafa (scan, match->end);
}

/* A unit alone is a length after words like لمدة and دام. */
HAW_TIMEX_ACTION (haw_timex_last_length, number)
{
  const HawTimexToken *token = &scan->tokens[match->start];
  const HawTimexToken *last = haw_timex_token (scan, (gint64) match->start - 1);
  gboolean triggered = haw_timex_is (last, CLASS_BIT (LASTTRIG)) &&
                       (token->flags & (TOKEN_WA | TOKEN_PREP | TOKEN_STOP)) == 0;

  if (number == UNCOUNTED && (token->flags & TOKEN_LAM) != 0)
    triggered = TRUE;
  if (!triggered || is_one_of_days (scan, match->end) || is_idafa (scan, match->end))
    return FALSE;
  if (haw_timex_is (haw_timex_token (scan, match->end), CLASS_BIT (MONA) | CLASS_BIT (HIJA)))
    return FALSE;
  return haw_timex_count (scan, match, number, out);
}

/* The point at @direction times @length from the day @from, as exact as the unit. */
gboolean
haw_timex_shift (HawTimexScan        *scan,
                 const HawTimexParts *length,
                 int                  direction,
                 gint64               from,
                 HawTimexPoint       *point)
{
  const gint32 *n = length->length;
  gint64 months = 0;
  gint64 days = 0;
  HawTimexGrain grain = GRAIN_DAY;

  *point = (HawTimexPoint) { .policy = HAW_TIMEX_POLICY_COUNTED, .relative = TRUE };
  for (guint i = 0; i < N_UNITS; i++)
    if (n[i] < 0)
      return FALSE;
  months = n[UNIT_MONTH] + 12 * ((gint64) n[UNIT_YEAR] + 10 * (gint64) n[UNIT_DECADE] +
                                 100 * (gint64) n[UNIT_CENTURY]);
  days = (gint64) n[UNIT_DAY] + n[UNIT_NIGHT] + 7 * (gint64) n[UNIT_WEEK] + n[UNIT_HOUR] / 24;
  if (n[UNIT_DAY] == 0 && n[UNIT_NIGHT] == 0 && n[UNIT_HOUR] == 0 && n[UNIT_MINUTE] == 0 &&
      n[UNIT_SECOND] == 0)
    {
      if (n[UNIT_WEEK] > 0)
        point->approximate = TRUE;
      else if (n[UNIT_MONTH] > 0)
        grain = GRAIN_MONTH;
      else
        {
          grain = GRAIN_YEAR;
          point->approximate = n[UNIT_DECADE] > 0 || n[UNIT_CENTURY] > 0;
        }
    }
  if ((length->has & HAS_APPROX) != 0)
    point->approximate = TRUE;
  /* A span of years leads back to that year, whatever the day. */
  if (grain != GRAIN_DAY)
    {
      HawCivil civil;

      haw_civil_from_days (from, &civil);
      from = haw_civil_to_days (civil.year, civil.month, 1);
    }
  return haw_timex_set_point (point, grain,
                              haw_timex_add_months (from, direction * months) + direction * days);
}

static gboolean
read_length (const HawTimexMatch *match,
             HawTimexParts       *length,
             gboolean            *counted)
{
  const HawTimexParts *given = haw_timex_find_parts (match, HAS_LENGTH);
  const HawTimexParts *unit = haw_timex_find_parts (match, HAS_UNIT);

  haw_timex_parts_clear (length);
  if (given != NULL)
    *length = *given;
  else if (unit == NULL)
    return FALSE;
  else
    length->length[unit->unit] = 1;
  length->has |= HAS_LENGTH;
  *counted = TRUE;
  for (guint i = 0; i < N_UNITS; i++)
    if (length->length[i] == UNCOUNTED)
      *counted = FALSE;
  for (guint i = 0; i < match->n; i++)
    if (match->parts[i] != NULL && match->parts[i]->rule >= 0 &&
        g_str_equal (haw_timex_get_rule ((guint) match->parts[i]->rule)->symbol, "approx"))
      length->has |= HAS_APPROX;
  return TRUE;
}

/* Plurals without a number; the unit of the element after the first word. */
static void
mark_plural (HawTimexScan        *scan,
             const HawTimexMatch *match,
             HawTimexParts       *length,
             gboolean            *counted)
{
  const HawTimexToken *token = &scan->tokens[match->at[1]];

  if (haw_timex_is (token, CLASS_BIT (UNITP)) && haw_timex_find_parts (match, HAS_LENGTH) == NULL)
    {
      int unit = haw_timex_lexicon_value (token->word, HAW_TIMEX_CLASS_UNITP);

      length->length[unit] = UNCOUNTED;
      *counted = FALSE;
    }
}

static gboolean
set_point (HawTimexParts       *out,
           const HawTimexPoint *point,
           const char          *open_end)
{
  char edtf[32];

  haw_timex_format (point, edtf, sizeof edtf);
  g_snprintf (out->edtf, sizeof out->edtf, "%s%s", edtf, open_end);
  out->has |= HAS_DONE;
  out->relative = TRUE;
  out->policy = HAW_TIMEX_POLICY_COUNTED;
  out->type = HAW_TIMEX_DATE;
  return TRUE;
}

static void
set_vague (HawTimexParts *out,
           int            when)
{
  out->has |= HAS_REF;
  out->type = HAW_TIMEX_DATE;
  out->policy = HAW_TIMEX_POLICY_VAGUE;
  g_strlcpy (out->value, when < 0 ? "PAST_REF" : "FUTURE_REF", sizeof out->value);
}

static void
set_event_length (HawTimexParts       *out,
                  const HawTimexParts *length)
{
  out->has |= HAS_LENGTH | HAS_EVENT;
  memcpy (out->length, length->length, sizeof out->length);
  out->type = HAW_TIMEX_DURATION;
  out->policy = HAW_TIMEX_POLICY_EVENT;
}

/* من or على and an event: it is counted from there. */
static gboolean
is_before_event (HawTimexScan *scan,
                 guint         at)
{
  const HawTimexToken *token = haw_timex_token (scan, at);
  const HawTimexToken *next = haw_timex_token (scan, (gint64) at + 1);

  return haw_timex_is (token, CLASS_BIT (OFEVENT)) &&
         (token->flags & (TOKEN_STOP | TOKEN_WA | TOKEN_PREP)) == 0 &&
         next->kind == TOKEN_WORD && !haw_timex_is (next, CLASS_BIT (NOEVENT));
}

/* @now: the words end in من الآن. */
HAW_TIMEX_ACTION (haw_timex_go_back, now)
{
  HawTimexParts length;
  HawTimexPoint point;
  gboolean counted;

  if (!read_length (match, &length, &counted) || is_one_of_days (scan, match->end) ||
      is_idafa_of_day (scan, match))
    return FALSE;
  mark_plural (scan, match, &length, &counted);
  if (!now && is_before_event (scan, match->end))
    set_event_length (out, &length);
  else if (!counted)
    set_vague (out, -1);
  else
    return haw_timex_shift (scan, &length, -1, scan->today, &point) && set_point (out, &point, "");
  return TRUE;
}

/* يوما بعد يوم */
static gboolean
is_repeated (HawTimexScan        *scan,
             const HawTimexMatch *match)
{
  const HawTimexToken *before = haw_timex_token (scan, (gint64) match->start - 1);
  const HawTimexParts *unit = haw_timex_find_parts (match, HAS_UNIT);

  return unit != NULL && haw_timex_find_parts (match, HAS_LENGTH) == NULL &&
         ((haw_timex_is (before, CLASS_BIT (UNIT)) &&
           haw_timex_lexicon_value (before->word, HAW_TIMEX_CLASS_UNIT) == unit->unit) ||
          (haw_timex_is (before, CLASS_BIT (UNITA)) &&
           haw_timex_lexicon_value (before->word, HAW_TIMEX_CLASS_UNITA) == unit->unit));
}

HAW_TIMEX_ACTION (haw_timex_go_forward, now)
{
  HawTimexParts length;
  HawTimexPoint point;
  gboolean counted;

  if (!read_length (match, &length, &counted) || is_one_of_days (scan, match->end) ||
      is_idafa_of_day (scan, match) || is_repeated (scan, match))
    return FALSE;
  mark_plural (scan, match, &length, &counted);
  if (!now && (is_before_event (scan, match->end) || !scan->future))
    set_event_length (out, &length);
  else if (!counted)
    set_vague (out, 1);
  else
    return haw_timex_shift (scan, &length, 1, scan->today, &point) && set_point (out, &point, "");
  return TRUE;
}

HAW_TIMEX_ACTION (haw_timex_go_since, argument)
{
  HawTimexParts length;
  HawTimexPoint point;
  gboolean counted;

  if (!read_length (match, &length, &counted) || is_one_of_days (scan, match->end) ||
      is_idafa_of_day (scan, match))
    return FALSE;
  mark_plural (scan, match, &length, &counted);
  if (!counted)
    {
      set_vague (out, -1);
      return TRUE;
    }
  if (!haw_timex_shift (scan, &length, -1, scan->today, &point))
    return FALSE;
  haw_timex_format (&point, out->also, sizeof out->also);
  return set_point (out, &point, "/..");
}

/* العامين الماضيين: from so long ago to today, or from today on, at the precision of the unit.
 * @number: 2 for a dual, -1 for آخر. */
HAW_TIMEX_ACTION (haw_timex_count_period, number)
{
  HawTimexParts length;
  HawTimexPoint point;
  HawTimexPoint today = { 0 };
  const HawTimexParts *mod = haw_timex_find_parts (match, HAS_MOD);
  const HawTimexParts *count = haw_timex_find_parts (match, HAS_NUM);
  int direction = mod != NULL && mod->mod > 0 ? 1 : -1;
  char a[32];
  char b[32];

  haw_timex_parts_clear (&length);
  if (number < 0)
    length = *haw_timex_find_parts (match, HAS_LENGTH);
  else
    length.length[haw_timex_find_parts (match, HAS_UNIT)->unit] = number > 0 ? number : count->num;
  if (!haw_timex_shift (scan, &length, direction, scan->today, &point))
    return FALSE;
  point.approximate = FALSE;
  haw_timex_set_point (&today, point.grain, scan->today);
  haw_timex_format (&point, a, sizeof a);
  haw_timex_format (&today, b, sizeof b);
  if (point.grain == GRAIN_DAY && point.first == scan->today)
    g_strlcpy (out->edtf, a, sizeof out->edtf);
  else
    g_snprintf (out->edtf, sizeof out->edtf, "%s/%s", direction < 0 ? a : b, direction < 0 ? b : a);
  out->has |= HAS_DONE;
  out->relative = TRUE;
  out->type = HAW_TIMEX_DATE;
  return TRUE;
}

/* The strike may last 48 hours: a verb, not the last 48 hours. */
static gboolean
is_verb_last (HawTimexScan *scan,
              guint         at)
{
  static const char *const last[] = { "last", NULL };
  static const char *const helpers[] = { "to", "will", "would", "could", "can", "may", "might",
                                         "must", "should", "not", "didnt", "cannot", "did", NULL };

  return haw_timex_is_any (haw_timex_token (scan, at), last) &&
         haw_timex_is_any (haw_timex_token (scan, (gint64) at - 1), helpers);
}

/* The last two years, the next 30 days */
HAW_TIMEX_ACTION (haw_timex_count_after_mod, number)
{
  return !is_verb_last (scan, match->start) && haw_timex_count_period (scan, match, number, out);
}

/* The coming days, the past few years */
HAW_TIMEX_ACTION (haw_timex_ref_after_mod, argument)
{
  return !is_verb_last (scan, match->start) && match->parts[0]->mod != MOD_THIS &&
         haw_timex_set_ref_by_mod (scan, match, argument, out);
}

/* النصف الأول من الشهر الجاري: to its fifteenth day. */
HAW_TIMEX_ACTION (haw_timex_half_month, argument)
{
  const HawTimexParts *which = haw_timex_find_parts (match, HAS_NUM);
  HawTimexPoint month;
  int n = which != NULL ? which->num : 2;

  if (n > 2 || !haw_timex_resolve (scan, match->parts[match->n - 1], &month) ||
      month.grain != GRAIN_MONTH)
    return FALSE;
  if (n == 1)
    month.last = month.first + 14;
  else
    month.first += 15;
  month.grain = GRAIN_RANGE;
  haw_timex_format (&month, out->edtf, sizeof out->edtf);
  out->has |= HAS_DONE;
  out->relative = month.relative;
  out->policy = (gint16) month.policy;
  return TRUE;
}

/* الأشهر الستة الأولى من 2020 */
HAW_TIMEX_ACTION (haw_timex_first_months, argument)
{
  HawTimexPoint year;
  int n = match->parts[1]->num;
  gboolean first = haw_timex_lexicon_value (scan->tokens[match->at[2]].word,
                                            HAW_TIMEX_CLASS_RECENT) == 0;
  HawTimexParts whole = *match->parts[match->n - 1];
  HawCivil civil;

  if (match->parts[0]->unit != UNIT_MONTH || n < 1 || n > 12 ||
      !haw_timex_resolve (scan, &whole, &year) || year.grain != GRAIN_YEAR)
    return FALSE;
  haw_civil_from_days (year.first, &civil);
  g_snprintf (out->edtf, sizeof out->edtf, "%04d-%02d/%04d-%02d", (int) civil.year,
              first ? 1 : 13 - n, (int) civil.year, first ? n : 12);
  out->has |= HAS_DONE;
  out->relative = year.relative;
  out->policy = (gint16) year.policy;
  return TRUE;
}
