/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-timex-rows.h"

#include <string.h>

#define MAX_ALTERNATIVES 16

HawTimexTables haw_timex_tables;

static HawTimexTables *const tables = &haw_timex_tables;

static const char *symbols[HAW_TIMEX_MAX_SYMBOLS];
static guint n_symbols;

static const char *const class_names[] = {
#define HAW_TIMEX_CLASS_NAME(name) #name,
  HAW_TIMEX_CLASSES (HAW_TIMEX_CLASS_NAME)
#undef HAW_TIMEX_CLASS_NAME
};

guint
haw_timex_n_rules (void)
{
  return tables->n_rows;
}

const HawTimexRule *
haw_timex_get_rule (guint row)
{
  return tables->rows[row].rule;
}

static guint
find_symbol (const char *name,
             gboolean    add)
{
  for (guint i = 0; i < n_symbols; i++)
    if (g_str_equal (symbols[i], name))
      return i;
  if (!add)
    return HAW_TIMEX_MAX_SYMBOLS;
  G_STATIC_ASSERT (HAW_TIMEX_MAX_SYMBOLS <= 64);
  g_assert (n_symbols < HAW_TIMEX_MAX_SYMBOLS);
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
compile_item (const char   *text,
              HawTimexItem *item)
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
      if (function < 0 && item->index == HAW_TIMEX_MAX_SYMBOLS)
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
compile_element (const char      *text,
                 HawTimexElement *element)
{
  g_autofree char *copy = g_strdup (text);
  g_auto (GStrv) parts = NULL;
  HawTimexItem items[MAX_ALTERNATIVES];
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
      HawTimexItem *item = &items[element->n++];

      g_assert (i < MAX_ALTERNATIVES);
      compile_item (parts[i], item);
      if (item->kind == ITEM_CLASS)
        element->own.classes |= G_GUINT64_CONSTANT (1) << item->index;
      else if (item->kind == ITEM_FUNCTION)
        element->own.classes |= haw_timex_functions[item->index].first;
      else if (item->kind == ITEM_WORD)
        element->own.words |= G_GUINT64_CONSTANT (1) << item->index % 64;
      else
        element->own.symbols |= G_GUINT64_CONSTANT (1) << item->index;
    }
  element->items = g_memdup2 (items, element->n * sizeof *items);
}

/* Which tokens the elements of a row let follow, from the last one back. */
static void
fill_filters (HawTimexElement *elements,
              guint            n)
{
  for (guint i = n; i > 0; i--)
    {
      HawTimexElement *element = &elements[i - 1];
      HawTimexFilter *rest = &element->rest;

      element->own.marks = element->joiner || element->closing;
      *rest = element->own;
      rest->none = element->optional && i == n;
      if (!element->optional || i == n)
        continue;
      rest->classes |= elements[i].rest.classes;
      rest->symbols |= elements[i].rest.symbols;
      rest->words |= elements[i].rest.words;
      rest->marks |= elements[i].rest.marks;
      rest->none = elements[i].rest.none;
    }
}

/* Whether the first element of a row always takes one token. */
static gboolean
takes_one (const HawTimexRow *row)
{
  for (guint i = 0; i < row->elements->n; i++)
    if (row->elements->items[i].kind != ITEM_CLASS && row->elements->items[i].kind != ITEM_WORD)
      return FALSE;
  return !row->elements->optional && row->n > 1;
}

static gboolean
passes_on (const HawTimexRow *row)
{
  return row->n == 1 && row->rule->action == NULL && row->elements->n == 1 &&
         row->elements->items[0].kind == ITEM_SYMBOL &&
         row->elements->items[0].article == ARTICLE_ANY;
}

static void
compile_rules (const HawTimexRule *rules,
               gboolean            symbols_only)
{
  const gboolean latin = rules == haw_timex_latin_rules;
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
      HawTimexRow *row = &tables->rows[next++];
      HawTimexElement compiled[HAW_TIMEX_MAX_ELEMENTS] = { 0 };

      g_assert (next <= HAW_TIMEX_MAX_ROWS);
      row->rule = rules;
      row->symbol = find_symbol (rules->symbol, FALSE);
      for (guint i = 0; elements[i] != NULL; i++)
        {
          g_assert (row->n < HAW_TIMEX_MAX_ELEMENTS);
          compile_element (elements[i], &compiled[row->n++]);
        }
      fill_filters (compiled, row->n);
      row->elements = g_memdup2 (compiled, row->n * sizeof *compiled);
      row->looks_ahead = takes_one (row);
      row->passes_on = passes_on (row);
      row->latin = latin;
      tables->n_rows = next;
    }
}

static void
add_words_of (guint64  classes,
              guint64 *words)
{
  for (guint word = 1; word <= tables->digits_word; word++)
    if (((word == tables->digits_word ? CLASS_BIT (DIG) : haw_timex_lexicon_mask (word)) &
         classes) != 0)
      words[word / 64] |= G_GUINT64_CONSTANT (1) << word % 64;
}

static void add_first_words (guint symbol, guint64 *words);

static void
add_words_of_row (const HawTimexRow *row,
                  guint64           *words)
{
  for (guint i = 0; i < row->n; i++)
    {
      const HawTimexElement *element = &row->elements[i];

      for (guint k = 0; k < element->n; k++)
        {
          const HawTimexItem *item = &element->items[k];

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
  static guint64 known[HAW_TIMEX_MAX_SYMBOLS][HAW_TIMEX_MAX_WORDS / 64];
  static gboolean done[HAW_TIMEX_MAX_SYMBOLS];

  if (!done[symbol])
    for (guint i = 0; i < tables->n_rows; i++)
      if (tables->rows[i].symbol == symbol)
        add_words_of_row (&tables->rows[i], known[symbol]);
  done[symbol] = TRUE;
  for (guint i = 0; i < HAW_TIMEX_MAX_WORDS / 64; i++)
    words[i] |= known[symbol][i];
}

static void
list_candidates (void)
{
  guint64 words[HAW_TIMEX_MAX_WORDS / 64];

  for (guint i = 0; i < tables->n_rows; i++)
    {
      const HawTimexRow *row = &tables->rows[i];

      memset (words, 0, sizeof words);
      add_words_of_row (row, words);
      for (guint word = 1; word <= tables->digits_word; word++)
        if ((words[word / 64] >> word % 64 & 1) != 0 &&
            (!row->latin || word == tables->digits_word || haw_timex_lexicon_is_latin (word)))
          {
            guint16 **list = &tables->candidates[row->symbol][word];
            guint n = tables->n_candidates[row->symbol][word]++;

            /* In powers of two. */
            if ((n & (n - 1)) == 0)
              *list = g_renew (guint16, *list, 2 * n + 1);
            (*list)[n] = (guint16) i;
            tables->symbols_of_word[word] |= G_GUINT64_CONSTANT (1) << row->symbol;
          }
    }
}

void
haw_timex_rows_init (void)
{
  const HawTimexRule *const all[] = { haw_timex_day_rules, haw_timex_unit_rules,
                                         haw_timex_span_rules, haw_timex_latin_rules };

  find_symbol ("top", TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    compile_rules (all[i], TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    compile_rules (all[i], FALSE);
  tables->digits_word = haw_timex_lexicon_n_words ();
  g_assert (tables->digits_word < HAW_TIMEX_MAX_WORDS);
  list_candidates ();
}
