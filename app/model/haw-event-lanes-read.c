/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/haw-event-lanes-private.h"

#include "text/haw-fold.h"

#include <glib/gi18n-lib.h>

/* Reading the lanes of all events, or of a few. */

/* Event, lane, its name and colour. An article that was removed speaks for no event. Lanes without an
 * id of their own get one made of their name. */
#define OF_EVIDENCE " FROM evidence e JOIN annotation n ON n.id = e.annotation" \
                    " JOIN article a ON a.id = n.article AND a.removed_at IS NULL"
#define OUTLETS "SELECT DISTINCT e.event, o.id, o.name, ''" OF_EVIDENCE \
                " JOIN outlet o ON o.id = a.outlet"
#define ACTORS "SELECT DISTINCT p.event, a.id, a.name, '' FROM participant p" \
               " JOIN actor a ON a.id = p.actor"
#define PLACES "SELECT e.id, NULL, coalesce (a.name, e.place), '' FROM event e" \
               " LEFT JOIN actor a ON a.id = e.place_actor" \
               " WHERE (e.place_actor IS NOT NULL OR e.place <> '')"
#define CODES "SELECT DISTINCT e.event, c.id, c.name, c.color" OF_EVIDENCE \
              " JOIN annotation_code k ON k.annotation = n.id JOIN code c ON c.id = k.code"
#define STATUSES "SELECT id, CASE status WHEN 'confirmed' THEN 1 WHEN 'unconfirmed' THEN 2 ELSE 3 END," \
                 " status, '' FROM event"
#define OF_ARTICLES "SELECT DISTINCT e.event, NULL, v.value, ''" OF_EVIDENCE \
                    " JOIN attribute_value v ON v.attribute = ? AND v.target_id = a.id"
#define OF_OUTLETS "SELECT DISTINCT e.event, NULL, v.value, ''" OF_EVIDENCE \
                   " JOIN attribute_value v ON v.attribute = ? AND v.target_id = a.outlet"
#define OF_EVENTS "SELECT e.id, NULL, v.value, '' FROM attribute_value v" \
                  " JOIN event e ON e.id = v.target_id WHERE v.attribute = ?"
#define OF_ACTORS "SELECT DISTINCT p.event, NULL, v.value, '' FROM attribute_value v" \
                  " JOIN participant p ON p.actor = v.target_id WHERE v.attribute = ?"
#define ORDER " ORDER BY 1, 2"

static const char *const select_all[HAW_N_LANE_GROUPINGS] = {
  NULL,
  OUTLETS ORDER,
  ACTORS ORDER,
  HAW_DB_SCAN PLACES ORDER,
  CODES ORDER,
  HAW_DB_SCAN STATUSES ORDER,
  NULL,
};

static const char *const select_one[HAW_N_LANE_GROUPINGS] = {
  NULL,
  OUTLETS " WHERE e.event = ?" ORDER,
  ACTORS " WHERE p.event = ?" ORDER,
  PLACES " AND e.id = ?" ORDER,
  CODES " WHERE e.event = ?" ORDER,
  STATUSES " WHERE id = ?" ORDER,
  NULL,
};

/* By a field, of whomever it is. */
static const char *const select_all_by_field[HAW_N_ATTRIBUTE_TARGETS] = {
  OF_ARTICLES ORDER,
  OF_OUTLETS ORDER,
  OF_EVENTS ORDER,
  OF_ACTORS ORDER,
};

static const char *const select_one_by_field[HAW_N_ATTRIBUTE_TARGETS] = {
  OF_ARTICLES " WHERE e.event = ?" ORDER,
  OF_OUTLETS " WHERE e.event = ?" ORDER,
  OF_EVENTS " AND e.id = ?" ORDER,
  OF_ACTORS " AND p.event = ?" ORDER,
};

static const char select_codes[] =
  HAW_DB_SCAN "SELECT id, name, color, coalesce (parent, 0) FROM code";

/* How to read one grouping. */
typedef struct
{
  HawLaneKey key;
  HawAttributeTarget target;
  HawAttributeKind kind;
} Reading;

void
haw_lane_free (gpointer data)
{
  HawLane *lane = data;

  g_free (lane->name);
  g_free (lane->color);
  g_free (lane->value);
  g_free (lane);
}

HawLanesWanted *
haw_lanes_wanted_new (HawLaneKey key)
{
  HawLanesWanted *wanted = g_new0 (HawLanesWanted, 1);

  wanted->key = key;
  wanted->events = g_array_new (FALSE, FALSE, sizeof (gint64));
  wanted->articles = g_array_new (FALSE, FALSE, sizeof (gint64));
  wanted->annotations = g_array_new (FALSE, FALSE, sizeof (gint64));
  wanted->actors = g_array_new (FALSE, FALSE, sizeof (gint64));
  return wanted;
}

void
haw_lanes_wanted_free (gpointer data)
{
  HawLanesWanted *wanted = data;

  g_array_unref (wanted->events);
  g_array_unref (wanted->articles);
  g_array_unref (wanted->annotations);
  g_array_unref (wanted->actors);
  g_free (wanted);
}

void
haw_lanes_found_free (gpointer data)
{
  HawLanesFound *found = data;

  g_array_unref (found->events);
  g_array_unref (found->pairs);
  g_ptr_array_unref (found->lanes);
  g_ptr_array_unref (found->codes);
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

void
haw_lanes_sort_unique (GArray *ids)
{
  guint n = 0;

  g_array_sort (ids, compare_ids);
  for (guint i = 0; i < ids->len; i++)
    if (n == 0 || g_array_index (ids, gint64, i) != g_array_index (ids, gint64, n - 1))
      g_array_index (ids, gint64, n++) = g_array_index (ids, gint64, i);
  g_array_set_size (ids, n);
}

static int
compare_pairs (gconstpointer a,
               gconstpointer b)
{
  const HawLanesPair *first = a;
  const HawLanesPair *second = b;

  if (first->event != second->event)
    return first->event < second->event ? -1 : 1;
  return (first->lane > second->lane) - (first->lane < second->lane);
}

/* Values that are one lane come more than once for an event. */
static void
sort_pairs (GArray *pairs)
{
  guint n = 0;

  g_array_sort (pairs, compare_pairs);
  for (guint i = 0; i < pairs->len; i++)
    if (n == 0 || compare_pairs (&g_array_index (pairs, HawLanesPair, i),
                                 &g_array_index (pairs, HawLanesPair, n - 1)) != 0)
      g_array_index (pairs, HawLanesPair, n++) = g_array_index (pairs, HawLanesPair, i);
  g_array_set_size (pairs, n);
}

/* Adds the events that rest on an article or an annotation, or in which an actor takes part. */
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

/* A number that stays with a name, far above all ids of rows (FNV-1a). */
static gint64
make_id (const char *name)
{
  g_autofree char *folded = haw_fold_name (name);
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  for (const char *at = folded; *at != '\0'; at++)
    hash = (hash ^ (guint8) *at) * G_GUINT64_CONSTANT (0x100000001b3);

  return (gint64) (hash >> 2 | G_GUINT64_CONSTANT (1) << 61);
}

static char *
describe (const Reading *reading,
          char          *name)
{
  g_autofree char *owned = name;

  if (reading->key.grouping == HAW_LANES_ATTRIBUTE)
    return haw_attribute_describe_value (reading->kind, name);
  if (reading->key.grouping != HAW_LANES_STATUS)
    return g_steal_pointer (&owned);
  if (g_str_equal (name, "confirmed"))
    return g_strdup (C_("lane", "Confirmed"));
  return g_strdup (g_str_equal (name, "unconfirmed") ? C_("lane", "Unconfirmed")
                                                     : C_("lane", "Disputed"));
}

static gboolean
take_pairs (HawStmt        *stmt,
            const Reading  *reading,
            HawLanesFound  *found,
            GHashTable     *met,
            GError        **error)
{
  gboolean named = reading->key.grouping == HAW_LANES_PLACE ||
                   reading->key.grouping == HAW_LANES_ATTRIBUTE;
  HawStep step = HAW_STEP_ERROR;

  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      g_autofree char *name = named ? haw_stmt_dup_text (stmt, 2) : NULL;
      HawLanesPair pair = { haw_stmt_get_int (stmt, 0),
                            named ? make_id (name) : haw_stmt_get_int (stmt, 1) };
      HawLane *lane;

      g_array_append_val (found->pairs, pair);
      if (g_hash_table_contains (met, &pair.lane))
        continue;

      lane = g_new0 (HawLane, 1);
      lane->id = pair.lane;
      if (reading->key.grouping == HAW_LANES_ATTRIBUTE)
        lane->value = g_strdup (name);
      lane->name = describe (reading, named ? g_steal_pointer (&name) : haw_stmt_dup_text (stmt, 2));
      lane->color = haw_stmt_dup_text (stmt, 3);
      g_ptr_array_add (found->lanes, lane);
      g_hash_table_add (met, &lane->id);
    }

  return step == HAW_STEP_DONE;
}

static gboolean
read_codes (HawDb          *db,
            HawLanesFound  *found,
            GError        **error)
{
  g_autoptr (HawStmt) stmt = haw_db_query (db, error, select_codes, "");
  HawStep step = HAW_STEP_ERROR;

  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      HawLane *lane = g_new0 (HawLane, 1);

      lane->id = haw_stmt_get_int (stmt, 0);
      lane->name = haw_stmt_dup_text (stmt, 1);
      lane->color = haw_stmt_dup_text (stmt, 2);
      lane->parent = haw_stmt_get_int (stmt, 3);
      g_ptr_array_add (found->codes, lane);
    }

  return step == HAW_STEP_DONE;
}

/* A field that was deleted meanwhile has no values. */
static gboolean
prepare (HawDb      *db,
         HawLaneKey  key,
         Reading    *reading,
         GError    **error)
{
  g_autoptr (HawStmt) stmt = NULL;
  HawStep step;

  *reading = (Reading) { key, HAW_ATTRIBUTE_OF_ARTICLE, HAW_ATTRIBUTE_TEXT };
  if (key.grouping != HAW_LANES_ATTRIBUTE)
    return TRUE;

  stmt = haw_db_query (db, error, "SELECT target, kind FROM attribute WHERE id = ?", "i",
                       key.attribute);
  step = stmt == NULL ? HAW_STEP_ERROR : haw_stmt_step (stmt, error);
  if (step == HAW_STEP_ROW)
    {
      g_autofree char *target = haw_stmt_dup_text (stmt, 0);
      g_autofree char *kind = haw_stmt_dup_text (stmt, 1);

      haw_attribute_target_from_nick (target, &reading->target);
      haw_attribute_kind_from_nick (kind, &reading->kind);
    }

  return step != HAW_STEP_ERROR;
}

static HawStmt *
query (HawDb          *db,
       const Reading  *reading,
       gint64          event,
       GError        **error)
{
  HawLaneGrouping grouping = reading->key.grouping;

  if (grouping == HAW_LANES_ATTRIBUTE)
    return event == 0 ? haw_db_query (db, error, select_all_by_field[reading->target], "i",
                                      reading->key.attribute)
                      : haw_db_query (db, error, select_one_by_field[reading->target], "ii",
                                      reading->key.attribute, event);
  return event == 0 ? haw_db_query (db, error, select_all[grouping], "")
                    : haw_db_query (db, error, select_one[grouping], "i", event);
}

static gboolean
read_pairs (HawDb           *db,
            HawLanesWanted  *wanted,
            HawLanesFound   *found,
            GError         **error)
{
  g_autoptr (GHashTable) met = g_hash_table_new (g_int64_hash, g_int64_equal);
  gboolean done = TRUE;
  Reading reading;

  if (!prepare (db, wanted->key, &reading, error))
    return FALSE;

  found->target = reading.target;
  if (wanted->all)
    {
      g_autoptr (HawStmt) stmt = query (db, &reading, 0, error);

      done = take_pairs (stmt, &reading, found, met, error);
    }
  for (guint i = 0; done && !wanted->all && i < found->events->len; i++)
    {
      g_autoptr (HawStmt) stmt =
        query (db, &reading, g_array_index (found->events, gint64, i), error);

      done = take_pairs (stmt, &reading, found, met, error);
    }
  if (reading.key.grouping == HAW_LANES_PLACE || reading.key.grouping == HAW_LANES_ATTRIBUTE)
    sort_pairs (found->pairs);

  return done;
}

gpointer
haw_lanes_read (HawDb         *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  HawLanesWanted *wanted = data;
  HawLanesFound *found = g_new0 (HawLanesFound, 1);
  gboolean done;

  found->all = wanted->all;
  found->events = g_array_copy (wanted->events);
  found->pairs = g_array_new (FALSE, FALSE, sizeof (HawLanesPair));
  found->lanes = g_ptr_array_new_with_free_func (haw_lane_free);
  found->codes = g_ptr_array_new_with_free_func (haw_lane_free);

  done = wanted->all ||
         (add_events (db, "SELECT e.event FROM annotation n JOIN evidence e"
                          " ON e.annotation = n.id WHERE n.article = ?",
                      wanted->articles, found->events, error) &&
          add_events (db, "SELECT event FROM evidence WHERE annotation = ?", wanted->annotations,
                      found->events, error) &&
          add_events (db, "SELECT event FROM participant WHERE actor = ?", wanted->actors,
                      found->events, error));
  haw_lanes_sort_unique (found->events);
  done = done && read_pairs (db, wanted, found, error) &&
         (wanted->key.grouping != HAW_LANES_CODE || read_codes (db, found, error));

  if (!done)
    g_clear_pointer (&found, haw_lanes_found_free);
  return found;
}
