/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-view-state.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * HawEventMergeDialog:
 *
 * Asks which title and which date an event has that is made of several, and makes it.
 */
#define HAW_TYPE_EVENT_MERGE_DIALOG (haw_event_merge_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HawEventMergeDialog, haw_event_merge_dialog, HAW, EVENT_MERGE_DIALOG,
                      AdwMessageDialog)

/**
 * haw_event_merge_dialog_present:
 * @events: (array length=n): two at least; the first is the one that stays
 *
 * Opens the dialog as soon as the events are read; not where one of them is not there.
 */
void haw_event_merge_dialog_present (HawViewState *state,
                                     GtkWindow    *parent,
                                     const gint64 *events,
                                     gsize         n);

G_END_DECLS
