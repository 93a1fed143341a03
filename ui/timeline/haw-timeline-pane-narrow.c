/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-pane-private.h"

#include "time/haw-date-format.h"

#include <glib/gi18n.h>

/* What the timeline follows: the search and the conditions of the browser dim the other events, unless
 * it is pinned; and what there is in the range of time, by kind. */

static void
show_lit (HawTimelinePane *self)
{
  GArray *ids = self->narrowed == NULL || self->pinned ? NULL
                                                       : haw_narrowed_events_get_ids (self->narrowed);

  haw_timeline_view_set_lit (self->view, ids);
  haw_timeline_pane_compare_set_lit (self, ids);
  haw_timeline_overview_update (self->overview);
  haw_timeline_pane_update_count (self);
  haw_timeline_pane_range_update_chip (self);
}

static void
articles_cb (HawTimelinePane *self)
{
  HawArticleList *articles = haw_view_state_get_articles (self->state);

  if (self->narrowed != NULL)
    g_signal_handlers_disconnect_by_data (self->narrowed, self);
  g_clear_object (&self->narrowed);
  if (articles != NULL)
    {
      self->narrowed = haw_narrowed_events_new (articles);
      g_signal_connect_object (self->narrowed, "changed", G_CALLBACK (show_lit), self,
                               G_CONNECT_SWAPPED);
    }
  show_lit (self);
}

/* The notes are counted while there is a range. */
static void
range_cb (HawTimelinePane *self)
{
  HawProject *project = haw_view_state_get_project (self->state);
  HawNoteFilter filter = { 0 };

  if (project == NULL || !haw_view_state_get_range (self->state, &filter.start, &filter.end))
    {
      if (self->notes != NULL)
        g_signal_handlers_disconnect_by_data (self->notes, self);
      g_clear_object (&self->notes);
      return;
    }
  if (self->notes == NULL)
    {
      self->notes = haw_note_index_new (project);
      g_signal_connect_object (self->notes, "notify::loading",
                               G_CALLBACK (haw_timeline_pane_range_update_chip), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->notes, "items-changed",
                               G_CALLBACK (haw_timeline_pane_range_update_chip), self,
                               G_CONNECT_SWAPPED);
    }
  haw_note_index_set_filter (self->notes, &filter);
}

static char *
count_articles (HawTimelinePane *self)
{
  HawArticleList *articles = haw_view_state_get_articles (self->state);
  guint n = articles == NULL ? 0 : g_list_model_get_n_items (G_LIST_MODEL (articles));

  return g_strdup_printf (ngettext ("%u article", "%u articles", n), n);
}

static char *
count_events (HawTimelinePane *self,
              gint64           start,
              gint64           end)
{
  HawTimelineLanes *lanes = haw_timeline_view_get_lanes (self->view);
  guint n = lanes == NULL ? 0 : haw_timeline_lanes_count_lit_within (lanes, start, end);

  return g_strdup_printf (ngettext ("%u event", "%u events", n), n);
}

/* NULL until they were counted. */
static char *
count_notes (HawTimelinePane *self)
{
  guint n;

  if (self->notes == NULL || haw_id_list_get_loading (HAW_ID_LIST (self->notes)))
    return NULL;
  n = g_list_model_get_n_items (G_LIST_MODEL (self->notes));

  return g_strdup_printf (ngettext ("%u note", "%u notes", n), n);
}

/**
 * haw_timeline_pane_narrow_describe:
 * @besides: (out) (transfer full): the same without the events
 *
 * Returns: (transfer full): how many articles, events and notes there are in a range of time
 */
char *
haw_timeline_pane_narrow_describe (HawTimelinePane *self,
                                   gint64           start,
                                   gint64           end,
                                   char           **besides)
{
  g_autofree char *articles = count_articles (self);
  g_autofree char *events = count_events (self, start, end);
  g_autofree char *notes = count_notes (self);
  g_autofree char *all = g_strjoin (" · ", articles, events, notes, NULL);

  *besides = g_strjoin (C_("list separator", ", "), articles, notes, NULL);

  return haw_date_localise_digits (all);
}

gboolean
haw_timeline_pane_narrow_get_pinned (HawTimelinePane *self)
{
  return self->pinned;
}

/**
 * haw_timeline_pane_narrow_set_pinned:
 *
 * Whether the timeline shows all events as they are, whatever the browser shows.
 */
void
haw_timeline_pane_narrow_set_pinned (HawTimelinePane *self,
                                     gboolean         pinned)
{
  if (self->pinned == !!pinned)
    return;
  self->pinned = !!pinned;
  show_lit (self);
  g_object_notify (G_OBJECT (self), "pinned");
}

/**
 * haw_timeline_pane_narrow_follow_project:
 *
 * Is called when another project is shown, and after its range was taken away.
 */
void
haw_timeline_pane_narrow_follow_project (HawTimelinePane *self)
{
  range_cb (self);
}

/**
 * haw_timeline_pane_narrow_dispose:
 */
void
haw_timeline_pane_narrow_dispose (HawTimelinePane *self)
{
  if (self->narrowed != NULL)
    g_signal_handlers_disconnect_by_data (self->narrowed, self);
  g_clear_object (&self->narrowed);
  if (self->notes != NULL)
    g_signal_handlers_disconnect_by_data (self->notes, self);
  g_clear_object (&self->notes);
}

/**
 * haw_timeline_pane_narrow_constructed:
 */
void
haw_timeline_pane_narrow_constructed (HawTimelinePane *self)
{
  g_signal_connect_object (self->state, "notify::articles", G_CALLBACK (articles_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "notify::range-end", G_CALLBACK (range_cb), self,
                           G_CONNECT_SWAPPED);
  articles_cb (self);
  range_cb (self);
}

/**
 * haw_timeline_pane_narrow_class_init:
 */
void
haw_timeline_pane_narrow_class_init (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_property_action (widget_class, "timeline.pin", "pinned");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, 0, "timeline.pin", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "timeline.pin", NULL);
}
