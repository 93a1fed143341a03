/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-db.h"
#include "haw-pages.h"

G_BEGIN_DECLS

/**
 * HawSalvageTable:
 *
 * A table of the project being recovered. `n_found` rows are in the new file, of which `n_partial`
 * lack something; `n_lost` were there but could not be taken.
 */
typedef struct
{
  char *name;
  GPtrArray *columns;     /* HawSalvageColumn */
  guint32 root;           /* in a new file */
  guint32 clean_root;     /* in a file that was vacuumed */
  char *select;
  gpointer insert;        /* sqlite3_stmt */
  guint64 n_found;
  guint64 n_partial;
  guint64 n_lost;
} HawSalvageTable;

typedef struct
{
  char *name;
  int type;               /* as of a HawCell */
  gboolean not_null;
  gboolean is_id;         /* another name of the rowid */
} HawSalvageColumn;

/**
 * HawSalvage:
 *
 * The new file of a recovery, which takes rows from wherever they are found.
 */
typedef struct
{
  HawDb *db;
  GPtrArray *tables;      /* HawSalvageTable */
  GPtrArray *findings;    /* translated sentences */
} HawSalvage;

/**
 * haw_salvage_new:
 * @path: an empty file
 *
 * Makes the tables and begins a transaction, without foreign keys, which come at the end.
 */
HawSalvage *haw_salvage_new  (const char  *path,
                              GError     **error);
void        haw_salvage_free (HawSalvage  *salvage);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HawSalvage, haw_salvage_free)

/**
 * haw_salvage_fits:
 *
 * Returns: whether @record can be a row of @table, by the number and the types of its values
 */
gboolean haw_salvage_fits (HawSalvageTable *table,
                           const HawRecord *record);

/**
 * haw_salvage_take:
 *
 * Puts a row into the new file, unless it is there already.
 */
void haw_salvage_take (HawSalvage      *salvage,
                       HawSalvageTable *table,
                       const HawRecord *record);

/**
 * haw_salvage_say:
 * @message: (transfer full): a translated sentence on something that was lost
 */
void haw_salvage_say (HawSalvage *salvage,
                      char       *message);

/**
 * haw_salvage_walk:
 * @damaged: a connection to a file whose schema is ours
 *
 * Takes the rows that SQLite reaches, and steps over those it does not.
 *
 * Returns: whether it reached all of them
 */
gboolean haw_salvage_walk (HawSalvage *salvage,
                           HawDb      *damaged);

/**
 * haw_salvage_carve:
 *
 * Takes the rows of every page that looks like a leaf of a table. What table it belongs to is told by
 * the pages above it, or else by the rows.
 */
void haw_salvage_carve (HawSalvage *salvage,
                        HawPages   *pages);

/**
 * haw_salvage_repair:
 *
 * Makes the rows fit together: texts of which the end is lost, passages, rows that belong to
 * something that is lost.
 */
gboolean haw_salvage_repair (HawSalvage  *salvage,
                             GError     **error);

G_END_DECLS
