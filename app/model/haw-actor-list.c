/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-actor-list.h"

#include "haw-live-read.h"
#include "haw-lookup.h"
#include "text/haw-fold.h"
#include "text/haw-name-index.h"

struct _HawActorList
{
  HawRowStore parent_instance;

  HawNameIndex *index;
  GHashTable *names;    /* id of a name → NameOwner */
  HawLiveRead *counts;
};

G_DEFINE_FINAL_TYPE (HawActorList, haw_actor_list, HAW_TYPE_ROW_STORE)

/* A name, and whose it is. */
typedef struct
{
  gint64 actor;
  char *name;
} NameOwner;

/* The counts of one actor, as they were read. */
typedef struct
{
  gint64 actor;
  HawActorCounts counts;
} Counted;

static const char query[] =
  HAW_DB_SCAN "SELECT a.*, (SELECT group_concat (n.id || ' ' || n.name, char (31)) FROM actor_name n"
  " WHERE n.actor = a.id) AS names FROM actor a";

static const HawTable counted_tables[] = {
  HAW_TABLE_ACTOR, HAW_TABLE_MENTION, HAW_TABLE_PARTICIPANT, HAW_TABLE_EVENT, HAW_TABLE_ARTICLE,
};

static void
name_owner_free (gpointer data)
{
  NameOwner *owner = data;

  g_free (owner->name);
  g_free (owner);
}

static int
compare (HawRow *a,
         HawRow *b)
{
  return g_strcmp0 (haw_actor_get_sort_key (HAW_ACTOR (a)), haw_actor_get_sort_key (HAW_ACTOR (b)));
}

static void
forget_name (HawActorList *self,
             gint64        id)
{
  NameOwner *owner = g_hash_table_lookup (self->names, &id);
  HawActor *actor;

  if (owner == NULL)
    return;
  haw_name_index_remove (self->index, owner->actor, owner->name);
  actor = haw_row_store_lookup (HAW_ROW_STORE (self), owner->actor);
  if (actor != NULL)
    haw_actor_remove_name (actor, id);
  g_hash_table_remove (self->names, &id);
}

static void
learn_name (HawActorList *self,
            gint64        id,
            gint64        actor,
            const char   *name)
{
  NameOwner *owner = g_new0 (NameOwner, 1);

  owner->actor = actor;
  owner->name = g_strdup (name);
  g_hash_table_insert (self->names, g_memdup2 (&id, sizeof id), owner);
  haw_name_index_add (self->index, actor, name);
}

static void
follow_name (HawActorList    *self,
             const HawChange *change)
{
  gint64 id = haw_change_get_id (change);
  NameOwner *owner = g_hash_table_lookup (self->names, &id);
  gint64 actor = owner != NULL && !haw_change_has (change, "actor") ? owner->actor
                 : haw_change_get_int (change, "actor");
  g_autofree char *name = g_strdup (owner != NULL && !haw_change_has (change, "name")
                                    ? owner->name : haw_change_get_text (change, "name"));
  gint64 before = owner != NULL ? owner->actor : 0;
  HawActor *row;

  forget_name (self, id);
  if (before != 0 && before != actor)
    haw_row_store_touch (HAW_ROW_STORE (self), before);
  if (haw_change_get_kind (change) != HAW_CHANGE_DELETE && name != NULL)
    {
      row = haw_row_store_lookup (HAW_ROW_STORE (self), actor);
      if (row != NULL)
        haw_actor_set_name (row, id, name);
      learn_name (self, id, actor, name);
    }
  haw_row_store_touch (HAW_ROW_STORE (self), actor);
}

static void
follow (HawRowStore *store,
        HawChanges  *changes)
{
  for (guint i = 0; i < haw_changes_get_n (changes); i++)
    {
      const HawChange *change = haw_changes_get (changes, i);

      if (haw_change_get_table (change) == HAW_TABLE_ACTOR_NAME)
        follow_name (HAW_ACTOR_LIST (store), change);
    }
}

static void
take_counts (HawActorList *self,
             HawActor     *actor)
{
  GHashTable *counts = haw_live_read_get_result (self->counts);
  gint64 id = haw_row_get_id (HAW_ROW (actor));
  const Counted *counted = counts != NULL ? g_hash_table_lookup (counts, &id) : NULL;

  haw_actor_set_counts (actor, counted != NULL ? &counted->counts : &(HawActorCounts) { 0 });
}

/* The names of rows that were read come with them. */
static void
items_changed_cb (HawActorList *self,
                  guint         position,
                  guint         removed,
                  guint         added)
{
  if (haw_row_store_get_n (HAW_ROW_STORE (self)) == 0)
    {
      g_hash_table_remove_all (self->names);
      g_clear_pointer (&self->index, haw_name_index_free);
      self->index = haw_name_index_new ();
    }
  for (guint i = position; i < position + added; i++)
    {
      HawActor *actor = haw_row_store_peek (HAW_ROW_STORE (self), i);
      GPtrArray *names = haw_actor_get_names (actor);

      for (guint k = 0; k < names->len; k++)
        {
          const HawActorName *name = names->pdata[k];

          if (!g_hash_table_contains (self->names, &name->id))
            learn_name (self, name->id, haw_row_get_id (HAW_ROW (actor)), name->name);
        }
      if (self->counts != NULL)
        take_counts (self, actor);
    }
}

static gpointer
read_counts (HawDb         *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  HawStep step = HAW_STEP_ERROR;
  g_autoptr (HawStmt) stmt
    = haw_db_query (db, error,
                    HAW_DB_SCAN "SELECT a.id, m.n, m.n_articles,"
                    " (SELECT count (*) FROM (SELECT event FROM participant WHERE actor = a.id"
                    "  UNION SELECT id FROM event WHERE place_actor = a.id))"
                    " FROM actor a LEFT JOIN (SELECT m.actor, count (*) AS n,"
                    "  count (DISTINCT t.article) AS n_articles FROM mention m"
                    "  JOIN article_text t ON t.id = m.text"
                    "  JOIN article r ON r.id = t.article AND r.removed_at IS NULL"
                    "  WHERE m.text = " HAW_CURRENT_TEXT ("r.id") " GROUP BY m.actor) AS m"
                    " ON m.actor = a.id", "");

  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      Counted *counted = g_new0 (Counted, 1);

      counted->actor = haw_stmt_get_int (stmt, 0);
      counted->counts.n_mentions = (guint) haw_stmt_get_int (stmt, 1);
      counted->counts.n_articles = (guint) haw_stmt_get_int (stmt, 2);
      counted->counts.n_events = (guint) haw_stmt_get_int (stmt, 3);
      g_hash_table_insert (counts, &counted->actor, counted);
    }

  return step == HAW_STEP_DONE ? g_steal_pointer (&counts) : NULL;
}

static gboolean
is_counted (const HawChange *change)
{
  gboolean updated = haw_change_get_kind (change) == HAW_CHANGE_UPDATE;

  switch ((int) haw_change_get_table (change))
    {
    case HAW_TABLE_ARTICLE:
      return updated && (haw_change_has (change, "removed_at") ||
                         haw_change_has (change, "current_text"));
    case HAW_TABLE_EVENT: return !updated || haw_change_has (change, "place_actor");
    case HAW_TABLE_ACTOR: return FALSE;
    default: return TRUE;
    }
}

static void
counted_cb (HawActorList *self)
{
  for (guint i = 0; i < haw_row_store_get_n (HAW_ROW_STORE (self)); i++)
    take_counts (self, haw_row_store_peek (HAW_ROW_STORE (self), i));
}

static void
haw_actor_list_constructed (GObject *object)
{
  HawActorList *self = HAW_ACTOR_LIST (object);

  G_OBJECT_CLASS (haw_actor_list_parent_class)->constructed (object);

  self->counts = haw_live_read_new (haw_row_store_get_project (HAW_ROW_STORE (self)), read_counts,
                                    NULL, NULL, (GDestroyNotify) g_hash_table_unref, counted_tables,
                                    G_N_ELEMENTS (counted_tables), is_counted);
  g_signal_connect_object (self->counts, "read", G_CALLBACK (counted_cb), self, G_CONNECT_SWAPPED);
}

static void
haw_actor_list_dispose (GObject *object)
{
  HawActorList *self = HAW_ACTOR_LIST (object);

  if (self->counts != NULL)
    g_object_run_dispose (G_OBJECT (self->counts));

  G_OBJECT_CLASS (haw_actor_list_parent_class)->dispose (object);
}

static void
haw_actor_list_finalize (GObject *object)
{
  HawActorList *self = HAW_ACTOR_LIST (object);

  g_clear_object (&self->counts);
  g_clear_pointer (&self->index, haw_name_index_free);
  g_clear_pointer (&self->names, g_hash_table_unref);

  G_OBJECT_CLASS (haw_actor_list_parent_class)->finalize (object);
}

static void
haw_actor_list_class_init (HawActorListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  HawRowStoreClass *store_class = HAW_ROW_STORE_CLASS (klass);

  object_class->constructed = haw_actor_list_constructed;
  object_class->dispose = haw_actor_list_dispose;
  object_class->finalize = haw_actor_list_finalize;
  store_class->row_type = HAW_TYPE_ACTOR;
  store_class->table = HAW_TABLE_ACTOR;
  store_class->sql = query;
  store_class->take = haw_actor_take;
  store_class->compare = compare;
  store_class->follow = follow;
}

static void
haw_actor_list_init (HawActorList *self)
{
  self->index = haw_name_index_new ();
  self->names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, name_owner_free);
  g_signal_connect (self, "items-changed", G_CALLBACK (items_changed_cb), NULL);
}

HawActorList *
haw_actor_list_new (HawProject *project)
{
  g_return_val_if_fail (HAW_IS_PROJECT (project), NULL);

  return g_object_new (HAW_TYPE_ACTOR_LIST, "project", project, NULL);
}

void
haw_actor_list_set_counting (HawActorList *self,
                             gboolean      counting)
{
  g_return_if_fail (HAW_IS_ACTOR_LIST (self));

  haw_live_read_set_active (self->counts, counting);
}

guint
haw_actor_list_get_n_reads (HawActorList *self)
{
  g_return_val_if_fail (HAW_IS_ACTOR_LIST (self), 0);

  return haw_live_read_get_n_reads (self->counts);
}

HawActor *
haw_actor_list_find_name (HawActorList *self,
                          const char   *name)
{
  g_autofree char *folded = NULL;
  HawActor *found = NULL;

  g_return_val_if_fail (HAW_IS_ACTOR_LIST (self) && name != NULL, NULL);

  folded = haw_fold_name (name);
  for (guint i = 0; i < haw_row_store_get_n (HAW_ROW_STORE (self)); i++)
    {
      HawActor *actor = haw_row_store_peek (HAW_ROW_STORE (self), i);

      if (g_str_equal (haw_actor_get_sort_key (actor), folded))
        return actor;
      if (haw_actor_has_name (actor, folded) &&
          (found == NULL || haw_row_get_id (HAW_ROW (actor)) < haw_row_get_id (HAW_ROW (found))))
        found = actor;
    }
  return found;
}

GArray *
haw_actor_list_match (HawActorList *self,
                      const char   *words,
                      guint        *n_left)
{
  g_return_val_if_fail (HAW_IS_ACTOR_LIST (self), NULL);

  return haw_name_index_match (self->index, words, n_left);
}

GArray *
haw_actor_list_find_at (HawActorList *self,
                        HawText      *text,
                        guint         offset,
                        guint        *start,
                        guint        *end)
{
  g_return_val_if_fail (HAW_IS_ACTOR_LIST (self), NULL);

  return haw_name_index_find_at (self->index, text, offset, start, end);
}
