/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HawPages:
 *
 * The pages of a damaged project file, read without SQLite. Nothing in them is believed: every number
 * is checked before it is followed. Pages count from 1 and have 4096 bytes, as our files have. The
 * layout is that of "Database File Format" in the documentation of SQLite.
 */
typedef struct _HawPages HawPages;

typedef enum
{
  HAW_PAGE_OTHER,
  HAW_PAGE_TABLE_LEAF,
  HAW_PAGE_TABLE_INTERIOR,
  HAW_PAGE_INDEX,
} HawPageKind;

/**
 * HawCell:
 *
 * One value of a record. `type` is SQLITE_INTEGER, SQLITE_FLOAT, SQLITE_TEXT, SQLITE_BLOB or
 * SQLITE_NULL, or 0 where its place in the file is lost; of a text, what is left of it is there.
 */
typedef struct
{
  int type;
  gint64 number;
  double real;
  const guint8 *bytes;
  gsize size;
} HawCell;

/**
 * HawRecord:
 *
 * One row. `whole` is FALSE where the end of it is lost.
 */
typedef struct
{
  gint64 id;
  gboolean whole;
  GArray *cells;        /* HawCell, pointing into `payload` */
  GByteArray *payload;
} HawRecord;

HawRecord *haw_record_new  (void);
void       haw_record_free (HawRecord *record);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HawRecord, haw_record_free)

/**
 * haw_pages_open:
 *
 * Opens a file for reading only.
 *
 * Returns: (transfer full) (nullable): the pages, NULL with a HAW_ERROR
 */
HawPages   *haw_pages_open (const char  *path,
                            GError     **error);
void        haw_pages_free (HawPages *pages);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HawPages, haw_pages_free)

guint32     haw_pages_get_n (HawPages *pages);

/**
 * haw_pages_load:
 *
 * Makes @number the page that the following functions are about.
 *
 * Returns: its kind, as far as its first bytes tell
 */
HawPageKind haw_pages_load (HawPages *pages,
                            guint32   number);

guint       haw_pages_get_n_cells (HawPages *pages);

/**
 * haw_pages_get_child:
 * @index: of a cell of an interior page, or the number of cells for the last child
 *
 * Returns: the number of a page, 0 if there is no such page
 */
guint32     haw_pages_get_child (HawPages *pages,
                                 guint     index);

/**
 * haw_pages_read_record:
 * @index: of a cell of a leaf
 *
 * Returns: whether there is a record that makes sense
 */
gboolean    haw_pages_read_record (HawPages  *pages,
                                   guint      index,
                                   HawRecord *record);

G_END_DECLS
