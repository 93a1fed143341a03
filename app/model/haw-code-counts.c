/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-code-counts.h"

typedef struct
{
  gint64 own;
  gint64 all;
} Count;

struct _HawCodeCounts
{
  GObject parent_instance;

  HawProject *project;
  GCancellable *cancellable;
  GHashTable *counts;   /* gint64 → Count */
  gboolean active;
  gboolean reading;
  gboolean stale;       /* something changed since the reading began */
  guint n_reads;
};

enum
{
  PROP_0,
  PROP_ACTIVE,
  N_PROPS,
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HawCodeCounts, haw_code_counts, G_TYPE_OBJECT)

static void count (HawCodeCounts *self);

static gpointer
read_counts (HawDb         *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                         g_free);
  HawStep step = HAW_STEP_ERROR;
  g_autoptr (HawStmt) stmt
    = haw_db_query (db, error,
                    HAW_DB_SCAN "WITH RECURSIVE up (code, above) AS (SELECT id, id FROM code"
                    " UNION SELECT up.code, c.parent FROM up JOIN code c ON c.id = up.above"
                    "  WHERE c.parent IS NOT NULL)"
                    " SELECT up.above, count (*) FILTER (WHERE up.code = up.above),"
                    "  count (DISTINCT ac.annotation) FROM annotation_code ac"
                    "  JOIN annotation n ON n.id = ac.annotation"
                    "  JOIN article a ON a.id = n.article AND a.removed_at IS NULL"
                    "  JOIN up ON up.code = ac.code GROUP BY up.above", "");

  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      gint64 id = haw_stmt_get_int (stmt, 0);
      Count value = { haw_stmt_get_int (stmt, 1), haw_stmt_get_int (stmt, 2) };

      g_hash_table_insert (counts, g_memdup2 (&id, sizeof id), g_memdup2 (&value, sizeof value));
    }

  return step == HAW_STEP_DONE ? g_steal_pointer (&counts) : NULL;
}

static void
counted_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (HawCodeCounts) self = data;
  g_autoptr (GHashTable) counts = haw_project_read_finish (HAW_PROJECT (object), result, NULL);

  self->reading = FALSE;
  if (self->project == NULL)
    return;
  if (counts != NULL)
    {
      g_hash_table_unref (self->counts);
      self->counts = g_steal_pointer (&counts);
      g_signal_emit (self, signals[CHANGED], 0);
    }
  if (self->stale)
    count (self);
}

static void
count (HawCodeCounts *self)
{
  self->stale = self->reading || !self->active;
  if (self->stale)
    return;
  self->reading = TRUE;
  self->n_reads++;
  haw_project_read_async (self->project, read_counts, NULL, NULL,
                          (GDestroyNotify) g_hash_table_unref, self->cancellable, counted_cb,
                          g_object_ref (self));
}

/* Of the articles only whether they are there counts. */
static gboolean
is_counted (const HawChange *change)
{
  switch ((int) haw_change_get_table (change))
    {
    case HAW_TABLE_ANNOTATION_CODE: return TRUE;
    case HAW_TABLE_CODE:
      return haw_change_get_kind (change) == HAW_CHANGE_UPDATE &&
             haw_change_has (change, "parent");
    case HAW_TABLE_ARTICLE: return haw_change_has (change, "removed_at");
    default: return FALSE;
    }
}

static void
changed_cb (HawCodeCounts *self,
            HawChanges    *changes)
{
  gboolean touched = haw_changes_is_reset (changes, HAW_TABLE_ANNOTATION_CODE) ||
                     haw_changes_is_reset (changes, HAW_TABLE_CODE) ||
                     haw_changes_is_reset (changes, HAW_TABLE_ARTICLE);

  for (guint i = 0; !touched && i < haw_changes_get_n (changes); i++)
    touched = is_counted (haw_changes_get (changes, i));
  if (touched)
    count (self);
}

static void
haw_code_counts_dispose (GObject *object)
{
  HawCodeCounts *self = HAW_CODE_COUNTS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (haw_code_counts_parent_class)->dispose (object);
}

static void
haw_code_counts_finalize (GObject *object)
{
  HawCodeCounts *self = HAW_CODE_COUNTS (object);

  g_clear_object (&self->cancellable);
  g_hash_table_unref (self->counts);

  G_OBJECT_CLASS (haw_code_counts_parent_class)->finalize (object);
}

static void
haw_code_counts_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  HawCodeCounts *self = HAW_CODE_COUNTS (object);

  switch (id)
    {
    case PROP_ACTIVE: g_value_set_boolean (value, self->active); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_code_counts_class_init (HawCodeCountsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = haw_code_counts_dispose;
  object_class->finalize = haw_code_counts_finalize;
  object_class->get_property = haw_code_counts_get_property;

  properties[PROP_ACTIVE] = g_param_spec_boolean ("active", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
haw_code_counts_init (HawCodeCounts *self)
{
  self->cancellable = g_cancellable_new ();
  self->counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->stale = TRUE;
}

HawCodeCounts *
haw_code_counts_new (HawProject *project)
{
  HawCodeCounts *self;

  g_return_val_if_fail (HAW_IS_PROJECT (project), NULL);

  self = g_object_new (HAW_TYPE_CODE_COUNTS, NULL);
  self->project = g_object_ref (project);
  g_signal_connect_object (project, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

void
haw_code_counts_set_active (HawCodeCounts *self,
                            gboolean       active)
{
  g_return_if_fail (HAW_IS_CODE_COUNTS (self));

  active = active != FALSE;
  if (self->active == active)
    return;
  self->active = active;
  if (self->stale)
    count (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIVE]);
}

void
haw_code_counts_get (HawCodeCounts *self,
                     gint64         code,
                     gint64        *own,
                     gint64        *all)
{
  const Count *value;

  g_return_if_fail (HAW_IS_CODE_COUNTS (self) && own != NULL && all != NULL);

  value = g_hash_table_lookup (self->counts, &code);
  *own = value != NULL ? value->own : 0;
  *all = value != NULL ? value->all : 0;
}

guint
haw_code_counts_get_n_reads (HawCodeCounts *self)
{
  g_return_val_if_fail (HAW_IS_CODE_COUNTS (self), 0);

  return self->n_reads;
}
