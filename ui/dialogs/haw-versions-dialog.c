/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-versions-dialog.h"
#include "model/haw-versions.h"
#include "time/haw-hijri-format.h"

#include <glib/gi18n.h>

#define MAX_SHOWN 200

struct _HawVersionsDialog
{
  AdwWindow parent_instance;

  GtkListBox *list;

  HawViewState *state;
  HawProject *project;
  GPtrArray *versions;   /* HawVersion */
};

G_DEFINE_FINAL_TYPE (HawVersionsDialog, haw_versions_dialog, ADW_TYPE_WINDOW)

static char *
describe_time (gint64 time)
{
  g_autoptr (GDateTime) local = g_date_time_new_from_unix_local (time / G_USEC_PER_SEC);
  gint64 seconds = g_date_time_to_unix (local) +
                   g_date_time_get_utc_offset (local) / G_TIME_SPAN_SECOND;
  g_autofree char *day = haw_calendar_format_main (seconds, HAW_DATE_DAY);
  g_autofree char *clock = haw_date_format (seconds, HAW_DATE_TIME);

  /* Translators: when something was done: the day, then the time of day. */
  return g_strdup_printf (_("%s, %s"), day, clock);
}

static GtkWidget *
add_label (GtkWidget  *box,
           const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
restored_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (HawViewState) state = data;
  g_autoptr (GError) error = NULL;

  if (haw_project_edit_finish (HAW_PROJECT (object), result, &error))
    haw_view_state_show_edited (state, _("The version was brought back"));
  else
    haw_view_state_show_error (state, error);
}

static void
restore_clicked_cb (HawVersionsDialog *self,
                    GtkWidget         *button)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "haw-version"));

  haw_version_restore_async (self->project, g_ptr_array_index (self->versions, index), NULL,
                             restored_cb, g_object_ref (self->state));
  gtk_window_close (GTK_WINDOW (self));
}

static GtkWidget *
make_button (HawVersionsDialog *self,
             guint              index,
             const char        *time)
{
  GtkWidget *button = gtk_button_new_with_label (_("Bring Back This Version"));
  g_autofree char *isolated = haw_isolate (time);
  /* Translators: %s is a day and a time of day. */
  g_autofree char *name = g_strdup_printf (_("Bring Back the Version of %s"), isolated);

  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_sensitive (button, !haw_project_is_read_only (self->project));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "haw-version", GUINT_TO_POINTER (index));
  g_signal_connect_object (button, "clicked", G_CALLBACK (restore_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  return button;
}

static void
add_contents (GtkWidget        *box,
              const HawVersion *version)
{
  g_autoptr (GString) codes = g_string_new (NULL);

  for (guint i = 0; i < version->names->len; i++)
    {
      g_autofree char *name = haw_isolate (g_ptr_array_index (version->names, i));

      g_string_append_printf (codes, "%s%s", codes->len > 0 ? C_("list separator", ", ") : "", name);
    }
  add_label (box, version->quote, "quotation");
  if (*version->translation != '\0')
    add_label (box, version->translation, "translation");
  if (codes->len > 0)
    {
      /* Translators: %s is a list of names. */
      g_autofree char *text = g_strdup_printf (_("Codes: %s"), codes->str);

      add_label (box, text, NULL);
    }
  if (*version->note != '\0')
    add_label (box, version->note, NULL);
}

static void
add_version (HawVersionsDialog *self,
             guint              index)
{
  const HawVersion *version = g_ptr_array_index (self->versions, index);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *row = gtk_list_box_row_new ();
  const char *label = version->label != NULL ? version->label : _("Before the History Begins");
  g_autofree char *time = version->label != NULL ? describe_time (version->time) : g_strdup (label);
  g_autofree char *analyst = haw_isolate (version->analyst);
  g_autofree char *details = *version->analyst != '\0' ? g_strconcat (time, " · ", analyst, NULL)
                                                       : g_strdup (time);
  g_autofree char *name = g_strconcat (label, C_("list separator", ", "), details, NULL);

  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  add_label (box, label, "heading");
  if (version->label != NULL)
    gtk_widget_add_css_class (add_label (box, details, "caption"), "dim-label");
  if (*version->differences != '\0')
    gtk_widget_add_css_class (add_label (box, version->differences, "caption"), "accent");
  if (version->exists)
    add_contents (box, version);
  if (version->exists && index > 0)
    gtk_box_append (GTK_BOX (box), make_button (self, index, time));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (self->list, row);
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (HawVersionsDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) versions = haw_project_read_finish (HAW_PROJECT (object), result, &error);

  if (self->list == NULL)
    return;
  if (versions == NULL)
    {
      haw_view_state_show_error (self->state, error);
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  self->versions = g_steal_pointer (&versions);
  for (guint i = 0; i < MIN (self->versions->len, MAX_SHOWN); i++)
    add_version (self, i);
}

static void
haw_versions_dialog_dispose (GObject *object)
{
  HawVersionsDialog *self = HAW_VERSIONS_DIALOG (object);

  self->list = NULL;
  g_clear_pointer (&self->versions, g_ptr_array_unref);
  g_clear_object (&self->project);
  g_clear_object (&self->state);

  G_OBJECT_CLASS (haw_versions_dialog_parent_class)->dispose (object);
}

static void
haw_versions_dialog_class_init (HawVersionsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = haw_versions_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hawamish/Hawamish/dialogs/haw-versions-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HawVersionsDialog, list);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
haw_versions_dialog_init (HawVersionsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
haw_versions_dialog_present (HawViewState *state,
                             GtkWindow    *parent,
                             gint64        annotation)
{
  HawVersionsDialog *self;

  g_return_if_fail (HAW_IS_VIEW_STATE (state));

  if (haw_view_state_get_project (state) == NULL || annotation == 0)
    return;
  self = g_object_new (HAW_TYPE_VERSIONS_DIALOG, "transient-for", parent, NULL);
  self->state = g_object_ref (state);
  self->project = g_object_ref (haw_view_state_get_project (state));
  haw_versions_load_async (self->project, annotation, NULL, loaded_cb, g_object_ref (self));
  gtk_window_present (GTK_WINDOW (self));
}
