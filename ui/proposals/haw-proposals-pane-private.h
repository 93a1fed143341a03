/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-proposals-pane.h"

G_BEGIN_DECLS

struct _HawProposalsPane
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkDropDown *kind_filter;
  GtkToggleButton *dismissed_button;
  GtkWidget *many_menu;
  GtkStack *stack;
  GtkLabel *none_label;
  GtkListView *list_view;
  GtkPopover *accept_popover;
  GtkSpinButton *trust_spin;
  GtkLabel *many_label;
  GtkButton *many_button;

  HawViewState *state;
  GSignalGroup *list_signals;
  GtkSingleSelection *selection;
  GtkCustomFilter *filter;
  GtkStringList *kinds;
  guint n_open[HAW_N_PROPOSAL_KINDS];
  guint n_dismissed;
  guint update_idle;
  gboolean syncing;       /* what is chosen is told, not asked for */
  gboolean goes_on;       /* what was decided was chosen: the next one is chosen then */
  gboolean keeps_focus;   /* and has the focus */
  guint chosen_position;
};

/* haw-proposals-pane.c */
HawProject  *haw_proposals_pane_get_project (HawProposalsPane *self);
gboolean     haw_proposals_pane_can_edit    (HawProposalsPane *self);
guint        haw_proposals_pane_get_n       (HawProposalsPane *self);

/* Returns: (transfer none) (nullable): what stands at a position of the list */
HawProposal *haw_proposals_pane_peek        (HawProposalsPane *self,
                                             guint             position);

/* haw-proposals-pane-many.c */
void         haw_proposals_pane_show_many      (HawProposalsPane *self);
void         haw_proposals_pane_trust_cb       (HawProposalsPane *self);
void         haw_proposals_pane_accept_many_cb (HawProposalsPane *self);

G_END_DECLS
