/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-window-private.h"

#include "haw-settings.h"

/* Only the text that is read is looked at; the others read theirs when they are opened. */
static void
found_cb (HawWindow *self,
          gint64     text)
{
  HawProposalList *list = haw_view_state_get_proposals (self->state);

  if (list != NULL && haw_proposal_list_get_text (list) == text)
    haw_proposal_list_refresh (list);
}

static void
drop_finder (HawWindow *self)
{
  if (self->finder == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->finder, self);
  g_object_run_dispose (G_OBJECT (self->finder));
  g_clear_object (&self->finder);
}

/* What was under way with the project before goes on when that is opened again. */
static void
project_cb (HawWindow *self)
{
  HawProject *project = haw_view_state_get_project (self->state);

  drop_finder (self);
  if (project == NULL || haw_project_is_read_only (project))
    return;
  self->finder = haw_proposals_new (project);
  g_signal_connect_swapped (self->finder, "found", G_CALLBACK (found_cb), self);
}

void
haw_window_follow_proposals (HawWindow *self)
{
  g_autoptr (GPropertyAction) shown
    = g_property_action_new ("show-proposals", haw_settings_get (), "show-proposals");

  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (shown));
  g_signal_connect_object (self->state, "notify::project", G_CALLBACK (project_cb), self,
                           G_CONNECT_SWAPPED);
}

void
haw_window_drop_proposals (HawWindow *self)
{
  drop_finder (self);
}
