/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-reader-pane-private.h"

#include "model/haw-annotation-edit.h"
#include "text/haw-clitic.h"
#include "text/haw-segment.h"

#include <glib/gi18n.h>

static void
moved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (HawReaderPane) self = data;
  g_autoptr (GError) error = NULL;

  if (!haw_project_edit_finish (HAW_PROJECT (object), result, &error) && self->state != NULL)
    haw_view_state_show_error (self->state, error);
}

/* Where the passage begins without the next clitics, or with those of its first word again. */
static guint
find_other_start (HawReaderPane         *self,
                  const HawReaderTarget *target,
                  gboolean               take)
{
  HawText *text = self->document->text;
  g_autofree char *words = NULL;
  guint start;
  guint end;

  if (take)
    {
      if (haw_segment_cover (text, HAW_SEGMENT_WORD, target->start, target->start + 1, &start, &end))
        return MIN (start, target->start);
      return target->start;
    }
  words = haw_text_slice (text, target->start, target->end);

  return MIN (target->start + haw_clitic_leave (words), target->end - 1);
}

/* A selection is trimmed by the view; an annotation is moved. */
void
haw_reader_pane_clitics_action (GtkWidget  *widget,
                                const char *name,
                                GVariant   *parameter)
{
  HawReaderPane *self = HAW_READER_PANE (widget);
  gboolean take = g_str_equal (name, "reader.take-clitics");
  HawReaderTarget target;
  guint start;

  if (haw_reader_view_get_selection (self->view, NULL, NULL))
    {
      gtk_widget_activate_action (GTK_WIDGET (self->view),
                                  take ? "reader.take-clitic" : "reader.leave-clitic", NULL);
      return;
    }
  if (!haw_reader_pane_can_edit (self) || !haw_reader_pane_get_target (self, &target) ||
      target.annotation == NULL)
    return;
  start = find_other_start (self, &target, take);
  if (start != target.start)
    haw_annotation_set_range_async (haw_view_state_get_project (self->state),
                                    haw_row_get_id (HAW_ROW (target.annotation)), start,
                                    target.end, NULL, NULL, moved_cb, g_object_ref (self));
}
