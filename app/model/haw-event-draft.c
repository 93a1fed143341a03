/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-event-draft.h"

#include "haw-event-edit.h"
#include "text/haw-json-write.h"
#include "time/haw-timex.h"

#include <glib/gi18n-lib.h>

HawEventDraft *
haw_event_draft_copy (const HawEventDraft *draft)
{
  HawEventDraft *copy;

  g_return_val_if_fail (draft != NULL, NULL);

  copy = g_memdup2 (draft, sizeof *draft);
  copy->title = g_strdup (draft->title);
  copy->date = g_strdup (draft->date);
  copy->also = g_strdup (draft->also);
  copy->wording = g_strdup (draft->wording);
  copy->rule = g_strdup (draft->rule);
  copy->published = g_strdup (draft->published);
  copy->place = g_strdup (draft->place);
  copy->actors = g_strdupv (draft->actors);
  copy->kinds = g_strdupv (draft->kinds);
  copy->headline = g_strdup (draft->headline);
  return copy;
}

void
haw_event_draft_free (HawEventDraft *draft)
{
  g_free (draft->title);
  g_free (draft->date);
  g_free (draft->also);
  g_free (draft->wording);
  g_free (draft->rule);
  g_free (draft->published);
  g_free (draft->place);
  g_strfreev (draft->actors);
  g_strfreev (draft->kinds);
  g_free (draft->headline);
  g_free (draft);
}

static void
set_filled (GString    *json,
            const char *member,
            const char *value)
{
  if (value != NULL && *value != '\0')
    haw_json_set_string (json, member, value);
}

static void
set_strings (GString    *json,
             const char *member,
             GStrv       values)
{
  haw_json_begin_list (json, member);
  for (guint i = 0; values[i] != NULL; i++)
    haw_json_add_string (json, values[i]);
  haw_json_end_list (json);
}

char *
haw_event_draft_to_json (const HawEventDraft *draft)
{
  g_autoptr (GString) json = haw_json_object_new ();

  g_return_val_if_fail (draft != NULL, NULL);

  set_filled (json, "title", draft->title);
  set_filled (json, "edtf", draft->date);
  set_filled (json, "also", draft->also);
  set_filled (json, "wording", draft->wording);
  set_filled (json, "rule", draft->rule);
  if (draft->policy >= 0)
    haw_json_set_int (json, "policy", draft->policy);
  set_filled (json, "published", draft->published);
  set_filled (json, "place", draft->place);
  set_strings (json, "actors", draft->actors);
  set_strings (json, "kinds", draft->kinds);
  set_filled (json, "headline", draft->headline);
  set_filled (json, "act", haw_event_act_to_nick (draft->act));
  if (draft->planned)
    haw_json_set_int (json, "planned", 1);

  return haw_json_object_dup (json);
}

/* A project file may come from anywhere: what is not as it should be counts as missing. */
static JsonNode *
get_member (JsonObject *payload,
            const char *member,
            GType       type)
{
  JsonNode *node = json_object_get_member (payload, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type
         ? node : NULL;
}

static char *
dup_string (JsonObject *payload,
            const char *member,
            const char *missing)
{
  JsonNode *node = get_member (payload, member, G_TYPE_STRING);

  return node != NULL ? json_node_dup_string (node) : g_strdup (missing);
}

static GStrv
dup_strings (JsonObject *payload,
             const char *member)
{
  JsonNode *node = json_object_get_member (payload, member);
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      {
        JsonNode *element = json_array_get_element (json_node_get_array (node), i);

        if (JSON_NODE_HOLDS_VALUE (element) && json_node_get_value_type (element) == G_TYPE_STRING)
          g_strv_builder_add (values, json_node_get_string (element));
      }

  return g_strv_builder_end (values);
}

HawEventDraft *
haw_event_draft_from_json (JsonObject *payload,
                           gint64      start,
                           gint64      end)
{
  HawEventDraft *draft = g_new0 (HawEventDraft, 1);
  g_autofree char *act = NULL;
  JsonNode *node;

  g_return_val_if_fail (payload != NULL, draft);

  draft->start = start;
  draft->end = end;
  draft->title = dup_string (payload, "title", "");
  draft->date = dup_string (payload, "edtf", "");
  draft->also = dup_string (payload, "also", NULL);
  draft->wording = dup_string (payload, "wording", "");
  draft->rule = dup_string (payload, "rule", "");
  node = get_member (payload, "policy", G_TYPE_INT64);
  draft->policy = node != NULL && json_node_get_int (node) < HAW_TIMEX_N_POLICIES
                  ? (int) json_node_get_int (node) : -1;
  draft->published = dup_string (payload, "published", NULL);
  draft->place = dup_string (payload, "place", "");
  draft->actors = dup_strings (payload, "actors");
  draft->kinds = dup_strings (payload, "kinds");
  draft->headline = dup_string (payload, "headline", NULL);
  act = dup_string (payload, "act", "");
  draft->act = haw_event_act_from_nick (act);
  node = get_member (payload, "planned", G_TYPE_INT64);
  draft->planned = node != NULL && json_node_get_int (node) != 0;
  return draft;
}

/* A passage that tells of what is to come doesn't confirm it. */
static gboolean
add_event (HawDb                *db,
           const HawEventDraft  *draft,
           gint64               *event,
           GError              **error)
{
  const HawEventFields fields = {
    .title = draft->title,
    .date = draft->date,
    .place = draft->place,
    .actors = (const char *const *) draft->actors,
    .actor_kinds = (const char *const *) draft->kinds,
    .status = draft->planned ? HAW_EVENT_UNCONFIRMED : HAW_EVENT_CONFIRMED,
  };

  *event = haw_event_add (db, &fields, error);
  return *event != 0;
}

gboolean
haw_event_draft_store (HawDb                *db,
                       gint64                article,
                       const HawEventDraft  *draft,
                       gint64               *event,
                       GError              **error)
{
  const HawEvidenceChange source = { .stance = "reports", .date = draft->date,
                                     .wording = draft->wording, .rule = draft->rule };

  return (*event != 0 || add_event (db, draft, event, error)) &&
         haw_event_add_passage (db, *event, article, draft->start, draft->end, &source, error);
}

char *
haw_event_draft_dup_reason (const HawEventDraft *draft)
{
  g_return_val_if_fail (draft != NULL, NULL);

  if (*draft->date == '\0')
    return g_strdup ("");
  if (draft->other)
    return g_strdup (_("The other reading of the words, which you have accepted."));
  if (draft->policy >= 0 && draft->policy < HAW_TIMEX_N_POLICIES)
    return g_strdup (haw_timex_policy_describe ((HawTimexPolicy) draft->policy));

  return g_strdup (g_str_equal (draft->rule, "lead")
                   ? _("The lead names no day: about the day of publication") : "");
}
