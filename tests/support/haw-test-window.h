/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <unistd.h>

#include "haw-application.h"
#include "haw-window-private.h"
#include "model/haw-annotation-edit.h"
#include "notes/haw-note-card.h"
#include "widgets/haw-note-text.h"
#include "support/haw-test-article.h"

G_BEGIN_DECLS

/* A window over projects in a folder of its own, and what the message bar says in it. */

#define HAW_TEST_TEXT "وصل الوزير إلى العاصمة، الجمعة. وغادرها أمس السبت."

static HawApplication *haw_test_application;

typedef struct
{
  char *folder;
  HawWindow *window;
} HawTestWindow;

static inline char *
haw_test_get_path (HawTestWindow *fixture,
                   const char    *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

static inline GFile *
haw_test_get_file (HawTestWindow *fixture,
                   const char    *name)
{
  g_autofree char *path = haw_test_get_path (fixture, name);

  return g_file_new_for_path (path);
}

static inline HawProject *
haw_test_get_project (HawTestWindow *fixture)
{
  return haw_view_state_get_project (fixture->window->state);
}

static inline gboolean
haw_test_has_open (HawTestWindow *fixture,
                   const char    *name)
{
  g_autoptr (GFile) file = haw_test_get_file (fixture, name);
  HawProject *project = haw_test_get_project (fixture);

  return project != NULL && g_file_equal (haw_project_get_file (project), file);
}

static inline void
haw_test_create (HawTestWindow *fixture,
                 const char    *name)
{
  g_autoptr (GFile) file = haw_test_get_file (fixture, name);

  haw_window_create (fixture->window, file, NULL);
  haw_test_wait_until (haw_test_has_open (fixture, name));
  haw_test_add_articles (haw_test_get_project (fixture), "زيارة", HAW_TEST_TEXT, 3);
}

static inline void
haw_test_open_named (HawTestWindow *fixture,
                     const char    *name)
{
  g_autoptr (GFile) file = haw_test_get_file (fixture, name);

  haw_window_open (fixture->window, file);
}

static inline void
haw_test_close_open (HawTestWindow *fixture)
{
  haw_window_close_project (fixture->window);
  haw_test_wait_until (haw_test_get_project (fixture) == NULL && fixture->window->n_closing == 0);
}

/* A closed project of three articles. */
static inline void
haw_test_make_closed (HawTestWindow *fixture,
                      const char    *name)
{
  haw_test_create (fixture, name);
  haw_test_close_open (fixture);
}

static inline const char *
haw_test_get_said (HawTestWindow *fixture)
{
  return haw_message_bar_get_text (fixture->window->messages);
}

static inline gboolean
haw_test_says (HawTestWindow *fixture,
               const char    *words)
{
  return haw_test_get_said (fixture) != NULL && strstr (haw_test_get_said (fixture), words) != NULL;
}

static inline GtkWidget *
haw_test_find_button (GtkWidget  *root,
                      const char *action)
{
  const char *name = GTK_IS_BUTTON (root)
                     ? gtk_actionable_get_action_name (GTK_ACTIONABLE (root)) : NULL;

  if (g_strcmp0 (name, action) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = haw_test_find_button (child, action);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static inline gboolean
haw_test_offers (HawTestWindow *fixture,
                 const char    *action)
{
  return haw_test_find_button (GTK_WIDGET (fixture->window->messages), action) != NULL;
}

static inline void
haw_test_click_way (HawTestWindow *fixture,
                    const char    *action)
{
  GtkWidget *button = haw_test_find_button (GTK_WIDGET (fixture->window->messages), action);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static inline GtkWindow *
haw_test_find_dialog (GType type)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type) && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return window;
    }

  return NULL;
}

static inline GtkWidget *
haw_test_find_type (GtkWidget *root,
                    GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = haw_test_find_type (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static inline void
haw_test_window_set_up (HawTestWindow *fixture,
                        gconstpointer  data)
{
  fixture->folder = haw_test_folder ();
  fixture->window = haw_application_get_window (haw_test_application);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
}

static inline void
haw_test_window_tear_down (HawTestWindow *fixture,
                           gconstpointer  data)
{
  gpointer window = fixture->window;

  /* What is still to be said of a project that was left keeps the window, as it has to be read. */
  haw_test_wait_until (fixture->window->n_closing == 0);
  g_object_add_weak_pointer (window, &window);
  gtk_window_close (window);
  haw_test_wait_until (window == NULL);
  haw_test_remove (fixture->folder);
  g_free (fixture->folder);
}

static inline void
haw_test_write_text (const char *path)
{
  g_assert_true (g_file_set_contents (path, "These are only words.\n", -1, NULL));
}

static inline void
haw_test_cut_off (const char *path)
{
  g_assert_cmpint (truncate (path, 40000), ==, 0);
}

/* A project with an annotation, and the caret in its note. */
static inline HawNoteText *
haw_test_open_note (HawTestWindow *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 annotation;
  GtkWidget *card;

  haw_test_create (fixture, "affair.hawamish");
  haw_view_state_set_article (fixture->window->state, 2);
  haw_annotation_add_async (haw_test_get_project (fixture), 2, 4, 10, NULL, 0, NULL, NULL, haw_await_cb,
                            &result);
  annotation = haw_annotation_add_finish (haw_test_get_project (fixture), haw_await (&result), &error);
  g_assert_no_error (error);
  haw_test_wait_until ((card = haw_test_find_type (fixture->window->notes, HAW_TYPE_NOTE_CARD)) != NULL);
  haw_view_state_edit_note (fixture->window->state, annotation);

  return HAW_NOTE_TEXT (gtk_widget_get_template_child (card, HAW_TYPE_NOTE_CARD, "note"));
}

static inline gboolean
haw_test_is_stored (HawTestWindow *fixture,
                    const char    *text)
{
  HawAnnotationList *annotations = haw_view_state_get_annotations (fixture->window->state);
  HawAnnotation *annotation;

  if (annotations == NULL || haw_row_store_get_n (HAW_ROW_STORE (annotations)) == 0)
    return FALSE;
  annotation = haw_row_store_peek (HAW_ROW_STORE (annotations), 0);
  return annotation != NULL && g_strcmp0 (haw_annotation_get_note (annotation), text) == 0;
}

static inline void
haw_test_window_init (int    *argc,
                      char ***argv)
{
  g_autoptr (GError) error = NULL;

  gtk_test_init (argc, argv, NULL);
  haw_test_application = haw_application_new (G_APPLICATION_NON_UNIQUE |
                                              G_APPLICATION_HANDLES_OPEN);
  g_assert_true (g_application_register (G_APPLICATION (haw_test_application), NULL, &error));
  g_assert_no_error (error);
}

static inline int
haw_test_window_run ( void)
{
  int status = g_test_run ();

  g_object_unref (haw_test_application);
  return status;
}

G_END_DECLS
