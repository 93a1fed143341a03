/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The scripts for which there can be a dictionary. */
typedef enum
{
  HAW_SCRIPT_ARABIC,
  HAW_SCRIPT_LATIN,
  HAW_N_SCRIPTS,
} HawScript;

/**
 * HawSpelledWord:
 * @text: as a dictionary has it: without vowel signs and tatweel
 * @start: code points from the start of the paragraph
 * @end: exclusive
 */
typedef struct
{
  char *text;
  HawScript script;
  guint start;
  guint end;
} HawSpelledWord;

/**
 * haw_spelling_find_words:
 * @paragraph: one paragraph of a note, without its line feed
 *
 * Finds the words whose spelling can be looked up: of two letters or more, of one script, outside
 * code, links, addresses, what has digits in it and runs of over 1000 code points without a space.
 *
 * Returns: (transfer full) (element-type HawSpelledWord): the words in order
 */
GPtrArray *haw_spelling_find_words (const char *paragraph);

G_END_DECLS
