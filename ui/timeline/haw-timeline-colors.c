/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-colors.h"

/* Strong enough on light and on dark, and the first seven told apart by most who do not see all colours
 * (P. Tol's "bright"); the others go on from these before any comes again. A lane always has its name
 * besides. */
static const int palette[] = { 0x4477aa, 0xee6677, 0x228833, 0xccbb44, 0x66ccee, 0xaa3377, 0x999999,
                               0xee7733, 0x11998e, 0x8877dd, 0x9c7248, 0xdd77bb };

/**
 * haw_timeline_named_color:
 * @name: of a colour of the theme
 * @color: (out): it; the colour of text where there is none
 *
 * Colours are found by name because outside a window, where a picture is drawn, nothing is inherited.
 */
void
haw_timeline_named_color (GtkWidget  *widget,
                          const char *name,
                          GdkRGBA    *color)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);

  if (!gtk_style_context_lookup_color (context, name, color))
    gtk_style_context_get_color (context, color);
}

/**
 * haw_timeline_lane_color:
 * @color: (out): its own, else one that tells it from its neighbours; without lanes that of all marks
 */
void
haw_timeline_lane_color (GtkWidget              *widget,
                         const HawTimelineLanes *lanes,
                         guint                   lane,
                         GdkRGBA                *color)
{
  int rgb;

  if (!haw_timeline_lanes_has_lanes (lanes))
    {
      haw_timeline_named_color (widget, "accent_color", color);
      return;
    }

  rgb = haw_timeline_lanes_get_color (lanes, lane);
  if (rgb < 0)
    rgb = palette[haw_timeline_lanes_get_hue (lanes, lane) % G_N_ELEMENTS (palette)];
  *color = (GdkRGBA) { (float) (rgb >> 16 & 0xff) / 255, (float) (rgb >> 8 & 0xff) / 255,
                       (float) (rgb & 0xff) / 255, 1 };
}
