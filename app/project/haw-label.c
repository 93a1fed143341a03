/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-error.h"
#include "haw-label.h"
#include "text/haw-json.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#define MAX_ARGUMENT_CHARS 40
#define MAX_NAMED_CHARS 120

/* Translators: %s is the name of a step of the history. */
#define UNDO_ONE N_("Undo “%s”")

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

static HawLabel *
copy_plain (const HawLabel *label)
{
  HawLabel *copy = g_new0 (HawLabel, 1);

  copy->id = g_strdup (label->id);
  copy->plural = g_strdup (label->plural);
  copy->count = label->count;
  copy->arguments = g_strdupv (label->arguments);
  return copy;
}

HawLabel *
haw_label_new_inverse (const HawLabel *label)
{
  const HawLabel *named = label->named != NULL ? label->named : label;
  gboolean again = label->named != NULL && g_str_equal (label->id, UNDO_ONE);
  /* Translators: %s is the name of a step of the history. */
  HawLabel *inverse = haw_label_new (again ? N_("Redo “%s”") : UNDO_ONE, NULL);

  inverse->named = copy_plain (named);
  return inverse;
}

static void
take_strings (HawLabel  *label,
              JsonArray *array)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (json_node_get_value_type (element) == G_TYPE_STRING)
        g_strv_builder_add (builder, json_node_get_string (element));
    }
  label->arguments = g_strv_builder_end (builder);
}

static const char *
peek_string (JsonArray *array,
             guint      index)
{
  JsonNode *element = json_array_get_element (array, index);

  return json_node_get_value_type (element) == G_TYPE_STRING ? json_node_get_string (element) : "";
}

/* A label among the arguments: an array of its id, plural, count and arguments. */
static HawLabel *
parse_named (JsonNode *node)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  HawLabel *label;

  if (array == NULL || json_array_get_length (array) != 4 ||
      !JSON_NODE_HOLDS_ARRAY (json_array_get_element (array, 3)))
    return NULL;

  label = g_new0 (HawLabel, 1);
  label->id = g_strdup (peek_string (array, 0));
  if (*peek_string (array, 1) != '\0')
    label->plural = g_strdup (peek_string (array, 1));
  if (JSON_NODE_HOLDS_VALUE (json_array_get_element (array, 2)))
    label->count = json_array_get_int_element (array, 2);
  take_strings (label, json_array_get_array_element (array, 3));
  return label;
}

HawLabel *
haw_label_parse (const char *id,
                 const char *plural,
                 gint64      count,
                 const char *arguments)
{
  HawLabel *label = g_new0 (HawLabel, 1);
  g_autoptr (JsonNode) root = haw_json_is_shallow (arguments, -1)
                                 ? json_from_string (arguments, NULL)
                                 : NULL;

  if (root != NULL && JSON_NODE_HOLDS_ARRAY (root))
    {
      JsonArray *array = json_node_get_array (root);

      take_strings (label, array);
      if (json_array_get_length (array) > 0)
        label->named = parse_named (json_array_get_element (array, 0));
    }
  else
    label->arguments = g_new0 (char *, 1);

  label->id = g_strdup (id);
  label->plural = plural != NULL && *plural != '\0' ? g_strdup (plural) : NULL;
  label->count = count;
  return label;
}

static void
add_strings (JsonArray      *array,
             const HawLabel *label)
{
  for (guint i = 0; label->arguments[i] != NULL; i++)
    json_array_add_string_element (array, label->arguments[i]);
}

char *
haw_label_dup_arguments (const HawLabel *label)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();

  if (label->named != NULL)
    {
      JsonArray *named = json_array_new ();
      JsonArray *strings = json_array_new ();

      json_array_add_string_element (named, label->named->id);
      json_array_add_string_element (named,
                                     label->named->plural != NULL ? label->named->plural : "");
      json_array_add_int_element (named, label->named->count);
      add_strings (strings, label->named);
      json_array_add_array_element (named, strings);
      json_array_add_array_element (array, named);
    }
  add_strings (array, label);
  json_node_take_array (root, array);

  return json_to_string (root, FALSE);
}

static void
append_argument (GString    *string,
                 const char *argument,
                 glong       max_chars)
{
  g_autofree char *isolated = NULL;

  if (g_utf8_strlen (argument, -1) > max_chars)
    {
      g_autofree char *head = g_utf8_substring (argument, 0, max_chars - 1);
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
  g_autofree char *named = label->named != NULL ? haw_label_format (label->named) : NULL;
  guint n_named = named != NULL ? 1 : 0;
  guint n_arguments = n_named + g_strv_length (label->arguments);
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
      if (which < n_named)
        append_argument (string, named, MAX_NAMED_CHARS);
      else if (which < n_arguments)
        append_argument (string, label->arguments[which - n_named], MAX_ARGUMENT_CHARS);
    }

  return g_string_free (string, FALSE);
}

void
haw_label_free (HawLabel *label)
{
  g_clear_pointer (&label->named, haw_label_free);
  g_free (label->id);
  g_free (label->plural);
  g_strfreev (label->arguments);
  g_free (label);
}
