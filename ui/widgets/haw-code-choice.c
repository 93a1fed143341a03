/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-code-choice.h"

#include "haw-code-pattern.h"
#include "haw-color-button.h"
#include "haw-key-position.h"
#include "project/haw-error.h"

#include <glib/gi18n.h>

#define INDENT 18     /* px for each code above */
#define MAX_DEPTH 8

struct _HawCodeChoice
{
  GtkWidget parent_instance;

  GtkWidget *color;
  GtkLabel *name;
  GtkLabel *path;
  GtkWidget *check;
  GtkLabel *key;

  HawCodeNode *node;
  HawCodeList *codes;
  gboolean found;
  gboolean applied;
};

enum
{
  COLOR_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HawCodeChoice, haw_code_choice, GTK_TYPE_WIDGET)

/* The names of the codes above it, from the top. */
static char *
get_path (HawCodeChoice *self)
{
  HawCode *code = haw_code_node_get_code (self->node);
  g_autofree char *path = g_strdup ("");

  for (guint i = 0; i < MAX_DEPTH && self->codes != NULL; i++)
    {
      g_autofree char *name = NULL;
      char *longer;

      code = haw_row_store_lookup (HAW_ROW_STORE (self->codes), haw_code_get_parent (code));
      if (code == NULL)
        break;
      name = haw_isolate (haw_code_get_name (code));
      /* Translators: a code, and the one that stands below it. */
      longer = *path != '\0' ? g_strdup_printf (C_("codes", "%s › %s"), name, path)
                             : g_strdup (name);
      g_free (path);
      path = longer;
    }

  return g_steal_pointer (&path);
}

/* No information by colour, pattern or place alone. */
static void
update_access (HawCodeChoice *self,
               const char    *path)
{
  HawCode *code = haw_code_node_get_code (self->node);
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));
  const char *separator = C_("list separator", ", ");
  g_autofree char *name = haw_isolate (haw_code_get_name (code));
  g_autoptr (GString) text = g_string_new (name);

  if (*path != '\0')
    {
      /* Translators: %s are the codes above the one that is told. */
      g_autofree char *below = g_strdup_printf (_("Below %s"), path);

      g_string_append_printf (text, "%s%s", separator, below);
    }
  if (*haw_code_get_pattern (code) != '\0')
    g_string_append_printf (text, "%s%s", separator,
                            haw_code_pattern_get_name (haw_code_get_pattern (code)));
  if (self->applied)
    g_string_append_printf (text, "%s%s", separator, _("Applied"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text->str,
                                  -1);
  if (item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, text->str,
                                    -1);
}

static void
update (HawCodeChoice *self)
{
  HawCode *code = haw_code_node_get_code (self->node);
  guint depth = self->found ? 0 : MIN (haw_code_node_get_depth (self->node), MAX_DEPTH);
  g_autofree char *path = get_path (self);
  g_autofree char *key = haw_key_position_format (gtk_widget_get_display (GTK_WIDGET (self)),
                                                  haw_code_get_key (code));

  gtk_widget_set_margin_start (self->color, INDENT * (int) depth);
  haw_color_button_set_color (HAW_COLOR_BUTTON (self->color), haw_code_get_color (code));
  haw_color_button_set_pattern (HAW_COLOR_BUTTON (self->color), haw_code_get_pattern (code));
  gtk_label_set_text (self->name, haw_code_get_name (code));
  gtk_label_set_text (self->path, path);
  gtk_widget_set_visible (GTK_WIDGET (self->path), self->found && *path != '\0');
  gtk_label_set_text (self->key, key);
  gtk_widget_set_visible (GTK_WIDGET (self->key), *key != '\0');
  gtk_widget_set_visible (self->check, self->applied);
  update_access (self, path);
}

static void
color_chosen_cb (HawColorButton *button,
                 const char     *color,
                 HawCodeChoice  *self)
{
  if (self->node != NULL)
    g_signal_emit (self, signals[COLOR_CHOSEN], 0, haw_code_node_get_id (self->node), color);
}

static void
haw_code_choice_dispose (GObject *object)
{
  HawCodeChoice *self = HAW_CODE_CHOICE (object);
  GtkWidget *child;

  haw_code_choice_set_node (self, NULL, NULL, FALSE, FALSE);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (haw_code_choice_parent_class)->dispose (object);
}

static void
haw_code_choice_class_init (HawCodeChoiceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = haw_code_choice_dispose;

  signals[COLOR_CHOSEN] = g_signal_new ("color-chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkLabel *
add_label (HawCodeChoice *self,
           gboolean       expand)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END,
                                   "hexpand", expand, NULL);

  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return GTK_LABEL (label);
}

static void
haw_code_choice_init (HawCodeChoice *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->color = haw_color_button_new ();
  g_signal_connect (self->color, "chosen", G_CALLBACK (color_chosen_cb), self);
  gtk_widget_set_parent (self->color, GTK_WIDGET (self));
  self->name = add_label (self, TRUE);
  self->path = add_label (self, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->path), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->path), "dim-label");
  self->check = gtk_image_new_from_icon_name ("object-select-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Applied"), -1);
  gtk_widget_set_parent (self->check, GTK_WIDGET (self));
  self->key = add_label (self, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->key), "keycap");
  gtk_widget_set_valign (GTK_WIDGET (self->key), GTK_ALIGN_CENTER);
}

GtkWidget *
haw_code_choice_new (void)
{
  return g_object_new (HAW_TYPE_CODE_CHOICE, NULL);
}

void
haw_code_choice_set_node (HawCodeChoice *self,
                          HawCodeNode   *node,
                          HawCodeList   *codes,
                          gboolean       found,
                          gboolean       applied)
{
  g_return_if_fail (HAW_IS_CODE_CHOICE (self));

  if (self->node != NULL)
    g_signal_handlers_disconnect_by_func (self->node, update, self);
  g_set_object (&self->node, node);
  g_set_object (&self->codes, codes);
  self->found = found;
  self->applied = applied;
  if (node == NULL)
    return;
  gtk_widget_set_visible (self->color, TRUE);
  g_signal_connect_swapped (node, "changed", G_CALLBACK (update), self);
  update (self);
}

void
haw_code_choice_set_new_name (HawCodeChoice *self,
                              const char    *name)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *isolated = haw_isolate (name);
  g_autofree char *label = g_strdup_printf (_("New code “%s”"), isolated);

  g_return_if_fail (HAW_IS_CODE_CHOICE (self));

  haw_code_choice_set_node (self, NULL, NULL, FALSE, FALSE);
  gtk_label_set_text (self->name, label);
  gtk_widget_set_visible (self->color, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->path), FALSE);
  gtk_widget_set_visible (self->check, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->key), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                    -1);
}
