/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-note-spell.h"

#include <glib/gi18n.h>

#define DELAY 400      /* milliseconds after the last change */
#define MAX_AT_ONCE 20 /* paragraphs looked at before the window has its turn again */

typedef struct
{
  HawNoteText *text;       /* owns this */
  HawSpell *spell;
  GtkTextTag *wrong;
  GtkTextTag *unchecked;   /* over the paragraphs still to be looked at; shows nothing */
  GtkTextMark *held;       /* at the word that the caret kept from being underlined; not visible */
  gboolean holding;
  guint timeout;
  guint n_looking;         /* words on their way through the dictionary */
  guint n_checked;

  GMenu *suggestions;
  GSimpleActionGroup *actions;
  GtkPopover *popover;     /* NULL until it is wanted */
  gboolean popping;        /* once there are suggestions */
  GCancellable *asking;
  GtkTextMark *start;      /* of the word that the menu is about */
  GtkTextMark *end;
} Spelling;

static void check_cb (gpointer data);

static Spelling *
get_spelling (gpointer text)
{
  return g_object_get_data (G_OBJECT (text), "haw-note-spell");
}

static GtkTextBuffer *
get_buffer (Spelling *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));
}

static void
check_later (Spelling *self,
             guint     delay)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add_once (delay, check_cb, self);
}

/* Whole paragraphs: what a word is depends on those around it. */
static void
mark_unchecked (Spelling          *self,
                const GtkTextIter *from,
                const GtkTextIter *to)
{
  GtkTextIter start = *from, end = *to;

  /* The dictionaries are read when there is something to look up. */
  if (gtk_text_buffer_get_char_count (get_buffer (self)) > 0)
    haw_spell_load (self->spell);
  if (!haw_spell_get_active (self->spell))
    return;
  gtk_text_iter_set_line_offset (&start, 0);
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  /* The line feed after it belongs to it, so that an empty one can be marked. */
  gtk_text_iter_forward_char (&end);
  gtk_text_buffer_apply_tag (get_buffer (self), self->unchecked, &start, &end);
  check_later (self, DELAY);
}

static void
mark_all (Spelling *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);
  mark_unchecked (self, &start, &end);
}

/* A word is not wrong while it is being written. */
static gboolean
is_being_written (Spelling             *self,
                  const GtkTextIter    *line,
                  const HawSpelledWord *word)
{
  GtkTextIter caret;
  guint at;

  if (!gtk_widget_is_focus (GTK_WIDGET (self->text)))
    return FALSE;
  gtk_text_buffer_get_iter_at_mark (get_buffer (self), &caret,
                                    gtk_text_buffer_get_insert (get_buffer (self)));
  if (gtk_text_iter_get_line (&caret) != gtk_text_iter_get_line (line))
    return FALSE;
  at = (guint) gtk_text_iter_get_line_offset (&caret);
  if (at < word->start || at > word->end)
    return FALSE;
  gtk_text_buffer_move_mark (get_buffer (self), self->held, &caret);
  self->holding = TRUE;
  return TRUE;
}

static void
looked_up_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (HawNoteText) text = data;
  Spelling *self = get_spelling (text);

  haw_spell_check_finish (HAW_SPELL (object), result);
  if (self == NULL)
    return;
  self->n_looking--;
  check_later (self, 0);
}

/* Returns whether all its words are known. */
static gboolean
check_paragraph (Spelling          *self,
                 const GtkTextIter *line)
{
  GtkTextIter start = *line, end = *line;
  g_autofree char *paragraph = NULL;
  g_autoptr (GPtrArray) words = NULL;
  g_autoptr (GPtrArray) unknown = g_ptr_array_new ();

  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  paragraph = gtk_text_iter_get_slice (&start, &end);
  words = haw_spelling_find_words (paragraph);
  self->n_checked++;
  gtk_text_buffer_remove_tag (get_buffer (self), self->wrong, &start, &end);
  for (guint i = 0; i < words->len; i++)
    {
      HawSpelledWord *word = g_ptr_array_index (words, i);
      gboolean right = TRUE;

      if (!haw_spell_peek (self->spell, word, &right))
        g_ptr_array_add (unknown, word);
      if (right || is_being_written (self, line, word))
        continue;
      gtk_text_iter_set_line_offset (&start, (int) word->start);
      end = start;
      gtk_text_iter_forward_chars (&end, (int) (word->end - word->start));
      gtk_text_buffer_apply_tag (get_buffer (self), self->wrong, &start, &end);
    }
  if (unknown->len == 0)
    return TRUE;
  self->n_looking++;
  haw_spell_check_async (self->spell, unknown, looked_up_cb, g_object_ref (self->text));
  return FALSE;
}

static gboolean
find_unchecked (Spelling    *self,
                GtkTextIter *at)
{
  return gtk_text_iter_starts_tag (at, self->unchecked) ||
         (gtk_text_iter_forward_to_tag_toggle (at, self->unchecked) &&
          gtk_text_iter_starts_tag (at, self->unchecked));
}

/* Some paragraphs at a time. Those with words that are not known yet are looked at again later. */
static void
check_cb (gpointer data)
{
  Spelling *self = data;
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter at, end;

  self->timeout = 0;
  gtk_text_buffer_get_start_iter (buffer, &at);
  if (!haw_spell_get_active (self->spell))
    {
      gtk_text_buffer_get_end_iter (buffer, &end);
      gtk_text_buffer_remove_tag (buffer, self->wrong, &at, &end);
      return;
    }
  if (self->n_looking > 0)
    return;
  for (guint i = 0; i < MAX_AT_ONCE && find_unchecked (self, &at); i++)
    {
      int line;

      gtk_text_iter_set_line_offset (&at, 0);
      line = gtk_text_iter_get_line (&at);
      if (!check_paragraph (self, &at))
        return;
      gtk_text_buffer_get_iter_at_line (buffer, &at, line);
      end = at;
      if (!gtk_text_iter_forward_line (&end))
        gtk_text_buffer_get_end_iter (buffer, &end);
      gtk_text_buffer_remove_tag (buffer, self->unchecked, &at, &end);
      at = end;
    }
  gtk_text_buffer_get_start_iter (buffer, &at);
  if (find_unchecked (self, &at))
    check_later (self, 0);
}

static void
inserted_cb (GtkTextBuffer *buffer,
             GtkTextIter   *location,
             char          *text,
             int            length,
             HawNoteText   *view)
{
  GtkTextIter start = *location;

  if (get_spelling (view) == NULL)
    return;
  gtk_text_iter_backward_chars (&start, (int) g_utf8_strlen (text, length));
  mark_unchecked (get_spelling (view), &start, location);
}

static void
deleted_cb (GtkTextBuffer *buffer,
            GtkTextIter   *start,
            GtkTextIter   *end,
            HawNoteText   *view)
{
  if (get_spelling (view) != NULL)
    mark_unchecked (get_spelling (view), start, start);
}

static void
caret_moved_cb (GtkTextBuffer *buffer,
                GParamSpec    *pspec,
                HawNoteText   *text)
{
  Spelling *self = get_spelling (text);
  GtkTextIter held;

  if (self == NULL || !self->holding)
    return;
  self->holding = FALSE;
  gtk_text_buffer_get_iter_at_mark (buffer, &held, self->held);
  mark_unchecked (self, &held, &held);
}

static void
focus_left_cb (GtkEventControllerFocus *focus,
               HawNoteText             *text)
{
  Spelling *self = get_spelling (text);

  if (self != NULL)
    caret_moved_cb (get_buffer (self), NULL, text);
}

static void
spell_changed_cb (HawSpell    *spell,
                  HawNoteText *text)
{
  Spelling *self = get_spelling (text);

  if (self == NULL)
    return;
  mark_all (self);
  check_later (self, 0);
}

/* The word that is underlined at a place, or ends there. */
static gboolean
find_wrong_at (Spelling    *self,
               GtkTextIter *start,
               GtkTextIter *end)
{
  if (!gtk_text_iter_has_tag (start, self->wrong) && !gtk_text_iter_ends_tag (start, self->wrong))
    return FALSE;
  *end = *start;
  if (!gtk_text_iter_starts_tag (start, self->wrong))
    gtk_text_iter_backward_to_tag_toggle (start, self->wrong);
  if (!gtk_text_iter_ends_tag (end, self->wrong))
    gtk_text_iter_forward_to_tag_toggle (end, self->wrong);
  return TRUE;
}

/* The next one after the caret, from the beginning again where there is none. */
static gboolean
find_next_wrong (Spelling    *self,
                 GtkTextIter *start,
                 GtkTextIter *end)
{
  GtkTextBuffer *buffer = get_buffer (self);

  gtk_text_buffer_get_selection_bounds (buffer, NULL, start);
  for (guint i = 0; i < 2; i++)
    {
      if (gtk_text_iter_starts_tag (start, self->wrong) ||
          (gtk_text_iter_forward_to_tag_toggle (start, self->wrong) &&
           (gtk_text_iter_starts_tag (start, self->wrong) ||
            (gtk_text_iter_forward_to_tag_toggle (start, self->wrong) &&
             gtk_text_iter_starts_tag (start, self->wrong)))))
        return find_wrong_at (self, start, end);
      gtk_text_buffer_get_start_iter (buffer, start);
    }

  return FALSE;
}

static gboolean
get_word (Spelling        *self,
          HawSpelledWord  *word,
          GPtrArray      **words)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_iter_at_mark (get_buffer (self), &start, self->start);
  gtk_text_buffer_get_iter_at_mark (get_buffer (self), &end, self->end);
  text = gtk_text_iter_get_slice (&start, &end);
  *words = haw_spelling_find_words (text);
  if ((*words)->len != 1)
    return FALSE;
  *word = *(HawSpelledWord *) g_ptr_array_index (*words, 0);
  return TRUE;
}

static void
replace_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  Spelling *self = data;
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter start, end;

  if (!gtk_text_view_get_editable (GTK_TEXT_VIEW (self->text)))
    return;
  gtk_text_buffer_get_iter_at_mark (buffer, &start, self->start);
  gtk_text_buffer_get_iter_at_mark (buffer, &end, self->end);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, g_variant_get_string (parameter, NULL), -1);
  gtk_text_buffer_end_user_action (buffer);
  gtk_text_buffer_place_cursor (buffer, &start);
}

static void
add_action (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  Spelling *self = data;
  HawSpelledWord word;
  g_autoptr (GPtrArray) words = NULL;

  if (get_word (self, &word, &words))
    haw_spell_add (self->spell, word.text, word.script);
}

/* The suggestions come once they were looked for; adding is there at once. */
static void
fill_menu (Spelling           *self,
           const char *const  *suggestions)
{
  g_autoptr (GMenu) words = g_menu_new ();
  g_autoptr (GMenu) own = g_menu_new ();

  g_menu_remove_all (self->suggestions);
  for (guint i = 0; suggestions != NULL && suggestions[i] != NULL; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (suggestions[i], NULL);

      g_menu_item_set_action_and_target (item, "spelling.replace", "s", suggestions[i]);
      g_menu_append_item (words, item);
    }
  if (suggestions != NULL && suggestions[0] == NULL)
    g_menu_append (words, C_("spelling", "No Suggestions"), "spelling.none");
  g_menu_append (own, _("_Add to Dictionary"), "spelling.add");
  g_menu_append_section (self->suggestions, NULL, G_MENU_MODEL (words));
  g_menu_append_section (self->suggestions, NULL, G_MENU_MODEL (own));
}

static void
popup (Spelling *self)
{
  if (self->popover == NULL)
    {
      self->popover = GTK_POPOVER (
        gtk_popover_menu_new_from_model (G_MENU_MODEL (self->suggestions)));
      gtk_popover_set_has_arrow (self->popover, FALSE);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->popover),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, _("Spelling"), -1);
      haw_note_text_take_popover (self->text, self->popover);
    }
  haw_note_text_point_at_caret (self->text, self->popover);
  gtk_popover_popup (self->popover);
}

static void
suggested_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (HawNoteText) text = data;
  g_auto (GStrv) suggestions = haw_spell_suggest_finish (HAW_SPELL (object), result, NULL);

  Spelling *self = get_spelling (text);

  if (suggestions == NULL || self == NULL)
    return;
  fill_menu (self, (const char *const *) suggestions);
  if (self->popping && gtk_widget_is_focus (GTK_WIDGET (text)))
    popup (self);
  self->popping = FALSE;
}

static void
ask (Spelling          *self,
     const GtkTextIter *start,
     const GtkTextIter *end)
{
  HawSpelledWord word;
  g_autoptr (GPtrArray) words = NULL;

  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->popping = FALSE;
  g_menu_remove_all (self->suggestions);
  if (start == NULL)
    return;
  gtk_text_buffer_move_mark (get_buffer (self), self->start, start);
  gtk_text_buffer_move_mark (get_buffer (self), self->end, end);
  if (!get_word (self, &word, &words))
    return;
  fill_menu (self, NULL);
  self->asking = g_cancellable_new ();
  haw_spell_suggest_async (self->spell, word.text, word.script, self->asking, suggested_cb,
                           g_object_ref (self->text));
}

static void
ask_about (Spelling    *self,
           GtkTextIter *at)
{
  GtkTextIter end;

  if (find_wrong_at (self, at, &end))
    ask (self, at, &end);
  else
    ask (self, NULL, NULL);
}

/* Selects the next wrong word and offers others for it. */
static void
go_to_next (Spelling *self)
{
  GtkTextIter start, end;

  if (!find_next_wrong (self, &start, &end))
    {
      gtk_widget_error_bell (GTK_WIDGET (self->text));
      return;
    }
  gtk_text_buffer_select_range (get_buffer (self), &end, &start);
  gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (self->text),
                                      gtk_text_buffer_get_insert (get_buffer (self)));
  ask (self, &start, &end);
  self->popping = self->asking != NULL;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                HawNoteText           *text)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  Spelling *self = get_spelling (text);
  GtkTextIter caret;

  if (self == NULL)
    return FALSE;
  if (keyval == GDK_KEY_Menu || (keyval == GDK_KEY_F10 && modifiers == GDK_SHIFT_MASK))
    {
      gtk_text_buffer_get_iter_at_mark (get_buffer (self), &caret,
                                        gtk_text_buffer_get_insert (get_buffer (self)));
      ask_about (self, &caret);
      return FALSE;
    }
  if (keyval != GDK_KEY_F7 || modifiers != 0)
    return FALSE;
  go_to_next (self);
  return TRUE;
}

static void
pressed_cb (GtkGestureClick *click,
            int              n_press,
            double           x,
            double           y,
            HawNoteText     *text)
{
  GtkTextView *view = GTK_TEXT_VIEW (text);
  GtkTextIter at;
  int buffer_x, buffer_y;

  if (get_spelling (text) == NULL)
    return;
  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x,
                                         &buffer_y);
  if (gtk_text_view_get_iter_at_location (view, &at, buffer_x, buffer_y))
    ask_about (get_spelling (text), &at);
  else
    ask (get_spelling (text), NULL, NULL);
}

static void
spelling_free (gpointer data)
{
  Spelling *self = data;

  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_object_unref (self->suggestions);
  g_object_unref (self->actions);
  g_object_unref (self->spell);
  g_free (self);
}

static void
make_tags (Spelling *self)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter start;

  self->unchecked = gtk_text_buffer_create_tag (buffer, NULL, NULL);
  self->wrong = gtk_text_buffer_create_tag (buffer, NULL, "underline", PANGO_UNDERLINE_ERROR, NULL);
  gtk_text_buffer_get_start_iter (buffer, &start);
  self->held = gtk_text_buffer_create_mark (buffer, NULL, &start, TRUE);
  self->start = gtk_text_buffer_create_mark (buffer, NULL, &start, FALSE);
  self->end = gtk_text_buffer_create_mark (buffer, NULL, &start, TRUE);
}

static void
add_controllers (Spelling *self)
{
  GtkWidget *widget = GTK_WIDGET (self->text);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_event_controller_set_name (keys, "spell-keys");
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self->text);
  gtk_widget_add_controller (widget, keys);
  g_signal_connect (focus, "leave", G_CALLBACK (focus_left_cb), self->text);
  gtk_widget_add_controller (widget, focus);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self->text);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
}

void
haw_note_spell_attach (HawNoteText *text,
                       HawSpell    *spell)
{
  static const GActionEntry entries[] = {
    { "replace", replace_action, "s" },
    { "add", add_action },
  };
  GtkTextBuffer *buffer;
  Spelling *self;

  g_return_if_fail (HAW_IS_NOTE_TEXT (text) && HAW_IS_SPELL (spell));

  self = g_new0 (Spelling, 1);
  self->text = text;
  self->spell = g_object_ref (spell);
  buffer = get_buffer (self);
  self->suggestions = g_menu_new ();
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (text), "spelling", G_ACTION_GROUP (self->actions));
  g_menu_prepend_section (haw_note_text_get_menu (text), NULL, G_MENU_MODEL (self->suggestions));
  make_tags (self);
  g_object_set_data_full (G_OBJECT (text), "haw-note-spell", self, spelling_free);
  add_controllers (self);
  g_signal_connect_object (buffer, "insert-text", G_CALLBACK (inserted_cb), text, G_CONNECT_AFTER);
  g_signal_connect_object (buffer, "delete-range", G_CALLBACK (deleted_cb), text, G_CONNECT_AFTER);
  g_signal_connect_object (buffer, "notify::cursor-position", G_CALLBACK (caret_moved_cb), text, 0);
  g_signal_connect_object (spell, "changed", G_CALLBACK (spell_changed_cb), text, 0);
  mark_all (self);
}

GStrv
haw_note_spell_dup_wrong (HawNoteText *text)
{
  Spelling *self = get_spelling (text);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GtkTextIter start, end;

  g_return_val_if_fail (self != NULL, NULL);

  gtk_text_buffer_get_start_iter (get_buffer (self), &start);
  while (gtk_text_iter_starts_tag (&start, self->wrong) ||
         gtk_text_iter_forward_to_tag_toggle (&start, self->wrong))
    {
      g_autofree char *word = NULL;

      if (!gtk_text_iter_starts_tag (&start, self->wrong))
        continue;
      end = start;
      gtk_text_iter_forward_to_tag_toggle (&end, self->wrong);
      word = gtk_text_iter_get_slice (&start, &end);
      g_strv_builder_add (builder, word);
      start = end;
    }

  return g_strv_builder_end (builder);
}

guint
haw_note_spell_get_n_checked (HawNoteText *text)
{
  g_return_val_if_fail (get_spelling (text) != NULL, 0);

  return get_spelling (text)->n_checked;
}

gboolean
haw_note_spell_is_done (HawNoteText *text)
{
  Spelling *self = get_spelling (text);

  g_return_val_if_fail (self != NULL, FALSE);

  return self->timeout == 0 && self->n_looking == 0;
}
