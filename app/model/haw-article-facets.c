/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-article-facets.h"
#include "haw-article-query.h"

#include <stdlib.h>

#define MAX_VALUES 200
#define MAX_ATTRIBUTES 60

struct _HawArticleFacets
{
  GObject parent_instance;

  HawArticleList *list;
  HawProject *project;
  GCancellable *cancellable;   /* of the newest count */
  GPtrArray *values;    /* HawFacetValue */
  GArray *whole;        /* HawCondition: the facets that are shown whole */
  guint asked;
  gboolean loading;
};

enum
{
  PROP_0,
  PROP_LOADING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HawArticleFacets, haw_article_facets, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

/* The facets of which an article does not meet the conditions: bits. */
enum
{
  FAILS_OUTLETS = 1 << 0,
  FAILS_CODES = 1 << 1,
  FAILS_ATTRIBUTES = 2,   /* the bit of the first attribute */
};

typedef struct
{
  gint64 id;
  guint64 fails;
} Article;

/* What is to be counted, and what is shown of it. */
typedef struct
{
  HawArticleQuery *query;
  GArray *whole;
} Asking;

/* What counting is about. */
typedef struct
{
  HawDb *db;
  const HawArticleQuery *query;
  const GArray *whole;
  GArray *articles;      /* Article by id: those that fail one facet at most */
  GPtrArray *values;     /* HawFacetValue */
  GHashTable *outlets;   /* id → count */
} Count;

static guint64
read_failing (const char *list)
{
  guint64 fails = 0;

  for (const char *p = list; *p != '\0';)
    {
      char *end = NULL;
      guint64 bit = g_ascii_strtoull (p, &end, 10);

      if (bit < MAX_ATTRIBUTES)
        fails |= G_GUINT64_CONSTANT (1) << (FAILS_ATTRIBUTES + bit);
      p = *end == ',' ? end + 1 : end;
      if (end == NULL || *end == '\0')
        break;
    }
  return fails;
}

static void
count_one (GHashTable *counts,
           gint64      id)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, &id));

  g_hash_table_insert (counts, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (n + 1));
}

static gboolean
read_articles (Count   *count,
               GError **error)
{
  g_autoptr (HawStmt) stmt =
    haw_db_prepare (count->db, HAW_DB_SCAN
                    "SELECT a.id, a.title, coalesce (o.name, ''), a.byline, a.published, a.outlet, "
                    HAW_ARTICLE_IN_OUTLETS ", " HAW_ARTICLE_HAS_CODES ", " HAW_ARTICLE_FAILING
                    " FROM article a LEFT JOIN outlet o ON o.id = a.outlet"
                    " WHERE a.removed_at IS NULL AND " HAW_ARTICLE_IN_RANGE " ORDER BY a.id", error);
  HawStep step = HAW_STEP_ERROR;

  if (stmt == NULL)
    return FALSE;
  haw_article_filter_bind (count->query->filter, stmt);
  while ((step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      g_autofree char *failing = haw_stmt_dup_text (stmt, 8);
      Article article = { haw_stmt_get_int (stmt, 0), read_failing (failing) };

      if (haw_stmt_get_int (stmt, 6) == 0)
        article.fails |= FAILS_OUTLETS;
      if (haw_stmt_get_int (stmt, 7) == 0)
        article.fails |= FAILS_CODES;
      if ((article.fails & (article.fails - 1)) != 0 ||
          !haw_article_query_matches (count->query, stmt, 1))
        continue;
      g_array_append_val (count->articles, article);
      if ((article.fails & ~(guint64) FAILS_OUTLETS) == 0)
        count_one (count->outlets, haw_stmt_get_int (stmt, 5));
    }
  return step == HAW_STEP_DONE;
}

/* Whether an article is counted in a facet: it meets the conditions of all the others. */
static gboolean
counts_in (const Count *count,
           gint64       article,
           guint64      facet)
{
  guint low = 0;
  guint high = count->articles->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const Article *found = &g_array_index (count->articles, Article, middle);

      if (found->id == article)
        return (found->fails & ~facet) == 0;
      if (found->id < article)
        low = middle + 1;
      else
        high = middle;
    }
  return FALSE;
}

static void
add_value (Count      *count,
           HawFacet    facet,
           gint64      id,
           const char *value,
           const char *label,
           guint       depth,
           guint       n)
{
  gboolean chosen = haw_article_filter_has (count->query->filter, facet, id, value);
  HawFacetValue *item;

  if (n == 0 && !chosen)
    return;
  item = haw_facet_value_new (facet, id, value, FALSE);
  haw_facet_value_show (item, label, depth, n, chosen);
  g_ptr_array_add (count->values, item);
}

/* A facet without values has no heading either. */
static guint
begin_facet (Count      *count,
             HawFacet    facet,
             gint64      id,
             const char *label)
{
  HawFacetValue *heading = haw_facet_value_new (facet, id, "", TRUE);

  haw_facet_value_show (heading, label, 0, 0, FALSE);
  g_ptr_array_add (count->values, heading);
  return count->values->len;
}

static gboolean
is_whole (const GArray *whole,
          HawFacet      facet,
          gint64        id)
{
  for (guint i = 0; i < whole->len; i++)
    if (g_array_index (whole, HawCondition, i).facet == facet &&
        g_array_index (whole, HawCondition, i).id == id)
      return TRUE;

  return FALSE;
}

/* Of very many values the first ones are shown, those that are chosen, and how many more there are. */
static void
end_facet (Count *count,
           guint  first)
{
  HawFacetValue *heading = g_ptr_array_index (count->values, first - 1);
  HawFacet facet = haw_facet_value_get_facet (heading);
  gint64 id = haw_facet_value_get_id (heading);
  guint n_more = 0;

  if (count->values->len == first)
    {
      g_ptr_array_set_size (count->values, (int) first - 1);
      return;
    }
  if (count->values->len <= first + MAX_VALUES || is_whole (count->whole, facet, id))
    return;

  for (guint i = first + MAX_VALUES; i < count->values->len;)
    if (haw_facet_value_get_chosen (g_ptr_array_index (count->values, i)))
      i++;
    else
      {
        g_ptr_array_remove_index (count->values, i);
        n_more++;
      }
  if (n_more > 0)
    g_ptr_array_add (count->values, haw_facet_value_new_more (facet, id, n_more));
}

static guint
get_count (GHashTable *counts,
           gint64      id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (counts, &id));
}

static gboolean
count_outlets (Count   *count,
               GError **error)
{
  guint first = begin_facet (count, HAW_FACET_OUTLET, 0, "");
  g_autoptr (HawStmt) stmt =
    haw_db_query (count->db, error, HAW_DB_SCAN "SELECT id, name FROM outlet ORDER BY name, id", "");
  HawStep step = HAW_STEP_ERROR;

  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      gint64 id = haw_stmt_get_int (stmt, 0);
      g_autofree char *name = haw_stmt_dup_text (stmt, 1);

      add_value (count, HAW_FACET_OUTLET, id, "", name, 0, get_count (count->outlets, id));
    }
  add_value (count, HAW_FACET_OUTLET, 0, "", "", 0, get_count (count->outlets, 0));
  end_facet (count, first);
  return step == HAW_STEP_DONE;
}

/* An article counts for the codes of its annotations and for those above them. */
static gboolean
count_coded (Count       *count,
             GHashTable  *counts,
             GError     **error)
{
  g_autoptr (HawStmt) stmt =
    haw_db_query (count->db, error, HAW_DB_SCAN
                  "WITH RECURSIVE up (code, top) AS (SELECT id, id FROM code"
                  " UNION SELECT up.code, c.parent FROM up JOIN code c ON c.id = up.top"
                  " WHERE c.parent IS NOT NULL)"
                  " SELECT DISTINCT up.top, n.article FROM annotation_code k"
                  " JOIN annotation n ON n.id = k.annotation JOIN up ON up.code = k.code", "");
  HawStep step = HAW_STEP_ERROR;

  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    if (counts_in (count, haw_stmt_get_int (stmt, 1), FAILS_CODES))
      count_one (counts, haw_stmt_get_int (stmt, 0));
  return step == HAW_STEP_DONE;
}

static gboolean
count_codes (Count   *count,
             GError **error)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (HawStmt) stmt = NULL;
  HawStep step = HAW_STEP_ERROR;
  guint first = begin_facet (count, HAW_FACET_CODE, 0, "");

  if (!count_coded (count, counts, error))
    return FALSE;
  stmt = haw_db_query (count->db, error, HAW_DB_SCAN
                       "WITH RECURSIVE tree (id, depth, path) AS ("
                       " SELECT id, 0, printf ('%020.6f.%d', position, id) FROM code"
                       "  WHERE parent IS NULL"
                       " UNION ALL SELECT c.id, depth + 1, path || '/' ||"
                       "  printf ('%020.6f.%d', position, c.id)"
                       "  FROM tree JOIN code c ON c.parent = tree.id WHERE depth < 100)"
                       " SELECT c.id, c.name, tree.depth FROM code c JOIN tree ON tree.id = c.id"
                       " ORDER BY path", "");
  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      gint64 id = haw_stmt_get_int (stmt, 0);
      g_autofree char *name = haw_stmt_dup_text (stmt, 1);

      add_value (count, HAW_FACET_CODE, id, "", name, (guint) haw_stmt_get_int (stmt, 2),
                 get_count (counts, id));
    }
  end_facet (count, first);
  return step == HAW_STEP_DONE;
}

/* How often each value of an attribute is there; in @n_valued articles in all. */
static gboolean
count_values (Count       *count,
              gint64       attribute,
              gboolean     of_outlet,
              guint64      bit,
              GHashTable  *counts,
              guint       *n_valued,
              GError     **error)
{
  g_autoptr (HawStmt) stmt =
    haw_db_query (count->db, error,
                  of_outlet ? "SELECT v.value, a.id FROM attribute_value v"
                              " JOIN article a ON a.outlet = v.target_id WHERE v.attribute = ?"
                            : "SELECT value, target_id FROM attribute_value WHERE attribute = ?",
                  "i", attribute);
  HawStep step = HAW_STEP_ERROR;

  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      g_autofree char *value = haw_stmt_dup_text (stmt, 0);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, value));
      gboolean counted = counts_in (count, haw_stmt_get_int (stmt, 1), bit);

      *n_valued += counted;
      g_hash_table_insert (counts, g_steal_pointer (&value), GUINT_TO_POINTER (n + counted));
    }
  return step == HAW_STEP_DONE;
}

/* Where values stand among each other: choices as they were given, numbers by size. */
typedef struct
{
  HawAttributeKind kind;
  const char *const *choices;
} Order;

static int
compare_values (gconstpointer a,
                gconstpointer b,
                gpointer      data)
{
  const Order *order = data;
  const char *first = *(const char *const *) a;
  const char *second = *(const char *const *) b;
  double difference;

  if (order->kind == HAW_ATTRIBUTE_CHOICE)
    for (guint i = 0; order->choices[i] != NULL; i++)
      {
        gboolean is_first = g_str_equal (order->choices[i], first);

        if (is_first || g_str_equal (order->choices[i], second))
          return is_first ? -1 : 1;
      }
  if (order->kind == HAW_ATTRIBUTE_YES_NO || order->kind == HAW_ATTRIBUTE_DATE)
    return order->kind == HAW_ATTRIBUTE_YES_NO ? strcmp (second, first) : strcmp (first, second);
  difference = order->kind == HAW_ATTRIBUTE_NUMBER
                 ? g_ascii_strtod (first, NULL) - g_ascii_strtod (second, NULL) : 0;
  return difference < 0 ? -1 : difference > 0 ? 1 : g_utf8_collate (first, second);
}

static guint
count_eligible (const Count *count,
                guint64      bit)
{
  guint n = 0;

  for (guint i = 0; i < count->articles->len; i++)
    n += (g_array_index (count->articles, Article, i).fails & ~bit) == 0;
  return n;
}

static gboolean
count_attribute (Count    *count,
                 HawStmt  *stmt,
                 GError  **error)
{
  gint64 id = haw_stmt_get_int (stmt, 0);
  g_autofree char *name = haw_stmt_dup_text (stmt, 1);
  g_autofree char *kind = haw_stmt_dup_text (stmt, 2);
  g_autofree char *json = haw_stmt_dup_text (stmt, 3);
  g_auto (GStrv) choices = haw_attribute_parse_choices (json);
  int number = haw_article_filter_find_attribute (count->query->filter, id);
  guint64 bit = number < 0 ? 0 : G_GUINT64_CONSTANT (1) << (FAILS_ATTRIBUTES + number);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree const char **values = NULL;
  Order order = { HAW_ATTRIBUTE_TEXT, (const char *const *) choices };
  guint n_valued = 0, n_values = 0, first;

  haw_attribute_kind_from_nick (kind, &order.kind);
  if (!count_values (count, id, haw_stmt_get_int (stmt, 4) != 0, bit, counts, &n_valued, error))
    return FALSE;
  first = begin_facet (count, HAW_FACET_ATTRIBUTE, id, name);
  values = (const char **) g_hash_table_get_keys_as_array (counts, &n_values);
  g_qsort_with_data (values, (int) n_values, sizeof *values, compare_values, &order);
  for (guint i = 0; i < n_values; i++)
    {
      g_autofree char *label = haw_attribute_describe_value (order.kind, values[i]);

      add_value (count, HAW_FACET_ATTRIBUTE, id, values[i], label, 0,
                 GPOINTER_TO_UINT (g_hash_table_lookup (counts, values[i])));
    }
  if (count->values->len > first ||
      haw_article_filter_has (count->query->filter, HAW_FACET_ATTRIBUTE, id, ""))
    add_value (count, HAW_FACET_ATTRIBUTE, id, "", "", 0, count_eligible (count, bit) - n_valued);
  end_facet (count, first);
  return TRUE;
}

static gboolean
count_attributes (Count   *count,
                  GError **error)
{
  g_autoptr (HawStmt) stmt =
    haw_db_query (count->db, error, HAW_DB_SCAN
                  "SELECT id, name, kind, choices, target = 'outlet' FROM attribute"
                  " WHERE target IN ('article', 'outlet') ORDER BY target, position, id", "");
  HawStep step = HAW_STEP_ERROR;

  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    if (!count_attribute (count, stmt, error))
      return FALSE;
  return step == HAW_STEP_DONE;
}

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  haw_article_query_free (asking->query);
  g_array_unref (asking->whole);
  g_free (asking);
}

static gpointer
count_facets (HawDb         *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (GArray) articles = g_array_new (FALSE, FALSE, sizeof (Article));
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) outlets =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  const Asking *asking = data;
  Count count = { db, asking->query, asking->whole, articles, values, outlets };

  return read_articles (&count, error) && count_outlets (&count, error) &&
                 count_codes (&count, error) && count_attributes (&count, error)
           ? g_steal_pointer (&values) : NULL;
}

/* Takes the counts over where the values are the same, and tells the smallest span where not. */
static void
take_values (HawArticleFacets *self,
             GPtrArray        *fresh)
{
  guint head = 0, tail = 0;
  guint n = self->values->len;
  guint removed, added;

#define SAME(i, j) haw_facet_value_is_same (g_ptr_array_index (self->values, i), \
                                            g_ptr_array_index (fresh, j))
#define TAKE(i, j) \
  { HawFacetValue *value_ = g_ptr_array_index (fresh, j); \
    haw_facet_value_show (g_ptr_array_index (self->values, i), haw_facet_value_get_label (value_), \
                          haw_facet_value_get_depth (value_), haw_facet_value_get_count (value_), \
                          haw_facet_value_get_chosen (value_)); }
  while (head < MIN (n, fresh->len) && SAME (head, head))
    head++;
  while (tail < MIN (n, fresh->len) - head && SAME (n - 1 - tail, fresh->len - 1 - tail))
    tail++;
  for (guint i = 0; i < head; i++)
    TAKE (i, i);
  for (guint i = 0; i < tail; i++)
    TAKE (n - 1 - i, fresh->len - 1 - i);
#undef SAME
#undef TAKE
  removed = n - head - tail;
  added = fresh->len - head - tail;
  if (removed > 0)
    g_ptr_array_remove_range (self->values, head, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (self->values, (int) (head + i),
                        g_object_ref (g_ptr_array_index (fresh, head + i)));
  if (removed > 0 || added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), head, removed, added);
}

typedef struct
{
  HawArticleFacets *facets;
  guint number;
} Asked;

static void
counted_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      data)
{
  g_autofree Asked *asked = data;
  g_autoptr (HawArticleFacets) self = asked->facets;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) values = haw_project_read_finish (HAW_PROJECT (object), result, &error);

  if (values == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
    g_warning ("%s", error->message);
  if (values == NULL || asked->number != self->asked || self->list == NULL)
    return;
  take_values (self, values);
  self->loading = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
recount (HawArticleFacets *self)
{
  Asked *asked = g_new0 (Asked, 1);
  Asking *asking = g_new0 (Asking, 1);

  asked->facets = g_object_ref (self);
  asked->number = ++self->asked;
  asking->query = haw_article_query_new (haw_article_list_get_filter (self->list),
                                         haw_article_list_get_conditions (self->list));
  asking->whole = g_array_copy (self->whole);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  haw_project_read_async (self->project, count_facets, asking, asking_free,
                          (GDestroyNotify) g_ptr_array_unref, self->cancellable, counted_cb, asked);
}

static void
changed_cb (HawArticleFacets *self,
            HawChanges       *changes)
{
  static const HawTable tables[] = {
    HAW_TABLE_ARTICLE, HAW_TABLE_OUTLET, HAW_TABLE_CODE, HAW_TABLE_ANNOTATION_CODE,
    HAW_TABLE_ATTRIBUTE, HAW_TABLE_ATTRIBUTE_VALUE,
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (haw_changes_touch (changes, tables[i]))
      {
        recount (self);
        return;
      }
}

static GType
get_item_type (GListModel *model)
{
  return HAW_TYPE_FACET_VALUE;
}

static guint
get_n_items (GListModel *model)
{
  return HAW_ARTICLE_FACETS (model)->values->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  HawArticleFacets *self = HAW_ARTICLE_FACETS (model);

  return position < self->values->len
           ? g_object_ref (g_ptr_array_index (self->values, position)) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
haw_article_facets_dispose (GObject *object)
{
  HawArticleFacets *self = HAW_ARTICLE_FACETS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->list);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (haw_article_facets_parent_class)->dispose (object);
}

static void
haw_article_facets_finalize (GObject *object)
{
  HawArticleFacets *self = HAW_ARTICLE_FACETS (object);

  g_clear_object (&self->cancellable);
  g_ptr_array_unref (self->values);
  g_array_unref (self->whole);

  G_OBJECT_CLASS (haw_article_facets_parent_class)->finalize (object);
}

static void
haw_article_facets_get_property (GObject    *object,
                                 guint       id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_LOADING: g_value_set_boolean (value, HAW_ARTICLE_FACETS (object)->loading); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_article_facets_class_init (HawArticleFacetsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = haw_article_facets_dispose;
  object_class->finalize = haw_article_facets_finalize;
  object_class->get_property = haw_article_facets_get_property;

  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, TRUE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
haw_article_facets_init (HawArticleFacets *self)
{
  self->whole = g_array_new (FALSE, FALSE, sizeof (HawCondition));
  self->values = g_ptr_array_new_with_free_func (g_object_unref);
  self->loading = TRUE;
}

HawArticleFacets *
haw_article_facets_new (HawArticleList *list)
{
  HawArticleFacets *self;

  g_return_val_if_fail (HAW_IS_ARTICLE_LIST (list), NULL);

  self = g_object_new (HAW_TYPE_ARTICLE_FACETS, NULL);
  self->list = g_object_ref (list);
  self->project = g_object_ref (haw_id_list_get_project (HAW_ID_LIST (list)));
  g_signal_connect_object (list, "notify::filter", G_CALLBACK (recount), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "notify::conditions", G_CALLBACK (recount), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->project, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  recount (self);
  return self;
}

gboolean
haw_article_facets_get_loading (HawArticleFacets *self)
{
  g_return_val_if_fail (HAW_IS_ARTICLE_FACETS (self), FALSE);

  return self->loading;
}

guint
haw_article_facets_get_counts_run (HawArticleFacets *self)
{
  g_return_val_if_fail (HAW_IS_ARTICLE_FACETS (self), 0);

  return self->asked;
}

void
haw_article_facets_show_all (HawArticleFacets *self,
                             HawFacet          facet,
                             gint64            id)
{
  HawCondition whole = { .facet = facet, .id = id };

  g_return_if_fail (HAW_IS_ARTICLE_FACETS (self));

  if (is_whole (self->whole, facet, id))
    return;
  g_array_append_val (self->whole, whole);
  recount (self);
}
