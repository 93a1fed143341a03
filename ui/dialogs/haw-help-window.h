/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * HawHelpWindow:
 *
 * The help: topics, which can be searched, beside the page of one. It needs no other program and
 * stands beside the window. Keys: Ctrl+F searches, Escape closes.
 */
#define HAW_TYPE_HELP_WINDOW (haw_help_window_get_type ())
G_DECLARE_FINAL_TYPE (HawHelpWindow, haw_help_window, HAW, HELP_WINDOW, AdwWindow)

/**
 * haw_help_window_present:
 *
 * Shows the help, in the one window for it that there is.
 *
 * Returns: (transfer none): that window
 */
HawHelpWindow     *haw_help_window_present    (GtkApplication *application);

/**
 * haw_help_window_show_topic:
 * @topic: a name from haw_help_window_get_topics()
 */
void               haw_help_window_show_topic (HawHelpWindow  *self,
                                               const char     *topic);

/**
 * haw_help_window_get_topics:
 *
 * Returns: (transfer none) (array zero-terminated=1): the names of the topics in their order
 */
const char *const *haw_help_window_get_topics (void);

/**
 * haw_help_window_dup_source:
 * @language: such as "ar"
 *
 * Returns: (transfer full) (nullable): the text of a page, as haw_help_page_new() takes it; NULL where
 *   it is not there in that language
 */
char              *haw_help_window_dup_source (const char     *topic,
                                               const char     *language);

G_END_DECLS
