/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-import-bar.h"
#include "haw-import-controller.h"
#include "model/haw-article-summary.h"
#include "time/haw-date-format.h"

#include <glib/gi18n.h>

struct _HawImportBar
{
  GtkWidget parent_instance;

  GtkWidget *progress_box;
  GtkLabel *progress_label;
  GtkProgressBar *progress_bar;
  GtkButton *cancel_button;
  GtkWidget *review_box;
  GtkLabel *review_label;
  GtkButton *review_button;
  GtkButton *dismiss_button;

  HawImportController *controller;
};

enum
{
  REVIEW,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HawImportBar, haw_import_bar, GTK_TYPE_WIDGET)

static void
take_label (GtkLabel *label,
            char     *text)
{
  g_autofree char *localised = haw_date_localise_digits (text);

  gtk_label_set_label (label, localised);
  g_free (text);
}

static gboolean
show_progress (HawImportBar *self)
{
  guint n_done = 0;
  guint n_total = 0;
  gboolean running = haw_import_controller_get_progress (self->controller, &n_done, &n_total);

  gtk_widget_set_visible (self->progress_box, running);
  if (!running)
    return FALSE;
  if (n_total == 0)
    gtk_progress_bar_pulse (self->progress_bar);
  else
    gtk_progress_bar_set_fraction (self->progress_bar, (double) n_done / n_total);
  take_label (self->progress_label,
              n_total == 0 ? g_strdup (_("Importing…"))
                           : g_strdup_printf (_("Importing %u of %u"), n_done, n_total));
  return TRUE;
}

static char *
describe_incomplete (GArray *incomplete)
{
  guint n_no_date = 0;
  guint n_no_outlet = 0;

  for (guint i = 0; i < incomplete->len; i++)
    {
      const HawIncompleteArticle *article = &g_array_index (incomplete, HawIncompleteArticle, i);

      n_no_date += article->no_date ? 1 : 0;
      n_no_outlet += article->no_outlet ? 1 : 0;
    }

  if (n_no_outlet == 0)
    return g_strdup_printf (ngettext ("%u article has no publication date.",
                                      "%u articles have no publication date.", n_no_date),
                            n_no_date);
  if (n_no_date == 0)
    return g_strdup_printf (ngettext ("%u article has no outlet.", "%u articles have no outlet.",
                                      n_no_outlet), n_no_outlet);
  return g_strdup_printf (ngettext ("%u article has no publication date or no outlet.",
                                    "%u articles have no publication date or no outlet.",
                                    incomplete->len), incomplete->len);
}

static void
changed_cb (HawImportBar *self)
{
  GArray *incomplete = haw_import_controller_get_incomplete (self->controller);
  gboolean running = show_progress (self);
  gboolean asks = !running && incomplete->len > 0;

  if (asks)
    take_label (self->review_label, describe_incomplete (incomplete));
  gtk_widget_set_visible (self->review_box, asks);
  gtk_widget_set_visible (GTK_WIDGET (self), running || asks);
}

static void
cancel_cb (HawImportBar *self)
{
  haw_import_controller_cancel (self->controller);
}

static void
review_cb (HawImportBar *self)
{
  g_signal_emit (self, signals[REVIEW], 0);
}

static void
dismiss_cb (HawImportBar *self)
{
  haw_import_controller_dismiss (self->controller);
}

static void
haw_import_bar_dispose (GObject *object)
{
  HawImportBar *self = HAW_IMPORT_BAR (object);
  GtkWidget *child;

  g_clear_object (&self->controller);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (haw_import_bar_parent_class)->dispose (object);
}

static void
haw_import_bar_class_init (HawImportBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = haw_import_bar_dispose;

  signals[REVIEW] = g_signal_new ("review", HAW_TYPE_IMPORT_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "importbar");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hawamish/Hawamish/browser/haw-import-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, HawImportBar, progress_box);
  gtk_widget_class_bind_template_child (widget_class, HawImportBar, progress_label);
  gtk_widget_class_bind_template_child (widget_class, HawImportBar, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, HawImportBar, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, HawImportBar, review_box);
  gtk_widget_class_bind_template_child (widget_class, HawImportBar, review_label);
  gtk_widget_class_bind_template_child (widget_class, HawImportBar, review_button);
  gtk_widget_class_bind_template_child (widget_class, HawImportBar, dismiss_button);
}

static void
haw_import_bar_init (HawImportBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->cancel_button, "clicked", G_CALLBACK (cancel_cb), self);
  g_signal_connect_swapped (self->review_button, "clicked", G_CALLBACK (review_cb), self);
  g_signal_connect_swapped (self->dismiss_button, "clicked", G_CALLBACK (dismiss_cb), self);
}

void
haw_import_bar_set_state (HawImportBar *self,
                          HawViewState *state)
{
  g_return_if_fail (HAW_IS_IMPORT_BAR (self) && HAW_IS_VIEW_STATE (state));

  if (self->controller != NULL)
    g_signal_handlers_disconnect_by_data (self->controller, self);
  g_set_object (&self->controller, haw_import_controller_get (state));
  g_signal_connect_object (self->controller, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  changed_cb (self);
}
