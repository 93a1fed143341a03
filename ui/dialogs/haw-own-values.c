/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-own-values.h"
#include "haw-fields-dialog.h"
#include "model/haw-attribute-edit.h"
#include "model/haw-attribute-list.h"
#include "widgets/haw-attribute-field.h"

#include <glib/gi18n.h>

struct _HawOwnValues
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *button;

  HawViewState *state;
  HawAttributeTarget target;
  gboolean small;
  HawAttributeList *attributes;   /* NULL while no project is open */
  GHashTable *stored;     /* id of an attribute → its value, NULL for several */
};

enum
{
  CHANGED,
  ACTIVATE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HawOwnValues, haw_own_values, GTK_TYPE_WIDGET)

static void
changed_cb (HawOwnValues *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
activate_cb (HawOwnValues *self)
{
  g_signal_emit (self, signals[ACTIVATE], 0);
}

static void
clicked_cb (HawOwnValues *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  haw_fields_dialog_focus (haw_fields_dialog_present (self->state,
                                                      GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL),
                           self->target);
}

static void
setting_clear (gpointer data)
{
  g_free ((char *) ((HawAttributeSetting *) data)->value);
}

static void
show_stored (HawOwnValues  *self,
             HawAttributeField *field)
{
  gint64 id = haw_row_get_id (HAW_ROW (haw_attribute_field_get_attribute (field)));
  gpointer value = NULL;
  gboolean known = g_hash_table_lookup_extended (self->stored, &id, NULL, &value);

  haw_attribute_field_show (field, known ? value : "");
}

/* Makes the editors anew, for their kinds may be others. */
static void
rebuild (HawOwnValues *self)
{
  g_autoptr (GArray) changes = haw_own_values_get_changes (self);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  for (guint i = 0; self->attributes != NULL &&
                    i < haw_row_store_get_n (HAW_ROW_STORE (self->attributes)); i++)
    {
      HawAttribute *attribute = haw_row_store_peek (HAW_ROW_STORE (self->attributes), i);
      GtkWidget *field = haw_attribute_field_new (attribute);

      if (self->small)
        haw_attribute_field_set_small (HAW_ATTRIBUTE_FIELD (field));
      show_stored (self, HAW_ATTRIBUTE_FIELD (field));
      for (guint j = 0; j < changes->len; j++)
        {
          const HawAttributeSetting *change = &g_array_index (changes, HawAttributeSetting, j);

          if (change->attribute == haw_row_get_id (HAW_ROW (attribute)))
            haw_attribute_field_set_text (HAW_ATTRIBUTE_FIELD (field), change->value);
        }
      g_signal_connect_swapped (field, "changed", G_CALLBACK (changed_cb), self);
      g_signal_connect_swapped (field, "activate", G_CALLBACK (activate_cb), self);
      gtk_box_append (GTK_BOX (self->box), field);
    }
  gtk_widget_set_visible (self->box, gtk_widget_get_first_child (self->box) != NULL);
  changed_cb (self);
}

static void
follow_project (HawOwnValues *self)
{
  HawProject *project = haw_view_state_get_project (self->state);

  if (self->attributes != NULL)
    g_signal_handlers_disconnect_by_data (self->attributes, self);
  g_clear_object (&self->attributes);
  g_hash_table_remove_all (self->stored);
  if (project != NULL)
    {
      self->attributes = haw_attribute_list_new (project, self->target);
      g_signal_connect_swapped (self->attributes, "items-changed", G_CALLBACK (rebuild), self);
    }
  gtk_widget_set_sensitive (self->button, project != NULL && !haw_project_is_read_only (project));
  rebuild (self);
}

static void
haw_own_values_dispose (GObject *object)
{
  HawOwnValues *self = HAW_OWN_VALUES (object);
  GtkWidget *child;

  if (self->attributes != NULL)
    g_signal_handlers_disconnect_by_data (self->attributes, self);
  g_clear_object (&self->attributes);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->state);

  G_OBJECT_CLASS (haw_own_values_parent_class)->dispose (object);
}

static void
haw_own_values_finalize (GObject *object)
{
  g_hash_table_unref (HAW_OWN_VALUES (object)->stored);

  G_OBJECT_CLASS (haw_own_values_parent_class)->finalize (object);
}

static void
haw_own_values_class_init (HawOwnValuesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = haw_own_values_dispose;
  G_OBJECT_CLASS (klass)->finalize = haw_own_values_finalize;

  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[ACTIVATE] = g_signal_new ("activate", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
haw_own_values_init (HawOwnValues *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 24);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Own fields"), -1);
  self->stored = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  gtk_widget_set_visible (self->box, FALSE);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->button = gtk_button_new_with_mnemonic (_("Own _Fields…"));
  gtk_widget_set_tooltip_text (self->button, _("Add and Change Fields of Your Own"));
  gtk_widget_set_halign (self->button, GTK_ALIGN_START);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

void
haw_own_values_set_state (HawOwnValues       *self,
                          HawViewState       *state,
                          HawAttributeTarget  target)
{
  g_return_if_fail (HAW_IS_OWN_VALUES (self) && HAW_IS_VIEW_STATE (state));
  g_return_if_fail (self->state == NULL && target < HAW_N_ATTRIBUTE_TARGETS);

  self->state = g_object_ref (state);
  self->target = target;
  g_signal_connect_object (state, "notify::project", G_CALLBACK (follow_project), self,
                           G_CONNECT_SWAPPED);
  follow_project (self);
}

void
haw_own_values_set_small (HawOwnValues *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  g_return_if_fail (HAW_IS_OWN_VALUES (self));

  self->small = TRUE;
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
  gtk_box_set_spacing (GTK_BOX (self->box), 12);
  gtk_widget_add_css_class (self->button, "flat");
}

void
haw_own_values_show (HawOwnValues *self,
                     GArray       *values)
{
  g_return_if_fail (HAW_IS_OWN_VALUES (self));

  g_hash_table_remove_all (self->stored);
  for (guint i = 0; values != NULL && i < values->len; i++)
    {
      const HawCommonValue *value = &g_array_index (values, HawCommonValue, i);

      g_hash_table_insert (self->stored, g_memdup2 (&value->attribute, sizeof (gint64)),
                           g_strdup (value->value));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (self->box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    show_stored (self, HAW_ATTRIBUTE_FIELD (child));
  changed_cb (self);
}

gboolean
haw_own_values_get_valid (HawOwnValues *self)
{
  g_return_val_if_fail (HAW_IS_OWN_VALUES (self), FALSE);

  for (GtkWidget *child = gtk_widget_get_first_child (self->box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!haw_attribute_field_get_valid (HAW_ATTRIBUTE_FIELD (child)))
      return FALSE;

  return TRUE;
}

GArray *
haw_own_values_get_changes (HawOwnValues *self)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (HawAttributeSetting));

  g_return_val_if_fail (HAW_IS_OWN_VALUES (self), changes);

  g_array_set_clear_func (changes, setting_clear);
  for (GtkWidget *child = gtk_widget_get_first_child (self->box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      HawAttribute *attribute = haw_attribute_field_get_attribute (HAW_ATTRIBUTE_FIELD (child));
      const HawAttributeSetting change = {
        haw_row_get_id (HAW_ROW (attribute)),
        haw_attribute_field_dup_change (HAW_ATTRIBUTE_FIELD (child)),
      };

      if (change.value != NULL)
        g_array_append_val (changes, change);
    }
  return changes;
}
