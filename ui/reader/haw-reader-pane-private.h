/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-reader-pane.h"

#include <adwaita.h>

#include "haw-active-codes-bar.h"
#include "haw-proposal-card.h"
#include "haw-source-strip.h"
#include "model/haw-article-edit.h"
#include "model/haw-mention-edit.h"
#include "model/haw-mention-list.h"
#include "widgets/haw-actor-chooser.h"
#include "widgets/haw-code-chooser.h"

G_BEGIN_DECLS

typedef struct _HawReaderOffer HawReaderOffer;

struct _HawReaderPane
{
  GtkWidget parent_instance;

  GtkStack *stack;
  AdwStatusPage *error_page;
  GtkLabel *title_label;
  GtkLabel *source_label;
  GtkWidget *undated;
  HawReaderView *view;
  HawSourceStrip *sources;

  HawViewState *state;
  GSignalGroup *state_signals;
  GSignalGroup *project_signals;
  GSignalGroup *annotations_signals;
  GSignalGroup *codes_signals;

  HawDocument *document;       /* what the view shows, NULL while another article is being read */
  const char *page;            /* what the stack shows while no sources stand before it */
  GtkWidget *focus_before;     /* where the focus was when the sources came; weak */
  gboolean sources_open;
  GCancellable *reading;
  gboolean reveal_pending;     /* a passage to show once the document is there */
  guint reveal_start;
  guint reveal_end;
  gboolean place_pending;      /* a place to go to once the document is there */
  HawReaderPlace place;

  guint marks_idle;
  gboolean marks_stale;        /* all marks are to be made anew */
  GArray *rows;                /* gint64, the ids of the annotations in their order */
  GHashTable *changed_marks;   /* gint64, the annotations whose marks are to be made anew */
  guint n_marks_built;         /* how often all marks were made, for tests */
  guint n_marks_filled;        /* how many marks were made, for tests */
  gboolean resizing;           /* a range that the view gave a mark is being stored */
  gboolean resized_again;      /* another one came meanwhile */
  gboolean resized_by_step;
  gint64 resized_mark;
  guint resized_start;
  guint resized_end;
  gboolean annotation_pending; /* an annotation to go to once its mark is there */
  gboolean syncing;            /* the view is being told, its notifications are no user's */

  HawCodeChooser *chooser;
  guint chooser_start;         /* the passage that the chooser is open for */
  guint chooser_end;
  GArray *recent_codes;        /* gint64, the last used first */

  HawMentionList *mentions;    /* of the text that is shown */
  guint mentions_idle;
  GSignalGroup *actors_signals;
  HawActorChooser *actor_chooser;
  gint64 mention_text;         /* the words that it is open for */
  guint mention_start;
  guint mention_end;
  gint64 chooser_proposal;     /* or the proposal */

  GtkOverlay *overlay;
  HawProposalCard *card;
  GSignalGroup *proposals_signals;
  guint hints_idle;
  guint card_idle;
  gboolean walking;            /* the caret is moved to a proposal */
  gboolean walked_out;         /* the walk was ended here: Tab leaves the text */
  gboolean other_reading;      /* the current one has a date, meant by its other reading */
  HawReaderOffer *offer;       /* of the current one, where it is an event */
  guint n_offers_read;         /* for tests */
  guint n_hints_filled;        /* how often hints were made, for tests */

  HawActiveCodesBar *active_bar; /* shown while every selection is coded at once */
  GArray *active_codes;        /* gint64 */
  gboolean chooser_for_active; /* the chooser picks active codes, not one for a passage */
  GMenu *codes_menu;
  guint menu_idle;
};

/**
 * HawReaderTarget:
 * @annotation: (nullable): the annotation of exactly this passage
 *
 * The passage that an act means.
 */
typedef struct
{
  guint start;
  guint end;
  HawAnnotation *annotation;
} HawReaderTarget;

/* Acts. */
void     haw_reader_pane_class_add_actions (GtkWidgetClass        *widget_class);
gboolean haw_reader_pane_can_edit          (HawReaderPane         *self);
gboolean haw_reader_pane_get_target        (HawReaderPane         *self,
                                            HawReaderTarget       *target);
void     haw_reader_pane_update_actions    (HawReaderPane         *self);
/* The end of an edit: says what went wrong; @data is a reference to the pane. */
void     haw_reader_pane_done_cb           (GObject               *object,
                                            GAsyncResult          *result,
                                            gpointer               data);
void     haw_reader_pane_apply_code        (HawReaderPane         *self,
                                            const HawReaderTarget *target,
                                            gint64                 code);
void     haw_reader_pane_apply_new_code    (HawReaderPane         *self,
                                            const HawReaderTarget *target,
                                            const char            *name);
gboolean haw_reader_pane_activate          (HawReaderPane         *self,
                                            const char            *name);
gboolean haw_reader_pane_press             (HawReaderPane         *self,
                                            guint                  keyval,
                                            guint                  keycode,
                                            GdkModifierType        state);
void     haw_reader_pane_add_keys          (HawReaderPane         *self);

void     haw_reader_pane_apply_codes       (HawReaderPane         *self,
                                            const HawReaderTarget *target,
                                            const gint64          *codes,
                                            gsize                  n_codes);

/* Coding by key. */
HawCode *haw_reader_pane_find_code         (HawReaderPane         *self,
                                            char                   key);
gint64   haw_reader_pane_get_last_code     (HawReaderPane         *self);
void     haw_reader_pane_clitics_action    (GtkWidget             *widget,
                                            const char            *name,
                                            GVariant              *parameter);
void     haw_reader_pane_in_vivo_action    (GtkWidget             *widget,
                                            const char            *name,
                                            GVariant              *parameter);
void     haw_reader_pane_repeat_action     (GtkWidget             *widget,
                                            const char            *name,
                                            GVariant              *parameter);
void     haw_reader_pane_uncoded_action    (GtkWidget             *widget,
                                            const char            *name,
                                            GVariant              *parameter);
void     haw_reader_pane_mentions_action   (GtkWidget             *widget,
                                            const char            *name,
                                            GVariant              *parameter);

/* Mentions of actors. */
void     haw_reader_pane_queue_mentions    (HawReaderPane         *self);
void     haw_reader_pane_follow_mentions   (HawReaderPane         *self);
void     haw_reader_pane_drop_mentions     (HawReaderPane         *self);
gboolean haw_reader_pane_has_mention       (HawReaderPane         *self);
void     haw_reader_pane_mark_mention_action (GtkWidget           *widget,
                                              const char          *name,
                                              GVariant            *parameter);
void     haw_reader_pane_unmark_mention_action (GtkWidget         *widget,
                                                const char        *name,
                                                GVariant          *parameter);
void     haw_reader_pane_mark_others_action (GtkWidget            *widget,
                                             const char           *name,
                                             GVariant             *parameter);
void     haw_reader_pane_show_actor_action (GtkWidget             *widget,
                                            const char            *name,
                                            GVariant              *parameter);

/* What the program suggests. */
void     haw_reader_pane_init_proposals    (HawReaderPane         *self);
void     haw_reader_pane_drop_proposals    (HawReaderPane         *self);
void     haw_reader_pane_follow_text       (HawReaderPane         *self);
void     haw_reader_pane_queue_card        (HawReaderPane         *self);
void     haw_reader_pane_leave_proposal    (HawReaderPane         *self);
HawProposal *haw_reader_pane_get_proposal  (HawReaderPane         *self);
void     haw_reader_pane_show_card         (HawReaderPane         *self);
gboolean haw_reader_pane_press_proposal    (HawReaderPane         *self,
                                            guint                  keyval,
                                            char                   key,
                                            GdkModifierType        modifiers);
void     haw_reader_pane_accept_as         (HawReaderPane         *self,
                                            gint64                 proposal,
                                            const HawMentionOf    *of);
void     haw_reader_pane_choose_for        (HawReaderPane         *self,
                                            HawProposal           *proposal);
void     haw_reader_pane_next_proposal_action (GtkWidget          *widget,
                                               const char         *name,
                                               GVariant           *parameter);
void     haw_reader_pane_accept_proposal_action (GtkWidget        *widget,
                                                 const char       *name,
                                                 GVariant         *parameter);
void     haw_reader_pane_dismiss_proposal_action (GtkWidget       *widget,
                                                  const char      *name,
                                                  GVariant        *parameter);
void     haw_reader_pane_other_event_action (GtkWidget             *widget,
                                            const char            *name,
                                            GVariant              *parameter);

/* haw-reader-pane-offer.c */
void     haw_reader_pane_show_offer        (HawReaderPane         *self,
                                            HawProposal           *proposal);
char    *haw_reader_pane_dup_offer         (HawReaderPane         *self);
gint64   haw_reader_pane_get_offered       (HawReaderPane         *self,
                                            HawProposal           *proposal);
void     haw_reader_pane_drop_offer        (HawReaderPane         *self);

/* haw-reader-pane-proposals.c */
void     haw_reader_pane_other_reading_action (GtkWidget          *widget,
                                               const char         *name,
                                               GVariant           *parameter);
void     haw_reader_pane_other_actor_action (GtkWidget            *widget,
                                             const char           *name,
                                             GVariant             *parameter);

/* Active codes: every selection is coded at once. */
void     haw_reader_pane_active_action     (GtkWidget             *widget,
                                            const char            *name,
                                            GVariant              *parameter);
gboolean haw_reader_pane_is_active         (HawReaderPane         *self);
void     haw_reader_pane_end_active        (HawReaderPane         *self);
void     haw_reader_pane_toggle_active     (HawReaderPane         *self,
                                            gint64                 code);
void     haw_reader_pane_update_active     (HawReaderPane         *self);
void     haw_reader_pane_selection_finished (HawReaderPane        *self);

/* Marks. */
void     haw_reader_pane_queue_marks       (HawReaderPane         *self);
void     haw_reader_pane_queue_flush       (HawReaderPane         *self);
void     haw_reader_pane_follow_rows       (HawReaderPane         *self);
void     haw_reader_pane_rows_changed      (HawReaderPane         *self,
                                            GListModel            *model,
                                            guint                  position,
                                            guint                  removed,
                                            guint                  added);
void     haw_reader_pane_mark_changed      (HawReaderPane         *self,
                                            gint64                 annotation);
void     haw_reader_pane_flush_marks       (HawReaderPane         *self);
void     haw_reader_pane_go_to_annotation  (HawReaderPane         *self);
void     haw_reader_pane_reveal            (HawReaderPane         *self,
                                            guint                  start,
                                            guint                  end);

/* The range of an annotation. */
void     haw_reader_pane_resize            (HawReaderPane         *self,
                                            gint64                 mark,
                                            guint                  start,
                                            guint                  end,
                                            gboolean               step);
void     haw_reader_pane_split_action      (GtkWidget             *widget,
                                            const char            *name,
                                            GVariant              *parameter);
void     haw_reader_pane_join_action       (GtkWidget             *widget,
                                            const char            *name,
                                            GVariant              *parameter);

/* The sources of an event. */
void     haw_reader_pane_show_page         (HawReaderPane         *self,
                                            const char            *page);
void     haw_reader_pane_leave_sources     (HawReaderPane         *self);
void     haw_reader_pane_sources_opened    (HawReaderPane         *self);
void     haw_reader_pane_init_sources      (HawReaderPane         *self);

/* The chooser and the menu. */
void     haw_reader_pane_point_at          (HawReaderPane         *self,
                                            GtkPopover            *popover,
                                            guint                  start,
                                            guint                  end);
void     haw_reader_pane_open_chooser      (HawReaderPane         *self);
void     haw_reader_pane_add_menu          (HawReaderPane         *self);
void     haw_reader_pane_queue_menu        (HawReaderPane         *self);
void     haw_reader_pane_code_used         (HawReaderPane         *self,
                                            gint64                 code);

G_END_DECLS
