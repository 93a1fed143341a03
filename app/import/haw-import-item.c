/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-decode.h"
#include "haw-import-private.h"

#include "project/haw-error.h"
#include "time/haw-edtf.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A title made of the first words of a page without one. */
#define MAX_WORDS_TITLE 80

#define LIST_ATTRIBUTES \
  G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE "," \
  G_FILE_ATTRIBUTE_STANDARD_IS_HIDDEN "," G_FILE_ATTRIBUTE_STANDARD_IS_SYMLINK "," \
  G_FILE_ATTRIBUTE_STANDARD_SIZE

HawImportItem *
haw_import_item_new (GFile      *file,
                     const char *name)
{
  HawImportItem *item = g_new0 (HawImportItem, 1);

  g_set_object (&item->file, file);
  item->name = g_strdup (name);
  return item;
}

void
haw_import_item_free (gpointer data)
{
  HawImportItem *item = data;

  g_clear_object (&item->file);
  g_clear_pointer (&item->bytes, g_bytes_unref);
  g_clear_pointer (&item->page, haw_imported_page_free);
  g_clear_pointer (&item->fields, haw_import_extract_free);
  g_clear_error (&item->error);
  g_free (item->name);
  g_free (item->sha256);
  g_free (item->outlet);
  g_free (item);
}

static void
fail_read (HawImportItem *item,
           const GError  *reason)
{
  g_autofree char *shown = haw_isolate (item->name);

  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_set_error (&item->error, HAW_IMPORT_ERROR, HAW_IMPORT_ERROR_READ,
                 _("%s is not there. Choose the file again."), shown);
  else if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    g_set_error (&item->error, HAW_IMPORT_ERROR, HAW_IMPORT_ERROR_READ,
                 _("You may not read %s. Change its permissions or copy it."), shown);
  else
    g_set_error (&item->error, HAW_IMPORT_ERROR, HAW_IMPORT_ERROR_READ,
                 _("%s could not be read. Copy it to another place and import it again."), shown);
}

/* Asks before it loads: a pipe would block and a huge file would fill the memory. */
static gboolean
load (HawImportItem *item,
      GCancellable  *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info (item->file, LIST_ATTRIBUTES,
                                                  G_FILE_QUERY_INFO_NONE, cancellable, &error);
  g_autofree char *shown = haw_isolate (item->name);

  if (info != NULL && g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    g_set_error (&item->error, HAW_IMPORT_ERROR, HAW_IMPORT_ERROR_READ,
                 _("%s is not a file. Choose a text file."), shown);
  else if (info != NULL && g_file_info_get_size (info) > HAW_IMPORT_MAX_BYTES)
    g_set_error (&item->error, HAW_IMPORT_ERROR, HAW_IMPORT_ERROR_TOO_BIG,
                 _("%s is larger than 20 MB, too large for one article. "
                   "Split it into one file for each article."), shown);
  else if (info == NULL ||
           (item->bytes = g_file_load_bytes (item->file, cancellable, NULL, &error)) == NULL)
    fail_read (item, error);
  return item->bytes != NULL;
}

static char *
dup_best (HawPage      *page,
          HawPageField  field)
{
  const HawPageCandidate *candidate = haw_page_get_best (page, field);

  return g_strdup (candidate != NULL && candidate->confidence >= HAW_PAGE_BELIEVED
                   ? candidate->value : "");
}

static char *
dup_first_words (const char *body)
{
  g_autofree char *line = g_strndup (body, strcspn (body, "\n"));
  char *end;

  if (g_utf8_strlen (line, -1) <= MAX_WORDS_TITLE)
    return g_steal_pointer (&line);
  end = g_utf8_offset_to_pointer (line, MAX_WORDS_TITLE);
  *end = '\0';
  end = strrchr (line, ' ');
  if (end != NULL)
    *end = '\0';
  return g_strconcat (line, "…", NULL);
}

static HawImportExtract *
make_fields (HawImportedPage *imported)
{
  HawImportExtract *fields = g_new0 (HawImportExtract, 1);

  fields->body = haw_page_dup_article (imported->page, imported->text);
  fields->title = haw_page_dup_title (imported->page, imported->text);
  fields->byline = dup_best (imported->page, HAW_PAGE_FIELD_BYLINE);
  fields->outlet = dup_best (imported->page, HAW_PAGE_FIELD_OUTLET);
  fields->published = dup_best (imported->page, HAW_PAGE_FIELD_PUBLISHED);
  fields->language = dup_best (imported->page, HAW_PAGE_FIELD_LANGUAGE);
  return fields;
}

static HawImportedPage *
parse (GBytes      *bytes,
       const char  *name,
       GError     **error)
{
  const HawImporter *importer = haw_importer_find (bytes, name, error);

  return importer != NULL ? importer->parse (bytes, name, error) : NULL;
}

void
haw_import_item_read (HawImportItem *item,
                      GCancellable  *cancellable)
{
  gsize length = 0;
  const char *utf8;

  if (item->error != NULL || (item->bytes == NULL && !load (item, cancellable)))
    return;
  item->page = parse (item->bytes, item->name, &item->error);
  if (item->page == NULL)
    return;

  item->repaired = g_str_equal (item->page->decoder, HAW_DECODER_REPAIRED);
  utf8 = haw_text_get_utf8 (item->page->text, &length);
  item->sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) utf8, length);
  item->fields = make_fields (item->page);
  if (*item->fields->title == '\0')
    {
      g_free (item->fields->title);
      item->fields->title = dup_first_words (item->fields->body);
    }
}

static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  const HawImportItem *first = *(HawImportItem *const *) a;
  const HawImportItem *second = *(HawImportItem *const *) b;

  return g_strcmp0 (first->name, second->name);
}

static void
list_folder (GPtrArray    *items,
             GFile        *folder,
             gboolean      recursive,
             GCancellable *cancellable)
{
  g_autoptr (GFileEnumerator) entries =
    g_file_enumerate_children (folder, LIST_ATTRIBUTES, G_FILE_QUERY_INFO_NONE, cancellable, NULL);
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  g_autoptr (GPtrArray) folders = g_ptr_array_new_with_free_func (g_object_unref);
  GFileInfo *info = NULL;
  GFile *child = NULL;

  while (entries != NULL &&
         g_file_enumerator_iterate (entries, &info, &child, cancellable, NULL) && info != NULL)
    {
      g_autofree char *shown = g_filename_display_name (g_file_info_get_name (info));

      if (g_file_info_get_is_hidden (info))
        continue;
      if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
        {
          /* A link may lead back to where it lies. */
          if (recursive && !g_file_info_get_is_symlink (info))
            g_ptr_array_add (folders, g_object_ref (child));
        }
      else if (haw_importer_lists (g_file_info_get_name (info)))
        g_ptr_array_add (files, haw_import_item_new (child, shown));
    }

  g_ptr_array_sort (files, compare_items);
  g_ptr_array_extend_and_steal (items, g_steal_pointer (&files));
  for (guint i = 0; i < folders->len; i++)
    list_folder (items, g_ptr_array_index (folders, i), TRUE, cancellable);
}

void
haw_import_list (GPtrArray    *items,
                 GFile        *file,
                 gboolean      recursive,
                 GCancellable *cancellable)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *shown = g_filename_display_name (base != NULL ? base : "");

  if (g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, cancellable) == G_FILE_TYPE_DIRECTORY)
    list_folder (items, file, recursive, cancellable);
  else
    g_ptr_array_add (items, haw_import_item_new (file, shown));
}

HawImportExtract *
haw_import_extract (GBytes      *bytes,
                    const char  *name,
                    GError     **error)
{
  g_autoptr (HawImportedPage) imported = NULL;

  g_return_val_if_fail (bytes != NULL && name != NULL, NULL);

  imported = parse (bytes, name, error);
  return imported != NULL ? make_fields (imported) : NULL;
}

HawImportExtract *
haw_import_extract_file (GFile   *file,
                         GError **error)
{
  g_autofree char *base = NULL;
  g_autofree char *shown = NULL;
  HawImportItem *item;
  HawImportExtract *extract;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  base = g_file_get_basename (file);
  shown = g_filename_display_name (base != NULL ? base : "");
  item = haw_import_item_new (file, shown);
  haw_import_item_read (item, NULL);
  extract = g_steal_pointer (&item->fields);
  if (extract == NULL)
    g_propagate_error (error, g_steal_pointer (&item->error));
  haw_import_item_free (item);
  return extract;
}

void
haw_import_extract_free (HawImportExtract *extract)
{
  if (extract == NULL)
    return;
  g_free (extract->title);
  g_free (extract->byline);
  g_free (extract->outlet);
  g_free (extract->published);
  g_free (extract->language);
  g_free (extract->body);
  g_free (extract);
}
