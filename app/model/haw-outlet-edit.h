/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project/haw-project.h"

G_BEGIN_DECLS

/**
 * HawOutletFields:
 *
 * Values for an outlet; a NULL is left as it is.
 */
typedef struct
{
  const char *name;
  const char *country;
  const char *kind;
  const char *reliability;   /* "A" to "F", "" for none */
} HawOutletFields;

/**
 * haw_outlet_update_async:
 *
 * Changes the fields of an outlet in one step. Ends with haw_project_edit_finish();
 * %HAW_ERROR_INVALID where the name is empty or, spelling folded, that of another outlet, or the grade
 * is none.
 */
void haw_outlet_update_async (HawProject            *project,
                              gint64                 outlet,
                              const HawOutletFields *fields,
                              GCancellable          *cancellable,
                              GAsyncReadyCallback    callback,
                              gpointer               user_data);

/**
 * haw_outlet_merge_async:
 * @outlet: goes
 * @into: stays, and gets the articles of @outlet and what it knows that @into does not
 *
 * Makes one outlet of two names of it. Ends with haw_project_edit_finish(); %HAW_ERROR_INVALID where
 * one of them is not there or both are the same.
 */
void haw_outlet_merge_async  (HawProject            *project,
                              gint64                 outlet,
                              gint64                 into,
                              GCancellable          *cancellable,
                              GAsyncReadyCallback    callback,
                              gpointer               user_data);

G_END_DECLS
