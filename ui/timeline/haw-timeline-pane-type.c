/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-pane-private.h"

#include "text/haw-fold.h"
#include "widgets/haw-key-shortcuts.h"

/* Typing the beginning of a title, or of a word in it, goes to the next event that has it. A letter that
 * is a key of the timeline does what it does, unless typing has begun: with another letter, or with the
 * key of the slash, after which every letter counts. */

#define SLASH_PLACE 61    /* keycode; another letter under other layouts */
#define PAUSE 2000        /* ms after which typing begins anew */
#define READ_AT_A_TIME 4000 /* titles, between two frames */

static void
forget (HawTimelinePane *self)
{
  g_clear_handle_id (&self->typed_id, g_source_remove);
  g_clear_handle_id (&self->seek_id, g_source_remove);
  g_string_truncate (self->typed, 0);
  self->typing = FALSE;
  if (self->typed_view != NULL)
    haw_timeline_view_set_typed (self->typed_view, NULL);
  self->typed_view = NULL;
}

/* What was begun in the other half of a comparison is not gone on with here. */
static void
turn_to (HawTimelinePane *self,
         HawTimelineView *view)
{
  if (self->typed_view != view)
    forget (self);
}

static gboolean
pause_cb (gpointer data)
{
  HawTimelinePane *self = data;

  /* What was typed in time is looked for to the end. */
  if (self->seek_id != 0)
    return G_SOURCE_CONTINUE;
  self->typed_id = 0;
  forget (self);

  return G_SOURCE_REMOVE;
}

/* Whether a word begins at @at, with or without the article and what is written to it. */
static gboolean
is_beginning (const char *folded,
              const char *at)
{
  static const char *const articles[] = { "", "ال", "وال", "بال", "فال", "كال", "لل" };

  for (guint i = 0; i < G_N_ELEMENTS (articles); i++)
    {
      gsize length = strlen (articles[i]);

      if ((gsize) (at - folded) < length || strncmp (at - length, articles[i], length) != 0)
        continue;
      if (at - length == folded ||
          !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (at - length))))
        return TRUE;
    }

  return FALSE;
}

/**
 * haw_timeline_pane_type_matches:
 * @folded: a folded title
 * @beginning: folded letters
 *
 * Returns: whether the title, or a word of it, begins so
 */
gboolean
haw_timeline_pane_type_matches (const char *folded,
                                const char *beginning)
{
  for (const char *at = strstr (folded, beginning); at != NULL; at = strstr (at + 1, beginning))
    if (is_beginning (folded, at))
      return TRUE;

  return FALSE;
}

static gboolean
seek_cb (gpointer data)
{
  HawTimelinePane *self = data;
  HawTimelineView *view = self->typed_view;
  HawTimelineStore *store = haw_timeline_lanes_get_store (haw_timeline_view_get_lanes (view));
  g_autofree char *wanted = haw_fold (self->typed->str);

  for (guint i = 0; store != NULL && i < READ_AT_A_TIME && self->n_sought < store->n; i++)
    {
      guint position = (self->seek_from + self->n_sought++) % store->n;
      g_autofree char *folded = haw_fold (haw_timeline_store_get_title (store, position));

      if (haw_timeline_pane_type_matches (folded, wanted))
        {
          self->seek_id = 0;
          haw_timeline_view_go_to (view, store->ids[position]);
          return G_SOURCE_REMOVE;
        }
    }
  if (store != NULL && self->n_sought < store->n)
    return G_SOURCE_CONTINUE;

  self->seek_id = 0;
  gtk_widget_error_bell (GTK_WIDGET (self));

  return G_SOURCE_REMOVE;
}

/* A letter more narrows what was found; the first one goes on from there. */
static void
seek (HawTimelinePane *self)
{
  HawTimelineView *view = self->typed_view;
  HawTimelineStore *store = haw_timeline_lanes_get_store (haw_timeline_view_get_lanes (view));
  int from = haw_timeline_store_find (store, haw_timeline_view_get_selected_id (view));

  g_clear_handle_id (&self->typed_id, g_source_remove);
  self->typed_id = g_timeout_add (PAUSE, pause_cb, self);
  haw_timeline_view_set_typed (view, self->typed->len > 0 ? self->typed->str : "/");
  g_clear_handle_id (&self->seek_id, g_source_remove);
  if (self->typed->len == 0)
    return;
  self->seek_from = from < 0 ? 0 : (guint) from + (g_utf8_strlen (self->typed->str, -1) == 1 ? 1 : 0);
  self->n_sought = 0;
  self->seek_id = g_idle_add (seek_cb, self);
}

static gboolean
is_key_of (GtkWidget *widget,
           GdkEvent  *event)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);

          if (gtk_shortcut_trigger_trigger (gtk_shortcut_get_trigger (shortcut), event, FALSE) !=
              GDK_KEY_MATCH_NONE)
            return TRUE;
        }
    }

  return FALSE;
}

/* Whether the letter does something in the timeline by itself. */
static gboolean
is_key (HawTimelinePane *self,
        GtkWidget       *focus,
        GdkEvent        *event,
        guint            keyval,
        guint            keycode,
        GdkModifierType  modifiers)
{
  for (GtkWidget *at = focus; at != NULL; at = gtk_widget_get_parent (at))
    {
      g_autoptr (GtkShortcut) by_place = haw_key_shortcuts_find (at, keyval, keycode, modifiers);

      if (by_place != NULL || is_key_of (at, event))
        return TRUE;
      if (at == GTK_WIDGET (self))
        break;
    }

  return FALSE;
}

/**
 * haw_timeline_pane_type_letter:
 * @letter: what was typed in the view that has the focus; 0 for nothing but the wish to type
 */
void
haw_timeline_pane_type_letter (HawTimelinePane *self,
                               gunichar         letter)
{
  HawTimelineView *view = haw_timeline_pane_compare_get_focused (self);

  turn_to (self, view);
  self->typed_view = view;
  self->typing = TRUE;
  if (letter != 0)
    g_string_append_unichar (self->typed, letter);
  seek (self);
}

static gboolean
pressed_cb (GtkEventControllerKey *keys,
            guint                  keyval,
            guint                  keycode,
            GdkModifierType        modifiers,
            HawTimelinePane       *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (keys));
  HawTimelineView *view = haw_timeline_pane_compare_get_focused (self);
  gunichar letter = gdk_keyval_to_unicode (keyval);
  gboolean writes = g_unichar_isgraph (letter) || (letter == ' ' && self->typed->len > 0);

  if (focus == NULL || GTK_IS_TEXT (focus) ||
      !(focus == GTK_WIDGET (view) || HAW_IS_TIMELINE_MARK (focus)) ||
      (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  turn_to (self, view);
  if (self->typing && (keyval == GDK_KEY_Escape || keyval == GDK_KEY_BackSpace))
    {
      if (keyval == GDK_KEY_Escape || self->typed->len == 0)
        forget (self);
      else
        {
          g_string_truncate (self->typed, (gsize) (g_utf8_prev_char (self->typed->str +
                                                                     self->typed->len) -
                                                   self->typed->str));
          seek (self);
        }
      return GDK_EVENT_STOP;
    }
  if (!writes || (!self->typing && is_key (self, focus, event, keyval, keycode, modifiers)))
    return GDK_EVENT_PROPAGATE;

  haw_timeline_pane_type_letter (
      self, self->typing || (letter != '/' && keycode != SLASH_PLACE) ? letter : 0);

  return GDK_EVENT_STOP;
}

void
haw_timeline_pane_type_constructed (HawTimelinePane *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->typed = g_string_new (NULL);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

void
haw_timeline_pane_type_dispose (HawTimelinePane *self)
{
  g_clear_handle_id (&self->typed_id, g_source_remove);
  g_clear_handle_id (&self->seek_id, g_source_remove);
}
