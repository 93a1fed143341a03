/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-links.h"
#include "text/haw-fold.h"

struct _HawLinks
{
  GObject parent_instance;

  HawProject *project;
  GCancellable *cancellable;
  gint64 article;
  GHashTable *ends;       /* id of an annotation → GPtrArray of HawLinkEnd */
  GHashTable *others;     /* set of the annotations at the other ends */
  GHashTable *articles;   /* set of their articles */
  guint reads;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HawLinks, haw_links, G_TYPE_OBJECT)

static void
link_end_free (gpointer data)
{
  HawLinkEnd *end = data;

  g_free (end->quote);
  g_free (end->title);
  g_free (end->outlet);
  g_free (end->reason);
  g_free (end);
}

#define END_COLUMNS \
  "o.id, o.article, o.start, o.end, o.quote, a.title, coalesce (p.name, '')"
#define END_JOINS \
  " JOIN article a ON a.id = o.article LEFT JOIN outlet p ON p.id = a.outlet"

static HawLinkEnd *
take_end (HawStmt *stmt)
{
  HawLinkEnd *end = g_new0 (HawLinkEnd, 1);

  end->annotation = haw_stmt_get_int (stmt, 0);
  end->article = haw_stmt_get_int (stmt, 1);
  end->start = haw_stmt_get_int (stmt, 2);
  end->end = haw_stmt_get_int (stmt, 3);
  end->quote = haw_stmt_dup_text (stmt, 4);
  end->title = haw_stmt_dup_text (stmt, 5);
  end->outlet = haw_stmt_dup_text (stmt, 6);
  return end;
}

static gpointer
load (HawDb         *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  g_autoptr (GPtrArray) ends = g_ptr_array_new_with_free_func (link_end_free);
  g_autoptr (HawStmt) stmt =
    haw_db_query (db, error,
                  "SELECT " END_COLUMNS ", l.id AS link, l.kind, 1 AS outgoing, l.reason, n.id"
                  " FROM annotation n JOIN link l ON l.source = n.id"
                  " JOIN annotation o ON o.id = l.target" END_JOINS
                  " WHERE n.article = ?1 AND a.removed_at IS NULL"
                  " UNION ALL"
                  " SELECT " END_COLUMNS ", l.id, l.kind, 0, l.reason, n.id"
                  " FROM annotation n JOIN link l ON l.target = n.id"
                  " JOIN annotation o ON o.id = l.source" END_JOINS
                  " WHERE n.article = ?1 AND a.removed_at IS NULL ORDER BY link", "i",
                  *(gint64 *) data);
  HawStep step = HAW_STEP_ERROR;

  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      HawLinkEnd *end = take_end (stmt);
      g_autofree char *kind = haw_stmt_dup_text (stmt, 8);

      end->link = haw_stmt_get_int (stmt, 7);
      haw_relation_from_nick (kind, &end->kind);
      end->outgoing = haw_stmt_get_int (stmt, 9) != 0;
      end->reason = haw_stmt_dup_text (stmt, 10);
      end->from = haw_stmt_get_int (stmt, 11);
      g_ptr_array_add (ends, end);
    }
  return step == HAW_STEP_DONE ? g_steal_pointer (&ends) : NULL;
}

static void
add_id (GHashTable *set,
        gint64      id)
{
  g_hash_table_add (set, g_memdup2 (&id, sizeof id));
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (HawLinks) self = data;
  g_autoptr (GPtrArray) ends = haw_project_read_finish (HAW_PROJECT (object), result, NULL);

  if (ends == NULL || self->project == NULL)
    return;
  g_hash_table_remove_all (self->ends);
  g_hash_table_remove_all (self->others);
  g_hash_table_remove_all (self->articles);
  g_ptr_array_set_free_func (ends, NULL);
  for (guint i = 0; i < ends->len; i++)
    {
      HawLinkEnd *end = g_ptr_array_index (ends, i);
      GPtrArray *of_one = g_hash_table_lookup (self->ends, &end->from);

      if (of_one == NULL)
        {
          of_one = g_ptr_array_new_with_free_func (link_end_free);
          g_hash_table_insert (self->ends, g_memdup2 (&end->from, sizeof end->from), of_one);
        }
      g_ptr_array_add (of_one, end);
      add_id (self->others, end->annotation);
      add_id (self->articles, end->article);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
reload (HawLinks *self)
{
  self->reads++;
  haw_project_read_async (self->project, load, g_memdup2 (&self->article, sizeof self->article),
                          g_free, (GDestroyNotify) g_ptr_array_unref, self->cancellable, loaded_cb,
                          g_object_ref (self));
}

/* An article that was removed holds links that come back with it: @articles does not have it then. */
static gboolean
matters (HawLinks        *self,
         const HawChange *change)
{
  gint64 id = haw_change_get_id (change);

  switch ((int) haw_change_get_table (change))
    {
    case HAW_TABLE_LINK:
      return TRUE;
    case HAW_TABLE_ANNOTATION:
      return g_hash_table_contains (self->others, &id);
    case HAW_TABLE_ARTICLE:
      return haw_change_has (change, "removed_at") || g_hash_table_contains (self->articles, &id);
    default:
      return FALSE;
    }
}

static void
changed_cb (HawLinks   *self,
            HawChanges *changes)
{
  gboolean again = haw_changes_is_reset (changes, HAW_TABLE_LINK) ||
                   haw_changes_is_reset (changes, HAW_TABLE_ANNOTATION) ||
                   haw_changes_is_reset (changes, HAW_TABLE_ARTICLE);

  for (guint i = 0; !again && i < haw_changes_get_n (changes); i++)
    again = matters (self, haw_changes_get (changes, i));
  if (again)
    reload (self);
}

static void
haw_links_dispose (GObject *object)
{
  HawLinks *self = HAW_LINKS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (haw_links_parent_class)->dispose (object);
}

static void
haw_links_finalize (GObject *object)
{
  HawLinks *self = HAW_LINKS (object);

  g_clear_object (&self->cancellable);
  g_hash_table_unref (self->ends);
  g_hash_table_unref (self->others);
  g_hash_table_unref (self->articles);

  G_OBJECT_CLASS (haw_links_parent_class)->finalize (object);
}

static void
haw_links_class_init (HawLinksClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = haw_links_dispose;
  object_class->finalize = haw_links_finalize;

  signals[CHANGED] = g_signal_new ("changed", HAW_TYPE_LINKS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
haw_links_init (HawLinks *self)
{
  self->cancellable = g_cancellable_new ();
  self->ends = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                      (GDestroyNotify) g_ptr_array_unref);
  self->others = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->articles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

HawLinks *
haw_links_new (HawProject *project,
               gint64      article)
{
  HawLinks *self;

  g_return_val_if_fail (HAW_IS_PROJECT (project), NULL);

  self = g_object_new (HAW_TYPE_LINKS, NULL);
  self->project = g_object_ref (project);
  self->article = article;
  g_signal_connect_object (project, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  reload (self);
  return self;
}

GPtrArray *
haw_links_get (HawLinks *self,
               gint64    annotation)
{
  g_return_val_if_fail (HAW_IS_LINKS (self), NULL);

  return g_hash_table_lookup (self->ends, &annotation);
}

guint
haw_links_get_reads (HawLinks *self)
{
  g_return_val_if_fail (HAW_IS_LINKS (self), 0);

  return self->reads;
}

typedef struct
{
  gint64 annotation;
  GStrv words;    /* folded */
  guint limit;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_strfreev (search->words);
  g_free (search);
}

static gboolean
matches (const Search     *search,
         const HawLinkEnd *end)
{
  g_autofree char *all = NULL;
  g_autofree char *folded = NULL;

  if (search->words[0] == NULL)
    return TRUE;
  all = g_strjoin ("\n", end->quote, end->title, end->outlet, NULL);
  folded = haw_fold (all);
  return haw_fold_has_words (folded, (const char *const *) search->words);
}

static gpointer
find_ends (HawDb         *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  const Search *search = data;
  g_autoptr (GPtrArray) ends = g_ptr_array_new_with_free_func (link_end_free);
  g_autoptr (HawStmt) stmt =
    haw_db_query (db, error, HAW_DB_SCAN
                  "SELECT " END_COLUMNS " FROM annotation o" END_JOINS
                  " WHERE a.removed_at IS NULL AND o.id <> ?1"
                  " ORDER BY o.article <> (SELECT article FROM annotation WHERE id = ?1),"
                  " a.published_start IS NULL, a.published_start DESC, a.id DESC, o.start, o.id",
                  "i", search->annotation);
  HawStep step = HAW_STEP_ERROR;

  while (stmt != NULL && ends->len < search->limit &&
         (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      HawLinkEnd *end = take_end (stmt);

      if (matches (search, end))
        g_ptr_array_add (ends, end);
      else
        link_end_free (end);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
    }
  return step != HAW_STEP_ERROR ? g_steal_pointer (&ends) : NULL;
}

void
haw_link_find_ends_async (HawProject          *project,
                          gint64               annotation,
                          const char          *words,
                          guint                limit,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  Search *search;

  g_return_if_fail (HAW_IS_PROJECT (project) && words != NULL && limit > 0);

  search = g_new0 (Search, 1);
  search->annotation = annotation;
  search->words = haw_fold_split (words);
  search->limit = limit;
  haw_project_read_async (project, find_ends, search, search_free,
                          (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}
