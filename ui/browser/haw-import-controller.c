/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-import-controller.h"
#include "haw-import-report.h"
#include "import/haw-import.h"
#include "model/haw-article-summary.h"
#include "time/haw-date-format.h"

#include <glib/gi18n.h>

/* What one gesture asked for: files, or a text that was pasted. */
typedef struct
{
  GPtrArray *files;
  char *text;
  GtkWindow *parent;    /* weak */
} Job;

struct _HawImportController
{
  GObject parent_instance;

  HawViewState *state;     /* weak, the state holds the controller */
  GSignalGroup *project;
  GQueue waiting;          /* Job */
  Job *current;
  GCancellable *cancellable;
  guint n_done;
  guint n_total;
  GArray *imported;        /* gint64 */
  GArray *incomplete;      /* HawIncompleteArticle */
  GCancellable *looking;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HawImportController, haw_import_controller, G_TYPE_OBJECT)

static Job *
job_new (GtkWindow *parent)
{
  Job *job = g_new0 (Job, 1);

  g_set_weak_pointer (&job->parent, parent);
  return job;
}

static void
job_free (Job *job)
{
  g_clear_pointer (&job->files, g_ptr_array_unref);
  g_free (job->text);
  g_clear_weak_pointer (&job->parent);
  g_free (job);
}

static void
tell (HawImportController *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
incomplete_found_cb (GObject      *object,
                     GAsyncResult *result,
                     gpointer      data)
{
  g_autoptr (HawImportController) self = data;
  g_autoptr (GArray) found = haw_project_read_finish (HAW_PROJECT (object), result, NULL);

  if (found == NULL || self->state == NULL ||
      haw_view_state_get_project (self->state) != HAW_PROJECT (object))
    return;
  g_array_unref (self->incomplete);
  self->incomplete = g_steal_pointer (&found);
  tell (self);
}

static void
look_for_incomplete (HawImportController *self)
{
  HawProject *project = haw_view_state_get_project (self->state);

  g_cancellable_cancel (self->looking);
  g_set_object (&self->looking, NULL);
  self->looking = g_cancellable_new ();
  haw_article_find_incomplete_async (project, (const gint64 *) (void *) self->imported->data,
                                     self->imported->len, self->looking, incomplete_found_cb,
                                     g_object_ref (self));
}

/* What was filled in since, was deleted, or came back. */
static void
project_changed_cb (HawImportController *self,
                    HawChanges          *changes)
{
  if (self->state != NULL && self->imported->len > 0 &&
      haw_changes_touch (changes, HAW_TABLE_ARTICLE))
    look_for_incomplete (self);
}

static void
take_report (HawImportController *self,
             GtkWindow           *parent,
             HawImportReport     *report)
{
  guint n = report->n_imported;

  if (n > 0)
    {
      g_autofree char *message =
        g_strdup_printf (ngettext ("Imported %u article", "Imported %u articles", n), n);
      g_autofree char *localised = haw_date_localise_digits (message);

      g_array_append_vals (self->imported, report->ids->data, report->ids->len);
      look_for_incomplete (self);
      haw_view_state_set_article (self->state, g_array_index (report->ids, gint64, 0));
      haw_view_state_show_message (self->state, localised);
    }
  if (report->failures->len + report->duplicates->len + report->repairs->len > 0)
    haw_import_report_present (self->state, parent, report);
}

static void start_next (HawImportController *self);

static void
imported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (HawImportController) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HawImportReport) report = haw_import_finish (HAW_PROJECT (object), result, &error);
  Job *job = g_steal_pointer (&self->current);

  if (self->state == NULL || haw_view_state_get_project (self->state) != HAW_PROJECT (object))
    g_debug ("An import ended after its project was left");
  else if (report != NULL)
    take_report (self, job->parent, report);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    haw_view_state_show_message (self->state, _("Import stopped, nothing of it was kept"));
  else
    haw_view_state_show_error (self->state, error);

  job_free (job);
  start_next (self);
}

static void
progress_cb (guint    n_done,
             guint    n_total,
             gpointer data)
{
  HawImportController *self = data;

  self->n_done = n_done;
  self->n_total = n_total;
  tell (self);
}

/* Tells that things changed also where there is no next one. */
static void
start_next (HawImportController *self)
{
  const HawImportOptions options = { .recursive = TRUE };
  HawProject *project = self->state != NULL ? haw_view_state_get_project (self->state) : NULL;

  if (self->current == NULL && project != NULL &&
      (self->current = g_queue_pop_head (&self->waiting)) != NULL)
    {
      g_clear_object (&self->cancellable);
      self->cancellable = g_cancellable_new ();
      self->n_done = self->n_total = 0;
      if (self->current->files != NULL)
        haw_import_async (project, self->current->files, &options, progress_cb, self,
                          self->cancellable, imported_cb, g_object_ref (self));
      else
        haw_import_pasted_async (project, self->current->text, &options, self->cancellable,
                                 imported_cb, g_object_ref (self));
    }
  tell (self);
}

static void
add_job (HawViewState *state,
         Job          *job)
{
  HawImportController *self = haw_import_controller_get (state);

  g_queue_push_tail (&self->waiting, job);
  start_next (self);
}

static void
drop_waiting (HawImportController *self)
{
  Job *job;

  while ((job = g_queue_pop_head (&self->waiting)) != NULL)
    job_free (job);
}

static void
project_replaced_cb (HawImportController *self)
{
  drop_waiting (self);
  g_cancellable_cancel (self->cancellable);
  haw_import_controller_dismiss (self);
}

static void
haw_import_controller_dispose (GObject *object)
{
  HawImportController *self = HAW_IMPORT_CONTROLLER (object);

  drop_waiting (self);
  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->looking);
  g_clear_object (&self->project);
  g_clear_weak_pointer (&self->state);

  G_OBJECT_CLASS (haw_import_controller_parent_class)->dispose (object);
}

static void
haw_import_controller_finalize (GObject *object)
{
  HawImportController *self = HAW_IMPORT_CONTROLLER (object);

  g_array_unref (self->imported);
  g_array_unref (self->incomplete);

  G_OBJECT_CLASS (haw_import_controller_parent_class)->finalize (object);
}

static void
haw_import_controller_class_init (HawImportControllerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = haw_import_controller_dispose;
  object_class->finalize = haw_import_controller_finalize;

  signals[CHANGED] = g_signal_new ("changed", HAW_TYPE_IMPORT_CONTROLLER, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
haw_import_controller_init (HawImportController *self)
{
  self->imported = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->incomplete = g_array_new (FALSE, FALSE, sizeof (HawIncompleteArticle));
  self->project = g_signal_group_new (HAW_TYPE_PROJECT);
  g_signal_group_connect_swapped (self->project, "changed", G_CALLBACK (project_changed_cb), self);
  g_queue_init (&self->waiting);
}

HawImportController *
haw_import_controller_get (HawViewState *state)
{
  static GQuark quark;
  HawImportController *self;

  g_return_val_if_fail (HAW_IS_VIEW_STATE (state), NULL);

  if (quark == 0)
    quark = g_quark_from_static_string ("haw-import-controller");
  self = g_object_get_qdata (G_OBJECT (state), quark);
  if (self != NULL)
    return self;

  self = g_object_new (HAW_TYPE_IMPORT_CONTROLLER, NULL);
  g_set_weak_pointer (&self->state, state);
  g_object_set_qdata_full (G_OBJECT (state), quark, self, g_object_unref);
  g_signal_group_set_target (self->project, haw_view_state_get_project (state));
  g_object_bind_property (state, "project", self->project, "target", G_BINDING_DEFAULT);
  g_signal_connect_object (state, "notify::project", G_CALLBACK (project_replaced_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

gboolean
haw_import_controller_get_progress (HawImportController *self,
                                    guint               *n_done,
                                    guint               *n_total)
{
  g_return_val_if_fail (HAW_IS_IMPORT_CONTROLLER (self), FALSE);
  g_return_val_if_fail (n_done != NULL && n_total != NULL, FALSE);

  *n_done = self->n_done;
  *n_total = self->n_total;
  return self->current != NULL;
}

void
haw_import_controller_cancel (HawImportController *self)
{
  g_return_if_fail (HAW_IS_IMPORT_CONTROLLER (self));

  drop_waiting (self);
  g_cancellable_cancel (self->cancellable);
}

GArray *
haw_import_controller_get_incomplete (HawImportController *self)
{
  g_return_val_if_fail (HAW_IS_IMPORT_CONTROLLER (self), NULL);

  return self->incomplete;
}

void
haw_import_controller_dismiss (HawImportController *self)
{
  g_return_if_fail (HAW_IS_IMPORT_CONTROLLER (self));

  g_cancellable_cancel (self->looking);
  g_array_set_size (self->imported, 0);
  g_array_set_size (self->incomplete, 0);
  tell (self);
}

void
haw_import_run (HawViewState *state,
                GtkWindow    *parent,
                GPtrArray    *files)
{
  Job *job;

  g_return_if_fail (HAW_IS_VIEW_STATE (state) && files != NULL);

  job = job_new (parent);
  job->files = g_ptr_array_ref (files);
  add_job (state, job);
}

typedef struct
{
  HawViewState *state;
  GtkFileChooserNative *chooser;
  Job *job;
} Choice;

static void
chosen_cb (GtkNativeDialog *dialog,
           int              response,
           gpointer         data)
{
  Choice *choice = data;
  g_autoptr (GListModel) files = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
      choice->job->files = g_ptr_array_new_with_free_func (g_object_unref);
      for (guint i = 0; i < g_list_model_get_n_items (files); i++)
        g_ptr_array_add (choice->job->files, g_list_model_get_item (files, i));
      add_job (choice->state, g_steal_pointer (&choice->job));
    }

  g_clear_pointer (&choice->job, job_free);
  g_object_unref (choice->state);
  gtk_native_dialog_destroy (dialog);
  g_object_unref (choice->chooser);
  g_free (choice);
}

static void
choose (HawViewState         *state,
        GtkWindow            *parent,
        GtkFileChooserAction  action,
        const char           *title)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->state = g_object_ref (state);
  choice->job = job_new (parent);
  choice->chooser = gtk_file_chooser_native_new (title, parent, action, _("_Import"), _("_Cancel"));
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (choice->chooser), TRUE);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (choice->chooser), TRUE);
  g_signal_connect (choice->chooser, "response", G_CALLBACK (chosen_cb), choice);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (choice->chooser));
}

void
haw_import_choose (HawViewState *state,
                   GtkWindow    *parent)
{
  g_return_if_fail (HAW_IS_VIEW_STATE (state));

  choose (state, parent, GTK_FILE_CHOOSER_ACTION_OPEN, _("Import Articles"));
}

void
haw_import_choose_folder (HawViewState *state,
                          GtkWindow    *parent)
{
  g_return_if_fail (HAW_IS_VIEW_STATE (state));

  choose (state, parent, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _("Import Folders"));
}

static void
pasted_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      data)
{
  Choice *choice = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (object), result, NULL);

  if (text != NULL && *text != '\0')
    {
      choice->job->text = g_steal_pointer (&text);
      add_job (choice->state, g_steal_pointer (&choice->job));
    }
  else
    haw_view_state_show_message (choice->state, _("There is no text on the clipboard"));

  g_clear_pointer (&choice->job, job_free);
  g_object_unref (choice->state);
  g_free (choice);
}

void
haw_import_paste (HawViewState *state,
                  GtkWindow    *parent)
{
  Choice *choice;

  g_return_if_fail (HAW_IS_VIEW_STATE (state) && GTK_IS_WINDOW (parent));

  choice = g_new0 (Choice, 1);
  choice->state = g_object_ref (state);
  choice->job = job_new (parent);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (parent)), NULL, pasted_cb,
                                 choice);
}
