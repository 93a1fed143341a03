/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-fields.h"
#include "model/haw-row.h"

G_BEGIN_DECLS

/**
 * HawNoteTemplate:
 *
 * A note to begin others with; haw_fill() says what its body may hold. Properties, read-only: `name`,
 * `body` (Markdown).
 */
#define HAW_TYPE_NOTE_TEMPLATE (haw_note_template_get_type ())
G_DECLARE_FINAL_TYPE (HawNoteTemplate, haw_note_template, HAW, NOTE_TEMPLATE, HawRow)

const char *haw_note_template_get_name (HawNoteTemplate *self);
const char *haw_note_template_get_body (HawNoteTemplate *self);

/* For HawNoteTemplateList. */
void        haw_note_template_take     (HawRow          *row,
                                        const HawFields *fields);

G_END_DECLS
