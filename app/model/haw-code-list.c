/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-code-list.h"

struct _HawCodeList
{
  HawRowStore parent_instance;
};

G_DEFINE_FINAL_TYPE (HawCodeList, haw_code_list, HAW_TYPE_ROW_STORE)

static int
compare (HawRow *a,
         HawRow *b)
{
  double first = haw_code_get_position (HAW_CODE (a));
  double second = haw_code_get_position (HAW_CODE (b));

  return (first > second) - (first < second);
}

static void
haw_code_list_class_init (HawCodeListClass *klass)
{
  HawRowStoreClass *store_class = HAW_ROW_STORE_CLASS (klass);

  store_class->row_type = HAW_TYPE_CODE;
  store_class->table = HAW_TABLE_CODE;
  store_class->sql = HAW_DB_SCAN "SELECT * FROM code";
  store_class->take = haw_code_take;
  store_class->compare = compare;
}

static void
haw_code_list_init (HawCodeList *self)
{
}

HawCodeList *
haw_code_list_new (HawProject *project)
{
  g_return_val_if_fail (HAW_IS_PROJECT (project), NULL);

  return g_object_new (HAW_TYPE_CODE_LIST, "project", project, NULL);
}

HawCode *
haw_code_list_find_key (HawCodeList *self,
                        const char  *key)
{
  HawRowStore *store = HAW_ROW_STORE (self);

  g_return_val_if_fail (HAW_IS_CODE_LIST (self) && key != NULL, NULL);

  for (guint i = 0; i < haw_row_store_get_n (store); i++)
    {
      HawCode *code = haw_row_store_peek (store, i);

      if (*key != '\0' && g_str_equal (haw_code_get_key (code), key))
        return code;
    }

  return NULL;
}

HawCode *
haw_code_list_find_name (HawCodeList *self,
                         const char  *name)
{
  HawRowStore *store = HAW_ROW_STORE (self);
  g_autofree char *folded = NULL;

  g_return_val_if_fail (HAW_IS_CODE_LIST (self) && name != NULL, NULL);

  folded = g_utf8_casefold (name, -1);
  for (guint i = 0; i < haw_row_store_get_n (store); i++)
    {
      HawCode *code = haw_row_store_peek (store, i);
      g_autofree char *other = g_utf8_casefold (haw_code_get_name (code), -1);

      if (g_str_equal (folded, other))
        return code;
    }

  return NULL;
}
