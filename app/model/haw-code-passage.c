/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-code-passage.h"

struct _HawCodePassage
{
  HawRow parent_instance;

  char *quote;
  char *title;
};

G_DEFINE_FINAL_TYPE (HawCodePassage, haw_code_passage, HAW_TYPE_ROW)

static gpointer
load_passages (HawDb         *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (GListStore) passages = g_list_store_new (HAW_TYPE_CODE_PASSAGE);
  HawStep step = HAW_STEP_ERROR;
  g_autoptr (HawStmt) stmt
    = haw_db_query (db, error,
                    "SELECT n.id, n.quote, a.title FROM annotation_code ac"
                    " JOIN annotation n ON n.id = ac.annotation"
                    " JOIN article a ON a.id = n.article AND a.removed_at IS NULL"
                    " WHERE ac.code = ? ORDER BY a.published_start IS NULL, a.published_start,"
                    " a.id, n.start, n.id", "i", *(gint64 *) data);

  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      g_autoptr (HawCodePassage) passage
        = g_object_new (HAW_TYPE_CODE_PASSAGE, "id", haw_stmt_get_int (stmt, 0), NULL);

      passage->quote = haw_stmt_dup_text (stmt, 1);
      passage->title = haw_stmt_dup_text (stmt, 2);
      g_list_store_append (passages, passage);
    }

  return step == HAW_STEP_DONE ? g_steal_pointer (&passages) : NULL;
}

static void
haw_code_passage_finalize (GObject *object)
{
  HawCodePassage *self = HAW_CODE_PASSAGE (object);

  g_free (self->quote);
  g_free (self->title);

  G_OBJECT_CLASS (haw_code_passage_parent_class)->finalize (object);
}

static void
haw_code_passage_class_init (HawCodePassageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = haw_code_passage_finalize;
}

static void
haw_code_passage_init (HawCodePassage *self)
{
}

const char *
haw_code_passage_get_quote (HawCodePassage *self)
{
  g_return_val_if_fail (HAW_IS_CODE_PASSAGE (self), NULL);

  return self->quote;
}

const char *
haw_code_passage_get_title (HawCodePassage *self)
{
  g_return_val_if_fail (HAW_IS_CODE_PASSAGE (self), NULL);

  return self->title;
}

void
haw_code_passages_load_async (HawProject          *project,
                              gint64               code,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_return_if_fail (HAW_IS_PROJECT (project));

  haw_project_read_async (project, load_passages, g_memdup2 (&code, sizeof code), g_free,
                          g_object_unref, cancellable, callback, user_data);
}
