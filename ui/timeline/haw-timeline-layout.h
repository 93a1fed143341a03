/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HawTimelineLayout:
 *
 * One child below the other, as wide as there is room. The one that expands has the rest of the height;
 * where that is little the others give way to it, down to their least height.
 */
#define HAW_TYPE_TIMELINE_LAYOUT (haw_timeline_layout_get_type ())
G_DECLARE_FINAL_TYPE (HawTimelineLayout, haw_timeline_layout, HAW, TIMELINE_LAYOUT, GtkLayoutManager)

G_END_DECLS
