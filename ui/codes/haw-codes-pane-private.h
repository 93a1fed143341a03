/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-codes-pane.h"

#include "haw-code-tree-row.h"
#include "model/haw-code-tree.h"
#include "widgets/haw-code-chooser.h"

G_BEGIN_DECLS

struct _HawCodesPane
{
  GtkWidget parent_instance;

  GtkWidget *head;
  GtkSearchEntry *search_entry;
  GtkLabel *count_label;
  GtkStack *stack;
  GtkListView *list_view;
  GtkButton *clear_button;
  GtkEntry *new_entry;
  GtkWidget *foot;
  GtkLabel *here_label;
  GMenuModel *context_menu;
  GtkPopover *menu;
  GtkPopover *chooser;

  HawViewState *state;
  HawCodeCounts *counts;
  HawCodeTree *tree;
  GtkSingleSelection *selection;
  GSignalGroup *annotation_signals;
  GSignalGroup *node_signals;   /* of the code that is chosen */
  gint64 wanted;          /* the code to choose when it is in the tree */
  gint64 merging;
  gboolean show_retired;
};

/* haw-codes-pane.c */
HawCode *haw_codes_pane_get_code       (HawCodesPane *self);

/* Whether an annotation has a code or one below it. */
gboolean haw_codes_pane_has_code       (HawCodesPane  *self,
                                        HawAnnotation *annotation,
                                        gint64         code);

/* Chooses a code, unfolds what is above it, and gives the focus to its row. */
void     haw_codes_pane_choose         (HawCodesPane *self,
                                        gint64        code);
HawCodeTreeRow *haw_codes_pane_find_row (HawCodesPane *self,
                                         gint64        code);
gboolean haw_codes_pane_can_edit       (HawCodesPane *self);
void     haw_codes_pane_set_retired    (HawCodesPane *self,
                                        gboolean      shown);

/* haw-codes-pane-actions.c */
void     haw_codes_pane_install_actions (GtkWidgetClass *widget_class);
void     haw_codes_pane_init_actions    (HawCodesPane *self);
void     haw_codes_pane_update_actions  (HawCodesPane *self);
void     haw_codes_pane_move_to         (HawCodesPane *self,
                                         HawCode      *code,
                                         gint64        parent,
                                         gint64        before);
void     haw_codes_pane_rename          (HawCodesPane *self,
                                         HawCode      *code,
                                         const char   *name);
void     haw_codes_pane_add             (HawCodesPane *self,
                                         const char   *name);

/* haw-codes-pane-files.c: codebooks from and for other programs. */
void     haw_codes_pane_import_codebook (HawCodesPane *self,
                                         GFile        *file);
void     haw_codes_pane_install_files   (GtkWidgetClass *widget_class);

/* Goes to the next passage of the article with the code that is chosen, or the one before. */
void     haw_codes_pane_step            (HawCodesPane *self,
                                         int           step);

G_END_DECLS
