/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-relation.h"
#include "project/haw-project.h"

G_BEGIN_DECLS

/**
 * haw_link_add:
 * @source: the annotation of which the kind says something: it supports @target
 * @reason: why the analyst thinks so, may be ""
 *
 * Inside an edit: links two annotations. A link of that kind between them is used again and gets the
 * reason; one without direction in either direction.
 *
 * Returns: its id, 0 with an error; %HAW_ERROR_INVALID where both are the same or one is not there
 */
gint64 haw_link_add          (HawDb                *db,
                              gint64                source,
                              gint64                target,
                              HawRelation           kind,
                              const char           *reason,
                              GError              **error);

/* Each ends with haw_project_edit_finish(). */
void   haw_link_add_async    (HawProject           *project,
                              gint64                source,
                              gint64                target,
                              HawRelation           kind,
                              const char           *reason,
                              GCancellable         *cancellable,
                              GAsyncReadyCallback   callback,
                              gpointer              user_data);
void   haw_link_remove_async (HawProject           *project,
                              gint64                link,
                              GCancellable         *cancellable,
                              GAsyncReadyCallback   callback,
                              gpointer              user_data);

G_END_DECLS
