/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "time/haw-civil.h"

G_BEGIN_DECLS

/* A mark of one lane of the timeline, to be put into a row where it overlaps no other. It takes up
 * [start, MAX (end, start + label)): its label begins with it and may run on after it. */
typedef struct
{
  gint64 start; /* seconds, inclusive */
  gint64 end;   /* seconds, exclusive; at least start */
  gint64 label; /* seconds that the label needs, at a zoom of haw_rows_quantise() */
  gint64 id;    /* breaks ties, so that rows do not depend on the order of the items */
  guint row;    /* (out) from 0, the nearest to the axis */
} HawRowItem;

guint haw_rows_pack (HawRowItem *items,
                     gsize       n_items);
double haw_rows_quantise (double seconds_per_pixel);

G_END_DECLS
