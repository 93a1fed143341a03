/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "time/haw-block.h"

#include <string.h>

#ifdef HAVE_MALLOC_TRIM
#include <malloc.h>
#endif

static guint8
letter_at (gsize i)
{
  return (guint8) (i * 7 + i / 251);
}

/* What a block holds stays, whichever way it grows or shrinks. */
static void
test_resize (void)
{
  static const gsize sizes[] = {
    10, 4096, 131071, 131072, 1048576, 3145728, 200000, 131072, 5000, 300000, 131071, 1, 2000000,
  };
  guint8 *block = NULL;
  gsize size = 0;

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      gsize kept = MIN (size, sizes[i]);

      block = haw_block_resize (block, size, sizes[i]);
      for (gsize j = 0; j < kept; j++)
        g_assert_cmpuint (block[j], ==, letter_at (j));
      size = sizes[i];
      for (gsize j = kept; j < size; j++)
        block[j] = letter_at (j);
    }
  g_assert_null (haw_block_resize (block, size, 0));
  g_assert_null (haw_block_resize (NULL, 0, 0));
}

static void
test_array (void)
{
  g_autoptr (HawBlockArray) array = haw_block_array_new (sizeof (gint64));

  g_assert_cmpuint (array->n, ==, 0);
  for (gint64 i = 0; i < 100000; i++)
    *(gint64 *) haw_block_array_add (array) = i * i;
  g_assert_cmpuint (array->n, ==, 100000);
  for (gint64 i = 0; i < 100000; i++)
    g_assert_cmpint (((gint64 *) array->data)[i], ==, i * i);
}

/* Nothing of it comes from the heap of the thread, which would keep it. */
static void
test_apart (void)
{
#if defined HAVE_MALLOC_TRIM && defined HAVE_MREMAP
  struct mallinfo2 before = mallinfo2 ();
  struct mallinfo2 after;
  gpointer block = haw_block_resize (NULL, 0, 1024 * 1024);

  memset (block, 1, 1024 * 1024);
  after = mallinfo2 ();
  g_assert_cmpuint (after.uordblks + after.hblkhd, <, before.uordblks + before.hblkhd + 65536);
  haw_block_resize (block, 1024 * 1024, 0);
#else
  g_test_skip ("The C library has no blocks apart from the heap");
#endif
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/block/resize", test_resize);
  g_test_add_func ("/block/array", test_array);
  g_test_add_func ("/block/apart", test_apart);

  return g_test_run ();
}
