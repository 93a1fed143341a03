/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-reader-view-private.h"

#include "text/haw-clitic.h"
#include "text/haw-segment.h"

/* Whether the last of @steps led to the selection as it is. */
static gboolean
is_at_last_step (HawReaderView *self,
                 GArray        *steps)
{
  const HawReaderStep *last;

  if (steps->len == 0)
    return FALSE;
  last = &g_array_index (steps, HawReaderStep, steps->len - 1);

  return last->start == MIN (self->bound, self->caret) &&
         last->end == MAX (self->bound, self->caret);
}

/* Selects [start, end) and remembers from where. Steps before that led elsewhere are forgotten. */
static void
step_to (HawReaderView *self,
         GArray        *steps,
         guint          start,
         guint          end)
{
  HawReaderStep step = { self->bound, self->caret, start, end };

  if (!is_at_last_step (self, steps))
    g_array_set_size (steps, 0);
  g_array_append_val (steps, step);
  haw_reader_select (self, start, end);
  haw_reader_view_scroll_to_range (self, start, end, FALSE);
}

static gboolean
step_back (HawReaderView *self,
           GArray        *steps)
{
  HawReaderStep step;

  if (!is_at_last_step (self, steps))
    return FALSE;
  step = g_array_index (steps, HawReaderStep, steps->len - 1);
  g_array_set_size (steps, steps->len - 1);
  haw_reader_select (self, step.bound, step.caret);

  return TRUE;
}

/* The largest part at the beginning of the selection that is smaller than it. */
static void
shrink_anew (HawReaderView *self)
{
  guint start = MIN (self->bound, self->caret);
  guint end = MAX (self->bound, self->caret);

  for (int segment = HAW_SEGMENT_PARAGRAPH; segment >= HAW_SEGMENT_LETTER && start < end; segment--)
    {
      guint from;
      guint to;

      if (haw_segment_cover (self->text, (HawSegment) segment, start, start + 1, &from, &to) &&
          from >= start && to <= end && to - from < end - start)
        {
          haw_reader_select (self, from, to);
          return;
        }
    }
}

static void
grow_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HawReaderView *self = HAW_READER_VIEW (widget);
  guint start = MIN (self->bound, self->caret);
  guint end = MAX (self->bound, self->caret);

  if (self->text == NULL)
    return;
  self->selecting_by_key = TRUE;
  if (haw_segment_grow (self->text, start, end, &start, &end))
    step_to (self, self->growth, start, end);
}

static void
shrink_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  HawReaderView *self = HAW_READER_VIEW (widget);

  if (self->text == NULL)
    return;
  self->selecting_by_key = TRUE;
  if (!step_back (self, self->growth))
    shrink_anew (self);
}

static void
leave_clitic_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  HawReaderView *self = HAW_READER_VIEW (widget);
  guint start = MIN (self->bound, self->caret);
  guint end = MAX (self->bound, self->caret);
  g_autofree char *selected = haw_reader_view_dup_selected_text (self);
  guint n = selected != NULL ? haw_clitic_leave (selected) : 0;

  if (n > 0 && start + n < end)
    step_to (self, self->left_out, start + n, end);
}

static void
take_clitic_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  HawReaderView *self = HAW_READER_VIEW (widget);
  guint start = MIN (self->bound, self->caret);
  guint end = MAX (self->bound, self->caret);
  guint from;
  guint to;

  if (start == end || step_back (self, self->left_out))
    return;
  if (haw_segment_cover (self->text, HAW_SEGMENT_WORD, start, start + 1, &from, &to) && from < start)
    haw_reader_select (self, from, end);
}

/* A selection made with keys is done when the hand leaves what was held down for it. */
static void
key_released_cb (GtkEventControllerKey *controller,
                 guint                  keyval,
                 guint                  keycode,
                 GdkModifierType        state,
                 gpointer               data)
{
  HawReaderView *self = data;

  switch (keyval)
    {
    case GDK_KEY_Shift_L:
    case GDK_KEY_Shift_R:
    case GDK_KEY_Alt_L:
    case GDK_KEY_Alt_R:
    case GDK_KEY_Meta_L:
    case GDK_KEY_Meta_R:
      if (self->selecting_by_key && self->bound != self->caret)
        haw_reader_finish_selection (self);
      self->selecting_by_key = FALSE;
      break;
    default:
      break;
    }
}

void
haw_reader_class_add_selecting (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "reader.grow-selection", NULL, grow_action);
  gtk_widget_class_install_action (widget_class, "reader.shrink-selection", NULL, shrink_action);
  gtk_widget_class_install_action (widget_class, "reader.leave-clitic", NULL, leave_clitic_action);
  gtk_widget_class_install_action (widget_class, "reader.take-clitic", NULL, take_clitic_action);
}

void
haw_reader_init_selecting (HawReaderView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->growth = g_array_new (FALSE, FALSE, sizeof (HawReaderStep));
  self->left_out = g_array_new (FALSE, FALSE, sizeof (HawReaderStep));
  gtk_event_controller_set_name (keys, "selecting-keys");
  g_signal_connect (keys, "key-released", G_CALLBACK (key_released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

void
haw_reader_clear_selecting (HawReaderView *self)
{
  g_array_set_size (self->growth, 0);
  g_array_set_size (self->left_out, 0);
  self->selecting_by_key = FALSE;
}
