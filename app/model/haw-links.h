/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-relation.h"
#include "project/haw-project.h"

G_BEGIN_DECLS

/**
 * HawLinkEnd:
 *
 * An annotation that another one is, or could be, linked to.
 */
typedef struct
{
  gint64 link;            /* 0 for one that could be */
  gint64 annotation;
  gint64 article;
  gint64 start;           /* code points, half-open */
  gint64 end;
  char *quote;
  char *title;            /* of the article */
  char *outlet;
  HawRelation kind;
  gboolean outgoing;      /* whether the link leads to this annotation */
  char *reason;
  gint64 from;            /* the annotation that is linked with it */
} HawLinkEnd;

/**
 * HawLinks:
 *
 * With what the annotations of one article are linked; follows the project. Reads again only where a
 * link, or something at the other end of one, changed.
 *
 * Signal: `changed`, also once the links were read first.
 */
#define HAW_TYPE_LINKS (haw_links_get_type ())
G_DECLARE_FINAL_TYPE (HawLinks, haw_links, HAW, LINKS, GObject)

HawLinks  *haw_links_new            (HawProject *project,
                                     gint64      article);

/**
 * haw_links_get:
 *
 * Returns: (transfer none) (nullable) (element-type HawLinkEnd): the other ends, in the order in which
 *   the links were made; NULL where there are none
 */
GPtrArray *haw_links_get            (HawLinks   *self,
                                     gint64      annotation);

/**
 * haw_links_get_reads:
 *
 * Returns: how often the links were read so far, for tests
 */
guint      haw_links_get_reads      (HawLinks   *self);

/**
 * haw_link_find_ends_async:
 * @annotation: the one to link: it is not among them, those of its article come first
 * @words: what quotation, title and outlet must all contain, Arabic spellings folded
 * @limit: how many at most
 *
 * Finds annotations to link with. Ends with haw_project_read_finish(): (transfer full)
 * (element-type HawLinkEnd) a GPtrArray.
 */
void       haw_link_find_ends_async (HawProject          *project,
                                     gint64               annotation,
                                     const char          *words,
                                     guint                limit,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);

G_END_DECLS
