/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-event-store.h"

#include "project/haw-project-urgent.h"

/* Events that nobody else holds any more, so that one comes back to what one has just seen at once. */
#define MOST_KEPT 64

typedef enum
{
  UNREAD,
  READ,
  MISSING,
} State;

/* An event that somebody holds. */
typedef struct
{
  gint64 id;
  HawEvent *event;   /* weak */
  GHashTable *held;  /* that this is in */
  State state;
} Entry;

struct _HawEventStore
{
  GObject parent_instance;

  HawProject *project;
  GCancellable *cancellable;
  GHashTable *held;    /* gint64 → Entry */
  GQueue kept;         /* HawEvent, the newest at the head */
  GHashTable *wanted;  /* gint64: to be read next */
  GPtrArray *searches; /* GTask */
  guint flush_id;
  gboolean failed;     /* the last read: what it was for is to be asked for again */
  guint n_rows_read;
  guint n_reads;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HawEventStore, haw_event_store, G_TYPE_OBJECT)

#define ACTORS_OF(event) \
  "(SELECT group_concat (name, char (10)) FROM (SELECT actor.name AS name FROM participant" \
  " JOIN actor ON actor.id = participant.actor WHERE participant.event = " event \
  " ORDER BY participant.id))"

static const char query[] =
  "SELECT e.*, " ACTORS_OF ("e.id") " AS actors,"
  " (SELECT count (*) FROM evidence v JOIN annotation n ON n.id = v.annotation"
  " JOIN article a ON a.id = n.article AND a.removed_at IS NULL WHERE v.event = e.id) AS n_evidence"
  " FROM event e WHERE e.id = ?";

/* The values of an event, or that it is not there. */
typedef struct
{
  gint64 id;
  HawEvent *event;
} Found;

static void
found_clear (gpointer data)
{
  g_clear_object (&((Found *) data)->event);
}

/* @data: a GArray of gint64; the answer is a GArray of Found. */
static gpointer
read_events (HawDb         *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  const GArray *ids = data;
  g_autoptr (GArray) answer = g_array_sized_new (FALSE, FALSE, sizeof (Found), ids->len);

  g_array_set_clear_func (answer, found_clear);
  for (guint i = 0; i < ids->len; i++)
    {
      Found found = { g_array_index (ids, gint64, i), NULL };
      g_autoptr (HawStmt) stmt = haw_db_query (db, error, query, "i", found.id);
      HawFields fields = { .stmt = stmt };
      HawStep step = stmt != NULL ? haw_stmt_step (stmt, error) : HAW_STEP_ERROR;

      if (step == HAW_STEP_ERROR)
        return NULL;
      if (step == HAW_STEP_ROW)
        {
          found.event = g_object_new (HAW_TYPE_EVENT, "id", found.id, NULL);
          haw_event_take (HAW_ROW (found.event), &fields);
        }
      g_array_append_val (answer, found);
    }
  return g_steal_pointer (&answer);
}

static Entry *
get_entry (HawEventStore *self,
           gint64         id)
{
  return g_hash_table_lookup (self->held, &id);
}

static gboolean
take_found (HawEventStore *self,
            const Found   *found)
{
  Entry *entry = get_entry (self, found->id);

  if (entry == NULL)
    return FALSE;
  entry->state = found->event != NULL ? READ : MISSING;
  if (found->event != NULL)
    haw_event_take_from (entry->event, found->event);
  return TRUE;
}

/* Whether all events of a search are known by now. */
static gboolean
is_settled (HawEventStore *self,
            GPtrArray     *events)
{
  for (guint i = 0; i < events->len; i++)
    if (get_entry (self, haw_row_get_id (events->pdata[i]))->state == UNREAD)
      return FALSE;
  return TRUE;
}

static void
return_events (HawEventStore *self,
               GTask         *task)
{
  GPtrArray *events = g_task_get_task_data (task);
  g_autoptr (GPtrArray) there = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < events->len; i++)
    if (haw_event_store_lookup (self, haw_row_get_id (events->pdata[i])) != NULL)
      g_ptr_array_add (there, g_object_ref (events->pdata[i]));
  g_task_return_pointer (task, g_steal_pointer (&there), (GDestroyNotify) g_ptr_array_unref);
}

static void
settle_searches (HawEventStore *self)
{
  for (guint i = 0; i < self->searches->len;)
    {
      g_autoptr (GTask) task = g_object_ref (self->searches->pdata[i]);

      if (is_settled (self, g_task_get_task_data (task)))
        {
          g_ptr_array_remove_index (self->searches, i);
          return_events (self, task);
        }
      else
        i++;
    }
}

static void
fail_searches (HawEventStore *self,
               const GError  *error)
{
  g_autoptr (GPtrArray) failed = g_steal_pointer (&self->searches);

  self->searches = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < failed->len; i++)
    g_task_return_error (failed->pdata[i], g_error_copy (error));
}

/* Who asked for a reading, if it is still there. */
static gpointer
take_asker (GWeakRef *asker)
{
  gpointer self = g_weak_ref_get (asker);

  g_weak_ref_clear (asker);
  g_free (asker);
  return self;
}

/* @data: a weak reference to the store, which a reading under way does not keep. */
static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (HawEventStore) self = take_asker (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) answer = haw_project_read_finish (HAW_PROJECT (object), result, &error);
  gboolean any = FALSE;

  if (self == NULL)
    return;
  self->failed = answer == NULL;
  if (answer == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
          !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
        g_warning ("%s", error->message);
      fail_searches (self, error);
      return;
    }
  for (guint i = 0; i < answer->len; i++)
    any = take_found (self, &g_array_index (answer, Found, i)) || any;
  settle_searches (self);
  if (any)
    g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
flush_cb (gpointer data)
{
  HawEventStore *self = data;
  GWeakRef *asker = g_new0 (GWeakRef, 1);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer id;

  self->flush_id = 0;
  g_hash_table_iter_init (&iter, self->wanted);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_vals (ids, id, 1);
  g_hash_table_remove_all (self->wanted);
  self->n_reads++;
  self->n_rows_read += ids->len;
  g_weak_ref_init (asker, self);
  haw_project_read_urgent_async (self->project, read_events, ids, (GDestroyNotify) g_array_unref,
                                 (GDestroyNotify) g_array_unref, self->cancellable, read_cb, asker);
  return G_SOURCE_REMOVE;
}

static void
want (HawEventStore *self,
      gint64         id)
{
  g_hash_table_add (self->wanted, g_memdup2 (&id, sizeof id));
  if (self->flush_id == 0)
    self->flush_id = g_idle_add_full (G_PRIORITY_DEFAULT, flush_cb, self, NULL);
}

static void
want_all (HawEventStore *self)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->held);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    want (self, *(const gint64 *) id);
}

/* Returns: whether an event that was read has other values now. */
static gboolean
take_change (HawEventStore   *self,
             Entry           *entry,
             const HawChange *change)
{
  const HawFields fields = { .change = change };

  if (haw_change_get_kind (change) == HAW_CHANGE_DELETE)
    entry->state = MISSING;
  else if (haw_change_get_kind (change) == HAW_CHANGE_INSERT)
    want (self, entry->id);
  else if (entry->state == READ)
    haw_event_take (HAW_ROW (entry->event), &fields);
  return entry->state != UNREAD && haw_change_get_kind (change) != HAW_CHANGE_INSERT;
}

/* Whether names or numbers of any event may be others: an actor is called anew, an article goes or comes. */
static gboolean
is_for_all (const HawChange *change)
{
  HawTable table = haw_change_get_table (change);

  return haw_change_get_kind (change) == HAW_CHANGE_UPDATE &&
         ((table == HAW_TABLE_ACTOR && haw_change_has (change, "name")) ||
          (table == HAW_TABLE_ARTICLE && haw_change_has (change, "removed_at")));
}

/* Names and numbers stand in other tables, so that they are read again. */
static void
changed_cb (HawEventStore *self,
            HawChanges    *changes)
{
  static const HawTable tables[] = { HAW_TABLE_EVENT, HAW_TABLE_EVIDENCE, HAW_TABLE_PARTICIPANT,
                                     HAW_TABLE_ACTOR };
  gboolean any = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (haw_changes_is_reset (changes, tables[i]))
      {
        want_all (self);
        return;
      }
  for (guint i = 0; i < haw_changes_get_n (changes); i++)
    {
      const HawChange *change = haw_changes_get (changes, i);
      HawTable table = haw_change_get_table (change);
      Entry *entry = table == HAW_TABLE_EVENT ? get_entry (self, haw_change_get_id (change))
                     : table == HAW_TABLE_EVIDENCE || table == HAW_TABLE_PARTICIPANT
                       ? get_entry (self, haw_change_get_owner (change)) : NULL;

      if (entry != NULL && table == HAW_TABLE_EVENT)
        any = take_change (self, entry, change) || any;
      else if (entry != NULL && entry->state != MISSING)
        want (self, entry->id);
      else if (is_for_all (change))
        want_all (self);
    }
  settle_searches (self);
  if (any)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
haw_event_store_dispose (GObject *object)
{
  HawEventStore *self = HAW_EVENT_STORE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->flush_id, g_source_remove);
  g_queue_clear_full (&self->kept, g_object_unref);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (haw_event_store_parent_class)->dispose (object);
}

static void
haw_event_store_finalize (GObject *object)
{
  HawEventStore *self = HAW_EVENT_STORE (object);

  g_clear_object (&self->cancellable);
  g_hash_table_unref (self->held);
  g_hash_table_unref (self->wanted);
  g_ptr_array_unref (self->searches);

  G_OBJECT_CLASS (haw_event_store_parent_class)->finalize (object);
}

static void
haw_event_store_class_init (HawEventStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = haw_event_store_dispose;
  object_class->finalize = haw_event_store_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
haw_event_store_init (HawEventStore *self)
{
  self->cancellable = g_cancellable_new ();
  self->held = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->wanted = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->searches = g_ptr_array_new_with_free_func (g_object_unref);
  g_queue_init (&self->kept);
}

HawEventStore *
haw_event_store_new (HawProject *project)
{
  HawEventStore *self;

  g_return_val_if_fail (HAW_IS_PROJECT (project), NULL);

  self = g_object_new (HAW_TYPE_EVENT_STORE, NULL);
  self->project = g_object_ref (project);
  g_signal_connect_object (project, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

static void
event_gone_cb (gpointer  data,
               GObject  *where_the_event_was)
{
  Entry *entry = data;
  GHashTable *held = entry->held;

  g_hash_table_remove (held, &entry->id);
  g_free (entry);
  g_hash_table_unref (held);
}

static void
keep (HawEventStore *self,
      HawEvent      *event)
{
  g_queue_push_head (&self->kept, g_object_ref (event));
  if (g_queue_get_length (&self->kept) > MOST_KEPT)
    g_object_unref (g_queue_pop_tail (&self->kept));
}

HawEvent *
haw_event_store_hold (HawEventStore *self,
                      gint64         id)
{
  Entry *entry;

  g_return_val_if_fail (HAW_IS_EVENT_STORE (self) && self->project != NULL, NULL);

  entry = get_entry (self, id);
  if (entry != NULL)
    {
      if (entry->state == UNREAD && self->failed)
        want (self, id);
      return g_object_ref (entry->event);
    }
  entry = g_new0 (Entry, 1);
  entry->id = id;
  entry->event = g_object_new (HAW_TYPE_EVENT, "id", id, NULL);
  entry->held = g_hash_table_ref (self->held);
  g_hash_table_insert (self->held, &entry->id, entry);
  g_object_weak_ref (G_OBJECT (entry->event), event_gone_cb, entry);
  keep (self, entry->event);
  want (self, id);
  return entry->event;
}

HawEvent *
haw_event_store_lookup (HawEventStore *self,
                        gint64         id)
{
  Entry *entry;

  g_return_val_if_fail (HAW_IS_EVENT_STORE (self), NULL);

  entry = get_entry (self, id);
  return entry != NULL && entry->state == READ ? entry->event : NULL;
}

gboolean
haw_event_store_is_missing (HawEventStore *self,
                            gint64         id)
{
  Entry *entry;

  g_return_val_if_fail (HAW_IS_EVENT_STORE (self), FALSE);

  entry = get_entry (self, id);
  return entry != NULL && entry->state == MISSING;
}

void
haw_event_store_find_async (HawEventStore       *self,
                            const gint64        *ids,
                            gsize                n,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  GPtrArray *events;

  g_return_if_fail (HAW_IS_EVENT_STORE (self));
  g_return_if_fail (ids != NULL || n == 0);

  events = g_ptr_array_new_with_free_func (g_object_unref);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, haw_event_store_find_async);
  g_task_set_task_data (task, events, (GDestroyNotify) g_ptr_array_unref);
  for (gsize i = 0; i < n; i++)
    g_ptr_array_add (events, haw_event_store_hold (self, ids[i]));
  if (is_settled (self, events))
    return_events (self, task);
  else
    g_ptr_array_add (self->searches, g_steal_pointer (&task));
}

GPtrArray *
haw_event_store_find_finish (HawEventStore  *self,
                             GAsyncResult   *result,
                             GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

guint
haw_event_store_get_n_held (HawEventStore *self)
{
  g_return_val_if_fail (HAW_IS_EVENT_STORE (self), 0);

  return g_hash_table_size (self->held);
}

guint
haw_event_store_get_n_rows_read (HawEventStore *self)
{
  g_return_val_if_fail (HAW_IS_EVENT_STORE (self), 0);

  return self->n_rows_read;
}

guint
haw_event_store_get_n_reads (HawEventStore *self)
{
  g_return_val_if_fail (HAW_IS_EVENT_STORE (self), 0);

  return self->n_reads;
}
