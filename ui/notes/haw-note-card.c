/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-note-card.h"
#include "haw-passage.h"
#include "model/haw-annotation-edit.h"
#include "model/haw-article-edit.h"
#include "model/haw-note.h"
#include "widgets/haw-cite-clipboard.h"
#include "widgets/haw-color-swatch.h"
#include "widgets/haw-key-position.h"
#include "widgets/haw-link-rows.h"
#include "widgets/haw-note-links.h"
#include "widgets/haw-note-spell.h"
#include "widgets/haw-note-templates.h"
#include "widgets/haw-wrap-layout.h"

#include <glib/gi18n.h>

struct _HawNoteCard
{
  GtkListBoxRow parent_instance;

  GtkWidget *quote;
  GtkWidget *chips;
  GtkWidget *events;
  GtkWidget *translate;
  GtkWidget *delete;
  GtkWidget *link;
  HawLinkRows *links;
  HawNoteText *note;
  HawNoteText *translation;

  HawViewState *state;
  HawProject *project;
  HawAnnotation *annotation;
  HawDrafts *drafts;
  GArray *shown_codes;  /* gint64 */
  GPtrArray *held;      /* HawEvent: those that the passage is a source of */
  char *shown_events;   /* a line for each */
};

enum
{
  LEAVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HawNoteCard, haw_note_card, GTK_TYPE_LIST_BOX_ROW)

static gint64
get_id (HawNoteCard *self)
{
  return haw_row_get_id (HAW_ROW (self->annotation));
}

static void
remove_children (GtkWidget *widget)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    gtk_widget_unparent (child);
}

static void
edited_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (HawNoteCard) self = data;
  g_autoptr (GError) error = NULL;

  if (!haw_project_edit_finish (HAW_PROJECT (object), result, &error))
    haw_view_state_show_error (self->state, error);
}

/* A card that is still in the window keeps the text itself. */
static void
take_result (HawNoteCard  *self,
             HawDraft      draft,
             GObject      *project,
             GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  HawNoteText *text = draft == HAW_DRAFT_NOTE ? self->note : self->translation;
  gboolean stored = haw_project_edit_finish (HAW_PROJECT (project), result, &error);

  haw_drafts_end (self->drafts);
  if (text != NULL)
    haw_note_text_committed (text, stored);
  if (stored)
    return;
  haw_view_state_show_error (self->state, error);
  if (gtk_widget_get_parent (GTK_WIDGET (self)) == NULL && text != NULL)
    {
      g_autofree char *typed = haw_note_text_dup_text (text);
      gboolean gone = g_error_matches (error, HAW_ERROR, HAW_ERROR_NOT_FOUND) ||
                      g_error_matches (error, HAW_ERROR, HAW_ERROR_INVALID);

      haw_drafts_put (self->drafts, get_id (self), draft, typed, gone);
    }
}

static void
note_stored_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (HawNoteCard) self = data;

  take_result (self, HAW_DRAFT_NOTE, object, result);
}

static void
note_commit_cb (HawNoteCard *self,
                const char  *text)
{
  haw_drafts_begin (self->drafts);
  haw_note_set_async (self->project, HAW_NOTE_ON_ANNOTATION, get_id (self), text, NULL,
                      note_stored_cb, g_object_ref (self));
}

static void
translation_stored_cb (GObject      *object,
                       GAsyncResult *result,
                       gpointer      data)
{
  g_autoptr (HawNoteCard) self = data;

  take_result (self, HAW_DRAFT_TRANSLATION, object, result);
}

static void
translation_commit_cb (HawNoteCard *self,
                       const char  *text)
{
  haw_drafts_begin (self->drafts);
  haw_annotation_set_translation_async (self->project, get_id (self), text, NULL,
                                        translation_stored_cb, g_object_ref (self));
}

static void
escape_cb (HawNoteCard *self)
{
  g_signal_emit (self, signals[LEAVE], 0);
}

static void
translate_clicked_cb (HawNoteCard *self)
{
  haw_note_card_edit_translation (self);
}

static void
document_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (HawNoteCard) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HawDocument) document = haw_project_read_finish (HAW_PROJECT (object), result, &error);
  HawCitation citation = { 0 };

  if (document == NULL)
    {
      haw_view_state_show_error (self->state, error);
      return;
    }
  if (!gtk_widget_get_realized (GTK_WIDGET (self)))
    return;
  citation.quote = haw_annotation_get_quote (self->annotation);
  citation.translation = haw_annotation_get_translation (self->annotation);
  citation.language = document->language;
  citation.outlet = document->outlet;
  citation.title = document->title;
  citation.published = document->published;
  haw_cite_copy (GTK_WIDGET (self), &citation);
  haw_view_state_show_message (self->state, _("Citation copied"));
}

static void
cite_clicked_cb (HawNoteCard *self)
{
  haw_document_load_async (self->project, haw_annotation_get_article (self->annotation), NULL,
                           document_cb, g_object_ref (self));
}

static void
link_clicked_cb (HawNoteCard *self)
{
  haw_view_state_edit_link (self->state, get_id (self));
}

static void
versions_clicked_cb (HawNoteCard *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.versions", "x", get_id (self));
}

static void
delete_clicked_cb (HawNoteCard *self)
{
  if (haw_view_state_get_annotation (self->state) == get_id (self))
    haw_view_state_set_annotation (self->state, 0);
  haw_annotation_remove_async (self->project, get_id (self), NULL, edited_cb, g_object_ref (self));
}

static void
remove_code_cb (HawNoteCard *self,
                GtkButton   *button)
{
  gint64 *code = g_object_get_data (G_OBJECT (button), "haw-code");

  haw_annotation_set_code_async (self->project, get_id (self), *code, FALSE, NULL, edited_cb,
                                 g_object_ref (self));
}

static void
open_event_cb (HawNoteCard *self,
               GtkButton   *button)
{
  gint64 *event = g_object_get_data (G_OBJECT (button), "haw-event");

  haw_view_state_set_event (self->state, *event);
}

/* Enter and Delete only on the card itself: in the texts and on the buttons they are theirs. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                HawNoteCard           *self)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  if (modifiers == (GDK_CONTROL_MASK | GDK_SHIFT_MASK) &&
      haw_key_position_to_latin (keycode) == 'C')
    {
      cite_clicked_cb (self);
      return TRUE;
    }
  if (modifiers != 0)
    return FALSE;
  if (keyval == GDK_KEY_Escape)
    {
      g_signal_emit (self, signals[LEAVE], 0);
      return TRUE;
    }
  if (!gtk_widget_has_focus (GTK_WIDGET (self)))
    return FALSE;
  if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter)
    haw_note_card_edit_note (self);
  else if ((keyval == GDK_KEY_Delete || keyval == GDK_KEY_KP_Delete) &&
           gtk_widget_get_sensitive (self->delete))
    delete_clicked_cb (self);
  else if (haw_key_position_to_latin (keycode) == 'L' && gtk_widget_get_sensitive (self->link))
    link_clicked_cb (self);
  else
    return FALSE;

  return TRUE;
}

static GtkWidget *
make_chip (HawNoteCard *self,
           HawCode     *code)
{
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (haw_code_get_name (code));
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  gint64 id = haw_row_get_id (HAW_ROW (code));
  g_autofree char *isolated = haw_isolate (haw_code_get_name (code));
  /* Translators: %s is the name of a code. */
  g_autofree char *text = g_strdup_printf (_("Remove Code “%s”"), isolated);

  gtk_widget_add_css_class (chip, "code-chip");
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (chip), haw_color_swatch_new (haw_code_get_color (code)));
  gtk_box_append (GTK_BOX (chip), label);
  gtk_box_append (GTK_BOX (chip), button);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, text);
  gtk_widget_set_sensitive (button, !haw_project_is_read_only (self->project));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_object_set_data_full (G_OBJECT (button), "haw-code", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_code_cb), self,
                           G_CONNECT_SWAPPED);

  return chip;
}

static GtkWidget *
make_event_link (HawNoteCard *self,
                 HawEvent    *event)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (haw_event_get_title (event));
  gint64 id = haw_row_get_id (HAW_ROW (event));
  g_autofree char *isolated = haw_isolate (haw_event_get_title (event));
  /* Translators: %s is the title of an event; the button opens it. */
  g_autofree char *name = g_strdup_printf (_("Event “%s”"), isolated);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), gtk_label_new ("◆"));
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "event-link");
  gtk_widget_set_tooltip_text (button, haw_event_get_title (event));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "haw-event", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (open_event_cb), self,
                           G_CONNECT_SWAPPED);

  return button;
}

static void
put_caret_into (HawNoteText *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (text));
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_place_cursor (buffer, &end);
  gtk_widget_grab_focus (GTK_WIDGET (text));
}

static void
set_read_only (HawNoteCard *self)
{
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->note), FALSE);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->translation), FALSE);
  gtk_widget_set_sensitive (self->translate, FALSE);
  gtk_widget_set_sensitive (self->delete, FALSE);
  gtk_widget_set_sensitive (self->link, FALSE);
}

static void
haw_note_card_dispose (GObject *object)
{
  HawNoteCard *self = HAW_NOTE_CARD (object);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), HAW_TYPE_NOTE_CARD);
  g_clear_object (&self->annotation);
  g_clear_object (&self->project);
  g_clear_object (&self->state);

  G_OBJECT_CLASS (haw_note_card_parent_class)->dispose (object);
}

static void
haw_note_card_finalize (GObject *object)
{
  g_array_unref (HAW_NOTE_CARD (object)->shown_codes);
  g_ptr_array_unref (HAW_NOTE_CARD (object)->held);
  g_free (HAW_NOTE_CARD (object)->shown_events);
  haw_drafts_unref (HAW_NOTE_CARD (object)->drafts);

  G_OBJECT_CLASS (haw_note_card_parent_class)->finalize (object);
}

static void
haw_note_card_class_init (HawNoteCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = haw_note_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = haw_note_card_finalize;

  signals[LEAVE] = g_signal_new ("leave", HAW_TYPE_NOTE_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);

  g_type_ensure (HAW_TYPE_LINK_ROWS);
  g_type_ensure (HAW_TYPE_NOTE_TEXT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hawamish/Hawamish/notes/haw-note-card.ui");
  gtk_widget_class_bind_template_child (widget_class, HawNoteCard, quote);
  gtk_widget_class_bind_template_child (widget_class, HawNoteCard, chips);
  gtk_widget_class_bind_template_child (widget_class, HawNoteCard, events);
  gtk_widget_class_bind_template_child (widget_class, HawNoteCard, translate);
  gtk_widget_class_bind_template_child (widget_class, HawNoteCard, delete);
  gtk_widget_class_bind_template_child (widget_class, HawNoteCard, link);
  gtk_widget_class_bind_template_child (widget_class, HawNoteCard, links);
  gtk_widget_class_bind_template_child (widget_class, HawNoteCard, note);
  gtk_widget_class_bind_template_child (widget_class, HawNoteCard, translation);
  gtk_widget_class_bind_template_callback (widget_class, note_commit_cb);
  gtk_widget_class_bind_template_callback (widget_class, translation_commit_cb);
  gtk_widget_class_bind_template_callback (widget_class, escape_cb);
  gtk_widget_class_bind_template_callback (widget_class, translate_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, cite_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, link_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, versions_clicked_cb);
}

static void
haw_note_card_init (HawNoteCard *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->shown_codes = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->held = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->chips, haw_wrap_layout_new (6));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
haw_note_card_new (HawViewState  *state,
                   HawDrafts     *drafts,
                   HawAnnotation *annotation)
{
  HawNoteCard *self;

  g_return_val_if_fail (HAW_IS_VIEW_STATE (state) && HAW_IS_ANNOTATION (annotation), NULL);

  self = g_object_new (HAW_TYPE_NOTE_CARD, NULL);
  self->state = g_object_ref (state);
  self->project = g_object_ref (haw_view_state_get_project (state));
  self->annotation = g_object_ref (annotation);
  self->drafts = haw_drafts_ref (drafts);
  haw_note_links_attach (self->note, state);
  haw_note_spell_attach (self->note, haw_spell_get ());
  haw_note_templates_attach (self->note, state, HAW_NOTE_ON_ANNOTATION,
                             haw_row_get_id (HAW_ROW (annotation)));
  if (haw_project_is_read_only (self->project))
    set_read_only (self);
  haw_note_card_refresh (self);
  haw_note_card_take_drafts (self);

  return GTK_WIDGET (self);
}

HawAnnotation *
haw_note_card_get_annotation (HawNoteCard *self)
{
  g_return_val_if_fail (HAW_IS_NOTE_CARD (self), NULL);

  return self->annotation;
}

void
haw_note_card_refresh (HawNoteCard *self)
{
  const char *quote;
  const char *translation;
  const gint64 *codes;
  gsize n;

  g_return_if_fail (HAW_IS_NOTE_CARD (self));

  quote = haw_annotation_get_quote (self->annotation);
  translation = haw_annotation_get_translation (self->annotation);
  gtk_label_set_text (GTK_LABEL (self->quote), quote);
  haw_passage_set_direction (self->quote, quote);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, quote, -1);
  haw_note_text_set_stored (self->note, haw_annotation_get_note (self->annotation));
  haw_note_text_set_stored (self->translation, translation);
  if (*translation != '\0')
    gtk_widget_set_visible (GTK_WIDGET (self->translation), TRUE);
  gtk_widget_set_visible (self->translate,
                          !gtk_widget_get_visible (GTK_WIDGET (self->translation)));
  codes = haw_annotation_get_codes (self->annotation, &n);
  if (n != self->shown_codes->len ||
      (n > 0 && memcmp (codes, self->shown_codes->data, n * sizeof *codes) != 0))
    haw_note_card_refresh_codes (self);
}

void
haw_note_card_refresh_codes (HawNoteCard *self)
{
  HawCodeList *list;
  const gint64 *codes;
  gsize n;
  gboolean had_focus;

  g_return_if_fail (HAW_IS_NOTE_CARD (self));

  list = haw_view_state_get_codes (self->state);
  codes = haw_annotation_get_codes (self->annotation, &n);
  g_array_set_size (self->shown_codes, 0);
  if (n > 0)
    g_array_append_vals (self->shown_codes, codes, n);
  had_focus = gtk_widget_get_focus_child (self->chips) != NULL;
  remove_children (self->chips);
  for (gsize i = 0; list != NULL && i < n; i++)
    {
      HawCode *code = haw_row_store_lookup (HAW_ROW_STORE (list), codes[i]);

      if (code != NULL)
        gtk_widget_set_parent (make_chip (self, code), self->chips);
    }
  gtk_widget_set_visible (self->chips, gtk_widget_get_first_child (self->chips) != NULL);
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* Those that are still being read are shown when they are there. */
static void
make_event_links (HawNoteCard   *self,
                  HawEventStore *store)
{
  g_autoptr (GString) shown = g_string_new (NULL);
  g_autoptr (GPtrArray) events = g_ptr_array_new ();

  for (guint i = 0; i < self->held->len; i++)
    {
      gint64 id = haw_row_get_id (self->held->pdata[i]);
      HawEvent *event = haw_event_store_lookup (store, id);

      if (event == NULL)
        continue;
      g_ptr_array_add (events, event);
      g_string_append_printf (shown, "%" G_GINT64_FORMAT " %s\n", id, haw_event_get_title (event));
    }
  if (g_strcmp0 (shown->str, self->shown_events) == 0)
    return;

  g_free (self->shown_events);
  self->shown_events = g_strdup (shown->str);
  remove_children (self->events);
  for (guint i = 0; i < events->len; i++)
    gtk_widget_set_parent (make_event_link (self, events->pdata[i]), self->events);
  gtk_widget_set_visible (self->events, events->len > 0);
}

void
haw_note_card_show_events (HawNoteCard *self,
                           GArray      *events)
{
  HawEventStore *store;
  g_autoptr (GPtrArray) before = NULL;

  g_return_if_fail (HAW_IS_NOTE_CARD (self));

  store = haw_view_state_get_events (self->state);
  before = g_steal_pointer (&self->held);
  self->held = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; events != NULL && store != NULL && i < events->len; i++)
    g_ptr_array_add (self->held,
                     haw_event_store_hold (store, g_array_index (events, gint64, i)));
  make_event_links (self, store);
}

void
haw_note_card_show_links (HawNoteCard *self,
                          GPtrArray   *ends)
{
  g_return_if_fail (HAW_IS_NOTE_CARD (self));

  haw_link_rows_show (self->links, self->state, ends);
}

void
haw_note_card_edit_note (HawNoteCard *self)
{
  g_return_if_fail (HAW_IS_NOTE_CARD (self));

  put_caret_into (self->note);
}

void
haw_note_card_edit_translation (HawNoteCard *self)
{
  g_return_if_fail (HAW_IS_NOTE_CARD (self));

  gtk_widget_set_visible (GTK_WIDGET (self->translation), TRUE);
  gtk_widget_set_visible (self->translate, FALSE);
  put_caret_into (self->translation);
}

void
haw_note_card_take_drafts (HawNoteCard *self)
{
  g_autofree char *note = NULL;
  g_autofree char *translation = NULL;

  g_return_if_fail (HAW_IS_NOTE_CARD (self));

  note = haw_drafts_take (self->drafts, get_id (self), HAW_DRAFT_NOTE);
  translation = haw_drafts_take (self->drafts, get_id (self), HAW_DRAFT_TRANSLATION);
  if (note != NULL)
    haw_note_text_set_draft (self->note, note);
  if (translation == NULL)
    return;
  haw_note_text_set_draft (self->translation, translation);
  gtk_widget_set_visible (GTK_WIDGET (self->translation), TRUE);
  gtk_widget_set_visible (self->translate, FALSE);
}

static void
put_draft (HawNoteCard *self,
           HawNoteText *text,
           HawDraft     draft,
           gboolean     orphan)
{
  if (haw_note_text_is_pending (text))
    {
      g_autofree char *typed = haw_note_text_dup_text (text);

      haw_drafts_put (self->drafts, get_id (self), draft, typed, orphan);
    }
}

void
haw_note_card_put_drafts (HawNoteCard *self,
                          gboolean     orphan)
{
  g_return_if_fail (HAW_IS_NOTE_CARD (self));

  put_draft (self, self->note, HAW_DRAFT_NOTE, orphan);
  put_draft (self, self->translation, HAW_DRAFT_TRANSLATION, orphan);
}

void
haw_note_card_discard (HawNoteCard *self)
{
  g_return_if_fail (HAW_IS_NOTE_CARD (self));

  haw_note_text_discard (self->note);
  haw_note_text_discard (self->translation);
}

gboolean
haw_note_card_is_pending (HawNoteCard *self)
{
  g_return_val_if_fail (HAW_IS_NOTE_CARD (self), FALSE);

  return haw_note_text_is_pending (self->note) || haw_note_text_is_pending (self->translation);
}

gboolean
haw_note_card_flush (HawNoteCard *self)
{
  gboolean note;

  g_return_val_if_fail (HAW_IS_NOTE_CARD (self), FALSE);

  note = haw_note_text_flush (self->note);
  return haw_note_text_flush (self->translation) || note;
}
