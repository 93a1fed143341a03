/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HawWorker:
 *
 * One thread that runs jobs one after the other, urgent ones first. Each of the two connections to
 * a project belongs to the thread of one worker.
 */
typedef struct _HawWorker HawWorker;

typedef void (*HawJobFunc) (gpointer data);

/**
 * haw_worker_new:
 * @name: name of the thread, at most 15 bytes
 *
 * Returns: (transfer full): a running worker
 */
HawWorker *haw_worker_new (const char *name);

/**
 * haw_worker_push:
 * @urgent: whether the job runs before all that are not urgent
 * @func: runs on the thread of the worker
 * @data: (transfer full): given to @func, which owns it
 *
 * Can be called from any thread.
 */
void haw_worker_push (HawWorker  *worker,
                      gboolean    urgent,
                      HawJobFunc  func,
                      gpointer    data);

/**
 * haw_worker_is_current:
 *
 * Returns: whether the caller runs on the thread of @worker
 */
gboolean haw_worker_is_current (HawWorker *worker);

/**
 * haw_worker_free:
 *
 * Runs what is still queued, ends the thread and waits for its end.
 */
void haw_worker_free (HawWorker *worker);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HawWorker, haw_worker_free)

G_END_DECLS
