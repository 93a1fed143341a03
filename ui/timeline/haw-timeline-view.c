/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-view-private.h"

#include <glib/gi18n.h>

#define NATURAL_HEIGHT 220
#define MINIMUM_WIDTH 240
#define EDGES 4 /* px above and below the rows */

G_DEFINE_FINAL_TYPE (HawTimelineView, haw_timeline_view, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_SELECTED_ID,
  PROP_TIME_DIRECTION,
  PROP_ALIGNED_ID,
  PROP_VISIBLE_START,
  PROP_VISIBLE_END,
  N_PROPS
};

enum
{
  EVENT_SELECTED,
  EVENT_ACTIVATED,
  LANE_TOGGLED,
  REPORTS_WANTED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/**
 * haw_timeline_view_new:
 *
 * Returns: (transfer floating): a timeline of no events
 */
GtkWidget *
haw_timeline_view_new (void)
{
  return g_object_new (HAW_TYPE_TIMELINE_VIEW, NULL);
}

static void
update_all (HawTimelineView *self)
{
  haw_timeline_shelf_measure (self);
  haw_timeline_lane_measure (self);
  haw_timeline_content_update (self);
  haw_timeline_shelf_update (self);
  haw_timeline_lane_update (self);
  haw_timeline_input_update_hover (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * haw_timeline_view_settle:
 *
 * Brings everything in step that does not follow each frame of a motion.
 */
void
haw_timeline_view_settle (HawTimelineView *self)
{
  g_clear_handle_id (&self->settle_id, g_source_remove);
  if (self->paper.is_paper)
    return;
  if (self->moving)
    {
      self->moving = FALSE;
      haw_timeline_content_update (self);
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
  if (self->reveal_wanted && self->lanes != NULL)
    {
      int item = haw_timeline_store_find (self->store, self->selected_id);

      self->reveal_wanted = FALSE;
      if (item >= 0)
        haw_timeline_motion_reveal (self, (guint) item);
    }
  haw_timeline_marks_sync (self);
  haw_timeline_clusters_sync (self);
  haw_timeline_floats_update (self);
  haw_timeline_content_prefetch (self);
  haw_timeline_reports_want (self);
}

static void
resize (HawTimelineView *self,
        int              width,
        int              height)
{
  int old_width = self->body_width, old_height = self->body_height;

  self->width = width;
  self->height = height;
  haw_timeline_shelf_measure (self);
  haw_timeline_lane_measure (self);

  if (old_width != self->body_width || old_height != self->body_height)
    {
      haw_timeline_content_invalidate (self);
      haw_time_axis_resize (&self->axis, self->body_width);
      haw_time_axis_resize (&self->target, self->body_width);
      haw_timeline_motion_choose_range (self);
      haw_timeline_motion_settle_soon (self);
      haw_timeline_view_visible_changed (self);
    }

  update_all (self);
}

static void
haw_timeline_view_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  HawTimelineView *self = HAW_TIMELINE_VIEW (widget);

  self->allocating = TRUE;
  resize (self, width, height);
  haw_timeline_lane_allocate (self);
  haw_timeline_marks_allocate (self);
  haw_timeline_clusters_allocate (self);
  haw_timeline_floats_allocate (self);
  haw_timeline_entry_allocate (self);
  self->allocating = FALSE;
}

static void
haw_timeline_view_measure (GtkWidget     *widget,
                           GtkOrientation orientation,
                           int            for_size,
                           int           *minimum,
                           int           *natural,
                           int           *minimum_baseline,
                           int           *natural_baseline)
{
  HawTimelineView *self = HAW_TIMELINE_VIEW (widget);
  /* The ruler and one row of events, in the size of their text. */
  int height = self->ruler_height + self->row_height + 2 * EDGES;

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MINIMUM_WIDTH : height;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? MINIMUM_WIDTH : MAX (NATURAL_HEIGHT, height);
}

/**
 * haw_timeline_view_paint:
 * @width: px
 * @height: px
 *
 * Draws the timeline in any size, also without a window: give it lanes and a range of time first.
 */
void
haw_timeline_view_paint (HawTimelineView *self,
                         GtkSnapshot     *snapshot,
                         int              width,
                         int              height)
{
  g_return_if_fail (HAW_IS_TIMELINE_VIEW (self));

  if (self->width != width || self->height != height)
    {
      resize (self, width, height);
      haw_timeline_view_settle (self);
    }
  haw_timeline_draw (self, snapshot);
  haw_timeline_shelf_draw (self, snapshot);
}

static void
haw_timeline_view_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  HawTimelineView *self = HAW_TIMELINE_VIEW (widget);

  haw_timeline_draw (self, snapshot);
  haw_timeline_shelf_draw (self, snapshot);
  GTK_WIDGET_CLASS (haw_timeline_view_parent_class)->snapshot (widget, snapshot);
}

static void
haw_timeline_view_css_changed (GtkWidget         *widget,
                               GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (haw_timeline_view_parent_class)->css_changed (widget, change);
  haw_timeline_content_restyle (HAW_TIMELINE_VIEW (widget));
}

static void
layout_cb (HawTimelineView *self)
{
  if (self->visible_untold)
    haw_timeline_view_visible_changed (self);
}

static void
haw_timeline_view_realize (GtkWidget *widget)
{
  HawTimelineView *self = HAW_TIMELINE_VIEW (widget);

  GTK_WIDGET_CLASS (haw_timeline_view_parent_class)->realize (widget);
  self->layout_id = g_signal_connect_data (gtk_widget_get_frame_clock (widget), "layout",
                                           G_CALLBACK (layout_cb), self, NULL,
                                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
haw_timeline_view_unrealize (GtkWidget *widget)
{
  HawTimelineView *self = HAW_TIMELINE_VIEW (widget);

  g_clear_signal_handler (&self->layout_id, gtk_widget_get_frame_clock (widget));
  GTK_WIDGET_CLASS (haw_timeline_view_parent_class)->unrealize (widget);
}

/* Which way time runs. The times in view stay. */
static void
update_direction (HawTimelineView *self)
{
  gboolean mirrored = haw_timeline_content_is_mirrored (self);

  haw_timeline_motion_stop (self);
  self->axis.mirrored = mirrored;
  self->target = self->axis;
  haw_timeline_content_invalidate (self);
  haw_timeline_motion_settle_soon (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
haw_timeline_view_direction_changed (GtkWidget       *widget,
                                     GtkTextDirection previous)
{
  GTK_WIDGET_CLASS (haw_timeline_view_parent_class)->direction_changed (widget, previous);
  update_direction (HAW_TIMELINE_VIEW (widget));
}

static void
haw_timeline_view_get_property (GObject    *object,
                                guint       id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  HawTimelineView *self = HAW_TIMELINE_VIEW (object);
  gint64 start, end;

  haw_timeline_view_get_visible (self, &start, &end);

  switch (id)
    {
    case PROP_SELECTED_ID:
      g_value_set_int64 (value, self->selected_id);
      break;
    case PROP_TIME_DIRECTION:
      g_value_set_enum (value, (int) self->time_direction);
      break;
    case PROP_ALIGNED_ID:
      g_value_set_int64 (value, self->aligned_id);
      break;
    case PROP_VISIBLE_START:
      g_value_set_int64 (value, start);
      break;
    case PROP_VISIBLE_END:
      g_value_set_int64 (value, end);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_timeline_view_set_property (GObject      *object,
                                guint         id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  HawTimelineView *self = HAW_TIMELINE_VIEW (object);

  switch (id)
    {
    case PROP_SELECTED_ID:
      haw_timeline_view_set_selected_id (self, g_value_get_int64 (value));
      break;
    case PROP_ALIGNED_ID:
      haw_timeline_view_set_aligned_id (self, g_value_get_int64 (value));
      break;
    case PROP_TIME_DIRECTION:
      haw_timeline_view_set_time_direction (self, (GtkTextDirection) g_value_get_enum (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_timeline_view_dispose (GObject *object)
{
  HawTimelineView *self = HAW_TIMELINE_VIEW (object);
  GtkWidget *child;

  if (self->motion != NULL)
    haw_timeline_motion_stop (self);
  g_clear_object (&self->motion);
  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_clear_handle_id (&self->headers_id, g_source_remove);
  haw_timeline_content_take (self, NULL);
  self->edit.gesture = NULL;
  self->edit.entry = NULL;
  g_ptr_array_set_size (self->marks, 0);
  g_ptr_array_set_size (self->cluster_marks, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (haw_timeline_view_parent_class)->dispose (object);
}

static void
haw_timeline_view_finalize (GObject *object)
{
  HawTimelineView *self = HAW_TIMELINE_VIEW (object);

  g_clear_pointer (&self->lanes, haw_timeline_lanes_unref);
  g_clear_pointer (&self->publications, haw_publications_unref);
  g_clear_pointer (&self->partner, haw_timeline_lanes_unref);
  g_clear_pointer (&self->shared, g_hash_table_unref);
  g_clear_pointer (&self->ticks, haw_ticks_free);
  g_clear_pointer (&self->second, haw_ticks_free);
  g_clear_pointer (&self->collapsed, g_hash_table_unref);
  g_clear_pointer (&self->hidden, g_hash_table_unref);
  g_clear_pointer (&self->open_shelves, g_hash_table_unref);
  g_clear_pointer (&self->visible, g_array_unref);
  g_clear_pointer (&self->nodes, haw_timeline_nodes_free);
  g_clear_pointer (&self->marks, g_ptr_array_unref);
  g_ptr_array_unref (self->cluster_marks);
  g_array_unref (self->clusters);
  g_clear_pointer (&self->texts, haw_timeline_texts_free);
  g_string_free (self->label, TRUE);
  g_hash_table_unref (self->reports);
  haw_timeline_drag_finalize (self);
  g_clear_pointer (&self->lit, g_array_unref);
  for (guint i = 0; i < G_N_ELEMENTS (self->dots); i++)
    g_clear_pointer (&self->dots[i], gsk_render_node_unref);
  g_clear_object (&self->rows);
  g_clear_object (&self->shelf_rows);

  G_OBJECT_CLASS (haw_timeline_view_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  const GParamFlags write =
      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_SELECTED_ID] =
      g_param_spec_int64 ("selected-id", NULL, NULL, 0, G_MAXINT64, 0, write);
  properties[PROP_TIME_DIRECTION] = g_param_spec_enum (
      "time-direction", NULL, NULL, GTK_TYPE_TEXT_DIRECTION, GTK_TEXT_DIR_NONE, write);
  properties[PROP_ALIGNED_ID] =
      g_param_spec_int64 ("aligned-id", NULL, NULL, 0, G_MAXINT64, 0, write);
  properties[PROP_VISIBLE_START] =
      g_param_spec_int64 ("visible-start", NULL, NULL, G_MININT64, G_MAXINT64, 0, read);
  properties[PROP_VISIBLE_END] =
      g_param_spec_int64 ("visible-end", NULL, NULL, G_MININT64, G_MAXINT64, 0, read);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
haw_timeline_view_class_init (HawTimelineViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = haw_timeline_view_get_property;
  object_class->set_property = haw_timeline_view_set_property;
  object_class->dispose = haw_timeline_view_dispose;
  object_class->finalize = haw_timeline_view_finalize;
  widget_class->realize = haw_timeline_view_realize;
  widget_class->unrealize = haw_timeline_view_unrealize;
  widget_class->size_allocate = haw_timeline_view_size_allocate;
  widget_class->measure = haw_timeline_view_measure;
  widget_class->snapshot = haw_timeline_view_snapshot;
  widget_class->css_changed = haw_timeline_view_css_changed;
  widget_class->direction_changed = haw_timeline_view_direction_changed;

  install_properties (object_class);
  signals[EVENT_SELECTED] =
      g_signal_new ("event-selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[EVENT_ACTIVATED] =
      g_signal_new ("event-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[LANE_TOGGLED] =
      g_signal_new ("lane-toggled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  signals[REPORTS_WANTED] =
      g_signal_new ("reports-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_css_name (widget_class, "timelineview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
  haw_timeline_input_class_init (widget_class);
  haw_timeline_focus_class_init (widget_class);
  haw_timeline_select_class_init (widget_class);
  haw_timeline_drag_class_init (widget_class);
  haw_timeline_entry_class_init (widget_class);
  haw_timeline_lane_class_init (widget_class);
}

static void
shaped_cb (gpointer user_data)
{
  gtk_widget_queue_draw (user_data);
}

static void
haw_timeline_view_init (HawTimelineView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->hovered = -1;
  self->week_start = haw_date_week_start_of_locale ();
  self->visible = g_array_new (FALSE, FALSE, sizeof (HawTimelinePlace));
  self->nodes = haw_timeline_nodes_new ();
  self->marks = g_ptr_array_new ();
  self->cluster_marks = g_ptr_array_new ();
  self->clusters = g_array_new (FALSE, FALSE, sizeof (HawTimelineCluster));
  self->label = g_string_new (NULL);
  self->reports = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                         (GDestroyNotify) g_array_unref);
  self->texts = haw_timeline_texts_new (widget, shaped_cb, self);
  haw_time_axis_init (&self->axis, 1, haw_timeline_content_is_mirrored (self));
  self->target = self->axis;

  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Timeline"), -1);
  haw_timeline_floats_init (self);
  haw_timeline_lane_init (self);
  haw_timeline_motion_init (self);
  haw_timeline_input_init (self);
  haw_timeline_select_init (self);
  haw_timeline_drag_init (self);
  haw_timeline_content_restyle (self);
  haw_timeline_floats_update (self);
}

/**
 * haw_timeline_view_get_lanes:
 *
 * Returns: (transfer none) (nullable): the events shown, in their lanes
 */
HawTimelineLanes *
haw_timeline_view_get_lanes (HawTimelineView *self)
{
  g_return_val_if_fail (HAW_IS_TIMELINE_VIEW (self), NULL);

  return self->lanes;
}

static void
lay_out_again (HawTimelineView *self)
{
  if (!haw_timeline_content_has_axis (self))
    self->has_range = FALSE;

  if (self->width == 0)
    haw_timeline_floats_update (self);
  else
    {
      haw_timeline_shelf_measure (self);
      haw_timeline_lane_measure (self);
      haw_time_axis_resize (&self->axis, self->body_width);
      haw_time_axis_resize (&self->target, self->body_width);
      haw_timeline_motion_choose_range (self);
      haw_timeline_view_visible_changed (self);
      update_all (self);
      haw_timeline_view_settle (self);
    }

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "timeline.fit",
                                 haw_timeline_content_has_axis (self));
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * haw_timeline_view_set_lanes:
 * @lanes: (nullable) (transfer none): the events to show; what is put into them is shown at once
 *
 * Shows other events. The visible time and the scrolled rows stay, but for the first events, which
 * are fitted. The selection stays, as an id, also while no event has it.
 */
void
haw_timeline_view_set_lanes (HawTimelineView  *self,
                             HawTimelineLanes *lanes)
{
  g_return_if_fail (HAW_IS_TIMELINE_VIEW (self));

  if (self->lanes == lanes)
    return;

  haw_timeline_content_take (self, lanes);
  lay_out_again (self);
}

/**
 * haw_timeline_view_set_empty_range:
 * @start: seconds of local time
 * @end: not after @start for none
 *
 * Shows an axis of this time, on which events can be made, while there are no dated ones.
 */
void
haw_timeline_view_set_empty_range (HawTimelineView *self,
                                   gint64           start,
                                   gint64           end)
{
  g_return_if_fail (HAW_IS_TIMELINE_VIEW (self));

  if (self->empty_start == start && self->empty_end == end)
    return;

  self->empty_start = start;
  self->empty_end = end;
  if (self->n_dated > 0)
    return;
  self->has_range = FALSE;
  haw_timeline_content_invalidate (self);
  lay_out_again (self);
}

/**
 * haw_timeline_view_lanes_changed:
 *
 * Follows a change of single events.
 */
void
haw_timeline_view_lanes_changed (HawTimelineView *self)
{
  lay_out_again (self);
}

/**
 * haw_timeline_view_rows_changed:
 *
 * Shows rows that became ready between frames.
 */
void
haw_timeline_view_rows_changed (HawTimelineView *self)
{
  update_all (self);
  haw_timeline_motion_settle_soon (self);
}

/**
 * haw_timeline_view_get_detail:
 *
 * Returns: how much is shown of each event now
 */
HawTimelineDetail
haw_timeline_view_get_detail (HawTimelineView *self)
{
  g_return_val_if_fail (HAW_IS_TIMELINE_VIEW (self), HAW_TIMELINE_BOXES);

  return self->detail;
}

/**
 * haw_timeline_view_get_selected_id:
 *
 * Returns: the id of the selected event, or 0
 */
gint64
haw_timeline_view_get_selected_id (HawTimelineView *self)
{
  g_return_val_if_fail (HAW_IS_TIMELINE_VIEW (self), 0);

  return self->selected_id;
}

/* The selection is in the lane in which it was, if the event stands there. */
static void
take_lane (HawTimelineView *self,
           int              item)
{
  guint lane;

  if (item < 0 ||
      (haw_timeline_is_undated (self, (guint) item) && !haw_timeline_has_lane_shelves (self)))
    return;

  lane = haw_timeline_lane_of (self, (guint) item, self->selected_lane);
  self->selected_lane = haw_timeline_lane_get_id (self, lane);
}

/**
 * haw_timeline_view_set_selected_id:
 * @id: the id of an event, or 0 for none
 *
 * Selects an event and brings it into view; one that is not among the items yet, when it comes.
 */
void
haw_timeline_view_set_selected_id (HawTimelineView *self,
                                   gint64           id)
{
  int item;

  g_return_if_fail (HAW_IS_TIMELINE_VIEW (self));
  g_return_if_fail (id >= 0);

  if (self->selected_id == id)
    return;

  self->selected_id = id;
  item = haw_timeline_store_find (self->store, id);
  self->reveal_wanted = id != 0 && (item < 0 || self->width == 0);
  take_lane (self, item);
  haw_timeline_select_follow (self);
  if (item >= 0 && self->width > 0)
    haw_timeline_motion_reveal (self, (guint) item);
  if (self->lanes != NULL && self->width > 0)
    {
      haw_timeline_content_update (self);
      haw_timeline_marks_sync (self);
      haw_timeline_reports_want (self);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED_ID]);
}

/**
 * haw_timeline_view_get_time_direction:
 *
 * Returns: which way time runs, or GTK_TEXT_DIR_NONE if as the widget's texts
 */
GtkTextDirection
haw_timeline_view_get_time_direction (HawTimelineView *self)
{
  g_return_val_if_fail (HAW_IS_TIMELINE_VIEW (self), GTK_TEXT_DIR_NONE);

  return self->time_direction;
}

/**
 * haw_timeline_view_set_time_direction:
 * @direction: which way time is to run; GTK_TEXT_DIR_NONE for as the widget's texts
 */
void
haw_timeline_view_set_time_direction (HawTimelineView *self,
                                      GtkTextDirection direction)
{
  g_return_if_fail (HAW_IS_TIMELINE_VIEW (self));

  if (self->time_direction == direction)
    return;

  self->time_direction = direction;
  update_direction (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TIME_DIRECTION]);
}

/**
 * haw_timeline_view_get_visible:
 * @start: (out): the first second in view, local time
 * @end: (out): the second after the last
 */
void
haw_timeline_view_get_visible (HawTimelineView *self,
                               gint64          *start,
                               gint64          *end)
{
  g_return_if_fail (HAW_IS_TIMELINE_VIEW (self));

  haw_time_axis_get_visible (&self->axis, start, end);
  /* What is to be in view as soon as there is a size. */
  if (self->width == 0 && self->wanted_start < self->wanted_end)
    {
      *start = self->wanted_start;
      *end = self->wanted_end;
    }
}

/**
 * haw_timeline_view_get_aim:
 *
 * Tells what will be in view when the view has come to rest; seconds, half-open.
 */
void
haw_timeline_view_get_aim (HawTimelineView *self,
                           gint64          *start,
                           gint64          *end)
{
  g_return_if_fail (HAW_IS_TIMELINE_VIEW (self));

  if (self->width == 0)
    haw_timeline_view_get_visible (self, start, end);
  else
    haw_time_axis_get_visible (&self->target, start, end);
}

/**
 * haw_timeline_view_lane_toggled:
 *
 * Tells that the user collapsed or expanded a lane.
 */
void
haw_timeline_view_lane_toggled (HawTimelineView *self,
                                gint64           lane)
{
  g_signal_emit (self, signals[LANE_TOGGLED], 0, lane);
}

/**
 * haw_timeline_view_select:
 * @item: a position among the items
 * @lane: the id of the lane in which it is meant
 * @from_key: whether a key did it
 *
 * Selects an event on behalf of the user: reveals it, puts the focus there, and tells.
 */
void
haw_timeline_view_select (HawTimelineView *self,
                          int              item,
                          gint64           lane,
                          gboolean         from_key)
{
  gint64 id = self->store->ids[item];
  GtkWidget *mark;

  self->selected_lane = lane;
  haw_timeline_view_set_selected_id (self, id);
  if (from_key)
    haw_timeline_motion_reveal (self, (guint) item);
  haw_timeline_marks_sync (self);
  mark = haw_timeline_marks_find (self, id, lane);
  if (mark != NULL)
    gtk_widget_grab_focus (mark);
  gtk_widget_queue_draw (GTK_WIDGET (self));

  g_signal_emit (self, signals[EVENT_SELECTED], 0, id);
}

/**
 * haw_timeline_view_activate:
 *
 * Opens an event on behalf of the user.
 */
void
haw_timeline_view_activate (HawTimelineView *self,
                            gint64           id)
{
  int item = haw_timeline_store_find (self->store, id);

  if (item < 0)
    return;
  if (self->selected_id != id)
    haw_timeline_view_select (self, item, self->selected_lane, FALSE);

  g_signal_emit (self, signals[EVENT_ACTIVATED], 0, id);
}

/**
 * haw_timeline_view_visible_changed:
 *
 * Tells that other times are in view. What listens may ask for another size, which is lost while the
 * widgets around this one are given theirs: then it is told as soon as all have it, in the same frame.
 */
void
haw_timeline_view_visible_changed (HawTimelineView *self)
{
  if (self->allocating && self->layout_id != 0)
    {
      self->visible_untold = TRUE;
      return;
    }

  self->visible_untold = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VISIBLE_START]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VISIBLE_END]);
}
