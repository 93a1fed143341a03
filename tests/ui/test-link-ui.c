/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dialogs/haw-link-dialog.h"
#include "model/haw-links.h"
#include "model/haw-link-edit.h"
#include "notes-fixture.h"
#include "support/haw-test-article.h"
#include "widgets/haw-link-rows.h"

#define OTHER_TEXT "بيان المجلس\n\nنفى المجلس أن يكون الوفد قد وصل إلى المدينة أو التقى أحدا فيها.\n"

/* Two annotations in the article that is shown, one in another article. */
static void
make_annotations (Fixture *fixture)
{
  gint64 shown = fixture->article;

  fixture->annotations[0] = fixture_annotate (fixture, 0, 4, NULL);
  fixture->annotations[1] = fixture_annotate (fixture, 24, 40, NULL);
  fixture->article = fixture_import (fixture, OTHER_TEXT, "2020-07-04");
  fixture->annotations[2] = fixture_annotate (fixture, 13, 40, NULL);
  fixture->article = shown;
  fixture_settle (fixture);
}

static void
link_up (Fixture     *fixture,
         guint        source,
         guint        target,
         HawRelation  relation,
         const char  *reason)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  haw_link_add_async (fixture->project, fixture->annotations[source], fixture->annotations[target],
                      relation, reason, NULL, haw_await_cb, &result);
  g_assert_true (haw_project_edit_finish (fixture->project, haw_await (&result), &error));
  g_assert_no_error (error);
}

static HawNoteCard *
card_of (Fixture *fixture,
         guint    place)
{
  return HAW_NOTE_CARD (fixture_find (fixture->pane, HAW_TYPE_NOTE_CARD, place));
}

static GtkWidget *
rows_of (Fixture *fixture,
         guint    place)
{
  return fixture_find (GTK_WIDGET (card_of (fixture, place)), HAW_TYPE_LINK_ROWS, 0);
}

/* The button that leads to the other annotation. */
static GtkWidget *
first_button (Fixture *fixture,
              guint    place)
{
  return fixture_find (rows_of (fixture, place), GTK_TYPE_BUTTON, 0);
}

static void
test_cards (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  GtkWidget *button;

  fixture_init (&fixture);
  make_annotations (&fixture);
  g_assert_false (gtk_widget_get_visible (rows_of (&fixture, 0)));
  link_up (&fixture, 2, 0, HAW_RELATION_CONTRADICTS, "ينفي الوصول");
  link_up (&fixture, 0, 1, HAW_RELATION_SUPPORTS, "");
  haw_test_wait_until (fixture_count (rows_of (&fixture, 0), GTK_TYPE_BUTTON) == 4);

  /* Words for the direction, the other one's words, its outlet and the reason. */
  button = first_button (&fixture, 0);
  g_assert_true (g_str_has_prefix (gtk_widget_get_tooltip_text (button), "Contradicted by "));
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (button), "وكالة الساحل"));
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (button), "ينفي الوصول"));
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       gtk_widget_get_tooltip_text (button));
  haw_test_wait_until (fixture_count (rows_of (&fixture, 1), GTK_TYPE_BUTTON) == 2);
  button = first_button (&fixture, 1);
  g_assert_true (g_str_has_prefix (gtk_widget_get_tooltip_text (button), "Supported by "));
  g_assert_null (strstr (gtk_widget_get_tooltip_text (button), "وكالة الساحل"));

  /* Both go with the annotation and come back with it. */
  haw_annotation_remove_async (fixture.project, fixture.annotations[2], NULL, haw_await_cb, &result);
  g_assert_true (haw_project_edit_finish (fixture.project, haw_await (&result), NULL));
  haw_test_wait_until (fixture_count (rows_of (&fixture, 0), GTK_TYPE_BUTTON) == 2);
  fixture_undo (&fixture);
  haw_test_wait_until (fixture_count (rows_of (&fixture, 0), GTK_TYPE_BUTTON) == 4);

  fixture_click (rows_of (&fixture, 1), "Delete the Link");
  haw_test_wait_until (!gtk_widget_get_visible (rows_of (&fixture, 1)));
  haw_test_wait_until (fixture_count (rows_of (&fixture, 0), GTK_TYPE_BUTTON) == 2);
}

/* A link leads to the other annotation, in whatever article that is. */
static void
test_leads (void)
{
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture);
  make_annotations (&fixture);
  link_up (&fixture, 0, 2, HAW_RELATION_TRANSLATES, "");
  haw_test_wait_until (fixture_count (rows_of (&fixture, 0), GTK_TYPE_BUTTON) == 2);
  gtk_widget_activate (first_button (&fixture, 0));
  haw_test_wait_until (haw_view_state_get_article (fixture.state) != fixture.article);
  g_assert_cmpint (haw_view_state_get_annotation (fixture.state), ==, fixture.annotations[2]);
  g_assert_cmpint (fixture.revealed_start, ==, 13);
}

static void
asked_cb (HawViewState *state,
          gint64        annotation,
          gint64       *asked)
{
  *asked = annotation;
}

static void
test_asks (void)
{
  g_auto (Fixture) fixture = { 0 };
  gint64 asked = 0;

  fixture_init (&fixture);
  make_annotations (&fixture);
  g_signal_connect (fixture.state, "edit-link", G_CALLBACK (asked_cb), &asked);
  haw_test_wait_until (card_of (&fixture, 1) != NULL);
  fixture_click (GTK_WIDGET (card_of (&fixture, 1)), "Link to Another Annotation");
  g_assert_cmpint (asked, ==, fixture.annotations[1]);
}

static GtkWidget *
part_of (HawLinkDialog *dialog,
         const char    *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (dialog), HAW_TYPE_LINK_DIALOG,
                                                    name));
}

static guint
n_rows (HawLinkDialog *dialog)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (GTK_LIST_BOX (part_of (dialog, "list")), (int) n) != NULL)
    n++;
  return n;
}

/* Find by words, say what and why, Enter. */
static void
test_dialog (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (HawLinks) links = NULL;
  HawLinkDialog *dialog;
  gpointer weak;
  const HawLinkEnd *end;

  fixture_init (&fixture);
  make_annotations (&fixture);
  dialog = haw_link_dialog_present (fixture.state, NULL, fixture.annotations[0]);
  weak = dialog;
  g_object_add_weak_pointer (G_OBJECT (dialog), &weak);
  haw_test_wait_until (n_rows (dialog) == 2);
  g_assert_true (gtk_widget_get_sensitive (part_of (dialog, "link_button")));
  gtk_editable_set_text (GTK_EDITABLE (part_of (dialog, "search")), "لا شيء كهذا");
  haw_test_wait_until (n_rows (dialog) == 0);
  g_assert_false (gtk_widget_get_sensitive (part_of (dialog, "link_button")));
  gtk_editable_set_text (GTK_EDITABLE (part_of (dialog, "search")), "نفى المجلس");
  haw_test_wait_until (n_rows (dialog) == 1);

  /* "Supported by": the other one is where the link begins. */
  gtk_drop_down_set_selected (GTK_DROP_DOWN (part_of (dialog, "relation")), 4);
  gtk_editable_set_text (GTK_EDITABLE (part_of (dialog, "reason")), "السبب");
  g_signal_emit_by_name (part_of (dialog, "search"), "activate");
  haw_test_wait_until (weak == NULL);

  links = haw_links_new (fixture.project, fixture.article);
  haw_test_wait_until (haw_links_get (links, fixture.annotations[0]) != NULL);
  end = g_ptr_array_index (haw_links_get (links, fixture.annotations[0]), 0);
  g_assert_cmpint (end->annotation, ==, fixture.annotations[2]);
  g_assert_cmpint (end->kind, ==, HAW_RELATION_SUPPORTS);
  g_assert_false (end->outgoing);
  g_assert_cmpstr (end->reason, ==, "السبب");
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/link-ui/cards", test_cards);
  g_test_add_func ("/link-ui/leads", test_leads);
  g_test_add_func ("/link-ui/asks", test_asks);
  g_test_add_func ("/link-ui/dialog", test_dialog);

  return g_test_run ();
}
