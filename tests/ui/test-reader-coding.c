/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reader-fixture.h"
#include "reader/haw-reader-view-private.h"

#define KEYCODE_N 57
#define KEYCODE_P 33
#define KEYCODE_X 53

#define ARTICLE                                                                                    \
  "زيارة مفاجئة\n\n"                                                                               \
  "أجرى الوزير زيارة، وفقا لما نقلته قناة « تي.ر.تي » الرسمية. وبحث الوزير S300 مع NATO أمس.\n\n"  \
  "ورحبت والحكومة قالت د. سلمى: «سنبقى، ولن نغادر» ثم صمتت."

static char *
dup_selected (Fixture *fixture)
{
  char *selected = haw_reader_view_dup_selected_text (fixture->pane->view);

  return selected != NULL ? selected : g_strdup ("");
}

static void
assert_selected (Fixture    *fixture,
                 const char *expected)
{
  g_autofree char *selected = dup_selected (fixture);

  g_assert_cmpstr (selected, ==, expected);
}

static void
activate (Fixture    *fixture,
          const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->pane->view), action, NULL));
}

/* Up one step after the other, and the same number down to where it began. */
static void
test_grow (Fixture      *fixture,
           gconstpointer data)
{
  static const char *const steps[] = {
    "غ", "نغادر", "ولن نغادر", "سنبقى، ولن نغادر", "«سنبقى، ولن نغادر» ثم صمتت",
    "ورحبت والحكومة قالت د. سلمى: «سنبقى، ولن نغادر» ثم صمتت.",
  };
  guint start;
  guint end;

  find (fixture, "نغادر", &start, &end);
  haw_reader_view_set_caret (fixture->pane->view, start + 1);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      activate (fixture, "reader.grow-selection");
      assert_selected (fixture, steps[i]);
    }
  activate (fixture, "reader.grow-selection");
  assert_selected (fixture, steps[G_N_ELEMENTS (steps) - 1]);
  for (guint i = G_N_ELEMENTS (steps) - 1; i-- > 0;)
    {
      activate (fixture, "reader.shrink-selection");
      assert_selected (fixture, steps[i]);
    }
  activate (fixture, "reader.shrink-selection");
  assert_selected (fixture, "");
  g_assert_cmpuint (haw_reader_view_get_caret (fixture->pane->view), ==, start + 1);

  /* From a selection made otherwise too, also with the caret at its start. */
  haw_reader_select (fixture->pane->view, end, start);
  activate (fixture, "reader.grow-selection");
  activate (fixture, "reader.shrink-selection");
  g_assert_cmpuint (haw_reader_view_get_caret (fixture->pane->view), ==, start);
  assert_selected (fixture, "نغادر");

  /* Without steps to go back, to the part with which it begins. */
  select_words (fixture, "سنبقى، ولن");
  activate (fixture, "reader.shrink-selection");
  assert_selected (fixture, "سنبقى");
  activate (fixture, "reader.shrink-selection");
  assert_selected (fixture, "س");
}

/* Control and Shift with an arrow takes the words of the text one after the other, Latin ones too. */
static void
test_words (Fixture      *fixture,
            gconstpointer data)
{
  static const char *const steps[] = { "الوزير", "الوزير S300", "الوزير S300 مع", "الوزير S300 مع NATO" };
  guint start;
  guint end;

  find (fixture, "الوزير S300", &start, &end);
  haw_reader_view_set_caret (fixture->pane->view, start);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      haw_reader_move_caret (fixture->pane->view, GTK_MOVEMENT_WORDS, -1, TRUE);
      assert_selected (fixture, steps[i]);
    }
  for (guint i = G_N_ELEMENTS (steps) - 1; i-- > 0;)
    {
      g_autofree char *with_blank = g_strconcat (steps[i], " ", NULL);

      haw_reader_move_caret (fixture->pane->view, GTK_MOVEMENT_WORDS, 1, TRUE);
      assert_selected (fixture, with_blank);
    }
}

/* One key leaves the clitics out, with Shift they come back; an annotation is moved in one step. */
static void
test_clitics (Fixture      *fixture,
              gconstpointer data)
{
  select_words (fixture, "والحكومة قالت");
  g_assert_true (press (fixture, GDK_KEY_Arabic_hamza, KEYCODE_X, 0));
  assert_selected (fixture, "الحكومة قالت");
  press (fixture, GDK_KEY_x, KEYCODE_X, 0);
  assert_selected (fixture, "حكومة قالت");
  press (fixture, GDK_KEY_X, KEYCODE_X, GDK_SHIFT_MASK);
  press (fixture, GDK_KEY_X, KEYCODE_X, GDK_SHIFT_MASK);
  assert_selected (fixture, "والحكومة قالت");
  g_assert_cmpuint (fixture->n_changes, ==, 0);

  select_words (fixture, "والحكومة");
  press (fixture, GDK_KEY_1, KEYCODE_1, 0);
  press (fixture, GDK_KEY_x, KEYCODE_X, 0);
  g_assert_cmpstr (haw_annotation_get_quote (nth_annotation (fixture, 0)), ==, "الحكومة");
  g_assert_cmpuint (fixture->n_changes, ==, 2);
  press (fixture, GDK_KEY_X, KEYCODE_X, GDK_SHIFT_MASK);
  g_assert_cmpstr (haw_annotation_get_quote (nth_annotation (fixture, 0)), ==, "والحكومة");
}

/* The sentence of an event does not end at an abbreviation before a quotation mark. */
static void
test_event_sentence (Fixture      *fixture,
                     gconstpointer data)
{
  g_autofree char *expected = NULL;
  guint start;
  guint end;

  find (fixture, "أجرى الوزير زيارة، وفقا لما نقلته قناة « تي.ر.تي » الرسمية.", &start, &end);
  haw_reader_view_set_caret (fixture->pane->view, start + 5);
  g_assert_true (press (fixture, GDK_KEY_e, KEYCODE_E, 0));
  expected = g_strdup_printf ("event 0 %" G_GINT64_FORMAT " %u-%u;", fixture->articles[0], start,
                              end);
  g_assert_cmpstr (fixture->log->str, ==, expected);
}

/* From annotation to annotation with one key each. */
static void
test_next_annotation (Fixture      *fixture,
                      gconstpointer data)
{
  gint64 ids[2];

  select_words (fixture, "الوزير");
  press (fixture, GDK_KEY_1, KEYCODE_1, 0);
  ids[0] = haw_view_state_get_annotation (fixture->state);
  select_words (fixture, "سلمى");
  press (fixture, GDK_KEY_1, KEYCODE_1, 0);
  ids[1] = haw_view_state_get_annotation (fixture->state);

  g_assert_true (press (fixture, GDK_KEY_Arabic_hah, KEYCODE_P, 0));
  g_assert_cmpint (haw_view_state_get_annotation (fixture->state), ==, ids[0]);
  g_assert_true (press (fixture, GDK_KEY_Arabic_teh, KEYCODE_N, 0));
  g_assert_cmpint (haw_view_state_get_annotation (fixture->state), ==, ids[1]);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, function)                                                                        \
  g_test_add ("/reader-coding/" name, Fixture, ARTICLE, fixture_set_up, function, fixture_tear_down)

  ADD ("grow", test_grow);
  ADD ("words", test_words);
  ADD ("clitics", test_clitics);
  ADD ("event-sentence", test_event_sentence);
  ADD ("next-annotation", test_next_annotation);

#undef ADD

  return g_test_run ();
}
