/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What one annotation has to do with another. */
typedef enum
{
  HAW_RELATION_SUPPORTS,
  HAW_RELATION_CONTRADICTS,
  HAW_RELATION_SAME,         /* makes the same claim; has no direction */
  HAW_RELATION_TRANSLATES,   /* is a translation of it */
  HAW_N_RELATIONS,
} HawRelation;

/* As they stand in the file; in the other direction whether @nick is one. */
const char *haw_relation_to_nick   (HawRelation  kind);
gboolean    haw_relation_from_nick (const char  *nick,
                                    HawRelation *kind);

/**
 * haw_relation_phrase:
 * @outgoing: whether the words are said of the annotation the link starts at, of the other one
 *   otherwise
 *
 * Returns: (transfer none): such as "Supports" or "Supported by", to stand before the other one
 */
const char *haw_relation_phrase    (HawRelation  kind,
                                    gboolean     outgoing);

G_END_DECLS
