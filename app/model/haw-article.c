/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-article.h"
#include "time/haw-hijri-format.h"

struct _HawArticle
{
  HawRow parent_instance;

  char *uuid;
  char *title;
  char *outlet;
  char *byline;
  char *published;
  char *language;
  char *url;
  gint64 outlet_id;
  gint64 n_annotations;
  gboolean loaded;
};

enum
{
  PROP_0,
  PROP_LOADED,
  PROP_TITLE,
  PROP_OUTLET,
  PROP_BYLINE,
  PROP_PUBLISHED,
  PROP_DATE_TEXT,
  PROP_N_ANNOTATIONS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (HawArticle, haw_article, HAW_TYPE_ROW)

static void
haw_article_finalize (GObject *object)
{
  HawArticle *self = HAW_ARTICLE (object);

  g_free (self->uuid);
  g_free (self->title);
  g_free (self->outlet);
  g_free (self->byline);
  g_free (self->published);
  g_free (self->language);
  g_free (self->url);

  G_OBJECT_CLASS (haw_article_parent_class)->finalize (object);
}

static void
haw_article_get_property (GObject    *object,
                          guint       id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  HawArticle *self = HAW_ARTICLE (object);

  switch (id)
    {
    case PROP_LOADED: g_value_set_boolean (value, self->loaded); break;
    case PROP_TITLE: g_value_set_string (value, self->title); break;
    case PROP_OUTLET: g_value_set_string (value, self->outlet); break;
    case PROP_BYLINE: g_value_set_string (value, self->byline); break;
    case PROP_PUBLISHED: g_value_set_string (value, self->published); break;
    case PROP_DATE_TEXT: g_value_take_string (value, haw_article_dup_date_text (self)); break;
    case PROP_N_ANNOTATIONS: g_value_set_int64 (value, self->n_annotations); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_article_class_init (HawArticleClass *klass)
{
  static const char *const names[N_PROPS] = {
    NULL, NULL, "title", "outlet", "byline", "published", "date-text",
  };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = haw_article_finalize;
  object_class->get_property = haw_article_get_property;

  properties[PROP_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE, flags);
  for (guint i = PROP_TITLE; i <= PROP_DATE_TEXT; i++)
    properties[i] = g_param_spec_string (names[i], NULL, NULL, "", flags);
  properties[PROP_N_ANNOTATIONS] = g_param_spec_int64 ("n-annotations", NULL, NULL, 0, G_MAXINT64,
                                                       0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
haw_article_init (HawArticle *self)
{
  self->uuid = g_strdup ("");
  self->title = g_strdup ("");
  self->outlet = g_strdup ("");
  self->byline = g_strdup ("");
  self->published = g_strdup ("");
  self->language = g_strdup ("");
  self->url = g_strdup ("");
}

void
haw_article_take (HawRow          *row,
                  const HawFields *fields)
{
  HawArticle *self = HAW_ARTICLE (row);

  haw_fields_take_text (fields, "uuid", &self->uuid);
  haw_fields_take_text (fields, "title", &self->title);
  haw_fields_take_text (fields, "byline", &self->byline);
  haw_fields_take_text (fields, "published", &self->published);
  haw_fields_take_text (fields, "language", &self->language);
  haw_fields_take_text (fields, "url", &self->url);
  haw_fields_take_int (fields, "outlet", &self->outlet_id);
  if (fields->stmt != NULL)
    {
      haw_fields_take_text (fields, "outlet_name", &self->outlet);
      haw_fields_take_int (fields, "n_annotations", &self->n_annotations);
      self->loaded = TRUE;
    }

  for (guint i = PROP_LOADED; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
}

/* Notes in @changed whether the property @id is another now. */
static void
copy_text (char       **to,
           const char  *from,
           guint        id,
           gboolean    *changed)
{
  if (g_str_equal (*to, from))
    return;
  g_free (*to);
  *to = g_strdup (from);
  changed[id] = TRUE;
}

/* Whoever shows a row that was not read yet is told once, not once for each of its values. */
void
haw_article_copy (HawArticle *self,
                  HawArticle *from)
{
  gboolean changed[N_PROPS] = { FALSE };
  gboolean first;

  g_return_if_fail (HAW_IS_ARTICLE (self) && HAW_IS_ARTICLE (from));

  copy_text (&self->uuid, from->uuid, PROP_0, changed);
  copy_text (&self->title, from->title, PROP_TITLE, changed);
  copy_text (&self->outlet, from->outlet, PROP_OUTLET, changed);
  copy_text (&self->byline, from->byline, PROP_BYLINE, changed);
  copy_text (&self->published, from->published, PROP_PUBLISHED, changed);
  copy_text (&self->language, from->language, PROP_0, changed);
  copy_text (&self->url, from->url, PROP_0, changed);
  changed[PROP_DATE_TEXT] = changed[PROP_PUBLISHED];
  changed[PROP_N_ANNOTATIONS] = self->n_annotations != from->n_annotations;
  self->outlet_id = from->outlet_id;
  self->n_annotations = from->n_annotations;
  first = !self->loaded;
  self->loaded = TRUE;

  if (first)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADED]);
  for (guint i = PROP_TITLE; i < N_PROPS && !first; i++)
    if (changed[i])
      g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
}

void
haw_article_set_n_annotations (HawArticle *self,
                               gint64      n)
{
  g_return_if_fail (HAW_IS_ARTICLE (self));

  if (self->n_annotations == n)
    return;
  self->n_annotations = n;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ANNOTATIONS]);
}

char *
haw_article_dup_date_text (HawArticle *self)
{
  HawEdtf edtf;

  g_return_val_if_fail (HAW_IS_ARTICLE (self), NULL);

  if (*self->published == '\0')
    return g_strdup ("");
  if (!haw_edtf_parse (self->published, &edtf, NULL))
    return g_strdup (self->published);
  return haw_edtf_describe_short (&edtf);
}

char *
haw_article_dup_dates_text (HawArticle *self)
{
  HawEdtf edtf;

  g_return_val_if_fail (HAW_IS_ARTICLE (self), NULL);

  if (*self->published == '\0' || !haw_edtf_parse (self->published, &edtf, NULL) ||
      !haw_date_shows_hijri (NULL))
    return NULL;
  return haw_edtf_describe_both (&edtf);
}

gboolean
haw_article_get_loaded (HawArticle *self)
{
  g_return_val_if_fail (HAW_IS_ARTICLE (self), FALSE);

  return self->loaded;
}

const char *
haw_article_get_uuid (HawArticle *self)
{
  g_return_val_if_fail (HAW_IS_ARTICLE (self), NULL);

  return self->uuid;
}

const char *
haw_article_get_title (HawArticle *self)
{
  g_return_val_if_fail (HAW_IS_ARTICLE (self), NULL);

  return self->title;
}

gint64
haw_article_get_outlet_id (HawArticle *self)
{
  g_return_val_if_fail (HAW_IS_ARTICLE (self), 0);

  return self->outlet_id;
}

const char *
haw_article_get_outlet (HawArticle *self)
{
  g_return_val_if_fail (HAW_IS_ARTICLE (self), NULL);

  return self->outlet;
}

const char *
haw_article_get_byline (HawArticle *self)
{
  g_return_val_if_fail (HAW_IS_ARTICLE (self), NULL);

  return self->byline;
}

const char *
haw_article_get_published (HawArticle *self)
{
  g_return_val_if_fail (HAW_IS_ARTICLE (self), NULL);

  return self->published;
}

const char *
haw_article_get_language (HawArticle *self)
{
  g_return_val_if_fail (HAW_IS_ARTICLE (self), NULL);

  return self->language;
}

const char *
haw_article_get_url (HawArticle *self)
{
  g_return_val_if_fail (HAW_IS_ARTICLE (self), NULL);

  return self->url;
}

gint64
haw_article_get_n_annotations (HawArticle *self)
{
  g_return_val_if_fail (HAW_IS_ARTICLE (self), 0);

  return self->n_annotations;
}
