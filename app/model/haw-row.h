/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * HawRow:
 *
 * A row of the document as the views see it. Belongs to the main thread. Property: `id`.
 */
#define HAW_TYPE_ROW (haw_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (HawRow, haw_row, HAW, ROW, GObject)

struct _HawRowClass
{
  GObjectClass parent_class;
};

gint64 haw_row_get_id (HawRow *self);

G_END_DECLS
