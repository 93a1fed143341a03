/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * HawSettings:
 *
 * The taste of the user: one property for each key of the GSettings schema, of the same name, range
 * and default, enumerations as the names of their values. Bind to the properties. Where the schema
 * is not installed, or an older one without some keys, these last as long as the program.
 *
 * - `color-scheme`: "system", "light" or "dark"
 * - `digits`: "locale", "latin" or "arabic-indic"
 * - `months`: "gregorian", "levantine", "maghrebi" or "both"
 * - `reader-font` (string), `reader-zoom` (double), `reader-line-height` (double), `reader-measure`
 *   (int, characters), `reader-sepia` (boolean): see HawReaderView
 * - `time-direction`: "interface", "ltr" or "rtl"
 * - `analyst` (string): who is named in new projects
 * - `backups-kept` (int)
 * - `check-spelling` (boolean): see HawSpell
 * - `show-proposals` (boolean): whether what the program suggests is marked in the articles
 * - `timeline-format` ("pdf", "svg" or "png"), `timeline-paper` ("a4" or "a3"), `timeline-landscape`
 *   (boolean), `timeline-stretch` and `timeline-size` (int), `timeline-sum-up` and `timeline-legend`
 *   (boolean): see HawTimelineExportDialog
 */
#define HAW_TYPE_SETTINGS (haw_settings_get_type ())
G_DECLARE_FINAL_TYPE (HawSettings, haw_settings, HAW, SETTINGS, GObject)

/**
 * haw_settings_get:
 *
 * Returns: (transfer none): the settings of the program
 */
HawSettings *haw_settings_get   (void);

/**
 * haw_settings_reset:
 *
 * Sets a property back to its default.
 */
void         haw_settings_reset (HawSettings *self,
                                 const char  *name);

G_END_DECLS
