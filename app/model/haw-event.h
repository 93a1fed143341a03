/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-fields.h"
#include "model/haw-row.h"
#include "time/haw-edtf.h"

G_BEGIN_DECLS

typedef enum
{
  HAW_EVENT_CONFIRMED,
  HAW_EVENT_DISPUTED,
  HAW_EVENT_UNCONFIRMED,
} HawEventStatus;

/**
 * HawEvent:
 *
 * Something that happened, with its date, place, participants and number of sources. Properties, all
 * read-only: `title`, `date` (EDTF), `place`, `actors` (names joined for people), `n-evidence`.
 */
#define HAW_TYPE_EVENT (haw_event_get_type ())
G_DECLARE_FINAL_TYPE (HawEvent, haw_event, HAW, EVENT, HawRow)

const char     *haw_event_get_uuid       (HawEvent *self);
const char     *haw_event_get_title      (HawEvent *self);
const char     *haw_event_get_date       (HawEvent *self);
const char     *haw_event_get_place      (HawEvent *self);
HawEventStatus  haw_event_get_status     (HawEvent *self);
gboolean        haw_event_is_undated     (HawEvent *self);

/* Local seconds, half-open; see HawBounds. Undefined for an undated event. */
const HawBounds *haw_event_get_bounds    (HawEvent *self);

/**
 * haw_event_get_actors:
 *
 * Returns: (transfer none): the names of the participants, in order, joined by the list separator of
 *   the language; "" if there are none
 */
const char     *haw_event_get_actors     (HawEvent *self);

/**
 * haw_event_get_n_evidence:
 *
 * Returns: how many passages the event rests on
 */
gint64          haw_event_get_n_evidence (HawEvent *self);

const char     *haw_event_status_to_nick   (HawEventStatus  status);
gboolean        haw_event_status_from_nick (const char     *nick,
                                            HawEventStatus *status);

/* For HawEventStore. */
void            haw_event_take           (HawRow          *row,
                                          const HawFields *fields);

/* Moves the values of @other, which has none after this. */
void            haw_event_take_from      (HawEvent        *self,
                                          HawEvent        *other);

G_END_DECLS
