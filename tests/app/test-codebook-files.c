/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "export/haw-export.h"
#include "import/haw-codebook.h"
#include "support/haw-test-codebook.h"

#include <string.h>

typedef struct
{
  char *folder;
  HawProject *project;
} Fixture;

static char *
path_of (Fixture    *fixture,
         const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *path = NULL;

  fixture->folder = haw_test_folder ();
  path = path_of (fixture, "affair.hawamish");
  fixture->project = haw_test_new_project (path);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  haw_test_close_project (fixture->project);
  haw_test_finalize (g_steal_pointer (&fixture->project));
  haw_test_remove (fixture->folder);
  g_free (fixture->folder);
}

static int
import (HawProject  *project,
        const char  *path,
        int         *n_known,
        GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;

  haw_codebook_import_async (project, file, NULL, haw_await_cb, &result);
  return haw_codebook_import_finish (project, haw_await (&result), n_known, error);
}

static void
export (HawProject *project,
        const char *format,
        const char *path)
{
  const HawExportOptions options = { HAW_EXPORT_CODES };
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  haw_export_async (project, format, file, &options, NULL, haw_await_cb, &result);
  haw_export_finish (project, haw_await (&result), &error);
  g_assert_no_error (error);
}

static void
fill (HawProject *project)
{
  gint64 claims = haw_test_add_code (project, "مزاعم", 0);
  gint64 denials = haw_test_add_code (project, "نفي \"رسمي\", <&>", claims);
  const HawCodeFields fields = {
    .description = "What is denied & why.\nSecond line", .includes = "- one\n- two, \"three\"",
    .excludes = "=not a formula", .pattern = "waves", .color = "#123abc",
  };
  g_autoptr (GAsyncResult) result = NULL;

  haw_code_update_async (project, denials, &fields, NULL, haw_await_cb, &result);
  haw_test_finish_edit (project, &result);
  haw_test_add_code (project, "مهل", denials);
  haw_test_add_code (project, "أماكن", 0);
  haw_code_set_pinned_async (project, claims, "x", TRUE, NULL, haw_await_cb, &result);
  haw_test_finish_edit (project, &result);
}

/* Out and into an empty project: all that the format can hold is as it was. */
static void
test_round_trip (Fixture       *fixture,
                 gconstpointer  data)
{
  const char *formats[] = { "csv", "qdc" };

  fill (fixture->project);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *file = path_of (fixture, formats[i]);
      g_autofree char *again = path_of (fixture, "again");
      g_autofree char *path = g_strconcat (file, ".hawamish", NULL);
      HawProject *other = haw_test_new_project (path);
      g_autofree char *before = haw_test_dump_codebook (other);
      g_autofree char *first = NULL;
      g_autofree char *second = NULL;
      g_autoptr (GError) error = NULL;
      int n_known;

      export (fixture->project, formats[i], file);
      g_assert_cmpint (import (other, file, &n_known, &error), ==, 4);
      g_assert_no_error (error);
      g_assert_cmpint (n_known, ==, 0);
      haw_test_there_and_back (other, before);
      export (other, formats[i], again);
      g_file_get_contents (file, &first, NULL, NULL);
      g_file_get_contents (again, &second, NULL, NULL);
      g_assert_cmpstr (first, ==, second);

      /* Once more: nothing is new. */
      g_assert_cmpint (import (other, file, &n_known, &error), ==, 0);
      g_assert_cmpint (n_known, ==, 4);
      haw_test_close_project (other);
      haw_test_finalize (other);
    }
}

static GPtrArray *
parse (const char  *text,
       GError     **error)
{
  return haw_codebook_parse (text, strlen (text), error);
}

#define CODEBOOK(codes) \
  "<?xml version=\"1.0\"?><CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\"><Codes>" codes \
  "</Codes><Sets><Set guid=\"x\" name=\"s\"><MemberCode guid=\"y\"/></Set></Sets></CodeBook>"

static const HawCodebookEntry *
nth (GPtrArray *entries,
     guint      i)
{
  return g_ptr_array_index (entries, i);
}

static void
test_other_programs (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) qdc = parse (
    CODEBOOK ("<Code guid=\"{0F8FAD5B-D9CB-469F-A165-70867728950E}\" name=\" A &amp; B&#x20;\""
              " isCodable=\"true\" color=\"#F0a\"><Description>x<![CDATA[<y>]]></Description>"
              "<Code guid=\"no\" name=\"C\" isCodable=\"false\"/></Code>"
              "<Code guid=\"q\" name=\"D\" color=\"red\"/>"), &error);
  g_autoptr (GPtrArray) csv = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (qdc->len, ==, 3);
  g_assert_cmpstr (nth (qdc, 0)->name, ==, "A & B");
  g_assert_cmpstr (nth (qdc, 0)->uuid, ==, "0f8fad5b-d9cb-469f-a165-70867728950e");
  g_assert_cmpstr (nth (qdc, 0)->color, ==, "#ff00aa");
  g_assert_cmpstr (nth (qdc, 0)->description, ==, "x<y>");
  g_assert_cmpint (nth (qdc, 1)->parent, ==, 0);
  g_assert_true (nth (qdc, 1)->retired);
  g_assert_null (nth (qdc, 1)->uuid);
  g_assert_cmpint (nth (qdc, 2)->parent, ==, -1);
  g_assert_null (nth (qdc, 2)->color);

  csv = parse ("\xef\xbb\xbftag;Description\r\none;\"a \"\"b\"\"; c\r\nd\"\r\n\r\ntwo;\n", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (csv->len, ==, 2);
  g_assert_cmpstr (nth (csv, 0)->description, ==, "a \"b\"; c\r\nd");
  g_assert_cmpstr (nth (csv, 1)->name, ==, "two");
}

/* The same name under two codes, and keys that are taken. */
static void
test_clashes (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *qdc = path_of (fixture, "a.qdc");
  g_autofree char *csv = path_of (fixture, "a.csv");
  g_autofree char *dump = NULL;
  g_autoptr (GError) error = NULL;
  int n_known;

  haw_test_add_code (fixture->project, "A", 0);
  g_file_set_contents (qdc, CODEBOOK ("<Code guid=\"1\" name=\"A\"><Code guid=\"2\" name=\"x\"/></Code>"
                                      "<Code guid=\"3\" name=\"B\"><Code guid=\"4\" name=\"x\"/>"
                                      "<Code guid=\"5\" name=\"x\"/></Code>"), -1, NULL);
  g_assert_cmpint (import (fixture->project, qdc, &n_known, &error), ==, 4);
  g_assert_no_error (error);
  g_assert_cmpint (n_known, ==, 1);
  dump = haw_test_dump_codebook (fixture->project);
  g_assert_nonnull (strstr (dump, "|x (B)|"));
  g_assert_nonnull (strstr (dump, "|x (B) 2|"));

  g_file_set_contents (csv, "name,key\none,1\ntwo,E\n", -1, NULL);
  g_assert_cmpint (import (fixture->project, csv, NULL, &error), ==, 2);
  g_clear_pointer (&dump, g_free);
  dump = haw_test_dump_codebook (fixture->project);
  g_assert_null (strstr (dump, "|E|"));
  g_assert_nonnull (strstr (dump, "|A|#77aadd||1|"));
}

static void
test_hostile (void)
{
  static const char *const files[] = {
    "<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY lol \"lol\"><!ENTITY lol2 \"&lol;&lol;&lol;\">]>"
    "<CodeBook><Codes><Code guid=\"1\" name=\"&lol2;\"/></Codes></CodeBook>",
    "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><CodeBook/>",
    "<CodeBook><Codes><Code guid=\"1\" name=\"&unknown;\"/></Codes></CodeBook>",
    "<CodeBook><Codes><Code guid=\"1\" name=\"\xff\xfe\"/></Codes></CodeBook>",
    "<CodeBook><Codes><Code guid=\"1\" name=\"a\">",
    "<Project/>",
    "<",
    "",
    "\xff\xfe",
    "name\n\xc3\x28\n",
    "colour,key\nred,1\n",
  };
  g_autoptr (GString) deep = g_string_new ("<CodeBook><Codes>");

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (parse (files[i], &error));
      g_assert_error (error, HAW_ERROR, HAW_ERROR_INVALID);
    }

  for (guint i = 0; i < 5000; i++)
    g_string_append (deep, "<Code guid=\"1\" name=\"a\">");
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (haw_codebook_parse (deep->str, deep->len, &error));
      g_assert_error (error, HAW_ERROR, HAW_ERROR_INVALID);
      g_string_assign (deep, "name\n");
      for (guint n = 0; n < 10001; n++)
        g_string_append (deep, "a\n");
    }
}

/* A file that is refused leaves no step. */
static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *path = path_of (fixture, "large.csv");
  g_autoptr (GString) large = g_string_new ("name\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) gone = NULL;

  while (large->len <= 8 * 1024 * 1024)
    g_string_append (large, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
  g_file_set_contents (path, large->str, (gssize) large->len, NULL);
  g_assert_cmpint (import (fixture->project, path, NULL, &error), ==, -1);
  g_assert_error (error, HAW_ERROR, HAW_ERROR_INVALID);
  g_assert_cmpint (import (fixture->project, "/nowhere/a.qdc", NULL, &gone), ==, -1);
  g_assert_error (gone, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_false (haw_project_get_can_undo (fixture->project));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) g_test_add ("/codebook-files/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("round-trip", test_round_trip);
  g_test_add_func ("/codebook-files/other-programs", test_other_programs);
  ADD ("clashes", test_clashes);
  g_test_add_func ("/codebook-files/hostile", test_hostile);
  ADD ("refused", test_refused);

  return g_test_run ();
}
