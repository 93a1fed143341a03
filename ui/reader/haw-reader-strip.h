/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-reader-view.h"

G_BEGIN_DECLS

/**
 * HawReaderStrip:
 *
 * The whole article from its top to its bottom, to stand beside the scroll bar of a #HawReaderView: its
 * marks in the colours and patterns of their codes, and what the view shows of it. A click goes there,
 * a drag takes the view along; the arrow keys, Page Up and Down, Home and End move it too, Enter goes
 * to the text.
 *
 * Properties: `view` (HawReaderView, read/write).
 */
#define HAW_TYPE_READER_STRIP (haw_reader_strip_get_type ())
G_DECLARE_FINAL_TYPE (HawReaderStrip, haw_reader_strip, HAW, READER_STRIP, GtkWidget)

GtkWidget *haw_reader_strip_new      (void);
void       haw_reader_strip_set_view (HawReaderStrip *self,
                                      HawReaderView  *view);

G_END_DECLS
