/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-mention-edit.h"

#include "haw-actor-edit.h"
#include "haw-lookup.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  gint64 article;
  gint64 start;
  gint64 end;
  gint64 actor;
  char *name;
  HawActorKind kind;
  char *alias;
} MentionEdit;

static void
mention_edit_free (gpointer data)
{
  MentionEdit *edit = data;

  g_free (edit->name);
  g_free (edit->alias);
  g_free (edit);
}

/* The current text of the article, which must have the passage. */
static gboolean
find_text (HawDb    *db,
           gint64    article,
           gint64    start,
           gint64    end,
           gint64   *text,
           GError  **error)
{
  gint64 length = 0;

  if (!haw_db_get_int (db, text, error, "SELECT coalesce ((SELECT " HAW_CURRENT_TEXT ("?1")
                       " FROM article WHERE id = ?1 AND removed_at IS NULL), 0)", "i", article))
    return FALSE;
  if (*text == 0)
    {
      g_set_error_literal (error, HAW_ERROR, HAW_ERROR_NOT_FOUND,
                           _("The article is not in the project any more."));
      return FALSE;
    }
  if (!haw_db_get_int (db, &length, error, "SELECT length FROM article_text WHERE id = ?", "i",
                       *text))
    return FALSE;
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
  return TRUE;
}

gint64
haw_mention_add (HawDb   *db,
                 gint64   actor,
                 gint64   article,
                 gint64   start,
                 gint64   end,
                 GError **error)
{
  gint64 text = 0;
  gint64 id = 0;

  if (!find_text (db, article, start, end, &text, error) ||
      !haw_db_get_int (db, &id, error,
                       "SELECT coalesce (min (id), 0) FROM mention WHERE text = ? AND start = ?"
                       " AND end = ?", "iii", text, start, end))
    return 0;
  if (id != 0)
    return haw_db_run (db, error, "UPDATE mention SET actor = ? WHERE id = ?", "ii", actor, id)
           ? id : 0;
  return haw_db_run (db, error, "INSERT INTO mention (actor, text, start, end) VALUES (?, ?, ?, ?)",
                     "iiii", actor, text, start, end) ? haw_db_last_id (db) : 0;
}

static gboolean
add_mention (HawDb    *db,
             gpointer  data,
             GError  **error)
{
  MentionEdit *edit = data;

  if (edit->actor == 0)
    edit->actor = haw_actor_add (db, edit->name, edit->kind, error);
  return edit->actor != 0 &&
         haw_mention_add (db, edit->actor, edit->article, edit->start, edit->end, error) != 0 &&
         (edit->alias == NULL || haw_actor_add_alias (db, edit->actor, edit->alias, error));
}

static gboolean
remove_mention (HawDb    *db,
                gpointer  data,
                GError  **error)
{
  return haw_db_run (db, error, "DELETE FROM mention WHERE id = ?", "i", *(gint64 *) data);
}

void
haw_mention_add_async (HawProject          *project,
                       gint64               article,
                       gint64               start,
                       gint64               end,
                       const HawMentionOf  *of,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  MentionEdit *edit;

  g_return_if_fail (HAW_IS_PROJECT (project) && of != NULL && of->name != NULL);

  edit = g_new0 (MentionEdit, 1);
  edit->article = article;
  edit->start = start;
  edit->end = end;
  edit->actor = of->actor;
  edit->name = g_strdup (of->name);
  edit->kind = of->kind;
  edit->alias = g_strdup (of->alias);
  haw_project_edit_async (project, haw_label_new (N_("Mark Mention of %s"), of->name, NULL), NULL,
                          add_mention, edit, mention_edit_free, cancellable, callback, user_data);
}

gint64
haw_mention_add_finish (HawProject    *project,
                        GAsyncResult  *result,
                        GError       **error)
{
  MentionEdit *edit = haw_project_edit_get_data (result);

  return haw_project_edit_finish (project, result, error) ? edit->actor : 0;
}

void
haw_mention_remove_async (HawProject          *project,
                          gint64               mention,
                          const char          *name,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_return_if_fail (HAW_IS_PROJECT (project) && name != NULL);

  haw_project_edit_async (project, haw_label_new (N_("Remove Mention of %s"), name, NULL), NULL,
                          remove_mention, g_memdup2 (&mention, sizeof mention), g_free, cancellable,
                          callback, user_data);
}
