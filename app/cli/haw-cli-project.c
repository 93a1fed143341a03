/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-cli.h"
#include "model/haw-contents.h"
#include "model/haw-lookup.h"
#include "project/haw-await.h"
#include "project/haw-history.h"
#include "project/haw-lock.h"
#include "project/haw-recover.h"

#include <glib/gi18n-lib.h>

#define HISTORY_LIMIT 1000

static char *analyst;

static const GOptionEntry new_entries[] = {
  { "analyst", 0, 0, G_OPTION_ARG_FILENAME, &analyst, N_("Who works on the project"), "NAME" },
  { NULL },
};

static gboolean
set_analyst (HawProject  *project,
             GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  if (analyst == NULL)
    return TRUE;
  haw_analyst_rename_async (project, analyst, NULL, haw_await_cb, &result);
  return haw_project_edit_finish (project, haw_await (&result), error);
}

static gboolean
run_new (char   **arguments,
         GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (arguments[0]);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HawProject) project = NULL;

  haw_project_new_async (file, NULL, haw_await_cb, &result);
  project = haw_project_new_finish (haw_await (&result), error);
  if (project == NULL)
    return FALSE;
  return haw_cli_close (project, set_analyst (project, error), error);
}

static gboolean
step (const char  *path,
      gboolean     redo,
      GError     **error)
{
  g_autoptr (HawProject) project = haw_cli_open (path, TRUE, error);
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *label = NULL;

  if (project == NULL)
    return FALSE;
  haw_project_undo_async (project, redo, NULL, haw_await_cb, &result);
  label = haw_project_undo_finish (project, haw_await (&result), error);
  if (!haw_cli_close (project, label != NULL, error))
    return FALSE;

  if (haw_cli_json)
    {
      JsonBuilder *builder = haw_cli_json_new ();

      haw_cli_json_string (builder, redo ? "redone" : "undone", label);
      haw_cli_print_json (builder);
    }
  else
    haw_cli_print_row (redo ? C_("history", "Redone:") : C_("history", "Undone:"), label, NULL);
  return TRUE;
}

static gboolean
run_undo (char   **arguments,
          GError **error)
{
  return step (arguments[0], FALSE, error);
}

static gboolean
run_redo (char   **arguments,
          GError **error)
{
  return step (arguments[0], TRUE, error);
}

static gpointer
read_history (HawDb         *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  return haw_history_list (db, HISTORY_LIMIT, error);
}

static void
print_history_step (const HawHistoryStep *entry)
{
  g_autofree char *label = haw_label_format (entry->label);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (entry->time / G_USEC_PER_SEC);
  g_autofree char *time = g_date_time_format_iso8601 (utc);
  const char *state = entry->undone ? "undone" : "done";

  if (haw_cli_json)
    {
      JsonBuilder *builder = haw_cli_json_new ();

      haw_cli_json_int (builder, "id", entry->id);
      haw_cli_json_string (builder, "label", label);
      haw_cli_json_string (builder, "time", time);
      haw_cli_json_string (builder, "state", state);
      haw_cli_print_json (builder);
    }
  else
    haw_cli_print_row (time, entry->undone ? C_("history", "undone") : C_("history", "done"), label,
                       NULL);
}

static gboolean
run_history (char   **arguments,
             GError **error)
{
  g_autoptr (HawProject) project = haw_cli_open (arguments[0], FALSE, error);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) steps = NULL;

  if (project == NULL)
    return FALSE;
  haw_project_read_async (project, read_history, NULL, NULL, (GDestroyNotify) g_ptr_array_unref,
                          NULL, haw_await_cb, &result);
  steps = haw_project_read_finish (project, haw_await (&result), error);
  for (guint i = 0; steps != NULL && i < steps->len; i++)
    print_history_step (g_ptr_array_index (steps, i));
  return haw_cli_close (project, steps != NULL, error);
}

static void
print_json_findings (const char        *verdict,
                     gboolean           value,
                     const char *const *findings,
                     const char        *holder)
{
  JsonBuilder *builder = haw_cli_json_new ();

  json_builder_set_member_name (builder, verdict);
  json_builder_add_boolean_value (builder, value);
  json_builder_set_member_name (builder, "findings");
  json_builder_begin_array (builder);
  for (guint i = 0; findings[i] != NULL; i++)
    json_builder_add_string_value (builder, findings[i]);
  json_builder_end_array (builder);
  if (holder != NULL)
    haw_cli_json_string (builder, "open", holder);
  haw_cli_print_json (builder);
}

static void
print_findings (const char *const *findings,
                const char        *holder)
{
  if (haw_cli_json)
    {
      print_json_findings ("sound", findings[0] == NULL, findings, holder);
      return;
    }
  if (findings[0] == NULL)
    haw_cli_print ("%s\n", _("The project is sound."));
  for (guint i = 0; findings[i] != NULL; i++)
    haw_cli_warn (findings[i]);
  if (holder != NULL)
    haw_cli_print_row (holder, NULL);
}

static gboolean
run_check (char   **arguments,
           GError **error)
{
  g_autoptr (HawProject) project = haw_cli_open (arguments[0], FALSE, error);
  g_autoptr (GAsyncResult) result = NULL;
  g_auto (GStrv) findings = NULL;
  g_autofree char *holder = NULL;
  g_autofree char *name = NULL;

  if (project == NULL)
    return FALSE;
  haw_project_check_async (project, NULL, haw_await_cb, &result);
  findings = haw_project_read_finish (project, haw_await (&result), error);
  if (!haw_cli_close (project, findings != NULL, error))
    return FALSE;

  holder = haw_lock_describe (arguments[0]);
  print_findings ((const char *const *) findings, holder);
  if (findings[0] == NULL)
    return TRUE;
  name = haw_isolate_path (arguments[0]);
  g_set_error (error, HAW_ERROR, HAW_ERROR_DAMAGED,
               _("The project %s is damaged. Restore a backup, or recover what can still be read; the "
                 "damaged file was left as it is."), name);
  return FALSE;
}

static gboolean
run_recover (char   **arguments,
             GError **error)
{
  g_autoptr (GFile) damaged = g_file_new_for_commandline_arg (arguments[0]);
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (arguments[1]);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HawRecovery) recovery = NULL;
  const char *const *findings;

  haw_recover_async (damaged, file, NULL, haw_await_cb, &result);
  recovery = haw_recover_finish (haw_await (&result), error);
  if (recovery == NULL)
    return FALSE;

  findings = haw_recovery_get_findings (recovery);
  if (haw_cli_json)
    print_json_findings ("whole", haw_recovery_is_whole (recovery), findings, NULL);
  else
    for (guint i = 0; findings[i] != NULL; i++)
      haw_cli_print_row (findings[i], NULL);
  return TRUE;
}

static gboolean
run_stats (char   **arguments,
           GError **error)
{
  g_autoptr (HawProject) project = haw_cli_open (arguments[0], FALSE, error);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HawContents) contents = NULL;

  if (project == NULL)
    return FALSE;
  haw_contents_load_async (project, 0, NULL, haw_await_cb, &result);
  contents = haw_project_read_finish (project, haw_await (&result), error);
  if (contents != NULL)
    {
      const struct { const char *name; const char *title; guint n; } rows[] = {
        { "articles", N_("Articles"), contents->articles->len },
        { "outlets", N_("Outlets"), contents->outlets->len },
        { "annotations", N_("Annotations"), contents->annotations->len },
        { "codes", N_("Codes"), contents->codes->len },
        { "events", N_("Events"), contents->events->len },
        { "actors", N_("Actors"), contents->actors->len },
      };
      JsonBuilder *builder = haw_cli_json_new ();

      for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
        if (haw_cli_json)
          haw_cli_json_int (builder, rows[i].name, rows[i].n);
        else
          haw_cli_print ("%s\t%u\n", _(rows[i].title), rows[i].n);
      if (haw_cli_json)
        haw_cli_print_json (builder);
      else
        g_object_unref (builder);
    }
  return haw_cli_close (project, contents != NULL, error);
}

const HawCliCommand haw_cli_project_commands[] = {
  { "new", "[--analyst NAME] PROJECT", N_("Make an empty project."), new_entries, 1, 1, run_new },
  { "undo", "PROJECT", N_("Undo the last step."), NULL, 1, 1, run_undo },
  { "redo", "PROJECT", N_("Redo the step that was undone last."), NULL, 1, 1, run_redo },
  { "history", "PROJECT", N_("List the steps that can be undone and redone, newest first."), NULL,
    1, 1, run_history },
  { "check", "PROJECT", N_("Check that the file of a project is sound."), NULL, 1, 1, run_check },
  { "recover", "PROJECT NEW",
    N_("Make a new project of what can still be read of a damaged one."), NULL, 2, 2, run_recover },
  { "stats", "PROJECT", N_("Count what is in a project."), NULL, 1, 1, run_stats },
  { NULL },
};
