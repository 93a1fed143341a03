/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/haw-page.h"

#include <json-glib/json-glib.h>
#include <string.h>

G_BEGIN_DECLS

/* How well the page rules do on a folder of NAME.txt with NAME.json beside it, see the README of
 * the corpus in tests/fixtures/pages. Shared by the test and the program that prints the numbers. */

typedef struct
{
  guint pages;
  guint titles_found;      /* titles given by the rules */
  guint titles_there;      /* titles in the gold */
  guint titles_exact;      /* both, with the same span */
  double article_f1_sum;   /* of the pages */
  guint article_hits;      /* characters that are article in both; blanks never count */
  guint article_found;
  guint article_there;
  guint published_right;
  guint outlets_right;
  guint bylines_right;
  guint languages_right;
} HawPageScore;

static inline double
haw_score_f1 (guint hits,
              guint found,
              guint there)
{
  return found + there > 0 ? 2.0 * hits / (found + there) : 1.0;
}

static inline double
haw_score_title_f1 (const HawPageScore *score)
{
  return haw_score_f1 (score->titles_exact, score->titles_found, score->titles_there);
}

static inline double
haw_score_article_f1 (const HawPageScore *score)
{
  return score->pages > 0 ? score->article_f1_sum / score->pages : 0.0;
}

static inline GArray *
haw_score_load_regions (JsonArray *array)
{
  GArray *regions = g_array_new (FALSE, FALSE, sizeof (HawRegion));

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);
      HawRegion region = { .enabled = TRUE };

      g_assert_true (haw_region_kind_from_nick (json_object_get_string_member (object, "kind"),
                                                &region.kind));
      region.start = json_object_get_int_member (object, "start");
      region.end = json_object_get_int_member (object, "end");
      g_array_append_val (regions, region);
    }
  return regions;
}

/* What no region covers is a separator here and counts for nobody. */
static inline gboolean
haw_score_is_article (GArray *regions,
                      guint   offset)
{
  for (guint i = 0; i < regions->len; i++)
    {
      const HawRegion *region = &g_array_index (regions, HawRegion, i);

      if (region->start <= offset && offset < region->end)
        return haw_regions_is_article ((const HawRegion *) (gpointer) regions->data, regions->len,
                                       offset);
    }
  return FALSE;
}

/* F1 of the article text of one page; adds its counts to @score. */
static inline double
haw_score_article (HawText      *text,
                   GArray       *found,
                   GArray       *gold,
                   HawPageScore *score)
{
  const char *p = haw_text_get_utf8 (text, NULL);
  guint n_hits = 0;
  guint n_found = 0;
  guint n_there = 0;

  for (guint i = 0; *p != '\0'; i++, p = g_utf8_next_char (p))
    {
      gboolean is_found;
      gboolean is_there;

      if (g_unichar_isspace (g_utf8_get_char (p)))
        continue;
      is_found = haw_score_is_article (found, i);
      is_there = haw_score_is_article (gold, i);
      n_hits += is_found && is_there ? 1 : 0;
      n_found += is_found ? 1 : 0;
      n_there += is_there ? 1 : 0;
    }
  score->article_hits += n_hits;
  score->article_found += n_found;
  score->article_there += n_there;
  return haw_score_f1 (n_hits, n_found, n_there);
}

static inline gboolean
haw_score_field (HawPage      *page,
                 HawPageField  field,
                 JsonObject   *gold,
                 const char   *member)
{
  const HawPageCandidate *best = haw_page_get_best (page, field);
  const char *found = best != NULL && best->confidence >= HAW_PAGE_BELIEVED ? best->value : NULL;
  const char *there = json_object_get_null_member (gold, member)
                      ? NULL : json_object_get_string_member (gold, member);

  return g_strcmp0 (found, there) == 0;
}

static inline char *
haw_score_read (const char *path)
{
  g_autofree char *content = NULL;
  g_auto (GStrv) lines = NULL;
  const char *start;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  start = g_str_has_prefix (content, "\357\273\277") ? content + 3 : content;
  lines = g_strsplit (start, "\r\n", -1);
  return g_strjoinv ("\n", lines);
}

/* Scores one page; @verbose names what came out wrong. */
static inline void
haw_score_page (const char   *path,
                HawPageScore *score,
                gboolean      verbose)
{
  g_autofree char *utf8 = haw_score_read (path);
  g_autofree char *stem = g_strndup (path, strlen (path) - strlen (".txt"));
  g_autofree char *gold_path = g_strconcat (stem, ".json", NULL);
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (HawText) text = haw_text_new (utf8, -1);
  g_autoptr (HawPage) page = haw_page_read (text);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GArray) regions = NULL;
  JsonObject *gold;
  gboolean has_title;
  gboolean exact = FALSE;
  gboolean fields[4];
  double f1;

  g_assert_true (json_parser_load_from_file (parser, gold_path, NULL));
  gold = json_node_get_object (json_parser_get_root (parser));
  regions = haw_score_load_regions (json_object_get_array_member (gold, "regions"));
  has_title = !json_object_get_null_member (gold, "title");
  if (has_title && page->has_title)
    {
      JsonObject *title = json_object_get_object_member (gold, "title");

      exact = page->title_start == json_object_get_int_member (title, "start") &&
              page->title_end == json_object_get_int_member (title, "end");
    }
  f1 = haw_score_article (text, page->regions, regions, score);
  fields[0] = haw_score_field (page, HAW_PAGE_FIELD_PUBLISHED, gold, "published");
  fields[1] = haw_score_field (page, HAW_PAGE_FIELD_OUTLET, gold, "outlet");
  fields[2] = haw_score_field (page, HAW_PAGE_FIELD_BYLINE, gold, "byline");
  fields[3] = haw_score_field (page, HAW_PAGE_FIELD_LANGUAGE, gold, "language");

  score->pages++;
  score->titles_found += page->has_title ? 1 : 0;
  score->titles_there += has_title ? 1 : 0;
  score->titles_exact += exact ? 1 : 0;
  score->article_f1_sum += f1;
  score->published_right += fields[0] ? 1 : 0;
  score->outlets_right += fields[1] ? 1 : 0;
  score->bylines_right += fields[2] ? 1 : 0;
  score->languages_right += fields[3] ? 1 : 0;
  if (verbose)
    g_printerr ("%-32s title %s  article %.3f  published %d outlet %d byline %d language %d\n",
                name, exact || (!has_title && !page->has_title) ? "ok   " : "WRONG", f1, fields[0],
                fields[1], fields[2], fields[3]);
}

static inline HawPageScore
haw_score_folder (const char *folder,
                  gboolean    verbose)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  HawPageScore score = { 0 };
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_str_has_suffix (name, ".txt"))
        haw_score_page (path, &score, verbose);
    }
  return score;
}

G_END_DECLS
