/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-actor-details.h"

#include "haw-lookup.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  gint64 actor;
  guint max_mentions;
} Request;

/* A mention of anybody in a text where the actor is mentioned. */
typedef struct
{
  gint64 id;
  gint64 actor;
  guint start;
  guint end;
} Place;

/* An article where the actor is mentioned. */
typedef struct
{
  gint64 article;
  gint64 text;
  char *title;
  char *outlet;
  char *published;
} Source;

static const HawTable tables[] = {
  HAW_TABLE_ACTOR, HAW_TABLE_MENTION, HAW_TABLE_ANNOTATION, HAW_TABLE_ANNOTATION_CODE,
  HAW_TABLE_CODE, HAW_TABLE_EVENT, HAW_TABLE_PARTICIPANT, HAW_TABLE_DISTINCT_ACTORS,
  HAW_TABLE_ARTICLE, HAW_TABLE_OUTLET,
};

static void
mention_free (gpointer data)
{
  HawActorMention *mention = data;

  g_object_unref (mention->place);
  g_free (mention->outlet);
  g_free (mention->published);
  g_free (mention);
}

static void
quote_free (gpointer data)
{
  HawActorQuote *quote = data;

  g_free (quote->quote);
  g_free (quote->codes);
  g_free (quote->title);
  g_free (quote->outlet);
  g_free (quote);
}

static void
event_free (gpointer data)
{
  HawActorEvent *event = data;

  g_free (event->title);
  g_free (event->date);
  g_free (event);
}

static void
companion_free (gpointer data)
{
  HawCompanion *companion = data;

  g_free (companion->name);
  g_free (companion);
}

static void
distinct_free (gpointer data)
{
  HawDistinctActor *distinct = data;

  g_free (distinct->name);
  g_free (distinct);
}

static void
source_free (gpointer data)
{
  Source *source = data;

  g_free (source->title);
  g_free (source->outlet);
  g_free (source->published);
  g_free (source);
}

/* The articles in which the actor is mentioned, by date of publication, undated ones last. */
static GPtrArray *
read_sources (HawDb   *db,
              gint64   actor,
              GError **error)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (source_free);
  g_autoptr (HawStmt) stmt
    = haw_db_query (db, error,
                    "SELECT a.id, t.id, a.title, coalesce (o.name, ''), a.published FROM article a"
                    " JOIN article_text t ON t.article = a.id"
                    " LEFT JOIN outlet o ON o.id = a.outlet"
                    " WHERE a.removed_at IS NULL AND t.id IN (SELECT text FROM mention WHERE actor = ?)"
                    "  AND t.id = " HAW_CURRENT_TEXT ("a.id")
                    " ORDER BY a.published_start IS NULL, a.published_start, a.id", "i", actor);
  HawStep step = HAW_STEP_ERROR;

  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      Source *source = g_new0 (Source, 1);

      source->article = haw_stmt_get_int (stmt, 0);
      source->text = haw_stmt_get_int (stmt, 1);
      source->title = haw_stmt_dup_text (stmt, 2);
      source->outlet = haw_stmt_dup_text (stmt, 3);
      source->published = haw_stmt_dup_text (stmt, 4);
      g_ptr_array_add (sources, source);
    }
  return step == HAW_STEP_DONE ? g_steal_pointer (&sources) : NULL;
}

static GArray *
read_places (HawDb   *db,
             gint64   text,
             GError **error)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  g_autoptr (HawStmt) stmt = haw_db_query (db, error,
                                           "SELECT id, actor, start, end FROM mention WHERE text = ?"
                                           " ORDER BY start, end DESC, id", "i", text);
  HawStep step = HAW_STEP_ERROR;

  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      Place place = { haw_stmt_get_int (stmt, 0), haw_stmt_get_int (stmt, 1),
                      (guint) haw_stmt_get_int (stmt, 2), (guint) haw_stmt_get_int (stmt, 3) };

      g_array_append_val (places, place);
    }
  return step == HAW_STEP_DONE ? g_steal_pointer (&places) : NULL;
}

static HawText *
read_text (HawDb   *db,
           gint64   id,
           GError **error)
{
  g_autoptr (HawStmt) stmt = haw_db_query (db, error, "SELECT text FROM article_text WHERE id = ?",
                                           "i", id);
  g_autofree char *utf8 = NULL;

  if (stmt == NULL || haw_stmt_step (stmt, error) != HAW_STEP_ROW)
    return NULL;
  utf8 = haw_stmt_dup_text (stmt, 0);
  return haw_text_new (utf8, -1);
}

static HawCompanion *
get_companion (GHashTable *companions,
               gint64      actor)
{
  HawCompanion *companion = g_hash_table_lookup (companions, &actor);

  if (companion == NULL)
    {
      companion = g_new0 (HawCompanion, 1);
      companion->actor = actor;
      g_hash_table_insert (companions, &companion->actor, companion);
    }
  return companion;
}

/* Who else is mentioned in the article, and in how many of the paragraphs that mention the actor. */
static void
count_company (GArray     *places,
               HawText    *text,
               gint64      actor,
               GHashTable *companions)
{
  g_autoptr (GHashTable) own = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);

      if (place->actor == actor)
        g_hash_table_add (own, GUINT_TO_POINTER (haw_text_paragraph_at (text, place->start) + 1));
    }
  for (guint i = 0; i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);
      guint paragraph = haw_text_paragraph_at (text, place->start) + 1;
      HawCompanion *companion;

      if (place->actor == actor)
        continue;
      companion = get_companion (companions, place->actor);
      if (g_hash_table_add (seen, g_strdup_printf ("%" G_GINT64_FORMAT, place->actor)))
        companion->n_articles++;
      if (g_hash_table_contains (own, GUINT_TO_POINTER (paragraph)) &&
          g_hash_table_add (seen, g_strdup_printf ("%" G_GINT64_FORMAT " %u", place->actor,
                                                   paragraph)))
        companion->n_paragraphs++;
    }
}

static gboolean
read_article (HawDb            *db,
              const Source     *source,
              const Request    *request,
              HawActorDetails  *details,
              GHashTable       *companions,
              GError          **error)
{
  g_autoptr (GArray) places = read_places (db, source->text, error);
  g_autoptr (HawText) text = places != NULL ? read_text (db, source->text, error) : NULL;

  if (text == NULL)
    return FALSE;
  count_company (places, text, request->actor, companions);
  for (guint i = 0; i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);
      HawActorMention *mention;

      if (place->actor != request->actor || place->end > haw_text_get_length (text))
        continue;
      if (details->n_mentions++ >= request->max_mentions)
        continue;
      mention = g_new0 (HawActorMention, 1);
      mention->id = place->id;
      mention->place = haw_occurrence_new (source->article, source->title, text, place->start,
                                           place->end);
      mention->outlet = g_strdup (source->outlet);
      mention->published = g_strdup (source->published);
      g_ptr_array_add (details->mentions, mention);
    }
  return TRUE;
}

static gboolean
read_mentions (HawDb            *db,
               const Request    *request,
               HawActorDetails  *details,
               GHashTable       *companions,
               GError          **error)
{
  g_autoptr (GPtrArray) sources = read_sources (db, request->actor, error);
  gint64 n_all = 0;

  for (guint i = 0; sources != NULL && i < sources->len; i++)
    if (!read_article (db, sources->pdata[i], request, details, companions, error))
      return FALSE;
  if (sources == NULL ||
      !haw_db_get_int (db, &n_all, error,
                       "SELECT count (*) FROM mention m JOIN article_text t ON t.id = m.text"
                       " JOIN article a ON a.id = t.article AND a.removed_at IS NULL"
                       " WHERE m.actor = ?", "i", request->actor))
    return FALSE;
  details->n_older = (guint) (n_all - details->n_mentions);
  return TRUE;
}

static gboolean
read_quotes (HawDb            *db,
             gint64            actor,
             HawActorDetails  *details,
             GError          **error)
{
  g_autoptr (HawStmt) stmt
    = haw_db_query (db, error,
                    "SELECT n.id, n.article, n.quote, coalesce ((SELECT group_concat (name, ?2) FROM"
                    "  (SELECT c.name FROM annotation_code ac JOIN code c ON c.id = ac.code"
                    "   WHERE ac.annotation = n.id ORDER BY ac.id)), ''), a.title,"
                    " coalesce (o.name, '') FROM annotation n"
                    " JOIN article a ON a.id = n.article AND a.removed_at IS NULL"
                    " LEFT JOIN outlet o ON o.id = a.outlet"
                    " WHERE n.text IN (SELECT text FROM mention WHERE actor = ?1)"
                    "  AND n.text = " HAW_CURRENT_TEXT ("a.id")
                    "  AND EXISTS (SELECT 1 FROM mention m WHERE m.actor = ?1 AND m.text = n.text"
                    "   AND m.start < n.end AND m.end > n.start)"
                    " ORDER BY a.published_start IS NULL, a.published_start, a.id, n.start, n.id",
                    /* Translators: stands between the items of a list inside a sentence. */
                    "is", actor, C_("list separator", ", "));
  HawStep step = HAW_STEP_ERROR;

  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      HawActorQuote *quote = g_new0 (HawActorQuote, 1);

      quote->id = haw_stmt_get_int (stmt, 0);
      quote->article = haw_stmt_get_int (stmt, 1);
      quote->quote = haw_stmt_dup_text (stmt, 2);
      quote->codes = haw_stmt_dup_text (stmt, 3);
      quote->title = haw_stmt_dup_text (stmt, 4);
      quote->outlet = haw_stmt_dup_text (stmt, 5);
      g_ptr_array_add (details->quotes, quote);
    }
  return step == HAW_STEP_DONE;
}

static gboolean
read_events (HawDb            *db,
             gint64            actor,
             HawActorDetails  *details,
             GError          **error)
{
  g_autoptr (HawStmt) stmt
    = haw_db_query (db, error,
                    "SELECT id, title, date, id NOT IN (SELECT event FROM participant WHERE actor = ?1)"
                    " FROM event WHERE id IN (SELECT event FROM participant WHERE actor = ?1"
                    "  UNION SELECT id FROM event WHERE place_actor = ?1)"
                    " ORDER BY earliest_start IS NULL, earliest_start, latest_end, id", "i", actor);
  HawStep step = HAW_STEP_ERROR;

  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      HawActorEvent *event = g_new0 (HawActorEvent, 1);

      event->id = haw_stmt_get_int (stmt, 0);
      event->title = haw_stmt_dup_text (stmt, 1);
      event->date = haw_stmt_dup_text (stmt, 2);
      event->is_place = haw_stmt_get_int (stmt, 3) != 0;
      g_ptr_array_add (details->events, event);
    }
  return step == HAW_STEP_DONE;
}

/* Who took part in the events of the actor, or was their place. */
static gboolean
count_events (HawDb       *db,
              gint64       actor,
              GHashTable  *companions,
              GError     **error)
{
  g_autoptr (HawStmt) stmt
    = haw_db_query (db, error,
                    "WITH mine (id) AS (SELECT event FROM participant WHERE actor = ?1"
                    "  UNION SELECT id FROM event WHERE place_actor = ?1)"
                    " SELECT actor, count (*) FROM"
                    "  (SELECT p.actor, p.event FROM participant p JOIN mine ON mine.id = p.event"
                    "   UNION SELECT e.place_actor, e.id FROM event e JOIN mine ON mine.id = e.id"
                    "   WHERE e.place_actor IS NOT NULL) WHERE actor <> ?1 GROUP BY actor", "i",
                    actor);
  HawStep step = HAW_STEP_ERROR;

  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    get_companion (companions, haw_stmt_get_int (stmt, 0))->n_events
      = (guint) haw_stmt_get_int (stmt, 1);
  return step == HAW_STEP_DONE;
}

static int
compare_companions (gconstpointer a,
                    gconstpointer b)
{
  const HawCompanion *first = *(HawCompanion *const *) a;
  const HawCompanion *second = *(HawCompanion *const *) b;
  guint one = first->n_paragraphs + first->n_events;
  guint other = second->n_paragraphs + second->n_events;

  if (one != other)
    return one < other ? 1 : -1;
  if (first->n_articles != second->n_articles)
    return first->n_articles < second->n_articles ? 1 : -1;
  return g_strcmp0 (first->name, second->name);
}

/* Takes the companions out of the table, and looks up who they are. */
static gboolean
name_companions (HawDb            *db,
                 GHashTable       *companions,
                 HawActorDetails  *details,
                 GError          **error)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, companions);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      HawCompanion *companion = value;
      g_autofree char *kind = NULL;
      g_autoptr (HawStmt) stmt = haw_db_query (db, error, "SELECT name, kind FROM actor WHERE id = ?",
                                               "i", companion->actor);

      if (stmt == NULL || haw_stmt_step (stmt, error) != HAW_STEP_ROW)
        return FALSE;
      companion->name = haw_stmt_dup_text (stmt, 0);
      kind = haw_stmt_dup_text (stmt, 1);
      haw_actor_kind_from_nick (kind, &companion->kind);
      g_hash_table_iter_steal (&iter);
      g_ptr_array_add (details->companions, companion);
    }
  g_ptr_array_sort (details->companions, compare_companions);
  return TRUE;
}

static gboolean
read_distinct (HawDb            *db,
               gint64            actor,
               HawActorDetails  *details,
               GError          **error)
{
  g_autoptr (HawStmt) stmt
    = haw_db_query (db, error,
                    "SELECT a.id, a.name FROM actor a WHERE a.id IN"
                    " (SELECT other FROM distinct_actors WHERE actor = ?1"
                    "  UNION SELECT actor FROM distinct_actors WHERE other = ?1) ORDER BY a.name",
                    "i", actor);
  HawStep step = HAW_STEP_ERROR;

  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      HawDistinctActor *distinct = g_new0 (HawDistinctActor, 1);

      distinct->actor = haw_stmt_get_int (stmt, 0);
      distinct->name = haw_stmt_dup_text (stmt, 1);
      g_ptr_array_add (details->distinct, distinct);
    }
  return step == HAW_STEP_DONE;
}

void
haw_actor_details_free (HawActorDetails *details)
{
  g_ptr_array_unref (details->mentions);
  g_ptr_array_unref (details->quotes);
  g_ptr_array_unref (details->events);
  g_ptr_array_unref (details->companions);
  g_ptr_array_unref (details->distinct);
  g_free (details);
}

HawActorDetails *
haw_actor_details_load (HawDb   *db,
                        gint64   actor,
                        guint    max_mentions,
                        GError **error)
{
  g_autoptr (HawActorDetails) details = g_new0 (HawActorDetails, 1);
  g_autoptr (GHashTable) companions = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL,
                                                             companion_free);
  const Request request = { actor, max_mentions };

  details->mentions = g_ptr_array_new_with_free_func (mention_free);
  details->quotes = g_ptr_array_new_with_free_func (quote_free);
  details->events = g_ptr_array_new_with_free_func (event_free);
  details->companions = g_ptr_array_new_with_free_func (companion_free);
  details->distinct = g_ptr_array_new_with_free_func (distinct_free);
  if (!read_mentions (db, &request, details, companions, error) ||
      !read_quotes (db, actor, details, error) || !read_events (db, actor, details, error) ||
      !count_events (db, actor, companions, error) ||
      !name_companions (db, companions, details, error) ||
      !read_distinct (db, actor, details, error))
    return NULL;
  return g_steal_pointer (&details);
}

static gpointer
load (HawDb         *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  const Request *request = data;

  return haw_actor_details_load (db, request->actor, request->max_mentions, error);
}

HawLiveRead *
haw_actor_details_live (HawProject *project,
                        gint64      actor,
                        guint       max_mentions)
{
  Request *request;

  g_return_val_if_fail (HAW_IS_PROJECT (project), NULL);

  request = g_new0 (Request, 1);
  request->actor = actor;
  request->max_mentions = max_mentions;
  return haw_live_read_new (project, load, request, g_free, (GDestroyNotify) haw_actor_details_free,
                            tables, G_N_ELEMENTS (tables), NULL);
}
