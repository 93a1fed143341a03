/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "notes-fixture.h"

#include "dialogs/haw-own-values.h"
#include "model/haw-attribute-edit.h"
#include "model/haw-event-edit.h"
#include "notes/haw-event-form.h"
#include "notes/haw-event-page.h"
#include "widgets/haw-attribute-field.h"

/* The analyst's own fields in the form and on the page of an event. */

#define START 24
#define END 110

static HawEventForm *
get_form (Fixture *fixture)
{
  return HAW_EVENT_FORM (fixture_find (fixture->pane, HAW_TYPE_EVENT_FORM, 0));
}

static HawAttributeField *
get_field (Fixture *fixture,
           guint    place)
{
  return HAW_ATTRIBUTE_FIELD (fixture_find (GTK_WIDGET (get_form (fixture)),
                                            HAW_TYPE_ATTRIBUTE_FIELD, place));
}

static gboolean
can_save (Fixture *fixture)
{
  return gtk_widget_get_sensitive (fixture_find_named (GTK_WIDGET (get_form (fixture)), "Save"));
}

static gboolean
is_closed (Fixture *fixture)
{
  return !haw_event_form_is_open (get_form (fixture));
}

static void
add_field (Fixture          *fixture,
           const char       *name,
           HawAttributeKind  kind)
{
  const char *const choices[] = { "عالٍ", "منخفض", NULL };
  const HawAttributeFields fields = { .name = name, .kind = (int) kind, .choices = choices };
  g_autoptr (GAsyncResult) result = NULL;

  haw_attribute_add_async (fixture->project, HAW_ATTRIBUTE_OF_EVENT, &fields, NULL, haw_await_cb,
                           &result);
  g_assert_true (haw_project_edit_finish (fixture->project, haw_await (&result), NULL));
  fixture_settle (fixture);
}

static void
set_value (Fixture    *fixture,
           gint64      field,
           gint64      event,
           const char *value)
{
  g_autoptr (GAsyncResult) result = NULL;

  haw_attribute_set_async (fixture->project, HAW_ATTRIBUTE_OF_EVENT, field, &event, 1, value, NULL,
                           haw_await_cb, &result);
  g_assert_true (haw_attribute_set_finish (fixture->project, haw_await (&result), NULL, NULL));
  fixture_settle (fixture);
}

static char *
value_of (Fixture *fixture,
          gint64   event,
          gint64   field)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) values = NULL;

  haw_attribute_load_values_async (fixture->project, HAW_ATTRIBUTE_OF_EVENT, event, NULL, haw_await_cb,
                                   &result);
  values = haw_project_read_finish (fixture->project, haw_await (&result), NULL);
  for (guint i = 0; i < values->len; i++)
    {
      const HawAttributeValue *value = g_ptr_array_index (values, i);

      if (value->attribute == field)
        return g_strdup (value->value);
    }
  return g_strdup ("");
}

#define assert_value(fixture, event, field, wanted) \
  G_STMT_START { \
    g_autofree char *value_ = value_of (fixture, event, field); \
    g_assert_cmpstr (value_, ==, wanted); \
  } G_STMT_END

/* A new event has its values from the first step on; an event is changed together with them. */
static void
test_form (void)
{
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture);
  add_field (&fixture, "العدد", HAW_ATTRIBUTE_NUMBER);
  add_field (&fixture, "الوزن", HAW_ATTRIBUTE_CHOICE);
  haw_view_state_edit_event (fixture.state, 0, fixture.article, START, END);
  fixture_settle (&fixture);
  haw_attribute_field_set_text (get_field (&fixture, 0), "كثير");
  g_assert_true (haw_event_form_get_modified (get_form (&fixture)));
  g_assert_false (can_save (&fixture));
  haw_attribute_field_set_text (get_field (&fixture, 0), "٣");
  g_assert_true (can_save (&fixture));
  haw_attribute_field_set_text (get_field (&fixture, 1), "عالٍ");
  fixture_click (fixture.pane, "Save");
  fixture_wait (&fixture, is_closed);
  assert_value (&fixture, 1, 1, "3");
  assert_value (&fixture, 1, 2, "عالٍ");
  g_assert_cmpint (fixture_count_sql (&fixture, "SELECT count (*) FROM history WHERE label"
                                                " LIKE 'Add Event%'"), ==, 1);

  haw_view_state_edit_event (fixture.state, 1, 0, 0, 0);
  fixture_settle (&fixture);
  g_assert_false (haw_event_form_get_modified (get_form (&fixture)));
  g_assert_null (haw_attribute_field_dup_change (get_field (&fixture, 0)));
  haw_attribute_field_set_text (get_field (&fixture, 0), "");
  g_assert_true (haw_event_form_get_modified (get_form (&fixture)));
  fixture_click (fixture.pane, "Save");
  fixture_wait (&fixture, is_closed);
  assert_value (&fixture, 1, 1, "");
  assert_value (&fixture, 1, 2, "عالٍ");
  fixture_undo (&fixture);
  assert_value (&fixture, 1, 1, "3");

  /* The next one begins empty. */
  haw_view_state_edit_event (fixture.state, 0, 0, 0, 0);
  fixture_settle (&fixture);
  g_assert_null (haw_attribute_field_dup_change (get_field (&fixture, 1)));
}

/* A field that is made while the form is open comes, and is nothing that was written. */
static void
test_meanwhile (void)
{
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture);
  haw_view_state_edit_event (fixture.state, 0, 0, 0, 0);
  fixture_settle (&fixture);
  g_assert_cmpuint (fixture_count (GTK_WIDGET (get_form (&fixture)), HAW_TYPE_ATTRIBUTE_FIELD), ==, 0);
  add_field (&fixture, "العدد", HAW_ATTRIBUTE_NUMBER);
  g_assert_cmpuint (fixture_count (GTK_WIDGET (get_form (&fixture)), HAW_TYPE_ATTRIBUTE_FIELD), ==, 1);
  g_assert_false (haw_event_form_get_modified (get_form (&fixture)));
  haw_attribute_field_set_text (get_field (&fixture, 0), "7");
  add_field (&fixture, "الوزن", HAW_ATTRIBUTE_CHOICE);
  g_assert_true (haw_event_form_get_modified (get_form (&fixture)));
  g_assert_cmpuint (fixture_count (GTK_WIDGET (get_form (&fixture)), HAW_TYPE_ATTRIBUTE_FIELD), ==, 2);
  {
    g_autofree char *kept = haw_attribute_field_dup_change (get_field (&fixture, 0));

    g_assert_cmpstr (kept, ==, "7");
  }
}

static gboolean
has_text (GtkWidget     *widget,
          gconstpointer  text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
         g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text);
}

static gboolean
shows (Fixture    *fixture,
       const char *text)
{
  GtkWidget *page = fixture_find (fixture->pane, HAW_TYPE_EVENT_PAGE, 0);
  guint skip = 0;

  return fixture_search (page, has_text, text, &skip) != NULL;
}

static gboolean
shows_value (Fixture *fixture)
{
  return shows (fixture, "العدد") && shows (fixture, "12");
}

static gboolean
shows_no_value (Fixture *fixture)
{
  return !shows (fixture, "العدد");
}

/* The page of an event has its values and follows them. */
static void
test_page (void)
{
  const HawEventFields event = { .title = "وصول", .date = "2020-07-02", .status = -1 };
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture);
  add_field (&fixture, "العدد", HAW_ATTRIBUTE_NUMBER);
  add_field (&fixture, "مهم", HAW_ATTRIBUTE_YES_NO);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GAsyncResult) result = NULL;

      haw_event_add_async (fixture.project, &event, 0, 0, 0, NULL, haw_await_cb, &result);
      g_assert_cmpint (haw_event_add_finish (fixture.project, haw_await (&result), NULL), ==, i + 1);
    }
  set_value (&fixture, 1, 1, "11");
  haw_view_state_set_event (fixture.state, 1);
  fixture_settle (&fixture);
  g_assert_true (shows (&fixture, "11"));
  g_assert_false (shows (&fixture, "مهم"));
  set_value (&fixture, 1, 1, "12");
  fixture_wait (&fixture, shows_value);
  set_value (&fixture, 2, 1, "yes");
  g_assert_true (shows (&fixture, "Yes"));
  haw_view_state_set_event (fixture.state, 2);
  fixture_wait (&fixture, shows_no_value);
  haw_view_state_set_event (fixture.state, 1);
  fixture_wait (&fixture, shows_value);
  fixture_undo (&fixture);
  fixture_undo (&fixture);
  fixture_undo (&fixture);
  fixture_wait (&fixture, shows_no_value);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/event-fields/form", test_form);
  g_test_add_func ("/event-fields/meanwhile", test_meanwhile);
  g_test_add_func ("/event-fields/page", test_page);

  return g_test_run ();
}
