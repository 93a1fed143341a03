/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-cli.h"
#include "import/haw-import.h"
#include "time/haw-edtf.h"

#include <glib/gi18n-lib.h>

static const char *const bound_names[] = { "earliest_start", "latest_start", "earliest_end",
                                           "latest_end" };

static void
list_bounds (const HawEdtf *edtf,
             gint64         values[4])
{
  HawBounds bounds;

  haw_edtf_get_bounds (edtf, &bounds);
  values[0] = bounds.earliest_start;
  values[1] = bounds.latest_start;
  values[2] = bounds.earliest_end;
  values[3] = bounds.latest_end;
}

static void
print_edtf_json (const char    *text,
                 const HawEdtf *edtf,
                 const GError  *invalid)
{
  static const char *const names[] = { "description", "text_en", "text_ar", "edtf" };
  JsonBuilder *builder = haw_cli_json_new ();

  haw_cli_json_string (builder, "text", text);
  json_builder_set_member_name (builder, "valid");
  json_builder_add_boolean_value (builder, invalid == NULL);
  if (invalid != NULL)
    {
      haw_cli_json_string (builder, "error", invalid->message);
      haw_cli_json_int (builder, "position", haw_edtf_error_position (invalid));
    }
  else
    {
      char *values[] = { haw_edtf_describe (edtf), haw_edtf_to_text (edtf, "en"),
                         haw_edtf_to_text (edtf, "ar"), haw_edtf_normalise (edtf) };
      gint64 bounds[4];

      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        haw_cli_json_string (builder, names[i], values[i]);
      json_builder_set_member_name (builder, "bounds");
      if (haw_edtf_is_undated (edtf))
        json_builder_add_null_value (builder);
      else
        {
          list_bounds (edtf, bounds);
          json_builder_begin_object (builder);
          for (guint i = 0; i < G_N_ELEMENTS (bound_names); i++)
            haw_cli_json_int (builder, bound_names[i], bounds[i]);
          json_builder_end_object (builder);
        }
      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        g_free (values[i]);
    }
  haw_cli_print_json (builder);
}

static char *
format_bound (gint64 time)
{
  gint64 second = time - haw_floor_div (time, HAW_SECONDS_PER_DAY) * HAW_SECONDS_PER_DAY;
  HawCivil civil;

  if (time <= HAW_TIME_MIN || time >= HAW_TIME_MAX)
    return g_strdup ("..");
  haw_civil_from_time (time, &civil);
  return g_strdup_printf ("%s%04" G_GINT64_FORMAT "-%02d-%02dT%02d:%02d:%02d",
                          civil.year < 0 ? "-" : "", ABS (civil.year), civil.month, civil.day,
                          (int) (second / 3600), (int) (second / 60 % 60), (int) (second % 60));
}

static void
print_edtf_row (const char    *text,
                const HawEdtf *edtf,
                const GError  *invalid)
{
  g_autofree char *english = NULL;
  g_autofree char *arabic = NULL;
  char *bounds[4];
  gint64 values[4];

  if (invalid != NULL)
    {
      haw_cli_print_row (text, C_("date", "not valid"), invalid->message, NULL);
      return;
    }
  english = haw_edtf_to_text (edtf, "en");
  arabic = haw_edtf_to_text (edtf, "ar");
  list_bounds (edtf, values);
  for (guint i = 0; i < G_N_ELEMENTS (bounds); i++)
    bounds[i] = format_bound (values[i]);
  haw_cli_print_row (text, C_("date", "valid"), english, arabic, bounds[0], bounds[1], bounds[2],
                     bounds[3], NULL);
  for (guint i = 0; i < G_N_ELEMENTS (bounds); i++)
    g_free (bounds[i]);
}

static gboolean
run_edtf (char   **arguments,
          GError **error)
{
  gint64 n_invalid = 0;
  g_autoptr (HawLabel) verdict = NULL;
  g_autofree char *sentence = NULL;

  for (guint i = 0; arguments[i] != NULL; i++)
    if (!g_utf8_validate (arguments[i], -1, NULL))
      return haw_cli_fail_usage (error, _("The date is not valid UTF-8."));

  for (guint i = 0; arguments[i] != NULL; i++)
    {
      g_autoptr (GError) invalid = NULL;
      HawEdtf edtf;

      haw_edtf_parse (arguments[i], &edtf, &invalid);
      n_invalid += invalid != NULL ? 1 : 0;
      if (haw_cli_json)
        print_edtf_json (arguments[i], &edtf, invalid);
      else
        print_edtf_row (arguments[i], &edtf, invalid);
    }
  if (n_invalid == 0)
    return TRUE;

  verdict = haw_label_new_plural ("%s date can’t be read. Its line says where and why.",
                                  "%s dates can’t be read. Their lines say where and why.",
                                  n_invalid);
  sentence = haw_label_format (verdict);
  return haw_cli_fail_input (error, "%s", sentence);
}

static void
print_extract (const HawImportExtract *extract)
{
  const struct { const char *name; const char *title; const char *value; } rows[] = {
    { "title", N_("Title:"), extract->title },
    { "byline", N_("Byline:"), extract->byline },
    { "outlet", N_("Outlet:"), extract->outlet },
    { "published", N_("Published:"), extract->published },
    { "language", N_("Language:"), extract->language },
  };
  JsonBuilder *builder = haw_cli_json ? haw_cli_json_new () : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (builder != NULL)
      haw_cli_json_string (builder, rows[i].name, rows[i].value);
    else
      haw_cli_print_row (_(rows[i].title), rows[i].value, NULL);
  if (builder != NULL)
    {
      haw_cli_json_string (builder, "body", extract->body);
      haw_cli_print_json (builder);
    }
  else
    {
      haw_cli_print ("\n");
      haw_cli_print_text (extract->body);
    }
}

static gboolean
run_extract (char   **arguments,
             GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (arguments[0]);
  g_autoptr (HawImportExtract) extract = haw_import_extract_file (file, error);

  if (extract == NULL)
    return FALSE;
  print_extract (extract);
  return TRUE;
}

const HawCliCommand haw_cli_text_commands[] = {
  { "edtf", "DATE…", N_("Read dates written as EDTF."), NULL, 1, 0, run_edtf, TRUE },
  { "extract", "FILE", N_("Show what an import would make of a file."), NULL, 1, 1, run_extract },
  { NULL },
};
