/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-error.h"

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
