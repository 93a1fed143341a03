/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-proposal-edit.h"

#include "haw-actor-edit.h"
#include "haw-annotation-edit.h"
#include "haw-lookup.h"
#include "haw-mention-edit.h"
#include "haw-note.h"
#include "haw-proposal-event.h"
#include "text/haw-json.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

typedef struct
{
  GArray *proposals;   /* gint64 */
  gint64 actor;
  char *name;          /* of a new actor, or NULL */
  HawActorKind kind;
  gboolean chosen;     /* the actor by the analyst, who says which alias there is */
  char *alias;
  gboolean other;      /* a date by its other reading */
  gint64 made;         /* by the last one */
  guint n_done;
} ProposalEdit;

/* An open proposal, read inside an edit. */
typedef struct
{
  HawProposalKind kind;
  gint64 id;
  gint64 text;
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
proposal_edit_new (const gint64 *proposals,
                   gsize         n)
{
  ProposalEdit *edit = g_new0 (ProposalEdit, 1);

  edit->proposals = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (edit->proposals, proposals, (guint) n);
  return edit;
}

static void
proposal_edit_free (gpointer data)
{
  ProposalEdit *edit = data;

  g_array_unref (edit->proposals);
  g_free (edit->name);
  g_free (edit->alias);
  g_free (edit);
}

/* Only what is proposed for the text that is read can be decided. */
static gboolean
read_proposal (HawDb       *db,
               gint64       id,
               const char  *state,
               Open        *open,
               GError     **error)
{
  g_autoptr (HawStmt) stmt =
    haw_db_query (db, error,
                  "SELECT p.kind, t.article, p.start, p.end, p.payload, p.text FROM proposal p"
                  " JOIN article_text t ON t.id = p.text"
                  " JOIN article a ON a.id = t.article AND a.removed_at IS NULL"
                  " WHERE p.id = ? AND p.state = ? AND p.text = " HAW_CURRENT_TEXT ("a.id"), "is",
                  id, state);
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
  open->id = id;
  open->text = haw_stmt_get_int (stmt, 5);
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

/* What the analyst has said of the same words stays as it is. */
static gboolean
find_mention (HawDb    *db,
              gint64    text,
              gint64    start,
              gint64    end,
              gint64   *actor,
              GError  **error)
{
  return haw_db_get_int (db, actor, error,
                         "SELECT coalesce ((SELECT actor FROM mention WHERE text = ?1 AND start < ?3"
                         " AND end > ?2 ORDER BY start = ?2 AND end = ?3 DESC, id LIMIT 1), 0)",
                         "iii", text, start, end);
}

static gboolean
write_note (HawDb       *db,
            gint64       annotation,
            const char  *body,
            GError     **error)
{
  gint64 noted = 0;

  return haw_db_get_int (db, &noted, error, "SELECT count (*) FROM note WHERE target = 'annotation'"
                         " AND target_id = ?", "i", annotation) &&
         (noted > 0 || haw_note_set (db, HAW_NOTE_ON_ANNOTATION, annotation, body, error));
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
  gint64 mentioned = 0;

  if (speaker == NULL)
    return TRUE;
  isolated = haw_isolate (speaker);
  note = g_strdup_printf (_("%s says"), isolated);
  if (!write_note (db, annotation, note, error) ||
      !haw_actor_find (db, speaker, HAW_ACTOR_UNKNOWN, &actor, error) ||
      !find_mention (db, open->text, start, end, &mentioned, error))
    return FALSE;

  return actor == 0 || mentioned != 0 ||
         haw_mention_add (db, actor, open->article, start, end, error) != 0;
}

static gboolean
set_payload (HawDb       *db,
             const Open  *open,
             GError     **error)
{
  g_autofree char *payload = json_to_string (open->payload, FALSE);

  return haw_db_run (db, error, "UPDATE proposal SET payload = ? WHERE id = ?", "si", payload,
                     open->id);
}

/* The reading that was not taken remains as the other one. */
static gboolean
take_other_reading (HawDb       *db,
                    const Open  *open,
                    GError     **error)
{
  JsonObject *object = json_node_get_object (open->payload);
  g_autofree char *first = g_strdup (get_string (open, "edtf"));
  g_autofree char *other = g_strdup (get_string (open, "also"));

  if (first == NULL || other == NULL)
    return TRUE;
  json_object_set_string_member (object, "edtf", other);
  json_object_set_string_member (object, "also", first);
  json_object_set_int_member (object, "other", 1);

  return set_payload (db, open, error) &&
         haw_proposal_events_take_other (db, open->text, open->start, open->end, first, other,
                                         error);
}

/* A note that says which date these words are. */
static gboolean
add_date (HawDb         *db,
          const Open    *open,
          ProposalEdit  *edit,
          GError       **error)
{
  g_autofree char *text = NULL;

  if (edit->other && !take_other_reading (db, open, error))
    return FALSE;
  text = haw_proposal_describe_edtf (get_string (open, "edtf"));

  return text == NULL || write_note (db, edit->made, text, error);
}

static gboolean
accept_passage (HawDb         *db,
                const Open    *open,
                ProposalEdit  *edit,
                GError       **error)
{
  edit->made = haw_annotation_add (db, open->article, open->start, open->end, error);
  if (edit->made == 0)
    return FALSE;
  if (open->kind == HAW_PROPOSAL_QUOTE)
    return add_speaker (db, open, edit->made, error);

  return open->kind != HAW_PROPOSAL_DATE || add_date (db, open, edit, error);
}

static gboolean
check_actor (HawDb   *db,
             gint64  *actor,
             GError **error)
{
  return haw_db_get_int (db, actor, error,
                         "SELECT coalesce ((SELECT id FROM actor WHERE id = ?), 0)", "i", *actor);
}

/* One that the analyst says is new is not the one that has a like name. */
static gboolean
add_new (HawDb         *db,
         const Open    *open,
         ProposalEdit  *edit,
         GError       **error)
{
  gint64 like = get_number (open, "like");

  edit->made = haw_actor_add (db, edit->name, edit->kind, error);
  if (edit->made == 0 || !check_actor (db, &like, error))
    return FALSE;

  return like == 0 || like == edit->made || haw_actor_tell_apart (db, edit->made, like, TRUE, error);
}

/* Whose name it is: whom the analyst says, else the one that is proposed or goes by that name, else a
 * new one. */
static gboolean
find_named (HawDb         *db,
            const Open    *open,
            ProposalEdit  *edit,
            GError       **error)
{
  const char *name = get_string (open, "name");
  gint64 proposed = get_number (open, "actor");
  HawActorKind kind = HAW_ACTOR_UNKNOWN;

  if (edit->chosen && edit->actor == 0)
    return add_new (db, open, edit, error);
  edit->made = edit->actor != 0 ? edit->actor : proposed;
  if (edit->made != 0 && !check_actor (db, &edit->made, error))
    return FALSE;
  if (edit->made == 0 && edit->actor == 0 && name != NULL &&
      !haw_actor_find (db, name, HAW_ACTOR_UNKNOWN, &edit->made, error))
    return FALSE;
  if (edit->made != 0)
    return TRUE;
  if (edit->actor != 0 || proposed != 0)
    {
      g_set_error_literal (error, HAW_ERROR, HAW_ERROR_NOT_FOUND,
                           _("The actor of this name is not in the project any more."));
      return FALSE;
    }
  if (get_string (open, "kind") != NULL)
    haw_actor_kind_from_nick (get_string (open, "kind"), &kind);
  edit->made = haw_actor_add (db, name != NULL ? name : "", kind, error);

  return edit->made != 0;
}

static gboolean
accept_name (HawDb         *db,
             const Open    *open,
             ProposalEdit  *edit,
             GError       **error)
{
  const char *name = get_string (open, "name");
  gint64 mentioned = 0;

  if (!find_named (db, open, edit, error) ||
      !find_mention (db, open->text, open->start, open->end, &mentioned, error))
    return FALSE;
  if ((mentioned == 0 || edit->actor != 0 || edit->chosen) &&
      haw_mention_add (db, edit->made, open->article, open->start, open->end, error) == 0)
    return FALSE;

  if (edit->chosen)
    return edit->alias == NULL || haw_actor_add_alias (db, edit->made, edit->alias, error);

  /* Of a known name the payload has the main one, not the words. */
  return edit->actor == 0 || get_number (open, "actor") != 0 || name == NULL ||
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
accept_one (HawDb         *db,
            gint64         proposal,
            ProposalEdit  *edit,
            GError       **error)
{
  g_auto (Open) open = { 0 };

  if (!read_proposal (db, proposal, "open", &open, error))
    return FALSE;

  if (open.kind == HAW_PROPOSAL_EVENT)
    {
      edit->made = HAW_EVENT_LIKELY_ONE;
      return haw_proposal_accept_event (db, proposal, &edit->made, edit->other, error);
    }

  return (open.kind == HAW_PROPOSAL_ACTOR ? accept_name (db, &open, edit, error)
                                          : accept_passage (db, &open, edit, error)) &&
         set_state (db, proposal, "accepted", error);
}

static gboolean
accept (HawDb    *db,
        gpointer  data,
        GError  **error)
{
  ProposalEdit *edit = data;

  return accept_one (db, g_array_index (edit->proposals, gint64, 0), edit, error);
}

/* What was decided or changed meanwhile is none of them any more. */
static gboolean
accept_all (HawDb    *db,
            gpointer  data,
            GError  **error)
{
  ProposalEdit *edit = data;

  edit->n_done = 0;
  for (guint i = 0; i < edit->proposals->len; i++)
    {
      g_autoptr (GError) reason = NULL;

      if (accept_one (db, g_array_index (edit->proposals, gint64, i), edit, &reason))
        edit->n_done++;
      else if (!g_error_matches (reason, HAW_ERROR, HAW_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&reason));
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
move (HawDb         *db,
      ProposalEdit  *edit,
      const char    *from,
      const char    *to,
      GError       **error)
{
  gint64 proposal = g_array_index (edit->proposals, gint64, 0);
  g_auto (Open) open = { 0 };

  return read_proposal (db, proposal, from, &open, error) && set_state (db, proposal, to, error);
}

static gboolean
dismiss (HawDb    *db,
         gpointer  data,
         GError  **error)
{
  return move (db, data, "open", "dismissed", error);
}

static gboolean
restore (HawDb    *db,
         gpointer  data,
         GError  **error)
{
  return move (db, data, "dismissed", "open", error);
}

void
haw_proposal_accept_async (HawProject          *project,
                           gint64               proposal,
                           gint64               actor,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  ProposalEdit *edit;

  g_return_if_fail (HAW_IS_PROJECT (project));

  edit = proposal_edit_new (&proposal, 1);
  edit->actor = actor;
  haw_project_edit_async (project, haw_label_new (N_("Accept Proposal"), NULL), NULL, accept, edit,
                          proposal_edit_free, cancellable, callback, user_data);
}

void
haw_proposal_accept_other_async (HawProject          *project,
                                 gint64               proposal,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  ProposalEdit *edit;

  g_return_if_fail (HAW_IS_PROJECT (project));

  edit = proposal_edit_new (&proposal, 1);
  edit->other = TRUE;
  haw_project_edit_async (project, haw_label_new (N_("Accept Proposal"), NULL), NULL, accept, edit,
                          proposal_edit_free, cancellable, callback, user_data);
}

void
haw_proposal_accept_as_async (HawProject          *project,
                              gint64               proposal,
                              const HawMentionOf  *of,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  ProposalEdit *edit;

  g_return_if_fail (HAW_IS_PROJECT (project) && of != NULL);

  edit = proposal_edit_new (&proposal, 1);
  edit->chosen = TRUE;
  edit->actor = of->actor;
  edit->name = g_strdup (of->name != NULL ? of->name : "");
  edit->kind = of->kind;
  edit->alias = g_strdup (of->alias);
  haw_project_edit_async (project, haw_label_new (N_("Accept Proposal"), NULL), NULL, accept, edit,
                          proposal_edit_free, cancellable, callback, user_data);
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
haw_proposal_accept_all_async (HawProject          *project,
                               const gint64        *proposals,
                               gsize                n,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_return_if_fail (HAW_IS_PROJECT (project) && proposals != NULL);

  haw_project_edit_async (project,
                          haw_label_new_plural ("Accept %s Proposal", "Accept %s Proposals", n),
                          NULL, accept_all, proposal_edit_new (proposals, n), proposal_edit_free,
                          cancellable, callback, user_data);
}

gboolean
haw_proposal_accept_all_finish (HawProject    *project,
                                GAsyncResult  *result,
                                guint         *n_accepted,
                                GError       **error)
{
  const ProposalEdit *edit = haw_project_edit_get_data (result);

  if (!haw_project_edit_finish (project, result, error))
    return FALSE;
  if (n_accepted != NULL)
    *n_accepted = edit->n_done;
  return TRUE;
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
                          proposal_edit_new (&proposal, 1), proposal_edit_free, cancellable,
                          callback, user_data);
}

void
haw_proposal_restore_async (HawProject          *project,
                            gint64               proposal,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_return_if_fail (HAW_IS_PROJECT (project));

  haw_project_edit_async (project, haw_label_new (N_("Bring Back Proposal"), NULL), NULL, restore,
                          proposal_edit_new (&proposal, 1), proposal_edit_free, cancellable,
                          callback, user_data);
}
