/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-cli-list.h"
#include "import/haw-codebook.h"
#include "import/haw-import.h"
#include "model/haw-actor-edit.h"
#include "model/haw-annotation-edit.h"
#include "model/haw-code-edit.h"
#include "model/haw-event-edit.h"
#include "model/haw-lookup.h"
#include "model/haw-mention-edit.h"
#include "model/haw-note.h"
#include "project/haw-await.h"

#include <glib/gi18n-lib.h>

static struct
{
  char *outlet;
  char *published;
  gboolean recursive;
} import_options;

static struct
{
  char **codes;
  char *note;
  char *translation;
  char *actor;
} annotate_options;

static struct
{
  char *title;
  char *date;
  char *place;
  char **actors;
  char *status;
  char **evidence;
} event_options;

static struct
{
  char *color;
  char *key;
  char *description;
  char *parent;
} code_options;

static const GOptionEntry import_entries[] = {
  { "outlet", 0, 0, G_OPTION_ARG_FILENAME, &import_options.outlet,
    N_("Outlet of all the articles"), "NAME" },
  { "published", 0, 0, G_OPTION_ARG_FILENAME, &import_options.published,
    N_("Date of publication of all the articles"), "EDTF" },
  { "recursive", 0, 0, G_OPTION_ARG_NONE, &import_options.recursive,
    N_("Take folders with the folders in them"), NULL },
  { NULL },
};

static const GOptionEntry annotate_entries[] = {
  { "code", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &annotate_options.codes,
    N_("Code to apply, made where it is new; can be repeated"), "NAME" },
  { "note", 0, 0, G_OPTION_ARG_FILENAME, &annotate_options.note,
    N_("Note to write on it, in Markdown"), "TEXT" },
  { "translation", 0, 0, G_OPTION_ARG_FILENAME, &annotate_options.translation,
    N_("Translation of the passage"), "TEXT" },
  { "actor", 0, 0, G_OPTION_ARG_FILENAME, &annotate_options.actor,
    N_("Actor that the passage mentions, made where it is new"), "NAME" },
  { NULL },
};

static const GOptionEntry event_entries[] = {
  { "title", 0, 0, G_OPTION_ARG_FILENAME, &event_options.title, N_("What happened"), "TEXT" },
  { "date", 0, 0, G_OPTION_ARG_FILENAME, &event_options.date,
    N_("When it happened; undated without it"), "EDTF" },
  { "place", 0, 0, G_OPTION_ARG_FILENAME, &event_options.place, N_("Where it happened"), "TEXT" },
  { "actor", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &event_options.actors,
    N_("Who took part; can be repeated"), "NAME" },
  { "status", 0, 0, G_OPTION_ARG_FILENAME, &event_options.status,
    N_("One of confirmed, disputed, unconfirmed"), "STATUS" },
  { "evidence", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &event_options.evidence,
    N_("Annotation that reports, confirms or denies it; can be repeated"),
    "ANNOTATION[:STANCE]" },
  { NULL },
};

static const GOptionEntry code_entries[] = {
  { "color", 0, 0, G_OPTION_ARG_FILENAME, &code_options.color, N_("Its colour"), "#RRGGBB" },
  { "key", 0, 0, G_OPTION_ARG_FILENAME, &code_options.key, N_("The key that applies it"), "KEY" },
  { "description", 0, 0, G_OPTION_ARG_FILENAME, &code_options.description,
    N_("What it stands for"), "TEXT" },
  { "parent", 0, 0, G_OPTION_ARG_FILENAME, &code_options.parent,
    N_("The code above it, made where it is new"), "NAME" },
  { NULL },
};

static void
print_import (HawContents           *contents,
              const HawImportReport *report)
{
  for (guint i = 0; i < report->ids->len; i++)
    {
      HawArticleEntry *entry =
        haw_contents_find_article (contents, g_array_index (report->ids, gint64, i));

      if (entry != NULL)
        haw_cli_print_article (contents, entry);
    }
  for (guint i = 0; i < report->duplicates->len; i++)
    haw_cli_warn (((HawImportNote *) g_ptr_array_index (report->duplicates, i))->sentence);
  for (guint i = 0; i < report->repairs->len; i++)
    haw_cli_warn (((HawImportNote *) g_ptr_array_index (report->repairs, i))->sentence);
  for (guint i = 0; i < report->failures->len; i++)
    haw_cli_warn (((HawImportNote *) g_ptr_array_index (report->failures, i))->sentence);
}

static gboolean
import (HawProject  *project,
        GPtrArray   *files,
        GError     **error)
{
  const HawImportOptions options = {
    .outlet = import_options.outlet,
    .published = import_options.published,
    .recursive = import_options.recursive,
  };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HawImportReport) report = NULL;
  g_autoptr (HawContents) contents = NULL;

  haw_import_async (project, files, &options, NULL, NULL, NULL, haw_await_cb, &result);
  report = haw_import_finish (project, haw_await (&result), error);
  if (report == NULL)
    return FALSE;
  contents = haw_cli_load (project, report->ids->len == 1
                           ? g_array_index (report->ids, gint64, 0) : 0, error);
  if (contents == NULL)
    return FALSE;

  print_import (contents, report);
  if (report->failures->len == 0)
    return TRUE;
  g_set_error_literal (error, HAW_CLI_ERROR, HAW_CLI_ERROR_SAID, "Said");
  return FALSE;
}

static gboolean
run_import (char   **arguments,
            GError **error)
{
  g_autoptr (HawProject) project = NULL;
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  if (!haw_cli_check_date ("published", import_options.published, error))
    return FALSE;
  project = haw_cli_open (arguments[0], TRUE, error);
  if (project == NULL)
    return FALSE;
  for (guint i = 1; arguments[i] != NULL; i++)
    g_ptr_array_add (files, g_file_new_for_commandline_arg (arguments[i]));
  return haw_cli_close (project, import (project, files, error), error);
}

/* What the edits below are given and give back. */
typedef struct
{
  gint64 article;
  gint64 start;
  gint64 end;
  const char *name;
  HawEventFields event;
  GArray *annotations;  /* gint64 */
  GPtrArray *stances;
  gint64 id;
  char *uuid;
} Edit;

static gboolean
finish_edit (HawDb     *db,
             HawTable   table,
             Edit      *edit,
             GError   **error)
{
  if (edit->id != 0)
    edit->uuid = haw_lookup_uuid (db, table, edit->id, error);
  return edit->uuid != NULL;
}

static gboolean
mention (HawDb   *db,
         Edit    *edit,
         GError **error)
{
  gint64 actor = haw_actor_ensure (db, annotate_options.actor, error);

  return actor != 0 &&
         haw_mention_add (db, actor, edit->article, edit->start, edit->end, error) != 0;
}

static gboolean
annotate (HawDb    *db,
          gpointer  data,
          GError  **error)
{
  Edit *edit = data;

  edit->id = haw_annotation_add (db, edit->article, edit->start, edit->end, error);
  if (edit->id == 0)
    return FALSE;
  for (guint i = 0; annotate_options.codes != NULL && annotate_options.codes[i] != NULL; i++)
    {
      gint64 code = haw_code_ensure (db, annotate_options.codes[i], error);

      if (code == 0 || !haw_annotation_apply_code (db, edit->id, code, error))
        return FALSE;
    }
  if (annotate_options.note != NULL &&
      !haw_note_set (db, HAW_NOTE_ON_ANNOTATION, edit->id, annotate_options.note, error))
    return FALSE;
  if (annotate_options.translation != NULL &&
      !haw_annotation_set_translation (db, edit->id, annotate_options.translation, error))
    return FALSE;
  return (annotate_options.actor == NULL || mention (db, edit, error)) &&
         finish_edit (db, HAW_TABLE_ANNOTATION, edit, error);
}

static gboolean
make (HawProject   *project,
      HawLabel     *label,
      HawEditFunc   func,
      Edit         *edit,
      GError      **error)
{
  gboolean done = haw_cli_edit (project, label, func, edit, error);

  if (done)
    haw_cli_print_made (edit->id, edit->uuid);
  g_free (edit->uuid);
  return done;
}

static gboolean
run_annotate (char   **arguments,
              GError **error)
{
  g_autoptr (HawProject) project = NULL;
  Edit edit = { 0 };
  gboolean done;

  if (!haw_cli_parse_offset (arguments[2], &edit.start, error) ||
      !haw_cli_parse_offset (arguments[3], &edit.end, error))
    return FALSE;
  project = haw_cli_open (arguments[0], TRUE, error);
  if (project == NULL)
    return FALSE;

  edit.article = haw_cli_find (project, HAW_TABLE_ARTICLE, arguments[1], error);
  done = edit.article != 0 &&
         make (project,
               annotate_options.codes != NULL ? haw_label_new (N_("Code Passage"), NULL)
               : annotate_options.note != NULL ? haw_label_new (N_("Write Note"), NULL)
               : haw_label_new (N_("Mark Passage"), NULL), annotate, &edit, error);
  return haw_cli_close (project, done, error);
}

static gboolean
add_event (HawDb    *db,
           gpointer  data,
           GError  **error)
{
  Edit *edit = data;

  edit->id = haw_event_add (db, &edit->event, error);
  if (edit->id == 0)
    return FALSE;
  for (guint i = 0; i < edit->annotations->len; i++)
    if (!haw_event_link_evidence (db, edit->id, g_array_index (edit->annotations, gint64, i),
                                  g_ptr_array_index (edit->stances, i), error))
      return FALSE;
  return finish_edit (db, HAW_TABLE_EVENT, edit, error);
}

static gboolean
fill_event (Edit    *edit,
            GError **error)
{
  HawEventStatus status = HAW_EVENT_CONFIRMED;

  if (event_options.title == NULL)
    return haw_cli_fail_usage (error, _("An event needs a title. Give it with --title."));
  if (event_options.status != NULL && !haw_event_status_from_nick (event_options.status, &status))
    return haw_cli_fail_usage (error, _("The status of an event can be: %s."),
                               "confirmed, disputed, unconfirmed");

  if (!haw_cli_check_date ("date", event_options.date, error))
    return FALSE;

  edit->event.title = event_options.title;
  edit->event.date = event_options.date;
  edit->event.place = event_options.place;
  edit->event.actors = (const char *const *) event_options.actors;
  edit->event.status = status;
  return TRUE;
}

/* Reads ANNOTATION[:STANCE] of every --evidence. */
static gboolean
fill_evidence (HawProject  *project,
               Edit        *edit,
               GError     **error)
{
  const char *const stances[] = { "reports", "confirms", "denies", NULL };

  for (guint i = 0; event_options.evidence != NULL && event_options.evidence[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (event_options.evidence[i], ":", 2);
      const char *name = parts[0] != NULL ? parts[0] : "";
      const char *stance = *name != '\0' && parts[1] != NULL ? parts[1] : stances[0];
      gint64 annotation;

      if (!g_strv_contains (stances, stance))
        return haw_cli_fail_usage (error, _("What evidence can do: %s."),
                                   "reports, confirms, denies");
      annotation = haw_cli_find (project, HAW_TABLE_ANNOTATION, name, error);
      if (annotation == 0)
        return FALSE;
      g_array_append_val (edit->annotations, annotation);
      g_ptr_array_add (edit->stances, g_strdup (stance));
    }

  return TRUE;
}

static gboolean
run_event_add (char   **arguments,
               GError **error)
{
  g_autoptr (HawProject) project = NULL;
  g_autoptr (GArray) annotations = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) stances = g_ptr_array_new_with_free_func (g_free);
  Edit edit = { .annotations = annotations, .stances = stances };
  gboolean done;

  if (!fill_event (&edit, error))
    return FALSE;
  project = haw_cli_open (arguments[0], TRUE, error);
  if (project == NULL)
    return FALSE;

  done = fill_evidence (project, &edit, error) &&
         make (project, haw_label_new (N_("Add Event %s"), edit.event.title, NULL), add_event,
               &edit, error);
  return haw_cli_close (project, done, error);
}

static gboolean
add_code (HawDb    *db,
          gpointer  data,
          GError  **error)
{
  Edit *edit = data;
  HawCodeFields fields = {
    .name = edit->name,
    .color = code_options.color,
    .description = code_options.description,
    .key = code_options.key,
  };

  if (code_options.parent != NULL)
    {
      fields.parent = haw_code_ensure (db, code_options.parent, error);
      if (fields.parent == 0)
        return FALSE;
    }
  edit->id = haw_code_add (db, &fields, error);
  return edit->id != 0 && finish_edit (db, HAW_TABLE_CODE, edit, error);
}

static gboolean
check_color (const char  *color,
             GError     **error)
{
  gboolean valid = color == NULL || (color[0] == '#' && strlen (color) == 7);

  for (guint i = 1; color != NULL && valid && i < 7; i++)
    valid = g_ascii_isxdigit (color[i]);
  return valid || haw_cli_fail_usage (error, _("A colour is written like %s."), "#77aadd");
}

static gboolean
run_code_add (char   **arguments,
              GError **error)
{
  g_autoptr (HawProject) project = NULL;
  Edit edit = { .name = arguments[1] };
  gboolean done;

  if (!check_color (code_options.color, error))
    return FALSE;
  if (!g_utf8_validate (edit.name, -1, NULL))
    return haw_cli_fail_usage (error, _("The name of the code is not valid UTF-8."));
  project = haw_cli_open (arguments[0], TRUE, error);
  if (project == NULL)
    return FALSE;

  done = make (project, haw_label_new (N_("Add Code %s"), edit.name, NULL), add_code, &edit, error);
  return haw_cli_close (project, done, error);
}

static gboolean
import_codes (HawProject  *project,
              const char  *path,
              GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GAsyncResult) result = NULL;
  int n_known = 0;
  int n_added;

  haw_codebook_import_async (project, file, NULL, haw_await_cb, &result);
  n_added = haw_codebook_import_finish (project, haw_await (&result), &n_known, error);
  if (n_added < 0)
    return FALSE;
  if (haw_cli_json)
    {
      JsonBuilder *builder = haw_cli_json_new ();

      haw_cli_json_int (builder, "added", n_added);
      haw_cli_json_int (builder, "known", n_known);
      haw_cli_print_json (builder);
    }
  else
    haw_cli_print ("%d\n", n_added);
  return TRUE;
}

static gboolean
run_code_import (char   **arguments,
                 GError **error)
{
  g_autoptr (HawProject) project = haw_cli_open (arguments[0], TRUE, error);

  return project != NULL &&
         haw_cli_close (project, import_codes (project, arguments[1], error), error);
}

const HawCliCommand haw_cli_edit_commands[] = {
  { "import", "PROJECT [--outlet NAME] [--published EDTF] [--recursive] PATH…",
    N_("Import files and folders as articles."), import_entries, 2, 0, run_import },
  { "annotate", "PROJECT ARTICLE START END [--code NAME]… [--note TEXT] [--translation TEXT]"
    " [--actor NAME]",
    N_("Mark a passage; positions count Unicode characters, the end is not included."),
    annotate_entries, 4, 4, run_annotate },
  { "event add", "PROJECT --title TEXT [--date EDTF] [--place TEXT] [--actor NAME]…"
    " [--status STATUS] [--evidence ANNOTATION[:STANCE]]…",
    N_("Add an event to the timeline."), event_entries, 1, 1, run_event_add },
  { "code add", "PROJECT NAME [--color #RRGGBB] [--key KEY] [--description TEXT] [--parent NAME]",
    N_("Add a code to the codebook."), code_entries, 2, 2, run_code_add },
  { "code import", "PROJECT FILE",
    N_("Add the codes of a codebook (QDC or CSV) and print how many are new."), NULL, 2, 2,
    run_code_import },
  { NULL },
};
