/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-actor-page-private.h"

#include "model/haw-actor-edit.h"
#include "widgets/haw-note-editor.h"

#include <glib/gi18n.h>

#define RESOURCE "/org/hawamish/Hawamish/actors/haw-actor-page.ui"

/* So many lines of the concordance are shown at first. */
#define FIRST_MENTIONS 50

enum
{
  LEAVE,
  OPEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HawActorPage, haw_actor_page, GTK_TYPE_WIDGET)

HawActor *
haw_actor_page_get_row (HawActorPage *self)
{
  HawActorList *actors = self->state != NULL ? haw_view_state_get_actors (self->state) : NULL;

  return actors != NULL ? haw_row_store_lookup (HAW_ROW_STORE (actors), self->actor) : NULL;
}

gboolean
haw_actor_page_can_edit (HawActorPage *self)
{
  HawProject *project = haw_view_state_get_project (self->state);

  return haw_actor_page_get_row (self) != NULL && !haw_project_is_read_only (project);
}

void
haw_actor_page_open (HawActorPage *self,
                     gint64        actor)
{
  g_signal_emit (self, signals[OPEN], 0, actor);
}

static void
show_name (HawActorPage *self,
           const char   *name)
{
  GtkEditable *entry = GTK_EDITABLE (self->name_entry);

  g_free (self->told_name);
  self->told_name = g_strdup (name);
  if (!g_str_equal (gtk_editable_get_text (entry), name))
    gtk_editable_set_text (entry, name);
}

static gboolean
is_typing (HawActorPage *self,
           const char   *name)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->name_entry));

  return gtk_widget_get_focus_child (GTK_WIDGET (self->name_entry)) != NULL &&
         !g_str_equal (typed, name) && g_strcmp0 (typed, self->told_name) != 0;
}

/* The name and kind, the names in the list: from the model, without reading. It comes with every new
 * count too, which is no reason to write over what is being typed. */
static void
fill_head (HawActorPage *self)
{
  HawActor *actor = haw_actor_page_get_row (self);
  gboolean can_edit = haw_actor_page_can_edit (self);

  if (actor == NULL)
    return;
  self->filling = TRUE;
  if (!is_typing (self, haw_actor_get_name (actor)))
    show_name (self, haw_actor_get_name (actor));
  gtk_drop_down_set_selected (self->kind_row, haw_actor_get_kind (actor));
  gtk_editable_set_editable (GTK_EDITABLE (self->name_entry), can_edit);
  gtk_widget_set_sensitive (GTK_WIDGET (self->kind_row), can_edit);
  gtk_widget_set_visible (GTK_WIDGET (self->alias_entry), can_edit);
  self->filling = FALSE;
  haw_actor_page_fill_names (self);
}

void
haw_actor_page_done_cb (GObject      *object,
                        GAsyncResult *result,
                        gpointer      data)
{
  g_autoptr (HawActorPage) self = data;
  g_autoptr (GError) error = NULL;

  if (haw_project_edit_finish (HAW_PROJECT (object), result, &error) || self->state == NULL)
    return;
  haw_view_state_show_message (self->state, error->message);
  fill_head (self);
}

static void
rename_to_typed (HawActorPage *self)
{
  HawActor *actor = haw_actor_page_get_row (self);
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->name_entry));

  if (self->filling || actor == NULL || !haw_actor_page_can_edit (self) ||
      g_str_equal (typed, haw_actor_get_name (actor)))
    return;
  haw_actor_rename_async (haw_view_state_get_project (self->state), self->actor, typed, NULL,
                          haw_actor_page_done_cb, g_object_ref (self));
  /* It is handed over, and so the answer may write over it. */
  g_free (self->told_name);
  self->told_name = g_strdup (typed);
}

static void
name_activate_cb (HawActorPage *self)
{
  rename_to_typed (self);
}

/* What was typed and not taken over with Enter is not meant. */
static void
name_left_cb (HawActorPage *self)
{
  HawActor *actor = self->state != NULL ? haw_actor_page_get_row (self) : NULL;

  if (actor != NULL)
    show_name (self, haw_actor_get_name (actor));
}

static void
kind_cb (HawActorPage *self)
{
  HawActor *actor = self->state != NULL ? haw_actor_page_get_row (self) : NULL;
  HawActorKind kind = (HawActorKind) gtk_drop_down_get_selected (self->kind_row);

  if (self->filling || actor == NULL || kind == haw_actor_get_kind (actor))
    return;
  haw_actor_set_kind_async (haw_view_state_get_project (self->state), self->actor,
                            haw_actor_get_name (actor), kind, NULL, haw_actor_page_done_cb,
                            g_object_ref (self));
}

/* A name that was refused stays, to be put right. */
static void
alias_added_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (HawActorPage) self = data;
  g_autofree char *name = g_steal_pointer (&self->adding);
  g_autoptr (GError) error = NULL;
  gboolean added = haw_project_edit_finish (HAW_PROJECT (object), result, &error);

  if (self->state == NULL)
    return;
  if (!added)
    haw_view_state_show_message (self->state, error->message);
  else if (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->alias_entry)), name))
    gtk_editable_set_text (GTK_EDITABLE (self->alias_entry), "");
}

static void
alias_activate_cb (HawActorPage *self)
{
  HawActor *actor = haw_actor_page_get_row (self);
  g_autofree char *name =
    g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->alias_entry))));

  if (*name == '\0' || self->adding != NULL || !haw_actor_page_can_edit (self))
    return;
  self->adding = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->alias_entry)));
  haw_actor_add_alias_async (haw_view_state_get_project (self->state), self->actor,
                             haw_actor_get_name (actor), name, NULL, alias_added_cb,
                             g_object_ref (self));
}

static void
details_read_cb (HawActorPage *self)
{
  haw_actor_page_fill_lists (self);
  if (self->focus_pending && gtk_widget_has_focus (self->scrolled))
    gtk_widget_grab_focus (GTK_WIDGET (self));
  self->focus_pending = FALSE;
}

static void
follow_details (HawActorPage *self)
{
  HawProject *project = haw_view_state_get_project (self->state);

  if (self->details != NULL)
    g_signal_handlers_disconnect_by_data (self->details, self);
  g_clear_object (&self->details);
  if (project == NULL || self->actor == 0)
    return;
  self->details = haw_actor_details_live (project, self->actor, self->max_mentions);
  g_signal_connect_swapped (self->details, "read", G_CALLBACK (details_read_cb), self);
  haw_live_read_set_active (self->details, self->active);
}

static void
more_cb (HawActorPage *self)
{
  self->max_mentions = G_MAXUINT;
  follow_details (self);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                HawActorPage          *self)
{
  if (keyval != GDK_KEY_Escape || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  g_signal_emit (self, signals[LEAVE], 0);
  return GDK_EVENT_STOP;
}

static gboolean
haw_actor_page_grab_focus (GtkWidget *widget)
{
  HawActorPage *self = HAW_ACTOR_PAGE (widget);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->lists[HAW_ACTOR_MENTIONS], 0);

  if (row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row)))
    return TRUE;
  /* The lists are being read: until then the page itself has the focus, where Esc leads back. */
  self->focus_pending = self->details != NULL && haw_live_read_get_result (self->details) == NULL;
  return gtk_widget_grab_focus (self->focus_pending ? self->scrolled : GTK_WIDGET (self->name_entry));
}

/* Tab goes through all of the page, though what is grabbed for it is a mention. */
static gboolean
haw_actor_page_focus (GtkWidget        *widget,
                      GtkDirectionType  direction)
{
  gboolean back = direction == GTK_DIR_TAB_BACKWARD || direction == GTK_DIR_UP;
  GtkWidget *child = gtk_widget_get_focus_child (widget);

  if (child == NULL)
    child = back ? gtk_widget_get_last_child (widget) : gtk_widget_get_first_child (widget);
  for (; child != NULL; child = back ? gtk_widget_get_prev_sibling (child)
                                     : gtk_widget_get_next_sibling (child))
    if (gtk_widget_child_focus (child, direction))
      return TRUE;
  return FALSE;
}

static void
haw_actor_page_dispose (GObject *object)
{
  HawActorPage *self = HAW_ACTOR_PAGE (object);
  GtkWidget *child;

  haw_actor_page_forget_own (self);
  if (self->details != NULL)
    g_signal_handlers_disconnect_by_data (self->details, self);
  g_clear_object (&self->details);
  g_clear_object (&self->actor_signals);
  g_clear_pointer (&self->told_name, g_free);
  g_clear_object (&self->state);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (haw_actor_page_parent_class)->dispose (object);
}

static void
haw_actor_page_class_init (HawActorPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = haw_actor_page_dispose;
  widget_class->focus = haw_actor_page_focus;
  widget_class->grab_focus = haw_actor_page_grab_focus;

  signals[LEAVE] = g_signal_new ("leave", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 0);
  signals[OPEN] = g_signal_new ("open", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                G_TYPE_INT64);

  gtk_widget_class_set_css_name (widget_class, "actorpage");
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE);
  gtk_widget_class_bind_template_child (widget_class, HawActorPage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, HawActorPage, box);
  gtk_widget_class_bind_template_child (widget_class, HawActorPage, name_entry);
  gtk_widget_class_bind_template_child (widget_class, HawActorPage, kind_row);
  gtk_widget_class_bind_template_child (widget_class, HawActorPage, alias_entry);
  gtk_widget_class_bind_template_child (widget_class, HawActorPage, own_list);
  gtk_widget_class_bind_template_child (widget_class, HawActorPage, note_box);
  gtk_widget_class_bind_template_child (widget_class, HawActorPage, mentions_hint);
  gtk_widget_class_bind_template_child (widget_class, HawActorPage, more_button);
  gtk_widget_class_bind_template_child (widget_class, HawActorPage, older_label);
  gtk_widget_class_bind_template_callback (widget_class, name_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, alias_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
}

static void
haw_actor_page_init (HawActorPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filling = FALSE;
  haw_actor_page_init_lists (self);
  self->actor_signals = g_signal_group_new (HAW_TYPE_ACTOR);
  g_signal_group_connect_swapped (self->actor_signals, "changed", G_CALLBACK (fill_head), self);
  gtk_event_controller_set_name (keys, "actor-keys");
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (name_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->name_entry), focus);
}

void
haw_actor_page_set_state (HawActorPage *self,
                          HawViewState *state)
{
  g_return_if_fail (HAW_IS_ACTOR_PAGE (self) && HAW_IS_VIEW_STATE (state) && self->state == NULL);

  self->state = g_object_ref (state);
  g_signal_connect_object (state, "format-changed", G_CALLBACK (haw_actor_page_fill_lists), self,
                           G_CONNECT_SWAPPED);
  self->note = haw_note_editor_new (state, HAW_NOTE_ON_ACTOR, _("Note on the Actor"),
                                    _("Write a note"));
  gtk_box_append (self->note_box, self->note);
}

void
haw_actor_page_set_actor (HawActorPage *self,
                          gint64        actor)
{
  g_return_if_fail (HAW_IS_ACTOR_PAGE (self) && self->state != NULL);

  self->actor = actor;
  self->max_mentions = FIRST_MENTIONS;
  g_signal_group_set_target (self->actor_signals, haw_actor_page_get_row (self));
  haw_note_editor_set_id (HAW_NOTE_EDITOR (self->note), actor);
  gtk_editable_set_text (GTK_EDITABLE (self->alias_entry), "");
  name_left_cb (self);
  fill_head (self);
  haw_actor_page_show_own (self);
  follow_details (self);
  haw_actor_page_fill_lists (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled)),
                            0);
}

gint64
haw_actor_page_get_actor (HawActorPage *self)
{
  g_return_val_if_fail (HAW_IS_ACTOR_PAGE (self), 0);

  return self->actor;
}

void
haw_actor_page_set_active (HawActorPage *self,
                           gboolean      active)
{
  g_return_if_fail (HAW_IS_ACTOR_PAGE (self));

  self->active = active;
  if (self->details != NULL)
    haw_live_read_set_active (self->details, active);
}

void
haw_actor_page_edit_name (HawActorPage *self)
{
  g_return_if_fail (HAW_IS_ACTOR_PAGE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->name_entry));
}
