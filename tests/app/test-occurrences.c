/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/haw-import.h"
#include "model/haw-annotation-edit.h"
#include "model/haw-code-edit.h"
#include "model/haw-occurrences.h"
#include "support/haw-test.h"

#include <string.h>

typedef struct
{
  char *folder;
  HawProject *project;
  gint64 articles[2];
  gint64 codes[2];
} Fixture;

static gint64
import (HawProject *project,
        const char *text,
        const char *published)
{
  const HawImportOptions options = { .published = published, .outlet = "وكالة الساحل" };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HawImportReport) report = NULL;
  g_autoptr (GError) error = NULL;

  haw_import_pasted_async (project, text, &options, NULL, haw_await_cb, &result);
  report = haw_import_finish (project, haw_await (&result), &error);
  g_assert_no_error (error);
  return g_array_index (report->ids, gint64, 0);
}

static gint64
add_code (HawProject *project,
          const char *name)
{
  const HawCodeFields fields = { .name = name };
  g_autoptr (GAsyncResult) result = NULL;

  haw_code_add_async (project, &fields, NULL, haw_await_cb, &result);
  return haw_code_add_finish (project, haw_await (&result), NULL);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autofree char *path = NULL;

  fixture->folder = haw_test_folder ();
  path = g_build_filename (fixture->folder, "test.hawamish", NULL);
  fixture->project = haw_test_new_project (path);
  fixture->articles[0]
    = import (fixture->project, "خبر عن الميناء\n\nقالت إدارة الميناء إن السفينة رست في الميناء صباح الأحد "
              "وإن العمل في الميناء مستمر، بحسب البيان الذي صدر أمس.", "2020-07-04");
  fixture->articles[1]
    = import (fixture->project, "خبر آخر من الساحل\n\nوصلت شاحنات إلى ميناء المدينة، وللميناء طريق واحد، كما "
              "قال سائق للوكالة ظهر الجمعة الماضية.", "2020-07-03");
  fixture->codes[0] = add_code (fixture->project, "أماكن");
  fixture->codes[1] = add_code (fixture->project, "نقل");
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  haw_test_close_project (fixture->project);
  haw_test_finalize (fixture->project);
  haw_test_remove (fixture->folder);
  g_free (fixture->folder);
}

static GPtrArray *
find (Fixture    *fixture,
      gint64      article,
      const char *words,
      gsize       n_codes)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *found;

  haw_occurrences_find_async (fixture->project, article, words, fixture->codes, n_codes, NULL,
                              haw_await_cb, &result);
  found = haw_project_read_finish (fixture->project, haw_await (&result), &error);
  g_assert_no_error (error);
  return found;
}

/* One article or all, the oldest first, with the words around each place. */
static void
test_find (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GPtrArray) one = find (fixture, fixture->articles[0], "الميناء", 1);
  g_autoptr (GPtrArray) all = find (fixture, 0, "الميناء", 1);
  g_autoptr (GPtrArray) none = find (fixture, 0, "مطار", 1);
  g_autoptr (GPtrArray) no_word = find (fixture, 0, "،", 1);
  HawOccurrence *first;

  g_assert_cmpuint (one->len, ==, 4);
  g_assert_cmpuint (all->len, ==, 6);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (no_word->len, ==, 0);
  first = all->pdata[0];
  g_assert_cmpint (haw_occurrence_get_article (first), ==, fixture->articles[1]);
  g_assert_cmpstr (haw_occurrence_get_words (first), ==, "ميناء");
  g_assert_cmpstr (haw_occurrence_get_before (first), ==, "وصلت شاحنات إلى ");
  g_assert_true (g_str_has_prefix (haw_occurrence_get_after (first), " المدينة، وللميناء طريق"));
  g_assert_true (g_str_has_suffix (haw_occurrence_get_after (first), "…"));
  g_assert_cmpstr (haw_occurrence_get_words (all->pdata[1]), ==, "لميناء");
  g_assert_true (haw_occurrence_get_chosen (first));
}

/* All in one step; what has the codes is not found again, and undoing takes everything back. */
static void
test_code (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GPtrArray) all = find (fixture, 0, "الميناء", 1);
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) both = NULL;
  g_autoptr (GPtrArray) undone = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  haw_occurrences_code_async (fixture->project, all, fixture->codes, 1, NULL, haw_await_cb, &result);
  g_assert_true (haw_project_edit_finish (fixture->project, haw_await (&result), &error));
  g_assert_no_error (error);
  after = find (fixture, 0, "الميناء", 1);
  g_assert_cmpuint (after->len, ==, 0);
  both = find (fixture, 0, "الميناء", 2);
  g_assert_cmpuint (both->len, ==, 6);

  label = haw_test_undo (fixture->project, FALSE, NULL);
  g_assert_nonnull (strstr (label, "6"));
  undone = find (fixture, 0, "الميناء", 1);
  g_assert_cmpuint (undone->len, ==, 6);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/occurrences/find", Fixture, NULL, set_up, test_find, tear_down);
  g_test_add ("/occurrences/code", Fixture, NULL, set_up, test_code, tear_down);
  return g_test_run ();
}
