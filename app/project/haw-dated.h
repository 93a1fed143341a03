/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-db.h"

G_BEGIN_DECLS

/* The date of an event or of evidence is kept with the four bounds that follow from it. */

/**
 * haw_dated_matches:
 * @stmt: a row
 * @first: the column of the first of four bounds
 * @date: EDTF
 *
 * Returns: whether @date is one and the bounds are its bounds
 */
gboolean haw_dated_matches (HawStmt    *stmt,
                            int         first,
                            const char *date);

/**
 * haw_dated_store:
 * @table: "event" or "evidence", a constant
 * @date: EDTF
 *
 * Stores @date in its normal form with its bounds; fails with the error of haw_edtf_parse() where it is
 * none.
 */
gboolean haw_dated_store   (HawDb       *db,
                            const char  *table,
                            gint64       id,
                            const char  *date,
                            GError     **error);

G_END_DECLS
