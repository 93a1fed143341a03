/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-annotation-edit.h"
#include "haw-code-edit.h"
#include "haw-lookup.h"
#include "haw-note.h"
#include "project/haw-clock.h"

#include <glib/gi18n-lib.h>

#define CONTEXT_LENGTH 32

typedef struct
{
  gint64 id;
  gint64 article;
  gint64 start;
  gint64 end;
  GArray *codes;        /* gint64 */
  gboolean applied;
  char *string;         /* note, translation or name of a code */
} AnnotationEdit;

/* A passage as it is stored. */
typedef struct
{
  gint64 text;
  char *quote;
  char *prefix;
  char *suffix;
} Passage;

static void
passage_clear (Passage *passage)
{
  g_free (passage->quote);
  g_free (passage->prefix);
  g_free (passage->suffix);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Passage, passage_clear)

static void
annotation_edit_free (AnnotationEdit *edit)
{
  g_clear_pointer (&edit->codes, g_array_unref);
  g_free (edit->string);
  g_free (edit);
}

static AnnotationEdit *
annotation_edit_new (gint64 id)
{
  AnnotationEdit *edit = g_new0 (AnnotationEdit, 1);

  edit->id = id;
  return edit;
}

/* substr() counts from 1, in code points. */
static gboolean
read_passage (HawDb    *db,
              gint64    article,
              gint64    start,
              gint64    end,
              Passage  *passage,
              GError  **error)
{
  g_autoptr (HawStmt) stmt = NULL;
  HawStep step;
  gint64 length = -1;

  stmt = haw_db_query (db, error,
                       "SELECT id, length, substr (text, ?2 + 1, ?3 - ?2),"
                       " substr (text, max (?2 - ?4, 0) + 1, min (?2, ?4)),"
                       " substr (text, ?3 + 1, ?4)"
                       " FROM article_text WHERE id = " HAW_CURRENT_TEXT ("?1"),
                       "iiii", article, start, end, (gint64) CONTEXT_LENGTH);
  if (stmt == NULL || (step = haw_stmt_step (stmt, error)) == HAW_STEP_ERROR)
    return FALSE;
  if (step == HAW_STEP_DONE)
    {
      g_set_error_literal (error, HAW_ERROR, HAW_ERROR_NOT_FOUND,
                           _("The article is not in the project any more."));
      return FALSE;
    }

  length = haw_stmt_get_int (stmt, 1);
  if (start < 0 || end <= start || end > length)
    {
      /* A catalogue can't hold the formats of 64-bit integers. */
      g_autofree char *from = g_strdup_printf ("%" G_GINT64_FORMAT, start);
      g_autofree char *to = g_strdup_printf ("%" G_GINT64_FORMAT, end);
      g_autofree char *all = g_strdup_printf ("%" G_GINT64_FORMAT, length);

      g_set_error (error, HAW_ERROR, HAW_ERROR_INVALID,
                   _("The passage from %1$s to %2$s is not in the text, which has %3$s characters."),
                   from, to, all);
      return FALSE;
    }

  passage->text = haw_stmt_get_int (stmt, 0);
  passage->quote = haw_stmt_dup_text (stmt, 2);
  passage->prefix = haw_stmt_dup_text (stmt, 3);
  passage->suffix = haw_stmt_dup_text (stmt, 4);
  return TRUE;
}

static gboolean
find_same (HawDb   *db,
           gint64   text,
           gint64   start,
           gint64   end,
           gint64  *id,
           GError **error)
{
  return haw_db_get_int (db, id, error,
                         "SELECT coalesce (min (id), 0) FROM annotation"
                         " WHERE text = ? AND start = ? AND end = ?", "iii", text, start, end);
}

gint64
haw_annotation_add (HawDb   *db,
                    gint64   article,
                    gint64   start,
                    gint64   end,
                    GError **error)
{
  g_auto (Passage) passage = { 0 };
  g_autofree char *uuid = haw_uuid_new ();
  gint64 now = haw_clock_now ();
  gint64 id = 0;

  if (!read_passage (db, article, start, end, &passage, error) ||
      !find_same (db, passage.text, start, end, &id, error))
    return 0;
  if (id != 0)
    return id;
  if (!haw_db_run (db, error,
                   "INSERT INTO annotation (uuid, article, text, start, end, quote, prefix, suffix,"
                   "  analyst, created, modified)"
                   " VALUES (?, ?, ?, ?, ?, ?, ?, ?, (SELECT min (id) FROM analyst), ?, ?)",
                   "siiiisssii", uuid, article, passage.text, start, end, passage.quote,
                   passage.prefix, passage.suffix, now, now))
    return 0;
  return haw_db_last_id (db);
}

gboolean
haw_annotation_apply_code (HawDb   *db,
                           gint64   annotation,
                           gint64   code,
                           GError **error)
{
  return haw_db_run (db, error,
                     "INSERT INTO annotation_code (annotation, code) SELECT ?1, ?2"
                     " WHERE NOT EXISTS (SELECT 1 FROM annotation_code"
                     "  WHERE annotation = ?1 AND code = ?2)", "ii", annotation, code);
}

gboolean
haw_annotation_set_translation (HawDb       *db,
                                gint64       annotation,
                                const char  *translation,
                                GError     **error)
{
  return haw_db_run (db, error,
                     "UPDATE annotation SET translation = ?1, modified = ?2"
                     " WHERE id = ?3 AND translation <> ?1", "sii",
                     translation, haw_clock_now (), annotation);
}

static gboolean
add_annotation (HawDb    *db,
                gpointer  data,
                GError  **error)
{
  AnnotationEdit *edit = data;

  edit->id = haw_annotation_add (db, edit->article, edit->start, edit->end, error);
  if (edit->id == 0)
    return FALSE;
  for (guint i = 0; i < edit->codes->len; i++)
    if (!haw_annotation_apply_code (db, edit->id, g_array_index (edit->codes, gint64, i), error))
      return FALSE;
  return edit->string == NULL ||
         haw_note_set (db, HAW_NOTE_ON_ANNOTATION, edit->id, edit->string, error);
}

static gboolean
add_new_code (HawDb    *db,
              gpointer  data,
              GError  **error)
{
  AnnotationEdit *edit = data;
  gint64 code = haw_code_ensure (db, edit->string, error);

  if (code == 0)
    return FALSE;
  edit->id = haw_annotation_add (db, edit->article, edit->start, edit->end, error);
  return edit->id != 0 && haw_annotation_apply_code (db, edit->id, code, error);
}

static gboolean
set_code (HawDb    *db,
          gpointer  data,
          GError  **error)
{
  AnnotationEdit *edit = data;
  gint64 code = g_array_index (edit->codes, gint64, 0);

  if (edit->applied)
    return haw_annotation_apply_code (db, edit->id, code, error);
  return haw_db_run (db, error, "DELETE FROM annotation_code WHERE annotation = ? AND code = ?",
                     "ii", edit->id, code);
}

static gboolean
set_translation (HawDb    *db,
                 gpointer  data,
                 GError  **error)
{
  AnnotationEdit *edit = data;

  return haw_annotation_set_translation (db, edit->id, edit->string, error);
}

gboolean
haw_annotation_set_range (HawDb   *db,
                          gint64   annotation,
                          gint64   start,
                          gint64   end,
                          GError **error)
{
  g_auto (Passage) passage = { 0 };
  gint64 article = 0, text = 0;

  if (!haw_db_get_int (db, &article, error, "SELECT article FROM annotation WHERE id = ?", "i",
                       annotation) ||
      !haw_db_get_int (db, &text, error, "SELECT text FROM annotation WHERE id = ?", "i",
                       annotation) ||
      !read_passage (db, article, start, end, &passage, error))
    return FALSE;
  if (passage.text != text)
    {
      g_set_error_literal (error, HAW_ERROR, HAW_ERROR_INVALID,
                           _("This annotation is in an older version of the text. Review where it "
                             "belongs first."));
      return FALSE;
    }
  return haw_db_run (db, error,
                     "UPDATE annotation SET text = ?1, start = ?2, end = ?3, quote = ?4,"
                     " prefix = ?5, suffix = ?6, modified = ?7"
                     " WHERE id = ?8 AND (text <> ?1 OR start <> ?2 OR end <> ?3)", "iiisssii",
                     passage.text, start, end, passage.quote, passage.prefix, passage.suffix,
                     haw_clock_now (), annotation);
}

gboolean
haw_annotation_remove (HawDb   *db,
                       gint64   annotation,
                       GError **error)
{
  return haw_db_run (db, error, "DELETE FROM annotation_code WHERE annotation = ?", "i",
                     annotation) &&
         haw_db_run (db, error, "DELETE FROM evidence WHERE annotation = ?", "i", annotation) &&
         haw_db_run (db, error, "DELETE FROM link WHERE source = ?1 OR target = ?1", "i",
                     annotation) &&
         haw_db_run (db, error, "DELETE FROM anchor WHERE annotation = ?", "i", annotation) &&
         haw_db_run (db, error, "DELETE FROM note WHERE target = 'annotation' AND target_id = ?",
                     "i", annotation) &&
         haw_db_run (db, error, "DELETE FROM annotation WHERE id = ?", "i", annotation);
}

static gboolean
set_range (HawDb    *db,
           gpointer  data,
           GError  **error)
{
  AnnotationEdit *edit = data;

  return haw_annotation_set_range (db, edit->id, edit->start, edit->end, error);
}

static gboolean
remove_annotation (HawDb    *db,
                   gpointer  data,
                   GError  **error)
{
  AnnotationEdit *edit = data;

  return haw_annotation_remove (db, edit->id, error);
}

void
haw_annotation_add_async (HawProject          *project,
                          gint64               article,
                          gint64               start,
                          gint64               end,
                          const gint64        *codes,
                          gsize                n_codes,
                          const char          *note,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  AnnotationEdit *edit;

  g_return_if_fail (HAW_IS_PROJECT (project));
  g_return_if_fail (codes != NULL || n_codes == 0);

  edit = annotation_edit_new (0);
  edit->article = article;
  edit->start = start;
  edit->end = end;
  edit->codes = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (edit->codes, codes, n_codes);
  edit->string = g_strdup (note);
  haw_project_edit_async (project,
                          note != NULL ? haw_label_new (N_("Write Note"), NULL)
                          : n_codes > 0 ? haw_label_new (N_("Code Passage"), NULL)
                          : haw_label_new (N_("Mark Passage"), NULL),
                          NULL, add_annotation, edit, (GDestroyNotify) annotation_edit_free,
                          cancellable, callback, user_data);
}

void
haw_annotation_add_new_code_async (HawProject          *project,
                                   gint64               article,
                                   gint64               start,
                                   gint64               end,
                                   const char          *name,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  AnnotationEdit *edit;

  g_return_if_fail (HAW_IS_PROJECT (project) && name != NULL);

  edit = annotation_edit_new (0);
  edit->article = article;
  edit->start = start;
  edit->end = end;
  edit->string = g_strdup (name);
  haw_project_edit_async (project, haw_label_new (N_("Code Passage as %s"), name, NULL), NULL,
                          add_new_code, edit, (GDestroyNotify) annotation_edit_free, cancellable,
                          callback, user_data);
}

gint64
haw_annotation_add_finish (HawProject    *project,
                           GAsyncResult  *result,
                           GError       **error)
{
  AnnotationEdit *edit = haw_project_edit_get_data (result);

  return haw_project_edit_finish (project, result, error) ? edit->id : 0;
}

void
haw_annotation_set_code_async (HawProject          *project,
                               gint64               annotation,
                               gint64               code,
                               gboolean             applied,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  AnnotationEdit *edit;

  g_return_if_fail (HAW_IS_PROJECT (project));

  edit = annotation_edit_new (annotation);
  edit->codes = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (edit->codes, code);
  edit->applied = applied;
  haw_project_edit_async (project,
                          applied ? haw_label_new (N_("Apply Code"), NULL)
                                  : haw_label_new (N_("Remove Code"), NULL),
                          NULL, set_code, edit, (GDestroyNotify) annotation_edit_free,
                          cancellable, callback, user_data);
}

void
haw_annotation_set_translation_async (HawProject          *project,
                                      gint64               annotation,
                                      const char          *translation,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data)
{
  g_autofree char *run = NULL;
  AnnotationEdit *edit;

  g_return_if_fail (HAW_IS_PROJECT (project) && translation != NULL);

  run = g_strdup_printf ("translation-%" G_GINT64_FORMAT, annotation);
  edit = annotation_edit_new (annotation);
  edit->string = g_strdup (translation);
  haw_project_edit_async (project, haw_label_new (N_("Translate Quotation"), NULL), run,
                          set_translation, edit, (GDestroyNotify) annotation_edit_free,
                          cancellable, callback, user_data);
}

void
haw_annotation_set_range_async (HawProject          *project,
                                gint64               annotation,
                                gint64               start,
                                gint64               end,
                                const char          *run,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  AnnotationEdit *edit;

  g_return_if_fail (HAW_IS_PROJECT (project));

  edit = annotation_edit_new (annotation);
  edit->start = start;
  edit->end = end;
  haw_project_edit_async (project, haw_label_new (N_("Move Annotation"), NULL), run, set_range,
                          edit, (GDestroyNotify) annotation_edit_free, cancellable, callback,
                          user_data);
}

void
haw_annotation_remove_async (HawProject          *project,
                             gint64               annotation,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_return_if_fail (HAW_IS_PROJECT (project));

  haw_project_edit_async (project, haw_label_new (N_("Delete Annotation"), NULL), NULL,
                          remove_annotation, annotation_edit_new (annotation),
                          (GDestroyNotify) annotation_edit_free, cancellable, callback, user_data);
}
