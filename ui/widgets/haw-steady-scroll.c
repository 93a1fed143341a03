/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/haw-steady-scroll.h"

typedef struct
{
  GtkScrolledWindow *scrolled;
  GtkAdjustment *adjustment;
  guint idle;
} Steady;

static void
steady_free (gpointer data)
{
  Steady *steady = data;

  g_clear_handle_id (&steady->idle, g_source_remove);
  g_signal_handlers_disconnect_by_data (steady->adjustment, steady);
  g_object_unref (steady->adjustment);
  g_free (steady);
}

static GtkPolicyType
get_needed (Steady *steady)
{
  GtkAdjustment *adjustment = steady->adjustment;
  double length = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_lower (adjustment);

  return length > gtk_adjustment_get_page_size (adjustment) ? GTK_POLICY_ALWAYS : GTK_POLICY_EXTERNAL;
}

static gboolean
decide_cb (gpointer data)
{
  Steady *steady = data;
  GtkPolicyType horizontal;

  steady->idle = 0;
  gtk_scrolled_window_get_policy (steady->scrolled, &horizontal, NULL);
  gtk_scrolled_window_set_policy (steady->scrolled, horizontal, get_needed (steady));

  return G_SOURCE_REMOVE;
}

static void
changed_cb (Steady *steady)
{
  GtkPolicyType vertical;

  gtk_scrolled_window_get_policy (steady->scrolled, NULL, &vertical);
  if (vertical != get_needed (steady) && steady->idle == 0)
    steady->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, decide_cb, steady, NULL);
}

void
haw_steady_scroll (GtkWidget *child)
{
  GtkWidget *scrolled = gtk_widget_get_parent (child);
  Steady *steady;

  g_return_if_fail (GTK_IS_SCROLLED_WINDOW (scrolled));

  steady = g_new0 (Steady, 1);
  steady->scrolled = GTK_SCROLLED_WINDOW (scrolled);
  steady->adjustment = g_object_ref (gtk_scrolled_window_get_vadjustment (steady->scrolled));
  g_object_set_data_full (G_OBJECT (scrolled), "haw-steady-scroll", steady, steady_free);
  decide_cb (steady);
  g_signal_connect_swapped (steady->adjustment, "changed", G_CALLBACK (changed_cb), steady);
}
