/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project/haw-changes.h"
#include "project/haw-db.h"

G_BEGIN_DECLS

/* Of what kind a condition on articles is, and a facet in which such conditions are chosen. */
typedef enum
{
  HAW_FACET_OUTLET,     /* the outlet is this one */
  HAW_FACET_CODE,       /* a passage is coded with this code or one below it */
  HAW_FACET_ATTRIBUTE,  /* a field of the article or of its outlet has this value */
} HawFacet;

/**
 * HawCondition:
 * @id: of the outlet (0: the article has none), the code or the attribute
 * @value: the value of an attribute as it is stored, "" where it has none; "" for the others
 */
typedef struct
{
  HawFacet facet;
  gint64 id;
  char *value;
} HawCondition;

/**
 * HawArticleFilter:
 *
 * Conditions on articles: of those of one facet (one attribute) at least one has to hold, of every
 * facet. And a range of time, in the seconds of an event's bounds, half-open: an article is in it that
 * has evidence for a dated event which overlaps it, or, with no such evidence at all, was published in
 * it. Immutable and reference counted.
 */
typedef struct _HawArticleFilter HawArticleFilter;

HawArticleFilter   *haw_article_filter_new     (void);
HawArticleFilter   *haw_article_filter_ref     (HawArticleFilter *self);
void                haw_article_filter_unref   (HawArticleFilter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HawArticleFilter, haw_article_filter_unref)

/**
 * haw_article_filter_with:
 * @value: (nullable): NULL is ""
 * @on: whether the condition is to be among the others or not
 *
 * Returns: (transfer full): a filter that differs from @self in one condition
 */
HawArticleFilter   *haw_article_filter_with    (HawArticleFilter *self,
                                                HawFacet          facet,
                                                gint64            id,
                                                const char       *value,
                                                gboolean          on);

/**
 * haw_article_filter_with_range:
 * @end: exclusive; not after @start for no range
 *
 * Returns: (transfer full): a filter that differs from @self in its range
 */
HawArticleFilter   *haw_article_filter_with_range (HawArticleFilter *self,
                                                   gint64            start,
                                                   gint64            end);

gboolean            haw_article_filter_has     (HawArticleFilter *self,
                                                HawFacet          facet,
                                                gint64            id,
                                                const char       *value);
guint               haw_article_filter_get_n   (HawArticleFilter *self);
const HawCondition *haw_article_filter_get     (HawArticleFilter *self,
                                                guint             index);
gboolean            haw_article_filter_get_range (HawArticleFilter *self,
                                                  gint64           *start,
                                                  gint64           *end);

/**
 * haw_article_filter_is_touched:
 *
 * Returns: whether other articles may meet the conditions after @changes, besides those of which the
 *   own row changed
 */
gboolean            haw_article_filter_is_touched (HawArticleFilter *self,
                                                   HawChanges       *changes);

/**
 * haw_article_filter_follow:
 *
 * Returns: (transfer full): @self, or, after @changes, the same without the conditions on what is
 *   deleted, and with a choice of a field that was renamed by its new name
 */
HawArticleFilter   *haw_article_filter_follow  (HawArticleFilter *self,
                                                HawChanges       *changes);

/**
 * haw_article_filter_find_attribute:
 *
 * Returns: which of the attributes in HAW_ARTICLE_FAILING @attribute is, -1 if none
 */
int                 haw_article_filter_find_attribute (HawArticleFilter *self,
                                                       gint64            attribute);

/* Conditions in SQL on the article `a`. They use the parameters 1 to 5, which
 * haw_article_filter_bind() sets. */

#define HAW_ARTICLE_IN_OUTLETS \
  "(?1 IS NULL OR coalesce (a.outlet, 0) IN (SELECT value FROM json_each (?1)))"

#define HAW_ARTICLE_HAS_CODES \
  "(?2 IS NULL OR a.id IN (WITH RECURSIVE below (id) AS (SELECT value FROM json_each (?2)" \
  " UNION SELECT c.id FROM below JOIN code c ON c.parent = below.id)" \
  " SELECT n.article FROM below JOIN annotation_code k ON k.code = below.id" \
  " JOIN annotation n ON n.id = k.annotation))"

/* The numbers of the attributes of which no condition holds, with commas; NULL where there is none. */
#define HAW_ARTICLE_FAILING \
  "(SELECT group_concat (f.key) FROM json_each (?3) f WHERE coalesce ((SELECT v.value" \
  " FROM attribute_value v WHERE v.attribute = json_extract (f.value, '$.attribute')" \
  " AND v.target_id = iif ((SELECT target FROM attribute" \
  " WHERE id = json_extract (f.value, '$.attribute')) = 'outlet', a.outlet, a.id)), '')" \
  " NOT IN (SELECT value FROM json_each (f.value, '$.values')))"

/* Each article from its own annotations on, and only up to the first event: those of all articles may be a
 * million. Where it is no condition of the query but a column of it, an OR would work out both its sides. */
#define HAW_ARTICLE_HAS_EVENT(condition) \
  "EXISTS (SELECT 1 FROM annotation n CROSS JOIN evidence e ON e.annotation = n.id" \
  " CROSS JOIN event v ON v.id = e.event WHERE n.article = a.id AND " condition ")"

#define HAW_ARTICLE_IN_RANGE \
  "iif (?4 IS NULL, 1, iif (" HAW_ARTICLE_HAS_EVENT ("v.earliest_start IS NOT NULL") ", " \
  HAW_ARTICLE_HAS_EVENT ("v.earliest_start < ?5 AND v.latest_end > ?4") "," \
  " a.published_start >= ?4 AND a.published_start < ?5))"

#define HAW_ARTICLE_FILTERED \
  HAW_ARTICLE_IN_OUTLETS " AND " HAW_ARTICLE_HAS_CODES " AND " HAW_ARTICLE_FAILING " IS NULL AND " \
  HAW_ARTICLE_IN_RANGE

void                haw_article_filter_bind    (HawArticleFilter *self,
                                                HawStmt          *stmt);

G_END_DECLS
