/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-proposal-event.h"

#include "haw-event-matches.h"
#include "haw-lookup.h"
#include "text/haw-event-match.h"
#include "text/haw-json.h"
#include "time/haw-timex.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  gint64 proposal;
  gint64 event;
  gboolean other;
} Acceptance;

HawEventDraft *
haw_proposal_dup_event (HawProposal *self)
{
  JsonObject *payload;

  g_return_val_if_fail (HAW_IS_PROPOSAL (self), NULL);

  payload = haw_proposal_get_payload (self);
  if (haw_proposal_get_kind (self) != HAW_PROPOSAL_EVENT || payload == NULL)
    return NULL;

  return haw_event_draft_from_json (payload, haw_proposal_get_start (self),
                                    haw_proposal_get_end (self));
}

static gboolean
refuse (const char *sentence,
        GError    **error)
{
  g_set_error_literal (error, HAW_ERROR, HAW_ERROR_NOT_FOUND, sentence);
  return FALSE;
}

/* Only what is proposed for the text that is read can be decided. */
static HawEventDraft *
read_draft (HawDb    *db,
            gint64    proposal,
            gint64   *article,
            char    **quote,
            GError  **error)
{
  g_autoptr (HawStmt) stmt =
    haw_db_query (db, error,
                  "SELECT t.article, p.start, p.end, p.payload,"
                  " substr (t.text, p.start + 1, p.end - p.start) FROM proposal p"
                  " JOIN article_text t ON t.id = p.text"
                  " JOIN article a ON a.id = t.article AND a.removed_at IS NULL"
                  " WHERE p.id = ? AND p.kind = 'event' AND p.state = 'open'"
                  " AND p.text = " HAW_CURRENT_TEXT ("a.id"), "i", proposal);
  g_autofree char *payload = NULL;
  g_autoptr (JsonNode) node = NULL;
  HawStep step;

  if (stmt == NULL || (step = haw_stmt_step (stmt, error)) == HAW_STEP_ERROR)
    return NULL;
  if (step == HAW_STEP_ROW)
    {
      payload = haw_stmt_dup_text (stmt, 3);
      node = haw_json_is_shallow (payload, -1) ? json_from_string (payload, NULL) : NULL;
    }
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    {
      refuse (_("This proposal has been decided already, or its text has changed."), error);
      return NULL;
    }
  *article = haw_stmt_get_int (stmt, 0);
  *quote = haw_stmt_dup_text (stmt, 4);

  return haw_event_draft_from_json (json_node_get_object (node), haw_stmt_get_int (stmt, 1),
                                    haw_stmt_get_int (stmt, 2));
}

static gboolean
find_likely (HawDb                *db,
             gint64                article,
             const HawEventDraft  *draft,
             const char           *quote,
             gint64               *event,
             GError              **error)
{
  g_autoptr (GPtrArray) matches = haw_event_matches_load (db, draft, article, quote, error);
  const HawEventMatch *first = matches != NULL && matches->len > 0 ? matches->pdata[0] : NULL;

  *event = first != NULL && first->score >= HAW_EVENT_LIKELY ? first->event : 0;
  return matches != NULL;
}

/* A day may have its time behind it, as T15:17. */
gboolean
haw_proposal_events_take_other (HawDb       *db,
                                gint64       text,
                                gint64       start,
                                gint64       end,
                                const char  *first,
                                const char  *other,
                                GError     **error)
{
  return haw_db_run (db, error,
                     "UPDATE proposal SET payload = json_set (payload,"
                     "  '$.edtf', json_extract (payload, '$.also'),"
                     "  '$.also', json_extract (payload, '$.edtf'))"
                     " WHERE text = ?1 AND kind = 'event' AND state = 'open' AND start <= ?2"
                     " AND end >= ?3 AND json_valid (payload)"
                     " AND substr (json_extract (payload, '$.edtf') || 'T', 1, length (?4) + 1)"
                     "  = ?4 || 'T'"
                     " AND substr (json_extract (payload, '$.also') || 'T', 1, length (?5) + 1)"
                     "  = ?5 || 'T'"
                     " AND json_extract (payload, '$.wording') = (SELECT substr (t.text, ?2 + 1,"
                     "  ?3 - ?2) FROM article_text t WHERE t.id = ?1)",
                     "iiiss", text, start, end, first, other);
}

static gboolean
is_known (GArray *known,
          gint64  start,
          gint64  end)
{
  for (guint i = 0; i < known->len; i++)
    if (g_array_index (known, HawTimexRange, i).start == start &&
        g_array_index (known, HawTimexRange, i).end == end)
      return TRUE;
  return FALSE;
}

gboolean
haw_proposal_events_follow (HawDb   *db,
                            gint64   text,
                            GArray  *known,
                            GError **error)
{
  g_autoptr (HawStmt) stmt =
    haw_db_query (db, error,
                  "SELECT start, end, json_extract (payload, '$.also'),"
                  " json_extract (payload, '$.edtf') FROM proposal WHERE text = ?"
                  " AND kind = 'date' AND state = 'accepted' AND json_valid (payload)"
                  " AND json_extract (payload, '$.other') = 1", "i", text);
  HawStep step = HAW_STEP_ERROR;

  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      gint64 start = haw_stmt_get_int (stmt, 0);
      gint64 end = haw_stmt_get_int (stmt, 1);
      g_autofree char *first = haw_stmt_dup_text (stmt, 2);
      g_autofree char *other = haw_stmt_dup_text (stmt, 3);

      if (first != NULL && other != NULL && !is_known (known, start, end) &&
          !haw_proposal_events_take_other (db, text, start, end, first, other, error))
        return FALSE;
    }
  return step == HAW_STEP_DONE;
}

gboolean
haw_proposal_accept_event (HawDb    *db,
                           gint64    proposal,
                           gint64   *event,
                           gboolean  other,
                           GError  **error)
{
  gint64 article = 0;
  gint64 n_there = 1;
  g_autofree char *quote = NULL;
  g_autoptr (HawEventDraft) draft = read_draft (db, proposal, &article, &quote, error);

  if (draft != NULL && other && draft->also != NULL)
    {
      g_free (draft->date);
      draft->date = g_steal_pointer (&draft->also);
    }
  if (draft == NULL ||
      (*event == HAW_EVENT_LIKELY_ONE &&
       !find_likely (db, article, draft, quote, event, error)) ||
      (*event != 0 && !haw_db_get_int (db, &n_there, error,
                                       "SELECT count (*) FROM event WHERE id = ?", "i", *event)))
    return FALSE;
  if (n_there == 0)
    return refuse (_("This event is not in the project any more."), error);

  return haw_event_draft_store (db, article, draft, event, error) &&
         haw_db_run (db, error, "UPDATE proposal SET state = 'accepted' WHERE id = ?", "i", proposal);
}

static gboolean
accept (HawDb    *db,
        gpointer  data,
        GError  **error)
{
  Acceptance *acceptance = data;

  return haw_proposal_accept_event (db, acceptance->proposal, &acceptance->event,
                                    acceptance->other, error);
}

void
haw_proposal_accept_event_async (HawProject          *project,
                                 gint64               proposal,
                                 gint64               event,
                                 gboolean             other,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  const Acceptance acceptance = { proposal, event, other };

  g_return_if_fail (HAW_IS_PROJECT (project));

  haw_project_edit_async (project, haw_label_new (event != 0 ? N_("Add Evidence")
                                                             : N_("Accept Proposal"), NULL),
                          NULL, accept, g_memdup2 (&acceptance, sizeof acceptance), g_free,
                          cancellable, callback, user_data);
}

gint64
haw_proposal_accept_event_finish (HawProject    *project,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  Acceptance *acceptance = haw_project_edit_get_data (result);

  return haw_project_edit_finish (project, result, error) ? acceptance->event : 0;
}
