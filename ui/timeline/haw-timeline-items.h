/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

#include "time/haw-edtf.h"

G_BEGIN_DECLS

typedef enum
{
  HAW_TIMELINE_CONFIRMED,
  HAW_TIMELINE_UNCONFIRMED,
  HAW_TIMELINE_DISPUTED
} HawTimelineStatus;

/* One event as the timeline shows it. */
typedef struct
{
  gint64 id;             /* of the event, above 0 */
  HawBounds bounds;      /* not read if undated */
  gboolean undated;
  gboolean approximate;  /* ~ */
  gboolean uncertain;    /* ? */
  HawTimelineStatus status;
  guint n_sources;
  char *title;           /* as typed, any direction; NULL or "" shows as untitled */
  char *date_text;       /* the date in words; NULL if undated */
  gboolean has_color;
  GdkRGBA color;         /* of its code, if has_color; otherwise drawn neutrally */
} HawTimelineItem;

/* A lane with its events. */
typedef struct
{
  gint64 id;          /* stays while names and order change; unique, not below 0 */
  char *name;
  gboolean has_color;
  GdkRGBA color;
  GArray *members;    /* guint: positions of items, ascending */
} HawTimelineItemLane;

/* A snapshot of events that never changes once a view shows it: build one, hand it over. */
typedef struct _HawTimelineItems HawTimelineItems;

#define HAW_TYPE_TIMELINE_ITEMS (haw_timeline_items_get_type ())

GType haw_timeline_items_get_type (void) G_GNUC_CONST;
HawTimelineItems *haw_timeline_items_new (void);
HawTimelineItems *haw_timeline_items_ref (HawTimelineItems *self);
void haw_timeline_items_unref (HawTimelineItems *self);
void haw_timeline_items_add (HawTimelineItems      *self,
                             const HawTimelineItem *item);
guint haw_timeline_items_add_lane (HawTimelineItems *self,
                                   gint64            id,
                                   const char       *name,
                                   const GdkRGBA    *color);
void haw_timeline_items_join (HawTimelineItems *self,
                              guint             lane,
                              guint             item);
guint haw_timeline_items_get_n_lanes (const HawTimelineItems *self);
const HawTimelineItemLane *haw_timeline_items_get_lane (const HawTimelineItems *self,
                                                        guint                   lane);
void haw_timeline_items_seal (HawTimelineItems *self);
guint haw_timeline_items_get_n (const HawTimelineItems *self);
const HawTimelineItem *haw_timeline_items_get (const HawTimelineItems *self,
                                               guint                   position);
int haw_timeline_items_find (const HawTimelineItems *self,
                             gint64                  id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HawTimelineItems, haw_timeline_items_unref)

G_END_DECLS
