/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-facet-value.h"

struct _HawFacetValue
{
  GObject parent_instance;

  HawFacet facet;
  gint64 id;
  char *value;
  gboolean heading;
  guint n_more;
  char *label;
  guint depth;
  guint count;
  gboolean chosen;
};

enum
{
  PROP_0,
  PROP_LABEL,
  PROP_COUNT,
  PROP_CHOSEN,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (HawFacetValue, haw_facet_value, G_TYPE_OBJECT)

HawFacetValue *
haw_facet_value_new (HawFacet    facet,
                     gint64      id,
                     const char *value,
                     gboolean    heading)
{
  HawFacetValue *self = g_object_new (HAW_TYPE_FACET_VALUE, NULL);

  self->facet = facet;
  self->id = id;
  self->value = g_strdup (value);
  self->heading = heading;
  return self;
}

HawFacetValue *
haw_facet_value_new_more (HawFacet facet,
                          gint64   id,
                          guint    n)
{
  HawFacetValue *self = haw_facet_value_new (facet, id, "", FALSE);

  haw_facet_value_show (self, "", 0, 0, FALSE);
  self->n_more = n;
  return self;
}

static void
haw_facet_value_finalize (GObject *object)
{
  HawFacetValue *self = HAW_FACET_VALUE (object);

  g_free (self->value);
  g_free (self->label);

  G_OBJECT_CLASS (haw_facet_value_parent_class)->finalize (object);
}

static void
haw_facet_value_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  HawFacetValue *self = HAW_FACET_VALUE (object);

  switch (id)
    {
    case PROP_LABEL: g_value_set_string (value, self->label); break;
    case PROP_COUNT: g_value_set_uint (value, self->count); break;
    case PROP_CHOSEN: g_value_set_boolean (value, self->chosen); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_facet_value_class_init (HawFacetValueClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = haw_facet_value_finalize;
  object_class->get_property = haw_facet_value_get_property;

  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, "", flags);
  properties[PROP_COUNT] = g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_CHOSEN] = g_param_spec_boolean ("chosen", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
haw_facet_value_init (HawFacetValue *self)
{
  self->label = g_strdup ("");
}

HawFacet
haw_facet_value_get_facet (HawFacetValue *self)
{
  g_return_val_if_fail (HAW_IS_FACET_VALUE (self), HAW_FACET_OUTLET);

  return self->facet;
}

gint64
haw_facet_value_get_id (HawFacetValue *self)
{
  g_return_val_if_fail (HAW_IS_FACET_VALUE (self), 0);

  return self->id;
}

const char *
haw_facet_value_get_value (HawFacetValue *self)
{
  g_return_val_if_fail (HAW_IS_FACET_VALUE (self), NULL);

  return self->value;
}

guint
haw_facet_value_get_n_more (HawFacetValue *self)
{
  g_return_val_if_fail (HAW_IS_FACET_VALUE (self), 0);

  return self->n_more;
}

gboolean
haw_facet_value_is_heading (HawFacetValue *self)
{
  g_return_val_if_fail (HAW_IS_FACET_VALUE (self), FALSE);

  return self->heading;
}

const char *
haw_facet_value_get_label (HawFacetValue *self)
{
  g_return_val_if_fail (HAW_IS_FACET_VALUE (self), NULL);

  return self->label;
}

guint
haw_facet_value_get_count (HawFacetValue *self)
{
  g_return_val_if_fail (HAW_IS_FACET_VALUE (self), 0);

  return self->count;
}

gboolean
haw_facet_value_get_chosen (HawFacetValue *self)
{
  g_return_val_if_fail (HAW_IS_FACET_VALUE (self), FALSE);

  return self->chosen;
}

guint
haw_facet_value_get_depth (HawFacetValue *self)
{
  g_return_val_if_fail (HAW_IS_FACET_VALUE (self), 0);

  return self->depth;
}

gboolean
haw_facet_value_is_same (HawFacetValue *self,
                         HawFacetValue *other)
{
  g_return_val_if_fail (HAW_IS_FACET_VALUE (self) && HAW_IS_FACET_VALUE (other), FALSE);

  return self->facet == other->facet && self->id == other->id &&
         self->heading == other->heading && self->n_more == other->n_more &&
         g_str_equal (self->value, other->value);
}

void
haw_facet_value_show (HawFacetValue *self,
                      const char    *label,
                      guint          depth,
                      guint          count,
                      gboolean       chosen)
{
  g_return_if_fail (HAW_IS_FACET_VALUE (self) && label != NULL);

  self->depth = depth;
  if (!g_str_equal (self->label, label))
    {
      g_free (self->label);
      self->label = g_strdup (label);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LABEL]);
    }
  if (self->count != count)
    {
      self->count = count;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
    }
  if (self->chosen != chosen)
    {
      self->chosen = chosen;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHOSEN]);
    }
}
