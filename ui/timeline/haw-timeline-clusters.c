/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-view-private.h"

/* Where events are not shown one by one: children for what stands for many of them, for the keyboard
 * and for assistive technology. The arrows go from one to the next, Enter opens it. They are put in
 * place when motion settles, as those of events are. */

#define MOST_CLUSTERS 150

static HawTimelineCluster *
get_cluster (HawTimelineView *self,
             guint            i)
{
  return &g_array_index (self->clusters, HawTimelineCluster, i);
}

static int
find_focused (HawTimelineView *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self));
  guint index;

  return focus != NULL && g_ptr_array_find (self->cluster_marks, focus, &index) ? (int) index : -1;
}

gboolean
haw_timeline_clusters_have_focus (HawTimelineView *self)
{
  return find_focused (self) >= 0;
}

/**
 * haw_timeline_clusters_open:
 * @start: of the time of a cluster
 * @end: the second after it
 *
 * What stands for many events opens into them.
 */
void
haw_timeline_clusters_open (HawTimelineView *self,
                            gint64           start,
                            gint64           end)
{
  HawTimeAxis target = self->target;

  haw_time_axis_fit (&target, start - (end - start), end + (end - start), 0);
  haw_timeline_motion_go (self, &target);
}

/* The focus goes to what stands for a time once that is in view. */
static void
want (HawTimelineView *self,
      gint64           lane,
      gint64           time)
{
  self->wants_cluster = TRUE;
  self->wanted_lane = lane;
  self->wanted_time = time;
}

static void
open_cluster (HawTimelineView *self,
              guint            index)
{
  const HawTimelineCluster *cluster = get_cluster (self, index);

  want (self, haw_timeline_lane_get_id (self, cluster->lane), cluster->start);
  haw_timeline_clusters_open (self, cluster->start, cluster->end);
}

static void
opened_cb (HawTimelineMark *mark,
           gint64           id,
           HawTimelineView *self)
{
  guint index;

  if (g_ptr_array_find (self->cluster_marks, mark, &index))
    open_cluster (self, index);
}

static void
make_marks (HawTimelineView *self)
{
  GtkWidget *previous = NULL;

  while (self->cluster_marks->len > self->clusters->len)
    {
      gtk_widget_unparent (g_ptr_array_index (self->cluster_marks, self->cluster_marks->len - 1));
      g_ptr_array_set_size (self->cluster_marks, (int) self->cluster_marks->len - 1);
    }
  if (self->cluster_marks->len > 0)
    previous = g_ptr_array_index (self->cluster_marks, self->cluster_marks->len - 1);
  while (self->cluster_marks->len < self->clusters->len)
    {
      GtkWidget *mark = haw_timeline_mark_new ();

      g_signal_connect (mark, "opened", G_CALLBACK (opened_cb), self);
      gtk_widget_insert_after (mark, GTK_WIDGET (self), previous);
      g_ptr_array_add (self->cluster_marks, mark);
      previous = mark;
    }
}

/* The one that the focus was on its way to, or the nearest in its lane. */
static int
find_wanted (HawTimelineView *self)
{
  int found = -1;
  gint64 nearest = G_MAXINT64;

  for (guint i = 0; i < self->clusters->len; i++)
    {
      const HawTimelineCluster *cluster = get_cluster (self, i);
      gint64 away = self->wanted_time < cluster->start ? cluster->start - self->wanted_time
                    : self->wanted_time >= cluster->end ? self->wanted_time - cluster->end + 1
                                                        : 0;

      if (haw_timeline_lane_get_id (self, cluster->lane) == self->wanted_lane && away < nearest)
        {
          nearest = away;
          found = (int) i;
        }
    }

  return found;
}

/**
 * haw_timeline_clusters_sync:
 *
 * Brings the children in step with the clusters in view. Not to be called while allocating.
 */
void
haw_timeline_clusters_sync (HawTimelineView *self)
{
  int focused = find_focused (self);
  int to;

  if (focused < 0)
    self->wants_cluster = FALSE;
  else if (!self->wants_cluster)
    want (self,
          haw_timeline_mark_get_lane (g_ptr_array_index (self->cluster_marks, (guint) focused)),
          get_cluster (self, (guint) focused)->start);

  g_array_unref (self->clusters);
  self->clusters = haw_timeline_density_get_clusters (self);
  if (self->clusters->len > MOST_CLUSTERS)
    g_array_set_size (self->clusters, MOST_CLUSTERS);
  make_marks (self);
  for (guint i = 0; i < self->clusters->len; i++)
    {
      const HawTimelineCluster *cluster = get_cluster (self, i);
      gint64 lane = haw_timeline_lane_get_id (self, cluster->lane);

      haw_timeline_mark_bind_cluster (g_ptr_array_index (self->cluster_marks, i), lane,
                                      haw_timeline_lane_get_name (self, lane), cluster->start,
                                      cluster->end, cluster->n);
    }

  to = self->wants_cluster ? find_wanted (self) : -1;
  self->wants_cluster = FALSE;
  if (to >= 0)
    gtk_widget_grab_focus (g_ptr_array_index (self->cluster_marks, (guint) to));
  else if (focused >= 0)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
get_area (HawTimelineView          *self,
          const HawTimelineCluster *cluster,
          graphene_rect_t          *area)
{
  double one = CLAMP (haw_time_axis_x_of (&self->axis, cluster->start), 0, self->body_width);
  double other = CLAMP (haw_time_axis_x_of (&self->axis, cluster->end), 0, self->body_width);
  double y, height;

  haw_timeline_lanes_get_extent (self->lanes, cluster->lane, &y, &height);
  y += self->ruler_height - gtk_adjustment_get_value (self->rows);
  graphene_rect_init (area, (float) (self->body_x + MIN (one, other)), (float) y,
                      (float) MAX (ABS (other - one), 1), (float) MAX (height, 1));
}

/**
 * haw_timeline_clusters_allocate:
 *
 * Puts the children over what is drawn.
 */
void
haw_timeline_clusters_allocate (HawTimelineView *self)
{
  for (guint i = 0; i < self->cluster_marks->len && self->lanes != NULL; i++)
    {
      GtkWidget *mark = g_ptr_array_index (self->cluster_marks, i);
      graphene_rect_t area;

      if (get_cluster (self, i)->lane >= haw_timeline_lanes_get_n (self->lanes))
        continue;
      get_area (self, get_cluster (self, i), &area);
      gtk_widget_measure (mark, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_size_allocate (mark,
                                &(GtkAllocation) { (int) area.origin.x, (int) area.origin.y,
                                                   (int) area.size.width, (int) area.size.height },
                                -1);
    }
}

/**
 * haw_timeline_clusters_draw:
 *
 * Shows which one has the keyboard.
 */
void
haw_timeline_clusters_draw (HawTimelineView *self,
                            GtkSnapshot     *snapshot)
{
  int focused = find_focused (self);
  GdkRGBA color = self->colors.accent;
  GskRoundedRect outline;
  graphene_rect_t area;

  if (focused < 0 || self->moving ||
      !gtk_widget_has_visible_focus (g_ptr_array_index (self->cluster_marks, (guint) focused)) ||
      get_cluster (self, (guint) focused)->lane >= haw_timeline_lanes_get_n (self->lanes))
    return;

  get_area (self, get_cluster (self, (guint) focused), &area);
  graphene_rect_inset (&area, 1, 2);
  gsk_rounded_rect_init_from_rect (&outline, &area, 6);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]) { 2, 2, 2, 2 },
                              (GdkRGBA[4]) { color, color, color, color });
}

/**
 * haw_timeline_clusters_grab_focus:
 *
 * Returns: whether there is one that could take the focus
 */
gboolean
haw_timeline_clusters_grab_focus (HawTimelineView *self)
{
  return self->cluster_marks->len > 0 &&
         gtk_widget_grab_focus (g_ptr_array_index (self->cluster_marks, 0));
}

/* The time that begins nearest to the focused one in another lane. */
static int
find_in_lane (HawTimelineView *self,
              guint            from,
              gboolean         after)
{
  const HawTimelineCluster *here = get_cluster (self, from);
  int found = -1;
  gint64 nearest = 0;

  for (guint i = 0; i < self->clusters->len; i++)
    {
      const HawTimelineCluster *cluster = get_cluster (self, i);
      gint64 away = ABS (cluster->start - here->start);

      if (after ? cluster->lane <= here->lane : cluster->lane >= here->lane)
        continue;
      if (found >= 0 && cluster->lane != get_cluster (self, (guint) found)->lane)
        {
          if (after)
            break;
          found = -1;
        }
      if (found < 0 || away < nearest)
        {
          nearest = away;
          found = (int) i;
        }
    }

  return found;
}

/* An event of the lane beyond the clusters in view, and so the time to go to. */
static gboolean
find_beyond (HawTimelineView *self,
             guint            from,
             HawTimelineStep  step,
             gint64          *time)
{
  const HawTimelineCluster *here = get_cluster (self, from);
  guint n;
  const guint32 *members = haw_timeline_lanes_get_members (self->lanes, here->lane, &n);
  guint low = 0, high = n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      gint64 anchor = haw_timeline_store_get_anchor (self->store, members[middle]);

      if (anchor < (step == HAW_TIMELINE_NEXT ? here->end : here->start))
        low = middle + 1;
      else
        high = middle;
    }
  if (n == 0 || (step == HAW_TIMELINE_NEXT && low == n) ||
      (step == HAW_TIMELINE_PREVIOUS && low == 0))
    return FALSE;
  if (step == HAW_TIMELINE_FIRST)
    low = 0;
  else if (step == HAW_TIMELINE_LAST)
    low = n - 1;
  else if (step == HAW_TIMELINE_PREVIOUS)
    low--;
  *time = haw_timeline_store_get_anchor (self->store, members[low]);

  return TRUE;
}

static void
go_to (HawTimelineView *self,
       gint64           lane,
       gint64           time)
{
  HawTimeAxis target = self->target;

  want (self, lane, time);
  haw_time_axis_pan (&target, target.width / 2 - haw_time_axis_x_of (&target, time));
  haw_timeline_motion_go (self, &target);
}

/**
 * haw_timeline_clusters_walk:
 *
 * Takes a step from the cluster with the focus: to the next one in time, also out of view, or to that
 * of the same time in another lane.
 *
 * Returns: whether a cluster has the focus
 */
gboolean
haw_timeline_clusters_walk (HawTimelineView *self,
                            HawTimelineStep  step)
{
  int from = find_focused (self);
  gint64 lane, time;
  int to = -1;

  if (from < 0)
    return FALSE;

  lane = haw_timeline_mark_get_lane (g_ptr_array_index (self->cluster_marks, (guint) from));
  if (step == HAW_TIMELINE_ROW_AFTER || step == HAW_TIMELINE_ROW_BEFORE)
    to = find_in_lane (self, (guint) from, step == HAW_TIMELINE_ROW_AFTER);
  else if (step == HAW_TIMELINE_NEXT || step == HAW_TIMELINE_PREVIOUS)
    to = from + (step == HAW_TIMELINE_NEXT ? 1 : -1);
  if (to >= 0 && to < (int) self->clusters->len &&
      (step == HAW_TIMELINE_ROW_AFTER || step == HAW_TIMELINE_ROW_BEFORE ||
       get_cluster (self, (guint) to)->lane == get_cluster (self, (guint) from)->lane))
    gtk_widget_grab_focus (g_ptr_array_index (self->cluster_marks, (guint) to));
  else if (step != HAW_TIMELINE_ROW_AFTER && step != HAW_TIMELINE_ROW_BEFORE &&
           find_beyond (self, (guint) from, step, &time))
    go_to (self, lane, time);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));

  return TRUE;
}

/**
 * haw_timeline_clusters_activate:
 *
 * Returns: whether a cluster had the focus, and is opened
 */
gboolean
haw_timeline_clusters_activate (HawTimelineView *self)
{
  int focused = find_focused (self);

  if (focused < 0)
    return FALSE;
  open_cluster (self, (guint) focused);

  return TRUE;
}
