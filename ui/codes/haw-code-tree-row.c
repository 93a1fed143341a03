/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-code-tree-row.h"

#include "project/haw-error.h"
#include "time/haw-date-format.h"
#include "widgets/haw-code-pattern.h"
#include "widgets/haw-color-swatch.h"
#include "widgets/haw-key-position.h"

#include <glib/gi18n.h>

#define INDENT 18  /* px for each code above */

struct _HawCodeTreeRow
{
  GtkWidget parent_instance;

  GtkWidget *expander;
  HawColorSwatch *swatch;
  GtkStack *stack;
  GtkLabel *name;
  GtkText *entry;
  GtkWidget *pin;
  GtkWidget *retired;
  GtkLabel *count;
  GtkLabel *key;

  HawCodeNode *node;
  HawCodeDrop drop;
};

enum
{
  EXPAND,
  RENAMED,
  LEFT,
  DROPPED,
  N_SIGNALS,
};

static const char *const drop_classes[] = { "drop-before", "drop-into", "drop-after" };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HawCodeTreeRow, haw_code_tree_row, GTK_TYPE_WIDGET)

static char *
format_counts (HawCodeNode *node)
{
  gint64 own = haw_code_node_get_n_annotations (node, FALSE);
  gint64 all = haw_code_node_get_n_annotations (node, TRUE);
  g_autofree char *text = NULL;

  if (all == 0)
    return g_strdup ("");
  text = all == own ? g_strdup_printf ("%" G_GINT64_FORMAT, own)
                    : g_strdup_printf ("%" G_GINT64_FORMAT " (%" G_GINT64_FORMAT ")", own, all);
  return haw_date_localise_digits (text);
}

/* In words, for those who hear it and in the tooltip. */
static char *
describe_counts (HawCodeNode *node)
{
  gulong own = (gulong) haw_code_node_get_n_annotations (node, FALSE);
  gulong all = (gulong) haw_code_node_get_n_annotations (node, TRUE);
  g_autofree char *first = g_strdup_printf (ngettext ("%lu annotation", "%lu annotations", own),
                                            own);
  g_autofree char *second = g_strdup_printf (ngettext ("%lu with the codes below it",
                                                       "%lu with the codes below it", all), all);
  g_autofree char *both = all == own ? g_strdup (first)
                                     : g_strjoin (C_("list separator", ", "), first, second,
                                                  NULL);

  return haw_date_localise_digits (both);
}

static void
add_part (GString    *text,
          const char *part)
{
  if (*part == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, C_("list separator", ", "));
  g_string_append (text, part);
}

/* No information by colour, pattern or place alone. */
static void
update_access (HawCodeTreeRow *self)
{
  HawCode *code = haw_code_node_get_code (self->node);
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *name = haw_isolate (haw_code_get_name (code));
  g_autofree char *counts = describe_counts (self->node);
  g_autofree char *level = g_strdup_printf (_("Level %u"), haw_code_node_get_depth (self->node) + 1);
  g_autofree char *key = g_strdup_printf (_("Key %s"), haw_code_get_key (code));

  add_part (text, name);
  add_part (text, level);
  add_part (text, counts);
  if (*haw_code_get_key (code) != '\0')
    add_part (text, key);
  if (haw_code_get_pinned (code))
    add_part (text, _("Pinned"));
  if (haw_code_get_retired (code))
    add_part (text, _("Retired"));
  if (haw_code_node_has_children (self->node))
    add_part (text, haw_code_node_get_expanded (self->node) ? C_("code", "Unfolded")
                                                            : C_("code", "Folded"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text->str,
                                  -1);
  if (item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, text->str,
                                    -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->count), counts);
}

static void
update_expander (HawCodeTreeRow *self)
{
  gboolean has_children = haw_code_node_has_children (self->node);
  gboolean expanded = haw_code_node_get_expanded (self->node);

  gtk_widget_set_margin_start (self->expander,
                               INDENT * (int) MIN (haw_code_node_get_depth (self->node), 8));
  gtk_widget_set_opacity (self->expander, has_children ? 1 : 0);
  gtk_widget_set_sensitive (self->expander, has_children);
  gtk_button_set_icon_name (GTK_BUTTON (self->expander),
                            expanded ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->expander), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  expanded ? _("Fold") : _("Unfold"), -1);
}

static void
update (HawCodeTreeRow *self)
{
  HawCode *code = haw_code_node_get_code (self->node);
  g_autofree char *key = haw_key_position_format (gtk_widget_get_display (GTK_WIDGET (self)),
                                                  haw_code_get_key (code));
  g_autofree char *counts = format_counts (self->node);

  update_expander (self);
  haw_color_swatch_set_color (self->swatch, haw_code_get_color (code));
  haw_color_swatch_set_pattern (self->swatch, haw_code_get_pattern (code));
  gtk_label_set_text (self->name, haw_code_get_name (code));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name),
                               *haw_code_get_description (code) != '\0'
                               ? haw_code_get_description (code) : NULL);
  gtk_label_set_text (self->count, counts);
  gtk_widget_set_visible (GTK_WIDGET (self->count), *counts != '\0');
  gtk_label_set_text (self->key, key);
  gtk_widget_set_visible (GTK_WIDGET (self->key), *key != '\0');
  gtk_widget_set_visible (self->pin, haw_code_get_pinned (code));
  gtk_widget_set_visible (self->retired, haw_code_get_retired (code));
  if (haw_code_get_retired (code))
    gtk_widget_add_css_class (GTK_WIDGET (self->name), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->name), "dim-label");
  update_access (self);
}

static void
expander_clicked_cb (HawCodeTreeRow *self)
{
  if (self->node != NULL)
    g_signal_emit (self, signals[EXPAND], 0, !haw_code_node_get_expanded (self->node));
}

static void
stop_renaming (HawCodeTreeRow *self,
               gboolean        keep)
{
  g_autofree char *name = NULL;

  if (!haw_code_tree_row_is_renaming (self))
    return;
  name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  gtk_stack_set_visible_child_name (self->stack, "name");
  if (keep && self->node != NULL &&
      !g_str_equal (name, haw_code_get_name (haw_code_node_get_code (self->node))))
    g_signal_emit (self, signals[RENAMED], 0, name);
}

static void
entry_activate_cb (HawCodeTreeRow *self)
{
  stop_renaming (self, TRUE);
  g_signal_emit (self, signals[LEFT], 0);
}

static void
entry_left_cb (HawCodeTreeRow *self)
{
  stop_renaming (self, TRUE);
}

static gboolean
entry_key_cb (GtkEventControllerKey *controller,
              guint                  keyval,
              guint                  keycode,
              GdkModifierType        state,
              HawCodeTreeRow        *self)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  stop_renaming (self, FALSE);
  g_signal_emit (self, signals[LEFT], 0);
  return GDK_EVENT_STOP;
}

static GdkContentProvider *
drag_prepare_cb (GtkDragSource  *source,
                 double          x,
                 double          y,
                 HawCodeTreeRow *self)
{
  g_autoptr (GdkPaintable) picture = NULL;

  if (self->node == NULL || haw_code_tree_row_is_renaming (self))
    return NULL;
  picture = gtk_widget_paintable_new (GTK_WIDGET (self->stack));
  gtk_drag_source_set_icon (source, picture, 0, 0);
  return gdk_content_provider_new_typed (HAW_TYPE_CODE_NODE, self->node);
}

static void
show_drop (HawCodeTreeRow *self,
           gboolean        shown)
{
  for (guint i = 0; i < G_N_ELEMENTS (drop_classes); i++)
    if (shown && i == self->drop)
      gtk_widget_add_css_class (GTK_WIDGET (self), drop_classes[i]);
    else
      gtk_widget_remove_css_class (GTK_WIDGET (self), drop_classes[i]);
}

/* The upper and the lower quarter of a row mean the places beside it. */
static GdkDragAction
drop_motion_cb (GtkDropTarget  *target,
                double          x,
                double          y,
                HawCodeTreeRow *self)
{
  double share = y / MAX (1, gtk_widget_get_height (GTK_WIDGET (self)));

  self->drop = share < 0.25 ? HAW_CODE_DROP_BEFORE
               : share > 0.75 ? HAW_CODE_DROP_AFTER : HAW_CODE_DROP_INTO;
  show_drop (self, TRUE);
  return GDK_ACTION_MOVE;
}

static void
drop_leave_cb (GtkDropTarget  *target,
               HawCodeTreeRow *self)
{
  show_drop (self, FALSE);
}

static gboolean
drop_cb (GtkDropTarget  *target,
         const GValue   *value,
         double          x,
         double          y,
         HawCodeTreeRow *self)
{
  drop_motion_cb (target, x, y, self);
  show_drop (self, FALSE);
  g_signal_emit (self, signals[DROPPED], 0, g_value_get_object (value), (int) self->drop);
  return TRUE;
}

static void
add_drag (HawCodeTreeRow *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (HAW_TYPE_CODE_NODE, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (drag_prepare_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  g_signal_connect (target, "enter", G_CALLBACK (drop_motion_cb), self);
  g_signal_connect (target, "motion", G_CALLBACK (drop_motion_cb), self);
  g_signal_connect (target, "leave", G_CALLBACK (drop_leave_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
haw_code_tree_row_dispose (GObject *object)
{
  HawCodeTreeRow *self = HAW_CODE_TREE_ROW (object);
  GtkWidget *child;

  haw_code_tree_row_set_node (self, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (haw_code_tree_row_parent_class)->dispose (object);
}

static void
haw_code_tree_row_class_init (HawCodeTreeRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = haw_code_tree_row_dispose;

  signals[EXPAND] = g_signal_new ("expand", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[RENAMED] = g_signal_new ("renamed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[LEFT] = g_signal_new ("left", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                0);
  signals[DROPPED] = g_signal_new ("dropped", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, HAW_TYPE_CODE_NODE, G_TYPE_INT);

  g_type_ensure (HAW_TYPE_COLOR_SWATCH);
  gtk_widget_class_set_css_name (widget_class, "codetreerow");
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/hawamish/Hawamish/codes/haw-code-tree-row.ui");
  gtk_widget_class_bind_template_child (widget_class, HawCodeTreeRow, expander);
  gtk_widget_class_bind_template_child (widget_class, HawCodeTreeRow, swatch);
  gtk_widget_class_bind_template_child (widget_class, HawCodeTreeRow, stack);
  gtk_widget_class_bind_template_child (widget_class, HawCodeTreeRow, name);
  gtk_widget_class_bind_template_child (widget_class, HawCodeTreeRow, entry);
  gtk_widget_class_bind_template_child (widget_class, HawCodeTreeRow, pin);
  gtk_widget_class_bind_template_child (widget_class, HawCodeTreeRow, retired);
  gtk_widget_class_bind_template_child (widget_class, HawCodeTreeRow, count);
  gtk_widget_class_bind_template_child (widget_class, HawCodeTreeRow, key);
}

static void
haw_code_tree_row_init (HawCodeTreeRow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->expander, "clicked", G_CALLBACK (expander_clicked_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (entry_activate_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (entry_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (entry_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), focus);
  add_drag (self);
}

GtkWidget *
haw_code_tree_row_new (void)
{
  return g_object_new (HAW_TYPE_CODE_TREE_ROW, NULL);
}

void
haw_code_tree_row_set_node (HawCodeTreeRow *self,
                            HawCodeNode    *node)
{
  g_return_if_fail (HAW_IS_CODE_TREE_ROW (self));

  if (self->node == node)
    return;
  if (self->node != NULL)
    {
      stop_renaming (self, TRUE);
      g_signal_handlers_disconnect_by_func (self->node, update, self);
    }
  g_set_object (&self->node, node);
  if (node != NULL)
    {
      g_signal_connect_swapped (node, "changed", G_CALLBACK (update), self);
      update (self);
    }
}

HawCodeNode *
haw_code_tree_row_get_node (HawCodeTreeRow *self)
{
  g_return_val_if_fail (HAW_IS_CODE_TREE_ROW (self), NULL);

  return self->node;
}

void
haw_code_tree_row_rename (HawCodeTreeRow *self)
{
  g_return_if_fail (HAW_IS_CODE_TREE_ROW (self));

  if (self->node == NULL)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->entry),
                         haw_code_get_name (haw_code_node_get_code (self->node)));
  gtk_stack_set_visible_child_name (self->stack, "entry");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

gboolean
haw_code_tree_row_is_renaming (HawCodeTreeRow *self)
{
  g_return_val_if_fail (HAW_IS_CODE_TREE_ROW (self), FALSE);

  return g_str_equal (gtk_stack_get_visible_child_name (self->stack), "entry");
}
