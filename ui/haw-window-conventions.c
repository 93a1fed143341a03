/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-window-private.h"

#include "haw-settings.h"
#include "model/haw-conventions.h"

static HawConventions *
get_conventions (HawWindow *self)
{
  HawProject *project = haw_view_state_get_project (self->state);

  return project != NULL ? haw_conventions_of (project) : NULL;
}

/* The direction of time that the project wants; NULL where it leaves it to the preferences. */
static char *
dup_project_direction (HawWindow *self)
{
  HawConventions *conventions = get_conventions (self);
  char *direction = NULL;

  if (conventions != NULL)
    g_object_get (conventions, "time-direction", &direction, NULL);
  if (direction != NULL && *direction == '\0')
    g_clear_pointer (&direction, g_free);
  return direction;
}

static char *
dup_direction (HawWindow *self)
{
  char *direction = dup_project_direction (self);

  if (direction == NULL)
    g_object_get (haw_settings_get (), "time-direction", &direction, NULL);
  return direction;
}

static void
show_direction (HawWindow *self)
{
  g_autofree char *wanted = dup_direction (self);
  g_autofree char *shown = NULL;

  g_object_get (self->timeline, "time-direction", &shown, NULL);
  if (g_strcmp0 (wanted, shown) != 0)
    g_object_set (self->timeline, "time-direction", wanted, NULL);
}

/* What is chosen in the timeline is chosen where its direction came from. */
static void
direction_chosen_cb (HawWindow *self)
{
  g_autofree char *project_direction = dup_project_direction (self);
  g_autofree char *wanted = dup_direction (self);
  g_autofree char *chosen = NULL;
  gpointer target = haw_settings_get ();

  g_object_get (self->timeline, "time-direction", &chosen, NULL);
  if (g_strcmp0 (wanted, chosen) == 0)
    return;
  if (project_direction != NULL)
    target = get_conventions (self);
  g_object_set (target, "time-direction", chosen, NULL);
}

/* There is one window, so the calendars of its project are those of the program. */
static void
calendar_cb (HawWindow *self)
{
  HawConventions *conventions = get_conventions (self);
  gboolean shown = conventions != NULL && haw_conventions_has_hijri (conventions);
  gboolean first = shown && haw_conventions_get_calendar (conventions) == HAW_CALENDAR_HIJRI;
  gboolean was_first;

  if (haw_date_shows_hijri (&was_first) == shown && was_first == first)
    return;
  haw_date_set_hijri (shown, first);
  haw_view_state_format_changed (self->state);
}

static void
week_start_cb (HawWindow *self)
{
  haw_view_state_format_changed (self->state);
}

static void
failed_cb (HawWindow    *self,
           const GError *error)
{
  haw_view_state_show_error (self->state, error);
}

static void
project_cb (HawWindow *self)
{
  g_signal_group_set_target (self->convention_signals, get_conventions (self));
  calendar_cb (self);
  show_direction (self);
}

void
haw_window_follow_conventions (HawWindow *self)
{
  self->convention_signals = g_signal_group_new (HAW_TYPE_CONVENTIONS);
  g_signal_group_connect_swapped (self->convention_signals, "notify::calendar",
                                  G_CALLBACK (calendar_cb), self);
  g_signal_group_connect_swapped (self->convention_signals, "notify::week-start",
                                  G_CALLBACK (week_start_cb), self);
  g_signal_group_connect_swapped (self->convention_signals, "notify::time-direction",
                                  G_CALLBACK (show_direction), self);
  g_signal_group_connect_swapped (self->convention_signals, "failed", G_CALLBACK (failed_cb), self);
  g_signal_connect_object (self->state, "notify::project", G_CALLBACK (project_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (haw_settings_get (), "notify::time-direction",
                           G_CALLBACK (show_direction), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->timeline, "notify::time-direction",
                           G_CALLBACK (direction_chosen_cb), self, G_CONNECT_SWAPPED);
  show_direction (self);
}
