/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HawRegionKind:
 *
 * What a part of a decoded page is. Title, caption, subhead and body are the article itself; the
 * others came with the page.
 */
typedef enum
{
  HAW_REGION_KIND_TITLE,
  HAW_REGION_KIND_SUBHEAD,
  HAW_REGION_KIND_CAPTION,
  HAW_REGION_KIND_SECTION,
  HAW_REGION_KIND_BYLINE,
  HAW_REGION_KIND_BODY,
  HAW_REGION_KIND_SOURCE,
  HAW_REGION_KIND_RELATED,
  HAW_REGION_KIND_COMMENTS,
  HAW_REGION_KIND_FORM,
  HAW_REGION_KIND_NAVIGATION,
} HawRegionKind;

#define HAW_N_REGION_KINDS (HAW_REGION_KIND_NAVIGATION + 1)

/**
 * HawRegion:
 * @kind: what the characters are
 * @start: first code point
 * @end: the code point after the last one
 * @enabled: whether the region counts; a region that is off is as if it were not there
 */
typedef struct
{
  HawRegionKind kind;
  guint start;
  guint end;
  gboolean enabled;
} HawRegion;

/**
 * haw_region_kind_to_nick:
 *
 * Returns: (transfer none): the lower-case English name, as kept in project files: "title", …
 */
const char    *haw_region_kind_to_nick     (HawRegionKind    kind);

/**
 * haw_region_kind_from_nick:
 * @nick: a name, in lower case
 * @kind: (out) (optional): the kind of that name
 *
 * Returns: whether there is a kind of that name
 */
gboolean       haw_region_kind_from_nick   (const char      *nick,
                                            HawRegionKind   *kind);

/**
 * haw_region_kind_is_article:
 *
 * Returns: whether characters of @kind are the article: title, caption, subhead, body
 */
gboolean       haw_region_kind_is_article  (HawRegionKind    kind);

/**
 * haw_regions_kind_at:
 * @regions: (array length=n_regions): in any order
 * @offset: a code point
 *
 * Regions nest and the innermost one decides: the shortest of those that hold @offset, and of equal
 * ones the last. Nothing is hidden by mistake: what no region covers is body.
 *
 * Returns: the kind of the character at @offset
 */
HawRegionKind  haw_regions_kind_at         (const HawRegion *regions,
                                            gsize            n_regions,
                                            guint            offset);

/**
 * haw_regions_is_article:
 *
 * Returns: whether the character at @offset belongs to the article, see haw_regions_kind_at()
 */
gboolean       haw_regions_is_article      (const HawRegion *regions,
                                            gsize            n_regions,
                                            guint            offset);

/**
 * haw_regions_kind_of_range:
 * @start: first code point
 * @end: the code point after the last one
 *
 * Decides how a whole paragraph looks. Article text is never taken for something else: when any
 * character of the range belongs to the article, only such kinds are asked.
 *
 * Returns: the kind that most characters of [@start, @end) have
 */
HawRegionKind  haw_regions_kind_of_range   (const HawRegion *regions,
                                            gsize            n_regions,
                                            guint            start,
                                            guint            end);

G_END_DECLS
