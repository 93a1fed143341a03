/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-outlet-list.h"

struct _HawOutletList
{
  HawRowStore parent_instance;
};

G_DEFINE_FINAL_TYPE (HawOutletList, haw_outlet_list, HAW_TYPE_ROW_STORE)

static int
compare (HawRow *a,
         HawRow *b)
{
  return g_utf8_collate (haw_outlet_get_name (HAW_OUTLET (a)),
                         haw_outlet_get_name (HAW_OUTLET (b)));
}

static void
haw_outlet_list_class_init (HawOutletListClass *klass)
{
  HawRowStoreClass *store_class = HAW_ROW_STORE_CLASS (klass);

  store_class->row_type = HAW_TYPE_OUTLET;
  store_class->table = HAW_TABLE_OUTLET;
  store_class->sql = "SELECT * FROM outlet";
  store_class->take = haw_outlet_take;
  store_class->compare = compare;
}

static void
haw_outlet_list_init (HawOutletList *self)
{
}

HawOutletList *
haw_outlet_list_new (HawProject *project)
{
  g_return_val_if_fail (HAW_IS_PROJECT (project), NULL);

  return g_object_new (HAW_TYPE_OUTLET_LIST, "project", project, NULL);
}
