/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-outlet.h"

enum
{
  PROP_0,
  PROP_NAME,
  PROP_COUNTRY,
  PROP_KIND,
  PROP_RELIABILITY,
  N_PROPS,
};

struct _HawOutlet
{
  HawRow parent_instance;

  char *values[N_PROPS];
};

static const char *const names[N_PROPS] = { NULL, "name", "country", "kind", "reliability" };

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (HawOutlet, haw_outlet, HAW_TYPE_ROW)

static void
haw_outlet_finalize (GObject *object)
{
  for (guint i = PROP_NAME; i < N_PROPS; i++)
    g_free (HAW_OUTLET (object)->values[i]);

  G_OBJECT_CLASS (haw_outlet_parent_class)->finalize (object);
}

static void
haw_outlet_get_property (GObject    *object,
                         guint       id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  if (id > PROP_0 && id < N_PROPS)
    g_value_set_string (value, HAW_OUTLET (object)->values[id]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
haw_outlet_class_init (HawOutletClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = haw_outlet_finalize;
  object_class->get_property = haw_outlet_get_property;

  for (guint i = PROP_NAME; i < N_PROPS; i++)
    properties[i] = g_param_spec_string (names[i], NULL, NULL, "",
                                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
haw_outlet_init (HawOutlet *self)
{
}

void
haw_outlet_take (HawRow          *row,
                 const HawFields *fields)
{
  HawOutlet *self = HAW_OUTLET (row);

  for (guint i = PROP_NAME; i < N_PROPS; i++)
    {
      haw_fields_take_text (fields, names[i], &self->values[i]);
      g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
    }
}

static const char *
get_value (HawOutlet *self,
           guint      value)
{
  return self->values[value] != NULL ? self->values[value] : "";
}

const char *
haw_outlet_get_name (HawOutlet *self)
{
  g_return_val_if_fail (HAW_IS_OUTLET (self), NULL);

  return get_value (self, PROP_NAME);
}

const char *
haw_outlet_get_country (HawOutlet *self)
{
  g_return_val_if_fail (HAW_IS_OUTLET (self), NULL);

  return get_value (self, PROP_COUNTRY);
}

const char *
haw_outlet_get_kind (HawOutlet *self)
{
  g_return_val_if_fail (HAW_IS_OUTLET (self), NULL);

  return get_value (self, PROP_KIND);
}

const char *
haw_outlet_get_reliability (HawOutlet *self)
{
  g_return_val_if_fail (HAW_IS_OUTLET (self), NULL);

  return get_value (self, PROP_RELIABILITY);
}
