/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-event-sheet-row.h"

struct _HawEventSheetRow
{
  HawRow parent_instance;

  HawEventValues values;
  gboolean loaded;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (HawEventSheetRow, haw_event_sheet_row, HAW_TYPE_ROW)

HawEventSheetRow *
haw_event_sheet_row_new (gint64 event)
{
  return g_object_new (HAW_TYPE_EVENT_SHEET_ROW, "id", event, NULL);
}

static void
haw_event_sheet_row_finalize (GObject *object)
{
  haw_event_values_clear (&HAW_EVENT_SHEET_ROW (object)->values);

  G_OBJECT_CLASS (haw_event_sheet_row_parent_class)->finalize (object);
}

static void
haw_event_sheet_row_class_init (HawEventSheetRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = haw_event_sheet_row_finalize;

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
haw_event_sheet_row_init (HawEventSheetRow *self)
{
  HawEventValues *values = &self->values;

  values->title = g_strdup ("");
  values->date = g_strdup ("");
  values->place = g_strdup ("");
  values->actors = g_strdup ("");
  values->first_outlet = g_strdup ("");
  values->first_date = g_strdup ("");
}

gboolean
haw_event_sheet_row_is_loaded (HawEventSheetRow *self)
{
  g_return_val_if_fail (HAW_IS_EVENT_SHEET_ROW (self), FALSE);

  return self->loaded;
}

const HawEventValues *
haw_event_sheet_row_get_values (HawEventSheetRow *self)
{
  g_return_val_if_fail (HAW_IS_EVENT_SHEET_ROW (self), NULL);

  return &self->values;
}

void
haw_event_sheet_row_take (HawEventSheetRow *self,
                          HawEventValues   *values)
{
  g_return_if_fail (HAW_IS_EVENT_SHEET_ROW (self) && values != NULL);

  haw_event_values_clear (&self->values);
  self->values = *values;
  *values = (HawEventValues) { 0 };
  self->loaded = TRUE;
  g_signal_emit (self, changed_signal, 0);
}

void
haw_event_values_clear (HawEventValues *values)
{
  g_clear_pointer (&values->title, g_free);
  g_clear_pointer (&values->date, g_free);
  g_clear_pointer (&values->place, g_free);
  g_clear_pointer (&values->actors, g_free);
  g_clear_pointer (&values->first_outlet, g_free);
  g_clear_pointer (&values->first_date, g_free);
}
