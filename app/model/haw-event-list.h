/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-event.h"
#include "model/haw-row-store.h"

G_BEGIN_DECLS

/**
 * HawEventList:
 *
 * All events of a project in order of time, undated ones last. Thousands.
 */
#define HAW_TYPE_EVENT_LIST (haw_event_list_get_type ())
G_DECLARE_FINAL_TYPE (HawEventList, haw_event_list, HAW, EVENT_LIST, HawRowStore)

HawEventList *haw_event_list_new (HawProject *project);

G_END_DECLS
