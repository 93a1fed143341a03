/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-source-card.h"
#include "haw-passage.h"
#include "model/haw-reliability.h"
#include "widgets/haw-date-entry.h"
#include "widgets/haw-evidence-text.h"

#include <glib/gi18n.h>

struct _HawSourceCard
{
  GtkWidget parent_instance;

  HawEvidence *evidence;
  GtkWidget *who;
  GtkDropDown *stance;   /* NULL where it can't be chosen */
  GtkDropDown *grade;
  HawDateEntry *date;    /* NULL where it is that of the event */
  char *wording;         /* the words of the passage for a date that was typed */
};

enum
{
  ACTIVATED,
  REMOVE,
  CHANGED,
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
make_quote (const char *quote)
{
  GtkWidget *label = haw_evidence_label_new (quote, "quotation");

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
  g_autofree char *name = g_strdup_printf (C_("origin and words of a passage",
                                              "\u2068%s\u2069: \u2068%s\u2069"),
                                          source, self->evidence->quote);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *who = haw_evidence_label_new (source, "caption-heading");
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
      GtkWidget *translation = haw_evidence_label_new (self->evidence->translation, "dim-label");

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

static void
changed_cb (HawSourceCard *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END,
                                   NULL);

  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

/* The list shows all words; the button as many as there is room for. */
static GtkDropDown *
make_choice (HawSourceCard *self,
             GtkStringList *names,
             guint          selected,
             const char    *label)
{
  GtkWidget *choice = gtk_drop_down_new (G_LIST_MODEL (names), NULL);
  g_autoptr (GtkListItemFactory) whole = g_object_ref (gtk_drop_down_get_factory (
                                                         GTK_DROP_DOWN (choice)));
  g_autoptr (GtkListItemFactory) cut = gtk_signal_list_item_factory_new ();

  g_signal_connect (cut, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (cut, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (choice), cut);
  gtk_drop_down_set_list_factory (GTK_DROP_DOWN (choice), whole);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), selected);
  gtk_widget_set_hexpand (choice, TRUE);
  gtk_widget_set_tooltip_text (choice, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect_swapped (choice, "notify::selected", G_CALLBACK (changed_cb), self);
  return GTK_DROP_DOWN (choice);
}

static void
make_choices (HawSourceCard *self,
              GtkWidget     *box)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  GtkStringList *grades;
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  guint selected;

  for (guint i = 0; i < G_N_ELEMENTS (stances); i++)
    gtk_string_list_append (names, haw_evidence_stance_name (stances[i]));
  grades = haw_evidence_grade_list_new (C_("credibility of a report", "Not graded"),
                                        haw_reliability_evidence_grade,
                                        self->evidence->reliability, &selected);
  gtk_box_set_homogeneous (GTK_BOX (line), TRUE);
  self->stance = make_choice (self, names, find_stance (self->evidence->stance),
                              _("Stance of the Source"));
  self->grade = make_choice (self, grades, selected, _("Grade of the Report"));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->stance));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->grade));
  gtk_box_append (GTK_BOX (box), line);
}

static void
make_date (HawSourceCard *self,
           GtkWidget     *box)
{
  GtkWidget *date = haw_date_entry_new ();
  GtkWidget *part = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = haw_evidence_label_new (_("Date in This Source"), "caption");

  gtk_widget_add_css_class (label, "dim-label");
  self->date = HAW_DATE_ENTRY (date);
  haw_date_entry_set_label (self->date, _("Date in This Source"));
  haw_date_entry_set_placeholder_text (self->date, "2020-07-03");
  haw_date_entry_set_hint (self->date, "");
  haw_date_entry_set_date (self->date, self->evidence->date);
  g_signal_connect_swapped (date, "notify::text", G_CALLBACK (changed_cb), self);
  gtk_box_append (GTK_BOX (part), label);
  gtk_box_append (GTK_BOX (part), date);
  gtk_box_append (GTK_BOX (box), part);
}

static GtkWidget *
make_remove (HawSourceCard *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Remove Evidence"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Remove Evidence"), -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (remove_cb), self);
  return button;
}

static void
fill_edited (HawSourceCard *self,
             gboolean       stored)
{
  g_autofree char *source = haw_evidence_dup_source (self->evidence);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *who = haw_evidence_label_new (source, "caption-heading");

  self->who = who;
  gtk_widget_set_hexpand (who, TRUE);
  gtk_box_append (GTK_BOX (box), make_quote (self->evidence->quote));
  gtk_box_append (GTK_BOX (line), who);
  gtk_box_append (GTK_BOX (box), line);
  make_choices (self, box);
  if (stored)
    {
      gtk_box_append (GTK_BOX (line), make_remove (self));
      make_date (self, box);
    }
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "source-card");
  gtk_widget_set_parent (box, GTK_WIDGET (self));
}

static void
haw_source_card_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  HAW_SOURCE_CARD (object)->stance = NULL;
  HAW_SOURCE_CARD (object)->grade = NULL;
  HAW_SOURCE_CARD (object)->date = NULL;
  g_clear_pointer (&child, gtk_widget_unparent);

  G_OBJECT_CLASS (haw_source_card_parent_class)->dispose (object);
}

static void
haw_source_card_finalize (GObject *object)
{
  haw_evidence_free (HAW_SOURCE_CARD (object)->evidence);
  g_free (HAW_SOURCE_CARD (object)->wording);

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
  signals[CHANGED] = g_signal_new ("changed", HAW_TYPE_SOURCE_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
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

gboolean
haw_source_card_get_valid (HawSourceCard *self)
{
  g_return_val_if_fail (HAW_IS_SOURCE_CARD (self), FALSE);

  return self->date == NULL || haw_date_entry_get_valid (self->date);
}

gboolean
haw_source_card_get_change (HawSourceCard     *self,
                            HawEvidenceChange *change)
{
  const HawEvidence *evidence;
  guint grade;

  g_return_val_if_fail (HAW_IS_SOURCE_CARD (self) && self->stance != NULL && change != NULL, FALSE);

  evidence = self->evidence;
  *change = (HawEvidenceChange) { evidence->annotation,
                                  stances[gtk_drop_down_get_selected (self->stance)] };
  grade = gtk_drop_down_get_selected (self->grade);
  change->reliability = grade > 0 ? haw_reliability_evidence_grade (grade - 1) : "";
  if (g_str_equal (change->reliability, evidence->reliability))
    change->reliability = NULL;
  if (self->date != NULL && !g_str_equal (haw_date_entry_get_date (self->date), evidence->date))
    {
      change->date = haw_date_entry_get_date (self->date);
      g_free (self->wording);
      self->wording = haw_passage_dup_date_words (evidence->quote, evidence->published,
                                                  change->date);
      change->wording = self->wording;
    }

  return !g_str_equal (change->stance, evidence->stance) || change->reliability != NULL ||
         change->date != NULL;
}
