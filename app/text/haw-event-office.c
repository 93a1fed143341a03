/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-event-private.h"

#include <string.h>

/* Tokens of an office, and between it and the name beside it. */
#define MAX_OFFICE 9

/* Offices that are remembered of one text. */
#define MAX_BEARERS 96

/* Endings of the dual, the plural and the feminine, folded. */
static const char *const endings[] = { "تين", "تان", "ين", "ان", "ون", "ات", "ه", "ا", "ي" };

/* A word of an office in its plain form: no و, no article, neither dual nor feminine. */
static guint
hash_plain (HawEventGuesser *self,
            guint            at,
            HawWordClass     classes)
{
  const char *word = haw_tokens_get_word (self->tokens, at);
  const HawTag *tag = haw_event_tag (self, at);
  gsize length;

  for (guint left = tag->n_left; left > 0 && *word != '\0'; left--)
    word = g_utf8_next_char (word);
  if (tag->definite && g_str_has_prefix (word, "ال"))
    word += strlen ("ال");
  else if (tag->definite && g_str_has_prefix (word, "ل"))
    word += strlen ("ل");
  length = strlen (word);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      gsize n = strlen (endings[i]);
      char plain[64];

      if (length <= n + 2 || length - n >= sizeof plain || !g_str_has_suffix (word, endings[i]))
        continue;
      memcpy (plain, word, length - n);
      plain[length - n] = '\0';
      if ((haw_lexicon_find (plain) & classes) != 0)
        return haw_tokens_hash (plain);
    }

  return haw_tokens_hash (word);
}

static gboolean
begins_with_and (HawEventGuesser *self,
                 guint            at)
{
  return haw_event_count_conjunction (self, at) > 0;
}

/* Reads an office at a title: وزير الدفاع التركي. What is of no known class (الوفاق) belongs to it, but
 * says nothing. Of two offices that share an adjective (وزير الدفاع ورئيس الأركان التركيان) the second
 * one has it. */
gboolean
haw_event_read_office (HawEventGuesser *self,
                       guint            at,
                       HawEventOffice  *office)
{
  const HawWordClass parts = HAW_WORD_FIELD | HAW_WORD_RANK | HAW_WORD_NATION | HAW_WORD_BODY;
  guint i;

  office->n = 0;
  if (!haw_event_has (self, at, HAW_WORD_TITLE) || self->name_at[at] > 0)
    return FALSE;
  office->words[office->n++] = hash_plain (self, at, HAW_WORD_TITLE);
  for (i = at + 1; i < at + MAX_OFFICE && haw_event_is_word (self, i); i++)
    {
      const HawTag *tag = haw_event_tag (self, i);

      if (self->date_at[i] > 0 || begins_with_and (self, i) ||
          (self->name_at[i] > 0 && self->source->names[self->name_at[i] - 1].person))
        break;
      if ((tag->classes & parts) != 0)
        {
          if (office->n < HAW_EVENT_OFFICE_WORDS)
            office->words[office->n++] = hash_plain (self, i, tag->classes & parts);
        }
      else if (!tag->definite || tag->classes != 0)
        break;
    }
  office->last = i;

  return TRUE;
}

static void
remember (HawEventGuesser      *self,
          guint                 id,
          const HawEventOffice *office)
{
  HawEventBearer bearer = { id, *office };

  /* A title alone (الوزير) says nothing of who it is. */
  if (self->bearers->len < MAX_BEARERS && office->n > 1)
    g_array_append_val (self->bearers, bearer);
}

/* The office before a name, a comma and a rank (المشير) apart, and the one after it. */
static void
read_around (HawEventGuesser *self,
             guint            index,
             guint            first,
             guint            last)
{
  guint id = self->source->names[index].id;
  HawEventOffice office;
  guint at = first;

  for (guint k = 0; k < MAX_OFFICE && at > 0; k++)
    {
      at--;
      if (haw_tokens_get (self->tokens, at)->sign == '\n' || self->date_at[at] > 0)
        break;
      if (!haw_event_read_office (self, at, &office))
        continue;
      if (office.last < first && haw_event_has (self, office.last, HAW_WORD_TITLE))
        office.last++;
      if (office.last < first && haw_event_token (self, office.last)->sign != 0)
        office.last++;
      if (office.last == first)
        remember (self, id, &office);
      if (office.last != first || office.n > 1)
        break;
    }
  at = last;
  if (haw_event_token (self, at)->sign == 0x060c || haw_event_token (self, at)->sign == ',')
    at++;
  if (haw_event_read_office (self, at, &office) &&
      !(haw_event_is_word (self, office.last) && self->name_at[office.last] > 0))
    remember (self, id, &office);
}

static void
read_bearers (HawEventGuesser *self)
{
  for (guint i = 0; i < self->n; i++)
    {
      guint first = i;
      guint index;

      if (self->name_at[i] == 0)
        continue;
      index = self->name_at[i] - 1;
      while (i + 1 < self->n && self->name_at[i + 1] == index + 1)
        i++;
      if (self->source->names[index].person && self->bearers->len < MAX_BEARERS)
        read_around (self, index, first, i + 1);
    }
}

static gboolean
is_part_of (const HawEventOffice *part,
            const HawEventOffice *whole)
{
  if (part->words[0] != whole->words[0])
    return FALSE;
  for (guint i = 1; i < part->n; i++)
    {
      gboolean there = FALSE;

      for (guint k = 1; k < whole->n; k++)
        there = there || part->words[i] == whole->words[k];
      if (!there)
        return FALSE;
    }

  return TRUE;
}

/* Whose office it is, where the text leaves no doubt. */
gboolean
haw_event_find_bearer (HawEventGuesser      *self,
                       const HawEventOffice *office,
                       guint                *id)
{
  gboolean found = FALSE;

  if (!self->have_bearers)
    {
      self->have_bearers = TRUE;
      read_bearers (self);
    }
  if (office->n < 2)
    return FALSE;
  for (guint i = 0; i < self->bearers->len; i++)
    {
      const HawEventBearer *bearer = &g_array_index (self->bearers, HawEventBearer, i);

      self->n_steps++;
      if (!is_part_of (office, &bearer->office))
        continue;
      if (found && *id != bearer->id)
        return FALSE;
      *id = bearer->id;
      found = TRUE;
    }

  return found;
}
