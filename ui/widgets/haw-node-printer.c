/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/haw-node-printer.h"

static void
print_container (GskRenderNode    *node,
                 cairo_t          *cr,
                 HawNodePrintFunc  func,
                 gpointer          user_data)
{
  for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
    haw_node_print (gsk_container_node_get_child (node, i), cr, func, user_data);
}

static void
print_transform (GskRenderNode    *node,
                 cairo_t          *cr,
                 HawNodePrintFunc  func,
                 gpointer          user_data)
{
  GskTransform *transform = gsk_transform_node_get_transform (node);
  float xx, yx, xy, yy, dx, dy;
  cairo_matrix_t matrix;

  if (gsk_transform_get_category (transform) < GSK_TRANSFORM_CATEGORY_2D)
    {
      gsk_render_node_draw (node, cr);
      return;
    }

  gsk_transform_to_2d (transform, &xx, &yx, &xy, &yy, &dx, &dy);
  cairo_matrix_init (&matrix, xx, yx, xy, yy, dx, dy);
  cairo_transform (cr, &matrix);
  haw_node_print (gsk_transform_node_get_child (node), cr, func, user_data);
}

/**
 * haw_node_print:
 * @func: asked for each node before it is drawn
 *
 * Draws a tree of nodes as gsk_render_node_draw() does, but for what @func draws in its own way, such
 * as texts with the letters they come from. Nodes are looked into as far as they are used to put
 * drawings together: containers, moves, clips, what is dimmed, and debug nodes.
 */
void
haw_node_print (GskRenderNode    *node,
                cairo_t          *cr,
                HawNodePrintFunc  func,
                gpointer          user_data)
{
  const graphene_rect_t *clip;

  g_return_if_fail (GSK_IS_RENDER_NODE (node) && cr != NULL && func != NULL);

  if (func (node, cr, user_data))
    return;

  cairo_save (cr);
  switch ((int) gsk_render_node_get_node_type (node))
    {
    case GSK_CONTAINER_NODE:
      print_container (node, cr, func, user_data);
      break;

    case GSK_TRANSFORM_NODE:
      print_transform (node, cr, func, user_data);
      break;

    case GSK_CLIP_NODE:
      clip = gsk_clip_node_get_clip (node);
      cairo_rectangle (cr, clip->origin.x, clip->origin.y, clip->size.width, clip->size.height);
      cairo_clip (cr);
      haw_node_print (gsk_clip_node_get_child (node), cr, func, user_data);
      break;

    case GSK_OPACITY_NODE:
      cairo_push_group (cr);
      haw_node_print (gsk_opacity_node_get_child (node), cr, func, user_data);
      cairo_pop_group_to_source (cr);
      cairo_paint_with_alpha (cr, gsk_opacity_node_get_opacity (node));
      break;

    case GSK_DEBUG_NODE:
      haw_node_print (gsk_debug_node_get_child (node), cr, func, user_data);
      break;

    default:
      gsk_render_node_draw (node, cr);
    }
  cairo_restore (cr);
}

/**
 * haw_node_new_cairo:
 * @bounds: of what is to be drawn
 * @cr: (out) (transfer full): where to draw it, in the coordinates of @bounds
 *
 * A node of cairo as gsk_cairo_node_new() makes it, that can be drawn on PDF and SVG surfaces as well:
 * these cut what was recorded anywhere but at the origin (cairo 1.16).
 *
 * Returns: (transfer full): it
 */
GskRenderNode *
haw_node_new_cairo (const graphene_rect_t  *bounds,
                    cairo_t               **cr)
{
  graphene_rect_t at_origin = GRAPHENE_RECT_INIT (0, 0, bounds->size.width, bounds->size.height);
  g_autoptr (GskRenderNode) node = gsk_cairo_node_new (&at_origin);
  g_autoptr (GskTransform) moved = gsk_transform_translate (NULL, &bounds->origin);

  *cr = gsk_cairo_node_get_draw_context (node);
  cairo_translate (*cr, -bounds->origin.x, -bounds->origin.y);

  return moved == NULL ? g_steal_pointer (&node) : gsk_transform_node_new (node, moved);
}
