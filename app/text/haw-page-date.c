/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-page-date.h"

#include "haw-page-words.h"

#include <string.h>

typedef enum
{
  TOKEN_END,
  TOKEN_NUMBER,
  TOKEN_WORD,
  TOKEN_MARK, /* a separator: one character that is neither */
} TokenType;

typedef struct
{
  TokenType type;
  gsize start;
  gsize end;
  gint64 number;
  guint n_digits;
  gunichar mark;
  char word[40]; /* folded; longer words are no date words */
  gboolean used;
} Token;

#define HIJRI 100

/* Folded as haw_page_fold() does. Two names of one month may stand side by side. */
static const struct
{
  const char *name;
  int month;
} months[] = {
  { "يناير", 1 }, { "فبراير", 2 }, { "مارس", 3 }, { "ابريل", 4 }, { "مايو", 5 }, { "يونيو", 6 },
  { "يوليو", 7 }, { "اغسطس", 8 }, { "سبتمبر", 9 }, { "اكتوبر", 10 }, { "نوفمبر", 11 },
  { "ديسمبر", 12 }, { "يونيه", 6 }, { "يوليه", 7 },
  { "شباط", 2 }, { "اذار", 3 }, { "نيسان", 4 }, { "ايار", 5 }, { "حزيران", 6 }, { "تموز", 7 },
  { "اب", 8 }, { "ايلول", 9 },
  { "جانفي", 1 }, { "فيفري", 2 }, { "افريل", 4 }, { "ماي", 5 }, { "جوان", 6 }, { "جويليه", 7 },
  { "اوت", 8 }, { "غشت", 8 }, { "شتنبر", 9 }, { "نونبر", 11 }, { "دجنبر", 12 }, { "يوليوز", 7 },
  { "january", 1 }, { "february", 2 }, { "march", 3 }, { "april", 4 }, { "may", 5 }, { "june", 6 },
  { "july", 7 }, { "august", 8 }, { "september", 9 }, { "october", 10 }, { "november", 11 },
  { "december", 12 }, { "jan", 1 }, { "feb", 2 }, { "mar", 3 }, { "apr", 4 }, { "jun", 6 },
  { "jul", 7 }, { "aug", 8 }, { "sep", 9 }, { "sept", 9 }, { "oct", 10 }, { "nov", 11 },
  { "dec", 12 },
  { "janvier", 1 }, { "fevrier", 2 }, { "mars", 3 }, { "avril", 4 }, { "mai", 5 }, { "juin", 6 },
  { "juillet", 7 }, { "aout", 8 }, { "septembre", 9 }, { "octobre", 10 }, { "novembre", 11 },
  { "decembre", 12 }, { "janv", 1 }, { "fevr", 2 }, { "avr", 4 }, { "juil", 7 },
  { "محرم", HIJRI }, { "صفر", HIJRI }, { "رجب", HIJRI }, { "شعبان", HIJRI }, { "رمضان", HIJRI },
  { "شوال", HIJRI },
};

/* Names of two words. */
static const struct
{
  const char *first;
  const char *second;
  int month;
} double_months[] = {
  { "كانون", "الثاني", 1 }, { "كانون", "الاول", 12 }, { "تشرين", "الاول", 10 },
  { "تشرين", "الثاني", 11 }, { "كانون", "ثاني", 1 }, { "كانون", "اول", 12 },
  { "تشرين", "اول", 10 }, { "تشرين", "ثاني", 11 },
  { "ربيع", "الاول", HIJRI }, { "ربيع", "الاخر", HIJRI }, { "ربيع", "الثاني", HIJRI },
  { "جمادي", "الاولي", HIJRI }, { "جمادي", "الاخره", HIJRI }, { "جمادي", "الثانيه", HIJRI },
  { "ذو", "القعده", HIJRI }, { "ذو", "الحجه", HIJRI }, { "ذي", "القعده", HIJRI },
  { "ذي", "الحجه", HIJRI },
};

/* Words that a line with a date may hold besides: days, labels, clocks. */
static const char *const date_words[] = {
  "السبت", "الاحد", "الاثنين", "الثلاثاء", "الاربعاء", "الخميس", "الجمعه", "يوم", "علي",
  "نشر", "نشرت",
  "منشور", "في", "اخر", "تحديث", "حدث", "حدثت", "عدل", "تعديل", "تاريخ", "النشر", "التحديث",
  "الموافق", "الساعه", "بتاريخ", "تم", "هـ", "ه", "م", "ص", "صباحا", "مساء", "ظهرا", "عصرا", "ليلا",
  "فجرا", "بتوقيت", "توقيت", "غرينتش", "جرينتش", "غرينيتش", "مكه", "المكرمه", "القاهره", "دمشق",
  "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "wed",
  "thu", "fri", "sat", "sun", "published", "posted", "updated", "last", "modified", "on", "at",
  "first", "date", "of", "the", "st", "nd", "rd", "th", "am", "pm", "a", "p", "gmt", "utc", "bst",
  "cet", "cest", "est", "edt", "z", "t", "lundi", "mardi", "mercredi", "jeudi", "vendredi",
  "samedi", "dimanche", "publie", "publiee", "le", "la", "mis", "mise",
  "en", "ligne", "jour", "modifie",
  "modifiee", "dernier", "derniere", "er", "h", "min", "heures", "heure", "de", "et",
};

static const char *const zone_words[] = {
  "gmt", "utc", "bst", "cet", "cest", "est", "edt", "z", "بتوقيت", "توقيت", "غرينتش", "جرينتش",
  "غرينيتش",
};

static gboolean
in_list (const char *const *list,
         gsize              n,
         const char        *word)
{
  for (gsize i = 0; i < n; i++)
    {
      if (g_str_equal (list[i], word))
        return TRUE;
    }
  return FALSE;
}

static int
digit_value (gunichar c)
{
  return g_unichar_isdigit (c) ? g_unichar_digit_value (c) : -1;
}

static gboolean
is_word_char (gunichar c)
{
  return g_unichar_isalpha (c) || g_unichar_ismark (c) || c == 0x640;
}

static const char *
read_number (const char *p,
             Token      *token)
{
  int digit;

  token->type = TOKEN_NUMBER;
  while ((digit = digit_value (g_utf8_get_char (p))) >= 0)
    {
      token->number = MIN (token->number * 10 + digit, 1000000);
      token->n_digits++;
      p = g_utf8_next_char (p);
    }
  return p;
}

static const char *
read_word (const char *p,
           Token      *token)
{
  const char *start = p;
  g_autofree char *word = NULL;
  g_autofree char *folded = NULL;

  token->type = TOKEN_WORD;
  while (is_word_char (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  word = g_strndup (start, p - start);
  folded = haw_page_fold (word);
  g_strlcpy (token->word, folded, sizeof token->word);
  return p;
}

static GArray *
tokenise (const char *line)
{
  GArray *tokens = g_array_new (FALSE, TRUE, sizeof (Token));
  const char *p = line;
  Token none = { 0 };

  while (*p != '\0')
    {
      gunichar c = g_utf8_get_char (p);
      Token token = { 0 };

      token.start = p - line;
      if (g_unichar_isspace (c) || g_unichar_iszerowidth (c))
        {
          p = g_utf8_next_char (p);
          continue;
        }
      if (digit_value (c) >= 0)
        p = read_number (p, &token);
      else if (is_word_char (c))
        p = read_word (p, &token);
      else
        {
          token.type = TOKEN_MARK;
          token.mark = c;
          p = g_utf8_next_char (p);
        }
      token.end = p - line;
      g_array_append_val (tokens, token);
    }
  /* Patterns look ahead without asking for the end. */
  for (guint i = 0; i < 12; i++)
    g_array_append_val (tokens, none);
  return tokens;
}

static int
find_month (const Token *token,
            guint       *n_tokens)
{
  if (token->type != TOKEN_WORD)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (double_months); i++)
    {
      if (g_str_equal (token[0].word, double_months[i].first) && token[1].type == TOKEN_WORD &&
          g_str_equal (token[1].word, double_months[i].second))
        {
          *n_tokens = 2;
          return double_months[i].month;
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    {
      if (g_str_equal (token->word, months[i].name))
        {
          *n_tokens = 1;
          return months[i].month;
        }
    }
  return 0;
}

static gboolean
is_mark (const Token *token,
         const char  *marks)
{
  return token->type == TOKEN_MARK && g_utf8_strchr (marks, -1, token->mark) != NULL;
}

static gboolean
is_word (const Token *token,
         const char  *word)
{
  return token->type == TOKEN_WORD && g_str_equal (token->word, word);
}

static gboolean
is_year (const Token *token)
{
  return token->type == TOKEN_NUMBER && token->n_digits == 4 && token->number >= 1300 &&
         token->number <= 2199;
}

static gboolean
is_day (const Token *token)
{
  return token->type == TOKEN_NUMBER && token->n_digits <= 2 && token->number >= 1 &&
         token->number <= 31;
}

static gboolean
set_day (HawPageDate *date,
         gint64       year,
         gint64       month,
         gint64       day)
{
  if (month < 1 || month > 12 || year < 1800 || day < 1 ||
      day > g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year))
    return FALSE;
  date->year = year;
  date->month = month;
  date->day = day;
  return TRUE;
}

/* 2020-07-03, 3/7/2020, 3.7.20. Tokens taken, 0 if none. */
static guint
match_numeric (const Token *t,
               HawPageDate *date)
{
  gint64 year;

  if (t[0].type != TOKEN_NUMBER || t[2].type != TOKEN_NUMBER || t[4].type != TOKEN_NUMBER ||
      !is_mark (&t[1], "-/.‐–") || !is_mark (&t[3], "-/.‐–") || t[1].mark != t[3].mark)
    return 0;
  if (is_year (&t[0]))
    return set_day (date, t[0].number, t[2].number, t[4].number) ? 5 : 0;
  if (t[0].n_digits > 2 || t[2].n_digits > 2)
    return 0;
  if (is_year (&t[4]))
    year = t[4].number;
  else if (t[4].n_digits == 2)
    year = t[4].number + 2000;
  else
    return 0;
  if (set_day (date, year, t[2].number, t[0].number) ||
      set_day (date, year, t[0].number, t[2].number))
    return 5;
  return 0;
}

/* The year after a month and its tokens; other names of the month may stand between. */
static guint
match_year (const Token *t,
            gint64      *year)
{
  guint i = 0;
  guint n = 0;

  for (guint round = 0; round < 4; round++)
    {
      if (is_mark (&t[i], ",،/-–().") || is_word (&t[i], "من") || is_word (&t[i], "عام") ||
          is_word (&t[i], "سنه") || is_word (&t[i], "of"))
        i++;
      else if (find_month (&t[i], &n) != 0)
        i += n;
      else
        break;
    }
  if (!is_year (&t[i]))
    return 0;
  *year = t[i].number;
  return i + 1;
}

/* 3 July 2020, 3 يوليو/تموز 2020. */
static guint
match_day_first (const Token *t,
                 HawPageDate *date)
{
  guint i = 1;
  guint n = 0;
  guint n_year;
  int month;
  gint64 year = 0;

  if (!is_day (&t[0]))
    return 0;
  if (is_mark (&t[i], "-/.") || is_word (&t[i], "من") || is_word (&t[i], "er") ||
      is_word (&t[i], "st") || is_word (&t[i], "nd") || is_word (&t[i], "rd") ||
      is_word (&t[i], "th"))
    i++;
  if (is_word (&t[i], "of") || is_word (&t[i], "شهر"))
    i++;
  month = find_month (&t[i], &n);
  if (month == 0)
    return 0;
  i += n;
  n_year = match_year (&t[i], &year);
  if (month == HIJRI)
    return i + n_year;
  if (n_year == 0 || !set_day (date, year, month, t[0].number))
    return n_year == 0 ? i : 0;
  return i + n_year;
}

/* July 3, 2020. */
static guint
match_month_first (const Token *t,
                   HawPageDate *date)
{
  guint n = 0;
  guint n_year;
  int month = find_month (&t[0], &n);
  gint64 year = 0;

  if (month == 0 || month == HIJRI || !is_day (&t[n]))
    return 0;
  n++;
  if (is_word (&t[n], "st") || is_word (&t[n], "nd") || is_word (&t[n], "rd") ||
      is_word (&t[n], "th"))
    n++;
  n_year = match_year (&t[n], &year);
  if (n_year == 0)
    return 0;
  return set_day (date, year, month, t[n - 1].type == TOKEN_NUMBER ? t[n - 1].number
                                                                   : t[n - 2].number)
         ? n + n_year : 0;
}

/* 14:35, 10h20, 3:15:20 م. */
static guint
match_time (const Token *t,
            HawPageDate *date)
{
  gint64 hour = t[0].number;
  guint n = 3;

  if (t[0].type != TOKEN_NUMBER || t[0].n_digits > 2 || hour > 24 ||
      !(is_mark (&t[1], ":") || is_word (&t[1], "h")) || t[2].type != TOKEN_NUMBER ||
      t[2].n_digits != 2 || t[2].number > 59)
    return 0;
  if (is_mark (&t[1], ":") && is_mark (&t[3], ":") && t[4].type == TOKEN_NUMBER)
    n = 5;
  if (hour < 12 && (is_word (&t[n], "م") || is_word (&t[n], "مساء") || is_word (&t[n], "pm") ||
                    is_word (&t[n], "ظهرا") || is_word (&t[n], "عصرا")))
    hour += 12;
  else if (hour == 12 && (is_word (&t[n], "ص") || is_word (&t[n], "am") ||
                          is_word (&t[n], "صباحا")))
    hour = 0;
  if (date->time[0] == '\0')
    g_snprintf (date->time, sizeof date->time, "%02d:%02d", (int) hour % 24, (int) t[2].number);
  return n;
}

static void
read_zone (const char  *line,
           Token       *t,
           HawPageDate *date)
{
  guint n = 1;

  if (t->type != TOKEN_WORD || !in_list (zone_words, G_N_ELEMENTS (zone_words), t->word))
    return;
  /* The names of places after "time of". */
  if (is_word (t, "بتوقيت") || is_word (t, "توقيت"))
    {
      while (n < 4 && t[n].type == TOKEN_WORD && !t[n].used)
        n++;
    }
  for (guint i = 0; i < n; i++)
    t[i].used = TRUE;
  if (date->zone == NULL)
    date->zone = g_strndup (line + t[0].start, t[n - 1].end - t[0].start);
}

static gboolean
is_only_date (const Token *tokens,
              guint        n)
{
  gboolean any = FALSE;

  for (guint i = 0; i < n; i++)
    {
      const Token *token = &tokens[i];

      any = any || (token->used && token->type == TOKEN_NUMBER);
      if (token->used || token->type == TOKEN_MARK)
        continue;
      if (token->type == TOKEN_NUMBER ||
          !in_list (date_words, G_N_ELEMENTS (date_words), token->word))
        return FALSE;
    }
  return any;
}

gboolean
haw_page_date_find (const char  *line,
                    HawPageDate *date)
{
  g_autoptr (GArray) array = tokenise (line);
  Token *tokens = (Token *) (gpointer) array->data;
  guint n_tokens = array->len - 12;

  memset (date, 0, sizeof *date);
  for (guint i = 0; i < n_tokens;)
    {
      HawPageDate found = { 0 };
      guint n = match_numeric (&tokens[i], &found);

      if (n == 0)
        n = match_day_first (&tokens[i], &found);
      if (n == 0)
        n = match_month_first (&tokens[i], &found);
      if (n > 0 && found.year != 0 && date->year == 0)
        {
          date->year = found.year;
          date->month = found.month;
          date->day = found.day;
          date->start = tokens[i].start;
          date->end = tokens[i + n - 1].end;
        }
      if (n == 0)
        n = match_time (&tokens[i], date);
      for (guint k = 0; k < n; k++)
        tokens[i + k].used = TRUE;
      i += MAX (n, 1);
    }
  for (guint i = 0; i < n_tokens; i++)
    read_zone (line, &tokens[i], date);
  date->whole = is_only_date (tokens, n_tokens);
  return date->year != 0;
}

void
haw_page_date_clear (HawPageDate *date)
{
  g_clear_pointer (&date->zone, g_free);
}
