/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-shortcuts.h"

#include "widgets/haw-key-position.h"

#define LATIN "haw-latin"

/* The label of a key: as it was, a Latin letter. */
static void
name_key (GtkLabel *label)
{
  const char *latin = g_object_get_data (G_OBJECT (label), LATIN);
  const char *text = gtk_label_get_text (label);
  g_autofree char *both = NULL;

  if (latin == NULL)
    {
      if (!g_ascii_isalpha (text[0]) || text[1] != '\0')
        return;
      g_object_set_data_full (G_OBJECT (label), LATIN, g_ascii_strup (text, -1), g_free);
      latin = g_object_get_data (G_OBJECT (label), LATIN);
    }
  both = haw_key_position_format (gtk_widget_get_display (GTK_WIDGET (label)), latin);
  gtk_label_set_text (label, both);
}

static void
name_keys (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "keycap"))
    name_key (GTK_LABEL (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_keys (child);
}

void
haw_shortcuts_show_places (GtkShortcutsWindow *window)
{
  g_return_if_fail (GTK_IS_SHORTCUTS_WINDOW (window));

  /* The layouts of the keyboard may change while the program runs. */
  g_signal_connect (window, "map", G_CALLBACK (name_keys), NULL);
}
