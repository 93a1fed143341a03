/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-application.h"

#include <glib/gi18n.h>

#include "dialogs/haw-help-window.h"
#include "dialogs/haw-preferences-window.h"
#include "dialogs/haw-previews.h"
#include "haw-recent.h"
#include "haw-settings-apply.h"

struct _HawApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (HawApplication, haw_application, ADW_TYPE_APPLICATION)

static const struct
{
  const char *action;
  const char *accelerators[3];
} shortcuts[] = {
  { "app.quit", { "<Control>q" } },
  { "app.preferences", { "<Control>comma" } },
  { "app.help", { "F1" } },
  { "window.close", { "<Control>w" } },
  { "win.new", { "<Control>n" } },
  { "win.open", { "<Control>o" } },
  { "win.save-copy", { "<Control><Shift>s" } },
  { "win.import", { "<Control><Shift>o" } },
  { "win.import-paste", { "<Control><Shift>v" } },
  { "win.find", { "<Control>f" } },
  { "win.export", { "<Control>e" } },
  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Control><Shift>z" } },
  { "win.show-browser", { "F9" } },
  { "win.show-notes", { "<Control>F9" } },
  { "win.show-timeline", { "<Shift>F9" } },
  { "win.next-pane", { "F6" } },
  { "win.previous-pane", { "<Shift>F6" } },
  { "win.fullscreen", { "F11" } },
};

HawApplication *
haw_application_new (GApplicationFlags flags)
{
  return g_object_new (HAW_TYPE_APPLICATION,
                       "application-id", APP_ID,
                       "resource-base-path", "/org/hawamish/Hawamish",
                       "flags", flags,
                       NULL);
}

static void
quit_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  GtkWindow *window = gtk_application_get_active_window (user_data);

  if (window == NULL)
    g_application_quit (user_data);
  else
    gtk_window_close (GTK_WINDOW (haw_application_get_window (user_data)));
}

static void
about_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  GtkWidget *about = adw_about_window_new ();
  const char *developers[] = { "The Hawamish developers", NULL };

  g_object_set (about,
                "transient-for", haw_application_get_window (user_data),
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
                /* Translators: your names and addresses, one a line. */
                "translator-credits", _("translator-credits"),
                NULL);
  gtk_window_present (GTK_WINDOW (about));
}

static void
preferences_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  haw_preferences_window_present (haw_settings_get (),
                                  GTK_WINDOW (haw_application_get_window (user_data)));
}

static void
help_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  haw_help_window_present (user_data);
}

static const GActionEntry entries[] = {
  { "preferences", preferences_action },
  { "help", help_action },
  { "quit", quit_action },
  { "about", about_action },
};

static void
haw_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (haw_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (APP_ID);
  haw_settings_apply (haw_settings_get ());
  haw_previews_clear_async ();
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries),
                                   application);
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), shortcuts[i].action,
                                           shortcuts[i].accelerators);
}

static void
haw_application_shutdown (GApplication *application)
{
  haw_previews_clear ();

  G_APPLICATION_CLASS (haw_application_parent_class)->shutdown (application);
}

static void
haw_application_activate (GApplication *application)
{
  HawApplication *self = HAW_APPLICATION (application);
  gboolean first = gtk_application_get_windows (GTK_APPLICATION (self)) == NULL;
  HawWindow *window = haw_application_get_window (self);

  gtk_window_present (GTK_WINDOW (window));
  if (first)
    haw_window_open_last (window);
}

static void
haw_application_open (GApplication  *application,
                      GFile        **files,
                      int            n_files,
                      const char    *hint)
{
  HawWindow *window = haw_application_get_window (HAW_APPLICATION (application));
  g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func (g_object_unref);
  GFile *project = NULL;

  for (int i = 0; i < n_files; i++)
    if (haw_recent_is_project (files[i]))
      project = files[i];
    else
      g_ptr_array_add (articles, g_object_ref (files[i]));

  gtk_window_present (GTK_WINDOW (window));
  if (project != NULL)
    haw_window_open (window, project);
  else if (articles->len > 0)
    haw_window_import (window, articles);
}

static void
haw_application_class_init (HawApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = haw_application_startup;
  application_class->shutdown = haw_application_shutdown;
  application_class->activate = haw_application_activate;
  application_class->open = haw_application_open;
}

static void
haw_application_init (HawApplication *self)
{
}

HawWindow *
haw_application_get_window (HawApplication *self)
{
  GList *windows;

  g_return_val_if_fail (HAW_IS_APPLICATION (self), NULL);

  windows = gtk_application_get_windows (GTK_APPLICATION (self));
  for (GList *l = windows; l != NULL; l = l->next)
    if (HAW_IS_WINDOW (l->data))
      return l->data;

  return haw_window_new (GTK_APPLICATION (self));
}
