/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

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
  gint64 id;             /* above 0 */
  HawBounds bounds;      /* all 0 if undated */
  gboolean undated;
  gboolean approximate;  /* ~ */
  gboolean uncertain;    /* ? */
  HawTimelineStatus status;
  guint n_sources;
  guint disagreement;    /* of its sources, in per cent; see haw-disagreement.h */
  const char *title;     /* as typed, any direction; never NULL once stored */
  const char *date;      /* EDTF; "" if undated */
} HawTimelineEvent;

/* What the sources of an event make of it. */
typedef struct
{
  gint64 id;
  guint n_sources;
  guint disagreement;
} HawTimelineSources;

/* Events in columns: sorted arrays instead of an object for each, some 45 bytes an event and its
 * texts, so that a million of them fit beside a window. The dated ones come first, in the order of
 * time (first known bound, ties by id), then the undated by id. A position is an index into this
 * order; it is good until the next change.
 *
 * Fill it by haw_timeline_store_add() in any thread, sort it, and hand it to one owner; after that
 * only haw_timeline_lanes_put() and haw_timeline_lanes_remove() may change it. The columns are for
 * reading by the other parts of the geometry. */
typedef struct _HawTimelineStore HawTimelineStore;

struct _HawTimelineStore
{
  guint n;
  guint n_dated;
  gint64 *ids;
  gint64 *starts;      /* earliest start; of an open one HAW_TIME_MIN */
  gint64 *ends;        /* latest end */
  guint32 *soft_starts; /* seconds from the earliest start to the latest */
  guint32 *soft_ends;   /* seconds from the earliest end to the latest */
  guint32 *titles;     /* offsets into the texts */
  guint32 *dates;
  guint8 *flags;
  guint8 *sources;
  guint8 *disagreements;
  guint8 *letters;     /* of the title, at most 255 */
  guint8 *labels;      /* wished width, in HAW_TIMELINE_LABEL_STEP px */
  guint32 *by_id;      /* positions in the order of ids */

  /*< private >*/
  guint size;
  guint n_odd;         /* events with bounds that do not fit the columns */
  GHashTable *odd;     /* id → HawBounds */
  char *texts;         /* one after another, each with its end */
  guint32 n_texts;     /* bytes of them */
  guint32 size_of_texts;
  GHashTable *met;     /* dates → offset */
  gint64 first_known, last_known;
  gboolean extent_known;
  HawTimelineStore *truth; /* NULL where the events are at the time they happened */
  gboolean reaches;
  gatomicrefcount ref_count;
};

/* Among the flags: an event that is dimmed, which HawTimelineLanes sees to. */
#define HAW_TIMELINE_DIMMED 0x40

static inline gboolean
haw_timeline_store_is_dimmed (const HawTimelineStore *self,
                              guint                   position)
{
  return (self->flags[position] & HAW_TIMELINE_DIMMED) != 0;
}

/* The wishes of labels are rounded up, so that their layouts are used again at other zooms. */
#define HAW_TIMELINE_LABEL_STEP 8

HawTimelineStore *haw_timeline_store_new (void);
void haw_timeline_store_set_truth (HawTimelineStore *self,
                                   HawTimelineStore *truth,
                                   gboolean          reaches);
HawTimelineStore *haw_timeline_store_ref (HawTimelineStore *self);
void haw_timeline_store_unref (HawTimelineStore *self);

void haw_timeline_store_add (HawTimelineStore       *self,
                             const HawTimelineEvent *event);
void haw_timeline_store_sort (HawTimelineStore *self);
void haw_timeline_store_set_sources (HawTimelineStore         *self,
                                     const HawTimelineSources *sources,
                                     guint                     n_sources);
guint haw_timeline_store_insert (HawTimelineStore       *self,
                                 const HawTimelineEvent *event);
void haw_timeline_store_replace (HawTimelineStore       *self,
                                 guint                   position,
                                 const HawTimelineEvent *event);
void haw_timeline_store_remove (HawTimelineStore *self,
                                guint             position);

int haw_timeline_store_find (const HawTimelineStore *self,
                             gint64                  id);
void haw_timeline_store_get (const HawTimelineStore *self,
                             guint                   position,
                             HawTimelineEvent       *event);
const char *haw_timeline_store_get_title (const HawTimelineStore *self,
                                          guint                   position);
void haw_timeline_store_get_bounds (const HawTimelineStore *self,
                                    guint                   position,
                                    HawBounds              *bounds);
void haw_timeline_store_get_mark (const HawTimelineStore *self,
                                  guint                   position,
                                  HawBounds              *bounds);
void haw_timeline_store_tell (const HawTimelineStore *self,
                              guint                   position,
                              HawTimelineEvent       *event);
gint64 haw_timeline_store_get_anchor (const HawTimelineStore *self,
                                      guint                   position);
guint haw_timeline_store_find_time (const HawTimelineStore *self,
                                    gint64                  time);
gboolean haw_timeline_store_get_extent (HawTimelineStore *self,
                                        gint64           *start,
                                        gint64           *end);
guint haw_timeline_store_estimate (const HawTimelineStore *self,
                                   double                  seconds);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HawTimelineStore, haw_timeline_store_unref)

G_END_DECLS
