/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "import/haw-import.h"
#include "model/haw-article-edit.h"
#include "model/haw-proposals.h"
#include "proposals/haw-proposal-row.h"
#include "proposals/haw-proposals-pane.h"
#include "support/haw-test.h"

#define ARTICLE                                                                                    \
  "وفد يزور العاصمة\n\n"                                                                           \
  "ترك وزير الدفاع التركي خلوصي أكار ليبيا أمس. وقال أكار: «سنفعل كل ما يلزم من أجل أشقائنا».\n\n" \
  "ثم ينام وفد آخر الأحد في المدينة الساحلية من ليبيا."

#define EVENT "وصل وزير الدفاع التركي خلوصي أكار أمس إلى طرابلس"
#define ARTICLE_WITH_EVENT "وفد في العاصمة\n\n" EVENT ". وقال الوزير إن الهدنة صامدة في كل الأنحاء.\n"

typedef struct
{
  char *folder;
  HawProject *project;
  HawViewState *state;
  HawProposals *proposals;
  GtkWidget *window;
  GtkWidget *pane;
} Fixture;

/* As the window and the reader do. */
static void
found_cb (Fixture *fixture,
          gint64   text)
{
  HawProposalList *list = haw_view_state_get_proposals (fixture->state);

  if (list != NULL && haw_proposal_list_get_text (list) == text)
    haw_proposal_list_refresh (list);
}

static gboolean
is_settled (Fixture *fixture)
{
  HawProposalList *list = haw_view_state_get_proposals (fixture->state);

  return !haw_proposals_get_busy (fixture->proposals) &&
         haw_project_get_pending (fixture->project) == 0 &&
         (list == NULL || !haw_row_store_get_loading (HAW_ROW_STORE (list))) &&
         !g_main_context_pending (NULL);
}

static void
settle (Fixture *fixture)
{
  gint64 limit = g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND;
  gboolean settled = is_settled (fixture);

  while (!settled && g_get_monotonic_time () < limit)
    {
      g_main_context_iteration (NULL, FALSE);
      settled = is_settled (fixture);
    }
  g_assert_true (settled);
}

static void
show_article (Fixture *fixture,
              gint64   article)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HawDocument) document = NULL;

  haw_document_load_async (fixture->project, article, NULL, haw_await_cb, &result);
  document = haw_project_read_finish (fixture->project, haw_await (&result), &error);
  g_assert_no_error (error);
  haw_view_state_set_article (fixture->state, article);
  haw_view_state_set_text (fixture->state, document->text_id, document->text);
  settle (fixture);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  const HawImportOptions options = { .published = "2020-07-03" };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HawImportReport) report = NULL;
  g_autofree char *path = NULL;

  fixture->folder = haw_test_folder ();
  path = g_build_filename (fixture->folder, "p.hawamish", NULL);
  fixture->project = haw_test_new_project (path);
  haw_import_pasted_async (fixture->project, data != NULL ? data : ARTICLE, &options, NULL, haw_await_cb, &result);
  report = haw_import_finish (fixture->project, haw_await (&result), NULL);
  fixture->state = haw_view_state_new ();
  haw_view_state_set_project (fixture->state, fixture->project);
  fixture->proposals = haw_proposals_new (fixture->project);
  g_signal_connect_swapped (fixture->proposals, "found", G_CALLBACK (found_cb), fixture);
  fixture->pane = haw_proposals_pane_new (fixture->state);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 280, 500);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->pane);
  gtk_window_present (GTK_WINDOW (fixture->window));
  show_article (fixture, g_array_index (report->ids, gint64, 0));
  gtk_test_widget_wait_for_draw (fixture->window);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  settle (fixture);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_run_dispose (G_OBJECT (fixture->proposals));
  g_clear_object (&fixture->proposals);
  g_clear_object (&fixture->state);
  haw_test_close_project (fixture->project);
  haw_test_finalize (fixture->project);
  haw_test_remove (fixture->folder);
  g_free (fixture->folder);
}

static gpointer
find (GtkWidget  *widget,
      GType       type,
      const char *id)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) &&
      (id == NULL || g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), id) == 0))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = find (child, type, id);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkSingleSelection *
get_selection (Fixture *fixture)
{
  GtkListView *list = find (fixture->pane, GTK_TYPE_LIST_VIEW, "list_view");

  return GTK_SINGLE_SELECTION (gtk_list_view_get_model (list));
}

/* kind:words of what the list has, a dismissed one in parentheses. */
static char *
dump (Fixture *fixture)
{
  GListModel *model = G_LIST_MODEL (get_selection (fixture));
  HawText *text = haw_view_state_get_text (fixture->state);
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (HawProposal) proposal = g_list_model_get_item (model, i);
      g_autofree char *words = haw_text_slice (text, haw_proposal_get_start (proposal),
                                               haw_proposal_get_end (proposal));

      g_string_append_printf (line, haw_proposal_is_open (proposal) ? "%s%s:%s" : "%s(%s:%s)",
                              i > 0 ? "|" : "",
                              haw_proposal_kind_to_nick (haw_proposal_get_kind (proposal)), words);
    }
  return g_string_free (line, FALSE);
}

static void
assert_list (Fixture    *fixture,
             const char *expected)
{
  gint64 limit = g_get_monotonic_time () + 10 * G_TIME_SPAN_SECOND;
  g_autofree char *line = NULL;

  settle (fixture);
  line = dump (fixture);
  /* What is read again after an undo comes a little later. */
  while (!g_str_equal (line, expected) && g_get_monotonic_time () < limit)
    {
      g_main_context_iteration (NULL, FALSE);
      g_free (line);
      line = dump (fixture);
    }
  settle (fixture);
  g_assert_cmpstr (line, ==, expected);
}

static void
choose (Fixture *fixture,
        guint    position)
{
  gtk_single_selection_set_selected (get_selection (fixture), position);
  settle (fixture);
}

static void
press_with (Fixture         *fixture,
            guint            keyval,
            GdkModifierType  modifiers)
{
  GtkWidget *list = find (fixture->pane, GTK_TYPE_LIST_VIEW, "list_view");
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (list);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (g_strcmp0 (gtk_event_controller_get_name (controller), "proposals-keys") == 0)
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, modifiers, &handled);
    }
  settle (fixture);
}

static void
press (Fixture *fixture,
       guint    keyval)
{
  press_with (fixture, keyval, 0);
}

static void
activate (Fixture *fixture,
          guint    position)
{
  GtkWidget *list = find (fixture->pane, GTK_TYPE_LIST_VIEW, "list_view");

  g_signal_emit_by_name (list, "activate", position);
  settle (fixture);
}

static void
undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = haw_test_undo (fixture->project, FALSE, &error);

  g_assert_no_error (error);
  settle (fixture);
}

#define NAMES "actor:خلوصي أكار|actor:ليبيا"
#define QUOTE "quote:سنفعل كل ما يلزم من أجل أشقائنا"

/* All kinds or one of them, each with its number. */
static void
test_kinds (Fixture       *fixture,
            gconstpointer  data)
{
  GtkDropDown *kinds = find (fixture->pane, GTK_TYPE_DROP_DOWN, "kind_filter");
  GtkStringList *names = GTK_STRING_LIST (gtk_drop_down_get_model (kinds));

  assert_list (fixture, NAMES "|date:أمس|" QUOTE "|date:الأحد");
  g_assert_cmpstr (gtk_string_list_get_string (names, 0), ==, "All kinds (5)");
  g_assert_cmpstr (gtk_string_list_get_string (names, 1), ==, "Dates (2)");
  g_assert_cmpstr (gtk_string_list_get_string (names, 2), ==, "Names (2)");
  gtk_drop_down_set_selected (kinds, 1);
  assert_list (fixture, "date:أمس|date:الأحد");
  activate (fixture, 0);
  assert_list (fixture, "date:الأحد");
  g_assert_cmpuint (gtk_drop_down_get_selected (kinds), ==, 1);
  g_assert_cmpstr (gtk_string_list_get_string (names, 1), ==, "Dates (1)");
  gtk_drop_down_set_selected (kinds, 4);
  assert_list (fixture, "");
  gtk_drop_down_set_selected (kinds, 0);
  assert_list (fixture, NAMES "|" QUOTE "|date:الأحد");
}

/* What is chosen here is chosen everywhere, and the other way. */
static void
test_chosen (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (HawRow) row = NULL;

  choose (fixture, 2);
  row = g_list_model_get_item (G_LIST_MODEL (get_selection (fixture)), 2);
  g_assert_cmpint (haw_view_state_get_proposal (fixture->state), ==, haw_row_get_id (row));
  haw_view_state_set_proposal (fixture->state, 0);
  g_assert_cmpuint (gtk_single_selection_get_selected (get_selection (fixture)), ==,
                    GTK_INVALID_LIST_POSITION);
  haw_view_state_set_proposal (fixture->state, haw_row_get_id (row));
  g_assert_cmpuint (gtk_single_selection_get_selected (get_selection (fixture)), ==, 2);
}

/* Enter accepts and goes on; the row that has the focus goes, the focus stays in the list. */
static void
test_accept (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *list = find (fixture->pane, GTK_TYPE_LIST_VIEW, "list_view");

  gtk_widget_grab_focus (fixture->pane);
  choose (fixture, 2);
  g_assert_nonnull (gtk_widget_get_focus_child (list));
  activate (fixture, 2);
  assert_list (fixture, NAMES "|" QUOTE "|date:الأحد");
  g_assert_cmpuint (gtk_single_selection_get_selected (get_selection (fixture)), ==, 2);
  g_assert_cmpint (haw_view_state_get_proposal (fixture->state), !=, 0);
  g_assert_nonnull (gtk_widget_get_focus_child (list));
  undo (fixture);
  assert_list (fixture, NAMES "|date:أمس|" QUOTE "|date:الأحد");
}

static gboolean
is_first (Fixture     *fixture,
          HawProposal *proposal)
{
  g_autoptr (HawProposal) first
    = g_list_model_get_item (G_LIST_MODEL (get_selection (fixture)), 0);

  return first == proposal;
}

/* Enter on the first row, which has the focus, as the list tells it; then another one is first. */
static void
press_enter (Fixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_autoptr (HawProposal) first
    = g_list_model_get_item (G_LIST_MODEL (get_selection (fixture)), 0);
  gint64 limit = g_get_monotonic_time () + 10 * G_TIME_SPAN_SECOND;
  GtkWidget *row;

  row = gtk_widget_get_first_child (focus);
  g_assert_true (HAW_IS_PROPOSAL_ROW (row));
  g_assert_true (haw_proposal_row_get_proposal (HAW_PROPOSAL_ROW (row)) == first);
  activate (fixture, 0);
  while (haw_proposal_is_open (first) && is_first (fixture, first) &&
         g_get_monotonic_time () < limit)
    g_main_context_iteration (NULL, FALSE);
  settle (fixture);
  g_assert_false (is_first (fixture, first));
}

/* So it is with the focus alone, where none was chosen yet, down to the last one. */
static void
test_accept_focused (Fixture       *fixture,
                     gconstpointer  data)
{
  GtkWidget *kinds = find (fixture->pane, GTK_TYPE_DROP_DOWN, "kind_filter");
  guint n = 0;

  gtk_widget_grab_focus (fixture->pane);
  g_assert_cmpuint (gtk_single_selection_get_selected (get_selection (fixture)), ==,
                    GTK_INVALID_LIST_POSITION);
  /* A name that is known then may stand elsewhere too. */
  while (n < 20 && g_list_model_get_n_items (G_LIST_MODEL (get_selection (fixture))) > 0)
    {
      press_enter (fixture);
      n++;
    }
  g_assert_cmpuint (n, >=, 5);
  assert_list (fixture, "");
  g_assert_true (gtk_widget_has_focus (kinds) || gtk_widget_get_focus_child (kinds) != NULL);
}

/* Delete means the row that has the focus too. */
static void
test_dismiss_focused (Fixture       *fixture,
                      gconstpointer  data)
{
  GtkWidget *list = find (fixture->pane, GTK_TYPE_LIST_VIEW, "list_view");

  gtk_widget_grab_focus (fixture->pane);
  press (fixture, GDK_KEY_Delete);
  assert_list (fixture, "actor:ليبيا|date:أمس|" QUOTE "|date:الأحد");
  g_assert_nonnull (gtk_widget_get_focus_child (list));
}

/* What is looked at is let go when the list has other kinds only. */
static void
test_filtered_out (Fixture       *fixture,
                   gconstpointer  data)
{
  GtkDropDown *kinds = find (fixture->pane, GTK_TYPE_DROP_DOWN, "kind_filter");

  choose (fixture, 0);
  g_assert_cmpint (haw_view_state_get_proposal (fixture->state), !=, 0);
  gtk_drop_down_set_selected (kinds, 2);
  settle (fixture);
  g_assert_cmpint (haw_view_state_get_proposal (fixture->state), !=, 0);
  gtk_drop_down_set_selected (kinds, 1);
  settle (fixture);
  g_assert_cmpint (haw_view_state_get_proposal (fixture->state), ==, 0);
}

static void
asked_cb (HawViewState *state,
          gboolean      event,
          GString      *asked)
{
  g_string_append_c (asked, event ? 'e' : 'r');
}

/* Alt+E and Alt+U ask the reader, and what it offers then is what is accepted. */
static void
test_offer (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GString) asked = g_string_new (NULL);
  gboolean other = TRUE;

  g_signal_connect (fixture->state, "offer-other", G_CALLBACK (asked_cb), asked);
  choose (fixture, 4);
  press_with (fixture, GDK_KEY_e, GDK_ALT_MASK);
  press_with (fixture, GDK_KEY_u, GDK_ALT_MASK);
  g_assert_cmpstr (asked->str, ==, "er");
  g_signal_handlers_disconnect_by_data (fixture->state, asked);
  haw_view_state_set_offer (fixture->state, 0, TRUE);
  choose (fixture, 3);
  g_assert_cmpint (haw_view_state_get_offer (fixture->state, &other), ==, HAW_EVENT_LIKELY_ONE);
  g_assert_false (other);
}

/* Delete dismisses; what was dismissed is shown if that is wanted, and comes back. */
static void
test_dismiss (Fixture       *fixture,
              gconstpointer  data)
{
  GtkToggleButton *dismissed = find (fixture->pane, GTK_TYPE_TOGGLE_BUTTON, "dismissed_button");

  choose (fixture, 3);
  press (fixture, GDK_KEY_Delete);
  assert_list (fixture, NAMES "|date:أمس|date:الأحد");
  gtk_toggle_button_set_active (dismissed, TRUE);
  assert_list (fixture, NAMES "|date:أمس|(" QUOTE ")|date:الأحد");
  choose (fixture, 3);
  press (fixture, GDK_KEY_Delete);
  activate (fixture, 3);
  assert_list (fixture, NAMES "|date:أمس|" QUOTE "|date:الأحد");
  gtk_toggle_button_set_active (dismissed, FALSE);
  assert_list (fixture, NAMES "|date:أمس|" QUOTE "|date:الأحد");
}

/* All of a kind that the program is sure enough of, in one step. */
static void
test_many (Fixture       *fixture,
           gconstpointer  data)
{
  GtkDropDown *kinds = find (fixture->pane, GTK_TYPE_DROP_DOWN, "kind_filter");
  GtkMenuButton *menu = find (fixture->pane, GTK_TYPE_MENU_BUTTON, "many_menu");
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (menu));
  GtkSpinButton *trust = find (popover, GTK_TYPE_SPIN_BUTTON, "trust_spin");
  GtkButton *accept = find (popover, GTK_TYPE_BUTTON, "many_button");

  gtk_drop_down_set_selected (kinds, 1);
  settle (fixture);
  gtk_spin_button_set_value (trust, 95);
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (accept)));
  gtk_spin_button_set_value (trust, 70);
  g_assert_cmpstr (gtk_button_get_label (accept), ==, "Accept 2 Proposals");
  g_signal_emit_by_name (accept, "clicked");
  settle (fixture);
  assert_list (fixture, "");
  gtk_drop_down_set_selected (kinds, 0);
  assert_list (fixture, NAMES "|" QUOTE);
  undo (fixture);
  assert_list (fixture, NAMES "|date:أمس|" QUOTE "|date:الأحد");
}

static GtkWidget *
find_row (GtkWidget       *widget,
          HawProposalKind  kind)
{
  if (HAW_IS_PROPOSAL_ROW (widget) &&
      haw_proposal_row_get_proposal (HAW_PROPOSAL_ROW (widget)) != NULL &&
      haw_proposal_get_kind (haw_proposal_row_get_proposal (HAW_PROPOSAL_ROW (widget))) == kind)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, kind);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Words of either direction stand apart in what a row is called. */
static void
test_named (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *date = find_row (fixture->pane, HAW_PROPOSAL_DATE);
  GtkWidget *name = find_row (fixture->pane, HAW_PROPOSAL_ACTOR);

  g_assert_nonnull (date);
  g_assert_nonnull (name);
  gtk_test_accessible_assert_property (date, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Date, \342\201\250أمس\342\201\251:"
                                       " \342\201\250Thursday 2 July 2020\342\201\251");
  gtk_test_accessible_assert_property (name, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Name, \342\201\250خلوصي أكار\342\201\251:"
                                       " \342\201\250New person: \342\201\250خلوصي أكار"
                                       "\342\201\251\342\201\251");
}

/* Lines of Arabic begin where those of the window do, also where they are wrapped. */
static void
test_edge (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *quote = find_row (fixture->pane, HAW_PROPOSAL_QUOTE);
  GtkWidget *lines = gtk_widget_get_first_child (gtk_widget_get_first_child (quote));
  GtkLabel *words = GTK_LABEL (gtk_widget_get_first_child (lines));
  GtkLabel *reason = GTK_LABEL (gtk_widget_get_last_child (lines));
  PangoRectangle line;

  g_assert_cmpint (pango_layout_get_line_count (gtk_label_get_layout (words)), ==, 2);
  g_assert_cmpint (gtk_label_get_justify (words), ==, GTK_JUSTIFY_RIGHT);
  g_assert_cmpint (gtk_label_get_justify (reason), ==, GTK_JUSTIFY_LEFT);
  for (g_autoptr (PangoLayoutIter) iter
         = pango_layout_get_iter (gtk_label_get_layout (words)); iter != NULL;)
    {
      PangoRectangle all;

      pango_layout_get_extents (gtk_label_get_layout (words), NULL, &all);
      pango_layout_iter_get_line_extents (iter, NULL, &line);
      g_assert_cmpint (line.x, ==, all.x);
      if (!pango_layout_iter_next_line (iter))
        break;
    }
}

/* An event is told with its day, in the row as to those who listen. */
static void
test_event (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *row = find_row (fixture->pane, HAW_PROPOSAL_EVENT);
  GtkWidget *lines;
  GtkLabel *meaning;
  g_autofree char *name = NULL;
  const char *told = "\342\201\250Thursday 2 July 2020\342\201\251 · \342\201\250"
                     "وصل وزير الدفاع التركي خلوصي أكار إلى طرابلس\342\201\251";

  g_assert_nonnull (row);
  lines = gtk_widget_get_first_child (gtk_widget_get_first_child (row));
  meaning = GTK_LABEL (gtk_widget_get_next_sibling (gtk_widget_get_first_child (lines)));
  g_assert_cmpstr (gtk_label_get_text (meaning), ==, told);
  /* Its first letter is Latin, though most are not. */
  g_assert_cmpint (gtk_label_get_justify (meaning), ==, GTK_JUSTIFY_LEFT);
  name = g_strconcat ("Event, \342\201\250" EVENT "\342\201\251: \342\201\250", told,
                      "\342\201\251", NULL);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, name);
}

/* What is found again keeps its rows: nothing in the list moves. */
static void
test_found_again (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (HawProposal) before = NULL;
  g_autoptr (HawProposal) after = NULL;

  choose (fixture, 1);
  before = g_list_model_get_item (G_LIST_MODEL (get_selection (fixture)), 1);
  haw_proposal_list_refresh (haw_view_state_get_proposals (fixture->state));
  settle (fixture);
  after = g_list_model_get_item (G_LIST_MODEL (get_selection (fixture)), 1);
  g_assert_true (before == after);
  g_assert_cmpuint (gtk_single_selection_get_selected (get_selection (fixture)), ==, 1);
  haw_view_state_set_text (fixture->state, 0, NULL);
  assert_list (fixture, "");
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *name;
    void (*func) (Fixture *, gconstpointer);
    const char *text;
  } tests[] = {
    { "/proposals-pane/kinds", test_kinds },
    { "/proposals-pane/chosen", test_chosen },
    { "/proposals-pane/accept", test_accept },
    { "/proposals-pane/accept-focused", test_accept_focused },
    { "/proposals-pane/dismiss-focused", test_dismiss_focused },
    { "/proposals-pane/filtered-out", test_filtered_out },
    { "/proposals-pane/offer", test_offer },
    { "/proposals-pane/dismiss", test_dismiss },
    { "/proposals-pane/many", test_many },
    { "/proposals-pane/named", test_named },
    { "/proposals-pane/edge", test_edge },
    { "/proposals-pane/event", test_event, ARTICLE_WITH_EVENT },
    { "/proposals-pane/found-again", test_found_again },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, tests[i].text, set_up, tests[i].func, tear_down);
  return g_test_run ();
}
