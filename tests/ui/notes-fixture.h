/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "import/haw-import.h"
#include "model/haw-annotation-edit.h"
#include "model/haw-code-edit.h"
#include "notes/haw-note-card.h"
#include "notes/haw-notes-pane.h"
#include "support/haw-test.h"

G_BEGIN_DECLS

/* The notes pane in a window, over a project with one article of three paragraphs. */

#define FIXTURE_TEXT                                                                               \
  "وصول الوفد إلى المدينة\n\n"                                                                     \
  "قال المتحدث إن الوفد وصل مساء أمس إلى المدينة الساحلية، ثم التقى رئيس المجلس وغادر بعدها.\n\n"   \
  "وأضاف أن اللقاء كان في 3/7/2020 وأن الوفد غادر المدينة في صباح اليوم التالي بلا بيان."

typedef struct
{
  char *folder;
  HawProject *project;
  HawViewState *state;
  GtkWidget *window;
  GtkWidget *pane;
  gint64 article;
  gint64 code;
  gint64 annotations[3];
  guint n_revealed;
  gint64 revealed_start;
  guint n_returned;
  guint n_failed;
  guint n_messages;
} Fixture;

static inline void
fixture_wait (Fixture   *fixture,
              gboolean (*condition) (Fixture *fixture))
{
  gint64 limit = g_get_monotonic_time () + 10 * G_TIME_SPAN_SECOND;

  while (!condition (fixture) && g_get_monotonic_time () < limit)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (condition (fixture));
}

static inline gpointer
fixture_read_nothing (HawDb         *db,
                      gpointer       data,
                      GCancellable  *cancellable,
                      GError       **error)
{
  return g_strdup ("");
}

static inline gpointer
fixture_count_func (HawDb         *db,
                    gpointer       data,
                    GCancellable  *cancellable,
                    GError       **error)
{
  gint64 value = 0;

  return haw_db_get_int (db, &value, error, data, "") ? g_memdup2 (&value, sizeof value) : NULL;
}

static inline gint64
fixture_count_sql (Fixture    *fixture,
                   const char *sql)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree gint64 *value = NULL;

  haw_project_read_async (fixture->project, fixture_count_func, (gpointer) sql, NULL, g_free, NULL,
                          haw_await_cb, &result);
  value = haw_project_read_finish (fixture->project, haw_await (&result), NULL);
  g_assert_nonnull (value);
  return *value;
}

/* Lets everything that is on its way arrive: the edits first, then the reads that follow them. */
static inline void
fixture_settle (Fixture *fixture)
{
  gint64 limit = g_get_monotonic_time () + 10 * G_TIME_SPAN_SECOND;

  while (haw_project_get_pending (fixture->project) > 0 && g_get_monotonic_time () < limit)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (haw_project_get_pending (fixture->project), ==, 0);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GAsyncResult) result = NULL;

      haw_project_read_async (fixture->project, fixture_read_nothing, NULL, NULL, g_free, NULL,
                              haw_await_cb, &result);
      g_free (haw_project_read_finish (fixture->project, haw_await (&result), NULL));
    }
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static inline gint64
fixture_import (Fixture    *fixture,
                const char *text,
                const char *published)
{
  const HawImportOptions options = { .published = published, .outlet = "وكالة الساحل" };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  HawImportReport *report;
  gint64 id;

  haw_import_pasted_async (fixture->project, text, &options, NULL, haw_await_cb, &result);
  report = haw_import_finish (fixture->project, haw_await (&result), &error);
  g_assert_no_error (error);
  id = g_array_index (report->ids, gint64, 0);
  haw_import_report_free (report);
  return id;
}

static inline gint64
fixture_annotate (Fixture    *fixture,
                  gint64      start,
                  gint64      end,
                  const char *note)
{
  g_autoptr (GAsyncResult) result = NULL;
  gint64 id;

  haw_annotation_add_async (fixture->project, fixture->article, start, end, NULL, 0, note, NULL,
                            haw_await_cb, &result);
  id = haw_annotation_add_finish (fixture->project, haw_await (&result), NULL);
  g_assert_cmpint (id, >, 0);
  return id;
}

static inline void
fixture_undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_free (haw_test_undo (fixture->project, FALSE, &error));
  g_assert_no_error (error);
}

static inline void
fixture_revealed_cb (HawViewState *state,
                     gint64        article,
                     gint64        start,
                     gint64        end,
                     Fixture      *fixture)
{
  fixture->n_revealed++;
  fixture->revealed_start = start;
}

static inline void
fixture_count_cb (guint *n)
{
  (*n)++;
}

static inline gboolean
fixture_is_loaded (Fixture *fixture)
{
  HawAnnotationList *annotations = haw_view_state_get_annotations (fixture->state);

  return annotations != NULL && !haw_row_store_get_loading (HAW_ROW_STORE (annotations));
}

static inline void
fixture_init (Fixture *fixture)
{
  const HawCodeFields code = { .name = "زيارة" };
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *path = NULL;

  fixture->folder = haw_test_folder ();
  path = g_build_filename (fixture->folder, "notes.hawamish", NULL);
  fixture->project = haw_test_new_project (path);
  fixture->article = fixture_import (fixture, FIXTURE_TEXT, "2020-07-03");
  haw_code_add_async (fixture->project, &code, NULL, haw_await_cb, &result);
  fixture->code = haw_code_add_finish (fixture->project, haw_await (&result), NULL);

  fixture->state = haw_view_state_new ();
  g_signal_connect (fixture->state, "reveal-passage", G_CALLBACK (fixture_revealed_cb), fixture);
  g_signal_connect_swapped (fixture->state, "return-to-text", G_CALLBACK (fixture_count_cb),
                            &fixture->n_returned);
  g_signal_connect_swapped (fixture->state, "failed", G_CALLBACK (fixture_count_cb),
                            &fixture->n_failed);
  g_signal_connect_swapped (fixture->state, "message", G_CALLBACK (fixture_count_cb),
                            &fixture->n_messages);
  haw_view_state_set_project (fixture->state, fixture->project);

  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 340, 700);
  fixture->pane = haw_notes_pane_new (fixture->state);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->pane);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
  haw_view_state_set_article (fixture->state, fixture->article);
  fixture_wait (fixture, fixture_is_loaded);
}

static inline void
fixture_clear (Fixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (fixture->state);
  if (haw_project_is_open (fixture->project))
    haw_test_close_project (fixture->project);
  haw_test_finalize (fixture->project);
  haw_test_remove (fixture->folder);
  g_free (fixture->folder);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

typedef gboolean (*FixtureMatch) (GtkWidget     *widget,
                                  gconstpointer  data);

/* In the order in which the children stand; hidden ones as well. */
static inline GtkWidget *
fixture_search (GtkWidget     *widget,
                FixtureMatch   match,
                gconstpointer  data,
                guint         *skip)
{
  if (match (widget, data) && (*skip)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = fixture_search (child, match, data, skip);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static inline gboolean
fixture_is_type (GtkWidget     *widget,
                 gconstpointer  type)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), *(const GType *) type);
}

static inline gboolean
fixture_is_named (GtkWidget     *widget,
                  gconstpointer  name)
{
  g_autofree char *mismatch = NULL;
  g_autoptr (GList) labels = NULL;

  if (GTK_IS_LABEL (widget) || !gtk_widget_get_mapped (widget))
    return FALSE;
  /* Since GTK 4.10 the name of a button with a label is that of its child. */
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), name) == 0)
    return TRUE;
  mismatch = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget),
                                                 GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  if (mismatch == NULL)
    return TRUE;
  /* Else it is called as the label that has its mnemonic. */
  labels = gtk_widget_list_mnemonic_labels (widget);
  return labels != NULL && g_strcmp0 (gtk_label_get_text (labels->data), name) == 0;
}

static inline GtkWidget *
fixture_find (GtkWidget *widget,
              GType      type,
              guint      place)
{
  return fixture_search (widget, fixture_is_type, &type, &place);
}

static inline guint
fixture_count (GtkWidget *widget,
               GType      type)
{
  guint n = 0;

  while (fixture_find (widget, type, n) != NULL)
    n++;
  return n;
}

/* What is on the screen and bears the name. */
static inline GtkWidget *
fixture_find_named (GtkWidget  *widget,
                    const char *name)
{
  guint skip = 0;

  return fixture_search (widget, fixture_is_named, name, &skip);
}

static inline void
fixture_click (GtkWidget  *widget,
               const char *name)
{
  GtkWidget *button = fixture_find_named (widget, name);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

G_END_DECLS
