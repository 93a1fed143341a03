/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-actor-list.h"
#include "model/haw-annotation-list.h"
#include "model/haw-article-list.h"
#include "model/haw-code-list.h"
#include "model/haw-event-store.h"
#include "model/haw-note-template-list.h"
#include "model/haw-proposal-event.h"
#include "project/haw-project.h"
#include "text/haw-text.h"

G_BEGIN_DECLS

/**
 * HawViewState:
 *
 * What the panes of one window share: the open project with the models over it, and one selection for
 * all. Never stored in the project, never undone.
 *
 * Properties: `project` (HawProject or NULL, replaced when another file is opened), `article` (id, 0
 * for none), `annotation` (id of the selected annotation, 0 for none; belongs to `article`), `event`
 * (id of the selected event, 0 for none), `range-start` and `range-end` (seconds of local time as in
 * the bounds of events, half-open; both 0 for none: the articles are narrowed to it). The models, NULL
 * where there is nothing to model and replaced with the project or the article: `actors`
 * (HawActorList), `articles` (HawArticleList), `codes` (HawCodeList),
 * `events` (HawEventStore), `annotations` (HawAnnotationList of the current article), `proposals`
 * (HawProposalList of the text that is read). `proposal`: id of the one that is looked at, 0 for none.
 *
 * Signals:
 *   `reveal-passage (article, start, end)`: the reader shows a passage, code points, and selects the
 *     article first; emitted by haw_view_state_reveal_passage().
 *   `show-sources (event)`: the reader shows the sources of an event, side by side where there are
 *     several.
 *   `edit-note (annotation)`: the notes pane puts the caret into the note of an annotation.
 *   `edit-translation (annotation)`: the notes pane puts the caret into the translation of an
 *     annotation.
 *   `edit-link (annotation)`: the window asks with what an annotation is to be linked.
 *   `edit-event (event, article, start, end)`: the notes pane opens the form of an event, of a new one
 *     for the passage where `event` is 0.
 *   `show-actor (actor)`: the actors pane shows itself with the page of an actor.
 *   `show-code (code)`: the codes pane shows itself and chooses a code.
 *   `offer-other (event)`: the reader offers the proposal that is looked at otherwise: for another event
 *     where `event`, else by its other reading.
 *   `return-to-text ()`: the reader takes the keyboard focus back at the same place.
 *   `format-changed ()`: dates and numbers are written otherwise from now on; panes show theirs anew.
 *   `message (text)`: the window shows a toast.
 *   `exported (text, GFile)`: the window shows a toast that offers to show the file in its folder.
 *   `edited (text)`: the window shows a toast that offers to undo, until that is not the last edit.
 *   `failed (GError *)`: the window shows an error that stays until it is closed.
 */
#define HAW_TYPE_VIEW_STATE (haw_view_state_get_type ())
G_DECLARE_FINAL_TYPE (HawViewState, haw_view_state, HAW, VIEW_STATE, GObject)

HawViewState *haw_view_state_new            (void);

HawProject   *haw_view_state_get_project    (HawViewState *self);
void          haw_view_state_set_project    (HawViewState *self,
                                             HawProject   *project);
HawActorList      *haw_view_state_get_actors      (HawViewState *self);
HawArticleList    *haw_view_state_get_articles    (HawViewState *self);
HawCodeList       *haw_view_state_get_codes       (HawViewState *self);
HawEventStore     *haw_view_state_get_events      (HawViewState *self);
HawAnnotationList *haw_view_state_get_annotations (HawViewState *self);

/* Read when they are first asked for; NULL without a project. */
HawNoteTemplateList *haw_view_state_get_note_templates (HawViewState *self);

gint64        haw_view_state_get_article    (HawViewState *self);
void          haw_view_state_set_article    (HawViewState *self,
                                             gint64        article);
gint64        haw_view_state_get_annotation (HawViewState *self);
void          haw_view_state_set_annotation (HawViewState *self,
                                             gint64        annotation);
gint64        haw_view_state_get_event      (HawViewState *self);
void          haw_view_state_set_event      (HawViewState *self,
                                             gint64        event);

/* NULL without a text. */
HawProposalList *haw_view_state_get_proposals (HawViewState *self);

/* By the reader: the text that is read, 0 and NULL for none. */
void          haw_view_state_set_text       (HawViewState *self,
                                             gint64        text,
                                             HawText      *words);
HawText      *haw_view_state_get_text       (HawViewState *self);

gint64        haw_view_state_get_proposal   (HawViewState *self);
void          haw_view_state_set_proposal   (HawViewState *self,
                                             gint64        proposal);

/**
 * haw_view_state_get_offer:
 * @other: (out): whether by its other reading
 *
 * How the proposal that is looked at would be accepted, as the reader shows it.
 *
 * Returns: the event it is another source of, 0 for a new one or %HAW_EVENT_LIKELY_ONE
 */
gint64        haw_view_state_get_offer      (HawViewState *self,
                                             gboolean     *other);

/* By the reader; what is looked at anew is offered for the most likely event, by its first reading. */
void          haw_view_state_set_offer      (HawViewState *self,
                                             gint64        event,
                                             gboolean      other);

/**
 * haw_view_state_set_range:
 * @end: exclusive; not after @start for no range
 *
 * Narrows the articles to those with evidence for events in a range of time, or, where they have
 * none, published in it, and the notes to what belongs to those. `range-end` is notified last.
 */
void          haw_view_state_set_range      (HawViewState *self,
                                             gint64        start,
                                             gint64        end);

/**
 * haw_view_state_get_range:
 *
 * Returns: whether there is a range
 */
gboolean      haw_view_state_get_range      (HawViewState *self,
                                             gint64       *start,
                                             gint64       *end);

/**
 * haw_view_state_get_selection:
 * @start: (out): code points into the current text of the article, half-open
 * @end: (out): likewise
 *
 * Returns: whether any text of the current article is selected in the reader
 */
gboolean      haw_view_state_get_selection  (HawViewState *self,
                                             gint64       *start,
                                             gint64       *end);

/* By the reader; an empty range for none. */
void          haw_view_state_set_selection  (HawViewState *self,
                                             gint64        start,
                                             gint64        end);

void          haw_view_state_reveal_passage (HawViewState *self,
                                             gint64        article,
                                             gint64        start,
                                             gint64        end);
void          haw_view_state_show_sources   (HawViewState *self,
                                             gint64        event);
void          haw_view_state_edit_note      (HawViewState *self,
                                             gint64        annotation);
void          haw_view_state_edit_translation (HawViewState *self,
                                               gint64        annotation);
void          haw_view_state_edit_link      (HawViewState *self,
                                             gint64        annotation);
void          haw_view_state_edit_event     (HawViewState *self,
                                             gint64        event,
                                             gint64        article,
                                             gint64        start,
                                             gint64        end);
void          haw_view_state_show_actor     (HawViewState *self,
                                             gint64        actor);
void          haw_view_state_show_code      (HawViewState *self,
                                             gint64        code);
void          haw_view_state_offer_other    (HawViewState *self,
                                             gboolean      event);
void          haw_view_state_return_to_text (HawViewState *self);
void          haw_view_state_format_changed (HawViewState *self);

void          haw_view_state_show_message   (HawViewState *self,
                                             const char   *text);
void          haw_view_state_show_exported  (HawViewState *self,
                                             const char   *text,
                                             GFile        *file);
void          haw_view_state_show_edited    (HawViewState *self,
                                             const char   *text);
void          haw_view_state_show_error     (HawViewState *self,
                                             const GError *error);

G_END_DECLS
