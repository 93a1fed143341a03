/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-event-form.h"
#include "haw-event-matches.h"
#include "dialogs/haw-own-values.h"
#include "model/haw-article-edit.h"
#include "model/haw-event-draft.h"
#include "widgets/haw-date-entry.h"

G_BEGIN_DECLS

struct _HawEventForm
{
  GtkWidget parent_instance;

  GtkWidget *heading;
  GtkWidget *published_row;
  HawDateEntry *published;
  GtkWidget *set_published;
  GtkWidget *title;
  HawEventMatches *matches;
  HawDateEntry *date;
  GtkWidget *offer;
  GtkWidget *reason;
  GtkWidget *place;
  GtkWidget *actors;
  GtkDropDown *status;
  HawOwnValues *values;
  GtkWidget *sources_part;
  GtkWidget *sources;
  GtkWidget *problem;
  GtkWidget *delete;
  GtkWidget *save;

  HawViewState *state;
  HawProject *project;
  GCancellable *loading;
  GCancellable *matching;
  HawDocument *document;   /* of a new event */
  HawEventDraft *draft;    /* what its passage tells, NULL until that is known */
  char *quote;
  char *offered;           /* the date that the passage tells, EDTF */
  char *other_reading;     /* of the same words, or NULL */
  GArray *removed;         /* gint64, annotations taken away */
  gint64 event;
  gint64 article;
  gint64 start;
  gint64 end;
  guint n_finding;         /* reads that fill in what the passage tells */
  gboolean save_wanted;    /* as soon as they are done */
  gint64 choice_wanted;    /* likewise: the event to which the passage goes, or 0 */
  gboolean publishing;     /* the day of publication is on its way to the article */
  gboolean open;
  gboolean filling;        /* by the program, not by the user */
  gboolean modified;
  gboolean title_typed;
  gboolean typed;          /* the place or who takes part */
  gboolean saving;
};

/* haw-event-form.c */
void haw_event_form_update_save    (HawEventForm *self);
void haw_event_form_update_matches (HawEventForm *self);
void haw_event_form_touch          (HawEventForm *self);
void haw_event_form_show_problem   (HawEventForm *self,
                                    const GError *error);
void haw_event_form_close          (HawEventForm *self,
                                    gint64        event);

/* haw-event-form-load.c */
void haw_event_form_load           (HawEventForm *self);
void haw_event_form_find_draft     (HawEventForm *self);
void haw_event_form_find_matches   (HawEventForm *self);
void haw_event_form_find_typed     (HawEventForm *self);
void haw_event_form_show_offer     (HawEventForm *self);
const char *haw_event_form_get_offer (HawEventForm *self);
const char *haw_event_form_get_published (HawEventForm *self);
void haw_event_form_clear_sources  (HawEventForm *self);

/* haw-event-form-save.c */
void haw_event_form_choose         (HawEventForm *self,
                                    gint64        event);
void haw_event_form_set_published  (HawEventForm *self);
void haw_event_form_delete         (HawEventForm *self);

G_END_DECLS
