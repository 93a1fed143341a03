/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-timex-private.h"

G_BEGIN_DECLS

/* Actions of the rule tables: see HawTimexAction. Those that set a field unite the parts first. */
#define HAW_TIMEX_ACTION(name) \
  gboolean name (HawTimexScan *scan, const HawTimexMatch *match, int argument, HawTimexParts *out)

HAW_TIMEX_ACTION (haw_timex_set_mod);
HAW_TIMEX_ACTION (haw_timex_set_day);
HAW_TIMEX_ACTION (haw_timex_set_offset);
HAW_TIMEX_ACTION (haw_timex_set_unit);
HAW_TIMEX_ACTION (haw_timex_set_this);
HAW_TIMEX_ACTION (haw_timex_set_day_mod);
HAW_TIMEX_ACTION (haw_timex_set_bare);
HAW_TIMEX_ACTION (haw_timex_set_hijri);
HAW_TIMEX_ACTION (haw_timex_set_company);
HAW_TIMEX_ACTION (haw_timex_set_nth);
HAW_TIMEX_ACTION (haw_timex_set_sub);
HAW_TIMEX_ACTION (haw_timex_set_season);
HAW_TIMEX_ACTION (haw_timex_set_century);
HAW_TIMEX_ACTION (haw_timex_set_decade);
HAW_TIMEX_ACTION (haw_timex_set_decade_of);
HAW_TIMEX_ACTION (haw_timex_set_part);
HAW_TIMEX_ACTION (haw_timex_set_pod);
HAW_TIMEX_ACTION (haw_timex_set_pod_after);
HAW_TIMEX_ACTION (haw_timex_set_pod_day);
HAW_TIMEX_ACTION (haw_timex_set_night);
HAW_TIMEX_ACTION (haw_timex_set_clock);
HAW_TIMEX_ACTION (haw_timex_hour_after_at);
HAW_TIMEX_ACTION (haw_timex_hour_minutes);
HAW_TIMEX_ACTION (haw_timex_clock_after_at);
HAW_TIMEX_ACTION (haw_timex_set_overnight);
HAW_TIMEX_ACTION (haw_timex_add_minutes);
HAW_TIMEX_ACTION (haw_timex_take_last);
HAW_TIMEX_ACTION (haw_timex_take_first);
HAW_TIMEX_ACTION (haw_timex_set_years);
HAW_TIMEX_ACTION (haw_timex_set_ref);
HAW_TIMEX_ACTION (haw_timex_set_ref_by_mod);
HAW_TIMEX_ACTION (haw_timex_set_every);

HAW_TIMEX_ACTION (haw_timex_count);
HAW_TIMEX_ACTION (haw_timex_count_half);
HAW_TIMEX_ACTION (haw_timex_count_fraction);
HAW_TIMEX_ACTION (haw_timex_add_lengths);
HAW_TIMEX_ACTION (haw_timex_last_length);
HAW_TIMEX_ACTION (haw_timex_add_unit);
HAW_TIMEX_ACTION (haw_timex_half_month);
HAW_TIMEX_ACTION (haw_timex_go_back);
HAW_TIMEX_ACTION (haw_timex_go_forward);
HAW_TIMEX_ACTION (haw_timex_go_since);
HAW_TIMEX_ACTION (haw_timex_count_period);
HAW_TIMEX_ACTION (haw_timex_count_after_mod);
HAW_TIMEX_ACTION (haw_timex_ref_after_mod);
HAW_TIMEX_ACTION (haw_timex_first_months);
HAW_TIMEX_ACTION (haw_timex_remember);

HAW_TIMEX_ACTION (haw_timex_since);
HAW_TIMEX_ACTION (haw_timex_until);
HAW_TIMEX_ACTION (haw_timex_from_to);
HAW_TIMEX_ACTION (haw_timex_list);
HAW_TIMEX_ACTION (haw_timex_days_of_month);
HAW_TIMEX_ACTION (haw_timex_clock_range);
HAW_TIMEX_ACTION (haw_timex_weekday_set);

enum { REF_PAST = -1, REF_PRESENT, REF_FUTURE };

G_END_DECLS
