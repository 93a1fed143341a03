/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/haw-text.h"

G_BEGIN_DECLS

/**
 * HawNameIndex:
 *
 * The names of many, to be recognised in a text in any spelling that haw_fold() takes for the same, and
 * with clitics before the first word (وللسراج is السراج). A name may belong to several.
 */
typedef struct _HawNameIndex HawNameIndex;

HawNameIndex *haw_name_index_new    (void);
void          haw_name_index_free   (HawNameIndex *self);

/**
 * haw_name_index_add:
 * @id: to whom @name belongs; the same name may be added several times and is then to be removed as often
 */
void          haw_name_index_add    (HawNameIndex *self,
                                     gint64        id,
                                     const char   *name);
void          haw_name_index_remove (HawNameIndex *self,
                                     gint64        id,
                                     const char   *name);

/**
 * haw_name_index_match:
 * @words: a passage of a text
 * @n_left: (out) (optional): code points at its start that are clitics and not part of the name
 *
 * Returns: (transfer full) (element-type gint64): to whom the whole passage belongs, each once; empty
 *   where it is no name
 */
GArray       *haw_name_index_match  (HawNameIndex *self,
                                     const char   *words,
                                     guint        *n_left);

/**
 * haw_name_index_find_at:
 * @offset: a code point of @text
 * @start: (out): first code point of the name, without clitics
 * @end: (out): the code point after its last one
 *
 * Finds the name with the most words that stands over @offset; of two with as many the earlier one.
 *
 * Returns: (transfer full) (element-type gint64): to whom it belongs; empty where none stands there
 */
GArray       *haw_name_index_find_at (HawNameIndex *self,
                                      HawText      *text,
                                      guint         offset,
                                      guint        *start,
                                      guint        *end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HawNameIndex, haw_name_index_free)

G_END_DECLS
