/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-proposals-pane-private.h"

#include "model/haw-proposal-edit.h"
#include "time/haw-date-format.h"

#include <glib/gi18n.h>

/* The open ones in the list that the program is sure enough of. */
static GArray *
list_sure (HawProposalsPane *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint trust = (guint) gtk_spin_button_get_value_as_int (self->trust_spin);

  for (guint i = 0; i < haw_proposals_pane_get_n (self); i++)
    {
      HawProposal *proposal = haw_proposals_pane_peek (self, i);
      gint64 id = haw_row_get_id (HAW_ROW (proposal));

      if (haw_proposal_is_open (proposal) && haw_proposal_get_confidence (proposal) >= trust)
        g_array_append_val (ids, id);
    }

  return ids;
}

void
haw_proposals_pane_show_many (HawProposalsPane *self)
{
  g_autoptr (GArray) ids = list_sure (self);
  g_autofree char *label = g_strdup_printf (ngettext ("Accept %u Proposal", "Accept %u Proposals",
                                                      ids->len), ids->len);
  g_autofree char *localised = haw_date_localise_digits (label);
  guint n = 0;
  g_autofree char *text = NULL;
  g_autofree char *counted = NULL;

  for (guint i = 0; i < haw_proposals_pane_get_n (self); i++)
    n += haw_proposal_is_open (haw_proposals_pane_peek (self, i));
  text = g_strdup_printf (ngettext ("%u of the %u proposal in the list. One undo takes it back.",
                                    "%u of the %u proposals in the list. One undo takes them back.",
                                    n), ids->len, n);
  counted = haw_date_localise_digits (text);
  gtk_button_set_label (self->many_button, localised);
  gtk_label_set_text (self->many_label, counted);
  gtk_widget_set_sensitive (GTK_WIDGET (self->many_button), ids->len > 0);
  gtk_widget_set_sensitive (self->many_menu, n > 0 && haw_proposals_pane_can_edit (self));
}

void
haw_proposals_pane_trust_cb (HawProposalsPane *self)
{
  if (self->selection != NULL)
    haw_proposals_pane_show_many (self);
}

static void
many_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (HawProposalsPane) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *localised = NULL;
  guint n = 0;

  if (!haw_proposal_accept_all_finish (HAW_PROJECT (object), result, &n, &error))
    {
      if (self->state != NULL)
        haw_view_state_show_error (self->state, error);
      return;
    }
  if (self->state == NULL)
    return;
  text = g_strdup_printf (ngettext ("%u proposal accepted", "%u proposals accepted", n), n);
  localised = haw_date_localise_digits (text);
  haw_view_state_show_edited (self->state, localised);
}

void
haw_proposals_pane_accept_many_cb (HawProposalsPane *self)
{
  g_autoptr (GArray) ids = list_sure (self);

  gtk_popover_popdown (self->accept_popover);
  if (ids->len > 0 && haw_proposals_pane_can_edit (self))
    haw_proposal_accept_all_async (haw_proposals_pane_get_project (self),
                                   (const gint64 *) (gpointer) ids->data,
                                   ids->len, NULL, many_cb, g_object_ref (self));
}
