/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-pane-private.h"

#include <glib/gi18n.h>

#include "haw-memory.h"
#include "model/haw-conventions.h"
#include "model/haw-event-edit.h"
#include "time/haw-date-format.h"
#include "timeline/haw-timeline-layout.h"
#include "widgets/haw-key-shortcuts.h"
#include "widgets/haw-tab-stop.h"

/* Reading that takes longer is told of. */
#define READING_TOLD 200 /* ms */

enum
{
  PROP_0,
  PROP_STATE,
  PROP_TIME_DIRECTION,
  PROP_LANES,
  PROP_LANES_INSIDE,
  PROP_LANE_ORDER,
  PROP_DISAGREEMENT,
  PROP_TABLE,
  PROP_CLOCK,
  PROP_PINNED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];
static guint range_changed;

G_DEFINE_FINAL_TYPE (HawTimelinePane, haw_timeline_pane, GTK_TYPE_WIDGET)

GtkWidget *
haw_timeline_pane_new (HawViewState *state)
{
  g_return_val_if_fail (HAW_IS_VIEW_STATE (state), NULL);

  return g_object_new (HAW_TYPE_TIMELINE_PANE, "state", state, NULL);
}

static void
mirrored_cb (HawTimelinePane *self)
{
  haw_timeline_overview_set_mirrored (self->overview, haw_timeline_view_is_mirrored (self->view));
}

static guint
get_n_events (HawTimelinePane *self)
{
  HawTimelineStore *store = haw_timeline_lanes_get_store (haw_timeline_view_get_lanes (self->view));

  return store == NULL ? 0 : store->n;
}

/* There is nothing to see of the events, which are being read. */
static gboolean
is_reading (HawTimelinePane *self)
{
  return self->table != NULL && haw_event_table_get_lanes (self->table) == NULL;
}

static const char *
get_hint (HawTimelinePane *self,
          guint            n_all)
{
  if (is_reading (self))
    return self->reading_id == 0 ? _("Reading the events…") : "";
  return n_all > 0 ? _("Of no event do the sources disagree as much.")
                   : _("Put the cursor into a sentence of an article and press E to make an event of"
                       " it.");
}

/* The strip stays as long as there is a range to see and to take away. */
void
haw_timeline_pane_update_count (HawTimelinePane *self)
{
  HawTimelineLanes *lanes = haw_timeline_view_get_lanes (self->view);
  guint n = get_n_events (self), lit = lanes == NULL ? 0 : haw_timeline_lanes_get_n_lit (lanes);
  guint n_selected = haw_timeline_view_get_n_selected (haw_timeline_pane_compare_get_focused (self));
  gboolean ranged = haw_view_state_get_range (self->state, &(gint64) { 0 }, &(gint64) { 0 });
  guint n_all = self->table == NULL ? 0 : haw_event_table_get_n_events (self->table);
  g_autofree char *text = NULL;
  g_autofree char *localised = NULL;

  if (n_selected > 1)
    text = g_strdup_printf (ngettext ("%u event selected", "%u events selected", n_selected),
                            n_selected);
  else if (lit < n || n < n_all)
    /* Translators: how many events are lit or shown of how many there are. */
    text = g_strdup_printf (ngettext ("%u of %u event", "%u of %u events", n_all), lit, n_all);
  else
    /* Translators: the number of events, beside the title of the timeline. */
    text = g_strdup_printf (ngettext ("%u event", "%u events", n), n);
  localised = haw_date_localise_digits (text);
  gtk_label_set_text (self->count, n_all == 0 ? "" : localised);
  gtk_label_set_label (self->hint, get_hint (self, n_all));
  gtk_widget_set_visible (GTK_WIDGET (self->overview), !self->shows_table && (n > 0 || ranged));
  gtk_widget_set_visible (self->toolbar, !self->shows_table);
  gtk_stack_set_visible_child_name (self->stack, self->shows_table ? "table"
                                                 : n == 0 && !self->offers ? "empty"
                                                                   : "events");
}

static void
update_actions (HawTimelinePane *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean any = get_n_events (self) > 0 || self->offers;

  haw_timeline_pane_edit_update (self);
  haw_timeline_pane_align_update (self);
  haw_timeline_pane_export_update (self);
  gtk_widget_action_set_enabled (widget, "events.zoom-in", any);
  gtk_widget_action_set_enabled (widget, "events.zoom-out", any);
  gtk_widget_action_set_enabled (widget, "events.fit", any);
}

/* What is chosen here is remembered for each project, on this machine. */
char *
haw_timeline_pane_get_memory_group (HawTimelinePane *self)
{
  HawProject *project = haw_view_state_get_project (self->state);

  return project == NULL ? NULL : haw_memory_dup_group ("timeline", haw_project_get_file (project));
}

static void
restore_range (HawTimelinePane *self)
{
  g_autofree char *group = haw_timeline_pane_get_memory_group (self);
  gint64 start, end;

  self->range_wanted = FALSE;
  if (group == NULL)
    return;

  start = g_key_file_get_int64 (haw_memory_get (), group, "start", NULL);
  end = g_key_file_get_int64 (haw_memory_get (), group, "end", NULL);
  if (start < end)
    haw_timeline_view_show_range (self->view, start, end);
}

static void
settled_cb (HawTimelinePane *self)
{
  static const HawTimelineSide sides[] = { HAW_TIMELINE_SIDE_ABOVE, HAW_TIMELINE_SIDE_BELOW };

  /* After the selected event was shown; a project that was empty has none to come back to. */
  if (self->range_wanted && get_n_events (self) > 0)
    restore_range (self);
  haw_timeline_view_forget_reports (self->view);
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    haw_timeline_view_forget_reports (haw_timeline_compare_get_view (self->compare, sides[i]));
  haw_timeline_pane_empty_update (self);
  haw_timeline_pane_update_count (self);
  haw_timeline_pane_range_update_chip (self);
  update_actions (self);
}

/* Other events, or other lanes. */
static void
reset_cb (HawTimelinePane *self)
{
  gboolean turned = haw_timeline_pane_clock_reset (self);

  haw_timeline_view_set_lanes (self->view,
                               self->table == NULL ? NULL
                                                   : haw_event_table_get_lanes (self->table));
  haw_timeline_overview_set_lanes (self->overview, haw_timeline_view_get_lanes (self->view));
  if (self->other_lanes)
    haw_timeline_view_show_first_rows (self->view);
  self->other_lanes = FALSE;
  if (turned)
    haw_timeline_view_fit (self->view);
  haw_timeline_view_set_selected_id (self->view, haw_view_state_get_event (self->state));
  haw_timeline_pane_compare_reset (self);
  settled_cb (self);
}

static gboolean
reading_cb (gpointer data)
{
  HawTimelinePane *self = data;

  self->reading_id = 0;
  if (is_reading (self))
    haw_timeline_pane_update_count (self);
  return G_SOURCE_REMOVE;
}

static void
follow_project (HawTimelinePane *self)
{
  HawProject *project = haw_view_state_get_project (self->state);

  g_clear_handle_id (&self->reading_id, g_source_remove);
  if (self->table != NULL)
    g_signal_handlers_disconnect_by_data (self->table, self);
  g_clear_object (&self->table);
  haw_timeline_view_set_aligned_id (self->view, 0);
  haw_timeline_pane_empty_drop (self);
  /* Nothing of the project before can be taken for one of this while it is being read. */
  haw_timeline_view_set_lanes (self->view, NULL);
  haw_timeline_overview_set_lanes (self->overview, NULL);
  haw_timeline_pane_compare_reset (self);
  haw_timeline_pane_narrow_set_pinned (self, FALSE);
  haw_timeline_pane_range_follow_project (self);
  haw_timeline_pane_narrow_follow_project (self);
  if (project == NULL)
    {
      reset_cb (self);
      return;
    }

  self->table = haw_event_table_new (project);
  haw_event_table_set_clock (self->table, self->clock);
  g_signal_connect_object (self->table, "reset", G_CALLBACK (reset_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "settled", G_CALLBACK (settled_cb), self,
                           G_CONNECT_SWAPPED);
  self->reading_id = g_timeout_add (READING_TOLD, reading_cb, self);
  haw_timeline_pane_update_count (self);
}

void
haw_timeline_pane_show_calendar (HawTimelinePane *self)
{
  HawProject *project = haw_view_state_get_project (self->state);
  HawConventions *conventions = project != NULL ? haw_conventions_of (project) : NULL;
  HawTimelineView *views[] = {
    self->view,
    haw_timeline_compare_get_view (self->compare, HAW_TIMELINE_SIDE_ABOVE),
    haw_timeline_compare_get_view (self->compare, HAW_TIMELINE_SIDE_BELOW),
  };

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    haw_timeline_view_set_calendar (
        views[i],
        conventions != NULL ? haw_conventions_get_calendar (conventions) : HAW_CALENDAR_GREGORIAN,
        conventions != NULL && haw_conventions_has_hijri (conventions),
        conventions != NULL ? haw_conventions_get_week_start (conventions)
                            : haw_date_week_start_of_locale ());
}

/* The focus goes along: what had it is not shown any more. The keys of the drawing sleep under the table,
 * which has its own. */
static void
set_table (HawTimelinePane *self,
           gboolean         table)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean focused = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));

  if (self->shows_table == table)
    return;
  self->shows_table = table;
  haw_key_shortcuts_set_enabled (GTK_WIDGET (self), !table);
  haw_timeline_pane_update_count (self);
  if (focused && table)
    gtk_widget_grab_focus (GTK_WIDGET (self->grid));
  else if (focused)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TABLE]);
}

/* Takes up what was chosen for this project before. */
static void
project_cb (HawTimelinePane *self)
{
  g_autofree char *group = haw_timeline_pane_get_memory_group (self);
  g_autofree char *view = NULL;

  if (group != NULL)
    view = g_key_file_get_string (haw_memory_get (), group, "view", NULL);
  haw_timeline_pane_show_calendar (self);
  self->range_wanted = TRUE;
  haw_timeline_pane_lanes_restore (self);
  haw_timeline_pane_clock_restore (self);
  haw_timeline_pane_compare_restore (self);
  follow_project (self);
  haw_timeline_pane_lanes_follow (self);
  set_table (self, g_strcmp0 (view, "table") == 0);
}

void
haw_timeline_pane_remember_choice (HawTimelinePane *self,
                                   const char      *key,
                                   const char      *value)
{
  g_autofree char *group = haw_timeline_pane_get_memory_group (self);

  if (group == NULL)
    return;
  g_key_file_set_string (haw_memory_get (), group, key, value);
  haw_memory_save ();
}

static void
notify_event_cb (HawTimelinePane *self)
{
  gint64 event = haw_view_state_get_event (self->state);

  if (haw_timeline_view_get_selected_id (self->view) != event)
    haw_timeline_view_set_selected_id (self->view, event);
  haw_timeline_pane_compare_follow (self);
  update_actions (self);
}

void
haw_timeline_pane_selection_changed (HawTimelinePane *self)
{
  haw_timeline_pane_update_count (self);
  update_actions (self);
}

void
haw_timeline_pane_event_selected (HawTimelinePane *self,
                                  gint64           id)
{
  haw_view_state_set_event (self->state, id);
}

void
haw_timeline_pane_event_activated (HawTimelinePane *self,
                                   gint64           id)
{
  if (haw_view_state_get_project (self->state) != NULL && id != 0)
    haw_view_state_show_sources (self->state, id);
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HawTimelinePane *self = HAW_TIMELINE_PANE (widget);

  haw_timeline_pane_event_activated (self, haw_view_state_get_event (self->state));
}

static void
edit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HawTimelinePane *self = HAW_TIMELINE_PANE (widget);

  haw_view_state_edit_event (self->state, haw_view_state_get_event (self->state), 0, 0, 0);
}

static void
view_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  g_autofree char *of_view = g_strconcat ("timeline.", strchr (name, '.') + 1, NULL);

  gtk_widget_activate_action (
      GTK_WIDGET (haw_timeline_pane_compare_get_view (HAW_TIMELINE_PANE (widget))), of_view, NULL);
}

/* Dates and counts are written otherwise from now on. */
static void
format_cb (HawTimelinePane *self)
{
  haw_timeline_pane_show_calendar (self);
  if (self->table != NULL)
    haw_event_table_describe_anew (self->table);
  haw_timeline_view_set_lanes (self->view, NULL);
  reset_cb (self);
  haw_timeline_pane_range_update (self);
}

static void
visible_cb (HawTimelinePane *self)
{
  gint64 start, end;

  haw_timeline_view_get_visible (self->view, &start, &end);
  haw_timeline_overview_set_visible_time (self->overview, start, end);
  haw_timeline_pane_compare_show_range (self);
  g_signal_emit (self, range_changed, 0);
}

static void
haw_timeline_pane_constructed (GObject *object)
{
  HawTimelinePane *self = HAW_TIMELINE_PANE (object);

  G_OBJECT_CLASS (haw_timeline_pane_parent_class)->constructed (object);
  haw_timeline_pane_range_constructed (self);
  haw_timeline_pane_narrow_constructed (self);
  mirrored_cb (self);

  g_signal_connect_object (self->state, "notify::project", G_CALLBACK (project_cb), self,
                           G_CONNECT_SWAPPED);
  haw_event_grid_set_state (self->grid, self->state);
  haw_timeline_pane_compare_constructed (self);
  haw_timeline_pane_edit_constructed (self);
  haw_timeline_pane_menu_constructed (self);
  haw_timeline_pane_type_constructed (self);
  g_signal_connect_object (self->view, "selection-changed", G_CALLBACK (haw_timeline_pane_selection_changed), self,
                           G_CONNECT_SWAPPED);
  haw_timeline_pane_lanes_constructed (self);
  project_cb (self);
  g_signal_connect_object (self->state, "notify::event", G_CALLBACK (notify_event_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "format-changed", G_CALLBACK (format_cb), self,
                           G_CONNECT_SWAPPED);
  update_actions (self);
}

static void
haw_timeline_pane_dispose (GObject *object)
{
  HawTimelinePane *self = HAW_TIMELINE_PANE (object);
  GtkWidget *child;

  g_clear_handle_id (&self->reading_id, g_source_remove);
  if (self->table != NULL)
    g_signal_handlers_disconnect_by_data (self->table, self);
  g_clear_object (&self->table);
  if (self->ranges != NULL)
    g_signal_handlers_disconnect_by_data (self->ranges, self);
  g_clear_object (&self->ranges);
  g_clear_object (&self->articles_signals);
  haw_timeline_pane_empty_dispose (self);
  haw_timeline_pane_range_dispose (self);
  haw_timeline_pane_narrow_dispose (self);
  g_clear_object (&self->ranges_menu);
  haw_timeline_pane_type_dispose (self);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  haw_timeline_pane_lanes_dispose (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->state);

  G_OBJECT_CLASS (haw_timeline_pane_parent_class)->dispose (object);
}

static void
haw_timeline_pane_finalize (GObject *object)
{
  HawTimelinePane *self = HAW_TIMELINE_PANE (object);

  g_free (self->time_direction);
  g_string_free (self->typed, TRUE);

  G_OBJECT_CLASS (haw_timeline_pane_parent_class)->finalize (object);
}

static void
haw_timeline_pane_get_property (GObject    *object,
                                guint       id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  HawTimelinePane *self = HAW_TIMELINE_PANE (object);

  switch (id)
    {
    case PROP_STATE: g_value_set_object (value, self->state); break;
    case PROP_TIME_DIRECTION: g_value_set_string (value, self->time_direction); break;
    case PROP_LANES: g_value_take_string (value, haw_lane_key_to_nick (self->by)); break;
    case PROP_LANES_INSIDE: g_value_take_string (value, haw_lane_key_to_nick (self->then_by)); break;
    case PROP_LANE_ORDER:
      g_value_set_string (value, haw_timeline_pane_get_lane_order (self));
      break;
    case PROP_DISAGREEMENT:
      g_value_set_string (value, haw_timeline_pane_get_disagreement (self));
      break;
    case PROP_TABLE: g_value_set_boolean (value, self->shows_table); break;
    case PROP_CLOCK: g_value_set_string (value, haw_clock_to_nick (self->clock)); break;
    case PROP_PINNED:
      g_value_set_boolean (value, haw_timeline_pane_narrow_get_pinned (self));
      break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_timeline_pane_set_property (GObject      *object,
                                guint         id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  HawTimelinePane *self = HAW_TIMELINE_PANE (object);

  switch (id)
    {
    case PROP_STATE: self->state = g_value_dup_object (value); break;
    case PROP_TIME_DIRECTION:
      haw_timeline_pane_set_time_direction (self, g_value_get_string (value));
      break;
    case PROP_LANES: haw_timeline_pane_set_lanes (self, g_value_get_string (value)); break;
    case PROP_LANES_INSIDE:
      haw_timeline_pane_set_lanes_inside (self, g_value_get_string (value));
      break;
    case PROP_LANE_ORDER:
      haw_timeline_pane_set_lane_order (self, g_value_get_string (value));
      break;
    case PROP_CLOCK: haw_timeline_pane_set_clock (self, g_value_get_string (value)); break;
    case PROP_PINNED:
      haw_timeline_pane_narrow_set_pinned (self, g_value_get_boolean (value));
      break;
    case PROP_DISAGREEMENT:
      haw_timeline_pane_set_disagreement (self, g_value_get_string (value));
      break;
    case PROP_TABLE:
      set_table (self, g_value_get_boolean (value));
      haw_timeline_pane_remember_choice (self, "view", self->shows_table ? "table" : "timeline");
      break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "events.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "events.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "events.zoom-in", NULL, view_action);
  gtk_widget_class_install_action (widget_class, "events.zoom-out", NULL, view_action);
  gtk_widget_class_install_action (widget_class, "events.fit", NULL, view_action);
  gtk_widget_class_install_property_action (widget_class, "events.time-direction",
                                            "time-direction");
  gtk_widget_class_install_property_action (widget_class, "events.table", "table");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_ALT_MASK, "events.edit", NULL);
}

/* The events, or the table of them, before the buttons above. */
static gboolean
haw_timeline_pane_grab_focus (GtkWidget *widget)
{
  HawTimelinePane *self = HAW_TIMELINE_PANE (widget);
  GtkWidget *events = self->shows_table
                      ? GTK_WIDGET (self->grid)
                      : GTK_WIDGET (haw_timeline_pane_compare_get_focused (self));

  return events != NULL && gtk_widget_get_mapped (events) && gtk_widget_grab_focus (events);
}

static void
haw_timeline_pane_class_init (HawTimelinePaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = haw_timeline_pane_constructed;
  object_class->dispose = haw_timeline_pane_dispose;
  object_class->finalize = haw_timeline_pane_finalize;
  object_class->get_property = haw_timeline_pane_get_property;
  object_class->set_property = haw_timeline_pane_set_property;
  widget_class->focus = haw_tab_stop_focus_children;
  widget_class->grab_focus = haw_timeline_pane_grab_focus;

  properties[PROP_STATE] = g_param_spec_object (
      "state", NULL, NULL, HAW_TYPE_VIEW_STATE,
      G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_TIME_DIRECTION] = g_param_spec_string (
      "time-direction", NULL, NULL, "interface",
      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_LANES] = g_param_spec_string (
      "lanes", NULL, NULL, "none",
      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_LANE_ORDER] = g_param_spec_string (
      "lane-order", NULL, NULL, "count",
      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_LANES_INSIDE] = g_param_spec_string (
      "lanes-inside", NULL, NULL, "none",
      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_DISAGREEMENT] = g_param_spec_string (
      "disagreement", NULL, NULL, "all",
      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_TABLE] = g_param_spec_boolean (
      "table", NULL, NULL, FALSE,
      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_CLOCK] = g_param_spec_string (
      "clock", NULL, NULL, "event",
      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_PINNED] = g_param_spec_boolean (
      "pinned", NULL, NULL, FALSE,
      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  range_changed = g_signal_new ("range-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (HAW_TYPE_TIMELINE_COMPARE);
  g_type_ensure (HAW_TYPE_TIMELINE_VIEW);
  g_type_ensure (HAW_TYPE_EVENT_GRID);
  g_type_ensure (HAW_TYPE_TIMELINE_LAYOUT);
  g_type_ensure (HAW_TYPE_TIMELINE_OVERVIEW);
  gtk_widget_class_set_css_name (widget_class, "timelinepane");
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/hawamish/Hawamish/timeline/haw-timeline-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, HawTimelinePane, count);
  gtk_widget_class_bind_template_child (widget_class, HawTimelinePane, toolbar);
  gtk_widget_class_bind_template_child (widget_class, HawTimelinePane, stack);
  gtk_widget_class_bind_template_child (widget_class, HawTimelinePane, hint);
  gtk_widget_class_bind_template_child (widget_class, HawTimelinePane, grid);
  gtk_widget_class_bind_template_child (widget_class, HawTimelinePane, event_menu);
  gtk_widget_class_bind_template_child (widget_class, HawTimelinePane, ground_menu);
  gtk_widget_class_bind_template_child (widget_class, HawTimelinePane, view);
  gtk_widget_class_bind_template_child (widget_class, HawTimelinePane, overview);
  gtk_widget_class_bind_template_child (widget_class, HawTimelinePane, compare);
  gtk_widget_class_bind_template_child (widget_class, HawTimelinePane, align_chip);
  gtk_widget_class_bind_template_child (widget_class, HawTimelinePane, align_label);
  gtk_widget_class_bind_template_child (widget_class, HawTimelinePane, clock_chip);
  gtk_widget_class_bind_template_child (widget_class, HawTimelinePane, clock_label);
  gtk_widget_class_bind_template_child (widget_class, HawTimelinePane, range_chip);
  gtk_widget_class_bind_template_child (widget_class, HawTimelinePane, range_label);
  gtk_widget_class_bind_template_child (widget_class, HawTimelinePane, ranges_button);
  gtk_widget_class_bind_template_callback (widget_class, mirrored_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "reports_wanted_cb",
                                                G_CALLBACK (haw_timeline_pane_reports_wanted));
  gtk_widget_class_bind_template_callback_full (widget_class, "aligned_cb",
                                                G_CALLBACK (haw_timeline_pane_align_update));
  gtk_widget_class_bind_template_callback (widget_class, visible_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "event_selected_cb",
                                                G_CALLBACK (haw_timeline_pane_event_selected));
  gtk_widget_class_bind_template_callback_full (widget_class, "event_activated_cb",
                                                G_CALLBACK (haw_timeline_pane_event_activated));
  install_actions (widget_class);
  haw_timeline_pane_align_class_init (widget_class);
  haw_timeline_pane_compare_class_init (widget_class);
  haw_timeline_pane_clock_class_init (widget_class);
  haw_timeline_pane_edit_class_init (widget_class);
  haw_timeline_pane_menu_class_init (widget_class);
  haw_timeline_pane_lanes_class_init (widget_class);
  haw_timeline_pane_export_class_init (widget_class);
  haw_timeline_pane_range_class_init (widget_class);
  haw_timeline_pane_narrow_class_init (widget_class);
}

static void
haw_timeline_pane_init (HawTimelinePane *self)
{
  self->time_direction = g_strdup ("interface");
  gtk_widget_init_template (GTK_WIDGET (self));
  haw_key_shortcuts_follow_place (GTK_WIDGET (self));
}

const char *
haw_timeline_pane_get_time_direction (HawTimelinePane *self)
{
  g_return_val_if_fail (HAW_IS_TIMELINE_PANE (self), NULL);

  return self->time_direction;
}

void
haw_timeline_pane_set_time_direction (HawTimelinePane *self,
                                      const char      *direction)
{
  GtkTextDirection runs = GTK_TEXT_DIR_NONE;

  g_return_if_fail (HAW_IS_TIMELINE_PANE (self));

  if (g_strcmp0 (direction, "ltr") == 0)
    runs = GTK_TEXT_DIR_LTR;
  else if (g_strcmp0 (direction, "rtl") == 0)
    runs = GTK_TEXT_DIR_RTL;
  else
    direction = "interface";
  if (g_str_equal (self->time_direction, direction))
    return;

  g_free (self->time_direction);
  self->time_direction = g_strdup (direction);
  haw_timeline_view_set_time_direction (self->view, runs);
  haw_timeline_pane_compare_follow (self);
  mirrored_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TIME_DIRECTION]);
}

void
haw_timeline_pane_remember (HawTimelinePane *self)
{
  g_autofree char *group = NULL;
  gint64 start, end;

  g_return_if_fail (HAW_IS_TIMELINE_PANE (self));

  group = haw_timeline_pane_get_memory_group (self);
  if (group == NULL || self->range_wanted || get_n_events (self) == 0)
    return;

  haw_timeline_view_get_visible (self->view, &start, &end);
  g_key_file_set_int64 (haw_memory_get (), group, "start", start);
  g_key_file_set_int64 (haw_memory_get (), group, "end", end);
}
