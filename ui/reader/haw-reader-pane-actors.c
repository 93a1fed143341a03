/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-reader-pane-private.h"

#include "haw-occurrences-dialog.h"
#include "model/haw-mention-edit.h"
#include "time/haw-date-format.h"

#include <glib/gi18n.h>

/* The words that a key means, and whom they mention. */
typedef struct
{
  guint start;
  guint end;
  HawMention *mention;  /* (nullable): the mention that is there already */
  gint64 actor;         /* whose name the words are, 0 if nobody's or several */
} Words;

static HawActor *
get_actor (HawReaderPane *self,
           gint64         id)
{
  HawActorList *actors = haw_view_state_get_actors (self->state);

  return actors != NULL ? haw_row_store_lookup (HAW_ROW_STORE (actors), id) : NULL;
}

static void
mention_clear (gpointer data)
{
  HawReaderMention *mention = data;

  g_free (mention->label);
}

static gboolean
mentions_idle_cb (gpointer data)
{
  HawReaderPane *self = data;
  g_autoptr (GArray) mentions = g_array_new (FALSE, TRUE, sizeof (HawReaderMention));

  self->mentions_idle = 0;
  g_array_set_clear_func (mentions, mention_clear);
  for (guint i = 0; self->mentions != NULL &&
       i < haw_row_store_get_n (HAW_ROW_STORE (self->mentions)); i++)
    {
      HawMention *mention = haw_row_store_peek (HAW_ROW_STORE (self->mentions), i);
      HawActor *actor = get_actor (self, haw_mention_get_actor (mention));
      HawReaderMention drawn = {
        haw_row_get_id (HAW_ROW (mention)), haw_mention_get_start (mention),
        haw_mention_get_end (mention), g_strdup (actor != NULL ? haw_actor_get_name (actor) : ""),
      };

      g_array_append_val (mentions, drawn);
    }
  haw_reader_view_set_mentions (self->view, (const HawReaderMention *) mentions->data,
                                mentions->len);
  haw_reader_pane_update_actions (self);
  return G_SOURCE_REMOVE;
}

/* One edit tells of several rows: the mentions are shown once, before the next frame. */
void
haw_reader_pane_queue_mentions (HawReaderPane *self)
{
  if (self->mentions_idle == 0)
    self->mentions_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, mentions_idle_cb, self, NULL);
}

/* The mentions are those of the text that is shown. */
void
haw_reader_pane_follow_mentions (HawReaderPane *self)
{
  HawProject *project = haw_view_state_get_project (self->state);
  gint64 text = self->document != NULL ? self->document->text_id : 0;

  if (self->mentions != NULL && haw_mention_list_get_text (self->mentions) == text &&
      haw_row_store_get_project (HAW_ROW_STORE (self->mentions)) == project)
    return;
  if (self->mentions != NULL)
    g_signal_handlers_disconnect_by_data (self->mentions, self);
  g_clear_object (&self->mentions);
  if (text != 0 && project != NULL)
    {
      self->mentions = haw_mention_list_new (project, text);
      g_signal_connect_swapped (self->mentions, "items-changed",
                                G_CALLBACK (haw_reader_pane_queue_mentions), self);
    }
  haw_reader_pane_queue_mentions (self);
}

void
haw_reader_pane_drop_mentions (HawReaderPane *self)
{
  g_clear_handle_id (&self->mentions_idle, g_source_remove);
  if (self->mentions != NULL)
    g_signal_handlers_disconnect_by_data (self->mentions, self);
  g_clear_object (&self->mentions);
  if (self->actor_chooser != NULL)
    {
      gtk_popover_popdown (GTK_POPOVER (self->actor_chooser));
      gtk_widget_unparent (GTK_WIDGET (self->actor_chooser));
    }
  self->actor_chooser = NULL;
}

/* The mention over the selection or the caret. */
static HawMention *
find_mention (HawReaderPane *self)
{
  guint start = 0;
  guint end = 0;

  if (self->document == NULL || self->mentions == NULL || self->sources_open)
    return NULL;
  if (haw_reader_view_get_selection (self->view, &start, &end))
    haw_text_trim (self->document->text, &start, &end);
  return haw_mention_list_find (self->mentions, start, end);
}

gboolean
haw_reader_pane_has_mention (HawReaderPane *self)
{
  return find_mention (self) != NULL;
}

static gint64
only_one (GArray *ids)
{
  return ids->len == 1 ? g_array_index (ids, gint64, 0) : 0;
}

/* What is selected, without the clitics where the rest is a name. */
static gboolean
take_selection (HawReaderPane *self,
                HawActorList  *actors,
                Words         *words)
{
  HawText *text = self->document->text;
  g_autofree char *slice = NULL;
  g_autoptr (GArray) ids = NULL;
  guint n_left = 0;

  haw_text_trim (text, &words->start, &words->end);
  slice = haw_text_slice (text, words->start, words->end);
  ids = haw_actor_list_match (actors, slice, &n_left);
  words->actor = only_one (ids);
  if (ids->len > 0)
    words->start += n_left;
  return words->start < words->end;
}

/* The mention at the caret, else the name there, else the word. */
static gboolean
take_caret (HawReaderPane *self,
            HawActorList  *actors,
            Words         *words)
{
  guint caret = haw_reader_view_get_caret (self->view);
  g_autoptr (GArray) ids = NULL;

  words->mention = find_mention (self);
  if (words->mention != NULL)
    {
      words->start = haw_mention_get_start (words->mention);
      words->end = haw_mention_get_end (words->mention);
      return TRUE;
    }
  ids = haw_actor_list_find_at (actors, self->document->text, caret, &words->start, &words->end);
  words->actor = only_one (ids);
  return ids->len > 0 || haw_reader_view_get_word_at (self->view, caret, &words->start, &words->end);
}

static gboolean
get_words (HawReaderPane *self,
           Words         *words)
{
  HawActorList *actors = haw_view_state_get_actors (self->state);
  HawMention *mention;

  *words = (Words) { 0 };
  if (self->document == NULL || self->mentions == NULL || actors == NULL || self->sources_open)
    return FALSE;
  if (!haw_reader_view_get_selection (self->view, &words->start, &words->end))
    return take_caret (self, actors, words);
  if (!take_selection (self, actors, words))
    return FALSE;
  mention = haw_mention_list_find (self->mentions, words->start, words->end);
  if (mention != NULL && haw_mention_get_start (mention) == words->start &&
      haw_mention_get_end (mention) == words->end)
    words->mention = mention;
  return TRUE;
}

static void
marked_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (HawReaderPane) self = data;
  g_autoptr (GError) error = NULL;
  gint64 id = haw_mention_add_finish (HAW_PROJECT (object), result, &error);
  HawActor *actor;
  guint caret;

  if (self->state == NULL)
    return;
  if (id == 0)
    {
      haw_view_state_show_error (self->state, error);
      return;
    }
  caret = haw_reader_view_get_caret (self->view);
  haw_reader_view_select_range (self->view, caret, caret);
  actor = get_actor (self, id);
  if (actor != NULL)
    {
      g_autofree char *name = haw_isolate (haw_actor_get_name (actor));
      g_autofree char *message
        = g_strdup_printf (_("Mention of %s marked; Ctrl+M marks the others"), name);

      haw_view_state_show_message (self->state, message);
    }
}

static void
mark (HawReaderPane      *self,
      guint               start,
      guint               end,
      const HawMentionOf *of)
{
  haw_mention_add_async (haw_view_state_get_project (self->state), self->document->id, start, end,
                         of, NULL, marked_cb, g_object_ref (self));
}

/* The words that the chooser is open for, where they are to be a name. */
static char *
dup_alias (HawReaderPane *self,
           gboolean       remember)
{
  return remember ? haw_text_slice (self->document->text, self->mention_start, self->mention_end)
                  : NULL;
}

static gboolean
can_mark_chosen (HawReaderPane *self)
{
  return haw_reader_pane_can_edit (self) && self->document->text_id == self->mention_text &&
         self->mention_end <= haw_text_get_length (self->document->text);
}

/* What the chooser was opened for: a proposal is accepted, other words become a mention. */
static void
take_chosen (HawReaderPane      *self,
             const HawMentionOf *of)
{
  if (self->chooser_proposal != 0)
    haw_reader_pane_accept_as (self, self->chooser_proposal, of);
  else
    mark (self, self->mention_start, self->mention_end, of);
}

static void
actor_chosen_cb (HawActorChooser *chooser,
                 gint64           actor,
                 gboolean         remember,
                 HawReaderPane   *self)
{
  HawActor *row = get_actor (self, actor);
  g_autofree char *alias = NULL;
  HawMentionOf of = { .actor = actor };

  if (row == NULL || !can_mark_chosen (self))
    return;
  alias = dup_alias (self, remember);
  of.name = haw_actor_get_name (row);
  of.alias = alias;
  take_chosen (self, &of);
}

static void
new_actor_cb (HawActorChooser *chooser,
              const char      *name,
              int              kind,
              gboolean         remember,
              HawReaderPane   *self)
{
  g_autofree char *alias = NULL;
  HawMentionOf of = { .name = name, .kind = (HawActorKind) kind };

  if (!can_mark_chosen (self))
    return;
  alias = dup_alias (self, remember);
  of.alias = alias;
  take_chosen (self, &of);
}

static void
closed_cb (GtkPopover    *popover,
           HawReaderPane *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
open_chooser (HawReaderPane *self,
              const Words   *words,
              gint64         proposal)
{
  g_autofree char *slice = haw_text_slice (self->document->text, words->start, words->end);
  gint64 current = words->mention != NULL ? haw_mention_get_actor (words->mention) : 0;
  HawActor *actor = get_actor (self, current);

  if (self->actor_chooser == NULL)
    {
      self->actor_chooser = HAW_ACTOR_CHOOSER (haw_actor_chooser_new ());
      gtk_widget_set_parent (GTK_WIDGET (self->actor_chooser), GTK_WIDGET (self));
      g_signal_connect (self->actor_chooser, "actor-chosen", G_CALLBACK (actor_chosen_cb), self);
      g_signal_connect (self->actor_chooser, "new-actor", G_CALLBACK (new_actor_cb), self);
      g_signal_connect (self->actor_chooser, "closed", G_CALLBACK (closed_cb), self);
    }
  self->chooser_proposal = proposal;
  self->mention_text = self->document->text_id;
  self->mention_start = words->start;
  self->mention_end = words->end;
  haw_reader_pane_point_at (self, GTK_POPOVER (self->actor_chooser), words->start, words->end);
  haw_actor_chooser_open (self->actor_chooser, haw_view_state_get_actors (self->state),
                          actor != NULL ? haw_actor_get_name (actor) : slice, current, 0);
}

/* Asks whose name it is that is proposed. */
void
haw_reader_pane_choose_for (HawReaderPane *self,
                            HawProposal   *proposal)
{
  const Words words = { haw_proposal_get_start (proposal), haw_proposal_get_end (proposal), NULL, 0 };

  open_chooser (self, &words, haw_row_get_id (HAW_ROW (proposal)));
}

/* One key where the words are the name of one actor; otherwise whom they mention is asked. */
void
haw_reader_pane_mark_mention_action (GtkWidget  *widget,
                                     const char *name,
                                     GVariant   *parameter)
{
  HawReaderPane *self = HAW_READER_PANE (widget);
  HawActor *actor;
  Words words;

  if (!haw_reader_pane_can_edit (self))
    return;
  if (!get_words (self, &words))
    {
      haw_view_state_show_message (self->state, _("Put the caret into the name that is mentioned"));
      return;
    }
  actor = words.mention == NULL ? get_actor (self, words.actor) : NULL;
  if (actor != NULL)
    {
      const HawMentionOf of = { .actor = words.actor, .name = haw_actor_get_name (actor) };

      mark (self, words.start, words.end, &of);
    }
  else
    {
      open_chooser (self, &words, 0);
    }
}

void
haw_reader_pane_unmark_mention_action (GtkWidget  *widget,
                                       const char *name,
                                       GVariant   *parameter)
{
  HawReaderPane *self = HAW_READER_PANE (widget);
  HawMention *mention = find_mention (self);
  HawActor *actor;

  if (mention == NULL || !haw_reader_pane_can_edit (self))
    return;
  actor = get_actor (self, haw_mention_get_actor (mention));
  haw_mention_remove_async (haw_view_state_get_project (self->state),
                            haw_row_get_id (HAW_ROW (mention)),
                            actor != NULL ? haw_actor_get_name (actor) : "", NULL,
                            haw_reader_pane_done_cb, g_object_ref (self));
}

static void
all_marked_cb (HawOccurrencesDialog *dialog,
               guint                 n,
               HawReaderPane        *self)
{
  g_autofree char *message = NULL;
  g_autofree char *localised = NULL;

  if (self->state == NULL)
    return;
  message = g_strdup_printf (ngettext ("%u mention marked", "%u mentions marked", n), n);
  localised = haw_date_localise_digits (message);
  haw_view_state_show_message (self->state, localised);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* The actor that is mentioned at the caret, or whose name stands there. */
static HawActor *
get_actor_here (HawReaderPane *self)
{
  Words words;

  if (!get_words (self, &words))
    return NULL;
  return get_actor (self, words.mention != NULL ? haw_mention_get_actor (words.mention)
                                                : words.actor);
}

void
haw_reader_pane_mark_others_action (GtkWidget  *widget,
                                    const char *name,
                                    GVariant   *parameter)
{
  HawReaderPane *self = HAW_READER_PANE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  HawActor *actor = get_actor_here (self);
  GtkWidget *dialog;

  if (!haw_reader_pane_can_edit (self))
    return;
  if (actor == NULL)
    {
      haw_view_state_show_message (self->state, _("Mark one mention first, then the others"));
      return;
    }
  dialog = haw_occurrences_dialog_new_for_actor (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                                 haw_view_state_get_project (self->state),
                                                 self->document->id,
                                                 haw_row_get_id (HAW_ROW (actor)),
                                                 haw_actor_get_name (actor));
  g_signal_connect_object (dialog, "coded", G_CALLBACK (all_marked_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
haw_reader_pane_show_actor_action (GtkWidget  *widget,
                                   const char *name,
                                   GVariant   *parameter)
{
  HawReaderPane *self = HAW_READER_PANE (widget);
  HawActor *actor = get_actor_here (self);

  if (actor != NULL)
    haw_view_state_show_actor (self->state, haw_row_get_id (HAW_ROW (actor)));
  else
    haw_view_state_show_message (self->state, _("No actor is mentioned here"));
}
