/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-event-form.h"
#include "haw-event-page.h"
#include "haw-note-list.h"
#include "haw-notes-pane.h"

#include <glib/gi18n.h>

struct _HawNotesPane
{
  GtkWidget parent_instance;

  GtkWidget *resume;
  GtkStack *stack;
  HawNoteList *cards;
  HawEventPage *page;
  HawEventForm *form;

  HawViewState *state;
  GCancellable *opening;   /* the form on an event that is being read */
};

enum
{
  PROP_0,
  PROP_STATE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (HawNotesPane, haw_notes_pane, GTK_TYPE_WIDGET)

static gboolean
shows (HawNotesPane *self,
       gpointer      page)
{
  return gtk_stack_get_visible_child (self->stack) == page;
}

/* The way back to a form that something else took the place of. */
static void
show (HawNotesPane *self,
      gpointer      page)
{
  gtk_stack_set_visible_child (self->stack, page);
  gtk_widget_set_visible (self->resume, page != (gpointer) self->form &&
                                        haw_event_form_is_open (self->form));
}

static void
show_selection (HawNotesPane *self)
{
  if (haw_view_state_get_event (self->state) != 0)
    show (self, self->page);
  else
    show (self, self->cards);
}

static void
resume_clicked_cb (HawNotesPane *self)
{
  show (self, self->form);
  gtk_widget_child_focus (GTK_WIDGET (self->form), GTK_DIR_TAB_FORWARD);
}

static void
edit_note_cb (HawNotesPane *self,
              gint64        annotation)
{
  show (self, self->cards);
  haw_note_list_edit_note (self->cards, annotation);
}

static void
edit_translation_cb (HawNotesPane *self,
                     gint64        annotation)
{
  show (self, self->cards);
  haw_note_list_edit_translation (self->cards, annotation);
}

static void
forget_opening (HawNotesPane *self)
{
  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
}

static void
open_form (HawNotesPane *self,
           gint64        event,
           gint64        article,
           gint64        start,
           gint64        end)
{
  haw_note_list_flush (self->cards);
  show (self, self->form);
  haw_event_form_open (self->form, event, article, start, end);
}

static void
event_found_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (HawNotesPane) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events =
    haw_event_store_find_finish (HAW_EVENT_STORE (object), result, &error);

  if (self->state == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->opening);
  if (error != NULL)
    haw_view_state_show_error (self->state, error);
  if (events != NULL && events->len == 1 && !haw_notes_pane_hold (self))
    open_form (self, haw_row_get_id (HAW_ROW (events->pdata[0])), 0, 0, 0);
}

/* What was typed in the form is worth more than the wish for another one. The form comes with all that
 * is known of an event, so that nobody types into it before. */
static void
edit_event_cb (HawNotesPane *self,
               gint64        event,
               gint64        article,
               gint64        start,
               gint64        end)
{
  HawEventStore *events = haw_view_state_get_events (self->state);

  forget_opening (self);
  if (haw_notes_pane_hold (self))
    return;
  if (event == 0 || haw_event_store_lookup (events, event) != NULL)
    {
      open_form (self, event, article, start, end);
      return;
    }
  self->opening = g_cancellable_new ();
  haw_event_store_find_async (events, &event, 1, self->opening, event_found_cb,
                              g_object_ref (self));
}

static void
event_changed_cb (HawNotesPane *self)
{
  if (!shows (self, self->form) || !haw_event_form_get_modified (self->form))
    show_selection (self);
}

/* A passage that has nothing to do with the event shown turns to the notes. */
static void
annotation_changed_cb (HawNotesPane *self)
{
  gint64 annotation = haw_view_state_get_annotation (self->state);

  if (annotation != 0 && shows (self, self->page) &&
      !haw_event_page_rests_on (self->page, annotation))
    haw_view_state_set_event (self->state, 0);
}

/* So does an article that does not tell of it. */
static void
article_changed_cb (HawNotesPane *self)
{
  gint64 article = haw_view_state_get_article (self->state);

  if (article != 0 && shows (self, self->page) &&
      !haw_event_page_is_reported_in (self->page, article))
    haw_view_state_set_event (self->state, 0);
}

static void
project_changed_cb (HawNotesPane *self)
{
  forget_opening (self);
  haw_event_form_cancel (self->form);
  show_selection (self);
}

static void
form_closed_cb (HawNotesPane *self,
                gint64        event)
{
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->form)) != NULL;

  if (event != 0)
    haw_view_state_set_event (self->state, event);
  show_selection (self);
  if (had_focus)
    haw_view_state_return_to_text (self->state);
}

static void
page_edit_cb (HawNotesPane *self)
{
  haw_view_state_edit_event (self->state, haw_view_state_get_event (self->state), 0, 0, 0);
}

static void
page_leave_cb (HawNotesPane *self)
{
  haw_view_state_set_event (self->state, 0);
  show_selection (self);
  haw_view_state_return_to_text (self->state);
}

static void
haw_notes_pane_constructed (GObject *object)
{
  HawNotesPane *self = HAW_NOTES_PANE (object);
  static const struct
  {
    const char *signal;
    GCallback callback;
  } signals[] = {
    { "edit-note", G_CALLBACK (edit_note_cb) },
    { "edit-translation", G_CALLBACK (edit_translation_cb) },
    { "edit-event", G_CALLBACK (edit_event_cb) },
    { "notify::event", G_CALLBACK (event_changed_cb) },
    { "notify::annotation", G_CALLBACK (annotation_changed_cb) },
    { "notify::article", G_CALLBACK (article_changed_cb) },
    { "notify::project", G_CALLBACK (project_changed_cb) },
  };

  G_OBJECT_CLASS (haw_notes_pane_parent_class)->constructed (object);

  haw_note_list_set_state (self->cards, self->state);
  haw_event_page_set_state (self->page, self->state);
  haw_event_form_set_state (self->form, self->state);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (self->state, signals[i].signal, signals[i].callback, self,
                             G_CONNECT_SWAPPED);
  show_selection (self);
}

static void
haw_notes_pane_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_STATE: g_value_set_object (value, HAW_NOTES_PANE (object)->state); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_notes_pane_set_property (GObject      *object,
                             guint         id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  switch (id)
    {
    case PROP_STATE: HAW_NOTES_PANE (object)->state = g_value_dup_object (value); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_notes_pane_dispose (GObject *object)
{
  HawNotesPane *self = HAW_NOTES_PANE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  forget_opening (self);
  g_clear_object (&self->state);

  G_OBJECT_CLASS (haw_notes_pane_parent_class)->dispose (object);
}

static void
haw_notes_pane_class_init (HawNotesPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = haw_notes_pane_constructed;
  object_class->get_property = haw_notes_pane_get_property;
  object_class->set_property = haw_notes_pane_set_property;
  object_class->dispose = haw_notes_pane_dispose;

  properties[PROP_STATE] =
    g_param_spec_object ("state", NULL, NULL, HAW_TYPE_VIEW_STATE,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (HAW_TYPE_NOTE_LIST);
  g_type_ensure (HAW_TYPE_EVENT_PAGE);
  g_type_ensure (HAW_TYPE_EVENT_FORM);
  gtk_widget_class_set_css_name (widget_class, "notespane");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hawamish/Hawamish/notes/haw-notes-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, HawNotesPane, resume);
  gtk_widget_class_bind_template_child (widget_class, HawNotesPane, stack);
  gtk_widget_class_bind_template_child (widget_class, HawNotesPane, cards);
  gtk_widget_class_bind_template_child (widget_class, HawNotesPane, page);
  gtk_widget_class_bind_template_child (widget_class, HawNotesPane, form);
  gtk_widget_class_bind_template_callback (widget_class, resume_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, form_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_edit_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_leave_cb);
}

static void
haw_notes_pane_init (HawNotesPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
haw_notes_pane_new (HawViewState *state)
{
  g_return_val_if_fail (HAW_IS_VIEW_STATE (state), NULL);

  return g_object_new (HAW_TYPE_NOTES_PANE, "state", state, NULL);
}

gboolean
haw_notes_pane_flush (HawNotesPane *self)
{
  g_return_val_if_fail (HAW_IS_NOTES_PANE (self), FALSE);

  return haw_note_list_flush (self->cards);
}

gboolean
haw_notes_pane_is_storing (HawNotesPane *self)
{
  g_return_val_if_fail (HAW_IS_NOTES_PANE (self), FALSE);

  return haw_note_list_is_storing (self->cards);
}

gboolean
haw_notes_pane_has_unsaved (HawNotesPane *self)
{
  g_return_val_if_fail (HAW_IS_NOTES_PANE (self), FALSE);

  return haw_note_list_has_unsaved (self->cards);
}

void
haw_notes_pane_discard (HawNotesPane *self)
{
  g_return_if_fail (HAW_IS_NOTES_PANE (self));

  haw_note_list_discard (self->cards);
}

HawDrafts *
haw_notes_pane_collect_drafts (HawNotesPane *self)
{
  g_return_val_if_fail (HAW_IS_NOTES_PANE (self), NULL);

  return haw_note_list_collect_drafts (self->cards);
}

void
haw_notes_pane_take_drafts (HawNotesPane *self,
                            HawDrafts    *drafts)
{
  g_return_if_fail (HAW_IS_NOTES_PANE (self) && drafts != NULL);

  haw_note_list_take_drafts (self->cards, drafts);
}

void
haw_notes_pane_edit_article_note (HawNotesPane *self)
{
  g_return_if_fail (HAW_IS_NOTES_PANE (self));

  show (self, self->cards);
  haw_note_list_edit_article_note (self->cards);
}

gboolean
haw_notes_pane_hold (HawNotesPane *self)
{
  g_return_val_if_fail (HAW_IS_NOTES_PANE (self), FALSE);

  if (!haw_event_form_is_open (self->form) || !haw_event_form_get_modified (self->form))
    return FALSE;
  haw_view_state_show_message (self->state, _("Save or cancel the event you are writing first."));
  resume_clicked_cb (self);
  return TRUE;
}
