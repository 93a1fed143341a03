/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-event-list.h"

struct _HawEventList
{
  HawRowStore parent_instance;
};

G_DEFINE_FINAL_TYPE (HawEventList, haw_event_list, HAW_TYPE_ROW_STORE)

#define ACTORS_OF(event) \
  "(SELECT group_concat (name, char (10)) FROM (SELECT actor.name AS name FROM participant" \
  " JOIN actor ON actor.id = participant.actor WHERE participant.event = " event \
  " ORDER BY participant.id))"

static const char query[] =
  HAW_DB_SCAN "SELECT e.*, " ACTORS_OF ("e.id") " AS actors,"
  " (SELECT count (*) FROM evidence WHERE event = e.id) AS n_evidence"
  " FROM event e";

static int
compare (HawRow *a,
         HawRow *b)
{
  HawEvent *first = HAW_EVENT (a);
  HawEvent *second = HAW_EVENT (b);
  const HawBounds *one = haw_event_get_bounds (first);
  const HawBounds *other = haw_event_get_bounds (second);
  gboolean undated = haw_event_is_undated (first);

  if (undated != haw_event_is_undated (second))
    return undated ? 1 : -1;
  if (undated)
    return 0;
  if (one->earliest_start != other->earliest_start)
    return one->earliest_start < other->earliest_start ? -1 : 1;
  return (one->latest_end > other->latest_end) - (one->latest_end < other->latest_end);
}

typedef struct
{
  gint64 event;
  HawEventList *list;
} ActorsRead;

static gpointer
read_actors (HawDb         *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (HawStmt) stmt = haw_db_query (db, error, "SELECT " ACTORS_OF ("?"), "i",
                                           *(gint64 *) data);

  if (stmt == NULL || haw_stmt_step (stmt, error) != HAW_STEP_ROW)
    return NULL;
  return haw_stmt_dup_text (stmt, 0);
}

static void
actors_read_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      data)
{
  g_autofree ActorsRead *reading = data;
  g_autoptr (HawEventList) list = reading->list;
  g_autofree char *names = haw_project_read_finish (HAW_PROJECT (object), result, NULL);
  HawEvent *event = haw_row_store_lookup (HAW_ROW_STORE (list), reading->event);

  if (names == NULL || event == NULL)
    return;
  haw_event_set_actors (event, names);
  haw_row_store_touch (HAW_ROW_STORE (list), reading->event);
}

/* The names stand in another table, so they are read again. */
static void
refresh_actors (HawEventList *self,
                gint64        event)
{
  ActorsRead *reading = g_new0 (ActorsRead, 1);

  reading->event = event;
  reading->list = g_object_ref (self);
  haw_project_read_async (haw_row_store_get_project (HAW_ROW_STORE (self)), read_actors,
                          g_memdup2 (&event, sizeof event), g_free, g_free, NULL, actors_read_cb,
                          reading);
}

static void
count_evidence (HawRowStore     *store,
                HawEvent        *event,
                const HawChange *change)
{
  gint64 n = haw_event_get_n_evidence (event);

  if (haw_change_get_kind (change) == HAW_CHANGE_INSERT)
    n++;
  else if (haw_change_get_kind (change) == HAW_CHANGE_DELETE)
    n--;
  haw_event_set_evidence (event, n);
  haw_row_store_touch (store, haw_row_get_id (HAW_ROW (event)));
}

static void
follow (HawRowStore *store,
        HawChanges  *changes)
{
  g_autoptr (GHashTable) renamed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer key;

  for (guint i = 0; i < haw_changes_get_n (changes); i++)
    {
      const HawChange *change = haw_changes_get (changes, i);
      HawTable table = haw_change_get_table (change);
      gint64 owner = haw_change_get_owner (change);
      HawEvent *event = table == HAW_TABLE_EVIDENCE || table == HAW_TABLE_PARTICIPANT
                        ? haw_row_store_lookup (store, owner) : NULL;

      if (event != NULL && table == HAW_TABLE_EVIDENCE)
        count_evidence (store, event, change);
      else if (event != NULL)
        g_hash_table_add (renamed, g_memdup2 (&owner, sizeof owner));
    }

  g_hash_table_iter_init (&iter, renamed);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    refresh_actors (HAW_EVENT_LIST (store), *(gint64 *) key);
}

static void
haw_event_list_class_init (HawEventListClass *klass)
{
  HawRowStoreClass *store_class = HAW_ROW_STORE_CLASS (klass);

  store_class->row_type = HAW_TYPE_EVENT;
  store_class->table = HAW_TABLE_EVENT;
  store_class->sql = query;
  store_class->take = haw_event_take;
  store_class->compare = compare;
  store_class->follow = follow;
}

static void
haw_event_list_init (HawEventList *self)
{
}

HawEventList *
haw_event_list_new (HawProject *project)
{
  g_return_val_if_fail (HAW_IS_PROJECT (project), NULL);

  return g_object_new (HAW_TYPE_EVENT_LIST, "project", project, NULL);
}
