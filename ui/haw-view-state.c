/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-view-state.h"

struct _HawViewState
{
  GObject parent_instance;

  HawProject *project;
  HawActorList *actors;
  HawArticleList *articles;
  HawCodeList *codes;
  HawEventStore *events;
  HawAnnotationList *annotations;
  HawNoteTemplateList *note_templates;   /* NULL until they are wanted */
  HawText *text;                         /* that is read, NULL for none */
  HawProposalList *proposals;            /* of that text */
  gint64 article;
  gint64 annotation;
  gint64 event;
  gint64 proposal;
  gint64 offered_event;     /* of the proposal, see haw_view_state_get_offer() */
  gboolean other_reading;
  gint64 range_start;       /* 0 like the end for none */
  gint64 range_end;
  gint64 selection_start;   /* in the article; empty for none */
  gint64 selection_end;
};

enum
{
  PROP_0,
  PROP_PROJECT,
  PROP_ARTICLE,
  PROP_ANNOTATION,
  PROP_EVENT,
  PROP_PROPOSAL,
  PROP_RANGE_START,
  PROP_RANGE_END,
  PROP_ACTORS,
  PROP_ARTICLES,
  PROP_CODES,
  PROP_EVENTS,
  PROP_ANNOTATIONS,
  PROP_PROPOSALS,
  N_PROPS,
};

enum
{
  REVEAL_PASSAGE,
  SHOW_SOURCES,
  EDIT_NOTE,
  EDIT_TRANSLATION,
  EDIT_LINK,
  EDIT_EVENT,
  SHOW_ACTOR,
  SHOW_CODE,
  OFFER_OTHER,
  RETURN_TO_TEXT,
  FORMAT_CHANGED,
  MESSAGE,
  EXPORTED,
  EDITED,
  FAILED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HawViewState, haw_view_state, G_TYPE_OBJECT)

static void
set_id (HawViewState *self,
        gint64       *field,
        gint64        id,
        guint         property)
{
  if (*field == id)
    return;
  *field = id;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

/* The annotations are those of the article shown; without one there are none. */
static void
renew_annotations (HawViewState *self)
{
  g_clear_object (&self->annotations);
  if (self->project != NULL && self->article != 0)
    self->annotations = haw_annotation_list_new (self->project, self->article);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ANNOTATIONS]);
}

static void
renew_models (HawViewState *self)
{
  g_clear_object (&self->actors);
  g_clear_object (&self->articles);
  g_clear_object (&self->codes);
  g_clear_object (&self->events);
  g_clear_object (&self->note_templates);
  if (self->project != NULL)
    {
      self->actors = haw_actor_list_new (self->project);
      self->articles = haw_article_list_new (self->project);
      self->codes = haw_code_list_new (self->project);
      self->events = haw_event_store_new (self->project);
    }
  renew_annotations (self);
  for (guint i = PROP_ACTORS; i <= PROP_EVENTS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
}

static void
haw_view_state_dispose (GObject *object)
{
  HawViewState *self = HAW_VIEW_STATE (object);

  g_clear_object (&self->actors);
  g_clear_object (&self->annotations);
  g_clear_object (&self->articles);
  g_clear_object (&self->codes);
  g_clear_object (&self->events);
  g_clear_object (&self->note_templates);
  g_clear_object (&self->proposals);
  g_clear_pointer (&self->text, haw_text_unref);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (haw_view_state_parent_class)->dispose (object);
}

static void
haw_view_state_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  HawViewState *self = HAW_VIEW_STATE (object);

  switch (id)
    {
    case PROP_PROJECT: g_value_set_object (value, self->project); break;
    case PROP_ARTICLE: g_value_set_int64 (value, self->article); break;
    case PROP_ANNOTATION: g_value_set_int64 (value, self->annotation); break;
    case PROP_EVENT: g_value_set_int64 (value, self->event); break;
    case PROP_RANGE_START: g_value_set_int64 (value, self->range_start); break;
    case PROP_RANGE_END: g_value_set_int64 (value, self->range_end); break;
    case PROP_ACTORS: g_value_set_object (value, self->actors); break;
    case PROP_ARTICLES: g_value_set_object (value, self->articles); break;
    case PROP_CODES: g_value_set_object (value, self->codes); break;
    case PROP_EVENTS: g_value_set_object (value, self->events); break;
    case PROP_ANNOTATIONS: g_value_set_object (value, self->annotations); break;
    case PROP_PROPOSAL: g_value_set_int64 (value, self->proposal); break;
    case PROP_PROPOSALS: g_value_set_object (value, self->proposals); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_view_state_set_property (GObject      *object,
                             guint         id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  HawViewState *self = HAW_VIEW_STATE (object);

  switch (id)
    {
    case PROP_PROJECT: haw_view_state_set_project (self, g_value_get_object (value)); break;
    case PROP_ARTICLE: haw_view_state_set_article (self, g_value_get_int64 (value)); break;
    case PROP_ANNOTATION: haw_view_state_set_annotation (self, g_value_get_int64 (value)); break;
    case PROP_EVENT: haw_view_state_set_event (self, g_value_get_int64 (value)); break;
    case PROP_PROPOSAL: haw_view_state_set_proposal (self, g_value_get_int64 (value)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static guint
new_signal (const char *name,
            guint       n_params,
            ...)
{
  va_list types;
  guint id;

  va_start (types, n_params);
  id = g_signal_new_valist (name, HAW_TYPE_VIEW_STATE, G_SIGNAL_RUN_LAST, NULL, NULL, NULL, NULL,
                            G_TYPE_NONE, n_params, types);
  va_end (types);

  return id;
}

static void
haw_view_state_class_init (HawViewStateClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = haw_view_state_dispose;
  object_class->get_property = haw_view_state_get_property;
  object_class->set_property = haw_view_state_set_property;

  properties[PROP_PROJECT] = g_param_spec_object ("project", NULL, NULL, HAW_TYPE_PROJECT, flags);
  properties[PROP_ARTICLE] = g_param_spec_int64 ("article", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_ANNOTATION] = g_param_spec_int64 ("annotation", NULL, NULL, 0, G_MAXINT64, 0,
                                                    flags);
  properties[PROP_EVENT] = g_param_spec_int64 ("event", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_RANGE_START] = g_param_spec_int64 ("range-start", NULL, NULL, G_MININT64,
                                                     G_MAXINT64, 0, readable);
  properties[PROP_RANGE_END] = g_param_spec_int64 ("range-end", NULL, NULL, G_MININT64, G_MAXINT64,
                                                   0, readable);
  properties[PROP_ACTORS] = g_param_spec_object ("actors", NULL, NULL, HAW_TYPE_ACTOR_LIST, readable);
  properties[PROP_ARTICLES] = g_param_spec_object ("articles", NULL, NULL, HAW_TYPE_ARTICLE_LIST,
                                                   readable);
  properties[PROP_CODES] = g_param_spec_object ("codes", NULL, NULL, HAW_TYPE_CODE_LIST, readable);
  properties[PROP_EVENTS] = g_param_spec_object ("events", NULL, NULL, HAW_TYPE_EVENT_STORE,
                                                 readable);
  properties[PROP_ANNOTATIONS] = g_param_spec_object ("annotations", NULL, NULL,
                                                      HAW_TYPE_ANNOTATION_LIST, readable);
  properties[PROP_PROPOSAL] = g_param_spec_int64 ("proposal", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_PROPOSALS] = g_param_spec_object ("proposals", NULL, NULL, HAW_TYPE_PROPOSAL_LIST,
                                                    readable);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[REVEAL_PASSAGE] = new_signal ("reveal-passage", 3, G_TYPE_INT64, G_TYPE_INT64,
                                        G_TYPE_INT64);
  signals[SHOW_SOURCES] = new_signal ("show-sources", 1, G_TYPE_INT64);
  signals[EDIT_NOTE] = new_signal ("edit-note", 1, G_TYPE_INT64);
  signals[EDIT_TRANSLATION] = new_signal ("edit-translation", 1, G_TYPE_INT64);
  signals[EDIT_LINK] = new_signal ("edit-link", 1, G_TYPE_INT64);
  signals[EDIT_EVENT] = new_signal ("edit-event", 4, G_TYPE_INT64, G_TYPE_INT64, G_TYPE_INT64,
                                    G_TYPE_INT64);
  signals[SHOW_ACTOR] = new_signal ("show-actor", 1, G_TYPE_INT64);
  signals[SHOW_CODE] = new_signal ("show-code", 1, G_TYPE_INT64);
  signals[OFFER_OTHER] = new_signal ("offer-other", 1, G_TYPE_BOOLEAN);
  signals[RETURN_TO_TEXT] = new_signal ("return-to-text", 0);
  signals[FORMAT_CHANGED] = new_signal ("format-changed", 0);
  signals[MESSAGE] = new_signal ("message", 1, G_TYPE_STRING);
  signals[EXPORTED] = new_signal ("exported", 2, G_TYPE_STRING, G_TYPE_FILE);
  signals[EDITED] = new_signal ("edited", 1, G_TYPE_STRING);
  signals[FAILED] = new_signal ("failed", 1, G_TYPE_ERROR);
}

static void
haw_view_state_init (HawViewState *self)
{
  self->offered_event = HAW_EVENT_LIKELY_ONE;
}

HawViewState *
haw_view_state_new (void)
{
  return g_object_new (HAW_TYPE_VIEW_STATE, NULL);
}

HawProject *
haw_view_state_get_project (HawViewState *self)
{
  g_return_val_if_fail (HAW_IS_VIEW_STATE (self), NULL);

  return self->project;
}

void
haw_view_state_set_project (HawViewState *self,
                            HawProject   *project)
{
  g_return_if_fail (HAW_IS_VIEW_STATE (self));

  if (self->project == project)
    return;
  haw_view_state_set_event (self, 0);
  haw_view_state_set_annotation (self, 0);
  haw_view_state_set_article (self, 0);
  haw_view_state_set_text (self, 0, NULL);
  haw_view_state_set_range (self, 0, 0);
  g_set_object (&self->project, project);
  renew_models (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROJECT]);
}

gint64
haw_view_state_get_article (HawViewState *self)
{
  g_return_val_if_fail (HAW_IS_VIEW_STATE (self), 0);

  return self->article;
}

void
haw_view_state_set_article (HawViewState *self,
                            gint64        article)
{
  g_return_if_fail (HAW_IS_VIEW_STATE (self));

  if (self->article == article)
    return;
  haw_view_state_set_annotation (self, 0);
  self->article = article;
  renew_annotations (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ARTICLE]);
}

gint64
haw_view_state_get_annotation (HawViewState *self)
{
  g_return_val_if_fail (HAW_IS_VIEW_STATE (self), 0);

  return self->annotation;
}

void
haw_view_state_set_annotation (HawViewState *self,
                               gint64        annotation)
{
  g_return_if_fail (HAW_IS_VIEW_STATE (self));

  set_id (self, &self->annotation, annotation, PROP_ANNOTATION);
}

gint64
haw_view_state_get_event (HawViewState *self)
{
  g_return_val_if_fail (HAW_IS_VIEW_STATE (self), 0);

  return self->event;
}

void
haw_view_state_set_event (HawViewState *self,
                          gint64        event)
{
  g_return_if_fail (HAW_IS_VIEW_STATE (self));

  set_id (self, &self->event, event, PROP_EVENT);
}

HawProposalList *
haw_view_state_get_proposals (HawViewState *self)
{
  g_return_val_if_fail (HAW_IS_VIEW_STATE (self), NULL);

  return self->proposals;
}

void
haw_view_state_set_text (HawViewState *self,
                         gint64        text,
                         HawText      *words)
{
  gint64 before;

  g_return_if_fail (HAW_IS_VIEW_STATE (self));

  before = self->proposals != NULL ? haw_proposal_list_get_text (self->proposals) : 0;
  if (self->project == NULL)
    text = 0;
  if (before == text)
    return;
  haw_view_state_set_proposal (self, 0);
  g_clear_object (&self->proposals);
  g_clear_pointer (&self->text, haw_text_unref);
  if (text != 0)
    {
      self->text = haw_text_ref (words);
      self->proposals = haw_proposal_list_new (self->project, text);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROPOSALS]);
}

HawText *
haw_view_state_get_text (HawViewState *self)
{
  g_return_val_if_fail (HAW_IS_VIEW_STATE (self), NULL);

  return self->text;
}

gint64
haw_view_state_get_proposal (HawViewState *self)
{
  g_return_val_if_fail (HAW_IS_VIEW_STATE (self), 0);

  return self->proposal;
}

void
haw_view_state_set_proposal (HawViewState *self,
                             gint64        proposal)
{
  g_return_if_fail (HAW_IS_VIEW_STATE (self));

  if (proposal != self->proposal)
    haw_view_state_set_offer (self, HAW_EVENT_LIKELY_ONE, FALSE);
  set_id (self, &self->proposal, proposal, PROP_PROPOSAL);
}

gint64
haw_view_state_get_offer (HawViewState *self,
                          gboolean     *other)
{
  g_return_val_if_fail (HAW_IS_VIEW_STATE (self) && other != NULL, HAW_EVENT_LIKELY_ONE);

  *other = self->other_reading;
  return self->offered_event;
}

void
haw_view_state_set_offer (HawViewState *self,
                          gint64        event,
                          gboolean      other)
{
  g_return_if_fail (HAW_IS_VIEW_STATE (self));

  self->offered_event = event;
  self->other_reading = other;
}

void
haw_view_state_set_range (HawViewState *self,
                          gint64        start,
                          gint64        end)
{
  g_return_if_fail (HAW_IS_VIEW_STATE (self));

  if (start >= end)
    start = end = 0;
  if (self->range_start == start && self->range_end == end)
    return;
  self->range_start = start;
  self->range_end = end;
  if (self->articles != NULL)
    {
      g_autoptr (HawArticleFilter) filter =
        haw_article_filter_with_range (haw_article_list_get_conditions (self->articles), start, end);

      haw_article_list_set_conditions (self->articles, filter);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RANGE_START]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RANGE_END]);
}

gboolean
haw_view_state_get_range (HawViewState *self,
                          gint64       *start,
                          gint64       *end)
{
  g_return_val_if_fail (HAW_IS_VIEW_STATE (self) && start != NULL && end != NULL, FALSE);

  *start = self->range_start;
  *end = self->range_end;
  return *start < *end;
}

gboolean
haw_view_state_get_selection (HawViewState *self,
                              gint64       *start,
                              gint64       *end)
{
  g_return_val_if_fail (HAW_IS_VIEW_STATE (self) && start != NULL && end != NULL, FALSE);

  *start = self->selection_start;
  *end = self->selection_end;
  return *start < *end;
}

void
haw_view_state_set_selection (HawViewState *self,
                              gint64        start,
                              gint64        end)
{
  g_return_if_fail (HAW_IS_VIEW_STATE (self));

  self->selection_start = start;
  self->selection_end = end;
}

void
haw_view_state_reveal_passage (HawViewState *self,
                               gint64        article,
                               gint64        start,
                               gint64        end)
{
  g_return_if_fail (HAW_IS_VIEW_STATE (self));

  haw_view_state_set_article (self, article);
  g_signal_emit (self, signals[REVEAL_PASSAGE], 0, article, start, end);
}

void
haw_view_state_show_sources (HawViewState *self,
                             gint64        event)
{
  g_return_if_fail (HAW_IS_VIEW_STATE (self) && event != 0);

  haw_view_state_set_event (self, event);
  g_signal_emit (self, signals[SHOW_SOURCES], 0, event);
}

void
haw_view_state_edit_note (HawViewState *self,
                          gint64        annotation)
{
  g_return_if_fail (HAW_IS_VIEW_STATE (self));

  haw_view_state_set_annotation (self, annotation);
  g_signal_emit (self, signals[EDIT_NOTE], 0, annotation);
}

void
haw_view_state_edit_translation (HawViewState *self,
                                 gint64        annotation)
{
  g_return_if_fail (HAW_IS_VIEW_STATE (self));

  haw_view_state_set_annotation (self, annotation);
  g_signal_emit (self, signals[EDIT_TRANSLATION], 0, annotation);
}

void
haw_view_state_edit_link (HawViewState *self,
                          gint64        annotation)
{
  g_return_if_fail (HAW_IS_VIEW_STATE (self) && annotation != 0);

  haw_view_state_set_annotation (self, annotation);
  g_signal_emit (self, signals[EDIT_LINK], 0, annotation);
}

void
haw_view_state_edit_event (HawViewState *self,
                           gint64        event,
                           gint64        article,
                           gint64        start,
                           gint64        end)
{
  g_return_if_fail (HAW_IS_VIEW_STATE (self));

  g_signal_emit (self, signals[EDIT_EVENT], 0, event, article, start, end);
}

void
haw_view_state_show_actor (HawViewState *self,
                           gint64        actor)
{
  g_return_if_fail (HAW_IS_VIEW_STATE (self));

  g_signal_emit (self, signals[SHOW_ACTOR], 0, actor);
}

void
haw_view_state_show_code (HawViewState *self,
                          gint64        code)
{
  g_return_if_fail (HAW_IS_VIEW_STATE (self));

  g_signal_emit (self, signals[SHOW_CODE], 0, code);
}

void
haw_view_state_offer_other (HawViewState *self,
                            gboolean      event)
{
  g_return_if_fail (HAW_IS_VIEW_STATE (self));

  g_signal_emit (self, signals[OFFER_OTHER], 0, event);
}

void
haw_view_state_return_to_text (HawViewState *self)
{
  g_return_if_fail (HAW_IS_VIEW_STATE (self));

  g_signal_emit (self, signals[RETURN_TO_TEXT], 0);
}

void
haw_view_state_format_changed (HawViewState *self)
{
  g_return_if_fail (HAW_IS_VIEW_STATE (self));

  g_signal_emit (self, signals[FORMAT_CHANGED], 0);
}

void
haw_view_state_show_message (HawViewState *self,
                             const char   *text)
{
  g_return_if_fail (HAW_IS_VIEW_STATE (self) && text != NULL);

  g_signal_emit (self, signals[MESSAGE], 0, text);
}

void
haw_view_state_show_exported (HawViewState *self,
                              const char   *text,
                              GFile        *file)
{
  g_return_if_fail (HAW_IS_VIEW_STATE (self) && text != NULL && G_IS_FILE (file));

  g_signal_emit (self, signals[EXPORTED], 0, text, file);
}

void
haw_view_state_show_edited (HawViewState *self,
                            const char   *text)
{
  g_return_if_fail (HAW_IS_VIEW_STATE (self) && text != NULL);

  g_signal_emit (self, signals[EDITED], 0, text);
}

void
haw_view_state_show_error (HawViewState *self,
                           const GError *error)
{
  g_return_if_fail (HAW_IS_VIEW_STATE (self) && error != NULL);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, error);
}

HawActorList *
haw_view_state_get_actors (HawViewState *self)
{
  g_return_val_if_fail (HAW_IS_VIEW_STATE (self), NULL);

  return self->actors;
}

HawArticleList *
haw_view_state_get_articles (HawViewState *self)
{
  g_return_val_if_fail (HAW_IS_VIEW_STATE (self), NULL);

  return self->articles;
}

HawCodeList *
haw_view_state_get_codes (HawViewState *self)
{
  g_return_val_if_fail (HAW_IS_VIEW_STATE (self), NULL);

  return self->codes;
}

HawEventStore *
haw_view_state_get_events (HawViewState *self)
{
  g_return_val_if_fail (HAW_IS_VIEW_STATE (self), NULL);

  return self->events;
}

HawAnnotationList *
haw_view_state_get_annotations (HawViewState *self)
{
  g_return_val_if_fail (HAW_IS_VIEW_STATE (self), NULL);

  return self->annotations;
}

HawNoteTemplateList *
haw_view_state_get_note_templates (HawViewState *self)
{
  g_return_val_if_fail (HAW_IS_VIEW_STATE (self), NULL);

  if (self->note_templates == NULL && self->project != NULL)
    self->note_templates = haw_note_template_list_new (self->project);
  return self->note_templates;
}
