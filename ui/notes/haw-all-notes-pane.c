/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-all-notes-pane.h"
#include "haw-note-row.h"
#include "model/haw-outlet-list.h"
#include "project/haw-error.h"
#include "time/haw-hijri-format.h"
#include "widgets/haw-key-shortcuts.h"
#include "widgets/haw-note-editor.h"
#include "widgets/haw-range-text.h"
#include "widgets/haw-steady-scroll.h"

#include <glib/gi18n.h>

typedef enum
{
  FILTER_TARGET,
  FILTER_CODE,
  FILTER_OUTLET,
  FILTER_PERIOD,
  FILTER_ANALYST,
  N_FILTERS,
} Filter;

struct _HawAllNotesPane
{
  GtkWidget parent_instance;

  GtkStack *stack;
  GtkWidget *list_page;
  GtkWidget *entry_page;
  GtkWidget *search;
  GtkWidget *filter_button;
  GtkGrid *filter_grid;
  GtkLabel *count;
  GtkWidget *clear;
  GtkWidget *pin;
  GtkListView *list;
  GtkLabel *empty;
  GtkWidget *add_entry;
  GtkWidget *delete_entry;
  GtkScrolledWindow *entry_scrolled;
  GtkWidget *entry;
  GtkWidget *labels[N_FILTERS];
  GtkDropDown *choices[N_FILTERS];
  GArray *values[N_FILTERS];   /* gint64, what each choice stands for */

  HawViewState *state;
  HawProject *project;
  HawNoteIndex *index;
  HawOutletList *outlets;
  gboolean filling;
  gboolean pinned;             /* the range of time does not matter here */
};

enum
{
  PROP_0,
  PROP_PINNED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (HawAllNotesPane, haw_all_notes_pane, GTK_TYPE_WIDGET)

static const int period_days[] = { 0, 1, 7, 31, 366 };

static gint64
get_choice (HawAllNotesPane *self,
            Filter           filter)
{
  guint place = gtk_drop_down_get_selected (self->choices[filter]);

  return place < self->values[filter]->len ? g_array_index (self->values[filter], gint64, place) : 0;
}

static gboolean
is_filtered (HawAllNotesPane *self)
{
  for (guint i = 0; i < N_FILTERS; i++)
    if (get_choice (self, (Filter) i) != 0)
      return TRUE;

  return FALSE;
}

/* The range of time to which everything is narrowed, unless the notes do not follow it. */
static gboolean
get_range (HawAllNotesPane *self,
           gint64          *start,
           gint64          *end)
{
  return haw_view_state_get_range (self->state, start, end) && !self->pinned;
}

static char *
count_words (guint n,
             guint total)
{
  g_autofree char *text = NULL;

  if (n == total)
    text = g_strdup_printf (ngettext ("%u note", "%u notes", total), total);
  else
    text = g_strdup_printf (ngettext ("%u of %u note", "%u of %u notes", total), n, total);

  return haw_date_localise_digits (text);
}

static void
show_count (HawAllNotesPane *self)
{
  guint n = self->index != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->index)) : 0;
  guint total = self->index != NULL ? haw_id_list_get_n_total (HAW_ID_LIST (self->index)) : 0;
  gboolean loading = self->index != NULL && haw_id_list_get_loading (HAW_ID_LIST (self->index));
  g_autofree char *text = count_words (n, total);
  g_autofree char *range = NULL;
  g_autofree char *isolated = NULL;
  g_autofree char *whole = NULL;
  gint64 start, end;

  if (get_range (self, &start, &end))
    {
      range = haw_range_to_text (start, end);
      isolated = haw_isolate (range);
      whole = g_strjoin (" · ", text, isolated, NULL);
    }
  gtk_label_set_text (self->count, total == 0 ? "" : whole != NULL ? whole : text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->count), whole);
  gtk_label_set_text (self->empty, total == 0      ? _("The notes you write stand here, wherever they "
                                                       "are.")
                                   : whole != NULL ? _("No note belongs to this range of time.")
                                                   : _("No note is like that."));
  gtk_widget_set_visible (GTK_WIDGET (self->empty), n == 0 && !loading);
  gtk_widget_set_visible (self->clear, is_filtered (self));
}

static void
filter_changed_cb (HawAllNotesPane *self)
{
  HawNoteFilter filter = { 0 };
  gint64 days;

  if (self->filling || self->index == NULL)
    return;
  days = get_choice (self, FILTER_PERIOD);
  filter.words = gtk_editable_get_text (GTK_EDITABLE (self->search));
  filter.by_target = get_choice (self, FILTER_TARGET) != 0;
  filter.target = (HawNoteTarget) MAX (0, get_choice (self, FILTER_TARGET) - 1);
  filter.code = get_choice (self, FILTER_CODE);
  filter.outlet = get_choice (self, FILTER_OUTLET);
  filter.analyst = get_choice (self, FILTER_ANALYST);
  filter.since = days != 0 ? g_get_real_time () - days * G_TIME_SPAN_DAY : 0;
  if (!get_range (self, &filter.start, &filter.end))
    filter.start = filter.end = 0;
  haw_note_index_set_filter (self->index, &filter);
  if (is_filtered (self))
    gtk_widget_add_css_class (self->filter_button, "accent");
  else
    gtk_widget_remove_css_class (self->filter_button, "accent");
  show_count (self);
}

static void
range_changed_cb (HawAllNotesPane *self)
{
  gint64 start, end;
  gboolean any = haw_view_state_get_range (self->state, &start, &end);

  gtk_widget_set_visible (self->pin, any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "all-notes.pin", any);
  filter_changed_cb (self);
}

/* Shows the names with "any" before them; the choice stays with what it stands for. */
static void
set_choices (HawAllNotesPane *self,
             Filter           filter,
             const char      *any,
             GStrv            names,
             GArray          *values)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  gint64 chosen = get_choice (self, filter);
  gint64 none = 0;
  guint place = 0;

  gtk_string_list_append (list, any);
  gtk_string_list_splice (list, 1, 0, (const char *const *) names);
  g_array_prepend_val (values, none);
  for (guint i = 0; i < values->len; i++)
    if (g_array_index (values, gint64, i) == chosen)
      place = i;
  self->filling = TRUE;
  g_array_unref (self->values[filter]);
  self->values[filter] = g_array_ref (values);
  gtk_drop_down_set_model (self->choices[filter], G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->choices[filter], place);
  self->filling = FALSE;
  gtk_widget_set_visible (self->labels[filter], values->len > 1);
  gtk_widget_set_visible (GTK_WIDGET (self->choices[filter]), values->len > 1);
  if (place == 0 && chosen != 0)
    filter_changed_cb (self);
}

static void
fill_from_store (HawAllNotesPane *self,
                 Filter           filter,
                 const char      *any,
                 HawRowStore     *store)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto (GStrv) strings = NULL;

  for (guint i = 0; store != NULL && i < haw_row_store_get_n (store); i++)
    {
      HawRow *row = haw_row_store_peek (store, i);
      gint64 id = haw_row_get_id (row);

      g_strv_builder_add (names, HAW_IS_CODE (row) ? haw_code_get_name (HAW_CODE (row))
                                                   : haw_outlet_get_name (HAW_OUTLET (row)));
      g_array_append_val (values, id);
    }
  strings = g_strv_builder_end (names);
  set_choices (self, filter, any, strings, values);
}

static void
fill_fixed (HawAllNotesPane *self)
{
  g_autoptr (GStrvBuilder) targets = g_strv_builder_new ();
  g_autoptr (GArray) target_values = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (gint64));
  const char *const periods[] = {
    C_("period", "The last day"), C_("period", "The last week"), C_("period", "The last month"),
    C_("period", "The last year"), NULL,
  };
  g_auto (GStrv) names = NULL;

  for (gint64 i = 0; i <= HAW_NOTE_ON_PROJECT; i++)
    {
      gint64 value = i + 1;

      g_strv_builder_add (targets, haw_note_row_target_name ((HawNoteTarget) i));
      g_array_append_val (target_values, value);
    }
  names = g_strv_builder_end (targets);
  set_choices (self, FILTER_TARGET, C_("what a note is on", "Anything"), names, target_values);
  for (guint i = 1; i < G_N_ELEMENTS (period_days); i++)
    {
      gint64 value = period_days[i];

      g_array_append_val (days, value);
    }
  set_choices (self, FILTER_PERIOD, C_("period", "Any time"), (GStrv) periods, days);
}

static void
fill_codes (HawAllNotesPane *self)
{
  fill_from_store (self, FILTER_CODE, _("Any code"),
                   (HawRowStore *) haw_view_state_get_codes (self->state));
}

static void
fill_outlets (HawAllNotesPane *self)
{
  fill_from_store (self, FILTER_OUTLET, _("Any outlet"), (HawRowStore *) self->outlets);
}

static void
analysts_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (HawAllNotesPane) self = data;
  g_autoptr (GPtrArray) analysts = haw_project_read_finish (HAW_PROJECT (object), result, NULL);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto (GStrv) strings = NULL;

  if (self->state == NULL || (gpointer) self->project != (gpointer) object)
    return;
  /* With one analyst there is nothing to choose. */
  for (guint i = 0; analysts != NULL && analysts->len > 1 && i < analysts->len; i++)
    {
      const HawNoteAnalyst *analyst = g_ptr_array_index (analysts, i);

      g_strv_builder_add (names, analyst->name);
      g_array_append_val (values, analyst->id);
    }
  strings = g_strv_builder_end (names);
  set_choices (self, FILTER_ANALYST, _("Any analyst"), strings, values);
}

/* The notes are read when the pane is first seen. */
static void
build_index (HawAllNotesPane *self)
{
  g_autoptr (GtkNoSelection) selection = NULL;

  if (self->index != NULL || self->project == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->index = haw_note_index_new (self->project);
  self->outlets = haw_outlet_list_new (self->project);
  g_signal_connect_object (self->index, "notify::n-total", G_CALLBACK (show_count), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->index, "notify::loading", G_CALLBACK (show_count), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->outlets, "items-changed", G_CALLBACK (fill_outlets), self,
                           G_CONNECT_SWAPPED);
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->index)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  fill_codes (self);
  haw_note_index_load_analysts_async (self->project, NULL, analysts_cb, g_object_ref (self));
  filter_changed_cb (self);
}

static void
show_list (HawAllNotesPane *self)
{
  gtk_stack_set_visible_child (self->stack, self->list_page);
  haw_note_editor_set_id (HAW_NOTE_EDITOR (self->entry), 0);
}

static void
project_changed_cb (HawAllNotesPane *self)
{
  gboolean writable;

  gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->index);
  g_clear_object (&self->outlets);
  g_set_object (&self->project, haw_view_state_get_project (self->state));
  writable = self->project != NULL && !haw_project_is_read_only (self->project);
  gtk_widget_set_sensitive (self->add_entry, writable);
  gtk_widget_set_sensitive (self->delete_entry, writable);
  show_list (self);
  build_index (self);
}

static void
codes_changed_cb (HawAllNotesPane *self)
{
  HawCodeList *codes = haw_view_state_get_codes (self->state);

  if (codes != NULL)
    g_signal_connect_object (codes, "items-changed", G_CALLBACK (fill_codes), self,
                             G_CONNECT_SWAPPED);
  fill_codes (self);
}

static void
open_entry (HawAllNotesPane *self,
            gint64           id)
{
  haw_note_editor_set_id (HAW_NOTE_EDITOR (self->entry), id);
  gtk_stack_set_visible_child (self->stack, self->entry_page);
  haw_note_editor_edit (HAW_NOTE_EDITOR (self->entry));
}

static void
show_target (HawAllNotesPane     *self,
             const HawNoteValues *values)
{
  GtkWidget *widget = GTK_WIDGET (self);

  switch (values->target)
    {
    case HAW_NOTE_ON_ANNOTATION:
      haw_view_state_set_article (self->state, values->article);
      haw_view_state_set_annotation (self->state, values->target_id);
      haw_view_state_reveal_passage (self->state, values->article, values->start, values->end);
      break;
    case HAW_NOTE_ON_ARTICLE:
      haw_view_state_set_article (self->state, values->target_id);
      gtk_widget_activate_action (widget, "win.page", "s", "notes");
      break;
    case HAW_NOTE_ON_EVENT:
      haw_view_state_set_event (self->state, values->target_id);
      gtk_widget_activate_action (widget, "win.page", "s", "notes");
      break;
    case HAW_NOTE_ON_CODE:
      haw_view_state_show_code (self->state, values->target_id);
      break;
    case HAW_NOTE_ON_ACTOR:
      haw_view_state_show_actor (self->state, values->target_id);
      break;
    case HAW_NOTE_ON_PROJECT:
    default:
      open_entry (self, values->id);
    }
}

static void
activate_cb (HawAllNotesPane *self,
             guint            position)
{
  g_autoptr (HawNoteEntry) entry = NULL;

  if (self->index == NULL)
    return;
  entry = g_list_model_get_item (G_LIST_MODEL (self->index), position);
  if (entry != NULL && haw_note_entry_get (entry) != NULL)
    show_target (self, haw_note_entry_get (entry));
}

static void
clear_cb (HawAllNotesPane *self)
{
  self->filling = TRUE;
  for (guint i = 0; i < N_FILTERS; i++)
    gtk_drop_down_set_selected (self->choices[i], 0);
  self->filling = FALSE;
  filter_changed_cb (self);
  gtk_widget_grab_focus (self->search);
}

static void
stop_search_cb (HawAllNotesPane *self)
{
  haw_view_state_return_to_text (self->state);
}

static void
back_cb (HawAllNotesPane *self)
{
  show_list (self);
  gtk_widget_grab_focus (self->search);
}

static void
deleted_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (HawAllNotesPane) self = data;
  g_autoptr (GError) error = NULL;

  if (!haw_project_edit_finish (HAW_PROJECT (object), result, &error) && self->state != NULL)
    haw_view_state_show_error (self->state, error);
}

static void
delete_cb (HawAllNotesPane *self)
{
  gint64 id = haw_note_editor_get_id (HAW_NOTE_EDITOR (self->entry));

  back_cb (self);
  haw_note_set_async (self->project, HAW_NOTE_ON_PROJECT, id, "", NULL, deleted_cb,
                      g_object_ref (self));
}

static void
added_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (HawAllNotesPane) self = data;
  g_autoptr (GError) error = NULL;
  gint64 id = haw_note_add_entry_finish (HAW_PROJECT (object), result, &error);

  if (self->state == NULL)
    return;
  if (id == 0)
    haw_view_state_show_error (self->state, error);
  else if ((gpointer) self->project == (gpointer) object)
    open_entry (self, id);
}

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem        *item)
{
  gtk_list_item_set_child (item, haw_note_row_new ());
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *item)
{
  haw_note_row_set_entry (HAW_NOTE_ROW (gtk_list_item_get_child (item)),
                          gtk_list_item_get_item (item));
}

static void
unbind_cb (GtkListItemFactory *factory,
           GtkListItem        *item)
{
  haw_note_row_set_entry (HAW_NOTE_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
build_filters (HawAllNotesPane *self)
{
  const char *const names[N_FILTERS] = {
    [FILTER_TARGET] = C_("filter of notes", "On"),
    [FILTER_CODE] = C_("filter of notes", "Code"),
    [FILTER_OUTLET] = C_("filter of notes", "Outlet"),
    [FILTER_PERIOD] = C_("filter of notes", "Written"),
    [FILTER_ANALYST] = C_("filter of notes", "Analyst"),
  };

  for (guint i = 0; i < N_FILTERS; i++)
    {
      self->values[i] = g_array_new (FALSE, FALSE, sizeof (gint64));
      self->labels[i] = g_object_new (GTK_TYPE_LABEL, "label", names[i], "xalign", 0.0, NULL);
      self->choices[i] = g_object_new (GTK_TYPE_DROP_DOWN, "hexpand", TRUE, NULL);
      gtk_widget_set_visible (self->labels[i], FALSE);
      gtk_widget_set_visible (GTK_WIDGET (self->choices[i]), FALSE);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->choices[i]),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, names[i], -1);
      gtk_grid_attach (self->filter_grid, self->labels[i], 0, (int) i, 1, 1);
      gtk_grid_attach (self->filter_grid, GTK_WIDGET (self->choices[i]), 1, (int) i, 1, 1);
      g_signal_connect_object (self->choices[i], "notify::selected",
                               G_CALLBACK (filter_changed_cb), self, G_CONNECT_SWAPPED);
    }
  fill_fixed (self);
}

static void
haw_all_notes_pane_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (haw_all_notes_pane_parent_class)->map (widget);
  build_index (HAW_ALL_NOTES_PANE (widget));
}

static gboolean
haw_all_notes_pane_grab_focus (GtkWidget *widget)
{
  HawAllNotesPane *self = HAW_ALL_NOTES_PANE (widget);

  if (gtk_stack_get_visible_child (self->stack) == self->entry_page)
    return gtk_widget_grab_focus (self->entry);
  return gtk_widget_grab_focus (self->search);
}

static void
haw_all_notes_pane_get_property (GObject    *object,
                                 guint       id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  HawAllNotesPane *self = HAW_ALL_NOTES_PANE (object);

  switch (id)
    {
    case PROP_PINNED: g_value_set_boolean (value, self->pinned); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_all_notes_pane_set_property (GObject      *object,
                                 guint         id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  HawAllNotesPane *self = HAW_ALL_NOTES_PANE (object);

  switch (id)
    {
    case PROP_PINNED:
      self->pinned = g_value_get_boolean (value);
      range_changed_cb (self);
      break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
format_cb (HawAllNotesPane *self)
{
  g_autoptr (GtkListItemFactory) factory = g_object_ref (gtk_list_view_get_factory (self->list));

  gtk_list_view_set_factory (self->list, NULL);
  gtk_list_view_set_factory (self->list, factory);
  show_count (self);
}

static void
haw_all_notes_pane_dispose (GObject *object)
{
  HawAllNotesPane *self = HAW_ALL_NOTES_PANE (object);

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), HAW_TYPE_ALL_NOTES_PANE);
  g_clear_object (&self->index);
  g_clear_object (&self->outlets);
  g_clear_object (&self->project);
  g_clear_object (&self->state);
  for (guint i = 0; i < N_FILTERS; i++)
    g_clear_pointer (&self->values[i], g_array_unref);

  G_OBJECT_CLASS (haw_all_notes_pane_parent_class)->dispose (object);
}

static void
haw_all_notes_pane_class_init (HawAllNotesPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = haw_all_notes_pane_dispose;
  G_OBJECT_CLASS (klass)->get_property = haw_all_notes_pane_get_property;
  G_OBJECT_CLASS (klass)->set_property = haw_all_notes_pane_set_property;
  widget_class->map = haw_all_notes_pane_map;
  widget_class->grab_focus = haw_all_notes_pane_grab_focus;

  properties[PROP_PINNED] = g_param_spec_boolean ("pinned", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
  gtk_widget_class_install_property_action (widget_class, "all-notes.pin", "pinned");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "all-notes.pin", NULL);

  gtk_widget_class_set_css_name (widget_class, "allnotespane");
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/hawamish/Hawamish/notes/haw-all-notes-pane.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, HawAllNotesPane, name)
  BIND (stack);
  BIND (list_page);
  BIND (entry_page);
  BIND (search);
  BIND (filter_button);
  BIND (filter_grid);
  BIND (count);
  BIND (clear);
  BIND (pin);
  BIND (list);
  BIND (empty);
  BIND (add_entry);
  BIND (delete_entry);
  BIND (entry_scrolled);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, haw_all_notes_pane_add_entry);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_cb);
}

static void
haw_all_notes_pane_init (HawAllNotesPane *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  haw_steady_scroll (GTK_WIDGET (self->list));
  haw_key_shortcuts_follow_place (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
  build_filters (self);
}

GtkWidget *
haw_all_notes_pane_new (HawViewState *state)
{
  HawAllNotesPane *self;

  g_return_val_if_fail (HAW_IS_VIEW_STATE (state), NULL);

  self = g_object_new (HAW_TYPE_ALL_NOTES_PANE, NULL);
  self->state = g_object_ref (state);
  self->entry = haw_note_editor_new (state, HAW_NOTE_ON_PROJECT, _("Journal Entry"),
                                     _("Write what you want to remember…"));
  gtk_widget_set_vexpand (self->entry, TRUE);
  gtk_scrolled_window_set_child (self->entry_scrolled, self->entry);
  g_signal_connect_object (state, "notify::project", G_CALLBACK (project_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "notify::codes", G_CALLBACK (codes_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "notify::range-end", G_CALLBACK (range_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "format-changed", G_CALLBACK (format_cb), self,
                           G_CONNECT_SWAPPED);
  codes_changed_cb (self);
  project_changed_cb (self);
  range_changed_cb (self);

  return GTK_WIDGET (self);
}

void
haw_all_notes_pane_add_entry (HawAllNotesPane *self)
{
  g_autoptr (GDateTime) now = NULL;
  g_autofree char *day = NULL;
  g_autofree char *body = NULL;

  g_return_if_fail (HAW_IS_ALL_NOTES_PANE (self));

  if (self->project == NULL || haw_project_is_read_only (self->project))
    return;
  now = g_date_time_new_now_local ();
  day = haw_calendar_format_main (g_date_time_to_unix (now) +
                                    g_date_time_get_utc_offset (now) / G_TIME_SPAN_SECOND,
                                  HAW_DATE_DAY);
  body = g_strdup_printf ("# %s\n\n", day);
  haw_note_add_entry_async (self->project, body, NULL, added_cb, g_object_ref (self));
}

HawNoteIndex *
haw_all_notes_pane_get_index (HawAllNotesPane *self)
{
  g_return_val_if_fail (HAW_IS_ALL_NOTES_PANE (self), NULL);

  return self->index;
}
