/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-import-private.h"

#include "project/haw-error.h"
#include "time/haw-edtf.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Read ahead at most so much before it is stored. */
#define CHUNK_ITEMS 64
#define CHUNK_BYTES (4 * 1024 * 1024)
#define MAX_THREADS 4
/* One turn of the writer; an edit of the user waits no longer than this and one commit. */
#define TURN_TIME (40 * G_TIME_SPAN_MILLISECOND)

/* Handed from thread to thread, never held by two: list and read on a thread of the pool, store and
 * show on the writer, everything else on the caller's. */
typedef struct
{
  GPtrArray *files;
  GPtrArray *items;
  guint n_read;
  guint n_stored;
  char *outlet;
  char *published;
  gboolean recursive;
  gboolean sweep;
  gint64 batch;
  HawImportProgress progress;
  gpointer progress_data;
  GError *error;
} Import;

/* A chunk that is being read, by several threads. */
typedef struct
{
  GPtrArray *items;
  GCancellable *cancellable;
  int next;        /* the first item that nobody took */
  int end;
  int bytes_left;
} Reading;

static void read_chunk (GTask *task);

static void
import_free (gpointer data)
{
  Import *import = data;

  g_clear_pointer (&import->files, g_ptr_array_unref);
  g_clear_pointer (&import->items, g_ptr_array_unref);
  g_clear_error (&import->error);
  g_free (import->outlet);
  g_free (import->published);
  g_free (import);
}

/* How many imports run in a project; only the first may sweep up what a crash left. */
static guint
count_running (HawProject *project,
               int         step)
{
  static GQuark quark;
  guint n;

  if (quark == 0)
    quark = g_quark_from_static_string ("haw-import-running");
  n = GPOINTER_TO_UINT (g_object_get_qdata (G_OBJECT (project), quark)) + step;
  g_object_set_qdata (G_OBJECT (project), quark, GUINT_TO_POINTER (n));
  return n;
}

static void
note_free (gpointer data)
{
  HawImportNote *note = data;

  g_clear_object (&note->file);
  g_free (note->sentence);
  g_free (note);
}

static void
add_note (GPtrArray     *notes,
          HawImportItem *item,
          char          *sentence)
{
  HawImportNote *note = g_new0 (HawImportNote, 1);

  g_set_object (&note->file, item->file);
  note->sentence = sentence;
  note->article = item->article != 0 ? item->article : item->duplicate;
  g_ptr_array_add (notes, note);
}

static HawImportReport *
make_report (Import *import)
{
  HawImportReport *report = g_new0 (HawImportReport, 1);

  report->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  report->duplicates = g_ptr_array_new_with_free_func (note_free);
  report->repairs = g_ptr_array_new_with_free_func (note_free);
  report->failures = g_ptr_array_new_with_free_func (note_free);
  for (guint i = 0; i < import->items->len; i++)
    {
      HawImportItem *item = g_ptr_array_index (import->items, i);
      g_autofree char *shown = haw_isolate (item->name);

      if (item->article != 0)
        {
          g_array_append_val (report->ids, item->article);
          if (item->repaired)
            add_note (report->repairs, item,
                      g_strdup_printf (_("Some bytes of %s are no letters; � stands for them in the "
                                         "text. If much is missing, save it as UTF-8 and import it "
                                         "again."), shown));
        }
      else if (item->error != NULL)
        add_note (report->failures, item, g_strdup (item->error->message));
      else
        add_note (report->duplicates, item,
                  g_strdup_printf (_("The text of %s is in the project already. "
                                     "It was not imported again."), shown));
    }
  report->n_imported = report->ids->len;
  return report;
}

static void
end (GTask *task)
{
  Import *import = g_task_get_task_data (task);

  count_running (g_task_get_source_object (task), -1);
  if (import->error != NULL)
    g_task_return_error (task, g_steal_pointer (&import->error));
  else
    g_task_return_pointer (task, make_report (import), (GDestroyNotify) haw_import_report_free);
  g_object_unref (task);
}

static gboolean
abandon_func (HawDb    *db,
              gpointer  data,
              GError  **error)
{
  Import *import = data;

  return haw_import_store_abandon (db, import->batch, error);
}

static void
abandoned_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      data)
{
  /* Rows that could not be deleted stay hidden, and the next import tries again. */
  haw_project_edit_finish (HAW_PROJECT (object), result, NULL);
  end (data);
}

/* Ends with what went wrong, or without an edit where there is nothing to show. */
static void
abandon (GTask  *task,
         GError *error)
{
  Import *import = g_task_get_task_data (task);

  import->error = error;
  if (import->batch == 0)
    end (task);
  else
    haw_project_batch_async (g_task_get_source_object (task), abandon_func, import, NULL, NULL,
                             abandoned_cb, task);
}

static gboolean
show_func (HawDb    *db,
           gpointer  data,
           GError  **error)
{
  Import *import = data;

  return haw_import_store_show (db, import->batch, import->items, error);
}

static void
shown_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      data)
{
  GTask *task = data;
  GError *error = NULL;

  if (haw_project_edit_finish (HAW_PROJECT (object), result, &error))
    end (task);
  else
    abandon (task, error);
}

static void
show (GTask *task)
{
  Import *import = g_task_get_task_data (task);
  gint64 n = 0;

  for (guint i = 0; i < import->items->len; i++)
    n += ((HawImportItem *) g_ptr_array_index (import->items, i))->article != 0 ? 1 : 0;
  if (n == 0)
    abandon (task, NULL);
  else
    haw_project_edit_async (g_task_get_source_object (task),
                            haw_label_new_plural ("Import %s Article", "Import %s Articles", n),
                            NULL, show_func, import, NULL, g_task_get_cancellable (task),
                            shown_cb, task);
}

static void
settle_item (Import        *import,
             HawImportItem *item)
{
  if (item->article != 0 && import->outlet != NULL)
    item->outlet = g_strdup (import->outlet);
  else if (item->article != 0 && *item->fields->outlet != '\0')
    item->outlet = g_strdup (item->fields->outlet);
  g_clear_pointer (&item->bytes, g_bytes_unref);
  g_clear_pointer (&item->page, haw_imported_page_free);
  g_clear_pointer (&item->fields, haw_import_extract_free);
}

/* Stores read items, one at least, until the turn is over; always whole articles. */
static gboolean
store_func (HawDb    *db,
            gpointer  data,
            GError  **error)
{
  Import *import = data;
  gint64 limit = g_get_monotonic_time () + TURN_TIME;
  gboolean begun = import->batch != 0;

  while (import->n_stored < import->n_read)
    {
      HawImportItem *item = g_ptr_array_index (import->items, import->n_stored);

      if (!haw_import_store_item (db, import->sweep, &import->batch, item, import->published, error))
        {
          /* Its row goes with the transaction, and its id may then be another's. */
          if (!begun)
            import->batch = 0;
          return FALSE;
        }
      settle_item (import, item);
      import->n_stored++;
      if (g_get_monotonic_time () >= limit)
        break;
    }
  return TRUE;
}

static void store_turn (GTask *task);

static void
stored_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      data)
{
  GTask *task = data;
  Import *import = g_task_get_task_data (task);
  GError *error = NULL;

  if (!haw_project_edit_finish (HAW_PROJECT (object), result, &error))
    {
      abandon (task, error);
      return;
    }
  if (import->progress != NULL)
    import->progress (import->n_stored, import->items->len, import->progress_data);
  if (import->n_stored < import->n_read)
    store_turn (task);
  else
    read_chunk (task);
}

static void
store_turn (GTask *task)
{
  Import *import = g_task_get_task_data (task);

  import->sweep = count_running (g_task_get_source_object (task), 0) == 1;
  haw_project_batch_async (g_task_get_source_object (task), store_func, import, NULL,
                           g_task_get_cancellable (task), stored_cb, task);
}

/* Reads items one after the other; every thread of a chunk does the same. */
static gpointer
read_items (gpointer data)
{
  Reading *reading = data;
  int place;

  while (g_atomic_int_get (&reading->bytes_left) > 0 &&
         !g_cancellable_is_cancelled (reading->cancellable) &&
         (place = g_atomic_int_add (&reading->next, 1)) < reading->end)
    {
      HawImportItem *item = g_ptr_array_index (reading->items, place);

      haw_import_item_read (item, reading->cancellable);
      if (item->page != NULL)
        g_atomic_int_add (&reading->bytes_left, -(int) MIN (g_bytes_get_size (item->bytes),
                                                            CHUNK_BYTES));
    }
  return NULL;
}

/* Finding the fields of a page costs more than all else, so every processor does some. */
static void
read_thread (GTask        *inner,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Import *import = data;
  Reading reading = {
    .items = import->items, .cancellable = cancellable, .next = (int) import->n_read,
    .bytes_left = CHUNK_BYTES,
  };
  GThread *threads[MAX_THREADS] = { NULL };
  guint n_threads = MIN (g_get_num_processors (), MAX_THREADS) - 1;

  for (guint i = 0; import->files != NULL && i < import->files->len; i++)
    haw_import_list (import->items, g_ptr_array_index (import->files, i), import->recursive,
                     cancellable);
  g_clear_pointer (&import->files, g_ptr_array_unref);

  reading.end = (int) MIN (import->items->len, import->n_read + CHUNK_ITEMS);
  if (reading.end - reading.next < 2)
    n_threads = 0;
  for (guint i = 0; i < n_threads; i++)
    threads[i] = g_thread_new ("haw-import", read_items, &reading);
  read_items (&reading);
  for (guint i = 0; i < n_threads; i++)
    g_thread_join (threads[i]);
  import->n_read = (guint) MIN (reading.next, reading.end);
  g_task_return_boolean (inner, TRUE);
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      data)
{
  GTask *task = data;
  Import *import = g_task_get_task_data (task);
  GError *error = NULL;

  if (g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &error))
    abandon (task, error);
  else if (import->items->len == 0)
    abandon (task, g_error_new (HAW_IMPORT_ERROR, HAW_IMPORT_ERROR_NOTHING,
                                _("There are no text files there. Choose files that end in .txt, "
                                  "or a folder with such files.")));
  else if (import->n_stored < import->n_read)
    store_turn (task);
  else
    show (task);
}

static void
read_chunk (GTask *task)
{
  g_autoptr (GTask) inner = g_task_new (NULL, g_task_get_cancellable (task), read_cb, task);

  g_task_set_source_tag (inner, read_chunk);
  g_task_set_check_cancellable (inner, FALSE);
  g_task_set_task_data (inner, g_task_get_task_data (task), NULL);
  g_task_run_in_thread (inner, read_thread);
}

/* The day in the form in which it is stored, or NULL with an error. */
static char *
check_published (const char  *published,
                 GError     **error)
{
  HawEdtf edtf;
  g_autoptr (GError) reason = NULL;
  g_autofree char *shown = NULL;

  if (haw_edtf_parse (published, &edtf, &reason))
    return haw_edtf_normalise (&edtf);
  shown = haw_isolate (published);
  g_set_error (error, HAW_IMPORT_ERROR, HAW_IMPORT_ERROR_OPTION,
               _("%s is not a date. Write the day of publication as 2020-07-03."), shown);
  return NULL;
}

static void
start (HawProject              *project,
       Import                  *import,
       const HawImportOptions  *options,
       GCancellable            *cancellable,
       GAsyncReadyCallback      callback,
       gpointer                 user_data)
{
  GTask *task = g_task_new (project, cancellable, callback, user_data);
  GError *error = NULL;

  g_task_set_source_tag (task, haw_import_async);
  g_task_set_task_data (task, import, import_free);
  g_task_set_check_cancellable (task, FALSE);
  count_running (project, 1);

  if (options != NULL)
    {
      import->recursive = options->recursive;
      if (options->outlet != NULL && *options->outlet != '\0')
        import->outlet = g_strdup (options->outlet);
      if (options->published != NULL && *options->published != '\0')
        import->published = check_published (options->published, &error);
    }
  if (error != NULL)
    abandon (task, error);
  else
    read_chunk (task);
}

void
haw_import_async (HawProject              *project,
                  GPtrArray               *files,
                  const HawImportOptions  *options,
                  HawImportProgress        progress,
                  gpointer                 progress_data,
                  GCancellable            *cancellable,
                  GAsyncReadyCallback      callback,
                  gpointer                 user_data)
{
  Import *import;

  g_return_if_fail (HAW_IS_PROJECT (project));
  g_return_if_fail (files != NULL);

  import = g_new0 (Import, 1);
  import->items = g_ptr_array_new_with_free_func (haw_import_item_free);
  import->files = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < files->len; i++)
    g_ptr_array_add (import->files, g_object_ref (g_ptr_array_index (files, i)));
  import->progress = progress;
  import->progress_data = progress_data;
  start (project, import, options, cancellable, callback, user_data);
}

void
haw_import_pasted_async (HawProject              *project,
                         const char              *text,
                         const HawImportOptions  *options,
                         GCancellable            *cancellable,
                         GAsyncReadyCallback      callback,
                         gpointer                 user_data)
{
  Import *import;
  HawImportItem *item;

  g_return_if_fail (HAW_IS_PROJECT (project));
  g_return_if_fail (text != NULL);

  import = g_new0 (Import, 1);
  import->items = g_ptr_array_new_with_free_func (haw_import_item_free);
  item = haw_import_item_new (NULL, _("The pasted text"));
  item->bytes = g_bytes_new (text, strlen (text));
  g_ptr_array_add (import->items, item);
  start (project, import, options, cancellable, callback, user_data);
}

HawImportReport *
haw_import_finish (HawProject    *project,
                   GAsyncResult  *result,
                   GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, project), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
haw_import_report_free (HawImportReport *report)
{
  if (report == NULL)
    return;
  g_array_unref (report->ids);
  g_ptr_array_unref (report->duplicates);
  g_ptr_array_unref (report->repairs);
  g_ptr_array_unref (report->failures);
  g_free (report);
}
