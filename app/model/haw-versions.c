/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-annotation-edit.h"
#include "haw-lookup.h"
#include "haw-note.h"
#include "haw-versions.h"
#include "project/haw-clock.h"
#include "project/haw-history.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A code of the annotation: a row of annotation_code. */
typedef struct
{
  gint64 row;
  gint64 code;
} Applied;

/* The annotation while the history is walked back. */
typedef struct
{
  HawVersion *now;
  GArray *applied;      /* Applied, in the order in which they were given */
  gint64 note_id;
  GArray *ids;          /* gint64, of all rows that belong to it */
  GHashTable *names;    /* gint64 → char *, of codes */
  GPtrArray *versions;  /* HawVersion */
} Walk;

void
haw_version_free (HawVersion *version)
{
  g_free (version->label);
  g_free (version->analyst);
  g_free (version->uuid);
  g_free (version->quote);
  g_free (version->prefix);
  g_free (version->suffix);
  g_free (version->translation);
  g_free (version->note);
  g_free (version->differences);
  g_clear_pointer (&version->codes, g_array_unref);
  g_clear_pointer (&version->names, g_ptr_array_unref);
  g_free (version);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HawVersion, haw_version_free)

static void
walk_free (Walk *walk)
{
  g_clear_pointer (&walk->now, haw_version_free);
  g_clear_pointer (&walk->applied, g_array_unref);
  g_clear_pointer (&walk->ids, g_array_unref);
  g_clear_pointer (&walk->names, g_hash_table_unref);
  g_clear_pointer (&walk->versions, g_ptr_array_unref);
  g_free (walk);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Walk, walk_free)

static HawVersion *
version_copy (const HawVersion *version)
{
  HawVersion *copy = g_memdup2 (version, sizeof *version);

  copy->label = g_strdup (version->label);
  copy->analyst = g_strdup (version->analyst);
  copy->uuid = g_strdup (version->uuid);
  copy->quote = g_strdup (version->quote);
  copy->prefix = g_strdup (version->prefix);
  copy->suffix = g_strdup (version->suffix);
  copy->translation = g_strdup (version->translation);
  copy->note = g_strdup (version->note);
  copy->differences = g_strdup (version->differences);
  copy->codes = version->codes != NULL ? g_array_copy (version->codes) : NULL;
  copy->names = version->names != NULL ? g_ptr_array_ref (version->names) : NULL;
  return copy;
}

static const char *
name_code (Walk   *walk,
           gint64  code)
{
  const char *name = g_hash_table_lookup (walk->names, &code);

  return name != NULL ? name : _("a deleted code");
}

static gboolean
same (const HawVersion *a,
      const HawVersion *b)
{
  return a->exists == b->exists && a->text == b->text && a->start == b->start && a->end == b->end &&
         g_strcmp0 (a->translation, b->translation) == 0 && g_strcmp0 (a->note, b->note) == 0 &&
         a->codes->len == b->codes->len &&
         (a->codes->len == 0 ||
          memcmp (a->codes->data, b->codes->data, a->codes->len * sizeof (gint64)) == 0);
}

/* Keeps what the annotation is now as the version that @step made. */
static void
keep_version (Walk                 *walk,
              const HawHistoryStep *step)
{
  HawVersion *version = version_copy (walk->now);

  version->label = step != NULL ? haw_label_format (step->label) : NULL;
  version->analyst = g_strdup (step != NULL ? step->analyst : "");
  version->time = step != NULL ? step->time : 0;
  version->codes = g_array_new (FALSE, FALSE, sizeof (gint64));
  version->names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < walk->applied->len; i++)
    {
      gint64 code = g_array_index (walk->applied, Applied, i).code;

      g_array_append_val (version->codes, code);
      g_ptr_array_add (version->names, g_strdup (name_code (walk, code)));
    }
  g_ptr_array_add (walk->versions, version);
}

static void
take_text (char            **place,
           const HawChange  *change,
           const char       *column)
{
  if (!haw_change_has (change, column))
    return;
  g_free (*place);
  *place = g_strdup (haw_change_get_text (change, column));
}

static void
take_int (gint64          *place,
          const HawChange *change,
          const char      *column)
{
  if (haw_change_has (change, column))
    *place = haw_change_get_int (change, column);
}

static void
take_annotation (HawVersion      *now,
                 const HawChange *change)
{
  now->exists = haw_change_get_kind (change) != HAW_CHANGE_DELETE;
  take_text (&now->uuid, change, "uuid");
  take_int (&now->article, change, "article");
  take_int (&now->text, change, "text");
  take_int (&now->start, change, "start");
  take_int (&now->end, change, "end");
  take_text (&now->quote, change, "quote");
  take_text (&now->prefix, change, "prefix");
  take_text (&now->suffix, change, "suffix");
  take_text (&now->translation, change, "translation");
  take_int (&now->created, change, "created");
}

static int
compare_applied (gconstpointer a,
                 gconstpointer b)
{
  gint64 first = ((const Applied *) a)->row, second = ((const Applied *) b)->row;

  return (first > second) - (first < second);
}

static gboolean
take_code (Walk            *walk,
           const HawChange *change)
{
  Applied applied = { haw_change_get_id (change), 0 };

  for (guint i = 0; i < walk->applied->len; i++)
    {
      Applied *known = &g_array_index (walk->applied, Applied, i);

      if (known->row != applied.row)
        continue;
      if (haw_change_get_kind (change) == HAW_CHANGE_DELETE)
        g_array_remove_index (walk->applied, i);
      else
        take_int (&known->code, change, "code");
      return TRUE;
    }
  if (haw_change_get_kind (change) != HAW_CHANGE_INSERT ||
      haw_change_get_int (change, "annotation") != walk->now->annotation)
    return FALSE;

  applied.code = haw_change_get_int (change, "code");
  g_array_append_val (walk->applied, applied);
  g_array_sort (walk->applied, compare_applied);
  g_array_append_val (walk->ids, applied.row);
  return TRUE;
}

static gboolean
take_note (Walk            *walk,
           const HawChange *change)
{
  gint64 id = haw_change_get_id (change);
  HawChangeKind kind = haw_change_get_kind (change);

  if (kind == HAW_CHANGE_INSERT && haw_change_get_int (change, "target_id") == walk->now->annotation &&
      g_strcmp0 (haw_change_get_text (change, "target"), "annotation") == 0)
    {
      walk->note_id = id;
      g_array_append_val (walk->ids, id);
    }
  else if (id != walk->note_id || walk->note_id == 0)
    return FALSE;

  if (kind == HAW_CHANGE_DELETE)
    {
      walk->note_id = 0;
      g_free (walk->now->note);
      walk->now->note = g_strdup ("");
    }
  else
    take_text (&walk->now->note, change, "body");
  return TRUE;
}

/* Takes one change of a step that is taken back; FALSE where it has nothing to do with the
 * annotation. */
static gboolean
take_change (Walk            *walk,
             const HawChange *change)
{
  gint64 id = haw_change_get_id (change);

  switch ((int) haw_change_get_table (change))
    {
    case HAW_TABLE_ANNOTATION:
      if (id != walk->now->annotation)
        return FALSE;
      take_annotation (walk->now, change);
      return TRUE;
    case HAW_TABLE_ANNOTATION_CODE:
      return take_code (walk, change);
    case HAW_TABLE_NOTE:
      return take_note (walk, change);
    case HAW_TABLE_CODE:
      if (haw_change_get_kind (change) == HAW_CHANGE_INSERT)
        g_hash_table_replace (walk->names, g_memdup2 (&id, sizeof id),
                              g_strdup (haw_change_get_text (change, "name")));
      return FALSE;
    default:
      return FALSE;
    }
}

static gboolean
step_cb (const HawHistoryStep *step,
         HawChanges           *changes,
         gpointer              data)
{
  Walk *walk = data;
  gboolean touched = FALSE;
  guint n_before = walk->versions->len;

  /* The names of codes that the step deleted come first: the version before it has them. */
  for (guint i = 0; i < haw_changes_get_n (changes); i++)
    if (haw_change_get_table (haw_changes_get (changes, i)) == HAW_TABLE_CODE)
      take_change (walk, haw_changes_get (changes, i));
  keep_version (walk, step);
  for (guint i = 0; i < haw_changes_get_n (changes); i++)
    touched |= take_change (walk, haw_changes_get (changes, i));
  if (!touched)
    g_ptr_array_set_size (walk->versions, (gint) n_before);

  return TRUE;
}

static gboolean
read_now (HawDb   *db,
          Walk    *walk,
          GError **error)
{
  HawVersion *now = walk->now;
  g_autoptr (HawStmt) stmt =
    haw_db_query (db, error,
                  "SELECT a.uuid, a.article, a.text, a.start, a.end, a.quote, a.prefix, a.suffix,"
                  " a.translation, a.created, coalesce (n.body, ''), coalesce (n.id, 0)"
                  " FROM annotation a LEFT JOIN note n ON n.target = 'annotation'"
                  " AND n.target_id = a.id WHERE a.id = ? ORDER BY n.id", "i", now->annotation);
  HawStep step;

  if (stmt == NULL || (step = haw_stmt_step (stmt, error)) == HAW_STEP_ERROR)
    return FALSE;
  now->note = g_strdup ("");
  g_array_append_val (walk->ids, now->annotation);
  if (step == HAW_STEP_DONE)
    return TRUE;

  now->exists = TRUE;
  now->uuid = haw_stmt_dup_text (stmt, 0);
  now->article = haw_stmt_get_int (stmt, 1);
  now->text = haw_stmt_get_int (stmt, 2);
  now->start = haw_stmt_get_int (stmt, 3);
  now->end = haw_stmt_get_int (stmt, 4);
  now->quote = haw_stmt_dup_text (stmt, 5);
  now->prefix = haw_stmt_dup_text (stmt, 6);
  now->suffix = haw_stmt_dup_text (stmt, 7);
  now->translation = haw_stmt_dup_text (stmt, 8);
  now->created = haw_stmt_get_int (stmt, 9);
  g_free (now->note);
  now->note = haw_stmt_dup_text (stmt, 10);
  walk->note_id = haw_stmt_get_int (stmt, 11);
  if (walk->note_id != 0)
    g_array_append_val (walk->ids, walk->note_id);
  return TRUE;
}

static gboolean
read_codes (HawDb   *db,
            Walk    *walk,
            GError **error)
{
  g_autoptr (HawStmt) names = haw_db_query (db, error, HAW_DB_SCAN "SELECT id, name FROM code", "");
  g_autoptr (HawStmt) stmt =
    haw_db_query (db, error, "SELECT id, code FROM annotation_code WHERE annotation = ? ORDER BY id",
                  "i", walk->now->annotation);
  HawStep step = HAW_STEP_ERROR;

  while (names != NULL && (step = haw_stmt_step (names, error)) == HAW_STEP_ROW)
    {
      gint64 id = haw_stmt_get_int (names, 0);

      g_hash_table_insert (walk->names, g_memdup2 (&id, sizeof id), haw_stmt_dup_text (names, 1));
    }
  while (step == HAW_STEP_DONE && stmt != NULL &&
         (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      Applied applied = { haw_stmt_get_int (stmt, 0), haw_stmt_get_int (stmt, 1) };

      g_array_append_val (walk->applied, applied);
      g_array_append_val (walk->ids, applied.row);
      step = HAW_STEP_DONE;
    }

  return stmt != NULL && step == HAW_STEP_DONE;
}

static void
add_sentence (GString    *sentences,
              const char *format,
              const char *data)
{
  g_autofree char *isolated = haw_isolate (data);
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);

  text = g_strconcat (parts[0], isolated, parts[1], NULL);
  g_string_append_printf (sentences, "%s%s", sentences->len > 0 ? "\n" : "", text);
}

/* Says which words of @after are new and which of @before are gone: those between what both begin and
 * end with. */
static void
compare_words (GString    *sentences,
               const char *before,
               const char *after,
               const char *added,
               const char *removed)
{
  g_auto (GStrv) old = g_strsplit (before, " ", -1);
  g_auto (GStrv) new = g_strsplit (after, " ", -1);
  guint n_old = g_strv_length (old), n_new = g_strv_length (new);
  guint head = 0, tail = 0;
  g_autofree char *gone = NULL;
  g_autofree char *come = NULL;

  while (head < MIN (n_old, n_new) && g_str_equal (old[head], new[head]))
    head++;
  while (tail < MIN (n_old, n_new) - head &&
         g_str_equal (old[n_old - 1 - tail], new[n_new - 1 - tail]))
    tail++;
  for (guint i = n_old - tail; i < n_old; i++)
    g_clear_pointer (&old[i], g_free);
  for (guint i = n_new - tail; i < n_new; i++)
    g_clear_pointer (&new[i], g_free);
  gone = g_strjoinv (" ", old + head);
  come = g_strjoinv (" ", new + head);
  if (*come != '\0')
    add_sentence (sentences, added, come);
  if (*gone != '\0')
    add_sentence (sentences, removed, gone);
}

static void
compare_codes (GString          *sentences,
               const HawVersion *a,
               const HawVersion *b,
               const char       *format)
{
  for (guint i = 0; i < a->codes->len; i++)
    {
      gboolean found = FALSE;

      for (guint j = 0; j < b->codes->len; j++)
        found |= g_array_index (a->codes, gint64, i) == g_array_index (b->codes, gint64, j);
      if (!found)
        add_sentence (sentences, format, g_ptr_array_index (a->names, i));
    }
}

static char *
describe (const HawVersion *before,
          const HawVersion *after)
{
  GString *sentences = g_string_new (NULL);

  if (!after->exists)
    g_string_append (sentences, _("The annotation was deleted."));
  if (!after->exists || !before->exists)
    return g_string_free (sentences, FALSE);

  if (before->start != after->start || before->end != after->end || before->text != after->text)
    add_sentence (sentences, _("The passage was “%s”."), before->quote);
  compare_codes (sentences, after, before, _("Code added: %s"));
  compare_codes (sentences, before, after, _("Code removed: %s"));
  compare_words (sentences, before->note, after->note, _("Added to the note: “%s”"),
                 _("Removed from the note: “%s”"));
  compare_words (sentences, before->translation, after->translation,
                 _("Added to the translation: “%s”"), _("Removed from the translation: “%s”"));
  return g_string_free (sentences, FALSE);
}

static GPtrArray *
finish_versions (Walk *walk)
{
  GPtrArray *all = walk->versions;

  /* What a step did not change for the eye is no version of its own. */
  for (guint i = 0; i + 1 < all->len;)
    if (same (g_ptr_array_index (all, i), g_ptr_array_index (all, i + 1)))
      g_ptr_array_remove_index (all, i);
    else
      i++;
  for (guint i = 0; i < all->len; i++)
    {
      HawVersion *version = g_ptr_array_index (all, i);

      version->differences = i + 1 < all->len ? describe (g_ptr_array_index (all, i + 1), version)
                                              : g_strdup ("");
    }

  return g_ptr_array_ref (all);
}

static gpointer
load_versions (HawDb         *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (Walk) walk = g_new0 (Walk, 1);

  walk->now = g_new0 (HawVersion, 1);
  walk->now->annotation = *(gint64 *) data;
  walk->applied = g_array_new (FALSE, FALSE, sizeof (Applied));
  walk->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  walk->names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  walk->versions = g_ptr_array_new_with_free_func ((GDestroyNotify) haw_version_free);
  if (!read_now (db, walk, error) || !read_codes (db, walk, error) ||
      !haw_history_walk_back (db, walk->ids, step_cb, walk, cancellable, error))
    return NULL;
  if (walk->now->exists)
    keep_version (walk, NULL);

  return finish_versions (walk);
}

void
haw_versions_load_async (HawProject          *project,
                         gint64               annotation,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_return_if_fail (HAW_IS_PROJECT (project));

  haw_project_read_async (project, load_versions, g_memdup2 (&annotation, sizeof annotation), g_free,
                          (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

/* Offsets hold only in the text they were made for. */
static gboolean
check_text (HawDb             *db,
            const HawVersion  *version,
            gboolean          *exists,
            GError           **error)
{
  gint64 text = 0, n = 0;

  if (!haw_db_get_int (db, &n, error, "SELECT count (*) FROM annotation WHERE id = ?", "i",
                       version->annotation) ||
      !haw_db_get_int (db, &text, error,
                       "SELECT coalesce ((SELECT text FROM annotation WHERE id = ?1), "
                       HAW_CURRENT_TEXT ("?2") ")", "ii", version->annotation, version->article))
    return FALSE;
  *exists = n != 0;
  if (text == version->text)
    return TRUE;
  g_set_error_literal (error, HAW_ERROR, HAW_ERROR_INVALID,
                       _("This version belongs to an earlier text of the article, so it can’t be "
                         "brought back."));
  return FALSE;
}

static gboolean
restore_row (HawDb             *db,
             const HawVersion  *version,
             gboolean           exists,
             GError           **error)
{
  gint64 now = haw_clock_now ();

  if (exists)
    return haw_db_run (db, error,
                       "UPDATE annotation SET start = ?, end = ?, quote = ?, prefix = ?, suffix = ?,"
                       " translation = ?, modified = ? WHERE id = ?", "iissssii", version->start,
                       version->end, version->quote, version->prefix, version->suffix,
                       version->translation, now, version->annotation);
  return haw_db_run (db, error,
                     "INSERT INTO annotation (id, uuid, article, text, start, end, quote, prefix,"
                     " suffix, translation, analyst, created, modified) VALUES"
                     " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT min (id) FROM analyst), ?, ?)",
                     "isiiiissssii", version->annotation, version->uuid, version->article,
                     version->text, version->start, version->end, version->quote, version->prefix,
                     version->suffix, version->translation, version->created, now);
}

/* Takes away the codes the version does not have, and gives those it has. */
static gboolean
restore_codes (HawDb             *db,
               const HawVersion  *version,
               GError           **error)
{
  g_autoptr (GString) kept = g_string_new (",");

  for (guint i = 0; i < version->codes->len; i++)
    {
      gint64 code = g_array_index (version->codes, gint64, i), n = 0;

      if (!haw_db_get_int (db, &n, error, "SELECT count (*) FROM code WHERE id = ?", "i", code))
        return FALSE;
      if (n == 0)
        {
          g_autofree char *name = haw_isolate (g_ptr_array_index (version->names, i));

          g_set_error (error, HAW_ERROR, HAW_ERROR_INVALID,
                       _("This version has the code %s, which is not in the project any more. Undo "
                         "the deletion of the code first."), name);
          return FALSE;
        }
      g_string_append_printf (kept, "%" G_GINT64_FORMAT ",", code);
      if (!haw_annotation_apply_code (db, version->annotation, code, error))
        return FALSE;
    }

  return haw_db_run (db, error,
                     "DELETE FROM annotation_code WHERE annotation = ?"
                     " AND instr (?, ',' || code || ',') = 0", "is", version->annotation, kept->str);
}

static gboolean
restore (HawDb    *db,
         gpointer  data,
         GError  **error)
{
  const HawVersion *version = data;
  gboolean exists = FALSE;

  return check_text (db, version, &exists, error) && restore_row (db, version, exists, error) &&
         restore_codes (db, version, error) &&
         haw_note_set (db, HAW_NOTE_ON_ANNOTATION, version->annotation, version->note, error);
}

void
haw_version_restore_async (HawProject          *project,
                           const HawVersion    *version,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_return_if_fail (HAW_IS_PROJECT (project));
  g_return_if_fail (version != NULL && version->exists);

  haw_project_edit_async (project, haw_label_new (N_("Bring Back a Version"), NULL), NULL, restore,
                          version_copy (version), (GDestroyNotify) haw_version_free, cancellable,
                          callback, user_data);
}
