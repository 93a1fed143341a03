/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "haw-corpus-private.h"

#include "project/haw-await.h"
#include "project/haw-clock.h"
#include "project/haw-project.h"
#include "time/haw-edtf.h"

#include <string.h>

/* Rows have the number of their place as id, counted from 1: the project is new. */
#define N_PERSONS   120
#define DAY_SECONDS 86400

typedef struct
{
  HawDb *db;
  const HawCorpusPlan *plan;
  HawDice dice;
  GError **error;
  guint n_codes;
  GArray *annotations;   /* gint64, of all */
} Fill;

static gboolean
fill_named (Fill              *fill,
            const char        *sql,
            const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *uuid = haw_uuid_new ();

      if (!haw_db_run (fill->db, fill->error, sql, "ss", uuid, names[i]))
        return FALSE;
    }
  return TRUE;
}

static gboolean
fill_codes (Fill *fill)
{
  for (guint i = 0; haw_corpus_codes[i] != NULL; i++)
    {
      g_autofree char *uuid = haw_uuid_new ();
      char key[2] = { i < 9 ? (char) ('1' + i) : '\0', '\0' };

      if (!haw_db_run (fill->db, fill->error,
                       "INSERT INTO code (uuid, name, color, key, position) VALUES (?, ?, ?, ?, ?)",
                       "ssssd", uuid, haw_corpus_codes[i], haw_corpus_colors[i], key, (double) i))
        return FALSE;
    }
  return TRUE;
}

static gboolean
fill_actors (Fill *fill)
{
  for (guint i = 1; i <= N_PERSONS; i++)
    {
      g_autofree char *uuid = haw_uuid_new ();
      g_autofree char *name = haw_corpus_dup_person (&fill->dice);

      if (!haw_db_run (fill->db, fill->error,
                       "INSERT INTO actor (uuid, kind, name) VALUES (?, 'person', ?)", "ss", uuid,
                       name) ||
          !haw_db_run (fill->db, fill->error,
                       "INSERT INTO actor_name (actor, name) VALUES (?, ?)", "is", (gint64) i, name))
        return FALSE;
    }
  return TRUE;
}

static gboolean
fill_note (Fill   *fill,
           gint64  annotation)
{
  g_autofree char *uuid = haw_uuid_new ();
  g_autoptr (GString) body = g_string_new (NULL);

  haw_corpus_append_filled (&fill->dice, body, haw_dice_pick (&fill->dice, haw_corpus_sentences));
  return haw_db_run (fill->db, fill->error,
                     "INSERT INTO note (uuid, target, target_id, body, created, modified)"
                     " VALUES (?, 'annotation', ?, ?, 1, 1)", "sis", uuid, annotation, body->str);
}

/* Every one has a code, every third a second one, every third a note. */
static gboolean
fill_annotation (Fill                   *fill,
                 gint64                  id,
                 const HawCorpusArticle *article,
                 const HawCorpusSpan    *span)
{
  g_autofree char *uuid = haw_uuid_new ();
  const char *start = g_utf8_offset_to_pointer (article->text, span->start);
  const char *end = g_utf8_offset_to_pointer (start, span->end - span->start);
  g_autofree char *quote = g_strndup (start, end - start);
  gint64 annotation;
  guint code = haw_dice_skewed (&fill->dice, fill->n_codes);

  if (!haw_db_run (fill->db, fill->error,
                   "INSERT INTO annotation (uuid, article, text, start, end, quote, created,"
                   " modified) VALUES (?, ?, ?, ?, ?, ?, 1, 1)", "siiiis", uuid, id, id,
                   (gint64) span->start, (gint64) span->end, quote))
    return FALSE;
  annotation = haw_db_last_id (fill->db);
  g_array_append_val (fill->annotations, annotation);
  for (guint i = 0; i < 1 + (haw_dice_below (&fill->dice, 3) == 0); i++)
    if (!haw_db_run (fill->db, fill->error,
                     "INSERT INTO annotation_code (annotation, code) VALUES (?, ?)", "ii",
                     annotation, (gint64) (1 + (code + i) % fill->n_codes)))
      return FALSE;
  return haw_dice_below (&fill->dice, 3) != 0 || fill_note (fill, annotation);
}

/* Whole sentences, or a few words of one. */
static gboolean
fill_annotations (Fill                   *fill,
                  gint64                  id,
                  const HawCorpusArticle *article,
                  guint                   n)
{
  for (guint i = 0; i < n; i++)
    {
      guint place = (guint) ((guint64) i * article->sentences->len / n);
      HawCorpusSpan span = g_array_index (article->sentences, HawCorpusSpan, place);
      guint length = span.end - span.start;

      if (haw_dice_below (&fill->dice, 2) == 0)
        {
          span.start += haw_dice_below (&fill->dice, length / 2);
          span.end = span.start + 1 + haw_dice_below (&fill->dice, length / 2);
        }
      if (!fill_annotation (fill, id, article, &span))
        return FALSE;
    }
  return TRUE;
}

static gboolean
fill_region (Fill                *fill,
             gint64               id,
             const char          *kind,
             const HawCorpusSpan *span)
{
  return haw_db_run (fill->db, fill->error,
                     "INSERT INTO region (text, kind, start, end) VALUES (?, ?, ?, ?)", "isii", id,
                     kind, (gint64) span->start, (gint64) span->end);
}

static gboolean
fill_page (Fill                   *fill,
           gint64                  id,
           const HawCorpusArticle *article)
{
  const HawCorpusSpan menu = { 0, article->head.start - 2 };
  const HawCorpusSpan source = { article->head.end + 2, article->body.start - 2 };
  const HawCorpusSpan related = { article->body.end + 2, article->length - 1 };

  return fill_region (fill, id, "navigation", &menu) &&
         fill_region (fill, id, "title", &article->head) &&
         fill_region (fill, id, "source", &source) &&
         fill_region (fill, id, "body", &article->body) &&
         fill_region (fill, id, "related", &related) &&
         haw_db_run (fill->db, fill->error,
                     "INSERT INTO candidate (article, field, value, origin, confidence)"
                     " VALUES (?, 'title', ?, 'corpus', 0.9), (?, 'published', ?, 'corpus', 0.9)",
                     "isis", id, article->title, id, article->published);
}

static gint64
find_outlet (const char *name)
{
  gint64 id = 1;

  while (!g_str_equal (haw_corpus_outlets[id - 1], name))
    id++;
  return id;
}

static gboolean
fill_article (Fill  *fill,
              guint  number,
              guint  n_words,
              guint  n_annotations)
{
  g_autoptr (HawCorpusArticle) article = haw_corpus_article (fill->plan->seed, number, n_words);
  g_autofree char *uuid = haw_uuid_new ();
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, article->text, -1);
  gint64 id = number + 1;

  /* The long one comes last in the list, so that it is open only when it is asked for. */
  if (number == fill->plan->n_articles)
    {
      g_free (article->published);
      article->published = g_strdup ("2015-01-01");
      article->day = 16436;
    }
  return haw_db_run (fill->db, fill->error,
                     "INSERT INTO article (id, uuid, outlet, title, byline, published,"
                     " published_start, language, created, modified)"
                     " VALUES (?, ?, ?, ?, ?, ?, ?, 'ar', 1, 1)", "isisssi", id, uuid,
                     find_outlet (article->outlet), article->title, article->byline,
                     article->published, article->day * DAY_SECONDS) &&
         haw_db_run (fill->db, fill->error,
                     "INSERT INTO article_text (id, article, text, length, sha256)"
                     " VALUES (?, ?, ?, ?, ?)", "iisis", id, id, article->text,
                     (gint64) article->length, sum) &&
         haw_db_run (fill->db, fill->error,
                     "INSERT INTO original (text, name, bytes) VALUES (?, ?, CAST (? AS BLOB))",
                     "iss", id, "page.txt", article->text) &&
         fill_page (fill, id, article) &&
         fill_annotations (fill, id, article, n_annotations);
}

static gboolean
fill_sources (Fill   *fill,
              gint64  event)
{
  static const char *const stances[] = { "reports", "confirms", "denies", NULL };

  for (guint i = 0; i < 2; i++)
    if (!haw_db_run (fill->db, fill->error,
                     "INSERT INTO participant (event, actor) VALUES (?, ?)", "ii", event,
                     (gint64) (1 + haw_dice_skewed (&fill->dice, N_PERSONS))))
      return FALSE;
  for (guint i = 0; fill->annotations->len > 0 && i < 1 + haw_dice_below (&fill->dice, 4); i++)
    {
      guint place = haw_dice_below (&fill->dice, fill->annotations->len);

      if (!haw_db_run (fill->db, fill->error,
                       "INSERT INTO evidence (event, annotation, stance) VALUES (?, ?, ?)", "iis",
                       event, g_array_index (fill->annotations, gint64, place),
                       haw_dice_pick (&fill->dice, stances)))
        return FALSE;
    }
  return TRUE;
}

/* One day each, every tenth several. */
static gboolean
fill_event (Fill *fill)
{
  g_autofree char *uuid = haw_uuid_new ();
  g_autoptr (GString) title = g_string_new (NULL);
  g_autoptr (GDateTime) epoch = g_date_time_new_utc (1970, 1, 1, 0, 0, 0);
  guint days = haw_dice_below (&fill->dice, 10) == 0 ? 2 + haw_dice_below (&fill->dice, 20) : 1;
  guint day = 17897 + haw_dice_below (&fill->dice, 2190);
  g_autoptr (GDateTime) first = g_date_time_add_days (epoch, (int) day);
  g_autoptr (GDateTime) last = g_date_time_add_days (first, (int) days - 1);
  g_autofree char *start = g_date_time_format (first, "%Y-%m-%d");
  g_autofree char *end = g_date_time_format (last, "%Y-%m-%d");
  g_autofree char *date = days == 1 ? g_strdup (start) : g_strdup_printf ("%s/%s", start, end);
  HawEdtf edtf;
  HawBounds bounds;

  if (!haw_edtf_parse (date, &edtf, fill->error))
    return FALSE;
  haw_edtf_get_bounds (&edtf, &bounds);
  haw_corpus_append_filled (&fill->dice, title, haw_dice_pick (&fill->dice, haw_corpus_titles));
  return haw_db_run (fill->db, fill->error,
                     "INSERT INTO event (uuid, title, date, earliest_start, latest_start,"
                     " earliest_end, latest_end, precision, place, status, created, modified)"
                     " VALUES (?, ?, ?, ?, ?, ?, ?, 'day', ?, ?, 1, 1)", "sssiiiiss", uuid,
                     title->str, date, bounds.earliest_start, bounds.latest_start,
                     bounds.earliest_end, bounds.latest_end,
                     haw_dice_pick (&fill->dice, haw_corpus_places),
                     haw_dice_below (&fill->dice, 8) == 0 ? "disputed" : "confirmed") &&
         fill_sources (fill, haw_db_last_id (fill->db));
}

gboolean
haw_corpus_fill (HawDb     *db,
                 gpointer   plan,
                 GError   **error)
{
  g_autoptr (GArray) annotations = g_array_new (FALSE, FALSE, sizeof (gint64));
  Fill fill = {
    .db = db, .plan = plan, .dice = { ((HawCorpusPlan *) plan)->seed }, .error = error,
    .n_codes = g_strv_length ((char **) haw_corpus_codes),
    .annotations = annotations,
  };
  const HawCorpusPlan *p = plan;

  if (!fill_named (&fill, "INSERT INTO outlet (uuid, name) VALUES (?, ?)", haw_corpus_outlets) ||
      !fill_codes (&fill) || !fill_actors (&fill))
    return FALSE;
  for (guint i = 0; i < p->n_articles; i++)
    {
      guint n = haw_dice_below (&fill.dice, 2 * p->n_annotations + 1);

      if (!fill_article (&fill, i, p->n_words, n))
        return FALSE;
    }
  for (guint i = 0; i < p->n_events; i++)
    if (!fill_event (&fill))
      return FALSE;
  return p->n_long_words == 0 ||
         fill_article (&fill, p->n_articles, p->n_long_words, p->n_long_annotations);
}

gboolean
haw_corpus_make_project (const char           *path,
                         const HawCorpusPlan  *plan,
                         GError              **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) made = NULL;
  g_autoptr (GAsyncResult) filled = NULL;
  g_autoptr (GAsyncResult) closed = NULL;
  g_autoptr (HawProject) project = NULL;

  haw_project_new_async (file, NULL, haw_await_cb, &made);
  project = haw_project_new_finish (haw_await (&made), error);
  if (project == NULL)
    return FALSE;
  haw_project_batch_async (project, haw_corpus_fill, (gpointer) plan, NULL, NULL, haw_await_cb,
                           &filled);
  if (!haw_project_edit_finish (project, haw_await (&filled), error))
    return FALSE;
  haw_project_close_async (project, NULL, haw_await_cb, &closed);
  return haw_project_close_finish (project, haw_await (&closed), error);
}
