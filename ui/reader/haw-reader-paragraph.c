/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-reader-paragraph.h"

struct _HawReaderParagraph
{
  GtkWidget parent_instance;

  gint64 mark; /* what the child of a paragraph stands for */
  char *label;
  char *description;
};

G_DEFINE_FINAL_TYPE (HawReaderParagraph, haw_reader_paragraph, GTK_TYPE_WIDGET)

static void
set_label (HawReaderParagraph *self,
           const char         *label)
{
  if (g_strcmp0 (self->label, label) == 0)
    return;
  g_free (self->label);
  self->label = g_strdup (label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* Returns (transfer full): the children by their marks, without those that are not in @marks. */
static GHashTable *
keep_marks (HawReaderParagraph *self,
            GArray             *marks,
            guint              *n_changed)
{
  GHashTable *kept = g_hash_table_new (g_int64_hash, g_int64_equal);
  GtkWidget *next = gtk_widget_get_first_child (GTK_WIDGET (self));

  for (guint i = 0; i < marks->len; i++)
    g_hash_table_add (kept, &g_array_index (marks, HawReaderToldMark, i).id);
  while (next != NULL)
    {
      HawReaderParagraph *child = HAW_READER_PARAGRAPH (next);

      next = gtk_widget_get_next_sibling (next);
      if (g_hash_table_contains (kept, &child->mark))
        g_hash_table_replace (kept, &child->mark, child);
      else
        {
          gtk_widget_unparent (GTK_WIDGET (child));
          (*n_changed)++;
        }
    }
  return kept;
}

static GtkWidget *
new_mark (const HawReaderToldMark *mark)
{
  HawReaderParagraph *self = g_object_new (HAW_TYPE_READER_PARAGRAPH, "accessible-role",
                                           GTK_ACCESSIBLE_ROLE_NOTE, NULL);

  self->mark = mark->id;
  return GTK_WIDGET (self);
}

static void
haw_reader_paragraph_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (haw_reader_paragraph_parent_class)->dispose (object);
}

static void
haw_reader_paragraph_finalize (GObject *object)
{
  HawReaderParagraph *self = HAW_READER_PARAGRAPH (object);

  g_free (self->label);
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

  set_label (HAW_READER_PARAGRAPH (self), text);
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
haw_reader_told_mark_clear (HawReaderToldMark *mark)
{
  g_clear_pointer (&mark->name, g_free);
  g_clear_pointer (&mark->quote, g_free);
}

guint
haw_reader_paragraph_tell_marks (HawReaderParagraph *self,
                                 GArray             *marks)
{
  g_autoptr (GHashTable) kept = NULL;
  GtkWidget *previous = NULL;
  guint n_changed = 0;

  g_return_val_if_fail (HAW_IS_READER_PARAGRAPH (self), 0);

  kept = keep_marks (self, marks, &n_changed);
  for (guint i = 0; i < marks->len; i++)
    {
      HawReaderToldMark *mark = &g_array_index (marks, HawReaderToldMark, i);
      gpointer known = g_hash_table_lookup (kept, &mark->id);
      GtkWidget *child = known != &mark->id ? known : new_mark (mark);
      GtkWidget *there = previous != NULL ? gtk_widget_get_next_sibling (previous)
                                          : gtk_widget_get_first_child (GTK_WIDGET (self));

      set_label (HAW_READER_PARAGRAPH (child), mark->name);
      haw_reader_paragraph_set_marks (HAW_READER_PARAGRAPH (child), mark->quote);
      if (child != there)
        {
          gtk_widget_insert_after (child, GTK_WIDGET (self), previous);
          n_changed++;
        }
      previous = child;
    }
  return n_changed;
}
