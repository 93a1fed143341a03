/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/haw-import.h"
#include "model/haw-event-edit.h"
#include "model/haw-event-matches.h"
#include "model/haw-proposal-edit.h"
#include "model/haw-proposal-event.h"
#include "model/haw-proposals.h"
#include "support/haw-test-drafts.h"
#include "text/haw-event-match.h"
#include "time/haw-edtf.h"
#include "time/haw-timex.h"

#include <json-glib/json-glib.h>
#include <locale.h>
#include <string.h>

/* Events that the program proposes, on articles that are not part of the repository and on sentences of
 * our own. */

typedef struct
{
  char *folder;
  HawProject *project;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *path = NULL;

  fixture->folder = haw_test_folder ();
  path = g_build_filename (fixture->folder, "p.hawamish", NULL);
  fixture->project = haw_test_new_project (path);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  haw_test_close_project (fixture->project);
  haw_test_finalize (g_steal_pointer (&fixture->project));
  haw_test_remove (fixture->folder);
  g_free (fixture->folder);
}

static gint64
import (Fixture    *fixture,
        const char *path,
        const char *published)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  const HawImportOptions options = { .published = published };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  HawImportReport *report;
  gint64 id;

  g_ptr_array_add (files, g_file_new_for_path (path));
  haw_import_async (fixture->project, files, &options, NULL, NULL, NULL, haw_await_cb, &result);
  report = haw_import_finish (fixture->project, haw_await (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_imported, ==, 1);
  id = g_array_index (report->ids, gint64, 0);
  haw_import_report_free (report);
  return id;
}

static gpointer
read_func (HawDb         *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (HawStmt) stmt = haw_db_query (db, error, data, "");
  GString *rows = g_string_new (NULL);
  HawStep step = HAW_STEP_ERROR;

  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      g_autofree char *text = haw_stmt_dup_text (stmt, 0);

      g_string_append_printf (rows, "%s%s", rows->len > 0 ? ";" : "", text != NULL ? text : "");
    }
  /* An edit may have interrupted the reading, which is repeated then. */
  return g_string_free (rows, step == HAW_STEP_ERROR);
}

/* The first column of all rows, between semicolons. */
static char *
read_rows (Fixture    *fixture,
           const char *sql)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char *rows;

  /* The text of a statement is the key of a cache and must stay. */
  haw_project_read_async (fixture->project, read_func, (gpointer) g_intern_string (sql), NULL,
                          g_free, NULL, haw_await_cb, &result);
  rows = haw_project_read_finish (fixture->project, haw_await (&result), &error);
  g_assert_no_error (error);
  return rows;
}

#define assert_rows(fixture, sql, expected) \
  G_STMT_START { \
    g_autofree char *rows_ = read_rows (fixture, sql); \
    g_assert_cmpstr (rows_, ==, expected); \
  } G_STMT_END

static gboolean
run_func (HawDb    *db,
          gpointer  data,
          GError  **error)
{
  return haw_db_run (db, error, data, "");
}

static void
run_sql (Fixture    *fixture,
         const char *sql)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  haw_project_edit_async (fixture->project, haw_label_new ("Change", NULL), NULL, run_func,
                          (gpointer) sql, NULL, NULL, haw_await_cb, &result);
  haw_project_edit_finish (fixture->project, haw_await (&result), &error);
  g_assert_no_error (error);
}

static gint64
add_text (Fixture    *fixture,
          const char *text)
{
  return haw_test_add_text (fixture->project, "بلا عنوان", text);
}

static GPtrArray *
get_drafts (Fixture *fixture,
            gint64   article)
{
  return haw_test_get_drafts (fixture->project, article);
}

static GPtrArray *
get_matches (Fixture             *fixture,
             gint64               article,
             const HawEventDraft *draft)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *matches;

  haw_event_matches_load_async (fixture->project, draft, article, draft->title, NULL, haw_await_cb, &result);
  matches = haw_project_read_finish (fixture->project, haw_await (&result), &error);
  g_assert_no_error (error);
  return matches;
}

typedef struct
{
  const HawEventDraft *draft;
  gint64 article;
  gint64 event;
} Acceptance;

static gboolean
store (HawDb    *db,
       gpointer  data,
       GError  **error)
{
  Acceptance *acceptance = data;

  return haw_event_draft_store (db, acceptance->article, acceptance->draft, &acceptance->event,
                                error);
}

static gint64
accept (Fixture             *fixture,
        gint64               article,
        const HawEventDraft *draft,
        gint64               event)
{
  Acceptance acceptance = { draft, article, event };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  haw_project_edit_async (fixture->project, haw_label_new ("Accept", NULL), NULL, store, &acceptance,
                          NULL, NULL, haw_await_cb, &result);
  haw_project_edit_finish (fixture->project, haw_await (&result), &error);
  g_assert_no_error (error);
  return acceptance.event;
}

/* One line of what a draft says. */
static char *
describe (const HawEventDraft *draft)
{
  g_autofree char *actors = g_strjoinv ("+", draft->actors);

  return g_strdup_printf ("%s|%s|%s|%s", draft->date, draft->title, draft->place, actors);
}

static JsonArray *
load_seeds (JsonParser *parser,
            const char *shared)
{
  g_autofree char *gold = g_build_filename (shared, "gold", "seeds.json", NULL);

  g_assert_true (json_parser_load_from_file (parser, gold, NULL));
  return json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)),
                                       "seeds");
}

static gint64
import_seed (Fixture    *fixture,
             JsonArray  *seeds,
             guint       index,
             const char *shared)
{
  JsonObject *seed = json_array_get_object_element (seeds, index);
  JsonObject *meta = json_object_get_object_member (seed, "meta");
  JsonObject *publication = json_object_get_object_member (meta, "publication");
  g_autofree char *path =
    g_build_filename (shared, "articles", json_object_get_string_member (seed, "file"), NULL);

  return import (fixture, path, json_object_get_string_member (publication, "edtf"));
}

/* Whether a proposal is of an event that the gold has: their passages overlap, and their dates. */
static gboolean
is_in_gold (const HawEventDraft *draft,
            JsonObject          *seed)
{
  JsonArray *events = json_object_get_array_member (seed, "events");
  HawBounds bounds;
  HawEdtf edtf;

  g_assert_true (haw_edtf_parse (draft->date, &edtf, NULL));
  haw_edtf_get_bounds (&edtf, &bounds);
  for (guint i = 0; i < json_array_get_length (events); i++)
    {
      JsonObject *event = json_array_get_object_element (events, i);
      JsonArray *support = json_object_get_array_member (event, "support");
      HawBounds there;

      if (!haw_edtf_parse (json_object_get_string_member (event, "edtf"), &edtf, NULL))
        continue;
      haw_edtf_get_bounds (&edtf, &there);
      if (there.earliest_start - 86400 > bounds.latest_start ||
          bounds.earliest_start - 86400 > there.latest_start)
        continue;
      for (guint k = 0; k < json_array_get_length (support); k++)
        {
          JsonObject *span = json_array_get_object_element (support, k);

          if (json_object_get_int_member (span, "start") < draft->end &&
              json_object_get_int_member (span, "end") > draft->start)
            return TRUE;
        }
    }

  return FALSE;
}

/* What an analyst wants of the five articles: few proposals, nearly all of them events that the gold
 * has, and the second report of a visit offered as another source of it. */
static void
test_seeds (Fixture       *fixture,
            gconstpointer  data)
{
  /* Of each article: the dates that must be there, and how many proposals there may be at most. */
  static const struct
  {
    const char *dates;
    guint most;
  } expected[] = {
    { "2020-07-03 2020-07-03 2020-01~", 4 },
    { "2020-07-04~ 2020-06-17", 4 },
    { "2020-12-27 2020-12-26 2020-12-26 2020-12-25 2020-10 2020-12-22", 8 },
    { "2020-08-17 2020-08-17", 4 },
    { "2020-06-03~ 2020-01", 3 },
  };
  const char *shared = haw_test_shared ();
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *seeds;
  guint n_all = 0;
  guint n_gold = 0;
  gint64 visit = 0;

  if (shared == NULL)
    return;
  seeds = load_seeds (parser, shared);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      gint64 article = import_seed (fixture, seeds, i, shared);
      g_autoptr (GPtrArray) drafts = get_drafts (fixture, article);
      g_autoptr (GString) dates = g_string_new (" ");
      g_auto (GStrv) wanted = g_strsplit (expected[i].dates, " ", -1);
      guint n_right = 0;

      for (guint k = 0; k < drafts->len; k++)
        {
          const HawEventDraft *draft = drafts->pdata[k];
          g_autoptr (GPtrArray) matches = get_matches (fixture, article, draft);
          const HawEventMatch *match = matches->len > 0 ? matches->pdata[0] : NULL;
          gboolean same = match != NULL && match->score >= HAW_EVENT_LIKELY;
          g_autofree char *line = describe (draft);
          gint64 event;

          g_string_append_printf (dates, "%s ", draft->date);
          n_right += is_in_gold (draft, json_array_get_object_element (seeds, i));
          g_test_message ("%s%s", line, same ? " (another source)" : "");
          event = accept (fixture, article, draft, same ? match->event : 0);
          if (i == 0 && k == 0)
            visit = event;
          if (i == 1 && k == 0)
            g_assert_cmpint (event, ==, visit);
          else
            g_assert_false (same);
        }
      for (guint k = 0; wanted[k] != NULL; k++)
        {
          g_autofree char *date = g_strdup_printf (" %s ", wanted[k]);
          char *at = strstr (dates->str, date);

          g_assert_nonnull (at);
          at[1] = 'x';
        }
      g_test_message ("article %u: %u events proposed, %u of them in the gold", i, drafts->len,
                      n_right);
      g_assert_cmpuint (drafts->len, <=, expected[i].most);
      n_all += drafts->len;
      n_gold += n_right;
    }
  g_test_message ("%u events proposed, %u of them in the gold", n_all, n_gold);
  g_assert_cmpfloat (n_gold, >=, 0.9 * n_all);
}

typedef struct
{
  const char *text;
  const char *expected;   /* lines of describe(), between slashes; "" for none */
} Case;

/* Our own sentences, published on Friday 3 July 2020. */
static const Case cases[] = {
  /* The date after the verb, between commas and before it; the office of somebody named elsewhere. */
  { "زار وزير النقل الفرنسي جان دوبوا الرباط أمس والتقى نظيره.",
    "2020-07-02|زار وزير النقل الفرنسي جان دوبوا الرباط|الرباط|جان دوبوا" },
  { "أجرى رئيس البرلمان الكويتي حمد العازمي، الخميس، محادثات في بغداد مع سالم الجبوري.",
    "2020-07-02|أجرى رئيس البرلمان الكويتي حمد العازمي محادثات في بغداد مع سالم الجبوري|بغداد|"
    "حمد العازمي+سالم الجبوري" },
  { "في 17 يونيو، وصل المبعوث الأممي كمال حداد إلى العاصمة السودانية الخرطوم.",
    "2020-06-17|وصل المبعوث الأممي كمال حداد إلى العاصمة السودانية الخرطوم|الخرطوم|كمال حداد" },
  { "قال وزير الدفاع اليمني سعيد باوزير إن الهدنة صامدة. وغادر وزير الدفاع عدن الأربعاء.",
    "2020-07-01|غادر وزير الدفاع عدن|عدن|سعيد باوزير" },

  /* The subject before the verb, after أن, and a body without a name of its own. */
  { "لكن خالد النجار دعا أنصاره الاثنين إلى التظاهر.",
    "2020-06-29|خالد النجار دعا أنصاره إلى التظاهر||خالد النجار" },
  { "أفاد مراسلنا بأن وفدا برلمانيا كويتيا وصل صباح أمس إلى القاهرة.",
    "2020-07-02|وفد برلماني كويتي وصل إلى القاهرة|القاهرة|" },
  { "يذكر أن البرلمان التونسي صادق الثلاثاء الماضي على قانون يمدد الطوارئ 30 يوما.",
    "2020-06-30|البرلمان التونسي صادق على قانون يمدد الطوارئ 30 يوما||البرلمان التونسي" },

  /* Nouns of action, and a noun with a verb that tells of it. */
  { "جاء ذلك بعد توقيع الحكومة الأردنية الاتفاق في مارس الماضي.",
    "2020-03|توقيع الحكومة الأردنية الاتفاق||الحكومة الأردنية" },
  { "وتحدث عن هجوم أطلقته قوات المتمردين باتجاه مأرب في 2019.",
    "2019|هجوم أطلقته قوات المتمردين باتجاه مأرب|مأرب|" },
  { "وشاركت في مؤتمر باريس في كانون الثاني الماضي.", "" },

  /* What is to come; a clock time; days of the sentence's own precision. */
  { "ومن المقرر أن يزور وزير المالية الليبي طارق منصور تونس غدا.",
    "2020-07-04|يزور وزير المالية الليبي طارق منصور تونس|تونس|طارق منصور" },
  { "افتتح الوزير عادل شكري المعرض في 1 يوليو 2020 الساعة 15:30.",
    "2020-07-01T15:30|افتتح الوزير عادل شكري المعرض||عادل شكري" },

  /* A name in another spelling, a title cut before the next thing done. */
  { "وصل منصور البدري إلى الدوحة الخميس، حيث التقى أمير البلاد. وأضاف منصور البدري أنه متفائل.",
    "2020-07-02|وصل منصور البدري إلى الدوحة|الدوحة|منصور البدري" },

  /* No event: what was said on a day, what others say, denials, a date of something else. */
  { "قال وزير الدفاع سعيد باوزير الجمعة إن الوضع هادئ.", "" },
  { "قال سعيد باوزير: «زار الوفد عدن أمس».", "" },
  { "لم يزر وزير الدفاع سعيد باوزير عدن أمس.", "" },
  { "قال سعيد باوزير في مؤتمر صحفي أمس إن الهدنة صامدة.", "" },
  { "تعهد سعيد باوزير بنشر القوائم في أغسطس المقبل.", "" },
  { "شارك سعيد باوزير في حفل بمناسبة الذكرى 69 للاستقلال.", "" },
  { "قال دبلوماسي شارك في المحادثات إن الموعد منتصف أبريل.", "" },
  { "ارتفعت الأسعار أمس في الأسواق.", "" },
  { "يسكن هذا الحي ألف شخص منذ عام 2014.", "" },
};

/* The dated ones; the lead has a test of its own. */
static void
test_cases (Fixture       *fixture,
            gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 article = add_text (fixture, cases[i].text);
      g_autoptr (GPtrArray) drafts = get_drafts (fixture, article);
      g_autoptr (GString) lines = g_string_new (NULL);

      for (guint k = 0; k < drafts->len; k++)
        {
          const HawEventDraft *draft = drafts->pdata[k];
          g_autofree char *line = describe (draft);

          if (!g_str_equal (draft->rule, "lead"))
            g_string_append_printf (lines, "%s%s", lines->len > 0 ? "/" : "", line);
        }
      if (g_str_equal (lines->str, cases[i].expected))
        continue;
      g_test_message ("%s\n%s, not %s", cases[i].text, lines->str, cases[i].expected);
      g_test_fail ();
    }
}

/* The lead of a day's news tells of about that day, where it names none; without a day of publication
 * nothing is told. */
static void
test_lead (Fixture       *fixture,
           gconstpointer  data)
{
  gint64 article = add_text (fixture, "استقبل أمير البلاد صباح الأحمد رئيس الوزراء العراقي مصطفى "
                                      "الكاظمي.\nوقال البيان إن اللقاء كان وديا.\n");
  g_autoptr (GPtrArray) drafts = get_drafts (fixture, article);
  g_autoptr (GPtrArray) none = NULL;
  g_autofree char *line = NULL;

  g_assert_cmpuint (drafts->len, ==, 1);
  line = describe (drafts->pdata[0]);
  g_test_message ("%s", line);
  g_assert_true (g_str_has_prefix (line, "2020-07-03~|استقبل أمير البلاد صباح الأحمد رئيس"));
  g_clear_pointer (&line, g_free);
  line = haw_event_draft_dup_reason (drafts->pdata[0]);
  g_assert_cmpstr (line, !=, "");

  run_sql (fixture, "UPDATE article SET published = '2020-07'");
  none = get_drafts (fixture, article);
  g_assert_cmpuint (none->len, ==, 0);
}

static char *
list_differences (const HawEventMatch *match)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < match->differences->len; i++)
    {
      const HawEventDifference *difference = match->differences->pdata[i];

      g_string_append_printf (list, "%s%u:%s|%s", i > 0 ? "/" : "", difference->kind,
                              difference->here, difference->there);
    }

  return g_string_free (list, FALSE);
}

/* Another report of one event is offered with what it tells otherwise: its day, a number, a spelling. What
 * others did on that day is not. */
static void
test_differences (Fixture       *fixture,
                  gconstpointer  data)
{
  gint64 first = add_text (fixture, "اتفق وزير الدفاع التركي خلوصي أكار ووزير الداخلية فتحي باشاغا "
                                    "الخميس في طرابلس على إيفاد 45 مدربا.");
  gint64 second = add_text (fixture, "اتفق وزير الدفاع خولوصي أكار والوزير فتحي باشاغا أول أمس في "
                                     "طرابلس على إيفاد 54 مدربا.");
  gint64 third = add_text (fixture, "زار وزير المالية الإيطالي ماريو روسي أثينا الخميس.");
  g_autoptr (GPtrArray) drafts = get_drafts (fixture, first);
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GPtrArray) other = NULL;
  g_autoptr (GPtrArray) matches = NULL;
  g_autoptr (GPtrArray) same = NULL;
  g_autoptr (GPtrArray) equal = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autofree char *list = NULL;
  gint64 event;

  g_assert_cmpuint (drafts->len, ==, 1);
  event = accept (fixture, first, drafts->pdata[0], 0);
  again = get_drafts (fixture, second);
  g_assert_cmpuint (again->len, ==, 1);
  matches = get_matches (fixture, second, again->pdata[0]);
  g_assert_cmpuint (matches->len, ==, 1);
  g_assert_cmpint (((HawEventMatch *) matches->pdata[0])->event, ==, event);
  list = list_differences (matches->pdata[0]);
  g_assert_cmpstr (list, ==, "0:2020-07-01|2020-07-02/1:54 مدربا|45 مدربا/"
                   "2:خولوصي أكار|خلوصي أكار");

  /* 45 in words. */
  same = get_drafts (fixture, add_text (fixture, "اتفق وزير الدفاع خلوصي أكار والوزير فتحي باشاغا الخميس "
                                                 "في طرابلس على إيفاد خمسة وأربعين مدربا."));
  equal = get_matches (fixture, second, same->pdata[0]);
  g_free (list);
  list = list_differences (equal->pdata[0]);
  g_assert_cmpstr (list, ==, "");

  other = get_drafts (fixture, third);
  g_assert_cmpuint (other->len, ==, 1);
  none = get_matches (fixture, third, other->pdata[0]);
  g_assert_cmpuint (none->len, ==, 0);
}

static gint64
find_proposal (Fixture *fixture,
               gint64   article)
{
  g_autofree char *sql = g_strdup_printf ("SELECT CAST (min (p.id) AS TEXT) FROM proposal p"
                                          " JOIN article_text t ON t.id = p.text"
                                          " WHERE p.kind = 'event' AND p.state = 'open'"
                                          " AND t.article = %" G_GINT64_FORMAT, article);
  g_autofree char *id = read_rows (fixture, sql);

  return g_ascii_strtoll (id, NULL, 10);
}

static gint64
accept_proposal (Fixture  *fixture,
                 gint64    proposal,
                 gint64    event,
                 GError  **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  haw_proposal_accept_event_async (fixture->project, proposal, event, FALSE, NULL, haw_await_cb, &result);
  return haw_proposal_accept_event_finish (fixture->project, haw_await (&result), error);
}

#define EVENTS "SELECT title || '|' || date || '|' || place || '|' || status FROM event"
#define SOURCES "SELECT e.stance || '|' || e.date || '|' || e.wording || '|' || (e.rule <> '') || '|'" \
                " || n.quote FROM evidence e JOIN annotation n ON n.id = e.annotation ORDER BY e.id"
#define ACTORS "SELECT a.name || '|' || a.kind FROM participant p JOIN actor a ON a.id = p.actor"

/* One step makes the event with all of it, and an undo takes it back; the next report becomes another
 * source with its own date and words. */
static void
test_accept (Fixture       *fixture,
             gconstpointer  data)
{
  gint64 first = add_text (fixture, "وصل وزير الدفاع التركي خلوصي أكار الخميس إلى طرابلس.");
  gint64 second = add_text (fixture, "زار وزير الدفاع التركي خلوصي أكار طرابلس أمس.");
  g_autoptr (HawProposals) proposals = haw_proposals_new (fixture->project);
  g_autofree char *undone = NULL;
  g_autoptr (GError) error = NULL;
  gint64 proposal;
  gint64 event;

  haw_test_wait_until (!haw_proposals_get_busy (proposals));
  proposal = find_proposal (fixture, first);
  g_assert_cmpint (proposal, >, 0);
  event = accept_proposal (fixture, proposal, 0, &error);
  g_assert_no_error (error);
  assert_rows (fixture, EVENTS, "وصل وزير الدفاع التركي خلوصي أكار إلى طرابلس|2020-07-02|طرابلس|"
               "confirmed");
  assert_rows (fixture, SOURCES, "reports|2020-07-02|الخميس|1|"
               "وصل وزير الدفاع التركي خلوصي أكار الخميس إلى طرابلس");
  assert_rows (fixture, ACTORS, "خلوصي أكار|person");

  g_assert_cmpint (accept_proposal (fixture, proposal, 0, &error), ==, 0);
  g_assert_error (error, HAW_ERROR, HAW_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpint (accept_proposal (fixture, find_proposal (fixture, second), 4711, &error), ==, 0);
  g_assert_error (error, HAW_ERROR, HAW_ERROR_NOT_FOUND);
  g_clear_error (&error);

  undone = haw_test_undo (fixture->project, FALSE, &error);
  g_assert_no_error (error);
  assert_rows (fixture, EVENTS, "");
  assert_rows (fixture, SOURCES, "");
  assert_rows (fixture, "SELECT name FROM actor", "");
  g_assert_cmpint (find_proposal (fixture, first), ==, proposal);

  event = accept_proposal (fixture, proposal, 0, &error);
  g_assert_cmpint (accept_proposal (fixture, find_proposal (fixture, second), HAW_EVENT_LIKELY_ONE,
                                    &error), ==, event);
  g_assert_no_error (error);
  assert_rows (fixture, "SELECT CAST (count (*) AS TEXT) FROM event", "1");
  assert_rows (fixture, SOURCES, "reports|2020-07-02|الخميس|1|"
               "وصل وزير الدفاع التركي خلوصي أكار الخميس إلى طرابلس;reports|2020-07-02|أمس|1|"
               "زار وزير الدفاع التركي خلوصي أكار طرابلس أمس");
  haw_test_wait_until (!haw_proposals_get_busy (proposals));
  g_assert_cmpint (find_proposal (fixture, first), ==, 0);
  g_assert_cmpint (find_proposal (fixture, second), ==, 0);
  g_object_run_dispose (G_OBJECT (proposals));
}

static gboolean
forget_events (HawDb    *db,
               gpointer  data,
               GError  **error)
{
  return haw_db_exec (db, "DELETE FROM proposal WHERE kind = 'event'", error);
}

static void
accept_other (Fixture    *fixture,
              const char *id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  haw_proposal_accept_other_async (fixture->project, g_ascii_strtoll (id, NULL, 10), NULL, haw_await_cb,
                                   &result);
  g_assert_cmpint (haw_proposal_accept_finish (fixture->project, haw_await (&result), &error), !=, 0);
  g_assert_no_error (error);
}

static void
run_batch (Fixture     *fixture,
           HawEditFunc  func)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  haw_project_batch_async (fixture->project, func, NULL, NULL, NULL, haw_await_cb, &result);
  haw_project_edit_finish (fixture->project, haw_await (&result), &error);
  g_assert_no_error (error);
}

/* Who says that a date is the other day says it of what is proposed of the same words too, and of what is
 * found there later. */
static void
test_other_reading (Fixture       *fixture,
                    gconstpointer  data)
{
  static const char dates[]
    = "SELECT json_extract (payload, '$.edtf') FROM proposal WHERE kind = 'event'";
  gint64 article = add_text (fixture, "وصل وزير الدفاع التركي خلوصي أكار الجمعة إلى طرابلس.");
  g_autoptr (HawProposals) proposals = haw_proposals_new (fixture->project);
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *id = NULL;

  haw_test_wait_until (!haw_proposals_get_busy (proposals));
  assert_rows (fixture, dates, "2020-07-03");
  id = read_rows (fixture, "SELECT CAST (id AS TEXT) FROM proposal WHERE kind = 'date'");
  accept_other (fixture, id);
  assert_rows (fixture, dates, "2020-07-10");

  run_batch (fixture, forget_events);
  haw_proposals_refresh (proposals, article);
  haw_test_wait_until (find_proposal (fixture, article) != 0);
  assert_rows (fixture, dates, "2020-07-10");
  undone = haw_test_undo (fixture->project, FALSE, &error);
  g_assert_no_error (error);
  g_object_run_dispose (G_OBJECT (proposals));
}

static GArray *
make_none (void)
{
  return g_array_new (FALSE, FALSE, sizeof (HawTimexRange));
}

static gboolean
follow (HawDb    *db,
        gpointer  data,
        GError  **error)
{
  g_autoptr (GArray) known = make_none ();

  /* As one that was found before the other reading was accepted, and stored after it. */
  return haw_db_exec (db, "UPDATE proposal SET payload = json_set (payload, '$.edtf', '2020-07-03',"
                      " '$.also', '2020-07-10') WHERE kind = 'event' AND"
                      " json_extract (payload, '$.edtf') = '2020-07-10'", error) &&
         haw_proposal_events_follow (db, 1, known, error);
}

/* The same words twice are two dates; and what is stored late follows too, once. */
static void
test_other_of_two (Fixture       *fixture,
                   gconstpointer  data)
{
  static const char events[]
    = "SELECT json_extract (payload, '$.edtf') FROM proposal WHERE kind = 'event' ORDER BY start";
  g_autoptr (HawProposals) proposals = NULL;
  g_autofree char *ids = NULL;
  g_auto (GStrv) dates = NULL;

  add_text (fixture, "وصل وزير الدفاع التركي خلوصي أكار الجمعة إلى طرابلس وسيغادر الجمعة.");
  proposals = haw_proposals_new (fixture->project);
  haw_test_wait_until (!haw_proposals_get_busy (proposals));
  assert_rows (fixture, events, "2020-07-03;2020-07-03");
  ids = read_rows (fixture, "SELECT CAST (id AS TEXT) FROM proposal WHERE kind = 'date' ORDER BY start");
  dates = g_strsplit (ids, ";", -1);
  g_assert_cmpuint (g_strv_length (dates), ==, 2);
  accept_other (fixture, dates[1]);
  assert_rows (fixture, events, "2020-07-03;2020-06-26");
  accept_other (fixture, dates[0]);
  assert_rows (fixture, events, "2020-07-10;2020-06-26");
  run_batch (fixture, follow);
  assert_rows (fixture, events, "2020-07-10;2020-06-26");
  g_object_run_dispose (G_OBJECT (proposals));
}

/* An event that somebody makes of the passage by hand settles what was proposed of it. */
static void
test_by_hand (Fixture       *fixture,
              gconstpointer  data)
{
  gint64 article = add_text (fixture, "وصل وزير الدفاع التركي خلوصي أكار الخميس إلى طرابلس.");
  const HawEventFields fields = { .title = "وصول", .date = "2020-07-02", .status = -1 };
  g_autoptr (HawProposals) proposals = haw_proposals_new (fixture->project);
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *undone = NULL;
  g_autoptr (GError) error = NULL;

  haw_test_wait_until (!haw_proposals_get_busy (proposals));
  g_assert_cmpint (find_proposal (fixture, article), >, 0);
  haw_event_add_async (fixture->project, &fields, article, 0, 51, NULL, haw_await_cb, &result);
  g_assert_cmpint (haw_event_add_finish (fixture->project, haw_await (&result), &error), >, 0);
  g_assert_no_error (error);
  g_assert_cmpint (find_proposal (fixture, article), ==, 0);
  undone = haw_test_undo (fixture->project, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (find_proposal (fixture, article), >, 0);
  g_object_run_dispose (G_OBJECT (proposals));
}

/* A payload that somebody else wrote. */
static void
test_payload (void)
{
  g_autoptr (JsonNode) node = json_from_string ("{\"title\": 3, \"edtf\": [], \"policy\": 99,"
                                                " \"actors\": [\"أ\", 7], \"kinds\": {},"
                                                " \"act\": \"nothing\", \"planned\": \"1\"}", NULL);
  g_autoptr (HawEventDraft) draft = haw_event_draft_from_json (json_node_get_object (node), 1, 2);
  g_autofree char *reason = haw_event_draft_dup_reason (draft);

  g_assert_cmpstr (draft->title, ==, "");
  g_assert_cmpstr (draft->date, ==, "");
  g_assert_cmpstr (reason, ==, "");
  g_assert_cmpint (draft->policy, ==, -1);
  g_assert_cmpuint (g_strv_length (draft->actors), ==, 1);
  g_assert_cmpuint (g_strv_length (draft->kinds), ==, 0);
  g_assert_cmpint (draft->act, ==, HAW_EVENT_ACT_NONE);
  g_assert_false (draft->planned);
}

/* One endless sentence of dates, verbs, offices and commas takes no more for each of its words. */
static void
test_linear (void)
{
  static const char *const texts[] = {
    "2019 زار ",
    "2019 ",
    "2019 زار وزير الدفاع التركي ،",
    "2019 التي زارها الوزير في زيارة ",
    "2019 وزير وزير رئيس مجلس ",
    "2019 أجرى , إلى جانب رئيس , ",
    "2019 أن وفدا , قد كان ",
    "2019 زار مدينة التركية الليبية المصرية ",
  };

  haw_test_assert_linear (texts, G_N_ELEMENTS (texts), 500);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) \
  g_test_add ("/event-proposals/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("seeds", test_seeds);
  ADD ("cases", test_cases);
  ADD ("lead", test_lead);
  ADD ("differences", test_differences);
  ADD ("accept", test_accept);
  ADD ("other-reading", test_other_reading);
  ADD ("other-of-two", test_other_of_two);
  ADD ("by-hand", test_by_hand);
  g_test_add_func ("/event-proposals/payload", test_payload);
  g_test_add_func ("/event-proposals/linear", test_linear);

  return g_test_run ();
}
