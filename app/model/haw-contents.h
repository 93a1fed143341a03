/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-attribute.h"
#include "model/haw-event.h"
#include "model/haw-relation.h"
#include "project/haw-project.h"

G_BEGIN_DECLS

/* The contents of a project as plain values, read in one go: what exports and scripts see. Nothing
 * in them is NULL unless it says so; they belong to the HawContents they are in and may be read by any
 * thread. */

/* A field of the analyst's own. */
typedef struct
{
  gint64 id;
  char *uuid;
  HawAttributeTarget target;
  char *name;
  HawAttributeKind kind;
  GStrv choices;
} HawAttributeEntry;

typedef struct
{
  gint64 id;
  char *uuid;
  char *name;
  char *country;
  char *kind;
  char *reliability;     /* "A" to "F", "" for none */
  gint64 n_articles;
  GHashTable *values;    /* id of an attribute → its value */
} HawOutletEntry;

typedef struct
{
  gint64 id;
  char *uuid;
  gint64 parent;         /* 0 at the top */
  char *name;
  char *color;           /* #rrggbb */
  char *key;
  char *description;
  char *pattern;
  char *includes;        /* Markdown */
  char *excludes;        /* Markdown */
  gboolean pinned;
  gboolean retired;
  gint64 n_annotations;
} HawCodeEntry;

typedef struct
{
  gint64 id;
  char *uuid;
  char *title;
  char *outlet;
  char *outlet_reliability; /* "A" to "F", "" for none */
  char *published;       /* EDTF */
  char *byline;
  char *language;
  char *url;
  char *note;            /* Markdown */
  HawOutletEntry *outlet_entry; /* (nullable) */
  GHashTable *values;    /* id of an attribute → its value */
  GPtrArray *annotations; /* of HawAnnotationEntry, in the order of the text */
} HawArticleEntry;

typedef struct
{
  gint64 id;
  char *uuid;
  HawArticleEntry *article;
  gint64 start;          /* code points, half-open */
  gint64 end;
  char *quote;
  char *translation;
  char *note;            /* Markdown */
  GPtrArray *codes;      /* of HawCodeEntry, in the order given */
  GPtrArray *links;      /* of HawLinkEntry: those from and to it */
} HawAnnotationEntry;

typedef struct
{
  gint64 id;
  char *uuid;
  HawAnnotationEntry *source;
  HawAnnotationEntry *target;
  HawRelation kind;
  char *reason;
} HawLinkEntry;

typedef struct
{
  gint64 id;
  char *uuid;
  char *kind;            /* "", "person", "organisation" or "place" */
  char *name;
  GPtrArray *aliases;    /* of char *: its other names, in the order given */
  GPtrArray *mentions;   /* of HawMentionEntry, in the order of the articles and their texts */
  gint64 n_events;
  GHashTable *values;    /* id of an attribute → its value */
} HawActorEntry;

typedef struct
{
  gint64 id;
  HawActorEntry *actor;
  HawArticleEntry *article;
  gint64 start;          /* code points, half-open */
  gint64 end;
  char *words;
} HawMentionEntry;

typedef struct
{
  HawAnnotationEntry *annotation;
  char *stance;
  char *date;            /* as this source has it: EDTF, "" if not known */
  char *reliability;     /* "1" to "6", "" for none */
} HawEvidenceEntry;

typedef struct
{
  gint64 id;
  char *uuid;
  char *title;
  char *date;            /* EDTF, "" if undated */
  HawBounds bounds;      /* undefined if undated */
  char *place;
  HawEventStatus status;
  char *note;            /* Markdown */
  GPtrArray *actors;     /* of HawActorEntry, in order */
  GPtrArray *evidence;   /* of HawEvidenceEntry, by date of publication */
  GHashTable *values;    /* id of an attribute → its value */
} HawEventEntry;

/**
 * HawContents:
 * @attributes: (element-type HawAttributeEntry): of articles, outlets, events and actors, in their order
 * @articles: (element-type HawArticleEntry): by date of publication, undated ones last
 * @annotations: (element-type HawAnnotationEntry): in the order of the articles and their texts
 * @actors: (element-type HawActorEntry): in the order in which they were made
 * @mentions: (element-type HawMentionEntry): in the order of the articles and their texts
 * @codes: (element-type HawCodeEntry): in the order of the codebook, a code before those below it
 * @events: (element-type HawEventEntry): in order of time, undated ones last
 * @time_zone: (nullable): what readers should know of the times; only set by an export
 */
typedef struct
{
  GPtrArray *attributes;
  GPtrArray *outlets;
  GPtrArray *codes;
  GPtrArray *actors;
  GPtrArray *articles;
  GPtrArray *annotations;
  GPtrArray *links;
  GPtrArray *events;
  GPtrArray *mentions;
  char *time_zone;
} HawContents;

void         haw_contents_free       (HawContents         *contents);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HawContents, haw_contents_free)

/**
 * haw_contents_load_async:
 * @article: 0 for the whole project, or the one article to read with its annotations and the
 *   codebook
 *
 * Reads everything but the texts, as it is at one moment; what was removed is not there. Ends with
 * haw_project_read_finish(): (transfer full) a HawContents.
 */
void         haw_contents_load_async (HawProject          *project,
                                      gint64               article,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data);

/**
 * haw_contents_load:
 *
 * The same inside a reading function.
 */
HawContents *haw_contents_load       (HawDb               *db,
                                      gint64               article,
                                      GError             **error);

/**
 * haw_contents_find_article:
 *
 * Returns: (transfer none) (nullable): the article with @id
 */
HawArticleEntry *haw_contents_find_article (HawContents   *contents,
                                            gint64         id);

/**
 * haw_contents_get_value:
 * @values: (nullable): of an article, outlet, event or actor
 *
 * Returns: (transfer none): the value as it is stored, "" where there is none
 */
const char      *haw_contents_get_value    (GHashTable              *values,
                                            const HawAttributeEntry *attribute);

G_END_DECLS
