/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-pane-private.h"

#include "model/haw-article-span.h"
#include "project/haw-clock.h"
#include "time/haw-civil.h"

/* A project without dated events has a timeline nevertheless, on which the first one can be made: of the
 * days on which its articles were published, or of this month. */

#define SHORTEST (7 * HAW_SECONDS_PER_DAY)

static void
get_month (gint64 *start,
           gint64 *end)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_local (haw_clock_now () / G_USEC_PER_SEC);
  int year = g_date_time_get_year (now), month = g_date_time_get_month (now);

  *start = haw_civil_to_time (year, month, 1);
  *end = haw_civil_to_time (month == 12 ? year + 1 : year, month == 12 ? 1 : month + 1, 1);
}

/* With some days about them: what happened was reported afterwards. */
static void
offer (HawTimelinePane      *self,
       const HawArticleSpan *span)
{
  gint64 start = span->start, end = span->end, margin;

  if (start >= end)
    get_month (&start, &end);
  else
    {
      margin = MAX ((end - start) / 10, (SHORTEST - (end - start)) / 2);
      margin = (margin / HAW_SECONDS_PER_DAY + 1) * HAW_SECONDS_PER_DAY;
      start -= margin;
      end += margin;
    }
  self->offers = TRUE;
  haw_timeline_view_set_empty_range (self->view, start, end);
  haw_timeline_pane_selection_changed (self);
}

static void
span_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (HawTimelinePane) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree HawArticleSpan *span = haw_project_read_finish (HAW_PROJECT (object), result, &error);

  /* Another project is shown, or there is an event meanwhile. */
  if (span != NULL && self->offer_wanted)
    offer (self, span);
}

static gboolean
is_empty (HawTimelinePane *self)
{
  HawProject *project = haw_view_state_get_project (self->state);
  HawTimelineLanes *lanes = haw_timeline_view_get_lanes (self->view);
  HawTimelineStore *store = haw_timeline_lanes_get_store (lanes);

  return project != NULL && !haw_project_is_read_only (project) && self->table != NULL &&
         store != NULL && store->n_dated == 0 && self->clock == HAW_CLOCK_EVENT && self->least_disagreement == 0;
}

/**
 * haw_timeline_pane_empty_drop:
 *
 * What was offered belongs to a project that is not shown any more.
 */
void
haw_timeline_pane_empty_drop (HawTimelinePane *self)
{
  g_cancellable_cancel (self->offer_wanted);
  g_clear_object (&self->offer_wanted);
  self->offers = FALSE;
  haw_timeline_view_set_empty_range (self->view, 0, 0);
}

/**
 * haw_timeline_pane_empty_update:
 *
 * Offers a range of time where there are no dated events, and takes it back where there are.
 */
void
haw_timeline_pane_empty_update (HawTimelinePane *self)
{
  if (!is_empty (self))
    {
      if (self->offers || self->offer_wanted != NULL)
        haw_timeline_pane_empty_drop (self);
      return;
    }
  if (self->offer_wanted != NULL)
    return;

  self->offer_wanted = g_cancellable_new ();
  haw_article_span_read_async (haw_view_state_get_project (self->state), self->offer_wanted, span_cb,
                               g_object_ref (self));
}

/**
 * haw_timeline_pane_empty_articles_changed:
 *
 * Articles came or went: the days may be others.
 */
void
haw_timeline_pane_empty_articles_changed (HawTimelinePane *self)
{
  if (self->offer_wanted == NULL)
    return;

  g_cancellable_cancel (self->offer_wanted);
  g_clear_object (&self->offer_wanted);
  haw_timeline_pane_empty_update (self);
}

/**
 * haw_timeline_pane_empty_dispose:
 */
void
haw_timeline_pane_empty_dispose (HawTimelinePane *self)
{
  g_cancellable_cancel (self->offer_wanted);
  g_clear_object (&self->offer_wanted);
}
