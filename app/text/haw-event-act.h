/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HawEventAct:
 * @HAW_EVENT_ACT_NONE: nothing that happens
 * @HAW_EVENT_ACT_TRAVEL: somebody goes somewhere: زار, وصل
 * @HAW_EVENT_ACT_MEET: people meet or speak with each other: التقى, مباحثات
 * @HAW_EVENT_ACT_AGREE: something is agreed on: وقع, صادق
 * @HAW_EVENT_ACT_DECIDE: somebody in office decides: عين, أقال
 * @HAW_EVENT_ACT_DECLARE: something is made known or demanded: أعلن, دعا
 * @HAW_EVENT_ACT_FIGHT: force is used: هاجم, قصف
 * @HAW_EVENT_ACT_JUSTICE: police and courts act: اعتقل, حكم
 * @HAW_EVENT_ACT_HAPPEN: anything else that happens on a day: انفجر, توفي, مؤتمر
 *
 * What kind of news a word tells.
 */
typedef enum
{
  HAW_EVENT_ACT_NONE,
  HAW_EVENT_ACT_TRAVEL,
  HAW_EVENT_ACT_MEET,
  HAW_EVENT_ACT_AGREE,
  HAW_EVENT_ACT_DECIDE,
  HAW_EVENT_ACT_DECLARE,
  HAW_EVENT_ACT_FIGHT,
  HAW_EVENT_ACT_JUSTICE,
  HAW_EVENT_ACT_HAPPEN,
} HawEventAct;

#define HAW_N_EVENT_ACTS (HAW_EVENT_ACT_HAPPEN + 1)

/**
 * HawEventWord:
 * @act: what it tells, %HAW_EVENT_ACT_NONE for any other word
 * @noun: what it tells as a noun, which some verbs can be too
 * @verb: whether it is a verb; else it is a noun of action
 * @light: with @verb: the noun after it says what happened: أجرى محادثات
 * @imperfect: with @verb: what is, or will be
 * @future: with @verb: what will be: سيزور
 * @suffixed: with @verb: it has a pronoun after it: وصلها
 * @n_left: letters before the word itself: و ف ب ل س
 */
typedef struct
{
  HawEventAct act;
  HawEventAct noun;
  gboolean verb;
  gboolean light;
  gboolean imperfect;
  gboolean future;
  gboolean suffixed;
  guint n_left;
} HawEventWord;

/**
 * haw_event_word_find:
 * @folded: a word as haw_fold() gives it
 *
 * Returns: what kind of news the word tells
 */
HawEventWord haw_event_word_find       (const char  *folded);

/**
 * haw_event_act_to_nick:
 *
 * Returns: (transfer none): the lower-case English name, as in project files: "travel", …
 */
const char  *haw_event_act_to_nick     (HawEventAct  act);
HawEventAct  haw_event_act_from_nick   (const char  *nick);

/* The table, ended by an empty row. Forms of a verb that are not given are made from its perfect: + ت,
 * وا, ا, تا; the imperfect from its stem. */
typedef struct
{
  HawEventAct act;
  const char *perfect;    /* NULL for nouns alone */
  const char *feminine;   /* NULL: with ت; the dual is made of it then */
  const char *plural;     /* NULL: with وا */
  const char *stem;       /* after ي and ت, NULL for none */
  const char *nouns;      /* divided by blanks, NULL for none */
  gboolean light;
} HawEventActRow;

extern const HawEventActRow haw_event_act_rows[];

G_END_DECLS
