/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-review-card.h"

#include "model/haw-annotation-edit.h"
#include "text/haw-text.h"
#include "widgets/haw-wrap-layout.h"

#include <glib/gi18n.h>

struct _HawReviewCard
{
  GtkWidget parent_instance;

  HawViewState *state;
  HawAnchorEntry *entry;
  GtkWidget *box;
  GtkLabel *title;
  GtkLabel *before;
  GtkLabel *fit;
  GtkLabel *after;
  GtkWidget *actions;
};

G_DEFINE_FINAL_TYPE (HawReviewCard, haw_review_card, GTK_TYPE_WIDGET)

static void
decided_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (HawViewState) state = data;
  g_autoptr (GError) error = NULL;

  if (!haw_project_edit_finish (HAW_PROJECT (object), result, &error))
    haw_view_state_show_error (state, error);
}

static void
show_cb (HawReviewCard *self)
{
  if (self->entry->start >= 0)
    haw_view_state_reveal_passage (self->state, self->entry->article, self->entry->start,
                                   self->entry->end);
  else
    haw_view_state_set_article (self->state, self->entry->article);
}

static void
accept_cb (HawReviewCard *self)
{
  haw_anchor_accept_async (haw_view_state_get_project (self->state), self->entry->id, NULL,
                           decided_cb, g_object_ref (self->state));
}

static void
place_cb (HawReviewCard *self)
{
  gint64 start, end;

  if (haw_view_state_get_article (self->state) == self->entry->article &&
      haw_view_state_get_selection (self->state, &start, &end))
    haw_anchor_place_async (haw_view_state_get_project (self->state), self->entry->id, start, end,
                            NULL, decided_cb, g_object_ref (self->state));
  else
    haw_view_state_show_message (self->state,
                                 _("Select the passage in the article first, then press this."));
}

static void
keep_cb (HawReviewCard *self)
{
  haw_anchor_keep_async (haw_view_state_get_project (self->state), self->entry->id, NULL,
                         decided_cb, g_object_ref (self->state));
}

static void
remove_cb (HawReviewCard *self)
{
  haw_annotation_remove_async (haw_view_state_get_project (self->state), self->entry->annotation,
                               NULL, decided_cb, g_object_ref (self->state));
}

static void
add_action (HawReviewCard *self,
            const char    *label,
            GCallback      callback,
            const char    *css_class)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  if (css_class != NULL)
    gtk_widget_add_css_class (button, css_class);
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_widget_set_parent (button, self->actions);
}

/* Each text is set from the side where it begins, whatever the language of the window. */
static void
set_quote (GtkLabel   *label,
           const char *text)
{
  g_autoptr (HawText) whole = haw_text_new (text, -1);
  gboolean rtl = haw_text_get_direction (whole) == HAW_DIRECTION_RTL;

  gtk_widget_set_direction (GTK_WIDGET (label), rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  gtk_label_set_xalign (label, 0);
  gtk_label_set_text (label, text);
}

static void
fill (HawReviewCard *self)
{
  const HawAnchorEntry *entry = self->entry;
  g_autofree char *percent = g_strdup_printf ("%d", (int) (entry->score * 100));
  g_autofree char *fit = g_strdup_printf (
    /* Translators: how well the words found in a corrected text fit those annotated, in per cent. */
    _("Found in the corrected text, fits by %s%%"), percent);
  g_autofree char *name = g_strdup_printf (C_("origin and words of a passage",
                                              "\u2068%s\u2069: \u2068%s\u2069"),
                                          entry->title, entry->quote);

  gtk_label_set_text (self->title, entry->title);
  set_quote (self->before, entry->quote);
  gtk_label_set_text (self->fit, entry->start >= 0
                      ? fit : _("These words were not found in the corrected text."));
  gtk_widget_set_visible (GTK_WIDGET (self->after), entry->start >= 0);
  if (entry->start >= 0)
    {
      set_quote (self->after, entry->proposed);
      add_action (self, _("Move There"), G_CALLBACK (accept_cb), "suggested-action");
    }
  add_action (self, _("Show"), G_CALLBACK (show_cb), NULL);
  add_action (self, _("Move to the Selection"), G_CALLBACK (place_cb), NULL);
  add_action (self, _("Keep in the Old Version"), G_CALLBACK (keep_cb), NULL);
  add_action (self, _("Delete Annotation"), G_CALLBACK (remove_cb), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
haw_review_card_dispose (GObject *object)
{
  HawReviewCard *self = HAW_REVIEW_CARD (object);
  GtkWidget *child;

  while (self->actions != NULL && (child = gtk_widget_get_first_child (self->actions)) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->state);
  g_clear_pointer (&self->entry, haw_anchor_entry_free);

  G_OBJECT_CLASS (haw_review_card_parent_class)->dispose (object);
}

static void
haw_review_card_class_init (HawReviewCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = haw_review_card_dispose;

  gtk_widget_class_set_css_name (widget_class, "reviewcard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/hawamish/Hawamish/review/haw-review-card.ui");
  gtk_widget_class_bind_template_child (widget_class, HawReviewCard, box);
  gtk_widget_class_bind_template_child (widget_class, HawReviewCard, title);
  gtk_widget_class_bind_template_child (widget_class, HawReviewCard, before);
  gtk_widget_class_bind_template_child (widget_class, HawReviewCard, fit);
  gtk_widget_class_bind_template_child (widget_class, HawReviewCard, after);
  gtk_widget_class_bind_template_child (widget_class, HawReviewCard, actions);
}

static void
haw_review_card_init (HawReviewCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->actions, haw_wrap_layout_new (6));
}

GtkWidget *
haw_review_card_new (HawViewState   *state,
                     HawAnchorEntry *entry)
{
  HawReviewCard *self = g_object_new (HAW_TYPE_REVIEW_CARD, NULL);

  self->state = g_object_ref (state);
  self->entry = entry;
  fill (self);
  return GTK_WIDGET (self);
}

const HawAnchorEntry *
haw_review_card_get_entry (HawReviewCard *self)
{
  g_return_val_if_fail (HAW_IS_REVIEW_CARD (self), NULL);

  return self->entry;
}
