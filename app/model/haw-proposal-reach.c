/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-proposal-reach.h"

#include "haw-lookup.h"
#include "text/haw-fold.h"
#include "text/haw-phrase.h"

/* More than this is looked for best by finding everything again. */
#define MAX_LEARNT 64

/* Some milliseconds of reading. */
#define ARTICLES_AT_ONCE "64"

struct _HawProposalReach
{
  GArray *names;       /* gint64, rows of actor_name that are new or others now */
  GArray *actors;      /* gint64, that are others now or gone */
  GArray *proposals;   /* gint64, that were decided or are open again */
  gboolean all;
};

HawProposalReach *
haw_proposal_reach_new (void)
{
  HawProposalReach *self = g_new0 (HawProposalReach, 1);

  self->names = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->actors = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->proposals = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

void
haw_proposal_reach_free (HawProposalReach *self)
{
  g_array_unref (self->names);
  g_array_unref (self->actors);
  g_array_unref (self->proposals);
  g_free (self);
}

static void
take_change (HawProposalReach *self,
             const HawChange  *change)
{
  HawTable table = haw_change_get_table (change);
  gboolean gone = haw_change_get_kind (change) == HAW_CHANGE_DELETE;
  gint64 id = haw_change_get_id (change);
  gint64 owner = haw_change_get_owner (change);

  if (table == HAW_TABLE_ACTOR)
    g_array_append_val (self->actors, id);
  else if (table == HAW_TABLE_ACTOR_NAME && gone)
    g_array_append_val (self->actors, owner);
  else if (table == HAW_TABLE_ACTOR_NAME)
    g_array_append_val (self->names, id);
  else if (table == HAW_TABLE_PROPOSAL && !gone && haw_change_has (change, "state"))
    g_array_append_val (self->proposals, id);
}

void
haw_proposal_reach_learn (HawProposalReach *self,
                          HawChanges       *changes)
{
  self->all = self->all || haw_changes_is_reset (changes, HAW_TABLE_ACTOR) ||
              haw_changes_is_reset (changes, HAW_TABLE_ACTOR_NAME) ||
              haw_changes_is_reset (changes, HAW_TABLE_PROPOSAL);
  for (guint i = 0; i < haw_changes_get_n (changes) && !self->all; i++)
    {
      take_change (self, haw_changes_get (changes, i));
      self->all = self->names->len + self->actors->len + self->proposals->len > MAX_LEARNT;
    }
}

gboolean
haw_proposal_reach_is_empty (HawProposalReach *self)
{
  return !self->all && self->names->len + self->actors->len + self->proposals->len == 0;
}

/* The phrases of a query that has one id and gives names. */
static gboolean
add_phrases (GPtrArray    *phrases,
             HawDb        *db,
             GArray       *ids,
             const char   *sql,
             GError      **error)
{
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (HawStmt) stmt = haw_db_query (db, error, sql, "i", g_array_index (ids, gint64, i));
      HawStep step = HAW_STEP_ERROR;

      while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
        {
          g_autofree char *name = haw_stmt_dup_text (stmt, 0);
          HawPhrase *phrase = name != NULL ? haw_phrase_new (name) : NULL;

          if (phrase != NULL)
            g_ptr_array_add (phrases, phrase);
        }
      if (step != HAW_STEP_DONE)
        return FALSE;
    }
  return TRUE;
}

static GPtrArray *
list_phrases (HawProposalReach *self,
              HawDb            *db,
              GError          **error)
{
  g_autoptr (GPtrArray) phrases = g_ptr_array_new_with_free_func ((GDestroyNotify) haw_phrase_free);

  return add_phrases (phrases, db, self->names, "SELECT name FROM actor_name WHERE id = ?", error) &&
         add_phrases (phrases, db, self->actors, "SELECT name FROM actor_name WHERE actor = ?",
                      error) &&
         add_phrases (phrases, db, self->proposals,
                      "SELECT json_extract (payload, '$.name') FROM proposal WHERE id = ?"
                      " AND kind = 'actor' AND json_valid (payload)"
                      " AND json_extract (payload, '$.actor') IS NULL", error)
         ? g_steal_pointer (&phrases) : NULL;
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

/* Whether one of the actors is proposed for a text. */
static gboolean
is_proposed (HawProposalReach *self,
             HawDb            *db,
             gint64            text,
             gboolean         *proposed,
             GError          **error)
{
  gint64 found = 0;

  for (guint i = 0; i < self->actors->len && found == 0; i++)
    if (!haw_db_get_int (db, &found, error,
                         "SELECT EXISTS (SELECT 1 FROM proposal WHERE text = ? AND kind = 'actor'"
                         " AND state = 'open' AND json_valid (payload)"
                         " AND json_extract (payload, '$.actor') = ?)", "ii", text,
                         g_array_index (self->actors, gint64, i)))
      return FALSE;
  *proposed = found != 0;
  return TRUE;
}

GArray *
haw_proposal_reach_find (HawProposalReach  *self,
                         HawDb             *db,
                         gint64            *after,
                         GError           **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) phrases = list_phrases (self, db, error);
  g_autoptr (HawStmt) stmt = NULL;
  HawStep step = HAW_STEP_ERROR;
  gint64 article = 0;

  if (phrases == NULL)
    return NULL;
  /* Most decisions teach no name. */
  if (!self->all && phrases->len == 0 && self->actors->len == 0)
    {
      *after = 0;
      return g_steal_pointer (&found);
    }
  stmt = haw_db_query (db, error,
                       "SELECT a.id, t.id, t.text FROM article a"
                       " JOIN article_text t ON t.id = " HAW_CURRENT_TEXT ("a.id")
                       " WHERE a.id > ? AND a.removed_at IS NULL ORDER BY a.id"
                       " LIMIT " ARTICLES_AT_ONCE, "i", *after);
  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      g_autofree char *text = haw_stmt_dup_text (stmt, 2);
      g_autofree char *folded = text != NULL ? haw_fold (text) : NULL;
      gboolean reached = self->all || (folded != NULL && may_stand_in (phrases, folded));

      article = haw_stmt_get_int (stmt, 0);
      if (!reached && !is_proposed (self, db, haw_stmt_get_int (stmt, 1), &reached, error))
        return NULL;
      if (reached)
        g_array_append_val (found, article);
    }
  if (step != HAW_STEP_DONE)
    return NULL;
  *after = article;

  return g_steal_pointer (&found);
}
