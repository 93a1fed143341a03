/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-annotation-list.h"

struct _HawAnnotationList
{
  HawRowStore parent_instance;

  gint64 article;
};

enum
{
  PROP_0,
  PROP_ARTICLE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (HawAnnotationList, haw_annotation_list, HAW_TYPE_ROW_STORE)

static const char query[] =
  "SELECT a.*,"
  " (SELECT body FROM note WHERE target = 'annotation' AND target_id = a.id"
  "  ORDER BY id LIMIT 1) AS note,"
  " (SELECT id FROM note WHERE target = 'annotation' AND target_id = a.id"
  "  ORDER BY id LIMIT 1) AS note_id,"
  " (SELECT group_concat (id || ' ' || code, ' ') FROM annotation_code"
  "  WHERE annotation = a.id) AS links"
  " FROM annotation a WHERE a.article = ?";

/* By start; of two that start together the longer one first. */
static int
compare (HawRow *a,
         HawRow *b)
{
  HawAnnotation *first = HAW_ANNOTATION (a);
  HawAnnotation *second = HAW_ANNOTATION (b);
  gint64 order = haw_annotation_get_start (first) - haw_annotation_get_start (second);

  if (order == 0)
    order = haw_annotation_get_end (second) - haw_annotation_get_end (first);
  return (order > 0) - (order < 0);
}

static gboolean
keeps (HawRowStore *store,
       HawRow      *row)
{
  return haw_annotation_get_article (HAW_ANNOTATION (row)) == HAW_ANNOTATION_LIST (store)->article;
}

/* A note that changed does not say again what it is on: rows of other tables have the same ids, so it
 * is known by its own. */
static gboolean
is_note_of (HawAnnotation   *annotation,
            const HawChange *change)
{
  if (haw_change_get_kind (change) == HAW_CHANGE_INSERT)
    return g_strcmp0 (haw_change_get_text (change, "target"), "annotation") == 0;
  return haw_annotation_get_note_id (annotation) == haw_change_get_id (change);
}

static void
follow_note (HawAnnotation   *annotation,
             const HawChange *change)
{
  if (haw_change_get_kind (change) == HAW_CHANGE_DELETE)
    haw_annotation_set_note (annotation, 0, "");
  else if (haw_change_has (change, "body"))
    haw_annotation_set_note (annotation, haw_change_get_id (change),
                             haw_change_get_text (change, "body"));
}

static void
follow_code (HawAnnotation   *annotation,
             const HawChange *change)
{
  if (haw_change_get_kind (change) == HAW_CHANGE_DELETE)
    haw_annotation_remove_code (annotation, haw_change_get_id (change));
  else
    haw_annotation_add_code (annotation, haw_change_get_id (change),
                             haw_change_get_int (change, "code"));
}

static void
follow (HawRowStore *store,
        HawChanges  *changes)
{
  for (guint i = 0; i < haw_changes_get_n (changes); i++)
    {
      const HawChange *change = haw_changes_get (changes, i);
      HawTable table = haw_change_get_table (change);
      HawAnnotation *annotation;

      if (table != HAW_TABLE_NOTE && table != HAW_TABLE_ANNOTATION_CODE)
        continue;
      annotation = haw_row_store_lookup (store, haw_change_get_owner (change));
      if (annotation == NULL)
        continue;
      if (table == HAW_TABLE_ANNOTATION_CODE)
        follow_code (annotation, change);
      else if (is_note_of (annotation, change))
        follow_note (annotation, change);
      else
        continue;
      haw_row_store_touch (store, haw_row_get_id (HAW_ROW (annotation)));
    }
}

static gint64
get_owner (HawRowStore *store)
{
  return HAW_ANNOTATION_LIST (store)->article;
}

static void
haw_annotation_list_get_property (GObject    *object,
                                  guint       id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_ARTICLE: g_value_set_int64 (value, HAW_ANNOTATION_LIST (object)->article); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_annotation_list_set_property (GObject      *object,
                                  guint         id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  switch (id)
    {
    case PROP_ARTICLE: HAW_ANNOTATION_LIST (object)->article = g_value_get_int64 (value); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_annotation_list_class_init (HawAnnotationListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  HawRowStoreClass *store_class = HAW_ROW_STORE_CLASS (klass);

  object_class->get_property = haw_annotation_list_get_property;
  object_class->set_property = haw_annotation_list_set_property;
  store_class->row_type = HAW_TYPE_ANNOTATION;
  store_class->table = HAW_TABLE_ANNOTATION;
  store_class->sql = query;
  store_class->take = haw_annotation_take;
  store_class->compare = compare;
  store_class->keeps = keeps;
  store_class->follow = follow;
  store_class->get_owner = get_owner;

  properties[PROP_ARTICLE] =
    g_param_spec_int64 ("article", NULL, NULL, 0, G_MAXINT64, 0,
                        G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
haw_annotation_list_init (HawAnnotationList *self)
{
}

HawAnnotationList *
haw_annotation_list_new (HawProject *project,
                         gint64      article)
{
  g_return_val_if_fail (HAW_IS_PROJECT (project), NULL);

  return g_object_new (HAW_TYPE_ANNOTATION_LIST, "project", project, "article", article, NULL);
}

gint64
haw_annotation_list_get_article (HawAnnotationList *self)
{
  g_return_val_if_fail (HAW_IS_ANNOTATION_LIST (self), 0);

  return self->article;
}

/* The first place that is not before a passage; of two that start together the longer one is first. */
static guint
find_place (HawRowStore *store,
            gint64       start,
            gint64       end)
{
  guint low = 0;
  guint high = haw_row_store_get_n (store);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      HawAnnotation *annotation = haw_row_store_peek (store, middle);
      gint64 order = haw_annotation_get_start (annotation) - start;

      if (order == 0)
        order = end - haw_annotation_get_end (annotation);
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

HawAnnotation *
haw_annotation_list_find_range (HawAnnotationList *self,
                                gint64             text,
                                gint64             start,
                                gint64             end)
{
  HawRowStore *store = HAW_ROW_STORE (self);

  g_return_val_if_fail (HAW_IS_ANNOTATION_LIST (self), NULL);

  for (guint i = find_place (store, start, end); i < haw_row_store_get_n (store); i++)
    {
      HawAnnotation *annotation = haw_row_store_peek (store, i);

      if (haw_annotation_get_start (annotation) != start ||
          haw_annotation_get_end (annotation) != end)
        break;
      if (haw_annotation_get_text (annotation) == text)
        return annotation;
    }
  return NULL;
}
