/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "time/haw-timeline-grip.h"

G_BEGIN_DECLS

/* What a hand does in the drawing. */
typedef enum
{
  HAW_TIMELINE_HAND_IDLE,  /* or it pans */
  HAW_TIMELINE_HAND_PULLS, /* an event, or an end of one */
  HAW_TIMELINE_HAND_BANDS, /* selects what a band touches */
  HAW_TIMELINE_HAND_RANGES /* chooses the time of a new event */
} HawTimelineHand;

/* The view moves because something is dragged to its edge. */
typedef struct
{
  guint id;              /* of the frames; 0 while it rests */
  double along, across;  /* how near to an edge, from -1 to 1 */
  gint64 time;           /* of the last frame */
  double waited;         /* ms, for the next step where nothing is animated */
  gboolean is_header;    /* of a lane */
  gint64 lane;
  double y;              /* px from the top of the headers */
} HawTimelineEdgeScroll;

/* What of the view belongs to editing in it: the gesture that is under way (drag), the events that are
 * selected together (select), and the entry for a title (entry). */
typedef struct
{
  gboolean editable;
  gboolean makes;        /* events, where it is editable */

  GArray *several;       /* gint64, sorted; empty unless more than one event is selected */
  gboolean keeps;        /* the selected event changes among them */
  guint64 n_looked;      /* how many events were looked at for that */

  GtkGesture *gesture;
  HawTimelineHand hand;  /* what the press may become */
  gboolean under_way;    /* the press has become that */
  double press_x, press_y; /* px in the widget */
  double x, y;           /* where what was pressed is now: it goes along where the view moves */
  double to_x, to_y;
  double at_x, at_y;     /* of the pointer, which may be outside */
  GdkModifierType state;
  HawTimelineEdgeScroll edge_scroll;
  gint64 id, lane;       /* of the event that is held */
  HawTimelineGrip grip;
  double edge;           /* px on the axis */
  HawTimelinePull pull;
  char *date;            /* EDTF that is being made; NULL where it cannot be */
  char *words;           /* the same in words, or why not; isolated */
  GArray *ghosts;        /* of what is held, where it would be */
  gint64 lines[2];       /* times of the guides */
  guint n_lines;
  GArray *several_before;
  const char *cursor;    /* NULL for the usual one */

  char *typed;           /* NULL where nobody types a title to look for */

  GtkWidget *entry;      /* NULL while no title is written */
  gint64 entry_id;       /* of the event whose title it is, 0 for a new one */
  char *entry_date;      /* EDTF of a new one */
  gint64 entry_lane;     /* id of the lane in which it is made, or HAW_TIMELINE_NO_LANE */
  gint64 entry_time;     /* where a new one begins */
  double entry_y;
} HawTimelineEdit;

G_END_DECLS
