/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-note-list-private.h"
#include "model/haw-event-edit.h"

#include <glib/gi18n.h>

#define MAX_ARTICLE_NOTE 140 /* px of height */

G_DEFINE_FINAL_TYPE (HawNoteList, haw_note_list, GTK_TYPE_WIDGET)

static gint64
card_id (HawNoteCard *card)
{
  return haw_row_get_id (HAW_ROW (haw_note_card_get_annotation (card)));
}

static void
reveal (HawNoteList *self,
        HawNoteCard *card)
{
  HawAnnotation *annotation = haw_note_card_get_annotation (card);

  haw_view_state_reveal_passage (self->state, haw_annotation_get_article (annotation),
                                 haw_annotation_get_start (annotation),
                                 haw_annotation_get_end (annotation));
}

/* A card has its place only after the frame in which it was laid out. */
static gboolean
scroll_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       data)
{
  HawNoteList *self = HAW_NOTE_LIST (widget);
  GtkWidget *card = GTK_WIDGET (gtk_list_box_get_selected_row (self->box));
  graphene_rect_t bounds;
  GtkAdjustment *adjustment;

  if (card != NULL && gtk_widget_get_height (card) == 0)
    return G_SOURCE_CONTINUE;
  self->scroll_tick = 0;
  adjustment = gtk_list_box_get_adjustment (self->box);
  if (card != NULL && gtk_widget_compute_bounds (card, GTK_WIDGET (self->box), &bounds))
    {
      double top = (double) bounds.origin.y - 6;
      double bottom = top + (double) bounds.size.height + 12;

      gtk_adjustment_clamp_page (adjustment, top,
                                 MIN (bottom, top + gtk_adjustment_get_page_size (adjustment)));
    }
  return G_SOURCE_REMOVE;
}

static void
follow_selection (HawNoteList *self)
{
  HawNoteCard *card = haw_note_list_find_card (self, haw_view_state_get_annotation (self->state));
  GtkListBoxRow *row = card != NULL ? GTK_LIST_BOX_ROW (card) : NULL;

  if (gtk_list_box_get_selected_row (self->box) == row)
    return;
  self->selecting = TRUE;
  gtk_list_box_select_row (self->box, row);
  self->selecting = FALSE;
  if (row != NULL && self->scroll_tick == 0)
    self->scroll_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb, NULL, NULL);
}

static void
put_wanted_caret (HawNoteList *self)
{
  HawNoteCard *card = self->wanted != 0 ? haw_note_list_find_card (self, self->wanted) : NULL;

  if (card == NULL)
    return;
  if (self->caret == CARET_TRANSLATION)
    haw_note_card_edit_translation (card);
  else
    haw_note_card_edit_note (card);
  self->wanted = 0;
}

static void
show_placeholder (HawNoteList *self)
{
  gboolean loading = self->annotations != NULL &&
                     haw_row_store_get_loading (HAW_ROW_STORE (self->annotations));

  gtk_label_set_text (GTK_LABEL (self->placeholder),
                      self->annotations == NULL
                      ? _("Choose an article to annotate it.")
                      : _("Select words in the article and press a code’s key, or Enter to write a "
                          "note."));
  gtk_widget_set_opacity (self->placeholder, loading ? 0 : 1);
}

/* Deleting the card that has the focus leaves it with the next one. */
static void
keep_focus (HawNoteList *self,
            guint        index)
{
  if (self->cards->len > 0)
    gtk_widget_grab_focus (g_ptr_array_index (self->cards, MIN (index, self->cards->len - 1)));
  else
    haw_view_state_return_to_text (self->state);
}

static void
items_changed_cb (HawNoteList *self,
                  guint        place,
                  guint        n_removed,
                  guint        n_added,
                  GListModel  *model)
{
  gboolean had_focus = FALSE;
  guint index = place >= self->first ? place - self->first : G_MAXUINT;

  if (n_removed == 1 && n_added == 1 && index < self->cards->len)
    {
      HawNoteCard *card = g_ptr_array_index (self->cards, index);

      if (haw_note_card_get_annotation (card) ==
          haw_row_store_peek (HAW_ROW_STORE (self->annotations), place))
        {
          haw_note_card_refresh (card);
          return;
        }
    }

  had_focus = haw_note_list_drop_removed (self, place, n_removed);
  haw_note_list_make_added (self, place, n_added);

  show_placeholder (self);
  if (had_focus)
    keep_focus (self, index);
  follow_selection (self);
  put_wanted_caret (self);
}

static void
show_links (HawNoteList *self)
{
  for (guint i = 0; i < self->cards->len; i++)
    {
      HawNoteCard *card = g_ptr_array_index (self->cards, i);
      gint64 id = card_id (card);

      haw_note_card_show_events (card, g_hash_table_lookup (self->links, &id));
    }
}

static void
links_loaded_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr (HawNoteList) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) links = haw_project_read_finish (HAW_PROJECT (object), result, &error);

  if (links == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
          !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
        g_warning ("%s", error->message);
      return;
    }

  g_hash_table_remove_all (self->links);
  for (guint i = 0; i < links->len; i++)
    {
      HawEvidenceLink *link = &g_array_index (links, HawEvidenceLink, i);
      GArray *events = g_hash_table_lookup (self->links, &link->annotation);

      if (events == NULL)
        {
          events = g_array_new (FALSE, FALSE, sizeof (gint64));
          g_hash_table_insert (self->links, g_memdup2 (&link->annotation, sizeof (gint64)), events);
        }
      g_array_append_val (events, link->event);
    }
  show_links (self);
}

static void
load_links (HawNoteList *self)
{
  gint64 article = self->state != NULL ? haw_view_state_get_article (self->state) : 0;

  if (self->loading_links != NULL)
    g_cancellable_cancel (self->loading_links);
  g_clear_object (&self->loading_links);
  if (self->project == NULL || article == 0)
    return;
  self->loading_links = g_cancellable_new ();
  haw_event_load_links_async (self->project, article, self->loading_links, links_loaded_cb,
                              g_object_ref (self));
}

static void
project_changed_cb (HawNoteList *self,
                    HawChanges  *changes)
{
  if (haw_changes_touch (changes, HAW_TABLE_EVIDENCE))
    load_links (self);
}

static void
codes_changed_cb (HawNoteList *self)
{
  for (guint i = 0; i < self->cards->len; i++)
    haw_note_card_refresh_codes (g_ptr_array_index (self->cards, i));
}

static void
relations_changed_cb (HawNoteList *self)
{
  for (guint i = 0; i < self->cards->len; i++)
    {
      HawNoteCard *card = g_ptr_array_index (self->cards, i);

      haw_note_card_show_links (card, haw_links_get (self->relations, card_id (card)));
    }
}

static void
renew_relations (HawNoteList *self)
{
  HawProject *project = haw_view_state_get_project (self->state);

  if (self->relations != NULL)
    g_signal_handlers_disconnect_by_data (self->relations, self);
  g_clear_object (&self->relations);
  if (self->annotations == NULL || project == NULL)
    return;
  self->relations = haw_links_new (project, haw_annotation_list_get_article (self->annotations));
  g_signal_connect_object (self->relations, "changed", G_CALLBACK (relations_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
set_annotations (HawNoteList       *self,
                 HawAnnotationList *annotations)
{
  haw_note_list_flush (self);
  if (self->annotations != NULL)
    g_signal_handlers_disconnect_by_data (self->annotations, self);
  haw_note_list_clear (self);
  g_hash_table_remove_all (self->links);
  g_set_object (&self->annotations, annotations);
  renew_relations (self);
  self->wanted = 0;
  gtk_adjustment_set_value (gtk_list_box_get_adjustment (self->box), 0);

  if (annotations != NULL)
    {
      g_signal_connect_object (annotations, "items-changed", G_CALLBACK (items_changed_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (annotations, "notify::loading", G_CALLBACK (show_placeholder), self,
                               G_CONNECT_SWAPPED);
      haw_note_list_fill (self);
    }
  show_placeholder (self);
  load_links (self);
  follow_selection (self);
}

static void
follow_list (HawNoteList  *self,
             gpointer     *field,
             gpointer      list,
             const char   *signal,
             GCallback     changed)
{
  if (*field == list)
    return;
  if (*field != NULL)
    g_signal_handlers_disconnect_by_data (*field, self);
  g_clear_object (field);
  if (list == NULL)
    return;
  *field = g_object_ref (list);
  g_signal_connect_object (list, signal, changed, self, G_CONNECT_SWAPPED);
}

static void
models_changed_cb (HawNoteList *self)
{
  HawProject *project = haw_view_state_get_project (self->state);

  /* What is pending belongs to the project that goes. */
  set_annotations (self, haw_view_state_get_annotations (self->state));
  if (self->project != project)
    {
      if (self->project != NULL)
        g_signal_handlers_disconnect_by_data (self->project, self);
      g_set_object (&self->project, project);
      haw_drafts_unref (self->drafts);
      self->drafts = project != NULL ? haw_drafts_ref (haw_drafts_get (project)) : haw_drafts_new ();
      if (project != NULL)
        g_signal_connect_object (project, "changed", G_CALLBACK (project_changed_cb), self,
                                 G_CONNECT_SWAPPED);
      load_links (self);
    }
  follow_list (self, (gpointer *) &self->codes, haw_view_state_get_codes (self->state),
               "items-changed", G_CALLBACK (codes_changed_cb));
  follow_list (self, (gpointer *) &self->events, haw_view_state_get_events (self->state),
               "changed", G_CALLBACK (show_links));
  haw_note_editor_set_id (self->article_note, haw_view_state_get_article (self->state));
  gtk_widget_set_visible (self->article_box, haw_view_state_get_article (self->state) != 0);
}

static void
row_selected_cb (HawNoteList   *self,
                 GtkListBoxRow *row)
{
  if (self->selecting || row == NULL)
    return;
  self->revealed = card_id (HAW_NOTE_CARD (row));
  haw_view_state_set_annotation (self->state, self->revealed);
  reveal (self, HAW_NOTE_CARD (row));
}

/* A click on the card that is selected already shows its passage again. */
static void
row_activated_cb (HawNoteList   *self,
                  GtkListBoxRow *row)
{
  if (self->revealed != card_id (HAW_NOTE_CARD (row)))
    reveal (self, HAW_NOTE_CARD (row));
  self->revealed = 0;
}

static void
haw_note_list_dispose (GObject *object)
{
  HawNoteList *self = HAW_NOTE_LIST (object);

  if (self->cards->len > 0)
    haw_note_list_flush (self);
  g_ptr_array_set_size (self->cards, 0);
  g_clear_handle_id (&self->fill_idle, g_source_remove);
  g_clear_handle_id (&self->extend_idle, g_source_remove);
  if (self->loading_links != NULL)
    g_cancellable_cancel (self->loading_links);
  g_clear_object (&self->loading_links);
  g_clear_pointer (&self->article_box, gtk_widget_unparent);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->annotations);
  g_clear_object (&self->relations);
  g_clear_object (&self->codes);
  g_clear_object (&self->events);
  g_clear_object (&self->project);
  g_clear_object (&self->state);

  G_OBJECT_CLASS (haw_note_list_parent_class)->dispose (object);
}

static void
haw_note_list_finalize (GObject *object)
{
  HawNoteList *self = HAW_NOTE_LIST (object);

  g_ptr_array_unref (self->cards);
  g_hash_table_unref (self->links);
  haw_drafts_unref (self->drafts);

  G_OBJECT_CLASS (haw_note_list_parent_class)->finalize (object);
}

static void
haw_note_list_class_init (HawNoteListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = haw_note_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = haw_note_list_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
haw_note_list_init (HawNoteList *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkAdjustment *adjustment;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->cards = g_ptr_array_new ();
  self->links = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                       (GDestroyNotify) g_array_unref);
  self->drafts = haw_drafts_new ();

  self->placeholder = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "justify", GTK_JUSTIFY_CENTER,
                                    "margin-start", 24, "margin-end", 24, "margin-top", 48,
                                    "max-width-chars", 30, NULL);
  gtk_widget_add_css_class (self->placeholder, "dim-label");

  self->box = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_placeholder (self->box, self->placeholder);
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "note-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Notes"), -1);
  g_signal_connect_swapped (self->box, "row-selected", G_CALLBACK (row_selected_cb), self);
  g_signal_connect_swapped (self->box, "row-activated", G_CALLBACK (row_activated_cb), self);

  self->scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER,
                                 "child", self->box, "vexpand", TRUE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scrolled), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Notes"), -1);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  adjustment = gtk_list_box_get_adjustment (self->box);
  g_signal_connect_object (adjustment, "value-changed",
                           G_CALLBACK (haw_note_list_extend_soon), self,
                           G_CONNECT_SWAPPED);
  show_placeholder (self);
}

/* The note on the article stands above those on its passages, and scrolls by itself where it is long. */
static void
build_article_note (HawNoteList *self)
{
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "label", _("Note on the Article"), "xalign", 0.0,
                                     NULL);

  self->article_note = HAW_NOTE_EDITOR (haw_note_editor_new (self->state, HAW_NOTE_ON_ARTICLE,
                                                             _("Note on the Article"),
                                                             _("Write a note on the article…")));
  haw_note_editor_set_max_height (self->article_note, MAX_ARTICLE_NOTE);
  self->article_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_add_css_class (heading, "caption");
  gtk_widget_add_css_class (heading, "dim-label");
  gtk_widget_add_css_class (self->article_box, "article-note");
  gtk_box_append (GTK_BOX (self->article_box), heading);
  gtk_box_append (GTK_BOX (self->article_box), GTK_WIDGET (self->article_note));
  gtk_widget_insert_before (self->article_box, GTK_WIDGET (self), self->scrolled);
}

void
haw_note_list_set_state (HawNoteList  *self,
                         HawViewState *state)
{
  g_return_if_fail (HAW_IS_NOTE_LIST (self) && HAW_IS_VIEW_STATE (state));
  g_return_if_fail (self->state == NULL);

  self->state = g_object_ref (state);
  build_article_note (self);
  g_signal_connect_object (state, "notify::project", G_CALLBACK (models_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "notify::annotations", G_CALLBACK (models_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "notify::annotation", G_CALLBACK (follow_selection), self,
                           G_CONNECT_SWAPPED);
  models_changed_cb (self);
}

static void
want_caret (HawNoteList *self,
            gint64       annotation,
            Caret        caret)
{
  self->wanted = annotation;
  self->caret = caret;
  put_wanted_caret (self);
}

void
haw_note_list_edit_note (HawNoteList *self,
                         gint64       annotation)
{
  g_return_if_fail (HAW_IS_NOTE_LIST (self));

  want_caret (self, annotation, CARET_NOTE);
}

void
haw_note_list_edit_article_note (HawNoteList *self)
{
  g_return_if_fail (HAW_IS_NOTE_LIST (self));

  haw_note_editor_edit (self->article_note);
}

void
haw_note_list_edit_translation (HawNoteList *self,
                                gint64       annotation)
{
  g_return_if_fail (HAW_IS_NOTE_LIST (self));

  want_caret (self, annotation, CARET_TRANSLATION);
}

gboolean
haw_note_list_flush (HawNoteList *self)
{
  gboolean pending = FALSE;

  g_return_val_if_fail (HAW_IS_NOTE_LIST (self), FALSE);

  for (guint i = 0; i < self->cards->len; i++)
    pending |= haw_note_card_flush (g_ptr_array_index (self->cards, i));

  return haw_note_editor_flush_all (self->project) || pending;
}

HawDrafts *
haw_note_list_collect_drafts (HawNoteList *self)
{
  g_return_val_if_fail (HAW_IS_NOTE_LIST (self), NULL);

  for (guint i = 0; i < self->cards->len; i++)
    {
      haw_note_card_put_drafts (g_ptr_array_index (self->cards, i), FALSE);
      haw_note_card_discard (g_ptr_array_index (self->cards, i));
    }
  haw_note_editor_put_all_drafts (self->project);

  return haw_drafts_ref (self->drafts);
}

void
haw_note_list_take_drafts (HawNoteList *self,
                           HawDrafts   *drafts)
{
  g_return_if_fail (HAW_IS_NOTE_LIST (self) && drafts != NULL);

  haw_drafts_store (self->drafts, drafts, self->state);
}

gboolean
haw_note_list_is_storing (HawNoteList *self)
{
  g_return_val_if_fail (HAW_IS_NOTE_LIST (self), FALSE);

  return haw_drafts_is_storing (self->drafts);
}

gboolean
haw_note_list_has_unsaved (HawNoteList *self)
{
  g_return_val_if_fail (HAW_IS_NOTE_LIST (self), FALSE);

  for (guint i = 0; i < self->cards->len; i++)
    if (haw_note_card_is_pending (g_ptr_array_index (self->cards, i)))
      return TRUE;

  return haw_note_editor_is_any_pending (self->project) || !haw_drafts_is_empty (self->drafts);
}

void
haw_note_list_discard (HawNoteList *self)
{
  g_return_if_fail (HAW_IS_NOTE_LIST (self));

  haw_drafts_clear (self->drafts);
  haw_note_editor_discard_all (self->project);
  for (guint i = 0; i < self->cards->len; i++)
    haw_note_card_discard (g_ptr_array_index (self->cards, i));
}
