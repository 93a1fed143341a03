/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-attribute-edit.h"
#include "model/haw-event.h"
#include "project/haw-project.h"

G_BEGIN_DECLS

/**
 * HawEvidenceChange:
 *
 * What becomes of one passage as evidence of an event: "reports", "confirms" or "denies", or NULL to
 * take it away; another NULL leaves the value as it is.
 */
typedef struct
{
  gint64 annotation;
  const char *stance;
  const char *date;               /* as this source has it: EDTF, "" for none */
  const char *wording;            /* its words for that date, "" if not known */
  const char *reliability;        /* "1" to "6", "" for none */
  const char *rule;               /* by which those words mean that date, "" if not known */
} HawEvidenceChange;

/**
 * HawEventFields:
 *
 * Values for an event; a NULL is left as it is (empty in a new event). `status` is -1 to leave it.
 */
typedef struct
{
  const char *title;
  const char *date;               /* EDTF, "" for undated */
  const char *place;              /* also known by its actor, where it is a name of one of kind place */
  const char *const *actors;      /* any of their names, NULL-terminated; made where they are new */
  int status;                     /* HawEventStatus or -1 */
  const HawEvidenceChange *source; /* of the passage of a new event, without an annotation; NULL
                                      for one that reports it with the date of the event */
  const HawEvidenceChange *evidence; /* of an event that is there */
  gsize n_evidence;
  const char *const *actor_kinds; /* of those who are new, as haw_actor_kind_to_nick() has it; as many
                                      as actors, or NULL where they aren't known */
  gint64 participant;             /* an actor of a new event beside those, by id; 0 for none */
  const HawAttributeSetting *attributes; /* values of the analyst's own fields */
  gsize n_attributes;
} HawEventFields;

/**
 * haw_event_add_async:
 * @article: article of the passage that reports it, 0 for an event without evidence
 * @start: code points
 * @end: exclusive
 *
 * Makes an event and, in the same step, an annotation of the passage (or uses the one that is there)
 * as its evidence, which has the date of the event unless `source` has another.
 */
void     haw_event_add_async    (HawProject           *project,
                                 const HawEventFields *fields,
                                 gint64                article,
                                 gint64                start,
                                 gint64                end,
                                 GCancellable         *cancellable,
                                 GAsyncReadyCallback   callback,
                                 gpointer              user_data);

/**
 * haw_event_add_finish:
 *
 * Returns: the id of the event, 0 with an error; HAW_EDTF_ERROR where the date is none,
 *   %HAW_ERROR_INVALID where the title is empty
 */
gint64   haw_event_add_finish   (HawProject           *project,
                                 GAsyncResult         *result,
                                 GError              **error);

/**
 * haw_event_add:
 *
 * Makes an event inside another edit.
 *
 * Returns: the id, 0 with an error
 */
gint64   haw_event_add          (HawDb                 *db,
                                 const HawEventFields  *fields,
                                 GError               **error);

/**
 * haw_event_update:
 *
 * Changes an event inside another edit.
 */
gboolean haw_event_update       (HawDb                 *db,
                                 gint64                 event,
                                 const HawEventFields  *fields,
                                 GError               **error);

/**
 * haw_event_remove:
 *
 * Deletes an event inside another edit, with all that hangs on it; the passages stay.
 */
gboolean haw_event_remove       (HawDb                 *db,
                                 gint64                 event,
                                 GError               **error);

/**
 * haw_event_link_evidence:
 *
 * Links a passage to an event inside another edit; see haw_event_add_evidence_async().
 */
gboolean haw_event_link_evidence (HawDb                *db,
                                  gint64                event,
                                  gint64                annotation,
                                  const char           *stance,
                                  GError              **error);

/**
 * haw_event_add_passage:
 *
 * Marks a passage and makes it evidence inside another edit; see haw_event_add_passage_async().
 */
gboolean haw_event_add_passage  (HawDb                   *db,
                                 gint64                   event,
                                 gint64                   article,
                                 gint64                   start,
                                 gint64                   end,
                                 const HawEvidenceChange *source,
                                 GError                 **error);

/* The following end with haw_project_edit_finish(). */

void     haw_event_update_async (HawProject           *project,
                                 gint64                event,
                                 const HawEventFields *fields,
                                 GCancellable         *cancellable,
                                 GAsyncReadyCallback   callback,
                                 gpointer              user_data);
void     haw_event_remove_async (HawProject           *project,
                                 gint64                event,
                                 GCancellable         *cancellable,
                                 GAsyncReadyCallback   callback,
                                 gpointer              user_data);

/**
 * haw_event_add_evidence_async:
 * @annotation: a passage that speaks of the event
 * @stance: "reports", "confirms" or "denies"
 *
 * Links a passage to an event; one that is linked already gets the new stance.
 */
void     haw_event_add_evidence_async    (HawProject          *project,
                                          gint64               event,
                                          gint64               annotation,
                                          const char          *stance,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);

/**
 * haw_event_add_passage_async:
 * @article: the article
 * @start: code points
 * @end: exclusive
 * @source: its stance and details; `annotation` is not read
 *
 * As haw_event_add_evidence_async() for a passage that may not be marked yet: marks it in the same
 * step.
 */
void     haw_event_add_passage_async (HawProject              *project,
                                      gint64                   event,
                                      gint64                   article,
                                      gint64                   start,
                                      gint64                   end,
                                      const HawEvidenceChange *source,
                                      GCancellable            *cancellable,
                                      GAsyncReadyCallback      callback,
                                      gpointer                 user_data);

/**
 * HawEvidence:
 *
 * One passage an event rests on, with its source. Offsets are code points.
 */
typedef struct
{
  gint64 annotation;
  gint64 article;
  gint64 text;         /* which the offsets are into */
  gint64 start;
  gint64 end;
  char *quote;
  char *translation;
  char *article_title;
  char *outlet;
  char *outlet_reliability; /* "A" to "F", "" for none */
  char *published;     /* EDTF */
  char *stance;
  char *date;          /* of the event as this source has it: EDTF, "" if not known */
  char *wording;       /* the words it has for the date, "" if not known */
  char *reliability;   /* "1" to "6", "" for none */
} HawEvidence;

HawEvidence *haw_evidence_copy        (const HawEvidence   *evidence);
void     haw_evidence_free            (HawEvidence         *evidence);

/**
 * haw_event_load_evidence_async:
 *
 * Reads what an event rests on, by date of publication. Ends with haw_project_read_finish():
 * (transfer full) (element-type HawEvidence) a GPtrArray.
 */
void     haw_event_load_evidence_async (HawProject          *project,
                                        gint64               event,
                                        GCancellable        *cancellable,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data);

/**
 * haw_event_load_evidence:
 *
 * The same inside a reading function.
 */
GPtrArray *haw_event_load_evidence     (HawDb               *db,
                                        gint64               event,
                                        GError             **error);

/**
 * HawEvidenceLink:
 *
 * Says that an event rests on an annotation.
 */
typedef struct
{
  gint64 annotation;
  gint64 event;
} HawEvidenceLink;

/**
 * haw_event_load_links_async:
 *
 * Reads what the annotations of an article are evidence for, in the order in which it became so. Ends
 * with haw_project_read_finish(): (transfer full) (element-type HawEvidenceLink) a GArray.
 */
void     haw_event_load_links_async    (HawProject          *project,
                                        gint64               article,
                                        GCancellable        *cancellable,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data);

/**
 * haw_actor_load_names_async:
 *
 * Reads the names of all actors (@places: of all places met in events and of all actors that are places)
 * for completion, most used first. Ends with haw_project_read_finish(): (transfer full) a GStrv.
 */
void     haw_actor_load_names_async   (HawProject          *project,
                                       gboolean             places,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data);

/**
 * haw_event_load_actors_async:
 *
 * Reads the names of those who took part in an event, in order. Ends with haw_project_read_finish():
 * (transfer full) a GStrv.
 */
void     haw_event_load_actors_async  (HawProject          *project,
                                       gint64               event,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data);

G_END_DECLS
