/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-value-rows.h"

#include "model/haw-attribute-edit.h"
#include "model/haw-attribute-list.h"
#include "model/haw-attribute-values.h"

#include <glib/gi18n.h>

struct _HawValueRows
{
  GObject parent_instance;

  HawProject *project;
  HawAttributeList *attributes;
  GCancellable *cancellable;
  HawAttributeTarget target;
  gint64 of;              /* the one whose values are read, 0 for all */
  GHashTable *values;     /* "attribute id" → value */
  GPtrArray *shown;       /* Shown */
  gboolean filling;
};

/* One of those that are shown. */
typedef struct
{
  HawValueRows *owner;
  gint64 id;
  GtkWidget *box;         /* AdwExpanderRow or GtkListBox */
  GPtrArray *editors;     /* Editor */
} Shown;

/* The row for one field of it. */
typedef struct
{
  Shown *shown;
  HawAttribute *attribute;
  GtkWidget *row;         /* AdwEntryRow or AdwComboRow */
  char *told;             /* what the AdwEntryRow says unless it is being edited */
  GStrv choices;          /* values of the AdwComboRow, the first is "" */
} Editor;

enum
{
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HawValueRows, haw_value_rows, G_TYPE_OBJECT)

static void
editor_free (gpointer data)
{
  Editor *editor = data;

  g_object_unref (editor->attribute);
  g_strfreev (editor->choices);
  g_free (editor->told);
  g_free (editor);
}

static void
shown_free (gpointer data)
{
  Shown *shown = data;

  g_ptr_array_unref (shown->editors);
  g_free (shown);
}

static char *
key_of (gint64 attribute,
        gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, attribute, id);
}

static const char *
value_of (HawValueRows *self,
          const Editor    *editor)
{
  g_autofree char *key = key_of (haw_row_get_id (HAW_ROW (editor->attribute)), editor->shown->id);
  const char *value = g_hash_table_lookup (self->values, key);

  return value != NULL ? value : "";
}

static gboolean
is_typing (Editor *editor)
{
  return gtk_widget_get_focus_child (editor->row) != NULL &&
         g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (editor->row)), editor->told) != 0;
}

/* A combo that has the value among its choices shows it; the others show the text, unless another one
 * is being typed and @force is not set. */
static void
show_value (Editor   *editor,
            gboolean  force)
{
  HawValueRows *self = editor->shown->owner;
  const char *value = value_of (self, editor);

  self->filling = TRUE;
  if (editor->choices == NULL && (force || !is_typing (editor)))
    {
      g_free (editor->told);
      editor->told = g_strdup (value);
      if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (editor->row)), value))
        gtk_editable_set_text (GTK_EDITABLE (editor->row), value);
    }
  for (guint i = 0; editor->choices != NULL && editor->choices[i] != NULL; i++)
    if (g_str_equal (editor->choices[i], value))
      adw_combo_row_set_selected (ADW_COMBO_ROW (editor->row), i);
  self->filling = FALSE;
}

static void
show_values (HawValueRows *self,
             gboolean      force)
{
  for (guint i = 0; i < self->shown->len; i++)
    {
      Shown *shown = g_ptr_array_index (self->shown, i);

      for (guint j = 0; j < shown->editors->len; j++)
        show_value (g_ptr_array_index (shown->editors, j), force);
    }
}

/* An operation under way keeps nothing alive. */
static GWeakRef *
weak_new (HawValueRows *self)
{
  GWeakRef *weak = g_new0 (GWeakRef, 1);

  g_weak_ref_init (weak, self);
  return weak;
}

static HawValueRows *
weak_take (GWeakRef *weak)
{
  HawValueRows *self = g_weak_ref_get (weak);

  g_weak_ref_clear (weak);
  g_free (weak);
  return self;
}

static void
set_cb (GObject      *object,
        GAsyncResult *result,
        gpointer      data)
{
  g_autoptr (HawValueRows) self = weak_take (data);
  g_autoptr (GError) error = NULL;

  if (haw_project_edit_finish (HAW_PROJECT (object), result, &error) || self == NULL ||
      self->project == NULL)
    return;
  g_signal_emit (self, signals[FAILED], 0, error);
  show_values (self, TRUE);
}

static void
set_value (Editor     *editor,
           const char *value)
{
  HawValueRows *self = editor->shown->owner;

  if (self->filling || g_str_equal (value, value_of (self, editor)))
    return;
  /* It is handed over, and so the answer may write over it. */
  g_free (editor->told);
  editor->told = g_strdup (value);
  haw_attribute_set_async (self->project, self->target,
                           haw_row_get_id (HAW_ROW (editor->attribute)), &editor->shown->id, 1,
                           value, NULL, set_cb, weak_new (self));
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
add_editor (Shown        *shown,
            HawAttribute *attribute)
{
  HawAttributeKind kind = haw_attribute_get_kind (attribute);
  Editor *editor = g_new0 (Editor, 1);

  editor->shown = shown;
  editor->attribute = g_object_ref (attribute);
  editor->row = kind == HAW_ATTRIBUTE_YES_NO || kind == HAW_ATTRIBUTE_CHOICE
                  ? new_combo (editor) : new_entry (editor);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (editor->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (editor->row),
                                 haw_attribute_get_name (attribute));
  gtk_widget_set_sensitive (editor->row, !haw_project_is_read_only (shown->owner->project));
  g_ptr_array_add (shown->editors, editor);
  if (ADW_IS_EXPANDER_ROW (shown->box))
    adw_expander_row_add_row (ADW_EXPANDER_ROW (shown->box), editor->row);
  else
    gtk_list_box_append (GTK_LIST_BOX (shown->box), editor->row);
  show_value (editor, TRUE);
}

static void
add_editors (Shown *shown)
{
  HawRowStore *attributes = HAW_ROW_STORE (shown->owner->attributes);

  for (guint i = 0; i < haw_row_store_get_n (attributes); i++)
    add_editor (shown, haw_row_store_peek (attributes, i));
  if (GTK_IS_LIST_BOX (shown->box))
    gtk_widget_set_visible (shown->box, shown->editors->len > 0);
}

static void
remove_editors (Shown *shown)
{
  for (guint i = 0; i < shown->editors->len; i++)
    {
      const Editor *editor = g_ptr_array_index (shown->editors, i);

      if (ADW_IS_EXPANDER_ROW (shown->box))
        adw_expander_row_remove (ADW_EXPANDER_ROW (shown->box), editor->row);
      else
        gtk_list_box_remove (GTK_LIST_BOX (shown->box), editor->row);
    }
  g_ptr_array_set_size (shown->editors, 0);
}

/* Makes the rows anew, for the fields are others. */
static void
rebuild (HawValueRows *self)
{
  self->filling = TRUE;
  for (guint i = 0; i < self->shown->len; i++)
    {
      remove_editors (g_ptr_array_index (self->shown, i));
      add_editors (g_ptr_array_index (self->shown, i));
    }
  self->filling = FALSE;
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (HawValueRows) self = weak_take (data);
  g_autoptr (GPtrArray) values = haw_project_read_finish (HAW_PROJECT (object), result, NULL);

  if (values == NULL || self == NULL || self->project == NULL)
    return;
  g_hash_table_remove_all (self->values);
  for (guint i = 0; i < values->len; i++)
    {
      const HawAttributeValue *value = g_ptr_array_index (values, i);

      g_hash_table_insert (self->values, key_of (value->attribute, value->target),
                           g_strdup (value->value));
    }
  show_values (self, FALSE);
}

static void
load (HawValueRows *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  haw_attribute_load_values_async (self->project, self->target, self->of, self->cancellable,
                                   loaded_cb, weak_new (self));
}

static void
changed_cb (HawValueRows *self,
            HawChanges      *changes)
{
  if (haw_changes_touch (changes, HAW_TABLE_ATTRIBUTE_VALUE))
    load (self);
}

static void
haw_value_rows_dispose (GObject *object)
{
  HawValueRows *self = HAW_VALUE_ROWS (object);

  g_cancellable_cancel (self->cancellable);
  g_ptr_array_set_size (self->shown, 0);
  if (self->attributes != NULL)
    g_signal_handlers_disconnect_by_data (self->attributes, self);
  g_clear_object (&self->attributes);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (haw_value_rows_parent_class)->dispose (object);
}

static void
haw_value_rows_finalize (GObject *object)
{
  HawValueRows *self = HAW_VALUE_ROWS (object);

  g_clear_object (&self->cancellable);
  g_ptr_array_unref (self->shown);
  g_hash_table_unref (self->values);

  G_OBJECT_CLASS (haw_value_rows_parent_class)->finalize (object);
}

static void
haw_value_rows_class_init (HawValueRowsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = haw_value_rows_dispose;
  object_class->finalize = haw_value_rows_finalize;

  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
haw_value_rows_init (HawValueRows *self)
{
  self->cancellable = g_cancellable_new ();
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->shown = g_ptr_array_new_with_free_func (shown_free);
}

HawValueRows *
haw_value_rows_new (HawProject         *project,
                    HawAttributeTarget  target)
{
  HawValueRows *self;

  g_return_val_if_fail (HAW_IS_PROJECT (project) && target < HAW_N_ATTRIBUTE_TARGETS, NULL);

  self = g_object_new (HAW_TYPE_VALUE_ROWS, NULL);
  self->project = g_object_ref (project);
  self->target = target;
  self->attributes = haw_attribute_list_new (project, target);
  g_signal_connect_swapped (self->attributes, "items-changed", G_CALLBACK (rebuild), self);
  g_signal_connect_object (project, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  if (target == HAW_ATTRIBUTE_OF_OUTLET)
    load (self);
  return self;
}

void
haw_value_rows_add (HawValueRows *self,
                    GtkWidget    *box,
                    gint64        id)
{
  Shown *shown = g_new0 (Shown, 1);

  g_return_if_fail (HAW_IS_VALUE_ROWS (self));
  g_return_if_fail (ADW_IS_EXPANDER_ROW (box) || GTK_IS_LIST_BOX (box));

  shown->owner = self;
  shown->id = id;
  shown->box = box;
  shown->editors = g_ptr_array_new_with_free_func (editor_free);
  g_ptr_array_add (self->shown, shown);
  add_editors (shown);
  if (self->target == HAW_ATTRIBUTE_OF_OUTLET)
    return;
  self->of = id;
  load (self);
}

void
haw_value_rows_remove (HawValueRows *self,
                       GtkWidget    *box)
{
  g_return_if_fail (HAW_IS_VALUE_ROWS (self));

  for (guint i = 0; i < self->shown->len; i++)
    {
      Shown *shown = g_ptr_array_index (self->shown, i);

      if (shown->box != box)
        continue;
      if (GTK_IS_LIST_BOX (box))
        remove_editors (shown);
      g_ptr_array_remove_index (self->shown, i);
      return;
    }
}
