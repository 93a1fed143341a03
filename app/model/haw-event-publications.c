/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/haw-event-publications.h"

#include "time/haw-edtf.h"

/* What is to be read: all, or what an edit touched. */
typedef struct
{
  gboolean all;
  GArray *events;   /* gint64 each */
  GArray *articles;
} Wanted;

typedef struct
{
  gboolean all;
  GArray *events;    /* gint64: those that were looked at, unless all were */
  HawPublications *publications;
} Found;

struct _HawEventPublications
{
  GObject parent_instance;

  HawProject *project;
  GCancellable *cancellable;
  HawPublications *publications;
  Wanted *wanted; /* gathered while a reading is under way; NULL for nothing */
  gboolean reading;
  guint n_read;
};

enum
{
  PROP_0,
  PROP_PROJECT,
  N_PROPS,
};

enum
{
  MOVED,
  SETTLED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HawEventPublications, haw_event_publications, G_TYPE_OBJECT)

#define SELECT "SELECT e.event, e.stance = 'denies', a.published, coalesce (a.outlet, 0) FROM evidence e" \
               " JOIN annotation n ON n.id = e.annotation" \
               " JOIN article a ON a.id = n.article AND a.removed_at IS NULL" \
               " AND a.published_start IS NOT NULL"

static const char select_all[] = HAW_DB_SCAN SELECT;
static const char select_one[] = SELECT " WHERE e.event = ?";
static const char select_events_of[] =
  "SELECT e.event FROM annotation n JOIN evidence e ON e.annotation = n.id WHERE n.article = ?";

static Wanted *
wanted_new (void)
{
  Wanted *wanted = g_new0 (Wanted, 1);

  wanted->events = g_array_new (FALSE, FALSE, sizeof (gint64));
  wanted->articles = g_array_new (FALSE, FALSE, sizeof (gint64));
  return wanted;
}

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  g_array_unref (wanted->events);
  g_array_unref (wanted->articles);
  g_free (wanted);
}

static void
found_free (gpointer data)
{
  Found *found = data;

  g_array_unref (found->events);
  haw_publications_unref (found->publications);
  g_free (found);
}

/* Many articles share a date: each is understood once. */
static gboolean
get_span (GHashTable     *met,
          const char     *published,
          HawPublication *publication)
{
  const HawBounds *bounds = g_hash_table_lookup (met, published);
  HawBounds made;
  HawEdtf edtf;

  if (bounds == NULL)
    {
      if (!haw_edtf_parse (published, &edtf, NULL))
        return FALSE;
      haw_edtf_get_bounds (&edtf, &made);
      bounds = g_memdup2 (&made, sizeof made);
      g_hash_table_insert (met, g_strdup (published), (gpointer) bounds);
    }
  publication->start = bounds->earliest_start;
  publication->end = bounds->latest_end;

  return publication->start > HAW_TIME_MIN && publication->end < HAW_TIME_MAX;
}

static gboolean
take_rows (HawStmt          *stmt,
           HawPublications  *publications,
           GHashTable       *met,
           GError          **error)
{
  HawStep step = HAW_STEP_ERROR;

  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      HawPublication publication = { .event = haw_stmt_get_int (stmt, 0),
                                     .denies = haw_stmt_get_int (stmt, 1),
                                     .outlet = haw_stmt_get_int (stmt, 3) };
      g_autofree char *published = haw_stmt_dup_text (stmt, 2);

      if (get_span (met, published, &publication))
        haw_publications_add (publications, &publication);
    }

  return step == HAW_STEP_DONE;
}

static gboolean
add_events (HawDb   *db,
            GArray  *articles,
            GArray  *events,
            GError **error)
{
  for (guint i = 0; i < articles->len; i++)
    {
      g_autoptr (HawStmt) stmt =
        haw_db_query (db, error, select_events_of, "i", g_array_index (articles, gint64, i));
      HawStep step = HAW_STEP_ERROR;

      while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
        {
          gint64 event = haw_stmt_get_int (stmt, 0);

          g_array_append_val (events, event);
        }
      if (step != HAW_STEP_DONE)
        return FALSE;
    }

  return TRUE;
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

static void
sort_unique (GArray *ids)
{
  guint n = 0;

  g_array_sort (ids, compare_ids);
  for (guint i = 0; i < ids->len; i++)
    if (n == 0 || g_array_index (ids, gint64, i) != g_array_index (ids, gint64, n - 1))
      g_array_index (ids, gint64, n++) = g_array_index (ids, gint64, i);
  g_array_set_size (ids, n);
}

static gpointer
read_publications (HawDb         *db,
                   gpointer       data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  Wanted *wanted = data;
  g_autoptr (GHashTable) met = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Found *found = g_new0 (Found, 1);
  gboolean done = TRUE;

  found->all = wanted->all;
  found->events = g_array_copy (wanted->events);
  found->publications = haw_publications_new ();
  if (wanted->all)
    {
      g_autoptr (HawStmt) stmt = haw_db_query (db, error, select_all, "");

      done = take_rows (stmt, found->publications, met, error);
    }
  else
    {
      done = add_events (db, wanted->articles, found->events, error);
      sort_unique (found->events);
    }
  for (guint i = 0; done && !wanted->all && i < found->events->len; i++)
    {
      g_autoptr (HawStmt) stmt =
        haw_db_query (db, error, select_one, "i", g_array_index (found->events, gint64, i));

      done = take_rows (stmt, found->publications, met, error);
    }

  haw_publications_sort (found->publications);
  if (!done)
    g_clear_pointer (&found, found_free);
  return found;
}

static void
take_found (HawEventPublications *self,
            Found                *found)
{
  if (found->all)
    {
      haw_publications_unref (self->publications);
      self->publications = haw_publications_ref (found->publications);
      g_signal_emit (self, signals[MOVED], 0, (gint64) 0);
      return;
    }

  self->n_read += found->events->len;
  for (guint i = 0; i < found->events->len; i++)
    {
      gint64 event = g_array_index (found->events, gint64, i);
      guint n;
      const HawPublication *of_event = haw_publications_get (found->publications, event, &n);

      haw_publications_replace (self->publications, event, of_event, n);
      g_signal_emit (self, signals[MOVED], 0, event);
    }
}

static void read_next (HawEventPublications *self);

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (HawEventPublications) self = data;
  g_autoptr (GError) error = NULL;
  Found *found = haw_project_read_finish (HAW_PROJECT (object), result, &error);

  self->reading = FALSE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
    return;
  if (found == NULL)
    g_warning ("%s", error->message);
  else
    {
      take_found (self, found);
      found_free (found);
    }
  read_next (self);
  if (!self->reading)
    g_signal_emit (self, signals[SETTLED], 0);
}

/* One reading at a time: what an edit touches meanwhile is read after it. */
static void
read_next (HawEventPublications *self)
{
  if (self->reading || self->wanted == NULL || self->project == NULL)
    return;

  self->reading = TRUE;
  haw_project_read_async (self->project, read_publications, g_steal_pointer (&self->wanted),
                          wanted_free, found_free, self->cancellable, read_cb, g_object_ref (self));
}

static Wanted *
want (HawEventPublications *self)
{
  if (self->wanted == NULL)
    self->wanted = wanted_new ();

  return self->wanted;
}

static void
changed_cb (HawEventPublications *self,
            HawChanges           *changes)
{
  static const HawTable tables[] = { HAW_TABLE_EVENT, HAW_TABLE_EVIDENCE, HAW_TABLE_ANNOTATION,
                                     HAW_TABLE_ARTICLE };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (haw_changes_is_reset (changes, tables[i]))
      want (self)->all = TRUE;

  for (guint i = 0; i < haw_changes_get_n (changes); i++)
    {
      const HawChange *change = haw_changes_get (changes, i);
      HawTable table = haw_change_get_table (change);
      gint64 id = haw_change_get_id (change);
      gint64 owner = haw_change_get_owner (change);

      if (table == HAW_TABLE_EVIDENCE)
        g_array_append_val (want (self)->events, owner);
      else if (table == HAW_TABLE_ARTICLE && haw_change_get_kind (change) == HAW_CHANGE_UPDATE &&
               (haw_change_has (change, "published") || haw_change_has (change, "outlet") ||
                haw_change_has (change, "removed_at")))
        g_array_append_val (want (self)->articles, id);
    }

  read_next (self);
}

static void
haw_event_publications_constructed (GObject *object)
{
  HawEventPublications *self = HAW_EVENT_PUBLICATIONS (object);

  G_OBJECT_CLASS (haw_event_publications_parent_class)->constructed (object);

  g_signal_connect_object (self->project, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  want (self)->all = TRUE;
  read_next (self);
}

static void
haw_event_publications_dispose (GObject *object)
{
  HawEventPublications *self = HAW_EVENT_PUBLICATIONS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (haw_event_publications_parent_class)->dispose (object);
}

static void
haw_event_publications_finalize (GObject *object)
{
  HawEventPublications *self = HAW_EVENT_PUBLICATIONS (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->wanted, wanted_free);
  haw_publications_unref (self->publications);

  G_OBJECT_CLASS (haw_event_publications_parent_class)->finalize (object);
}

static void
haw_event_publications_get_property (GObject    *object,
                                     guint       id,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  HawEventPublications *self = HAW_EVENT_PUBLICATIONS (object);

  switch (id)
    {
    case PROP_PROJECT: g_value_set_object (value, self->project); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_event_publications_set_property (GObject      *object,
                                     guint         id,
                                     const GValue *value,
                                     GParamSpec   *pspec)
{
  HawEventPublications *self = HAW_EVENT_PUBLICATIONS (object);

  switch (id)
    {
    case PROP_PROJECT: self->project = g_value_dup_object (value); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_event_publications_class_init (HawEventPublicationsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = haw_event_publications_constructed;
  object_class->dispose = haw_event_publications_dispose;
  object_class->finalize = haw_event_publications_finalize;
  object_class->get_property = haw_event_publications_get_property;
  object_class->set_property = haw_event_publications_set_property;

  properties[PROP_PROJECT] =
    g_param_spec_object ("project", NULL, NULL, HAW_TYPE_PROJECT,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SETTLED] = g_signal_new ("settled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
haw_event_publications_init (HawEventPublications *self)
{
  self->cancellable = g_cancellable_new ();
  self->publications = haw_publications_new ();
}

HawEventPublications *
haw_event_publications_new (HawProject *project)
{
  g_return_val_if_fail (HAW_IS_PROJECT (project), NULL);

  return g_object_new (HAW_TYPE_EVENT_PUBLICATIONS, "project", project, NULL);
}

HawPublications *
haw_event_publications_get (HawEventPublications *self)
{
  g_return_val_if_fail (HAW_IS_EVENT_PUBLICATIONS (self), NULL);

  return self->publications;
}

gboolean
haw_event_publications_is_reading (HawEventPublications *self)
{
  g_return_val_if_fail (HAW_IS_EVENT_PUBLICATIONS (self), FALSE);

  return self->reading;
}

guint
haw_event_publications_get_n_read (HawEventPublications *self)
{
  g_return_val_if_fail (HAW_IS_EVENT_PUBLICATIONS (self), 0);

  return self->n_read;
}
