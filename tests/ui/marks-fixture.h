/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "reader/haw-reader-view-private.h"
#include "reader/haw-reader-view.h"

G_BEGIN_DECLS

/* A reader view alone in a window, for the tests of its marks. */
typedef struct
{
  GtkWidget *window;
  HawReaderView *view;
} ReaderFixture;

static inline void
reader_set_up (ReaderFixture *fixture,
               gconstpointer  data)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  fixture->window = gtk_window_new ();
  fixture->view = HAW_READER_VIEW (haw_reader_view_new ());
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (fixture->view));
  gtk_window_set_child (GTK_WINDOW (fixture->window), scrolled);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 600, 500);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static inline void
reader_tear_down (ReaderFixture *fixture,
                  gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

static inline void
reader_show (ReaderFixture *fixture,
             const char    *utf8)
{
  g_autoptr (HawText) text = haw_text_new (utf8, -1);

  haw_reader_view_set_text (fixture->view, text, NULL, 0);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
}

/* A text of @n_paragraphs paragraphs of @n_words words. */
static inline char *
reader_make_text (guint n_paragraphs,
                  guint n_words)
{
  static const char *const words[]
    = { "قال", "الوزير", "إن", "الوفد", "وصل", "أمس", "NATO", "2020" };
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < n_paragraphs; i++)
    {
      for (guint j = 0; j < n_words; j++)
        g_string_append_printf (string, "%s%s", j > 0 ? " " : "",
                                words[(i * 3 + j * 5 + j / 7) % G_N_ELEMENTS (words)]);
      g_string_append (string, "\n\n");
    }

  return g_string_free (string, FALSE);
}

static inline HawReaderMark
reader_mark (gint64 id,
             guint  start,
             guint  end)
{
  HawReaderMark mark = {
    .id = id,
    .start = start,
    .end = end,
    .colors = { { 0.2f, 0.5f, 0.9f, 1 } },
    .n_colors = 1,
    .label = (char *) "شخص",
  };

  return mark;
}

static inline const HawReaderMark *
reader_get_mark (HawReaderView *view,
                 gint64         id)
{
  HawReaderMarkEntry *entry = haw_reader_marks_find (view, id);

  g_assert_nonnull (entry);

  return &entry->mark;
}

static inline GskRenderNode *
reader_draw (HawReaderView *view)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  haw_reader_draw (view, snapshot);

  return gtk_snapshot_free_to_node (snapshot);
}

G_END_DECLS
