/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An expression that a sentence must give; rows with the same sentence go on with its next one, and
 * there are no others. @surface NULL: there is none. @value: what stands as edtf, or if there is
 * none as value, or "-" for neither; a TIME has " hh:mm" or " MO" behind it. The day of publication
 * is Sunday 5 July 2020 unless @published says another. */
typedef struct
{
  const char *sentence;
  const char *surface;
  const char *value;
  const char *published;
} HawTimexCase;

extern const HawTimexCase haw_timex_day_cases[];
extern const HawTimexCase haw_timex_unit_cases[];
extern const HawTimexCase haw_timex_span_cases[];
extern const HawTimexCase haw_timex_latin_cases[];
extern const HawTimexCase haw_timex_period_cases[];
extern const HawTimexCase haw_timex_no_cases[];

G_END_DECLS
