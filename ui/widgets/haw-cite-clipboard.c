/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-cite-clipboard.h"

void
haw_cite_copy (GtkWidget         *widget,
               const HawCitation *citation)
{
  g_autoptr (GdkContentProvider) both = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *plain = NULL;
  GdkContentProvider *forms[2];
  char *html;

  g_return_if_fail (GTK_IS_WIDGET (widget) && citation != NULL);

  plain = haw_cite (citation, HAW_CITE_PLAIN);
  html = haw_cite (citation, HAW_CITE_HTML);
  bytes = g_bytes_new_take (html, strlen (html));
  forms[0] = gdk_content_provider_new_typed (G_TYPE_STRING, plain);
  forms[1] = gdk_content_provider_new_for_bytes ("text/html", bytes);
  both = gdk_content_provider_new_union (forms, 2);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), both);
}
