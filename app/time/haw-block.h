/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Memory for columns of very many entries. A large block is mapped on its own, and goes back to the system when
 * it is freed or shrinks; from the heap of a thread that fills it it would not: the C library keeps blocks of up
 * to 32 MB for later ones, and what is free at the end of such a heap as well. */

/**
 * haw_block_resize:
 * @block: (transfer full) (nullable): a block, NULL for none yet
 * @from: its size in bytes; 0 for none
 * @to: its new size; 0 to free it
 *
 * What a block has at first, and gets when it grows, is undefined.
 *
 * Returns: (transfer full) (nullable): the block with what it holds
 */
gpointer haw_block_resize (gpointer block,
                           gsize    from,
                           gsize    to);

/**
 * HawBlockArray:
 * @data: the entries, in one block; NULL while there is none
 * @n: how many
 *
 * A growing array in a block.
 */
typedef struct
{
  gpointer data;
  guint n;

  /*< private >*/
  guint size;
  gsize entry_size;
} HawBlockArray;

HawBlockArray *haw_block_array_new (gsize entry_size);

/**
 * haw_block_array_add:
 *
 * Returns: (transfer none): a new entry at the end, undefined; good until the next one is added
 */
gpointer haw_block_array_add (HawBlockArray *self);

void haw_block_array_free (HawBlockArray *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HawBlockArray, haw_block_array_free)

G_END_DECLS
