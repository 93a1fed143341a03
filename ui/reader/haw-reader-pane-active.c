/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-reader-pane-private.h"

#include "text/haw-segment.h"

gboolean
haw_reader_pane_is_active (HawReaderPane *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->active_bar));
}

/* Shows the active codes; those that can't be applied any more drop out. */
void
haw_reader_pane_update_active (HawReaderPane *self)
{
  HawCodeList *codes = haw_view_state_get_codes (self->state);
  g_autoptr (GPtrArray) active = g_ptr_array_new ();

  if (!haw_reader_pane_is_active (self))
    return;
  for (guint i = self->active_codes->len; i-- > 0;)
    {
      gint64 id = g_array_index (self->active_codes, gint64, i);
      HawCode *code = codes != NULL ? haw_row_store_lookup (HAW_ROW_STORE (codes), id) : NULL;

      if (code == NULL || haw_code_get_retired (code))
        g_array_remove_index (self->active_codes, i);
      else
        g_ptr_array_insert (active, 0, code);
    }
  haw_active_codes_bar_set_codes (self->active_bar, active);
}

void
haw_reader_pane_end_active (HawReaderPane *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->active_bar), FALSE);
  haw_reader_pane_update_actions (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

void
haw_reader_pane_toggle_active (HawReaderPane *self,
                               gint64         code)
{
  for (guint i = 0; i < self->active_codes->len; i++)
    if (g_array_index (self->active_codes, gint64, i) == code)
      {
        g_array_remove_index (self->active_codes, i);
        haw_reader_pane_update_active (self);
        return;
      }
  g_array_append_val (self->active_codes, code);
  haw_reader_pane_update_active (self);
}

/* Begins with the codes of the annotation that is meant, else with those of the last time, else with
 * the code used last. */
void
haw_reader_pane_active_action (GtkWidget  *widget,
                               const char *name,
                               GVariant   *parameter)
{
  HawReaderPane *self = HAW_READER_PANE (widget);
  const gint64 *codes = NULL;
  HawReaderTarget target;
  gsize n = 0;
  gint64 last;

  if (haw_reader_pane_is_active (self))
    {
      haw_reader_pane_end_active (self);
      return;
    }
  if (haw_reader_pane_get_target (self, &target) && target.annotation != NULL)
    codes = haw_annotation_get_codes (target.annotation, &n);
  last = haw_reader_pane_get_last_code (self);
  if (n > 0)
    {
      g_array_set_size (self->active_codes, 0);
      g_array_append_vals (self->active_codes, codes, (guint) n);
    }
  else if (self->active_codes->len == 0 && last != 0)
    {
      g_array_append_val (self->active_codes, last);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->active_bar), TRUE);
  haw_reader_pane_update_actions (self);
  haw_reader_pane_update_active (self);
}

/* A letter of a word is on its way to more: keys pass by it when they grow a selection. */
static gboolean
is_letter_only (HawReaderPane         *self,
                const HawReaderTarget *target)
{
  HawText *text = self->document->text;
  guint start;
  guint end;

  return haw_segment_cover (text, HAW_SEGMENT_LETTER, target->start, target->start + 1, &start,
                            &end) &&
         end >= target->end &&
         haw_segment_cover (text, HAW_SEGMENT_WORD, target->start, target->end, &start, &end) &&
         end - start > target->end - target->start;
}

/* A selection was made: while codes are active it is coded. */
void
haw_reader_pane_selection_finished (HawReaderPane *self)
{
  HawReaderTarget target;

  if (!haw_reader_pane_is_active (self) || self->active_codes->len == 0 ||
      !haw_reader_pane_can_edit (self) ||
      !haw_reader_view_get_selection (self->view, NULL, NULL) ||
      !haw_reader_pane_get_target (self, &target) || is_letter_only (self, &target))
    return;
  haw_reader_pane_apply_codes (self, &target, (const gint64 *) self->active_codes->data,
                               self->active_codes->len);
}
