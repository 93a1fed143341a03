/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shortcuts are bound to Latin letters. GTK finds them under a layout without these only where a Latin
 * one is there beside it; here they are found by the place of the key. */

/**
 * haw_key_shortcuts_find:
 * @keyval: what the key says in the layout that is chosen
 * @keycode: the hardware key code of the same event
 * @state: the modifiers of the same event
 *
 * Returns: (transfer full) (nullable): the shortcut of @widget itself for the letter or sign that a Latin
 *   layout has at the place of the key; NULL where there is none, or where the key says a Latin letter
 */
GtkShortcut *haw_key_shortcuts_find         (GtkWidget       *widget,
                                             guint            keyval,
                                             guint            keycode,
                                             GdkModifierType  state);

/**
 * haw_key_shortcuts_follow_place:
 *
 * The shortcuts of @widget and of what has the focus in it go by the places of the keys as well.
 */
void         haw_key_shortcuts_follow_place (GtkWidget       *widget);

/**
 * haw_key_shortcuts_set_enabled:
 *
 * Whether the shortcuts of @widget itself act; those of what is in it are its own.
 */
void         haw_key_shortcuts_set_enabled  (GtkWidget       *widget,
                                             gboolean         enabled);

G_END_DECLS
