/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-event-lanes.h"

/* The lanes of one event; the hash table finds it by the address of its id. */
typedef struct
{
  gint64 event;
  guint n;
  gint64 lanes[];
} Membership;

/* What an edit touched and what therefore has to be read again. */
typedef struct
{
  HawLaneGrouping grouping;
  gboolean all;
  GArray *events;      /* gint64 each */
  GArray *articles;
  GArray *annotations;
} Wanted;

typedef struct
{
  gint64 event;
  gint64 lane;
} Pair;

typedef struct
{
  gboolean all;
  GArray *events;  /* gint64: those that were looked at, unless all were */
  GArray *pairs;   /* Pair, by event and lane */
  GPtrArray *lanes; /* HawLane: those met */
} Found;

struct _HawEventLanes
{
  GObject parent_instance;

  HawProject *project;
  HawLaneGrouping grouping;
  GCancellable *cancellable;
  GHashTable *memberships; /* event → Membership */
  GHashTable *lanes;       /* id → HawLane */
  Wanted *wanted;          /* gathered while a reading is under way; NULL for nothing */
  gboolean reading;
  gboolean loading;
  gboolean failed;         /* the last reading */
  guint n_read;
};

enum
{
  PROP_0,
  PROP_PROJECT,
  PROP_GROUPING,
  N_PROPS,
};

enum
{
  CHANGED,
  MOVED,
  SETTLED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HawEventLanes, haw_event_lanes, G_TYPE_OBJECT)

static const char *const nicks[] = { "none", "outlet", "actor", "code" };

/* Event, lane, its name and colour. An article that was removed speaks for no event. */
#define OF_EVIDENCE " FROM evidence e JOIN annotation n ON n.id = e.annotation" \
                    " JOIN article a ON a.id = n.article AND a.removed_at IS NULL"

static const char *const select_all[] = {
  NULL,
  "SELECT DISTINCT e.event, o.id, o.name, ''" OF_EVIDENCE " JOIN outlet o ON o.id = a.outlet"
  " ORDER BY 1, 2",
  "SELECT DISTINCT p.event, a.id, a.name, '' FROM participant p JOIN actor a ON a.id = p.actor"
  " ORDER BY 1, 2",
  "SELECT DISTINCT e.event, c.id, c.name, c.color" OF_EVIDENCE
  " JOIN annotation_code k ON k.annotation = n.id JOIN code c ON c.id = k.code ORDER BY 1, 2",
};

static const char *const select_one[] = {
  NULL,
  "SELECT DISTINCT e.event, o.id, o.name, ''" OF_EVIDENCE " JOIN outlet o ON o.id = a.outlet"
  " WHERE e.event = ? ORDER BY 2",
  "SELECT DISTINCT p.event, a.id, a.name, '' FROM participant p JOIN actor a ON a.id = p.actor"
  " WHERE p.event = ? ORDER BY 2",
  "SELECT DISTINCT e.event, c.id, c.name, c.color" OF_EVIDENCE
  " JOIN annotation_code k ON k.annotation = n.id JOIN code c ON c.id = k.code"
  " WHERE e.event = ? ORDER BY 2",
};

static const HawTable lane_tables[] = {
  HAW_N_TABLES, HAW_TABLE_OUTLET, HAW_TABLE_ACTOR, HAW_TABLE_CODE,
};

const char *
haw_lane_grouping_to_nick (HawLaneGrouping grouping)
{
  g_return_val_if_fail (grouping < HAW_N_LANE_GROUPINGS, "none");

  return nicks[grouping];
}

gboolean
haw_lane_grouping_from_nick (const char      *nick,
                             HawLaneGrouping *grouping)
{
  for (guint i = 0; i < G_N_ELEMENTS (nicks); i++)
    if (g_strcmp0 (nick, nicks[i]) == 0)
      {
        *grouping = (HawLaneGrouping) i;
        return TRUE;
      }

  return FALSE;
}

static void
lane_free (gpointer data)
{
  HawLane *lane = data;

  g_free (lane->name);
  g_free (lane->color);
  g_free (lane);
}

static Wanted *
wanted_new (HawLaneGrouping grouping)
{
  Wanted *wanted = g_new0 (Wanted, 1);

  wanted->grouping = grouping;
  wanted->events = g_array_new (FALSE, FALSE, sizeof (gint64));
  wanted->articles = g_array_new (FALSE, FALSE, sizeof (gint64));
  wanted->annotations = g_array_new (FALSE, FALSE, sizeof (gint64));
  return wanted;
}

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  g_array_unref (wanted->events);
  g_array_unref (wanted->articles);
  g_array_unref (wanted->annotations);
  g_free (wanted);
}

static void
found_free (gpointer data)
{
  Found *found = data;

  g_array_unref (found->events);
  g_array_unref (found->pairs);
  g_ptr_array_unref (found->lanes);
  g_free (found);
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

static void
sort_unique (GArray *ids)
{
  guint n = 0;

  g_array_sort (ids, compare_ids);
  for (guint i = 0; i < ids->len; i++)
    if (n == 0 || g_array_index (ids, gint64, i) != g_array_index (ids, gint64, n - 1))
      g_array_index (ids, gint64, n++) = g_array_index (ids, gint64, i);
  g_array_set_size (ids, n);
}

/* Adds the events that rest on an article or an annotation. */
static gboolean
add_events (HawDb       *db,
            const char  *sql,
            GArray      *owners,
            GArray      *events,
            GError     **error)
{
  for (guint i = 0; i < owners->len; i++)
    {
      g_autoptr (HawStmt) stmt =
        haw_db_query (db, error, sql, "i", g_array_index (owners, gint64, i));
      HawStep step = HAW_STEP_ERROR;

      while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
        {
          gint64 event = haw_stmt_get_int (stmt, 0);

          g_array_append_val (events, event);
        }
      if (step != HAW_STEP_DONE)
        return FALSE;
    }

  return TRUE;
}

static gboolean
take_pairs (HawStmt     *stmt,
            Found       *found,
            GHashTable  *met,
            GError     **error)
{
  HawStep step = HAW_STEP_ERROR;

  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      Pair pair = { haw_stmt_get_int (stmt, 0), haw_stmt_get_int (stmt, 1) };
      HawLane *lane;

      g_array_append_val (found->pairs, pair);
      if (g_hash_table_contains (met, &pair.lane))
        continue;

      lane = g_new0 (HawLane, 1);
      lane->id = pair.lane;
      lane->name = haw_stmt_dup_text (stmt, 2);
      lane->color = haw_stmt_dup_text (stmt, 3);
      g_ptr_array_add (found->lanes, lane);
      g_hash_table_add (met, &lane->id);
    }

  return step == HAW_STEP_DONE;
}

static gpointer
read_lanes (HawDb         *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  Wanted *wanted = data;
  g_autoptr (GHashTable) met = g_hash_table_new (g_int64_hash, g_int64_equal);
  Found *found = g_new0 (Found, 1);
  gboolean done = TRUE;

  found->all = wanted->all;
  found->events = g_array_copy (wanted->events);
  found->pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  found->lanes = g_ptr_array_new_with_free_func (lane_free);

  if (wanted->all)
    {
      g_autoptr (HawStmt) stmt = haw_db_query (db, error, select_all[wanted->grouping], "");

      done = take_pairs (stmt, found, met, error);
    }
  else
    {
      done = add_events (db, "SELECT e.event FROM annotation n JOIN evidence e"
                             " ON e.annotation = n.id WHERE n.article = ?",
                         wanted->articles, found->events, error) &&
             add_events (db, "SELECT event FROM evidence WHERE annotation = ?",
                         wanted->annotations, found->events, error);
      sort_unique (found->events);
    }

  for (guint i = 0; done && !wanted->all && i < found->events->len; i++)
    {
      g_autoptr (HawStmt) stmt = haw_db_query (db, error, select_one[wanted->grouping], "i",
                                               g_array_index (found->events, gint64, i));

      done = take_pairs (stmt, found, met, error);
    }

  if (!done)
    g_clear_pointer (&found, found_free);
  return found;
}

static void
leave_lane (HawEventLanes *self,
            gint64         id)
{
  HawLane *lane = g_hash_table_lookup (self->lanes, &id);

  if (lane != NULL && --lane->n_events == 0)
    g_hash_table_remove (self->lanes, &id);
}

/* Takes an event out of all its lanes. */
static gboolean
forget_event (HawEventLanes *self,
              gint64         event)
{
  Membership *membership = g_hash_table_lookup (self->memberships, &event);

  if (membership == NULL)
    return FALSE;
  for (guint i = 0; i < membership->n; i++)
    leave_lane (self, membership->lanes[i]);
  g_hash_table_remove (self->memberships, &event);
  return TRUE;
}

static gboolean
is_member (HawEventLanes *self,
           const Pair    *pairs,
           guint          n)
{
  Membership *old = g_hash_table_lookup (self->memberships, &pairs[0].event);

  if (old == NULL || old->n != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (old->lanes[i] != pairs[i].lane)
      return FALSE;
  return TRUE;
}

/* Joins the new lanes before it leaves the old ones, so that a lane it stays in does not end. */
static void
set_lanes (HawEventLanes *self,
           const Pair    *pairs,
           guint          n)
{
  Membership *old = g_hash_table_lookup (self->memberships, &pairs[0].event);
  Membership *membership = g_malloc0 (sizeof (Membership) + n * sizeof (gint64));

  membership->event = pairs[0].event;
  membership->n = n;
  for (guint i = 0; i < n; i++)
    {
      HawLane *lane = g_hash_table_lookup (self->lanes, &pairs[i].lane);

      membership->lanes[i] = pairs[i].lane;
      lane->n_events++;
    }
  for (guint i = 0; old != NULL && i < old->n; i++)
    leave_lane (self, old->lanes[i]);
  g_hash_table_add (self->memberships, membership);
}

/* Makes the lanes that were met known, under their names of now, and holds each until all events
 * stand where they belong: its last event may leave before another comes. */
static gboolean
take_lanes (HawEventLanes *self,
            Found         *found)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < found->lanes->len; i++)
    {
      HawLane *lane = g_ptr_array_index (found->lanes, i);
      HawLane *known = g_hash_table_lookup (self->lanes, &lane->id);

      if (known == NULL)
        {
          known = g_new0 (HawLane, 1);
          known->id = lane->id;
          g_hash_table_insert (self->lanes, &known->id, known);
        }
      known->n_events++;
      if (g_strcmp0 (known->name, lane->name) == 0 && g_strcmp0 (known->color, lane->color) == 0)
        continue;
      changed = TRUE;
      g_free (known->name);
      g_free (known->color);
      known->name = g_steal_pointer (&lane->name);
      known->color = g_steal_pointer (&lane->color);
    }

  return changed;
}

static gboolean
take_found (HawEventLanes *self,
            Found         *found)
{
  gboolean changed = found->all;
  guint at = 0;

  if (found->all)
    {
      g_hash_table_remove_all (self->memberships);
      g_hash_table_remove_all (self->lanes);
    }
  changed |= take_lanes (self, found);

  /* Both are in the order of events; those without a pair stand in no lane any more. */
  for (guint i = 0; i < found->events->len; i++)
    {
      gint64 event = g_array_index (found->events, gint64, i);

      while (at < found->pairs->len && g_array_index (found->pairs, Pair, at).event < event)
        at++;
      if (at >= found->pairs->len || g_array_index (found->pairs, Pair, at).event != event)
        if (forget_event (self, event))
          {
            changed = TRUE;
            g_signal_emit (self, signals[MOVED], 0, event);
          }
    }
  for (guint i = 0; i < found->pairs->len; i = at)
    {
      const Pair *pairs = &g_array_index (found->pairs, Pair, i);

      for (at = i + 1; at < found->pairs->len &&
                       g_array_index (found->pairs, Pair, at).event == pairs->event;)
        at++;
      if (is_member (self, pairs, at - i))
        continue;

      changed = TRUE;
      set_lanes (self, pairs, at - i);
      if (!found->all)
        g_signal_emit (self, signals[MOVED], 0, pairs->event);
    }
  for (guint i = 0; i < found->lanes->len; i++)
    leave_lane (self, ((const HawLane *) g_ptr_array_index (found->lanes, i))->id);
  return changed;
}

static void read_next (HawEventLanes *self);

static Wanted *
want (HawEventLanes *self)
{
  if (self->wanted == NULL)
    self->wanted = wanted_new (self->grouping);

  return self->wanted;
}

/* What was wanted is lost with a reading that failed: all is read once more, and if that fails too,
 * with the next change. */
static void
take_failure (HawEventLanes *self,
              const GError  *error)
{
  gboolean again = !self->failed;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
    return;
  self->failed = TRUE;
  want (self)->all = TRUE;
  if (again)
    read_next (self);
  else
    g_warning ("%s", error->message);
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (HawEventLanes) self = data;
  g_autoptr (GError) error = NULL;
  Found *found = haw_project_read_finish (HAW_PROJECT (object), result, &error);
  gboolean changed;

  self->reading = FALSE;
  if (found == NULL)
    {
      take_failure (self, error);
      if (!self->reading)
        g_signal_emit (self, signals[SETTLED], 0);
      return;
    }

  self->failed = FALSE;
  self->loading = FALSE;
  if (!found->all)
    self->n_read += found->events->len;
  changed = take_found (self, found);
  found_free (found);
  read_next (self);
  if (changed)
    g_signal_emit (self, signals[CHANGED], 0);
  if (!self->reading)
    g_signal_emit (self, signals[SETTLED], 0);
}

/* One reading at a time: what an edit touches meanwhile is read after it. */
static void
read_next (HawEventLanes *self)
{
  if (self->reading || self->wanted == NULL || self->project == NULL)
    return;

  self->reading = TRUE;
  haw_project_read_async (self->project, read_lanes, g_steal_pointer (&self->wanted), wanted_free,
                          found_free, self->cancellable, read_cb, g_object_ref (self));
}

static gboolean
is_reset (HawEventLanes *self,
          HawChanges    *changes)
{
  static const HawTable of_evidence[] = { HAW_TABLE_EVIDENCE, HAW_TABLE_ANNOTATION,
                                          HAW_TABLE_ARTICLE };

  if (haw_changes_is_reset (changes, HAW_TABLE_EVENT) ||
      haw_changes_is_reset (changes, lane_tables[self->grouping]))
    return TRUE;
  if (self->grouping == HAW_LANES_ACTOR)
    return haw_changes_is_reset (changes, HAW_TABLE_PARTICIPANT);
  if (self->grouping == HAW_LANES_CODE &&
      haw_changes_is_reset (changes, HAW_TABLE_ANNOTATION_CODE))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (of_evidence); i++)
    if (haw_changes_is_reset (changes, of_evidence[i]))
      return TRUE;
  return FALSE;
}

static void
want_from_evidence (HawEventLanes   *self,
                    const HawChange *change)
{
  HawTable table = haw_change_get_table (change);
  gint64 id = haw_change_get_id (change);
  gint64 owner = haw_change_get_owner (change);

  if (table == HAW_TABLE_EVIDENCE)
    g_array_append_val (want (self)->events, owner);
  else if (table == HAW_TABLE_ANNOTATION_CODE && self->grouping == HAW_LANES_CODE)
    g_array_append_val (want (self)->annotations, owner);
  else if (table == HAW_TABLE_ARTICLE && haw_change_get_kind (change) == HAW_CHANGE_UPDATE &&
           (haw_change_has (change, "outlet") || haw_change_has (change, "removed_at")))
    g_array_append_val (want (self)->articles, id);
}

/* A new name or colour needs no reading. */
static gboolean
rename_lane (HawEventLanes   *self,
             const HawChange *change)
{
  gint64 id = haw_change_get_id (change);
  HawLane *lane = g_hash_table_lookup (self->lanes, &id);
  gboolean renamed, recoloured;

  if (lane == NULL || haw_change_get_kind (change) != HAW_CHANGE_UPDATE)
    return FALSE;

  renamed = haw_change_has (change, "name");
  recoloured = self->grouping == HAW_LANES_CODE && haw_change_has (change, "color");
  if (renamed)
    {
      g_free (lane->name);
      lane->name = g_strdup (haw_change_get_text (change, "name"));
    }
  if (recoloured)
    {
      g_free (lane->color);
      lane->color = g_strdup (haw_change_get_text (change, "color"));
    }
  return renamed || recoloured;
}

static void
changed_cb (HawEventLanes *self,
            HawChanges    *changes)
{
  gboolean changed = FALSE;

  if (is_reset (self, changes))
    {
      want (self)->all = TRUE;
      read_next (self);
      return;
    }

  for (guint i = 0; i < haw_changes_get_n (changes); i++)
    {
      const HawChange *change = haw_changes_get (changes, i);
      HawTable table = haw_change_get_table (change);
      gint64 owner = haw_change_get_owner (change);

      if (table == lane_tables[self->grouping])
        changed |= rename_lane (self, change);
      else if (self->grouping != HAW_LANES_ACTOR)
        want_from_evidence (self, change);
      else if (table == HAW_TABLE_PARTICIPANT)
        g_array_append_val (want (self)->events, owner);
    }

  if (self->wanted != NULL)
    sort_unique (self->wanted->events);
  read_next (self);
  if (changed)
    g_signal_emit (self, signals[CHANGED], 0);
}

static guint
hash_membership (gconstpointer data)
{
  return g_int64_hash (&((const Membership *) data)->event);
}

static gboolean
equal_memberships (gconstpointer a,
                   gconstpointer b)
{
  return ((const Membership *) a)->event == ((const Membership *) b)->event;
}

static void
haw_event_lanes_constructed (GObject *object)
{
  HawEventLanes *self = HAW_EVENT_LANES (object);

  G_OBJECT_CLASS (haw_event_lanes_parent_class)->constructed (object);

  self->loading = self->grouping != HAW_LANES_NONE;
  if (!self->loading)
    return;

  g_signal_connect_object (self->project, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  want (self)->all = TRUE;
  read_next (self);
}

static void
haw_event_lanes_dispose (GObject *object)
{
  HawEventLanes *self = HAW_EVENT_LANES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (haw_event_lanes_parent_class)->dispose (object);
}

static void
haw_event_lanes_finalize (GObject *object)
{
  HawEventLanes *self = HAW_EVENT_LANES (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->wanted, wanted_free);
  g_hash_table_unref (self->memberships);
  g_hash_table_unref (self->lanes);

  G_OBJECT_CLASS (haw_event_lanes_parent_class)->finalize (object);
}

static void
haw_event_lanes_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  HawEventLanes *self = HAW_EVENT_LANES (object);

  switch (id)
    {
    case PROP_PROJECT: g_value_set_object (value, self->project); break;
    case PROP_GROUPING: g_value_set_uint (value, self->grouping); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_event_lanes_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  HawEventLanes *self = HAW_EVENT_LANES (object);

  switch (id)
    {
    case PROP_PROJECT: self->project = g_value_dup_object (value); break;
    case PROP_GROUPING: self->grouping = (HawLaneGrouping) g_value_get_uint (value); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_event_lanes_class_init (HawEventLanesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = haw_event_lanes_constructed;
  object_class->dispose = haw_event_lanes_dispose;
  object_class->finalize = haw_event_lanes_finalize;
  object_class->get_property = haw_event_lanes_get_property;
  object_class->set_property = haw_event_lanes_set_property;

  properties[PROP_PROJECT] =
    g_param_spec_object ("project", NULL, NULL, HAW_TYPE_PROJECT, flags);
  properties[PROP_GROUPING] =
    g_param_spec_uint ("grouping", NULL, NULL, 0, HAW_N_LANE_GROUPINGS - 1, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SETTLED] = g_signal_new ("settled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
haw_event_lanes_init (HawEventLanes *self)
{
  self->cancellable = g_cancellable_new ();
  self->memberships = g_hash_table_new_full (hash_membership, equal_memberships, g_free, NULL);
  self->lanes = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, lane_free);
}

HawEventLanes *
haw_event_lanes_new (HawProject      *project,
                     HawLaneGrouping  grouping)
{
  g_return_val_if_fail (HAW_IS_PROJECT (project), NULL);

  return g_object_new (HAW_TYPE_EVENT_LANES, "project", project, "grouping", (guint) grouping, NULL);
}

HawLaneGrouping
haw_event_lanes_get_grouping (HawEventLanes *self)
{
  g_return_val_if_fail (HAW_IS_EVENT_LANES (self), HAW_LANES_NONE);

  return self->grouping;
}

gboolean
haw_event_lanes_get_loading (HawEventLanes *self)
{
  g_return_val_if_fail (HAW_IS_EVENT_LANES (self), FALSE);

  return self->loading;
}

gboolean
haw_event_lanes_is_reading (HawEventLanes *self)
{
  g_return_val_if_fail (HAW_IS_EVENT_LANES (self), FALSE);

  return self->reading;
}

const HawLane *
haw_event_lanes_lookup (HawEventLanes *self,
                        gint64         id)
{
  g_return_val_if_fail (HAW_IS_EVENT_LANES (self), NULL);

  return g_hash_table_lookup (self->lanes, &id);
}

guint
haw_event_lanes_get_n (HawEventLanes *self)
{
  g_return_val_if_fail (HAW_IS_EVENT_LANES (self), 0);

  return g_hash_table_size (self->lanes);
}

const gint64 *
haw_event_lanes_get_of_event (HawEventLanes *self,
                              gint64         event,
                              guint         *n)
{
  const Membership *membership;

  g_return_val_if_fail (HAW_IS_EVENT_LANES (self), NULL);

  membership = g_hash_table_lookup (self->memberships, &event);
  *n = membership == NULL ? 0 : membership->n;
  return membership == NULL ? NULL : membership->lanes;
}

guint
haw_event_lanes_get_n_read (HawEventLanes *self)
{
  g_return_val_if_fail (HAW_IS_EVENT_LANES (self), 0);

  return self->n_read;
}
