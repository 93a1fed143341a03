/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-header.h"

#include "project/haw-error.h"
#include "time/haw-date-format.h"
#include "widgets/haw-color-swatch.h"

#include <glib/gi18n.h>

struct _HawTimelineHeader
{
  GtkButton parent_instance;

  GtkImage *arrow;
  GtkWidget *swatch;
  GtkLabel *name;
  GtkLabel *count;
  gint64 lane;
};

G_DEFINE_FINAL_TYPE (HawTimelineHeader, haw_timeline_header, GTK_TYPE_BUTTON)

enum
{
  WALKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/**
 * haw_timeline_header_new:
 *
 * Returns: (transfer floating): a header of no lane yet
 */
GtkWidget *
haw_timeline_header_new (void)
{
  return g_object_new (HAW_TYPE_TIMELINE_HEADER, NULL);
}

static gboolean
walk_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   user_data)
{
  g_signal_emit (widget, signals[WALKED], 0, g_variant_get_int32 (arguments));

  return GDK_EVENT_STOP;
}

/* A name that is shown whole needs no tooltip. */
static gboolean
query_tooltip_cb (GtkWidget  *widget,
                  int         x,
                  int         y,
                  gboolean    keyboard,
                  GtkTooltip *tooltip,
                  gpointer    user_data)
{
  HawTimelineHeader *self = HAW_TIMELINE_HEADER (widget);

  if (!pango_layout_is_ellipsized (gtk_label_get_layout (self->name)))
    return FALSE;

  gtk_tooltip_set_text (tooltip, gtk_label_get_text (self->name));

  return TRUE;
}

static void
haw_timeline_header_class_init (HawTimelineHeaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[WALKED] = g_signal_new ("walked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, 0, walk_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, 0, walk_cb, "i", 1);
}

static void
haw_timeline_header_init (HawTimelineHeader *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  self->arrow = GTK_IMAGE (gtk_image_new ());
  self->swatch = haw_color_swatch_new ("#000000");
  self->name = GTK_LABEL (gtk_label_new (NULL));
  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_valign (self->swatch, GTK_ALIGN_CENTER);
  gtk_label_set_ellipsize (self->name, PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (self->name, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->name), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "numeric");

  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->arrow));
  gtk_box_append (GTK_BOX (box), self->swatch);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->name));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->count));
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  gtk_button_set_child (GTK_BUTTON (self), box);

  gtk_widget_add_css_class (widget, "flat");
  gtk_widget_add_css_class (widget, "lane-header");
  gtk_widget_set_has_tooltip (widget, TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}

/**
 * haw_timeline_header_get_lane:
 *
 * Returns: the id of the lane it heads
 */
gint64
haw_timeline_header_get_lane (HawTimelineHeader *self)
{
  g_return_val_if_fail (HAW_IS_TIMELINE_HEADER (self), 0);

  return self->lane;
}

static void
set_color (HawTimelineHeader *self,
           const GdkRGBA     *color)
{
  g_autofree char *name = NULL;

  gtk_widget_set_visible (self->swatch, color != NULL);
  if (color == NULL)
    return;

  name = g_strdup_printf ("#%02x%02x%02x", (guint) (color->red * 255 + 0.5f),
                          (guint) (color->green * 255 + 0.5f),
                          (guint) (color->blue * 255 + 0.5f));
  haw_color_swatch_set_color (HAW_COLOR_SWATCH (self->swatch), name);
}

/**
 * haw_timeline_header_bind:
 * @lane: the id of the lane to head
 * @title: its name
 * @color: (nullable): its colour
 * @n_events: how many events stand in it
 * @collapsed: whether they are shown as ticks only
 */
void
haw_timeline_header_bind (HawTimelineHeader *self,
                          gint64             lane,
                          const char        *title,
                          const GdkRGBA     *color,
                          guint              n_events,
                          gboolean           collapsed)
{
  g_autofree char *number = g_strdup_printf ("%u", n_events);
  g_autofree char *digits = haw_date_localise_digits (number);
  g_autofree char *isolated = haw_isolate (title);
  g_autofree char *spoken = NULL;
  g_autofree char *localised = NULL;

  g_return_if_fail (HAW_IS_TIMELINE_HEADER (self));

  self->lane = lane;
  gtk_image_set_from_icon_name (self->arrow, collapsed ? "pan-end-symbolic" : "pan-down-symbolic");
  set_color (self, color);
  gtk_label_set_text (self->name, title);
  gtk_label_set_text (self->count, digits);

  /* Translators: the header of a lane of the timeline: its name, how many events it has */
  spoken = g_strdup_printf (ngettext ("%s, %u event", "%s, %u events", n_events), isolated,
                            n_events);
  localised = haw_date_localise_digits (spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, localised,
                                  -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED, !collapsed,
                               -1);
}
