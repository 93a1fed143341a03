/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-codes-pane-private.h"

#include "dialogs/haw-file-chooser.h"
#include "export/haw-export.h"
#include "import/haw-codebook.h"
#include "project/haw-error.h"
#include "time/haw-date-format.h"

#include <glib/gi18n.h>

static GtkFileFilter *
new_filter (void)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Codebooks (QDC, CSV)"));
  gtk_file_filter_add_suffix (filter, "qdc");
  gtk_file_filter_add_suffix (filter, "csv");
  return filter;
}

static void
imported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (HawCodesPane) self = data;
  g_autoptr (GError) error = NULL;
  int n = haw_codebook_import_finish (HAW_PROJECT (object), result, NULL, &error);
  g_autofree char *text = NULL;
  g_autofree char *localised = NULL;

  if (self->state == NULL)
    return;
  if (n < 0)
    {
      haw_view_state_show_error (self->state, error);
      return;
    }
  text = g_strdup_printf (ngettext ("%d new code", "%d new codes", (gulong) n), n);
  localised = haw_date_localise_digits (text);
  if (n > 0)
    haw_view_state_show_edited (self->state, localised);
  else
    haw_view_state_show_message (self->state, _("All codes of this codebook are there already."));
}

void
haw_codes_pane_import_codebook (HawCodesPane *self,
                                GFile        *file)
{
  haw_codebook_import_async (haw_view_state_get_project (self->state), file, NULL, imported_cb,
                             g_object_ref (self));
}

static void
import_chosen_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr (HawCodesPane) self = data;
  g_autoptr (GFile) file = haw_file_chooser_run_finish (result);

  if (file != NULL && self->state != NULL && haw_codes_pane_can_edit (self))
    haw_codes_pane_import_codebook (self, file);
}

static void
import_codebook (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  haw_file_chooser_run_async (GTK_WINDOW (gtk_widget_get_root (widget)),
                              GTK_FILE_CHOOSER_ACTION_OPEN, _("Import Codebook"), _("_Import"), NULL,
                              new_filter (), import_chosen_cb, g_object_ref (widget));
}

static void
exported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (HawCodesPane) self = data;
  g_autoptr (GError) error = NULL;

  if (self->state == NULL)
    return;
  if (haw_export_finish (HAW_PROJECT (object), result, &error))
    haw_view_state_show_message (self->state, _("The codebook was exported."));
  else
    haw_view_state_show_error (self->state, error);
}

/* The end of the name tells the format; without one it is that of other programs. */
static void
export_chosen_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr (HawCodesPane) self = data;
  g_autoptr (GFile) file = haw_file_chooser_run_finish (result);
  const HawExportOptions options = { HAW_EXPORT_CODES };
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;
  HawProject *project = self->state != NULL ? haw_view_state_get_project (self->state) : NULL;

  if (file != NULL && project != NULL)
    haw_export_async (project, g_str_has_suffix (name, ".csv") ? "csv" : "qdc", file, &options,
                      NULL, exported_cb, g_object_ref (self));
}

static void
export_codebook (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  HawProject *project = haw_view_state_get_project (HAW_CODES_PANE (widget)->state);
  g_autofree char *file_name = NULL;

  if (project == NULL)
    return;
  file_name = g_strconcat (haw_project_get_name (project), ".qdc", NULL);
  haw_file_chooser_run_async (GTK_WINDOW (gtk_widget_get_root (widget)),
                              GTK_FILE_CHOOSER_ACTION_SAVE, _("Export Codebook"), _("_Export"),
                              file_name, new_filter (), export_chosen_cb, g_object_ref (widget));
}

void
haw_codes_pane_install_files (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "codes.import", NULL, import_codebook);
  gtk_widget_class_install_action (widget_class, "codes.export", NULL, export_codebook);
}
