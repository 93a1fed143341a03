/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Things that were drawn before, kept as render nodes while the scale stays: panning only moves them. A
 * node is known by a kind, an id and a lane. What is not used any more goes when there are too many. */
typedef struct _HawTimelineNodes HawTimelineNodes;

HawTimelineNodes *haw_timeline_nodes_new (void);
void haw_timeline_nodes_free (HawTimelineNodes *self);
void haw_timeline_nodes_clear (HawTimelineNodes *self);
GskRenderNode *haw_timeline_nodes_lookup (HawTimelineNodes *self,
                                          guint             kind,
                                          gint64            id,
                                          guint             lane,
                                          double           *origin);
void haw_timeline_nodes_take (HawTimelineNodes *self,
                              guint             kind,
                              gint64            id,
                              guint             lane,
                              GskRenderNode    *node,
                              double            origin);
void haw_timeline_nodes_forget (HawTimelineNodes *self,
                                gint64            id);
guint haw_timeline_nodes_get_n_made (HawTimelineNodes *self);

G_END_DECLS
