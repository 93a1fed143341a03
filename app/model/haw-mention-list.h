/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-row-store.h"

G_BEGIN_DECLS

/**
 * HawMention:
 *
 * A place of a text where an actor is mentioned. Offsets are code points.
 */
#define HAW_TYPE_MENTION (haw_mention_get_type ())
G_DECLARE_FINAL_TYPE (HawMention, haw_mention, HAW, MENTION, HawRow)

gint64 haw_mention_get_actor (HawMention *self);
guint  haw_mention_get_start (HawMention *self);
guint  haw_mention_get_end   (HawMention *self);

/**
 * HawMentionList:
 *
 * The mentions in one text by their place, of two that begin together the longer one first.
 */
#define HAW_TYPE_MENTION_LIST (haw_mention_list_get_type ())
G_DECLARE_FINAL_TYPE (HawMentionList, haw_mention_list, HAW, MENTION_LIST, HawRowStore)

/**
 * haw_mention_list_new:
 * @text: id of a text of an article
 */
HawMentionList *haw_mention_list_new      (HawProject     *project,
                                           gint64          text);
gint64          haw_mention_list_get_text (HawMentionList *self);

/**
 * haw_mention_list_find:
 * @start: code points
 * @end: exclusive; may equal @start
 *
 * Returns: (transfer none) (nullable): the shortest mention that holds all of [@start, @end); one that
 *   ends at @start holds it too where none else does
 */
HawMention     *haw_mention_list_find     (HawMentionList *self,
                                           guint           start,
                                           guint           end);

G_END_DECLS
