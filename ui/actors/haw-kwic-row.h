/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/haw-actor-details.h"

G_BEGIN_DECLS

/**
 * HawKwicRow:
 *
 * One line of a concordance: a mention in the middle, with the words before and after it. It reads in
 * the direction of its paragraph, whatever that of the interface.
 */
#define HAW_TYPE_KWIC_ROW (haw_kwic_row_get_type ())
G_DECLARE_FINAL_TYPE (HawKwicRow, haw_kwic_row, HAW, KWIC_ROW, GtkListBoxRow)

GtkWidget     *haw_kwic_row_new       (const HawActorMention *mention);

/**
 * haw_kwic_row_get_place:
 *
 * Returns: (transfer none): where the mention is
 */
HawOccurrence *haw_kwic_row_get_place (HawKwicRow            *self);

G_END_DECLS
