/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-attribute.h"
#include "project/haw-project.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * HawValueRows:
 *
 * The rows in which the values are edited that outlets, or one actor, have in the analyst's own fields;
 * follows the project. Each change is an edit of its own.
 *
 * Signal: `failed (GError *)`: a value was refused; the rows show what is stored.
 */
#define HAW_TYPE_VALUE_ROWS (haw_value_rows_get_type ())
G_DECLARE_FINAL_TYPE (HawValueRows, haw_value_rows, HAW, VALUE_ROWS, GObject)

HawValueRows    *haw_value_rows_new    (HawProject         *project,
                                        HawAttributeTarget  target);

/**
 * haw_value_rows_add:
 * @box: an AdwExpanderRow or a GtkListBox that gets a row for each field, until
 *   haw_value_rows_remove(); a list without any is hidden
 * @id: whose values they are; there can be several only of outlets
 */
void             haw_value_rows_add    (HawValueRows       *self,
                                        GtkWidget          *box,
                                        gint64              id);

/**
 * haw_value_rows_remove:
 *
 * Lets go of @box: an AdwExpanderRow goes with its rows, a list stays without them.
 */
void             haw_value_rows_remove (HawValueRows       *self,
                                        GtkWidget          *box);

G_END_DECLS
