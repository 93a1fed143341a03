/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * HawTable:
 *
 * The document tables: those that edits record and that undo restores.
 */
typedef enum
{
  HAW_TABLE_OUTLET,
  HAW_TABLE_ARTICLE,
  HAW_TABLE_REGION,
  HAW_TABLE_CODE,
  HAW_TABLE_ANNOTATION,
  HAW_TABLE_ANNOTATION_CODE,
  HAW_TABLE_NOTE,
  HAW_TABLE_ACTOR,
  HAW_TABLE_ACTOR_NAME,
  HAW_TABLE_MENTION,
  HAW_TABLE_EVENT,
  HAW_TABLE_PARTICIPANT,
  HAW_TABLE_EVIDENCE,
  HAW_TABLE_PROPOSAL,
  HAW_TABLE_LINK,
  HAW_TABLE_ANCHOR,
  HAW_TABLE_ATTRIBUTE,
  HAW_TABLE_ATTRIBUTE_VALUE,
  HAW_TABLE_DISTINCT_ACTORS,
  HAW_TABLE_NOTE_TEMPLATE,
  HAW_TABLE_SAVED_RANGE,
  HAW_N_TABLES,
} HawTable;

typedef enum
{
  HAW_CHANGE_INSERT,
  HAW_CHANGE_UPDATE,
  HAW_CHANGE_DELETE,
} HawChangeKind;

typedef enum
{
  HAW_ORIGIN_EDIT,
  HAW_ORIGIN_UNDO,
  HAW_ORIGIN_REDO,
  HAW_ORIGIN_OUTSIDE, /* the file was written by another program */
} HawOrigin;

/**
 * HawChange:
 *
 * One row that an edit inserted, changed or deleted.
 */
typedef struct _HawChange HawChange;

HawTable      haw_change_get_table (const HawChange *change);
HawChangeKind haw_change_get_kind  (const HawChange *change);
gint64        haw_change_get_id    (const HawChange *change);

/**
 * haw_change_get_owner:
 *
 * Returns: the id of the row to which this one belongs: the article of an annotation, the text of a
 *   region or mention, the annotation of its code, the event of a participant or of evidence, the
 *   target of a note, the actor of a name; 0 where there is none
 */
gint64        haw_change_get_owner (const HawChange *change);

/**
 * haw_change_has:
 * @column: name of a column
 *
 * Returns: whether the row has a new value in @column: always for an inserted row, never for a
 *   deleted one, for an updated one if the value changed
 */
gboolean      haw_change_has       (const HawChange *change,
                                    const char      *column);

/**
 * haw_change_get_int:
 *
 * Returns: the new value of @column (of a deleted row: the old one) as an integer, 0 if it is NULL
 *   or not known
 */
gint64        haw_change_get_int   (const HawChange *change,
                                    const char      *column);
double        haw_change_get_double (const HawChange *change,
                                     const char      *column);
gboolean      haw_change_is_null   (const HawChange *change,
                                    const char      *column);

/**
 * haw_change_get_text:
 *
 * Returns: (transfer none) (nullable): as haw_change_get_int() for text; NULL if NULL or not known
 */
const char   *haw_change_get_text  (const HawChange *change,
                                    const char      *column);

/**
 * haw_change_get_text_before:
 *
 * Returns: (transfer none) (nullable): the text that an updated or deleted row had before; NULL if NULL
 *   or not known, as that of a column that stayed as it was is not
 */
const char   *haw_change_get_text_before (const HawChange *change,
                                          const char      *column);

/**
 * HawChanges:
 *
 * What one transaction did to the document, immutable and reference counted: the rows, or, for
 * batches, the tables of which everything may have changed.
 */
typedef struct _HawChanges HawChanges;

#define HAW_TYPE_CHANGES (haw_changes_get_type ())
GType             haw_changes_get_type   (void);

HawChanges       *haw_changes_ref        (HawChanges *changes);
void              haw_changes_unref      (HawChanges *changes);
HawOrigin         haw_changes_get_origin (HawChanges *changes);
guint             haw_changes_get_n      (HawChanges *changes);
const HawChange  *haw_changes_get        (HawChanges *changes,
                                          guint       index);

/**
 * haw_changes_is_reset:
 *
 * Returns: whether a model of @table has to be read anew
 */
gboolean          haw_changes_is_reset   (HawChanges *changes,
                                          HawTable    table);

/**
 * haw_changes_touch:
 *
 * Returns: whether any row of @table changed or the table was reset
 */
gboolean          haw_changes_touch      (HawChanges *changes,
                                          HawTable    table);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HawChanges, haw_changes_unref)

G_END_DECLS
