/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * haw_access_init:
 *
 * From now on gives the parts of GTK's and libadwaita's own widgets, whenever they are shown, the
 * accessible names that these leave out, and takes out of the accessible tree what cannot be seen:
 * the other pages of a stack, what a revealer has folded away, and the bars of scrolled windows, which
 * take no focus and do nothing that the keys do not. To be called once, after GTK is initialised.
 */
void haw_access_init (void);

G_END_DECLS
