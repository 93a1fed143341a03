/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-quote-private.h"

/* Words up to which quoted words may be a name or a term, and from which they are a sentence. */
#define MAX_NAME 6
#define MAX_TERM 3
#define MIN_SENTENCE 4

#define BEH 0x0628
#define LAM 0x0644
#define WAW 0x0648

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

static const char *
get_word (const HawQuoteContext *context,
          guint                  at)
{
  return haw_tokens_get_word (context->tokens, at);
}

static guint
count_words (const HawQuoteContext *context,
             const HawQuoteSpan    *span)
{
  guint n = 0;

  for (guint i = span->first; i < span->last; i++)
    n += haw_quote_is_word (context, i) ? 1 : 0;

  return n;
}

/* What stands before the mark: the token, and the single letter written to it (بـ), 0 if none. */
static guint
before_mark (const HawQuoteContext *context,
             const HawQuoteSpan    *span,
             guint                  sentence,
             gunichar              *letter)
{
  guint at = span->open != HAW_NO_TOKEN ? span->open : span->first;
  const char *word;

  *letter = 0;
  if (at <= sentence)
    return HAW_NO_TOKEN;
  at--;
  word = get_word (context, at);
  if (haw_quote_is_word (context, at) && g_utf8_strlen (word, -1) <= 2 && *word != '\0')
    {
      const char *last = g_utf8_prev_char (word + strlen (word));

      if (g_utf8_next_char (word) == word + strlen (word) || g_str_has_prefix (word, "و"))
        {
          *letter = g_utf8_get_char (last);
          return at > sentence ? at - 1 : HAW_NO_TOKEN;
        }
    }

  return at;
}

static gboolean
is_finite (const HawQuoteContext *context,
           guint                  at)
{
  const char *word = get_word (context, at);

  if (has_class (context, at, HAW_WORD_SAYS | HAW_WORD_VERB))
    return TRUE;

  return g_str_has_prefix (word, "سي") || g_str_has_prefix (word, "ست") ||
         (g_utf8_strlen (word, -1) >= 4 && g_str_has_prefix (word, "ي")) ||
         g_str_has_suffix (word, "ت");
}

/* Whether the words go on with a subject that stands outside of the marks: إنه «يؤمن بأن…». */
static gboolean
lacks_subject (const HawQuoteContext *context,
               const HawQuoteSpan    *span,
               guint                  before)
{
  if (before == HAW_NO_TOKEN || !haw_quote_is_word (context, before))
    return FALSE;
  if (has_class (context, before, HAW_WORD_THAT_IT))
    return is_finite (context, span->first);

  return !has_class (context, before, HAW_WORD_THAT | HAW_WORD_SAYS | HAW_WORD_SAYING);
}

static gboolean
is_quotative (const HawQuoteContext *context,
              guint                  before,
              gunichar               letter,
              const HawQuoteSource  *source)
{
  gunichar sign;

  if (before == HAW_NO_TOKEN)
    return FALSE;
  sign = haw_quote_sign (context, before);
  if (sign == ':')
    return TRUE;
  if (letter != 0 && letter != WAW)
    return FALSE;
  if (has_class (context, before, HAW_WORD_THAT | HAW_WORD_SAYS | HAW_WORD_SAYING))
    return TRUE;
  /* بحسب الوزارة، «…». */
  if (source != NULL && source->verb == HAW_NO_TOKEN && source->at < before &&
      (sign == 0x060c || sign == ','))
    return TRUE;
  if (source == NULL || source->attributive)
    return FALSE;
  if (sign == 0x060c || sign == ',' || sign == '-' || sign == 0x2013)
    before--;

  /* Right after the speaker, or with only him between: قال الوزير «…». */
  return (source->speaker.reason == HAW_QUOTE_REASON_AFTER_VERB &&
          before + 1 == source->speaker.end) || before == source->at ||
         (has_class (context, before, HAW_WORD_DAY) && before <= source->speaker.end);
}

/* Whether nothing but an adverbial stands between the verb and whole words: قال في خطاب «…». */
static gboolean
takes_sentence (const HawQuoteContext *context,
                const HawQuoteSpan    *span,
                const HawQuoteSource  *source)
{
  if (source == NULL || source->attributive || (source->classes & HAW_WORD_QUOTES) == 0 ||
      source->at >= span->first || has_class (context, span->first, HAW_WORD_PREPOSITION))
    return FALSE;
  for (guint i = source->at + 1; i < span->first; i++)
    if (has_class (context, i, HAW_WORD_THAT) || (context->span_at[i] > 0 && i < span->open))
      return FALSE;

  return TRUE;
}

static gboolean
ends_sentence (const HawQuoteContext *context,
               const HawQuoteSpan    *span)
{
  return span->close != HAW_NO_TOKEN &&
         haw_quote_ends_sentence (context->tokens, span->close + span->n_close);
}

/* Whether إن stands between the verb and the words. */
static gboolean
reports (const HawQuoteContext *context,
         const HawQuoteSource  *source,
         const HawQuoteSpan    *span)
{
  for (guint i = source->at + 1; i < span->first; i++)
    if (has_class (context, i, HAW_WORD_THAT))
      return TRUE;

  return FALSE;
}

/* A word with an ending or form of adjectives, without the article. */
static gboolean
is_indefinite (const HawQuoteContext *context,
               guint                  at)
{
  return haw_quote_is_word (context, at) && !get_tag (context, at)->definite &&
         !g_str_has_prefix (get_word (context, at), "ال");
}

/* Whether the words begin like a sentence: لن …, سنعمل …. */
static gboolean
is_clause (const HawQuoteContext *context,
           const HawQuoteSpan    *span)
{
  return has_class (context, span->first, HAW_WORD_STOP | HAW_WORD_PREPOSITION | HAW_WORD_THAT |
                                          HAW_WORD_SAYS | HAW_WORD_SAYING);
}

/* What somebody says that a thing is: إن الاتفاق «خيانة للشهداء». */
static gboolean
is_predicate (const HawQuoteContext *context,
              const HawQuoteSpan    *span,
              const HawQuoteSource  *source,
              guint                  before)
{
  return source != NULL && !source->attributive && source->at < span->first &&
         before != HAW_NO_TOKEN && get_tag (context, before)->definite &&
         (span->last - span->first >= 2 || ends_sentence (context, span)) &&
         is_indefinite (context, span->first);
}

/* Whether the words are what the verb does something to: استنكرت المنظمة «الاعتقالات». */
static gboolean
is_object (const HawQuoteContext *context,
           const HawQuoteSource  *source,
           guint                  before,
           guint                  n)
{
  return source != NULL && source->verb != HAW_NO_TOKEN && source->at < before &&
         haw_quote_is_word (context, before) &&
         !has_class (context, before, HAW_WORD_THAT | HAW_WORD_SAYING) &&
         (source->classes & HAW_WORD_QUOTES) == 0 &&
         n <= ((source->classes & HAW_WORD_WEAK) != 0 ? MAX_NAME : MAX_TERM);
}

/* Whether the first words before the mark call something by its name: قناة, عملية عسكرية باسم. */
static gboolean
is_called (const HawQuoteContext *context,
           guint                  before,
           guint                  sentence,
           gunichar               letter)
{
  const HawTag *tag;

  if (before == HAW_NO_TOKEN || !haw_quote_is_word (context, before))
    return FALSE;
  tag = get_tag (context, before);
  if ((tag->classes & HAW_WORD_CALLED) != 0)
    return letter == 0 || (tag->classes & HAW_WORD_BODY) == 0;
  /* One adjective may stand between. */
  if (letter != 0 || before <= sentence ||
      (tag->classes & (HAW_WORD_RANK | HAW_WORD_NATION)) == 0)
    return FALSE;

  return has_class (context, before - 1, HAW_WORD_CALLED);
}

static gboolean
is_title_of_work (const HawQuoteContext *context,
                  guint                  before)
{
  static const char *const works[] = { "بعنوان", "عنوان", "شعار", "كتاب", "روايه", "فيلم", "مقال",
                                       "مقاله", "قصيده", "وسم", "هاشتاغ", "باسم", "اغنيه",
                                       "كتابه", "روايته", "فيلمه", "مسلسل", "برنامج", "مسرحيه" };
  const char *word;

  if (before == HAW_NO_TOKEN)
    return FALSE;
  word = get_word (context, before);
  for (guint i = 0; i < G_N_ELEMENTS (works); i++)
    if (g_str_equal (word, works[i]))
      return TRUE;

  return FALSE;
}

/* Whether ما يسمى, ما وصفه … بـ stands not far before. */
static gboolean
is_so_called (const HawQuoteContext *context,
              guint                  before,
              guint                  sentence)
{
  if (before == HAW_NO_TOKEN)
    return FALSE;
  for (guint n = 0; n < 6 && before >= sentence + n; n++)
    {
      guint at = before - n;

      if (!haw_quote_is_word (context, at) || has_class (context, at, HAW_WORD_THAT))
        return FALSE;
      if (has_class (context, at, HAW_WORD_SO_CALLED) ||
          (has_class (context, at, HAW_WORD_DESCRIBES) && get_tag (context, at)->suffixed))
        return TRUE;
    }

  return FALSE;
}

static HawQuoteKind
find_kind_of_term (const HawQuoteContext *context,
                   const HawQuoteSpan    *span,
                   guint                  before,
                   gunichar               letter)
{
  gboolean foreign = TRUE;

  if (before == HAW_NO_TOKEN || !haw_quote_is_word (context, before))
    return HAW_QUOTE_SCARE;
  for (guint i = span->first; i < span->last && foreign; i++)
    foreign = !haw_quote_is_word (context, i) ||
              (get_tag (context, i)->classes == 0 && is_indefinite (context, i));
  /* A noun of a body before a word that is no word of the language: قوات «فاغنر». */
  if (letter == 0 && has_class (context, before, HAW_WORD_BODY | HAW_WORD_TITLE) &&
      (!get_tag (context, before)->definite || span->last - span->first == 1))
    return HAW_QUOTE_NAME;
  if (letter == LAM && foreign)
    return HAW_QUOTE_NAME;

  return HAW_QUOTE_SCARE;
}

HawQuoteKind
haw_quote_find_kind (const HawQuoteContext *context,
                     const HawQuoteSpan    *span,
                     const HawQuoteSource  *source,
                     guint                  sentence)
{
  guint n = count_words (context, span);
  gunichar letter;
  guint before = before_mark (context, span, sentence, &letter);
  gboolean quotative = is_quotative (context, before, letter, source);
  gboolean describes = source != NULL && !source->attributive &&
                       (source->classes & HAW_WORD_DESCRIBES) != 0;

  /* حسبما نقلت: «القناة». */
  if (n <= MAX_TERM && before != HAW_NO_TOKEN && haw_quote_sign (context, before) == ':' &&
      (span->open == HAW_NO_TOKEN || (source != NULL && source->attributive)) &&
      has_class (context, before - 1, HAW_WORD_SAYS | HAW_WORD_BODY))
    return HAW_QUOTE_NAME;
  if (is_title_of_work (context, before) ||
      (!is_clause (context, span) && !is_predicate (context, span, source, before) && n <= MAX_NAME && is_called (context, before, sentence, letter)))
    return HAW_QUOTE_NAME;
  if (n <= MAX_TERM && letter == BEH && describes)
    return HAW_QUOTE_SCARE;
  if (n <= MAX_NAME && is_so_called (context, before, sentence))
    return HAW_QUOTE_SCARE;
  if (before == HAW_NO_TOKEN)
    return n >= MIN_SENTENCE || source != NULL ? HAW_QUOTE_SPEECH : HAW_QUOTE_NAME;
  if (quotative && (source == NULL || !source->attributive || source->verb == HAW_NO_TOKEN))
    {
      if (describes || (lacks_subject (context, span, before) &&
                        has_class (context, before, HAW_WORD_THAT_IT)))
        return HAW_QUOTE_PARTIAL;
      if (is_object (context, source, before, n))
        return HAW_QUOTE_PARTIAL;
      if (haw_quote_sign (context, before) == ':' || n >= MIN_SENTENCE)
        return HAW_QUOTE_SPEECH;
      if (has_class (context, before, HAW_WORD_THAT_IT))
        return n == 1 ? HAW_QUOTE_PARTIAL : HAW_QUOTE_SPEECH;
      if (has_class (context, before, HAW_WORD_THAT))
        return n == 1 ? (get_tag (context, span->first)->definite ? HAW_QUOTE_SCARE : HAW_QUOTE_NAME)
               : n > 2 || (get_tag (context, span->first)->definite &&
                           is_indefinite (context, span->first + 1))
               ? HAW_QUOTE_SPEECH : HAW_QUOTE_PARTIAL;
      return HAW_QUOTE_SPEECH;
    }
  if (haw_quote_sign (context, before) == ':' && n <= MAX_TERM)
    return HAW_QUOTE_NAME;
  if (source != NULL && source->attributive && span->first < source->at)
    return n >= MIN_SENTENCE ? HAW_QUOTE_SPEECH : HAW_QUOTE_PARTIAL;
  if ((n > MAX_NAME || (n > 1 && ends_sentence (context, span))) &&
      takes_sentence (context, span, source))
    return HAW_QUOTE_SPEECH;
  if (source != NULL && !source->attributive)
    {
      /* Told to an outlet: كشف لـ«الأيام». */
      if (letter == LAM && n <= MAX_TERM && (source->classes & HAW_WORD_WEAK) == 0 &&
          !is_clause (context, span))
        return HAW_QUOTE_NAME;
      /* What is said of something: الصور «مفبركة». */
      if (letter == 0 && n == 1 && haw_quote_is_word (context, before) &&
          (get_tag (context, before)->definite ||
           has_class (context, before, HAW_WORD_POSSESSED)) && is_indefinite (context, span->first))
        return HAW_QUOTE_PARTIAL;
    }
  if (source != NULL && !source->attributive && n == 1 && letter == 0 &&
      ends_sentence (context, span) && reports (context, source, span))
    return HAW_QUOTE_PARTIAL;
  if (source != NULL && (n > 1 || source->speaker.reason == HAW_QUOTE_REASON_ACCORDING))
    {
      HawQuoteKind kind = find_kind_of_term (context, span, before, letter);

      return n <= MAX_TERM && kind == HAW_QUOTE_NAME ? kind : HAW_QUOTE_PARTIAL;
    }
  if (n > MAX_NAME)
    return HAW_QUOTE_PARTIAL;

  return find_kind_of_term (context, span, before, letter);
}
