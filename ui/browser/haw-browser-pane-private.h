/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-browser-pane.h"
#include "haw-filter-chips.h"
#include "haw-import-bar.h"
#include "widgets/haw-row-selection.h"

#include <adwaita.h>

G_BEGIN_DECLS

struct _HawBrowserPane
{
  GtkWidget parent_instance;

  GtkWidget *head;
  GtkSearchEntry *search_entry;
  GtkMenuButton *narrow_button;
  GtkMenuButton *sort_button;
  HawFilterChips *chips;
  GtkLabel *count_label;
  GtkStack *stack;
  GtkListView *list_view;
  AdwStatusPage *nothing_page;
  GtkButton *clear_button;
  HawImportBar *import_bar;
  GMenuModel *context_menu;
  GtkPopover *popover;

  HawViewState *state;
  HawRowSelection *selection;
  GSignalGroup *list_signals;
  GSignalGroup *project_signals;
  HawArticleSort sort;
  gboolean descending;
  gboolean following;      /* selection and state are being made to agree */
  gboolean wants_reveal;
  gboolean had_focus;
  guint reveal_source;
};

/* What is done with the selected articles: haw-browser-actions.c. */
void haw_browser_pane_install_actions (GtkWidgetClass *widget_class);
void haw_browser_pane_init_actions    (HawBrowserPane *self);
void haw_browser_pane_update_actions  (HawBrowserPane *self);

G_END_DECLS
