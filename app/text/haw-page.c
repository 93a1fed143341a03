/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-page-private.h"

#include <string.h>

static const char *const field_nicks[] = {
  [HAW_PAGE_FIELD_TITLE] = "title",
  [HAW_PAGE_FIELD_OUTLET] = "outlet",
  [HAW_PAGE_FIELD_BYLINE] = "byline",
  [HAW_PAGE_FIELD_PUBLISHED] = "published",
  [HAW_PAGE_FIELD_LANGUAGE] = "language",
};

static void
candidate_free (gpointer data)
{
  HawPageCandidate *candidate = data;

  g_free (candidate->value);
  g_free (candidate->time);
  g_free (candidate->zone);
  g_free (candidate);
}

HawPage *
haw_page_new (void)
{
  HawPage *self = g_new0 (HawPage, 1);

  self->regions = g_array_new (FALSE, FALSE, sizeof (HawRegion));
  self->candidates = g_ptr_array_new_with_free_func (candidate_free);
  return self;
}

void
haw_page_free (HawPage *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->regions);
  g_ptr_array_unref (self->candidates);
  g_free (self);
}

char *
haw_page_collapse (const char *words)
{
  GString *result = g_string_sized_new (strlen (words));
  gboolean blank = FALSE;

  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        blank = TRUE;
      else
        {
          if (blank && result->len > 0)
            g_string_append_c (result, ' ');
          blank = FALSE;
          g_string_append_unichar (result, c);
        }
    }
  return g_string_free (result, FALSE);
}

HawPageCandidate *
haw_page_add (HawPage      *self,
              HawPageField  field,
              const char   *value,
              const char   *origin,
              double        confidence)
{
  g_autofree char *collapsed = haw_page_collapse (value);
  HawPageCandidate *candidate;

  if (*collapsed == '\0')
    return NULL;

  for (guint i = 0; i < self->candidates->len; i++)
    {
      candidate = g_ptr_array_index (self->candidates, i);
      if (candidate->field == field && g_str_equal (candidate->value, collapsed) &&
          g_str_equal (candidate->origin, origin))
        return candidate;
    }

  candidate = g_new0 (HawPageCandidate, 1);
  candidate->field = field;
  candidate->value = g_steal_pointer (&collapsed);
  candidate->time = g_strdup ("");
  candidate->zone = g_strdup ("");
  candidate->origin = origin;
  candidate->confidence = confidence;
  g_ptr_array_add (self->candidates, candidate);
  return candidate;
}

static int
compare_candidates (gconstpointer a,
                    gconstpointer b,
                    gpointer      data)
{
  const HawPageCandidate *first = *(HawPageCandidate *const *) a;
  const HawPageCandidate *second = *(HawPageCandidate *const *) b;

  if (first->field != second->field)
    return first->field < second->field ? -1 : 1;
  return (first->confidence < second->confidence) - (first->confidence > second->confidence);
}

static int
compare_regions (gconstpointer a,
                 gconstpointer b)
{
  const HawRegion *first = a;
  const HawRegion *second = b;

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  return (first->end < second->end) - (first->end > second->end);
}

void
haw_page_sort (HawPage *self)
{
  /* Stable: of two that are believed alike the one that the page has first stays first. */
  g_ptr_array_sort_with_data (self->candidates, compare_candidates, NULL);
  g_array_sort (self->regions, compare_regions);
}

const HawPageCandidate *
haw_page_get_best (HawPage      *self,
                   HawPageField  field)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->candidates->len; i++)
    {
      const HawPageCandidate *candidate = g_ptr_array_index (self->candidates, i);

      if (candidate->field == field)
        return candidate;
    }
  return NULL;
}

char *
haw_page_dup_title (HawPage *self,
                    HawText *text)
{
  g_autofree char *title = NULL;

  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  if (!self->has_title)
    return g_strdup ("");
  title = haw_text_slice (text, self->title_start, self->title_end);
  return haw_page_collapse (title);
}

/* The characters of one paragraph that are article but not title. @regions are those that meet
 * it. */
static char *
dup_paragraph (GArray             *regions,
               HawText            *text,
               const HawParagraph *paragraph,
               gboolean           *caption)
{
  GString *result = g_string_new (NULL);
  const char *p = haw_text_get_utf8 (text, NULL) + paragraph->start_byte;

  *caption = FALSE;
  for (guint i = paragraph->start; i < paragraph->end; i++, p = g_utf8_next_char (p))
    {
      HawRegionKind kind = haw_regions_kind_at ((const HawRegion *) (gpointer) regions->data,
                                                regions->len, i);

      if (haw_region_kind_is_article (kind) && kind != HAW_REGION_KIND_TITLE)
        g_string_append_unichar (result, g_utf8_get_char (p));
      if (kind == HAW_REGION_KIND_CAPTION)
        *caption = TRUE;
    }
  return g_string_free (result, FALSE);
}

/* Makes @active the regions that meet @paragraph; paragraphs come in their order. */
static void
follow_regions (HawPage            *self,
                const HawParagraph *paragraph,
                GArray             *active,
                guint              *next)
{
  for (guint i = active->len; i > 0; i--)
    {
      if (g_array_index (active, HawRegion, i - 1).end <= paragraph->start)
        g_array_remove_index (active, i - 1);
    }
  while (*next < self->regions->len &&
         g_array_index (self->regions, HawRegion, *next).start < paragraph->end)
    {
      g_array_append_val (active, g_array_index (self->regions, HawRegion, *next));
      (*next)++;
    }
}

char *
haw_page_dup_article (HawPage *self,
                      HawText *text)
{
  g_autoptr (GHashTable) captions = NULL;
  g_autoptr (GArray) active = g_array_new (FALSE, FALSE, sizeof (HawRegion));
  GString *result = g_string_new (NULL);
  guint next = 0;

  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  captions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < haw_text_get_n_paragraphs (text); i++)
    {
      const HawParagraph *paragraph = haw_text_get_paragraph (text, i);
      gboolean caption;
      g_autofree char *line = NULL;
      g_autofree char *words = NULL;

      follow_regions (self, paragraph, active, &next);
      line = dup_paragraph (active, text, paragraph, &caption);
      words = haw_page_collapse (line);

      if (*words == '\0' || (caption && g_hash_table_contains (captions, words)))
        continue;
      if (result->len > 0)
        g_string_append (result, "\n\n");
      g_string_append (result, words);
      if (caption)
        g_hash_table_add (captions, g_steal_pointer (&words));
    }
  return g_string_free (result, FALSE);
}

const char *
haw_page_field_to_nick (HawPageField field)
{
  g_return_val_if_fail ((guint) field < G_N_ELEMENTS (field_nicks), NULL);

  return field_nicks[field];
}
