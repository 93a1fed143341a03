/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-evidence-text.h"

#include "model/haw-reliability.h"

#include <glib/gi18n.h>

const char *
haw_evidence_stance_name (const char *stance)
{
  g_return_val_if_fail (stance != NULL, NULL);

  if (g_str_equal (stance, "confirms"))
    return C_("stance", "Confirms");
  if (g_str_equal (stance, "denies"))
    return C_("stance", "Denies");
  /* Translators: what a source does with an event. */
  return C_("stance", "Reports");
}

char *
haw_evidence_dup_date (const char *edtf)
{
  HawEdtf date;

  g_return_val_if_fail (edtf != NULL, NULL);

  if (!haw_edtf_parse (edtf, &date, NULL) || haw_edtf_is_undated (&date))
    return g_strdup ("");
  return haw_edtf_describe_short (&date);
}

char *
haw_evidence_dup_source (const HawEvidence *evidence)
{
  const char *mark = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL ? "\u200f" : "\u200e";
  g_autofree char *date = haw_evidence_dup_date (evidence->published);
  const char *who = *evidence->outlet != '\0' ? evidence->outlet : evidence->article_title;

  if (*who == '\0' && *date == '\0')
    return g_strdup (_("Source not known"));
  if (*who == '\0' || *date == '\0')
    return g_strdup_printf ("%s\u2068%s\u2069", mark, *who != '\0' ? who : date);
  return g_strdup_printf ("%s\u2068%s\u2069 · \u2068%s\u2069", mark, who, date);
}

GtkWidget *
haw_evidence_stance_badge_new (const HawEvidence *evidence)
{
  GtkWidget *badge = gtk_label_new (haw_evidence_stance_name (evidence->stance));

  gtk_widget_add_css_class (badge, "badge");
  gtk_widget_add_css_class (badge, evidence->stance);
  gtk_widget_set_valign (badge, GTK_ALIGN_START);
  return badge;
}

GtkWidget *
haw_evidence_grade_badge_new (const HawEvidence *evidence)
{
  g_autofree char *grade = g_strconcat (evidence->outlet_reliability, evidence->reliability, NULL);
  g_autofree char *outlet = haw_reliability_dup_text (evidence->outlet_reliability);
  g_autofree char *report = haw_reliability_dup_text (evidence->reliability);
  g_autofree char *words = NULL;
  GtkWidget *badge;

  if (*grade == '\0')
    return NULL;
  words = g_strjoin (*outlet != '\0' && *report != '\0' ? "\n" : "", outlet, report, NULL);
  badge = gtk_label_new (grade);
  gtk_widget_add_css_class (badge, "badge");
  gtk_widget_add_css_class (badge, "grade");
  gtk_widget_set_valign (badge, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (badge, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (badge), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return badge;
}

GtkWidget *
haw_evidence_label_new (const char *text,
                        const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR, "width-chars", 8,
                                   "max-width-chars", 30, NULL);

  gtk_widget_add_css_class (label, css_class);
  return label;
}

GtkStringList *
haw_evidence_grade_list_new (const char  *none,
                             const char *(*get_grade) (guint index),
                             const char  *current,
                             guint       *selected)
{
  GtkStringList *grades = gtk_string_list_new (NULL);

  g_return_val_if_fail (none != NULL && get_grade != NULL && current != NULL, grades);

  gtk_string_list_append (grades, none);
  *selected = 0;
  for (guint i = 0; i < HAW_N_GRADES; i++)
    {
      g_autofree char *text = haw_reliability_dup_text (get_grade (i));

      gtk_string_list_append (grades, text);
      if (g_str_equal (get_grade (i), current))
        *selected = i + 1;
    }

  return grades;
}
