/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project/haw-db.h"
#include "text/haw-name-score.h"
#include "text/haw-text.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * HawNameContext:
 *
 * What a project knows of its actors beside their names, as evidence that a name like one of theirs is
 * theirs: titles they were found with, who is mentioned where they are, and whom the analyst has told
 * apart. Immutable; may be used on another thread.
 */
typedef struct _HawNameContext HawNameContext;

/**
 * haw_name_context_load:
 *
 * Inside a reading function.
 */
HawNameContext  *haw_name_context_load     (HawDb                *db,
                                            GError              **error);
void             haw_name_context_free     (HawNameContext       *self);

/**
 * HawNameScene:
 * @text: an article
 * @text_id: its id
 * @mentions: (element-type HawNameMention): those of known actors in it, by their start
 * @present: their ids, see haw_name_scene_init()
 *
 * Where a new name stands.
 */
typedef struct
{
  HawText *text;
  gint64 text_id;
  GArray *mentions;
  GHashTable *present;
} HawNameScene;

void             haw_name_scene_init       (HawNameScene         *scene,
                                            HawText              *text,
                                            gint64                text_id,
                                            GArray               *mentions);
void             haw_name_scene_clear      (HawNameScene         *scene);

/**
 * haw_name_context_weigh:
 * @title: what stands before the new name, "" for nothing
 *
 * Returns: what speaks for a new name in @scene being one of @actor, besides the spelling: for the
 *   third argument of haw_name_score()
 */
HawNameEvidence  haw_name_context_weigh    (const HawNameContext *self,
                                            const HawNameScene   *scene,
                                            gint64                actor,
                                            const char           *title);

/**
 * haw_name_context_tells_apart:
 *
 * Returns: whether the analyst has said that two actors are not the same
 */
gboolean         haw_name_context_tells_apart (const HawNameContext *self,
                                               gint64                actor,
                                               gint64                other);

/**
 * haw_name_context_describe:
 * @nicks: of #HawNameEvidence
 *
 * Returns: (transfer full) (nullable): what they say in translated words, the stronger ones first; NULL
 *   where they say nothing
 */
char            *haw_name_context_describe (JsonArray            *nicks);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HawNameContext, haw_name_context_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HawNameScene, haw_name_scene_clear)

G_END_DECLS
