/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-row.h"
#include "project/haw-project.h"

G_BEGIN_DECLS

/**
 * HawCodePassage:
 *
 * An annotation that has a code, anywhere in the project, as it was when it was read. Its id is that
 * of the annotation.
 */
#define HAW_TYPE_CODE_PASSAGE (haw_code_passage_get_type ())
G_DECLARE_FINAL_TYPE (HawCodePassage, haw_code_passage, HAW, CODE_PASSAGE, HawRow)

const char *haw_code_passage_get_quote   (HawCodePassage *self);

/* The title of its article, "" if it has none. */
const char *haw_code_passage_get_title   (HawCodePassage *self);

/**
 * haw_code_passages_load_async:
 *
 * Reads the annotations with @code itself, in the order of the articles and their texts. Ends with
 * haw_project_read_finish(): (transfer full) a GListStore of HawCodePassage.
 */
void        haw_code_passages_load_async (HawProject          *project,
                                          gint64               code,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);

G_END_DECLS
