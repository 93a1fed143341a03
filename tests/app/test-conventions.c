/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include "model/haw-conventions.h"
#include "support/haw-test-codebook.h"

typedef struct
{
  char *folder;
  char *path;
  HawProject *project;
  HawConventions *conventions;
  guint n_notified;
  guint n_failed;
} Fixture;

static void
open_project (Fixture *fixture)
{
  fixture->conventions = haw_conventions_of (fixture->project);
  haw_test_wait_until (haw_conventions_get_loaded (fixture->conventions));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = haw_test_folder ();
  fixture->path = g_build_filename (fixture->folder, "affair.hawamish", NULL);
  fixture->project = haw_test_new_project (fixture->path);
  open_project (fixture);
}

static void
reopen (Fixture      *fixture,
        HawOpenFlags  flags)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);
  g_autoptr (GAsyncResult) result = NULL;

  haw_test_close_project (fixture->project);
  haw_test_finalize (g_steal_pointer (&fixture->project));
  haw_project_open_async (file, flags, NULL, haw_await_cb, &result);
  fixture->project = haw_project_open_finish (haw_await (&result), NULL);
  g_assert_nonnull (fixture->project);
  open_project (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  haw_test_close_project (fixture->project);
  haw_test_finalize (g_steal_pointer (&fixture->project));
  haw_test_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
assert_value (Fixture    *fixture,
              const char *name,
              const char *expected)
{
  g_autofree char *value = NULL;

  g_object_get (fixture->conventions, name, &value, NULL);
  g_assert_cmpstr (value, ==, expected);
}

static char *
describe (Fixture    *fixture,
          const char *text)
{
  HawEdtf edtf;

  g_assert_true (haw_edtf_parse (text, &edtf, NULL));
  return haw_conventions_describe (fixture->conventions, &edtf);
}

/* They stay in the file, and are no step of the history. */
static void
test_kept (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *plain = describe (fixture, "2020-07-03");
  g_autofree char *both = NULL;

  g_assert_cmpint (haw_conventions_get_calendar (fixture->conventions), ==, HAW_CALENDAR_GREGORIAN);
  g_assert_false (haw_conventions_has_hijri (fixture->conventions));
  g_assert_cmpint (haw_conventions_get_week_start (fixture->conventions), ==,
                   haw_date_week_start_of_locale ());
  g_object_set (fixture->conventions, "calendar", "hijri-gregorian", "week-start", "saturday",
                "months", "levantine", "time-direction", "rtl", "time-zone", "توقيت دمشق", NULL);
  g_assert_false (haw_project_get_can_undo (fixture->project));

  reopen (fixture, HAW_OPEN_DEFAULT);
  g_assert_cmpint (haw_conventions_get_calendar (fixture->conventions), ==, HAW_CALENDAR_HIJRI);
  g_assert_true (haw_conventions_has_hijri (fixture->conventions));
  g_assert_cmpint (haw_conventions_get_week_start (fixture->conventions), ==, G_DATE_SATURDAY);
  assert_value (fixture, "months", "levantine");
  assert_value (fixture, "digits", "");
  assert_value (fixture, "time-direction", "rtl");
  assert_value (fixture, "time-zone", "توقيت دمشق");
  g_assert_false (haw_project_get_can_undo (fixture->project));
  both = describe (fixture, "2020-07-03");
  g_assert_cmpstr (plain, ==, "Friday 3 July 2020");
  g_assert_cmpstr (both, ==, "12 Dhu al-Qada 1441 AH, ±1 day (Friday 3 July 2020)");

  g_object_set (fixture->conventions, "calendar", "", "week-start", NULL, NULL);
  reopen (fixture, HAW_OPEN_DEFAULT);
  assert_value (fixture, "calendar", "");
  assert_value (fixture, "week-start", "");
}

static void
notify_cb (Fixture *fixture)
{
  fixture->n_notified++;
}

static void
failed_cb (Fixture      *fixture,
           const GError *error)
{
  g_assert_error (error, HAW_ERROR, HAW_ERROR_READ_ONLY);
  fixture->n_failed++;
}

static gboolean
write_roman (HawDb    *db,
             gpointer  data,
             GError  **error)
{
  return haw_db_run (db, error, "UPDATE setting SET value = 'roman' WHERE key = 'digits'", "");
}

static gboolean
has_value (Fixture    *fixture,
           const char *name,
           const char *expected)
{
  g_autofree char *value = NULL;

  g_object_get (fixture->conventions, name, &value, NULL);
  return g_str_equal (value, expected);
}

/* What is no value of a setting changes nothing, whether it is set or found in the file. */
static void
test_unknown (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;

  g_signal_connect_swapped (fixture->conventions, "notify", G_CALLBACK (notify_cb), fixture);
  g_object_set (fixture->conventions, "calendar", "mayan", "week-start", "8", "digits", "roman",
                NULL);
  g_assert_cmpuint (fixture->n_notified, ==, 0);
  g_object_set (fixture->conventions, "digits", "latin", NULL);
  g_object_set (fixture->conventions, "digits", "latin", NULL);
  g_assert_cmpuint (fixture->n_notified, ==, 1);
  g_signal_handlers_disconnect_by_data (fixture->conventions, fixture);

  haw_project_batch_async (fixture->project, write_roman, NULL, NULL, NULL, haw_await_cb, &result);
  g_assert_true (haw_project_edit_finish (fixture->project, haw_await (&result), NULL));
  g_clear_object (&result);
  reopen (fixture, HAW_OPEN_DEFAULT);
  assert_value (fixture, "digits", "");
}

static void
test_read_only (Fixture       *fixture,
                gconstpointer  data)
{
  reopen (fixture, HAW_OPEN_READ_ONLY);
  g_signal_connect_swapped (fixture->conventions, "failed", G_CALLBACK (failed_cb), fixture);
  g_object_set (fixture->conventions, "digits", "latin", NULL);
  haw_test_wait_until (fixture->n_failed == 1);
  haw_test_wait_until (has_value (fixture, "digits", ""));
  g_signal_handlers_disconnect_by_data (fixture->conventions, fixture);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/conventions/kept", test_kept);
  ADD ("/conventions/unknown", test_unknown);
  ADD ("/conventions/read-only", test_read_only);

  return g_test_run ();
}
