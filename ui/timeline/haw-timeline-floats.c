/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-view-private.h"

#include <glib/gi18n.h>
#include <math.h>

/* What floats above the drawing: scroll bars, the counts of events out of view, and the sentence
 * that stands where there is nothing to see. */

#define EDGE 6 /* px from the edge */

static void
scrolled_cb (GtkAdjustment   *adjustment,
             HawTimelineView *self)
{
  if (self->paper.is_paper)
    return;

  haw_timeline_shelf_update (self);
  haw_timeline_content_update (self);
  haw_timeline_lane_update (self);
  haw_timeline_input_update_hover (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  haw_timeline_motion_settle_soon (self);
}

static const char *
get_hint (HawTimelineView *self)
{
  gboolean offers = self->empty_start < self->empty_end;

  if (self->n_undated > 0)
    return offers ? _("None of these events has a date yet. Double-click a day here to make one that has.")
                  : _("None of these events has a date yet.");

  return offers ? _("Double-click a day here, or drag over several with Ctrl, to make an event. Or put "
                    "the cursor into a sentence of an article and press E.")
                : _("Select a passage and press E to make an event of it.");
}

/* Half of a comparison has the axis of the other one. */
static void
update_empty (HawTimelineView *self)
{
  gboolean shown = self->n_dated == 0 && self->partner == NULL && self->edit.entry == NULL;

  gtk_widget_set_visible (self->empty, shown);
  if (shown)
    gtk_label_set_label (GTK_LABEL (self->empty), get_hint (self));
}

static void
show_outside (GtkWidget  *button,
              guint       n,
              gboolean    points_right,
              const char *text)
{
  gboolean rtl = gtk_widget_get_direction (button) == GTK_TEXT_DIR_RTL;
  GtkWidget *box = gtk_button_get_child (GTK_BUTTON (button));
  GtkWidget *first = gtk_widget_get_first_child (box);
  GtkWidget *icon = GTK_IS_IMAGE (first) ? first : gtk_widget_get_last_child (box);
  GtkWidget *label = icon == first ? gtk_widget_get_last_child (box) : first;
  g_autofree char *number = g_strdup_printf ("%u", n);
  g_autofree char *digits = haw_date_localise_digits (number);
  g_autofree char *name = haw_date_localise_digits (text);

  gtk_widget_set_visible (button, n > 0);
  gtk_label_set_label (GTK_LABEL (label), digits);
  gtk_image_set_from_icon_name (GTK_IMAGE (icon), points_right == rtl ? "pan-start-symbolic"
                                                                      : "pan-end-symbolic");
  gtk_box_reorder_child_after (GTK_BOX (box), icon, points_right == rtl ? NULL : label);
  /* Setting a tooltip asks the display server where the pointer is. */
  if (g_strcmp0 (gtk_widget_get_tooltip_text (button), name) == 0)
    return;
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
update_outside (HawTimelineView *self)
{
  guint before = 0, after = 0;
  g_autofree char *before_name = NULL;
  g_autofree char *after_name = NULL;

  if (self->lanes != NULL && self->n_dated > 0)
    haw_timeline_lanes_count_outside (self->lanes, &self->axis, &before, &after);

  before_name =
      g_strdup_printf (ngettext ("%u earlier event", "%u earlier events", before), before);
  after_name = g_strdup_printf (ngettext ("%u later event", "%u later events", after), after);
  show_outside (self->before, before, self->axis.mirrored, before_name);
  show_outside (self->after, after, !self->axis.mirrored, after_name);
}

/* Goes to the nearest event that is out of view on one side. */
static void
outside_cb (GtkButton       *button,
            HawTimelineView *self)
{
  gboolean before = GTK_WIDGET (button) == self->before;
  int found = -1;
  double nearest = -INFINITY;

  for (guint i = 0; i < self->n_dated; i++)
    {
      guint lane = haw_timeline_lane_of (self, i, self->selected_lane);
      HawTimelinePlace place;
      double edge;

      if (!haw_timeline_lanes_place (self->lanes, &self->axis, i, lane, &place))
        continue;
      edge = before ? haw_timeline_along (&self->axis, place.end)
                    : self->axis.width - haw_timeline_along (&self->axis, place.start);
      if (edge <= 0 && edge > nearest)
        {
          nearest = edge;
          found = (int) i;
        }
    }

  if (found >= 0)
    haw_timeline_motion_reveal (self, (guint) found);
}

static GtkWidget *
make_outside_button (HawTimelineView *self)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);

  gtk_box_append (GTK_BOX (box), gtk_image_new ());
  gtk_box_append (GTK_BOX (box), gtk_label_new (NULL));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "outside");
  gtk_widget_add_css_class (button, "osd");
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_focusable (button, FALSE);
  gtk_widget_set_visible (button, FALSE);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  g_signal_connect (button, "clicked", G_CALLBACK (outside_cb), self);

  return button;
}

static void
place_child (GtkWidget *child,
             double     x,
             double     y,
             int        width,
             int        height)
{
  if (!gtk_widget_should_layout (child))
    return;

  gtk_widget_size_allocate (child, &(GtkAllocation) { (int) x, (int) y, width, height }, -1);
}

static void
allocate_scrollbar (HawTimelineView *self,
                    GtkWidget       *scrollbar,
                    int              x,
                    int              width)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int needed;

  gtk_widget_measure (scrollbar, GTK_ORIENTATION_HORIZONTAL, -1, &needed, NULL, NULL, NULL);
  place_child (scrollbar, rtl ? x : x + width - needed, self->ruler_height, needed,
               self->body_height);
}

static void
allocate_outside (HawTimelineView *self,
                  GtkWidget       *button,
                  gboolean         at_right)
{
  int width, height;

  gtk_widget_measure (button, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  gtk_widget_measure (button, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  place_child (button,
               at_right ? self->body_x + self->body_width - width - EDGE : self->body_x + EDGE,
               self->height - height - EDGE, width, height);
}

static void
allocate_empty (HawTimelineView *self)
{
  int width = MAX (self->body_width - 4 * EDGE, 1);
  int natural, height, minimum;

  gtk_widget_measure (self->empty, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  width = MAX (MIN (natural, width), minimum);
  gtk_widget_measure (self->empty, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  place_child (self->empty, self->body_x + (self->body_width - width) / 2,
               self->ruler_height + (self->body_height - height) / 2, width, height);
}

static GtkWidget *
make_scrollbar (HawTimelineView *self,
                GtkAdjustment   *adjustment,
                const char      *name)
{
  GtkWidget *scrollbar = gtk_scrollbar_new (GTK_ORIENTATION_VERTICAL, adjustment);

  gtk_widget_add_css_class (scrollbar, "overlay-indicator");
  gtk_accessible_update_property (GTK_ACCESSIBLE (scrollbar), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_widget_set_parent (scrollbar, GTK_WIDGET (self));
  gtk_widget_set_child_visible (scrollbar, FALSE);
  g_signal_connect (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self);

  return scrollbar;
}

/**
 * haw_timeline_floats_init:
 */
void
haw_timeline_floats_init (HawTimelineView *self)
{
  self->rows = g_object_ref_sink (gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  self->shelf_rows = g_object_ref_sink (gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  self->rows_scrollbar = make_scrollbar (self, self->rows, _("Rows of events"));
  self->shelf_scrollbar = make_scrollbar (self, self->shelf_rows, _("Undated events"));

  self->empty = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->empty), TRUE);
  gtk_label_set_justify (GTK_LABEL (self->empty), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (self->empty), 56);
  gtk_widget_add_css_class (self->empty, "dim-label");
  gtk_widget_set_can_target (self->empty, FALSE);
  gtk_widget_set_parent (self->empty, GTK_WIDGET (self));

  self->before = make_outside_button (self);
  self->after = make_outside_button (self);
}

/**
 * haw_timeline_floats_show_scrollbar:
 *
 * Shows or hides a scroll bar without asking for another size, so that it may be done while the view
 * is given its own.
 */
void
haw_timeline_floats_show_scrollbar (HawTimelineView *self,
                                    GtkWidget       *scrollbar,
                                    gboolean         shown)
{
  if (gtk_widget_get_child_visible (scrollbar) == shown)
    return;

  gtk_widget_set_child_visible (scrollbar, shown);
  if (!self->allocating)
    gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * haw_timeline_floats_update:
 *
 * Says what is out of view, or what to do while there is nothing to see.
 */
void
haw_timeline_floats_update (HawTimelineView *self)
{
  update_empty (self);
  update_outside (self);
}

/**
 * haw_timeline_floats_allocate:
 *
 * Gives everything that floats its place.
 */
void
haw_timeline_floats_allocate (HawTimelineView *self)
{
  gboolean right = self->axis.mirrored;

  allocate_scrollbar (self, self->rows_scrollbar, self->body_x, self->body_width);
  allocate_scrollbar (self, self->shelf_scrollbar, self->shelf.x, self->shelf.width);
  allocate_outside (self, self->before, right);
  allocate_outside (self, self->after, !right);
  allocate_empty (self);
}
