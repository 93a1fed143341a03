/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-print.h"

#include "timeline/haw-timeline-export.h"
#include "timeline/haw-timeline-reports-read.h"

typedef struct
{
  HawTimelinePages *pages;
  HawTimelinePageSetup setup;
  HawProject *project;       /* NULL without one */
  GCancellable *cancellable;
  gboolean laid_out;
  gboolean asked, read;      /* for what the sources say */
} Printing;

static void
printing_clear (gpointer data)
{
  Printing *printing = data;

  haw_timeline_pages_unref (printing->pages);
  g_clear_object (&printing->project);
  g_object_unref (printing->cancellable);
}

static void
printing_done (gpointer  data,
               GClosure *closure)
{
  Printing *printing = data;

  g_cancellable_cancel (printing->cancellable);
  g_rc_box_release_full (printing, printing_clear);
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  Printing *printing = user_data;

  /* Where this fails the dialog does so too, and says why. */
  haw_timeline_reports_read_finish (result, NULL);
  printing->read = TRUE;
  g_rc_box_release_full (printing, printing_clear);
}

/* The paper is the one that was chosen last, in the dialog of the printer. */
static void
begin_print_cb (GtkPrintOperation *operation,
                GtkPrintContext   *context,
                Printing          *printing)
{
  printing->setup.width = gtk_print_context_get_width (context) / HAW_TIMELINE_PAPER_SCALE;
  printing->setup.height = gtk_print_context_get_height (context) / HAW_TIMELINE_PAPER_SCALE;
  haw_timeline_pages_begin (printing->pages, &printing->setup);
  printing->laid_out = printing->asked = printing->read = FALSE;
}

/* On other paper there may be room for what the sources say of other events. Is called between frames until
 * all is there. */
static gboolean
paginate_cb (GtkPrintOperation *operation,
             GtkPrintContext   *context,
             Printing          *printing)
{
  guint n;

  if (!printing->laid_out)
    {
      printing->laid_out = haw_timeline_pages_step (printing->pages);
      return FALSE;
    }
  if (printing->project != NULL && !printing->asked)
    {
      printing->asked = TRUE;
      haw_timeline_reports_read_async (printing->pages, printing->project, printing->cancellable,
                                       read_cb, g_rc_box_acquire (printing));
    }
  if (printing->asked && !printing->read)
    return FALSE;
  n = haw_timeline_pages_get_n (printing->pages);
  gtk_print_operation_set_n_pages (operation, (int) MIN (n, HAW_TIMELINE_MOST_PAGES));

  return TRUE;
}

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                page,
              Printing          *printing)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);

  g_autoptr (GskRenderNode) node = NULL;

  cairo_scale (cr, HAW_TIMELINE_PAPER_SCALE, HAW_TIMELINE_PAPER_SCALE);
  node = haw_timeline_pages_print (printing->pages, (guint) page, cr);
}

/**
 * haw_timeline_paper_new_setup:
 * @paper: "a4" or "a3"
 *
 * Returns: (transfer full): a page without margins of its own
 */
GtkPageSetup *
haw_timeline_paper_new_setup (const char *paper,
                              gboolean    landscape)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  GtkPaperSize *size = gtk_paper_size_new (g_strcmp0 (paper, "a3") == 0 ? GTK_PAPER_NAME_A3
                                                                        : GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size (setup, size);
  gtk_page_setup_set_orientation (setup, landscape ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                                   : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_page_setup_set_top_margin (setup, 0, GTK_UNIT_POINTS);
  gtk_page_setup_set_bottom_margin (setup, 0, GTK_UNIT_POINTS);
  gtk_page_setup_set_left_margin (setup, 0, GTK_UNIT_POINTS);
  gtk_page_setup_set_right_margin (setup, 0, GTK_UNIT_POINTS);
  gtk_paper_size_free (size);

  return setup;
}

/**
 * haw_timeline_print_new:
 * @setup: how the pages are; their size comes from the paper
 * @paper: the paper to begin with
 * @project: (nullable): of which the reports are read
 *
 * Returns: (transfer full): an operation that prints the same pages as an export writes, yet to be run
 */
GtkPrintOperation *
haw_timeline_print_new (HawTimelinePages           *pages,
                        const HawTimelinePageSetup *setup,
                        GtkPageSetup               *paper,
                        HawProject                 *project)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  Printing *printing = g_rc_box_new0 (Printing);
  g_autofree char *title = haw_timeline_pages_dup_title (pages);

  printing->pages = haw_timeline_pages_ref (pages);
  printing->setup = *setup;
  g_set_object (&printing->project, project);
  printing->cancellable = g_cancellable_new ();
  gtk_print_operation_set_default_page_setup (operation, paper);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_job_name (operation, title);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), printing);
  g_signal_connect (operation, "paginate", G_CALLBACK (paginate_cb), printing);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page_cb), printing, printing_done, 0);

  return operation;
}
