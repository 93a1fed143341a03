/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "export/haw-export.h"
#include "haw-cli.h"
#include "project/haw-await.h"

#include <glib/gi18n-lib.h>

static char *format;
static char *table;
static char *output;

static const GOptionEntry entries[] = {
  { "format", 0, 0, G_OPTION_ARG_FILENAME, &format, N_("html, markdown, csv or qdc"), "FORMAT" },
  { "table", 0, 0, G_OPTION_ARG_FILENAME, &table,
    N_("What a CSV file holds: annotations, events, codes or mentions"), "TABLE" },
  { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, N_("The file to write"), "PATH" },
  { NULL },
};

static gboolean
fill_options (HawExportOptions  *options,
              GError           **error)
{
  if (format == NULL || output == NULL)
    return haw_cli_fail_usage (error, _("Give --format and --output."));
  if (table == NULL || g_str_equal (table, "annotations"))
    return TRUE;
  options->table = g_str_equal (table, "codes") ? HAW_EXPORT_CODES
                   : g_str_equal (table, "mentions") ? HAW_EXPORT_MENTIONS : HAW_EXPORT_EVENTS;
  return options->table != HAW_EXPORT_EVENTS || g_str_equal (table, "events") ||
         haw_cli_fail_usage (error, _("The table can be: %s."),
                             "annotations, events, codes, mentions");
}

static gboolean
run_export (char   **arguments,
            GError **error)
{
  g_autoptr (HawProject) project = NULL;
  g_autoptr (GFile) target = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  HawExportOptions options = { HAW_EXPORT_ANNOTATIONS };

  if (!fill_options (&options, error))
    return FALSE;
  project = haw_cli_open (arguments[0], FALSE, error);
  if (project == NULL)
    return FALSE;
  target = g_file_new_for_commandline_arg (output);
  haw_export_async (project, format, target, &options, NULL, haw_await_cb, &result);
  return haw_cli_close (project, haw_export_finish (project, haw_await (&result), error), error);
}

const HawCliCommand haw_cli_export_commands[] = {
  { "export", "PROJECT --format html|markdown|csv|qdc [--table annotations|events|codes|mentions] --output PATH",
    N_("Write the annotated notes, or a table for a spreadsheet."), entries, 1, 1, run_export },
  { NULL },
};
