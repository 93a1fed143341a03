/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HawAdaptivePanes:
 *
 * Three panes side by side: one at the start, the content, one at the end, with handles between them.
 * Where the width does not suffice, first the end and then the start pane becomes a sheet that slides
 * over the content's side (style class `sheet`); only one sheet is open at a time. No pane changes its
 * parent for that, so focus, selection and scrolling stay.
 *
 * Properties, for both sides: `start-shown` (whether the pane can be seen; as a sheet it begins
 * hidden, and what it was beside the content returns with the room for it), `start-collapsed` (read
 * only: it is a sheet now), `start-width` (logical pixels beside the content); `end-…` likewise.
 *
 * Keys: F8 takes the next handle, the arrows move it; Escape closes a sheet.
 */
#define HAW_TYPE_ADAPTIVE_PANES (haw_adaptive_panes_get_type ())
G_DECLARE_FINAL_TYPE (HawAdaptivePanes, haw_adaptive_panes, HAW, ADAPTIVE_PANES, GtkWidget)

typedef enum
{
  HAW_PANE_START,
  HAW_PANE_END,
  HAW_N_SIDE_PANES,
} HawSidePane;

GtkWidget *haw_adaptive_panes_new           (void);

void       haw_adaptive_panes_set_content   (HawAdaptivePanes *self,
                                             GtkWidget        *content);

/**
 * haw_adaptive_panes_set_pane:
 * @handle_label: what its handle does, for assistive technology
 * @threshold: the width below which the pane becomes a sheet, in pixels at the usual font size
 */
void       haw_adaptive_panes_set_pane      (HawAdaptivePanes *self,
                                             HawSidePane       side,
                                             GtkWidget        *pane,
                                             const char       *handle_label,
                                             int               threshold);
gboolean   haw_adaptive_panes_get_shown     (HawAdaptivePanes *self,
                                             HawSidePane       side);
void       haw_adaptive_panes_set_shown     (HawAdaptivePanes *self,
                                             HawSidePane       side,
                                             gboolean          shown);

/**
 * haw_adaptive_panes_get_docked:
 *
 * Returns: whether the pane is to be seen where there is room for it
 */
gboolean   haw_adaptive_panes_get_docked    (HawAdaptivePanes *self,
                                             HawSidePane       side);
gboolean   haw_adaptive_panes_get_collapsed (HawAdaptivePanes *self,
                                             HawSidePane       side);
int        haw_adaptive_panes_get_width     (HawAdaptivePanes *self,
                                             HawSidePane       side);
void       haw_adaptive_panes_set_width     (HawAdaptivePanes *self,
                                             HawSidePane       side,
                                             int               width);

G_END_DECLS
