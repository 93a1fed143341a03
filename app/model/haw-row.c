/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-row.h"

typedef struct
{
  gint64 id;
} HawRowPrivate;

enum
{
  PROP_0,
  PROP_ID,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (HawRow, haw_row, G_TYPE_OBJECT)

static void
haw_row_get_property (GObject    *object,
                      guint       id,
                      GValue     *value,
                      GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_ID: g_value_set_int64 (value, haw_row_get_id (HAW_ROW (object))); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_row_set_property (GObject      *object,
                      guint         id,
                      const GValue *value,
                      GParamSpec   *pspec)
{
  HawRowPrivate *priv = haw_row_get_instance_private (HAW_ROW (object));

  switch (id)
    {
    case PROP_ID: priv->id = g_value_get_int64 (value); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_row_class_init (HawRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = haw_row_get_property;
  object_class->set_property = haw_row_set_property;

  properties[PROP_ID] =
    g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0,
                        G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
haw_row_init (HawRow *self)
{
}

gint64
haw_row_get_id (HawRow *self)
{
  HawRowPrivate *priv = haw_row_get_instance_private (self);

  g_return_val_if_fail (HAW_IS_ROW (self), 0);

  return priv->id;
}
