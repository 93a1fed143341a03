/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "import/haw-correction.h"
#include "model/haw-annotation-edit.h"
#include "review/haw-review-card.h"
#include "review/haw-review-pane.h"
#include "support/haw-test-article.h"

#include <string.h>

static const char first[] = "وصول الوفد\n\nقالت البلدية إن 13 سفينة تنتظر في عرض البحر.\n";
static const char second[] = "وصول الوفد\n\nقالت البلدية إن 14 سفينة تنتظر في عرض البحر.\n";

typedef struct
{
  char *folder;
  HawProject *project;
  HawViewState *state;
  GtkWidget *window;
  HawReviewPane *pane;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *path = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  gint64 start = g_utf8_pointer_to_offset (first, strstr (first, "13 سفينة"));

  fixture->folder = haw_test_folder ();
  path = g_build_filename (fixture->folder, "affair.hawamish", NULL);
  fixture->project = haw_test_new_project (path);
  haw_test_add_articles (fixture->project, "وصول الوفد", first, 1);
  haw_annotation_add_async (fixture->project, 1, start, start + 8, NULL, 0, NULL, NULL,
                            haw_await_cb, &result);
  g_assert_cmpint (haw_annotation_add_finish (fixture->project, haw_await (&result), NULL), ==, 1);
  fixture->state = haw_view_state_new ();
  haw_view_state_set_project (fixture->state, fixture->project);
  haw_view_state_set_article (fixture->state, 1);
  fixture->pane = HAW_REVIEW_PANE (haw_review_pane_new (fixture->state));
  fixture->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->pane));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  haw_view_state_set_project (fixture->state, NULL);
  g_clear_object (&fixture->state);
  haw_test_close_project (fixture->project);
  haw_test_finalize (g_steal_pointer (&fixture->project));
  haw_test_remove (fixture->folder);
  g_free (fixture->folder);
}

static void
correct (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree HawCorrection *correction = NULL;

  haw_import_correction_async (fixture->project, 1, NULL, second, NULL, haw_await_cb, &result);
  correction = haw_import_correction_finish (fixture->project, haw_await (&result), NULL);
  g_assert_nonnull (correction);
  haw_test_wait_until (haw_review_pane_get_n_waiting (fixture->pane) == 1);
}

static GtkWidget *
find (GtkWidget  *widget,
      GType       type,
      const char *label)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) &&
      (label == NULL || g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
click (Fixture    *fixture,
       const char *label)
{
  GtkWidget *button = find (GTK_WIDGET (fixture->pane), GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static HawAnnotation *
get_annotation (Fixture *fixture)
{
  HawAnnotationList *list = haw_view_state_get_annotations (fixture->state);
  HawAnnotation *annotation;

  haw_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (list)) == 1);
  annotation = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_object_unref (annotation);
  return annotation;
}

static void
test_accept (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  GtkWidget *card;

  g_assert_null (find (GTK_WIDGET (fixture->pane), HAW_TYPE_REVIEW_CARD, NULL));
  correct (fixture);
  card = find (GTK_WIDGET (fixture->pane), HAW_TYPE_REVIEW_CARD, NULL);
  gtk_test_accessible_assert_property (card, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "⁨وصول الوفد⁩: ⁨13 سفينة⁩");
  g_assert_cmpstr (haw_review_card_get_entry (HAW_REVIEW_CARD (card))->proposed, ==, "14 سفينة");
  click (fixture, "Move There");
  haw_test_wait_until (haw_review_pane_get_n_waiting (fixture->pane) == 0);
  g_assert_cmpstr (haw_annotation_get_quote (get_annotation (fixture)), ==, "14 سفينة");

  /* Undone, it waits again. */
  haw_project_undo_async (fixture->project, FALSE, NULL, haw_await_cb, &result);
  g_assert_true (haw_project_undo_finish (fixture->project, haw_await (&result), NULL));
  haw_test_wait_until (haw_review_pane_get_n_waiting (fixture->pane) == 1);
}

static void
test_keep (Fixture       *fixture,
           gconstpointer  data)
{
  correct (fixture);
  click (fixture, "Keep in the Old Version");
  haw_test_wait_until (haw_review_pane_get_n_waiting (fixture->pane) == 0);
  g_assert_cmpstr (haw_annotation_get_quote (get_annotation (fixture)), ==, "13 سفينة");
}

static void
message_cb (HawViewState *state,
            const char   *text,
            guint        *n)
{
  (*n)++;
}

static void
test_selection (Fixture       *fixture,
                gconstpointer  data)
{
  gint64 start = g_utf8_pointer_to_offset (second, strstr (second, "سفينة تنتظر"));
  guint n = 0;

  correct (fixture);
  g_signal_connect (fixture->state, "message", G_CALLBACK (message_cb), &n);
  click (fixture, "Move to the Selection");
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (haw_review_pane_get_n_waiting (fixture->pane), ==, 1);
  haw_view_state_set_selection (fixture->state, start, start + 11);
  click (fixture, "Move to the Selection");
  haw_test_wait_until (haw_review_pane_get_n_waiting (fixture->pane) == 0);
  g_assert_cmpstr (haw_annotation_get_quote (get_annotation (fixture)), ==, "سفينة تنتظر");
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, func) g_test_add ("/review-pane/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("accept", test_accept);
  ADD ("keep", test_keep);
  ADD ("selection", test_selection);

  return g_test_run ();
}
