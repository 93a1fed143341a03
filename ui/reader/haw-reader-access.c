/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "haw-reader-paragraph.h"
#include "haw-reader-view-private.h"

/* How much of a selection is said at once. */
#define MAX_SPOKEN 200

static guint
heading_level (HawReaderStyle style)
{
  switch (style)
    {
    case HAW_READER_STYLE_TITLE:
      return 1;
    case HAW_READER_STYLE_SUBHEAD:
      return 2;
    case HAW_READER_STYLE_BODY:
    case HAW_READER_STYLE_CAPTION:
    case HAW_READER_STYLE_ASIDE:
    default:
      return 0;
    }
}

static char *
describe_marks (HawReaderView  *self,
                HawReaderBlock *block)
{
  g_autoptr (GArray) marks = haw_reader_marks_in (self, block->start, block->end);
  g_autoptr (GString) labels = g_string_new (NULL);
  g_autofree char *count = NULL;

  if (marks->len == 0)
    return NULL;

  for (guint i = 0; i < marks->len; i++)
    {
      const HawReaderMark *mark = &g_array_index (self->marks, HawReaderMarkEntry,
                                                  g_array_index (marks, guint, i)).mark;

      if (mark->label == NULL)
        continue;
      if (labels->len > 0)
        /* Translators: stands between the items of a list inside a sentence. */
        g_string_append (labels, C_("list separator", ", "));
      g_string_append_printf (labels, "\342\201\250%s\342\201\251", mark->label);
    }

  count = g_strdup_printf (ngettext ("%u annotation", "%u annotations", marks->len), marks->len);
  if (labels->len == 0)
    return g_steal_pointer (&count);

  /* Translators: how many annotations a paragraph has, then their names, as in
   * "2 annotations: Denial, Toll". */
  return g_strdup_printf (C_("annotations and their names", "%s: %s"), count, labels->str);
}

static void
add_part (GString *parts,
          char    *part)
{
  if (parts->len > 0)
    g_string_append (parts, C_("sentence separator", "; "));
  g_string_append (parts, part);
  g_free (part);
}

/* What is annotated in a paragraph, who is mentioned in it and what is suggested; NULL for nothing. */
static char *
describe_block (HawReaderView  *self,
                HawReaderBlock *block)
{
  g_autoptr (GArray) mentions = haw_reader_mentions_in (self, block->start, block->end);
  guint n_hints = haw_reader_count_hints (self, block->start, block->end);
  char *marks = describe_marks (self, block);
  g_autoptr (GString) parts = g_string_new (NULL);

  if (marks != NULL)
    add_part (parts, marks);
  if (mentions->len > 0)
    add_part (parts, g_strdup_printf (ngettext ("%u mention of an actor", "%u mentions of actors",
                                                mentions->len), mentions->len));
  if (n_hints > 0)
    add_part (parts, g_strdup_printf (ngettext ("%u proposal", "%u proposals", n_hints), n_hints));

  return parts->len > 0 ? g_string_free (g_steal_pointer (&parts), FALSE) : NULL;
}

static char *
dup_mark_name (const HawReaderMark *mark)
{
  const char *codes = mark->label != NULL && *mark->label != '\0' ? mark->label : _("Annotation");

  if (!mark->has_note)
    return g_strdup (codes);

  /* Translators: %s are the names of codes, in "Denial, with a note". */
  return g_strdup_printf (_("\342\201\250%s\342\201\251, with a note"), codes);
}

/* The mentions on the paragraph, told like marks; their ids are below 0. */
static void
add_mentions (HawReaderView  *self,
              HawReaderBlock *block,
              GArray         *told)
{
  g_autoptr (GArray) mentions = haw_reader_mentions_in (self, block->start, block->end);

  for (guint i = 0; i < mentions->len; i++)
    {
      const HawReaderMention *mention = &g_array_index (self->mentions, HawReaderMention,
                                                        g_array_index (mentions, guint, i));
      guint start = MAX (mention->start, block->start);
      HawReaderToldMark entry = {
        .id = -mention->id,
        .name = haw_reader_mention_name (mention),
        .quote = haw_text_slice (self->text, start,
                                 MIN (MIN (mention->end, block->end), start + MAX_SPOKEN)),
      };

      g_array_append_val (told, entry);
    }
}

/* A child for each mark and mention on the paragraph, with the words of the paragraph that it covers. */
static void
tell_marks (HawReaderView  *self,
            HawReaderBlock *block)
{
  g_autoptr (GArray) marks = haw_reader_marks_in (self, block->start, block->end);
  g_autoptr (GArray) told = g_array_sized_new (FALSE, FALSE, sizeof (HawReaderToldMark), marks->len);

  g_array_set_clear_func (told, (GDestroyNotify) haw_reader_told_mark_clear);
  block->child_marks_serial = block->marks_serial;
  for (guint i = 0; i < marks->len; i++)
    {
      const HawReaderMark *mark = &g_array_index (self->marks, HawReaderMarkEntry,
                                                  g_array_index (marks, guint, i)).mark;
      guint start = MAX (mark->start, block->start);
      HawReaderToldMark entry = {
        .id = mark->id,
        .name = dup_mark_name (mark),
        .quote = haw_text_slice (self->text, start,
                                 MIN (MIN (mark->end, block->end), start + MAX_SPOKEN)),
      };

      g_array_append_val (told, entry);
    }
  add_mentions (self, block, told);
  self->n_marks_told += haw_reader_paragraph_tell_marks (HAW_READER_PARAGRAPH (block->child), told);
}

static gboolean
is_near (HawReaderView  *self,
         HawReaderBlock *block,
         double          value)
{
  return block->layout != NULL && block->y + block->height > value - self->height &&
         block->y < value + 2 * self->height;
}

/* Gives each block that is laid out near the view a child, in the order of the text. */
static gboolean
sync_children_cb (gpointer data)
{
  HawReaderView *self = HAW_READER_VIEW (data);
  double value = haw_reader_get_scroll (self);
  GtkWidget *previous = NULL;

  self->children_source = 0;
  for (guint i = 0; i < self->blocks->len; i++)
    {
      HawReaderBlock *block = haw_reader_get_block (self, i);

      if (!is_near (self, block, value))
        g_clear_pointer (&block->child, gtk_widget_unparent);
      else if (block->child == NULL)
        {
          g_autofree char *text = haw_text_slice (self->text, block->start, block->end);

          block->child = haw_reader_paragraph_new (heading_level (block->style), text);
          gtk_widget_insert_after (block->child, GTK_WIDGET (self), previous);
          block->child_serial = block->marks_serial - 1;
          block->child_marks_serial = block->marks_serial - 1;
        }
      if (block->child != NULL && block->child_marks_serial != block->marks_serial)
        tell_marks (self, block);
      if (block->child != NULL)
        previous = block->child;
    }

  return G_SOURCE_REMOVE;
}

/* Puts the children where their blocks are. Which blocks and marks have one is settled after the layout: a
 * child that comes or goes during it leaves the widgets around this one without an allocation. */
void
haw_reader_allocate_paragraphs (HawReaderView *self)
{
  double value = haw_reader_get_scroll (self);

  for (guint i = 0; i < self->blocks->len; i++)
    {
      HawReaderBlock *block = haw_reader_get_block (self, i);
      GtkAllocation place = {
        .x = (int) self->column_x,
        .y = (int) (block->y - value),
        .height = (int) ceil (block->height),
      };
      int minimum;

      if ((is_near (self, block, value) != (block->child != NULL) ||
           (block->child != NULL && block->child_marks_serial != block->marks_serial)) &&
          self->children_source == 0)
        self->children_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, sync_children_cb, self,
                                                 NULL);
      if (block->child == NULL)
        continue;
      if (block->child_serial != block->marks_serial)
        {
          g_autofree char *description = describe_block (self, block);

          haw_reader_paragraph_set_marks (HAW_READER_PARAGRAPH (block->child), description);
          block->child_serial = block->marks_serial;
        }

      gtk_widget_measure (block->child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      place.width = MAX ((int) self->column_width, minimum);
      gtk_widget_size_allocate (block->child, &place, -1);
    }
}

/* The selected mark: which of all it is, its codes and its words. */
static char *
describe_selected_mark (HawReaderView       *self,
                        const HawReaderMark *mark)
{
  g_autofree char *quote = haw_text_slice (self->text, mark->start,
                                           MIN (mark->end, mark->start + MAX_SPOKEN));
  g_autofree char *name = dup_mark_name (mark);

  /* Translators: which annotation is selected, of how many, the names of its codes, then the passage,
   * in "Annotation 3 of 12, Denial: …". */
  return g_strdup_printf (_("Annotation %u of %u, \342\201\250%s\342\201\251:"
                            " \342\201\250%s\342\201\251"),
                          haw_reader_marks_number (self, mark->id), self->marks->len, name, quote);
}

/* Says where the caret is: the selection, the selected mark, else the line. */
void
haw_reader_describe_caret (HawReaderView *self)
{
  guint start;
  guint end;
  const HawReaderMarkEntry *entry = haw_reader_marks_find (self, self->selected_mark);
  guint number = 0;
  const HawReaderHint *hint = haw_reader_find_hint (self, self->current_hint, &number);
  g_autofree char *description = NULL;

  if (self->blocks->len == 0)
    {
      gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
      return;
    }

  if (hint != NULL)
    {
      description = haw_reader_hint_describe (self, hint, number);
    }
  else if (haw_reader_view_get_selection (self, &start, &end))
    {
      g_autofree char *selected = haw_text_slice (self->text, start, MIN (end, start + MAX_SPOKEN));

      /* Translators: %s is text that the user has selected. */
      description = g_strdup_printf (_("Selected: \342\201\250%s\342\201\251"), selected);
    }
  else if (entry != NULL)
    {
      description = describe_selected_mark (self, &entry->mark);
    }
  else
    {
      HawReaderBlock *block = haw_reader_get_block (self, haw_reader_block_at (self, self->caret));

      /* Told as soon as there are lines, see haw_reader_view_size_allocate(). */
      self->caret_described = block->layout != NULL;
      if (!self->caret_described)
        return;

      const HawReaderLine *line = &g_array_index (block->lines, HawReaderLine,
                                                  haw_reader_block_line_at (block, self->caret));

      const HawReaderMention *mention = haw_reader_mention_at (self, self->caret);
      g_autofree char *words = haw_text_slice (self->text, line->start, line->end);
      g_autofree char *name = mention != NULL ? haw_reader_mention_name (mention) : NULL;

      /* Translators: whom the words at the caret mention, then the line they stand on. */
      description = name != NULL ? g_strdup_printf (_("%1$s: \342\201\250%2$s\342\201\251"), name, words)
                                 : g_steal_pointer (&words);
    }

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}
