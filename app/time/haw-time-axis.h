/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "time/haw-civil.h"

G_BEGIN_DECLS

/* Zoom levels per factor of two. Zooming moves in whole levels, so that zooming in and out again
 * about the same points comes back to exactly the same axis. */
#define HAW_TIME_AXIS_OCTAVE 1024

/* The one map between times and horizontal positions of a timeline. Where time runs from right to
 * left, this is the only place that mirrors: callers hand over widget coordinates as they come and
 * draw at the coordinates they get.
 *
 * A plain value: copy it to remember a view. Read the fields, change them by the functions. */
typedef struct
{
  gint64 origin;             /* time at the edge where time begins, rounded down to a second */
  double remainder;          /* what is missing to the exact time, in [0, 1) s */
  double seconds_per_pixel;  /* 2 to the power of level / HAW_TIME_AXIS_OCTAVE */
  int level;
  double width;              /* px, at least 1 */
  gboolean mirrored;         /* time runs from right to left */
} HawTimeAxis;

void haw_time_axis_init (HawTimeAxis *axis,
                         double       width,
                         gboolean     mirrored);
double haw_time_axis_x_of (const HawTimeAxis *axis,
                           gint64             time);
gint64 haw_time_axis_t_of (const HawTimeAxis *axis,
                           double             x);
void haw_time_axis_zoom (HawTimeAxis *axis,
                         int          levels,
                         double       x);
int haw_time_axis_levels_of_factor (double factor);
void haw_time_axis_pan (HawTimeAxis *axis,
                        double       dx);
void haw_time_axis_fit (HawTimeAxis *axis,
                        gint64       start,
                        gint64       end,
                        double       margin);
void haw_time_axis_clamp (HawTimeAxis *axis,
                          gint64       start,
                          gint64       end);
void haw_time_axis_resize (HawTimeAxis *axis,
                           double       width);
void haw_time_axis_get_visible (const HawTimeAxis *axis,
                                gint64            *start,
                                gint64            *end);

G_END_DECLS
