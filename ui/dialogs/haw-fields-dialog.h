/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-view-state.h"
#include "model/haw-attribute.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * HawFieldsDialog:
 *
 * Makes, names, orders and deletes the analyst's own fields of articles, outlets, events and actors and
 * says of what kind their values are. Each change is an edit of its own. One that would lose values is refused,
 * with a button that makes it all the same.
 *
 * Actions of the widget: `fields.drop` (makes the change that was refused last).
 */
#define HAW_TYPE_FIELDS_DIALOG (haw_fields_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HawFieldsDialog, haw_fields_dialog, HAW, FIELDS_DIALOG, AdwWindow)

/**
 * haw_fields_dialog_present:
 * @parent: (nullable): the window to stand over
 *
 * Returns: (transfer none): the dialog
 */
HawFieldsDialog *haw_fields_dialog_present (HawViewState *state,
                                            GtkWindow    *parent);

/**
 * haw_fields_dialog_focus:
 *
 * Gives the focus to where a new field of @target is named.
 */
void             haw_fields_dialog_focus   (HawFieldsDialog    *self,
                                            HawAttributeTarget  target);

G_END_DECLS
