/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-event-private.h"

/* Words that may stand between a preposition and the name of a place. */
#define MAX_BETWEEN 3

/* Words of a body. */
#define MAX_BODY 5

/* All of these are folded. */
static const char *const to[] = { "الي", "صوب", "نحو", "باتجاه", "تجاه", "والي", NULL };
static const char *const in[] = { "في", "داخل", "وفي", "بمدينه", "بالعاصمه", NULL };
static const char *const settlements[] = { "العاصمه", "مدينه", "للعاصمه", "بالعاصمه", "بمدينه",
                                           "لمدينه", "بلده", "محافظه", "منطقه", "ميناء", "مطار",
                                           "مدينتي", "شرق", "غرب", "جنوب", "شمال", "وسط", NULL };

/* Before the name of a place that nothing knows; the second ones are a part of it: مطار معيتيقة. */
static const char *const before_names[] = { "مدينه", "بلده", "قريه", "محافظه", "العاصمه", "بمدينه",
                                            "ببلده", "بقريه", "بمحافظه", "لمدينه", NULL };
static const char *const sites[] = { "مطار", "قاعده", "ميناء", "مخيم", "معبر", "جسر", "ساحه", "ميدان",
                                     "هضبه", "جزيره", "مرفا", "بقاعده", "بمطار", "بميناء", NULL };

static void
add_once (GArray *ids,
          guint   id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, guint, i) == id)
      return;
  g_array_append_val (ids, id);
}

/* Names, and offices whose bearer the text names elsewhere. A body that belongs to an office does not act
 * itself. */
GArray *
haw_event_find_cast (HawEventGuesser *self,
                     guint            first,
                     guint            last,
                     gboolean        *anybody)
{
  const HawWordClass acting = HAW_WORD_TITLE | HAW_WORD_BODY;
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (guint));
  guint office_end = 0;

  *anybody = FALSE;
  for (guint i = first; i < last; i++)
    {
      const HawEventName *name = self->name_at[i] > 0
                                 ? &self->source->names[self->name_at[i] - 1] : NULL;
      HawEventOffice office;
      guint id;

      if (name != NULL && !name->person && i < office_end)
        continue;
      if (name != NULL && !name->place)
        {
          add_once (ids, name->id);
          *anybody = TRUE;
        }
      else if (haw_event_has (self, i, acting))
        {
          *anybody = TRUE;
          if (!haw_event_read_office (self, i, &office))
            continue;
          office_end = MAX (office_end, office.last);
          if (haw_event_find_bearer (self, &office, &id))
            add_once (ids, id);
        }
    }

  return ids;
}

/* The body that acts, beside the verb, with the words that belong to it: البرلمان التركي. */
void
haw_event_find_body (HawEventGuesser      *self,
                     const HawEventClause *clause,
                     guint                *body,
                     guint                *body_end)
{
  const HawWordClass parts = HAW_WORD_FIELD | HAW_WORD_RANK | HAW_WORD_NATION | HAW_WORD_BODY;
  guint first = clause->first < clause->act_at ? clause->first : clause->act_at + 1;
  guint last = first + 1;

  *body = *body_end = 0;
  if (!haw_event_has (self, first, HAW_WORD_BODY) || self->name_at[first] > 0 ||
      haw_event_has (self, first, HAW_WORD_TITLE))
    return;
  while (last < clause->last && last - first < MAX_BODY && self->name_at[last] == 0 &&
         self->date_at[last] == 0 && haw_event_count_conjunction (self, last) == 0 &&
         haw_event_has (self, last, parts) && haw_event_tag (self, last)->definite)
    last++;
  if (last - first < 2 || !haw_event_tag (self, last - 1)->definite)
    return;
  *body = haw_tokens_skip_letters (self->tokens, first, haw_event_tag (self, first)->n_left);
  *body_end = haw_tokens_get (self->tokens, last - 1)->end;
}

/* How surely the name at [at, last) is the place of what happens, 0 for not at all. */
static guint
rate_place (HawEventGuesser *self,
            HawEventAct      act,
            guint            first,
            guint            at)
{
  const char *word = haw_tokens_get_word (self->tokens, at);
  guint left = haw_event_tag (self, at)->n_left;
  guint before = at;

  if (left > 0 && g_str_has_prefix (word, "ل"))
    return act == HAW_EVENT_ACT_TRAVEL ? 4 : 1;
  if (left > 0 && g_str_has_prefix (word, "ب"))
    return 3;
  for (guint k = 0; k < MAX_BETWEEN && before > first; k++)
    if (haw_event_is_one_of (self, before - 1, settlements) ||
        haw_event_has (self, before - 1, HAW_WORD_NATION))
      before--;
  if (before > 0 && haw_event_is_one_of (self, before - 1, to))
    return act == HAW_EVENT_ACT_TRAVEL ? 4 : 2;
  if (before > 0 && haw_event_is_one_of (self, before - 1, in))
    return 3;
  if (before < at && haw_event_is_one_of (self, before, settlements))
    return act == HAW_EVENT_ACT_TRAVEL ? 3 : 2;
  /* مؤتمر برلين. */
  if (before == at && at > 0 && left == 0 && haw_event_is_word (self, at - 1))
    {
      HawEventWord noun = haw_event_word_find (haw_tokens_get_word (self->tokens, at - 1));

      if (noun.act == HAW_EVENT_ACT_MEET && !noun.verb)
        return 2;
    }
  /* زار ليبيا, but neither حكومة ليبيا nor من ليبيا. */
  if (act == HAW_EVENT_ACT_TRAVEL && before > first && left == 0 &&
      !haw_event_has (self, before - 1, HAW_WORD_PREPOSITION) &&
      (haw_event_tag (self, before - 1)->definite ||
       !haw_event_has (self, before - 1, HAW_WORD_FIELD | HAW_WORD_BODY | HAW_WORD_TITLE)))
    return 1;

  return 0;
}

/* العاصمة الميسلانية: an adjective of a country that nothing knows. */
static gboolean
is_adjective (HawEventGuesser *self,
              guint            at)
{
  return haw_event_is_word (self, at) && self->name_at[at] == 0 && haw_event_tag (self, at)->definite &&
         haw_event_tag (self, at)->classes == 0 &&
         g_str_has_suffix (haw_tokens_get_word (self->tokens, at), "يه");
}

/* A name that follows the word for what it is: مدينة الصدفات, قاعدة المرجان. */
static gboolean
read_unknown_place (HawEventGuesser *self,
                    guint            at,
                    guint            last,
                    guint           *place,
                    guint           *place_end)
{
  const HawWordClass other = HAW_WORD_PREPOSITION | HAW_WORD_STOP | HAW_WORD_THAT | HAW_WORD_SAYS |
                             HAW_WORD_DAY | HAW_WORD_TITLE | HAW_WORD_BODY;
  gboolean site = haw_event_is_one_of (self, at, sites);
  guint name = at + 1;

  if (!site && !haw_event_is_one_of (self, at, before_names))
    return FALSE;
  while (!site && (haw_event_has (self, name, HAW_WORD_NATION) ||
                   (is_adjective (self, name) && haw_event_is_word (self, name + 1))) &&
         name < last)
    name++;
  if (name >= last || !haw_event_is_word (self, name) || self->date_at[name] > 0 ||
      (self->name_at[name] > 0 && !self->source->names[self->name_at[name] - 1].place) ||
      haw_event_has (self, name, other))
    return FALSE;
  *place = site ? haw_tokens_skip_letters (self->tokens, at, haw_event_tag (self, at)->n_left)
                : haw_tokens_get (self->tokens, name)->start;
  *place_end = haw_tokens_get (self->tokens, name)->end;

  return TRUE;
}

void
haw_event_find_place (HawEventGuesser *self,
                      HawEventAct      act,
                      guint            first,
                      guint            last,
                      guint           *place,
                      guint           *place_end)
{
  guint best = 0;

  *place = *place_end = 0;
  for (guint i = first; i < last; i++)
    {
      const HawEventName *name = self->name_at[i] > 0
                                 ? &self->source->names[self->name_at[i] - 1] : NULL;
      guint rating;

      if (best < 3 && read_unknown_place (self, i, last, place, place_end))
        {
          best = 3;
          continue;
        }
      if (name != NULL && (!name->place || (i > first && self->name_at[i - 1] == self->name_at[i])))
        continue;
      if (name == NULL && (!haw_event_has (self, i, HAW_WORD_COUNTRY) || self->date_at[i] > 0 ||
                           haw_event_has (self, i, HAW_WORD_GIVEN | HAW_WORD_RANK)))
        continue;
      rating = rate_place (self, act, first, i);
      if (rating <= best)
        continue;
      best = rating;
      *place = name != NULL ? name->start
                            : haw_tokens_skip_letters (self->tokens, i,
                                                       haw_event_tag (self, i)->n_left);
      *place_end = name != NULL ? name->end : haw_tokens_get (self->tokens, i)->end;
    }
}
