/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-cli-input.h"
#include "text/haw-json.h"
#include "time/haw-edtf.h"
#include "time/haw-timex.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char *published;
static gboolean batch;

static const GOptionEntry dates_entries[] = {
  { "published", 0, 0, G_OPTION_ARG_FILENAME, &published,
    N_("The day on which the text was published"), "EDTF" },
  { "batch", 0, 0, G_OPTION_ARG_NONE, &batch,
    N_("Read lines of JSON with id, ref and text, and print lines with id and timex"), NULL },
  { NULL },
};

static void
add_text (JsonBuilder *builder,
          const char  *name,
          const char  *value)
{
  json_builder_set_member_name (builder, name);
  if (*value == '\0')
    json_builder_add_null_value (builder);
  else
    json_builder_add_string_value (builder, value);
}

static void
add_timex (JsonBuilder    *builder,
           const HawTimex *timex,
           const char     *surface)
{
  haw_cli_json_int (builder, "start", timex->start);
  haw_cli_json_int (builder, "end", timex->end);
  haw_cli_json_string (builder, "surface", surface);
  haw_cli_json_string (builder, "type", haw_timex_type_to_nick (timex->type));
  add_text (builder, "edtf", timex->edtf);
  add_text (builder, "value", timex->value);
  add_text (builder, "time", timex->time);
  add_text (builder, "anchor", haw_timex_anchor_to_nick (timex->anchor));
  add_text (builder, "origin", timex->origin);
  haw_cli_json_string (builder, "rule", timex->rule);
  add_text (builder, "also", timex->also);
  haw_cli_json_int (builder, "confidence", timex->confidence);
}

/* Surfaces are cut in one walk through the text, as the expressions are in order. */
static char *
cut_surface (const char    **p,
             guint          *offset,
             const HawTimex *timex)
{
  const char *start = g_utf8_offset_to_pointer (*p, (glong) timex->start - *offset);

  *p = g_utf8_offset_to_pointer (start, (glong) timex->end - timex->start);
  *offset = timex->end;
  return g_strndup (start, (gsize) (*p - start));
}

static void
print_found (const char *text,
             GArray     *found)
{
  const char *p = text;
  guint offset = 0;

  for (guint i = 0; i < found->len; i++)
    {
      const HawTimex *timex = &g_array_index (found, HawTimex, i);
      g_autofree char *surface = cut_surface (&p, &offset, timex);

      if (haw_cli_json)
        {
          JsonBuilder *builder = haw_cli_json_new ();

          add_timex (builder, timex, surface);
          haw_cli_print_json (builder);
        }
      else
        {
          g_autofree char *place = g_strdup_printf ("%u–%u", timex->start, timex->end);

          haw_cli_print_row (place, surface, haw_timex_type_to_nick (timex->type),
                             *timex->edtf != '\0' ? timex->edtf : timex->value, timex->time,
                             haw_timex_policy_describe (timex->policy), NULL);
        }
    }
}

static gboolean
fail_line (GError     **error,
           guint        line,
           const char  *reason)
{
  return haw_cli_fail_input (error, _("Line %u can’t be used: %s"), line, reason);
}

static const char *
get_text (JsonObject *object,
          const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
         json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

static void
print_answer (JsonNode   *id,
              const char *text,
              GArray     *found)
{
  JsonBuilder *builder = haw_cli_json_new ();
  const char *p = text;
  guint offset = 0;

  json_builder_set_member_name (builder, "id");
  json_builder_add_value (builder, json_node_copy (id));
  json_builder_set_member_name (builder, "timex");
  json_builder_begin_array (builder);
  for (guint i = 0; i < found->len; i++)
    {
      const HawTimex *timex = &g_array_index (found, HawTimex, i);
      g_autofree char *surface = cut_surface (&p, &offset, timex);

      json_builder_begin_object (builder);
      add_timex (builder, timex, surface);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  haw_cli_print_json (builder);
}

static gboolean
answer_line (const char  *bytes,
             gsize        length,
             guint        line,
             GError     **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) reason = NULL;
  g_autoptr (GArray) found = NULL;
  JsonNode *root;
  JsonObject *object;
  JsonNode *id;
  const char *ref;
  const char *text;
  HawEdtf edtf;

  if (!haw_json_is_shallow (bytes, (gssize) length))
    return fail_line (error, line, _("it is no plain JSON, or nests lists deeper than 64 levels."));
  if (!json_parser_load_from_data (parser, bytes, (gssize) length, &reason))
    return fail_line (error, line, _("it is not JSON."));
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return fail_line (error, line, _("it is not a JSON object."));
  object = json_node_get_object (root);
  id = json_object_get_member (object, "id");
  ref = get_text (object, "ref");
  text = get_text (object, "text");
  if (id == NULL || !JSON_NODE_HOLDS_VALUE (id))
    return fail_line (error, line, _("it has no “id”."));
  if (text == NULL)
    return fail_line (error, line, _("it has no “text”."));
  if (ref == NULL || !haw_edtf_parse (ref, &edtf, NULL))
    return fail_line (error, line, _("its “ref” is not a date."));

  found = haw_timex_find (text, -1, NULL, 0, ref);
  print_answer (id, text, found);
  return TRUE;
}

static gboolean
run_batch (const char  *contents,
           GError     **error)
{
  gsize length = strlen (contents);
  guint line = 0;

  for (gsize at = 0; at < length;)
    {
      const char *end = memchr (contents + at, '\n', length - at);
      gsize n = end != NULL ? (gsize) (end - contents) - at : length - at;

      line++;
      if (n > 0 && !answer_line (contents + at, n, line, error))
        return FALSE;
      at += n + 1;
    }
  return TRUE;
}

static gboolean
run_dates (char   **arguments,
           GError **error)
{
  g_autofree char *contents = NULL;
  g_autoptr (GArray) found = NULL;

  if (batch && arguments[0] == NULL)
    return haw_cli_fail_usage (error, _("--batch needs a file."));
  if (!haw_cli_check_date ("published", published, error))
    return FALSE;
  contents = batch ? haw_cli_read_batch (arguments[0], error)
                   : haw_cli_read_text (arguments[0], error);
  if (contents == NULL)
    return FALSE;
  if (batch)
    return run_batch (contents, error);

  found = haw_timex_find (contents, -1, NULL, 0, published);
  print_found (contents, found);
  return TRUE;
}

const HawCliCommand haw_cli_dates_commands[] = {
  { "dates", "[FILE]", N_("Find the dates in a text and resolve them."), dates_entries, 0, 1,
    run_dates },
  { NULL },
};
