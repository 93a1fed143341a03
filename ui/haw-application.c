/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-application.h"

#include <glib/gi18n.h>

#include "dialogs/haw-help-window.h"
#include "dialogs/haw-preferences-window.h"
#include "dialogs/haw-previews.h"
#include "haw-about.h"
#include "haw-settings-apply.h"
#include "haw-shortcuts.h"

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
  { "win.narrow", { "<Control><Shift>f" } },
  { "win.export", { "<Control>e" } },
  { "win.print-timeline", { "<Control>p" } },
  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Control><Shift>z" } },
  { "win.page::codes", { "<Control><Alt>c" } },
  { "win.page::actors", { "<Control><Alt>a" } },
  { "win.page::proposals", { "<Control><Alt>p" } },
  { "win.show-browser", { "F9" } },
  { "win.show-notes", { "<Control>F9" } },
  { "win.show-timeline", { "<Shift>F9" } },
  { "win.events-table", { "<Control><Shift>l" } },
  { "win.page::all-notes", { "<Control><Shift>F9" } },
  { "win.journal-entry", { "<Control><Shift>j" } },
  { "win.article-note", { "<Control><Shift>n" } },
  { "win.next-pane", { "F6" } },
  { "win.previous-pane", { "<Shift>F6" } },
  { "win.page::history", { "<Control>h" } },
  { "win.show-proposals", { "<Control><Alt>u" } },
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
  haw_about_present (GTK_WINDOW (haw_application_get_window (user_data)));
}

/* Also from the menu of the desktop, where there may be no window yet. */
static void
new_project_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  HawWindow *window = haw_application_get_window (user_data);

  gtk_window_present (GTK_WINDOW (window));
  g_action_group_activate_action (G_ACTION_GROUP (window), "new", NULL);
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
  { "new-project", new_project_action },
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
haw_application_window_added (GtkApplication *application,
                              GtkWindow      *window)
{
  GtkShortcutsWindow *overlay;

  GTK_APPLICATION_CLASS (haw_application_parent_class)->window_added (application, window);
  if (!GTK_IS_APPLICATION_WINDOW (window))
    return;
  overlay = gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (window));
  if (overlay != NULL)
    haw_shortcuts_show_places (overlay);
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
  g_autoptr (GPtrArray) received = g_ptr_array_new_with_free_func (g_object_unref);

  for (int i = 0; i < n_files; i++)
    g_ptr_array_add (received, g_object_ref (files[i]));
  gtk_window_present (GTK_WINDOW (window));
  haw_window_receive (window, received);
}

/* What the command line asks for beside files. The instance that runs already does it. */
static int
haw_application_handle_local_options (GApplication *application,
                                      GVariantDict *options)
{
  g_autoptr (GError) error = NULL;
  GDBusConnection *bus;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("hawamish %s\n", APP_VERSION);
      return EXIT_SUCCESS;
    }
  if (!g_variant_dict_contains (options, "new-project"))
    return -1;
  if (!g_application_register (application, NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      return EXIT_FAILURE;
    }
  g_action_group_activate_action (G_ACTION_GROUP (application), "new-project", NULL);
  bus = g_application_get_dbus_connection (application);
  if (!g_application_get_is_remote (application))
    return -1;
  g_dbus_connection_flush_sync (bus, NULL, NULL);
  return EXIT_SUCCESS;
}

static void
haw_application_class_init (HawApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = haw_application_startup;
  application_class->shutdown = haw_application_shutdown;
  application_class->activate = haw_application_activate;
  application_class->open = haw_application_open;
  application_class->handle_local_options = haw_application_handle_local_options;
  GTK_APPLICATION_CLASS (klass)->window_added = haw_application_window_added;
}

static void
haw_application_init (HawApplication *self)
{
  const GOptionEntry options[] = {
    { "new-project", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Ask for the name of a new project"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Print the version and exit"), NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
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
