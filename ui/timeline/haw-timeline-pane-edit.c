/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-pane-private.h"

#include <glib/gi18n.h>

#include "dialogs/haw-event-fields-dialog.h"
#include "dialogs/haw-event-merge-dialog.h"
#include "dialogs/haw-event-split-dialog.h"
#include "model/haw-event-batch.h"
#include "time/haw-date-format.h"

/* Changes of the selected events from the timeline, by keys and by hand. */

typedef enum
{
  STEP_WHOLE,
  STEP_START,
  STEP_END,
} Step;

/* What is to be said of an edit once it is done. */
typedef struct
{
  HawViewState *state;
  gint64 event; /* its new date is told; 0 for a sentence of its own */
  char *text;
} Change;

static Change *
change_new (HawTimelinePane *self,
            gint64           event,
            char            *text)
{
  Change *change = g_new0 (Change, 1);

  change->state = g_object_ref (self->state);
  change->event = event;
  if (text != NULL)
    change->text = haw_date_localise_digits (text);
  g_free (text);
  return change;
}

static void
change_free (Change *change)
{
  g_object_unref (change->state);
  g_free (change->text);
  g_free (change);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Change, change_free)

/* Says the date that the event has now, which assistive technology reads out. */
static void
event_found_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (Change) change = data;
  g_autoptr (GPtrArray) events =
    haw_event_store_find_finish (HAW_EVENT_STORE (object), result, NULL);
  HawEdtf edtf;

  if (events != NULL && events->len == 1 &&
      haw_edtf_parse (haw_event_get_date (events->pdata[0]), &edtf, NULL))
    {
      g_autofree char *date = haw_edtf_describe (&edtf);
      g_autofree char *isolated = haw_isolate (date);
      /* Translators: the date that an event has been given by a key. */
      g_autofree char *text = g_strdup_printf (_("The date is %s now"), isolated);

      haw_view_state_show_edited (change->state, text);
    }
}

static void
changed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (Change) change = data;
  HawEventStore *events = haw_view_state_get_events (change->state);
  gint64 event = change->event;
  g_autoptr (GError) error = NULL;

  if (!haw_project_edit_finish (HAW_PROJECT (object), result, &error))
    {
      if (error->domain == HAW_EDTF_ERROR)
        haw_view_state_show_message (change->state, error->message);
      else
        haw_view_state_show_error (change->state, error);
    }
  else if (change->text != NULL)
    haw_view_state_show_edited (change->state, change->text);
  else if (event != 0 && events != NULL)
    haw_event_store_find_async (events, &event, 1, NULL, event_found_cb, g_steal_pointer (&change));
}

/* Headers of lanes, buttons and the strip are in the pane too: a key that is pressed there is not about
 * the events that happen to be selected. */
static gboolean
event_has_focus (HawTimelinePane *self)
{
  GtkWidget *view = GTK_WIDGET (haw_timeline_pane_compare_get_focused (self));
  GtkRoot *root = gtk_widget_get_root (view);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL &&
         (focus == view || (HAW_IS_TIMELINE_MARK (focus) && gtk_widget_is_ancestor (focus, view) &&
                            haw_timeline_mark_get_id (HAW_TIMELINE_MARK (focus)) != 0));
}

/**
 * haw_timeline_pane_dup_events:
 *
 * Returns: (transfer full) (element-type gint64): the events that an edit is about: those selected in the
 *   drawing, or the one that is selected for all panes
 */
GArray *
haw_timeline_pane_dup_events (HawTimelinePane *self)
{
  GArray *events = haw_timeline_view_dup_selected (haw_timeline_pane_compare_get_focused (self));
  gint64 event = haw_view_state_get_event (self->state);

  if (self->shows_table || events->len <= 1)
    {
      g_array_set_size (events, 0);
      if (event != 0)
        g_array_append_val (events, event);
    }
  return events;
}

static const gint64 *
get_ids (GArray *events)
{
  return (const gint64 *) (void *) events->data;
}

static HawProject *
get_writable (HawTimelinePane *self)
{
  HawProject *project = haw_view_state_get_project (self->state);

  return project != NULL && !haw_project_is_read_only (project) ? project : NULL;
}

/* Of one event its new date is told, of several how many there are. */
static Change *
dates_changed (HawTimelinePane *self,
               GArray          *events)
{
  if (events->len == 1)
    return change_new (self, g_array_index (events, gint64, 0), NULL);

  return change_new (self, 0,
                     g_strdup_printf (ngettext ("Changed the date of %u event",
                                                "Changed the dates of %u events", events->len),
                                      events->len));
}

/* The arrow towards later is the one that time runs to. */
static gboolean
step_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   user_data)
{
  HawTimelinePane *self = HAW_TIMELINE_PANE (widget);
  HawProject *project = get_writable (self);
  g_autoptr (GArray) events = haw_timeline_pane_dup_events (self);
  gboolean right;
  gint64 n;
  int step;

  if (!event_has_focus (self))
    return GDK_EVENT_PROPAGATE;
  if (project == NULL || events->len == 0)
    {
      gtk_widget_error_bell (widget);
      return GDK_EVENT_STOP;
    }
  g_variant_get (arguments, "(ib)", &step, &right);
  n = right != haw_timeline_view_is_mirrored (self->view) ? 1 : -1;
  if (step == STEP_WHOLE)
    haw_events_shift_async (project, get_ids (events), events->len, n, NULL, changed_cb,
                            dates_changed (self, events));
  else
    haw_events_step_end_async (project, get_ids (events), events->len, step == STEP_START, n, NULL,
                               changed_cb, dates_changed (self, events));

  return GDK_EVENT_STOP;
}

static gboolean
delete_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   user_data)
{
  if (!event_has_focus (HAW_TIMELINE_PANE (widget)))
    return GDK_EVENT_PROPAGATE;

  gtk_widget_activate_action (widget, "events.remove", NULL);
  return GDK_EVENT_STOP;
}

static void
moved_cb (HawTimelinePane *self,
          gint64           seconds)
{
  HawProject *project = get_writable (self);
  g_autoptr (GArray) events = haw_timeline_pane_dup_events (self);

  if (project != NULL && events->len > 0)
    haw_events_move_async (project, get_ids (events), events->len, seconds, NULL, changed_cb,
                           dates_changed (self, events));
}

static void
bound_moved_cb (HawTimelinePane *self,
                gint64           event,
                int              bound,
                gint64           time,
                int              unit)
{
  HawProject *project = get_writable (self);

  if (project != NULL)
    haw_event_set_bound_async (project, event, (HawBound) bound, time, (HawPrecision) unit, NULL,
                               changed_cb, change_new (self, event, NULL));
}

static void
renamed_cb (HawTimelinePane *self,
            gint64           event,
            const char      *title)
{
  HawProject *project = get_writable (self);
  const HawEventFields fields = { .title = title, .status = -1 };

  if (project != NULL)
    haw_event_update_async (project, event, &fields, NULL, changed_cb, change_new (self, 0, NULL));
}

static void
made_done_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (HawViewState) state = data;
  g_autoptr (GError) error = NULL;
  gint64 event = haw_event_add_finish (HAW_PROJECT (object), result, &error);

  if (event == 0)
    haw_view_state_show_error (state, error);
  else
    haw_view_state_set_event (state, event);
}

/* Lanes and the lanes inside them. */
#define MAX_SETTINGS 2

/* What a new event needs to stand in a lane. What follows from its sources alone cannot be given to it.
 * @settings has room for the values of own fields. */
static gboolean
join_part (const HawLanePart   *part,
           HawEventFields      *fields,
           HawAttributeSetting *settings)
{
  static const HawEventStatus statuses[] = { HAW_EVENT_CONFIRMED, HAW_EVENT_UNCONFIRMED,
                                             HAW_EVENT_DISPUTED };

  if (part->lane == HAW_LANE_OTHERS)
    return TRUE;
  switch (part->grouping)
    {
    case HAW_LANES_ACTOR:
      fields->participant = part->lane;
      return TRUE;
    case HAW_LANES_PLACE:
      fields->place = part->name;
      return TRUE;
    case HAW_LANES_STATUS:
      if (part->lane > 0 && part->lane <= (gint64) G_N_ELEMENTS (statuses))
        fields->status = (int) statuses[part->lane - 1];
      return TRUE;
    case HAW_LANES_ATTRIBUTE:
      if (part->field == 0 || part->value == NULL || fields->n_attributes >= MAX_SETTINGS)
        return FALSE;
      settings[fields->n_attributes++] = (HawAttributeSetting) { part->field, part->value };
      fields->attributes = settings;
      return TRUE;
    case HAW_LANES_OUTLET:
    case HAW_LANES_CODE:
    case HAW_LANES_NONE:
    case HAW_N_LANE_GROUPINGS:
    default:
      return FALSE;
    }
}

static gboolean
join (HawTimelinePane     *self,
      gint64               lane,
      HawEventFields      *fields,
      HawAttributeSetting *settings,
      GArray             **parts)
{
  gboolean whole = TRUE;

  *parts = self->table == NULL ? g_array_new (FALSE, FALSE, sizeof (HawLanePart))
                               : haw_event_table_get_lane_parts (self->table, lane);
  for (guint i = 0; i < (*parts)->len; i++)
    whole = join_part (&g_array_index (*parts, HawLanePart, i), fields, settings) && whole;

  return whole;
}

/**
 * haw_timeline_pane_can_join:
 * @lane: the id of a lane
 *
 * Returns: whether an event that is made in it comes to stand there
 */
gboolean
haw_timeline_pane_can_join (HawTimelinePane *self,
                            gint64           lane)
{
  HawAttributeSetting settings[MAX_SETTINGS];
  HawEventFields fields = { 0 };
  g_autoptr (GArray) parts = NULL;

  return join (self, lane, &fields, settings, &parts);
}

/* In a lane it takes part in what the lane is about, as far as that can be said of it. */
static void
made_cb (HawTimelinePane *self,
         const char      *title,
         const char      *date,
         gint64           lane,
         HawTimelineView *view)
{
  HawProject *project = get_writable (self);
  HawEventFields fields = { .title = title, .date = date, .status = HAW_EVENT_UNCONFIRMED };
  HawAttributeSetting settings[MAX_SETTINGS];
  g_autoptr (GArray) parts = NULL;

  join (self, haw_timeline_pane_compare_get_lane (self, view, lane), &fields, settings, &parts);
  if (project != NULL)
    haw_event_add_async (project, &fields, 0, 0, 0, NULL, made_done_cb, g_object_ref (self->state));
}

static void
status_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  HawTimelinePane *self = HAW_TIMELINE_PANE (widget);
  g_autoptr (GArray) events = haw_timeline_pane_dup_events (self);
  guint n = events->len;
  HawEventStatus status;

  if (n > 0 && haw_event_status_from_nick (g_variant_get_string (parameter, NULL), &status))
    haw_events_set_status_async (
        haw_view_state_get_project (self->state), get_ids (events), n, status, NULL, changed_cb,
        change_new (self, 0,
                    n == 1 ? NULL
                           : g_strdup_printf (ngettext ("Changed the status of %u event",
                                                        "Changed the status of %u events", n), n)));
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  HawTimelinePane *self = HAW_TIMELINE_PANE (widget);
  HawProject *project = get_writable (self);
  g_autoptr (GArray) events = haw_timeline_pane_dup_events (self);
  guint n = events->len;

  if (project == NULL || n == 0)
    return;
  haw_view_state_set_event (self->state, 0);
  haw_events_remove_async (project, get_ids (events), n, NULL, changed_cb,
                           change_new (self, 0,
                                       g_strdup_printf (ngettext ("Deleted %u event",
                                                                  "Deleted %u events", n), n)));
}

static GtkWindow *
get_window (HawTimelinePane *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
merge_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  HawTimelinePane *self = HAW_TIMELINE_PANE (widget);
  g_autoptr (GArray) events = haw_timeline_pane_dup_events (self);

  haw_event_merge_dialog_present (self->state, get_window (self), get_ids (events), events->len);
}

static void
fields_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  HawTimelinePane *self = HAW_TIMELINE_PANE (widget);
  g_autoptr (GArray) events = haw_timeline_pane_dup_events (self);

  if (get_writable (self) != NULL && events->len > 0)
    haw_event_fields_dialog_present (self->state, get_window (self), get_ids (events), events->len);
}

static gboolean
fields_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   user_data)
{
  if (!event_has_focus (HAW_TIMELINE_PANE (widget)))
    return GDK_EVENT_PROPAGATE;

  gtk_widget_activate_action (widget, "events.fields", NULL);
  return GDK_EVENT_STOP;
}

static void
split_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  HawTimelinePane *self = HAW_TIMELINE_PANE (widget);

  haw_event_split_dialog_present (self->state, get_window (self),
                                  haw_view_state_get_event (self->state));
}

static void
view_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  g_autofree char *of_view = g_strconcat ("timeline.", strchr (name, '.') + 1, NULL);

  gtk_widget_activate_action (
      GTK_WIDGET (haw_timeline_pane_compare_get_focused (HAW_TIMELINE_PANE (widget))), of_view, NULL);
}

/* Half of a comparison offers to make events only where they would stand in it. */
static void
set_editable (HawTimelinePane *self,
              gboolean         writable)
{
  static const HawTimelineSide sides[] = { HAW_TIMELINE_SIDE_ABOVE, HAW_TIMELINE_SIDE_BELOW };

  haw_timeline_view_set_editable (self->view, writable);
  for (guint i = 0; i < G_N_ELEMENTS (sides) && self->comparing; i++)
    {
      HawTimelineView *view = haw_timeline_compare_get_view (self->compare, sides[i]);

      haw_timeline_view_set_editable (view, writable);
      haw_timeline_view_set_makes (view, haw_timeline_pane_can_join (
                                             self, haw_timeline_pane_compare_get_lane (self, view, 0)));
    }
}

void
haw_timeline_pane_edit_update (HawTimelinePane *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_autoptr (GArray) events = haw_timeline_pane_dup_events (self);
  gboolean writable = get_writable (self) != NULL;
  guint n = events->len;

  set_editable (self, writable);
  gtk_widget_action_set_enabled (widget, "events.open", n == 1);
  gtk_widget_action_set_enabled (widget, "events.edit", writable && n == 1);
  gtk_widget_action_set_enabled (widget, "events.rename", writable && n == 1);
  gtk_widget_action_set_enabled (widget, "events.split", writable && n == 1);
  gtk_widget_action_set_enabled (widget, "events.merge", writable && n > 1);
  gtk_widget_action_set_enabled (widget, "events.status", writable && n > 0);
  gtk_widget_action_set_enabled (widget, "events.fields", writable && n > 0);
  gtk_widget_action_set_enabled (widget, "events.remove", writable && n > 0);
  gtk_widget_action_set_enabled (
      widget, "events.new-here",
      writable && haw_timeline_view_get_makes (haw_timeline_pane_compare_get_focused (self)));
}

void
haw_timeline_pane_edit_constructed (HawTimelinePane *self)
{
  HawTimelineView *views[] = {
    self->view,
    haw_timeline_compare_get_view (self->compare, HAW_TIMELINE_SIDE_ABOVE),
    haw_timeline_compare_get_view (self->compare, HAW_TIMELINE_SIDE_BELOW),
  };

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_signal_connect_object (views[i], "events-moved", G_CALLBACK (moved_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (views[i], "bound-moved", G_CALLBACK (bound_moved_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (views[i], "event-renamed", G_CALLBACK (renamed_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (views[i], "event-made", G_CALLBACK (made_cb), self, G_CONNECT_SWAPPED);
    }
}

/**
 * haw_timeline_pane_edit_class_init:
 *
 * Installs the actions and keys. The arrows with Alt move the events, with Ctrl their beginning and with
 * Shift their end, as in the strip below.
 */
void
haw_timeline_pane_edit_class_init (GtkWidgetClass *widget_class)
{
  static const struct
  {
    GdkModifierType modifiers;
    Step step;
  } keys[] = {
    { GDK_ALT_MASK, STEP_WHOLE }, { GDK_CONTROL_MASK, STEP_START }, { GDK_SHIFT_MASK, STEP_END },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, keys[i].modifiers, step_cb, "(ib)",
                                    keys[i].step, FALSE);
      gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, keys[i].modifiers, step_cb, "(ib)",
                                    keys[i].step, TRUE);
    }
  gtk_widget_class_install_action (widget_class, "events.status", "s", status_action);
  gtk_widget_class_install_action (widget_class, "events.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "events.merge", NULL, merge_action);
  gtk_widget_class_install_action (widget_class, "events.split", NULL, split_action);
  gtk_widget_class_install_action (widget_class, "events.fields", NULL, fields_action);
  gtk_widget_class_install_action (widget_class, "events.rename", NULL, view_action);
  gtk_widget_class_install_action (widget_class, "events.select-all", NULL, view_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Delete, 0, delete_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, delete_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F2, GDK_SHIFT_MASK, fields_cb, NULL);
}
