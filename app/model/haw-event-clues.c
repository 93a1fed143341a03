/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-event-draft.h"

#include "project/haw-project-urgent.h"
#include "text/haw-name-propose.h"
#include "text/haw-quote.h"
#include "time/haw-timex.h"

static int
compare_offsets (gconstpointer a,
                 gconstpointer b)
{
  guint first = *(const guint *) a;
  guint second = *(const guint *) b;

  return (first > second) - (first < second);
}

/* The parts of the text that are the article, in order. */
static GArray *
list_ranges (HawDocument *document)
{
  g_autoptr (GArray) borders = g_array_new (FALSE, FALSE, sizeof (guint));
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (HawTimexRange));
  const HawRegion *regions = (const HawRegion *) (gpointer) document->regions->data;
  guint ends[2] = { 0, haw_text_get_length (document->text) };

  g_array_append_vals (borders, ends, 2);
  for (guint i = 0; i < document->regions->len; i++)
    {
      ends[0] = regions[i].start;
      ends[1] = regions[i].end;
      g_array_append_vals (borders, ends, 2);
    }
  g_array_sort (borders, compare_offsets);
  for (guint i = 0; i + 1 < borders->len; i++)
    {
      HawTimexRange range = { g_array_index (borders, guint, i),
                              g_array_index (borders, guint, i + 1) };

      if (range.start < range.end &&
          haw_regions_is_article (regions, document->regions->len, range.start))
        g_array_append_val (ranges, range);
    }

  return ranges;
}

GArray *
haw_proposals_find_dates (HawDocument *document,
                          const char  *published)
{
  g_autoptr (GArray) ranges = list_ranges (document);
  gsize length;
  const char *utf8 = haw_text_get_utf8 (document->text, &length);

  if (ranges->len == 0)
    return g_array_new (FALSE, FALSE, sizeof (HawTimex));

  return haw_timex_find (utf8, (gssize) length, (const HawTimexRange *) (gpointer) ranges->data,
                         ranges->len, published);
}

void
haw_event_clues_init (HawEventClues        *clues,
                      HawDocument          *document,
                      HawProposalKnowledge *knowledge,
                      const char           *published)
{
  const HawNameFinder *finder;

  g_return_if_fail (clues != NULL && document != NULL && knowledge != NULL);

  finder = haw_proposal_knowledge_get_finder (knowledge);
  clues->document = document;
  clues->knowledge = knowledge;
  clues->published = published != NULL ? published : document->published;
  clues->tokens = haw_tokens_new (document->text,
                                  (const HawRegion *) (gpointer) document->regions->data,
                                  document->regions->len);
  clues->dates = haw_proposals_find_dates (document, clues->published);
  clues->quotes = haw_quotes_find (clues->tokens, NULL);
  clues->mentions = haw_name_finder_find (finder, clues->tokens, NULL);
  clues->names = haw_names_propose (clues->tokens, clues->mentions);
}

void
haw_event_clues_clear (HawEventClues *clues)
{
  g_clear_pointer (&clues->dates, g_array_unref);
  g_clear_pointer (&clues->quotes, g_array_unref);
  g_clear_pointer (&clues->mentions, g_array_unref);
  g_clear_pointer (&clues->names, g_array_unref);
  g_clear_pointer (&clues->others, g_array_unref);
  g_clear_pointer (&clues->tokens, haw_tokens_free);
}

/* A passage of which somebody wants to know what it tells. */
typedef struct
{
  gint64 article;
  gint64 start;
  gint64 end;
  char *published;
} Passage;

static void
passage_free (gpointer data)
{
  Passage *passage = data;

  g_free (passage->published);
  g_free (passage);
}

GArray *
haw_event_clues_load_others (HawDb   *db,
                             gint64   text,
                             GError **error)
{
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (HawTimexRange));
  g_autoptr (HawStmt) stmt =
    haw_db_query (db, error,
                  "SELECT start, end FROM proposal WHERE text = ? AND kind = 'date'"
                  " AND state = 'accepted' AND json_valid (payload)"
                  " AND json_extract (payload, '$.other') = 1", "i", text);
  HawStep step = HAW_STEP_ERROR;

  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      const HawTimexRange words = { (guint) haw_stmt_get_int (stmt, 0),
                                    (guint) haw_stmt_get_int (stmt, 1) };

      g_array_append_val (others, words);
    }

  return step == HAW_STEP_DONE ? g_steal_pointer (&others) : NULL;
}

static gpointer
find_draft (HawDb         *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  const Passage *passage = data;
  g_autoptr (HawDocument) document = haw_document_load (db, passage->article, error);
  g_autoptr (HawProposalKnowledge) knowledge = NULL;
  g_auto (HawEventClues) clues = { 0 };

  if (document == NULL || (knowledge = haw_proposal_knowledge_load (db, error)) == NULL)
    return NULL;
  haw_event_clues_init (&clues, document, knowledge, passage->published);
  clues.others = haw_event_clues_load_others (db, document->text_id, error);
  if (clues.others == NULL)
    return NULL;

  return haw_event_draft_at (&clues, (guint) passage->start, (guint) passage->end);
}

void
haw_event_draft_find_async (HawProject          *project,
                            gint64               article,
                            gint64               start,
                            gint64               end,
                            const char          *published,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  Passage *passage;

  g_return_if_fail (HAW_IS_PROJECT (project) && start < end);

  passage = g_new0 (Passage, 1);
  *passage = (Passage) { article, start, end, g_strdup (published) };
  haw_project_read_urgent_async (project, find_draft, passage, passage_free,
                                 (GDestroyNotify) haw_event_draft_free, cancellable, callback,
                                 user_data);
}
