/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-changes.h"
#include "haw-db.h"
#include "haw-error.h"
#include "haw-label.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * HawProject:
 *
 * An open project file. All reading and writing happens on two threads of its own, one for each
 * connection; everything else belongs to the thread that made it, whose main context must run.
 *
 * Properties: `file` (GFile), `name` (for people), `read-only`, `can-undo`, `can-redo`,
 * `undo-label`, `redo-label` (translated), `pending` (edits that are not stored yet).
 *
 * Signals: `changed (HawChanges *)`: the document changed; the only notification of data there is.
 * `backup-failed (GError *)`: no backup could be made on closing, which goes on all the same.
 */
#define HAW_TYPE_PROJECT (haw_project_get_type ())
G_DECLARE_FINAL_TYPE (HawProject, haw_project, HAW, PROJECT, GObject)

typedef enum
{
  HAW_OPEN_DEFAULT = 0,
  HAW_OPEN_READ_ONLY = 1 << 0, /* neither locks nor writes */
  HAW_OPEN_BRIEF = 1 << 1,     /* one of many short turns: a backup on closing only where it is due */
} HawOpenFlags;

/**
 * HawEditFunc:
 * @db: the writer's connection, inside a transaction
 * @data: what was given to haw_project_edit_async(); results for the caller are left in it
 *
 * Makes one edit. Runs on the writer thread, once. Returning FALSE with an error rolls everything
 * back.
 */
typedef gboolean (*HawEditFunc) (HawDb    *db,
                                 gpointer  data,
                                 GError  **error);

/**
 * HawReadFunc:
 * @db: the reader's connection
 *
 * Makes one query. Runs on the reader thread, and again from its start where an edit interrupted it:
 * it must not leave anything in @data.
 *
 * Returns: (transfer full) (nullable): the result; NULL only with an error
 */
typedef gpointer (*HawReadFunc) (HawDb         *db,
                                 gpointer       data,
                                 GCancellable  *cancellable,
                                 GError       **error);

/**
 * haw_project_new_async:
 * @file: where to make the project; there must be no file yet
 */
void        haw_project_new_async  (GFile                *file,
                                    GCancellable         *cancellable,
                                    GAsyncReadyCallback   callback,
                                    gpointer              user_data);
HawProject *haw_project_new_finish (GAsyncResult         *result,
                                    GError              **error);

/**
 * haw_project_recognizes:
 *
 * Tells by its name, or by its first bytes, whether a file is meant to be a project. Reads the file,
 * so not for the main thread; opening it may still fail.
 */
gboolean    haw_project_recognizes  (GFile                *file);

/**
 * haw_project_open_async:
 *
 * Opens a project. A file that can't be written is opened read-only.
 */
void        haw_project_open_async  (GFile                *file,
                                     HawOpenFlags          flags,
                                     GCancellable         *cancellable,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);
HawProject *haw_project_open_finish (GAsyncResult         *result,
                                     GError              **error);

/**
 * haw_project_close_async:
 *
 * Stores what is pending, makes a backup if anything was written since the last one, then closes
 * the file and frees its lock. Reads and edits asked for after this fail.
 */
void        haw_project_close_async  (HawProject           *self,
                                      GCancellable         *cancellable,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
gboolean    haw_project_close_finish (HawProject           *self,
                                      GAsyncResult         *result,
                                      GError              **error);

/**
 * haw_project_edit_async:
 * @label: (transfer full): the name of the edit in the history
 * @run: (nullable): a name for a run of typing, whose edits become one step
 * @func: makes the edit
 * @data: (transfer full): for @func
 * @data_free: (nullable): frees @data
 *
 * Makes an edit that can be undone: one transaction, one step of the history, one `changed`, which is
 * emitted before @callback is called. An edit that changes nothing leaves no step.
 */
void        haw_project_edit_async  (HawProject           *self,
                                     HawLabel             *label,
                                     const char           *run,
                                     HawEditFunc           func,
                                     gpointer              data,
                                     GDestroyNotify        data_free,
                                     GCancellable         *cancellable,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);
gboolean    haw_project_edit_finish (HawProject           *self,
                                     GAsyncResult         *result,
                                     GError              **error);

/**
 * haw_project_edit_get_data:
 *
 * Returns: (transfer none): the data of the edit of @result, with what its function left there
 */
gpointer    haw_project_edit_get_data (GAsyncResult *result);

/**
 * haw_project_batch_async:
 *
 * As haw_project_edit_async() for rows that nobody sees yet (an import on its way): leaves no history
 * and emits nothing. Edits overtake it. Finish with haw_project_edit_finish().
 */
void        haw_project_batch_async (HawProject           *self,
                                     HawEditFunc           func,
                                     gpointer              data,
                                     GDestroyNotify        data_free,
                                     GCancellable         *cancellable,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);

/**
 * haw_project_undo_async:
 * @redo: whether to redo instead
 */
void        haw_project_undo_async  (HawProject           *self,
                                     gboolean              redo,
                                     GCancellable         *cancellable,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);

/**
 * haw_project_undo_towards_async:
 * @step: an undo goes no further back than to this step of the history, a redo no further ahead
 *
 * As haw_project_undo_async(), for one step of several: %HAW_ERROR_NOTHING once @step is undone (or
 * redone).
 */
void        haw_project_undo_towards_async (HawProject          *self,
                                            gboolean             redo,
                                            gint64               step,
                                            GCancellable        *cancellable,
                                            GAsyncReadyCallback  callback,
                                            gpointer             user_data);

/**
 * haw_project_undo_finish:
 *
 * Returns: (transfer full) (nullable): what was undone or redone, in the language of the process
 */
char       *haw_project_undo_finish (HawProject           *self,
                                     GAsyncResult         *result,
                                     GError              **error);

/**
 * haw_project_take_back_async:
 * @step: a step of the history that is done
 *
 * Undoes one older step and leaves those after it: an edit of its own, which can be undone. Ends with
 * haw_project_edit_finish(); %HAW_ERROR_STALE where what the step changed was changed since or others
 * build on it.
 */
void        haw_project_take_back_async (HawProject          *self,
                                         gint64               step,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);

/**
 * haw_project_read_async:
 * @func: makes the query
 * @data: (transfer full) (nullable): for @func
 * @result_free: (nullable): frees the result if nobody takes it
 *
 * Results and `changed` come in the order in which the file was read and written: of what is in the
 * result, `changed` has been emitted before @callback is called, and of what is not, it will be after.
 */
void        haw_project_read_async  (HawProject           *self,
                                     HawReadFunc           func,
                                     gpointer              data,
                                     GDestroyNotify        data_free,
                                     GDestroyNotify        result_free,
                                     GCancellable         *cancellable,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);
gpointer    haw_project_read_finish (HawProject           *self,
                                     GAsyncResult         *result,
                                     GError              **error);

GFile      *haw_project_get_file       (HawProject *self);
const char *haw_project_get_name       (HawProject *self);
gboolean    haw_project_is_read_only   (HawProject *self);
gboolean    haw_project_is_open        (HawProject *self);
gboolean    haw_project_get_can_undo   (HawProject *self);
gboolean    haw_project_get_can_redo   (HawProject *self);
const char *haw_project_get_undo_label (HawProject *self);
const char *haw_project_get_redo_label (HawProject *self);
guint       haw_project_get_pending    (HawProject *self);

/**
 * haw_project_get_notice:
 *
 * Returns: (transfer none) (nullable): a sentence on what opening did to the file, such as bringing
 *   it to a newer version; NULL if nothing
 */
const char *haw_project_get_notice     (HawProject *self);

/**
 * haw_project_check_async:
 *
 * Checks the whole file: pages, foreign keys, offsets of annotations against their quotations.
 * Finish with haw_project_read_finish(): a GStrv of translated findings, empty if all is well.
 */
void        haw_project_check_async (HawProject           *self,
                                     GCancellable         *cancellable,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);

G_END_DECLS
