/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project/haw-project.h"
#include "time/haw-publications.h"

G_BEGIN_DECLS

/**
 * HawEventPublications:
 *
 * When the sources of all events of a project were published: read once by the reader thread, then
 * work for the events that an edit touches. An article that was removed, or of which no time of
 * publication is known, says nothing.
 *
 * Signals: `moved (gint64 event)` for each event of which other times hold, 0 for all; `settled ()` whenever
 * nothing is being read any more.
 */
#define HAW_TYPE_EVENT_PUBLICATIONS (haw_event_publications_get_type ())
G_DECLARE_FINAL_TYPE (HawEventPublications, haw_event_publications, HAW, EVENT_PUBLICATIONS, GObject)

HawEventPublications *haw_event_publications_new (HawProject *project);

/**
 * haw_event_publications_get:
 *
 * Returns: (transfer none): what is known so far; another object after a reset of the tables
 */
HawPublications *haw_event_publications_get (HawEventPublications *self);

gboolean haw_event_publications_is_reading (HawEventPublications *self);

/**
 * haw_event_publications_get_n_read:
 *
 * Returns: how many events were read for themselves so far; a count of work for tests
 */
guint haw_event_publications_get_n_read (HawEventPublications *self);

G_END_DECLS
