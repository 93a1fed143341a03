/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-changes.h"
#include "haw-db.h"
#include "haw-label.h"

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
 * One step for a list of the history. `time` is in microseconds since 1970.
 */
typedef struct
{
  gint64 id;
  HawLabel *label;
  gint64 time;
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
 * @label: (out) (transfer full): the name of the step
 *
 * Applies the last step backwards, or the first undone one again.
 *
 * Returns: (transfer full) (nullable): what that changed; %HAW_ERROR_NOTHING where there is no step,
 *   %HAW_ERROR_STALE where its rows are not as it left them
 */
HawChanges *haw_history_undo (HawDb     *db,
                              gboolean   redo,
                              HawLabel **label,
                              GError   **error);

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

G_END_DECLS
