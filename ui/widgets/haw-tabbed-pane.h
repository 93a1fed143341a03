/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HawTabbedPane:
 *
 * Pages that share the place of one pane, with a row of buttons above to choose one. With a single
 * page there is no row.
 *
 * Property `page`: the name of the page that can be seen.
 */
#define HAW_TYPE_TABBED_PANE (haw_tabbed_pane_get_type ())
G_DECLARE_FINAL_TYPE (HawTabbedPane, haw_tabbed_pane, HAW, TABBED_PANE, GtkWidget)

GtkWidget  *haw_tabbed_pane_new      (void);

/**
 * haw_tabbed_pane_add:
 * @name: for `page` and for what is remembered
 * @title: translated, short
 */
void        haw_tabbed_pane_add      (HawTabbedPane *self,
                                      GtkWidget     *page,
                                      const char    *name,
                                      const char    *title);

/**
 * haw_tabbed_pane_set_page:
 * @name: the name of a page; one that is not there changes nothing
 */
void        haw_tabbed_pane_set_page (HawTabbedPane *self,
                                      const char    *name);
const char *haw_tabbed_pane_get_page (HawTabbedPane *self);

/**
 * haw_tabbed_pane_set_offered:
 * @offered: whether the page has a button; it gives way to the first page where it has none
 */
void        haw_tabbed_pane_set_offered (HawTabbedPane *self,
                                         const char    *name,
                                         gboolean       offered);

/**
 * haw_tabbed_pane_find:
 *
 * Returns: (transfer none) (nullable): the page of that name
 */
GtkWidget  *haw_tabbed_pane_find     (HawTabbedPane *self,
                                      const char    *name);

G_END_DECLS
