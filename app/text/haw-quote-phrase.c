/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-quote-private.h"

/* Words of a name, and of a phrase with its titles. */
#define MAX_NAME 5
#define MAX_PHRASE 14
#define MAX_BEYOND 16

#define ENDS_PHRASE (HAW_WORD_THAT | HAW_WORD_PREPOSITION | HAW_WORD_STOP | HAW_WORD_DAY | \
                     HAW_WORD_ACCORDING | HAW_WORD_SAYS | HAW_WORD_SAYING | HAW_WORD_VERB | \
                     HAW_WORD_POSSESSED)
#define OF_OFFICE (HAW_WORD_FIELD | HAW_WORD_RANK | HAW_WORD_NATION | HAW_WORD_COUNTRY | \
                   HAW_WORD_BODY | HAW_WORD_TITLE)

/* First words of compound names, after which the article starts no surname: عبد الفتاح السيسي. */
static const char *const compounds[] = { "عبد", "ابو", "ابي", "ابا", "نور", "سيف", "صلاح", "بن", "ال",
                                         "شمس", "علاء", "بهاء", "ضياء", "عز", "محي", "محيي", "فخر",
                                         "جمال", "حسام", "شهاب", "تقي", "زين", "ام", "ابن", "ولد",
                                         "سعد", "خير", "بدر", "تاج", "جلال", "شرف", "نصر", "عماد" };

static const HawTag *
get_tag (const HawQuoteContext *context,
         guint                  at)
{
  return &context->tags[MIN (at, context->n - 1)];
}

static gboolean
has_class (const HawQuoteContext *context,
           guint                  at,
           HawWordClass           classes)
{
  return haw_quote_is_word (context, at) && (get_tag (context, at)->classes & classes) != 0;
}

static gboolean
is_compound (const HawQuoteContext *context,
             guint                  at)
{
  const char *word = haw_tokens_get_word (context->tokens, at);

  for (guint i = 0; i < G_N_ELEMENTS (compounds); i++)
    if (g_str_equal (word, compounds[i]))
      return TRUE;

  return FALSE;
}

/* Words that are no name without the next one. */
static gboolean
is_joining (const HawQuoteContext *context,
            guint                  at)
{
  static const char *const words[] = { "عبد", "ابو", "ابي", "ابا", "بن", "ال", "ام", "ابن", "ولد" };
  const char *word = haw_tokens_get_word (context->tokens, at);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (word, words[i]))
      return TRUE;

  return FALSE;
}

static gboolean
has_conjunction (const HawQuoteContext *context,
                 guint                  at)
{
  return get_tag (context, at)->n_left > 0 &&
         g_str_has_prefix (haw_tokens_get_word (context->tokens, at), "و");
}

/* Whether the word can be a part of a name: it isn't anything else for sure. */
static gboolean
may_be_name (const HawQuoteContext *context,
             guint                  at)
{
  const HawTag *tag = get_tag (context, at);
  const char *word = haw_tokens_get_word (context->tokens, at);

  if (!haw_quote_is_word (context, at) || word[0] == '\0' || g_ascii_isdigit (word[0]))
    return FALSE;
  /* وصل خلوصي أكار الخميس: hardly ever a surname. */
  if (tag->definite && (tag->classes & HAW_WORD_DAY) != 0)
    return FALSE;
  if ((tag->classes & HAW_WORD_GIVEN) != 0)
    return tag->n_left == 0;
  if (tag->classes == 0 && (g_str_has_prefix (word, "بال") || g_str_has_prefix (word, "لل") ||
                            g_str_has_prefix (word, "وال") || g_str_has_prefix (word, "كال")))
    return FALSE;

  return tag->classes == 0 || (tag->classes & (HAW_WORD_NATION | HAW_WORD_COUNTRY)) != 0
         ? tag->n_left == 0 : FALSE;
}

/* Whether a verb before the name has to have an object after it: وصف أردوغان حفتر. */
static gboolean
describes (const HawQuoteContext *context,
           guint                  at)
{
  return at > 0 && has_class (context, at - 1, HAW_WORD_DESCRIBES);
}

/* Reads the words of a name; @definite_first: whether it may begin with the article. */
static guint
read_name (const HawQuoteContext *context,
           guint                  at,
           guint                  end,
           gboolean               definite_first,
           gboolean               takes_object)
{
  guint i = at;
  gboolean given = has_class (context, at, HAW_WORD_GIVEN);
  gboolean surname = FALSE;

  if (!may_be_name (context, at) || (get_tag (context, at)->definite && !definite_first))
    return at;
  if (!given && has_class (context, at, HAW_WORD_NATION | HAW_WORD_COUNTRY) && !definite_first)
    return at;
  for (i = at + 1; i < end && i - at < MAX_NAME; i++)
    {
      const HawTag *tag = get_tag (context, i);
      const char *word = haw_tokens_get_word (context->tokens, i);
      gboolean after_compound = is_compound (context, i - 1);

      if (haw_quote_sign (context, i) == '-' && !haw_tokens_get (context->tokens, i)->spaced &&
          may_be_name (context, i + 1))
        continue;
      if (after_compound && haw_quote_is_word (context, i) &&
          (has_class (context, i, HAW_WORD_GIVEN) ||
           (is_joining (context, i - 1) && may_be_name (context, i)) ||
           (g_str_has_prefix (word, "ال") && (tag->classes & ENDS_PHRASE) == 0)))
        continue;
      /* عمر الجندي: what is a title otherwise is a surname here. */
      if (i == at + 1 && given && tag->definite && tag->n_left == 0 && !takes_object &&
          (tag->classes & HAW_WORD_TITLE) != 0 && (tag->classes & ENDS_PHRASE) == 0)
        {
          surname = TRUE;
          continue;
        }
      /* ياسين الحاج صالح. */
      if (surname && given && has_class (context, i, HAW_WORD_GIVEN) && may_be_name (context, i) &&
          !tag->definite)
        continue;
      /* جيانغ لي هوا. */
      if (!surname && g_str_equal (word, "لي") && may_be_name (context, i + 1))
        continue;
      if (!may_be_name (context, i) || surname)
        break;
      /* A place or a nation begins something else; المصري may be a surname. */
      if ((tag->classes & HAW_WORD_GIVEN) == 0 &&
          ((tag->classes & HAW_WORD_COUNTRY) != 0 ||
           ((tag->classes & HAW_WORD_NATION) != 0 && !tag->definite)))
        break;
      if (i - at == 1 && !given && takes_object && (tag->definite || describes (context, at)))
        break;
      if (tag->definite && i - at >= (is_compound (context, at) ? 3 : 2) && takes_object)
        break;
      if ((tag->classes & HAW_WORD_NATION) != 0 && tag->definite && !given)
        break;
      if (tag->classes == 0 && i - at >= 2 && haw_quote_is_word (context, i - 1) &&
          (g_str_has_prefix (word, "و") ||
                                                g_str_has_prefix (word, "ل") ||
                                                g_str_has_prefix (word, "ب")))
        break;
      if (tag->classes == 0 && (g_str_has_prefix (word, "وال") || g_str_has_suffix (word, "ات")))
        break;
      surname = tag->definite;
    }
  while (i > at + 1 && !haw_quote_is_word (context, i - 1))
    i--;

  return i;
}

/* بلدية زليتن: the name of a place, and no other, stands behind these. */
static gboolean
is_before_place (const HawQuoteContext *context,
                 guint                  at)
{
  static const char *const heads[] = { "بلديه", "مدينه", "محافظه", "ولايه", "دايره",
                                       "منطقه", "اقليم", "قضاء", "مقاطعه" };
  const char *word = haw_tokens_get_word (context->tokens, at);

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    if (g_str_equal (word, heads[i]))
      return TRUE;

  return FALSE;
}

/* Whether the title goes on with this word: الدفاع, التركي, لحكومة, والمغتربين. */
static gboolean
goes_on_title (const HawQuoteContext *context,
               guint                  at)
{
  const HawTag *tag = get_tag (context, at);
  const char *word = haw_tokens_get_word (context->tokens, at);

  if (!haw_quote_is_word (context, at) || word[0] == '\0')
    return FALSE;
  if (g_str_has_prefix (word, "لل") && (tag->classes & ENDS_PHRASE) == 0)
    return TRUE;
  if ((tag->classes & OF_OFFICE) != 0 && ((tag->classes & ENDS_PHRASE) == 0 || tag->definite))
    {
      if ((tag->classes & HAW_WORD_GIVEN) != 0 && !tag->definite &&
          (tag->classes & (HAW_WORD_TITLE | HAW_WORD_BODY | HAW_WORD_FIELD)) == 0)
        return FALSE;
      return tag->n_left == 0 || (has_conjunction (context, at) &&
                                  (tag->classes & HAW_WORD_TITLE) == 0) ||
             (g_str_has_prefix (word, "ل") && (tag->classes & HAW_WORD_TITLE) == 0) ||
             g_str_equal (word, "باسم");
    }

  return tag->definite && tag->n_left == 0 && (tag->classes & ENDS_PHRASE) == 0 &&
         (tag->classes & HAW_WORD_GIVEN) == 0;
}

static gboolean
is_comma (const HawQuoteContext *context,
          guint                  at)
{
  return haw_quote_sign (context, at) == 0x060c || haw_quote_sign (context, at) == ',';
}

static gboolean
looks_like_adjective (const HawQuoteContext *context,
                      guint                  at)
{
  const char *word = haw_tokens_get_word (context->tokens, at);

  return g_str_has_suffix (word, "ي") || g_str_has_suffix (word, "يه") ||
         g_str_has_suffix (word, "ين") || g_str_has_suffix (word, "ون") ||
         g_str_has_suffix (word, "ان");
}

/* Where the words of an office end. Of words after the title itself the last one with the article may
 * be a surname; then @surname is where it begins. */
static guint
read_title (const HawQuoteContext *context,
            guint                  at,
            guint                  end,
            gboolean               takes_object,
            guint                 *surname)
{
  guint i = at + 1;
  gboolean whose = FALSE; /* المتحدث باسم, المدير التنفيذي لشركة «كذا»: no object could follow so */

  *surname = HAW_NO_TOKEN;
  for (; i < end && i - at < MAX_PHRASE &&
         (goes_on_title (context, i) ||
          (i > at && is_before_place (context, i - 1) && may_be_name (context, i)));
       i++)
    {
      const HawTag *tag = get_tag (context, i);
      gboolean unknown = tag->classes == 0 &&
                         !g_str_has_prefix (haw_tokens_get_word (context->tokens, i), "لل");

      whose = whose || g_str_equal (haw_tokens_get_word (context->tokens, i), "باسم") ||
              (tag->n_left == 1 && has_class (context, i, HAW_WORD_BODY) && i + 1 < context->n &&
               context->span_at[i + 1] > 0 &&
               g_str_has_prefix (haw_tokens_get_word (context->tokens, i), "ل"));
      if (g_str_equal (haw_tokens_get_word (context->tokens, i), "باسم") ||
          (i > at + 1 && g_str_equal (haw_tokens_get_word (context->tokens, i - 1), "باسم")))
        continue;
      if (takes_object && !whose && get_tag (context, at)->definite &&
          (tag->classes & (HAW_WORD_NATION | HAW_WORD_RANK)) == 0 &&
          !g_str_has_prefix (haw_tokens_get_word (context->tokens, i), "لل"))
        break;
      if (!unknown || !tag->definite)
        continue;
      /* الرئيس السيسي, الوزير التركي العطية, but قائد القيادة العامة. */
      if ((get_tag (context, at)->definite && i == at + 1) ||
          (has_class (context, i - 1, HAW_WORD_NATION) && get_tag (context, i - 1)->definite &&
           !looks_like_adjective (context, i)))
        {
          if (takes_object)
            break;
          /* العميد الركن المتقاعد. */
          if (i + 1 < end && (goes_on_title (context, i + 1) ||
                              has_class (context, i + 1, HAW_WORD_GIVEN)))
            continue;
          *surname = i;
          i++;
          break;
        }
    }

  return i;
}

/* Whether a phrase can go on after في: وزير الدفاع في حكومة الوفاق. */
static gboolean
goes_on_in (const HawQuoteContext *context,
            guint                  at)
{
  const char *word = haw_tokens_get_word (context->tokens, at);

  return haw_quote_is_word (context, at) &&
         (g_str_equal (word, "في") || g_str_equal (word, "لدي") || g_str_equal (word, "الي") ||
          g_str_equal (word, "عن")) &&
         has_class (context, at + 1, HAW_WORD_BODY | HAW_WORD_COUNTRY | HAW_WORD_FIELD);
}

static void
set_name (HawQuoteSpeaker *speaker,
          guint            first,
          guint            last)
{
  speaker->first = first;
  speaker->last = speaker->end = last;
}

/* A name after a title: at once, after a comma, or after في حكومة …. */
static gboolean
read_name_after (const HawQuoteContext *context,
                 guint                  at,
                 guint                  end,
                 gboolean               takes_object,
                 HawQuoteSpeaker       *speaker)
{
  guint last = read_name (context, at, end, FALSE, takes_object);
  guint ignored;
  gboolean object = takes_object && at > 0 && get_tag (context, at - 1)->definite &&
                    !has_class (context, at, HAW_WORD_GIVEN) && !may_be_name (context, at + 1);
  /* مسؤول أمني رفيع: one more adjective, not a name. */
  gboolean doubtful = last == at + 1 && !has_class (context, at, HAW_WORD_GIVEN) && at > 0 &&
                      has_class (context, at - 1, HAW_WORD_RANK | HAW_WORD_NATION |
                                                  HAW_WORD_TITLE) &&
                      !get_tag (context, at - 1)->definite;

  if (last > at && !doubtful && !object)
    {
      set_name (speaker, at, last);
      return TRUE;
    }
  if (is_comma (context, at) && at + 1 < end && has_class (context, at + 1, HAW_WORD_TITLE) &&
      get_tag (context, at + 1)->definite && get_tag (context, at + 1)->n_left == 0)
    {
      /* المتحدث العسكري، العقيد فلان. */
      HawQuoteSpeaker other;

      if (haw_quote_read_speaker (context, at + 1, end, takes_object, &other) &&
          other.first > at + 1)
        {
          set_name (speaker, other.first, other.last);
          return TRUE;
        }
    }
  if (is_comma (context, at) && at + 1 < end)
    {
      gboolean definite = get_tag (context, at + 1)->classes == 0 ||
                          has_class (context, at + 1, HAW_WORD_GIVEN);

      last = read_name (context, at + 1, end, definite, FALSE);
      if (last > at + 1 && (last >= end || !haw_quote_is_word (context, last) ||
                            has_class (context, last, ENDS_PHRASE)) &&
          (last - at > 2 || has_class (context, at + 1, HAW_WORD_GIVEN) ||
           is_comma (context, last)))
        {
          set_name (speaker, at + 1, last);
          return TRUE;
        }
    }
  if (goes_on_in (context, at))
    {
      guint after = read_title (context, at + 1, end, takes_object, &ignored);

      last = read_name (context, after, end, FALSE, takes_object);
      if (last > after)
        {
          set_name (speaker, after, last);
          return TRUE;
        }
    }

  return FALSE;
}

/* Where somebody without a name is: مسؤول في الشركة, مصدر مقرب من اللجنة. */
static guint
read_where (const HawQuoteContext *context,
            guint                  at,
            guint                  last,
            guint                  end)
{
  const char *word;
  guint i = last;

  if (get_tag (context, at)->definite || get_tag (context, at)->n_left > 0)
    return last;
  if (i < end && i == at + 1 && get_tag (context, i)->classes == 0 &&
      !get_tag (context, i)->definite && has_class (context, i + 1, HAW_WORD_PREPOSITION))
    i++;
  if (i + 1 >= end || !haw_quote_is_word (context, i))
    return last;
  word = haw_tokens_get_word (context->tokens, i);
  if ((!g_str_equal (word, "في") && !g_str_equal (word, "من") && !g_str_equal (word, "لدي")) ||
      !haw_quote_is_word (context, i + 1) ||
      has_class (context, i + 1, HAW_WORD_SOURCE | HAW_WORD_STOP | HAW_WORD_DAY) ||
      (!get_tag (context, i + 1)->definite &&
       !has_class (context, i + 1, HAW_WORD_BODY | HAW_WORD_COUNTRY | HAW_WORD_FIELD)))
    return last;
  i += 2;
  while (i < end && has_class (context, i, HAW_WORD_RANK | HAW_WORD_NATION | HAW_WORD_FIELD) &&
         get_tag (context, i)->n_left == 0)
    i++;

  return i;
}

/* A word with which an office goes on after a preposition, a mark or a word of it. */
static gboolean
goes_on_beyond (const HawQuoteContext *context,
                guint                  at,
                gboolean               after_preposition)
{
  static const char *const pronouns[] = { "بها", "به", "لها", "له", "دوليا" };
  const HawTag *tag = get_tag (context, at);

  if (!haw_quote_is_word (context, at) || context->span_at[at] > 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (pronouns); i++)
    if (g_str_equal (haw_tokens_get_word (context->tokens, at), pronouns[i]))
      return TRUE;
  if ((tag->classes & (HAW_WORD_THAT | HAW_WORD_STOP | HAW_WORD_DAY | HAW_WORD_SAYS |
                       HAW_WORD_SAYING | HAW_WORD_VERB | HAW_WORD_SOURCE | HAW_WORD_GIVEN)) != 0)
    return FALSE;

  return goes_on_title (context, at) || (tag->classes & OF_OFFICE) != 0 ||
         (after_preposition && (tag->classes & ENDS_PHRASE) == 0);
}

/* Where a part of an office ends that begins at @at: «كارنيغي», (5+5), في صنعاء, باسم الوزارة; @at itself
 * where there is none. */
static guint
pass_beyond (const HawQuoteContext *context,
             guint                  at,
             guint                  end)
{
  static const char *const prepositions[] = { "في", "لدي", "باسم", "من", "الي", "لشوون" };
  const char *word = haw_tokens_get_word (context->tokens, at);

  if (context->span_at[at] > 0)
    {
      const HawQuoteSpan *span = &g_array_index (context->spans, HawQuoteSpan,
                                                 context->span_at[at] - 1);

      return span->open == at && span->close != HAW_NO_TOKEN && span->last - span->first <= 6
             ? span->close + span->n_close : at;
    }
  if (haw_quote_sign (context, at) == '(')
    {
      for (guint i = at + 1; i < end && i - at < 8; i++)
        if (haw_quote_sign (context, i) == ')')
          return i + 1;
      return at;
    }
  if (!haw_quote_is_word (context, at))
    return at;
  for (guint i = 0; i < G_N_ELEMENTS (prepositions); i++)
    if (g_str_equal (word, prepositions[i]))
      return at + 1 < end && goes_on_beyond (context, at + 1, TRUE) ? at + 2 : at;

  return goes_on_beyond (context, at, get_tag (context, at)->n_left > 0) ? at + 1 : at;
}

/* A name that nothing else can be: with a given name, or two words that are nothing else where the clause
 * goes on behind them. */
static guint
read_sure_name (const HawQuoteContext *context,
                guint                  at,
                guint                  end)
{
  guint last = read_name (context, at, end, FALSE, FALSE);
  gboolean ends = last >= end || !haw_quote_is_word (context, last) || context->span_at[last] > 0 ||
                  has_class (context, last, ENDS_PHRASE) || get_tag (context, last)->n_left > 0;

  if (last == at || !ends || context->span_at[at] > 0)
    return at;

  return has_class (context, at, HAW_WORD_GIVEN) || last - at >= 2 ? last : at;
}

/* مدير منظمة «كذا» في صنعاء فلان, الناطق باسم وزارة الصحة في حكومة الوفاق فلان: the name behind all that. */
static gboolean
read_name_beyond (const HawQuoteContext *context,
                  guint                  at,
                  guint                  end,
                  gboolean               takes_object,
                  HawQuoteSpeaker       *speaker)
{
  guint next;

  /* استقبل الوزير في مكتبه فلانا: somebody else; but not behind the name of a party. */
  if (takes_object && context->span_at[MIN (at, context->n - 1)] == 0)
    return FALSE;

  for (guint i = at; i < end && i - at < MAX_BEYOND; i = next)
    {
      guint last = i > at ? read_sure_name (context, i, end) : i;

      if (last > i)
        {
          set_name (speaker, i, last);
          return TRUE;
        }
      next = pass_beyond (context, i, end);
      if (next == i)
        return FALSE;
    }

  return FALSE;
}

static void
read_titled (const HawQuoteContext *context,
             guint                  at,
             guint                  end,
             gboolean               takes_object,
             HawQuoteSpeaker       *speaker)
{
  guint surname;
  guint last = read_title (context, at, end, takes_object, &surname);

  /* د. سامي. */
  if (last == at + 1 && haw_quote_sign (context, last) == '.' &&
      !haw_tokens_get (context->tokens, last)->spaced && last + 1 < end)
    last++;
  speaker->person = TRUE;
  if (read_name_after (context, last, end, takes_object, speaker) ||
      read_name_beyond (context, last, end, takes_object, speaker))
    return;
  if (surname != HAW_NO_TOKEN && surname == last - 1)
    set_name (speaker, surname, last);
  else
    set_name (speaker, at, read_where (context, at, last, end));
}

/* المفوضة السامية فلانة فلان: a noun that is no title we know, with its adjectives. */
static gboolean
read_name_behind_noun (const HawQuoteContext *context,
                       guint                  at,
                       guint                  end,
                       HawQuoteSpeaker       *speaker)
{
  guint i = at + 1;
  guint last;

  while (i < end && i - at < 4 && goes_on_title (context, i) && get_tag (context, i)->definite)
    i++;
  if (i == at + 1 || i >= end)
    return FALSE;
  last = read_sure_name (context, i, end);
  if (last == i)
    return FALSE;
  set_name (speaker, i, last);
  speaker->person = TRUE;
  return TRUE;
}

/* An organisation: its head and what belongs to it, or the name in marks after it. */
static void
read_body (const HawQuoteContext *context,
           guint                  at,
           guint                  end,
           gboolean               takes_object,
           HawQuoteSpeaker       *speaker)
{
  guint i = at + 1;

  if (i < context->n && context->span_at[i] > 0)
    {
      const HawQuoteSpan *span = &g_array_index (context->spans, HawQuoteSpan,
                                                 context->span_at[i] - 1);

      if (span->open == i && span->close != HAW_NO_TOKEN && span->last - span->first <= 6)
        {
          speaker->first = span->first;
          speaker->last = span->last;
          speaker->end = span->close + span->n_close;
          return;
        }
    }
  for (; i < end && i - at < MAX_PHRASE && haw_quote_is_word (context, i); i++)
    {
      const HawTag *tag = get_tag (context, i);
      gboolean unknown = tag->classes == 0 || tag->classes == HAW_WORD_GIVEN;

      if ((tag->classes & ENDS_PHRASE) != 0 && !tag->definite)
        break;
      /* حكومة فايز السراج is the government, and he is somebody else. */
      if (i == at + 1 && has_class (context, i, HAW_WORD_GIVEN) && !tag->definite &&
          has_class (context, at, HAW_WORD_FIELD))
        break;
      if (tag->n_left > 0 && !g_str_has_prefix (haw_tokens_get_word (context->tokens, i), "لل") &&
          !has_conjunction (context, i))
        break;
      if (has_conjunction (context, i) && !has_class (context, i, HAW_WORD_RANK | HAW_WORD_NATION |
                                                                  HAW_WORD_FIELD))
        break;
      if (takes_object && (get_tag (context, at)->definite || i - at >= 2) &&
          (unknown || (tag->classes & (HAW_WORD_SOURCE | HAW_WORD_TITLE | HAW_WORD_BODY)) != 0))
        break;
      if (unknown && !tag->definite && i - at >= 3)
        break;
    }
  set_name (speaker, at, i);
}

/* بيان للمجلس الرئاسي, بيان صادر عن الوزارة: the body is the speaker; otherwise the paper itself. */
static void
read_source (const HawQuoteContext *context,
             guint                  at,
             guint                  end,
             gboolean               takes_object,
             HawQuoteSpeaker       *speaker)
{
  guint i = at + 1;
  guint limit = MIN (end, at + 7);

  for (; i < limit && haw_quote_is_word (context, i); i++)
    {
      const char *word = haw_tokens_get_word (context->tokens, i);
      gboolean whose = g_str_has_prefix (word, "لل") || get_tag (context, i)->n_left == 1;

      if (has_class (context, i, HAW_WORD_BODY | HAW_WORD_TITLE) &&
          (whose || (i == at + 1 && !has_class (context, i, ENDS_PHRASE))))
        {
          if (has_class (context, i, HAW_WORD_TITLE))
            read_titled (context, i, end, takes_object, speaker);
          else
            read_body (context, i, end, takes_object, speaker);
          return;
        }
      if (i == at + 1 && has_class (context, i, HAW_WORD_FIELD) && get_tag (context, i)->definite)
        {
          set_name (speaker, i, i + 1 < end && has_class (context, i + 1, HAW_WORD_NATION)
                                ? i + 2 : i + 1);
          return;
        }
      if (has_class (context, i, HAW_WORD_PREPOSITION) && g_str_equal (word, "عن"))
        {
          if (has_class (context, i + 1, HAW_WORD_BODY | HAW_WORD_TITLE) ||
              may_be_name (context, i + 1))
            {
              haw_quote_read_speaker (context, i + 1, end, takes_object, speaker);
              return;
            }
          break;
        }
      if (has_class (context, i, ENDS_PHRASE))
        break;
    }
  /* نص القرار. */
  if (!get_tag (context, at)->definite && has_class (context, at + 1, HAW_WORD_SOURCE) &&
      get_tag (context, at + 1)->definite && at + 1 < limit)
    {
      set_name (speaker, at, at + 2);
      return;
    }
  for (i = at + 1; i < limit && haw_quote_is_word (context, i) &&
                   has_class (context, i, HAW_WORD_RANK | HAW_WORD_NATION) &&
                   get_tag (context, i)->n_left == 0; i++)
    ;
  set_name (speaker, at, i);
}

static gboolean
is_one_of_many (const HawQuoteContext *context,
                guint                  at)
{
  const char *word = haw_tokens_get_word (context->tokens, at);

  return g_str_equal (word, "احد") || g_str_equal (word, "احدي") || g_str_equal (word, "بعض");
}

gboolean
haw_quote_read_speaker (const HawQuoteContext *context,
                        guint                  at,
                        guint                  end,
                        gboolean               takes_object,
                        HawQuoteSpeaker       *speaker)
{
  const HawTag *tag = get_tag (context, at);
  const gboolean noun = has_class (context, at, HAW_WORD_TITLE | HAW_WORD_SOURCE | HAW_WORD_BODY);
  guint last;

  *speaker = (HawQuoteSpeaker) { 0 };
  /* أم محمد. */
  if (at + 1 < end && haw_quote_is_word (context, at) && !may_be_name (context, at) &&
      is_compound (context, at) && has_class (context, at + 1, HAW_WORD_GIVEN))
    {
      last = MAX (at + 2, read_name (context, at + 1, end, FALSE, takes_object));
      set_name (speaker, at, last);
      speaker->person = TRUE;
      return TRUE;
    }
  if (at >= end || !haw_quote_is_word (context, at) ||
      haw_tokens_get_word (context->tokens, at)[0] == '\0')
    return FALSE;
  /* أحد السكان. */
  if (is_one_of_many (context, at) && at + 1 < end && haw_quote_is_word (context, at + 1) &&
      get_tag (context, at + 1)->definite)
    {
      set_name (speaker, at, at + 2);
      return TRUE;
    }
  if ((tag->classes & ENDS_PHRASE) != 0 && !noun && (tag->classes & HAW_WORD_GIVEN) == 0 &&
      (tag->classes & (HAW_WORD_COUNTRY | HAW_WORD_NATION)) == 0)
    return FALSE;
  if ((tag->classes & (HAW_WORD_PREPOSITION | HAW_WORD_THAT)) != 0)
    return FALSE;

  /* A given name that is a title too (لواء, أمير) is a name where no office follows it. */
  if ((tag->classes & HAW_WORD_TITLE) != 0 &&
      ((tag->classes & HAW_WORD_GIVEN) == 0 || tag->definite ||
       has_class (context, at + 1, OF_OFFICE)))
    read_titled (context, at, end, takes_object, speaker);
  else if ((tag->classes & HAW_WORD_SOURCE) != 0)
    read_source (context, at, end, takes_object, speaker);
  else if ((tag->classes & HAW_WORD_BODY) != 0)
    read_body (context, at, end, takes_object, speaker);
  else if (tag->definite && g_str_equal (haw_tokens_get_word (context->tokens, at), "القايم") &&
           at + 1 < end && g_str_equal (haw_tokens_get_word (context->tokens, at + 1), "باعمال"))
    read_titled (context, at, end, takes_object, speaker);
  else if (tag->definite && !takes_object && read_name_behind_noun (context, at, end, speaker))
    return TRUE;
  else if (tag->definite)
    {
      /* A surname, or a noun with its adjective: الجانب التركي. */
      last = at + 1;
      if (has_class (context, last, HAW_WORD_GIVEN) && !get_tag (context, last)->definite &&
          (read_name (context, last, end, FALSE, takes_object) > last + 1 || !takes_object))
        {
          set_name (speaker, last, read_name (context, last, end, FALSE, takes_object));
          speaker->person = TRUE;
          return TRUE;
        }
      if (has_class (context, last, HAW_WORD_NATION | HAW_WORD_RANK) &&
          get_tag (context, last)->definite && get_tag (context, last)->n_left == 0 && last < end)
        last++;
      set_name (speaker, at, last);
    }
  else
    {
      last = read_name (context, at, end, TRUE, takes_object);
      if (last == at)
        last = at + 1;
      set_name (speaker, at, last);
      speaker->person = has_class (context, at, HAW_WORD_GIVEN);
    }

  return speaker->last > speaker->first;
}
