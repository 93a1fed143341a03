/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HAW_ERROR:
 *
 * What can go wrong with a project file or an edit of it. Messages are translated sentences that
 * say what happened, to which file, and what to do; they can be shown as they are.
 */
#define HAW_ERROR (haw_error_quark ())

typedef enum
{
  HAW_ERROR_FAILED,        /* anything SQLite reports that has no code of its own here */
  HAW_ERROR_NOT_FOUND,     /* no such file, or no such row */
  HAW_ERROR_NOT_PROJECT,   /* not a Hawamish project at all */
  HAW_ERROR_NEWER,         /* made by a later version */
  HAW_ERROR_FOREIGN,       /* the schema is not ours */
  HAW_ERROR_JOURNAL,       /* an unfinished journal of somebody else lies beside the file */
  HAW_ERROR_DAMAGED,       /* SQLite found the file damaged */
  HAW_ERROR_LOCKED,        /* another process writes it */
  HAW_ERROR_READ_ONLY,     /* the file or its folder can't be written */
  HAW_ERROR_GONE,          /* moved, replaced or removed while open */
  HAW_ERROR_CHANGED,       /* written by another program while open */
  HAW_ERROR_NO_SPACE,      /* disk full */
  HAW_ERROR_INVALID,       /* the edit asks for something that makes no sense */
  HAW_ERROR_STALE,         /* an undo or redo no longer fits the file */
  HAW_ERROR_NOTHING,       /* nothing to undo or redo */
  HAW_ERROR_INTERRUPTED,   /* a read gave way to an edit; it is repeated by the reader thread */
  HAW_ERROR_EXISTS,        /* a new file would overwrite one, or be spoilt by what lies beside it */
  HAW_ERROR_MISFIT,        /* values that are there do not fit what the edit asks for */
} HawErrorCode;

GQuark haw_error_quark (void);

/**
 * haw_error_new_unknown:
 * @path: of the project
 *
 * Returns: (transfer full): for what failed without saying why, a sentence that says so
 */
GError *haw_error_new_unknown (const char *path);

/**
 * haw_isolate:
 * @text: data to be put into a sentence
 *
 * Returns: (transfer full): @text between FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE, so that
 *   its direction does not disturb the sentence around it
 */
char *haw_isolate (const char *text);

/**
 * haw_isolate_path:
 * @path: a path in the file name encoding
 *
 * Returns: (transfer full): the base name of @path for display, isolated
 */
char *haw_isolate_path (const char *path);

G_END_DECLS
