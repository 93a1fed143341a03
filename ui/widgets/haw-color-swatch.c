/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-color-swatch.h"

#include "haw-code-pattern.h"

#define SIZE   16
#define RADIUS 4

struct _HawColorSwatch
{
  GtkWidget parent_instance;

  char *color;
  char *pattern;
  GdkRGBA rgba;
};

enum
{
  PROP_0,
  PROP_COLOR,
  PROP_PATTERN,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (HawColorSwatch, haw_color_swatch, GTK_TYPE_WIDGET)

static void
measure (GtkWidget      *widget,
         GtkOrientation  orientation,
         int             for_size,
         int            *minimum,
         int            *natural,
         int            *minimum_baseline,
         int            *natural_baseline)
{
  *minimum = *natural = SIZE;
  *minimum_baseline = *natural_baseline = -1;
}

/* The border keeps a pale colour apart from a pale background. */
static void
snapshot (GtkWidget   *widget,
          GtkSnapshot *target)
{
  HawColorSwatch *self = HAW_COLOR_SWATCH (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  GskRoundedRect outline;
  GdkRGBA edge;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &edge);
  edge.alpha = 0.35f;
  gsk_rounded_rect_init_from_rect (&outline,
                                   &GRAPHENE_RECT_INIT ((width - SIZE) / 2, (height - SIZE) / 2,
                                                        SIZE, SIZE),
                                   RADIUS);
  gtk_snapshot_push_rounded_clip (target, &outline);
  gtk_snapshot_append_color (target, &self->rgba, &outline.bounds);
  haw_code_pattern_append (target, self->pattern, &outline.bounds, &(GdkRGBA) { 0, 0, 0, 0.6f });
  gtk_snapshot_pop (target);
  gtk_snapshot_append_border (target, &outline, (float[4]) { 1, 1, 1, 1 },
                              (GdkRGBA[4]) { edge, edge, edge, edge });
}

static void
haw_color_swatch_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  HawColorSwatch *self = HAW_COLOR_SWATCH (object);

  switch (id)
    {
    case PROP_COLOR: g_value_set_string (value, self->color); break;
    case PROP_PATTERN: g_value_set_string (value, self->pattern); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_color_swatch_set_property (GObject      *object,
                               guint         id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  HawColorSwatch *self = HAW_COLOR_SWATCH (object);

  switch (id)
    {
    case PROP_COLOR: haw_color_swatch_set_color (self, g_value_get_string (value)); break;
    case PROP_PATTERN: haw_color_swatch_set_pattern (self, g_value_get_string (value)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_color_swatch_finalize (GObject *object)
{
  HawColorSwatch *self = HAW_COLOR_SWATCH (object);

  g_free (self->color);
  g_free (self->pattern);

  G_OBJECT_CLASS (haw_color_swatch_parent_class)->finalize (object);
}

static void
haw_color_swatch_class_init (HawColorSwatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = haw_color_swatch_get_property;
  object_class->set_property = haw_color_swatch_set_property;
  object_class->finalize = haw_color_swatch_finalize;
  widget_class->measure = measure;
  widget_class->snapshot = snapshot;

  properties[PROP_COLOR] = g_param_spec_string ("color", NULL, NULL, NULL,
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                | G_PARAM_STATIC_STRINGS);
  properties[PROP_PATTERN] = g_param_spec_string ("pattern", NULL, NULL, NULL,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                  | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "swatch");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
haw_color_swatch_init (HawColorSwatch *self)
{
}

GtkWidget *
haw_color_swatch_new (const char *color)
{
  return g_object_new (HAW_TYPE_COLOR_SWATCH, "color", color, NULL);
}

void
haw_color_swatch_set_color (HawColorSwatch *self,
                            const char     *color)
{
  g_return_if_fail (HAW_IS_COLOR_SWATCH (self));

  if (g_strcmp0 (self->color, color) == 0)
    return;
  g_free (self->color);
  self->color = g_strdup (color);
  if (color == NULL || !gdk_rgba_parse (&self->rgba, color))
    self->rgba = (GdkRGBA) { 0 };
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLOR]);
}

const char *
haw_color_swatch_get_color (HawColorSwatch *self)
{
  g_return_val_if_fail (HAW_IS_COLOR_SWATCH (self), NULL);

  return self->color;
}

void
haw_color_swatch_set_pattern (HawColorSwatch *self,
                              const char     *pattern)
{
  g_return_if_fail (HAW_IS_COLOR_SWATCH (self));

  if (g_strcmp0 (self->pattern, pattern) == 0)
    return;
  g_free (self->pattern);
  self->pattern = g_strdup (pattern);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PATTERN]);
}
