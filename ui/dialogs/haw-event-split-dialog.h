/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-view-state.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * HawEventSplitDialog:
 *
 * Asks which sources of an event speak of another one, and makes that of them.
 */
#define HAW_TYPE_EVENT_SPLIT_DIALOG (haw_event_split_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HawEventSplitDialog, haw_event_split_dialog, HAW, EVENT_SPLIT_DIALOG,
                      AdwMessageDialog)

/**
 * haw_event_split_dialog_present:
 *
 * Opens the dialog as soon as the event is read; not where it is not there.
 */
void haw_event_split_dialog_present (HawViewState *state,
                                     GtkWindow    *parent,
                                     gint64        event);

G_END_DECLS
