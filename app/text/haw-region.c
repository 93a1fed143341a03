/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "text/haw-region.h"

static const char *const nicks[HAW_N_REGION_KINDS] = {
  [HAW_REGION_KIND_TITLE] = "title",
  [HAW_REGION_KIND_SUBHEAD] = "subhead",
  [HAW_REGION_KIND_CAPTION] = "caption",
  [HAW_REGION_KIND_SECTION] = "section",
  [HAW_REGION_KIND_BYLINE] = "byline",
  [HAW_REGION_KIND_BODY] = "body",
  [HAW_REGION_KIND_SOURCE] = "source",
  [HAW_REGION_KIND_RELATED] = "related",
  [HAW_REGION_KIND_COMMENTS] = "comments",
  [HAW_REGION_KIND_FORM] = "form",
  [HAW_REGION_KIND_NAVIGATION] = "navigation",
};

/* The kind at @offset and, in @next, the first code point after it at which that may change. */
static HawRegionKind
kind_until (const HawRegion *regions,
            gsize            n_regions,
            guint            offset,
            guint           *next)
{
  HawRegionKind kind = HAW_REGION_KIND_BODY;
  guint shortest = G_MAXUINT;

  *next = G_MAXUINT;
  for (gsize i = 0; i < n_regions; i++)
    {
      const HawRegion *region = &regions[i];

      if (!region->enabled || region->start >= region->end)
        continue;

      if (region->start > offset)
        {
          *next = MIN (*next, region->start);
        }
      else if (region->end > offset)
        {
          *next = MIN (*next, region->end);
          if (region->end - region->start <= shortest)
            {
              shortest = region->end - region->start;
              kind = region->kind;
            }
        }
    }

  return kind;
}

const char *
haw_region_kind_to_nick (HawRegionKind kind)
{
  g_return_val_if_fail ((guint) kind < HAW_N_REGION_KINDS, NULL);

  return nicks[kind];
}

gboolean
haw_region_kind_from_nick (const char    *nick,
                           HawRegionKind *kind)
{
  g_return_val_if_fail (nick != NULL, FALSE);

  for (guint i = 0; i < HAW_N_REGION_KINDS; i++)
    {
      if (g_str_equal (nicks[i], nick))
        {
          if (kind != NULL)
            *kind = (HawRegionKind) i;
          return TRUE;
        }
    }

  return FALSE;
}

gboolean
haw_region_kind_is_article (HawRegionKind kind)
{
  return kind == HAW_REGION_KIND_TITLE || kind == HAW_REGION_KIND_SUBHEAD
         || kind == HAW_REGION_KIND_CAPTION || kind == HAW_REGION_KIND_BODY;
}

HawRegionKind
haw_regions_kind_at (const HawRegion *regions,
                     gsize            n_regions,
                     guint            offset)
{
  guint next;

  return kind_until (regions, n_regions, offset, &next);
}

gboolean
haw_regions_is_article (const HawRegion *regions,
                        gsize            n_regions,
                        guint            offset)
{
  return haw_region_kind_is_article (haw_regions_kind_at (regions, n_regions, offset));
}

HawRegionKind
haw_regions_kind_of_range (const HawRegion *regions,
                           gsize            n_regions,
                           guint            start,
                           guint            end)
{
  guint count[HAW_N_REGION_KINDS] = { 0 };
  gboolean has_article = FALSE;
  guint next;
  HawRegionKind best = kind_until (regions, n_regions, start, &next);

  for (guint offset = start; offset < end; offset = next)
    {
      HawRegionKind kind = kind_until (regions, n_regions, offset, &next);

      count[kind] += MIN (next, end) - offset;
      has_article = has_article || haw_region_kind_is_article (kind);
    }

  if (has_article && !haw_region_kind_is_article (best))
    best = HAW_REGION_KIND_BODY;

  for (guint i = 0; i < HAW_N_REGION_KINDS; i++)
    {
      if (has_article && !haw_region_kind_is_article ((HawRegionKind) i))
        continue;
      if (count[i] > count[best])
        best = (HawRegionKind) i;
    }

  return best;
}
