/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-cli-list.h"
#include "model/haw-attribute-edit.h"
#include "model/haw-link-edit.h"
#include "text/haw-fold.h"

#include <glib/gi18n-lib.h>

static struct
{
  char *of;
  char *kind;
  char **choices;
} attribute_options;

static struct
{
  char *kind;
  char *reason;
} link_options;

static const GOptionEntry add_entries[] = {
  { "of", 0, 0, G_OPTION_ARG_FILENAME, &attribute_options.of,
    N_("Whose field it is: article, outlet, event or actor; article without it"), "TARGET" },
  { "kind", 0, 0, G_OPTION_ARG_FILENAME, &attribute_options.kind,
    N_("One of text, number, date, yes-no, choice; text without it"), "KIND" },
  { "choice", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &attribute_options.choices,
    N_("A value of a field of choices; can be repeated"), "TEXT" },
  { NULL },
};

static const GOptionEntry set_entries[] = {
  { "of", 0, 0, G_OPTION_ARG_FILENAME, &attribute_options.of,
    N_("Whose field it is, where several have one of that name: article, outlet, event or actor"),
    "TARGET" },
  { NULL },
};

static const GOptionEntry link_entries[] = {
  { "kind", 0, 0, G_OPTION_ARG_FILENAME, &link_options.kind,
    N_("One of supports, contradicts, same, translates"), "KIND" },
  { "reason", 0, 0, G_OPTION_ARG_FILENAME, &link_options.reason,
    N_("Why you think so"), "TEXT" },
  { NULL },
};

typedef struct
{
  HawAttributeTarget target;
  HawAttributeFields fields;
  gint64 id;
  GArray *targets;     /* gint64 */
  const char *value;
  guint n_changed;
  gint64 source;
  HawRelation relation;
} Edit;

static gboolean
read_target (HawAttributeTarget  *target,
             GError             **error)
{
  if (attribute_options.of == NULL || haw_attribute_target_from_nick (attribute_options.of, target))
    return TRUE;
  return haw_cli_fail_usage (error, _("A field can be of: %s."), "article, outlet, event, actor");
}

static void
print_number (const char *name,
              gint64      number)
{
  if (haw_cli_json)
    {
      JsonBuilder *builder = haw_cli_json_new ();

      haw_cli_json_int (builder, name, number);
      haw_cli_print_json (builder);
    }
  else
    haw_cli_print ("%" G_GINT64_FORMAT "\n", number);
}

static gboolean
add_attribute (HawDb    *db,
               gpointer  data,
               GError  **error)
{
  Edit *edit = data;

  edit->id = haw_attribute_add (db, edit->target, &edit->fields, error);
  return edit->id != 0;
}

static gboolean
run_add (char   **arguments,
         GError **error)
{
  g_autoptr (HawProject) project = NULL;
  HawAttributeKind kind = HAW_ATTRIBUTE_TEXT;
  Edit edit = { .fields.name = arguments[1] };
  gboolean done;

  if (!read_target (&edit.target, error))
    return FALSE;
  if (attribute_options.kind != NULL &&
      !haw_attribute_kind_from_nick (attribute_options.kind, &kind))
    return haw_cli_fail_usage (error, _("The kind of a field can be: %s."),
                               "text, number, date, yes-no, choice");
  if (!g_utf8_validate (arguments[1], -1, NULL))
    return haw_cli_fail_usage (error, _("The name of the field is not valid UTF-8."));
  edit.fields.kind = (int) kind;
  edit.fields.choices = (const char *const *) attribute_options.choices;
  project = haw_cli_open (arguments[0], TRUE, error);
  if (project == NULL)
    return FALSE;
  done = haw_cli_edit (project, haw_label_new (N_("Add Field %s"), arguments[1], NULL),
                       add_attribute, &edit, error);
  if (done)
    print_number ("id", edit.id);
  return haw_cli_close (project, done, error);
}

/* The ways to say what is meant, the first that finds something wins. */
typedef enum
{
  BY_NAME,
  BY_NUMBER, /* or UUID */
  N_WAYS,
} Way;

static gboolean
is_named (const char *name,
          Way         way,
          gint64      id,
          const char *uuid,
          const char *title)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autofree char *wanted = haw_fold_name (name);
  g_autofree char *folded = title != NULL ? haw_fold_name (title) : NULL;

  return way == BY_NAME ? g_strcmp0 (wanted, folded) == 0
                        : g_str_equal (name, number) || g_ascii_strcasecmp (name, uuid) == 0;
}

/* By its name, or its number or UUID where no field is called so. */
static const HawAttributeEntry *
find_attribute (const HawContents  *contents,
                const char         *name,
                GError            **error)
{
  HawAttributeTarget target = HAW_N_ATTRIBUTE_TARGETS;
  const HawAttributeEntry *found = NULL;
  g_autofree char *isolated = NULL;

  if (!read_target (&target, error))
    return NULL;
  for (Way way = BY_NAME; way < N_WAYS && found == NULL; way++)
    for (guint i = 0; i < contents->attributes->len; i++)
      {
        const HawAttributeEntry *entry = g_ptr_array_index (contents->attributes, i);

        if (!is_named (name, way, entry->id, entry->uuid, entry->name) ||
            (target != HAW_N_ATTRIBUTE_TARGETS && entry->target != target))
          continue;
        if (found == NULL)
          found = entry;
        else if (target == HAW_N_ATTRIBUTE_TARGETS && found->target != entry->target)
          {
            haw_cli_fail_usage (error, _("There is such a field of articles, outlets, events or "
                                         "actors more than once. Say which with --of."));
            return NULL;
          }
      }
  isolated = haw_isolate (name);
  if (found == NULL)
    haw_cli_fail_input (error, _("There is no field %s in the project."), isolated);
  return found;
}

static gint64
find_outlet (const HawContents  *contents,
             const char         *name,
             GError            **error)
{
  g_autofree char *isolated = NULL;

  for (Way way = BY_NAME; way < N_WAYS; way++)
    for (guint i = 0; i < contents->outlets->len; i++)
      {
        const HawOutletEntry *entry = g_ptr_array_index (contents->outlets, i);

        if (is_named (name, way, entry->id, entry->uuid, entry->name))
          return entry->id;
      }
  isolated = haw_isolate (name);
  haw_cli_fail_input (error, _("There is no outlet %s in the project."), isolated);
  return 0;
}

/* By any of its names. */
static gint64
find_actor (const HawContents  *contents,
            const char         *name,
            GError            **error)
{
  g_autofree char *isolated = NULL;

  for (Way way = BY_NAME; way < N_WAYS; way++)
    for (guint i = 0; i < contents->actors->len; i++)
      {
        const HawActorEntry *entry = g_ptr_array_index (contents->actors, i);

        if (is_named (name, way, entry->id, entry->uuid, entry->name))
          return entry->id;
        for (guint k = 0; way == BY_NAME && k < entry->aliases->len; k++)
          if (is_named (name, way, entry->id, entry->uuid, entry->aliases->pdata[k]))
            return entry->id;
      }
  isolated = haw_isolate (name);
  haw_cli_fail_input (error, _("There is no actor %s in the project."), isolated);
  return 0;
}

static gint64
find_target (HawProject          *project,
             const HawContents   *contents,
             HawAttributeTarget   target,
             const char          *name,
             GError             **error)
{
  switch (target)
    {
    case HAW_ATTRIBUTE_OF_OUTLET: return find_outlet (contents, name, error);
    case HAW_ATTRIBUTE_OF_ACTOR: return find_actor (contents, name, error);
    case HAW_ATTRIBUTE_OF_EVENT: return haw_cli_find (project, HAW_TABLE_EVENT, name, error);
    case HAW_ATTRIBUTE_OF_ARTICLE:
    case HAW_N_ATTRIBUTE_TARGETS:
    default: return haw_cli_find (project, HAW_TABLE_ARTICLE, name, error);
    }
}

static gboolean
set_attribute (HawDb    *db,
               gpointer  data,
               GError  **error)
{
  Edit *edit = data;
  g_autoptr (GHashTable) changed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                          NULL);

  if (!haw_attribute_set (db, edit->id, (const gint64 *) (gpointer) edit->targets->data,
                          edit->targets->len, edit->value, changed, error))
    return FALSE;
  edit->n_changed = g_hash_table_size (changed);
  return TRUE;
}

static gboolean
set (HawProject  *project,
     char       **arguments,
     GError     **error)
{
  g_autoptr (HawContents) contents = haw_cli_load (project, 0, error);
  g_autoptr (GArray) targets = g_array_new (FALSE, FALSE, sizeof (gint64));
  const HawAttributeEntry *attribute;
  Edit edit = { .targets = targets, .value = arguments[2] };

  if (contents == NULL || (attribute = find_attribute (contents, arguments[1], error)) == NULL)
    return FALSE;
  edit.id = attribute->id;
  for (guint i = 3; arguments[i] != NULL; i++)
    {
      gint64 id = find_target (project, contents, attribute->target, arguments[i], error);

      if (id == 0)
        return FALSE;
      g_array_append_val (targets, id);
    }
  if (!haw_cli_edit (project, haw_attribute_make_label (attribute->target, targets->len),
                     set_attribute, &edit, error))
    return FALSE;
  print_number ("changed", edit.n_changed);
  return TRUE;
}

static gboolean
run_set (char   **arguments,
         GError **error)
{
  g_autoptr (HawProject) project = NULL;

  for (guint i = 1; i <= 2; i++)
    if (!g_utf8_validate (arguments[i], -1, NULL))
      return haw_cli_fail_usage (error, _("The name or the value is not valid UTF-8."));
  project = haw_cli_open (arguments[0], TRUE, error);
  return project != NULL && haw_cli_close (project, set (project, arguments, error), error);
}

static void
print_attribute (const HawAttributeEntry *entry)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, entry->id);
  g_autofree char *choices = g_strjoinv ("; ", entry->choices);
  JsonBuilder *builder;

  if (!haw_cli_json)
    {
      haw_cli_print_row (id, haw_attribute_target_to_nick (entry->target),
                         haw_attribute_kind_to_nick (entry->kind), entry->name, choices, NULL);
      return;
    }
  builder = haw_cli_json_new ();
  haw_cli_json_int (builder, "id", entry->id);
  haw_cli_json_string (builder, "uuid", entry->uuid);
  haw_cli_json_string (builder, "of", haw_attribute_target_to_nick (entry->target));
  haw_cli_json_string (builder, "name", entry->name);
  haw_cli_json_string (builder, "kind", haw_attribute_kind_to_nick (entry->kind));
  json_builder_set_member_name (builder, "choices");
  json_builder_begin_array (builder);
  for (guint i = 0; entry->choices[i] != NULL; i++)
    json_builder_add_string_value (builder, entry->choices[i]);
  json_builder_end_array (builder);
  haw_cli_print_json (builder);
}

static gboolean
run_list (char   **arguments,
          GError **error)
{
  g_autoptr (HawProject) project = haw_cli_open (arguments[0], FALSE, error);
  g_autoptr (HawContents) contents = project != NULL ? haw_cli_load (project, 0, error) : NULL;

  for (guint i = 0; contents != NULL && i < contents->attributes->len; i++)
    print_attribute (g_ptr_array_index (contents->attributes, i));
  return project != NULL && haw_cli_close (project, contents != NULL, error);
}

static gboolean
add_link (HawDb    *db,
          gpointer  data,
          GError  **error)
{
  Edit *edit = data;

  edit->id = haw_link_add (db, edit->source, edit->id, edit->relation,
                           link_options.reason != NULL ? link_options.reason : "", error);
  return edit->id != 0;
}

static gboolean
run_link_add (char   **arguments,
              GError **error)
{
  g_autoptr (HawProject) project = NULL;
  Edit edit = { 0 };
  gboolean done;

  if (link_options.kind == NULL || !haw_relation_from_nick (link_options.kind, &edit.relation))
    return haw_cli_fail_usage (error, _("The kind of a link can be: %s."),
                               "supports, contradicts, same, translates");
  project = haw_cli_open (arguments[0], TRUE, error);
  if (project == NULL)
    return FALSE;
  done = (edit.source = haw_cli_find (project, HAW_TABLE_ANNOTATION, arguments[1], error)) != 0 &&
         (edit.id = haw_cli_find (project, HAW_TABLE_ANNOTATION, arguments[2], error)) != 0 &&
         haw_cli_edit (project, haw_label_new (N_("Link Annotations"), NULL), add_link, &edit,
                       error);
  if (done)
    print_number ("id", edit.id);
  return haw_cli_close (project, done, error);
}

const HawCliCommand haw_cli_attribute_commands[] = {
  { "attribute add", "PROJECT NAME [--of TARGET] [--kind KIND] [--choice TEXT]…",
    N_("Add a field of your own for articles, outlets, events or actors."), add_entries, 2, 2,
    run_add },
  { "attribute set", "PROJECT FIELD VALUE [--of TARGET] ARTICLE|OUTLET|EVENT|ACTOR…",
    N_("Give a field a value in articles, outlets, events or actors and print how many had another; "
       "an empty value takes it away."), set_entries, 4, 0, run_set },
  { "attribute list", "PROJECT", N_("List the fields of your own."), NULL, 1, 1, run_list },
  { "link add", "PROJECT ANNOTATION ANNOTATION --kind KIND [--reason TEXT]",
    N_("Say what an annotation has to do with another one."), link_entries, 3, 3, run_link_add },
  { NULL },
};
