/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-error.h"
#include "haw-label.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#define MAX_ARGUMENT_CHARS 40

HawLabel *
haw_label_new (const char *id,
               ...)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  HawLabel *label = g_new0 (HawLabel, 1);
  const char *argument;
  va_list arguments;

  va_start (arguments, id);
  while ((argument = va_arg (arguments, const char *)) != NULL)
    g_strv_builder_add (builder, argument);
  va_end (arguments);

  label->id = g_strdup (id);
  label->arguments = g_strv_builder_end (builder);
  return label;
}

HawLabel *
haw_label_new_plural (const char *id,
                      const char *plural,
                      gint64      count)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, count);
  HawLabel *label = haw_label_new (id, number, NULL);

  label->plural = g_strdup (plural);
  label->count = count;
  return label;
}

HawLabel *
haw_label_parse (const char *id,
                 const char *plural,
                 gint64      count,
                 const char *arguments)
{
  HawLabel *label = g_new0 (HawLabel, 1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (JsonNode) root = json_from_string (arguments, NULL);

  if (root != NULL && JSON_NODE_HOLDS_ARRAY (root))
    {
      JsonArray *array = json_node_get_array (root);

      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          JsonNode *element = json_array_get_element (array, i);

          if (json_node_get_value_type (element) == G_TYPE_STRING)
            g_strv_builder_add (builder, json_node_get_string (element));
        }
    }

  label->id = g_strdup (id);
  label->plural = plural != NULL && *plural != '\0' ? g_strdup (plural) : NULL;
  label->count = count;
  label->arguments = g_strv_builder_end (builder);
  return label;
}

char *
haw_label_dup_arguments (const HawLabel *label)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();

  for (guint i = 0; label->arguments[i] != NULL; i++)
    json_array_add_string_element (array, label->arguments[i]);
  json_node_take_array (root, array);

  return json_to_string (root, FALSE);
}

static void
append_argument (GString    *string,
                 const char *argument)
{
  g_autofree char *isolated = NULL;

  if (g_utf8_strlen (argument, -1) > MAX_ARGUMENT_CHARS)
    {
      g_autofree char *head = g_utf8_substring (argument, 0, MAX_ARGUMENT_CHARS - 1);
      g_autofree char *shortened = g_strconcat (head, "…", NULL);

      isolated = haw_isolate (shortened);
    }
  else
    isolated = haw_isolate (argument);
  g_string_append (string, isolated);
}

/* The message comes from a catalogue and the number of arguments from a file, so that printf
 * is out of the question: `%s`, `%1$s` and `%%` are replaced here. */
char *
haw_label_format (const HawLabel *label)
{
  const char *message = label->plural != NULL
                        ? g_dngettext (GETTEXT_PACKAGE, label->id, label->plural, label->count)
                        : g_dgettext (GETTEXT_PACKAGE, label->id);
  guint n_arguments = g_strv_length (label->arguments);
  guint next = 0;
  GString *string = g_string_new (NULL);

  for (const char *p = message; *p != '\0'; p++)
    {
      guint which = next;

      if (*p != '%')
        {
          g_string_append_c (string, *p);
          continue;
        }
      if (p[1] == '%')
        {
          g_string_append_c (string, *++p);
          continue;
        }
      if (g_ascii_isdigit (p[1]) && p[2] == '$' && p[3] == 's')
        {
          which = p[1] - '1';
          p += 3;
        }
      else if (p[1] == 's')
        {
          next++;
          p++;
        }
      else
        {
          g_string_append_c (string, *p);
          continue;
        }
      if (which < n_arguments)
        append_argument (string, label->arguments[which]);
    }

  return g_string_free (string, FALSE);
}

void
haw_label_free (HawLabel *label)
{
  g_free (label->id);
  g_free (label->plural);
  g_strfreev (label->arguments);
  g_free (label);
}
