/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-event.h"

G_BEGIN_DECLS

/**
 * HawEventSheetRow:
 *
 * An event as a row of a HawEventSheet. Its values come some time after it; the signal `changed ()`
 * tells of these and of later ones.
 */
#define HAW_TYPE_EVENT_SHEET_ROW (haw_event_sheet_row_get_type ())
G_DECLARE_FINAL_TYPE (HawEventSheetRow, haw_event_sheet_row, HAW, EVENT_SHEET_ROW, HawRow)

/* Strings are never NULL; "" also before the values are there. */
typedef struct
{
  char *title;
  char *date;           /* EDTF */
  char *place;
  char *actors;         /* names, one a line */
  HawEventStatus status;
  guint n_sources;
  char *first_outlet;   /* whose article that speaks of it was published first */
  char *first_date;     /* of that, EDTF */
  guint disagreement;   /* of the sources, in per cent; see haw_disagreement() */
} HawEventValues;

HawEventSheetRow     *haw_event_sheet_row_new        (gint64            event);
gboolean              haw_event_sheet_row_is_loaded  (HawEventSheetRow *self);
const HawEventValues *haw_event_sheet_row_get_values (HawEventSheetRow *self);

/**
 * haw_event_sheet_row_take:
 * @values: (transfer full): its strings; left empty
 */
void                  haw_event_sheet_row_take       (HawEventSheetRow *self,
                                                      HawEventValues   *values);
void                  haw_event_values_clear         (HawEventValues   *values);

G_END_DECLS
