/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project/haw-project.h"

G_BEGIN_DECLS

/**
 * HawProposalReach:
 *
 * Which articles may have other names to propose after something was learnt: an actor, a name of one,
 * or that a name is none.
 */
typedef struct _HawProposalReach HawProposalReach;

HawProposalReach *haw_proposal_reach_new  (void);
void              haw_proposal_reach_free (HawProposalReach  *self);

/**
 * haw_proposal_reach_learn:
 *
 * Takes what is learnt from some changes.
 */
void              haw_proposal_reach_learn (HawProposalReach *self,
                                            HawChanges       *changes);

/**
 * haw_proposal_reach_is_empty:
 *
 * Returns: whether nothing was learnt
 */
gboolean          haw_proposal_reach_is_empty (HawProposalReach *self);

/**
 * haw_proposal_reach_find:
 * @after: (inout): looks at some dozens of articles with greater ids; 0 once there are no more
 *
 * Inside a reading function.
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the articles among them that are reached;
 *   NULL with an error
 */
GArray           *haw_proposal_reach_find (HawProposalReach  *self,
                                           HawDb             *db,
                                           gint64            *after,
                                           GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HawProposalReach, haw_proposal_reach_free)

G_END_DECLS
