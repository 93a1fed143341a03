/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-pane-private.h"

#include <glib/gi18n.h>

#include "haw-memory.h"

/* By what events are put into lanes, in which order, and which of the lanes are collapsed or hidden: all
 * of it is remembered for each project. */

static const char *const order_nicks[HAW_N_LANE_ORDERS] = { "count", "name", "first", "dispute", "hand" };

static const struct
{
  const char *nick;
  guint least;
} disagreements[] = {
  { "all", 0 }, { "any", HAW_EVENT_TABLE_ANY_DISAGREEMENT }, { "quarter", 25 }, { "half", 50 },
};

/* A key for what belongs to these lanes and to no others. */
static char *
make_key (HawTimelinePane *self,
          const char      *what)
{
  g_autofree char *by = haw_lane_key_to_nick (self->by);
  g_autofree char *then_by = haw_lane_key_to_nick (self->then_by);

  return self->then_by.grouping == HAW_LANES_NONE
             ? g_strconcat (what, "-", by, NULL)
             : g_strconcat (what, "-", by, "-", then_by, NULL);
}

static char **
recall (HawTimelinePane *self,
        const char      *what)
{
  g_autofree char *group = haw_timeline_pane_get_memory_group (self);
  g_autofree char *key = make_key (self, what);

  return group == NULL ? NULL
                       : g_key_file_get_string_list (haw_memory_get (), group, key, NULL, NULL);
}

static void
remember (HawTimelinePane   *self,
          const char        *what,
          const char *const *ids)
{
  g_autofree char *group = haw_timeline_pane_get_memory_group (self);
  g_autofree char *key = make_key (self, what);

  if (group != NULL)
    g_key_file_set_string_list (haw_memory_get (), group, key, ids, g_strv_length ((char **) ids));
}

static void
update_actions (HawTimelinePane *self)
{
  gboolean any = self->by.grouping != HAW_LANES_NONE;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "timeline.collapse-lanes", any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "timeline.expand-lanes", any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "timeline.lanes-inside", any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "timeline.lane-order", any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "timeline.show-lanes",
                                 haw_timeline_view_get_n_hidden (self->view) > 0);
}

/* The lanes of a field are those of the project's own list. */
static const char *
get_field_name (HawTimelinePane *self,
                gint64           attribute)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->fields); i++)
    {
      HawRow *row = self->fields[i] == NULL
                        ? NULL
                        : haw_row_store_lookup (HAW_ROW_STORE (self->fields[i]), attribute);

      if (row != NULL)
        return haw_attribute_get_name (HAW_ATTRIBUTE (row));
    }

  return C_("lanes by", "Field");
}

static char *
get_noun (HawTimelinePane *self,
          HawLaneKey       key)
{
  switch (key.grouping)
    {
    case HAW_LANES_OUTLET:
      return g_strdup (C_("lanes by", "Outlet"));
    case HAW_LANES_ACTOR:
      return g_strdup (C_("lanes by", "Actor"));
    case HAW_LANES_PLACE:
      return g_strdup (C_("lanes by", "Place"));
    case HAW_LANES_CODE:
      return g_strdup (C_("lanes by", "Code"));
    case HAW_LANES_STATUS:
      return g_strdup (C_("lanes by", "Status"));
    case HAW_LANES_ATTRIBUTE:
      return haw_isolate (get_field_name (self, key.attribute));
    case HAW_LANES_NONE:
    case HAW_N_LANE_GROUPINGS:
    default:
      return g_strdup ("");
    }
}

static void
update_label (HawTimelinePane *self)
{
  g_autofree char *by = get_noun (self, self->by);
  g_autofree char *then_by = get_noun (self, self->then_by);
  g_autofree char *label = NULL;

  if (self->by.grouping == HAW_LANES_NONE)
    label = g_strdup (_("No Lanes"));
  else if (self->then_by.grouping == HAW_LANES_NONE)
    /* Translators: %s is what the lanes of the timeline are made by, as "Actor" */
    label = g_strdup_printf (_("Lanes by %s"), by);
  else
    /* Translators: what the lanes of the timeline are made by, and then the lanes inside those */
    label = g_strdup_printf (_("Lanes by %s, %s"), by, then_by);
  gtk_menu_button_set_label (self->lanes_button, label);
}

static void
restore_order_by_hand (HawTimelinePane *self)
{
  g_auto (GStrv) ids = recall (self, "order");
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      gint64 id = g_ascii_strtoll (ids[i], NULL, 10);

      g_array_append_val (order, id);
    }
  haw_event_table_set_order_by_hand (self->table, (const gint64 *) (void *) order->data,
                                     order->len);
}

/**
 * haw_timeline_pane_lanes_follow:
 *
 * Has events stand in the lanes that are chosen.
 */
void
haw_timeline_pane_lanes_follow (HawTimelinePane *self)
{
  g_auto (GStrv) collapsed = recall (self, "collapsed");
  g_auto (GStrv) hidden = recall (self, "hidden");

  update_label (self);
  haw_timeline_view_set_lane_states (self->view, (const char *const *) collapsed,
                                     (const char *const *) hidden);
  if (self->table != NULL)
    {
      restore_order_by_hand (self);
      haw_event_table_group (self->table, self->by, self->then_by, self->order);
      haw_event_table_set_least_disagreement (self->table, self->least_disagreement);
    }
  update_actions (self);
}

static guint
find_nick (const char *nick)
{
  for (guint i = 0; i < G_N_ELEMENTS (disagreements); i++)
    if (g_strcmp0 (nick, disagreements[i].nick) == 0)
      return disagreements[i].least;

  return 0;
}

static HawLaneOrder
find_order (const char *nick)
{
  for (guint i = 0; i < G_N_ELEMENTS (order_nicks); i++)
    if (g_strcmp0 (nick, order_nicks[i]) == 0)
      return (HawLaneOrder) i;

  return HAW_LANE_ORDER_COUNT;
}

/* A name that fields of others have too is told with whose field it is. */
static char *
get_item_label (HawTimelinePane *self,
                guint            target,
                const char      *name)
{
  const char *const formats[HAW_N_ATTRIBUTE_TARGETS] = {
    C_("field of", "%s (articles)"), C_("field of", "%s (outlets)"), C_("field of", "%s (events)"),
    C_("field of", "%s (actors)"),
  };
  gboolean shared = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (self->fields); i++)
    for (guint j = 0; i != target && self->fields[i] != NULL &&
                      j < haw_row_store_get_n (HAW_ROW_STORE (self->fields[i])); j++)
      shared = shared || g_str_equal (name, haw_attribute_get_name (haw_row_store_peek (
                                              HAW_ROW_STORE (self->fields[i]), j)));
  if (shared)
    {
      g_autofree char *isolated = haw_isolate (name);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
      return g_strdup_printf (formats[target], isolated);
#pragma GCC diagnostic pop
    }
  return g_strdup (name);
}

static void
fill_fields (HawTimelinePane *self,
             GMenu           *menu,
             const char      *action)
{
  g_menu_remove_all (menu);
  for (guint i = 0; i < G_N_ELEMENTS (self->fields); i++)
    for (guint j = 0;
         self->fields[i] != NULL && j < g_list_model_get_n_items (G_LIST_MODEL (self->fields[i]));
         j++)
      {
        g_autoptr (HawAttribute) field = g_list_model_get_item (G_LIST_MODEL (self->fields[i]), j);
        HawLaneKey key = { HAW_LANES_ATTRIBUTE, haw_row_get_id (HAW_ROW (field)) };
        g_autofree char *nick = haw_lane_key_to_nick (key);
        g_autofree char *name = get_item_label (self, i, haw_attribute_get_name (field));
        g_auto (GStrv) parts = g_strsplit (name, "_", -1);
        g_autofree char *label = g_strjoinv ("__", parts);
        g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

        g_menu_item_set_action_and_target (item, action, "s", nick);
        g_menu_append_item (menu, item);
      }
}

static void
fields_cb (HawTimelinePane *self)
{
  fill_fields (self, self->lane_fields, "timeline.lanes");
  fill_fields (self, self->inside_fields, "timeline.lanes-inside");
  update_label (self);
}

/**
 * haw_timeline_pane_lanes_restore:
 *
 * Takes up what was chosen for this project before, without showing it yet.
 */
void
haw_timeline_pane_lanes_restore (HawTimelinePane *self)
{
  HawProject *project = haw_view_state_get_project (self->state);
  g_autofree char *group = haw_timeline_pane_get_memory_group (self);
  GKeyFile *memory = haw_memory_get ();
  g_autofree char *by = NULL;
  g_autofree char *then_by = NULL;
  g_autofree char *order = NULL;
  g_autofree char *disagreement = NULL;

  if (group != NULL)
    {
      by = g_key_file_get_string (memory, group, "lanes", NULL);
      then_by = g_key_file_get_string (memory, group, "lanes-inside", NULL);
      order = g_key_file_get_string (memory, group, "lane-order", NULL);
      disagreement = g_key_file_get_string (memory, group, "disagreement", NULL);
    }
  self->by = self->then_by = (HawLaneKey) { HAW_LANES_NONE, 0 };
  haw_lane_key_from_nick (by, &self->by);
  haw_lane_key_from_nick (then_by, &self->then_by);
  self->order = find_order (order);
  self->least_disagreement = find_nick (disagreement);

  for (guint i = 0; i < G_N_ELEMENTS (self->fields); i++)
    {
      if (self->fields[i] != NULL)
        g_signal_handlers_disconnect_by_data (self->fields[i], self);
      g_clear_object (&self->fields[i]);
      if (project == NULL)
        continue;
      self->fields[i] = haw_attribute_list_new (project, (HawAttributeTarget) i);
      g_signal_connect_object (self->fields[i], "items-changed", G_CALLBACK (fields_cb), self,
                               G_CONNECT_SWAPPED);
    }
  fields_cb (self);

  g_object_notify (G_OBJECT (self), "lanes");
  g_object_notify (G_OBJECT (self), "lanes-inside");
  g_object_notify (G_OBJECT (self), "lane-order");
  g_object_notify (G_OBJECT (self), "disagreement");
}

static void
lane_toggled_cb (HawTimelinePane *self,
                 gint64           lane)
{
  g_auto (GStrv) collapsed = NULL;
  g_auto (GStrv) hidden = NULL;

  haw_timeline_view_dup_lane_states (self->view, &collapsed, &hidden);
  remember (self, "collapsed", (const char *const *) collapsed);
  remember (self, "hidden", (const char *const *) hidden);
  haw_memory_save ();
  update_actions (self);
}

/* Takes the order of the lanes as they are for the one by hand, but for one that moves before another,
 * or after all. */
static void
order_by_hand (HawTimelinePane *self,
               gint64           moved,
               gint64           before)
{
  HawTimelineLanes *lanes = haw_timeline_view_get_lanes (self->view);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;
  g_autofree char *own = g_strdup_printf ("%" G_GINT64_FORMAT, moved);

  for (guint i = 0; i < haw_timeline_lanes_get_n (lanes); i++)
    {
      gint64 id = haw_timeline_lanes_get_id (lanes, i);
      g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);

      if (id == before)
        g_strv_builder_add (builder, own);
      if (id != moved)
        g_strv_builder_add (builder, text);
    }
  if (before < 0 && moved > 0)
    g_strv_builder_add (builder, own);
  ids = g_strv_builder_end (builder);
  remember (self, "order", (const char *const *) ids);
  haw_memory_save ();
  restore_order_by_hand (self);
}

static void
lane_moved_cb (HawTimelinePane *self,
               gint64           lane,
               gint64           before)
{
  if (self->table == NULL)
    return;
  order_by_hand (self, lane, before);
  haw_timeline_pane_set_lane_order (self, order_nicks[HAW_LANE_ORDER_HAND]);
}

static void
menu_closed_cb (HawTimelinePane *self)
{
  haw_timeline_view_focus_lane (self->view, self->menu_lane);
}

static void
lane_menu_wanted_cb (HawTimelinePane *self,
                     gint64           lane,
                     double           x,
                     double           y)
{
  GtkWidget *view = GTK_WIDGET (self->view);

  if (self->lane_popover == NULL)
    {
      self->lane_popover = gtk_popover_menu_new_from_model (self->lane_menu);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->lane_popover), FALSE);
      gtk_widget_set_halign (self->lane_popover, GTK_ALIGN_START);
      gtk_widget_set_parent (self->lane_popover, GTK_WIDGET (self));
      g_signal_connect_object (self->lane_popover, "closed", G_CALLBACK (menu_closed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  self->menu_lane = lane;
  gtk_widget_translate_coordinates (view, GTK_WIDGET (self), x, y, &x, &y);
  y = CLAMP (y, 0, gtk_widget_get_height (GTK_WIDGET (self)) - 1);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->lane_popover),
                               &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->lane_popover));
}

/* Goes through the kinds of lanes, one after another or backwards. */
static gboolean
next_lanes_cb (GtkWidget *widget,
               GVariant  *arguments,
               gpointer   user_data)
{
  HawTimelinePane *self = HAW_TIMELINE_PANE (widget);
  guint by = g_variant_get_boolean (arguments) ? 1 : HAW_LANES_ATTRIBUTE - 1;
  guint from = self->by.grouping % HAW_LANES_ATTRIBUTE;

  haw_timeline_pane_set_lanes (self,
                               haw_lane_grouping_to_nick ((from + by) % HAW_LANES_ATTRIBUTE));

  return GDK_EVENT_STOP;
}

static void
view_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  gtk_widget_activate_action (GTK_WIDGET (HAW_TIMELINE_PANE (widget)->view), name, NULL);
}

/**
 * haw_timeline_pane_lanes_class_init:
 *
 * Installs the actions and keys.
 */
void
haw_timeline_pane_lanes_class_init (GtkWidgetClass *widget_class)
{
  static const char *const of_view[] = {
    "timeline.toggle-lane", "timeline.collapse-lanes", "timeline.expand-lanes",
    "timeline.hide-lane",   "timeline.show-lanes",     "timeline.lane-up",
    "timeline.lane-down",
  };

  for (guint i = 0; i < G_N_ELEMENTS (of_view); i++)
    gtk_widget_class_install_action (widget_class, of_view[i], NULL, view_action);
  gtk_widget_class_install_property_action (widget_class, "timeline.lanes", "lanes");
  gtk_widget_class_install_property_action (widget_class, "timeline.lanes-inside", "lanes-inside");
  gtk_widget_class_install_property_action (widget_class, "timeline.lane-order", "lane-order");
  gtk_widget_class_install_property_action (widget_class, "timeline.disagreement", "disagreement");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_l, 0, next_lanes_cb, "b", TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_l, GDK_SHIFT_MASK, next_lanes_cb, "b", FALSE);

  gtk_widget_class_bind_template_child (widget_class, HawTimelinePane, lanes_button);
  gtk_widget_class_bind_template_child (widget_class, HawTimelinePane, lane_fields);
  gtk_widget_class_bind_template_child (widget_class, HawTimelinePane, inside_fields);
  gtk_widget_class_bind_template_child (widget_class, HawTimelinePane, lane_menu);
  gtk_widget_class_bind_template_callback (widget_class, lane_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, lane_moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, lane_menu_wanted_cb);
}

void
haw_timeline_pane_lanes_constructed (HawTimelinePane *self)
{
  update_actions (self);
}

void
haw_timeline_pane_lanes_dispose (HawTimelinePane *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->fields); i++)
    {
      if (self->fields[i] != NULL)
        g_signal_handlers_disconnect_by_data (self->fields[i], self);
      g_clear_object (&self->fields[i]);
    }
  g_clear_pointer (&self->lane_popover, gtk_widget_unparent);
}

const char *
haw_timeline_pane_get_lane_order (HawTimelinePane *self)
{
  return order_nicks[self->order];
}

const char *
haw_timeline_pane_get_disagreement (HawTimelinePane *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (disagreements); i++)
    if (disagreements[i].least == self->least_disagreement)
      return disagreements[i].nick;

  return disagreements[0].nick;
}

static void
set_keys (HawTimelinePane *self,
          HawLaneKey       by,
          HawLaneKey       then_by)
{
  g_autofree char *nick = haw_lane_key_to_nick (by);
  g_autofree char *inside = NULL;

  /* Lanes are not divided by what they are made by. */
  if (haw_lane_key_equal (by, then_by))
    then_by = (HawLaneKey) { HAW_LANES_NONE, 0 };
  if (haw_lane_key_equal (by, self->by) && haw_lane_key_equal (then_by, self->then_by))
    return;

  haw_timeline_pane_compare_stop (self);
  self->pair_wanted = FALSE;
  inside = haw_lane_key_to_nick (then_by);
  self->by = by;
  self->then_by = then_by;
  self->other_lanes = TRUE;
  haw_timeline_pane_remember_choice (self, "lanes", nick);
  haw_timeline_pane_remember_choice (self, "lanes-inside", inside);
  haw_timeline_pane_lanes_follow (self);
  g_object_notify (G_OBJECT (self), "lanes");
  g_object_notify (G_OBJECT (self), "lanes-inside");
}

void
haw_timeline_pane_set_lanes (HawTimelinePane *self,
                             const char      *lanes)
{
  HawLaneKey key = { HAW_LANES_NONE, 0 };

  g_return_if_fail (HAW_IS_TIMELINE_PANE (self));

  haw_lane_key_from_nick (lanes, &key);
  set_keys (self, key, self->then_by);
}

void
haw_timeline_pane_set_lanes_inside (HawTimelinePane *self,
                                    const char      *lanes)
{
  HawLaneKey key = { HAW_LANES_NONE, 0 };

  g_return_if_fail (HAW_IS_TIMELINE_PANE (self));

  haw_lane_key_from_nick (lanes, &key);
  set_keys (self, self->by, key);
}

void
haw_timeline_pane_set_lane_order (HawTimelinePane *self,
                                  const char      *order)
{
  HawLaneOrder chosen = find_order (order);
  g_auto (GStrv) by_hand = NULL;

  g_return_if_fail (HAW_IS_TIMELINE_PANE (self));

  if (self->order == chosen)
    return;

  self->order = chosen;
  by_hand = recall (self, "order");
  if (chosen == HAW_LANE_ORDER_HAND && by_hand == NULL)
    order_by_hand (self, 0, 0);
  haw_timeline_pane_remember_choice (self, "lane-order", order_nicks[chosen]);
  haw_timeline_pane_lanes_follow (self);
  g_object_notify (G_OBJECT (self), "lane-order");
}

void
haw_timeline_pane_set_disagreement (HawTimelinePane *self,
                                    const char      *disagreement)
{
  guint least = find_nick (disagreement);

  g_return_if_fail (HAW_IS_TIMELINE_PANE (self));

  if (self->least_disagreement == least)
    return;

  self->least_disagreement = least;
  haw_timeline_pane_remember_choice (self, "disagreement",
                                     haw_timeline_pane_get_disagreement (self));
  haw_timeline_pane_lanes_follow (self);
  g_object_notify (G_OBJECT (self), "disagreement");
}
