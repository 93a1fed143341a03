/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-codebook-private.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <string.h>

typedef struct
{
  xmlParserCtxtPtr context;
  GPtrArray *entries;
  GArray *above;         /* indices of the codes that are open */
  GString *text;         /* of the description that is open, or NULL */
  guint depth;
  guint text_depth;
  gboolean is_codebook;
  gboolean has_doctype;
  GError *error;
} Reader;

/* What the writer of this program puts into a description, which has no other place for it. */
static void
split_description (HawCodebookEntry *entry)
{
  char *includes = strstr (entry->description, "\n\nIncludes:\n");
  char *excludes = strstr (entry->description, "\n\nExcludes:\n");

  if (excludes != NULL)
    {
      g_free (entry->excludes);
      entry->excludes = g_strdup (excludes + strlen ("\n\nExcludes:\n"));
      *excludes = '\0';
    }
  if (includes != NULL && (excludes == NULL || includes < excludes))
    {
      g_free (entry->includes);
      entry->includes = g_strdup (includes + strlen ("\n\nIncludes:\n"));
      *includes = '\0';
    }
}

static void
set_attribute (HawCodebookEntry *entry,
               const char       *name,
               const char       *value)
{
  if (g_str_equal (name, "name"))
    {
      g_free (entry->name);
      entry->name = g_strdup (value);
    }
  else if (g_str_equal (name, "guid"))
    {
      g_free (entry->uuid);
      entry->uuid = g_ascii_strdown (value, -1);
    }
  else if (g_str_equal (name, "color"))
    {
      g_free (entry->color);
      entry->color = g_strdup (value);
    }
  else if (g_str_equal (name, "isCodable"))
    {
      entry->retired = g_str_equal (value, "false") || g_str_equal (value, "0");
    }
}

static void
open_code (Reader         *self,
           int             n,
           const xmlChar **attributes)
{
  HawCodebookEntry *entry = haw_codebook_add_entry (self->entries, &self->error);
  int index = (int) self->entries->len - 1;

  if (entry == NULL)
    {
      xmlStopParser (self->context);
      return;
    }
  if (self->above->len > 0)
    entry->parent = g_array_index (self->above, int, self->above->len - 1);
  /* Each attribute is a name, a prefix, a namespace and the two ends of its value. */
  for (int i = 0; i < n; i++)
    {
      const char *start = (const char *) attributes[i * 5 + 3];
      const char *end = (const char *) attributes[i * 5 + 4];
      g_autofree char *value = g_strndup (start, (gsize) (end - start));

      set_attribute (entry, (const char *) attributes[i * 5], value);
    }
  g_array_append_val (self->above, index);
}

static void
start_element (void           *data,
               const xmlChar  *name,
               const xmlChar  *prefix,
               const xmlChar  *uri,
               int             n_namespaces,
               const xmlChar **namespaces,
               int             n_attributes,
               int             n_defaulted,
               const xmlChar **attributes)
{
  Reader *self = data;
  const char *local = (const char *) name;

  self->depth++;
  if (self->depth == 1)
    {
      self->is_codebook = g_str_equal (local, "CodeBook");
      if (!self->is_codebook)
        xmlStopParser (self->context);
    }
  else if (g_str_equal (local, "Code"))
    {
      open_code (self, n_attributes, attributes);
    }
  else if (g_str_equal (local, "Description") && self->above->len > 0 && self->text == NULL)
    {
      self->text = g_string_new (NULL);
      self->text_depth = self->depth;
    }
}

static void
end_element (void          *data,
             const xmlChar *name,
             const xmlChar *prefix,
             const xmlChar *uri)
{
  Reader *self = data;

  if (self->text != NULL && self->depth == self->text_depth)
    {
      int index = g_array_index (self->above, int, self->above->len - 1);
      HawCodebookEntry *entry = g_ptr_array_index (self->entries, index);

      g_free (entry->description);
      entry->description = g_string_free (g_steal_pointer (&self->text), FALSE);
      split_description (entry);
    }
  else if (g_str_equal ((const char *) name, "Code") && self->above->len > 0)
    {
      g_array_set_size (self->above, self->above->len - 1);
    }
  self->depth--;
}

static void
characters (void          *data,
            const xmlChar *text,
            int            length)
{
  Reader *self = data;

  if (self->text != NULL)
    g_string_append_len (self->text, (const char *) text, length);
}

/* No codebook has a document type; what comes after one could be anything. */
static void
document_type (void          *data,
               const xmlChar *name,
               const xmlChar *external,
               const xmlChar *system)
{
  Reader *self = data;

  self->has_doctype = TRUE;
  xmlStopParser (self->context);
}

gboolean
haw_codebook_parse_qdc (const char  *data,
                        gsize        length,
                        GPtrArray   *entries,
                        GError     **error)
{
  xmlSAXHandler handler = {
    .initialized = XML_SAX2_MAGIC,
    .startElementNs = start_element,
    .endElementNs = end_element,
    .characters = characters,
    .cdataBlock = characters,
    .internalSubset = document_type,
  };
  Reader self = { .entries = entries };
  int fault;

  self.above = g_array_new (FALSE, FALSE, sizeof (int));
  self.context = xmlCreatePushParserCtxt (&handler, &self, NULL, 0, NULL);
  /* Only the five entities of XML itself can be there: values come with them replaced. */
  xmlCtxtUseOptions (self.context,
                     XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  fault = xmlParseChunk (self.context, data, (int) length, 1);
  xmlFreeParserCtxt (self.context);
  g_array_unref (self.above);
  if (self.text != NULL)
    g_string_free (self.text, TRUE);

  if (self.error != NULL)
    g_propagate_error (error, self.error);
  else if (self.has_doctype)
    g_set_error_literal (error, HAW_ERROR, HAW_ERROR_INVALID,
                         _("This file has a document type, which no codebook has. Choose a "
                           "codebook in the format QDC or CSV."));
  else if (!self.is_codebook)
    g_set_error_literal (error, HAW_ERROR, HAW_ERROR_INVALID,
                         _("This file is not a codebook. Choose one in the format QDC or CSV."));
  else if (fault != 0)
    g_set_error_literal (error, HAW_ERROR, HAW_ERROR_INVALID,
                         _("The codebook is damaged: it is not well-formed XML. Export it anew "
                           "from the program that wrote it."));
  else
    return TRUE;
  return FALSE;
}
