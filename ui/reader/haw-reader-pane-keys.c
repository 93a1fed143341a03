/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-reader-pane-private.h"

#include "project/haw-error.h"
#include "widgets/haw-key-position.h"

#include <glib/gi18n.h>

typedef struct
{
  char key;               /* as haw_key_position_resolve() gives it, or 0 */
  guint keyval;
  GdkModifierType modifiers;
  const char *action;
} Binding;

/* The view binds some of these by what the key says; here they count by their place too. */
static const Binding bindings[] = {
  { 0, GDK_KEY_Return, 0, "reader.note" },
  { 0, GDK_KEY_KP_Enter, 0, "reader.note" },
  { 0, GDK_KEY_Delete, 0, "reader.delete" },
  { 0, GDK_KEY_KP_Delete, 0, "reader.delete" },
  { 0, GDK_KEY_BackSpace, 0, "reader.delete" },
  { 0, GDK_KEY_Escape, 0, "reader.deselect" },
  { 'N', 0, 0, "reader.next-annotation" },
  { 'P', 0, 0, "reader.previous-annotation" },
  { 'L', 0, 0, "reader.link" },
  { 'U', 0, 0, "reader.next-uncoded" },
  { 'V', 0, 0, "reader.in-vivo" },
  { '.', 0, 0, "reader.repeat-code" },
  { 'A', 0, 0, "reader.active-codes" },
  { 'M', 0, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "reader.code-mentions" },
  { 'M', 0, 0, "reader.mark-mention" },
  { 'M', 0, GDK_SHIFT_MASK, "reader.unmark-mention" },
  { 'M', 0, GDK_CONTROL_MASK, "reader.mark-others" },
  { 'M', 0, GDK_CONTROL_MASK | GDK_ALT_MASK, "reader.show-actor" },
  { 'X', 0, 0, "reader.leave-clitics" },
  { 'X', 0, GDK_SHIFT_MASK, "reader.take-clitics" },
  { 'E', 0, 0, "reader.event" },
  { '[', 0, 0, "reader.start-earlier" },
  { '[', 0, GDK_SHIFT_MASK, "reader.start-later" },
  { '[', 0, GDK_CONTROL_MASK, "reader.start-earlier-letter" },
  { '[', 0, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "reader.start-later-letter" },
  { ']', 0, 0, "reader.end-later" },
  { ']', 0, GDK_SHIFT_MASK, "reader.end-earlier" },
  { ']', 0, GDK_CONTROL_MASK, "reader.end-later-letter" },
  { ']', 0, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "reader.end-earlier-letter" },
  { 'D', 0, GDK_CONTROL_MASK, "reader.split" },
  { 'J', 0, GDK_CONTROL_MASK, "reader.join" },
  { 'K', 0, GDK_CONTROL_MASK, "reader.choose-code" },
  { 'T', 0, GDK_CONTROL_MASK, "reader.translate" },
  { 'C', 0, GDK_CONTROL_MASK, "reader.copy" },
  { 'C', 0, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "reader.cite" },
  { 'A', 0, GDK_CONTROL_MASK, "reader.select-all" },
  { '=', 0, GDK_CONTROL_MASK, "reader.zoom-in" },
  { '-', 0, GDK_CONTROL_MASK, "reader.zoom-out" },
  { '0', 0, GDK_CONTROL_MASK, "reader.zoom-reset" },
};

/* Applies the code of a key, or makes it active while codes are. A key without one says how to get one, if a code was meant. */
static gboolean
press_code_key (HawReaderPane *self,
                char           key)
{
  const char name[] = { key, '\0' };
  HawCode *code = haw_reader_pane_find_code (self, key);
  gboolean active = haw_reader_pane_is_active (self);
  HawReaderTarget target;

  if (!haw_reader_pane_can_edit (self) ||
      (!active && !haw_reader_pane_get_target (self, &target)))
    return GDK_EVENT_PROPAGATE;

  if (code != NULL && active)
    {
      haw_reader_pane_toggle_active (self, haw_row_get_id (HAW_ROW (code)));
    }
  else if (code != NULL)
    {
      haw_reader_pane_apply_code (self, &target, haw_row_get_id (HAW_ROW (code)));
    }
  else
    {
      g_autofree char *isolated = haw_isolate (name);
      g_autofree char *message
        = g_strdup_printf (_("No code has the key %s; Ctrl+K makes one"), isolated);

      haw_view_state_show_message (self->state, message);
    }
  return GDK_EVENT_STOP;
}

gboolean
haw_reader_pane_press (HawReaderPane   *self,
                       guint            keyval,
                       guint            keycode,
                       GdkModifierType  state)
{
  char key = haw_key_position_resolve (keyval, keycode);
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  if (self->document == NULL)
    return GDK_EVENT_PROPAGATE;

  if (keyval == GDK_KEY_Escape && modifiers == 0 && haw_reader_pane_is_active (self))
    {
      haw_reader_pane_end_active (self);
      return GDK_EVENT_STOP;
    }
  if (haw_reader_pane_press_proposal (self, keyval, key, modifiers))
    return GDK_EVENT_STOP;
  for (guint i = 0; i < G_N_ELEMENTS (bindings); i++)
    {
      const Binding *binding = &bindings[i];
      gboolean same = binding->key != 0 ? binding->key == key : binding->keyval == keyval;

      if (same && binding->modifiers == modifiers)
        return haw_reader_pane_activate (self, binding->action);
    }

  if (modifiers == 0 && g_ascii_isalnum (key))
    return press_code_key (self, key);
  return GDK_EVENT_PROPAGATE;
}

/* Keys mean the text only while it has the focus. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                HawReaderPane         *self)
{
  if (!gtk_widget_is_focus (GTK_WIDGET (self->view)))
    return GDK_EVENT_PROPAGATE;
  return haw_reader_pane_press (self, keyval, keycode, state);
}

void
haw_reader_pane_add_keys (HawReaderPane *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_name (keys, "reader-keys");
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
