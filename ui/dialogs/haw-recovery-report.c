/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dialogs/haw-recovery-report.h"

#include <glib/gi18n.h>

#include "haw-recent.h"

struct _HawRecoveryReport
{
  AdwMessageDialog parent_instance;

  GFile *file;
};

enum
{
  OPEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HawRecoveryReport, haw_recovery_report, ADW_TYPE_MESSAGE_DIALOG)

static GtkWidget *
make_findings (HawRecovery *recovery)
{
  const char *const *findings = haw_recovery_get_findings (recovery);
  g_autofree char *text = g_strjoinv ("\n", (char **) findings);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "card");
  gtk_widget_add_css_class (label, "findings");

  return label;
}

static void
haw_recovery_report_response (AdwMessageDialog *dialog,
                              const char       *response)
{
  if (g_str_equal (response, "open"))
    g_signal_emit (dialog, signals[OPEN], 0, HAW_RECOVERY_REPORT (dialog)->file);
}

static void
haw_recovery_report_finalize (GObject *object)
{
  g_clear_object (&HAW_RECOVERY_REPORT (object)->file);

  G_OBJECT_CLASS (haw_recovery_report_parent_class)->finalize (object);
}

static void
haw_recovery_report_class_init (HawRecoveryReportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = haw_recovery_report_finalize;
  ADW_MESSAGE_DIALOG_CLASS (klass)->response = haw_recovery_report_response;

  signals[OPEN] = g_signal_new ("open", HAW_TYPE_RECOVERY_REPORT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_FILE);
}

static void
haw_recovery_report_init (HawRecoveryReport *self)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (self);

  adw_message_dialog_add_responses (dialog, "close", _("_Close"), "open", _("_Open"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "open", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "open");
  adw_message_dialog_set_close_response (dialog, "close");
}

GtkWidget *
haw_recovery_report_new (HawRecovery *recovery,
                         GFile       *file,
                         GtkWindow   *parent)
{
  HawRecoveryReport *self;
  g_autofree char *stem = NULL;
  g_autofree char *name = NULL;
  g_autofree char *body = NULL;

  g_return_val_if_fail (recovery != NULL && G_IS_FILE (file), NULL);

  stem = haw_recent_dup_stem (file);
  name = haw_isolate (stem);
  self = g_object_new (HAW_TYPE_RECOVERY_REPORT, "transient-for", parent, NULL);
  self->file = g_object_ref (file);
  adw_message_dialog_set_heading (ADW_MESSAGE_DIALOG (self),
                                  haw_recovery_is_whole (recovery) ? _("All Was Recovered")
                                                                   : _("A Part Was Recovered"));
  /* Translators: %s is the name of a project. */
  body = g_strdup_printf (_("What could be read is in the new project “%s”. The damaged file was left "
                            "as it is."), name);
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (self), body);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (self), make_findings (recovery));

  return GTK_WIDGET (self);
}
