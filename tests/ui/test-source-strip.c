/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "model/haw-annotation-edit.h"
#include "model/haw-event-edit.h"
#include "reader/haw-evidence-card.h"
#include "reader/haw-reader-pane-private.h"
#include "support/haw-test-article.h"
#include "widgets/haw-card-row.h"
#include "widgets/haw-evidence-text.h"

#define LINE "قال المتحدث إن الوفد وصل مساء أمس إلى المدينة الساحلية ثم التقى رئيس المجلس وغادر.\n\n"
#define TEXT LINE LINE LINE LINE LINE LINE LINE LINE LINE LINE LINE LINE LINE LINE LINE LINE LINE LINE
#define LATE (16 * 85)   /* code points, far below what a card shows at once */

typedef struct
{
  char *folder;
  HawProject *project;
  HawViewState *state;
  GtkWidget *window;
  HawReaderPane *pane;
  char *message;
} Fixture;

static void
message_cb (Fixture    *fixture,
            const char *text)
{
  g_free (fixture->message);
  fixture->message = g_strdup (text);
}

static gint64
add_event (Fixture    *fixture,
           guint       n_sources,
           const char *second_date)
{
  HawEventFields fields = { .title = "وصول الوفد", .date = "2020-07-03", .status = -1 };
  g_autoptr (GAsyncResult) result = NULL;
  gint64 event;

  haw_event_add_async (fixture->project, &fields, n_sources > 0 ? 1 : 0, LATE, LATE + 10, NULL,
                       haw_await_cb, &result);
  event = haw_event_add_finish (fixture->project, haw_await (&result), NULL);
  g_assert_cmpint (event, !=, 0);
  for (guint i = 1; i < n_sources; i++)
    {
      const HawEvidenceChange source = { .stance = "confirms",
                                         .date = i == 1 ? second_date : NULL };
      g_autoptr (GAsyncResult) added = NULL;

      haw_event_add_passage_async (fixture->project, event, i + 1, LATE, LATE + 10, &source, NULL,
                                   haw_await_cb, &added);
      g_assert_true (haw_project_edit_finish (fixture->project, haw_await (&added), NULL));
    }
  return event;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *path = NULL;

  fixture->folder = haw_test_folder ();
  path = g_build_filename (fixture->folder, "affair.hawamish", NULL);
  fixture->project = haw_test_new_project (path);
  haw_test_add_articles (fixture->project, "خبر", TEXT, 60);
  fixture->state = haw_view_state_new ();
  g_signal_connect_swapped (fixture->state, "message", G_CALLBACK (message_cb), fixture);
  fixture->pane = HAW_READER_PANE (haw_reader_pane_new (fixture->state));
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 640, 480);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->pane));
  haw_view_state_set_project (fixture->state, fixture->project);
  haw_view_state_set_article (fixture->state, 60);
  gtk_window_present (GTK_WINDOW (fixture->window));
  haw_test_wait_until (fixture->pane->document != NULL && fixture->pane->view != NULL &&
                       gtk_widget_get_width (GTK_WIDGET (fixture->pane->view)) > 0);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  haw_view_state_set_project (fixture->state, NULL);
  g_clear_object (&fixture->state);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  haw_test_close_project (fixture->project);
  haw_test_finalize (g_steal_pointer (&fixture->project));
  haw_test_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->message);
}

static GtkWidget *
find_type (GtkWidget *widget,
           GType      type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_type (child, type);

  return found;
}

static GtkWidget *
get_row (Fixture *fixture)
{
  return find_type (GTK_WIDGET (fixture->pane->sources), HAW_TYPE_CARD_ROW);
}

static GtkWidget *
get_card (Fixture *fixture,
          guint    number)
{
  GtkWidget *card = gtk_widget_get_first_child (get_row (fixture));

  while (card != NULL && number-- > 0)
    card = gtk_widget_get_next_sibling (card);
  return card;
}

static guint
count_cards (Fixture *fixture)
{
  guint n = 0;

  while (get_card (fixture, n) != NULL)
    n++;
  return n;
}

static guint
count_full (Fixture *fixture)
{
  guint n = 0;

  for (guint i = 0; get_card (fixture, i) != NULL; i++)
    n += haw_evidence_card_get_view (HAW_EVIDENCE_CARD (get_card (fixture, i))) != NULL;
  return n;
}

/* Whether the passage of a card is to be seen in it. */
static gboolean
shows_passage (Fixture *fixture,
               guint    number)
{
  HawReaderView *view = haw_evidence_card_get_view (HAW_EVIDENCE_CARD (get_card (fixture, number)));
  double top, bottom;

  return view != NULL && haw_reader_view_get_text (view) != NULL &&
         haw_reader_view_get_selected_mark (view) != 0 &&
         haw_reader_view_get_range_y (view, LATE, LATE + 10, &top, &bottom) && top >= 0 &&
         bottom <= gtk_widget_get_height (GTK_WIDGET (view));
}

static GtkWidget *
get_focus (Fixture *fixture)
{
  return gtk_window_get_focus (GTK_WINDOW (fixture->window));
}

static gboolean
press (Fixture *fixture,
       guint    keyval)
{
  g_autoptr (GListModel) controllers =
    gtk_widget_observe_controllers (GTK_WIDGET (fixture->pane->sources));
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (g_strcmp0 (gtk_event_controller_get_name (controller), "source-keys") == 0)
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &handled);
    }
  return handled;
}

static void
test_single (Fixture       *fixture,
             gconstpointer  data)
{
  gint64 event = add_event (fixture, 1, NULL);
  gint64 bare = add_event (fixture, 0, NULL);

  haw_view_state_show_sources (fixture->state, event);
  haw_test_wait_until (haw_view_state_get_article (fixture->state) == 1);
  g_assert_false (fixture->pane->sources_open);
  haw_test_wait_until (haw_reader_view_get_selected_mark (fixture->pane->view) != 0);

  haw_view_state_show_sources (fixture->state, bare);
  haw_test_wait_until (fixture->message != NULL);
  g_assert_false (fixture->pane->sources_open);
}

static void
test_side_by_side (Fixture       *fixture,
                   gconstpointer  data)
{
  gint64 event = add_event (fixture, 3, "2020-07-05");
  HawReaderView *view = fixture->pane->view;
  double top, bottom, top_after;

  haw_reader_view_scroll_to_range (view, LATE, LATE + 10, FALSE);
  g_assert_true (haw_reader_view_get_range_y (view, LATE, LATE, &top, &bottom));
  gtk_widget_grab_focus (GTK_WIDGET (view));
  haw_view_state_show_sources (fixture->state, event);
  haw_test_wait_until (fixture->pane->sources_open);
  g_assert_cmpuint (count_cards (fixture), ==, 3);
  g_assert_true (get_focus (fixture) == get_card (fixture, 0));
  haw_test_wait_until (shows_passage (fixture, 0) && shows_passage (fixture, 1));

  /* Nothing is written into a text that is not to be seen. */
  g_assert_false (haw_reader_pane_can_edit (fixture->pane));

  /* The next one on the same event goes on; so do the arrows, in the direction of reading. */
  haw_view_state_show_sources (fixture->state, event);
  g_assert_true (get_focus (fixture) == get_card (fixture, 1));
  g_assert_true (press (fixture, GDK_KEY_Right));
  g_assert_true (get_focus (fixture) == get_card (fixture, 2));
  haw_test_wait_until (shows_passage (fixture, 2));
  g_assert_true (press (fixture, GDK_KEY_Left));
  g_assert_true (get_focus (fixture) == get_card (fixture, 1));
  gtk_widget_set_direction (GTK_WIDGET (fixture->pane->sources), GTK_TEXT_DIR_RTL);
  g_assert_true (press (fixture, GDK_KEY_Right));
  g_assert_true (get_focus (fixture) == get_card (fixture, 0));

  g_assert_true (press (fixture, GDK_KEY_Escape));
  g_assert_false (fixture->pane->sources_open);
  g_assert_cmpint (haw_view_state_get_article (fixture->state), ==, 60);
  g_assert_true (get_focus (fixture) == GTK_WIDGET (view));
  g_assert_true (haw_reader_view_get_range_y (view, LATE, LATE, &top_after, &bottom));
  g_assert_cmpint ((int) top_after, ==, (int) top);
  g_assert_true (haw_reader_pane_can_edit (fixture->pane));
}

static void
test_opens_article (Fixture       *fixture,
                    gconstpointer  data)
{
  gint64 event = add_event (fixture, 2, NULL);

  haw_view_state_show_sources (fixture->state, event);
  haw_test_wait_until (fixture->pane->sources_open);
  press (fixture, GDK_KEY_Right);
  g_assert_true (press (fixture, GDK_KEY_Return));
  g_assert_false (fixture->pane->sources_open);
  g_assert_cmpint (haw_view_state_get_article (fixture->state), ==, 2);
  haw_test_wait_until (haw_reader_view_get_selected_mark (fixture->pane->view) != 0);

  /* Another article, or no event, is the end of the comparison. */
  haw_view_state_show_sources (fixture->state, event);
  haw_test_wait_until (fixture->pane->sources_open);
  haw_view_state_set_article (fixture->state, 7);
  g_assert_false (fixture->pane->sources_open);
  haw_view_state_show_sources (fixture->state, event);
  haw_test_wait_until (fixture->pane->sources_open);
  haw_view_state_set_event (fixture->state, 0);
  g_assert_false (fixture->pane->sources_open);
}

/* Sixty sources are not sixty readers. */
static void
test_many (Fixture       *fixture,
           gconstpointer  data)
{
  gint64 event = add_event (fixture, 60, NULL);
  guint first, last;

  haw_view_state_show_sources (fixture->state, event);
  haw_test_wait_until (fixture->pane->sources_open && count_full (fixture) > 0);
  g_assert_cmpuint (count_cards (fixture), ==, 60);
  haw_test_wait_until (haw_card_row_get_seen (HAW_CARD_ROW (get_row (fixture)), &first, &last));
  g_assert_cmpuint (last - first, ==, 1);
  g_assert_cmpuint (count_full (fixture), <=, 4);
  gtk_widget_grab_focus (get_card (fixture, 59));
  haw_test_wait_until (shows_passage (fixture, 59));
  g_assert_cmpuint (count_full (fixture), <=, 4);
  g_assert_null (haw_evidence_card_get_view (HAW_EVIDENCE_CARD (get_card (fixture, 0))));
}

static const char *
part_text (Fixture    *fixture,
           const char *name)
{
  return gtk_label_get_text (GTK_LABEL (gtk_widget_get_template_child (
      GTK_WIDGET (fixture->pane->sources), HAW_TYPE_SOURCE_STRIP, name)));
}

static GtkWidget *
part (Fixture    *fixture,
      const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (fixture->pane->sources),
                                                    HAW_TYPE_SOURCE_STRIP, name));
}

static gboolean
sees (Fixture *fixture,
      guint    first,
      guint    last)
{
  guint seen_first, seen_last;

  return haw_card_row_get_seen (HAW_CARD_ROW (get_row (fixture)), &seen_first, &seen_last) &&
         seen_first == first && seen_last == last;
}

/* Where there is more than is in view, the head says so and turns the pages: two cards each, or one
 * in a narrow window. */
static void
test_pages (Fixture       *fixture,
            gconstpointer  data)
{
  gint64 event = add_event (fixture, 4, NULL);

  haw_view_state_show_sources (fixture->state, event);
  haw_test_wait_until (fixture->pane->sources_open && sees (fixture, 0, 1) &&
                       g_str_equal (part_text (fixture, "position"), "\u20681–2\u2069 of 4"));
  g_assert_false (gtk_widget_get_sensitive (part (fixture, "previous")));
  gtk_widget_grab_focus (part (fixture, "next"));
  g_signal_emit_by_name (part (fixture, "next"), "clicked");
  haw_test_wait_until (sees (fixture, 2, 3));
  haw_test_wait_until (g_str_equal (part_text (fixture, "position"), "\u20683–4\u2069 of 4"));
  g_assert_false (gtk_widget_get_sensitive (part (fixture, "next")));
  g_assert_true (get_focus (fixture) == part (fixture, "previous"));

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 400, 480);
  haw_test_wait_until (sees (fixture, 2, 2));
  haw_test_wait_until (g_str_equal (part_text (fixture, "position"), "\u20683\u2069 of 4"));
  g_assert_cmpint (gtk_widget_get_width (get_card (fixture, 2)), ==,
                   gtk_widget_get_width (get_row (fixture)));
  g_signal_emit_by_name (part (fixture, "previous"), "clicked");
  haw_test_wait_until (sees (fixture, 1, 1) && shows_passage (fixture, 1));

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 480);
  haw_test_wait_until (!gtk_widget_get_visible (part (fixture, "pager")));
}

static void
test_live (Fixture       *fixture,
           gconstpointer  data)
{
  const HawEvidenceChange source = { .stance = "denies" };
  gint64 event = add_event (fixture, 2, NULL);
  GtkWidget *kept;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *undone = NULL;

  haw_view_state_show_sources (fixture->state, event);
  haw_test_wait_until (fixture->pane->sources_open && count_cards (fixture) == 2);
  kept = get_card (fixture, 0);
  haw_event_add_passage_async (fixture->project, event, 5, LATE, LATE + 10, &source, NULL,
                               haw_await_cb, &result);
  g_assert_true (haw_project_edit_finish (fixture->project, haw_await (&result), NULL));
  haw_test_wait_until (count_cards (fixture) == 3);
  g_assert_true (get_card (fixture, 0) == kept && get_focus (fixture) == kept);

  undone = haw_test_undo (fixture->project, FALSE, NULL);
  haw_test_wait_until (count_cards (fixture) == 2);
  g_assert_true (fixture->pane->sources_open);
}

static gboolean
marks (Fixture *fixture,
       guint    number,
       guint    place)
{
  HawReaderView *view = haw_evidence_card_get_view (HAW_EVIDENCE_CARD (get_card (fixture, number)));
  g_autofree gint64 *ids = NULL;
  gsize n = 0;

  if (view == NULL || haw_reader_view_get_text (view) == NULL)
    return FALSE;
  ids = haw_reader_view_marks_at (view, place, &n);
  return n == 1;
}

/* A passage that becomes another one is marked where it is now, and so when that is undone. */
static void
test_moved_passage (Fixture       *fixture,
                    gconstpointer  data)
{
  gint64 event = add_event (fixture, 2, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *undone = NULL;
  gint64 annotation;

  haw_view_state_show_sources (fixture->state, event);
  haw_test_wait_until (fixture->pane->sources_open && marks (fixture, 0, LATE + 2));
  annotation = haw_evidence_card_get_evidence (HAW_EVIDENCE_CARD (get_card (fixture, 0)))->annotation;
  haw_annotation_set_range_async (fixture->project, annotation, 4, 10, NULL, NULL, haw_await_cb,
                                  &result);
  g_assert_true (haw_project_edit_finish (fixture->project, haw_await (&result), NULL));
  haw_test_wait_until (marks (fixture, 0, 6));
  g_assert_false (marks (fixture, 0, LATE + 2));

  undone = haw_test_undo (fixture->project, FALSE, NULL);
  haw_test_wait_until (marks (fixture, 0, LATE + 2));
  g_assert_false (marks (fixture, 0, 6));
  haw_test_wait_until (shows_passage (fixture, 0));
}

/* Nothing hangs on a date alone, or on a name alone. */
static void
test_bare_date (Fixture       *fixture,
                gconstpointer  data)
{
  const HawEvidence sources[] = {
    { .outlet = (char *) "", .article_title = (char *) "", .published = (char *) "2020-07-03" },
    { .outlet = (char *) "الجسر", .article_title = (char *) "", .published = (char *) "" },
    { .outlet = (char *) "", .article_title = (char *) "خبر", .published = (char *) "2020-07-03" },
    { .outlet = (char *) "", .article_title = (char *) "", .published = (char *) "" },
  };
  const gboolean joined[] = { FALSE, FALSE, TRUE, FALSE };

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      g_autofree char *text = haw_evidence_dup_source (&sources[i]);

      g_assert_cmpint (strstr (text, "·") != NULL, ==, joined[i]);
      g_assert_cmpstr (text, !=, "");
    }
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, func) g_test_add ("/source-strip/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("single", test_single);
  ADD ("side-by-side", test_side_by_side);
  ADD ("opens-article", test_opens_article);
  ADD ("many", test_many);
  ADD ("pages", test_pages);
  ADD ("bare-date", test_bare_date);
  ADD ("live", test_live);
  ADD ("moved-passage", test_moved_passage);

  return g_test_run ();
}
