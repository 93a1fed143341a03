/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/haw-occurrences.h"

G_BEGIN_DECLS

#define HAW_TYPE_OCCURRENCES_DIALOG (haw_occurrences_dialog_get_type ())

/**
 * HawOccurrencesDialog:
 *
 * Shows where else a phrase stands, in this article or in all, each place with a check mark, and codes
 * those that are checked in one step. Enter codes, Space changes one mark.
 *
 * Signal: `coded (guint n)`: so many places were coded; the dialog closes after it
 */
G_DECLARE_FINAL_TYPE (HawOccurrencesDialog, haw_occurrences_dialog, HAW, OCCURRENCES_DIALOG,
                      AdwWindow)

/**
 * haw_occurrences_dialog_new:
 * @parent: the window it belongs to
 * @article: the article that is read
 * @words: the phrase
 * @codes: (array length=n_codes): what is applied, at least one
 * @names: the names of @codes, for people
 *
 * Returns: (transfer none): the dialog, which looks for the phrase at once
 */
GtkWidget *haw_occurrences_dialog_new (GtkWindow    *parent,
                                       HawProject   *project,
                                       gint64        article,
                                       const char   *words,
                                       const gint64 *codes,
                                       gsize         n_codes,
                                       const char   *names);

/**
 * haw_occurrences_dialog_new_for_actor:
 * @actor: whose names are looked for
 * @name: the name of @actor, for people
 *
 * As haw_occurrences_dialog_new() for the mentions of an actor, which are marked.
 */
GtkWidget *haw_occurrences_dialog_new_for_actor (GtkWindow  *parent,
                                                 HawProject *project,
                                                 gint64      article,
                                                 gint64      actor,
                                                 const char *name);

G_END_DECLS
