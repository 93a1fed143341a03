/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-actor-page-private.h"

/* The analyst's own fields of the actor. */

static void
failed_cb (HawActorPage *self,
           const GError *error)
{
  haw_view_state_show_message (self->state, error->message);
}

void
haw_actor_page_forget_own (HawActorPage *self)
{
  if (self->own == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->own, self);
  haw_value_rows_remove (self->own, GTK_WIDGET (self->own_list));
  g_clear_object (&self->own);
  gtk_widget_set_visible (GTK_WIDGET (self->own_list), FALSE);
}

void
haw_actor_page_show_own (HawActorPage *self)
{
  HawProject *project = haw_view_state_get_project (self->state);

  haw_actor_page_forget_own (self);
  if (project == NULL || self->actor == 0)
    return;
  self->own = haw_value_rows_new (project, HAW_ATTRIBUTE_OF_ACTOR);
  g_signal_connect_swapped (self->own, "failed", G_CALLBACK (failed_cb), self);
  haw_value_rows_add (self->own, GTK_WIDGET (self->own_list), self->actor);
}
