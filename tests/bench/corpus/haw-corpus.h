/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project/haw-db.h"

G_BEGIN_DECLS

/* Arabic news that nobody wrote, for measuring: the same seed and number give the same article on
 * every machine. Words come with their clitics and with the frequencies of real text, so that tables,
 * shaping and folding have as much to do as with real articles. */

/* Code points, half-open. */
typedef struct
{
  guint start;
  guint end;
} HawCorpusSpan;

typedef struct
{
  char *title;
  char *outlet;
  char *byline;
  char *published;     /* EDTF, a day */
  gint64 day;          /* of @published, days since 1970 */
  char *text;          /* the page as it is found: menus, title, date, body, related headlines */
  guint length;        /* of @text, code points */
  HawCorpusSpan head;  /* the title in @text */
  HawCorpusSpan body;
  GArray *sentences;   /* HawCorpusSpan, of the body */
} HawCorpusArticle;

/* How much of everything a project gets. */
typedef struct
{
  guint64 seed;
  guint n_articles;
  guint n_words;          /* of an article, about */
  guint n_annotations;    /* of an article, on average */
  guint n_events;
  guint n_long_words;     /* of one more article, 0 for none; it is the oldest */
  guint n_long_annotations;
} HawCorpusPlan;

/* What the benchmarks measure: 10,000 articles of 300 words with 3 annotations each, 2,000 events and
 * an article of 100,000 words with 10,000 annotations. */
#define HAW_CORPUS_N_ARTICLES 10000
#define HAW_CORPUS_PLAN_FULL \
  { .seed = 1, .n_articles = HAW_CORPUS_N_ARTICLES, .n_words = 300, .n_annotations = 3, .n_events = 2000, \
    .n_long_words = 100000, .n_long_annotations = 10000 }

/**
 * haw_corpus_article:
 * @seed: of the corpus
 * @number: of the article in it
 * @n_words: about how many words its body has
 *
 * Returns: (transfer full): free with haw_corpus_article_free()
 */
HawCorpusArticle *haw_corpus_article      (guint64            seed,
                                           guint              number,
                                           guint              n_words);
void              haw_corpus_article_free (HawCorpusArticle  *article);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HawCorpusArticle, haw_corpus_article_free)

/**
 * haw_corpus_write_files:
 *
 * Writes articles as text files into @folder, which is made if it is not there.
 */
gboolean          haw_corpus_write_files  (const char           *folder,
                                           const HawCorpusPlan  *plan,
                                           GError              **error);

/**
 * haw_corpus_fill:
 * @plan: (type HawCorpusPlan): what to write
 *
 * Writes outlets, articles, codes, annotations, notes, actors and events straight into the tables: a
 * #HawEditFunc for haw_project_batch_async().
 */
gboolean          haw_corpus_fill         (HawDb                *db,
                                           gpointer              plan,
                                           GError              **error);

/**
 * haw_corpus_make_project:
 *
 * Makes a new project at @path, which must not exist, and fills it.
 */
gboolean          haw_corpus_make_project (const char           *path,
                                           const HawCorpusPlan  *plan,
                                           GError              **error);

G_END_DECLS
