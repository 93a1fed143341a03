/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <math.h>

#include "support/haw-test-article.h"
#include "timeline-scenes.h"
#include "timeline/haw-timeline-export.h"
#include "timeline/haw-timeline-pages-private.h"

/* A comparison on pages and in pictures, without a window. With HAW_TEST_PICTURES=DIRECTORY the files are
 * written there, to be looked at. */

#define A4_WIDTH 595.276
#define A4_HEIGHT 841.890

typedef struct
{
  HawTimelineLanes *lanes;
  HawTimelineCompare *compare;
  HawTimelinePages *pages;
  HawTimelinePageSetup setup;
  char *folder;
} Fixture;

static HawTimelinePageSetup
paper (guint across)
{
  return (HawTimelinePageSetup) { .width = A4_HEIGHT / HAW_TIMELINE_PAPER_SCALE,
                                  .height = A4_WIDTH / HAW_TIMELINE_PAPER_SCALE,
                                  .margin = 32 / HAW_TIMELINE_PAPER_SCALE, .across = across,
                                  .every = TRUE, .legend = TRUE };
}

/* Each of two outlets has every second event, and both every seventh. */
static HawTimelineLanes *
make_lanes (HawTimelineStore *store)
{
  HawTimelineLanes *lanes = haw_timeline_lanes_new (store);

  haw_timeline_lanes_add (lanes, 1, "وكالة الأنباء", -1);
  haw_timeline_lanes_add (lanes, 2, "Herald", -1);
  for (guint i = 0; i < store->n; i++)
    for (guint lane = 0; lane < 2; lane++)
      if (store->ids[i] % 2 == lane || store->ids[i] % 7 == 0)
        haw_timeline_lanes_join (lanes, lane, i);
  haw_timeline_lanes_finish (lanes);

  return lanes;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  gboolean rtl = GPOINTER_TO_INT (data);
  g_autoptr (HawTimelineStore) store = haw_test_workload_store (400);
  HawTimelineEvent event = { .id = 5000, .title = "تسريب", .date = "", .undated = TRUE };

  for (guint i = 0; i < 12; i++, event.id++)
    haw_timeline_store_add (store, &event);
  haw_timeline_store_sort (store);
  fixture->lanes = make_lanes (store);
  fixture->compare = g_object_ref_sink (HAW_TIMELINE_COMPARE (haw_timeline_compare_new ()));
  for (HawTimelineSide side = HAW_TIMELINE_SIDE_ABOVE; side <= HAW_TIMELINE_SIDE_BELOW; side++)
    {
      HawTimelineView *view = haw_timeline_compare_get_view (fixture->compare, side);

      gtk_widget_set_direction (GTK_WIDGET (view), rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
      haw_timeline_view_set_calendar (view, HAW_CALENDAR_GREGORIAN, TRUE, G_DATE_SATURDAY);
    }
  haw_timeline_compare_set_lanes (fixture->compare, fixture->lanes, HAW_CLOCK_EVENT, NULL);
  g_assert_true (haw_timeline_compare_set_pair (
      fixture->compare, haw_timeline_lanes_get_id (fixture->lanes, 0),
      haw_timeline_lanes_get_id (fixture->lanes, 1)));
  fixture->pages = haw_timeline_pages_new_compare (fixture->compare, "زيارة الوزير");
  fixture->setup = paper (2);
  fixture->folder = haw_test_folder ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  HawTimelineCompare *compare = NULL;

  haw_timeline_pages_unref (fixture->pages);
  g_set_weak_pointer (&compare, fixture->compare);
  g_clear_object (&fixture->compare);
  haw_test_wait_until (compare == NULL); /* what has written the file holds it for a while */
  g_clear_pointer (&fixture->lanes, haw_timeline_lanes_unref);
  haw_test_remove (fixture->folder);
  g_free (fixture->folder);
}

static void
lay_out (Fixture *fixture)
{
  haw_timeline_pages_set_up (fixture->pages, &fixture->setup);
}

/* How often each event is on the pages. */
static GHashTable *
count_marks (Fixture *fixture)
{
  GHashTable *counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < haw_timeline_pages_get_n (fixture->pages); i++)
    {
      g_autoptr (GskRenderNode) node = haw_timeline_pages_draw (fixture->pages, i);
      GArray *marks = haw_timeline_pages_get_marks (fixture->pages);

      g_assert_nonnull (node);
      for (guint j = 0; j < marks->len; j++)
        {
          gint64 id = g_array_index (marks, gint64, j);
          guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, &id));

          g_hash_table_insert (counts, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (n + 1));
        }
    }

  return counts;
}

/* Each event is on paper for each half that has it, and on no page twice; an undated one once. */
static void
test_cover (Fixture       *fixture,
            gconstpointer  data)
{
  HawTimelineStore *store = haw_timeline_lanes_get_store (fixture->lanes);
  g_autoptr (GHashTable) counts = NULL;
  guint n_events = 0;

  lay_out (fixture);
  g_assert_cmpuint (haw_timeline_pages_get_n (fixture->pages), >=, 4);
  counts = count_marks (fixture);
  for (guint i = 0; i < store->n; i++)
    {
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, &store->ids[i]));
      guint halves = (haw_timeline_lanes_stands_in (fixture->lanes, i, 0) ? 1 : 0) +
                     (haw_timeline_lanes_stands_in (fixture->lanes, i, 1) ? 1 : 0);

      n_events += MIN (halves, 1);
      if (i >= store->n_dated)
        g_assert_cmpuint (n, ==, MIN (halves, 1));
      else if (store->ends[i] - store->starts[i] <= HAW_SECONDS_PER_DAY)
        g_assert_cmpuint (n, ==, halves);
      else
        g_assert_true (n >= halves && n <= 2 * halves);
    }
  g_assert_cmpuint (haw_timeline_pages_get_n_events (fixture->pages), ==, n_events);
}

static GArray *
get_shared (HawTimelineView *view)
{
  return haw_timeline_view_get_shared (view);
}

/* What both have stands at one place in both halves, on every page, and rows begin at the axis. */
static void
test_joined (Fixture       *fixture,
             gconstpointer  data)
{
  guint n_joined = 0;

  fixture->setup.height = 0;
  fixture->setup.across = 1;
  lay_out (fixture);
  g_assert_cmpuint (haw_timeline_pages_get_n (fixture->pages), ==, 1);
  {
    g_autoptr (GskRenderNode) node = haw_timeline_pages_draw (fixture->pages, 0);
    g_autoptr (GArray) above = get_shared (fixture->pages->above);
    g_autoptr (GArray) below = get_shared (fixture->pages->view);
    double lowest = 0;

    for (guint i = 0; i < above->len; i++)
      for (guint j = 0; j < below->len; j++)
        {
          const HawTimelineSharedMark *one = &g_array_index (above, HawTimelineSharedMark, i);
          const HawTimelineSharedMark *other = &g_array_index (below, HawTimelineSharedMark, j);

          if (one->id != other->id)
            continue;
          g_assert_cmpfloat (fabs (one->x - other->x), <, 0.5);
          n_joined++;
        }
    g_assert_cmpuint (n_joined, >, 3);
    for (guint i = 0; i < fixture->pages->above->visible->len; i++)
      lowest = MAX (lowest,
                    g_array_index (fixture->pages->above->visible, HawTimelinePlace, i).y);
    g_assert_cmpfloat (lowest, >, fixture->pages->above_height - 1.5 * fixture->pages->view->row_height);
  }
}

/* The pages go outwards from the axis: what is next to it comes first. */
static void
test_outwards (Fixture       *fixture,
               gconstpointer  data)
{
  const HawTimelinePage *before = NULL;

  fixture->setup = paper (1);
  lay_out (fixture);
  for (guint i = 0; i < fixture->pages->pages->len; i++)
    {
      const HawTimelinePage *page = &g_array_index (fixture->pages->pages, HawTimelinePage, i);

      if (!page->has_time)
        continue;
      g_assert_cmpfloat (page->time_end, <=, fixture->setup.height - fixture->setup.margin);
      if (before == NULL)
        {
          g_assert_cmpfloat_with_epsilon (page->top, 0, 0.001);
          g_assert_cmpfloat_with_epsilon (page->above_bottom, fixture->pages->above_height, 0.001);
        }
      else
        {
          g_assert_cmpfloat_with_epsilon (page->top, before->bottom, 0.001);
          g_assert_cmpfloat_with_epsilon (page->above_bottom, before->above_top, 0.001);
        }
      before = page;
    }
  g_assert_nonnull (before);
  g_assert_cmpfloat_with_epsilon (before->bottom, fixture->pages->lanes_height, 0.001);
  g_assert_cmpfloat_with_epsilon (before->above_top, 0, 0.001);
}

/* A range, in which the lower half may have nothing: the ruler is there nevertheless. */
static void
test_range (Fixture       *fixture,
            gconstpointer  data)
{
  HawTimelineStore *store = haw_timeline_lanes_get_store (fixture->lanes);
  g_autoptr (GHashTable) counts = NULL;
  gint64 lonely = 0;

  fixture->setup = paper (1);
  fixture->setup.start = HAW_TEST_WORKLOAD_START + 60 * HAW_SECONDS_PER_DAY;
  fixture->setup.end = fixture->setup.start + 30 * HAW_SECONDS_PER_DAY;
  lay_out (fixture);
  counts = count_marks (fixture);
  for (guint i = 0; i < store->n; i++)
    {
      gboolean within = i < store->n_dated && store->starts[i] < fixture->setup.end &&
                        store->ends[i] > fixture->setup.start &&
                        (haw_timeline_lanes_stands_in (fixture->lanes, i, 0) ||
                         haw_timeline_lanes_stands_in (fixture->lanes, i, 1));

      g_assert_cmpint (g_hash_table_contains (counts, &store->ids[i]), ==, within);
    }

  for (guint i = 0; i < store->n_dated && lonely == 0; i++)
    {
      fixture->setup.start = store->starts[i];
      fixture->setup.end = store->starts[i] + 1;
      lay_out (fixture);
      if (fixture->pages->view->n_dated == 0 && fixture->pages->above->n_dated > 0)
        lonely = store->ids[i];
    }
  g_assert_cmpint (lonely, !=, 0);
  {
    g_autoptr (GskRenderNode) node = haw_timeline_pages_draw (fixture->pages, 0);

    g_assert_nonnull (node);
    g_assert_nonnull (fixture->pages->view->ticks);
    g_assert_true (g_array_index (fixture->pages->pages, HawTimelinePage, 0).has_time);
  }
}

static char *
export (Fixture           *fixture,
        HawTimelineFormat  format,
        const char        *name)
{
  const char *directory = g_getenv ("HAW_TEST_PICTURES");
  char *path = g_build_filename (directory == NULL ? fixture->folder : directory, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  haw_timeline_export_async (fixture->pages, format,
                             format == HAW_TIMELINE_PDF ? HAW_TIMELINE_PAPER_SCALE : 1, file, NULL, NULL,
                             NULL, haw_await_cb, &result);
  haw_timeline_export_finish (haw_await (&result), &error);
  g_assert_no_error (error);

  return path;
}

static char *
read_text (const char *path)
{
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  const char *argv[] = { program, "-enc", "UTF-8", path, "-", NULL };
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  int status;

  if (program == NULL)
    return NULL;
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &text, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));

  return text;
}

/* In every format; the text of a PDF can be searched in either half and between them. */
static void
test_formats (Fixture       *fixture,
              gconstpointer  data)
{
  const char *direction = GPOINTER_TO_INT (data) ? "rtl" : "ltr";
  g_autofree char *summary = NULL;
  g_autofree char *text = NULL;

  fixture->setup.start = HAW_TEST_WORKLOAD_START + 60 * HAW_SECONDS_PER_DAY;
  fixture->setup.end = fixture->setup.start + 70 * HAW_SECONDS_PER_DAY;
  for (HawTimelineFormat format = 0; format < HAW_N_TIMELINE_FORMATS; format++)
    {
      g_autofree char *name =
          g_strdup_printf ("compare-%s.%s", direction, haw_timeline_format_get_extension (format));
      g_autofree char *path = NULL;

      fixture->setup.height = format == HAW_TIMELINE_PDF ? paper (1).height : 0;
      fixture->setup.across = 1;
      lay_out (fixture);
      path = export (fixture, format, name);
      if (format == HAW_TIMELINE_PDF)
        text = read_text (path);
    }
  summary = haw_timeline_pages_dup_summary (fixture->pages);
  g_assert_true (g_str_has_suffix (summary, "\342\201\250Herald\342\201\251 below"));
  if (text == NULL)
    {
      g_test_skip ("pdftotext of poppler-utils is not installed");
      return;
    }
  g_assert_nonnull (strstr (text, "Above the axis"));
  g_assert_nonnull (strstr (text, "Below the axis"));
  g_assert_nonnull (strstr (text, "More:"));
  g_assert_nonnull (strstr (text, "Joined by a line"));
}

/* The lanes may go while the pages are drawn: these are what was taken. */
static void
test_ended (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GskRenderNode) node = NULL;
  g_autofree char *summary = NULL;
  guint n;

  lay_out (fixture);
  n = haw_timeline_pages_get_n (fixture->pages);
  haw_timeline_compare_set_lanes (fixture->compare, NULL, HAW_CLOCK_EVENT, NULL);
  g_clear_pointer (&fixture->lanes, haw_timeline_lanes_unref);
  node = haw_timeline_pages_draw (fixture->pages, n - 1);
  g_assert_nonnull (node);
  summary = haw_timeline_pages_dup_summary (fixture->pages);
  g_assert_nonnull (strstr (summary, "Herald"));

  /* Laid out anew there is nothing to compare. */
  lay_out (fixture);
  g_assert_cmpuint (haw_timeline_pages_get_n_events (fixture->pages), ==, 0);
  g_assert_cmpuint (haw_timeline_pages_get_n (fixture->pages), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, test)                                                                            \
  g_test_add ("/timeline-export-compare/" path "/ltr", Fixture, GINT_TO_POINTER (FALSE), set_up,   \
              test, tear_down);                                                                    \
  g_test_add ("/timeline-export-compare/" path "/rtl", Fixture, GINT_TO_POINTER (TRUE), set_up,    \
              test, tear_down)
  ADD ("cover", test_cover);
  ADD ("joined", test_joined);
  ADD ("outwards", test_outwards);
  ADD ("range", test_range);
  ADD ("formats", test_formats);
  ADD ("ended", test_ended);
#undef ADD

  return g_test_run ();
}
