/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "browser/haw-browser-pane.h"
#include "haw-application.h"
#include "haw-memory.h"
#include "haw-window-private.h"
#include "model/haw-annotation-edit.h"
#include "model/haw-event-edit.h"
#include "reader/haw-reader-pane.h"
#include "support/haw-test-article.h"
#include "timeline/haw-timeline-pane.h"

#define SENTENCE "وصل الوزير إلى العاصمة يوم الجمعة، ثم غادرها أمس السبت بعد لقاء قصير.\n"

static HawApplication *application;

typedef struct
{
  char *folder;
  HawWindow *window;
} Fixture;

static HawProject *
get_project (Fixture *fixture)
{
  return haw_view_state_get_project (fixture->window->state);
}

static void
create (Fixture    *fixture,
        const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < 120; i++)
    g_string_append (text, SENTENCE);
  haw_window_create (fixture->window, file, NULL);
  haw_test_wait_until (get_project (fixture) != NULL &&
                       g_file_equal (haw_project_get_file (get_project (fixture)), file));
  haw_test_add_articles (get_project (fixture), "زيارة", text->str, 3);
  g_string_free (text, TRUE);
}

static void
open_again (Fixture *fixture)
{
  g_autoptr (GFile) file = g_object_ref (haw_project_get_file (get_project (fixture)));

  haw_window_close_project (fixture->window);
  haw_test_wait_until (fixture->window->n_closing == 0);
  haw_window_open (fixture->window, file);
  haw_test_wait_until (get_project (fixture) != NULL);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = haw_test_folder ();
  fixture->window = haw_application_get_window (application);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1280, 800);
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

static HawReaderPane *
get_reader (Fixture *fixture)
{
  return HAW_READER_PANE (fixture->window->reader);
}

static gboolean
shows_place (Fixture *fixture,
             guint    top)
{
  HawReaderPlace place;

  return haw_reader_pane_get_place (get_reader (fixture), &place) && place.top == top;
}

/* A project comes back at the line, with the selection and with what the list was searched for. */
static void
test_reading_place (Fixture       *fixture,
                    gconstpointer  data)
{
  const HawReaderPlace wanted = { .top = 1500, .start = 1510, .end = 1514 };
  HawReaderPlace left, found;
  g_autofree char *search = NULL;

  create (fixture, "affair.hawamish");
  haw_view_state_set_article (fixture->window->state, 3);
  haw_reader_pane_restore_place (get_reader (fixture), &wanted);
  haw_test_wait_until (haw_reader_pane_get_place (get_reader (fixture), &left) && left.top > 1300);
  g_assert_cmpuint (left.top, <=, 1500);
  g_object_set (fixture->window->browser, "search", "زيارة", NULL);

  for (guint i = 0; i < 3; i++)
    {
      open_again (fixture);
      g_assert_cmpint (haw_view_state_get_article (fixture->window->state), ==, 3);
      haw_test_wait_until (shows_place (fixture, left.top));
      g_assert_true (haw_reader_pane_get_place (get_reader (fixture), &found));
      g_assert_cmpuint (found.start, ==, 1510);
      g_assert_cmpuint (found.end, ==, 1514);
    }
  g_object_get (fixture->window->browser, "search", &search, NULL);
  g_assert_cmpstr (search, ==, "زيارة");

  /* Each project has a place of its own. */
  create (fixture, "other.hawamish");
  g_assert_cmpint (haw_view_state_get_article (fixture->window->state), !=, 3);
  g_clear_pointer (&search, g_free);
  g_object_get (fixture->window->browser, "search", &search, NULL);
  g_assert_cmpstr (search, ==, "");
}

static gint64
annotate (Fixture *fixture,
          gint64   article,
          gint64   start,
          gint64   end)
{
  g_autoptr (GAsyncResult) result = NULL;

  haw_annotation_add_async (get_project (fixture), article, start, end, NULL, 0, NULL, NULL,
                            haw_await_cb, &result);
  return haw_annotation_add_finish (get_project (fixture), haw_await (&result), NULL);
}

/* The selected annotation is selected again, and does not take the reader away from its place. */
static void
test_annotation (Fixture       *fixture,
                 gconstpointer  data)
{
  HawReaderPlace left;
  gint64 annotation;

  create (fixture, "affair.hawamish");
  haw_view_state_set_article (fixture->window->state, 2);
  annotation = annotate (fixture, 2, 4, 10);
  haw_view_state_set_annotation (fixture->window->state, annotation);
  haw_reader_pane_restore_place (get_reader (fixture), &(HawReaderPlace) { .top = 2000 });
  haw_test_wait_until (haw_reader_pane_get_place (get_reader (fixture), &left) && left.top > 1800);

  open_again (fixture);
  haw_test_wait_until (shows_place (fixture, left.top));
  haw_test_wait_until (!haw_row_store_get_loading (
      HAW_ROW_STORE (haw_view_state_get_annotations (fixture->window->state))));
  for (guint i = 0; i < 100; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (shows_place (fixture, left.top));
  g_assert_cmpint (haw_view_state_get_annotation (fixture->window->state), ==, annotation);
}

static char *
dup_time_group (Fixture *fixture)
{
  return haw_memory_dup_group ("timeline", haw_project_get_file (get_project (fixture)));
}

/* What the timeline would come back with. */
static gboolean
get_range (Fixture *fixture,
           gint64  *start,
           gint64  *end)
{
  g_autofree char *group = dup_time_group (fixture);

  haw_timeline_pane_remember (HAW_TIMELINE_PANE (fixture->window->timeline));
  *start = g_key_file_get_int64 (haw_memory_get (), group, "start", NULL);
  *end = g_key_file_get_int64 (haw_memory_get (), group, "end", NULL);

  return *start < *end;
}

static void
test_time (Fixture       *fixture,
           gconstpointer  data)
{
  HawEventFields fields = { .title = "Visit", .date = "2020-07-03", .status = -1 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GFile) file = NULL;
  g_autofree char *group = NULL;
  gint64 start, end, event;

  create (fixture, "affair.hawamish");
  haw_event_add_async (get_project (fixture), &fields, 1, 0, 9, NULL, haw_await_cb, &result);
  event = haw_event_add_finish (get_project (fixture), haw_await (&result), NULL);
  haw_view_state_set_event (fixture->window->state, event);
  haw_test_wait_until (get_range (fixture, &start, &end));
  group = dup_time_group (fixture);
  file = g_object_ref (haw_project_get_file (get_project (fixture)));
  haw_window_close_project (fixture->window);
  haw_test_wait_until (fixture->window->n_closing == 0);

  g_key_file_set_int64 (haw_memory_get (), group, "start", 1577836800);
  g_key_file_set_int64 (haw_memory_get (), group, "end", 1609459200);
  haw_window_open (fixture->window, file);
  haw_test_wait_until (get_project (fixture) != NULL);
  haw_test_wait_until (get_range (fixture, &start, &end) && ABS (start - 1577836800) < 86400);
  g_assert_cmpint (ABS (end - 1609459200), <, 86400);
  g_assert_cmpint (haw_view_state_get_event (fixture->window->state), ==, event);
}

static gint64
remembered_article (void)
{
  g_autofree char *path = g_build_filename (g_get_user_state_dir (), "hawamish", "state.ini", NULL);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *uri = NULL;

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    return -1;
  uri = g_key_file_get_string (file, "project", "uri", NULL);

  return uri != NULL ? g_key_file_get_int64 (file, uri, "article", NULL) : -1;
}

/* What changes is on the disk soon after, also in a program that will be killed. */
static void
test_saved_soon (Fixture       *fixture,
                 gconstpointer  data)
{
  create (fixture, "affair.hawamish");
  haw_view_state_set_article (fixture->window->state, 2);
  haw_test_wait_until (remembered_article () == 2);
  haw_view_state_set_article (fixture->window->state, 3);
  haw_test_wait_until (remembered_article () == 3);
}

/* An article that was deleted elsewhere is not what the window begins with. */
static void
test_missing_article (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autofree char *uri = NULL;

  create (fixture, "affair.hawamish");
  uri = g_file_get_uri (haw_project_get_file (get_project (fixture)));
  haw_window_close_project (fixture->window);
  haw_test_wait_until (fixture->window->n_closing == 0);
  g_key_file_set_int64 (haw_memory_get (), uri, "article", 99);
  g_key_file_set_string (haw_memory_get (), "project", "uri", uri);
  haw_window_open_last (fixture->window);
  haw_test_wait_until (get_project (fixture) != NULL);
  haw_test_wait_until (haw_view_state_get_article (fixture->window->state) != 99);
  g_assert_cmpint (haw_view_state_get_article (fixture->window->state), >, 0);
}

/* Only so many places are kept, those of the projects opened last. */
static void
test_places_are_bounded (Fixture       *fixture,
                         gconstpointer  data)
{
  g_auto (GStrv) groups = NULL;
  guint n = 0;

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *group = g_strdup_printf ("file:///gone/%u.hawamish", i);

      g_key_file_set_int64 (haw_memory_get (), group, "opened", i + 1);
    }
  create (fixture, "affair.hawamish");
  groups = g_key_file_get_groups (haw_memory_get (), NULL);
  for (guint i = 0; groups[i] != NULL; i++)
    n += g_str_has_prefix (groups[i], "file://") ? 1 : 0;
  g_assert_cmpuint (n, ==, 24);
  g_assert_true (g_key_file_has_group (haw_memory_get (), "file:///gone/39.hawamish"));
  g_assert_false (g_key_file_has_group (haw_memory_get (), "file:///gone/0.hawamish"));
}

/* The timeline of a project is forgotten with its place, whatever the file is called. */
static void
test_forgets_all (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *place = NULL;
  g_autofree char *timeline = NULL;

  create (fixture, "affair (1) & [more].hawamish");
  place = haw_memory_dup_group (NULL, haw_project_get_file (get_project (fixture)));
  timeline = dup_time_group (fixture);
  g_object_set (fixture->window->timeline, "lanes", "actor", NULL);
  g_assert_true (g_key_file_has_group (haw_memory_get (), timeline));
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *group = g_strdup_printf ("file:///newer/%u.hawamish", i);

      g_key_file_set_int64 (haw_memory_get (), group, "opened", G_MAXINT64 - i);
    }
  create (fixture, "other.hawamish");
  g_key_file_set_int64 (haw_memory_get (), place, "opened", 1);
  create (fixture, "third.hawamish");
  g_assert_false (g_key_file_has_group (haw_memory_get (), place));
  g_assert_false (g_key_file_has_group (haw_memory_get (), timeline));
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

#define ADD(path, test) g_test_add ("/window-memory/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("reading-place", test_reading_place);
  ADD ("annotation", test_annotation);
  ADD ("time", test_time);
  ADD ("saved-soon", test_saved_soon);
  ADD ("missing-article", test_missing_article);
  ADD ("places-are-bounded", test_places_are_bounded);
  ADD ("forgets-all", test_forgets_all);
#undef ADD

  status = g_test_run ();
  g_object_unref (application);

  return status;
}
