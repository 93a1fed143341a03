/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-copy-private.h"
#include "haw-db-private.h"
#include "haw-gate.h"
#include "haw-label.h"
#include "haw-recover.h"
#include "haw-salvage.h"
#include "haw-schema.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

struct _HawRecovery
{
  GHashTable *found;      /* name of a table → count */
  GPtrArray *findings;    /* ended by NULL */
  gboolean whole;
};

typedef struct
{
  char *damaged;
  char *path;
} RecoverJob;

static void
recover_job_free (RecoverJob *job)
{
  g_free (job->damaged);
  g_free (job->path);
  g_free (job);
}

void
haw_recovery_free (HawRecovery *recovery)
{
  g_hash_table_unref (recovery->found);
  g_ptr_array_unref (recovery->findings);
  g_free (recovery);
}

static gint64
count_rows (HawDb      *db,
            const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM \"%s\"", table);
  sqlite3_stmt *stmt = NULL;
  gint64 n = 0;

  if (sqlite3_prepare_v2 (haw_db_get_handle (db), sql, -1, &stmt, NULL) == SQLITE_OK &&
      sqlite3_step (stmt) == SQLITE_ROW)
    n = sqlite3_column_int64 (stmt, 0);
  sqlite3_finalize (stmt);
  return n;
}

static void
add_count (HawRecovery *recovery,
           HawLabel    *sentence)
{
  g_ptr_array_add (recovery->findings, haw_label_format (sentence));
  haw_label_free (sentence);
}

/* The tables whose rows mean something to people. */
static void
add_found (HawRecovery *recovery)
{
#define FOUND(table) ((gint64) haw_recovery_get_found (recovery, table))
  add_count (recovery, haw_label_new_plural ("%s article was found.", "%s articles were found.",
                                             FOUND ("article")));
  add_count (recovery, haw_label_new_plural ("%s annotation was found.",
                                             "%s annotations were found.", FOUND ("annotation")));
  add_count (recovery, haw_label_new_plural ("%s note was found.", "%s notes were found.",
                                             FOUND ("note")));
  add_count (recovery, haw_label_new_plural ("%s code was found.", "%s codes were found.",
                                             FOUND ("code")));
  add_count (recovery, haw_label_new_plural ("%s event was found.", "%s events were found.",
                                             FOUND ("event")));
  add_count (recovery, haw_label_new_plural ("%s actor was found.", "%s actors were found.",
                                             FOUND ("actor")));
#undef FOUND
}

static HawRecovery *
report (HawSalvage *salvage,
        gboolean    whole)
{
  HawRecovery *recovery = g_new0 (HawRecovery, 1);
  gint64 n_lost = 0;
  gint64 n_partial = 0;

  recovery->whole = whole;
  recovery->found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  recovery->findings = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < salvage->tables->len; i++)
    {
      HawSalvageTable *table = salvage->tables->pdata[i];
      gint64 n = count_rows (salvage->db, table->name);

      n_lost += table->n_lost;
      if (!g_str_equal (table->name, "article_text"))
        n_partial += table->n_partial;
      g_hash_table_insert (recovery->found, g_strdup (table->name),
                           g_memdup2 (&n, sizeof n));
    }
  add_found (recovery);
  if (!whole)
    g_ptr_array_add (recovery->findings,
                     g_strdup (_("Parts of the file can’t be read; what was on them is missing.")));
  if (n_partial > 0)
    add_count (recovery, haw_label_new_plural ("%s entry is not complete.",
                                               "%s entries are not complete.", n_partial));
  if (n_lost > 0)
    add_count (recovery, haw_label_new_plural (
               "%s entry was found but makes no sense, and was left out.",
               "%s entries were found but make no sense, and were left out.", n_lost));
  g_ptr_array_extend_and_steal (recovery->findings, g_steal_pointer (&salvage->findings));
  g_ptr_array_add (recovery->findings,
                   g_strdup (_("The steps that could be undone are not in the new project.")));
  g_ptr_array_add (recovery->findings, NULL);

  return recovery;
}

/* Whether anything but what every project has was found. */
static gboolean
is_empty (HawSalvage *salvage)
{
  for (guint i = 0; i < salvage->tables->len; i++)
    if (((HawSalvageTable *) salvage->tables->pdata[i])->n_found > 0)
      return FALSE;

  return TRUE;
}

/* SQLite is asked only where the file has our tables and nothing else: what a stranger put in the
 * place of a table could do anything. */
static gboolean
read_rows (HawSalvage *salvage,
           const char *damaged)
{
  g_autoptr (HawDb) db = haw_db_open (damaged, HAW_DB_IMMUTABLE, NULL);

  return db != NULL && haw_schema_verify (db, NULL) && haw_salvage_walk (salvage, db);
}

static HawRecovery *
recover_into (const char    *damaged,
              const char    *path,
              const char    *temporary,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (HawPages) pages = haw_pages_open (damaged, error);
  g_autoptr (HawSalvage) salvage = NULL;
  g_autoptr (HawRecovery) recovery = NULL;
  gboolean whole;

  if (pages == NULL || (salvage = haw_salvage_new (temporary, error)) == NULL)
    return NULL;
  haw_db_set_shown_path (salvage->db, path);
  whole = read_rows (salvage, damaged);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (!whole)
    haw_salvage_carve (salvage, pages);
  if (is_empty (salvage))
    {
      g_autofree char *name = haw_isolate_path (damaged);

      g_set_error (error, HAW_ERROR, HAW_ERROR_NOT_PROJECT,
                   _("Nothing of a Hawamish project was found in %s."), name);
      return NULL;
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !haw_salvage_repair (salvage, error) ||
      !haw_gate_check_pages (salvage->db, error))
    return NULL;

  recovery = report (salvage, whole);
  g_clear_pointer (&salvage, haw_salvage_free);
  return haw_copy_move_new (temporary, path, error) ? g_steal_pointer (&recovery) : NULL;
}

static void
recover_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  RecoverJob *job = task_data;
  g_autofree char *temporary = NULL;
  HawRecovery *recovery;
  GError *error = NULL;

  if (!haw_copy_check_new (job->path, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  temporary = haw_copy_make_temporary (job->path, &error);
  recovery = temporary != NULL
             ? recover_into (job->damaged, job->path, temporary, cancellable, &error) : NULL;
  if (recovery != NULL)
    {
      haw_gate_remember (job->path);
      g_task_return_pointer (task, recovery, (GDestroyNotify) haw_recovery_free);
      return;
    }
  if (temporary != NULL)
    g_unlink (temporary);
  g_task_return_error (task, error);
}

void
haw_recover_async (GFile               *damaged,
                   GFile               *file,
                   GCancellable        *cancellable,
                   GAsyncReadyCallback  callback,
                   gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  RecoverJob *job;

  g_return_if_fail (G_IS_FILE (damaged));
  g_return_if_fail (G_IS_FILE (file));

  job = g_new0 (RecoverJob, 1);
  job->damaged = g_file_get_path (damaged);
  job->path = g_file_get_path (file);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, haw_recover_async);
  g_task_set_task_data (task, job, (GDestroyNotify) recover_job_free);
  g_task_set_check_cancellable (task, FALSE);
  if (job->damaged == NULL || job->path == NULL)
    g_task_return_new_error (task, HAW_ERROR, HAW_ERROR_NOT_FOUND,
                             _("Only files on this computer can be recovered, to a folder on this "
                               "computer."));
  else
    g_task_run_in_thread (task, recover_thread);
}

HawRecovery *
haw_recover_finish (GAsyncResult  *result,
                    GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, haw_recover_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

guint64
haw_recovery_get_found (HawRecovery *recovery,
                        const char  *table)
{
  const gint64 *n = g_hash_table_lookup (recovery->found, table);

  return n != NULL ? (guint64) *n : 0;
}

gboolean
haw_recovery_is_whole (HawRecovery *recovery)
{
  return recovery->whole;
}

const char *const *
haw_recovery_get_findings (HawRecovery *recovery)
{
  return (const char *const *) recovery->findings->pdata;
}
