/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project/haw-project.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What the commands of hawamish-cli share. Output is UTF-8 whatever the locale, for scripts. */

#define HAW_CLI_ERROR (haw_cli_error_quark ())

typedef enum
{
  HAW_CLI_ERROR_USAGE,  /* the command line makes no sense: exit status 2 */
  HAW_CLI_ERROR_INPUT,  /* what was given can't be used: exit status 1 */
  HAW_CLI_ERROR_SAID,   /* all was said already: exit status 1 */
} HawCliErrorCode;

GQuark haw_cli_error_quark (void);

/**
 * HawCliCommand:
 * @name: one or two words
 * @usage: its arguments, as in --help
 * @summary: one translatable sentence
 * @entries: (nullable): its options; texts as G_OPTION_ARG_FILENAME, so that they come in UTF-8 in
 *   any locale
 * @min_arguments: how many arguments there must be besides options
 * @max_arguments: how many there can be, 0 for any number
 * @run: does it; finds the arguments in a NULL-terminated array
 * @signed_arguments: whether an argument may begin with a minus before a digit or an X
 */
typedef struct
{
  const char *name;
  const char *usage;
  const char *summary;
  const GOptionEntry *entries;
  guint min_arguments;
  guint max_arguments;
  gboolean (*run) (char    **arguments,
                   GError  **error);
  gboolean signed_arguments;
} HawCliCommand;

/* Each ends with an empty entry. */
extern const HawCliCommand haw_cli_project_commands[];
extern const HawCliCommand haw_cli_backup_commands[];
extern const HawCliCommand haw_cli_list_commands[];
extern const HawCliCommand haw_cli_edit_commands[];
extern const HawCliCommand haw_cli_anchor_commands[];
extern const HawCliCommand haw_cli_actor_commands[];
extern const HawCliCommand haw_cli_attribute_commands[];
extern const HawCliCommand haw_cli_export_commands[];
extern const HawCliCommand haw_cli_text_commands[];
extern const HawCliCommand haw_cli_words_commands[];
extern const HawCliCommand haw_cli_dates_commands[];

/* Whether --json was given. */
extern gboolean haw_cli_json;

gboolean    haw_cli_fail_usage (GError             **error,
                                const char          *format,
                                ...) G_GNUC_PRINTF (2, 3);
gboolean    haw_cli_fail_input (GError             **error,
                                const char          *format,
                                ...) G_GNUC_PRINTF (2, 3);

/**
 * haw_cli_check_date:
 * @option: the name of the option that was given it
 * @text: (nullable): what should be EDTF
 *
 * Returns: whether @text is a date or NULL; otherwise the error names option, date and fault
 */
gboolean    haw_cli_check_date (const char          *option,
                                const char          *text,
                                GError             **error);

/**
 * haw_cli_point_to_backups:
 * @error: what a command came to that was given the project at @path
 *
 * Adds to an error that says the project is damaged, gone or something else: where its newest backup
 * is and which command brings it back.
 */
void        haw_cli_point_to_backups (GError       *error,
                                      const char   *path);

/**
 * haw_cli_open:
 * @writing: whether to take the lock of the project; one that can't be written is then refused
 */
HawProject *haw_cli_open       (const char          *path,
                                gboolean             writing,
                                GError             **error);

/**
 * haw_cli_close:
 * @done: what the command came to
 *
 * Closes the file, keeping an error that is there.
 *
 * Returns: @done, or FALSE with an error from closing
 */
gboolean    haw_cli_close      (HawProject          *project,
                                gboolean             done,
                                GError             **error);

/**
 * haw_cli_edit:
 * @label: (transfer full): the name of the edit
 * @data: (transfer none): lives as long as the call
 *
 * Makes one edit and waits for it.
 */
gboolean    haw_cli_edit       (HawProject          *project,
                                HawLabel            *label,
                                HawEditFunc          func,
                                gpointer             data,
                                GError             **error);

/**
 * haw_cli_find:
 *
 * Returns: the id of the row called @name, an id or UUID; 0 with an error
 */
gint64      haw_cli_find       (HawProject          *project,
                                HawTable             table,
                                const char          *name,
                                GError             **error);

/**
 * haw_cli_parse_offset:
 *
 * Reads a position in a text.
 */
gboolean    haw_cli_parse_offset (const char        *text,
                                  gint64            *value,
                                  GError           **error);

/* Output. Of what comes from a project, control characters never reach the terminal. */

void        haw_cli_print        (const char        *format,
                                  ...) G_GNUC_PRINTF (1, 2);

/**
 * haw_cli_print_row:
 * @...: strings ended by NULL
 *
 * Prints values on one line with tabs between them.
 */
void        haw_cli_print_row    (const char        *first,
                                  ...) G_GNUC_NULL_TERMINATED;

/**
 * haw_cli_print_text:
 *
 * Prints a text of many lines as it is.
 */
void        haw_cli_print_text   (const char        *text);

/**
 * haw_cli_warn:
 *
 * Says something on the standard error.
 */
void        haw_cli_warn         (const char        *sentence);

/**
 * haw_cli_print_json:
 * @builder: (transfer full): holds one whole object
 *
 * Prints it on one line.
 */
void        haw_cli_print_json   (JsonBuilder       *builder);

/* Starts an object. */
JsonBuilder *haw_cli_json_new    (void);
void        haw_cli_json_string  (JsonBuilder       *builder,
                                  const char        *name,
                                  const char        *value);
void        haw_cli_json_int     (JsonBuilder       *builder,
                                  const char        *name,
                                  gint64             value);

/**
 * haw_cli_print_made:
 *
 * Prints the result of an edit that made a row.
 */
void        haw_cli_print_made   (gint64             id,
                                  const char        *uuid);

G_END_DECLS
