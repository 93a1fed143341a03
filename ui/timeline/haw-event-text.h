/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-event-sheet.h"

G_BEGIN_DECLS

/* How the table of events writes what an event has, in the language of the process. */

const char *haw_event_column_get_title    (HawEventColumn        column);
char       *haw_event_column_get_text     (HawEventColumn        column,
                                           const HawEventValues *values);
char       *haw_event_column_get_dates    (HawEventColumn        column,
                                           const HawEventValues *values);
char       *haw_event_values_describe     (const HawEventValues *values);
const char *haw_event_filter_get_label    (HawEventFilter        filter);
const char *haw_event_filter_to_nick      (HawEventFilter        filter);
HawEventFilter haw_event_filter_from_nick (const char           *nick);
const char *haw_event_column_to_nick      (HawEventColumn        column);
HawEventColumn haw_event_column_from_nick (const char           *nick);

G_END_DECLS
