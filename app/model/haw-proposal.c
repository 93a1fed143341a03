/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-proposal.h"

#include "haw-proposal-event.h"
#include "model/haw-actor.h"
#include "model/haw-name-context.h"
#include "text/haw-json.h"
#include "time/haw-edtf.h"
#include "time/haw-timex.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

struct _HawProposal
{
  HawRow parent_instance;

  HawProposalKind kind;
  gint64 text;
  gint64 start;
  gint64 end;
  char *state;
  char *text_of_payload;
  JsonNode *payload;
};

struct _HawProposalList
{
  HawRowStore parent_instance;

  gint64 text;
};

enum
{
  PROP_0,
  PROP_TEXT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static const char *const nicks[HAW_N_PROPOSAL_KINDS] = { "date", "actor", "quote", "event" };

G_DEFINE_FINAL_TYPE (HawProposal, haw_proposal, HAW_TYPE_ROW)
G_DEFINE_FINAL_TYPE (HawProposalList, haw_proposal_list, HAW_TYPE_ROW_STORE)

const char *
haw_proposal_kind_to_nick (HawProposalKind kind)
{
  g_return_val_if_fail ((guint) kind < HAW_N_PROPOSAL_KINDS, NULL);

  return nicks[kind];
}

gboolean
haw_proposal_kind_from_nick (const char      *nick,
                             HawProposalKind *kind)
{
  g_return_val_if_fail (nick != NULL && kind != NULL, FALSE);

  for (guint i = 0; i < HAW_N_PROPOSAL_KINDS; i++)
    if (g_str_equal (nicks[i], nick))
      {
        *kind = (HawProposalKind) i;
        return TRUE;
      }

  return FALSE;
}

static void
haw_proposal_finalize (GObject *object)
{
  HawProposal *self = HAW_PROPOSAL (object);

  g_free (self->state);
  g_free (self->text_of_payload);
  g_clear_pointer (&self->payload, json_node_unref);

  G_OBJECT_CLASS (haw_proposal_parent_class)->finalize (object);
}

static void
haw_proposal_class_init (HawProposalClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = haw_proposal_finalize;
}

static void
haw_proposal_init (HawProposal *self)
{
}

static void
take (HawRow          *row,
      const HawFields *fields)
{
  HawProposal *self = HAW_PROPOSAL (row);
  g_autofree char *kind = NULL;
  g_autofree char *payload = NULL;

  haw_fields_take_text (fields, "kind", &kind);
  if (kind != NULL)
    haw_proposal_kind_from_nick (kind, &self->kind);
  haw_fields_take_int (fields, "text", &self->text);
  haw_fields_take_int (fields, "start", &self->start);
  haw_fields_take_int (fields, "end", &self->end);
  haw_fields_take_text (fields, "state", &self->state);
  haw_fields_take_text (fields, "payload", &payload);
  if (payload != NULL)
    {
      g_clear_pointer (&self->payload, json_node_unref);
      if (haw_json_is_shallow (payload, -1))
        self->payload = json_from_string (payload, NULL);
      g_free (self->text_of_payload);
      self->text_of_payload = g_steal_pointer (&payload);
    }
}

static int
compare (HawRow *a,
         HawRow *b)
{
  HawProposal *first = HAW_PROPOSAL (a);
  HawProposal *second = HAW_PROPOSAL (b);
  gint64 order = first->start - second->start;

  if (order == 0)
    order = second->end - first->end;
  return (order > 0) - (order < 0);
}

static gboolean
keeps (HawRowStore *store,
       HawRow      *row)
{
  return HAW_PROPOSAL (row)->text == HAW_PROPOSAL_LIST (store)->text &&
         g_strcmp0 (HAW_PROPOSAL (row)->state, "accepted") != 0;
}

static gboolean
is_same (HawRow *a,
         HawRow *b)
{
  HawProposal *first = HAW_PROPOSAL (a);
  HawProposal *second = HAW_PROPOSAL (b);

  return first->kind == second->kind && first->start == second->start &&
         first->end == second->end && g_strcmp0 (first->state, second->state) == 0 &&
         g_strcmp0 (first->text_of_payload, second->text_of_payload) == 0;
}

static gint64
get_owner (HawRowStore *store)
{
  return HAW_PROPOSAL_LIST (store)->text;
}

/* An undo opens a proposal again that was accepted. */
static void
follow (HawRowStore *store,
        HawChanges  *changes)
{
  for (guint i = 0; i < haw_changes_get_n (changes); i++)
    {
      const HawChange *change = haw_changes_get (changes, i);

      if (haw_change_get_table (change) == HAW_TABLE_PROPOSAL &&
          haw_change_get_kind (change) == HAW_CHANGE_UPDATE &&
          haw_change_has (change, "state") &&
          g_strcmp0 (haw_change_get_text (change, "state"), "open") == 0 &&
          haw_change_get_owner (change) == HAW_PROPOSAL_LIST (store)->text &&
          !haw_row_store_find (store, haw_change_get_id (change), NULL))
        {
          haw_row_store_reload (store);
          return;
        }
    }
}

static void
haw_proposal_list_get_property (GObject    *object,
                                guint       id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_TEXT: g_value_set_int64 (value, HAW_PROPOSAL_LIST (object)->text); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_proposal_list_set_property (GObject      *object,
                                guint         id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  switch (id)
    {
    case PROP_TEXT: HAW_PROPOSAL_LIST (object)->text = g_value_get_int64 (value); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_proposal_list_class_init (HawProposalListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  HawRowStoreClass *store_class = HAW_ROW_STORE_CLASS (klass);

  object_class->get_property = haw_proposal_list_get_property;
  object_class->set_property = haw_proposal_list_set_property;
  store_class->row_type = HAW_TYPE_PROPOSAL;
  store_class->table = HAW_TABLE_PROPOSAL;
  store_class->sql = "SELECT * FROM proposal WHERE text = ? AND state <> 'accepted'";
  store_class->take = take;
  store_class->compare = compare;
  store_class->keeps = keeps;
  store_class->follow = follow;
  store_class->get_owner = get_owner;
  store_class->same = is_same;

  properties[PROP_TEXT] =
    g_param_spec_int64 ("text", NULL, NULL, 0, G_MAXINT64, 0,
                        G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
haw_proposal_list_init (HawProposalList *self)
{
}

HawProposalKind
haw_proposal_get_kind (HawProposal *self)
{
  g_return_val_if_fail (HAW_IS_PROPOSAL (self), HAW_PROPOSAL_DATE);

  return self->kind;
}

gint64
haw_proposal_get_text (HawProposal *self)
{
  g_return_val_if_fail (HAW_IS_PROPOSAL (self), 0);

  return self->text;
}

guint
haw_proposal_get_start (HawProposal *self)
{
  g_return_val_if_fail (HAW_IS_PROPOSAL (self), 0);

  return (guint) self->start;
}

guint
haw_proposal_get_end (HawProposal *self)
{
  g_return_val_if_fail (HAW_IS_PROPOSAL (self), 0);

  return (guint) self->end;
}

gboolean
haw_proposal_is_open (HawProposal *self)
{
  g_return_val_if_fail (HAW_IS_PROPOSAL (self), FALSE);

  return g_strcmp0 (self->state, "open") == 0;
}

static JsonNode *
get_member (HawProposal *self,
            const char  *member)
{
  if (self->payload == NULL || !JSON_NODE_HOLDS_OBJECT (self->payload))
    return NULL;

  return json_object_get_member (json_node_get_object (self->payload), member);
}

const char *
haw_proposal_get_string (HawProposal *self,
                         const char  *member)
{
  JsonNode *node;

  g_return_val_if_fail (HAW_IS_PROPOSAL (self) && member != NULL, NULL);

  node = get_member (self, member);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
         ? json_node_get_string (node) : NULL;
}

gint64
haw_proposal_get_number (HawProposal *self,
                         const char  *member)
{
  JsonNode *node;

  g_return_val_if_fail (HAW_IS_PROPOSAL (self) && member != NULL, 0);

  node = get_member (self, member);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_INT64
         ? json_node_get_int (node) : 0;
}

JsonObject *
haw_proposal_get_payload (HawProposal *self)
{
  g_return_val_if_fail (HAW_IS_PROPOSAL (self), NULL);

  return self->payload != NULL && JSON_NODE_HOLDS_OBJECT (self->payload)
         ? json_node_get_object (self->payload) : NULL;
}

static char *
format_one (const char *format,
            const char *words)
{
  g_autofree char *isolated = haw_isolate (words != NULL ? words : "");
  g_autoptr (GString) sentence = g_string_new (format);

  g_string_replace (sentence, "%s", isolated, 1);

  return g_string_free (g_steal_pointer (&sentence), FALSE);
}

static char *
describe_quote (HawProposal *self)
{
  static const struct
  {
    const char *reason;
    const char *sentence;
  } rows[] = {
    { "after-verb", N_("Words of %s, who is named after the verb") },
    { "before-verb", N_("Words of %s, who is named before the verb") },
    { "colon", N_("Words of %s, who is named before the colon") },
    { "according", N_("Words according to %s") },
    { "relayed", N_("Words of %s as another one tells them") },
    { "carried", N_("Words of %s, who spoke last; nobody else is named") },
  };
  const char *reason = haw_proposal_get_string (self, "reason");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_strcmp0 (rows[i].reason, reason) == 0)
      return format_one (_(rows[i].sentence), haw_proposal_get_string (self, "speaker"));

  return g_strdup (_("Quoted words whose speaker is not named"));
}

static char *
describe_like (HawProposal *self,
               const char  *like)
{
  JsonNode *evidence = get_member (self, "evidence");
  g_autofree char *sentence = format_one (_("Perhaps another spelling of %s"), like);
  g_autofree char *words = evidence != NULL && JSON_NODE_HOLDS_ARRAY (evidence)
                           ? haw_name_context_describe (json_node_get_array (evidence)) : NULL;

  if (words == NULL)
    return g_steal_pointer (&sentence);

  /* Translators: the first is a sentence that says whose name it may be, the second is why. */
  return g_strdup_printf (_("%1$s: %2$s"), sentence, words);
}

static char *
describe_actor (HawProposal *self)
{
  const char *like = haw_proposal_get_string (self, "like_name");
  const char *title = haw_proposal_get_string (self, "title");
  const char *name = haw_proposal_get_string (self, "name");

  if (haw_proposal_get_number (self, "actor") != 0)
    return format_one (haw_proposal_get_number (self, "surname") != 0
                       ? _("The last name of %s, who stands before in full")
                       : _("A name of %s"), name);
  if (like != NULL)
    return describe_like (self, like);
  if (title != NULL)
    return format_one (_("A new name beside the title %s"), title);
  if (g_strcmp0 (haw_proposal_get_string (self, "kind"), "organisation") == 0)
    return g_strdup (_("A body that the article names more than once"));
  if (g_strcmp0 (haw_proposal_get_string (self, "kind"), "place") == 0)
    return g_strdup (_("A place that the article names more than once"));

  return g_strdup (_("A new name of a person"));
}

char *
haw_proposal_describe_edtf (const char *edtf)
{
  HawEdtf parsed;

  return edtf != NULL && haw_edtf_parse (edtf, &parsed, NULL) && !haw_edtf_is_undated (&parsed)
         ? haw_edtf_describe (&parsed) : NULL;
}

char *
haw_proposal_dup_other (HawProposal *self)
{
  g_return_val_if_fail (HAW_IS_PROPOSAL (self), NULL);

  return self->kind == HAW_PROPOSAL_DATE || self->kind == HAW_PROPOSAL_EVENT
         ? haw_proposal_describe_edtf (haw_proposal_get_string (self, "also")) : NULL;
}

char *
haw_proposal_dup_first (HawProposal *self)
{
  g_return_val_if_fail (HAW_IS_PROPOSAL (self), NULL);

  return self->kind == HAW_PROPOSAL_EVENT
         ? haw_proposal_describe_edtf (haw_proposal_get_string (self, "edtf"))
         : haw_proposal_dup_meaning (self);
}

/* The rule, and the day of publication where it counts from that. */
static char *
describe_policy (HawProposal *self)
{
  gint64 policy = haw_proposal_get_number (self, "policy");
  g_autofree char *published
    = haw_proposal_describe_edtf (haw_proposal_get_string (self, "published"));
  g_autoptr (GString) sentence = NULL;
  g_autofree char *day = NULL;

  if (policy < 0 || policy >= HAW_TIMEX_N_POLICIES)
    policy = HAW_TIMEX_POLICY_WRITTEN;
  sentence = g_string_new (haw_timex_policy_describe ((HawTimexPolicy) policy));
  if (g_str_has_suffix (sentence->str, "."))
    g_string_truncate (sentence, sentence->len - 1);
  if (published == NULL)
    return g_string_free (g_steal_pointer (&sentence), FALSE);
  day = haw_isolate (published);

  /* Translators: the first is a sentence that says how a date was found, the second the day on which
   * the article was published. */
  return g_strdup_printf (_("%1$s; published on %2$s"), sentence->str, day);
}

static char *
describe_date (HawProposal *self)
{
  g_autofree char *rule = describe_policy (self);
  g_autofree char *also = haw_proposal_dup_other (self);
  g_autofree char *other = also != NULL ? haw_isolate (also) : NULL;

  if (other == NULL)
    return g_steal_pointer (&rule);

  /* Translators: the first is a sentence that says how a date was found, the second a date. */
  return g_strdup_printf (_("%1$s; other reading: %2$s"), rule, other);
}

static char *
name_actor (HawProposal *self)
{
  const char *name = haw_proposal_get_string (self, "name");
  HawActorKind kind = HAW_ACTOR_UNKNOWN;

  if (haw_proposal_get_number (self, "actor") != 0)
    return g_strdup (name != NULL ? name : "");
  if (haw_proposal_get_string (self, "kind") != NULL)
    haw_actor_kind_from_nick (haw_proposal_get_string (self, "kind"), &kind);
  switch (kind)
    {
    case HAW_ACTOR_PERSON: return format_one (_("New person: %s"), name);
    case HAW_ACTOR_ORGANISATION: return format_one (_("New organisation: %s"), name);
    case HAW_ACTOR_PLACE: return format_one (_("New place: %s"), name);
    case HAW_ACTOR_UNKNOWN:
    default: return format_one (_("New actor: %s"), name);
    }
}

char *
haw_proposal_dup_meaning (HawProposal *self)
{
  const char *text = NULL;
  char *date;

  g_return_val_if_fail (HAW_IS_PROPOSAL (self), NULL);

  switch (self->kind)
    {
    case HAW_PROPOSAL_DATE:
      text = haw_proposal_get_string (self, "edtf");
      date = haw_proposal_describe_edtf (text);
      return date != NULL ? date : g_strdup (text != NULL ? text : "");
    case HAW_PROPOSAL_ACTOR:
      return name_actor (self);
    case HAW_PROPOSAL_QUOTE:
      text = haw_proposal_get_string (self, "speaker");
      return text != NULL ? format_one (_("%s says"), text) : g_strdup (_("Speaker not named"));
    case HAW_PROPOSAL_EVENT:
    default:
      text = haw_proposal_get_string (self, "title");
      return g_strdup (text != NULL ? text : "");
    }
}

const char *
haw_proposal_kind_get_label (HawProposalKind kind)
{
  static const char *const labels[HAW_N_PROPOSAL_KINDS] = {
    NC_("kind of proposal", "Date"), NC_("kind of proposal", "Name"),
    NC_("kind of proposal", "Quotation"), NC_("kind of proposal", "Event"),
  };

  g_return_val_if_fail ((guint) kind < HAW_N_PROPOSAL_KINDS, NULL);

  return g_dpgettext2 (NULL, "kind of proposal", labels[kind]);
}

/* Of names: how they were recognised; of new ones: what speaks for them. */
static guint
trust_name (HawProposal *self)
{
  JsonNode *several = get_member (self, "actors");

  if (several != NULL)
    return 40;
  if (haw_proposal_get_number (self, "actor") != 0)
    return haw_proposal_get_number (self, "surname") != 0 ? 85 : 95;
  if (haw_proposal_get_string (self, "like_name") != NULL)
    return 45;
  if (haw_proposal_get_string (self, "title") != NULL)
    return 80;

  return haw_proposal_get_number (self, "count") > 1 ? 70 : 55;
}

static guint
trust_quote (HawProposal *self)
{
  static const struct
  {
    const char *reason;
    guint confidence;
  } rows[] = {
    { "after-verb", 90 }, { "before-verb", 90 }, { "colon", 90 },
    { "according", 85 }, { "relayed", 70 }, { "carried", 65 },
  };
  const char *reason = haw_proposal_get_string (self, "reason");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_strcmp0 (rows[i].reason, reason) == 0)
      return rows[i].confidence;
  return 50;
}

/* As sure as its date is; what the day of publication alone dates is less. */
static guint
trust_event (HawProposal *self)
{
  if (haw_proposal_get_string (self, "edtf") == NULL)
    return 40;
  if (g_strcmp0 (haw_proposal_get_string (self, "rule"), "lead") == 0)
    return 50;
  return haw_proposal_get_string (self, "also") != NULL ? 60 : 75;
}

guint
haw_proposal_get_confidence (HawProposal *self)
{
  g_return_val_if_fail (HAW_IS_PROPOSAL (self), 0);

  switch (self->kind)
    {
    case HAW_PROPOSAL_ACTOR: return trust_name (self);
    case HAW_PROPOSAL_QUOTE: return trust_quote (self);
    case HAW_PROPOSAL_EVENT: return trust_event (self);
    case HAW_PROPOSAL_DATE:
    default: return (guint) CLAMP (haw_proposal_get_number (self, "confidence"), 0, 100);
    }
}

static char *
describe_event (HawProposal *self)
{
  g_autoptr (HawEventDraft) draft = haw_proposal_dup_event (self);
  g_autofree char *rule = draft != NULL ? haw_event_draft_dup_reason (draft) : g_strdup ("");
  g_autofree char *also = haw_proposal_dup_other (self);
  g_autofree char *other = also != NULL ? haw_isolate (also) : NULL;

  if (g_str_has_suffix (rule, "."))
    rule[strlen (rule) - 1] = '\0';
  if (other == NULL)
    return g_steal_pointer (&rule);

  /* Translators: the first is a sentence that says how a date was found, the second a date. */
  return g_strdup_printf (_("%1$s; other reading: %2$s"), rule, other);
}

char *
haw_proposal_dup_reason (HawProposal *self)
{
  g_return_val_if_fail (HAW_IS_PROPOSAL (self), NULL);

  switch (self->kind)
    {
    case HAW_PROPOSAL_QUOTE: return describe_quote (self);
    case HAW_PROPOSAL_ACTOR: return describe_actor (self);
    case HAW_PROPOSAL_DATE: return describe_date (self);
    case HAW_PROPOSAL_EVENT: return describe_event (self);
    default: return NULL;
    }
}

HawProposalList *
haw_proposal_list_new (HawProject *project,
                       gint64      text)
{
  g_return_val_if_fail (HAW_IS_PROJECT (project), NULL);

  return g_object_new (HAW_TYPE_PROPOSAL_LIST, "project", project, "text", text, NULL);
}

gint64
haw_proposal_list_get_text (HawProposalList *self)
{
  g_return_val_if_fail (HAW_IS_PROPOSAL_LIST (self), 0);

  return self->text;
}

void
haw_proposal_list_refresh (HawProposalList *self)
{
  g_return_if_fail (HAW_IS_PROPOSAL_LIST (self));

  haw_row_store_reload (HAW_ROW_STORE (self));
}
