/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project/haw-project.h"
#include "text/haw-markdown.h"

G_BEGIN_DECLS

/**
 * HawLinkTarget:
 *
 * Something that a link in a note can go to.
 */
typedef struct
{
  HawLinkKind kind;
  gint64 id;
  char uuid[37];
  char *title;
} HawLinkTarget;

void haw_link_target_free         (HawLinkTarget        *target);

/**
 * haw_link_find_async:
 * @words: that the title must all contain, Arabic spellings folded; "" for any
 *
 * Finds what a link can go to: some of each kind. Ends with haw_project_read_finish(): (transfer full)
 * (element-type HawLinkTarget): a GPtrArray.
 */
void haw_link_find_async          (HawProject           *project,
                                   const char           *words,
                                   GCancellable         *cancellable,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);

/**
 * haw_link_resolve_async:
 * @note: a note
 *
 * Looks for what the links of @note go to. Ends with haw_project_read_finish(): (transfer full)
 * (element-type HawLinkTarget): a GPtrArray of those that are there.
 */
void haw_link_resolve_async       (HawProject           *project,
                                   const char           *note,
                                   GCancellable         *cancellable,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HawLinkTarget, haw_link_target_free)

G_END_DECLS
