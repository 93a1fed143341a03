/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-export-text.h"
#include "haw-exporter.h"

#include <glib/gi18n-lib.h>

/* REFI-QDA 1.0: a codebook in XML, the codes nested as they stand, UTF-8 without a byte order mark. */
#define HEAD                                                                                       \
  "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"                                                   \
  "<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\" origin=\"Hawamish " APP_VERSION "\">\n<Codes>\n"

static char *
escape (const char *text)
{
  g_autofree char *clean = haw_export_clean (text);

  return g_markup_escape_text (clean, -1);
}

static void
append_attribute (GString    *out,
                  const char *name,
                  const char *value)
{
  g_autofree char *escaped = escape (value);

  g_string_append_printf (out, " %s=\"%s\"", name, escaped);
}

/* The format has one text for a code; what belongs there and what does not are parts of it. */
static void
append_description (GString            *out,
                    const HawCodeEntry *code)
{
  g_autoptr (GString) text = g_string_new (code->description);
  g_autofree char *escaped = NULL;

  if (*code->includes != '\0')
    g_string_append_printf (text, "\n\nIncludes:\n%s", code->includes);
  if (*code->excludes != '\0')
    g_string_append_printf (text, "\n\nExcludes:\n%s", code->excludes);
  if (text->len == 0)
    return;
  escaped = escape (text->str);
  g_string_append_printf (out, "<Description>%s</Description>\n", escaped);
}

static gboolean
write_codebook (const HawContents       *contents,
                const char              *name,
                const HawExportOptions  *options,
                GString                 *out,
                GCancellable            *cancellable,
                GError                 **error)
{
  g_autoptr (GArray) above = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (contents->codes->len == 0)
    {
      g_set_error_literal (error, HAW_EXPORT_ERROR, HAW_EXPORT_ERROR_FORMAT,
                           _("There are no codes yet, and the format has no empty codebook. Make a "
                             "code first."));
      return FALSE;
    }
  g_string_append (out, HEAD);
  for (guint i = 0; i < contents->codes->len; i++)
    {
      const HawCodeEntry *code = g_ptr_array_index (contents->codes, i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      while (above->len > 0 && g_array_index (above, gint64, above->len - 1) != code->parent)
        {
          g_string_append (out, "</Code>\n");
          g_array_set_size (above, above->len - 1);
        }
      g_string_append (out, "<Code");
      append_attribute (out, "guid", code->uuid);
      append_attribute (out, "name", code->name);
      append_attribute (out, "isCodable", code->retired ? "false" : "true");
      append_attribute (out, "color", code->color);
      g_string_append (out, ">\n");
      append_description (out, code);
      g_array_append_val (above, code->id);
    }
  for (guint i = 0; i < above->len; i++)
    g_string_append (out, "</Code>\n");
  g_string_append (out, "</Codes>\n</CodeBook>\n");
  return TRUE;
}

const HawExporter haw_export_qdc = {
  .format = { "qdc", N_("Codebook (QDC)"), "qdc", "application/xml", FALSE },
  .write = write_codebook,
};
