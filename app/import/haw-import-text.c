/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-decode.h"
#include "haw-importer.h"

static const char *const extensions[] = { "txt", "text", NULL };

static HawImportedPage *
parse (GBytes      *bytes,
       const char  *name,
       GError     **error)
{
  g_autofree char *decoder = NULL;
  g_autofree char *text = haw_decode (bytes, name, &decoder, error);
  HawImportedPage *imported;

  if (text == NULL)
    return NULL;
  imported = g_new0 (HawImportedPage, 1);
  imported->text = haw_text_new (text, -1);
  imported->decoder = g_steal_pointer (&decoder);
  imported->page = haw_page_read (imported->text);
  return imported;
}

/* Pages that were copied out of a browser into a text file. */
const HawImporter haw_import_text = {
  .name = "Plain text",
  .extensions = extensions,
  .sniff = haw_decode_looks_like_text,
  .parse = parse,
};
