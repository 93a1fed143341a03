/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-cli.h"
#include "model/haw-contents.h"

G_BEGIN_DECLS

/**
 * haw_cli_load:
 * @article: as for haw_contents_load_async()
 */
HawContents *haw_cli_load          (HawProject     *project,
                                    gint64          article,
                                    GError        **error);

/**
 * haw_cli_print_article:
 * @data: a HawArticleEntry
 */
void         haw_cli_print_article (const HawContents *contents,
                                    gconstpointer      data);

G_END_DECLS
