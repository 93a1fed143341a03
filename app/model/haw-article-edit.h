/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-attribute-edit.h"
#include "project/haw-project.h"
#include "text/haw-region.h"
#include "text/haw-text.h"

G_BEGIN_DECLS

/**
 * HawArticleFields:
 *
 * Values for one or many articles; a NULL is left as it is.
 */
typedef struct
{
  const char *title;
  const char *outlet;      /* its name, "" for none; made where it is new */
  const char *byline;
  const char *published;   /* EDTF, "" for none */
  const char *language;
  const char *url;
  const HawAttributeSetting *attributes;  /* values of fields of the analyst's own */
  gsize n_attributes;
  GPtrArray *redates;      /* HawRedate: what goes along with the date in the same step, or NULL */
} HawArticleFields;

/**
 * haw_article_update_async:
 * @articles: (array length=n): ids
 *
 * Changes the fields of one or many articles in one step; never their text.
 */
void        haw_article_update_async (HawProject             *project,
                                      const gint64           *articles,
                                      gsize                   n,
                                      const HawArticleFields *fields,
                                      GCancellable           *cancellable,
                                      GAsyncReadyCallback     callback,
                                      gpointer                user_data);

/**
 * haw_article_update_finish:
 * @n_changed: (out) (optional): how many of the articles had another value before
 *
 * Returns: whether it was done; HAW_EDTF_ERROR where the date is none, %HAW_ERROR_INVALID where a
 *   value of a field of the analyst's own is none
 */
gboolean    haw_article_update_finish (HawProject            *project,
                                       GAsyncResult          *result,
                                       guint                 *n_changed,
                                       GError               **error);

/**
 * haw_article_remove_async:
 *
 * Takes articles out of the project until that is undone. Ends with haw_project_edit_finish().
 */
void        haw_article_remove_async (HawProject             *project,
                                      const gint64           *articles,
                                      gsize                   n,
                                      GCancellable           *cancellable,
                                      GAsyncReadyCallback     callback,
                                      gpointer                user_data);

/**
 * haw_outlet_ensure:
 *
 * Inside an edit or batch: finds an outlet by name, blanks and spelling folded, or makes it.
 *
 * Returns: its id, 0 with an error
 */
gint64      haw_outlet_ensure         (HawDb                 *db,
                                       const char            *name,
                                       GError               **error);

/**
 * HawCandidate:
 *
 * A value found for a field, with the words where it was found.
 */
typedef struct
{
  char *field;
  char *value;
  char *origin;
  double confidence;
} HawCandidate;

/**
 * HawDocument:
 *
 * All that the reader shows of one article, immutable and reference counted.
 */
typedef struct
{
  gatomicrefcount refs;
  gint64 id;
  gint64 text_id;
  char *uuid;
  char *title;
  char *outlet;
  char *byline;
  char *published;
  char *language;
  char *url;
  HawText *text;
  GArray *regions;        /* HawRegion */
  GPtrArray *candidates;  /* HawCandidate */
} HawDocument;

HawDocument *haw_document_ref        (HawDocument *document);
void         haw_document_unref      (HawDocument *document);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HawDocument, haw_document_unref)

/**
 * haw_document_load_async:
 *
 * Reads an article with its newest text before what waits to be read. Ends with
 * haw_project_read_finish(): (transfer full) a HawDocument; %HAW_ERROR_NOT_FOUND where the article is
 * not in the project.
 */
void         haw_document_load_async (HawProject          *project,
                                      gint64               article,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data);

/**
 * haw_document_load:
 *
 * The same inside a reading function.
 */
HawDocument *haw_document_load       (HawDb               *db,
                                      gint64               article,
                                      GError             **error);

/**
 * haw_outlet_load_names_async:
 *
 * Reads the names of all outlets for completion. Ends with haw_project_read_finish(): (transfer full)
 * a GStrv.
 */
void         haw_outlet_load_names_async (HawProject          *project,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);

G_END_DECLS
