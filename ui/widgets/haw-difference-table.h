/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-event-matches.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * haw_difference_table_new:
 * @differences: (element-type HawEventDifference): where a passage says something else than an event
 *
 * Returns: (transfer full): a small table of what the passage says and what the event
 */
GtkWidget *haw_difference_table_new          (GPtrArray *differences);

/**
 * haw_difference_table_dup_sentence:
 *
 * Returns: (transfer full): the same in words, without a stop; "" where there is no difference
 */
char      *haw_difference_table_dup_sentence (GPtrArray *differences);

G_END_DECLS
