/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-drafts.h"

#include "model/haw-annotation-edit.h"
#include "model/haw-note.h"

typedef struct
{
  char *text;
  gboolean orphan;
} Text;

struct _HawDrafts
{
  GHashTable *texts[HAW_N_DRAFTS];  /* row → Text */
  guint n_storing;
};

/* One text on its way into another project. */
typedef struct
{
  HawDrafts *drafts;
  HawViewState *state;
  gint64 row;
  HawDraft draft;
  char *text;
} Storing;

static void
text_free (gpointer data)
{
  Text *text = data;

  g_free (text->text);
  g_free (text);
}

static void
storing_free (Storing *storing)
{
  haw_drafts_unref (storing->drafts);
  g_object_unref (storing->state);
  g_free (storing->text);
  g_free (storing);
}

static void
clear (gpointer data)
{
  HawDrafts *self = data;

  for (guint i = 0; i < HAW_N_DRAFTS; i++)
    g_hash_table_unref (self->texts[i]);
}

HawDraft
haw_drafts_on (HawNoteTarget target)
{
  return target == HAW_NOTE_ON_ANNOTATION ? HAW_DRAFT_NOTE
                                          : (HawDraft) (HAW_DRAFT_TRANSLATION + (int) target);
}

HawDrafts *
haw_drafts_get (HawProject *project)
{
  static GQuark quark;
  HawDrafts *drafts;

  g_return_val_if_fail (HAW_IS_PROJECT (project), NULL);

  if (quark == 0)
    quark = g_quark_from_static_string ("haw-drafts");
  drafts = g_object_get_qdata (G_OBJECT (project), quark);
  if (drafts == NULL)
    {
      drafts = haw_drafts_new ();
      g_object_set_qdata_full (G_OBJECT (project), quark, drafts,
                               (GDestroyNotify) haw_drafts_unref);
    }

  return drafts;
}

HawDrafts *
haw_drafts_new (void)
{
  HawDrafts *self = g_rc_box_new0 (HawDrafts);

  for (guint i = 0; i < HAW_N_DRAFTS; i++)
    self->texts[i] = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, text_free);

  return self;
}

HawDrafts *
haw_drafts_ref (HawDrafts *self)
{
  return g_rc_box_acquire (self);
}

void
haw_drafts_unref (HawDrafts *self)
{
  g_rc_box_release_full (self, clear);
}

void
haw_drafts_begin (HawDrafts *self)
{
  self->n_storing++;
}

void
haw_drafts_end (HawDrafts *self)
{
  g_return_if_fail (self->n_storing > 0);

  self->n_storing--;
}

gboolean
haw_drafts_is_storing (HawDrafts *self)
{
  return self->n_storing > 0;
}

void
haw_drafts_put (HawDrafts  *self,
                gint64      row,
                HawDraft    draft,
                const char *text,
                gboolean    orphan)
{
  Text *entry;

  g_return_if_fail (self != NULL && draft < HAW_N_DRAFTS && text != NULL);

  entry = g_new0 (Text, 1);
  entry->text = g_strdup (text);
  entry->orphan = orphan;
  g_hash_table_insert (self->texts[draft], g_memdup2 (&row, sizeof row), entry);
}

char *
haw_drafts_take (HawDrafts *self,
                 gint64     row,
                 HawDraft   draft)
{
  Text *entry;
  char *text;

  g_return_val_if_fail (self != NULL && draft < HAW_N_DRAFTS, NULL);

  entry = g_hash_table_lookup (self->texts[draft], &row);
  if (entry == NULL)
    return NULL;
  text = g_steal_pointer (&entry->text);
  g_hash_table_remove (self->texts[draft], &row);

  return text;
}

static gboolean
waits (gpointer key,
       gpointer value,
       gpointer data)
{
  return !((Text *) value)->orphan;
}

gboolean
haw_drafts_is_empty (HawDrafts *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  for (guint i = 0; i < HAW_N_DRAFTS; i++)
    if (g_hash_table_find (self->texts[i], waits, NULL) != NULL)
      return FALSE;

  return TRUE;
}

static void
stored_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      data)
{
  Storing *storing = data;
  g_autoptr (GError) error = NULL;

  haw_drafts_end (storing->drafts);
  if (!haw_project_edit_finish (HAW_PROJECT (object), result, &error))
    {
      haw_drafts_put (storing->drafts, storing->row, storing->draft, storing->text, FALSE);
      haw_view_state_show_error (storing->state, error);
    }
  storing_free (storing);
}

static void
store (HawDrafts    *self,
       HawDrafts    *from,
       HawViewState *state,
       gint64        row,
       HawDraft      draft)
{
  HawProject *project = haw_view_state_get_project (state);
  Storing *storing = g_new0 (Storing, 1);

  storing->drafts = haw_drafts_ref (self);
  storing->state = g_object_ref (state);
  storing->row = row;
  storing->draft = draft;
  storing->text = haw_drafts_take (from, row, draft);
  haw_drafts_begin (self);
  if (draft == HAW_DRAFT_TRANSLATION)
    haw_annotation_set_translation_async (project, row, storing->text, NULL, stored_cb, storing);
  else
    haw_note_set_async (project,
                        draft == HAW_DRAFT_NOTE ? HAW_NOTE_ON_ANNOTATION
                                                : (HawNoteTarget) (draft - HAW_DRAFT_TRANSLATION),
                        row, storing->text, NULL, stored_cb, storing);
}

void
haw_drafts_clear (HawDrafts *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < HAW_N_DRAFTS; i++)
    g_hash_table_remove_all (self->texts[i]);
}

void
haw_drafts_store (HawDrafts    *self,
                  HawDrafts    *from,
                  HawViewState *state)
{
  g_return_if_fail (self != NULL && from != NULL && HAW_IS_VIEW_STATE (state));

  for (guint i = 0; i < HAW_N_DRAFTS; i++)
    {
      g_autofree gint64 **rows = NULL;
      guint n;

      rows = (gint64 **) g_hash_table_get_keys_as_array (from->texts[i], &n);
      for (guint j = 0; j < n; j++)
        {
          gint64 row = *rows[j];

          store (self, from, state, row, (HawDraft) i);
        }
    }
}
