/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-codebook.h"

G_BEGIN_DECLS

#define HAW_CODEBOOK_MAX_CODES 10000
#define HAW_CODEBOOK_MAX_BYTES (8 * 1024 * 1024)

/* Each adds to @entries and returns FALSE with an error. */
gboolean          haw_codebook_parse_qdc (const char  *data,
                                          gsize        length,
                                          GPtrArray   *entries,
                                          GError     **error);
gboolean          haw_codebook_parse_csv (const char  *data,
                                          gsize        length,
                                          GPtrArray   *entries,
                                          GError     **error);

/* Adds an entry with empty texts; NULL with an error where there are too many. */
HawCodebookEntry *haw_codebook_add_entry (GPtrArray   *entries,
                                          GError     **error);

G_END_DECLS
