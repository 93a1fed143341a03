/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-event-sheet.h"
#include "timeline/haw-event-grid.h"
#include "widgets/haw-row-selection.h"

G_BEGIN_DECLS

struct _HawEventGrid
{
  GtkWidget parent_instance;

  GtkLabel *count;
  GtkMenuButton *filter_button;
  GtkWidget *pin;
  GtkStack *stack;
  GtkLabel *none;
  GtkColumnView *view;
  GMenuModel *row_menu;

  HawViewState *state;
  HawEventSheet *sheet;         /* while the table is shown */
  HawRowSelection *selection;
  GtkColumnViewColumn *columns[HAW_N_EVENT_COLUMNS];
  GHashTable *titles;           /* gint64 → the box in the cell of the title, of the rows there are */
  GtkWidget *popover;
  HawEventColumn sort;
  gboolean descending;
  HawEventFilter filter;
  int asked;                    /* the column whose sorter was asked first, -1 for none */
  gboolean follows;             /* the order that the heads of the columns show is being set */
  GString *typed;
  gint64 typed_at;              /* µs, when the last letter came */
  GCancellable *seeking;
  gboolean wants_reveal;
  gint64 sought;                /* the event that was scrolled to last */
  guint n_sought;               /* frames since */
  guint sought_id;
  gboolean wide_dates;          /* there is room for those of the Hijri calendar */
  gboolean pinned;              /* the range of time does not matter here */
};

/* haw-event-grid-columns.c */
void      haw_event_grid_init_columns    (HawEventGrid   *self);
void      haw_event_grid_fit_dates       (HawEventGrid   *self);
void      haw_event_grid_show_sort       (HawEventGrid   *self);
void      haw_event_grid_rename          (HawEventGrid   *self,
                                          gint64          event);

/* haw-event-grid-actions.c */
void      haw_event_grid_install_actions (GtkWidgetClass *widget_class);
void      haw_event_grid_init_actions    (HawEventGrid   *self);
void      haw_event_grid_update_actions  (HawEventGrid   *self);

/* haw-event-grid.c */
gboolean  haw_event_grid_scroll_to       (HawEventGrid   *self,
                                          gint64          event);
void      haw_event_grid_focus_row       (HawEventGrid   *self,
                                          gint64          event);
void      haw_event_grid_set_sort        (HawEventGrid   *self,
                                          HawEventColumn  column,
                                          gboolean        descending);

G_END_DECLS
