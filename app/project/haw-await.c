/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-await.h"

void
haw_await_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      slot)
{
  *(GAsyncResult **) slot = g_object_ref (result);
}

GAsyncResult *
haw_await (GAsyncResult **slot)
{
  g_autoptr (GMainContext) context = g_main_context_ref_thread_default ();

  while (*slot == NULL)
    g_main_context_iteration (context, TRUE);
  return *slot;
}
