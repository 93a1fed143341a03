/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "import/haw-import.h"
#include "model/haw-annotation-edit.h"
#include "model/haw-code-edit.h"
#include "reader/haw-reader-pane-private.h"
#include "support/haw-test.h"

G_BEGIN_DECLS

/* A reader pane in a window, with a project of two articles and three codes. The data of a test is the
 * text of the first article. */

#define FIRST                                                                                      \
  "وصول الوفد إلى المدينة\n\n"                                                                     \
  "قال المتحدث 👩‍👧 إن الوفد وصل مساء أمس إلى المدينة الساحلية. ثم التقى رئيس المجلس؛ وغادر بعدها."  \
  "\n\nوأضاف أن اللقاء كان قصيرا وأن الوفد غادر المدينة في صباح اليوم التالي بلا بيان."
#define SECOND                                                                                     \
  "خبر آخر عن الميناء\n\nأعلنت إدارة الميناء أن السفينة الثانية رست في الرصيف الشرقي صباح الأحد "  \
  "وأن تفريغها سيستمر ثلاثة أيام على الأقل بحسب البيان."

/* Places on the keyboard with what an Arabic layout says there. */
#define KEYCODE_1 10
#define KEYCODE_2 11
#define KEYCODE_E 26
#define KEYCODE_K 45

typedef struct
{
  char *folder;
  HawProject *project;
  HawViewState *state;
  GtkWidget *window;
  HawReaderPane *pane;
  gint64 articles[2];
  gint64 codes[3];
  GString *log;
  guint n_changes;
} Fixture;

static inline void
wait_for (gboolean (*condition) (Fixture *fixture),
          Fixture   *fixture)
{
  gint64 limit = g_get_monotonic_time () + 10 * G_TIME_SPAN_SECOND;
  gboolean met = condition (fixture);

  while (!met && g_get_monotonic_time () < limit)
    {
      g_main_context_iteration (NULL, FALSE);
      met = condition (fixture);
    }
  g_assert_true (met);
}

static inline gint64
import (HawProject *project,
        const char *text)
{
  const HawImportOptions options = { .published = "2020-07-03", .outlet = "وكالة الساحل" };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HawImportReport) report = NULL;
  g_autoptr (GError) error = NULL;

  haw_import_pasted_async (project, text, &options, NULL, haw_await_cb, &result);
  report = haw_import_finish (project, haw_await (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_imported, ==, 1);
  return g_array_index (report->ids, gint64, 0);
}

static inline gint64
add_code (HawProject *project,
          const char *name)
{
  const HawCodeFields fields = { .name = name };
  g_autoptr (GAsyncResult) result = NULL;
  gint64 id;

  haw_code_add_async (project, &fields, NULL, haw_await_cb, &result);
  id = haw_code_add_finish (project, haw_await (&result), NULL);
  g_assert_cmpint (id, !=, 0);
  return id;
}

static inline void
changed_cb (HawProject *project,
            HawChanges *changes,
            Fixture    *fixture)
{
  fixture->n_changes++;
}

static inline void
edit_note_cb (HawViewState *state,
              gint64        annotation,
              Fixture      *fixture)
{
  g_string_append_printf (fixture->log, "note %" G_GINT64_FORMAT ";", annotation);
}

static inline void
edit_translation_cb (HawViewState *state,
                     gint64        annotation,
                     Fixture      *fixture)
{
  g_string_append_printf (fixture->log, "translation %" G_GINT64_FORMAT ";", annotation);
}

static inline void
edit_event_cb (HawViewState *state,
               gint64        event,
               gint64        article,
               gint64        start,
               gint64        end,
               Fixture      *fixture)
{
  g_string_append_printf (fixture->log, "event %" G_GINT64_FORMAT " %" G_GINT64_FORMAT
                          " %" G_GINT64_FORMAT "-%" G_GINT64_FORMAT ";", event, article, start, end);
}

static inline void
message_cb (HawViewState *state,
            const char   *text,
            Fixture      *fixture)
{
  g_string_append_printf (fixture->log, "message;");
}

static inline gboolean
is_shown (Fixture *fixture)
{
  HawAnnotationList *annotations = haw_view_state_get_annotations (fixture->state);
  HawCodeList *codes = haw_view_state_get_codes (fixture->state);

  return fixture->pane->document != NULL && annotations != NULL &&
         fixture->pane->document->id == haw_view_state_get_article (fixture->state) &&
         !haw_row_store_get_loading (HAW_ROW_STORE (annotations)) &&
         !haw_row_store_get_loading (HAW_ROW_STORE (codes)) && fixture->pane->marks_idle == 0;
}

static inline gboolean
is_idle (Fixture *fixture)
{
  return haw_project_get_pending (fixture->project) == 0 && fixture->pane->marks_idle == 0 &&
         !g_main_context_pending (NULL);
}

static inline void
fixture_set_up (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *path = NULL;

  fixture->folder = haw_test_folder ();
  path = g_build_filename (fixture->folder, "test.hawamish", NULL);
  fixture->project = haw_test_new_project (path);
  fixture->articles[0] = import (fixture->project, data != NULL ? data : FIRST);
  fixture->articles[1] = import (fixture->project, SECOND);
  fixture->codes[0] = add_code (fixture->project, "أشخاص");
  fixture->codes[1] = add_code (fixture->project, "Places");
  fixture->codes[2] = add_code (fixture->project, "Claims");
  fixture->log = g_string_new (NULL);
  g_signal_connect (fixture->project, "changed", G_CALLBACK (changed_cb), fixture);

  fixture->state = haw_view_state_new ();
  haw_view_state_set_project (fixture->state, fixture->project);
  g_signal_connect (fixture->state, "edit-note", G_CALLBACK (edit_note_cb), fixture);
  g_signal_connect (fixture->state, "edit-translation", G_CALLBACK (edit_translation_cb), fixture);
  g_signal_connect (fixture->state, "edit-event", G_CALLBACK (edit_event_cb), fixture);
  g_signal_connect (fixture->state, "message", G_CALLBACK (message_cb), fixture);

  fixture->window = gtk_window_new ();
  fixture->pane = HAW_READER_PANE (haw_reader_pane_new (fixture->state));
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->pane));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 700, 500);
  gtk_window_present (GTK_WINDOW (fixture->window));
  haw_view_state_set_article (fixture->state, fixture->articles[0]);
  wait_for (is_shown, fixture);
  gtk_test_widget_wait_for_draw (fixture->window);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->pane->view));
}

static inline gboolean
pane_is_gone (Fixture *fixture)
{
  return fixture->pane == NULL;
}

/* A reading that was cancelled holds the pane until it has ended. */
static inline void
fixture_tear_down (Fixture      *fixture,
                   gconstpointer data)
{
  wait_for (is_idle, fixture);
  g_object_add_weak_pointer (G_OBJECT (fixture->pane), (gpointer *) &fixture->pane);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  wait_for (pane_is_gone, fixture);
  g_signal_handlers_disconnect_by_data (fixture->project, fixture);
  g_object_unref (fixture->state);
  haw_test_close_project (fixture->project);
  haw_test_finalize (fixture->project);
  haw_test_remove (fixture->folder);
  g_free (fixture->folder);
  g_string_free (fixture->log, TRUE);
}

static inline gboolean
press (Fixture         *fixture,
       guint            keyval,
       guint            keycode,
       GdkModifierType  modifiers)
{
  g_autoptr (GListModel) controllers
    = gtk_widget_observe_controllers (GTK_WIDGET (fixture->pane));
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (g_strcmp0 (gtk_event_controller_get_name (controller), "reader-keys") == 0)
        g_signal_emit_by_name (controller, "key-pressed", keyval, keycode, modifiers, &handled);
    }
  wait_for (is_idle, fixture);
  return handled;
}

/* Code points of @words in the text that is shown. */
static inline void
find (Fixture    *fixture,
      const char *words,
      guint      *start,
      guint      *end)
{
  HawText *text = fixture->pane->document->text;
  const char *utf8 = haw_text_get_utf8 (text, NULL);
  const char *found = strstr (utf8, words);

  g_assert_nonnull (found);
  *start = haw_text_byte_to_offset (text, (gsize) (found - utf8));
  *end = *start + (guint) g_utf8_strlen (words, -1);
}

static inline void
select_words (Fixture    *fixture,
              const char *words)
{
  guint start;
  guint end;

  find (fixture, words, &start, &end);
  haw_reader_view_select_range (fixture->pane->view, start, end);
}

static inline HawAnnotation *
nth_annotation (Fixture *fixture,
                guint    position)
{
  HawAnnotationList *annotations = haw_view_state_get_annotations (fixture->state);

  return haw_row_store_peek (HAW_ROW_STORE (annotations), position);
}

static inline guint
n_annotations (Fixture *fixture)
{
  HawAnnotationList *annotations = haw_view_state_get_annotations (fixture->state);

  return haw_row_store_get_n (HAW_ROW_STORE (annotations));
}

static inline guint
n_marks_at (Fixture *fixture,
            guint    offset)
{
  gsize n = 0;

  g_free (haw_reader_view_marks_at (fixture->pane->view, offset, &n));
  return (guint) n;
}

G_END_DECLS
