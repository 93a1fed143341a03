/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-window.h"

#include "haw-start-page.h"
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
  GtkWidget *timeline;

  HawViewState *state;
  GSignalGroup *project_signals;
  guint n_opening;         /* projects on their way */
  guint n_closing;
  gboolean closing;        /* the window goes as soon as its project is closed */
};

/* haw-window.c */
void     haw_window_opening_changed  (HawWindow  *self,
                                      int         step);

/* haw-window-actions.c */
void     haw_window_install_actions  (HawWindow  *self);
void     haw_window_update_actions   (HawWindow  *self);
void     haw_window_update_recent    (HawWindow  *self);

/* haw-window-keys.c: shortcuts by the place of the key where the layout has no Latin letters. */
void     haw_window_install_keys     (HawWindow  *self);

/* haw-window-layout.c: the panes, their sizes, and what is remembered of them. */
void     haw_window_build_panes      (HawWindow  *self);
void     haw_window_remember         (HawWindow  *self);
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

/* haw-window-open.c */
void     haw_window_open_sample      (HawWindow  *self);
gboolean haw_window_has_sample       (void);
void     haw_window_install_drop     (HawWindow  *self);

/* haw-window-undo.c */
void     haw_window_undo             (HawWindow  *self,
                                      gboolean    redo);
void     haw_window_follow_changes   (HawWindow  *self,
                                      HawChanges *changes);

G_END_DECLS
