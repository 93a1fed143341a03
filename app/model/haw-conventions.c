/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-conventions.h"

enum
{
  PROP_0,
  PROP_CALENDAR,
  PROP_WEEK_START,
  PROP_TIME_DIRECTION,
  PROP_MONTHS,
  PROP_DIGITS,
  PROP_TIME_ZONE,
  N_PROPS,
};

struct _HawConventions
{
  GObject parent_instance;

  HawProject *project; /* which owns this */
  char *values[N_PROPS];
  gboolean loaded;
  guint n_writing;     /* what is read meanwhile is older than what is shown */
};

static GParamSpec *properties[N_PROPS];
static guint failed_signal;

static G_DEFINE_QUARK (haw-conventions, haw_conventions)
G_DEFINE_FINAL_TYPE (HawConventions, haw_conventions, G_TYPE_OBJECT)

/* The keys in the file, which are the names of the properties, and what they can be. */
static const struct
{
  const char *key;
  const char *const *values; /* NULL for any text */
} settings[N_PROPS] = {
  [PROP_CALENDAR] = { "calendar",
                      (const char *const[]) { "", "gregorian-hijri", "hijri-gregorian", NULL } },
  [PROP_WEEK_START] = { "week-start",
                        (const char *const[]) { "", "monday", "tuesday", "wednesday", "thursday",
                                                "friday", "saturday", "sunday", NULL } },
  [PROP_TIME_DIRECTION] = { "time-direction", (const char *const[]) { "", "interface", "ltr", "rtl",
                                                    NULL } },
  [PROP_MONTHS] = { "months",
                    (const char *const[]) { "", "gregorian", "levantine", "maghrebi", "both",
                                            "moroccan", "mauritanian", NULL } },
  [PROP_DIGITS] = { "digits", (const char *const[]) { "", "latin", "arabic-indic", NULL } },
  [PROP_TIME_ZONE] = { "time-zone", NULL },
};

typedef struct
{
  const char *key;
  char *value;
} Setting;

static void
setting_free (gpointer data)
{
  Setting *setting = data;

  g_free (setting->value);
  g_free (setting);
}

static int
find_value (int         property,
            const char *value)
{
  const char *const *values = settings[property].values;

  for (int i = 0; values[i] != NULL; i++)
    if (g_str_equal (values[i], value))
      return i;
  return -1;
}

static gpointer
read_settings (HawDb         *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (HawStmt) stmt = haw_db_query (db, error, HAW_DB_SCAN "SELECT key, value FROM setting",
                                           "");
  HawStep step = HAW_STEP_ERROR;

  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    g_hash_table_insert (found, haw_stmt_dup_text (stmt, 0), haw_stmt_dup_text (stmt, 1));
  return step == HAW_STEP_DONE ? g_steal_pointer (&found) : NULL;
}

/* The value of a setting in the file; "" where it is not there or not one that we know. */
static const char *
get_found (GHashTable *found,
           int         property)
{
  const char *value = g_hash_table_lookup (found, settings[property].key);

  if (value == NULL || (settings[property].values != NULL && find_value (property, value) < 0))
    return "";
  return value;
}

/* What is shown may be on its way into the file still. */
static void
replace_found (HawProject *project,
               GHashTable *found)
{
  HawConventions *self = g_object_get_qdata (G_OBJECT (project), haw_conventions_quark ());

  for (int i = PROP_0 + 1; self != NULL && self->n_writing > 0 && i < N_PROPS; i++)
    g_hash_table_insert (found, g_strdup (settings[i].key), g_strdup (self->values[i]));
}

static void
take_value (HawConventions *self,
            int             property,
            const char     *value)
{
  if (g_str_equal (self->values[property], value))
    return;
  g_free (self->values[property]);
  self->values[property] = g_strdup (value);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (HawConventions) self = user_data;
  g_autoptr (GHashTable) found = haw_project_read_finish (HAW_PROJECT (source), result, NULL);

  if (found == NULL || self->n_writing > 0)
    return;
  self->loaded = TRUE;
  for (int i = PROP_0 + 1; i < N_PROPS; i++)
    take_value (self, i, get_found (found, i));
}

static void
load (HawConventions *self)
{
  haw_project_read_async (self->project, read_settings, NULL, NULL,
                          (GDestroyNotify) g_hash_table_unref, NULL, loaded_cb,
                          g_object_ref (self));
}

static void
changed_cb (HawConventions *self,
            HawChanges     *changes)
{
  if (haw_changes_get_origin (changes) == HAW_ORIGIN_OUTSIDE)
    load (self);
}

static gboolean
write_setting (HawDb    *db,
               gpointer  data,
               GError  **error)
{
  const Setting *setting = data;

  if (*setting->value == '\0')
    return haw_db_run (db, error, "DELETE FROM setting WHERE key = ?", "s", setting->key);
  return haw_db_run (db, error,
                     "INSERT INTO setting (key, value) VALUES (?, ?)"
                     " ON CONFLICT (key) DO UPDATE SET value = excluded.value", "ss", setting->key,
                     setting->value);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (HawConventions) self = user_data;
  g_autoptr (GError) error = NULL;

  self->n_writing--;
  if (haw_project_edit_finish (HAW_PROJECT (source), result, &error))
    return;
  g_signal_emit (self, failed_signal, 0, error);
  if (haw_project_is_open (HAW_PROJECT (source)))
    load (self);
}

static void
haw_conventions_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  HawConventions *self = HAW_CONVENTIONS (object);

  if (id < N_PROPS)
    g_value_set_string (value, self->values[id]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
haw_conventions_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  HawConventions *self = HAW_CONVENTIONS (object);
  const char *text = g_value_get_string (value) != NULL ? g_value_get_string (value) : "";
  Setting *setting;

  if (id >= N_PROPS)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  if ((settings[id].values != NULL && find_value ((int) id, text) < 0)
      || g_str_equal (self->values[id], text))
    return;
  take_value (self, (int) id, text);
  setting = g_new0 (Setting, 1);
  setting->key = settings[id].key;
  setting->value = g_strdup (text);
  self->n_writing++;
  haw_project_batch_async (self->project, write_setting, setting, setting_free, NULL, written_cb,
                           g_object_ref (self));
}

static void
haw_conventions_finalize (GObject *object)
{
  HawConventions *self = HAW_CONVENTIONS (object);

  for (int i = PROP_0 + 1; i < N_PROPS; i++)
    g_free (self->values[i]);

  G_OBJECT_CLASS (haw_conventions_parent_class)->finalize (object);
}

static void
haw_conventions_class_init (HawConventionsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = haw_conventions_get_property;
  object_class->set_property = haw_conventions_set_property;
  object_class->finalize = haw_conventions_finalize;

  for (int i = PROP_0 + 1; i < N_PROPS; i++)
    properties[i] = g_param_spec_string (settings[i].key, NULL, NULL, "",
                                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS
                                         | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  failed_signal = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
haw_conventions_init (HawConventions *self)
{
  for (int i = PROP_0 + 1; i < N_PROPS; i++)
    self->values[i] = g_strdup ("");
}

HawConventions *
haw_conventions_of (HawProject *project)
{
  HawConventions *self;

  g_return_val_if_fail (HAW_IS_PROJECT (project), NULL);

  self = g_object_get_qdata (G_OBJECT (project), haw_conventions_quark ());
  if (self != NULL)
    return self;

  self = g_object_new (HAW_TYPE_CONVENTIONS, NULL);
  self->project = project;
  g_object_set_qdata_full (G_OBJECT (project), haw_conventions_quark (), self, g_object_unref);
  g_signal_connect_object (project, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  load (self);
  return self;
}

gboolean
haw_conventions_get_loaded (HawConventions *self)
{
  g_return_val_if_fail (HAW_IS_CONVENTIONS (self), FALSE);

  return self->loaded;
}

HawCalendar
haw_conventions_get_calendar (HawConventions *self)
{
  g_return_val_if_fail (HAW_IS_CONVENTIONS (self), HAW_CALENDAR_GREGORIAN);

  return g_str_equal (self->values[PROP_CALENDAR], "hijri-gregorian") ? HAW_CALENDAR_HIJRI
                                                                      : HAW_CALENDAR_GREGORIAN;
}

gboolean
haw_conventions_has_hijri (HawConventions *self)
{
  g_return_val_if_fail (HAW_IS_CONVENTIONS (self), FALSE);

  return *self->values[PROP_CALENDAR] != '\0';
}

GDateWeekday
haw_conventions_get_week_start (HawConventions *self)
{
  int day;

  g_return_val_if_fail (HAW_IS_CONVENTIONS (self), G_DATE_MONDAY);

  day = find_value (PROP_WEEK_START, self->values[PROP_WEEK_START]);
  return day > 0 ? (GDateWeekday) day : haw_date_week_start_of_locale ();
}

char *
haw_conventions_describe (HawConventions *self,
                          const HawEdtf  *edtf)
{
  g_return_val_if_fail (HAW_IS_CONVENTIONS (self), NULL);

  if (!haw_conventions_has_hijri (self))
    return haw_edtf_describe_gregorian (edtf);
  return haw_hijri_describe_both (edtf, haw_conventions_get_calendar (self) == HAW_CALENDAR_HIJRI);
}

void
haw_conventions_load_async (HawProject          *project,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_return_if_fail (HAW_IS_PROJECT (project));

  haw_project_read_async (project, read_settings, NULL, NULL, (GDestroyNotify) g_hash_table_unref,
                          cancellable, callback, user_data);
}

gboolean
haw_conventions_load_finish (HawProject       *project,
                             GAsyncResult     *result,
                             HawDateOverride  *dates,
                             char            **time_zone,
                             GError          **error)
{
  g_autoptr (GHashTable) found = haw_project_read_finish (project, result, error);
  int months, digits;

  if (found == NULL)
    return FALSE;
  replace_found (project, found);
  months = find_value (PROP_MONTHS, get_found (found, PROP_MONTHS));
  digits = find_value (PROP_DIGITS, get_found (found, PROP_DIGITS));
  *dates = (HawDateOverride) {
    .has_months = months > 0,
    .months = (HawMonths) MAX (months - 1, 0),
    .has_digits = digits > 0,
    .digits = digits == 2 ? HAW_DIGITS_ARABIC_INDIC : HAW_DIGITS_LATIN,
    .hijri = *get_found (found, PROP_CALENDAR) != '\0',
    .hijri_first = g_str_equal (get_found (found, PROP_CALENDAR), "hijri-gregorian"),
  };
  *time_zone = g_strdup (get_found (found, PROP_TIME_ZONE));
  return TRUE;
}
