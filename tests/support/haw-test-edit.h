/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-code-edit.h"
#include "support/haw-test.h"

G_BEGIN_DECLS

/* Edits that many tests make, each awaited. */

/* The edit of @result went well; clears it for the next one. */
static inline void
haw_test_finish_edit (HawProject    *project,
                      GAsyncResult **result)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (haw_project_edit_finish (project, haw_await (result), &error));
  g_assert_no_error (error);
  g_clear_object (result);
}

/* @parent: 0 for none */
static inline gint64
haw_test_add_code (HawProject *project,
                   const char *name,
                   gint64      parent)
{
  const HawCodeFields fields = { .name = name, .parent = parent };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  haw_code_add_async (project, &fields, NULL, haw_await_cb, &result);
  id = haw_code_add_finish (project, haw_await (&result), &error);
  g_assert_no_error (error);
  return id;
}

G_END_DECLS
