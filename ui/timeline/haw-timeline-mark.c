/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-mark.h"

#include "project/haw-error.h"
#include "time/haw-date-format.h"
#include "widgets/haw-range-text.h"

#include <glib/gi18n.h>

struct _HawTimelineMark
{
  GtkWidget parent_instance;

  gint64 id;
  gint64 lane;
};

G_DEFINE_FINAL_TYPE (HawTimelineMark, haw_timeline_mark, GTK_TYPE_WIDGET)

enum
{
  OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/**
 * haw_timeline_mark_new:
 *
 * Returns: (transfer floating): a mark of no event yet
 */
GtkWidget *
haw_timeline_mark_new (void)
{
  return g_object_new (HAW_TYPE_TIMELINE_MARK, NULL);
}

static void
open_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  HawTimelineMark *self = HAW_TIMELINE_MARK (widget);

  g_signal_emit (self, signals[OPENED], 0, self->id);
}

static void
haw_timeline_mark_class_init (HawTimelineMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_css_name (widget_class, "timelinemark");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_widget_class_install_action (widget_class, "mark.open", NULL, open_cb);
}

static void
haw_timeline_mark_init (HawTimelineMark *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/**
 * haw_timeline_mark_get_id:
 *
 * Returns: the id of the event it stands for, or 0
 */
gint64
haw_timeline_mark_get_id (HawTimelineMark *self)
{
  g_return_val_if_fail (HAW_IS_TIMELINE_MARK (self), 0);

  return self->id;
}

/**
 * haw_timeline_mark_get_lane:
 *
 * Returns: the id of the lane in which it stands for its event
 */
gint64
haw_timeline_mark_get_lane (HawTimelineMark *self)
{
  g_return_val_if_fail (HAW_IS_TIMELINE_MARK (self), 0);

  return self->lane;
}

/**
 * haw_timeline_mark_bind:
 * @event: the event to stand for
 * @lane: the id of the lane in which it stands
 * @lane_name: (nullable): its name, NULL where there are no lanes
 * @position: its place among all events, or those of the lane, from 0
 * @n_items: the number of these events
 * @lag: (nullable): when it was reported, if that is to be told
 */
void
haw_timeline_mark_bind (HawTimelineMark       *self,
                        const HawTimelineEvent *event,
                        gint64                 lane,
                        const char            *lane_name,
                        guint                  position,
                        guint                  n_items,
                        const char            *lag)
{
  const char *separator = C_("list separator", ", ");
  g_autofree char *name = NULL;
  g_autofree char *summary = NULL;
  g_autofree char *place = NULL;
  g_autofree char *localised = NULL;
  g_autofree char *told = NULL;

  g_return_if_fail (HAW_IS_TIMELINE_MARK (self));

  self->id = event->id;
  self->lane = lane;
  name = haw_timeline_event_get_name (event);
  if (lane_name != NULL)
    {
      g_autofree char *of_event = g_steal_pointer (&name);
      g_autofree char *isolated = haw_isolate (lane_name);

      /* Translators: an event in the timeline: its title and date, the lane in which it stands */
      name = g_strdup_printf (_("%s, in lane %s"), of_event, isolated);
    }
  /* Translators: the place of an event among all, such as "3 of 37" */
  place = g_strdup_printf (_("%u of %u"), position + 1, n_items);
  localised = haw_date_localise_digits (place);
  summary = haw_timeline_event_get_summary (event);
  told = g_strjoin (separator, localised, name, summary, lag, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, told, -1);
}

/**
 * haw_timeline_mark_bind_cluster:
 * @lane: the id of the lane in which it stands
 * @lane_name: (nullable): its name, NULL where there are no lanes
 * @start: of its time
 * @end: the second after it
 * @n: how many events begin then
 *
 * Has it stand for many events, of which none is shown by itself.
 */
void
haw_timeline_mark_bind_cluster (HawTimelineMark *self,
                                gint64           lane,
                                const char      *lane_name,
                                gint64           start,
                                gint64           end,
                                guint            n)
{
  g_autofree char *range = haw_range_to_text (start, end);
  g_autofree char *isolated = haw_isolate (range);
  g_autofree char *text = NULL;
  g_autofree char *told = NULL;

  g_return_if_fail (HAW_IS_TIMELINE_MARK (self));

  self->id = 0;
  self->lane = lane;
  text = g_strdup_printf (ngettext ("%s, %u event", "%s, %u events", n), isolated, n);
  told = haw_date_localise_digits (text);
  if (lane_name != NULL)
    {
      g_autofree char *of_events = g_steal_pointer (&told);
      g_autofree char *name = haw_isolate (lane_name);

      told = g_strdup_printf (_("%s, in lane %s"), of_events, name);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, told, -1);
}

/**
 * haw_timeline_mark_set_selected:
 */
void
haw_timeline_mark_set_selected (HawTimelineMark *self,
                                gboolean         selected)
{
  g_return_if_fail (HAW_IS_TIMELINE_MARK (self));

  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
}

/**
 * haw_timeline_event_get_title:
 *
 * Returns: (transfer none): the title of an event, or what stands for a missing one
 */
const char *
haw_timeline_event_get_title (const HawTimelineEvent *event)
{
  return event->title == NULL || *event->title == '\0' ? _("Untitled event") : event->title;
}

/**
 * haw_timeline_event_get_date:
 *
 * Returns: (transfer full) (nullable): the date in words; NULL if undated
 */
char *
haw_timeline_event_get_date (const HawTimelineEvent *event)
{
  HawEdtf edtf;

  if (event->undated || !haw_edtf_parse (event->date, &edtf, NULL))
    return NULL;

  return haw_edtf_describe_short (&edtf);
}

/**
 * haw_timeline_event_get_dates:
 *
 * Returns: (transfer full) (nullable): the date in each calendar of the project; NULL if undated
 */
char *
haw_timeline_event_get_dates (const HawTimelineEvent *event)
{
  HawEdtf edtf;

  if (event->undated || !haw_edtf_parse (event->date, &edtf, NULL))
    return NULL;

  return haw_edtf_describe_both (&edtf);
}

/**
 * haw_timeline_event_get_name:
 *
 * Returns: (transfer full): title and date, as an accessible name
 */
char *
haw_timeline_event_get_name (const HawTimelineEvent *event)
{
  g_autofree char *title = haw_isolate (haw_timeline_event_get_title (event));
  g_autofree char *text = haw_timeline_event_get_date (event);
  g_autofree char *date = NULL;

  if (text == NULL)
    /* Translators: name of an event in the timeline; %s is its title */
    return g_strdup_printf (_("%s, undated"), title);

  date = haw_isolate (text);
  /* Translators: name of an event in the timeline: its title, its date */
  return g_strdup_printf (C_("event", "%s, %s"), title, date);
}

static void
append (GString    *summary,
        const char *part)
{
  g_autofree char *localised = haw_date_localise_digits (part);

  if (summary->len > 0)
    /* Translators: between the parts of a list such as "2 sources, disputed" */
    g_string_append (summary, C_("list separator", ", "));
  g_string_append (summary, localised);
}

/**
 * haw_timeline_event_get_summary:
 *
 * Returns: (transfer full): what else there is to say of an event: its sources, and how sure it is
 */
char *
haw_timeline_event_get_summary (const HawTimelineEvent *event)
{
  GString *summary = g_string_new (NULL);
  g_autofree char *sources = NULL;

  if (event->n_sources == 0)
    sources = g_strdup (_("no sources"));
  else
    sources = g_strdup_printf (ngettext ("%u source", "%u sources", event->n_sources),
                               event->n_sources);
  append (summary, sources);

  if (event->status == HAW_TIMELINE_DISPUTED)
    append (summary, _("disputed"));
  else if (event->status == HAW_TIMELINE_UNCONFIRMED)
    append (summary, _("unconfirmed"));
  if (event->disagreement > 0)
    {
      /* Translators: of all pairs of sources of an event, how many cannot both be right */
      g_autofree char *share =
        g_strdup_printf (ngettext ("%u%% of the sources’ pairs contradicts",
                                   "%u%% of the sources’ pairs contradict", event->disagreement),
                         event->disagreement);

      append (summary, share);
    }
  if (event->approximate)
    append (summary, _("approximate date"));
  if (event->uncertain)
    append (summary, _("uncertain date"));

  return g_string_free (summary, FALSE);
}
