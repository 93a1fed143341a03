/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-note-template.h"
#include "model/haw-row-store.h"

G_BEGIN_DECLS

/**
 * HawNoteTemplateList:
 *
 * All templates of a project by name. Tens.
 */
#define HAW_TYPE_NOTE_TEMPLATE_LIST (haw_note_template_list_get_type ())
G_DECLARE_FINAL_TYPE (HawNoteTemplateList, haw_note_template_list, HAW, NOTE_TEMPLATE_LIST,
                      HawRowStore)

HawNoteTemplateList *haw_note_template_list_new (HawProject *project);

G_END_DECLS
