/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-changes.h"
#include "haw-db.h"
#include "haw-label.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * HawHistoryState:
 *
 * What can be undone and redone next; a NULL label means nothing.
 */
typedef struct
{
  HawLabel *undo;
  HawLabel *redo;
} HawHistoryState;

void haw_history_state_free (HawHistoryState *state);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HawHistoryState, haw_history_state_free)

/**
 * HawHistoryStep:
 *
 * One step for a list of the history. `time` is in microseconds since 1970 and `analyst` a name.
 */
typedef struct
{
  gint64 id;
  HawLabel *label;
  gint64 time;
  char *analyst;
  gboolean undone;
} HawHistoryStep;

void haw_history_step_free (HawHistoryStep *step);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HawHistoryStep, haw_history_step_free)

/* All of the following run on the writer thread, inside its transaction. */

/**
 * haw_history_record:
 * @label: the name of the edit
 * @run: (nullable): a run of typing; the step is merged with the last one if that is of the same run
 *   and less than five seconds old
 * @changeset: what the edit did
 *
 * Adds a step and drops what was undone.
 */
gboolean haw_history_record (HawDb           *db,
                             const HawLabel  *label,
                             const char      *run,
                             GBytes          *changeset,
                             GError         **error);

/**
 * haw_history_undo:
 * @redo: whether to redo instead
 * @limit: an undo goes no further back than to this step, a redo no further ahead; 0 for any
 * @label: (out) (transfer full): the name of the step
 *
 * Applies the last step backwards, or the first undone one again.
 *
 * Returns: (transfer full) (nullable): what that changed; %HAW_ERROR_NOTHING where there is no step,
 *   %HAW_ERROR_STALE where its rows are not as it left them
 */
HawChanges *haw_history_undo (HawDb     *db,
                              gboolean   redo,
                              gint64     limit,
                              HawLabel **label,
                              GError   **error);

/**
 * haw_history_name_inverse:
 *
 * Returns: (transfer full) (nullable): the name of an edit that takes back only @step;
 *   %HAW_ERROR_NOT_FOUND where there is no such step, %HAW_ERROR_INVALID where it is undone
 */
HawLabel *haw_history_name_inverse (HawDb   *db,
                                    gint64   step,
                                    GError **error);

/**
 * haw_history_take_back:
 *
 * Inside an edit: restores what @step changed to what it was before, whatever came after;
 * %HAW_ERROR_STALE where a value it changed is different now, something else depends on it, or two
 * things would get what only one may have.
 */
gboolean haw_history_take_back (HawDb   *db,
                                gint64   step,
                                GError **error);

/**
 * haw_history_read_state:
 *
 * Returns: (transfer full): what can be undone and redone
 */
HawHistoryState *haw_history_read_state (HawDb *db);

/**
 * haw_history_list:
 * @limit: how many steps at most, newest first
 *
 * Also for the reader thread.
 *
 * Returns: (transfer full) (element-type HawHistoryStep) (nullable): the steps
 */
GPtrArray *haw_history_list (HawDb   *db,
                             guint    limit,
                             GError **error);

/* The following are also for the reader thread. */

/**
 * haw_history_read_steps:
 * @ids: (array length=n): ids of steps
 *
 * Returns: (transfer full) (element-type HawHistoryStep) (nullable): those that are there, in order
 */
GPtrArray *haw_history_read_steps (HawDb         *db,
                                   const gint64  *ids,
                                   gsize          n,
                                   GError       **error);

/**
 * haw_history_read_last_done:
 * @id: (out): the last step that is done, 0 for none; all after it are undone, all before are not
 */
gboolean haw_history_read_last_done (HawDb   *db,
                                     gint64  *id,
                                     GError **error);

/**
 * haw_history_read_changes:
 *
 * Returns: (transfer full) (nullable): what @step did; %HAW_ERROR_NOT_FOUND where there is none
 */
HawChanges *haw_history_read_changes (HawDb   *db,
                                      gint64   step,
                                      GError **error);

/**
 * HawHistoryBackFunc:
 * @step: a step
 * @changes: what taking it back would do
 *
 * Returns: whether to go on
 */
typedef gboolean (*HawHistoryBackFunc) (const HawHistoryStep *step,
                                        HawChanges           *changes,
                                        gpointer              data);

/**
 * haw_history_walk_back:
 * @ids: (element-type gint64): ids of rows, of whatever table; @func may add to them
 *
 * Calls @func for the steps that are done, newest first, in which one of @ids may occur.
 */
gboolean haw_history_walk_back (HawDb               *db,
                                GArray              *ids,
                                HawHistoryBackFunc   func,
                                gpointer             data,
                                GCancellable        *cancellable,
                                GError             **error);

G_END_DECLS
