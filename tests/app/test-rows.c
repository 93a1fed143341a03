/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "time/haw-rows.h"

static gint64
get_end (const HawRowItem *item)
{
  return MAX (MAX (item->end, item->start + item->label), item->start + 1);
}

static gboolean
overlaps (const HawRowItem *a,
          const HawRowItem *b)
{
  return a->start < get_end (b) && b->start < get_end (a);
}

static void
fill (HawRowItem *items,
      gsize       n_items,
      gint32      span)
{
  for (gsize i = 0; i < n_items; i++)
    {
      items[i] = (HawRowItem) { .start = g_test_rand_int_range (0, span), .id = (gint64) i };
      items[i].end = items[i].start + g_test_rand_int_range (0, 40);
      items[i].label = g_test_rand_int_range (0, 30);
    }
}

static void
shuffle (HawRowItem *items,
         gsize       n_items)
{
  for (gsize i = n_items - 1; i > 0; i--)
    {
      gsize j = (gsize) g_test_rand_int_range (0, (gint32) i + 1);
      HawRowItem item = items[i];

      items[i] = items[j];
      items[j] = item;
    }
}

/* The most marks under way at once: no packing can do with fewer rows. */
static guint
get_depth (const HawRowItem *items,
           gsize             n_items)
{
  guint deepest = 0;

  for (gsize i = 0; i < n_items; i++)
    {
      guint depth = 0;

      for (gsize j = 0; j < n_items; j++)
        depth += items[j].start <= items[i].start && items[i].start < get_end (&items[j]) ? 1 : 0;
      deepest = MAX (deepest, depth);
    }
  return deepest;
}

static void
test_no_overlap (void)
{
  for (int n = 0; n < 300; n++)
    {
      HawRowItem items[120];
      gsize n_items = (gsize) g_test_rand_int_range (1, G_N_ELEMENTS (items));
      guint n_rows;

      fill (items, n_items, g_test_rand_int_range (1, 2000));
      n_rows = haw_rows_pack (items, n_items);
      g_assert_cmpuint (n_rows, ==, get_depth (items, n_items));
      for (gsize i = 0; i < n_items; i++)
        {
          g_assert_cmpuint (items[i].row, <, n_rows);
          for (gsize j = 0; j < i; j++)
            g_assert_false (items[i].row == items[j].row && overlaps (&items[i], &items[j]));
        }
    }
}

static void
test_order_does_not_matter (void)
{
  for (int n = 0; n < 200; n++)
    {
      HawRowItem items[80];
      guint rows[80];

      /* Many share their start, and some their whole extent. */
      fill (items, G_N_ELEMENTS (items), 12);
      for (gsize i = 0; i < G_N_ELEMENTS (items) / 2; i++)
        items[i].end = items[i].start + 5;
      haw_rows_pack (items, G_N_ELEMENTS (items));
      for (gsize i = 0; i < G_N_ELEMENTS (items); i++)
        rows[items[i].id] = items[i].row;
      shuffle (items, G_N_ELEMENTS (items));
      haw_rows_pack (items, G_N_ELEMENTS (items));
      for (gsize i = 0; i < G_N_ELEMENTS (items); i++)
        g_assert_cmpuint (items[i].row, ==, rows[items[i].id]);
    }
}

static void
test_known (void)
{
  HawRowItem items[] = {
    { 0, 10, 0, 1, 9 },   { 0, 20, 0, 2, 9 },  { 10, 12, 0, 3, 9 }, { 5, 6, 100, 4, 9 },
    { 200, 200, 0, 5, 9 }, { 200, 200, 0, 6, 9 },
    { HAW_TIME_MIN, HAW_TIME_MAX, 50, 7, 9 },
  };
  static const guint rows[] = { 2, 1, 2, 3, 1, 2, 0 };

  g_assert_cmpuint (haw_rows_pack (items, G_N_ELEMENTS (items)), ==, 4);
  for (gsize i = 0; i < G_N_ELEMENTS (items); i++)
    g_assert_cmpuint (items[i].row, ==, rows[i]);
  g_assert_cmpuint (haw_rows_pack (NULL, 0), ==, 0);
}

static void
test_many (void)
{
  gsize n_items = 200000;
  g_autofree HawRowItem *items = g_new (HawRowItem, n_items);
  guint n_rows;

  fill (items, n_items, 1000000);
  n_rows = haw_rows_pack (items, n_items);
  g_assert_cmpuint (n_rows, >, 1);
  g_assert_cmpuint (n_rows, <, 100);
}

static void
test_quantise (void)
{
  g_assert_cmpfloat_with_epsilon (haw_rows_quantise (1), 1, 1e-12);
  g_assert_cmpfloat_with_epsilon (haw_rows_quantise (1.01), 2, 1e-12);
  g_assert_cmpfloat_with_epsilon (haw_rows_quantise (0.3), 0.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (haw_rows_quantise (1000), 1024, 1e-12);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rows/no-overlap", test_no_overlap);
  g_test_add_func ("/rows/order-does-not-matter", test_order_does_not_matter);
  g_test_add_func ("/rows/known", test_known);
  g_test_add_func ("/rows/many", test_many);
  g_test_add_func ("/rows/quantise", test_quantise);

  return g_test_run ();
}
