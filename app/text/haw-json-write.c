/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-json-write.h"

#include <string.h>

static void
append_escaped (GString *json,
                guchar   c)
{
  static const char letters[] = "\b\f\n\r\t\\\"";
  static const char escapes[] = "bfnrt\\\"";
  const char *found = strchr (letters, c);

  if (found != NULL)
    {
      g_string_append_c (json, '\\');
      g_string_append_c (json, escapes[found - letters]);
    }
  else
    g_string_append_printf (json, "\\u%04x", c);
}

/* Runs of what needs no escape go over in one piece. */
static void
append_string (GString    *json,
               const char *value)
{
  const char *from = value;
  const char *p;

  g_string_append_c (json, '"');
  for (p = value; *p != '\0'; p++)
    {
      guchar c = (guchar) *p;

      if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7f)
        continue;
      g_string_append_len (json, from, p - from);
      append_escaped (json, c);
      from = p + 1;
    }
  g_string_append_len (json, from, p - from);
  g_string_append_c (json, '"');
}

static void
append_comma (GString *json)
{
  char last = json->str[json->len - 1];

  if (last != '{' && last != '[')
    g_string_append_c (json, ',');
}

static void
append_member (GString    *json,
               const char *member)
{
  append_comma (json);
  append_string (json, member);
  g_string_append_c (json, ':');
}

static void
append_int (GString *json,
            gint64   value)
{
  char digits[24];

  g_snprintf (digits, sizeof digits, "%" G_GINT64_FORMAT, value);
  g_string_append (json, digits);
}

GString *
haw_json_object_new (void)
{
  GString *json = g_string_sized_new (256);

  return g_string_append_c (json, '{');
}

char *
haw_json_object_dup (GString *json)
{
  g_return_val_if_fail (json != NULL, NULL);

  g_string_append_c (json, '}');
  return g_strndup (json->str, json->len);
}

void
haw_json_set_string (GString    *json,
                     const char *member,
                     const char *value)
{
  append_member (json, member);
  append_string (json, value);
}

void
haw_json_set_int (GString    *json,
                  const char *member,
                  gint64      value)
{
  append_member (json, member);
  append_int (json, value);
}

void
haw_json_set_double (GString    *json,
                     const char *member,
                     double      value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  append_member (json, member);
  g_string_append (json, g_ascii_dtostr (digits, sizeof digits, value));
  if (strpbrk (digits, ".e") == NULL)
    g_string_append (json, ".0");
}

void
haw_json_begin_list (GString    *json,
                     const char *member)
{
  append_member (json, member);
  g_string_append_c (json, '[');
}

void
haw_json_add_string (GString    *json,
                     const char *value)
{
  append_comma (json);
  append_string (json, value);
}

void
haw_json_add_int (GString *json,
                  gint64   value)
{
  append_comma (json);
  append_int (json, value);
}

void
haw_json_end_list (GString *json)
{
  g_string_append_c (json, ']');
}
