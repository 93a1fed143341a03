/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-article-filter.h"
#include "project/haw-project.h"

G_BEGIN_DECLS

/**
 * HawConditionName:
 *
 * The words for a condition.
 */
typedef struct
{
  char *facet;    /* of an attribute its name, "" for the others */
  char *label;    /* name of the outlet or code, or the value in words; "" for none */
} HawConditionName;

/**
 * haw_condition_names_load_async:
 *
 * Ends with haw_project_read_finish(): (transfer full) (element-type HawConditionName) a GPtrArray
 * beside the conditions of @filter.
 */
void haw_condition_names_load_async (HawProject          *project,
                                     HawArticleFilter    *filter,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);

G_END_DECLS
