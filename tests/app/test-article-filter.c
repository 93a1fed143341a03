/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/haw-annotation-edit.h"
#include "model/haw-article-edit.h"
#include "model/haw-article-facets.h"
#include "model/haw-attribute-edit.h"
#include "model/haw-code-edit.h"
#include "model/haw-codebook-edit.h"
#include "model/haw-event-edit.h"
#include "model/haw-condition-names.h"
#include "model/haw-narrowed-events.h"
#include "model/haw-outlet-edit.h"
#include "support/haw-test-article.h"

/* Six articles: 1 to 3 of the first outlet, 4 and 5 of the second, 6 of none. The code "الوصول" (below
 * "زيارات") is in 1 and 4, "أشخاص" in 2. The field "الموقف" is "مؤيد" in 1 and 2, "معارض" in 4. */
typedef struct
{
  char *folder;
  HawProject *project;
  HawArticleList *list;
  gint64 above, arrival, people;
  gint64 stance, owner;
} Fixture;

static void
finish (Fixture       *fixture,
        GAsyncResult **result)
{
  g_autoptr (GError) error = NULL;

  haw_project_edit_finish (fixture->project, haw_await (result), &error);
  g_assert_no_error (error);
  g_clear_object (result);
}

static void
wait (Fixture *fixture)
{
  haw_test_wait_until (!haw_id_list_get_loading (HAW_ID_LIST (fixture->list)));
}

static gint64
add_code (Fixture    *fixture,
          const char *name,
          gint64      parent)
{
  const HawCodeFields fields = { .name = name, .parent = parent };
  g_autoptr (GAsyncResult) result = NULL;

  haw_code_add_async (fixture->project, &fields, NULL, haw_await_cb, &result);
  return haw_code_add_finish (fixture->project, haw_await (&result), NULL);
}

static gint64
code (Fixture *fixture,
      gint64   article,
      gint64   id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 annotation;

  haw_annotation_add_async (fixture->project, article, 0, 3, &id, 1, NULL, NULL, haw_await_cb,
                            &result);
  annotation = haw_annotation_add_finish (fixture->project, haw_await (&result), &error);
  g_assert_no_error (error);
  return annotation;
}

static void
set (Fixture            *fixture,
     HawAttributeTarget  target,
     gint64              attribute,
     gint64              id,
     const char         *value)
{
  g_autoptr (GAsyncResult) result = NULL;

  haw_attribute_set_async (fixture->project, target, attribute, &id, 1, value, NULL, haw_await_cb,
                           &result);
  finish (fixture, &result);
}

static void
set_up_attributes (Fixture *fixture)
{
  const char *const choices[] = { "معارض", "مؤيد", NULL };
  g_autoptr (GAsyncResult) result = NULL;

  fixture->stance = 1;
  fixture->owner = 2;
  haw_attribute_add_async (fixture->project, HAW_ATTRIBUTE_OF_ARTICLE,
                           &(HawAttributeFields) { .name = "الموقف", .choices = choices,
                                                   .kind = HAW_ATTRIBUTE_CHOICE },
                           NULL, haw_await_cb, &result);
  finish (fixture, &result);
  haw_attribute_add_async (fixture->project, HAW_ATTRIBUTE_OF_OUTLET,
                           &(HawAttributeFields) { .name = "المالك", .kind = -1 }, NULL,
                           haw_await_cb, &result);
  finish (fixture, &result);
  set (fixture, HAW_ATTRIBUTE_OF_ARTICLE, fixture->stance, 1, "مؤيد");
  set (fixture, HAW_ATTRIBUTE_OF_ARTICLE, fixture->stance, 2, "مؤيد");
  set (fixture, HAW_ATTRIBUTE_OF_ARTICLE, fixture->stance, 4, "معارض");
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  const gint64 first[] = { 1, 2, 3 }, second[] = { 4, 5 };
  g_autofree char *path = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  fixture->folder = haw_test_folder ();
  path = g_build_filename (fixture->folder, "affair.hawamish", NULL);
  fixture->project = haw_test_new_project (path);
  haw_test_add_articles (fixture->project, "زيارة", "وصل الوزير إلى الميناء.", 6);
  haw_article_update_async (fixture->project, first, 3,
                            &(HawArticleFields) { .outlet = "صوت الحوض" }, NULL, haw_await_cb,
                            &result);
  finish (fixture, &result);
  haw_article_update_async (fixture->project, second, 2,
                            &(HawArticleFields) { .outlet = "فنار الساحل" }, NULL, haw_await_cb,
                            &result);
  finish (fixture, &result);
  fixture->above = add_code (fixture, "زيارات", 0);
  fixture->arrival = add_code (fixture, "الوصول", fixture->above);
  fixture->people = add_code (fixture, "أشخاص", 0);
  code (fixture, 1, fixture->arrival);
  code (fixture, 4, fixture->arrival);
  code (fixture, 2, fixture->people);
  set_up_attributes (fixture);

  fixture->list = haw_article_list_new (fixture->project);
  haw_article_list_set_sort (fixture->list, HAW_ARTICLE_SORT_ADDED, FALSE);
  wait (fixture);
  haw_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)) == 6);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_unref (fixture->list);
  haw_test_close_project (fixture->project);
  haw_test_finalize (g_steal_pointer (&fixture->project));
  haw_test_remove (fixture->folder);
  g_free (fixture->folder);
}

static char *
ids (Fixture *fixture)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->list)); i++)
    g_string_append_printf (text, "%" G_GINT64_FORMAT,
                            haw_id_list_get_id (HAW_ID_LIST (fixture->list), i));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
shows (Fixture    *fixture,
       const char *wanted)
{
  g_autofree char *shown = ids (fixture);

  return g_str_equal (shown, wanted);
}

#define assert_shows(fixture, wanted) \
  haw_test_wait_until (!haw_id_list_get_loading (HAW_ID_LIST ((fixture)->list)) &&                 \
                       shows (fixture, wanted))

static void
choose (Fixture    *fixture,
        HawFacet    facet,
        gint64      id,
        const char *value,
        gboolean    on)
{
  g_autoptr (HawArticleFilter) filter =
    haw_article_filter_with (haw_article_list_get_conditions (fixture->list), facet, id, value, on);

  haw_article_list_set_conditions (fixture->list, filter);
}

static void
test_conditions (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (HawArticleFilter) none = NULL;

  choose (fixture, HAW_FACET_OUTLET, 1, NULL, TRUE);
  assert_shows (fixture, "123");
  choose (fixture, HAW_FACET_OUTLET, 0, NULL, TRUE);
  assert_shows (fixture, "1236");
  choose (fixture, HAW_FACET_OUTLET, 2, NULL, TRUE);
  choose (fixture, HAW_FACET_OUTLET, 0, NULL, FALSE);
  assert_shows (fixture, "12345");
  /* Below the code that is chosen as well. */
  choose (fixture, HAW_FACET_CODE, fixture->above, NULL, TRUE);
  assert_shows (fixture, "14");
  choose (fixture, HAW_FACET_CODE, fixture->people, NULL, TRUE);
  assert_shows (fixture, "124");
  choose (fixture, HAW_FACET_ATTRIBUTE, fixture->stance, "مؤيد", TRUE);
  assert_shows (fixture, "12");
  haw_article_list_set_filter (fixture->list, "زيارة 1");
  assert_shows (fixture, "1");
  g_assert_cmpuint (haw_id_list_get_n_total (HAW_ID_LIST (fixture->list)), ==, 6);

  haw_article_list_set_filter (fixture->list, "");
  none = haw_article_filter_new ();
  haw_article_list_set_conditions (fixture->list, none);
  assert_shows (fixture, "123456");
  /* Those without a value. */
  choose (fixture, HAW_FACET_ATTRIBUTE, fixture->stance, "", TRUE);
  assert_shows (fixture, "356");
  choose (fixture, HAW_FACET_ATTRIBUTE, fixture->stance, "معارض", TRUE);
  assert_shows (fixture, "3456");
}

/* The list follows what its conditions are about, and reads for nothing else. */
static void
test_live (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  gint64 annotation;
  guint n;

  n = haw_id_list_get_queries_run (HAW_ID_LIST (fixture->list));
  annotation = code (fixture, 3, fixture->people);
  set (fixture, HAW_ATTRIBUTE_OF_ARTICLE, fixture->stance, 5, "مؤيد");
  g_assert_cmpuint (haw_id_list_get_queries_run (HAW_ID_LIST (fixture->list)), ==, n);

  choose (fixture, HAW_FACET_CODE, fixture->people, NULL, TRUE);
  assert_shows (fixture, "23");
  n = haw_id_list_get_queries_run (HAW_ID_LIST (fixture->list));
  set (fixture, HAW_ATTRIBUTE_OF_ARTICLE, fixture->stance, 6, "مؤيد");
  g_assert_cmpuint (haw_id_list_get_queries_run (HAW_ID_LIST (fixture->list)), ==, n);
  code (fixture, 6, fixture->people);
  assert_shows (fixture, "236");
  g_assert_cmpuint (haw_id_list_get_queries_run (HAW_ID_LIST (fixture->list)), ==, n + 1);
  haw_annotation_remove_async (fixture->project, annotation, NULL, haw_await_cb, &result);
  finish (fixture, &result);
  assert_shows (fixture, "26");
  g_free (haw_test_undo (fixture->project, FALSE, NULL));
  assert_shows (fixture, "236");

  choose (fixture, HAW_FACET_CODE, fixture->people, NULL, FALSE);
  choose (fixture, HAW_FACET_ATTRIBUTE, fixture->stance, "مؤيد", TRUE);
  assert_shows (fixture, "1256");
  set (fixture, HAW_ATTRIBUTE_OF_ARTICLE, fixture->stance, 3, "مؤيد");
  assert_shows (fixture, "12356");

  /* A condition on what is deleted goes. */
  haw_attribute_remove_async (fixture->project, fixture->stance, "الموقف", NULL, haw_await_cb,
                              &result);
  finish (fixture, &result);
  assert_shows (fixture, "123456");
  g_assert_cmpuint (haw_article_filter_get_n (haw_article_list_get_conditions (fixture->list)), ==,
                    0);
}

/* Only the newest of several questions is answered: the others are not asked any more. */
static void
test_superseded (Fixture       *fixture,
                 gconstpointer  data)
{
  HawIdList *list = HAW_ID_LIST (fixture->list);
  guint queries = haw_id_list_get_queries_run (list), answers = haw_id_list_get_answers (list);

  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *words = g_strdup_printf ("زيارة %u", 5 - i % 2);

      haw_article_list_set_filter (fixture->list, words);
    }
  assert_shows (fixture, "4");
  g_assert_cmpuint (haw_id_list_get_queries_run (list), ==, queries + 50);
  /* The first may have been under way already. */
  g_assert_cmpuint (haw_id_list_get_answers (list), <=, answers + 2);
}

/* A choice that is written otherwise is the same condition, back and forth; one that is no choice any
 * more is none. */
static void
test_renamed (Fixture       *fixture,
              gconstpointer  data)
{
  static const char *const renamed[] = { "معارض", "موافق", NULL };
  static const char *const fewer[] = { "معارض", NULL };
  HawArticleFilter *filter;
  g_autoptr (GAsyncResult) result = NULL;

  choose (fixture, HAW_FACET_ATTRIBUTE, fixture->stance, "مؤيد", TRUE);
  assert_shows (fixture, "12");
  haw_attribute_update_async (fixture->project, fixture->stance,
                              &(HawAttributeFields) { .kind = -1, .choices = renamed }, NULL,
                              haw_await_cb, &result);
  finish (fixture, &result);
  filter = haw_article_list_get_conditions (fixture->list);
  g_assert_cmpuint (haw_article_filter_get_n (filter), ==, 1);
  g_assert_cmpstr (haw_article_filter_get (filter, 0)->value, ==, "موافق");
  assert_shows (fixture, "12");

  g_free (haw_test_undo (fixture->project, FALSE, NULL));
  filter = haw_article_list_get_conditions (fixture->list);
  g_assert_cmpstr (haw_article_filter_get (filter, 0)->value, ==, "مؤيد");
  assert_shows (fixture, "12");

  haw_attribute_update_async (fixture->project, fixture->stance,
                              &(HawAttributeFields) { .kind = -1, .choices = fewer, .drop = TRUE }, NULL,
                              haw_await_cb, &result);
  finish (fixture, &result);
  filter = haw_article_list_get_conditions (fixture->list);
  g_assert_cmpuint (haw_article_filter_get_n (filter), ==, 0);
  assert_shows (fixture, "123456");
}

static gboolean
add_outlets (HawDb    *db,
             gpointer  data,
             GError  **error)
{
  for (gint64 i = 1; i <= 300; i++)
    {
      g_autofree char *uuid = g_uuid_string_random ();
      g_autofree char *other = g_uuid_string_random ();
      g_autofree char *name = g_strdup_printf ("جهة %03d", (int) i);

      if (!haw_db_run (db, error, "INSERT INTO outlet (uuid, name) VALUES (?, ?)", "ss", uuid, name) ||
          !haw_db_run (db, error, "INSERT INTO article (uuid, outlet, title, created, modified)"
                                  " VALUES (?, ?, 'x', 1, 1)", "si", other, haw_db_last_id (db)))
        return FALSE;
    }
  return TRUE;
}

/* Of a facet with very many values it says how many are left out; all are shown when asked for, and
 * one that is chosen always. */
static void
test_many_values (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (HawArticleFacets) facets = NULL;
  g_autoptr (HawFacetValue) more = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  guint n;

  haw_project_edit_async (fixture->project, haw_label_new ("Add Articles", NULL), NULL, add_outlets,
                          NULL, NULL, NULL, haw_await_cb, &result);
  finish (fixture, &result);
  choose (fixture, HAW_FACET_OUTLET, 302, NULL, TRUE);
  facets = haw_article_facets_new (fixture->list);
  haw_test_wait_until (!haw_article_facets_get_loading (facets));
  /* Outlets: a heading, 200 of 303 values, the chosen one, and how many more. */
  more = g_list_model_get_item (G_LIST_MODEL (facets), 202);
  g_assert_cmpuint (haw_facet_value_get_n_more (more), ==, 303 - 201);
  n = g_list_model_get_n_items (G_LIST_MODEL (facets));
  haw_article_facets_show_all (facets, haw_facet_value_get_facet (more),
                               haw_facet_value_get_id (more));
  haw_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (facets)) == n - 1 + 102);
}

static void
test_outlet_field (Fixture       *fixture,
                   gconstpointer  data)
{
  set (fixture, HAW_ATTRIBUTE_OF_OUTLET, fixture->owner, 2, "هيئة");
  choose (fixture, HAW_FACET_ATTRIBUTE, fixture->owner, "هيئة", TRUE);
  assert_shows (fixture, "45");
  set (fixture, HAW_ATTRIBUTE_OF_OUTLET, fixture->owner, 1, "هيئة");
  assert_shows (fixture, "12345");
  choose (fixture, HAW_FACET_ATTRIBUTE, fixture->owner, "", TRUE);
  choose (fixture, HAW_FACET_ATTRIBUTE, fixture->owner, "هيئة", FALSE);
  assert_shows (fixture, "6");
}

static void
choose_range (Fixture *fixture,
              gint64   start,
              gint64   end)
{
  g_autoptr (HawArticleFilter) filter =
    haw_article_filter_with_range (haw_article_list_get_conditions (fixture->list), start, end);

  haw_article_list_set_conditions (fixture->list, filter);
}

#define DAY (24 * 60 * 60)
#define JULY_3 1593734400

static gint64
add_event (Fixture    *fixture,
           const char *date,
           gint64      article)
{
  const HawEventFields fields = { .title = "زيارة", .date = date };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 event;

  haw_event_add_async (fixture->project, &fields, article, 0, article != 0 ? 4 : 0, NULL,
                       haw_await_cb, &result);
  event = haw_event_add_finish (fixture->project, haw_await (&result), &error);
  g_assert_no_error (error);
  return event;
}

static GArray *
await_lit (HawNarrowedEvents *narrowed,
           guint              queries)
{
  haw_test_wait_until (haw_narrowed_events_get_queries_run (narrowed) >= queries);
  return haw_narrowed_events_get_ids (narrowed);
}

static void
test_narrowed_events (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (HawNarrowedEvents) narrowed = haw_narrowed_events_new (fixture->list);
  gint64 first = add_event (fixture, "2020-07-05", 1), both = add_event (fixture, "2020-07-06", 1);
  gint64 fourth = add_event (fixture, "", 4);
  g_autoptr (GAsyncResult) result = NULL;
  GArray *ids;

  g_assert_null (await_lit (narrowed, 0));
  haw_event_add_evidence_async (fixture->project, both, code (fixture, 4, fixture->people), "reports",
                                NULL, haw_await_cb, &result);
  finish (fixture, &result);
  choose_range (fixture, 0, 10);
  g_assert_cmpuint (haw_narrowed_events_get_queries_run (narrowed), ==, 0);

  choose (fixture, HAW_FACET_ATTRIBUTE, fixture->stance, "مؤيد", TRUE);
  haw_test_wait_until (await_lit (narrowed, 1) != NULL && await_lit (narrowed, 1)->len == 2);
  ids = haw_narrowed_events_get_ids (narrowed);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, first);
  g_assert_cmpint (g_array_index (ids, gint64, 1), ==, both);

  /* It follows the project, and what is not its concern costs nothing. */
  choose_range (fixture, 0, 20);
  g_assert_cmpuint (haw_narrowed_events_get_queries_run (narrowed), ==, 1);
  set (fixture, HAW_ATTRIBUTE_OF_ARTICLE, fixture->stance, 4, "مؤيد");
  haw_test_wait_until (haw_narrowed_events_get_ids (narrowed)->len == 3);
  g_assert_cmpint (g_array_index (haw_narrowed_events_get_ids (narrowed), gint64, 2), ==, fourth);
  choose (fixture, HAW_FACET_ATTRIBUTE, fixture->stance, "مؤيد", FALSE);
  g_assert_null (haw_narrowed_events_get_ids (narrowed));
}

static void
test_range (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  gint64 event;

  /* All were published on 3 July. */
  choose_range (fixture, JULY_3, JULY_3 + DAY);
  assert_shows (fixture, "123456");
  choose_range (fixture, JULY_3 + DAY, JULY_3 + 2 * DAY);
  assert_shows (fixture, "");
  choose_range (fixture, JULY_3 - DAY, JULY_3);
  assert_shows (fixture, "");

  /* What an article reports counts before its date; an undated event does not. */
  event = add_event (fixture, "2020-07-05", 1);
  add_event (fixture, "", 2);
  choose_range (fixture, JULY_3 + 2 * DAY, JULY_3 + 3 * DAY);
  assert_shows (fixture, "1");
  choose_range (fixture, JULY_3 + 3 * DAY, JULY_3 + 4 * DAY);
  assert_shows (fixture, "");
  choose_range (fixture, JULY_3 - DAY, JULY_3 + DAY);
  assert_shows (fixture, "23456");
  choose (fixture, HAW_FACET_OUTLET, 1, NULL, TRUE);
  assert_shows (fixture, "23");

  haw_event_remove_async (fixture->project, event, NULL, haw_await_cb, &result);
  finish (fixture, &result);
  assert_shows (fixture, "123");
  choose_range (fixture, 0, 0);
  choose (fixture, HAW_FACET_OUTLET, 1, NULL, FALSE);
  assert_shows (fixture, "123456");
}

/* The facets in a line: headings in brackets, chosen values with a star. */
static char *
describe (HawArticleFacets *facets)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (facets)); i++)
    {
      g_autoptr (HawFacetValue) value = g_list_model_get_item (G_LIST_MODEL (facets), i);

      if (haw_facet_value_is_heading (value))
        g_string_append_printf (text, "[%s]", haw_facet_value_get_label (value));
      else
        g_string_append_printf (text, "%s%s%u ", haw_facet_value_get_label (value),
                                haw_facet_value_get_chosen (value) ? "*" : ":",
                                haw_facet_value_get_count (value));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
tells (HawArticleFacets *facets,
       const char       *wanted)
{
  g_autofree char *text = describe (facets);

  return g_str_equal (text, wanted);
}

#define assert_facets(facets, wanted) haw_test_wait_until (tells (facets, wanted))

static void
count_changes_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  guint      *n)
{
  *n += removed + added;
}

static void
test_facets (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (HawArticleFacets) facets = haw_article_facets_new (fixture->list);
  guint n_changed = 0, n_counts;

  assert_facets (facets, "[]صوت الحوض:3 فنار الساحل:2 :1 "
                         "[]زيارات:2 الوصول:2 أشخاص:1 "
                         "[الموقف]معارض:1 مؤيد:2 :3 ");
  g_signal_connect (facets, "items-changed", G_CALLBACK (count_changes_cb), &n_changed);

  /* The counts of a facet do not regard what is chosen in it, those of the others do; rows stay. */
  choose (fixture, HAW_FACET_OUTLET, 1, NULL, TRUE);
  assert_facets (facets, "[]صوت الحوض*3 فنار الساحل:2 :1 "
                         "[]زيارات:1 الوصول:1 أشخاص:1 "
                         "[الموقف]مؤيد:2 :1 ");
  g_assert_cmpuint (n_changed, ==, 1);
  choose (fixture, HAW_FACET_ATTRIBUTE, fixture->stance, "معارض", TRUE);
  assert_facets (facets, "[]صوت الحوض*0 فنار الساحل:1 "
                         "[الموقف]معارض*0 مؤيد:2 :1 ");
  choose (fixture, HAW_FACET_OUTLET, 1, NULL, FALSE);
  assert_facets (facets, "[]فنار الساحل:1 "
                         "[]زيارات:1 الوصول:1 "
                         "[الموقف]معارض*1 مؤيد:2 :3 ");
  choose (fixture, HAW_FACET_ATTRIBUTE, fixture->stance, "معارض", FALSE);
  haw_article_list_set_filter (fixture->list, "زيارة 4");
  assert_facets (facets, "[]فنار الساحل:1 "
                         "[]زيارات:1 الوصول:1 "
                         "[الموقف]معارض:1 ");
  haw_article_list_set_filter (fixture->list, "");

  set (fixture, HAW_ATTRIBUTE_OF_OUTLET, fixture->owner, 2, "هيئة");
  assert_facets (facets, "[]صوت الحوض:3 فنار الساحل:2 :1 "
                         "[]زيارات:2 الوصول:2 أشخاص:1 "
                         "[الموقف]معارض:1 مؤيد:2 :3 "
                         "[المالك]هيئة:2 :4 ");
  /* Of what it does not count it takes no notice. */
  n_counts = haw_article_facets_get_counts_run (facets);
  add_event (fixture, "2020-07-05", 0);
  g_assert_cmpuint (haw_article_facets_get_counts_run (facets), ==, n_counts);
}

static void
test_names (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) names = NULL;
  const HawConditionName *name;

  choose (fixture, HAW_FACET_CODE, fixture->arrival, NULL, TRUE);
  choose (fixture, HAW_FACET_OUTLET, 0, NULL, TRUE);
  choose (fixture, HAW_FACET_ATTRIBUTE, fixture->stance, "مؤيد", TRUE);
  haw_condition_names_load_async (fixture->project,
                                  haw_article_list_get_conditions (fixture->list), NULL,
                                  haw_await_cb, &result);
  names = haw_project_read_finish (fixture->project, haw_await (&result), NULL);
  g_assert_cmpuint (names->len, ==, 3);
  name = g_ptr_array_index (names, 0);
  g_assert_cmpstr (name->label, ==, "الوصول");
  name = g_ptr_array_index (names, 1);
  g_assert_cmpstr (name->label, ==, "");
  name = g_ptr_array_index (names, 2);
  g_assert_cmpstr (name->facet, ==, "الموقف");
  g_assert_cmpstr (name->label, ==, "مؤيد");
}

static gboolean
add_evidence (HawDb    *db,
              gpointer  data,
              GError  **error)
{
  return haw_db_exec (db,
                      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                      " WHERE i < 500) INSERT INTO event (uuid, title, date, earliest_start,"
                      " latest_start, earliest_end, latest_end, created, modified)"
                      " SELECT hex (randomblob (16)), 'x', '2020', i, i, i + 9, i + 9, 1, 1 FROM n;"
                      "INSERT INTO evidence (event, annotation) SELECT v.id, (SELECT min (id)"
                      " FROM annotation) FROM event v", error);
}

static gpointer
measure (HawDb         *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  const gint64 *range = data;
  g_autoptr (HawArticleFilter) all = haw_article_filter_new ();
  g_autoptr (HawArticleFilter) filter = haw_article_filter_with_range (all, range[0], range[1]);
  g_autoptr (HawStmt) stmt =
    haw_db_prepare (db, HAW_DB_SCAN "SELECT a.id, " HAW_ARTICLE_FILTERED " FROM article a", error);
  HawStep step = HAW_STEP_ERROR;
  int work;

  g_assert_nonnull (stmt);
  work = haw_stmt_get_work (stmt);
  haw_article_filter_bind (filter, stmt);
  while ((step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    ;
  g_assert_cmpint (step, ==, HAW_STEP_DONE);
  work = haw_stmt_get_work (stmt) - work;
  return g_memdup2 (&work, sizeof work);
}

static int
get_work (Fixture *fixture,
          gint64   start,
          gint64   end)
{
  const gint64 range[] = { start, end };
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree int *work = NULL;

  haw_project_read_async (fixture->project, measure, (gpointer) range, NULL, g_free, NULL,
                          haw_await_cb, &result);
  work = haw_project_read_finish (fixture->project, haw_await (&result), NULL);
  return *work;
}

/* What there is to tell the times of articles is not read without a range, and with one only until the
 * time of an article is known. */
static void
test_range_work (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  int before = get_work (fixture, 0, 0);

  haw_project_edit_async (fixture->project, haw_label_new ("Many", NULL), NULL, add_evidence, NULL,
                          NULL, NULL, haw_await_cb, &result);
  finish (fixture, &result);
  g_assert_cmpint (get_work (fixture, 0, 0), ==, before);
  g_assert_cmpint (get_work (fixture, 1, 500), <, 2 * before + 500);
}

int
main (int    argc,
      char **argv)
{
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  g_test_init (&argc, &argv, NULL);
  ADD ("/article-filter/conditions", test_conditions);
  ADD ("/article-filter/live", test_live);
  ADD ("/article-filter/superseded", test_superseded);
  ADD ("/article-filter/renamed", test_renamed);
  ADD ("/article-filter/many-values", test_many_values);
  ADD ("/article-filter/narrowed-events", test_narrowed_events);
  ADD ("/article-filter/outlet-field", test_outlet_field);
  ADD ("/article-filter/range", test_range);
  ADD ("/article-filter/range-work", test_range_work);
  ADD ("/article-filter/facets", test_facets);
  ADD ("/article-filter/names", test_names);
#undef ADD

  return g_test_run ();
}
