/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The header of a lane: its name and how many events it has, behind as much room as it is deep inside
 * others. A click or Enter collapses the lane or expands it. The arrows up and down go to the next
 * header, that towards the text's end into a lane with lanes inside, the other one out of it; with Alt,
 * up and down move the lane among its neighbours. Menu opens what can be done with it.
 *
 * Signals
 *   stepped (int step)  a HawTimelineHeaderStep */
#define HAW_TYPE_TIMELINE_HEADER (haw_timeline_header_get_type ())

G_DECLARE_FINAL_TYPE (HawTimelineHeader, haw_timeline_header, HAW, TIMELINE_HEADER, GtkButton)

typedef enum
{
  HAW_TIMELINE_HEADER_UP,
  HAW_TIMELINE_HEADER_DOWN,
  HAW_TIMELINE_HEADER_INTO,
  HAW_TIMELINE_HEADER_OUT,
  HAW_TIMELINE_HEADER_MOVE_UP,
  HAW_TIMELINE_HEADER_MOVE_DOWN,
  HAW_TIMELINE_HEADER_MENU
} HawTimelineHeaderStep;

/* Which header is to stand where. */
typedef struct
{
  gint64 lane; /* id */
  const char *name;
  const char *inside; /* the name of the lane it is inside, NULL at the top */
  guint depth;
  gboolean group;     /* there are lanes inside */
  gboolean has_color;
  GdkRGBA color;
  guint n_events;
  guint n_undated; /* of them */
  gboolean collapsed;
  double y;      /* px from the top of the column, below 0 where the lane begins above it */
  double height; /* of the lane, with those inside */
  double strip;  /* px of the header where it does not reach over its lane; else 0 */
  double top;    /* px from the top of the column that are for the headers of the lanes about it */
} HawTimelineHeaderPlace;

GtkWidget *haw_timeline_header_new (void);
gint64 haw_timeline_header_get_lane (HawTimelineHeader *self);
void haw_timeline_header_bind (HawTimelineHeader            *self,
                               const HawTimelineHeaderPlace *place);

G_END_DECLS
