/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-event-draft.h"
#include "support/haw-test-article.h"
#include "text/haw-event-guess.h"

G_BEGIN_DECLS

/* Drafts of events, as the program finds them in articles. */

typedef struct
{
  HawTestArticles articles;
  gint64 id;
} HawTestText;

static inline gboolean
haw_test_add_text_func (HawDb    *db,
                        gpointer  data,
                        GError  **error)
{
  HawTestText *text = data;
  g_autoptr (HawStmt) stmt = NULL;

  if (!haw_test_insert_articles (db, &text->articles, error))
    return FALSE;
  stmt = haw_db_query (db, error, "SELECT max (id) FROM article", "");
  if (stmt == NULL || haw_stmt_step (stmt, error) != HAW_STEP_ROW)
    return FALSE;
  text->id = haw_stmt_get_int (stmt, 0);
  return TRUE;
}

/* An article published on Friday 3 July 2020. Returns its id. */
static inline gint64
haw_test_add_text (HawProject *project,
                   const char *title,
                   const char *text)
{
  HawTestText added = { { title, text, 1 }, 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  haw_project_edit_async (project, haw_label_new ("Add Article", NULL), NULL, haw_test_add_text_func,
                          &added, NULL, NULL, haw_await_cb, &result);
  haw_project_edit_finish (project, haw_await (&result), &error);
  g_assert_no_error (error);
  return added.id;
}

static inline gpointer
haw_test_find_drafts (HawDb         *db,
                      gpointer       data,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr (HawDocument) document = haw_document_load (db, *(gint64 *) data, error);
  g_autoptr (HawProposalKnowledge) knowledge = NULL;
  g_auto (HawEventClues) clues = { 0 };

  /* An edit may have interrupted the reading, which is repeated then. */
  if (document == NULL || (knowledge = haw_proposal_knowledge_load (db, error)) == NULL)
    return NULL;
  haw_event_clues_init (&clues, document, knowledge, NULL);
  return haw_event_drafts_find (&clues);
}

/* Returns: (transfer full) (element-type HawEventDraft): what an article tells of */
static inline GPtrArray *
haw_test_get_drafts (HawProject *project,
                     gint64      article)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *drafts;

  haw_project_read_async (project, haw_test_find_drafts, &article, NULL,
                          (GDestroyNotify) g_ptr_array_unref, NULL, haw_await_cb, &result);
  drafts = haw_project_read_finish (project, haw_await (&result), &error);
  g_assert_no_error (error);
  return drafts;
}

static inline guint64
haw_test_count_guesses (const char *once,
                        guint       n)
{
  g_autoptr (GString) many = g_string_new (NULL);
  g_autoptr (GArray) dates = g_array_new (FALSE, FALSE, sizeof (HawWord));
  g_autoptr (GArray) guesses = NULL;
  g_autoptr (HawEventGuesser) guesser = NULL;
  g_autoptr (HawTokens) tokens = NULL;
  g_autoptr (HawText) text = NULL;
  guint length = (guint) g_utf8_strlen (once, -1);
  HawEventSource source = { 0 };

  for (guint i = 0; i < n; i++)
    {
      HawWord date = { i * length, i * length + 4 };

      g_string_append (many, once);
      g_array_append_val (dates, date);
    }
  text = haw_text_new (many->str, -1);
  tokens = haw_tokens_new (text, NULL, 0);
  source.tokens = tokens;
  source.dates = (const HawWord *) (gpointer) dates->data;
  source.n_dates = dates->len;
  guesser = haw_event_guesser_new (&source);
  guesses = haw_event_guesser_find (guesser, 0, G_MAXUINT);
  g_assert_cmpuint (guesses->len, <=, n);
  return haw_event_guesser_get_n_steps (guesser);
}

/* One endless sentence of @texts, each beginning with a date of four digits, takes no more for each of its
 * words: @n times a text and eight times that. */
static inline void
haw_test_assert_linear (const char *const *texts,
                        guint              n_texts,
                        guint              n)
{
  for (guint i = 0; i < n_texts; i++)
    {
      guint64 some = haw_test_count_guesses (texts[i], n);
      guint64 many = haw_test_count_guesses (texts[i], 8 * n);

      g_test_message ("%s: %" G_GUINT64_FORMAT " and %" G_GUINT64_FORMAT, texts[i], some, many);
      g_assert_cmpuint (many, <=, 10 * some);
    }
}

G_END_DECLS
