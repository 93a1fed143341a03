/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-timex-private.h"

G_BEGIN_DECLS

/* The first parts of a match that have one of @has, or NULL. */
static inline const HawTimexParts *
haw_timex_find_parts (const HawTimexMatch *match,
                      guint32              has)
{
  for (guint i = 0; i < match->n; i++)
    if (match->parts[i] != NULL && (match->parts[i]->has & has) != 0)
      return match->parts[i];
  return NULL;
}

/* Actions of the rule tables: see HawTimexAction. Those that set a field unite the parts first.
 * Declares one and begins its definition, in which the argument has the name @argument. */
#define HAW_TIMEX_ACTION(name, argument) \
  gboolean \
  name (HawTimexScan *scan, const HawTimexMatch *match, int argument, HawTimexParts *out)

HAW_TIMEX_ACTION (haw_timex_set_mod, argument);
HAW_TIMEX_ACTION (haw_timex_set_day, argument);
HAW_TIMEX_ACTION (haw_timex_set_offset, argument);
HAW_TIMEX_ACTION (haw_timex_set_unit, argument);
HAW_TIMEX_ACTION (haw_timex_set_this, argument);
HAW_TIMEX_ACTION (haw_timex_set_day_mod, argument);
HAW_TIMEX_ACTION (haw_timex_set_bare, argument);
HAW_TIMEX_ACTION (haw_timex_set_hijri, argument);
HAW_TIMEX_ACTION (haw_timex_set_company, argument);
HAW_TIMEX_ACTION (haw_timex_set_nth, argument);
HAW_TIMEX_ACTION (haw_timex_set_sub, argument);
HAW_TIMEX_ACTION (haw_timex_set_quarter, argument);
HAW_TIMEX_ACTION (haw_timex_set_week_end, argument);
HAW_TIMEX_ACTION (haw_timex_set_weekend, argument);
HAW_TIMEX_ACTION (haw_timex_weekdays_from_to, argument);
HAW_TIMEX_ACTION (haw_timex_set_century, argument);
HAW_TIMEX_ACTION (haw_timex_set_decade, argument);
HAW_TIMEX_ACTION (haw_timex_set_decade_of, argument);
HAW_TIMEX_ACTION (haw_timex_set_part, argument);
HAW_TIMEX_ACTION (haw_timex_set_pod, argument);
HAW_TIMEX_ACTION (haw_timex_set_pod_after, argument);
HAW_TIMEX_ACTION (haw_timex_set_pod_day, argument);
HAW_TIMEX_ACTION (haw_timex_set_night, argument);
HAW_TIMEX_ACTION (haw_timex_set_clock, argument);
HAW_TIMEX_ACTION (haw_timex_hour_after_at, argument);
HAW_TIMEX_ACTION (haw_timex_hour_minutes, argument);
HAW_TIMEX_ACTION (haw_timex_clock_after_at, argument);
HAW_TIMEX_ACTION (haw_timex_set_overnight, argument);
HAW_TIMEX_ACTION (haw_timex_add_minutes, argument);
HAW_TIMEX_ACTION (haw_timex_take_last, argument);
HAW_TIMEX_ACTION (haw_timex_take_first, argument);
HAW_TIMEX_ACTION (haw_timex_set_years, argument);
HAW_TIMEX_ACTION (haw_timex_set_ref, argument);
HAW_TIMEX_ACTION (haw_timex_set_ref_by_mod, argument);
HAW_TIMEX_ACTION (haw_timex_set_every, argument);

HAW_TIMEX_ACTION (haw_timex_count, argument);
HAW_TIMEX_ACTION (haw_timex_count_half, argument);
HAW_TIMEX_ACTION (haw_timex_count_fraction, argument);
HAW_TIMEX_ACTION (haw_timex_add_lengths, argument);
HAW_TIMEX_ACTION (haw_timex_last_length, argument);
HAW_TIMEX_ACTION (haw_timex_add_unit, argument);
HAW_TIMEX_ACTION (haw_timex_half_month, argument);
HAW_TIMEX_ACTION (haw_timex_go_back, argument);
HAW_TIMEX_ACTION (haw_timex_go_forward, argument);
HAW_TIMEX_ACTION (haw_timex_go_since, argument);
HAW_TIMEX_ACTION (haw_timex_count_period, argument);
HAW_TIMEX_ACTION (haw_timex_count_after_mod, argument);
HAW_TIMEX_ACTION (haw_timex_ref_after_mod, argument);
HAW_TIMEX_ACTION (haw_timex_first_months, argument);
HAW_TIMEX_ACTION (haw_timex_remember, argument);

HAW_TIMEX_ACTION (haw_timex_since, argument);
HAW_TIMEX_ACTION (haw_timex_until, argument);
HAW_TIMEX_ACTION (haw_timex_from_to, argument);
HAW_TIMEX_ACTION (haw_timex_list, argument);
HAW_TIMEX_ACTION (haw_timex_days_of_month, argument);
HAW_TIMEX_ACTION (haw_timex_clock_range, argument);
HAW_TIMEX_ACTION (haw_timex_weekday_set, argument);

enum { REF_PAST = -1, REF_PRESENT, REF_FUTURE };

G_END_DECLS
