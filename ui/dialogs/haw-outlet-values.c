/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-outlet-values.h"

#include "model/haw-attribute-edit.h"
#include "model/haw-attribute-list.h"
#include "model/haw-attribute-values.h"

#include <glib/gi18n.h>

struct _HawOutletValues
{
  GObject parent_instance;

  HawProject *project;
  HawAttributeList *attributes;
  GCancellable *cancellable;
  GHashTable *values;     /* "attribute outlet" → value */
  GPtrArray *outlets;     /* Outlet */
  gboolean filling;
};

/* An outlet that is shown. */
typedef struct
{
  HawOutletValues *owner;
  gint64 id;
  AdwExpanderRow *row;
  GPtrArray *editors;     /* Editor */
} Outlet;

/* The row for one field of it. */
typedef struct
{
  Outlet *outlet;
  HawAttribute *attribute;
  GtkWidget *row;         /* AdwEntryRow or AdwComboRow */
  GStrv choices;          /* values of the AdwComboRow, the first is "" */
} Editor;

enum
{
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HawOutletValues, haw_outlet_values, G_TYPE_OBJECT)

static void
editor_free (gpointer data)
{
  Editor *editor = data;

  g_object_unref (editor->attribute);
  g_strfreev (editor->choices);
  g_free (editor);
}

static void
outlet_free (gpointer data)
{
  Outlet *outlet = data;

  g_ptr_array_unref (outlet->editors);
  g_free (outlet);
}

static char *
key_of (gint64 attribute,
        gint64 outlet)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, attribute, outlet);
}

static const char *
value_of (HawOutletValues *self,
          const Editor    *editor)
{
  g_autofree char *key = key_of (haw_row_get_id (HAW_ROW (editor->attribute)), editor->outlet->id);
  const char *value = g_hash_table_lookup (self->values, key);

  return value != NULL ? value : "";
}

/* A combo that has the value among its choices shows it; the others show the text. */
static void
show_value (Editor *editor)
{
  HawOutletValues *self = editor->outlet->owner;
  const char *value = value_of (self, editor);

  self->filling = TRUE;
  if (editor->choices == NULL)
    {
      if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (editor->row)), value))
        gtk_editable_set_text (GTK_EDITABLE (editor->row), value);
    }
  for (guint i = 0; editor->choices != NULL && editor->choices[i] != NULL; i++)
    if (g_str_equal (editor->choices[i], value))
      adw_combo_row_set_selected (ADW_COMBO_ROW (editor->row), i);
  self->filling = FALSE;
}

static void
show_values (HawOutletValues *self)
{
  for (guint i = 0; i < self->outlets->len; i++)
    {
      Outlet *outlet = g_ptr_array_index (self->outlets, i);

      for (guint j = 0; j < outlet->editors->len; j++)
        show_value (g_ptr_array_index (outlet->editors, j));
    }
}

static void
set_cb (GObject      *object,
        GAsyncResult *result,
        gpointer      data)
{
  g_autoptr (HawOutletValues) self = data;
  g_autoptr (GError) error = NULL;

  if (haw_project_edit_finish (HAW_PROJECT (object), result, &error) || self->project == NULL)
    return;
  g_signal_emit (self, signals[FAILED], 0, error);
  show_values (self);
}

static void
set_value (Editor     *editor,
           const char *value)
{
  HawOutletValues *self = editor->outlet->owner;

  if (self->filling || g_str_equal (value, value_of (self, editor)))
    return;
  haw_attribute_set_async (self->project, HAW_ATTRIBUTE_OF_OUTLET,
                           haw_row_get_id (HAW_ROW (editor->attribute)), &editor->outlet->id, 1,
                           value, NULL, set_cb, g_object_ref (self));
}

static void
apply_cb (GtkEditable *entry,
          Editor      *editor)
{
  set_value (editor, gtk_editable_get_text (entry));
}

static void
selected_cb (AdwComboRow *combo,
             GParamSpec  *pspec,
             Editor      *editor)
{
  guint selected = adw_combo_row_get_selected (combo);

  if (selected < g_strv_length (editor->choices))
    set_value (editor, editor->choices[selected]);
}

static GtkWidget *
new_combo (Editor *editor)
{
  HawAttributeKind kind = haw_attribute_get_kind (editor->attribute);
  const char *const yes_no[] = { "1", "0", NULL };
  const char *const *values = kind == HAW_ATTRIBUTE_YES_NO
                                ? yes_no : haw_attribute_get_choices (editor->attribute);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GStrvBuilder) choices = g_strv_builder_new ();
  GtkWidget *combo = adw_combo_row_new ();

  gtk_string_list_append (names, C_("value of a field", "Not set"));
  g_strv_builder_add (choices, "");
  for (guint i = 0; values[i] != NULL; i++)
    {
      g_autofree char *name = haw_attribute_describe_value (kind, values[i]);

      gtk_string_list_append (names, name);
      g_strv_builder_add (choices, values[i]);
    }
  editor->choices = g_strv_builder_end (choices);
  adw_combo_row_set_model (ADW_COMBO_ROW (combo), G_LIST_MODEL (names));
  g_signal_connect (combo, "notify::selected", G_CALLBACK (selected_cb), editor);
  return combo;
}

static GtkWidget *
new_entry (Editor *editor)
{
  GtkWidget *entry = adw_entry_row_new ();

  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (entry), TRUE);
  g_signal_connect (entry, "apply", G_CALLBACK (apply_cb), editor);
  return entry;
}

static void
add_editor (Outlet       *outlet,
            HawAttribute *attribute)
{
  HawAttributeKind kind = haw_attribute_get_kind (attribute);
  Editor *editor = g_new0 (Editor, 1);

  editor->outlet = outlet;
  editor->attribute = g_object_ref (attribute);
  editor->row = kind == HAW_ATTRIBUTE_YES_NO || kind == HAW_ATTRIBUTE_CHOICE
                  ? new_combo (editor) : new_entry (editor);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (editor->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (editor->row),
                                 haw_attribute_get_name (attribute));
  gtk_widget_set_sensitive (editor->row, !haw_project_is_read_only (outlet->owner->project));
  g_ptr_array_add (outlet->editors, editor);
  adw_expander_row_add_row (outlet->row, editor->row);
  show_value (editor);
}

/* Makes the rows anew, for the fields are others. */
static void
rebuild (HawOutletValues *self)
{
  self->filling = TRUE;
  for (guint i = 0; i < self->outlets->len; i++)
    {
      Outlet *outlet = g_ptr_array_index (self->outlets, i);

      for (guint j = 0; j < outlet->editors->len; j++)
        adw_expander_row_remove (outlet->row,
                                 ((Editor *) g_ptr_array_index (outlet->editors, j))->row);
      g_ptr_array_set_size (outlet->editors, 0);
      for (guint j = 0; j < haw_row_store_get_n (HAW_ROW_STORE (self->attributes)); j++)
        add_editor (outlet, haw_row_store_peek (HAW_ROW_STORE (self->attributes), j));
    }
  self->filling = FALSE;
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (HawOutletValues) self = data;
  g_autoptr (GPtrArray) values = haw_project_read_finish (HAW_PROJECT (object), result, NULL);

  if (values == NULL || self->project == NULL)
    return;
  g_hash_table_remove_all (self->values);
  for (guint i = 0; i < values->len; i++)
    {
      const HawAttributeValue *value = g_ptr_array_index (values, i);

      g_hash_table_insert (self->values, key_of (value->attribute, value->target),
                           g_strdup (value->value));
    }
  show_values (self);
}

static void
load (HawOutletValues *self)
{
  haw_attribute_load_values_async (self->project, HAW_ATTRIBUTE_OF_OUTLET, 0, self->cancellable,
                                   loaded_cb, g_object_ref (self));
}

static void
changed_cb (HawOutletValues *self,
            HawChanges      *changes)
{
  if (haw_changes_touch (changes, HAW_TABLE_ATTRIBUTE_VALUE))
    load (self);
}

static void
haw_outlet_values_dispose (GObject *object)
{
  HawOutletValues *self = HAW_OUTLET_VALUES (object);

  g_cancellable_cancel (self->cancellable);
  g_ptr_array_set_size (self->outlets, 0);
  if (self->attributes != NULL)
    g_signal_handlers_disconnect_by_data (self->attributes, self);
  g_clear_object (&self->attributes);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (haw_outlet_values_parent_class)->dispose (object);
}

static void
haw_outlet_values_finalize (GObject *object)
{
  HawOutletValues *self = HAW_OUTLET_VALUES (object);

  g_clear_object (&self->cancellable);
  g_ptr_array_unref (self->outlets);
  g_hash_table_unref (self->values);

  G_OBJECT_CLASS (haw_outlet_values_parent_class)->finalize (object);
}

static void
haw_outlet_values_class_init (HawOutletValuesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = haw_outlet_values_dispose;
  object_class->finalize = haw_outlet_values_finalize;

  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
haw_outlet_values_init (HawOutletValues *self)
{
  self->cancellable = g_cancellable_new ();
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->outlets = g_ptr_array_new_with_free_func (outlet_free);
}

HawOutletValues *
haw_outlet_values_new (HawProject *project)
{
  HawOutletValues *self;

  g_return_val_if_fail (HAW_IS_PROJECT (project), NULL);

  self = g_object_new (HAW_TYPE_OUTLET_VALUES, NULL);
  self->project = g_object_ref (project);
  self->attributes = haw_attribute_list_new (project, HAW_ATTRIBUTE_OF_OUTLET);
  g_signal_connect_swapped (self->attributes, "items-changed", G_CALLBACK (rebuild), self);
  g_signal_connect_object (project, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  load (self);
  return self;
}

void
haw_outlet_values_add (HawOutletValues *self,
                       AdwExpanderRow  *row,
                       gint64           outlet)
{
  Outlet *shown = g_new0 (Outlet, 1);

  g_return_if_fail (HAW_IS_OUTLET_VALUES (self) && ADW_IS_EXPANDER_ROW (row));

  shown->owner = self;
  shown->id = outlet;
  shown->row = row;
  shown->editors = g_ptr_array_new_with_free_func (editor_free);
  g_ptr_array_add (self->outlets, shown);
  for (guint i = 0; i < haw_row_store_get_n (HAW_ROW_STORE (self->attributes)); i++)
    add_editor (shown, haw_row_store_peek (HAW_ROW_STORE (self->attributes), i));
}

void
haw_outlet_values_remove (HawOutletValues *self,
                          AdwExpanderRow  *row)
{
  g_return_if_fail (HAW_IS_OUTLET_VALUES (self));

  for (guint i = 0; i < self->outlets->len; i++)
    if (((Outlet *) g_ptr_array_index (self->outlets, i))->row == row)
      {
        g_ptr_array_remove_index (self->outlets, i);
        return;
      }
}
