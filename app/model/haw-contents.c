/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-contents.h"

#include "haw-lookup.h"

/* What the rows of one table become while they are read. */
typedef struct
{
  HawDb *db;
  HawContents *contents;
  GHashTable *attributes;
  GHashTable *outlets;
  GHashTable *codes;         /* id → entry, borrowed; likewise the others */
  GHashTable *actors;
  GHashTable *articles;
  GHashTable *annotations;
  GHashTable *events;
} Loader;

typedef void (*TakeRow) (Loader  *loader,
                         HawStmt *stmt);

static void
attribute_free (gpointer data)
{
  HawAttributeEntry *entry = data;

  g_free (entry->uuid);
  g_free (entry->name);
  g_strfreev (entry->choices);
  g_free (entry);
}

static void
outlet_free (gpointer data)
{
  HawOutletEntry *entry = data;

  g_free (entry->uuid);
  g_free (entry->name);
  g_free (entry->country);
  g_free (entry->kind);
  g_free (entry->reliability);
  g_hash_table_unref (entry->values);
  g_free (entry);
}

static void
code_free (gpointer data)
{
  HawCodeEntry *entry = data;

  g_free (entry->uuid);
  g_free (entry->name);
  g_free (entry->color);
  g_free (entry->key);
  g_free (entry->description);
  g_free (entry->pattern);
  g_free (entry->includes);
  g_free (entry->excludes);
  g_free (entry);
}

static void
actor_free (gpointer data)
{
  HawActorEntry *entry = data;

  g_free (entry->uuid);
  g_free (entry->kind);
  g_free (entry->name);
  g_ptr_array_unref (entry->aliases);
  g_ptr_array_unref (entry->mentions);
  g_hash_table_unref (entry->values);
  g_free (entry);
}

static void
mention_free (gpointer data)
{
  HawMentionEntry *entry = data;

  g_free (entry->words);
  g_free (entry);
}

static void
article_free (gpointer data)
{
  HawArticleEntry *entry = data;

  g_free (entry->uuid);
  g_free (entry->title);
  g_free (entry->outlet);
  g_free (entry->outlet_reliability);
  g_free (entry->published);
  g_free (entry->byline);
  g_free (entry->language);
  g_free (entry->url);
  g_free (entry->note);
  g_hash_table_unref (entry->values);
  g_ptr_array_unref (entry->annotations);
  g_free (entry);
}

static void
annotation_free (gpointer data)
{
  HawAnnotationEntry *entry = data;

  g_free (entry->uuid);
  g_free (entry->quote);
  g_free (entry->translation);
  g_free (entry->note);
  g_ptr_array_unref (entry->codes);
  g_ptr_array_unref (entry->links);
  g_free (entry);
}

static void
link_free (gpointer data)
{
  HawLinkEntry *entry = data;

  g_free (entry->uuid);
  g_free (entry->reason);
  g_free (entry);
}

static void
evidence_free (gpointer data)
{
  HawEvidenceEntry *entry = data;

  g_free (entry->stance);
  g_free (entry->date);
  g_free (entry->reliability);
  g_free (entry);
}

static void
event_free (gpointer data)
{
  HawEventEntry *entry = data;

  g_free (entry->uuid);
  g_free (entry->title);
  g_free (entry->date);
  g_free (entry->place);
  g_free (entry->note);
  g_ptr_array_unref (entry->actors);
  g_ptr_array_unref (entry->evidence);
  g_hash_table_unref (entry->values);
  g_free (entry);
}

static gpointer
lookup (GHashTable *table,
        gint64      id)
{
  return g_hash_table_lookup (table, &id);
}

/* @entry begins with its id, which serves as the key. */
static void
keep (GPtrArray  *list,
      GHashTable *table,
      gpointer    entry)
{
  g_ptr_array_add (list, entry);
  if (table != NULL)
    g_hash_table_insert (table, entry, entry);
}

static void
take_attribute (Loader  *loader,
                HawStmt *stmt)
{
  HawAttributeEntry *entry = g_new0 (HawAttributeEntry, 1);
  g_autofree char *target = haw_stmt_dup_text (stmt, 2);
  g_autofree char *kind = haw_stmt_dup_text (stmt, 4);
  g_autofree char *choices = haw_stmt_dup_text (stmt, 5);

  entry->id = haw_stmt_get_int (stmt, 0);
  entry->uuid = haw_stmt_dup_text (stmt, 1);
  haw_attribute_target_from_nick (target, &entry->target);
  entry->name = haw_stmt_dup_text (stmt, 3);
  haw_attribute_kind_from_nick (kind, &entry->kind);
  entry->choices = haw_attribute_parse_choices (choices);
  keep (loader->contents->attributes, loader->attributes, entry);
}

static GHashTable *
find_values (Loader             *loader,
             HawAttributeTarget  target,
             gint64              id)
{
  HawArticleEntry *article = NULL;
  HawOutletEntry *outlet = NULL;
  HawEventEntry *event = NULL;
  HawActorEntry *actor = NULL;

  switch (target)
    {
    case HAW_ATTRIBUTE_OF_ARTICLE:
      article = lookup (loader->articles, id);
      return article != NULL ? article->values : NULL;
    case HAW_ATTRIBUTE_OF_OUTLET:
      outlet = lookup (loader->outlets, id);
      return outlet != NULL ? outlet->values : NULL;
    case HAW_ATTRIBUTE_OF_EVENT:
      event = lookup (loader->events, id);
      return event != NULL ? event->values : NULL;
    case HAW_ATTRIBUTE_OF_ACTOR:
      actor = lookup (loader->actors, id);
      return actor != NULL ? actor->values : NULL;
    case HAW_N_ATTRIBUTE_TARGETS:
    default:
      return NULL;
    }
}

static void
take_value (Loader  *loader,
            HawStmt *stmt)
{
  HawAttributeEntry *attribute = lookup (loader->attributes, haw_stmt_get_int (stmt, 0));
  GHashTable *values = attribute != NULL ? find_values (loader, attribute->target,
                                                        haw_stmt_get_int (stmt, 1))
                                         : NULL;

  if (values != NULL)
    g_hash_table_insert (values, &attribute->id, haw_stmt_dup_text (stmt, 2));
}

static GHashTable *
new_values (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
}

static void
take_outlet (Loader  *loader,
             HawStmt *stmt)
{
  HawOutletEntry *entry = g_new0 (HawOutletEntry, 1);

  entry->id = haw_stmt_get_int (stmt, 0);
  entry->uuid = haw_stmt_dup_text (stmt, 1);
  entry->name = haw_stmt_dup_text (stmt, 2);
  entry->country = haw_stmt_dup_text (stmt, 3);
  entry->n_articles = haw_stmt_get_int (stmt, 4);
  entry->kind = haw_stmt_dup_text (stmt, 5);
  entry->reliability = haw_stmt_dup_text (stmt, 6);
  entry->values = new_values ();
  keep (loader->contents->outlets, loader->outlets, entry);
}

static void
take_code (Loader  *loader,
           HawStmt *stmt)
{
  HawCodeEntry *entry = g_new0 (HawCodeEntry, 1);

  entry->id = haw_stmt_get_int (stmt, 0);
  entry->uuid = haw_stmt_dup_text (stmt, 1);
  entry->parent = haw_stmt_get_int (stmt, 2);
  entry->name = haw_stmt_dup_text (stmt, 3);
  entry->color = haw_stmt_dup_text (stmt, 4);
  entry->key = haw_stmt_dup_text (stmt, 5);
  entry->description = haw_stmt_dup_text (stmt, 6);
  entry->pattern = haw_stmt_dup_text (stmt, 7);
  entry->includes = haw_stmt_dup_text (stmt, 8);
  entry->excludes = haw_stmt_dup_text (stmt, 9);
  entry->pinned = haw_stmt_get_int (stmt, 10) != 0;
  entry->retired = haw_stmt_get_int (stmt, 11) != 0;
  keep (loader->contents->codes, loader->codes, entry);
}

static void
take_actor (Loader  *loader,
            HawStmt *stmt)
{
  HawActorEntry *entry = g_new0 (HawActorEntry, 1);

  entry->id = haw_stmt_get_int (stmt, 0);
  entry->uuid = haw_stmt_dup_text (stmt, 1);
  entry->kind = haw_stmt_dup_text (stmt, 2);
  entry->name = haw_stmt_dup_text (stmt, 3);
  entry->n_events = haw_stmt_get_int (stmt, 4);
  entry->aliases = g_ptr_array_new_with_free_func (g_free);
  entry->values = new_values ();
  entry->mentions = g_ptr_array_new ();
  keep (loader->contents->actors, loader->actors, entry);
}

static void
take_alias (Loader  *loader,
            HawStmt *stmt)
{
  HawActorEntry *actor = lookup (loader->actors, haw_stmt_get_int (stmt, 0));
  g_autofree char *name = haw_stmt_dup_text (stmt, 1);

  if (actor != NULL && !g_str_equal (name, actor->name))
    g_ptr_array_add (actor->aliases, g_steal_pointer (&name));
}

static void
take_article (Loader  *loader,
              HawStmt *stmt)
{
  HawArticleEntry *entry = g_new0 (HawArticleEntry, 1);

  entry->id = haw_stmt_get_int (stmt, 0);
  entry->uuid = haw_stmt_dup_text (stmt, 1);
  entry->title = haw_stmt_dup_text (stmt, 2);
  entry->outlet = haw_stmt_dup_text (stmt, 3);
  entry->published = haw_stmt_dup_text (stmt, 4);
  entry->byline = haw_stmt_dup_text (stmt, 5);
  entry->language = haw_stmt_dup_text (stmt, 6);
  entry->url = haw_stmt_dup_text (stmt, 7);
  entry->note = haw_stmt_dup_text (stmt, 8);
  entry->outlet_reliability = haw_stmt_dup_text (stmt, 9);
  entry->outlet_entry = lookup (loader->outlets, haw_stmt_get_int (stmt, 10));
  entry->values = new_values ();
  entry->annotations = g_ptr_array_new ();
  keep (loader->contents->articles, loader->articles, entry);
}

static void
take_mention (Loader  *loader,
              HawStmt *stmt)
{
  HawActorEntry *actor = lookup (loader->actors, haw_stmt_get_int (stmt, 1));
  HawArticleEntry *article = lookup (loader->articles, haw_stmt_get_int (stmt, 2));
  HawMentionEntry *entry;

  if (actor == NULL || article == NULL)
    return;
  entry = g_new0 (HawMentionEntry, 1);
  entry->id = haw_stmt_get_int (stmt, 0);
  entry->actor = actor;
  entry->article = article;
  entry->start = haw_stmt_get_int (stmt, 3);
  entry->end = haw_stmt_get_int (stmt, 4);
  entry->words = haw_stmt_dup_text (stmt, 5);
  g_ptr_array_add (actor->mentions, entry);
  g_ptr_array_add (loader->contents->mentions, entry);
}

static void
take_annotation (Loader  *loader,
                 HawStmt *stmt)
{
  HawArticleEntry *article = lookup (loader->articles, haw_stmt_get_int (stmt, 2));
  HawAnnotationEntry *entry;

  if (article == NULL)
    return;
  entry = g_new0 (HawAnnotationEntry, 1);
  entry->id = haw_stmt_get_int (stmt, 0);
  entry->uuid = haw_stmt_dup_text (stmt, 1);
  entry->article = article;
  entry->start = haw_stmt_get_int (stmt, 3);
  entry->end = haw_stmt_get_int (stmt, 4);
  entry->quote = haw_stmt_dup_text (stmt, 5);
  entry->translation = haw_stmt_dup_text (stmt, 6);
  entry->note = haw_stmt_dup_text (stmt, 7);
  entry->codes = g_ptr_array_new ();
  entry->links = g_ptr_array_new ();
  g_ptr_array_add (article->annotations, entry);
  keep (loader->contents->annotations, loader->annotations, entry);
}

static void
take_applied_code (Loader  *loader,
                   HawStmt *stmt)
{
  HawAnnotationEntry *annotation = lookup (loader->annotations, haw_stmt_get_int (stmt, 0));
  HawCodeEntry *code = lookup (loader->codes, haw_stmt_get_int (stmt, 1));

  if (annotation == NULL || code == NULL)
    return;
  g_ptr_array_add (annotation->codes, code);
  code->n_annotations++;
}

/* Both ends are there, or the link is not: the other article may have been removed. */
static void
take_link (Loader  *loader,
           HawStmt *stmt)
{
  HawAnnotationEntry *source = lookup (loader->annotations, haw_stmt_get_int (stmt, 2));
  HawAnnotationEntry *target = lookup (loader->annotations, haw_stmt_get_int (stmt, 3));
  g_autofree char *kind = haw_stmt_dup_text (stmt, 4);
  HawLinkEntry *entry;

  if (source == NULL || target == NULL)
    return;
  entry = g_new0 (HawLinkEntry, 1);
  entry->id = haw_stmt_get_int (stmt, 0);
  entry->uuid = haw_stmt_dup_text (stmt, 1);
  entry->source = source;
  entry->target = target;
  haw_relation_from_nick (kind, &entry->kind);
  entry->reason = haw_stmt_dup_text (stmt, 5);
  g_ptr_array_add (source->links, entry);
  g_ptr_array_add (target->links, entry);
  keep (loader->contents->links, NULL, entry);
}

static void
take_event (Loader  *loader,
            HawStmt *stmt)
{
  HawEventEntry *entry = g_new0 (HawEventEntry, 1);
  g_autofree char *status = haw_stmt_dup_text (stmt, 5);

  entry->id = haw_stmt_get_int (stmt, 0);
  entry->uuid = haw_stmt_dup_text (stmt, 1);
  entry->title = haw_stmt_dup_text (stmt, 2);
  entry->date = haw_stmt_dup_text (stmt, 3);
  entry->place = haw_stmt_dup_text (stmt, 4);
  haw_event_status_from_nick (status, &entry->status);
  entry->bounds.earliest_start = haw_stmt_get_int (stmt, 6);
  entry->bounds.latest_start = haw_stmt_get_int (stmt, 7);
  entry->bounds.earliest_end = haw_stmt_get_int (stmt, 8);
  entry->bounds.latest_end = haw_stmt_get_int (stmt, 9);
  entry->note = haw_stmt_dup_text (stmt, 10);
  entry->actors = g_ptr_array_new ();
  entry->evidence = g_ptr_array_new_with_free_func (evidence_free);
  entry->values = new_values ();
  keep (loader->contents->events, loader->events, entry);
}

static void
take_participant (Loader  *loader,
                  HawStmt *stmt)
{
  HawEventEntry *event = lookup (loader->events, haw_stmt_get_int (stmt, 0));
  HawActorEntry *actor = lookup (loader->actors, haw_stmt_get_int (stmt, 1));

  if (event != NULL && actor != NULL)
    g_ptr_array_add (event->actors, actor);
}

static void
take_evidence (Loader  *loader,
               HawStmt *stmt)
{
  HawEventEntry *event = lookup (loader->events, haw_stmt_get_int (stmt, 0));
  HawAnnotationEntry *annotation = lookup (loader->annotations, haw_stmt_get_int (stmt, 1));
  HawEvidenceEntry *entry;

  if (event == NULL || annotation == NULL)
    return;
  entry = g_new0 (HawEvidenceEntry, 1);
  entry->annotation = annotation;
  entry->stance = haw_stmt_dup_text (stmt, 2);
  entry->date = haw_stmt_dup_text (stmt, 3);
  entry->reliability = haw_stmt_dup_text (stmt, 4);
  g_ptr_array_add (event->evidence, entry);
}

#define NOTE_ON(target, id) \
  "(SELECT body FROM note WHERE target = '" target "' AND target_id = " id " ORDER BY note.id)"
#define BY_DATE "a.published_start IS NULL, a.published_start, a.id"

/* Each table after those it refers to. A code comes after the one above it. */
static const struct
{
  const char *sql;
  TakeRow take;
  gboolean by_article;  /* has the article as its parameter */
} queries[] = {
  { "SELECT id, uuid, target, name, kind, choices FROM attribute"
    " ORDER BY target = 'actor', target = 'event', target, position, id", take_attribute },
  { "SELECT o.id, uuid, name, country,"
    " (SELECT count (*) FROM article WHERE outlet = o.id AND removed_at IS NULL), kind,"
    " reliability FROM outlet o ORDER BY o.id", take_outlet },
  { "WITH RECURSIVE tree (id, depth, path) AS ("
    " SELECT id, 0, printf ('%020.6f.%d', position, id) FROM code WHERE parent IS NULL"
    " UNION ALL SELECT c.id, depth + 1, path || '/' || printf ('%020.6f.%d', position, c.id)"
    "  FROM tree JOIN code c ON c.parent = tree.id WHERE depth < 100)"
    " SELECT c.id, uuid, parent, name, color, key, description, pattern, includes, excludes,"
    " pinned, retired"
    " FROM code c JOIN tree ON tree.id = c.id ORDER BY path", take_code },
  { "SELECT a.id, uuid, kind, name, (SELECT count (*) FROM participant WHERE actor = a.id)"
    " FROM actor a ORDER BY a.id", take_actor },
  { "SELECT actor, name FROM actor_name ORDER BY id", take_alias },
  { "SELECT a.id, a.uuid, a.title, o.name, a.published, a.byline, a.language, a.url, "
    NOTE_ON ("article", "a.id")
    ", coalesce (o.reliability, ''), a.outlet"
    " FROM article a LEFT JOIN outlet o ON o.id = a.outlet"
    " WHERE a.removed_at IS NULL AND ?1 IN (0, a.id) ORDER BY " BY_DATE, take_article, TRUE },
  { "SELECT m.id, m.actor, a.id, m.start, m.end, substr (t.text, m.start + 1, m.end - m.start)"
    " FROM mention m JOIN article_text t ON t.id = m.text JOIN article a ON a.id = t.article"
    " WHERE a.removed_at IS NULL AND ?1 IN (0, a.id) AND t.id = " HAW_CURRENT_TEXT ("a.id")
    " ORDER BY " BY_DATE ", m.start, m.end, m.id", take_mention, TRUE },
  { "SELECT n.id, n.uuid, n.article, n.start, n.end, n.quote, n.translation, "
    NOTE_ON ("annotation", "n.id")
    " FROM annotation n JOIN article a ON a.id = n.article"
    " WHERE a.removed_at IS NULL AND ?1 IN (0, a.id)"
    " ORDER BY " BY_DATE ", n.start, n.end, n.id", take_annotation, TRUE },
  { "SELECT annotation, code FROM annotation_code ORDER BY id", take_applied_code },
  { "SELECT id, uuid, source, target, kind, reason FROM link ORDER BY id", take_link },
  { "SELECT e.id, uuid, title, date, place, status, earliest_start, latest_start, earliest_end,"
    " latest_end, " NOTE_ON ("event", "e.id")
    " FROM event e ORDER BY earliest_start IS NULL, earliest_start, latest_end, e.id", take_event },
  { "SELECT attribute, target_id, value FROM attribute_value", take_value },
  { "SELECT event, actor FROM participant ORDER BY id", take_participant },
  { "SELECT e.event, e.annotation, e.stance, e.date, e.reliability"
    " FROM evidence e JOIN annotation n ON n.id = e.annotation JOIN article a ON a.id = n.article"
    " ORDER BY a.published_start IS NULL, a.published_start, e.id", take_evidence },
};

static gboolean
read_rows (Loader      *loader,
           guint        query,
           gint64       article,
           GError     **error)
{
  g_autoptr (HawStmt) stmt = NULL;
  HawStep step = HAW_STEP_ERROR;

  if (queries[query].by_article)
    stmt = haw_db_query (loader->db, error, queries[query].sql, "i", article);
  else
    stmt = haw_db_query (loader->db, error, queries[query].sql, "");
  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    queries[query].take (loader, stmt);
  return step == HAW_STEP_DONE;
}

static void
loader_clear (Loader *loader)
{
  g_hash_table_unref (loader->attributes);
  g_hash_table_unref (loader->outlets);
  g_hash_table_unref (loader->codes);
  g_hash_table_unref (loader->actors);
  g_hash_table_unref (loader->articles);
  g_hash_table_unref (loader->annotations);
  g_hash_table_unref (loader->events);
}

static gpointer
load (HawDb         *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  return haw_contents_load (db, *(gint64 *) data, error);
}

void
haw_contents_free (HawContents *contents)
{
  g_ptr_array_unref (contents->attributes);
  g_ptr_array_unref (contents->outlets);
  g_ptr_array_unref (contents->codes);
  g_ptr_array_unref (contents->actors);
  g_ptr_array_unref (contents->articles);
  g_ptr_array_unref (contents->annotations);
  g_ptr_array_unref (contents->links);
  g_ptr_array_unref (contents->events);
  g_ptr_array_unref (contents->mentions);
  g_free (contents->time_zone);
  g_free (contents);
}

HawContents *
haw_contents_load (HawDb   *db,
                   gint64   article,
                   GError **error)
{
  g_autoptr (HawContents) contents = g_new0 (HawContents, 1);
  Loader loader = {
    .db = db,
    .contents = contents,
    .attributes = g_hash_table_new (g_int64_hash, g_int64_equal),
    .outlets = g_hash_table_new (g_int64_hash, g_int64_equal),
    .codes = g_hash_table_new (g_int64_hash, g_int64_equal),
    .actors = g_hash_table_new (g_int64_hash, g_int64_equal),
    .articles = g_hash_table_new (g_int64_hash, g_int64_equal),
    .annotations = g_hash_table_new (g_int64_hash, g_int64_equal),
    .events = g_hash_table_new (g_int64_hash, g_int64_equal),
  };
  gboolean done;

  contents->attributes = g_ptr_array_new_with_free_func (attribute_free);
  contents->links = g_ptr_array_new_with_free_func (link_free);
  contents->outlets = g_ptr_array_new_with_free_func (outlet_free);
  contents->codes = g_ptr_array_new_with_free_func (code_free);
  contents->actors = g_ptr_array_new_with_free_func (actor_free);
  contents->articles = g_ptr_array_new_with_free_func (article_free);
  contents->annotations = g_ptr_array_new_with_free_func (annotation_free);
  contents->events = g_ptr_array_new_with_free_func (event_free);
  contents->mentions = g_ptr_array_new_with_free_func (mention_free);
  /* Another process may write between two queries. */
  done = haw_db_exec (db, "BEGIN", error);
  for (guint i = 0; done && i < G_N_ELEMENTS (queries); i++)
    done = read_rows (&loader, i, article, error);
  haw_db_exec (db, "ROLLBACK", NULL);
  loader_clear (&loader);

  return done ? g_steal_pointer (&contents) : NULL;
}

void
haw_contents_load_async (HawProject          *project,
                         gint64               article,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_return_if_fail (HAW_IS_PROJECT (project));

  haw_project_read_async (project, load, g_memdup2 (&article, sizeof article), g_free,
                          (GDestroyNotify) haw_contents_free, cancellable, callback, user_data);
}

HawArticleEntry *
haw_contents_find_article (HawContents *contents,
                           gint64       id)
{
  for (guint i = 0; i < contents->articles->len; i++)
    {
      HawArticleEntry *entry = g_ptr_array_index (contents->articles, i);

      if (entry->id == id)
        return entry;
    }

  return NULL;
}

const char *
haw_contents_get_value (GHashTable              *values,
                        const HawAttributeEntry *attribute)
{
  const char *value = values != NULL ? g_hash_table_lookup (values, &attribute->id) : NULL;

  return value != NULL ? value : "";
}
