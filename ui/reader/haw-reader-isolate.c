/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-reader-view-private.h"

/* A pointer on its way over the text isolates nothing: it has to rest this long. */
#define REST_MSEC 180

/* The mark that stands out while the others are dimmed: the one under the pointer, else the selected
 * one; 0 for none. */
gint64
haw_reader_isolated_mark (HawReaderView *self)
{
  return self->hovered_mark != 0 ? self->hovered_mark : self->selected_mark;
}

/* Drops the nodes in which the mark with @id stood out. */
void
haw_reader_drop_focus (HawReaderView *self,
                       gint64         id)
{
  const HawReaderMarkEntry *entry = haw_reader_marks_find (self, id);

  for (guint i = entry != NULL ? entry->first_block : 0;
       entry != NULL && i <= entry->last_block && i < self->blocks->len; i++)
    g_clear_pointer (&haw_reader_get_block (self, i)->focus_node, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
haw_reader_set_hovered_mark (HawReaderView *self,
                             gint64         id)
{
  if (id == self->hovered_mark)
    return;

  haw_reader_drop_focus (self, haw_reader_isolated_mark (self));
  self->hovered_mark = id;
  haw_reader_drop_focus (self, haw_reader_isolated_mark (self));
}

static gboolean
rested_cb (gpointer data)
{
  HawReaderView *self = data;

  self->hover_source = 0;
  haw_reader_set_hovered_mark (self, self->resting_mark);

  return G_SOURCE_REMOVE;
}

/* The pointer came over the mark with @id, 0 for none; @at_once: over its bar. */
void
haw_reader_hover (HawReaderView *self,
                  gint64         id,
                  gboolean       at_once)
{
  if (at_once || id == 0)
    {
      haw_reader_stop_hover (self);
      haw_reader_set_hovered_mark (self, id);
      return;
    }
  if (id == self->hovered_mark || (self->hover_source != 0 && id == self->resting_mark))
    return;

  haw_reader_stop_hover (self);
  self->resting_mark = id;
  self->hover_source = g_timeout_add (REST_MSEC, rested_cb, self);
}

void
haw_reader_stop_hover (HawReaderView *self)
{
  g_clear_handle_id (&self->hover_source, g_source_remove);
  self->resting_mark = 0;
}
