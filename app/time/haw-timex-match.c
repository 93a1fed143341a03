/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-timex-private.h"

#include <string.h>

/* Patterns are compiled once. For each symbol and each word that can begin it there is a list of
 * rows, so that most words of a text cost one look. A match takes a bounded number of tokens, and
 * what a symbol takes at a place is remembered. */

#define MAX_ROWS 384
#define MAX_SYMBOLS 48
#define MAX_ALTERNATIVES 16
#define MAX_WORDS 2048

typedef enum { ITEM_CLASS, ITEM_WORD, ITEM_SYMBOL, ITEM_FUNCTION } ItemKind;
typedef enum { ARTICLE_ANY, ARTICLE_MUST, ARTICLE_NEVER } Article;

typedef struct
{
  guint8 kind;
  guint8 article;
  guint16 index;
} Item;

typedef struct
{
  gboolean optional;
  gboolean joiner;  /* a mark between parts */
  gboolean closing; /* a closing bracket */
  gboolean with_wa;
  gboolean with_lam;
  guint n;
  Item items[MAX_ALTERNATIVES];
} Element;

typedef struct
{
  const HawTimexRule *rule;
  guint symbol;
  guint n;
  Element elements[HAW_TIMEX_MAX_ELEMENTS];
} Row;

static const char *const class_names[] = {
#define HAW_TIMEX_CLASS_NAME(name) #name,
  HAW_TIMEX_CLASSES (HAW_TIMEX_CLASS_NAME)
#undef HAW_TIMEX_CLASS_NAME
};

static Row rows[MAX_ROWS];
static guint n_rows;
static const char *symbols[MAX_SYMBOLS];
static guint n_symbols;
/* Of each symbol and word: the rows that it may begin, in starts[…][0, n). Words past the lexicon
 * stand for digits. */
static guint16 *candidates[MAX_SYMBOLS][MAX_WORDS];
static guint8 n_candidates[MAX_SYMBOLS][MAX_WORDS];
static guint digits_word;

guint
haw_timex_n_rules (void)
{
  return n_rows;
}

const HawTimexRule *
haw_timex_get_rule (guint row)
{
  return rows[row].rule;
}

static guint
find_symbol (const char *name,
             gboolean    add)
{
  for (guint i = 0; i < n_symbols; i++)
    if (g_str_equal (symbols[i], name))
      return i;
  if (!add)
    return MAX_SYMBOLS;
  g_assert (n_symbols < MAX_SYMBOLS);
  symbols[n_symbols] = name;
  return n_symbols++;
}

static int
find_function (const char *name)
{
  for (guint i = 0; haw_timex_functions[i].name != NULL; i++)
    if (g_str_equal (haw_timex_functions[i].name, name))
      return (int) i;
  return -1;
}

static int
find_class (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (class_names); i++)
    if (g_str_equal (class_names[i], name))
      return (int) i;
  return -1;
}

static void
compile_item (const char *text,
              Item       *item)
{
  item->article = *text == '+' ? ARTICLE_MUST : *text == '-' ? ARTICLE_NEVER : ARTICLE_ANY;
  if (item->article != ARTICLE_ANY)
    text++;
  if (*text == '<')
    {
      g_autofree char *name = g_strndup (text + 1, strlen (text) - 2);
      int function = find_function (name);

      item->kind = function >= 0 ? ITEM_FUNCTION : ITEM_SYMBOL;
      item->index = (guint16) (function >= 0 ? (guint) function : find_symbol (name, FALSE));
      if (function < 0 && item->index == MAX_SYMBOLS)
        g_error ("No symbol %s", name);
    }
  else if (g_ascii_isupper (*text))
    {
      int class = find_class (text);

      if (class < 0)
        g_error ("No class %s", text);
      item->kind = ITEM_CLASS;
      item->index = (guint16) class;
    }
  else
    {
      gboolean article = haw_timex_splits_article (text);

      item->kind = ITEM_WORD;
      if ((guint8) *text >= 0x80)
        item->article = article ? ARTICLE_MUST
                        : g_str_has_prefix (text, "ال") ? ARTICLE_ANY : ARTICLE_NEVER;
      item->index = (guint16) haw_timex_lexicon_add (article ? text + strlen ("ال") : text);
    }
}

static void
compile_element (const char *text,
                 Element    *element)
{
  g_autofree char *copy = g_strdup (text);
  g_auto (GStrv) parts = NULL;
  gsize length = strlen (copy);

  if (copy[length - 1] == '?')
    {
      element->optional = TRUE;
      copy[length - 1] = '\0';
    }
  element->joiner = g_str_equal (copy, ",");
  element->closing = g_str_equal (copy, ")");
  if (element->joiner || element->closing)
    {
      element->optional = TRUE;
      return;
    }
  element->with_wa = copy[0] == '&';
  element->with_lam = copy[0] == '~';
  parts = g_strsplit (copy + (element->with_wa || element->with_lam ? 1 : 0), "|", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_assert (element->n < MAX_ALTERNATIVES);
      compile_item (parts[i], &element->items[element->n++]);
    }
}

static void
compile_rules (const HawTimexRule *rules,
               gboolean            symbols_only)
{
  static guint next;

  if (symbols_only)
    {
      for (; rules->name != NULL; rules++)
        find_symbol (rules->symbol, TRUE);
      return;
    }
  for (; rules->name != NULL; rules++)
    {
      g_auto (GStrv) elements = g_strsplit (rules->pattern, " ", -1);
      Row *row = &rows[next++];

      g_assert (next <= MAX_ROWS);
      row->rule = rules;
      row->symbol = find_symbol (rules->symbol, FALSE);
      for (guint i = 0; elements[i] != NULL; i++)
        {
          g_assert (row->n < HAW_TIMEX_MAX_ELEMENTS);
          compile_element (elements[i], &row->elements[row->n++]);
        }
      n_rows = next;
    }
}

static void
add_words_of (guint64  classes,
              guint64 *words)
{
  for (guint word = 1; word <= digits_word; word++)
    if (((word == digits_word ? CLASS_BIT (DIG) : haw_timex_lexicon_mask (word)) & classes) != 0)
      words[word / 64] |= G_GUINT64_CONSTANT (1) << word % 64;
}

static void add_first_words (guint symbol, guint64 *words);

static void
add_words_of_row (const Row *row,
                  guint64   *words)
{
  for (guint i = 0; i < row->n; i++)
    {
      const Element *element = &row->elements[i];

      for (guint k = 0; k < element->n; k++)
        {
          const Item *item = &element->items[k];

          if (item->kind == ITEM_CLASS)
            add_words_of (G_GUINT64_CONSTANT (1) << item->index, words);
          else if (item->kind == ITEM_FUNCTION)
            add_words_of (haw_timex_functions[item->index].first, words);
          else if (item->kind == ITEM_WORD)
            words[item->index / 64] |= G_GUINT64_CONSTANT (1) << item->index % 64;
          else
            add_first_words (item->index, words);
        }
      if (!element->optional)
        return;
    }
}

/* The words that may begin what @symbol takes; no symbol begins with itself. */
static void
add_first_words (guint    symbol,
                 guint64 *words)
{
  static guint64 known[MAX_SYMBOLS][MAX_WORDS / 64];
  static gboolean done[MAX_SYMBOLS];

  if (!done[symbol])
    for (guint i = 0; i < n_rows; i++)
      if (rows[i].symbol == symbol)
        add_words_of_row (&rows[i], known[symbol]);
  done[symbol] = TRUE;
  for (guint i = 0; i < MAX_WORDS / 64; i++)
    words[i] |= known[symbol][i];
}

static void
list_candidates (void)
{
  g_autofree guint64 *firsts = g_new0 (guint64, n_rows * (MAX_WORDS / 64));
  guint16 found[MAX_ROWS];

  for (guint i = 0; i < n_rows; i++)
    add_words_of_row (&rows[i], firsts + i * (MAX_WORDS / 64));
  for (guint symbol = 0; symbol < n_symbols; symbol++)
    for (guint word = 1; word <= digits_word; word++)
      {
        guint n = 0;

        for (guint i = 0; i < n_rows; i++)
          if (rows[i].symbol == symbol &&
              (firsts[i * (MAX_WORDS / 64) + word / 64] >> word % 64 & 1) != 0)
            found[n++] = (guint16) i;
        n_candidates[symbol][word] = (guint8) n;
        if (n > 0)
          candidates[symbol][word] = g_memdup2 (found, n * sizeof *found);
      }
}

void
haw_timex_match_init (void)
{
  const HawTimexRule *const tables[] = { haw_timex_day_rules, haw_timex_unit_rules,
                                         haw_timex_span_rules, haw_timex_latin_rules };

  find_symbol ("top", TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    compile_rules (tables[i], TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    compile_rules (tables[i], FALSE);
  digits_word = haw_timex_lexicon_n_words ();
  g_assert (digits_word < MAX_WORDS);
  list_candidates ();
}

static guint
word_of (const HawTimexToken *token)
{
  return token->kind == TOKEN_NUMBER ? digits_word : token->word;
}

gboolean
haw_timex_may_start (const HawTimexToken *token)
{
  return n_candidates[0][word_of (token)] > 0;
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

static gboolean match_symbol (HawTimexScan *scan, guint symbol, guint at, guint *end,
                              HawTimexParts *parts);

static gboolean
fits_article (const HawTimexToken *token,
              guint                article)
{
  gboolean has = (token->flags & TOKEN_AL) != 0;

  return article == ARTICLE_ANY || (token->flags & TOKEN_LATIN) != 0 ||
         has == (article == ARTICLE_MUST);
}

static gboolean
match_item (HawTimexScan  *scan,
            const Item    *item,
            guint          at,
            guint         *end,
            HawTimexParts *parts)
{
  const HawTimexToken *token = &scan->tokens[at];

  scan->work++;
  *end = at + 1;
  switch (item->kind)
    {
    case ITEM_CLASS:
      if ((token->mask & G_GUINT64_CONSTANT (1) << item->index) == 0 ||
          !fits_article (token, item->article))
        return FALSE;
      haw_timex_parts_clear (parts);
      read_class (token, (HawTimexClass) item->index, parts);
      return TRUE;
    case ITEM_WORD:
      if (token->word != item->index || token->kind != TOKEN_WORD ||
          !fits_article (token, item->article))
        return FALSE;
      haw_timex_parts_clear (parts);
      return TRUE;
    case ITEM_FUNCTION:
      if (!haw_timex_is (token, haw_timex_functions[item->index].first) ||
          !fits_article (token, item->article))
        return FALSE;
      haw_timex_parts_clear (parts);
      return haw_timex_functions[item->index].read (scan, at, end, parts);
    default:
      return fits_article (token, item->article) &&
             match_symbol (scan, item->index, at, end, parts);
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

static gboolean
finish_row (HawTimexScan  *scan,
            const Row     *row,
            Attempt       *attempt,
            guint          end,
            HawTimexParts *out)
{
  const HawTimexRule *rule = row->rule;
  guint index = (guint) (row - rows);

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
  if (rule->confidence > 0)
    out->confidence = (gint16) (out->confidence > 0 ? MIN (out->confidence, rule->confidence)
                                                    : rule->confidence);
  if (rule->policy >= 0)
    out->policy = (gint16) rule->policy;
  for (guint i = 0; i < row->n; i++)
    for (guint k = 0; k < G_N_ELEMENTS (out->fired) && attempt->match.parts[i] != NULL; k++)
      out->fired[k] |= attempt->match.parts[i]->fired[k];
  out->fired[index / 64] |= G_GUINT64_CONSTANT (1) << index % 64;
  return TRUE;
}

static gboolean
may_follow (const Element       *element,
            const HawTimexToken *token,
            gboolean             first)
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

static gboolean
match_elements (HawTimexScan  *scan,
                const Row     *row,
                guint          index,
                guint          at,
                Attempt       *attempt,
                guint         *end,
                HawTimexParts *out)
{
  const Element *element = &row->elements[index];

  if (index == row->n)
    {
      *end = at;
      return finish_row (scan, row, attempt, at, out);
    }
  attempt->match.parts[index] = NULL;
  attempt->match.at[index] = at;
  if (at < scan->n_tokens && may_follow (element, &scan->tokens[at], at == attempt->match.start))
    {
      const HawTimexToken *token = &scan->tokens[at];

      if ((element->joiner && at > attempt->match.start && is_joiner (token)) ||
          (element->closing && closes (scan, attempt->match.start, at)))
        {
          if (match_elements (scan, row, index + 1, at + 1, attempt, end, out))
            return TRUE;
        }
      for (guint i = 0; i < element->n; i++)
        {
          guint next;

          if (!match_item (scan, &element->items[i], at, &next, &attempt->parts[index]))
            continue;
          attempt->match.parts[index] = &attempt->parts[index];
          if (match_elements (scan, row, index + 1, next, attempt, end, out))
            return TRUE;
          attempt->match.parts[index] = NULL;
        }
    }
  return element->optional && match_elements (scan, row, index + 1, at, attempt, end, out);
}

static gboolean
match_rows (HawTimexScan  *scan,
            guint          symbol,
            guint          at,
            guint         *end,
            HawTimexParts *parts)
{
  guint word = word_of (&scan->tokens[at]);
  gboolean found = FALSE;

  *end = at;
  for (guint i = 0; i < n_candidates[symbol][word]; i++)
    {
      const Row *row = &rows[candidates[symbol][word][i]];
      Attempt attempt;
      HawTimexParts out;
      guint row_end;

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

static gboolean
match_symbol (HawTimexScan  *scan,
              guint          symbol,
              guint          at,
              guint         *end,
              HawTimexParts *parts)
{
  guint64 key = (guint64) at * MAX_SYMBOLS + symbol + 1;
  HawTimexCacheLine *line = &scan->cache[key % HAW_TIMEX_CACHE];

  if (n_candidates[symbol][word_of (&scan->tokens[at])] == 0)
    return FALSE;
  if (line->key != key)
    {
      HawTimexParts found;
      guint found_end;
      gboolean matched = match_rows (scan, symbol, at, &found_end, &found);

      line->key = key;
      line->end = found_end;
      line->found = matched;
      if (matched)
        copy_parts (&line->parts, &found);
    }
  *end = line->end;
  if (line->found)
    copy_parts (parts, &line->parts);
  return line->found;
}

gboolean
haw_timex_match (HawTimexScan  *scan,
                 guint          at,
                 guint         *end,
                 HawTimexParts *parts)
{
  return match_rows (scan, 0, at, end, parts);
}
