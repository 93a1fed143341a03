/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-code.h"

G_BEGIN_DECLS

/**
 * HawCodeNode:
 *
 * A code as it stands in a HawCodeTree. Signal: `changed ()`, when anything of it is different.
 */
#define HAW_TYPE_CODE_NODE (haw_code_node_get_type ())
G_DECLARE_FINAL_TYPE (HawCodeNode, haw_code_node, HAW, CODE_NODE, GObject)

HawCode  *haw_code_node_get_code         (HawCodeNode *self);

/* The code, which is always there while the node is in its tree. */
gint64    haw_code_node_get_id           (HawCodeNode *self);

/* How many codes stand above it. */
guint     haw_code_node_get_depth        (HawCodeNode *self);

/* Whether there are codes below it that could be shown. */
gboolean  haw_code_node_has_children     (HawCodeNode *self);
gboolean  haw_code_node_get_expanded     (HawCodeNode *self);

/**
 * haw_code_node_get_n_annotations:
 * @with_children: whether those of the codes below it count too, each annotation once
 */
gint64    haw_code_node_get_n_annotations (HawCodeNode *self,
                                           gboolean     with_children);

/* For HawCodeTree. */
HawCodeNode *haw_code_node_new           (HawCode     *code);
void      haw_code_node_set_place        (HawCodeNode *self,
                                          guint        depth,
                                          gboolean     has_children,
                                          gboolean     expanded);
void      haw_code_node_set_counts       (HawCodeNode *self,
                                          gint64       own,
                                          gint64       all);
void      haw_code_node_changed          (HawCodeNode *self);

G_END_DECLS
