/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "widgets/haw-date-entry.h"

static GtkWidget *
entry_of (HawDateEntry *date)
{
  return gtk_widget_get_first_child (GTK_WIDGET (date));
}

static void
type (HawDateEntry *date,
      const char   *text)
{
  GtkEditable *editable = gtk_editable_get_delegate (GTK_EDITABLE (entry_of (date)));
  int position = -1;

  gtk_editable_set_text (editable, "");
  gtk_editable_insert_text (editable, text, -1, &position);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_reading (void)
{
  HawDateEntry *date = g_object_ref_sink (HAW_DATE_ENTRY (haw_date_entry_new ()));
  guint n_dates = 0;

  g_signal_connect_swapped (date, "notify::date", G_CALLBACK (count_cb), &n_dates);
  g_assert_true (haw_date_entry_get_valid (date));
  g_assert_cmpstr (haw_date_entry_get_reading (date), !=, "");
  haw_date_entry_set_hint (date, "As in 2020-07-03");
  g_assert_cmpstr (haw_date_entry_get_reading (date), ==, "As in 2020-07-03");

  haw_date_entry_set_date (date, "2020-07-03");
  g_assert_cmpstr (haw_date_entry_get_date (date), ==, "2020-07-03");
  g_assert_nonnull (strstr (haw_date_entry_get_reading (date), "July 2020"));
  g_assert_cmpuint (n_dates, ==, 1);
  g_assert_false (gtk_widget_has_css_class (entry_of (date), "error"));
  g_object_unref (date);
}

static void
test_digits (void)
{
  HawDateEntry *date = g_object_ref_sink (HAW_DATE_ENTRY (haw_date_entry_new ()));

  type (date, "٢٠٢٠-٠٧-۰۳");
  g_assert_cmpstr (haw_date_entry_get_text (date), ==, "2020-07-03");
  g_assert_cmpstr (haw_date_entry_get_date (date), ==, "2020-07-03");
  type (date, "2020-07-03؟");
  g_assert_cmpstr (haw_date_entry_get_date (date), ==, "2020-07-03?");
  g_object_unref (date);
}

static void
test_error (void)
{
  HawDateEntry *date = g_object_ref_sink (HAW_DATE_ENTRY (haw_date_entry_new ()));
  GtkEntry *entry = GTK_ENTRY (entry_of (date));
  guint n_valid = 0;
  PangoAttrIterator *iterator;
  int start = 0;

  type (date, "2020-07");
  g_signal_connect_swapped (date, "notify::valid", G_CALLBACK (count_cb), &n_valid);
  type (date, "2020-13");
  g_assert_false (haw_date_entry_get_valid (date));
  g_assert_cmpstr (haw_date_entry_get_date (date), ==, "");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (entry), "error"));
  g_assert_nonnull (strstr (haw_date_entry_get_reading (date), "13"));
  gtk_test_accessible_assert_state (entry, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);

  iterator = pango_attr_list_get_iterator (gtk_entry_get_attributes (entry));
  while (pango_attr_iterator_get (iterator, PANGO_ATTR_UNDERLINE) == NULL)
    g_assert_true (pango_attr_iterator_next (iterator));
  pango_attr_iterator_range (iterator, &start, NULL);
  g_assert_cmpint (start, ==, strlen ("2020-"));
  pango_attr_iterator_destroy (iterator);

  type (date, "2020-12");
  g_assert_true (haw_date_entry_get_valid (date));
  g_assert_null (gtk_entry_get_attributes (entry));
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (entry), "error"));
  g_assert_cmpuint (n_valid, ==, 2);
  g_object_unref (date);
}

/* What is still being written is not yet wrong. */
static void
test_focus (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *button = gtk_button_new ();
  HawDateEntry *date = HAW_DATE_ENTRY (haw_date_entry_new ());

  gtk_box_append (GTK_BOX (box), GTK_WIDGET (date));
  gtk_box_append (GTK_BOX (box), button);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);

  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (date)));
  type (date, "2020-0");
  g_assert_false (haw_date_entry_get_valid (date));
  g_assert_false (gtk_widget_has_css_class (entry_of (date), "error"));
  g_assert_true (gtk_widget_grab_focus (button));
  g_assert_true (gtk_widget_has_css_class (entry_of (date), "error"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_mirrored (void)
{
  HawDateEntry *date = g_object_ref_sink (HAW_DATE_ENTRY (haw_date_entry_new ()));

  haw_date_entry_set_label (date, "Published");
  gtk_test_accessible_assert_property (entry_of (date), GTK_ACCESSIBLE_PROPERTY_LABEL, "Published");
  gtk_widget_set_direction (GTK_WIDGET (date), GTK_TEXT_DIR_RTL);
  g_assert_cmpint (gtk_widget_get_direction (entry_of (date)), ==, GTK_TEXT_DIR_LTR);
  g_assert_cmpfloat (gtk_editable_get_alignment (GTK_EDITABLE (entry_of (date))), >, 0.9f);
  g_object_unref (date);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/date-entry/reading", test_reading);
  g_test_add_func ("/date-entry/digits", test_digits);
  g_test_add_func ("/date-entry/error", test_error);
  g_test_add_func ("/date-entry/focus", test_focus);
  g_test_add_func ("/date-entry/mirrored", test_mirrored);

  return g_test_run ();
}
