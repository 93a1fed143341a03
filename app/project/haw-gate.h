/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-db.h"

G_BEGIN_DECLS

/**
 * HawFileIdentity:
 *
 * Which file a path led to, so that a replaced one is noticed.
 */
typedef struct
{
  guint64 device;
  guint64 inode;
  gint64 born;    /* nanoseconds since 1970, 0 where the file system does not tell */
} HawFileIdentity;

gboolean haw_file_identity_read  (const char            *path,
                                  HawFileIdentity       *identity);
gboolean haw_file_identity_equal (const HawFileIdentity *a,
                                  const HawFileIdentity *b);

/* Called as soon as a file turns out to be one that this machine wrote, before its pages are checked. */
typedef void (*HawGateFunc) (gpointer data);

/**
 * haw_gate_check:
 * @path: what the user asked to open
 * @known: (out): whether this machine wrote the file
 * @checking: (nullable): called before the pages of a file of our own are checked
 *
 * Decides whether a file may be opened at all. The header is read first; a file that this machine
 * did not write is then opened alone and unchangeable (a journal beside it could make SQLite delete
 * other files), and its schema and pages are checked.
 */
gboolean haw_gate_check (const char  *path,
                         gboolean    *known,
                         HawGateFunc  checking,
                         gpointer     data,
                         GError     **error);

/**
 * haw_gate_says_project:
 *
 * Returns: whether the file begins as a project does
 */
gboolean haw_gate_says_project (const char *path);

/**
 * haw_gate_read_version:
 *
 * Returns: the version of the format that the file says it has; 0 where it is no project
 */
int haw_gate_read_version (const char *path);

/**
 * haw_gate_has_journal:
 *
 * Returns: whether beside @path, where there need not be a file, lies what SQLite would write into a
 *   file of that name
 */
gboolean haw_gate_has_journal (const char *path);

/**
 * haw_gate_check_pages:
 *
 * Runs SQLite's quick check.
 *
 * Returns: FALSE with %HAW_ERROR_DAMAGED where it finds anything
 */
gboolean haw_gate_check_pages (HawDb   *db,
                               GError **error);

/**
 * haw_gate_knows:
 *
 * Returns: whether this machine wrote the file
 */
gboolean haw_gate_knows (const HawFileIdentity *identity);

/**
 * haw_gate_remember:
 *
 * Notes that this machine writes the file at @path and that a stranger's history is not in it any
 * more, so that its history and a journal beside it are its own.
 */
void haw_gate_remember (const char *path);

/**
 * haw_gate_meet:
 *
 * Notes that this machine begins to write the file at @path: a journal beside it is its own from now
 * on, its history is not before haw_gate_remember().
 */
void haw_gate_meet (const char *path);

/**
 * haw_gate_disinfect:
 *
 * Drops from a stranger's file what is derived or replayed and therefore not to be believed: the
 * history.
 */
gboolean haw_gate_disinfect (HawDb   *db,
                             GError **error);

G_END_DECLS
