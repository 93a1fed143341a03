/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project/haw-project.h"

G_BEGIN_DECLS

/**
 * HawLaneGrouping:
 * @HAW_LANES_NONE: no lanes
 * @HAW_LANES_OUTLET: the outlets of the articles whose passages are evidence of an event
 * @HAW_LANES_ACTOR: those who took part in it
 * @HAW_LANES_PLACE: where it happened; one place for all spellings that haw_fold_name() takes for one
 * @HAW_LANES_CODE: the codes of the passages that are evidence of it, as a tree
 * @HAW_LANES_STATUS: confirmed, unconfirmed or disputed
 * @HAW_LANES_ATTRIBUTE: the values of a field of the analyst's own: that of the event, those of who
 *   took part in it, those of the articles whose passages are evidence of it, or of their outlets
 *
 * By what events are put into lanes.
 */
typedef enum
{
  HAW_LANES_NONE,
  HAW_LANES_OUTLET,
  HAW_LANES_ACTOR,
  HAW_LANES_PLACE,
  HAW_LANES_CODE,
  HAW_LANES_STATUS,
  HAW_LANES_ATTRIBUTE,
  HAW_N_LANE_GROUPINGS,
} HawLaneGrouping;

/* A grouping, and which field for %HAW_LANES_ATTRIBUTE. */
typedef struct
{
  HawLaneGrouping grouping;
  gint64 attribute;
} HawLaneKey;

/**
 * haw_lane_key_to_nick:
 *
 * Returns: (transfer full): the key in a word, as "outlet" or "field-12"
 */
char      *haw_lane_key_to_nick         (HawLaneKey       key);
gboolean   haw_lane_key_from_nick       (const char      *nick,
                                         HawLaneKey      *key);
gboolean   haw_lane_key_equal           (HawLaneKey       a,
                                         HawLaneKey       b);

const char *haw_lane_grouping_to_nick   (HawLaneGrouping  grouping);
gboolean    haw_lane_grouping_from_nick (const char      *nick,
                                         HawLaneGrouping *grouping);

/**
 * HawLane:
 *
 * A lane that has events: the outlet, actor or code @id, or a number made of a place, a status or a
 * value. `color` is "#rrggbb" for a code, else "". `parent` is the code it is under, 0 for none. `value`
 * is that of a field as it is stored, else NULL.
 */
typedef struct
{
  gint64 id;
  char *name;
  char *color;
  char *value;
  gint64 parent;
  guint n_events; /* dated or not; none for a code that only has others under it */
} HawLane;

/**
 * HawEventLanes:
 *
 * In which lanes the events of a project stand: in as many as they belong to, or in none. Follows the
 * project; after an edit only the events that it touches are read again. Memory: one small block for
 * each event that stands in a lane.
 *
 * Properties: `project`, `grouping`, `attribute` (all construct only).
 *
 * Signals: `changed ()` after the first reading, and whenever a lane or an event's lanes changed;
 * `moved (gint64 event)` before it, for each event whose lanes an edit changed, 0 for all of them;
 * `settled ()` when what edits touched has been read, whether it changed or not.
 */
#define HAW_TYPE_EVENT_LANES (haw_event_lanes_get_type ())
G_DECLARE_FINAL_TYPE (HawEventLanes, haw_event_lanes, HAW, EVENT_LANES, GObject)

HawEventLanes  *haw_event_lanes_new          (HawProject      *project,
                                              HawLaneGrouping  grouping);
HawEventLanes  *haw_event_lanes_new_by_key   (HawProject      *project,
                                              HawLaneKey       key);
HawLaneGrouping haw_event_lanes_get_grouping (HawEventLanes   *self);

/**
 * haw_event_lanes_get_event_field:
 *
 * Returns: the field of events by whose values the lanes are made, 0 where they are not
 */
gint64          haw_event_lanes_get_event_field (HawEventLanes *self);

/**
 * haw_event_lanes_get_loading:
 *
 * Returns: whether nothing was read yet
 */
gboolean        haw_event_lanes_get_loading  (HawEventLanes   *self);

/**
 * haw_event_lanes_is_reading:
 *
 * Returns: whether edits touched what is still being read; `settled` follows
 */
gboolean        haw_event_lanes_is_reading   (HawEventLanes   *self);

/**
 * haw_event_lanes_describe_anew:
 *
 * Reads all lanes anew that are called by values of a field: dates and numbers are written otherwise from
 * now on.
 */
void            haw_event_lanes_describe_anew (HawEventLanes  *self);

/**
 * haw_event_lanes_lookup:
 *
 * Returns: (transfer none) (nullable): the lane @id if it has events
 */
const HawLane  *haw_event_lanes_lookup       (HawEventLanes   *self,
                                              gint64           id);

/**
 * haw_event_lanes_lookup_code:
 *
 * Returns: (transfer none) (nullable): the code @id, also without events, where lanes are codes
 */
const HawLane  *haw_event_lanes_lookup_code  (HawEventLanes   *self,
                                              gint64           id);

/**
 * haw_event_lanes_get_n:
 *
 * Returns: how many lanes have events
 */
guint           haw_event_lanes_get_n        (HawEventLanes   *self);

/**
 * haw_event_lanes_get_of_event:
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n) (nullable): the lanes in which an event stands, by id;
 *   good until the next signal
 */
const gint64   *haw_event_lanes_get_of_event (HawEventLanes   *self,
                                              gint64           event,
                                              guint           *n);

/**
 * haw_event_lanes_get_n_read:
 *
 * Returns: of how many events the lanes were read after an edit so far; a count of work for tests
 */
guint           haw_event_lanes_get_n_read   (HawEventLanes   *self);

G_END_DECLS
