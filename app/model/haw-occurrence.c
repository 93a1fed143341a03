/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-occurrence.h"

#include <string.h>

#define CONTEXT_BEFORE 40
#define CONTEXT_AFTER  60

struct _HawOccurrence
{
  GObject parent_instance;

  gint64 article;
  guint start;
  guint end;
  char *title;
  char *before;
  char *words;
  char *after;
  HawDirection direction;
  gboolean chosen;
};

enum
{
  PROP_0,
  PROP_CHOSEN,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (HawOccurrence, haw_occurrence, G_TYPE_OBJECT)

static void
haw_occurrence_finalize (GObject *object)
{
  HawOccurrence *self = HAW_OCCURRENCE (object);

  g_free (self->title);
  g_free (self->before);
  g_free (self->words);
  g_free (self->after);

  G_OBJECT_CLASS (haw_occurrence_parent_class)->finalize (object);
}

static void
haw_occurrence_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_CHOSEN: g_value_set_boolean (value, HAW_OCCURRENCE (object)->chosen); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_occurrence_set_property (GObject      *object,
                             guint         id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  switch (id)
    {
    case PROP_CHOSEN:
      haw_occurrence_set_chosen (HAW_OCCURRENCE (object), g_value_get_boolean (value));
      break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_occurrence_class_init (HawOccurrenceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = haw_occurrence_finalize;
  object_class->get_property = haw_occurrence_get_property;
  object_class->set_property = haw_occurrence_set_property;

  properties[PROP_CHOSEN] = g_param_spec_boolean ("chosen", NULL, NULL, TRUE,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                  | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
haw_occurrence_init (HawOccurrence *self)
{
  self->chosen = TRUE;
}

/* Whole words of [start, end), which are some of those of a paragraph; @cut_start, @cut_end: where more
 * would follow. */
static char *
dup_context (HawText  *text,
             guint     start,
             guint     end,
             gboolean  cut_start,
             gboolean  cut_end)
{
  g_autofree char *slice = haw_text_slice (text, start, end);
  char *first = slice;
  char *last = slice + strlen (slice);

  if (cut_start && strchr (slice, ' ') != NULL)
    first = strchr (slice, ' ') + 1;
  if (cut_end && strrchr (first, ' ') != NULL)
    last = strrchr (first, ' ');
  *last = '\0';
  return g_strconcat (cut_start ? "…" : "", first, cut_end ? "…" : "", NULL);
}

HawOccurrence *
haw_occurrence_new (gint64      article,
                    const char *title,
                    HawText    *text,
                    guint       start,
                    guint       end)
{
  HawOccurrence *self = g_object_new (HAW_TYPE_OCCURRENCE, NULL);
  const HawParagraph *paragraph = haw_text_get_paragraph (text, haw_text_paragraph_at (text, start));
  guint from = MAX (paragraph->start, start - MIN (start, CONTEXT_BEFORE));
  guint to = MAX (end, MIN (paragraph->end, end + CONTEXT_AFTER));

  self->article = article;
  self->title = g_strdup (title);
  self->start = start;
  self->end = end;
  self->before = dup_context (text, from, start, from > paragraph->start, FALSE);
  self->words = haw_text_slice (text, start, end);
  self->after = dup_context (text, end, to, FALSE, to < paragraph->end);
  self->direction = paragraph->direction;
  return self;
}

gint64
haw_occurrence_get_article (HawOccurrence *self)
{
  g_return_val_if_fail (HAW_IS_OCCURRENCE (self), 0);

  return self->article;
}

const char *
haw_occurrence_get_title (HawOccurrence *self)
{
  g_return_val_if_fail (HAW_IS_OCCURRENCE (self), NULL);

  return self->title;
}

guint
haw_occurrence_get_start (HawOccurrence *self)
{
  g_return_val_if_fail (HAW_IS_OCCURRENCE (self), 0);

  return self->start;
}

guint
haw_occurrence_get_end (HawOccurrence *self)
{
  g_return_val_if_fail (HAW_IS_OCCURRENCE (self), 0);

  return self->end;
}

const char *
haw_occurrence_get_before (HawOccurrence *self)
{
  g_return_val_if_fail (HAW_IS_OCCURRENCE (self), NULL);

  return self->before;
}

const char *
haw_occurrence_get_words (HawOccurrence *self)
{
  g_return_val_if_fail (HAW_IS_OCCURRENCE (self), NULL);

  return self->words;
}

const char *
haw_occurrence_get_after (HawOccurrence *self)
{
  g_return_val_if_fail (HAW_IS_OCCURRENCE (self), NULL);

  return self->after;
}

HawDirection
haw_occurrence_get_direction (HawOccurrence *self)
{
  g_return_val_if_fail (HAW_IS_OCCURRENCE (self), HAW_DIRECTION_NEUTRAL);

  return self->direction;
}

gboolean
haw_occurrence_get_chosen (HawOccurrence *self)
{
  g_return_val_if_fail (HAW_IS_OCCURRENCE (self), FALSE);

  return self->chosen;
}

void
haw_occurrence_set_chosen (HawOccurrence *self,
                           gboolean       chosen)
{
  g_return_if_fail (HAW_IS_OCCURRENCE (self));

  if (self->chosen == chosen)
    return;
  self->chosen = chosen;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHOSEN]);
}
