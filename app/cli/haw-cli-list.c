/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-cli-list.h"
#include "model/haw-article-edit.h"
#include "project/haw-await.h"

#include <glib/gi18n-lib.h>

typedef void (*PrintEntry) (const HawContents *contents,
                            gconstpointer      entry);

#define ID_TEXT(entry) \
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, (entry)->id)

static void
add_codes (JsonBuilder *builder,
           GPtrArray   *codes)
{
  json_builder_set_member_name (builder, "codes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < codes->len; i++)
    json_builder_add_string_value (builder,
                                   ((HawCodeEntry *) g_ptr_array_index (codes, i))->name);
  json_builder_end_array (builder);
}

static void
add_aliases (JsonBuilder *builder,
             GPtrArray   *aliases)
{
  json_builder_set_member_name (builder, "aliases");
  json_builder_begin_array (builder);
  for (guint i = 0; i < aliases->len; i++)
    json_builder_add_string_value (builder, aliases->pdata[i]);
  json_builder_end_array (builder);
}

static char *
join_codes (GPtrArray *codes)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; i < codes->len; i++)
    g_strv_builder_add (names, ((HawCodeEntry *) g_ptr_array_index (codes, i))->name);
  list = g_strv_builder_end (names);
  return g_strjoinv (C_("list separator", ", "), list);
}

/* Those without a value are left out. */
static void
add_values (JsonBuilder        *builder,
            const HawContents  *contents,
            HawAttributeTarget  target,
            GHashTable         *values)
{
  json_builder_set_member_name (builder, "attributes");
  json_builder_begin_object (builder);
  for (guint i = 0; i < contents->attributes->len; i++)
    {
      const HawAttributeEntry *attribute = g_ptr_array_index (contents->attributes, i);

      if (attribute->target == target && *haw_contents_get_value (values, attribute) != '\0')
        haw_cli_json_string (builder, attribute->name, haw_contents_get_value (values, attribute));
    }
  json_builder_end_object (builder);
}

/* `direction` says whether the kind is said of this annotation ("to" the other one) or of the other. */
static void
add_links (JsonBuilder              *builder,
           const HawAnnotationEntry *entry)
{
  json_builder_set_member_name (builder, "links");
  json_builder_begin_array (builder);
  for (guint i = 0; i < entry->links->len; i++)
    {
      const HawLinkEntry *link = g_ptr_array_index (entry->links, i);
      const HawAnnotationEntry *other = link->source == entry ? link->target : link->source;

      json_builder_begin_object (builder);
      haw_cli_json_int (builder, "id", link->id);
      haw_cli_json_string (builder, "kind", haw_relation_to_nick (link->kind));
      haw_cli_json_string (builder, "direction", link->source == entry ? "to" : "from");
      haw_cli_json_int (builder, "annotation", other->id);
      haw_cli_json_int (builder, "article", other->article->id);
      haw_cli_json_string (builder, "reason", link->reason);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_annotation (JsonBuilder              *builder,
                const HawAnnotationEntry *entry,
                gboolean                  with_article)
{
  haw_cli_json_int (builder, "id", entry->id);
  haw_cli_json_string (builder, "uuid", entry->uuid);
  if (with_article)
    haw_cli_json_int (builder, "article", entry->article->id);
  haw_cli_json_int (builder, "start", entry->start);
  haw_cli_json_int (builder, "end", entry->end);
  haw_cli_json_string (builder, "quote", entry->quote);
  add_codes (builder, entry->codes);
  haw_cli_json_string (builder, "note", entry->note);
  haw_cli_json_string (builder, "translation", entry->translation);
  add_links (builder, entry);
}

static void
print_annotation (const HawContents *contents,
                  gconstpointer      data)
{
  const HawAnnotationEntry *entry = data;

  if (haw_cli_json)
    {
      JsonBuilder *builder = haw_cli_json_new ();

      add_annotation (builder, entry, TRUE);
      haw_cli_print_json (builder);
    }
  else
    {
      ID_TEXT (entry);
      g_autofree char *place = g_strdup_printf ("%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT
                                                "-%" G_GINT64_FORMAT, entry->article->id,
                                                entry->start, entry->end);
      g_autofree char *codes = join_codes (entry->codes);

      haw_cli_print_row (id, place, codes, entry->quote, entry->note, NULL);
    }
}

void
haw_cli_print_article (const HawContents *contents,
                       gconstpointer      data)
{
  const HawArticleEntry *entry = data;

  if (haw_cli_json)
    {
      JsonBuilder *builder = haw_cli_json_new ();

      haw_cli_json_int (builder, "id", entry->id);
      haw_cli_json_string (builder, "uuid", entry->uuid);
      haw_cli_json_string (builder, "title", entry->title);
      haw_cli_json_string (builder, "outlet", entry->outlet);
      haw_cli_json_string (builder, "published", entry->published);
      haw_cli_json_string (builder, "byline", entry->byline);
      haw_cli_json_string (builder, "language", entry->language);
      haw_cli_json_int (builder, "annotations", entry->annotations->len);
      add_values (builder, contents, HAW_ATTRIBUTE_OF_ARTICLE, entry->values);
      haw_cli_print_json (builder);
    }
  else
    {
      ID_TEXT (entry);

      haw_cli_print_row (id, entry->published, entry->outlet, entry->title, NULL);
    }
}

static void
print_code (const HawContents *contents,
            gconstpointer      data)
{
  const HawCodeEntry *entry = data;

  if (haw_cli_json)
    {
      JsonBuilder *builder = haw_cli_json_new ();

      haw_cli_json_int (builder, "id", entry->id);
      haw_cli_json_string (builder, "uuid", entry->uuid);
      haw_cli_json_string (builder, "name", entry->name);
      haw_cli_json_string (builder, "color", entry->color);
      haw_cli_json_string (builder, "key", entry->key);
      haw_cli_json_string (builder, "description", entry->description);
      json_builder_set_member_name (builder, "parent");
      if (entry->parent != 0)
        json_builder_add_int_value (builder, entry->parent);
      else
        json_builder_add_null_value (builder);
      haw_cli_json_int (builder, "annotations", entry->n_annotations);
      haw_cli_print_json (builder);
    }
  else
    {
      ID_TEXT (entry);

      haw_cli_print_row (id, entry->key, entry->color, entry->name, NULL);
    }
}

static void
print_actor (const HawContents *contents,
             gconstpointer      data)
{
  const HawActorEntry *entry = data;

  if (haw_cli_json)
    {
      JsonBuilder *builder = haw_cli_json_new ();

      haw_cli_json_int (builder, "id", entry->id);
      haw_cli_json_string (builder, "uuid", entry->uuid);
      haw_cli_json_string (builder, "name", entry->name);
      haw_cli_json_string (builder, "kind", entry->kind);
      add_aliases (builder, entry->aliases);
      haw_cli_json_int (builder, "mentions", entry->mentions->len);
      haw_cli_json_int (builder, "events", entry->n_events);
      add_values (builder, contents, HAW_ATTRIBUTE_OF_ACTOR, entry->values);
      haw_cli_print_json (builder);
    }
  else
    {
      ID_TEXT (entry);
      g_autofree char *aliases = NULL;

      g_ptr_array_add (entry->aliases, NULL);
      aliases = g_strjoinv (C_("list separator", ", "), (char **) entry->aliases->pdata);
      g_ptr_array_set_size (entry->aliases, (int) entry->aliases->len - 1);
      haw_cli_print_row (id, entry->kind, entry->name, aliases, NULL);
    }
}

static void
print_outlet (const HawContents *contents,
              gconstpointer      data)
{
  const HawOutletEntry *entry = data;

  if (haw_cli_json)
    {
      JsonBuilder *builder = haw_cli_json_new ();

      haw_cli_json_int (builder, "id", entry->id);
      haw_cli_json_string (builder, "uuid", entry->uuid);
      haw_cli_json_string (builder, "name", entry->name);
      haw_cli_json_string (builder, "country", entry->country);
      haw_cli_json_string (builder, "kind", entry->kind);
      haw_cli_json_string (builder, "reliability", entry->reliability);
      haw_cli_json_int (builder, "articles", entry->n_articles);
      add_values (builder, contents, HAW_ATTRIBUTE_OF_OUTLET, entry->values);
      haw_cli_print_json (builder);
    }
  else
    {
      ID_TEXT (entry);

      haw_cli_print_row (id, entry->reliability, entry->name, NULL);
    }
}

static void
add_bounds (JsonBuilder         *builder,
            const HawEventEntry *entry)
{
  const HawBounds *bounds = &entry->bounds;

  json_builder_set_member_name (builder, "bounds");
  if (*entry->date == '\0')
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_array (builder);
  json_builder_add_int_value (builder, bounds->earliest_start);
  json_builder_add_int_value (builder, bounds->latest_start);
  json_builder_add_int_value (builder, bounds->earliest_end);
  json_builder_add_int_value (builder, bounds->latest_end);
  json_builder_end_array (builder);
}

static void
add_evidence (JsonBuilder *builder,
              GPtrArray   *evidence)
{
  json_builder_set_member_name (builder, "evidence");
  json_builder_begin_array (builder);
  for (guint i = 0; i < evidence->len; i++)
    {
      const HawEvidenceEntry *entry = g_ptr_array_index (evidence, i);

      json_builder_begin_object (builder);
      haw_cli_json_int (builder, "annotation", entry->annotation->id);
      haw_cli_json_int (builder, "article", entry->annotation->article->id);
      haw_cli_json_string (builder, "stance", entry->stance);
      haw_cli_json_string (builder, "date", entry->date);
      haw_cli_json_string (builder, "reliability", entry->reliability);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_event_json (const HawContents   *contents,
                  const HawEventEntry *entry)
{
  JsonBuilder *builder = haw_cli_json_new ();

  haw_cli_json_int (builder, "id", entry->id);
  haw_cli_json_string (builder, "uuid", entry->uuid);
  haw_cli_json_string (builder, "title", entry->title);
  haw_cli_json_string (builder, "date", entry->date);
  haw_cli_json_string (builder, "place", entry->place);
  json_builder_set_member_name (builder, "actors");
  json_builder_begin_array (builder);
  for (guint i = 0; i < entry->actors->len; i++)
    json_builder_add_string_value (builder,
                                   ((HawActorEntry *) g_ptr_array_index (entry->actors, i))->name);
  json_builder_end_array (builder);
  haw_cli_json_string (builder, "status", haw_event_status_to_nick (entry->status));
  haw_cli_json_string (builder, "note", entry->note);
  add_bounds (builder, entry);
  add_evidence (builder, entry->evidence);
  add_values (builder, contents, HAW_ATTRIBUTE_OF_EVENT, entry->values);
  haw_cli_print_json (builder);
}

static void
print_event (const HawContents *contents,
             gconstpointer      data)
{
  const HawEventEntry *entry = data;

  if (haw_cli_json)
    print_event_json (contents, entry);
  else
    {
      ID_TEXT (entry);

      haw_cli_print_row (id, entry->date, entry->title, entry->place, NULL);
    }
}

HawContents *
haw_cli_load (HawProject  *project,
              gint64       article,
              GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  haw_contents_load_async (project, article, NULL, haw_await_cb, &result);
  return haw_project_read_finish (project, haw_await (&result), error);
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  const gint64 *const *first = a;
  const gint64 *const *second = b;

  return (**first > **second) - (**first < **second);
}

static gboolean
run_list (char   **arguments,
          GError **error)
{
  /* Codes and events have an order of their own, the others that of their numbers. */
  const struct { const char *name; PrintEntry print; gsize offset; gboolean by_id; } kinds[] = {
    { "articles", haw_cli_print_article, G_STRUCT_OFFSET (HawContents, articles), TRUE },
    { "annotations", print_annotation, G_STRUCT_OFFSET (HawContents, annotations), TRUE },
    { "codes", print_code, G_STRUCT_OFFSET (HawContents, codes), FALSE },
    { "actors", print_actor, G_STRUCT_OFFSET (HawContents, actors), TRUE },
    { "events", print_event, G_STRUCT_OFFSET (HawContents, events), FALSE },
    { "outlets", print_outlet, G_STRUCT_OFFSET (HawContents, outlets), TRUE },
  };
  g_autoptr (HawProject) project = NULL;
  g_autoptr (HawContents) contents = NULL;
  GPtrArray *rows;
  guint kind = 0;

  while (kind < G_N_ELEMENTS (kinds) && !g_str_equal (kinds[kind].name, arguments[1]))
    kind++;
  if (kind == G_N_ELEMENTS (kinds))
    return haw_cli_fail_usage (error, _("What can be listed: %s."),
                               "articles, annotations, codes, actors, events, outlets");

  project = haw_cli_open (arguments[0], FALSE, error);
  if (project == NULL)
    return FALSE;
  contents = haw_cli_load (project, 0, error);
  if (contents != NULL)
    {
      rows = G_STRUCT_MEMBER (GPtrArray *, contents, kinds[kind].offset);
      if (kinds[kind].by_id)
        g_ptr_array_sort (rows, compare_ids);
      for (guint i = 0; i < rows->len; i++)
        kinds[kind].print (contents, g_ptr_array_index (rows, i));
    }
  return haw_cli_close (project, contents != NULL, error);
}

static void
print_document_json (const HawContents     *contents,
                     const HawDocument     *document,
                     const HawArticleEntry *entry)
{
  JsonBuilder *builder = haw_cli_json_new ();

  haw_cli_json_int (builder, "id", document->id);
  haw_cli_json_string (builder, "uuid", document->uuid);
  haw_cli_json_string (builder, "title", document->title);
  haw_cli_json_string (builder, "outlet", document->outlet);
  haw_cli_json_string (builder, "published", document->published);
  haw_cli_json_string (builder, "byline", document->byline);
  haw_cli_json_string (builder, "language", document->language);
  if (entry != NULL)
    add_values (builder, contents, HAW_ATTRIBUTE_OF_ARTICLE, entry->values);
  haw_cli_json_string (builder, "text", haw_text_get_utf8 (document->text, NULL));
  json_builder_set_member_name (builder, "regions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < document->regions->len; i++)
    {
      const HawRegion *region = &g_array_index (document->regions, HawRegion, i);

      if (!region->enabled)
        continue;
      json_builder_begin_object (builder);
      haw_cli_json_string (builder, "kind", haw_region_kind_to_nick (region->kind));
      haw_cli_json_int (builder, "start", region->start);
      haw_cli_json_int (builder, "end", region->end);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "annotations");
  json_builder_begin_array (builder);
  for (guint i = 0; entry != NULL && i < entry->annotations->len; i++)
    {
      json_builder_begin_object (builder);
      add_annotation (builder, g_ptr_array_index (entry->annotations, i), FALSE);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  haw_cli_print_json (builder);
}

static void
print_document (const HawContents     *contents,
                const HawDocument     *document,
                const HawArticleEntry *entry)
{
  haw_cli_print_row (document->title, NULL);
  haw_cli_print_row (document->outlet, document->published, document->byline, NULL);
  haw_cli_print ("\n");
  haw_cli_print_text (haw_text_get_utf8 (document->text, NULL));
  if (entry == NULL || entry->annotations->len == 0)
    return;
  haw_cli_print ("\n");
  for (guint i = 0; i < entry->annotations->len; i++)
    print_annotation (contents, g_ptr_array_index (entry->annotations, i));
}

static gboolean
show (HawProject  *project,
      const char  *name,
      GError     **error)
{
  gint64 article = haw_cli_find (project, HAW_TABLE_ARTICLE, name, error);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HawDocument) document = NULL;
  g_autoptr (HawContents) contents = NULL;

  if (article == 0)
    return FALSE;
  haw_document_load_async (project, article, NULL, haw_await_cb, &result);
  document = haw_project_read_finish (project, haw_await (&result), error);
  if (document == NULL)
    return FALSE;
  contents = haw_cli_load (project, article, error);
  if (contents == NULL)
    return FALSE;

  (haw_cli_json ? print_document_json : print_document)
    (contents, document, haw_contents_find_article (contents, article));
  return TRUE;
}

static gboolean
run_show (char   **arguments,
          GError **error)
{
  g_autoptr (HawProject) project = haw_cli_open (arguments[0], FALSE, error);

  return project != NULL && haw_cli_close (project, show (project, arguments[1], error), error);
}

const HawCliCommand haw_cli_list_commands[] = {
  { "list", "PROJECT articles|annotations|codes|actors|events|outlets",
    N_("List what is in a project."), NULL, 2, 2, run_list },
  { "show", "PROJECT ARTICLE", N_("Show an article with its text, its regions and annotations."),
    NULL, 2, 2, run_show },
  { NULL },
};
