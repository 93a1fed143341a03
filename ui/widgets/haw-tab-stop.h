/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HawTabStop:
 *
 * Holds one child, most often a list, as one stop of Tab: Tab goes into it once and with the next
 * press out of it, where a list of GTK before 4.12 would walk through each of its rows.
 *
 * Property: `child`.
 */
#define HAW_TYPE_TAB_STOP (haw_tab_stop_get_type ())
G_DECLARE_FINAL_TYPE (HawTabStop, haw_tab_stop, HAW, TAB_STOP, GtkWidget)

void haw_tab_stop_set_child (HawTabStop *self,
                             GtkWidget  *child);

/**
 * haw_tab_stop_focus_children:
 * @widget: a widget that has its own way to grab the focus
 * @direction: where the focus goes
 *
 * The focus of a widget class whose children are gone through in their order. GTK asks a widget that
 * grabs the focus in a way of its own for nothing else.
 *
 * Returns: whether the focus is in a child now
 */
gboolean haw_tab_stop_focus_children (GtkWidget        *widget,
                                      GtkDirectionType  direction);

G_END_DECLS
