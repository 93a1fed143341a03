/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-passage.h"
#include "text/haw-fold.h"
#include "text/haw-text.h"
#include "time/haw-edtf.h"
#include "time/haw-timex.h"

#include <string.h>

#define CLAUSE_MIN 12 /* characters; a shorter clause is a beginning, not a title */
#define CLAUSE_MAX 80

static gboolean
ends_clause (gunichar character)
{
  return (character < 0x80 && strchr (".,;:!?", (int) character) != NULL) ||
         character == 0x060c || character == 0x061b || character == 0x061f;
}

static char *
squeeze (const char *text)
{
  GString *line = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (!g_unichar_isspace (character))
        g_string_append_unichar (line, character);
      else if (line->len > 0 && line->str[line->len - 1] != ' ')
        g_string_append_c (line, ' ');
    }

  return g_strchomp (g_string_free (line, FALSE));
}

char *
haw_passage_dup_clause (const char *passage)
{
  g_autofree char *line = NULL;
  const char *end = NULL;
  const char *word_end = NULL;
  glong n = 0;

  g_return_val_if_fail (passage != NULL, NULL);

  line = squeeze (passage);
  for (const char *p = line; *p != '\0' && end == NULL; p = g_utf8_next_char (p), n++)
    {
      gunichar character = g_utf8_get_char (p);
      const char *next = g_utf8_next_char (p);

      if (character == ' ')
        word_end = p;
      if (n >= CLAUSE_MIN && ends_clause (character) &&
          (*next == ' ' || *next == '\0'))
        end = p;
      else if (n == CLAUSE_MAX)
        end = word_end != NULL ? word_end : p;
    }

  return end != NULL ? g_strndup (line, (gsize) (end - line)) : g_steal_pointer (&line);
}

void
haw_passage_set_direction (GtkWidget  *widget,
                           const char *passage)
{
  g_autoptr (HawText) text = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget) && passage != NULL);

  text = haw_text_new (passage, -1);
  switch (haw_text_get_direction (text))
    {
    case HAW_DIRECTION_LTR: gtk_widget_set_direction (widget, GTK_TEXT_DIR_LTR); break;
    case HAW_DIRECTION_RTL: gtk_widget_set_direction (widget, GTK_TEXT_DIR_RTL); break;
    case HAW_DIRECTION_NEUTRAL:
    default: gtk_widget_set_direction (widget, GTK_TEXT_DIR_NONE);
    }
}

/* The lower the better; G_MAXUINT for what is no date of an event. */
static guint
rank_date (const HawTimex *timex)
{
  HawEdtf edtf;

  if (*timex->edtf == '\0' || !haw_edtf_parse (timex->edtf, &edtf, NULL))
    return G_MAXUINT;
  if (edtf.kind == HAW_EDTF_DATE)
    return HAW_PRECISION_TIME - haw_edtf_get_precision (&edtf);
  if (edtf.start.end != HAW_EDTF_END_DATE || edtf.end.end != HAW_EDTF_END_DATE)
    return G_MAXUINT;
  return HAW_PRECISION_TIME - MIN (haw_edtf_get_precision (&edtf), HAW_PRECISION_MONTH);
}

char *
haw_passage_find_date (const char  *passage,
                       const char  *published,
                       char       **other,
                       const char **reason)
{
  g_autoptr (GArray) found = NULL;
  const HawTimex *best = NULL;
  HawEdtf edtf;

  g_return_val_if_fail (passage != NULL && published != NULL, NULL);

  found = haw_timex_find (passage, -1, NULL, 0, published);
  for (guint i = 0; i < found->len; i++)
    {
      const HawTimex *timex = &g_array_index (found, HawTimex, i);

      if (rank_date (timex) < (best != NULL ? rank_date (best) : G_MAXUINT))
        best = timex;
    }
  if (other != NULL)
    *other = best != NULL && *best->also != '\0' && haw_edtf_parse (best->also, &edtf, NULL)
             ? g_strdup (best->also) : NULL;
  if (reason != NULL)
    *reason = best != NULL ? haw_timex_policy_describe (best->policy) : NULL;
  return best != NULL ? g_strdup (best->edtf) : NULL;
}

char *
haw_passage_dup_date_words (const char *passage,
                            const char *published,
                            const char *date)
{
  g_autoptr (GArray) found = NULL;

  g_return_val_if_fail (passage != NULL && published != NULL && date != NULL, NULL);

  found = haw_timex_find (passage, -1, NULL, 0, published);
  for (guint i = 0; i < found->len && *date != '\0'; i++)
    {
      const HawTimex *timex = &g_array_index (found, HawTimex, i);

      if (g_str_equal (timex->edtf, date) || g_str_equal (timex->also, date))
        return g_utf8_substring (passage, (glong) timex->start, (glong) timex->end);
    }
  return g_strdup ("");
}
