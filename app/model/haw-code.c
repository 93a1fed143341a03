/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-code.h"

struct _HawCode
{
  HawRow parent_instance;

  gint64 parent;
  char *name;
  char *color;
  char *description;
  char *key;
  char *pattern;
  char *includes;
  char *excludes;
  double position;
  gboolean retired;
  gboolean pinned;
};

enum
{
  PROP_0,
  PROP_NAME,
  PROP_COLOR,
  PROP_DESCRIPTION,
  PROP_KEY,
  PROP_PATTERN,
  PROP_INCLUDES,
  PROP_EXCLUDES,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (HawCode, haw_code, HAW_TYPE_ROW)

static void
haw_code_finalize (GObject *object)
{
  HawCode *self = HAW_CODE (object);

  g_free (self->name);
  g_free (self->color);
  g_free (self->description);
  g_free (self->key);
  g_free (self->pattern);
  g_free (self->includes);
  g_free (self->excludes);

  G_OBJECT_CLASS (haw_code_parent_class)->finalize (object);
}

static void
haw_code_get_property (GObject    *object,
                       guint       id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  HawCode *self = HAW_CODE (object);

  switch (id)
    {
    case PROP_NAME: g_value_set_string (value, self->name); break;
    case PROP_COLOR: g_value_set_string (value, self->color); break;
    case PROP_DESCRIPTION: g_value_set_string (value, self->description); break;
    case PROP_KEY: g_value_set_string (value, self->key); break;
    case PROP_PATTERN: g_value_set_string (value, self->pattern); break;
    case PROP_INCLUDES: g_value_set_string (value, self->includes); break;
    case PROP_EXCLUDES: g_value_set_string (value, self->excludes); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_code_class_init (HawCodeClass *klass)
{
  static const char *const names[N_PROPS]
    = { NULL, "name", "color", "description", "key", "pattern", "includes", "excludes" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = haw_code_finalize;
  object_class->get_property = haw_code_get_property;

  for (guint i = PROP_NAME; i < N_PROPS; i++)
    properties[i] = g_param_spec_string (names[i], NULL, NULL, "",
                                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
haw_code_init (HawCode *self)
{
}

void
haw_code_take (HawRow          *row,
               const HawFields *fields)
{
  HawCode *self = HAW_CODE (row);

  haw_fields_take_int (fields, "parent", &self->parent);
  haw_fields_take_text (fields, "name", &self->name);
  haw_fields_take_text (fields, "color", &self->color);
  haw_fields_take_text (fields, "description", &self->description);
  haw_fields_take_text (fields, "key", &self->key);
  haw_fields_take_text (fields, "pattern", &self->pattern);
  haw_fields_take_text (fields, "includes", &self->includes);
  haw_fields_take_text (fields, "excludes", &self->excludes);
  haw_fields_take_double (fields, "position", &self->position);
  haw_fields_take_flag (fields, "retired", &self->retired);
  haw_fields_take_flag (fields, "pinned", &self->pinned);

  for (guint i = PROP_NAME; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
}

gint64
haw_code_get_parent (HawCode *self)
{
  g_return_val_if_fail (HAW_IS_CODE (self), 0);

  return self->parent;
}

const char *
haw_code_get_name (HawCode *self)
{
  g_return_val_if_fail (HAW_IS_CODE (self), NULL);

  return self->name;
}

const char *
haw_code_get_color (HawCode *self)
{
  g_return_val_if_fail (HAW_IS_CODE (self), NULL);

  return self->color;
}

const char *
haw_code_get_description (HawCode *self)
{
  g_return_val_if_fail (HAW_IS_CODE (self), NULL);

  return self->description;
}

const char *
haw_code_get_key (HawCode *self)
{
  g_return_val_if_fail (HAW_IS_CODE (self), NULL);

  return self->key;
}

const char *
haw_code_get_pattern (HawCode *self)
{
  g_return_val_if_fail (HAW_IS_CODE (self), NULL);

  return self->pattern;
}

const char *
haw_code_get_includes (HawCode *self)
{
  g_return_val_if_fail (HAW_IS_CODE (self), NULL);

  return self->includes;
}

const char *
haw_code_get_excludes (HawCode *self)
{
  g_return_val_if_fail (HAW_IS_CODE (self), NULL);

  return self->excludes;
}

double
haw_code_get_position (HawCode *self)
{
  g_return_val_if_fail (HAW_IS_CODE (self), 0);

  return self->position;
}

gboolean
haw_code_get_retired (HawCode *self)
{
  g_return_val_if_fail (HAW_IS_CODE (self), FALSE);

  return self->retired;
}

gboolean
haw_code_get_pinned (HawCode *self)
{
  g_return_val_if_fail (HAW_IS_CODE (self), FALSE);

  return self->pinned;
}
