/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/haw-event-table-private.h"

#include "project/haw-project-urgent.h"
#include "model/haw-event-publications.h"
#include "time/haw-block.h"

/* More changes than these are taken over in one pass. */
#define MOST_ONE_BY_ONE 32

struct _HawEventTable
{
  GObject parent_instance;

  HawProject *project;
  GCancellable *cancellable;
  HawTimelineStore *store;   /* all events; NULL until the first reading */
  HawTimelineLanes *shown;   /* of these, or of a copy: by another clock, of those that disagree enough */
  HawClock shown_clock;
  HawTimelineLanes *keeper;  /* of the store, where others are shown */
  HawTimelineLanes *made;    /* of the store, apart from the main thread, and not shown yet */
  gboolean making;
  HawClock clock;
  HawEventPublications *publications; /* NULL by the time events happened */
  HawTableLanes lanes;
  HawLaneKey by, then_by;
  guint least_disagreement;
  GHashTable *pending;       /* gint64 → HawPendingEvent: to be shown as soon as their lanes are known */
  GHashTable *asked;         /* gint64: events whose sources are to be read again */
  guint n_loads;
  gboolean reading_sources;
  gboolean wants_sources;    /* all of them, once the events are shown */
  guint n_filling;           /* readings of all sources under way */
  gboolean rebuild;
  gboolean remake;           /* other events are to be shown than those that are */
  guint flush_id;
};

enum
{
  PROP_0,
  PROP_PROJECT,
  PROP_LOADING,
  N_PROPS,
};

enum
{
  RESET,
  SETTLED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HawEventTable, haw_event_table, G_TYPE_OBJECT)

/* By another clock than that of events, or where only some are shown, it is a copy of the store. */
static void
make_shown (HawEventTable *self)
{
  g_autoptr (HawTimelineStore) turned = NULL;
  g_autoptr (HawTimelineStore) part = NULL;
  HawTimelineStore *from = self->store;

  g_clear_pointer (&self->shown, haw_timeline_lanes_unref);
  g_clear_pointer (&self->keeper, haw_timeline_lanes_unref);
  self->shown_clock = self->clock;
  if (self->clock != HAW_CLOCK_EVENT)
    from = turned = haw_clock_turn_all (
      self->clock, haw_event_publications_get (self->publications), self->store);
  if (self->least_disagreement > 0)
    from = part = haw_event_table_part (from, self->least_disagreement);
  if (from != self->store)
    {
      self->keeper = haw_timeline_lanes_new (self->store);
      haw_timeline_lanes_finish (self->keeper);
    }
  self->shown = haw_event_table_make_lanes (&self->lanes, from);
}

static void
rebuild (HawEventTable *self)
{
  self->rebuild = FALSE;
  make_shown (self);
  g_signal_emit (self, signals[RESET], 0);
}

static void
apply (HawEventTable   *self,
       HawPendingEvent *pending)
{
  g_autoptr (GArray) ids = NULL;
  HawTimelineEvent event = pending->event;

  if (self->keeper != NULL && pending->removed)
    haw_timeline_lanes_remove (self->keeper, pending->id);
  else if (self->keeper != NULL)
    haw_timeline_lanes_put (self->keeper, &event, NULL, 0);
  if (pending->removed || !haw_event_table_disagrees (&event, self->least_disagreement))
    {
      haw_timeline_lanes_remove (self->shown, pending->id);
      return;
    }

  if (self->publications != NULL)
    haw_clock_turn (self->shown_clock, haw_event_publications_get (self->publications), &event);
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (!haw_event_table_lanes_of (&self->lanes, self->shown, pending->id, ids))
    self->rebuild = TRUE;
  haw_timeline_lanes_put (self->shown, &event, (const gint64 *) (const void *) ids->data, ids->len);
}

static gboolean
is_reading (HawEventTable *self)
{
  return (self->lanes.by != NULL && haw_event_lanes_is_reading (self->lanes.by)) ||
         (self->lanes.then_by != NULL && haw_event_lanes_is_reading (self->lanes.then_by)) ||
         (self->publications != NULL && haw_event_publications_is_reading (self->publications));
}

/* Very many changes at once: one pass over all events, where one after another each moves all that come
 * after it. */
static void
take_all (HawEventTable *self)
{
  HawTimelineStore *store;

  if (g_hash_table_size (self->pending) == 0)
    return;

  store = haw_event_table_with_pending (self->store, self->pending);
  haw_timeline_store_unref (self->store);
  self->store = store;
  g_hash_table_remove_all (self->pending);
}

/* Without lanes, and by the time of events, all of them stand together as they are in the store. */
static gboolean
is_plain (HawEventTable *self)
{
  return self->lanes.by == NULL && self->clock == HAW_CLOCK_EVENT && self->least_disagreement == 0;
}

static void flush_soon (HawEventTable *self);
static void fill_sources (HawEventTable *self);

static void
made_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      data)
{
  HawEventTable *self = HAW_EVENT_TABLE (object);

  self->making = FALSE;
  self->made = g_task_propagate_pointer (G_TASK (result), NULL);
  flush_soon (self);
}

/* Very many events are put together apart from the main thread. No event changes meanwhile: edits wait.
 *
 * Returns: whether that is under way */
static gboolean
make_apart (HawEventTable *self)
{
  g_autoptr (GTask) task = NULL;

  if (!is_plain (self) || self->store->n <= HAW_EVENT_TABLE_MANY)
    return FALSE;
  self->making = TRUE;
  self->remake = self->rebuild = FALSE;
  task = g_task_new (self, NULL, made_cb, NULL);
  g_task_set_task_data (task, haw_timeline_store_ref (self->store),
                        (GDestroyNotify) haw_timeline_store_unref);
  g_task_run_in_thread (task, haw_event_table_make_plain);
  return TRUE;
}

/* Returns: whether what was made apart is shown now, which is to be told */
static gboolean
take_made (HawEventTable *self)
{
  g_autoptr (HawTimelineLanes) made = g_steal_pointer (&self->made);

  if (made == NULL || !is_plain (self) || haw_timeline_lanes_get_store (made) != self->store)
    return FALSE;
  g_clear_pointer (&self->shown, haw_timeline_lanes_unref);
  g_clear_pointer (&self->keeper, haw_timeline_lanes_unref);
  self->shown = g_steal_pointer (&made);
  self->shown_clock = HAW_CLOCK_EVENT;
  return TRUE;
}

static void
give_back (HawEventTable *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, NULL, NULL);

  g_task_run_in_thread (task, haw_event_table_give_back);
}

/* Shows what edits changed, unless the lanes of an event are still being read: it is to come straight
 * into its own. */
static gboolean
flush_cb (gpointer data)
{
  HawEventTable *self = data;
  gboolean fresh;
  GHashTableIter iter;
  gpointer pending;

  self->flush_id = 0;
  if (self->store == NULL || self->making || is_reading (self))
    return G_SOURCE_REMOVE;

  fresh = take_made (self);
  if (self->shown == NULL || g_hash_table_size (self->pending) > MOST_ONE_BY_ONE)
    {
      take_all (self);
      self->remake = fresh = FALSE;
      self->rebuild = TRUE;
    }
  else if (self->remake)
    {
      self->remake = self->rebuild = FALSE;
      make_shown (self);
      fresh = TRUE;
    }
  if (self->rebuild && make_apart (self))
    return G_SOURCE_REMOVE;
  g_hash_table_iter_init (&iter, self->pending);
  while (g_hash_table_iter_next (&iter, NULL, &pending))
    apply (self, pending);
  g_hash_table_remove_all (self->pending);

  if (self->rebuild || !haw_event_table_lanes_fit (&self->lanes, self->shown))
    rebuild (self);
  else if (fresh)
    g_signal_emit (self, signals[RESET], 0);
  g_signal_emit (self, signals[SETTLED], 0);
  if (self->wants_sources)
    fill_sources (self);
  else if (fresh && self->store->n > HAW_EVENT_TABLE_MANY && self->n_filling == 0)
    give_back (self);

  return G_SOURCE_REMOVE;
}

/* An import or an undo changes many rows one after another; they are shown together. */
static void
flush_soon (HawEventTable *self)
{
  if (self->flush_id == 0)
    self->flush_id = g_idle_add_full (G_PRIORITY_DEFAULT, flush_cb, self, NULL);
}

/* The event as it will be shown: with what is pending, else with what is shown. NULL where there is
 * none. */
static HawPendingEvent *
get_pending (HawEventTable *self,
             gint64         id,
             gboolean       make)
{
  HawPendingEvent *pending = g_hash_table_lookup (self->pending, &id);
  int position;

  if (pending != NULL)
    return pending;
  position = haw_timeline_store_find (self->store, id);
  if (position < 0 && !make)
    return NULL;

  pending = g_new0 (HawPendingEvent, 1);
  pending->id = pending->event.id = id;
  if (position >= 0)
    haw_timeline_store_get (self->store, (guint) position, &pending->event);
  pending->event.title = g_strdup (position < 0 ? "" : pending->event.title);
  pending->event.date = g_strdup (position < 0 ? "" : pending->event.date);
  pending->event.undated = position < 0 || pending->event.undated;
  g_hash_table_insert (self->pending, &pending->id, pending);

  return pending;
}

/* What its sources make of an event, read again after one of them changed. */
typedef HawTimelineSources Sources;

static void ask_sources (HawEventTable *self);

static void
sources_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (HawEventTable) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) found = haw_project_read_finish (HAW_PROJECT (object), result, &error);

  self->reading_sources = FALSE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
    return;
  if (found == NULL)
    g_warning ("%s", error->message);

  for (guint i = 0; found != NULL && self->store != NULL && i < found->len; i++)
    {
      const Sources *sources = &g_array_index (found, Sources, i);
      HawPendingEvent *pending = get_pending (self, sources->id, FALSE);

      if (pending == NULL)
        continue;
      pending->event.n_sources = sources->n_sources;
      pending->event.disagreement = sources->disagreement;
    }
  flush_soon (self);
  ask_sources (self);
}

static void
ask_sources (HawEventTable *self)
{
  GArray *wanted;
  GHashTableIter iter;
  gpointer id;

  if (self->reading_sources || self->n_filling > 0 || g_hash_table_size (self->asked) == 0)
    return;

  wanted = g_array_new (FALSE, FALSE, sizeof (Sources));
  g_hash_table_iter_init (&iter, self->asked);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      Sources sources = { *(const gint64 *) id, 0, 0 };

      g_array_append_val (wanted, sources);
    }
  g_hash_table_remove_all (self->asked);
  self->reading_sources = TRUE;
  haw_project_read_async (self->project, haw_event_table_reread_sources, wanted,
                          (GDestroyNotify) g_array_unref, (GDestroyNotify) g_array_unref,
                          self->cancellable, sources_cb, g_object_ref (self));
}

static void
take_sources (HawEventTable       *self,
              const HawBlockArray *found)
{
  const Sources *sources = found->data;
  HawTimelineStore *shown = self->shown == NULL ? NULL : haw_timeline_lanes_get_store (self->shown);

  haw_timeline_store_set_sources (self->store, sources, found->n);
  if (shown != NULL && shown != self->store)
    haw_timeline_store_set_sources (shown, sources, found->n);
  for (guint i = 0; g_hash_table_size (self->pending) > 0 && i < found->n; i++)
    {
      HawPendingEvent *pending = g_hash_table_lookup (self->pending, &sources[i].id);

      if (pending == NULL)
        continue;
      pending->event.n_sources = sources[i].n_sources;
      pending->event.disagreement = sources[i].disagreement;
    }
  /* Labels have other widths now. */
  self->rebuild = TRUE;
  flush_soon (self);
}

static void
filled_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (HawEventTable) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HawBlockArray) found = haw_project_read_finish (HAW_PROJECT (object), result, &error);

  self->n_filling--;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
    return;
  if (found == NULL)
    g_warning ("%s", error->message);
  else if (self->n_filling == 0 && self->store != NULL)
    take_sources (self, found);
  ask_sources (self);
}

/* After the events are there: the timeline shows them already. */
static void
fill_sources (HawEventTable *self)
{
  self->wants_sources = FALSE;
  self->n_filling++;
  haw_project_read_async (self->project, haw_event_table_fill_sources, NULL, NULL,
                          (GDestroyNotify) haw_block_array_free, self->cancellable, filled_cb,
                          g_object_ref (self));
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (HawEventTable) self = data;
  g_autoptr (GError) error = NULL;
  HawTimelineStore *store = haw_project_read_finish (HAW_PROJECT (object), result, &error);

  self->n_loads--;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
    return;
  if (store == NULL)
    {
      g_warning ("%s", error->message);
      return;
    }

  if (self->n_loads > 0)
    {
      haw_timeline_store_unref (store);
      return;
    }
  g_clear_pointer (&self->store, haw_timeline_store_unref);
  self->store = store;
  g_hash_table_remove_all (self->pending);
  g_clear_pointer (&self->shown, haw_timeline_lanes_unref);
  g_clear_pointer (&self->keeper, haw_timeline_lanes_unref);
  flush_soon (self);
  self->wants_sources = store->n > HAW_EVENT_TABLE_MANY;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
reload (HawEventTable *self)
{
  self->n_loads++;
  haw_project_read_urgent_async (self->project, haw_event_table_load, NULL, NULL,
                                 (GDestroyNotify) haw_timeline_store_unref, self->cancellable,
                                 loaded_cb, g_object_ref (self));
}

/* The changes that come while events are being read are in those events. */
static gboolean
has_removal (HawChanges *changes)
{
  for (guint i = 0; i < haw_changes_get_n (changes); i++)
    {
      const HawChange *change = haw_changes_get (changes, i);

      if (haw_change_get_table (change) == HAW_TABLE_ARTICLE &&
          haw_change_get_kind (change) == HAW_CHANGE_UPDATE && haw_change_has (change, "removed_at"))
        return TRUE;
    }

  return FALSE;
}

static void
changed_cb (HawEventTable *self,
            HawChanges    *changes)
{
  if (haw_changes_is_reset (changes, HAW_TABLE_EVENT) ||
      haw_changes_is_reset (changes, HAW_TABLE_EVIDENCE) || has_removal (changes))
    {
      reload (self);
      return;
    }
  if (self->n_loads > 0 || self->store == NULL)
    return;

  for (guint i = 0; i < haw_changes_get_n (changes); i++)
    {
      const HawChange *change = haw_changes_get (changes, i);
      gint64 owner = haw_change_get_owner (change);

      if (haw_change_get_table (change) == HAW_TABLE_EVENT)
        haw_pending_event_take (get_pending (self, haw_change_get_id (change), TRUE), change);
      else if (haw_change_get_table (change) == HAW_TABLE_EVIDENCE)
        g_hash_table_add (self->asked, g_memdup2 (&owner, sizeof owner));
    }
  ask_sources (self);
  if (g_hash_table_size (self->pending) > 0)
    flush_soon (self);
}

static void
moved_cb (HawEventTable *self,
          gint64         event)
{
  if (event == 0)
    self->rebuild = TRUE;
  else if (self->store != NULL)
    get_pending (self, event, FALSE);
}

static void
drop_lanes (HawEventTable  *self,
            HawEventLanes **lanes)
{
  if (*lanes != NULL)
    g_signal_handlers_disconnect_by_data (*lanes, self);
  g_clear_object (lanes);
}

static void
take_lanes (HawEventTable  *self,
            HawEventLanes **lanes,
            HawLaneKey      key)
{
  drop_lanes (self, lanes);
  if (key.grouping == HAW_LANES_NONE)
    return;

  *lanes = haw_event_lanes_new_by_key (self->project, key);
  g_signal_connect_object (*lanes, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (*lanes, "changed", G_CALLBACK (flush_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (*lanes, "settled", G_CALLBACK (flush_soon), self, G_CONNECT_SWAPPED);
}

static void
haw_event_table_constructed (GObject *object)
{
  HawEventTable *self = HAW_EVENT_TABLE (object);

  G_OBJECT_CLASS (haw_event_table_parent_class)->constructed (object);

  g_signal_connect_object (self->project, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  reload (self);
}

static void
haw_event_table_dispose (GObject *object)
{
  HawEventTable *self = HAW_EVENT_TABLE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->flush_id, g_source_remove);
  drop_lanes (self, &self->lanes.by);
  drop_lanes (self, &self->lanes.then_by);
  if (self->publications != NULL)
    g_signal_handlers_disconnect_by_data (self->publications, self);
  g_clear_object (&self->publications);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (haw_event_table_parent_class)->dispose (object);
}

static void
haw_event_table_finalize (GObject *object)
{
  HawEventTable *self = HAW_EVENT_TABLE (object);

  g_clear_pointer (&self->shown, haw_timeline_lanes_unref);
  g_clear_pointer (&self->keeper, haw_timeline_lanes_unref);
  g_clear_pointer (&self->made, haw_timeline_lanes_unref);
  g_clear_pointer (&self->store, haw_timeline_store_unref);
  haw_table_lanes_clear (&self->lanes);
  g_hash_table_unref (self->pending);
  g_hash_table_unref (self->asked);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (haw_event_table_parent_class)->finalize (object);
}

static void
haw_event_table_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  HawEventTable *self = HAW_EVENT_TABLE (object);

  switch (id)
    {
    case PROP_PROJECT: g_value_set_object (value, self->project); break;
    case PROP_LOADING: g_value_set_boolean (value, self->store == NULL); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_event_table_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  HawEventTable *self = HAW_EVENT_TABLE (object);

  switch (id)
    {
    case PROP_PROJECT: self->project = g_value_dup_object (value); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_event_table_class_init (HawEventTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = haw_event_table_constructed;
  object_class->dispose = haw_event_table_dispose;
  object_class->finalize = haw_event_table_finalize;
  object_class->get_property = haw_event_table_get_property;
  object_class->set_property = haw_event_table_set_property;

  properties[PROP_PROJECT] =
    g_param_spec_object ("project", NULL, NULL, HAW_TYPE_PROJECT,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, TRUE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[RESET] = g_signal_new ("reset", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  signals[SETTLED] = g_signal_new ("settled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
haw_event_table_init (HawEventTable *self)
{
  self->cancellable = g_cancellable_new ();
  self->pending = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, haw_pending_event_free);
  self->asked = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

HawEventTable *
haw_event_table_new (HawProject *project)
{
  g_return_val_if_fail (HAW_IS_PROJECT (project), NULL);

  return g_object_new (HAW_TYPE_EVENT_TABLE, "project", project, NULL);
}

HawTimelineLanes *
haw_event_table_get_lanes (HawEventTable *self)
{
  g_return_val_if_fail (HAW_IS_EVENT_TABLE (self), NULL);

  return self->shown;
}

void
haw_event_table_set_lanes (HawEventTable   *self,
                           HawLaneGrouping  grouping,
                           HawLaneOrder     order)
{
  haw_event_table_group (self, (HawLaneKey) { grouping, 0 }, (HawLaneKey) { HAW_LANES_NONE, 0 },
                         order);
}

void
haw_event_table_group (HawEventTable *self,
                       HawLaneKey     by,
                       HawLaneKey     then_by,
                       HawLaneOrder   order)
{
  g_return_if_fail (HAW_IS_EVENT_TABLE (self));

  if (by.grouping == HAW_LANES_NONE || haw_lane_key_equal (by, then_by))
    then_by = (HawLaneKey) { HAW_LANES_NONE, 0 };
  if (haw_lane_key_equal (self->by, by) && haw_lane_key_equal (self->then_by, then_by) &&
      self->lanes.order == order)
    return;

  self->lanes.order = order;
  self->rebuild = TRUE;
  if (!haw_lane_key_equal (self->by, by))
    take_lanes (self, &self->lanes.by, by);
  if (!haw_lane_key_equal (self->then_by, then_by))
    take_lanes (self, &self->lanes.then_by, then_by);
  self->by = by;
  self->then_by = then_by;
  flush_soon (self);
}

void
haw_event_table_describe_anew (HawEventTable *self)
{
  g_return_if_fail (HAW_IS_EVENT_TABLE (self));

  if (self->lanes.by != NULL)
    haw_event_lanes_describe_anew (self->lanes.by);
  if (self->lanes.then_by != NULL)
    haw_event_lanes_describe_anew (self->lanes.then_by);
}

void
haw_event_table_set_clock (HawEventTable *self,
                           HawClock       clock)
{
  g_return_if_fail (HAW_IS_EVENT_TABLE (self));
  g_return_if_fail (clock < HAW_N_CLOCKS);

  if (self->clock == clock)
    return;

  self->clock = clock;
  self->rebuild = TRUE;
  if (clock == HAW_CLOCK_EVENT)
    {
      g_signal_handlers_disconnect_by_data (self->publications, self);
      g_clear_object (&self->publications);
    }
  else if (self->publications == NULL)
    {
      self->publications = haw_event_publications_new (self->project);
      g_signal_connect_object (self->publications, "moved", G_CALLBACK (moved_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->publications, "settled", G_CALLBACK (flush_soon), self,
                               G_CONNECT_SWAPPED);
    }
  flush_soon (self);
}

HawPublications *
haw_event_table_get_publications (HawEventTable *self,
                                  HawClock      *clock)
{
  g_return_val_if_fail (HAW_IS_EVENT_TABLE (self), NULL);

  *clock = self->shown_clock;
  return self->publications == NULL ? NULL : haw_event_publications_get (self->publications);
}

void
haw_event_table_set_order_by_hand (HawEventTable *self,
                                   const gint64  *ids,
                                   guint          n)
{
  g_return_if_fail (HAW_IS_EVENT_TABLE (self));
  g_return_if_fail (ids != NULL || n == 0);

  g_clear_pointer (&self->lanes.by_hand, g_hash_table_unref);
  self->lanes.by_hand = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < n; i++)
    g_hash_table_insert (self->lanes.by_hand, g_memdup2 (&ids[i], sizeof *ids),
                         GUINT_TO_POINTER (i));
  if (self->lanes.order == HAW_LANE_ORDER_HAND)
    flush_soon (self);
}

void
haw_event_table_set_least_disagreement (HawEventTable *self,
                                        guint          least)
{
  g_return_if_fail (HAW_IS_EVENT_TABLE (self));

  if (self->least_disagreement == least)
    return;

  self->least_disagreement = least;
  self->remake = TRUE;
  flush_soon (self);
}

guint
haw_event_table_get_n_events (HawEventTable *self)
{
  g_return_val_if_fail (HAW_IS_EVENT_TABLE (self), 0);

  return self->store == NULL ? 0 : self->store->n;
}

gboolean
haw_event_table_get_loading (HawEventTable *self)
{
  g_return_val_if_fail (HAW_IS_EVENT_TABLE (self), FALSE);

  return self->store == NULL;
}

gboolean
haw_event_table_get_reading_sources (HawEventTable *self)
{
  g_return_val_if_fail (HAW_IS_EVENT_TABLE (self), FALSE);

  return self->store == NULL || self->wants_sources || self->n_filling > 0 || self->making ||
         self->flush_id != 0;
}

GArray *
haw_event_table_get_lane_parts (HawEventTable *self,
                                gint64         lane)
{
  g_return_val_if_fail (HAW_IS_EVENT_TABLE (self), NULL);

  return haw_event_table_lane_parts (&self->lanes, lane);
}
