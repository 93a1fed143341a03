/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-layout.h"

/* What the one that expands has above its least height before the others have all that they like, in
 * px: about two rows of events. */
#define SPARE 60

struct _HawTimelineLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (HawTimelineLayout, haw_timeline_layout, GTK_TYPE_LAYOUT_MANAGER)

static void
haw_timeline_layout_measure (GtkLayoutManager *manager,
                             GtkWidget        *widget,
                             GtkOrientation    orientation,
                             int               for_size,
                             int              *minimum,
                             int              *natural,
                             int              *minimum_baseline,
                             int              *natural_baseline)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least, liked;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, orientation, for_size, &least, &liked, NULL, NULL);
      if (orientation == GTK_ORIENTATION_HORIZONTAL)
        {
          *minimum = MAX (*minimum, least);
          *natural = MAX (*natural, liked);
        }
      else
        {
          *minimum += least;
          *natural += liked;
        }
    }
}

/* What is left of a height when each child has its least, and the one that expands some more. */
static int
get_spare (GtkWidget *widget,
           int        width,
           int        height)
{
  int spare = height;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &least, NULL, NULL, NULL);
      spare -= least + (gtk_widget_get_vexpand (child) ? SPARE : 0);
    }

  return MAX (spare, 0);
}

/* Returns: the height of those that do not expand, what they like as far as @spare allows */
static int
give_out (GtkWidget *widget,
          int        width,
          int        spare,
          int       *heights)
{
  int total = 0;
  guint i = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child), i++)
    {
      int least, liked, more;

      heights[i] = 0;
      if (!gtk_widget_should_layout (child) || gtk_widget_get_vexpand (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &least, &liked, NULL, NULL);
      more = MIN (liked - least, spare);
      spare -= more;
      heights[i] = least + more;
      total += heights[i];
    }

  return total;
}

static guint
count_children (GtkWidget *widget)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n++;

  return n;
}

static void
haw_timeline_layout_allocate (GtkLayoutManager *manager,
                              GtkWidget        *widget,
                              int               width,
                              int               height,
                              int               baseline)
{
  g_autofree int *heights = g_new0 (int, count_children (widget));
  int rest = height - give_out (widget, width, get_spare (widget, width, height), heights);
  int y = 0;
  guint i = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child), i++)
    {
      if (!gtk_widget_should_layout (child))
        continue;
      if (gtk_widget_get_vexpand (child))
        heights[i] = MAX (rest, 0);
      gtk_widget_size_allocate (child, &(GtkAllocation) { 0, y, width, heights[i] }, -1);
      y += heights[i];
    }
}

static void
haw_timeline_layout_class_init (HawTimelineLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->measure = haw_timeline_layout_measure;
  layout_class->allocate = haw_timeline_layout_allocate;
}

static void
haw_timeline_layout_init (HawTimelineLayout *self)
{
}
