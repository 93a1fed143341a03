/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-window-private.h"

#include "widgets/haw-key-position.h"

#define MODIFIERS (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)

/* What every text widget knows by a Latin letter. */
static const struct
{
  char latin;
  gboolean shift;
  const char *action;
} text_actions[] = {
  { 'C', FALSE, "clipboard.copy" },
  { 'X', FALSE, "clipboard.cut" },
  { 'V', FALSE, "clipboard.paste" },
  { 'A', FALSE, "selection.select-all" },
};

static gboolean
activate (HawWindow  *self,
          const char *detailed)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (!g_action_parse_detailed_name (detailed, &name, &target, NULL))
    return FALSE;

  return gtk_widget_activate_action_variant (GTK_WIDGET (self), name, target);
}

/* The accelerator that the key would be under a Latin layout. */
static gboolean
activate_accelerator (HawWindow       *self,
                      char             latin,
                      GdkModifierType  state)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  g_autofree char *accelerator = NULL;
  g_auto (GStrv) actions = NULL;

  accelerator = gtk_accelerator_name ((guint) g_ascii_tolower (latin), state);
  actions = gtk_application_get_actions_for_accel (application, accelerator);
  for (guint i = 0; actions != NULL && actions[i] != NULL; i++)
    if (activate (self, actions[i]))
      return TRUE;

  return FALSE;
}

static gboolean
activate_text_action (HawWindow       *self,
                      char             latin,
                      GdkModifierType  state)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus == NULL || (state & ~GDK_SHIFT_MASK) != GDK_CONTROL_MASK)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (text_actions); i++)
    if (text_actions[i].latin == latin &&
        text_actions[i].shift == ((state & GDK_SHIFT_MASK) != 0))
      return gtk_widget_activate_action (focus, text_actions[i].action, NULL);

  return FALSE;
}

/* With a Latin layout beside the Arabic one GTK finds the letter there; without one nobody does. */
static gboolean
key_pressed_cb (HawWindow       *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state,
                gpointer         controller)
{
  char latin = haw_key_position_to_latin (keycode);

  state &= MODIFIERS;
  if ((state & GDK_CONTROL_MASK) == 0 || latin == 0 || haw_key_position_says_latin (keyval, latin) ||
      gtk_window_get_application (GTK_WINDOW (self)) == NULL)
    return GDK_EVENT_PROPAGATE;
  if (activate_accelerator (self, latin, state) || activate_text_action (self, latin, state))
    return GDK_EVENT_STOP;

  return GDK_EVENT_PROPAGATE;
}

void
haw_window_install_keys (HawWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_name (keys, "key-positions");
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
