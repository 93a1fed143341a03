/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-view-state.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * HawTemplatesDialog:
 *
 * Names, writes and deletes the templates of notes. Each change is an edit of its own.
 */
#define HAW_TYPE_TEMPLATES_DIALOG (haw_templates_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HawTemplatesDialog, haw_templates_dialog, HAW, TEMPLATES_DIALOG, AdwWindow)

/**
 * haw_templates_dialog_present:
 * @state: with a project
 * @parent: (nullable): the window to stand over
 *
 * Returns: (transfer none): the dialog
 */
HawTemplatesDialog *haw_templates_dialog_present (HawViewState *state,
                                                  GtkWindow    *parent);

/**
 * haw_templates_dialog_add:
 * @body: Markdown
 *
 * Adds a template, called after the words it begins with, and unfolds it.
 */
void                haw_templates_dialog_add     (HawTemplatesDialog *self,
                                                  const char         *body);

G_END_DECLS
