/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/haw-name-finder.h"

G_BEGIN_DECLS

/**
 * HawNameKind:
 *
 * What a proposed name seems to be the name of.
 */
typedef enum
{
  HAW_NAME_PERSON,
  HAW_NAME_ORGANISATION,
  HAW_NAME_PLACE,
} HawNameKind;

#define HAW_N_NAME_KINDS (HAW_NAME_PLACE + 1)

/**
 * HawNameReason:
 * @HAW_NAME_REASON_TITLE: it stands beside a title: وزير الدفاع …
 * @HAW_NAME_REASON_SPEECH: it is the subject of a verb of speech
 * @HAW_NAME_REASON_GIVEN: it begins with a known given name
 * @HAW_NAME_REASON_HEAD: it begins with the head of names of bodies: مجلس …
 * @HAW_NAME_REASON_PLACE: it is a known country or city
 * @HAW_NAME_REASON_REPEATED: it stands more than once
 *
 * Why something is proposed as a name.
 */
typedef enum
{
  HAW_NAME_REASON_TITLE = 1 << 0,
  HAW_NAME_REASON_SPEECH = 1 << 1,
  HAW_NAME_REASON_GIVEN = 1 << 2,
  HAW_NAME_REASON_HEAD = 1 << 3,
  HAW_NAME_REASON_PLACE = 1 << 4,
  HAW_NAME_REASON_REPEATED = 1 << 5,
} HawNameReason;

#define HAW_N_NAME_REASONS 6

/**
 * HawNameProposal:
 * @start: first code point of the name where it first stands in full
 * @end: the code point after it
 * @title: first code point of the title beside it there
 * @title_end: the code point after it; equals @title where there is none
 * @kind: what it seems to be
 * @reasons: why it is proposed
 * @count: how often it stands in the text, a surname alone counted too
 *
 * A name that is nobody's yet.
 */
typedef struct
{
  guint start;
  guint end;
  guint title;
  guint title_end;
  HawNameKind kind;
  HawNameReason reasons;
  guint count;
} HawNameProposal;

/**
 * haw_names_propose:
 * @tokens: a text
 * @known: (nullable) (element-type HawNameMention): where actors are mentioned that there are already;
 *   nothing is proposed there
 *
 * Proposes new names: of persons by titles, verbs of speech and given names; of bodies by the nouns they
 * begin with, of places from the table of countries, both where they stand more than once. Each name
 * once, spelled as where it first stands.
 *
 * Returns: (transfer full) (element-type HawNameProposal): the proposals by their start
 */
GArray     *haw_names_propose        (const HawTokens    *tokens,
                                      GArray             *known);

/**
 * haw_name_kind_to_nick:
 *
 * Returns: (transfer none): "person", "organisation" or "place", as in project files
 */
const char *haw_name_kind_to_nick    (HawNameKind         kind);

/**
 * haw_name_reason_to_nick:
 * @index: of a bit of #HawNameReason
 *
 * Returns: (transfer none): its lower-case English name, "title", …
 */
const char *haw_name_reason_to_nick  (guint               index);

G_END_DECLS
