/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-export-text.h"
#include "haw-exporter.h"
#include "model/haw-actor.h"
#include "text/haw-markdown.h"
#include "time/haw-first-report.h"
#include "time/haw-publications.h"

#include <glib/gi18n-lib.h>

/* RFC 4180. Spreadsheet programs take a file for UTF-8 when it begins with a byte order mark. */
#define BYTE_ORDER_MARK "\xef\xbb\xbf"

static void
append_raw (GString    *row,
            const char *text)
{
  if (row->len > 0)
    g_string_append_c (row, ',');
  g_string_append_c (row, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (row, '"');
      g_string_append_c (row, *p);
    }
  g_string_append_c (row, '"');
}

/* A spreadsheet program would reckon with a cell that begins like a formula. An apostrophe tells it
 * that it is text. */
static void
append_text (GString    *row,
             const char *text)
{
  g_autofree char *clean = haw_export_clean (text);
  g_autofree char *guarded = NULL;

  if (*clean != '\0' && strchr ("=+-@\t\n", *clean) != NULL)
    guarded = g_strconcat ("'", clean, NULL);
  append_raw (row, guarded != NULL ? guarded : clean);
}

/* The links of a note are for the program; readers get their titles. */
static void
append_note (GString    *row,
             const char *note)
{
  g_autofree char *plain = haw_markdown_unlink (note);

  append_text (row, plain);
}

static void
append_int (GString *row,
            gint64   value)
{
  if (row->len > 0)
    g_string_append_c (row, ',');
  g_string_append_printf (row, "%" G_GINT64_FORMAT, value);
}

static void
end_row (GString *out,
         GString *row)
{
  g_string_append_len (out, row->str, row->len);
  g_string_append (out, "\r\n");
  g_string_truncate (row, 0);
}

static void
append_names (GString   *row,
              GPtrArray *entries,
              gsize      offset)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "; " : "",
                            G_STRUCT_MEMBER (char *, g_ptr_array_index (entries, i), offset));
  append_text (row, names->str);
}

static void
append_titles (GString            *row,
               const char *const  *titles,
               guint               n)
{
  for (guint i = 0; i < n; i++)
    append_text (row, g_dpgettext2 (NULL, "column", titles[i]));
}

/* The links of an annotation, one a line: what it has to do with the other one, where that is, and
 * why. */
static void
append_links (GString                  *row,
              const HawAnnotationEntry *annotation)
{
  g_autoptr (GString) links = g_string_new (NULL);

  for (guint i = 0; i < annotation->links->len; i++)
    {
      const HawLinkEntry *link = g_ptr_array_index (annotation->links, i);
      gboolean outgoing = link->source == annotation;
      const HawAnnotationEntry *other = outgoing ? link->target : link->source;

      g_string_append_printf (links, "%s%s %" G_GINT64_FORMAT ": %s", i > 0 ? "\n" : "",
                              haw_relation_phrase (link->kind, outgoing), other->id, other->quote);
      if (*link->reason != '\0')
        g_string_append_printf (links, " (%s)", link->reason);
    }
  append_text (row, links->str);
}

/* A number stays one for the spreadsheet program; what a stranger's file has in its place does not. */
static void
append_value (GString                 *row,
              GHashTable              *values,
              const HawAttributeEntry *attribute)
{
  const char *value = haw_contents_get_value (values, attribute);
  g_autofree char *number = attribute->kind == HAW_ATTRIBUTE_NUMBER
    ? haw_attribute_read_value (HAW_ATTRIBUTE_NUMBER, NULL, value, NULL) : NULL;
  g_autofree char *words = NULL;

  if (number != NULL)
    {
      append_raw (row, number);
      return;
    }
  if (attribute->kind == HAW_ATTRIBUTE_YES_NO)
    words = haw_attribute_describe_value (attribute->kind, value);
  append_text (row, words != NULL ? words : value);
}

static void
append_values (GString            *row,
               const HawContents  *contents,
               HawAttributeTarget  target,
               GHashTable         *values)
{
  for (guint i = 0; i < contents->attributes->len; i++)
    {
      const HawAttributeEntry *attribute = g_ptr_array_index (contents->attributes, i);

      if (attribute->target == target)
        append_value (row, values, attribute);
    }
}

/* The titles of the analyst's own fields, which stand at the end. */
static void
append_value_titles (GString            *row,
                     const HawContents  *contents,
                     HawAttributeTarget  target)
{
  for (guint i = 0; i < contents->attributes->len; i++)
    {
      const HawAttributeEntry *attribute = g_ptr_array_index (contents->attributes, i);
      g_autofree char *name = haw_isolate (attribute->name);
      g_autofree char *title = target == HAW_ATTRIBUTE_OF_OUTLET
                                 ? g_strdup_printf (C_("column", "Outlet: %s"), name)
                                 : target == HAW_ATTRIBUTE_OF_ACTOR
                                 ? g_strdup_printf (C_("column", "Actor: %s"), name)
                                 : g_strdup (attribute->name);

      if (attribute->target == target)
        append_text (row, title);
    }
}

static gboolean
write_annotations (const HawContents  *contents,
                   GString            *out,
                   GCancellable       *cancellable,
                   GError            **error)
{
  static const char *const titles[] = {
    NC_("column", "Number"), NC_("column", "UUID"), NC_("column", "Article"),
    NC_("column", "Title"), NC_("column", "Outlet"), NC_("column", "Published"),
    NC_("column", "Start"), NC_("column", "End"), NC_("column", "Quotation"),
    NC_("column", "Translation"), NC_("column", "Codes"), NC_("column", "Note"),
    NC_("column", "Reliability"), NC_("column", "Links"),
  };
  g_autoptr (GString) row = g_string_new (NULL);

  append_titles (row, titles, G_N_ELEMENTS (titles));
  append_value_titles (row, contents, HAW_ATTRIBUTE_OF_ARTICLE);
  append_value_titles (row, contents, HAW_ATTRIBUTE_OF_OUTLET);
  end_row (out, row);
  for (guint i = 0; i < contents->annotations->len; i++)
    {
      const HawAnnotationEntry *entry = g_ptr_array_index (contents->annotations, i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      append_int (row, entry->id);
      append_text (row, entry->uuid);
      append_int (row, entry->article->id);
      append_text (row, entry->article->title);
      append_text (row, entry->article->outlet);
      append_text (row, entry->article->published);
      append_int (row, entry->start);
      append_int (row, entry->end);
      append_text (row, entry->quote);
      append_text (row, entry->translation);
      append_names (row, entry->codes, G_STRUCT_OFFSET (HawCodeEntry, name));
      append_note (row, entry->note);
      append_text (row, entry->article->outlet_reliability);
      append_links (row, entry);
      append_values (row, contents, HAW_ATTRIBUTE_OF_ARTICLE, entry->article->values);
      append_values (row, contents, HAW_ATTRIBUTE_OF_OUTLET,
                     entry->article->outlet_entry != NULL ? entry->article->outlet_entry->values
                                                          : NULL);
      end_row (out, row);
    }

  return TRUE;
}

static guint
count_stance (const HawEventEntry *event,
              const char          *stance)
{
  guint n = 0;

  for (guint i = 0; i < event->evidence->len; i++)
    {
      const HawEvidenceEntry *entry = g_ptr_array_index (event->evidence, i);

      n += g_str_equal (entry->stance, stance);
    }

  return n;
}

static void
append_sources (GString             *row,
                const HawEventEntry *event)
{
  g_autoptr (GString) sources = g_string_new (NULL);

  for (guint i = 0; i < event->evidence->len; i++)
    {
      const HawEvidenceEntry *entry = g_ptr_array_index (event->evidence, i);
      const HawArticleEntry *article = entry->annotation->article;

      const char *who = *article->outlet != '\0' ? article->outlet : haw_export_title (article);
      g_autofree char *grade = g_strconcat (article->outlet_reliability, entry->reliability, NULL);

      g_string_append_printf (sources, "%s%s: %s (%s%s%s)", i > 0 ? "\n" : "",
                              haw_export_stance_label (entry->stance), entry->annotation->quote,
                              who, *grade != '\0' ? ", " : "", grade);
    }
  append_text (row, sources->str);
}

/* Who reported the event first, when, and how much later than it that was. */
static void
append_first (GString             *row,
              const HawEventEntry *event)
{
  const HawArticleEntry *article = NULL;
  g_autofree char *lag = NULL;
  HawFirstReport first = { 0 };

  for (guint i = 0; i < event->evidence->len; i++)
    {
      const HawEvidenceEntry *entry = g_ptr_array_index (event->evidence, i);

      if (haw_first_report_take_date (&first, g_str_equal (entry->stance, "denies"),
                                      entry->annotation->article->published))
        article = entry->annotation->article;
    }
  if (!haw_first_report_is_known (&first))
    article = NULL;
  lag = haw_lag_describe_dates (event->date, article != NULL ? article->published : "");
  append_text (row, article != NULL ? article->outlet : "");
  append_text (row, article != NULL ? article->published : "");
  append_text (row, lag);
}

/* The events that are asked for, in their order. */
static GPtrArray *
choose_events (const HawContents      *contents,
               const HawExportOptions *options)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  GPtrArray *chosen;

  if (options == NULL || options->events == NULL)
    return g_ptr_array_ref (contents->events);
  chosen = g_ptr_array_new ();
  for (guint i = 0; i < contents->events->len; i++)
    {
      HawEventEntry *entry = g_ptr_array_index (contents->events, i);

      g_hash_table_insert (by_id, &entry->id, entry);
    }
  for (gsize i = 0; i < options->n_events; i++)
    {
      HawEventEntry *entry = g_hash_table_lookup (by_id, &options->events[i]);

      if (entry != NULL)
        g_ptr_array_add (chosen, entry);
    }
  return chosen;
}

static gboolean
write_events (const HawContents       *contents,
              const HawExportOptions  *options,
              GString                 *out,
              GCancellable            *cancellable,
              GError                 **error)
{
  static const char *const titles[] = {
    NC_("column", "Number"), NC_("column", "UUID"), NC_("column", "Event"), NC_("column", "Date"),
    NC_("column", "Date in Words"), NC_("column", "Place"), NC_("column", "Actors"),
    NC_("column", "Status"), NC_("column", "Reports"), NC_("column", "Confirms"),
    NC_("column", "Denies"), NC_("column", "First Reported By"), NC_("column", "First Published"),
    NC_("column", "Lag"), NC_("column", "Sources"), NC_("column", "Note"),
  };
  g_autoptr (GPtrArray) events = choose_events (contents, options);
  g_autoptr (GString) row = g_string_new (NULL);

  append_titles (row, titles, G_N_ELEMENTS (titles));
  append_value_titles (row, contents, HAW_ATTRIBUTE_OF_EVENT);
  end_row (out, row);
  for (guint i = 0; i < events->len; i++)
    {
      const HawEventEntry *entry = g_ptr_array_index (events, i);
      g_autofree char *words = haw_export_date (entry->date);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      append_int (row, entry->id);
      append_text (row, entry->uuid);
      append_text (row, entry->title);
      append_text (row, entry->date);
      append_text (row, words);
      append_text (row, entry->place);
      append_names (row, entry->actors, G_STRUCT_OFFSET (HawActorEntry, name));
      append_text (row, haw_export_status_label (entry->status));
      append_int (row, count_stance (entry, "reports"));
      append_int (row, count_stance (entry, "confirms"));
      append_int (row, count_stance (entry, "denies"));
      append_first (row, entry);
      append_sources (row, entry);
      append_note (row, entry->note);
      append_values (row, contents, HAW_ATTRIBUTE_OF_EVENT, entry->values);
      end_row (out, row);
    }

  return TRUE;
}

static gboolean
write_mentions (const HawContents  *contents,
                GString            *out,
                GCancellable       *cancellable,
                GError            **error)
{
  static const char *const titles[] = {
    NC_("column", "Number"), NC_("column", "Actor"), NC_("column", "Kind"), NC_("column", "Words"),
    NC_("column", "Article"), NC_("column", "Title"), NC_("column", "Outlet"),
    NC_("column", "Published"), NC_("column", "Start"), NC_("column", "End"),
    NC_("column", "Actor UUID"),
  };
  g_autoptr (GString) row = g_string_new (NULL);

  append_titles (row, titles, G_N_ELEMENTS (titles));
  append_value_titles (row, contents, HAW_ATTRIBUTE_OF_ACTOR);
  end_row (out, row);
  for (guint i = 0; i < contents->mentions->len; i++)
    {
      const HawMentionEntry *entry = g_ptr_array_index (contents->mentions, i);
      HawActorKind kind = HAW_ACTOR_UNKNOWN;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      haw_actor_kind_from_nick (entry->actor->kind, &kind);
      append_int (row, entry->id);
      append_text (row, entry->actor->name);
      append_text (row, kind != HAW_ACTOR_UNKNOWN ? haw_actor_kind_get_name (kind) : "");
      append_text (row, entry->words);
      append_int (row, entry->article->id);
      append_text (row, entry->article->title);
      append_text (row, entry->article->outlet);
      append_text (row, entry->article->published);
      append_int (row, entry->start);
      append_int (row, entry->end);
      append_text (row, entry->actor->uuid);
      append_values (row, contents, HAW_ATTRIBUTE_OF_ACTOR, entry->actor->values);
      end_row (out, row);
    }

  return TRUE;
}

static const char *
find_name (const HawContents *contents,
           gint64             code)
{
  for (guint i = 0; i < contents->codes->len; i++)
    {
      const HawCodeEntry *entry = g_ptr_array_index (contents->codes, i);

      if (entry->id == code)
        return entry->name;
    }

  return "";
}

/* The columns have the same names in every language, for this is what a codebook is read from. */
static gboolean
write_codes (const HawContents  *contents,
             GString            *out,
             GCancellable       *cancellable,
             GError            **error)
{
  g_autoptr (GString) row = g_string_new (NULL);

  g_string_append (out, "name,parent,color,key,description,includes,excludes,pattern,pinned,"
                   "retired,uuid\r\n");
  for (guint i = 0; i < contents->codes->len; i++)
    {
      const HawCodeEntry *entry = g_ptr_array_index (contents->codes, i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      append_text (row, entry->name);
      append_text (row, find_name (contents, entry->parent));
      append_text (row, entry->color);
      append_text (row, entry->key);
      append_text (row, entry->description);
      append_text (row, entry->includes);
      append_text (row, entry->excludes);
      append_text (row, entry->pattern);
      append_int (row, entry->pinned);
      append_int (row, entry->retired);
      append_text (row, entry->uuid);
      end_row (out, row);
    }

  return TRUE;
}

static gboolean
write_notes (const HawContents       *contents,
             const char              *name,
             const HawExportOptions  *options,
             GString                 *out,
             GCancellable            *cancellable,
             GError                 **error)
{
  g_string_append (out, BYTE_ORDER_MARK);
  if (options->table == HAW_EXPORT_EVENTS)
    return write_events (contents, options, out, cancellable, error);
  if (options->table == HAW_EXPORT_CODES)
    return write_codes (contents, out, cancellable, error);
  if (options->table == HAW_EXPORT_MENTIONS)
    return write_mentions (contents, out, cancellable, error);
  return write_annotations (contents, out, cancellable, error);
}

const HawExporter haw_export_csv = {
  { "csv", N_("Table for a Spreadsheet (CSV)"), "csv", "text/csv", TRUE },
  write_notes,
};
