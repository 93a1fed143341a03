/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-name-context.h"

#include "text/haw-fold.h"
#include "text/haw-name-finder.h"

#include <glib/gi18n-lib.h>

/* So many rows of each kind, the newest, are known: a project has hardly more. */
#define MAX_ROWS "20000"

/* So many texts of an actor and actors of a text are looked at, and so many of them together are no
 * accident. */
#define MAX_LOOK 64
#define MIN_COMPANY 2

struct _HawNameContext
{
  GHashTable *titles;   /* "actor folded title" */
  GHashTable *apart;    /* "actor other" */
  GHashTable *texts;    /* gint64 of an actor → GArray of texts */
  GHashTable *actors;   /* gint64 of a text → GArray of actors */
};

static char *
make_pair (gint64 a,
           gint64 b)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, MIN (a, b), MAX (a, b));
}

static char *
make_title (gint64      actor,
            const char *title)
{
  g_autofree char *folded = haw_fold_name (title);

  return g_strdup_printf ("%" G_GINT64_FORMAT " %s", actor, folded);
}

static void
append_to (GHashTable *lists,
           gint64      key,
           gint64      value)
{
  GArray *list = g_hash_table_lookup (lists, &key);

  if (list == NULL)
    {
      list = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_hash_table_insert (lists, g_memdup2 (&key, sizeof key), list);
    }
  if (list->len < MAX_LOOK)
    g_array_append_val (list, value);
}

static gboolean
load_mentions (HawNameContext  *self,
               HawDb           *db,
               GError         **error)
{
  g_autoptr (HawStmt) stmt =
    haw_db_query (db, error, HAW_DB_SCAN
                  "SELECT DISTINCT text, actor FROM"
                  " (SELECT text, actor FROM mention ORDER BY id DESC LIMIT " MAX_ROWS ")", "");
  HawStep step = HAW_STEP_ERROR;

  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      append_to (self->actors, haw_stmt_get_int (stmt, 0), haw_stmt_get_int (stmt, 1));
      append_to (self->texts, haw_stmt_get_int (stmt, 1), haw_stmt_get_int (stmt, 0));
    }
  return step == HAW_STEP_DONE;
}

static gboolean
load_titles (HawNameContext  *self,
             HawDb           *db,
             GError         **error)
{
  g_autoptr (HawStmt) stmt =
    haw_db_query (db, error, HAW_DB_SCAN
                  "SELECT m.actor, json_extract (p.payload, '$.title') FROM proposal p"
                  " JOIN mention m ON m.text = p.text AND m.start = p.start AND m.end = p.end"
                  " WHERE p.kind = 'actor' AND p.state = 'accepted' AND json_valid (p.payload)"
                  " AND json_type (p.payload, '$.title') = 'text'"
                  " ORDER BY p.id DESC LIMIT " MAX_ROWS, "");
  HawStep step = HAW_STEP_ERROR;

  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      g_autofree char *title = haw_stmt_dup_text (stmt, 1);

      g_hash_table_add (self->titles, make_title (haw_stmt_get_int (stmt, 0), title));
    }
  return step == HAW_STEP_DONE;
}

static gboolean
load_apart (HawNameContext  *self,
            HawDb           *db,
            GError         **error)
{
  g_autoptr (HawStmt) stmt = haw_db_query (db, error, HAW_DB_SCAN
                                           "SELECT actor, other FROM distinct_actors", "");
  HawStep step = HAW_STEP_ERROR;

  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    g_hash_table_add (self->apart, make_pair (haw_stmt_get_int (stmt, 0),
                                              haw_stmt_get_int (stmt, 1)));
  return step == HAW_STEP_DONE;
}

HawNameContext *
haw_name_context_load (HawDb   *db,
                       GError **error)
{
  g_autoptr (HawNameContext) self = g_new0 (HawNameContext, 1);

  self->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->apart = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->texts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                       (GDestroyNotify) g_array_unref);
  self->actors = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                        (GDestroyNotify) g_array_unref);
  if (!load_mentions (self, db, error) || !load_titles (self, db, error) ||
      !load_apart (self, db, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
haw_name_context_free (HawNameContext *self)
{
  g_hash_table_unref (self->titles);
  g_hash_table_unref (self->apart);
  g_hash_table_unref (self->texts);
  g_hash_table_unref (self->actors);
  g_free (self);
}

void
haw_name_scene_init (HawNameScene *scene,
                     HawText      *text,
                     gint64        text_id,
                     GArray       *mentions)
{
  *scene = (HawNameScene) {
    .text = text, .text_id = text_id, .mentions = mentions,
    .present = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL),
  };
  for (guint i = 0; i < mentions->len; i++)
    {
      const HawNameMention *mention = &g_array_index (mentions, HawNameMention, i);

      for (guint k = 0; k < mention->n_actors; k++)
        g_hash_table_add (scene->present, g_memdup2 (&mention->actors[k], sizeof (gint64)));
    }
}

void
haw_name_scene_clear (HawNameScene *scene)
{
  g_clear_pointer (&scene->present, g_hash_table_unref);
}

/* Whether @title stands right before a mention of @actor in the article too. */
static gboolean
has_title_here (const HawNameScene *scene,
                gint64              actor,
                const char         *title)
{
  g_autofree char *folded = haw_fold_name (title);
  glong length = g_utf8_strlen (title, -1) + 1;
  guint looked = 0;

  for (guint i = 0; i < scene->mentions->len && looked < MAX_LOOK; i++)
    {
      const HawNameMention *mention = &g_array_index (scene->mentions, HawNameMention, i);
      gboolean own = FALSE;

      for (guint k = 0; k < mention->n_actors; k++)
        own = own || mention->actors[k] == actor;
      if (own && mention->start >= length)
        {
          g_autofree char *before = haw_text_slice (scene->text, mention->start - (guint) length,
                                                    mention->start);
          g_autofree char *other = haw_fold_name (before);

          if (g_str_equal (other, folded))
            return TRUE;
        }
      looked += own;
    }
  return FALSE;
}

/* Whether others that are in the article were mentioned in other articles beside @actor. */
static gboolean
has_company (const HawNameContext *self,
             const HawNameScene   *scene,
             gint64                actor)
{
  GArray *texts = g_hash_table_lookup (self->texts, &actor);
  g_autoptr (GHashTable) met = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; texts != NULL && i < texts->len; i++)
    {
      const gint64 *text = &g_array_index (texts, gint64, i);
      GArray *actors = *text != scene->text_id ? g_hash_table_lookup (self->actors, text) : NULL;

      for (guint k = 0; actors != NULL && k < actors->len; k++)
        {
          gint64 *other = &g_array_index (actors, gint64, k);

          if (*other != actor && g_hash_table_contains (scene->present, other))
            g_hash_table_add (met, other);
        }
      if (g_hash_table_size (met) >= MIN_COMPANY)
        return TRUE;
    }
  return FALSE;
}

HawNameEvidence
haw_name_context_weigh (const HawNameContext *self,
                        const HawNameScene   *scene,
                        gint64                actor,
                        const char           *title)
{
  HawNameEvidence evidence = 0;

  g_return_val_if_fail (self != NULL && scene != NULL && title != NULL, 0);

  if (g_hash_table_contains (scene->present, &actor))
    evidence |= HAW_NAME_SAME_ARTICLE;
  if (*title != '\0')
    {
      g_autofree char *known = make_title (actor, title);

      if (g_hash_table_contains (self->titles, known) ||
          ((evidence & HAW_NAME_SAME_ARTICLE) != 0 && has_title_here (scene, actor, title)))
        evidence |= HAW_NAME_SAME_TITLE;
    }
  if (has_company (self, scene, actor))
    evidence |= HAW_NAME_SAME_COMPANY;
  return evidence;
}

gboolean
haw_name_context_tells_apart (const HawNameContext *self,
                              gint64                actor,
                              gint64                other)
{
  g_autofree char *pair = make_pair (actor, other);

  return g_hash_table_contains (self->apart, pair);
}

static gboolean
has_nick (JsonArray       *nicks,
          HawNameEvidence  evidence)
{
  const char *nick = haw_name_evidence_to_nick ((guint) g_bit_nth_lsf ((gulong) evidence, -1));

  for (guint i = 0; i < json_array_get_length (nicks); i++)
    {
      JsonNode *node = json_array_get_element (nicks, i);

      if (json_node_get_value_type (node) == G_TYPE_STRING &&
          g_strcmp0 (json_node_get_string (node), nick) == 0)
        return TRUE;
    }
  return FALSE;
}

char *
haw_name_context_describe (JsonArray *nicks)
{
  static const struct
  {
    HawNameEvidence evidence;
    const char *words;
  } rows[] = {
    { HAW_NAME_SAME_ARTICLE, N_("both stand in this article") },
    { HAW_NAME_SAME_TITLE, N_("both have the same title") },
    { HAW_NAME_SAME_COMPANY, N_("the same others are mentioned beside both") },
    { HAW_NAME_SAME, N_("their letters are the same") },
    { HAW_NAME_SCRIPT, N_("one is in Latin letters") },
    { HAW_NAME_PART, N_("one is a part of the other") },
    { HAW_NAME_JOINED, N_("words are written as one") },
    { HAW_NAME_TITLE, N_("a title is left out") },
    { HAW_NAME_ARTICLE, N_("one has the article") },
    { HAW_NAME_VOWEL, N_("a long vowel differs") },
    { HAW_NAME_HAMZA, N_("a hamza is missing") },
    { HAW_NAME_ENDING, N_("the ending differs") },
    { HAW_NAME_DOUBLED, N_("a letter is doubled") },
    { HAW_NAME_SOUND, N_("letters for one foreign sound differ") },
    { HAW_NAME_LETTER, N_("a letter differs") },
  };
  g_autofree char *all = NULL;

  g_return_val_if_fail (nicks != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *before = all;

      all = NULL;
      if (!has_nick (nicks, rows[i].evidence))
        all = g_steal_pointer (&before);
      else if (before == NULL)
        all = g_strdup (_(rows[i].words));
      else
        /* Translators: two things that speak for names being one, each as "one has the article". */
        all = g_strdup_printf (_("%1$s, %2$s"), before, _(rows[i].words));
    }
  return g_steal_pointer (&all);
}
