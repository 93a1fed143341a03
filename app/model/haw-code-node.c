/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-code-node.h"

struct _HawCodeNode
{
  GObject parent_instance;

  HawCode *code;
  guint depth;
  gboolean has_children;
  gboolean expanded;
  gint64 own;
  gint64 all;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HawCodeNode, haw_code_node, G_TYPE_OBJECT)

static void
haw_code_node_finalize (GObject *object)
{
  HawCodeNode *self = HAW_CODE_NODE (object);

  g_clear_object (&self->code);

  G_OBJECT_CLASS (haw_code_node_parent_class)->finalize (object);
}

static void
haw_code_node_class_init (HawCodeNodeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = haw_code_node_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
haw_code_node_init (HawCodeNode *self)
{
}

HawCode *
haw_code_node_get_code (HawCodeNode *self)
{
  g_return_val_if_fail (HAW_IS_CODE_NODE (self), NULL);

  return self->code;
}

gint64
haw_code_node_get_id (HawCodeNode *self)
{
  g_return_val_if_fail (HAW_IS_CODE_NODE (self), 0);

  return haw_row_get_id (HAW_ROW (self->code));
}

guint
haw_code_node_get_depth (HawCodeNode *self)
{
  g_return_val_if_fail (HAW_IS_CODE_NODE (self), 0);

  return self->depth;
}

gboolean
haw_code_node_has_children (HawCodeNode *self)
{
  g_return_val_if_fail (HAW_IS_CODE_NODE (self), FALSE);

  return self->has_children;
}

gboolean
haw_code_node_get_expanded (HawCodeNode *self)
{
  g_return_val_if_fail (HAW_IS_CODE_NODE (self), FALSE);

  return self->expanded;
}

gint64
haw_code_node_get_n_annotations (HawCodeNode *self,
                                 gboolean     with_children)
{
  g_return_val_if_fail (HAW_IS_CODE_NODE (self), 0);

  return with_children ? self->all : self->own;
}

HawCodeNode *
haw_code_node_new (HawCode *code)
{
  HawCodeNode *self;

  g_return_val_if_fail (HAW_IS_CODE (code), NULL);

  self = g_object_new (HAW_TYPE_CODE_NODE, NULL);
  self->code = g_object_ref (code);
  return self;
}

void
haw_code_node_set_place (HawCodeNode *self,
                         guint        depth,
                         gboolean     has_children,
                         gboolean     expanded)
{
  g_return_if_fail (HAW_IS_CODE_NODE (self));

  if (self->depth == depth && self->has_children == has_children && self->expanded == expanded)
    return;
  self->depth = depth;
  self->has_children = has_children;
  self->expanded = expanded;
  haw_code_node_changed (self);
}

void
haw_code_node_set_counts (HawCodeNode *self,
                          gint64       own,
                          gint64       all)
{
  g_return_if_fail (HAW_IS_CODE_NODE (self));

  if (self->own == own && self->all == all)
    return;
  self->own = own;
  self->all = all;
  haw_code_node_changed (self);
}

void
haw_code_node_changed (HawCodeNode *self)
{
  g_return_if_fail (HAW_IS_CODE_NODE (self));

  g_signal_emit (self, signals[CHANGED], 0);
}
