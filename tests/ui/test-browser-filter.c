/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "browser/haw-browser-pane.h"
#include "browser/haw-facet-row.h"
#include "browser/haw-facets-popover.h"
#include "browser/haw-filter-chips.h"
#include "model/haw-annotation-edit.h"
#include "model/haw-article-edit.h"
#include "model/haw-attribute-edit.h"
#include "model/haw-outlet-edit.h"
#include "support/haw-test-article.h"

/* Four articles, two of them of an outlet; the first is coded, the second has a value. */
typedef struct
{
  char *folder;
  HawProject *project;
  HawViewState *state;
  GtkWidget *window;
  GtkWidget *pane;
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
fill (Fixture *fixture)
{
  const gint64 articles[] = { 1, 2 };
  g_autoptr (GAsyncResult) result = NULL;

  haw_test_add_articles (fixture->project, "زيارة", "وصل الوزير إلى الميناء.", 4);
  haw_article_update_async (fixture->project, articles, 2,
                            &(HawArticleFields) { .outlet = "صوت الحوض" }, NULL, haw_await_cb,
                            &result);
  finish (fixture, &result);
  haw_annotation_add_new_code_async (fixture->project, 1, 0, 3, "وصول", NULL, haw_await_cb, &result);
  finish (fixture, &result);
  haw_attribute_add_async (fixture->project, HAW_ATTRIBUTE_OF_ARTICLE,
                           &(HawAttributeFields) { .name = "مهم", .kind = HAW_ATTRIBUTE_YES_NO },
                           NULL, haw_await_cb, &result);
  finish (fixture, &result);
  haw_attribute_set_async (fixture->project, HAW_ATTRIBUTE_OF_ARTICLE, 1, &articles[1], 1, "1", NULL,
                           haw_await_cb, &result);
  finish (fixture, &result);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *path = NULL;

  fixture->folder = haw_test_folder ();
  path = g_build_filename (fixture->folder, "p.hawamish", NULL);
  fixture->project = haw_test_new_project (path);
  fill (fixture);
  fixture->state = haw_view_state_new ();
  haw_view_state_set_project (fixture->state, fixture->project);

  fixture->window = adw_window_new ();
  fixture->pane = haw_browser_pane_new (fixture->state);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 320, 700);
  adw_window_set_content (ADW_WINDOW (fixture->window), fixture->pane);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
}

static GtkWidget *
child_of (Fixture    *fixture,
          const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (fixture->pane, HAW_TYPE_BROWSER_PANE, name));
}

static guint
size_of (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (haw_view_state_get_articles (fixture->state)));
}

static gboolean
loading (Fixture *fixture)
{
  return haw_id_list_get_loading (HAW_ID_LIST (haw_view_state_get_articles (fixture->state)));
}

#define assert_size(fixture, n) haw_test_wait_until (!loading (fixture) && size_of (fixture) == (n))

static GtkPopover *
popover_of (Fixture *fixture)
{
  return gtk_menu_button_get_popover (GTK_MENU_BUTTON (child_of (fixture, "narrow_button")));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  /* GTK looks for the pointer in a popover that closed once more, when it has nothing else to do. */
  gtk_popover_popdown (popover_of (fixture));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  haw_view_state_set_project (fixture->state, NULL);
  haw_test_finalize (fixture->state);
  haw_test_close_project (fixture->project);
  haw_test_finalize (fixture->project);
  haw_test_remove (fixture->folder);
  g_free (fixture->folder);
}

static GtkListView *
view_of (Fixture *fixture)
{
  return GTK_LIST_VIEW (gtk_widget_get_template_child (GTK_WIDGET (popover_of (fixture)),
                                                       HAW_TYPE_FACETS_POPOVER, "view"));
}

static guint
n_values (Fixture *fixture)
{
  GtkSelectionModel *model = gtk_list_view_get_model (view_of (fixture));

  return model != NULL ? g_list_model_get_n_items (G_LIST_MODEL (model)) : 0;
}

/* The row of the list of values with the accessible name, as it is told. */
static GtkWidget *
find_row (Fixture    *fixture,
          const char *name)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (view_of (fixture)));

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      g_autofree char *wrong = gtk_test_accessible_check_property (
          GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, name);

      if (wrong == NULL)
        return child;
    }
  return NULL;
}

static void
open_facets (Fixture *fixture)
{
  haw_browser_pane_narrow (HAW_BROWSER_PANE (fixture->pane));
  haw_test_wait_until (n_values (fixture) > 0);
}

static void
activate (Fixture *fixture,
          guint    position)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (view_of (fixture)), "list.activate-item",
                                             "u", position));
}

/* The chip with the text, or NULL. */
static GtkWidget *
find_chip (Fixture    *fixture,
           const char *text)
{
  GtkWidget *child = gtk_widget_get_first_child (child_of (fixture, "chips"));

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *box = gtk_button_get_child (GTK_BUTTON (child));
      GtkWidget *label = GTK_IS_LABEL (box) ? box : gtk_widget_get_first_child (box);

      if (g_str_equal (gtk_label_get_text (GTK_LABEL (label)), text))
        return child;
    }
  return NULL;
}

static void
test_choose (Fixture       *fixture,
             gconstpointer  data)
{
  assert_size (fixture, 4);
  g_assert_false (gtk_widget_get_visible (child_of (fixture, "chips")));
  open_facets (fixture);
  /* Outlets with one and "none", codes with one, the field with a value and "none". */
  haw_test_wait_until (n_values (fixture) == 8);
  haw_test_wait_until (find_row (fixture, "صوت الحوض, 2 articles") != NULL);
  g_assert_nonnull (find_row (fixture, "No outlet, 2 articles"));
  g_assert_nonnull (find_row (fixture, "Outlets"));
  g_assert_nonnull (find_row (fixture, "Yes, 1 article"));

  activate (fixture, 1);
  assert_size (fixture, 2);
  haw_test_wait_until (find_row (fixture, "صوت الحوض, 2 articles, chosen") != NULL);
  haw_test_wait_until (find_chip (fixture, "صوت الحوض") != NULL);
  g_assert_true (gtk_widget_get_visible (child_of (fixture, "chips")));

  /* Several of one facet. */
  activate (fixture, 2);
  assert_size (fixture, 4);
  haw_test_wait_until (find_chip (fixture, "No outlet") != NULL);
  haw_test_wait_until (find_row (fixture, "No outlet, 2 articles, chosen") != NULL);
  activate (fixture, 2);
  assert_size (fixture, 2);
  activate (fixture, 1);
  assert_size (fixture, 4);
  haw_test_wait_until (!gtk_widget_get_visible (child_of (fixture, "chips")));
}

static void
narrow (Fixture    *fixture,
        HawFacet    facet,
        gint64      id,
        const char *value)
{
  HawArticleList *list = haw_view_state_get_articles (fixture->state);
  g_autoptr (HawArticleFilter) filter =
    haw_article_filter_with (haw_article_list_get_conditions (list), facet, id, value, TRUE);

  haw_article_list_set_conditions (list, filter);
}

/* All at once, from among the values. */
static void
test_all (Fixture       *fixture,
          gconstpointer  data)
{
  narrow (fixture, HAW_FACET_OUTLET, 1, NULL);
  g_object_set (fixture->pane, "search", "زيارة 1", NULL);
  assert_size (fixture, 1);
  open_facets (fixture);
  g_signal_emit_by_name (gtk_widget_get_template_child (GTK_WIDGET (popover_of (fixture)),
                                                        HAW_TYPE_FACETS_POPOVER, "all_button"),
                         "clicked");
  assert_size (fixture, 4);
  haw_test_wait_until (!gtk_widget_get_visible (GTK_WIDGET (popover_of (fixture))));
}

static void
test_closed (Fixture       *fixture,
             gconstpointer  data)
{
  open_facets (fixture);
  gtk_popover_popdown (popover_of (fixture));
  haw_test_wait_until (gtk_list_view_get_model (view_of (fixture)) == NULL);
}

#define YES "\u2068مهم\u2069: \u2068Yes\u2069"

static void
test_chips (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  GtkWidget *chip;

  narrow (fixture, HAW_FACET_CODE, 1, NULL);
  assert_size (fixture, 1);
  narrow (fixture, HAW_FACET_ATTRIBUTE, 1, "1");
  assert_size (fixture, 0);
  haw_test_wait_until ((chip = find_chip (fixture, YES)) != NULL);
  g_assert_nonnull (find_chip (fixture, "وصول"));
  gtk_test_accessible_assert_property (chip, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Do not narrow by \u2068" YES "\u2069");
  gtk_widget_grab_focus (chip);
  gtk_widget_activate (chip);
  assert_size (fixture, 1);
  haw_test_wait_until (find_chip (fixture, YES) == NULL);
  /* The focus stays among the chips. */
  haw_test_wait_until (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)),
                                               child_of (fixture, "chips")));

  /* A name that changes does so here. */
  narrow (fixture, HAW_FACET_OUTLET, 1, NULL);
  haw_test_wait_until (find_chip (fixture, "صوت الحوض") != NULL);
  haw_outlet_update_async (fixture->project, 1, &(HawOutletFields) { .name = "فنار" }, NULL,
                           haw_await_cb, &result);
  finish (fixture, &result);
  haw_test_wait_until (find_chip (fixture, "فنار") != NULL);
}

static void
test_clear (Fixture       *fixture,
            gconstpointer  data)
{
  g_object_set (fixture->pane, "search", "زيارة", NULL);
  narrow (fixture, HAW_FACET_OUTLET, 0, NULL);
  haw_view_state_set_range (fixture->state, 0, HAW_SECONDS_PER_DAY);
  assert_size (fixture, 0);
  g_assert_nonnull (strstr (adw_status_page_get_description (
    ADW_STATUS_PAGE (child_of (fixture, "nothing_page"))), "conditions"));
  haw_test_wait_until (find_chip (fixture, "1 January 1970") != NULL);
  haw_test_wait_until (find_chip (fixture, "Clear Filter") != NULL);
  gtk_widget_activate (find_chip (fixture, "Clear Filter"));
  assert_size (fixture, 4);
  haw_test_wait_until (!gtk_widget_get_visible (child_of (fixture, "chips")));
}

/* Escape in the entry takes the words away first, then the conditions. */
static void
test_escape (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *entry = child_of (fixture, "search_entry");

  g_object_set (fixture->pane, "search", "زيارة 1", NULL);
  narrow (fixture, HAW_FACET_OUTLET, 1, NULL);
  assert_size (fixture, 1);
  g_signal_emit_by_name (entry, "stop-search");
  assert_size (fixture, 2);
  g_signal_emit_by_name (entry, "stop-search");
  assert_size (fixture, 4);
}

static void
test_range (Fixture       *fixture,
            gconstpointer  data)
{
  gint64 start, end;

  haw_view_state_set_range (fixture->state, 1593734400, 1593734400 + 24 * 60 * 60);
  assert_size (fixture, 4);
  haw_test_wait_until (find_chip (fixture, "3 July 2020") != NULL);
  haw_view_state_set_range (fixture->state, 1593734400 + 24 * 60 * 60, 1593734400 + 72 * 60 * 60);
  assert_size (fixture, 0);
  haw_test_wait_until (find_chip (fixture, "4–5 July 2020") != NULL);
  gtk_widget_activate (find_chip (fixture, "4–5 July 2020"));
  assert_size (fixture, 4);
  g_assert_false (haw_view_state_get_range (fixture->state, &start, &end));
}

int
main (int    argc,
      char **argv)
{
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/browser-filter/choose", test_choose);
  ADD ("/browser-filter/all", test_all);
  ADD ("/browser-filter/closed", test_closed);
  ADD ("/browser-filter/chips", test_chips);
  ADD ("/browser-filter/clear", test_clear);
  ADD ("/browser-filter/escape", test_escape);
  ADD ("/browser-filter/range", test_range);
#undef ADD

  return g_test_run ();
}
