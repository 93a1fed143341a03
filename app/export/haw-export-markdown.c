/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-cite.h"
#include "haw-export-note.h"
#include "haw-export-text.h"
#include "haw-exporter.h"

#include <glib/gi18n-lib.h>

/* CommonMark. */

static char *
escape (const char *text)
{
  g_autofree char *clean = haw_export_clean (text);

  return haw_cite_escape (clean, HAW_CITE_MARKDOWN);
}

static void
append_heading (GString    *out,
                const char *level,
                const char *text)
{
  g_autofree char *escaped = escape (text);

  g_string_append_printf (out, "%s %s\n\n", level, escaped);
}

/* @value: escaped already. */
static void
append_field (GString    *out,
              const char *label,
              const char *value)
{
  g_string_append_printf (out, "- **%s** %s\n", label, value);
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
      g_autofree char *escaped_name = escape (attribute->name);
      g_autofree char *escaped = escape (words);

      if (attribute->target == target && *escaped != '\0')
        g_string_append_printf (out, "- **%s:** %s\n", escaped_name, escaped);
    }
}

static void
append_names (GString    *out,
              const char *label,
              GPtrArray  *entries,
              gsize       offset)
{
  g_autoptr (GString) names = g_string_new (NULL);

  if (entries->len == 0)
    return;
  for (guint i = 0; i < entries->len; i++)
    {
      g_autofree char *name =
        escape (G_STRUCT_MEMBER (char *, g_ptr_array_index (entries, i), offset));

      g_string_append_printf (names, "%s%s", i > 0 ? C_("list separator", ", ") : "", name);
    }
  append_field (out, label, names->str);
}

static void
append_note (GString    *out,
             const char *note)
{
  g_autofree char *markdown = haw_export_note_to_markdown (note);

  if (*note != '\0')
    g_string_append_printf (out, "\n%s", markdown);
}

static void
append_quotation (GString                  *out,
                  const HawAnnotationEntry *annotation,
                  gboolean                  with_source)
{
  const HawArticleEntry *article = annotation->article;
  g_autofree char *quote = haw_export_clean (annotation->quote);
  g_autofree char *translation = haw_export_clean (annotation->translation);
  g_autofree char *outlet = haw_export_clean (article->outlet);
  g_autofree char *title = haw_export_clean (haw_export_title (article));
  const HawCitation citation = {
    .quote = quote,
    .translation = translation,
    .language = article->language,
    .outlet = with_source ? outlet : NULL,
    .title = with_source ? title : NULL,
    .published = with_source ? article->published : NULL,
  };
  g_autofree char *cited = haw_cite (&citation, HAW_CITE_MARKDOWN);

  g_string_append_printf (out, "\n%s\n", cited);
}

static void
append_links (GString                  *out,
              const HawAnnotationEntry *annotation)
{
  if (annotation->links->len > 0)
    g_string_append_c (out, '\n');
  for (guint i = 0; i < annotation->links->len; i++)
    {
      const HawLinkEntry *link = g_ptr_array_index (annotation->links, i);
      gboolean outgoing = link->source == annotation;
      const HawAnnotationEntry *other = outgoing ? link->target : link->source;
      g_autofree char *cited = haw_export_link_target (annotation, other);
      g_autofree char *target = escape (cited);
      g_autofree char *reason = escape (link->reason);

      g_string_append_printf (out, "- **%s** %s%s%s\n", haw_relation_phrase (link->kind, outgoing),
                              target, *reason != '\0' ? " — " : "", reason);
    }
}

/* The date as the source has it, where that is not the one of the event, and the grades. */
static void
append_appraisal (GString                *out,
                  const HawEvidenceEntry *evidence,
                  const char             *event_date)
{
  g_autofree char *grades = haw_export_grades (evidence);
  g_autofree char *date = haw_export_date (evidence->date);
  g_autofree char *safe_grades = escape (grades);
  g_autofree char *safe_date = escape (date);
  gboolean differs = *evidence->date != '\0' && !g_str_equal (evidence->date, event_date);

  if (differs || *grades != '\0')
    g_string_append_c (out, '\n');
  if (differs)
    append_field (out, _("Date in this source:"), safe_date);
  if (*grades != '\0')
    append_field (out, _("Reliability:"), safe_grades);
}

static void
append_event (GString             *out,
              const HawContents   *contents,
              const HawEventEntry *event)
{
  append_heading (out, "###", event->title);
  if (*event->date != '\0')
    {
      g_autofree char *words = haw_export_date (event->date);
      g_autofree char *safe = escape (words);
      g_autofree char *edtf = escape (event->date);
      g_autofree char *both = g_strdup_printf ("%s (%s)", safe, edtf);

      append_field (out, _("When:"), both);
    }
  if (*event->place != '\0')
    {
      g_autofree char *place = escape (event->place);

      append_field (out, _("Where:"), place);
    }
  append_names (out, _("Who:"), event->actors, G_STRUCT_OFFSET (HawActorEntry, name));
  append_field (out, _("Status:"), haw_export_status_label (event->status));
  append_own_fields (out, contents, HAW_ATTRIBUTE_OF_EVENT, event->values);
  append_note (out, event->note);
  for (guint i = 0; i < event->evidence->len; i++)
    {
      const HawEvidenceEntry *evidence = g_ptr_array_index (event->evidence, i);

      g_string_append_printf (out, "\n**%s**\n", haw_export_stance_label (evidence->stance));
      append_quotation (out, evidence->annotation, TRUE);
      append_appraisal (out, evidence, event->date);
    }
  g_string_append_c (out, '\n');
}

static gboolean
write_events (const HawContents  *contents,
              gboolean            undated,
              GString            *out,
              GCancellable       *cancellable,
              GError            **error)
{
  gboolean headed = FALSE;

  for (guint i = 0; i < contents->events->len; i++)
    {
      const HawEventEntry *event = g_ptr_array_index (contents->events, i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if ((*event->date == '\0') != undated)
        continue;
      if (!headed)
        g_string_append_printf (out, "## %s\n\n", undated ? _("Undated Events") : _("Events"));
      headed = TRUE;
      append_event (out, contents, event);
    }

  return TRUE;
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
    g_string_append_printf (out, "\n%s", list->str);
}

static void
append_article (GString               *out,
                const HawContents     *contents,
                const HawArticleEntry *article)
{
  g_autofree char *outlet = haw_export_clean (article->outlet);
  g_autofree char *byline = haw_export_clean (article->byline);
  g_autofree char *url = haw_export_clean (article->url);
  const HawCitation citation = { .outlet = outlet, .byline = byline,
                                 .published = article->published, .url = url };
  g_autofree char *source = haw_cite_source (&citation, HAW_CITE_MARKDOWN);

  append_heading (out, "###", haw_export_title (article));
  if (*source != '\0')
    g_string_append_printf (out, "%s\n", source);
  append_values (out, contents, article);
  append_note (out, article->note);
  for (guint i = 0; i < article->annotations->len; i++)
    {
      const HawAnnotationEntry *annotation = g_ptr_array_index (article->annotations, i);

      append_quotation (out, annotation, FALSE);
      if (annotation->codes->len > 0)
        g_string_append_c (out, '\n');
      append_names (out, _("Codes:"), annotation->codes, G_STRUCT_OFFSET (HawCodeEntry, name));
      append_links (out, annotation);
      append_note (out, annotation->note);
    }
  g_string_append_c (out, '\n');
}

static void
append_codes (GString   *out,
              GPtrArray *codes)
{
  if (codes->len == 0)
    return;
  g_string_append_printf (out, "## %s\n\n| %s | %s | %s |\n|---|---|---:|\n", _("Codes"),
                          C_("column", "Code"), C_("column", "Description"),
                          C_("column", "Quotations"));
  for (guint i = 0; i < codes->len; i++)
    {
      const HawCodeEntry *code = g_ptr_array_index (codes, i);
      g_autofree char *name = escape (code->name);
      g_autofree char *description = escape (code->description);

      g_string_append_printf (out, "| %s | %s | %" G_GINT64_FORMAT " |\n", name, description,
                              code->n_annotations);
    }
}

/* The mentions from @from on that stand in one article: the words with their places in the text. */
static guint
append_mentions (GString   *out,
                 GPtrArray *mentions,
                 guint      from)
{
  const HawMentionEntry *first = mentions->pdata[from];
  g_autofree char *outlet = haw_export_clean (first->article->outlet);
  g_autofree char *title = haw_export_clean (haw_export_title (first->article));
  const HawCitation citation = { .outlet = outlet, .title = title,
                                 .published = first->article->published };
  g_autofree char *source = haw_cite_source (&citation, HAW_CITE_MARKDOWN);
  guint i;

  g_string_append_printf (out, "- %s: ", source);
  for (i = from; i < mentions->len; i++)
    {
      const HawMentionEntry *mention = mentions->pdata[i];
      g_autofree char *words = escape (mention->words);

      if (mention->article != first->article)
        break;
      g_string_append_printf (out, "%s%s (%" G_GINT64_FORMAT "–%" G_GINT64_FORMAT ")",
                              i > from ? C_("list separator", ", ") : "", words, mention->start,
                              mention->end);
    }
  g_string_append_c (out, '\n');
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

  append_heading (out, "###", actor->name);
  for (guint i = 0; i < actor->aliases->len; i++)
    {
      g_autofree char *name = escape (actor->aliases->pdata[i]);

      g_string_append_printf (aliases, "%s%s", i > 0 ? C_("list separator", ", ") : "", name);
    }
  line = haw_export_actor_line (actor, aliases->str);
  if (*line != '\0')
    g_string_append_printf (out, "%s\n\n", line);
  append_own_fields (values, contents, HAW_ATTRIBUTE_OF_ACTOR, actor->values);
  if (values->len > 0)
    g_string_append_printf (out, "%s\n", values->str);
  for (guint i = 0; i < actor->mentions->len;)
    i = append_mentions (out, actor->mentions, i);
  if (actor->mentions->len > 0)
    g_string_append_c (out, '\n');
}

static void
append_actors (GString           *out,
               const HawContents *contents)
{
  g_autoptr (GPtrArray) actors = haw_export_actors (contents);

  if (actors->len == 0)
    return;
  g_string_append_printf (out, "## %s\n\n", _("Actors"));
  for (guint i = 0; i < actors->len; i++)
    append_actor (out, contents, actors->pdata[i]);
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

  append_heading (out, "#", name);
  g_string_append_printf (out, "%s\n\n", summary);
  if (contents->time_zone != NULL && *contents->time_zone != '\0')
    {
      g_autofree char *times = escape (contents->time_zone);

      g_string_append_printf (out, "%s\n\n", times);
    }
  if (!write_events (contents, FALSE, out, cancellable, error) ||
      !write_events (contents, TRUE, out, cancellable, error))
    return FALSE;
  if (contents->articles->len > 0)
    g_string_append_printf (out, "## %s\n\n", _("Articles"));
  for (guint i = 0; i < contents->articles->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      append_article (out, contents, g_ptr_array_index (contents->articles, i));
    }
  append_actors (out, contents);
  append_codes (out, contents->codes);
  return TRUE;
}

const HawExporter haw_export_markdown = {
  { "markdown", N_("Annotated Notes as Text (Markdown)"), "md", "text/markdown", FALSE },
  write_notes,
};
