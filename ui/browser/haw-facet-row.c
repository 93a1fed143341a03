/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-facet-row.h"
#include "time/haw-date-format.h"

#include <glib/gi18n.h>

#define INDENT 14

struct _HawFacetRow
{
  GtkWidget parent_instance;

  GtkWidget *check;
  GtkLabel *label;
  GtkLabel *count;

  HawFacetValue *value;
  GSignalGroup *signals;
};

G_DEFINE_FINAL_TYPE (HawFacetRow, haw_facet_row, GTK_TYPE_WIDGET)

GtkWidget *
haw_facet_row_new (void)
{
  return g_object_new (HAW_TYPE_FACET_ROW, NULL);
}

static const char *
heading_of (HawFacetValue *value)
{
  switch (haw_facet_value_get_facet (value))
    {
    case HAW_FACET_OUTLET: return _("Outlets");
    case HAW_FACET_CODE: return _("Codes");
    case HAW_FACET_ATTRIBUTE:
    default: return haw_facet_value_get_label (value);
    }
}

/* The row of the list that holds this one has no name of its own in GTK before 4.12. */
static void
set_name (HawFacetRow *self,
          const char  *name)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (parent == NULL)
    return;
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_value (HawFacetRow *self)
{
  const char *name = haw_facet_name (haw_facet_value_get_facet (self->value),
                                     haw_facet_value_get_label (self->value));
  guint n = haw_facet_value_get_count (self->value);
  gboolean chosen = haw_facet_value_get_chosen (self->value);
  g_autofree char *number = g_strdup_printf ("%u", n);
  g_autofree char *shown = haw_date_localise_digits (number);
  g_autofree char *counted = g_strdup_printf (ngettext ("%u article", "%u articles", n), n);
  g_autofree char *localised = haw_date_localise_digits (counted);
  g_autofree char *spoken = NULL;

  gtk_label_set_label (self->label, name);
  gtk_label_set_label (self->count, shown);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check), chosen);
  if (chosen)
    spoken = g_strjoin (C_("list separator", ", "), name, localised, C_("value of a facet", "chosen"),
                        NULL);
  else
    spoken = g_strjoin (C_("list separator", ", "), name, localised, NULL);
  set_name (self, spoken);
}

/* Of a facet with very many values: how many are not shown yet. */
static void
show_more (HawFacetRow *self,
           guint        n)
{
  g_autofree char *text = g_strdup_printf (ngettext ("and %u more…", "and %u more…", n), n);
  g_autofree char *localised = haw_date_localise_digits (text);

  gtk_label_set_label (self->label, localised);
  set_name (self, localised);
}

static void
show (HawFacetRow *self)
{
  guint n_more = haw_facet_value_get_n_more (self->value);
  gboolean heading = haw_facet_value_is_heading (self->value);
  guint depth = MIN (haw_facet_value_get_depth (self->value), 6);

  gtk_widget_set_visible (self->check, !heading && n_more == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->count), !heading && n_more == 0);
  gtk_widget_set_margin_start (self->check, (int) depth * INDENT);
  if (heading)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->label), "heading");
      gtk_label_set_label (self->label, heading_of (self->value));
      set_name (self, heading_of (self->value));
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->label), "heading");
      if (n_more > 0)
        show_more (self, n_more);
      else
        show_value (self);
    }
}

static void
haw_facet_row_dispose (GObject *object)
{
  HawFacetRow *self = HAW_FACET_ROW (object);
  GtkWidget *child;

  g_clear_object (&self->signals);
  g_clear_object (&self->value);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (haw_facet_row_parent_class)->dispose (object);
}

static void
haw_facet_row_class_init (HawFacetRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = haw_facet_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "facetrow");
}

/* The tick only shows: the row is what is chosen. */
static void
haw_facet_row_init (HawFacetRow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->check = g_object_new (GTK_TYPE_CHECK_BUTTON, "accessible-role",
                              GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_set_can_focus (self->check, FALSE);
  gtk_widget_set_focusable (self->check, FALSE);
  gtk_widget_set_can_target (self->check, FALSE);
  gtk_widget_set_parent (self->check, GTK_WIDGET (self));
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (self->label, 28);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->label), GTK_WIDGET (self));
  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "numeric");
  gtk_widget_set_parent (GTK_WIDGET (self->count), GTK_WIDGET (self));

  self->signals = g_signal_group_new (HAW_TYPE_FACET_VALUE);
  g_signal_group_connect_swapped (self->signals, "notify", G_CALLBACK (show), self);
}

void
haw_facet_row_set_value (HawFacetRow   *self,
                         HawFacetValue *value)
{
  g_return_if_fail (HAW_IS_FACET_ROW (self));
  g_return_if_fail (value == NULL || HAW_IS_FACET_VALUE (value));

  g_set_object (&self->value, value);
  g_signal_group_set_target (self->signals, value);
  if (value != NULL)
    show (self);
}

const char *
haw_facet_name (HawFacet    facet,
                const char *label)
{
  g_return_val_if_fail (label != NULL, NULL);

  if (*label != '\0')
    return label;
  return facet == HAW_FACET_OUTLET ? _("No outlet") : C_("value of a field", "None");
}

HawFacetValue *
haw_facet_row_get_value (HawFacetRow *self)
{
  g_return_val_if_fail (HAW_IS_FACET_ROW (self), NULL);

  return self->value;
}
