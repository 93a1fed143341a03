/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HawNodePrintFunc:
 *
 * Returns: whether it has drawn @node
 */
typedef gboolean (*HawNodePrintFunc) (GskRenderNode *node,
                                      cairo_t       *cr,
                                      gpointer       user_data);

void haw_node_print (GskRenderNode    *node,
                     cairo_t          *cr,
                     HawNodePrintFunc  func,
                     gpointer          user_data);

GskRenderNode *haw_node_new_cairo (const graphene_rect_t  *bounds,
                                   cairo_t               **cr);

G_END_DECLS
