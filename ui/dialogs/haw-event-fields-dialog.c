/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-event-fields-dialog.h"

#include "haw-own-values.h"
#include "model/haw-attribute-edit.h"
#include "time/haw-date-format.h"

#include <glib/gi18n.h>

struct _HawEventFieldsDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *window_title;
  GtkWidget *save_button;
  GtkWidget *error_label;
  HawOwnValues *values;

  HawViewState *state;
  HawProject *project;
  GCancellable *cancellable;
  GArray *events;      /* gint64 */
  gboolean ready;
};

/* What is being read or stored: the window may be closed meanwhile, and does not wait for it. */
typedef struct
{
  GWeakRef dialog;
  HawViewState *state;
} Asked;

G_DEFINE_FINAL_TYPE (HawEventFieldsDialog, haw_event_fields_dialog, ADW_TYPE_WINDOW)

static Asked *
asked_new (HawEventFieldsDialog *self)
{
  Asked *asked = g_new0 (Asked, 1);

  g_weak_ref_init (&asked->dialog, self);
  asked->state = g_object_ref (self->state);
  return asked;
}

static void
asked_free (Asked *asked)
{
  g_weak_ref_clear (&asked->dialog);
  g_object_unref (asked->state);
  g_free (asked);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asked, asked_free)

static void
changed_cb (HawEventFieldsDialog *self)
{
  gtk_widget_set_sensitive (self->save_button,
                            self->ready && haw_own_values_get_valid (self->values));
}

static void
activate_cb (HawEventFieldsDialog *self)
{
  gtk_widget_activate_default (GTK_WIDGET (self));
}

static void
set_ready (HawEventFieldsDialog *self,
           gboolean              ready)
{
  self->ready = ready;
  gtk_widget_set_sensitive (GTK_WIDGET (self->values), ready);
  changed_cb (self);
}

static void
show_error (HawEventFieldsDialog *self,
            const GError         *error)
{
  gtk_label_set_label (GTK_LABEL (self->error_label), error->message);
  gtk_widget_set_visible (self->error_label, TRUE);
}

/* Values that were there already are no change. */
static void
tell_changed (HawEventFieldsDialog *self,
              guint                 n)
{
  g_autofree char *text = g_strdup_printf (ngettext ("Changed in %u event", "Changed in %u events",
                                                     n), n);
  g_autofree char *localised = haw_date_localise_digits (text);

  haw_view_state_show_edited (self->state, localised);
}

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (Asked) asked = data;
  g_autoptr (HawEventFieldsDialog) self = g_weak_ref_get (&asked->dialog);
  g_autoptr (GError) error = NULL;
  guint n_changed = 0;
  gboolean saved = haw_attribute_set_finish (HAW_PROJECT (object), result, &n_changed, &error);

  if (self == NULL || self->state == NULL)
    {
      if (!saved)
        haw_view_state_show_error (asked->state, error);
      return;
    }
  if (saved)
    {
      if (self->events->len > 1)
        tell_changed (self, n_changed);
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  set_ready (self, TRUE);
  show_error (self, error);
}

static void
save_cb (HawEventFieldsDialog *self)
{
  g_autoptr (GArray) changes = haw_own_values_get_changes (self->values);

  if (changes->len == 0)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  gtk_widget_set_visible (self->error_label, FALSE);
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  set_ready (self, FALSE);
  haw_attribute_set_several_async (self->project, HAW_ATTRIBUTE_OF_EVENT,
                                   (const HawAttributeSetting *) (gpointer) changes->data,
                                   changes->len, (const gint64 *) (gpointer) self->events->data,
                                   self->events->len, NULL, saved_cb, asked_new (self));
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (Asked) asked = data;
  g_autoptr (HawEventFieldsDialog) self = g_weak_ref_get (&asked->dialog);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) values = haw_project_read_finish (HAW_PROJECT (object), result, &error);

  if (self == NULL || self->state == NULL)
    return;
  if (values == NULL)
    {
      show_error (self, error);
      return;
    }
  haw_own_values_show (self->values, values);
  set_ready (self, TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->values), GTK_DIR_TAB_FORWARD);
}

static void
haw_event_fields_dialog_dispose (GObject *object)
{
  HawEventFieldsDialog *self = HAW_EVENT_FIELDS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->state);
  g_clear_object (&self->project);
  gtk_widget_dispose_template (GTK_WIDGET (self), HAW_TYPE_EVENT_FIELDS_DIALOG);

  G_OBJECT_CLASS (haw_event_fields_dialog_parent_class)->dispose (object);
}

static void
haw_event_fields_dialog_finalize (GObject *object)
{
  HawEventFieldsDialog *self = HAW_EVENT_FIELDS_DIALOG (object);

  g_object_unref (self->cancellable);
  g_array_unref (self->events);

  G_OBJECT_CLASS (haw_event_fields_dialog_parent_class)->finalize (object);
}

static void
haw_event_fields_dialog_class_init (HawEventFieldsDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = haw_event_fields_dialog_dispose;
  object_class->finalize = haw_event_fields_dialog_finalize;

  g_type_ensure (HAW_TYPE_OWN_VALUES);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/hawamish/Hawamish/dialogs/haw-event-fields-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HawEventFieldsDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, HawEventFieldsDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, HawEventFieldsDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, HawEventFieldsDialog, values);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
haw_event_fields_dialog_init (HawEventFieldsDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->events = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_count (HawEventFieldsDialog *self)
{
  guint n = self->events->len;
  g_autofree char *text = g_strdup_printf (ngettext ("%u event", "%u events", n), n);
  g_autofree char *localised = haw_date_localise_digits (text);

  if (n > 1)
    adw_window_title_set_subtitle (self->window_title, localised);
}

HawEventFieldsDialog *
haw_event_fields_dialog_present (HawViewState *state,
                                 GtkWindow    *parent,
                                 const gint64 *events,
                                 gsize         n)
{
  HawEventFieldsDialog *self;

  g_return_val_if_fail (HAW_IS_VIEW_STATE (state) && events != NULL && n > 0, NULL);
  g_return_val_if_fail (haw_view_state_get_project (state) != NULL, NULL);

  self = g_object_new (HAW_TYPE_EVENT_FIELDS_DIALOG, "transient-for", parent, NULL);
  self->state = g_object_ref (state);
  self->project = g_object_ref (haw_view_state_get_project (state));
  g_array_append_vals (self->events, events, n);
  show_count (self);
  haw_own_values_set_state (self->values, state, HAW_ATTRIBUTE_OF_EVENT);
  g_signal_connect_object (state, "notify::project", G_CALLBACK (gtk_window_destroy), self,
                           G_CONNECT_SWAPPED);
  set_ready (self, FALSE);
  haw_common_values_load_async (self->project, HAW_ATTRIBUTE_OF_EVENT, events, n,
                                self->cancellable, loaded_cb, asked_new (self));
  gtk_window_present (GTK_WINDOW (self));
  return self;
}
