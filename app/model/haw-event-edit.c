/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-actor-edit.h"
#include "haw-annotation-edit.h"
#include "haw-event-edit.h"
#include "haw-reliability.h"
#include "project/haw-clock.h"
#include "project/haw-dated.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  gint64 annotation;
  char *stance;
  char *date;
  char *wording;
  char *reliability;
  char *rule;
} EvidenceChange;

typedef struct
{
  gint64 id;
  char *title;
  char *date;
  char *place;
  GStrv actors;
  GStrv kinds;            /* of actors, or NULL */
  gint64 participant;
  int status;
  gint64 article;
  gint64 start;
  gint64 end;
  EvidenceChange source;  /* of the passage */
  GArray *evidence;       /* EvidenceChange */
  GArray *attributes;     /* HawAttributeSetting, its value owned */
} EventEdit;

static void
evidence_change_clear (gpointer data)
{
  EvidenceChange *change = data;

  g_free (change->stance);
  g_free (change->date);
  g_free (change->wording);
  g_free (change->reliability);
  g_free (change->rule);
}

static EvidenceChange
evidence_change_copy (const HawEvidenceChange *change)
{
  return (EvidenceChange) { change->annotation, g_strdup (change->stance), g_strdup (change->date),
                            g_strdup (change->wording), g_strdup (change->reliability),
                            g_strdup (change->rule) };
}

static void
setting_clear (gpointer data)
{
  g_free ((char *) ((HawAttributeSetting *) data)->value);
}

static void
event_edit_free (EventEdit *edit)
{
  g_free (edit->title);
  g_free (edit->date);
  g_free (edit->place);
  g_strfreev (edit->actors);
  g_strfreev (edit->kinds);
  evidence_change_clear (&edit->source);
  g_clear_pointer (&edit->evidence, g_array_unref);
  g_clear_pointer (&edit->attributes, g_array_unref);
  g_free (edit);
}

static EventEdit *
event_edit_new (gint64                event,
                const HawEventFields *fields)
{
  EventEdit *edit = g_new0 (EventEdit, 1);

  edit->id = event;
  edit->status = -1;
  if (fields == NULL)
    return edit;
  edit->title = fields->title != NULL ? g_strstrip (g_strdup (fields->title)) : NULL;
  edit->date = g_strdup (fields->date);
  edit->place = fields->place != NULL ? g_strstrip (g_strdup (fields->place)) : NULL;
  edit->actors = g_strdupv ((GStrv) fields->actors);
  edit->kinds = g_strdupv ((GStrv) fields->actor_kinds);
  edit->participant = fields->participant;
  edit->status = fields->status;
  if (fields->source != NULL)
    edit->source = evidence_change_copy (fields->source);
  edit->evidence = g_array_new (FALSE, FALSE, sizeof (EvidenceChange));
  g_array_set_clear_func (edit->evidence, evidence_change_clear);
  for (gsize i = 0; i < fields->n_evidence; i++)
    {
      EvidenceChange change = evidence_change_copy (&fields->evidence[i]);

      g_array_append_val (edit->evidence, change);
    }
  edit->attributes = g_array_new (FALSE, FALSE, sizeof (HawAttributeSetting));
  g_array_set_clear_func (edit->attributes, setting_clear);
  for (gsize i = 0; i < fields->n_attributes; i++)
    {
      const HawAttributeSetting setting = {
        fields->attributes[i].attribute, g_strdup (fields->attributes[i].value),
      };

      g_array_append_val (edit->attributes, setting);
    }
  return edit;
}

static gboolean
check_title (const char *title,
             GError    **error)
{
  if (*title != '\0')
    return TRUE;
  g_set_error_literal (error, HAW_ERROR, HAW_ERROR_INVALID,
                       _("An event needs a title. Type what happened."));
  return FALSE;
}

/* Finds who goes by a name, or makes somebody of that kind. */
static gint64
ensure_actor (HawDb       *db,
              const char  *name,
              const char  *nick,
              GError     **error)
{
  HawActorKind kind = HAW_ACTOR_UNKNOWN;
  gint64 actor = 0;

  if (nick == NULL || !haw_actor_kind_from_nick (nick, &kind))
    return haw_actor_ensure (db, name, error);
  if (!haw_actor_find (db, name, HAW_ACTOR_UNKNOWN, &actor, error))
    return 0;

  return actor != 0 ? actor : haw_actor_add (db, name, kind, error);
}

static gboolean
store_actors (HawDb   *db,
              gint64   event,
              GStrv    names,
              GStrv    kinds,
              GError **error)
{
  gboolean known = kinds != NULL && g_strv_length (kinds) == g_strv_length (names);

  if (!haw_db_run (db, error, "DELETE FROM participant WHERE event = ?", "i", event))
    return FALSE;
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *name = g_strstrip (g_strdup (names[i]));
      gint64 actor;

      if (*name == '\0')
        continue;
      actor = ensure_actor (db, name, known ? kinds[i] : NULL, error);
      if (actor == 0 ||
          !haw_db_run (db, error,
                       "INSERT INTO participant (event, actor) SELECT ?1, ?2 WHERE NOT EXISTS"
                       " (SELECT 1 FROM participant WHERE event = ?1 AND actor = ?2)", "ii",
                       event, actor))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_participant (HawDb   *db,
                 gint64   event,
                 gint64   actor,
                 GError **error)
{
  return haw_db_run (db, error,
                     "INSERT INTO participant (event, actor) SELECT ?1, id FROM actor WHERE id = ?2"
                     " AND NOT EXISTS (SELECT 1 FROM participant WHERE event = ?1 AND actor = ?2)", "ii",
                     event, actor);
}

/* The place is known by its actor where an actor of that kind has the name. */
static gboolean
store_place (HawDb     *db,
             EventEdit *edit,
             GError   **error)
{
  gint64 actor = 0;

  return (*edit->place == '\0' ||
          haw_actor_find (db, edit->place, HAW_ACTOR_PLACE, &actor, error)) &&
         haw_db_run (db, error,
                     "UPDATE event SET place = ?, place_actor = nullif (?, 0) WHERE id = ?", "sii",
                     edit->place, actor, edit->id);
}

static gboolean
store_attributes (HawDb            *db,
                  const EventEdit  *edit,
                  GError          **error)
{
  for (guint i = 0; i < edit->attributes->len; i++)
    {
      const HawAttributeSetting *setting = &g_array_index (edit->attributes, HawAttributeSetting, i);

      if (!haw_attribute_set (db, setting->attribute, &edit->id, 1, setting->value, NULL, error))
        return FALSE;
    }
  return TRUE;
}

/* Writes what is set in @edit into the row that is there. */
static gboolean
store_fields (HawDb     *db,
              EventEdit *edit,
              GError   **error)
{
  const char *status = edit->status >= 0 ? haw_event_status_to_nick (edit->status) : NULL;

  return haw_db_run (db, error,
                     "UPDATE event SET title = coalesce (?, title),"
                     " status = coalesce (?, status) WHERE id = ?", "ssi", edit->title, status,
                     edit->id) &&
         (edit->place == NULL || store_place (db, edit, error)) &&
         (edit->date == NULL || haw_dated_store (db, "event", edit->id, edit->date, error)) &&
         (edit->actors == NULL || store_actors (db, edit->id, edit->actors, edit->kinds, error)) &&
         store_attributes (db, edit, error);
}

gboolean
haw_event_link_evidence (HawDb       *db,
                         gint64       event,
                         gint64       annotation,
                         const char  *stance,
                         GError     **error)
{
  if (!haw_db_run (db, error, "UPDATE evidence SET stance = ? WHERE event = ? AND annotation = ?",
                   "sii", stance, event, annotation))
    return FALSE;
  if (haw_db_row_changes (db) > 0)
    return TRUE;
  return haw_db_run (db, error, "INSERT INTO evidence (event, annotation, stance) VALUES (?, ?, ?)",
                     "iis", event, annotation, stance);
}

static gboolean
unlink_evidence (HawDb   *db,
                 gint64   event,
                 gint64   annotation,
                 GError **error)
{
  return haw_db_run (db, error, "DELETE FROM evidence WHERE event = ? AND annotation = ?", "ii",
                     event, annotation);
}

static gboolean
check_grade (const char *grade,
             GError    **error)
{
  g_autofree char *isolated = NULL;

  if (grade == NULL || haw_reliability_is_evidence_grade (grade))
    return TRUE;
  isolated = haw_isolate (grade);
  g_set_error (error, HAW_ERROR, HAW_ERROR_INVALID,
               _("%s is no grade of credibility. Choose one of 1 to 6."), isolated);
  return FALSE;
}

/* What a source has of its own: its date with what is derived from it, its words, its grade. */
static gboolean
store_details (HawDb                *db,
               gint64                event,
               const EvidenceChange *change,
               GError              **error)
{
  gint64 evidence = 0;

  return check_grade (change->reliability, error) &&
         haw_db_get_int (db, &evidence, error,
                         "SELECT coalesce (min (id), 0) FROM evidence"
                         " WHERE event = ? AND annotation = ?", "ii", event, change->annotation) &&
         (change->date == NULL ||
          haw_dated_store (db, "evidence", evidence, change->date, error)) &&
         haw_db_run (db, error,
                     "UPDATE evidence SET wording = coalesce (?, wording),"
                     " reliability = coalesce (?, reliability), rule = coalesce (?, rule)"
                     " WHERE id = ?", "sssi", change->wording, change->reliability, change->rule,
                     evidence);
}

static gboolean
store_change (HawDb                *db,
              gint64                event,
              const EvidenceChange *change,
              GError              **error)
{
  if (change->stance == NULL)
    return unlink_evidence (db, event, change->annotation, error);
  return haw_event_link_evidence (db, event, change->annotation, change->stance, error) &&
         store_details (db, event, change, error);
}

static gboolean
store_evidence (HawDb     *db,
                EventEdit *edit,
                GError   **error)
{
  for (guint i = 0; i < edit->evidence->len; i++)
    if (!store_change (db, edit->id, &g_array_index (edit->evidence, EvidenceChange, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
insert_event (HawDb      *db,
              EventEdit  *edit,
              GError    **error)
{
  g_autofree char *uuid = haw_uuid_new ();
  gint64 now = haw_clock_now ();

  if (!check_title (edit->title != NULL ? edit->title : "", error) ||
      !haw_db_run (db, error,
                   "INSERT INTO event (uuid, title, created, modified) VALUES (?, ?, ?, ?)",
                   "ssii", uuid, edit->title, now, now))
    return FALSE;
  edit->id = haw_db_last_id (db);
  return store_fields (db, edit, error) &&
         (edit->participant == 0 || add_participant (db, edit->id, edit->participant, error));
}

gint64
haw_event_add (HawDb                 *db,
               const HawEventFields  *fields,
               GError               **error)
{
  EventEdit *edit = event_edit_new (0, fields);
  gint64 id = insert_event (db, edit, error) ? edit->id : 0;

  event_edit_free (edit);
  return id;
}

/* What was proposed of these words with this date is done by that; others beside it are not. */
static gboolean
settle_proposal (HawDb            *db,
                 const EventEdit  *edit,
                 GError          **error)
{
  return edit->source.date == NULL ||
         haw_db_run (db, error,
                     "UPDATE proposal SET state = 'accepted' WHERE id = (SELECT id FROM proposal"
                     " WHERE kind = 'event' AND state = 'open'"
                     " AND text = (SELECT text FROM annotation WHERE id = ?1)"
                     " AND start < ?2 AND end > ?3"
                     " AND json_valid (payload) AND json_extract (payload, '$.edtf') = ?4"
                     " ORDER BY abs (start - ?3) + abs (end - ?2), id LIMIT 1)", "iiis",
                     edit->source.annotation, edit->end, edit->start, edit->source.date);
}

/* Marks the passage and makes it evidence. */
static gboolean
add_passage (HawDb    *db,
             gpointer  data,
             GError  **error)
{
  EventEdit *edit = data;

  edit->source.annotation = haw_annotation_add (db, edit->article, edit->start, edit->end, error);
  return edit->source.annotation != 0 && store_change (db, edit->id, &edit->source, error) &&
         settle_proposal (db, edit, error);
}

gboolean
haw_event_add_passage (HawDb                    *db,
                       gint64                    event,
                       gint64                    article,
                       gint64                    start,
                       gint64                    end,
                       const HawEvidenceChange  *source,
                       GError                  **error)
{
  EventEdit edit = { .id = event, .article = article, .start = start, .end = end };
  gboolean done;

  edit.source = evidence_change_copy (source);
  done = add_passage (db, &edit, error);
  evidence_change_clear (&edit.source);
  return done;
}

static gboolean
add_event (HawDb    *db,
           gpointer  data,
           GError  **error)
{
  EventEdit *edit = data;

  if (!insert_event (db, edit, error))
    return FALSE;
  if (edit->article == 0)
    return TRUE;
  if (edit->source.stance == NULL)
    edit->source.stance = g_strdup ("reports");
  if (edit->source.date == NULL)
    edit->source.date = g_strdup (edit->date);
  return add_passage (db, edit, error);
}

static gboolean
store_update (HawDb      *db,
              EventEdit  *edit,
              GError    **error)
{
  if (edit->title != NULL && !check_title (edit->title, error))
    return FALSE;
  return store_fields (db, edit, error) && store_evidence (db, edit, error) &&
         haw_db_run (db, error, "UPDATE event SET modified = ? WHERE id = ?", "ii",
                     haw_clock_now (), edit->id);
}

gboolean
haw_event_update (HawDb                *db,
                  gint64                event,
                  const HawEventFields *fields,
                  GError              **error)
{
  EventEdit *edit = event_edit_new (event, fields);
  gboolean done = store_update (db, edit, error);

  event_edit_free (edit);
  return done;
}

gboolean
haw_event_remove (HawDb   *db,
                  gint64   event,
                  GError **error)
{
  static const char *const steps[] = {
    "DELETE FROM evidence WHERE event = ?",
    "DELETE FROM participant WHERE event = ?",
    "DELETE FROM note WHERE target = 'event' AND target_id = ?",
    "DELETE FROM attribute_value WHERE target_id = ? AND attribute IN"
    " (SELECT id FROM attribute WHERE target = 'event')",
    "DELETE FROM event WHERE id = ?",
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (!haw_db_run (db, error, steps[i], "i", event))
      return FALSE;
  return TRUE;
}

static gboolean
update_event (HawDb    *db,
              gpointer  data,
              GError  **error)
{
  return store_update (db, data, error);
}

static gboolean
remove_event (HawDb    *db,
              gpointer  data,
              GError  **error)
{
  return haw_event_remove (db, ((EventEdit *) data)->id, error);
}

static gboolean
add_evidence (HawDb    *db,
              gpointer  data,
              GError  **error)
{
  EventEdit *edit = data;

  return store_change (db, edit->id, &edit->source, error);
}

static void
push (HawProject          *project,
      HawLabel            *label,
      HawEditFunc          func,
      EventEdit           *edit,
      GCancellable        *cancellable,
      GAsyncReadyCallback  callback,
      gpointer             user_data)
{
  haw_project_edit_async (project, label, NULL, func, edit, (GDestroyNotify) event_edit_free,
                          cancellable, callback, user_data);
}

void
haw_event_add_async (HawProject           *project,
                     const HawEventFields *fields,
                     gint64                article,
                     gint64                start,
                     gint64                end,
                     GCancellable         *cancellable,
                     GAsyncReadyCallback   callback,
                     gpointer              user_data)
{
  EventEdit *edit;

  g_return_if_fail (HAW_IS_PROJECT (project) && fields != NULL);

  edit = event_edit_new (0, fields);
  edit->article = article;
  edit->start = start;
  edit->end = end;
  push (project, haw_label_new (N_("Add Event %s"), edit->title != NULL ? edit->title : "", NULL),
        add_event, edit, cancellable, callback, user_data);
}

gint64
haw_event_add_finish (HawProject    *project,
                      GAsyncResult  *result,
                      GError       **error)
{
  EventEdit *edit = haw_project_edit_get_data (result);

  return haw_project_edit_finish (project, result, error) ? edit->id : 0;
}

void
haw_event_update_async (HawProject           *project,
                        gint64                event,
                        const HawEventFields *fields,
                        GCancellable         *cancellable,
                        GAsyncReadyCallback   callback,
                        gpointer              user_data)
{
  g_return_if_fail (HAW_IS_PROJECT (project) && fields != NULL);

  push (project, haw_label_new (N_("Change Event"), NULL), update_event,
        event_edit_new (event, fields), cancellable, callback, user_data);
}

void
haw_event_remove_async (HawProject          *project,
                        gint64               event,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_return_if_fail (HAW_IS_PROJECT (project));

  push (project, haw_label_new (N_("Delete Event"), NULL), remove_event,
        event_edit_new (event, NULL), cancellable, callback, user_data);
}

void
haw_event_add_evidence_async (HawProject          *project,
                              gint64               event,
                              gint64               annotation,
                              const char          *stance,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  EventEdit *edit;

  g_return_if_fail (HAW_IS_PROJECT (project) && stance != NULL);

  edit = event_edit_new (event, NULL);
  edit->source = evidence_change_copy (&(HawEvidenceChange) { annotation, stance });
  push (project, haw_label_new (N_("Add Evidence"), NULL), add_evidence, edit, cancellable,
        callback, user_data);
}

void
haw_event_add_passage_async (HawProject              *project,
                             gint64                   event,
                             gint64                   article,
                             gint64                   start,
                             gint64                   end,
                             const HawEvidenceChange *source,
                             GCancellable            *cancellable,
                             GAsyncReadyCallback      callback,
                             gpointer                 user_data)
{
  EventEdit *edit;

  g_return_if_fail (HAW_IS_PROJECT (project) && source != NULL && source->stance != NULL);

  edit = event_edit_new (event, NULL);
  edit->article = article;
  edit->start = start;
  edit->end = end;
  edit->source = evidence_change_copy (source);
  push (project, haw_label_new (N_("Add Evidence"), NULL), add_passage, edit, cancellable, callback,
        user_data);
}
