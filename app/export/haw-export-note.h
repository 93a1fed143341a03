/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Notes are Markdown. Of it paragraphs, lists, strong and emphasised words are understood;
 * everything else is text and comes out as it stands. */

/**
 * haw_export_note_to_html:
 * @note: Markdown of an analyst
 *
 * Returns: (transfer full): paragraphs and lists, each with its direction
 */
char *haw_export_note_to_html     (const char *note);

/**
 * haw_export_note_to_markdown:
 * @note: Markdown of an analyst
 *
 * Returns: (transfer full): the same as Markdown that can't do more, ended by a line feed
 */
char *haw_export_note_to_markdown (const char *note);

G_END_DECLS
