/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "time/haw-timeline-store.h"

G_BEGIN_DECLS

/* Which clock the timeline goes by. */
typedef enum
{
  HAW_CLOCK_EVENT,       /* when it happened */
  HAW_CLOCK_PUBLICATION, /* when it was reported: from the first report to the last */
  HAW_CLOCK_LAG,         /* when it happened, and how much later each report came */
  HAW_N_CLOCKS
} HawClock;

/* When one source of an event was published: [start, end), as exactly as that is known. */
typedef struct
{
  gint64 event;
  gint64 start;
  gint64 end;
  gint64 denies; /* 0 or 1 */
  gint64 outlet; /* id; 0 for none */
} HawPublication;

/* When the sources of events were published, in the order of events and of time: 40 bytes a source. */
typedef struct _HawPublications HawPublications;

HawPublications *haw_publications_new (void);
HawPublications *haw_publications_ref (HawPublications *self);
void haw_publications_unref (HawPublications *self);
void haw_publications_add (HawPublications      *self,
                           const HawPublication *publication);
void haw_publications_sort (HawPublications *self);
void haw_publications_replace (HawPublications      *self,
                               gint64                event,
                               const HawPublication *publications,
                               guint                 n);
const HawPublication *haw_publications_get (const HawPublications *self,
                                            gint64                 event,
                                            guint                 *n);
guint haw_publications_get_n (const HawPublications *self);
HawPublications *haw_publications_dup_of_outlet (const HawPublications *self,
                                                 gint64                 outlet);
void haw_publications_take_of_outlet (HawPublications       *self,
                                      const HawPublications *from,
                                      gint64                 outlet,
                                      gint64                 event);

const char *haw_clock_to_nick (HawClock clock);
gboolean haw_clock_from_nick (const char *nick,
                              HawClock   *clock);
void haw_clock_turn (HawClock               clock,
                     const HawPublications *publications,
                     HawTimelineEvent      *event);
HawTimelineStore *haw_clock_turn_all (HawClock               clock,
                                      const HawPublications *publications,
                                      HawTimelineStore      *store);

gboolean haw_publication_read (const char     *date,
                               HawPublication *publication);
gboolean haw_lag_between (const HawBounds      *event,
                          const HawPublication *publication,
                          gint64               *lag);
gboolean haw_lag_is_exact (const HawBounds      *event,
                           const HawPublication *publication);
char *haw_lag_describe (const HawBounds      *event,
                        const HawPublication *publication);
char *haw_lag_describe_dates (const char *event,
                              const char *published);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HawPublications, haw_publications_unref)

G_END_DECLS
