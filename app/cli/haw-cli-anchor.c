/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-cli.h"

#include "import/haw-correction.h"
#include "model/haw-anchor-edit.h"
#include "project/haw-await.h"

#include <glib/gi18n-lib.h>

static void
print_correction (const HawCorrection *correction)
{
  if (haw_cli_json)
    {
      JsonBuilder *builder = haw_cli_json_new ();

      haw_cli_json_int (builder, "text", correction->text);
      haw_cli_json_int (builder, "moved", correction->n_moved);
      haw_cli_json_int (builder, "unsure", correction->n_unsure);
      haw_cli_print_json (builder);
      return;
    }
  haw_cli_print (g_dngettext (GETTEXT_PACKAGE, "%u annotation moved to the corrected text.\n",
                              "%u annotations moved to the corrected text.\n",
                              correction->n_moved), correction->n_moved);
  if (correction->n_unsure > 0)
    haw_cli_print (g_dngettext (GETTEXT_PACKAGE,
                                "%u annotation waits for you to decide; see “anchors”.\n",
                                "%u annotations wait for you to decide; see “anchors”.\n",
                                correction->n_unsure), correction->n_unsure);
}

static gboolean
correct (HawProject  *project,
         const char  *article,
         const char  *path,
         GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree HawCorrection *correction = NULL;
  gint64 id = haw_cli_find (project, HAW_TABLE_ARTICLE, article, error);

  if (id == 0)
    return FALSE;
  haw_import_correction_async (project, id, file, NULL, NULL, haw_await_cb, &result);
  correction = haw_import_correction_finish (project, haw_await (&result), error);
  if (correction == NULL)
    return FALSE;
  print_correction (correction);
  return TRUE;
}

static gboolean
run_correct (char   **arguments,
             GError **error)
{
  g_autoptr (HawProject) project = haw_cli_open (arguments[0], TRUE, error);

  return project != NULL &&
         haw_cli_close (project, correct (project, arguments[1], arguments[2], error), error);
}

static void
print_anchor (const HawAnchorEntry *entry)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, entry->id);
  g_autofree char *score = g_strdup_printf ("%.2f", entry->score);
  JsonBuilder *builder;

  if (!haw_cli_json)
    {
      haw_cli_print_row (id, score, entry->title, entry->quote, entry->proposed, NULL);
      return;
    }
  builder = haw_cli_json_new ();
  haw_cli_json_int (builder, "id", entry->id);
  haw_cli_json_int (builder, "annotation", entry->annotation);
  haw_cli_json_int (builder, "article", entry->article);
  haw_cli_json_int (builder, "text", entry->text);
  haw_cli_json_int (builder, "start", entry->start);
  haw_cli_json_int (builder, "end", entry->end);
  haw_cli_json_string (builder, "score", score);
  haw_cli_json_string (builder, "quote", entry->quote);
  haw_cli_json_string (builder, "proposed", entry->proposed);
  haw_cli_print_json (builder);
}

static gboolean
run_anchors (char   **arguments,
             GError **error)
{
  g_autoptr (HawProject) project = haw_cli_open (arguments[0], FALSE, error);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  if (project == NULL)
    return FALSE;
  haw_anchor_load_async (project, 0, NULL, haw_await_cb, &result);
  entries = haw_project_read_finish (project, haw_await (&result), error);
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    print_anchor (g_ptr_array_index (entries, i));
  return haw_cli_close (project, entries != NULL, error);
}

static gboolean
parse_id (const char  *text,
          gint64      *id,
          GError     **error)
{
  if (g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, id, NULL))
    return TRUE;
  return haw_cli_fail_usage (error, _("“%s” is not the number of an anchor; “anchors” lists them."),
                             text);
}

static gboolean
run_accept (char   **arguments,
            GError **error)
{
  g_autoptr (HawProject) project = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  gint64 id, start = 0, end = 0;
  gboolean own = arguments[2] != NULL && arguments[3] != NULL;

  if (!parse_id (arguments[1], &id, error))
    return FALSE;
  if (arguments[2] != NULL && !own)
    return haw_cli_fail_usage (error, _("A passage needs a start and an end."));
  if (own && (!haw_cli_parse_offset (arguments[2], &start, error) ||
              !haw_cli_parse_offset (arguments[3], &end, error)))
    return FALSE;
  project = haw_cli_open (arguments[0], TRUE, error);
  if (project == NULL)
    return FALSE;
  if (own)
    haw_anchor_place_async (project, id, start, end, NULL, haw_await_cb, &result);
  else
    haw_anchor_accept_async (project, id, NULL, haw_await_cb, &result);
  return haw_cli_close (project, haw_project_edit_finish (project, haw_await (&result), error),
                        error);
}

static gboolean
run_keep (char   **arguments,
          GError **error)
{
  g_autoptr (HawProject) project = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  gint64 id;

  if (!parse_id (arguments[1], &id, error))
    return FALSE;
  project = haw_cli_open (arguments[0], TRUE, error);
  if (project == NULL)
    return FALSE;
  haw_anchor_keep_async (project, id, NULL, haw_await_cb, &result);
  return haw_cli_close (project, haw_project_edit_finish (project, haw_await (&result), error),
                        error);
}

const HawCliCommand haw_cli_anchor_commands[] = {
  { "correct", "PROJECT ARTICLE PATH",
    N_("Give an article the text of a corrected version; annotations go with their words."),
    NULL, 3, 3, run_correct },
  { "anchors", "PROJECT", N_("List annotations whose place in a corrected text is not sure."),
    NULL, 1, 1, run_anchors },
  { "anchor accept", "PROJECT ANCHOR [START END]",
    N_("Move such an annotation to the proposed or to another passage."), NULL, 2, 4, run_accept },
  { "anchor keep", "PROJECT ANCHOR", N_("Leave such an annotation in the old version."), NULL, 2, 2,
    run_keep },
  { NULL },
};
