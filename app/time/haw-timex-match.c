/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-timex-rows.h"

#include <string.h>

/* Patterns are compiled once. For each symbol and each word that can begin it there is a list of
 * rows, so that most words of a text cost one look. A match takes a bounded number of tokens, and
 * what a symbol takes at a place is remembered. */

static const HawTimexTables *const tables = &haw_timex_tables;

static guint
word_of (const HawTimexToken *token)
{
  return token->kind == TOKEN_NUMBER ? tables->digits_word : token->word;
}

gboolean
haw_timex_may_start (const HawTimexToken *token)
{
  return tables->n_candidates[0][word_of (token)] > 0;
}

void
haw_timex_parts_clear (HawTimexParts *parts)
{
  memset (parts, 0, G_STRUCT_OFFSET (HawTimexParts, edtf));
  parts->edtf[0] = parts->also[0] = parts->value[0] = parts->origin[0] = '\0';
  parts->type = -1;
  parts->policy = -1;
  parts->rule = -1;
}

/* The texts at the end are copied only where there are any: matching spends most time on this. */
static void
copy_parts (HawTimexParts       *to,
            const HawTimexParts *from)
{
  if ((from->has & (HAS_DONE | HAS_REF | HAS_SET)) != 0)
    *to = *from;
  else
    memcpy (to, from, G_STRUCT_OFFSET (HawTimexParts, edtf));
}

/* What @parts lacks comes from @other. */
void
haw_timex_parts_unite (HawTimexParts       *parts,
                       const HawTimexParts *other)
{
  guint32 fresh = other->has & ~parts->has;

#define TAKE(bit, field) if ((fresh & (bit)) != 0) parts->field = other->field
  TAKE (HAS_YEAR, year);
  TAKE (HAS_MONTH, month);
  TAKE (HAS_DAY, day);
  TAKE (HAS_DOW, dow);
  TAKE (HAS_DOW2, dow2);
  TAKE (HAS_SUB, sub);
  TAKE (HAS_DECADE, decade);
  TAKE (HAS_CENTURY, century);
  TAKE (HAS_MOD, mod);
  TAKE (HAS_PART, part);
  TAKE (HAS_POD, pod);
  TAKE (HAS_CLOCK, minutes);
  TAKE (HAS_CLOCK2, minutes2);
  TAKE (HAS_OFFSET, offset);
  TAKE (HAS_UNIT, unit);
  TAKE (HAS_NUM, num);
  TAKE (HAS_NTH, nth);
#undef TAKE
  if ((fresh & HAS_LENGTH) != 0)
    memcpy (parts->length, other->length, sizeof parts->length);
  if ((fresh & (HAS_REF | HAS_SET)) != 0)
    memcpy (parts->value, other->value, sizeof parts->value);
  if ((fresh & HAS_DONE) != 0)
    {
      memcpy (parts->edtf, other->edtf, sizeof parts->edtf);
      memcpy (parts->also, other->also, sizeof parts->also);
    }
  parts->has |= other->has;
  if (parts->type < 0)
    parts->type = other->type;
  if (parts->policy < 0)
    parts->policy = other->policy;
  if (other->confidence > 0 && (parts->confidence == 0 || other->confidence < parts->confidence))
    parts->confidence = other->confidence;
  parts->relative = parts->relative || other->relative;
  for (guint i = 0; i < G_N_ELEMENTS (parts->fired); i++)
    parts->fired[i] |= other->fired[i];
}

/* What a word of a class says. */
static const struct
{
  HawTimexClass class;
  guint32 has;
  guint offset; /* of a gint16 in the parts */
} class_fields[] = {
#define FIELD(class, has, field) \
  { HAW_TIMEX_CLASS_##class, has, G_STRUCT_OFFSET (HawTimexParts, field) }
  FIELD (DOW, HAS_DOW, dow),
  FIELD (DOWS, HAS_DOW, dow),
  FIELD (PAST, HAS_MOD, mod),
  FIELD (NEXT, HAS_MOD, mod),
  FIELD (THIS, HAS_MOD, mod),
  FIELD (RECENT, HAS_MOD, mod),
  FIELD (PREV, HAS_MOD | HAS_ANAPHOR, mod),
  FIELD (DAYW, HAS_OFFSET, offset),
  FIELD (POD, HAS_POD, pod),
  FIELD (PODADV, HAS_POD, pod),
  FIELD (AMPM, HAS_POD, pod),
  FIELD (PART, HAS_PART, part),
  FIELD (UNIT, HAS_UNIT, unit),
  FIELD (UNITP, HAS_UNIT, unit),
  FIELD (UNITD, HAS_UNIT, unit),
  FIELD (UNITC, HAS_UNIT, unit),
  FIELD (UNITA, HAS_UNIT, unit),
  FIELD (SEASON, HAS_SUB, sub),
  FIELD (ORDW, HAS_NTH, nth),
#undef FIELD
};

static void
read_class (const HawTimexToken *token,
            HawTimexClass        class,
            HawTimexParts       *parts)
{
  int value = class == HAW_TIMEX_CLASS_DIG ? (int) token->number
                                           : haw_timex_lexicon_value (token->word, class);

  if (class == HAW_TIMEX_CLASS_DECADE)
    {
      parts->has |= HAS_DECADE;
      parts->decade = value;
    }
  else if (class == HAW_TIMEX_CLASS_NUMW || class == HAW_TIMEX_CLASS_FRAC ||
           class == HAW_TIMEX_CLASS_DIG)
    {
      parts->has |= HAS_NUM;
      parts->num = value;
    }
  for (guint i = 0; i < G_N_ELEMENTS (class_fields); i++)
    if (class_fields[i].class == class)
      {
        parts->has |= class_fields[i].has;
        G_STRUCT_MEMBER (gint16, parts, class_fields[i].offset) =
          (gint16) (value < 0 ? value : value & 0xFF);
        return;
      }
}

static const HawTimexCacheLine *look_up (HawTimexScan *scan, guint symbol, guint at);

static gboolean
fits_article (const HawTimexToken *token,
              guint                article)
{
  gboolean has = (token->flags & TOKEN_AL) != 0;

  return article == ARTICLE_ANY || (token->flags & TOKEN_LATIN) != 0 ||
         has == (article == ARTICLE_MUST);
}

static inline gboolean
passes (const HawTimexFilter *filter,
        const HawTimexToken  *token)
{
  guint word = word_of (token);

  return (filter->classes & token->mask) != 0 ||
         (filter->symbols & tables->symbols_of_word[word]) != 0 ||
         (filter->words >> word % 64 & 1) != 0;
}

/* Whether the elements of @row from @index on may take what begins at @at. */
static inline gboolean
may_go_on (HawTimexScan      *scan,
           const HawTimexRow *row,
           guint              index,
           guint              at)
{
  const HawTimexFilter *rest;

  if (index == row->n)
    return TRUE;
  rest = &row->elements[index].rest;
  return rest->none ||
         (at < scan->n_tokens && ((rest->marks && scan->tokens[at].kind == TOKEN_MARK) ||
                                  passes (rest, &scan->tokens[at])));
}

/* A word says nothing by itself. */
static HawTimexParts nothing = { .type = -1, .policy = -1, .rule = -1 };

/* @parts: where to write what it says; what is returned is that or something else, NULL for no
 * match. It must be one that what follows @index in @row may go on from. */
static HawTimexParts *
match_item (HawTimexScan       *scan,
            const HawTimexRow  *row,
            guint               index,
            const HawTimexItem *item,
            guint               at,
            guint              *end,
            HawTimexParts      *parts)
{
  const HawTimexToken *token = &scan->tokens[at];
  const HawTimexCacheLine *line;

  scan->work++;
  *end = at + 1;
  if (item->kind == ITEM_WORD ? token->word != item->index || token->kind != TOKEN_WORD
      : item->kind == ITEM_CLASS ? (token->mask & G_GUINT64_CONSTANT (1) << item->index) == 0
      : item->kind == ITEM_FUNCTION &&
        !haw_timex_is (token, haw_timex_functions[item->index].first))
    return NULL;
  if (!fits_article (token, item->article))
    return NULL;
  switch (item->kind)
    {
    case ITEM_WORD:
      return may_go_on (scan, row, index, *end) ? &nothing : NULL;
    case ITEM_CLASS:
      if (!may_go_on (scan, row, index, *end))
        return NULL;
      haw_timex_parts_clear (parts);
      read_class (token, (HawTimexClass) item->index, parts);
      return parts;
    case ITEM_FUNCTION:
      haw_timex_parts_clear (parts);
      return haw_timex_functions[item->index].read (scan, at, end, parts) &&
             may_go_on (scan, row, index, *end) ? parts : NULL;
    default:
      line = look_up (scan, item->index, at);
      if (line == NULL || !may_go_on (scan, row, index, line->end))
        return NULL;
      *end = line->end;
      copy_parts (parts, &line->parts);
      return parts;
    }
}

/* A mark that may stand between parts of one expression. */
static gboolean
is_joiner (const HawTimexToken *token)
{
  if (token->kind != TOKEN_MARK)
    return FALSE;
  switch (token->number)
    {
    case ',': case 0x60C: case '-': case 0x2010: case 0x2011: case 0x2013: case 0x2014: case '/':
    case '(': case ':': case 0xB7: case '[': case '\'': case 0x2019:
      return TRUE;
    default:
      return FALSE;
    }
}

/* A bracket that was opened since @start. */
static gboolean
closes (HawTimexScan *scan,
        guint         start,
        guint         at)
{
  const gboolean square = haw_timex_is_mark (&scan->tokens[at], ']');

  if (!square && !haw_timex_is_mark (&scan->tokens[at], ')'))
    return FALSE;
  for (guint i = start; i < at; i++)
    if (haw_timex_is_mark (&scan->tokens[i], square ? '[' : '('))
      return TRUE;
  return FALSE;
}

typedef struct
{
  HawTimexMatch match;
  HawTimexParts parts[HAW_TIMEX_MAX_ELEMENTS];
} Attempt;

static void
tell_row (const HawTimexRow *row,
          guint              index,
          HawTimexParts     *out)
{
  const HawTimexRule *rule = row->rule;

  if (rule->confidence > 0)
    out->confidence = (gint16) (out->confidence > 0 ? MIN (out->confidence, rule->confidence)
                                                    : rule->confidence);
  if (rule->policy >= 0)
    out->policy = (gint16) rule->policy;
  out->fired[index / 64] |= G_GUINT64_CONSTANT (1) << index % 64;
}

static gboolean
finish_row (HawTimexScan      *scan,
            const HawTimexRow *row,
            Attempt           *attempt,
            guint              end,
            HawTimexParts     *out)
{
  const HawTimexRule *rule = row->rule;
  guint index = (guint) (row - tables->rows);

  attempt->match.end = end;
  attempt->match.row = index;
  haw_timex_parts_clear (out);
  if (rule->action != NULL)
    {
      if (!rule->action (scan, &attempt->match, rule->argument, out))
        return FALSE;
    }
  else
    {
      for (guint i = 0; i < row->n; i++)
        if (attempt->match.parts[i] != NULL)
          haw_timex_parts_unite (out, attempt->match.parts[i]);
    }
  /* A row that only passes on what one symbol found leaves the name to it. */
  out->rule = (gint16) index;
  for (guint i = 0; row->n == 1 && i < row->n; i++)
    if (attempt->match.parts[i] != NULL && attempt->match.parts[i]->rule >= 0)
      out->rule = attempt->match.parts[i]->rule;
  for (guint i = 0; i < row->n && scan->traced; i++)
    for (guint k = 0; k < G_N_ELEMENTS (out->fired) && attempt->match.parts[i] != NULL; k++)
      out->fired[k] |= attempt->match.parts[i]->fired[k];
  tell_row (row, index, out);
  return TRUE;
}

static gboolean
may_follow (const HawTimexElement *element,
            const HawTimexToken   *token,
            gboolean               first)
{
  if (first)
    return TRUE;
  if ((token->flags & (TOKEN_STOP | TOKEN_OUTSIDE)) != 0)
    return FALSE;
  if (element->with_wa)
    return (token->flags & TOKEN_WA) != 0;
  if (element->with_lam && (token->flags & (TOKEN_WA | TOKEN_LAM)) == TOKEN_LAM)
    return TRUE;
  return (token->flags & (TOKEN_WA | TOKEN_PREP)) == 0;
}

/* The elements of @row from @index on; one that is optional and does not fit is passed over. */
static gboolean
match_elements (HawTimexScan      *scan,
                const HawTimexRow *row,
                guint              index,
                guint              at,
                Attempt           *attempt,
                guint             *end,
                HawTimexParts     *out)
{
  for (; index < row->n; index++)
    {
      const HawTimexElement *element = &row->elements[index];
      const HawTimexToken *token = &scan->tokens[at];

      attempt->match.parts[index] = NULL;
      attempt->match.at[index] = at;
      if (at < scan->n_tokens && may_follow (element, token, at == attempt->match.start))
        {
          if (((element->joiner && at > attempt->match.start && is_joiner (token)) ||
               (element->closing && closes (scan, attempt->match.start, at))) &&
              may_go_on (scan, row, index + 1, at + 1) &&
              match_elements (scan, row, index + 1, at + 1, attempt, end, out))
            return TRUE;
          for (guint i = passes (&element->own, token) ? 0 : element->n; i < element->n; i++)
            {
              guint next;
              HawTimexParts *parts = match_item (scan, row, index + 1, &element->items[i], at,
                                                 &next, &attempt->parts[index]);

              attempt->match.parts[index] = parts;
              if (parts != NULL && match_elements (scan, row, index + 1, next, attempt, end, out))
                return TRUE;
              attempt->match.parts[index] = NULL;
            }
        }
      if (!element->optional)
        return FALSE;
    }
  *end = at;
  return finish_row (scan, row, attempt, at, out);
}

static gboolean
match_rows (HawTimexScan  *scan,
            guint          symbol,
            guint          at,
            guint         *end,
            HawTimexParts *parts)
{
  const HawTimexToken *token = &scan->tokens[at];
  const guint n = tables->n_candidates[symbol][word_of (token)];
  const guint16 *list = tables->candidates[symbol][word_of (token)];
  Attempt attempt;
  HawTimexParts out;
  gboolean found = FALSE;

  *end = at;
  for (guint i = 0; i < n; i++)
    {
      const HawTimexRow *row = &tables->rows[list[i]];
      guint row_end;

      scan->work++;
      if (row->looks_ahead && !may_go_on (scan, row, 1, at + 1))
        continue;
      if (row->passes_on)
        {
          const HawTimexCacheLine *line = look_up (scan, row->elements->items[0].index, at);

          if (line == NULL || line->end <= *end)
            continue;
          *end = line->end;
          copy_parts (parts, &line->parts);
          tell_row (row, list[i], parts);
          found = TRUE;
          continue;
        }
      attempt.match.start = at;
      attempt.match.n = row->n;
      if (match_elements (scan, row, 0, at, &attempt, &row_end, &out) && row_end > *end)
        {
          *end = row_end;
          copy_parts (parts, &out);
          found = TRUE;
        }
    }
  return found;
}

/* What @symbol takes at @at, or NULL; good until the next thing is looked up. */
static const HawTimexCacheLine *
look_up (HawTimexScan *scan,
         guint         symbol,
         guint         at)
{
  guint64 key = (guint64) at * HAW_TIMEX_MAX_SYMBOLS + symbol + 1;
  HawTimexCacheLine *line = &scan->cache[key % HAW_TIMEX_CACHE];

  if (tables->n_candidates[symbol][word_of (&scan->tokens[at])] == 0)
    return NULL;
  if (line->key != key)
    {
      HawTimexParts found;
      guint end;
      gboolean matched = match_rows (scan, symbol, at, &end, &found);

      line->key = key;
      line->end = end;
      line->found = matched;
      if (matched)
        copy_parts (&line->parts, &found);
    }
  return line->found ? line : NULL;
}

gboolean
haw_timex_match (HawTimexScan  *scan,
                 guint          at,
                 guint         *end,
                 HawTimexParts *parts)
{
  return match_rows (scan, 0, at, end, parts);
}
