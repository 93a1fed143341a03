/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-window-private.h"

#include "browser/haw-browser-pane.h"
#include "haw-memory.h"
#include "reader/haw-reader-pane.h"
#include "timeline/haw-timeline-pane.h"

#define SAVE_DELAY 600 /* ms after the first change, for a program that is killed */
#define MAX_PLACES 24  /* projects of which the place is kept */

/* Under which the page of a side is remembered. */
const char *const haw_window_side_keys[HAW_N_SIDE_PANES] = {
  [HAW_PANE_START] = "start-page",
  [HAW_PANE_END] = "end-page",
};

static void
remember_window (HawWindow *self,
                 GKeyFile  *memory)
{
  gboolean maximized = gtk_window_is_maximized (GTK_WINDOW (self));
  int width, height;

  g_key_file_set_boolean (memory, "window", "maximized", maximized);
  if (maximized || gtk_window_is_fullscreen (GTK_WINDOW (self)))
    return;
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (width <= 0 || height <= 0)
    return;
  g_key_file_set_integer (memory, "window", "width", width);
  g_key_file_set_integer (memory, "window", "height", height);
}

static void
remember_panes (HawWindow *self,
                GKeyFile  *memory)
{
  int height = gtk_widget_get_height (self->timeline);
  g_autofree char *sort = NULL;
  g_autofree char *order = NULL;

  g_key_file_set_boolean (memory, "panes", "browser",
                          haw_adaptive_panes_get_docked (self->panes, HAW_PANE_START));
  g_key_file_set_boolean (memory, "panes", "notes",
                          haw_adaptive_panes_get_docked (self->panes, HAW_PANE_END));
  g_key_file_set_boolean (memory, "panes", "timeline", gtk_widget_get_visible (self->timeline));
  for (guint i = 0; i < HAW_N_SIDE_PANES; i++)
    g_key_file_set_string (memory, "panes", haw_window_side_keys[i],
                           haw_tabbed_pane_get_page (self->sides[i]));
  g_key_file_set_integer (memory, "panes", "browser-width",
                          haw_adaptive_panes_get_width (self->panes, HAW_PANE_START));
  g_key_file_set_integer (memory, "panes", "notes-width",
                          haw_adaptive_panes_get_width (self->panes, HAW_PANE_END));
  if (height > 0 && gtk_widget_get_mapped (self->timeline))
    g_key_file_set_integer (memory, "panes", "timeline-height", height);
  g_object_get (self->browser, "sort", &sort, "order", &order, NULL);
  g_key_file_set_string (memory, "panes", "sort", sort);
  g_key_file_set_string (memory, "panes", "order", order);
}

/* The project a group is of; the groups of the panes have their name before it. */
static const char *
get_project (const char *group)
{
  const char *space = strrchr (group, ' ');

  return space != NULL ? space + 1 : group;
}

static void
drop_place (GKeyFile   *memory,
            const char *project)
{
  g_auto (GStrv) groups = g_key_file_get_groups (memory, NULL);

  for (guint i = 0; groups[i] != NULL; i++)
    if (g_str_equal (get_project (groups[i]), project))
      g_key_file_remove_group (memory, groups[i], NULL);
}

/* The projects opened longest ago are forgotten. */
static void
drop_places (GKeyFile *memory)
{
  for (;;)
    {
      g_auto (GStrv) groups = g_key_file_get_groups (memory, NULL);
      const char *oldest = NULL;
      gint64 when = G_MAXINT64;
      guint n = 0;

      for (guint i = 0; groups[i] != NULL; i++)
        {
          gint64 opened = g_key_file_get_int64 (memory, groups[i], "opened", NULL);

          if (strstr (groups[i], "://") == NULL || get_project (groups[i]) != groups[i])
            continue;
          n++;
          if (opened < when)
            {
              oldest = groups[i];
              when = opened;
            }
        }
      if (n <= MAX_PLACES)
        return;
      drop_place (memory, oldest);
    }
}

/* What is not known yet, as while an article is being read, stays as it was remembered. */
static void
remember_place (HawWindow  *self,
                GKeyFile   *memory,
                const char *group)
{
  gint64 article = haw_view_state_get_article (self->state);
  g_autofree char *search = NULL;
  HawReaderPlace place;

  if (g_key_file_get_int64 (memory, group, "article", NULL) != article)
    {
      g_key_file_remove_key (memory, group, "top", NULL);
      g_key_file_remove_key (memory, group, "selection-start", NULL);
      g_key_file_remove_key (memory, group, "selection-end", NULL);
    }
  g_key_file_set_int64 (memory, group, "article", article);
  g_key_file_set_int64 (memory, group, "annotation", haw_view_state_get_annotation (self->state));
  g_key_file_set_int64 (memory, group, "event", haw_view_state_get_event (self->state));
  g_object_get (self->browser, "search", &search, NULL);
  g_key_file_set_string (memory, group, "search", search);
  if (haw_reader_pane_get_place (HAW_READER_PANE (self->reader), &place))
    {
      g_key_file_set_uint64 (memory, group, "top", place.top);
      g_key_file_set_uint64 (memory, group, "selection-start", place.start);
      g_key_file_set_uint64 (memory, group, "selection-end", place.end);
    }
  if (gtk_widget_get_mapped (self->timeline))
    haw_timeline_pane_remember (HAW_TIMELINE_PANE (self->timeline));
}

/**
 * haw_window_remember:
 *
 * Stores sizes, panes, and the place in the project that is open.
 */
void
haw_window_remember (HawWindow *self)
{
  GKeyFile *memory = haw_memory_get ();
  HawProject *project = haw_view_state_get_project (self->state);

  g_clear_handle_id (&self->remember_source, g_source_remove);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      remember_window (self, memory);
      remember_panes (self, memory);
    }
  if (project != NULL)
    {
      g_autofree char *uri = g_file_get_uri (haw_project_get_file (project));
      g_autofree char *group = haw_memory_dup_group (NULL, haw_project_get_file (project));

      g_key_file_set_string (memory, "project", "uri", uri);
      remember_place (self, memory, group);
    }
  haw_memory_save ();
}

/**
 * haw_window_restore_place:
 *
 * Goes to where the project that was opened was left.
 */
void
haw_window_restore_place (HawWindow *self)
{
  GKeyFile *memory = haw_memory_get ();
  g_autofree char *group = haw_memory_dup_group (NULL, haw_project_get_file (
      haw_view_state_get_project (self->state)));
  g_autofree char *search = g_key_file_get_string (memory, group, "search", NULL);
  const HawReaderPlace place = {
    .top = (guint) g_key_file_get_uint64 (memory, group, "top", NULL),
    .start = (guint) g_key_file_get_uint64 (memory, group, "selection-start", NULL),
    .end = (guint) g_key_file_get_uint64 (memory, group, "selection-end", NULL),
  };

  g_object_set (self->browser, "search", search != NULL ? search : "", NULL);
  haw_view_state_set_article (self->state, g_key_file_get_int64 (memory, group, "article", NULL));
  haw_view_state_set_annotation (self->state,
                                 g_key_file_get_int64 (memory, group, "annotation", NULL));
  haw_view_state_set_event (self->state, g_key_file_get_int64 (memory, group, "event", NULL));
  if (haw_view_state_get_article (self->state) != 0)
    haw_reader_pane_restore_place (HAW_READER_PANE (self->reader), &place);
  g_key_file_set_int64 (memory, group, "opened", g_get_real_time ());
  drop_places (memory);
}

/**
 * haw_window_carry_place:
 * @to: where the content of the open project goes
 *
 * Has @to open at the place of the open project.
 */
void
haw_window_carry_place (HawWindow *self,
                        GFile     *to)
{
  g_autofree char *group = haw_memory_dup_group (NULL, to);

  remember_place (self, haw_memory_get (), group);
}

static gboolean
remember_cb (gpointer data)
{
  HawWindow *self = data;

  self->remember_source = 0;
  haw_window_remember (self);

  return G_SOURCE_REMOVE;
}

static void
remember_soon (HawWindow *self)
{
  if (self->remember_source == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->remember_source = g_timeout_add (SAVE_DELAY, remember_cb, self);
}

/**
 * haw_window_follow_memory:
 *
 * Takes up what is remembered of the lists, and remembers from now on what changes, so that a program
 * that is killed comes back as it was.
 */
void
haw_window_follow_memory (HawWindow *self)
{
  g_autofree char *sort = g_key_file_get_string (haw_memory_get (), "panes", "sort", NULL);
  g_autofree char *order = g_key_file_get_string (haw_memory_get (), "panes", "order", NULL);
  const struct
  {
    gpointer object;
    const char *signal;
  } changes[] = {
    { self, "notify::default-width" },
    { self, "notify::default-height" },
    { self, "notify::maximized" },
    { self->panes, "notify" },
    { self->paned, "notify::position" },
    { self->timeline, "notify::visible" },
    { self->timeline, "range-changed" },
    { self->browser, "notify" },
    { self->reader, "place-changed" },
    { self->state, "notify::article" },
    { self->state, "notify::annotation" },
    { self->state, "notify::event" },
  };

  if (sort != NULL && order != NULL)
    g_object_set (self->browser, "sort", sort, "order", order, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    g_signal_connect_object (changes[i].object, changes[i].signal, G_CALLBACK (remember_soon), self,
                             G_CONNECT_SWAPPED);
}
