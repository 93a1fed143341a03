/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "time/haw-disagreement.h"

static int
compare (gconstpointer a,
         gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

/* How many pairs of dates have no second in common: for each start, the ends that are not after it. */
static guint64
count_apart (gint64 *starts,
             gint64 *ends,
             guint   n)
{
  guint64 apart = 0;
  guint over = 0;

  qsort (starts, n, sizeof *starts, compare);
  qsort (ends, n, sizeof *ends, compare);
  for (guint i = 0; i < n; i++)
    {
      while (over < n && ends[over] <= starts[i])
        over++;
      apart += over;
    }

  return apart;
}

/**
 * haw_disagreement:
 * @reports: (array length=n_reports): what the sources of one event say
 *
 * The share of pairs of sources that cannot both be right, of all pairs:
 *
 *   disagreement = 100 * contradicting pairs / (n (n - 1) / 2)
 *
 * Two sources contradict each other if one denies the event and the other does not, or if neither
 * denies it and their dates have not one second in common that both hold possible. A date that is
 * only less exact (July, and the third of July) contradicts nothing, nor does a source that gives no
 * date. One source alone agrees with itself.
 *
 * Returns: per cent, rounded up, so that a single contradiction never shows as none
 */
guint
haw_disagreement (const HawReport *reports,
                  guint            n_reports)
{
  g_autofree gint64 *starts = g_new (gint64, n_reports + 1);
  g_autofree gint64 *ends = g_new (gint64, n_reports + 1);
  guint64 denying = 0, contradicting, pairs;
  guint n = 0;

  g_return_val_if_fail (reports != NULL || n_reports == 0, 0);

  if (n_reports < 2)
    return 0;

  for (guint i = 0; i < n_reports; i++)
    {
      if (reports[i].denies)
        denying++;
      else if (reports[i].dated)
        {
          starts[n] = reports[i].bounds.earliest_start;
          ends[n] = MAX (reports[i].bounds.latest_end, starts[n] + 1);
          n++;
        }
    }

  pairs = (guint64) n_reports * (n_reports - 1) / 2;
  contradicting = denying * (n_reports - denying) + count_apart (starts, ends, n);

  return (guint) ((100 * contradicting + pairs - 1) / pairs);
}
