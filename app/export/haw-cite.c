/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-cite.h"

#include "project/haw-error.h"
#include "text/haw-text.h"
#include "time/haw-edtf.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char *language;
  const char *open;
  const char *close;
} QuoteMarks;

/* The first marks of each language in CLDR 42; what is not here is quoted as in English. */
static const QuoteMarks marks[] = {
  { "en", "“", "”" },
  { "ar", "«", "»" },
  { "fa", "«", "»" },
  { "ckb", "«", "»" },
  { "fr", "«\302\240", "\302\240»" },
  { "de", "„", "“" },
  { "es", "«", "»" },
  { "it", "«", "»" },
  { "pt", "“", "”" },
  { "ru", "«", "»" },
  { "uk", "«", "»" },
  { "he", "”", "”" },
  { "tr", "“", "”" },
};

static gboolean
is_set (const char *text)
{
  return text != NULL && *text != '\0';
}

static const QuoteMarks *
marks_of (const char *language,
          const char *text)
{
  g_autoptr (HawText) indexed = NULL;

  for (guint i = 0; is_set (language) && i < G_N_ELEMENTS (marks); i++)
    {
      gsize length = strlen (marks[i].language);

      if (g_ascii_strncasecmp (language, marks[i].language, length) == 0 &&
          !g_ascii_isalpha (language[length]))
        return &marks[i];
    }
  if (is_set (language))
    return &marks[0];

  indexed = haw_text_new (text, -1);
  return haw_text_get_direction (indexed) == HAW_DIRECTION_RTL ? &marks[1] : &marks[0];
}

/* Line feeds and runs of blanks are layout; no-break spaces are not touched. */
static char *
one_line (const char *text)
{
  GString *line = g_string_new (NULL);
  gboolean blank = FALSE;

  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_isspace (*p))
      blank = line->len > 0;
    else
      {
        if (blank)
          g_string_append_c (line, ' ');
        blank = FALSE;
        g_string_append_c (line, *p);
      }

  return g_string_free (line, FALSE);
}

/* Whether @line is one quotation from its first to its last character. */
static gboolean
is_quoted (const char       *line,
           const QuoteMarks *pair)
{
  g_autofree char *open = g_strndup (pair->open, g_utf8_next_char (pair->open) - pair->open);
  g_autofree char *close = g_strdup (g_utf8_find_prev_char (pair->close,
                                                            pair->close + strlen (pair->close)));

  return g_str_has_prefix (line, open) && g_str_has_suffix (line, close) &&
         strstr (line + strlen (open), open) == NULL &&
         strstr (line, close) == line + strlen (line) - strlen (close);
}

char *
haw_cite_quote (const char *text,
                const char *language)
{
  const QuoteMarks *pair;
  g_autofree char *line = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  line = one_line (text);
  pair = marks_of (language, line);
  if (is_quoted (line, pair))
    return g_steal_pointer (&line);
  return g_strconcat (pair->open, line, pair->close, NULL);
}

/* Every piece begins with an isolate, so that what counts only at the start of a line is safe. */
static char *
escape_markdown (const char *text)
{
  GString *escaped = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    {
      if (strchr ("\\`*_[]<>|~&", *p) != NULL)
        g_string_append_c (escaped, '\\');
      g_string_append_c (escaped, *p);
    }

  return g_string_free (escaped, FALSE);
}

char *
haw_cite_escape (const char   *text,
                 HawCiteFormat format)
{
  g_autofree char *line = NULL;
  g_autofree char *escaped = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  line = one_line (text);
  switch (format)
    {
    case HAW_CITE_PLAIN:
      return haw_isolate (line);
    case HAW_CITE_MARKDOWN:
      escaped = escape_markdown (line);
      return haw_isolate (escaped);
    case HAW_CITE_HTML:
      escaped = g_markup_escape_text (line, -1);
      return g_strdup_printf ("<bdi>%s</bdi>", escaped);
    default:
      g_return_val_if_reached (NULL);
    }
}

static char *
format_title (const HawCitation *citation,
              HawCiteFormat      format)
{
  g_autofree char *quoted = NULL;
  g_autofree char *escaped = NULL;

  if (format == HAW_CITE_PLAIN)
    {
      quoted = haw_cite_quote (citation->title, citation->language);
      return haw_cite_escape (quoted, format);
    }

  escaped = haw_cite_escape (citation->title, format);
  if (format == HAW_CITE_HTML)
    return g_strdup_printf ("<cite>%s</cite>", escaped);
  return g_strdup_printf ("*%s*", escaped);
}

static char *
format_date (const char   *published,
             HawCiteFormat format)
{
  HawEdtf edtf;
  g_autofree char *human = NULL;

  if (!haw_edtf_parse (published, &edtf, NULL))
    return haw_cite_escape (published, format);

  human = haw_edtf_describe_both (&edtf);
  return haw_cite_escape (human, format);
}

char *
haw_cite_source (const HawCitation *citation,
                 HawCiteFormat      format)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (citation != NULL, NULL);

  if (is_set (citation->outlet))
    g_ptr_array_add (parts, haw_cite_escape (citation->outlet, format));
  if (is_set (citation->title))
    g_ptr_array_add (parts, format_title (citation, format));
  if (is_set (citation->byline))
    g_ptr_array_add (parts, haw_cite_escape (citation->byline, format));
  if (is_set (citation->published))
    g_ptr_array_add (parts, format_date (citation->published, format));
  if (is_set (citation->url))
    g_ptr_array_add (parts, haw_cite_escape (citation->url, format));
  g_ptr_array_add (parts, NULL);

  /* Translators: between the outlet, the title and the date of a source */
  return g_strjoinv (C_("list separator", ", "), (char **) parts->pdata);
}

static char *
cite_html (const HawCitation *citation,
           const char        *quote,
           const char        *translation,
           const char        *source)
{
  GString *html = g_string_new ("<blockquote>");
  g_autofree char *text = g_markup_escape_text (quote, -1);

  if (is_set (citation->language))
    {
      g_autofree char *language = g_markup_escape_text (citation->language, -1);

      g_string_append_printf (html, "<p dir=\"auto\" lang=\"%s\">%s</p>", language, text);
    }
  else
    g_string_append_printf (html, "<p dir=\"auto\">%s</p>", text);
  if (translation != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (translation, -1);

      g_string_append_printf (html, "<p dir=\"auto\">%s</p>", escaped);
    }
  if (*source != '\0')
    g_string_append_printf (html, "<footer>%s</footer>", source);
  g_string_append (html, "</blockquote>");

  return g_string_free (html, FALSE);
}

static char *
cite_lines (const char   *quote,
            const char   *translation,
            const char   *source,
            HawCiteFormat format)
{
  const char *prefix = format == HAW_CITE_MARKDOWN ? "> " : "";
  const char *gap = format == HAW_CITE_MARKDOWN ? "\n>\n" : "\n";
  g_autofree char *safe_quote = haw_cite_escape (quote, format);
  GString *lines = g_string_new (NULL);

  g_string_append_printf (lines, "%s%s", prefix, safe_quote);
  if (translation != NULL)
    {
      g_autofree char *safe = haw_cite_escape (translation, format);

      g_string_append_printf (lines, "%s%s%s", gap, prefix, safe);
    }
  if (*source != '\0')
    g_string_append_printf (lines, "%s%s— %s", gap, prefix, source);

  return g_string_free (lines, FALSE);
}

char *
haw_cite (const HawCitation *citation,
          HawCiteFormat      format)
{
  g_autofree char *quote = NULL;
  g_autofree char *translation = NULL;
  g_autofree char *source = NULL;

  g_return_val_if_fail (citation != NULL && citation->quote != NULL, NULL);

  quote = haw_cite_quote (citation->quote, citation->language);
  if (is_set (citation->translation))
    translation = haw_cite_quote (citation->translation, NULL);
  source = haw_cite_source (citation, format);

  if (format == HAW_CITE_HTML)
    return cite_html (citation, quote, translation, source);
  return cite_lines (quote, translation, source, format);
}
