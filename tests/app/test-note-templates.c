/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/haw-annotation-edit.h"
#include "model/haw-article-edit.h"
#include "model/haw-code-edit.h"
#include "model/haw-event-edit.h"
#include "model/haw-note-facts.h"
#include "model/haw-note-template-edit.h"
#include "model/haw-note-template-list.h"
#include "support/haw-test-article.h"
#include "text/haw-fill.h"

typedef struct
{
  char *folder;
  HawProject *project;
  HawNoteTemplateList *templates;
} Fixture;

static void
assert_filled (const char *body,
               const char *expected)
{
  const HawFillValues values = {
    .title = "زيارة", .outlet = "وكالة {date}", .date = "3 July 2020",
    .quotation = "سطر أول\r\nسطر ثان",
  };
  g_autofree char *filled = haw_fill (body, &values);

  g_assert_cmpstr (filled, ==, expected);
}

static void
test_fill (void)
{
  assert_filled ("# {title} ({outlet})\n{date}", "# زيارة (وكالة {date})\n3 July 2020");
  assert_filled ("{العنوان}، {جهة النشر}، {التاريخ}", "زيارة، وكالة {date}، 3 July 2020");
  /* A quotation stays one through all its lines; elsewhere it begins none. */
  assert_filled ("> {quotation}\nend", "> سطر أول\n> سطر ثان\nend");
  assert_filled ("- {الاقتباس}", "- سطر أول\nسطر ثان");
  /* Nothing is known of today here; what is not a placeholder stays. */
  assert_filled ("[{today}{اليوم}]", "[]");
  assert_filled ("{name} {title {title\n} {} {{title}}", "{name} {title {title\n} {} {زيارة}");
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *path = NULL;

  fixture->folder = haw_test_folder ();
  path = g_build_filename (fixture->folder, "affair.hawamish", NULL);
  fixture->project = haw_test_new_project (path);
  haw_test_add_articles (fixture->project, "وصول الوفد", "وصل الوفد صباح الجمعة.", 1);
  fixture->templates = haw_note_template_list_new (fixture->project);
  haw_test_wait_until (!haw_row_store_get_loading (HAW_ROW_STORE (fixture->templates)));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->templates);
  haw_test_close_project (fixture->project);
  haw_test_finalize (g_steal_pointer (&fixture->project));
  haw_test_remove (fixture->folder);
  g_free (fixture->folder);
}

static gint64
add (Fixture     *fixture,
     const char  *name,
     const char  *body,
     GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  haw_note_template_add_async (fixture->project, name, body, NULL, haw_await_cb, &result);
  return haw_note_template_add_finish (fixture->project, haw_await (&result), error);
}

static char *
list (Fixture *fixture)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < haw_row_store_get_n (HAW_ROW_STORE (fixture->templates)); i++)
    {
      HawNoteTemplate *row = haw_row_store_peek (HAW_ROW_STORE (fixture->templates), i);

      g_string_append_printf (text, "%s=%s;", haw_note_template_get_name (row),
                              haw_note_template_get_body (row));
    }

  return g_string_free (text, FALSE);
}

#define assert_list(fixture, expected) \
  G_STMT_START { \
    g_autofree char *list_ = list (fixture); \
    g_assert_cmpstr (list_, ==, expected); \
  } G_STMT_END

static void
undo (Fixture  *fixture,
      gboolean  redo)
{
  g_autoptr (GError) error = NULL;

  g_free (haw_test_undo (fixture->project, redo, &error));
  g_assert_no_error (error);
}

/* Each edit is one step, and those of one run of typing are one together. */
static void
test_edits (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) named = NULL;
  g_autoptr (GAsyncResult) typed = NULL;
  g_autoptr (GAsyncResult) typed_on = NULL;
  g_autoptr (GAsyncResult) removed = NULL;
  gint64 claim = add (fixture, " claim ", "# {title}", &error);

  g_assert_no_error (error);
  g_assert_cmpint (add (fixture, "actor", "", &error), >, 0);
  assert_list (fixture, "actor=;claim=# {title};");
  g_assert_cmpint (add (fixture, "  ", "x", &error), ==, 0);
  g_assert_error (error, HAW_ERROR, HAW_ERROR_INVALID);

  haw_note_template_update_async (fixture->project, claim, "zeal", NULL, NULL, haw_await_cb, &named);
  g_assert_true (haw_project_edit_finish (fixture->project, haw_await (&named), NULL));
  haw_note_template_update_async (fixture->project, claim, NULL, "a", NULL, haw_await_cb, &typed);
  g_assert_true (haw_project_edit_finish (fixture->project, haw_await (&typed), NULL));
  haw_note_template_update_async (fixture->project, claim, NULL, "ab", NULL, haw_await_cb,
                                  &typed_on);
  g_assert_true (haw_project_edit_finish (fixture->project, haw_await (&typed_on), NULL));
  assert_list (fixture, "actor=;zeal=ab;");
  haw_note_template_remove_async (fixture->project, claim, NULL, haw_await_cb, &removed);
  g_assert_true (haw_project_edit_finish (fixture->project, haw_await (&removed), NULL));
  assert_list (fixture, "actor=;");

  undo (fixture, FALSE);
  assert_list (fixture, "actor=;zeal=ab;");
  undo (fixture, FALSE);
  assert_list (fixture, "actor=;zeal=# {title};");
  undo (fixture, FALSE);
  assert_list (fixture, "actor=;claim=# {title};");
  undo (fixture, TRUE);
  undo (fixture, TRUE);
  assert_list (fixture, "actor=;zeal=ab;");
}

static void
assert_facts (Fixture       *fixture,
              HawNoteTarget  target,
              gint64         id,
              const char    *expected)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HawNoteFacts) facts = NULL;
  g_autofree char *told = NULL;

  haw_note_facts_load_async (fixture->project, target, id, NULL, haw_await_cb, &result);
  facts = haw_project_read_finish (fixture->project, haw_await (&result), NULL);
  g_assert_nonnull (facts);
  told = g_strjoin ("|", facts->title, facts->outlet, facts->date, facts->quotation, NULL);
  g_assert_cmpstr (told, ==, expected);
}

static void
test_facts (Fixture       *fixture,
            gconstpointer  data)
{
  const HawArticleFields article = { .outlet = "الوكالة", .published = "2020-07-03" };
  const HawCodeFields code = { .name = "لقاء" };
  const HawEventFields event = { .title = "زيارة", .date = "2020-07" };
  g_autoptr (GAsyncResult) changed = NULL;
  g_autoptr (GAsyncResult) marked = NULL;
  g_autoptr (GAsyncResult) coded = NULL;
  g_autoptr (GAsyncResult) happened = NULL;
  gint64 one = 1, annotation, code_id, event_id;

  haw_article_update_async (fixture->project, &one, 1, &article, NULL, haw_await_cb, &changed);
  g_assert_true (haw_project_edit_finish (fixture->project, haw_await (&changed), NULL));
  haw_annotation_add_async (fixture->project, 1, 0, 9, NULL, 0, NULL, NULL, haw_await_cb, &marked);
  annotation = haw_annotation_add_finish (fixture->project, haw_await (&marked), NULL);
  haw_code_add_async (fixture->project, &code, NULL, haw_await_cb, &coded);
  code_id = haw_code_add_finish (fixture->project, haw_await (&coded), NULL);
  haw_event_add_async (fixture->project, &event, 0, 0, 0, NULL, haw_await_cb, &happened);
  event_id = haw_event_add_finish (fixture->project, haw_await (&happened), NULL);

  assert_facts (fixture, HAW_NOTE_ON_ANNOTATION, annotation,
                "وصول الوفد|الوكالة|2020-07-03|وصل الوفد");
  assert_facts (fixture, HAW_NOTE_ON_ARTICLE, 1, "وصول الوفد|الوكالة|2020-07-03|");
  assert_facts (fixture, HAW_NOTE_ON_CODE, code_id, "لقاء|||");
  assert_facts (fixture, HAW_NOTE_ON_EVENT, event_id, "زيارة||2020-07|");
  assert_facts (fixture, HAW_NOTE_ON_PROJECT, 99, "|||");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/note-templates/fill", test_fill);
  g_test_add ("/note-templates/edits", Fixture, NULL, set_up, test_edits, tear_down);
  g_test_add ("/note-templates/facts", Fixture, NULL, set_up, test_facts, tear_down);

  return g_test_run ();
}
