/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-view-private.h"

#include <math.h>

/* The children for assistive technology, one for each event in view, in the order in which the
 * arrow keys walk: first the shelf, then time. They are put in place when motion settles. */

/* A reader of the screen takes seconds for thousands. */
#define MOST_MARKS 150

/* Positions further out are of no use to anybody. */
#define FAR_OUT 4000.0

/**
 * haw_timeline_walk:
 * @item: an item, or -1 to start from nowhere
 *
 * Returns: the item that a step leads to, or -1: the shelf comes before all time
 */
int
haw_timeline_walk (HawTimelineView *self,
                   int              item,
                   HawTimelineStep  step)
{
  gboolean on_shelf = item >= 0 && haw_timeline_items_get (self->items, (guint) item)->undated;
  int position = item >= 0 ? self->span_of[item] : -1;
  int span;

  if (item < 0 && step != HAW_TIMELINE_LAST && step != HAW_TIMELINE_PREVIOUS)
    step = HAW_TIMELINE_FIRST;
  if (step == HAW_TIMELINE_FIRST && self->n_undated > 0)
    return (int) self->undated[0];

  if (on_shelf && (step == HAW_TIMELINE_PREVIOUS || step == HAW_TIMELINE_ROW_BEFORE))
    return position > 0 ? (int) self->undated[position - 1] : -1;
  if (on_shelf && position + 1 < (int) self->n_undated &&
      (step == HAW_TIMELINE_NEXT || step == HAW_TIMELINE_ROW_AFTER))
    return (int) self->undated[position + 1];
  if (on_shelf && step == HAW_TIMELINE_ROW_AFTER)
    return -1;
  if (on_shelf && step == HAW_TIMELINE_NEXT)
    step = HAW_TIMELINE_FIRST;

  span = self->geometry == NULL
             ? -1
             : haw_timeline_geometry_step (self->geometry, on_shelf ? -1 : position, step);
  if (span >= 0)
    return (int) self->dated[span];

  if (self->n_undated > 0 && !on_shelf &&
      (step == HAW_TIMELINE_PREVIOUS || step == HAW_TIMELINE_LAST))
    return (int) self->undated[self->n_undated - 1];

  return -1;
}

/**
 * haw_timeline_walk_position:
 *
 * Returns: the place of an item in the walk, from 0
 */
guint
haw_timeline_walk_position (HawTimelineView *self,
                            guint            item)
{
  guint span = (guint) self->span_of[item];

  if (haw_timeline_items_get (self->items, item)->undated)
    return span;

  return self->n_undated +
         (self->geometry == NULL ? span : haw_timeline_geometry_get_rank (self->geometry, span));
}

/**
 * haw_timeline_marks_get_area:
 * @mark: (out): the shape, in widget coordinates
 * @label: (out): the label beside or in it
 *
 * Returns: whether any of it is in view
 */
gboolean
haw_timeline_marks_get_area (HawTimelineView *self,
                             guint            item,
                             graphene_rect_t *mark,
                             graphene_rect_t *label)
{
  HawTimelinePlace place;
  double y;

  if (haw_timeline_items_get (self->items, item)->undated)
    {
      gboolean in_view = haw_timeline_shelf_get_area (self, (guint) self->span_of[item], mark);

      *label = *mark;

      return in_view;
    }

  if (self->geometry == NULL)
    {
      graphene_rect_init (mark, 0, 0, 1, 1);
      *label = *mark;

      return FALSE;
    }

  haw_timeline_geometry_place (self->geometry, &self->axis, (guint) self->span_of[item], &place);
  y = self->ruler_height + 6 + place.row * self->row_height -
      gtk_adjustment_get_value (self->rows);
  graphene_rect_init (mark, (float) (self->body_x + MIN (place.start, place.end)), (float) y,
                      (float) fabs (place.end - place.start), (float) self->row_height);
  graphene_rect_init (label, (float) (self->body_x + place.label_x), (float) y,
                      (float) place.label_width, (float) self->row_height);

  return place.x < self->body_width && place.x + place.width > 0 && y < self->height &&
         y + self->row_height > self->ruler_height;
}

/**
 * haw_timeline_marks_find:
 *
 * Returns: (transfer none) (nullable): the child of an event
 */
GtkWidget *
haw_timeline_marks_find (HawTimelineView *self,
                         gint64           id)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      HawTimelineMark *mark = g_ptr_array_index (self->marks, i);

      if (haw_timeline_mark_get_id (mark) == id)
        return GTK_WIDGET (mark);
    }

  return NULL;
}

static int
compare_positions (gconstpointer a,
                   gconstpointer b,
                   gpointer      user_data)
{
  guint first = haw_timeline_walk_position (user_data, *(const guint *) a);
  guint second = haw_timeline_walk_position (user_data, *(const guint *) b);

  return first < second ? -1 : first > second;
}

static void
add_wanted (GArray *wanted,
            int     item)
{
  guint value = (guint) item;

  if (item < 0)
    return;

  for (guint i = 0; i < wanted->len; i++)
    if (g_array_index (wanted, guint, i) == value)
      return;

  g_array_append_val (wanted, value);
}

/* The events in view, and wherever they are, the selected one and the one with the focus. */
static GArray *
get_wanted (HawTimelineView *self)
{
  GArray *wanted = g_array_new (FALSE, FALSE, sizeof (guint));
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self));
  guint first, n;

  add_wanted (wanted, haw_timeline_items_find (self->items, self->selected_id));
  if (focus != NULL && HAW_IS_TIMELINE_MARK (focus))
    add_wanted (wanted, haw_timeline_items_find (
                            self->items, haw_timeline_mark_get_id (HAW_TIMELINE_MARK (focus))));

  if (self->shelf.width > 0)
    {
      haw_timeline_shelf_get_in_view (self, &first, &n);
      for (guint i = first; i < first + n && wanted->len < MOST_MARKS / 2; i++)
        add_wanted (wanted, (int) self->undated[i]);
    }

  for (guint i = 0; i < self->visible->len && wanted->len < MOST_MARKS; i++)
    add_wanted (wanted,
                (int) self->dated[g_array_index (self->visible, HawTimelinePlace, i).item]);

  g_array_sort_with_data (wanted, compare_positions, self);

  return wanted;
}

static void
opened_cb (HawTimelineMark *mark,
           gint64           id,
           HawTimelineView *self)
{
  haw_timeline_view_activate (self, id);
}

static GtkWidget *
take_mark (HawTimelineView *self,
           GHashTable      *old,
           gint64           id)
{
  GtkWidget *mark = g_hash_table_lookup (old, &id);

  if (mark != NULL)
    {
      g_hash_table_remove (old, &id);
      return mark;
    }

  mark = haw_timeline_mark_new ();
  g_signal_connect (mark, "opened", G_CALLBACK (opened_cb), self);

  return mark;
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
  g_autoptr (GHashTable) old = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  GtkWidget *previous = NULL;
  GHashTableIter iter;
  gpointer widget;

  for (guint i = 0; i < self->marks->len; i++)
    {
      gint64 id = haw_timeline_mark_get_id (g_ptr_array_index (self->marks, i));

      g_hash_table_insert (old, g_memdup2 (&id, sizeof id), g_ptr_array_index (self->marks, i));
    }
  g_ptr_array_set_size (self->marks, 0);

  for (guint i = 0; i < wanted->len; i++)
    {
      guint index = g_array_index (wanted, guint, i);
      const HawTimelineItem *item = haw_timeline_items_get (self->items, index);
      GtkWidget *mark = take_mark (self, old, item->id);

      haw_timeline_mark_bind (HAW_TIMELINE_MARK (mark), item,
                              haw_timeline_walk_position (self, index),
                              haw_timeline_items_get_n (self->items));
      haw_timeline_mark_set_selected (HAW_TIMELINE_MARK (mark), item->id == self->selected_id);
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
      int item = haw_timeline_items_find (self->items, id);
      graphene_rect_t shape, label, area;
      double x, end, beyond;

      if (item < 0)
        continue;

      beyond = haw_timeline_marks_get_area (self, (guint) item, &shape, &label) ? 0 : FAR_OUT;
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

  item = haw_timeline_items_find (self->items, id);
  if (item < 0)
    return FALSE;

  in_view = haw_timeline_marks_get_area (self, (guint) item, &mark_area, &label_area);
  if (mark != NULL)
    round_rectangle (&mark_area, mark);
  if (label != NULL)
    round_rectangle (&label_area, label);

  return in_view;
}
