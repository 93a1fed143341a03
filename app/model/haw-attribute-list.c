/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-attribute-list.h"

struct _HawAttributeList
{
  HawRowStore parent_instance;

  HawAttributeTarget target;
};

enum
{
  PROP_0,
  PROP_TARGET,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (HawAttributeList, haw_attribute_list, HAW_TYPE_ROW_STORE)

static int
compare (HawRow *a,
         HawRow *b)
{
  double first = haw_attribute_get_position (HAW_ATTRIBUTE (a));
  double second = haw_attribute_get_position (HAW_ATTRIBUTE (b));

  return (first > second) - (first < second);
}

static gboolean
keeps (HawRowStore *store,
       HawRow      *row)
{
  return haw_attribute_get_target (HAW_ATTRIBUTE (row)) == HAW_ATTRIBUTE_LIST (store)->target;
}

static gint64
get_owner (HawRowStore *store)
{
  return HAW_ATTRIBUTE_LIST (store)->target;
}

static void
haw_attribute_list_set_property (GObject      *object,
                                 guint         id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  switch (id)
    {
    case PROP_TARGET: HAW_ATTRIBUTE_LIST (object)->target = g_value_get_uint (value); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_attribute_list_class_init (HawAttributeListClass *klass)
{
  HawRowStoreClass *store_class = HAW_ROW_STORE_CLASS (klass);

  G_OBJECT_CLASS (klass)->set_property = haw_attribute_list_set_property;
  store_class->row_type = HAW_TYPE_ATTRIBUTE;
  store_class->table = HAW_TABLE_ATTRIBUTE;
  store_class->sql = HAW_DB_SCAN "SELECT * FROM attribute"
                     " WHERE target = CASE ?1 WHEN 0 THEN 'article' WHEN 1 THEN 'outlet'"
                     " WHEN 2 THEN 'event' ELSE 'actor' END";
  store_class->take = haw_attribute_take;
  store_class->compare = compare;
  store_class->keeps = keeps;
  store_class->get_owner = get_owner;

  properties[PROP_TARGET] =
    g_param_spec_uint ("target", NULL, NULL, 0, HAW_N_ATTRIBUTE_TARGETS - 1, 0,
                       G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
}

static void
haw_attribute_list_init (HawAttributeList *self)
{
}

HawAttributeList *
haw_attribute_list_new (HawProject         *project,
                        HawAttributeTarget  target)
{
  g_return_val_if_fail (HAW_IS_PROJECT (project), NULL);
  g_return_val_if_fail (target < HAW_N_ATTRIBUTE_TARGETS, NULL);

  return g_object_new (HAW_TYPE_ATTRIBUTE_LIST, "project", project, "target", target, NULL);
}
