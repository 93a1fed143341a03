/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-reader-strip.h"
#include "haw-reader-view-private.h"

G_BEGIN_DECLS

/* What the strip shares with its tests. */

/* Marks stand in so many columns; of more that meet the first ones are shown. */
#define HAW_READER_STRIP_COLUMNS 3

/* A run of pixels from @top to @bottom in one column. */
typedef struct
{
  guint column;
  guint top;
  guint bottom;
  GdkRGBA color;
  HawPattern pattern;
} HawReaderStripRun;

GArray  *haw_reader_strip_find_runs (HawReaderView *view,
                                     guint          height);
void     haw_reader_strip_window    (HawReaderView *view,
                                     double         height,
                                     double        *top,
                                     double        *bottom);

/* The node of its marks, as it is now. */
GskRenderNode *haw_reader_strip_peek_node (HawReaderStrip *self);

G_END_DECLS
