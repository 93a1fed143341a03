/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-tokens.h"

#include "haw-clitic.h"
#include "haw-fold.h"

#include <string.h>
#include <unicode/uchar.h>

#define N_FAST 0x0700        /* Latin to Arabic: kept in a table */
#define MAX_SPELLED 2        /* letters beside a dot that holds an Arabic abbreviation together */

typedef enum
{
  CLASS_SIGN,
  CLASS_BLANK,
  CLASS_INVISIBLE,
  CLASS_MARK,
  CLASS_DIGIT,
  CLASS_LETTER,
} Class;

struct _HawTokens
{
  HawText *text;
  GArray *tokens;    /* HawToken */
  GString *folded;   /* the words, each ended by NUL; begins with an empty one */
  gpointer kept;     /* what is found of every token, or NULL */
};

/* Where the pass over the text is. */
typedef struct
{
  HawTokens *tokens;
  const char *at;
  const char *end;
  guint offset;
  gboolean spaced;
} Reader;

static struct
{
  guint8 class;
  char folded[8];    /* "\1" where it has to be asked for */
} fast[N_FAST];

static Class
find_class (gunichar c)
{
  if (c == '_')
    return CLASS_LETTER;
  if (u_isdigit ((UChar32) c))
    return CLASS_DIGIT;
  if (u_isalpha ((UChar32) c))
    return CLASS_LETTER;
  if (u_hasBinaryProperty ((UChar32) c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
    return CLASS_INVISIBLE;
  if (g_unichar_ismark (c))
    return CLASS_MARK;
  if (u_isUWhiteSpace ((UChar32) c))
    return CLASS_BLANK;

  return u_isalnum ((UChar32) c) ? CLASS_DIGIT : CLASS_SIGN;
}

static void
fold_char (gunichar  c,
           GString  *folded)
{
  char utf8[8] = "";
  g_autofree char *one = NULL;

  utf8[g_unichar_to_utf8 (c, utf8)] = '\0';
  one = haw_fold (utf8);
  g_string_append (folded, one);
}

static void
fill_table (void)
{
  static gsize filled;

  if (!g_once_init_enter (&filled))
    return;
  for (gunichar c = 1; c < N_FAST; c++)
    {
      g_autoptr (GString) folded = g_string_new (NULL);

      fast[c].class = find_class (c);
      fold_char (c, folded);
      g_strlcpy (fast[c].folded, folded->len < sizeof fast[c].folded ? folded->str : "\1",
                 sizeof fast[c].folded);
    }
  fast['\n'].class = CLASS_SIGN;
  g_once_init_leave (&filled, 1);
}

static inline Class
get_class (gunichar c)
{
  return c < N_FAST ? fast[c].class : find_class (c);
}

static gboolean
is_word_class (Class class)
{
  return class >= CLASS_MARK;
}

static void
append_folded (GString  *folded,
               gunichar  c)
{
  if (c >= N_FAST || fast[c].folded[0] == '\1')
    fold_char (c, folded);
  else
    g_string_append (folded, fast[c].folded);
}

static gboolean
is_arabic (gunichar c)
{
  return g_unichar_get_script (c) == G_UNICODE_SCRIPT_ARABIC;
}

/* Letters from @at on or before it; stops counting past the limit. */
static guint
count_letters (const char *start,
               const char *at,
               const char *end,
               gboolean    forward)
{
  guint n = 0;

  for (guint i = 0; i < 16 && n < MAX_SPELLED + 2; i++)
    {
      gunichar c;

      if (forward ? at >= end : at <= start)
        break;
      if (!forward)
        at = g_utf8_prev_char (at);
      c = g_utf8_get_char (at);
      if (get_class (c) == CLASS_LETTER)
        n++;
      else if (get_class (c) != CLASS_MARK)
        break;
      if (forward)
        at = g_utf8_next_char (at);
    }

  return n;
}

/* Whether the dot at @at is one of those in تي.ر.تي, also where that has a clitic before it. */
static gboolean
spells (const char *word,
        const char *at,
        const char *end)
{
  guint before = count_letters (word, at, end, FALSE);
  guint after = count_letters (word, at + 1, end, TRUE);
  const char *next = at + 1;

  if (after == 0 || after > MAX_SPELLED)
    return FALSE;
  if (before <= MAX_SPELLED)
    return TRUE;
  for (guint i = 0; i < 16 && next < end && is_word_class (get_class (g_utf8_get_char (next))); i++)
    next = g_utf8_next_char (next);

  return before == MAX_SPELLED + 1 && next + 1 < end && *next == '.' &&
         get_class (g_utf8_get_char (next + 1)) == CLASS_LETTER;
}

/* Whether the sign at @at holds two parts of the word that began at @word together. */
static gboolean
joins (const char *word,
       const char *at,
       const char *end)
{
  gunichar c = g_utf8_get_char (at);
  const char *next = g_utf8_next_char (at);
  gunichar before;
  gunichar after;

  if (next >= end || (c != '.' && c != ',' && c != ':' && c != '\'' && c != 0x2019 && c != 0x066b &&
                      c != 0x066c && c != 0x060c))
    return FALSE;
  before = g_utf8_get_char (g_utf8_prev_char (at));
  after = g_utf8_get_char (next);
  if (!is_word_class (get_class (before)) || !is_word_class (get_class (after)))
    return FALSE;
  if (get_class (before) == CLASS_DIGIT && get_class (after) == CLASS_DIGIT)
    return c != '\'' && c != 0x2019;
  if (c == '\'' || c == 0x2019)
    return !is_arabic (before) && !is_arabic (after);
  if (c != '.')
    return FALSE;
  if (!is_arabic (before) && !is_arabic (after))
    return TRUE;

  return spells (word, at, end);
}

static guint
hash_bytes (const char *bytes,
            gsize       length)
{
  guint hash = 2166136261u;

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guint8) bytes[i]) * 16777619u;

  return hash;
}

guint
haw_tokens_hash (const char *word)
{
  g_return_val_if_fail (word != NULL, 0);

  return hash_bytes (word, strlen (word));
}

static void
add_token (Reader   *reader,
           guint     start,
           gunichar  sign)
{
  HawTokens *self = reader->tokens;
  HawToken token = { .start = start, .end = reader->offset, .sign = sign,
                     .spaced = reader->spaced };

  g_array_append_val (self->tokens, token);
  reader->spaced = FALSE;
}

/* Reads a word up to where neither letters nor signs that join go on. Invisible characters are part
 * of it only between others. */
static void
read_word (Reader *reader)
{
  HawTokens *self = reader->tokens;
  const char *word = reader->at;
  guint start = reader->offset;
  guint folded = (guint) self->folded->len;
  const char *last = word;
  gunichar last_char = 0;
  guint n = start;
  HawToken *token;

  for (const char *p = word; p < reader->end;)
    {
      gunichar c = g_utf8_get_char (p);
      Class class = get_class (c);

      if (class == CLASS_SIGN && (p != last || !joins (word, p, reader->end)))
        break;
      if (class == CLASS_BLANK)
        break;
      if (class != CLASS_INVISIBLE)
        append_folded (self->folded, c);
      p = g_utf8_next_char (p);
      n++;
      if (class != CLASS_INVISIBLE)
        {
          last = p;
          last_char = c;
          reader->offset = n;
        }
    }
  reader->at = last;
  g_string_append_c (self->folded, '\0');
  add_token (reader, start, 0);
  token = &g_array_index (self->tokens, HawToken, self->tokens->len - 1);
  token->folded = folded;
  token->last = last_char;
  token->hash = hash_bytes (self->folded->str + folded, self->folded->len - 1 - folded);
}

/* A break is one, however many line feeds and left out parts make it. */
static void
add_break (Reader *reader,
           guint   start)
{
  GArray *tokens = reader->tokens->tokens;

  if (tokens->len == 0 || g_array_index (tokens, HawToken, tokens->len - 1).sign != '\n')
    add_token (reader, start, '\n');
  reader->spaced = TRUE;
}

static void
read_range (Reader *reader)
{
  while (reader->at < reader->end)
    {
      gunichar c = g_utf8_get_char (reader->at);
      Class class = get_class (c);

      if (is_word_class (class))
        {
          read_word (reader);
          continue;
        }
      reader->at = g_utf8_next_char (reader->at);
      reader->offset++;
      if (c == '\n')
        add_break (reader, reader->offset - 1);
      else if (class == CLASS_BLANK)
        reader->spaced = TRUE;
      else if (class == CLASS_SIGN)
        add_token (reader, reader->offset - 1, c);
    }
}

static int
compare_offsets (gconstpointer a,
                 gconstpointer b)
{
  guint first = *(const guint *) a;
  guint second = *(const guint *) b;

  return (first > second) - (first < second);
}

/* The places at which the article may begin or end. */
static GArray *
list_borders (HawText         *text,
              const HawRegion *regions,
              gsize            n_regions)
{
  GArray *borders = g_array_new (FALSE, FALSE, sizeof (guint));
  guint length = haw_text_get_length (text);
  guint ends[2] = { 0, length };

  g_array_append_vals (borders, ends, 2);
  for (gsize i = 0; i < n_regions; i++)
    {
      ends[0] = MIN (regions[i].start, length);
      ends[1] = MIN (regions[i].end, length);
      if (regions[i].enabled)
        g_array_append_vals (borders, ends, 2);
    }
  g_array_sort (borders, compare_offsets);

  return borders;
}

HawTokens *
haw_tokens_new (HawText         *text,
                const HawRegion *regions,
                gsize            n_regions)
{
  HawTokens *self;
  g_autoptr (GArray) borders = NULL;
  const char *utf8;
  Reader reader = { .spaced = TRUE };

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (regions != NULL || n_regions == 0, NULL);

  fill_table ();
  self = g_new0 (HawTokens, 1);
  self->text = haw_text_ref (text);
  self->tokens = g_array_new (FALSE, FALSE, sizeof (HawToken));
  self->folded = g_string_new (NULL);
  g_string_append_c (self->folded, '\0');
  reader.tokens = self;

  utf8 = haw_text_get_utf8 (text, NULL);
  borders = list_borders (text, regions, n_regions);
  for (guint i = 0; i + 1 < borders->len; i++)
    {
      guint start = g_array_index (borders, guint, i);
      guint end = g_array_index (borders, guint, i + 1);

      if (start == end || !haw_regions_is_article (regions, n_regions, start))
        continue;
      if (start > reader.offset)
        add_break (&reader, start);
      reader.at = utf8 + haw_text_offset_to_byte (text, start);
      reader.end = utf8 + haw_text_offset_to_byte (text, end);
      reader.offset = start;
      read_range (&reader);
    }
  add_break (&reader, reader.offset);

  return self;
}

void
haw_tokens_free (HawTokens *self)
{
  if (self == NULL)
    return;
  haw_text_unref (self->text);
  g_array_unref (self->tokens);
  g_string_free (self->folded, TRUE);
  g_free (self->kept);
  g_free (self);
}

void
haw_tokens_keep (const HawTokens *self,
                 gpointer         derived)
{
  g_return_if_fail (self != NULL);

  g_free (self->kept);
  ((HawTokens *) self)->kept = derived;
}

gconstpointer
haw_tokens_peek_kept (const HawTokens *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->kept;
}

guint
haw_tokens_get_n (const HawTokens *self)
{
  return self->tokens->len;
}

const HawToken *
haw_tokens_get (const HawTokens *self,
                guint            index)
{
  return &g_array_index (self->tokens, HawToken, MIN (index, self->tokens->len - 1));
}

const char *
haw_tokens_get_word (const HawTokens *self,
                     guint            index)
{
  return self->folded->str + haw_tokens_get (self, index)->folded;
}

HawText *
haw_tokens_get_text (const HawTokens *self)
{
  return self->text;
}

guint
haw_tokens_skip_letters (const HawTokens *self,
                         guint            index,
                         guint            n_letters)
{
  const HawToken *token = haw_tokens_get (self, index);
  g_autofree char *slice = NULL;

  if (n_letters == 0)
    return token->start;
  slice = haw_text_slice (self->text, token->start, token->end);

  return token->start + haw_clitic_count_to_offset (slice, n_letters);
}
