/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "project/haw-clock.h"
#include "support/haw-test.h"

typedef struct
{
  char *folder;
  char *path;
  HawProject *project;
  guint n_changed;
  HawChanges *last;
} Fixture;

static void
changed_cb (HawProject *project,
            HawChanges *changes,
            gpointer    data)
{
  Fixture *fixture = data;

  fixture->n_changed++;
  g_clear_pointer (&fixture->last, haw_changes_unref);
  fixture->last = haw_changes_ref (changes);
}

static void
watch (Fixture *fixture)
{
  g_signal_connect (fixture->project, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = haw_test_folder ();
  fixture->path = g_build_filename (fixture->folder, "affair.hawamish", NULL);
  fixture->project = haw_test_new_project (fixture->path);
  watch (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  if (fixture->project != NULL)
    {
      haw_test_close_project (fixture->project);
      haw_test_finalize (g_steal_pointer (&fixture->project));
    }
  g_clear_pointer (&fixture->last, haw_changes_unref);
  haw_test_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static gboolean
add_outlet (HawDb    *db,
            gpointer  data,
            GError  **error)
{
  g_autofree char *uuid = haw_uuid_new ();

  return haw_db_run (db, error, "INSERT INTO outlet (uuid, name) VALUES (?, ?)", "ss", uuid, data);
}

static gboolean
rename_outlet (HawDb    *db,
               gpointer  data,
               GError  **error)
{
  return haw_db_run (db, error, "UPDATE outlet SET name = ? WHERE id = 1", "s", data);
}

static gboolean
add_and_fail (HawDb    *db,
              gpointer  data,
              GError  **error)
{
  if (!add_outlet (db, data, error))
    return FALSE;
  g_set_error_literal (error, HAW_ERROR, HAW_ERROR_INVALID, "Not this one");
  return FALSE;
}

static gboolean
fail_silently (HawDb    *db,
               gpointer  data,
               GError  **error)
{
  return FALSE;
}

static gboolean
edit (HawProject   *project,
      HawEditFunc   func,
      const char   *name,
      const char   *run,
      GError      **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  haw_project_edit_async (project, haw_label_new ("Outlet %s", name, NULL), run, func,
                          g_strdup (name), g_free, NULL, haw_await_cb, &result);
  return haw_project_edit_finish (project, haw_await (&result), error);
}

static gpointer
read_names (HawDb         *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (HawStmt) stmt = haw_db_query (db, error, "SELECT name FROM outlet ORDER BY id", "");
  GString *names = g_string_new (NULL);

  g_assert_nonnull (stmt);
  while (haw_stmt_step (stmt, error) == HAW_STEP_ROW)
    {
      g_autofree char *name = haw_stmt_dup_text (stmt, 0);

      g_string_append_printf (names, "%s;", name);
    }
  return g_string_free (names, FALSE);
}

static char *
names_of (HawProject *project)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char *names;

  haw_project_read_async (project, read_names, NULL, NULL, g_free, NULL, haw_await_cb, &result);
  names = haw_project_read_finish (project, haw_await (&result), &error);
  g_assert_no_error (error);
  return names;
}

#define assert_names(project, expected) \
  G_STMT_START { \
    g_autofree char *names_ = names_of (project); \
    g_assert_cmpstr (names_, ==, expected); \
  } G_STMT_END

static void
test_edit (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  const HawChange *change;

  g_assert_false (haw_project_get_can_undo (fixture->project));
  g_assert_true (edit (fixture->project, add_outlet, "الجسر", NULL, &error));
  g_assert_no_error (error);

  g_assert_cmpuint (fixture->n_changed, ==, 1);
  g_assert_cmpuint (haw_changes_get_n (fixture->last), ==, 1);
  change = haw_changes_get (fixture->last, 0);
  g_assert_cmpint (haw_change_get_table (change), ==, HAW_TABLE_OUTLET);
  g_assert_cmpint (haw_change_get_kind (change), ==, HAW_CHANGE_INSERT);
  g_assert_cmpint (haw_change_get_id (change), ==, 1);
  g_assert_true (haw_change_has (change, "name"));
  g_assert_cmpstr (haw_change_get_text (change, "name"), ==, "الجسر");
  g_assert_true (haw_project_get_can_undo (fixture->project));
  g_assert_cmpstr (haw_project_get_undo_label (fixture->project), ==, "Outlet \u2068الجسر\u2069");
  assert_names (fixture->project, "الجسر;");
}

static void
test_update (Fixture       *fixture,
             gconstpointer  data)
{
  const HawChange *change;

  edit (fixture->project, add_outlet, "one", NULL, NULL);
  edit (fixture->project, rename_outlet, "two", NULL, NULL);
  change = haw_changes_get (fixture->last, 0);
  g_assert_cmpint (haw_change_get_kind (change), ==, HAW_CHANGE_UPDATE);
  g_assert_false (haw_change_has (change, "country"));
  g_assert_cmpstr (haw_change_get_text (change, "name"), ==, "two");
}

static void
test_failure_leaves_nothing (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (edit (fixture->project, add_and_fail, "no", NULL, &error));
  g_assert_error (error, HAW_ERROR, HAW_ERROR_INVALID);
  g_assert_cmpuint (fixture->n_changed, ==, 0);
  g_assert_false (haw_project_get_can_undo (fixture->project));
  assert_names (fixture->project, "");
}

/* An edit that does not say why it failed has an end all the same. */
static void
test_silent_failure (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (edit (fixture->project, fail_silently, "no", NULL, &error));
  g_assert_error (error, HAW_ERROR, HAW_ERROR_FAILED);
  g_assert_cmpuint (haw_project_get_pending (fixture->project), ==, 0);
}

static void
test_nothing_changed (Fixture       *fixture,
                      gconstpointer  data)
{
  edit (fixture->project, add_outlet, "one", NULL, NULL);
  g_assert_true (edit (fixture->project, rename_outlet, "one", NULL, NULL));
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  g_assert_cmpstr (haw_project_get_undo_label (fixture->project), ==, "Outlet \u2068one\u2069");
}

static void
test_undo_redo (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  g_autofree char *nothing = NULL;

  edit (fixture->project, add_outlet, "one", NULL, NULL);
  edit (fixture->project, rename_outlet, "two", NULL, NULL);
  edit (fixture->project, add_outlet, "three", NULL, NULL);

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *undone = haw_test_undo (fixture->project, FALSE, &error);

      g_assert_no_error (error);
      g_assert_nonnull (undone);
    }
  assert_names (fixture->project, "");
  g_assert_cmpint (haw_changes_get_origin (fixture->last), ==, HAW_ORIGIN_UNDO);
  nothing = haw_test_undo (fixture->project, FALSE, &error);
  g_assert_error (error, HAW_ERROR, HAW_ERROR_NOTHING);
  g_assert_null (nothing);
  g_clear_error (&error);

  label = haw_test_undo (fixture->project, TRUE, &error);
  g_assert_cmpstr (label, ==, "Outlet \u2068one\u2069");
  assert_names (fixture->project, "one;");

  /* A new edit ends what could be redone. */
  edit (fixture->project, add_outlet, "four", NULL, NULL);
  g_assert_false (haw_project_get_can_redo (fixture->project));
}

static void
test_undo_after_reopen (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  edit (fixture->project, add_outlet, "one", NULL, NULL);
  edit (fixture->project, add_outlet, "two", NULL, NULL);
  haw_test_close_project (fixture->project);
  haw_test_finalize (g_steal_pointer (&fixture->project));

  fixture->project = haw_test_open_project (fixture->path, &error);
  g_assert_no_error (error);
  watch (fixture);
  label = haw_test_undo (fixture->project, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (label, ==, "Outlet \u2068two\u2069");
  assert_names (fixture->project, "one;");
}

static gboolean
break_row (HawDb    *db,
           gpointer  data,
           GError  **error)
{
  return haw_db_run (db, error, "DELETE FROM outlet WHERE name = 'one'", "");
}

/* An undo that finds its row gone must say so and leave the file alone. */
static void
test_undo_refused (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *label = NULL;

  edit (fixture->project, add_outlet, "one", NULL, NULL);
  haw_project_batch_async (fixture->project, break_row, NULL, NULL, NULL, haw_await_cb, &result);
  g_assert_true (haw_project_edit_finish (fixture->project, haw_await (&result), &error));
  label = haw_test_undo (fixture->project, FALSE, &error);
  g_assert_null (label);
  g_assert_error (error, HAW_ERROR, HAW_ERROR_STALE);
  g_assert_true (haw_project_get_can_undo (fixture->project));
  g_assert_cmpuint (fixture->n_changed, ==, 1);
}

static void
test_typing_run (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *label = NULL;

  haw_clock_fix (G_GINT64_CONSTANT (1600000000000000));
  edit (fixture->project, add_outlet, "one", NULL, NULL);
  edit (fixture->project, rename_outlet, "tw", "typing-1", NULL);
  edit (fixture->project, rename_outlet, "two", "typing-1", NULL);
  label = haw_test_undo (fixture->project, FALSE, NULL);
  assert_names (fixture->project, "one;");
}

static void
test_lock (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HawProject) second = haw_test_open_project (fixture->path, &error);

  g_assert_error (error, HAW_ERROR, HAW_ERROR_LOCKED);
  g_assert_null (second);
}

static void
test_moved (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *elsewhere = g_strconcat (fixture->path, ".old", NULL);

  g_assert_cmpint (g_rename (fixture->path, elsewhere), ==, 0);
  g_assert_false (edit (fixture->project, add_outlet, "lost", NULL, &error));
  g_assert_error (error, HAW_ERROR, HAW_ERROR_GONE);
  g_clear_error (&error);

  g_assert_cmpint (g_rename (elsewhere, fixture->path), ==, 0);
  g_assert_true (edit (fixture->project, add_outlet, "kept", NULL, &error));
  assert_names (fixture->project, "kept;");
}

static gpointer
read_slowly (HawDb         *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  gint64 *count = g_new0 (gint64, 1);

  g_atomic_int_inc ((int *) data);
  if (haw_db_get_int (db, count, error,
                      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT ?)"
                      " SELECT count (*) FROM n JOIN outlet",
                      "i", (gint64) (g_atomic_int_get ((int *) data) == 1 ? 2000000000 : 1)))
    return count;
  /* As a virtual table tells of an interrupt. */
  if (error != NULL && *error != NULL)
    (*error)->code = HAW_ERROR_FAILED;
  g_free (count);
  return NULL;
}

/* A long read gives way to an edit and is then repeated. */
static void
test_read_gives_way (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *count = NULL;
  int n_reads = 0;

  edit (fixture->project, add_outlet, "one", NULL, NULL);
  haw_project_read_async (fixture->project, read_slowly, &n_reads, NULL, g_free, NULL,
                          haw_await_cb, &result);
  while (g_atomic_int_get (&n_reads) == 0)
    g_thread_yield ();
  g_assert_true (edit (fixture->project, add_outlet, "two", NULL, &error));
  g_assert_no_error (error);
  count = haw_project_read_finish (fixture->project, haw_await (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpint (n_reads, ==, 2);
  g_assert_cmpint (*count, ==, 2);
}

static gpointer
count_outlets (HawDb         *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  gint64 *n = g_new0 (gint64, 1);

  if (haw_db_get_int (db, n, error, "SELECT count (*) FROM outlet", ""))
    return n;
  g_free (n);
  return NULL;
}

typedef struct
{
  Fixture *fixture;
  guint n_read;
  guint n_wrong;
} Order;

static void
outlets_counted_cb (GObject      *object,
                    GAsyncResult *result,
                    gpointer      data)
{
  Order *order = data;
  g_autofree gint64 *n = haw_project_read_finish (HAW_PROJECT (object), result, NULL);

  g_assert_nonnull (n);
  order->n_read++;
  order->n_wrong += *n != order->fixture->n_changed;
}

static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  Order order = { fixture, 0, 0 };
  const guint n = 150;

  for (guint i = 0; i < n; i++)
    {
      haw_project_edit_async (fixture->project, haw_label_new ("Outlet", NULL), NULL, add_outlet,
                              g_strdup_printf ("%u", i), g_free, NULL, NULL, NULL);
      haw_project_read_async (fixture->project, count_outlets, NULL, NULL, g_free, NULL,
                              outlets_counted_cb, &order);
      g_main_context_iteration (NULL, FALSE);
    }
  while (order.n_read < n || fixture->n_changed < n)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (order.n_wrong, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) g_test_add ("/project/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("edit", test_edit);
  ADD ("update", test_update);
  ADD ("failure-leaves-nothing", test_failure_leaves_nothing);
  ADD ("silent-failure", test_silent_failure);
  ADD ("nothing-changed", test_nothing_changed);
  ADD ("undo-redo", test_undo_redo);
  ADD ("undo-after-reopen", test_undo_after_reopen);
  ADD ("undo-refused", test_undo_refused);
  ADD ("lock", test_lock);
  ADD ("moved", test_moved);
  ADD ("read-gives-way", test_read_gives_way);
  ADD ("typing-run", test_typing_run);
  ADD ("order", test_order);

  return g_test_run ();
}
