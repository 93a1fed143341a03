/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-window-private.h"

#include <glib/gi18n.h>

#include "actors/haw-actors-pane.h"
#include "browser/haw-browser-pane.h"
#include "codes/haw-codes-pane.h"
#include "haw-memory.h"
#include "haw-settings.h"
#include "history/haw-history-pane.h"
#include "notes/haw-all-notes-pane.h"
#include "notes/haw-notes-pane.h"
#include "proposals/haw-proposals-pane.h"
#include "reader/haw-reader-pane.h"
#include "timeline/haw-timeline-pane.h"

#define NOTES_THRESHOLD 1000  /* px of width below which the pane is a sheet */
#define BROWSER_THRESHOLD 700
#define MINIMUM_TIMELINE 150
#define DEFAULT_TIMELINE 260
#define MAX_TIMELINE_SHARE 0.4 /* of the window, when it opens */
#define LOW_WINDOW 560         /* px of height of the panes below which the text comes first */
#define LOW_TIMELINE_SHARE 0.33
#define HANDLE 12 /* px, of the divider at most */

static void
pane_shown_cb (HawWindow  *self,
               GParamSpec *pspec)
{
  haw_window_update_actions (self);
}

static int
get_least_height (HawWindow *self)
{
  int minimum;

  gtk_widget_measure (self->timeline, GTK_ORIENTATION_VERTICAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* In a window that gets lower the timeline gives way to the text, and so it does where it needs no more
 * what it had to take, as after a comparison. */
static gboolean
fit_timeline_cb (gpointer data)
{
  HawWindow *self = data;
  int total, most, minimum, height;

  self->fit_id = 0;
  total = gtk_widget_get_height (GTK_WIDGET (self->paned));
  minimum = get_least_height (self);
  most = MAX (minimum, (int) (total * LOW_TIMELINE_SHARE));
  height = total - gtk_paned_get_position (self->paned);
  if (total > 0 && total < LOW_WINDOW && height > most)
    gtk_paned_set_position (self->paned, total - most);
  else if (total > 0 && self->pushed_from > 0 && height > MAX (minimum + HANDLE, self->pushed_from))
    gtk_paned_set_position (self->paned, total - MAX (minimum, self->pushed_from));

  return G_SOURCE_REMOVE;
}

/* Where the timeline needs more than it has, GtkPaned gives it that, and does not take it back. */
static void
position_cb (HawWindow *self)
{
  int total = gtk_widget_get_height (GTK_WIDGET (self->paned));
  int height = total - gtk_paned_get_position (self->paned);
  int before = self->timeline_height, minimum;

  if (total == 0 || height == before)
    return;
  self->timeline_height = height;
  minimum = get_least_height (self);
  if (before == 0 || before >= minimum || height > minimum + HANDLE)
    self->pushed_from = 0;
  else if (self->pushed_from == 0)
    self->pushed_from = before;
}

/* The room changes while the panes are being laid out, when no pane may be moved. */
static void
room_changed_cb (HawWindow *self)
{
  if (self->fit_id == 0)
    self->fit_id = g_idle_add (fit_timeline_cb, self);
}

static void paned_mapped_cb (HawWindow *self);

/* The height of the lower pane is the one remembered; GtkPaned counts from above. */
static gboolean
release_timeline_cb (gpointer data)
{
  HawWindow *self = data;

  if (self->paned == NULL)
    return G_SOURCE_REMOVE;
  /* It may be hidden again before it had a height: the next time it is shown will do. */
  if (gtk_widget_get_height (GTK_WIDGET (self->paned)) == 0)
    return gtk_widget_get_mapped (GTK_WIDGET (self->paned)) ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
  if (g_signal_handlers_disconnect_by_func (self->paned, paned_mapped_cb, self) == 0)
    return G_SOURCE_REMOVE;
  gtk_paned_set_position (self->paned, gtk_paned_get_position (self->paned));
  gtk_widget_set_size_request (self->timeline, -1, -1);
  room_changed_cb (self);
  g_signal_connect_object (self->paned, "notify::max-position", G_CALLBACK (room_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->timeline_height = gtk_widget_get_height (GTK_WIDGET (self->paned)) -
                          gtk_paned_get_position (self->paned);
  g_signal_connect_object (self->paned, "notify::position", G_CALLBACK (position_cb), self,
                           G_CONNECT_SWAPPED);

  return G_SOURCE_REMOVE;
}

static void
paned_mapped_cb (HawWindow *self)
{
  g_idle_add_full (G_PRIORITY_LOW, release_timeline_cb, g_object_ref (self), g_object_unref);
}

static void
restore_sizes (HawWindow *self)
{
  int width = haw_memory_get_int ("window", "width", 1280);
  int height = haw_memory_get_int ("window", "height", 800);
  int timeline = haw_memory_get_int ("panes", "timeline-height", DEFAULT_TIMELINE);

  gtk_window_set_default_size (GTK_WINDOW (self), MAX (width, 360), MAX (height, 360));
  if (haw_memory_get_boolean ("window", "maximized", FALSE))
    gtk_window_maximize (GTK_WINDOW (self));

  haw_adaptive_panes_set_width (self->panes, HAW_PANE_START,
                                MAX (0, haw_memory_get_int ("panes", "browser-width", 280)));
  haw_adaptive_panes_set_width (self->panes, HAW_PANE_END,
                                MAX (0, haw_memory_get_int ("panes", "notes-width", 320)));
  haw_adaptive_panes_set_shown (self->panes, HAW_PANE_START,
                                haw_memory_get_boolean ("panes", "browser", TRUE));
  haw_adaptive_panes_set_shown (self->panes, HAW_PANE_END,
                                haw_memory_get_boolean ("panes", "notes", TRUE));
  for (guint i = 0; i < HAW_N_SIDE_PANES; i++)
    {
      g_autofree char *page = g_key_file_get_string (haw_memory_get (), "panes",
                                                     haw_window_side_keys[i], NULL);

      haw_tabbed_pane_set_page (self->sides[i], page);
    }
  gtk_widget_set_visible (self->timeline, haw_memory_get_boolean ("panes", "timeline", TRUE));
  timeline = CLAMP (timeline, MINIMUM_TIMELINE,
                    MAX (MINIMUM_TIMELINE, (int) (height * MAX_TIMELINE_SHARE)));
  gtk_widget_set_size_request (self->timeline, -1, timeline);
  g_signal_connect_object (self->paned, "map", G_CALLBACK (paned_mapped_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

void
haw_window_build_panes (HawWindow *self)
{
  GtkWidget *history;

  for (guint i = 0; i < HAW_N_SIDE_PANES; i++)
    self->sides[i] = HAW_TABBED_PANE (haw_tabbed_pane_new ());
  self->browser = haw_browser_pane_new (self->state);
  haw_tabbed_pane_add (self->sides[HAW_PANE_START], self->browser, "articles", _("Articles"));
  haw_tabbed_pane_add (self->sides[HAW_PANE_START], haw_codes_pane_new (self->state), "codes",
                       _("Codes"));
  haw_tabbed_pane_add (self->sides[HAW_PANE_START], haw_actors_pane_new (self->state), "actors",
                       _("Actors"));
  haw_tabbed_pane_add (self->sides[HAW_PANE_START], haw_proposals_pane_new (self->state),
                       "proposals", _("Proposals"));
  haw_adaptive_panes_set_pane (self->panes, HAW_PANE_START,
                               GTK_WIDGET (self->sides[HAW_PANE_START]), _("Resize Articles"),
                               BROWSER_THRESHOLD);
  self->reader = haw_reader_pane_new (self->state);
  haw_adaptive_panes_set_content (self->panes, self->reader);
  self->notes = haw_notes_pane_new (self->state);
  haw_tabbed_pane_add (self->sides[HAW_PANE_END], self->notes, "notes", _("Notes"));
  self->all_notes = haw_all_notes_pane_new (self->state);
  haw_tabbed_pane_add (self->sides[HAW_PANE_END], self->all_notes, "all-notes", _("All Notes"));
  haw_window_install_review (self);
  history = haw_history_pane_new (self->state);
  g_signal_connect_object (history, "flush", G_CALLBACK (haw_notes_pane_flush), self->notes,
                           G_CONNECT_SWAPPED);
  haw_tabbed_pane_add (self->sides[HAW_PANE_END], history, "history", _("History"));
  haw_adaptive_panes_set_pane (self->panes, HAW_PANE_END, GTK_WIDGET (self->sides[HAW_PANE_END]),
                               _("Resize Notes"), NOTES_THRESHOLD);
  self->timeline = haw_timeline_pane_new (self->state);
  gtk_paned_set_end_child (self->paned, self->timeline);
  g_signal_connect_object (self->timeline, "notify::table",
                           G_CALLBACK (haw_window_update_actions), self, G_CONNECT_SWAPPED);
  haw_window_follow_conventions (self);

  restore_sizes (self);
  g_signal_connect_object (self->panes, "notify::start-shown", G_CALLBACK (pane_shown_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->panes, "notify::end-shown", G_CALLBACK (pane_shown_cb), self,
                           G_CONNECT_SWAPPED);
  haw_window_follow_memory (self);
}

gboolean
haw_window_is_pane_shown (HawWindow *self,
                          GtkWidget *pane)
{
  if (pane == NULL)
    return FALSE;
  if (pane == self->browser || pane == GTK_WIDGET (self->sides[HAW_PANE_START]))
    return haw_adaptive_panes_get_shown (self->panes, HAW_PANE_START);
  if (pane == self->notes || pane == GTK_WIDGET (self->sides[HAW_PANE_END]))
    return haw_adaptive_panes_get_shown (self->panes, HAW_PANE_END);

  return gtk_widget_get_visible (pane);
}

void
haw_window_show_pane (HawWindow *self,
                      GtkWidget *pane,
                      gboolean   shown)
{
  if (pane == NULL)
    return;
  if (pane == self->browser || pane == self->notes)
    {
      HawSidePane side = pane == self->browser ? HAW_PANE_START : HAW_PANE_END;

      if (shown)
        haw_tabbed_pane_set_page (self->sides[side],
                                  side == HAW_PANE_START ? "articles" : "notes");
      haw_adaptive_panes_set_shown (self->panes, side, shown);
    }
  else
    {
      gtk_widget_set_visible (pane, shown);
      haw_window_update_actions (self);
    }
}

void
haw_window_show_page (HawWindow  *self,
                      const char *name)
{
  for (HawSidePane side = 0; side < HAW_N_SIDE_PANES; side++)
    if (haw_tabbed_pane_find (self->sides[side], name) != NULL)
      {
        haw_tabbed_pane_set_page (self->sides[side], name);
        haw_adaptive_panes_set_shown (self->panes, side, TRUE);
        gtk_widget_grab_focus (GTK_WIDGET (self->sides[side]));
        return;
      }
}

static gboolean
holds_focus (HawWindow *self,
             GtkWidget *pane)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL && (focus == pane || gtk_widget_is_ancestor (focus, pane));
}

/* F6 goes through the panes that can be seen, in the order in which they are read. */
void
haw_window_focus_next_pane (HawWindow *self,
                            int        step)
{
  GtkWidget *panes[] = {
    GTK_WIDGET (self->sides[HAW_PANE_START]), self->reader,
    GTK_WIDGET (self->sides[HAW_PANE_END]), self->timeline,
  };
  int n = G_N_ELEMENTS (panes), current = step > 0 ? -1 : n;

  for (int i = 0; i < n; i++)
    if (panes[i] != NULL && holds_focus (self, panes[i]))
      current = i;
  for (int i = 1; i <= n; i++)
    {
      GtkWidget *pane = panes[((current + step * i) % n + n) % n];

      if (pane == NULL || !haw_window_is_pane_shown (self, pane))
        continue;
      if (HAW_IS_TABBED_PANE (pane) ? gtk_widget_grab_focus (pane)
                                    : gtk_widget_grab_focus (pane) ||
                                        gtk_widget_child_focus (pane, GTK_DIR_TAB_FORWARD))
        return;
    }
}
