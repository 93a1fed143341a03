/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-quote-private.h"

/* How far from its verb a subject is looked for. */
#define MAX_REACH 12

/* Words with which a clause goes back to what was told: ما قاله, حسبما ذكرت. */
static const char *const relatives[] = { "ما", "لما", "مما", "بما", "كما", "حسبما", "وفقما",
                                         "بحسبما", "وحسبما", "الذي", "التي" };

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
is_word (const HawQuoteContext *context,
         guint                  at,
         const char            *word)
{
  return haw_quote_is_word (context, at) &&
         g_str_equal (haw_tokens_get_word (context->tokens, at), word);
}

static gboolean
is_relative (const HawQuoteContext *context,
             guint                  at)
{
  for (guint i = 0; i < G_N_ELEMENTS (relatives); i++)
    if (is_word (context, at, relatives[i]))
      return TRUE;

  return FALSE;
}

/* To whom or against whom something is said: له, عليه. */
static gboolean
is_pronoun (const HawQuoteContext *context,
            guint                  at)
{
  static const char *const pronouns[] = { "له", "لها", "لهم", "لنا", "لي", "عليه", "عليها", "عليهم",
                                          "اليه", "اليها", "اليهم", "ايضا", "بها", "به", "معه",
                                          "فيه", "فيها", "عنه", "عنها", "بدوره", "بدورها" };

  for (guint i = 0; i < G_N_ELEMENTS (pronouns); i++)
    if (is_word (context, at, pronouns[i]))
      return TRUE;

  return FALSE;
}

static gboolean
is_comma (const HawQuoteContext *context,
          guint                  at)
{
  gunichar c = haw_quote_sign (context, at);

  return c == 0x060c || c == ',' || c == 0x061b;
}

/* Passes over what may stand between a verb and its subject: days, له, من جهته, a place or an occasion
 * between commas. */
static guint
skip_between (const HawQuoteContext *context,
              guint                  at,
              guint                  end)
{
  guint start = at;

  while (at < end && at - start < MAX_REACH)
    {
      if (has_class (context, at, HAW_WORD_DAY))
        at++;
      else if (is_pronoun (context, at))
        at++;
      else if (is_word (context, at, "من") && has_class (context, at + 1, HAW_WORD_STOP))
        at += 2;
      else if (at > start && is_comma (context, at))
        at++;
      else
        break;
    }

  return at;
}

/* The subject behind an adverbial: قال لوكالة رويترز مصدر أمني, قال في مؤتمر صحفي، وزير الدفاع. */
static gboolean
read_far_subject (const HawQuoteContext *context,
                  guint                  at,
                  guint                  end,
                  HawQuoteSpeaker       *speaker)
{
  gboolean comma = FALSE;

  for (guint i = at + 1; i < end && i - at < MAX_REACH && context->span_at[i] == 0; i++)
    {
      const HawTag *tag = get_tag (context, i);

      if (haw_quote_sign (context, i) == ':' ||
          has_class (context, i, HAW_WORD_THAT | HAW_WORD_SAYS | HAW_WORD_SAYING))
        return FALSE;
      comma = comma || is_comma (context, i);
      if (has_class (context, i, HAW_WORD_TITLE) && tag->n_left == 0 &&
          !has_class (context, i - 1, HAW_WORD_PREPOSITION | HAW_WORD_TITLE | HAW_WORD_SOURCE) &&
          (tag->definite ? comma : comma || has_class (context, i + 1, HAW_WORD_FIELD |
                                                                HAW_WORD_RANK | HAW_WORD_BODY)))
        return haw_quote_read_speaker (context, i, end, FALSE, speaker);
    }

  return FALSE;
}

static gboolean
read_after (const HawQuoteContext *context,
            guint                  at,
            guint                  end,
            HawQuoteSource        *source)
{
  gboolean takes_object = (source->classes & HAW_WORD_TAKES_OBJECT) != 0;
  guint first = skip_between (context, at, end);

  if (first >= end || context->span_at[first] > 0)
    return FALSE;
  if (haw_quote_is_word (context, first) &&
      (get_tag (context, first)->n_left == 0 ||
       has_class (context, first, HAW_WORD_NATION | HAW_WORD_COUNTRY) == FALSE) &&
      !g_str_has_prefix (haw_tokens_get_word (context->tokens, first), "لل") &&
      (get_tag (context, first)->n_left == 0) &&
      haw_quote_read_speaker (context, first, end, takes_object, &source->speaker))
    {
      source->speaker.reason = HAW_QUOTE_REASON_AFTER_VERB;
      return TRUE;
    }
  if (has_class (context, first, HAW_WORD_THAT) || (source->classes & HAW_WORD_WEAK) != 0)
    return FALSE;
  if ((has_class (context, first, HAW_WORD_PREPOSITION) || get_tag (context, first)->n_left > 0) &&
      read_far_subject (context, first, end, &source->speaker))
    {
      source->speaker.reason = HAW_QUOTE_REASON_AFTER_VERB;
      return TRUE;
    }

  return FALSE;
}

static gboolean
is_hyphen (const HawQuoteContext *context,
           guint                  at)
{
  return haw_quote_sign (context, at) == '-' && !haw_tokens_get (context->tokens, at)->spaced &&
         !haw_tokens_get (context->tokens, at + 1)->spaced;
}

/* Where the clause begins that ends before @at. */
static guint
find_clause (const HawQuoteContext *context,
             guint                  start,
             guint                  at)
{
  guint first = at;

  while (first > start && context->span_at[first - 1] == 0 && at - first < MAX_REACH + 8 &&
         (haw_quote_is_word (context, first - 1) || is_hyphen (context, first - 1)) &&
         !has_class (context, first - 1, HAW_WORD_SAYS) )
    {
      if (has_class (context, first - 1, HAW_WORD_THAT))
        break;
      first--;
    }
  while (first < at && has_class (context, first, HAW_WORD_STOP | HAW_WORD_DAY | HAW_WORD_THAT))
    first++;

  return first;
}

static gboolean
is_latin (const HawQuoteContext *context,
          guint                  at)
{
  guchar first = *haw_tokens_get_word (context->tokens, at);

  return g_ascii_isalpha (first) || first == 0xC3;
}

/* The subject before the verb: الوزير قال; لكن حفتر دعا; كان الوزير قد قال. */
static gboolean
read_before (const HawQuoteContext *context,
             guint                  start,
             guint                  at,
             HawQuoteSource        *source)
{
  guint first;
  HawQuoteSpeaker speaker;

  /* The minister, Osman Tekin, said. */
  if (is_latin (context, at))
    while (at > start && (has_class (context, at - 1, HAW_WORD_STOP) || is_comma (context, at - 1)))
      at--;
  first = find_clause (context, start, at);
  if (first >= at)
    return FALSE;
  /* Between commas there may be more about the subject: فلان، وزير الدفاع، قال. */
  if (!haw_quote_read_speaker (context, first, at, FALSE, &speaker))
    return FALSE;
  for (guint i = speaker.end; i < at; i++)
    if (has_class (context, i, HAW_WORD_VERB) && !get_tag (context, i)->definite)
      return FALSE;
  source->speaker = speaker;
  source->speaker.reason = HAW_QUOTE_REASON_BEFORE_VERB;

  return TRUE;
}

/* نقلت القناة عن الوزير قوله: the Minister. */
static gboolean
read_relayed (const HawQuoteContext *context,
              guint                  at,
              guint                  end,
              HawQuoteSource        *source)
{
  for (guint i = at; i < end && i - at < MAX_REACH; i++)
    {
      if (has_class (context, i, HAW_WORD_THAT) || haw_quote_sign (context, i) == ':')
        return FALSE;
      if (context->span_at[i] > 0)
        continue;
      if (is_word (context, i, "عن") &&
          haw_quote_read_speaker (context, i + 1, end, FALSE, &source->speaker))
        {
          source->speaker.reason = HAW_QUOTE_REASON_RELAYED;
          return TRUE;
        }
    }

  return FALSE;
}

/* جاء في البيان: the paper speaks. */
static gboolean
read_paper (const HawQuoteContext *context,
            guint                  at,
            guint                  end,
            HawQuoteSource        *source)
{
  if (!is_word (context, at, "في") || !has_class (context, at + 1, HAW_WORD_SOURCE) ||
      !haw_quote_read_speaker (context, at + 1, end, FALSE, &source->speaker))
    return FALSE;
  source->speaker.reason = HAW_QUOTE_REASON_AFTER_VERB;

  return TRUE;
}

static void
carry (const HawQuoteContext *context,
       HawQuoteSource        *source)
{
  gboolean feminine = (source->classes & HAW_WORD_FEMININE) != 0;
  const HawQuoteSpeaker *first = feminine ? &context->last_feminine : &context->last;
  const HawQuoteSpeaker *second = feminine ? &context->last : &context->last_feminine;

  source->speaker = first->last > first->first ? *first : *second;
  if (source->speaker.last > source->speaker.first)
    source->speaker.reason = HAW_QUOTE_REASON_CARRIED;
}

static void
remember (HawQuoteContext       *context,
          const HawQuoteSpeaker *speaker,
          HawWordClass           classes)
{
  context->last_was_feminine = (classes & HAW_WORD_FEMININE) != 0;
  if (context->last_was_feminine)
    context->last_feminine = *speaker;
  else
    context->last = *speaker;
}

static gboolean
is_paper_verb (const HawQuoteContext *context,
               guint                  at)
{
  const char *word = haw_tokens_get_word (context->tokens, at);

  if (get_tag (context, at)->n_left > 0)
    word = g_utf8_next_char (word);

  return g_str_equal (word, "جاء") || g_str_equal (word, "ورد") || g_str_equal (word, "وجاء") ||
         g_str_equal (word, "جاءت") || g_str_equal (word, "وردت");
}

/* The subject of a participle or of قوله: the one of the verb before it, or of the sentence. */
static void
find_main_subject (HawQuoteContext *context,
                   guint            start,
                   guint            at,
                   GArray          *sources,
                   HawQuoteSource  *source)
{
  HawQuoteSpeaker speaker;

  if (sources->len > 0)
    {
      source->speaker = g_array_index (sources, HawQuoteSource, sources->len - 1).speaker;
      if (source->speaker.last > source->speaker.first &&
          source->speaker.reason == HAW_QUOTE_REASON_AFTER_VERB)
        source->speaker.reason = HAW_QUOTE_REASON_BEFORE_VERB;
      return;
    }
  for (guint i = start; i < at && i - start < 24; i++)
    {
      const HawTag *tag = get_tag (context, i);

      if (!haw_quote_is_word (context, i) || context->span_at[i] > 0 || tag->definite ||
          (tag->classes != 0 && (tag->classes & HAW_WORD_VERB) == 0))
        continue;
      /* A word that is nothing else may be a verb: its subject follows. */
      if ((i == start || is_comma (context, i - 1)) &&
          haw_quote_read_speaker (context, i + 1, at, TRUE, &speaker) &&
          get_tag (context, i + 1)->n_left == 0)
        {
          source->speaker = speaker;
          source->speaker.reason = HAW_QUOTE_REASON_BEFORE_VERB;
          remember (context, &speaker, 0);
          return;
        }
    }
  if (read_before (context, start, at, source))
    return;
  carry (context, source);
}

/* The subject of a sentence about a person who then speaks: استقبل الوزير …. وقال: */
static void
remember_subject (HawQuoteContext *context,
                  guint            start,
                  guint            end)
{
  HawQuoteSpeaker speaker;
  guint at = start;

  if (has_class (context, at, HAW_WORD_STOP))
    at++;
  if (!haw_quote_is_word (context, at) || context->span_at[at] > 0 || get_tag (context, at)->definite)
    return;
  if (get_tag (context, at)->classes != 0 && !has_class (context, at, HAW_WORD_VERB))
    return;
  if (haw_quote_read_speaker (context, at + 1, end, TRUE, &speaker) &&
      (speaker.person || (has_class (context, at, HAW_WORD_VERB) &&
                          !get_tag (context, at + 1)->definite)) &&
      get_tag (context, at + 1)->n_left == 0)
    {
      speaker.reason = HAW_QUOTE_REASON_AFTER_VERB;
      remember (context, &speaker, 0);
    }
}

/* In English and French the subject stands before the verb, but behind a quotation. */
static gboolean
is_behind_subject (HawQuoteContext *context,
                   guint            start,
                   guint            at)
{
  return is_latin (context, at) && at > start && context->span_at[at - 1] == 0 &&
         (haw_quote_is_word (context, at - 1) || is_comma (context, at - 1));
}

static void
read_verb (HawQuoteContext *context,
           guint            start,
           guint            at,
           guint            end,
           GArray          *sources)
{
  const HawTag *tag = get_tag (context, at);
  HawQuoteSource source = { at, at, tag->classes, FALSE, { 0 } };
  gboolean found = FALSE;

  /* At the head of a sentence كما only joins it to the one before. */
  source.attributive = at > 0 && is_relative (context, at - 1) &&
                       !(at - 1 == start && is_word (context, at - 1, "كما"));
  /* مسؤول رفض الكشف عن اسمه: the verb tells about the speaker. */
  if (sources->len > 0 && tag->n_left == 0 && (tag->classes & HAW_WORD_SAYS) != 0 &&
      g_array_index (sources, HawQuoteSource, sources->len - 1).speaker.end == at)
    return;
  if ((tag->classes & HAW_WORD_SAYS) == 0)
    {
      find_main_subject (context, start, at, sources, &source);
      g_array_append_val (sources, source);
      return;
    }
  if (is_paper_verb (context, at))
    {
      found = read_paper (context, at + 1, end, &source);
      /* ورد is رد too, after و. */
      if (!found && !g_str_equal (haw_tokens_get_word (context->tokens, at), "ورد") &&
          !g_str_equal (haw_tokens_get_word (context->tokens, at), "وردت"))
        return;
      if (!found)
        {
          context->tags[at].n_left = 1;
          source.classes = (tag->classes | HAW_WORD_QUOTES) & ~HAW_WORD_WEAK;
        }
    }
  if (!found && (tag->classes & HAW_WORD_RELAYS) != 0)
    found = read_relayed (context, at + 1, end, &source);
  if (!found && is_behind_subject (context, start, at))
    found = read_before (context, start, at, &source);
  if (!found)
    found = read_after (context, at + 1, end, &source);
  if (!found && (tag->n_left == 0 || is_word (context, start, "اما")))
    found = read_before (context, start, at, &source);
  if (!found && source.attributive && tag->suffixed && (tag->classes & HAW_WORD_DESCRIBES) != 0)
    {
      find_main_subject (context, start, at, sources, &source);
      g_array_append_val (sources, source);
      return;
    }
  if (found)
    {
      /* What a source says about its own report is no speech of its own: حسبما نقلت القناة. */
      if (!source.attributive)
        remember (context, &source.speaker, tag->classes);
    }
  else if ((tag->classes & HAW_WORD_WEAK) != 0 && tag->n_left == 0)
    return;
  else
    {
      /* استقبل الوزير الوفد وقال: the subject of the sentence goes on. */
      if (sources->len == 0)
        remember_subject (context, start, at);
      carry (context, &source);
    }
  g_array_append_val (sources, source);
}

static gboolean
is_nominal (const HawQuoteContext *context,
            guint                  start,
            guint                  at)
{
  const HawTag *tag = get_tag (context, at);

  /* After a preposition or with the article it is a noun: في رد, من طلب. */
  if (tag->definite)
    return TRUE;
  if (at > 0 && has_class (context, at - 1, HAW_WORD_PREPOSITION) && tag->n_left == 0)
    return TRUE;

  /* أكد الوزير عقب الاجتماع: after it. */
  if (is_word (context, at, "عقب") && at > start && !has_class (context, at + 1, HAW_WORD_PREPOSITION))
    return TRUE;

  /* رفض ذكر اسمه: what was refused. */
  if (at > 0 && tag->n_left == 0 && has_class (context, at - 1, HAW_WORD_SAYS | HAW_WORD_VERB))
    return TRUE;
  if ((tag->classes & HAW_WORD_GIVEN) != 0 && at > 0 &&
      has_class (context, at - 1, HAW_WORD_TITLE | HAW_WORD_GIVEN | HAW_WORD_RANK | HAW_WORD_NATION))
    return TRUE;

  return (tag->classes & (HAW_WORD_TITLE | HAW_WORD_GIVEN | HAW_WORD_BODY)) != 0 &&
         has_class (context, at + 1, HAW_WORD_FIELD | HAW_WORD_GIVEN);
}

static void
read_according (HawQuoteContext *context,
                guint            at,
                guint            end,
                GArray          *sources)
{
  HawQuoteSource source = { HAW_NO_TOKEN, at, HAW_WORD_ACCORDING, TRUE, { 0 } };
  guint next = at + 1;

  if (is_relative (context, next) || is_word (context, at, "حسبما") ||
      has_class (context, next, HAW_WORD_SAYS))
    return;
  if (is_word (context, next, "عن") || is_word (context, next, "الي") || is_word (context, next, "to"))
    next++;
  if (haw_quote_read_speaker (context, next, end, FALSE, &source.speaker))
    {
      source.speaker.reason = HAW_QUOTE_REASON_ACCORDING;
      g_array_append_val (sources, source);
    }
}

/* وبين الوزير أن: it is no preposition, as somebody alone follows, and then what he made clear. */
static gboolean
is_made_clear (HawQuoteContext *context,
               guint            start,
               guint            at,
               guint            end)
{
  if (at != start || (!is_word (context, at, "وبين") && !is_word (context, at, "بين")) ||
      !has_class (context, at + 1, HAW_WORD_TITLE | HAW_WORD_GIVEN | HAW_WORD_BODY))
    return FALSE;
  for (guint i = at + 1; i < end && i - at < 2 * MAX_REACH && context->span_at[i] == 0; i++)
    if (is_word (context, i, "ان"))
      return TRUE;
    else if (has_class (context, i, HAW_WORD_SAYS | HAW_WORD_SAYING | HAW_WORD_VERB) ||
             (get_tag (context, i)->n_left > 0 &&
              g_str_has_prefix (haw_tokens_get_word (context->tokens, i), "و")))
      return FALSE;

  return FALSE;
}

static void
read_made_clear (HawQuoteContext *context,
                 guint            at,
                 guint            end,
                 GArray          *sources)
{
  HawQuoteSource source = { at, at, HAW_WORD_SAYS, FALSE, { 0 } };

  if (!read_after (context, at + 1, end, &source))
    return;
  remember (context, &source.speaker, 0);
  g_array_append_val (sources, source);
}

GArray *
haw_quote_sources (HawQuoteContext *context,
                   guint            start,
                   guint            end)
{
  GArray *sources = g_array_new (FALSE, FALSE, sizeof (HawQuoteSource));

  for (guint at = start; at < end; at++)
    {
      if (!haw_quote_is_word (context, at) || context->span_at[at] > 0)
        continue;
      if (is_made_clear (context, start, at, end))
        read_made_clear (context, at, end, sources);
      else if (has_class (context, at, HAW_WORD_ACCORDING))
        read_according (context, at, end, sources);
      else if (has_class (context, at, HAW_WORD_SAYS | HAW_WORD_SAYING) &&
               !is_nominal (context, start, at))
        read_verb (context, start, at, end, sources);
    }
  if (sources->len == 0)
    remember_subject (context, start, end);

  return sources;
}
