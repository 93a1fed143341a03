/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-pane-private.h"

#include "project/haw-error.h"
#include "timeline/haw-timeline-export-dialog.h"

#include <glib/gi18n.h>

/* The timeline on paper. */

static void
exported_cb (HawViewState *state,
             GFile        *file)
{
  g_autofree char *path = g_file_get_parse_name (file);
  g_autofree char *name = haw_isolate_path (path);
  g_autoptr (GFile) parent = g_file_get_parent (file);
  g_autofree char *folder_path = g_file_get_parse_name (parent);
  g_autofree char *folder = haw_isolate_path (folder_path);
  g_autofree char *text = NULL;

  /* Translators: the first %s is the name of a file, the second one of the folder it is in. */
  text = g_strdup_printf (_("The timeline is in %s in the folder %s."), name, folder);
  haw_view_state_show_exported (state, text, file);
}

static void
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  HawTimelinePane *self = HAW_TIMELINE_PANE (widget);
  HawTimelineExportWhat what = { .view = haw_timeline_pane_compare_get_view (self),
                                 .compare = self->comparing ? self->compare : NULL,
                                 .project = haw_view_state_get_project (self->state) };
  HawTimelineExportDialog *dialog;

  if (self->by.grouping != HAW_LANES_NONE)
    what.lanes = gtk_menu_button_get_label (self->lanes_button);
  if (!haw_view_state_get_range (self->state, &what.range_start, &what.range_end))
    what.range_start = what.range_end = 0;
  dialog = haw_timeline_export_dialog_new (&what, g_str_equal (name, "timeline.print"),
                                           GTK_WINDOW (gtk_widget_get_root (widget)));
  g_signal_connect_object (dialog, "exported", G_CALLBACK (exported_cb), self->state, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * haw_timeline_pane_export_update:
 *
 * Enables what makes sense now.
 */
void
haw_timeline_pane_export_update (HawTimelinePane *self)
{
  HawTimelineStore *store = haw_timeline_lanes_get_store (haw_timeline_view_get_lanes (self->view));
  gboolean any = store != NULL && store->n > 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "timeline.export", any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "timeline.print", any);
}

/**
 * haw_timeline_pane_export_class_init:
 */
void
haw_timeline_pane_export_class_init (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "timeline.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "timeline.print", NULL, export_action);
}
