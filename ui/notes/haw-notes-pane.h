/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-view-state.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HawNotesPane:
 *
 * The pane beside the text: the cards of the annotations, the selected event with its sources, or the
 * form of an event. Property: `state` (HawViewState, construct only).
 */
#define HAW_TYPE_NOTES_PANE (haw_notes_pane_get_type ())
G_DECLARE_FINAL_TYPE (HawNotesPane, haw_notes_pane, HAW, NOTES_PANE, GtkWidget)

GtkWidget *haw_notes_pane_new   (HawViewState *state);

/**
 * haw_notes_pane_flush:
 *
 * Commits at once the notes that are being typed: before the project is closed, exported or undone.
 *
 * Returns: whether anything was pending
 */
gboolean   haw_notes_pane_flush (HawNotesPane *self);

/**
 * haw_notes_pane_hold:
 *
 * Asked before the project goes away. Shows an event that is half written, with a word to the user.
 *
 * Returns: whether there is one, so that the project has to stay
 */
gboolean   haw_notes_pane_hold  (HawNotesPane *self);

G_END_DECLS
