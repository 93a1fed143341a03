/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-cli.h"
#include "project/haw-clock.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define HIDDEN "\x01"

static const HawCliCommand *const groups[] = {
  haw_cli_project_commands,
  haw_cli_backup_commands,
  haw_cli_edit_commands,
  haw_cli_actor_commands,
  haw_cli_anchor_commands,
  haw_cli_attribute_commands,
  haw_cli_list_commands,
  haw_cli_export_commands,
  haw_cli_text_commands,
  haw_cli_words_commands,
  haw_cli_dates_commands,
};

static const GOptionEntry common_entries[] = {
  { "json", 0, 0, G_OPTION_ARG_NONE, &haw_cli_json, N_("Print one JSON object a line"), NULL },
  { NULL },
};

static void
set_up_locale (void)
{
  const char *folder = g_getenv ("HAW_LOCALEDIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

/* Builds and tests that must come out the same give the time in seconds. */
static void
set_up_clock (void)
{
  const char *text = g_getenv ("HAW_FIXED_CLOCK");
  gint64 seconds;

  if (text != NULL &&
      g_ascii_string_to_signed (text, 10, 0, G_MAXINT64 / G_USEC_PER_SEC, &seconds, NULL))
    haw_clock_fix (seconds * G_USEC_PER_SEC);
}

/**
 * find_command:
 * @arguments: begins with one or two words
 * @n_words: (out): how many of them name the command
 */
static const HawCliCommand *
find_command (char  **arguments,
              guint  *n_words)
{
  g_autofree char *two = NULL;

  if (arguments[0] != NULL && arguments[1] != NULL)
    two = g_strconcat (arguments[0], " ", arguments[1], NULL);
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    for (const HawCliCommand *command = groups[i]; command->name != NULL; command++)
      {
        *n_words = g_strcmp0 (two, command->name) == 0 ? 2 : 1;
        if (*n_words == 2 || g_strcmp0 (arguments[0], command->name) == 0)
          return command;
      }

  return NULL;
}

/* The names are ASCII. */
static int
get_name_width (void)
{
  int width = 0;

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    for (const HawCliCommand *command = groups[i]; command->name != NULL; command++)
      width = MAX (width, (int) strlen (command->name));

  return width + 2;
}

static void
print_help (void)
{
  int width = get_name_width ();

  haw_cli_print ("%s\n  hawamish-cli %s\n\n%s\n", _("Usage:"), _("COMMAND [ARGUMENT…]"),
                 _("Commands:"));
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    for (const HawCliCommand *command = groups[i]; command->name != NULL; command++)
      haw_cli_print ("  %-*s%s\n", width, command->name, _(command->summary));
  haw_cli_print ("\n%s\n", _("“hawamish-cli COMMAND --help” explains a command. Articles, "
                             "annotations and events are named by their number or UUID."));
}

static void
print_options (const GOptionEntry *entries)
{
  for (const GOptionEntry *entry = entries; entry != NULL && entry->long_name != NULL; entry++)
    {
      g_autofree char *option = g_strdup_printf ("--%s%s%s", entry->long_name,
                                                 entry->arg_description != NULL ? " " : "",
                                                 entry->arg_description != NULL
                                                 ? entry->arg_description : "");

      haw_cli_print ("  %-32s%s\n", option, _(entry->description));
    }
}

static void
print_command_help (const HawCliCommand *command)
{
  haw_cli_print ("%s\n  hawamish-cli %s %s\n\n%s\n\n%s\n", _("Usage:"), command->name,
                 command->usage, _(command->summary), _("Options:"));
  print_options (command->entries);
  print_options (common_entries);
}

/* Options that are texts come as bytes. */
static gboolean
check_texts (const GOptionEntry  *entries,
             GError             **error)
{
  for (const GOptionEntry *entry = entries; entry != NULL && entry->long_name != NULL; entry++)
    {
      char *one[] = { NULL, NULL };
      char **values = one;

      if (entry->arg == G_OPTION_ARG_FILENAME)
        one[0] = *(char **) entry->arg_data;
      else if (entry->arg == G_OPTION_ARG_FILENAME_ARRAY)
        values = *(char ***) entry->arg_data;
      for (guint i = 0; values != NULL && values[i] != NULL; i++)
        if (!g_utf8_validate (values[i], -1, NULL) && !g_str_equal (entry->arg_description, "PATH"))
          return haw_cli_fail_usage (error, _("The value of --%s is not valid UTF-8."),
                                     entry->long_name);
    }

  return TRUE;
}

static gboolean
check_arguments (const HawCliCommand  *command,
                 char                **arguments,
                 GError              **error)
{
  guint n = g_strv_length (arguments);

  if (n < command->min_arguments)
    return haw_cli_fail_usage (error, _("Something is missing. The command is used like this: %s"),
                               command->usage);
  if (command->max_arguments > 0 && n > command->max_arguments)
    {
      g_autofree char *shown = g_filename_display_name (arguments[command->max_arguments]);
      g_autofree char *isolated = haw_isolate (shown);

      return haw_cli_fail_usage (error, _("%s is one argument too many."), isolated);
    }
  return TRUE;
}

/* Arguments that only look like options are kept from the parser behind a character that no date
 * has, so that they can stand anywhere. */
static void
hide_signs (char **words)
{
  for (guint i = 1; words[i] != NULL && !g_str_equal (words[i], "--"); i++)
    if (words[i][0] == '-' && (g_ascii_isdigit (words[i][1]) || words[i][1] == 'X'))
      {
        g_autofree char *word = words[i];

        words[i] = g_strconcat (HIDDEN, word, NULL);
      }
}

static void
show_signs (char **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (words[i], HIDDEN "-"))
      memmove (words[i], words[i] + strlen (HIDDEN), strlen (words[i]));
}

/* The parser leaves “--” where what follows looks like an option. */
static char **
drop_separator (char **arguments)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean dropped = FALSE;

  for (guint i = 0; arguments[i] != NULL; i++)
    if (dropped || !g_str_equal (arguments[i], "--"))
      g_strv_builder_add (builder, arguments[i]);
    else
      dropped = TRUE;
  return g_strv_builder_end (builder);
}

static gboolean
run_checked (const HawCliCommand  *command,
             char                **arguments,
             GError              **error)
{
  if (command->run (arguments, error))
    return TRUE;
  if (g_str_has_prefix (command->usage, "PROJECT"))
    haw_cli_point_to_backups (*error, arguments[0]);
  return FALSE;
}

/**
 * run_command:
 * @words: (inout): the arguments after a program name; what is left of them
 */
static gboolean
run_command (const HawCliCommand   *command,
             char                ***words,
             GError               **error)
{
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  gboolean help = FALSE;
  const GOptionEntry help_entries[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, NULL, NULL },
    { NULL },
  };

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, common_entries, NULL);
  g_option_context_add_main_entries (context, help_entries, NULL);
  if (command->entries != NULL)
    g_option_context_add_main_entries (context, command->entries, NULL);
  if (command->signed_arguments)
    hide_signs (*words);
  if (!g_option_context_parse_strv (context, words, error))
    return FALSE;
  show_signs (*words);
  if (help)
    {
      print_command_help (command);
      return TRUE;
    }
  arguments = drop_separator (*words + 1);
  return check_texts (command->entries, error) &&
         check_arguments (command, arguments, error) &&
         run_checked (command, arguments, error);
}

static int
report_error (const GError *error)
{
  gboolean usage = g_error_matches (error, HAW_CLI_ERROR, HAW_CLI_ERROR_USAGE) ||
                   error->domain == G_OPTION_ERROR;

  if (!g_error_matches (error, HAW_CLI_ERROR, HAW_CLI_ERROR_SAID))
    haw_cli_warn (error->message);
  return usage ? 2 : 1;
}

static gboolean
flush_output (GError **error)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return TRUE;
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
               _("The output could not be written: %s"), g_strerror (errno));
  return FALSE;
}

static int
run_main (char **arguments)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) rest = NULL;
  const HawCliCommand *command;
  guint n_words = 0;

  if (arguments[0] == NULL || g_str_equal (arguments[0], "--help") ||
      g_str_equal (arguments[0], "-h") || g_str_equal (arguments[0], "help"))
    {
      command = arguments[0] != NULL && arguments[1] != NULL
                ? find_command (arguments + 1, &n_words) : NULL;
      if (command != NULL)
        print_command_help (command);
      else if (arguments[0] != NULL)
        print_help ();
      else
        haw_cli_warn (_("A command is missing. “hawamish-cli --help” lists them."));
      return arguments[0] != NULL ? 0 : 2;
    }
  if (g_str_equal (arguments[0], "--version"))
    {
      haw_cli_print ("hawamish-cli %s\n", APP_VERSION);
      return 0;
    }

  command = find_command (arguments, &n_words);
  if (command == NULL)
    {
      g_autofree char *shown = g_filename_display_name (arguments[0]);
      g_autofree char *isolated = haw_isolate (shown);

      haw_cli_fail_usage (&error, _("There is no command %s. “hawamish-cli --help” lists them."),
                          isolated);
      return report_error (error);
    }

  /* The parser wants a program name first. */
  rest = g_strdupv (arguments + n_words - 1);
  if (!run_command (command, &rest, &error) || !flush_output (&error))
    {
      fflush (stdout);
      return report_error (error);
    }
  return 0;
}

int
main (int    argc,
      char **argv)
{
  set_up_locale ();
  set_up_clock ();
  g_set_prgname ("hawamish-cli");
  return run_main (argv + 1);
}
