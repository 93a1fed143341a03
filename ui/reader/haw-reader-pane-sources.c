/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-reader-pane-private.h"

/* The article stays as it is behind the sources of an event: same text, same place. */

static void
show_sources_cb (HawViewState  *state,
                 gint64         event,
                 HawReaderPane *self)
{
  haw_source_strip_open (self->sources, event);
}

static void
event_cb (HawViewState  *state,
          GParamSpec    *pspec,
          HawReaderPane *self)
{
  gint64 event = haw_view_state_get_event (state);

  /* Sources that are still being read belong to the event before. */
  if (!self->sources_open)
    haw_source_strip_clear (self->sources);
  else if (event == 0)
    haw_reader_pane_leave_sources (self);
  else
    haw_source_strip_follow (self->sources, event);
}

void
haw_reader_pane_show_page (HawReaderPane *self,
                           const char    *page)
{
  self->page = page;
  if (!self->sources_open)
    gtk_stack_set_visible_child_name (self->stack, page);
}

void
haw_reader_pane_sources_opened (HawReaderPane *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  g_set_weak_pointer (&self->focus_before, root != NULL ? gtk_root_get_focus (root) : NULL);
  self->sources_open = TRUE;
  gtk_stack_set_visible_child_name (self->stack, "sources");
  haw_reader_pane_update_actions (self);
}

void
haw_reader_pane_leave_sources (HawReaderPane *self)
{
  haw_source_strip_clear (self->sources);
  if (!self->sources_open)
    return;
  self->sources_open = FALSE;
  g_clear_weak_pointer (&self->focus_before);
  gtk_stack_set_visible_child_name (self->stack, self->page);
  haw_reader_pane_update_actions (self);
}

void
haw_reader_pane_init_sources (HawReaderPane *self)
{
  haw_source_strip_set_state (self->sources, self->state);
  g_signal_connect_object (self->state, "show-sources", G_CALLBACK (show_sources_cb), self, 0);
  g_signal_connect_object (self->state, "notify::event", G_CALLBACK (event_cb), self, 0);
}
