/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "haw-reader-view-private.h"

/* What graphical objects need against the background (WCAG 2.2, 1.4.11). */
#define MIN_CONTRAST 3.0

/* Behind dark letters no colour is darker than this, behind light ones none is lighter: however
 * many marks lie over each other, the letters keep a contrast of 4.5 (WCAG 2.2, 1.4.3). */
#define MIN_LIGHT 0.32
#define MAX_DARK  0.17

static double
linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
luminance (const GdkRGBA *color)
{
  return 0.2126 * linear (color->red) + 0.7152 * linear (color->green)
         + 0.0722 * linear (color->blue);
}

static double
contrast (const GdkRGBA *a,
          const GdkRGBA *b)
{
  double first = luminance (a);
  double second = luminance (b);

  return (MAX (first, second) + 0.05) / (MIN (first, second) + 0.05);
}

static GdkRGBA
with_alpha (const GdkRGBA *color,
            double         alpha)
{
  GdkRGBA result = *color;

  result.alpha = (float) alpha;

  return result;
}

/* Brings @color nearer to the colour of the text until it stands out from the background. */
GdkRGBA
haw_reader_palette_fit (const HawReaderPalette *palette,
                        const GdkRGBA          *color)
{
  GdkRGBA result = with_alpha (color, 1);

  for (guint i = 0; i < 10 && contrast (&result, &palette->background) < MIN_CONTRAST; i++)
    {
      result.red += 0.15f * (palette->text.red - result.red);
      result.green += 0.15f * (palette->text.green - result.green);
      result.blue += 0.15f * (palette->text.blue - result.blue);
    }

  return result;
}

/* Brings @color nearer to the background until letters can be read on it. */
GdkRGBA
haw_reader_palette_soften (const HawReaderPalette *palette,
                           const GdkRGBA          *color)
{
  float target = palette->dark ? 0 : 1;
  GdkRGBA result = with_alpha (color, 1);

  for (guint i = 0; i < 20; i++)
    {
      double light = luminance (&result);

      if (palette->dark ? light <= MAX_DARK : light >= MIN_LIGHT)
        break;
      result.red += 0.1f * (target - result.red);
      result.green += 0.1f * (target - result.green);
      result.blue += 0.1f * (target - result.blue);
    }

  return result;
}

/* As in style.css, which can't be asked for the ground of a widget. */
static const GdkRGBA sepia = { 0.961f, 0.929f, 0.851f, 1 };

/* @widget: what is drawn on, of the class `view`. */
void
haw_reader_palette_read (HawReaderPalette *palette,
                         GtkWidget        *widget)
{
  GtkStyleContext *style = gtk_widget_get_style_context (widget);

  gtk_style_context_get_color (style, &palette->text);
  palette->dark = luminance (&palette->text) > 0.4;
  palette->high_contrast = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());

  if (gtk_widget_has_css_class (widget, "sepia"))
    palette->background = sepia;
  else if (!gtk_style_context_lookup_color (style, "view_bg_color", &palette->background)
           && !gtk_style_context_lookup_color (style, "theme_base_color", &palette->background))
    palette->background = palette->dark ? (GdkRGBA) { 0.12f, 0.12f, 0.12f, 1 }
                                        : (GdkRGBA) { 1, 1, 1, 1 };

  if (!gtk_style_context_lookup_color (style, "accent_bg_color", &palette->accent)
      && !gtk_style_context_lookup_color (style, "theme_selected_bg_color", &palette->accent))
    palette->accent = palette->text;
  palette->selection = with_alpha (&palette->accent, palette->high_contrast ? 0.5 : 0.32);
}
