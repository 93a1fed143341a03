/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-saved-range.h"

#include "project/haw-clock.h"

#include <glib/gi18n-lib.h>

struct _HawSavedRange
{
  HawRow parent_instance;

  char *name;
  gint64 start;
  gint64 end;
};

G_DEFINE_FINAL_TYPE (HawSavedRange, haw_saved_range, HAW_TYPE_ROW)

struct _HawSavedRanges
{
  HawRowStore parent_instance;
};

G_DEFINE_FINAL_TYPE (HawSavedRanges, haw_saved_ranges, HAW_TYPE_ROW_STORE)

static void
haw_saved_range_finalize (GObject *object)
{
  g_free (HAW_SAVED_RANGE (object)->name);

  G_OBJECT_CLASS (haw_saved_range_parent_class)->finalize (object);
}

static void
haw_saved_range_class_init (HawSavedRangeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = haw_saved_range_finalize;
}

static void
haw_saved_range_init (HawSavedRange *self)
{
  self->name = g_strdup ("");
}

static void
take (HawRow          *row,
      const HawFields *fields)
{
  HawSavedRange *self = HAW_SAVED_RANGE (row);

  haw_fields_take_text (fields, "name", &self->name);
  haw_fields_take_int (fields, "start", &self->start);
  haw_fields_take_int (fields, "end", &self->end);
}

static int
compare (HawRow *a,
         HawRow *b)
{
  HawSavedRange *first = HAW_SAVED_RANGE (a);
  HawSavedRange *second = HAW_SAVED_RANGE (b);

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  return (first->end > second->end) - (first->end < second->end);
}

static void
haw_saved_ranges_class_init (HawSavedRangesClass *klass)
{
  HawRowStoreClass *store_class = HAW_ROW_STORE_CLASS (klass);

  store_class->row_type = HAW_TYPE_SAVED_RANGE;
  store_class->table = HAW_TABLE_SAVED_RANGE;
  store_class->sql = HAW_DB_SCAN "SELECT * FROM saved_range";
  store_class->take = take;
  store_class->compare = compare;
}

static void
haw_saved_ranges_init (HawSavedRanges *self)
{
}

typedef struct
{
  gint64 id;
  char *name;
  gint64 start;
  gint64 end;
} RangeEdit;

static void
range_edit_free (gpointer data)
{
  RangeEdit *edit = data;

  g_free (edit->name);
  g_free (edit);
}

static gboolean
add_range (HawDb    *db,
           gpointer  data,
           GError  **error)
{
  RangeEdit *edit = data;
  g_autofree char *uuid = haw_uuid_new ();

  if (*edit->name == '\0' || edit->start >= edit->end)
    {
      g_set_error_literal (error, HAW_ERROR, HAW_ERROR_INVALID,
                           _("A saved range needs a name and a length."));
      return FALSE;
    }
  return haw_db_run (db, error,
                     "INSERT INTO saved_range (uuid, name, start, end) VALUES (?, ?, ?, ?)", "ssii",
                     uuid, edit->name, edit->start, edit->end);
}

static gboolean
remove_range (HawDb    *db,
              gpointer  data,
              GError  **error)
{
  return haw_db_run (db, error, "DELETE FROM saved_range WHERE id = ?", "i",
                     ((RangeEdit *) data)->id);
}

const char *
haw_saved_range_get_name (HawSavedRange *self)
{
  g_return_val_if_fail (HAW_IS_SAVED_RANGE (self), NULL);

  return self->name;
}

gint64
haw_saved_range_get_start (HawSavedRange *self)
{
  g_return_val_if_fail (HAW_IS_SAVED_RANGE (self), 0);

  return self->start;
}

gint64
haw_saved_range_get_end (HawSavedRange *self)
{
  g_return_val_if_fail (HAW_IS_SAVED_RANGE (self), 0);

  return self->end;
}

HawSavedRanges *
haw_saved_ranges_new (HawProject *project)
{
  g_return_val_if_fail (HAW_IS_PROJECT (project), NULL);

  return g_object_new (HAW_TYPE_SAVED_RANGES, "project", project, NULL);
}

void
haw_saved_range_add_async (HawProject          *project,
                           const char          *name,
                           gint64               start,
                           gint64               end,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  RangeEdit *edit;

  g_return_if_fail (HAW_IS_PROJECT (project) && name != NULL);

  edit = g_new0 (RangeEdit, 1);
  edit->name = g_strstrip (g_strdup (name));
  edit->start = start;
  edit->end = end;
  haw_project_edit_async (project, haw_label_new (N_("Save Range of Time"), NULL), NULL, add_range,
                          edit, range_edit_free, cancellable, callback, user_data);
}

void
haw_saved_range_remove_async (HawProject          *project,
                              gint64               range,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  RangeEdit *edit;

  g_return_if_fail (HAW_IS_PROJECT (project));

  edit = g_new0 (RangeEdit, 1);
  edit->id = range;
  haw_project_edit_async (project, haw_label_new (N_("Forget Range of Time"), NULL), NULL,
                          remove_range, edit, range_edit_free, cancellable, callback, user_data);
}
