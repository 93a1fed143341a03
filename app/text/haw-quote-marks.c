/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-quote-private.h"

/* Paragraphs without marks of their own that one quotation may have in its middle. */
#define MAX_SILENT 2

/* Quotations inside each other. */
#define MAX_DEPTH 8

typedef enum
{
  FAMILY_NONE,
  FAMILY_GUILLEMET,
  FAMILY_DOUBLE,
  FAMILY_SINGLE,
  FAMILY_ANGLE,
  FAMILY_BRACKET,
  N_FAMILIES,
} Family;

typedef enum
{
  ROLE_EITHER,
  ROLE_OPEN,
  ROLE_CLOSE,
} Role;

/* Signs that quote, with the part they are made for; where they stand may say otherwise. @twice: only
 * two of them beside each other are a mark. */
static const struct
{
  gunichar sign;
  Family family;
  Role role;
  gboolean twice;
} signs[] = {
  { 0x00ab, FAMILY_GUILLEMET, ROLE_OPEN, FALSE },  /* « */
  { 0x00bb, FAMILY_GUILLEMET, ROLE_CLOSE, FALSE }, /* » */
  { '<', FAMILY_GUILLEMET, ROLE_OPEN, TRUE },
  { '>', FAMILY_GUILLEMET, ROLE_CLOSE, TRUE },
  { 0x226a, FAMILY_GUILLEMET, ROLE_OPEN, FALSE },  /* ≪ */
  { 0x226b, FAMILY_GUILLEMET, ROLE_CLOSE, FALSE }, /* ≫ */
  { 0x300a, FAMILY_GUILLEMET, ROLE_OPEN, FALSE },  /* 《 */
  { 0x300b, FAMILY_GUILLEMET, ROLE_CLOSE, FALSE }, /* 》 */
  { '"', FAMILY_DOUBLE, ROLE_EITHER, FALSE },
  { 0xff02, FAMILY_DOUBLE, ROLE_EITHER, FALSE },   /* ＂ */
  { 0x201c, FAMILY_DOUBLE, ROLE_OPEN, FALSE },     /* “ */
  { 0x201d, FAMILY_DOUBLE, ROLE_CLOSE, FALSE },    /* ” */
  { 0x201e, FAMILY_DOUBLE, ROLE_OPEN, FALSE },     /* „ */
  { 0x201f, FAMILY_DOUBLE, ROLE_OPEN, FALSE },     /* ‟ */
  { 0x301d, FAMILY_DOUBLE, ROLE_OPEN, FALSE },     /* 〝 */
  { 0x301e, FAMILY_DOUBLE, ROLE_CLOSE, FALSE },    /* 〞 */
  { 0x275d, FAMILY_DOUBLE, ROLE_OPEN, FALSE },     /* ❝ */
  { 0x275e, FAMILY_DOUBLE, ROLE_CLOSE, FALSE },    /* ❞ */
  { 0x2018, FAMILY_SINGLE, ROLE_OPEN, FALSE },     /* ‘ */
  { 0x2019, FAMILY_SINGLE, ROLE_CLOSE, FALSE },    /* ’ */
  { 0x201a, FAMILY_SINGLE, ROLE_OPEN, FALSE },     /* ‚ */
  { 0x201b, FAMILY_SINGLE, ROLE_OPEN, FALSE },     /* ‛ */
  { '\'', FAMILY_SINGLE, ROLE_EITHER, FALSE },
  { '`', FAMILY_SINGLE, ROLE_OPEN, FALSE },
  { 0x2039, FAMILY_ANGLE, ROLE_OPEN, FALSE },      /* ‹ */
  { 0x203a, FAMILY_ANGLE, ROLE_CLOSE, FALSE },     /* › */
  { '(', FAMILY_BRACKET, ROLE_OPEN, TRUE },
  { ')', FAMILY_BRACKET, ROLE_CLOSE, TRUE },
};

/* A mark found in the text. */
typedef struct
{
  guint at;
  guint n;
  Family family;
  Role role;      /* what it is made for */
  gboolean lead;  /* nothing is written before it without a blank */
  gboolean trail; /* nothing after it */
} Mark;

typedef struct
{
  const HawTokens *tokens;
  const HawTag *tags;
  guint n;
  GArray *marks;   /* of the text */
  GArray *spans;
  GArray *open;    /* indexes of marks that are open */
  guint64 *n_steps;
} Finder;

gboolean
haw_quote_ends_sentence (const HawTokens *tokens,
                         guint            at)
{
  const HawToken *token = haw_tokens_get (tokens, at);
  gunichar c = token->sign;

  if (c == '\n' || c == '!' || c == '?' || c == 0x061f || c == 0x06d4)
    return TRUE;
  if (c != '.' && c != 0x2026)
    return FALSE;
  /* An initial or abbreviation: د. */
  if (c == '.' && at > 0 && haw_tokens_get (tokens, at - 1)->sign == 0 &&
      haw_tokens_get (tokens, at - 1)->end - haw_tokens_get (tokens, at - 1)->start == 1 &&
      haw_tokens_get (tokens, at + 1)->sign == 0)
    return FALSE;

  return TRUE;
}

/* Whether the word is a letter that is written with the next one, drawn out: بـ. */
static gboolean
is_drawn_out (const HawTokens *tokens,
              guint            at)
{
  const HawToken *token = haw_tokens_get (tokens, at);

  return token->sign == 0 && token->end - token->start <= 6 && token->last == 0x0640;
}

static gboolean
is_opening_bracket (gunichar c)
{
  return c == '(' || c == '[' || c == '{' || c == '-' || c == 0x2013 || c == 0x2014 || c == ':' ||
         c == '/';
}

static void
add_mark (Finder *finder,
          guint   at,
          guint   which)
{
  const HawToken *token = haw_tokens_get (finder->tokens, at);
  guint n = 1;
  gboolean same = haw_tokens_get (finder->tokens, at + 1)->sign == token->sign &&
                  at + 1 < finder->n && !haw_tokens_get (finder->tokens, at + 1)->spaced;
  Mark mark;

  if (same && (signs[which].twice || signs[which].family == FAMILY_SINGLE))
    n = 2;
  else if (signs[which].twice)
    return;

  const HawToken *next = haw_tokens_get (finder->tokens, at + n);
  const HawToken *before = haw_tokens_get (finder->tokens, at > 0 ? at - 1 : 0);

  mark = (Mark) { at, n, signs[which].family, signs[which].role, FALSE, FALSE };
  mark.lead = token->spaced || at == 0 || is_opening_bracket (before->sign) ||
              (before->sign == 0 && is_drawn_out (finder->tokens, at - 1));
  mark.trail = next->spaced || next->sign == '\n' ||
               (next->sign != 0 && !is_opening_bracket (next->sign) && next->sign != 0x00ab &&
                next->sign != 0x201c);
  if (n == 2 && mark.family == FAMILY_SINGLE)
    mark.family = FAMILY_DOUBLE;
  /* Apostrophes, feet and inches. */
  if (mark.family == FAMILY_SINGLE && !mark.lead && !mark.trail)
    return;
  if (mark.role == ROLE_EITHER && !mark.lead && before->sign == 0 &&
      g_ascii_isdigit (*haw_tokens_get_word (finder->tokens, at - 1)) && finder->open->len == 0 &&
      mark.family == FAMILY_SINGLE)
    return;
  g_array_append_val (finder->marks, mark);
}

static void
list_marks (Finder *finder)
{
  for (guint at = 0; at < finder->n; at++)
    {
      gunichar c = haw_tokens_get (finder->tokens, at)->sign;

      if (c == 0 || c == '\n')
        continue;
      for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
        {
          guint n_marks = finder->marks->len;

          if (signs[i].sign != c)
            continue;
          add_mark (finder, at, i);
          if (finder->marks->len > n_marks)
            at += g_array_index (finder->marks, Mark, n_marks).n - 1;
          break;
        }
    }
}

static const Mark *
get_mark (const Finder *finder,
          guint         index)
{
  return &g_array_index (finder->marks, Mark, index);
}

static void
add_span (Finder     *finder,
          const Mark *open,
          const Mark *close,
          guint       first,
          guint       last)
{
  HawQuoteSpan span = { HAW_NO_TOKEN, HAW_NO_TOKEN, 0, 0, first, last };
  gboolean has_word = FALSE;

  if (open != NULL)
    {
      span.open = open->at;
      span.n_open = open->n;
    }
  if (close != NULL)
    {
      span.close = close->at;
      span.n_close = close->n;
    }
  while (span.first < span.last && haw_tokens_get (finder->tokens, span.first)->sign == '\n')
    span.first++;
  while (span.last > span.first && haw_tokens_get (finder->tokens, span.last - 1)->sign == '\n')
    span.last--;
  /* A stop before the closing mark belongs to the sentence, other signs to the words. */
  while (span.last > span.first && (haw_tokens_get (finder->tokens, span.last - 1)->sign == '.' ||
                                    haw_tokens_get (finder->tokens, span.last - 1)->sign == 0x060c ||
                                    haw_tokens_get (finder->tokens, span.last - 1)->sign == ','))
    span.last--;
  for (guint i = span.first; i < span.last && !has_word; i++)
    has_word = haw_tokens_get (finder->tokens, i)->sign == 0;
  if (has_word)
    g_array_append_val (finder->spans, span);
}

/* Marks of a family from @index to the end of the paragraph: how many could close, and whether the
 * last one is made for opening. */
static guint
count_closing (const Finder *finder,
               guint         index,
               guint         paragraph_end,
               gboolean     *ends_reversed)
{
  Family family = get_mark (finder, index)->family;
  guint n = 0;

  *ends_reversed = FALSE;
  for (guint i = index; i < finder->marks->len && get_mark (finder, i)->at < paragraph_end &&
                        i < index + 8; i++)
    {
      const Mark *mark = get_mark (finder, i);

      (*finder->n_steps)++;
      if (mark->family != family)
        continue;
      n += mark->role == ROLE_CLOSE || (mark->role == ROLE_EITHER && mark->trail) ? 1 : 0;
      *ends_reversed = i > index && mark->role == ROLE_OPEN;
    }

  return n;
}

/* The position in the stack of the innermost open mark of the family, or -1. */
static int
find_open (const Finder *finder,
           Family        family)
{
  for (guint i = finder->open->len; i-- > 0;)
    if (get_mark (finder, g_array_index (finder->open, guint, i))->family == family)
      return (int) i;

  return -1;
}

/* What the mark does here. ROLE_EITHER: nothing can be made of it. */
static Role
decide (const Finder *finder,
        guint         index,
        guint         paragraph_end)
{
  const Mark *mark = get_mark (finder, index);
  gboolean is_open = find_open (finder, mark->family) >= 0;
  gboolean like_open = mark->lead && !mark->trail;
  gboolean like_close = !mark->lead && mark->trail;
  gboolean reversed;
  guint n_closing = count_closing (finder, index, paragraph_end, &reversed);

  switch (mark->role)
    {
    case ROLE_OPEN:
      /* What a closing mark has opened, with blanks inside: » a «. */
      if (is_open && mark->trail &&
          get_mark (finder, g_array_index (finder->open, guint,
                                           find_open (finder, mark->family)))->role == ROLE_CLOSE)
        return ROLE_CLOSE;
      return like_close && (is_open || n_closing == 0) ? ROLE_CLOSE : ROLE_OPEN;
    case ROLE_CLOSE:
      if (is_open)
        {
          const Mark *open = get_mark (finder, g_array_index (finder->open, guint,
                                                              find_open (finder, mark->family)));

          /* »a« b »c«: one that is made for closing and has opened is closed by its opposite. */
          if (open->role == ROLE_CLOSE && like_open && n_closing > 1)
            return ROLE_OPEN;
          return ROLE_CLOSE;
        }
      return like_open || (mark->lead && reversed) ? ROLE_OPEN : ROLE_CLOSE;
    case ROLE_EITHER:
    default:
      if (like_open)
        return is_open && n_closing == 0 ? ROLE_CLOSE : ROLE_OPEN;
      if (mark->family == FAMILY_SINGLE && !is_open)
        return like_close ? ROLE_EITHER : ROLE_OPEN;
      if (like_close)
        return ROLE_CLOSE;
      return is_open ? ROLE_CLOSE : ROLE_OPEN;
    }
}

/* An open mark that is never closed: its words end with the sentence, before @limit. */
static void
end_unclosed (Finder     *finder,
              const Mark *open,
              guint       limit)
{
  guint last = open->at + open->n;

  if (open->family == FAMILY_SINGLE || open->family == FAMILY_BRACKET)
    return;
  while (last < limit && !haw_quote_ends_sentence (finder->tokens, last))
    {
      last++;
      (*finder->n_steps)++;
    }
  if (last < limit || haw_tokens_get (finder->tokens, limit)->sign == '\n')
    add_span (finder, open, NULL, open->at + open->n, last);
}

static void
end_all (Finder *finder,
         guint   from,
         guint   limit)
{
  while (finder->open->len > from)
    {
      guint index = g_array_index (finder->open, guint, finder->open->len - 1);

      end_unclosed (finder, get_mark (finder, index), limit);
      g_array_set_size (finder->open, finder->open->len - 1);
    }
}

/* A closing mark without an opening one: the words begin after a colon of the sentence, or after the
 * word that reports them. */
static void
begin_unopened (Finder     *finder,
                const Mark *close,
                guint       from)
{
  guint colon = 0;
  guint that = 0;
  guint says = 0;

  if (close->family == FAMILY_SINGLE || close->family == FAMILY_BRACKET)
    return;
  for (guint i = close->at; i-- > from;)
    {
      const HawTag *tag = &finder->tags[i];

      (*finder->n_steps)++;
      if (haw_quote_ends_sentence (finder->tokens, i) && i + 1 < close->at)
        break;
      if (colon == 0 && haw_tokens_get (finder->tokens, i)->sign == ':')
        colon = i + 1;
      if ((tag->classes & HAW_WORD_THAT) != 0)
        that = i + 1;
      if ((tag->classes & HAW_WORD_SAYS) != 0)
        says = i + 1;
    }
  if (colon == 0 && that > 0 && says > 0 && says < that)
    colon = that;
  if (colon > 0)
    add_span (finder, NULL, close, colon, close->at);
}

/* Whether a quotation that is open at the end of a paragraph goes on in one of the next: their first
 * mark of the family closes it. */
static gboolean
goes_on (const Finder *finder,
         guint         next,
         guint         paragraph_end,
         Family        family)
{
  guint silent = 0;

  for (guint at = paragraph_end + 1; next < finder->marks->len && silent <= MAX_SILENT; next++)
    {
      const Mark *mark = get_mark (finder, next);

      (*finder->n_steps)++;
      for (; at < mark->at && silent <= MAX_SILENT; at++, (*finder->n_steps)++)
        silent += haw_tokens_get (finder->tokens, at)->sign == '\n' ? 1 : 0;
      if (silent > MAX_SILENT)
        return FALSE;
      if (mark->family == family)
        return mark->role != ROLE_OPEN && !mark->lead;
    }

  return FALSE;
}

static void
take_mark (Finder *finder,
           guint   index,
           guint   paragraph_end,
           guint   from)
{
  const Mark *mark = get_mark (finder, index);
  Role role = decide (finder, index, paragraph_end);
  int open = find_open (finder, mark->family);
  gboolean reversed;

  if (role == ROLE_OPEN)
    {
      /* Inside another one there must be marks enough to close both. */
      if (open >= 0 && count_closing (finder, index, paragraph_end, &reversed) < 2)
        end_all (finder, (guint) open, mark->at);
      if (finder->open->len >= MAX_DEPTH)
        end_all (finder, 0, mark->at);
      g_array_append_val (finder->open, index);
    }
  else if (role == ROLE_CLOSE && open >= 0)
    {
      const Mark *begin = get_mark (finder, g_array_index (finder->open, guint, open));

      g_array_set_size (finder->open, (guint) open);
      add_span (finder, begin, mark, begin->at + begin->n, mark->at);
    }
  else if (role == ROLE_CLOSE && finder->open->len == 0)
    {
      begin_unopened (finder, mark, from);
    }
}

static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  const HawQuoteSpan *first = a;
  const HawQuoteSpan *second = b;

  if (first->first != second->first)
    return first->first < second->first ? -1 : 1;

  return (first->last < second->last) - (first->last > second->last);
}

GArray *
haw_quote_spans (const HawTokens *tokens,
                 const HawTag    *tags,
                 guint64         *n_steps)
{
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));
  Finder finder = { tokens, tags, haw_tokens_get_n (tokens), marks, NULL, open, n_steps };
  guint next = 0;
  guint from = 0;

  finder.spans = g_array_new (FALSE, FALSE, sizeof (HawQuoteSpan));
  list_marks (&finder);
  for (guint end = 0; end < finder.n && next < marks->len; end++)
    {
      if (haw_tokens_get (tokens, end)->sign != '\n')
        continue;
      for (; next < marks->len && get_mark (&finder, next)->at < end; next++)
        {
          take_mark (&finder, next, end, from);
          from = get_mark (&finder, next)->at + get_mark (&finder, next)->n;
        }
      if (open->len > 0 &&
          !goes_on (&finder, next, end, get_mark (&finder, g_array_index (open, guint, 0))->family))
        end_all (&finder, 0, end);
      else if (open->len > 1)
        end_all (&finder, 1, end);
      from = end + 1;
    }
  g_array_sort (finder.spans, compare_spans);

  return finder.spans;
}
