/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-error.h"
#include "haw-gate.h"
#include "haw-schema.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#define MAGIC "SQLite format 3"
#define HEADER_SIZE 100
#define PAGE_SIZE_OFFSET 16
#define COUNTER_OFFSET 24
#define N_PAGES_OFFSET 28
#define VERSION_OFFSET 60
#define APPLICATION_OFFSET 68
#define VALID_FOR_OFFSET 92     /* the counter at which the number of pages was right */
#define KNOWN_GROUP "files"
#define MET_GROUP "met"         /* of those that are not known yet, the ones this machine wrote to */

gboolean
haw_file_identity_read (const char      *path,
                        HawFileIdentity *identity)
{
  struct statx info;

  if (statx (AT_FDCWD, path, 0, STATX_BASIC_STATS | STATX_BTIME, &info) != 0)
    return FALSE;

  identity->device = makedev (info.stx_dev_major, info.stx_dev_minor);
  identity->inode = info.stx_ino;
  identity->born = info.stx_mask & STATX_BTIME
                   ? (gint64) info.stx_btime.tv_sec * 1000000000 + info.stx_btime.tv_nsec
                   : 0;
  return TRUE;
}

gboolean
haw_file_identity_equal (const HawFileIdentity *a,
                         const HawFileIdentity *b)
{
  return a->device == b->device && a->inode == b->inode && a->born == b->born;
}

static char *
known_files_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "hawamish", "files", NULL);
}

static char *
known_key (const HawFileIdentity *identity)
{
  return g_strdup_printf ("%" G_GINT64_MODIFIER "x-%" G_GINT64_MODIFIER "x-%" G_GINT64_MODIFIER "x",
                          identity->device, identity->inode, identity->born);
}

static gboolean
is_noted (const HawFileIdentity *identity,
          const char            *group)
{
  g_autoptr (GKeyFile) known = g_key_file_new ();
  g_autofree char *file = known_files_path ();
  g_autofree char *key = known_key (identity);

  return g_key_file_load_from_file (known, file, G_KEY_FILE_NONE, NULL) &&
         g_key_file_has_key (known, group, key, NULL);
}

gboolean
haw_gate_knows (const HawFileIdentity *identity)
{
  return is_noted (identity, KNOWN_GROUP);
}

/* Two processes that note their files at the same time must not lose one: it would count as a
 * stranger's from then on. Returns -1 where there is no lock to be had. */
static int
lock_known_files (const char *file)
{
  g_autofree char *folder = g_path_get_dirname (file);
  g_autofree char *path = g_strconcat (file, ".lock", NULL);
  int fd;

  g_mkdir_with_parents (folder, 0700);
  fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (fd >= 0)
    flock (fd, LOCK_EX);
  return fd;
}

static void
note_file (const char *path,
           const char *group)
{
  g_autoptr (GKeyFile) known = g_key_file_new ();
  g_autofree char *file = known_files_path ();
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *key = NULL;
  g_autoptr (GError) error = NULL;
  HawFileIdentity identity;
  int lock;

  if (!haw_file_identity_read (path, &identity) || haw_gate_knows (&identity))
    return;
  key = known_key (&identity);
  lock = lock_known_files (file);
  g_key_file_load_from_file (known, file, G_KEY_FILE_NONE, NULL);
  g_key_file_remove_key (known, MET_GROUP, key, NULL);
  g_key_file_set_string (known, group, key, absolute);
  if (!g_key_file_save_to_file (known, file, &error))
    g_debug ("The file was not noted as known: %s", error->message);
  if (lock >= 0)
    close (lock);
}

void
haw_gate_remember (const char *path)
{
  note_file (path, KNOWN_GROUP);
}

void
haw_gate_meet (const char *path)
{
  note_file (path, MET_GROUP);
}

static gboolean
refuse (GError       **error,
        HawErrorCode   code,
        const char    *path,
        const char    *format)
{
  g_autofree char *name = haw_isolate_path (path);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_set_error (error, HAW_ERROR, code, format, name);
#pragma GCC diagnostic pop
  return FALSE;
}

static gboolean
read_header (const char *path,
             guint8     *header,
             gssize     *length,
             gint64     *size,
             GError    **error)
{
  struct stat info;
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);

  if (fd < 0)
    return errno == ENOENT
           ? refuse (error, HAW_ERROR_NOT_FOUND, path,
                     _("There is no file %s. Check its name and folder."))
           : refuse (error, HAW_ERROR_READ_ONLY, path,
                     _("%s can’t be read. Check the permissions of the file and of its folder."));
  if (fstat (fd, &info) != 0 || !S_ISREG (info.st_mode))
    {
      close (fd);
      return refuse (error, HAW_ERROR_NOT_PROJECT, path,
                     _("%s is not a file. Choose the file of a project."));
    }

  *size = info.st_size;
  *length = read (fd, header, HEADER_SIZE);
  close (fd);
  return TRUE;
}

static guint32
read_number (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

/* SQLite takes what is missing of the last page for zeros. */
static gboolean
is_cut_off (const guint8 *header,
            gint64        size)
{
  gint64 page_size = (gint64) header[PAGE_SIZE_OFFSET] << 8 | header[PAGE_SIZE_OFFSET + 1];

  return read_number (header + COUNTER_OFFSET) == read_number (header + VALID_FOR_OFFSET) &&
         size < page_size * read_number (header + N_PAGES_OFFSET);
}

gboolean
haw_gate_has_journal (const char *path)
{
  static const char *const suffixes[] = { "-journal", "-wal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *journal = g_strconcat (path, suffixes[i], NULL);
      GStatBuf info;

      if (g_lstat (journal, &info) == 0)
        return TRUE;
    }

  return FALSE;
}

/* In the middle of a change the first page may already count pages that are still to come; a journal
 * lies beside the file then. It may go between the two looks, hence the second round. */
static gboolean
stays_cut_off (const char *path)
{
  for (guint i = 0; i < 2; i++)
    {
      guint8 header[HEADER_SIZE];
      gssize length = 0;
      gint64 size = 0;

      if (!read_header (path, header, &length, &size, NULL) || length < HEADER_SIZE ||
          !is_cut_off (header, size) || haw_gate_has_journal (path))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_header (const char *path,
              GError    **error)
{
  guint8 header[HEADER_SIZE];
  gssize length = 0;
  gint64 size = 0;

  if (!read_header (path, header, &length, &size, error))
    return FALSE;
  if (length == 0)
    return refuse (error, HAW_ERROR_NOT_PROJECT, path,
                   _("%s is empty. If it was a project, restore a backup of it."));
  if (length < HEADER_SIZE || memcmp (header, MAGIC, sizeof MAGIC) != 0)
    return refuse (error, HAW_ERROR_NOT_PROJECT, path,
                   _("%s is not a Hawamish project. Choose another file; if it was a project, restore a "
                     "backup of it or recover what can still be read."));
  if (read_number (header + APPLICATION_OFFSET) != HAW_APPLICATION_ID)
    return refuse (error, HAW_ERROR_NOT_PROJECT, path,
                   _("%s is a database of another program, not a Hawamish project. "
                     "Open it with that program, and choose another file here."));
  if (read_number (header + VERSION_OFFSET) > (guint) haw_schema_get_version ())
    return refuse (error, HAW_ERROR_NEWER, path,
                   _("%s was made by a newer version of Hawamish. Update Hawamish to open it; "
                     "the file was left as it is."));
  if (read_number (header + VERSION_OFFSET) == 0)
    return refuse (error, HAW_ERROR_FOREIGN, path,
                   _("%s does not say which version of Hawamish made it. It was not opened; "
                     "ask its sender for a new copy."));
  if (is_cut_off (header, size) && stays_cut_off (path))
    return refuse (error, HAW_ERROR_DAMAGED, path,
                   _("The end of %s is missing. Copy the file again, restore a backup, or recover what "
                     "can still be read; the damaged file was left as it is."));
  return TRUE;
}

static gboolean
read_project_header (const char *path,
                     guint8     *header)
{
  gssize length = 0;
  gint64 size = 0;

  return read_header (path, header, &length, &size, NULL) && length == HEADER_SIZE &&
         memcmp (header, MAGIC, sizeof MAGIC) == 0 &&
         read_number (header + APPLICATION_OFFSET) == HAW_APPLICATION_ID;
}

gboolean
haw_gate_says_project (const char *path)
{
  guint8 header[HEADER_SIZE];

  g_return_val_if_fail (path != NULL, FALSE);

  return read_project_header (path, header);
}

int
haw_gate_read_version (const char *path)
{
  guint8 header[HEADER_SIZE];

  g_return_val_if_fail (path != NULL, 0);

  return read_project_header (path, header) ? (int) read_number (header + VERSION_OFFSET) : 0;
}

static gboolean
refuse_damaged (HawDb   *db,
                GError **error)
{
  return refuse (error, HAW_ERROR_DAMAGED, haw_db_get_path (db),
                 _("The project %s is damaged. Restore a backup, or recover what can still be read; "
                   "the damaged file was left as it is."));
}

gboolean
haw_gate_check_pages (HawDb   *db,
                      GError **error)
{
  g_autoptr (HawStmt) stmt = haw_db_query (db, error, "PRAGMA quick_check (1)", "");
  g_autofree char *verdict = NULL;
  HawStep step;

  if (stmt == NULL || (step = haw_stmt_step (stmt, error)) == HAW_STEP_ERROR)
    return FALSE;
  verdict = step == HAW_STEP_ROW ? haw_stmt_dup_text (stmt, 0) : g_strdup ("");
  return g_str_equal (verdict, "ok") || refuse_damaged (db, error);
}

/* The quick check does not look at what rows of other tables a row belongs to. */
static gboolean
check_references (HawDb   *db,
                  GError **error)
{
  gint64 broken = 0;

  if (!haw_db_get_int (db, &broken, error,
                       "SELECT EXISTS (SELECT 1 FROM pragma_foreign_key_check)", ""))
    return FALSE;
  return broken == 0 || refuse_damaged (db, error);
}

gboolean
haw_gate_check (const char  *path,
                gboolean    *known,
                HawGateFunc  checking,
                gpointer     data,
                GError     **error)
{
  g_autoptr (HawDb) db = NULL;
  HawFileIdentity identity = { 0 };
  gboolean own;

  g_return_val_if_fail (path != NULL && known != NULL, FALSE);

  *known = haw_file_identity_read (path, &identity) && haw_gate_knows (&identity);
  own = *known || is_noted (&identity, MET_GROUP);
  if (!check_header (path, error))
    return FALSE;
  if (!own && haw_gate_has_journal (path))
    return refuse (error, HAW_ERROR_JOURNAL, path,
                   _("Beside %s lies the journal of an unfinished change that this computer did not "
                     "make. Ask its sender to open and close the project, then copy it again."));

  /* A file of our own may need its journal rolled back before its pages make sense. */
  db = haw_db_open (path, own ? HAW_DB_READ_WRITE : HAW_DB_IMMUTABLE, error);
  if (db == NULL && own)
    {
      g_clear_error (error);
      db = haw_db_open (path, HAW_DB_READ_ONLY, error);
    }
  if (db != NULL && *known && checking != NULL)
    checking (data);
  return db != NULL && haw_gate_check_pages (db, error) && haw_schema_verify (db, error) &&
         (*known || check_references (db, error));
}

gboolean
haw_gate_disinfect (HawDb   *db,
                    GError **error)
{
  return haw_db_exec (db, "DELETE FROM history", error);
}
