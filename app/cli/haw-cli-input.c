/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-cli-input.h"
#include "import/haw-decode.h"
#include "import/haw-importer.h"

#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

static char *
dup_shown (const char *path)
{
  return path != NULL ? g_filename_display_name (path) : g_strdup (_("standard input"));
}

char *
haw_cli_read_text (const char  *path,
                   GError     **error)
{
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autofree char *shown = dup_shown (path);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *decoder = NULL;
  g_autoptr (GError) reason = NULL;
  char *text;

  if (path == NULL)
    stream = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  else
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);

      stream = G_INPUT_STREAM (g_file_read (file, NULL, error));
    }
  if (stream == NULL ||
      g_output_stream_splice (memory, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE |
                              G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, error) < 0)
    return NULL;
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
  text = haw_decode (bytes, shown, &decoder, &reason);
  if (text == NULL && g_error_matches (reason, HAW_IMPORT_ERROR, HAW_IMPORT_ERROR_EMPTY))
    return g_strdup ("");
  if (text == NULL)
    g_propagate_error (error, g_steal_pointer (&reason));

  return text;
}

char *
haw_cli_read_batch (const char  *path,
                    GError     **error)
{
  g_autoptr (GError) reason = NULL;
  char *text = haw_cli_read_text (path, &reason);

  if (text == NULL && g_error_matches (reason, HAW_IMPORT_ERROR, HAW_IMPORT_ERROR_TOO_BIG))
    {
      g_autofree char *shown = dup_shown (path);
      g_autofree char *isolated = haw_isolate (shown);

      g_set_error (error, HAW_IMPORT_ERROR, HAW_IMPORT_ERROR_TOO_BIG,
                   _("%s is larger than 20 MB. Divide its lines among several files."), isolated);
    }
  else if (text == NULL)
    g_propagate_error (error, g_steal_pointer (&reason));

  return text;
}
