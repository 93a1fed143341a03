/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-pane-private.h"

#include <adwaita.h>

#include "project/haw-error.h"
#include "widgets/haw-range-text.h"

#include <glib/gi18n.h>

/* The range of time to which everything is narrowed, the chip that tells of it, and saved ranges. */

static void
edited_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (HawViewState) state = user_data;
  g_autoptr (GError) error = NULL;

  if (!haw_project_edit_finish (HAW_PROJECT (object), result, &error))
    haw_view_state_show_error (state, error);
}

/* The saved range that is just the one chosen. */
static HawSavedRange *
find_saved (HawTimelinePane *self)
{
  gint64 start, end;

  if (self->ranges == NULL || !haw_view_state_get_range (self->state, &start, &end))
    return NULL;
  for (guint i = 0; i < haw_row_store_get_n (HAW_ROW_STORE (self->ranges)); i++)
    {
      HawSavedRange *range = haw_row_store_peek (HAW_ROW_STORE (self->ranges), i);

      if (haw_saved_range_get_start (range) == start && haw_saved_range_get_end (range) == end)
        return range;
    }

  return NULL;
}

static void
update_menu (HawTimelinePane *self)
{
  g_autoptr (GMenu) saved = g_menu_new ();
  g_autoptr (GMenu) here = g_menu_new ();
  HawProject *project = haw_view_state_get_project (self->state);
  gboolean writable = project != NULL && !haw_project_is_read_only (project);
  gboolean any = haw_view_state_get_range (self->state, &(gint64) { 0 }, &(gint64) { 0 });
  GtkWidget *widget = GTK_WIDGET (self);

  g_menu_remove_all (self->ranges_menu);
  for (guint i = 0; self->ranges != NULL && i < haw_row_store_get_n (HAW_ROW_STORE (self->ranges));
       i++)
    {
      HawSavedRange *range = haw_row_store_peek (HAW_ROW_STORE (self->ranges), i);
      g_auto (GStrv) parts = g_strsplit (haw_saved_range_get_name (range), "_", -1);
      g_autofree char *label = g_strjoinv ("__", parts);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "timeline.show-saved-range", "x",
                                         haw_row_get_id (HAW_ROW (range)));
      g_menu_append_item (saved, item);
    }
  g_menu_append (here, _("_Narrow to What Is in View"), "timeline.narrow");
  g_menu_append (here, _("Show A_ll Again"), "timeline.widen");
  g_menu_append_section (self->ranges_menu, NULL, G_MENU_MODEL (here));
  if (g_menu_model_get_n_items (G_MENU_MODEL (saved)) > 0)
    g_menu_append_section (self->ranges_menu, _("Saved Ranges"), G_MENU_MODEL (saved));
  {
    g_autoptr (GMenu) keep = g_menu_new ();

    g_menu_append (keep, _("_Save This Range…"), "timeline.save-range");
    g_menu_append (keep, _("_Forget This Range"), "timeline.forget-range");
    g_menu_append_section (self->ranges_menu, NULL, G_MENU_MODEL (keep));
  }

  gtk_widget_action_set_enabled (widget, "timeline.widen", any);
  gtk_widget_action_set_enabled (widget, "timeline.save-range",
                                 any && writable && find_saved (self) == NULL);
  gtk_widget_action_set_enabled (widget, "timeline.forget-range",
                                 writable && find_saved (self) != NULL);
}

/**
 * haw_timeline_pane_range_update_chip:
 *
 * Shows how much there is in the range.
 */
void
haw_timeline_pane_range_update_chip (HawTimelinePane *self)
{
  g_autofree char *range = NULL;
  g_autofree char *isolated = NULL;
  g_autofree char *counts = NULL;
  g_autofree char *besides = NULL;
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;
  gint64 start, end;

  gtk_widget_set_visible (self->range_chip,
                          haw_view_state_get_range (self->state, &start, &end));
  if (!haw_view_state_get_range (self->state, &start, &end))
    return;

  range = haw_range_to_text (start, end);
  isolated = haw_isolate (range);
  counts = haw_timeline_pane_narrow_describe (self, start, end, &besides);
  text = g_strjoin (" · ", isolated, counts, NULL);
  gtk_label_set_text (self->range_label, text);
  haw_timeline_overview_set_counts (self->overview, besides);
  name = g_strdup_printf (_("Showing %s. Show all again"), text);
  gtk_widget_set_tooltip_text (self->range_chip, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->range_chip), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

/**
 * haw_timeline_pane_range_update:
 *
 * Shows which range everything is narrowed to.
 */
void
haw_timeline_pane_range_update (HawTimelinePane *self)
{
  gint64 start = 0, end = 0;

  haw_view_state_get_range (self->state, &start, &end);
  haw_timeline_view_set_range (self->view, start, end);
  haw_timeline_pane_compare_follow (self);
  haw_timeline_overview_set_range (self->overview, start, end);
  haw_timeline_pane_range_update_chip (self);
  haw_timeline_pane_update_count (self);
  update_menu (self);
}

static gboolean
brushed_cb (gpointer data)
{
  HawTimelinePane *self = data;

  self->brush_id = 0;
  haw_view_state_set_range (self->state, self->brushed_start, self->brushed_end);

  return G_SOURCE_REMOVE;
}

/* The strip shows it at once; everything else follows after the frame, however often it moves in it. */
static void
range_changed_cb (HawTimelinePane *self,
                  gint64           start,
                  gint64           end)
{
  self->brushed_start = start;
  self->brushed_end = end;
  if (self->brush_id == 0)
    self->brush_id = g_idle_add_full (GDK_PRIORITY_REDRAW + 10, brushed_cb, self, NULL);
}

/* By something else than the brush, which comes to nothing then. */
static void
set_range (HawTimelinePane *self,
           gint64           start,
           gint64           end)
{
  g_clear_handle_id (&self->brush_id, g_source_remove);
  haw_view_state_set_range (self->state, start, end);
}

static void
shown_cb (HawTimelinePane *self,
          gint64           start,
          gint64           end)
{
  if (start < end)
    haw_timeline_view_show_range (self->view, start, end);
}

static void
narrow_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  HawTimelinePane *self = HAW_TIMELINE_PANE (widget);
  gint64 start, end, unit = HAW_SECONDS_PER_DAY;

  haw_timeline_view_get_aim (self->view, &start, &end);
  if (end - start < 4 * unit)
    unit = 3600;
  start = haw_floor_div (start + unit / 2, unit) * unit;
  end = MAX (haw_floor_div (end + unit / 2, unit) * unit, start + unit);
  set_range (self, start, end);
}

static void
widen_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  set_range (HAW_TIMELINE_PANE (widget), 0, 0);
}

static void
show_saved_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  HawTimelinePane *self = HAW_TIMELINE_PANE (widget);
  HawSavedRange *range = self->ranges == NULL
                             ? NULL
                             : haw_row_store_lookup (HAW_ROW_STORE (self->ranges),
                                                     g_variant_get_int64 (parameter));
  gint64 start, end;

  if (range == NULL)
    return;
  start = haw_saved_range_get_start (range);
  end = haw_saved_range_get_end (range);
  set_range (self, start, end);
  haw_timeline_view_show_range (self->view, start - (end - start) / 10, end + (end - start) / 10);
}

static void
named_cb (AdwMessageDialog *dialog,
          const char       *response,
          HawTimelinePane  *self)
{
  GtkWidget *entry = adw_message_dialog_get_extra_child (dialog);
  HawProject *project = haw_view_state_get_project (self->state);
  gint64 start, end;

  if (!g_str_equal (response, "save") || project == NULL ||
      !haw_view_state_get_range (self->state, &start, &end))
    return;

  haw_saved_range_add_async (project, gtk_editable_get_text (GTK_EDITABLE (entry)), start, end, NULL,
                             edited_cb, g_object_ref (self->state));
}

/* The range has a name already, which may be as good as any. */
static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HawTimelinePane *self = HAW_TIMELINE_PANE (widget);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)),
                                              _("Save Range of Time"), NULL);
  GtkWidget *entry = gtk_entry_new ();
  g_autofree char *text = NULL;
  gint64 start, end;

  if (!haw_view_state_get_range (self->state, &start, &end))
    return;

  text = haw_range_to_text (start, end);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Name of the range"), -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "save",
                                    _("_Save"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (named_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
forget_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  HawTimelinePane *self = HAW_TIMELINE_PANE (widget);
  HawSavedRange *range = find_saved (self);

  if (range != NULL)
    haw_saved_range_remove_async (haw_view_state_get_project (self->state),
                                  haw_row_get_id (HAW_ROW (range)), NULL, edited_cb,
                                  g_object_ref (self->state));
}

/**
 * haw_timeline_pane_range_follow_project:
 *
 * Takes up the saved ranges of another project.
 */
void
haw_timeline_pane_range_follow_project (HawTimelinePane *self)
{
  HawProject *project = haw_view_state_get_project (self->state);

  if (self->ranges != NULL)
    g_signal_handlers_disconnect_by_data (self->ranges, self);
  g_clear_object (&self->ranges);
  if (project != NULL)
    {
      self->ranges = haw_saved_ranges_new (project);
      g_signal_connect_object (self->ranges, "items-changed", G_CALLBACK (update_menu), self,
                               G_CONNECT_SWAPPED);
    }
  haw_timeline_pane_range_update (self);
}

/**
 * haw_timeline_pane_range_dispose:
 */
void
haw_timeline_pane_range_dispose (HawTimelinePane *self)
{
  g_clear_handle_id (&self->brush_id, g_source_remove);
}

/**
 * haw_timeline_pane_range_constructed:
 */
void
haw_timeline_pane_range_constructed (HawTimelinePane *self)
{
  self->ranges_menu = g_menu_new ();
  gtk_menu_button_set_menu_model (self->ranges_button, G_MENU_MODEL (self->ranges_menu));
  self->articles_signals = g_signal_group_new (HAW_TYPE_ARTICLE_LIST);
  g_signal_group_connect_object (self->articles_signals, "items-changed",
                                 G_CALLBACK (haw_timeline_pane_range_update_chip), self,
                                 G_CONNECT_SWAPPED);
  g_signal_group_connect_object (self->articles_signals, "items-changed",
                                 G_CALLBACK (haw_timeline_pane_empty_articles_changed), self,
                                 G_CONNECT_SWAPPED);
  g_object_bind_property (self->state, "articles", self->articles_signals, "target",
                          G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->state, "notify::range-end",
                           G_CALLBACK (haw_timeline_pane_range_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->overview, "range-changed", G_CALLBACK (range_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->overview, "shown", G_CALLBACK (shown_cb), self, G_CONNECT_SWAPPED);
}

/**
 * haw_timeline_pane_range_class_init:
 */
void
haw_timeline_pane_range_class_init (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "timeline.narrow", NULL, narrow_action);
  gtk_widget_class_install_action (widget_class, "timeline.widen", NULL, widen_action);
  gtk_widget_class_install_action (widget_class, "timeline.show-saved-range", "x",
                                   show_saved_action);
  gtk_widget_class_install_action (widget_class, "timeline.save-range", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "timeline.forget-range", NULL, forget_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_r, 0, "timeline.narrow", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_r, GDK_SHIFT_MASK, "timeline.widen",
                                       NULL);
}
