/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-actor.h"
#include "model/haw-live-read.h"
#include "model/haw-occurrence.h"

G_BEGIN_DECLS

/* All that a project has on one actor, as plain values. Nothing in them is NULL. */

/**
 * HawActorMention:
 *
 * A mention with the words around it, and where it stands.
 */
typedef struct
{
  gint64 id;
  HawOccurrence *place;
  char *outlet;
  char *published;    /* EDTF */
} HawActorMention;

/**
 * HawActorQuote:
 *
 * An annotation that overlaps a mention.
 */
typedef struct
{
  gint64 id;
  gint64 article;
  char *quote;
  char *codes;        /* their names, "" for none */
  char *title;
  char *outlet;
} HawActorQuote;

typedef struct
{
  gint64 id;
  char *title;
  char *date;         /* EDTF, "" if undated */
  gboolean is_place;  /* the actor is where it happened; otherwise it took part */
} HawActorEvent;

/**
 * HawCompanion:
 *
 * An actor met with this one: in so many articles, in so many paragraphs of them, in so many events.
 */
typedef struct
{
  gint64 actor;
  char *name;
  HawActorKind kind;
  guint n_articles;
  guint n_paragraphs;
  guint n_events;
} HawCompanion;

/**
 * HawDistinctActor:
 *
 * An actor that this one is not the same as.
 */
typedef struct
{
  gint64 actor;
  char *name;
} HawDistinctActor;

/**
 * HawActorDetails:
 * @mentions: (element-type HawActorMention): by date of publication and place in the text
 * @n_mentions: how many there are, not all of which are in @mentions
 * @n_older: how many more stand only in older versions of articles
 * @quotes: (element-type HawActorQuote): in the same order
 * @events: (element-type HawActorEvent): in order of time, undated ones last
 * @companions: (element-type HawCompanion): the one met most first
 * @distinct: (element-type HawDistinctActor): by name
 */
typedef struct
{
  GPtrArray *mentions;
  guint n_mentions;
  guint n_older;
  GPtrArray *quotes;
  GPtrArray *events;
  GPtrArray *companions;
  GPtrArray *distinct;
} HawActorDetails;

void             haw_actor_details_free (HawActorDetails *details);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HawActorDetails, haw_actor_details_free)

/**
 * haw_actor_details_load:
 * @max_mentions: no more mentions than this are given with their words
 *
 * Reads it inside a reading function.
 */
HawActorDetails *haw_actor_details_load (HawDb           *db,
                                         gint64           actor,
                                         guint            max_mentions,
                                         GError         **error);

/**
 * haw_actor_details_live:
 *
 * Returns: (transfer full): the same, read again whenever something of it changes while it is active
 */
HawLiveRead     *haw_actor_details_live (HawProject      *project,
                                         gint64           actor,
                                         guint            max_mentions);

G_END_DECLS
