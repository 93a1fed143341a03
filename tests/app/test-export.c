/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "export/haw-export.h"
#include "export/haw-export-note.h"
#include "export/haw-export-text.h"
#include "import/haw-import.h"
#include "model/haw-actor-edit.h"
#include "model/haw-annotation-edit.h"
#include "model/haw-article-edit.h"
#include "model/haw-code-edit.h"
#include "model/haw-conventions.h"
#include "model/haw-event-edit.h"
#include "model/haw-mention-edit.h"
#include "model/haw-outlet-edit.h"
#include "support/haw-test.h"

/* Markup, a line feed, cells that would break out, and directions that nobody closes. */
#define HOSTILE "<script>alert(\"1\")</script>\n| *a* `b` [c](d) \u202eRLO \u2069\u2067,\"; '&amp;"
#define HOSTILE_TITLE "=HYPERLINK(\"x\") </h3><img src=x onerror=y> \u202e*"

typedef struct
{
  char *folder;
  char *target;
  HawProject *project;
  gint64 annotation;
} Fixture;

static void
grade_outlet (HawProject *project)
{
  const HawOutletFields fields = { .reliability = "B" };
  g_autoptr (GAsyncResult) result = NULL;

  haw_outlet_update_async (project, 1, &fields, NULL, haw_await_cb, &result);
  g_assert_true (haw_project_edit_finish (project, haw_await (&result), NULL));
}

static gint64
add_article (HawProject *project)
{
  const HawArticleFields fields = { .title = HOSTILE_TITLE, .outlet = HOSTILE,
                                    .published = "2023-03-11" };
  g_autoptr (GAsyncResult) imported = NULL;
  g_autoptr (GAsyncResult) updated = NULL;
  g_autoptr (HawImportReport) report = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  haw_import_pasted_async (project, "وصل الوزير إلى الميناء\n\n" HOSTILE "\n\nنهاية الخبر هنا.\n",
                           NULL, NULL, haw_await_cb, &imported);
  report = haw_import_finish (project, haw_await (&imported), &error);
  g_assert_no_error (error);
  id = g_array_index (report->ids, gint64, 0);
  haw_article_update_async (project, &id, 1, &fields, NULL, haw_await_cb, &updated);
  g_assert_true (haw_project_edit_finish (project, haw_await (&updated), &error));
  grade_outlet (project);
  return id;
}

static gint64
add_code (HawProject *project,
          const char *name)
{
  const HawCodeFields fields = { .name = name, .description = HOSTILE,
                                 .color = "red;} </style><script>" };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  haw_code_add_async (project, &fields, NULL, haw_await_cb, &result);
  id = haw_code_add_finish (project, haw_await (&result), &error);
  g_assert_no_error (error);
  return id;
}

static gint64
add_annotation (HawProject *project,
                gint64      article,
                gint64      code)
{
  const gint64 start = g_utf8_strlen ("وصل الوزير إلى الميناء\n\n", -1);
  const gint64 end = start + g_utf8_strlen (HOSTILE, -1);
  g_autoptr (GAsyncResult) added = NULL;
  g_autoptr (GAsyncResult) translated = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  haw_annotation_add_async (project, article, start, end, &code, 1, "- " HOSTILE, NULL,
                            haw_await_cb, &added);
  id = haw_annotation_add_finish (project, haw_await (&added), &error);
  g_assert_no_error (error);
  haw_annotation_set_translation_async (project, id, "@" HOSTILE, NULL, haw_await_cb, &translated);
  g_assert_true (haw_project_edit_finish (project, haw_await (&translated), &error));
  return id;
}

static void
add_event (Fixture    *fixture,
           const char *title,
           const char *date)
{
  const char *const actors[] = { HOSTILE, "ليلى", NULL };
  const HawEventFields fields = { .title = title, .date = date, .place = "+" HOSTILE,
                                  .actors = actors, .status = HAW_EVENT_DISPUTED };
  g_autoptr (GAsyncResult) added = NULL;
  g_autoptr (GAsyncResult) linked = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  haw_event_add_async (fixture->project, &fields, 0, 0, 0, NULL, haw_await_cb, &added);
  id = haw_event_add_finish (fixture->project, haw_await (&added), &error);
  g_assert_no_error (error);
  haw_event_add_evidence_async (fixture->project, id, fixture->annotation, "denies", NULL,
                                haw_await_cb, &linked);
  g_assert_true (haw_project_edit_finish (fixture->project, haw_await (&linked), &error));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *path = NULL;
  gint64 article;

  fixture->folder = haw_test_folder ();
  fixture->target = g_build_filename (fixture->folder, "notes", NULL);
  path = g_build_filename (fixture->folder, "affair <b>&.hawamish", NULL);
  fixture->project = haw_test_new_project (path);
  article = add_article (fixture->project);
  fixture->annotation = add_annotation (fixture->project, article,
                                        add_code (fixture->project, "-" HOSTILE));
  add_event (fixture, "undated", "");
  add_event (fixture, "third", "2023-04");
  add_event (fixture, "first", "2023-01/2023-05");
  add_event (fixture, "second", "2023-03-10");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  haw_test_close_project (fixture->project);
  haw_test_finalize (fixture->project);
  haw_test_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->target);
}

static gboolean
try_export (Fixture       *fixture,
            const char    *format,
            const char    *path,
            HawExportTable table,
            GCancellable  *cancellable,
            GError       **error)
{
  const HawExportOptions options = { .table = table };
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;

  haw_export_async (fixture->project, format, file, &options, cancellable, haw_await_cb, &result);
  return haw_export_finish (fixture->project, haw_await (&result), error);
}

static char *
export (Fixture        *fixture,
        const char     *format,
        HawExportTable  table)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_assert_true (try_export (fixture, format, fixture->target, table, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (fixture->target, &text, NULL, NULL));
  g_assert_true (g_utf8_validate (text, -1, NULL));
  return text;
}

/* Every direction that is opened in a paragraph is closed in it, and nothing else is. */
static void
assert_balanced (const char *text)
{
  g_autoptr (GString) open = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\n')
        g_assert_cmpstr (open->str, ==, "");
      else if (c >= 0x2066 && c <= 0x2068)
        g_string_append_c (open, 'i');
      else if (c >= 0x202a && c <= 0x202e && c != 0x202c)
        g_string_append_c (open, 'f');
      else if (c == 0x2069 || c == 0x202c)
        {
          g_assert_cmpuint (open->len, >, 0);
          g_assert_cmpint (open->str[open->len - 1], ==, c == 0x2069 ? 'i' : 'f');
          g_string_truncate (open, open->len - 1);
        }
    }
}

typedef struct
{
  GString *text;
  guint n_bdi;
} Page;

static void
start_element (GMarkupParseContext  *context,
               const char           *element,
               const char          **names,
               const char          **values,
               gpointer              data,
               GError              **error)
{
  static const char *const known[] = {
    "html", "head", "meta", "title", "style", "body", "header", "h1", "h2", "h3", "p", "nav", "ul",
    "ol", "li", "a", "main", "section", "article", "dl", "dt", "dd", "bdi", "blockquote", "cite",
    "span", "div", "strong", "em", "br", "table", "thead", "tbody", "tr", "th", "td", NULL,
  };
  Page *page = data;

  g_assert_true (g_strv_contains (known, element));
  page->n_bdi += g_str_equal (element, "bdi");
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_assert_false (g_str_has_prefix (names[i], "on") || g_str_equal (names[i], "src"));
      if (g_str_equal (names[i], "href"))
        g_assert_true (g_str_has_prefix (values[i], "#"));
      if (g_str_equal (names[i], "style") && g_str_has_prefix (values[i], "background"))
        g_assert_cmpstr (values[i], ==, "background:#888888");
    }
}

static void
take_text (GMarkupParseContext  *context,
           const char           *text,
           gsize                 length,
           gpointer              data,
           GError              **error)
{
  g_string_append_len (((Page *) data)->text, text, length);
}

static void
test_html (Fixture       *fixture,
           gconstpointer  data)
{
  static const GMarkupParser parser = { .start_element = start_element, .text = take_text };
  g_autofree char *html = export (fixture, "html", HAW_EXPORT_ANNOTATIONS);
  g_autoptr (GString) text = g_string_new (NULL);
  Page page = { .text = text };
  g_autoptr (GMarkupParseContext) context =
    g_markup_parse_context_new (&parser, G_MARKUP_PREFIX_ERROR_POSITION, &page, NULL);
  g_autoptr (GError) error = NULL;

  /* The head of the page is no element to this parser. */
  g_assert_true (g_str_has_prefix (html, "<!DOCTYPE html>\n"));
  g_markup_parse_context_parse (context, strchr (html, '\n'), -1, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);

  assert_balanced (html);
  g_assert_null (strstr (html, "http://"));
  g_assert_null (strstr (html, "https://"));
  g_assert_nonnull (strstr (text->str, "<script>alert(\"1\")</script>"));
  g_assert_nonnull (strstr (text->str, "=HYPERLINK(\"x\") </h3><img src=x onerror=y>"));
  g_assert_nonnull (strstr (text->str, "affair <b>&"));
  g_assert_nonnull (strstr (html, "lang=\"en-GB\" dir=\"ltr\""));
  g_assert_cmpuint (page.n_bdi, >, 20);
}

static void
test_markdown (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *markdown = export (fixture, "markdown", HAW_EXPORT_ANNOTATIONS);

  assert_balanced (markdown);
  for (const char *p = markdown; (p = strpbrk (p, "<`[")) != NULL; p++)
    g_assert_cmpint (p[-1], ==, '\\');
  g_assert_nonnull (strstr (markdown, "\n- \\<script\\>"));
  g_assert_nonnull (strstr (markdown, "\\*a\\*"));
}

/* The conventions of the project hold in its exports, and only there. */
static void
test_conventions (Fixture       *fixture,
                  gconstpointer  data)
{
  HawConventions *conventions = haw_conventions_of (fixture->project);
  g_autofree char *before = NULL;
  g_autofree char *markdown = NULL;
  g_autofree char *html = NULL;

  add_event (fixture, "الزيارة", "2020-07-03");
  before = export (fixture, "markdown", HAW_EXPORT_ANNOTATIONS);
  g_assert_nonnull (strstr (before, "Friday 3 July 2020"));
  g_assert_null (strstr (before, "1441"));
  g_object_set (conventions, "calendar", "gregorian-hijri", "digits", "arabic-indic", "time-zone",
                "Damascus " HOSTILE, NULL);
  markdown = export (fixture, "markdown", HAW_EXPORT_ANNOTATIONS);
  html = export (fixture, "html", HAW_EXPORT_ANNOTATIONS);
  assert_balanced (markdown);
  assert_balanced (html);
  g_assert_nonnull (strstr (html, "Friday ٣ July ٢٠٢٠ (١٢ Dhu al-Qada ١٤٤١ AH, ±1 day)"));
  g_assert_nonnull (strstr (markdown, "٣ July ٢٠٢٠"));
  g_assert_nonnull (strstr (markdown, "Damascus \\<script\\>"));
  g_assert_nonnull (strstr (html, ">Damascus &lt;script"));
  g_assert_cmpint (haw_date_get_digits (), ==, HAW_DIGITS_LATIN);
  g_assert_false (haw_date_shows_hijri (NULL));
}

/* The rows of a table as RFC 4180 has them. */
static GPtrArray *
read_csv (const char *text)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);
  const char *p = text;

  g_assert_true (g_str_has_prefix (p, "\xef\xbb\xbf"));
  for (p += 3; *p != '\0';)
    {
      GString *cell = g_string_new (NULL);
      gboolean quoted = *p == '"';

      for (p += quoted; quoted ? (*p != '"' || p[1] == '"') : strchr (",\r", *p) == NULL; p++)
        {
          g_assert_cmpint (*p, !=, '\0');
          p += quoted && *p == '"';
          g_string_append_c (cell, *p);
        }
      p += quoted;
      g_ptr_array_add (cells, g_string_free (cell, FALSE));
      if (g_str_has_prefix (p, "\r\n"))
        p += 2;
      else
        g_assert_cmpint (*p++, ==, ',');
    }

  return cells;
}

static void
test_csv (Fixture       *fixture,
          gconstpointer  data)
{
  g_autofree char *quote = haw_export_clean (HOSTILE);
  g_autofree char *annotations = export (fixture, "csv", HAW_EXPORT_ANNOTATIONS);
  g_autofree char *events = export (fixture, "csv", HAW_EXPORT_EVENTS);
  g_autoptr (GPtrArray) rows = read_csv (annotations);
  g_autoptr (GPtrArray) more = read_csv (events);

  g_assert_cmpuint (rows->len, ==, 2 * 14);
  g_assert_cmpuint (more->len, ==, 5 * 16);
  g_assert_cmpstr (g_ptr_array_index (rows, 14 + 8), ==, quote);
  g_assert_true (g_str_has_prefix (g_ptr_array_index (rows, 14 + 3), "'=HYPERLINK(\"x\")"));
  g_assert_true (g_str_has_prefix (g_ptr_array_index (rows, 14 + 9), "'@"));
  g_assert_true (g_str_has_prefix (g_ptr_array_index (rows, 14 + 10), "'-"));
  g_assert_true (g_str_has_prefix (g_ptr_array_index (more, 16 + 5), "'+"));
  g_assert_cmpstr (g_ptr_array_index (rows, 14 + 12), ==, "B");
  for (guint i = 0; i < rows->len + more->len; i++)
    {
      const char *cell = i < rows->len ? g_ptr_array_index (rows, i)
                                       : g_ptr_array_index (more, i - rows->len);

      g_assert_true (*cell == '\0' || strchr ("=+-@\t\r\n", *cell) == NULL);
      assert_balanced (cell);
    }
}

static void
add_mention (Fixture *fixture)
{
  const HawMentionOf of = { .name = "<b>الوزير</b>", .kind = HAW_ACTOR_PERSON, .alias = HOSTILE_TITLE };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  haw_mention_add_async (fixture->project, 1, 4, 10, &of, NULL, haw_await_cb, &result);
  haw_mention_add_finish (fixture->project, haw_await (&result), &error);
  g_assert_no_error (error);
}

/* An index of the actors with their names and where they are mentioned; a table of the mentions. */
static void
test_actors (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *html = NULL;
  g_autofree char *markdown = NULL;
  g_autofree char *csv = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GMarkupParseContext) context = NULL;
  const GMarkupParser parser = { .start_element = start_element };
  Page page = { 0 };
  const char *body;

  add_mention (fixture);
  html = export (fixture, "html", HAW_EXPORT_ANNOTATIONS);
  body = strstr (html, "<html");
  context = g_markup_parse_context_new (&parser, 0, &page, NULL);
  g_assert_true (g_markup_parse_context_parse (context, body, -1, NULL));
  g_assert_nonnull (strstr (html, "<a href=\"#actors\">"));
  g_assert_nonnull (strstr (html, "&lt;b&gt;الوزير&lt;/b&gt;"));
  g_assert_nonnull (strstr (html, "Person, also: "));
  g_assert_nonnull (strstr (html, "<bdi lang=\"\">الوزير</bdi> <bdi class=\"edtf\" dir=\"ltr\">4–10<"));
  g_assert_null (strstr (html, "<img"));

  markdown = export (fixture, "markdown", HAW_EXPORT_ANNOTATIONS);
  assert_balanced (markdown);
  g_assert_nonnull (strstr (markdown, "## Actors\n"));
  g_assert_nonnull (strstr (markdown, "(4–10)\n"));
  g_assert_null (strstr (markdown, "\n<b>"));

  csv = export (fixture, "csv", HAW_EXPORT_MENTIONS);
  rows = read_csv (csv);
  g_assert_cmpuint (rows->len, ==, 2 * 11);
  g_assert_cmpstr (rows->pdata[11 + 2], ==, "Person");
  g_assert_cmpstr (rows->pdata[11 + 3], ==, "الوزير");
  g_assert_cmpstr (rows->pdata[11 + 8], ==, "4");
  g_assert_cmpstr (rows->pdata[11 + 9], ==, "10");
}

/* Who says something, and how far that one is to be believed, stands beside each piece of evidence. */
static void
test_grades (Fixture       *fixture,
             gconstpointer  data)
{
  const char *const formats[] = { "html", "markdown", "csv" };
  const char *const grades[] = { "Usually reliable", "Usually reliable", ", B)" };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *text = export (fixture, formats[i], HAW_EXPORT_EVENTS);

      g_assert_nonnull (strstr (text, grades[i]));
    }
}

static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  const char *const formats[] = { "html", "markdown", "csv" };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *text = export (fixture, formats[i], HAW_EXPORT_EVENTS);
      const char *p = text;
      const char *const titles[] = { "first", "second", "third", "undated" };

      for (guint k = 0; k < G_N_ELEMENTS (titles); k++)
        {
          /* In the list of contents "Undated" has a capital. */
          g_autofree char *title = g_strconcat (titles[k], i == 0 ? "</h3>" : i == 1 ? "\u2069\n"
                                                                                 : "\"", NULL);

          p = strstr (p, title);
          g_assert_nonnull (p);
        }
    }
}

/* Only the events that are asked for, in their order; who is not there is left out. */
static void
test_chosen_events (Fixture       *fixture,
                    gconstpointer  data)
{
  const gint64 ids[] = { 3, 99, 1 };
  const HawExportOptions options = { HAW_EXPORT_EVENTS, ids, G_N_ELEMENTS (ids) };
  g_autofree char *path = g_build_filename (fixture->folder, "chosen.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) cells = NULL;
  g_autofree char *text = NULL;

  haw_export_async (fixture->project, "csv", file, &options, NULL, haw_await_cb, &result);
  g_assert_true (haw_export_finish (fixture->project, haw_await (&result), NULL));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  cells = read_csv (text);
  g_assert_cmpuint (cells->len, ==, 3 * 16);
  g_assert_cmpstr (g_ptr_array_index (cells, 16), ==, "3");
  g_assert_cmpstr (g_ptr_array_index (cells, 32), ==, "1");
  /* With when they were first published, and how much later: 3 began in January, 1 has no date. */
  g_assert_cmpstr (g_ptr_array_index (cells, 11), ==, "First Reported By");
  g_assert_cmpstr (g_ptr_array_index (cells, 16 + 12), ==, "2023-03-11");
  g_assert_cmpstr (g_ptr_array_index (cells, 16 + 13), ==, "39 days later");
  g_assert_cmpstr (g_ptr_array_index (cells, 32 + 13), ==, "");
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_replace (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *full = g_build_filename (fixture->folder, "full", NULL);
  g_autofree char *inside = g_build_filename (full, "file", NULL);
  g_autofree char *nowhere = g_build_filename (fixture->folder, "no", "where", NULL);
  guint n;

  g_assert_true (g_file_set_contents (fixture->target, "old", -1, NULL));
  n = count_files (fixture->folder);
  g_cancellable_cancel (cancellable);
  g_assert_false (try_export (fixture, "html", fixture->target, 0, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_file_get_contents (fixture->target, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "old");
  g_assert_cmpuint (count_files (fixture->folder), ==, n);

  g_clear_pointer (&text, g_free);
  text = export (fixture, "html", 0);
  g_assert_true (g_str_has_prefix (text, "<!DOCTYPE html>"));
  g_assert_cmpuint (count_files (fixture->folder), ==, n);

  g_assert_cmpint (g_mkdir (full, 0700), ==, 0);
  g_assert_true (g_file_set_contents (inside, "kept", -1, NULL));
  g_clear_error (&error);
  g_assert_false (try_export (fixture, "html", full, 0, NULL, &error));
  g_assert_error (error, HAW_EXPORT_ERROR, HAW_EXPORT_ERROR_WRITE);
  g_assert_true (g_file_test (inside, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_files (fixture->folder), ==, n + 1);

  g_clear_error (&error);
  g_assert_false (try_export (fixture, "html", nowhere, 0, NULL, &error));
  g_assert_error (error, HAW_EXPORT_ERROR, HAW_EXPORT_ERROR_WRITE);
  g_clear_error (&error);
  g_assert_false (try_export (fixture, "papyrus", fixture->target, 0, NULL, &error));
  g_assert_error (error, HAW_EXPORT_ERROR, HAW_EXPORT_ERROR_FORMAT);
}

static void
test_project_itself (Fixture       *fixture,
                     gconstpointer  data)
{
  const char *path = g_file_peek_path (haw_project_get_file (fixture->project));
  g_autofree char *link = g_build_filename (fixture->folder, "link", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (try_export (fixture, "html", path, 0, NULL, &error));
  g_assert_error (error, HAW_EXPORT_ERROR, HAW_EXPORT_ERROR_WRITE);
  g_clear_error (&error);
  g_assert_cmpint (symlink (path, link), ==, 0);
  g_assert_false (try_export (fixture, "html", link, 0, NULL, &error));
  g_assert_error (error, HAW_EXPORT_ERROR, HAW_EXPORT_ERROR_WRITE);
}

static void
test_notes (void)
{
  const struct { const char *note; const char *html; } cases[] = {
    { "a **b** *c* __d__ _e_",
      "<p dir=\"ltr\">a <strong>b</strong> <em>c</em> <strong>d</strong> <em>e</em></p>" },
    { "one\ntwo\n\nثلاثة", "<p dir=\"ltr\">one<br/>two</p><p dir=\"rtl\">ثلاثة</p>" },
    { "- a\n- b\n\n1. c",
      "<ul dir=\"ltr\"><li dir=\"ltr\">a</li><li dir=\"ltr\">b</li></ul>"
      "<ol dir=\"ltr\"><li dir=\"ltr\">c</li></ol>" },
    { "2 * 3 * 4 snake_case_name \\*x\\*",
      "<p dir=\"ltr\">2 * 3 * 4 snake_case_name *x*</p>" },
    { "**open [a](javascript:b) `<i>`",
      "<p dir=\"ltr\">**open [a](javascript:b) `&lt;i&gt;`</p>" },
    { "", "" },
  };
  g_autofree char *stars = g_strnfill (300000, '*');
  g_autofree char *linked = haw_export_note_to_html (
    "see [[event:0b54ae3c-7c71-4a6c-8a4e-3d1e1f0a9b11|a & b]]");
  g_autofree char *result = haw_export_note_to_html (stars);
  g_autofree char *markdown = haw_export_note_to_markdown ("# x\n\n- **b** <i>\n- c\n\nd\n===");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *html = haw_export_note_to_html (cases[i].note);

      g_assert_cmpstr (html, ==, cases[i].html);
    }
  g_assert_nonnull (result);
  g_assert_cmpstr (linked, ==, "<p dir=\"ltr\">see a &amp; b</p>");
  g_assert_cmpstr (markdown, ==, "\\# x\n\n- **b** \\<i\\>\n- c\n\nd\\\n\\=\\=\\=\n");
}

static void
test_clean (void)
{
  const struct { const char *text; const char *clean; } cases[] = {
    { "a\u202eb", "a\u202eb\u202c" },
    { "a\u2069b\u202cc", "abc" },
    { "\u2067\u202aa\u2069b", "\u2067\u202aa\u202c\u2069b" },
    { "\u202aa\u2066b\u202cc", "\u202aa\u2066bc\u2069\u202c" },
    { "\u2068a\nb\u2069", "\u2068a\u2069\nb" },
    { "a\x1b[1m\r\n\tb", "a\ufffd[1m\n\tb" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *clean = haw_export_clean (cases[i].text);

      g_assert_cmpstr (clean, ==, cases[i].clean);
      assert_balanced (clean);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/export/html", test_html);
  ADD ("/export/markdown", test_markdown);
  ADD ("/export/conventions", test_conventions);
  ADD ("/export/csv", test_csv);
  ADD ("/export/actors", test_actors);
  ADD ("/export/grades", test_grades);
  ADD ("/export/order", test_order);
  ADD ("/export/chosen-events", test_chosen_events);
  ADD ("/export/replace", test_replace);
  ADD ("/export/project-itself", test_project_itself);
  g_test_add_func ("/export/notes", test_notes);
  g_test_add_func ("/export/clean", test_clean);

  return g_test_run ();
}
