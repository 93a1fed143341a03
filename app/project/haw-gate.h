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

/**
 * haw_gate_check:
 * @path: what the user asked to open
 * @known: (out): whether this machine wrote the file
 *
 * Decides whether a file may be opened at all. The header is read first; a file that this machine
 * did not write is then opened alone and unchangeable (a journal beside it could make SQLite delete
 * other files), and its schema and pages are checked.
 */
gboolean haw_gate_check (const char  *path,
                         gboolean    *known,
                         GError     **error);

/**
 * haw_gate_says_project:
 *
 * Returns: whether the file begins as a project does
 */
gboolean haw_gate_says_project (const char *path);

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
 * Notes that this machine writes the file at @path, so that a journal beside it is its own.
 */
void haw_gate_remember (const char *path);

/**
 * haw_gate_disinfect:
 *
 * Drops from a stranger's file what is derived or replayed and therefore not to be believed: the
 * history.
 */
gboolean haw_gate_disinfect (HawDb   *db,
                             GError **error);

G_END_DECLS
