/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-codes-dialog.h"

#include "haw-code-row.h"
#include "model/haw-code-edit.h"
#include "project/haw-error.h"

#include <glib/gi18n.h>

#define RESOURCE "/org/hawamish/Hawamish/dialogs/haw-codes-dialog.ui"

struct _HawCodesDialog
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  AdwEntryRow *new_row;
  AdwPreferencesGroup *group;
  GtkListBox *list;

  HawProject *project;
  HawCodeList *codes;
};

G_DEFINE_FINAL_TYPE (HawCodesDialog, haw_codes_dialog, ADW_TYPE_WINDOW)

static AdwToast *
new_toast (const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  return adw_toast_new (markup);
}

static HawCodeRow *
get_row (HawCodesDialog *self,
         guint           position)
{
  return HAW_CODE_ROW (gtk_list_box_get_row_at_index (self->list, (int) position));
}

/* What was refused is shown again as it is. */
static void
show_error (HawCodesDialog *self,
            const GError   *error)
{
  adw_toast_overlay_add_toast (self->toasts, new_toast (error->message));
  for (guint i = 0; gtk_list_box_get_row_at_index (self->list, (int) i) != NULL; i++)
    haw_code_row_update (get_row (self, i));
}

static void
done_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (HawCodesDialog) self = data;
  g_autoptr (GError) error = NULL;

  if (!haw_project_edit_finish (HAW_PROJECT (object), result, &error) && self->codes != NULL)
    show_error (self, error);
}

static void
edited_cb (HawCodeRow     *row,
           const char     *field,
           const char     *value,
           HawCodesDialog *self)
{
  const HawCodeFields fields = {
    .name = g_str_equal (field, "name") ? value : NULL,
    .color = g_str_equal (field, "color") ? value : NULL,
    .description = g_str_equal (field, "description") ? value : NULL,
    .key = g_str_equal (field, "key") ? value : NULL,
  };

  if (self->codes != NULL)
    haw_code_update_async (self->project, haw_row_get_id (HAW_ROW (haw_code_row_get_code (row))),
                           &fields, NULL, done_cb, g_object_ref (self));
}

static void
undone_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (HawCodesDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = haw_project_undo_finish (HAW_PROJECT (object), result, &error);

  if (label == NULL && self->codes != NULL)
    show_error (self, error);
}

static void
undo_cb (AdwToast       *toast,
         HawCodesDialog *self)
{
  haw_project_undo_async (self->project, FALSE, NULL, undone_cb, g_object_ref (self));
}

static void
deleted_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (HawCodesDialog) self = data;
  g_autoptr (GError) error = NULL;
  gboolean deleted = haw_project_edit_finish (HAW_PROJECT (object), result, &error);
  AdwToast *toast;

  if (self->codes == NULL)
    return;
  if (!deleted)
    {
      show_error (self, error);
      return;
    }
  toast = new_toast (_("Code deleted"));
  adw_toast_set_button_label (toast, _("_Undo"));
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), self, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
delete_cb (HawCodeRow     *row,
           HawCodesDialog *self)
{
  HawCode *code = haw_code_row_get_code (row);

  haw_code_remove_async (self->project, haw_row_get_id (HAW_ROW (code)), haw_code_get_name (code),
                         NULL, deleted_cb, g_object_ref (self));
}

static void
added_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (HawCodesDialog) self = data;
  g_autoptr (GError) error = NULL;
  gint64 id = haw_code_add_finish (HAW_PROJECT (object), result, &error);

  if (self->codes == NULL)
    return;
  if (id == 0)
    show_error (self, error);
  else
    gtk_editable_set_text (GTK_EDITABLE (self->new_row), "");
}

static void
add_cb (AdwEntryRow    *row,
        HawCodesDialog *self)
{
  const HawCodeFields fields = { .name = gtk_editable_get_text (GTK_EDITABLE (row)) };

  haw_code_add_async (self->project, &fields, NULL, added_cb, g_object_ref (self));
}

static void
insert_row (HawCodesDialog *self,
            guint           position)
{
  GtkWidget *row = haw_code_row_new (haw_row_store_peek (HAW_ROW_STORE (self->codes), position));

  g_signal_connect (row, "edited", G_CALLBACK (edited_cb), self);
  g_signal_connect (row, "delete", G_CALLBACK (delete_cb), self);
  gtk_list_box_insert (self->list, row, (int) position);
}

/* A code that only has other values keeps its row, and the focus in it. */
static void
items_changed_cb (GListModel     *model,
                  guint           position,
                  guint           removed,
                  guint           added,
                  HawCodesDialog *self)
{
  if (removed == 1 && added == 1 &&
      haw_code_row_get_code (get_row (self, position))
        == haw_row_store_peek (HAW_ROW_STORE (self->codes), position))
    {
      haw_code_row_update (get_row (self, position));
      return;
    }

  for (guint i = 0; i < removed; i++)
    gtk_list_box_remove (self->list, GTK_WIDGET (get_row (self, position)));
  for (guint i = 0; i < added; i++)
    insert_row (self, position + i);
  gtk_widget_set_visible (GTK_WIDGET (self->group), g_list_model_get_n_items (model) > 0);
}

static void
haw_codes_dialog_dispose (GObject *object)
{
  HawCodesDialog *self = HAW_CODES_DIALOG (object);

  if (self->codes != NULL)
    g_signal_handlers_disconnect_by_data (self->codes, self);
  g_clear_object (&self->codes);
  gtk_widget_dispose_template (GTK_WIDGET (self), HAW_TYPE_CODES_DIALOG);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (haw_codes_dialog_parent_class)->dispose (object);
}

static void
haw_codes_dialog_class_init (HawCodesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = haw_codes_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE);
  gtk_widget_class_bind_template_child (widget_class, HawCodesDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, HawCodesDialog, new_row);
  gtk_widget_class_bind_template_child (widget_class, HawCodesDialog, group);
  gtk_widget_class_bind_template_child (widget_class, HawCodesDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
haw_codes_dialog_init (HawCodesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

HawCodesDialog *
haw_codes_dialog_present (HawViewState *state,
                          GtkWindow    *parent)
{
  HawCodesDialog *self;
  GListModel *model;

  g_return_val_if_fail (HAW_IS_VIEW_STATE (state), NULL);
  g_return_val_if_fail (haw_view_state_get_codes (state) != NULL, NULL);

  self = g_object_new (HAW_TYPE_CODES_DIALOG, "transient-for", parent, NULL);
  self->project = g_object_ref (haw_view_state_get_project (state));
  self->codes = g_object_ref (haw_view_state_get_codes (state));
  model = G_LIST_MODEL (self->codes);
  g_signal_connect (model, "items-changed", G_CALLBACK (items_changed_cb), self);
  items_changed_cb (model, 0, 0, g_list_model_get_n_items (model), self);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}
