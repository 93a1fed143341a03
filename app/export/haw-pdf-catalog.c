/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-pdf-catalog.h"

#include <string.h>

/* Adds to a PDF file what the library that draws it has no words for, as an incremental update: another
 * version of one object after the end of the file, and a table with its place (ISO 32000-1, 7.5.6). */

/* Returns: where @needle begins for the last time before @before, or NULL */
static const char *
find_last (const char *data,
           const char *before,
           const char *needle)
{
  gsize length = strlen (needle);

  for (const char *at = before - length; at >= data; at--)
    if (memcmp (at, needle, length) == 0)
      return at;

  return NULL;
}

/* Returns: (transfer full) (nullable): the dictionary that begins after @from, without its brackets */
static char *
dup_dictionary (const char *from,
                const char *end)
{
  const char *open = NULL;
  int depth = 0;

  for (const char *at = from; at + 1 < end; at++)
    if (at[0] == '<' && at[1] == '<')
      {
        if (depth++ == 0)
          open = at + 2;
        at++;
      }
    else if (at[0] == '>' && at[1] == '>' && depth > 0)
      {
        if (--depth == 0)
          return g_strndup (open, (gsize) (at - open));
        at++;
      }

  return NULL;
}

gboolean
haw_pdf_catalog_add_language (GByteArray *pdf,
                              const char *language,
                              gboolean    rtl)
{
  const char *data = (const char *) pdf->data, *end = data + pdf->len;
  const char *start = find_last (data, end, "startxref");
  const char *trailer = start == NULL ? NULL : find_last (data, start, "trailer");
  g_autofree char *entries = trailer == NULL ? NULL : dup_dictionary (trailer, start);
  const char *root = entries == NULL ? NULL : strstr (entries, "/Root ");
  guint64 table = start == NULL ? 0 : g_ascii_strtoull (start + strlen ("startxref"), NULL, 10);
  guint64 number = root == NULL ? 0 : g_ascii_strtoull (root + strlen ("/Root "), NULL, 10);
  g_autofree char *head = g_strdup_printf ("\n%" G_GUINT64_FORMAT " 0 obj", number);
  const char *object = number == 0 ? NULL : find_last (data, trailer, head);
  g_autofree char *catalog = object == NULL ? NULL : dup_dictionary (object, trailer);
  g_autoptr (GString) update = g_string_new ("\n");
  gsize at, xref;

  if (catalog == NULL || table == 0 || strstr (catalog, "/Lang") != NULL ||
      strstr (entries, "/Prev") != NULL)
    return FALSE;

  at = pdf->len + update->len;
  g_string_append_printf (update,
                          "%" G_GUINT64_FORMAT " 0 obj\n<<%s   /Lang (%s)\n"
                          "   /ViewerPreferences << /DisplayDocTitle true /Direction /%s >>\n>>\n"
                          "endobj\n",
                          number, catalog, language, rtl ? "R2L" : "L2R");
  xref = pdf->len + update->len;
  g_string_append_printf (update,
                          "xref\n%" G_GUINT64_FORMAT " 1\n%010" G_GSIZE_FORMAT " 00000 n \n"
                          "trailer\n<<%s   /Prev %" G_GUINT64_FORMAT "\n>>\n"
                          "startxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n",
                          number, at, entries, table, xref);
  g_byte_array_append (pdf, (const guint8 *) update->str, (guint) update->len);

  return TRUE;
}
