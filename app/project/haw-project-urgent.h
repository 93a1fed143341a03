/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project/haw-project.h"

G_BEGIN_DECLS

/**
 * haw_project_read_urgent_async:
 *
 * As haw_project_read_async() for what is looked at first: goes before all readings that wait.
 */
void haw_project_read_urgent_async (HawProject           *self,
                                    HawReadFunc           func,
                                    gpointer              data,
                                    GDestroyNotify        data_free,
                                    GDestroyNotify        result_free,
                                    GCancellable         *cancellable,
                                    GAsyncReadyCallback   callback,
                                    gpointer              user_data);

G_END_DECLS
