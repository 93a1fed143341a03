/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-redate-dialog.h"

#include "model/haw-proposal.h"
#include "project/haw-error.h"
#include "time/haw-date-format.h"

#include <glib/gi18n.h>

#define MOST_HEIGHT 280
#define ROW_HEIGHT 56
#define WIDTH 370

/* No one reads more of them, and every row takes its time. */
#define MAX_ROWS 200

struct _HawRedateDialog
{
  AdwMessageDialog parent_instance;
};

G_DEFINE_FINAL_TYPE (HawRedateDialog, haw_redate_dialog, ADW_TYPE_MESSAGE_DIALOG)

static void
haw_redate_dialog_class_init (HawRedateDialogClass *klass)
{
}

static void
haw_redate_dialog_init (HawRedateDialog *self)
{
}

static char *
describe (const char *edtf)
{
  char *text = haw_proposal_describe_edtf (edtf);

  return text != NULL ? text : g_strdup (edtf);
}

/* What it is the date of. */
static char *
dup_subject (const HawRedate *redate)
{
  g_autofree char *words = haw_isolate (redate->words);
  g_autofree char *title = haw_isolate (redate->title);

  switch (redate->kind)
    {
    case HAW_REDATE_ACCEPTED:
      /* Translators: %s are words of an article. */
      return g_strdup_printf (_("Accepted date “%s”"), words);
    case HAW_REDATE_EVIDENCE:
      /* Translators: the title of an event, and the words of a source for its date. */
      return g_strdup_printf (_("Source of %1$s: “%2$s”"), title, words);
    case HAW_REDATE_EVENT:
      /* Translators: %s is the title of an event. */
      return g_strdup_printf (_("Event %s"), title);
    case HAW_REDATE_PROPOSED:
    default:
      /* Translators: %s are words of an article. */
      return g_strdup_printf (_("Proposed date “%s”"), words);
    }
}

static GtkWidget *
make_label (const char *text,
            const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);

  return label;
}

static GtkWidget *
make_row (const HawRedate *redate)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *subject = dup_subject (redate);
  g_autofree char *before = describe (redate->before);
  g_autofree char *after = describe (redate->after);
  g_autofree char *from = haw_isolate (before);
  g_autofree char *to = haw_isolate (after);
  /* Translators: the date before, then the date that it becomes. */
  g_autofree char *dates = g_strdup_printf (_("%1$s, now %2$s"), from, to);
  g_autofree char *name = g_strdup_printf ("%s: %s", subject, dates);

  gtk_box_append (GTK_BOX (lines), make_label (subject, "caption"));
  gtk_box_append (GTK_BOX (lines), make_label (dates, NULL));
  gtk_widget_set_margin_start (lines, 12);
  gtk_widget_set_margin_end (lines, 12);
  gtk_widget_set_margin_top (lines, 6);
  gtk_widget_set_margin_bottom (lines, 6);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), lines);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return row;
}

/* How many dates change besides those that are listed. */
static GtkWidget *
make_rest (guint n)
{
  GtkWidget *row = gtk_list_box_row_new ();
  g_autofree char *text = g_strdup_printf (ngettext ("and %u more date", "and %u more dates", n), n);
  g_autofree char *localised = haw_date_localise_digits (text);
  GtkWidget *label = make_label (localised, "dim-label");

  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  gtk_widget_set_margin_top (label, 9);
  gtk_widget_set_margin_bottom (label, 9);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, localised,
                                  -1);

  return row;
}

/* The first of them, the weightiest kinds before. */
static void
fill_list (GtkListBox *list,
           GPtrArray  *redates)
{
  static const HawRedateKind order[] = {
    HAW_REDATE_EVENT, HAW_REDATE_EVIDENCE, HAW_REDATE_ACCEPTED, HAW_REDATE_PROPOSED,
  };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    for (guint j = 0; j < redates->len && n < MAX_ROWS; j++)
      {
        const HawRedate *redate = redates->pdata[j];

        if (redate->kind != order[i])
          continue;
        gtk_list_box_append (list, make_row (redate));
        n++;
      }
  if (n < redates->len)
    gtk_list_box_append (list, make_rest (redates->len - n));
}

static GtkWidget *
make_list (GPtrArray *redates)
{
  GtkWidget *scroll = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_margin_start (list, 2);
  gtk_widget_set_margin_end (list, 2);
  gtk_widget_set_margin_top (list, 2);
  gtk_widget_set_margin_bottom (list, 2);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Dates that change"), -1);
  fill_list (GTK_LIST_BOX (list), redates);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroll), TRUE);
  /* A line of text wraps otherwise in the dialog than where its natural height is asked for. */
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroll),
                                              (int) MIN (redates->len, 3) * ROW_HEIGHT);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroll), MOST_HEIGHT);
  gtk_widget_set_size_request (scroll, WIDTH, -1);
  gtk_widget_set_focusable (scroll, FALSE);

  return scroll;
}

HawRedateDialog *
haw_redate_dialog_present (GtkWindow *parent,
                           GPtrArray *redates)
{
  g_autofree char *body = NULL;
  g_autofree char *localised = NULL;
  HawRedateDialog *self;

  g_return_val_if_fail (redates != NULL && redates->len > 0, NULL);

  body = g_strdup_printf (ngettext ("%u date was counted from the day of publication and becomes "
                                    "another one. One undo takes back all of it.",
                                    "%u dates were counted from the day of publication and become "
                                    "others. One undo takes back all of it.", redates->len),
                          redates->len);
  localised = haw_date_localise_digits (body);
  self = g_object_new (HAW_TYPE_REDATE_DIALOG, "transient-for", parent, "modal", TRUE, "heading",
                       _("Change the Publication Date"), "body", localised, NULL);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (self), make_list (redates));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (self), "cancel", _("_Cancel"), "only",
                                    _("_Publication Date Only"), "all", _("Change _All"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (self), "all",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (self), "all");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (self), "cancel");
  gtk_window_present (GTK_WINDOW (self));

  return self;
}
