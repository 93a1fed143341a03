/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-import.h"

G_BEGIN_DECLS

/**
 * HawCorrection:
 * @text: the id of the new text
 * @n_moved: annotations that stand on the same words in it
 * @n_unsure: annotations that wait in the version they were made in for the analyst to decide
 *
 * What came of importing a corrected version of an article.
 */
typedef struct
{
  gint64 text;
  guint n_moved;
  guint n_unsure;
} HawCorrection;

/**
 * haw_import_correction_async:
 * @article: the article the text is a newer version of
 * @file: (nullable): the file with it
 * @pasted: (nullable): or the text itself, UTF-8; one of the two is given
 *
 * Gives an article another text, all in one step: its regions are found anew, annotations and mentions
 * whose words are surely still there go with them, the other annotations get an anchor to decide on
 * and stay as they are. The fields of the article are left alone. Nothing is dropped.
 */
void           haw_import_correction_async  (HawProject           *project,
                                             gint64                article,
                                             GFile                *file,
                                             const char           *pasted,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);

/**
 * haw_import_correction_finish:
 *
 * Returns: (transfer full) (nullable): what came of it, free with g_free(); NULL with a
 *   %HAW_IMPORT_ERROR where the text can't be read or is the one the article has
 */
HawCorrection *haw_import_correction_finish (HawProject           *project,
                                             GAsyncResult         *result,
                                             GError              **error);

G_END_DECLS
