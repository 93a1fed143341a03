/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-article-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HawFacetsPopover:
 *
 * By what a list of articles can be narrowed, to be ticked. Counts only while it is open.
 *
 * Expects of the widget around it the action `browser.clear-filter`.
 */
#define HAW_TYPE_FACETS_POPOVER (haw_facets_popover_get_type ())
G_DECLARE_FINAL_TYPE (HawFacetsPopover, haw_facets_popover, HAW, FACETS_POPOVER, GtkPopover)

GtkWidget *haw_facets_popover_new      (void);
void       haw_facets_popover_set_list (HawFacetsPopover *self,
                                        HawArticleList   *list);

G_END_DECLS
