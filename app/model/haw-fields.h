/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project/haw-changes.h"
#include "project/haw-db.h"

G_BEGIN_DECLS

/**
 * HawFields:
 *
 * The values of a row by column name, from a query or from a change, so that a row object takes them
 * by the same code. One of the two is set.
 */
typedef struct
{
  HawStmt *stmt;
  const HawChange *change;
} HawFields;

/**
 * haw_fields_take_text:
 * @value: (inout): freed and replaced where @fields has the column
 */
void haw_fields_take_text   (const HawFields  *fields,
                             const char       *column,
                             char            **value);
void haw_fields_take_int    (const HawFields  *fields,
                             const char       *column,
                             gint64           *value);
void haw_fields_take_flag   (const HawFields  *fields,
                             const char       *column,
                             gboolean         *value);
void haw_fields_take_double (const HawFields  *fields,
                             const char       *column,
                             double           *value);

G_END_DECLS
