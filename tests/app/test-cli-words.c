/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "support/haw-test-cli.h"

#include <json-glib/json-glib.h>
#include <string.h>

static char *
write_file (const char *folder,
            const char *content)
{
  char *path = g_build_filename (folder, "input", NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  return path;
}

static JsonNode *
parse_first_line (const char *out)
{
  g_auto (GStrv) lines = g_strsplit (out, "\n", 2);
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (lines[0], &error);

  g_assert_no_error (error);
  return node;
}

static void
assert_words (JsonObject *object,
              const char *member,
              const char *words)
{
  if (words == NULL)
    g_assert_true (json_object_get_null_member (object, member));
  else
    g_assert_cmpstr (json_object_get_string_member (object, member), ==, words);
}

/* A file is a page; one object a line. */
static void
test_quotes (void)
{
  g_autofree char *folder = haw_test_folder ();
  g_autofree char *path = write_file (folder, "وقال وزير الدفاع خلوصي أكار: «سنفعل كل ما يلزم هنا».\n");
  g_auto (Run) run = cli ("quotes", path, "--json", NULL);
  g_auto (Run) rows = cli ("quotes", path, NULL);
  g_autoptr (JsonNode) node = NULL;
  JsonObject *quote;

  g_assert_cmpint (run.status, ==, 0);
  node = parse_first_line (run.out);
  quote = json_node_get_object (node);
  g_assert_cmpint (json_object_get_int_member (quote, "start"), ==, 30);
  g_assert_cmpint (json_object_get_int_member (quote, "end"), ==, 50);
  assert_words (quote, "surface", "سنفعل كل ما يلزم هنا");
  assert_words (quote, "open", "«");
  assert_words (quote, "close", "»");
  assert_words (quote, "kind", "speech");
  assert_words (quote, "speaker", "خلوصي أكار");
  g_assert_cmpint (json_object_get_int_member (quote, "speaker_start"), ==, 17);
  g_assert_cmpint (json_object_get_int_member (quote, "speaker_end"), ==, 27);
  assert_words (quote, "verb", "قال");
  g_assert_nonnull (strstr (rows.out, "speech\tخلوصي أكار\tسنفعل"));
  haw_test_remove (folder);
}

static void
test_quotes_batch (void)
{
  g_autofree char *folder = haw_test_folder ();
  g_autofree char *path = write_file (folder,
                                      "{\"id\": 7, \"text\": \"زيارة «مفاجئة» أمس\"}\n\n"
                                      "{\"id\": \"b\", \"text\": \"لا شيء\"}\n");
  g_auto (Run) run = cli ("quotes", "--batch", path, NULL);
  g_auto (GStrv) lines = g_strsplit (run.out, "\n", -1);
  g_autoptr (JsonNode) node = parse_first_line (run.out);
  JsonArray *quotes = json_object_get_array_member (json_node_get_object (node), "quotes");
  JsonObject *quote = json_array_get_object_element (quotes, 0);

  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (node), "id"), ==, 7);
  g_assert_cmpuint (json_array_get_length (quotes), ==, 1);
  assert_words (quote, "kind", "scare");
  assert_words (quote, "speaker", NULL);
  assert_words (quote, "verb", NULL);
  g_assert_cmpstr (lines[1], ==, "{\"id\":\"b\",\"quotes\":[]}");
  haw_test_remove (folder);
}

static void
test_names (void)
{
  g_autofree char *folder = haw_test_folder ();
  g_autofree char *path = write_file (folder, "{\"a\": \"خلوصي أكار\", \"b\": \"خولوصي أكار\"}\n");
  g_auto (Run) run = cli ("names", "--batch", path, NULL);
  g_auto (Run) two = cli ("names", "حسن", "حسين", "--json", NULL);
  g_auto (Run) row = cli ("names", "حسن", "حسين", NULL);
  g_autoptr (JsonNode) node = parse_first_line (run.out);
  g_autoptr (JsonNode) other = parse_first_line (two.out);
  JsonObject *pair = json_node_get_object (node);

  assert_words (pair, "a", "خلوصي أكار");
  assert_words (pair, "b", "خولوصي أكار");
  g_assert_cmpfloat (json_object_get_double_member (pair, "score"), >, 0.9);
  g_assert_cmpstr (json_array_get_string_element (json_object_get_array_member (pair, "evidence"), 0),
                   ==, "long-vowel");
  g_assert_cmpfloat (json_object_get_double_member (json_node_get_object (other), "score"), <, 0.5);
  g_assert_cmpstr (row.out, ==, "حسن\tحسين\t0.30\n");
  haw_test_remove (folder);
}

/* Each fault has its sentence and status. */
static void
test_faults (void)
{
  g_autofree char *folder = haw_test_folder ();
  g_autofree char *broken = write_file (folder, "{\"text\": \"أ\"}\n[]\n");
  g_auto (Run) run = cli ("quotes", "--batch", broken, NULL);

  g_assert_cmpint (run.status, ==, 1);
  g_assert_nonnull (strstr (run.err, "Line 2"));
  {
    g_autofree char *deep = g_strnfill (100000, '[');
    g_autofree char *path = g_build_filename (folder, "deep", NULL);

    g_assert_true (g_file_set_contents (path, deep, -1, NULL));
    assert_cli (1, "quotes", "--batch", path);
    assert_cli (1, "names", "--batch", path);
    assert_cli (1, "dates", "--batch", path);
  }
  assert_cli (1, "quotes", "/nowhere/at/all");
  assert_cli (1, "names", "--batch", broken);
  assert_cli (2, "quotes", broken, "--batch", broken);
  assert_cli (2, "names", "one");
  assert_cli (2, "names", "one", "two", "--batch", broken);
  haw_test_remove (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli-words/quotes", test_quotes);
  g_test_add_func ("/cli-words/quotes/batch", test_quotes_batch);
  g_test_add_func ("/cli-words/names", test_names);
  g_test_add_func ("/cli-words/faults", test_faults);
  return g_test_run ();
}
