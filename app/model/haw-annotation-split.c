/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-annotation-split.h"

#include "haw-annotation-edit.h"
#include "haw-note.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  gint64 id;
  gint64 other;
  gint64 offset;
} SplitEdit;

/* What is read of an annotation before it is changed. */
typedef struct
{
  gint64 article;
  gint64 text;
  gint64 start;
  gint64 end;
  char *quote;
  char *translation;
  char *note;
} Before;

static void
before_clear (Before *before)
{
  g_free (before->quote);
  g_free (before->translation);
  g_free (before->note);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Before, before_clear)

static gboolean
read_before (HawDb   *db,
             gint64   id,
             Before  *before,
             GError **error)
{
  g_autoptr (HawStmt) stmt = NULL;
  HawStep step;

  stmt = haw_db_query (db, error,
                       "SELECT article, text, start, end, quote, translation,"
                       " coalesce ((SELECT body FROM note WHERE target = 'annotation'"
                       "  AND target_id = ?1 ORDER BY id LIMIT 1), '')"
                       " FROM annotation WHERE id = ?1", "i", id);
  if (stmt == NULL || (step = haw_stmt_step (stmt, error)) == HAW_STEP_ERROR)
    return FALSE;
  if (step == HAW_STEP_DONE)
    {
      g_set_error_literal (error, HAW_ERROR, HAW_ERROR_NOT_FOUND,
                           _("The annotation is not in the project any more."));
      return FALSE;
    }

  before->article = haw_stmt_get_int (stmt, 0);
  before->text = haw_stmt_get_int (stmt, 1);
  before->start = haw_stmt_get_int (stmt, 2);
  before->end = haw_stmt_get_int (stmt, 3);
  before->quote = haw_stmt_dup_text (stmt, 4);
  before->translation = haw_stmt_dup_text (stmt, 5);
  before->note = haw_stmt_dup_text (stmt, 6);
  return TRUE;
}

/* Where the first part ends and the second begins: the blanks at @offset belong to neither. */
static gboolean
find_parts (const Before  *before,
            gint64         offset,
            gint64        *first_end,
            gint64        *second_start,
            GError       **error)
{
  *first_end = *second_start = offset;
  /* A file that others made may have another quotation than the text has there. */
  if (offset > before->start && offset < before->end &&
      g_utf8_strlen (before->quote, -1) == before->end - before->start)
    {
      const char *p = g_utf8_offset_to_pointer (before->quote, offset - before->start);

      for (const char *q = p; *q != '\0' && g_unichar_isspace (g_utf8_get_char (q));
           q = g_utf8_next_char (q))
        (*second_start)++;
      for (const char *q = p; q > before->quote; (*first_end)--)
        {
          q = g_utf8_prev_char (q);
          if (!g_unichar_isspace (g_utf8_get_char (q)))
            break;
        }
    }
  if (*first_end > before->start && *second_start < before->end)
    return TRUE;

  g_set_error_literal (error, HAW_ERROR, HAW_ERROR_INVALID,
                       _("Put the caret between two words of the annotation."));
  return FALSE;
}

static char *
join_texts (const char *first,
            const char *second,
            const char *between)
{
  if (*second == '\0' || g_str_equal (first, second))
    return g_strdup (first);

  return *first == '\0' ? g_strdup (second) : g_strconcat (first, between, second, NULL);
}

/* Gives @to the codes, the note and the translation of @from besides what it has. */
static gboolean
add_contents (HawDb         *db,
              gint64         from,
              gint64         to,
              const Before  *has,
              const Before  *gets,
              GError       **error)
{
  g_autofree char *note = join_texts (has->note, gets->note, "\n\n");
  g_autofree char *translation = join_texts (has->translation, gets->translation, " ");

  return haw_db_run (db, error,
                     "INSERT INTO annotation_code (annotation, code)"
                     " SELECT ?1, code FROM annotation_code WHERE annotation = ?2 AND code NOT IN"
                     "  (SELECT code FROM annotation_code WHERE annotation = ?1) ORDER BY id", "ii",
                     to, from) &&
         haw_note_set (db, HAW_NOTE_ON_ANNOTATION, to, note, error) &&
         haw_annotation_set_translation (db, to, translation, error);
}

static gboolean
split (HawDb    *db,
       gpointer  data,
       GError  **error)
{
  SplitEdit *edit = data;
  g_auto (Before) before = { 0 };
  g_auto (Before) second = { 0 };
  gint64 first_end, second_start;

  if (!read_before (db, edit->id, &before, error) ||
      !find_parts (&before, edit->offset, &first_end, &second_start, error))
    return FALSE;

  edit->other = haw_annotation_add (db, before.article, second_start, before.end, error);
  return edit->other != 0 && read_before (db, edit->other, &second, error) &&
         haw_annotation_set_range (db, edit->id, before.start, first_end, error) &&
         add_contents (db, edit->id, edit->other, &second, &before, error);
}

/* Evidence for an event that the annotation is evidence for already goes with the other one; so do
 * links between the two. */
static gboolean
take_over (HawDb   *db,
           gint64   id,
           gint64   other,
           GError **error)
{
  return haw_db_run (db, error,
                     "UPDATE evidence SET annotation = ?1 WHERE annotation = ?2 AND event NOT IN"
                     " (SELECT event FROM evidence WHERE annotation = ?1)", "ii", id, other) &&
         haw_db_run (db, error,
                     "UPDATE link SET source = ?1 WHERE source = ?2 AND target <> ?1", "ii", id,
                     other) &&
         haw_db_run (db, error,
                     "UPDATE link SET target = ?1 WHERE target = ?2 AND source <> ?1", "ii", id,
                     other);
}

static gboolean
join (HawDb    *db,
      gpointer  data,
      GError  **error)
{
  SplitEdit *edit = data;
  g_auto (Before) first = { 0 };
  g_auto (Before) second = { 0 };

  if (!read_before (db, edit->id, &first, error) ||
      !read_before (db, edit->other, &second, error))
    return FALSE;
  if (first.text != second.text || edit->id == edit->other)
    {
      g_set_error_literal (error, HAW_ERROR, HAW_ERROR_INVALID,
                           _("Only annotations of the same text can be joined."));
      return FALSE;
    }

  return haw_annotation_set_range (db, edit->id, MIN (first.start, second.start),
                                   MAX (first.end, second.end), error) &&
         add_contents (db, edit->other, edit->id, &first, &second, error) &&
         take_over (db, edit->id, edit->other, error) &&
         haw_annotation_remove (db, edit->other, error);
}

void
haw_annotation_split_async (HawProject          *project,
                            gint64               annotation,
                            gint64               offset,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  SplitEdit *edit;

  g_return_if_fail (HAW_IS_PROJECT (project));

  edit = g_new0 (SplitEdit, 1);
  edit->id = annotation;
  edit->offset = offset;
  haw_project_edit_async (project, haw_label_new (N_("Split Annotation"), NULL), NULL, split, edit,
                          g_free, cancellable, callback, user_data);
}

gint64
haw_annotation_split_finish (HawProject    *project,
                             GAsyncResult  *result,
                             GError       **error)
{
  SplitEdit *edit = haw_project_edit_get_data (result);

  return haw_project_edit_finish (project, result, error) ? edit->other : 0;
}

void
haw_annotation_join_async (HawProject          *project,
                           gint64               annotation,
                           gint64               other,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  SplitEdit *edit;

  g_return_if_fail (HAW_IS_PROJECT (project));

  edit = g_new0 (SplitEdit, 1);
  edit->id = annotation;
  edit->other = other;
  haw_project_edit_async (project, haw_label_new (N_("Join Annotations"), NULL), NULL, join, edit,
                          g_free, cancellable, callback, user_data);
}
