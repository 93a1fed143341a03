/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dialogs/haw-preferences-window.h"
#include "haw-settings-apply.h"
#include "haw-view-state.h"
#include "project/haw-schema.h"
#include "reader/haw-reader-pane.h"
#include "reader/haw-reader-view.h"
#include "support/haw-test-article.h"
#include "time/haw-civil.h"
#include "time/haw-date-format.h"
#include "widgets/haw-font-families.h"
#include "widgets/haw-spell.h"

#include <string.h>

static const char *const names[] = {
  "color-scheme", "digits", "months", "reader-font", "reader-zoom", "reader-line-height",
  "reader-measure", "reader-sepia", "time-direction", "analyst", "backups-kept",
  "check-spelling",
  "show-proposals",
  "timeline-format", "timeline-paper", "timeline-landscape", "timeline-stretch", "timeline-size",
  "timeline-sum-up", "timeline-legend",
};

static void
reset (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    haw_settings_reset (haw_settings_get (), names[i]);
}

/* Each key of the schema is a property with the same default, and the reverse. */
static void
test_schema (void)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);
  g_autoptr (GSettingsSchema) schema = NULL;
  g_auto (GStrv) keys = NULL;

  g_object_get (settings, "settings-schema", &schema, NULL);
  keys = g_settings_schema_list_keys (schema);
  g_assert_cmpuint (g_strv_length (keys), ==, G_N_ELEMENTS (names));
  reset ();
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GParamSpec *pspec = g_object_class_find_property (
          G_OBJECT_GET_CLASS (haw_settings_get ()), names[i]);
      g_auto (GValue) value = G_VALUE_INIT;
      g_autoptr (GSettingsSchemaKey) key = g_settings_schema_get_key (schema, names[i]);
      g_autoptr (GVariant) otherwise = g_settings_schema_key_get_default_value (key);
      g_autofree char *text = NULL;
      g_autofree char *shown = NULL;

      g_assert_nonnull (pspec);
      g_value_init (&value, pspec->value_type);
      g_object_get_property (G_OBJECT (haw_settings_get ()), names[i], &value);
      g_assert_true (g_param_value_defaults (pspec, &value));
      text = G_VALUE_HOLDS_STRING (&value) ? g_value_dup_string (&value)
                                           : g_strdup_value_contents (&value);
      shown = g_variant_is_of_type (otherwise, G_VARIANT_TYPE_STRING)
                ? g_variant_dup_string (otherwise, NULL) : g_variant_print (otherwise, FALSE);
      if (G_VALUE_HOLDS_DOUBLE (&value))
        g_assert_cmpfloat_with_epsilon (g_value_get_double (&value),
                                        g_variant_get_double (otherwise), 0.001);
      else
        g_assert_true (g_ascii_strcasecmp (text, shown) == 0);
    }
}

/* What is set goes into the file of the settings, and what is set there comes back. */
static void
test_stored (void)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);
  g_autofree char *font = NULL;
  double zoom;

  g_object_set (haw_settings_get (), "reader-zoom", 1.5, "digits", "arabic-indic", NULL);
  g_assert_cmpfloat_with_epsilon (g_settings_get_double (settings, "reader-zoom"), 1.5, 0.001);
  g_assert_cmpint (g_settings_get_enum (settings, "digits"), ==, 2);
  g_settings_set_string (settings, "reader-font", "Amiri");
  g_settings_set_double (settings, "reader-zoom", 2.0);
  g_object_get (haw_settings_get (), "reader-font", &font, "reader-zoom", &zoom, NULL);
  g_assert_cmpstr (font, ==, "Amiri");
  g_assert_cmpfloat_with_epsilon (zoom, 2.0, 0.001);
  reset ();
}

/* Without the schema the program works, and what is chosen counts until it ends. */
static void
test_without_schema (void)
{
  if (g_test_subprocess ())
    {
      int n;

      g_object_set (haw_settings_get (), "backups-kept", 3, NULL);
      g_object_get (haw_settings_get (), "backups-kept", &n, NULL);
      g_assert_cmpint (n, ==, 3);
      return;
    }

  g_setenv ("GSETTINGS_SCHEMA_DIR", "/nonexistent", TRUE);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
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

static char *
describe_day (void)
{
  return haw_date_format (haw_civil_to_time (2020, 7, 3), HAW_DATE_DAY);
}

static void
test_general (void)
{
  GtkWidget *window = GTK_WIDGET (haw_preferences_window_present (haw_settings_get (), NULL));
  AdwStyleManager *manager = adw_style_manager_get_default ();
  g_autofree char *date = NULL;
  g_autofree char *direction = NULL;

  adw_combo_row_set_selected (find (window, "color_scheme"), 2);
  g_assert_cmpint (adw_style_manager_get_color_scheme (manager), ==, ADW_COLOR_SCHEME_FORCE_DARK);
  g_assert_true (adw_style_manager_get_dark (manager));
  adw_combo_row_set_selected (find (window, "color_scheme"), 1);
  g_assert_false (adw_style_manager_get_dark (manager));

  adw_combo_row_set_selected (find (window, "digits"), 2);
  date = describe_day ();
  g_assert_cmpstr (date, ==, "٣ July ٢٠٢٠");
  g_assert_nonnull (strstr (adw_preferences_group_get_description (find (window, "dates")), "١٧"));
  adw_combo_row_set_selected (find (window, "digits"), 0);
  g_assert_cmpint (haw_date_get_digits (), ==, HAW_DIGITS_LATIN);

  /* English has one set of names. */
  g_assert_false (gtk_widget_get_visible (find (window, "months")));
  adw_combo_row_set_selected (find (window, "months"), 1);
  g_assert_cmpint (haw_date_get_months (), ==, HAW_MONTHS_LEVANTINE);

  adw_combo_row_set_selected (find (window, "time_direction"), 2);
  g_object_get (haw_settings_get (), "time-direction", &direction, NULL);
  g_assert_cmpstr (direction, ==, "rtl");
  g_object_set (haw_settings_get (), "time-direction", "ltr", NULL);
  g_assert_cmpuint (adw_combo_row_get_selected (find (window, "time_direction")), ==, 1);

  gtk_window_destroy (GTK_WINDOW (window));
  reset ();
}

static void
assert_double (GObject    *view,
               const char *name,
               double      expected)
{
  double value;

  g_object_get (view, name, &value, NULL);
  g_assert_cmpfloat_with_epsilon (value, expected, 0.001);
}

static HawReaderView *
find_view (GtkWidget *root)
{
  return find (root, "view");
}

static void
test_reading (void)
{
  GtkWidget *window = GTK_WIDGET (haw_preferences_window_present (haw_settings_get (), NULL));
  g_autoptr (HawViewState) state = haw_view_state_new ();
  g_autoptr (GtkWidget) pane = g_object_ref_sink (haw_reader_pane_new (state));
  GObject *view = G_OBJECT (find_view (pane));
  g_auto (GStrv) families = haw_font_families_arabic ();
  g_autofree char *family = NULL;
  int measure;

  gtk_spin_button_set_value (find (window, "zoom"), 150);
  assert_double (view, "zoom", 1.5);
  /* Zooming in the reader is remembered in the same place. */
  gtk_widget_activate_action (GTK_WIDGET (view), "reader.zoom-in", NULL);
  assert_double (view, "zoom", 1.65);
  assert_double (G_OBJECT (haw_settings_get ()), "reader-zoom", 1.65);
  g_assert_cmpfloat_with_epsilon (gtk_spin_button_get_value (find (window, "zoom")), 165, 0.1);
  gtk_widget_activate_action (GTK_WIDGET (view), "reader.zoom-reset", NULL);
  assert_double (G_OBJECT (haw_settings_get ()), "reader-zoom", 1.0);

  gtk_spin_button_set_value (find (window, "line_height"), 2.2);
  assert_double (view, "line-height", 2.2);
  gtk_spin_button_set_value (find (window, "measure"), 90);
  g_object_get (view, "measure", &measure, NULL);
  g_assert_cmpint (measure, ==, 90);

  g_assert_false (gtk_widget_has_css_class (pane, "sepia"));
  gtk_switch_set_active (find (window, "sepia"), TRUE);
  g_assert_true (gtk_widget_has_css_class (pane, "sepia"));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (view), "sepia"));
  gtk_switch_set_active (find (window, "sepia"), FALSE);
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (view), "sepia"));

  g_assert_cmpuint (g_strv_length (families), >, 0);
  adw_combo_row_set_selected (find (window, "font"), 1);
  g_object_get (view, "font-family", &family, NULL);
  g_assert_cmpstr (family, ==, families[0]);
  gtk_window_destroy (GTK_WINDOW (window));
  reset ();
}

/* A face that was chosen and is gone stays chosen. */
static void
test_missing_font (void)
{
  GtkWidget *window;
  g_autofree char *font = NULL;

  g_object_set (haw_settings_get (), "reader-font", "No Such Face", NULL);
  window = GTK_WIDGET (haw_preferences_window_present (haw_settings_get (), NULL));
  g_assert_cmpuint (adw_combo_row_get_selected (find (window, "font")), ==, 1);
  g_object_get (haw_settings_get (), "reader-font", &font, NULL);
  g_assert_cmpstr (font, ==, "No Such Face");
  gtk_window_destroy (GTK_WINDOW (window));
  reset ();
}

static gpointer
read_analyst (HawDb         *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (HawStmt) stmt = haw_db_query (db, error, "SELECT name FROM analyst", "");

  return stmt != NULL && haw_stmt_step (stmt, error) == HAW_STEP_ROW ? haw_stmt_dup_text (stmt, 0)
                                                                     : NULL;
}

static char *
analyst_of_new_project (const char *folder,
                        const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  HawProject *project = haw_test_new_project (path);
  g_autoptr (GAsyncResult) result = NULL;
  char *analyst;

  haw_project_read_async (project, read_analyst, NULL, NULL, g_free, NULL, haw_await_cb, &result);
  analyst = haw_project_read_finish (project, haw_await (&result), NULL);
  g_clear_object (&result);
  haw_test_close_project (project);
  haw_test_finalize (project);

  return analyst;
}

static void
test_work (void)
{
  GtkWidget *window = GTK_WIDGET (haw_preferences_window_present (haw_settings_get (), NULL));
  g_autofree char *folder = haw_test_folder ();
  g_autofree char *named = NULL;
  g_autofree char *unnamed = NULL;
  int n;

  gtk_editable_set_text (find (window, "analyst"), "سميرة");
  named = analyst_of_new_project (folder, "named.hawamish");
  g_assert_cmpstr (named, ==, "سميرة");
  gtk_editable_set_text (find (window, "analyst"), "");
  unnamed = analyst_of_new_project (folder, "unnamed.hawamish");
  g_assert_cmpstr (unnamed, ==, g_get_real_name ());

  gtk_spin_button_set_value (find (window, "backups"), 20);
  g_object_get (haw_settings_get (), "backups-kept", &n, NULL);
  g_assert_cmpint (n, ==, 20);
  gtk_window_destroy (GTK_WINDOW (window));
  reset ();
  haw_test_remove (folder);
}

/* The switch says which dictionaries there are. */
static void
test_spelling (void)
{
  GtkWidget *window = GTK_WIDGET (haw_preferences_window_present (haw_settings_get (), NULL));
  AdwActionRow *row = find (window, "spelling_row");
  gboolean enabled;

  haw_test_wait_until (haw_spell_get_loaded (haw_spell_get ()));
  g_assert_cmpstr (adw_action_row_get_subtitle (row), ==, "Dictionaries: Arabic, English");
  g_assert_true (gtk_widget_get_sensitive (GTK_WIDGET (row)));
  gtk_switch_set_active (find (window, "spelling"), FALSE);
  g_object_get (haw_spell_get (), "enabled", &enabled, NULL);
  g_assert_false (enabled);
  gtk_window_destroy (GTK_WINDOW (window));
  reset ();
}

/* Without a dictionary it says so, and can't be switched. */
static void
test_no_dictionary (void)
{
  if (g_test_subprocess ())
    {
      GtkWidget *window = GTK_WIDGET (haw_preferences_window_present (haw_settings_get (), NULL));
      AdwActionRow *row = find (window, "spelling_row");

      haw_test_wait_until (haw_spell_get_loaded (haw_spell_get ()));
      g_assert_nonnull (strstr (adw_action_row_get_subtitle (row), "No dictionary is there."));
      g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (row)));
      gtk_window_destroy (GTK_WINDOW (window));
      return;
    }

  g_setenv ("HAW_SPELL_LANGUAGES", "qq:xx_XX", TRUE);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_unsetenv ("HAW_SPELL_LANGUAGES");
  g_test_trap_assert_passed ();
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  /* The subprocess has no schema, and no need of a window. */
  if (!g_test_subprocess ())
    haw_settings_apply (haw_settings_get ());

  g_test_add_func ("/settings/schema", test_schema);
  g_test_add_func ("/settings/stored", test_stored);
  g_test_add_func ("/settings/without-schema", test_without_schema);
  g_test_add_func ("/preferences/general", test_general);
  g_test_add_func ("/preferences/reading", test_reading);
  g_test_add_func ("/preferences/missing-font", test_missing_font);
  g_test_add_func ("/preferences/work", test_work);
  g_test_add_func ("/preferences/spelling", test_spelling);
  g_test_add_func ("/preferences/no-dictionary", test_no_dictionary);

  return g_test_run ();
}
