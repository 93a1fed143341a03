/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-reader-pane-private.h"

#include "haw-occurrences-dialog.h"
#include "text/haw-phrase.h"
#include "time/haw-date-format.h"

#include <glib/gi18n.h>

static void
coded_cb (HawOccurrencesDialog *dialog,
          guint                 n,
          HawReaderPane        *self)
{
  g_autofree char *message = NULL;
  g_autofree char *localised = NULL;

  if (self->state == NULL)
    return;
  message = g_strdup_printf (ngettext ("%u mention coded", "%u mentions coded", n), n);
  localised = haw_date_localise_digits (message);
  haw_view_state_show_message (self->state, localised);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static char *
join_names (HawReaderPane *self,
            const gint64  *codes,
            gsize          n)
{
  HawRowStore *store = HAW_ROW_STORE (haw_view_state_get_codes (self->state));
  GString *names = g_string_new (NULL);

  for (gsize i = 0; i < n; i++)
    {
      HawCode *code = haw_row_store_lookup (store, codes[i]);

      if (code == NULL)
        continue;
      if (names->len > 0)
        /* Translators: stands between the items of a list inside a sentence. */
        g_string_append (names, C_("list separator", ", "));
      g_string_append (names, haw_code_get_name (code));
    }

  return g_string_free (names, FALSE);
}

/* The codes of the annotation, else the code used last. */
void
haw_reader_pane_mentions_action (GtkWidget  *widget,
                                 const char *name,
                                 GVariant   *parameter)
{
  HawReaderPane *self = HAW_READER_PANE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  gint64 last = haw_reader_pane_get_last_code (self);
  const gint64 *codes = &last;
  g_autoptr (HawPhrase) phrase = NULL;
  g_autofree char *words = NULL;
  g_autofree char *names = NULL;
  HawReaderTarget target;
  GtkWidget *dialog;
  gsize n = 0;

  if (!haw_reader_pane_can_edit (self) || !haw_reader_pane_get_target (self, &target))
    return;
  if (target.annotation != NULL)
    codes = haw_annotation_get_codes (target.annotation, &n);
  if (n == 0)
    {
      codes = &last;
      n = last != 0 ? 1 : 0;
    }
  words = haw_text_slice (self->document->text, target.start, target.end);
  phrase = haw_phrase_new (words);
  if (n == 0 || phrase == NULL)
    {
      haw_view_state_show_message (self->state, _("Code the passage first, then its other mentions"));
      return;
    }
  names = join_names (self, codes, n);
  dialog = haw_occurrences_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                       haw_view_state_get_project (self->state),
                                       self->document->id, words, codes, n, names);
  g_signal_connect_object (dialog, "coded", G_CALLBACK (coded_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
