/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-key-shortcuts.h"

#include "haw-key-position.h"

static gboolean
triggers (GtkShortcutTrigger *trigger,
          guint               keyval,
          GdkModifierType     modifiers)
{
  if (GTK_IS_ALTERNATIVE_TRIGGER (trigger))
    {
      GtkAlternativeTrigger *both = GTK_ALTERNATIVE_TRIGGER (trigger);

      return triggers (gtk_alternative_trigger_get_first (both), keyval, modifiers) ||
             triggers (gtk_alternative_trigger_get_second (both), keyval, modifiers);
    }

  return GTK_IS_KEYVAL_TRIGGER (trigger) &&
         gdk_keyval_to_lower (gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger))) ==
           keyval &&
         gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == modifiers;
}

GtkShortcut *
haw_key_shortcuts_find (GtkWidget       *widget,
                        guint            keyval,
                        guint            keycode,
                        GdkModifierType  state)
{
  g_autoptr (GListModel) controllers = NULL;
  char latin = haw_key_position_to_latin (keycode);

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  if (latin == 0 || haw_key_position_says_latin (keyval, latin))
    return NULL;
  state &= gtk_accelerator_get_default_mod_mask ();
  controllers = gtk_widget_observe_controllers (widget);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller) ||
          gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_NONE)
        continue;
      for (guint k = 0; k < g_list_model_get_n_items (G_LIST_MODEL (controller)); k++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), k);

          if (triggers (gtk_shortcut_get_trigger (shortcut), (guint) g_ascii_tolower (latin), state))
            return g_steal_pointer (&shortcut);
        }
    }

  return NULL;
}

/* What stands nearer to the focus comes first, as for GTK. */
static gboolean
pressed_cb (GtkEventControllerKey *keys,
            guint                  keyval,
            guint                  keycode,
            GdkModifierType        state,
            GtkWidget             *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !(focus == widget || gtk_widget_is_ancestor (focus, widget)))
    focus = widget;
  for (GtkWidget *at = focus; at != NULL; at = at == widget ? NULL : gtk_widget_get_parent (at))
    {
      g_autoptr (GtkShortcut) shortcut = haw_key_shortcuts_find (at, keyval, keycode, state);

      if (shortcut != NULL &&
          gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, at,
                                        gtk_shortcut_get_arguments (shortcut)))
        return GDK_EVENT_STOP;
    }

  return GDK_EVENT_PROPAGATE;
}

void
haw_key_shortcuts_follow_place (GtkWidget *widget)
{
  GtkEventController *keys;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_name (keys, "key-places");
  g_signal_connect (keys, "key-pressed", G_CALLBACK (pressed_cb), widget);
  gtk_widget_add_controller (widget, keys);
}

void
haw_key_shortcuts_set_enabled (GtkWidget *widget,
                               gboolean   enabled)
{
  g_autoptr (GListModel) controllers = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  controllers = gtk_widget_observe_controllers (widget);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_SHORTCUT_CONTROLLER (controller))
        gtk_event_controller_set_propagation_phase (controller, enabled ? GTK_PHASE_BUBBLE
                                                                        : GTK_PHASE_NONE);
    }
}
