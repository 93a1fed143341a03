/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-fields.h"
#include "model/haw-row.h"
#include "project/haw-project.h"

G_BEGIN_DECLS

/**
 * HawRowStore:
 *
 * A GListModel of the rows of one table in an order of its own, each found by its id; follows the
 * project. The base of the models that hold all their rows: codes, the annotations of one article,
 * outlets, actors (thousands, not hundreds of thousands). Emits the smallest true
 * `items-changed`: one row that changed is (position, 1, 1).
 *
 * Properties: `project` (construct only), `loading` (TRUE until the first rows are there).
 */
#define HAW_TYPE_ROW_STORE (haw_row_store_get_type ())
G_DECLARE_DERIVABLE_TYPE (HawRowStore, haw_row_store, HAW, ROW_STORE, GObject)

/**
 * HawRowStoreClass:
 * @row_type: the type of the rows
 * @table: the table followed
 * @sql: the query for all rows, with a column `id`; its one parameter, if it has one, is @owner
 * @take: takes the values that are there; runs on the reader thread as well, on a row nobody has yet
 * @compare: (nullable): the order of two rows; rows that compare equal are ordered by id
 * @keeps: (nullable): whether a row belongs into this model
 * @follow: (nullable): called for every set of changes after those of @table were taken over, for
 *   what hangs on other tables
 * @get_owner: (nullable): the parameter of @sql
 * @same: (nullable): whether two rows with one id have the same values; with it, what is read again
 *   changes only the rows between the first and the last one that are others
 */
struct _HawRowStoreClass
{
  GObjectClass parent_class;

  GType row_type;
  HawTable table;
  const char *sql;
  void     (*take)      (HawRow          *row,
                         const HawFields *fields);
  int      (*compare)   (HawRow          *a,
                         HawRow          *b);
  gboolean (*keeps)     (HawRowStore     *self,
                         HawRow          *row);
  void     (*follow)    (HawRowStore     *self,
                         HawChanges      *changes);
  gint64   (*get_owner) (HawRowStore     *self);
  gboolean (*same)      (HawRow          *a,
                         HawRow          *b);
};

HawProject *haw_row_store_get_project (HawRowStore *self);
gboolean    haw_row_store_get_loading (HawRowStore *self);
guint       haw_row_store_get_n       (HawRowStore *self);

/**
 * haw_row_store_lookup:
 *
 * Returns: (transfer none) (nullable): the row with @id
 */
gpointer    haw_row_store_lookup      (HawRowStore *self,
                                       gint64       id);

/**
 * haw_row_store_peek:
 *
 * Returns: (transfer none) (nullable): the row at @position
 */
gpointer    haw_row_store_peek        (HawRowStore *self,
                                       guint        position);

/**
 * haw_row_store_find:
 * @position: (out) (optional): its place
 *
 * Returns: whether @id is there
 */
gboolean    haw_row_store_find        (HawRowStore *self,
                                       gint64       id,
                                       guint       *position);

/**
 * haw_row_store_touch:
 *
 * For subclasses: tells that the row with @id changed, and moves it where its new values belong.
 */
void        haw_row_store_touch       (HawRowStore *self,
                                       gint64       id);

/**
 * haw_row_store_reload:
 *
 * For subclasses: reads all rows again.
 */
void        haw_row_store_reload      (HawRowStore *self);

G_END_DECLS
