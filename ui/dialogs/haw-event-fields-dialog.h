/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-view-state.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * HawEventFieldsDialog:
 *
 * The analyst's own fields of one or many events, to be filled together: an edit of its own for all.
 */
#define HAW_TYPE_EVENT_FIELDS_DIALOG (haw_event_fields_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HawEventFieldsDialog, haw_event_fields_dialog, HAW, EVENT_FIELDS_DIALOG,
                      AdwWindow)

/**
 * haw_event_fields_dialog_present:
 * @parent: (nullable): the window to stand over
 * @events: (array length=n): ids, at least one
 *
 * Returns: (transfer none): the dialog
 */
HawEventFieldsDialog *haw_event_fields_dialog_present (HawViewState *state,
                                                       GtkWindow    *parent,
                                                       const gint64 *events,
                                                       gsize         n);

G_END_DECLS
