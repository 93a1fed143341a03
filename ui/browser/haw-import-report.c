/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-import-report.h"
#include "time/haw-date-format.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* In pixels. */
#define LIST_HEIGHT 240
#define ROW_HEIGHT 72

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  GtkStringObject *sentence = gtk_list_item_get_item (item);

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (sentence));
}

static void
activate_cb (GtkListView *list,
             guint        position,
             GtkWindow   *dialog)
{
  HawViewState *state = g_object_get_data (G_OBJECT (dialog), "state");
  GArray *articles = g_object_get_data (G_OBJECT (dialog), "articles");
  gint64 article = g_array_index (articles, gint64, position);

  if (article == 0)
    return;
  haw_view_state_set_article (state, article);
  gtk_window_close (dialog);
}

static GtkWidget *
make_list (GtkStringList *sentences,
           GtkWindow     *dialog)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSelectionModel *model = GTK_SELECTION_MODEL (
      gtk_no_selection_new (G_LIST_MODEL (g_object_ref (sentences))));
  GtkWidget *list = gtk_list_view_new (model, factory);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (list, "activate", G_CALLBACK (activate_cb), dialog);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (list), TRUE);
  gtk_widget_add_css_class (list, "rich-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Files"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), LIST_HEIGHT);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), MIN (LIST_HEIGHT, ROW_HEIGHT *
                                                   (int) g_list_model_get_n_items (
                                                       G_LIST_MODEL (sentences))));
  gtk_widget_add_css_class (scroller, "card");
  gtk_widget_set_overflow (scroller, GTK_OVERFLOW_HIDDEN);
  return scroller;
}

static void
add_notes (GPtrArray     *notes,
           GtkStringList *sentences,
           GArray        *articles)
{
  for (guint i = 0; i < notes->len; i++)
    {
      const HawImportNote *note = g_ptr_array_index (notes, i);

      gtk_string_list_append (sentences, note->sentence);
      g_array_append_val (articles, note->article);
    }
}

GtkWindow *
haw_import_report_present (HawViewState          *state,
                           GtkWindow             *parent,
                           const HawImportReport *report)
{
  g_autoptr (GtkStringList) sentences = gtk_string_list_new (NULL);
  GArray *articles = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n;
  g_autofree char *heading = NULL;
  g_autofree char *localised = NULL;
  GtkWidget *dialog;

  g_return_val_if_fail (HAW_IS_VIEW_STATE (state) && report != NULL, NULL);

  n = report->failures->len + report->duplicates->len + report->repairs->len;
  add_notes (report->failures, sentences, articles);
  add_notes (report->duplicates, sentences, articles);
  add_notes (report->repairs, sentences, articles);
  heading = g_strdup_printf (report->repairs->len == 0
                             ? ngettext ("%u File Was Not Imported", "%u Files Were Not Imported", n)
                             : ngettext ("%u File Needs a Look", "%u Files Need a Look", n), n);
  localised = haw_date_localise_digits (heading);

  dialog = adw_message_dialog_new (parent, localised, NULL);
  g_object_set_data_full (G_OBJECT (dialog), "state", g_object_ref (state), g_object_unref);
  g_object_set_data_full (G_OBJECT (dialog), "articles", articles, (GDestroyNotify) g_array_unref);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog),
                                      make_list (sentences, GTK_WINDOW (dialog)));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "close");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  gtk_window_present (GTK_WINDOW (dialog));
  return GTK_WINDOW (dialog);
}
