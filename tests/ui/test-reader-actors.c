/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/haw-actor-edit.h"
#include "reader-fixture.h"
#include "reader/haw-occurrences-dialog.h"
#include "reader/haw-reader-view-private.h"

#define KEYCODE_M 58

#define ARTICLE                                                                                    \
  "لقاء في العاصمة\n\n"                                                                            \
  "التقى خلوصي أكار رئيس الحكومة صباح أمس. وقال أكار إن اللقاء مثمر، وللسراج رأي آخر.\n\n"           \
  "ثم غادر أكار العاصمة، وبقي السراج فيها. ولم يصدر بيان عن اللقاء."

static gint64
add_actor (Fixture      *fixture,
           const char   *name,
           HawActorKind  kind)
{
  g_autoptr (GAsyncResult) result = NULL;
  gint64 id;

  haw_actor_add_async (fixture->project, name, kind, NULL, haw_await_cb, &result);
  id = haw_actor_add_finish (fixture->project, haw_await (&result), NULL);
  g_assert_cmpint (id, !=, 0);
  fixture->n_changes = 0;
  return id;
}

static void
add_alias (Fixture    *fixture,
           gint64      actor,
           const char *alias)
{
  g_autoptr (GAsyncResult) result = NULL;

  haw_actor_add_alias_async (fixture->project, actor, "", alias, NULL, haw_await_cb, &result);
  g_assert_true (haw_project_edit_finish (fixture->project, haw_await (&result), NULL));
  fixture->n_changes = 0;
}

static guint
n_mentions (Fixture *fixture)
{
  return fixture->pane->mentions != NULL
         ? haw_row_store_get_n (HAW_ROW_STORE (fixture->pane->mentions)) : 0;
}

static char *
dup_mention (Fixture *fixture,
             guint    i)
{
  HawMention *mention = haw_row_store_peek (HAW_ROW_STORE (fixture->pane->mentions), i);
  g_autofree char *words = haw_text_slice (fixture->pane->document->text,
                                           haw_mention_get_start (mention),
                                           haw_mention_get_end (mention));

  return g_strdup_printf ("%" G_GINT64_FORMAT " %s", haw_mention_get_actor (mention), words);
}

static void
assert_mention (Fixture    *fixture,
                guint       i,
                const char *expected)
{
  g_autofree char *found = NULL;

  g_assert_cmpuint (n_mentions (fixture), >, i);
  found = dup_mention (fixture, i);
  g_assert_cmpstr (found, ==, expected);
}

static void
put_caret (Fixture    *fixture,
           const char *words,
           guint       offset)
{
  guint start;
  guint end;

  find (fixture, words, &start, &end);
  haw_reader_view_set_caret (fixture->pane->view, start + offset);
}

static gboolean
press_m (Fixture         *fixture,
         GdkModifierType  modifiers)
{
  return press (fixture, GDK_KEY_Arabic_tehmarbuta, KEYCODE_M, modifiers);
}

/* One key with the caret anywhere in a name, clitics left out, under an Arabic layout. */
static void
test_one_key (Fixture      *fixture,
              gconstpointer data)
{
  add_actor (fixture, "السراج", HAW_ACTOR_PERSON);
  add_alias (fixture, add_actor (fixture, "أكار", HAW_ACTOR_PERSON), "خلوصي أكار");

  put_caret (fixture, "وللسراج", 5);
  g_assert_true (press_m (fixture, 0));
  assert_mention (fixture, 0, "1 لسراج");
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  g_assert_cmpuint (n_annotations (fixture), ==, 0);
  g_assert_cmpstr (fixture->log->str, ==, "message;");

  put_caret (fixture, "خلوصي أكار", 1);
  press_m (fixture, 0);
  assert_mention (fixture, 0, "2 خلوصي أكار");
  g_assert_cmpuint (n_mentions (fixture), ==, 2);
}

/* A selection that is a name is one key too; the same words again offer another actor. */
static void
test_selection (Fixture      *fixture,
                gconstpointer data)
{
  add_actor (fixture, "السراج", HAW_ACTOR_PERSON);
  select_words (fixture, "وللسراج");
  press_m (fixture, 0);
  assert_mention (fixture, 0, "1 لسراج");
  g_assert_false (haw_reader_view_get_selection (fixture->pane->view, NULL, NULL));
  g_assert_null (fixture->pane->actor_chooser);
  put_caret (fixture, "وللسراج", 4);
  press_m (fixture, 0);
  g_assert_nonnull (fixture->pane->actor_chooser);
  g_assert_cmpuint (n_mentions (fixture), ==, 1);
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

static GtkEntry *
get_entry (Fixture *fixture)
{
  g_assert_nonnull (fixture->pane->actor_chooser);
  return find_child (GTK_WIDGET (fixture->pane->actor_chooser), GTK_TYPE_ENTRY);
}

static gboolean
has_mention (Fixture *fixture)
{
  return n_mentions (fixture) > 0 && is_idle (fixture);
}

/* What nobody is called asks: Enter makes a person of that name; the words become a name. */
static void
test_new (Fixture      *fixture,
          gconstpointer data)
{
  GtkEntry *entry;
  HawActor *actor;
  GPtrArray *names;

  put_caret (fixture, "وللسراج", 3);
  press_m (fixture, 0);
  g_assert_cmpuint (fixture->n_changes, ==, 0);
  entry = get_entry (fixture);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "وللسراج");
  gtk_editable_set_text (GTK_EDITABLE (entry), "السراج");
  g_signal_emit_by_name (entry, "activate");
  wait_for (has_mention, fixture);
  assert_mention (fixture, 0, "1 وللسراج");
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  actor = haw_row_store_lookup (HAW_ROW_STORE (haw_view_state_get_actors (fixture->state)), 1);
  g_assert_cmpint (haw_actor_get_kind (actor), ==, HAW_ACTOR_PERSON);
  names = haw_actor_get_names (actor);
  g_assert_cmpuint (names->len, ==, 2);
  g_assert_cmpstr (((HawActorName *) names->pdata[1])->name, ==, "وللسراج");
}

/* A name that two have asks which of them; nothing is remembered that is a name already. */
static void
test_ambiguous (Fixture      *fixture,
                gconstpointer data)
{
  gint64 minister = add_actor (fixture, "خلوصي أكار", HAW_ACTOR_PERSON);
  gint64 other = add_actor (fixture, "أحمد أكار", HAW_ACTOR_PERSON);

  add_alias (fixture, minister, "أكار");
  add_alias (fixture, other, "أكار");
  put_caret (fixture, "وقال أكار", 6);
  press_m (fixture, 0);
  g_assert_cmpuint (n_mentions (fixture), ==, 0);
  gtk_editable_set_text (GTK_EDITABLE (get_entry (fixture)), "احمد");
  g_signal_emit_by_name (get_entry (fixture), "activate");
  wait_for (has_mention, fixture);
  assert_mention (fixture, 0, "2 أكار");
  g_assert_cmpuint (haw_actor_get_names (
    haw_row_store_lookup (HAW_ROW_STORE (haw_view_state_get_actors (fixture->state)), other))->len,
                    ==, 2);
}

/* Shift takes it away, undoing brings it back. */
static void
test_unmark (Fixture      *fixture,
             gconstpointer data)
{
  add_actor (fixture, "أكار", HAW_ACTOR_PERSON);
  put_caret (fixture, "وقال أكار", 6);
  g_assert_false (press_m (fixture, GDK_SHIFT_MASK));
  press_m (fixture, 0);
  g_assert_cmpuint (n_mentions (fixture), ==, 1);
  g_assert_true (press_m (fixture, GDK_SHIFT_MASK));
  g_assert_cmpuint (n_mentions (fixture), ==, 0);
  g_assert_cmpuint (fixture->pane->view->mentions->len, ==, 0);
  g_free (haw_test_undo (fixture->project, FALSE, NULL));
  wait_for (is_idle, fixture);
  g_assert_cmpuint (n_mentions (fixture), ==, 1);
  g_assert_cmpuint (fixture->pane->view->mentions->len, ==, 1);
}

static HawOccurrencesDialog *
get_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (HAW_IS_OCCURRENCES_DIALOG (window))
        return HAW_OCCURRENCES_DIALOG (window);
    }
  return NULL;
}

static gboolean
can_mark (Fixture *fixture)
{
  return get_dialog () != NULL &&
         gtk_widget_activate_action (GTK_WIDGET (get_dialog ()), "occurrences.code", NULL);
}

static gboolean
dialog_is_gone (Fixture *fixture)
{
  return get_dialog () == NULL && is_idle (fixture);
}

/* The key of the dialog and Enter: all other mentions in one step. */
static void
test_others (Fixture      *fixture,
             gconstpointer data)
{
  add_alias (fixture, add_actor (fixture, "أكار", HAW_ACTOR_PERSON), "خلوصي أكار");
  put_caret (fixture, "وقال أكار", 6);
  press_m (fixture, 0);
  g_assert_true (press_m (fixture, GDK_CONTROL_MASK));
  wait_for (can_mark, fixture);
  wait_for (dialog_is_gone, fixture);
  g_assert_cmpuint (n_mentions (fixture), ==, 3);
  assert_mention (fixture, 0, "1 خلوصي أكار");
  assert_mention (fixture, 2, "1 أكار");
  g_assert_cmpuint (fixture->n_changes, ==, 2);
  g_assert_cmpuint (n_annotations (fixture), ==, 0);
}

/* Lines under the words are drawn where they changed; the words and whom they mean are told. */
static void
test_drawing (Fixture      *fixture,
              gconstpointer data)
{
  HawReaderView *view = fixture->pane->view;
  GtkWidget *told;
  guint n;

  add_actor (fixture, "أكار", HAW_ACTOR_PERSON);
  gtk_test_widget_wait_for_draw (fixture->window);
  n = view->n_nodes_made;
  put_caret (fixture, "وقال أكار", 6);
  press_m (fixture, 0);
  gtk_test_widget_wait_for_draw (fixture->window);
  wait_for (is_idle, fixture);
  g_assert_cmpuint (view->n_nodes_made, ==, n + 1);

  told = gtk_widget_get_first_child (haw_reader_get_block (view, 1)->child);
  g_assert_nonnull (told);
  gtk_test_accessible_assert_property (told, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Mention of \u2068أكار\u2069");
  gtk_test_accessible_assert_property (told, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "أكار");
  gtk_test_accessible_assert_property (haw_reader_get_block (view, 1)->child,
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "1 mention of an actor");
  g_assert_null (gtk_widget_get_first_child (haw_reader_get_block (view, 0)->child));
}

static void
show_actor_cb (HawViewState *state,
               gint64        actor,
               Fixture      *fixture)
{
  g_string_append_printf (fixture->log, "actor %" G_GINT64_FORMAT ";", actor);
}

/* A key leads from a mention, or from a name alone, to the actor. */
static void
test_show (Fixture      *fixture,
           gconstpointer data)
{
  add_actor (fixture, "السراج", HAW_ACTOR_PERSON);
  g_signal_connect (fixture->state, "show-actor", G_CALLBACK (show_actor_cb), fixture);
  put_caret (fixture, "وللسراج", 3);
  press_m (fixture, GDK_CONTROL_MASK | GDK_ALT_MASK);
  put_caret (fixture, "وقال", 1);
  press_m (fixture, GDK_CONTROL_MASK | GDK_ALT_MASK);
  g_assert_cmpstr (fixture->log->str, ==, "actor 1;message;");
}

/* Another article shows its own mentions. */
static void
test_other_article (Fixture      *fixture,
                    gconstpointer data)
{
  add_actor (fixture, "أكار", HAW_ACTOR_PERSON);
  put_caret (fixture, "وقال أكار", 6);
  press_m (fixture, 0);
  haw_view_state_set_article (fixture->state, fixture->articles[1]);
  wait_for (is_shown, fixture);
  wait_for (is_idle, fixture);
  g_assert_cmpuint (fixture->pane->view->mentions->len, ==, 0);
  haw_view_state_set_article (fixture->state, fixture->articles[0]);
  wait_for (is_shown, fixture);
  wait_for (has_mention, fixture);
  g_assert_cmpuint (fixture->pane->view->mentions->len, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  static const struct { const char *path; void (*func) (Fixture *, gconstpointer); } tests[] = {
    { "/reader-actors/one-key", test_one_key },
    { "/reader-actors/selection", test_selection },
    { "/reader-actors/new", test_new },
    { "/reader-actors/ambiguous", test_ambiguous },
    { "/reader-actors/unmark", test_unmark },
    { "/reader-actors/others", test_others },
    { "/reader-actors/drawing", test_drawing },
    { "/reader-actors/show", test_show },
    { "/reader-actors/other-article", test_other_article },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, ARTICLE, fixture_set_up, tests[i].func, fixture_tear_down);
  return g_test_run ();
}
