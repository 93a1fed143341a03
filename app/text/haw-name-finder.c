/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-name-finder.h"

#include "haw-lexicon.h"

#include <string.h>

/* Bits by which it is told at once that no name begins with a word. */
#define N_STARTS 8192

/* Words of a name; so much is looked at again after a place that was none. */
#define MAX_WORDS 16

#define FATHATAN 0x064b
#define ALEF     0x0627

/* What may be written before the first word of a name, longest first. @instead: with what the name
 * then begins; @least: letters that must follow. */
#define PREFIX(letters, instead, n_left, least) \
  { letters, sizeof letters - 1, instead, n_left, least }

static const struct
{
  const char *letters;
  gsize length;
  const char *instead;
  guint n_left;
  guint least;
} prefixes[] = {
  PREFIX ("ولل", "ال", 1, 2), PREFIX ("فلل", "ال", 1, 2), PREFIX ("لل", "ال", 0, 2),
  PREFIX ("وب", "", 2, 3),    PREFIX ("ول", "", 2, 3),    PREFIX ("وك", "", 2, 4),
  PREFIX ("فب", "", 2, 3),    PREFIX ("فل", "", 2, 3),    PREFIX ("و", "", 1, 2),
  PREFIX ("ف", "", 1, 4),     PREFIX ("ب", "", 1, 3),     PREFIX ("ل", "", 1, 3),
  PREFIX ("ك", "", 1, 4),
};

typedef struct
{
  guint node;
  guint word;
} Edge;

typedef struct
{
  GArray *actors;    /* gint64, those whose name ends here; NULL for none */
  GArray *surnames;  /* gint64, those whose surname it is */
} Node;

struct _HawNameFinder
{
  GHashTable *words;       /* folded word → id, from 1 */
  GHashTable *edges;       /* Edge → node */
  GArray *nodes;           /* Node; the first is the root */
  GHashTable *given;       /* words that are part of a name of an actor: Edge of actor and word */
  guint8 starts[N_STARTS / 8];   /* a bit for the hash of each first word */
};

/* The longest name at a place. */
typedef struct
{
  guint node;
  guint last;     /* the token after it; 0 for none */
  guint n_left;
} Match;

static guint
edge_hash (gconstpointer key)
{
  const Edge *edge = key;

  return edge->node * 0x9e3779b1u ^ edge->word * 0x85ebca6bu;
}

static gboolean
edge_equal (gconstpointer a,
            gconstpointer b)
{
  const Edge *first = a;
  const Edge *second = b;

  return first->node == second->node && first->word == second->word;
}

static void
clear_node (gpointer data)
{
  Node *node = data;

  g_clear_pointer (&node->actors, g_array_unref);
  g_clear_pointer (&node->surnames, g_array_unref);
}

static guint
add_node (HawNameFinder *self)
{
  Node node = { NULL, NULL };

  g_array_append_val (self->nodes, node);

  return self->nodes->len - 1;
}

HawNameFinder *
haw_name_finder_new (void)
{
  HawNameFinder *self = g_new0 (HawNameFinder, 1);

  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->edges = g_hash_table_new_full (edge_hash, edge_equal, g_free, NULL);
  self->given = g_hash_table_new_full (edge_hash, edge_equal, g_free, NULL);
  self->nodes = g_array_new (FALSE, FALSE, sizeof (Node));
  g_array_set_clear_func (self->nodes, clear_node);
  add_node (self);

  return self;
}

void
haw_name_finder_free (HawNameFinder *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->words);
  g_hash_table_unref (self->edges);
  g_hash_table_unref (self->given);
  g_array_unref (self->nodes);
  g_free (self);
}

static guint
intern (HawNameFinder *self,
        const char   *word)
{
  guint id = GPOINTER_TO_UINT (g_hash_table_lookup (self->words, word));

  if (id == 0)
    {
      id = g_hash_table_size (self->words) + 1;
      g_hash_table_insert (self->words, g_strdup (word), GUINT_TO_POINTER (id));
    }

  return id;
}

static guint
find_word (const HawNameFinder *self,
           const char         *word)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->words, word));
}

static guint
follow (const HawNameFinder *self,
        guint               node,
        guint               word)
{
  Edge edge = { node, word };

  return word == 0 ? 0 : GPOINTER_TO_UINT (g_hash_table_lookup (self->edges, &edge));
}

static void
add_actor (GArray **actors,
           gint64   actor)
{
  if (*actors == NULL)
    *actors = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < (*actors)->len; i++)
    if (g_array_index (*actors, gint64, i) == actor)
      return;
  g_array_append_val (*actors, actor);
}

static gboolean
may_begin (const HawNameFinder *self,
           guint                hash)
{
  return (self->starts[hash % N_STARTS / 8] >> hash % 8 & 1) != 0;
}

static guint
add_path (HawNameFinder *self,
          GPtrArray    *words,
          guint         from)
{
  guint hash = haw_tokens_hash (words->pdata[from]);
  guint node = 0;

  self->starts[hash % N_STARTS / 8] |= (guint8) (1u << hash % 8);
  for (guint i = from; i < words->len; i++)
    {
      guint word = intern (self, words->pdata[i]);
      guint next = follow (self, node, word);

      if (next == 0)
        {
          Edge edge = { node, word };

          next = add_node (self);
          g_hash_table_insert (self->edges, g_memdup2 (&edge, sizeof edge),
                               GUINT_TO_POINTER (next));
        }
      node = next;
    }

  return node;
}

/* The words of [start, end) where that begins and ends with a word; NULL elsewhere. */
static GPtrArray *
copy_words (const HawTokens *tokens,
            guint            start,
            guint            end)
{
  guint low = 0;
  guint high = haw_tokens_get_n (tokens);
  g_autoptr (GPtrArray) words = NULL;
  guint reached = 0;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (haw_tokens_get (tokens, middle)->start < start)
        low = middle + 1;
      else
        high = middle;
    }
  if (haw_tokens_get (tokens, low)->start != start)
    return NULL;
  words = g_ptr_array_new_with_free_func (g_free);
  for (guint i = low; i < haw_tokens_get_n (tokens) && haw_tokens_get (tokens, i)->start < end; i++)
    {
      reached = haw_tokens_get (tokens, i)->end;
      if (haw_tokens_get (tokens, i)->sign == 0 && words->len < MAX_WORDS)
        g_ptr_array_add (words, g_strdup (haw_tokens_get_word (tokens, i)));
    }

  return reached == end ? g_steal_pointer (&words) : NULL;
}

static GPtrArray *
split_name (const char *name)
{
  g_autofree char *line = g_strdelimit (g_strdup (name), "\n\r", ' ');
  g_autoptr (HawText) text = haw_text_new (line, -1);
  g_autoptr (HawTokens) tokens = haw_tokens_new (text, NULL, 0);
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < haw_tokens_get_n (tokens) && words->len < MAX_WORDS; i++)
    if (haw_tokens_get_word (tokens, i)[0] != '\0')
      g_ptr_array_add (words, g_strdup (haw_tokens_get_word (tokens, i)));

  return words;
}

/* عبد الفتاح is found as عبدالفتاح too, and the other way round. */
static GPtrArray *
join_or_split (GPtrArray *words)
{
  GPtrArray *other = g_ptr_array_new_with_free_func (g_free);
  gboolean changed = FALSE;

  for (guint i = 0; i < words->len; i++)
    {
      const char *word = words->pdata[i];

      if (g_str_equal (word, "عبد") && i + 1 < words->len)
        {
          g_ptr_array_add (other, g_strconcat (word, words->pdata[i + 1], NULL));
          changed = TRUE;
          i++;
        }
      else if (g_str_has_prefix (word, "عبدال"))
        {
          g_ptr_array_add (other, g_strdup ("عبد"));
          g_ptr_array_add (other, g_strdup (word + strlen ("عبد")));
          changed = TRUE;
        }
      else
        g_ptr_array_add (other, g_strdup (word));
    }
  if (!changed)
    g_clear_pointer (&other, g_ptr_array_unref);

  return other;
}

/* The last word of a name, with عبد before it. */
static guint
find_surname (GPtrArray *words)
{
  static const char *const before[] = { "عبد", "ابو", "بن", "ال", "ابن" };
  guint at = words->len - 1;

  for (guint i = 0; i < G_N_ELEMENTS (before) && at > 0; i++)
    if (g_str_equal (words->pdata[at - 1], before[i]))
      return at - 1;

  return at;
}

static void
add_words (HawNameFinder *self,
           gint64        actor,
           gboolean      person,
           GPtrArray    *words)
{
  guint surname = find_surname (words);

  guint node = add_path (self, words, 0);

  add_actor (&g_array_index (self->nodes, Node, node).actors, actor);
  if (!person || words->len < 2)
    return;
  for (guint i = 0; i < words->len; i++)
    {
      Edge edge = { (guint) actor, intern (self, words->pdata[i]) };

      if (!g_hash_table_contains (self->given, &edge))
        g_hash_table_add (self->given, g_memdup2 (&edge, sizeof edge));
    }
  if (surname > 0)
    {
      node = add_path (self, words, surname);
      add_actor (&g_array_index (self->nodes, Node, node).surnames, actor);
    }
}

static void
add_spellings (HawNameFinder *self,
               gint64         actor,
               gboolean       person,
               GPtrArray     *words)
{
  g_autoptr (GPtrArray) other = NULL;

  if (words->len == 0)
    return;
  add_words (self, actor, person, words);
  other = join_or_split (words);
  if (other != NULL)
    add_words (self, actor, person, other);
}

void
haw_name_finder_add (HawNameFinder *self,
                    gint64        actor,
                    gboolean      person,
                    const char   *name)
{
  g_autoptr (GPtrArray) words = NULL;

  g_return_if_fail (self != NULL && name != NULL);

  words = split_name (name);
  add_spellings (self, actor, person, words);
}

void
haw_name_finder_add_passage (HawNameFinder   *self,
                             gint64           actor,
                             gboolean         person,
                             const HawTokens *tokens,
                             guint            start,
                             guint            end)
{
  g_autoptr (GPtrArray) words = NULL;

  g_return_if_fail (self != NULL && tokens != NULL);

  words = copy_words (tokens, start, end);
  if (words == NULL)
    {
      g_autofree char *name = haw_text_slice (haw_tokens_get_text (tokens), start, end);

      words = split_name (name);
    }
  add_spellings (self, actor, person, words);
}

static gboolean
is_quotation_mark (gunichar c)
{
  return c == '"' || c == 0x00ab || c == 0x00bb || (c >= 0x2018 && c <= 0x201f) || c == '\'';
}

/* The next word of a name after @at: over quotation marks and a hyphen, but no other sign. */
static guint
next_word (const HawTokens *tokens,
           guint            at)
{
  for (guint i = at; i < at + 3; i++)
    {
      gunichar sign = haw_tokens_get (tokens, i)->sign;

      if (sign == 0)
        return i;
      if (!is_quotation_mark (sign) && sign != '-')
        break;
    }

  return haw_tokens_get_n (tokens);
}

/* Follows the words from @at on, the first of which is @word. */
static void
follow_words (const HawNameFinder *self,
              const HawTokens    *tokens,
              guint               at,
              guint               word,
              guint               n_left,
              Match              *best,
              guint64            *n_steps)
{
  guint node = follow (self, 0, word);

  for (guint n = 1; node != 0; n++)
    {
      const Node *here = &g_array_index (self->nodes, Node, node);
      guint next;

      (*n_steps)++;
      if ((here->actors != NULL || here->surnames != NULL) &&
          (best->last < at + 1 ||
           (here->actors != NULL &&
            g_array_index (self->nodes, Node, best->node).actors == NULL)))
        *best = (Match) { node, at + 1, n_left };
      next = n < MAX_WORDS ? next_word (tokens, at + 1) : haw_tokens_get_n (tokens);
      if (next >= haw_tokens_get_n (tokens))
        return;
      at = next;
      node = follow (self, node, find_word (self, haw_tokens_get_word (tokens, at)));
    }
}

/* The longest name that begins at the word @at, as it is or without what is written before it. */
static Match
match_at (const HawNameFinder *self,
          const HawTokens    *tokens,
          guint               at,
          guint64            *n_steps)
{
  const char *word = haw_tokens_get_word (tokens, at);
  Match best = { 0, 0, 0 };

  (*n_steps)++;
  if (may_begin (self, haw_tokens_get (tokens, at)->hash))
    follow_words (self, tokens, at, find_word (self, word), 0, &best, n_steps);
  if (best.last > 0)
    return best;
  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    {
      const char *rest = word + prefixes[i].length;
      const char *begin = rest;
      char joined[128];

      /* The second byte tells the letters apart. */
      if (word[0] == '\0' || word[1] != prefixes[i].letters[1] ||
          strncmp (word, prefixes[i].letters, prefixes[i].length) != 0 ||
          strlen (rest) + 5 > sizeof joined)
        continue;
      (*n_steps)++;
      if (*prefixes[i].instead != '\0')
        {
          g_strlcpy (joined, prefixes[i].instead, sizeof joined);
          g_strlcat (joined, rest, sizeof joined);
          begin = joined;
        }
      if (may_begin (self, haw_tokens_hash (begin)) &&
          g_utf8_strlen (rest, -1) >= prefixes[i].least)
        follow_words (self, tokens, at, find_word (self, begin), prefixes[i].n_left, &best, n_steps);
    }

  return best;
}

/* Whether the name is only what an office is over: وزير الخارجية. */
static gboolean
is_office (const HawTokens *tokens,
           guint            at,
           guint            last)
{
  HawTag tag;
  HawTag before;

  if (last - at > 1 || at == 0 || haw_tokens_get (tokens, at - 1)->sign != 0)
    return FALSE;
  tag = haw_lexicon_tag (haw_tokens_get_word (tokens, at));
  /* As an adjective after a noun with the article: التدخلات الخارجية. */
  if ((tag.classes & HAW_WORD_FIELD) != 0 && tag.definite &&
      g_str_has_prefix (haw_tokens_get_word (tokens, at - 1), "ال"))
    return TRUE;
  before = haw_lexicon_tag (haw_tokens_get_word (tokens, at - 1));

  return (tag.classes & HAW_WORD_FIELD) != 0 && !before.definite &&
         (before.classes & (HAW_WORD_TITLE | HAW_WORD_BODY)) != 0;
}

/* Whether the word ends as adverbs do: تركياً is no country. */
static gboolean
is_adverb (const HawTokens *tokens,
           guint            at,
           guint            last)
{
  HawText *text = haw_tokens_get_text (tokens);
  const HawToken *token = haw_tokens_get (tokens, at);
  const char *last_sign;

  if (last - at > 1 || token->end - token->start < 3)
    return FALSE;
  last_sign = g_utf8_prev_char (haw_text_get_utf8 (text, NULL) +
                                haw_text_offset_to_byte (text, token->end));

  return g_utf8_get_char (last_sign) == FATHATAN ||
         (g_utf8_get_char (last_sign) == ALEF &&
          g_utf8_get_char (g_utf8_prev_char (last_sign)) == FATHATAN);
}

/* Whether a single word follows the given name of somebody else: محمد الشريف is not خالد. */
static gboolean
belongs_to_other (const HawNameFinder *self,
                  const HawTokens    *tokens,
                  guint               at,
                  gint64              actor)
{
  HawTag before;
  Edge edge = { (guint) actor, 0 };
  const char *word;

  if (at == 0 || haw_tokens_get (tokens, at - 1)->sign != 0)
    return FALSE;
  word = haw_tokens_get_word (tokens, at - 1);
  before = haw_lexicon_tag (word);
  if ((before.classes & HAW_WORD_GIVEN) == 0 || before.n_left > 1 || before.definite ||
      (before.classes & (HAW_WORD_TITLE | HAW_WORD_SAYS | HAW_WORD_PREPOSITION | HAW_WORD_STOP |
                         HAW_WORD_RANK | HAW_WORD_FIELD)) != 0)
    return FALSE;
  edge.word = find_word (self, before.n_left > 0 ? g_utf8_next_char (word) : word);

  return edge.word == 0 || !g_hash_table_contains (self->given, &edge);
}

static gboolean
has_full_name (const HawNameFinder *self,
               gint64              actor,
               const HawTokens    *tokens,
               guint               at)
{
  Edge edge = { (guint) actor, find_word (self, haw_tokens_get_word (tokens, at)) };

  return edge.word != 0 && g_hash_table_contains (self->given, &edge);
}

/* Those of @actors who were named in full before; the only one, or NULL. */
static const gint64 *
find_named (GArray     *actors,
            GHashTable *named)
{
  const gint64 *found = NULL;

  for (guint i = 0; actors != NULL && i < actors->len; i++)
    {
      const gint64 *actor = &g_array_index (actors, gint64, i);

      if (!g_hash_table_contains (named, actor))
        continue;
      if (found != NULL)
        return NULL;
      found = actor;
    }

  return found;
}

static gboolean
make_mention (const HawNameFinder *self,
              const HawTokens    *tokens,
              guint               at,
              const Match        *match,
              GHashTable         *named,
              HawNameMention     *mention)
{
  const Node *node = &g_array_index (self->nodes, Node, match->node);
  const gint64 *only;

  *mention = (HawNameMention) { .first = at, .last = match->last };
  if (is_office (tokens, at, match->last) || is_adverb (tokens, at, match->last))
    return FALSE;
  only = find_named (node->actors, named);
  if (only == NULL && node->actors != NULL)
    {
      mention->actors = (const gint64 *) (gpointer) node->actors->data;
      mention->n_actors = node->actors->len;
    }
  else
    {
      mention->surname = only == NULL;
      if (only == NULL)
        only = find_named (node->surnames, named);
      if (only == NULL)
        return FALSE;
      mention->actors = only;
      mention->n_actors = 1;
    }
  if (match->last == at + 1 && match->n_left == 0 && mention->n_actors == 1 &&
      has_full_name (self, mention->actors[0], tokens, at) &&
      belongs_to_other (self, tokens, at, mention->actors[0]))
    return FALSE;
  mention->start = haw_tokens_skip_letters (tokens, at, match->n_left);
  mention->end = haw_tokens_get (tokens, match->last - 1)->end;

  return TRUE;
}

/* A mark that was opened inside the name is closed with it. */
static void
close_marks (const HawTokens *tokens,
             HawNameMention  *mention)
{
  gboolean open = FALSE;

  for (guint i = mention->first; i < mention->last; i++)
    if (is_quotation_mark (haw_tokens_get (tokens, i)->sign))
      open = !open;
  if (open && is_quotation_mark (haw_tokens_get (tokens, mention->last)->sign))
    {
      mention->end = haw_tokens_get (tokens, mention->last)->end;
      mention->last++;
    }
}

GArray *
haw_name_finder_find (const HawNameFinder *self,
                     const HawTokens    *tokens,
                     guint64            *n_steps)
{
  GArray *mentions = g_array_new (FALSE, FALSE, sizeof (HawNameMention));
  g_autoptr (GHashTable) named = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint64 steps = 0;

  g_return_val_if_fail (self != NULL && tokens != NULL, mentions);

  for (guint at = 0; at < haw_tokens_get_n (tokens); at++)
    {
      HawNameMention mention;
      Match match;

      if (haw_tokens_get (tokens, at)->sign != 0)
        continue;
      match = match_at (self, tokens, at, &steps);
      if (match.last == 0 || !make_mention (self, tokens, at, &match, named, &mention))
        continue;
      close_marks (tokens, &mention);
      g_array_append_val (mentions, mention);
      if (mention.last - mention.first > 1 && mention.n_actors == 1)
        g_hash_table_add (named, (gpointer) mention.actors);
      at = mention.last - 1;
    }
  if (n_steps != NULL)
    *n_steps = steps;

  return mentions;
}
