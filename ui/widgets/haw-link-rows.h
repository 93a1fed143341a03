/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-view-state.h"
#include "model/haw-links.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HawLinkRows:
 *
 * With what an annotation is linked: for each link a button that leads to the other annotation, with
 * words for the relation, the beginning of its quotation, its outlet where it is in another article,
 * and the reason; beside it a button that deletes the link. Hidden where there are none.
 */
#define HAW_TYPE_LINK_ROWS (haw_link_rows_get_type ())
G_DECLARE_FINAL_TYPE (HawLinkRows, haw_link_rows, HAW, LINK_ROWS, GtkWidget)

/**
 * haw_link_rows_show:
 * @ends: (nullable) (element-type HawLinkEnd): the other ends; read before the function returns
 */
void haw_link_rows_show (HawLinkRows  *self,
                         HawViewState *state,
                         GPtrArray    *ends);

G_END_DECLS
