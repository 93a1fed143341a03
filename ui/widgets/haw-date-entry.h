/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HawDateEntry:
 *
 * An entry for a date in EDTF (see time/haw-edtf.h) that says below itself, while one types, how the
 * date is understood or what is wrong with it and where. Digits of any kind become ASCII digits.
 *
 * Properties: `date` (canonical EDTF, "" for undated; keeps the last date that could be understood
 * while `valid` is FALSE), `valid` (read-only), `text` (read-only, as written), `label` (the
 * accessible name), `placeholder-text`, `hint` (nullable: what is said below while nothing is
 * written, instead of "Undated").
 *
 * Signals: `activate ()`: Enter was pressed.
 */
#define HAW_TYPE_DATE_ENTRY (haw_date_entry_get_type ())
G_DECLARE_FINAL_TYPE (HawDateEntry, haw_date_entry, HAW, DATE_ENTRY, GtkWidget)

GtkWidget  *haw_date_entry_new                  (void);

const char *haw_date_entry_get_date             (HawDateEntry *self);

/**
 * haw_date_entry_set_date:
 * @date: EDTF or ""; something else is shown as it is and is not valid
 */
void        haw_date_entry_set_date             (HawDateEntry *self,
                                                 const char   *date);
gboolean    haw_date_entry_get_valid            (HawDateEntry *self);
const char *haw_date_entry_get_text             (HawDateEntry *self);
void        haw_date_entry_set_label            (HawDateEntry *self,
                                                 const char   *label);
void        haw_date_entry_set_placeholder_text (HawDateEntry *self,
                                                 const char   *text);
void        haw_date_entry_set_hint             (HawDateEntry *self,
                                                 const char   *hint);

/**
 * haw_date_entry_get_reading:
 *
 * Returns: what stands below the entry
 */
const char *haw_date_entry_get_reading          (HawDateEntry *self);

/**
 * haw_date_entry_reread_all:
 * @widget: any widget
 *
 * Says anew how their dates are understood below all date entries in @widget: when dates are written
 * otherwise from now on.
 */
void        haw_date_entry_reread_all           (GtkWidget    *widget);

G_END_DECLS
