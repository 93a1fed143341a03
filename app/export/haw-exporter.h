/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-export.h"
#include "model/haw-contents.h"

G_BEGIN_DECLS

/**
 * HawExporter:
 * @format: what it is called; the label is a message id
 * @write: appends the whole file to @out. Pure, on any thread; fails only when cancelled.
 *
 * One format for the notes of a project, in a file of its own.
 */
typedef struct
{
  HawExportFormat format;
  gboolean (*write) (const HawContents       *contents,
                     const char              *name,
                     const HawExportOptions  *options,
                     GString                 *out,
                     GCancellable            *cancellable,
                     GError                 **error);
} HawExporter;

extern const HawExporter haw_export_html;
extern const HawExporter haw_export_markdown;
extern const HawExporter haw_export_csv;
extern const HawExporter haw_export_qdc;

G_END_DECLS
