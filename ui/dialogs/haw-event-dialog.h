/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-view-state.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HawEventDialogFunc:
 * @events: (element-type HawEvent): all events of the dialog, in their order
 *
 * Shows a dialog on events.
 */
typedef void (*HawEventDialogFunc) (HawViewState *state,
                                    GtkWindow    *parent,
                                    GPtrArray    *events);

/**
 * haw_event_dialog_open:
 * @parent: (nullable): the window that the dialog belongs to
 * @func: shows the dialog, once the events are read
 *
 * Opens a dialog on events, if all of them are there and nothing else was asked for meanwhile.
 */
void haw_event_dialog_open (HawViewState       *state,
                            GtkWindow          *parent,
                            const gint64       *events,
                            gsize               n,
                            HawEventDialogFunc  func);

G_END_DECLS
