/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/haw-fold.h"
#include "text/haw-name-finder.h"
#include "text/haw-name-score.h"
#include "text/haw-quote.h"

#include <json-glib/json-glib.h>
#include <string.h>

G_BEGIN_DECLS

/* How well quotations, speakers, mentions and spellings are found in annotated texts: the articles with
 * their gold, and files with one JSON object a line. Shared by the tests and the programs that print
 * the numbers. */

typedef struct
{
  guint texts;
  guint there;            /* quotations in the gold */
  guint found;
  guint hits;             /* with the same span */
  guint kinds_right;      /* of the hits */
  guint verbs_right;      /* of the hits, none where there is none */
  guint speakers_there;
  guint speakers_right;   /* the words found name the right one */
  guint speakers_exact;   /* and are just the words of the gold, where it has them */
  guint speakers_false;   /* found on hits where nobody speaks */
} HawQuoteScore;

typedef struct
{
  guint there;
  guint found;
  guint hits;
} HawMentionScore;

typedef struct
{
  guint same;             /* pairs that are one name */
  guint same_found;       /* with a score of at least HAW_NAME_POSSIBLE */
  guint other;            /* pairs that are not */
  guint other_found;
} HawNamesScore;

static inline double
haw_score_words_f1 (guint hits,
                    guint found,
                    guint there)
{
  return found + there > 0 ? 2.0 * hits / (found + there) : 1.0;
}

static inline char *
haw_score_words_read (const char *path)
{
  g_autofree char *content = NULL;
  g_auto (GStrv) lines = NULL;
  const char *start;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  start = g_str_has_prefix (content, "\357\273\277") ? content + 3 : content;
  lines = g_strsplit (start, "\r\n", -1);
  return g_strjoinv ("\n", lines);
}

static inline GArray *
haw_score_words_regions (JsonObject *seed)
{
  GArray *regions = g_array_new (FALSE, FALSE, sizeof (HawRegion));
  JsonArray *array = json_object_has_member (seed, "regions")
                     ? json_object_get_array_member (seed, "regions") : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
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

/* A range given as an object, or as two members with a prefix; FALSE where there is none. */
static inline gboolean
haw_score_words_range (JsonObject *object,
                       const char *name,
                       gint64     *start,
                       gint64     *end)
{
  g_autofree char *start_name = g_strconcat (name, "_start", NULL);
  g_autofree char *end_name = g_strconcat (name, "_end", NULL);
  JsonNode *node = json_object_get_member (object, name);

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    {
      *start = json_object_get_int_member (json_node_get_object (node), "start");
      *end = json_object_get_int_member (json_node_get_object (node), "end");
      return TRUE;
    }
  if (!json_object_has_member (object, start_name) ||
      json_object_get_null_member (object, start_name))
    return FALSE;
  *start = json_object_get_int_member (object, start_name);
  *end = json_object_get_int_member (object, end_name);
  return TRUE;
}

static inline gboolean
haw_score_words_overlap (gint64 start,
                         gint64 end,
                         gint64 other_start,
                         gint64 other_end)
{
  return start < other_end && other_start < end;
}

/* Whether the words name the entity: they touch one of its mentions. */
static inline gboolean
haw_score_words_names (JsonObject *seed,
                       const char *entity,
                       gint64      start,
                       gint64      end)
{
  JsonArray *mentions = json_object_get_array_member (seed, "mentions");

  for (guint i = 0; i < json_array_get_length (mentions); i++)
    {
      JsonObject *mention = json_array_get_object_element (mentions, i);
      JsonArray *entities = json_object_get_array_member (mention, "entities");

      if (!haw_score_words_overlap (json_object_get_int_member (mention, "start"),
                                    json_object_get_int_member (mention, "end"), start, end))
        continue;
      for (guint k = 0; k < json_array_get_length (entities); k++)
        if (g_str_equal (json_array_get_string_element (entities, k), entity))
          return TRUE;
    }
  return FALSE;
}

/* Whether @words stand under a member or in the array that names others as right. */
static inline gboolean
haw_score_words_among (JsonObject *gold,
                       const char *member,
                       const char *words,
                       gboolean    part)
{
  g_autofree char *also_name = g_strconcat (member, "_also", NULL);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autofree char *folded = haw_fold_name (words);
  JsonArray *also = json_object_has_member (gold, also_name)
                    ? json_object_get_array_member (gold, also_name) : NULL;

  if (JSON_NODE_HOLDS_VALUE (json_object_get_member (gold, member)))
    g_ptr_array_add (all, (gpointer) json_object_get_string_member (gold, member));
  for (guint i = 0; also != NULL && i < json_array_get_length (also); i++)
    if (JSON_NODE_HOLDS_OBJECT (json_array_get_element (also, i)))
      g_ptr_array_add (all, (gpointer) json_object_get_string_member (
                              json_array_get_object_element (also, i), "surface"));
    else if (!JSON_NODE_HOLDS_NULL (json_array_get_element (also, i)))
      g_ptr_array_add (all, (gpointer) json_array_get_string_element (also, i));
  for (guint i = 0; i < all->len; i++)
    {
      g_autofree char *wanted = haw_fold_name (all->pdata[i]);

      if (g_str_equal (wanted, folded) ||
          (part && (strstr (wanted, folded) != NULL || strstr (folded, wanted) != NULL)))
        return TRUE;
    }
  return FALSE;
}

static inline void
haw_score_words_speaker (HawText        *text,
                         JsonObject     *item,
                         JsonObject     *gold,
                         const HawQuote *quote,
                         HawQuoteScore  *score)
{
  JsonNode *node = json_object_get_member (gold, "speaker");
  gboolean named = quote != NULL && quote->speaker_end > quote->speaker;
  gint64 start;
  gint64 end;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    {
      score->speakers_false += named ? 1 : 0;
      return;
    }
  score->speakers_there++;
  if (!named)
    return;
  if (haw_score_words_range (gold, "speaker", &start, &end))
    {
      score->speakers_right += haw_score_words_overlap (start, end, quote->speaker,
                                                        quote->speaker_end) ? 1 : 0;
      score->speakers_exact += start == quote->speaker && end == quote->speaker_end ? 1 : 0;
    }
  else if (!json_object_has_member (item, "mentions"))
    {
      g_autofree char *words = haw_text_slice (text, quote->speaker, quote->speaker_end);

      score->speakers_right += haw_score_words_among (gold, "speaker", words, TRUE) ? 1 : 0;
      score->speakers_exact += haw_score_words_among (gold, "speaker", words, FALSE) ? 1 : 0;
    }
  else
    {
      score->speakers_right += haw_score_words_names (item, json_node_get_string (node),
                                                      quote->speaker, quote->speaker_end) ? 1 : 0;
    }
}

/* Whether the verb is the one of the gold, which is a range, a word, or null. */
static inline gboolean
haw_score_words_verb (HawText        *text,
                      JsonObject     *gold,
                      const HawQuote *quote)
{
  JsonNode *node = json_object_get_member (gold, "verb");
  g_autofree char *found = haw_text_slice (text, quote->verb, quote->verb_end);
  gint64 start;
  gint64 end;

  if (haw_score_words_range (gold, "verb", &start, &end))
    {
      if (start == quote->verb && end == quote->verb_end)
        return TRUE;
      return json_object_has_member (gold, "verb_also") &&
             haw_score_words_among (gold, "verb", found, FALSE);
    }
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return quote->verb == quote->verb_end;
  return g_str_equal (json_node_get_string (node), found);
}

/* Scores the quotations of one text; @verbose names what came out wrong. */
static inline void
haw_score_words_quotes (HawText       *text,
                        JsonObject    *item,
                        HawQuoteScore *score,
                        gboolean       verbose)
{
  g_autoptr (GArray) regions = haw_score_words_regions (item);
  g_autoptr (HawTokens) tokens =
    haw_tokens_new (text, (const HawRegion *) (gpointer) regions->data, regions->len);
  g_autoptr (GArray) quotes = haw_quotes_find (tokens, NULL);
  JsonArray *gold = json_object_get_array_member (item, "quotes");

  score->texts++;
  score->found += quotes->len;
  for (guint i = 0; i < json_array_get_length (gold); i++)
    {
      JsonObject *wanted = json_array_get_object_element (gold, i);
      const HawQuote *quote = NULL;
      guint right = score->speakers_right + score->speakers_false;
      guint kinds = score->kinds_right;

      for (guint k = 0; k < quotes->len && quote == NULL; k++)
        {
          const HawQuote *one = &g_array_index (quotes, HawQuote, k);

          if (one->start == json_object_get_int_member (wanted, "start") &&
              one->end == json_object_get_int_member (wanted, "end"))
            quote = one;
        }
      /* A quotation inside another one counts neither way. */
      if (json_object_get_boolean_member_with_default (wanted, "optional", FALSE))
        {
          score->found -= quote != NULL ? 1 : 0;
          continue;
        }
      score->there++;
      haw_score_words_speaker (text, item, wanted, quote, score);
      if (quote != NULL)
        {
          score->hits++;
          score->kinds_right +=
            haw_score_words_among (wanted, "kind", haw_quote_kind_to_nick (quote->kind), FALSE);
          score->verbs_right += haw_score_words_verb (text, wanted, quote) ? 1 : 0;
        }
      if (verbose)
        {
          g_autofree char *speaker = quote != NULL
            ? haw_text_slice (text, quote->speaker, quote->speaker_end) : NULL;

          g_printerr ("%s %s %s: %s (%s by %s)\n", quote != NULL ? "hit " : "MISS",
                      score->kinds_right > kinds ? "    " : "KIND",
                      score->speakers_right + score->speakers_false > right ? "      " : "NAMED?",
                      json_object_get_string_member (wanted, "surface"),
                      quote != NULL ? haw_quote_kind_to_nick (quote->kind) : "", speaker);
        }
    }
}

static inline HawNameFinder *
haw_score_words_finder (JsonArray *entities)
{
  HawNameFinder *finder = haw_name_finder_new ();

  for (guint i = 0; i < json_array_get_length (entities); i++)
    {
      JsonObject *entity = json_array_get_object_element (entities, i);
      JsonArray *variants = json_object_get_array_member (entity, "variants");
      gboolean person = g_str_equal (json_object_get_string_member (entity, "kind"), "person");

      for (guint k = 0; k < json_array_get_length (variants); k++)
        haw_name_finder_add (finder, i + 1, person,
                            json_object_get_string_member (json_array_get_object_element (variants, k),
                                                           "surface"));
    }
  return finder;
}

static inline gboolean
haw_score_words_has_actor (JsonArray            *entities,
                           JsonArray            *wanted,
                           const HawNameMention *mention)
{
  for (guint i = 0; i < mention->n_actors; i++)
    {
      JsonObject *entity = json_array_get_object_element (entities, mention->actors[i] - 1);

      for (guint k = 0; k < json_array_get_length (wanted); k++)
        if (g_str_equal (json_object_get_string_member (entity, "id"),
                         json_array_get_string_element (wanted, k)))
          return TRUE;
    }
  return FALSE;
}

/* The mentions by name in the article; roles and descriptors are no names. */
static inline void
haw_score_words_mentions (HawText            *text,
                          JsonObject         *seed,
                          JsonArray          *entities,
                          const HawNameFinder *finder,
                          HawMentionScore    *score,
                          gboolean            verbose)
{
  g_autoptr (GArray) regions = haw_score_words_regions (seed);
  const HawRegion *all = (const HawRegion *) (gpointer) regions->data;
  g_autoptr (HawTokens) tokens = haw_tokens_new (text, all, regions->len);
  g_autoptr (GArray) mentions = haw_name_finder_find (finder, tokens, NULL);
  JsonArray *gold = json_object_get_array_member (seed, "mentions");
  guint hits = 0;

  for (guint i = 0; i < json_array_get_length (gold); i++)
    {
      JsonObject *wanted = json_array_get_object_element (gold, i);
      gint64 start = json_object_get_int_member (wanted, "start");
      gboolean hit = FALSE;

      if (!g_str_equal (json_object_get_string_member (wanted, "form"), "name") ||
          !haw_regions_is_article (all, regions->len, (guint) start))
        continue;
      score->there++;
      for (guint k = 0; k < mentions->len && !hit; k++)
        {
          const HawNameMention *mention = &g_array_index (mentions, HawNameMention, k);

          hit = mention->start == start &&
                mention->end == json_object_get_int_member (wanted, "end") &&
                haw_score_words_has_actor (entities,
                                           json_object_get_array_member (wanted, "entities"),
                                           mention);
        }
      hits += hit ? 1 : 0;
      if (!hit && verbose)
        g_printerr ("MISSED %s %" G_GINT64_FORMAT "\n",
                    json_object_get_string_member (wanted, "surface"), start);
    }
  score->hits += hits;
  score->found += mentions->len;
  for (guint k = 0; k < mentions->len && verbose && hits != mentions->len; k++)
    {
      const HawNameMention *mention = &g_array_index (mentions, HawNameMention, k);
      g_autofree char *words = haw_text_slice (text, mention->start, mention->end);

      g_printerr ("%s@%u ", words, mention->start);
    }
}

/* The spellings of each entity: whether all of them hang together by proposals. */
static inline gboolean
haw_score_words_hang_together (JsonArray *variants)
{
  guint n = json_array_get_length (variants);
  g_autofree guint *group = g_new (guint, n);
  guint n_groups = n;

  for (guint i = 0; i < n; i++)
    group[i] = i;
  for (guint i = 0; i < n; i++)
    for (guint k = i + 1; k < n; k++)
      {
        const char *a = json_object_get_string_member (json_array_get_object_element (variants, i),
                                                       "surface");
        const char *b = json_object_get_string_member (json_array_get_object_element (variants, k),
                                                       "surface");
        guint from = group[k];

        if (group[i] == group[k] || haw_name_score (a, b, 0, NULL) < HAW_NAME_POSSIBLE)
          continue;
        for (guint m = 0; m < n; m++)
          if (group[m] == from)
            group[m] = group[i];
        n_groups--;
      }
  return n_groups == 1;
}

static inline void
haw_score_words_pair (JsonObject    *item,
                      double         threshold,
                      HawNamesScore *score)
{
  gboolean found = haw_name_score (json_object_get_string_member (item, "a"),
                                   json_object_get_string_member (item, "b"), 0, NULL) >= threshold;

  if (json_object_get_boolean_member (item, "same"))
    {
      score->same++;
      score->same_found += found ? 1 : 0;
    }
  else
    {
      score->other++;
      score->other_found += found ? 1 : 0;
    }
}

/* Calls @func for each object of a file with one a line. */
static inline void
haw_score_words_lines (const char *path,
                       void      (*func) (JsonObject *item,
                                          gpointer    data),
                       gpointer    data)
{
  g_autofree char *content = haw_score_words_read (path);
  g_auto (GStrv) lines = g_strsplit (content, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (JsonParser) parser = json_parser_new ();

      if (*lines[i] == '\0')
        continue;
      g_assert_true (json_parser_load_from_data (parser, lines[i], -1, NULL));
      func (json_node_get_object (json_parser_get_root (parser)), data);
    }
}

G_END_DECLS
