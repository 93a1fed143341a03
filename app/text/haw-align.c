/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-align.h"

#include <string.h>

/* More differences than that between two pairs are no correction but another text. */
#define MAX_DIFFERENCES 400
#define MAX_DEPTH 64
#define NOWHERE G_MAXUINT

/* A run of letters and digits, or one other character that can be seen. */
typedef struct
{
  guint start;   /* code points, half-open */
  guint end;
  guint word;    /* equal words have equal numbers */
} Token;

struct _HawAlignment
{
  GArray *from;    /* Token */
  GArray *to;
  guint *partner;  /* for each of `from` its token of `to`, or NOWHERE */
};

typedef struct
{
  guint n_from;    /* how often a word is in the range of each side, and where it was seen last */
  guint n_to;
  guint from;
  guint to;
} Seen;

typedef struct
{
  guint from;
  guint to;
  guint length;    /* of the longest chain that ends here */
  guint before;    /* index of the pair before it, or NOWHERE */
} Pair;

#define FROM(self, i) (&g_array_index ((self)->from, Token, i))
#define TO(self, i) (&g_array_index ((self)->to, Token, i))

static gboolean
is_word_char (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

static void
add_token (GArray     *tokens,
           GHashTable *words,
           const char *from,
           const char *to,
           guint       start,
           guint       end)
{
  g_autofree char *word = g_strndup (from, to - from);
  gpointer known = g_hash_table_lookup (words, word);
  Token token = { start, end, GPOINTER_TO_UINT (known) };

  if (known == NULL)
    {
      token.word = g_hash_table_size (words) + 1;
      g_hash_table_insert (words, g_steal_pointer (&word), GUINT_TO_POINTER (token.word));
    }
  g_array_append_val (tokens, token);
}

static GArray *
tokenize (HawText    *text,
          GHashTable *words)
{
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (Token));
  const char *p = haw_text_get_utf8 (text, NULL);
  guint offset = 0;

  while (*p != '\0')
    {
      const char *begin = p;
      guint start = offset;
      gunichar c = g_utf8_get_char (p);

      do
        {
          p = g_utf8_next_char (p);
          offset++;
        }
      while (is_word_char (c) && *p != '\0' && is_word_char (g_utf8_get_char (p)));
      if (!g_unichar_isspace (c))
        add_token (tokens, words, begin, p, start, offset);
    }
  return tokens;
}

static gboolean
equal (const HawAlignment *self,
       guint               from,
       guint               to)
{
  return FROM (self, from)->word == TO (self, to)->word;
}

/* The way to the diagonal @k with @d differences came from the one above it. */
static gboolean
comes_down (const int *v,
            int        k,
            int        d)
{
  return k == -d || (k != d && v[k - 1] < v[k + 1]);
}

/* Pairs the tokens on the path that the rows of @trace remember, from its end to its beginning. */
static void
walk_back (HawAlignment *self,
           GPtrArray    *trace,
           guint         a0,
           guint         b0,
           int           x,
           int           y)
{
  for (int d = (int) trace->len - 1; d >= 0; d--)
    {
      const int *v = (const int *) g_ptr_array_index (trace, d) + d + 1;
      int k = x - y;
      int before = comes_down (v, k, d) ? k + 1 : k - 1;
      int start_x = d == 0 ? 0 : v[before];
      int start_y = d == 0 ? 0 : start_x - before;

      while (x > start_x && y > start_y)
        {
          x--;
          y--;
          self->partner[a0 + (guint) x] = b0 + (guint) y;
        }
      x = start_x;
      y = start_y;
    }
}

/* Myers' greedy search: v[k] is how far the furthest path on diagonal k = x - y has come. */
static void
align_greedily (HawAlignment *self,
                guint         a0,
                guint         a1,
                guint         b0,
                guint         b1)
{
  int n = (int) (a1 - a0), m = (int) (b1 - b0);
  int limit = MIN (n + m, MAX_DIFFERENCES);
  g_autoptr (GPtrArray) trace = g_ptr_array_new_with_free_func (g_free);
  g_autofree int *all = g_new0 (int, 2 * limit + 3);
  int *v = all + limit + 1;

  for (int d = 0; d <= limit; d++)
    {
      g_ptr_array_add (trace, g_memdup2 (v - d - 1, (gsize) (2 * d + 3) * sizeof *v));
      for (int k = -d; k <= d; k += 2)
        {
          int x = comes_down (v, k, d) ? v[k + 1] : v[k - 1] + 1;
          int y = x - k;

          while (x < n && y < m && equal (self, a0 + (guint) x, b0 + (guint) y))
            {
              x++;
              y++;
            }
          v[k] = x;
          if (x >= n && y >= m)
            {
              walk_back (self, trace, a0, b0, n, m);
              return;
            }
        }
    }
}

static void
look_at (GHashTable *seen,
         guint       word,
         gboolean    from,
         guint       place)
{
  Seen *found = g_hash_table_lookup (seen, GUINT_TO_POINTER (word));

  if (found == NULL)
    {
      found = g_new0 (Seen, 1);
      g_hash_table_insert (seen, GUINT_TO_POINTER (word), found);
    }
  if (from)
    {
      found->n_from++;
      found->from = place;
    }
  else
    {
      found->n_to++;
      found->to = place;
    }
}

/* The words that stand once on both sides, in the order of the older one. */
static GArray *
find_unique (HawAlignment *self,
             guint         a0,
             guint         a1,
             guint         b0,
             guint         b1)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  for (guint i = a0; i < a1; i++)
    look_at (seen, FROM (self, i)->word, TRUE, i);
  for (guint i = b0; i < b1; i++)
    look_at (seen, TO (self, i)->word, FALSE, i);
  for (guint i = a0; i < a1; i++)
    {
      const Seen *found = g_hash_table_lookup (seen, GUINT_TO_POINTER (FROM (self, i)->word));

      if (found->n_from == 1 && found->n_to == 1)
        {
          Pair pair = { i, found->to, 1, NOWHERE };

          g_array_append_val (pairs, pair);
        }
    }
  return pairs;
}

/* Leaves the longest chain of pairs that is in order on both sides (patience sorting). */
static void
keep_longest_chain (GArray *pairs)
{
  g_autofree guint *ends = g_new (guint, pairs->len + 1);  /* for each length the best end */
  guint longest = 0, at;

  for (guint i = 0; i < pairs->len; i++)
    {
      Pair *pair = &g_array_index (pairs, Pair, i);
      guint low = 0, high = longest;

      while (low < high)
        {
          guint middle = (low + high) / 2;

          if (g_array_index (pairs, Pair, ends[middle]).to < pair->to)
            low = middle + 1;
          else
            high = middle;
        }
      pair->before = low > 0 ? ends[low - 1] : NOWHERE;
      ends[low] = i;
      longest = MAX (longest, low + 1);
    }
  if (longest == 0)
    return;

  at = ends[longest - 1];
  for (guint i = longest; i > 0; i--)
    {
      ends[i - 1] = at;
      at = g_array_index (pairs, Pair, at).before;
    }
  for (guint i = 0; i < longest; i++)
    g_array_index (pairs, Pair, i) = g_array_index (pairs, Pair, ends[i]);
  g_array_set_size (pairs, longest);
}

static void
align (HawAlignment *self,
       guint         a0,
       guint         a1,
       guint         b0,
       guint         b1,
       guint         depth)
{
  g_autoptr (GArray) pairs = NULL;

  while (a0 < a1 && b0 < b1 && equal (self, a0, b0))
    self->partner[a0++] = b0++;
  while (a0 < a1 && b0 < b1 && equal (self, a1 - 1, b1 - 1))
    self->partner[--a1] = --b1;
  if (a0 == a1 || b0 == b1)
    return;

  if (depth < MAX_DEPTH)
    {
      pairs = find_unique (self, a0, a1, b0, b1);
      keep_longest_chain (pairs);
    }
  if (pairs == NULL || pairs->len == 0)
    {
      align_greedily (self, a0, a1, b0, b1);
      return;
    }
  for (guint i = 0; i < pairs->len; i++)
    {
      const Pair *pair = &g_array_index (pairs, Pair, i);

      align (self, a0, pair->from, b0, pair->to, depth + 1);
      self->partner[pair->from] = pair->to;
      a0 = pair->from + 1;
      b0 = pair->to + 1;
    }
  align (self, a0, a1, b0, b1, depth + 1);
}

HawAlignment *
haw_alignment_new (HawText *from,
                   HawText *to)
{
  HawAlignment *self;
  g_autoptr (GHashTable) words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_return_val_if_fail (from != NULL && to != NULL, NULL);

  self = g_new0 (HawAlignment, 1);
  self->from = tokenize (from, words);
  self->to = tokenize (to, words);
  self->partner = g_new (guint, self->from->len + 1);
  memset (self->partner, 0xff, (self->from->len + 1) * sizeof *self->partner);
  align (self, 0, self->from->len, 0, self->to->len, 0);

  return self;
}

void
haw_alignment_free (HawAlignment *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->from);
  g_array_unref (self->to);
  g_free (self->partner);
  g_free (self);
}

/* The first token that ends after @offset. */
static guint
find_token (const HawAlignment *self,
            guint               offset)
{
  guint low = 0, high = self->from->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (FROM (self, middle)->end <= offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Where what took the place of the changed words between @known and @other begins or ends. */
static guint
replaced_start (const HawAlignment *self,
                guint               first,
                guint               kept)
{
  guint partner = self->partner[kept];

  if (first == kept)
    return TO (self, partner)->start;
  if (first > 0 && self->partner[first - 1] != NOWHERE &&
      self->partner[first - 1] + 1 <= partner)
    return TO (self, self->partner[first - 1] + 1)->start;
  return TO (self, partner)->start;
}

static guint
replaced_end (const HawAlignment *self,
              guint               last,
              guint               kept)
{
  guint partner = self->partner[kept];

  if (last == kept)
    return TO (self, partner)->end;
  if (last + 1 < self->from->len && self->partner[last + 1] != NOWHERE &&
      self->partner[last + 1] >= partner + 1)
    return TO (self, self->partner[last + 1] - 1)->end;
  return TO (self, partner)->end;
}

gboolean
haw_alignment_map (const HawAlignment *self,
                   guint               start,
                   guint               end,
                   guint              *new_start,
                   guint              *new_end)
{
  guint first, last, kept_first, kept_last;

  g_return_val_if_fail (self != NULL && new_start != NULL && new_end != NULL, FALSE);

  first = find_token (self, start);
  last = end > 0 ? find_token (self, end - 1) : 0;
  if (last >= self->from->len || FROM (self, last)->start >= end)
    last = last > 0 ? last - 1 : 0;
  for (kept_first = first; kept_first <= last && kept_first < self->from->len &&
                           self->partner[kept_first] == NOWHERE; kept_first++)
    ;
  if (kept_first > last || kept_first >= self->from->len)
    return FALSE;
  for (kept_last = last; self->partner[kept_last] == NOWHERE; kept_last--)
    ;

  *new_start = replaced_start (self, first, kept_first);
  *new_end = replaced_end (self, last, kept_last);
  /* A passage may begin or end inside a word. */
  if (first == kept_first && start > FROM (self, first)->start)
    *new_start += start - FROM (self, first)->start;
  if (last == kept_last && end < FROM (self, last)->end)
    *new_end -= FROM (self, last)->end - end;
  return *new_start < *new_end;
}
