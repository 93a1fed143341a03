/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/haw-page.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * HAW_IMPORT_ERROR:
 *
 * What can be wrong with a file to import. Messages are translated sentences that name the file and
 * say what to do; they can be shown as they are.
 */
#define HAW_IMPORT_ERROR (haw_import_error_quark ())

typedef enum
{
  HAW_IMPORT_ERROR_READ,     /* the file can't be read */
  HAW_IMPORT_ERROR_EMPTY,    /* nothing to be seen in it */
  HAW_IMPORT_ERROR_TOO_BIG,  /* more than HAW_IMPORT_MAX_BYTES */
  HAW_IMPORT_ERROR_BINARY,   /* not a text at all */
  HAW_IMPORT_ERROR_FORMAT,   /* a known format that no importer reads */
  HAW_IMPORT_ERROR_ENCODING, /* a text in an encoding that could not be found out */
  HAW_IMPORT_ERROR_OPTION,   /* what was asked for makes no sense */
  HAW_IMPORT_ERROR_NOTHING,  /* no file to import */
} HawImportErrorCode;

#define HAW_IMPORT_MAX_BYTES (20 * 1000 * 1000)

GQuark haw_import_error_quark (void);

/**
 * HawImportedPage:
 * @text: the decoded text
 * @decoder: the name of the encoding it came in
 * @page: its parts and the candidates for its fields
 *
 * What an importer makes of one file.
 */
typedef struct
{
  HawText *text;
  char *decoder;
  HawPage *page;
} HawImportedPage;

void haw_imported_page_free (HawImportedPage *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HawImportedPage, haw_imported_page_free)

/**
 * HawImporter:
 * @name: for the record, in English
 * @extensions: ends of file names, without the dot, in lower case, ended by NULL
 * @sniff: whether the bytes look like this format, whatever the name of the file
 * @parse: makes a page of the bytes; @name is for sentences. Pure and on any thread.
 *
 * One format of files to import.
 */
typedef struct
{
  const char *name;
  const char *const *extensions;
  gboolean (*sniff) (GBytes *bytes);
  HawImportedPage *(*parse) (GBytes      *bytes,
                             const char  *name,
                             GError     **error);
} HawImporter;

extern const HawImporter haw_import_text;

/**
 * haw_importer_find:
 * @bytes: the content of the file
 * @name: its name for people
 *
 * Returns: (nullable): the importer for the file; NULL with an error that says what kind of file it
 *   is, where none reads it
 */
const HawImporter *haw_importer_find (GBytes      *bytes,
                                      const char  *name,
                                      GError     **error);

/**
 * haw_importer_lists:
 * @name: a file name
 *
 * Returns: whether files of that name are taken when a folder is imported
 */
gboolean haw_importer_lists (const char *name);

G_END_DECLS
