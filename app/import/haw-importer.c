/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-importer.h"

#include "project/haw-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const HawImporter *const importers[] = {
  &haw_import_text,
};

/* Formats that are met often and that nothing here reads, by how their files begin. */
static const struct
{
  const char *magic;
  gsize length;
  const char *sentence;
} foreign[] = {
  { "%PDF-", 5, N_("%s is a PDF document. Open it, copy the text of the article and paste it.") },
  { "PK\003\004", 4,
    N_("%s is a document or archive (ZIP). Open it, copy the text of the article and paste it.") },
  { "\320\317\021\340", 4,
    N_("%s is a document of an office program. Save it as plain text and import that.") },
  { "{\\rtf", 5, N_("%s is a rich text document (RTF). Save it as plain text and import that.") },
  { "\211PNG", 4, N_("%s is an image, which holds no text. Choose a text file.") },
  { "\377\330\377", 3, N_("%s is an image, which holds no text. Choose a text file.") },
  { "GIF8", 4, N_("%s is an image, which holds no text. Choose a text file.") },
  { "SQLite format 3", 16,
    N_("%s is a database or a project. Open a project instead of importing it.") },
  { "\037\213", 2, N_("%s is compressed. Unpack it and import the text files in it.") },
};

static const char *const html_openings[] = { "<!doctype html", "<html", "<?xml" };

GQuark
haw_import_error_quark (void)
{
  return g_quark_from_static_string ("haw-import-error-quark");
}

void
haw_imported_page_free (HawImportedPage *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->text, haw_text_unref);
  g_clear_pointer (&self->page, haw_page_free);
  g_free (self->decoder);
  g_free (self);
}

static gboolean
is_markup (const char *data,
           gsize       size)
{
  gsize i = 0;

  if (size >= 3 && memcmp (data, "\357\273\277", 3) == 0)
    i = 3;
  while (i < size && g_ascii_isspace (data[i]))
    i++;
  for (guint k = 0; k < G_N_ELEMENTS (html_openings); k++)
    {
      gsize length = strlen (html_openings[k]);

      if (size - i >= length && g_ascii_strncasecmp (data + i, html_openings[k], length) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The sentence for a file of a known format that nothing here reads, or NULL. */
static const char *
find_foreign (const char *data,
              gsize       size)
{
  for (guint i = 0; i < G_N_ELEMENTS (foreign); i++)
    {
      if (size >= foreign[i].length && memcmp (data, foreign[i].magic, foreign[i].length) == 0)
        return _(foreign[i].sentence);
    }
  if (is_markup (data, size))
    return _("%s is a web page with its markup. Open it in a browser, copy the text of the article "
             "and paste it.");
  return NULL;
}

const HawImporter *
haw_importer_find (GBytes      *bytes,
                   const char  *name,
                   GError     **error)
{
  gsize size = 0;
  const char *data;
  const char *sentence;
  g_autofree char *shown = NULL;

  g_return_val_if_fail (bytes != NULL && name != NULL, NULL);

  data = g_bytes_get_data (bytes, &size);
  for (guint i = 0; i < G_N_ELEMENTS (importers); i++)
    {
      if (importers[i]->sniff (bytes) && find_foreign (data, size) == NULL)
        return importers[i];
    }

  shown = haw_isolate (name);
  sentence = find_foreign (data, size);
  if (sentence != NULL)
    {
      g_autofree char *message = NULL;
      g_auto (GStrv) halves = g_strsplit (sentence, "%s", 2);

      message = g_strjoinv (shown, halves);
      g_set_error_literal (error, HAW_IMPORT_ERROR, HAW_IMPORT_ERROR_FORMAT, message);
    }
  else
    g_set_error (error, HAW_IMPORT_ERROR, HAW_IMPORT_ERROR_BINARY,
                 _("%s is not a text. Choose a file that a text editor can show."), shown);
  return NULL;
}

gboolean
haw_importer_lists (const char *name)
{
  const char *dot;
  g_autofree char *extension = NULL;

  g_return_val_if_fail (name != NULL, FALSE);

  dot = strrchr (name, '.');
  if (dot == NULL || dot == name)
    return FALSE;
  extension = g_ascii_strdown (dot + 1, -1);
  for (guint i = 0; i < G_N_ELEMENTS (importers); i++)
    {
      if (g_strv_contains (importers[i]->extensions, extension))
        return TRUE;
    }
  return FALSE;
}
