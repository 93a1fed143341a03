/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * haw_key_position_to_latin:
 * @keycode: the hardware key code of a key event, X11 or Wayland
 *
 * What the key at that place says on a Latin (US) keyboard, whatever layout is chosen: E is also ث.
 *
 * Returns: a capital letter, a digit or a sign in ASCII; 0 for other keys
 */
char haw_key_position_to_latin (guint keycode);

/**
 * haw_key_position_says_latin:
 * @keyval: what the key says in the layout that is chosen
 * @latin: as haw_key_position_to_latin() of the same key
 *
 * Returns: whether that is of a Latin layout, under which GTK finds the shortcuts by itself
 */
gboolean haw_key_position_says_latin (guint keyval,
                                      char  latin);

/**
 * haw_key_position_resolve:
 * @keyval: what the key says in the layout that is chosen
 * @keycode: the hardware key code of the same event
 *
 * Which key of those that commands are bound to was pressed: a Latin letter or a digit is what it
 * says, so that AZERTY and QWERTZ find the letters where they are printed; any other key counts by
 * its place.
 *
 * Returns: as haw_key_position_to_latin()
 */
char haw_key_position_resolve (guint keyval,
                               guint keycode);

/**
 * haw_key_position_get_other:
 * @display: the display whose layouts are asked
 * @latin: a capital letter or digit
 *
 * Returns: (transfer full) (nullable): what the key prints in the first layout that is not Latin, to
 *   be shown beside @latin; NULL where there is none
 */
char *haw_key_position_get_other (GdkDisplay *display,
                                  char        latin);

/**
 * haw_key_position_format:
 * @key: a capital letter or digit, or ""
 *
 * Returns: (transfer full): @key for a label, beside it what the key prints in another script: "E ث"
 */
char *haw_key_position_format (GdkDisplay *display,
                               const char *key);

G_END_DECLS
