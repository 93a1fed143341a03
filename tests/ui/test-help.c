/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dialogs/haw-help-page.h"
#include "dialogs/haw-help-window.h"
#include "haw-application.h"
#include "support/haw-test-article.h"

static HawApplication *application;

/* What a page is made of, line by line: its kinds of lines and the code in them, but no words. */
static char *
describe_shape (const char *source)
{
  g_auto (GStrv) lines = g_strsplit (source, "\n", -1);
  g_autoptr (GRegex) code = g_regex_new ("`[^`]*`", 0, 0, NULL);
  GString *shape = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (GMatchInfo) match = NULL;

      g_string_append_printf (shape, "%u %c", i, strchr ("#-|", *lines[i]) != NULL ? *lines[i]
                                                                                  : ' ');
      for (g_regex_match (code, lines[i], 0, &match); g_match_info_matches (match);
           g_match_info_next (match, NULL))
        {
          g_autofree char *text = g_match_info_fetch (match, 0);

          g_string_append (shape, text);
        }
      g_string_append_c (shape, '\n');
    }

  return g_string_free (shape, FALSE);
}

/* Every page is there in every language, and says the same keys and dates in the same places. */
static void
test_languages (void)
{
  const char *const *topics = haw_help_window_get_topics ();

  for (guint i = 0; topics[i] != NULL; i++)
    {
      g_autofree char *english = haw_help_window_dup_source (topics[i], "en");
      g_autofree char *arabic = haw_help_window_dup_source (topics[i], "ar");
      g_autofree char *english_shape = NULL;
      g_autofree char *arabic_shape = NULL;

      g_assert_nonnull (english);
      g_assert_nonnull (arabic);
      english_shape = describe_shape (english);
      arabic_shape = describe_shape (arabic);
      g_assert_cmpstr (english_shape, ==, arabic_shape);
    }
}

/* Every accelerator of the program is on the page of the keys. */
static void
test_keys (void)
{
  g_autofree char *page = haw_help_window_dup_source ("keys", "en");
  g_auto (GStrv) actions = gtk_application_list_action_descriptions (
      GTK_APPLICATION (application));
  guint n = 0;

  for (guint i = 0; actions[i] != NULL; i++)
    {
      g_auto (GStrv) accels = gtk_application_get_accels_for_action (
          GTK_APPLICATION (application), actions[i]);

      for (guint j = 0; accels[j] != NULL; j++, n++)
        {
          GdkModifierType modifiers;
          guint key;
          g_autofree char *label = NULL;
          g_autofree char *cell = NULL;

          g_assert_true (gtk_accelerator_parse (accels[j], &key, &modifiers));
          label = gtk_accelerator_get_label (key, 0);
          cell = g_strdup_printf ("| `%s%s%s%s` |", modifiers & GDK_CONTROL_MASK ? "Ctrl+" : "",
                                  modifiers & GDK_ALT_MASK ? "Alt+" : "",
                                  modifiers & GDK_SHIFT_MASK ? "Shift+" : "", label);
          if (strstr (page, cell) == NULL)
            g_error ("%s (%s) is not on the page of the keys", label, actions[i]);
        }
    }
  g_assert_cmpuint (n, >, 15);
}

static void
collect_text (GtkWidget *widget,
              GString   *text)
{
  const char *line = GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : NULL;

  if (line != NULL)
    {
      /* Every label says its direction, whatever it begins with. */
      g_assert_true (g_str_has_prefix (line, "\u200e"));
      g_string_append_printf (text, "%s\n", line + strlen ("\u200e"));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_text (child, text);
}

static void
test_page (void)
{
  g_autoptr (GtkWidget) page = g_object_ref_sink (haw_help_page_new (
      "# Title\n\nOne & `a<b`\ntwo **three**.\n\n## Part\n- item\n2. second\n\n"
      "| Key | What |\n|---|---|\n| `F1` | help |\n\nEnd\n"));
  g_autofree char *title = haw_help_page_dup_title ("# Title\n\nText");
  GString *text = g_string_new (NULL);

  collect_text (page, text);
  g_assert_cmpstr (text->str, ==,
                   "Title\nOne & \u2066a<b\u2069 two three.\nPart\n•\nitem\n2.\nsecond\n"
                   "Key\nWhat\n\u2066F1\u2069\nhelp\nEnd\n");
  g_string_free (text, TRUE);
  g_assert_cmpstr (title, ==, "Title");
  gtk_test_accessible_assert_role (gtk_widget_get_first_child (page), GTK_ACCESSIBLE_ROLE_HEADING);
}

static gpointer
find (GtkWidget  *root,
      const char *name)
{
  if (GTK_IS_BUILDABLE (root) &&
      g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (root)), name) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = find (child, name);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static guint
count_shown (GtkListBox *list)
{
  guint n = 0;

  for (int i = 0; gtk_list_box_get_row_at_index (list, i) != NULL; i++)
    n += gtk_widget_get_child_visible (GTK_WIDGET (gtk_list_box_get_row_at_index (list, i))) ? 1 : 0;

  return n;
}

/* The window opens on the first topic; a search leaves the pages that have the words. */
static void
test_window (void)
{
  HawHelpWindow *window;
  GtkListBox *list;
  GtkStack *stack;

  g_action_group_activate_action (G_ACTION_GROUP (application), "help", NULL);
  window = haw_help_window_present (GTK_APPLICATION (application));
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (GTK_APPLICATION (application))), ==,
                    1);
  list = find (GTK_WIDGET (window), "list");
  stack = find (GTK_WIDGET (window), "list_stack");
  g_assert_cmpuint (count_shown (list), ==, 12);
  g_assert_cmpint (gtk_list_box_row_get_index (gtk_list_box_get_selected_row (list)), ==, 0);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) ==
                 GTK_WIDGET (gtk_list_box_get_selected_row (list)));
  haw_help_window_show_topic (window, "privacy");
  g_assert_cmpint (gtk_list_box_row_get_index (gtk_list_box_get_selected_row (list)), ==, 11);
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_selected_row (list));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == find (GTK_WIDGET (window), "scrolled"));

  gtk_widget_activate_action (GTK_WIDGET (window), "help.find", NULL);
  gtk_editable_set_text (find (GTK_WIDGET (window), "search"), "EDTF");
  haw_test_wait_until (count_shown (list) == 1);
  g_assert_cmpint (gtk_list_box_row_get_index (gtk_list_box_get_selected_row (list)), ==, 4);
  gtk_editable_set_text (find (GTK_WIDGET (window), "search"), "qqqq");
  haw_test_wait_until (count_shown (list) == 0);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "nothing");
  gtk_editable_set_text (find (GTK_WIDGET (window), "search"), "");
  haw_test_wait_until (count_shown (list) == 12);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Tab goes once into the topics and then on, the arrows go from one topic to the next. */
static void
test_tab (void)
{
  HawHelpWindow *window = haw_help_window_present (GTK_APPLICATION (application));
  GtkListBox *list = find (GTK_WIDGET (window), "list");
  GtkWidget *search = find (GTK_WIDGET (window), "search");
  GtkWidget *focus;

  gtk_widget_grab_focus (search);
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD));
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (focus == GTK_WIDGET (gtk_list_box_get_selected_row (list)));
  g_signal_emit_by_name (list, "move-cursor", GTK_MOVEMENT_DISPLAY_LINES, 1, FALSE, FALSE);
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (focus == GTK_WIDGET (gtk_list_box_get_row_at_index (list, 1)));
  gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD);
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_false (GTK_IS_LIST_BOX_ROW (focus));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  int status;

  gtk_test_init (&argc, &argv, NULL);
  application = haw_application_new (G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));
  g_assert_no_error (error);

  g_test_add_func ("/help/languages", test_languages);
  g_test_add_func ("/help/keys", test_keys);
  g_test_add_func ("/help/page", test_page);
  g_test_add_func ("/help/window", test_window);
  g_test_add_func ("/help/tab", test_tab);

  status = g_test_run ();
  g_object_unref (application);

  return status;
}
