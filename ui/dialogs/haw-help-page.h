/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * haw_help_page_new:
 * @source: a page of the help in a small part of Markdown: `#` the title, `##` headings, paragraphs,
 *   `-` and `1.` items of lists, rows of tables between `|` with a line of `|---|` after the first,
 *   and within all of these `**` and backquotes. One item or row is one line; the lines of a
 *   paragraph are joined
 *
 * Returns: (transfer floating): a column of labels
 */
GtkWidget *haw_help_page_new       (const char *source);

/**
 * haw_help_page_dup_title:
 *
 * Returns: (transfer full): the title that @source begins with
 */
char      *haw_help_page_dup_title (const char *source);

G_END_DECLS
