/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-window-private.h"

#include <glib/gi18n.h>

#include "dialogs/haw-backups-dialog.h"
#include "dialogs/haw-recovery-report.h"
#include "haw-recent.h"
#include "notes/haw-notes-pane.h"
#include "project/haw-recover.h"

#define MAX_BUTTONS 3

/* What the user can do about a fault, as buttons of the message bar. */
typedef struct
{
  HawMessageButton buttons[MAX_BUTTONS];
  guint n;
  char *actions[MAX_BUTTONS];
} Ways;

static void
add_way (Ways       *ways,
         const char *label,
         const char *action,
         GFile      *target,
         gboolean    closes)
{
  g_autofree char *uri = target != NULL ? g_file_get_uri (target) : NULL;
  guint i = ways->n++;

  g_assert (i < MAX_BUTTONS);
  ways->actions[i] = uri != NULL ? g_strconcat (action, "::", uri, NULL) : g_strdup (action);
  ways->buttons[i] = (HawMessageButton) { label, ways->actions[i], closes };
}

static void
show_ways (HawWindow    *self,
           const GError *error,
           Ways         *ways)
{
  haw_message_bar_show_full (self->messages, "dialog-warning-symbolic", error->message,
                             ways->buttons, ways->n);
  for (guint i = 0; i < ways->n; i++)
    g_free (ways->actions[i]);
}

/* Of an edit or a read of the project that is open. */
static void
add_ways_of_project (HawWindow    *self,
                     Ways         *ways,
                     HawErrorCode  code)
{
  HawProject *project = haw_view_state_get_project (self->state);
  GFile *file = haw_project_get_file (project);

  switch ((int) code)
    {
    case HAW_ERROR_GONE:
    case HAW_ERROR_READ_ONLY:
    case HAW_ERROR_FAILED:
      add_way (ways, _("_Save a Copy…"), "win.save-copy", NULL, FALSE);
      break;
    case HAW_ERROR_NO_SPACE:
      add_way (ways, _("_Save a Copy…"), "win.save-copy", NULL, FALSE);
      add_way (ways, _("_Try Again"), "win.retry-notes", NULL, TRUE);
      break;
    case HAW_ERROR_LOCKED:
      add_way (ways, _("_Try Again"), "win.retry-notes", NULL, TRUE);
      break;
    case HAW_ERROR_DAMAGED:
    case HAW_ERROR_NOT_PROJECT:
      add_way (ways, _("_Restore a Backup…"), "win.restore-backup-of", file, FALSE);
      add_way (ways, _("Re_cover"), "win.recover", file, FALSE);
      break;
    default:
      break;
    }
}

/**
 * haw_window_show_error:
 *
 * Shows what went wrong with the open project, or with none, and what can be done.
 */
void
haw_window_show_error (HawWindow    *self,
                       const GError *error)
{
  Ways ways = { 0 };

  if (g_error_matches (error, HAW_ERROR, HAW_ERROR_GONE))
    self->gone = TRUE;
  if (error->domain == HAW_ERROR && haw_view_state_get_project (self->state) != NULL)
    {
      add_ways_of_project (self, &ways, (HawErrorCode) error->code);
      haw_window_set_unsaved (self, self->gone || haw_notes_pane_has_unsaved (
                                                      HAW_NOTES_PANE (self->notes)));
    }
  show_ways (self, error, &ways);
}

/**
 * haw_window_show_open_error:
 * @file: what could not be opened
 *
 * Shows why, and what can be done. Only a file that was a project by its name can have backups.
 */
void
haw_window_show_open_error (HawWindow    *self,
                            GFile        *file,
                            const GError *error)
{
  Ways ways = { 0 };
  gboolean named = haw_recent_is_project (file) && g_file_peek_path (file) != NULL;

  switch (error->domain == HAW_ERROR ? error->code : -1)
    {
    case HAW_ERROR_DAMAGED:
    case HAW_ERROR_NOT_PROJECT:
    case HAW_ERROR_FOREIGN:
      if (named)
        {
          add_way (&ways, _("_Restore a Backup…"), "win.restore-backup-of", file, FALSE);
          add_way (&ways, _("Re_cover"), "win.recover", file, FALSE);
        }
      break;
    case HAW_ERROR_NOT_FOUND:
      if (named)
        add_way (&ways, _("_Restore a Backup…"), "win.restore-backup-of", file, FALSE);
      break;
    case HAW_ERROR_LOCKED:
      add_way (&ways, _("Open _Read-Only"), "win.open-read-only", file, TRUE);
      add_way (&ways, _("_Try Again"), "win.open-recent", file, TRUE);
      break;
    case HAW_ERROR_READ_ONLY:
    case HAW_ERROR_NO_SPACE:
      add_way (&ways, _("_Try Again"), "win.open-recent", file, TRUE);
      break;
    default:
      break;
    }
  show_ways (self, error, &ways);
}

static void
restored_cb (HawWindow *self,
             GFile     *file)
{
  if (!self->closing)
    haw_window_open (self, file);
}

void
haw_window_restore_backup (HawWindow *self,
                           GFile     *file)
{
  HawBackupsDialog *dialog = haw_backups_dialog_new (file, GTK_WINDOW (self));

  g_signal_connect_object (dialog, "restored", G_CALLBACK (restored_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

typedef struct
{
  HawWindow *window;
  GFile *damaged;
  GFile *target;
  guint number;
  gboolean elsewhere;   /* the folder of the damaged file can't be written */
} Recovering;

static void
recovering_free (Recovering *recovering)
{
  g_object_unref (recovering->window);
  g_object_unref (recovering->damaged);
  g_clear_object (&recovering->target);
  g_free (recovering);
}

static void
set_target (Recovering *recovering)
{
  g_autofree char *stem = haw_recent_dup_stem (recovering->damaged);
  /* Translators: name of a file; %s is the name of the project. */
  g_autofree char *name = g_strdup_printf (_("%s, recovered"), stem);
  g_autofree char *base = recovering->number == 1
                          ? g_strconcat (name, HAW_PROJECT_SUFFIX, NULL)
                          : g_strdup_printf ("%s %u" HAW_PROJECT_SUFFIX, name,
                                             recovering->number);
  g_autoptr (GFile) folder = recovering->elsewhere ? haw_recent_get_own_folder ()
                                                   : g_file_get_parent (recovering->damaged);

  g_clear_object (&recovering->target);
  recovering->target = g_file_get_child (folder, base);
}

static void recovered_cb (GObject      *object,
                          GAsyncResult *result,
                          gpointer      user_data);

static void
recover (Recovering *recovering)
{
  set_target (recovering);
  haw_recover_async (recovering->damaged, recovering->target, NULL, recovered_cb, recovering);
}

static void
recovered_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  Recovering *recovering = user_data;
  HawWindow *self = recovering->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (HawRecovery) recovery = haw_recover_finish (result, &error);

  if (self->state == NULL)
    {
      haw_window_work_changed (self, -1);
      recovering_free (recovering);
      return;
    }
  if (g_error_matches (error, HAW_ERROR, HAW_ERROR_EXISTS))
    {
      recovering->number++;
      recover (recovering);
      return;
    }
  if (g_error_matches (error, HAW_ERROR, HAW_ERROR_READ_ONLY) && !recovering->elsewhere)
    {
      recovering->elsewhere = TRUE;
      recover (recovering);
      return;
    }

  haw_window_opening_changed (self, -1);
  if (recovery != NULL && !self->closing)
    {
      GtkWidget *report = haw_recovery_report_new (recovery, recovering->target,
                                                   GTK_WINDOW (self));

      g_signal_connect_object (report, "open", G_CALLBACK (restored_cb), self, G_CONNECT_SWAPPED);
      gtk_window_present (GTK_WINDOW (report));
    }
  else if (recovery == NULL)
    haw_view_state_show_error (self->state, error);
  haw_window_work_changed (self, -1);
  recovering_free (recovering);
}

/**
 * haw_window_recover:
 *
 * Makes a new project of what can be read of a damaged one, and tells what that is.
 */
void
haw_window_recover (HawWindow *self,
                    GFile     *damaged)
{
  Recovering *recovering = g_new0 (Recovering, 1);

  recovering->window = g_object_ref (self);
  recovering->damaged = g_object_ref (damaged);
  recovering->number = 1;
  haw_window_opening_changed (self, 1);
  haw_window_work_changed (self, 1);
  recover (recovering);
}

static void
restore_backup_action (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       user_data)
{
  HawWindow *self = user_data;

  haw_window_restore_backup (self,
                             haw_project_get_file (haw_view_state_get_project (self->state)));
}

static void
restore_backup_of_action (GSimpleAction *action,
                          GVariant      *parameter,
                          gpointer       user_data)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  haw_window_restore_backup (user_data, file);
}

static void
recover_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  haw_window_recover (user_data, file);
}

static void
open_read_only_action (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       user_data)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  haw_window_open_read_only (user_data, file);
}

static void
retry_notes_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  haw_notes_pane_flush (HAW_NOTES_PANE (HAW_WINDOW (user_data)->notes));
}

static void
discard_notes_action (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  HawWindow *self = user_data;

  haw_notes_pane_discard (HAW_NOTES_PANE (self->notes));
  haw_window_set_unsaved (self, self->gone);
}

static const GActionEntry entries[] = {
  { "restore-backup", restore_backup_action },
  { "restore-backup-of", restore_backup_of_action, "s" },
  { "recover", recover_action, "s" },
  { "open-read-only", open_read_only_action, "s" },
  { "retry-notes", retry_notes_action },
  { "discard-notes", discard_notes_action },
};

void
haw_window_install_fault_actions (HawWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
