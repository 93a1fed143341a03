/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-note-entry.h"

struct _HawNoteEntry
{
  HawRow parent_instance;

  HawNoteValues *values;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HawNoteEntry, haw_note_entry, HAW_TYPE_ROW)

static void
haw_note_entry_finalize (GObject *object)
{
  g_clear_pointer (&HAW_NOTE_ENTRY (object)->values, haw_note_values_free);

  G_OBJECT_CLASS (haw_note_entry_parent_class)->finalize (object);
}

static void
haw_note_entry_class_init (HawNoteEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = haw_note_entry_finalize;

  signals[CHANGED] = g_signal_new ("changed", HAW_TYPE_NOTE_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
haw_note_entry_init (HawNoteEntry *self)
{
}

void
haw_note_values_free (HawNoteValues *values)
{
  g_free (values->body);
  g_free (values->title);
  g_free (values->outlet);
  g_free (values);
}

const HawNoteValues *
haw_note_entry_get (HawNoteEntry *self)
{
  g_return_val_if_fail (HAW_IS_NOTE_ENTRY (self), NULL);

  return self->values;
}

void
haw_note_entry_set_values (HawNoteEntry  *self,
                           HawNoteValues *values)
{
  g_return_if_fail (HAW_IS_NOTE_ENTRY (self) && values != NULL);

  g_clear_pointer (&self->values, haw_note_values_free);
  self->values = values;
  g_signal_emit (self, signals[CHANGED], 0);
}
