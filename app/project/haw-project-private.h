/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-gate.h"
#include "haw-history.h"
#include "haw-lock.h"
#include "haw-project-ahead.h"
#include "haw-project.h"
#include "haw-worker.h"

G_BEGIN_DECLS

/* What is read while the file is being checked. */
typedef struct _HawAhead HawAhead;

struct _HawProject
{
  GObject parent_instance;

  GFile *file;
  char *path;
  char *name;
  GMainContext *context;

  HawWorker *writer;
  HawWorker *reader;
  HawDb *writer_db;            /* only on the writer thread */
  HawDb *reader_db;            /* only on the reader thread, but for interrupts */
  HawLock *lock;
  HawFileIdentity identity;
  gint64 data_version;         /* of the writer's connection */
  gboolean written;            /* since the last backup; only on the writer thread */

  /* Readers give way to edits: see haw-project-read.c. */
  GMutex turn_mutex;
  GCond turn_cond;
  guint edits_waiting;
  guint editing : 1;
  guint reading : 1;
  guint reader_interrupted : 1; /* the read that is under way */

  HawAhead *ahead;             /* NULL for nothing */

  guint n_copies;              /* on their way; only on the reader thread */
  GTask *close_after_copies;   /* waits for them; only on the reader thread */

  HawHistoryState *history;
  char *notice;
  char *undo_label;
  char *redo_label;
  guint pending;
  guint brief : 1;
  guint read_only : 1;
  guint closed : 1;
};

/* Takes and gives back the file for an edit; a read in progress is interrupted. */
void haw_project_begin_turn (HawProject *self);
void haw_project_end_turn   (HawProject *self);

/* The same for one read on the reader thread; waits for edits. */
void haw_project_begin_reading (HawProject *self);
void haw_project_end_reading   (HawProject *self);

HawAhead *haw_ahead_new  (const HawReadAhead *readings,
                          guint               n);
void      haw_ahead_free (HawAhead           *self);

/* How long a read between two statements, which does not notice an interrupt, is given until the next. */
#define HAW_INTERRUPT_AGAIN (5 * G_TIME_SPAN_MILLISECOND)

/* Reads ahead on the reader thread: the first reading has begun when this returns. */
void haw_project_start_ahead (HawProject *self);

/* On any thread: begins no other reading and interrupts, once, the one under way; the first, which is waited
 * for, only if @all. */
void haw_project_stop_ahead (HawProject *self,
                             gboolean    all);

/* On the writer thread: interrupts all readings until none is under way. */
void haw_project_end_ahead (HawProject *self);

/* On the reader thread: drops what was read. */
void haw_project_drop_ahead (HawProject *self);

/* Under the mutex of the turns: interrupts it. */
void haw_project_interrupt_ahead (HawProject *self);

/* In a read: what @func read ahead, if that is what it would read now, else NULL. */
gpointer haw_project_take_ahead (HawProject  *self,
                                 HawReadFunc  func);

/* Emits on the thread of the project, in the order in which it is called on the writer thread;
 * @changes may be NULL when only the state of the history is new. */
void haw_project_post (HawProject      *self,
                       HawChanges      *changes,
                       HawHistoryState *history);

/* One copy less is on its way; on the reader thread. */
void haw_project_end_copy (HawProject *self);

/* Says on the thread of the project that an automatic backup failed. */
void haw_project_post_backup_failed (HawProject *self,
                                     GError     *error);

void haw_project_set_history (HawProject      *self,
                              HawHistoryState *history);
void haw_project_add_pending (HawProject *self,
                              int         by);

G_END_DECLS
