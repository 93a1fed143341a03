/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-cli.h"
#include "model/haw-lookup.h"
#include "project/haw-await.h"
#include "project/haw-backup.h"
#include "time/haw-edtf.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#define MAX_SHOWN_CHARS 60

G_DEFINE_QUARK (haw-cli-error-quark, haw_cli_error)

gboolean haw_cli_json;

static void G_GNUC_PRINTF (3, 0)
fail (GError      **error,
      int           code,
      const char   *format,
      va_list       arguments)
{
  if (error != NULL)
    *error = g_error_new_valist (HAW_CLI_ERROR, code, format, arguments);
}

gboolean
haw_cli_fail_usage (GError     **error,
                    const char  *format,
                    ...)
{
  va_list arguments;

  va_start (arguments, format);
  fail (error, HAW_CLI_ERROR_USAGE, format, arguments);
  va_end (arguments);
  return FALSE;
}

gboolean
haw_cli_fail_input (GError     **error,
                    const char  *format,
                    ...)
{
  va_list arguments;

  va_start (arguments, format);
  fail (error, HAW_CLI_ERROR_INPUT, format, arguments);
  va_end (arguments);
  return FALSE;
}

/* Isolated, and never longer than a line. */
static char *
dup_shown (const char *text)
{
  g_autofree char *head = NULL;
  g_autofree char *shortened = NULL;

  if (g_utf8_strlen (text, -1) <= MAX_SHOWN_CHARS)
    return haw_isolate (text);
  head = g_utf8_substring (text, 0, MAX_SHOWN_CHARS - 1);
  shortened = g_strconcat (head, "…", NULL);
  return haw_isolate (shortened);
}

gboolean
haw_cli_check_date (const char  *option,
                    const char  *text,
                    GError     **error)
{
  g_autoptr (GError) reason = NULL;
  g_autofree char *shown = NULL;
  HawEdtf edtf;

  if (text == NULL || haw_edtf_parse (text, &edtf, &reason))
    return TRUE;
  shown = dup_shown (text);
  return haw_cli_fail_input (error, _("The date %s given with --%s can’t be read. %s"), shown,
                             option, reason->message);
}

void
haw_cli_point_to_backups (GError     *error,
                          const char *path)
{
  const gboolean damaged = g_error_matches (error, HAW_ERROR, HAW_ERROR_DAMAGED);
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  GString *message;

  if (!damaged && !g_error_matches (error, HAW_ERROR, HAW_ERROR_NOT_PROJECT) &&
      !g_error_matches (error, HAW_ERROR, HAW_ERROR_GONE) &&
      !(g_error_matches (error, HAW_ERROR, HAW_ERROR_NOT_FOUND) &&
        !g_file_query_exists (file, NULL)))
    return;
  haw_backup_list_async (file, NULL, haw_await_cb, &result);
  backups = haw_backup_list_finish (haw_await (&result), NULL);

  message = g_string_new (error->message);
  if (backups != NULL && backups->len > 0)
    {
      const HawBackup *newest = g_ptr_array_index (backups, 0);
      g_autofree char *display = g_filename_display_name (newest->path);
      g_autofree char *shown = haw_isolate (display);

      g_string_append_c (message, ' ');
      g_string_append_printf (message, _("Its newest backup is %s; “hawamish-cli restore” makes a "
                                         "project of it."), shown);
    }
  if (damaged)
    g_string_append_printf (message, " %s", _("“hawamish-cli recover” makes a new project of what "
                                              "can still be read."));
  g_free (error->message);
  error->message = g_string_free (message, FALSE);
}

HawProject *
haw_cli_open (const char  *path,
              gboolean     writing,
              GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HawProject) project = NULL;
  g_autofree char *name = NULL;

  haw_project_open_async (file, writing ? HAW_OPEN_BRIEF : HAW_OPEN_READ_ONLY, NULL,
                          haw_await_cb, &result);
  project = haw_project_open_finish (haw_await (&result), error);
  if (project == NULL || !writing || !haw_project_is_read_only (project))
    return g_steal_pointer (&project);

  name = haw_isolate_path (path);
  g_set_error (error, HAW_ERROR, HAW_ERROR_READ_ONLY,
               _("%s can’t be written. Check the permissions of the file and of its folder, or work "
                 "on a copy."), name);
  haw_cli_close (project, FALSE, NULL);
  return NULL;
}

gboolean
haw_cli_close (HawProject  *project,
               gboolean     done,
               GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  haw_project_close_async (project, NULL, haw_await_cb, &result);
  haw_await (&result);
  return haw_project_close_finish (project, result, done ? error : NULL) && done;
}

gboolean
haw_cli_edit (HawProject   *project,
              HawLabel     *label,
              HawEditFunc   func,
              gpointer      data,
              GError      **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  haw_project_edit_async (project, label, NULL, func, data, NULL, NULL, haw_await_cb, &result);
  return haw_project_edit_finish (project, haw_await (&result), error);
}

gint64
haw_cli_find (HawProject  *project,
              HawTable     table,
              const char  *name,
              GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  haw_lookup_async (project, table, name, NULL, haw_await_cb, &result);
  return haw_lookup_finish (project, haw_await (&result), error);
}

gboolean
haw_cli_parse_offset (const char  *text,
                      gint64      *value,
                      GError     **error)
{
  g_autofree char *isolated = NULL;

  if (g_ascii_string_to_signed (text, 10, 0, G_MAXINT64, value, NULL))
    return TRUE;
  isolated = haw_isolate (text);
  return haw_cli_fail_usage (error, _("%s is no position in a text. Give a whole number."),
                             isolated);
}

/* Keeps line feeds and tabs where @lines. */
static void
append_clean (GString    *line,
              const char *text,
              gboolean    lines)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_iscntrl (c) || (lines && (c == '\n' || c == '\t')))
        g_string_append_unichar (line, c);
      else
        g_string_append_unichar (line, c == '\n' || c == '\t' ? ' ' : 0xfffd);
    }
}

void
haw_cli_print (const char *format,
               ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  fputs (text, stdout);
}

void
haw_cli_print_row (const char *first,
                   ...)
{
  g_autoptr (GString) line = g_string_new (NULL);
  va_list arguments;

  va_start (arguments, first);
  for (const char *value = first; value != NULL; value = va_arg (arguments, const char *))
    {
      if (value != first)
        g_string_append_c (line, '\t');
      append_clean (line, value, FALSE);
    }
  va_end (arguments);
  g_string_append_c (line, '\n');
  fputs (line->str, stdout);
}

void
haw_cli_print_text (const char *text)
{
  g_autoptr (GString) clean = g_string_new (NULL);

  append_clean (clean, text, TRUE);
  if (clean->len > 0 && clean->str[clean->len - 1] != '\n')
    g_string_append_c (clean, '\n');
  fputs (clean->str, stdout);
}

void
haw_cli_warn (const char *sentence)
{
  g_autoptr (GString) clean = g_string_new (NULL);

  append_clean (clean, sentence, FALSE);
  fprintf (stderr, "hawamish-cli: %s\n", clean->str);
}

void
haw_cli_print_json (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);
  fputs (text, stdout);
  fputc ('\n', stdout);
  g_object_unref (builder);
}

JsonBuilder *
haw_cli_json_new (void)
{
  return json_builder_begin_object (json_builder_new ());
}

void
haw_cli_json_string (JsonBuilder *builder,
                     const char  *name,
                     const char  *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

void
haw_cli_json_int (JsonBuilder *builder,
                  const char  *name,
                  gint64       value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

void
haw_cli_print_made (gint64      id,
                    const char *uuid)
{
  if (haw_cli_json)
    {
      JsonBuilder *builder = haw_cli_json_new ();

      haw_cli_json_int (builder, "id", id);
      haw_cli_json_string (builder, "uuid", uuid);
      haw_cli_print_json (builder);
    }
  else
    haw_cli_print ("%" G_GINT64_FORMAT "\n", id);
}
