/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-event-merge.h"
#include "haw-merge.h"
#include "project/haw-clock.h"
#include "project/haw-dated.h"
#include "time/haw-edtf-edit.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  gint64 event;      /* that stays, or is split */
  GArray *others;    /* gint64: events, or annotations */
  char *title;
  char *date;
  gint64 made;
} Joining;

#define EVIDENCE_FIELDS \
  "stance, date, earliest_start, latest_start, earliest_end, latest_end, wording, calendar, rule," \
  " reliability"

static void
joining_free (gpointer data)
{
  Joining *edit = data;

  g_array_unref (edit->others);
  g_free (edit->title);
  g_free (edit->date);
  g_free (edit);
}

static Joining *
joining_new (gint64                event,
             const gint64         *others,
             gsize                 n,
             const HawEventChoice *choice)
{
  Joining *edit = g_new0 (Joining, 1);

  edit->event = event;
  edit->others = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (edit->others, others, (guint) n);
  if (choice != NULL)
    {
      edit->title = g_strdup (choice->title);
      edit->date = g_strdup (choice->date);
    }
  return edit;
}

static char *
dup_date (HawDb   *db,
          gint64   event,
          GError **error)
{
  g_autoptr (HawStmt) stmt = haw_db_query (db, error, "SELECT date FROM event WHERE id = ?", "i",
                                           event);
  HawStep step = stmt != NULL ? haw_stmt_step (stmt, error) : HAW_STEP_ERROR;

  if (step == HAW_STEP_ROW)
    return haw_stmt_dup_text (stmt, 0);
  if (step == HAW_STEP_DONE)
    g_set_error_literal (error, HAW_ERROR, HAW_ERROR_INVALID,
                         _("Choose events that are in the project."));
  return NULL;
}

/* The dates of the event that stays and of the others, in this order. */
static GPtrArray *
load_dates (HawDb    *db,
            Joining  *edit,
            GError  **error)
{
  g_autoptr (GPtrArray) dates = g_ptr_array_new_with_free_func (g_free);
  char *date = dup_date (db, edit->event, error);

  if (date == NULL)
    return NULL;
  g_ptr_array_add (dates, date);
  for (guint i = 0; i < edit->others->len; i++)
    {
      gint64 other = g_array_index (edit->others, gint64, i);

      date = other != edit->event ? dup_date (db, other, error) : NULL;
      if (date == NULL && other == edit->event)
        g_set_error_literal (error, HAW_ERROR, HAW_ERROR_INVALID,
                             _("An event cannot be merged with itself. Choose another one."));
      if (date == NULL)
        return NULL;
      g_ptr_array_add (dates, date);
    }
  return g_steal_pointer (&dates);
}

/* The date of what becomes of several; @disputed where they contradict each other. */
static char *
choose_date (Joining   *edit,
             GPtrArray *dates,
             gboolean  *disputed)
{
  char *met;

  *disputed = FALSE;
  if (edit->date != NULL)
    return g_strdup (edit->date);
  met = haw_edtf_meet ((const char *const *) dates->pdata, dates->len);
  if (met != NULL)
    return met;
  *disputed = TRUE;
  for (guint i = 0; i < dates->len; i++)
    if (*(char *) dates->pdata[i] != '\0')
      return g_strdup (dates->pdata[i]);
  return g_strdup ("");
}

/* Sources that had the date of their event have it as their own from now on. */
static gboolean
keep_date (HawDb       *db,
           gint64       event,
           const char  *date,
           GError     **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (HawStmt) stmt = NULL;
  HawStep step = HAW_STEP_ERROR;

  stmt = haw_db_query (db, error, "SELECT id FROM evidence WHERE event = ? AND date = ''", "i",
                       event);
  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      gint64 id = haw_stmt_get_int (stmt, 0);

      g_array_append_val (ids, id);
    }
  for (guint i = 0; step == HAW_STEP_DONE && i < ids->len; i++)
    if (!haw_dated_store (db, "evidence", g_array_index (ids, gint64, i), date, error))
      return FALSE;
  return step == HAW_STEP_DONE;
}

static gboolean
keep_dates (HawDb       *db,
            Joining     *edit,
            GPtrArray   *dates,
            const char  *chosen,
            GError     **error)
{
  for (guint i = 0; i < dates->len; i++)
    {
      const char *date = dates->pdata[i];
      gint64 event = i == 0 ? edit->event : g_array_index (edit->others, gint64, i - 1);

      if (*date != '\0' && !g_str_equal (date, chosen) && !keep_date (db, event, date, error))
        return FALSE;
    }
  return TRUE;
}

/* A passage is a source of an event once: another date that it gave is kept in the note. */
static gboolean
remark_dates (HawDb   *db,
              gint64   into,
              gint64   other,
              GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (HawStmt) stmt = NULL;
  HawStep step = HAW_STEP_ERROR;

  stmt = haw_db_query (db, error,
                       "SELECT substr (n.quote, 1, 80), o.date FROM evidence o"
                       " JOIN evidence e ON e.annotation = o.annotation AND e.event = ?2"
                       " JOIN annotation n ON n.id = o.annotation"
                       " WHERE o.event = ?1 AND o.date <> '' AND e.date <> ''"
                       " AND o.date <> e.date ORDER BY o.id", "ii", other, into);
  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      g_autofree char *quote = haw_stmt_dup_text (stmt, 0);
      g_autofree char *date = haw_stmt_dup_text (stmt, 1);

      /* Translators: a passage, and a date in EDTF. */
      g_ptr_array_add (lines, g_strdup_printf (_("The passage “\u2068%s\u2069” was also dated"
                                                 " \u2068%s\u2069."), quote, date));
    }
  for (guint i = 0; step == HAW_STEP_DONE && i < lines->len; i++)
    if (!haw_merge_remark (db, HAW_NOTE_ON_EVENT, into, lines->pdata[i], error))
      return FALSE;
  return step == HAW_STEP_DONE;
}

/* Links go over as new rows, so that whoever counts them sees one go and one come. */
static gboolean
merge_one (HawDb   *db,
           gint64   into,
           gint64   other,
           GError **error)
{
  /* ?1 is what goes, ?2 what stays. */
  static const char *const steps[] = {
    "UPDATE evidence SET date = o.date, earliest_start = o.earliest_start,"
    " latest_start = o.latest_start, earliest_end = o.earliest_end, latest_end = o.latest_end,"
    " wording = iif (evidence.wording = '', o.wording, evidence.wording)"
    " FROM evidence o WHERE o.event = ?1 AND evidence.event = ?2"
    " AND o.annotation = evidence.annotation AND evidence.date = ''",
    "UPDATE evidence SET stance = o.stance FROM evidence o WHERE o.event = ?1"
    " AND evidence.event = ?2 AND o.annotation = evidence.annotation"
    " AND (o.stance = 'denies' OR evidence.stance = 'reports')",
    "INSERT INTO evidence (event, annotation, " EVIDENCE_FIELDS ") SELECT ?2, annotation,"
    " " EVIDENCE_FIELDS " FROM evidence WHERE event = ?1 AND annotation NOT IN"
    " (SELECT annotation FROM evidence WHERE event = ?2) ORDER BY id",
    "INSERT INTO participant (event, actor) SELECT ?2, actor FROM participant WHERE event = ?1"
    " AND actor NOT IN (SELECT actor FROM participant WHERE event = ?2) ORDER BY id",
    "UPDATE event SET place = o.place, place_actor = o.place_actor FROM event o"
    " WHERE o.id = ?1 AND event.id = ?2 AND event.place = ''",
    "UPDATE event SET status = 'disputed' WHERE id = ?2 AND status <> 'disputed'"
    " AND EXISTS (SELECT 1 FROM event WHERE id = ?1 AND status = 'disputed')",
  };

  if (!remark_dates (db, into, other, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (!haw_db_run (db, error, steps[i], "ii", other, into))
      return FALSE;
  return haw_merge_notes (db, HAW_NOTE_ON_EVENT, into, other, error) &&
         haw_merge_values (db, HAW_NOTE_ON_EVENT, into, other, error) &&
         haw_event_remove (db, other, error);
}

static gboolean
store_choice (HawDb       *db,
              Joining     *edit,
              const char  *date,
              GError     **error)
{
  const HawEventFields fields = { .title = edit->title, .date = date, .status = -1 };

  return haw_event_update (db, edit->event, &fields, error);
}

static gboolean
merge_events (HawDb    *db,
              gpointer  data,
              GError  **error)
{
  Joining *edit = data;
  g_autoptr (GPtrArray) dates = load_dates (db, edit, error);
  g_autofree char *date = NULL;
  gboolean disputed;

  if (dates == NULL)
    return FALSE;
  date = choose_date (edit, dates, &disputed);
  if (!keep_dates (db, edit, dates, date, error))
    return FALSE;
  for (guint i = 0; i < edit->others->len; i++)
    if (!merge_one (db, edit->event, g_array_index (edit->others, gint64, i), error))
      return FALSE;
  return store_choice (db, edit, date, error) &&
         (!disputed || haw_db_run (db, error, "UPDATE event SET status = 'disputed' WHERE id = ?",
                                   "i", edit->event));
}

/* The dates of the sources that go; NULL where one of them is none of the event's. */
static GPtrArray *
load_source_dates (HawDb    *db,
                   Joining  *edit,
                   GError  **error)
{
  g_autoptr (GPtrArray) dates = g_ptr_array_new_with_free_func (g_free);
  gint64 n = 0;

  for (guint i = 0; i < edit->others->len; i++)
    {
      g_autoptr (HawStmt) stmt =
        haw_db_query (db, error, "SELECT date FROM evidence WHERE event = ? AND annotation = ?", "ii",
                      edit->event, g_array_index (edit->others, gint64, i));

      if (stmt == NULL || haw_stmt_step (stmt, error) == HAW_STEP_ERROR)
        return NULL;
      g_ptr_array_add (dates, haw_stmt_dup_text (stmt, 0));
    }
  if (!haw_db_get_int (db, &n, error, "SELECT count (*) FROM evidence WHERE event = ?", "i",
                       edit->event))
    return NULL;
  if (dates->len > 0 && dates->len < n)
    return g_steal_pointer (&dates);
  g_set_error_literal (error, HAW_ERROR, HAW_ERROR_INVALID,
                       _("Choose some of the sources. One at least stays with the event."));
  return NULL;
}

/* The new event as the old one has it, with the title and the date that were found for it. */
static gboolean
copy_event (HawDb       *db,
            Joining     *edit,
            const char  *date,
            GError     **error)
{
  const HawEventFields fields = { .title = edit->title, .date = date, .status = -1 };
  g_autofree char *uuid = haw_uuid_new ();
  gint64 now = haw_clock_now ();

  if (!haw_db_run (db, error,
                   "INSERT INTO event (uuid, title, place, place_actor, status, created, modified)"
                   " SELECT ?1, title, place, place_actor, status, ?2, ?2 FROM event WHERE id = ?3",
                   "sii", uuid, now, edit->event))
    return FALSE;
  edit->made = haw_db_last_id (db);
  return haw_event_update (db, edit->made, &fields, error) &&
         haw_db_run (db, error, "INSERT INTO participant (event, actor) SELECT ?, actor"
                                " FROM participant WHERE event = ? ORDER BY id", "ii", edit->made,
                     edit->event) &&
         haw_db_run (db, error,
                     "INSERT INTO attribute_value (attribute, target_id, value)"
                     " SELECT v.attribute, ?1, v.value FROM attribute a"
                     " JOIN attribute_value v ON v.attribute = a.id AND v.target_id = ?2"
                     " WHERE a.target = 'event' ORDER BY v.id", "ii", edit->made, edit->event);
}

static gboolean
split_event (HawDb    *db,
             gpointer  data,
             GError  **error)
{
  Joining *edit = data;
  g_autofree char *date = dup_date (db, edit->event, error);
  g_autofree char *met = NULL;
  g_autoptr (GPtrArray) dates = date != NULL ? load_source_dates (db, edit, error) : NULL;

  if (dates == NULL)
    return FALSE;
  met = edit->date != NULL ? g_strdup (edit->date)
                           : haw_edtf_meet ((const char *const *) dates->pdata, dates->len);
  if (!copy_event (db, edit, met != NULL && (*met != '\0' || edit->date != NULL) ? met : date,
                   error))
    return FALSE;
  for (guint i = 0; i < edit->others->len; i++)
    if (!haw_db_run (db, error,
                     "INSERT INTO evidence (event, annotation, " EVIDENCE_FIELDS ") SELECT ?3,"
                     " annotation, " EVIDENCE_FIELDS " FROM evidence"
                     " WHERE event = ?1 AND annotation = ?2", "iii", edit->event,
                     g_array_index (edit->others, gint64, i), edit->made) ||
        haw_db_row_changes (db) == 0 ||
        !haw_db_run (db, error, "DELETE FROM evidence WHERE event = ? AND annotation = ?", "ii",
                     edit->event, g_array_index (edit->others, gint64, i)))
      {
        if (*error == NULL)
          g_set_error_literal (error, HAW_ERROR, HAW_ERROR_INVALID,
                               _("Choose some of the sources. One at least stays with the event."));
        return FALSE;
      }
  return TRUE;
}

void
haw_event_merge_async (HawProject           *project,
                       gint64                into,
                       const gint64         *others,
                       gsize                 n_others,
                       const HawEventChoice *choice,
                       GCancellable         *cancellable,
                       GAsyncReadyCallback   callback,
                       gpointer              user_data)
{
  g_return_if_fail (HAW_IS_PROJECT (project) && others != NULL && n_others > 0);

  haw_project_edit_async (project,
                          haw_label_new_plural ("Merge %s Event", "Merge %s Events",
                                                (gint64) n_others + 1),
                          NULL, merge_events, joining_new (into, others, n_others, choice),
                          joining_free, cancellable, callback, user_data);
}

void
haw_event_split_async (HawProject           *project,
                       gint64                event,
                       const gint64         *annotations,
                       gsize                 n,
                       const HawEventChoice *choice,
                       GCancellable         *cancellable,
                       GAsyncReadyCallback   callback,
                       gpointer              user_data)
{
  g_return_if_fail (HAW_IS_PROJECT (project) && (annotations != NULL || n == 0));

  haw_project_edit_async (project, haw_label_new (N_("Split Event"), NULL), NULL, split_event,
                          joining_new (event, annotations, n, choice), joining_free, cancellable,
                          callback, user_data);
}

gint64
haw_event_split_finish (HawProject    *project,
                        GAsyncResult  *result,
                        GError       **error)
{
  Joining *edit = haw_project_edit_get_data (result);

  return haw_project_edit_finish (project, result, error) ? edit->made : 0;
}
