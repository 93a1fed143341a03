/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>

#include "haw-about.h"
#include "haw-application.h"
#include "haw-window-private.h"
#include "support/haw-test-article.h"
#include "widgets/haw-key-position.h"

/* What the desktop gives to the program, and what the program says of itself. */

static HawApplication *application;

typedef struct
{
  char *folder;
  HawWindow *window;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = haw_test_folder ();
  fixture->window = haw_application_get_window (application);
  if (data != NULL)
    gtk_window_set_default_size (GTK_WINDOW (fixture->window), 600, GPOINTER_TO_INT (data));
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gpointer window = fixture->window;

  g_object_add_weak_pointer (window, &window);
  gtk_window_close (window);
  haw_test_wait_until (window == NULL);
  haw_test_remove (fixture->folder);
  g_free (fixture->folder);
}

static GFile *
make_project (Fixture    *fixture,
              const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  HawProject *project = haw_test_new_project (path);

  haw_test_close_project (project);
  haw_test_finalize (project);

  return g_file_new_for_path (path);
}

static gboolean
is_open (Fixture *fixture,
         GFile   *file)
{
  HawProject *project = haw_view_state_get_project (fixture->window->state);

  return project != NULL && g_file_equal (haw_project_get_file (project), file);
}

/* A project whose name tells nothing is one all the same. */
static void
test_receive_renamed (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (GFile) file = make_project (fixture, "renamed");
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (files, g_object_ref (file));
  haw_window_receive (fixture->window, files);
  haw_test_wait_until (is_open (fixture, file));
}

/* A project and articles together: the articles go into the project, whether it is open or not. */
static void
test_receive_both (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (GFile) project = make_project (fixture, "both.hawamish");

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
      g_autofree char *name = g_strdup_printf ("%u.txt", i);
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      g_autofree char *text = g_strdup_printf ("وصل الوزير إلى العاصمة %u.\n", i);

      g_assert_true (g_file_set_contents (path, text, -1, NULL));
      g_ptr_array_add (files, g_file_new_for_path (path));
      g_ptr_array_add (files, g_object_ref (project));
      haw_window_receive (fixture->window, files);
      haw_test_wait_until (is_open (fixture, project));
      haw_test_wait_until (haw_id_list_get_n_total (HAW_ID_LIST (
                               haw_view_state_get_articles (fixture->window->state))) == i + 1);
    }
}

/* In a low window the text has more room than the timeline. */
static void
test_low_window (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GFile) project = make_project (fixture, "low.hawamish");
  GtkWidget *paned = GTK_WIDGET (fixture->window->paned);
  GtkWidget *timeline = fixture->window->timeline;

  haw_window_open (fixture->window, project);
  haw_test_wait_until (is_open (fixture, project));
  haw_test_wait_until (gtk_widget_get_height (timeline) > 0 &&
                       gtk_widget_get_height (timeline) * 100 <= gtk_widget_get_height (paned) * 40);
}

static GtkWindow *
find_about (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_ABOUT_WINDOW (window))
        return window;
    }

  return NULL;
}

static void
test_about (Fixture       *fixture,
            gconstpointer  data)
{
  static const char *const facts[] = { "Hawamish " APP_VERSION "\n", "GTK 4.",   "libadwaita 1.",
                                       "SQLite 3.",  "ICU ", "Renderer: GskCairoRenderer" };
  g_autofree char *info = haw_about_dup_debug_info (GTK_WINDOW (fixture->window));
  GtkWindow *about;
  g_autofree char *shown = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    g_assert_nonnull (strstr (info, facts[i]));
  g_action_group_activate_action (G_ACTION_GROUP (application), "about", NULL);
  about = find_about ();
  g_assert_nonnull (about);
  g_object_get (about, "debug-info", &shown, NULL);
  g_assert_cmpstr (shown, ==, info);
  gtk_window_destroy (about);
}

static void
add_trigger (GHashTable         *keys,
             GtkShortcutTrigger *trigger)
{
  if (GTK_IS_ALTERNATIVE_TRIGGER (trigger))
    {
      add_trigger (keys, gtk_alternative_trigger_get_first (GTK_ALTERNATIVE_TRIGGER (trigger)));
      add_trigger (keys, gtk_alternative_trigger_get_second (GTK_ALTERNATIVE_TRIGGER (trigger)));
    }
  else if (GTK_IS_KEYVAL_TRIGGER (trigger))
    {
      GtkKeyvalTrigger *key = GTK_KEYVAL_TRIGGER (trigger);

      g_hash_table_add (keys, gtk_accelerator_name (gtk_keyval_trigger_get_keyval (key),
                                                    gtk_keyval_trigger_get_modifiers (key)));
    }
}

/* Whether every text view has the action, and none of it is ours to list. */
static gboolean
is_of_text_views (const char *name)
{
  g_autoptr (GTypeClass) views = g_type_class_ref (GTK_TYPE_TEXT_VIEW);
  const GVariantType *parameter;
  const char *other, *property;
  GType owner;

  for (guint i = 0; gtk_widget_class_query_action (GTK_WIDGET_CLASS (views), i, &owner, &other,
                                                   &parameter, &property); i++)
    if (g_str_equal (name, other))
      return TRUE;
  return FALSE;
}

/* Collects the keys of a widget and of all below it: any key, and by action those that have a name. */
static void
collect_keys (GtkWidget  *widget,
              GHashTable *keys,
              GHashTable *actions)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GListModel) shortcuts = g_list_model_get_item (controllers, i);

      for (guint j = 0; GTK_IS_SHORTCUT_CONTROLLER (shortcuts) &&
                        j < g_list_model_get_n_items (shortcuts); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, j);
          GtkShortcutAction *action = gtk_shortcut_get_action (shortcut);
          const char *name;

          add_trigger (keys, gtk_shortcut_get_trigger (shortcut));
          if (!g_str_has_prefix (G_OBJECT_TYPE_NAME (widget), "Haw") ||
              !GTK_IS_NAMED_ACTION (action))
            continue;
          name = gtk_named_action_get_action_name (GTK_NAMED_ACTION (action));
          if (GTK_IS_TEXT_VIEW (widget) && is_of_text_views (name))
            continue;
          if (!g_hash_table_contains (actions, name))
            g_hash_table_insert (actions, g_strdup (name),
                                 g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL));
          add_trigger (g_hash_table_lookup (actions, name), gtk_shortcut_get_trigger (shortcut));
        }
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_keys (child, keys, actions);
}

static void
collect_listed (GtkWidget  *widget,
                GHashTable *listed)
{
  if (GTK_IS_SHORTCUTS_SHORTCUT (widget))
    {
      g_autofree char *accelerator = NULL;
      g_auto (GStrv) parts = NULL;

      g_object_get (widget, "accelerator", &accelerator, NULL);
      parts = g_strsplit (accelerator, " ", -1);
      for (guint i = 0; parts[i] != NULL; i++)
        {
          GdkModifierType modifiers = 0;
          guint keyval = 0;

          /* The digits are the keys of codes. */
          if (strstr (parts[i], "...") != NULL)
            continue;
          g_assert_true (gtk_accelerator_parse (parts[i], &keyval, &modifiers));
          g_hash_table_add (listed, gtk_accelerator_name (keyval, modifiers));
        }
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_listed (child, listed);
}

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* The keys that are read by event controllers, which keep no list. */
static const char *const read_keys[] = {
  "<Control>k", "<Control>t", "<Shift><Control>c", "e", "l", "n", "Return", "Escape", "Delete",
  "<Control>Return", "<Shift><Control>x", "<Shift><Control>t", "F7", "x", "<Shift>x", "a", "<Alt>Up", "<Alt>Down", "v", "u",
  "period", "p", "<Shift><Control>m", "bracketleft", "<Shift>bracketleft", "bracketright",
  "<Shift>bracketright", "<Control>bracketleft", "<Control>bracketright",
  "<Shift><Control>bracketleft", "<Shift><Control>bracketright", "<Control>d", "<Control>j",
  "m", "<Shift>m", "<Control>m", "<Control><Alt>m", "Tab", "<Shift>Tab", "<Alt>u", "<Alt>e",
};

static void
test_shortcuts_window (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (GHashTable) keys = new_set ();
  g_autoptr (GHashTable) listed = new_set ();
  g_autoptr (GHashTable) actions =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  g_auto (GStrv) named = gtk_application_list_action_descriptions (GTK_APPLICATION (application));
  GtkWidget *overlay = GTK_WIDGET (gtk_application_window_get_help_overlay (
      GTK_APPLICATION_WINDOW (fixture->window)));
  GHashTableIter iter;
  gpointer key, value;

  g_assert_nonnull (overlay);
  collect_listed (overlay, listed);
  collect_keys (GTK_WIDGET (fixture->window), keys, actions);
  for (guint i = 0; i < G_N_ELEMENTS (read_keys); i++)
    g_hash_table_add (keys, g_strdup (read_keys[i]));

  /* Every accelerator of the program is listed. */
  for (guint i = 0; named[i] != NULL; i++)
    {
      g_auto (GStrv) accels = gtk_application_get_accels_for_action (GTK_APPLICATION (application),
                                                                     named[i]);

      for (guint j = 0; accels[j] != NULL; j++)
        {
          g_hash_table_add (keys, g_strdup (accels[j]));
          if (j == 0 && !g_hash_table_contains (listed, accels[j]))
            g_error ("The shortcuts window does not list %s of %s", accels[j], named[i]);
        }
    }

  /* Of every action that a pane binds, a key is listed. */
  g_hash_table_iter_init (&iter, actions);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      GHashTableIter bound;
      gpointer accel;
      gboolean found = FALSE;

      g_hash_table_iter_init (&bound, value);
      while (!found && g_hash_table_iter_next (&bound, &accel, NULL))
        found = g_hash_table_contains (listed, accel);
      if (!found)
        g_error ("The shortcuts window lists no key of %s", (const char *) key);
    }

  /* Whatever is listed is bound. */
  g_hash_table_iter_init (&iter, listed);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_hash_table_contains (keys, key))
      g_error ("The shortcuts window lists %s, which does nothing", (const char *) key);
}

static gboolean
shows_key (GtkWidget  *widget,
           const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "keycap") &&
      g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows_key (child, text))
      return TRUE;

  return FALSE;
}

static void
set_layouts (const char *layouts)
{
  const char *argv[] = { "setxkbmap", "-layout", layouts, NULL };

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL,
                               NULL, NULL, NULL));
}

static gboolean
has_arabic (void)
{
  g_autofree char *key = haw_key_position_format (gdk_display_get_default (), "E");

  return g_str_equal (key, "E ث");
}

static void
test_both_letters (Fixture       *fixture,
                   gconstpointer  data)
{
  GtkWidget *overlay = GTK_WIDGET (gtk_application_window_get_help_overlay (
      GTK_APPLICATION_WINDOW (fixture->window)));
  GLogLevelFlags fatal = g_log_set_always_fatal (G_LOG_LEVEL_ERROR);

  /* GTK 4.8 warns of labels of its own when it lays this window out. */
  for (guint i = 0; i < 2; i++)
    {
      set_layouts (i == 0 ? "us,ara" : "us");
      haw_test_wait_until (has_arabic () == (i == 0));
      g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "show-help-overlay", NULL);
      haw_test_wait_until (gtk_widget_get_mapped (overlay));
      g_assert_true (shows_key (overlay, i == 0 ? "K ن" : "K"));
      g_assert_false (shows_key (overlay, i == 0 ? "K" : "K ن"));
      gtk_window_close (GTK_WINDOW (overlay));
      haw_test_wait_until (!gtk_widget_get_mapped (overlay));
    }
  g_log_set_always_fatal (fatal);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  application = haw_application_new (G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
#define ADD(path, test) g_test_add ("/desktop/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("receive-renamed", test_receive_renamed);
  ADD ("receive-both", test_receive_both);
  g_test_add ("/desktop/low-window", Fixture, GINT_TO_POINTER (500), set_up, test_low_window,
              tear_down);
  ADD ("about", test_about);
  ADD ("shortcuts-window", test_shortcuts_window);
  ADD ("both-letters", test_both_letters);
  status = g_test_run ();
  g_object_unref (application);

  return status;
}
