/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-code-row.h"

#include "model/haw-code-edit.h"
#include "widgets/haw-color-button.h"
#include "widgets/haw-key-position.h"

#include <glib/gi18n.h>

struct _HawCodeRow
{
  AdwExpanderRow parent_instance;

  HawColorButton *color;
  GtkLabel *key_label;
  AdwEntryRow *name_row;
  AdwEntryRow *description_row;
  AdwComboRow *key_row;

  HawCode *code;
  gboolean updating;
};

enum
{
  EDITED,
  DELETE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HawCodeRow, haw_code_row, ADW_TYPE_EXPANDER_ROW)

static void
edit (HawCodeRow *self,
      const char *field,
      const char *value)
{
  if (!self->updating)
    g_signal_emit (self, signals[EDITED], 0, field, value);
}

static void
color_chosen_cb (HawColorButton *button,
                 const char     *color,
                 HawCodeRow     *self)
{
  edit (self, "color", color);
}

/* Says what was typed, if it is something else than what there is. */
static void
commit (HawCodeRow *self,
        GtkWidget  *row)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));

  if (row == GTK_WIDGET (self->name_row))
    {
      if (!g_str_equal (text, haw_code_get_name (self->code)))
        edit (self, "name", text);
    }
  else if (!g_str_equal (text, haw_code_get_description (self->code)))
    {
      edit (self, "description", text);
    }
}

static void
entry_activated_cb (AdwEntryRow *row,
                    HawCodeRow  *self)
{
  commit (self, GTK_WIDGET (row));
}

static void
focus_left_cb (GtkEventControllerFocus *controller,
               HawCodeRow              *self)
{
  commit (self, gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller)));
}

static void
key_chosen_cb (AdwComboRow *row,
               GParamSpec  *pspec,
               HawCodeRow  *self)
{
  guint selected = adw_combo_row_get_selected (row);

  if (selected != GTK_INVALID_LIST_POSITION)
    edit (self, "key", selected == 0 ? "" : haw_code_keys ()[selected - 1]);
}

static void
delete_clicked_cb (GtkButton  *button,
                   HawCodeRow *self)
{
  g_signal_emit (self, signals[DELETE], 0);
}

static void
fill_keys (HawCodeRow *self)
{
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (self));
  const char *const *keys = haw_code_keys ();
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  gtk_string_list_append (list, C_("key", "None"));
  for (guint i = 0; keys[i] != NULL; i++)
    gtk_string_list_take (list, haw_key_position_format (display, keys[i]));
  adw_combo_row_set_model (self->key_row, G_LIST_MODEL (list));
}

static void
haw_code_row_dispose (GObject *object)
{
  HawCodeRow *self = HAW_CODE_ROW (object);

  self->updating = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), HAW_TYPE_CODE_ROW);
  g_clear_object (&self->code);

  G_OBJECT_CLASS (haw_code_row_parent_class)->dispose (object);
}

static void
haw_code_row_class_init (HawCodeRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = haw_code_row_dispose;

  signals[EDITED] = g_signal_new ("edited", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[DELETE] = g_signal_new ("delete", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  g_type_ensure (HAW_TYPE_COLOR_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hawamish/Hawamish/dialogs/haw-code-row.ui");
  gtk_widget_class_bind_template_child (widget_class, HawCodeRow, color);
  gtk_widget_class_bind_template_child (widget_class, HawCodeRow, key_label);
  gtk_widget_class_bind_template_child (widget_class, HawCodeRow, name_row);
  gtk_widget_class_bind_template_child (widget_class, HawCodeRow, description_row);
  gtk_widget_class_bind_template_child (widget_class, HawCodeRow, key_row);
  gtk_widget_class_bind_template_callback (widget_class, color_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_clicked_cb);
}

static void
haw_code_row_init (HawCodeRow *self)
{
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_keys (self);
}

GtkWidget *
haw_code_row_new (HawCode *code)
{
  HawCodeRow *self;

  g_return_val_if_fail (HAW_IS_CODE (code), NULL);

  self = g_object_new (HAW_TYPE_CODE_ROW, NULL);
  self->code = g_object_ref (code);
  haw_code_row_update (self);
  return GTK_WIDGET (self);
}

HawCode *
haw_code_row_get_code (HawCodeRow *self)
{
  g_return_val_if_fail (HAW_IS_CODE_ROW (self), NULL);

  return self->code;
}

static void
set_text (AdwEntryRow *row,
          const char  *text)
{
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (row)), text))
    gtk_editable_set_text (GTK_EDITABLE (row), text);
}

void
haw_code_row_update (HawCodeRow *self)
{
  const char *key;
  const char *const *keys = haw_code_keys ();
  g_autofree char *key_text = NULL;
  guint selected = 0;

  g_return_if_fail (HAW_IS_CODE_ROW (self));

  key = haw_code_get_key (self->code);
  for (guint i = 0; keys[i] != NULL; i++)
    if (g_str_equal (keys[i], key))
      selected = i + 1;
  key_text = haw_key_position_format (gtk_widget_get_display (GTK_WIDGET (self)), key);

  self->updating = TRUE;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), haw_code_get_name (self->code));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), haw_code_get_description (self->code));
  haw_color_button_set_color (self->color, haw_code_get_color (self->code));
  gtk_label_set_text (self->key_label, key_text);
  gtk_widget_set_visible (GTK_WIDGET (self->key_label), *key_text != '\0');
  set_text (self->name_row, haw_code_get_name (self->code));
  set_text (self->description_row, haw_code_get_description (self->code));
  adw_combo_row_set_selected (self->key_row, selected);
  self->updating = FALSE;
}
