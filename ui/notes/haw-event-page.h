/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-view-state.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HawEventPage:
 *
 * The selected event: what, when, where, who, and the passages it rests on.
 *
 * Signals:
 *   `edit ()`: the form of the event shall be opened.
 *   `leave ()`: the user is done with the event.
 */
#define HAW_TYPE_EVENT_PAGE (haw_event_page_get_type ())
G_DECLARE_FINAL_TYPE (HawEventPage, haw_event_page, HAW, EVENT_PAGE, GtkWidget)

void     haw_event_page_set_state      (HawEventPage *self,
                                        HawViewState *state);

/**
 * haw_event_page_is_reported_in:
 *
 * Returns: whether an article is a source of the event, as far as that is known already
 */
gboolean haw_event_page_is_reported_in (HawEventPage *self,
                                        gint64        article);

/**
 * haw_event_page_rests_on:
 *
 * Returns: whether the annotation is evidence of the event shown
 */
gboolean haw_event_page_rests_on       (HawEventPage *self,
                                        gint64        annotation);

G_END_DECLS
