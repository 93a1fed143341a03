/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-reader-pane-private.h"

#include "haw-settings.h"
#include "model/haw-proposal-edit.h"
#include "model/haw-proposal-event.h"

#include <glib/gi18n.h>

/* Between the card and its words, and around it. */
#define CARD_GAP    4
#define CARD_MARGIN 6

static gboolean
are_shown (void)
{
  gboolean shown;

  g_object_get (haw_settings_get (), "show-proposals", &shown, NULL);
  return shown;
}

static HawProposal *
find_proposal (HawReaderPane *self,
               gint64         id)
{
  HawProposalList *list = self->state != NULL ? haw_view_state_get_proposals (self->state) : NULL;
  HawProposal *proposal = list != NULL && id != 0
                          ? haw_row_store_lookup (HAW_ROW_STORE (list), id) : NULL;

  return proposal != NULL && haw_proposal_is_open (proposal) ? proposal : NULL;
}

/* The proposal whose words are framed, NULL for none. */
HawProposal *
haw_reader_pane_get_proposal (HawReaderPane *self)
{
  if (self->document == NULL || self->sources_open)
    return NULL;
  return find_proposal (self, haw_reader_view_get_current_hint (self->view));
}

static HawReaderHintLook
look_of (HawProposalKind kind)
{
  switch (kind)
    {
    case HAW_PROPOSAL_ACTOR: return HAW_READER_HINT_DOTS;
    case HAW_PROPOSAL_QUOTE: return HAW_READER_HINT_LINE;
    case HAW_PROPOSAL_EVENT: return HAW_READER_HINT_DASHES_AND_DOTS;
    case HAW_PROPOSAL_DATE:
    default: return HAW_READER_HINT_DASHES;
    }
}

/* Which one of the open ones it is by its place, from 1 on. */
static guint
get_number (HawReaderPane *self,
            gint64         id,
            guint         *n)
{
  HawRowStore *store = HAW_ROW_STORE (haw_view_state_get_proposals (self->state));
  guint number = 0;

  *n = 0;
  for (guint i = 0; i < haw_row_store_get_n (store); i++)
    {
      HawProposal *proposal = haw_row_store_peek (store, i);

      *n += haw_proposal_is_open (proposal);
      if (haw_row_get_id (HAW_ROW (proposal)) == id)
        number = *n;
    }
  return number;
}

static void
hide_card (HawReaderPane *self)
{
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->overlay)) == GTK_WIDGET (self->card))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
  gtk_widget_set_visible (GTK_WIDGET (self->card), FALSE);
}

/* Beside the words as long as they can be seen. */
static gboolean
card_idle_cb (gpointer data)
{
  HawReaderPane *self = data;
  HawProposal *proposal = haw_reader_pane_get_proposal (self);
  GdkRectangle box;
  int height = gtk_widget_get_height (GTK_WIDGET (self->view));

  self->card_idle = 0;
  if (proposal == NULL ||
      !haw_reader_view_get_range_box (self->view, haw_proposal_get_start (proposal),
                                      haw_proposal_get_end (proposal), &box) ||
      box.y + box.height <= 0 || box.y >= height)
    {
      hide_card (self);
      return G_SOURCE_REMOVE;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->card), TRUE);
  gtk_widget_queue_allocate (GTK_WIDGET (self->overlay));
  return G_SOURCE_REMOVE;
}

/* May be asked for while the view is being laid out. */
void
haw_reader_pane_queue_card (HawReaderPane *self)
{
  if (self->card_idle == 0 && self->card != NULL &&
      (gtk_widget_get_visible (GTK_WIDGET (self->card)) ||
       haw_reader_view_get_current_hint (self->view) != 0))
    self->card_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, card_idle_cb, self, NULL);
}

/* Below the words, above them where there is no room; where there is none on either side over some of them,
 * since what can be done stands at its end. */
static gboolean
place_card_cb (GtkOverlay    *overlay,
               GtkWidget     *widget,
               GdkRectangle  *place,
               HawReaderPane *self)
{
  HawProposal *proposal = haw_reader_pane_get_proposal (self);
  int width = gtk_widget_get_width (GTK_WIDGET (overlay));
  int height = gtk_widget_get_height (GTK_WIDGET (overlay));
  int minimum;
  GdkRectangle box;
  double x = 0;
  double y = 0;

  if (proposal == NULL ||
      !haw_reader_view_get_range_box (self->view, haw_proposal_get_start (proposal),
                                      haw_proposal_get_end (proposal), &box))
    return FALSE;
  gtk_widget_translate_coordinates (GTK_WIDGET (self->view), GTK_WIDGET (overlay), box.x, box.y, &x,
                                    &y);
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &place->width, NULL, NULL);
  place->width = MAX (minimum, MIN (place->width, width - 2 * CARD_MARGIN));
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, place->width, &minimum, &place->height, NULL,
                      NULL);
  place->x = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL
             ? (int) x + box.width - place->width : (int) x;
  place->x = MAX (CARD_MARGIN, MIN (place->x, width - CARD_MARGIN - place->width));
  place->y = (int) y + box.height + CARD_GAP;
  if (place->y + place->height <= height - CARD_MARGIN)
    return TRUE;
  if ((int) y - CARD_GAP - place->height >= CARD_MARGIN)
    place->y = (int) y - CARD_GAP - place->height;
  else
    place->y = MAX (CARD_MARGIN, height - CARD_MARGIN - place->height);
  return TRUE;
}

static void
show_card (HawReaderPane *self,
           HawProposal   *proposal)
{
  gint64 id = haw_row_get_id (HAW_ROW (proposal));
  guint start = haw_proposal_get_start (proposal);
  guint end = MIN (haw_proposal_get_end (proposal), haw_text_get_length (self->document->text));
  g_autofree char *words = haw_text_slice (self->document->text, start, end);
  gboolean event = haw_proposal_get_kind (proposal) == HAW_PROPOSAL_EVENT;
  g_autofree char *reading = self->other_reading && !event ? haw_proposal_dup_other (proposal) : NULL;
  g_autofree char *offer = NULL;
  g_autofree char *meaning = reading != NULL ? g_steal_pointer (&reading)
                                             : haw_proposal_dup_meaning (proposal);
  g_autofree char *reason = haw_proposal_dup_reason (proposal);
  g_autofree char *isolated = haw_isolate (meaning);
  g_autofree char *label = g_strconcat (isolated, C_("sentence separator", "; "), reason, NULL);
  guint n = 0;
  guint number = get_number (self, id, &n);

  haw_proposal_card_show (self->card, proposal, words, self->other_reading, number, n);
  haw_reader_pane_show_offer (self, proposal);
  offer = haw_reader_pane_dup_offer (self);
  if (offer != NULL)
    {
      g_free (label);
      label = g_strconcat (isolated, C_("sentence separator", "; "), offer, NULL);
    }
  haw_reader_view_set_current_hint (self->view, id, label);
  if (haw_view_state_get_proposal (self->state) == id)
    haw_view_state_set_offer (self->state, haw_reader_pane_get_offered (self, proposal),
                              self->other_reading);
  haw_reader_pane_queue_card (self);
}

void
haw_reader_pane_show_card (HawReaderPane *self)
{
  HawProposal *proposal = haw_reader_pane_get_proposal (self);

  if (proposal == NULL)
    return;
  show_card (self, proposal);
  gtk_widget_queue_allocate (GTK_WIDGET (self->overlay));
}

/* Frames a proposal and shows what can be done with it; NULL for none. */
static void
set_current (HawReaderPane *self,
             HawProposal   *proposal)
{
  gint64 id = proposal != NULL ? haw_row_get_id (HAW_ROW (proposal)) : 0;

  if (id != haw_reader_view_get_current_hint (self->view))
    self->other_reading = FALSE;
  if (proposal != NULL)
    {
      show_card (self, proposal);
    }
  else
    {
      haw_reader_pane_drop_offer (self);
      haw_reader_view_set_current_hint (self->view, 0, NULL);
    }
  haw_view_state_set_proposal (self->state, id);
  haw_reader_pane_queue_card (self);
  haw_reader_pane_update_actions (self);
}

/* The caret goes along, so that what comes next is done there. */
static void
go_to (HawReaderPane *self,
       HawProposal   *proposal)
{
  guint start = haw_proposal_get_start (proposal);

  self->walking = TRUE;
  haw_view_state_set_annotation (self->state, 0);
  haw_reader_view_select_range (self->view, start, start);
  self->walking = FALSE;
  haw_reader_view_scroll_to_range (self->view, start, haw_proposal_get_end (proposal), TRUE);
  set_current (self, proposal);
}

/* The caret was moved away: what comes next is not meant for the proposal any more. */
void
haw_reader_pane_leave_proposal (HawReaderPane *self)
{
  if (self->walking || self->syncing)
    return;
  self->walked_out = FALSE;
  if (haw_reader_view_get_current_hint (self->view) != 0)
    set_current (self, NULL);
}

static gboolean
hints_idle_cb (gpointer data)
{
  HawReaderPane *self = data;
  HawProposalList *list = haw_view_state_get_proposals (self->state);
  g_autoptr (GArray) hints = g_array_new (FALSE, FALSE, sizeof (HawReaderHint));
  gint64 current = haw_reader_view_get_current_hint (self->view);

  self->hints_idle = 0;
  self->n_hints_filled++;
  for (guint i = 0; list != NULL && self->document != NULL && are_shown () &&
       haw_proposal_list_get_text (list) == self->document->text_id &&
       i < haw_row_store_get_n (HAW_ROW_STORE (list)); i++)
    {
      HawProposal *proposal = haw_row_store_peek (HAW_ROW_STORE (list), i);
      const HawReaderHint hint = {
        haw_row_get_id (HAW_ROW (proposal)), haw_proposal_get_start (proposal),
        haw_proposal_get_end (proposal), look_of (haw_proposal_get_kind (proposal)),
      };

      if (haw_proposal_is_open (proposal))
        g_array_append_val (hints, hint);
    }
  haw_reader_view_set_hints (self->view, (const HawReaderHint *) (gpointer) hints->data,
                             hints->len);
  /* The current one may be told otherwise now, or be gone. */
  if (current != 0)
    set_current (self, haw_reader_pane_get_proposal (self));
  haw_reader_pane_queue_card (self);
  haw_reader_pane_update_actions (self);
  return G_SOURCE_REMOVE;
}

static void
queue_hints (HawReaderPane *self)
{
  if (self->hints_idle == 0)
    self->hints_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, hints_idle_cb, self, NULL);
}

static void
proposals_changed_cb (GListModel    *model,
                      guint          position,
                      guint          removed,
                      guint          added,
                      HawReaderPane *self)
{
  queue_hints (self);
}

static void
proposals_cb (HawReaderPane *self)
{
  g_signal_group_set_target (self->proposals_signals, haw_view_state_get_proposals (self->state));
  queue_hints (self);
}

/* Another pane has chosen one. */
static void
proposal_cb (HawReaderPane *self)
{
  gint64 id = haw_view_state_get_proposal (self->state);
  HawProposal *proposal;

  if (id == haw_reader_view_get_current_hint (self->view))
    return;
  proposal = find_proposal (self, id);
  if (proposal != NULL && self->document != NULL && !self->sources_open && are_shown ())
    {
      if (self->hints_idle != 0)
        {
          g_source_remove (self->hints_idle);
          hints_idle_cb (self);
        }
      go_to (self, proposal);
    }
  else if (id == 0)
    {
      set_current (self, NULL);
    }
}

static void
pressed_cb (HawReaderPane *self,
            gint64         id)
{
  HawProposal *proposal = find_proposal (self, id);

  if (proposal != NULL)
    set_current (self, proposal);
}

/* The proposals are those of the text that is shown. */
void
haw_reader_pane_follow_text (HawReaderPane *self)
{
  if (self->document != NULL)
    haw_view_state_set_text (self->state, self->document->text_id, self->document->text);
  else
    haw_view_state_set_text (self->state, 0, NULL);
  queue_hints (self);
}

static gboolean
walk (HawReaderPane *self,
      int            direction)
{
  gint64 current = haw_reader_view_get_current_hint (self->view);
  HawProposal *next = find_proposal (self, haw_reader_view_next_hint (self->view, current,
                                                                      direction));

  if (next != NULL)
    go_to (self, next);
  else if (current != 0)
    set_current (self, NULL);
  return next != NULL;
}

/* The next time one comes to the text, the walk goes on. */
static gboolean
walk_or_leave (HawReaderPane *self,
               int            direction)
{
  gboolean out = self->walked_out;

  self->walked_out = FALSE;
  return !out && walk (self, direction);
}

/* An act on a proposal under way, and where it goes on. */
typedef struct
{
  HawReaderPane *pane;
  gint64 proposal;
  gint64 next;
} Act;

static Act *
act_new (HawReaderPane *self,
         gint64         proposal)
{
  Act *act = g_new0 (Act, 1);

  act->pane = g_object_ref (self);
  act->proposal = proposal;
  act->next = haw_reader_view_next_hint (self->view, proposal, 1);
  return act;
}

/* Goes on with the next one, unless something else was done meanwhile. */
static void
end_act (Act          *act,
         const GError *error)
{
  HawReaderPane *self = act->pane;
  gint64 current = self->state != NULL ? haw_reader_view_get_current_hint (self->view) : 0;

  if (self->state != NULL && error != NULL)
    {
      haw_view_state_show_error (self->state, error);
    }
  else if (self->state != NULL && (current == act->proposal || current == 0) &&
           haw_reader_pane_get_proposal (self) == NULL)
    {
      HawProposal *next = find_proposal (self, act->next);

      if (next != NULL && self->document != NULL && !self->sources_open)
        go_to (self, next);
      else
        set_current (self, NULL);
    }
  g_object_unref (act->pane);
  g_free (act);
}

static void
accepted_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (GError) error = NULL;

  haw_proposal_accept_finish (HAW_PROJECT (object), result, &error);
  end_act (data, error);
}

static void
event_accepted_cb (GObject      *object,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr (GError) error = NULL;

  haw_proposal_accept_event_finish (HAW_PROJECT (object), result, &error);
  end_act (data, error);
}

static void
dismissed_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (GError) error = NULL;

  haw_project_edit_finish (HAW_PROJECT (object), result, &error);
  end_act (data, error);
}

void
haw_reader_pane_accept_as (HawReaderPane      *self,
                           gint64              proposal,
                           const HawMentionOf *of)
{
  haw_proposal_accept_as_async (haw_view_state_get_project (self->state), proposal, of, NULL,
                                accepted_cb, act_new (self, proposal));
}

void
haw_reader_pane_next_proposal_action (GtkWidget  *widget,
                                      const char *name,
                                      GVariant   *parameter)
{
  HawReaderPane *self = HAW_READER_PANE (widget);

  if (self->document == NULL || self->sources_open)
    return;
  if (walk (self, g_str_equal (name, "reader.next-proposal") ? 1 : -1))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
  else
    haw_view_state_show_message (self->state, _("No more proposals here"));
}

void
haw_reader_pane_accept_proposal_action (GtkWidget  *widget,
                                        const char *name,
                                        GVariant   *parameter)
{
  HawReaderPane *self = HAW_READER_PANE (widget);
  HawProject *project = haw_view_state_get_project (self->state);
  HawProposal *proposal = haw_reader_pane_get_proposal (self);
  gint64 id;

  if (proposal == NULL || !haw_reader_pane_can_edit (self))
    return;
  id = haw_row_get_id (HAW_ROW (proposal));
  if (haw_proposal_get_kind (proposal) == HAW_PROPOSAL_EVENT)
    haw_proposal_accept_event_async (project, id, haw_reader_pane_get_offered (self, proposal),
                                     self->other_reading, NULL, event_accepted_cb,
                                     act_new (self, id));
  else if (self->other_reading)
    haw_proposal_accept_other_async (project, id, NULL, accepted_cb, act_new (self, id));
  else
    haw_proposal_accept_async (project, id, 0, NULL, accepted_cb, act_new (self, id));
}

void
haw_reader_pane_dismiss_proposal_action (GtkWidget  *widget,
                                         const char *name,
                                         GVariant   *parameter)
{
  HawReaderPane *self = HAW_READER_PANE (widget);
  HawProposal *proposal = haw_reader_pane_get_proposal (self);
  gint64 id;

  if (proposal == NULL || !haw_reader_pane_can_edit (self))
    return;
  id = haw_row_get_id (HAW_ROW (proposal));
  haw_proposal_dismiss_async (haw_view_state_get_project (self->state), id, NULL, dismissed_cb,
                              act_new (self, id));
}

void
haw_reader_pane_other_reading_action (GtkWidget  *widget,
                                      const char *name,
                                      GVariant   *parameter)
{
  HawReaderPane *self = HAW_READER_PANE (widget);
  HawProposal *proposal = haw_reader_pane_get_proposal (self);
  g_autofree char *other = proposal != NULL ? haw_proposal_dup_other (proposal) : NULL;

  if (other == NULL)
    return;
  self->other_reading = !self->other_reading;
  show_card (self, proposal);
}

void
haw_reader_pane_other_actor_action (GtkWidget  *widget,
                                    const char *name,
                                    GVariant   *parameter)
{
  HawReaderPane *self = HAW_READER_PANE (widget);
  HawProposal *proposal = haw_reader_pane_get_proposal (self);

  if (proposal != NULL && haw_reader_pane_can_edit (self) &&
      haw_proposal_get_kind (proposal) == HAW_PROPOSAL_ACTOR)
    haw_reader_pane_choose_for (self, proposal);
}

/* Asked for where the proposal is chosen in another pane. */
static void
offer_other_cb (HawReaderPane *self,
                gboolean       event)
{
  if (haw_reader_pane_get_proposal (self) != NULL)
    haw_reader_pane_activate (self, event ? "reader.other-event" : "reader.other-reading");
}

/* Keys that mean the proposal while one is framed. */
static const char *
get_action (HawReaderPane   *self,
            guint            keyval,
            char             key,
            GdkModifierType  modifiers)
{
  HawProposal *proposal = haw_reader_pane_get_proposal (self);

  if (proposal == NULL)
    return NULL;
  if (modifiers == GDK_ALT_MASK && key == 'U')
    return "reader.other-reading";
  if (modifiers == GDK_ALT_MASK && key == 'E')
    return "reader.other-event";
  if (modifiers != 0)
    return NULL;
  if (key == 'M' && haw_proposal_get_kind (proposal) == HAW_PROPOSAL_ACTOR)
    return "reader.name-other-actor";
  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      return "reader.accept-proposal";
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
    case GDK_KEY_BackSpace:
      return "reader.dismiss-proposal";
    default:
      return NULL;
    }
}

/* Tab goes from proposal to proposal, and from the last one or after Escape on to what comes after the
 * text. Ctrl+Tab leaves the text at once, as everywhere. */
gboolean
haw_reader_pane_press_proposal (HawReaderPane   *self,
                                guint            keyval,
                                char             key,
                                GdkModifierType  modifiers)
{
  const char *action = get_action (self, keyval, key, modifiers);

  if (self->sources_open)
    return FALSE;
  if ((keyval == GDK_KEY_Tab || keyval == GDK_KEY_KP_Tab) && modifiers == 0)
    return walk_or_leave (self, 1);
  if ((keyval == GDK_KEY_ISO_Left_Tab || keyval == GDK_KEY_Tab || keyval == GDK_KEY_KP_Tab) &&
      modifiers == GDK_SHIFT_MASK)
    return walk_or_leave (self, -1);
  if (keyval == GDK_KEY_Escape && modifiers == 0 && haw_reader_pane_get_proposal (self) != NULL)
    {
      set_current (self, NULL);
      self->walked_out = TRUE;
      return TRUE;
    }

  if (action == NULL)
    return FALSE;
  haw_reader_pane_activate (self, action);
  return TRUE;
}

static gboolean
card_key_cb (GtkEventControllerKey *controller,
             guint                  keyval,
             guint                  keycode,
             GdkModifierType        state,
             HawReaderPane         *self)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  set_current (self, NULL);
  self->walked_out = TRUE;
  return GDK_EVENT_STOP;
}

void
haw_reader_pane_init_proposals (HawReaderPane *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->card = HAW_PROPOSAL_CARD (haw_proposal_card_new ());
  gtk_widget_set_visible (GTK_WIDGET (self->card), FALSE);
  gtk_overlay_add_overlay (self->overlay, GTK_WIDGET (self->card));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (card_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->card), keys);
  g_signal_connect (self->overlay, "get-child-position", G_CALLBACK (place_card_cb), self);
  g_signal_connect_swapped (self->view, "hint-pressed", G_CALLBACK (pressed_cb), self);

  self->proposals_signals = g_signal_group_new (HAW_TYPE_PROPOSAL_LIST);
  g_signal_group_connect (self->proposals_signals, "items-changed",
                          G_CALLBACK (proposals_changed_cb), self);
  g_signal_connect_object (self->state, "notify::proposals", G_CALLBACK (proposals_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "notify::proposal", G_CALLBACK (proposal_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "offer-other", G_CALLBACK (offer_other_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "format-changed", G_CALLBACK (queue_hints), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (haw_settings_get (), "notify::show-proposals", G_CALLBACK (queue_hints),
                           self, G_CONNECT_SWAPPED);
}

void
haw_reader_pane_drop_proposals (HawReaderPane *self)
{
  g_clear_handle_id (&self->hints_idle, g_source_remove);
  g_clear_handle_id (&self->card_idle, g_source_remove);
  g_clear_object (&self->proposals_signals);
  haw_reader_pane_drop_offer (self);
  self->card = NULL;
}
