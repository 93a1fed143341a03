/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-view-state.h"
#include "reader/haw-reader-view.h"

G_BEGIN_DECLS

/**
 * HawReaderPane:
 *
 * The article that the state of the window names, to read and annotate: its text with the marks of
 * its annotations, its source above. What is selected here and `annotation` of the state follow
 * each other.
 *
 * Properties: `state` (HawViewState, construct only), `zoom` (double, as HawReaderView's).
 *
 * Signal: `place-changed ()`: it was scrolled, or the selection is another.
 *
 * Actions besides those of HawReaderView, enabled where they make sense; the keys count while the
 * text has the focus, by their place on the keyboard. What is meant is the selection, else the
 * selected annotation:
 *
 * - `reader.apply-code (x)`: applies a code, or takes it away where it is applied (the key of the
 *   code)
 * - `reader.choose-code` (Ctrl+K): opens the chooser of codes
 * - `reader.note` (Enter), `reader.translate` (Ctrl+T): the state asks for a note or translation
 * - `reader.link` (L): the state asks with what the annotation, made first if need be, is to be linked
 * - `reader.event` (E): the state asks for an event, of the sentence at the caret if nothing else is
 *   meant
 * - `reader.cite` (Ctrl+Shift+C): copies the quotation with its source
 * - `reader.delete` (Delete): deletes the annotation
 * - `reader.deselect` (Escape)
 * - `reader.next-annotation`, `reader.previous-annotation` (N, P)
 * - `reader.next-uncoded` (U): the next paragraph without a code
 * - `reader.repeat-code` (.): applies the code used last again, and never takes it away
 * - `reader.in-vivo` (V): makes a code of the words and applies it
 * - `reader.active-codes` (A): every selection is coded at once, until Escape; the keys of codes choose
 *   the active ones
 * - `reader.code-mentions` (Ctrl+Shift+M): lists the other mentions of the passage to code them too
 * - `reader.leave-clitics` (X): leaves the clitics before the first word out of the passage;
 *   `reader.take-clitics` (Shift+X): takes them in again
 * - `reader.edit-fields`: activates `win.edit-fields`
 */
#define HAW_TYPE_READER_PANE (haw_reader_pane_get_type ())
G_DECLARE_FINAL_TYPE (HawReaderPane, haw_reader_pane, HAW, READER_PANE, GtkWidget)

GtkWidget     *haw_reader_pane_new      (HawViewState  *state);

/**
 * HawReaderPlace:
 * @top: a code point of the first line in view
 * @start: first code point of the selection
 * @end: the code point after the last one, where the caret is
 */
typedef struct
{
  guint top;
  guint start;
  guint end;
} HawReaderPlace;

/**
 * haw_reader_pane_get_place:
 *
 * Returns: whether an article is shown
 */
gboolean       haw_reader_pane_get_place     (HawReaderPane        *self,
                                              HawReaderPlace       *place);

/**
 * haw_reader_pane_restore_place:
 *
 * Goes to a place in the article of the state as soon as that has been read, without going to its
 * selected annotation.
 */
void           haw_reader_pane_restore_place (HawReaderPane        *self,
                                              const HawReaderPlace *place);

G_END_DECLS
