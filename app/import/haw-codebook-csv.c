/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-codebook-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef enum
{
  NAME, PARENT, COLOR, KEY, DESCRIPTION, INCLUDES, EXCLUDES, PATTERN, PINNED, RETIRED, UUID,
  N_COLUMNS,
} Column;

/* As haw-export-csv.c writes them; `tag` is what Taguette says. */
static const struct
{
  const char *title;
  Column column;
} titles[] = {
  { "name", NAME }, { "tag", NAME }, { "code", NAME }, { "parent", PARENT }, { "color", COLOR },
  { "colour", COLOR }, { "key", KEY }, { "description", DESCRIPTION }, { "includes", INCLUDES },
  { "excludes", EXCLUDES }, { "pattern", PATTERN }, { "pinned", PINNED }, { "retired", RETIRED },
  { "uuid", UUID },
};

/* One row of RFC 4180 from *@p on, which goes on to the next; NULL at the end. */
static GPtrArray *
read_row (const char **p,
          char         separator)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) cell = g_string_new (NULL);
  gboolean quoted = FALSE;
  const char *at = *p;

  if (*at == '\0')
    return NULL;
  for (; *at != '\0' && (quoted || (*at != '\n' && *at != '\r')); at++)
    if (*at == '"' && quoted && at[1] == '"')
      g_string_append_c (cell, *at++);
    else if (*at == '"' && (quoted || cell->len == 0))
      quoted = !quoted;
    else if (*at == separator && !quoted)
      {
        g_ptr_array_add (cells, g_strdup (cell->str));
        g_string_truncate (cell, 0);
      }
    else
      g_string_append_c (cell, *at);
  g_ptr_array_add (cells, g_strdup (cell->str));
  if (*at == '\r')
    at++;
  if (*at == '\n')
    at++;
  *p = at;
  return g_steal_pointer (&cells);
}

/* The apostrophe that keeps a spreadsheet program from reckoning is no part of the text. */
static const char *
get_cell (GPtrArray *row,
          const int *places,
          Column     column)
{
  const char *text = places[column] >= 0 && places[column] < (int) row->len
                     ? g_ptr_array_index (row, places[column]) : "";

  return text[0] == '\'' && text[1] != '\0' && strchr ("=+-@\t\n", text[1]) != NULL ? text + 1 : text;
}

static gboolean
find_places (GPtrArray *head,
             int       *places)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    places[i] = -1;
  for (guint i = 0; i < head->len; i++)
    for (guint t = 0; t < G_N_ELEMENTS (titles); t++)
      if (g_ascii_strcasecmp (g_strstrip (g_ptr_array_index (head, i)), titles[t].title) == 0 &&
          places[titles[t].column] < 0)
        places[titles[t].column] = (int) i;

  return places[NAME] >= 0;
}

static int
find_entry (GPtrArray  *entries,
            const char *name)
{
  for (guint i = 0; i + 1 < entries->len; i++)
    if (g_str_equal (((HawCodebookEntry *) g_ptr_array_index (entries, i))->name, name))
      return (int) i;

  return -1;
}

static char *
dup_or_null (const char *text)
{
  return *text != '\0' ? g_strdup (text) : NULL;
}

static void
replace (char       **field,
         const char  *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

static gboolean
is_yes (const char *text)
{
  return g_str_equal (text, "1") || g_ascii_strcasecmp (text, "yes") == 0 ||
         g_ascii_strcasecmp (text, "true") == 0;
}

static void
fill_entry (HawCodebookEntry *entry,
            GPtrArray        *entries,
            GPtrArray        *row,
            const int        *places)
{
  replace (&entry->name, get_cell (row, places, NAME));
  replace (&entry->description, get_cell (row, places, DESCRIPTION));
  replace (&entry->includes, get_cell (row, places, INCLUDES));
  replace (&entry->excludes, get_cell (row, places, EXCLUDES));
  replace (&entry->pattern, get_cell (row, places, PATTERN));
  entry->parent = find_entry (entries, get_cell (row, places, PARENT));
  entry->color = dup_or_null (get_cell (row, places, COLOR));
  entry->uuid = dup_or_null (get_cell (row, places, UUID));
  entry->key = places[KEY] >= 0 ? g_strdup (get_cell (row, places, KEY)) : NULL;
  entry->pinned = is_yes (get_cell (row, places, PINNED));
  entry->retired = is_yes (get_cell (row, places, RETIRED));
}

gboolean
haw_codebook_parse_csv (const char  *data,
                        gsize        length,
                        GPtrArray   *entries,
                        GError     **error)
{
  g_autofree char *text = g_strndup (data, length);
  const char *p = g_str_has_prefix (text, "\xef\xbb\xbf") ? text + 3 : text;
  const char *end_of_head = p + strcspn (p, "\r\n");
  const char *separators = ",;\t";
  char separator = ',';
  int places[N_COLUMNS];
  GPtrArray *row;

  if (!g_utf8_validate (data, (gssize) length, NULL))
    {
      g_set_error_literal (error, HAW_ERROR, HAW_ERROR_INVALID,
                           _("The codebook is not UTF-8. Save it anew as CSV in UTF-8."));
      return FALSE;
    }
  for (const char *s = separators; *s != '\0'; s++)
    if (memchr (p, *s, (gsize) (end_of_head - p)) != NULL)
      {
        separator = *s;
        break;
      }

  row = read_row (&p, separator);
  if (row == NULL || !find_places (row, places))
    {
      g_clear_pointer (&row, g_ptr_array_unref);
      g_set_error_literal (error, HAW_ERROR, HAW_ERROR_INVALID,
                           _("The table has no column “name”. Give the columns their names in the "
                             "first row."));
      return FALSE;
    }
  g_ptr_array_unref (row);
  while ((row = read_row (&p, separator)) != NULL)
    {
      HawCodebookEntry *entry = NULL;
      g_autoptr (GPtrArray) cells = row;

      if (*get_cell (cells, places, NAME) == '\0')
        continue;
      entry = haw_codebook_add_entry (entries, error);
      if (entry == NULL)
        return FALSE;
      fill_entry (entry, entries, cells, places);
    }

  return TRUE;
}
