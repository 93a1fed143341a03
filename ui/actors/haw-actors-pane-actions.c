/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-actors-pane-private.h"

#include "dialogs/haw-fields-dialog.h"
#include "model/haw-actor-edit.h"
#include "widgets/haw-key-position.h"

#include <glib/gi18n.h>

/* An edit under way, and what is said when it is done. */
typedef struct
{
  HawActorsPane *pane;
  const char *message;
  gint64 then;          /* the actor to go to, 0 for none */
} Edit;

static Edit *
edit_new (HawActorsPane *self,
          const char    *message,
          gint64         then)
{
  Edit *edit = g_new0 (Edit, 1);

  edit->pane = g_object_ref (self);
  edit->message = message;
  edit->then = then;
  return edit;
}

static gint64
id_of (HawActor *actor)
{
  return actor != NULL ? haw_row_get_id (HAW_ROW (actor)) : 0;
}

/* The page of what was merged becomes that of what it was merged into. */
static void
follow_merge (HawActorsPane *self,
              gint64         then,
              gboolean       done)
{
  if (done && haw_actors_pane_get_actor (self) == NULL)
    haw_actors_pane_choose (self, then);
  if (!done && self->wanted_page == then)
    self->wanted_page = 0;
  if (!done && self->wanted == then)
    self->wanted = 0;
}

static void
done_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      data)
{
  g_autofree Edit *edit = data;
  g_autoptr (HawActorsPane) self = edit->pane;
  g_autoptr (GError) error = NULL;
  gboolean done = haw_project_edit_finish (HAW_PROJECT (object), result, &error);

  if (self->state == NULL)
    return;
  if (edit->then != 0)
    follow_merge (self, edit->then, done);
  if (done)
    haw_view_state_show_edited (self->state, edit->message);
  else
    haw_view_state_show_message (self->state, error->message);
}

static void
added_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (HawActorsPane) self = data;
  g_autoptr (GError) error = NULL;
  gint64 id = haw_actor_add_finish (HAW_PROJECT (object), result, &error);

  if (self->state == NULL)
    return;
  if (id == 0)
    {
      haw_view_state_show_message (self->state, error->message);
      return;
    }
  gtk_editable_set_text (GTK_EDITABLE (self->new_entry), "");
  haw_actors_pane_choose (self, id);
}

void
haw_actors_pane_add (HawActorsPane *self,
                     const char    *name)
{
  g_autofree char *clean = g_strstrip (g_strdup (name));
  guint kind = gtk_drop_down_get_selected (self->kind_filter);

  if (*clean != '\0' && haw_actors_pane_can_edit (self))
    haw_actor_add_async (haw_view_state_get_project (self->state), clean,
                         kind >= HAW_ACTOR_PERSON && kind <= HAW_ACTOR_PLACE
                         ? (HawActorKind) kind : HAW_ACTOR_UNKNOWN,
                         NULL, added_cb, g_object_ref (self));
}

void
haw_actors_pane_merge (HawActorsPane *self,
                       gint64         from,
                       gint64         into)
{
  HawRowStore *store = HAW_ROW_STORE (haw_view_state_get_actors (self->state));
  HawActor *to = store != NULL ? haw_row_store_lookup (store, into) : NULL;

  if (to == NULL || !haw_actors_pane_can_edit (self))
    return;
  if (haw_actors_pane_is_open (self))
    self->wanted_page = into;
  else
    self->wanted = into;
  haw_actor_merge_async (haw_view_state_get_project (self->state), into, haw_actor_get_name (to),
                         &from, 1, NULL, done_cb, edit_new (self, _("Actors merged"), into));
}

static void
actor_chosen_cb (HawActorChooser *chooser,
                 gint64           actor,
                 gboolean         remember,
                 HawActorsPane   *self)
{
  if (!haw_actors_pane_can_edit (self))
    return;
  if (self->choosing_distinct)
    haw_actor_set_distinct_async (haw_view_state_get_project (self->state), self->chosen_for, actor,
                                  TRUE, NULL, done_cb,
                                  edit_new (self, _("The two actors are told apart"), 0));
  else
    haw_actors_pane_merge (self, self->chosen_for, actor);
}

/* Below the row of the actor, or the head of its page. */
static void
point_at_actor (HawActorsPane *self,
                GtkPopover    *popover)
{
  GtkWidget *row = haw_actors_pane_is_open (self)
                   ? NULL : haw_actors_pane_find_row (self, id_of (haw_actors_pane_get_actor (self)));
  GdkRectangle place = { gtk_widget_get_width (GTK_WIDGET (self)) / 2, 40, 1, 1 };
  double x = 0, y = 0;

  if (row != NULL &&
      gtk_widget_translate_coordinates (row, GTK_WIDGET (self), gtk_widget_get_width (row) / 2.0,
                                        gtk_widget_get_height (row), &x, &y))
    place = (GdkRectangle) { (int) x, (int) y, 1, 1 };
  gtk_popover_set_pointing_to (popover, &place);
}

static void
choose_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  HawActorsPane *self = HAW_ACTORS_PANE (widget);
  HawActor *actor = haw_actors_pane_get_actor (self);

  if (actor == NULL)
    return;
  if (self->chooser == NULL)
    {
      self->chooser = HAW_ACTOR_CHOOSER (haw_actor_chooser_new ());
      gtk_widget_set_parent (GTK_WIDGET (self->chooser), widget);
      g_signal_connect (self->chooser, "actor-chosen", G_CALLBACK (actor_chosen_cb), self);
    }
  self->choosing_distinct = g_str_equal (name, "actors.distinct");
  self->chosen_for = id_of (actor);
  point_at_actor (self, GTK_POPOVER (self->chooser));
  haw_actor_chooser_open (self->chooser, haw_view_state_get_actors (self->state), NULL, 0,
                          self->chosen_for);
}

static void
delete_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  HawActorsPane *self = HAW_ACTORS_PANE (widget);
  HawActor *actor = haw_actors_pane_get_actor (self);

  if (actor != NULL)
    haw_actor_remove_async (haw_view_state_get_project (self->state), id_of (actor),
                            haw_actor_get_name (actor), NULL, done_cb,
                            edit_new (self, _("Actor deleted"), 0));
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HawActorsPane *self = HAW_ACTORS_PANE (widget);
  HawActor *actor = haw_actors_pane_get_actor (self);

  if (actor == NULL)
    return;
  haw_actors_pane_open (self, id_of (actor));
  if (g_str_equal (name, "actors.rename"))
    haw_actor_page_edit_name (self->page);
}

static void
back_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  haw_actors_pane_leave (HAW_ACTORS_PANE (widget));
}

static void
fields_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  haw_fields_dialog_focus (haw_fields_dialog_present (HAW_ACTORS_PANE (widget)->state,
                                                      GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL),
                           HAW_ATTRIBUTE_OF_ACTOR);
}

static const struct
{
  const char *name;
  GtkWidgetActionActivateFunc activate;
  gboolean edits;
  gboolean needs_page;
} actions[] = {
  { "actors.open", open_action, FALSE, FALSE },
  { "actors.rename", open_action, TRUE, FALSE },
  { "actors.merge", choose_action, TRUE, FALSE },
  { "actors.distinct", choose_action, TRUE, FALSE },
  { "actors.delete", delete_action, TRUE, FALSE },
  { "actors.back", back_action, FALSE, TRUE },
  { "actors.fields", fields_action, FALSE, TRUE },
};

void
haw_actors_pane_install_actions (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
}

void
haw_actors_pane_update_actions (HawActorsPane *self)
{
  gboolean chosen = self->state != NULL && haw_actors_pane_get_actor (self) != NULL;
  gboolean can_edit = chosen && haw_actors_pane_can_edit (self);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i].name,
                                   actions[i].needs_page ? haw_actors_pane_is_open (self)
                                   : actions[i].edits ? can_edit : chosen);
}

static void
activate (HawActorsPane *self,
          const char    *action)
{
  gtk_widget_activate_action (GTK_WIDGET (self), action, NULL);
}

static void
popup_menu (HawActorsPane *self)
{
  point_at_actor (self, self->menu);
  gtk_popover_popup (self->menu);
}

static gboolean
press_letter (HawActorsPane *self,
              char           key)
{
  switch (key)
    {
    case 'M': activate (self, "actors.merge"); return GDK_EVENT_STOP;
    case 'N': activate (self, "actors.distinct"); return GDK_EVENT_STOP;
    default: return GDK_EVENT_PROPAGATE;
    }
}

/* The keys belong to the list. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                HawActorsPane         *self)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  if (haw_actors_pane_get_actor (self) == NULL)
    return GDK_EVENT_PROPAGATE;
  if ((modifiers == 0 && keyval == GDK_KEY_Menu) ||
      (modifiers == GDK_SHIFT_MASK && keyval == GDK_KEY_F10))
    {
      popup_menu (self);
      return GDK_EVENT_STOP;
    }
  if (modifiers != 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_F2: activate (self, "actors.rename"); return GDK_EVENT_STOP;
    case GDK_KEY_Delete: case GDK_KEY_KP_Delete: activate (self, "actors.delete");
      return GDK_EVENT_STOP;
    case GDK_KEY_Insert: case GDK_KEY_KP_Insert:
      gtk_widget_grab_focus (GTK_WIDGET (self->new_entry));
      return GDK_EVENT_STOP;
    default: return press_letter (self, haw_key_position_resolve (keyval, keycode));
    }
}

static void
menu_pressed_cb (GtkGestureClick *gesture,
                 int              n_press,
                 double           x,
                 double           y,
                 HawActorsPane   *self)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self->list_view), x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = picked != NULL ? gtk_widget_get_ancestor (picked, HAW_TYPE_ACTOR_ROW) : NULL;

  if (row == NULL)
    return;
  haw_actors_pane_choose (self, id_of (haw_actor_row_get_actor (HAW_ACTOR_ROW (row))));
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  popup_menu (self);
}

void
haw_actors_pane_init_actions (HawActorsPane *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->menu = GTK_POPOVER (gtk_popover_menu_new_from_model (self->context_menu));
  gtk_widget_set_parent (GTK_WIDGET (self->menu), GTK_WIDGET (self));
  gtk_event_controller_set_name (keys, "actors-keys");
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list_view), keys);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (menu_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list_view), GTK_EVENT_CONTROLLER (click));
}
