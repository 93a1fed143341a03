/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-attribute.h"
#include "project/haw-error.h"
#include "text/haw-fold.h"
#include "text/haw-json.h"
#include "time/haw-date-format.h"
#include "time/haw-edtf.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <math.h>

struct _HawAttribute
{
  HawRow parent_instance;

  char *name;
  char *target;
  char *kind;
  char *choices_json;
  GStrv choices;
  double position;
};

enum
{
  PROP_0,
  PROP_NAME,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static const char *const kind_nicks[] = { "text", "number", "date", "yes-no", "choice" };
static const char *const target_nicks[] = { "article", "outlet", "event", "actor" };

G_DEFINE_FINAL_TYPE (HawAttribute, haw_attribute, HAW_TYPE_ROW)

static void
haw_attribute_finalize (GObject *object)
{
  HawAttribute *self = HAW_ATTRIBUTE (object);

  g_free (self->name);
  g_free (self->target);
  g_free (self->kind);
  g_free (self->choices_json);
  g_strfreev (self->choices);

  G_OBJECT_CLASS (haw_attribute_parent_class)->finalize (object);
}

static void
haw_attribute_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_NAME: g_value_set_string (value, HAW_ATTRIBUTE (object)->name); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_attribute_class_init (HawAttributeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = haw_attribute_finalize;
  object_class->get_property = haw_attribute_get_property;

  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, "",
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
haw_attribute_init (HawAttribute *self)
{
  self->choices = g_new0 (char *, 1);
}

void
haw_attribute_take (HawRow          *row,
                    const HawFields *fields)
{
  HawAttribute *self = HAW_ATTRIBUTE (row);

  haw_fields_take_text (fields, "name", &self->name);
  haw_fields_take_text (fields, "target", &self->target);
  haw_fields_take_text (fields, "kind", &self->kind);
  haw_fields_take_text (fields, "choices", &self->choices_json);
  haw_fields_take_double (fields, "position", &self->position);
  g_strfreev (self->choices);
  self->choices = haw_attribute_parse_choices (self->choices_json);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
}

const char *
haw_attribute_get_name (HawAttribute *self)
{
  g_return_val_if_fail (HAW_IS_ATTRIBUTE (self), NULL);

  return self->name != NULL ? self->name : "";
}

HawAttributeKind
haw_attribute_get_kind (HawAttribute *self)
{
  HawAttributeKind kind = HAW_ATTRIBUTE_TEXT;

  g_return_val_if_fail (HAW_IS_ATTRIBUTE (self), HAW_ATTRIBUTE_TEXT);

  haw_attribute_kind_from_nick (self->kind, &kind);
  return kind;
}

const char *const *
haw_attribute_get_choices (HawAttribute *self)
{
  g_return_val_if_fail (HAW_IS_ATTRIBUTE (self), NULL);

  return (const char *const *) self->choices;
}

double
haw_attribute_get_position (HawAttribute *self)
{
  g_return_val_if_fail (HAW_IS_ATTRIBUTE (self), 0);

  return self->position;
}

HawAttributeTarget
haw_attribute_get_target (HawAttribute *self)
{
  HawAttributeTarget target = HAW_N_ATTRIBUTE_TARGETS;

  g_return_val_if_fail (HAW_IS_ATTRIBUTE (self), HAW_N_ATTRIBUTE_TARGETS);

  haw_attribute_target_from_nick (self->target, &target);
  return target;
}

const char *
haw_attribute_kind_to_nick (HawAttributeKind kind)
{
  g_return_val_if_fail (kind < HAW_N_ATTRIBUTE_KINDS, NULL);

  return kind_nicks[kind];
}

gboolean
haw_attribute_kind_from_nick (const char       *nick,
                              HawAttributeKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kind_nicks); i++)
    if (g_strcmp0 (nick, kind_nicks[i]) == 0)
      {
        *kind = i;
        return TRUE;
      }

  return FALSE;
}

const char *
haw_attribute_target_to_nick (HawAttributeTarget target)
{
  g_return_val_if_fail (target < HAW_N_ATTRIBUTE_TARGETS, NULL);

  return target_nicks[target];
}

gboolean
haw_attribute_target_from_nick (const char         *nick,
                                HawAttributeTarget *target)
{
  for (guint i = 0; i < G_N_ELEMENTS (target_nicks); i++)
    if (g_strcmp0 (nick, target_nicks[i]) == 0)
      {
        *target = i;
        return TRUE;
      }

  return FALSE;
}

/* Arabic keyboards write other digits and another decimal point. */
static char *
read_number (const char  *text,
             GError     **error)
{
  g_autofree char *folded = haw_fold_name (text);
  g_autoptr (GString) plain = g_string_new (NULL);
  g_autofree char *isolated = NULL;
  const char *p;
  gboolean digits = FALSE, point = FALSE;

  for (p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      c = c == 0x066B ? '.' : c == 0x2212 ? '-' : c;
      if ((c == '-' || c == '+') && plain->len == 0)
        g_string_append_unichar (plain, c);
      else if (c == '.' && !point)
        {
          g_string_append_c (plain, '.');
          point = TRUE;
        }
      else if (c < 0x80 && g_ascii_isdigit ((char) c))
        {
          g_string_append_unichar (plain, c);
          digits = TRUE;
        }
      else
        break;
    }
  if (*p == '\0' && digits && isfinite (g_ascii_strtod (plain->str, NULL)))
    return g_strdup (plain->str[0] == '+' ? plain->str + 1 : plain->str);

  isolated = haw_isolate (text);
  g_set_error (error, HAW_ERROR, HAW_ERROR_INVALID,
               _("%s is not a number. Write it as in 12 or 3.5."), isolated);
  return NULL;
}

static char *
read_date (const char  *text,
           GError     **error)
{
  HawEdtf edtf;

  if (!haw_edtf_parse (text, &edtf, error))
    return NULL;
  return haw_edtf_is_undated (&edtf) ? g_strdup ("") : haw_edtf_normalise (&edtf);
}

static char *
read_yes_no (const char  *text,
             GError     **error)
{
  const char *const words[2][4] = {
    { "0", "no", "false", C_("value of a field", "No") },
    { "1", "yes", "true", C_("value of a field", "Yes") },
  };
  g_autofree char *folded = haw_fold_name (text);
  g_autofree char *isolated = NULL;

  for (guint value = 0; value < 2; value++)
    for (guint i = 0; i < G_N_ELEMENTS (words[value]); i++)
      {
        g_autofree char *word = haw_fold_name (words[value][i]);

        if (g_str_equal (folded, word))
          return g_strdup (value == 0 ? "0" : "1");
      }

  isolated = haw_isolate (text);
  g_set_error (error, HAW_ERROR, HAW_ERROR_INVALID, _("%s is neither yes nor no."), isolated);
  return NULL;
}

static char *
read_choice (const char *const  *choices,
             const char         *text,
             GError            **error)
{
  g_autofree char *folded = haw_fold_name (text);
  g_autofree char *isolated = NULL;

  if (choices != NULL && g_strv_contains (choices, text))
    return g_strdup (text);
  for (guint i = 0; choices != NULL && choices[i] != NULL; i++)
    {
      g_autofree char *choice = haw_fold_name (choices[i]);

      if (g_str_equal (choice, folded))
        return g_strdup (choices[i]);
    }

  isolated = haw_isolate (text);
  g_set_error (error, HAW_ERROR, HAW_ERROR_INVALID, _("%s is not one of the choices of this field."),
               isolated);
  return NULL;
}

char *
haw_attribute_read_value (HawAttributeKind    kind,
                          const char *const  *choices,
                          const char         *text,
                          GError            **error)
{
  g_autofree char *stripped = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  stripped = g_strstrip (g_strdup (text));
  if (*stripped == '\0')
    return g_strdup ("");
  switch (kind)
    {
    case HAW_ATTRIBUTE_NUMBER: return read_number (stripped, error);
    case HAW_ATTRIBUTE_DATE: return read_date (stripped, error);
    case HAW_ATTRIBUTE_YES_NO: return read_yes_no (stripped, error);
    case HAW_ATTRIBUTE_CHOICE: return read_choice (choices, stripped, error);
    case HAW_ATTRIBUTE_TEXT:
    case HAW_N_ATTRIBUTE_KINDS:
    default: return g_steal_pointer (&stripped);
    }
}

char *
haw_attribute_describe_value (HawAttributeKind  kind,
                              const char       *value)
{
  HawEdtf edtf;

  g_return_val_if_fail (value != NULL, NULL);

  if (kind == HAW_ATTRIBUTE_YES_NO && *value != '\0')
    return g_strdup (g_str_equal (value, "0") ? C_("value of a field", "No")
                                              : C_("value of a field", "Yes"));
  if (kind == HAW_ATTRIBUTE_DATE && haw_edtf_parse (value, &edtf, NULL) &&
      !haw_edtf_is_undated (&edtf))
    return haw_edtf_describe_short (&edtf);
  if (kind == HAW_ATTRIBUTE_NUMBER)
    return haw_date_localise_digits (value);
  return g_strdup (value);
}

GStrv
haw_attribute_parse_choices (const char *json)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (JsonNode) node = json != NULL && haw_json_is_shallow (json, -1)
                                 ? json_from_string (json, NULL)
                                 : NULL;
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node)
                                                                  : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (json_node_get_value_type (element) == G_TYPE_STRING)
        g_strv_builder_add (builder, json_node_get_string (element));
    }
  return g_strv_builder_end (builder);
}

char *
haw_attribute_format_choices (const char *const *choices)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) node = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; choices != NULL && choices[i] != NULL; i++)
    json_builder_add_string_value (builder, choices[i]);
  json_builder_end_array (builder);
  node = json_builder_get_root (builder);
  return json_to_string (node, FALSE);
}
