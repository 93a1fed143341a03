/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project/haw-project.h"

G_BEGIN_DECLS

/**
 * HawLiveRead:
 *
 * The result of a query that is read again after every change that touches it, one reading at a time,
 * while it is `active` (property, FALSE at first).
 *
 * Signal: `read ()`, when a result is there.
 */
#define HAW_TYPE_LIVE_READ (haw_live_read_get_type ())
G_DECLARE_FINAL_TYPE (HawLiveRead, haw_live_read, HAW, LIVE_READ, GObject)

/**
 * HawConcernsFunc:
 *
 * Returns: whether a change of one of the tables changes the result
 */
typedef gboolean (*HawConcernsFunc) (const HawChange *change);

/**
 * haw_live_read_new:
 * @read: makes the query, as haw_project_read_async() has it
 * @data: (transfer full) (nullable): for @read; it is not changed
 * @data_free: (nullable): frees @data
 * @result_free: frees a result
 * @tables: (array length=n_tables): the tables that the result is made from; must live as long as the
 *   program
 * @concerns: (nullable): which of their changes matter; all without it
 */
HawLiveRead *haw_live_read_new        (HawProject     *project,
                                       HawReadFunc     read,
                                       gpointer        data,
                                       GDestroyNotify  data_free,
                                       GDestroyNotify  result_free,
                                       const HawTable *tables,
                                       gsize           n_tables,
                                       HawConcernsFunc concerns);
void         haw_live_read_set_active (HawLiveRead    *self,
                                       gboolean        active);

/**
 * haw_live_read_get_result:
 *
 * Returns: (transfer none) (nullable): the result, which lives until the next `read`; NULL before the
 *   first
 */
gpointer     haw_live_read_get_result (HawLiveRead    *self);

/**
 * haw_live_read_get_n_reads:
 *
 * Returns: how often it has read, for tests
 */
guint        haw_live_read_get_n_reads (HawLiveRead   *self);

G_END_DECLS
