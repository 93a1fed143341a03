/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-note-template.h"

enum
{
  PROP_0,
  PROP_NAME,
  PROP_BODY,
  N_PROPS,
};

struct _HawNoteTemplate
{
  HawRow parent_instance;

  char *values[N_PROPS];
};

static const char *const names[N_PROPS] = { NULL, "name", "body" };

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (HawNoteTemplate, haw_note_template, HAW_TYPE_ROW)

static void
haw_note_template_finalize (GObject *object)
{
  for (guint i = PROP_NAME; i < N_PROPS; i++)
    g_free (HAW_NOTE_TEMPLATE (object)->values[i]);

  G_OBJECT_CLASS (haw_note_template_parent_class)->finalize (object);
}

static void
haw_note_template_get_property (GObject    *object,
                                guint       id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  if (id > PROP_0 && id < N_PROPS)
    g_value_set_string (value, HAW_NOTE_TEMPLATE (object)->values[id]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
haw_note_template_class_init (HawNoteTemplateClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = haw_note_template_finalize;
  object_class->get_property = haw_note_template_get_property;

  for (guint i = PROP_NAME; i < N_PROPS; i++)
    properties[i] = g_param_spec_string (names[i], NULL, NULL, "",
                                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
haw_note_template_init (HawNoteTemplate *self)
{
}

void
haw_note_template_take (HawRow          *row,
                        const HawFields *fields)
{
  HawNoteTemplate *self = HAW_NOTE_TEMPLATE (row);

  for (guint i = PROP_NAME; i < N_PROPS; i++)
    {
      haw_fields_take_text (fields, names[i], &self->values[i]);
      g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
    }
}

const char *
haw_note_template_get_name (HawNoteTemplate *self)
{
  g_return_val_if_fail (HAW_IS_NOTE_TEMPLATE (self), NULL);

  return self->values[PROP_NAME] != NULL ? self->values[PROP_NAME] : "";
}

const char *
haw_note_template_get_body (HawNoteTemplate *self)
{
  g_return_val_if_fail (HAW_IS_NOTE_TEMPLATE (self), NULL);

  return self->values[PROP_BODY] != NULL ? self->values[PROP_BODY] : "";
}
