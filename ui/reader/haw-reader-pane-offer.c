/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-reader-pane-private.h"

#include "haw-event-offer.h"
#include "model/haw-event-matches.h"
#include "model/haw-proposal-event.h"
#include "text/haw-event-match.h"

/* A proposal of an event that is looked at: which events it may be another source for. */
struct _HawReaderOffer
{
  gint64 proposal;
  HawEventDraft *draft;
  GPtrArray *matches;      /* HawEventMatch, NULL until they are read */
  guint target;            /* index of the one that is taken; past the last one a new event */
  GCancellable *reading;
};

/* What is asked for, as the pane may be gone or look at another one when it comes. */
typedef struct
{
  HawReaderPane *pane;
  gint64 proposal;
} Question;

void
haw_reader_pane_drop_offer (HawReaderPane *self)
{
  HawReaderOffer *offer = g_steal_pointer (&self->offer);

  if (offer == NULL)
    return;
  g_cancellable_cancel (offer->reading);
  g_object_unref (offer->reading);
  g_clear_pointer (&offer->draft, haw_event_draft_free);
  g_clear_pointer (&offer->matches, g_ptr_array_unref);
  g_free (offer);
}

static const HawEventMatch *
get_match (HawReaderPane *self)
{
  const HawReaderOffer *offer = self->offer;

  return offer != NULL && offer->matches != NULL && offer->target < offer->matches->len
         ? offer->matches->pdata[offer->target] : NULL;
}

static const char *
get_date (HawReaderPane *self)
{
  const HawEventDraft *draft = self->offer->draft;

  return self->other_reading && draft->also != NULL ? draft->also : draft->date;
}

static void
show (HawReaderPane *self)
{
  const HawReaderOffer *offer = self->offer;

  haw_proposal_card_show_event (self->card, offer->draft, get_date (self), get_match (self),
                                offer->matches != NULL ? offer->matches->len : 0);
}

static void
matches_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      data)
{
  g_autofree Question *question = data;
  g_autoptr (HawReaderPane) self = question->pane;
  g_autoptr (GError) error = NULL;
  GPtrArray *matches = haw_project_read_finish (HAW_PROJECT (object), result, &error);
  const HawEventMatch *first = matches != NULL && matches->len > 0 ? matches->pdata[0] : NULL;
  HawReaderOffer *offer = self->offer;

  if (offer == NULL || offer->proposal != question->proposal || matches == NULL)
    {
      g_clear_pointer (&matches, g_ptr_array_unref);
      if (error != NULL && self->state != NULL &&
          !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
          !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
        haw_view_state_show_error (self->state, error);
      return;
    }
  offer->matches = matches;
  self->n_offers_read++;
  offer->target = first != NULL && first->score >= HAW_EVENT_LIKELY ? 0 : matches->len;
  haw_reader_pane_show_card (self);
}

static void
read_matches (HawReaderPane *self)
{
  HawReaderOffer *offer = self->offer;
  Question *question = g_new (Question, 1);
  g_autofree char *quote = haw_text_slice (self->document->text, (guint) offer->draft->start,
                                           (guint) offer->draft->end);

  question->pane = g_object_ref (self);
  question->proposal = offer->proposal;
  haw_event_matches_load_async (haw_view_state_get_project (self->state), offer->draft,
                                self->document->id, quote, offer->reading, matches_cb, question);
}

/* Shows in the card what becomes of a proposal of an event, and looks for events like it; hides it for
 * other ones. */
void
haw_reader_pane_show_offer (HawReaderPane *self,
                            HawProposal   *proposal)
{
  gint64 id = haw_row_get_id (HAW_ROW (proposal));
  g_autoptr (HawEventDraft) draft = haw_proposal_dup_event (proposal);

  if (draft == NULL)
    {
      haw_reader_pane_drop_offer (self);
      haw_proposal_card_show_event (self->card, NULL, "", NULL, 0);
      return;
    }
  if (self->offer == NULL || self->offer->proposal != id)
    {
      haw_reader_pane_drop_offer (self);
      self->offer = g_new0 (HawReaderOffer, 1);
      self->offer->proposal = id;
      self->offer->reading = g_cancellable_new ();
      self->offer->draft = g_steal_pointer (&draft);
      read_matches (self);
    }
  show (self);
}

/* Returns: (transfer full) (nullable): what the card says of an event, in one sentence */
char *
haw_reader_pane_dup_offer (HawReaderPane *self)
{
  return self->offer != NULL ? haw_event_offer_dup_sentence (self->offer->draft, get_date (self),
                                                             get_match (self))
                             : NULL;
}

/* The event that a proposal becomes another source of, 0 for a new one; until the events are read the
 * most likely one. */
gint64
haw_reader_pane_get_offered (HawReaderPane *self,
                             HawProposal   *proposal)
{
  const HawReaderOffer *offer = self->offer;
  const HawEventMatch *match = get_match (self);

  if (offer == NULL || offer->matches == NULL ||
      offer->proposal != haw_row_get_id (HAW_ROW (proposal)))
    return HAW_EVENT_LIKELY_ONE;

  return match != NULL ? match->event : 0;
}

void
haw_reader_pane_other_event_action (GtkWidget  *widget,
                                    const char *name,
                                    GVariant   *parameter)
{
  HawReaderPane *self = HAW_READER_PANE (widget);
  HawReaderOffer *offer = self->offer;

  if (offer == NULL || offer->matches == NULL || haw_reader_pane_get_proposal (self) == NULL)
    return;
  offer->target = (offer->target + 1) % (offer->matches->len + 1);
  haw_reader_pane_show_card (self);
}
