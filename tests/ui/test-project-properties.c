/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dialogs/haw-project-properties-window.h"
#include "model/haw-conventions.h"
#include "support/haw-test-article.h"

/* The combo rows in their order, and the one entry. */
enum
{
  CALENDAR,
  WEEK_START,
  TIME_DIRECTION,
  MONTHS,
  DIGITS,
};

static GtkWidget *
find (GtkWidget *widget,
      GType      type,
      guint     *skip)
{
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && (*skip)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type, skip);

  return found;
}

static AdwComboRow *
get_combo (HawProjectPropertiesWindow *window,
           guint                       number)
{
  return ADW_COMBO_ROW (find (GTK_WIDGET (window), ADW_TYPE_COMBO_ROW, &number));
}

static char *
dup_value (HawProject *project,
           const char *name)
{
  char *value = NULL;

  g_object_get (haw_conventions_of (project), name, &value, NULL);
  return value;
}

static void
assert_value (HawProject *project,
              const char *name,
              const char *expected)
{
  g_autofree char *value = dup_value (project, name);

  g_assert_cmpstr (value, ==, expected);
}

static void
assert_row (HawProjectPropertiesWindow *window,
            guint                       number,
            const char                 *expected)
{
  GtkStringObject *item = adw_combo_row_get_selected_item (get_combo (window, number));

  g_assert_cmpstr (gtk_string_object_get_string (item), ==, expected);
}

/* What is chosen is in the project at once; what is typed when it is confirmed, or the window closed. */
static void
test_choices (void)
{
  g_autofree char *folder = haw_test_folder ();
  g_autofree char *path = g_build_filename (folder, "affair.hawamish", NULL);
  HawProject *project = haw_test_new_project (path);
  HawViewState *state = haw_view_state_new ();
  HawProjectPropertiesWindow *window;
  guint first = 0;

  haw_view_state_set_project (state, project);
  haw_test_wait_until (haw_conventions_get_loaded (haw_conventions_of (project)));
  window = haw_project_properties_window_present (state, NULL);
  assert_row (window, CALENDAR, "Gregorian");
  assert_row (window, WEEK_START, "As Usual in the Locale");
  adw_combo_row_set_selected (get_combo (window, CALENDAR), 1);
  adw_combo_row_set_selected (get_combo (window, WEEK_START), 1);
  adw_combo_row_set_selected (get_combo (window, TIME_DIRECTION), 3);
  adw_combo_row_set_selected (get_combo (window, MONTHS), 4);
  adw_combo_row_set_selected (get_combo (window, DIGITS), 2);
  assert_row (window, WEEK_START, "Saturday");
  gtk_editable_set_text (GTK_EDITABLE (find (GTK_WIDGET (window), ADW_TYPE_ENTRY_ROW, &first)),
                         " Local time. ");
  gtk_window_close (GTK_WINDOW (window));
  assert_value (project, "calendar", "gregorian-hijri");
  assert_value (project, "week-start", "saturday");
  assert_value (project, "time-direction", "rtl");
  assert_value (project, "months", "moroccan");
  assert_value (project, "digits", "arabic-indic");
  assert_value (project, "time-zone", "Local time.");
  haw_test_wait_until (haw_project_get_pending (project) == 0);

  window = haw_project_properties_window_present (state, NULL);
  assert_row (window, CALENDAR, "Gregorian, with Hijri");
  assert_row (window, MONTHS, "Moroccan (يوليوز)");
  adw_combo_row_set_selected (get_combo (window, CALENDAR), 0);
  assert_value (project, "calendar", "");
  gtk_window_destroy (GTK_WINDOW (window));

  haw_test_wait_until (haw_project_get_pending (project) == 0);
  haw_view_state_set_project (state, NULL);
  g_object_unref (state);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  haw_test_close_project (project);
  haw_test_finalize (project);
  haw_test_remove (folder);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/project-properties/choices", test_choices);

  return g_test_run ();
}
