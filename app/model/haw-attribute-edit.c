/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-attribute-edit.h"
#include "project/haw-clock.h"
#include "text/haw-fold.h"

#include <glib/gi18n-lib.h>

/* More choices than these are no choice any more. */
#define MAX_CHOICES 100

typedef struct
{
  gint64 id;
  HawAttributeTarget target;
  char *name;
  int kind;
  GStrv choices;
  gboolean drop;
  guint place;
  GArray *targets;   /* gint64 */
  GArray *settings;  /* HawAttributeSetting, its value owned */
  guint n_changed;
} AttributeEdit;

/* A field as it stands in the file. */
typedef struct
{
  char *target;
  char *name;
  HawAttributeKind kind;
  GStrv choices;
} Stored;

static void
setting_clear (gpointer data)
{
  g_free ((char *) ((HawAttributeSetting *) data)->value);
}

static void
attribute_edit_free (gpointer data)
{
  AttributeEdit *edit = data;

  g_free (edit->name);
  g_strfreev (edit->choices);
  g_clear_pointer (&edit->targets, g_array_unref);
  g_clear_pointer (&edit->settings, g_array_unref);
  g_free (edit);
}

static AttributeEdit *
attribute_edit_new (gint64                    id,
                    const HawAttributeFields *fields)
{
  AttributeEdit *edit = g_new0 (AttributeEdit, 1);

  edit->id = id;
  edit->kind = -1;
  if (fields == NULL)
    return edit;
  edit->name = fields->name != NULL ? g_strstrip (g_strdup (fields->name)) : NULL;
  edit->kind = fields->kind;
  edit->choices = g_strdupv ((GStrv) fields->choices);
  edit->drop = fields->drop;
  return edit;
}

static void
stored_clear (Stored *stored)
{
  g_free (stored->target);
  g_free (stored->name);
  g_strfreev (stored->choices);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Stored, stored_clear)

static gboolean
read_stored (HawDb   *db,
             gint64   id,
             Stored  *stored,
             GError **error)
{
  g_autoptr (HawStmt) stmt =
    haw_db_query (db, error, "SELECT target, name, kind, choices FROM attribute WHERE id = ?", "i",
                  id);
  g_autofree char *kind = NULL;
  g_autofree char *choices = NULL;
  HawStep step;

  if (stmt == NULL || (step = haw_stmt_step (stmt, error)) == HAW_STEP_ERROR)
    return FALSE;
  if (step == HAW_STEP_DONE)
    {
      g_set_error_literal (error, HAW_ERROR, HAW_ERROR_NOT_FOUND,
                           _("This field is not there any more."));
      return FALSE;
    }
  stored->target = haw_stmt_dup_text (stmt, 0);
  stored->name = haw_stmt_dup_text (stmt, 1);
  kind = haw_stmt_dup_text (stmt, 2);
  choices = haw_stmt_dup_text (stmt, 3);
  haw_attribute_kind_from_nick (kind, &stored->kind);
  stored->choices = haw_attribute_parse_choices (choices);
  return TRUE;
}

/* Two fields of one name can't be told apart in a filter or a table. */
static gboolean
check_name (HawDb       *db,
            const char  *target,
            gint64       id,
            const char  *name,
            GError     **error)
{
  g_autofree char *wanted = haw_fold_name (name);
  g_autoptr (HawStmt) stmt = NULL;
  HawStep step = HAW_STEP_ERROR;

  if (*wanted == '\0')
    {
      g_set_error_literal (error, HAW_ERROR, HAW_ERROR_INVALID, _("A field needs a name. Type one."));
      return FALSE;
    }
  stmt = haw_db_query (db, error,
                       HAW_DB_SCAN "SELECT name FROM attribute WHERE target = ? AND id <> ?", "si",
                       target, id);
  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      g_autofree char *other = haw_stmt_dup_text (stmt, 0);
      g_autofree char *folded = haw_fold_name (other);

      if (g_str_equal (folded, wanted))
        {
          g_autofree char *isolated = haw_isolate (other);

          g_set_error (error, HAW_ERROR, HAW_ERROR_INVALID,
                       _("There is already a field %s. Choose another name."), isolated);
          return FALSE;
        }
    }
  return step == HAW_STEP_DONE;
}

/* Stripped, each once in any spelling, none empty. */
static GStrv
clean_choices (const char *const *choices)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; choices != NULL && choices[i] != NULL; i++)
    {
      g_autofree char *choice = g_strstrip (g_strdup (choices[i]));
      g_autofree char *folded = haw_fold_name (choice);

      if (*folded != '\0' && g_hash_table_add (seen, g_steal_pointer (&folded)))
        g_strv_builder_add (builder, choice);
    }
  return g_strv_builder_end (builder);
}

static gboolean
check_choices (HawAttributeKind   kind,
               const char *const *choices,
               GError           **error)
{
  guint n = g_strv_length ((GStrv) choices);

  if (kind != HAW_ATTRIBUTE_CHOICE || (n > 0 && n <= MAX_CHOICES))
    return TRUE;
  if (n == 0)
    g_set_error_literal (error, HAW_ERROR, HAW_ERROR_INVALID,
                         _("A field of choices needs at least one choice."));
  else
    g_set_error (error, HAW_ERROR, HAW_ERROR_INVALID,
                 ngettext ("A field can have at most %d choice.",
                           "A field can have at most %d choices.", MAX_CHOICES), MAX_CHOICES);
  return FALSE;
}

gint64
haw_attribute_add (HawDb                     *db,
                   HawAttributeTarget         target,
                   const HawAttributeFields  *fields,
                   GError                   **error)
{
  const char *nick = haw_attribute_target_to_nick (target);
  HawAttributeKind kind = fields->kind < 0 ? HAW_ATTRIBUTE_TEXT : (HawAttributeKind) fields->kind;
  g_autofree char *uuid = haw_uuid_new ();
  g_autofree char *name = g_strstrip (g_strdup (fields->name != NULL ? fields->name : ""));
  g_auto (GStrv) choices = clean_choices (kind == HAW_ATTRIBUTE_CHOICE ? fields->choices : NULL);
  g_autofree char *json = haw_attribute_format_choices ((const char *const *) choices);

  if (!check_name (db, nick, 0, name, error) ||
      !check_choices (kind, (const char *const *) choices, error) ||
      !haw_db_run (db, error,
                   HAW_DB_SCAN "INSERT INTO attribute (uuid, target, name, kind, choices, position)"
                   " VALUES (?1, ?2, ?3, ?4, ?5, (SELECT coalesce (max (position), 0) + 1"
                   " FROM attribute WHERE target = ?2))", "sssss", uuid, nick, name,
                   haw_attribute_kind_to_nick (kind), json))
    return 0;
  return haw_db_last_id (db);
}

static gboolean
add_attribute (HawDb    *db,
               gpointer  data,
               GError  **error)
{
  AttributeEdit *edit = data;
  const HawAttributeFields fields = {
    .name = edit->name, .kind = edit->kind, .choices = (const char *const *) edit->choices,
  };

  return haw_attribute_add (db, edit->target, &fields, error) != 0;
}

/* The values of a field, each once, as they would be choices; without any there is one to write over. */
static GStrv
read_values (HawDb            *db,
             gint64            id,
             HawAttributeKind  kind,
             GError          **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (HawStmt) stmt =
    haw_db_query (db, error,
                  "SELECT DISTINCT value FROM attribute_value WHERE attribute = ? ORDER BY value",
                  "i", id);
  g_auto (GStrv) values = NULL;
  HawStep step = HAW_STEP_ERROR;

  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      g_autofree char *value = haw_stmt_dup_text (stmt, 0);
      g_autofree char *words = kind == HAW_ATTRIBUTE_YES_NO
                                 ? haw_attribute_describe_value (kind, value) : NULL;

      g_strv_builder_add (builder, words != NULL ? words : value);
    }
  if (step != HAW_STEP_DONE)
    return NULL;
  values = g_strv_builder_end (builder);
  if (values[0] == NULL)
    {
      const char *const one[] = { C_("value of a field", "First choice"), NULL };

      return g_strdupv ((GStrv) one);
    }
  return clean_choices ((const char *const *) values);
}

/* The place of the one choice that is only written otherwise, -1 if it is not that. */
static int
find_renamed (const char *const *before,
              const char *const *after)
{
  int place = -1;

  if (g_strv_length ((GStrv) before) != g_strv_length ((GStrv) after))
    return -1;
  for (int i = 0; before[i] != NULL; i++)
    if (!g_str_equal (before[i], after[i]))
      {
        if (place >= 0 || g_strv_contains (before, after[i]))
          return -1;
        place = i;
      }
  return place;
}

typedef struct
{
  gint64 id;
  char *value;      /* NULL where it does not fit */
} Converted;

static void
converted_clear (gpointer data)
{
  g_free (((Converted *) data)->value);
}

/**
 * convert_values:
 * @misfits: (out): how many do not fit
 * @first: (out): the first of them
 *
 * What the values of a field are in its new kind and choices.
 */
static GArray *
convert_values (HawDb         *db,
                gint64         id,
                const Stored  *before,
                const Stored  *after,
                guint         *misfits,
                char         **first,
                GError       **error)
{
  const char *const *choices = (const char *const *) after->choices;
  int renamed = before->kind == HAW_ATTRIBUTE_CHOICE && after->kind == HAW_ATTRIBUTE_CHOICE
                  ? find_renamed ((const char *const *) before->choices, choices) : -1;
  gboolean words = before->kind == HAW_ATTRIBUTE_YES_NO &&
                   (after->kind == HAW_ATTRIBUTE_TEXT || after->kind == HAW_ATTRIBUTE_CHOICE);
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (Converted));
  g_autoptr (HawStmt) stmt =
    haw_db_query (db, error, "SELECT id, value FROM attribute_value WHERE attribute = ?", "i", id);
  HawStep step = HAW_STEP_ERROR;

  g_array_set_clear_func (values, converted_clear);
  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      g_autofree char *value = haw_stmt_dup_text (stmt, 1);
      g_autofree char *text = words ? haw_attribute_describe_value (before->kind, value) : NULL;
      Converted converted = { .id = haw_stmt_get_int (stmt, 0) };

      if (renamed >= 0 && g_str_equal (value, before->choices[renamed]))
        converted.value = g_strdup (choices[renamed]);
      else
        converted.value = haw_attribute_read_value (after->kind, choices,
                                                    text != NULL ? text : value, NULL);
      if (converted.value != NULL && *converted.value == '\0')
        g_clear_pointer (&converted.value, g_free);
      if (converted.value == NULL && (*misfits)++ == 0)
        *first = g_steal_pointer (&value);
      g_array_append_val (values, converted);
    }
  return step == HAW_STEP_DONE ? g_steal_pointer (&values) : NULL;
}

static gboolean
store_values (HawDb   *db,
              GArray  *values,
              GError **error)
{
  for (guint i = 0; i < values->len; i++)
    {
      const Converted *converted = &g_array_index (values, Converted, i);

      if (converted->value == NULL
          ? !haw_db_run (db, error, "DELETE FROM attribute_value WHERE id = ?", "i", converted->id)
          : !haw_db_run (db, error,
                         "UPDATE attribute_value SET value = ?1 WHERE id = ?2 AND value <> ?1",
                         "si", converted->value, converted->id))
        return FALSE;
    }
  return TRUE;
}

static gboolean
take_values_along (HawDb          *db,
                   AttributeEdit  *edit,
                   const Stored   *before,
                   const Stored   *after,
                   GError        **error)
{
  g_autofree char *first = NULL;
  g_autofree char *isolated = NULL;
  guint misfits = 0;
  g_autoptr (GArray) values = convert_values (db, edit->id, before, after, &misfits, &first, error);

  if (values == NULL)
    return FALSE;
  if (misfits == 0 || edit->drop)
    return store_values (db, values, error);

  isolated = haw_isolate (first);
  g_set_error (error, HAW_ERROR, HAW_ERROR_MISFIT,
               ngettext ("%u value of this field would not fit: %s.",
                         "%u values of this field would not fit, such as %s.", misfits),
               misfits, isolated);
  return FALSE;
}

static gboolean
update_attribute (HawDb    *db,
                  gpointer  data,
                  GError  **error)
{
  AttributeEdit *edit = data;
  g_auto (Stored) before = { 0 };
  g_auto (Stored) after = { 0 };
  g_autofree char *json = NULL;

  if (!read_stored (db, edit->id, &before, error) ||
      (edit->name != NULL && !check_name (db, before.target, edit->id, edit->name, error)))
    return FALSE;
  after.kind = edit->kind < 0 ? before.kind : (HawAttributeKind) edit->kind;
  if (after.kind != HAW_ATTRIBUTE_CHOICE)
    after.choices = g_new0 (char *, 1);
  else if (edit->choices != NULL)
    after.choices = clean_choices ((const char *const *) edit->choices);
  else if (before.kind == HAW_ATTRIBUTE_CHOICE)
    after.choices = g_strdupv (before.choices);
  else if ((after.choices = read_values (db, edit->id, before.kind, error)) == NULL)
    return FALSE;
  if (!check_choices (after.kind, (const char *const *) after.choices, error))
    return FALSE;

  if ((after.kind != before.kind ||
       !g_strv_equal ((const char *const *) after.choices, (const char *const *) before.choices)) &&
      !take_values_along (db, edit, &before, &after, error))
    return FALSE;
  json = haw_attribute_format_choices ((const char *const *) after.choices);
  return haw_db_run (db, error,
                     "UPDATE attribute SET name = coalesce (?, name), kind = ?, choices = ?"
                     " WHERE id = ?", "sssi", edit->name, haw_attribute_kind_to_nick (after.kind),
                     json, edit->id);
}

/* Halfway between its new neighbours. */
static gboolean
move_attribute (HawDb    *db,
                gpointer  data,
                GError  **error)
{
  AttributeEdit *edit = data;
  g_auto (Stored) stored = { 0 };
  g_autoptr (HawStmt) stmt = NULL;
  HawStep step = HAW_STEP_ERROR;
  double before = 0, after = 0;
  guint n = 0;

  if (!read_stored (db, edit->id, &stored, error))
    return FALSE;
  stmt = haw_db_query (db, error,
                       HAW_DB_SCAN "SELECT position FROM attribute WHERE target = ? AND id <> ?"
                       " ORDER BY position, id", "si", stored.target, edit->id);
  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      after = haw_stmt_get_double (stmt, 0);
      if (n++ == edit->place)
        break;
      before = after;
    }
  if (step == HAW_STEP_ERROR)
    return FALSE;
  if (step == HAW_STEP_DONE)
    after = before + 2;
  else if (edit->place == 0)
    before = after - 2;
  return haw_db_run (db, error, "UPDATE attribute SET position = ? WHERE id = ?", "di",
                     (before + after) / 2, edit->id);
}

static gboolean
remove_attribute (HawDb    *db,
                  gpointer  data,
                  GError  **error)
{
  AttributeEdit *edit = data;

  return haw_db_run (db, error, "DELETE FROM attribute_value WHERE attribute = ?", "i", edit->id) &&
         haw_db_run (db, error, "DELETE FROM attribute WHERE id = ?", "i", edit->id);
}

/* Touches a row only where it gets another value, so that what changed can be counted. */
static gboolean
set_one (HawDb       *db,
         gint64       attribute,
         gint64       target,
         const char  *value,
         GHashTable  *changed,
         GError     **error)
{
  gboolean done = *value == '\0'
    ? haw_db_run (db, error, "DELETE FROM attribute_value WHERE attribute = ? AND target_id = ?",
                  "ii", attribute, target)
    : haw_db_run (db, error,
                  "INSERT INTO attribute_value (attribute, target_id, value) VALUES (?, ?, ?)"
                  " ON CONFLICT (attribute, target_id) DO UPDATE SET value = excluded.value"
                  " WHERE value <> excluded.value", "iis", attribute, target, value);

  if (done && changed != NULL && haw_db_row_changes (db) > 0)
    g_hash_table_add (changed, g_memdup2 (&target, sizeof target));
  return done;
}

/* A value of what is not there would be nobody's. */
static gboolean
check_target (HawDb         *db,
              const Stored  *stored,
              gint64         id,
              GError       **error)
{
  static const char *const queries[] = {
    "SELECT count (*) FROM article WHERE id = ?", "SELECT count (*) FROM outlet WHERE id = ?",
    "SELECT count (*) FROM event WHERE id = ?", "SELECT count (*) FROM actor WHERE id = ?",
  };
  HawAttributeTarget target = HAW_ATTRIBUTE_OF_ARTICLE;
  gint64 found = 0;

  haw_attribute_target_from_nick (stored->target, &target);
  if (!haw_db_get_int (db, &found, error, queries[target], "i", id))
    return FALSE;
  if (found == 0)
    g_set_error_literal (error, HAW_ERROR, HAW_ERROR_NOT_FOUND,
                         _("What this value is for is not in the project any more."));
  return found != 0;
}

gboolean
haw_attribute_set (HawDb         *db,
                   gint64         attribute,
                   const gint64  *targets,
                   gsize          n,
                   const char    *value,
                   GHashTable    *changed,
                   GError       **error)
{
  g_auto (Stored) stored = { 0 };
  g_autofree char *normalised = NULL;

  if (!read_stored (db, attribute, &stored, error))
    return FALSE;
  normalised = haw_attribute_read_value (stored.kind, (const char *const *) stored.choices, value,
                                         error);
  if (normalised == NULL)
    {
      g_autofree char *name = haw_isolate (stored.name);

      g_prefix_error (error, "%s: ", name);
      return FALSE;
    }
  for (gsize i = 0; i < n; i++)
    if (!check_target (db, &stored, targets[i], error) ||
        !set_one (db, attribute, targets[i], normalised, changed, error))
      return FALSE;
  return TRUE;
}

static gboolean
set_attributes (HawDb    *db,
                gpointer  data,
                GError  **error)
{
  AttributeEdit *edit = data;
  g_autoptr (GHashTable) changed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                          NULL);

  for (guint i = 0; i < edit->settings->len; i++)
    {
      const HawAttributeSetting *setting = &g_array_index (edit->settings, HawAttributeSetting, i);

      if (!haw_attribute_set (db, setting->attribute,
                              (const gint64 *) (gpointer) edit->targets->data, edit->targets->len,
                              setting->value, changed, error))
        return FALSE;
    }
  edit->n_changed = g_hash_table_size (changed);
  return TRUE;
}

void
haw_attribute_add_async (HawProject               *project,
                         HawAttributeTarget        target,
                         const HawAttributeFields *fields,
                         GCancellable             *cancellable,
                         GAsyncReadyCallback       callback,
                         gpointer                  user_data)
{
  AttributeEdit *edit;

  g_return_if_fail (HAW_IS_PROJECT (project) && fields != NULL);
  g_return_if_fail (target < HAW_N_ATTRIBUTE_TARGETS && fields->name != NULL);

  edit = attribute_edit_new (0, fields);
  edit->target = target;
  haw_project_edit_async (project, haw_label_new (N_("Add Field %s"), edit->name, NULL), NULL,
                          add_attribute, edit, attribute_edit_free, cancellable, callback,
                          user_data);
}

void
haw_attribute_update_async (HawProject               *project,
                            gint64                    attribute,
                            const HawAttributeFields *fields,
                            GCancellable             *cancellable,
                            GAsyncReadyCallback       callback,
                            gpointer                  user_data)
{
  g_return_if_fail (HAW_IS_PROJECT (project) && fields != NULL);

  haw_project_edit_async (project, haw_label_new (N_("Change Field"), NULL), NULL,
                          update_attribute, attribute_edit_new (attribute, fields),
                          attribute_edit_free, cancellable, callback, user_data);
}

void
haw_attribute_move_async (HawProject          *project,
                          gint64               attribute,
                          guint                place,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  AttributeEdit *edit;

  g_return_if_fail (HAW_IS_PROJECT (project));

  edit = attribute_edit_new (attribute, NULL);
  edit->place = place;
  haw_project_edit_async (project, haw_label_new (N_("Move Field"), NULL), NULL, move_attribute,
                          edit, attribute_edit_free, cancellable, callback, user_data);
}

void
haw_attribute_remove_async (HawProject          *project,
                            gint64               attribute,
                            const char          *name,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_return_if_fail (HAW_IS_PROJECT (project) && name != NULL);

  haw_project_edit_async (project, haw_label_new (N_("Delete Field %s"), name, NULL), NULL,
                          remove_attribute, attribute_edit_new (attribute, NULL),
                          attribute_edit_free, cancellable, callback, user_data);
}

HawLabel *
haw_attribute_make_label (HawAttributeTarget target,
                          gsize              n)
{
  switch (target)
    {
    case HAW_ATTRIBUTE_OF_OUTLET:
      return haw_label_new (N_("Change Outlet"), NULL);
    case HAW_ATTRIBUTE_OF_EVENT:
      return haw_label_new_plural ("Change %s Event", "Change %s Events", (gint64) n);
    case HAW_ATTRIBUTE_OF_ACTOR:
      return haw_label_new_plural ("Change %s Actor", "Change %s Actors", (gint64) n);
    case HAW_ATTRIBUTE_OF_ARTICLE:
    case HAW_N_ATTRIBUTE_TARGETS:
    default:
      return haw_label_new_plural ("Change %s Article", "Change %s Articles", (gint64) n);
    }
}

void
haw_attribute_set_several_async (HawProject                *project,
                                 HawAttributeTarget         target,
                                 const HawAttributeSetting *settings,
                                 gsize                      n_settings,
                                 const gint64              *targets,
                                 gsize                      n,
                                 GCancellable              *cancellable,
                                 GAsyncReadyCallback        callback,
                                 gpointer                   user_data)
{
  AttributeEdit *edit;

  g_return_if_fail (HAW_IS_PROJECT (project) && settings != NULL && targets != NULL);

  edit = attribute_edit_new (0, NULL);
  edit->targets = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (edit->targets, targets, n);
  edit->settings = g_array_new (FALSE, FALSE, sizeof (HawAttributeSetting));
  g_array_set_clear_func (edit->settings, setting_clear);
  for (gsize i = 0; i < n_settings; i++)
    {
      const HawAttributeSetting setting = { settings[i].attribute, g_strdup (settings[i].value) };

      g_array_append_val (edit->settings, setting);
    }
  haw_project_edit_async (project, haw_attribute_make_label (target, n), NULL, set_attributes, edit,
                          attribute_edit_free, cancellable, callback, user_data);
}

void
haw_attribute_set_async (HawProject          *project,
                         HawAttributeTarget   target,
                         gint64               attribute,
                         const gint64        *targets,
                         gsize                n,
                         const char          *value,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  const HawAttributeSetting setting = { attribute, value };

  g_return_if_fail (value != NULL);

  haw_attribute_set_several_async (project, target, &setting, 1, targets, n, cancellable, callback,
                                   user_data);
}

gboolean
haw_attribute_set_finish (HawProject    *project,
                          GAsyncResult  *result,
                          guint         *n_changed,
                          GError       **error)
{
  AttributeEdit *edit = haw_project_edit_get_data (result);

  if (!haw_project_edit_finish (project, result, error))
    return FALSE;
  if (n_changed != NULL)
    *n_changed = edit->n_changed;
  return TRUE;
}
