/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-note-list-private.h"

#define CHUNK    24  /* cards made at a time */
#define N_FILLED 24  /* made when there is time; more come when they are scrolled to */
#define N_KEPT   48 /* of which no more are kept */

guint
haw_note_list_n_annotations (HawNoteList *self)
{
  return self->annotations != NULL ? haw_row_store_get_n (HAW_ROW_STORE (self->annotations)) : 0;
}

static void
leave_cb (HawNoteList *self)
{
  haw_view_state_return_to_text (self->state);
}

/* Writing in a card, or anything else done there, selects it. */
static void
contains_focus_cb (GtkEventController *focus,
                   GParamSpec         *pspec,
                   HawNoteList        *self)
{
  GtkListBoxRow *card = GTK_LIST_BOX_ROW (gtk_event_controller_get_widget (focus));

  if (gtk_event_controller_focus_contains_focus (GTK_EVENT_CONTROLLER_FOCUS (focus)) &&
      gtk_widget_get_parent (GTK_WIDGET (card)) == GTK_WIDGET (self->box))
    gtk_list_box_select_row (self->box, card);
}

static HawNoteCard *
make_card (HawNoteList *self,
           guint        place)
{
  HawAnnotation *annotation = haw_row_store_peek (HAW_ROW_STORE (self->annotations), place);
  gint64 id = haw_row_get_id (HAW_ROW (annotation));
  GtkWidget *card = haw_note_card_new (self->state, self->drafts, annotation);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (card, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "notify::contains-focus", G_CALLBACK (contains_focus_cb), self,
                           0);
  gtk_widget_add_controller (card, focus);
  haw_note_card_show_events (HAW_NOTE_CARD (card), g_hash_table_lookup (self->links, &id));
  if (self->relations != NULL)
    haw_note_card_show_links (HAW_NOTE_CARD (card), haw_links_get (self->relations, id));
  gtk_list_box_insert (self->box, card, (int) (place - self->first));
  g_ptr_array_insert (self->cards, (int) (place - self->first), card);

  return HAW_NOTE_CARD (card);
}

/* What was typed in a card that goes comes back with the annotation, if that ever does. */
static void
drop_card (HawNoteList *self,
           guint        place)
{
  HawNoteCard *card = g_ptr_array_index (self->cards, place);

  haw_note_card_put_drafts (card, TRUE);
  g_ptr_array_remove_index (self->cards, place);
  gtk_list_box_remove (self->box, GTK_WIDGET (card));
}

/* The place after the last card. */
static guint
cards_end (HawNoteList *self)
{
  return self->first + self->cards->len;
}

static void
fill_until (HawNoteList *self,
            guint        place)
{
  while (cards_end (self) < MIN (place, haw_note_list_n_annotations (self)))
    make_card (self, cards_end (self));
}

static void
fill_cb (gpointer data)
{
  HawNoteList *self = HAW_NOTE_LIST (data);

  self->fill_idle = 0;
  /* Others may have come in the meantime. */
  if (self->cards->len < N_FILLED)
    fill_until (self, cards_end (self) + CHUNK);
  if (self->cards->len < N_FILLED && cards_end (self) < haw_note_list_n_annotations (self))
    self->fill_idle = g_idle_add_once (fill_cb, self);
}

static void
fill_soon (HawNoteList *self)
{
  if (self->fill_idle == 0 && self->cards->len < N_FILLED &&
      cards_end (self) < haw_note_list_n_annotations (self))
    self->fill_idle = g_idle_add_once (fill_cb, self);
}

/* What is being typed in a card that goes out of sight is stored. */
static void
let_go (HawNoteList *self,
        guint        index)
{
  haw_note_card_flush (g_ptr_array_index (self->cards, index));
  drop_card (self, index);
}

static void
keep_first (HawNoteList *self,
            guint        n)
{
  while (self->cards->len > n)
    let_go (self, self->cards->len - 1);
}

/* Makes the cards around @place, which is far from those that are there. */
static void
go_to_place (HawNoteList *self,
             guint        place)
{
  guint n = haw_note_list_n_annotations (self);

  keep_first (self, 0);
  self->first = MIN (place > CHUNK / 2 ? place - CHUNK / 2 : 0, n > CHUNK ? n - CHUNK : 0);
  fill_until (self, self->first + CHUNK);
  fill_soon (self);
}

/* How far the top of the list is above the card at @index. */
static double
card_top (HawNoteList *self,
          guint        index)
{
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (g_ptr_array_index (self->cards, index), GTK_WIDGET (self->box),
                                  &bounds))
    return 0;
  return (double) bounds.origin.y;
}

/* What is seen stays where it is when cards above it go. */
static void
drop_above (HawNoteList *self)
{
  guint n = self->cards->len > N_KEPT ? self->cards->len - N_KEPT : 0;
  GtkAdjustment *adjustment = gtk_list_box_get_adjustment (self->box);
  double height = n > 0 ? card_top (self, n) - card_top (self, 0) : 0;

  for (guint i = 0; i < n; i++)
    {
      let_go (self, 0);
      self->first++;
    }
  if (n > 0)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) - height);
}

/* What is seen stays where it is when cards come above it: they are measured before they are laid
 * out, since the layout itself can not scroll. */
static void
add_above (HawNoteList *self)
{
  guint n = MIN (self->first, CHUNK);
  int width = gtk_widget_get_width (GTK_WIDGET (self->box));
  GtkAdjustment *adjustment = gtk_list_box_get_adjustment (self->box);
  double height = 0;

  keep_first (self, N_KEPT - n);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *card;
      int minimum;

      self->first--;
      card = GTK_WIDGET (make_card (self, self->first));
      gtk_widget_measure (card, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);
      height += minimum;
    }
  gtk_adjustment_set_upper (adjustment, gtk_adjustment_get_upper (adjustment) + height);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + height);
}

/* Near an end of the cards more are made. */
static void
extend_cb (gpointer data)
{
  HawNoteList *self = HAW_NOTE_LIST (data);
  GtkAdjustment *adjustment = gtk_list_box_get_adjustment (self->box);
  double value = gtk_adjustment_get_value (adjustment);
  double page = gtk_adjustment_get_page_size (adjustment);

  self->extend_idle = 0;
  if (self->cards->len == 0 || page < 1)
    return;
  if (self->first > 0 && value < page / 2)
    add_above (self);
  else if (cards_end (self) < haw_note_list_n_annotations (self) &&
           value + 1.5 * page > gtk_adjustment_get_upper (adjustment))
    {
      fill_until (self, cards_end (self) + CHUNK);
      drop_above (self);
    }
}

/* A list can be scrolled by its own layout, which is no time to add to it. */
void
haw_note_list_extend_soon (HawNoteList *self)
{
  if (self->extend_idle == 0 && self->cards->len < haw_note_list_n_annotations (self))
    self->extend_idle = g_idle_add_once (extend_cb, self);
}

HawNoteCard *
haw_note_list_find_card (HawNoteList *self,
                         gint64       annotation)
{
  guint place;

  if (self->annotations == NULL || annotation == 0 ||
      !haw_row_store_find (HAW_ROW_STORE (self->annotations), annotation, &place))
    return NULL;
  if (place < self->first || place > cards_end (self) + CHUNK)
    go_to_place (self, place);
  else if (place >= cards_end (self))
    {
      fill_until (self, place + 1);
      drop_above (self);
    }
  return g_ptr_array_index (self->cards, place - self->first);
}

/* Takes away the cards of annotations that went; returns whether the focus was in one of them. */
gboolean
haw_note_list_drop_removed (HawNoteList *self,
                            guint        place,
                            guint        n_removed)
{
  guint above = place < self->first ? MIN (n_removed, self->first - place) : 0;
  gboolean had_focus = FALSE;

  self->first -= above;
  for (guint i = above; i < n_removed && place < cards_end (self); i++)
    {
      guint index = place - self->first;

      had_focus |= gtk_widget_get_focus_child (GTK_WIDGET (self->box)) ==
                   g_ptr_array_index (self->cards, index);
      drop_card (self, index);
    }
  if (self->cards->len == 0)
    self->first = 0;

  return had_focus;
}

/* Of many that came the first are made, and what was after them comes again when it is needed. */
void
haw_note_list_make_added (HawNoteList *self,
                          guint        place,
                          guint        n_added)
{
  GtkAdjustment *adjustment = gtk_list_box_get_adjustment (self->box);

  if (place < self->first)
    {
      self->first += n_added;
      return;
    }
  if (place == cards_end (self) && self->cards->len >= N_FILLED)
    return;
  for (guint i = 0; i < MIN (n_added, CHUNK) && place + i <= cards_end (self); i++)
    make_card (self, place + i);
  if (n_added > CHUNK)
    keep_first (self, place + CHUNK - self->first);
  if (gtk_adjustment_get_value (adjustment) > gtk_adjustment_get_upper (adjustment) / 2)
    drop_above (self);
  keep_first (self, N_KEPT);
  fill_soon (self);
}

/* Makes the cards of annotations that were not there before, from the first on. */
void
haw_note_list_fill (HawNoteList *self)
{
  fill_until (self, CHUNK);
  fill_soon (self);
}

void
haw_note_list_clear (HawNoteList *self)
{
  g_clear_handle_id (&self->fill_idle, g_source_remove);
  keep_first (self, 0);
  self->first = 0;
}
