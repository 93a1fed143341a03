/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "haw-settings.h"
#include "model/haw-event-edit.h"
#include "support/haw-test-article.h"
#include "timeline-scenes.h"
#include "timeline/haw-timeline-export-dialog.h"
#include "timeline/haw-timeline-export.h"
#include "timeline/haw-timeline-pages-private.h"
#include "timeline/haw-timeline-print.h"

/* How the timeline is laid out for paper between frames, and what it takes along from the window. */

#define MANY 100000
#define TEXT "وصل الوزير إلى العاصمة، الجمعة. وغادرها أمس السبت."

static HawTimelineView *
make_view (HawTimelineLanes *lanes)
{
  HawTimelineView *view = g_object_ref_sink (HAW_TIMELINE_VIEW (haw_timeline_view_new ()));

  haw_timeline_view_set_lanes (view, lanes);

  return view;
}

static HawTimelinePageSetup
paper (double width)
{
  return (HawTimelinePageSetup) { .width = width, .height = 1000, .margin = 55, .across = 1,
                                  .legend = TRUE };
}

/* Takes steps until all is laid out, none of them with more events than are meant for one. */
static guint
lay_out (HawTimelinePages *pages)
{
  guint n = 1, before = haw_timeline_pages_get_n_copied (pages);

  for (; !haw_timeline_pages_step (pages); n++)
    {
      guint copied = haw_timeline_pages_get_n_copied (pages);

      g_assert_cmpuint (copied - before, <=, HAW_TIMELINE_PAGES_STEP);
      before = copied;
    }

  return n;
}

/* Of very many events a few are taken over at a time, and not again for other paper. */
static void
test_many (void)
{
  g_autoptr (HawTimelineLanes) lanes = scene_workload (MANY, 5);
  g_autoptr (HawTimelineView) view = make_view (lanes);
  g_autoptr (HawTimelinePages) pages = haw_timeline_pages_new (view, "", NULL);
  HawTimelinePageSetup setup = paper (1400);
  guint n;

  haw_timeline_pages_begin (pages, &setup);
  g_assert_cmpuint (haw_timeline_pages_get_n_copied (pages), ==, 0);
  g_assert_cmpuint (haw_timeline_pages_get_n (pages), ==, 0);
  g_assert_cmpuint (lay_out (pages), >=, MANY / HAW_TIMELINE_PAGES_STEP);
  g_assert_cmpuint (haw_timeline_pages_get_n_copied (pages), ==, MANY);
  g_assert_cmpuint (haw_timeline_pages_get_n_events (pages), ==, MANY);

  setup.width = 1000;
  haw_timeline_pages_begin (pages, &setup);
  g_assert_cmpuint (lay_out (pages), ==, 1);
  g_assert_cmpuint (haw_timeline_pages_get_n_copied (pages), ==, MANY);
  g_assert_cmpfloat_with_epsilon (haw_timeline_pages_get_width (pages), 1000, 0.1);

  setup.start = HAW_TEST_WORKLOAD_START;
  setup.end = setup.start + 10 * DAY;
  haw_timeline_pages_begin (pages, &setup);
  lay_out (pages);
  g_assert_cmpuint (haw_timeline_pages_get_n_copied (pages), ==, 2 * MANY);
  n = haw_timeline_pages_get_n_events (pages);
  g_assert_cmpuint (n, >, 100);
  g_assert_cmpuint (n, <, MANY / 10);
}

/* What an edit changes on the way is as it is afterwards. */
static void
test_edit (void)
{
  g_autoptr (HawTimelineLanes) lanes = scene_workload (3 * HAW_TIMELINE_PAGES_STEP, 5);
  g_autoptr (HawTimelineView) view = make_view (lanes);
  g_autoptr (HawTimelinePages) pages = haw_timeline_pages_new (view, "", NULL);
  HawTimelinePageSetup setup = paper (1400);
  HawTimelineStore *copied;

  haw_timeline_pages_begin (pages, &setup);
  g_assert_false (haw_timeline_pages_step (pages));
  haw_timeline_lanes_remove (lanes, 7);
  lay_out (pages);
  copied = haw_timeline_lanes_get_store (haw_timeline_view_get_lanes (pages->view));
  g_assert_cmpuint (copied->n, ==, 3 * HAW_TIMELINE_PAGES_STEP - 1);
  g_assert_cmpint (haw_timeline_store_find (copied, 7), <, 0);
  g_assert_cmpint (haw_timeline_store_find (copied, 8), >=, 0);

  haw_timeline_lanes_remove (lanes, 8);
  haw_timeline_pages_set_up (pages, &setup);
  copied = haw_timeline_lanes_get_store (haw_timeline_view_get_lanes (pages->view));
  g_assert_cmpint (haw_timeline_store_find (copied, 8), <, 0);
}

static GtkWidget *
find (GtkWidget *widget,
      gboolean (*is_it) (GtkWidget *))
{
  GtkWidget *found = is_it (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, is_it);

  return found;
}

static gboolean
is_info (GtkWidget *widget)
{
  return GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "numeric") &&
         gtk_widget_has_css_class (widget, "dim-label");
}

static gboolean
is_spin (GtkWidget *widget)
{
  return GTK_IS_SPIN_BUTTON (widget);
}

static gboolean
is_save (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) &&
         g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), "export.save") == 0;
}

/* A choice is taken up between frames, and of several the last one alone: until then there is a sign that
 * it is under way, and nothing can be written. */
static void
test_dialog (void)
{
  g_autoptr (HawTimelineLanes) lanes = scene_workload (MANY, 5);
  g_autoptr (HawTimelineView) view = make_view (lanes);
  const HawTimelineExportWhat what = { .view = view };
  HawTimelineExportDialog *dialog;
  HawTimelinePages *pages;
  GtkLabel *info;
  GtkSpinButton *across;
  GtkWidget *save;
  guint n_laid_out;

  g_object_set (haw_settings_get (), "timeline-sum-up", TRUE, NULL);
  dialog = g_object_ref (haw_timeline_export_dialog_new (&what, FALSE, NULL));
  pages = haw_timeline_export_dialog_get_pages (dialog);
  info = GTK_LABEL (find (GTK_WIDGET (dialog), is_info));
  across = GTK_SPIN_BUTTON (find (GTK_WIDGET (dialog), is_spin));
  save = find (GTK_WIDGET (dialog), is_save);
  gtk_window_present (GTK_WINDOW (dialog));
  g_assert_cmpuint (haw_timeline_pages_get_n_copied (pages), ==, 0);
  g_assert_cmpstr (gtk_label_get_text (info), ==, "…");
  haw_test_wait_until (haw_timeline_pages_get_n (pages) > 0);
  g_assert_cmpstr (gtk_label_get_text (info), !=, "…");
  n_laid_out = haw_timeline_pages_get_n_laid_out (pages);

  for (guint i = 2; i <= 5; i++)
    {
      gtk_spin_button_set_value (across, i);
      g_assert_cmpstr (gtk_label_get_text (info), ==, "…");
      g_assert_false (gtk_widget_get_sensitive (save));
    }
  g_assert_cmpuint (haw_timeline_pages_get_n_laid_out (pages), ==, n_laid_out);
  haw_test_wait_until (!g_str_equal (gtk_label_get_text (info), "…"));
  g_assert_cmpuint (haw_timeline_pages_get_n_laid_out (pages), ==, n_laid_out + 1);
  g_assert_cmpuint (haw_timeline_pages_get_n_copied (pages), ==, MANY);
  g_assert_cmpuint (pages->setup.across, ==, 5);
  g_assert_true (gtk_widget_get_sensitive (save));

  /* Closed on the way. */
  gtk_spin_button_set_value (across, 2);
  gtk_window_destroy (GTK_WINDOW (dialog));
  haw_test_finalize (dialog);
}

static char *
draw (HawTimelinePages *pages)
{
  g_autoptr (GskRenderNode) node = haw_timeline_pages_draw (pages, 0);
  g_autoptr (GBytes) bytes = gsk_render_node_serialize (node);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static HawTimelineView *
make_shapes (void)
{
  g_autoptr (HawTimelineStore) store = scene_shapes ();
  g_autoptr (HawTimelineLanes) lanes = NULL;

  haw_timeline_store_sort (store);
  lanes = haw_timeline_lanes_new (store);
  haw_timeline_lanes_finish (lanes);

  return make_view (lanes);
}

static GArray *
make_lit (void)
{
  GArray *lit = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gint64 id = 1; id <= 3; id++)
    g_array_append_val (lit, id);

  return lit;
}

/* What is dimmed in the window is dimmed on paper, by the search as by the range, and counted. */
static void
test_dimmed (void)
{
  g_autoptr (HawTimelineView) view = make_shapes ();
  g_autoptr (HawTimelinePages) pages = NULL;
  g_autoptr (GArray) lit = make_lit ();
  HawTimelinePageSetup setup = paper (1400);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *ranged = NULL;
  g_autofree char *summary = NULL;

  setup.every = TRUE;
  setup.legend = FALSE;
  pages = haw_timeline_pages_new (view, "", NULL);
  haw_timeline_pages_set_up (pages, &setup);
  before = draw (pages);

  haw_timeline_view_set_lit (view, lit);
  haw_timeline_pages_set_up (pages, &setup);
  after = draw (pages);
  g_assert_false (g_str_equal (before, after));
  g_assert_null (strstr (before, "opacity {"));
  g_assert_nonnull (strstr (after, "opacity {"));
  summary = haw_timeline_pages_dup_summary (pages);
  g_assert_nonnull (strstr (summary, "3 of "));

  haw_timeline_view_set_lit (view, NULL);
  haw_timeline_view_set_range (view, JULY_2020 + 5 * DAY, JULY_2020 + 9 * DAY);
  haw_timeline_pages_set_up (pages, &setup);
  ranged = draw (pages);
  g_assert_false (g_str_equal (before, ranged));
  /* Events out of it are dimmed as a whole, with their titles. */
  g_assert_nonnull (strstr (ranged, "opacity {"));
  g_assert_cmpint (pages->view->range_start, ==, JULY_2020 + 5 * DAY);
  /* Where only the range is on paper there is nothing beside it. */
  setup.start = JULY_2020 + 5 * DAY;
  setup.end = JULY_2020 + 9 * DAY;
  haw_timeline_pages_set_up (pages, &setup);
  g_assert_cmpint (pages->view->range_start, ==, pages->view->range_end);
}

/* The words of what is dimmed are found in a PDF like all others. */
static void
test_dimmed_text (void)
{
  g_autoptr (HawTimelineView) view = make_shapes ();
  g_autoptr (HawTimelinePages) pages = NULL;
  g_autoptr (GArray) lit = make_lit ();
  HawTimelinePageSetup setup = paper (1400);
  g_autofree char *folder = haw_test_folder ();
  const char *directory = g_getenv ("HAW_TEST_PICTURES");
  g_autofree char *path = g_build_filename (directory != NULL ? directory : folder, "dimmed.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  const char *argv[] = { program, "-enc", "UTF-8", path, "-", NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  setup.every = TRUE;
  haw_timeline_view_set_lit (view, lit);
  pages = haw_timeline_pages_new (view, "", NULL);
  haw_timeline_pages_set_up (pages, &setup);
  haw_timeline_export_async (pages, HAW_TIMELINE_PDF, HAW_TIMELINE_PAPER_SCALE, file, NULL, NULL, NULL,
                             haw_await_cb, &result);
  g_assert_true (haw_timeline_export_finish (haw_await (&result), &error));
  g_assert_no_error (error);
  if (program == NULL)
    g_test_skip ("pdftotext of poppler-utils is not installed");
  else
    {
      g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &text, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_nonnull (strstr (text, "وصول"));
      g_assert_nonnull (strstr (text, "انسحاب"));
    }
  haw_test_remove (folder);
}

/* The paper of the printer has room for what the sources say, which that of the dialog had not. */
static void
test_printed_reports (void)
{
  const HawEventFields fields = { .title = "وصول", .date = "2020-07-03", .status = -1 };
  const HawEvidenceChange source = { .stance = "reports", .date = "2020-07-04" };
  g_autofree char *folder = haw_test_folder ();
  g_autofree char *path = g_build_filename (folder, "affair.hawamish", NULL);
  g_autofree char *target = g_build_filename (folder, "printed.pdf", NULL);
  HawProject *project = haw_test_new_project (path);
  g_autoptr (HawTimelineStore) store = haw_timeline_store_new ();
  g_autoptr (HawTimelineLanes) lanes = NULL;
  g_autoptr (HawTimelineView) view = NULL;
  g_autoptr (HawTimelinePages) pages = NULL;
  g_autoptr (GtkPageSetup) a3 = haw_timeline_paper_new_setup ("a3", TRUE);
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GAsyncResult) added = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) wanted = NULL;
  g_autoptr (GArray) missing = NULL;
  g_autoptr (GError) error = NULL;
  HawTimelinePageSetup setup = paper (500);

  haw_test_add_articles (project, "زيارة", TEXT, 2);
  haw_event_add_async (project, &fields, 1, 0, 4, NULL, haw_await_cb, &added);
  g_assert_cmpint (haw_event_add_finish (project, haw_await (&added), NULL), ==, 1);
  haw_event_add_passage_async (project, 1, 2, 5, 9, &source, NULL, haw_await_cb, &result);
  g_assert_true (haw_project_edit_finish (project, haw_await (&result), NULL));

  scene_add (store, "وصول", "2020-07-03", HAW_TIMELINE_CONFIRMED, 2, 0);
  scene_add (store, "مغادرة", "2020-07-20", HAW_TIMELINE_CONFIRMED, 1, 0);
  haw_timeline_store_sort (store);
  lanes = haw_timeline_lanes_new (store);
  haw_timeline_lanes_finish (lanes);
  view = make_view (lanes);
  setup.every = TRUE;
  pages = haw_timeline_pages_new (view, "", NULL);
  haw_timeline_pages_set_up (pages, &setup);
  wanted = haw_timeline_pages_get_wanted (pages);
  g_assert_cmpuint (wanted->len, ==, 0);

  operation = haw_timeline_print_new (pages, &setup, a3, project);
  gtk_print_operation_set_export_filename (operation, target);
  gtk_print_operation_set_allow_async (operation, FALSE);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error),
                   ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_assert_true (haw_timeline_reports_are_shown (pages->view));
  missing = haw_timeline_pages_get_wanted (pages);
  g_assert_cmpuint (missing->len, ==, 0);
  g_assert_true (g_file_test (target, G_FILE_TEST_EXISTS));

  g_clear_object (&operation);
  g_clear_object (&added);
  g_clear_object (&result);
  haw_test_close_project (project);
  haw_test_finalize (project);
  haw_test_remove (folder);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_test_add_func ("/timeline-export-steps/many", test_many);
  g_test_add_func ("/timeline-export-steps/edit", test_edit);
  g_test_add_func ("/timeline-export-steps/dialog", test_dialog);
  g_test_add_func ("/timeline-export-steps/dimmed", test_dimmed);
  g_test_add_func ("/timeline-export-steps/dimmed-text", test_dimmed_text);
  g_test_add_func ("/timeline-export-steps/printed-reports", test_printed_reports);

  return g_test_run ();
}
