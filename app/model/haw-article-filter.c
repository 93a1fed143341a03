/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-article-filter.h"

#include "haw-attribute.h"

#include <json-glib/json-glib.h>

struct _HawArticleFilter
{
  gatomicrefcount refs;
  GPtrArray *conditions;   /* HawCondition, in the order in which they were chosen */
  gint64 start;
  gint64 end;
};

static void
condition_free (gpointer data)
{
  HawCondition *condition = data;

  g_free (condition->value);
  g_free (condition);
}

static gboolean
condition_is (const HawCondition *condition,
              HawFacet            facet,
              gint64              id,
              const char         *value)
{
  return condition->facet == facet && condition->id == id &&
         g_str_equal (condition->value, value != NULL ? value : "");
}

static void
add (HawArticleFilter *self,
     HawFacet          facet,
     gint64            id,
     const char       *value)
{
  HawCondition *condition = g_new0 (HawCondition, 1);

  condition->facet = facet;
  condition->id = id;
  condition->value = g_strdup (value != NULL ? value : "");
  g_ptr_array_add (self->conditions, condition);
}

HawArticleFilter *
haw_article_filter_new (void)
{
  HawArticleFilter *self = g_new0 (HawArticleFilter, 1);

  g_atomic_ref_count_init (&self->refs);
  self->conditions = g_ptr_array_new_with_free_func (condition_free);
  return self;
}

HawArticleFilter *
haw_article_filter_ref (HawArticleFilter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
haw_article_filter_unref (HawArticleFilter *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->conditions);
  g_free (self);
}

HawArticleFilter *
haw_article_filter_with (HawArticleFilter *self,
                         HawFacet          facet,
                         gint64            id,
                         const char       *value,
                         gboolean          on)
{
  HawArticleFilter *filter;
  gboolean there = FALSE;

  g_return_val_if_fail (self != NULL, NULL);

  filter = haw_article_filter_new ();
  filter->start = self->start;
  filter->end = self->end;
  for (guint i = 0; i < self->conditions->len; i++)
    {
      const HawCondition *condition = g_ptr_array_index (self->conditions, i);
      gboolean same = condition_is (condition, facet, id, value);

      there = there || same;
      if (!same || on)
        add (filter, condition->facet, condition->id, condition->value);
    }
  if (on && !there)
    add (filter, facet, id, value);
  return filter;
}

HawArticleFilter *
haw_article_filter_with_range (HawArticleFilter *self,
                               gint64            start,
                               gint64            end)
{
  HawArticleFilter *filter;

  g_return_val_if_fail (self != NULL, NULL);

  filter = haw_article_filter_new ();
  filter->start = start < end ? start : 0;
  filter->end = start < end ? end : 0;
  for (guint i = 0; i < self->conditions->len; i++)
    {
      const HawCondition *condition = g_ptr_array_index (self->conditions, i);

      add (filter, condition->facet, condition->id, condition->value);
    }
  return filter;
}

gboolean
haw_article_filter_has (HawArticleFilter *self,
                        HawFacet          facet,
                        gint64            id,
                        const char       *value)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->conditions->len; i++)
    if (condition_is (g_ptr_array_index (self->conditions, i), facet, id, value))
      return TRUE;

  return FALSE;
}

guint
haw_article_filter_get_n (HawArticleFilter *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->conditions->len;
}

const HawCondition *
haw_article_filter_get (HawArticleFilter *self,
                        guint             index)
{
  g_return_val_if_fail (self != NULL && index < self->conditions->len, NULL);

  return g_ptr_array_index (self->conditions, index);
}

gboolean
haw_article_filter_get_range (HawArticleFilter *self,
                              gint64           *start,
                              gint64           *end)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (start != NULL)
    *start = self->start;
  if (end != NULL)
    *end = self->end;
  return self->start < self->end;
}

static gboolean
has_facet (HawArticleFilter *self,
           HawFacet          facet)
{
  for (guint i = 0; i < self->conditions->len; i++)
    if (((HawCondition *) g_ptr_array_index (self->conditions, i))->facet == facet)
      return TRUE;

  return FALSE;
}

gboolean
haw_article_filter_is_touched (HawArticleFilter *self,
                               HawChanges       *changes)
{
  g_return_val_if_fail (self != NULL && changes != NULL, FALSE);

  if (has_facet (self, HAW_FACET_CODE) &&
      (haw_changes_touch (changes, HAW_TABLE_ANNOTATION_CODE) ||
       haw_changes_touch (changes, HAW_TABLE_CODE)))
    return TRUE;
  if (has_facet (self, HAW_FACET_ATTRIBUTE) &&
      haw_changes_touch (changes, HAW_TABLE_ATTRIBUTE_VALUE))
    return TRUE;
  return self->start < self->end &&
         (haw_changes_touch (changes, HAW_TABLE_EVIDENCE) ||
          haw_changes_touch (changes, HAW_TABLE_EVENT));
}

/* What became of a choice: itself, its new name where only one is written otherwise, or NULL. */
static const char *
follow_choice (const char        *choice,
               const char *const *before,
               const char *const *after)
{
  const char *renamed = NULL;
  guint n = g_strv_length ((GStrv) before);

  if (g_strv_contains (after, choice) || !g_strv_contains (before, choice))
    return choice;
  if (n != g_strv_length ((GStrv) after))
    return NULL;
  for (guint i = 0; i < n; i++)
    {
      if (g_str_equal (before[i], after[i]))
        continue;
      if (renamed != NULL || !g_str_equal (before[i], choice))
        return NULL;
      renamed = after[i];
    }

  return renamed;
}

/* The filter with one value in the place of another; with NULL, without it. */
static HawArticleFilter *
replace_value (HawArticleFilter *self,
               guint             index,
               const char       *value)
{
  HawArticleFilter *filter = haw_article_filter_new ();

  filter->start = self->start;
  filter->end = self->end;
  for (guint i = 0; i < self->conditions->len; i++)
    {
      const HawCondition *condition = g_ptr_array_index (self->conditions, i);

      if (i != index)
        add (filter, condition->facet, condition->id, condition->value);
      else if (value != NULL && !haw_article_filter_has (self, condition->facet, condition->id, value))
        add (filter, condition->facet, condition->id, value);
    }

  return filter;
}

/* The first condition that is another one after @change, or none any more. */
static HawArticleFilter *
follow_once (HawArticleFilter *self,
             const HawChange  *change)
{
  static const HawTable tables[] = {
    [HAW_FACET_OUTLET] = HAW_TABLE_OUTLET,
    [HAW_FACET_CODE] = HAW_TABLE_CODE,
    [HAW_FACET_ATTRIBUTE] = HAW_TABLE_ATTRIBUTE,
  };
  gboolean deleted = haw_change_get_kind (change) == HAW_CHANGE_DELETE;
  g_auto (GStrv) before = NULL;
  g_auto (GStrv) after = NULL;

  if (!deleted && (haw_change_get_table (change) != HAW_TABLE_ATTRIBUTE ||
                   haw_change_get_kind (change) != HAW_CHANGE_UPDATE ||
                   !haw_change_has (change, "choices")))
    return NULL;
  if (!deleted)
    {
      const char *json = haw_change_get_text_before (change, "choices");

      before = haw_attribute_parse_choices (json != NULL ? json : "[]");
      after = haw_attribute_parse_choices (haw_change_get_text (change, "choices"));
    }
  for (guint i = 0; i < self->conditions->len; i++)
    {
      const HawCondition *condition = g_ptr_array_index (self->conditions, i);
      const char *value;

      if (tables[condition->facet] != haw_change_get_table (change) ||
          condition->id != haw_change_get_id (change))
        continue;
      value = deleted ? NULL
                      : follow_choice (condition->value, (const char *const *) before,
                                       (const char *const *) after);
      if (g_strcmp0 (value, condition->value) != 0)
        return replace_value (self, i, value);
    }

  return NULL;
}

HawArticleFilter *
haw_article_filter_follow (HawArticleFilter *self,
                           HawChanges       *changes)
{
  g_autoptr (HawArticleFilter) filter = NULL;

  g_return_val_if_fail (self != NULL && changes != NULL, NULL);

  filter = haw_article_filter_ref (self);
  for (guint i = 0; self->conditions->len > 0 && i < haw_changes_get_n (changes); i++)
    {
      HawArticleFilter *next;

      while ((next = follow_once (filter, haw_changes_get (changes, i))) != NULL)
        {
          haw_article_filter_unref (filter);
          filter = next;
        }
    }

  return g_steal_pointer (&filter);
}

/* The attributes with conditions, each once, in the order of the first. */
static GArray *
list_attributes (HawArticleFilter *self)
{
  GArray *attributes = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->conditions->len; i++)
    {
      const HawCondition *condition = g_ptr_array_index (self->conditions, i);
      gboolean there = FALSE;

      for (guint j = 0; j < attributes->len; j++)
        there = there || g_array_index (attributes, gint64, j) == condition->id;
      if (condition->facet == HAW_FACET_ATTRIBUTE && !there)
        g_array_append_val (attributes, condition->id);
    }
  return attributes;
}

int
haw_article_filter_find_attribute (HawArticleFilter *self,
                                   gint64            attribute)
{
  g_autoptr (GArray) attributes = NULL;

  g_return_val_if_fail (self != NULL, -1);

  attributes = list_attributes (self);
  for (guint i = 0; i < attributes->len; i++)
    if (g_array_index (attributes, gint64, i) == attribute)
      return (int) i;

  return -1;
}

static void
bind_json (HawStmt     *stmt,
           int          index,
           JsonBuilder *builder)
{
  g_autoptr (JsonNode) node = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (node, FALSE);

  haw_stmt_bind_text (stmt, index, text);
}

static void
bind_ids (HawArticleFilter *self,
          HawStmt          *stmt,
          int               index,
          HawFacet          facet)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!has_facet (self, facet))
    {
      haw_stmt_bind_null (stmt, index);
      return;
    }
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->conditions->len; i++)
    {
      const HawCondition *condition = g_ptr_array_index (self->conditions, i);

      if (condition->facet == facet)
        json_builder_add_int_value (builder, condition->id);
    }
  json_builder_end_array (builder);
  bind_json (stmt, index, builder);
}

static void
bind_attributes (HawArticleFilter *self,
                 HawStmt          *stmt,
                 int               index)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GArray) attributes = list_attributes (self);

  if (attributes->len == 0)
    {
      haw_stmt_bind_null (stmt, index);
      return;
    }
  json_builder_begin_array (builder);
  for (guint i = 0; i < attributes->len; i++)
    {
      gint64 attribute = g_array_index (attributes, gint64, i);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "attribute");
      json_builder_add_int_value (builder, attribute);
      json_builder_set_member_name (builder, "values");
      json_builder_begin_array (builder);
      for (guint j = 0; j < self->conditions->len; j++)
        {
          const HawCondition *condition = g_ptr_array_index (self->conditions, j);

          if (condition->facet == HAW_FACET_ATTRIBUTE && condition->id == attribute)
            json_builder_add_string_value (builder, condition->value);
        }
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  bind_json (stmt, index, builder);
}

void
haw_article_filter_bind (HawArticleFilter *self,
                         HawStmt          *stmt)
{
  g_return_if_fail (self != NULL && stmt != NULL);

  bind_ids (self, stmt, 1, HAW_FACET_OUTLET);
  bind_ids (self, stmt, 2, HAW_FACET_CODE);
  bind_attributes (self, stmt, 3);
  if (self->start < self->end)
    {
      haw_stmt_bind_int (stmt, 4, self->start);
      haw_stmt_bind_int (stmt, 5, self->end);
    }
  else
    {
      haw_stmt_bind_null (stmt, 4);
      haw_stmt_bind_null (stmt, 5);
    }
}
