/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "export/haw-cite.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * haw_cite_copy:
 * @widget: a widget of the display whose clipboard is meant
 *
 * Puts a quotation with its source on the clipboard, as plain text and as HTML.
 */
void haw_cite_copy (GtkWidget         *widget,
                    const HawCitation *citation);

G_END_DECLS
