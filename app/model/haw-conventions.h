/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project/haw-project.h"
#include "time/haw-hijri-format.h"

G_BEGIN_DECLS

/**
 * HawConventions:
 *
 * The conventions of a project about dates, which travel with its file: not steps of the history, so
 * that an undo of the work does not change how it is written down.
 *
 * Properties, all strings, "" for what is usual: `calendar` ("gregorian-hijri", "hijri-gregorian" for
 * both, the first one the main one), `week-start` ("monday" to "sunday"), `time-direction`
 * ("interface", "ltr", "rtl"), `months` and `digits` of exports (names as in the settings of the
 * program), `time-zone` (a note for readers on what the times mean). A value that is none of these is left as it was.
 *
 * Signals: notify, at first when the file has been read. `failed (GError *)`: a change could not be
 * stored and was taken back.
 */
#define HAW_TYPE_CONVENTIONS (haw_conventions_get_type ())
G_DECLARE_FINAL_TYPE (HawConventions, haw_conventions, HAW, CONVENTIONS, GObject)

/**
 * haw_conventions_of:
 *
 * Returns: (transfer none): the conventions of @project, as long as it lives
 */
HawConventions *haw_conventions_of (HawProject *project);

gboolean     haw_conventions_get_loaded     (HawConventions *self);
HawCalendar  haw_conventions_get_calendar   (HawConventions *self);

/**
 * haw_conventions_has_hijri:
 *
 * Returns: whether both calendars are shown, the one that is not the main one beside it
 */
gboolean     haw_conventions_has_hijri      (HawConventions *self);

/**
 * haw_conventions_get_week_start:
 *
 * Returns: the first day of the week, by the locale where none is chosen
 */
GDateWeekday haw_conventions_get_week_start (HawConventions *self);

/**
 * haw_conventions_describe:
 *
 * Returns: (transfer full): @edtf in words, with its Hijri date where the project shows both
 */
char        *haw_conventions_describe       (HawConventions *self,
                                             const HawEdtf  *edtf);

/**
 * haw_conventions_load_async:
 *
 * Reads how dates are to be in an export, and the note on its times.
 */
void         haw_conventions_load_async     (HawProject          *project,
                                             GCancellable        *cancellable,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);
gboolean     haw_conventions_load_finish    (HawProject       *project,
                                             GAsyncResult     *result,
                                             HawDateOverride  *dates,
                                             char            **time_zone,
                                             GError          **error);

G_END_DECLS
