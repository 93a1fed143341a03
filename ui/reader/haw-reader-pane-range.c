/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-reader-pane-private.h"

#include "model/haw-annotation-edit.h"
#include "model/haw-annotation-split.h"

#include <glib/gi18n.h>

static void store_range (HawReaderPane *self);

static void
range_stored_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr (HawReaderPane) self = data;
  g_autoptr (GError) error = NULL;
  gboolean stored = haw_project_edit_finish (HAW_PROJECT (object), result, &error);

  self->resizing = FALSE;
  if (self->state == NULL)
    return;
  if (stored && self->resized_again)
    {
      store_range (self);
      return;
    }
  if (!stored)
    haw_view_state_show_error (self->state, error);

  /* The view shows the range it made itself until it hears what became of it. */
  haw_reader_pane_mark_changed (self, self->resized_mark);
}

/* One edit at a time; what was pressed meanwhile is stored with the next one. */
static void
store_range (HawReaderPane *self)
{
  g_autofree char *run = NULL;

  if (self->resized_by_step)
    run = g_strdup_printf ("range-%" G_GINT64_FORMAT, self->resized_mark);
  self->resizing = TRUE;
  self->resized_again = FALSE;
  haw_annotation_set_range_async (haw_view_state_get_project (self->state), self->resized_mark,
                                  self->resized_start, self->resized_end, run, NULL,
                                  range_stored_cb, g_object_ref (self));
}

/* Stores the range that the view gave a mark. The steps of a key that follow each other are one step
 * of the history, a drag is one by itself. */
void
haw_reader_pane_resize (HawReaderPane *self,
                        gint64         mark,
                        guint          start,
                        guint          end,
                        gboolean       step)
{
  if (self->resizing && mark != self->resized_mark)
    {
      haw_reader_pane_mark_changed (self, mark);
      return;
    }

  self->resized_mark = mark;
  self->resized_start = start;
  self->resized_end = end;
  self->resized_by_step = step;
  self->resized_again = self->resizing;
  if (!self->resizing)
    store_range (self);
}

static void
split_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (HawReaderPane) self = data;
  g_autoptr (GError) error = NULL;

  if (haw_annotation_split_finish (HAW_PROJECT (object), result, &error) == 0 &&
      self->state != NULL)
    haw_view_state_show_error (self->state, error);
}

static void
joined_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (HawReaderPane) self = data;
  g_autoptr (GError) error = NULL;

  if (!haw_project_edit_finish (HAW_PROJECT (object), result, &error) && self->state != NULL)
    haw_view_state_show_error (self->state, error);
}

/* Where the annotation is split: at the caret, before its word if it stands inside one. A part without
 * a word would look broken. */
void
haw_reader_pane_split_action (GtkWidget  *widget,
                              const char *name,
                              GVariant   *parameter)
{
  HawReaderPane *self = HAW_READER_PANE (widget);
  guint caret = haw_reader_view_get_caret (self->view);
  HawReaderTarget target;
  guint start;
  guint end;

  if (!haw_reader_pane_can_edit (self) || !haw_reader_pane_get_target (self, &target) ||
      target.annotation == NULL)
    return;
  if (haw_reader_view_get_word_at (self->view, caret, &start, &end) && start > target.start &&
      start < caret && caret < end)
    caret = start;
  haw_annotation_split_async (haw_view_state_get_project (self->state),
                              haw_row_get_id (HAW_ROW (target.annotation)), caret, NULL, split_cb,
                              g_object_ref (self));
}

static gboolean
has_same_codes (HawAnnotation *a,
                HawAnnotation *b)
{
  gsize n_a;
  gsize n_b;
  const gint64 *codes = haw_annotation_get_codes (a, &n_a);

  haw_annotation_get_codes (b, &n_b);
  for (gsize i = 0; i < n_a; i++)
    if (!haw_annotation_has_code (b, codes[i]))
      return FALSE;
  return n_a == n_b;
}

/* Whether nothing but blanks stands between the two. */
static gboolean
is_beside (HawText       *text,
           HawAnnotation *a,
           HawAnnotation *b)
{
  guint from = (guint) MIN (haw_annotation_get_end (a), haw_annotation_get_end (b));
  guint to = (guint) MAX (haw_annotation_get_start (a), haw_annotation_get_start (b));
  const char *utf8 = haw_text_get_utf8 (text, NULL);

  for (guint i = from; i < to; i++)
    if (!g_unichar_isspace (g_utf8_get_char (utf8 + haw_text_offset_to_byte (text, i))))
      return FALSE;
  return TRUE;
}

/* The annotation to join with: after @position in the text, else before it. */
static HawAnnotation *
find_neighbour (HawReaderPane *self,
                HawRowStore   *store,
                guint          position)
{
  HawAnnotation *annotation = haw_row_store_peek (store, position);

  for (int step = 1; step >= -1; step -= 2)
    for (int i = (int) position + step; i >= 0 && i < (int) haw_row_store_get_n (store); i += step)
      {
        HawAnnotation *other = haw_row_store_peek (store, (guint) i);

        if (haw_annotation_get_text (other) == self->document->text_id &&
            has_same_codes (annotation, other) &&
            is_beside (self->document->text, annotation, other))
          return other;
        if (step > 0 && haw_annotation_get_start (other) > haw_annotation_get_end (annotation) &&
            !is_beside (self->document->text, annotation, other))
          break;
      }
  return NULL;
}

void
haw_reader_pane_join_action (GtkWidget  *widget,
                             const char *name,
                             GVariant   *parameter)
{
  HawReaderPane *self = HAW_READER_PANE (widget);
  HawRowStore *store = HAW_ROW_STORE (haw_view_state_get_annotations (self->state));
  HawReaderTarget target;
  HawAnnotation *other = NULL;
  guint position;
  gint64 id;

  if (!haw_reader_pane_can_edit (self) || !haw_reader_pane_get_target (self, &target) ||
      target.annotation == NULL)
    return;
  id = haw_row_get_id (HAW_ROW (target.annotation));
  if (haw_row_store_find (store, id, &position))
    other = find_neighbour (self, store, position);
  if (other == NULL)
    haw_view_state_show_message (self->state,
                                 _("No annotation with the same codes stands beside this one"));
  else
    haw_annotation_join_async (haw_view_state_get_project (self->state), id,
                               haw_row_get_id (HAW_ROW (other)), NULL, joined_cb,
                               g_object_ref (self));
}
