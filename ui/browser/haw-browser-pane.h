/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-view-state.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HawBrowserPane:
 *
 * The articles of the project: found by words, sorted, selected one or many, edited and deleted
 * together, and where files are dropped to be imported.
 *
 * Properties: `state` (HawViewState, construct only), `sort` ("published", "title", "outlet",
 * "annotations" or "added"), `order` ("ascending" or "descending"), `search` (the words typed).
 *
 * Actions of the widget: `browser.clear-filter` (words, conditions and
 * range of time), `browser.edit-fields` (F2), `browser.remove` (Delete), `browser.select-all`
 * (Ctrl+A), `browser.sort` and `browser.order` (stateful, strings).
 *
 * Expects of its window the actions `win.import`, `win.import-folder` and `win.import-paste`.
 */
#define HAW_TYPE_BROWSER_PANE (haw_browser_pane_get_type ())
G_DECLARE_FINAL_TYPE (HawBrowserPane, haw_browser_pane, HAW, BROWSER_PANE, GtkWidget)

GtkWidget *haw_browser_pane_new  (HawViewState   *state);

/**
 * haw_browser_pane_find:
 *
 * Puts the focus into the entry that filters the articles.
 */
void       haw_browser_pane_find (HawBrowserPane *self);

/**
 * haw_browser_pane_narrow:
 *
 * Opens what the articles can be narrowed by.
 */
void       haw_browser_pane_narrow (HawBrowserPane *self);

G_END_DECLS
