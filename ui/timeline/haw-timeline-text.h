/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shaped texts, kept as render nodes: the timeline shapes when its contents change and draws
 * without shaping. A text is known by its style, its width and its letters. */

typedef enum
{
  HAW_TIMELINE_TEXT_LABEL,
  HAW_TIMELINE_TEXT_SIGNED,  /* a label that begins with a dimmed sign and a no-break space */
  HAW_TIMELINE_TEXT_TICK,
  HAW_TIMELINE_TEXT_CONTEXT, /* of the coarser row of the ruler, and headings */
  HAW_TIMELINE_N_TEXT_STYLES
} HawTimelineTextStyle;

typedef struct
{
  GskRenderNode *node; /* at 0, 0; NULL if there is nothing to draw */
  double width;        /* px */
  double height;
} HawTimelineText;

typedef struct _HawTimelineTexts HawTimelineTexts;

/**
 * HawTimelineShapedFunc:
 *
 * Called after wanted texts were shaped, between frames.
 */
typedef void (*HawTimelineShapedFunc) (gpointer user_data);

HawTimelineTexts *haw_timeline_texts_new (GtkWidget            *widget,
                                          HawTimelineShapedFunc shaped,
                                          gpointer              user_data);
void haw_timeline_texts_free (HawTimelineTexts *self);
gboolean haw_timeline_texts_restyle (HawTimelineTexts *self,
                                     const GdkRGBA    *color);
const HawTimelineText *haw_timeline_texts_shape (HawTimelineTexts    *self,
                                                 HawTimelineTextStyle style,
                                                 const char          *text,
                                                 int                  width);
void haw_timeline_texts_want (HawTimelineTexts    *self,
                              HawTimelineTextStyle style,
                              const char          *text,
                              int                  width,
                              gboolean             later);
const HawTimelineText *haw_timeline_texts_lookup (HawTimelineTexts    *self,
                                                  HawTimelineTextStyle style,
                                                  const char          *text,
                                                  int                  width);
int haw_timeline_texts_measure (HawTimelineTexts    *self,
                                HawTimelineTextStyle style,
                                const char          *text);
int haw_timeline_texts_measure_label (HawTimelineTexts *self,
                                      const char       *text);
int haw_timeline_texts_get_line_height (HawTimelineTexts    *self,
                                        HawTimelineTextStyle style);
void haw_timeline_texts_set_paper (HawTimelineTexts *self);
void haw_timeline_texts_keep (HawTimelineTexts *self,
                              GskRenderNode    *node,
                              PangoLayout      *layout,
                              double            x,
                              double            y,
                              const GdkRGBA    *color);
gboolean haw_timeline_texts_print (HawTimelineTexts *self,
                                   GskRenderNode    *node,
                                   cairo_t          *cr);
guint haw_timeline_texts_get_n_shaped (HawTimelineTexts *self);

G_END_DECLS
