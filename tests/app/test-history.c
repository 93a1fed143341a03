/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/haw-annotation-edit.h"
#include "model/haw-annotation-split.h"
#include "model/haw-article-edit.h"
#include "model/haw-code-edit.h"
#include "model/haw-codebook-edit.h"
#include "model/haw-event-edit.h"
#include "model/haw-note.h"
#include "model/haw-outlet-edit.h"
#include "model/haw-versions.h"
#include "project/haw-history.h"
#include "support/haw-test-article.h"

/* Random scripts of edits: undoing all of one gives the start again row for row, redoing all gives the
 * end, closed and opened again on the way or not. HAW_HISTORY_SCRIPTS says how many. */

#define N_SCRIPTS 1000
#define N_SHARED 20         /* scripts after another in one project: the end of one starts the next */
#define MAX_EDITS 8
#define REOPEN 60           /* one time in so many the project is closed and opened again */
#define TEXT "وصل الوزير إلى العاصمة الجمعة 🕊 وغادرها أمس السبت إلى جهة لم تعلن."

static gboolean
finish (HawProject    *project,
        GAsyncResult **slot,
        GError       **error)
{
  g_autoptr (GAsyncResult) result = haw_await (slot);

  *slot = NULL;
  return haw_project_edit_finish (project, result, error);
}

/* What an edit is made on: rows taken by chance, 0 where the table is empty. */
typedef struct
{
  HawProject *project;
  GRand *rand;
  GAsyncResult **slot;
  char *text;
  gint64 start;
  gint64 annotation;
  gint64 other_annotation;
  gint64 article;
  gint64 code;
  gint64 other_code;
  gint64 event;
  gint64 outlet;
  gint64 other_outlet;
  gint64 step;
} Draw;

static void
draw_clear (Draw *draw)
{
  g_clear_pointer (&draw->text, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Draw, draw_clear)

/* The last rows of the tables, so that chance chooses among few. */
static gpointer
read_ids (HawDb         *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  static const char *const queries[] = {
#define LAST(table) "SELECT id FROM " table " ORDER BY id DESC LIMIT 6"
    LAST ("annotation"), LAST ("article"), LAST ("code"), LAST ("event"), LAST ("outlet"),
    "SELECT id FROM history ORDER BY id DESC LIMIT 6",
#undef LAST
  };
  GPtrArray *tables = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr (HawStmt) stmt = haw_db_query (db, error, queries[i], "");

      while (haw_stmt_step (stmt, error) == HAW_STEP_ROW)
        {
          gint64 id = haw_stmt_get_int (stmt, 0);

          g_array_append_val (ids, id);
        }
      g_ptr_array_add (tables, ids);
    }

  return tables;
}

static gint64
choose (GPtrArray *tables,
        guint      table,
        GRand     *rand)
{
  GArray *ids = g_ptr_array_index (tables, table);

  return ids->len == 0 ? 0
         : g_array_index (ids, gint64, g_rand_int_range (rand, 0, (gint32) ids->len));
}

static void
draw_rows (Draw *draw)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) tables = NULL;

  haw_project_read_async (draw->project, read_ids, NULL, NULL, (GDestroyNotify) g_ptr_array_unref,
                          NULL, haw_await_cb, &result);
  tables = haw_project_read_finish (draw->project, haw_await (&result), NULL);
  draw->text = g_strdup_printf ("كلمة %u", g_rand_int (draw->rand) % 5);
  draw->start = g_rand_int_range (draw->rand, 0, 40);
  draw->annotation = choose (tables, 0, draw->rand);
  draw->other_annotation = choose (tables, 0, draw->rand);
  draw->article = choose (tables, 1, draw->rand);
  draw->code = choose (tables, 2, draw->rand);
  draw->other_code = choose (tables, 2, draw->rand);
  draw->event = choose (tables, 3, draw->rand);
  draw->outlet = choose (tables, 4, draw->rand);
  draw->other_outlet = choose (tables, 4, draw->rand);
  draw->step = choose (tables, 5, draw->rand);
}

/* Each asks for one edit. */

static void
mark (Draw *draw)
{
  haw_annotation_add_async (draw->project, draw->article, draw->start, draw->start + 5, &draw->code,
                            draw->code != 0, NULL, NULL, haw_await_cb, draw->slot);
}

static void
mark_new_code (Draw *draw)
{
  haw_annotation_add_new_code_async (draw->project, draw->article, draw->start, draw->start + 4,
                                     draw->text, NULL, haw_await_cb, draw->slot);
}

static void
add_code (Draw *draw)
{
  HawCodeFields fields = { .name = draw->text,
                           .key = g_rand_boolean (draw->rand) ? "1" : NULL };

  haw_code_add_async (draw->project, &fields, NULL, haw_await_cb, draw->slot);
}

static HawEventFields
draw_event (Draw              *draw,
            const char *const *actors)
{
  static const char *const dates[] = { "2020-07-03", "2020-07", "2020~", "2020/2021", "" };
  HawEventFields fields = { .title = draw->text, .date = dates[g_rand_int_range (draw->rand, 0, 5)],
                            .place = draw->text, .actors = actors,
                            .status = g_rand_int_range (draw->rand, -1, 3) };

  return fields;
}

static void
add_event (Draw *draw)
{
  const char *const actors[] = { draw->text, "الرئيس", NULL };
  HawEventFields fields = draw_event (draw, actors);

  haw_event_add_async (draw->project, &fields, draw->article, draw->start, draw->start + 7, NULL,
                       haw_await_cb, draw->slot);
}

static void
change_article (Draw *draw)
{
  HawArticleFields fields = { .title = draw->text, .outlet = draw->text, .published = "2020-07" };

  haw_article_update_async (draw->project, &draw->article, 1, &fields, NULL, haw_await_cb,
                            draw->slot);
}

static void
remove_article (Draw *draw)
{
  haw_article_remove_async (draw->project, &draw->article, 1, NULL, haw_await_cb, draw->slot);
}

static void
remove_annotation (Draw *draw)
{
  haw_annotation_remove_async (draw->project, draw->annotation, NULL, haw_await_cb, draw->slot);
}

static void
set_code (Draw *draw)
{
  haw_annotation_set_code_async (draw->project, draw->annotation, draw->code,
                                 g_rand_boolean (draw->rand), NULL, haw_await_cb, draw->slot);
}

static void
set_range (Draw *draw)
{
  haw_annotation_set_range_async (draw->project, draw->annotation, draw->start, draw->start + 3,
                                  g_rand_boolean (draw->rand) ? "drag" : NULL, NULL, haw_await_cb,
                                  draw->slot);
}

static void
translate (Draw *draw)
{
  haw_annotation_set_translation_async (draw->project, draw->annotation, draw->text, NULL,
                                        haw_await_cb, draw->slot);
}

static void
split (Draw *draw)
{
  haw_annotation_split_async (draw->project, draw->annotation, draw->start, NULL, haw_await_cb,
                              draw->slot);
}

static void
join (Draw *draw)
{
  haw_annotation_join_async (draw->project, draw->annotation, draw->other_annotation, NULL,
                             haw_await_cb, draw->slot);
}

static void
write_note (Draw *draw)
{
  struct { HawNoteTarget target; gint64 id; } targets[] = {
    { HAW_NOTE_ON_ANNOTATION, draw->annotation }, { HAW_NOTE_ON_ARTICLE, draw->article },
    { HAW_NOTE_ON_CODE, draw->code },             { HAW_NOTE_ON_EVENT, draw->event },
    { HAW_NOTE_ON_PROJECT, 0 },
  };
  int which = g_rand_int_range (draw->rand, -4, 5);

  /* Most often on the annotation. */
  which = MAX (0, which);
  haw_note_set_async (draw->project, targets[which].target, targets[which].id,
                      g_rand_boolean (draw->rand) ? draw->text : "", NULL, haw_await_cb, draw->slot);
}

static void
change_event (Draw *draw)
{
  const char *const actors[] = { draw->text, NULL };
  const char *const stances[] = { "reports", "confirms", "denies", NULL };
  HawEvidenceChange evidence = { .annotation = draw->annotation,
                                 .stance = stances[g_rand_int_range (draw->rand, 0, 4)],
                                 .date = "2020-07", .wording = draw->text, .reliability = "2" };
  HawEventFields fields = draw_event (draw, actors);

  fields.evidence = &evidence;
  fields.n_evidence = g_rand_boolean (draw->rand) ? 1 : 0;
  haw_event_update_async (draw->project, draw->event, &fields, NULL, haw_await_cb, draw->slot);
}

static void
remove_event (Draw *draw)
{
  haw_event_remove_async (draw->project, draw->event, NULL, haw_await_cb, draw->slot);
}

static void
add_evidence (Draw *draw)
{
  haw_event_add_evidence_async (draw->project, draw->event, draw->annotation, "denies", NULL,
                                haw_await_cb, draw->slot);
}

static void
add_passage (Draw *draw)
{
  HawEvidenceChange source = { .stance = "confirms", .date = "2020", .wording = draw->text,
                               .reliability = "1" };

  haw_event_add_passage_async (draw->project, draw->event, draw->article, draw->start,
                               draw->start + 6, &source, NULL, haw_await_cb, draw->slot);
}

static void
change_code (Draw *draw)
{
  HawCodeFields fields = { .name = draw->text, .color = "#3584e4", .description = draw->text };

  haw_code_update_async (draw->project, draw->code, &fields, NULL, haw_await_cb, draw->slot);
}

static void
remove_code (Draw *draw)
{
  haw_code_remove_async (draw->project, draw->code, "x", NULL, haw_await_cb, draw->slot);
}

static void
move_code (Draw *draw)
{
  haw_code_move_async (draw->project, draw->code, "x",
                       g_rand_boolean (draw->rand) ? draw->other_code : 0, 0, NULL, haw_await_cb,
                       draw->slot);
}

static void
merge_codes (Draw *draw)
{
  haw_code_merge_async (draw->project, draw->code, "x", draw->other_code, "y", NULL, haw_await_cb,
                        draw->slot);
}

static void
split_code (Draw *draw)
{
  haw_code_split_async (draw->project, draw->code, draw->text, &draw->annotation, 1, NULL,
                        haw_await_cb, draw->slot);
}

static void
retire_code (Draw *draw)
{
  haw_code_set_retired_async (draw->project, draw->code, "x", g_rand_boolean (draw->rand), NULL,
                              haw_await_cb, draw->slot);
}

static void
pin_code (Draw *draw)
{
  haw_code_set_pinned_async (draw->project, draw->code, "x", g_rand_boolean (draw->rand), NULL,
                             haw_await_cb, draw->slot);
}

static void
change_outlet (Draw *draw)
{
  HawOutletFields fields = { .name = draw->text, .country = draw->text, .reliability = "B" };

  haw_outlet_update_async (draw->project, draw->outlet, &fields, NULL, haw_await_cb, draw->slot);
}

static void
merge_outlets (Draw *draw)
{
  haw_outlet_merge_async (draw->project, draw->outlet, draw->other_outlet, NULL, haw_await_cb,
                          draw->slot);
}

static void
take_back (Draw *draw)
{
  haw_project_take_back_async (draw->project, draw->step, NULL, haw_await_cb, draw->slot);
}

static void
bring_back (Draw *draw)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  HawVersion *version;

  haw_versions_load_async (draw->project, draw->annotation, NULL, haw_await_cb, &result);
  versions = haw_project_read_finish (draw->project, haw_await (&result), NULL);
  version = g_ptr_array_index (versions, g_rand_int_range (draw->rand, 0, (gint32) versions->len));
  if (!version->exists)
    version = g_ptr_array_index (versions, 0);
  haw_version_restore_async (draw->project, version, NULL, haw_await_cb, draw->slot);
}

/* Every typed edit; a new one is a line here. */
static const struct
{
  void (*ask) (Draw *draw);
  gsize needs[3];         /* offsets of ids that must not be 0 */
} edits[] = {
#define NEEDS(field) G_STRUCT_OFFSET (Draw, field)
  { mark },
  { mark },
  { mark_new_code },
  { add_code },
  { add_event },
  { change_article },
  { remove_article },
  { remove_annotation, { NEEDS (annotation) } },
  { set_code, { NEEDS (annotation), NEEDS (code) } },
  { set_range, { NEEDS (annotation) } },
  { translate, { NEEDS (annotation) } },
  { split, { NEEDS (annotation) } },
  { join, { NEEDS (annotation), NEEDS (other_annotation) } },
  { write_note, { NEEDS (annotation), NEEDS (code), NEEDS (event) } },
  { change_event, { NEEDS (event), NEEDS (annotation) } },
  { remove_event, { NEEDS (event) } },
  { add_evidence, { NEEDS (event), NEEDS (annotation) } },
  { add_passage, { NEEDS (event) } },
  { change_code, { NEEDS (code) } },
  { remove_code, { NEEDS (code) } },
  { move_code, { NEEDS (code), NEEDS (other_code) } },
  { merge_codes, { NEEDS (code), NEEDS (other_code) } },
  { split_code, { NEEDS (code), NEEDS (annotation) } },
  { retire_code, { NEEDS (code) } },
  { pin_code, { NEEDS (code) } },
  { change_outlet, { NEEDS (outlet) } },
  { merge_outlets, { NEEDS (outlet), NEEDS (other_outlet) } },
  { bring_back, { NEEDS (annotation) } },
  { take_back, { NEEDS (step) } },
  { take_back, { NEEDS (step) } },
#undef NEEDS
};

static guint n_asked[G_N_ELEMENTS (edits)];
static guint n_made[G_N_ELEMENTS (edits)];

/* Makes one edit, or none where chance chose one that has nothing to work on or is refused. */
static void
random_edit (HawProject *project,
             GRand      *rand)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (Draw) draw = { .project = project, .rand = rand, .slot = &result };
  guint which = (guint) g_rand_int_range (rand, 0, G_N_ELEMENTS (edits));

  draw_rows (&draw);
  for (guint i = 0; i < G_N_ELEMENTS (edits[which].needs) && edits[which].needs[i] != 0; i++)
    if (G_STRUCT_MEMBER (gint64, &draw, edits[which].needs[i]) == 0)
      return;
  n_asked[which]++;
  edits[which].ask (&draw);
  if (finish (project, &result, &error))
    n_made[which]++;
  else if (!g_error_matches (error, HAW_ERROR, HAW_ERROR_INVALID) &&
           !g_error_matches (error, HAW_ERROR, HAW_ERROR_NOT_FOUND))
    /* A step that others build on stays. */
    g_assert_error (error, HAW_ERROR, HAW_ERROR_STALE);
}

static gpointer
dump (HawDb         *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  static const char *const tables[] = {
    "outlet", "article", "region", "code", "annotation", "annotation_code", "note", "actor",
    "actor_name", "mention", "event", "participant", "evidence", "proposal", "link", "anchor",
    "attribute", "attribute_value", "distinct_actors", "note_template", "saved_range",
  };
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY id", tables[i]);
      g_autoptr (HawStmt) stmt = haw_db_prepare (db, g_intern_string (sql), error);

      g_string_append_printf (all, "%s\n", tables[i]);
      while (haw_stmt_step (stmt, error) == HAW_STEP_ROW)
        {
          for (int column = 0; column < haw_stmt_get_n_columns (stmt); column++)
            {
              g_autofree char *text = haw_stmt_dup_text (stmt, column);

              g_string_append_printf (all, "%s%s|", haw_stmt_is_null (stmt, column) ? "NULL" : "",
                                      text);
            }
          g_string_append_c (all, '\n');
        }
    }

  return g_string_free (all, FALSE);
}

/* What no edit may leave behind, whichever steps it takes back. */
static gpointer
count_faults (HawDb         *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  static const char *const queries[] = {
    "SELECT count (*) FROM pragma_foreign_key_check",
    "SELECT count (*) FROM note WHERE target = 'annotation'"
    " AND target_id NOT IN (SELECT id FROM annotation)",
    "SELECT count (*) FROM note WHERE target = 'code' AND target_id NOT IN (SELECT id FROM code)",
    "SELECT count (*) FROM note WHERE target = 'event' AND target_id NOT IN (SELECT id FROM event)",
    "SELECT count (*) FROM (SELECT 1 FROM note GROUP BY target, target_id HAVING count (*) > 1)",
    "SELECT count (*) FROM (SELECT 1 FROM code GROUP BY name HAVING count (*) > 1)",
    "WITH RECURSIVE above (id, parent) AS (SELECT id, parent FROM code UNION"
    " SELECT above.id, code.parent FROM code JOIN above ON code.id = above.parent)"
    " SELECT count (*) FROM above WHERE id = parent",
    "SELECT count (*) FROM (SELECT 1 FROM outlet GROUP BY name HAVING count (*) > 1)",
    "SELECT count (*) FROM (SELECT 1 FROM evidence GROUP BY event, annotation HAVING count (*) > 1)",
    "SELECT count (*) FROM annotation a JOIN article_text t ON t.id = a.text"
    " WHERE a.quote <> substr (t.text, a.start + 1, a.end - a.start)",
  };

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      gint64 faults = 0;

      g_assert_true (haw_db_get_int (db, &faults, error, queries[i], ""));
      if (faults != 0)
        return g_strdup (queries[i]);
    }

  return g_strdup ("");
}

static char *
state_of (HawProject *project)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char *state;

  haw_project_read_async (project, dump, NULL, NULL, g_free, NULL, haw_await_cb, &result);
  state = haw_project_read_finish (project, haw_await (&result), &error);
  g_assert_no_error (error);
  return state;
}

static void
assert_sound (HawProject *project)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *fault = NULL;

  haw_project_read_async (project, count_faults, NULL, NULL, g_free, NULL, haw_await_cb, &result);
  fault = haw_project_read_finish (project, haw_await (&result), NULL);
  g_assert_cmpstr (fault, ==, "");
}

static HawProject *
maybe_reopen (HawProject *project,
              const char *path,
              GRand      *rand)
{
  g_autoptr (GError) error = NULL;

  if (g_rand_int_range (rand, 0, REOPEN) != 0)
    return project;
  haw_test_close_project (project);
  haw_test_finalize_project (project);
  project = haw_test_open_project (path, &error);
  g_assert_no_error (error);
  return project;
}

/* Undoes a step after @base, or redoes one that is undone; FALSE where there is none. */
static gboolean
walk_step (HawProject *project,
           gboolean    redo,
           gint64      base)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  haw_project_undo_towards_async (project, redo, redo ? 0 : base + 1, NULL, haw_await_cb, &result);
  label = haw_project_undo_finish (project, haw_await (&result), &error);
  if (!g_error_matches (error, HAW_ERROR, HAW_ERROR_NOTHING))
    g_assert_no_error (error);
  return label != NULL;
}

static HawProject *
walk_history (HawProject *project,
              gboolean    redo,
              gint64      base,
              const char *path,
              GRand      *rand)
{
  while (walk_step (project, redo, base))
    project = maybe_reopen (project, path, rand);

  return project;
}

static gpointer
read_last_done (HawDb         *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  gint64 *id = g_new0 (gint64, 1);

  g_assert_true (haw_history_read_last_done (db, id, error));
  return id;
}

static gint64
get_last_done (HawProject *project)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree gint64 *id = NULL;

  haw_project_read_async (project, read_last_done, NULL, NULL, g_free, NULL, haw_await_cb,
                          &result);
  id = haw_project_read_finish (project, haw_await (&result), NULL);
  return *id;
}

static gboolean
insert_range (HawDb    *db,
              gpointer  data,
              GError  **error)
{
  g_autofree char *uuid = haw_uuid_new ();

  return haw_db_run (db, error, "INSERT INTO saved_range (uuid, name, start, end)"
                                " VALUES (?, '', 0, 1)", "s", uuid);
}

/* A step that no run of typing goes on across. */
static void
end_run (HawProject *project)
{
  g_autoptr (GAsyncResult) result = NULL;

  haw_project_edit_async (project, haw_label_new ("Save Range", NULL), NULL, insert_range, NULL, NULL,
                          NULL, haw_await_cb, &result);
  g_assert_true (finish (project, &result, NULL));
}

/* One script in a project that is as an earlier one left it. */
static HawProject *
run_script (HawProject *project,
            const char *path,
            GRand      *rand)
{
  guint n_edits = (guint) g_rand_int_range (rand, 2, MAX_EDITS + 1);
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  gint64 base;

  end_run (project);
  base = get_last_done (project);
  start = state_of (project);
  for (guint i = 0; i < n_edits; i++)
    {
      random_edit (project, rand);
      project = maybe_reopen (project, path, rand);
    }
  end = state_of (project);
  assert_sound (project);

  project = walk_history (project, FALSE, base, path, rand);
  undone = state_of (project);
  g_assert_cmpstr (undone, ==, start);
  project = walk_history (project, TRUE, base, path, rand);
  redone = state_of (project);
  g_assert_cmpstr (redone, ==, end);

  return project;
}

static void
test_random_scripts (void)
{
  const char *wanted = g_getenv ("HAW_HISTORY_SCRIPTS");
  guint64 n_scripts = wanted != NULL ? g_ascii_strtoull (wanted, NULL, 10) : N_SCRIPTS;

  for (guint64 first = 0; first < n_scripts; first += N_SHARED)
    {
      g_autofree char *folder = haw_test_folder ();
      g_autofree char *path = g_build_filename (folder, "affair.hawamish", NULL);
      HawProject *project = haw_test_new_project (path);

      haw_test_add_articles (project, "خبر", TEXT, 3);
      for (guint64 seed = first; seed < MIN (first + N_SHARED, n_scripts); seed++)
        {
          g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) seed + 1);

          g_test_message ("script %" G_GUINT64_FORMAT " of those from %" G_GUINT64_FORMAT, seed,
                          first);
          project = run_script (project, path, rand);
        }
      haw_test_close_project (project);
      haw_test_finalize_project (project);
      haw_test_remove (folder);
    }

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_test_message ("edit %u: %u of %u made", i, n_made[i], n_asked[i]);
      g_assert_true (n_scripts < N_SCRIPTS || n_made[i] > 0);
    }
}

/* What is stored for good is the subject of the crash tests: in memory the disk costs nothing. */
static void
prefer_memory (void)
{
  if (g_getenv ("TMPDIR") == NULL && g_access ("/dev/shm", R_OK | W_OK | X_OK) == 0)
    g_setenv ("TMPDIR", "/dev/shm", TRUE);
}

int
main (int    argc,
      char **argv)
{
  prefer_memory ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/history/random-scripts", test_random_scripts);

  return g_test_run ();
}
