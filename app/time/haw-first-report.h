/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which of the sources of one event had it first; begin with zeroes. */
typedef struct
{
  guint n;         /* that report it, or deny it where nobody does */
  gboolean denies; /* whether these deny it */
  gboolean known;  /* whether one of them has a time of publication */
  gint64 time;     /* the earliest of these */
} HawFirstReport;

gboolean haw_first_report_take (HawFirstReport *self,
                                gboolean        denies,
                                gboolean        known,
                                gint64          time);
gboolean haw_first_report_take_date (HawFirstReport *self,
                                     gboolean        denies,
                                     const char     *published);
gboolean haw_first_report_is_known (const HawFirstReport *self);
char *haw_first_report_name (const char *outlet);
char *haw_first_report_describe (const char *outlet);

G_END_DECLS
