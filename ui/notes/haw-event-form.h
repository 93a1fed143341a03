/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-view-state.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HawEventForm:
 *
 * The form in which an event is made of a passage or changed. Property: `modified` (something was
 * typed that is not stored).
 *
 * Signals:
 *   `closed (event)`: the form is done with; the id of the event that was stored, or 0.
 */
#define HAW_TYPE_EVENT_FORM (haw_event_form_get_type ())
G_DECLARE_FINAL_TYPE (HawEventForm, haw_event_form, HAW, EVENT_FORM, GtkWidget)

void     haw_event_form_set_state    (HawEventForm *self,
                                      HawViewState *state);

/**
 * haw_event_form_open:
 * @event: the event to change, 0 for a new one
 * @article: article of the passage that reports a new event, 0 for none
 * @start: code points
 * @end: exclusive
 */
void     haw_event_form_open         (HawEventForm *self,
                                      gint64        event,
                                      gint64        article,
                                      gint64        start,
                                      gint64        end);

/**
 * haw_event_form_is_open:
 *
 * Returns: whether an event is being written
 */
gboolean haw_event_form_is_open      (HawEventForm *self);
gboolean haw_event_form_get_modified (HawEventForm *self);
void     haw_event_form_save         (HawEventForm *self);
void     haw_event_form_cancel       (HawEventForm *self);

G_END_DECLS
