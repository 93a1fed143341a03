/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-color-button.h"

#include "haw-color-swatch.h"
#include "model/haw-code-edit.h"

#include <glib/gi18n.h>
#include <math.h>

#define N_COLUMNS 5

struct _HawColorButton
{
  GtkWidget parent_instance;

  GtkWidget *button;
  GtkWidget *swatch;
};

enum
{
  PROP_0,
  PROP_COLOR,
  N_PROPS,
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HawColorButton, haw_color_button, GTK_TYPE_WIDGET)

/* A colour for those who hear it: the one of the palette that is nearest. */
static const char *
name_of (const char *color)
{
  const struct
  {
    const char *color;
    const char *name;
  } names[] = {
    { "#77aadd", C_("color", "Blue") },
    { "#ee8866", C_("color", "Orange") },
    { "#eedd88", C_("color", "Yellow") },
    { "#ffaabb", C_("color", "Pink") },
    { "#99ddff", C_("color", "Light blue") },
    { "#44bb99", C_("color", "Green") },
    { "#bbcc33", C_("color", "Light green") },
    { "#aaaa00", C_("color", "Olive") },
    { "#c7a6de", C_("color", "Purple") },
    { "#b8b8b8", C_("color", "Gray") },
  };

  const char *nearest = "";
  double least = G_MAXDOUBLE;
  GdkRGBA wanted, known;

  if (color == NULL || !gdk_rgba_parse (&wanted, color))
    return "";
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      double distance;

      gdk_rgba_parse (&known, names[i].color);
      distance = pow (wanted.red - known.red, 2) + pow (wanted.green - known.green, 2) +
                 pow (wanted.blue - known.blue, 2);
      if (distance < least)
        {
          least = distance;
          nearest = names[i].name;
        }
    }

  return nearest;
}

static void
color_clicked_cb (GtkButton      *button,
                  HawColorButton *self)
{
  g_autofree char *color
    = g_strdup (haw_color_swatch_get_color (HAW_COLOR_SWATCH (gtk_button_get_child (button))));

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  g_signal_emit (self, signals[CHOSEN], 0, color);
}

/* Made when it is asked for: a list has many of these buttons. */
static void
create_palette (GtkMenuButton *button,
                gpointer       data)
{
  HawColorButton *self = data;
  const char *const *colors = haw_code_colors ();
  GtkWidget *popover;
  GtkWidget *grid;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;

  popover = gtk_popover_new ();
  grid = gtk_grid_new ();
  for (int i = 0; colors[i] != NULL; i++)
    {
      GtkWidget *choice = gtk_button_new ();

      gtk_button_set_child (GTK_BUTTON (choice), haw_color_swatch_new (colors[i]));
      gtk_widget_add_css_class (choice, "flat");
      gtk_widget_add_css_class (choice, "circular");
      gtk_widget_set_tooltip_text (choice, name_of (colors[i]));
      gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      name_of (colors[i]), -1);
      g_signal_connect (choice, "clicked", G_CALLBACK (color_clicked_cb), self);
      gtk_grid_attach (GTK_GRID (grid), choice, i % N_COLUMNS, i / N_COLUMNS, 1, 1);
    }
  gtk_popover_set_child (GTK_POPOVER (popover), grid);
  gtk_menu_button_set_popover (button, popover);
}

static void
haw_color_button_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  HawColorButton *self = HAW_COLOR_BUTTON (object);

  switch (id)
    {
    case PROP_COLOR:
      g_value_set_string (value, haw_color_swatch_get_color (HAW_COLOR_SWATCH (self->swatch)));
      break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_color_button_set_property (GObject      *object,
                               guint         id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  HawColorButton *self = HAW_COLOR_BUTTON (object);

  switch (id)
    {
    case PROP_COLOR: haw_color_button_set_color (self, g_value_get_string (value)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_color_button_dispose (GObject *object)
{
  HawColorButton *self = HAW_COLOR_BUTTON (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);

  G_OBJECT_CLASS (haw_color_button_parent_class)->dispose (object);
}

static void
haw_color_button_class_init (HawColorButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = haw_color_button_get_property;
  object_class->set_property = haw_color_button_set_property;
  object_class->dispose = haw_color_button_dispose;

  properties[PROP_COLOR] = g_param_spec_string ("color", NULL, NULL, NULL,
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
haw_color_button_init (HawColorButton *self)
{
  self->swatch = haw_color_swatch_new (NULL);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), self->swatch);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), create_palette, self,
                                         NULL);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "circular");
  gtk_widget_set_tooltip_text (self->button, _("Change color"));
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

GtkWidget *
haw_color_button_new (void)
{
  return g_object_new (HAW_TYPE_COLOR_BUTTON, NULL);
}

void
haw_color_button_set_color (HawColorButton *self,
                            const char     *color)
{
  g_autofree char *label = NULL;

  g_return_if_fail (HAW_IS_COLOR_BUTTON (self));

  haw_color_swatch_set_color (HAW_COLOR_SWATCH (self->swatch), color);
  /* Translators: the name of a button; %s is the color it shows */
  label = g_strdup_printf (_("Color: %s"), name_of (color));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLOR]);
}

void
haw_color_button_set_pattern (HawColorButton *self,
                              const char     *pattern)
{
  g_return_if_fail (HAW_IS_COLOR_BUTTON (self));

  haw_color_swatch_set_pattern (HAW_COLOR_SWATCH (self->swatch), pattern);
}
