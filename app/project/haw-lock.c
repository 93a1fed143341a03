/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-error.h"
#include "haw-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

struct _HawLock
{
  int fd;
  char *path;
};

/* Where there is no runtime folder, or one that can't be written, all programs of the user agree on the
 * folder for temporary files. */
static char *
lock_folder (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_runtime_dir (), "hawamish", NULL);
  g_autofree char *name = NULL;

  if (g_mkdir_with_parents (folder, 0700) == 0 && g_access (folder, W_OK) == 0)
    return g_steal_pointer (&folder);

  name = g_strdup_printf ("hawamish-%u", (guint) getuid ());
  g_free (folder);
  folder = g_build_filename (g_get_tmp_dir (), name, NULL);
  g_mkdir_with_parents (folder, 0700);
  return g_steal_pointer (&folder);
}

static char *
lock_path_of (const struct stat *info)
{
  g_autofree char *folder = lock_folder ();
  g_autofree char *name = g_strdup_printf ("%" G_GINT64_MODIFIER "x-%" G_GINT64_MODIFIER "x.lock",
                                           (gint64) info->st_dev, (gint64) info->st_ino);

  return g_build_filename (folder, name, NULL);
}

static void
write_holder (int fd)
{
  const char *program = g_get_prgname ();
  g_autofree char *text = g_strdup_printf ("%d %s", (int) getpid (),
                                           program != NULL ? program : "hawamish");

  if (ftruncate (fd, 0) != 0 || pwrite (fd, text, strlen (text), 0) < 0)
    g_debug ("The holder of the lock was not noted: %s", g_strerror (errno));
}

/**
 * read_holder:
 * @process: (out): its number
 * @program: (out): its name
 *
 * Returns: whether the lock file says who holds it
 */
static gboolean
read_holder (int    fd,
             char **process,
             char **program)
{
  char holder[128] = "";
  gssize length = pread (fd, holder, sizeof holder - 1, 0);
  const char *space = length > 0 ? strchr (holder, ' ') : NULL;

  if (space == NULL || !g_utf8_validate (holder, -1, NULL))
    return FALSE;
  *process = g_strndup (holder, space - holder);
  *program = g_strdup (space + 1);
  return TRUE;
}

static void
set_locked_error (int         fd,
                  const char *path,
                  GError    **error)
{
  g_autofree char *name = haw_isolate_path (path);
  g_autofree char *number = NULL;
  g_autofree char *program = NULL;
  g_autofree char *process = NULL;

  if (!read_holder (fd, &number, &program))
    {
      g_set_error (error, HAW_ERROR, HAW_ERROR_LOCKED,
                   _("%s is open in another program. Close it there and try again."), name);
      return;
    }

  process = haw_isolate (number);
  if (g_str_equal (program, "hawamish-cli"))
    g_set_error (error, HAW_ERROR, HAW_ERROR_LOCKED,
                 _("%s is being written by hawamish-cli (process %s). Try again when it is done."),
                 name, process);
  else
    g_set_error (error, HAW_ERROR, HAW_ERROR_LOCKED,
                 _("%s is open in the window of Hawamish (process %s). Close it there first."),
                 name, process);
}

/* The file may be unlinked by its last holder between open() and flock(). */
static int
open_and_lock (const char *path,
               int        *busy_fd)
{
  *busy_fd = -1;
  while (TRUE)
    {
      struct stat opened, named;
      int fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

      if (fd < 0)
        return -1;
      if (flock (fd, LOCK_EX | LOCK_NB) != 0)
        {
          *busy_fd = fd;
          return -1;
        }
      if (fstat (fd, &opened) == 0 && stat (path, &named) == 0 && opened.st_ino == named.st_ino)
        return fd;
      close (fd);
    }
}

HawLock *
haw_lock_acquire (const char  *path,
                  GError     **error)
{
  HawLock *lock;
  struct stat info;
  g_autofree char *lock_path = NULL;
  int fd, busy_fd;

  g_return_val_if_fail (path != NULL, NULL);

  if (stat (path, &info) != 0)
    {
      g_autofree char *name = haw_isolate_path (path);

      g_set_error (error, HAW_ERROR, HAW_ERROR_NOT_FOUND,
                   _("There is no file %s. Check its name and folder."), name);
      return NULL;
    }

  lock_path = lock_path_of (&info);
  fd = open_and_lock (lock_path, &busy_fd);
  if (busy_fd >= 0)
    {
      set_locked_error (busy_fd, path, error);
      close (busy_fd);
      return NULL;
    }
  if (fd < 0)
    {
      g_autofree char *name = haw_isolate_path (path);

      g_set_error (error, HAW_ERROR, HAW_ERROR_READ_ONLY,
                   _("%s can’t be locked for writing: %s. Make some room in the folder for temporary "
                     "files and try again."), name, g_strerror (errno));
      return NULL;
    }

  write_holder (fd);
  lock = g_new0 (HawLock, 1);
  lock->fd = fd;
  lock->path = g_steal_pointer (&lock_path);
  return lock;
}

char *
haw_lock_describe (const char *path)
{
  struct stat info;
  g_autofree char *lock_path = NULL;
  g_autofree char *number = NULL;
  g_autofree char *program = NULL;
  g_autofree char *name = NULL;
  g_autofree char *process = NULL;
  gboolean read;
  int fd;

  g_return_val_if_fail (path != NULL, NULL);

  if (stat (path, &info) != 0)
    return NULL;
  lock_path = lock_path_of (&info);
  fd = g_open (lock_path, O_RDONLY | O_CLOEXEC, 0);
  if (fd < 0)
    return NULL;
  read = read_holder (fd, &number, &program);
  close (fd);
  /* To try the lock would keep another from it; what a killed program left names a dead process. */
  if (!read || (kill ((pid_t) g_ascii_strtoll (number, NULL, 10), 0) != 0 && errno != EPERM))
    return NULL;

  name = haw_isolate_path (path);
  process = haw_isolate (number);
  return g_strdup_printf (g_str_equal (program, "hawamish-cli")
                          ? _("%s is being written by hawamish-cli (process %s).")
                          : _("%s is open in the window of Hawamish (process %s)."), name,
                          process);
}

void
haw_lock_release (HawLock *lock)
{
  g_unlink (lock->path);
  close (lock->fd);
  g_free (lock->path);
  g_free (lock);
}
