/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-note-style.h"
#include "text/haw-markdown.h"

#define N_HEADINGS 3
#define MARKER_ALPHA 0.5f
#define QUOTE_ALPHA 0.75f

static const double heading_scales[N_HEADINGS] = { 1.3, 1.15, 1.0 };

struct _HawNoteStyle
{
  GtkTextView *view;
  GtkTextBuffer *buffer;
  GtkTextTag *tags[HAW_N_MARKDOWN_KINDS];
  GtkTextTag *headings[N_HEADINGS];
  GtkTextTag *overlined;   /* emphasis of Arabic, which has no slant */
  GtkTextTag *broken;
  GHashTable *broken_uuids;
  gulong handlers[2];
  guint n_styled;
};

static guint
heading_index (const HawMarkdownSpan *span)
{
  return MIN (span->level, N_HEADINGS) - 1;
}

static GtkTextTag *
get_tag (HawNoteStyle          *self,
         const HawMarkdownSpan *span)
{
  if (span->kind == HAW_MARKDOWN_HEADING)
    return self->headings[heading_index (span)];
  if (span->kind == HAW_MARKDOWN_EMPHASIS && span->arabic)
    return self->overlined;

  return self->tags[span->kind];
}

static void
apply (HawNoteStyle      *self,
       GtkTextTag        *tag,
       const GtkTextIter *line,
       guint              from,
       guint              to)
{
  GtkTextIter start = *line;
  GtkTextIter end = *line;

  gtk_text_iter_set_line_offset (&start, (int) from);
  if (to >= (guint) gtk_text_iter_get_chars_in_line (line))
    gtk_text_iter_forward_to_line_end (&end);
  else
    gtk_text_iter_set_line_offset (&end, (int) to);
  gtk_text_buffer_apply_tag (self->buffer, tag, &start, &end);
}

static void
clear_line (HawNoteStyle      *self,
            const GtkTextIter *start,
            const GtkTextIter *end)
{
  for (guint i = 0; i < HAW_N_MARKDOWN_KINDS; i++)
    if (self->tags[i] != NULL)
      gtk_text_buffer_remove_tag (self->buffer, self->tags[i], start, end);
  for (guint i = 0; i < N_HEADINGS; i++)
    gtk_text_buffer_remove_tag (self->buffer, self->headings[i], start, end);
  gtk_text_buffer_remove_tag (self->buffer, self->overlined, start, end);
  gtk_text_buffer_remove_tag (self->buffer, self->broken, start, end);
}

static void
mark_broken (HawNoteStyle      *self,
             const GtkTextIter *line,
             const char        *text)
{
  g_autoptr (GPtrArray) links = NULL;

  if (self->broken_uuids == NULL || g_hash_table_size (self->broken_uuids) == 0)
    return;
  links = haw_markdown_find_links (text);
  for (guint i = 0; i < links->len; i++)
    {
      const HawNoteLink *link = g_ptr_array_index (links, i);

      if (g_hash_table_contains (self->broken_uuids, link->uuid))
        apply (self, self->broken, line, link->title_start, link->end - 2);
    }
}

static void
style_line (HawNoteStyle *self,
            int           number)
{
  g_autoptr (GArray) spans = NULL;
  g_autofree char *text = NULL;
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_line (self->buffer, &start, number);
  end = start;
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  self->n_styled++;
  clear_line (self, &start, &end);
  text = gtk_text_iter_get_slice (&start, &end);
  spans = haw_markdown_scan (text);
  for (guint i = 0; i < spans->len; i++)
    {
      const HawMarkdownSpan *span = &g_array_index (spans, HawMarkdownSpan, i);

      apply (self, get_tag (self, span), &start, span->start, span->end);
    }
  mark_broken (self, &start, text);
}

static void
inserted_cb (HawNoteStyle *self,
             GtkTextIter  *location,
             char         *text,
             int           length)
{
  GtkTextIter start = *location;
  int last = gtk_text_iter_get_line (location);

  gtk_text_iter_backward_chars (&start, (int) g_utf8_strlen (text, length));
  for (int line = gtk_text_iter_get_line (&start); line <= last; line++)
    style_line (self, line);
  /* The signal promises that the place stays valid; tags do not change the text. */
}

static void
deleted_cb (HawNoteStyle *self,
            GtkTextIter  *start,
            GtkTextIter  *end)
{
  style_line (self, gtk_text_iter_get_line (start));
}

static GtkTextTag *
make_tag (HawNoteStyle *self,
          const char   *first,
          ...)
{
  GtkTextTag *tag = gtk_text_tag_new (NULL);
  va_list arguments;

  va_start (arguments, first);
  g_object_set_valist (G_OBJECT (tag), first, arguments);
  va_end (arguments);
  gtk_text_tag_table_add (gtk_text_buffer_get_tag_table (self->buffer), tag);
  g_object_unref (tag);
  return tag;
}

static void
make_tags (HawNoteStyle *self)
{
  self->tags[HAW_MARKDOWN_QUOTE] = make_tag (self, "foreground-set", FALSE, NULL);
  for (guint i = 0; i < N_HEADINGS; i++)
    self->headings[i] = make_tag (self, "weight", PANGO_WEIGHT_BOLD, "scale", heading_scales[i],
                                  NULL);
  self->tags[HAW_MARKDOWN_ITEM] = make_tag (self, "weight", PANGO_WEIGHT_BOLD, NULL);
  self->tags[HAW_MARKDOWN_STRONG] = make_tag (self, "weight", PANGO_WEIGHT_BOLD, NULL);
  self->tags[HAW_MARKDOWN_EMPHASIS] = make_tag (self, "style", PANGO_STYLE_ITALIC, NULL);
  self->overlined = make_tag (self, "overline", PANGO_OVERLINE_SINGLE, NULL);
  self->tags[HAW_MARKDOWN_CODE] = make_tag (self, "family", "monospace", NULL);
  self->tags[HAW_MARKDOWN_LINK] = make_tag (self, "underline", PANGO_UNDERLINE_SINGLE, NULL);
  self->tags[HAW_MARKDOWN_HIDDEN] = make_tag (self, "invisible", TRUE, NULL);
  self->tags[HAW_MARKDOWN_MARKER] = make_tag (self, "foreground-set", FALSE, NULL);
  self->broken = make_tag (self, "strikethrough", TRUE, NULL);
}

HawNoteStyle *
haw_note_style_new (GtkTextView *view)
{
  HawNoteStyle *self;

  g_return_val_if_fail (GTK_IS_TEXT_VIEW (view), NULL);

  self = g_new0 (HawNoteStyle, 1);
  self->view = view;
  self->buffer = g_object_ref (gtk_text_view_get_buffer (view));
  make_tags (self);
  self->handlers[0] = g_signal_connect_data (self->buffer, "insert-text", G_CALLBACK (inserted_cb),
                                             self, NULL, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  self->handlers[1] = g_signal_connect_data (self->buffer, "delete-range", G_CALLBACK (deleted_cb),
                                             self, NULL, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  return self;
}

void
haw_note_style_free (HawNoteStyle *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->handlers); i++)
    g_signal_handler_disconnect (self->buffer, self->handlers[i]);
  g_clear_pointer (&self->broken_uuids, g_hash_table_unref);
  g_object_unref (self->buffer);
  g_free (self);
}

static void
set_color (GtkTextTag    *tag,
           const GdkRGBA *color,
           float          alpha)
{
  GdkRGBA faded = *color;

  faded.alpha *= alpha;
  g_object_set (tag, "foreground-rgba", &faded, NULL);
}

void
haw_note_style_update_colors (HawNoteStyle *self)
{
  GtkStyleContext *context;
  GdkRGBA text, color;

  g_return_if_fail (self != NULL);

  context = gtk_widget_get_style_context (GTK_WIDGET (self->view));
  gtk_style_context_get_color (context, &text);
  set_color (self->tags[HAW_MARKDOWN_MARKER], &text, MARKER_ALPHA);
  set_color (self->tags[HAW_MARKDOWN_QUOTE], &text, QUOTE_ALPHA);
  if (gtk_style_context_lookup_color (context, "accent_color", &color))
    {
      set_color (self->tags[HAW_MARKDOWN_LINK], &color, 1);
      set_color (self->tags[HAW_MARKDOWN_ITEM], &color, 1);
    }
  if (gtk_style_context_lookup_color (context, "error_color", &color))
    set_color (self->broken, &color, 1);
}

void
haw_note_style_set_broken (HawNoteStyle *self,
                           GHashTable   *uuids)
{
  int n;

  g_return_if_fail (self != NULL);

  if (self->broken_uuids == NULL && (uuids == NULL || g_hash_table_size (uuids) == 0))
    return;
  g_clear_pointer (&self->broken_uuids, g_hash_table_unref);
  self->broken_uuids = uuids != NULL ? g_hash_table_ref (uuids) : NULL;
  n = gtk_text_buffer_get_line_count (self->buffer);
  for (int i = 0; i < n; i++)
    style_line (self, i);
}

static void
add_attribute (PangoAttrList  *list,
               PangoAttribute *attribute,
               guint           start,
               guint           end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (list, attribute);
}

static void
add_attributes (PangoAttrList         *list,
                const HawMarkdownSpan *span,
                guint                  start,
                guint                  end)
{
  switch (span->kind)
    {
    case HAW_MARKDOWN_HEADING:
      add_attribute (list, pango_attr_scale_new (heading_scales[heading_index (span)]), start, end);
      add_attribute (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start, end);
      break;
    case HAW_MARKDOWN_ITEM:
    case HAW_MARKDOWN_STRONG:
      add_attribute (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start, end);
      break;
    case HAW_MARKDOWN_EMPHASIS:
      if (!span->arabic)
        add_attribute (list, pango_attr_style_new (PANGO_STYLE_ITALIC), start, end);
      break;
    case HAW_MARKDOWN_CODE:
      add_attribute (list, pango_attr_family_new ("monospace"), start, end);
      break;
    case HAW_MARKDOWN_MARKER:
    case HAW_MARKDOWN_QUOTE:
    case HAW_MARKDOWN_LINK:
    case HAW_MARKDOWN_HIDDEN:
    case HAW_N_MARKDOWN_KINDS:
    default:
      break;
    }
}

/* The byte at which each code point stands once what is hidden is gone. */
static guint *
drop_hidden (const char *paragraph,
             GArray     *spans,
             GString    *shown)
{
  glong n = g_utf8_strlen (paragraph, -1);
  g_autofree gboolean *hidden = g_new0 (gboolean, (gsize) n + 1);
  guint *bytes = g_new (guint, (gsize) n + 1);
  const char *p = paragraph;

  for (guint i = 0; i < spans->len; i++)
    {
      const HawMarkdownSpan *span = &g_array_index (spans, HawMarkdownSpan, i);

      for (guint at = span->start; span->kind == HAW_MARKDOWN_HIDDEN && at < span->end; at++)
        hidden[at] = TRUE;
    }
  for (glong i = 0; i <= n; i++, p = g_utf8_next_char (p))
    {
      bytes[i] = (guint) shown->len;
      if (i < n && !hidden[i])
        g_string_append_len (shown, p, g_utf8_next_char (p) - p);
    }

  return bytes;
}

void
haw_note_style_lay_out (PangoLayout *layout,
                        const char  *paragraph)
{
  g_autoptr (GArray) spans = haw_markdown_scan (paragraph);
  g_autoptr (PangoAttrList) list = pango_attr_list_new ();
  g_autoptr (GString) shown = g_string_new (NULL);
  g_autofree guint *bytes = drop_hidden (paragraph, spans, shown);

  for (guint i = 0; i < spans->len; i++)
    {
      const HawMarkdownSpan *span = &g_array_index (spans, HawMarkdownSpan, i);

      add_attributes (list, span, bytes[span->start], bytes[span->end]);
    }
  pango_layout_set_text (layout, shown->str, (int) shown->len);
  pango_layout_set_attributes (layout, list);
}

guint
haw_note_style_get_n_styled (HawNoteStyle *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_styled;
}
