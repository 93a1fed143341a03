/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/haw-code-list.h"

G_BEGIN_DECLS

/**
 * HawCodeChooser:
 *
 * A popover to find a code by a part of its name, whatever its spelling, or to make a new one. The
 * codes stand as they do in the codebook; what was found stands alone, with the names above it. The
 * arrow keys move in the list while the entry keeps the focus; Enter takes what is highlighted.
 *
 * Signals, after the popover was closed: `code-chosen (gint64 code)`, `new-code (name)`. While it
 * stays open: `color-chosen (gint64 code, color)`.
 */
#define HAW_TYPE_CODE_CHOOSER (haw_code_chooser_get_type ())
G_DECLARE_FINAL_TYPE (HawCodeChooser, haw_code_chooser, HAW, CODE_CHOOSER, GtkPopover)

GtkWidget *haw_code_chooser_new  (void);

/**
 * haw_code_chooser_open:
 * @codes: (nullable): the codes to choose from
 * @applied: (array length=n_applied): ids of those that are applied already, which have a
 *   check mark
 *
 * Starts afresh and pops up.
 */
void       haw_code_chooser_open (HawCodeChooser *self,
                                  HawCodeList    *codes,
                                  const gint64   *applied,
                                  gsize           n_applied);

/**
 * haw_code_chooser_set_can_make:
 * @can_make: FALSE where only codes that are there can be chosen
 */
void       haw_code_chooser_set_can_make (HawCodeChooser *self,
                                          gboolean        can_make);

G_END_DECLS
