/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-headers.h"

#include "timeline/haw-timeline-colors.h"

#include <math.h>

/* px of the line where a header would be dropped */
#define DROP_LINE 2

typedef struct
{
  double y, height, strip, top;
} Extent;

struct _HawTimelineHeaders
{
  GtkWidget parent_instance;

  GPtrArray *headers; /* HawTimelineHeader, from the top; children own them */
  GArray *extents;    /* Extent of each lane */
  gint64 dragged;     /* the lane of the header that is, while one is */
  gboolean dragging;
  double drag_y;      /* where it began */
  double drop_y;      /* where it would be dropped; below 0 for nowhere */
};

G_DEFINE_FINAL_TYPE (HawTimelineHeaders, haw_timeline_headers, GTK_TYPE_WIDGET)

enum
{
  TOGGLED,
  STEPPED,
  DRAGGED,
  DRAG_ENDED,
  DROPPED,
  MENU_WANTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/**
 * haw_timeline_headers_new:
 *
 * Returns: (transfer floating): a column of no headers
 */
GtkWidget *
haw_timeline_headers_new (void)
{
  return g_object_new (HAW_TYPE_TIMELINE_HEADERS, NULL);
}

static void
clicked_cb (HawTimelineHeader  *header,
            HawTimelineHeaders *self)
{
  g_signal_emit (self, signals[TOGGLED], 0, haw_timeline_header_get_lane (header));
}

static void
stepped_cb (HawTimelineHeader  *header,
            int                 step,
            HawTimelineHeaders *self)
{
  graphene_rect_t area;

  if (step != HAW_TIMELINE_HEADER_MENU)
    g_signal_emit (self, signals[STEPPED], 0, haw_timeline_header_get_lane (header), step);
  else if (gtk_widget_compute_bounds (GTK_WIDGET (header), GTK_WIDGET (self), &area))
    g_signal_emit (self, signals[MENU_WANTED], 0, haw_timeline_header_get_lane (header),
                   (double) area.origin.x + area.size.width / 2, (double) area.origin.y + 24);
}

static GtkWidget *
make_header (HawTimelineHeaders *self)
{
  GtkWidget *header = haw_timeline_header_new ();

  g_signal_connect (header, "clicked", G_CALLBACK (clicked_cb), self);
  g_signal_connect (header, "stepped", G_CALLBACK (stepped_cb), self);

  return header;
}

static void
haw_timeline_headers_measure (GtkWidget     *widget,
                              GtkOrientation orientation,
                              int            for_size,
                              int           *minimum,
                              int           *natural,
                              int           *minimum_baseline,
                              int           *natural_baseline)
{
  *minimum = *natural = 0;
}

static void
haw_timeline_headers_size_allocate (GtkWidget *widget,
                                    int        width,
                                    int        height,
                                    int        baseline)
{
  HawTimelineHeaders *self = HAW_TIMELINE_HEADERS (widget);

  for (guint i = 0; i < self->headers->len; i++)
    {
      GtkWidget *header = g_ptr_array_index (self->headers, i);
      const Extent *extent = &g_array_index (self->extents, Extent, i);
      double end = extent->y + extent->height;
      double bottom = MIN (end, MAX (height, extent->y));
      int needed_width, needed;
      double y;

      gtk_widget_measure (header, GTK_ORIENTATION_HORIZONTAL, -1, &needed_width, NULL, NULL, NULL);
      gtk_widget_measure (header, GTK_ORIENTATION_VERTICAL, MAX (width, needed_width), &needed,
                          NULL, NULL, NULL);
      /* It stays in sight as long as its lane does; the next lane pushes it out. */
      y = MAX (extent->y, MIN (extent->top, end - needed));
      if (extent->strip > 0)
        bottom = y + extent->strip;
      gtk_widget_set_child_visible (header, extent->top <= 0 || y > extent->top - 0.5);
      gtk_widget_size_allocate (header,
                                &(GtkAllocation) { 0, (int) round (y), MAX (width, needed_width),
                                                   MAX ((int) round (bottom - y), needed) },
                                -1);
    }
}

static void
haw_timeline_headers_snapshot (GtkWidget   *widget,
                               GtkSnapshot *snapshot)
{
  HawTimelineHeaders *self = HAW_TIMELINE_HEADERS (widget);
  GdkRGBA color;

  GTK_WIDGET_CLASS (haw_timeline_headers_parent_class)->snapshot (widget, snapshot);
  if (!self->dragging || self->drop_y < 0)
    return;

  haw_timeline_named_color (widget, "accent_color", &color);
  gtk_snapshot_append_color (snapshot, &color,
                             &GRAPHENE_RECT_INIT (0, (float) round (self->drop_y) - DROP_LINE / 2,
                                                  (float) gtk_widget_get_width (widget), DROP_LINE));
}

static HawTimelineHeader *
find_at (HawTimelineHeaders *self,
         double              x,
         double              y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  return picked == NULL
             ? NULL
             : (HawTimelineHeader *) (HAW_IS_TIMELINE_HEADER (picked)
                                          ? picked
                                          : gtk_widget_get_ancestor (picked,
                                                                     HAW_TYPE_TIMELINE_HEADER));
}

static void
drag_begin_cb (GtkGestureDrag     *gesture,
               double              x,
               double              y,
               HawTimelineHeaders *self)
{
  HawTimelineHeader *header = find_at (self, x, y);

  self->dragging = FALSE;
  self->drop_y = -1;
  self->drag_y = y;
  if (header == NULL)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
  else
    self->dragged = haw_timeline_header_get_lane (header);
}

static void
dim_dragged (HawTimelineHeaders *self,
             gboolean            dim)
{
  GtkWidget *header = haw_timeline_headers_find (self, self->dragged);

  if (header != NULL)
    gtk_widget_set_opacity (header, dim ? 0.5 : 1);
}

static void
drag_update_cb (GtkGestureDrag     *gesture,
                double              x,
                double              y,
                HawTimelineHeaders *self)
{
  if (!self->dragging)
    {
      if (!gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, 0, (int) y))
        return;
      self->dragging = TRUE;
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
      dim_dragged (self, TRUE);
    }

  g_signal_emit (self, signals[DRAGGED], 0, self->dragged, self->drag_y, self->drag_y + y);
}

static void
stop_dragging (HawTimelineHeaders *self)
{
  self->dragging = FALSE;
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  dim_dragged (self, FALSE);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[DRAG_ENDED], 0);
}

static void
drag_end_cb (GtkGestureDrag     *gesture,
             double              x,
             double              y,
             HawTimelineHeaders *self)
{
  if (!self->dragging)
    return;

  stop_dragging (self);
  g_signal_emit (self, signals[DROPPED], 0, self->dragged, self->drag_y + y);
}

static void
drag_cancel_cb (GtkGesture         *gesture,
                GdkEventSequence   *sequence,
                HawTimelineHeaders *self)
{
  if (self->dragging)
    stop_dragging (self);
}

static void
secondary_cb (GtkGestureClick    *gesture,
              int                 n_press,
              double              x,
              double              y,
              HawTimelineHeaders *self)
{
  HawTimelineHeader *header = find_at (self, x, y);

  if (header == NULL)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (header));
  g_signal_emit (self, signals[MENU_WANTED], 0, haw_timeline_header_get_lane (header), x, y);
}

static void
haw_timeline_headers_dispose (GObject *object)
{
  HawTimelineHeaders *self = HAW_TIMELINE_HEADERS (object);

  haw_timeline_headers_show (self, NULL, 0);

  G_OBJECT_CLASS (haw_timeline_headers_parent_class)->dispose (object);
}

static void
haw_timeline_headers_finalize (GObject *object)
{
  HawTimelineHeaders *self = HAW_TIMELINE_HEADERS (object);

  g_ptr_array_unref (self->headers);
  g_array_unref (self->extents);

  G_OBJECT_CLASS (haw_timeline_headers_parent_class)->finalize (object);
}

static void
haw_timeline_headers_class_init (HawTimelineHeadersClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = haw_timeline_headers_dispose;
  object_class->finalize = haw_timeline_headers_finalize;
  widget_class->measure = haw_timeline_headers_measure;
  widget_class->size_allocate = haw_timeline_headers_size_allocate;
  widget_class->snapshot = haw_timeline_headers_snapshot;

  signals[TOGGLED] = g_signal_new ("toggled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[STEPPED] = g_signal_new ("stepped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT);
  signals[DRAGGED] =
      g_signal_new ("dragged", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 3, G_TYPE_INT64, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  signals[DRAG_ENDED] = g_signal_new ("drag-ended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                      NULL, NULL, G_TYPE_NONE, 0);
  signals[DROPPED] = g_signal_new ("dropped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_DOUBLE);
  signals[MENU_WANTED] =
      g_signal_new ("menu-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 3, G_TYPE_INT64, G_TYPE_DOUBLE, G_TYPE_DOUBLE);

  gtk_widget_class_set_css_name (widget_class, "laneheaders");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
haw_timeline_headers_init (HawTimelineHeaders *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *secondary = gtk_gesture_click_new ();

  self->drop_y = -1;
  self->headers = g_ptr_array_new ();
  self->extents = g_array_new (FALSE, FALSE, sizeof (Extent));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);

  /* Before the buttons, which would take the press for a click. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect (secondary, "pressed", G_CALLBACK (secondary_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (secondary));
}

static GtkWidget *
take_header (HawTimelineHeaders *self,
             GPtrArray          *old,
             gint64              lane)
{
  for (guint i = 0; i < old->len; i++)
    if (haw_timeline_header_get_lane (g_ptr_array_index (old, i)) == lane)
      return g_ptr_array_steal_index (old, i);

  return make_header (self);
}

/**
 * haw_timeline_headers_show:
 * @places: (array length=n_places): the lanes in view, from the top
 *
 * Shows these headers; the widgets of lanes that were there stay theirs.
 */
void
haw_timeline_headers_show (HawTimelineHeaders           *self,
                           const HawTimelineHeaderPlace *places,
                           guint                         n_places)
{
  g_autoptr (GPtrArray) old = NULL;
  GtkWidget *previous = NULL;

  g_return_if_fail (HAW_IS_TIMELINE_HEADERS (self));

  old = g_steal_pointer (&self->headers);
  self->headers = g_ptr_array_new ();
  g_array_set_size (self->extents, 0);

  for (guint i = 0; i < n_places; i++)
    {
      const HawTimelineHeaderPlace *place = &places[i];
      Extent extent = { place->y, place->height, place->strip, place->top };
      GtkWidget *header = take_header (self, old, place->lane);

      haw_timeline_header_bind (HAW_TIMELINE_HEADER (header), place);
      if (gtk_widget_get_parent (header) == NULL ||
          gtk_widget_get_prev_sibling (header) != previous)
        gtk_widget_insert_after (header, GTK_WIDGET (self), previous);
      g_ptr_array_add (self->headers, header);
      g_array_append_val (self->extents, extent);
      previous = header;
    }

  for (guint i = 0; i < old->len; i++)
    gtk_widget_unparent (g_ptr_array_index (old, i));
  /* It may have come into view again. */
  if (self->dragging)
    dim_dragged (self, TRUE);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * haw_timeline_headers_find:
 *
 * Returns: (transfer none) (nullable): the header of a lane in view
 */
GtkWidget *
haw_timeline_headers_find (HawTimelineHeaders *self,
                           gint64              lane)
{
  g_return_val_if_fail (HAW_IS_TIMELINE_HEADERS (self), NULL);

  for (guint i = 0; i < self->headers->len; i++)
    if (haw_timeline_header_get_lane (g_ptr_array_index (self->headers, i)) == lane)
      return g_ptr_array_index (self->headers, i);

  return NULL;
}

/**
 * haw_timeline_headers_get_focused:
 *
 * Returns: (transfer none) (nullable): the header that has the focus
 */
GtkWidget *
haw_timeline_headers_get_focused (HawTimelineHeaders *self)
{
  g_return_val_if_fail (HAW_IS_TIMELINE_HEADERS (self), NULL);

  return gtk_widget_get_focus_child (GTK_WIDGET (self));
}

/**
 * haw_timeline_headers_show_drop:
 * @y: px from the top of the column at which a dragged header would be put; below 0 for nowhere
 */
void
haw_timeline_headers_show_drop (HawTimelineHeaders *self,
                                double              y)
{
  g_return_if_fail (HAW_IS_TIMELINE_HEADERS (self));

  self->drop_y = y;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
