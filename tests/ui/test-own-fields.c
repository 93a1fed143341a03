/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "dialogs/haw-article-fields-dialog.h"
#include "dialogs/haw-event-fields-dialog.h"
#include "dialogs/haw-fields-dialog.h"
#include "dialogs/haw-outlets-dialog.h"
#include "model/haw-article-edit.h"
#include "model/haw-article-summary.h"
#include "model/haw-attribute-edit.h"
#include "model/haw-attribute-list.h"
#include "support/haw-test-event.h"
#include "widgets/haw-attribute-field.h"
#include "widgets/haw-date-entry.h"

typedef struct
{
  char *folder;
  HawProject *project;
  HawViewState *state;
  HawAttributeList *list;
  GtkWidget *dialog;
} Fixture;

static void
finish (Fixture       *fixture,
        GAsyncResult **result)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (haw_project_edit_finish (fixture->project, haw_await (result), &error));
  g_assert_no_error (error);
  g_clear_object (result);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *path = NULL;

  fixture->folder = haw_test_folder ();
  path = g_build_filename (fixture->folder, "p.hawamish", NULL);
  fixture->project = haw_test_new_project (path);
  haw_test_add_articles (fixture->project, "زيارة", "وصل الوزير.", 3);
  fixture->state = haw_view_state_new ();
  haw_view_state_set_project (fixture->state, fixture->project);
  fixture->list = haw_attribute_list_new (fixture->project, HAW_ATTRIBUTE_OF_ARTICLE);
  haw_test_wait_until (!haw_row_store_get_loading (HAW_ROW_STORE (fixture->list)));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  if (fixture->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  g_object_unref (fixture->list);
  haw_view_state_set_project (fixture->state, NULL);
  haw_test_finalize (fixture->state);
  haw_test_close_project (fixture->project);
  haw_test_finalize (fixture->project);
  haw_test_remove (fixture->folder);
  g_free (fixture->folder);
}

static void
add (Fixture            *fixture,
     HawAttributeTarget  target,
     const char         *name,
     HawAttributeKind    kind)
{
  const char *const choices[] = { "مؤيد", "معارض", NULL };
  const HawAttributeFields fields = { .name = name, .kind = (int) kind, .choices = choices };
  g_autoptr (GAsyncResult) result = NULL;

  haw_attribute_add_async (fixture->project, target, &fields, NULL, haw_await_cb, &result);
  finish (fixture, &result);
}

static void
set (Fixture    *fixture,
     gint64      attribute,
     gint64      article,
     const char *value)
{
  g_autoptr (GAsyncResult) result = NULL;

  haw_attribute_set_async (fixture->project, HAW_ATTRIBUTE_OF_ARTICLE, attribute, &article, 1, value,
                           NULL, haw_await_cb, &result);
  finish (fixture, &result);
}

/* The value that articles 1 and, with @n 2, 2 have in a field; NULL for several. */
static char *
value_of (Fixture *fixture,
          guint    field,
          gsize    n)
{
  const gint64 articles[] = { 1, 2 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HawArticleSummary) summary = NULL;

  haw_article_summary_load_async (fixture->project, articles, n, NULL, haw_await_cb, &result);
  summary = haw_project_read_finish (fixture->project, haw_await (&result), NULL);
  return g_strdup (g_array_index (summary->attributes, HawCommonValue, field).value);
}

#define assert_value(fixture, field, n, wanted) \
  G_STMT_START { \
    g_autofree char *value_ = value_of (fixture, field, n); \
    g_assert_cmpstr (value_, ==, wanted); \
  } G_STMT_END

typedef gboolean (*Matches) (GtkWidget  *widget,
                             const char *text);

static GtkWidget *
find (GtkWidget  *widget,
      Matches     matches,
      const char *text)
{
  GtkWidget *found = matches (widget, text) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, matches, text);
  return found;
}

static gboolean
is_field (GtkWidget  *widget,
          const char *text)
{
  return HAW_IS_ATTRIBUTE_FIELD (widget) &&
         g_str_equal (haw_attribute_get_name (haw_attribute_field_get_attribute (
                        HAW_ATTRIBUTE_FIELD (widget))), text);
}

static gboolean
is_row (GtkWidget  *widget,
        const char *text)
{
  return ADW_IS_PREFERENCES_ROW (widget) &&
         g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), text) == 0;
}

static gboolean
is_named_button (GtkWidget  *widget,
                 const char *text)
{
  return GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0;
}

static gboolean
is_toast_button (GtkWidget  *widget,
                 const char *text)
{
  return GTK_IS_BUTTON (widget) &&
         g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), text) == 0;
}

static gboolean
is_save (GtkWidget  *widget,
         const char *text)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, "suggested-action");
}

static GtkWidget *
wait_for (Fixture    *fixture,
          Matches     matches,
          const char *text)
{
  GtkWidget *found = NULL;

  haw_test_wait_until ((found = find (fixture->dialog, matches, text)) != NULL);
  return found;
}

#define FIELD(fixture, name) HAW_ATTRIBUTE_FIELD (wait_for (fixture, is_field, name))

static void
open_articles (Fixture *fixture,
               gsize    n)
{
  const gint64 articles[] = { 1, 2 };

  fixture->dialog = GTK_WIDGET (haw_article_fields_dialog_present (fixture->state, NULL, articles,
                                                                   n));
  haw_test_wait_until (gtk_widget_get_sensitive (find (fixture->dialog, is_save, NULL)));
}

static void
save (Fixture *fixture)
{
  gpointer weak = fixture->dialog;

  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), &weak);
  gtk_widget_activate (find (fixture->dialog, is_save, NULL));
  haw_test_wait_until (weak == NULL);
  fixture->dialog = NULL;
}

static void
test_article (Fixture       *fixture,
              gconstpointer  data)
{
  add (fixture, HAW_ATTRIBUTE_OF_ARTICLE, "الموقف", HAW_ATTRIBUTE_CHOICE);
  add (fixture, HAW_ATTRIBUTE_OF_ARTICLE, "العدد", HAW_ATTRIBUTE_NUMBER);
  add (fixture, HAW_ATTRIBUTE_OF_ARTICLE, "اليوم", HAW_ATTRIBUTE_DATE);
  add (fixture, HAW_ATTRIBUTE_OF_ARTICLE, "مهم", HAW_ATTRIBUTE_YES_NO);
  set (fixture, 2, 1, "4");
  open_articles (fixture, 1);
  haw_attribute_field_set_text (FIELD (fixture, "الموقف"), "معارض");
  haw_attribute_field_set_text (FIELD (fixture, "مهم"), "1");
  haw_attribute_field_set_text (FIELD (fixture, "اليوم"), "2020-07");

  /* What is no number is said so, and not stored. */
  haw_attribute_field_set_text (FIELD (fixture, "العدد"), "كثير");
  g_assert_false (gtk_widget_get_sensitive (find (fixture->dialog, is_save, NULL)));
  haw_attribute_field_set_text (FIELD (fixture, "العدد"), "٥");
  g_assert_true (gtk_widget_get_sensitive (find (fixture->dialog, is_save, NULL)));
  save (fixture);
  assert_value (fixture, 0, 1, "معارض");
  assert_value (fixture, 1, 1, "5");
  assert_value (fixture, 2, 1, "2020-07");
  assert_value (fixture, 3, 1, "1");

  /* One step. */
  g_free (haw_test_undo (fixture->project, FALSE, NULL));
  assert_value (fixture, 0, 1, "");
  assert_value (fixture, 1, 1, "4");
}

static void
test_many (Fixture       *fixture,
           gconstpointer  data)
{
  add (fixture, HAW_ATTRIBUTE_OF_ARTICLE, "العدد", HAW_ATTRIBUTE_NUMBER);
  add (fixture, HAW_ATTRIBUTE_OF_ARTICLE, "الموقف", HAW_ATTRIBUTE_CHOICE);
  set (fixture, 1, 1, "4");
  set (fixture, 2, 1, "مؤيد");
  open_articles (fixture, 2);
  /* Several values stay what they are unless one is written. */
  g_assert_null (haw_attribute_field_dup_change (FIELD (fixture, "العدد")));
  g_assert_null (haw_attribute_field_dup_change (FIELD (fixture, "الموقف")));
  haw_attribute_field_set_text (FIELD (fixture, "الموقف"), "معارض");
  save (fixture);
  assert_value (fixture, 0, 2, NULL);
  assert_value (fixture, 1, 2, "معارض");

  open_articles (fixture, 2);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (
    find (GTK_WIDGET (FIELD (fixture, "العدد")), is_named_button,
          "Leave This Field Empty in All of the Articles")), TRUE);
  save (fixture);
  assert_value (fixture, 0, 2, "");
}

/* A field that is made meanwhile comes, and what was written stays. */
static void
test_meanwhile (Fixture       *fixture,
                gconstpointer  data)
{
  add (fixture, HAW_ATTRIBUTE_OF_ARTICLE, "العدد", HAW_ATTRIBUTE_NUMBER);
  open_articles (fixture, 1);
  haw_attribute_field_set_text (FIELD (fixture, "العدد"), "7");
  add (fixture, HAW_ATTRIBUTE_OF_ARTICLE, "مهم", HAW_ATTRIBUTE_YES_NO);
  haw_attribute_field_set_text (FIELD (fixture, "مهم"), "0");
  save (fixture);
  assert_value (fixture, 0, 1, "7");
  assert_value (fixture, 1, 1, "0");
}

static void
open_fields (Fixture *fixture)
{
  fixture->dialog = GTK_WIDGET (haw_fields_dialog_present (fixture->state, NULL));
}

static void
apply (GtkWidget  *entry,
       const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "apply");
}

static void
add_new (GtkWidget  *entry,
         const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "entry-activated");
  haw_test_wait_until (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (entry)), ""));
}

static HawAttribute *
peek (Fixture *fixture,
      guint    position)
{
  return haw_row_store_peek (HAW_ROW_STORE (fixture->list), position);
}

static void
test_manage (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *row, *entry;

  open_fields (fixture);
  add_new (wait_for (fixture, is_row, "New field"), "الموقف");
  row = wait_for (fixture, is_row, "الموقف");
  apply (find (row, is_row, "Name"), "الرأي");
  row = wait_for (fixture, is_row, "الرأي");

  /* Without values a choice has one to write over. */
  adw_combo_row_set_selected (ADW_COMBO_ROW (find (row, is_row, "Kind")), HAW_ATTRIBUTE_CHOICE);
  haw_test_wait_until (haw_attribute_get_kind (peek (fixture, 0)) == HAW_ATTRIBUTE_CHOICE);
  apply (find (row, is_row, "Choices, with semicolons between them"), "مؤيد؛ معارض; محايد");
  haw_test_wait_until (g_strv_length ((GStrv) haw_attribute_get_choices (peek (fixture, 0))) == 3);
  haw_test_wait_until (g_str_equal (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)),
                                    "مؤيد; معارض; محايد"));

  add_new (wait_for (fixture, is_row, "New field"), "العدد");
  row = wait_for (fixture, is_row, "العدد");
  g_signal_emit_by_name (find (row, is_named_button, "Move the Field Up"), "clicked");
  haw_test_wait_until (g_str_equal (haw_attribute_get_name (peek (fixture, 0)), "العدد"));
  row = wait_for (fixture, is_row, "العدد");
  g_signal_emit_by_name (find (row, is_named_button, "Delete the Field"), "clicked");
  haw_test_wait_until (find (fixture->dialog, is_row, "العدد") == NULL);
  g_free (haw_test_undo (fixture->project, FALSE, NULL));
  wait_for (fixture, is_row, "العدد");

  /* A name that there is already is refused, and stays to be put right. */
  entry = wait_for (fixture, is_row, "New field");
  gtk_editable_set_text (GTK_EDITABLE (entry), "العدد");
  g_signal_emit_by_name (entry, "entry-activated");
  haw_test_wait_until (haw_project_get_pending (fixture->project) == 0 &&
                       !g_main_context_pending (NULL));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "العدد");
}

/* What would lose values waits for a word, and is shown as it is until then. */
static void
test_misfit (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *row, *kind;

  add (fixture, HAW_ATTRIBUTE_OF_ARTICLE, "العدد", HAW_ATTRIBUTE_TEXT);
  set (fixture, 1, 1, "كثير");
  set (fixture, 1, 2, "٣");
  open_fields (fixture);
  row = wait_for (fixture, is_row, "العدد");
  kind = find (row, is_row, "Kind");
  adw_combo_row_set_selected (ADW_COMBO_ROW (kind), HAW_ATTRIBUTE_NUMBER);
  wait_for (fixture, is_toast_button, "fields.drop");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (kind)), ==, HAW_ATTRIBUTE_TEXT);
  assert_value (fixture, 0, 1, "كثير");
  g_signal_emit_by_name (wait_for (fixture, is_toast_button, "fields.drop"), "clicked");
  haw_test_wait_until (haw_attribute_get_kind (peek (fixture, 0)) == HAW_ATTRIBUTE_NUMBER);
  assert_value (fixture, 0, 1, "");
  haw_test_wait_until (adw_combo_row_get_selected (ADW_COMBO_ROW (kind)) == HAW_ATTRIBUTE_NUMBER);
}

static gboolean
offers_attribute (GtkWidget  *widget,
                  const char *text)
{
  gint64 attribute = 0;

  if (!is_toast_button (widget, "fields.drop"))
    return FALSE;
  g_variant_get_child (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (widget)), 0, "x",
                       &attribute);
  return attribute == g_ascii_strtoll (text, NULL, 10);
}

/* What is offered is what was refused, whatever else fails after it. */
static void
test_misfits (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *row;

  add (fixture, HAW_ATTRIBUTE_OF_ARTICLE, "العدد", HAW_ATTRIBUTE_TEXT);
  add (fixture, HAW_ATTRIBUTE_OF_ARTICLE, "الموقف", HAW_ATTRIBUTE_CHOICE);
  set (fixture, 1, 1, "كثير");
  set (fixture, 2, 1, "مؤيد");
  open_fields (fixture);
  row = wait_for (fixture, is_row, "العدد");
  adw_combo_row_set_selected (ADW_COMBO_ROW (find (row, is_row, "Kind")), HAW_ATTRIBUTE_NUMBER);
  wait_for (fixture, offers_attribute, "1");

  /* The later ones wait behind the first. */
  row = wait_for (fixture, is_row, "الموقف");
  apply (find (row, is_row, "Choices, with semicolons between them"), "معارض; محايد");
  apply (find (row, is_row, "Name"), "العدد");
  haw_test_wait_until (haw_project_get_pending (fixture->project) == 0 &&
                       !g_main_context_pending (NULL));
  g_signal_emit_by_name (find (fixture->dialog, offers_attribute, "1"), "clicked");
  haw_test_wait_until (haw_attribute_get_kind (peek (fixture, 0)) == HAW_ATTRIBUTE_NUMBER);
  assert_value (fixture, 0, 1, "");
  assert_value (fixture, 1, 1, "مؤيد");
  wait_for (fixture, offers_attribute, "2");
}

static char *
outlet_value (Fixture *fixture,
              gint64   attribute)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) values = NULL;

  haw_attribute_load_values_async (fixture->project, HAW_ATTRIBUTE_OF_OUTLET, 0, NULL, haw_await_cb,
                                   &result);
  values = haw_project_read_finish (fixture->project, haw_await (&result), NULL);
  for (guint i = 0; i < values->len; i++)
    if (((HawAttributeValue *) g_ptr_array_index (values, i))->attribute == attribute)
      return g_strdup (((HawAttributeValue *) g_ptr_array_index (values, i))->value);
  return g_strdup ("");
}

static gboolean
has_outlet_value (Fixture    *fixture,
                  gint64      attribute,
                  const char *wanted)
{
  g_autofree char *value = outlet_value (fixture, attribute);

  return g_str_equal (value, wanted);
}

static void
test_outlets (Fixture       *fixture,
              gconstpointer  data)
{
  const gint64 article = 1;
  g_autoptr (GAsyncResult) result = NULL;
  GtkWidget *row;

  haw_article_update_async (fixture->project, &article, 1,
                            &(HawArticleFields) { .outlet = "صوت الحوض" }, NULL, haw_await_cb,
                            &result);
  finish (fixture, &result);
  add (fixture, HAW_ATTRIBUTE_OF_OUTLET, "سنة التأسيس", HAW_ATTRIBUTE_NUMBER);
  fixture->dialog = GTK_WIDGET (haw_outlets_dialog_present (fixture->state, NULL));
  row = wait_for (fixture, is_row, "سنة التأسيس");
  apply (row, "١٩٦٢");
  haw_test_wait_until (has_outlet_value (fixture, 1, "1962"));
  haw_test_wait_until (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (row)), "1962"));
  /* What is refused is shown again as it is. */
  apply (row, "قديم");
  haw_test_wait_until (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (row)), "1962"));

  add (fixture, HAW_ATTRIBUTE_OF_OUTLET, "الخط", HAW_ATTRIBUTE_CHOICE);
  row = wait_for (fixture, is_row, "الخط");
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 2);
  haw_test_wait_until (has_outlet_value (fixture, 2, "معارض"));
  g_free (haw_test_undo (fixture->project, FALSE, NULL));
  haw_test_wait_until (adw_combo_row_get_selected (ADW_COMBO_ROW (row)) == 0);
}

/* The value that the first @n events have in a field; "-" for several. */
static gboolean
events_have (Fixture    *fixture,
             guint       field,
             gsize       n,
             const char *wanted)
{
  const gint64 events[] = { 1, 2 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) values = NULL;
  const char *value;

  haw_common_values_load_async (fixture->project, HAW_ATTRIBUTE_OF_EVENT, events, n, NULL,
                                haw_await_cb, &result);
  values = haw_project_read_finish (fixture->project, haw_await (&result), NULL);
  value = g_array_index (values, HawCommonValue, field).value;
  return g_str_equal (value != NULL ? value : "-", wanted);
}

static void
open_events (Fixture *fixture,
             gsize    n)
{
  const gint64 events[] = { 1, 2 };

  fixture->dialog = GTK_WIDGET (haw_event_fields_dialog_present (fixture->state, NULL, events, n));
  haw_test_wait_until (gtk_widget_get_sensitive (find (fixture->dialog, is_save, NULL)));
}

/* Several events are filled together, in one step; what they have several of stays unless written. */
static void
test_events (Fixture       *fixture,
             gconstpointer  data)
{
  for (guint i = 0; i < 2; i++)
    haw_test_add_event (fixture->project, 0, (HawEventFields) { "حدث", "2020", NULL, NULL, -1 });
  add (fixture, HAW_ATTRIBUTE_OF_EVENT, "العدد", HAW_ATTRIBUTE_NUMBER);
  add (fixture, HAW_ATTRIBUTE_OF_EVENT, "الموقف", HAW_ATTRIBUTE_CHOICE);
  add (fixture, HAW_ATTRIBUTE_OF_ARTICLE, "آخر", HAW_ATTRIBUTE_TEXT);
  open_events (fixture, 1);
  g_assert_null (find (fixture->dialog, is_field, "آخر"));
  haw_attribute_field_set_text (FIELD (fixture, "العدد"), "4");
  save (fixture);
  g_assert_true (events_have (fixture, 0, 1, "4"));
  open_events (fixture, 2);
  g_assert_null (haw_attribute_field_dup_change (FIELD (fixture, "العدد")));
  haw_attribute_field_set_text (FIELD (fixture, "العدد"), "كثير");
  g_assert_false (gtk_widget_get_sensitive (find (fixture->dialog, is_save, NULL)));
  haw_attribute_field_set_text (FIELD (fixture, "العدد"), "");
  haw_attribute_field_set_text (FIELD (fixture, "الموقف"), "معارض");
  save (fixture);
  g_assert_true (events_have (fixture, 0, 2, "-"));
  g_assert_true (events_have (fixture, 1, 2, "معارض"));
  g_free (haw_test_undo (fixture->project, FALSE, NULL));
  g_assert_true (events_have (fixture, 1, 2, ""));

  open_events (fixture, 2);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (
    find (GTK_WIDGET (FIELD (fixture, "العدد")), is_named_button,
          "Leave This Field Empty in All of the Events")), TRUE);
  save (fixture);
  g_assert_true (events_have (fixture, 0, 2, ""));
}

/* Every kind of thing has its own list of fields in the dialog, and the focus where it was asked for. */
static void
test_targets (Fixture       *fixture,
              gconstpointer  data)
{
  static const char *const names[] = { "أ", "ب", "ج", "د" };
  GtkWidget *lists[HAW_N_ATTRIBUTE_TARGETS], *focus;

  for (guint i = 0; i < HAW_N_ATTRIBUTE_TARGETS; i++)
    add (fixture, i, names[i], HAW_ATTRIBUTE_TEXT);
  open_fields (fixture);
  for (guint i = 0; i < HAW_N_ATTRIBUTE_TARGETS; i++)
    {
      lists[i] = gtk_widget_get_ancestor (wait_for (fixture, is_row, names[i]), GTK_TYPE_LIST_BOX);
      for (guint j = 0; j < i; j++)
        g_assert_true (lists[i] != lists[j]);
    }
  haw_fields_dialog_focus (HAW_FIELDS_DIALOG (fixture->dialog), HAW_ATTRIBUTE_OF_ACTOR);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->dialog));
  g_assert_true (gtk_widget_is_ancestor (focus, lists[HAW_ATTRIBUTE_OF_ACTOR]));
}

int
main (int    argc,
      char **argv)
{
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/own-fields/article", test_article);
  ADD ("/own-fields/many", test_many);
  ADD ("/own-fields/meanwhile", test_meanwhile);
  ADD ("/own-fields/manage", test_manage);
  ADD ("/own-fields/misfit", test_misfit);
  ADD ("/own-fields/misfits", test_misfits);
  ADD ("/own-fields/outlets", test_outlets);
  ADD ("/own-fields/events", test_events);
  ADD ("/own-fields/targets", test_targets);
#undef ADD

  return g_test_run ();
}
