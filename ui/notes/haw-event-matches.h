/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-event-matches.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* More are not shown. */
#define HAW_EVENT_MATCHES_SHOWN 4

/**
 * HawEventMatches:
 *
 * The events that are there already and may be the one of a passage, best first. Hidden while there
 * are none.
 *
 * Signals:
 *   `chosen (event)`: the passage shall be evidence for @event.
 *   `leave ()`: the keyboard focus shall go back to what is above.
 */
#define HAW_TYPE_EVENT_MATCHES (haw_event_matches_get_type ())
G_DECLARE_FINAL_TYPE (HawEventMatches, haw_event_matches, HAW, EVENT_MATCHES, GtkWidget)

/**
 * haw_event_matches_show:
 * @matches: (nullable) (element-type HawEventMatch): events like the passage, best first, shown with
 *   what the passage says otherwise
 */
void     haw_event_matches_show   (HawEventMatches *self,
                                   GPtrArray       *matches);

/**
 * haw_event_matches_show_typed:
 * @matches: (element-type HawEventMatch): events that have what was typed
 */
void     haw_event_matches_show_typed (HawEventMatches *self,
                                       GPtrArray       *matches);

/**
 * haw_event_matches_focus:
 *
 * Returns: whether there is an event that took the keyboard focus
 */
gboolean haw_event_matches_focus  (HawEventMatches *self);
guint    haw_event_matches_get_n  (HawEventMatches *self);

G_END_DECLS
