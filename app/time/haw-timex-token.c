/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-timex-private.h"

#include <string.h>

/* Letters fold to one byte: a to z for Latin, the low byte of the code point + 0x80 for Arabic. */
#define ALEF 0xA7
#define BEH  0xA8
#define FEH  0xC1
#define KAF  0xC3
#define LAM  0xC4
#define NOON 0xC6
#define WAW  0xC8
#define YEH  0xCA
#define TEH  0xAA
#define SEEN 0xB3
#define OTHER 0xFF

#define MAX_LETTERS 24

enum { KIND_SPACE, KIND_LETTER, KIND_LATIN, KIND_DIGIT, KIND_MARK, KIND_NOTHING, KIND_NEWLINE };

typedef struct
{
  guint8 kind;
  guint8 fold; /* letter, or value of a digit */
} Character;

typedef struct
{
  const guint8 *p;
  const guint8 *end;
  guint32 offset;       /* of the next code point */
  gunichar c;           /* the current one */
  guint8 n_bytes;
  Character character;
} Reader;

typedef struct
{
  guint8 letters[MAX_LETTERS];
  guint32 offsets[8];   /* of the first letters */
  guint32 hashes[MAX_LETTERS + 1]; /* of what begins at each letter */
  guint n;
  guint32 start;
  guint32 end;          /* after the last letter with its marks */
  guint32 flags;
  gboolean latin;
} Word;

static Character ascii_table[128];
static Character arabic_table[256]; /* U+0600 to U+06FF */

static void
init_arabic (void)
{
  static const struct { guint8 first, last; } dropped[] = {
    { 0x10, 0x1A }, { 0x40, 0x40 }, { 0x4B, 0x5F }, { 0x70, 0x70 }, { 0x74, 0x74 }, { 0xD6, 0xED },
  };
  static const struct { guint8 from, to; } folds[] = {
    { 0x22, 0x27 }, { 0x23, 0x27 }, { 0x24, 0x48 }, { 0x25, 0x27 }, { 0x26, 0x4A }, { 0x29, 0x47 },
    { 0x49, 0x4A }, { 0x71, 0x27 }, { 0xA9, 0x43 }, { 0xAA, 0x43 }, { 0xBE, 0x47 }, { 0xC0, 0x47 },
    { 0xC1, 0x47 }, { 0xC3, 0x47 }, { 0xCC, 0x4A }, { 0xD0, 0x4A }, { 0xD5, 0x47 },
  };

  for (guint c = 0; c < 256; c++)
    {
      arabic_table[c] = (Character) { KIND_MARK, 0 };
      if (c >= 0x21 && c <= 0x4A)
        arabic_table[c] = (Character) { KIND_LETTER, (guint8) (c + 0x80) };
      else if ((c >= 0x71 && c <= 0xD3) || (c >= 0xFA && c != 0xFD && c != 0xFE))
        arabic_table[c] = (Character) { KIND_LETTER, OTHER };
      else if (c >= 0x60 && c <= 0x69)
        arabic_table[c] = (Character) { KIND_DIGIT, (guint8) (c - 0x60) };
      else if (c >= 0xF0 && c <= 0xF9)
        arabic_table[c] = (Character) { KIND_DIGIT, (guint8) (c - 0xF0) };
    }
  for (guint i = 0; i < G_N_ELEMENTS (folds); i++)
    arabic_table[folds[i].from] = (Character) { KIND_LETTER, (guint8) (folds[i].to + 0x80) };
  for (guint i = 0; i < G_N_ELEMENTS (dropped); i++)
    for (guint c = dropped[i].first; c <= dropped[i].last; c++)
      arabic_table[c] = (Character) { KIND_NOTHING, 0 };
  arabic_table[0x1C] = (Character) { KIND_NOTHING, 0 };
}

static void
init_tables (void)
{
  static gsize done;

  if (!g_once_init_enter (&done))
    return;
  for (guint c = 0; c < 128; c++)
    {
      ascii_table[c] = (Character) { c <= ' ' || c == 127 ? KIND_SPACE : KIND_MARK, 0 };
      if (g_ascii_isalpha (c))
        ascii_table[c] = (Character) { KIND_LATIN, (guint8) g_ascii_tolower ((char) c) };
      if (g_ascii_isdigit (c))
        ascii_table[c] = (Character) { KIND_DIGIT, (guint8) (c - '0') };
    }
  ascii_table['\n'] = (Character) { KIND_NEWLINE, 0 };
  init_arabic ();
  g_once_init_leave (&done, 1);
}

/* French and English use little beyond these. */
static guint8
fold_accent (gunichar c)
{
  static const char plain[] = "aaaaaaaceeeeiiiidnooooo*ouuuuytsaaaaaaaceeeeiiiidnooooo/ouuuuyty";

  if (c >= 0xC0 && c <= 0xFF && plain[c - 0xC0] >= 'a')
    return (guint8) plain[c - 0xC0];
  return c == 0x153 || c == 0x152 ? 'o' : OTHER;
}

/* Presentation forms and other scripts: rare, so slow. */
static Character
classify_other (gunichar c)
{
  if (c == 0xA0 || c == 0x202F || c == 0x3000 || (c >= 0x2000 && c <= 0x200A) || c == 0x205F)
    return (Character) { KIND_SPACE, 0 };
  if (c == 0x2028 || c == 0x2029 || c == 0x85)
    return (Character) { KIND_NEWLINE, 0 };
  if ((c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || c == 0xAD || c == 0xFEFF ||
      (c >= 0x2066 && c <= 0x2069) || (c >= 0x300 && c <= 0x36F) || (c >= 0x8D3 && c <= 0x8FF))
    return (Character) { KIND_NOTHING, 0 };
  if (c < 0x250 && g_unichar_isalpha (c))
    return (Character) { KIND_LATIN, fold_accent (c) };
  if (c >= 0xFB50 && c <= 0xFEFC && g_unichar_isalpha (c))
    {
      gunichar plain[4];
      gsize n = g_unichar_fully_decompose (c, TRUE, plain, G_N_ELEMENTS (plain));

      if (n == 1 && plain[0] >= 0x600 && plain[0] <= 0x6FF)
        return arabic_table[plain[0] - 0x600];
      return (Character) { KIND_LETTER, OTHER };
    }
  if (g_unichar_isalpha (c) || g_unichar_ismark (c))
    return (Character) { KIND_LATIN, OTHER };
  return (Character) { g_unichar_isspace (c) ? KIND_SPACE : KIND_MARK, 0 };
}

static void
decode_other (Reader *reader)
{
  const guint8 *p = reader->p;
  gunichar c = g_utf8_get_char_validated ((const char *) p, reader->end - p);

  if (c == (gunichar) -1 || c == (gunichar) -2 || c == 0)
    {
      reader->c = 0xFFFD;
      reader->n_bytes = 1;
      reader->character = (Character) { KIND_MARK, 0 };
      return;
    }
  reader->c = c;
  reader->n_bytes = (guint8) g_unichar_to_utf8 (c, NULL);
  reader->character = classify_other (c);
}

/* Nearly all a text is of is one of the first two. */
static inline void
decode (Reader *reader)
{
  const guint8 *p = reader->p;

  if (p[0] < 0x80)
    {
      reader->c = p[0];
      reader->n_bytes = 1;
      reader->character = ascii_table[p[0]];
    }
  else if (reader->end - p >= 2 && p[0] >= 0xD8 && p[0] <= 0xDB && (p[1] & 0xC0) == 0x80)
    {
      reader->c = (gunichar) (p[0] & 0x1F) << 6 | (p[1] & 0x3F);
      reader->n_bytes = 2;
      reader->character = arabic_table[reader->c - 0x600];
    }
  else
    decode_other (reader);
}

static inline gboolean
is_at_end (Reader *reader)
{
  return reader->p >= reader->end;
}

static inline void
advance (Reader *reader)
{
  reader->p += reader->n_bytes;
  reader->offset++;
  if (!is_at_end (reader))
    decode (reader);
}

guint32
haw_timex_hash (const guint8 *letters,
                guint         n_letters)
{
  guint32 hash = 0;

  for (guint i = n_letters; i > 0; i--)
    hash = (hash ^ letters[i - 1]) * 0x9E3779B1u + 0x85EBCA6Bu;
  return hash;
}

guint
haw_timex_fold (const char *word,
                guint8     *letters,
                guint       max)
{
  Reader reader = { .p = (const guint8 *) word, .end = (const guint8 *) word + strlen (word) };
  guint n = 0;

  init_tables ();
  if (!is_at_end (&reader))
    decode (&reader);
  for (; !is_at_end (&reader); advance (&reader))
    if ((reader.character.kind == KIND_LETTER || reader.character.kind == KIND_LATIN) && n < max)
      letters[n++] = reader.character.fold;
  return n;
}

/* Whether ال at the begin of a word of the tables is the article. */
gboolean
haw_timex_splits_article (const char *word)
{
  static const char *const whole[] = { "إلى", "الآن", "الذي", "التي", "الذين", "ال", "ألف", "ألفين",
                                       "ألفان", "ألفي", "إلا", "اللذين" };

  if (!g_str_has_prefix (word, "ال"))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (whole); i++)
    if (g_str_equal (word, whole[i]))
      return FALSE;
  return TRUE;
}

static inline void
add_letter (Word   *word,
            Reader *reader)
{
  if (word->n == 0)
    {
      if (reader->c == 0x622)
        word->flags |= TOKEN_MADDA;
      else if (reader->c == 0x623 || reader->c == 0x625)
        word->flags |= TOKEN_HAMZA;
      if (word->latin && g_unichar_isupper (reader->c))
        word->flags |= TOKEN_CAPITAL;
    }
  if (word->n < G_N_ELEMENTS (word->offsets))
    word->offsets[word->n] = reader->offset;
  if (word->n < MAX_LETTERS)
    word->letters[word->n] = reader->character.fold;
  word->flags &= ~(guint32) (TOKEN_HEH | TOKEN_FINAL_HAMZA);
  if (reader->c == 0x629)
    word->flags |= TOKEN_HEH;
  else if (reader->c == 0x623)
    word->flags |= TOKEN_FINAL_HAMZA;
  word->n++;
  word->end = reader->offset + 1;
}

/* An apostrophe inside a Latin word: l' d' qu' end a word, in others it is left out, with the
 * English genitive. */
static gboolean
take_apostrophe (Word   *word,
                 Reader *reader)
{
  Reader ahead = *reader;

  if (!word->latin || (reader->c != '\'' && reader->c != 0x2019) || word->n < 3)
    return FALSE;
  advance (&ahead);
  if (is_at_end (&ahead) || ahead.character.kind != KIND_LATIN)
    return FALSE;
  if (ahead.character.fold == 's')
    {
      advance (&ahead);
      if (is_at_end (&ahead) || ahead.character.kind != KIND_LATIN)
        return FALSE;
    }
  return TRUE;
}

/* a.m. and p.m. are one word with their dots. */
static gboolean
take_dots (Word   *word,
           Reader *reader)
{
  const guint8 *p = reader->p;

  if (!word->latin || word->n != 1 || (word->letters[0] != 'a' && word->letters[0] != 'p') ||
      reader->end - p < 3 || p[0] != '.' || (p[1] | 0x20) != 'm' || p[2] != '.')
    return FALSE;
  advance (reader);
  add_letter (word, reader);
  advance (reader);
  advance (reader);
  word->end = reader->offset;
  return TRUE;
}

/* Marks count as part of the word if a letter follows, or if they are written on the letter. */
static void
read_word (Reader *reader,
           Word   *word)
{
  word->n = 0;
  word->flags = 0;
  word->start = reader->offset;
  word->latin = reader->character.kind == KIND_LATIN;
  for (; !is_at_end (reader); advance (reader))
    {
      if (reader->character.kind == (word->latin ? KIND_LATIN : KIND_LETTER))
        {
          /* The second letter after a proclitic or the article is the first of the word. */
          if (word->n > 0 && word->n < 4 && reader->c == 0x622)
            word->flags |= TOKEN_MADDA;
          add_letter (word, reader);
        }
      else if (reader->character.kind == KIND_NOTHING)
        {
          if (reader->c == 0x640 || (reader->c >= 0x64B && reader->c <= 0x670) ||
              (reader->c >= 0x300 && reader->c <= 0x36F))
            word->end = reader->offset + 1;
        }
      else if (take_dots (word, reader) || !take_apostrophe (word, reader))
        break;
    }
}

static void
hash_suffixes (Word *word)
{
  guint32 hash = 0;

  for (guint i = word->n; i > 0; i--)
    {
      hash = (hash ^ word->letters[i - 1]) * 0x9E3779B1u + 0x85EBCA6Bu;
      word->hashes[i - 1] = hash;
    }
}

static gboolean
try_word (HawTimexToken *token,
          const Word    *word,
          guint          from,
          guint32        flags)
{
  guint id;

  if (word->n < from + 1)
    return FALSE;
  id = haw_timex_lexicon_find (word->letters + from, word->n - from, word->hashes[from]);
  if (id == 0)
    return FALSE;
  token->word = (guint16) id;
  token->mask = haw_timex_lexicon_mask (id);
  token->flags |= flags;
  return TRUE;
}

static gboolean
has_article (const Word *word,
             guint       from)
{
  return word->n >= from + 4 && word->letters[from] == ALEF && word->letters[from + 1] == LAM;
}

/* What is left from letter @from on, with the article split from it. Where letters were taken off,
 * so little must not be left that it could be another word. */
static gboolean
try_rest (HawTimexToken *token,
          const Word    *word,
          guint          from,
          guint32        flags)
{
  guint least = from == 0 ? 1 : 3;

  if (word->n >= from + least && try_word (token, word, from, flags))
    {
      if (has_article (word, from))
        token->flags |= TOKEN_AL;
      return TRUE;
    }
  if (word->n == from + 2 && (try_word (token, word, from, flags)))
    {
      /* Two letters are left only where hardly anything else is meant. */
      if (haw_timex_is (token, CLASS_BIT (DAYW) | CLASS_BIT (LIT) | CLASS_BIT (AL) |
                        CLASS_BIT (BOUND) | CLASS_BIT (FUT) | CLASS_BIT (IDIOM)) ||
          (token->flags & TOKEN_MADDA) != 0)
        return TRUE;
      token->word = 0;
      token->mask = 0;
      token->flags &= ~flags;
    }
  if (has_article (word, from))
    return try_word (token, word, from + 2, flags | TOKEN_AL);
  return FALSE;
}

static void
find_arabic (HawTimexToken *token,
             const Word    *word)
{
  guint first = 0;
  guint32 flags = 0;

  if (try_rest (token, word, 0, 0))
    return;
  for (guint round = 0; round < 2; round++)
    {
      const guint8 *at = word->letters + first;
      guint left = word->n - first;

      if (left >= 4 && at[0] == LAM && at[1] == LAM &&
          try_word (token, word, first + 2, flags | TOKEN_AL | TOKEN_LAM | TOKEN_PREP))
        {
          token->core = word->offsets[first];
          return;
        }
      if (left >= 3 && (at[0] == BEH || at[0] == LAM || at[0] == KAF || at[0] == FEH) &&
          try_rest (token, word, first + 1, flags | TOKEN_PREP | (at[0] == LAM ? TOKEN_LAM : 0)))
        {
          token->core = word->offsets[first + 1];
          return;
        }
      if (round > 0 || (at[0] != WAW && at[0] != FEH) || left < 2)
        return;
      first = 1;
      flags = at[0] == WAW ? TOKEN_WA : TOKEN_PREP;
      if (try_rest (token, word, first, flags))
        {
          token->core = word->offsets[first];
          return;
        }
    }
}

/* سيزور, وستكون: not every word that begins so is a verb. */
static const char *const no_verb_stems[] = {
  "سيار", "سياس", "سياد", "سياق", "سياح", "سياج", "سيناء", "سينم", "سيناريو", "سيطر", "سيبيري",
  "سيرغ", "سيرج", "سيرال", "ستيف", "ستوك", "ستال", "ستان", "ستراتي", "ستراس", "ستارم", "ستوديو",
  "سنغاف", "سنجار", "سيمون", "سيدات", "سيشل", "سيكو", "سينغ", "سينات", "سندا", "سيسك",
};
static const char *const no_verbs[] = {
  "سيدة", "سيدي", "سيدنا", "سيدني", "سيرة", "سيول", "سيلا", "سيفي", "سيما", "سيتي", "سيسي",
  "سيئة", "سيرا", "ستار", "ستاد", "سترات", "ستيت", "سنوي", "سنوية", "سنويا", "سنية", "سنين",
  "سناء", "سنتر", "سنتي", "سندي", "سنار", "سنعاء", "سيفه", "سيدها", "سيناء", "ستائر",
};

typedef struct
{
  guint8 letters[12];
  guint8 n;
} Folded;

static Folded folded_stems[G_N_ELEMENTS (no_verb_stems)];
static Folded folded_words[G_N_ELEMENTS (no_verbs)];

static void
fold_words (void)
{
  static gsize done;

  if (!g_once_init_enter (&done))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (no_verb_stems); i++)
    folded_stems[i].n = (guint8) haw_timex_fold (no_verb_stems[i], folded_stems[i].letters,
                                                 sizeof folded_stems[i].letters);
  for (guint i = 0; i < G_N_ELEMENTS (no_verbs); i++)
    folded_words[i].n = (guint8) haw_timex_fold (no_verbs[i], folded_words[i].letters,
                                                 sizeof folded_words[i].letters);
  g_once_init_leave (&done, 1);
}

static gboolean
is_future_verb (const Word *word)
{
  guint from = word->n > 0 && (word->letters[0] == WAW || word->letters[0] == FEH) ? 1 : 0;
  const guint8 *at = word->letters + from;
  guint n = word->n - from;

  if (word->latin || n < 4 || word->n > MAX_LETTERS || at[0] != SEEN ||
      (at[1] != YEH && at[1] != TEH && at[1] != NOON))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (folded_stems); i++)
    if (n >= folded_stems[i].n && n <= folded_stems[i].n + 4u &&
        memcmp (at, folded_stems[i].letters, folded_stems[i].n) == 0)
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (folded_words); i++)
    if (folded_words[i].n == n && memcmp (at, folded_words[i].letters, n) == 0)
      return FALSE;
  return TRUE;
}

/* rentrera, iront */
static gboolean
is_french_future (const Word *word)
{
  static const char *const others[] = { "opera", "camera", "extra", "ultra", "infra", "para",
                                        "contra", "hydra", "front", "affront" };
  const guint8 *end = word->letters + word->n;
  guint8 letters[MAX_LETTERS];

  if (word->n < 4 || word->n > MAX_LETTERS || (word->flags & TOKEN_CAPITAL) != 0 ||
      (memcmp (end - 2, "ra", 2) != 0 && memcmp (end - 4, "ront", 4) != 0))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (haw_timex_fold (others[i], letters, MAX_LETTERS) == word->n &&
        memcmp (word->letters, letters, word->n) == 0)
      return FALSE;
  return TRUE;
}

static void
add_word (GArray  *tokens,
          Reader  *reader,
          guint32  flags)
{
  Word word;
  HawTimexToken token = { .kind = TOKEN_WORD, .flags = flags };

  read_word (reader, &word);
  token.start = token.core = word.start;
  token.end = word.end;
  token.n_digits = (guint8) MIN (word.n, 255);
  token.flags |= word.flags | (word.latin ? TOKEN_LATIN | TOKEN_AL : 0);
  if (word.n <= MAX_LETTERS)
    {
      hash_suffixes (&word);
      if (word.latin)
        try_word (&token, &word, 0, 0);
      else
        find_arabic (&token, &word);
      if (token.word == 0)
        {
          memcpy (token.letters, word.letters, MIN (word.n, sizeof token.letters));
          if (!word.latin && has_article (&word, 0))
            token.flags |= TOKEN_AL;
          if (word.latin ? is_french_future (&word) : is_future_verb (&word))
            token.flags |= TOKEN_SIN;
        }
    }
  g_array_append_val (tokens, token);
}

/* و, ل, ال, والـ … that stand before digits belong to them. */
static gboolean
is_prefix_token (const HawTimexToken *token,
                 guint32             *flags,
                 guint32             *core)
{
  guint at = 0;

  if (token->kind != TOKEN_WORD || (token->flags & TOKEN_LATIN) != 0 || token->n_digits > 4)
    return FALSE;
  *flags = 0;
  *core = token->end;
  if (haw_timex_is (token, CLASS_BIT (AL)))
    {
      *flags = TOKEN_AL | (token->flags & (TOKEN_WA | TOKEN_PREP | TOKEN_LAM));
      *core = token->core;
      return TRUE;
    }
  if (token->word != 0)
    return FALSE;
  if (token->letters[at] == WAW)
    {
      *flags |= TOKEN_WA;
      at++;
    }
  if (at < token->n_digits && (token->letters[at] == BEH || token->letters[at] == LAM ||
                               token->letters[at] == FEH || token->letters[at] == KAF))
    {
      *flags |= TOKEN_PREP | (token->letters[at] == LAM ? TOKEN_LAM : 0);
      if (token->letters[at] == LAM && at + 2 == token->n_digits && token->letters[at + 1] == LAM)
        {
          *flags |= TOKEN_AL;
          *core = token->core;
          at++;
        }
      at++;
    }
  return at > 0 && at == token->n_digits;
}

static void
join_prefix (GArray        *tokens,
             HawTimexToken *token)
{
  const HawTimexToken *last;
  guint32 flags;
  guint32 core;

  if (tokens->len == 0)
    return;
  last = &g_array_index (tokens, HawTimexToken, tokens->len - 1);
  if (token->start > last->end + 1 || (token->flags & (TOKEN_LINE | TOKEN_STOP)) != 0 ||
      !is_prefix_token (last, &flags, &core))
    return;
  token->flags = (token->flags & ~(guint32) TOKEN_GLUED) | flags |
                 (last->flags & (TOKEN_GLUED | TOKEN_LINE | TOKEN_STOP));
  token->core = (flags & TOKEN_AL) != 0 ? core : token->start;
  token->start = last->start;
  g_array_set_size (tokens, tokens->len - 1);
}

static void
add_number (GArray  *tokens,
            Reader  *reader,
            guint32  flags)
{
  HawTimexToken token = { .kind = TOKEN_NUMBER, .flags = flags, .mask = CLASS_BIT (DIG) };
  guint n = 0;

  token.start = token.core = reader->offset;
  for (; !is_at_end (reader) && (reader->character.kind == KIND_DIGIT ||
                                 reader->character.kind == KIND_NOTHING); advance (reader))
    {
      if (reader->character.kind == KIND_NOTHING)
        continue;
      if (n < 9)
        token.number = token.number * 10 + reader->character.fold;
      n++;
      token.end = reader->offset + 1;
    }
  token.n_digits = (guint8) MIN (n, 255);
  join_prefix (tokens, &token);
  g_array_append_val (tokens, token);
}

GArray *
haw_timex_tokenise (const char *text,
                    gsize       length)
{
  GArray *tokens = g_array_sized_new (FALSE, FALSE, sizeof (HawTimexToken),
                                      (guint) (length / 10 + 8));
  Reader reader = { .p = (const guint8 *) text, .end = (const guint8 *) text + length };
  guint32 flags = TOKEN_LINE | TOKEN_STOP;

  init_tables ();
  fold_words ();
  if (!is_at_end (&reader))
    decode (&reader);
  while (!is_at_end (&reader))
    {
      switch (reader.character.kind)
        {
        case KIND_NEWLINE:
          flags = (flags & TOKEN_LINE) != 0 ? flags | TOKEN_STOP : flags | TOKEN_LINE;
          flags &= ~(guint32) TOKEN_GLUED;
          advance (&reader);
          continue;
        case KIND_SPACE:
          flags &= ~(guint32) TOKEN_GLUED;
          advance (&reader);
          continue;
        case KIND_NOTHING:
          advance (&reader);
          continue;
        case KIND_DIGIT:
          add_number (tokens, &reader, flags);
          break;
        case KIND_MARK:
          {
            HawTimexToken token = { .kind = TOKEN_MARK, .flags = flags, .number = reader.c };

            token.start = token.core = reader.offset;
            token.end = reader.offset + 1;
            g_array_append_val (tokens, token);
            advance (&reader);
          }
          break;
        default:
          add_word (tokens, &reader, flags);
          break;
        }
      flags = TOKEN_GLUED;
    }
  return tokens;
}
