/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-name-index.h"

#include "haw-clitic.h"
#include "haw-fold.h"
#include "haw-segment.h"

#include <string.h>

/* To whom a key belongs, and by how many names. */
typedef struct
{
  gint64 id;
  guint n;
} Owner;

struct _HawNameIndex
{
  GHashTable *owners;   /* folded words with one blank between them → GArray of Owner */
  guint max_words;      /* of any name there ever was */
};

/* The words of a phrase: where they are, and folded. */
typedef struct
{
  HawText *text;
  GArray *places;     /* HawWord */
  GPtrArray *folded;
} Words;

static void
words_clear (Words *words)
{
  haw_text_unref (words->text);
  g_array_unref (words->places);
  g_ptr_array_unref (words->folded);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, words_clear)

static Words
words_of (HawText *text,
          guint    paragraph)
{
  Words words = { haw_text_ref (text), haw_segment_words (text, paragraph),
                  g_ptr_array_new_with_free_func (g_free) };

  for (guint i = 0; i < words.places->len; i++)
    {
      HawWord word = g_array_index (words.places, HawWord, i);
      g_autofree char *slice = haw_text_slice (text, word.start, word.end);

      g_ptr_array_add (words.folded, haw_fold (slice));
    }
  return words;
}

static Words
words_of_phrase (const char *phrase)
{
  g_autofree char *line = g_strdelimit (g_strdup (phrase), "\n", ' ');
  g_autoptr (HawText) text = haw_text_new (line, -1);

  return words_of (text, 0);
}

static char *
make_key (const Words *words,
          guint        first,
          guint        n,
          const char  *core)
{
  GString *key = g_string_new (core);

  for (guint i = 1; i < n; i++)
    g_string_append_printf (key, " %s", (char *) words->folded->pdata[first + i]);
  return g_string_free (key, FALSE);
}

typedef struct
{
  HawNameIndex *index;
  const Words *words;
  gint64 id;
  int step;         /* 1 to add, -1 to remove */
} Entry;

static void
change_owner (HawNameIndex *self,
              const char   *key,
              gint64        id,
              int           step)
{
  GArray *owners = g_hash_table_lookup (self->owners, key);
  Owner owner = { id, 1 };

  for (guint i = 0; owners != NULL && i < owners->len; i++)
    {
      Owner *known = &g_array_index (owners, Owner, i);

      if (known->id != id)
        continue;
      known->n += step;
      if (known->n == 0)
        g_array_remove_index (owners, i);
      if (owners->len == 0)
        g_hash_table_remove (self->owners, key);
      return;
    }
  if (step < 0)
    return;
  if (owners == NULL)
    {
      owners = g_array_new (FALSE, FALSE, sizeof (Owner));
      g_hash_table_insert (self->owners, g_strdup (key), owners);
    }
  g_array_append_val (owners, owner);
}

/* A name with the article is also known without it, since ل swallows its alef. */
static gboolean
core_cb (const char *rest,
         guint       n_left,
         gpointer    data)
{
  Entry *entry = data;
  const char *first = entry->words->folded->pdata[0];
  g_autofree char *key = NULL;

  if (rest != first && !(n_left == 0 && rest == first + strlen ("ال")))
    return FALSE;
  key = make_key (entry->words, 0, entry->words->folded->len, rest);
  change_owner (entry->index, key, entry->id, entry->step);
  return FALSE;
}

static void
change_name (HawNameIndex *self,
             gint64        id,
             const char   *name,
             int           step)
{
  g_auto (Words) words = words_of_phrase (name);
  Entry entry = { self, &words, id, step };

  if (words.folded->len == 0)
    return;
  self->max_words = MAX (self->max_words, words.folded->len);
  haw_clitic_foreach (words.folded->pdata[0], core_cb, &entry);
}

typedef struct
{
  HawNameIndex *index;
  const Words *words;
  guint first;
  guint n;
  GArray *owners;  /* of the name that was found */
  guint n_left;
} Search;

static gboolean
search_cb (const char *rest,
           guint       n_left,
           gpointer    data)
{
  Search *search = data;
  g_autofree char *key = make_key (search->words, search->first, search->n, rest);

  search->owners = g_hash_table_lookup (search->index->owners, key);
  search->n_left = n_left;
  return search->owners != NULL;
}

/* Looks for a name that is made of @n words from @first on. */
static GArray *
search (HawNameIndex *self,
        const Words  *words,
        guint         first,
        guint         n,
        guint        *start)
{
  Search search = { self, words, first, n };
  HawWord word = g_array_index (words->places, HawWord, first);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *slice = NULL;

  if (!haw_clitic_foreach (words->folded->pdata[first], search_cb, &search))
    return ids;
  for (guint i = 0; i < search.owners->len; i++)
    g_array_append_val (ids, g_array_index (search.owners, Owner, i).id);
  slice = haw_text_slice (words->text, word.start, word.end);
  *start = word.start + haw_clitic_count_to_offset (slice, search.n_left);
  return ids;
}

HawNameIndex *
haw_name_index_new (void)
{
  HawNameIndex *self = g_new0 (HawNameIndex, 1);

  self->owners = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) g_array_unref);
  return self;
}

void
haw_name_index_free (HawNameIndex *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->owners);
  g_free (self);
}

void
haw_name_index_add (HawNameIndex *self,
                    gint64        id,
                    const char   *name)
{
  g_return_if_fail (self != NULL && name != NULL);

  change_name (self, id, name, 1);
}

void
haw_name_index_remove (HawNameIndex *self,
                       gint64        id,
                       const char   *name)
{
  g_return_if_fail (self != NULL && name != NULL);

  change_name (self, id, name, -1);
}

GArray *
haw_name_index_match (HawNameIndex *self,
                      const char   *words,
                      guint        *n_left)
{
  g_auto (Words) found = { 0 };
  guint start = 0;
  GArray *ids;

  g_return_val_if_fail (self != NULL && words != NULL, NULL);

  found = words_of_phrase (words);
  if (found.folded->len > 0)
    ids = search (self, &found, 0, found.folded->len, &start);
  else
    ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (n_left != NULL)
    *n_left = start;
  return ids;
}

GArray *
haw_name_index_find_at (HawNameIndex *self,
                        HawText      *text,
                        guint         offset,
                        guint        *start,
                        guint        *end)
{
  g_auto (Words) words = { 0 };
  guint at = 0;

  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  words = words_of (text, haw_text_paragraph_at (text, offset));
  while (at < words.places->len && g_array_index (words.places, HawWord, at).end < offset)
    at++;
  if (at < words.places->len && g_array_index (words.places, HawWord, at).start <= offset)
    for (guint n = MIN (self->max_words, words.places->len); n > 0; n--)
      for (guint first = at - MIN (at, n - 1); first <= at && first + n <= words.places->len; first++)
        {
          g_autoptr (GArray) ids = search (self, &words, first, n, start);

          *end = g_array_index (words.places, HawWord, first + n - 1).end;
          if (ids->len > 0)
            return g_steal_pointer (&ids);
        }

  return g_array_new (FALSE, FALSE, sizeof (gint64));
}
