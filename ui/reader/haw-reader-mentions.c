/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "haw-reader-view-private.h"

/* Dots along the words, unlike the grounds and bars of annotations. */
#define DOT 1.5
#define GAP 2.5

static HawReaderMention *
get_mention (HawReaderView *self,
             guint          index)
{
  return &g_array_index (self->mentions, HawReaderMention, index);
}

static void
mention_clear (gpointer data)
{
  HawReaderMention *mention = data;

  g_free (mention->label);
}

/* By start; of two that start together the longer one first. */
static int
compare (gconstpointer a,
         gconstpointer b)
{
  const HawReaderMention *first = a;
  const HawReaderMention *second = b;

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  if (first->end != second->end)
    return first->end > second->end ? -1 : 1;
  return (first->id > second->id) - (first->id < second->id);
}

static gboolean
is_same (const HawReaderMention *first,
         const HawReaderMention *second)
{
  return compare (first, second) == 0 && g_strcmp0 (first->label, second->label) == 0;
}

static void
touch (HawReaderView          *self,
       const HawReaderMention *mention)
{
  if (self->blocks->len > 0)
    haw_reader_marks_touch (self, haw_reader_block_at (self, mention->start),
                            haw_reader_block_at (self, mention->end - 1));
}

/* Both are sorted: what only one of them has is what changed. */
static void
touch_changed (HawReaderView *self,
               GArray        *before,
               GArray        *after)
{
  guint i = 0;
  guint j = 0;

  while (i < before->len || j < after->len)
    {
      const HawReaderMention *old = i < before->len ? &g_array_index (before, HawReaderMention, i)
                                                    : NULL;
      const HawReaderMention *new = j < after->len ? &g_array_index (after, HawReaderMention, j)
                                                   : NULL;
      int order = old == NULL ? 1 : new == NULL ? -1 : compare (old, new);

      if (order != 0 || !is_same (old, new))
        touch (self, order <= 0 ? old : new);
      i += order <= 0;
      j += order >= 0;
    }
}

/* Indexes of the mentions that hold any of [start, end), in their order. */
GArray *
haw_reader_mentions_in (HawReaderView *self,
                        guint          start,
                        guint          end)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->mentions->len && get_mention (self, i)->start < end; i++)
    if (get_mention (self, i)->end > start)
      g_array_append_val (found, i);
  return found;
}

char *
haw_reader_mention_name (const HawReaderMention *mention)
{
  /* Translators: %s is the name of an actor. */
  return g_strdup_printf (_("Mention of \342\201\250%s\342\201\251"), mention->label);
}

/* The mention over the caret or the character at it. */
const HawReaderMention *
haw_reader_mention_at (HawReaderView *self,
                       guint          offset)
{
  g_autoptr (GArray) found = haw_reader_mentions_in (self, offset, offset + 1);

  return found->len > 0 ? get_mention (self, g_array_index (found, guint, found->len - 1)) : NULL;
}

static void
append_dots (GtkSnapshot   *snapshot,
             const GdkRGBA *color,
             double         x,
             double         y,
             double         width)
{
  graphene_rect_t dot = GRAPHENE_RECT_INIT ((float) x, (float) y, DOT, DOT);

  gtk_snapshot_push_repeat (snapshot, &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, DOT),
                            &GRAPHENE_RECT_INIT ((float) x, (float) y, DOT + GAP, DOT));
  gtk_snapshot_append_color (snapshot, color, &dot);
  gtk_snapshot_pop (snapshot);
}

static void
append_mention (HawReaderView          *self,
                HawReaderBlock         *block,
                const HawReaderMention *mention,
                const GdkRGBA          *color,
                GtkSnapshot            *snapshot)
{
  guint start = MAX (mention->start, block->start);
  guint end = MIN (mention->end, block->end);
  guint last = haw_reader_block_line_at (block, end - 1);

  for (guint i = haw_reader_block_line_at (block, start); i <= last; i++)
    {
      const HawReaderLine *line = &g_array_index (block->lines, HawReaderLine, i);
      g_autoptr (GArray) ranges = haw_reader_block_line_ranges (block, self->text, i, start, end);

      for (guint j = 0; j < ranges->len; j++)
        {
          const double *range = (const double *) ranges->data + 2 * j;

          append_dots (snapshot, color, range[0], line->box_bottom - DOT, range[1] - range[0]);
        }
    }
}

/* Below the descenders, in the colour of the text. */
void
haw_reader_append_mentions (HawReaderView          *self,
                            HawReaderBlock         *block,
                            const HawReaderPalette *palette,
                            GtkSnapshot            *snapshot)
{
  g_autoptr (GArray) found = haw_reader_mentions_in (self, block->start, block->end);
  GdkRGBA color = palette->text;

  color.alpha *= palette->high_contrast ? 1.0f : 0.65f;
  for (guint i = 0; i < found->len; i++)
    append_mention (self, block, get_mention (self, g_array_index (found, guint, i)), &color,
                    snapshot);
}

void
haw_reader_view_set_mentions (HawReaderView          *self,
                              const HawReaderMention *mentions,
                              gsize                   n_mentions)
{
  g_autoptr (GArray) before = NULL;
  guint length;

  g_return_if_fail (HAW_IS_READER_VIEW (self));
  g_return_if_fail (mentions != NULL || n_mentions == 0);

  length = self->text != NULL ? haw_text_get_length (self->text) : 0;
  before = g_steal_pointer (&self->mentions);
  self->mentions = g_array_new (FALSE, FALSE, sizeof (HawReaderMention));
  g_array_set_clear_func (self->mentions, mention_clear);
  for (gsize i = 0; i < n_mentions; i++)
    if (mentions[i].start < mentions[i].end && mentions[i].end <= length)
      {
        HawReaderMention mention = mentions[i];

        mention.label = g_strdup (mention.label != NULL ? mention.label : "");
        g_array_append_val (self->mentions, mention);
      }
  g_array_sort (self->mentions, compare);
  if (before == NULL)
    return;
  touch_changed (self, before, self->mentions);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
