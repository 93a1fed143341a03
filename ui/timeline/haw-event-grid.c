/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-event-grid-private.h"

#include <glib/gi18n.h>

#include "project/haw-error.h"
#include "time/haw-date-format.h"
#include "timeline/haw-event-text.h"
#include "widgets/haw-range-text.h"
#include "widgets/haw-scroll-start.h"
#include "widgets/haw-steady-scroll.h"
#include "widgets/haw-tab-stop.h"

#define MOST_FRAMES 12

enum
{
  PROP_0,
  PROP_SORT,
  PROP_DESCENDING,
  PROP_FILTER,
  PROP_PINNED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (HawEventGrid, haw_event_grid, GTK_TYPE_WIDGET)

static gint64
get_id (GListModel *list,
        guint       position)
{
  return haw_event_sheet_get_id (HAW_EVENT_SHEET (list), position);
}

/* The list in the view, which GTK doesn't name. */
static GtkWidget *
find_list (HawEventGrid *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view));

  while (child != NULL && !GTK_IS_LIST_VIEW (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static gboolean
scroll_to (HawEventGrid *self,
           gint64        event)
{
  GtkWidget *list = find_list (self);
  guint position = 0;

  return list != NULL && self->sheet != NULL &&
         haw_event_sheet_find (self->sheet, event, &position) &&
         gtk_widget_activate_action (list, "list.scroll-to-item", "u", position);
}

/* Looks before a frame is laid out for what came of the frame before. */
static gboolean
sought_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       data)
{
  HawEventGrid *self = HAW_EVENT_GRID (widget);
  GtkWidget *box = g_hash_table_lookup (self->titles, &self->sought);
  gboolean there = box != NULL && gtk_widget_get_mapped (box);

  if (++self->n_sought == 1 ||
      (!there && self->n_sought < MOST_FRAMES && scroll_to (self, self->sought)))
    return G_SOURCE_CONTINUE;
  self->sought_id = 0;

  return G_SOURCE_REMOVE;
}

/* GTK 4.8 forgets where a list is to go when its adjustment changes before it is laid out: it is told again
 * until the row is there. */
gboolean
haw_event_grid_scroll_to (HawEventGrid *self,
                          gint64        event)
{
  if (!scroll_to (self, event))
    return FALSE;
  self->sought = event;
  self->n_sought = 0;
  if (self->sought_id == 0)
    self->sought_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), sought_cb, NULL, NULL);

  return TRUE;
}

void
haw_event_grid_focus_row (HawEventGrid *self,
                          gint64        event)
{
  GtkWidget *box, *cell;

  haw_event_grid_scroll_to (self, event);
  box = g_hash_table_lookup (self->titles, &event);
  cell = box != NULL ? gtk_widget_get_parent (box) : NULL;
  if (cell != NULL && gtk_widget_get_parent (cell) != NULL)
    gtk_widget_grab_focus (gtk_widget_get_parent (cell));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* The range of time to which everything is narrowed, unless the table does not follow it. */
static gboolean
get_range (HawEventGrid *self,
           gint64       *start,
           gint64       *end)
{
  *start = *end = 0;
  return self->state != NULL && !self->pinned &&
         haw_view_state_get_range (self->state, start, end);
}

static char *
count_words (guint n,
             guint total,
             guint n_selected)
{
  g_autofree char *text = NULL;

  if (n_selected > 1)
    text = g_strdup_printf (ngettext ("%u event selected", "%u events selected", n_selected),
                            n_selected);
  else if (n < total)
    text = g_strdup_printf (ngettext ("%u of %u event", "%u of %u events", total), n, total);
  else
    text = g_strdup_printf (ngettext ("%u event", "%u events", n), n);
  return haw_date_localise_digits (text);
}

static const char *
say_none (HawEventGrid *self,
          gboolean      ranged)
{
  if (haw_event_sheet_get_n_total (self->sheet) == 0)
    return _("Put the cursor into a sentence of an article and press E to make an event of it.");
  if (self->filter != HAW_EVENT_FILTER_ALL)
    return _("No event is like that. Choose other events to show.");
  return ranged ? _("No event belongs to this range of time.") : "";
}

static void
update_count (HawEventGrid *self)
{
  guint n = self->sheet != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->sheet)) : 0;
  guint n_total = self->sheet != NULL ? haw_event_sheet_get_n_total (self->sheet) : 0;
  guint n_selected = self->selection != NULL ? haw_row_selection_get_n (self->selection) : 0;
  g_autofree char *text = count_words (n, n_total, n_selected);
  g_autofree char *range = NULL;
  g_autofree char *isolated = NULL;
  g_autofree char *whole = NULL;
  gint64 start, end;
  gboolean ranged = get_range (self, &start, &end);

  if (ranged)
    {
      range = haw_range_to_text (start, end);
      isolated = haw_isolate (range);
      whole = g_strjoin (" · ", text, isolated, NULL);
    }
  gtk_label_set_text (self->count, ranged ? whole : text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->count), whole);
  if (self->sheet == NULL || haw_event_sheet_get_loading (self->sheet))
    return;
  gtk_label_set_text (self->none, say_none (self, ranged));
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "rows" : "none");
}

static void
reveal (HawEventGrid *self)
{
  gint64 event = haw_view_state_get_event (self->state);

  if (self->wants_reveal && event != 0 && self->sheet != NULL &&
      !haw_event_sheet_get_loading (self->sheet))
    self->wants_reveal = !haw_event_grid_scroll_to (self, event);
}

static void
items_changed_cb (HawEventGrid *self)
{
  update_count (self);
  reveal (self);
  haw_event_grid_update_actions (self);
}

/* One event is everybody's selection, several are that of the table alone. */
static void
selection_changed_cb (HawEventGrid *self)
{
  g_autoptr (GArray) ids = haw_row_selection_dup_ids (self->selection);

  if (ids->len == 1)
    haw_view_state_set_event (self->state, g_array_index (ids, gint64, 0));
  update_count (self);
  haw_event_grid_update_actions (self);
}

static void
event_cb (HawEventGrid *self)
{
  gint64 event = haw_view_state_get_event (self->state);

  if (self->selection == NULL || haw_row_selection_contains (self->selection, event))
    return;
  if (event == 0 && haw_row_selection_get_n (self->selection) > 1)
    return;
  haw_row_selection_select_only (self->selection, event);
  self->wants_reveal = TRUE;
  reveal (self);
}

static void
close_sheet (HawEventGrid *self)
{
  g_cancellable_cancel (self->seeking);
  if (self->sought_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->sought_id);
  self->sought_id = 0;
  if (self->sheet == NULL)
    return;
  gtk_column_view_set_model (self->view, NULL);
  g_signal_handlers_disconnect_by_data (self->sheet, self);
  g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
  g_clear_object (&self->sheet);
}

/* Whoever does not look at the table does not pay for it. */
static void
open_sheet (HawEventGrid *self)
{
  HawProject *project = self->state != NULL ? haw_view_state_get_project (self->state) : NULL;
  gint64 start, end;

  close_sheet (self);
  if (project == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->sheet = haw_event_sheet_new (project);
  haw_event_sheet_set_sort (self->sheet, self->sort, self->descending);
  haw_event_sheet_set_filter (self->sheet, self->filter);
  get_range (self, &start, &end);
  haw_event_sheet_set_range (self->sheet, start, end);
  self->selection = haw_row_selection_new (G_LIST_MODEL (self->sheet), get_id);
  haw_row_selection_select_only (self->selection, haw_view_state_get_event (self->state));
  self->wants_reveal = TRUE;
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sheet, "notify::loading", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sheet, "notify::n-total", G_CALLBACK (update_count), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb),
                           self, G_CONNECT_SWAPPED);
  haw_event_grid_update_actions (self);
}

/* A range, or another one, to which everything is narrowed. */
static void
range_cb (HawEventGrid *self)
{
  gint64 start, end;
  gboolean any = haw_view_state_get_range (self->state, &start, &end);

  gtk_widget_set_visible (self->pin, any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "grid.pin", any);
  get_range (self, &start, &end);
  if (self->sheet != NULL)
    haw_event_sheet_set_range (self->sheet, start, end);
  update_count (self);
}

static void
set_pinned (HawEventGrid *self,
            gboolean      pinned)
{
  if (self->pinned == !!pinned)
    return;
  self->pinned = !!pinned;
  if (self->state != NULL)
    range_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PINNED]);
}

/* Another project is seen as it is narrowed. */
static void
project_cb (HawEventGrid *self)
{
  set_pinned (self, FALSE);
  open_sheet (self);
}

/* Dates and numbers are written otherwise from now on. */
static void
format_cb (HawEventGrid *self)
{
  haw_event_grid_fit_dates (self);
  open_sheet (self);
}

static void
activate_cb (HawEventGrid *self,
             guint         position)
{
  gint64 event = self->sheet != NULL ? haw_event_sheet_get_id (self->sheet, position) : 0;

  if (event == 0)
    return;
  haw_view_state_set_event (self->state, event);
  haw_view_state_show_sources (self->state, event);
}

void
haw_event_grid_set_sort (HawEventGrid   *self,
                         HawEventColumn  column,
                         gboolean        descending)
{
  gboolean other = self->sort != column;
  gboolean turned = self->descending != !!descending;

  if (!other && !turned)
    return;
  self->sort = column;
  self->descending = !!descending;
  if (self->sheet != NULL)
    haw_event_sheet_set_sort (self->sheet, column, descending);
  haw_event_grid_show_sort (self);
  if (other)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT]);
  if (turned)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESCENDING]);
}

static void
set_filter (HawEventGrid   *self,
            HawEventFilter  filter)
{
  gtk_menu_button_set_label (self->filter_button, haw_event_filter_get_label (filter));
  if (self->filter == filter)
    return;
  self->filter = filter;
  if (self->sheet != NULL)
    haw_event_sheet_set_filter (self->sheet, filter);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILTER]);
}

static void
haw_event_grid_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (haw_event_grid_parent_class)->map (widget);

  open_sheet (HAW_EVENT_GRID (widget));
}

static void
haw_event_grid_unmap (GtkWidget *widget)
{
  close_sheet (HAW_EVENT_GRID (widget));

  GTK_WIDGET_CLASS (haw_event_grid_parent_class)->unmap (widget);
}

static gboolean
haw_event_grid_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (HAW_EVENT_GRID (widget)->view));
}

static void
haw_event_grid_dispose (GObject *object)
{
  HawEventGrid *self = HAW_EVENT_GRID (object);
  GtkWidget *child;

  if (self->view != NULL)
    close_sheet (self);
  g_clear_object (&self->seeking);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->state);

  G_OBJECT_CLASS (haw_event_grid_parent_class)->dispose (object);
}

static void
haw_event_grid_finalize (GObject *object)
{
  HawEventGrid *self = HAW_EVENT_GRID (object);

  g_hash_table_unref (self->titles);
  g_string_free (self->typed, TRUE);

  G_OBJECT_CLASS (haw_event_grid_parent_class)->finalize (object);
}

static void
haw_event_grid_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  HawEventGrid *self = HAW_EVENT_GRID (object);

  switch (id)
    {
    case PROP_SORT: g_value_set_string (value, haw_event_column_to_nick (self->sort)); break;
    case PROP_DESCENDING: g_value_set_boolean (value, self->descending); break;
    case PROP_FILTER: g_value_set_string (value, haw_event_filter_to_nick (self->filter)); break;
    case PROP_PINNED: g_value_set_boolean (value, self->pinned); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_event_grid_set_property (GObject      *object,
                             guint         id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  HawEventGrid *self = HAW_EVENT_GRID (object);

  switch (id)
    {
    case PROP_SORT:
      haw_event_grid_set_sort (self, haw_event_column_from_nick (g_value_get_string (value)),
                               self->descending);
      break;
    case PROP_DESCENDING:
      haw_event_grid_set_sort (self, self->sort, g_value_get_boolean (value));
      break;
    case PROP_FILTER:
      set_filter (self, haw_event_filter_from_nick (g_value_get_string (value)));
      break;
    case PROP_PINNED: set_pinned (self, g_value_get_boolean (value)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_event_grid_class_init (HawEventGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = haw_event_grid_dispose;
  object_class->finalize = haw_event_grid_finalize;
  object_class->get_property = haw_event_grid_get_property;
  object_class->set_property = haw_event_grid_set_property;
  widget_class->map = haw_event_grid_map;
  widget_class->unmap = haw_event_grid_unmap;
  widget_class->grab_focus = haw_event_grid_grab_focus;
  widget_class->focus = haw_tab_stop_focus_children;

  properties[PROP_SORT] = g_param_spec_string ("sort", NULL, NULL, "date", flags);
  properties[PROP_DESCENDING] = g_param_spec_boolean ("descending", NULL, NULL, FALSE, flags);
  properties[PROP_FILTER] = g_param_spec_string ("filter", NULL, NULL, "all", flags);
  properties[PROP_PINNED] = g_param_spec_boolean ("pinned", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (HAW_TYPE_TAB_STOP);
  gtk_widget_class_set_css_name (widget_class, "eventgrid");
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/hawamish/Hawamish/timeline/haw-event-grid.ui");
  gtk_widget_class_bind_template_child (widget_class, HawEventGrid, count);
  gtk_widget_class_bind_template_child (widget_class, HawEventGrid, filter_button);
  gtk_widget_class_bind_template_child (widget_class, HawEventGrid, pin);
  gtk_widget_class_bind_template_child (widget_class, HawEventGrid, stack);
  gtk_widget_class_bind_template_child (widget_class, HawEventGrid, none);
  gtk_widget_class_bind_template_child (widget_class, HawEventGrid, view);
  gtk_widget_class_bind_template_child (widget_class, HawEventGrid, row_menu);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  haw_event_grid_install_actions (widget_class);
}

static void
haw_event_grid_init (HawEventGrid *self)
{
  self->titles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->typed = g_string_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  haw_steady_scroll (GTK_WIDGET (self->view));
  gtk_accessible_update_property (GTK_ACCESSIBLE (find_list (self)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Table of Events"), -1);
  /* The heads of the columns do nothing by key: the menu sorts. */
  gtk_widget_set_focusable (gtk_widget_get_first_child (GTK_WIDGET (self->view)), FALSE);
  haw_scroll_start_keep (GTK_WIDGET (self->view));
  haw_event_grid_init_columns (self);
  haw_event_grid_show_sort (self);
  haw_event_grid_init_actions (self);
  set_filter (self, HAW_EVENT_FILTER_ALL);
}

void
haw_event_grid_set_state (HawEventGrid *self,
                          HawViewState *state)
{
  g_return_if_fail (HAW_IS_EVENT_GRID (self) && HAW_IS_VIEW_STATE (state));
  g_return_if_fail (self->state == NULL);

  self->state = g_object_ref (state);
  g_signal_connect_object (state, "notify::project", G_CALLBACK (project_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "notify::range-end", G_CALLBACK (range_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "notify::event", G_CALLBACK (event_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "format-changed", G_CALLBACK (format_cb), self,
                           G_CONNECT_SWAPPED);
  range_cb (self);
  open_sheet (self);
}
