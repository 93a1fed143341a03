/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "export/haw-export.h"
#include "model/haw-annotation-edit.h"
#include "model/haw-article-edit.h"
#include "model/haw-contents.h"
#include "model/haw-link-edit.h"
#include "model/haw-links.h"
#include "model/haw-place.h"
#include "support/haw-test-article.h"

/* Two annotations in the first article, one in the second. */
typedef struct
{
  char *folder;
  HawProject *project;
  HawLinks *links;
  gint64 ids[3];
  guint n_changed;
} Fixture;

static void
changed_cb (Fixture *fixture)
{
  fixture->n_changed++;
}

static void
finish (Fixture       *fixture,
        GAsyncResult **result)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (haw_project_edit_finish (fixture->project, haw_await (result), &error));
  g_assert_no_error (error);
  g_clear_object (result);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  const gint64 places[][3] = { { 1, 0, 10 }, { 1, 11, 22 }, { 2, 0, 3 } };
  g_autofree char *path = NULL;

  fixture->folder = haw_test_folder ();
  path = g_build_filename (fixture->folder, "affair.hawamish", NULL);
  fixture->project = haw_test_new_project (path);
  haw_test_add_articles (fixture->project, "زيارة", "وصل الوزير إلى الميناء.", 2);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (GAsyncResult) result = NULL;

      haw_annotation_add_async (fixture->project, places[i][0], places[i][1], places[i][2], NULL, 0,
                                NULL, NULL, haw_await_cb, &result);
      fixture->ids[i] = haw_annotation_add_finish (fixture->project, haw_await (&result), NULL);
    }
  fixture->links = haw_links_new (fixture->project, 1);
  g_signal_connect_swapped (fixture->links, "changed", G_CALLBACK (changed_cb), fixture);
  haw_test_wait_until (fixture->n_changed == 1);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_signal_handlers_disconnect_by_data (fixture->links, fixture);
  g_object_unref (fixture->links);
  haw_test_close_project (fixture->project);
  haw_test_finalize (g_steal_pointer (&fixture->project));
  haw_test_remove (fixture->folder);
  g_free (fixture->folder);
}

static gboolean
link_up (Fixture      *fixture,
         gint64        source,
         gint64        target,
         HawRelation   relation,
         const char   *reason,
         GError      **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  haw_link_add_async (fixture->project, source, target, relation, reason, NULL, haw_await_cb,
                      &result);
  return haw_project_edit_finish (fixture->project, haw_await (&result), error);
}

static guint
count (Fixture *fixture,
       gint64   annotation)
{
  GPtrArray *ends = haw_links_get (fixture->links, annotation);

  return ends != NULL ? ends->len : 0;
}

static void
test_both_ends (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  const HawLinkEnd *end;

  g_assert_true (link_up (fixture, fixture->ids[0], fixture->ids[2], HAW_RELATION_CONTRADICTS,
                          " التاريخ مختلف ", &error));
  g_assert_true (link_up (fixture, fixture->ids[1], fixture->ids[0], HAW_RELATION_SUPPORTS, "",
                          &error));
  haw_test_wait_until (count (fixture, fixture->ids[0]) == 2);
  end = g_ptr_array_index (haw_links_get (fixture->links, fixture->ids[0]), 0);
  g_assert_cmpint (end->annotation, ==, fixture->ids[2]);
  g_assert_cmpint (end->article, ==, 2);
  g_assert_cmpint (end->end, ==, 3);
  g_assert_cmpstr (end->title, ==, "زيارة 2");
  g_assert_cmpstr (end->reason, ==, "التاريخ مختلف");
  g_assert_true (end->outgoing);
  end = g_ptr_array_index (haw_links_get (fixture->links, fixture->ids[0]), 1);
  g_assert_cmpint (end->annotation, ==, fixture->ids[1]);
  g_assert_false (end->outgoing);
  end = g_ptr_array_index (haw_links_get (fixture->links, fixture->ids[1]), 0);
  g_assert_cmpint (end->annotation, ==, fixture->ids[0]);
  g_assert_true (end->outgoing);

  g_free (haw_test_undo (fixture->project, FALSE, &error));
  haw_test_wait_until (count (fixture, fixture->ids[0]) == 1);
  g_assert_cmpuint (count (fixture, fixture->ids[1]), ==, 0);
}

static void
test_rules (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (link_up (fixture, fixture->ids[0], fixture->ids[0], HAW_RELATION_SAME, "",
                           &error));
  g_assert_error (error, HAW_ERROR, HAW_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (link_up (fixture, fixture->ids[0], 99, HAW_RELATION_SAME, "", &error));
  g_assert_error (error, HAW_ERROR, HAW_ERROR_INVALID);
  g_clear_error (&error);

  /* One kind of link between two annotations is there once; what has no direction, whichever way. */
  g_assert_true (link_up (fixture, fixture->ids[0], fixture->ids[1], HAW_RELATION_SAME, "", NULL));
  g_assert_true (link_up (fixture, fixture->ids[1], fixture->ids[0], HAW_RELATION_SAME, "سبب",
                          NULL));
  g_assert_true (link_up (fixture, fixture->ids[0], fixture->ids[1], HAW_RELATION_SUPPORTS, "",
                          NULL));
  g_assert_true (link_up (fixture, fixture->ids[1], fixture->ids[0], HAW_RELATION_SUPPORTS, "",
                          NULL));
  haw_test_wait_until (count (fixture, fixture->ids[0]) == 3);
  g_assert_cmpstr (((HawLinkEnd *) g_ptr_array_index (
                      haw_links_get (fixture->links, fixture->ids[0]), 0))->reason, ==, "سبب");
}

/* Links go with an annotation and come back with it; those to a removed article are not shown. */
static void
test_deleted (Fixture       *fixture,
              gconstpointer  data)
{
  const gint64 second = 2;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (link_up (fixture, fixture->ids[0], fixture->ids[2], HAW_RELATION_SUPPORTS, "سبب",
                          NULL));
  g_assert_true (link_up (fixture, fixture->ids[2], fixture->ids[1], HAW_RELATION_SUPPORTS, "",
                          NULL));
  haw_test_wait_until (count (fixture, fixture->ids[0]) == 1 && count (fixture, fixture->ids[1]) == 1);
  haw_annotation_remove_async (fixture->project, fixture->ids[2], NULL, haw_await_cb, &result);
  finish (fixture, &result);
  haw_test_wait_until (count (fixture, fixture->ids[0]) == 0);
  g_free (haw_test_undo (fixture->project, FALSE, &error));
  g_assert_no_error (error);
  haw_test_wait_until (count (fixture, fixture->ids[0]) == 1);

  haw_article_remove_async (fixture->project, &second, 1, NULL, haw_await_cb, &result);
  finish (fixture, &result);
  haw_test_wait_until (count (fixture, fixture->ids[0]) == 0);
  g_assert_cmpuint (count (fixture, fixture->ids[1]), ==, 0);
  g_free (haw_test_undo (fixture->project, FALSE, &error));
  haw_test_wait_until (count (fixture, fixture->ids[0]) == 1);
}

/* Reads only for what is linked. */
static void
test_reads (Fixture       *fixture,
            gconstpointer  data)
{
  const gint64 first = 1, second = 2;
  g_autoptr (GAsyncResult) result = NULL;
  guint reads;

  g_assert_true (link_up (fixture, fixture->ids[0], fixture->ids[2], HAW_RELATION_SUPPORTS, "",
                          NULL));
  haw_test_wait_until (count (fixture, fixture->ids[0]) == 1);
  reads = haw_links_get_reads (fixture->links);
  haw_article_update_async (fixture->project, &first, 1,
                            &(HawArticleFields) { .title = "غيره" }, NULL, haw_await_cb, &result);
  finish (fixture, &result);
  haw_annotation_set_translation_async (fixture->project, fixture->ids[1], "x", NULL, haw_await_cb,
                                        &result);
  finish (fixture, &result);
  g_assert_cmpuint (haw_links_get_reads (fixture->links), ==, reads);

  haw_article_update_async (fixture->project, &second, 1,
                            &(HawArticleFields) { .title = "عودة" }, NULL, haw_await_cb, &result);
  finish (fixture, &result);
  g_assert_cmpuint (haw_links_get_reads (fixture->links), ==, reads + 1);
  haw_test_wait_until (g_str_equal (((HawLinkEnd *) g_ptr_array_index (
                         haw_links_get (fixture->links, fixture->ids[0]), 0))->title, "عودة"));
}

static void
test_find (Fixture       *fixture,
           gconstpointer  data)
{
  const char *const words[] = { "", "الميناء", "زِيارة 2", "لا شيء" };
  const guint wanted[] = { 2, 1, 1, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GPtrArray) ends = NULL;

      haw_link_find_ends_async (fixture->project, fixture->ids[0], words[i], 50, NULL, haw_await_cb,
                                &result);
      ends = haw_project_read_finish (fixture->project, haw_await (&result), NULL);
      g_assert_cmpuint (ends->len, ==, wanted[i]);
      /* Those of the same article first. */
      if (i == 0)
        g_assert_cmpint (((HawLinkEnd *) g_ptr_array_index (ends, 0))->annotation, ==,
                         fixture->ids[1]);
    }
}

static void
keep_cb (HawProject  *project,
         HawChanges  *changes,
         HawChanges **kept)
{
  g_clear_pointer (kept, haw_changes_unref);
  *kept = haw_changes_ref (changes);
}

/* Undoing a link shows the annotation that it began at. */
static void
test_place (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (HawChanges) changes = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree HawPlace *place = NULL;

  g_assert_true (link_up (fixture, fixture->ids[2], fixture->ids[0], HAW_RELATION_SUPPORTS, "",
                          NULL));
  g_signal_connect (fixture->project, "changed", G_CALLBACK (keep_cb), &changes);
  g_free (haw_test_undo (fixture->project, FALSE, NULL));
  g_signal_handlers_disconnect_by_data (fixture->project, &changes);
  haw_place_find_async (fixture->project, changes, NULL, haw_await_cb, &result);
  place = haw_project_read_finish (fixture->project, haw_await (&result), NULL);
  g_assert_cmpint (place->annotation, ==, fixture->ids[2]);
  g_assert_cmpint (place->article, ==, 2);
}

static char *
export (Fixture    *fixture,
        const char *format)
{
  g_autofree char *path = g_build_filename (fixture->folder, "out", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  haw_export_async (fixture->project, format, file, NULL, NULL, haw_await_cb, &result);
  g_assert_true (haw_export_finish (fixture->project, haw_await (&result), &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static void
test_export (Fixture       *fixture,
             gconstpointer  data)
{
  const char *const formats[] = { "html", "markdown", "csv" };

  g_assert_true (link_up (fixture, fixture->ids[0], fixture->ids[2], HAW_RELATION_CONTRADICTS,
                          "<سبب>", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *text = export (fixture, formats[i]);

      g_assert_nonnull (strstr (text, "Contradicts"));
      g_assert_nonnull (strstr (text, "Contradicted by"));
      g_assert_true ((strstr (text, "<سبب>") != NULL) == (i == 2));
      g_assert_nonnull (strstr (text, "سبب"));
      if (i == 0)
        g_assert_nonnull (strstr (text, "<a href=\"#annotation-3\">"));
    }
}

int
main (int    argc,
      char **argv)
{
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  g_test_init (&argc, &argv, NULL);
  ADD ("/links/both-ends", test_both_ends);
  ADD ("/links/rules", test_rules);
  ADD ("/links/deleted", test_deleted);
  ADD ("/links/reads", test_reads);
  ADD ("/links/find", test_find);
  ADD ("/links/place", test_place);
  ADD ("/links/export", test_export);
#undef ADD

  return g_test_run ();
}
