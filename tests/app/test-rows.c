/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "time/haw-rows.h"

typedef struct
{
  gint64 start, end;
  guint row;
} Mark;

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const Mark *first = a;
  const Mark *second = b;

  return (first->start > second->start) - (first->start < second->start);
}

static void
fill (Mark  *marks,
      guint  n_marks,
      gint32 span)
{
  for (guint i = 0; i < n_marks; i++)
    {
      marks[i].start = g_test_rand_int_range (0, span);
      marks[i].end = marks[i].start + g_test_rand_int_range (1, 60);
    }
  qsort (marks, n_marks, sizeof *marks, compare);
}

static guint
pack (Mark *marks,
      guint n_marks)
{
  g_autoptr (HawRows) rows = haw_rows_new ();

  for (guint i = 0; i < n_marks; i++)
    marks[i].row = haw_rows_add (rows, marks[i].start, marks[i].end);

  return haw_rows_get_n (rows);
}

/* The most marks under way at once: no packing can do with fewer rows. */
static guint
get_depth (const Mark *marks,
           guint       n_marks)
{
  guint deepest = 0;

  for (guint i = 0; i < n_marks; i++)
    {
      guint depth = 0;

      for (guint j = 0; j < n_marks; j++)
        depth += marks[j].start <= marks[i].start && marks[i].start < marks[j].end ? 1 : 0;
      deepest = MAX (deepest, depth);
    }

  return deepest;
}

static void
test_no_overlap (void)
{
  for (int n = 0; n < 300; n++)
    {
      Mark marks[120];
      guint n_marks = (guint) g_test_rand_int_range (1, G_N_ELEMENTS (marks));
      guint n_rows;

      fill (marks, n_marks, g_test_rand_int_range (1, 2000));
      n_rows = pack (marks, n_marks);
      g_assert_cmpuint (n_rows, ==, get_depth (marks, n_marks));
      for (guint i = 0; i < n_marks; i++)
        {
          g_assert_cmpuint (marks[i].row, <, n_rows);
          for (guint j = 0; j < i; j++)
            g_assert_false (marks[i].row == marks[j].row && marks[i].start < marks[j].end &&
                            marks[j].start < marks[i].end);
        }
    }
}

static void
test_known (void)
{
  Mark marks[] = {
    { HAW_TIME_MIN, HAW_TIME_MAX, 9 }, { 0, 20, 9 },    { 0, 10, 9 },    { 5, 105, 9 },
    { 10, 12, 9 },                     { 200, 200, 9 }, { 200, 200, 9 },
  };
  static const guint rows[] = { 0, 1, 2, 3, 2, 1, 2 };

  g_assert_cmpuint (pack (marks, G_N_ELEMENTS (marks)), ==, 4);
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    g_assert_cmpuint (marks[i].row, ==, rows[i]);
  g_assert_cmpuint (pack (NULL, 0), ==, 0);
}

static void
test_many (void)
{
  guint n_marks = 200000;
  g_autofree Mark *marks = g_new (Mark, n_marks);
  guint n_rows;

  fill (marks, n_marks, 1000000);
  n_rows = pack (marks, n_marks);
  g_assert_cmpuint (n_rows, >, 1);
  g_assert_cmpuint (n_rows, <, 100);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rows/no-overlap", test_no_overlap);
  g_test_add_func ("/rows/known", test_known);
  g_test_add_func ("/rows/many", test_many);

  return g_test_run ();
}
