/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-import.h"

G_BEGIN_DECLS

/* One file or pasted text, from the wish to its rows. */
typedef struct
{
  GFile *file;                /* NULL for a pasted text */
  char *name;                 /* for people */
  GBytes *bytes;              /* of the file; only while it waits for being stored */
  HawImportedPage *page;      /* likewise; NULL where it could not be read */
  HawImportExtract *fields;   /* likewise */
  char *sha256;               /* of the decoded text */
  gboolean repaired;          /* bytes that are no letters were replaced */
  GError *error;              /* why it could not be read */
  gint64 article;             /* once stored */
  gint64 duplicate;           /* the article that has its text already */
  char *outlet;               /* the name to be given in the end, NULL if none */
} HawImportItem;

HawImportItem *haw_import_item_new   (GFile         *file,
                                      const char    *name);
void           haw_import_item_free  (gpointer       data);

/* Reads and understands the file of @item; an error stays in it. On any thread. */
void           haw_import_item_read  (HawImportItem *item,
                                      GCancellable  *cancellable);

/* Replaces files and folders by items for the files that are meant, in the order of their names. */
void           haw_import_list       (GPtrArray     *items,
                                      GFile         *file,
                                      gboolean       recursive,
                                      GCancellable  *cancellable);

/* The rows of one import. All are edits or batches of HawProject and run on its writer thread. */

/* Begins a batch where @batch is 0 and the item has anything to store; @sweep drops those that a crash
 * left. */
gboolean       haw_import_store_item    (HawDb          *db,
                                         gboolean        sweep,
                                         gint64         *batch,
                                         HawImportItem  *item,
                                         const char     *published,
                                         GError        **error);

/* Stores the text and the bytes of @item as the next version of its article. */
gboolean       haw_import_store_text    (HawDb          *db,
                                         HawImportItem  *item,
                                         gint64         *text,
                                         GError        **error);
gboolean       haw_import_store_regions (HawDb          *db,
                                         HawPage        *page,
                                         gint64          text,
                                         GError        **error);
gboolean       haw_import_store_show    (HawDb          *db,
                                         gint64          batch,
                                         GPtrArray      *items,
                                         GError        **error);
gboolean       haw_import_store_abandon (HawDb          *db,
                                         gint64          batch,
                                         GError        **error);

G_END_DECLS
