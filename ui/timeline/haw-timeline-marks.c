/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-view-private.h"

#include <math.h>

/* The children for assistive technology, one for each event in view, and for each lane in which it
 * is, in the order in which the arrow keys walk: first the shelf, then lane by lane in time. They are
 * put in place when motion settles. */

/* A reader of the screen takes seconds for thousands. */
#define MOST_MARKS 150

/* Positions further out are of no use to anybody. */
#define FAR_OUT 4000.0

/* An event in a lane. */
typedef struct
{
  gint64 id;
  gint64 lane;
} Copy;

/* What a child is wanted for, and where it comes in the walk. */
typedef struct
{
  guint item;
  gint64 lane;  /* id */
  gint64 order; /* index of the lane, -1 for the shelf */
  guint rank;
} Wanted;

/**
 * haw_timeline_walk:
 * @item: an item, or -1 to start from nowhere
 * @lane: (inout): the id of the lane in which it is, and of that to which the step leads
 *
 * Returns: the item that a step leads to, or -1: the shelf comes before all time
 */
int
haw_timeline_walk (HawTimelineView *self,
                   int              item,
                   HawTimelineStep  step,
                   gint64          *lane)
{
  gboolean on_shelf = item >= 0 && haw_timeline_is_undated (self, (guint) item);
  int position = on_shelf ? item - (int) self->n_dated : item;
  guint index = G_MAXUINT;
  int to = -1;

  if (haw_timeline_has_lane_shelves (self))
    return haw_timeline_lane_shelf_walk (self, item, step, lane);

  if (item < 0 && step != HAW_TIMELINE_LAST && step != HAW_TIMELINE_PREVIOUS)
    step = HAW_TIMELINE_FIRST;
  if (step == HAW_TIMELINE_FIRST && self->n_undated > 0 &&
      (!self->has_lanes || item < 0 || on_shelf))
    {
      *lane = HAW_TIMELINE_NO_LANE;
      return (int) self->n_dated;
    }

  if (on_shelf && (step == HAW_TIMELINE_PREVIOUS || step == HAW_TIMELINE_ROW_BEFORE))
    return position > 0 ? item - 1 : -1;
  if (on_shelf && position + 1 < (int) self->n_undated &&
      (step == HAW_TIMELINE_NEXT || step == HAW_TIMELINE_ROW_AFTER))
    return item + 1;
  if (on_shelf && step == HAW_TIMELINE_ROW_AFTER)
    return -1;
  if (on_shelf && step == HAW_TIMELINE_NEXT)
    step = HAW_TIMELINE_FIRST;

  if (self->lanes != NULL && position >= 0 && !on_shelf)
    index = haw_timeline_lane_of (self, (guint) position, *lane);
  if (self->lanes != NULL)
    to = haw_timeline_lanes_step (self->lanes, on_shelf ? -1 : position, step, &index);
  if (to >= 0)
    {
      *lane = haw_timeline_lane_get_id (self, index);
      return to;
    }

  if (self->n_undated > 0 && !on_shelf &&
      (step == HAW_TIMELINE_PREVIOUS || step == HAW_TIMELINE_LAST))
    {
      *lane = HAW_TIMELINE_NO_LANE;
      return (int) (self->n_dated + self->n_undated - 1);
    }

  return -1;
}

/**
 * haw_timeline_marks_get_area:
 * @lane: id of the lane in which to look, if it stands there
 * @mark: (out): the shape, in widget coordinates
 * @label: (out): the label beside or in it
 *
 * Returns: whether any of it is in view
 */
gboolean
haw_timeline_marks_get_area (HawTimelineView *self,
                             guint            item,
                             gint64           lane,
                             graphene_rect_t *mark,
                             graphene_rect_t *label)
{
  HawTimelinePlace place;
  double y;

  if (haw_timeline_is_undated (self, item))
    {
      gboolean in_view = haw_timeline_has_lane_shelves (self)
                             ? haw_timeline_lane_shelf_get_area (self, item, lane, mark)
                             : haw_timeline_shelf_get_area (self, item - self->n_dated, mark);

      *label = *mark;

      return in_view;
    }

  if (self->lanes == NULL ||
      !haw_timeline_lanes_place (self->lanes, &self->axis, item,
                                 haw_timeline_lane_of (self, item, lane), &place))
    {
      graphene_rect_init (mark, 0, 0, 1, 1);
      *label = *mark;

      return FALSE;
    }

  y = self->ruler_height + place.y - gtk_adjustment_get_value (self->rows);
  graphene_rect_init (mark, (float) (self->body_x + MIN (place.start, place.end)), (float) y,
                      (float) fabs (place.end - place.start), (float) self->row_height);
  graphene_rect_init (label, (float) (self->body_x + place.label_x), (float) y,
                      (float) place.label_width, (float) self->row_height);

  return place.x < self->body_width && place.x + place.width > 0 && y < self->height &&
         y + self->row_height > self->ruler_height;
}

/**
 * haw_timeline_marks_find:
 * @lane: the id of a lane
 *
 * Returns: (transfer none) (nullable): the child of an event in a lane
 */
GtkWidget *
haw_timeline_marks_find (HawTimelineView *self,
                         gint64           id,
                         gint64           lane)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      HawTimelineMark *mark = g_ptr_array_index (self->marks, i);

      if (haw_timeline_mark_get_id (mark) == id && haw_timeline_mark_get_lane (mark) == lane)
        return GTK_WIDGET (mark);
    }

  return NULL;
}

static int
compare_wanted (gconstpointer a,
                gconstpointer b)
{
  const Wanted *first = a;
  const Wanted *second = b;

  if (first->order != second->order)
    return first->order < second->order ? -1 : 1;

  return first->rank < second->rank ? -1 : first->rank > second->rank;
}

static void
add_wanted (HawTimelineView *self,
            GArray          *wanted,
            int              item,
            gint64           lane)
{
  Wanted value = { .item = (guint) item, .lane = HAW_TIMELINE_NO_LANE, .order = -1 };

  if (item < 0 || wanted->len >= MOST_MARKS)
    return;

  value.rank = value.item - self->n_dated;
  if (!haw_timeline_is_undated (self, value.item) || haw_timeline_has_lane_shelves (self))
    {
      guint index = haw_timeline_lane_of (self, value.item, lane);
      guint n;

      if (index == G_MAXUINT)
        return;
      value.order = index;
      value.lane = haw_timeline_lane_get_id (self, index);
      value.rank = self->has_lanes
                       ? haw_timeline_lane_shelf_get_rank (self, value.item, index, &n)
                       : haw_timeline_lanes_get_rank (self->lanes, value.item, index, &n);
    }

  for (guint i = 0; i < wanted->len; i++)
    if (g_array_index (wanted, Wanted, i).item == value.item &&
        g_array_index (wanted, Wanted, i).lane == value.lane)
      return;

  g_array_append_val (wanted, value);
}

/* The events in view, and wherever they are, the selected one and the one with the focus. */
static GArray *
get_wanted (HawTimelineView *self)
{
  GArray *wanted = g_array_new (FALSE, FALSE, sizeof (Wanted));
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self));
  guint first, n;

  add_wanted (self, wanted, haw_timeline_store_find (self->store, self->selected_id),
              self->selected_lane);
  if (focus != NULL && HAW_IS_TIMELINE_MARK (focus))
    {
      HawTimelineMark *mark = HAW_TIMELINE_MARK (focus);

      add_wanted (self, wanted,
                  haw_timeline_store_find (self->store, haw_timeline_mark_get_id (mark)),
                  haw_timeline_mark_get_lane (mark));
    }

  if (haw_timeline_has_lane_shelves (self))
    haw_timeline_lane_shelf_add_in_view (self, add_wanted, wanted);
  else if (self->shelf.width > 0)
    {
      haw_timeline_shelf_get_in_view (self, &first, &n);
      for (guint i = first; i < first + n && wanted->len < MOST_MARKS / 2; i++)
        add_wanted (self, wanted, (int) (self->n_dated + i), HAW_TIMELINE_NO_LANE);
    }

  for (guint i = 0; i < self->visible->len && wanted->len < MOST_MARKS; i++)
    {
      const HawTimelinePlace *place = &g_array_index (self->visible, HawTimelinePlace, i);

      if (!place->folded)
        add_wanted (self, wanted, (int) place->item,
                    haw_timeline_lane_get_id (self, place->lane));
    }

  g_array_sort (wanted, compare_wanted);

  return wanted;
}

static void
opened_cb (HawTimelineMark *mark,
           gint64           id,
           HawTimelineView *self)
{
  if (self->selected_id != id)
    self->selected_lane = haw_timeline_mark_get_lane (mark);
  haw_timeline_view_activate (self, id);
}

static guint
hash_copy (gconstpointer data)
{
  const Copy *copy = data;

  return g_int64_hash (&copy->id) * 31 + g_int64_hash (&copy->lane);
}

static gboolean
equal_copies (gconstpointer a,
              gconstpointer b)
{
  const Copy *first = a;
  const Copy *second = b;

  return first->id == second->id && first->lane == second->lane;
}

static GtkWidget *
take_mark (HawTimelineView *self,
           GHashTable      *old,
           gint64           id,
           gint64           lane)
{
  Copy copy = { id, lane };
  GtkWidget *mark = g_hash_table_lookup (old, &copy);

  if (mark != NULL)
    {
      g_hash_table_remove (old, &copy);
      return mark;
    }

  mark = haw_timeline_mark_new ();
  g_signal_connect (mark, "opened", G_CALLBACK (opened_cb), self);

  return mark;
}

/* The place of an event is counted in its lane where there are lanes, and else with the shelf. */
static void
bind_mark (HawTimelineView *self,
           HawTimelineMark *mark,
           const Wanted    *wanted)
{
  guint position = wanted->rank;
  guint n = self->n_dated + self->n_undated;
  gboolean on_shelf = haw_timeline_is_undated (self, wanted->item);
  g_autofree char *lag = haw_timeline_clock_tell (self, wanted->item);
  HawTimelineEvent event;

  haw_timeline_store_tell (self->store, wanted->item, &event);

  if (haw_timeline_has_lane_shelves (self))
    haw_timeline_lane_shelf_get_rank (self, wanted->item, (guint) wanted->order, &n);
  else if (!on_shelf)
    position += self->n_undated;

  haw_timeline_mark_bind (mark, &event, wanted->lane,
                          haw_timeline_lane_get_name (self, wanted->lane), position, n, lag);
  haw_timeline_mark_set_selected (mark, haw_timeline_select_contains (self, event.id));
}

/**
 * haw_timeline_marks_sync:
 *
 * Brings the children in step with the events in view. Not to be called while allocating.
 */
void
haw_timeline_marks_sync (HawTimelineView *self)
{
  g_autoptr (GArray) wanted = get_wanted (self);
  g_autoptr (GHashTable) old = g_hash_table_new_full (hash_copy, equal_copies, g_free, NULL);
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  GtkWidget *previous = NULL;
  GHashTableIter iter;
  gpointer widget;

  for (guint i = 0; i < self->marks->len; i++)
    {
      HawTimelineMark *mark = g_ptr_array_index (self->marks, i);
      Copy copy = { haw_timeline_mark_get_id (mark), haw_timeline_mark_get_lane (mark) };

      g_hash_table_insert (old, g_memdup2 (&copy, sizeof copy), mark);
    }
  g_ptr_array_set_size (self->marks, 0);

  for (guint i = 0; i < wanted->len; i++)
    {
      const Wanted *value = &g_array_index (wanted, Wanted, i);
      gint64 id = self->store->ids[value->item];
      GtkWidget *mark = take_mark (self, old, id, value->lane);

      bind_mark (self, HAW_TIMELINE_MARK (mark), value);
      if (gtk_widget_get_parent (mark) == NULL || gtk_widget_get_prev_sibling (mark) != previous)
        gtk_widget_insert_after (mark, GTK_WIDGET (self), previous);
      g_ptr_array_add (self->marks, mark);
      previous = mark;
    }

  g_hash_table_iter_init (&iter, old);
  while (g_hash_table_iter_next (&iter, NULL, &widget))
    gtk_widget_unparent (widget);

  if (had_focus && gtk_widget_get_focus_child (GTK_WIDGET (self)) == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self));

  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * haw_timeline_marks_allocate:
 *
 * Puts the children over what is drawn.
 */
void
haw_timeline_marks_allocate (HawTimelineView *self)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      GtkWidget *mark = g_ptr_array_index (self->marks, i);
      gint64 id = haw_timeline_mark_get_id (HAW_TIMELINE_MARK (mark));
      int item = haw_timeline_store_find (self->store, id);
      graphene_rect_t shape, label, area;
      double x, end, beyond;

      if (item < 0)
        continue;

      beyond = haw_timeline_marks_get_area (self, (guint) item,
                                            haw_timeline_mark_get_lane (HAW_TIMELINE_MARK (mark)),
                                            &shape, &label)
                   ? 0
                   : FAR_OUT;
      graphene_rect_union (&shape, &label, &area);
      x = CLAMP (area.origin.x, -beyond, self->width + beyond);
      end = CLAMP (area.origin.x + area.size.width, x + 1, self->width + beyond + 1);
      gtk_widget_measure (mark, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_size_allocate (mark,
                                &(GtkAllocation) { (int) x, (int) area.origin.y, (int) (end - x),
                                                   (int) area.size.height },
                                -1);
    }
}

static void
round_rectangle (const graphene_rect_t *from,
                 GdkRectangle          *to)
{
  to->x = (int) roundf (from->origin.x);
  to->y = (int) roundf (from->origin.y);
  to->width = (int) roundf (from->size.width);
  to->height = (int) roundf (from->size.height);
}

/**
 * haw_timeline_view_get_rectangle:
 * @mark: (out) (optional): the shape of the event, in px of the widget
 * @label: (out) (optional): its label
 *
 * Where it stands in several lanes, it is looked for in the lane in which events are selected, else
 * in its first.
 *
 * Returns: whether any of the event @id is in view
 */
gboolean
haw_timeline_view_get_rectangle (HawTimelineView *self,
                                 gint64           id,
                                 GdkRectangle    *mark,
                                 GdkRectangle    *label)
{
  graphene_rect_t mark_area, label_area;
  gboolean in_view;
  int item;

  g_return_val_if_fail (HAW_IS_TIMELINE_VIEW (self), FALSE);

  item = haw_timeline_store_find (self->store, id);
  if (item < 0)
    return FALSE;

  in_view = haw_timeline_marks_get_area (self, (guint) item, self->selected_lane, &mark_area,
                                         &label_area);
  if (mark != NULL)
    round_rectangle (&mark_area, mark);
  if (label != NULL)
    round_rectangle (&label_area, label);

  return in_view;
}
