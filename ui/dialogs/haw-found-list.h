/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-article-summary.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HawFoundList:
 *
 * The values that were found for one field, the likeliest first, each with where it was found. One
 * click takes one. Is not there where nothing was found.
 *
 * Signal: `chosen (value)`.
 */
#define HAW_TYPE_FOUND_LIST (haw_found_list_get_type ())
G_DECLARE_FINAL_TYPE (HawFoundList, haw_found_list, HAW, FOUND_LIST, GtkWidget)

/**
 * haw_found_list_fill:
 * @summary: what was found
 * @field: the field whose values are shown
 */
void haw_found_list_fill        (HawFoundList            *self,
                                 const HawArticleSummary *summary,
                                 const char              *field);

/**
 * haw_found_list_set_current:
 *
 * Marks the value that the field has now.
 */
void haw_found_list_set_current (HawFoundList            *self,
                                 const char              *value);

/**
 * haw_language_name:
 * @code: ISO 639 code
 *
 * Returns: (transfer full): the name of the language in the language of the interface; the code where
 *   it has none
 */
char *haw_language_name         (const char              *code);

G_END_DECLS
