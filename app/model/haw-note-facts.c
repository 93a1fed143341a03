/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-note-facts.h"

typedef struct
{
  HawNoteTarget target;
  gint64 id;
} Wanted;

/* Each gives the title, the outlet, the date and the quotation. */
static const char *const queries[] = {
  [HAW_NOTE_ON_ANNOTATION] =
    "SELECT a.title, coalesce (o.name, ''), a.published, n.quote FROM annotation n"
    " JOIN article a ON a.id = n.article LEFT JOIN outlet o ON o.id = a.outlet WHERE n.id = ?",
  [HAW_NOTE_ON_ARTICLE] =
    "SELECT a.title, coalesce (o.name, ''), a.published, '' FROM article a"
    " LEFT JOIN outlet o ON o.id = a.outlet WHERE a.id = ?",
  [HAW_NOTE_ON_CODE] = "SELECT name, '', '', '' FROM code WHERE id = ?",
  [HAW_NOTE_ON_EVENT] = "SELECT title, '', date, '' FROM event WHERE id = ?",
  [HAW_NOTE_ON_ACTOR] = "SELECT name, '', '', '' FROM actor WHERE id = ?",
  [HAW_NOTE_ON_PROJECT] = "SELECT '', '', '', '' FROM note WHERE id = ?",
};

static gpointer
load_facts (HawDb         *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  const Wanted *wanted = data;
  g_autoptr (HawNoteFacts) facts = g_new0 (HawNoteFacts, 1);
  g_autoptr (HawStmt) stmt = haw_db_query (db, error, queries[wanted->target], "i", wanted->id);
  HawStep step;

  if (stmt == NULL || (step = haw_stmt_step (stmt, error)) == HAW_STEP_ERROR)
    return NULL;
  if (step == HAW_STEP_ROW)
    {
      facts->title = haw_stmt_dup_text (stmt, 0);
      facts->outlet = haw_stmt_dup_text (stmt, 1);
      facts->date = haw_stmt_dup_text (stmt, 2);
      facts->quotation = haw_stmt_dup_text (stmt, 3);
    }
  else
    {
      facts->title = g_strdup ("");
      facts->outlet = g_strdup ("");
      facts->date = g_strdup ("");
      facts->quotation = g_strdup ("");
    }

  return g_steal_pointer (&facts);
}

void
haw_note_facts_free (HawNoteFacts *facts)
{
  g_free (facts->title);
  g_free (facts->outlet);
  g_free (facts->date);
  g_free (facts->quotation);
  g_free (facts);
}

void
haw_note_facts_load_async (HawProject          *project,
                           HawNoteTarget        target,
                           gint64               target_id,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  const Wanted wanted = { target, target_id };

  g_return_if_fail (HAW_IS_PROJECT (project) && target < G_N_ELEMENTS (queries));

  haw_project_read_async (project, load_facts, g_memdup2 (&wanted, sizeof wanted), g_free,
                          (GDestroyNotify) haw_note_facts_free, cancellable, callback, user_data);
}
