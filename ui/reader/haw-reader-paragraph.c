/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-reader-paragraph.h"

struct _HawReaderParagraph
{
  GtkWidget parent_instance;

  char *description;
};

G_DEFINE_FINAL_TYPE (HawReaderParagraph, haw_reader_paragraph, GTK_TYPE_WIDGET)

static void
haw_reader_paragraph_dispose (GObject *object)
{
  haw_reader_paragraph_clear_marks (HAW_READER_PARAGRAPH (object));

  G_OBJECT_CLASS (haw_reader_paragraph_parent_class)->dispose (object);
}

static void
haw_reader_paragraph_finalize (GObject *object)
{
  HawReaderParagraph *self = HAW_READER_PARAGRAPH (object);

  g_free (self->description);

  G_OBJECT_CLASS (haw_reader_paragraph_parent_class)->finalize (object);
}

static void
haw_reader_paragraph_class_init (HawReaderParagraphClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = haw_reader_paragraph_dispose;
  G_OBJECT_CLASS (klass)->finalize = haw_reader_paragraph_finalize;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "reader-paragraph");
}

static void
haw_reader_paragraph_init (HawReaderParagraph *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_set_can_focus (GTK_WIDGET (self), FALSE);
}

GtkWidget *
haw_reader_paragraph_new (guint       heading_level,
                          const char *text)
{
  GtkAccessibleRole role = heading_level > 0 ? GTK_ACCESSIBLE_ROLE_HEADING
                                             : GTK_ACCESSIBLE_ROLE_LABEL;
  GtkWidget *self = g_object_new (HAW_TYPE_READER_PARAGRAPH, "accessible-role", role, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  if (heading_level > 0)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                    GTK_ACCESSIBLE_PROPERTY_LEVEL, (int) heading_level, -1);

  return self;
}

void
haw_reader_paragraph_set_marks (HawReaderParagraph *self,
                                const char         *description)
{
  g_return_if_fail (HAW_IS_READER_PARAGRAPH (self));

  if (g_strcmp0 (self->description, description) == 0)
    return;

  g_free (self->description);
  self->description = g_strdup (description);
  if (description != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

void
haw_reader_paragraph_clear_marks (HawReaderParagraph *self)
{
  GtkWidget *child;

  g_return_if_fail (HAW_IS_READER_PARAGRAPH (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

void
haw_reader_paragraph_add_mark (HawReaderParagraph *self,
                               const char         *name,
                               const char         *quote)
{
  GtkWidget *mark;

  g_return_if_fail (HAW_IS_READER_PARAGRAPH (self));

  mark = g_object_new (HAW_TYPE_READER_PARAGRAPH, "accessible-role", GTK_ACCESSIBLE_ROLE_NOTE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, quote, -1);
  gtk_widget_set_parent (mark, GTK_WIDGET (self));
}
