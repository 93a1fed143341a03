/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-spell.h"

#include <enchant.h>
#include <glib/gi18n.h>
#include <string.h>

#define MAX_KNOWN 50000   /* words, after which they are forgotten */
#define MAX_SUGGESTIONS 6

struct _HawSpell
{
  GObject parent_instance;

  GStrv tags;
  GThreadPool *thread;      /* of one: Enchant is for one thread at a time */
  GHashTable *known;        /* key of a word → whether it is right */
  char *languages;
  gboolean enabled;
  gboolean loading;
  gboolean loaded;

  /* Of the thread alone. */
  EnchantBroker *broker;
  EnchantDict *dicts[HAW_N_SCRIPTS];
};

typedef enum
{
  LOAD,
  CHECK,
  SUGGEST,
  ADD,
} Kind;

typedef struct
{
  Kind kind;
  GPtrArray *words;       /* char *, to check */
  GArray *scripts;        /* of them */
  GArray *right;          /* gboolean, of them */
  GStrv suggestions;
  char *tags[HAW_N_SCRIPTS];  /* of the dictionaries that were found */
} Job;

enum
{
  PROP_0,
  PROP_LOADED,
  PROP_LANGUAGES,
  PROP_ENABLED,
  N_PROPS,
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HawSpell, haw_spell, G_TYPE_OBJECT)

static void
job_free (gpointer data)
{
  Job *job = data;

  g_ptr_array_unref (job->words);
  g_array_unref (job->scripts);
  g_array_unref (job->right);
  g_strfreev (job->suggestions);
  for (guint i = 0; i < HAW_N_SCRIPTS; i++)
    g_free (job->tags[i]);
  g_free (job);
}

static Job *
job_new (Kind kind)
{
  Job *job = g_new0 (Job, 1);

  job->kind = kind;
  job->words = g_ptr_array_new_with_free_func (g_free);
  job->scripts = g_array_new (FALSE, FALSE, sizeof (HawScript));
  job->right = g_array_new (FALSE, FALSE, sizeof (gboolean));
  return job;
}

static void
job_add (Job        *job,
         const char *word,
         HawScript   script)
{
  g_ptr_array_add (job->words, g_strdup (word));
  g_array_append_val (job->scripts, script);
}

static HawScript
script_of_tag (const char *tag)
{
  return g_str_has_prefix (tag, "ar") && !g_ascii_isalpha (tag[2]) ? HAW_SCRIPT_ARABIC
                                                                   : HAW_SCRIPT_LATIN;
}

/* What follows runs in the thread. */

static void
open_dictionaries (HawSpell *self,
                   Job      *job)
{
  self->broker = enchant_broker_init ();
  for (guint i = 0; self->tags[i] != NULL; i++)
    {
      HawScript script = script_of_tag (self->tags[i]);

      if (self->dicts[script] != NULL || !enchant_broker_dict_exists (self->broker, self->tags[i]))
        continue;
      self->dicts[script] = enchant_broker_request_dict (self->broker, self->tags[i]);
      if (self->dicts[script] != NULL)
        job->tags[script] = g_strdup (self->tags[i]);
    }
}

/* A word that could not be looked up is as good as a right one. */
static gboolean
is_right (HawSpell   *self,
          const char *word,
          HawScript   script)
{
  return self->dicts[script] == NULL ||
         enchant_dict_check (self->dicts[script], word, (gssize) strlen (word)) <= 0;
}

static void
suggest (HawSpell *self,
         Job      *job)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  EnchantDict *dict = self->dicts[g_array_index (job->scripts, HawScript, 0)];
  const char *word = g_ptr_array_index (job->words, 0);
  char **found = NULL;
  gsize n = 0;

  if (dict != NULL)
    found = enchant_dict_suggest (dict, word, (gssize) strlen (word), &n);
  for (gsize i = 0; i < MIN (n, MAX_SUGGESTIONS); i++)
    g_strv_builder_add (builder, found[i]);
  if (found != NULL)
    enchant_dict_free_string_list (dict, found);
  job->suggestions = g_strv_builder_end (builder);
}

static void
add (HawSpell *self,
     Job      *job)
{
  EnchantDict *dict = self->dicts[g_array_index (job->scripts, HawScript, 0)];
  const char *word = g_ptr_array_index (job->words, 0);

  if (dict != NULL)
    enchant_dict_add (dict, word, (gssize) strlen (word));
}

static void
run (gpointer data,
     gpointer user_data)
{
  g_autoptr (GTask) task = data;
  HawSpell *self = g_task_get_source_object (task);
  Job *job = g_task_get_task_data (task);

  switch (job->kind)
    {
    case LOAD: open_dictionaries (self, job); break;
    case CHECK:
      for (guint i = 0; i < job->words->len; i++)
        {
          gboolean right = is_right (self, g_ptr_array_index (job->words, i),
                                     g_array_index (job->scripts, HawScript, i));

          g_array_append_val (job->right, right);
        }
      break;
    case SUGGEST: suggest (self, job); break;
    case ADD: add (self, job); break;
    default: g_assert_not_reached ();
    }
  g_task_return_boolean (task, TRUE);
}

/* Until here. */

static void
push (HawSpell            *self,
      Job                 *job,
      GCancellable        *cancellable,
      GAsyncReadyCallback  callback,
      gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, push);
  g_task_set_task_data (task, job, job_free);
  g_thread_pool_push (self->thread, task, NULL);
}

static Job *
get_job (GAsyncResult *result)
{
  return g_task_get_task_data (G_TASK (result));
}

static char *
make_key (const char *word,
          HawScript   script)
{
  return g_strdup_printf ("%c%s", script == HAW_SCRIPT_ARABIC ? 'a' : 'l', word);
}

static const char *
name_language (const char *tag)
{
  static const struct
  {
    const char *code;
    const char *name;
  } names[] = {
    { "ar", N_("Arabic") },   { "en", N_("English") },  { "fr", N_("French") },
    { "de", N_("German") },   { "es", N_("Spanish") },  { "it", N_("Italian") },
    { "pt", N_("Portuguese") }, { "tr", N_("Turkish") }, { "nl", N_("Dutch") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strncmp (tag, names[i].code, 2) == 0 && !g_ascii_isalpha (tag[2]))
      return _(names[i].name);

  return tag;
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      data)
{
  HawSpell *self = HAW_SPELL (object);
  Job *job = get_job (result);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < HAW_N_SCRIPTS; i++)
    if (job->tags[i] != NULL)
      g_string_append_printf (names, "%s%s", names->len > 0 ? C_("list separator", ", ") : "",
                              name_language (job->tags[i]));
  g_free (self->languages);
  self->languages = g_string_free (names, FALSE);
  self->loaded = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LANGUAGES]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADED]);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
checked_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      data)
{
  HawSpell *self = HAW_SPELL (object);
  g_autoptr (GTask) task = data;
  Job *job = get_job (result);

  if (g_hash_table_size (self->known) > MAX_KNOWN)
    g_hash_table_remove_all (self->known);
  for (guint i = 0; i < job->right->len; i++)
    g_hash_table_insert (self->known,
                         make_key (g_ptr_array_index (job->words, i),
                                   g_array_index (job->scripts, HawScript, i)),
                         GINT_TO_POINTER (g_array_index (job->right, gboolean, i)));
  g_task_return_boolean (task, TRUE);
}

/* Those that were on their way when the word was added know nothing of it: all is looked up anew. */
static void
added_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      data)
{
  HawSpell *self = HAW_SPELL (object);

  g_hash_table_remove_all (self->known);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
haw_spell_finalize (GObject *object)
{
  HawSpell *self = HAW_SPELL (object);

  /* Every job holds a reference, so that none is left; the last one may go in the thread itself. */
  g_thread_pool_free (self->thread, FALSE, FALSE);
  for (guint i = 0; i < HAW_N_SCRIPTS; i++)
    if (self->dicts[i] != NULL)
      enchant_broker_free_dict (self->broker, self->dicts[i]);
  if (self->broker != NULL)
    enchant_broker_free (self->broker);
  g_hash_table_unref (self->known);
  g_strfreev (self->tags);
  g_free (self->languages);

  G_OBJECT_CLASS (haw_spell_parent_class)->finalize (object);
}

static void
haw_spell_get_property (GObject    *object,
                        guint       id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  HawSpell *self = HAW_SPELL (object);

  switch (id)
    {
    case PROP_LOADED: g_value_set_boolean (value, self->loaded); break;
    case PROP_LANGUAGES: g_value_set_string (value, self->languages); break;
    case PROP_ENABLED: g_value_set_boolean (value, self->enabled); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_spell_set_property (GObject      *object,
                        guint         id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  HawSpell *self = HAW_SPELL (object);

  switch (id)
    {
    case PROP_ENABLED:
      if (self->enabled == g_value_get_boolean (value))
        return;
      self->enabled = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      g_signal_emit (self, signals[CHANGED], 0);
      break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_spell_class_init (HawSpellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = haw_spell_finalize;
  object_class->get_property = haw_spell_get_property;
  object_class->set_property = haw_spell_set_property;

  properties[PROP_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE, readable);
  properties[PROP_LANGUAGES] = g_param_spec_string ("languages", NULL, NULL, "", readable);
  properties[PROP_ENABLED] =
    g_param_spec_boolean ("enabled", NULL, NULL, TRUE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHANGED] = g_signal_new ("changed", HAW_TYPE_SPELL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
haw_spell_init (HawSpell *self)
{
  self->enabled = TRUE;
  self->languages = g_strdup ("");
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->thread = g_thread_pool_new (run, NULL, 1, FALSE, NULL);
}

HawSpell *
haw_spell_new (const char *const *tags)
{
  HawSpell *self;

  g_return_val_if_fail (tags != NULL, NULL);

  self = g_object_new (HAW_TYPE_SPELL, NULL);
  self->tags = g_strdupv ((GStrv) tags);
  return self;
}

/* Languages that are not written in Latin letters, by the start of their tags. */
static gboolean
is_latin (const char *language)
{
  static const char *const others[] = {
    "C", "POSIX", "ar", "be", "bg", "bn", "el", "fa", "he", "hi", "hy", "ja", "ka", "kk", "ko", "ky",
    "mk", "mn", "ps", "ru", "sr", "ta", "te", "tg", "th", "uk", "ur", "zh",
  };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      gsize length = strlen (others[i]);

      if (strncmp (language, others[i], length) == 0 && !g_ascii_isalpha (language[length]))
        return FALSE;
    }

  return TRUE;
}

/* What tests ask for, or the languages of the locale, then what stands in for one that has no Latin
 * letters. */
static GStrv
list_tags (void)
{
  static const char *const arabic[] = { "ar", "ar_EG", "ar_SA" };
  static const char *const english[] = { "en_US", "en_GB", "en" };
  const char *wanted = g_getenv ("HAW_SPELL_LANGUAGES");
  const char *const *languages = g_get_language_names ();
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean latin = FALSE;

  if (wanted != NULL)
    return g_strsplit (wanted, ":", -1);
  for (guint i = 0; languages[i] != NULL; i++)
    if (strchr (languages[i], '.') == NULL && strchr (languages[i], '@') == NULL &&
        (script_of_tag (languages[i]) == HAW_SCRIPT_ARABIC || is_latin (languages[i])))
      {
        g_strv_builder_add (builder, languages[i]);
        latin |= is_latin (languages[i]);
      }
  for (guint i = 0; i < G_N_ELEMENTS (arabic); i++)
    g_strv_builder_add (builder, arabic[i]);
  /* A text in another language would be underlined from one end to the other. */
  for (guint i = 0; i < G_N_ELEMENTS (english); i++)
    if (!latin || g_str_has_prefix (languages[0], "en"))
      g_strv_builder_add (builder, english[i]);

  return g_strv_builder_end (builder);
}

HawSpell *
haw_spell_get (void)
{
  static HawSpell *spell;

  if (spell == NULL)
    {
      g_auto (GStrv) tags = list_tags ();

      spell = haw_spell_new ((const char *const *) tags);
    }

  return spell;
}

void
haw_spell_load (HawSpell *self)
{
  g_return_if_fail (HAW_IS_SPELL (self));

  if (self->loading)
    return;
  self->loading = TRUE;
  push (self, job_new (LOAD), NULL, loaded_cb, NULL);
}

const char *
haw_spell_get_languages (HawSpell *self)
{
  g_return_val_if_fail (HAW_IS_SPELL (self), NULL);

  return self->languages;
}

gboolean
haw_spell_get_loaded (HawSpell *self)
{
  g_return_val_if_fail (HAW_IS_SPELL (self), FALSE);

  return self->loaded;
}

gboolean
haw_spell_get_active (HawSpell *self)
{
  g_return_val_if_fail (HAW_IS_SPELL (self), FALSE);

  return self->enabled && *self->languages != '\0';
}

gboolean
haw_spell_peek (HawSpell             *self,
                const HawSpelledWord *word,
                gboolean             *right)
{
  g_autofree char *key = NULL;
  gpointer value = NULL;

  g_return_val_if_fail (HAW_IS_SPELL (self) && word != NULL && right != NULL, FALSE);

  key = make_key (word->text, word->script);
  if (!g_hash_table_lookup_extended (self->known, key, NULL, &value))
    return FALSE;
  *right = GPOINTER_TO_INT (value);
  return TRUE;
}

void
haw_spell_check_async (HawSpell            *self,
                       GPtrArray           *words,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  Job *job;

  g_return_if_fail (HAW_IS_SPELL (self) && words != NULL);

  job = job_new (CHECK);
  for (guint i = 0; i < words->len; i++)
    {
      const HawSpelledWord *word = g_ptr_array_index (words, i);

      job_add (job, word->text, word->script);
    }
  push (self, job, NULL, checked_cb, g_task_new (self, NULL, callback, user_data));
}

gboolean
haw_spell_check_finish (HawSpell     *self,
                        GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), NULL);
}

void
haw_spell_suggest_async (HawSpell            *self,
                         const char          *word,
                         HawScript            script,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  Job *job;

  g_return_if_fail (HAW_IS_SPELL (self) && word != NULL);

  job = job_new (SUGGEST);
  job_add (job, word, script);
  push (self, job, cancellable, callback, user_data);
}

GStrv
haw_spell_suggest_finish (HawSpell      *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  return g_steal_pointer (&get_job (result)->suggestions);
}

void
haw_spell_add (HawSpell   *self,
               const char *word,
               HawScript   script)
{
  Job *job;

  g_return_if_fail (HAW_IS_SPELL (self) && word != NULL);

  job = job_new (ADD);
  job_add (job, word, script);
  push (self, job, NULL, added_cb, NULL);
}
