/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-attribute.h"
#include "project/haw-project.h"

G_BEGIN_DECLS

/* Reading the values of the analyst's own fields. */

/**
 * HawCommonValue:
 * @value: (nullable): the value of all of several, "" for none; NULL where they have different ones
 */
typedef struct
{
  gint64 attribute;
  char *value;
} HawCommonValue;

/**
 * haw_common_values_new:
 *
 * Returns: (transfer full) (element-type HawCommonValue): a list for haw_common_values_add()
 */
GArray  *haw_common_values_new         (void);

/**
 * haw_common_values_take:
 * @into: (inout): the value of those before, or NULL where they have different ones
 * @value: (transfer full): the value of one more
 * @n_before: how many there are before
 *
 * Takes @value over where it is the first or the same as the others had.
 */
void     haw_common_values_take        (char               **into,
                                        char                *value,
                                        guint                n_before);

/**
 * haw_common_values_add:
 * @values: (element-type HawCommonValue): those that @n_before have in common
 *
 * Inside a reading function: adds the values of one more, so that @values has all fields of @target,
 * in their order.
 */
gboolean haw_common_values_add         (HawDb               *db,
                                        HawAttributeTarget   target,
                                        gint64               id,
                                        guint                n_before,
                                        GArray              *values,
                                        GError             **error);

/**
 * haw_common_values_load_async:
 * @ids: (array length=n): those whose values are wanted
 *
 * Ends with haw_project_read_finish(): (transfer full) (element-type HawCommonValue) a GArray, in the
 * order of the fields.
 */
void     haw_common_values_load_async  (HawProject          *project,
                                        HawAttributeTarget   target,
                                        const gint64        *ids,
                                        gsize                n,
                                        GCancellable        *cancellable,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data);

typedef struct
{
  gint64 attribute;
  gint64 target;
  char *value;
  char *name;            /* of the attribute */
  HawAttributeKind kind; /* likewise */
} HawAttributeValue;

/**
 * haw_attribute_load_values_async:
 * @id: the one whose values are wanted, or 0 for all outlets (of the others there may be too many)
 *
 * Reads values. Ends with haw_project_read_finish(): (transfer full) (element-type
 * HawAttributeValue) a GPtrArray, in the order of the fields.
 */
void     haw_attribute_load_values_async (HawProject          *project,
                                          HawAttributeTarget   target,
                                          gint64               id,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);

G_END_DECLS
