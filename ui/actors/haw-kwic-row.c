/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-kwic-row.h"

#include "project/haw-error.h"

#include <glib/gi18n.h>

/* Both sides ask for as little, so that they get as much: the words stand in the middle of each line. */
#define SIDE_CHARS 3

struct _HawKwicRow
{
  GtkListBoxRow parent_instance;

  HawOccurrence *place;
};

G_DEFINE_FINAL_TYPE (HawKwicRow, haw_kwic_row, GTK_TYPE_LIST_BOX_ROW)

static void
haw_kwic_row_finalize (GObject *object)
{
  g_clear_object (&HAW_KWIC_ROW (object)->place);

  G_OBJECT_CLASS (haw_kwic_row_parent_class)->finalize (object);
}

static void
haw_kwic_row_class_init (HawKwicRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = haw_kwic_row_finalize;
}

static void
haw_kwic_row_init (HawKwicRow *self)
{
}

/* A part of a line that reads in @direction whatever letter it begins with. */
static GtkWidget *
make_part (const char       *text,
           GtkTextDirection  direction,
           float             xalign)
{
  g_autofree char *marked = g_strconcat (direction == GTK_TEXT_DIR_RTL ? "\u200f" : "\u200e", text,
                                         NULL);
  GtkWidget *label = gtk_label_new (marked);

  gtk_widget_set_direction (label, direction);
  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  return label;
}

static GtkWidget *
make_side (const char         *text,
           GtkTextDirection    direction,
           float               xalign,
           PangoEllipsizeMode  ellipsize)
{
  GtkWidget *label = make_part (text, direction, xalign);

  gtk_label_set_ellipsize (GTK_LABEL (label), ellipsize);
  gtk_label_set_width_chars (GTK_LABEL (label), SIDE_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (label), SIDE_CHARS);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

GtkWidget *
haw_kwic_row_new (const HawActorMention *mention)
{
  HawKwicRow *self = g_object_new (HAW_TYPE_KWIC_ROW, NULL);
  HawOccurrence *place = mention->place;
  GtkTextDirection direction = haw_occurrence_get_direction (place) == HAW_DIRECTION_RTL
                               ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR;
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *words = make_part (haw_occurrence_get_words (place), direction, 0.5);
  g_autofree char *name = NULL;

  self->place = g_object_ref (place);
  gtk_widget_set_direction (line, direction);
  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (words, "keyword");
  gtk_box_append (GTK_BOX (line), make_side (haw_occurrence_get_before (place), direction, 1,
                                             PANGO_ELLIPSIZE_START));
  gtk_box_append (GTK_BOX (line), words);
  gtk_box_append (GTK_BOX (line), make_side (haw_occurrence_get_after (place), direction, 0,
                                             PANGO_ELLIPSIZE_END));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), line);
  gtk_widget_add_css_class (GTK_WIDGET (self), "kwic");

  name = g_strconcat (haw_occurrence_get_before (place), haw_occurrence_get_words (place),
                      haw_occurrence_get_after (place), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), name);
  return GTK_WIDGET (self);
}

HawOccurrence *
haw_kwic_row_get_place (HawKwicRow *self)
{
  g_return_val_if_fail (HAW_IS_KWIC_ROW (self), NULL);

  return self->place;
}
