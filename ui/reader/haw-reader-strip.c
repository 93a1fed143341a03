/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-reader-strip-private.h"

#include <glib/gi18n.h>
#include <math.h>

#define WIDTH        18
#define PADDING      3.0
#define COLUMN_WIDTH 4.0

/* While a long text is still being measured its height changes with every step: marks are drawn anew
 * when it is another by this share. */
#define MEASURING_SHARE 0.02

/* Of the marks under the pointer so many are named; as near as so many pixels they are under it. */
#define MAX_TOLD 8
#define NEAR     3.0

struct _HawReaderStrip
{
  GtkWidget parent_instance;

  HawReaderView *view;
  GSignalGroup *view_signals;

  GskRenderNode *node;
  guint marks_serial;      /* what the node was made for */
  guint positions_serial;
  double total_height;
  int height;
  GdkRGBA ink;
  GdkRGBA paper;

  double grip;             /* from the top of the window to where it was grasped */
  int told_percent;
  guint told_marks;
};

enum
{
  PROP_0,
  PROP_VIEW,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (HawReaderStrip, haw_reader_strip, GTK_TYPE_WIDGET)

GtkWidget *
haw_reader_strip_new (void)
{
  return g_object_new (HAW_TYPE_READER_STRIP, NULL);
}

/* Says how far the view has come and what there is to see. */
static void
describe (HawReaderStrip *self)
{
  GtkAdjustment *adjustment = self->view->vadjustment;
  double range = MAX (self->view->total_height - self->view->height, 1.0);
  int percent = (int) round (100 * CLAMP (haw_reader_get_scroll (self->view) / range, 0, 1));
  g_autofree char *text = NULL;
  g_autofree char *count = NULL;

  if (adjustment == NULL || (percent == self->told_percent && self->told_marks == self->view->marks->len))
    return;

  self->told_percent = percent;
  self->told_marks = self->view->marks->len;
  /* Translators: how far a text is scrolled. */
  text = g_strdup_printf (_("%d%%"), percent);
  count = g_strdup_printf (ngettext ("%u annotation", "%u annotations", self->told_marks),
                           self->told_marks);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 100.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double) percent,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, count,
                                  -1);
}

static void
changed_cb (HawReaderStrip *self)
{
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
is_current (HawReaderStrip         *self,
            int                     height,
            const HawReaderPalette *palette)
{
  HawReaderView *view = self->view;
  double moved = fabs (view->total_height - self->total_height);

  if (self->node == NULL || height != self->height || view->marks_serial != self->marks_serial
      || !gdk_rgba_equal (&palette->text, &self->ink)
      || !gdk_rgba_equal (&palette->background, &self->paper))
    return FALSE;

  return view->positions_serial == self->positions_serial
         || (view->measure_source != 0 && moved < MEASURING_SHARE * self->total_height);
}

/* Column 0 is the one beside the text. */
static double
column_x (HawReaderStrip *self,
          guint           column)
{
  double x = PADDING + column * COLUMN_WIDTH;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    return gtk_widget_get_width (GTK_WIDGET (self)) - x - COLUMN_WIDTH;

  return x;
}

static void
make_node (HawReaderStrip         *self,
           int                     height,
           const HawReaderPalette *palette)
{
  g_autoptr (GArray) runs = haw_reader_strip_find_runs (self->view, (guint) height);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  for (guint i = 0; i < runs->len; i++)
    {
      const HawReaderStripRun *run = &g_array_index (runs, HawReaderStripRun, i);
      gboolean plain = run->color.alpha < 0.5f;
      GdkRGBA color = haw_reader_palette_fit (palette, plain ? &palette->text : &run->color);

      haw_pattern_append_bar (run->pattern, snapshot, &color,
                              &GRAPHENE_RECT_INIT ((float) column_x (self, run->column),
                                                   (float) run->top, (float) COLUMN_WIDTH - 1,
                                                   (float) (run->bottom - run->top)));
    }

  g_clear_pointer (&self->node, gsk_render_node_unref);
  self->node = haw_reader_finish_node (snapshot);
  self->height = height;
  self->ink = palette->text;
  self->paper = palette->background;
  self->marks_serial = self->view->marks_serial;
  self->positions_serial = self->view->positions_serial;
  self->total_height = self->view->total_height;
}

static void
append_window (HawReaderStrip         *self,
               const HawReaderPalette *palette,
               GtkSnapshot            *snapshot)
{
  float width = (float) gtk_widget_get_width (GTK_WIDGET (self));
  GdkRGBA fill = palette->text;
  GdkRGBA edge = palette->text;
  GskRoundedRect round;
  double top;
  double bottom;

  haw_reader_strip_window (self->view, self->height, &top, &bottom);
  fill.alpha = 0.08f;
  edge.alpha = palette->high_contrast ? 0.9f : 0.5f;
  gsk_rounded_rect_init_from_rect (&round,
                                   &GRAPHENE_RECT_INIT (1, (float) top, width - 2,
                                                        (float) (bottom - top)),
                                   3);
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  gtk_snapshot_append_color (snapshot, &fill, &round.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &round, (float[4]) { 1, 1, 1, 1 },
                              (GdkRGBA[4]) { edge, edge, edge, edge });
}

/* A line all across where the selected mark is. */
static void
append_selected (HawReaderStrip         *self,
                 const HawReaderPalette *palette,
                 GtkSnapshot            *snapshot)
{
  const HawReaderMarkEntry *entry = haw_reader_marks_find (self->view, self->view->selected_mark);
  double top;
  double bottom;

  if (entry == NULL || self->view->blocks->len == 0)
    return;

  haw_reader_estimate_extent (self->view, entry->mark.start, entry->mark.end, &top, &bottom);
  top = floor (top * self->height / MAX (self->view->total_height, self->view->height));
  gtk_snapshot_append_color (snapshot, &palette->text,
                             &GRAPHENE_RECT_INIT (0, (float) MIN (top, self->height - 2),
                                                  (float) gtk_widget_get_width (GTK_WIDGET (self)),
                                                  2));
}

static void
haw_reader_strip_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  HawReaderStrip *self = HAW_READER_STRIP (widget);
  int height = gtk_widget_get_height (widget);
  HawReaderPalette palette;

  if (self->view == NULL || self->view->width <= 0 || height <= 0)
    return;

  haw_reader_palette_read (&palette, GTK_WIDGET (self->view));
  if (!is_current (self, height, &palette))
    make_node (self, height, &palette);
  append_window (self, &palette, snapshot);
  gtk_snapshot_append_node (snapshot, self->node);
  append_selected (self, &palette, snapshot);
}

static void
haw_reader_strip_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : 40;
}

/* Moves the view so that its part of the strip begins at @y. */
static void
scroll_to (HawReaderStrip *self,
           double          y)
{
  double height = MAX (gtk_widget_get_height (GTK_WIDGET (self)), 1);

  haw_reader_stop_glide (self->view);
  haw_reader_set_scroll (self->view,
                         y * MAX (self->view->total_height, self->view->height) / height);
}

/* Where nothing of the view is, its middle comes; where it is, it is grasped. */
static void
drag_begin_cb (GtkGestureDrag *gesture,
               double          x,
               double          y,
               HawReaderStrip *self)
{
  double top;
  double bottom;

  if (self->view == NULL || self->view->width <= 0)
    return;

  haw_reader_strip_window (self->view, gtk_widget_get_height (GTK_WIDGET (self)), &top, &bottom);
  self->grip = y >= top && y < bottom ? y - top : (bottom - top) / 2;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  scroll_to (self, y - self->grip);
}

static void
drag_update_cb (GtkGestureDrag *gesture,
                double          offset_x,
                double          offset_y,
                HawReaderStrip *self)
{
  double x;
  double y;

  if (self->view != NULL && gtk_gesture_drag_get_start_point (gesture, &x, &y))
    scroll_to (self, y + offset_y - self->grip);
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller,
           double                    dx,
           double                    dy,
           HawReaderStrip           *self)
{
  GtkAdjustment *adjustment = self->view != NULL ? self->view->vadjustment : NULL;

  if (adjustment == NULL)
    return GDK_EVENT_PROPAGATE;

  haw_reader_set_scroll (self->view, haw_reader_get_scroll (self->view)
                                       + dy * gtk_adjustment_get_step_increment (adjustment));

  return GDK_EVENT_STOP;
}

static gboolean
key_cb (GtkWidget *widget,
        GVariant  *args,
        gpointer   data)
{
  HawReaderStrip *self = HAW_READER_STRIP (widget);
  GtkAdjustment *adjustment = self->view != NULL ? self->view->vadjustment : NULL;
  GtkScrollType type = (GtkScrollType) g_variant_get_int32 (args);
  double value;

  if (adjustment == NULL)
    return GDK_EVENT_PROPAGATE;

  value = gtk_adjustment_get_value (adjustment);
  if (type == GTK_SCROLL_STEP_UP || type == GTK_SCROLL_STEP_DOWN)
    value += (type == GTK_SCROLL_STEP_UP ? -1 : 1) * gtk_adjustment_get_step_increment (adjustment);
  else if (type == GTK_SCROLL_PAGE_UP || type == GTK_SCROLL_PAGE_DOWN)
    value += (type == GTK_SCROLL_PAGE_UP ? -1 : 1) * gtk_adjustment_get_page_increment (adjustment);
  else
    value = type == GTK_SCROLL_START ? 0 : gtk_adjustment_get_upper (adjustment);
  haw_reader_stop_glide (self->view);
  haw_reader_set_scroll (self->view, value);

  return GDK_EVENT_STOP;
}

static gboolean
enter_cb (GtkWidget *widget,
          GVariant  *args,
          gpointer   data)
{
  HawReaderStrip *self = HAW_READER_STRIP (widget);

  return self->view != NULL && gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* The codes of the marks beside the pointer: colours alone do not tell everybody. */
static gboolean
haw_reader_strip_query_tooltip (GtkWidget  *widget,
                                int         x,
                                int         y,
                                gboolean    keyboard,
                                GtkTooltip *tooltip)
{
  HawReaderStrip *self = HAW_READER_STRIP (widget);
  g_autoptr (GString) names = g_string_new (NULL);
  guint n_told = 0;

  if (keyboard || self->node == NULL)
    return FALSE;

  for (guint i = 0; i < self->view->marks->len && n_told < MAX_TOLD; i++)
    {
      const HawReaderMark *mark = &g_array_index (self->view->marks, HawReaderMarkEntry, i).mark;
      double scale = self->height / MAX (self->view->total_height, self->view->height);
      double top;
      double bottom;

      haw_reader_estimate_extent (self->view, mark->start, mark->end, &top, &bottom);
      if (top * scale > y + NEAR)
        break;
      if (bottom * scale < y - NEAR || mark->label == NULL)
        continue;
      g_string_append_printf (names, "%s%s", n_told > 0 ? "\n" : "", mark->label);
      n_told++;
    }
  gtk_tooltip_set_text (tooltip, names->str);
  gtk_tooltip_set_tip_area (tooltip, &(const GdkRectangle) { 0, y - 2, WIDTH, 4 });

  return n_told > 0;
}

static void
drop_node (HawReaderStrip *self)
{
  g_clear_pointer (&self->node, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
haw_reader_strip_direction_changed (GtkWidget        *widget,
                                    GtkTextDirection  previous)
{
  GTK_WIDGET_CLASS (haw_reader_strip_parent_class)->direction_changed (widget, previous);

  drop_node (HAW_READER_STRIP (widget));
}

static void
haw_reader_strip_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_VIEW: g_value_set_object (value, HAW_READER_STRIP (object)->view); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_reader_strip_set_property (GObject      *object,
                               guint         id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  switch (id)
    {
    case PROP_VIEW:
      haw_reader_strip_set_view (HAW_READER_STRIP (object), g_value_get_object (value));
      break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_reader_strip_dispose (GObject *object)
{
  HawReaderStrip *self = HAW_READER_STRIP (object);

  g_clear_object (&self->view_signals);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_object (&self->view);

  G_OBJECT_CLASS (haw_reader_strip_parent_class)->dispose (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  const struct
  {
    guint keyvals[2];
    GtkScrollType type;
  } keys[] = {
    { { GDK_KEY_Up, GDK_KEY_KP_Up }, GTK_SCROLL_STEP_UP },
    { { GDK_KEY_Down, GDK_KEY_KP_Down }, GTK_SCROLL_STEP_DOWN },
    { { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up }, GTK_SCROLL_PAGE_UP },
    { { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down }, GTK_SCROLL_PAGE_DOWN },
    { { GDK_KEY_Home, GDK_KEY_KP_Home }, GTK_SCROLL_START },
    { { GDK_KEY_End, GDK_KEY_KP_End }, GTK_SCROLL_END },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    for (guint j = 0; j < 2; j++)
      gtk_widget_class_add_binding (widget_class, keys[i].keyvals[j], 0, key_cb, "i",
                                    (int) keys[i].type);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, enter_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, enter_cb, NULL);
}

static void
haw_reader_strip_class_init (HawReaderStripClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = haw_reader_strip_dispose;
  object_class->get_property = haw_reader_strip_get_property;
  object_class->set_property = haw_reader_strip_set_property;
  widget_class->snapshot = haw_reader_strip_snapshot;
  widget_class->measure = haw_reader_strip_measure;
  widget_class->query_tooltip = haw_reader_strip_query_tooltip;
  widget_class->direction_changed = haw_reader_strip_direction_changed;

  properties[PROP_VIEW] = g_param_spec_object ("view", NULL, NULL, HAW_TYPE_READER_VIEW,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                               | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  add_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "readerstrip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SCROLLBAR);
}

static void
haw_reader_strip_init (HawReaderStrip *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *scroll
    = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  self->told_percent = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Overview of the article"),
                                  GTK_ACCESSIBLE_PROPERTY_ORIENTATION, GTK_ORIENTATION_VERTICAL,
                                  -1);

  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);

  self->view_signals = g_signal_group_new (HAW_TYPE_READER_VIEW);
  g_signal_group_connect_swapped (self->view_signals, "layout-changed", G_CALLBACK (changed_cb),
                                  self);
  g_signal_group_connect_swapped (self->view_signals, "notify::selected-mark",
                                  G_CALLBACK (changed_cb), self);
}

void
haw_reader_strip_set_view (HawReaderStrip *self,
                           HawReaderView  *view)
{
  g_return_if_fail (HAW_IS_READER_STRIP (self));
  g_return_if_fail (view == NULL || HAW_IS_READER_VIEW (view));

  if (!g_set_object (&self->view, view))
    return;

  g_signal_group_set_target (self->view_signals, view);
  drop_node (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW]);
}

GskRenderNode *
haw_reader_strip_peek_node (HawReaderStrip *self)
{
  return self->node;
}
