/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/haw-note.h"
#include "support/haw-test-codebook.h"

#define TEXT "وصل الوزير إلى العاصمة، الجمعة.\nوغادرها أمس السبت."

/* claims > (denials, threats > deadlines), places */
typedef struct
{
  char *folder;
  HawProject *project;
  HawCodeList *codes;
  char *before;
  GAsyncResult *result;
  gint64 claims;
  gint64 denials;
  gint64 threats;
  gint64 deadlines;
  gint64 places;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *path = NULL;

  fixture->folder = haw_test_folder ();
  path = g_build_filename (fixture->folder, "affair.hawamish", NULL);
  fixture->project = haw_test_new_project (path);
  haw_test_add_articles (fixture->project, "زيارة", TEXT, 1);
  fixture->claims = haw_test_add_code (fixture->project, "مزاعم", 0);
  fixture->denials = haw_test_add_code (fixture->project, "نفي", fixture->claims);
  fixture->threats = haw_test_add_code (fixture->project, "تهديد", fixture->claims);
  fixture->deadlines = haw_test_add_code (fixture->project, "مهل", fixture->threats);
  fixture->places = haw_test_add_code (fixture->project, "أماكن", 0);
  fixture->codes = haw_code_list_new (fixture->project);
  haw_test_wait_until (!haw_row_store_get_loading (HAW_ROW_STORE (fixture->codes)));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_free (fixture->before);
  g_clear_object (&fixture->codes);
  haw_test_close_project (fixture->project);
  haw_test_finalize (g_steal_pointer (&fixture->project));
  haw_test_remove (fixture->folder);
  g_free (fixture->folder);
}

static HawCode *
get (Fixture *fixture,
     gint64   code)
{
  return haw_row_store_lookup (HAW_ROW_STORE (fixture->codes), code);
}

static void
remember (Fixture *fixture)
{
  g_free (fixture->before);
  fixture->before = haw_test_dump_codebook (fixture->project);
}

static void
move (Fixture *fixture,
      gint64   code,
      gint64   parent,
      gint64   before)
{
  haw_code_move_async (fixture->project, code, "x", parent, before, NULL, haw_await_cb,
                       &fixture->result);
}

static void
refuse (Fixture *fixture,
        int      code)
{
  haw_test_refused (fixture->project, &fixture->result, fixture->before, code);
}

static void
done (Fixture *fixture)
{
  haw_test_finish_edit (fixture->project, &fixture->result);
}

static void
test_move (Fixture       *fixture,
           gconstpointer  data)
{
  remember (fixture);
  move (fixture, fixture->places, fixture->claims, fixture->threats);
  done (fixture);
  g_assert_cmpint (haw_code_get_parent (get (fixture, fixture->places)), ==, fixture->claims);
  g_assert_cmpfloat (haw_code_get_position (get (fixture, fixture->places)), >,
                     haw_code_get_position (get (fixture, fixture->denials)));
  g_assert_cmpfloat (haw_code_get_position (get (fixture, fixture->places)), <,
                     haw_code_get_position (get (fixture, fixture->threats)));
  haw_test_there_and_back (fixture->project, fixture->before);

  remember (fixture);
  move (fixture, fixture->deadlines, 0, fixture->claims);
  done (fixture);
  g_assert_cmpint (haw_code_get_parent (get (fixture, fixture->deadlines)), ==, 0);
  g_assert_cmpfloat (haw_code_get_position (get (fixture, fixture->deadlines)), <,
                     haw_code_get_position (get (fixture, fixture->claims)));
  g_assert_cmpfloat (haw_code_get_position (get (fixture, fixture->deadlines)), >, 0);
  haw_test_there_and_back (fixture->project, fixture->before);

  /* Where it stands already: no step. */
  remember (fixture);
  move (fixture, fixture->deadlines, 0, fixture->claims);
  done (fixture);
  g_assert_cmpstr (haw_project_get_undo_label (fixture->project), ==, "Move Code \u2068x\u2069");
  move (fixture, fixture->threats, fixture->claims, 0);
  done (fixture);
  {
    g_autofree char *after = haw_test_dump_codebook (fixture->project);

    g_assert_cmpstr (after, ==, fixture->before);
  }
}

static void
test_move_refused (Fixture       *fixture,
                   gconstpointer  data)
{
  remember (fixture);
  move (fixture, fixture->claims, fixture->deadlines, 0);
  refuse (fixture, HAW_ERROR_INVALID);
  move (fixture, fixture->claims, fixture->claims, 0);
  refuse (fixture, HAW_ERROR_INVALID);
  move (fixture, fixture->places, fixture->claims, fixture->deadlines);
  refuse (fixture, HAW_ERROR_INVALID);
  move (fixture, fixture->places, 0, fixture->places);
  refuse (fixture, HAW_ERROR_INVALID);
  move (fixture, 99, 0, 0);
  refuse (fixture, HAW_ERROR_NOT_FOUND);
  move (fixture, fixture->places, 99, 0);
  refuse (fixture, HAW_ERROR_NOT_FOUND);
}

/* Two that change places again and again use up the numbers between them. */
static void
test_move_often (Fixture       *fixture,
                 gconstpointer  data)
{
  gint64 first = fixture->denials, second = fixture->threats, last = 0;

  last = haw_test_add_code (fixture->project, "أخيرا", fixture->claims);
  for (guint i = 0; i < 70; i++)
    {
      gint64 moved = i % 2 == 0 ? second : first;
      gint64 other = i % 2 == 0 ? first : second;

      move (fixture, moved, fixture->claims, other);
      done (fixture);
      g_assert_cmpfloat (haw_code_get_position (get (fixture, moved)), <,
                         haw_code_get_position (get (fixture, other)));
      move (fixture, other, fixture->claims, last);
      done (fixture);
      g_assert_cmpfloat (haw_code_get_position (get (fixture, moved)), <,
                         haw_code_get_position (get (fixture, other)));
      g_assert_cmpfloat (haw_code_get_position (get (fixture, other)), <,
                         haw_code_get_position (get (fixture, last)));
    }
}

static void
set_note (Fixture    *fixture,
          gint64      code,
          const char *body)
{
  haw_note_set_async (fixture->project, HAW_NOTE_ON_CODE, code, body, NULL, haw_await_cb,
                      &fixture->result);
  done (fixture);
}

static void
describe (Fixture    *fixture,
          gint64      code,
          const char *text)
{
  const HawCodeFields fields = { .description = text, .includes = text, .excludes = "" };

  haw_code_update_async (fixture->project, code, &fields, NULL, haw_await_cb, &fixture->result);
  done (fixture);
}

static void
merge (Fixture *fixture,
       gint64   code,
       gint64   into)
{
  haw_code_merge_async (fixture->project, code, "x", into, "y", NULL, haw_await_cb,
                        &fixture->result);
}

static char *
read_note (Fixture *fixture,
           gint64   code)
{
  g_autoptr (GAsyncResult) result = NULL;

  haw_note_load_async (fixture->project, HAW_NOTE_ON_CODE, code, NULL, haw_await_cb, &result);
  return haw_project_read_finish (fixture->project, haw_await (&result), NULL);
}

static void
test_merge (Fixture       *fixture,
            gconstpointer  data)
{
  const gint64 both[] = { fixture->threats, fixture->denials };
  gint64 first = haw_test_annotate (fixture->project, 0, 3, both, 1);
  gint64 second = haw_test_annotate (fixture->project, 4, 10, both, 2);
  g_autofree char *note = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *after = NULL;

  set_note (fixture, fixture->threats, "one");
  set_note (fixture, fixture->denials, "two");
  describe (fixture, fixture->threats, "threatens");
  describe (fixture, fixture->denials, "denies");
  remember (fixture);
  merge (fixture, fixture->threats, fixture->denials);
  done (fixture);

  g_assert_null (get (fixture, fixture->threats));
  g_assert_cmpint (haw_code_get_parent (get (fixture, fixture->deadlines)), ==, fixture->denials);
  g_assert_cmpstr (haw_code_get_description (get (fixture, fixture->denials)), ==,
                   "denies\nthreatens");
  g_assert_cmpstr (haw_code_get_excludes (get (fixture, fixture->denials)), ==, "");
  note = read_note (fixture, fixture->denials);
  g_assert_cmpstr (note, ==, "two\n\none");
  /* Each annotation has the code once. */
  after = haw_test_dump_codebook (fixture->project);
  expected = g_strdup_printf ("\n1|%d|%d\n3|%d|%d\n", (int) first, (int) fixture->denials,
                              (int) second, (int) fixture->denials);
  g_assert_nonnull (strstr (after, expected));
  haw_test_there_and_back (fixture->project, fixture->before);

  /* Where only the one that goes has a note and a key. */
  {
    const HawCodeFields no_key = { .key = "" };

    haw_code_update_async (fixture->project, fixture->places, &no_key, NULL, haw_await_cb,
                           &fixture->result);
    done (fixture);
  }
  remember (fixture);
  merge (fixture, fixture->denials, fixture->places);
  done (fixture);
  g_free (note);
  note = read_note (fixture, fixture->places);
  g_assert_cmpstr (note, ==, "two\n\none");
  g_assert_cmpstr (haw_code_get_key (get (fixture, fixture->places)), ==, "2");
  haw_test_there_and_back (fixture->project, fixture->before);
}

static void
test_merge_refused (Fixture       *fixture,
                    gconstpointer  data)
{
  remember (fixture);
  merge (fixture, fixture->claims, fixture->claims);
  refuse (fixture, HAW_ERROR_INVALID);
  merge (fixture, fixture->claims, fixture->deadlines);
  refuse (fixture, HAW_ERROR_INVALID);
  merge (fixture, fixture->claims, 99);
  refuse (fixture, HAW_ERROR_NOT_FOUND);
  merge (fixture, 99, fixture->claims);
  refuse (fixture, HAW_ERROR_NOT_FOUND);
}

static void
test_split (Fixture       *fixture,
            gconstpointer  data)
{
  gint64 first = haw_test_annotate (fixture->project, 0, 3, &fixture->denials, 1);
  gint64 second = haw_test_annotate (fixture->project, 4, 10, &fixture->denials, 1);
  g_autoptr (GError) error = NULL;
  gint64 made;

  remember (fixture);
  haw_code_split_async (fixture->project, fixture->denials, "تكذيب", &second, 1, NULL,
                        haw_await_cb, &fixture->result);
  made = haw_code_split_finish (fixture->project, haw_await (&fixture->result), &error);
  g_assert_no_error (error);
  g_clear_object (&fixture->result);
  g_assert_cmpint (haw_code_get_parent (get (fixture, made)), ==, fixture->claims);
  g_assert_cmpfloat (haw_code_get_position (get (fixture, made)), <,
                     haw_code_get_position (get (fixture, fixture->threats)));
  haw_test_there_and_back (fixture->project, fixture->before);

  remember (fixture);
  haw_code_split_async (fixture->project, fixture->denials, "آخر", NULL, 0, NULL, haw_await_cb,
                        &fixture->result);
  refuse (fixture, HAW_ERROR_INVALID);
  haw_code_split_async (fixture->project, fixture->denials, "آخر", &second, 1, NULL, haw_await_cb,
                        &fixture->result);
  refuse (fixture, HAW_ERROR_INVALID);
  haw_code_split_async (fixture->project, fixture->denials, "أماكن", &first, 1, NULL, haw_await_cb,
                        &fixture->result);
  refuse (fixture, HAW_ERROR_INVALID);
  haw_code_split_async (fixture->project, 99, "آخر", &first, 1, NULL, haw_await_cb,
                        &fixture->result);
  refuse (fixture, HAW_ERROR_NOT_FOUND);
}

static void
retire (Fixture  *fixture,
        gint64    code,
        gboolean  retired)
{
  haw_code_set_retired_async (fixture->project, code, "x", retired, NULL, haw_await_cb,
                              &fixture->result);
}

static void
test_retire (Fixture       *fixture,
             gconstpointer  data)
{
  haw_test_annotate (fixture->project, 0, 3, &fixture->deadlines, 1);
  remember (fixture);
  retire (fixture, fixture->claims, TRUE);
  done (fixture);
  g_assert_true (haw_code_get_retired (get (fixture, fixture->claims)));
  g_assert_true (haw_code_get_retired (get (fixture, fixture->deadlines)));
  g_assert_false (haw_code_get_retired (get (fixture, fixture->places)));
  g_assert_cmpstr (haw_code_get_key (get (fixture, fixture->deadlines)), ==, "");
  haw_test_there_and_back (fixture->project, fixture->before);

  /* With those above, so that it can be seen; those beside it stay away. */
  remember (fixture);
  retire (fixture, fixture->threats, FALSE);
  done (fixture);
  g_assert_false (haw_code_get_retired (get (fixture, fixture->claims)));
  g_assert_false (haw_code_get_retired (get (fixture, fixture->deadlines)));
  g_assert_true (haw_code_get_retired (get (fixture, fixture->denials)));
  haw_test_there_and_back (fixture->project, fixture->before);

  remember (fixture);
  retire (fixture, 99, TRUE);
  refuse (fixture, HAW_ERROR_NOT_FOUND);
}

static void
pin (Fixture  *fixture,
     gint64    code,
     gboolean  pinned)
{
  haw_code_set_pinned_async (fixture->project, code, "x", pinned, NULL, haw_await_cb,
                             &fixture->result);
}

static void
test_pin (Fixture       *fixture,
          gconstpointer  data)
{
  remember (fixture);
  pin (fixture, fixture->places, TRUE);
  done (fixture);
  g_assert_true (haw_code_get_pinned (get (fixture, fixture->places)));
  haw_test_there_and_back (fixture->project, fixture->before);

  retire (fixture, fixture->places, TRUE);
  done (fixture);
  g_assert_false (haw_code_get_pinned (get (fixture, fixture->places)));
  remember (fixture);
  pin (fixture, fixture->places, TRUE);
  refuse (fixture, HAW_ERROR_INVALID);
  pin (fixture, 99, TRUE);
  refuse (fixture, HAW_ERROR_NOT_FOUND);
}

static void
update (Fixture             *fixture,
        const HawCodeFields *fields)
{
  haw_code_update_async (fixture->project, fixture->places, fields, NULL, haw_await_cb,
                         &fixture->result);
}

static void
test_describe (Fixture       *fixture,
               gconstpointer  data)
{
  const HawCodeFields fields = { .description = "d", .includes = "- i", .excludes = "- e\n- f",
                                 .pattern = "waves", .key = "q" };
  const HawCodeFields act = { .key = "E" };
  const HawCodeFields no_key = { .key = "é" };
  const HawCodeFields no_pattern = { .pattern = "plaid" };
  HawCode *places = get (fixture, fixture->places);

  remember (fixture);
  update (fixture, &fields);
  done (fixture);
  g_assert_cmpstr (haw_code_get_includes (places), ==, "- i");
  g_assert_cmpstr (haw_code_get_excludes (places), ==, "- e\n- f");
  g_assert_cmpstr (haw_code_get_pattern (places), ==, "waves");
  g_assert_cmpstr (haw_code_get_key (places), ==, "Q");
  haw_test_there_and_back (fixture->project, fixture->before);

  remember (fixture);
  update (fixture, &act);
  refuse (fixture, HAW_ERROR_INVALID);
  update (fixture, &no_key);
  refuse (fixture, HAW_ERROR_INVALID);
  update (fixture, &no_pattern);
  refuse (fixture, HAW_ERROR_INVALID);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) g_test_add ("/codebook/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("move", test_move);
  ADD ("move-refused", test_move_refused);
  ADD ("move-often", test_move_often);
  ADD ("merge", test_merge);
  ADD ("merge-refused", test_merge_refused);
  ADD ("split", test_split);
  ADD ("retire", test_retire);
  ADD ("pin", test_pin);
  ADD ("describe", test_describe);

  return g_test_run ();
}
