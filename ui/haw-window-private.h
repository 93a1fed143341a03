/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-window.h"

#include "haw-start-page.h"
#include "model/haw-proposals.h"
#include "widgets/haw-adaptive-panes.h"
#include "widgets/haw-message-bar.h"
#include "widgets/haw-tabbed-pane.h"

G_BEGIN_DECLS

struct _HawWindow
{
  AdwApplicationWindow parent_instance;

  AdwWindowTitle *title;
  AdwToastOverlay *toasts;
  HawMessageBar *messages;
  GtkStack *stack;
  GtkPaned *paned;
  HawAdaptivePanes *panes;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GMenu *recent_section;
  HawStartPage *start_page;

  HawTabbedPane *sides[HAW_N_SIDE_PANES];
  GtkWidget *browser;
  GtkWidget *reader;
  GtkWidget *notes;
  GtkWidget *all_notes;
  GtkWidget *timeline;

  HawViewState *state;
  GSignalGroup *project_signals;
  GSignalGroup *convention_signals;
  HawProposals *finder;    /* of a project that can be written, else NULL */
  guint remember_source;
  guint n_opening;         /* projects on their way */
  guint n_closing;
  GPtrArray *waiting;      /* to be opened once a project that is being closed gives it free, or NULL */
  guint n_working;         /* files on their way that no open project waits for */
  guint fit_id;            /* the timeline is about to be fitted into its room */
  int timeline_height;     /* px, at the last move of the divider; 0 before */
  int pushed_from;         /* px, the height that it had before it needed more; 0 for not */
  gboolean closing;        /* the window goes as soon as its project is closed */
  gboolean unsaved;        /* something that was typed was refused */
  gboolean gone;           /* the file of the project is not at its place any more */
  GError *deferred;        /* to be shown once a project is open again */
  AdwToast *edited;        /* weak: offers to undo the last edit */
  AdwToast *undone;        /* weak: says what was undone */
};

/* haw-window.c */
void     haw_window_opening_changed  (HawWindow  *self,
                                      int         step);
void     haw_window_set_unsaved      (HawWindow  *self,
                                      gboolean    unsaved);

/* haw-window-actions.c */
void     haw_window_install_actions  (HawWindow  *self);
void     haw_window_update_actions   (HawWindow  *self);
void     haw_window_update_recent    (HawWindow  *self);

/* haw-window-keys.c: shortcuts by the place of the key where the layout has no Latin letters. */
void     haw_window_install_keys     (HawWindow  *self);

/* haw-window-open.c: what waits for a project that is being closed. */
void     haw_window_open_waiting     (HawWindow  *self);

/* haw-window-layout.c: the panes and their sizes. */
void     haw_window_build_panes      (HawWindow  *self);
void     haw_window_show_pane        (HawWindow  *self,
                                      GtkWidget  *pane,
                                      gboolean    shown);
gboolean haw_window_is_pane_shown    (HawWindow  *self,
                                      GtkWidget  *pane);
/* Brings a page of a side pane to sight, by name, and gives it the focus. */
void     haw_window_show_page        (HawWindow  *self,
                                      const char *name);
void     haw_window_focus_next_pane  (HawWindow  *self,
                                      int         step);

/* haw-window-memory.c: what this computer remembers of the window and of the place in a project. */
extern const char *const haw_window_side_keys[HAW_N_SIDE_PANES];

void     haw_window_follow_memory    (HawWindow  *self);
void     haw_window_remember         (HawWindow  *self);
void     haw_window_restore_place    (HawWindow  *self);
void     haw_window_carry_place      (HawWindow  *self,
                                      GFile      *to);

/* haw-window-conventions.c: how the project and this computer want dates and the timeline. */
void     haw_window_follow_conventions (HawWindow *self);

/* haw-window-proposals.c: what the program suggests is found in the background. */
void     haw_window_follow_proposals (HawWindow  *self);
void     haw_window_drop_proposals   (HawWindow  *self);

/* haw-window-open.c */
void     haw_window_install_drop     (HawWindow  *self);
void     haw_window_open_read_only   (HawWindow  *self,
                                      GFile      *project);
void     haw_window_go_on_in         (HawWindow  *self,
                                      GFile      *copy);

/* haw-window-copy.c */
void     haw_window_open_sample      (HawWindow  *self);
gboolean haw_window_has_sample       (void);

/* haw-window-leave.c */
typedef void (*HawLeaveFunc)  (HawWindow *self,
                               gpointer   data);
typedef void (*HawClosedFunc) (HawWindow *self,
                               gboolean   closed,
                               gpointer   data);

void     haw_window_leave            (HawWindow      *self,
                                      HawLeaveFunc    func,
                                      gpointer        data,
                                      GDestroyNotify  data_free);
void     haw_window_swap_project     (HawWindow      *self,
                                      HawProject     *project,
                                      HawClosedFunc   func,
                                      gpointer        data);
void     haw_window_work_changed     (HawWindow      *self,
                                      int             step);
gboolean haw_window_quit             (HawWindow      *self);

/* haw-window-correct.c: corrected versions of an article, and what they leave to review. */
void     haw_window_install_review   (HawWindow  *self);

/* haw-window-faults.c: what could not be opened or stored, and the ways out. */
void haw_window_show_exported (HawWindow  *self,
                               const char *text,
                               GFile      *file);
void     haw_window_show_error       (HawWindow    *self,
                                      const GError *error);
void     haw_window_show_open_error  (HawWindow    *self,
                                      GFile        *file,
                                      const GError *error);
void     haw_window_restore_backup   (HawWindow    *self,
                                      GFile        *file);
void     haw_window_recover          (HawWindow    *self,
                                      GFile        *damaged);
void     haw_window_install_fault_actions (HawWindow *self);

/* haw-window-undo.c */
void     haw_window_say_undone       (HawWindow  *self,
                                      gboolean    redo,
                                      const char *label);
void     haw_window_undo             (HawWindow  *self,
                                      gboolean    redo);
void     haw_window_follow_changes   (HawWindow  *self,
                                      HawChanges *changes);

G_END_DECLS
