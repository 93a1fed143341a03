/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project/haw-project.h"

G_BEGIN_DECLS

#define HAW_EXPORT_ERROR (haw_export_error_quark ())

typedef enum
{
  HAW_EXPORT_ERROR_FORMAT, /* there is no such format */
  HAW_EXPORT_ERROR_SIZE,   /* it would be too large */
  HAW_EXPORT_ERROR_WRITE,  /* the file can't be written; what was there before is untouched */
} HawExportErrorCode;

GQuark haw_export_error_quark (void);

/**
 * HawExportTable:
 *
 * What a format with one table in a file (HawExportFormat.has_tables) exports.
 */
typedef enum
{
  HAW_EXPORT_ANNOTATIONS,
  HAW_EXPORT_EVENTS,
  HAW_EXPORT_CODES,
  HAW_EXPORT_MENTIONS,
} HawExportTable;

/**
 * HawExportOptions:
 * @events: (nullable) (array length=n_events): ids of the events to be in %HAW_EXPORT_EVENTS, in their
 *   order; NULL for all in order of time
 */
typedef struct
{
  HawExportTable table;
  const gint64 *events;
  gsize n_events;
} HawExportOptions;

/**
 * HawExportFormat:
 * @name: for haw_export_async() and scripts: "html", …
 * @label: translated, in header caps
 * @extension: end of the file name, without the dot
 * @mime: its media type
 * @has_tables: whether HawExportOptions.table counts
 *
 * A format for the notes of a project.
 */
typedef struct
{
  const char *name;
  const char *label;
  const char *extension;
  const char *mime;
  gboolean has_tables;
} HawExportFormat;

/**
 * haw_export_formats:
 * @n: (out): how many
 *
 * Returns: (transfer full) (array length=n): the formats in the order of a menu, to be freed with
 *   g_free(); the first is the one to offer first
 */
HawExportFormat *haw_export_formats (gsize *n);

/**
 * haw_export_check_target:
 *
 * What is written over the project it comes from would destroy it.
 *
 * Returns: whether @target is another file
 */
gboolean         haw_export_check_target (HawProject *project,
                                          GFile      *target,
                                          GError    **error);

/**
 * haw_export_async:
 * @format: the name of a format
 * @target: the file to write; one that is there is replaced as a whole, or left as it was
 * @options: (nullable): read before the function returns
 *
 * Writes the notes of the project in the language of the process. Reads on the project's reader
 * thread and writes on another.
 */
void             haw_export_async  (HawProject              *project,
                                    const char              *format,
                                    GFile                   *target,
                                    const HawExportOptions  *options,
                                    GCancellable            *cancellable,
                                    GAsyncReadyCallback      callback,
                                    gpointer                 user_data);
gboolean         haw_export_finish (HawProject              *project,
                                    GAsyncResult            *result,
                                    GError                 **error);

G_END_DECLS
