/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-note-card.h"
#include "haw-note-list.h"
#include "model/haw-links.h"
#include "widgets/haw-note-editor.h"

G_BEGIN_DECLS

typedef enum
{
  CARET_NONE,
  CARET_NOTE,
  CARET_TRANSLATION,
} Caret;

struct _HawNoteList
{
  GtkWidget parent_instance;

  GtkWidget *article_box;
  HawNoteEditor *article_note;
  GtkWidget *scrolled;
  GtkListBox *box;
  GtkWidget *placeholder;

  HawViewState *state;
  HawProject *project;
  HawAnnotationList *annotations;
  HawCodeList *codes;
  HawEventStore *events;
  GPtrArray *cards;      /* of a run of annotations, not owned */
  guint first;           /* the place of the first of them */
  GHashTable *links;     /* annotation → GArray of events */
  HawLinks *relations;   /* between annotations */
  HawDrafts *drafts;
  GCancellable *loading_links;
  guint fill_idle;
  guint extend_idle;
  guint scroll_tick;
  gint64 wanted;         /* whose text gets the caret when its card is there */
  Caret caret;
  gint64 revealed;
  gboolean selecting;    /* by the state, not by the user */
};

/* haw-note-list-cards.c: the run of cards that are there. */
guint        haw_note_list_n_annotations (HawNoteList *self);
void         haw_note_list_fill          (HawNoteList *self);
void         haw_note_list_clear         (HawNoteList *self);
void         haw_note_list_extend_soon   (HawNoteList *self);
HawNoteCard *haw_note_list_find_card     (HawNoteList *self,
                                          gint64       annotation);
gboolean     haw_note_list_drop_removed  (HawNoteList *self,
                                          guint        place,
                                          guint        n_removed);
void         haw_note_list_make_added    (HawNoteList *self,
                                          guint        place,
                                          guint        n_added);

G_END_DECLS
