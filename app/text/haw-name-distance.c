/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-name-private.h"

/* One letter for another of the same row. @between_scripts: what it costs where one name is in Latin
 * letters, which have no letters of their own for these sounds. */
static const struct
{
  const char *letters;
  double cost;
  double between_scripts;
  HawNameEvidence evidence;
} classes[] = {
  { "اوي", 0.5, 0.2, HAW_NAME_VOWEL },
  { "غجكقگخڭڨ", 0.4, 0.15, HAW_NAME_SOUND },   /* g, k */
  { "تط", 0.4, 0.05, HAW_NAME_SOUND },
  { "دضذظز", 0.4, 0.1, HAW_NAME_SOUND },
  { "سصزثشجچژ", 0.4, 0.15, HAW_NAME_SOUND },
  { "تثط", 0.4, 0.1, HAW_NAME_SOUND },
  { "حهخ", 0.4, 0.05, HAW_NAME_SOUND },
  { "فبڤپ", 0.4, 0.2, HAW_NAME_SOUND },         /* v, p */
  { "وڤف", 0.5, 0.3, HAW_NAME_SOUND },          /* w, v */
  { "قڤ", 0.4, 0.4, HAW_NAME_SOUND },          /* g in the Maghreb */
  { "غه", 0.4, 0.2, HAW_NAME_SOUND },          /* г of Ukrainian */
  { "قك", 0.4, 0.05, HAW_NAME_SOUND },
  { "اه", 0.6, 0.15, HAW_NAME_ENDING },
  { "يه", 1, 0.15, HAW_NAME_ENDING },          /* é, e at the end */
  { "اع", 0.8, 0.1, HAW_NAME_SOUND },
};

/* Two letters for one. */
static const struct
{
  gunichar two[2];
  const char *one;
  double cost;
} pairs[] = {
  { { 0x062a, 0x0634 }, "شجچ", 0.2 },  /* تش */
  { { 0x062f, 0x062c }, "جغ", 0.2 },   /* دج */
  { { 0x062a, 0x0633 }, "سزش", 0.2 },  /* تس */
  { { 0x0643, 0x0633 }, "زس", 0.5 },   /* كس */
  { { 0x0646, 0x063a }, "نغ", 0.4 },   /* نغ */
  { { 0x0643, 0x0647 }, "خك", 0.3 },   /* كه */
};

/* Letters that may be missing. */
#define COST_INNER_VOWEL 0.35
#define COST_FIRST_VOWEL 0.6
#define COST_LAST_HEH 0.3
#define COST_DOUBLED 0.15
#define COST_LATIN_VOWEL 0.1
#define COST_LATIN_A 0.04
#define COST_LATIN_AIN 0.1
#define COST_LETTER 1.0

#define AIN 0x0639
#define HEH 0x0647
#define ALEF 0x0627

typedef struct
{
  double cost;
  HawNameEvidence evidence;
} Cell;

/* Letters of the rows, all of which are of Arabic. */
#define FIRST_LETTER 0x0600
#define N_LETTERS 0x0100

/* For each letter a bit for each row of classes that has it. */
static guint rows[N_LETTERS];

static void
fill_rows (void)
{
  static gsize filled;

  if (!g_once_init_enter (&filled))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    for (const char *p = classes[i].letters; *p != '\0'; p = g_utf8_next_char (p))
      rows[g_utf8_get_char (p) - FIRST_LETTER] |= 1u << i;
  g_once_init_leave (&filled, 1);
}

static inline guint
get_rows (gunichar c)
{
  return c - FIRST_LETTER < N_LETTERS ? rows[c - FIRST_LETTER] : 0;
}

static gboolean
holds (const char *letters,
       gunichar    c)
{
  return g_utf8_strchr (letters, -1, c) != NULL;
}

/* The first row is that of the vowels. */
static gboolean
is_vowel (gunichar c)
{
  return (get_rows (c) & 1) != 0;
}

static Cell
cost_of_change (gunichar a,
                gunichar b,
                gboolean scripts)
{
  Cell best = { COST_LETTER, HAW_NAME_LETTER };
  guint shared = get_rows (a) & get_rows (b);

  if (a == b)
    return (Cell) { 0, 0 };
  for (guint i = 0; shared >> i != 0; i++)
    {
      double cost = scripts ? classes[i].between_scripts : classes[i].cost;

      if ((shared >> i & 1) != 0 && cost < best.cost)
        best = (Cell) { cost, classes[i].evidence };
    }

  return best;
}

/* What the letter at @at costs where the other word has none. */
static Cell
cost_of_lack (const HawNameWord *word,
              guint              at,
              gboolean           scripts)
{
  gunichar c = word->letters[at];
  gboolean first = at == 0;
  gboolean last = at + 1 == word->n;

  if (!first && word->letters[at - 1] == c)
    return (Cell) { COST_DOUBLED, HAW_NAME_DOUBLED };
  if (scripts && c == ALEF)
    return (Cell) { COST_LATIN_A, HAW_NAME_VOWEL };
  if (scripts && is_vowel (c))
    return (Cell) { first ? 2 * COST_LATIN_VOWEL : COST_LATIN_VOWEL, HAW_NAME_VOWEL };
  if (scripts && c == AIN)
    return (Cell) { COST_LATIN_AIN, HAW_NAME_SOUND };
  if (last && (c == HEH || c == ALEF))
    return (Cell) { COST_LAST_HEH, HAW_NAME_ENDING };
  if (is_vowel (c))
    return (Cell) { first ? COST_FIRST_VOWEL : COST_INNER_VOWEL, HAW_NAME_VOWEL };

  return (Cell) { COST_LETTER, HAW_NAME_LETTER };
}

static void
improve (Cell       *cell,
         const Cell *from,
         Cell        step)
{
  if (from->cost + step.cost < cell->cost)
    *cell = (Cell) { from->cost + step.cost, from->evidence | step.evidence };
}

/* Two letters of @a that end at @i against the one of @b before @j. */
static Cell
cost_of_pair (const HawNameWord *a,
              guint              i,
              const HawNameWord *b,
              guint              j)
{
  for (guint k = 0; k < G_N_ELEMENTS (pairs); k++)
    if (a->letters[i - 2] == pairs[k].two[0] && a->letters[i - 1] == pairs[k].two[1] &&
        holds (pairs[k].one, b->letters[j - 1]))
      return (Cell) { pairs[k].cost, HAW_NAME_SOUND };

  return (Cell) { 2 * COST_LETTER, HAW_NAME_LETTER };
}

double
haw_name_distance (const HawNameWord *a,
                   const HawNameWord *b,
                   gboolean           scripts,
                   HawNameEvidence   *evidence)
{
  Cell cells[HAW_NAME_MAX_LETTERS + 1][HAW_NAME_MAX_LETTERS + 1];

  fill_rows ();
  for (guint i = 0; i <= a->n; i++)
    for (guint j = 0; j <= b->n; j++)
      {
        Cell *cell = &cells[i][j];

        *cell = (Cell) { i + j == 0 ? 0 : G_MAXDOUBLE, 0 };
        if (i > 0)
          improve (cell, &cells[i - 1][j], cost_of_lack (a, i - 1, scripts));
        if (j > 0)
          improve (cell, &cells[i][j - 1], cost_of_lack (b, j - 1, scripts));
        if (i > 0 && j > 0)
          improve (cell, &cells[i - 1][j - 1],
                   cost_of_change (a->letters[i - 1], b->letters[j - 1], scripts));
        if (i > 1 && j > 0)
          improve (cell, &cells[i - 2][j - 1], cost_of_pair (a, i, b, j));
        if (i > 0 && j > 1)
          improve (cell, &cells[i - 1][j - 2], cost_of_pair (b, j, a, i));
      }
  *evidence |= cells[a->n][b->n].evidence;

  return cells[a->n][b->n].cost;
}
