/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-lexicon.h"

#include "haw-fold.h"

#include <string.h>

/* A pronoun that a verb may have after it: سماه, نقلته. */
static const char *const pronouns[] = { "هما", "ها", "هم", "ه" };

/* What may be written before a word, with what is then left to look up. Sorted by length. */
#define PREFIX(letters, n_left, definite, noun) { letters, sizeof letters - 1, n_left, definite, noun }

static const struct
{
  const char *letters;
  gsize length;
  guint n_left;          /* letters that are not the word's */
  gboolean definite;
  gboolean noun;         /* only nouns can have it */
} prefixes[] = {
  PREFIX ("وبال", 2, TRUE, TRUE), PREFIX ("وكال", 2, TRUE, TRUE), PREFIX ("ولل", 2, TRUE, TRUE),
  PREFIX ("بال", 1, TRUE, TRUE),  PREFIX ("كال", 1, TRUE, TRUE),  PREFIX ("وال", 1, TRUE, TRUE),
  PREFIX ("فال", 1, TRUE, TRUE),  PREFIX ("لل", 1, TRUE, TRUE),   PREFIX ("ال", 0, TRUE, TRUE),
  PREFIX ("وب", 2, FALSE, TRUE),  PREFIX ("ول", 2, FALSE, TRUE),  PREFIX ("وس", 2, FALSE, FALSE),
  PREFIX ("و", 1, FALSE, FALSE),  PREFIX ("ف", 1, FALSE, FALSE),  PREFIX ("ب", 1, FALSE, TRUE),
  PREFIX ("ل", 1, FALSE, TRUE),   PREFIX ("ك", 1, FALSE, TRUE),   PREFIX ("س", 1, FALSE, FALSE),
};

/* Places in a table of words that were looked up. */
#define N_SEEN 4096

#define NOUNS (HAW_WORD_TITLE | HAW_WORD_SOURCE | HAW_WORD_BODY | HAW_WORD_FIELD | HAW_WORD_RANK | \
               HAW_WORD_COUNTRY | HAW_WORD_NATION | HAW_WORD_GIVEN | HAW_WORD_CALLED)
#define VERBS (HAW_WORD_SAYS | HAW_WORD_SAYING | HAW_WORD_VERB)

static struct
{
  GHashTable *classes;   /* folded word → HawWordClass */
  GHashTable *natives;
} lexicon;

static int n_passes;

static void
add_folded (const char   *folded,
            HawWordClass  classes)
{
  gpointer known = g_hash_table_lookup (lexicon.classes, folded);

  g_hash_table_insert (lexicon.classes, g_strdup (folded),
                       GUINT_TO_POINTER (GPOINTER_TO_UINT (known) | classes));
}

static void
add (const char   *before,
     const char   *word,
     const char   *after,
     HawWordClass  classes)
{
  g_autofree char *joined = g_strconcat (before, word, after, NULL);
  g_autofree char *folded = haw_fold (joined);

  add_folded (folded, classes);
}

static void
add_words (const char   *words,
           HawWordClass  classes,
           gboolean      native)
{
  g_auto (GStrv) split = haw_fold_split (words);

  for (guint i = 0; split[i] != NULL; i++)
    {
      add_folded (split[i], classes);
      /* أمني, أمنيون, أمنيين. */
      if ((classes & HAW_WORD_RANK) != 0 && g_str_has_suffix (split[i], "ي"))
        {
          add ("", split[i], "ون", classes);
          add ("", split[i], "ين", classes);
          add ("", split[i], "ان", classes);
        }
      if (native)
        g_hash_table_add (lexicon.natives, g_strdup (split[i]));
    }
}

static void
add_verb (const HawLexiconVerb *verb)
{
  HawWordClass says = HAW_WORD_SAYS | verb->classes;
  HawWordClass saying = HAW_WORD_SAYING | verb->classes;

  add ("", verb->perfect, "", says);
  add ("", verb->feminine != NULL ? verb->feminine : verb->perfect,
       verb->feminine != NULL ? "" : "ت", says | HAW_WORD_FEMININE);
  add ("", verb->plural != NULL ? verb->plural : verb->perfect, verb->plural != NULL ? "" : "وا",
       says | HAW_WORD_PLURAL);
  if (verb->feminine == NULL)
    {
      add ("", verb->perfect, "ا", says | HAW_WORD_PLURAL);
      add ("", verb->perfect, "تا", says | HAW_WORD_PLURAL | HAW_WORD_FEMININE);
    }
  if (verb->stem != NULL)
    {
      add ("ي", verb->stem, "", says);
      add ("ت", verb->stem, "", says | HAW_WORD_FEMININE);
      add ("ي", verb->stem, "ون", says | HAW_WORD_PLURAL);
    }
  if (verb->participle != NULL)
    {
      add ("", verb->participle, "ا", saying);
      add ("", verb->participle, "ة", saying | HAW_WORD_FEMININE);
      add ("", verb->participle, "ين", saying | HAW_WORD_PLURAL);
    }
}

static void
fill (void)
{
  static const char *const endings[] = { "", "ة", "ا", "ون", "ين", "ان", "تان", "تين", "ات" };
  static gsize filled;

  if (!g_once_init_enter (&filled))
    return;
  lexicon.classes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  lexicon.natives = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (const HawLexiconVerb *verb = haw_lexicon_verbs; verb->perfect != NULL; verb++)
    add_verb (verb);
  for (const HawLexiconRow *row = haw_lexicon_rows; row->words != NULL; row++)
    add_words (row->words, row->classes, FALSE);
  for (guint i = 0; haw_lexicon_nations[i] != NULL; i++)
    for (guint k = 0; k < G_N_ELEMENTS (endings); k++)
      add ("", haw_lexicon_nations[i], endings[k], HAW_WORD_NATION);
  for (guint i = 0; haw_lexicon_native_names[i] != NULL; i++)
    add_words (haw_lexicon_native_names[i], HAW_WORD_GIVEN, TRUE);
  for (guint i = 0; haw_lexicon_foreign_names[i] != NULL; i++)
    add_words (haw_lexicon_foreign_names[i], HAW_WORD_GIVEN, FALSE);
  g_once_init_leave (&filled, 1);
}

static HawWordClass
look_up (const char *word)
{
  return (HawWordClass) GPOINTER_TO_UINT (g_hash_table_lookup (lexicon.classes, word));
}

HawWordClass
haw_lexicon_find (const char *folded)
{
  g_return_val_if_fail (folded != NULL, 0);

  fill ();
  return look_up (folded);
}

gboolean
haw_lexicon_is_native (const char *folded)
{
  g_return_val_if_fail (folded != NULL, FALSE);

  fill ();
  return g_hash_table_contains (lexicon.natives, folded);
}

GPtrArray *
haw_lexicon_list_natives (void)
{
  GPtrArray *natives = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer name;

  fill ();
  g_hash_table_iter_init (&iter, lexicon.natives);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (natives, name);

  return natives;
}

/* A verb of speech with its object: نقلته. */
static HawWordClass
look_up_suffixed (const char *word)
{
  gsize length = strlen (word);

  for (guint i = 0; i < G_N_ELEMENTS (pronouns); i++)
    {
      char stem[64];
      gsize n = strlen (pronouns[i]);

      if (length <= n + 4 || length - n >= sizeof stem ||
          memcmp (word + length - n, pronouns[i], n) != 0)
        continue;
      memcpy (stem, word, length - n);
      stem[length - n] = '\0';
      HawWordClass classes = look_up (stem) & (VERBS | HAW_WORD_DESCRIBES | HAW_WORD_RELAYS |
                                               HAW_WORD_WEAK | HAW_WORD_TAKES_OBJECT |
                                               HAW_WORD_FEMININE | HAW_WORD_PLURAL);

      if ((classes & HAW_WORD_SAYS) != 0)
        return classes;
    }

  return 0;
}

static HawTag
tag_prefixed (const char *folded)
{
  HawTag tag = { 0 };
  gsize length = strlen (folded);

  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    {
      const char *rest = folded + prefixes[i].length;
      HawWordClass classes;

      if (length <= prefixes[i].length || folded[1] != prefixes[i].letters[1] ||
          memcmp (folded, prefixes[i].letters, prefixes[i].length) != 0)
        continue;
      classes = look_up (rest);
      if (prefixes[i].noun)
        classes &= NOUNS | HAW_WORD_FEMININE;
      if ((classes & ~HAW_WORD_FEMININE) == 0)
        continue;
      tag.classes = classes;
      tag.n_left = (guint8) prefixes[i].n_left;
      tag.definite = prefixes[i].definite;
      return tag;
    }

  return tag;
}

HawTag
haw_lexicon_tag (const char *folded)
{
  HawTag tag = { 0 };

  g_return_val_if_fail (folded != NULL, tag);

  fill ();
  tag.classes = look_up (folded);
  if (tag.classes == 0)
    tag = tag_prefixed (folded);
  else
    {
      tag.definite = g_str_has_prefix (folded, "ال") && (tag.classes & VERBS) == 0;
      if (tag.definite)
        {
          HawWordClass noun = look_up (folded + strlen ("ال")) & NOUNS;

          /* إلياس, إلهام: no article at all. */
          tag.definite = noun != 0 || (tag.classes & HAW_WORD_GIVEN) == 0;
          tag.classes |= noun;
        }
    }
  if (tag.classes == 0)
    {
      const char *word = folded;

      tag.n_left = 0;
      tag.classes = look_up_suffixed (word);
      if (tag.classes == 0 && (g_str_has_prefix (word, "و") || g_str_has_prefix (word, "ف")))
        {
          tag.n_left = 1;
          tag.classes = look_up_suffixed (g_utf8_next_char (word));
        }
      tag.suffixed = tag.classes != 0;
      if (!tag.suffixed)
        {
          tag.n_left = 0;
          tag.definite = g_str_has_prefix (word, "ال");
        }
    }

  return tag;
}

/* Folding makes على of علي and طه of ة: the last letter as it is written tells them apart. */
static void
look_at_last_letter (const HawTokens *tokens,
                     guint            at,
                     HawTag          *tag)
{
  const char *word = haw_tokens_get_word (tokens, at);
  gunichar last = haw_tokens_get (tokens, at)->last;

  if (g_str_has_suffix (word, "علي") && (tag->classes & HAW_WORD_PREPOSITION) != 0)
    tag->classes = last == 0x0649 ? HAW_WORD_PREPOSITION : HAW_WORD_GIVEN;
  else if (last == 0x0649 && (g_str_equal (word, "يدعي") || g_str_equal (word, "تدعي")))
    tag->classes = HAW_WORD_STOP;
  else if (tag->classes == 0 && !tag->definite && (last == 0x0647 || g_str_has_suffix (word, "ها") ||
                                 g_str_has_suffix (word, "هم")))
    tag->classes = HAW_WORD_POSSESSED;
}

HawTag
haw_lexicon_tag_token (const HawTokens *tokens,
                       guint            at)
{
  const HawTag *kept;
  HawTag tag = { 0 };

  g_return_val_if_fail (tokens != NULL, tag);

  kept = haw_tokens_peek_kept (tokens);
  if (kept != NULL)
    return kept[MIN (at, haw_tokens_get_n (tokens) - 1)];
  if (haw_tokens_get (tokens, at)->sign == 0)
    {
      tag = haw_lexicon_tag (haw_tokens_get_word (tokens, at));
      look_at_last_letter (tokens, at, &tag);
    }

  return tag;
}

static HawTag *
tag_all (const HawTokens *tokens)
{
  guint n = haw_tokens_get_n (tokens);
  HawTag *tags = g_new0 (HawTag, n);
  g_autofree HawTag *found = g_new0 (HawTag, n);     /* before the last letter is looked at */
  g_autofree guint *seen = g_new0 (guint, N_SEEN);   /* 1 + the last token with such a hash */

  for (guint i = 0; i < n; i++)
    if (haw_tokens_get (tokens, i)->sign == 0)
      {
        const char *word = haw_tokens_get_word (tokens, i);
        guint *last = &seen[haw_tokens_get (tokens, i)->hash % N_SEEN];

        /* Most words of a text come again. */
        found[i] = *last > 0 && g_str_equal (haw_tokens_get_word (tokens, *last - 1), word)
                   ? found[*last - 1] : haw_lexicon_tag (word);
        *last = i + 1;
        tags[i] = found[i];
        look_at_last_letter (tokens, i, &tags[i]);
      }

  return tags;
}

HawTag *
haw_lexicon_tag_all (const HawTokens *tokens)
{
  const HawTag *kept = haw_tokens_peek_kept (tokens);

  if (kept == NULL)
    {
      g_atomic_int_inc (&n_passes);
      kept = tag_all (tokens);
      haw_tokens_keep (tokens, (gpointer) kept);
    }

  return g_memdup2 (kept, haw_tokens_get_n (tokens) * sizeof *kept);
}

guint
haw_lexicon_get_n_passes (void)
{
  return (guint) g_atomic_int_get (&n_passes);
}
