/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-history-row.h"

struct _HawHistoryRow
{
  HawRow parent_instance;

  char *label;
  char *analyst;
  gint64 time;
  gboolean undone;
};

enum
{
  PROP_0,
  PROP_LABEL,
  PROP_TIME,
  PROP_ANALYST,
  PROP_UNDONE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (HawHistoryRow, haw_history_row, HAW_TYPE_ROW)

static void
haw_history_row_finalize (GObject *object)
{
  HawHistoryRow *self = HAW_HISTORY_ROW (object);

  g_free (self->label);
  g_free (self->analyst);

  G_OBJECT_CLASS (haw_history_row_parent_class)->finalize (object);
}

static void
haw_history_row_get_property (GObject    *object,
                       guint       id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  HawHistoryRow *self = HAW_HISTORY_ROW (object);

  switch (id)
    {
    case PROP_LABEL: g_value_set_string (value, self->label); break;
    case PROP_TIME: g_value_set_int64 (value, self->time); break;
    case PROP_ANALYST: g_value_set_string (value, self->analyst); break;
    case PROP_UNDONE: g_value_set_boolean (value, self->undone); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_history_row_class_init (HawHistoryRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = haw_history_row_finalize;
  object_class->get_property = haw_history_row_get_property;

  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  properties[PROP_TIME] = g_param_spec_int64 ("time", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  properties[PROP_ANALYST] = g_param_spec_string ("analyst", NULL, NULL, NULL, flags);
  properties[PROP_UNDONE] = g_param_spec_boolean ("undone", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
haw_history_row_init (HawHistoryRow *self)
{
}

const char *
haw_history_row_get_label (HawHistoryRow *self)
{
  g_return_val_if_fail (HAW_IS_HISTORY_ROW (self), NULL);

  return self->label;
}

gint64
haw_history_row_get_time (HawHistoryRow *self)
{
  g_return_val_if_fail (HAW_IS_HISTORY_ROW (self), 0);

  return self->time;
}

const char *
haw_history_row_get_analyst (HawHistoryRow *self)
{
  g_return_val_if_fail (HAW_IS_HISTORY_ROW (self), NULL);

  return self->analyst;
}

gboolean
haw_history_row_get_undone (HawHistoryRow *self)
{
  g_return_val_if_fail (HAW_IS_HISTORY_ROW (self), FALSE);

  return self->undone;
}

void
haw_history_row_take (HawHistoryRow              *self,
               const HawHistoryStep *values)
{
  g_return_if_fail (HAW_IS_HISTORY_ROW (self) && values != NULL);

  g_free (self->label);
  g_free (self->analyst);
  self->label = haw_label_format (values->label);
  self->analyst = g_strdup (values->analyst);
  self->time = values->time;
  for (guint i = PROP_LABEL; i <= PROP_ANALYST; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
}

void
haw_history_row_set_undone (HawHistoryRow  *self,
                     gboolean  undone)
{
  g_return_if_fail (HAW_IS_HISTORY_ROW (self));

  if (self->undone == !!undone)
    return;
  self->undone = !!undone;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNDONE]);
}
