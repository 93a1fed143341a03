/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "actors/haw-actor-page-private.h"
#include "actors/haw-actors-pane-private.h"
#include "actors/haw-kwic-row.h"
#include "model/haw-annotation-edit.h"
#include "model/haw-attribute-edit.h"
#include "support/haw-test-actors.h"

#include <adwaita.h>

#define KEYCODE_M 58
#define KEYCODE_N 57

typedef struct
{
  Fixture base;
  HawViewState *state;
  GtkWidget *window;
  HawActorsPane *pane;
  GString *log;
  gint64 akar;
  gint64 serraj;
  gint64 tripoli;
} PaneFixture;

static gboolean
is_idle (PaneFixture *fixture)
{
  return haw_project_get_pending (fixture->base.project) == 0 && !g_main_context_pending (NULL);
}

static void
wait_for (gboolean (*condition) (PaneFixture *fixture),
          PaneFixture *fixture)
{
  gint64 limit = g_get_monotonic_time () + 10 * G_TIME_SPAN_SECOND;
  gboolean met = condition (fixture);

  while (!met && g_get_monotonic_time () < limit)
    {
      g_main_context_iteration (NULL, FALSE);
      met = condition (fixture);
    }
  g_assert_true (met);
}

static void
reveal_cb (HawViewState *state,
           gint64        article,
           gint64        start,
           gint64        end,
           PaneFixture  *fixture)
{
  g_string_append_printf (fixture->log, "passage %" G_GINT64_FORMAT ":%" G_GINT64_FORMAT "-%"
                          G_GINT64_FORMAT ";", article, start, end);
}

static void
edited_cb (HawViewState *state,
           const char   *text,
           PaneFixture  *fixture)
{
  g_string_append (fixture->log, "edited;");
}

static void
message_cb (HawViewState *state,
            const char   *text,
            PaneFixture  *fixture)
{
  g_string_append (fixture->log, "message;");
}

static guint
n_shown (PaneFixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->pane->selection));
}

static gboolean
list_is_there (PaneFixture *fixture)
{
  return n_shown (fixture) == 3 && is_idle (fixture);
}

static void
pane_set_up (PaneFixture   *fixture,
             gconstpointer  data)
{
  Fixture *base = &fixture->base;
  guint start = find_words (FIRST_TEXT, "وقال أكار إن", 0);

  set_up (base, NULL);
  fixture->akar = add_actor (base, "أكار", HAW_ACTOR_PERSON);
  fixture->serraj = add_actor (base, "السراج", HAW_ACTOR_PERSON);
  fixture->tripoli = add_actor (base, "طرابلس", HAW_ACTOR_PLACE);
  EDIT (base, haw_actor_add_alias_async, fixture->akar, "أكار", "خلوصي أكار");
  add_mention (base, 0, "أكار", 1, fixture->akar);
  add_mention (base, 1, "اكار", 0, fixture->akar);
  add_mention (base, 0, "السراج", 0, fixture->serraj);
  add_event (base, "لقاء", "طرابلس", "أكار", "السراج");
  EDIT (base, haw_annotation_add_async, base->articles[0], start, start + 12, NULL, 0, NULL);

  fixture->log = g_string_new (NULL);
  fixture->state = haw_view_state_new ();
  haw_view_state_set_project (fixture->state, base->project);
  g_signal_connect (fixture->state, "reveal-passage", G_CALLBACK (reveal_cb), fixture);
  g_signal_connect (fixture->state, "edited", G_CALLBACK (edited_cb), fixture);
  g_signal_connect (fixture->state, "message", G_CALLBACK (message_cb), fixture);
  fixture->window = gtk_window_new ();
  fixture->pane = HAW_ACTORS_PANE (haw_actors_pane_new (fixture->state));
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->pane));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 320, 700);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
  wait_for (list_is_there, fixture);
}

static gboolean
pane_is_gone (PaneFixture *fixture)
{
  return fixture->pane == NULL;
}

static void
pane_tear_down (PaneFixture   *fixture,
                gconstpointer  data)
{
  wait_for (is_idle, fixture);
  g_object_add_weak_pointer (G_OBJECT (fixture->pane), (gpointer *) &fixture->pane);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  wait_for (pane_is_gone, fixture);
  g_object_unref (fixture->state);
  g_string_free (fixture->log, TRUE);
  tear_down (&fixture->base, NULL);
}

static HawActorPage *
page_of (PaneFixture *fixture)
{
  return fixture->pane->page;
}

static const HawActorDetails *
details_of (PaneFixture *fixture)
{
  return page_of (fixture)->details != NULL
         ? haw_live_read_get_result (page_of (fixture)->details) : NULL;
}

static gboolean
page_is_read (PaneFixture *fixture)
{
  return haw_actors_pane_is_open (fixture->pane) && details_of (fixture) != NULL && is_idle (fixture);
}

static void
open_page (PaneFixture *fixture,
           gint64       actor)
{
  haw_actors_pane_choose (fixture->pane, actor);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->pane), "actors.open", NULL));
  wait_for (page_is_read, fixture);
}

static GtkListBoxRow *
row_of (PaneFixture      *fixture,
        HawActorListKind  list,
        int               index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (page_of (fixture)->lists[list], index);

  g_assert_nonnull (row);
  return row;
}

static void
activate_row (PaneFixture      *fixture,
              HawActorListKind  list,
              int               index)
{
  g_signal_emit_by_name (page_of (fixture)->lists[list], "row-activated",
                         row_of (fixture, list, index));
}

static gboolean
press (PaneFixture *fixture,
       GtkWidget   *widget,
       const char  *name,
       guint        keyval,
       guint        keycode)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (g_strcmp0 (gtk_event_controller_get_name (controller), name) == 0)
        g_signal_emit_by_name (controller, "key-pressed", keyval, keycode, 0, &handled);
    }
  wait_for (is_idle, fixture);
  return handled;
}

/* A part of any name, in any spelling, and the kind. */
static void
test_filter (PaneFixture   *fixture,
             gconstpointer  data)
{
  gtk_editable_set_text (GTK_EDITABLE (fixture->pane->search_entry), "خلوصى");
  g_signal_emit_by_name (fixture->pane->search_entry, "search-changed");
  g_assert_cmpuint (n_shown (fixture), ==, 1);
  gtk_drop_down_set_selected (fixture->pane->kind_filter, 3);
  g_assert_cmpuint (n_shown (fixture), ==, 0);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->pane->stack), ==, "nothing");
  g_signal_emit_by_name (fixture->pane->clear_button, "clicked");
  g_assert_cmpuint (n_shown (fixture), ==, 3);
  gtk_drop_down_set_selected (fixture->pane->kind_filter, 1);
  g_assert_cmpuint (n_shown (fixture), ==, 2);
}

static guint
mentions_of (PaneFixture *fixture,
             gint64       actor)
{
  HawRowStore *store = HAW_ROW_STORE (haw_view_state_get_actors (fixture->state));

  return haw_actor_get_counts (haw_row_store_lookup (store, actor))->n_mentions;
}

static gboolean
is_counted (PaneFixture *fixture)
{
  return mentions_of (fixture, fixture->akar) == 2 && is_idle (fixture);
}

/* Rows say name, other names and counts, and follow. */
static void
test_rows (PaneFixture   *fixture,
           gconstpointer  data)
{
  HawActorList *actors = haw_view_state_get_actors (fixture->state);
  GtkWidget *row;
  guint n;

  wait_for (is_counted, fixture);
  row = haw_actors_pane_find_row (fixture->pane, fixture->akar);
  g_assert_nonnull (row);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (gtk_widget_get_last_child (
                     gtk_widget_get_first_child (row)))), ==, "2");
  n = haw_actor_list_get_n_reads (actors);
  gtk_widget_set_visible (GTK_WIDGET (fixture->pane), FALSE);
  add_mention (&fixture->base, 0, "أكار", 0, fixture->akar);
  g_assert_cmpuint (haw_actor_list_get_n_reads (actors), ==, n);
}

/* Where the rows of a page lead, and that Esc leads back. */
static void
test_page (PaneFixture   *fixture,
           gconstpointer  data)
{
  g_autofree char *passage = NULL;
  guint start = find_words (FIRST_TEXT, "أكار", 1);

  open_page (fixture, fixture->akar);
  g_assert_cmpuint (details_of (fixture)->n_mentions, ==, 2);
  g_assert_cmpstr (gtk_label_get_text (page_of (fixture)->headings[HAW_ACTOR_MENTIONS]), ==,
                   "2 Mentions");
  activate_row (fixture, HAW_ACTOR_MENTIONS, 0);
  passage = g_strdup_printf ("passage %" G_GINT64_FORMAT ":%u-%u;", fixture->base.articles[0], start,
                             start + 4);
  g_assert_cmpstr (fixture->log->str, ==, passage);
  activate_row (fixture, HAW_ACTOR_QUOTES, 0);
  g_assert_cmpint (haw_view_state_get_annotation (fixture->state), ==, 1);
  activate_row (fixture, HAW_ACTOR_EVENTS, 0);
  g_assert_cmpint (haw_view_state_get_event (fixture->state), ==, 1);

  activate_row (fixture, HAW_ACTOR_COMPANIONS, 0);
  wait_for (page_is_read, fixture);
  g_assert_cmpint (haw_actor_page_get_actor (page_of (fixture)), ==, fixture->serraj);
  g_assert_true (press (fixture, GTK_WIDGET (page_of (fixture)), "actor-keys", GDK_KEY_Escape, 9));
  g_assert_false (haw_actors_pane_is_open (fixture->pane));
  g_assert_cmpint (haw_row_get_id (HAW_ROW (haw_actors_pane_get_actor (fixture->pane))), ==,
                   fixture->serraj);
}

/* A line of the concordance reads in the direction of its paragraph, its words in the middle. */
static void
test_concordance (PaneFixture   *fixture,
                  gconstpointer  data)
{
  GtkWidget *line, *before, *words, *after;
  int middle[2];

  open_page (fixture, fixture->akar);
  gtk_test_widget_wait_for_draw (fixture->window);
  for (int i = 0; i < 2; i++)
    {
      graphene_rect_t bounds;

      line = gtk_list_box_row_get_child (row_of (fixture, HAW_ACTOR_MENTIONS, i));
      before = gtk_widget_get_first_child (line);
      words = gtk_widget_get_next_sibling (before);
      after = gtk_widget_get_next_sibling (words);
      g_assert_cmpint (gtk_widget_get_direction (line), ==, GTK_TEXT_DIR_RTL);
      g_assert_true (g_str_has_prefix (gtk_label_get_text (GTK_LABEL (before)), "\u200f"));
      g_assert_true (gtk_widget_compute_bounds (words, line, &bounds));
      middle[i] = (int) (bounds.origin.x + bounds.size.width / 2);
      g_assert_true (gtk_widget_compute_bounds (before, line, &bounds));
      g_assert_cmpint ((int) bounds.origin.x, >, middle[i]);
      g_assert_true (gtk_widget_compute_bounds (after, line, &bounds));
      g_assert_cmpint ((int) bounds.origin.x, <, middle[i]);
    }
  g_assert_cmpint (ABS (middle[0] - middle[1]), <=, 1);
}

static gboolean
has_three_mentions (PaneFixture *fixture)
{
  return details_of (fixture)->n_mentions == 3 && is_idle (fixture);
}

/* The page follows the project, one reading for an edit. */
static void
test_live (PaneFixture   *fixture,
           gconstpointer  data)
{
  guint n;

  open_page (fixture, fixture->akar);
  n = haw_live_read_get_n_reads (page_of (fixture)->details);
  add_mention (&fixture->base, 0, "أكار", 0, fixture->akar);
  wait_for (has_three_mentions, fixture);
  g_assert_cmpuint (haw_live_read_get_n_reads (page_of (fixture)->details), ==, n + 1);
  row_of (fixture, HAW_ACTOR_MENTIONS, 2);
}

static HawActor *
actor_row (PaneFixture *fixture,
           gint64       actor)
{
  return haw_row_store_lookup (HAW_ROW_STORE (haw_view_state_get_actors (fixture->state)), actor);
}

/* Names and kind are edited on the page; what is refused is said and put back. */
static void
test_edit (PaneFixture   *fixture,
           gconstpointer  data)
{
  HawActorPage *page = page_of (fixture);

  open_page (fixture, fixture->akar);
  gtk_editable_set_text (GTK_EDITABLE (page->name_entry), "السراج");
  g_signal_emit_by_name (page->name_entry, "activate");
  wait_for (is_idle, fixture);
  g_assert_cmpstr (fixture->log->str, ==, "message;");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (page->name_entry)), ==, "أكار");
  gtk_editable_set_text (GTK_EDITABLE (page->name_entry), "الوزير أكار");
  g_signal_emit_by_name (page->name_entry, "activate");
  wait_for (is_idle, fixture);
  g_assert_cmpstr (haw_actor_get_name (actor_row (fixture, fixture->akar)), ==, "الوزير أكار");
  gtk_drop_down_set_selected (page->kind_row, HAW_ACTOR_ORGANISATION);
  wait_for (is_idle, fixture);
  g_assert_cmpint (haw_actor_get_kind (actor_row (fixture, fixture->akar)), ==,
                   HAW_ACTOR_ORGANISATION);
  gtk_editable_set_text (GTK_EDITABLE (page->alias_entry), "وزير الدفاع");
  g_signal_emit_by_name (page->alias_entry, "activate");
  wait_for (is_idle, fixture);
  g_assert_cmpuint (haw_actor_get_names (actor_row (fixture, fixture->akar))->len, ==, 4);
  row_of (fixture, HAW_ACTOR_NAMES, 2);
}

static GtkWidget *
button_of (PaneFixture *fixture,
           int          row,
           guint        button)
{
  GtkWidget *widget = gtk_widget_get_first_child (
    gtk_list_box_row_get_child (row_of (fixture, HAW_ACTOR_NAMES, row)));

  for (guint i = 0; i <= button; i++)
    widget = gtk_widget_get_next_sibling (widget);
  return widget;
}

static void
test_names (PaneFixture   *fixture,
            gconstpointer  data)
{
  open_page (fixture, fixture->akar);
  g_signal_emit_by_name (button_of (fixture, 0, 0), "clicked");
  wait_for (is_idle, fixture);
  g_assert_cmpuint (n_shown (fixture), ==, 4);
  g_assert_cmpstr (fixture->log->str, ==, "edited;");
  g_free (haw_test_undo (fixture->base.project, FALSE, NULL));
  wait_for (is_idle, fixture);
  g_assert_cmpuint (n_shown (fixture), ==, 3);
  g_signal_emit_by_name (button_of (fixture, 0, 1), "clicked");
  wait_for (is_idle, fixture);
  g_assert_cmpuint (haw_actor_get_names (actor_row (fixture, fixture->akar))->len, ==, 1);
}

/* New counts and a focus that leaves change no row and nothing that is being typed. */
static void
test_typing (PaneFixture   *fixture,
             gconstpointer  data)
{
  HawActorPage *page = page_of (fixture);
  GtkListBoxRow *row;

  open_page (fixture, fixture->akar);
  row = row_of (fixture, HAW_ACTOR_NAMES, 0);
  haw_actor_page_edit_name (page);
  gtk_editable_set_text (GTK_EDITABLE (page->name_entry), "الوزير");
  add_mention (&fixture->base, 0, "أكار", 0, fixture->akar);
  wait_for (has_three_mentions, fixture);
  g_signal_emit_by_name (actor_row (fixture, fixture->akar), "changed");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (page->name_entry)), ==, "الوزير");
  gtk_widget_grab_focus (button_of (fixture, 0, 1));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (page->name_entry)), ==, "أكار");
  g_assert_true (row_of (fixture, HAW_ACTOR_NAMES, 0) == row);
  EDIT (&fixture->base, haw_actor_add_alias_async, fixture->akar, "أكار", "وزير الدفاع");
  wait_for (is_idle, fixture);
  g_assert_true (row_of (fixture, HAW_ACTOR_NAMES, 0) == row);
  g_signal_emit_by_name (button_of (fixture, 0, 1), "clicked");
  wait_for (is_idle, fixture);
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (row_of (fixture, HAW_ACTOR_NAMES, 0))));
}

/* What is refused stays to be put right, what is taken goes. */
static void
test_alias (PaneFixture   *fixture,
            gconstpointer  data)
{
  GtkEditable *entry = GTK_EDITABLE (page_of (fixture)->alias_entry);

  open_page (fixture, fixture->akar);
  gtk_editable_set_text (entry, "\u00a0");
  g_signal_emit_by_name (entry, "activate");
  wait_for (is_idle, fixture);
  g_assert_cmpstr (fixture->log->str, ==, "message;");
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "\u00a0");
  gtk_editable_set_text (entry, "وزير الدفاع");
  g_signal_emit_by_name (entry, "activate");
  wait_for (is_idle, fixture);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "");
}

static gpointer
find_child (GtkWidget *widget,
            GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = find_child (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Types into the chooser that a key opened and takes what it finds. */
static void
choose_other (PaneFixture *fixture,
              const char  *name)
{
  GtkWidget *entry;

  g_assert_nonnull (fixture->pane->chooser);
  entry = find_child (GTK_WIDGET (fixture->pane->chooser), GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  g_signal_emit_by_name (entry, "activate");
  wait_for (is_idle, fixture);
}

/* By key, under an Arabic layout; what was told apart is not merged. */
static void
test_merge (PaneFixture   *fixture,
            gconstpointer  data)
{
  GtkWidget *list = GTK_WIDGET (fixture->pane->list_view);

  haw_actors_pane_choose (fixture->pane, fixture->akar);
  g_assert_true (press (fixture, list, "actors-keys", GDK_KEY_Arabic_teh, KEYCODE_N));
  choose_other (fixture, "سراج");
  g_assert_cmpstr (fixture->log->str, ==, "edited;");
  press (fixture, list, "actors-keys", GDK_KEY_Arabic_tehmarbuta, KEYCODE_M);
  choose_other (fixture, "سراج");
  g_assert_cmpstr (fixture->log->str, ==, "edited;message;");
  g_assert_cmpuint (n_shown (fixture), ==, 3);

  haw_actors_pane_choose (fixture->pane, fixture->tripoli);
  press (fixture, list, "actors-keys", GDK_KEY_m, KEYCODE_M);
  choose_other (fixture, "سراج");
  g_assert_cmpuint (n_shown (fixture), ==, 2);
  g_assert_cmpint (haw_row_get_id (HAW_ROW (haw_actors_pane_get_actor (fixture->pane))), ==,
                   fixture->serraj);
}

/* A merge that is refused leads nowhere later; a list that changes takes no focus from elsewhere. */
static void
test_refused_merge (PaneFixture   *fixture,
                    gconstpointer  data)
{
  HawActorsPane *pane = fixture->pane;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *elsewhere = gtk_button_new ();

  EDIT (&fixture->base, haw_actor_set_distinct_async, fixture->akar, fixture->serraj, TRUE);
  haw_actors_pane_choose (pane, fixture->akar);
  haw_actors_pane_merge (pane, fixture->akar, fixture->serraj);
  wait_for (is_idle, fixture);
  g_assert_cmpstr (fixture->log->str, ==, "message;");
  g_assert_cmpint (pane->wanted, ==, 0);
  open_page (fixture, fixture->akar);
  haw_actors_pane_merge (pane, fixture->akar, fixture->serraj);
  wait_for (is_idle, fixture);
  g_assert_cmpint (pane->wanted_page, ==, 0);
  g_assert_cmpint (haw_actor_page_get_actor (page_of (fixture)), ==, fixture->akar);

  g_object_ref (pane);
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  gtk_box_append (GTK_BOX (box), elsewhere);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (pane));
  g_object_unref (pane);
  g_assert_true (gtk_widget_grab_focus (elsewhere));
  EDIT (&fixture->base, haw_actor_remove_async, fixture->akar, "أكار");
  wait_for (is_idle, fixture);
  g_assert_false (haw_actors_pane_is_open (pane));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == elsewhere);
}

/* Dropping one on another merges it; the page of what was merged becomes that of the other. */
static void
test_drop (PaneFixture   *fixture,
           gconstpointer  data)
{
  GtkWidget *item = haw_actors_pane_find_row (fixture->pane, fixture->serraj);

  g_signal_emit_by_name (gtk_widget_get_first_child (item), "dropped",
                         actor_row (fixture, fixture->tripoli));
  wait_for (is_idle, fixture);
  g_assert_null (actor_row (fixture, fixture->tripoli));

  open_page (fixture, fixture->akar);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->pane), "actors.merge", NULL));
  choose_other (fixture, "سراج");
  wait_for (page_is_read, fixture);
  g_assert_cmpint (haw_actor_page_get_actor (page_of (fixture)), ==, fixture->serraj);
}

/* Deleting leads back to the list, and can be undone. */
static void
test_delete (PaneFixture   *fixture,
             gconstpointer  data)
{
  open_page (fixture, fixture->akar);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->pane), "actors.delete", NULL));
  wait_for (is_idle, fixture);
  g_assert_cmpuint (n_shown (fixture), ==, 2);
  g_assert_false (haw_actors_pane_is_open (fixture->pane));
  g_free (haw_test_undo (fixture->base.project, FALSE, NULL));
  wait_for (is_idle, fixture);
  g_assert_cmpuint (n_shown (fixture), ==, 3);
}

/* A new one is of the kind that is shown; whoever leads here from elsewhere finds the page. */
static void
test_new (PaneFixture   *fixture,
          gconstpointer  data)
{
  gtk_drop_down_set_selected (fixture->pane->kind_filter, 3);
  gtk_editable_set_text (GTK_EDITABLE (fixture->pane->new_entry), "بنغازي");
  g_signal_emit_by_name (fixture->pane->new_entry, "activate");
  wait_for (is_idle, fixture);
  g_assert_cmpuint (n_shown (fixture), ==, 2);
  g_assert_cmpint (haw_actor_get_kind (actor_row (fixture, 4)), ==, HAW_ACTOR_PLACE);
  haw_view_state_show_actor (fixture->state, fixture->akar);
  wait_for (page_is_read, fixture);
  g_assert_cmpint (haw_actor_page_get_actor (page_of (fixture)), ==, fixture->akar);
}

/* Numbers written otherwise leave the page open and the list as it is. */
static void
test_format (PaneFixture   *fixture,
             gconstpointer  data)
{
  GListModel *shown;

  open_page (fixture, fixture->akar);
  shown = gtk_single_selection_get_model (fixture->pane->selection);
  g_signal_emit_by_name (fixture->state, "format-changed");
  g_signal_emit_by_name (fixture->state, "format-changed");
  g_assert_true (haw_actors_pane_is_open (fixture->pane));
  g_assert_cmpint (haw_actor_page_get_actor (page_of (fixture)), ==, fixture->akar);
  g_assert_true (gtk_single_selection_get_model (fixture->pane->selection) == shown);
  g_assert_cmpstr (gtk_label_get_text (page_of (fixture)->headings[HAW_ACTOR_MENTIONS]), ==,
                   "2 Mentions");
}

static GtkWidget *
own_row (PaneFixture *fixture,
         int          index)
{
  return GTK_WIDGET (gtk_list_box_get_row_at_index (page_of (fixture)->own_list, index));
}

static gboolean
has_two_own_rows (PaneFixture *fixture)
{
  return own_row (fixture, 1) != NULL && is_idle (fixture);
}

static const char *
own_text (PaneFixture *fixture)
{
  return gtk_editable_get_text (GTK_EDITABLE (own_row (fixture, 0)));
}

static gboolean
says_minister (PaneFixture *fixture)
{
  return g_str_equal (own_text (fixture), "وزير") && is_idle (fixture);
}

static gboolean
says_nothing (PaneFixture *fixture)
{
  return g_str_equal (own_text (fixture), "") && is_idle (fixture);
}

static guint
own_choice (PaneFixture *fixture)
{
  return adw_combo_row_get_selected (ADW_COMBO_ROW (own_row (fixture, 1)));
}

static gboolean
is_unset (PaneFixture *fixture)
{
  return own_choice (fixture) == 0;
}

static gboolean
is_east (PaneFixture *fixture)
{
  return own_choice (fixture) == 1;
}

static gboolean
is_west (PaneFixture *fixture)
{
  return own_choice (fixture) == 2;
}

/* The analyst's own fields stand on the page; each change is a step, and what is typed is not lost to
 * another one. */
static void
test_own_fields (PaneFixture   *fixture,
                 gconstpointer  data)
{
  const char *const choices[] = { "الشرق", "الغرب", NULL };
  Fixture *base = &fixture->base;
  GtkWidget *list;

  open_page (fixture, fixture->akar);
  list = GTK_WIDGET (page_of (fixture)->own_list);
  g_assert_false (gtk_widget_get_visible (list));
  EDIT (base, haw_attribute_add_async, HAW_ATTRIBUTE_OF_ACTOR,
        &(HawAttributeFields) { .name = "المنصب", .kind = HAW_ATTRIBUTE_TEXT });
  EDIT (base, haw_attribute_add_async, HAW_ATTRIBUTE_OF_ACTOR,
        &(HawAttributeFields) { .name = "الجهة", .kind = HAW_ATTRIBUTE_CHOICE, .choices = choices });
  wait_for (has_two_own_rows, fixture);
  g_assert_true (gtk_widget_get_visible (list));
  gtk_editable_set_text (GTK_EDITABLE (own_row (fixture, 0)), "وزير");
  g_signal_emit_by_name (own_row (fixture, 0), "apply");
  wait_for (is_idle, fixture);
  adw_combo_row_set_selected (ADW_COMBO_ROW (own_row (fixture, 1)), 2);
  wait_for (is_idle, fixture);
  g_assert_cmpstr (own_text (fixture), ==, "وزير");

  /* Another actor has values of its own. */
  haw_actors_pane_leave (fixture->pane);
  open_page (fixture, fixture->serraj);
  wait_for (has_two_own_rows, fixture);
  wait_for (says_nothing, fixture);
  g_assert_cmpuint (own_choice (fixture), ==, 0);
  haw_actors_pane_leave (fixture->pane);
  open_page (fixture, fixture->akar);
  wait_for (has_two_own_rows, fixture);
  wait_for (says_minister, fixture);
  wait_for (is_west, fixture);

  /* What is being typed stays when another value changes. */
  gtk_widget_grab_focus (own_row (fixture, 0));
  gtk_editable_set_text (GTK_EDITABLE (own_row (fixture, 0)), "وزير الدفاع");
  EDIT (base, haw_attribute_set_async, HAW_ATTRIBUTE_OF_ACTOR, 2, &fixture->akar, 1, "الشرق");
  wait_for (is_east, fixture);
  g_assert_cmpstr (own_text (fixture), ==, "وزير الدفاع");
  gtk_editable_set_text (GTK_EDITABLE (own_row (fixture, 0)), "وزير");
  for (guint i = 0; i < 3; i++)
    g_free (haw_test_undo (base->project, FALSE, NULL));
  wait_for (says_nothing, fixture);
  wait_for (is_unset, fixture);
}

int
main (int   argc,
      char *argv[])
{
  static const struct { const char *path; void (*func) (PaneFixture *, gconstpointer); } tests[] = {
    { "/actors-pane/filter", test_filter },
    { "/actors-pane/rows", test_rows },
    { "/actors-pane/page", test_page },
    { "/actors-pane/concordance", test_concordance },
    { "/actors-pane/live", test_live },
    { "/actors-pane/edit", test_edit },
    { "/actors-pane/names", test_names },
    { "/actors-pane/typing", test_typing },
    { "/actors-pane/alias", test_alias },
    { "/actors-pane/merge", test_merge },
    { "/actors-pane/refused-merge", test_refused_merge },
    { "/actors-pane/drop", test_drop },
    { "/actors-pane/delete", test_delete },
    { "/actors-pane/new", test_new },
    { "/actors-pane/format", test_format },
    { "/actors-pane/own-fields", test_own_fields },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, PaneFixture, NULL, pane_set_up, tests[i].func, pane_tear_down);
  return g_test_run ();
}
