/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "time/haw-hijri-format.h"
#include "time/haw-time-axis.h"

G_BEGIN_DECLS

typedef enum
{
  HAW_TICK_MINUTE,
  HAW_TICK_DAY,
  HAW_TICK_WEEK,
  HAW_TICK_MONTH,
  HAW_TICK_YEAR
} HawTickUnit;

/* A boundary of the calendar. The span to the next tick of its row is [time, end). */
typedef struct
{
  gint64 time;
  gint64 end;
  double x;    /* px, of time; may be outside the view by up to one tick */
  char *label; /* NULL for minor ticks */
} HawTick;

/* The ruler for the visible part of an axis: labelled major ticks, unlabelled minor ticks between
 * them, and a coarser context row (the day above hours, the month above days, the year above
 * months; empty above years). Each row covers the view and one tick more on either side. Months and
 * years begin where those of the calendar begin; the Hijri ruler has nothing before the year 1 AH. */
typedef struct
{
  HawTickUnit unit; /* of the major ticks */
  int step;         /* in units; minutes for HAW_TICK_MINUTE */
  GArray *major;    /* (element-type HawTick) */
  GArray *minor;    /* (element-type HawTick); without the major ones */
  GArray *context;  /* (element-type HawTick) */
} HawTicks;

/**
 * HawMeasureFunc:
 * @label: a label as it will be drawn
 *
 * Called for a handful of sample labels on each haw_ticks_new(): keep the widths of known labels.
 *
 * Returns: its width in px
 */
typedef double (*HawMeasureFunc) (const char *label,
                                  gpointer    user_data);

HawTicks *haw_ticks_new (const HawTimeAxis *axis,
                         HawCalendar        calendar,
                         GDateWeekday       week_start,
                         double             gap,
                         HawMeasureFunc     measure,
                         gpointer           user_data);
HawTicks *haw_ticks_new_relative (const HawTimeAxis *axis,
                                  gint64             origin,
                                  const char        *before,
                                  const char        *after,
                                  double             gap,
                                  HawMeasureFunc     measure,
                                  gpointer           user_data);
void haw_ticks_free (HawTicks *ticks);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HawTicks, haw_ticks_free)

G_END_DECLS
