/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-actors-pane.h"

#include "haw-actor-page.h"
#include "haw-actor-row.h"
#include "widgets/haw-actor-chooser.h"

G_BEGIN_DECLS

struct _HawActorsPane
{
  GtkWidget parent_instance;

  GtkStack *pages;            /* the list, or the page of an actor */
  GtkSearchEntry *search_entry;
  GtkDropDown *kind_filter;
  GtkLabel *count_label;
  GtkStack *stack;
  GtkListView *list_view;
  GtkButton *clear_button;
  GtkEntry *new_entry;
  HawActorPage *page;
  GMenuModel *context_menu;
  GtkPopover *menu;
  HawActorChooser *chooser;
  gboolean choosing_distinct; /* the chooser is for who is not the same, not for a merge */
  gint64 chosen_for;

  HawViewState *state;
  GSignalGroup *actors_signals;
  GtkFilter *filter;
  GtkSingleSelection *selection;
  GStrv query;                /* folded words */
  gint64 wanted;              /* the actor to choose when it is in the list */
  gint64 wanted_page;         /* the actor to open when it is there */
  gboolean leaves_focus;      /* the list changes while the focus is elsewhere */
};

/* haw-actors-pane.c */
HawActor *haw_actors_pane_get_actor  (HawActorsPane *self);
gboolean  haw_actors_pane_can_edit   (HawActorsPane *self);
gboolean  haw_actors_pane_is_open    (HawActorsPane *self);
void      haw_actors_pane_open       (HawActorsPane *self,
                                      gint64         actor);
void      haw_actors_pane_leave      (HawActorsPane *self);
void      haw_actors_pane_choose     (HawActorsPane *self,
                                      gint64         actor);
GtkWidget *haw_actors_pane_find_row  (HawActorsPane *self,
                                      gint64         actor);

/* haw-actors-pane-actions.c */
void      haw_actors_pane_install_actions (GtkWidgetClass *widget_class);
void      haw_actors_pane_init_actions    (HawActorsPane *self);
void      haw_actors_pane_update_actions  (HawActorsPane *self);
void      haw_actors_pane_merge           (HawActorsPane *self,
                                           gint64         from,
                                           gint64         into);
void      haw_actors_pane_add             (HawActorsPane *self,
                                           const char    *name);

G_END_DECLS
