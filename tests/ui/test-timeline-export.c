/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <math.h>
#include <signal.h>
#include <sys/resource.h>

#include "export/haw-export.h"
#include "support/haw-test.h"
#include "timeline-scenes.h"
#include "timeline/haw-timeline-export.h"
#include "timeline/haw-timeline-print.h"

/* The timeline on pages and in pictures, without a window. With HAW_TEST_PICTURES=DIRECTORY the files
 * are written there, to be looked at. */

#define A4_WIDTH 595.276
#define A4_HEIGHT 841.890

static HawTimelineView *
make_view (HawTimelineLanes *lanes,
           gboolean          rtl)
{
  HawTimelineView *view = g_object_ref_sink (HAW_TIMELINE_VIEW (haw_timeline_view_new ()));

  gtk_widget_set_direction (GTK_WIDGET (view), rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  haw_timeline_view_set_calendar (view, HAW_CALENDAR_GREGORIAN, TRUE, G_DATE_SATURDAY);
  haw_timeline_view_set_lanes (view, lanes);

  return view;
}

static HawTimelinePageSetup
paper (guint across)
{
  return (HawTimelinePageSetup) { .width = A4_HEIGHT / HAW_TIMELINE_PAPER_SCALE,
                                  .height = A4_WIDTH / HAW_TIMELINE_PAPER_SCALE,
                                  .margin = 32 / HAW_TIMELINE_PAPER_SCALE, .across = across,
                                  .every = TRUE, .legend = TRUE };
}

static HawTimelinePageSetup
picture (double width)
{
  return (HawTimelinePageSetup) { .width = width, .margin = 32, .across = 1, .every = TRUE,
                                  .legend = TRUE };
}

static HawTimelinePages *
make_pages (HawTimelineLanes           *lanes,
            gboolean                    rtl,
            const HawTimelinePageSetup *setup)
{
  HawTimelineView *view = make_view (lanes, rtl);
  HawTimelinePages *pages = haw_timeline_pages_new (view, "زيارة الوزير", NULL);

  haw_timeline_pages_set_up (pages, setup);
  g_object_unref (view);

  return pages;
}

typedef struct
{
  guint steps;
  GCancellable *cancelled; /* at the first step */
} Progress;

static void
progress_cb (guint    done,
             guint    total,
             gpointer user_data)
{
  Progress *progress = user_data;

  g_assert_cmpuint (done, ==, ++progress->steps);
  g_assert_cmpuint (done, <=, total);
  if (progress->cancelled != NULL)
    g_cancellable_cancel (progress->cancelled);
}

static gboolean
export (HawTimelinePages  *pages,
        HawTimelineFormat  format,
        double             scale,
        const char        *path,
        GCancellable      *cancelled,
        GError           **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  Progress progress = { .cancelled = cancelled };

  haw_timeline_export_async (pages, format, scale, file, cancelled, progress_cb, &progress,
                             haw_await_cb, &result);
  if (!haw_timeline_export_finish (haw_await (&result), error))
    return FALSE;

  g_assert_cmpuint (progress.steps, ==, haw_timeline_pages_get_n (pages));
  return TRUE;
}

static char *folder;

static char *
dup_path (const char *name)
{
  const char *directory = g_getenv ("HAW_TEST_PICTURES");

  return g_build_filename (directory == NULL ? folder : directory, name, NULL);
}

static void
test_look (void)
{
  static const struct { const char *name; HawTimelineLanes *(*make) (void); } scenes[] = {
    { "shapes", scene_shelf }, { "lanes", scene_lanes }, { "few", scene_few },
  };

  for (guint i = 0; i < G_N_ELEMENTS (scenes); i++)
    for (guint rtl = 0; rtl < 2; rtl++)
      for (HawTimelineFormat format = 0; format < HAW_N_TIMELINE_FORMATS; format++)
        {
          g_autoptr (HawTimelineLanes) lanes = scenes[i].make ();
          HawTimelinePageSetup setup = format == HAW_TIMELINE_PDF ? paper (1 + i) : picture (1280);
          g_autoptr (HawTimelinePages) pages = make_pages (lanes, rtl, &setup);
          g_autofree char *name = g_strdup_printf ("%s-%s.%s", scenes[i].name, rtl ? "rtl" : "ltr",
                                                   haw_timeline_format_get_extension (format));
          g_autofree char *path = dup_path (name);
          g_autoptr (GError) error = NULL;

          export (pages, format, format == HAW_TIMELINE_PDF ? HAW_TIMELINE_PAPER_SCALE : 1, path, NULL,
                  &error);
          g_assert_no_error (error);
        }
}

static HawTimelineLanes *
make_workload (void)
{
  g_autoptr (HawTimelineStore) store = haw_test_workload_store (700);
  HawTimelineEvent event = { .id = 5000, .title = "تسريب", .date = "", .undated = TRUE };

  for (guint i = 0; i < 40; i++, event.id++)
    haw_timeline_store_add (store, &event);
  haw_timeline_store_sort (store);

  return haw_test_workload_lanes (store, 3);
}

/* How often each event is on the pages. */
static GHashTable *
count_marks (HawTimelinePages *pages)
{
  GHashTable *counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < haw_timeline_pages_get_n (pages); i++)
    {
      g_autoptr (GskRenderNode) node = haw_timeline_pages_draw (pages, i);
      GArray *marks = haw_timeline_pages_get_marks (pages);

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

/* Every event is on some page; one without length on one only, and the others on as many as they last. */
static void
test_cover (gconstpointer data)
{
  gboolean rtl = GPOINTER_TO_INT (data);
  g_autoptr (HawTimelineLanes) lanes = make_workload ();
  HawTimelineStore *store = haw_timeline_lanes_get_store (lanes);
  HawTimelinePageSetup setup = paper (4);
  g_autoptr (HawTimelinePages) pages = make_pages (lanes, rtl, &setup);
  g_autoptr (GHashTable) counts = count_marks (pages);

  g_assert_cmpuint (haw_timeline_pages_get_n (pages), >, 8);
  g_assert_cmpuint (haw_timeline_pages_get_n_events (pages), ==, store->n);
  g_assert_cmpuint (g_hash_table_size (counts), ==, store->n);
  for (guint i = 0; i < store->n; i++)
    {
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, &store->ids[i]));

      if (i >= store->n_dated || store->ends[i] - store->starts[i] <= HAW_SECONDS_PER_DAY)
        g_assert_cmpuint (n, ==, 1);
      else
        g_assert_cmpuint (n, <=, 2);
    }
}

/* The times of the pages of a row follow one another without a gap, whichever way time runs. */
static void
test_times (gconstpointer data)
{
  g_autoptr (HawTimelineLanes) lanes = make_workload ();
  HawTimelineStore *store = haw_timeline_lanes_get_store (lanes);
  HawTimelinePageSetup setup = paper (5);
  g_autoptr (HawTimelinePages) pages = make_pages (lanes, GPOINTER_TO_INT (data), &setup);
  gint64 first, last, start, end, before;

  g_assert_true (haw_timeline_store_get_extent (store, &first, &last));
  haw_timeline_pages_get_time (pages, 0, &start, &before);
  g_assert_cmpint (start, <=, first);
  for (guint i = 1; i < 5; i++)
    {
      haw_timeline_pages_get_time (pages, i, &start, &end);
      g_assert_cmpint (start, ==, before);
      g_assert_cmpint (end, >, start);
      before = end;
    }
  g_assert_cmpint (before, >=, last);
}

/* A mirrored picture is the mirror image as far as its marks go: the same on every page. */
static void
test_mirrored (void)
{
  g_autoptr (HawTimelineLanes) lanes = make_workload ();
  HawTimelinePageSetup setup = paper (3);
  g_autoptr (HawTimelinePages) ltr = make_pages (lanes, FALSE, &setup);
  g_autoptr (HawTimelinePages) rtl = make_pages (lanes, TRUE, &setup);

  g_assert_cmpuint (haw_timeline_pages_get_n (ltr), ==, haw_timeline_pages_get_n (rtl));
  for (guint i = 0; i < haw_timeline_pages_get_n (ltr); i++)
    {
      g_autoptr (GskRenderNode) one = haw_timeline_pages_draw (ltr, i);
      g_autoptr (GskRenderNode) other = haw_timeline_pages_draw (rtl, i);
      GArray *ours = haw_timeline_pages_get_marks (ltr), *theirs = haw_timeline_pages_get_marks (rtl);

      g_assert_cmpmem (ours->data, ours->len * sizeof (gint64), theirs->data,
                       theirs->len * sizeof (gint64));
    }
}

static void
test_range (void)
{
  g_autoptr (HawTimelineLanes) lanes = make_workload ();
  HawTimelineStore *store = haw_timeline_lanes_get_store (lanes);
  HawTimelinePageSetup setup = paper (1);
  g_autoptr (HawTimelinePages) pages = NULL;
  g_autoptr (GHashTable) counts = NULL;

  setup.start = HAW_TEST_WORKLOAD_START + 100 * DAY;
  setup.end = setup.start + 30 * DAY;
  pages = make_pages (lanes, FALSE, &setup);
  counts = count_marks (pages);
  for (guint i = 0; i < store->n; i++)
    {
      gboolean within = i < store->n_dated && store->starts[i] < setup.end &&
                        store->ends[i] > setup.start;

      g_assert_cmpint (g_hash_table_contains (counts, &store->ids[i]), ==, within);
    }
}

/* Where they are summed up, no page is needed for what fits on one. */
static void
test_sum_up (void)
{
  g_autoptr (HawTimelineLanes) lanes = scene_workload (20000, 5);
  HawTimelinePageSetup setup = paper (1);
  g_autoptr (HawTimelinePages) pages = NULL;

  setup.every = FALSE;
  pages = make_pages (lanes, FALSE, &setup);
  g_assert_cmpuint (haw_timeline_pages_get_n (pages), ==, 1);
}

/* Between two frames a page is drawn, and a page is never much, however many events there are. */
static void
test_ten_thousand (void)
{
  g_autoptr (HawTimelineLanes) lanes = scene_workload (10000, 5);
  HawTimelinePageSetup setup = paper (1);
  g_autofree char *path = dup_path ("ten-thousand.pdf");
  g_autoptr (HawTimelinePages) pages = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GTimer) timer = g_timer_new ();
  double laid_out, longest = 0;
  guint n, most = 0;

  pages = make_pages (lanes, TRUE, &setup);
  laid_out = g_timer_elapsed (timer, NULL);
  n = haw_timeline_pages_get_n (pages);
  g_assert_cmpuint (n, >, 20);
  g_assert_cmpuint (n, <=, HAW_TIMELINE_MOST_PAGES);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GskRenderNode) node = NULL;

      g_timer_start (timer);
      node = haw_timeline_pages_draw (pages, i);
      longest = MAX (longest, g_timer_elapsed (timer, NULL));
      most = MAX (most, haw_timeline_pages_get_marks (pages)->len);
    }
  g_assert_cmpuint (most, <, 400);
  g_timer_start (timer);
  export (pages, HAW_TIMELINE_PDF, HAW_TIMELINE_PAPER_SCALE, path, NULL, &error);
  g_assert_no_error (error);
  g_test_message ("%u pages, at most %u events on one; laid out in %.0f ms, a page in %.0f ms, "
                  "written in %.0f ms", n, most, laid_out * 1000, longest * 1000,
                  g_timer_elapsed (timer, NULL) * 1000);
}

static char *
read_file (const char *path,
           gsize      *length)
{
  g_autoptr (GError) error = NULL;
  char *contents;

  g_file_get_contents (path, &contents, length, &error);
  g_assert_no_error (error);

  return contents;
}

/* Returns: (transfer full): what is in the file then */
static char *
export_and_read (HawTimelinePages  *pages,
                 HawTimelineFormat  format,
                 double             scale,
                 const char        *path,
                 gsize             *length)
{
  g_autoptr (GError) error = NULL;

  export (pages, format, scale, path, NULL, &error);
  g_assert_no_error (error);

  return read_file (path, length);
}

/* Finds bytes also after a NUL. */
static guint
count_bytes (const char *data,
             gsize       length,
             const char *needle)
{
  guint n = 0;

  for (gsize i = 0; i + strlen (needle) <= length; i++)
    if (memcmp (data + i, needle, strlen (needle)) == 0)
      n++;

  return n;
}

static guint
count_pages (const char *data,
             gsize       length)
{
  return count_bytes (data, length, "/Type /Page") - count_bytes (data, length, "/Type /Pages");
}

static void
test_pdf (void)
{
  g_autoptr (HawTimelineLanes) lanes = make_workload ();
  HawTimelinePageSetup setup = paper (2);
  g_autoptr (HawTimelinePages) pages = make_pages (lanes, TRUE, &setup);
  g_autofree char *path = dup_path ("pages.pdf");
  g_autofree char *data = NULL;
  gsize length;

  data = export_and_read (pages, HAW_TIMELINE_PDF, HAW_TIMELINE_PAPER_SCALE, path, &length);
  g_assert_true (g_str_has_prefix (data, "%PDF-1.4"));
  g_assert_cmpuint (count_pages (data, length), ==, haw_timeline_pages_get_n (pages));
  g_assert_cmpuint (count_bytes (data, length, "/MediaBox [ 0 0 841.89 595.276 ]"), ==,
                    haw_timeline_pages_get_n (pages));
  /* What fonts there are comes along, with the letters that their glyphs are. */
  g_assert_cmpuint (count_bytes (data, length, "/FontFile"), >, 0);
  g_assert_cmpuint (count_bytes (data, length, "/ToUnicode"), >, 0);
  g_assert_cmpuint (count_bytes (data, length, "/Title"), ==, 1);
  g_assert_cmpuint (count_bytes (data, length, "/Lang (en)"), ==, 1);
  g_assert_cmpuint (count_bytes (data, length, "/Direction /R2L"), ==, 1);
  g_assert_cmpuint (count_bytes (data, length, "/Prev "), ==, 1);
}

/* What a reader finds when it searches the text: Arabic as letters, not as glyphs. */
static void
test_pdf_text (void)
{
  g_autoptr (HawTimelineLanes) lanes = scene_lanes ();
  HawTimelinePageSetup setup = paper (1);
  g_autoptr (HawTimelinePages) pages = make_pages (lanes, TRUE, &setup);
  g_autofree char *path = dup_path ("text.pdf");
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  const char *argv[] = { program, "-enc", "UTF-8", path, "-", NULL };
  g_autofree char *text = NULL;
  g_autofree char *faults = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (program == NULL)
    {
      g_test_skip ("pdftotext of poppler-utils is not installed");
      return;
    }
  export (pages, HAW_TIMELINE_PDF, HAW_TIMELINE_PAPER_SCALE, path, NULL, &error);
  g_assert_no_error (error);
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &text, &faults, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  g_assert_cmpstr (faults, ==, "");
  g_assert_nonnull (strstr (text, "انسحاب"));
  g_assert_nonnull (strstr (text, "المدينة"));
  g_assert_nonnull (strstr (text, "Talks in the capital"));
}

static void
test_svg (void)
{
  g_autoptr (HawTimelineLanes) lanes = scene_lanes ();
  HawTimelinePageSetup setup = picture (1280);
  g_autoptr (HawTimelinePages) pages = make_pages (lanes, TRUE, &setup);
  g_autofree char *path = dup_path ("picture.svg");
  g_autofree char *data = NULL;
  g_autofree char *size = NULL;
  g_autoptr (GError) error = NULL;
  GMarkupParser parser = { 0 };
  GMarkupParseContext *context = g_markup_parse_context_new (&parser, 0, NULL, NULL);
  gsize length;

  data = export_and_read (pages, HAW_TIMELINE_SVG, 1, path, &length);
  g_markup_parse_context_parse (context, data, (gssize) length, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
  g_markup_parse_context_free (context);

  size = g_strdup_printf ("width=\"1280px\" height=\"%.0fpx\"",
                          haw_timeline_pages_get_height (pages));
  g_assert_nonnull (strstr (data, size));
  g_assert_nonnull (strstr (data, "role=\"img\""));
  g_assert_nonnull (strstr (data, "<title id=\"title\">"));
  g_assert_nonnull (strstr (data, "زيارة الوزير"));
  /* Letters are outlines, and nothing is a picture of pixels. */
  g_assert_null (strstr (data, "<text"));
  g_assert_null (strstr (data, "<image"));
}

/* What was recorded away from the origin is not cut: no group of the picture is empty, but for the shapes of
 * spaces. How many there are is up to cairo. */
static void
test_nothing_cut (void)
{
  g_autoptr (HawTimelineLanes) lanes = scene_no_lanes ();
  HawTimelinePageSetup setup = picture (1280);
  g_autoptr (HawTimelinePages) pages = make_pages (lanes, TRUE, &setup);
  g_autofree char *path = dup_path ("whole.svg");
  g_autofree char *data = NULL;
  guint n = 0;

  data = export_and_read (pages, HAW_TIMELINE_SVG, 1, path, NULL);
  for (const char *at = strstr (data, "<g "); at != NULL; at = strstr (at + 1, "<g "))
    {
      const char *next = strchr (at, '>');

      if (g_str_has_prefix (at, "<g id=\"glyph"))
        continue;
      n++;
      g_assert_false (g_str_has_prefix (next, ">\n</g>"));
    }
  g_assert_cmpuint (n, >, 11);
}

static void
test_png (void)
{
  g_autoptr (HawTimelineLanes) lanes = scene_lanes ();
  HawTimelinePageSetup setup = picture (640);
  g_autoptr (HawTimelinePages) pages = make_pages (lanes, FALSE, &setup);

  for (int scale = 1; scale <= 4; scale++)
    {
      g_autofree char *path = dup_path ("picture.png");
      g_autoptr (GError) error = NULL;
      cairo_surface_t *surface;

      export (pages, HAW_TIMELINE_PNG, scale, path, NULL, &error);
      g_assert_no_error (error);
      surface = cairo_image_surface_create_from_png (path);
      g_assert_cmpint (cairo_image_surface_get_width (surface), ==, scale * 640);
      g_assert_cmpint (cairo_image_surface_get_height (surface), ==,
                       scale * (int) haw_timeline_pages_get_height (pages));
      /* Paper is white, in the dark as well. */
      g_assert_cmphex (*(guint32 *) (void *) cairo_image_surface_get_data (surface) & 0xffffff, ==,
                       0xffffff);
      cairo_surface_destroy (surface);
    }
}

static void
test_dark (void)
{
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  test_png ();
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_LIGHT);
}

static void
test_too_large (void)
{
  g_autoptr (HawTimelineLanes) lanes = scene_few ();
  HawTimelinePageSetup setup = picture (20 * 1280);
  g_autoptr (HawTimelinePages) pages = make_pages (lanes, FALSE, &setup);
  g_autofree char *path = dup_path ("large.png");
  g_autoptr (GError) error = NULL;

  g_assert_false (export (pages, HAW_TIMELINE_PNG, 4, path, NULL, &error));
  g_assert_error (error, HAW_EXPORT_ERROR, HAW_EXPORT_ERROR_SIZE);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_too_many (void)
{
  g_autoptr (HawTimelineLanes) lanes = scene_workload (60000, 0);
  HawTimelinePageSetup setup = paper (20);
  g_autoptr (HawTimelinePages) pages = make_pages (lanes, FALSE, &setup);
  g_autofree char *path = dup_path ("many.pdf");
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (haw_timeline_pages_get_n (pages), >, HAW_TIMELINE_MOST_PAGES);
  g_assert_false (export (pages, HAW_TIMELINE_PDF, 1, path, NULL, &error));
  g_assert_error (error, HAW_EXPORT_ERROR, HAW_EXPORT_ERROR_SIZE);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_cancel (void)
{
  for (HawTimelineFormat format = 0; format < HAW_N_TIMELINE_FORMATS; format++)
    {
      g_autoptr (HawTimelineLanes) lanes = make_workload ();
      HawTimelinePageSetup setup = format == HAW_TIMELINE_PDF ? paper (3) : picture (1280);
      g_autoptr (HawTimelinePages) pages = make_pages (lanes, FALSE, &setup);
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autofree char *own = g_dir_make_tmp ("haw-test-XXXXXX", NULL);
      g_autofree char *path = g_build_filename (own, "cancelled", NULL);
      g_autoptr (GError) error = NULL;

      g_assert_false (export (pages, format, 1, path, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      /* Nor anything beside it. */
      g_assert_cmpint (g_rmdir (own), ==, 0);
    }
}

/* The old file stays where a new one has no room. */
static void
test_full_disk (void)
{
  g_autoptr (HawTimelineLanes) lanes = make_workload ();
  HawTimelinePageSetup setup = paper (1);
  g_autoptr (HawTimelinePages) pages = make_pages (lanes, FALSE, &setup);
  g_autofree char *path = dup_path ("old.pdf");
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  struct rlimit before, small;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  small = before;
  small.rlim_cur = 1024;
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  export (pages, HAW_TIMELINE_PDF, 1, path, NULL, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_assert_error (error, HAW_EXPORT_ERROR, HAW_EXPORT_ERROR_WRITE);
  data = read_file (path, NULL);
  g_assert_cmpstr (data, ==, "old");
}

static void
test_no_folder (void)
{
  g_autoptr (HawTimelineLanes) lanes = scene_lanes ();
  HawTimelinePageSetup setup = picture (640);
  g_autoptr (HawTimelinePages) pages = make_pages (lanes, FALSE, &setup);
  g_autofree char *path = dup_path ("nowhere/picture.svg");
  g_autoptr (GError) error = NULL;

  g_assert_false (export (pages, HAW_TIMELINE_SVG, 1, path, NULL, &error));
  g_assert_error (error, HAW_EXPORT_ERROR, HAW_EXPORT_ERROR_WRITE);
  g_assert_nonnull (strstr (error->message, "nowhere/picture.svg"));
  g_assert_null (strstr (error->message, "nowhere/picture.svg."));
}

static void
test_empty (void)
{
  HawTimelinePageSetup setup = paper (1);
  g_autoptr (HawTimelinePages) pages = make_pages (NULL, FALSE, &setup);
  g_autoptr (GskRenderNode) node = NULL;

  g_assert_cmpuint (haw_timeline_pages_get_n (pages), ==, 1);
  node = haw_timeline_pages_draw (pages, 0);
  g_assert_nonnull (node);
}

/* The same pages on the paper of a printer, whatever paper that is. */
static void
test_print (void)
{
  g_autoptr (HawTimelineLanes) lanes = make_workload ();
  HawTimelinePageSetup setup = paper (2);
  g_autoptr (HawTimelinePages) pages = make_pages (lanes, TRUE, &setup);
  g_autoptr (GtkPageSetup) a3 = haw_timeline_paper_new_setup ("a3", FALSE);
  g_autoptr (GtkPrintOperation) operation = haw_timeline_print_new (pages, &setup, a3, NULL);
  g_autofree char *path = dup_path ("printed.pdf");
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  gtk_print_operation_set_export_filename (operation, path);
  gtk_print_operation_set_allow_async (operation, FALSE);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error),
                   ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  data = read_file (path, &length);
  g_assert_cmpuint (haw_timeline_pages_get_n (pages), >, 1);
  g_assert_cmpint ((int) floor (haw_timeline_pages_get_width (pages) * HAW_TIMELINE_PAPER_SCALE), ==, 841);
  g_assert_cmpint (gtk_print_operation_get_n_pages_to_print (operation), ==,
                   (int) haw_timeline_pages_get_n (pages));
  /* Newer versions of cairo write the objects of a PDF compressed. */
  if (count_bytes (data, length, "/ObjStm") == 0)
    g_assert_cmpuint (count_pages (data, length), ==, haw_timeline_pages_get_n (pages));
}

int
main (int   argc,
      char *argv[])
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-font-name",
                "DejaVu Sans 10", NULL);

  g_test_add_func ("/timeline-export/look", test_look);
  g_test_add_data_func ("/timeline-export/cover/ltr", GINT_TO_POINTER (FALSE), test_cover);
  g_test_add_data_func ("/timeline-export/cover/rtl", GINT_TO_POINTER (TRUE), test_cover);
  g_test_add_data_func ("/timeline-export/times/ltr", GINT_TO_POINTER (FALSE), test_times);
  g_test_add_data_func ("/timeline-export/times/rtl", GINT_TO_POINTER (TRUE), test_times);
  g_test_add_func ("/timeline-export/mirrored", test_mirrored);
  g_test_add_func ("/timeline-export/range", test_range);
  g_test_add_func ("/timeline-export/sum-up", test_sum_up);
  g_test_add_func ("/timeline-export/ten-thousand", test_ten_thousand);
  g_test_add_func ("/timeline-export/pdf", test_pdf);
  g_test_add_func ("/timeline-export/pdf-text", test_pdf_text);
  g_test_add_func ("/timeline-export/svg", test_svg);
  g_test_add_func ("/timeline-export/nothing-cut", test_nothing_cut);
  g_test_add_func ("/timeline-export/png", test_png);
  g_test_add_func ("/timeline-export/dark", test_dark);
  g_test_add_func ("/timeline-export/too-large", test_too_large);
  g_test_add_func ("/timeline-export/too-many", test_too_many);
  g_test_add_func ("/timeline-export/cancel", test_cancel);
  g_test_add_func ("/timeline-export/full-disk", test_full_disk);
  g_test_add_func ("/timeline-export/no-folder", test_no_folder);
  g_test_add_func ("/timeline-export/empty", test_empty);
  g_test_add_func ("/timeline-export/print", test_print);

  folder = haw_test_folder ();
  status = g_test_run ();
  haw_test_remove (folder);
  g_free (folder);

  return status;
}
