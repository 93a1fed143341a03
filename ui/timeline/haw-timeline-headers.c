/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-headers.h"

#include <math.h>

typedef struct
{
  double y, height;
} Extent;

struct _HawTimelineHeaders
{
  GtkWidget parent_instance;

  GPtrArray *headers; /* HawTimelineHeader, from the top; children own them */
  GArray *extents;    /* Extent of each lane */
};

G_DEFINE_FINAL_TYPE (HawTimelineHeaders, haw_timeline_headers, GTK_TYPE_WIDGET)

enum
{
  TOGGLED,
  WALKED,
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
walked_cb (HawTimelineHeader  *header,
           int                 direction,
           HawTimelineHeaders *self)
{
  g_signal_emit (self, signals[WALKED], 0, haw_timeline_header_get_lane (header), direction);
}

static GtkWidget *
make_header (HawTimelineHeaders *self)
{
  GtkWidget *header = haw_timeline_header_new ();

  g_signal_connect (header, "clicked", G_CALLBACK (clicked_cb), self);
  g_signal_connect (header, "walked", G_CALLBACK (walked_cb), self);

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
      double bottom = MIN (extent->y + extent->height, MAX (height, extent->y));
      int needed_width, needed;
      double y;

      gtk_widget_measure (header, GTK_ORIENTATION_HORIZONTAL, -1, &needed_width, NULL, NULL, NULL);
      gtk_widget_measure (header, GTK_ORIENTATION_VERTICAL, MAX (width, needed_width), &needed,
                          NULL, NULL, NULL);
      /* It stays in sight as long as its lane does; the next lane pushes it out. */
      y = MAX (extent->y, MIN (0, extent->y + extent->height - needed));
      gtk_widget_size_allocate (header,
                                &(GtkAllocation) { 0, (int) round (y), MAX (width, needed_width),
                                                   MAX ((int) round (bottom - y), needed) },
                                -1);
    }
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

  signals[TOGGLED] = g_signal_new ("toggled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[WALKED] = g_signal_new ("walked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT);

  gtk_widget_class_set_css_name (widget_class, "laneheaders");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
haw_timeline_headers_init (HawTimelineHeaders *self)
{
  self->headers = g_ptr_array_new ();
  self->extents = g_array_new (FALSE, FALSE, sizeof (Extent));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
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
      Extent extent = { place->y, place->height };
      GtkWidget *header = take_header (self, old, place->lane);

      haw_timeline_header_bind (HAW_TIMELINE_HEADER (header), place->lane, place->name,
                                place->has_color ? &place->color : NULL, place->n_events,
                                place->collapsed);
      if (gtk_widget_get_parent (header) == NULL ||
          gtk_widget_get_prev_sibling (header) != previous)
        gtk_widget_insert_after (header, GTK_WIDGET (self), previous);
      g_ptr_array_add (self->headers, header);
      g_array_append_val (self->extents, extent);
      previous = header;
    }

  for (guint i = 0; i < old->len; i++)
    gtk_widget_unparent (g_ptr_array_index (old, i));
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
