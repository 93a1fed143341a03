/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "project/haw-project.h"

G_BEGIN_DECLS

/**
 * HawIdList:
 *
 * The rows of a query, of which only the ids are all in memory: the values are read by pages, when a
 * row is asked for. A GListModel. A row is one object as long as somebody holds it; those of the last
 * pages are held by the list itself. Rows are objects with a construct property `id`, and show nothing
 * until their values are read.
 *
 * A subclass says what is asked and what the rows are; it asks again where a change of the project
 * touches its query.
 *
 * Properties: `project` (construct only), `loading`, until the first answer, and `n-total`, how many
 * rows there are without a filter.
 */
#define HAW_TYPE_ID_LIST (haw_id_list_get_type ())
G_DECLARE_DERIVABLE_TYPE (HawIdList, haw_id_list, HAW, ID_LIST, GObject)

/**
 * HawIdListClass:
 * @row_type: of the rows
 * @page_size: rows read at a time
 * @max_pages: how many pages of rows the list itself holds
 * @ask: asks for the ids with haw_id_list_query()
 * @take_answer: takes what the query gave, when it is the newest one
 * @changed: the project has changed
 * @read_rows: reads the values of the ids in its data, a GArray of gint64, off the main thread
 * @take_rows: puts what @read_rows gave, a GPtrArray, into the rows
 * @row_made: (nullable): a row was made, which has no values yet
 */
struct _HawIdListClass
{
  GObjectClass parent_class;

  GType row_type;
  guint page_size;
  guint max_pages;
  void (*ask)         (HawIdList  *self);
  void (*take_answer) (HawIdList  *self,
                       gpointer    answer);
  void (*changed)     (HawIdList  *self,
                       HawChanges *changes);
  HawReadFunc read_rows;
  void (*take_rows)   (HawIdList  *self,
                       GPtrArray  *rows);
  void (*row_made)    (HawIdList  *self,
                       gpointer    row,
                       gint64      id);
};

/**
 * haw_id_list_query:
 * @read: makes the query
 * @data: (transfer full): for @read
 * @answer_free: frees what it gives
 *
 * The query before this one is not run any more, or stopped.
 */
void        haw_id_list_query         (HawIdList      *self,
                                       HawReadFunc     read,
                                       gpointer        data,
                                       GDestroyNotify  data_free,
                                       GDestroyNotify  answer_free);

/**
 * haw_id_list_replace:
 * @ids: (element-type gint64): the new rows in their order; it belongs to the list from then on
 *
 * Tells the smallest span in which the old and the new order differ.
 */
void        haw_id_list_replace       (HawIdList      *self,
                                       GArray         *ids);

/**
 * haw_id_list_set_n_total:
 *
 * With this and haw_id_list_replace() a subclass takes an answer.
 */
void        haw_id_list_set_n_total   (HawIdList      *self,
                                       guint           n_total);

/**
 * haw_id_list_read:
 * @ids: (transfer full) (element-type gint64): rows whose values may be others now
 */
void        haw_id_list_read          (HawIdList      *self,
                                       GArray         *ids);

/**
 * haw_id_list_get_live:
 *
 * Returns: (transfer none) (element-type gint64 GObject): the rows that somebody holds, by their ids
 */
GHashTable *haw_id_list_get_live      (HawIdList      *self);

/**
 * haw_id_list_lookup:
 *
 * Returns: (transfer none) (nullable): the row of @id, if somebody holds it
 */
gpointer    haw_id_list_lookup        (HawIdList      *self,
                                       gint64          id);

HawProject *haw_id_list_get_project   (HawIdList      *self);
gboolean    haw_id_list_get_loading   (HawIdList      *self);
guint       haw_id_list_get_n_total   (HawIdList      *self);
guint       haw_id_list_get_n         (HawIdList      *self);

/**
 * haw_id_list_get_id:
 *
 * Returns: the id of the row at @position, 0 past the end; nothing is read
 */
gint64      haw_id_list_get_id        (HawIdList      *self,
                                       guint           position);

/**
 * haw_id_list_find:
 * @position: (out) (optional): where the row is
 *
 * Returns: whether the row is in the list
 */
gboolean    haw_id_list_find          (HawIdList      *self,
                                       gint64          id,
                                       guint          *position);

/**
 * haw_id_list_get_pages_read:
 *
 * Returns: how often values were read, for tests
 */
guint       haw_id_list_get_pages_read (HawIdList     *self);

/**
 * haw_id_list_get_queries_run:
 *
 * Returns: how often the ids were asked for, for tests
 */
guint       haw_id_list_get_queries_run (HawIdList    *self);

/**
 * haw_id_list_get_answers:
 *
 * Returns: how many of these queries were run to their end, for tests
 */
guint       haw_id_list_get_answers     (HawIdList    *self);

G_END_DECLS
