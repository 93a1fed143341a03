/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-attribute-field.h"
#include "haw-date-entry.h"

#include <glib/gi18n.h>

struct _HawAttributeField
{
  GtkWidget parent_instance;

  GtkLabel *label;
  GtkToggleButton *clear;     /* empties the field in all of several */
  GtkWidget *editor;          /* HawDateEntry, GtkDropDown or GtkEntry, by the kind */
  GtkLabel *fault;

  HawAttribute *attribute;
  char *stored;               /* NULL where there are several values */
  gboolean shown;
  GPtrArray *values;          /* those of the GtkDropDown; NULL for "several" */
};

enum
{
  CHANGED,
  ACTIVATE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HawAttributeField, haw_attribute_field, GTK_TYPE_WIDGET)

static HawAttributeKind
kind_of (HawAttributeField *self)
{
  return haw_attribute_get_kind (self->attribute);
}

static const char *
get_text (HawAttributeField *self)
{
  guint selected;

  if (HAW_IS_DATE_ENTRY (self->editor))
    return haw_date_entry_get_text (HAW_DATE_ENTRY (self->editor));
  if (GTK_IS_EDITABLE (self->editor))
    return gtk_editable_get_text (GTK_EDITABLE (self->editor));
  selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->editor));
  return selected < self->values->len ? g_ptr_array_index (self->values, selected) : NULL;
}

/* The value as it would be stored; NULL for as it is, or with an error for none of the kind. */
static char *
read_value (HawAttributeField  *self,
            GError            **error)
{
  const char *text = get_text (self);

  if (text == NULL)
    return NULL;
  if (*text == '\0' && self->stored == NULL && !gtk_toggle_button_get_active (self->clear))
    return GTK_IS_DROP_DOWN (self->editor) ? g_strdup ("") : NULL;
  return haw_attribute_read_value (kind_of (self), haw_attribute_get_choices (self->attribute), text,
                                   error);
}

static const char *
get_empty_words (HawAttributeField *self)
{
  return haw_attribute_get_target (self->attribute) == HAW_ATTRIBUTE_OF_EVENT
           ? _("Empty in all of the events") : _("Empty in all of the articles");
}

static void
show_placeholder (HawAttributeField *self)
{
  const char *placeholder = self->stored != NULL                        ? NULL
                            : gtk_toggle_button_get_active (self->clear) ? get_empty_words (self)
                                                                         : _("Several values");

  if (HAW_IS_DATE_ENTRY (self->editor))
    haw_date_entry_set_placeholder_text (HAW_DATE_ENTRY (self->editor), placeholder);
  else if (GTK_IS_ENTRY (self->editor))
    gtk_entry_set_placeholder_text (GTK_ENTRY (self->editor), placeholder);
}

/* The entry for dates says itself what is wrong. */
static void
show_fault (HawAttributeField *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *value = read_value (self, &error);
  gboolean shown = error != NULL && GTK_IS_ENTRY (self->editor);

  gtk_label_set_label (self->fault, shown ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->fault), shown);
  if (!GTK_IS_ENTRY (self->editor))
    return;
  if (shown)
    gtk_widget_add_css_class (self->editor, "error");
  else
    gtk_widget_remove_css_class (self->editor, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_STATE_INVALID,
                               shown ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static void
changed_cb (HawAttributeField *self)
{
  const char *text = get_text (self);

  if (!self->shown)
    return;
  if (text != NULL && *text != '\0')
    gtk_toggle_button_set_active (self->clear, FALSE);
  show_fault (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
clear_toggled_cb (HawAttributeField *self)
{
  if (gtk_toggle_button_get_active (self->clear))
    haw_attribute_field_set_text (self, "");
  show_placeholder (self);
  changed_cb (self);
}

static void
activate_cb (HawAttributeField *self)
{
  g_signal_emit (self, signals[ACTIVATE], 0);
}

static void
add_choice (HawAttributeField *self,
            GtkStringList     *names,
            const char        *value,
            const char        *name)
{
  gtk_string_list_append (names, name);
  g_ptr_array_add (self->values, g_strdup (value));
}

/* What a field can be set to by choosing; a value that is none of its kind any more is shown as it is. */
static void
fill_choices (HawAttributeField *self,
              const char        *value)
{
  const char *const *choices = haw_attribute_get_choices (self->attribute);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;
  gboolean known = FALSE;

  g_ptr_array_set_size (self->values, 0);
  if (value == NULL)
    add_choice (self, names, NULL, _("Several values"));
  add_choice (self, names, "", C_("value of a field", "Not set"));
  if (kind_of (self) == HAW_ATTRIBUTE_YES_NO)
    {
      add_choice (self, names, "1", C_("value of a field", "Yes"));
      add_choice (self, names, "0", C_("value of a field", "No"));
    }
  for (guint i = 0; kind_of (self) == HAW_ATTRIBUTE_CHOICE && choices[i] != NULL; i++)
    add_choice (self, names, choices[i], choices[i]);
  for (guint i = 0; value != NULL && i < self->values->len; i++)
    if (g_strcmp0 (g_ptr_array_index (self->values, i), value) == 0)
      {
        selected = i;
        known = TRUE;
      }
  if (value != NULL && !known)
    {
      selected = self->values->len;
      add_choice (self, names, value, value);
    }
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->editor), G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->editor), selected);
}

static void
haw_attribute_field_dispose (GObject *object)
{
  HawAttributeField *self = HAW_ATTRIBUTE_FIELD (object);
  GtkWidget *child;

  self->shown = FALSE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->attribute);

  G_OBJECT_CLASS (haw_attribute_field_parent_class)->dispose (object);
}

static void
haw_attribute_field_finalize (GObject *object)
{
  HawAttributeField *self = HAW_ATTRIBUTE_FIELD (object);

  g_free (self->stored);
  g_ptr_array_unref (self->values);

  G_OBJECT_CLASS (haw_attribute_field_parent_class)->finalize (object);
}

static void
haw_attribute_field_class_init (HawAttributeFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = haw_attribute_field_dispose;
  G_OBJECT_CLASS (klass)->finalize = haw_attribute_field_finalize;

  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[ACTIVATE] = g_signal_new ("activate", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
haw_attribute_field_init (HawAttributeField *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->values = g_ptr_array_new_with_free_func (g_free);
}

static void
add_head (HawAttributeField *self)
{
  const char *words = haw_attribute_get_target (self->attribute) == HAW_ATTRIBUTE_OF_EVENT
                        ? _("Leave This Field Empty in All of the Events")
                        : _("Leave This Field Empty in All of the Articles");
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->label = GTK_LABEL (gtk_label_new (haw_attribute_get_name (self->attribute)));
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "heading");
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->label));
  self->clear = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_label (C_("verb", "Empty")));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->clear), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->clear), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->clear), "flat");
  gtk_widget_set_visible (GTK_WIDGET (self->clear), FALSE);
  g_signal_connect_swapped (self->clear, "toggled", G_CALLBACK (clear_toggled_cb), self);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->clear));
  gtk_widget_set_parent (head, GTK_WIDGET (self));
}

static void
add_editor (HawAttributeField *self)
{
  HawAttributeKind kind = kind_of (self);
  const char *name = haw_attribute_get_name (self->attribute);
  const char *changed = "changed";

  if (kind == HAW_ATTRIBUTE_DATE)
    {
      self->editor = haw_date_entry_new ();
      haw_date_entry_set_label (HAW_DATE_ENTRY (self->editor), name);
      haw_date_entry_set_hint (HAW_DATE_ENTRY (self->editor),
                               _("Write it as in 2020-07-03, or 2020-07 where the day is not known."));
      changed = "notify::text";
    }
  else if (kind == HAW_ATTRIBUTE_YES_NO || kind == HAW_ATTRIBUTE_CHOICE)
    {
      self->editor = gtk_drop_down_new (NULL, NULL);
      changed = "notify::selected";
    }
  else
    {
      self->editor = gtk_entry_new ();
      gtk_entry_set_input_purpose (GTK_ENTRY (self->editor), kind == HAW_ATTRIBUTE_NUMBER
                                     ? GTK_INPUT_PURPOSE_NUMBER : GTK_INPUT_PURPOSE_FREE_FORM);
    }
  g_signal_connect_swapped (self->editor, changed, G_CALLBACK (changed_cb), self);
  if (!GTK_IS_DROP_DOWN (self->editor))
    g_signal_connect_swapped (self->editor, "activate", G_CALLBACK (activate_cb), self);
  /* It is called as the label; an entry for dates says its name itself. */
  if (!HAW_IS_DATE_ENTRY (self->editor))
    gtk_label_set_mnemonic_widget (self->label, self->editor);
  gtk_widget_set_parent (self->editor, GTK_WIDGET (self));
  self->fault = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->fault, 0);
  gtk_label_set_wrap (self->fault, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->fault), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->fault), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->fault), FALSE);
  gtk_widget_set_parent (GTK_WIDGET (self->fault), GTK_WIDGET (self));
}

GtkWidget *
haw_attribute_field_new (HawAttribute *attribute)
{
  HawAttributeField *self;

  g_return_val_if_fail (HAW_IS_ATTRIBUTE (attribute), NULL);

  self = g_object_new (HAW_TYPE_ATTRIBUTE_FIELD, NULL);
  self->attribute = g_object_ref (attribute);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  haw_attribute_get_name (attribute), -1);
  add_head (self);
  add_editor (self);
  haw_attribute_field_show (self, "");
  return GTK_WIDGET (self);
}

HawAttribute *
haw_attribute_field_get_attribute (HawAttributeField *self)
{
  g_return_val_if_fail (HAW_IS_ATTRIBUTE_FIELD (self), NULL);

  return self->attribute;
}

void
haw_attribute_field_set_small (HawAttributeField *self)
{
  GtkLayoutManager *layout;

  g_return_if_fail (HAW_IS_ATTRIBUTE_FIELD (self));

  layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 3);
  gtk_widget_remove_css_class (GTK_WIDGET (self->label), "heading");
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "caption-heading");
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "dim-label");
}

void
haw_attribute_field_show (HawAttributeField *self,
                          const char        *value)
{
  g_return_if_fail (HAW_IS_ATTRIBUTE_FIELD (self));

  self->shown = FALSE;
  g_free (self->stored);
  self->stored = g_strdup (value);
  gtk_toggle_button_set_active (self->clear, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->clear),
                          value == NULL && !GTK_IS_DROP_DOWN (self->editor));
  show_placeholder (self);
  if (GTK_IS_DROP_DOWN (self->editor))
    fill_choices (self, value);
  else
    haw_attribute_field_set_text (self, value != NULL ? value : "");
  self->shown = TRUE;
  show_fault (self);
}

char *
haw_attribute_field_dup_change (HawAttributeField *self)
{
  g_autofree char *value = NULL;

  g_return_val_if_fail (HAW_IS_ATTRIBUTE_FIELD (self), NULL);

  if (g_strcmp0 (get_text (self), self->stored) == 0)
    return NULL;
  value = read_value (self, NULL);
  return g_strcmp0 (value, self->stored) != 0 ? g_steal_pointer (&value) : NULL;
}

void
haw_attribute_field_set_text (HawAttributeField *self,
                              const char        *text)
{
  g_return_if_fail (HAW_IS_ATTRIBUTE_FIELD (self) && text != NULL);

  if (HAW_IS_DATE_ENTRY (self->editor))
    haw_date_entry_set_date (HAW_DATE_ENTRY (self->editor), text);
  else if (GTK_IS_EDITABLE (self->editor))
    gtk_editable_set_text (GTK_EDITABLE (self->editor), text);
  for (guint i = 0; GTK_IS_DROP_DOWN (self->editor) && i < self->values->len; i++)
    if (g_strcmp0 (g_ptr_array_index (self->values, i), text) == 0)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->editor), i);
}

/* A stored value that does not fit stands in nobody's way until it is changed. */
gboolean
haw_attribute_field_get_valid (HawAttributeField *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *value = NULL;

  g_return_val_if_fail (HAW_IS_ATTRIBUTE_FIELD (self), FALSE);

  if (g_strcmp0 (get_text (self), self->stored) == 0)
    return TRUE;
  value = read_value (self, &error);
  return error == NULL;
}
