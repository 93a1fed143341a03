/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-source-card.h"
#include "haw-passage.h"
#include "widgets/haw-evidence-text.h"

#include <glib/gi18n.h>

struct _HawSourceCard
{
  GtkWidget parent_instance;

  HawEvidence *evidence;
  GtkWidget *who;
  GtkDropDown *stance;   /* NULL where it can't be chosen */
};

enum
{
  ACTIVATED,
  REMOVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *const stances[] = { "reports", "confirms", "denies" };

G_DEFINE_FINAL_TYPE (HawSourceCard, haw_source_card, GTK_TYPE_WIDGET)

static guint
find_stance (const char *stance)
{
  for (guint i = 0; i < G_N_ELEMENTS (stances); i++)
    if (g_strcmp0 (stances[i], stance) == 0)
      return i;
  return 0;
}

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR, "width-chars", 10,
                                   "max-width-chars", 30, NULL);

  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_quote (const char *quote)
{
  GtkWidget *label = make_label (quote, "quotation");

  gtk_label_set_lines (GTK_LABEL (label), 4);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  haw_passage_set_direction (label, quote);
  return label;
}

static void
clicked_cb (HawSourceCard *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
remove_cb (HawSourceCard *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

static void
fill_shown (HawSourceCard *self)
{
  g_autofree char *source = haw_evidence_dup_source (self->evidence);
  g_autofree char *name = g_strdup_printf ("%s: %s", source, self->evidence->quote);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *who = make_label (source, "caption-heading");
  GtkWidget *grade = haw_evidence_grade_badge_new (self->evidence);

  self->who = who;
  gtk_widget_set_hexpand (who, TRUE);
  gtk_box_append (GTK_BOX (line), who);
  if (grade != NULL)
    gtk_box_append (GTK_BOX (line), grade);
  gtk_box_append (GTK_BOX (line), haw_evidence_stance_badge_new (self->evidence));
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), make_quote (self->evidence->quote));
  if (*self->evidence->translation != '\0')
    {
      GtkWidget *translation = make_label (self->evidence->translation, "dim-label");

      gtk_widget_add_css_class (translation, "caption");
      gtk_box_append (GTK_BOX (box), translation);
    }
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "card");
  gtk_widget_add_css_class (button, "source-card");
  gtk_widget_set_tooltip_text (button, self->evidence->article_title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  haw_evidence_stance_name (self->evidence->stance), -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
}

static GtkWidget *
make_stance (HawSourceCard *self)
{
  const char *names[] = { haw_evidence_stance_name (stances[0]),
                          haw_evidence_stance_name (stances[1]),
                          haw_evidence_stance_name (stances[2]), NULL };
  GtkWidget *stance = gtk_drop_down_new_from_strings (names);

  self->stance = GTK_DROP_DOWN (stance);
  gtk_drop_down_set_selected (self->stance, find_stance (self->evidence->stance));
  gtk_accessible_update_property (GTK_ACCESSIBLE (stance), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Stance of the Source"), -1);
  gtk_widget_set_tooltip_text (stance, _("Stance of the Source"));
  gtk_widget_set_valign (stance, GTK_ALIGN_CENTER);
  return stance;
}

static void
fill_edited (HawSourceCard *self,
             gboolean       removable)
{
  g_autofree char *source = haw_evidence_dup_source (self->evidence);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *who = make_label (source, "caption-heading");

  self->who = who;
  gtk_widget_set_hexpand (who, TRUE);
  gtk_box_append (GTK_BOX (box), make_quote (self->evidence->quote));
  gtk_box_append (GTK_BOX (line), who);
  gtk_box_append (GTK_BOX (line), make_stance (self));
  if (removable)
    {
      GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_set_tooltip_text (button, _("Remove Evidence"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _("Remove Evidence"), -1);
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (remove_cb), self);
      gtk_box_append (GTK_BOX (line), button);
    }
  gtk_box_append (GTK_BOX (box), line);
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "source-card");
  gtk_widget_set_parent (box, GTK_WIDGET (self));
}

static void
haw_source_card_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  HAW_SOURCE_CARD (object)->stance = NULL;
  g_clear_pointer (&child, gtk_widget_unparent);

  G_OBJECT_CLASS (haw_source_card_parent_class)->dispose (object);
}

static void
haw_source_card_finalize (GObject *object)
{
  haw_evidence_free (HAW_SOURCE_CARD (object)->evidence);

  G_OBJECT_CLASS (haw_source_card_parent_class)->finalize (object);
}

static void
haw_source_card_class_init (HawSourceCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = haw_source_card_dispose;
  object_class->finalize = haw_source_card_finalize;

  signals[ACTIVATED] = g_signal_new ("activated", HAW_TYPE_SOURCE_CARD, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVE] = g_signal_new ("remove", HAW_TYPE_SOURCE_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
haw_source_card_init (HawSourceCard *self)
{
}

GtkWidget *
haw_source_card_new (const HawEvidence *evidence,
                     HawSourceMode      mode)
{
  HawSourceCard *self = g_object_new (HAW_TYPE_SOURCE_CARD, NULL);

  self->evidence = haw_evidence_copy (evidence);
  if (mode == HAW_SOURCE_SHOWN)
    fill_shown (self);
  else
    fill_edited (self, mode == HAW_SOURCE_EDITED);

  return GTK_WIDGET (self);
}

const HawEvidence *
haw_source_card_get_evidence (HawSourceCard *self)
{
  g_return_val_if_fail (HAW_IS_SOURCE_CARD (self), NULL);

  return self->evidence;
}

void
haw_source_card_set_published (HawSourceCard *self,
                               const char    *published)
{
  g_autofree char *source = NULL;

  g_return_if_fail (HAW_IS_SOURCE_CARD (self) && published != NULL);

  g_free (self->evidence->published);
  self->evidence->published = g_strdup (published);
  source = haw_evidence_dup_source (self->evidence);
  gtk_label_set_text (GTK_LABEL (self->who), source);
}

const char *
haw_source_card_get_stance (HawSourceCard *self)
{
  g_return_val_if_fail (HAW_IS_SOURCE_CARD (self), NULL);

  return self->stance != NULL ? stances[gtk_drop_down_get_selected (self->stance)]
                              : self->evidence->stance;
}
