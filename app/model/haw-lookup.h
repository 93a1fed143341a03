/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project/haw-project.h"

G_BEGIN_DECLS

/**
 * HAW_CURRENT_TEXT:
 * @article: an SQL expression for the id of an article
 *
 * An SQL expression for the id of the text of the article that is read and annotated.
 */
#define HAW_CURRENT_TEXT(article) \
  "coalesce ((SELECT current_text FROM article WHERE id = " article ")," \
  " (SELECT id FROM article_text WHERE article = " article " ORDER BY sequence LIMIT 1))"

/**
 * haw_lookup_async:
 * @table: HAW_TABLE_ARTICLE, HAW_TABLE_ANNOTATION, HAW_TABLE_CODE, HAW_TABLE_ACTOR or HAW_TABLE_EVENT
 * @name: an id in decimal digits, or a UUID
 *
 * Finds a row that a person or a script named.
 */
void   haw_lookup_async  (HawProject           *project,
                          HawTable              table,
                          const char           *name,
                          GCancellable         *cancellable,
                          GAsyncReadyCallback   callback,
                          gpointer              user_data);

/**
 * haw_lookup_finish:
 *
 * Returns: its id, 0 with an error; %HAW_ERROR_NOT_FOUND where there is no such row
 */
gint64 haw_lookup_finish (HawProject           *project,
                          GAsyncResult         *result,
                          GError              **error);

/**
 * haw_lookup_uuid:
 *
 * Inside an edit or a reading function.
 *
 * Returns: (transfer full) (nullable): the UUID of a row
 */
char  *haw_lookup_uuid   (HawDb                *db,
                          HawTable              table,
                          gint64                id,
                          GError              **error);

/**
 * haw_analyst_rename_async:
 *
 * Names who works on the project; not an edit. Ends with haw_project_edit_finish().
 */
void   haw_analyst_rename_async (HawProject          *project,
                                 const char          *name,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data);

G_END_DECLS
