/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-page-private.h"

#include <string.h>

/* How far a value is believed, by where it was found; below HAW_PAGE_BELIEVED only offered. */
#define OUTLET_HEADER 0.9
#define OUTLET_TITLE 0.87
#define OUTLET_RIGHTS 0.85
#define OUTLET_FOOTER 0.8
#define OUTLET_SOURCE 0.6
#define OUTLET_DATELINE 0.55
#define OUTLET_SIGN_OFF 0.5
#define OUTLET_EXCLUSIVE 0.5
#define OUTLET_FURNITURE 0.5
#define OUTLET_PART 0.82
#define OUTLET_TOP 0.52
#define OUTLET_DOMAIN 0.51
#define OUTLET_SHORTER 0.01
#define BYLINE_LABEL 0.9
#define BYLINE_HEADER 0.7
#define BYLINE_BOX 0.65
#define BYLINE_TAIL 0.45
#define TOP_WORDS 4
#define BYLINE_LINES 4
#define BYLINE_ABOVE 0.55
#define BYLINE_PICTURE 0.3
#define DAY_LABEL 0.97
#define DAY_HEADER 0.93
#define DAY_UPDATED 0.6
#define DAY_DATELINE 0.7
#define DAY_END 0.65
#define DAY_COMMENT 0.3

#define DATELINE_BYTES 120

static const char *const rights_words[] = {
  "جميع", "كل", "كافة", "الحقوق", "حقوق", "محفوظة", "محفوظه", "النشر", "الطبع", "والنشر", "لموقع",
  "لصحيفة", "لدى", "نقلا", "نقلاً", "عن", "©", "(c)", "copyright", "all", "rights",
  "reserved", "reserved.", "rights.",
  "ltd", "ltd.", "inc", "inc.", "llc", "tous", "droits", "réservés", "réservés.", "-", "–", ".",
  "•", "·",
};

static const char *const exclusive_phrases[] = {
  "حديث خاص ل", "حديث خاص مع", "تصريح خاص ل", "تصريحات خاصة ل", "حوار خاص مع", "حوار خاص ل",
  "مقابلة خاصة مع", "تصريح حصري ل", "خص به", "told ", "in an interview with ",
};

static const char *const picture_labels[] = { "تصوير", "photo", "image" };

/* The name in a line that claims the rights: without signs, years and the claim. */
static char *
strip_rights (const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *lower = g_utf8_strdown (parts[i], -1);
      const char *p = parts[i];
      gboolean year = FALSE;

      if (g_str_has_prefix (p, "©"))
        p += strlen ("©");
      year = g_unichar_isdigit (g_utf8_get_char (p)) && g_utf8_strlen (p, -1) <= 9;
      if (name->len > 0 && (g_str_equal (p, "-") || g_str_equal (p, "–") || g_str_equal (p, "|")))
        break;
      if (*p == '\0' || year || g_strv_contains (rights_words, lower))
        continue;
      if (name->len > 0)
        g_string_append_c (name, ' ');
      g_string_append (name, p);
    }
  while (name->len > 0 && strchr (".,:|-", name->str[name->len - 1]) != NULL)
    g_string_truncate (name, name->len - 1);
  return g_string_free (g_steal_pointer (&name), FALSE);
}

/* The first of several names in a row. */
static char *
first_name (const char *words)
{
  static const char *const marks[] = { "|", "+", "،", ",", " - ", " – ", "/", ";", "؛", " و" };
  gsize length = strlen (words);

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      const char *at = strstr (words, marks[i]);

      if (at != NULL && at > words)
        length = MIN (length, (gsize) (at - words));
    }
  return g_strstrip (g_strndup (words, length));
}

static gboolean
is_nameless (const char *words)
{
  guint n_words = 0;
  guint n_known = haw_page_count_words (HAW_PAGE_WORDS_AGENCIES, words, &n_words);

  return n_words == 0 || n_known == n_words;
}

static void
add_outlet (HawPageReading *reading,
            const char     *words,
            const char     *origin,
            double          confidence)
{
  g_autofree char *name = first_name (words);

  if (!is_nameless (name) && g_utf8_strlen (name, -1) <= 60)
    haw_page_add (reading->page, HAW_PAGE_FIELD_OUTLET, name, origin, confidence);
}

static void
outlet_from_line (HawPageReading *reading,
                  guint           index)
{
  HawPageLine *line = haw_page_line (reading, index);
  gboolean header = index < reading->first_prose;
  g_autofree char *name = NULL;

  if (line->rule == NULL)
    {
      name = strip_rights (line->words);
      if (*name == '(')
        {
          g_autofree char *inner = g_strndup (name + 1, MAX (strlen (name), 2) - 2);

          add_outlet (reading, inner, "agency that closes the text", OUTLET_SIGN_OFF);
        }
      else
        add_outlet (reading, name, header ? "line above the text" : "line below the text",
                    header ? OUTLET_HEADER : OUTLET_FOOTER);
    }
  else if (line->rule->match == HAW_PAGE_MATCH_LABEL)
    {
      const char *colon = strchr (line->words, ':');

      if (colon != NULL)
        add_outlet (reading, colon + 1, "source line", OUTLET_SOURCE);
    }
  else if (line->rule->match != HAW_PAGE_MATCH_WHOLE)
    {
      name = strip_rights (line->words);
      add_outlet (reading, name, "claim of rights", OUTLET_RIGHTS);
    }
}

/* "City - (Agency) - Text", "City (Agency) -", "City - Agency:" */
static void
outlet_from_dateline (HawPageReading *reading)
{
  g_autoptr (GRegex) regex =
    g_regex_new ("^[\\p{L}\\p{M} ،,]{2,40}?\\s*(?:[-–—/]\\s*\\(?|\\()\\s*"
                 "([\\p{L}\\p{M}\\p{N}. ]{2,25}?)\\s*(?:\\)\\s*[-–—:]|:|\\)\\s)", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *name = NULL;

  if (reading->first_prose >= reading->lines->len ||
      !g_regex_match (regex, haw_page_line (reading, reading->first_prose)->words, 0, &match))
    return;
  name = g_match_info_fetch (match, 1);
  if (haw_page_count_words (HAW_PAGE_WORDS_BIO, name, NULL) == 0)
    add_outlet (reading, name, "dateline", OUTLET_DATELINE);
}

/* "… said in a talk with X": the name between quotation marks, or the next word that can be one. */
static void
outlet_from_text (HawPageReading *reading)
{
  for (guint i = reading->first_prose; i < reading->lines->len; i++)
    {
      HawPageLine *line = haw_page_line (reading, i);

      for (guint k = 0; line->kind == HAW_REGION_KIND_BODY && k < G_N_ELEMENTS (exclusive_phrases);
           k++)
        {
          const char *at = strstr (line->words, exclusive_phrases[k]);
          g_autoptr (GRegex) regex = NULL;
          g_autoptr (GMatchInfo) match = NULL;
          g_autofree char *name = NULL;

          if (at == NULL)
            continue;
          regex = g_regex_new ("^[ ـ]*[\"«“]([^\"»”]{2,40})[\"»”]", 0, 0, NULL);
          if (!g_regex_match (regex, at + strlen (exclusive_phrases[k]), 0, &match))
            continue;
          name = g_match_info_fetch (match, 1);
          add_outlet (reading, name, "talk given to it alone", OUTLET_EXCLUSIVE);
        }
    }
}

/* "Photo: A. Person for X", "the best of X in your inbox" */
static void
outlet_from_furniture (HawPageReading *reading,
                       guint           index)
{
  g_autoptr (GRegex) regex =
    g_regex_new ("\\b(?:for|of|from|pour|de) ((?:\\p{Lu}[\\p{L}'’-]*(?: |$)){1,5})", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *name = NULL;

  if (!g_regex_match (regex, haw_page_line (reading, index)->words, 0, &match))
    return;
  name = g_match_info_fetch (match, 1);
  if (haw_page_is_outlet (name))
    add_outlet (reading, name, "credit or form", OUTLET_FURNITURE);
}

/* Of names in a row the comma is part. */
static gboolean
goes_on_with_name (const char *start,
                   const char *at,
                   const char *mark)
{
  if (strcmp (mark, ",") != 0 && strcmp (mark, "،") != 0)
    return FALSE;
  return haw_page_is_names (start) && at < start + strlen (start);
}

/* A name without the label, roles, places and days around it. */
static char *
cut_byline (const char *words)
{
  static const char *const ends[] = { "|", ",", "،", " - ", " – ", " — ", "(", ";", "؛", "•", " · ",
                                      " / " };
  g_autofree char *start = g_strstrip (g_strdup (words));
  gsize length = strlen (start);
  g_autofree char *name = NULL;
  HawPageDate date;

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      const char *at = strstr (start, ends[i]);

      if (at != NULL && at > start && !goes_on_with_name (start, at, ends[i]))
        length = MIN (length, (gsize) (at - start));
    }
  if (haw_page_date_find (start, &date) && date.start > 0)
    length = MIN (length, date.start);
  haw_page_date_clear (&date);
  name = g_strstrip (g_strndup (start, length));
  if (g_str_has_suffix (name, ":") || g_str_has_suffix (name, "."))
    name[strlen (name) - 1] = '\0';
  return strlen (name) > 0 && g_utf8_strlen (name, -1) <= 60 ? g_steal_pointer (&name)
                                                             : g_strdup ("");
}

static gboolean
is_picture (const char *words)
{
  g_autofree char *folded = haw_page_fold (words);

  for (guint i = 0; i < G_N_ELEMENTS (picture_labels); i++)
    {
      if (g_str_has_prefix (folded, picture_labels[i]))
        return TRUE;
    }
  return FALSE;
}

/* The bytes up to the name in a line that has the label after something else, 0 if none. */
static gsize
find_inner_label (const char *words)
{
  static const char *const labels[] = { ", by ", " by ", " | by ", " par ", "بقلم: ", "بقلم ",
                                        "كتب: ", "كتبت: ", "إعداد: " };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      const char *at = strstr (words, labels[i]);

      if (at != NULL)
        return at + strlen (labels[i]) - words;
    }
  return 0;
}

/* The names before a place, a role or a day; "" if the line does not begin with any. */
static char *
cut_author (const HawPageLine *line)
{
  g_autofree char *before = NULL;
  gsize length;

  length = haw_page_place_length (line);
  if (length > 0)
    return g_strdup (line->words + length);
  if (haw_page_is_author (line))
    return g_strndup (line->words, haw_page_author_length (line->words));
  if (!line->dated || line->date.start == 0)
    return g_strdup ("");
  before = g_strndup (line->words, line->date.start);
  length = strlen (before);
  while (length > 0 && strchr (" -|,/", before[length - 1]) != NULL)
    before[--length] = '\0';
  if (g_str_has_suffix (before, " –") || g_str_has_suffix (before, " —") ||
      g_str_has_suffix (before, " •") || g_str_has_suffix (before, "،"))
    before[g_utf8_find_prev_char (before, before + length) - before] = '\0';
  g_strchomp (before);
  return g_strndup (before, haw_page_author_length (before));
}

/* Under the text a name alone may be anything; what he is makes it an author. */
static void
byline_from_place (HawPageReading *reading,
                   guint           index,
                   const char     *name)
{
  gboolean role = index + 1 < reading->lines->len &&
                  haw_page_is_role (haw_page_line (reading, index + 1));

  if ((int) index < reading->title)
    haw_page_add (reading->page, HAW_PAGE_FIELD_BYLINE, name, "line above the title",
                  BYLINE_ABOVE);
  else if (index <= reading->first_prose + BYLINE_LINES)
    haw_page_add (reading->page, HAW_PAGE_FIELD_BYLINE, name, "line below the title",
                  BYLINE_HEADER);
  else
    haw_page_add (reading->page, HAW_PAGE_FIELD_BYLINE, name, "box below the text",
                  role || haw_page_line (reading, index)->gap > 0 ? BYLINE_BOX : BYLINE_TAIL);
}

static void
byline_from_line (HawPageReading *reading,
                  guint           index)
{
  HawPageLine *line = haw_page_line (reading, index);
  gsize label = haw_page_byline_start (line);
  g_autofree char *name = NULL;

  if (label == 0 && line->dated)
    label = find_inner_label (line->words);
  if (label > 0)
    {
      name = cut_byline (line->words + label);
      haw_page_add (reading->page, HAW_PAGE_FIELD_BYLINE, name, "line that says so",
                    is_picture (line->words) ? BYLINE_PICTURE : BYLINE_LABEL);
    }
  else
    {
      name = cut_author (line);
      byline_from_place (reading, index, name);
    }
}

static gboolean
says_updated (const HawPageLine *line)
{
  g_autofree char *before = g_strndup (line->words, line->date.start);

  return haw_page_count_words (HAW_PAGE_WORDS_UPDATED, before, NULL) > 0;
}

static void
add_day (HawPageReading    *reading,
         const HawPageDate *date,
         const char        *origin,
         double             confidence)
{
  g_autofree char *day = g_strdup_printf ("%04d-%02d-%02d", date->year, date->month, date->day);
  HawPageCandidate *candidate =
    haw_page_add (reading->page, HAW_PAGE_FIELD_PUBLISHED, day, origin, confidence);

  if (*candidate->time == '\0' && date->time[0] != '\0')
    {
      g_free (candidate->time);
      candidate->time = g_strdup (date->time);
    }
  if (*candidate->zone == '\0' && date->zone != NULL)
    {
      g_free (candidate->zone);
      candidate->zone = g_strdup (date->zone);
    }
}

static void
day_from_line (HawPageReading *reading,
               guint           index)
{
  HawPageLine *line = haw_page_line (reading, index);

  if (!line->dated)
    return;
  if (line->kind == HAW_REGION_KIND_COMMENTS)
    add_day (reading, &line->date, "stamp of a comment", DAY_COMMENT);
  else if (line->kind != HAW_REGION_KIND_BYLINE &&
           (line->kind != HAW_REGION_KIND_SOURCE || !haw_page_is_masthead (line)))
    return;
  else if (says_updated (line))
    add_day (reading, &line->date, "day of the last change", DAY_UPDATED);
  else if (index > reading->first_prose)
    add_day (reading, &line->date, "line below the text", DAY_END);
  else
    add_day (reading, &line->date,
             line->date.start > 0 ? "line above the text that says so" : "line above the text",
             line->date.start > 0 ? DAY_LABEL : DAY_HEADER);
}

/* "City, 3 July 2020 (Agency) - Text" */
static void
day_from_dateline (HawPageReading *reading)
{
  const char *words;
  g_autofree char *start = NULL;
  HawPageDate date;
  const char *after;

  if (reading->first_prose >= reading->lines->len)
    return;
  words = haw_page_line (reading, reading->first_prose)->words;
  start = g_utf8_substring (words, 0, MIN (DATELINE_BYTES, g_utf8_strlen (words, -1)));
  if (haw_page_date_find (start, &date) && date.start < DATELINE_BYTES / 2)
    {
      g_autofree char *before = g_strndup (start, date.start);
      g_auto (GStrv) before_words = g_strsplit (g_strstrip (before), " ", -1);

      after = start + date.end;
      while (*after == ' ' || *after == ')')
        after++;
      if (g_strv_length (before_words) <= 4 &&
          (*after == '-' || *after == '(' || *after == ':' || g_str_has_prefix (after, "–") ||
           g_str_has_prefix (after, "—")))
        add_day (reading, &date, "dateline", DAY_DATELINE);
    }
  haw_page_date_clear (&date);
}

/* "Outlet - day - number", "Outlet > section", above the text */
static void
outlet_from_part (HawPageReading *reading,
                  guint           index)
{
  g_autofree char *part = haw_page_first_part (haw_page_line (reading, index)->words);

  if (part != NULL && haw_page_is_outlet (part))
    add_outlet (reading, part, "part of a line above the text", OUTLET_PART);
}

/* A copy of the title in the head of the page, with the outlet after it. */
static void
outlet_from_head (HawPageReading *reading,
                  const char     *title,
                  guint           index)
{
  static const char *const marks[] = { "|", "–", "—", "-", "::", "•", "·", "»" };
  const char *words = haw_page_line (reading, index)->words;
  const char *rest = words + strlen (title);

  if (!g_str_has_prefix (words, title) || *rest != ' ')
    return;
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      const char *last = strstr (rest, marks[i]) != NULL ? g_strrstr (rest, marks[i]) : NULL;

      if (g_str_has_prefix (rest + 1, marks[i]) && last != NULL && last[strlen (marks[i])] == ' ')
        add_outlet (reading, last + strlen (marks[i]) + 1, "beside a copy of the title",
                    OUTLET_TITLE);
    }
}

/* "Outlet - Person - Place" */
static void
byline_from_masthead (HawPageReading *reading,
                      guint           index)
{
  HawPageLine *line = haw_page_line (reading, index);
  g_autofree char *outlet = haw_page_is_masthead (line) ? haw_page_first_part (line->words) : NULL;
  const char *rest = outlet != NULL ? strchr (line->words + strlen (outlet) + 1, ' ') : NULL;
  g_autofree char *name = NULL;

  if (rest == NULL)
    return;
  name = g_strndup (rest + 1, haw_page_author_length (rest + 1));
  haw_page_add (reading->page, HAW_PAGE_FIELD_BYLINE, name, "beside the outlet", BYLINE_HEADER);
}

/* "www.example.org" */
static void
outlet_from_domain (HawPageReading *reading,
                    guint           index)
{
  g_autoptr (GRegex) regex =
    g_regex_new ("^(?:https?://)?(?:www\\.)?([a-z0-9-]+(?:\\.[a-z0-9-]+)+)/?$", G_REGEX_CASELESS, 0,
                 NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *name = NULL;

  if (haw_page_line (reading, index)->n_words > 1 ||
      !g_regex_match (regex, haw_page_line (reading, index)->words, 0, &match))
    return;
  name = g_match_info_fetch (match, 1);
  haw_page_add (reading->page, HAW_PAGE_FIELD_OUTLET, name, "address of the site", OUTLET_DOMAIN);
}

/* The first few words of a page that are neither section nor person. */
static void
outlet_from_top (HawPageReading *reading)
{
  for (int i = 0; i < reading->title; i++)
    {
      HawPageLine *line = haw_page_line (reading, i);

      if (line->kind == HAW_REGION_KIND_SECTION && line->n_words >= 2 &&
          line->n_words <= TOP_WORDS && i + 1 < reading->title &&
          strpbrk (line->words, ",:0123456789") == NULL &&
          haw_page_count_words (HAW_PAGE_WORDS_SECTION, line->words, NULL) == 0 &&
          haw_page_count_words (HAW_PAGE_WORDS_NO_NAME, line->words, NULL) == 0)
        {
          add_outlet (reading, line->words, "first line of the page", OUTLET_TOP);
          return;
        }
    }
}

/* "City - exclusive to X" */
static void
outlet_from_exclusive (HawPageReading *reading,
                       guint           index)
{
  g_autoptr (GRegex) regex =
    g_regex_new ("(?:^|[-–—/|] ?)(?:خاص|حصري) (?:بـ|لـ|ب|ل)[ ـ«\"]*([^«»\"]{3,40})[»\"]?$", 0, 0,
                 NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *name = NULL;

  if (haw_page_line (reading, index)->n_words > 10 ||
      !g_regex_match (regex, haw_page_line (reading, index)->words, 0, &match))
    return;
  name = g_match_info_fetch (match, 1);
  add_outlet (reading, name, "exclusive to it", OUTLET_SOURCE);
}

static gboolean
is_capitals_of (const char *capitals,
                const char *words)
{
  g_autofree char *upper = g_utf8_strup (words, -1);

  return g_str_equal (upper, capitals) && !g_str_equal (words, capitals);
}

/* Of two forms of one name the shorter is the name, the rest an addition. */
static void
prefer_shorter (HawPage *page)
{
  for (guint i = 0; i < page->candidates->len; i++)
    {
      HawPageCandidate *shorter = g_ptr_array_index (page->candidates, i);

      for (guint k = 0; k < page->candidates->len && shorter->field == HAW_PAGE_FIELD_OUTLET; k++)
        {
          const HawPageCandidate *other = g_ptr_array_index (page->candidates, k);
          gsize length = strlen (shorter->value);

          if (other->field == HAW_PAGE_FIELD_OUTLET && other != shorter &&
              is_capitals_of (other->value, shorter->value))
            shorter->confidence = MAX (shorter->confidence,
                                       MIN (other->confidence + OUTLET_SHORTER, 1.0));
          if (other->field == HAW_PAGE_FIELD_OUTLET && strchr (shorter->value, ' ') != NULL &&
              g_str_has_prefix (other->value, shorter->value) && other->value[length] == ' ')
            shorter->confidence = MAX (shorter->confidence,
                                       MIN (other->confidence + OUTLET_SHORTER, 1.0));
        }
    }
}

/* By script, then by letters that only one language of it has or by its commonest words. */
static const struct
{
  const char *code;
  const char *words;
} common_words[] = {
  { "en", " the of and to in that was for on is with by said from has are it were " },
  { "fr", " le la les des du et est dans une que pour sur par au aux avec pas qui " },
  { "es", " el los las del que en una por con para se su al como fue sus lo más " },
  { "de", " der die das und den von zu mit im ist des auf für nicht ein eine dem sich " },
  { "it", " il di che la in un per non del della sono è con gli una nel alla dei " },
  { "tr", " ve bir bu için ile da de olarak çok daha olan gibi sonra kadar en ise " },
};

static const char *
find_latin (const char *article)
{
  g_auto (GStrv) words = NULL;
  g_autofree char *lower = g_utf8_strdown (article, -1);
  guint counts[G_N_ELEMENTS (common_words)] = { 0 };
  guint best = 0;

  words = g_strsplit_set (lower, " \n.,'\"", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *padded = g_strconcat (" ", words[i], " ", NULL);

      for (guint k = 0; *words[i] != '\0' && k < G_N_ELEMENTS (common_words); k++)
        counts[k] += strstr (common_words[k].words, padded) != NULL ? 1 : 0;
    }
  for (guint k = 1; k < G_N_ELEMENTS (common_words); k++)
    {
      if (counts[k] > counts[best])
        best = k;
    }
  return counts[best] > 0 ? common_words[best].code : NULL;
}

static void
find_language (HawPageReading *reading)
{
  g_autofree char *article = haw_page_dup_article (reading->page, reading->text);
  guint n_arabic = 0;
  guint n_latin = 0;
  guint n_persian = 0;
  guint n_urdu = 0;
  const char *code = NULL;

  for (const char *p = article; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      GUnicodeScript script = g_unichar_get_script (c);

      n_arabic += script == G_UNICODE_SCRIPT_ARABIC ? 1 : 0;
      n_latin += script == G_UNICODE_SCRIPT_LATIN ? 1 : 0;
      n_persian += c == 0x67e || c == 0x686 || c == 0x6af || c == 0x698 || c == 0x6cc ? 1 : 0;
      n_urdu += c == 0x679 || c == 0x688 || c == 0x691 || c == 0x6d2 || c == 0x6ba ? 1 : 0;
    }
  if (n_arabic >= n_latin && n_arabic > 0)
    code = n_urdu * 100 > n_arabic ? "ur" : n_persian * 33 > n_arabic ? "fa" : "ar";
  else if (n_latin > 0)
    code = find_latin (article);
  if (code != NULL)
    haw_page_add (reading->page, HAW_PAGE_FIELD_LANGUAGE, code, "letters and words of the text",
                  0.9);
}

void
haw_page_find_fields (HawPageReading *reading)
{
  g_autofree char *title = NULL;

  if (reading->title >= 0)
    {
      title = haw_text_slice (reading->text, reading->title_start, reading->title_end);
      haw_page_add (reading->page, HAW_PAGE_FIELD_TITLE, title, "headline of the text",
                    reading->title_confidence);
    }
  if (reading->title_suffix != NULL)
    add_outlet (reading, reading->title_suffix, "beside the title", OUTLET_TITLE);
  for (guint i = 0; i < reading->lines->len; i++)
    {
      HawPageLine *line = haw_page_line (reading, i);

      if (line->kind == HAW_REGION_KIND_SOURCE)
        outlet_from_line (reading, i);
      else if (line->kind == HAW_REGION_KIND_BYLINE)
        byline_from_line (reading, i);
      else if (line->kind == HAW_REGION_KIND_CAPTION || line->kind == HAW_REGION_KIND_FORM)
        outlet_from_furniture (reading, i);
      if (i < reading->first_prose && (int) i != reading->title && !line->prose)
        {
          outlet_from_part (reading, i);
          byline_from_masthead (reading, i);
        }
      if (title != NULL && (int) i < reading->title)
        outlet_from_head (reading, title, i);
      if (i < reading->first_prose + BYLINE_LINES)
        outlet_from_exclusive (reading, i);
      outlet_from_domain (reading, i);
      day_from_line (reading, i);
    }
  outlet_from_top (reading);
  outlet_from_dateline (reading);
  outlet_from_text (reading);
  prefer_shorter (reading->page);
  day_from_dateline (reading);
  find_language (reading);
}
