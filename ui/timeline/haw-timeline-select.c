/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-view-private.h"

/* Several events selected together: their ids in order, so that a million are a copy and a search.
 * The selected event is one of them; what selects another event from elsewhere leaves only that. */

static guint selection_changed;

int
haw_timeline_select_compare (gconstpointer a,
                             gconstpointer b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return first < second ? -1 : first > second;
}

static gboolean
find_id (GArray *ids,
         gint64  id,
         guint  *index)
{
  guint low = 0, high = ids->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (ids, gint64, middle) < id)
        low = middle + 1;
      else
        high = middle;
    }
  *index = low;

  return low < ids->len && g_array_index (ids, gint64, low) == id;
}

/**
 * haw_timeline_select_contains:
 *
 * Returns: whether an event is selected, by itself or with others
 */
gboolean
haw_timeline_select_contains (HawTimelineView *self,
                              gint64           id)
{
  guint index;

  return self->edit.several->len > 0 ? find_id (self->edit.several, id, &index)
                                     : id == self->selected_id;
}

/* A few are sought or sorted one by one; of many each event of the store is looked at once instead. */
static gboolean
are_many (HawTimelineView *self,
          guint            n)
{
  return n > self->store->n / 16;
}

static guint
count_halvings (guint n)
{
  return g_bit_storage (n);
}

/* The positions of events by their ids, sorted as these are; those that are not there are left out. */
static GArray *
get_positions (HawTimelineView *self,
               GArray          *ids)
{
  const HawTimelineStore *store = self->store;
  GArray *positions = g_array_sized_new (FALSE, FALSE, sizeof (guint), ids->len);
  guint next = 0;

  if (!are_many (self, ids->len))
    {
      self->edit.n_looked += (guint64) ids->len * count_halvings (store->n);
      for (guint i = 0; i < ids->len; i++)
        {
          int position = haw_timeline_store_find (store, g_array_index (ids, gint64, i));

          if (position >= 0)
            g_array_append_val (positions, position);
        }
      return positions;
    }

  self->edit.n_looked += store->n;
  for (guint i = 0; i < store->n && next < ids->len; i++)
    {
      guint position = store->by_id[i];

      while (next < ids->len && g_array_index (ids, gint64, next) < store->ids[position])
        next++;
      if (next < ids->len && g_array_index (ids, gint64, next) == store->ids[position])
        g_array_append_val (positions, position);
    }

  return positions;
}

static int
compare_positions (gconstpointer a,
                   gconstpointer b)
{
  guint first = *(const guint *) a, second = *(const guint *) b;

  return first < second ? -1 : first > second;
}

/* The ids of events, sorted by id or by position. */
static GArray *
get_sorted (HawTimelineView *self,
            GArray          *positions,
            gboolean         by_id)
{
  const HawTimelineStore *store = self->store;
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), positions->len);
  g_autofree guint8 *among = NULL;

  if (!are_many (self, positions->len))
    {
      self->edit.n_looked += (guint64) positions->len * count_halvings (positions->len);
      if (!by_id)
        g_array_sort (positions, compare_positions);
      for (guint i = 0; i < positions->len; i++)
        g_array_append_val (ids, store->ids[g_array_index (positions, guint, i)]);
      if (by_id)
        g_array_sort (ids, haw_timeline_select_compare);
      return ids;
    }

  self->edit.n_looked += store->n;
  among = g_new0 (guint8, store->n);
  for (guint i = 0; i < positions->len; i++)
    among[g_array_index (positions, guint, i)] = TRUE;
  for (guint i = 0; i < store->n; i++)
    {
      guint position = by_id ? store->by_id[i] : i;

      if (among[position])
        g_array_append_val (ids, store->ids[position]);
    }

  return ids;
}

/**
 * haw_timeline_select_sort:
 * @positions: (element-type guint): of events, each once, in any order
 *
 * Returns: (transfer full) (element-type gint64): their ids, sorted
 */
GArray *
haw_timeline_select_sort (HawTimelineView *self,
                          GArray          *positions)
{
  return get_sorted (self, positions, TRUE);
}

/* Two sorted lists as one. */
static GArray *
unite (HawTimelineView *self,
       GArray          *one,
       GArray          *other)
{
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), one->len + other->len);
  guint i = 0, j = 0;

  self->edit.n_looked += one->len + other->len;
  while (i < one->len || j < other->len)
    {
      gint64 first = i < one->len ? g_array_index (one, gint64, i) : G_MAXINT64;
      gint64 second = j < other->len ? g_array_index (other, gint64, j) : G_MAXINT64;
      gint64 id = MIN (first, second);

      g_array_append_val (ids, id);
      i += first == id ? 1 : 0;
      j += second == id ? 1 : 0;
    }

  return ids;
}

static void
tell (HawTimelineView *self)
{
  haw_timeline_content_update (self);
  haw_timeline_marks_sync (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, selection_changed, 0);
}

/**
 * haw_timeline_select_follow:
 *
 * The selected event has changed: unless that was among several, there are no others any more.
 */
void
haw_timeline_select_follow (HawTimelineView *self)
{
  if (self->edit.keeps)
    return;
  if (self->edit.several->len > 0)
    g_array_set_size (self->edit.several, 0);
  g_signal_emit (self, selection_changed, 0);
}

/**
 * haw_timeline_select_clear:
 *
 * Leaves only the selected event.
 */
void
haw_timeline_select_clear (HawTimelineView *self)
{
  if (self->edit.several->len == 0)
    return;
  g_array_set_size (self->edit.several, 0);
  tell (self);
}

/* Makes an event the selected one without giving up the others. */
static void
choose (HawTimelineView *self,
        gint64           id)
{
  int item = haw_timeline_store_find (self->store, id);

  if (item < 0 || id == self->selected_id)
    return;
  self->edit.keeps = TRUE;
  haw_timeline_view_select (self, item, self->selected_lane, FALSE);
  self->edit.keeps = FALSE;
}

/**
 * haw_timeline_select_set:
 * @ids: (element-type gint64): sorted; not empty
 *
 * Selects events on behalf of the user.
 */
void
haw_timeline_select_set (HawTimelineView *self,
                         GArray          *ids)
{
  guint index;

  g_array_set_size (self->edit.several, 0);
  if (ids->len > 1)
    g_array_append_vals (self->edit.several, ids->data, ids->len);
  if (!find_id (ids, self->selected_id, &index))
    {
      g_autoptr (GArray) positions = get_positions (self, ids);
      guint first = G_MAXUINT;

      for (guint i = 0; i < positions->len; i++)
        first = MIN (first, g_array_index (positions, guint, i));
      if (first != G_MAXUINT)
        choose (self, self->store->ids[first]);
    }
  tell (self);
}

static void
toggle (HawTimelineView *self,
        gint64           id)
{
  GArray *several = self->edit.several;
  guint index;

  if (several->len == 0 && self->selected_id != 0 &&
      haw_timeline_store_find (self->store, self->selected_id) >= 0)
    g_array_append_val (several, self->selected_id);
  if (find_id (several, id, &index))
    {
      if (several->len == 1)
        return; /* the last one stays */
      g_array_remove_index (several, index);
      if (self->selected_id == id)
        choose (self, g_array_index (several, gint64, MIN (index, several->len - 1)));
    }
  else
    {
      g_array_insert_val (several, index, id);
      choose (self, id);
    }
  if (several->len == 1)
    g_array_set_size (several, 0);
  tell (self);
}

static void
add (GArray *ids,
     gint64  id)
{
  guint index;

  if (!find_id (ids, id, &index))
    g_array_insert_val (ids, index, id);
}

/* All that stand between two events, in the lane where both do, or else in time. */
static GArray *
get_between (HawTimelineView *self,
             int              from,
             int              to,
             gint64           lane)
{
  g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (guint));
  guint low = (guint) MIN (from, to), high = (guint) MAX (from, to);
  guint index = self->has_lanes ? haw_timeline_lane_of (self, (guint) to, lane) : G_MAXUINT;
  gboolean both = index != G_MAXUINT && !haw_timeline_is_undated (self, high) &&
                  haw_timeline_lanes_stands_in (self->lanes, low, index) &&
                  haw_timeline_lanes_stands_in (self->lanes, high, index);
  guint n = 0;
  const guint32 *members = both ? haw_timeline_lanes_get_members (self->lanes, index, &n) : NULL;

  self->edit.n_looked += both ? n : high - low + 1;
  for (guint i = 0; i < n; i++)
    if (members[i] >= low && members[i] <= high)
      {
        guint position = members[i];

        g_array_append_val (positions, position);
      }
  for (guint i = low; i <= high && !both; i++)
    g_array_append_val (positions, i);

  return haw_timeline_select_sort (self, positions);
}

/**
 * haw_timeline_select_click:
 * @item: a position among the items
 * @lane: the id of the lane in which it was clicked
 * @state: with Ctrl it is added or taken away, with Shift all between it and the selected one are added
 */
void
haw_timeline_select_click (HawTimelineView *self,
                           int              item,
                           gint64           lane,
                           GdkModifierType  state)
{
  int from = haw_timeline_store_find (self->store, self->selected_id);

  if ((state & GDK_SHIFT_MASK) != 0 && from >= 0)
    {
      g_autoptr (GArray) between = get_between (self, from, item, lane);
      g_autoptr (GArray) all =
          (state & GDK_CONTROL_MASK) != 0 ? unite (self, between, self->edit.several) : NULL;

      haw_timeline_select_set (self, all != NULL ? all : between);
    }
  else
    {
      self->selected_lane = lane;
      toggle (self, self->store->ids[item]);
    }
}

/* The next event is added; where it is selected already, the one that is left is given up. */
static void
extend_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  HawTimelineView *self = HAW_TIMELINE_VIEW (widget);
  HawTimelineStep step = g_str_has_suffix (name, "next")       ? HAW_TIMELINE_NEXT
                         : g_str_has_suffix (name, "previous") ? HAW_TIMELINE_PREVIOUS
                         : g_str_has_suffix (name, "down")     ? HAW_TIMELINE_ROW_AFTER
                                                               : HAW_TIMELINE_ROW_BEFORE;
  int from = haw_timeline_store_find (self->store, self->selected_id);
  gint64 left = self->selected_id, lane = self->selected_lane;
  int to = self->lanes == NULL ? -1 : haw_timeline_walk (self, from, step, &lane);
  guint index;

  if (to < 0)
    {
      gtk_widget_error_bell (widget);
      return;
    }
  if (from < 0)
    {
      haw_timeline_view_select (self, to, lane, TRUE);
      return;
    }
  if (find_id (self->edit.several, self->store->ids[to], &index))
    {
      find_id (self->edit.several, left, &index);
      g_array_remove_index (self->edit.several, index);
    }
  else
    {
      add (self->edit.several, left);
      add (self->edit.several, self->store->ids[to]);
    }
  if (self->edit.several->len == 1)
    g_array_set_size (self->edit.several, 0);
  self->edit.keeps = TRUE;
  haw_timeline_view_select (self, to, lane, TRUE);
  self->edit.keeps = FALSE;
  tell (self);
}

static void
select_all_cb (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  HawTimelineView *self = HAW_TIMELINE_VIEW (widget);
  g_autoptr (GArray) ids = NULL;

  if (self->store == NULL || self->store->n == 0)
    return;
  ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), self->store->n);
  for (guint i = 0; i < self->store->n; i++)
    g_array_append_val (ids, self->store->ids[self->store->by_id[i]]);
  haw_timeline_select_set (self, ids);
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   user_data)
{
  HawTimelineView *self = HAW_TIMELINE_VIEW (widget);

  if (self->edit.several->len == 0)
    return GDK_EVENT_PROPAGATE;
  haw_timeline_select_clear (self);

  return GDK_EVENT_STOP;
}

static gboolean
extend_arrow_cb (GtkWidget *widget,
                 GVariant  *arguments,
                 gpointer   user_data)
{
  gboolean later = g_variant_get_boolean (arguments) !=
                   haw_timeline_view_is_mirrored (HAW_TIMELINE_VIEW (widget));

  gtk_widget_activate_action (widget, later ? "timeline.extend-next" : "timeline.extend-previous",
                              NULL);

  return GDK_EVENT_STOP;
}

/**
 * haw_timeline_select_class_init:
 *
 * Installs the actions and keys: Shift with the arrows up and down and Ctrl+Shift with those of time
 * add events, Ctrl+A takes all, Escape leaves one.
 */
void
haw_timeline_select_class_init (GtkWidgetClass *widget_class)
{
  static const char *const steps[] = { "timeline.extend-next", "timeline.extend-previous",
                                       "timeline.extend-down", "timeline.extend-up" };
  const GdkModifierType both = GDK_CONTROL_MASK | GDK_SHIFT_MASK;

  selection_changed = g_signal_new ("selection-changed", G_TYPE_FROM_CLASS (widget_class),
                                    G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    gtk_widget_class_install_action (widget_class, steps[i], NULL, extend_cb);
  gtk_widget_class_install_action (widget_class, "timeline.select-all", NULL, select_all_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_SHIFT_MASK,
                                       "timeline.extend-down", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_SHIFT_MASK,
                                       "timeline.extend-up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_a, GDK_CONTROL_MASK,
                                       "timeline.select-all", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, both, extend_arrow_cb, "b", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, both, extend_arrow_cb, "b", TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

void
haw_timeline_select_init (HawTimelineView *self)
{
  self->edit.several = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_MULTI_SELECTABLE,
                                  TRUE, -1);
}

/**
 * haw_timeline_view_dup_selected:
 *
 * Returns: (transfer full) (element-type gint64): the ids of the selected events that are there, in
 *   the order of time
 */
GArray *
haw_timeline_view_dup_selected (HawTimelineView *self)
{
  g_autoptr (GArray) positions = NULL;

  g_return_val_if_fail (HAW_IS_TIMELINE_VIEW (self), NULL);

  if (self->edit.several->len == 0 || self->store == NULL)
    {
      GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

      if (haw_timeline_store_find (self->store, self->selected_id) >= 0)
        g_array_append_val (ids, self->selected_id);
      return ids;
    }
  positions = get_positions (self, self->edit.several);

  return get_sorted (self, positions, FALSE);
}

/**
 * haw_timeline_view_get_n_looked:
 *
 * Returns: how many events were looked at to select some so far; a count of work for tests
 */
guint64
haw_timeline_view_get_n_looked (HawTimelineView *self)
{
  g_return_val_if_fail (HAW_IS_TIMELINE_VIEW (self), 0);

  return self->edit.n_looked;
}

/**
 * haw_timeline_view_get_n_selected:
 *
 * Returns: how many events are selected
 */
guint
haw_timeline_view_get_n_selected (HawTimelineView *self)
{
  g_autoptr (GArray) positions = NULL;

  g_return_val_if_fail (HAW_IS_TIMELINE_VIEW (self), 0);

  if (self->edit.several->len == 0 || self->store == NULL)
    return haw_timeline_store_find (self->store, self->selected_id) >= 0 ? 1 : 0;
  positions = get_positions (self, self->edit.several);

  return positions->len;
}

/**
 * haw_timeline_view_is_selected:
 *
 * Returns: whether an event is selected, by itself or with others
 */
gboolean
haw_timeline_view_is_selected (HawTimelineView *self,
                               gint64           id)
{
  g_return_val_if_fail (HAW_IS_TIMELINE_VIEW (self), FALSE);

  return haw_timeline_select_contains (self, id);
}

/**
 * haw_timeline_view_go_to:
 *
 * Selects an event on behalf of the user, as a key that leads to it does.
 */
void
haw_timeline_view_go_to (HawTimelineView *self,
                         gint64           id)
{
  int item;
  gint64 lane;

  g_return_if_fail (HAW_IS_TIMELINE_VIEW (self));

  item = haw_timeline_store_find (self->store, id);
  if (item < 0)
    return;
  lane = haw_timeline_is_undated (self, (guint) item)
             ? HAW_TIMELINE_NO_LANE
             : haw_timeline_lane_get_id (self, haw_timeline_lane_of (self, (guint) item,
                                                                     self->selected_lane));
  haw_timeline_view_select (self, item, lane, TRUE);
}
