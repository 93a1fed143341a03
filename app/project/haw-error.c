/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-error.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (haw-error-quark, haw_error)

char *
haw_isolate (const char *text)
{
  return g_strconcat ("\u2068", text != NULL ? text : "", "\u2069", NULL);
}

char *
haw_isolate_path (const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);

  return haw_isolate (name);
}

GError *
haw_error_new_unknown (const char *path)
{
  g_autofree char *name = haw_isolate_path (path);

  return g_error_new (HAW_ERROR, HAW_ERROR_FAILED,
                      _("The work on %s failed for a reason that is not known. Nothing was changed; "
                        "try again."), name);
}
