/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "text/haw-json-write.h"

#include <json-glib/json-glib.h>

static const char *const strings[] = {
  "", "وصل \"أمس\"", "a\\b", "\b\f\n\r\t", "\001\036\177", "🙂 ثم", "</script>",
};
static const double doubles[] = { 0, 1, -2, 0.95, 1.0 / 3, 1e300, 1e-7, 123456789 };
static const gint64 ints[] = { 0, -1, G_MAXINT64, G_MININT64 };

/* What is written is what the library writes, and is read as what it was. */
static void
test_same (void)
{
  g_autoptr (JsonBuilder) builder = json_builder_begin_object (json_builder_new ());
  g_autoptr (GString) json = haw_json_object_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (JsonNode) parsed = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *written = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    {
      g_autofree char *member = g_strdup_printf ("s%u", i);

      json_builder_set_member_name (builder, member);
      json_builder_add_string_value (builder, strings[i]);
      haw_json_set_string (json, member, strings[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (doubles); i++)
    {
      g_autofree char *member = g_strdup_printf ("d%u", i);

      json_builder_set_member_name (builder, member);
      json_builder_add_double_value (builder, doubles[i]);
      haw_json_set_double (json, member, doubles[i]);
    }
  for (guint n = 0; n <= G_N_ELEMENTS (ints); n++)
    {
      g_autofree char *member = g_strdup_printf ("l%u", n);

      json_builder_set_member_name (builder, member);
      json_builder_begin_array (builder);
      haw_json_begin_list (json, member);
      for (guint i = 0; i < n; i++)
        {
          json_builder_add_int_value (builder, ints[i]);
          json_builder_add_string_value (builder, strings[i]);
          haw_json_add_int (json, ints[i]);
          haw_json_add_string (json, strings[i]);
        }
      json_builder_end_array (builder);
      haw_json_end_list (json);
    }
  json_builder_set_member_name (builder, "last");
  json_builder_add_int_value (builder, 7);
  haw_json_set_int (json, "last", 7);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  expected = json_to_string (root, FALSE);
  written = haw_json_object_dup (json);
  parsed = json_from_string (written, NULL);
  g_assert_nonnull (parsed);
  g_assert_true (json_node_equal (parsed, root));
  g_assert_cmpstr (written, ==, expected);
}

static void
test_empty (void)
{
  g_autoptr (GString) json = haw_json_object_new ();
  g_autofree char *written = haw_json_object_dup (json);

  g_assert_cmpstr (written, ==, "{}");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-write/same", test_same);
  g_test_add_func ("/json-write/empty", test_empty);
  return g_test_run ();
}
