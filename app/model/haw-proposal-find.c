/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-proposal-find.h"

#include "haw-event-draft.h"
#include "haw-name-context.h"
#include "text/haw-fold.h"
#include "text/haw-json-write.h"
#include "text/haw-name-propose.h"
#include "text/haw-name-score.h"
#include "text/haw-quote.h"
#include "time/haw-timex.h"


/* So much must be between two actors that the analyst has told apart, or neither is meant. */
#define APART 0.03

/* Names that are less alike are not one, whatever else there is. */
#define WORTH 0.6

/* A name of an actor. */
typedef struct
{
  gint64 actor;
  char *name;
} Alias;

struct _HawProposalKnowledge
{
  gatomicrefcount refs;
  HawNameFinder *finder;
  GPtrArray *aliases;      /* Alias */
  GHashTable *by_key;      /* haw_name_key() → GPtrArray of Alias */
  GHashTable *names;       /* gint64 → main name */
  GHashTable *kinds;       /* gint64 → HawActorKind */
  GHashTable *dismissed;   /* folded names that were said to be none */
  HawNameContext *context;
};

static void
alias_free (gpointer data)
{
  Alias *alias = data;

  g_free (alias->name);
  g_free (alias);
}

void
haw_proposal_draft_free (gpointer data)
{
  HawProposalDraft *draft = data;

  g_free (draft->payload);
  g_free (draft);
}

HawProposalKnowledge *
haw_proposal_knowledge_ref (HawProposalKnowledge *self)
{
  g_atomic_ref_count_inc (&self->refs);

  return self;
}

void
haw_proposal_knowledge_unref (HawProposalKnowledge *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  haw_name_finder_free (self->finder);
  g_ptr_array_unref (self->aliases);
  g_hash_table_unref (self->by_key);
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->kinds);
  g_hash_table_unref (self->dismissed);
  g_clear_pointer (&self->context, haw_name_context_free);
  g_free (self);
}

static void
learn (HawProposalKnowledge *self,
       gint64                actor,
       gboolean              person,
       const char           *name)
{
  Alias *alias = g_new0 (Alias, 1);
  g_autofree char *key = haw_name_key (name);
  GPtrArray *alike = g_hash_table_lookup (self->by_key, key);

  alias->actor = actor;
  alias->name = g_strdup (name);
  g_ptr_array_add (self->aliases, alias);
  haw_name_finder_add (self->finder, actor, person, name);
  if (alike == NULL)
    {
      alike = g_ptr_array_new ();
      g_hash_table_insert (self->by_key, g_steal_pointer (&key), alike);
    }
  g_ptr_array_add (alike, alias);
}

static gboolean
load_names (HawProposalKnowledge  *self,
            HawDb                 *db,
            GError               **error)
{
  g_autoptr (HawStmt) stmt =
    haw_db_query (db, error, HAW_DB_SCAN
                  "SELECT id, kind, name, 1 FROM actor UNION"
                  " SELECT a.id, a.kind, n.name, 0 FROM actor_name n JOIN actor a ON a.id = n.actor"
                  " ORDER BY 1, 4 DESC, 3", "");
  HawStep step = HAW_STEP_ERROR;

  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      gint64 actor = haw_stmt_get_int (stmt, 0);
      g_autofree char *kind = haw_stmt_dup_text (stmt, 1);
      g_autofree char *name = haw_stmt_dup_text (stmt, 2);

      HawActorKind known = HAW_ACTOR_UNKNOWN;

      haw_actor_kind_from_nick (kind, &known);
      learn (self, actor, known == HAW_ACTOR_PERSON, name);
      if (haw_stmt_get_int (stmt, 3) == 0)
        continue;
      g_hash_table_insert (self->names, g_memdup2 (&actor, sizeof actor), g_strdup (name));
      g_hash_table_insert (self->kinds, g_memdup2 (&actor, sizeof actor), GUINT_TO_POINTER (known));
    }

  return step == HAW_STEP_DONE;
}

static gboolean
load_dismissed (HawProposalKnowledge  *self,
                HawDb                 *db,
                GError               **error)
{
  g_autoptr (HawStmt) stmt =
    haw_db_query (db, error, HAW_DB_SCAN
                  "SELECT DISTINCT json_extract (payload, '$.name') FROM proposal"
                  " WHERE kind = 'actor' AND state = 'dismissed' AND json_valid (payload)"
                  " AND json_extract (payload, '$.actor') IS NULL", "");
  HawStep step = HAW_STEP_ERROR;

  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      g_autofree char *name = haw_stmt_dup_text (stmt, 0);

      g_hash_table_add (self->dismissed, haw_fold_name (name));
    }

  return step == HAW_STEP_DONE;
}

HawProposalKnowledge *
haw_proposal_knowledge_load (HawDb   *db,
                             GError **error)
{
  g_autoptr (HawProposalKnowledge) self = g_new0 (HawProposalKnowledge, 1);

  g_atomic_ref_count_init (&self->refs);
  self->finder = haw_name_finder_new ();
  self->aliases = g_ptr_array_new_with_free_func (alias_free);
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) g_ptr_array_unref);
  self->names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->kinds = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->dismissed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->context = haw_name_context_load (db, error);
  if (self->context == NULL || !load_names (self, db, error) || !load_dismissed (self, db, error))
    return NULL;

  return g_steal_pointer (&self);
}

const HawNameFinder *
haw_proposal_knowledge_get_finder (HawProposalKnowledge *self)
{
  return self->finder;
}

const char *
haw_proposal_knowledge_get_name (HawProposalKnowledge *self,
                                 gint64                actor)
{
  return g_hash_table_lookup (self->names, &actor);
}

HawActorKind
haw_proposal_knowledge_get_kind (HawProposalKnowledge *self,
                                 gint64                actor)
{
  return (HawActorKind) GPOINTER_TO_UINT (g_hash_table_lookup (self->kinds, &actor));
}

static void
add_draft (GPtrArray       *drafts,
           HawProposalKind  kind,
           guint            start,
           guint            end,
           GString         *json)
{
  HawProposalDraft *draft = g_new0 (HawProposalDraft, 1);

  draft->kind = kind;
  draft->start = start;
  draft->end = end;
  draft->payload = haw_json_object_dup (json);
  g_ptr_array_add (drafts, draft);
}

/* Marks around names and single words are no speech. */
static void
add_quotes (HawDocument *document,
            GArray      *quotes,
            GPtrArray   *drafts)
{
  for (guint i = 0; i < quotes->len; i++)
    {
      const HawQuote *quote = &g_array_index (quotes, HawQuote, i);
      g_autoptr (GString) json = NULL;

      if (quote->kind == HAW_QUOTE_NAME || quote->kind == HAW_QUOTE_SCARE)
        continue;
      json = haw_json_object_new ();
      haw_json_set_string (json, "kind", haw_quote_kind_to_nick (quote->kind));
      haw_json_set_string (json, "reason", haw_quote_reason_to_nick (quote->reason));
      if (quote->speaker_end > quote->speaker)
        {
          g_autofree char *speaker = haw_text_slice (document->text, quote->speaker,
                                                     quote->speaker_end);

          haw_json_set_string (json, "speaker", speaker);
          haw_json_set_int (json, "speaker_start", quote->speaker);
          haw_json_set_int (json, "speaker_end", quote->speaker_end);
        }
      if (quote->verb_end > quote->verb)
        {
          g_autofree char *verb = haw_text_slice (document->text, quote->verb, quote->verb_end);

          haw_json_set_string (json, "verb", verb);
        }
      add_draft (drafts, HAW_PROPOSAL_QUOTE, quote->start, quote->end, json);
    }
}

static void
set_filled (GString    *json,
            const char *member,
            const char *value)
{
  if (*value != '\0')
    haw_json_set_string (json, member, value);
}

/* What has no date of its own (durations, vague words) is none to make an event of. */
static void
add_dates (GArray     *found,
           const char *published,
           GPtrArray  *drafts)
{
  for (guint i = 0; i < found->len; i++)
    {
      const HawTimex *timex = &g_array_index (found, HawTimex, i);
      g_autoptr (GString) json = NULL;

      if (*timex->edtf == '\0')
        continue;
      json = haw_json_object_new ();
      haw_json_set_string (json, "type", haw_timex_type_to_nick (timex->type));
      haw_json_set_string (json, "edtf", timex->edtf);
      set_filled (json, "also", timex->also);
      set_filled (json, "time", timex->time);
      set_filled (json, "origin", timex->origin);
      if (timex->relative)
        set_filled (json, "published", published);
      haw_json_set_string (json, "rule", timex->rule);
      haw_json_set_int (json, "policy", timex->policy);
      haw_json_set_int (json, "confidence", timex->confidence);
      add_draft (drafts, HAW_PROPOSAL_DATE, timex->start, timex->end, json);
    }
}

static void
add_mentions (GArray               *mentions,
              HawProposalKnowledge *knowledge,
              GPtrArray            *drafts)
{
  for (guint i = 0; i < mentions->len; i++)
    {
      const HawNameMention *mention = &g_array_index (mentions, HawNameMention, i);
      g_autoptr (GString) json = haw_json_object_new ();
      const char *name = g_hash_table_lookup (knowledge->names, mention->actors);

      haw_json_set_int (json, "actor", mention->actors[0]);
      haw_json_set_string (json, "name", name != NULL ? name : "");
      if (mention->surname)
        haw_json_set_int (json, "surname", 1);
      if (mention->n_actors > 1)
        {
          haw_json_begin_list (json, "actors");
          for (guint k = 0; k < mention->n_actors; k++)
            haw_json_add_int (json, mention->actors[k]);
          haw_json_end_list (json);
        }
      add_draft (drafts, HAW_PROPOSAL_ACTOR, mention->start, mention->end, json);
    }
}

/* How like the spellings are, and what speaks for both meaning one besides. */
static double
compare_names (HawProposalKnowledge *knowledge,
               const HawNameScene   *scene,
               const char           *name,
               const char           *title,
               const Alias          *alias,
               HawNameEvidence      *evidence)
{
  double score = haw_name_score (name, alias->name, 0, evidence);
  HawNameEvidence context;

  if (score < WORTH)
    return score;
  context = haw_name_context_weigh (knowledge->context, scene, alias->actor, title);

  return context != 0 ? haw_name_score (name, alias->name, context, evidence) : score;
}

/* Says which known actor has a name most like this one; none where it is one of two that are said not
 * to be the same, and one cannot tell which. */
static void
add_likeness (HawProposalKnowledge *knowledge,
              const HawNameScene   *scene,
              const char           *name,
              const char           *title,
              GString              *json)
{
  g_autofree char *key = haw_name_key (name);
  GPtrArray *alike = g_hash_table_lookup (knowledge->by_key, key);
  g_autofree double *scores = g_new0 (double, alike != NULL ? alike->len : 1);
  HawNameEvidence evidence = 0;
  const Alias *best = NULL;
  double score = 0;

  for (guint i = 0; alike != NULL && i < alike->len; i++)
    {
      HawNameEvidence found;

      scores[i] = compare_names (knowledge, scene, name, title, alike->pdata[i], &found);
      if (scores[i] <= score)
        continue;
      best = alike->pdata[i];
      score = scores[i];
      evidence = found;
    }
  if (best == NULL || score < HAW_NAME_POSSIBLE)
    return;
  for (guint i = 0; i < alike->len; i++)
    if (scores[i] > score - APART &&
        haw_name_context_tells_apart (knowledge->context, best->actor,
                                      ((const Alias *) alike->pdata[i])->actor))
      return;
  haw_json_set_int (json, "like", best->actor);
  haw_json_set_string (json, "like_name", best->name);
  haw_json_set_double (json, "score", score);
  haw_json_begin_list (json, "evidence");
  for (guint i = 0; i < HAW_N_NAME_EVIDENCE; i++)
    if ((evidence & (HawNameEvidence) (1u << i)) != 0)
      haw_json_add_string (json, haw_name_evidence_to_nick (i));
  haw_json_end_list (json);
}

static void
add_names (HawDocument          *document,
           GArray               *proposals,
           HawProposalKnowledge *knowledge,
           const HawNameScene   *scene,
           GPtrArray            *drafts)
{
  for (guint i = 0; i < proposals->len; i++)
    {
      const HawNameProposal *proposal = &g_array_index (proposals, HawNameProposal, i);
      g_autofree char *name = haw_text_slice (document->text, proposal->start, proposal->end);
      g_autofree char *folded = haw_fold_name (name);
      g_autofree char *title = haw_text_slice (document->text, proposal->title,
                                               proposal->title_end);
      g_autoptr (GString) json = NULL;

      if (g_hash_table_contains (knowledge->dismissed, folded))
        continue;
      json = haw_json_object_new ();
      haw_json_set_string (json, "name", name);
      haw_json_set_string (json, "kind", haw_name_kind_to_nick (proposal->kind));
      if (*title != '\0')
        haw_json_set_string (json, "title", title);
      haw_json_begin_list (json, "reasons");
      for (guint k = 0; k < HAW_N_NAME_REASONS; k++)
        if ((proposal->reasons & (1u << k)) != 0)
          haw_json_add_string (json, haw_name_reason_to_nick (k));
      haw_json_end_list (json);
      haw_json_set_int (json, "count", proposal->count);
      add_likeness (knowledge, scene, name, title, json);
      add_draft (drafts, HAW_PROPOSAL_ACTOR, proposal->start, proposal->end, json);
    }
}

static void
add_events (const HawEventClues *clues,
            GPtrArray           *drafts)
{
  g_autoptr (GPtrArray) events = haw_event_drafts_find (clues);

  for (guint i = 0; i < events->len; i++)
    {
      const HawEventDraft *event = events->pdata[i];
      HawProposalDraft *draft = g_new0 (HawProposalDraft, 1);

      draft->kind = HAW_PROPOSAL_EVENT;
      draft->start = event->start;
      draft->end = event->end;
      draft->payload = haw_event_draft_to_json (event);
      g_ptr_array_add (drafts, draft);
    }
}

GPtrArray *
haw_proposals_find (HawDocument          *document,
                    HawProposalKnowledge *knowledge,
                    GArray               *others)
{
  GPtrArray *drafts = g_ptr_array_new_with_free_func (haw_proposal_draft_free);
  g_auto (HawEventClues) clues = { 0 };
  g_auto (HawNameScene) scene = { 0 };

  g_return_val_if_fail (document != NULL && knowledge != NULL, drafts);

  haw_event_clues_init (&clues, document, knowledge, NULL);
  clues.others = others != NULL ? g_array_ref (others) : NULL;
  haw_name_scene_init (&scene, document->text, document->text_id, clues.mentions);
  add_dates (clues.dates, clues.published, drafts);
  add_quotes (document, clues.quotes, drafts);
  add_mentions (clues.mentions, knowledge, drafts);
  add_names (document, clues.names, knowledge, &scene, drafts);
  add_events (&clues, drafts);

  return drafts;
}

/* A proposal that is stored. */
typedef struct
{
  gint64 id;
  gboolean open;
  gboolean wanted;
  gboolean done;      /* the analyst has marked the same place without it */
  char *payload;
} Stored;

static void
stored_free (gpointer data)
{
  Stored *stored = data;

  g_free (stored->payload);
  g_free (stored);
}

static char *
make_key (const char *kind,
          gint64      start,
          gint64      end)
{
  return g_strdup_printf ("%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, kind, start, end);
}

static GHashTable *
read_stored (HawDb   *db,
             gint64   text,
             GError **error)
{
  g_autoptr (GHashTable) all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, stored_free);
  g_autoptr (HawStmt) stmt =
    haw_db_query (db, error,
                  "SELECT id, kind, start, end, state, payload FROM proposal WHERE text = ?1"
                  " UNION ALL SELECT 0, 'actor', start, end, 'accepted', '' FROM mention"
                  "  WHERE text = ?1"
                  " UNION ALL SELECT 0, 'quote', start, end, 'accepted', '' FROM annotation"
                  "  WHERE text = ?1"
                  " UNION ALL SELECT 0, 'date', start, end, 'accepted', '' FROM annotation"
                  "  WHERE text = ?1", "i", text);
  HawStep step = HAW_STEP_ERROR;

  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      g_autofree char *kind = haw_stmt_dup_text (stmt, 1);
      g_autofree char *state = haw_stmt_dup_text (stmt, 4);
      g_autofree char *key = make_key (kind, haw_stmt_get_int (stmt, 2), haw_stmt_get_int (stmt, 3));
      Stored *stored = g_hash_table_lookup (all, key);

      if (stored != NULL)
        {
          stored->done = stored->done || haw_stmt_get_int (stmt, 0) == 0;
          continue;
        }
      stored = g_new0 (Stored, 1);
      stored->id = haw_stmt_get_int (stmt, 0);
      stored->open = g_str_equal (state, "open");
      stored->payload = haw_stmt_dup_text (stmt, 5);
      g_hash_table_insert (all, g_steal_pointer (&key), stored);
    }

  return step == HAW_STEP_DONE ? g_steal_pointer (&all) : NULL;
}

static gboolean
store_draft (HawDb                   *db,
             gint64                   text,
             const HawProposalDraft  *draft,
             GHashTable              *all,
             guint                   *n_changed,
             GError                 **error)
{
  const char *kind = haw_proposal_kind_to_nick (draft->kind);
  g_autofree char *key = make_key (kind, draft->start, draft->end);
  Stored *stored = g_hash_table_lookup (all, key);

  if (stored != NULL)
    {
      stored->wanted = !stored->done;
      if (stored->done)
        return TRUE;
      if (!stored->open || g_str_equal (stored->payload, draft->payload))
        return TRUE;
      (*n_changed)++;
      return haw_db_run (db, error, "UPDATE proposal SET payload = ? WHERE id = ?", "si",
                         draft->payload, stored->id);
    }
  stored = g_new0 (Stored, 1);
  stored->wanted = TRUE;
  stored->payload = g_strdup (draft->payload);
  g_hash_table_insert (all, g_steal_pointer (&key), stored);
  (*n_changed)++;

  return haw_db_run (db, error,
                     "INSERT INTO proposal (kind, text, start, end, payload) VALUES (?, ?, ?, ?, ?)",
                     "siiis", kind, text, draft->start, draft->end, draft->payload);
}

gboolean
haw_proposals_store (HawDb      *db,
                     gint64      text,
                     GPtrArray  *drafts,
                     guint       limit,
                     guint      *n_changed,
                     GError    **error)
{
  g_autoptr (GHashTable) all = read_stored (db, text, error);
  GHashTableIter iter;
  gpointer value;

  *n_changed = 0;
  if (all == NULL)
    return FALSE;
  for (guint i = 0; i < drafts->len && *n_changed < limit; i++)
    if (!store_draft (db, text, drafts->pdata[i], all, n_changed, error))
      return FALSE;
  if (*n_changed >= limit)
    return TRUE;
  g_hash_table_iter_init (&iter, all);
  while (*n_changed < limit && g_hash_table_iter_next (&iter, NULL, &value))
    {
      Stored *stored = value;

      if (!stored->open || stored->wanted)
        continue;
      (*n_changed)++;
      if (!haw_db_run (db, error, "DELETE FROM proposal WHERE id = ?", "i", stored->id))
        return FALSE;
    }

  return TRUE;
}
