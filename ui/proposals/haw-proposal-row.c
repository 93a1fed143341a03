/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-proposal-row.h"

#include "project/haw-error.h"
#include "widgets/haw-label-edge.h"

#include <glib/gi18n.h>

struct _HawProposalRow
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *words_label;
  GtkLabel *meaning_label;
  GtkLabel *reason_label;
  GtkWidget *accept_button;
  GtkWidget *dismiss_button;
  GtkWidget *restore_button;
  HawProposal *proposal;
};

enum
{
  ACCEPT,
  DISMISS,
  RESTORE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HawProposalRow, haw_proposal_row, GTK_TYPE_WIDGET)

static void
clicked_cb (GtkWidget      *button,
            HawProposalRow *self)
{
  guint signal = button == self->accept_button    ? ACCEPT
                 : button == self->dismiss_button ? DISMISS
                                                  : RESTORE;

  g_signal_emit (self, signals[signal], 0);
}

/* Keys do the same in the list, so that Tab need not stop at each of them. */
static GtkWidget *
add_button (HawProposalRow *self,
            const char     *icon,
            const char     *text)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_can_focus (button, FALSE);
  gtk_widget_set_tooltip_text (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_box_append (GTK_BOX (self->box), button);

  return button;
}

static GtkLabel *
add_label (GtkWidget  *lines,
           const char *style,
           int         n_lines)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (n_lines > 1)
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_lines (GTK_LABEL (label), n_lines);
    }
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (lines), label);

  return GTK_LABEL (label);
}

static void
haw_proposal_row_dispose (GObject *object)
{
  HawProposalRow *self = HAW_PROPOSAL_ROW (object);

  g_clear_object (&self->proposal);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (haw_proposal_row_parent_class)->dispose (object);
}

static void
haw_proposal_row_class_init (HawProposalRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const char *const names[N_SIGNALS] = { "accept", "dismiss", "restore" };

  G_OBJECT_CLASS (klass)->dispose = haw_proposal_row_dispose;
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], HAW_TYPE_PROPOSAL_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "proposalrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
haw_proposal_row_init (HawProposalRow *self)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (self->box), lines);
  self->words_label = add_label (lines, NULL, 2);
  self->meaning_label = add_label (lines, "caption-heading", 2);
  self->reason_label = add_label (lines, "caption", 3);
  gtk_widget_add_css_class (GTK_WIDGET (self->reason_label), "dim-label");
  self->accept_button = add_button (self, "object-select-symbolic", _("Accept (Enter)"));
  self->dismiss_button = add_button (self, "window-close-symbolic", _("Dismiss (Delete)"));
  self->restore_button = add_button (self, "edit-undo-symbolic", _("Propose again (Enter)"));
}

GtkWidget *
haw_proposal_row_new (void)
{
  return g_object_new (HAW_TYPE_PROPOSAL_ROW, NULL);
}

/* Of an event its day as well, which its title need not have. */
static char *
dup_meaning (HawProposal *proposal)
{
  g_autofree char *meaning = haw_proposal_dup_meaning (proposal);
  g_autofree char *date = haw_proposal_get_kind (proposal) == HAW_PROPOSAL_EVENT
                          ? haw_proposal_dup_first (proposal) : NULL;
  g_autofree char *title = NULL;
  g_autofree char *day = NULL;

  if (date == NULL)
    return g_steal_pointer (&meaning);
  day = haw_isolate (date);
  title = haw_isolate (meaning);

  return g_strdup_printf ("%s · %s", day, title);
}

static void
name_row (HawProposalRow *self,
          const char     *words,
          const char     *meaning,
          const char     *reason)
{
  const char *kind = haw_proposal_kind_get_label (haw_proposal_get_kind (self->proposal));
  g_autofree char *isolated = haw_isolate (words);
  g_autofree char *meant = haw_isolate (meaning);
  g_autofree char *name = NULL;

  if (haw_proposal_is_open (self->proposal))
    /* Translators: the kind of a proposal, the words it is about, then what they mean. */
    name = g_strdup_printf (_("%1$s, %2$s: %3$s"), kind, isolated, meant);
  else
    /* Translators: the kind of a proposal that was dismissed, the words it is about, then what they
     * were taken for. */
    name = g_strdup_printf (_("Dismissed: %1$s, %2$s: %3$s"), kind, isolated, meant);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, reason, -1);
}

void
haw_proposal_row_set_proposal (HawProposalRow *self,
                               HawProposal    *proposal,
                               const char     *words,
                               gboolean        editable)
{
  g_autofree char *meaning = NULL;
  g_autofree char *reason = NULL;
  gboolean open;

  g_return_if_fail (HAW_IS_PROPOSAL_ROW (self));

  g_set_object (&self->proposal, proposal);
  if (proposal == NULL)
    return;
  open = haw_proposal_is_open (proposal);
  meaning = dup_meaning (proposal);
  reason = haw_proposal_dup_reason (proposal);
  gtk_label_set_text (self->words_label, words != NULL ? words : "");
  gtk_label_set_text (self->meaning_label, meaning);
  gtk_label_set_text (self->reason_label, reason != NULL ? reason : "");
  haw_label_edge_hold (gtk_widget_get_parent (GTK_WIDGET (self->words_label)));
  gtk_widget_set_visible (GTK_WIDGET (self->reason_label), open && reason != NULL && *reason != '\0');
  gtk_widget_set_visible (self->accept_button, open && editable);
  gtk_widget_set_visible (self->dismiss_button, open && editable);
  gtk_widget_set_visible (self->restore_button, !open && editable);
  if (open)
    gtk_widget_remove_css_class (GTK_WIDGET (self), "dismissed");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "dismissed");
  name_row (self, words != NULL ? words : "", meaning, reason != NULL ? reason : "");
}

HawProposal *
haw_proposal_row_get_proposal (HawProposalRow *self)
{
  g_return_val_if_fail (HAW_IS_PROPOSAL_ROW (self), NULL);

  return self->proposal;
}
