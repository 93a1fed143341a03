/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-note-template-list.h"

struct _HawNoteTemplateList
{
  HawRowStore parent_instance;
};

G_DEFINE_FINAL_TYPE (HawNoteTemplateList, haw_note_template_list, HAW_TYPE_ROW_STORE)

static int
compare (HawRow *a,
         HawRow *b)
{
  return g_utf8_collate (haw_note_template_get_name (HAW_NOTE_TEMPLATE (a)),
                         haw_note_template_get_name (HAW_NOTE_TEMPLATE (b)));
}

static void
haw_note_template_list_class_init (HawNoteTemplateListClass *klass)
{
  HawRowStoreClass *store_class = HAW_ROW_STORE_CLASS (klass);

  store_class->row_type = HAW_TYPE_NOTE_TEMPLATE;
  store_class->table = HAW_TABLE_NOTE_TEMPLATE;
  store_class->sql = "SELECT * FROM note_template";
  store_class->take = haw_note_template_take;
  store_class->compare = compare;
}

static void
haw_note_template_list_init (HawNoteTemplateList *self)
{
}

HawNoteTemplateList *
haw_note_template_list_new (HawProject *project)
{
  g_return_val_if_fail (HAW_IS_PROJECT (project), NULL);

  return g_object_new (HAW_TYPE_NOTE_TEMPLATE_LIST, "project", project, NULL);
}
