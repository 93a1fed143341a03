/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-history-cell.h"
#include "project/haw-error.h"
#include "time/haw-hijri-format.h"

#include <glib/gi18n.h>

struct _HawHistoryCell
{
  GtkWidget parent_instance;

  GtkWidget *label;
  GtkWidget *details;
  GtkWidget *mark;      /* shown beside an undone step */

  HawHistoryRow *row;
  GSignalGroup *signals;
};

G_DEFINE_FINAL_TYPE (HawHistoryCell, haw_history_cell, GTK_TYPE_WIDGET)

static char *
describe_time (gint64 time)
{
  g_autoptr (GDateTime) local = g_date_time_new_from_unix_local (time / G_USEC_PER_SEC);
  gint64 seconds = g_date_time_to_unix (local) +
                   g_date_time_get_utc_offset (local) / G_TIME_SPAN_SECOND;
  g_autofree char *day = haw_calendar_format_main (seconds, HAW_DATE_DAY);
  g_autofree char *clock = haw_date_format (seconds, HAW_DATE_TIME);

  /* Translators: when something was done: the day, then the time of day. */
  return g_strdup_printf (_("%s, %s"), day, clock);
}

/* The row of the list that holds this one has no name of its own in GTK before 4.12. */
static void
set_name (HawHistoryCell *self,
          const char     *label,
          const char     *details,
          gboolean        undone)
{
  const char *separator = C_("list separator", ", ");
  g_autofree char *name = g_strconcat (label, separator, undone ? _("Undone") : _("Done"), separator,
                                       details, NULL);
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
}

static void
row_changed_cb (HawHistoryCell *self)
{
  const char *label = self->row != NULL ? haw_history_row_get_label (self->row) : NULL;
  g_autofree char *time = NULL;
  g_autofree char *analyst = NULL;
  g_autofree char *details = NULL;
  gboolean undone;

  if (label == NULL)
    {
      gtk_label_set_label (GTK_LABEL (self->label), "…");
      gtk_label_set_label (GTK_LABEL (self->details), "");
      gtk_widget_set_visible (self->mark, FALSE);
      return;
    }

  undone = haw_history_row_get_undone (self->row);
  time = describe_time (haw_history_row_get_time (self->row));
  analyst = haw_isolate (haw_history_row_get_analyst (self->row));
  details = *haw_history_row_get_analyst (self->row) != '\0'
            ? g_strconcat (time, " · ", analyst, NULL) : g_strdup (time);
  gtk_label_set_label (GTK_LABEL (self->label), label);
  gtk_label_set_label (GTK_LABEL (self->details), details);
  gtk_widget_set_visible (self->mark, undone);
  if (undone)
    gtk_widget_add_css_class (GTK_WIDGET (self), "undone");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "undone");
  set_name (self, label, details, undone);
}

static void
haw_history_cell_dispose (GObject *object)
{
  HawHistoryCell *self = HAW_HISTORY_CELL (object);
  GtkWidget *child;

  if (self->signals != NULL)
    g_signal_group_set_target (self->signals, NULL);
  g_clear_object (&self->signals);
  g_clear_object (&self->row);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (haw_history_cell_parent_class)->dispose (object);
}

static void
haw_history_cell_class_init (HawHistoryCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = haw_history_cell_dispose;

  gtk_widget_class_set_css_name (widget_class, "historycell");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static GtkWidget *
make_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
haw_history_cell_init (HawHistoryCell *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 2);
  self->label = make_label ("step");
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_lines (GTK_LABEL (self->label), 2);
  gtk_label_set_width_chars (GTK_LABEL (self->label), 12);
  self->details = make_label ("caption");
  gtk_widget_add_css_class (self->details, "dim-label");
  gtk_widget_add_css_class (self->details, "numeric");
  gtk_widget_set_hexpand (self->details, TRUE);
  self->mark = make_label ("caption");
  gtk_label_set_label (GTK_LABEL (self->mark), _("Undone"));
  gtk_box_append (GTK_BOX (foot), self->details);
  gtk_box_append (GTK_BOX (foot), self->mark);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_parent (foot, GTK_WIDGET (self));

  self->signals = g_signal_group_new (HAW_TYPE_HISTORY_ROW);
  g_signal_group_connect_swapped (self->signals, "notify", G_CALLBACK (row_changed_cb), self);
}

GtkWidget *
haw_history_cell_new (void)
{
  return g_object_new (HAW_TYPE_HISTORY_CELL, NULL);
}

void
haw_history_cell_set_row (HawHistoryCell *self,
                          HawHistoryRow  *row)
{
  g_return_if_fail (HAW_IS_HISTORY_CELL (self));
  g_return_if_fail (row == NULL || HAW_IS_HISTORY_ROW (row));

  g_set_object (&self->row, row);
  g_signal_group_set_target (self->signals, row);
  row_changed_cb (self);
}
