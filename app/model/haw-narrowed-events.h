/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-article-list.h"

G_BEGIN_DECLS

/**
 * HawNarrowedEvents:
 *
 * The events for which the articles of a list are evidence, where the list is narrowed by words or by
 * what the articles are; its range of time does not count. Found by the reader thread, and again after
 * changes that can make them others.
 *
 * Signals: `changed ()`: they are others.
 */
#define HAW_TYPE_NARROWED_EVENTS (haw_narrowed_events_get_type ())
G_DECLARE_FINAL_TYPE (HawNarrowedEvents, haw_narrowed_events, HAW, NARROWED_EVENTS, GObject)

HawNarrowedEvents *haw_narrowed_events_new (HawArticleList *list);

/**
 * haw_narrowed_events_get_ids:
 *
 * Returns: (transfer none) (nullable) (element-type gint64): the events, ascending, each once; never
 *   changed, but replaced; NULL where the list is not narrowed
 */
GArray            *haw_narrowed_events_get_ids (HawNarrowedEvents *self);

/**
 * haw_narrowed_events_get_queries_run:
 *
 * Returns: how often they were asked for, for tests
 */
guint              haw_narrowed_events_get_queries_run (HawNarrowedEvents *self);

G_END_DECLS
