/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-header.h"

#include "project/haw-error.h"
#include "time/haw-date-format.h"
#include "widgets/haw-color-swatch.h"

#include <glib/gi18n.h>

#define INDENT 12
#define DEEPEST_INDENT 4

struct _HawTimelineHeader
{
  GtkButton parent_instance;

  GtkWidget *box;
  GtkImage *arrow;
  GtkWidget *swatch;
  GtkLabel *name;
  GtkLabel *count;
  gint64 lane;
};

G_DEFINE_FINAL_TYPE (HawTimelineHeader, haw_timeline_header, GTK_TYPE_BUTTON)

enum
{
  STEPPED,
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
step_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   user_data)
{
  g_signal_emit (widget, signals[STEPPED], 0, g_variant_get_int32 (arguments));

  return GDK_EVENT_STOP;
}

static gboolean
arrow_cb (GtkWidget *widget,
          GVariant  *arguments,
          gpointer   user_data)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  g_signal_emit (widget, signals[STEPPED], 0,
                 g_variant_get_boolean (arguments) != rtl ? HAW_TIMELINE_HEADER_INTO
                                                          : HAW_TIMELINE_HEADER_OUT);

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

  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    HawTimelineHeaderStep step;
  } keys[] = {
    { GDK_KEY_Up, 0, HAW_TIMELINE_HEADER_UP },
    { GDK_KEY_Down, 0, HAW_TIMELINE_HEADER_DOWN },
    { GDK_KEY_Up, GDK_ALT_MASK, HAW_TIMELINE_HEADER_MOVE_UP },
    { GDK_KEY_Down, GDK_ALT_MASK, HAW_TIMELINE_HEADER_MOVE_DOWN },
    { GDK_KEY_Menu, 0, HAW_TIMELINE_HEADER_MENU },
    { GDK_KEY_F10, GDK_SHIFT_MASK, HAW_TIMELINE_HEADER_MENU },
  };

  signals[STEPPED] = g_signal_new ("stepped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, keys[i].modifiers, step_cb, "i",
                                  keys[i].step);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, 0, arrow_cb, "b", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, 0, arrow_cb, "b", TRUE);
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
  self->box = box;
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

static void
describe (HawTimelineHeader            *self,
          const HawTimelineHeaderPlace *place)
{
  g_autofree char *isolated = haw_isolate (place->name);
  g_autofree char *name = NULL;
  g_autofree char *spoken = NULL;
  g_autofree char *localised = NULL;

  if (place->inside != NULL)
    {
      g_autofree char *outer = haw_isolate (place->inside);

      /* Translators: a lane of the timeline that is one of those into which another lane is divided: its
       * name, the name of the other lane */
      name = g_strdup_printf (C_("lane", "%s, inside %s"), isolated, outer);
    }
  else
    name = g_steal_pointer (&isolated);

  /* Translators: the header of a lane of the timeline: its name, how many events it has */
  spoken = g_strdup_printf (ngettext ("%s, %u event", "%s, %u events", place->n_events), name,
                            place->n_events);
  if (place->n_undated > 0)
    {
      g_autofree char *counted = g_steal_pointer (&spoken);

      /* Translators: a lane of the timeline and how many events it has, how many of them have no date */
      spoken = g_strdup_printf (ngettext ("%s, %u of them undated", "%s, %u of them undated",
                                          place->n_undated),
                                counted, place->n_undated);
    }
  localised = haw_date_localise_digits (spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, localised,
                                  GTK_ACCESSIBLE_PROPERTY_LEVEL, (int) place->depth + 1, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED,
                               !place->collapsed, -1);
}

/**
 * haw_timeline_header_bind:
 * @place: which lane to head; where it stands is for others
 */
void
haw_timeline_header_bind (HawTimelineHeader            *self,
                          const HawTimelineHeaderPlace *place)
{
  g_autofree char *number = g_strdup_printf ("%u", place->n_events);
  g_autofree char *digits = haw_date_localise_digits (number);
  gboolean heading = place->group && !place->collapsed;

  g_return_if_fail (HAW_IS_TIMELINE_HEADER (self));

  self->lane = place->lane;
  gtk_image_set_from_icon_name (self->arrow,
                                place->collapsed ? "pan-end-symbolic" : "pan-down-symbolic");
  set_color (self, place->has_color && !heading ? &place->color : NULL);
  gtk_widget_set_margin_start (self->box, (int) MIN (place->depth, DEEPEST_INDENT) * INDENT);
  if (place->group)
    gtk_widget_add_css_class (GTK_WIDGET (self), "group");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "group");
  gtk_label_set_text (self->name, place->name);
  gtk_label_set_text (self->count, digits);
  describe (self, place);
}
