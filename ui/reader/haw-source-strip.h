/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "haw-view-state.h"

G_BEGIN_DECLS

/**
 * HawSourceStrip:
 *
 * The sources of an event side by side, each in its article at the passage, to be compared. Only those
 * in view, and their neighbours, are read and laid out. Follows the project: what changes, is taken
 * back or deleted shows at once.
 *
 * Left and Right go from card to card, as Tab does; Up, Down and the page keys scroll the text of a
 * card; Enter opens its article at the passage; Escape leaves.
 *
 * Signals:
 *   `opened ()`: the sources of an event are there to be shown.
 *   `leave ()`: the user is done with them, or there are none any more.
 */
#define HAW_TYPE_SOURCE_STRIP (haw_source_strip_get_type ())
G_DECLARE_FINAL_TYPE (HawSourceStrip, haw_source_strip, HAW, SOURCE_STRIP, GtkWidget)

void     haw_source_strip_set_state (HawSourceStrip *self,
                                     HawViewState   *state);

/**
 * haw_source_strip_open:
 *
 * Reads the sources of an event. Several are shown here, and the next card gets the focus where they
 * are shown already; the passage of a single one is revealed in its article instead.
 */
void     haw_source_strip_open      (HawSourceStrip *self,
                                     gint64          event);

/**
 * haw_source_strip_follow:
 *
 * Shows the sources of another event, leaving the focus where it is.
 */
void     haw_source_strip_follow    (HawSourceStrip *self,
                                     gint64          event);

/**
 * haw_source_strip_clear:
 *
 * Shows nothing any more.
 */
void     haw_source_strip_clear     (HawSourceStrip *self);

G_END_DECLS
