/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "time/haw-first-report.h"

#include <glib/gi18n-lib.h>

#include "time/haw-publications.h"

/**
 * haw_first_report_take:
 * @denies: whether the source denies the event
 * @known: whether it is known when it was published
 * @time: when that was
 *
 * Looks at the next source of an event, whether it has an outlet or not. One that denies the event
 * does not report it, and counts only where all do. Of several published at the same time the one looked at first counts.
 *
 * Returns: whether it is the first of those looked at so far
 */
gboolean
haw_first_report_take (HawFirstReport *self,
                       gboolean        denies,
                       gboolean        known,
                       gint64          time)
{
  if (denies && !self->denies && self->n > 0)
    return FALSE;
  if (self->denies && !denies)
    self->n = 0;
  self->denies = denies;
  self->n++;
  if (self->n > 1 && (!known || (self->known && self->time <= time)))
    return FALSE;
  self->known = known;
  self->time = time;

  return TRUE;
}

/**
 * haw_first_report_take_date:
 * @published: EDTF; "" if not known
 *
 * As haw_first_report_take().
 */
gboolean
haw_first_report_take_date (HawFirstReport *self,
                            gboolean        denies,
                            const char     *published)
{
  HawPublication publication = { 0 };
  gboolean known = *published != '\0' && haw_publication_read (published, &publication);

  return haw_first_report_take (self, denies, known, publication.start);
}

/**
 * haw_first_report_is_known:
 *
 * Returns: whether it can be said who was first: of several sources, only where one has a time
 */
gboolean
haw_first_report_is_known (const HawFirstReport *self)
{
  return self->known || self->n == 1;
}

/**
 * haw_first_report_name:
 * @outlet: of the first source; "" for none
 *
 * Returns: (transfer full): what it is called, isolated
 */
char *
haw_first_report_name (const char *outlet)
{
  return *outlet != '\0' ? g_strconcat ("\u2068", outlet, "\u2069", NULL)
                         : g_strdup (_("A source without an outlet"));
}

/**
 * haw_first_report_describe:
 * @outlet: of the first source; "" for none
 *
 * Returns: (transfer full): a sentence that says so
 */
char *
haw_first_report_describe (const char *outlet)
{
  g_autofree char *isolated = g_strconcat ("\u2068", outlet, "\u2069", NULL);

  return *outlet != '\0' ? g_strdup_printf (_("First reported by %s"), isolated)
                         : g_strdup (_("First reported by a source without an outlet"));
}
