/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-export-dialog.h"

#include <glib/gi18n.h>
#include <math.h>

#include "dialogs/haw-file-chooser.h"
#include "export/haw-export.h"
#include "haw-settings.h"
#include "project/haw-error.h"
#include "time/haw-date-format.h"
#include "timeline/haw-timeline-export.h"
#include "timeline/haw-timeline-print.h"
#include "timeline/haw-timeline-reports-read.h"
#include "widgets/haw-message-bar.h"

/* px of a picture for each width of time */
#define PICTURE_WIDTH 1280
#define PICTURE_MARGIN 32

/* Of a long picture only the beginning is shown. */
#define MOST_PIECES 2

typedef enum
{
  ALL,
  IN_VIEW,
  RANGE
} What;

struct _HawTimelineExportDialog
{
  AdwWindow parent_instance;

  GtkButton *export_button;
  GtkButton *print_button;
  HawMessageBar *messages;
  GtkWidget *choices;
  AdwComboRow *what_row;
  AdwComboRow *format_row;
  AdwComboRow *paper_row;
  AdwComboRow *orientation_row;
  AdwActionRow *stretch_row;
  GtkAdjustment *stretch;
  AdwComboRow *size_row;
  GtkSwitch *sum_up;
  GtkSwitch *legend;
  GtkAspectFrame *frame;
  GtkPicture *preview;
  GtkLabel *info;
  GtkProgressBar *progress;

  HawTimelinePages *pages;
  HawProject *project;
  gboolean prints;
  gboolean ready;         /* all choices are filled in */
  gint64 ranges[RANGE + 1][2];
  gboolean printing;
  guint step_id;          /* the pages are being laid out */
  GCancellable *reading;  /* NULL once what the sources say is read */
  GCancellable *exporting;
  GFile *target;          /* of what is under way, or waits for the sources */
};

static guint exported;

static const char *const format_nicks[] = { "pdf", "svg", "png" };
static const char *const paper_nicks[] = { "a4", "a3" };

G_DEFINE_FINAL_TYPE (HawTimelineExportDialog, haw_timeline_export_dialog, ADW_TYPE_WINDOW)

static HawTimelineFormat
get_format (HawTimelineExportDialog *self)
{
  return self->prints ? HAW_TIMELINE_PDF
                      : (HawTimelineFormat) adw_combo_row_get_selected (self->format_row);
}

static double
get_scale (HawTimelineExportDialog *self)
{
  switch (get_format (self))
    {
    case HAW_TIMELINE_PNG:
      return adw_combo_row_get_selected (self->size_row) + 1;
    case HAW_TIMELINE_SVG:
      return 1;
    case HAW_TIMELINE_PDF:
    case HAW_N_TIMELINE_FORMATS:
    default:
      return HAW_TIMELINE_PAPER_SCALE;
    }
}

static GtkPageSetup *
make_paper (HawTimelineExportDialog *self)
{
  guint paper = MIN (adw_combo_row_get_selected (self->paper_row), G_N_ELEMENTS (paper_nicks) - 1);

  return haw_timeline_paper_new_setup (paper_nicks[paper],
                                       adw_combo_row_get_selected (self->orientation_row) == 0);
}

static HawTimelinePageSetup
get_setup (HawTimelineExportDialog *self)
{
  guint what = MIN (adw_combo_row_get_selected (self->what_row), RANGE);
  guint stretch = (guint) round (gtk_adjustment_get_value (self->stretch));
  HawTimelinePageSetup setup = { .across = 1, .start = self->ranges[what][0],
                                 .end = self->ranges[what][1],
                                 .every = !gtk_switch_get_active (self->sum_up),
                                 .legend = gtk_switch_get_active (self->legend) };
  g_autoptr (GtkPageSetup) paper = make_paper (self);

  if (get_format (self) != HAW_TIMELINE_PDF)
    {
      setup.width = PICTURE_WIDTH * stretch;
      setup.margin = PICTURE_MARGIN;
      return setup;
    }

  setup.across = stretch;
  setup.width = gtk_page_setup_get_paper_width (paper, GTK_UNIT_POINTS) / HAW_TIMELINE_PAPER_SCALE;
  setup.height = gtk_page_setup_get_paper_height (paper, GTK_UNIT_POINTS) / HAW_TIMELINE_PAPER_SCALE;
  setup.margin = HAW_TIMELINE_PAPER_MARGIN;

  return setup;
}

static void
show_preview (HawTimelineExportDialog *self)
{
  double width = haw_timeline_pages_get_width (self->pages);
  double height = haw_timeline_pages_get_height (self->pages);
  gboolean picture = haw_timeline_pages_is_picture (self->pages);
  guint n = picture ? MIN (haw_timeline_pages_get_n (self->pages), MOST_PIECES) : 1;
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GdkPaintable) paintable = NULL;

  if (picture)
    height = MIN (height, width * 1.2);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  gtk_snapshot_append_color (snapshot, &(GdkRGBA) { 1, 1, 1, 1 },
                             &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GskRenderNode) node = haw_timeline_pages_draw (self->pages, i);

      if (node != NULL)
        gtk_snapshot_append_node (snapshot, node);
    }
  gtk_snapshot_pop (snapshot);
  paintable = gtk_snapshot_free_to_paintable (
      snapshot, &GRAPHENE_SIZE_INIT ((float) width, (float) height));
  gtk_aspect_frame_set_ratio (self->frame, (float) (width / height));
  gtk_picture_set_paintable (self->preview, paintable);
}

static void
show_info (HawTimelineExportDialog *self)
{
  double scale = get_scale (self);
  guint n = haw_timeline_pages_get_n (self->pages);
  gboolean fits = n <= HAW_TIMELINE_MOST_PAGES;
  g_autofree char *text = NULL;
  g_autofree char *localised = NULL;

  if (self->step_id != 0)
    {
      gtk_label_set_text (self->info, "…");
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.save", FALSE);
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.print", FALSE);
      return;
    }
  if (!fits)
    text = g_strdup_printf (ngettext ("More than %d page", "More than %d pages", HAW_TIMELINE_MOST_PAGES),
                            HAW_TIMELINE_MOST_PAGES);
  else if (!haw_timeline_pages_is_picture (self->pages))
    text = g_strdup_printf (ngettext ("%u page", "%u pages", n), n);
  else
    text = g_strdup_printf ("\u2066%.0f × %.0f\u2069",
                            round (haw_timeline_pages_get_width (self->pages) * scale),
                            round (haw_timeline_pages_get_height (self->pages) * scale));
  localised = haw_date_localise_digits (text);
  gtk_label_set_text (self->info, localised);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.save", fits && self->target == NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.print",
                                 fits && self->reading == NULL && !self->printing);
}

static void
show_error (HawTimelineExportDialog *self,
            const GError            *error)
{
  if (self->messages != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    haw_message_bar_show (self->messages, error->message);
}

static void
set_busy (HawTimelineExportDialog *self,
          gboolean                 busy)
{
  gtk_widget_set_sensitive (self->choices, !busy);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), busy);
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.save", !busy);
}

static void
progress_cb (guint    done,
             guint    total,
             gpointer user_data)
{
  HawTimelineExportDialog *self = user_data;

  if (self->progress != NULL)
    gtk_progress_bar_set_fraction (self->progress, (double) done / total);
}

static void
exported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (HawTimelineExportDialog) self = user_data;
  g_autoptr (GFile) target = g_steal_pointer (&self->target);
  g_autoptr (GError) error = NULL;
  gboolean written = haw_timeline_export_finish (result, &error);

  /* The window may have been closed meanwhile. */
  if (self->progress == NULL)
    return;
  set_busy (self, FALSE);
  if (!written)
    {
      show_error (self, error);
      return;
    }
  g_signal_emit (self, exported, 0, target);
  gtk_window_close (GTK_WINDOW (self));
}

static void
start (HawTimelineExportDialog *self)
{
  haw_timeline_export_async (self->pages, get_format (self), get_scale (self), self->target,
                             self->exporting, progress_cb, self, exported_cb, g_object_ref (self));
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (HawTimelineExportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean read = haw_timeline_reports_read_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->preview == NULL)
    return;
  g_clear_object (&self->reading);
  if (!read)
    show_error (self, error);
  show_info (self);
  show_preview (self);
  if (self->target != NULL)
    start (self);
}

/* Has read what the events need that have room for it. */
static void
laid_out (HawTimelineExportDialog *self)
{
  show_info (self);
  show_preview (self);
  if (self->project == NULL)
    {
      if (self->target != NULL)
        start (self);
      return;
    }
  self->reading = g_cancellable_new ();
  haw_timeline_reports_read_async (self->pages, self->project, self->reading, read_cb,
                                   g_object_ref (self));
  show_info (self);
}

static gboolean
step_cb (gpointer data)
{
  HawTimelineExportDialog *self = data;

  if (!haw_timeline_pages_step (self->pages))
    return G_SOURCE_CONTINUE;
  self->step_id = 0;
  laid_out (self);

  return G_SOURCE_REMOVE;
}

/* Lays the pages out as they were chosen last, between frames. */
static void
lay_out (HawTimelineExportDialog *self)
{
  HawTimelinePageSetup setup = get_setup (self);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  haw_timeline_pages_begin (self->pages, &setup);
  if (self->step_id == 0)
    self->step_id = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, step_cb, self, NULL);
  show_info (self);
}

static void
remember (HawTimelineExportDialog *self)
{
  guint paper = MIN (adw_combo_row_get_selected (self->paper_row), G_N_ELEMENTS (paper_nicks) - 1);

  g_object_set (haw_settings_get (), "timeline-paper", paper_nicks[paper], "timeline-landscape",
                adw_combo_row_get_selected (self->orientation_row) == 0, "timeline-stretch",
                (int) round (gtk_adjustment_get_value (self->stretch)), "timeline-size",
                (int) adw_combo_row_get_selected (self->size_row) + 1, "timeline-sum-up",
                gtk_switch_get_active (self->sum_up), "timeline-legend",
                gtk_switch_get_active (self->legend), NULL);
  if (!self->prints)
    g_object_set (haw_settings_get (), "timeline-format", format_nicks[get_format (self)], NULL);
}

static void
choice_changed_cb (HawTimelineExportDialog *self)
{
  gboolean paged;

  if (!self->ready)
    return;

  paged = get_format (self) == HAW_TIMELINE_PDF;
  gtk_widget_set_visible (GTK_WIDGET (self->paper_row), paged);
  gtk_widget_set_visible (GTK_WIDGET (self->orientation_row), paged);
  gtk_widget_set_visible (GTK_WIDGET (self->size_row), get_format (self) == HAW_TIMELINE_PNG);
  adw_action_row_set_subtitle (self->stretch_row,
                               paged ? _("Over so many pages side by side")
                                     : _("So many times the width of a screen"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->preview), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  paged ? _("Preview of the first page")
                                        : _("Preview of the picture"), -1);
  remember (self);
  lay_out (self);
}

static void
target_chosen_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (HawTimelineExportDialog) self = user_data;
  g_autoptr (GFile) target = haw_file_chooser_run_finish (result);

  if (target != NULL && self->preview != NULL)
    haw_timeline_export_dialog_export (self, target);
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HawTimelineExportDialog *self = HAW_TIMELINE_EXPORT_DIALOG (widget);
  g_autofree char *title = haw_timeline_pages_dup_name (self->pages);
  g_autofree char *file_name =
      g_strdup_printf ("%s.%s", title, haw_timeline_format_get_extension (get_format (self)));

  haw_file_chooser_run_async (GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, _("Export Timeline"),
                              _("_Export"), file_name, NULL, target_chosen_cb, g_object_ref (self));
}

/* The pages are being printed: nobody lays them out anew. */
static void
set_printing (HawTimelineExportDialog *self,
              gboolean                 printing)
{
  self->printing = printing;
  gtk_widget_set_sensitive (self->choices, !printing);
  show_info (self);
}

static void
done_cb (HawTimelineExportDialog *self,
         GtkPrintOperationResult  result,
         GtkPrintOperation       *operation)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (self->preview == NULL)
    return;
  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }

  /* The printer may have another paper than the one chosen here. */
  set_printing (self, FALSE);
  lay_out (self);
  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;

  gtk_print_operation_get_error (operation, &error);
  /* Translators: %s says why. */
  text = g_strdup_printf (_("The timeline could not be printed: %s"), error->message);
  haw_message_bar_show (self->messages, text);
}

static void
print_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  HawTimelineExportDialog *self = HAW_TIMELINE_EXPORT_DIALOG (widget);
  HawTimelinePageSetup setup = get_setup (self);
  g_autoptr (GtkPageSetup) paper = make_paper (self);
  g_autoptr (GtkPrintOperation) operation =
      haw_timeline_print_new (self->pages, &setup, paper, self->project);

  set_printing (self, TRUE);
  g_signal_connect_object (operation, "done", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (self), NULL);
}

static guint
find_nick (const char *const *nicks,
           guint              n,
           const char        *nick)
{
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (nicks[i], nick) == 0)
      return i;

  return 0;
}

/* As it was the last time. */
static void
restore (HawTimelineExportDialog *self)
{
  g_autofree char *format = NULL;
  g_autofree char *paper = NULL;
  gboolean landscape, sum_up, legend;
  int stretch, size;

  g_object_get (haw_settings_get (), "timeline-format", &format, "timeline-paper", &paper,
                "timeline-landscape", &landscape, "timeline-stretch", &stretch, "timeline-size", &size,
                "timeline-sum-up", &sum_up, "timeline-legend", &legend, NULL);
  adw_combo_row_set_selected (self->format_row,
                              find_nick (format_nicks, G_N_ELEMENTS (format_nicks), format));
  adw_combo_row_set_selected (self->paper_row,
                              find_nick (paper_nicks, G_N_ELEMENTS (paper_nicks), paper));
  adw_combo_row_set_selected (self->orientation_row, landscape ? 0 : 1);
  gtk_adjustment_set_value (self->stretch, stretch);
  adw_combo_row_set_selected (self->size_row, (guint) size - 1);
  gtk_switch_set_active (self->sum_up, sum_up);
  gtk_switch_set_active (self->legend, legend);
}

static void
fill_sizes (HawTimelineExportDialog *self)
{
  g_autoptr (GtkStringList) sizes = gtk_string_list_new (NULL);

  for (guint i = 1; i <= 4; i++)
    {
      g_autofree char *size = g_strdup_printf ("%u×", i);
      g_autofree char *localised = haw_date_localise_digits (size);

      gtk_string_list_append (sizes, localised);
    }
  adw_combo_row_set_model (self->size_row, G_LIST_MODEL (sizes));
}

static void
fill_what (HawTimelineExportDialog *self)
{
  g_autoptr (GtkStringList) what = gtk_string_list_new (NULL);
  gboolean has_range = self->ranges[RANGE][0] < self->ranges[RANGE][1];

  gtk_string_list_append (what, C_("events on paper", "All"));
  gtk_string_list_append (what, C_("events on paper", "In View"));
  if (has_range)
    gtk_string_list_append (what, C_("events on paper", "In the Chosen Range"));
  adw_combo_row_set_model (self->what_row, G_LIST_MODEL (what));
  adw_combo_row_set_selected (self->what_row, has_range ? RANGE : ALL);
}

HawTimelineExportDialog *
haw_timeline_export_dialog_new (const HawTimelineExportWhat *what,
                                gboolean                     prints,
                                GtkWindow                   *parent)
{
  HawTimelineExportDialog *self;
  const char *name = what->project == NULL ? "" : haw_project_get_name (what->project);

  g_return_val_if_fail (HAW_IS_TIMELINE_VIEW (what->view), NULL);

  self = g_object_new (HAW_TYPE_TIMELINE_EXPORT_DIALOG, "transient-for", parent, "title",
                       prints ? _("Print Timeline") : _("Export Timeline"), NULL);
  self->prints = prints;
  g_set_object (&self->project, what->project);
  self->pages = what->compare != NULL ? haw_timeline_pages_new_compare (what->compare, name)
                                      : haw_timeline_pages_new (what->view, name, what->lanes);
  haw_timeline_view_get_visible (what->view, &self->ranges[IN_VIEW][0], &self->ranges[IN_VIEW][1]);
  self->ranges[RANGE][0] = what->range_start;
  self->ranges[RANGE][1] = what->range_end;

  gtk_widget_set_visible (GTK_WIDGET (self->format_row), !prints);
  gtk_widget_set_visible (GTK_WIDGET (self->export_button), !prints);
  gtk_widget_set_visible (GTK_WIDGET (self->print_button), prints);
  gtk_window_set_default_widget (GTK_WINDOW (self),
                                 GTK_WIDGET (prints ? self->print_button : self->export_button));
  fill_sizes (self);
  fill_what (self);
  restore (self);
  self->ready = TRUE;
  choice_changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->what_row));

  return self;
}

static void
haw_timeline_export_dialog_dispose (GObject *object)
{
  HawTimelineExportDialog *self = HAW_TIMELINE_EXPORT_DIALOG (object);

  g_clear_handle_id (&self->step_id, g_source_remove);
  g_cancellable_cancel (self->reading);
  g_cancellable_cancel (self->exporting);
  self->ready = FALSE;
  gtk_widget_dispose_template (GTK_WIDGET (self), HAW_TYPE_TIMELINE_EXPORT_DIALOG);

  G_OBJECT_CLASS (haw_timeline_export_dialog_parent_class)->dispose (object);
}

static void
haw_timeline_export_dialog_finalize (GObject *object)
{
  HawTimelineExportDialog *self = HAW_TIMELINE_EXPORT_DIALOG (object);

  g_clear_object (&self->reading);
  g_clear_object (&self->exporting);
  g_clear_object (&self->target);
  g_clear_object (&self->project);
  g_clear_pointer (&self->pages, haw_timeline_pages_unref);

  G_OBJECT_CLASS (haw_timeline_export_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, HawTimelineExportDialog, export_button);
  gtk_widget_class_bind_template_child (widget_class, HawTimelineExportDialog, print_button);
  gtk_widget_class_bind_template_child (widget_class, HawTimelineExportDialog, messages);
  gtk_widget_class_bind_template_child (widget_class, HawTimelineExportDialog, choices);
  gtk_widget_class_bind_template_child (widget_class, HawTimelineExportDialog, what_row);
  gtk_widget_class_bind_template_child (widget_class, HawTimelineExportDialog, format_row);
  gtk_widget_class_bind_template_child (widget_class, HawTimelineExportDialog, paper_row);
  gtk_widget_class_bind_template_child (widget_class, HawTimelineExportDialog, orientation_row);
  gtk_widget_class_bind_template_child (widget_class, HawTimelineExportDialog, stretch_row);
  gtk_widget_class_bind_template_child (widget_class, HawTimelineExportDialog, stretch);
  gtk_widget_class_bind_template_child (widget_class, HawTimelineExportDialog, size_row);
  gtk_widget_class_bind_template_child (widget_class, HawTimelineExportDialog, sum_up);
  gtk_widget_class_bind_template_child (widget_class, HawTimelineExportDialog, legend);
  gtk_widget_class_bind_template_child (widget_class, HawTimelineExportDialog, frame);
  gtk_widget_class_bind_template_child (widget_class, HawTimelineExportDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, HawTimelineExportDialog, info);
  gtk_widget_class_bind_template_child (widget_class, HawTimelineExportDialog, progress);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
}

static void
haw_timeline_export_dialog_class_init (HawTimelineExportDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = haw_timeline_export_dialog_dispose;
  object_class->finalize = haw_timeline_export_dialog_finalize;

  exported = g_signal_new ("exported", HAW_TYPE_TIMELINE_EXPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                           NULL, G_TYPE_NONE, 1, G_TYPE_FILE);

  g_type_ensure (HAW_TYPE_MESSAGE_BAR);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/hawamish/Hawamish/timeline/haw-timeline-export-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "export.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "export.print", NULL, print_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
haw_timeline_export_dialog_init (HawTimelineExportDialog *self)
{
  self->exporting = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
haw_timeline_export_dialog_export (HawTimelineExportDialog *self,
                                   GFile                   *target)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (HAW_IS_TIMELINE_EXPORT_DIALOG (self) && G_IS_FILE (target));

  if (self->target != NULL)
    return;
  if (self->project != NULL && !haw_export_check_target (self->project, target, &error))
    {
      show_error (self, error);
      return;
    }
  self->target = g_object_ref (target);
  set_busy (self, TRUE);
  if (self->reading == NULL && self->step_id == 0)
    start (self);
}

HawTimelinePages *
haw_timeline_export_dialog_get_pages (HawTimelineExportDialog *self)
{
  g_return_val_if_fail (HAW_IS_TIMELINE_EXPORT_DIALOG (self), NULL);

  return self->pages;
}
