/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-reliability.h"
#include "text/haw-text.h"

#include <glib/gi18n-lib.h>

/* NATO's AJP-2.1 gives these words. */
static const struct
{
  const char *grade;
  const char *words;
} outlet_grades[HAW_N_GRADES] = {
  { "A", NC_("reliability of an outlet", "Completely reliable") },
  { "B", NC_("reliability of an outlet", "Usually reliable") },
  { "C", NC_("reliability of an outlet", "Fairly reliable") },
  { "D", NC_("reliability of an outlet", "Not usually reliable") },
  { "E", NC_("reliability of an outlet", "Unreliable") },
  { "F", NC_("reliability of an outlet", "Reliability can’t be judged") },
}, evidence_grades[HAW_N_GRADES] = {
  { "1", NC_("credibility of a report", "Confirmed by other sources") },
  { "2", NC_("credibility of a report", "Probably true") },
  { "3", NC_("credibility of a report", "Possibly true") },
  { "4", NC_("credibility of a report", "Doubtful") },
  { "5", NC_("credibility of a report", "Improbable") },
  { "6", NC_("credibility of a report", "Truth can’t be judged") },
};

const char *
haw_reliability_outlet_grade (guint index)
{
  g_return_val_if_fail (index < HAW_N_GRADES, NULL);

  return outlet_grades[index].grade;
}

const char *
haw_reliability_evidence_grade (guint index)
{
  g_return_val_if_fail (index < HAW_N_GRADES, NULL);

  return evidence_grades[index].grade;
}

gboolean
haw_reliability_is_outlet_grade (const char *grade)
{
  g_return_val_if_fail (grade != NULL, FALSE);

  return *grade == '\0' || (*grade >= 'A' && *grade <= 'F' && grade[1] == '\0');
}

gboolean
haw_reliability_is_evidence_grade (const char *grade)
{
  g_return_val_if_fail (grade != NULL, FALSE);

  return *grade == '\0' || (*grade >= '1' && *grade <= '6' && grade[1] == '\0');
}

const char *
haw_reliability_words (const char *grade)
{
  g_return_val_if_fail (grade != NULL, NULL);

  for (guint i = 0; i < HAW_N_GRADES; i++)
    {
      if (g_str_equal (grade, outlet_grades[i].grade))
        return g_dpgettext2 (GETTEXT_PACKAGE, "reliability of an outlet", outlet_grades[i].words);
      if (g_str_equal (grade, evidence_grades[i].grade))
        return g_dpgettext2 (GETTEXT_PACKAGE, "credibility of a report", evidence_grades[i].words);
    }

  return "";
}

char *
haw_reliability_dup_text (const char *grade)
{
  const char *words = haw_reliability_words (grade);
  g_autoptr (HawText) text = NULL;

  g_return_val_if_fail (grade != NULL, NULL);

  if (*words == '\0')
    return g_strdup ("");
  /* Some labels take the direction of the first strong letter, be it isolated. */
  text = haw_text_new (words, -1);
  return g_strdup_printf ("%s\u2068%s\u2069 – %s",
                          haw_text_get_direction (text) == HAW_DIRECTION_RTL ? "\u200f" : "", grade,
                          words);
}
