/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-markdown.h"

#include <string.h>

#define LRM 0x200e
#define RLM 0x200f
#define UUID_LENGTH 36

typedef struct
{
  const gunichar *text;
  guint n;
  GArray *spans;
  guint missing[3];  /* from where on there is no more of a sign that closes: ` * _ */
} Scan;

static const char *const words[HAW_N_LINK_KINDS] = { "article", "event", "actor", "code" };

static void
link_free (gpointer data)
{
  HawNoteLink *link = data;

  g_free (link->title);
  g_free (link);
}

static gboolean
is_arabic (gunichar c)
{
  return g_unichar_get_script (c) == G_UNICODE_SCRIPT_ARABIC && g_unichar_isalpha (c);
}

static void
add (Scan            *scan,
     HawMarkdownKind  kind,
     guint            level,
     guint            start,
     guint            end)
{
  HawMarkdownSpan span = { .kind = kind, .level = level, .start = start, .end = end };

  if (start >= end)
    return;
  for (guint i = start; kind == HAW_MARKDOWN_EMPHASIS && i < end && !span.arabic; i++)
    span.arabic = is_arabic (scan->text[i]);
  g_array_append_val (scan->spans, span);
}

static gboolean
is_space (const Scan *scan,
          guint       at)
{
  return at >= scan->n || g_unichar_isspace (scan->text[at]);
}

static gboolean
is_word (const Scan *scan,
         guint       at)
{
  return at < scan->n && (g_unichar_isalnum (scan->text[at]) || g_unichar_ismark (scan->text[at]));
}

/* "[[kind:uuid|" at @at; returns where the title starts, 0 if there is none. */
static guint
read_link_head (const gunichar *text,
                guint           n,
                guint           at,
                HawLinkKind    *kind)
{
  if (at + 2 > n || text[at] != '[' || text[at + 1] != '[')
    return 0;
  for (guint i = 0; i < HAW_N_LINK_KINDS; i++)
    {
      guint length = (guint) strlen (words[i]);
      guint bar = at + 2 + length + 1 + UUID_LENGTH;
      gboolean same = bar < n && text[at + 2 + length] == ':' && text[bar] == '|';

      for (guint j = 0; same && j < length; j++)
        same = text[at + 2 + j] == (gunichar) words[i][j];
      for (guint j = bar - UUID_LENGTH; same && j < bar; j++)
        same = text[j] == '-' || (text[j] < 0x80 && g_ascii_isxdigit ((char) text[j]));
      if (!same)
        continue;
      *kind = (HawLinkKind) i;
      return bar + 1;
    }

  return 0;
}

/* Where the two brackets that close it end, 0 if they are not in the paragraph. */
static guint
find_link_end (const gunichar *text,
               guint           n,
               guint           title)
{
  for (guint i = title; i + 1 < n && text[i] != '\n'; i++)
    if (text[i] == ']' && text[i + 1] == ']')
      return i > title ? i + 2 : 0;

  return 0;
}

/* Where a sign of @width that closes a span opened before @from stands, 0 if none does. */
static guint
find_close (Scan     *scan,
            guint     from,
            guint     end,
            gunichar  sign,
            guint     width)
{
  guint *missing = &scan->missing[sign == '`' ? 0 : sign == '*' ? 1 : 2];

  if (width == 1 && from >= *missing)
    return 0;
  for (guint i = from; i + width <= end; i++)
    {
      if (scan->text[i] != sign || i == from)
        continue;
      if (width == 2 && (i + 1 >= end || scan->text[i + 1] != sign))
        continue;
      if (width == 1 && sign != '`' && i + 1 < end && scan->text[i + 1] == sign)
        {
          i++;
          continue;
        }
      if (sign != '`' && is_space (scan, i - 1))
        continue;
      if (sign == '_' && is_word (scan, i + width))
        continue;
      return i;
    }
  if (width == 1 && end == scan->n)
    *missing = from;
  return 0;
}

static guint
scan_link (Scan  *scan,
           guint  at)
{
  HawLinkKind kind;
  guint title = read_link_head (scan->text, scan->n, at, &kind);
  guint end = title > 0 ? find_link_end (scan->text, scan->n, title) : 0;

  if (end == 0)
    return 0;
  add (scan, HAW_MARKDOWN_HIDDEN, 0, at, title);
  add (scan, HAW_MARKDOWN_LINK, 0, title, end - 2);
  add (scan, HAW_MARKDOWN_HIDDEN, 0, end - 2, end);
  return end;
}

/* What is between two signs can hold the other sign, so it is looked through once more. */
static void
scan_inline (Scan  *scan,
             guint  start,
             guint  end,
             guint  depth)
{
  guint doubles_missing = G_MAXUINT;

  for (guint i = start; i < end; i++)
    {
      gunichar sign = scan->text[i];
      guint width = i + 1 < end && scan->text[i + 1] == sign && sign != '`' ? 2 : 1;
      guint close, past;

      if (sign == '[' && (past = scan_link (scan, i)) > 0)
        {
          i = past - 1;
          continue;
        }
      if ((sign != '*' && sign != '_' && sign != '`') || is_space (scan, i + width) ||
          (sign == '_' && i > 0 && is_word (scan, i - 1)) || (width == 2 && i >= doubles_missing))
        continue;
      close = find_close (scan, i + width, end, sign, width);
      if (close == 0)
        {
          if (width == 2)
            doubles_missing = i;
          i += width - 1;
          continue;
        }
      add (scan, HAW_MARKDOWN_MARKER, 0, i, i + width);
      add (scan, sign == '`' ? HAW_MARKDOWN_CODE
                             : width == 2 ? HAW_MARKDOWN_STRONG : HAW_MARKDOWN_EMPHASIS,
           0, i + width, close);
      add (scan, HAW_MARKDOWN_MARKER, 0, close, close + width);
      if (sign != '`' && depth < 2)
        scan_inline (scan, i + width, close, depth + 1);
      i = close + width - 1;
    }
}

/* "12." or "-" with a space behind; returns where it ends, @at if there is none. */
static guint
read_item (const Scan *scan,
           guint       at)
{
  guint i = at;

  if (i < scan->n && (scan->text[i] == '-' || scan->text[i] == '*' || scan->text[i] == '+'))
    return is_space (scan, i + 1) && i + 1 < scan->n ? i + 1 : at;
  while (i < scan->n && i < at + 9 && g_unichar_isdigit (scan->text[i]))
    i++;
  if (i == at || i + 1 >= scan->n || (scan->text[i] != '.' && scan->text[i] != ')') ||
      !is_space (scan, i + 1))
    return at;
  return i + 1;
}

GArray *
haw_markdown_scan (const char *paragraph)
{
  glong n;
  g_autofree gunichar *text = NULL;
  Scan scan = { .spans = g_array_new (FALSE, FALSE, sizeof (HawMarkdownSpan)) };
  guint at = 0, level = 0, end;

  g_return_val_if_fail (paragraph != NULL, scan.spans);

  text = g_utf8_to_ucs4_fast (paragraph, -1, &n);
  scan.text = text;
  scan.n = (guint) n;
  for (guint i = 0; i < G_N_ELEMENTS (scan.missing); i++)
    scan.missing[i] = G_MAXUINT;
  if (at < scan.n && (text[at] == LRM || text[at] == RLM))
    at++;
  while (at < scan.n && text[at] == ' ')
    at++;

  while (at + level < scan.n && level < 7 && text[at + level] == '#')
    level++;
  if (level > 0 && level < 7 && at + level < scan.n && text[at + level] == ' ')
    {
      add (&scan, HAW_MARKDOWN_MARKER, 0, at, at + level);
      add (&scan, HAW_MARKDOWN_HEADING, level, at + level, scan.n);
      at += level;
    }
  else if (at < scan.n && text[at] == '>')
    {
      add (&scan, HAW_MARKDOWN_MARKER, 0, at, at + 1);
      add (&scan, HAW_MARKDOWN_QUOTE, 0, at + 1, scan.n);
      at++;
    }
  else if ((end = read_item (&scan, at)) > at)
    {
      add (&scan, HAW_MARKDOWN_ITEM, 0, at, end);
      at = end;
    }
  scan_inline (&scan, at, scan.n, 0);

  return scan.spans;
}

GPtrArray *
haw_markdown_find_links (const char *note)
{
  GPtrArray *links = g_ptr_array_new_with_free_func (link_free);
  g_autofree gunichar *text = NULL;
  glong n;

  g_return_val_if_fail (note != NULL, links);

  if (strstr (note, "[[") == NULL)
    return links;
  text = g_utf8_to_ucs4_fast (note, -1, &n);
  for (guint i = 0; i < (guint) n; i++)
    {
      HawLinkKind kind;
      guint title = text[i] == '[' ? read_link_head (text, (guint) n, i, &kind) : 0;
      guint end = title > 0 ? find_link_end (text, (guint) n, title) : 0;
      HawNoteLink *link;

      if (end == 0)
        continue;
      link = g_new0 (HawNoteLink, 1);
      link->kind = kind;
      link->start = i;
      link->title_start = title;
      link->end = end;
      link->title = g_ucs4_to_utf8 (text + title, (glong) (end - 2 - title), NULL, NULL, NULL);
      for (guint j = 0; j < UUID_LENGTH; j++)
        link->uuid[j] = (char) text[title - 1 - UUID_LENGTH + j];
      g_ptr_array_add (links, link);
      i = end - 1;
    }

  return links;
}

char *
haw_markdown_make_link (HawLinkKind  kind,
                        const char  *uuid,
                        const char  *title)
{
  g_auto (GStrv) lines = NULL;
  g_autofree char *line = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *safe = NULL;

  g_return_val_if_fail (kind < HAW_N_LINK_KINDS && uuid != NULL && title != NULL, NULL);

  lines = g_strsplit_set (title, "\n\r", -1);
  line = g_strjoinv (" ", lines);
  parts = g_strsplit (line, "]", -1);
  safe = g_strjoinv (")", parts);

  return g_strdup_printf ("[[%s:%s|%s]]", words[kind], uuid, *safe != '\0' ? safe : words[kind]);
}

char *
haw_markdown_unlink (const char *note)
{
  g_autoptr (GPtrArray) links = haw_markdown_find_links (note);
  GString *out = g_string_new (NULL);
  const char *p = note;
  guint at = 0;

  for (guint i = 0; i < links->len; i++)
    {
      const HawNoteLink *link = g_ptr_array_index (links, i);
      const char *start = g_utf8_offset_to_pointer (p, (glong) (link->start - at));

      g_string_append_len (out, p, start - p);
      g_string_append (out, link->title);
      p = g_utf8_offset_to_pointer (start, (glong) (link->end - link->start));
      at = link->end;
    }

  return g_string_free (g_string_append (out, p), FALSE);
}

const char *
haw_markdown_link_word (HawLinkKind kind)
{
  g_return_val_if_fail (kind < HAW_N_LINK_KINDS, NULL);

  return words[kind];
}

/* Whether the first letter, mark or not, is one of a script from right to left. */
static gboolean
runs_from_right (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);
      GUnicodeScript script;

      if (!g_unichar_isalpha (c))
        continue;
      script = g_unichar_get_script (c);
      return script == G_UNICODE_SCRIPT_ARABIC || script == G_UNICODE_SCRIPT_HEBREW ||
             script == G_UNICODE_SCRIPT_SYRIAC || script == G_UNICODE_SCRIPT_THAANA ||
             script == G_UNICODE_SCRIPT_NKO;
    }

  return FALSE;
}

const char *
haw_markdown_turn (const char *paragraph,
                   guint      *n_old)
{
  gunichar first;

  g_return_val_if_fail (paragraph != NULL && n_old != NULL, "");

  first = g_utf8_get_char (paragraph);
  *n_old = first == LRM || first == RLM ? 1 : 0;
  if (*n_old > 0)
    return "";
  return runs_from_right (paragraph) ? "\342\200\216" : "\342\200\217";
}
