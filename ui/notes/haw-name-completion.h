/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * haw_name_completion_attach:
 * @several: whether @entry takes several names, separated by commas
 *
 * Offers names while one types in @entry. What is typed is looked for anywhere in a name, spellings
 * folded.
 */
void haw_name_completion_attach    (GtkEntry          *entry,
                                    gboolean           several);

/**
 * haw_name_completion_set_names:
 * @names: the names, best first
 */
void haw_name_completion_set_names (GtkEntry          *entry,
                                    const char *const *names);

/**
 * haw_name_completion_split:
 *
 * Returns: (transfer full): the names in @text, which are separated by commas of any script
 */
GStrv haw_name_completion_split    (const char        *text);

G_END_DECLS
