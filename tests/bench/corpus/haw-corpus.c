/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "haw-corpus-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

/* Articles appeared in these six years from 2019. */
#define FIRST_DAY 17897
#define N_DAYS    2190

static void
append_rare (HawDice *dice,
             GString *string)
{
  const char *root = haw_dice_pick (dice, haw_corpus_roots);
  const char *pattern = haw_dice_pick (dice, haw_corpus_patterns);

  for (const char *p = pattern; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *letter = *p >= '1' && *p <= '3' ? g_utf8_offset_to_pointer (root, *p - '1') : p;

      g_string_append_unichar (string, g_utf8_get_char (letter));
    }
}

/* A noun with its article, after a preposition that is written with it where there is one. */
static void
append_definite (HawDice    *dice,
                 GString    *string,
                 const char *preposition,
                 gboolean    rare)
{
  gboolean li = g_str_equal (preposition, "ل");

  g_string_append (string, li ? "لل" : preposition);
  if (!li)
    g_string_append (string, "ال");
  if (rare)
    append_rare (dice, string);
  else
    g_string_append (string, haw_dice_pick (dice, haw_corpus_nouns));
}

/* A feminine ending is written open before a suffix. */
static void
append_possessed (HawDice *dice,
                  GString *string)
{
  static const char *const suffixes[] = { "ها", "ه", "هم", "نا", "هما", NULL };
  const char *noun = haw_dice_pick (dice, haw_corpus_nouns);

  g_string_append (string, noun);
  if (g_str_has_suffix (noun, "ة"))
    {
      g_string_truncate (string, string->len - strlen ("ة"));
      g_string_append (string, "ت");
    }
  g_string_append (string, haw_dice_pick (dice, suffixes));
}

static void
append_date (GString  *string,
             gint64    day,
             char    **published)
{
  g_autoptr (GDateTime) epoch = g_date_time_new_utc (1970, 1, 1, 0, 0, 0);
  g_autoptr (GDateTime) date = g_date_time_add_days (epoch, (int) day);

  g_string_append_printf (string, "%d %s %d", g_date_time_get_day_of_month (date),
                          haw_corpus_months[g_date_time_get_month (date) - 1],
                          g_date_time_get_year (date));
  if (published != NULL)
    *published = g_date_time_format (date, "%Y-%m-%d");
}

char *
haw_corpus_dup_person (HawDice *dice)
{
  const char *given = haw_dice_pick (dice, haw_corpus_given_names);

  return g_strdup_printf ("%s %s", given, haw_dice_pick (dice, haw_corpus_family_names));
}

static void
append_person (HawDice *dice,
               GString *string)
{
  g_autofree char *person = haw_corpus_dup_person (dice);

  g_string_append (string, person);
}

static void
append_slot (HawDice *dice,
             GString *string,
             char     slot)
{
  switch (slot)
    {
    case 'p': append_person (dice, string); break;
    case 'r':
      g_string_append_printf (string, "%s ", haw_dice_pick (dice, haw_corpus_roles));
      append_person (dice, string);
      break;
    case 'v': g_string_append (string, haw_dice_pick (dice, haw_corpus_verbs)); break;
    case 'n': append_definite (dice, string, "", haw_dice_below (dice, 5) == 0); break;
    case 'b': append_definite (dice, string, "ب", FALSE); break;
    case 'l': append_definite (dice, string, "ل", haw_dice_below (dice, 3) == 0); break;
    case 'm':
      append_definite (dice, string, "", FALSE);
      g_string_append_printf (string, " %s", haw_dice_pick (dice, haw_corpus_adjectives));
      break;
    case 's': append_possessed (dice, string); break;
    case 'o': g_string_append (string, haw_dice_pick (dice, haw_corpus_places)); break;
    case 'i': g_string_append (string, haw_dice_pick (dice, haw_corpus_organisations)); break;
    case 'd': append_date (string, FIRST_DAY + haw_dice_below (dice, N_DAYS), NULL); break;
    case 'w': g_string_append (string, haw_dice_pick (dice, haw_corpus_weekdays)); break;
    case 'k': g_string_append_printf (string, "%u", 2 + haw_dice_skewed (dice, 900)); break;
    case 'x': append_rare (dice, string); break;
    case 'a': g_string_append (string, haw_dice_pick (dice, haw_corpus_adverbials)); break;
    default: g_string_append_c (string, '%');
    }
}

void
haw_corpus_append_filled (HawDice    *dice,
                          GString    *string,
                          const char *words)
{
  for (const char *p = words; *p != '\0'; p++)
    if (*p == '%' && g_ascii_isalpha (p[1]))
      append_slot (dice, string, *++p);
    else
      g_string_append_c (string, *p);
}

static guint
count_words (const char *text)
{
  guint n = 1;

  for (; *text != '\0'; text++)
    n += *text == ' ' ? 1 : 0;
  return n;
}

/* Paragraphs of two to four sentences. */
static void
append_body (HawDice          *dice,
             HawCorpusArticle *article,
             GString          *text,
             guint             offset,
             guint             n_words)
{
  guint left = 2 + haw_dice_below (dice, 3);

  for (guint n = 0; n < n_words;)
    {
      gsize before = text->len;
      HawCorpusSpan span = { .start = offset };

      haw_corpus_append_filled (dice, text, haw_dice_pick (dice, haw_corpus_sentences));
      n += count_words (text->str + before);
      offset += (guint) g_utf8_strlen (text->str + before, -1);
      span.end = offset;
      g_array_append_val (article->sentences, span);
      if (n >= n_words)
        break;
      g_string_append (text, --left == 0 ? "\n\n" : " ");
      offset += left == 0 ? 2 : 1;
      if (left == 0)
        left = 2 + haw_dice_below (dice, 3);
    }
}

HawCorpusArticle *
haw_corpus_article (guint64 seed,
                    guint   number,
                    guint   n_words)
{
  HawDice dice = { seed * 0x9e3779b97f4a7c15 + number };
  HawCorpusArticle *article = g_new0 (HawCorpusArticle, 1);
  g_autoptr (GString) title = g_string_new (NULL);
  GString *text = g_string_new (NULL);

  article->sentences = g_array_new (FALSE, FALSE, sizeof (HawCorpusSpan));
  article->outlet = g_strdup (haw_dice_pick (&dice, haw_corpus_outlets));
  article->byline = haw_corpus_dup_person (&dice);
  article->day = FIRST_DAY + haw_dice_below (&dice, N_DAYS);
  haw_corpus_append_filled (&dice, title, haw_dice_pick (&dice, haw_corpus_titles));
  article->title = g_strdup (title->str);

  g_string_append_printf (text, "الرئيسية\nأخبار\n%s\n\n",
                          haw_dice_pick (&dice, haw_corpus_sections));
  article->head.start = (guint) g_utf8_strlen (text->str, -1);
  article->head.end = article->head.start + (guint) g_utf8_strlen (article->title, -1);
  g_string_append_printf (text, "%s\n\n%s - %s\n", article->title, article->outlet,
                          article->byline);
  append_date (text, article->day, &article->published);
  g_string_append (text, "\n\n");
  article->body.start = (guint) g_utf8_strlen (text->str, -1);
  append_body (&dice, article, text, article->body.start, n_words);
  article->body.end = g_array_index (article->sentences, HawCorpusSpan,
                                     article->sentences->len - 1).end;
  g_string_append (text, "\n\nاقرأ أيضا\n");
  for (guint i = 0; i < 3; i++)
    {
      haw_corpus_append_filled (&dice, text, haw_dice_pick (&dice, haw_corpus_titles));
      g_string_append_c (text, '\n');
    }
  article->length = (guint) g_utf8_strlen (text->str, -1);
  article->text = g_string_free (text, FALSE);
  return article;
}

void
haw_corpus_article_free (HawCorpusArticle *article)
{
  g_free (article->title);
  g_free (article->outlet);
  g_free (article->byline);
  g_free (article->published);
  g_free (article->text);
  g_array_unref (article->sentences);
  g_free (article);
}

gboolean
haw_corpus_write_files (const char           *folder,
                        const HawCorpusPlan  *plan,
                        GError              **error)
{
  if (g_mkdir_with_parents (folder, 0755) != 0)
    {
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s: %s", folder,
                   g_strerror (errno));
      return FALSE;
    }
  for (guint i = 0; i < plan->n_articles; i++)
    {
      g_autoptr (HawCorpusArticle) article = haw_corpus_article (plan->seed, i, plan->n_words);
      g_autofree char *name = g_strdup_printf ("%06u.txt", i + 1);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!g_file_set_contents_full (path, article->text, -1, G_FILE_SET_CONTENTS_NONE, 0644,
                                     error))
        return FALSE;
    }
  return TRUE;
}
