/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "time/haw-publications.h"

struct _HawPublications
{
  gatomicrefcount ref_count;
  GArray *all; /* HawPublication */
};

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const HawPublication *first = a;
  const HawPublication *second = b;

  if (first->event != second->event)
    return first->event < second->event ? -1 : 1;
  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;

  return (first->end > second->end) - (first->end < second->end);
}

/**
 * haw_publications_new:
 *
 * Returns: (transfer full): no publications yet
 */
HawPublications *
haw_publications_new (void)
{
  HawPublications *self = g_new0 (HawPublications, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->all = g_array_new (FALSE, FALSE, sizeof (HawPublication));

  return self;
}

/**
 * haw_publications_ref:
 *
 * Returns: (transfer full): @self
 */
HawPublications *
haw_publications_ref (HawPublications *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * haw_publications_unref:
 * @self: (transfer full): publications
 */
void
haw_publications_unref (HawPublications *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_array_unref (self->all);
  g_free (self);
}

/**
 * haw_publications_add:
 * @publication: one of which the time is known
 *
 * Adds in any order; haw_publications_sort() follows after the last.
 */
void
haw_publications_add (HawPublications      *self,
                      const HawPublication *publication)
{
  g_return_if_fail (self != NULL && publication != NULL);

  g_array_append_vals (self->all, publication, 1);
}

/**
 * haw_publications_sort:
 */
void
haw_publications_sort (HawPublications *self)
{
  g_return_if_fail (self != NULL);

  g_array_sort (self->all, compare);
}

/* The first publication that belongs to @event or to one after it. */
static guint
find (const HawPublications *self,
      gint64                 event)
{
  guint low = 0, high = self->all->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->all, HawPublication, middle).event < event)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/**
 * haw_publications_get:
 * @event: the id of an event
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): when its sources were published, the first one first;
 *   good until the next change
 */
const HawPublication *
haw_publications_get (const HawPublications *self,
                      gint64                 event,
                      guint                 *n)
{
  guint first;

  *n = 0;
  if (self == NULL || self->all->len == 0)
    return NULL;

  first = find (self, event);
  while (first + *n < self->all->len &&
         g_array_index (self->all, HawPublication, first + *n).event == event)
    (*n)++;

  return *n == 0 ? NULL : &g_array_index (self->all, HawPublication, first);
}

/**
 * haw_publications_get_n:
 *
 * Returns: how many there are of all events
 */
guint
haw_publications_get_n (const HawPublications *self)
{
  return self == NULL ? 0 : self->all->len;
}

/**
 * haw_publications_replace:
 * @publications: (array length=n): all of this event from now on, in any order
 *
 * Follows an edit of one event in sorted publications.
 */
void
haw_publications_replace (HawPublications      *self,
                          gint64                event,
                          const HawPublication *publications,
                          guint                 n)
{
  guint first, old;

  g_return_if_fail (self != NULL);

  haw_publications_get (self, event, &old);
  first = find (self, event);
  if (old > 0)
    g_array_remove_range (self->all, first, old);
  if (n == 0)
    return;
  g_array_insert_vals (self->all, first, publications, n);
  qsort (&g_array_index (self->all, HawPublication, first), n, sizeof *publications, compare);
}

/**
 * haw_publications_dup_of_outlet:
 * @outlet: the id of an outlet
 *
 * Returns: (transfer full): what this outlet published of all that there is, sorted
 */
HawPublications *
haw_publications_dup_of_outlet (const HawPublications *self,
                                gint64                 outlet)
{
  HawPublications *own = haw_publications_new ();

  for (guint i = 0; self != NULL && i < self->all->len; i++)
    {
      const HawPublication *publication = &g_array_index (self->all, HawPublication, i);

      if (publication->outlet == outlet)
        haw_publications_add (own, publication);
    }

  return own;
}

/**
 * haw_publications_take_of_outlet:
 * @from: all publications
 * @outlet: the id of the outlet of which these are
 * @event: of which others hold now
 *
 * Follows an edit of one event in what haw_publications_dup_of_outlet() gave.
 */
void
haw_publications_take_of_outlet (HawPublications       *self,
                                 const HawPublications *from,
                                 gint64                 outlet,
                                 gint64                 event)
{
  g_autoptr (GArray) own = g_array_new (FALSE, FALSE, sizeof (HawPublication));
  const HawPublication *all;
  guint n;

  g_return_if_fail (self != NULL);

  all = haw_publications_get (from, event, &n);
  for (guint i = 0; i < n; i++)
    if (all[i].outlet == outlet)
      g_array_append_val (own, all[i]);
  haw_publications_replace (self, event, (const HawPublication *) (const void *) own->data, own->len);
}

static const char *const nicks[] = { "event", "publication", "lag" };

/**
 * haw_clock_to_nick:
 *
 * Returns: the name by which a clock is remembered
 */
const char *
haw_clock_to_nick (HawClock clock)
{
  g_return_val_if_fail (clock < HAW_N_CLOCKS, nicks[0]);

  return nicks[clock];
}

/**
 * haw_clock_from_nick:
 * @nick: (nullable): a name
 *
 * Returns: whether it is the name of a clock
 */
gboolean
haw_clock_from_nick (const char *nick,
                     HawClock   *clock)
{
  for (guint i = 0; i < G_N_ELEMENTS (nicks); i++)
    if (g_strcmp0 (nick, nicks[i]) == 0)
      {
        *clock = (HawClock) i;
        return TRUE;
      }

  return FALSE;
}

static void
include (HawBounds            *bounds,
         const HawPublication *publication)
{
  bounds->earliest_start = MIN (bounds->earliest_start, publication->start);
  bounds->latest_start = MIN (bounds->latest_start, publication->start);
  bounds->earliest_end = MAX (bounds->earliest_end, publication->end);
  bounds->latest_end = MAX (bounds->latest_end, publication->end);
}

/**
 * haw_clock_turn:
 * @publications: when the sources were published
 * @event: (inout): an event by the time it happened
 *
 * Gives an event the time that it takes on an axis by another clock: of publication, from the first
 * report to the last; of lag, from its own beginning to the last report, or from the first report to
 * its own end where it was reported before. One whose sources have no known time of publication has no
 * time by either.
 */
void
haw_clock_turn (HawClock               clock,
                const HawPublications *publications,
                HawTimelineEvent      *event)
{
  const HawPublication *of_event;
  guint n;

  g_return_if_fail (event != NULL);

  if (clock == HAW_CLOCK_EVENT)
    return;

  of_event = haw_publications_get (publications, event->id, &n);
  if (n == 0 || (clock == HAW_CLOCK_LAG && event->undated))
    {
      event->undated = TRUE;
      event->bounds = (HawBounds) { 0, 0, 0, 0 };
      return;
    }

  if (clock == HAW_CLOCK_PUBLICATION)
    event->bounds = (HawBounds) { of_event->start, of_event->start, of_event->end, of_event->end };
  for (guint i = 0; i < n; i++)
    include (&event->bounds, &of_event[i]);
  /* When a report came is not in doubt, whatever the date of the event is. */
  if (clock == HAW_CLOCK_PUBLICATION)
    event->undated = event->approximate = event->uncertain = FALSE;
}

/**
 * haw_clock_turn_all:
 * @store: (transfer none): events by the time they happened; kept, to be asked what they are
 *
 * Returns: (transfer full): the same events by another clock, sorted
 */
HawTimelineStore *
haw_clock_turn_all (HawClock               clock,
                    const HawPublications *publications,
                    HawTimelineStore      *store)
{
  HawTimelineStore *turned = haw_timeline_store_new ();

  g_return_val_if_fail (store != NULL, turned);

  for (guint i = 0; i < store->n; i++)
    {
      HawTimelineEvent event;

      haw_timeline_store_get (store, i, &event);
      haw_clock_turn (clock, publications, &event);
      haw_timeline_store_add (turned, &event);
    }
  haw_timeline_store_sort (turned);
  haw_timeline_store_set_truth (turned, store, clock == HAW_CLOCK_LAG);

  return turned;
}
