/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-clock.h"

static GMutex clock_mutex;
static gboolean clock_fixed;
static gint64 clock_next;
static guint64 uuid_series;
static guint64 uuid_next;

gint64
haw_clock_now (void)
{
  gint64 now;

  g_mutex_lock (&clock_mutex);
  if (clock_fixed)
    {
      now = clock_next;
      clock_next += G_USEC_PER_SEC;
    }
  else
    now = g_get_real_time ();
  g_mutex_unlock (&clock_mutex);

  return now;
}

char *
haw_uuid_new (void)
{
  char *uuid = NULL;

  g_mutex_lock (&clock_mutex);
  if (clock_fixed)
    uuid = g_strdup_printf ("%08x-%04x-4000-8000-%012" G_GINT64_MODIFIER "x",
                            (guint) (uuid_series >> 16), (guint) (uuid_series & 0xffff),
                            ++uuid_next);
  g_mutex_unlock (&clock_mutex);

  return uuid != NULL ? uuid : g_uuid_string_random ();
}

void
haw_clock_fix (gint64 start)
{
  g_mutex_lock (&clock_mutex);
  clock_fixed = TRUE;
  clock_next = start;
  uuid_series = (guint64) (start / G_USEC_PER_SEC) & G_GUINT64_CONSTANT (0xffffffffffff);
  uuid_next = 0;
  g_mutex_unlock (&clock_mutex);
}
