/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "time/haw-date-format.h"
#include "time/haw-edtf.h"

G_BEGIN_DECLS

/* The calendars that dates can be shown in. */
typedef enum
{
  HAW_CALENDAR_GREGORIAN,
  HAW_CALENDAR_HIJRI
} HawCalendar;

char *haw_hijri_format (gint64       time,
                        HawDateStyle style);
const char *haw_hijri_get_month_name (int month);
char *haw_hijri_format_span (gint64       start,
                             gint64       end,
                             HawDateStyle style);
char *haw_hijri_describe (const HawEdtf *edtf);
char *haw_hijri_describe_both (const HawEdtf *edtf,
                               gboolean       hijri_first);
char *haw_calendar_format (HawCalendar  calendar,
                           gint64       time,
                           HawDateStyle style);
char *haw_calendar_format_main (gint64       time,
                                HawDateStyle style);

G_END_DECLS
