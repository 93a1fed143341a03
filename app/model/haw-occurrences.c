/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-occurrences.h"

#include "haw-annotation-edit.h"
#include "haw-article-edit.h"
#include "haw-lookup.h"
#include "haw-mention-edit.h"
#include "text/haw-fold.h"
#include "text/haw-phrase.h"

/* So much longer than a place an annotation of it may be: a clitic, a pronoun. */
#define SLACK 3

typedef struct
{
  gint64 article;
  gint64 actor;            /* whose names are looked for, 0 for @words */
  char *words;
  GArray *codes;           /* gint64 */
  GPtrArray *occurrences;
} Job;

static Job *
job_new (const gint64 *codes,
         gsize         n_codes)
{
  Job *job = g_new0 (Job, 1);

  job->codes = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (job->codes, codes, (guint) n_codes);
  return job;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->words);
  g_array_unref (job->codes);
  g_clear_pointer (&job->occurrences, g_ptr_array_unref);
  g_free (job);
}

/* Whether the place has the code, or one that differs by a clitic. */
static gboolean
has_code (HawDb    *db,
          gint64    text,
          HawWord   place,
          gint64    code,
          gboolean *has,
          GError  **error)
{
  gint64 n = 0;

  if (!haw_db_get_int (db, &n, error,
                       "SELECT count (*) FROM annotation a"
                       " JOIN annotation_code c ON c.annotation = a.id"
                       " WHERE a.text = ? AND c.code = ? AND a.start <= ? AND a.end >= ?"
                       "  AND a.end - a.start <= ?", "iiiii", text, code, (gint64) place.start,
                       (gint64) place.end, (gint64) (place.end - place.start + SLACK)))
    return FALSE;
  *has = n > 0;
  return TRUE;
}

static gboolean
is_coded (HawDb     *db,
          gint64     text,
          HawWord    place,
          Job       *job,
          gboolean  *coded,
          GError   **error)
{
  *coded = TRUE;
  for (guint i = 0; i < job->codes->len && *coded; i++)
    if (!has_code (db, text, place, g_array_index (job->codes, gint64, i), coded, error))
      return FALSE;

  return TRUE;
}

/* Whether the place is a mention of anybody, or a part of one. */
static gboolean
is_mention (HawDb     *db,
            gint64     text,
            HawWord    place,
            gboolean  *mentioned,
            GError   **error)
{
  gint64 n = 0;

  if (!haw_db_get_int (db, &n, error,
                       "SELECT count (*) FROM mention WHERE text = ? AND start < ? AND end > ?",
                       "iii", text, (gint64) place.end, (gint64) place.start))
    return FALSE;
  *mentioned = n > 0;
  return TRUE;
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const HawWord *first = a;
  const HawWord *second = b;

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  return first->end != second->end ? (first->end > second->end ? -1 : 1) : 0;
}

static guint
length_of (const HawWord *place)
{
  return place->end - place->start;
}

/* The places of all phrases in their order; of those that overlap the longest. */
static GArray *
find_places (GPtrArray *phrases,
             HawText   *text)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (HawWord));

  for (guint i = 0; i < phrases->len; i++)
    {
      g_autoptr (GArray) places = haw_phrase_find (phrases->pdata[i], text);

      if (places->len > 0)
        g_array_append_vals (all, places->data, places->len);
    }
  g_array_sort (all, compare_places);
  for (guint i = 1; i < all->len;)
    {
      const HawWord *before = &g_array_index (all, HawWord, i - 1);
      const HawWord *place = &g_array_index (all, HawWord, i);

      if (place->start >= before->end)
        i++;
      else
        g_array_remove_index (all, length_of (place) > length_of (before) ? i - 1 : i);
    }
  return all;
}

static gboolean
find_in_article (HawDb      *db,
                 Job        *job,
                 GPtrArray  *phrases,
                 gint64      article,
                 GPtrArray  *found,
                 GError    **error)
{
  g_autoptr (HawDocument) document = haw_document_load (db, article, error);
  g_autoptr (GArray) places = NULL;

  if (document == NULL)
    return FALSE;
  places = find_places (phrases, document->text);
  for (guint i = 0; i < places->len && found->len < HAW_MAX_OCCURRENCES; i++)
    {
      HawWord place = g_array_index (places, HawWord, i);
      gboolean coded;

      if (!haw_regions_is_article ((const HawRegion *) document->regions->data,
                                   document->regions->len, place.start))
        continue;
      if (job->actor != 0 ? !is_mention (db, document->text_id, place, &coded, error)
                          : !is_coded (db, document->text_id, place, job, &coded, error))
        return FALSE;
      if (!coded)
        g_ptr_array_add (found, haw_occurrence_new (article, document->title, document->text,
                                                    place.start, place.end));
    }

  return TRUE;
}

static void
add_phrase (GPtrArray  *phrases,
            const char *words)
{
  HawPhrase *phrase = haw_phrase_new (words);

  if (phrase != NULL)
    g_ptr_array_add (phrases, phrase);
}

/* What to look for. */
static GPtrArray *
make_phrases (HawDb   *db,
              Job     *job,
              GError **error)
{
  g_autoptr (GPtrArray) phrases = g_ptr_array_new_with_free_func ((GDestroyNotify) haw_phrase_free);
  g_autoptr (HawStmt) stmt = NULL;
  HawStep step = HAW_STEP_ERROR;

  if (job->actor == 0)
    {
      add_phrase (phrases, job->words);
      return g_steal_pointer (&phrases);
    }
  stmt = haw_db_query (db, error, "SELECT name FROM actor_name WHERE actor = ?", "i", job->actor);
  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      g_autofree char *name = haw_stmt_dup_text (stmt, 0);

      add_phrase (phrases, name);
    }
  return step == HAW_STEP_DONE ? g_steal_pointer (&phrases) : NULL;
}

static gboolean
may_stand_in (GPtrArray  *phrases,
              const char *folded)
{
  for (guint i = 0; i < phrases->len; i++)
    if (haw_phrase_may_stand_in (phrases->pdata[i], folded))
      return TRUE;
  return FALSE;
}

static gpointer
find (HawDb         *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  Job *job = data;
  g_autoptr (GPtrArray) phrases = make_phrases (db, job, error);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (HawStmt) stmt = NULL;
  HawStep step = HAW_STEP_ERROR;

  if (phrases == NULL)
    return NULL;
  if (phrases->len == 0)
    return g_steal_pointer (&found);

  stmt = haw_db_query (db, error,
                       "SELECT a.id, t.text FROM article a"
                       " JOIN article_text t ON t.id = " HAW_CURRENT_TEXT ("a.id")
                       " WHERE a.removed_at IS NULL AND (?1 = 0 OR a.id = ?1)"
                       " ORDER BY a.published_start, a.id", "i", job->article);
  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      g_autofree char *text = haw_stmt_dup_text (stmt, 1);
      g_autofree char *folded = haw_fold (text);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (may_stand_in (phrases, folded) &&
          !find_in_article (db, job, phrases, haw_stmt_get_int (stmt, 0), found, error))
        return NULL;
      if (found->len >= HAW_MAX_OCCURRENCES)
        return g_steal_pointer (&found);
    }

  return step == HAW_STEP_DONE ? g_steal_pointer (&found) : NULL;
}

void
haw_occurrences_find_async (HawProject          *project,
                            gint64               article,
                            const char          *words,
                            const gint64        *codes,
                            gsize                n_codes,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  Job *job;

  g_return_if_fail (HAW_IS_PROJECT (project) && words != NULL);
  g_return_if_fail (codes != NULL && n_codes > 0);

  job = job_new (codes, n_codes);
  job->article = article;
  job->words = g_strdup (words);
  haw_project_read_async (project, find, job, job_free, (GDestroyNotify) g_ptr_array_unref,
                          cancellable, callback, user_data);
}

static gboolean
code (HawDb     *db,
      gpointer   data,
      GError   **error)
{
  Job *job = data;

  for (guint i = 0; i < job->occurrences->len; i++)
    {
      HawOccurrence *place = job->occurrences->pdata[i];
      gint64 id = haw_annotation_add (db, haw_occurrence_get_article (place),
                                      haw_occurrence_get_start (place),
                                      haw_occurrence_get_end (place), error);

      if (id == 0)
        return FALSE;
      for (guint k = 0; k < job->codes->len; k++)
        if (!haw_annotation_apply_code (db, id, g_array_index (job->codes, gint64, k), error))
          return FALSE;
    }

  return TRUE;
}

void
haw_occurrences_code_async (HawProject          *project,
                            GPtrArray           *occurrences,
                            const gint64        *codes,
                            gsize                n_codes,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  Job *job;

  g_return_if_fail (HAW_IS_PROJECT (project) && occurrences != NULL);
  g_return_if_fail (codes != NULL && n_codes > 0);

  job = job_new (codes, n_codes);
  job->occurrences = g_ptr_array_ref (occurrences);
  haw_project_edit_async (project,
                          haw_label_new_plural ("Code %s Mention", "Code %s Mentions",
                                                occurrences->len),
                          NULL, code, job, job_free, cancellable, callback, user_data);
}

void
haw_occurrences_find_names_async (HawProject          *project,
                                  gint64               article,
                                  gint64               actor,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  Job *job;

  g_return_if_fail (HAW_IS_PROJECT (project) && actor != 0);

  job = job_new (NULL, 0);
  job->article = article;
  job->actor = actor;
  haw_project_read_async (project, find, job, job_free, (GDestroyNotify) g_ptr_array_unref,
                          cancellable, callback, user_data);
}

static gboolean
mark (HawDb     *db,
      gpointer   data,
      GError   **error)
{
  Job *job = data;

  for (guint i = 0; i < job->occurrences->len; i++)
    {
      HawOccurrence *place = job->occurrences->pdata[i];

      if (haw_mention_add (db, job->actor, haw_occurrence_get_article (place),
                           haw_occurrence_get_start (place), haw_occurrence_get_end (place),
                           error) == 0)
        return FALSE;
    }
  return TRUE;
}

void
haw_occurrences_mark_async (HawProject          *project,
                            GPtrArray           *occurrences,
                            gint64               actor,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  Job *job;

  g_return_if_fail (HAW_IS_PROJECT (project) && occurrences != NULL && actor != 0);

  job = job_new (NULL, 0);
  job->actor = actor;
  job->occurrences = g_ptr_array_ref (occurrences);
  haw_project_edit_async (project,
                          haw_label_new_plural ("Mark %s Mention", "Mark %s Mentions",
                                                occurrences->len),
                          NULL, mark, job, job_free, cancellable, callback, user_data);
}
