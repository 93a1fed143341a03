/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-settings.h"

#include <gio/gio.h>

struct _HawSettings
{
  GObject parent_instance;

  GSettings *settings;
  GValue values[20];
};

enum
{
  PROP_0,
  PROP_COLOR_SCHEME,
  PROP_DIGITS,
  PROP_MONTHS,
  PROP_READER_FONT,
  PROP_READER_ZOOM,
  PROP_READER_LINE_HEIGHT,
  PROP_READER_MEASURE,
  PROP_READER_SEPIA,
  PROP_TIME_DIRECTION,
  PROP_ANALYST,
  PROP_BACKUPS_KEPT,
  PROP_CHECK_SPELLING,
  PROP_SHOW_PROPOSALS,
  PROP_TIMELINE_FORMAT,
  PROP_TIMELINE_PAPER,
  PROP_TIMELINE_LANDSCAPE,
  PROP_TIMELINE_STRETCH,
  PROP_TIMELINE_SIZE,
  PROP_TIMELINE_SUM_UP,
  PROP_TIMELINE_LEGEND,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (HawSettings, haw_settings, G_TYPE_OBJECT)

G_STATIC_ASSERT (G_N_ELEMENTS (((HawSettings *) NULL)->values) == N_PROPS - 1);

/* GSETTINGS_SCHEMA_DIR comes first in the default source; a prefix that is not among the folders of
 * the desktop is looked through after it. */
static GSettingsSchema *
find_schema (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchemaSource) own = NULL;
  GSettingsSchema *schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, APP_ID, TRUE);
  if (schema != NULL)
    return schema;
  own = g_settings_schema_source_new_from_directory (SCHEMADIR, NULL, TRUE, NULL);

  return own != NULL ? g_settings_schema_source_lookup (own, APP_ID, FALSE) : NULL;
}

static void
haw_settings_constructed (GObject *object)
{
  HawSettings *self = HAW_SETTINGS (object);
  g_autoptr (GSettingsSchema) schema = find_schema ();

  G_OBJECT_CLASS (haw_settings_parent_class)->constructed (object);

  for (guint i = 1; i < N_PROPS; i++)
    {
      g_value_init (&self->values[i - 1], properties[i]->value_type);
      g_param_value_set_default (properties[i], &self->values[i - 1]);
    }
  if (schema == NULL)
    {
      g_message ("The settings are not installed; they last until the program ends.");
      return;
    }
  self->settings = g_settings_new_full (schema, NULL, NULL);
  for (guint i = 1; i < N_PROPS; i++)
    if (g_settings_schema_has_key (schema, properties[i]->name))
      g_settings_bind (self->settings, properties[i]->name, self, properties[i]->name,
                       G_SETTINGS_BIND_DEFAULT);
}

static void
haw_settings_finalize (GObject *object)
{
  HawSettings *self = HAW_SETTINGS (object);

  g_clear_object (&self->settings);
  for (guint i = 0; i < G_N_ELEMENTS (self->values); i++)
    g_value_unset (&self->values[i]);

  G_OBJECT_CLASS (haw_settings_parent_class)->finalize (object);
}

static void
haw_settings_get_property (GObject    *object,
                           guint       id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  g_value_copy (&HAW_SETTINGS (object)->values[id - 1], value);
}

static void
haw_settings_set_property (GObject      *object,
                           guint         id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  HawSettings *self = HAW_SETTINGS (object);

  if (g_param_values_cmp (pspec, value, &self->values[id - 1]) == 0)
    return;
  g_value_copy (value, &self->values[id - 1]);
  g_object_notify_by_pspec (object, pspec);
}

/* How the timeline is put on paper. */
static void
add_timeline_properties (GParamFlags flags)
{
  properties[PROP_TIMELINE_FORMAT] = g_param_spec_string ("timeline-format", NULL, NULL, "pdf", flags);
  properties[PROP_TIMELINE_PAPER] = g_param_spec_string ("timeline-paper", NULL, NULL, "a4", flags);
  properties[PROP_TIMELINE_LANDSCAPE] = g_param_spec_boolean ("timeline-landscape", NULL, NULL, TRUE,
                                                              flags);
  properties[PROP_TIMELINE_STRETCH] = g_param_spec_int ("timeline-stretch", NULL, NULL, 1, 20, 1, flags);
  properties[PROP_TIMELINE_SIZE] = g_param_spec_int ("timeline-size", NULL, NULL, 1, 4, 2, flags);
  properties[PROP_TIMELINE_SUM_UP] = g_param_spec_boolean ("timeline-sum-up", NULL, NULL, FALSE, flags);
  properties[PROP_TIMELINE_LEGEND] = g_param_spec_boolean ("timeline-legend", NULL, NULL, TRUE, flags);
}

static void
haw_settings_class_init (HawSettingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = haw_settings_constructed;
  object_class->finalize = haw_settings_finalize;
  object_class->get_property = haw_settings_get_property;
  object_class->set_property = haw_settings_set_property;

  properties[PROP_COLOR_SCHEME] = g_param_spec_string ("color-scheme", NULL, NULL, "system", flags);
  properties[PROP_DIGITS] = g_param_spec_string ("digits", NULL, NULL, "latin", flags);
  properties[PROP_MONTHS] = g_param_spec_string ("months", NULL, NULL, "gregorian", flags);
  properties[PROP_READER_FONT] = g_param_spec_string ("reader-font", NULL, NULL, "", flags);
  properties[PROP_READER_ZOOM] = g_param_spec_double ("reader-zoom", NULL, NULL, 0.5, 4.0, 1.0,
                                                      flags);
  properties[PROP_READER_LINE_HEIGHT] = g_param_spec_double ("reader-line-height", NULL, NULL, 1.3,
                                                             2.6, 1.75, flags);
  properties[PROP_READER_MEASURE] = g_param_spec_int ("reader-measure", NULL, NULL, 40, 120, 68,
                                                      flags);
  properties[PROP_READER_SEPIA] = g_param_spec_boolean ("reader-sepia", NULL, NULL, FALSE, flags);
  properties[PROP_TIME_DIRECTION] = g_param_spec_string ("time-direction", NULL, NULL, "interface",
                                                         flags);
  properties[PROP_ANALYST] = g_param_spec_string ("analyst", NULL, NULL, "", flags);
  properties[PROP_BACKUPS_KEPT] = g_param_spec_int ("backups-kept", NULL, NULL, 1, 50, 8, flags);
  properties[PROP_CHECK_SPELLING] = g_param_spec_boolean ("check-spelling", NULL, NULL, TRUE, flags);
  properties[PROP_SHOW_PROPOSALS] = g_param_spec_boolean ("show-proposals", NULL, NULL, TRUE, flags);
  add_timeline_properties (flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
haw_settings_init (HawSettings *self)
{
}

HawSettings *
haw_settings_get (void)
{
  static HawSettings *settings;

  if (settings == NULL)
    settings = g_object_new (HAW_TYPE_SETTINGS, NULL);

  return settings;
}

void
haw_settings_reset (HawSettings *self,
                    const char  *name)
{
  GParamSpec *pspec;

  g_return_if_fail (HAW_IS_SETTINGS (self));

  pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (self), name);
  g_return_if_fail (pspec != NULL);
  g_object_set_property (G_OBJECT (self), name, g_param_spec_get_default_value (pspec));
}
