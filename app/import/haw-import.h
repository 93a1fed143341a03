/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-importer.h"
#include "project/haw-project.h"

G_BEGIN_DECLS

/**
 * HawImportOptions:
 * @outlet: (nullable): the outlet of all articles, instead of what the pages say
 * @published: (nullable): EDTF of all articles, instead of what the pages say
 * @recursive: whether folders are taken with the folders in them
 */
typedef struct
{
  const char *outlet;
  const char *published;
  gboolean recursive;
} HawImportOptions;

/**
 * HawImportNote:
 * @file: (nullable): the file, NULL for a pasted text
 * @sentence: translated, can be shown as it is
 * @article: the article that already has the text of a duplicate, or that was made of a repaired
 *   file, else 0
 */
typedef struct
{
  GFile *file;
  char *sentence;
  gint64 article;
} HawImportNote;

/**
 * HawImportReport:
 * @n_imported: how many articles were added
 * @ids: (element-type gint64): their ids, in the order of the files
 * @duplicates: (element-type HawImportNote): files whose text the project already has; skipped
 * @repairs: (element-type HawImportNote): files that came in with some bytes replaced
 * @failures: (element-type HawImportNote): files that could not be read
 */
typedef struct
{
  guint n_imported;
  GArray *ids;
  GPtrArray *duplicates;
  GPtrArray *repairs;
  GPtrArray *failures;
} HawImportReport;

/**
 * HawImportProgress:
 * @n_done: files that are stored, skipped or failed
 * @n_total: files in all, as far as known
 */
typedef void (*HawImportProgress) (guint    n_done,
                                   guint    n_total,
                                   gpointer data);

/**
 * haw_import_async:
 * @files: (element-type GFile): files and folders; of folders the files of known formats in them
 * @options: (nullable): read before the function returns
 * @progress: (nullable): called in the main context of the caller until the end of the import
 * @progress_data: for @progress
 *
 * Imports files as articles: one undoable edit in the end, before which nothing of it is seen. The
 * files are read and understood on a thread of their own and stored in short turns, between which
 * other edits come. Cancelling leaves nothing behind, unless the edit is already stored.
 */
void             haw_import_async        (HawProject              *project,
                                          GPtrArray               *files,
                                          const HawImportOptions  *options,
                                          HawImportProgress        progress,
                                          gpointer                 progress_data,
                                          GCancellable            *cancellable,
                                          GAsyncReadyCallback      callback,
                                          gpointer                 user_data);

/**
 * haw_import_pasted_async:
 * @text: UTF-8
 *
 * As haw_import_async() for one page that was copied and pasted.
 */
void             haw_import_pasted_async (HawProject              *project,
                                          const char              *text,
                                          const HawImportOptions  *options,
                                          GCancellable            *cancellable,
                                          GAsyncReadyCallback      callback,
                                          gpointer                 user_data);

/**
 * haw_import_finish:
 *
 * Returns: (transfer full) (nullable): what came of each file; files that could not be read are no
 *   error of the import. NULL with an error where nothing was imported for another reason.
 */
HawImportReport *haw_import_finish       (HawProject              *project,
                                          GAsyncResult            *result,
                                          GError                 **error);

void             haw_import_report_free  (HawImportReport         *report);

/**
 * HawImportExtract:
 * @published: EDTF, "" if the page states no day
 * @body: captions, subheads and body, an empty line between paragraphs
 *
 * What an import would make of one file; nothing is NULL.
 */
typedef struct
{
  char *title;
  char *byline;
  char *outlet;
  char *published;
  char *language;
  char *body;
} HawImportExtract;

/**
 * haw_import_extract:
 * @bytes: the content of a file
 * @name: its name for people
 *
 * Pure, on any thread.
 *
 * Returns: (transfer full) (nullable): the article in the file
 */
HawImportExtract *haw_import_extract      (GBytes            *bytes,
                                           const char        *name,
                                           GError           **error);

/**
 * haw_import_extract_file:
 *
 * As haw_import_extract() for a file, which is read; blocks meanwhile.
 */
HawImportExtract *haw_import_extract_file (GFile             *file,
                                           GError           **error);
void              haw_import_extract_free (HawImportExtract  *extract);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HawImportReport, haw_import_report_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HawImportExtract, haw_import_extract_free)

G_END_DECLS
