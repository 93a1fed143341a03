/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project/haw-project.h"

G_BEGIN_DECLS

/**
 * HawVersion:
 *
 * An annotation as it was after a step of the history. `time` is in microseconds since 1970.
 */
typedef struct
{
  gint64 annotation;
  char *label;        /* of the step, translated; NULL for what was before the history begins */
  char *analyst;
  gint64 time;
  gboolean exists;    /* FALSE once it is deleted; what follows is then empty */

  char *uuid;
  gint64 article;
  gint64 text;
  gint64 start;       /* code points */
  gint64 end;
  char *quote;
  char *prefix;
  char *suffix;
  char *translation;
  gint64 created;
  char *note;
  GArray *codes;      /* gint64 */
  GPtrArray *names;   /* char *, of the codes, in the same order */
  char *differences;  /* from the version before it: sentences, a line each; "" for the oldest */
} HawVersion;

void haw_version_free (HawVersion *version);

/**
 * haw_versions_load_async:
 *
 * Reads the versions of an annotation, which may be deleted, from the steps that are done, newest
 * first. Ends with haw_project_read_finish(): (transfer full) (element-type HawVersion) a GPtrArray.
 */
void haw_versions_load_async   (HawProject          *project,
                                gint64               annotation,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data);

/**
 * haw_version_restore_async:
 *
 * Makes an annotation what it was in @version, in one step. Ends with haw_project_edit_finish();
 * %HAW_ERROR_INVALID where a code is gone or the annotation is in another text now.
 */
void haw_version_restore_async (HawProject          *project,
                                const HawVersion    *version,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data);

G_END_DECLS
