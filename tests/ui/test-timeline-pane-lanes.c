/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "model/haw-attribute-edit.h"
#include "model/haw-event-edit.h"
#include "support/haw-test-event.h"
#include "support/haw-test-pane.h"
#include "time/haw-date-format.h"
#include "timeline/haw-timeline-pane-private.h"
#include "timeline/haw-timeline-view.h"

/* What is chosen of lanes in the window: lanes inside lanes, an order by hand, hidden ones, events in
 * dispute; and that it comes again with the project. */

#define TEXT "وصل الوزير إلى العاصمة، الجمعة. وغادرها أمس السبت."

typedef struct
{
  char *folder;
  HawProject *project;
  HawViewState *state;
  GtkWidget *window;
  GtkWidget *pane;
  HawTimelineView *view;
} Fixture;

static void
show_pane (Fixture *fixture)
{
  fixture->pane = haw_timeline_pane_new (fixture->state);
  fixture->view = HAW_TIMELINE_VIEW (haw_test_find_child (fixture->pane, HAW_TYPE_TIMELINE_VIEW));
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->pane);
  gtk_test_widget_wait_for_draw (fixture->pane);
}

static gint64
add_event (Fixture        *fixture,
           const char     *title,
           const char     *date,
           const char     *place,
           HawEventStatus  status,
           const char     *actor)
{
  const char *const actors[] = { actor, NULL };
  HawEventFields fields = { .title = title, .date = date, .place = place, .status = status,
                            .actors = actors };

  return haw_test_add_event (fixture->project, 0, fields);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->project = haw_test_begin_project (&fixture->folder);
  haw_test_add_articles (fixture->project, "زيارة", TEXT, 1);
  add_event (fixture, "A", "2020", "Port", HAW_EVENT_CONFIRMED, "Anton");
  add_event (fixture, "B", "2021", "Hill", HAW_EVENT_DISPUTED, "Vera");
  add_event (fixture, "C", "2022", "Port", HAW_EVENT_CONFIRMED, "Vera");

  fixture->state = haw_view_state_new ();
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 500);
  gtk_window_present (GTK_WINDOW (fixture->window));
  haw_view_state_set_project (fixture->state, fixture->project);
  show_pane (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  haw_test_end_pane (fixture->window, g_steal_pointer (&fixture->state),
                     g_steal_pointer (&fixture->project), g_steal_pointer (&fixture->folder));
}

static gboolean
has_lanes (Fixture    *fixture,
           const char *expected)
{
  HawTimelineLanes *lanes = haw_timeline_view_get_lanes (fixture->view);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; haw_timeline_lanes_has_lanes (lanes) && i < haw_timeline_lanes_get_n (lanes); i++)
    {
      guint n;

      haw_timeline_lanes_get_members (lanes, i, &n);
      g_string_append_printf (text, "%s%.*s%s %u", i > 0 ? " " : "",
                              (int) haw_timeline_lanes_get_depth (lanes, i), ">>",
                              haw_timeline_lanes_get_name (lanes, i), n);
    }

  return g_str_equal (text->str, expected);
}

#define wait_for(expected) haw_test_wait_until (has_lanes (fixture, expected))

static void
choose (Fixture    *fixture,
        const char *action,
        const char *target)
{
  g_assert_true (gtk_widget_activate_action (fixture->pane, action, "s", target));
}

static void
test_inside (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *inside = NULL;

  choose (fixture, "timeline.lanes", "actor");
  choose (fixture, "timeline.lane-order", "name");
  wait_for ("Anton 1 Vera 2");
  choose (fixture, "timeline.lanes-inside", "place");
  wait_for ("Anton 1 >Port 1 Vera 2 >Hill 1 >Port 1");
  g_assert_true (haw_test_shows (fixture->pane, "Lanes by Actor, Place"));
  choose (fixture, "timeline.lanes", "status");
  wait_for ("Confirmed 2 >Port 2 Disputed 1 >Hill 1");

  /* What lanes are made by does not divide them. */
  choose (fixture, "timeline.lanes", "place");
  wait_for ("Hill 1 Port 2");
  g_object_get (fixture->pane, "lanes-inside", &inside, NULL);
  g_assert_cmpstr (inside, ==, "none");
  g_assert_true (haw_test_shows (fixture->pane, "Lanes by Place"));
}

/* A lane that was moved stays there, with the other lanes as they were, and so does a hidden one. */
static void
test_by_hand (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *order = NULL;
  HawTimelineLanes *lanes;
  gint64 anton, vera;

  choose (fixture, "timeline.lanes", "actor");
  choose (fixture, "timeline.lane-order", "name");
  wait_for ("Anton 1 Vera 2");
  lanes = haw_timeline_view_get_lanes (fixture->view);
  anton = haw_timeline_lanes_get_id (lanes, 0);
  vera = haw_timeline_lanes_get_id (lanes, 1);
  g_signal_emit_by_name (fixture->view, "lane-moved", vera, anton);
  wait_for ("Vera 2 Anton 1");
  g_object_get (fixture->pane, "lane-order", &order, NULL);
  g_assert_cmpstr (order, ==, "hand");
  g_signal_emit_by_name (fixture->view, "lane-moved", vera, (gint64) -1);
  wait_for ("Anton 1 Vera 2");
  g_signal_emit_by_name (fixture->view, "lane-moved", anton, (gint64) -1);
  wait_for ("Vera 2 Anton 1");
  haw_timeline_view_set_hidden (fixture->view, anton, TRUE);
  g_signal_emit_by_name (fixture->view, "lane-toggled", (gint64) -1);

  show_pane (fixture);
  wait_for ("Vera 2 Anton 1");
  g_assert_cmpuint (haw_timeline_view_get_n_hidden (fixture->view), ==, 1);

  /* Lanes of another kind have an order and states of their own. */
  choose (fixture, "timeline.lanes", "place");
  wait_for ("Port 2 Hill 1");
  g_assert_cmpuint (haw_timeline_view_get_n_hidden (fixture->view), ==, 0);
  choose (fixture, "timeline.lanes", "actor");
  wait_for ("Vera 2 Anton 1");
  g_assert_cmpuint (haw_timeline_view_get_n_hidden (fixture->view), ==, 1);
}

/* What is made in a lane stands there, by actor, place and status, as one step; the sources of which a lane
 * of an outlet is made are none of its own. */
static void
test_made (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  HawTimelineLanes *lanes;

  choose (fixture, "timeline.lanes", "actor");
  choose (fixture, "timeline.lane-order", "name");
  choose (fixture, "timeline.lanes-inside", "place");
  wait_for ("Anton 1 >Port 1 Vera 2 >Hill 1 >Port 1");
  lanes = haw_timeline_view_get_lanes (fixture->view);
  g_signal_emit_by_name (fixture->view, "event-made", "D", "2023", haw_timeline_lanes_get_id (lanes, 3));
  wait_for ("Anton 1 >Port 1 Vera 3 >Hill 2 >Port 1");
  g_free (haw_test_undo (fixture->project, FALSE, &error));
  g_assert_no_error (error);
  wait_for ("Anton 1 >Port 1 Vera 2 >Hill 1 >Port 1");

  choose (fixture, "timeline.lanes", "status");
  choose (fixture, "timeline.lanes-inside", "none");
  wait_for ("Confirmed 2 Disputed 1");
  lanes = haw_timeline_view_get_lanes (fixture->view);
  g_signal_emit_by_name (fixture->view, "event-made", "D", "2023", haw_timeline_lanes_get_id (lanes, 1));
  wait_for ("Confirmed 2 Disputed 2");
  choose (fixture, "timeline.lanes", "outlet");
  wait_for ("No outlet 4");
  g_signal_emit_by_name (fixture->view, "event-made", "E", "2024", (gint64) -1);
  wait_for ("No outlet 5");
}

static void
add_field (Fixture            *fixture,
           HawAttributeTarget  target,
           const char         *name,
           HawAttributeKind    kind)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  haw_attribute_add_async (fixture->project, target,
                           &(HawAttributeFields) { .name = name, .kind = (int) kind }, NULL,
                           haw_await_cb, &result);
  haw_project_edit_finish (fixture->project, haw_await (&result), &error);
  g_assert_no_error (error);
}

static void
set_field (Fixture            *fixture,
           HawAttributeTarget  target,
           gint64              field,
           gint64              id,
           const char         *value)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  haw_attribute_set_async (fixture->project, target, field, &id, 1, value, NULL, haw_await_cb,
                           &result);
  haw_project_edit_finish (fixture->project, haw_await (&result), &error);
  g_assert_no_error (error);
}

/* The fields in the menu of lanes. */
static gboolean
offers (Fixture    *fixture,
        const char *expected)
{
  GMenuModel *menu = G_MENU_MODEL (HAW_TIMELINE_PANE (fixture->pane)->lane_fields);
  g_autoptr (GString) labels = g_string_new (NULL);

  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autofree char *label = NULL;

      g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &label);
      g_string_append_printf (labels, "%s%s", i > 0 ? ", " : "", label);
    }
  return g_str_equal (labels->str, expected);
}

/* Lanes by own fields of events and actors stand in the menu with the others, follow the values, and
 * are remembered. What is made in a lane of a field of events has the value. */
static void
test_own_fields (Fixture       *fixture,
                 gconstpointer  data)
{
  HawTimelineLanes *lanes;
  gint64 dated;

  add_field (fixture, HAW_ATTRIBUTE_OF_EVENT, "Weight", HAW_ATTRIBUTE_TEXT);
  add_field (fixture, HAW_ATTRIBUTE_OF_ACTOR, "Side", HAW_ATTRIBUTE_TEXT);
  add_field (fixture, HAW_ATTRIBUTE_OF_EVENT, "Decided", HAW_ATTRIBUTE_DATE);
  haw_test_wait_until (offers (fixture, "Weight, Decided, Side"));
  add_field (fixture, HAW_ATTRIBUTE_OF_ARTICLE, "Weight", HAW_ATTRIBUTE_TEXT);
  haw_test_wait_until (offers (fixture, "\342\201\250Weight\342\201\251 (articles), "
                                        "\342\201\250Weight\342\201\251 (events), Decided, Side"));
  set_field (fixture, HAW_ATTRIBUTE_OF_EVENT, 1, 1, "heavy");
  choose (fixture, "timeline.lanes", "field-1");
  choose (fixture, "timeline.lane-order", "name");
  wait_for ("heavy 1 No value 2");
  g_assert_true (haw_test_shows (fixture->pane, "Lanes by \342\201\250Weight\342\201\251"));
  set_field (fixture, HAW_ATTRIBUTE_OF_EVENT, 1, 2, "light");
  wait_for ("heavy 1 light 1 No value 1");
  show_pane (fixture);
  wait_for ("heavy 1 light 1 No value 1");
  lanes = haw_timeline_view_get_lanes (fixture->view);
  g_signal_emit_by_name (fixture->view, "event-made", "D", "2023", haw_timeline_lanes_get_id (lanes, 1));
  wait_for ("heavy 1 light 2 No value 1");
  g_free (haw_test_undo (fixture->project, FALSE, NULL));
  wait_for ("heavy 1 light 1 No value 1");

  /* The lane has the date in words, the event as it is stored. */
  set_field (fixture, HAW_ATTRIBUTE_OF_EVENT, 3, 1, "2020-07");
  choose (fixture, "timeline.lanes", "field-3");
  wait_for ("July 2020 1 No value 2");
  dated = haw_timeline_lanes_get_id (haw_timeline_view_get_lanes (fixture->view), 0);
  g_assert_true (haw_timeline_pane_can_join (HAW_TIMELINE_PANE (fixture->pane), dated));
  g_signal_emit_by_name (fixture->view, "event-made", "D", "2023", dated);
  wait_for ("July 2020 2 No value 2");
  haw_date_set_hijri (TRUE, TRUE);
  haw_view_state_format_changed (fixture->state);
  wait_for ("Dhu al-Qada – Dhu al-Hijja 1441 AH 2 No value 2");
  haw_date_set_hijri (FALSE, FALSE);
  haw_view_state_format_changed (fixture->state);
  wait_for ("July 2020 2 No value 2");

  /* An actor's value is not the event's to give. */
  set_field (fixture, HAW_ATTRIBUTE_OF_ACTOR, 2, 2, "west");
  choose (fixture, "timeline.lanes", "field-2");
  wait_for ("west 2 No value 2");
  g_assert_false (haw_timeline_pane_can_join (
    HAW_TIMELINE_PANE (fixture->pane),
    haw_timeline_lanes_get_id (haw_timeline_view_get_lanes (fixture->view), 0)));
}

/* Only events in dispute, told as so many of all; where there is none, the window says why. */
static void
test_disagreement (Fixture       *fixture,
                   gconstpointer  data)
{
  haw_test_wait_until (haw_test_shows (fixture->pane, "3 events"));
  choose (fixture, "timeline.disagreement", "any");
  haw_test_wait_until (haw_test_shows (fixture->pane, "1 of 3 events"));
  choose (fixture, "timeline.disagreement", "half");
  haw_test_wait_until (haw_test_shows (fixture->pane, "0 of 3 events"));
  g_assert_true (haw_test_shows (fixture->pane, "Of no event do the sources disagree as much."));

  show_pane (fixture);
  haw_test_wait_until (haw_test_shows (fixture->pane, "0 of 3 events"));
  choose (fixture, "timeline.disagreement", "all");
  haw_test_wait_until (haw_test_shows (fixture->pane, "3 events"));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

#define ADD(path, test) \
  g_test_add ("/timeline-pane-lanes/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("inside", test_inside);
  ADD ("by-hand", test_by_hand);
  ADD ("disagreement", test_disagreement);
  ADD ("made", test_made);
  ADD ("own-fields", test_own_fields);
#undef ADD

  return g_test_run ();
}
