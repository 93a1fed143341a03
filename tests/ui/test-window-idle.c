/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/haw-event-edit.h"
#include "support/haw-test-window.h"

/* A window in which nothing happens draws nothing. */

#define QUIET (500 * G_TIME_SPAN_MILLISECOND)

typedef struct
{
  guint n_frames;
  guint counted;   /* at which it was last looked */
  gint64 since;    /* when the number last changed */
} Frames;

static void
after_paint_cb (GdkFrameClock *clock,
                Frames        *frames)
{
  frames->n_frames++;
}

static gboolean
is_at_rest (Frames *frames)
{
  gint64 now = g_get_monotonic_time ();

  if (frames->counted != frames->n_frames)
    frames->since = now;
  frames->counted = frames->n_frames;

  return now - frames->since > QUIET;
}

static void
test_rests (void)
{
  HawTestWindow fixture = { 0 };
  const HawEventFields fields = { .title = "زيارة", .date = "2020-07-03" };
  g_autoptr (GAsyncResult) result = NULL;
  Frames frames = { 0, 0, g_get_monotonic_time () };
  GdkFrameClock *clock;
  gpointer window;

  fixture.folder = haw_test_folder ();
  fixture.window = haw_application_get_window (haw_test_application);
  gtk_window_present (GTK_WINDOW (fixture.window));
  haw_test_make_closed (&fixture, "affair.hawamish");
  /* As while a large one is opened: what turns there is not to turn on out of sight. */
  gtk_stack_set_visible_child_name (fixture.window->stack, "opening");
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture.window));
  haw_test_open_named (&fixture, "affair.hawamish");
  haw_test_wait_until (haw_test_get_project (&fixture) != NULL);
  haw_event_add_async (haw_test_get_project (&fixture), &fields, 1, 0, 4, NULL, haw_await_cb, &result);
  g_assert_cmpint (haw_event_add_finish (haw_test_get_project (&fixture), haw_await (&result), NULL),
                   >, 0);
  /* A caret blinks. */
  gtk_root_set_focus (GTK_ROOT (fixture.window), NULL);
  clock = gtk_widget_get_frame_clock (GTK_WIDGET (fixture.window));
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), &frames);
  haw_test_wait_until (is_at_rest (&frames));
  g_signal_handlers_disconnect_by_data (clock, &frames);

  window = fixture.window;
  g_object_add_weak_pointer (window, &window);
  gtk_window_close (window);
  haw_test_wait_until (window == NULL);
  haw_test_remove (fixture.folder);
  g_free (fixture.folder);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  gtk_test_init (&argc, &argv, NULL);
  /* Tests have none by default. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  haw_test_application = haw_application_new (G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_assert_true (g_application_register (G_APPLICATION (haw_test_application), NULL, &error));
  g_test_add_func ("/window-idle/rests", test_rests);
  status = g_test_run ();
  g_clear_object (&haw_test_application);

  return status;
}
