/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Preloaded into a program, this is a disk with the fault that HAW_FAULT names, for the file at
 * HAW_FAULT_FILE. The moment is when the journal of an edit is made: the file was opened and looked at
 * by then, and nothing of the edit is in it yet.
 *
 *   vanish   somebody removes the file
 *   replace  somebody puts the file with ".other" after its name in its place
 *   full     no byte can be added to the file or its journal
 *   broken   nothing reaches the disk
 */

static const char *
get_file (const char *fault)
{
  const char *chosen = g_getenv ("HAW_FAULT");

  return g_strcmp0 (chosen, fault) == 0 ? g_getenv ("HAW_FAULT_FILE") : NULL;
}

static void
happen_at_journal (const char *path,
                   int         flags)
{
  static gboolean happened;
  const char *vanishing = get_file ("vanish");
  const char *replaced = get_file ("replace");
  const char *file = vanishing != NULL ? vanishing : replaced;
  char other[PATH_MAX];

  if (happened || file == NULL || (flags & O_CREAT) == 0 ||
      strncmp (path, file, strlen (file)) != 0 ||
      strcmp (path + strlen (file), "-journal") != 0)
    return;
  happened = TRUE;
  snprintf (other, sizeof other, "%s.other", file);
  if (vanishing != NULL ? unlink (file) != 0 : rename (other, file) != 0)
    perror ("faulty-disk");
}

/* Whether @fd is of the file or of its journal. */
static gboolean
is_of (int         fd,
       const char *file)
{
  char link[64];
  char path[PATH_MAX];
  ssize_t length;

  if (file == NULL)
    return FALSE;
  snprintf (link, sizeof link, "/proc/self/fd/%d", fd);
  length = readlink (link, path, sizeof path - 1);
  return length >= (ssize_t) strlen (file) && strncmp (path, file, strlen (file)) == 0;
}

static gboolean
is_full (int    fd,
         size_t size,
         off_t  offset)
{
  struct stat info;

  return is_of (fd, get_file ("full")) && fstat (fd, &info) == 0 &&
         offset + (off_t) size > info.st_size;
}

#define NEXT(name) \
  static __typeof__ (name) *next; \
  if (next == NULL) \
    next = (__typeof__ (name) *) dlsym (RTLD_NEXT, #name)

#define DEFINE_OPEN(name) \
  int \
  name (const char *path, \
        int         flags, \
        ...) \
  { \
    mode_t mode = 0; \
    va_list arguments; \
    NEXT (name); \
    va_start (arguments, flags); \
    if ((flags & (O_CREAT | O_TMPFILE)) != 0) \
      mode = va_arg (arguments, mode_t); \
    va_end (arguments); \
    happen_at_journal (path, flags); \
    return next (path, flags, mode); \
  }

#define DEFINE_PWRITE(name, offset_type) \
  ssize_t \
  name (int         fd, \
        const void *bytes, \
        size_t      size, \
        offset_type offset) \
  { \
    NEXT (name); \
    if (is_full (fd, size, offset)) \
      { \
        errno = ENOSPC; \
        return -1; \
      } \
    return next (fd, bytes, size, offset); \
  }

#define DEFINE_SYNC(name) \
  int \
  name (int fd) \
  { \
    NEXT (name); \
    if (is_of (fd, get_file ("broken"))) \
      { \
        errno = EIO; \
        return -1; \
      } \
    return next (fd); \
  }

DEFINE_OPEN (open)
DEFINE_OPEN (open64)
DEFINE_PWRITE (pwrite, off_t)
DEFINE_PWRITE (pwrite64, off64_t)
DEFINE_SYNC (fsync)
DEFINE_SYNC (fdatasync)
