/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-scroll-start.h"

typedef struct
{
  GtkWidget *widget;
  GtkAdjustment *adjustment;
  double from_start;         /* px by which the start is out of sight */
  guint idle_id;
} Keeper;

static gboolean
is_rtl (Keeper *keeper)
{
  return gtk_widget_get_direction (keeper->widget) == GTK_TEXT_DIR_RTL;
}

static double
get_furthest (GtkAdjustment *adjustment)
{
  return gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
}

static gboolean
place_cb (gpointer data)
{
  Keeper *keeper = data;

  keeper->idle_id = 0;
  gtk_adjustment_set_value (keeper->adjustment,
                            MAX (get_furthest (keeper->adjustment) - keeper->from_start, 0));

  return G_SOURCE_REMOVE;
}

/* A widget cannot be moved while it is given its size. */
static void
changed_cb (Keeper *keeper)
{
  if (is_rtl (keeper) && keeper->idle_id == 0)
    keeper->idle_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, place_cb, keeper, NULL);
}

static void
value_changed_cb (Keeper *keeper)
{
  if (is_rtl (keeper) && keeper->idle_id == 0)
    keeper->from_start =
      get_furthest (keeper->adjustment) - gtk_adjustment_get_value (keeper->adjustment);
}

static void
forget (Keeper *keeper)
{
  g_clear_handle_id (&keeper->idle_id, g_source_remove);
  if (keeper->adjustment != NULL)
    g_signal_handlers_disconnect_by_data (keeper->adjustment, keeper);
  g_clear_object (&keeper->adjustment);
}

static void
keeper_free (gpointer data)
{
  forget (data);
  g_free (data);
}

static void
adjustment_cb (Keeper *keeper)
{
  forget (keeper);
  g_set_object (&keeper->adjustment,
                gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (keeper->widget)));
  if (keeper->adjustment == NULL)
    return;
  g_signal_connect_swapped (keeper->adjustment, "changed", G_CALLBACK (changed_cb), keeper);
  g_signal_connect_swapped (keeper->adjustment, "value-changed", G_CALLBACK (value_changed_cb), keeper);
}

void
haw_scroll_start_keep (GtkWidget *widget)
{
  Keeper *keeper;

  g_return_if_fail (GTK_IS_SCROLLABLE (widget));

  keeper = g_new0 (Keeper, 1);
  keeper->widget = widget;
  g_object_set_data_full (G_OBJECT (widget), "haw-scroll-start", keeper, keeper_free);
  g_signal_connect_swapped (widget, "notify::hadjustment", G_CALLBACK (adjustment_cb), keeper);
  adjustment_cb (keeper);
}
