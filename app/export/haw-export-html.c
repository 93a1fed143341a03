/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-cite.h"
#include "haw-export-note.h"
#include "haw-export-resources.h"
#include "haw-export-text.h"
#include "haw-exporter.h"

#include <glib/gi18n-lib.h>

/* One file that needs nothing else and runs nothing: its own policy forbids scripts and whatever
 * would be fetched. It is well-formed XML as well. */

#define STYLE_PATH "/org/hawamish/app/export/haw-export-style.css"
#define POLICY "default-src 'none'; style-src 'unsafe-inline'"

/* Appends an element with text of a direction and language of its own; the latter is "" where it is
 * not known. */
static void
append_text (GString    *out,
             const char *element,
             const char *class,
             const char *language,
             const char *text)
{
  g_autofree char *escaped = haw_export_html_escape (text);
  g_autofree char *safe_language = haw_export_html_escape (language);

  g_string_append_printf (out, "<%s", element);
  if (class != NULL)
    g_string_append_printf (out, " class=\"%s\"", class);
  g_string_append_printf (out, " dir=\"%s\" lang=\"%s\">%s</%s>\n", haw_export_direction (text),
                          safe_language, escaped, element);
}

/* A text of the interface, which has the language of the page. */
static void
append_label (GString    *out,
              const char *element,
              const char *label)
{
  g_autofree char *escaped = g_markup_escape_text (label, -1);

  g_string_append_printf (out, "<%s>%s</%s>\n", element, escaped, element);
}

static void
append_isolated (GString    *out,
                 const char *text)
{
  g_autofree char *escaped = haw_export_html_escape (text);

  g_string_append_printf (out, "<bdi lang=\"\">%s</bdi>", escaped);
}

static void
append_note (GString    *out,
             const char *note)
{
  g_autofree char *html = haw_export_note_to_html (note);

  if (*note != '\0')
    g_string_append_printf (out, "<div class=\"note\" lang=\"\">%s</div>\n", html);
}

/* A stranger's file may have anything for a colour. */
static const char *
safe_color (const char *color)
{
  gboolean valid = color[0] == '#' && strlen (color) == 7;

  for (guint i = 1; valid && i < 7; i++)
    valid = g_ascii_isxdigit (color[i]);
  return valid ? color : "#888888";
}

static void
append_chip (GString            *out,
             const HawCodeEntry *code)
{
  g_string_append_printf (out, "<span class=\"chip\">"
                          "<span class=\"swatch\" style=\"background:%s\"></span>", safe_color (code->color));
  append_isolated (out, code->name);
  g_string_append (out, "</span>");
}

static void
append_chips (GString   *out,
              GPtrArray *codes)
{
  if (codes->len == 0)
    return;
  g_string_append (out, "<ul class=\"codes\">");
  for (guint i = 0; i < codes->len; i++)
    {
      g_string_append (out, "<li>");
      append_chip (out, g_ptr_array_index (codes, i));
      g_string_append (out, "</li>");
    }
  g_string_append (out, "</ul>\n");
}

static void
append_quotation (GString                  *out,
                  const HawAnnotationEntry *annotation)
{
  g_autofree char *quote = haw_cite_quote (annotation->quote, annotation->article->language);

  g_string_append (out, "<blockquote>\n");
  append_text (out, "p", NULL, annotation->article->language, quote);
  g_string_append (out, "</blockquote>\n");
  if (*annotation->translation != '\0')
    append_text (out, "p", "translation", "", annotation->translation);
}

/* What is known of an article, with its title or with the rest that stands under it; already
 * escaped. */
static char *
format_source (const HawArticleEntry *article,
               gboolean               with_title)
{
  g_autofree char *outlet = haw_export_clean (article->outlet);
  g_autofree char *title = haw_export_clean (haw_export_title (article));
  g_autofree char *byline = haw_export_clean (article->byline);
  g_autofree char *url = haw_export_clean (article->url);
  const HawCitation citation = {
    .outlet = outlet,
    .title = with_title ? title : NULL,
    .byline = with_title ? NULL : byline,
    .published = article->published,
    .url = with_title ? NULL : url,
  };

  return haw_cite_source (&citation, HAW_CITE_HTML);
}

/* The date as the source has it, where that is not the one of the event, and the grades. */
static void
append_appraisal (GString                *out,
                  const HawEvidenceEntry *evidence,
                  const char             *event_date)
{
  g_autofree char *grades = haw_export_grades (evidence);
  g_autofree char *date = haw_export_date (evidence->date);

  if (*evidence->date != '\0' && !g_str_equal (evidence->date, event_date))
    {
      g_string_append_printf (out, "<p class=\"appraisal\">%s ", _("Date in this source:"));
      append_isolated (out, date);
      g_string_append (out, "</p>\n");
    }
  if (*grades != '\0')
    {
      g_string_append_printf (out, "<p class=\"appraisal\">%s ", _("Reliability:"));
      append_isolated (out, grades);
      g_string_append (out, "</p>\n");
    }
}

static void
append_evidence (GString                *out,
                 const HawEvidenceEntry *evidence,
                 const char             *event_date)
{
  const HawAnnotationEntry *annotation = evidence->annotation;
  const char *class = g_str_equal (evidence->stance, "denies") ? "quotation denies"
                      : g_str_equal (evidence->stance, "confirms") ? "quotation confirms"
                      : "quotation";
  g_autofree char *source = format_source (annotation->article, TRUE);

  g_string_append_printf (out, "<li class=\"%s\">\n<p class=\"stance\">%s</p>\n", class,
                          haw_export_stance_label (evidence->stance));
  append_quotation (out, annotation);
  append_appraisal (out, evidence, event_date);
  g_string_append_printf (out, "<p class=\"source\"><a href=\"#annotation-%" G_GINT64_FORMAT "\">"
                          "%s</a></p>\n</li>\n", annotation->id, source);
}

static void
append_field (GString    *out,
              const char *label,
              const char *value)
{
  if (*value == '\0')
    return;
  g_string_append_printf (out, "<dt>%s</dt><dd>", label);
  append_isolated (out, value);
  g_string_append (out, "</dd>\n");
}

static void
append_own_fields (GString            *out,
                   const HawContents  *contents,
                   HawAttributeTarget  target,
                   GHashTable         *values)
{
  for (guint i = 0; i < contents->attributes->len; i++)
    {
      const HawAttributeEntry *attribute = g_ptr_array_index (contents->attributes, i);
      const char *value = haw_contents_get_value (values, attribute);
      g_autofree char *words = haw_attribute_describe_value (attribute->kind, value);

      if (attribute->target != target || *words == '\0')
        continue;
      g_string_append (out, "<dt>");
      append_isolated (out, attribute->name);
      g_string_append (out, ":</dt><dd>");
      append_isolated (out, words);
      g_string_append (out, "</dd>\n");
    }
}

static void
append_participants (GString   *out,
                     GPtrArray *actors)
{
  if (actors->len == 0)
    return;
  g_string_append_printf (out, "<dt>%s</dt><dd>", _("Who:"));
  for (guint i = 0; i < actors->len; i++)
    {
      const HawActorEntry *actor = g_ptr_array_index (actors, i);

      if (i > 0)
        g_string_append (out, C_("list separator", ", "));
      g_string_append_printf (out, "<a href=\"#actor-%" G_GINT64_FORMAT "\">", actor->id);
      append_isolated (out, actor->name);
      g_string_append (out, "</a>");
    }
  g_string_append (out, "</dd>\n");
}

static void
append_date (GString    *out,
             const char *edtf)
{
  g_autofree char *words = haw_export_date (edtf);
  g_autofree char *safe_words = haw_export_html_escape (words);
  g_autofree char *safe_edtf = haw_export_html_escape (edtf);

  if (*edtf != '\0')
    g_string_append_printf (out, "<dt>%s</dt><dd><bdi>%s</bdi> <bdi class=\"edtf\" dir=\"ltr\">%s"
                            "</bdi></dd>\n", _("When:"), safe_words, safe_edtf);
}

static void
append_event (GString             *out,
              const HawContents   *contents,
              const HawEventEntry *event)
{
  g_string_append_printf (out, "<article class=\"entry\" id=\"event-%" G_GINT64_FORMAT "\">\n",
                          event->id);
  append_text (out, "h3", NULL, "", event->title);
  g_string_append (out, "<dl>\n");
  append_date (out, event->date);
  append_field (out, _("Where:"), event->place);
  append_participants (out, event->actors);
  g_string_append_printf (out, "<dt>%s</dt><dd>%s</dd>\n", _("Status:"),
                          haw_export_status_label (event->status));
  append_own_fields (out, contents, HAW_ATTRIBUTE_OF_EVENT, event->values);
  g_string_append (out, "</dl>\n");
  append_note (out, event->note);
  if (event->evidence->len > 0)
    g_string_append (out, "<ol class=\"quotations\">\n");
  for (guint i = 0; i < event->evidence->len; i++)
    append_evidence (out, g_ptr_array_index (event->evidence, i), event->date);
  if (event->evidence->len > 0)
    g_string_append (out, "</ol>\n");
  g_string_append (out, "</article>\n");
}

static guint
count_events (const HawContents *contents,
              gboolean           undated)
{
  guint n = 0;

  for (guint i = 0; i < contents->events->len; i++)
    {
      const HawEventEntry *event = g_ptr_array_index (contents->events, i);

      n += (*event->date == '\0') == undated;
    }

  return n;
}

static gboolean
write_events (const HawContents  *contents,
              gboolean            undated,
              GString            *out,
              GCancellable       *cancellable,
              GError            **error)
{
  if (count_events (contents, undated) == 0)
    return TRUE;
  g_string_append_printf (out, "<section id=\"%s\">\n", undated ? "undated" : "events");
  append_label (out, "h2", undated ? _("Undated Events") : _("Events"));
  for (guint i = 0; i < contents->events->len; i++)
    {
      const HawEventEntry *event = g_ptr_array_index (contents->events, i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if ((*event->date == '\0') == undated)
        append_event (out, contents, event);
    }
  g_string_append (out, "</section>\n");
  return TRUE;
}

static void
append_links (GString                  *out,
              const HawAnnotationEntry *annotation)
{
  if (annotation->links->len > 0)
    g_string_append (out, "<ul class=\"links\">\n");
  for (guint i = 0; i < annotation->links->len; i++)
    {
      const HawLinkEntry *link = g_ptr_array_index (annotation->links, i);
      gboolean outgoing = link->source == annotation;
      const HawAnnotationEntry *other = outgoing ? link->target : link->source;
      g_autofree char *target = haw_export_link_target (annotation, other);

      g_string_append_printf (out, "<li><b>%s</b> <a href=\"#annotation-%" G_GINT64_FORMAT "\">",
                              haw_relation_phrase (link->kind, outgoing), other->id);
      append_isolated (out, target);
      g_string_append (out, "</a>");
      if (*link->reason != '\0')
        {
          g_string_append (out, " — ");
          append_isolated (out, link->reason);
        }
      g_string_append (out, "</li>\n");
    }
  if (annotation->links->len > 0)
    g_string_append (out, "</ul>\n");
}

/* The values of the analyst's own fields, of the article and of its outlet. */
static void
append_values (GString               *out,
               const HawContents     *contents,
               const HawArticleEntry *article)
{
  g_autoptr (GString) list = g_string_new (NULL);

  append_own_fields (list, contents, HAW_ATTRIBUTE_OF_ARTICLE, article->values);
  if (article->outlet_entry != NULL)
    append_own_fields (list, contents, HAW_ATTRIBUTE_OF_OUTLET, article->outlet_entry->values);
  if (list->len > 0)
    g_string_append_printf (out, "<dl>\n%s</dl>\n", list->str);
}

static void
append_article (GString               *out,
                const HawContents     *contents,
                const HawArticleEntry *article)
{
  g_autofree char *source = format_source (article, FALSE);

  g_string_append_printf (out, "<article class=\"entry\" id=\"article-%" G_GINT64_FORMAT "\">\n",
                          article->id);
  append_text (out, "h3", NULL, article->language, haw_export_title (article));
  if (*source != '\0')
    g_string_append_printf (out, "<p class=\"source\">%s</p>\n", source);
  append_values (out, contents, article);
  append_note (out, article->note);
  if (article->annotations->len > 0)
    g_string_append (out, "<ol class=\"quotations\">\n");
  for (guint i = 0; i < article->annotations->len; i++)
    {
      const HawAnnotationEntry *annotation = g_ptr_array_index (article->annotations, i);

      g_string_append_printf (out, "<li class=\"quotation\" id=\"annotation-%" G_GINT64_FORMAT
                              "\">\n", annotation->id);
      append_quotation (out, annotation);
      append_chips (out, annotation->codes);
      append_links (out, annotation);
      append_note (out, annotation->note);
      g_string_append (out, "</li>\n");
    }
  if (article->annotations->len > 0)
    g_string_append (out, "</ol>\n");
  g_string_append (out, "</article>\n");
}

static gboolean
write_articles (const HawContents  *contents,
                GString            *out,
                GCancellable       *cancellable,
                GError            **error)
{
  if (contents->articles->len == 0)
    return TRUE;
  g_string_append (out, "<section id=\"articles\">\n");
  append_label (out, "h2", _("Articles"));
  for (guint i = 0; i < contents->articles->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      append_article (out, contents, g_ptr_array_index (contents->articles, i));
    }
  g_string_append (out, "</section>\n");
  return TRUE;
}

/* How many codes stand above @code. */
static guint
depth_of (GPtrArray          *codes,
          const HawCodeEntry *code)
{
  gint64 parent = code->parent;
  guint depth = 0;

  /* A code comes after those above it. */
  for (guint i = codes->len; i-- > 0 && parent != 0;)
    {
      const HawCodeEntry *other = g_ptr_array_index (codes, i);

      if (other->id == parent)
        {
          parent = other->parent;
          depth++;
        }
    }

  return depth;
}

static void
append_codes (GString   *out,
              GPtrArray *codes)
{
  if (codes->len == 0)
    return;
  g_string_append (out, "<section id=\"codes\">\n");
  append_label (out, "h2", _("Codes"));
  g_string_append_printf (out, "<table>\n"
                          "<thead><tr><th>%s</th><th>%s</th><th>%s</th></tr></thead>\n<tbody>\n", C_("column", "Code"), C_("column", "Description"),
                          C_("column", "Quotations"));
  for (guint i = 0; i < codes->len; i++)
    {
      const HawCodeEntry *code = g_ptr_array_index (codes, i);

      g_string_append_printf (out, "<tr><td class=\"indent\" style=\"--depth:%u\">",
                              depth_of (codes, code));
      append_chip (out, code);
      g_string_append (out, "</td><td>");
      append_isolated (out, code->description);
      g_string_append_printf (out, "</td><td>%" G_GINT64_FORMAT "</td></tr>\n",
                              code->n_annotations);
    }
  g_string_append (out, "</tbody>\n</table>\n</section>\n");
}

/* The mentions from @from on that stand in one article: the words with their places in the text. */
static guint
append_mentions (GString   *out,
                 GPtrArray *mentions,
                 guint      from)
{
  const HawMentionEntry *first = mentions->pdata[from];
  g_autofree char *source = format_source (first->article, TRUE);
  guint i;

  g_string_append_printf (out, "<li><a href=\"#article-%" G_GINT64_FORMAT "\">%s</a>: ",
                          first->article->id, source);
  for (i = from; i < mentions->len; i++)
    {
      const HawMentionEntry *mention = mentions->pdata[i];

      if (mention->article != first->article)
        break;
      if (i > from)
        g_string_append (out, C_("list separator", ", "));
      append_isolated (out, mention->words);
      g_string_append_printf (out, " <bdi class=\"edtf\" dir=\"ltr\">%" G_GINT64_FORMAT "–%"
                              G_GINT64_FORMAT "</bdi>", mention->start, mention->end);
    }
  g_string_append (out, "</li>\n");
  return i;
}

static void
append_actor (GString             *out,
              const HawContents   *contents,
              const HawActorEntry *actor)
{
  g_autoptr (GString) aliases = g_string_new (NULL);
  g_autoptr (GString) values = g_string_new (NULL);
  g_autofree char *line = NULL;

  g_string_append_printf (out, "<article class=\"entry\" id=\"actor-%" G_GINT64_FORMAT "\">\n",
                          actor->id);
  append_text (out, "h3", NULL, "", actor->name);
  for (guint i = 0; i < actor->aliases->len; i++)
    {
      if (i > 0)
        g_string_append (aliases, C_("list separator", ", "));
      append_isolated (aliases, actor->aliases->pdata[i]);
    }
  line = haw_export_actor_line (actor, aliases->str);
  if (*line != '\0')
    g_string_append_printf (out, "<p class=\"dim\">%s</p>\n", line);
  append_own_fields (values, contents, HAW_ATTRIBUTE_OF_ACTOR, actor->values);
  if (values->len > 0)
    g_string_append_printf (out, "<dl>\n%s</dl>\n", values->str);
  if (actor->mentions->len > 0)
    g_string_append (out, "<ul>\n");
  for (guint i = 0; i < actor->mentions->len;)
    i = append_mentions (out, actor->mentions, i);
  if (actor->mentions->len > 0)
    g_string_append (out, "</ul>\n");
  g_string_append (out, "</article>\n");
}

static void
append_actors (GString           *out,
               const HawContents *contents)
{
  g_autoptr (GPtrArray) actors = haw_export_actors (contents);

  if (actors->len == 0)
    return;
  g_string_append (out, "<section id=\"actors\">\n");
  append_label (out, "h2", _("Actors"));
  for (guint i = 0; i < actors->len; i++)
    append_actor (out, contents, actors->pdata[i]);
  g_string_append (out, "</section>\n");
}

static void
append_head (GString    *out,
             const char *name)
{
  g_autoptr (GBytes) style = g_resource_lookup_data (haw_export_get_resource (), STYLE_PATH,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *language = haw_export_language ();
  g_autofree char *title = haw_export_html_escape (name);

  g_string_append_printf (out, "<!DOCTYPE html>\n<html lang=\"%s\" dir=\"%s\">\n<head>\n"
                          "<meta charset=\"utf-8\"/>\n"
                          "<meta http-equiv=\"Content-Security-Policy\" content=\"" POLICY "\"/>\n"
                          "<meta name=\"viewport\" content=\"width=device-width\"/>\n"
                          "<meta name=\"generator\" content=\"Hawamish " APP_VERSION "\"/>\n"
                          "<title>%s</title>\n<style>\n", language,
                          haw_export_direction (_("Events")), title);
  g_string_append_len (out, g_bytes_get_data (style, NULL), g_bytes_get_size (style));
  g_string_append (out, "</style>\n</head>\n<body>\n");
}

static void
append_contents_list (GString           *out,
                      const HawContents *contents)
{
  const struct { const char *id; const char *label; guint n; } parts[] = {
    { "events", _("Events"), count_events (contents, FALSE) },
    { "undated", _("Undated Events"), count_events (contents, TRUE) },
    { "articles", _("Articles"), contents->articles->len },
    { "actors", _("Actors"), contents->actors->len },
    { "codes", _("Codes"), contents->codes->len },
  };

  g_string_append_printf (out, "<nav aria-label=\"%s\"><ul>\n", _("Contents"));
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i].n > 0)
      g_string_append_printf (out, "<li><a href=\"#%s\">%s</a></li>\n", parts[i].id,
                              parts[i].label);
  g_string_append (out, "</ul></nav>\n");
}

static gboolean
write_notes (const HawContents       *contents,
             const char              *name,
             const HawExportOptions  *options,
             GString                 *out,
             GCancellable            *cancellable,
             GError                 **error)
{
  g_autofree char *summary = haw_export_summary (contents);

  append_head (out, name);
  g_string_append (out, "<header>\n");
  append_text (out, "h1", NULL, "", name);
  g_string_append_printf (out, "<p class=\"dim\">%s</p>\n", summary);
  if (contents->time_zone != NULL && *contents->time_zone != '\0')
    {
      g_autofree char *times = haw_export_clean (contents->time_zone);

      append_text (out, "p", "dim", "", times);
    }
  g_string_append (out, "</header>\n");
  append_contents_list (out, contents);
  g_string_append (out, "<main>\n");
  if (!write_events (contents, FALSE, out, cancellable, error) ||
      !write_events (contents, TRUE, out, cancellable, error) ||
      !write_articles (contents, out, cancellable, error))
    return FALSE;
  append_actors (out, contents);
  append_codes (out, contents->codes);
  g_string_append (out, "</main>\n</body>\n</html>\n");
  return TRUE;
}

const HawExporter haw_export_html = {
  { "html", N_("Annotated Notes as a Web Page (HTML)"), "html", "text/html", FALSE },
  write_notes,
};
