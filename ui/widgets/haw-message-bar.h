/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HawMessageBar:
 *
 * Shows sentences about what went wrong, the newest first, each until it is closed, with buttons for
 * what can be done. Takes no room while there is none. Property: `text`, the sentence shown, NULL for
 * none; read only.
 */
#define HAW_TYPE_MESSAGE_BAR (haw_message_bar_get_type ())
G_DECLARE_FINAL_TYPE (HawMessageBar, haw_message_bar, HAW, MESSAGE_BAR, GtkWidget)

/**
 * HawMessageButton:
 * @label: translated, with a mnemonic
 * @action: detailed name of an action, which is activated at a click
 * @closes: whether the sentence goes then
 */
typedef struct
{
  const char *label;
  const char *action;
  gboolean closes;
} HawMessageButton;

GtkWidget  *haw_message_bar_new      (void);

/**
 * haw_message_bar_show:
 * @text: a sentence; one that already waits is not shown twice
 */
void        haw_message_bar_show     (HawMessageBar *self,
                                      const char    *text);

/**
 * haw_message_bar_show_full:
 * @icon: name of a symbolic icon that says what kind of sentence it is
 * @buttons: (array length=n_buttons): what can be done, the best first
 */
void        haw_message_bar_show_full (HawMessageBar          *self,
                                       const char             *icon,
                                       const char             *text,
                                       const HawMessageButton *buttons,
                                       guint                   n_buttons);

/**
 * haw_message_bar_close:
 *
 * Closes the sentence shown; the one before takes its place.
 */
void        haw_message_bar_close    (HawMessageBar *self);
void        haw_message_bar_clear    (HawMessageBar *self);
const char *haw_message_bar_get_text (HawMessageBar *self);

G_END_DECLS
