/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-outlets-dialog.h"

#include "haw-fields-dialog.h"

#include "model/haw-outlet-edit.h"
#include "model/haw-outlet-list.h"
#include "model/haw-reliability.h"
#include "text/haw-fold.h"
#include "widgets/haw-evidence-text.h"
#include "widgets/haw-value-rows.h"

#include <glib/gi18n.h>

#define RESOURCE "/org/hawamish/Hawamish/dialogs/haw-outlets-dialog.ui"

struct _HawOutletsDialog
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  AdwPreferencesGroup *group;
  GtkListBox *list;

  HawProject *project;
  HawOutletList *outlets;
  HawValueRows *values;
  HawViewState *state;
  gboolean filling;
};

/* What a row is made of; kept on the row. */
typedef struct
{
  HawOutletsDialog *dialog;
  HawOutlet *outlet;
  AdwExpanderRow *row;
  GtkLabel *grade;
  GtkEditable *entries[3];
  AdwComboRow *reliability;
} Row;

/* A name that an outlet is being given. */
typedef struct
{
  HawOutletsDialog *dialog;
  gint64 outlet;
  gint64 namesake;      /* another outlet of that name, 0 for none */
} Naming;

static const char *const fields[] = { "name", "country", "kind" };

G_DEFINE_FINAL_TYPE (HawOutletsDialog, haw_outlets_dialog, ADW_TYPE_WINDOW)

static void
row_free (gpointer data)
{
  Row *row = data;

  g_object_unref (row->outlet);
  g_free (row);
}

static Row *
get_row (HawOutletsDialog *self,
         guint             position)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) position);

  return row != NULL ? g_object_get_data (G_OBJECT (row), "haw-row") : NULL;
}

static const char *
get_field (HawOutlet *outlet,
           guint      field)
{
  return field == 0   ? haw_outlet_get_name (outlet)
         : field == 1 ? haw_outlet_get_country (outlet)
                      : haw_outlet_get_kind (outlet);
}

static void
update_row (Row *row)
{
  const char *grade = haw_outlet_get_reliability (row->outlet);

  row->dialog->filling = TRUE;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row->row),
                                 haw_outlet_get_name (row->outlet));
  adw_expander_row_set_subtitle (row->row, haw_reliability_words (grade));
  gtk_label_set_text (row->grade, grade);
  gtk_widget_set_visible (GTK_WIDGET (row->grade), *grade != '\0');
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    gtk_editable_set_text (row->entries[i], get_field (row->outlet, i));
  adw_combo_row_set_selected (row->reliability, 0);
  for (guint i = 0; i < HAW_N_GRADES; i++)
    if (g_str_equal (haw_reliability_outlet_grade (i), grade))
      adw_combo_row_set_selected (row->reliability, i + 1);
  row->dialog->filling = FALSE;
}

/* What was refused is shown again as it is. A name that is taken is most likely another spelling of
 * the same outlet: @outlet can become part of @namesake. */
static void
show_error (HawOutletsDialog *self,
            const GError     *error,
            gint64            outlet,
            gint64            namesake)
{
  g_autofree char *markup = g_markup_escape_text (error->message, -1);
  AdwToast *toast = adw_toast_new (markup);

  if (namesake != 0)
    {
      adw_toast_set_button_label (toast, _("_Merge"));
      adw_toast_set_action_name (toast, "outlets.merge");
      adw_toast_set_action_target (toast, "(xx)", outlet, namesake);
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
  for (guint i = 0; get_row (self, i) != NULL; i++)
    update_row (get_row (self, i));
}

static void
named_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      data)
{
  g_autofree Naming *naming = data;
  g_autoptr (HawOutletsDialog) self = naming->dialog;
  g_autoptr (GError) error = NULL;

  if (!haw_project_edit_finish (HAW_PROJECT (object), result, &error) && self->outlets != NULL)
    show_error (self, error, naming->outlet, naming->namesake);
}

static void
done_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (HawOutletsDialog) self = data;
  g_autoptr (GError) error = NULL;

  if (!haw_project_edit_finish (HAW_PROJECT (object), result, &error) && self->outlets != NULL)
    show_error (self, error, 0, 0);
}

static void
merge_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  HawOutletsDialog *self = HAW_OUTLETS_DIALOG (widget);
  gint64 outlet, namesake;

  g_variant_get (parameter, "(xx)", &outlet, &namesake);
  haw_outlet_merge_async (self->project, outlet, namesake, NULL, done_cb, g_object_ref (self));
}

/* The outlet, other than @id, that is called @name in any spelling. */
static gint64
find_namesake (HawOutletsDialog *self,
               gint64            id,
               const char       *name)
{
  g_autofree char *wanted = haw_fold_name (name);

  for (guint i = 0; get_row (self, i) != NULL; i++)
    {
      HawOutlet *outlet = get_row (self, i)->outlet;
      g_autofree char *folded = haw_fold_name (haw_outlet_get_name (outlet));

      if (haw_row_get_id (HAW_ROW (outlet)) != id && g_str_equal (folded, wanted))
        return haw_row_get_id (HAW_ROW (outlet));
    }

  return 0;
}

static void
apply_cb (GtkEditable *entry,
          Row         *row)
{
  HawOutletsDialog *self = row->dialog;
  const char *text = gtk_editable_get_text (entry);
  const HawOutletFields values = {
    .name = entry == row->entries[0] ? text : NULL,
    .country = entry == row->entries[1] ? text : NULL,
    .kind = entry == row->entries[2] ? text : NULL,
  };
  gint64 id = haw_row_get_id (HAW_ROW (row->outlet));

  Naming *naming = g_new0 (Naming, 1);

  naming->dialog = g_object_ref (self);
  naming->outlet = id;
  naming->namesake = values.name != NULL ? find_namesake (self, id, text) : 0;
  haw_outlet_update_async (self->project, id, &values, NULL, named_cb, naming);
}

static void
graded_cb (AdwComboRow *combo,
           GParamSpec  *pspec,
           Row         *row)
{
  HawOutletsDialog *self = row->dialog;
  guint selected = adw_combo_row_get_selected (combo);
  const HawOutletFields values = {
    .reliability = selected == 0 || selected > HAW_N_GRADES
                     ? "" : haw_reliability_outlet_grade (selected - 1),
  };

  if (self->filling ||
      g_str_equal (values.reliability, haw_outlet_get_reliability (row->outlet)))
    return;
  haw_outlet_update_async (self->project, haw_row_get_id (HAW_ROW (row->outlet)), &values, NULL,
                           done_cb, g_object_ref (self));
}

static void
add_reliability (Row *row)
{
  guint selected;
  g_autoptr (GtkStringList) grades =
    haw_evidence_grade_list_new (C_("reliability of an outlet", "Not graded"),
                                 haw_reliability_outlet_grade,
                                 haw_outlet_get_reliability (row->outlet), &selected);

  row->reliability = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row->reliability),
                                 C_("column", "Reliability"));
  adw_combo_row_set_model (row->reliability, G_LIST_MODEL (grades));
  adw_combo_row_set_selected (row->reliability, selected);
  g_signal_connect (row->reliability, "notify::selected", G_CALLBACK (graded_cb), row);
  adw_expander_row_add_row (row->row, GTK_WIDGET (row->reliability));
}

static void
insert_row (HawOutletsDialog *self,
            guint             position)
{
  const char *const titles[] = { _("Name"), _("Country"), _("Kind") };
  gboolean read_only = haw_project_is_read_only (self->project);
  Row *row = g_new0 (Row, 1);

  row->dialog = self;
  row->outlet = g_object_ref (haw_row_store_peek (HAW_ROW_STORE (self->outlets), position));
  row->row = ADW_EXPANDER_ROW (adw_expander_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row->row), FALSE);
  row->grade = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_valign (GTK_WIDGET (row->grade), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (row->grade), "keycap");
  adw_expander_row_add_prefix (row->row, GTK_WIDGET (row->grade));
  add_reliability (row);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      GtkWidget *entry = adw_entry_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), titles[i]);
      adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (entry), TRUE);
      gtk_editable_set_editable (GTK_EDITABLE (entry), !read_only);
      row->entries[i] = GTK_EDITABLE (entry);
      g_signal_connect (entry, "apply", G_CALLBACK (apply_cb), row);
      adw_expander_row_add_row (row->row, entry);
    }
  gtk_widget_set_sensitive (GTK_WIDGET (row->reliability), !read_only);
  g_object_set_data_full (G_OBJECT (row->row), "haw-row", row, row_free);
  haw_value_rows_add (self->values, GTK_WIDGET (row->row), haw_row_get_id (HAW_ROW (row->outlet)));
  update_row (row);
  gtk_list_box_insert (self->list, GTK_WIDGET (row->row), (int) position);
}

/* An outlet that only has other values keeps its row, and the focus in it. */
static void
items_changed_cb (GListModel       *model,
                  guint             position,
                  guint             removed,
                  guint             added,
                  HawOutletsDialog *self)
{
  if (removed == 1 && added == 1 &&
      get_row (self, position)->outlet
        == haw_row_store_peek (HAW_ROW_STORE (self->outlets), position))
    {
      update_row (get_row (self, position));
      return;
    }

  for (guint i = 0; i < removed; i++)
    {
      AdwExpanderRow *row = get_row (self, position)->row;

      haw_value_rows_remove (self->values, GTK_WIDGET (row));
      gtk_list_box_remove (self->list, GTK_WIDGET (row));
    }
  for (guint i = 0; i < added; i++)
    insert_row (self, position + i);
}

static void
failed_cb (HawOutletsDialog *self,
           GError           *error)
{
  show_error (self, error, 0, 0);
}

static void
fields_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  haw_fields_dialog_present (HAW_OUTLETS_DIALOG (widget)->state, GTK_WINDOW (widget));
}

static void
haw_outlets_dialog_dispose (GObject *object)
{
  HawOutletsDialog *self = HAW_OUTLETS_DIALOG (object);

  if (self->outlets != NULL)
    g_signal_handlers_disconnect_by_data (self->outlets, self);
  g_clear_object (&self->outlets);
  if (self->values != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->values, self);
      g_object_run_dispose (G_OBJECT (self->values));
    }
  g_clear_object (&self->values);
  g_clear_object (&self->state);
  gtk_widget_dispose_template (GTK_WIDGET (self), HAW_TYPE_OUTLETS_DIALOG);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (haw_outlets_dialog_parent_class)->dispose (object);
}

static void
haw_outlets_dialog_class_init (HawOutletsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = haw_outlets_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE);
  gtk_widget_class_bind_template_child (widget_class, HawOutletsDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, HawOutletsDialog, group);
  gtk_widget_class_bind_template_child (widget_class, HawOutletsDialog, list);
  gtk_widget_class_install_action (widget_class, "outlets.merge", "(xx)", merge_action);
  gtk_widget_class_install_action (widget_class, "outlets.fields", NULL, fields_action);
}

static void
haw_outlets_dialog_init (HawOutletsDialog *self)
{
  GtkWidget *empty = gtk_label_new (_("No article names an outlet yet."));

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_add_css_class (empty, "dim-label");
  gtk_widget_set_margin_top (empty, 18);
  gtk_widget_set_margin_bottom (empty, 18);
  gtk_list_box_set_placeholder (self->list, empty);
}

HawOutletsDialog *
haw_outlets_dialog_present (HawViewState *state,
                            GtkWindow    *parent)
{
  HawOutletsDialog *self;

  g_return_val_if_fail (HAW_IS_VIEW_STATE (state), NULL);
  g_return_val_if_fail (haw_view_state_get_project (state) != NULL, NULL);

  self = g_object_new (HAW_TYPE_OUTLETS_DIALOG, "transient-for", parent, NULL);
  self->project = g_object_ref (haw_view_state_get_project (state));
  self->state = g_object_ref (state);
  self->outlets = haw_outlet_list_new (self->project);
  self->values = haw_value_rows_new (self->project, HAW_ATTRIBUTE_OF_OUTLET);
  g_signal_connect_swapped (self->values, "failed", G_CALLBACK (failed_cb), self);
  g_signal_connect (self->outlets, "items-changed", G_CALLBACK (items_changed_cb), self);
  items_changed_cb (G_LIST_MODEL (self->outlets), 0, 0,
                    g_list_model_get_n_items (G_LIST_MODEL (self->outlets)), self);
  g_signal_connect_object (state, "notify::project", G_CALLBACK (gtk_window_destroy), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}
