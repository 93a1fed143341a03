/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "notes-fixture.h"

#include "project/haw-clock.h"

/* The notes of an article with more annotations than there are cards. */

#define N_ANNOTATIONS 600
#define MAX_CARDS     48

static gboolean
add_annotations (HawDb     *db,
                 gpointer   article,
                 GError   **error)
{
  for (gint64 i = 0; i < N_ANNOTATIONS; i++)
    {
      g_autofree char *uuid = haw_uuid_new ();

      if (!haw_db_run (db, error,
                       "INSERT INTO annotation (uuid, article, text, start, end, quote, created,"
                       " modified) SELECT ?, ?, id, ?, ?, substr (text, ?, 1), 1, 1"
                       " FROM article_text WHERE article = ?", "siiiii", uuid, *(gint64 *) article,
                       i % 150, i % 150 + 1 + i / 150, i % 150 + 1, *(gint64 *) article))
        return FALSE;
    }
  return TRUE;
}

static HawRowStore *
store_of (Fixture *fixture)
{
  return HAW_ROW_STORE (haw_view_state_get_annotations (fixture->state));
}

static gboolean
has_all (Fixture *fixture)
{
  return haw_row_store_get_n (store_of (fixture)) == N_ANNOTATIONS;
}

static void
init (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fixture_init (fixture);
  haw_project_edit_async (fixture->project, haw_label_new ("Edit", NULL), NULL, add_annotations,
                          &fixture->article, NULL, NULL, haw_await_cb, &result);
  g_assert_true (haw_project_edit_finish (fixture->project, haw_await (&result), &error));
  g_assert_no_error (error);
  fixture_wait (fixture, has_all);
  fixture_settle (fixture);
}

static GtkListBox *
box_of (Fixture *fixture)
{
  return GTK_LIST_BOX (fixture_find (fixture->pane, GTK_TYPE_LIST_BOX, 0));
}

static HawNoteCard *
card_at (Fixture *fixture,
         int      place)
{
  return (HawNoteCard *) gtk_list_box_get_row_at_index (box_of (fixture), place);
}

/* The cards are a run of the annotations, in their order; gives the place of the first of them. */
static guint
check_cards (Fixture *fixture)
{
  guint first = 0;
  int n = 0;

  g_assert_true (haw_row_store_find (store_of (fixture), haw_row_get_id (
    HAW_ROW (haw_note_card_get_annotation (card_at (fixture, 0)))), &first));
  for (; card_at (fixture, n) != NULL; n++)
    g_assert_true (haw_note_card_get_annotation (card_at (fixture, n)) ==
                   haw_row_store_peek (store_of (fixture), first + (guint) n));
  g_assert_cmpint (n, >=, 24);
  g_assert_cmpint (n, <=, MAX_CARDS);
  return first;
}

static gboolean
is_selected (Fixture *fixture)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (box_of (fixture));

  return row != NULL && haw_row_get_id (HAW_ROW (haw_note_card_get_annotation (
    HAW_NOTE_CARD (row)))) == haw_view_state_get_annotation (fixture->state) &&
    gtk_widget_get_height (GTK_WIDGET (row)) > 0;
}

static void
test_jump (void)
{
  g_auto (Fixture) fixture = { 0 };
  const guint places[] = { 0, 599, 300, 310, 20, 598 };

  init (&fixture);
  g_assert_cmpuint (check_cards (&fixture), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      haw_view_state_set_annotation (fixture.state, haw_row_get_id (
        haw_row_store_peek (store_of (&fixture), places[i])));
      fixture_wait (&fixture, is_selected);
      fixture_settle (&fixture);
      check_cards (&fixture);
    }
}

static GtkAdjustment *
adjustment_of (Fixture *fixture)
{
  return gtk_list_box_get_adjustment (box_of (fixture));
}

static double
top_of (Fixture     *fixture,
        HawNoteCard *card)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (card), GTK_WIDGET (box_of (fixture)),
                                            &bounds));
  return (double) bounds.origin.y;
}

/* Waits until the list is as it will be. */
static void
scroll_to (Fixture *fixture,
           double   value)
{
  gtk_adjustment_set_value (adjustment_of (fixture), value);
  fixture_settle (fixture);
  gtk_widget_queue_draw (fixture->window);
  gtk_test_widget_wait_for_draw (fixture->window);
  fixture_settle (fixture);
}

/* By scrolling one comes to the last and back to the first, and what is seen never leaps. */
static void
test_scroll (void)
{
  g_auto (Fixture) fixture = { 0 };
  guint first = 0;

  init (&fixture);
  for (guint i = 0; i < 120 && first + MAX_CARDS < N_ANNOTATIONS; i++)
    {
      scroll_to (&fixture, 1e9);
      first = check_cards (&fixture);
    }
  g_assert_cmpuint (first, ==, N_ANNOTATIONS - MAX_CARDS);

  for (guint i = 0; i < 120 && first > 0; i++)
    {
      HawNoteCard *seen = card_at (&fixture, 2);

      scroll_to (&fixture, top_of (&fixture, seen));
      g_assert_cmpuint (check_cards (&fixture), <, first);
      first = check_cards (&fixture);
      g_assert_cmpfloat_with_epsilon (top_of (&fixture, seen),
                                      gtk_adjustment_get_value (adjustment_of (&fixture)), 1.5);
    }
  g_assert_cmpuint (first, ==, 0);
}

static gboolean
remove_some (HawDb     *db,
             gpointer   data,
             GError   **error)
{
  return haw_db_run (db, error, "DELETE FROM annotation WHERE id % 3 = 0", "");
}

static gboolean
has_fewer (Fixture *fixture)
{
  return haw_row_store_get_n (store_of (fixture)) == N_ANNOTATIONS - N_ANNOTATIONS / 3;
}

/* Rows that come and go above, among and below the cards. */
static void
test_changes (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  guint first;

  init (&fixture);
  haw_view_state_set_annotation (fixture.state,
                                 haw_row_get_id (haw_row_store_peek (store_of (&fixture), 301)));
  fixture_wait (&fixture, is_selected);
  first = check_cards (&fixture);
  g_assert_cmpuint (first, >, 0);

  haw_project_edit_async (fixture.project, haw_label_new ("Edit", NULL), NULL, remove_some, NULL,
                          NULL, NULL, haw_await_cb, &result);
  g_assert_true (haw_project_edit_finish (fixture.project, haw_await (&result), NULL));
  fixture_wait (&fixture, has_fewer);
  fixture_settle (&fixture);
  g_assert_cmpuint (check_cards (&fixture), <, first);
  fixture_undo (&fixture);
  fixture_wait (&fixture, has_all);
  fixture_settle (&fixture);
  first = check_cards (&fixture);
  g_assert_cmpuint (first, <=, 301);
  g_assert_true (is_selected (&fixture));
  g_assert_true (card_at (&fixture, (int) (301 - first)) ==
                 HAW_NOTE_CARD (gtk_list_box_get_selected_row (box_of (&fixture))));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/notes-many/jump", test_jump);
  g_test_add_func ("/notes-many/scroll", test_scroll);
  g_test_add_func ("/notes-many/changes", test_changes);

  return g_test_run ();
}
