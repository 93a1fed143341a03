/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-window-private.h"

#include <glib/gi18n.h>

#include "browser/haw-browser-pane.h"
#include "browser/haw-import-controller.h"
#include "dialogs/haw-article-fields-dialog.h"
#include "dialogs/haw-export-dialog.h"
#include "dialogs/haw-file-chooser.h"
#include "dialogs/haw-fields-dialog.h"
#include "dialogs/haw-outlets-dialog.h"
#include "dialogs/haw-project-properties-window.h"
#include "dialogs/haw-templates-dialog.h"
#include "dialogs/haw-versions-dialog.h"
#include "haw-recent.h"
#include "notes/haw-all-notes-pane.h"
#include "notes/haw-notes-pane.h"

#define MAX_RECENT 8

static void
set_enabled (HawWindow  *self,
             const char *name,
             gboolean    enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
set_state (HawWindow  *self,
           const char *name,
           gboolean    state)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (state));
}

/* Projects are found by their name, so that one is given where it is wanting. */
static GFile *
with_suffix (GFile *file)
{
  g_autofree char *name = NULL;
  g_autofree char *full = NULL;
  g_autoptr (GFile) folder = NULL;

  if (haw_recent_is_project (file))
    return g_object_ref (file);
  name = g_file_get_basename (file);
  full = g_strconcat (name, HAW_PROJECT_SUFFIX, NULL);
  folder = g_file_get_parent (file);

  return g_file_get_child (folder, full);
}

static void
new_chosen_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (HawWindow) self = user_data;
  g_autoptr (GFile) chosen = haw_file_chooser_run_finish (result);

  if (chosen != NULL)
    {
      g_autoptr (GFile) file = with_suffix (chosen);

      haw_window_create (self, file, NULL);
    }
}

static void
open_chosen_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (HawWindow) self = user_data;
  g_autoptr (GFile) file = haw_file_chooser_run_finish (result);

  if (file != NULL)
    haw_window_open (self, file);
}

/* What was chosen, with the suffix of projects; NULL for nothing. The chooser has asked only about the
 * name as it was typed: a file of another name must be new. */
static GFile *
finish_target (GAsyncResult *result,
               gboolean     *replace)
{
  g_autoptr (GFile) chosen = haw_file_chooser_run_finish (result);
  g_autoptr (GFile) file = chosen != NULL ? with_suffix (chosen) : NULL;

  *replace = file != NULL && g_file_equal (file, chosen);
  return g_steal_pointer (&file);
}

static void
copy_chosen_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (HawWindow) self = user_data;
  gboolean replace;
  g_autoptr (GFile) file = finish_target (result, &replace);

  if (file != NULL)
    haw_window_save_copy (self, file, replace);
}

static void
share_chosen_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (HawWindow) self = user_data;
  gboolean replace;
  g_autoptr (GFile) file = finish_target (result, &replace);

  if (file != NULL)
    haw_window_save_clean_copy (self, file, replace);
}

static void
move_chosen_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (HawWindow) self = user_data;
  gboolean replace;
  g_autoptr (GFile) file = finish_target (result, &replace);

  if (file != NULL)
    haw_window_move (self, file);
}

/* Asks where the open project shall be written, with its own name to begin with. */
static void
choose_target (HawWindow           *self,
               const char          *title,
               const char          *accept,
               GAsyncReadyCallback  callback)
{
  HawProject *project = haw_view_state_get_project (self->state);
  g_autofree char *name = g_strconcat (haw_project_get_name (project), HAW_PROJECT_SUFFIX, NULL);

  haw_file_chooser_run_async (GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, title, accept, name,
                              haw_file_chooser_new_project_filter (), callback,
                              g_object_ref (self));
}

static void
move_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  choose_target (user_data, _("Rename or Move"), _("_Move"), move_chosen_cb);
}

static void
save_copy_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  choose_target (user_data, _("Save a Copy"), _("_Save"), copy_chosen_cb);
}

static void
share_copy_action (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  choose_target (user_data, _("Save a Copy for Others"), _("_Save"), share_chosen_cb);
}

static void
new_action (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  haw_file_chooser_run_async (user_data, GTK_FILE_CHOOSER_ACTION_SAVE, _("New Project"),
                              _("_Create"), _("Project.hawamish"),
                              haw_file_chooser_new_project_filter (), new_chosen_cb,
                              g_object_ref (user_data));
}

static void
open_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  haw_file_chooser_run_async (user_data, GTK_FILE_CHOOSER_ACTION_OPEN, _("Open Project"),
                              _("_Open"), NULL, haw_file_chooser_new_project_filter (),
                              open_chosen_cb, g_object_ref (user_data));
}

static void
open_recent_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  haw_window_open (user_data, file);
}

static void
open_sample_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  haw_window_open_sample (user_data);
}

static void
close_project_action (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  haw_window_close_project (user_data);
}

static void
import_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  haw_import_choose (HAW_WINDOW (user_data)->state, user_data);
}

static void
import_folder_action (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  haw_import_choose_folder (HAW_WINDOW (user_data)->state, user_data);
}

static void
import_paste_action (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  haw_import_paste (HAW_WINDOW (user_data)->state, user_data);
}

static void
find_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  HawWindow *self = user_data;

  haw_window_show_pane (self, self->browser, TRUE);
  haw_browser_pane_find (HAW_BROWSER_PANE (self->browser));
}

static void
narrow_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  HawWindow *self = user_data;

  haw_window_show_pane (self, self->browser, TRUE);
  haw_browser_pane_narrow (HAW_BROWSER_PANE (self->browser));
}

static void
edit_fields_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  HawWindow *self = user_data;
  gint64 article = haw_view_state_get_article (self->state);

  haw_article_fields_dialog_present (self->state, GTK_WINDOW (self), &article, 1);
}

static void
fields_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  haw_fields_dialog_present (HAW_WINDOW (user_data)->state, user_data);
}

static void
outlets_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  haw_outlets_dialog_present (HAW_WINDOW (user_data)->state, user_data);
}

/* Over the dialog from which they are wanted, if there is one. */
static void
note_templates_action (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       user_data)
{
  HawWindow *self = user_data;
  GtkWindow *active = gtk_application_get_active_window (gtk_window_get_application (user_data));
  const char *body = g_variant_get_string (parameter, NULL);
  HawTemplatesDialog *dialog;

  dialog = haw_templates_dialog_present (self->state, active != NULL ? active : user_data);
  if (*body != '\0')
    haw_templates_dialog_add (dialog, body);
}

static void
properties_action (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  haw_project_properties_window_present (HAW_WINDOW (user_data)->state, user_data);
}

static void
versions_action (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  HawWindow *self = user_data;

  haw_notes_pane_flush (HAW_NOTES_PANE (self->notes));
  haw_versions_dialog_present (self->state, GTK_WINDOW (self), g_variant_get_int64 (parameter));
}

/* While something is being typed, its own undo comes first. Returns whether it took a step. */
static gboolean
undo_typing (HawWindow  *self,
             const char *action)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *editable;
  g_autofree char *before = NULL;

  if (GTK_IS_TEXT_VIEW (focus) && gtk_text_view_get_editable (GTK_TEXT_VIEW (focus)))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus));
      gboolean can = g_str_equal (action, "text.undo") ? gtk_text_buffer_get_can_undo (buffer)
                                                       : gtk_text_buffer_get_can_redo (buffer);

      if (can)
        gtk_widget_activate_action (focus, action, NULL);
      return can;
    }

  /* An entry does not tell whether it can undo; it shows it. */
  if (!GTK_IS_TEXT (focus))
    return FALSE;
  editable = focus;
  before = g_strdup (gtk_editable_get_text (GTK_EDITABLE (editable)));
  gtk_widget_activate_action (focus, action, NULL);

  return g_strcmp0 (before, gtk_editable_get_text (GTK_EDITABLE (editable))) != 0;
}

static void
undo_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  if (!undo_typing (user_data, "text.undo"))
    haw_window_undo (user_data, FALSE);
}

static void
redo_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  if (!undo_typing (user_data, "text.redo"))
    haw_window_undo (user_data, TRUE);
}

/* Only while it is still the last edit: what was typed meanwhile is another one. */
static void
undo_edit_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  if (!haw_notes_pane_flush (HAW_NOTES_PANE (HAW_WINDOW (user_data)->notes)))
    haw_window_undo (user_data, FALSE);
}

/**
 * haw_window_show_exported:
 * @text: a sentence that says where the file is
 *
 * Says that a file was written, and offers to show it in its folder.
 */
void
haw_window_show_exported (HawWindow  *self,
                          const char *text,
                          GFile      *file)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);
  g_autofree char *uri = g_file_get_uri (file);
  AdwToast *toast = adw_toast_new (markup);

  adw_toast_set_button_label (toast, _("Show in Folder"));
  adw_toast_set_action_name (toast, "win.show-file");
  adw_toast_set_action_target (toast, "s", uri);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
exported_cb (HawWindow *self,
             GFile     *file)
{
  g_autofree char *path = g_file_get_parse_name (file);
  g_autofree char *name = haw_isolate_path (path);
  g_autoptr (GFile) parent = g_file_get_parent (file);
  g_autofree char *folder_path = g_file_get_parse_name (parent);
  g_autofree char *folder = haw_isolate_path (folder_path);
  g_autofree char *text = NULL;

  /* Translators: the first %s is the name of a file, the second one of the folder it is in. */
  text = g_strdup_printf (_("The notes are in %s in the folder %s."), name, folder);
  haw_window_show_exported (self, text, file);
}

static void
export_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  HawWindow *self = user_data;
  HawExportDialog *dialog;

  haw_notes_pane_flush (HAW_NOTES_PANE (self->notes));
  dialog = haw_export_dialog_new (haw_view_state_get_project (self->state), GTK_WINDOW (self));
  g_signal_connect_object (dialog, "exported", G_CALLBACK (exported_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
timeline_action (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  HawWindow *self = user_data;
  gboolean prints = g_str_equal (g_action_get_name (G_ACTION (action)), "print-timeline");

  if (!gtk_widget_activate_action (self->timeline, prints ? "timeline.print" : "timeline.export", NULL))
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
shown_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autofree char *uri = user_data;
  g_autoptr (GFile) file = g_file_new_for_uri (uri);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *folder_uri = g_file_get_uri (folder);
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (object), result,
                                                              NULL);

  if (reply == NULL)
    gtk_show_uri (NULL, folder_uri, GDK_CURRENT_TIME);
}

/* File managers that can show a file in its folder do; others open the folder. */
static void
show_file_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  GApplication *application = g_application_get_default ();
  GDBusConnection *bus = application != NULL ? g_application_get_dbus_connection (application)
                                             : NULL;
  const char *uris[] = { g_variant_get_string (parameter, NULL), NULL };

  if (bus != NULL)
    g_dbus_connection_call (bus, "org.freedesktop.FileManager1", "/org/freedesktop/FileManager1",
                            "org.freedesktop.FileManager1", "ShowItems",
                            g_variant_new ("(^ass)", uris, ""), NULL, G_DBUS_CALL_FLAGS_NONE, -1,
                            NULL, shown_cb, g_strdup (uris[0]));
}

static GtkWidget *
get_pane (HawWindow  *self,
          const char *action)
{
  if (g_str_equal (action, "show-browser"))
    return self->browser;

  return g_str_equal (action, "show-notes") ? self->notes : self->timeline;
}

static void
show_pane_state (GSimpleAction *action,
                 GVariant      *value,
                 gpointer       user_data)
{
  const char *name = g_action_get_name (G_ACTION (action));

  haw_window_show_pane (user_data, get_pane (user_data, name), g_variant_get_boolean (value));
}

/* The table stands in the timeline's pane, which it brings along. */
static void
events_table_state (GSimpleAction *action,
                    GVariant      *value,
                    gpointer       user_data)
{
  HawWindow *self = user_data;

  haw_window_show_pane (self, self->timeline, TRUE);
  gtk_widget_child_focus (self->timeline, GTK_DIR_TAB_FORWARD);
  g_object_set (self->timeline, "table", g_variant_get_boolean (value), NULL);
}

static void
page_activate (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  haw_window_show_page (user_data, g_variant_get_string (parameter, NULL));
}

static void
fullscreen_state (GSimpleAction *action,
                  GVariant      *value,
                  gpointer       user_data)
{
  if (g_variant_get_boolean (value))
    gtk_window_fullscreen (user_data);
  else
    gtk_window_unfullscreen (user_data);
}

static void
notify_fullscreen_cb (HawWindow *self)
{
  set_state (self, "fullscreen", gtk_window_is_fullscreen (GTK_WINDOW (self)));
}

static void
next_pane_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  haw_window_focus_next_pane (user_data, 1);
}

static void
previous_pane_action (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  haw_window_focus_next_pane (user_data, -1);
}

static void
article_note_action (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  HawWindow *self = user_data;

  haw_window_show_pane (self, self->notes, TRUE);
  haw_notes_pane_edit_article_note (HAW_NOTES_PANE (self->notes));
}

static void
journal_entry_action (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  HawWindow *self = user_data;

  haw_window_show_page (self, "all-notes");
  haw_all_notes_pane_add_entry (HAW_ALL_NOTES_PANE (self->all_notes));
}

static const GActionEntry entries[] = {
  { "new", new_action },
  { "open", open_action },
  { "open-recent", open_recent_action, "s" },
  { "open-sample", open_sample_action },
  { "save-copy", save_copy_action },
  { "share-copy", share_copy_action },
  { "move", move_action },
  { "close-project", close_project_action },
  { "import", import_action },
  { "import-folder", import_folder_action },
  { "import-paste", import_paste_action },
  { "find", find_action },
  { "narrow", narrow_action },
  { "edit-fields", edit_fields_action },
  { "article-note", article_note_action },
  { "journal-entry", journal_entry_action },
  { "fields", fields_action },
  { "outlets", outlets_action },
  { "properties", properties_action },
  { "note-templates", note_templates_action, "s" },
  { "versions", versions_action, "x" },
  { "export", export_action },
  { "export-timeline", timeline_action },
  { "print-timeline", timeline_action },
  { "show-file", show_file_action, "s" },
  { "undo", undo_action },
  { "undo-edit", undo_edit_action },
  { "redo", redo_action },
  { "page", page_activate, "s" },
  { "show-browser", NULL, NULL, "true", show_pane_state },
  { "show-notes", NULL, NULL, "true", show_pane_state },
  { "show-timeline", NULL, NULL, "true", show_pane_state },
  { "events-table", NULL, NULL, "false", events_table_state },
  { "fullscreen", NULL, NULL, "false", fullscreen_state },
  { "next-pane", next_pane_action },
  { "previous-pane", previous_pane_action },
};

void
haw_window_install_actions (HawWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect (self, "notify::fullscreened", G_CALLBACK (notify_fullscreen_cb), NULL);
}

/**
 * haw_window_update_actions:
 *
 * Enables what makes sense now, and shows the state of the panes.
 */
void
haw_window_update_actions (HawWindow *self)
{
  HawProject *project = haw_view_state_get_project (self->state);
  gboolean open = project != NULL;
  gboolean writable = open && !haw_project_is_read_only (project);
  gboolean table = FALSE;

  set_enabled (self, "save-copy", open);
  set_enabled (self, "share-copy", open);
  set_enabled (self, "move", writable);
  set_enabled (self, "restore-backup", open);
  set_enabled (self, "close-project", open);
  set_enabled (self, "export", open);
  set_enabled (self, "export-timeline", open);
  set_enabled (self, "print-timeline", open);
  set_enabled (self, "import", writable);
  set_enabled (self, "import-folder", writable);
  set_enabled (self, "import-paste", writable);
  set_enabled (self, "fields", open);
  set_enabled (self, "outlets", open);
  set_enabled (self, "properties", open);
  set_enabled (self, "note-templates", open);
  set_enabled (self, "versions", open);
  set_enabled (self, "find", open);
  set_enabled (self, "narrow", open);
  set_enabled (self, "edit-fields", writable && haw_view_state_get_article (self->state) != 0);
  set_enabled (self, "journal-entry", writable && self->all_notes != NULL);
  set_enabled (self, "article-note", open && haw_view_state_get_article (self->state) != 0);
  /* A step of typing can be undone even where the project has none. */
  set_enabled (self, "undo", writable);
  set_enabled (self, "redo", writable);
  gtk_widget_set_sensitive (self->undo_button, writable && haw_project_get_can_undo (project));
  gtk_widget_set_sensitive (self->redo_button, writable && haw_project_get_can_redo (project));
  set_enabled (self, "page", open);
  set_enabled (self, "show-browser", open && self->browser != NULL);
  set_enabled (self, "show-notes", open && self->notes != NULL);
  set_enabled (self, "show-timeline", open);
  set_enabled (self, "events-table", open);
  set_enabled (self, "next-pane", open);
  set_enabled (self, "previous-pane", open);
  if (self->timeline == NULL)
    return;
  g_object_get (self->timeline, "table", &table, NULL);
  set_state (self, "events-table", table && haw_window_is_pane_shown (self, self->timeline));
  set_state (self, "show-browser", haw_window_is_pane_shown (self, self->browser));
  set_state (self, "show-notes", haw_window_is_pane_shown (self, self->notes));
  set_state (self, "show-timeline", haw_window_is_pane_shown (self, self->timeline));
}

void
haw_window_update_recent (HawWindow *self)
{
  g_autoptr (GPtrArray) projects = haw_recent_list (MAX_RECENT);

  g_menu_remove_all (self->recent_section);
  for (guint i = 0; i < projects->len; i++)
    {
      GtkRecentInfo *info = g_ptr_array_index (projects, i);
      g_autofree char *name = haw_recent_dup_name (info);
      g_auto (GStrv) parts = g_strsplit (name, "_", -1);
      g_autofree char *label = g_strjoinv ("__", parts);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "win.open-recent", "s",
                                         gtk_recent_info_get_uri (info));
      g_menu_append_item (self->recent_section, item);
    }
}
