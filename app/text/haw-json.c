/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-json.h"

#include <string.h>

/* The value of the four digits after `\u`, or -1. */
static int
read_unit (const char *p,
           const char *end)
{
  int unit = 0;

  if (end - p < 6 || p[0] != '\\' || p[1] != 'u')
    return -1;
  for (guint i = 2; i < 6; i++)
    {
      if (!g_ascii_isxdigit (p[i]))
        return -1;
      unit = unit * 16 + g_ascii_xdigit_value (p[i]);
    }
  return unit;
}

/* Behind the escape at @p, or NULL where it is broken: a parser that takes the other half of a pair for
 * granted would read past the end of the string. */
static const char *
skip_escape (const char *p,
             const char *end)
{
  int unit;

  if (end - p < 2)
    return NULL;
  if (p[1] != 'u')
    return strchr ("\"\\/bfnrt", p[1]) != NULL && p[1] != '\0' ? p + 2 : NULL;
  unit = read_unit (p, end);
  if (unit < 0)
    return NULL;
  if (unit < 0xd800 || unit > 0xdfff)
    return p + 6;
  unit = read_unit (p + 6, end);
  return unit >= 0xdc00 && unit <= 0xdfff ? p + 12 : NULL;
}

/* Behind the string that begins at @p, or NULL. */
static const char *
skip_string (const char *p,
             const char *end)
{
  for (p++; p != NULL && p < end && *p != '\0';)
    {
      if (*p == '"')
        return p + 1;
      p = *p == '\\' ? skip_escape (p, end) : p + 1;
    }
  return NULL;
}

gboolean
haw_json_is_shallow (const char *text,
                     gssize      length)
{
  gsize size;
  const char *end;
  guint depth = 0;

  g_return_val_if_fail (text != NULL, FALSE);

  size = length < 0 ? strlen (text) : (gsize) length;
  end = text + size;
  if (size > HAW_JSON_MAX_BYTES)
    return FALSE;
  for (const char *p = text; p != NULL && p < end;)
    {
      if (*p == '"')
        {
          p = skip_string (p, end);
          if (p == NULL)
            return FALSE;
          continue;
        }
      if (*p == '[' || *p == '{')
        {
          if (++depth > HAW_JSON_MAX_DEPTH)
            return FALSE;
        }
      else if (*p == ']' || *p == '}')
        {
          if (depth-- == 0)
            return FALSE;
        }
      else if (*p == '\0' || (!g_ascii_isalnum (*p) && strchr (",:+-. \t\r\n", *p) == NULL))
        return FALSE;
      p++;
    }
  return TRUE;
}
