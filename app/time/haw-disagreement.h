/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "time/haw-edtf.h"

G_BEGIN_DECLS

/* What one source says of an event. */
typedef struct
{
  gboolean denies;
  gboolean dated;   /* whether it gives a date of its own */
  HawBounds bounds; /* of that; wider where it is only approximate */
} HawReport;

void haw_report_set_date (HawReport       *self,
                          const char      *date,
                          const HawBounds *bounds);
gboolean haw_report_dates_differ (const char *date,
                                  const char *other);

guint haw_disagreement (const HawReport *reports,
                        guint            n_reports);

G_END_DECLS
