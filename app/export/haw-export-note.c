/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-export-note.h"

#include "haw-export-text.h"
#include "text/haw-markdown.h"

/* Bytes from one marker to the other; else a note full of markers would take quadratic time. */
#define MAX_SPAN 2000

/* What means something in CommonMark, anywhere or at the start of a line. */
#define MARKDOWN_SPECIAL "\\`*_[]<>|~&#!-+="

typedef enum
{
  BLOCK_PARAGRAPH,
  BLOCK_BULLET,
  BLOCK_NUMBER,
} BlockKind;

typedef struct
{
  BlockKind kind;
  GString *text;    /* lines with line feeds between them */
} Block;

typedef struct
{
  const char *strong_open, *strong_close;
  const char *em_open, *em_close;
  const char *line_break;
  void (*append) (GString    *out,
                  const char *text,
                  gsize       length);
} Style;

static void
block_free (gpointer data)
{
  Block *block = data;

  g_string_free (block->text, TRUE);
  g_free (block);
}

/* The kind of block that @line begins, with its text in @rest. */
static BlockKind
read_marker (const char  *line,
             const char **rest)
{
  const char *p = line;

  if ((*p == '-' || *p == '*' || *p == '+') && g_ascii_isspace (p[1]))
    {
      *rest = p + 2;
      return BLOCK_BULLET;
    }
  while (g_ascii_isdigit (*p))
    p++;
  if (p > line && (*p == '.' || *p == ')') && g_ascii_isspace (p[1]))
    {
      *rest = p + 2;
      return BLOCK_NUMBER;
    }
  *rest = line;
  return BLOCK_PARAGRAPH;
}

static GPtrArray *
read_blocks (const char *note)
{
  g_autofree char *plain = haw_markdown_unlink (note);
  g_autofree char *clean = haw_export_clean (plain);
  g_auto (GStrv) lines = g_strsplit (clean, "\n", -1);
  GPtrArray *blocks = g_ptr_array_new_with_free_func (block_free);
  Block *open = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *rest;
      BlockKind kind = read_marker (g_strstrip (lines[i]), &rest);

      if (*lines[i] == '\0')
        open = NULL;
      else if (open != NULL && kind == BLOCK_PARAGRAPH)
        g_string_append_printf (open->text, "\n%s", rest);
      else
        {
          open = g_new0 (Block, 1);
          open->kind = kind;
          open->text = g_string_new (rest);
          g_ptr_array_add (blocks, open);
        }
    }

  return blocks;
}

/* The end of the span that begins after @marker at @start: where its marker stands again. */
static const char *
find_close (const char *start,
            const char *end,
            const char *marker)
{
  gsize length = strlen (marker);

  if (start >= end || g_ascii_isspace (*start))
    return NULL;
  end = MIN (end, start + MAX_SPAN);
  for (const char *p = start + 1; p + length <= end; p++)
    {
      if (*p == '\\' && p + 1 < end)
        p++;
      else if (strncmp (p, marker, length) == 0 && !g_ascii_isspace (p[-1]))
        {
          /* One star does not close at two. */
          if (length == 1 && p + 1 < end && p[1] == *marker)
            p++;
          else
            return p;
        }
    }

  return NULL;
}

static gboolean
is_word (const char *text,
         const char *p)
{
  return p > text && g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (p)));
}

static void
append_inline (GString     *out,
               const char  *start,
               const char  *end,
               const Style *style)
{
  static const char *const markers[] = { "**", "__", "*", "_" };
  const char *p = start;

  while (p < end)
    {
      const char *close = NULL;
      guint i = 0;

      if (*p == '\\' && p + 1 < end && g_ascii_ispunct (p[1]))
        {
          style->append (out, p + 1, 1);
          p += 2;
          continue;
        }
      for (; close == NULL && i < G_N_ELEMENTS (markers); i++)
        if (strncmp (p, markers[i], strlen (markers[i])) == 0 &&
            (*p != '_' || !is_word (start, p)))
          close = find_close (p + strlen (markers[i]), end, markers[i]);
      if (close != NULL)
        {
          gsize length = strlen (markers[i - 1]);

          g_string_append (out, length == 2 ? style->strong_open : style->em_open);
          append_inline (out, p + length, close, style);
          g_string_append (out, length == 2 ? style->strong_close : style->em_close);
          p = close + length;
        }
      else if (*p == '\n')
        {
          g_string_append (out, style->line_break);
          p++;
        }
      else
        {
          const char *next = g_utf8_next_char (p);

          style->append (out, p, next - p);
          p = next;
        }
    }
}

static void
append_html (GString    *out,
             const char *text,
             gsize       length)
{
  g_autofree char *escaped = g_markup_escape_text (text, length);

  g_string_append (out, escaped);
}

static void
append_markdown (GString    *out,
                 const char *text,
                 gsize       length)
{
  if (length == 1 && strchr (MARKDOWN_SPECIAL, *text) != NULL)
    g_string_append_c (out, '\\');
  g_string_append_len (out, text, length);
}

static const Style html_style = {
  "<strong>", "</strong>", "<em>", "</em>", "<br/>", append_html,
};
static const Style markdown_style = {
  "**", "**", "*", "*", "\\\n", append_markdown,
};

static const char *
list_element (BlockKind kind)
{
  return kind == BLOCK_BULLET ? "ul" : kind == BLOCK_NUMBER ? "ol" : NULL;
}

char *
haw_export_note_to_html (const char *note)
{
  g_autoptr (GPtrArray) blocks = read_blocks (note);
  GString *html = g_string_new (NULL);
  const char *list = NULL;

  for (guint i = 0; i < blocks->len; i++)
    {
      const Block *block = g_ptr_array_index (blocks, i);
      const char *wanted = list_element (block->kind);

      if (g_strcmp0 (list, wanted) != 0)
        {
          if (list != NULL)
            g_string_append_printf (html, "</%s>", list);
          if (wanted != NULL)
            g_string_append_printf (html, "<%s dir=\"%s\">", wanted,
                                    haw_export_direction (block->text->str));
          list = wanted;
        }
      g_string_append_printf (html, "<%s dir=\"%s\">", list != NULL ? "li" : "p",
                              haw_export_direction (block->text->str));
      append_inline (html, block->text->str, block->text->str + block->text->len, &html_style);
      g_string_append_printf (html, "</%s>", list != NULL ? "li" : "p");
    }
  if (list != NULL)
    g_string_append_printf (html, "</%s>", list);

  return g_string_free (html, FALSE);
}

char *
haw_export_note_to_markdown (const char *note)
{
  g_autoptr (GPtrArray) blocks = read_blocks (note);
  GString *markdown = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      const Block *block = g_ptr_array_index (blocks, i);
      const Block *last = i > 0 ? g_ptr_array_index (blocks, i - 1) : NULL;

      if (last != NULL && (block->kind == BLOCK_PARAGRAPH || last->kind != block->kind))
        g_string_append_c (markdown, '\n');
      if (block->kind != BLOCK_PARAGRAPH)
        g_string_append (markdown, block->kind == BLOCK_BULLET ? "- " : "1. ");
      append_inline (markdown, block->text->str, block->text->str + block->text->len,
                     &markdown_style);
      g_string_append_c (markdown, '\n');
    }

  return g_string_free (markdown, FALSE);
}
