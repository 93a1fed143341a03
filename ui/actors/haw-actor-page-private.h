/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-actor-page.h"

#include "model/haw-actor-details.h"
#include "widgets/haw-value-rows.h"

G_BEGIN_DECLS

/* The lists of a page, each below a heading that counts it. */
typedef enum
{
  HAW_ACTOR_NAMES,
  HAW_ACTOR_MENTIONS,
  HAW_ACTOR_QUOTES,
  HAW_ACTOR_EVENTS,
  HAW_ACTOR_COMPANIONS,
  HAW_ACTOR_DISTINCT,
  HAW_N_ACTOR_LISTS,
} HawActorListKind;

struct _HawActorPage
{
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  GtkBox *box;
  GtkEntry *name_entry;
  GtkDropDown *kind_row;
  GtkEntry *alias_entry;
  GtkListBox *own_list;       /* of the analyst's own fields */
  GtkBox *note_box;
  GtkWidget *note;            /* HawNoteEditor */
  GtkLabel *headings[HAW_N_ACTOR_LISTS];
  GtkListBox *lists[HAW_N_ACTOR_LISTS];
  GtkWidget *mentions_hint;
  GtkLabel *older_label;
  GtkButton *more_button;

  HawViewState *state;
  GSignalGroup *actor_signals;
  gint64 actor;
  guint max_mentions;
  gboolean active;
  gboolean focus_pending;     /* the first mention gets the focus once it is there */
  char *told_name;            /* what the entry says unless it is being edited */
  char *adding;               /* the name that is being added */
  gboolean filling;           /* the controls are being told, their notifications are no user's */
  HawLiveRead *details;
  HawValueRows *own;          /* NULL for no actor */
};

/* haw-actor-page.c */
HawActor *haw_actor_page_get_row     (HawActorPage *self);
gboolean  haw_actor_page_can_edit    (HawActorPage *self);
void      haw_actor_page_open        (HawActorPage *self,
                                      gint64        actor);
void      haw_actor_page_done_cb     (GObject      *object,
                                      GAsyncResult *result,
                                      gpointer      data);

/* haw-actor-page-own.c: the analyst's own fields. */
void      haw_actor_page_show_own    (HawActorPage *self);
void      haw_actor_page_forget_own  (HawActorPage *self);

/* haw-actor-page-lists.c: what the lists show, and where their rows lead. */
void      haw_actor_page_fill_names  (HawActorPage *self);
void      haw_actor_page_fill_lists  (HawActorPage *self);
void      haw_actor_page_init_lists  (HawActorPage *self);

G_END_DECLS
