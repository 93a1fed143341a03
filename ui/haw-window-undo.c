/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-window-private.h"

#include <glib/gi18n.h>

#include "model/haw-place.h"
#include "notes/haw-notes-pane.h"

static void
finish (HawWindow    *self,
        GObject      *object,
        GAsyncResult *result,
        gboolean      redo)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = haw_project_undo_finish (HAW_PROJECT (object), result, &error);

  /* Nothing to undo is no failure: the button says so already. */
  if (label == NULL && !g_error_matches (error, HAW_ERROR, HAW_ERROR_NOTHING) &&
      self->state != NULL)
    haw_view_state_show_error (self->state, error);
  else if (label != NULL && self->state != NULL && !self->closing)
    haw_window_say_undone (self, redo, label);
}

static void
undone_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (HawWindow) self = user_data;

  finish (self, object, result, FALSE);
}

static void
redone_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (HawWindow) self = user_data;

  finish (self, object, result, TRUE);
}

/**
 * haw_window_undo:
 * @redo: whether to redo instead
 *
 * Undoes the last step, after what was typed is stored.
 */
void
haw_window_undo (HawWindow *self,
                 gboolean   redo)
{
  HawProject *project = haw_view_state_get_project (self->state);

  if (project == NULL)
    return;
  haw_notes_pane_flush (HAW_NOTES_PANE (self->notes));
  haw_project_undo_async (project, redo, NULL, redo ? redone_cb : undone_cb, g_object_ref (self));
}

static void
reveal (HawWindow      *self,
        const HawPlace *place)
{
  if (place->event != 0)
    haw_view_state_set_event (self->state, place->event);
  if (place->article == 0)
    return;
  haw_view_state_set_article (self->state, place->article);
  if (place->annotation != 0)
    haw_view_state_set_annotation (self->state, place->annotation);
  if (place->end > place->start)
    haw_view_state_reveal_passage (self->state, place->article, place->start, place->end);
}

static void
place_found_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (HawWindow) self = user_data;
  g_autofree HawPlace *place = haw_project_read_finish (HAW_PROJECT (object), result, NULL);

  if (place != NULL && self->state != NULL &&
      haw_view_state_get_project (self->state) == HAW_PROJECT (object))
    reveal (self, place);
}

/* What is gone can't stay selected. */
static void
drop_gone (HawWindow       *self,
           const HawChange *change)
{
  gint64 id = haw_change_get_id (change);
  gboolean gone = haw_change_get_kind (change) == HAW_CHANGE_DELETE;
  HawTable table = haw_change_get_table (change);

  if (table == HAW_TABLE_ARTICLE && id == haw_view_state_get_article (self->state) &&
      (gone || (haw_change_has (change, "removed_at") && !haw_change_is_null (change, "removed_at"))))
    haw_view_state_set_article (self->state, 0);
  else if (table == HAW_TABLE_ANNOTATION && gone &&
           id == haw_view_state_get_annotation (self->state))
    haw_view_state_set_annotation (self->state, 0);
  else if (table == HAW_TABLE_EVENT && gone && id == haw_view_state_get_event (self->state))
    haw_view_state_set_event (self->state, 0);
}

/**
 * haw_window_follow_changes:
 *
 * Keeps the selection true, and after an undo shows where it happened.
 */
void
haw_window_follow_changes (HawWindow  *self,
                           HawChanges *changes)
{
  HawProject *project = haw_view_state_get_project (self->state);
  HawOrigin origin = haw_changes_get_origin (changes);

  for (guint i = 0; i < haw_changes_get_n (changes); i++)
    drop_gone (self, haw_changes_get (changes, i));
  if (origin == HAW_ORIGIN_UNDO || origin == HAW_ORIGIN_REDO)
    haw_place_find_async (project, changes, NULL, place_found_cb, g_object_ref (self));
}
