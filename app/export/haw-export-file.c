/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-export-file.h"

#include <errno.h>

gboolean
haw_export_file_write (GFile         *target,
                       const char    *data,
                       gsize          length,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_autofree char *path = g_file_get_path (target);

  if (path == NULL)
    return g_file_replace_contents (target, data, length, NULL, FALSE,
                                    G_FILE_CREATE_REPLACE_DESTINATION, NULL, cancellable, error);
  return !g_cancellable_set_error_if_cancelled (cancellable, error) &&
         g_file_set_contents_full (path, data, (gssize) length,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0666, error);
}

const char *
haw_export_file_get_reason (const GError *error)
{
  static const struct { GFileError code; int number; } reasons[] = {
    { G_FILE_ERROR_ACCES, EACCES }, { G_FILE_ERROR_PERM, EPERM }, { G_FILE_ERROR_ROFS, EROFS },
    { G_FILE_ERROR_NOSPC, ENOSPC }, { G_FILE_ERROR_NOENT, ENOENT },
    { G_FILE_ERROR_NOTDIR, ENOTDIR }, { G_FILE_ERROR_ISDIR, EISDIR },
  };

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (g_error_matches (error, G_FILE_ERROR, (int) reasons[i].code))
      return g_strerror (reasons[i].number);
  return error->message;
}
