/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "support/haw-test.h"

G_BEGIN_DECLS

/* hawamish-cli, run as a shell would. */

typedef struct
{
  int status;
  char *out;
  char *err;
} Run;

static inline void
run_clear (Run *run)
{
  g_free (run->out);
  g_free (run->err);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

/**
 * run_cli:
 * @arguments: ended by NULL
 * @environment: (nullable): its environment where it is not ours
 * @set_up: (nullable): called in the new process before the program begins
 */
static inline Run
run_cli (const char *const    *arguments,
         char                **environment,
         GSpawnChildSetupFunc  set_up)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) argv = NULL;
  g_autoptr (GError) error = NULL;
  Run run = { 0 };
  int wait_status = 0;

  g_strv_builder_add (words, g_getenv ("HAW_CLI"));
  g_strv_builder_addv (words, (const char **) arguments);
  argv = g_strv_builder_end (words);
  g_spawn_sync (NULL, argv, environment, G_SPAWN_DEFAULT, set_up, NULL, &run.out, &run.err,
                &wait_status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (wait_status));
  run.status = WEXITSTATUS (wait_status);
  return run;
}

/* Runs the program with the arguments given, the last of them NULL. */
static inline G_GNUC_NULL_TERMINATED Run
cli (const char *first,
     ...)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  va_list arguments;

  va_start (arguments, first);
  for (const char *word = first; word != NULL; word = va_arg (arguments, const char *))
    g_ptr_array_add (words, (char *) word);
  va_end (arguments);
  g_ptr_array_add (words, NULL);
  return run_cli ((const char *const *) words->pdata, NULL, NULL);
}

#define assert_cli(status_, ...) \
  G_STMT_START { \
    g_auto (Run) run_ = cli (__VA_ARGS__, NULL); \
    if (run_.status != (status_)) \
      g_test_message ("%s", run_.err); \
    g_assert_cmpint (run_.status, ==, status_); \
    if ((status_) == 0) \
      g_assert_cmpstr (run_.err, ==, ""); \
    else \
      g_assert_cmpstr (run_.err, !=, ""); \
  } G_STMT_END

G_END_DECLS
