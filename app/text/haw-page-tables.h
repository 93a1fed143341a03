/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-page-words.h"

G_BEGIN_DECLS

/* The policy of the page rules, as far as it is words. */

#define HAW_PAGE_MAX_LIST 160

extern const HawPageRule haw_page_rules[];
extern const guint haw_page_n_rules;
extern const char *const haw_page_byline_labels[];
extern const guint haw_page_n_byline_labels;
extern const char *const haw_page_byline_verbs[];
extern const char *const haw_page_word_lists[][HAW_PAGE_MAX_LIST];

G_END_DECLS
