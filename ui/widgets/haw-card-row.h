/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HawCardRow:
 *
 * Widgets of one width side by side, in the direction of reading, to be scrolled along; as many as fit
 * fill the width, at least one. Put it into a #GtkScrolledWindow. What has the focus is brought into
 * view.
 *
 * Signals:
 *   `seen-changed ()`: other cards came into view, outside of an allocation; see
 *     haw_card_row_get_seen().
 */
#define HAW_TYPE_CARD_ROW (haw_card_row_get_type ())
G_DECLARE_FINAL_TYPE (HawCardRow, haw_card_row, HAW, CARD_ROW, GtkWidget)

GtkWidget *haw_card_row_new      (void);

/**
 * haw_card_row_insert:
 * @before: (nullable): a card, NULL to put @card last
 */
void       haw_card_row_insert   (HawCardRow *self,
                                  GtkWidget  *card,
                                  GtkWidget  *before);

/**
 * haw_card_row_reveal:
 *
 * Scrolls as little as needed to show all of @card.
 */
void       haw_card_row_reveal   (HawCardRow *self,
                                  GtkWidget  *card);

/**
 * haw_card_row_get_seen:
 * @first: (out): number of the first card of which anything is in view
 * @last: (out): number of the last one
 *
 * Returns: whether there is any
 */
gboolean   haw_card_row_get_seen (HawCardRow *self,
                                  guint      *first,
                                  guint      *last);

G_END_DECLS
