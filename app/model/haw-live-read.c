/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-live-read.h"

typedef struct
{
  gatomicrefcount refs;
  gpointer data;
  GDestroyNotify free;
} Query;

struct _HawLiveRead
{
  GObject parent_instance;

  HawProject *project;
  GCancellable *cancellable;
  HawReadFunc read;
  Query *query;
  GDestroyNotify result_free;
  const HawTable *tables;
  gsize n_tables;
  HawConcernsFunc concerns;
  gpointer result;
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
  READ,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HawLiveRead, haw_live_read, G_TYPE_OBJECT)

/* A reading may outlive the object. */
typedef struct
{
  HawReadFunc read;
  Query *query;
} Job;

static void
query_unref (Query *query)
{
  if (!g_atomic_ref_count_dec (&query->refs))
    return;
  if (query->free != NULL)
    query->free (query->data);
  g_free (query);
}

static void
job_free (gpointer data)
{
  Job *job = data;

  query_unref (job->query);
  g_free (job);
}

static gpointer
run (HawDb         *db,
     gpointer       data,
     GCancellable  *cancellable,
     GError       **error)
{
  Job *job = data;

  return job->read (db, job->query->data, cancellable, error);
}

static void start (HawLiveRead *self);

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (HawLiveRead) self = data;
  gpointer value = haw_project_read_finish (HAW_PROJECT (object), result, NULL);

  self->reading = FALSE;
  if (self->project == NULL)
    {
      if (value != NULL)
        self->result_free (value);
      return;
    }
  if (value != NULL)
    {
      gpointer before = self->result;

      self->result = value;
      g_signal_emit (self, signals[READ], 0);
      if (before != NULL)
        self->result_free (before);
    }
  if (self->stale)
    start (self);
}

static void
start (HawLiveRead *self)
{
  Job *job;

  self->stale = self->reading || !self->active;
  if (self->stale)
    return;
  job = g_new0 (Job, 1);
  job->read = self->read;
  job->query = self->query;
  g_atomic_ref_count_inc (&self->query->refs);
  self->reading = TRUE;
  self->n_reads++;
  haw_project_read_async (self->project, run, job, job_free, self->result_free, self->cancellable,
                          read_cb, g_object_ref (self));
}

static gboolean
is_concerned (HawLiveRead     *self,
              const HawChange *change)
{
  for (gsize i = 0; i < self->n_tables; i++)
    if (self->tables[i] == haw_change_get_table (change))
      return self->concerns == NULL || self->concerns (change);
  return FALSE;
}

static void
changed_cb (HawLiveRead *self,
            HawChanges  *changes)
{
  gboolean concerned = FALSE;

  for (gsize i = 0; i < self->n_tables && !concerned; i++)
    concerned = haw_changes_is_reset (changes, self->tables[i]);
  for (guint i = 0; i < haw_changes_get_n (changes) && !concerned; i++)
    concerned = is_concerned (self, haw_changes_get (changes, i));
  if (concerned)
    start (self);
}

static void
haw_live_read_dispose (GObject *object)
{
  HawLiveRead *self = HAW_LIVE_READ (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (haw_live_read_parent_class)->dispose (object);
}

static void
haw_live_read_finalize (GObject *object)
{
  HawLiveRead *self = HAW_LIVE_READ (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->query, query_unref);
  if (self->result != NULL)
    self->result_free (self->result);

  G_OBJECT_CLASS (haw_live_read_parent_class)->finalize (object);
}

static void
haw_live_read_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  HawLiveRead *self = HAW_LIVE_READ (object);

  switch (id)
    {
    case PROP_ACTIVE: g_value_set_boolean (value, self->active); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_live_read_class_init (HawLiveReadClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = haw_live_read_dispose;
  object_class->finalize = haw_live_read_finalize;
  object_class->get_property = haw_live_read_get_property;

  properties[PROP_ACTIVE] = g_param_spec_boolean ("active", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[READ] = g_signal_new ("read", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static void
haw_live_read_init (HawLiveRead *self)
{
  self->cancellable = g_cancellable_new ();
  self->stale = TRUE;
}

HawLiveRead *
haw_live_read_new (HawProject     *project,
                   HawReadFunc     read,
                   gpointer        data,
                   GDestroyNotify  data_free,
                   GDestroyNotify  result_free,
                   const HawTable *tables,
                   gsize           n_tables,
                   HawConcernsFunc concerns)
{
  HawLiveRead *self;

  g_return_val_if_fail (HAW_IS_PROJECT (project), NULL);
  g_return_val_if_fail (read != NULL && result_free != NULL && tables != NULL, NULL);

  self = g_object_new (HAW_TYPE_LIVE_READ, NULL);
  self->project = g_object_ref (project);
  self->read = read;
  self->query = g_new0 (Query, 1);
  g_atomic_ref_count_init (&self->query->refs);
  self->query->data = data;
  self->query->free = data_free;
  self->result_free = result_free;
  self->tables = tables;
  self->n_tables = n_tables;
  self->concerns = concerns;
  g_signal_connect_object (project, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

void
haw_live_read_set_active (HawLiveRead *self,
                          gboolean     active)
{
  g_return_if_fail (HAW_IS_LIVE_READ (self));

  active = active != FALSE;
  if (self->active == active)
    return;
  self->active = active;
  if (self->stale)
    start (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIVE]);
}

gpointer
haw_live_read_get_result (HawLiveRead *self)
{
  g_return_val_if_fail (HAW_IS_LIVE_READ (self), NULL);

  return self->result;
}

guint
haw_live_read_get_n_reads (HawLiveRead *self)
{
  g_return_val_if_fail (HAW_IS_LIVE_READ (self), 0);

  return self->n_reads;
}
