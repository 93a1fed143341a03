/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HawMarkdownKind:
 * @HAW_MARKDOWN_MARKER: signs that only say what the words beside them are
 * @HAW_MARKDOWN_ITEM: what stands before an item of a list
 * @HAW_MARKDOWN_LINK: the title of a link
 * @HAW_MARKDOWN_HIDDEN: the part of a link that is for the program
 */
typedef enum
{
  HAW_MARKDOWN_MARKER,
  HAW_MARKDOWN_HEADING,
  HAW_MARKDOWN_QUOTE,
  HAW_MARKDOWN_ITEM,
  HAW_MARKDOWN_STRONG,
  HAW_MARKDOWN_EMPHASIS,
  HAW_MARKDOWN_CODE,
  HAW_MARKDOWN_LINK,
  HAW_MARKDOWN_HIDDEN,
  HAW_N_MARKDOWN_KINDS,
} HawMarkdownKind;

/**
 * HawMarkdownSpan:
 * @level: of a heading, from 1
 * @arabic: whether there are letters of the Arabic script in it
 * @start: code points from the start of the paragraph
 * @end: exclusive
 */
typedef struct
{
  HawMarkdownKind kind;
  guint level;
  gboolean arabic;
  guint start;
  guint end;
} HawMarkdownSpan;

typedef enum
{
  HAW_LINK_ARTICLE,
  HAW_LINK_EVENT,
  HAW_LINK_ACTOR,
  HAW_LINK_CODE,
  HAW_N_LINK_KINDS,
} HawLinkKind;

/**
 * HawNoteLink:
 * @title: what is read
 * @start: code points from the start of the text, of the brackets
 * @title_start: of the title
 * @end: exclusive; the title ends two code points before
 */
typedef struct
{
  HawLinkKind kind;
  char uuid[37];
  char *title;
  guint start;
  guint title_start;
  guint end;
} HawNoteLink;

/**
 * haw_markdown_scan:
 * @paragraph: one paragraph of a note, without its line feed
 *
 * Finds what the signs of Markdown in a paragraph say: headings, quotations, items of lists, strong
 * and emphasised words, code, and the links of this program. What a paragraph holds depends on no other.
 * Takes time linear in its length.
 *
 * Returns: (transfer full) (element-type HawMarkdownSpan): spans, which may nest
 */
GArray    *haw_markdown_scan         (const char *paragraph);

/**
 * haw_markdown_find_links:
 *
 * Returns: (transfer full) (element-type HawNoteLink): the links of a note in order
 */
GPtrArray *haw_markdown_find_links   (const char *note);

/**
 * haw_markdown_make_link:
 *
 * Returns: (transfer full): `[[kind:uuid|title]]`
 */
char      *haw_markdown_make_link    (HawLinkKind  kind,
                                      const char  *uuid,
                                      const char  *title);

/**
 * haw_markdown_unlink:
 *
 * Returns: (transfer full): the note with the title of each link in its place
 */
char      *haw_markdown_unlink       (const char *note);

/* The word that stands for a kind in a link. */
const char *haw_markdown_link_word   (HawLinkKind kind);

/**
 * haw_markdown_turn:
 * @paragraph: a paragraph of a note
 * @n_old: (out): how many code points at its start make place for the mark: 0 or 1
 *
 * The direction of a paragraph is that of its first letter. A mark before it turns it round; turning
 * it again takes the mark away.
 *
 * Returns: (transfer none): what comes to the start of the paragraph: a mark, or ""
 */
const char *haw_markdown_turn        (const char *paragraph,
                                      guint      *n_old);

G_END_DECLS
