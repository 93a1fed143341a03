/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-view-state.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HawImportBar:
 *
 * The foot of the browser: how far an import is, and afterwards what still has to be filled in. Is
 * not there where there is neither.
 *
 * Signal: `review ()`: the user wants to fill in the articles that lack something.
 */
#define HAW_TYPE_IMPORT_BAR (haw_import_bar_get_type ())
G_DECLARE_FINAL_TYPE (HawImportBar, haw_import_bar, HAW, IMPORT_BAR, GtkWidget)

void haw_import_bar_set_state (HawImportBar *self,
                               HawViewState *state);

G_END_DECLS
