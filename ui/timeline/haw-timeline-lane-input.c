/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-view-private.h"

#include <glib/gi18n.h>

/* What the user does with lanes: collapses, hides and moves them, by their headers. */

static guint
find_lane (HawTimelineView *self,
           gint64           id)
{
  return haw_timeline_lanes_find (self->lanes, id);
}

/**
 * haw_timeline_lane_load:
 *
 * Takes up which lanes are collapsed and which are hidden.
 */
void
haw_timeline_lane_load (HawTimelineView *self)
{
  for (guint i = 0; i < haw_timeline_lanes_get_n (self->lanes); i++)
    {
      gint64 id = haw_timeline_lanes_get_id (self->lanes, i);

      haw_timeline_lanes_set_collapsed (self->lanes, i,
                                        g_hash_table_contains (self->collapsed, &id));
      haw_timeline_lanes_set_hidden (self->lanes, i, g_hash_table_contains (self->hidden, &id));
      haw_timeline_lanes_set_shelf_open (self->lanes, i,
                                         g_hash_table_contains (self->open_shelves, &id));
    }
}

static void
reload_lanes (HawTimelineView *self)
{
  if (self->lanes == NULL)
    return;

  haw_timeline_content_invalidate (self);
  haw_timeline_lane_load (self);
  if (self->width > 0)
    {
      haw_timeline_view_rows_changed (self);
      haw_timeline_view_settle (self);
    }
}

static gboolean
mark (GHashTable *lanes,
      gint64      lane,
      gboolean    marked)
{
  if (g_hash_table_contains (lanes, &lane) == marked)
    return FALSE;
  if (marked)
    g_hash_table_add (lanes, g_memdup2 (&lane, sizeof lane));
  else
    g_hash_table_remove (lanes, &lane);

  return TRUE;
}

static void
focus_header (HawTimelineView *self,
              guint            lane)
{
  double strip = haw_timeline_lane_get_strip (self);
  double about = haw_timeline_lanes_get_depth (self->lanes, lane) * strip;
  double y, height;
  GtkWidget *header;

  haw_timeline_lanes_get_extent (self->lanes, lane, &y, &height);
  gtk_adjustment_clamp_page (self->rows, y - about, y + MIN (height, strip));
  haw_timeline_lane_update (self);
  header = haw_timeline_headers_find (HAW_TIMELINE_HEADERS (self->headers),
                                      haw_timeline_lane_get_id (self, lane));
  if (header == NULL)
    return;
  gtk_widget_set_child_visible (header, TRUE);
  gtk_widget_grab_focus (header);
}

static void
set_collapsed (HawTimelineView *self,
               gint64           lane,
               gboolean         collapsed)
{
  haw_timeline_view_set_collapsed (self, lane, collapsed);
  haw_timeline_view_lane_toggled (self, lane);
}

static void
toggled_cb (HawTimelineHeaders *headers,
            gint64              lane,
            HawTimelineView    *self)
{
  set_collapsed (self, lane, !haw_timeline_view_get_collapsed (self, lane));
}

/* The lane after or before another one among those in the same lane, passing over hidden ones. */
static guint
find_neighbour (HawTimelineView *self,
                guint            lane,
                gboolean         after)
{
  guint parent = haw_timeline_lanes_get_parent (self->lanes, lane);
  guint depth = haw_timeline_lanes_get_depth (self->lanes, lane);

  do
    {
      lane = after ? haw_timeline_lanes_get_end (self->lanes, lane) : lane - 1;
      if (lane >= haw_timeline_lanes_get_n (self->lanes))
        return G_MAXUINT;
      while (!after && haw_timeline_lanes_get_depth (self->lanes, lane) > depth)
        lane = haw_timeline_lanes_get_parent (self->lanes, lane);
      if (lane == parent || haw_timeline_lanes_get_parent (self->lanes, lane) != parent)
        return G_MAXUINT;
    }
  while (!haw_timeline_lanes_is_shown (self->lanes, lane));

  return lane;
}

static void
tell_move (HawTimelineView *self,
           guint            lane,
           guint            before)
{
  g_signal_emit_by_name (self, "lane-moved", haw_timeline_lane_get_id (self, lane),
                         before == G_MAXUINT ? (gint64) HAW_TIMELINE_NO_LANE
                                             : haw_timeline_lane_get_id (self, before));
}

static void
move_lane (HawTimelineView *self,
           guint            lane,
           gboolean         down)
{
  guint other = find_neighbour (self, lane, down);

  if (other == G_MAXUINT)
    gtk_widget_error_bell (GTK_WIDGET (self));
  else
    tell_move (self, lane, down ? find_neighbour (self, other, TRUE) : other);
}

/* The next lane with a header. */
static guint
find_shown (HawTimelineView *self,
            guint            lane,
            int              direction)
{
  guint n = haw_timeline_lanes_get_n (self->lanes);

  do
    lane += (guint) direction;
  while (lane < n && !haw_timeline_lanes_is_shown (self->lanes, lane));

  return lane < n ? lane : G_MAXUINT;
}

static void
go_into (HawTimelineView *self,
         guint            lane)
{
  gint64 id = haw_timeline_lane_get_id (self, lane);

  if (haw_timeline_lanes_get_collapsed (self->lanes, lane))
    set_collapsed (self, id, FALSE);
  else if (haw_timeline_lanes_is_group (self->lanes, lane) &&
           find_shown (self, lane, 1) < haw_timeline_lanes_get_end (self->lanes, lane))
    focus_header (self, find_shown (self, lane, 1));
}

static void
go_out (HawTimelineView *self,
        guint            lane)
{
  gint64 id = haw_timeline_lane_get_id (self, lane);
  guint parent = haw_timeline_lanes_get_parent (self->lanes, lane);

  if (!haw_timeline_lanes_get_collapsed (self->lanes, lane))
    set_collapsed (self, id, TRUE);
  else if (parent != G_MAXUINT)
    focus_header (self, parent);
}

static void
stepped_cb (HawTimelineHeaders *headers,
            gint64              id,
            int                 step,
            HawTimelineView    *self)
{
  guint lane = find_lane (self, id), to = G_MAXUINT;

  if (lane == G_MAXUINT)
    return;

  switch ((HawTimelineHeaderStep) step)
    {
    case HAW_TIMELINE_HEADER_UP:
      to = find_shown (self, lane, -1);
      break;
    case HAW_TIMELINE_HEADER_DOWN:
      to = find_shown (self, lane, 1);
      break;
    case HAW_TIMELINE_HEADER_INTO:
      go_into (self, lane);
      break;
    case HAW_TIMELINE_HEADER_OUT:
      go_out (self, lane);
      break;
    case HAW_TIMELINE_HEADER_MOVE_UP:
    case HAW_TIMELINE_HEADER_MOVE_DOWN:
      move_lane (self, lane, step == HAW_TIMELINE_HEADER_MOVE_DOWN);
      break;
    case HAW_TIMELINE_HEADER_MENU:
    default:
      break;
    }
  if (to != G_MAXUINT)
    focus_header (self, to);
}

/* Between which two neighbours a dragged lane would come: the one before which, or %G_MAXUINT for after
 * the last. Returns whether it may be put there, and the y of the place. */
static gboolean
find_drop (HawTimelineView *self,
           guint            lane,
           double           y,
           guint           *before,
           double          *line)
{
  guint parent = haw_timeline_lanes_get_parent (self->lanes, lane), last;
  double value = gtk_adjustment_get_value (self->rows), top, height, end;
  int at = haw_timeline_lanes_find_at (
      self->lanes, CLAMP (y + value, 0, haw_timeline_lanes_get_height (self->lanes) - 1));

  while (at >= 0 && haw_timeline_lanes_get_parent (self->lanes, (guint) at) != parent)
    {
      guint up = haw_timeline_lanes_get_parent (self->lanes, (guint) at);

      if (up == G_MAXUINT)
        return FALSE;
      at = (int) up;
    }
  if (at < 0)
    return FALSE;

  last = haw_timeline_lanes_get_end (self->lanes, (guint) at) - 1;
  haw_timeline_lanes_get_extent (self->lanes, last, &top, &height);
  end = top + height;
  haw_timeline_lanes_get_extent (self->lanes, (guint) at, &top, &height);
  if (y + value < (top + end) / 2)
    {
      *before = (guint) at;
      *line = top - value;
      return TRUE;
    }
  *before = find_neighbour (self, (guint) at, TRUE);
  *line = end - value;

  return TRUE;
}

/**
 * haw_timeline_lane_show_drop:
 * @id: of the lane whose header is dragged
 * @y: px from the top of the headers
 *
 * Shows where it would be put.
 */
void
haw_timeline_lane_show_drop (HawTimelineView *self,
                             gint64           id,
                             double           y)
{
  guint lane = find_lane (self, id), before;
  double line = -1;

  if (lane == G_MAXUINT || !find_drop (self, lane, y, &before, &line))
    line = -1;
  haw_timeline_headers_show_drop (HAW_TIMELINE_HEADERS (self->headers), MAX (line, -1));
}

static void
dragged_cb (HawTimelineHeaders *headers,
            gint64              id,
            double              from,
            double              y,
            HawTimelineView    *self)
{
  haw_timeline_lane_show_drop (self, id, y);
  haw_timeline_edge_follow_header (self, id, from, y);
}

static void
drag_ended_cb (HawTimelineHeaders *headers,
               HawTimelineView    *self)
{
  haw_timeline_edge_stop (self);
}

static void
dropped_cb (HawTimelineHeaders *headers,
            gint64              id,
            double              y,
            HawTimelineView    *self)
{
  guint lane = find_lane (self, id), before;
  double line;

  if (lane != G_MAXUINT && find_drop (self, lane, y, &before, &line) && before != lane &&
      before != find_neighbour (self, lane, TRUE))
    tell_move (self, lane, before);
}

static void
menu_wanted_cb (HawTimelineHeaders *headers,
                gint64              lane,
                double              x,
                double              y,
                HawTimelineView    *self)
{
  g_signal_emit_by_name (self, "lane-menu-wanted", lane, self->headers_x + x,
                         self->ruler_height + y);
}

/**
 * haw_timeline_lane_get_current:
 *
 * Returns: the lane of the header with the focus, else that in which the selected event is, or %G_MAXUINT
 */
guint
haw_timeline_lane_get_current (HawTimelineView *self)
{
  GtkWidget *header = haw_timeline_headers_get_focused (HAW_TIMELINE_HEADERS (self->headers));

  if (!self->has_lanes)
    return G_MAXUINT;

  return find_lane (self, header != NULL
                              ? haw_timeline_header_get_lane (HAW_TIMELINE_HEADER (header))
                              : self->selected_lane);
}

/**
 * haw_timeline_lane_grab_focus:
 *
 * Puts the focus on the header of the lane in which the selected event is, or on the first.
 *
 * Returns: whether there are headers
 */
gboolean
haw_timeline_lane_grab_focus (HawTimelineView *self)
{
  guint lane = find_lane (self, self->selected_lane);

  if (self->headers_width == 0 || self->lanes == NULL)
    return FALSE;
  if (lane == G_MAXUINT || !haw_timeline_lanes_is_shown (self->lanes, lane))
    lane = find_shown (self, G_MAXUINT, 1);
  if (lane == G_MAXUINT)
    return FALSE;

  focus_header (self, lane);

  return TRUE;
}

/* Collapses or expands the current lane. */
static void
toggle_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  HawTimelineView *self = HAW_TIMELINE_VIEW (widget);
  guint lane = haw_timeline_lane_get_current (self);

  if (lane == G_MAXUINT)
    {
      gtk_widget_error_bell (widget);
      return;
    }

  /* The event is no longer there to have the focus. */
  focus_header (self, lane);
  toggled_cb (HAW_TIMELINE_HEADERS (self->headers), haw_timeline_lane_get_id (self, lane), self);
}

static void
toggle_all_cb (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  HawTimelineView *self = HAW_TIMELINE_VIEW (widget);
  gboolean collapse = g_str_has_suffix (name, "collapse-lanes");
  GtkWidget *header = haw_timeline_headers_get_focused (HAW_TIMELINE_HEADERS (self->headers));
  guint lane = haw_timeline_lane_get_current (self);

  if (!self->has_lanes)
    return;
  g_hash_table_remove_all (self->collapsed);
  for (guint i = 0; collapse && i < haw_timeline_lanes_get_n (self->lanes); i++)
    mark (self->collapsed, haw_timeline_lanes_get_id (self->lanes, i), TRUE);
  reload_lanes (self);
  haw_timeline_view_lane_toggled (self, HAW_TIMELINE_NO_LANE);

  /* What is inside has no header any more. */
  for (guint up = lane; header != NULL && up != G_MAXUINT;
       up = haw_timeline_lanes_get_parent (self->lanes, up))
    if (haw_timeline_lanes_is_shown (self->lanes, up))
      {
        focus_header (self, up);
        break;
      }
}

static void
hide_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  HawTimelineView *self = HAW_TIMELINE_VIEW (widget);
  guint lane = haw_timeline_lane_get_current (self), next;

  if (lane == G_MAXUINT)
    {
      gtk_widget_error_bell (widget);
      return;
    }

  next = find_neighbour (self, lane, TRUE);
  if (next == G_MAXUINT)
    next = find_shown (self, lane, -1);
  haw_timeline_view_set_hidden (self, haw_timeline_lane_get_id (self, lane), TRUE);
  haw_timeline_view_lane_toggled (self, HAW_TIMELINE_NO_LANE);
  if (next != G_MAXUINT)
    focus_header (self, next);
}

static void
show_all_cb (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HawTimelineView *self = HAW_TIMELINE_VIEW (widget);

  haw_timeline_view_show_lanes (self);
  haw_timeline_view_lane_toggled (self, HAW_TIMELINE_NO_LANE);
}

static void
move_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  HawTimelineView *self = HAW_TIMELINE_VIEW (widget);
  guint lane = haw_timeline_lane_get_current (self);

  if (lane == G_MAXUINT)
    gtk_widget_error_bell (widget);
  else
    move_lane (self, lane, g_str_has_suffix (name, "down"));
}

/**
 * haw_timeline_lane_class_init:
 *
 * Installs the actions on lanes, their keys, and the signals that tell of them.
 */
void
haw_timeline_lane_class_init (GtkWidgetClass *widget_class)
{
  GType type = G_TYPE_FROM_CLASS (widget_class);

  g_signal_new ("lane-moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                G_TYPE_INT64, G_TYPE_INT64);
  g_signal_new ("lane-menu-wanted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                G_TYPE_INT64, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  gtk_widget_class_install_action (widget_class, "timeline.toggle-lane", NULL, toggle_cb);
  gtk_widget_class_install_action (widget_class, "timeline.collapse-lanes", NULL, toggle_all_cb);
  gtk_widget_class_install_action (widget_class, "timeline.expand-lanes", NULL, toggle_all_cb);
  gtk_widget_class_install_action (widget_class, "timeline.hide-lane", NULL, hide_cb);
  gtk_widget_class_install_action (widget_class, "timeline.show-lanes", NULL, show_all_cb);
  gtk_widget_class_install_action (widget_class, "timeline.lane-up", NULL, move_cb);
  gtk_widget_class_install_action (widget_class, "timeline.lane-down", NULL, move_cb);
}

/**
 * haw_timeline_lane_init:
 */
void
haw_timeline_lane_init (HawTimelineView *self)
{
  self->selected_lane = HAW_TIMELINE_NO_LANE;
  self->collapsed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->hidden = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->open_shelves = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->headers = haw_timeline_headers_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->headers), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Lanes"), -1);
  gtk_widget_set_parent (self->headers, GTK_WIDGET (self));
  g_signal_connect (self->headers, "toggled", G_CALLBACK (toggled_cb), self);
  g_signal_connect (self->headers, "stepped", G_CALLBACK (stepped_cb), self);
  g_signal_connect (self->headers, "dragged", G_CALLBACK (dragged_cb), self);
  g_signal_connect (self->headers, "drag-ended", G_CALLBACK (drag_ended_cb), self);
  g_signal_connect (self->headers, "dropped", G_CALLBACK (dropped_cb), self);
  g_signal_connect (self->headers, "menu-wanted", G_CALLBACK (menu_wanted_cb), self);
}

/**
 * haw_timeline_view_focus_lane:
 *
 * Puts the focus on the header of a lane, if it has one.
 */
void
haw_timeline_view_focus_lane (HawTimelineView *self,
                              gint64           lane)
{
  guint index;

  g_return_if_fail (HAW_IS_TIMELINE_VIEW (self));

  index = find_lane (self, lane);
  if (self->headers_width > 0 && index != G_MAXUINT &&
      haw_timeline_lanes_is_shown (self->lanes, index))
    focus_header (self, index);
}

/**
 * haw_timeline_view_get_collapsed:
 *
 * Returns: whether a lane is collapsed
 */
gboolean
haw_timeline_view_get_collapsed (HawTimelineView *self,
                                 gint64           lane)
{
  g_return_val_if_fail (HAW_IS_TIMELINE_VIEW (self), FALSE);

  return g_hash_table_contains (self->collapsed, &lane);
}

/**
 * haw_timeline_view_set_collapsed:
 * @lane: the id of a lane, also of one that does not exist yet
 * @collapsed: whether to show its events as ticks only, and no lanes inside
 */
void
haw_timeline_view_set_collapsed (HawTimelineView *self,
                                 gint64           lane,
                                 gboolean         collapsed)
{
  g_return_if_fail (HAW_IS_TIMELINE_VIEW (self));

  if (mark (self->collapsed, lane, collapsed))
    reload_lanes (self);
}

/**
 * haw_timeline_view_set_hidden:
 * @lane: the id of a lane, also of one that does not exist yet
 * @hidden: whether neither it nor what is inside is shown
 */
void
haw_timeline_view_set_hidden (HawTimelineView *self,
                              gint64           lane,
                              gboolean         hidden)
{
  g_return_if_fail (HAW_IS_TIMELINE_VIEW (self));

  if (mark (self->hidden, lane, hidden))
    reload_lanes (self);
}

/**
 * haw_timeline_view_get_n_hidden:
 *
 * Returns: how many of the lanes there are were hidden
 */
guint
haw_timeline_view_get_n_hidden (HawTimelineView *self)
{
  GHashTableIter iter;
  gpointer id;
  guint n = 0;

  g_return_val_if_fail (HAW_IS_TIMELINE_VIEW (self), 0);

  g_hash_table_iter_init (&iter, self->hidden);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    n += self->has_lanes && find_lane (self, *(const gint64 *) id) != G_MAXUINT ? 1 : 0;

  return n;
}

static char **
dup_ids (GHashTable *lanes)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, lanes);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, *(const gint64 *) id);

      g_strv_builder_add (builder, text);
    }

  return g_strv_builder_end (builder);
}

/**
 * haw_timeline_view_dup_lane_states:
 * @collapsed: (out) (transfer full): the ids of the lanes that are collapsed, in any order
 * @hidden: (out) (transfer full): the ids of those that are hidden
 */
void
haw_timeline_view_dup_lane_states (HawTimelineView *self,
                                   char          ***collapsed,
                                   char          ***hidden)
{
  g_return_if_fail (HAW_IS_TIMELINE_VIEW (self));

  *collapsed = dup_ids (self->collapsed);
  *hidden = dup_ids (self->hidden);
}

static void
take_ids (GHashTable        *lanes,
          const char *const *ids)
{
  g_hash_table_remove_all (lanes);
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    mark (lanes, g_ascii_strtoll (ids[i], NULL, 10), TRUE);
}

/**
 * haw_timeline_view_set_lane_states:
 * @collapsed: (nullable): as haw_timeline_view_dup_lane_states() gave them
 * @hidden: (nullable): likewise
 */
void
haw_timeline_view_set_lane_states (HawTimelineView   *self,
                                   const char *const *collapsed,
                                   const char *const *hidden)
{
  g_return_if_fail (HAW_IS_TIMELINE_VIEW (self));

  take_ids (self->collapsed, collapsed);
  take_ids (self->hidden, hidden);
  reload_lanes (self);
}

/**
 * haw_timeline_view_show_lanes:
 *
 * Hides no lane any more.
 */
void
haw_timeline_view_show_lanes (HawTimelineView *self)
{
  g_return_if_fail (HAW_IS_TIMELINE_VIEW (self));

  if (g_hash_table_size (self->hidden) == 0)
    return;

  g_hash_table_remove_all (self->hidden);
  reload_lanes (self);
}

/**
 * haw_timeline_view_show_first_rows:
 *
 * Scrolls to the first rows, as after other lanes came; a selected event comes into view nevertheless.
 */
void
haw_timeline_view_show_first_rows (HawTimelineView *self)
{
  int item;

  g_return_if_fail (HAW_IS_TIMELINE_VIEW (self));

  gtk_adjustment_set_value (self->rows, 0);
  item = self->store == NULL || self->selected_id == 0
             ? -1 : haw_timeline_store_find (self->store, self->selected_id);
  if (item >= 0 && self->width > 0)
    haw_timeline_motion_reveal (self, (guint) item);
}
