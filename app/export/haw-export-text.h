/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-contents.h"

G_BEGIN_DECLS

/* What the formats share: data made harmless, and words for people. */

/**
 * haw_export_clean:
 * @text: data
 *
 * Directions that @text opens are closed at the end of each line, and it can't close those around
 * it; carriage returns are dropped, and control characters but line feeds and tabs become U+FFFD.
 * Nothing else changes.
 *
 * Returns: (transfer full): @text, harmless to what is around
 */
char       *haw_export_clean          (const char          *text);

/**
 * haw_export_html_escape:
 *
 * Returns: (transfer full): @text cleaned, for the text or an attribute of an element
 */
char       *haw_export_html_escape    (const char          *text);

/**
 * haw_export_direction:
 *
 * Returns: the value of `dir` for @text: that of most of its letters
 */
const char *haw_export_direction      (const char          *text);

/**
 * haw_export_language:
 *
 * Returns: (transfer full): the language of the labels, a BCP 47 tag
 */
char       *haw_export_language       (void);

/**
 * haw_export_date:
 * @edtf: a date as stored
 *
 * Returns: (transfer full): it in words; "" for no date, the text itself where it is no date
 */
char       *haw_export_date           (const char          *edtf);

/* Translated. */
const char *haw_export_status_label   (HawEventStatus       status);
const char *haw_export_stance_label   (const char          *stance);

/**
 * haw_export_grades:
 *
 * Returns: (transfer full): how far a piece of evidence and its outlet are to be believed, in words;
 *   "" where no grade was given
 */
char       *haw_export_grades         (const HawEvidenceEntry *evidence);

/**
 * haw_export_summary:
 *
 * Returns: (transfer full): a line that counts what is in the project
 */
char       *haw_export_summary        (const HawContents   *contents);

/**
 * haw_export_link_target:
 * @annotation: is linked with @other
 *
 * Returns: (transfer full): the other passage as it is told of beside the first: its beginning, and
 *   where it is from another article, outlet or title
 */
char       *haw_export_link_target    (const HawAnnotationEntry *annotation,
                                       const HawAnnotationEntry *other);

/**
 * haw_export_title:
 *
 * Returns: what to call the article
 */
const char *haw_export_title          (const HawArticleEntry *article);

/**
 * haw_export_actors:
 *
 * Returns: (transfer container) (element-type HawActorEntry): the actors in the order of an index
 */
GPtrArray  *haw_export_actors         (const HawContents   *contents);

/**
 * haw_export_actor_line:
 * @aliases: what stands for the other names, formatted already; "" for none
 *
 * Returns: (transfer full): the kind of an actor and its other names; "" where there are neither
 */
char       *haw_export_actor_line     (const HawActorEntry *actor,
                                       const char          *aliases);

G_END_DECLS
