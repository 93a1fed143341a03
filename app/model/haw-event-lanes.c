/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/haw-event-lanes-private.h"

/* The lanes of one event; the hash table finds it by the address of its id. */
typedef struct
{
  gint64 event;
  guint n;
  gint64 lanes[];
} Membership;

struct _HawEventLanes
{
  GObject parent_instance;

  HawProject *project;
  HawLaneKey key;
  HawAttributeTarget target; /* whose the field is; known once it was read */
  GCancellable *cancellable;
  GHashTable *memberships; /* event → Membership */
  GHashTable *lanes;       /* id → HawLane */
  GHashTable *codes;       /* id → HawLane: all codes, where lanes are codes */
  HawLanesWanted *wanted;          /* gathered while a reading is under way; NULL for nothing */
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
  PROP_ATTRIBUTE,
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

/* Where the names of lanes are. */
static const HawTable lane_tables[HAW_N_LANE_GROUPINGS] = {
  HAW_N_TABLES,    HAW_TABLE_OUTLET, HAW_TABLE_ACTOR,     HAW_TABLE_ACTOR,
  HAW_TABLE_CODE,  HAW_TABLE_EVENT,  HAW_TABLE_ATTRIBUTE,
};

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
           const HawLanesPair    *pairs,
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
           const HawLanesPair    *pairs,
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
            HawLanesFound         *found)
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
      /* A lane of several spellings is not now called by the one and now by the other. */
      if (known->n_events > 2 && (self->key.grouping == HAW_LANES_PLACE ||
                                  self->key.grouping == HAW_LANES_ATTRIBUTE))
        continue;

      changed = TRUE;
      g_free (known->name);
      g_free (known->color);
      g_free (known->value);
      known->name = g_steal_pointer (&lane->name);
      known->color = g_steal_pointer (&lane->color);
      known->value = g_steal_pointer (&lane->value);
    }

  return changed;
}

/* Returns whether the tree is another one. */
static gboolean
take_codes (HawEventLanes *self,
            HawLanesFound *found)
{
  gboolean changed = found->codes->len != g_hash_table_size (self->codes);

  for (guint i = 0; !changed && i < found->codes->len; i++)
    {
      const HawLane *code = g_ptr_array_index (found->codes, i);
      const HawLane *known = g_hash_table_lookup (self->codes, &code->id);

      changed = known == NULL || known->parent != code->parent;
    }
  if (!changed)
    return FALSE;

  g_hash_table_remove_all (self->codes);
  for (guint i = 0; i < found->codes->len; i++)
    {
      HawLane *code = g_ptr_array_index (found->codes, i);

      g_hash_table_insert (self->codes, &code->id, code);
    }
  g_ptr_array_set_free_func (found->codes, NULL);
  g_ptr_array_set_size (found->codes, 0);
  return TRUE;
}

static gboolean
take_found (HawEventLanes *self,
            HawLanesFound         *found)
{
  gboolean changed = found->all;
  guint at = 0;

  if (found->all)
    {
      g_hash_table_remove_all (self->memberships);
      g_hash_table_remove_all (self->lanes);
      g_signal_emit (self, signals[MOVED], 0, (gint64) 0);
    }
  changed |= take_lanes (self, found);
  changed |= take_codes (self, found);
  self->target = found->target;

  /* Both are in the order of events; those without a pair stand in no lane any more. */
  for (guint i = 0; i < found->events->len; i++)
    {
      gint64 event = g_array_index (found->events, gint64, i);

      while (at < found->pairs->len && g_array_index (found->pairs, HawLanesPair, at).event < event)
        at++;
      if (at >= found->pairs->len || g_array_index (found->pairs, HawLanesPair, at).event != event)
        if (forget_event (self, event))
          {
            changed = TRUE;
            g_signal_emit (self, signals[MOVED], 0, event);
          }
    }
  for (guint i = 0; i < found->pairs->len; i = at)
    {
      const HawLanesPair *pairs = &g_array_index (found->pairs, HawLanesPair, i);

      for (at = i + 1; at < found->pairs->len &&
                       g_array_index (found->pairs, HawLanesPair, at).event == pairs->event;)
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

static HawLanesWanted *
want (HawEventLanes *self)
{
  if (self->wanted == NULL)
    self->wanted = haw_lanes_wanted_new (self->key);

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
  HawLanesFound *found = haw_project_read_finish (HAW_PROJECT (object), result, &error);
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
  haw_lanes_found_free (found);
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
  haw_project_read_async (self->project, haw_lanes_read, g_steal_pointer (&self->wanted),
                          haw_lanes_wanted_free, haw_lanes_found_free, self->cancellable, read_cb, g_object_ref (self));
}

static gboolean
rests_on_evidence (HawEventLanes *self)
{
  return self->key.grouping == HAW_LANES_OUTLET || self->key.grouping == HAW_LANES_CODE ||
         self->key.grouping == HAW_LANES_ATTRIBUTE;
}

static gboolean
is_reset (HawEventLanes *self,
          HawChanges    *changes)
{
  static const HawTable of_evidence[] = { HAW_TABLE_EVIDENCE, HAW_TABLE_ANNOTATION,
                                          HAW_TABLE_ARTICLE };

  if (haw_changes_is_reset (changes, HAW_TABLE_EVENT) ||
      haw_changes_is_reset (changes, lane_tables[self->key.grouping]))
    return TRUE;
  if (self->key.grouping == HAW_LANES_ACTOR)
    return haw_changes_is_reset (changes, HAW_TABLE_PARTICIPANT);
  if (self->key.grouping == HAW_LANES_CODE &&
      haw_changes_is_reset (changes, HAW_TABLE_ANNOTATION_CODE))
    return TRUE;
  if (self->key.grouping == HAW_LANES_ATTRIBUTE &&
      (haw_changes_is_reset (changes, HAW_TABLE_ATTRIBUTE_VALUE) ||
       haw_changes_is_reset (changes, HAW_TABLE_PARTICIPANT)))
    return TRUE;
  for (guint i = 0; rests_on_evidence (self) && i < G_N_ELEMENTS (of_evidence); i++)
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
  else if (table == HAW_TABLE_ANNOTATION_CODE && self->key.grouping == HAW_LANES_CODE)
    g_array_append_val (want (self)->annotations, owner);
  else if (table == HAW_TABLE_ARTICLE && haw_change_get_kind (change) == HAW_CHANGE_UPDATE &&
           (haw_change_has (change, "outlet") || haw_change_has (change, "removed_at")))
    g_array_append_val (want (self)->articles, id);
}

/* An event's own columns, and what a new or a deleted event takes along. */
static void
want_from_event (HawEventLanes   *self,
                 const HawChange *change)
{
  gint64 id = haw_change_get_id (change);

  if (self->key.grouping == HAW_LANES_STATUS ? haw_change_has (change, "status")
                                             : haw_change_has (change, "place") ||
                                                 haw_change_has (change, "place_actor"))
    g_array_append_val (want (self)->events, id);
  else if (haw_change_get_kind (change) != HAW_CHANGE_UPDATE)
    g_array_append_val (want (self)->events, id);
}

/* Whom a value is of, and through whom events have it. */
static void
want_from_value (HawEventLanes *self,
                 gint64         owner)
{
  switch (self->target)
    {
    case HAW_ATTRIBUTE_OF_ARTICLE:
      g_array_append_val (want (self)->articles, owner);
      break;
    case HAW_ATTRIBUTE_OF_EVENT:
      g_array_append_val (want (self)->events, owner);
      break;
    case HAW_ATTRIBUTE_OF_ACTOR:
      g_array_append_val (want (self)->actors, owner);
      break;
    case HAW_ATTRIBUTE_OF_OUTLET:
    case HAW_N_ATTRIBUTE_TARGETS:
    default:
      want (self)->all = TRUE;
    }
}

/* Of a field of outlets, or where the field itself is another one or not known yet, any event may be
 * touched. */
static void
want_from_field (HawEventLanes   *self,
                 const HawChange *change)
{
  HawTable table = haw_change_get_table (change);
  gint64 owner = haw_change_get_owner (change);

  if (self->loading ||
      (table == HAW_TABLE_ATTRIBUTE && haw_change_get_id (change) == self->key.attribute))
    want (self)->all = TRUE;
  else if (table == HAW_TABLE_ATTRIBUTE_VALUE)
    want_from_value (self, owner);
  else if (table == HAW_TABLE_PARTICIPANT && self->target == HAW_ATTRIBUTE_OF_ACTOR)
    g_array_append_val (want (self)->events, owner);
  else if (self->target == HAW_ATTRIBUTE_OF_ARTICLE || self->target == HAW_ATTRIBUTE_OF_OUTLET)
    want_from_evidence (self, change);
}

static gboolean
rename_in (GHashTable      *lanes,
           const HawChange *change,
           gboolean         with_color)
{
  gint64 id = haw_change_get_id (change);
  HawLane *lane = g_hash_table_lookup (lanes, &id);
  gboolean renamed, recoloured;

  if (lane == NULL || haw_change_get_kind (change) != HAW_CHANGE_UPDATE)
    return FALSE;

  renamed = haw_change_has (change, "name");
  recoloured = with_color && haw_change_has (change, "color");
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

/* A new name or colour needs no reading, a code that stands elsewhere the tree alone. */
static gboolean
rename_lane (HawEventLanes   *self,
             const HawChange *change)
{
  gboolean of_code = self->key.grouping == HAW_LANES_CODE;
  gboolean changed = rename_in (self->lanes, change, of_code);

  if (of_code)
    {
      changed |= rename_in (self->codes, change, TRUE);
      if (haw_change_get_kind (change) != HAW_CHANGE_UPDATE || haw_change_has (change, "parent"))
        want (self);
    }

  return changed;
}

/* Returns whether a lane has another name or colour now. */
static gboolean
take_change (HawEventLanes   *self,
             const HawChange *change)
{
  HawTable table = haw_change_get_table (change);
  gint64 owner = haw_change_get_owner (change);

  switch (self->key.grouping)
    {
    case HAW_LANES_OUTLET:
    case HAW_LANES_CODE:
      if (table == lane_tables[self->key.grouping])
        return rename_lane (self, change);
      want_from_evidence (self, change);
      return FALSE;
    case HAW_LANES_ACTOR:
      if (table == HAW_TABLE_ACTOR)
        return rename_lane (self, change);
      if (table == HAW_TABLE_PARTICIPANT)
        g_array_append_val (want (self)->events, owner);
      return FALSE;
    case HAW_LANES_PLACE:
      /* An actor that has another name is another place. */
      if (table == HAW_TABLE_ACTOR && haw_change_get_kind (change) == HAW_CHANGE_UPDATE &&
          haw_change_has (change, "name"))
        want (self)->all = TRUE;
      else if (table == HAW_TABLE_EVENT)
        want_from_event (self, change);
      return FALSE;
    case HAW_LANES_STATUS:
      if (table == HAW_TABLE_EVENT)
        want_from_event (self, change);
      return FALSE;
    case HAW_LANES_ATTRIBUTE:
      want_from_field (self, change);
      return FALSE;
    case HAW_LANES_NONE:
    case HAW_N_LANE_GROUPINGS:
    default:
      return FALSE;
    }
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
    changed |= take_change (self, haw_changes_get (changes, i));

  if (self->wanted != NULL)
    haw_lanes_sort_unique (self->wanted->events);
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

  self->loading = self->key.grouping != HAW_LANES_NONE;
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
  g_clear_pointer (&self->wanted, haw_lanes_wanted_free);
  g_hash_table_unref (self->memberships);
  g_hash_table_unref (self->lanes);
  g_hash_table_unref (self->codes);

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
    case PROP_GROUPING: g_value_set_uint (value, self->key.grouping); break;
    case PROP_ATTRIBUTE: g_value_set_int64 (value, self->key.attribute); break;
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
    case PROP_GROUPING: self->key.grouping = (HawLaneGrouping) g_value_get_uint (value); break;
    case PROP_ATTRIBUTE: self->key.attribute = g_value_get_int64 (value); break;
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
  properties[PROP_ATTRIBUTE] =
    g_param_spec_int64 ("attribute", NULL, NULL, 0, G_MAXINT64, 0, flags);
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
  self->lanes = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, haw_lane_free);
  self->codes = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, haw_lane_free);
}

HawEventLanes *
haw_event_lanes_new (HawProject      *project,
                     HawLaneGrouping  grouping)
{
  return haw_event_lanes_new_by_key (project, (HawLaneKey) { grouping, 0 });
}

HawEventLanes *
haw_event_lanes_new_by_key (HawProject *project,
                            HawLaneKey  key)
{
  g_return_val_if_fail (HAW_IS_PROJECT (project), NULL);

  return g_object_new (HAW_TYPE_EVENT_LANES, "project", project, "grouping", (guint) key.grouping,
                       "attribute", key.attribute, NULL);
}

HawLaneGrouping
haw_event_lanes_get_grouping (HawEventLanes *self)
{
  g_return_val_if_fail (HAW_IS_EVENT_LANES (self), HAW_LANES_NONE);

  return self->key.grouping;
}

gint64
haw_event_lanes_get_event_field (HawEventLanes *self)
{
  g_return_val_if_fail (HAW_IS_EVENT_LANES (self), 0);

  return self->key.grouping == HAW_LANES_ATTRIBUTE && self->target == HAW_ATTRIBUTE_OF_EVENT
           ? self->key.attribute : 0;
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

void
haw_event_lanes_describe_anew (HawEventLanes *self)
{
  g_return_if_fail (HAW_IS_EVENT_LANES (self));

  if (self->key.grouping != HAW_LANES_ATTRIBUTE)
    return;
  want (self)->all = TRUE;
  read_next (self);
}

const HawLane *
haw_event_lanes_lookup (HawEventLanes *self,
                        gint64         id)
{
  g_return_val_if_fail (HAW_IS_EVENT_LANES (self), NULL);

  return g_hash_table_lookup (self->lanes, &id);
}

const HawLane *
haw_event_lanes_lookup_code (HawEventLanes *self,
                             gint64         id)
{
  g_return_val_if_fail (HAW_IS_EVENT_LANES (self), NULL);

  return g_hash_table_lookup (self->codes, &id);
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
