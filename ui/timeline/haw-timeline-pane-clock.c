/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-pane-private.h"

#include <glib/gi18n.h>

#include "haw-memory.h"

/* Which clock the timeline of a project goes by. */

static const char *
get_name (HawClock clock)
{
  switch (clock)
    {
    case HAW_CLOCK_PUBLICATION:
      return C_("clock", "Publication Time");
    case HAW_CLOCK_LAG:
      return C_("clock", "Lag of the Reports");
    case HAW_CLOCK_EVENT:
    case HAW_N_CLOCKS:
    default:
      return C_("clock", "Event Time");
    }
}

static void
show_clock (HawTimelinePane *self)
{
  const char *name = get_name (self->clock);
  g_autofree char *spoken = NULL;

  /* Translators: a button that leaves a clock of the timeline; %s is "Publication Time" or such */
  spoken = g_strdup_printf (_("%s: back to the time of events"), name);
  gtk_widget_set_visible (self->clock_chip, self->clock != HAW_CLOCK_EVENT);
  gtk_label_set_text (self->clock_label, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->clock_chip), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
}

/**
 * haw_timeline_pane_clock_restore:
 *
 * Takes up the clock that was chosen for the project before.
 */
void
haw_timeline_pane_clock_restore (HawTimelinePane *self)
{
  g_autofree char *group = haw_timeline_pane_get_memory_group (self);
  g_autofree char *nick = NULL;

  if (group != NULL)
    nick = g_key_file_get_string (haw_memory_get (), group, "clock", NULL);
  self->clock = HAW_CLOCK_EVENT;
  haw_clock_from_nick (nick, &self->clock);
  show_clock (self);
  g_object_notify (G_OBJECT (self), "clock");
}

/**
 * haw_timeline_pane_clock_reset:
 *
 * Tells the view by which clock the events are that it is to show next.
 *
 * Returns: whether they are to be fitted into it, being at other times than before
 */
gboolean
haw_timeline_pane_clock_reset (HawTimelinePane *self)
{
  HawClock clock = HAW_CLOCK_EVENT;
  HawPublications *publications =
      self->table == NULL ? NULL : haw_event_table_get_publications (self->table, &clock);
  gboolean other = clock != haw_timeline_view_get_clock (self->view);

  haw_timeline_view_set_clock (self->view, clock, publications);

  return other && gtk_widget_get_width (GTK_WIDGET (self->view)) > 0;
}

/**
 * haw_timeline_pane_set_clock:
 * @clock: a nick of haw_clock_to_nick()
 *
 * Shows the events by another clock, and remembers it for the project.
 */
void
haw_timeline_pane_set_clock (HawTimelinePane *self,
                             const char      *clock)
{
  HawClock chosen = HAW_CLOCK_EVENT;

  g_return_if_fail (HAW_IS_TIMELINE_PANE (self));

  haw_clock_from_nick (clock, &chosen);
  if (self->clock == chosen)
    return;

  self->clock = chosen;
  haw_timeline_pane_remember_choice (self, "clock", haw_clock_to_nick (chosen));
  if (self->table != NULL)
    haw_event_table_set_clock (self->table, chosen);
  show_clock (self);
  g_object_notify (G_OBJECT (self), "clock");
}

/* Goes through the clocks. */
static gboolean
next_clock_cb (GtkWidget *widget,
               GVariant  *arguments,
               gpointer   user_data)
{
  HawTimelinePane *self = HAW_TIMELINE_PANE (widget);

  haw_timeline_pane_set_clock (self, haw_clock_to_nick ((self->clock + 1) % HAW_N_CLOCKS));

  return GDK_EVENT_STOP;
}

/**
 * haw_timeline_pane_clock_class_init:
 */
void
haw_timeline_pane_clock_class_init (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_property_action (widget_class, "timeline.clock", "clock");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_k, 0, next_clock_cb, NULL);
}
