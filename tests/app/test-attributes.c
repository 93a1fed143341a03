/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/haw-article-edit.h"
#include "model/haw-article-summary.h"
#include "model/haw-attribute-edit.h"
#include "model/haw-attribute-list.h"
#include "model/haw-outlet-edit.h"
#include "model/haw-place.h"
#include "support/haw-test-event.h"
#include "time/haw-edtf.h"

typedef struct
{
  char *folder;
  HawProject *project;
  HawAttributeList *list;
  guint n_changes;
} Fixture;

static void
changes_cb (Fixture *fixture)
{
  fixture->n_changes++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *path = NULL;

  fixture->folder = haw_test_folder ();
  path = g_build_filename (fixture->folder, "affair.hawamish", NULL);
  fixture->project = haw_test_new_project (path);
  haw_test_add_articles (fixture->project, "زيارة", "وصل الوزير.", 3);
  fixture->list = haw_attribute_list_new (fixture->project, HAW_ATTRIBUTE_OF_ARTICLE);
  haw_test_wait_until (!haw_row_store_get_loading (HAW_ROW_STORE (fixture->list)));
  g_signal_connect_swapped (fixture->list, "items-changed", G_CALLBACK (changes_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_signal_handlers_disconnect_by_data (fixture->list, fixture);
  g_object_unref (fixture->list);
  haw_test_close_project (fixture->project);
  haw_test_finalize (g_steal_pointer (&fixture->project));
  haw_test_remove (fixture->folder);
  g_free (fixture->folder);
}

static gboolean
finish (Fixture       *fixture,
        GAsyncResult **result,
        GError       **error)
{
  gboolean done = haw_project_edit_finish (fixture->project, haw_await (result), error);

  g_clear_object (result);
  return done;
}

static HawAttribute *
peek (Fixture *fixture,
      guint    position)
{
  return haw_row_store_peek (HAW_ROW_STORE (fixture->list), position);
}

static gint64
id_at (Fixture *fixture,
       guint    position)
{
  return haw_row_get_id (HAW_ROW (peek (fixture, position)));
}

static void
assert_names (Fixture    *fixture,
              const char *wanted)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < haw_row_store_get_n (HAW_ROW_STORE (fixture->list)); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? " " : "",
                            haw_attribute_get_name (peek (fixture, i)));
  g_assert_cmpstr (names->str, ==, wanted);
}

static gboolean
add (Fixture           *fixture,
     const char        *name,
     HawAttributeKind   kind,
     const char *const *choices,
     GError           **error)
{
  const HawAttributeFields fields = { .name = name, .kind = (int) kind, .choices = choices };
  g_autoptr (GAsyncResult) result = NULL;

  haw_attribute_add_async (fixture->project, HAW_ATTRIBUTE_OF_ARTICLE, &fields, NULL, haw_await_cb,
                           &result);
  return finish (fixture, &result, error);
}

static gboolean
set (Fixture     *fixture,
     gint64       attribute,
     guint        n_articles,
     const char  *value,
     GError     **error)
{
  const gint64 articles[] = { 1, 2, 3 };
  g_autoptr (GAsyncResult) result = NULL;

  haw_attribute_set_async (fixture->project, HAW_ATTRIBUTE_OF_ARTICLE, attribute, articles,
                           n_articles, value, NULL, haw_await_cb, &result);
  return finish (fixture, &result, error);
}

static HawArticleSummary *
summarise (Fixture *fixture,
           guint    n_articles)
{
  const gint64 articles[] = { 1, 2, 3 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  HawArticleSummary *summary;

  haw_article_summary_load_async (fixture->project, articles, n_articles, NULL, haw_await_cb,
                                  &result);
  summary = haw_project_read_finish (fixture->project, haw_await (&result), &error);
  g_assert_no_error (error);
  return summary;
}

/* The value of the first field in the first articles; NULL where they have several. */
static char *
value_of (Fixture *fixture,
          guint    n_articles)
{
  g_autoptr (HawArticleSummary) summary = summarise (fixture, n_articles);

  return g_strdup (g_array_index (summary->attributes, HawCommonValue, 0).value);
}

#define assert_value(fixture, n_articles, wanted) \
  G_STMT_START { \
    g_autofree char *value_ = value_of (fixture, n_articles); \
    g_assert_cmpstr (value_, ==, wanted); \
  } G_STMT_END

/* The values that the first @n of a kind have in common; "-" for several. */
static void
assert_common (Fixture            *fixture,
               HawAttributeTarget  target,
               gsize               n,
               const char         *wanted)
{
  const gint64 ids[] = { 1, 2 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) values = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  haw_common_values_load_async (fixture->project, target, ids, n, NULL, haw_await_cb, &result);
  values = haw_project_read_finish (fixture->project, haw_await (&result), NULL);
  for (guint i = 0; i < values->len; i++)
    {
      const char *value = g_array_index (values, HawCommonValue, i).value;

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", value != NULL ? value : "-");
    }
  g_assert_cmpstr (text->str, ==, wanted);
}

static void
test_define (Fixture       *fixture,
             gconstpointer  data)
{
  const char *const choices[] = { " مؤيد ", "معارض", "مُؤيد", "", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  g_assert_true (add (fixture, " الموقف ", HAW_ATTRIBUTE_CHOICE, choices, &error));
  g_assert_true (add (fixture, "العدد", HAW_ATTRIBUTE_NUMBER, NULL, &error));
  g_assert_no_error (error);
  assert_names (fixture, "الموقف العدد");
  g_assert_cmpuint (fixture->n_changes, ==, 2);
  g_assert_cmpuint (g_strv_length ((GStrv) haw_attribute_get_choices (peek (fixture, 0))), ==, 2);
  g_assert_cmpstr (haw_attribute_get_choices (peek (fixture, 0))[0], ==, "مؤيد");

  /* Another spelling of a name is the same name. */
  g_assert_false (add (fixture, "المَوقف", HAW_ATTRIBUTE_TEXT, NULL, &error));
  g_assert_error (error, HAW_ERROR, HAW_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (add (fixture, "  ", HAW_ATTRIBUTE_TEXT, NULL, &error));
  g_assert_error (error, HAW_ERROR, HAW_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (add (fixture, "بلا", HAW_ATTRIBUTE_CHOICE, NULL, &error));
  g_assert_error (error, HAW_ERROR, HAW_ERROR_INVALID);
  g_clear_error (&error);

  /* A field of outlets may have the name of one of articles, and is not among them. */
  haw_attribute_add_async (fixture->project, HAW_ATTRIBUTE_OF_OUTLET,
                           &(HawAttributeFields) { .name = "الموقف", .kind = -1 }, NULL,
                           haw_await_cb, &result);
  g_assert_true (finish (fixture, &result, &error));
  assert_names (fixture, "الموقف العدد");
  for (guint target = 0; target < HAW_N_ATTRIBUTE_TARGETS; target++)
    {
      g_autoptr (HawAttributeList) list = haw_attribute_list_new (fixture->project, target);

      haw_test_wait_until (!haw_row_store_get_loading (HAW_ROW_STORE (list)));
      g_assert_cmpuint (haw_row_store_get_n (HAW_ROW_STORE (list)), ==,
                        target == HAW_ATTRIBUTE_OF_ARTICLE ? 2 : target == HAW_ATTRIBUTE_OF_OUTLET);
    }

  haw_attribute_remove_async (fixture->project, id_at (fixture, 0), "الموقف", NULL, haw_await_cb,
                              &result);
  g_assert_true (finish (fixture, &result, &error));
  assert_names (fixture, "العدد");
  g_free (haw_test_undo (fixture->project, FALSE, &error));
  g_assert_no_error (error);
  assert_names (fixture, "الموقف العدد");
}

static void
move (Fixture *fixture,
      guint    from,
      guint    to)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  haw_attribute_move_async (fixture->project, id_at (fixture, from), to, NULL, haw_await_cb,
                            &result);
  g_assert_true (finish (fixture, &result, &error));
  g_assert_no_error (error);
}

static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 4; i++)
    {
      const char *const names[] = { "A", "B", "C", "D" };

      g_assert_true (add (fixture, names[i], HAW_ATTRIBUTE_TEXT, NULL, &error));
    }
  move (fixture, 3, 0);
  assert_names (fixture, "D A B C");
  move (fixture, 0, 3);
  assert_names (fixture, "A B C D");
  move (fixture, 0, 1);
  assert_names (fixture, "B A C D");
  move (fixture, 2, 1);
  assert_names (fixture, "B C A D");
  g_free (haw_test_undo (fixture->project, FALSE, &error));
  assert_names (fixture, "B A C D");
}

static void
assert_read (HawAttributeKind  kind,
             const char       *text,
             const char       *wanted)
{
  const char *const choices[] = { "مؤيد", "معارض", NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *value = haw_attribute_read_value (kind, choices, text, &error);

  g_assert_cmpstr (value, ==, wanted);
  g_assert_true ((value == NULL) == (error != NULL));
}

static void
test_values (void)
{
  assert_read (HAW_ATTRIBUTE_TEXT, "  ما شئت ", "ما شئت");
  assert_read (HAW_ATTRIBUTE_NUMBER, "٣٫٥", "3.5");
  assert_read (HAW_ATTRIBUTE_NUMBER, "+12", "12");
  assert_read (HAW_ATTRIBUTE_NUMBER, "-0.25", "-0.25");
  assert_read (HAW_ATTRIBUTE_NUMBER, "12 km", NULL);
  assert_read (HAW_ATTRIBUTE_NUMBER, "1.2.3", NULL);
  assert_read (HAW_ATTRIBUTE_NUMBER, "-", NULL);
  assert_read (HAW_ATTRIBUTE_NUMBER, "nan", NULL);
  assert_read (HAW_ATTRIBUTE_DATE, "2020-07", "2020-07");
  assert_read (HAW_ATTRIBUTE_DATE, "2020-13", NULL);
  assert_read (HAW_ATTRIBUTE_DATE, "", "");
  assert_read (HAW_ATTRIBUTE_YES_NO, "Yes", "1");
  assert_read (HAW_ATTRIBUTE_YES_NO, "0", "0");
  assert_read (HAW_ATTRIBUTE_YES_NO, "ربما", NULL);
  assert_read (HAW_ATTRIBUTE_CHOICE, "معارض", "معارض");
  assert_read (HAW_ATTRIBUTE_CHOICE, "مُعارِض", "معارض");
  assert_read (HAW_ATTRIBUTE_CHOICE, "محايد", NULL);
}

static void
test_set (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (add (fixture, "العدد", HAW_ATTRIBUTE_NUMBER, NULL, &error));
  assert_value (fixture, 3, "");
  g_assert_true (set (fixture, id_at (fixture, 0), 3, "٧", &error));
  assert_value (fixture, 3, "7");
  g_assert_true (set (fixture, id_at (fixture, 0), 1, "8", &error));
  assert_value (fixture, 1, "8");
  assert_value (fixture, 3, NULL);
  g_assert_true (set (fixture, id_at (fixture, 0), 1, "", &error));
  assert_value (fixture, 1, "");

  g_assert_false (set (fixture, id_at (fixture, 0), 3, "كثير", &error));
  g_assert_error (error, HAW_ERROR, HAW_ERROR_INVALID);
  g_clear_error (&error);

  /* All three in one step. */
  for (guint i = 0; i < 3; i++)
    g_free (haw_test_undo (fixture->project, FALSE, NULL));
  assert_value (fixture, 3, "");
}

/* Fields of the program and the analyst's own are one step, which counts the articles it changed. */
static void
test_with_fields (Fixture       *fixture,
                  gconstpointer  data)
{
  const gint64 articles[] = { 1, 2, 3 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  HawAttributeSetting setting = { 0, "4" };
  HawArticleFields fields = { .outlet = "صوت الحوض", .attributes = &setting, .n_attributes = 1 };
  guint n_changed = 0;

  g_assert_true (add (fixture, "العدد", HAW_ATTRIBUTE_NUMBER, NULL, &error));
  setting.attribute = id_at (fixture, 0);
  haw_article_update_async (fixture->project, articles, 3, &fields, NULL, haw_await_cb, &result);
  g_assert_true (haw_article_update_finish (fixture->project, haw_await (&result), &n_changed,
                                            &error));
  g_clear_object (&result);
  g_assert_cmpuint (n_changed, ==, 3);
  assert_value (fixture, 3, "4");

  g_assert_true (set (fixture, setting.attribute, 1, "5", &error));
  haw_article_update_async (fixture->project, articles, 3, &fields, NULL, haw_await_cb, &result);
  g_assert_true (haw_article_update_finish (fixture->project, haw_await (&result), &n_changed,
                                            &error));
  g_clear_object (&result);
  g_assert_cmpuint (n_changed, ==, 1);

  setting.value = "لا شيء";
  fields.outlet = "غيرها";
  haw_article_update_async (fixture->project, articles, 3, &fields, NULL, haw_await_cb, &result);
  g_assert_false (haw_article_update_finish (fixture->project, haw_await (&result), NULL, &error));
  g_assert_error (error, HAW_ERROR, HAW_ERROR_INVALID);
  assert_value (fixture, 3, "4");
  for (guint i = 0; i < 3; i++)
    g_free (haw_test_undo (fixture->project, FALSE, NULL));
  assert_value (fixture, 3, "");
}

static gboolean
update (Fixture                  *fixture,
        const HawAttributeFields *fields,
        GError                  **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  haw_attribute_update_async (fixture->project, id_at (fixture, 0), fields, NULL, haw_await_cb,
                              &result);
  return finish (fixture, &result, error);
}

static void
test_retype (Fixture       *fixture,
             gconstpointer  data)
{
  HawAttributeFields fields = { .kind = HAW_ATTRIBUTE_NUMBER };
  g_autoptr (GError) error = NULL;
  gint64 id;

  g_assert_true (add (fixture, "العدد", HAW_ATTRIBUTE_TEXT, NULL, &error));
  id = id_at (fixture, 0);
  g_assert_true (set (fixture, id, 3, "١٢", &error));
  g_assert_true (set (fixture, id, 1, "كثير", &error));

  /* Nothing is lost without a word. */
  g_assert_false (update (fixture, &fields, &error));
  g_assert_error (error, HAW_ERROR, HAW_ERROR_MISFIT);
  g_assert_nonnull (strstr (error->message, "كثير"));
  g_clear_error (&error);
  assert_value (fixture, 1, "كثير");
  g_assert_cmpint (haw_attribute_get_kind (peek (fixture, 0)), ==, HAW_ATTRIBUTE_TEXT);

  fields.drop = TRUE;
  g_assert_true (update (fixture, &fields, &error));
  g_assert_cmpint (haw_attribute_get_kind (peek (fixture, 0)), ==, HAW_ATTRIBUTE_NUMBER);
  assert_value (fixture, 1, "");
  g_free (haw_test_undo (fixture->project, FALSE, &error));
  g_assert_cmpint (haw_attribute_get_kind (peek (fixture, 0)), ==, HAW_ATTRIBUTE_TEXT);
  assert_value (fixture, 1, "كثير");

  /* What fits is taken along in its new form. */
  g_assert_true (set (fixture, id, 1, "yes", &error));
  fields.kind = HAW_ATTRIBUTE_YES_NO;
  fields.drop = TRUE;
  g_assert_true (update (fixture, &fields, &error));
  assert_value (fixture, 1, "1");
  fields.kind = HAW_ATTRIBUTE_TEXT;
  fields.drop = FALSE;
  g_assert_true (update (fixture, &fields, &error));
  assert_value (fixture, 1, "Yes");
}

static void
test_choices (Fixture       *fixture,
              gconstpointer  data)
{
  const char *const renamed[] = { "Against", "With", NULL };
  const char *const fewer[] = { "With", NULL };
  HawAttributeFields fields = { .kind = HAW_ATTRIBUTE_CHOICE };
  g_autoptr (GError) error = NULL;
  gint64 id;

  g_assert_true (add (fixture, "الموقف", HAW_ATTRIBUTE_TEXT, NULL, &error));
  id = id_at (fixture, 0);
  g_assert_true (set (fixture, id, 3, "For", &error));
  g_assert_true (set (fixture, id, 1, "Against", &error));

  /* The values that are there become the choices. */
  g_assert_true (update (fixture, &fields, &error));
  g_assert_cmpstr (haw_attribute_get_choices (peek (fixture, 0))[0], ==, "Against");
  g_assert_cmpstr (haw_attribute_get_choices (peek (fixture, 0))[1], ==, "For");

  /* One that is written otherwise takes its values along. */
  fields = (HawAttributeFields) { .kind = -1, .choices = renamed };
  g_assert_true (update (fixture, &fields, &error));
  assert_value (fixture, 1, "Against");
  g_assert_true (set (fixture, id, 1, "With", &error));
  assert_value (fixture, 3, "With");
  g_free (haw_test_undo (fixture->project, FALSE, NULL));

  /* One that is in use does not go unasked. */
  fields.choices = fewer;
  g_assert_false (update (fixture, &fields, &error));
  g_assert_error (error, HAW_ERROR, HAW_ERROR_MISFIT);
  g_clear_error (&error);
  fields.drop = TRUE;
  g_assert_true (update (fixture, &fields, &error));
  assert_value (fixture, 1, "");
}

/* An outlet that goes gives what it knows to the one that stays. */
static void
test_outlets (Fixture       *fixture,
              gconstpointer  data)
{
  const gint64 one = 1, two = 2;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) values = NULL;
  const HawAttributeValue *value;

  for (gint64 i = 0; i < 2; i++)
    {
      const HawArticleFields fields = { .outlet = i == 0 ? "صوت الحوض" : "فنار الساحل" };
      gint64 article = i + 1;

      haw_article_update_async (fixture->project, &article, 1, &fields, NULL, haw_await_cb, &result);
      g_assert_true (haw_article_update_finish (fixture->project, haw_await (&result), NULL,
                                                &error));
      g_clear_object (&result);
      haw_attribute_add_async (fixture->project, HAW_ATTRIBUTE_OF_OUTLET,
                               &(HawAttributeFields) { .name = i == 0 ? "المالك" : "اللغة",
                                                       .kind = -1 },
                               NULL, haw_await_cb, &result);
      g_assert_true (finish (fixture, &result, &error));
    }
  haw_attribute_set_async (fixture->project, HAW_ATTRIBUTE_OF_OUTLET, 1, &one, 1, "هيئة", NULL,
                           haw_await_cb, &result);
  g_assert_true (finish (fixture, &result, &error));
  for (gint64 i = 1; i <= 2; i++)
    {
      haw_attribute_set_async (fixture->project, HAW_ATTRIBUTE_OF_OUTLET, 2, &i, 1,
                               i == 1 ? "عربية" : "فرنسية", NULL, haw_await_cb, &result);
      g_assert_true (finish (fixture, &result, &error));
    }
  haw_outlet_merge_async (fixture->project, one, two, NULL, haw_await_cb, &result);
  g_assert_true (finish (fixture, &result, &error));
  g_assert_no_error (error);

  haw_attribute_load_values_async (fixture->project, HAW_ATTRIBUTE_OF_OUTLET, 0, NULL, haw_await_cb,
                                   &result);
  values = haw_project_read_finish (fixture->project, haw_await (&result), &error);
  g_assert_cmpuint (values->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      value = g_ptr_array_index (values, i);
      g_assert_cmpint (value->target, ==, two);
      g_assert_cmpstr (value->value, ==, value->attribute == 1 ? "هيئة" : "فرنسية");
    }
}

static void
keep_cb (HawProject  *project,
         HawChanges  *changes,
         HawChanges **kept)
{
  g_clear_pointer (kept, haw_changes_unref);
  *kept = haw_changes_ref (changes);
}

/* Taking a value back shows the event or the article that it was of. */
static void
test_place (Fixture       *fixture,
            gconstpointer  data)
{
  static const HawAttributeTarget targets[] = { HAW_ATTRIBUTE_OF_EVENT, HAW_ATTRIBUTE_OF_ARTICLE };
  const gint64 id = 2;

  for (guint i = 0; i < 2; i++)
    haw_test_add_event (fixture->project, 0, (HawEventFields) { "حدث", "2020", NULL, NULL, -1 });
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      haw_attribute_add_async (fixture->project, targets[i],
                               &(HawAttributeFields) { .name = "الوزن", .kind = -1 }, NULL,
                               haw_await_cb, &result);
      g_assert_true (finish (fixture, &result, &error));
      for (guint k = 0; k < 2; k++)
        {
          haw_attribute_set_async (fixture->project, targets[i], i + 1, &id, 1, k == 0 ? "a" : "b",
                                   NULL, haw_await_cb, &result);
          g_assert_true (finish (fixture, &result, &error));
        }
      /* A value that is another one again, then one that goes. */
      for (guint k = 0; k < 2; k++)
        {
          g_autoptr (HawChanges) changes = NULL;
          g_autofree HawPlace *place = NULL;

          g_signal_connect (fixture->project, "changed", G_CALLBACK (keep_cb), &changes);
          g_free (haw_test_undo (fixture->project, FALSE, NULL));
          g_signal_handlers_disconnect_by_data (fixture->project, &changes);
          haw_place_find_async (fixture->project, changes, NULL, haw_await_cb, &result);
          place = haw_project_read_finish (fixture->project, haw_await (&result), NULL);
          g_clear_object (&result);
          g_assert_cmpint (place->event, ==, i == 0 ? id : 0);
          g_assert_cmpint (place->article, ==, i == 0 ? 0 : id);
        }
    }
}

/* Events and actors have fields of their own; a value of what is not there is refused. */
static void
test_targets (Fixture       *fixture,
              gconstpointer  data)
{
  const gint64 both[] = { 1, 2 }, missing = 7;
  HawAttributeSetting settings[] = { { 1, "٣" }, { 2, "مهم" } };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint n_changed = 0;

  for (guint i = 0; i < 2; i++)
    {
      haw_attribute_add_async (fixture->project, HAW_ATTRIBUTE_OF_EVENT,
                               &(HawAttributeFields) { .name = i == 0 ? "العدد" : "الوزن",
                                                       .kind = i == 0 ? HAW_ATTRIBUTE_NUMBER : -1 },
                               NULL, haw_await_cb, &result);
      g_assert_true (finish (fixture, &result, &error));
      haw_test_add_event (fixture->project, 0, (HawEventFields) { "حدث", "2020", NULL, NULL, -1 });
    }
  assert_names (fixture, "");
  haw_attribute_set_several_async (fixture->project, HAW_ATTRIBUTE_OF_EVENT, settings, 2, both, 2,
                                   NULL, haw_await_cb, &result);
  g_assert_true (haw_attribute_set_finish (fixture->project, haw_await (&result), &n_changed,
                                           &error));
  g_clear_object (&result);
  g_assert_cmpuint (n_changed, ==, 2);
  haw_attribute_set_async (fixture->project, HAW_ATTRIBUTE_OF_EVENT, 2, both, 1, "آخر", NULL,
                           haw_await_cb, &result);
  g_assert_true (finish (fixture, &result, &error));
  assert_common (fixture, HAW_ATTRIBUTE_OF_EVENT, 2, "3 -");
  assert_common (fixture, HAW_ATTRIBUTE_OF_EVENT, 1, "3 آخر");

  haw_attribute_set_async (fixture->project, HAW_ATTRIBUTE_OF_EVENT, 2, &missing, 1, "x", NULL,
                           haw_await_cb, &result);
  g_assert_false (finish (fixture, &result, &error));
  g_assert_error (error, HAW_ERROR, HAW_ERROR_NOT_FOUND);
  g_clear_error (&error);

  /* All fields of both are one step, and none of them where one does not fit. */
  g_free (haw_test_undo (fixture->project, FALSE, NULL));
  g_free (haw_test_undo (fixture->project, FALSE, NULL));
  assert_common (fixture, HAW_ATTRIBUTE_OF_EVENT, 2, " ");
  settings[1] = (HawAttributeSetting) { 1, "كثير" };
  haw_attribute_set_several_async (fixture->project, HAW_ATTRIBUTE_OF_EVENT, settings, 2, both, 2,
                                   NULL, haw_await_cb, &result);
  g_assert_false (haw_attribute_set_finish (fixture->project, haw_await (&result), &n_changed,
                                            &error));
  g_assert_error (error, HAW_ERROR, HAW_ERROR_INVALID);
  assert_common (fixture, HAW_ATTRIBUTE_OF_EVENT, 1, " ");
}

/* A project from elsewhere can hold anything: what is too deep for the parser counts as none. */
static void
test_deep_choices (void)
{
  g_autofree char *deep = g_strnfill (100000, '[');
  g_auto (GStrv) none = haw_attribute_parse_choices (deep);
  g_auto (GStrv) two = haw_attribute_parse_choices ("[\"نعم [\", \"لا\"]");

  g_assert_cmpuint (g_strv_length (none), ==, 0);
  g_assert_cmpuint (g_strv_length (two), ==, 2);
}

int
main (int    argc,
      char **argv)
{
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  g_test_init (&argc, &argv, NULL);
  ADD ("/attributes/define", test_define);
  ADD ("/attributes/order", test_order);
  g_test_add_func ("/attributes/values", test_values);
  g_test_add_func ("/attributes/deep-choices", test_deep_choices);
  ADD ("/attributes/set", test_set);
  ADD ("/attributes/with-fields", test_with_fields);
  ADD ("/attributes/retype", test_retype);
  ADD ("/attributes/choices", test_choices);
  ADD ("/attributes/outlets", test_outlets);
  ADD ("/attributes/targets", test_targets);
  ADD ("/attributes/place", test_place);
#undef ADD

  return g_test_run ();
}
