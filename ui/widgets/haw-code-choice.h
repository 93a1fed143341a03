/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/haw-code-list.h"
#include "model/haw-code-node.h"

G_BEGIN_DECLS

/**
 * HawCodeChoice:
 *
 * A row of HawCodeChooser: a code with its colour, pattern, place in the tree and key, or the name of
 * one to be made.
 *
 * Signal: `color-chosen (gint64 code, color)`.
 */
#define HAW_TYPE_CODE_CHOICE (haw_code_choice_get_type ())
G_DECLARE_FINAL_TYPE (HawCodeChoice, haw_code_choice, HAW, CODE_CHOICE, GtkWidget)

GtkWidget *haw_code_choice_new          (void);

/**
 * haw_code_choice_set_node:
 * @node: (nullable): a code
 * @codes: (nullable): where those above it are
 * @found: whether it stands among what was found, without those above it, which are named then
 * @applied: whether it has a check mark
 */
void       haw_code_choice_set_node     (HawCodeChoice *self,
                                         HawCodeNode   *node,
                                         HawCodeList   *codes,
                                         gboolean       found,
                                         gboolean       applied);
void       haw_code_choice_set_new_name (HawCodeChoice *self,
                                         const char    *name);

G_END_DECLS
