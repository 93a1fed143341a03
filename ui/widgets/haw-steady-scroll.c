/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/haw-steady-scroll.h"

typedef struct
{
  GtkScrolledWindow *scrolled;
  GtkAdjustment *across; /* NULL where there is never a bar below */
  GtkAdjustment *down;
  guint idle;
} Steady;

static void
forget (Steady        *steady,
        GtkAdjustment *adjustment)
{
  if (adjustment == NULL)
    return;
  g_signal_handlers_disconnect_by_data (adjustment, steady);
  g_object_unref (adjustment);
}

static void
steady_free (gpointer data)
{
  Steady *steady = data;

  g_clear_handle_id (&steady->idle, g_source_remove);
  forget (steady, steady->across);
  forget (steady, steady->down);
  g_free (steady);
}

static GtkPolicyType
get_needed (GtkAdjustment *adjustment,
            GtkPolicyType  otherwise)
{
  if (adjustment == NULL)
    return otherwise;

  return gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_lower (adjustment) >
             gtk_adjustment_get_page_size (adjustment)
           ? GTK_POLICY_ALWAYS : GTK_POLICY_EXTERNAL;
}

static gboolean
decide_cb (gpointer data)
{
  Steady *steady = data;
  GtkPolicyType across, down;

  steady->idle = 0;
  gtk_scrolled_window_get_policy (steady->scrolled, &across, &down);
  gtk_scrolled_window_set_policy (steady->scrolled, get_needed (steady->across, across),
                                  get_needed (steady->down, down));

  return G_SOURCE_REMOVE;
}

static void
changed_cb (Steady *steady)
{
  GtkPolicyType across, down;

  gtk_scrolled_window_get_policy (steady->scrolled, &across, &down);
  if ((across != get_needed (steady->across, across) || down != get_needed (steady->down, down)) &&
      steady->idle == 0)
    steady->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, decide_cb, steady, NULL);
}

void
haw_steady_scroll (GtkWidget *child)
{
  GtkWidget *scrolled = gtk_widget_get_parent (child);
  GtkPolicyType across;
  Steady *steady;

  g_return_if_fail (GTK_IS_SCROLLED_WINDOW (scrolled));

  steady = g_new0 (Steady, 1);
  steady->scrolled = GTK_SCROLLED_WINDOW (scrolled);
  gtk_scrolled_window_get_policy (steady->scrolled, &across, NULL);
  if (across == GTK_POLICY_AUTOMATIC)
    steady->across = g_object_ref (gtk_scrolled_window_get_hadjustment (steady->scrolled));
  steady->down = g_object_ref (gtk_scrolled_window_get_vadjustment (steady->scrolled));
  g_object_set_data_full (G_OBJECT (scrolled), "haw-steady-scroll", steady, steady_free);
  decide_cb (steady);
  if (steady->across != NULL)
    g_signal_connect_swapped (steady->across, "changed", G_CALLBACK (changed_cb), steady);
  g_signal_connect_swapped (steady->down, "changed", G_CALLBACK (changed_cb), steady);
}
