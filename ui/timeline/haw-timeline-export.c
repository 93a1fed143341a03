/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-export.h"

#include "export/haw-export-file.h"
#include "export/haw-export.h"
#include "export/haw-pdf-catalog.h"
#include "project/haw-error.h"
#include "time/haw-date-format.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n.h>
#include <math.h>

/* The pages are drawn between frames, one at a time; what comes of them is put together and written in
 * a thread. */

typedef struct
{
  HawTimelinePages *pages;
  HawTimelineFormat format;
  GFile *target;
  HawTimelineProgressFunc progress;
  gpointer progress_data;
  GByteArray *bytes;
  cairo_surface_t *surface;
  cairo_t *cr;
  GPtrArray *drawn; /* GskRenderNode, kept until an SVG is finished */
  guint page;
  char *title, *summary, *language;
  gboolean rtl;
} Export;

static const char *const extensions[] = { "pdf", "svg", "png" };

/**
 * haw_timeline_format_get_extension:
 *
 * Returns: (transfer none): the end of the name of a file, without the dot
 */
const char *
haw_timeline_format_get_extension (HawTimelineFormat format)
{
  g_return_val_if_fail (format < HAW_N_TIMELINE_FORMATS, "");

  return extensions[format];
}

static void
export_free (gpointer data)
{
  Export *export = data;

  g_clear_pointer (&export->cr, cairo_destroy);
  g_clear_pointer (&export->surface, cairo_surface_destroy);
  g_ptr_array_unref (export->drawn);
  haw_timeline_pages_unref (export->pages);
  g_object_unref (export->target);
  g_byte_array_unref (export->bytes);
  g_free (export->title);
  g_free (export->summary);
  g_free (export->language);
  g_free (export);
}

static cairo_status_t
write_cb (void                *closure,
          const unsigned char *data,
          unsigned int         length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

static char *
dup_isolated_size (double width,
                   double height)
{
  g_autofree char *size = g_strdup_printf ("%.0f × %.0f", width, height);
  g_autofree char *localised = haw_date_localise_digits (size);

  return haw_isolate (localised);
}

static gboolean
check_size (const Export *export,
            double        width,
            double        height,
            GError      **error)
{
  g_autofree char *size = NULL;

  if (haw_timeline_pages_get_n (export->pages) > HAW_TIMELINE_MOST_PAGES)
    {
      g_set_error_literal (error, HAW_EXPORT_ERROR, HAW_EXPORT_ERROR_SIZE,
                           _("There would be too many pages. Choose a shorter time, fewer pages beside "
                             "each other, or to sum up where there are many events."));
      return FALSE;
    }
  if (export->format != HAW_TIMELINE_PNG ||
      (MAX (width, height) <= HAW_TIMELINE_MOST_SIDE && width * height <= HAW_TIMELINE_MOST_PIXELS))
    return TRUE;

  size = dup_isolated_size (width, height);
  g_set_error (error, HAW_EXPORT_ERROR, HAW_EXPORT_ERROR_SIZE,
               /* Translators: %s is a size as 5120 × 40000. */
               _("A picture of %s pixels is too large. Choose a smaller size, a shorter time, or "
                 "another format."), size);
  return FALSE;
}

static void
describe_pdf (Export *export)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *date = g_date_time_format (now, "%Y-%m-%dT%H:%M:%S");

  /* With tables of objects that haw_pdf_catalog_add_language() reads. */
  cairo_pdf_surface_restrict_to_version (export->surface, CAIRO_PDF_VERSION_1_4);
  cairo_pdf_surface_set_metadata (export->surface, CAIRO_PDF_METADATA_TITLE, export->title);
  cairo_pdf_surface_set_metadata (export->surface, CAIRO_PDF_METADATA_SUBJECT, export->summary);
  cairo_pdf_surface_set_metadata (export->surface, CAIRO_PDF_METADATA_CREATOR, "Hawamish " APP_VERSION);
  cairo_pdf_surface_set_metadata (export->surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
}

static void
make_surface (Export *export,
              double  scale)
{
  double width = haw_timeline_pages_get_width (export->pages) * scale;
  double height = haw_timeline_pages_get_height (export->pages) * scale;

  switch (export->format)
    {
    case HAW_TIMELINE_SVG:
      export->surface = cairo_svg_surface_create_for_stream (write_cb, export->bytes, width, height);
      cairo_svg_surface_set_document_unit (export->surface, CAIRO_SVG_UNIT_PX);
      break;

    case HAW_TIMELINE_PNG:
      export->surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) round (width),
                                                    (int) round (height));
      break;

    case HAW_TIMELINE_PDF:
    case HAW_N_TIMELINE_FORMATS:
    default:
      export->surface = cairo_pdf_surface_create_for_stream (write_cb, export->bytes, width, height);
      describe_pdf (export);
    }

  export->cr = cairo_create (export->surface);
  if (export->format != HAW_TIMELINE_PDF)
    {
      cairo_set_source_rgb (export->cr, 1, 1, 1);
      cairo_paint (export->cr);
    }
  cairo_scale (export->cr, scale, scale);
}

/* What a reader of screens says of the picture. */
static void
describe_svg (Export *export)
{
  g_autofree char *title = g_markup_escape_text (export->title, -1);
  g_autofree char *summary = g_markup_escape_text (export->summary, -1);
  g_autofree char *text = g_strndup ((const char *) export->bytes->data, export->bytes->len);
  char *open = strstr (text, "<svg "), *close = open == NULL ? NULL : strchr (open, '>');
  g_autoptr (GString) out = NULL;

  if (close == NULL)
    return;

  out = g_string_new_len (text, open - text);
  g_string_append_printf (out, "<svg xml:lang=\"%s\" role=\"img\" aria-labelledby=\"title desc\" %.*s>\n"
                          "<title id=\"title\">%s</title>\n<desc id=\"desc\">%s</desc>",
                          export->language, (int) (close - open - strlen ("<svg ")),
                          open + strlen ("<svg "), title, summary);
  g_string_append (out, close + 1);
  g_byte_array_set_size (export->bytes, 0);
  g_byte_array_append (export->bytes, (const guint8 *) out->str, (guint) out->len);
}

static cairo_status_t
finish_drawing (Export *export)
{
  cairo_status_t status = cairo_status (export->cr);

  g_clear_pointer (&export->cr, cairo_destroy);
  if (status == CAIRO_STATUS_SUCCESS && export->format == HAW_TIMELINE_PNG)
    status = cairo_surface_write_to_png_stream (export->surface, write_cb, export->bytes);
  cairo_surface_finish (export->surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (export->surface);
  if (status == CAIRO_STATUS_SUCCESS && export->format == HAW_TIMELINE_SVG)
    describe_svg (export);
  if (status == CAIRO_STATUS_SUCCESS && export->format == HAW_TIMELINE_PDF)
    haw_pdf_catalog_add_language (export->bytes, export->language, export->rtl);

  return status;
}

static void
return_error (GTask        *task,
              const Export *export,
              const char   *why)
{
  g_autofree char *path = g_file_get_parse_name (export->target);
  g_autofree char *name = haw_isolate (path);
  g_autofree char *reason = haw_isolate (why);

  /* Translators: the first %s is a file, the second says why. */
  g_task_return_new_error (task, HAW_EXPORT_ERROR, HAW_EXPORT_ERROR_WRITE,
                           _("The timeline could not be written to %s: %s. Choose another place."), name,
                           reason);
}

static void
write_thread (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  Export *export = data;
  cairo_status_t status = finish_drawing (export);
  g_autoptr (GError) error = NULL;

  if (status != CAIRO_STATUS_SUCCESS)
    return_error (task, export, cairo_status_to_string (status));
  else if (haw_export_file_write (export->target, (const char *) export->bytes->data,
                                  export->bytes->len, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    return_error (task, export, haw_export_file_get_reason (error));
}

static gboolean
page_cb (gpointer user_data)
{
  GTask *task = user_data;
  Export *export = g_task_get_task_data (task);
  g_autoptr (GskRenderNode) node = NULL;
  guint n = haw_timeline_pages_get_n (export->pages);

  if (g_task_return_error_if_cancelled (task))
    return G_SOURCE_REMOVE;
  if (export->page == n)
    {
      g_task_run_in_thread (task, write_thread);
      return G_SOURCE_REMOVE;
    }

  node = haw_timeline_pages_print (export->pages, export->page++, export->cr);
  if (node != NULL && export->format == HAW_TIMELINE_SVG)
    g_ptr_array_add (export->drawn, g_steal_pointer (&node));
  if (!haw_timeline_pages_is_picture (export->pages))
    cairo_show_page (export->cr);
  if (export->progress != NULL)
    export->progress (export->page, n, export->progress_data);

  return G_SOURCE_CONTINUE;
}

/**
 * haw_timeline_export_async:
 * @pages: set up as @format needs them; nobody else may set them up before it is done
 * @scale: points of a px of the drawing in a PDF, else pixels
 * @target: the file to write; one that is there is replaced as a whole, or left as it was
 * @progress: (nullable): called on the main thread
 *
 * Draws the pages between frames, and writes the file in a thread. In the language of the process, and
 * always on white.
 */
void
haw_timeline_export_async (HawTimelinePages        *pages,
                           HawTimelineFormat        format,
                           double                   scale,
                           GFile                   *target,
                           GCancellable            *cancellable,
                           HawTimelineProgressFunc  progress,
                           gpointer                 progress_data,
                           GAsyncReadyCallback      callback,
                           gpointer                 user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autofree char *locale = NULL;
  Export *export = g_new0 (Export, 1);
  GError *error = NULL;

  g_task_set_source_tag (task, haw_timeline_export_async);
  /* A file that was written was written, however late the cancellation. */
  g_task_set_check_cancellable (task, FALSE);
  export->pages = haw_timeline_pages_ref (pages);
  export->format = format;
  export->target = g_object_ref (target);
  export->progress = progress;
  export->progress_data = progress_data;
  export->bytes = g_byte_array_new ();
  export->drawn = g_ptr_array_new_with_free_func ((GDestroyNotify) gsk_render_node_unref);
  export->title = haw_timeline_pages_dup_title (pages);
  export->summary = haw_timeline_pages_dup_summary (pages);
  export->rtl = haw_timeline_pages_is_rtl (pages);
  locale = haw_date_locale ();
  export->language = g_strndup (locale, strcspn (locale, "_.@"));
  g_task_set_task_data (task, export, export_free);

  if (!check_size (export, haw_timeline_pages_get_width (pages) * scale,
                   haw_timeline_pages_get_height (pages) * scale, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  make_surface (export, scale);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, page_cb, g_steal_pointer (&task), g_object_unref);
}

/**
 * haw_timeline_export_finish:
 *
 * Returns: whether the file is written
 */
gboolean
haw_timeline_export_finish (GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
