/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "support/haw-test-cli.h"

#include <json-glib/json-glib.h>

typedef struct
{
  char *folder;
  char *project;
  char *article;   /* a file to import */
} Fixture;

static const char article_text[] =
  "وصول الوزير إلى الميناء\n\n"
  "وصل الوزير يوم الجمعة إلى الميناء، وقال إن الزيارة قصيرة.\n\n"
  "ثم غادر مساء السبت من دون أن يتحدث إلى الصحفيين الذين انتظروه.\n";

/* The objects of an output of one object a line. */
static JsonArray *
parse_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  JsonArray *array = json_array_new ();

  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_autoptr (GError) error = NULL;
      JsonNode *node = json_from_string (lines[i], &error);

      g_assert_no_error (error);
      json_array_add_element (array, node);
    }

  return array;
}

static JsonArray *
list (const char *project,
      const char *kind)
{
  g_auto (Run) run = cli ("list", project, kind, "--json", NULL);

  g_assert_cmpstr (run.err, ==, "");
  g_assert_cmpint (run.status, ==, 0);
  return parse_lines (run.out);
}

static const char *
string_at (JsonArray  *array,
           guint       index,
           const char *member)
{
  return json_object_get_string_member (json_array_get_object_element (array, index), member);
}

static gint64
int_at (JsonArray  *array,
        guint       index,
        const char *member)
{
  return json_object_get_int_member (json_array_get_object_element (array, index), member);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = haw_test_folder ();
  g_setenv ("XDG_STATE_HOME", fixture->folder, TRUE);
  fixture->project = g_build_filename (fixture->folder, "affair.hawamish", NULL);
  fixture->article = g_build_filename (fixture->folder, "page.txt", NULL);
  g_file_set_contents (fixture->article, article_text, -1, &error);
  g_assert_no_error (error);
  assert_cli (0, "new", fixture->project);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  haw_test_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->project);
  g_free (fixture->article);
}

static void
test_edit (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (JsonArray) articles = NULL;
  g_autoptr (JsonArray) annotations = NULL;
  g_autoptr (JsonArray) events = NULL;
  g_autoptr (JsonArray) codes = NULL;
  g_autofree char *evidence = NULL;
  JsonObject *event;

  assert_cli (0, "import", fixture->project, "--outlet", "فنار الساحل", "--published", "2023-03-11",
              fixture->article);
  articles = list (fixture->project, "articles");
  g_assert_cmpuint (json_array_get_length (articles), ==, 1);
  g_assert_cmpstr (string_at (articles, 0, "outlet"), ==, "فنار الساحل");
  g_assert_cmpstr (string_at (articles, 0, "published"), ==, "2023-03-11");

  assert_cli (0, "code", "add", fixture->project, "زيارة", "--color", "#77aadd", "--parent", "كل");
  assert_cli (0, "annotate", fixture->project, string_at (articles, 0, "uuid"), "25", "35",
              "--code", "زيارة", "--code", "وصول", "--note", "انظر **هنا**", "--translation",
              "The minister arrived");
  annotations = list (fixture->project, "annotations");
  g_assert_cmpuint (json_array_get_length (annotations), ==, 1);
  g_assert_cmpstr (string_at (annotations, 0, "quote"), ==, "وصل الوزير");
  g_assert_cmpint (int_at (annotations, 0, "start"), ==, 25);
  g_assert_cmpint (int_at (annotations, 0, "end"), ==, 35);
  g_assert_cmpstr (string_at (annotations, 0, "note"), ==, "انظر **هنا**");
  g_assert_cmpstr (string_at (annotations, 0, "translation"), ==, "The minister arrived");
  codes = list (fixture->project, "codes");
  g_assert_cmpuint (json_array_get_length (codes), ==, 3);
  g_assert_cmpstr (string_at (codes, 1, "name"), ==, "زيارة");
  g_assert_cmpint (int_at (codes, 1, "parent"), ==, int_at (codes, 0, "id"));

  evidence = g_strconcat (string_at (annotations, 0, "uuid"), ":denies", NULL);
  assert_cli (0, "event", "add", fixture->project, "--title", "زيارة الميناء", "--date",
              "2023-03-10~", "--place", "الميناء", "--actor", "الوزير", "--actor", "ليلى",
              "--status", "disputed", "--evidence", evidence);
  events = list (fixture->project, "events");
  event = json_array_get_object_element (events, 0);
  g_assert_cmpstr (string_at (events, 0, "status"), ==, "disputed");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (event, "actors")), ==, 2);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (event, "bounds")), ==, 4);
  g_assert_cmpstr (string_at (json_object_get_array_member (event, "evidence"), 0, "stance"), ==,
                   "denies");
  assert_cli (0, "check", fixture->project);
}

/* Actors are made, given names and merged by number, UUID or any of their names; a passage mentions one. */
static void
test_actors (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (JsonArray) actors = NULL;
  g_autoptr (JsonArray) merged = NULL;
  g_autoptr (JsonArray) annotations = NULL;
  JsonObject *first;

  assert_cli (0, "import", fixture->project, fixture->article);
  assert_cli (0, "actor", "add", fixture->project, "الوزير", "--kind", "person", "--alias",
              "وزير الدفاع", "--alias", "وزير  الدفاع");
  assert_cli (1, "actor", "add", fixture->project, "الوَزير");
  assert_cli (2, "actor", "add", fixture->project, "x", "--kind", "group");
  assert_cli (0, "actor", "alias", fixture->project, "وزير الدفاع", "أكار");
  assert_cli (0, "annotate", fixture->project, "1", "29", "35", "--actor", "اكار");
  assert_cli (0, "annotate", fixture->project, "1", "25", "28", "--actor", "جديد");
  assert_cli (1, "annotate", fixture->project, "1", "25", "28", "--actor", " ");

  actors = list (fixture->project, "actors");
  g_assert_cmpuint (json_array_get_length (actors), ==, 2);
  g_assert_cmpstr (string_at (actors, 0, "name"), ==, "الوزير");
  g_assert_cmpstr (string_at (actors, 0, "kind"), ==, "person");
  g_assert_cmpint (int_at (actors, 0, "mentions"), ==, 1);
  first = json_array_get_object_element (actors, 0);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (first, "aliases")), ==, 2);
  g_assert_cmpstr (json_array_get_string_element (json_object_get_array_member (first, "aliases"), 1),
                   ==, "أكار");
  g_assert_cmpstr (string_at (actors, 1, "kind"), ==, "");
  annotations = list (fixture->project, "annotations");
  g_assert_cmpuint (json_array_get_length (annotations), ==, 2);

  assert_cli (1, "actor", "merge", fixture->project, "الوزير", "غير موجود");
  assert_cli (0, "actor", "merge", fixture->project, "1", string_at (actors, 1, "uuid"));
  merged = list (fixture->project, "actors");
  g_assert_cmpuint (json_array_get_length (merged), ==, 1);
  g_assert_cmpint (int_at (merged, 0, "mentions"), ==, 2);
  assert_cli (0, "check", fixture->project);
}

static void
test_attributes (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (JsonArray) rows = NULL;
  g_autoptr (JsonArray) outlets = NULL;
  g_autoptr (JsonArray) fields = NULL;
  g_autofree char *table = g_build_filename (fixture->folder, "table.csv", NULL);
  g_autofree char *text = NULL;
  JsonObject *values;

  assert_cli (0, "import", fixture->project, "--outlet", "فنار الساحل", fixture->article);
  assert_cli (0, "annotate", fixture->project, "1", "25", "35");
  assert_cli (0, "attribute", "add", fixture->project, "الموقف", "--kind", "choice", "--choice",
              "مؤيد", "--choice", "معارض");
  assert_cli (0, "attribute", "add", fixture->project, "المالك", "--of", "outlet");
  assert_cli (0, "attribute", "add", fixture->project, "العدد", "--kind", "number");
  assert_cli (1, "attribute", "add", fixture->project, "المَوقف");
  assert_cli (2, "attribute", "add", fixture->project, "غيره", "--kind", "colour");
  assert_cli (2, "attribute", "add", fixture->project, "غيره", "--of", "code");
  assert_cli (0, "attribute", "set", fixture->project, "الموقف", "مُؤيد", "1");
  assert_cli (0, "attribute", "set", fixture->project, "العدد", "٣", "1");
  assert_cli (0, "attribute", "set", fixture->project, "المالك", "=هيئة", "فنار الساحل");
  assert_cli (1, "attribute", "set", fixture->project, "الموقف", "محايد", "1");
  assert_cli (1, "attribute", "set", fixture->project, "لا شيء", "x", "1");
  assert_cli (1, "attribute", "set", fixture->project, "المالك", "x", "لا شيء");

  rows = list (fixture->project, "articles");
  values = json_object_get_object_member (json_array_get_object_element (rows, 0), "attributes");
  g_assert_cmpuint (json_object_get_size (values), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (values, "الموقف"), ==, "مؤيد");
  outlets = list (fixture->project, "outlets");
  values = json_object_get_object_member (json_array_get_object_element (outlets, 0), "attributes");
  g_assert_cmpstr (json_object_get_string_member (values, "المالك"), ==, "=هيئة");
  {
    g_auto (Run) run = cli ("attribute", "list", fixture->project, "--json", NULL);

    fields = parse_lines (run.out);
  }
  g_assert_cmpuint (json_array_get_length (fields), ==, 3);
  g_assert_cmpstr (string_at (fields, 0, "kind"), ==, "choice");
  g_assert_cmpstr (string_at (fields, 2, "of"), ==, "outlet");

  /* Fields are columns; a value that looks like a formula is text. */
  assert_cli (0, "export", fixture->project, "--format", "csv", "--output", table);
  g_assert_true (g_file_get_contents (table, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "\"الموقف\",\"العدد\",\"Outlet: \xe2\x81\xa8المالك\xe2\x81\xa9\"\r\n"));
  g_assert_nonnull (strstr (text, "\"مؤيد\",\"3\",\"'=هيئة\"\r\n"));

  /* A name comes before the number of another field. */
  assert_cli (0, "attribute", "add", fixture->project, "1");
  assert_cli (0, "attribute", "set", fixture->project, "1", "نص", "1");
  assert_cli (0, "attribute", "set", fixture->project, "3", "٤", "1");

  assert_cli (0, "undo", fixture->project);
  assert_cli (0, "check", fixture->project);
}

/* Fields of events and of actors: set by number or name, listed, columns in the tables, in the notes. */
static void
test_event_attributes (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (JsonArray) rows = NULL;
  g_autofree char *file = g_build_filename (fixture->folder, "notes", NULL);
  g_autofree char *table = NULL;
  g_autofree char *markdown = NULL;
  g_autofree char *html = NULL;
  JsonObject *values;

  assert_cli (0, "import", fixture->project, fixture->article);
  assert_cli (0, "annotate", fixture->project, "1", "25", "35", "--actor", "خلوصي أكار");
  assert_cli (0, "event", "add", fixture->project, "--title", "زيارة الميناء", "--date", "2023-05");
  assert_cli (0, "attribute", "add", fixture->project, "الوزن", "--of", "event", "--kind", "number");
  assert_cli (0, "attribute", "add", fixture->project, "الجهة", "--of", "actor");
  assert_cli (0, "attribute", "add", fixture->project, "الجهة", "--of", "event");
  assert_cli (0, "attribute", "set", fixture->project, "الوزن", "٣", "1");
  assert_cli (2, "attribute", "set", fixture->project, "الجهة", "أنقرة", "1");
  assert_cli (0, "attribute", "set", fixture->project, "الجهة", "أنقرة", "--of", "actor",
              "خلوصي أكار");
  assert_cli (1, "attribute", "set", fixture->project, "الجهة", "أنقرة", "--of", "actor", "لا أحد");
  assert_cli (1, "attribute", "set", fixture->project, "الوزن", "4", "7");

  rows = list (fixture->project, "events");
  values = json_object_get_object_member (json_array_get_object_element (rows, 0), "attributes");
  g_assert_cmpuint (json_object_get_size (values), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (values, "الوزن"), ==, "3");
  g_clear_pointer (&rows, json_array_unref);
  rows = list (fixture->project, "actors");
  values = json_object_get_object_member (json_array_get_object_element (rows, 0), "attributes");
  g_assert_cmpstr (json_object_get_string_member (values, "الجهة"), ==, "أنقرة");

  /* The table of annotations has neither. */
  assert_cli (0, "export", fixture->project, "--format", "csv", "--output", file);
  g_assert_true (g_file_get_contents (file, &table, NULL, NULL));
  g_assert_null (strstr (table, "الوزن"));
  g_assert_null (strstr (table, "الجهة"));
  g_clear_pointer (&table, g_free);
  assert_cli (0, "export", fixture->project, "--format", "csv", "--table", "events", "--output",
              file);
  g_assert_true (g_file_get_contents (file, &table, NULL, NULL));
  g_assert_nonnull (strstr (table, ",\"الوزن\",\"الجهة\"\r\n"));
  g_assert_nonnull (strstr (table, ",\"3\",\"\"\r\n"));
  assert_cli (0, "export", fixture->project, "--format", "markdown", "--output", file);
  g_assert_true (g_file_get_contents (file, &markdown, NULL, NULL));
  g_assert_nonnull (strstr (markdown, "- **\xe2\x81\xa8" "الوزن" "\xe2\x81\xa9:** \xe2\x81\xa8" "3" "\xe2\x81\xa9\n"));
  g_assert_nonnull (strstr (markdown, "- **\xe2\x81\xa8" "الجهة" "\xe2\x81\xa9:** \xe2\x81\xa8" "أنقرة" "\xe2\x81\xa9\n"));
  assert_cli (0, "export", fixture->project, "--format", "html", "--output", file);
  g_assert_true (g_file_get_contents (file, &html, NULL, NULL));
  g_assert_nonnull (strstr (html, "الوزن</bdi>:</dt><dd><bdi lang=\"\">3</bdi></dd>"));
  g_assert_nonnull (strstr (html, "<dd><bdi lang=\"\">أنقرة</bdi></dd>"));
  assert_cli (0, "check", fixture->project);
}

static void
test_links (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (JsonArray) rows = NULL;
  JsonArray *links;

  assert_cli (0, "import", fixture->project, fixture->article);
  assert_cli (0, "annotate", fixture->project, "1", "25", "35");
  assert_cli (0, "annotate", fixture->project, "1", "0", "10");
  assert_cli (0, "link", "add", fixture->project, "1", "2", "--kind", "contradicts", "--reason",
              "التاريخ");
  assert_cli (2, "link", "add", fixture->project, "1", "2", "--kind", "likes");
  assert_cli (2, "link", "add", fixture->project, "1", "2");
  assert_cli (1, "link", "add", fixture->project, "1", "1", "--kind", "same");
  rows = list (fixture->project, "annotations");
  for (guint i = 0; i < 2; i++)
    {
      links = json_object_get_array_member (json_array_get_object_element (rows, i), "links");
      g_assert_cmpuint (json_array_get_length (links), ==, 1);
      g_assert_cmpstr (string_at (links, 0, "kind"), ==, "contradicts");
      g_assert_cmpstr (string_at (links, 0, "reason"), ==, "التاريخ");
      g_assert_cmpint (int_at (links, 0, "annotation"), ==, i == 0 ? 2 : 1);
      g_assert_cmpstr (string_at (links, 0, "direction"), ==, i == 0 ? "to" : "from");
    }
}

static void
test_undo (Fixture       *fixture,
           gconstpointer  data)
{
  g_auto (Run) history = { 0 };
  g_autoptr (JsonArray) steps = NULL;

  assert_cli (0, "import", fixture->project, fixture->article);
  assert_cli (0, "annotate", fixture->project, "1", "0", "4", "--code", "زيارة");
  assert_cli (0, "undo", fixture->project);
  assert_cli (0, "undo", fixture->project);
  assert_cli (1, "undo", fixture->project);
  assert_cli (0, "redo", fixture->project);

  history = cli ("history", fixture->project, "--json", NULL);
  steps = parse_lines (history.out);
  g_assert_cmpuint (json_array_get_length (steps), ==, 2);
  g_assert_cmpstr (string_at (steps, 0, "state"), ==, "undone");
  g_assert_cmpstr (string_at (steps, 1, "state"), ==, "done");

  assert_cli (0, "redo", fixture->project);
  assert_cli (1, "redo", fixture->project);
  g_clear_pointer (&steps, json_array_unref);
  steps = list (fixture->project, "annotations");
  g_assert_cmpuint (json_array_get_length (steps), ==, 1);
}

static void
test_errors (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *missing = g_build_filename (fixture->folder, "missing", NULL);

  assert_cli (1, "new", fixture->project);
  assert_cli (1, "list", missing, "articles");
  assert_cli (1, "list", fixture->article, "articles");
  assert_cli (1, "show", fixture->project, "1");
  assert_cli (1, "annotate", fixture->project, "1", "0", "4");
  assert_cli (1, "event", "add", fixture->project, "--title", "زيارة", "--date", "2023-13");
  assert_cli (1, "event", "add", fixture->project, "--title", "زيارة", "--evidence", "7");
  assert_cli (1, "import", fixture->project, missing);
  assert_cli (1, "extract", missing);

  assert_cli (2, "fly", fixture->project);
  assert_cli (2, "list", fixture->project);
  assert_cli (2, "list", fixture->project, "planes");
  assert_cli (2, "list", fixture->project, "articles", "events");
  assert_cli (2, "list", fixture->project, "articles", "--fast");
  assert_cli (2, "annotate", fixture->project, "1", "a", "4");
  assert_cli (2, "annotate", fixture->project, "1", "0", "4", "--code", "\xff");
  assert_cli (2, "event", "add", fixture->project);
  assert_cli (2, "event", "add", fixture->project, "--title", "زيارة", "--status", "sure");
  assert_cli (2, "code", "add", fixture->project, "زيارة", "--color", "red");
}

static void
test_export (Fixture       *fixture,
             gconstpointer  data)
{
  const char *const formats[] = { "html", "markdown", "csv" };
  g_autofree char *output = g_build_filename (fixture->folder, "notes", NULL);

  assert_cli (0, "import", fixture->project, fixture->article);
  assert_cli (0, "annotate", fixture->project, "1", "25", "35", "--code", "زيارة");
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *text = NULL;

      assert_cli (0, "export", fixture->project, "--format", formats[i], "--output", output);
      g_assert_true (g_file_get_contents (output, &text, NULL, NULL));
      g_assert_nonnull (strstr (text, "وصل الوزير"));
      g_assert_nonnull (strstr (text, "زيارة"));
    }

  assert_cli (1, "export", fixture->project, "--format", "papyrus", "--output", output);
  assert_cli (1, "export", fixture->project, "--format", "html", "--output", fixture->folder);
  assert_cli (2, "export", fixture->project, "--format", "html");
  assert_cli (2, "export", fixture->project, "--format", "csv", "--table", "x", "--output", output);
}

/* A file that fails is told of, and the others come in. */
static void
test_partial_import (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *empty = g_build_filename (fixture->folder, "empty.txt", NULL);
  g_autoptr (JsonArray) articles = NULL;

  g_assert_true (g_file_set_contents (empty, "", 0, NULL));
  assert_cli (1, "import", fixture->project, empty, fixture->article);
  articles = list (fixture->project, "articles");
  g_assert_cmpuint (json_array_get_length (articles), ==, 1);
}

static void
test_lock (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonArray) before = NULL;
  g_autoptr (JsonArray) after = NULL;
  g_auto (Run) checked = { 0 };
  HawProject *project;

  assert_cli (0, "import", fixture->project, fixture->article);
  project = haw_test_open_project (fixture->project, &error);
  g_assert_no_error (error);

  assert_cli (1, "annotate", fixture->project, "1", "0", "4");
  assert_cli (1, "undo", fixture->project);
  before = list (fixture->project, "articles");
  g_assert_cmpuint (json_array_get_length (before), ==, 1);
  assert_cli (0, "show", fixture->project, "1");
  checked = cli ("check", fixture->project, NULL);
  g_assert_cmpint (checked.status, ==, 0);
  g_assert_nonnull (strstr (checked.out, "is open in the window of Hawamish (process"));

  haw_test_close_project (project);
  haw_test_finalize (project);
  g_clear_pointer (&checked.out, g_free);
  g_clear_pointer (&checked.err, g_free);
  checked = cli ("check", fixture->project, NULL);
  g_assert_cmpstr (checked.out, ==, "The project is sound.\n");
  assert_cli (0, "annotate", fixture->project, "1", "0", "4");
  after = list (fixture->project, "annotations");
  g_assert_cmpuint (json_array_get_length (after), ==, 1);
}

/* Whatever stands in a project, a terminal is not told what to do. */
static void
test_terminal (Fixture       *fixture,
               gconstpointer  data)
{
  g_auto (Run) events = { 0 };
  g_auto (Run) json = { 0 };

  assert_cli (0, "event", "add", fixture->project, "--title", "a\x1b[31m\nb\tc");
  events = cli ("list", fixture->project, "events", NULL);
  g_assert_null (strchr (events.out, '\x1b'));
  g_assert_cmpstr (events.out, ==, "1\t\ta\xef\xbf\xbd[31m b c\t\n");
  json = cli ("list", fixture->project, "events", "--json", NULL);
  g_assert_null (strchr (json.out, '\x1b'));
}

static void
test_edtf (void)
{
  g_auto (Run) run = cli ("edtf", "2020-07-03", "2020-13", "٢٠٢٠/..", "", "--json", NULL);
  g_autoptr (JsonArray) dates = parse_lines (run.out);
  JsonObject *date;

  g_assert_cmpint (run.status, ==, 1);
  g_assert_cmpuint (json_array_get_length (dates), ==, 4);
  date = json_array_get_object_element (dates, 0);
  g_assert_true (json_object_get_boolean_member (date, "valid"));
  date = json_object_get_object_member (date, "bounds");
  g_assert_cmpint (json_object_get_int_member (date, "earliest_start"), ==, 1593734400);
  g_assert_cmpint (json_object_get_int_member (date, "latest_end"), ==, 1593820800);
  date = json_array_get_object_element (dates, 1);
  g_assert_false (json_object_get_boolean_member (date, "valid"));
  g_assert_cmpint (json_object_get_int_member (date, "position"), ==, 5);
  g_assert_true (json_object_has_member (date, "error"));
  date = json_array_get_object_element (dates, 2);
  g_assert_true (json_object_get_boolean_member (date, "valid"));
  date = json_array_get_object_element (dates, 3);
  g_assert_true (json_object_get_null_member (date, "bounds"));
}

/* Years before 0 look like options, wherever they stand. */
static void
test_edtf_texts (void)
{
  g_auto (Run) run = cli ("edtf", "-0043", "--json", "-XXXX-12", "[1667,1670..1672]", "--", "-1..",
                          NULL);
  g_auto (Run) rows = cli ("edtf", "2020-07-03/..", NULL);
  g_auto (Run) unknown = cli ("edtf", "--unknown", NULL);
  g_autoptr (JsonArray) dates = parse_lines (run.out);
  JsonObject *date = json_array_get_object_element (dates, 0);

  g_assert_cmpint (run.status, ==, 1);
  g_assert_cmpuint (json_array_get_length (dates), ==, 4);
  g_assert_cmpstr (json_object_get_string_member (date, "text"), ==, "-0043");
  g_assert_true (json_object_get_boolean_member (date, "valid"));
  g_assert_true (json_object_get_boolean_member (json_array_get_object_element (dates, 1), "valid"));
  date = json_array_get_object_element (dates, 2);
  g_assert_cmpstr (json_object_get_string_member (date, "text_en"), ==,
                   "one of: 1667, from 1670 to 1672");
  g_assert_cmpstr (json_object_get_string_member (date, "text_ar"), ==,
                   "أحدها: 1667، من 1670 إلى 1672");
  g_assert_cmpstr (json_object_get_string_member (date, "edtf"), ==, "[1667,1670..1672]");
  date = json_array_get_object_element (dates, 3);
  g_assert_cmpstr (json_object_get_string_member (date, "text"), ==, "-1..");
  g_assert_false (json_object_get_boolean_member (date, "valid"));
  g_assert_cmpint (rows.status, ==, 0);
  g_assert_cmpstr (rows.out, ==, "2020-07-03/..\tvalid\tsince 3 July 2020\tمنذ 3 يوليو 2020\t"
                                 "2020-07-03T00:00:00\t2020-07-03T00:00:00\t..\t..\n");
  g_assert_cmpint (unknown.status, ==, 2);
}

/* The last half of the file is lost. */
static void
test_recover (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *target = g_build_filename (fixture->folder, "new.hawamish", NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (JsonArray) before = NULL;
  g_autoptr (JsonArray) report = NULL;
  g_autoptr (JsonArray) after = NULL;
  g_auto (Run) run = { 0 };
  gsize length;

  assert_cli (0, "import", fixture->project, fixture->article);
  before = list (fixture->project, "articles");
  g_assert_true (g_file_get_contents (fixture->project, &bytes, &length, NULL));
  assert_cli (1, "recover", fixture->project, fixture->project);
  assert_cli (1, "recover", fixture->article, target);
  assert_cli (2, "recover", fixture->project);

  memset (bytes + length / 2, 0, length - length / 2);
  g_assert_true (g_file_set_contents (fixture->project, bytes, (gssize) length, NULL));
  assert_cli (1, "list", fixture->project, "articles");
  run = cli ("recover", fixture->project, target, "--json", NULL);
  g_assert_cmpint (run.status, ==, 0);
  report = parse_lines (run.out);
  g_assert_false (json_object_get_boolean_member (json_array_get_object_element (report, 0),
                                                  "whole"));
  assert_cli (0, "check", target);
  after = list (target, "articles");
  g_assert_cmpstr (string_at (after, 0, "uuid"), ==, string_at (before, 0, "uuid"));
}

/* A script that runs a hundred commands fills no disk, and what was lost comes back. */
static void
test_backups (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *target = g_build_filename (fixture->folder, "restored.hawamish", NULL);
  g_autoptr (JsonArray) none = NULL;
  g_autoptr (JsonArray) backups = NULL;
  g_autoptr (JsonArray) articles = NULL;
  g_auto (Run) before = cli ("backups", fixture->project, "--json", NULL);
  g_auto (Run) after = { 0 };
  g_auto (Run) text = { 0 };

  none = parse_lines (before.out);
  g_assert_cmpuint (json_array_get_length (none), ==, 0);
  assert_cli (0, "import", fixture->project, fixture->article);
  for (guint i = 0; i < 5; i++)
    assert_cli (0, "annotate", fixture->project, "1", "0", "4");
  after = cli ("backups", fixture->project, "--json", NULL);
  backups = parse_lines (after.out);
  g_assert_cmpuint (json_array_get_length (backups), ==, 1);
  g_assert_cmpint (int_at (backups, 0, "number"), ==, 1);
  g_assert_cmpint (int_at (backups, 0, "size"), >, 4096);
  g_assert_nonnull (string_at (backups, 0, "time"));

  g_assert_cmpint (g_unlink (fixture->project), ==, 0);
  text = cli ("backups", fixture->project, NULL);
  g_assert_nonnull (strstr (text.out, string_at (backups, 0, "path")));
  assert_cli (1, "restore", fixture->project, "2", target);
  assert_cli (0, "restore", fixture->project, "1", target);
  assert_cli (1, "restore", fixture->project, "1", target);
  assert_cli (0, "restore", fixture->project, string_at (backups, 0, "path"), fixture->project);
  articles = list (target, "articles");
  g_assert_cmpuint (json_array_get_length (articles), ==, 1);
  assert_cli (0, "check", target);
  assert_cli (1, "backups", "nowhere.hawamish");
}

/* The lines of the help that stand under a heading. */
static guint
count_lines_under (const char *help,
                   const char *heading)
{
  const char *start = strstr (help, heading);
  const char *end = start != NULL ? strstr (start, "\n\n") : NULL;
  guint n = 0;

  g_assert_nonnull (end);
  for (const char *p = strchr (start, '\n'); p < end; p = strchr (p + 1, '\n'))
    n++;

  return n;
}

/* Every command that the help lists stands apart from what it does, and explains itself. */
static void
test_help (void)
{
  g_auto (Run) help = cli ("--help", NULL);
  g_autoptr (GRegex) regex = g_regex_new ("^  ([a-z]+)(?: ([a-z]+))?  ", G_REGEX_MULTILINE, 0,
                                          NULL);
  g_autoptr (GMatchInfo) match = NULL;
  guint n = 0;

  g_assert_cmpint (help.status, ==, 0);
  assert_cli (2, NULL);
  for (g_regex_match (regex, help.out, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *first = g_match_info_fetch (match, 1);
      g_autofree char *second = g_match_info_fetch (match, 2);
      g_auto (Run) run = { 0 };

      run = second != NULL && *second != '\0' ? cli (first, second, "--help", NULL)
                                              : cli (first, "--help", NULL);
      g_assert_cmpint (run.status, ==, 0);
      g_assert_nonnull (strstr (run.out, "--json"));
      n++;
    }
  g_assert_cmpuint (n, >=, 14);
  g_assert_cmpuint (n, ==, count_lines_under (help.out, "Commands:\n"));
}

static JsonArray *
load_gold (const char *shared,
           JsonParser *parser)
{
  g_autofree char *path = g_build_filename (shared, "gold", "seeds.json", NULL);
  g_autoptr (GError) error = NULL;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  return json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)),
                                       "seeds");
}

static gboolean
same_region (JsonArray *regions,
             guint      one,
             JsonArray *others,
             guint      other)
{
  return g_str_equal (string_at (regions, one, "kind"), string_at (others, other, "kind")) &&
         int_at (regions, one, "start") == int_at (others, other, "start") &&
         int_at (regions, one, "end") == int_at (others, other, "end");
}

/* No word of a menu, form or reader's comment may pass for the article's. */
static void
check_regions (JsonObject *shown,
               JsonObject *gold)
{
  JsonArray *regions = json_object_get_array_member (shown, "regions");
  JsonArray *expected = json_object_get_array_member (gold, "regions");
  const guint n = json_array_get_length (regions);

  g_assert_cmpuint (n, ==, json_array_get_length (expected));
  for (guint i = 0; i < n; i++)
    {
      guint k = 0;

      while (k < n && !same_region (expected, i, regions, k))
        k++;
      g_assert_cmpuint (k, <, n);
    }
}

static void
check_article (Fixture    *fixture,
               const char *shared,
               const char *id,
               JsonObject *gold)
{
  g_autofree char *path = g_build_filename (shared, "articles",
                                            json_object_get_string_member (gold, "file"), NULL);
  g_auto (Run) run = cli ("show", fixture->project, id, "--json", NULL);
  g_autoptr (JsonArray) shown = parse_lines (run.out);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (string_at (shown, 0, "text"), ==, text);
  check_regions (json_array_get_object_element (shown, 0), gold);
}

static void
test_real_articles (Fixture       *fixture,
                    gconstpointer  data)
{
  const char *shared = haw_test_shared ();
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *folder = NULL;
  g_autoptr (JsonArray) articles = NULL;
  JsonArray *gold;

  if (shared == NULL)
    return;
  gold = load_gold (shared, parser);
  folder = g_build_filename (shared, "articles", NULL);
  assert_cli (0, "import", fixture->project, folder);
  articles = list (fixture->project, "articles");
  g_assert_cmpuint (json_array_get_length (articles), ==, json_array_get_length (gold));

  for (guint i = 0; i < json_array_get_length (gold); i++)
    {
      JsonObject *seed = json_array_get_object_element (gold, i);
      JsonObject *meta = json_object_get_object_member (seed, "meta");
      JsonObject *title = json_object_get_object_member (meta, "title");

      g_assert_cmpstr (string_at (articles, i, "title"), ==,
                       json_object_get_string_member (title, "text"));
      check_article (fixture, shared, string_at (articles, i, "uuid"), seed);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_nonnull (g_getenv ("HAW_CLI"));

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/cli/attributes", test_attributes);
  ADD ("/cli/attributes-of-events", test_event_attributes);
  ADD ("/cli/links", test_links);
  ADD ("/cli/edit", test_edit);
  ADD ("/cli/actors", test_actors);
  ADD ("/cli/undo", test_undo);
  ADD ("/cli/errors", test_errors);
  ADD ("/cli/export", test_export);
  ADD ("/cli/partial-import", test_partial_import);
  ADD ("/cli/lock", test_lock);
  ADD ("/cli/recover", test_recover);
  ADD ("/cli/backups", test_backups);
  ADD ("/cli/terminal", test_terminal);
  ADD ("/cli/real-articles", test_real_articles);
  g_test_add_func ("/cli/edtf", test_edtf);
  g_test_add_func ("/cli/edtf/texts", test_edtf_texts);
  g_test_add_func ("/cli/help", test_help);

  return g_test_run ();
}
