/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-proposal-edit.h"

#include "haw-actor-edit.h"
#include "haw-annotation-edit.h"
#include "haw-lookup.h"
#include "haw-mention-edit.h"
#include "haw-note.h"
#include "haw-proposal.h"
#include "text/haw-json.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

typedef struct
{
  gint64 proposal;
  gint64 actor;
  gint64 made;
} ProposalEdit;

/* An open proposal, read inside an edit. */
typedef struct
{
  HawProposalKind kind;
  gint64 article;
  gint64 start;
  gint64 end;
  JsonNode *payload;   /* an object */
} Open;

static void
open_clear (Open *open)
{
  g_clear_pointer (&open->payload, json_node_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Open, open_clear)

static ProposalEdit *
proposal_edit_new (gint64 proposal,
                   gint64 actor)
{
  ProposalEdit *edit = g_new0 (ProposalEdit, 1);

  edit->proposal = proposal;
  edit->actor = actor;
  return edit;
}

/* Only what is proposed for the text that is read can be decided. */
static gboolean
read_open (HawDb    *db,
           gint64    id,
           Open     *open,
           GError  **error)
{
  g_autoptr (HawStmt) stmt =
    haw_db_query (db, error,
                  "SELECT p.kind, t.article, p.start, p.end, p.payload FROM proposal p"
                  " JOIN article_text t ON t.id = p.text"
                  " JOIN article a ON a.id = t.article AND a.removed_at IS NULL"
                  " WHERE p.id = ? AND p.state = 'open' AND p.text = " HAW_CURRENT_TEXT ("a.id"),
                  "i", id);
  g_autofree char *kind = NULL;
  g_autofree char *payload = NULL;
  HawStep step;

  if (stmt == NULL || (step = haw_stmt_step (stmt, error)) == HAW_STEP_ERROR)
    return FALSE;
  if (step == HAW_STEP_DONE)
    {
      g_set_error_literal (error, HAW_ERROR, HAW_ERROR_NOT_FOUND,
                           _("This proposal has been decided already, or its text has changed."));
      return FALSE;
    }
  kind = haw_stmt_dup_text (stmt, 0);
  haw_proposal_kind_from_nick (kind, &open->kind);
  open->article = haw_stmt_get_int (stmt, 1);
  open->start = haw_stmt_get_int (stmt, 2);
  open->end = haw_stmt_get_int (stmt, 3);
  payload = haw_stmt_dup_text (stmt, 4);
  open->payload = payload != NULL && haw_json_is_shallow (payload, -1)
                    ? json_from_string (payload, NULL)
                    : NULL;
  if (open->payload == NULL || !JSON_NODE_HOLDS_OBJECT (open->payload))
    {
      g_clear_pointer (&open->payload, json_node_unref);
      open->payload = json_from_string ("{}", NULL);
    }
  return TRUE;
}

static const char *
get_string (const Open *open,
            const char *member)
{
  return json_object_get_string_member_with_default (json_node_get_object (open->payload), member,
                                                     NULL);
}

static gint64
get_number (const Open *open,
            const char *member)
{
  return json_object_get_int_member_with_default (json_node_get_object (open->payload), member, 0);
}

/* A note that says whose words these are; who is known is mentioned there too. */
static gboolean
add_speaker (HawDb       *db,
             const Open  *open,
             gint64       annotation,
             GError     **error)
{
  const char *speaker = get_string (open, "speaker");
  gint64 start = get_number (open, "speaker_start");
  gint64 end = get_number (open, "speaker_end");
  g_autofree char *note = NULL;
  g_autofree char *isolated = NULL;
  gint64 actor = 0;
  gint64 noted = 0;

  if (speaker == NULL)
    return TRUE;
  if (!haw_db_get_int (db, &noted, error, "SELECT count (*) FROM note WHERE target = 'annotation'"
                       " AND target_id = ?", "i", annotation))
    return FALSE;
  isolated = haw_isolate (speaker);
  note = g_strdup_printf (_("%s says"), isolated);
  if (noted == 0 && !haw_note_set (db, HAW_NOTE_ON_ANNOTATION, annotation, note, error))
    return FALSE;
  if (!haw_actor_find (db, speaker, HAW_ACTOR_UNKNOWN, &actor, error))
    return FALSE;

  return actor == 0 || haw_mention_add (db, actor, open->article, start, end, error) != 0;
}

static gboolean
accept_passage (HawDb         *db,
                const Open    *open,
                ProposalEdit  *edit,
                GError       **error)
{
  edit->made = haw_annotation_add (db, open->article, open->start, open->end, error);

  return edit->made != 0 &&
         (open->kind != HAW_PROPOSAL_QUOTE || add_speaker (db, open, edit->made, error));
}

static gboolean
accept_name (HawDb         *db,
             const Open    *open,
             ProposalEdit  *edit,
             GError       **error)
{
  const char *name = get_string (open, "name");
  gint64 proposed = get_number (open, "actor");
  HawActorKind kind = HAW_ACTOR_UNKNOWN;

  if (get_string (open, "kind") != NULL)
    haw_actor_kind_from_nick (get_string (open, "kind"), &kind);
  edit->made = edit->actor != 0 ? edit->actor : proposed;
  if (edit->made == 0 && name != NULL &&
      !haw_actor_find (db, name, HAW_ACTOR_UNKNOWN, &edit->made, error))
    return FALSE;
  if (edit->made == 0)
    edit->made = haw_actor_add (db, name != NULL ? name : "", kind, error);
  if (edit->made == 0 || haw_mention_add (db, edit->made, open->article, open->start, open->end,
                                          error) == 0)
    return FALSE;

  /* Of a known name the payload has the main one, not the words. */
  return edit->actor == 0 || proposed != 0 || name == NULL ||
         haw_actor_add_alias (db, edit->actor, name, error);
}

static gboolean
set_state (HawDb       *db,
           gint64       proposal,
           const char  *state,
           GError     **error)
{
  return haw_db_run (db, error, "UPDATE proposal SET state = ? WHERE id = ?", "si", state, proposal);
}

static gboolean
accept (HawDb    *db,
        gpointer  data,
        GError  **error)
{
  ProposalEdit *edit = data;
  g_auto (Open) open = { 0 };

  if (!read_open (db, edit->proposal, &open, error))
    return FALSE;

  return (open.kind == HAW_PROPOSAL_ACTOR ? accept_name (db, &open, edit, error)
                                          : accept_passage (db, &open, edit, error)) &&
         set_state (db, edit->proposal, "accepted", error);
}

static gboolean
dismiss (HawDb    *db,
         gpointer  data,
         GError  **error)
{
  ProposalEdit *edit = data;
  g_auto (Open) open = { 0 };

  return read_open (db, edit->proposal, &open, error) &&
         set_state (db, edit->proposal, "dismissed", error);
}

void
haw_proposal_accept_async (HawProject          *project,
                           gint64               proposal,
                           gint64               actor,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_return_if_fail (HAW_IS_PROJECT (project));

  haw_project_edit_async (project, haw_label_new (N_("Accept Proposal"), NULL), NULL, accept,
                          proposal_edit_new (proposal, actor), g_free, cancellable, callback,
                          user_data);
}

gint64
haw_proposal_accept_finish (HawProject    *project,
                            GAsyncResult  *result,
                            GError       **error)
{
  ProposalEdit *edit = haw_project_edit_get_data (result);

  return haw_project_edit_finish (project, result, error) ? edit->made : 0;
}

void
haw_proposal_dismiss_async (HawProject          *project,
                            gint64               proposal,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_return_if_fail (HAW_IS_PROJECT (project));

  haw_project_edit_async (project, haw_label_new (N_("Dismiss Proposal"), NULL), NULL, dismiss,
                          proposal_edit_new (proposal, 0), g_free, cancellable, callback,
                          user_data);
}
