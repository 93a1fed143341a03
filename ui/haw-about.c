/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-about.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <unicode/uvernum.h>

#include "project/haw-project.h"

char *
haw_about_dup_debug_info (GtkWindow *window)
{
  GskRenderer *renderer;
  GdkDisplay *display;
  g_autofree char *system = g_get_os_info (G_OS_INFO_KEY_PRETTY_NAME);
  GString *info = g_string_new (NULL);

  g_return_val_if_fail (GTK_IS_WINDOW (window), NULL);

  renderer = gtk_native_get_renderer (GTK_NATIVE (window));
  display = gtk_widget_get_display (GTK_WIDGET (window));
  g_string_append_printf (info, "Hawamish %s\n", APP_VERSION);
  g_string_append_printf (info, "System: %s\n", system == NULL ? "?" : system);
  g_string_append_printf (info, "Languages: %s\n", g_get_language_names ()[0]);
  g_string_append_printf (info, "GTK %u.%u.%u\n", gtk_get_major_version (),
                          gtk_get_minor_version (), gtk_get_micro_version ());
  g_string_append_printf (info, "libadwaita %u.%u.%u\n", adw_get_major_version (),
                          adw_get_minor_version (), adw_get_micro_version ());
  g_string_append_printf (info, "GLib %u.%u.%u\n", glib_major_version, glib_minor_version,
                          glib_micro_version);
  g_string_append_printf (info, "Pango %s\n", pango_version_string ());
  g_string_append_printf (info, "SQLite %s\n", haw_db_get_sqlite_version ());
  g_string_append_printf (info, "ICU %s\n", U_ICU_VERSION);
  g_string_append_printf (info, "Display: %s\n", G_OBJECT_TYPE_NAME (display));
  g_string_append_printf (info, "Renderer: %s\n",
                          renderer == NULL ? "?" : G_OBJECT_TYPE_NAME (renderer));

  return g_string_free (info, FALSE);
}

void
haw_about_present (GtkWindow *parent)
{
  const char *developers[] = { _("The Hawamish developers"), NULL };
  g_autofree char *info = NULL;
  GtkWidget *about;

  g_return_if_fail (GTK_IS_WINDOW (parent));

  info = haw_about_dup_debug_info (parent);
  about = adw_about_window_new ();
  g_object_set (about,
                "transient-for", parent,
                "modal", TRUE,
                "application-name", _("Hawamish"),
                "application-icon", APP_ID,
                "version", APP_VERSION,
                "comments", _("Read articles, mark their passages, and build a timeline in which "
                              "every event carries its sources."),
                "developers", developers,
                "developer-name", _("The Hawamish developers"),
                "copyright", "© 2026 The Hawamish developers",
                "license-type", GTK_LICENSE_GPL_3_0,
                "debug-info", info,
                "debug-info-filename", "hawamish-debug-info.txt",
                /* Translators: your names and addresses, one a line. */
                "translator-credits", _("translator-credits"),
                NULL);
  gtk_window_present (GTK_WINDOW (about));
}
