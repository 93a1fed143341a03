/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "time/haw-block.h"

#include <string.h>

#ifdef HAVE_MREMAP
#include <sys/mman.h>

/* Below this the pages at the ends of blocks would be too great a part of them. */
#define LARGE (128 * 1024)

static gpointer
map (gsize size)
{
  gpointer block = mmap (NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

  if (block == MAP_FAILED)
    g_error ("There is no memory left for %" G_GSIZE_FORMAT " bytes", size);
  return block;
}

static gpointer
remap (gpointer block,
       gsize    from,
       gsize    to)
{
  block = mremap (block, from, to, MREMAP_MAYMOVE);
  if (block == MAP_FAILED)
    g_error ("There is no memory left for %" G_GSIZE_FORMAT " bytes", to);
  return block;
}

gpointer
haw_block_resize (gpointer block,
                  gsize    from,
                  gsize    to)
{
  gpointer moved = NULL;

  if (from < LARGE && to < LARGE)
    return g_realloc (block, to);
  if (from >= LARGE && to >= LARGE)
    return remap (block, from, to);

  if (to > 0)
    {
      moved = to < LARGE ? g_malloc (to) : map (to);
      if (block != NULL)
        memcpy (moved, block, MIN (from, to));
    }
  if (from >= LARGE)
    munmap (block, from);
  else
    g_free (block);

  return moved;
}
#else
gpointer
haw_block_resize (gpointer block,
                  gsize    from,
                  gsize    to)
{
  return g_realloc (block, to);
}
#endif

HawBlockArray *
haw_block_array_new (gsize entry_size)
{
  HawBlockArray *self;

  g_return_val_if_fail (entry_size > 0, NULL);

  self = g_new0 (HawBlockArray, 1);
  self->entry_size = entry_size;

  return self;
}

gpointer
haw_block_array_add (HawBlockArray *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->n == self->size)
    {
      guint size = MAX (self->size * 2, 64);

      self->data = haw_block_resize (self->data, self->size * self->entry_size,
                                     size * self->entry_size);
      self->size = size;
    }

  return (guint8 *) self->data + self->n++ * self->entry_size;
}

void
haw_block_array_free (HawBlockArray *self)
{
  haw_block_resize (self->data, self->size * self->entry_size, 0);
  g_free (self);
}
