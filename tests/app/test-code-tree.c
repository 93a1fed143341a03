/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/haw-code-tree.h"
#include "support/haw-test-codebook.h"

#define TEXT "وصل الوزير إلى العاصمة، الجمعة.\nوغادرها أمس السبت."

/* a > (b > c, d), e */
typedef struct
{
  char *folder;
  HawProject *project;
  HawCodeList *codes;
  HawCodeCounts *counts;
  HawCodeTree *tree;
  GAsyncResult *result;
  gint64 a, b, c, d, e;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *path = NULL;

  fixture->folder = haw_test_folder ();
  path = g_build_filename (fixture->folder, "affair.hawamish", NULL);
  fixture->project = haw_test_new_project (path);
  haw_test_add_articles (fixture->project, "زيارة", TEXT, 1);
  fixture->a = haw_test_add_code (fixture->project, "a", 0);
  fixture->b = haw_test_add_code (fixture->project, "أحداث b", fixture->a);
  fixture->c = haw_test_add_code (fixture->project, "c", fixture->b);
  fixture->d = haw_test_add_code (fixture->project, "d", fixture->a);
  fixture->e = haw_test_add_code (fixture->project, "e", 0);
  fixture->codes = haw_code_list_new (fixture->project);
  fixture->counts = haw_code_counts_new (fixture->project);
  fixture->tree = haw_code_tree_new (fixture->codes, fixture->counts);
  haw_test_wait_until (!haw_row_store_get_loading (HAW_ROW_STORE (fixture->codes)));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->tree);
  g_clear_object (&fixture->counts);
  g_clear_object (&fixture->codes);
  haw_test_close_project (fixture->project);
  haw_test_finalize (g_steal_pointer (&fixture->project));
  haw_test_remove (fixture->folder);
  g_free (fixture->folder);
}

/* What is shown: the last letter of each name after a dot for each code above it. */
static char *
outline (Fixture *fixture)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->tree)); i++)
    {
      g_autoptr (HawCodeNode) node = g_list_model_get_item (G_LIST_MODEL (fixture->tree), i);
      const char *name = haw_code_get_name (haw_code_node_get_code (node));

      for (guint depth = 0; depth < haw_code_node_get_depth (node); depth++)
        g_string_append_c (text, '.');
      g_string_append_c (text, name[strlen (name) - 1]);
      if (haw_code_node_has_children (node))
        g_string_append_c (text, haw_code_node_get_expanded (node) ? '-' : '+');
    }
  return g_string_free (text, FALSE);
}

#define assert_outline(fixture, expected) \
  G_STMT_START { \
    g_autofree char *outline_ = outline (fixture); \
    g_assert_cmpstr (outline_, ==, expected); \
  } G_STMT_END

static void
test_fold (Fixture       *fixture,
           gconstpointer  data)
{
  assert_outline (fixture, "a-.b-..c.de");
  haw_code_tree_set_expanded (fixture->tree, fixture->b, FALSE);
  assert_outline (fixture, "a-.b+.de");
  haw_code_tree_expand_all (fixture->tree, FALSE);
  assert_outline (fixture, "a+e");
  haw_code_tree_reveal (fixture->tree, fixture->c);
  assert_outline (fixture, "a-.b-..c.de");
  haw_code_tree_expand_all (fixture->tree, TRUE);
  g_assert_true (haw_code_tree_is_below (fixture->tree, fixture->c, fixture->a));
  g_assert_false (haw_code_tree_is_below (fixture->tree, fixture->a, fixture->c));
}

/* Spelling does not matter, and what is folded away is found. */
static void
test_filter (Fixture       *fixture,
             gconstpointer  data)
{
  haw_code_tree_expand_all (fixture->tree, FALSE);
  haw_code_tree_set_filter (fixture->tree, "احداث");
  assert_outline (fixture, "a-.b");
  g_assert_cmpuint (haw_code_tree_get_n_codes (fixture->tree), ==, 5);
  haw_code_tree_set_filter (fixture->tree, " C ");
  assert_outline (fixture, "a-.b-..c");
  haw_code_tree_set_filter (fixture->tree, "");
  assert_outline (fixture, "a+e");
}

static void
test_retired (Fixture       *fixture,
              gconstpointer  data)
{
  haw_code_set_retired_async (fixture->project, fixture->b, "b", TRUE, NULL, haw_await_cb,
                              &fixture->result);
  haw_test_finish_edit (fixture->project, &fixture->result);
  assert_outline (fixture, "a-.de");
  g_assert_cmpuint (haw_code_tree_get_n_codes (fixture->tree), ==, 3);
  haw_code_tree_set_retired (fixture->tree, TRUE);
  assert_outline (fixture, "a-.b-..c.de");
}

static void
take (Fixture     *fixture,
      gint64       code,
      HawCodeStep  step)
{
  gint64 parent, before;

  g_assert_true (haw_code_tree_find_step (fixture->tree, code, step, &parent, &before));
  haw_code_move_async (fixture->project, code, "x", parent, before, NULL, haw_await_cb,
                       &fixture->result);
  haw_test_finish_edit (fixture->project, &fixture->result);
}

static void
test_steps (Fixture       *fixture,
            gconstpointer  data)
{
  HawCodeNode *node = haw_code_tree_find (fixture->tree, fixture->d, NULL);
  gint64 parent, before;

  take (fixture, fixture->d, HAW_CODE_UP);
  assert_outline (fixture, "a-.d.b-..ce");
  g_assert_true (haw_code_tree_find (fixture->tree, fixture->d, NULL) == node);
  take (fixture, fixture->d, HAW_CODE_DOWN);
  assert_outline (fixture, "a-.b-..c.de");
  take (fixture, fixture->d, HAW_CODE_IN);
  assert_outline (fixture, "a-.b-..c..de");
  take (fixture, fixture->c, HAW_CODE_OUT);
  assert_outline (fixture, "a-.b-..d.ce");
  take (fixture, fixture->b, HAW_CODE_OUT);
  assert_outline (fixture, "a-.cb-.de");
  take (fixture, fixture->e, HAW_CODE_IN);
  assert_outline (fixture, "a-.cb-.d.e");
  g_free (haw_test_undo (fixture->project, FALSE, NULL));
  assert_outline (fixture, "a-.cb-.de");

  g_assert_false (haw_code_tree_find_step (fixture->tree, fixture->a, HAW_CODE_UP, &parent,
                                           &before));
  g_assert_false (haw_code_tree_find_step (fixture->tree, fixture->a, HAW_CODE_OUT, &parent,
                                           &before));
  g_assert_false (haw_code_tree_find_step (fixture->tree, fixture->a, HAW_CODE_IN, &parent,
                                           &before));
  g_assert_false (haw_code_tree_find_step (fixture->tree, fixture->e, HAW_CODE_DOWN, &parent,
                                           &before));
}

static void
drop (Fixture     *fixture,
      gint64       code,
      gint64       target,
      HawCodeDrop  place)
{
  gint64 parent, before;

  g_assert_true (haw_code_tree_find_drop (fixture->tree, code, target, place, &parent, &before));
  haw_code_move_async (fixture->project, code, "x", parent, before, NULL, haw_await_cb,
                       &fixture->result);
  haw_test_finish_edit (fixture->project, &fixture->result);
}

static void
test_drops (Fixture       *fixture,
            gconstpointer  data)
{
  gint64 parent, before;

  drop (fixture, fixture->e, fixture->d, HAW_CODE_DROP_BEFORE);
  assert_outline (fixture, "a-.b-..c.e.d");
  drop (fixture, fixture->e, fixture->d, HAW_CODE_DROP_BEFORE);
  assert_outline (fixture, "a-.b-..c.e.d");
  drop (fixture, fixture->e, fixture->d, HAW_CODE_DROP_AFTER);
  assert_outline (fixture, "a-.b-..c.d.e");
  drop (fixture, fixture->e, fixture->b, HAW_CODE_DROP_AFTER);
  assert_outline (fixture, "a-.b-..e..c.d");
  haw_code_tree_set_expanded (fixture->tree, fixture->b, FALSE);
  drop (fixture, fixture->e, fixture->b, HAW_CODE_DROP_AFTER);
  assert_outline (fixture, "a-.b+.e.d");
  drop (fixture, fixture->e, fixture->b, HAW_CODE_DROP_INTO);
  haw_code_tree_set_expanded (fixture->tree, fixture->b, TRUE);
  assert_outline (fixture, "a-.b-..c..e.d");
  g_assert_false (haw_code_tree_find_drop (fixture->tree, fixture->a, fixture->c,
                                           HAW_CODE_DROP_INTO, &parent, &before));
}

static gint64
count_of (Fixture  *fixture,
          gint64    code,
          gboolean  with_children)
{
  return haw_code_node_get_n_annotations (haw_code_tree_find (fixture->tree, code, NULL),
                                          with_children);
}

/* An annotation with two codes of a branch is one annotation of the branch. */
static void
test_counts (Fixture       *fixture,
             gconstpointer  data)
{
  const gint64 both[] = { fixture->b, fixture->c };

  haw_test_annotate (fixture->project, 0, 3, both, 2);
  g_assert_cmpuint (haw_code_counts_get_n_reads (fixture->counts), ==, 0);
  haw_code_counts_set_active (fixture->counts, TRUE);
  haw_test_wait_until (count_of (fixture, fixture->a, TRUE) == 1);
  g_assert_cmpint (count_of (fixture, fixture->a, FALSE), ==, 0);
  g_assert_cmpint (count_of (fixture, fixture->b, FALSE), ==, 1);
  g_assert_cmpint (count_of (fixture, fixture->b, TRUE), ==, 1);
  g_assert_cmpuint (haw_code_counts_get_n_reads (fixture->counts), ==, 1);

  haw_test_annotate (fixture->project, 4, 10, both, 1);
  haw_test_wait_until (count_of (fixture, fixture->b, FALSE) == 2);
  g_assert_cmpint (count_of (fixture, fixture->a, TRUE), ==, 2);
  /* A name is not counted. */
  {
    const HawCodeFields name = { .name = "z" };

    haw_code_update_async (fixture->project, fixture->e, &name, NULL, haw_await_cb,
                           &fixture->result);
    haw_test_finish_edit (fixture->project, &fixture->result);
  }
  g_assert_cmpuint (haw_code_counts_get_n_reads (fixture->counts), ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) g_test_add ("/code-tree/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("fold", test_fold);
  ADD ("filter", test_filter);
  ADD ("retired", test_retired);
  ADD ("steps", test_steps);
  ADD ("drops", test_drops);
  ADD ("counts", test_counts);

  return g_test_run ();
}
