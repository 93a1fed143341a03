/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-fill.h"

#include <string.h>

#define VALUE(field) G_STRUCT_OFFSET (HawFillValues, field)

static const struct
{
  const char *word;
  gsize value;
} words[] = {
  { "title", VALUE (title) },         { "العنوان", VALUE (title) },
  { "outlet", VALUE (outlet) },       { "جهة النشر", VALUE (outlet) },
  { "date", VALUE (date) },           { "التاريخ", VALUE (date) },
  { "quotation", VALUE (quotation) }, { "الاقتباس", VALUE (quotation) },
  { "today", VALUE (today) },         { "اليوم", VALUE (today) },
};

/* The value that the word between two braces stands for; NULL where it stands for none. */
static const char *
find_value (const HawFillValues *values,
            const char          *word,
            gsize                length)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strlen (words[i].word) == length && strncmp (words[i].word, word, length) == 0)
      {
        const char *value = G_STRUCT_MEMBER (const char *, values, words[i].value);

        return value != NULL ? value : "";
      }

  return NULL;
}

/* How many bytes at the start of a line say that it is a quotation. */
static gsize
get_quote_length (const char *line)
{
  gsize length = strspn (line, "> ");

  return length > 0 && memchr (line, '>', length) != NULL ? length : 0;
}

static void
append_value (GString    *filled,
              const char *value,
              const char *line,
              gsize       quote_length)
{
  for (const char *p = value; *p != '\0'; p++)
    {
      if (*p == '\r')
        continue;
      g_string_append_c (filled, *p);
      if (*p == '\n')
        g_string_append_len (filled, line, (gssize) quote_length);
    }
}

char *
haw_fill (const char          *body,
          const HawFillValues *values)
{
  GString *filled;
  const char *line = body;

  g_return_val_if_fail (body != NULL && values != NULL, NULL);

  filled = g_string_new (NULL);
  for (const char *p = body; *p != '\0'; p++)
    {
      const char *end = *p == '{' ? strpbrk (p + 1, "{}\n") : NULL;
      const char *value = end != NULL && *end == '}'
                          ? find_value (values, p + 1, (gsize) (end - p - 1)) : NULL;

      if (value != NULL)
        {
          append_value (filled, value, line, get_quote_length (line));
          p = end;
          continue;
        }
      g_string_append_c (filled, *p);
      if (*p == '\n')
        line = p + 1;
    }

  return g_string_free (filled, FALSE);
}
