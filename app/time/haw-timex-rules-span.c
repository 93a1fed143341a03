/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-timex-rules.h"

/* What a text is searched for (symbol top): points, intervals, lengths, sets and vague words. */

#define AS_FOUND 0, 0, -1
#define LENGTH HAW_TIMEX_POLICY_LENGTH
#define COUNTED HAW_TIMEX_POLICY_COUNTED
#define VAGUE HAW_TIMEX_POLICY_VAGUE
#define REPEATED HAW_TIMEX_POLICY_REPEATED

const HawTimexRule haw_timex_span_rules[] = {
  { "point", "top", "<any>", NULL, AS_FOUND },
  { "any-time", "any", "<time-point>", NULL, AS_FOUND },
  { "any-date", "any", "<date-point>", NULL, AS_FOUND },
  { "any-part-of-day", "date-point", "<pod-point>", NULL, AS_FOUND },
  { "any-day", "date-point", "<day>", NULL, AS_FOUND },
  { "any-month", "date-point", "<month-point>", NULL, AS_FOUND },
  { "any-unit", "date-point", "<unit-point>", NULL, AS_FOUND },
  { "any-part", "date-point", "<part-point>", NULL, AS_FOUND },

  { "approximately", "approx", "نحو|حوالي|قرابة|زهاء|تقريبا", NULL, AS_FOUND },
  { "more-than", "approx", "أكثر|أقل|أزيد من", NULL, AS_FOUND },
  { "nearly", "approx", "ما يقارب", NULL, AS_FOUND },
  { "nearly-from", "approx", "ما يقرب من", NULL, AS_FOUND },
  { "exceeding", "approx", "ما يزيد على|عن", NULL, AS_FOUND },

  { "length-counted", "q1", "<num> -UNITP|-UNIT|UNITA", haw_timex_count, 0, 0, LENGTH },
  { "length-dual", "q1", "-UNITD", haw_timex_count, 2, 0, LENGTH },
  { "length-one", "q1", "-UNIT واحد|واحدة", haw_timex_count, 1, 0, LENGTH },
  { "length-several", "q1", "SEVERAL -UNITP", haw_timex_count, UNCOUNTED, 0, LENGTH },
  { "length-number-of", "q1", "عدد من +UNITP", haw_timex_count, UNCOUNTED, 0, LENGTH },
  { "length-fraction", "q1", "-FRAC UNIT", haw_timex_count_fraction, 0, 0, LENGTH },
  { "length-unit-half", "q1", "-UNIT|UNITA &-FRAC +UNIT?", haw_timex_count_half, 1, 0, LENGTH },
  { "length-dual-half", "q1", "-UNITD &-FRAC +UNIT?", haw_timex_count_half, 2, 0, LENGTH },
  { "length-counted-half", "q1", "<num> -UNITP &-FRAC +UNIT?", haw_timex_count_half, 0, 0, LENGTH },
  { "length-simple", "q", "<q1>", NULL, AS_FOUND },
  { "length-sum", "q", "<q1> &<q1>", haw_timex_add_lengths, 0, 0, LENGTH },

  { "length", "top", "<q>", NULL, AS_FOUND },
  { "length-unit", "top", "-UNIT|UNITA", haw_timex_last_length, 1, 70, LENGTH },
  { "length-plural", "top", "-UNITP", haw_timex_last_length, UNCOUNTED, 70, LENGTH },

  { "ago", "top", "قبل <approx>? <q>", haw_timex_go_back, 0, 0, -1 },
  { "ago-unit", "top", "قبل <approx>? -UNIT", haw_timex_go_back, 0, 0, -1 },
  { "ago-now", "top", "قبل <approx>? <q>|-UNIT من الآن|اليوم", haw_timex_go_back, 1, 0, COUNTED },
  { "ago-plural", "top", "قبل -UNITP FEW?", haw_timex_go_back, 0, 0, -1 },
  { "in", "top", "بعد <approx>? <q>", haw_timex_go_forward, 0, 0, -1 },
  { "in-unit", "top", "بعد <approx>? -UNIT", haw_timex_go_forward, 0, 0, -1 },
  { "in-now", "top", "بعد <approx>? <q>|-UNIT من الآن|اليوم", haw_timex_go_forward, 1, 0, COUNTED },
  { "in-plural", "top", "بعد -UNITP FEW?", haw_timex_go_forward, 0, 0, -1 },
  { "since-length", "top", "منذ <approx>? <q>", haw_timex_go_since, 0, 0, -1 },
  { "since-unit", "top", "منذ <approx>? -UNIT", haw_timex_go_since, 0, 0, -1 },
  { "since-plural", "top", "منذ -UNITP FEW?", haw_timex_go_since, 0, 0, -1 },

  { "period-counted", "top", "+UNITP <num> +PAST|+NEXT|+RECENT",
    haw_timex_count_period, 0, 0, COUNTED },
  { "period-counted-before", "top", "<num> UNITP|UNIT|UNITA +PAST|+NEXT|+RECENT",
    haw_timex_count_period, 0, 0, COUNTED },
  { "period-dual", "top", "+UNITD +PAST|+NEXT|+RECENT", haw_timex_count_period, 2, 0, COUNTED },
  { "period-last", "top", "آخر <q>", haw_timex_count_period, -1, 0, COUNTED },
  { "period-vague", "top", "+UNITP FEW? +PAST|+NEXT|+RECENT",
    haw_timex_set_ref_by_mod, 0, 0, VAGUE },
  { "first-months", "top", "+UNITP <num> الأولى|الأخيرة من|في <y>|<yr>|<part-unit>",
    haw_timex_first_months, 0, 0, -1 },

  { "since", "top", "منذ <any>", haw_timex_since, 0, 0, -1 },
  { "until", "top", "حتى <any>", haw_timex_until, 0, 0, -1 },
  { "starting", "top", "ابتداء|ابتداءا|اعتبارا|بدءا|انطلاقا من <any>", haw_timex_since, 0, 0, -1 },
  { "from-to", "top", "من|منذ <date-point> إلى|حتى <date-point>", haw_timex_from_to, 0, 0, -1 },
  { "from-and-to", "top", "من|منذ <date-point> &حتى|إلى <date-point>",
    haw_timex_from_to, 0, 0, -1 },
  { "between", "top", "بين <date-point> &<date-point>", haw_timex_from_to, 0, 0, -1 },
  { "between-years", "top", "بين عامي|سنتي|العامين <y4> &<y4>", haw_timex_from_to, 0, 0, -1 },
  { "years", "top", "<years>", haw_timex_set_years, AS_FOUND },
  { "days-to", "top", "من <dn>|<od> إلى|حتى <day>", haw_timex_from_to, 0, 0, -1 },
  { "days-between", "top", "بين <dn>|<od> &<day>", haw_timex_from_to, 0, 0, -1 },
  { "days-dash", "top", "<dn> , <day>", haw_timex_from_to, 1, 0, -1 },
  { "dates-dash", "top", "<date> , <date>", haw_timex_from_to, 1, 0, -1 },
  { "months-dash", "top", "<month> , <month-point>", haw_timex_from_to, 1, 0, -1 },

  { "weekdays-two", "top", "يومي +DOW &+DOW <mod>?", haw_timex_list, 0, 0, -1 },
  { "weekdays-three", "top", "أيام +DOW , +DOW &+DOW <mod>?", haw_timex_list, 0, 0, -1 },
  { "weekdays-three-and", "top", "أيام +DOW &+DOW &+DOW <mod>?", haw_timex_list, 0, 0, -1 },
  { "weekdays-days", "top", "أيام +DOW &+DOW <mod>", haw_timex_list, 0, 0, -1 },
  { "weekdays-mod", "top", "+DOW &+DOW <mod>", haw_timex_list, 1, 0, -1 },
  { "days-two", "top", "يومي|يوم? <dn> &<day>", haw_timex_list, 2, 0, -1 },
  { "days-three", "top", "أيام <dn> &<dn> &<day>", haw_timex_list, 2, 0, -1 },
  { "months-two", "top", "شهري? <month> &<month-point>", haw_timex_list, 3, 0, -1 },
  { "years-two", "top", "عامي|سنتي|العامين <y4> &<y4>", haw_timex_list, 0, 0, -1 },

  { "clock-range", "top", "من <clock> إلى|حتى <clock>",
    haw_timex_clock_range, 0, 0, HAW_TIMEX_POLICY_CLOCK },
  { "clock-range-and", "top", "من <clock> &حتى <clock>",
    haw_timex_clock_range, 0, 0, HAW_TIMEX_POLICY_CLOCK },
  { "clock-between", "top", "بين <clock> &<clock>",
    haw_timex_clock_range, 0, 0, HAW_TIMEX_POLICY_CLOCK },

  { "every-unit", "top", "كل -UNIT", haw_timex_set_every, 0, 0, REPEATED },
  { "every-length", "top", "كل <q>", haw_timex_set_every, 0, 0, REPEATED },
  { "every-weekday", "top", "كل يوم? DOW", haw_timex_weekday_set, 0, 0, REPEATED },
  { "every-part-of-day", "top", "كل -POD|-SEASON", haw_timex_set_every, 0, 0, REPEATED },
  { "weekdays-every", "top", "أيام|يوم +DOW من كل أسبوع", haw_timex_weekday_set, 0, 0, REPEATED },
  { "weekday-plural", "top", "أيام +DOW", haw_timex_weekday_set, 0, 0, REPEATED },
  { "daily", "top", "يوميا", haw_timex_set_every, UNIT_DAY, 0, REPEATED },
  { "weekly", "top", "أسبوعيا", haw_timex_set_every, UNIT_WEEK, 0, REPEATED },
  { "monthly", "top", "شهريا", haw_timex_set_every, UNIT_MONTH, 0, REPEATED },
  { "yearly", "top", "سنويا", haw_timex_set_every, UNIT_YEAR, 0, REPEATED },

  { "anniversary", "top", "الذكرى السنوية? <ord>|<num>",
    haw_timex_remember, 0, 0, HAW_TIMEX_POLICY_ANNIVERSARY },
  { "centenary", "top", "الذكرى المئوية",
    haw_timex_remember, 100, 0, HAW_TIMEX_POLICY_ANNIVERSARY },

  { "lately", "top", "مؤخرا|سابقا|آنذاك|حينها|حينذاك|وقتها",
    haw_timex_set_ref, REF_PAST, 0, VAGUE },
  { "then", "top", "وقتذاك|حينئذ|وقتئذ", haw_timex_set_ref, REF_PAST, 0, VAGUE },
  { "earlier", "top", "في وقت سابق", haw_timex_set_ref, REF_PAST, 0, VAGUE },
  { "a-while-ago", "top", "قبل|منذ قليل|فترة|مدة|لحظات FEW|وجيزة|قصيرة|طويلة?",
    haw_timex_set_ref, REF_PAST, 0, VAGUE },
  { "recent-time", "top", "في? الآونة|الفترة +RECENT|+PAST",
    haw_timex_set_ref, REF_PAST, 0, VAGUE },
  { "now", "top", "حاليا|الآن|راهنا", haw_timex_set_ref, REF_PRESENT, 0, VAGUE },
  { "until-now", "top", "حتى الآن|اللحظة|الساعة", haw_timex_set_ref, REF_PRESENT, 0, VAGUE },
  { "present-time", "top", "في الوقت +THIS|الحاضر", haw_timex_set_ref, REF_PRESENT, 0, VAGUE },
  { "these-days", "top", "هذه الأيام", haw_timex_set_ref, REF_PRESENT, 0, VAGUE },
  { "soon", "top", "قريبا|لاحقا", haw_timex_set_ref, REF_FUTURE, 0, VAGUE },
  { "later", "top", "في وقت لاحق", haw_timex_set_ref, REF_FUTURE, 0, VAGUE },
  { "coming-time", "top", "الفترة +NEXT", haw_timex_set_ref, REF_FUTURE, 0, VAGUE },
  { NULL },
};
