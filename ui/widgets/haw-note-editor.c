/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-drafts.h"
#include "haw-note-editor.h"
#include "haw-note-links.h"
#include "haw-note-spell.h"
#include "haw-note-templates.h"

struct _HawNoteEditor
{
  GtkWidget parent_instance;

  HawNoteText *text;     /* another one for each row */
  GtkWidget *scrolled;   /* around it where its height is limited, else NULL */
  int max_height;
  HawNoteTarget target;
  char *label;
  char *placeholder;
  gint64 id;

  HawViewState *state;
  HawProject *project;   /* with which it is listed; NULL while there is none */
  GCancellable *loading;
};

/* One text on its way into the project. */
typedef struct
{
  HawNoteEditor *editor;
  HawNoteText *text;
  HawDrafts *drafts;
  gint64 id;
} Storing;

G_DEFINE_FINAL_TYPE (HawNoteEditor, haw_note_editor, GTK_TYPE_WIDGET)

static GPtrArray *
get_editors (HawProject *project)
{
  static GQuark quark;
  GPtrArray *editors;

  if (quark == 0)
    quark = g_quark_from_static_string ("haw-note-editors");
  editors = g_object_get_qdata (G_OBJECT (project), quark);
  if (editors == NULL)
    {
      editors = g_ptr_array_new ();
      g_object_set_qdata_full (G_OBJECT (project), quark, editors,
                               (GDestroyNotify) g_ptr_array_unref);
    }

  return editors;
}

static void
put_draft (HawNoteEditor *self,
           HawNoteText   *text,
           gint64         id,
           HawDrafts     *drafts,
           gboolean       orphan)
{
  g_autofree char *typed = haw_note_text_dup_text (text);

  haw_drafts_put (drafts, id, haw_drafts_on (self->target), typed, orphan);
}

static void
stored_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      data)
{
  Storing *storing = data;
  HawNoteEditor *self = storing->editor;
  g_autoptr (GError) error = NULL;
  gboolean stored = haw_project_edit_finish (HAW_PROJECT (object), result, &error);

  haw_drafts_end (storing->drafts);
  haw_note_text_committed (storing->text, stored);
  if (!stored)
    {
      haw_view_state_show_error (self->state, error);
      if (storing->text != self->text)
        put_draft (self, storing->text, storing->id, storing->drafts,
                   g_error_matches (error, HAW_ERROR, HAW_ERROR_NOT_FOUND));
    }
  haw_drafts_unref (storing->drafts);
  g_object_unref (storing->text);
  g_free (storing);
  g_object_unref (self);
}

static void
commit_cb (HawNoteEditor *self,
           const char    *body,
           HawNoteText   *text)
{
  Storing *storing = g_new0 (Storing, 1);

  storing->editor = g_object_ref (self);
  storing->text = g_object_ref (text);
  storing->drafts = haw_drafts_ref (haw_drafts_get (self->project));
  storing->id = self->id;
  haw_drafts_begin (storing->drafts);
  haw_note_set_async (self->project, self->target, self->id, body, NULL, stored_cb, storing);
}

/* Over a dialog there is no text to go back to: it goes, and the focus is where it was. */
static void
escape_cb (HawNoteEditor *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (GTK_IS_WINDOW (root) && gtk_window_get_modal (GTK_WINDOW (root)))
    gtk_window_close (GTK_WINDOW (root));
  else
    haw_view_state_return_to_text (self->state);
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (HawNoteEditor) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *body = haw_project_read_finish (HAW_PROJECT (object), result, &error);

  if (body != NULL)
    haw_note_text_set_stored (self->text, body);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
           !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
    haw_view_state_show_error (self->state, error);
}

static void
load (HawNoteEditor *self)
{
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (self->id == 0 || self->project == NULL)
    return;
  self->loading = g_cancellable_new ();
  haw_note_load_async (self->project, self->target, self->id, self->loading, loaded_cb,
                       g_object_ref (self));
}

static void
changed_cb (HawNoteEditor *self,
            HawChanges    *changes)
{
  gboolean touched = haw_changes_is_reset (changes, HAW_TABLE_NOTE);

  for (guint i = 0; i < haw_changes_get_n (changes) && !touched; i++)
    {
      const HawChange *change = haw_changes_get (changes, i);

      touched = haw_change_get_table (change) == HAW_TABLE_NOTE &&
                (self->target == HAW_NOTE_ON_PROJECT ? haw_change_get_id (change)
                                                     : haw_change_get_owner (change)) == self->id;
    }
  if (touched)
    load (self);
}

/* A text that goes is stored first; what the project refuses finds its way through its own edit. */
static void
drop_text (HawNoteEditor *self)
{
  HawNoteText *text = g_steal_pointer (&self->text);

  if (text == NULL)
    return;
  haw_note_text_flush (text);
  g_signal_handlers_disconnect_by_data (text, self);
  if (self->scrolled != NULL)
    gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), NULL);
  else
    gtk_widget_unparent (GTK_WIDGET (text));
  g_object_unref (text);
}

static void
place_text (HawNoteEditor *self)
{
  if (self->scrolled != NULL)
    gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), GTK_WIDGET (self->text));
  else
    gtk_widget_set_parent (GTK_WIDGET (self->text), GTK_WIDGET (self));
}

static void
make_text (HawNoteEditor *self)
{
  g_autofree char *draft = NULL;
  gboolean writable = self->project != NULL && !haw_project_is_read_only (self->project);

  self->text = g_object_new (HAW_TYPE_NOTE_TEXT, "markdown", TRUE, "label", self->label,
                             "placeholder", self->placeholder, "hexpand", TRUE, "editable",
                             writable && self->id != 0, NULL);
  g_object_ref_sink (self->text);
  g_signal_connect_object (self->text, "commit", G_CALLBACK (commit_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->text, "escape", G_CALLBACK (escape_cb), self, G_CONNECT_SWAPPED);
  haw_note_links_attach (self->text, self->state);
  haw_note_spell_attach (self->text, haw_spell_get ());
  haw_note_templates_attach (self->text, self->state, self->target, self->id);
  place_text (self);
  if (self->project == NULL || self->id == 0)
    return;
  draft = haw_drafts_take (haw_drafts_get (self->project), self->id,
                           haw_drafts_on (self->target));
  if (draft != NULL)
    haw_note_text_set_draft (self->text, draft);
}

static void
set_project (HawNoteEditor *self,
             HawProject    *project)
{
  if (self->project != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->project, self);
      g_ptr_array_remove_fast (get_editors (self->project), self);
    }
  g_set_object (&self->project, project);
  if (project == NULL)
    return;
  g_ptr_array_add (get_editors (project), self);
  g_signal_connect_object (project, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static void
project_replaced_cb (HawNoteEditor *self)
{
  drop_text (self);
  set_project (self, haw_view_state_get_project (self->state));
  self->id = 0;
  make_text (self);
  load (self);
}

static GtkSizeRequestMode
haw_note_editor_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* A scrolled window does not ask how high its child would be for the width there is. */
static void
haw_note_editor_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  HawNoteEditor *self = HAW_NOTE_EDITOR (widget);

  /* Its height says nothing about the width of a text that is scrolled in it. */
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    for_size = -1;
  gtk_widget_measure (GTK_WIDGET (self->text), orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL && self->scrolled != NULL)
    {
      /* At the width that is given it wants all its lines; without one GTK holds it to the least. */
      *natural = MIN (*natural, self->max_height);
      *minimum = for_size < 0 ? MIN (*minimum, *natural) : *natural;
    }
}

static void
haw_note_editor_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  gtk_widget_allocate (gtk_widget_get_first_child (widget), width, height, baseline, NULL);
}

static gboolean
haw_note_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (HAW_NOTE_EDITOR (widget)->text));
}

static void
haw_note_editor_dispose (GObject *object)
{
  HawNoteEditor *self = HAW_NOTE_EDITOR (object);

  drop_text (self);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  set_project (self, NULL);

  G_OBJECT_CLASS (haw_note_editor_parent_class)->dispose (object);
}

static void
haw_note_editor_finalize (GObject *object)
{
  HawNoteEditor *self = HAW_NOTE_EDITOR (object);

  g_clear_object (&self->state);
  g_free (self->label);
  g_free (self->placeholder);

  G_OBJECT_CLASS (haw_note_editor_parent_class)->finalize (object);
}

static void
haw_note_editor_class_init (HawNoteEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = haw_note_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = haw_note_editor_finalize;
  widget_class->grab_focus = haw_note_editor_grab_focus;
  widget_class->get_request_mode = haw_note_editor_get_request_mode;
  widget_class->measure = haw_note_editor_measure;
  widget_class->size_allocate = haw_note_editor_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "noteeditor");
}

static void
haw_note_editor_init (HawNoteEditor *self)
{
}

GtkWidget *
haw_note_editor_new (HawViewState  *state,
                     HawNoteTarget  target,
                     const char    *label,
                     const char    *placeholder)
{
  HawNoteEditor *self;

  g_return_val_if_fail (HAW_IS_VIEW_STATE (state) && label != NULL && placeholder != NULL, NULL);

  self = g_object_new (HAW_TYPE_NOTE_EDITOR, NULL);
  self->state = g_object_ref (state);
  self->target = target;
  self->label = g_strdup (label);
  self->placeholder = g_strdup (placeholder);
  g_signal_connect_object (state, "notify::project", G_CALLBACK (project_replaced_cb), self,
                           G_CONNECT_SWAPPED);
  set_project (self, haw_view_state_get_project (state));
  make_text (self);

  return GTK_WIDGET (self);
}

void
haw_note_editor_set_id (HawNoteEditor *self,
                        gint64         id)
{
  g_return_if_fail (HAW_IS_NOTE_EDITOR (self));

  if (self->id == id)
    return;
  drop_text (self);
  self->id = id;
  make_text (self);
  load (self);
}

void
haw_note_editor_set_max_height (HawNoteEditor *self,
                                int            height)
{
  g_return_if_fail (HAW_IS_NOTE_EDITOR (self) && self->scrolled == NULL);

  self->max_height = height;
  gtk_widget_unparent (GTK_WIDGET (self->text));
  self->scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER,
                                 NULL);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  place_text (self);
}

gint64
haw_note_editor_get_id (HawNoteEditor *self)
{
  g_return_val_if_fail (HAW_IS_NOTE_EDITOR (self), 0);

  return self->id;
}

void
haw_note_editor_edit (HawNoteEditor *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter end;

  g_return_if_fail (HAW_IS_NOTE_EDITOR (self));

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_place_cursor (buffer, &end);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

HawNoteText *
haw_note_editor_get_text (HawNoteEditor *self)
{
  g_return_val_if_fail (HAW_IS_NOTE_EDITOR (self), NULL);

  return self->text;
}

gboolean
haw_note_editor_flush_all (HawProject *project)
{
  gboolean pending = FALSE;

  for (guint i = 0; project != NULL && i < get_editors (project)->len; i++)
    pending |= haw_note_text_flush (((HawNoteEditor *) get_editors (project)->pdata[i])->text);

  return pending;
}

gboolean
haw_note_editor_is_any_pending (HawProject *project)
{
  for (guint i = 0; project != NULL && i < get_editors (project)->len; i++)
    if (haw_note_text_is_pending (((HawNoteEditor *) get_editors (project)->pdata[i])->text))
      return TRUE;

  return FALSE;
}

void
haw_note_editor_put_all_drafts (HawProject *project)
{
  for (guint i = 0; project != NULL && i < get_editors (project)->len; i++)
    {
      HawNoteEditor *self = get_editors (project)->pdata[i];

      if (haw_note_text_is_pending (self->text))
        put_draft (self, self->text, self->id, haw_drafts_get (project), FALSE);
      haw_note_text_discard (self->text);
    }
}

void
haw_note_editor_discard_all (HawProject *project)
{
  for (guint i = 0; project != NULL && i < get_editors (project)->len; i++)
    haw_note_text_discard (((HawNoteEditor *) get_editors (project)->pdata[i])->text);
}
