/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-attribute.h"
#include "project/haw-project.h"

G_BEGIN_DECLS

/**
 * HawAttributeFields:
 * @name: (nullable): NULL leaves it
 * @kind: -1 leaves it
 * @choices: (nullable): NULL leaves them; read where the kind is or becomes %HAW_ATTRIBUTE_CHOICE
 * @drop: whether values that do not fit go
 *
 * Values for a field. Where its kind or its choices change, values that fit are taken along (yes and
 * no become words, a choice that is the only one written otherwise takes its values along, a field
 * that becomes a choice without choices given gets the values it has); where any does not fit, the
 * edit is refused with %HAW_ERROR_MISFIT, unless @drop says that these go. Undo brings them back.
 */
typedef struct
{
  const char *name;
  int kind;
  const char *const *choices;
  gboolean drop;
} HawAttributeFields;

/**
 * HawAttributeSetting:
 * @value: as haw_attribute_read_value() reads it, "" for none
 */
typedef struct
{
  gint64 attribute;
  const char *value;
} HawAttributeSetting;

/**
 * haw_attribute_add:
 *
 * Inside an edit: makes a field, after the others of its target.
 *
 * Returns: its id, 0 with an error; %HAW_ERROR_INVALID where the name is empty or, spelling folded,
 *   that of another field of the target
 */
gint64   haw_attribute_add          (HawDb                    *db,
                                     HawAttributeTarget        target,
                                     const HawAttributeFields *fields,
                                     GError                  **error);

/**
 * haw_attribute_set:
 * @targets: (array length=n): ids of the articles, outlets, events or actors
 * @changed: (nullable) (element-type gint64): gets the ids of those that had another value
 *
 * Inside an edit: gives a field a value in one or many of those it is for.
 *
 * Returns: FALSE with %HAW_ERROR_INVALID or a HAW_EDTF_ERROR where the value is none of the field's
 *   kind, %HAW_ERROR_NOT_FOUND where there is no such field, or none of those with that id
 */
gboolean haw_attribute_set          (HawDb                    *db,
                                     gint64                    attribute,
                                     const gint64             *targets,
                                     gsize                     n,
                                     const char               *value,
                                     GHashTable               *changed,
                                     GError                  **error);

/* Each ends with haw_project_edit_finish(). */
void     haw_attribute_add_async    (HawProject               *project,
                                     HawAttributeTarget        target,
                                     const HawAttributeFields *fields,
                                     GCancellable             *cancellable,
                                     GAsyncReadyCallback       callback,
                                     gpointer                  user_data);
void     haw_attribute_update_async (HawProject               *project,
                                     gint64                    attribute,
                                     const HawAttributeFields *fields,
                                     GCancellable             *cancellable,
                                     GAsyncReadyCallback       callback,
                                     gpointer                  user_data);

/**
 * haw_attribute_move_async:
 * @place: where it is to stand among the fields of its target, from 0, itself left out
 */
void     haw_attribute_move_async   (HawProject               *project,
                                     gint64                    attribute,
                                     guint                     place,
                                     GCancellable             *cancellable,
                                     GAsyncReadyCallback       callback,
                                     gpointer                  user_data);

/**
 * haw_attribute_remove_async:
 *
 * Deletes a field with its values.
 */
void     haw_attribute_remove_async (HawProject               *project,
                                     gint64                    attribute,
                                     const char               *name,
                                     GCancellable             *cancellable,
                                     GAsyncReadyCallback       callback,
                                     gpointer                  user_data);

/**
 * haw_attribute_set_async:
 * @targets: (array length=n): ids of those the field is for
 *
 * haw_attribute_set() as one step of its own.
 */
void     haw_attribute_set_async    (HawProject               *project,
                                     HawAttributeTarget        target,
                                     gint64                    attribute,
                                     const gint64             *targets,
                                     gsize                     n,
                                     const char               *value,
                                     GCancellable             *cancellable,
                                     GAsyncReadyCallback       callback,
                                     gpointer                  user_data);

/**
 * haw_attribute_set_several_async:
 * @settings: (array length=n_settings): fields of @target and their values
 * @targets: (array length=n): ids of those they are for
 *
 * haw_attribute_set() for each of the fields, all in one step.
 */
void     haw_attribute_set_several_async (HawProject                *project,
                                          HawAttributeTarget         target,
                                          const HawAttributeSetting *settings,
                                          gsize                      n_settings,
                                          const gint64              *targets,
                                          gsize                      n,
                                          GCancellable              *cancellable,
                                          GAsyncReadyCallback        callback,
                                          gpointer                   user_data);

/**
 * haw_attribute_make_label:
 *
 * Returns: (transfer full): what an edit is called that gives values to @n of @target
 */
HawLabel *haw_attribute_make_label       (HawAttributeTarget         target,
                                          gsize                      n);

/**
 * haw_attribute_set_finish:
 * @n_changed: (out) (optional): in how many a value was another one
 *
 * Ends haw_attribute_set_async() and haw_attribute_set_several_async().
 */
gboolean haw_attribute_set_finish        (HawProject                *project,
                                          GAsyncResult              *result,
                                          guint                     *n_changed,
                                          GError                   **error);

G_END_DECLS
