/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-fields.h"
#include "model/haw-row.h"

G_BEGIN_DECLS

typedef enum
{
  HAW_ATTRIBUTE_TEXT,
  HAW_ATTRIBUTE_NUMBER,
  HAW_ATTRIBUTE_DATE,
  HAW_ATTRIBUTE_YES_NO,
  HAW_ATTRIBUTE_CHOICE,
  HAW_N_ATTRIBUTE_KINDS,
} HawAttributeKind;

typedef enum
{
  HAW_ATTRIBUTE_OF_ARTICLE,
  HAW_ATTRIBUTE_OF_OUTLET,
  HAW_ATTRIBUTE_OF_EVENT,
  HAW_ATTRIBUTE_OF_ACTOR,
  HAW_N_ATTRIBUTE_TARGETS,
} HawAttributeTarget;

/**
 * HawAttribute:
 *
 * A field of the analyst's own, for articles, outlets, events or actors. Properties, all read-only: `name`.
 */
#define HAW_TYPE_ATTRIBUTE (haw_attribute_get_type ())
G_DECLARE_FINAL_TYPE (HawAttribute, haw_attribute, HAW, ATTRIBUTE, HawRow)

const char        *haw_attribute_get_name     (HawAttribute *self);
HawAttributeKind   haw_attribute_get_kind     (HawAttribute *self);

/**
 * haw_attribute_get_choices:
 *
 * Returns: (transfer none): the values of kind %HAW_ATTRIBUTE_CHOICE, in order; empty for the others
 */
const char *const *haw_attribute_get_choices  (HawAttribute *self);
double             haw_attribute_get_position (HawAttribute *self);

/**
 * haw_attribute_get_target:
 *
 * Returns: whose field it is; %HAW_N_ATTRIBUTE_TARGETS until it is read
 */
HawAttributeTarget haw_attribute_get_target   (HawAttribute *self);

/* For HawAttributeList. */
void               haw_attribute_take         (HawRow          *row,
                                               const HawFields *fields);

/* As they stand in the file; in the other direction whether @nick is one. */
const char *haw_attribute_kind_to_nick     (HawAttributeKind    kind);
gboolean    haw_attribute_kind_from_nick   (const char         *nick,
                                            HawAttributeKind   *kind);
const char *haw_attribute_target_to_nick   (HawAttributeTarget  target);
gboolean    haw_attribute_target_from_nick (const char         *nick,
                                            HawAttributeTarget *target);

/**
 * haw_attribute_read_value:
 * @choices: (nullable): the choices of kind %HAW_ATTRIBUTE_CHOICE
 * @text: what a person or a script gave
 *
 * Reads a value: digits of any script for a number, EDTF for a date, 0, 1, yes or no in English and in
 * the language of the process, a choice in any spelling.
 *
 * Returns: (transfer full) (nullable): the value as it is stored, "" for none; NULL with
 *   %HAW_ERROR_INVALID or a HAW_EDTF_ERROR where @text is no value of that kind
 */
char       *haw_attribute_read_value       (HawAttributeKind    kind,
                                            const char *const  *choices,
                                            const char         *text,
                                            GError            **error);

/**
 * haw_attribute_describe_value:
 *
 * Returns: (transfer full): a stored value for people: yes or no in words, a date as dates are written
 */
char       *haw_attribute_describe_value   (HawAttributeKind    kind,
                                            const char         *value);

/**
 * haw_attribute_parse_choices:
 * @json: (nullable): an array as it stands in the file
 *
 * Returns: (transfer full): the choices
 */
GStrv       haw_attribute_parse_choices    (const char         *json);
char       *haw_attribute_format_choices   (const char *const  *choices);

G_END_DECLS
