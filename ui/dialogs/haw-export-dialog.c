/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dialogs/haw-export-dialog.h"

#include <glib/gi18n.h>

#include "dialogs/haw-file-chooser.h"
#include "dialogs/haw-previews.h"
#include "export/haw-export.h"
#include "widgets/haw-message-bar.h"

#define PREVIEW_BYTES 8192

struct _HawExportDialog
{
  AdwWindow parent_instance;

  AdwComboRow *format_row;
  AdwComboRow *table_row;
  GtkStack *preview_stack;
  GtkTextView *preview;
  HawMessageBar *messages;

  HawProject *project;
  HawExportFormat *formats;
  gsize n_formats;
  GCancellable *previewing;
  GCancellable *exporting;
  GFile *target;
  gboolean prepared;    /* the folder of the previews is there */
  gboolean browsed;     /* a browser may still read the preview */
};

enum
{
  PROP_0,
  PROP_PROJECT,
  N_PROPS,
};

enum
{
  EXPORTED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HawExportDialog, haw_export_dialog, ADW_TYPE_WINDOW)

HawExportDialog *
haw_export_dialog_new (HawProject *project,
                       GtkWindow  *parent)
{
  g_return_val_if_fail (HAW_IS_PROJECT (project), NULL);

  return g_object_new (HAW_TYPE_EXPORT_DIALOG, "project", project, "transient-for", parent, NULL);
}

static const HawExportFormat *
get_format (HawExportDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->format_row);

  return selected < self->n_formats ? &self->formats[selected] : NULL;
}

static HawExportOptions
get_options (HawExportDialog *self)
{
  HawExportOptions options = { HAW_EXPORT_ANNOTATIONS };

  const HawExportTable tables[] = { HAW_EXPORT_ANNOTATIONS, HAW_EXPORT_EVENTS, HAW_EXPORT_CODES,
                                    HAW_EXPORT_MENTIONS };
  guint selected = adw_combo_row_get_selected (self->table_row);

  if (selected < G_N_ELEMENTS (tables))
    options.table = tables[selected];

  return options;
}

static void
show_error (HawExportDialog *self,
            const GError    *error)
{
  if (self->messages != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    haw_message_bar_show (self->messages, error->message);
}

static void
show_preview (HawExportDialog *self,
              const char      *bytes,
              gsize            length)
{
  g_autofree char *text = g_utf8_make_valid (bytes, (gssize) length);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->preview);
  const char *start = g_str_has_prefix (text, "\xef\xbb\xbf") ? text + 3 : text;
  char *end = length == PREVIEW_BYTES ? strrchr (text, '\n') : NULL;

  if (end != NULL)
    *end = '\0';
  gtk_text_buffer_set_text (buffer, start, -1);
  if (end != NULL)
    {
      GtkTextIter iter;

      gtk_text_buffer_get_end_iter (buffer, &iter);
      gtk_text_buffer_insert (buffer, &iter, "\n…", -1);
    }
}

static void
preview_read_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (HawExportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_input_stream_read_bytes_finish (G_INPUT_STREAM (object), result,
                                                               &error);
  gsize length;
  const char *data;

  if (bytes == NULL || self->preview == NULL)
    return;
  data = g_bytes_get_data (bytes, &length);
  show_preview (self, data, length);
}

static void
preview_opened_cb (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (HawExportDialog) self = user_data;
  g_autoptr (GFileInputStream) stream = g_file_read_finish (G_FILE (object), result, NULL);

  if (stream != NULL)
    g_input_stream_read_bytes_async (G_INPUT_STREAM (stream), PREVIEW_BYTES, G_PRIORITY_DEFAULT,
                                     self->previewing, preview_read_cb, g_object_ref (self));
}

static void
preview_exported_cb (GObject      *object,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (HawExportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;

  if (!haw_export_finish (HAW_PROJECT (object), result, &error))
    {
      show_error (self, error);
      return;
    }
  if (self->preview == NULL)
    return;
  file = haw_previews_get_file (get_format (self)->extension);
  g_file_read_async (file, G_PRIORITY_DEFAULT, self->previewing, preview_opened_cb,
                     g_object_ref (self));
}

static void
renew_cancellable (GCancellable **cancellable)
{
  g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
  *cancellable = g_cancellable_new ();
}

static void
choice_changed_cb (HawExportDialog *self)
{
  const HawExportFormat *format = get_format (self);
  HawExportOptions options = get_options (self);
  g_autoptr (GFile) file = NULL;
  gboolean page;

  if (format == NULL)
    return;
  page = g_str_equal (format->mime, "text/html");
  gtk_widget_set_visible (GTK_WIDGET (self->table_row), format->has_tables);
  gtk_stack_set_visible_child_name (self->preview_stack, page ? "page" : "text");
  renew_cancellable (&self->previewing);
  if (page || !self->prepared)
    return;
  file = haw_previews_get_file (format->extension);
  haw_export_async (self->project, format->name, file, &options, self->previewing,
                    preview_exported_cb, g_object_ref (self));
}

static void
prepared_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (HawExportDialog) self = user_data;

  self->prepared = TRUE;
  if (self->preview != NULL)
    choice_changed_cb (self);
}

static void
page_exported_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (HawExportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;
  g_autofree char *uri = NULL;

  if (!haw_export_finish (HAW_PROJECT (object), result, &error))
    {
      show_error (self, error);
      return;
    }
  file = haw_previews_get_file (get_format (self)->extension);
  uri = g_file_get_uri (file);
  self->browsed = TRUE;
  gtk_show_uri (GTK_WINDOW (self), uri, GDK_CURRENT_TIME);
}

static void
browse_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  HawExportDialog *self = HAW_EXPORT_DIALOG (widget);
  const HawExportFormat *format = get_format (self);
  g_autoptr (GFile) file = haw_previews_get_file (format->extension);

  haw_export_async (self->project, format->name, file, NULL, self->previewing, page_exported_cb,
                    g_object_ref (self));
}

static void
set_busy (HawExportDialog *self,
          gboolean         busy)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.save", !busy);
}

static void
exported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (HawExportDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  /* The window may have been closed meanwhile. */
  if (self->target == NULL)
    return;
  set_busy (self, FALSE);
  if (haw_export_finish (HAW_PROJECT (object), result, &error))
    {
      g_signal_emit (self, signals[EXPORTED], 0, self->target);
      gtk_window_close (GTK_WINDOW (self));
    }
  else
    show_error (self, error);
}

static void
target_chosen_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (HawExportDialog) self = user_data;
  g_autoptr (GFile) target = haw_file_chooser_run_finish (result);

  if (target != NULL)
    haw_export_dialog_export (self, target);
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HawExportDialog *self = HAW_EXPORT_DIALOG (widget);
  const HawExportFormat *format = get_format (self);
  g_autofree char *file_name = g_strdup_printf ("%s.%s", haw_project_get_name (self->project),
                                                format->extension);

  haw_file_chooser_run_async (GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, _("Export Notes"),
                              _("_Export"), file_name, NULL, target_chosen_cb,
                              g_object_ref (self));
}

static void
haw_export_dialog_constructed (GObject *object)
{
  HawExportDialog *self = HAW_EXPORT_DIALOG (object);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  G_OBJECT_CLASS (haw_export_dialog_parent_class)->constructed (object);

  self->formats = haw_export_formats (&self->n_formats);
  for (gsize i = 0; i < self->n_formats; i++)
    gtk_string_list_append (labels, self->formats[i].label);
  adw_combo_row_set_model (self->format_row, G_LIST_MODEL (labels));
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->format_row));
  choice_changed_cb (self);
  haw_previews_prepare_async (prepared_cb, g_object_ref (self));
}

static void
haw_export_dialog_dispose (GObject *object)
{
  HawExportDialog *self = HAW_EXPORT_DIALOG (object);

  g_cancellable_cancel (self->previewing);
  g_cancellable_cancel (self->exporting);
  if (!self->browsed)
    haw_previews_clear_async ();
  gtk_widget_dispose_template (GTK_WIDGET (self), HAW_TYPE_EXPORT_DIALOG);
  g_clear_object (&self->target);

  G_OBJECT_CLASS (haw_export_dialog_parent_class)->dispose (object);
}

static void
haw_export_dialog_finalize (GObject *object)
{
  HawExportDialog *self = HAW_EXPORT_DIALOG (object);

  g_clear_object (&self->previewing);
  g_clear_object (&self->exporting);
  g_clear_object (&self->project);
  g_free (self->formats);

  G_OBJECT_CLASS (haw_export_dialog_parent_class)->finalize (object);
}

static void
haw_export_dialog_get_property (GObject    *object,
                                guint       id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_PROJECT: g_value_set_object (value, HAW_EXPORT_DIALOG (object)->project); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_export_dialog_set_property (GObject      *object,
                                guint         id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  switch (id)
    {
    case PROP_PROJECT: HAW_EXPORT_DIALOG (object)->project = g_value_dup_object (value); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_export_dialog_class_init (HawExportDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = haw_export_dialog_constructed;
  object_class->dispose = haw_export_dialog_dispose;
  object_class->finalize = haw_export_dialog_finalize;
  object_class->get_property = haw_export_dialog_get_property;
  object_class->set_property = haw_export_dialog_set_property;

  properties[PROP_PROJECT] = g_param_spec_object (
      "project", NULL, NULL, HAW_TYPE_PROJECT,
      G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[EXPORTED] = g_signal_new ("exported", HAW_TYPE_EXPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);

  g_type_ensure (HAW_TYPE_MESSAGE_BAR);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/hawamish/Hawamish/dialogs/haw-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HawExportDialog, format_row);
  gtk_widget_class_bind_template_child (widget_class, HawExportDialog, table_row);
  gtk_widget_class_bind_template_child (widget_class, HawExportDialog, preview_stack);
  gtk_widget_class_bind_template_child (widget_class, HawExportDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, HawExportDialog, messages);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_install_action (widget_class, "export.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "export.browse", NULL, browse_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
haw_export_dialog_init (HawExportDialog *self)
{
  self->previewing = g_cancellable_new ();
  self->exporting = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
haw_export_dialog_export (HawExportDialog *self,
                          GFile           *target)
{
  const HawExportFormat *format;
  HawExportOptions options;

  g_return_if_fail (HAW_IS_EXPORT_DIALOG (self) && G_IS_FILE (target));

  format = get_format (self);
  options = get_options (self);
  g_set_object (&self->target, target);
  set_busy (self, TRUE);
  haw_export_async (self->project, format->name, target, &options, self->exporting, exported_cb,
                    g_object_ref (self));
}
