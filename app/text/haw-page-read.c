/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-page-private.h"

HawPage *
haw_page_read (HawText *text)
{
  HawPage *page = haw_page_new ();
  guint n = haw_text_get_n_paragraphs (text);
  guint i = 0;

  while (i < n && haw_text_get_paragraph (text, i)->blank)
    i++;
  if (i < n)
    {
      const HawParagraph *line = haw_text_get_paragraph (text, i);
      HawRegion region = { HAW_REGION_KIND_TITLE, line->start, line->end, TRUE };

      page->has_title = TRUE;
      page->title_start = line->start;
      page->title_end = line->end;
      g_array_append_val (page->regions, region);
    }
  haw_page_sort (page);
  return page;
}
