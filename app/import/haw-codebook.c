/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-codebook-private.h"

#include "model/haw-code-edit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  GPtrArray *entries;
  GArray *ids;           /* gint64, of the entries before the one that is added */
  int n_added;
  int n_known;
} Import;

static void
entry_free (gpointer data)
{
  HawCodebookEntry *entry = data;

  g_free (entry->uuid);
  g_free (entry->name);
  g_free (entry->color);
  g_free (entry->key);
  g_free (entry->description);
  g_free (entry->includes);
  g_free (entry->excludes);
  g_free (entry->pattern);
  g_free (entry);
}

static void
import_free (gpointer data)
{
  Import *import = data;

  g_ptr_array_unref (import->entries);
  g_array_unref (import->ids);
  g_free (import);
}

HawCodebookEntry *
haw_codebook_add_entry (GPtrArray  *entries,
                        GError    **error)
{
  HawCodebookEntry *entry;

  if (entries->len >= HAW_CODEBOOK_MAX_CODES)
    {
      g_set_error (error, HAW_ERROR, HAW_ERROR_INVALID,
                   _("The codebook has more than %d codes. Import it in parts."),
                   HAW_CODEBOOK_MAX_CODES);
      return NULL;
    }
  entry = g_new0 (HawCodebookEntry, 1);
  entry->parent = -1;
  entry->name = g_strdup ("");
  entry->description = g_strdup ("");
  entry->includes = g_strdup ("");
  entry->excludes = g_strdup ("");
  entry->pattern = g_strdup ("");
  g_ptr_array_add (entries, entry);
  return entry;
}

/* #rgb or #rrggbb, as #rrggbb in lower case; NULL for what is none. */
static char *
normal_color (const char *color)
{
  gsize length = color != NULL ? strlen (color) : 0;
  g_autofree char *lower = NULL;

  if ((length != 4 && length != 7) || color[0] != '#')
    return NULL;
  for (gsize i = 1; i < length; i++)
    if (!g_ascii_isxdigit (color[i]))
      return NULL;
  lower = g_ascii_strdown (color, -1);
  return length == 7 ? g_steal_pointer (&lower)
                     : g_strdup_printf ("#%c%c%c%c%c%c", lower[1], lower[1], lower[2], lower[2],
                                        lower[3], lower[3]);
}

/* What makes no sense here is as if it were not there. */
static void
tidy (HawCodebookEntry *entry)
{
  g_autofree char *color = normal_color (entry->color);
  g_autofree char *bare = entry->uuid != NULL ? g_strdup (entry->uuid) : NULL;

  g_strstrip (entry->name);
  g_strdelimit (entry->name, "\r\n\t", ' ');
  g_free (entry->color);
  entry->color = g_steal_pointer (&color);
  if (bare != NULL && bare[0] == '{' && g_str_has_suffix (bare, "}"))
    {
      bare[strlen (bare) - 1] = '\0';
      memmove (bare, bare + 1, strlen (bare));
    }
  g_free (entry->uuid);
  entry->uuid = bare != NULL && g_uuid_string_is_valid (bare) ? g_ascii_strdown (bare, -1) : NULL;
  if (!g_strv_contains (haw_code_patterns (), entry->pattern))
    *entry->pattern = '\0';
  if (entry->key != NULL)
    {
      g_autofree char *upper = g_ascii_strup (entry->key, -1);

      if (!g_strv_contains (haw_code_keys (), upper))
        *entry->key = '\0';
    }
  if (entry->retired)
    entry->pinned = FALSE;
}

GPtrArray *
haw_codebook_parse (const char  *data,
                    gsize        length,
                    GError     **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (entry_free);
  gsize start = length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
  gboolean utf16 = length >= 2 && (memcmp (data, "\xff\xfe", 2) == 0 ||
                                   memcmp (data, "\xfe\xff", 2) == 0);
  gboolean done;

  g_return_val_if_fail (data != NULL, NULL);

  while (start < length && g_ascii_isspace (data[start]))
    start++;
  if (length > HAW_CODEBOOK_MAX_BYTES)
    {
      g_set_error_literal (error, HAW_ERROR, HAW_ERROR_INVALID,
                           _("The file is larger than 8 MB, which no codebook is. Choose another "
                             "one."));
      return NULL;
    }
  done = utf16 || (start < length && data[start] == '<')
         ? haw_codebook_parse_qdc (data, length, entries, error)
         : haw_codebook_parse_csv (data, length, entries, error);
  if (!done)
    return NULL;
  for (guint i = 0; i < entries->len; i++)
    tidy (g_ptr_array_index (entries, i));
  return g_steal_pointer (&entries);
}

static gboolean
is_of_this_file (const Import *import,
                 gint64        id)
{
  for (guint i = 0; i < import->ids->len; i++)
    if (g_array_index (import->ids, gint64, i) == id)
      return TRUE;

  return FALSE;
}

static gboolean
find_code (HawDb       *db,
           gint64      *id,
           const char  *sql,
           const char  *value,
           GError     **error)
{
  *id = 0;
  return value == NULL || haw_db_get_int (db, id, error, sql, "s", value);
}

/* Elsewhere codes under different codes can have the same name; here the name of the one above is
 * added, and a number where that does not help. */
static gboolean
choose_name (HawDb            *db,
             const Import     *import,
             HawCodebookEntry *entry,
             gint64           *known,
             GError          **error)
{
  const char *sql = "SELECT coalesce (min (id), 0) FROM code WHERE name = ?";
  g_autofree char *base = NULL;

  if (!find_code (db, known, sql, entry->name, error))
    return FALSE;
  if (*known == 0 || !is_of_this_file (import, *known))
    return TRUE;
  base = entry->parent >= 0
         ? g_strdup_printf ("%s (%s)", entry->name,
                            ((HawCodebookEntry *) g_ptr_array_index (import->entries,
                                                                     entry->parent))->name)
         : g_strdup (entry->name);
  for (guint i = entry->parent >= 0 ? 1 : 2; *known != 0; i++)
    {
      g_free (entry->name);
      entry->name = i == 1 ? g_strdup (base) : g_strdup_printf ("%s %u", base, i);
      if (!find_code (db, known, sql, entry->name, error))
        return FALSE;
    }

  return TRUE;
}

static gint64
add_entry (HawDb            *db,
           const Import     *import,
           HawCodebookEntry *entry,
           GError          **error)
{
  HawCodeFields fields = {
    .name = entry->name, .color = entry->color, .description = entry->description,
    .key = entry->key, .pattern = entry->pattern, .includes = entry->includes,
    .excludes = entry->excludes,
    .parent = entry->parent >= 0 ? g_array_index (import->ids, gint64, entry->parent) : 0,
  };
  gint64 taken = 0;
  gint64 id;

  /* The keys of the codes that are there stay theirs. */
  if (entry->key != NULL && *entry->key != '\0' &&
      !haw_db_get_int (db, &taken, error, "SELECT count (*) FROM code WHERE key = upper (?)", "s",
                       entry->key))
    return 0;
  if (taken > 0 || entry->retired)
    fields.key = "";
  id = haw_code_add (db, &fields, error);
  if (id == 0 ||
      !haw_db_run (db, error,
                   "UPDATE code SET uuid = coalesce (?, uuid), pinned = ?, retired = ? WHERE id = ?",
                   "siii", entry->uuid, (gint64) entry->pinned, (gint64) entry->retired, id))
    return 0;
  return id;
}

static gboolean
import_entries (HawDb    *db,
                gpointer  data,
                GError  **error)
{
  Import *import = data;

  for (guint i = 0; i < import->entries->len; i++)
    {
      HawCodebookEntry *entry = g_ptr_array_index (import->entries, i);
      gint64 id = 0;

      if (*entry->name == '\0')
        {
          g_free (entry->name);
          entry->name = g_strdup (_("Code without a name"));
        }
      if (!find_code (db, &id, "SELECT coalesce (min (id), 0) FROM code WHERE uuid = ?",
                      entry->uuid, error))
        return FALSE;
      if (id != 0 && is_of_this_file (import, id))
        {
          g_clear_pointer (&entry->uuid, g_free);
          id = 0;
        }
      if (id == 0 && !choose_name (db, import, entry, &id, error))
        return FALSE;
      if (id != 0)
        import->n_known++;
      else if ((id = add_entry (db, import, entry, error)) == 0)
        return FALSE;
      else
        import->n_added++;
      g_array_append_val (import->ids, id);
    }

  return TRUE;
}

static void
edited_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GTask) task = data;
  Import *import = haw_project_edit_get_data (result);
  GError *error = NULL;

  if (!haw_project_edit_finish (HAW_PROJECT (object), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_set_task_data (task, GINT_TO_POINTER (import->n_known), NULL);
  g_task_return_int (task, import->n_added);
}

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  g_autoptr (GFileInputStream) stream = NULL;
  g_autofree char *bytes = g_malloc (HAW_CODEBOOK_MAX_BYTES + 1);
  GPtrArray *entries = NULL;
  GError *error = NULL;
  gsize length = 0;

  stream = g_file_read (data, cancellable, &error);
  if (stream != NULL &&
      g_input_stream_read_all (G_INPUT_STREAM (stream), bytes, HAW_CODEBOOK_MAX_BYTES + 1, &length,
                               cancellable, &error))
    entries = haw_codebook_parse (bytes, length, &error);
  if (entries != NULL)
    g_task_return_pointer (task, entries, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  GPtrArray *entries = g_task_propagate_pointer (G_TASK (result), &error);
  Import *import;

  if (entries == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  import = g_new0 (Import, 1);
  import->entries = entries;
  import->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  haw_project_edit_async (HAW_PROJECT (object), haw_label_new (N_("Import Codebook"), NULL), NULL,
                          import_entries, import, import_free, g_task_get_cancellable (task),
                          edited_cb, g_object_ref (task));
}

void
haw_codebook_import_async (HawProject          *project,
                           GFile               *file,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) reading = NULL;
  GTask *task;

  g_return_if_fail (HAW_IS_PROJECT (project) && G_IS_FILE (file));

  task = g_task_new (project, cancellable, callback, user_data);
  g_task_set_source_tag (task, haw_codebook_import_async);
  reading = g_task_new (project, cancellable, read_cb, task);
  g_task_set_task_data (reading, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (reading, read_thread);
}

int
haw_codebook_import_finish (HawProject    *project,
                            GAsyncResult  *result,
                            int           *n_known,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, project), -1);

  if (n_known != NULL)
    *n_known = GPOINTER_TO_INT (g_task_get_task_data (G_TASK (result)));
  return (int) g_task_propagate_int (G_TASK (result), error);
}
