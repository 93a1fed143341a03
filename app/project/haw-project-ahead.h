/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project/haw-project.h"

G_BEGIN_DECLS

/**
 * HawReadAhead:
 * @func: a reading that will be asked for first, without data
 * @ahead: reads what @func would, or gives NULL, without an error, where it is not worth while
 * @result_free: frees its result
 */
typedef struct
{
  HawReadFunc func;
  HawReadFunc ahead;
  GDestroyNotify result_free;
} HawReadAhead;

/**
 * haw_project_open_ahead_async:
 * @ahead: (array length=n_ahead): what is looked at first, in this order; as long as the program lives
 *
 * As haw_project_open_async(): reads beside the check of a file that this machine wrote; what was not
 * begun by its end is left. The first haw_project_read_async() by such a function, without data, gets what
 * was read, unless the file has changed since. Nothing of it is handed out before the file was found sound.
 *
 * Finish with haw_project_open_finish().
 */
void haw_project_open_ahead_async (GFile               *file,
                                   HawOpenFlags         flags,
                                   const HawReadAhead  *ahead,
                                   guint                n_ahead,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data);

G_END_DECLS
