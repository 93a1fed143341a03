/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dialogs/haw-backups-dialog.h"

#include <glib/gi18n.h>

#include "haw-recent.h"
#include "project/haw-backup.h"
#include "project/haw-error.h"
#include "project/haw-restore.h"
#include "time/haw-hijri-format.h"
#include "widgets/haw-message-bar.h"

struct _HawBackupsDialog
{
  AdwWindow parent_instance;

  GtkStack *stack;
  GtkLabel *hint;
  GtkListBox *list;
  HawMessageBar *messages;

  GFile *project;
  GPtrArray *backups;      /* HawBackup, as in the list */
  GCancellable *listing;
  guint restoring;         /* the backup on its way, counted from 1 */
  gboolean elsewhere;      /* the folder of the project can't be written */
};

enum
{
  RESTORED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HawBackupsDialog, haw_backups_dialog, ADW_TYPE_WINDOW)

/* Seconds of local time. */
static gint64
local_time (const HawBackup *backup)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (backup->time / G_USEC_PER_SEC);

  return g_date_time_to_unix (time) + g_date_time_get_utc_offset (time) / G_TIME_SPAN_SECOND;
}

static char *
describe_time (const HawBackup *backup)
{
  g_autofree char *day = haw_calendar_format_main (local_time (backup), HAW_DATE_DAY);
  g_autofree char *time = haw_date_format (local_time (backup), HAW_DATE_TIME);

  /* Translators: when a backup was made: the day, then the time of day. */
  return g_strdup_printf (_("%s, %s"), day, time);
}

static char *
describe_content (const HawBackup *backup)
{
  g_autofree char *size = g_format_size (backup->size);
  g_autofree char *isolated = haw_isolate (size);
  g_autofree char *articles = NULL;
  g_autofree char *text = NULL;

  if (backup->n_articles < 0)
    return haw_date_localise_digits (isolated);
  articles = g_strdup_printf (ngettext ("%u article", "%u articles", (gulong) backup->n_articles),
                              (guint) backup->n_articles);
  /* Translators: what is in a backup: so many articles, then the size of the file. */
  text = g_strdup_printf (_("%s, %s"), articles, isolated);

  return haw_date_localise_digits (text);
}

static void restore (HawBackupsDialog *self);

static void
restored_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (HawBackupsDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = haw_restore_finish (result, &error);

  if (g_error_matches (error, HAW_ERROR, HAW_ERROR_READ_ONLY) && !self->elsewhere)
    {
      self->elsewhere = TRUE;
      restore (self);
      return;
    }
  self->restoring = 0;
  g_application_release (g_application_get_default ());
  /* The dialog may have been closed meanwhile; the new project is there all the same. */
  if (self->list != NULL)
    gtk_widget_set_sensitive (GTK_WIDGET (self->list), TRUE);
  if (file != NULL)
    {
      g_signal_emit (self, signals[RESTORED], 0, file);
      gtk_window_close (GTK_WINDOW (self));
    }
  else if (self->messages != NULL)
    haw_message_bar_show (self->messages, error->message);
}

static void
restore (HawBackupsDialog *self)
{
  const HawBackup *backup = g_ptr_array_index (self->backups, self->restoring - 1);
  g_autofree char *stem = haw_recent_dup_stem (self->project);
  g_autofree char *name = NULL;
  g_autoptr (GFile) source = g_file_new_for_path (backup->path);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (backup->time / G_USEC_PER_SEC);
  g_autofree char *stamp = g_date_time_format (time, "%Y-%m-%d %H-%M");
  g_autoptr (GFile) folder = self->elsewhere ? haw_recent_get_own_folder ()
                                             : g_file_get_parent (self->project);

  /* Translators: name of a file; the first %s is the name of the project, the second one the time. */
  name = g_strdup_printf (_("%s, backup of %s"), stem, stamp);
  haw_restore_async (source, folder, name, HAW_RESTORE_DEFAULT, NULL, restored_cb,
                     g_object_ref (self));
}

static void
row_activated_cb (HawBackupsDialog *self,
                  GtkListBoxRow    *row)
{
  if (self->restoring != 0)
    return;
  self->restoring = (guint) gtk_list_box_row_get_index (row) + 1;
  gtk_widget_set_sensitive (GTK_WIDGET (self->list), FALSE);
  /* The program stays until the new project is whole, even where its windows are closed. */
  g_application_hold (g_application_get_default ());
  restore (self);
}

static GtkWidget *
make_row (const HawBackup *backup)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (_("Restore"));
  g_autofree char *title = describe_time (backup);
  g_autofree char *subtitle = describe_content (backup);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);

  return row;
}

static void
listed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (HawBackupsDialog) self = user_data;
  g_autoptr (GPtrArray) backups = haw_backup_list_finish (result, NULL);
  GtkListBoxRow *first;

  if (backups == NULL || self->stack == NULL)
    return;
  self->backups = g_ptr_array_ref (backups);
  for (guint i = 0; i < backups->len; i++)
    gtk_list_box_append (self->list, make_row (g_ptr_array_index (backups, i)));
  gtk_stack_set_visible_child_name (self->stack, backups->len > 0 ? "backups" : "none");
  first = gtk_list_box_get_row_at_index (self->list, 0);
  if (first != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (first));
}

static void
haw_backups_dialog_dispose (GObject *object)
{
  HawBackupsDialog *self = HAW_BACKUPS_DIALOG (object);

  g_cancellable_cancel (self->listing);
  gtk_widget_dispose_template (GTK_WIDGET (self), HAW_TYPE_BACKUPS_DIALOG);

  G_OBJECT_CLASS (haw_backups_dialog_parent_class)->dispose (object);
}

static void
haw_backups_dialog_finalize (GObject *object)
{
  HawBackupsDialog *self = HAW_BACKUPS_DIALOG (object);

  g_clear_object (&self->listing);
  g_clear_object (&self->project);
  g_clear_pointer (&self->backups, g_ptr_array_unref);

  G_OBJECT_CLASS (haw_backups_dialog_parent_class)->finalize (object);
}

static void
haw_backups_dialog_class_init (HawBackupsDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = haw_backups_dialog_dispose;
  object_class->finalize = haw_backups_dialog_finalize;

  signals[RESTORED] = g_signal_new ("restored", HAW_TYPE_BACKUPS_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);

  g_type_ensure (HAW_TYPE_MESSAGE_BAR);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/hawamish/Hawamish/dialogs/haw-backups-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HawBackupsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, HawBackupsDialog, hint);
  gtk_widget_class_bind_template_child (widget_class, HawBackupsDialog, list);
  gtk_widget_class_bind_template_child (widget_class, HawBackupsDialog, messages);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
haw_backups_dialog_init (HawBackupsDialog *self)
{
  self->listing = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

HawBackupsDialog *
haw_backups_dialog_new (GFile     *project,
                        GtkWindow *parent)
{
  HawBackupsDialog *self;
  g_autofree char *stem = NULL;
  g_autofree char *name = NULL;
  g_autofree char *hint = NULL;

  g_return_val_if_fail (G_IS_FILE (project), NULL);

  self = g_object_new (HAW_TYPE_BACKUPS_DIALOG, "transient-for", parent, NULL);
  self->project = g_object_ref (project);
  stem = haw_recent_dup_stem (project);
  name = haw_isolate (stem);
  /* Translators: %s is the name of a project. */
  hint = g_strdup_printf (_("The backup you choose becomes a new project beside “%s”. No file is "
                            "replaced."), name);
  gtk_label_set_text (self->hint, hint);
  haw_backup_list_async (project, self->listing, listed_cb, g_object_ref (self));

  return self;
}
