/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project/haw-project.h"

G_BEGIN_DECLS

/**
 * HawProposals:
 *
 * Finds in the background what to propose for the articles of a project: for new ones once they are
 * imported, and again for those whose text or date changed or for which somebody asks. The reading, the
 * finding and the storing are short turns on other threads, which edits overtake. Stored outside of the
 * history. Does nothing in a project that can't be written. What is under way is left where it is when
 * the object is disposed of, and goes on with the next one.
 *
 * How far it came is kept in the project (setting `proposals`).
 *
 * Property: `busy` (gboolean): whether it has something to do.
 * Signal: `found (gint64 text)`: the open proposals of a text changed.
 */
#define HAW_TYPE_PROPOSALS (haw_proposals_get_type ())
G_DECLARE_FINAL_TYPE (HawProposals, haw_proposals, HAW, PROPOSALS, GObject)

HawProposals *haw_proposals_new         (HawProject   *project);
gboolean      haw_proposals_get_busy    (HawProposals *self);

/**
 * haw_proposals_refresh:
 * @article: an article
 *
 * Finds again what to propose for an article, before all others.
 */
void          haw_proposals_refresh     (HawProposals *self,
                                         gint64        article);

/**
 * haw_proposals_get_n_found:
 *
 * Returns: for how many articles it has looked, for tests
 */
guint         haw_proposals_get_n_found (HawProposals *self);

G_END_DECLS
