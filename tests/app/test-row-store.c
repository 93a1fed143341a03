/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/haw-code.h"
#include "model/haw-row-store.h"
#include "support/haw-test-article.h"

/* Codes by name, and codes that can not be read. */

#define N_CODES 50

static const char sql[] = "SELECT * FROM code";

typedef struct
{
  HawRowStore parent_instance;
} TestStore;

typedef struct
{
  HawRowStoreClass parent_class;
} TestStoreClass;

static GType test_store_get_type (void);

G_DEFINE_TYPE (TestStore, test_store, HAW_TYPE_ROW_STORE)

static int
compare (HawRow *a,
         HawRow *b)
{
  return g_strcmp0 (haw_code_get_name (HAW_CODE (a)), haw_code_get_name (HAW_CODE (b)));
}

static void
test_store_class_init (TestStoreClass *klass)
{
  HawRowStoreClass *store_class = HAW_ROW_STORE_CLASS (klass);

  store_class->row_type = HAW_TYPE_CODE;
  store_class->table = HAW_TABLE_CODE;
  store_class->sql = sql;
  store_class->take = haw_code_take;
  store_class->compare = compare;
}

static void
test_store_init (TestStore *self)
{
}

typedef struct
{
  char *folder;
  HawProject *project;
  HawRowStore *store;
  GString *spans;
} Fixture;

static gboolean
add_codes (HawDb     *db,
           gpointer   data,
           GError   **error)
{
  for (guint i = 0; i < N_CODES; i++)
    {
      g_autofree char *uuid = haw_uuid_new ();
      g_autofree char *name = g_strdup_printf ("%02u", i);

      if (!haw_db_run (db, error, "INSERT INTO code (uuid, name, color) VALUES (?, ?, '#000000')",
                       "ss", uuid, name))
        return FALSE;
    }
  return TRUE;
}

static gboolean
rename_code (HawDb     *db,
             gpointer   name,
             GError   **error)
{
  return haw_db_run (db, error, "UPDATE code SET name = ? WHERE id = 11", "s", name);
}

static void
edit (Fixture     *fixture,
      HawEditFunc  func,
      const char  *data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  haw_project_edit_async (fixture->project, haw_label_new ("Edit", NULL), NULL, func,
                          (gpointer) data, NULL, NULL, haw_await_cb, &result);
  g_assert_true (haw_project_edit_finish (fixture->project, haw_await (&result), &error));
  g_assert_no_error (error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *path = NULL;

  fixture->folder = haw_test_folder ();
  fixture->spans = g_string_new (NULL);
  path = g_build_filename (fixture->folder, "p.hawamish", NULL);
  fixture->project = haw_test_new_project (path);
  edit (fixture, add_codes, NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->store);
  haw_test_close_project (fixture->project);
  haw_test_finalize (g_steal_pointer (&fixture->project));
  haw_test_remove (fixture->folder);
  g_free (fixture->folder);
  g_string_free (fixture->spans, TRUE);
}

static void
items_changed_cb (Fixture    *fixture,
                  guint       place,
                  guint       n_removed,
                  guint       n_added,
                  GListModel *model)
{
  guint there = 0;

  g_string_append_printf (fixture->spans, "%u:%u:%u ", place, n_removed, n_added);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, N_CODES - n_removed + n_added -
                    (n_removed == 0 ? 1 : 0));
  /* A row on its way exists, but is nowhere. */
  g_assert_nonnull (haw_row_store_lookup (fixture->store, 11));
  g_assert_true (haw_row_store_find (fixture->store, 11, &there) == (n_added > 0));
  if (n_added > 0)
    g_assert_cmpuint (there, ==, place);
}

static void
load (Fixture *fixture)
{
  fixture->store = g_object_new (test_store_get_type (), "project", fixture->project, NULL);
  haw_test_wait_until (!haw_row_store_get_loading (fixture->store));
  g_signal_connect_swapped (fixture->store, "items-changed", G_CALLBACK (items_changed_cb),
                            fixture);
}

static gpointer
read_nothing (HawDb         *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  return g_new (char, 1);
}

/* Waits for all reads that were asked for. */
static void
read_on (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;

  haw_project_read_async (fixture->project, read_nothing, NULL, NULL, g_free, NULL, haw_await_cb,
                          &result);
  g_free (haw_project_read_finish (fixture->project, haw_await (&result), NULL));
}

/* However far a row moves, two rows change. */
static void
test_move (Fixture       *fixture,
           gconstpointer  data)
{
  load (fixture);
  g_assert_cmpuint (haw_row_store_get_n (fixture->store), ==, N_CODES);
  edit (fixture, rename_code, "99");
  edit (fixture, rename_code, "00a");
  edit (fixture, rename_code, "00b");
  g_assert_cmpstr (fixture->spans->str, ==, "10:1:0 49:0:1 49:1:0 1:0:1 1:1:1 ");
}

/* Rows that can not be read are not waited for; those that are there stay. */
static void
test_failure (Fixture       *fixture,
              gconstpointer  data)
{
  HawRowStoreClass *store_class;

  load (fixture);
  store_class = HAW_ROW_STORE_GET_CLASS (fixture->store);
  store_class->sql = "SELECT * FROM nowhere";
  g_test_expect_message ("Hawamish", G_LOG_LEVEL_WARNING, "*nowhere*");
  haw_row_store_reload (fixture->store);
  read_on (fixture);
  g_assert_cmpuint (haw_row_store_get_n (fixture->store), ==, N_CODES);
  g_clear_object (&fixture->store);
  g_test_assert_expected_messages ();

  g_test_expect_message ("Hawamish", G_LOG_LEVEL_WARNING, "*nowhere*");
  load (fixture);
  g_assert_cmpuint (haw_row_store_get_n (fixture->store), ==, 0);
  g_test_assert_expected_messages ();
  store_class->sql = sql;
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/row-store/move", Fixture, NULL, set_up, test_move, tear_down);
  g_test_add ("/row-store/failure", Fixture, NULL, set_up, test_failure, tear_down);
  return g_test_run ();
}
