/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-corpus-words.h"
#include "haw-corpus.h"

G_BEGIN_DECLS

/* Random numbers that are the same everywhere: SplitMix64, from Steele, Lea and Flood, "Fast
 * splittable pseudorandom number generators" (2014). */
typedef struct
{
  guint64 state;
} HawDice;

static inline guint64
haw_dice_next (HawDice *dice)
{
  guint64 z = (dice->state += 0x9e3779b97f4a7c15);

  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
  z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
  return z ^ (z >> 31);
}

/* Below @n, all alike. */
static inline guint
haw_dice_below (HawDice *dice,
                guint    n)
{
  return (guint) (haw_dice_next (dice) % n);
}

/* Below @n, small ones more often: the square of an even distribution. */
static inline guint
haw_dice_skewed (HawDice *dice,
                 guint    n)
{
  double u = (double) (haw_dice_next (dice) >> 11) / (double) (1ull << 53);

  return (guint) (u * u * n);
}

static inline const char *
haw_dice_pick (HawDice           *dice,
               const char *const *list)
{
  guint n = 0;

  while (list[n] != NULL)
    n++;
  return list[haw_dice_skewed (dice, n)];
}

/* Appends what a template says, see haw-corpus-words.h. */
void  haw_corpus_append_filled (HawDice    *dice,
                                GString    *string,
                                const char *words);
char *haw_corpus_dup_person    (HawDice    *dice);

G_END_DECLS
