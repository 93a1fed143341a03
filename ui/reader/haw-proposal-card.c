/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-proposal-card.h"

#include "project/haw-error.h"
#include "time/haw-date-format.h"
#include "widgets/haw-wrap-layout.h"

#include <glib/gi18n.h>

/* Of what it is about. */
#define MAX_WORDS 40

struct _HawProposalCard
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *kind_label;
  GtkLabel *place_label;
  GtkLabel *meaning_label;
  GtkLabel *reason_label;
  HawEventOffer *offer;
  GtkWidget *buttons;
  GtkWidget *other_button;
  GtkWidget *event_button;
  GtkWidget *actor_button;
};

G_DEFINE_FINAL_TYPE (HawProposalCard, haw_proposal_card, GTK_TYPE_WIDGET)

/* The kind, and the words unless they are long. */
static char *
dup_heading (HawProposal *proposal,
             const char  *words)
{
  const char *kind = haw_proposal_kind_get_label (haw_proposal_get_kind (proposal));
  g_autofree char *isolated = haw_isolate (words);

  if (g_utf8_strlen (words, -1) > MAX_WORDS)
    return g_strdup (kind);

  /* Translators: the kind of a proposal, then the words of the text that it is about. */
  return g_strdup_printf (_("%1$s: “%2$s”"), kind, isolated);
}

/* By the other reading, the first one is the other. */
static char *
dup_meaning (HawProposal *proposal,
             gboolean     other)
{
  gboolean event = haw_proposal_get_kind (proposal) == HAW_PROPOSAL_EVENT;
  char *reading = other && !event ? haw_proposal_dup_other (proposal) : NULL;

  return reading != NULL ? reading : haw_proposal_dup_meaning (proposal);
}

static char *
dup_reason (HawProposal *proposal,
            gboolean     other)
{
  g_autofree char *first = NULL;
  g_autofree char *isolated = NULL;

  if (!other)
    return haw_proposal_dup_reason (proposal);
  first = haw_proposal_dup_first (proposal);
  isolated = haw_isolate (first);

  /* Translators: %s is a date. */
  return g_strdup_printf (_("The other reading; the likelier one: %s"), isolated);
}

static void
haw_proposal_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HAW_TYPE_PROPOSAL_CARD);

  G_OBJECT_CLASS (haw_proposal_card_parent_class)->dispose (object);
}

static void
haw_proposal_card_class_init (HawProposalCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = haw_proposal_card_dispose;

  gtk_widget_class_set_css_name (widget_class, "proposalcard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  g_type_ensure (HAW_TYPE_EVENT_OFFER);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/hawamish/Hawamish/reader/haw-proposal-card.ui");
  gtk_widget_class_bind_template_child (widget_class, HawProposalCard, box);
  gtk_widget_class_bind_template_child (widget_class, HawProposalCard, kind_label);
  gtk_widget_class_bind_template_child (widget_class, HawProposalCard, place_label);
  gtk_widget_class_bind_template_child (widget_class, HawProposalCard, meaning_label);
  gtk_widget_class_bind_template_child (widget_class, HawProposalCard, reason_label);
  gtk_widget_class_bind_template_child (widget_class, HawProposalCard, offer);
  gtk_widget_class_bind_template_child (widget_class, HawProposalCard, buttons);
  gtk_widget_class_bind_template_child (widget_class, HawProposalCard, other_button);
  gtk_widget_class_bind_template_child (widget_class, HawProposalCard, event_button);
  gtk_widget_class_bind_template_child (widget_class, HawProposalCard, actor_button);
}

static void
haw_proposal_card_init (HawProposalCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->buttons, haw_wrap_layout_new (6));
}

GtkWidget *
haw_proposal_card_new (void)
{
  return g_object_new (HAW_TYPE_PROPOSAL_CARD, NULL);
}

void
haw_proposal_card_show (HawProposalCard *self,
                        HawProposal     *proposal,
                        const char      *words,
                        gboolean         other,
                        guint            number,
                        guint            n)
{
  g_autofree char *heading = NULL;
  g_autofree char *meaning = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *also = NULL;
  g_autofree char *place = NULL;
  g_autofree char *localised = NULL;

  g_return_if_fail (HAW_IS_PROPOSAL_CARD (self) && HAW_IS_PROPOSAL (proposal) && words != NULL);

  heading = dup_heading (proposal, words);
  meaning = dup_meaning (proposal, other);
  reason = dup_reason (proposal, other);
  also = haw_proposal_dup_other (proposal);
  /* Translators: which one of how many proposals. */
  place = g_strdup_printf (_("%u of %u"), number, n);
  localised = haw_date_localise_digits (place);
  gtk_label_set_text (self->kind_label, heading);
  gtk_label_set_text (self->place_label, localised);
  gtk_label_set_text (self->meaning_label, meaning);
  gtk_label_set_text (self->reason_label, reason);
  gtk_widget_set_visible (GTK_WIDGET (self->reason_label), reason != NULL && *reason != '\0');
  gtk_widget_set_visible (self->other_button, also != NULL);
  gtk_widget_set_visible (self->actor_button, haw_proposal_get_kind (proposal) == HAW_PROPOSAL_ACTOR);
}

void
haw_proposal_card_show_event (HawProposalCard     *self,
                              const HawEventDraft *draft,
                              const char          *date,
                              const HawEventMatch *match,
                              guint                n_matches)
{
  g_return_if_fail (HAW_IS_PROPOSAL_CARD (self));

  haw_event_offer_show (self->offer, draft, date, match);
  gtk_widget_set_visible (self->event_button, draft != NULL && n_matches > 0);
}
