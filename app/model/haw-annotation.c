/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-annotation.h"

struct _HawAnnotation
{
  HawRow parent_instance;

  gint64 article;
  gint64 text;
  gint64 start;
  gint64 end;
  char *uuid;
  char *quote;
  char *translation;
  char *note;
  gint64 note_id;
  GArray *links;   /* gint64, ids of annotation_code, ascending */
  GArray *codes;   /* gint64, beside `links` */
};

enum
{
  PROP_0,
  PROP_QUOTE,
  PROP_TRANSLATION,
  PROP_NOTE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (HawAnnotation, haw_annotation, HAW_TYPE_ROW)

static void
haw_annotation_finalize (GObject *object)
{
  HawAnnotation *self = HAW_ANNOTATION (object);

  g_free (self->uuid);
  g_free (self->quote);
  g_free (self->translation);
  g_free (self->note);
  g_array_unref (self->links);
  g_array_unref (self->codes);

  G_OBJECT_CLASS (haw_annotation_parent_class)->finalize (object);
}

static void
haw_annotation_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  HawAnnotation *self = HAW_ANNOTATION (object);

  switch (id)
    {
    case PROP_QUOTE: g_value_set_string (value, self->quote); break;
    case PROP_TRANSLATION: g_value_set_string (value, self->translation); break;
    case PROP_NOTE: g_value_set_string (value, self->note); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_annotation_class_init (HawAnnotationClass *klass)
{
  static const char *const names[N_PROPS] = { NULL, "quote", "translation", "note" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = haw_annotation_finalize;
  object_class->get_property = haw_annotation_get_property;

  for (guint i = PROP_QUOTE; i < N_PROPS; i++)
    properties[i] = g_param_spec_string (names[i], NULL, NULL, "",
                                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
haw_annotation_init (HawAnnotation *self)
{
  self->note = g_strdup ("");
  self->links = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->codes = g_array_new (FALSE, FALSE, sizeof (gint64));
}

void
haw_annotation_take (HawRow          *row,
                     const HawFields *fields)
{
  HawAnnotation *self = HAW_ANNOTATION (row);
  g_autofree char *links = NULL;

  haw_fields_take_int (fields, "article", &self->article);
  haw_fields_take_int (fields, "text", &self->text);
  haw_fields_take_int (fields, "start", &self->start);
  haw_fields_take_int (fields, "end", &self->end);
  haw_fields_take_text (fields, "uuid", &self->uuid);
  haw_fields_take_text (fields, "quote", &self->quote);
  haw_fields_take_text (fields, "translation", &self->translation);

  /* Only the query has these, joined from other tables. */
  if (fields->stmt != NULL)
    {
      g_auto (GStrv) pairs = NULL;

      haw_fields_take_text (fields, "note", &self->note);
      haw_fields_take_int (fields, "note_id", &self->note_id);
      haw_fields_take_text (fields, "links", &links);
      pairs = g_strsplit (links != NULL ? links : "", " ", -1);
      for (guint i = 0; pairs[i] != NULL && pairs[i + 1] != NULL; i += 2)
        haw_annotation_add_code (self, g_ascii_strtoll (pairs[i], NULL, 10),
                                 g_ascii_strtoll (pairs[i + 1], NULL, 10));
    }

  for (guint i = PROP_QUOTE; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
}

void
haw_annotation_set_note (HawAnnotation *self,
                         gint64         note_id,
                         const char    *note)
{
  g_return_if_fail (HAW_IS_ANNOTATION (self) && note != NULL);

  self->note_id = note_id;
  if (g_str_equal (self->note, note))
    return;
  g_free (self->note);
  self->note = g_strdup (note);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NOTE]);
}

void
haw_annotation_add_code (HawAnnotation *self,
                         gint64         link,
                         gint64         code)
{
  guint place = 0;

  g_return_if_fail (HAW_IS_ANNOTATION (self));

  haw_annotation_remove_code (self, link);
  while (place < self->links->len && g_array_index (self->links, gint64, place) < link)
    place++;
  g_array_insert_val (self->links, place, link);
  g_array_insert_val (self->codes, place, code);
}

void
haw_annotation_remove_code (HawAnnotation *self,
                            gint64         link)
{
  g_return_if_fail (HAW_IS_ANNOTATION (self));

  for (guint i = 0; i < self->links->len; i++)
    if (g_array_index (self->links, gint64, i) == link)
      {
        g_array_remove_index (self->links, i);
        g_array_remove_index (self->codes, i);
        return;
      }
}

const gint64 *
haw_annotation_get_codes (HawAnnotation *self,
                          gsize         *n)
{
  g_return_val_if_fail (HAW_IS_ANNOTATION (self), NULL);

  *n = self->codes->len;
  return (const gint64 *) self->codes->data;
}

gboolean
haw_annotation_has_code (HawAnnotation *self,
                         gint64         code)
{
  g_return_val_if_fail (HAW_IS_ANNOTATION (self), FALSE);

  for (guint i = 0; i < self->codes->len; i++)
    if (g_array_index (self->codes, gint64, i) == code)
      return TRUE;

  return FALSE;
}

gint64
haw_annotation_get_article (HawAnnotation *self)
{
  g_return_val_if_fail (HAW_IS_ANNOTATION (self), 0);

  return self->article;
}

gint64
haw_annotation_get_text (HawAnnotation *self)
{
  g_return_val_if_fail (HAW_IS_ANNOTATION (self), 0);

  return self->text;
}

gint64
haw_annotation_get_start (HawAnnotation *self)
{
  g_return_val_if_fail (HAW_IS_ANNOTATION (self), 0);

  return self->start;
}

gint64
haw_annotation_get_end (HawAnnotation *self)
{
  g_return_val_if_fail (HAW_IS_ANNOTATION (self), 0);

  return self->end;
}

const char *
haw_annotation_get_uuid (HawAnnotation *self)
{
  g_return_val_if_fail (HAW_IS_ANNOTATION (self), NULL);

  return self->uuid;
}

const char *
haw_annotation_get_quote (HawAnnotation *self)
{
  g_return_val_if_fail (HAW_IS_ANNOTATION (self), NULL);

  return self->quote;
}

const char *
haw_annotation_get_translation (HawAnnotation *self)
{
  g_return_val_if_fail (HAW_IS_ANNOTATION (self), NULL);

  return self->translation;
}

const char *
haw_annotation_get_note (HawAnnotation *self)
{
  g_return_val_if_fail (HAW_IS_ANNOTATION (self), NULL);

  return self->note;
}

gint64
haw_annotation_get_note_id (HawAnnotation *self)
{
  g_return_val_if_fail (HAW_IS_ANNOTATION (self), 0);

  return self->note_id;
}
