/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-attribute.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HawAttributeField:
 *
 * The name of a field of the analyst's own and below it an editor for values of its kind.
 *
 * Signals: `changed ()`; `activate ()`: Enter was pressed.
 */
#define HAW_TYPE_ATTRIBUTE_FIELD (haw_attribute_field_get_type ())
G_DECLARE_FINAL_TYPE (HawAttributeField, haw_attribute_field, HAW, ATTRIBUTE_FIELD, GtkWidget)

GtkWidget    *haw_attribute_field_new           (HawAttribute      *attribute);
HawAttribute *haw_attribute_field_get_attribute (HawAttributeField *self);

/**
 * haw_attribute_field_set_small:
 *
 * Has it look as the fields of a form in a pane do; to be called once.
 */
void          haw_attribute_field_set_small     (HawAttributeField *self);

/**
 * haw_attribute_field_show:
 * @value: (nullable): as it is stored, "" for none; NULL where several are edited together and have
 *   several values
 */
void          haw_attribute_field_show          (HawAttributeField *self,
                                                 const char        *value);

/**
 * haw_attribute_field_dup_change:
 *
 * Returns: (transfer full) (nullable): the value as it is now, to be stored; NULL where it is as it
 *   was shown, or none of its kind
 */
char         *haw_attribute_field_dup_change    (HawAttributeField *self);

/**
 * haw_attribute_field_set_text:
 *
 * Writes a value as a person would.
 */
void          haw_attribute_field_set_text      (HawAttributeField *self,
                                                 const char        *text);
gboolean      haw_attribute_field_get_valid     (HawAttributeField *self);

G_END_DECLS
