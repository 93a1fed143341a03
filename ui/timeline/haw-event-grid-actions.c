/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-event-grid-private.h"

#include <glib/gi18n.h>

#include "dialogs/haw-event-fields-dialog.h"
#include "dialogs/haw-event-merge-dialog.h"
#include "dialogs/haw-event-split-dialog.h"
#include "dialogs/haw-file-chooser.h"
#include "export/haw-export.h"
#include "model/haw-event-batch.h"
#include "time/haw-date-format.h"

#define PAUSE (1 * G_TIME_SPAN_SECOND) /* after which typing begins anew */

static GtkWindow *
get_window (HawEventGrid *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static GArray *
dup_ids (HawEventGrid *self)
{
  return self->selection != NULL ? haw_row_selection_dup_ids (self->selection)
                                 : g_array_new (FALSE, FALSE, sizeof (gint64));
}

static gint64
get_one (HawEventGrid *self)
{
  g_autoptr (GArray) ids = dup_ids (self);

  return ids->len == 1 ? g_array_index (ids, gint64, 0) : 0;
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HawEventGrid *self = HAW_EVENT_GRID (widget);

  haw_view_state_show_sources (self->state, get_one (self));
}

static void
edit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HawEventGrid *self = HAW_EVENT_GRID (widget);

  haw_view_state_edit_event (self->state, get_one (self), 0, 0, 0);
}

static void
rename_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  HawEventGrid *self = HAW_EVENT_GRID (widget);

  haw_event_grid_scroll_to (self, get_one (self));
  haw_event_grid_rename (self, get_one (self));
}

static void
merge_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  HawEventGrid *self = HAW_EVENT_GRID (widget);
  g_autoptr (GArray) ids = dup_ids (self);

  haw_event_merge_dialog_present (self->state, get_window (self), (const gint64 *) (void *) ids->data,
                                  ids->len);
}

static void
fields_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  HawEventGrid *self = HAW_EVENT_GRID (widget);
  g_autoptr (GArray) ids = dup_ids (self);

  if (ids->len > 0)
    haw_event_fields_dialog_present (self->state, get_window (self),
                                     (const gint64 *) (void *) ids->data, ids->len);
}

static void
split_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  HawEventGrid *self = HAW_EVENT_GRID (widget);

  haw_event_split_dialog_present (self->state, get_window (self), get_one (self));
}

typedef struct
{
  HawViewState *state;
  guint n;
  gboolean removed;
} Several;

static void
several_done_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      data)
{
  Several *several = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *localised = NULL;

  if (!haw_project_edit_finish (HAW_PROJECT (object), result, &error))
    haw_view_state_show_error (several->state, error);
  else
    {
      text = several->removed
             ? g_strdup_printf (ngettext ("Deleted %u event", "Deleted %u events", several->n),
                                several->n)
             : g_strdup_printf (ngettext ("Changed the status of %u event",
                                          "Changed the status of %u events", several->n),
                                several->n);
      localised = haw_date_localise_digits (text);
      haw_view_state_show_edited (several->state, localised);
    }
  g_object_unref (several->state);
  g_free (several);
}

static Several *
several_new (HawEventGrid *self,
             guint         n,
             gboolean      removed)
{
  Several *several = g_new0 (Several, 1);

  several->state = g_object_ref (self->state);
  several->n = n;
  several->removed = removed;
  return several;
}

static void
status_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  HawEventGrid *self = HAW_EVENT_GRID (widget);
  g_autoptr (GArray) ids = dup_ids (self);
  HawEventStatus status;

  if (ids->len > 0 &&
      haw_event_status_from_nick (g_variant_get_string (parameter, NULL), &status))
    haw_events_set_status_async (haw_view_state_get_project (self->state),
                                 (const gint64 *) (void *) ids->data, ids->len, status, NULL,
                                 several_done_cb, several_new (self, ids->len, FALSE));
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  HawEventGrid *self = HAW_EVENT_GRID (widget);
  g_autoptr (GArray) ids = dup_ids (self);

  if (ids->len > 0)
    haw_events_remove_async (haw_view_state_get_project (self->state),
                             (const gint64 *) (void *) ids->data, ids->len, NULL, several_done_cb,
                             several_new (self, ids->len, TRUE));
}

static void
select_all_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  HawEventGrid *self = HAW_EVENT_GRID (widget);

  if (self->selection != NULL)
    gtk_selection_model_select_all (GTK_SELECTION_MODEL (self->selection));
}

static void
exported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (HawViewState) state = data;
  g_autoptr (GError) error = NULL;

  if (haw_export_finish (HAW_PROJECT (object), result, &error))
    haw_view_state_show_message (state, _("The table was exported."));
  else
    haw_view_state_show_error (state, error);
}

/* The rows that are shown, in their order. */
static void
export_chosen_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr (HawEventGrid) self = data;
  g_autoptr (GFile) file = haw_file_chooser_run_finish (result);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  HawProject *project = self->state != NULL ? haw_view_state_get_project (self->state) : NULL;
  HawExportOptions options = { .table = HAW_EXPORT_EVENTS };

  if (file == NULL || project == NULL || self->sheet == NULL)
    return;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->sheet)); i++)
    {
      gint64 id = haw_event_sheet_get_id (self->sheet, i);

      g_array_append_val (ids, id);
    }
  options.events = (const gint64 *) (void *) ids->data;
  options.n_events = ids->len;
  haw_export_async (project, "csv", file, &options, NULL, exported_cb, g_object_ref (self->state));
}

static void
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  HawEventGrid *self = HAW_EVENT_GRID (widget);
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Tables (CSV)"));
  gtk_file_filter_add_suffix (filter, "csv");
  haw_file_chooser_run_async (get_window (self), GTK_FILE_CHOOSER_ACTION_SAVE, _("Export Table"),
                              _("_Export"), _("events.csv"), filter, export_chosen_cb,
                              g_object_ref (self));
}

static void
found_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (HawEventGrid) self = data;
  g_autoptr (GError) error = NULL;
  gint64 event = haw_event_sheet_seek_finish (HAW_EVENT_SHEET (object), result, &error);

  if (self->selection == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (event == 0)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  haw_row_selection_select_only (self->selection, event);
  haw_event_grid_focus_row (self, event);
}

/* A letter more narrows what is chosen; the first one goes on from there. */
static gboolean
typed_cb (GtkEventControllerKey *keys,
          guint                  keyval,
          guint                  keycode,
          GdkModifierType        modifiers,
          HawEventGrid          *self)
{
  gunichar letter = gdk_keyval_to_unicode (keyval);
  gint64 now = g_get_monotonic_time ();
  guint from = 0;

  if (!g_unichar_isgraph (letter) || self->sheet == NULL ||
      (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (now - self->typed_at > PAUSE)
    g_string_truncate (self->typed, 0);
  self->typed_at = now;
  if (haw_event_sheet_find (self->sheet, get_one (self), &from) && self->typed->len == 0)
    from++;
  g_string_append_unichar (self->typed, letter);
  g_cancellable_cancel (self->seeking);
  g_clear_object (&self->seeking);
  self->seeking = g_cancellable_new ();
  haw_event_sheet_seek_async (self->sheet, self->typed->str, from, self->seeking, found_cb,
                              g_object_ref (self));
  return GDK_EVENT_STOP;
}

static void
popup_menu (HawEventGrid *self,
            double        x,
            double        y)
{
  if (self->popover == NULL)
    {
      self->popover = gtk_popover_menu_new_from_model (self->row_menu);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
      gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
      gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
      g_signal_connect_object (self->popover, "closed", G_CALLBACK (gtk_widget_grab_focus),
                               self->view, G_CONNECT_SWAPPED);
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover),
                               &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

/* The event of the row in which @widget stands, 0 where it stands in none. */
static gint64
find_event (HawEventGrid *self,
            GtkWidget    *widget)
{
  GHashTableIter iter;
  gpointer id, box;

  g_hash_table_iter_init (&iter, self->titles);
  while (widget != NULL && g_hash_table_iter_next (&iter, &id, &box))
    {
      GtkWidget *cell = gtk_widget_get_parent (box);
      GtkWidget *row = cell != NULL ? gtk_widget_get_parent (cell) : NULL;

      if (row != NULL && (widget == row || gtk_widget_is_ancestor (widget, row)))
        return *(gint64 *) id;
    }
  return 0;
}

static void
pressed_cb (GtkGestureClick *click,
            int              n_press,
            double           x,
            double           y,
            HawEventGrid    *self)
{
  GtkWidget *view = GTK_WIDGET (self->view);
  gint64 event = find_event (self, gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT));

  if (event == 0 || self->selection == NULL)
    return;
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  if (!haw_row_selection_contains (self->selection, event))
    haw_row_selection_select_only (self->selection, event);
  gtk_widget_translate_coordinates (view, GTK_WIDGET (self), x, y, &x, &y);
  popup_menu (self, x, y);
}

static gboolean
menu_key_cb (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   data)
{
  HawEventGrid *self = HAW_EVENT_GRID (data);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  gint64 event = find_event (self, focus);
  double x = 0, y = 0;

  if (event == 0)
    return FALSE;
  if (!haw_row_selection_contains (self->selection, event))
    haw_row_selection_select_only (self->selection, event);
  gtk_widget_translate_coordinates (focus, GTK_WIDGET (self), 0, gtk_widget_get_height (focus), &x,
                                    &y);
  /* At the start of the row, of which the end may be out of sight. */
  popup_menu (self, gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL
                      ? gtk_widget_get_width (GTK_WIDGET (self)) - 1 : MAX (x, 0), y);
  return TRUE;
}

void
haw_event_grid_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "grid.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "grid.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "grid.rename", NULL, rename_action);
  gtk_widget_class_install_action (widget_class, "grid.merge", NULL, merge_action);
  gtk_widget_class_install_action (widget_class, "grid.split", NULL, split_action);
  gtk_widget_class_install_action (widget_class, "grid.fields", NULL, fields_action);
  gtk_widget_class_install_action (widget_class, "grid.status", "s", status_action);
  gtk_widget_class_install_action (widget_class, "grid.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "grid.select-all", NULL, select_all_action);
  gtk_widget_class_install_action (widget_class, "grid.export", NULL, export_action);
  gtk_widget_class_install_property_action (widget_class, "grid.sort", "sort");
  gtk_widget_class_install_property_action (widget_class, "grid.descending", "descending");
  gtk_widget_class_install_property_action (widget_class, "grid.filter", "filter");
  gtk_widget_class_install_property_action (widget_class, "grid.pin", "pinned");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "grid.pin", NULL);
}

/* The keys belong to the rows: in the entry of a title they mean its text. */
void
haw_event_grid_init_actions (HawEventGrid *self)
{
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  static const struct
  {
    const char *trigger;
    const char *action;
  } triggers[] = {
    { "F2", "grid.rename" },
    { "<Shift>F2", "grid.fields" },
    { "<Alt>Return|<Alt>KP_Enter", "grid.edit" },
    { "Delete|KP_Delete", "grid.remove" },
    { "<Control>a", "grid.select-all" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (triggers); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (shortcuts),
        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (triggers[i].trigger),
                          gtk_named_action_new (triggers[i].action)));
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (shortcuts),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Menu|<Shift>F10"),
                        gtk_callback_action_new (menu_key_cb, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->view), shortcuts);

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (typed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));
}

void
haw_event_grid_update_actions (HawEventGrid *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  HawProject *project = self->state != NULL ? haw_view_state_get_project (self->state) : NULL;
  gboolean writable = project != NULL && !haw_project_is_read_only (project);
  guint n = self->selection != NULL ? haw_row_selection_get_n (self->selection) : 0;

  gtk_widget_action_set_enabled (widget, "grid.open", n == 1);
  gtk_widget_action_set_enabled (widget, "grid.edit", writable && n == 1);
  gtk_widget_action_set_enabled (widget, "grid.rename", writable && n == 1);
  gtk_widget_action_set_enabled (widget, "grid.fields", writable && n > 0);
  gtk_widget_action_set_enabled (widget, "grid.merge", writable && n > 1);
  gtk_widget_action_set_enabled (widget, "grid.split", writable && n == 1);
  gtk_widget_action_set_enabled (widget, "grid.status", writable && n > 0);
  gtk_widget_action_set_enabled (widget, "grid.remove", writable && n > 0);
  gtk_widget_action_set_enabled (widget, "grid.select-all", self->selection != NULL);
  gtk_widget_action_set_enabled (widget, "grid.export",
                                 project != NULL && self->sheet != NULL &&
                                 g_list_model_get_n_items (G_LIST_MODEL (self->sheet)) > 0);
}
