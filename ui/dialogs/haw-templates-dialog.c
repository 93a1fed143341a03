/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-templates-dialog.h"

#include "model/haw-note-template-edit.h"
#include "text/haw-markdown.h"
#include "widgets/haw-note-text.h"

#include <glib/gi18n.h>
#include <string.h>

#define RESOURCE "/org/hawamish/Hawamish/dialogs/haw-templates-dialog.ui"
#define MAX_NAME 40 /* code points of a name taken from a body */

struct _HawTemplatesDialog
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  AdwPreferencesGroup *group;
  GtkListBox *list;

  HawProject *project;
  HawNoteTemplateList *templates;
};

/* What a row is made of; kept on the row. */
typedef struct
{
  HawTemplatesDialog *dialog;
  HawNoteTemplate *template;
  AdwExpanderRow *row;
  GtkEditable *name;
  HawNoteText *body;
} Row;

G_DEFINE_FINAL_TYPE (HawTemplatesDialog, haw_templates_dialog, ADW_TYPE_WINDOW)

static void
row_free (gpointer data)
{
  Row *row = data;

  g_object_unref (row->template);
  g_free (row);
}

static Row *
get_row (HawTemplatesDialog *self,
         guint               position)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) position);

  return row != NULL ? g_object_get_data (G_OBJECT (row), "haw-row") : NULL;
}

static void
say (HawTemplatesDialog *self,
     const char         *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (markup));
}

/* The words of the first line that has any. */
static char *
get_first_words (const char *body)
{
  g_autofree char *plain = haw_markdown_unlink (body);
  g_auto (GStrv) lines = g_strsplit (plain, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *words = g_strstrip (lines[i]);

      words += strspn (words, "#>*-+ ");
      if (g_utf8_strlen (words, -1) > MAX_NAME)
        {
          g_autofree char *head = g_utf8_substring (words, 0, MAX_NAME - 1);

          return g_strconcat (head, "…", NULL);
        }
      if (*words != '\0')
        return g_strdup (words);
    }

  return g_strdup (_("New Template"));
}

static void
update_row (Row *row)
{
  const char *name = haw_note_template_get_name (row->template);
  const char *body = haw_note_template_get_body (row->template);
  g_autofree char *words = *body != '\0' ? get_first_words (body) : g_strdup ("");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row->row), name);
  adw_expander_row_set_subtitle (row->row, g_str_equal (words, name) ? "" : words);
  if (!g_str_equal (gtk_editable_get_text (row->name), name))
    gtk_editable_set_text (row->name, name);
  haw_note_text_set_stored (row->body, body);
}

static void
done_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (HawTemplatesDialog) self = data;
  g_autoptr (GError) error = NULL;

  if (haw_project_edit_finish (HAW_PROJECT (object), result, &error) || self->templates == NULL)
    return;
  say (self, error->message);
  for (guint i = 0; get_row (self, i) != NULL; i++)
    update_row (get_row (self, i));
}

static gint64
get_id (Row *row)
{
  return haw_row_get_id (HAW_ROW (row->template));
}

static void
name_applied_cb (GtkEditable *entry,
                 Row         *row)
{
  haw_note_template_update_async (row->dialog->project, get_id (row), gtk_editable_get_text (entry),
                                  NULL, NULL, done_cb, g_object_ref (row->dialog));
}

static void
body_stored_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (HawNoteText) text = data;
  g_autoptr (GError) error = NULL;
  gboolean stored = haw_project_edit_finish (HAW_PROJECT (object), result, &error);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (text));

  haw_note_text_committed (text, stored);
  if (!stored && HAW_IS_TEMPLATES_DIALOG (root))
    say (HAW_TEMPLATES_DIALOG (root), error->message);
}

static void
body_commit_cb (HawNoteText *text,
                const char  *body,
                Row         *row)
{
  haw_note_template_update_async (row->dialog->project, get_id (row), NULL, body, NULL,
                                  body_stored_cb, g_object_ref (text));
}

static void
undone_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (HawTemplatesDialog) self = data;
  g_autoptr (GError) error = NULL;

  g_free (haw_project_undo_finish (HAW_PROJECT (object), result, &error));
  if (error != NULL && self->templates != NULL)
    say (self, error->message);
}

static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HawTemplatesDialog *self = HAW_TEMPLATES_DIALOG (widget);

  haw_project_undo_async (self->project, FALSE, NULL, undone_cb, g_object_ref (self));
}

/* An undo would meet the edit that came after the deletion. */
static void
project_changed_cb (HawTemplatesDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "note-templates.undo", FALSE);
}

static void
removed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (HawTemplatesDialog) self = data;
  g_autoptr (GError) error = NULL;
  AdwToast *toast;

  if (!haw_project_edit_finish (HAW_PROJECT (object), result, &error))
    {
      if (self->templates != NULL)
        say (self, error->message);
      return;
    }
  if (self->templates == NULL)
    return;
  toast = adw_toast_new (_("Template deleted"));
  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_action_name (toast, "note-templates.undo");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "note-templates.undo", TRUE);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
delete_clicked_cb (Row *row)
{
  haw_note_text_discard (row->body);
  haw_note_template_remove_async (row->dialog->project, get_id (row), NULL, removed_cb,
                                  g_object_ref (row->dialog));
}

static void
added_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (HawTemplatesDialog) self = data;
  g_autoptr (GError) error = NULL;
  gint64 id = haw_note_template_add_finish (HAW_PROJECT (object), result, &error);

  if (self->templates == NULL)
    return;
  if (id == 0)
    say (self, error->message);
  for (guint i = 0; id != 0 && get_row (self, i) != NULL; i++)
    if (get_id (get_row (self, i)) == id)
      {
        adw_expander_row_set_expanded (get_row (self, i)->row, TRUE);
        gtk_widget_grab_focus (GTK_WIDGET (get_row (self, i)->name));
        gtk_editable_select_region (get_row (self, i)->name, 0, -1);
      }
}

static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  haw_templates_dialog_add (HAW_TEMPLATES_DIALOG (widget), "");
}

static void
add_body (Row      *row,
          gboolean  read_only)
{
  GtkWidget *item = adw_preferences_row_new ();

  row->body = g_object_new (HAW_TYPE_NOTE_TEXT, "markdown", TRUE, "label", _("Text of the Template"),
                            "placeholder", _("Write what notes begin with…"), "editable", !read_only,
                            NULL);
  gtk_widget_set_margin_top (GTK_WIDGET (row->body), 9);
  gtk_widget_set_margin_bottom (GTK_WIDGET (row->body), 9);
  gtk_widget_set_margin_start (GTK_WIDGET (row->body), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (row->body), 12);
  g_signal_connect (row->body, "commit", G_CALLBACK (body_commit_cb), row);
  g_signal_connect_object (row->body, "escape", G_CALLBACK (gtk_window_close), row->dialog,
                           G_CONNECT_SWAPPED);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (item), _("Text of the Template"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (item), GTK_WIDGET (row->body));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (item), FALSE);
  gtk_widget_set_focusable (item, FALSE);
  adw_expander_row_add_row (row->row, item);
}

static void
add_delete (Row      *row,
            gboolean  read_only)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_set_tooltip_text (button, _("Delete Template"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Delete Template"), -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_sensitive (button, !read_only);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (delete_clicked_cb), row);
  adw_expander_row_add_action (row->row, button);
}

static void
insert_row (HawTemplatesDialog *self,
            guint               position)
{
  gboolean read_only = haw_project_is_read_only (self->project);
  Row *row = g_new0 (Row, 1);

  row->dialog = self;
  row->template = g_object_ref (haw_row_store_peek (HAW_ROW_STORE (self->templates), position));
  row->row = ADW_EXPANDER_ROW (adw_expander_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row->row), FALSE);
  row->name = GTK_EDITABLE (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row->name), _("Name"));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row->name), TRUE);
  gtk_editable_set_editable (row->name, !read_only);
  g_signal_connect (row->name, "apply", G_CALLBACK (name_applied_cb), row);
  adw_expander_row_add_row (row->row, GTK_WIDGET (row->name));
  add_body (row, read_only);
  add_delete (row, read_only);
  g_object_set_data_full (G_OBJECT (row->row), "haw-row", row, row_free);
  update_row (row);
  gtk_list_box_insert (self->list, GTK_WIDGET (row->row), (int) position);
}

/* A template that only has other values keeps its row, and the focus in it. */
static void
items_changed_cb (GListModel         *model,
                  guint               position,
                  guint               removed,
                  guint               added,
                  HawTemplatesDialog *self)
{
  if (removed == 1 && added == 1 &&
      get_row (self, position)->template ==
        haw_row_store_peek (HAW_ROW_STORE (self->templates), position))
    {
      update_row (get_row (self, position));
      return;
    }

  for (guint i = 0; i < removed; i++)
    {
      Row *row = get_row (self, position);

      /* What it says of the text is not to be stored any more. */
      g_signal_handlers_disconnect_by_data (row->body, row);
      gtk_list_box_remove (self->list, GTK_WIDGET (row->row));
    }
  for (guint i = 0; i < added; i++)
    insert_row (self, position + i);
}

/* What was typed is stored before the dialog goes. */
static gboolean
haw_templates_dialog_close_request (GtkWindow *window)
{
  HawTemplatesDialog *self = HAW_TEMPLATES_DIALOG (window);

  for (guint i = 0; get_row (self, i) != NULL; i++)
    haw_note_text_flush (get_row (self, i)->body);
  return GTK_WINDOW_CLASS (haw_templates_dialog_parent_class)->close_request (window);
}

static void
haw_templates_dialog_dispose (GObject *object)
{
  HawTemplatesDialog *self = HAW_TEMPLATES_DIALOG (object);

  if (self->templates != NULL)
    g_signal_handlers_disconnect_by_data (self->templates, self);
  g_clear_object (&self->templates);
  for (guint i = 0; self->list != NULL && get_row (self, i) != NULL; i++)
    g_signal_handlers_disconnect_by_data (get_row (self, i)->body, get_row (self, i));
  gtk_widget_dispose_template (GTK_WIDGET (self), HAW_TYPE_TEMPLATES_DIALOG);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (haw_templates_dialog_parent_class)->dispose (object);
}

static void
haw_templates_dialog_class_init (HawTemplatesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = haw_templates_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = haw_templates_dialog_close_request;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE);
  gtk_widget_class_bind_template_child (widget_class, HawTemplatesDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, HawTemplatesDialog, group);
  gtk_widget_class_bind_template_child (widget_class, HawTemplatesDialog, list);
  gtk_widget_class_install_action (widget_class, "note-templates.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "note-templates.undo", NULL, undo_action);
}

static void
haw_templates_dialog_init (HawTemplatesDialog *self)
{
  GtkWidget *empty = gtk_label_new (_("There is no template yet."));

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_add_css_class (empty, "dim-label");
  gtk_widget_set_margin_top (empty, 18);
  gtk_widget_set_margin_bottom (empty, 18);
  gtk_list_box_set_placeholder (self->list, empty);
}

HawTemplatesDialog *
haw_templates_dialog_present (HawViewState *state,
                              GtkWindow    *parent)
{
  HawTemplatesDialog *self;

  g_return_val_if_fail (HAW_IS_VIEW_STATE (state), NULL);
  g_return_val_if_fail (haw_view_state_get_project (state) != NULL, NULL);

  self = g_object_new (HAW_TYPE_TEMPLATES_DIALOG, "transient-for", parent, NULL);
  self->project = g_object_ref (haw_view_state_get_project (state));
  self->templates = g_object_ref (haw_view_state_get_note_templates (state));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "note-templates.add",
                                 !haw_project_is_read_only (self->project));
  g_signal_connect (self->templates, "items-changed", G_CALLBACK (items_changed_cb), self);
  items_changed_cb (G_LIST_MODEL (self->templates), 0, 0,
                    g_list_model_get_n_items (G_LIST_MODEL (self->templates)), self);
  g_signal_connect_object (state, "notify::project", G_CALLBACK (gtk_window_destroy), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->project, "changed", G_CALLBACK (project_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}

void
haw_templates_dialog_add (HawTemplatesDialog *self,
                          const char         *body)
{
  g_autofree char *name = NULL;

  g_return_if_fail (HAW_IS_TEMPLATES_DIALOG (self) && body != NULL);

  name = get_first_words (body);
  haw_note_template_add_async (self->project, name, body, NULL, added_cb, g_object_ref (self));
}
