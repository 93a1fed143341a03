/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-window-private.h"

#include <glib/gi18n.h>

#include "haw-frame-trace.h"
#include "haw-memory.h"
#include "haw-recent.h"
#include "haw-settings.h"
#include "dialogs/haw-link-dialog.h"
#include "notes/haw-notes-pane.h"

G_DEFINE_FINAL_TYPE (HawWindow, haw_window, ADW_TYPE_APPLICATION_WINDOW)

HawWindow *
haw_window_new (GtkApplication *application)
{
  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);

  return g_object_new (HAW_TYPE_WINDOW, "application", application, NULL);
}

/* Only what is true of the file is said: an edit counts as saved when its transaction is. */
static void
update_title (HawWindow *self)
{
  HawProject *project = haw_view_state_get_project (self->state);
  const char *subtitle = "";

  if (self->n_opening > 0)
    subtitle = _("Opening…");
  else if (project != NULL && haw_project_is_read_only (project))
    subtitle = _("Read only");
  else if (project != NULL && self->unsaved)
    subtitle = _("Not saved");
  else if (project != NULL && haw_project_get_pending (project) > 0)
    subtitle = _("Saving…");
  else if (project != NULL)
    subtitle = _("Saved");

  adw_window_title_set_title (self->title, project == NULL ? _("Hawamish")
                                                           : haw_project_get_name (project));
  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_window_set_title (GTK_WINDOW (self), adw_window_title_get_title (self->title));
}

static char *
isolate_label (const char *label)
{
  return label == NULL ? NULL : haw_isolate (label);
}

static void
update_undo (HawWindow *self)
{
  HawProject *project = haw_view_state_get_project (self->state);
  g_autofree char *undo = NULL, *redo = NULL, *undo_text = NULL, *redo_text = NULL;

  if (project != NULL)
    {
      undo = isolate_label (haw_project_get_undo_label (project));
      redo = isolate_label (haw_project_get_redo_label (project));
    }
  /* Translators: tooltip of the button; %s is the name of an edit, as "Add Annotation". */
  undo_text = g_strdup_printf (_("Undo: %s"), undo == NULL ? "" : undo);
  /* Translators: tooltip of the button; %s is the name of an edit, as "Add Annotation". */
  redo_text = g_strdup_printf (_("Redo: %s"), redo == NULL ? "" : redo);
  gtk_widget_set_tooltip_text (self->undo_button, undo == NULL ? _("Undo") : undo_text);
  gtk_widget_set_tooltip_text (self->redo_button, redo == NULL ? _("Redo") : redo_text);
  haw_window_update_actions (self);
}

static void
update_page (HawWindow *self)
{
  HawProject *project = haw_view_state_get_project (self->state);
  const char *page = project != NULL ? "project" : self->n_opening > 0 ? "opening" : "start";

  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_widget_set_visible (self->undo_button, project != NULL);
  update_title (self);
  update_undo (self);
}

static void
message_cb (HawWindow  *self,
            const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (markup);

  adw_toast_set_timeout (toast, 3);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* Nothing can be read any more on a toast that glides out. */
static void
dismissed_cb (AdwToast  *toast,
              HawWindow *self)
{
  if (self->undone == toast)
    g_clear_weak_pointer (&self->undone);
  if (self->edited == toast)
    g_clear_weak_pointer (&self->edited);
}

/* Offers to take an edit back for as long as it is the last one. */
static void
edited_cb (HawWindow  *self,
           const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (markup);

  adw_toast_set_button_label (toast, _("Undo"));
  adw_toast_set_action_name (toast, "win.undo-edit");
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (dismissed_cb), self, 0);
  g_set_weak_pointer (&self->edited, toast);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* The message stays for its time without its button: libadwaita 1.2 does not bear that a toast which is on
 * its way out, since its button was clicked, is dismissed. */
static void
withdraw_undo (HawWindow *self,
               gboolean   undone)
{
  if (self->edited == NULL)
    return;
  adw_toast_set_button_label (self->edited, NULL);
  if (undone)
    {
      adw_toast_set_title (self->edited, _("Undone"));
      g_set_weak_pointer (&self->undone, self->edited);
    }
  g_clear_weak_pointer (&self->edited);
}

/**
 * haw_window_say_undone:
 * @label: the name of the edit, see haw_project_undo_finish()
 *
 * Says which edit was undone or redone, in the place of what was said of it.
 */
void
haw_window_say_undone (HawWindow  *self,
                       gboolean    redo,
                       const char *label)
{
  g_autofree char *isolated = isolate_label (label);
  /* Translators: %s is the name of an edit, as "Add Annotation". */
  g_autofree char *text = g_strdup_printf (redo ? _("Redone: %s") : _("Undone: %s"), isolated);
  g_autofree char *markup = g_markup_escape_text (text, -1);
  AdwToast *toast;

  withdraw_undo (self, TRUE);
  if (self->undone != NULL)
    {
      adw_toast_set_title (self->undone, markup);
      return;
    }
  toast = adw_toast_new (markup);
  adw_toast_set_timeout (toast, 3);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (dismissed_cb), self, 0);
  g_set_weak_pointer (&self->undone, toast);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
project_changed_cb (HawWindow  *self,
                    HawChanges *changes)
{
  withdraw_undo (self, haw_changes_get_origin (changes) == HAW_ORIGIN_UNDO);
  if (self->unsaved && !self->gone)
    haw_window_set_unsaved (self, haw_notes_pane_has_unsaved (HAW_NOTES_PANE (self->notes)));
  haw_window_follow_changes (self, changes);
}

static void
link_wanted_cb (HawWindow *self,
                gint64     annotation)
{
  haw_notes_pane_flush (HAW_NOTES_PANE (self->notes));
  haw_link_dialog_present (self->state, GTK_WINDOW (self), annotation);
}

static void
notes_wanted_cb (HawWindow *self)
{
  haw_window_show_pane (self, self->notes, TRUE);
}

/* A sheet has done its work when the reader takes over. */
static void
text_wanted_cb (HawWindow *self)
{
  if (haw_adaptive_panes_get_collapsed (self->panes, HAW_PANE_END))
    haw_adaptive_panes_set_shown (self->panes, HAW_PANE_END, FALSE);
  if (haw_adaptive_panes_get_collapsed (self->panes, HAW_PANE_START))
    haw_adaptive_panes_set_shown (self->panes, HAW_PANE_START, FALSE);
}

static void
notify_article_cb (HawWindow *self)
{
  if (haw_view_state_get_article (self->state) != 0 &&
      haw_adaptive_panes_get_collapsed (self->panes, HAW_PANE_START))
    haw_adaptive_panes_set_shown (self->panes, HAW_PANE_START, FALSE);
  haw_window_update_actions (self);
}

static void
follow_state (HawWindow *self)
{
  HawSettings *settings = haw_settings_get ();

  self->project_signals = g_signal_group_new (HAW_TYPE_PROJECT);
  g_signal_group_connect_swapped (self->project_signals, "changed",
                                  G_CALLBACK (project_changed_cb), self);
  g_signal_group_connect_swapped (self->project_signals, "notify::pending",
                                  G_CALLBACK (update_title), self);
  g_signal_group_connect_swapped (self->project_signals, "notify::read-only",
                                  G_CALLBACK (update_title), self);
  g_signal_group_connect_swapped (self->project_signals, "notify::undo-label",
                                  G_CALLBACK (update_undo), self);
  g_signal_group_connect_swapped (self->project_signals, "notify::redo-label",
                                  G_CALLBACK (update_undo), self);
  g_object_bind_property (self->state, "project", self->project_signals, "target",
                          G_BINDING_SYNC_CREATE);

  g_signal_connect_object (settings, "notify::digits",
                           G_CALLBACK (haw_view_state_format_changed), self->state,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::months",
                           G_CALLBACK (haw_view_state_format_changed), self->state,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "notify::project", G_CALLBACK (update_page), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "notify::article", G_CALLBACK (notify_article_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "message", G_CALLBACK (message_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "exported", G_CALLBACK (haw_window_show_exported), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "failed", G_CALLBACK (haw_window_show_error), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "edit-note", G_CALLBACK (notes_wanted_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "edit-translation", G_CALLBACK (notes_wanted_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "edit-link", G_CALLBACK (link_wanted_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "edit-event", G_CALLBACK (notes_wanted_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "return-to-text", G_CALLBACK (text_wanted_cb), self,
                           G_CONNECT_SWAPPED);
}

/* The window waits, drawn and alive, until its project is safely closed. */
static gboolean
haw_window_close_request (GtkWindow *window)
{
  if (!haw_window_quit (HAW_WINDOW (window)))
    return GDK_EVENT_STOP;

  return GTK_WINDOW_CLASS (haw_window_parent_class)->close_request (window);
}

static void
haw_window_dispose (GObject *object)
{
  HawWindow *self = HAW_WINDOW (object);

  g_clear_handle_id (&self->remember_source, g_source_remove);
  g_clear_handle_id (&self->fit_id, g_source_remove);
  haw_window_drop_proposals (self);
  g_clear_object (&self->project_signals);
  g_clear_object (&self->convention_signals);
  g_clear_weak_pointer (&self->edited);
  g_clear_weak_pointer (&self->undone);
  g_clear_error (&self->deferred);
  gtk_widget_dispose_template (GTK_WIDGET (self), HAW_TYPE_WINDOW);
  g_clear_object (&self->state);

  G_OBJECT_CLASS (haw_window_parent_class)->dispose (object);
}

static void
haw_window_class_init (HawWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = haw_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = haw_window_close_request;

  g_type_ensure (HAW_TYPE_START_PAGE);
  g_type_ensure (HAW_TYPE_ADAPTIVE_PANES);
  g_type_ensure (HAW_TYPE_MESSAGE_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hawamish/Hawamish/haw-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HawWindow, title);
  gtk_widget_class_bind_template_child (widget_class, HawWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, HawWindow, messages);
  gtk_widget_class_bind_template_child (widget_class, HawWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, HawWindow, start_page);
  gtk_widget_class_bind_template_child (widget_class, HawWindow, paned);
  gtk_widget_class_bind_template_child (widget_class, HawWindow, panes);
  gtk_widget_class_bind_template_child (widget_class, HawWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, HawWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, HawWindow, recent_section);
}

static void
haw_window_init (HawWindow *self)
{
  self->state = haw_view_state_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_set (self->start_page, "has-sample", haw_window_has_sample (), NULL);

  haw_window_install_actions (self);
  haw_window_install_fault_actions (self);
  haw_window_install_keys (self);
  haw_window_follow_proposals (self);
  /* Before the panes: a pane must be seen before it can take the focus. */
  follow_state (self);
  haw_window_build_panes (self);
  haw_window_install_drop (self);
  g_signal_connect_object (gtk_recent_manager_get_default (), "changed",
                           G_CALLBACK (haw_window_update_recent), self, G_CONNECT_SWAPPED);
  haw_window_update_recent (self);
  update_page (self);
  haw_frame_trace_attach (GTK_WIDGET (self));
}

HawViewState *
haw_window_get_state (HawWindow *self)
{
  g_return_val_if_fail (HAW_IS_WINDOW (self), NULL);

  return self->state;
}

/**
 * haw_window_set_unsaved:
 *
 * Says in the title whether something that was typed was refused.
 */
void
haw_window_set_unsaved (HawWindow *self,
                        gboolean   unsaved)
{
  self->unsaved = unsaved;
  update_title (self);
}

/**
 * haw_window_opening_changed:
 * @step: 1 or -1
 *
 * Counts the projects that are being opened, and shows it.
 */
void
haw_window_opening_changed (HawWindow *self,
                            int        step)
{
  self->n_opening += (guint) step;
  update_page (self);
}
