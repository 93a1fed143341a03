/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-fields.h"
#include "model/haw-row.h"

G_BEGIN_DECLS

/**
 * HawAnnotation:
 *
 * A marked passage of one article with its codes and its note. Properties, all read-only: `quote`,
 * `translation`, `note` (Markdown, "" if none).
 */
#define HAW_TYPE_ANNOTATION (haw_annotation_get_type ())
G_DECLARE_FINAL_TYPE (HawAnnotation, haw_annotation, HAW, ANNOTATION, HawRow)

gint64      haw_annotation_get_article     (HawAnnotation *self);
gint64      haw_annotation_get_text        (HawAnnotation *self);

/* Code points into the text, half-open. */
gint64      haw_annotation_get_start       (HawAnnotation *self);
gint64      haw_annotation_get_end         (HawAnnotation *self);
const char *haw_annotation_get_uuid        (HawAnnotation *self);
const char *haw_annotation_get_quote       (HawAnnotation *self);
const char *haw_annotation_get_translation (HawAnnotation *self);
const char *haw_annotation_get_note        (HawAnnotation *self);

/**
 * haw_annotation_get_codes:
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): the ids of the codes, in the order given
 */
const gint64 *haw_annotation_get_codes     (HawAnnotation *self,
                                            gsize         *n);
gboolean      haw_annotation_has_code      (HawAnnotation *self,
                                            gint64         code);

/* For HawAnnotationList. */
void        haw_annotation_take            (HawRow          *row,
                                            const HawFields *fields);
gint64      haw_annotation_get_note_id     (HawAnnotation *self);
void        haw_annotation_set_note        (HawAnnotation *self,
                                            gint64         note_id,
                                            const char    *note);
void        haw_annotation_add_code        (HawAnnotation *self,
                                            gint64         link,
                                            gint64         code);
void        haw_annotation_remove_code     (HawAnnotation *self,
                                            gint64         link);

G_END_DECLS
