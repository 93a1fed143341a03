/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-event-matches.h"

#include "time/haw-edtf.h"
#include "widgets/haw-difference-table.h"

#include <glib/gi18n.h>

struct _HawEventMatches
{
  GtkWidget parent_instance;

  GtkLabel *heading;
  GtkListBox *box;
  guint n;
};

enum
{
  CHOSEN,
  LEAVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HawEventMatches, haw_event_matches, GTK_TYPE_WIDGET)

static GtkWidget *
make_row (gint64      id,
          const char *event_title,
          const char *event_date,
          GPtrArray  *differences)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", event_title, "xalign", 0.0, "ellipsize",
                                   PANGO_ELLIPSIZE_END, NULL);
  g_autofree char *isolated = haw_isolate (event_title);
  g_autofree char *date = NULL;
  g_autofree char *name = NULL;
  HawEdtf edtf;

  gtk_box_append (GTK_BOX (box), title);
  if (haw_edtf_parse (event_date, &edtf, NULL) && !haw_edtf_is_undated (&edtf))
    date = haw_edtf_describe_short (&edtf);
  if (date != NULL)
    {
      GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", date, "xalign", 0.0, NULL);

      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (box), label);
    }
  if (differences->len > 0)
    {
      GtkWidget *table = haw_difference_table_new (differences);

      gtk_widget_set_margin_top (table, 3);
      gtk_box_append (GTK_BOX (box), table);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_add_css_class (row, "match");
  gtk_widget_set_tooltip_text (row, _("Add the Passage to This Event"));
  /* Translators: %s is the title of an event. */
  name = g_strdup_printf (_("Add the passage to “%s”"), isolated);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (row), "haw-event", g_memdup2 (&id, sizeof id), g_free);

  return row;
}

static void
row_activated_cb (HawEventMatches *self,
                  GtkListBoxRow   *row)
{
  gint64 *event = g_object_get_data (G_OBJECT (row), "haw-event");

  g_signal_emit (self, signals[CHOSEN], 0, *event);
}

static gboolean
keynav_failed_cb (HawEventMatches  *self,
                  GtkDirectionType  direction)
{
  if (direction != GTK_DIR_UP)
    return FALSE;
  g_signal_emit (self, signals[LEAVE], 0);
  return TRUE;
}

static void
haw_event_matches_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (haw_event_matches_parent_class)->dispose (object);
}

static void
haw_event_matches_class_init (HawEventMatchesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = haw_event_matches_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", HAW_TYPE_EVENT_MATCHES, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[LEAVE] = g_signal_new ("leave", HAW_TYPE_EVENT_MATCHES, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
haw_event_matches_init (HawEventMatches *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, NULL);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 3);
  gtk_widget_add_css_class (heading, "caption");
  gtk_widget_add_css_class (heading, "dim-label");
  gtk_widget_set_parent (heading, GTK_WIDGET (self));
  self->heading = GTK_LABEL (heading);

  self->box = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->box, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Events Already There"), -1);
  g_signal_connect_swapped (self->box, "row-activated", G_CALLBACK (row_activated_cb), self);
  g_signal_connect_swapped (self->box, "keynav-failed", G_CALLBACK (keynav_failed_cb), self);
  gtk_widget_set_parent (GTK_WIDGET (self->box), GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
clear (HawEventMatches *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_list_box_remove (self->box, row);
  self->n = 0;
}

static void
fill (HawEventMatches *self,
      GPtrArray       *matches,
      const char      *heading)
{
  clear (self);
  for (guint i = 0; matches != NULL && i < MIN (matches->len, HAW_EVENT_MATCHES_SHOWN); i++)
    {
      const HawEventMatch *match = matches->pdata[i];

      gtk_list_box_append (self->box,
                           make_row (match->event, match->title, match->date, match->differences));
      self->n++;
    }
  gtk_label_set_text (self->heading, heading);
  gtk_widget_set_visible (GTK_WIDGET (self), self->n > 0);
}

void
haw_event_matches_show (HawEventMatches *self,
                        GPtrArray       *matches)
{
  g_return_if_fail (HAW_IS_EVENT_MATCHES (self));

  fill (self, matches, _("Another source for:"));
}

void
haw_event_matches_show_typed (HawEventMatches *self,
                              GPtrArray       *matches)
{
  g_return_if_fail (HAW_IS_EVENT_MATCHES (self) && matches != NULL);

  fill (self, matches, _("Already there:"));
}

gboolean
haw_event_matches_focus (HawEventMatches *self)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (HAW_IS_EVENT_MATCHES (self), FALSE);

  row = gtk_list_box_get_row_at_index (self->box, 0);
  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

guint
haw_event_matches_get_n (HawEventMatches *self)
{
  g_return_val_if_fail (HAW_IS_EVENT_MATCHES (self), 0);

  return self->n;
}
