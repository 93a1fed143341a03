/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project/haw-project.h"

G_BEGIN_DECLS

/**
 * HawCodeCounts:
 *
 * How many annotations have each code. Counts while it is `active` (property, FALSE at first), anew
 * whenever something that is counted changes, one reading at a time.
 *
 * Signal: `changed ()`, when the numbers are there.
 */
#define HAW_TYPE_CODE_COUNTS (haw_code_counts_get_type ())
G_DECLARE_FINAL_TYPE (HawCodeCounts, haw_code_counts, HAW, CODE_COUNTS, GObject)

HawCodeCounts *haw_code_counts_new        (HawProject    *project);
void           haw_code_counts_set_active (HawCodeCounts *self,
                                           gboolean       active);

/**
 * haw_code_counts_get:
 * @own: (out): annotations with @code
 * @all: (out): annotations with @code or one below it, each once
 */
void           haw_code_counts_get        (HawCodeCounts *self,
                                           gint64         code,
                                           gint64        *own,
                                           gint64        *all);

/**
 * haw_code_counts_get_n_reads:
 *
 * Returns: how often it has counted, for tests
 */
guint          haw_code_counts_get_n_reads (HawCodeCounts *self);

G_END_DECLS
