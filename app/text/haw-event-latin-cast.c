/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-event-latin.h"

#include <string.h>

/* Words of a name and words between a preposition and the name of a place. */
#define MAX_NAME 7
#define MAX_BETWEEN 3

/* All of these are folded. Between capitalised words of one name. */
static const char *const links[] = { "of", "de", "du", "des", "al", "el", "bin", "ben", "ibn",
                                     "van", "von", "da", "di", NULL };
/* Never a name, although a sentence may begin with it. */
static const char *const no_names[] = { "the", "a", "an", "on", "in", "at", "he", "she", "it",
                                        "they", "his", "her", "their", "its", "this", "that",
                                        "these", "some", "two", "three", "after", "before", "when",
                                        "while", "as", "and", "but", "for", "from", "with", "by",
                                        "to", "of", "no", "all", "both", "mr", "mrs", "ms", "dr",
                                        "le", "la", "les", "l", "un", "une", "des", "il", "elle",
                                        "ils", "elles", "ce", "cette", "ces", "en", "au", "aux",
                                        "a", "dans", "sur", "pour", "avec", "selon", "deux", "mais",
                                        "et", "lors", "apres", "i", "we", "more", "many", "several",
                                        "plusieurs", NULL };
static const char *const titles[] = { "minister", "president", "premier", "general", "marshal",
                                      "king", "prince", "ambassador", "envoy", "spokesman",
                                      "spokeswoman", "chief", "secretary", "colonel", "captain",
                                      "sheikh", "chancellor", "commander", "mr", "mrs", "dr", "pm",
                                      "governor", "speaker", "pope", "emir", "sultan", "leader",
                                      "ministre", "marechal", "roi", "ambassadeur", "envoye",
                                      "chef", "secretaire", "chancelier", "gouverneur", "pape",
                                      "parole", "presidente", "prime", "field",
                                      "foreign", "defence", "defense", "interior", "finance",
                                      "deputy", "vice", "former", NULL };
static const char *const bodies[] = { "ministry", "government", "council", "army", "party", "union",
                                      "nations", "committee", "court", "bank", "force", "forces",
                                      "group", "parliament", "agency", "organisation",
                                      "organization", "commission", "league", "house", "senate",
                                      "university", "company", "front", "movement", "ministere",
                                      "gouvernement", "conseil", "armee", "parti", "nations",
                                      "comite", "cour", "banque", "groupe", "parlement", "agence",
                                      "ligue", "mission", "coalition", "states", "unies", NULL };
static const char *const nations[] = { "french", "greek", "german", "iraqi", "saudi", "emirati",
                                       "qatari", "israeli", "yemeni", "kuwaiti", "omani",
                                       "pakistani", "arab", "dutch", "afghan", "czech", "swiss",
                                       "thai", "bahraini", "somali", NULL };
static const char *const place_words[] = { "in", "at", "to", "into", "near", "a", "en", "au", "aux",
                                           "vers", "dans", "outside", "toward", "towards", "off",
                                           "around", "across", "inside", NULL };
static const char *const place_between[] = { "the", "la", "le", "les", "capital", "capitale",
                                             "city", "ville", "of", "de", "town", "province",
                                             "eastern", "western", "northern", "southern", "port",
                                             "region", NULL };
static const char *const goes_to[] = { "visited", "visit", "left", "leave", "entered", "enter",
                                       "toured", "tour", "visite", "visiter", "quitte", "quitter",
                                       "visitera", "quittera", NULL };

/* After the noun of a French body, in small letters. */
static const char *const of_bodies[] = { "europeenne", "europeen", "arabe", "africaine", "africain",
                                         "national", "nationale", "militaire", "supreme",
                                         "islamique", "securite", "internationale", "international",
                                         "constitutionnelle", "constitutionnel", "populaire",
                                         "unie", NULL };

gboolean
haw_event_latin_is_capital (HawEventGuesser *self,
                            guint            at)
{
  HawText *text = haw_tokens_get_text (self->tokens);
  const HawToken *token = haw_event_token (self, at);
  const char *utf8 = haw_text_get_utf8 (text, NULL);
  const char *start = utf8 + haw_text_offset_to_byte (text, token->start);
  gunichar c = g_utf8_get_char (start);

  if (!haw_event_is_word (self, at))
    return FALSE;
  /* L'Union, d'Ankara */
  if (g_unichar_isalpha (c))
    {
      const char *mark = g_utf8_next_char (start);
      gunichar sign = g_utf8_get_char (mark);

      if (sign == '\'' || sign == 0x2019)
        c = g_utf8_get_char (g_utf8_next_char (mark));
    }

  return g_unichar_isupper (c);
}

/* Letters of l' and d' before a word. */
static guint
count_elided (HawEventGuesser *self,
              guint            at)
{
  const char *word = haw_tokens_get_word (self->tokens, at);
  const char *second = *word != '\0' ? g_utf8_next_char (word) : word;
  gunichar sign = g_utf8_get_char (second);

  return sign == '\'' || sign == 0x2019 ? 2 : 0;
}

/* A folded word without l' or d'. */
static const char *
get_plain (HawEventGuesser *self,
           guint            at)
{
  return g_utf8_offset_to_pointer (haw_tokens_get_word (self->tokens, at), count_elided (self, at));
}

static gboolean
is_nation (const char *word)
{
  static const char *const ends[] = { "ish", "ese", "ian", "yan", "ean", "can" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (word, ends[i]))
      return TRUE;

  return g_strv_contains (nations, word);
}

/* Whether a capitalised word stands in the text where no sentence begins. */
static gboolean
is_capital_elsewhere (HawEventGuesser *self,
                      guint            at)
{
  if (self->capitals == NULL)
    {
      self->capitals = g_hash_table_new (NULL, NULL);
      for (guint i = 1; i < self->n; i++)
        if (haw_event_is_word (self, i) && haw_event_is_word (self, i - 1) &&
            haw_event_latin_is_capital (self, i))
          g_hash_table_add (self->capitals, GUINT_TO_POINTER (haw_event_token (self, i)->hash));
    }

  return g_hash_table_contains (self->capitals, GUINT_TO_POINTER (haw_event_token (self, at)->hash));
}

static gboolean
can_be_name (HawEventGuesser *self,
             guint            at)
{
  return self->date_at[at] == 0 && self->name_at[at] == 0 && haw_event_latin_is_capital (self, at) &&
         !haw_event_latin_is_one_of (self, at, no_names);
}

/* The token after the capitalised words that begin at @at, joined by hyphens and by links. */
static guint
find_run (HawEventGuesser *self,
          guint            at,
          guint            last)
{
  guint end = at + 1;

  while (end < last && end - at < MAX_NAME)
    {
      guint next = end;

      while (next < last && next - end < 3 && !can_be_name (self, next) &&
             (haw_event_latin_is_one_of (self, next, links) ||
              (haw_event_token (self, next)->sign == '-' && !haw_event_token (self, next)->spaced)))
        next++;
      if (next >= last || !can_be_name (self, next))
        break;
      end = next + 1;
    }

  return end;
}

/* A name in capitals without its title; its kind as far as words tell. Returns whether it is one. */
static gboolean
read_stranger (HawEventGuesser  *self,
               guint             sentence,
               guint             at,
               guint             end,
               guint             last,
               HawEventStranger *stranger)
{
  gboolean titled = at > 0 && haw_event_latin_is_one_of (self, at - 1, titles);
  gboolean body = FALSE;
  guint first = at;

  for (guint i = at; i < end; i++)
    if (haw_event_is_word (self, i) && g_strv_contains (bodies, get_plain (self, i)))
      body = TRUE;
  while (body && end < last &&
         (haw_event_latin_is_one_of (self, end, of_bodies) ||
          (end + 1 < last && haw_event_latin_is_one_of (self, end, links) &&
           haw_event_latin_is_one_of (self, end + 1, of_bodies))))
    end++;
  for (guint i = at; i < end && !body; i++)
    if (haw_event_latin_is_one_of (self, i, titles))
      {
        first = i + 1;
        titled = TRUE;
      }
  if (first == end && end < last && self->name_at[end] > 0)
    return FALSE;
  while (first < end && !body && end - first > 1 && titled &&
         is_nation (haw_tokens_get_word (self->tokens, first)))
    first++;
  if (first >= end)
    return FALSE;
  if (end - first == 1)
    {
      const char *word = get_plain (self, first);

      if (is_nation (word) ||
          (first == sentence && !titled && (!body || g_str_has_suffix (word, "s")) &&
           !is_capital_elsewhere (self, first)))
        return FALSE;
    }
  stranger->start = haw_event_token (self, first)->start + count_elided (self, first);
  stranger->end = haw_event_token (self, end - 1)->end;
  stranger->person = titled && !body;
  stranger->body = body;

  return TRUE;
}

/* Whether a name that begins at @at is where something happens: in Berlin, visited Tripoli. */
static gboolean
is_place (HawEventGuesser *self,
          guint            act_at,
          guint            at,
          guint            first)
{
  guint before = at;

  if (count_elided (self, at) > 0)
    return FALSE;
  while (before > first && at - before < MAX_BETWEEN &&
         (haw_event_latin_is_one_of (self, before - 1, place_between) ||
          (haw_event_is_word (self, before - 1) && haw_event_latin_is_capital (self, before - 1) &&
           is_nation (haw_tokens_get_word (self->tokens, before - 1)))))
    before--;
  if (before <= act_at)
    return FALSE;

  return haw_event_latin_is_one_of (self, before - 1, place_words) ||
         (before - 1 == act_at && haw_event_latin_is_one_of (self, act_at, goes_to));
}

static void
add_known (HawEventGuesser *self,
           guint            at,
           HawEventGuess   *guess)
{
  guint id = self->source->names[self->name_at[at] - 1].id;

  for (guint i = 0; i < guess->names->len; i++)
    if (g_array_index (guess->names, guint, i) == id)
      return;
  g_array_append_val (guess->names, id);
}

/* The names that are known and those in capitals that nobody has yet, and the place among them. */
void
haw_event_latin_cast (HawEventGuesser *self,
                      guint            sentence,
                      guint            act_at,
                      guint            first,
                      guint            last,
                      HawEventGuess   *guess)
{
  for (guint at = first; at < last; at++)
    {
      HawEventStranger stranger = { 0 };
      gboolean known = self->name_at[at] > 0;
      guint end = at + 1;

      if (!known && !can_be_name (self, at))
        continue;
      while (known && end < last && self->name_at[end] == self->name_at[at])
        end++;
      if (!known)
        end = find_run (self, at, last);
      if (guess->place == guess->place_end && is_place (self, act_at, at, first))
        {
          guess->place = haw_event_token (self, at)->start;
          guess->place_end = haw_event_token (self, end - 1)->end;
        }
      else if (known && !self->source->names[self->name_at[at] - 1].place)
        add_known (self, at, guess);
      else if (!known && !is_place (self, act_at, at, first) &&
               read_stranger (self, sentence, at, end, last, &stranger))
        g_array_append_val (guess->strangers, stranger);
      at = end - 1;
    }
}
