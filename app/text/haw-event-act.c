/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-event-act.h"

#include "haw-fold.h"

#include <string.h>

/* A pronoun that a verb may have after it. */
static const char *const pronouns[] = { "هما", "ها", "هم", "ه" };

#define MIN_STEM 6      /* bytes of a verb before a pronoun */
#define MAX_STEM 48

/* What may be written before a word of action. */
static const struct
{
  const char *letters;
  guint n_left;
  gboolean noun;        /* only nouns can have it */
  gboolean future;      /* only an imperfect */
} prefixes[] = {
  { "وال", 1, TRUE, FALSE }, { "وس", 2, FALSE, TRUE }, { "بال", 1, TRUE, FALSE },
  { "لل", 1, TRUE, FALSE },  { "ال", 0, TRUE, FALSE }, { "وب", 2, TRUE, FALSE },
  { "ول", 2, TRUE, FALSE },  { "و", 1, FALSE, FALSE }, { "ف", 1, FALSE, FALSE },
  { "س", 1, FALSE, TRUE },   { "ب", 1, TRUE, FALSE },  { "ل", 1, TRUE, FALSE },
};

static const char *const nicks[HAW_N_EVENT_ACTS] = { "", "travel", "meet", "agree", "decide",
                                                     "declare", "fight", "justice", "happen" };

/* What a form may be: the act of a verb with its flags, and the act of a noun. */
enum
{
  ACTS = (1 << 4) - 1,
  LIGHT = 1 << 5,
  IMPERFECT = 1 << 6,
  VERB = ACTS | LIGHT | IMPERFECT,
  NOUN_SHIFT = 8,
};

static GHashTable *forms;   /* folded word → what it may be */

/* Of two verbs, or two nouns, the first one of the table counts. */
static void
add (const char *before,
     const char *word,
     const char *after,
     guint       meaning)
{
  g_autofree char *joined = g_strconcat (before, word, after, NULL);
  g_autofree char *folded = haw_fold (joined);
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (forms, folded));

  if (((meaning & VERB) != 0 && (known & VERB) != 0) ||
      (meaning >> NOUN_SHIFT != 0 && known >> NOUN_SHIFT != 0))
    return;
  g_hash_table_insert (forms, g_steal_pointer (&folded), GUINT_TO_POINTER (known | meaning));
}

static void
add_row (const HawEventActRow *row)
{
  guint verb = row->act | (row->light ? LIGHT : 0);

  if (row->perfect != NULL)
    {
      add ("", row->perfect, "", verb);
      add ("", row->feminine != NULL ? row->feminine : row->perfect,
           row->feminine != NULL ? "" : "ت", verb);
      add ("", row->plural != NULL ? row->plural : row->perfect, row->plural != NULL ? "" : "وا",
           verb);
      if (row->feminine == NULL)
        {
          add ("", row->perfect, "ا", verb);
          add ("", row->perfect, "تا", verb);
        }
    }
  if (row->stem != NULL)
    {
      add ("ي", row->stem, "", verb | IMPERFECT);
      add ("ت", row->stem, "", verb | IMPERFECT);
      add ("ي", row->stem, "ون", verb | IMPERFECT);
      add ("ي", row->stem, "ان", verb | IMPERFECT);
      add ("ت", row->stem, "ان", verb | IMPERFECT);
    }
  if (row->nouns != NULL)
    {
      g_auto (GStrv) split = g_strsplit (row->nouns, " ", -1);

      for (guint i = 0; split[i] != NULL; i++)
        add ("", split[i], "", (guint) row->act << NOUN_SHIFT);
    }
}

static void
fill (void)
{
  static gsize filled;

  if (!g_once_init_enter (&filled))
    return;
  forms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (const HawEventActRow *row = haw_event_act_rows; row->act != HAW_EVENT_ACT_NONE; row++)
    add_row (row);
  g_once_init_leave (&filled, 1);
}

static guint
look_up (const char *word)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (forms, word));
}

/* A verb with its object: زاره. */
static guint
look_up_suffixed (const char *word)
{
  gsize length = strlen (word);

  for (guint i = 0; i < G_N_ELEMENTS (pronouns); i++)
    {
      gsize n = strlen (pronouns[i]);
      char stem[MAX_STEM];
      guint found;

      if (length < n + MIN_STEM || length - n >= sizeof stem ||
          memcmp (word + length - n, pronouns[i], n) != 0)
        continue;
      memcpy (stem, word, length - n);
      stem[length - n] = '\0';
      found = look_up (stem);
      if ((found & VERB) != 0)
        return found & VERB;
    }

  return 0;
}

static HawEventWord
make_word (guint    meaning,
           guint    n_left,
           gboolean future,
           gboolean suffixed)
{
  const gboolean verb = (meaning & VERB) != 0;
  const HawEventAct noun = (HawEventAct) (meaning >> NOUN_SHIFT);
  HawEventWord word = {
    .act = verb ? (HawEventAct) (meaning & ACTS) : noun,
    .noun = noun,
    .verb = verb,
    .light = (meaning & LIGHT) != 0,
    .imperfect = (meaning & IMPERFECT) != 0,
    .future = future,
    .suffixed = suffixed,
    .n_left = n_left,
  };

  return word;
}

HawEventWord
haw_event_word_find (const char *folded)
{
  guint found;

  g_return_val_if_fail (folded != NULL, make_word (0, 0, FALSE, FALSE));

  fill ();
  if ((found = look_up (folded)) != 0)
    return make_word (found, 0, FALSE, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    {
      if (!g_str_has_prefix (folded, prefixes[i].letters))
        continue;
      found = look_up (folded + strlen (prefixes[i].letters));
      if (prefixes[i].noun)
        found &= ~(guint) VERB;
      if (found != 0 && (!prefixes[i].future || (found & IMPERFECT) != 0))
        return make_word (found, prefixes[i].n_left, prefixes[i].future, FALSE);
    }
  if ((found = look_up_suffixed (folded)) != 0)
    return make_word (found, 0, FALSE, TRUE);
  if ((g_str_has_prefix (folded, "و") || g_str_has_prefix (folded, "ف")) &&
      (found = look_up_suffixed (g_utf8_next_char (folded))) != 0)
    return make_word (found, 1, FALSE, TRUE);

  return make_word (0, 0, FALSE, FALSE);
}

const char *
haw_event_act_to_nick (HawEventAct act)
{
  g_return_val_if_fail ((guint) act < HAW_N_EVENT_ACTS, "");

  return nicks[act];
}

HawEventAct
haw_event_act_from_nick (const char *nick)
{
  g_return_val_if_fail (nick != NULL, HAW_EVENT_ACT_NONE);

  for (guint i = 0; i < HAW_N_EVENT_ACTS; i++)
    if (g_str_equal (nicks[i], nick))
      return (HawEventAct) i;

  return HAW_EVENT_ACT_NONE;
}
