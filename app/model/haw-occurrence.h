/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/haw-text.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * HawOccurrence:
 *
 * A place where a phrase stands, with the words around it. Property: `chosen` (read/write, TRUE):
 * whether it is to be coded.
 */
#define HAW_TYPE_OCCURRENCE (haw_occurrence_get_type ())
G_DECLARE_FINAL_TYPE (HawOccurrence, haw_occurrence, HAW, OCCURRENCE, GObject)

/**
 * haw_occurrence_new:
 * @article: id of the article
 * @title: its title
 * @text: its text
 * @start: first code point
 * @end: the code point after the last one
 *
 * Returns: (transfer full): the place, with up to 40 code points before and 60 after it
 */
HawOccurrence *haw_occurrence_new           (gint64         article,
                                             const char    *title,
                                             HawText       *text,
                                             guint          start,
                                             guint          end);
gint64         haw_occurrence_get_article   (HawOccurrence *self);
const char    *haw_occurrence_get_title     (HawOccurrence *self);
guint          haw_occurrence_get_start     (HawOccurrence *self);
guint          haw_occurrence_get_end       (HawOccurrence *self);
const char    *haw_occurrence_get_before    (HawOccurrence *self);
const char    *haw_occurrence_get_words     (HawOccurrence *self);
const char    *haw_occurrence_get_after     (HawOccurrence *self);

/**
 * haw_occurrence_get_direction:
 *
 * Returns: the direction of the paragraph
 */
HawDirection   haw_occurrence_get_direction (HawOccurrence *self);
gboolean       haw_occurrence_get_chosen    (HawOccurrence *self);
void           haw_occurrence_set_chosen    (HawOccurrence *self,
                                             gboolean       chosen);

G_END_DECLS
