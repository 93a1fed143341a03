/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-reader-pane-private.h"

#include "model/haw-code-edit.h"

/* The passage that the chooser was opened for, as it is now. */
static gboolean
get_chooser_target (HawReaderPane   *self,
                    HawReaderTarget *target)
{
  HawAnnotationList *annotations = haw_view_state_get_annotations (self->state);

  if (!haw_reader_pane_can_edit (self) || annotations == NULL)
    return FALSE;
  target->start = self->chooser_start;
  target->end = self->chooser_end;
  target->annotation = haw_annotation_list_find_range (annotations, self->document->text_id,
                                                       target->start, target->end);
  return target->end <= haw_text_get_length (self->document->text);
}

static void
code_chosen_cb (HawCodeChooser *chooser,
                gint64          code,
                HawReaderPane  *self)
{
  HawReaderTarget target;

  if (self->chooser_for_active)
    haw_reader_pane_toggle_active (self, code);
  else if (get_chooser_target (self, &target))
    haw_reader_pane_apply_code (self, &target, code);
}

static void
made_active_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (HawReaderPane) self = data;
  g_autoptr (GError) error = NULL;
  gint64 code = haw_code_add_finish (HAW_PROJECT (object), result, &error);

  if (self->state == NULL)
    return;
  if (code != 0)
    haw_reader_pane_toggle_active (self, code);
  else
    haw_view_state_show_error (self->state, error);
}

static void
new_code_cb (HawCodeChooser *chooser,
             const char     *name,
             HawReaderPane  *self)
{
  const HawCodeFields fields = { .name = name };
  HawReaderTarget target;

  if (self->chooser_for_active)
    haw_code_add_async (haw_view_state_get_project (self->state), &fields, NULL, made_active_cb,
                        g_object_ref (self));
  else if (get_chooser_target (self, &target))
    haw_reader_pane_apply_new_code (self, &target, name);
}

static void
color_chosen_cb (HawCodeChooser *chooser,
                 gint64          code,
                 const char     *color,
                 HawReaderPane  *self)
{
  const HawCodeFields fields = { .color = color };
  HawProject *project = haw_view_state_get_project (self->state);

  if (project != NULL)
    haw_code_update_async (project, code, &fields, NULL, haw_reader_pane_done_cb,
                           g_object_ref (self));
}

static void
closed_cb (GtkPopover    *popover,
           HawReaderPane *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* Below the passage, or at the middle of the view where that is scrolled away. */
void
haw_reader_pane_point_at (HawReaderPane *self,
                          GtkPopover    *popover,
                          guint          start,
                          guint          end)
{
  GtkWidget *view = GTK_WIDGET (self->view);
  double height = gtk_widget_get_height (view);
  double top = 0;
  double bottom = 0;
  double x = 0;
  double y = 0;

  haw_reader_view_get_range_y (self->view, start, end, &top, &bottom);
  top = CLAMP (top, 0, height);
  bottom = CLAMP (bottom, top, height);
  gtk_widget_translate_coordinates (view, GTK_WIDGET (self), gtk_widget_get_width (view) / 2.0, top,
                                    &x, &y);
  gtk_popover_set_pointing_to (popover,
                               &(GdkRectangle) { (int) x, (int) y, 1, (int) (bottom - top) + 1 });
}

void
haw_reader_pane_open_chooser (HawReaderPane *self)
{
  HawReaderTarget target;
  const gint64 *applied = NULL;
  gsize n_applied = 0;

  if (!haw_reader_pane_can_edit (self))
    return;
  /* While codes are active, what is selected has been coded already. */
  self->chooser_for_active = haw_reader_pane_is_active (self);
  if (self->chooser_for_active)
    target = (HawReaderTarget) { haw_reader_view_get_caret (self->view),
                                 haw_reader_view_get_caret (self->view), NULL };
  else if (!haw_reader_pane_get_target (self, &target))
    return;

  if (self->chooser == NULL)
    {
      self->chooser = HAW_CODE_CHOOSER (haw_code_chooser_new ());
      gtk_widget_set_parent (GTK_WIDGET (self->chooser), GTK_WIDGET (self));
      g_signal_connect (self->chooser, "code-chosen", G_CALLBACK (code_chosen_cb), self);
      g_signal_connect (self->chooser, "new-code", G_CALLBACK (new_code_cb), self);
      g_signal_connect (self->chooser, "color-chosen", G_CALLBACK (color_chosen_cb), self);
      g_signal_connect (self->chooser, "closed", G_CALLBACK (closed_cb), self);
    }
  if (target.annotation != NULL)
    applied = haw_annotation_get_codes (target.annotation, &n_applied);
  if (self->chooser_for_active)
    {
      applied = (const gint64 *) self->active_codes->data;
      n_applied = self->active_codes->len;
    }
  self->chooser_start = target.start;
  self->chooser_end = target.end;
  haw_reader_pane_point_at (self, GTK_POPOVER (self->chooser), target.start, target.end);
  haw_code_chooser_open (self->chooser, haw_view_state_get_codes (self->state), applied, n_applied);
}
