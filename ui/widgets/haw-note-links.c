/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-note-links.h"
#include "model/haw-note-target.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_TYPED 60 /* code points after the brackets */

typedef struct
{
  HawNoteText *text;       /* owns this */
  HawViewState *state;
  GtkWidget *popover;      /* made when it is needed first */
  GtkListBox *list;
  GPtrArray *offered;      /* HawLinkTarget */
  GPtrArray *targets;      /* HawLinkTarget, of the links in the note; NULL until they are known */
  GCancellable *finding;
  GCancellable *resolving;
  guint resolve_idle;
} Links;

static GtkTextBuffer *
get_buffer (Links *links)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (links->text));
}

static Links *
get_links (gpointer text)
{
  return g_object_get_data (G_OBJECT (text), "haw-note-links");
}

static const char *
kind_name (HawLinkKind kind)
{
  switch (kind)
    {
    case HAW_LINK_ARTICLE: return C_("what a note is on", "Article");
    case HAW_LINK_EVENT: return C_("what a note is on", "Event");
    case HAW_LINK_ACTOR: return C_("what a note is on", "Actor");
    case HAW_LINK_CODE: return C_("what a note is on", "Code");
    case HAW_N_LINK_KINDS:
    default: g_return_val_if_reached ("");
    }
}

/* What was typed since two brackets before the caret; NULL if there are none. */
static char *
get_typed (Links       *links,
           GtkTextIter *start,
           GtkTextIter *end)
{
  g_autofree char *line = NULL;
  char *open;

  gtk_text_buffer_get_iter_at_mark (get_buffer (links), end,
                                    gtk_text_buffer_get_insert (get_buffer (links)));
  *start = *end;
  gtk_text_iter_set_line_offset (start, 0);
  line = gtk_text_iter_get_slice (start, end);
  open = g_strrstr (line, "[[");
  if (open == NULL || strstr (open, "]]") != NULL || strchr (open, '|') != NULL ||
      g_utf8_strlen (open + 2, -1) > MAX_TYPED)
    return NULL;
  gtk_text_iter_set_line_offset (start, (int) g_utf8_pointer_to_offset (line, open));
  return g_strdup (open + 2);
}

static void
close_offer (Links *links)
{
  if (links->finding != NULL)
    g_cancellable_cancel (links->finding);
  g_clear_object (&links->finding);
  if (links->popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (links->popover));
}

static gboolean
is_offering (Links *links)
{
  return links->popover != NULL && gtk_widget_get_visible (links->popover) &&
         links->offered != NULL && links->offered->len > 0;
}

static void
accept (Links *links)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (links->list);
  GtkTextIter start, end;
  g_autofree char *typed = get_typed (links, &start, &end);
  g_autofree char *link = NULL;
  const HawLinkTarget *target;

  if (row == NULL || typed == NULL)
    return;
  target = g_ptr_array_index (links->offered, (guint) gtk_list_box_row_get_index (row));
  link = haw_markdown_make_link (target->kind, target->uuid, target->title);
  close_offer (links);
  gtk_text_buffer_begin_user_action (get_buffer (links));
  gtk_text_buffer_delete (get_buffer (links), &start, &end);
  gtk_text_buffer_insert (get_buffer (links), &start, link, -1);
  gtk_text_buffer_end_user_action (get_buffer (links));
}

static void
row_activated_cb (GtkListBox    *list,
                  GtkListBoxRow *row,
                  Links         *links)
{
  gtk_list_box_select_row (list, row);
  accept (links);
}

static void
build_offer (Links *links)
{
  links->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (links->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Link To"), -1);
  g_signal_connect (links->list, "row-activated", G_CALLBACK (row_activated_cb), links);
  links->popover = g_object_new (GTK_TYPE_POPOVER, "autohide", FALSE, "has-arrow", FALSE,
                                 "position", GTK_POS_BOTTOM, "child", links->list, NULL);
  haw_note_text_take_popover (links->text, GTK_POPOVER (links->popover));
}

static GtkWidget *
make_row (const HawLinkTarget *target)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", target->title, "ellipsize",
                                   PANGO_ELLIPSIZE_END, "xalign", 0.0, "hexpand", TRUE,
                                   "max-width-chars", 30, NULL);
  GtkWidget *kind = gtk_label_new (kind_name (target->kind));
  g_autofree char *name = g_strdup_printf ("%s. %s", target->title, kind_name (target->kind));

  gtk_widget_add_css_class (kind, "caption");
  gtk_widget_add_css_class (kind, "dim-label");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), kind);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

static void
show_offer (Links *links)
{
  GtkWidget *child;

  if (links->offered->len == 0)
    {
      close_offer (links);
      return;
    }
  if (links->popover == NULL)
    build_offer (links);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (links->list))) != NULL)
    gtk_list_box_remove (links->list, child);
  for (guint i = 0; i < links->offered->len; i++)
    gtk_list_box_append (links->list, make_row (g_ptr_array_index (links->offered, i)));
  gtk_list_box_select_row (links->list, gtk_list_box_get_row_at_index (links->list, 0));
  haw_note_text_point_at_caret (links->text, GTK_POPOVER (links->popover));
  gtk_popover_popup (GTK_POPOVER (links->popover));
}

static void
found_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (HawNoteText) text = data;
  g_autoptr (GPtrArray) found = haw_project_read_finish (HAW_PROJECT (object), result, NULL);
  Links *links = get_links (text);
  GtkTextIter start, end;
  g_autofree char *typed = NULL;

  if (found == NULL || links == NULL || !gtk_widget_has_focus (GTK_WIDGET (text)) ||
      (typed = get_typed (links, &start, &end)) == NULL)
    return;
  g_clear_pointer (&links->offered, g_ptr_array_unref);
  links->offered = g_steal_pointer (&found);
  show_offer (links);
}

static void
offer (Links *links)
{
  HawProject *project = haw_view_state_get_project (links->state);
  GtkTextIter start, end;
  g_autofree char *typed = get_typed (links, &start, &end);

  if (typed == NULL || project == NULL || !gtk_widget_has_focus (GTK_WIDGET (links->text)))
    {
      close_offer (links);
      return;
    }
  if (links->finding != NULL)
    g_cancellable_cancel (links->finding);
  g_clear_object (&links->finding);
  links->finding = g_cancellable_new ();
  haw_link_find_async (project, typed, links->finding, found_cb, g_object_ref (links->text));
}

static void
resolved_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (HawNoteText) text = data;
  GPtrArray *targets = haw_project_read_finish (HAW_PROJECT (object), result, NULL);
  Links *links = get_links (text);
  g_autoptr (GHashTable) broken = NULL;
  g_autoptr (GPtrArray) present = NULL;
  g_autofree char *note = NULL;

  if (targets == NULL || links == NULL || haw_note_text_get_style (text) == NULL)
    {
      g_clear_pointer (&targets, g_ptr_array_unref);
      return;
    }
  g_clear_pointer (&links->targets, g_ptr_array_unref);
  links->targets = targets;
  broken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  note = haw_note_text_dup_text (text);
  present = haw_markdown_find_links (note);
  for (guint i = 0; i < present->len; i++)
    g_hash_table_add (broken, g_strdup (((HawNoteLink *) present->pdata[i])->uuid));
  for (guint i = 0; i < targets->len; i++)
    g_hash_table_remove (broken, ((HawLinkTarget *) targets->pdata[i])->uuid);
  haw_note_style_set_broken (haw_note_text_get_style (text), broken);
}

static void
resolve_cb (gpointer data)
{
  Links *links = data;
  HawProject *project = haw_view_state_get_project (links->state);
  g_autofree char *note = haw_note_text_dup_text (links->text);

  links->resolve_idle = 0;
  if (links->resolving != NULL)
    g_cancellable_cancel (links->resolving);
  g_clear_object (&links->resolving);
  if (project == NULL || strstr (note, "[[") == NULL)
    return;
  links->resolving = g_cancellable_new ();
  haw_link_resolve_async (project, note, links->resolving, resolved_cb,
                          g_object_ref (links->text));
}

static void
resolve_soon (Links *links)
{
  if (links->resolve_idle == 0)
    links->resolve_idle = g_idle_add_once (resolve_cb, links);
}

static void
buffer_changed_cb (GtkTextBuffer *buffer,
                   HawNoteText   *text)
{
  Links *links = get_links (text);

  if (links == NULL)
    return;
  offer (links);
  resolve_soon (links);
}

static void
project_changed_cb (HawProject  *project,
                    HawChanges  *changes,
                    HawNoteText *text)
{
  Links *links = get_links (text);

  if (links != NULL &&
      (haw_changes_touch (changes, HAW_TABLE_ARTICLE) ||
       haw_changes_touch (changes, HAW_TABLE_EVENT) ||
       haw_changes_touch (changes, HAW_TABLE_ACTOR) || haw_changes_touch (changes, HAW_TABLE_CODE)))
    resolve_soon (links);
}

/* The link at a place of the text, or that ends there; NULL if none does. */
static HawNoteLink *
find_link (Links     *links,
           int        offset,
           GPtrArray *all)
{
  for (guint i = 0; i < all->len; i++)
    {
      HawNoteLink *link = g_ptr_array_index (all, i);

      if ((guint) offset >= link->start && (guint) offset <= link->end)
        return link;
    }

  return NULL;
}

/* The window that the note is in, or over which it is; a dialog makes way. */
static GtkWidget *
reach_main_window (HawNoteText *text)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (text)));
  GtkWindow *below = gtk_window_get_transient_for (window);

  if (below == NULL || !gtk_window_get_modal (window))
    return GTK_WIDGET (window);
  gtk_window_close (window);
  return GTK_WIDGET (below);
}

static void
go_to (Links               *links,
       const HawLinkTarget *target)
{
  g_autoptr (HawViewState) state = g_object_ref (links->state);
  HawLinkKind kind = target->kind;
  gint64 id = target->id;
  GtkWidget *window;

  haw_note_text_flush (links->text);
  window = reach_main_window (links->text);
  switch (kind)
    {
    case HAW_LINK_ARTICLE: haw_view_state_set_article (state, id); break;
    case HAW_LINK_CODE: haw_view_state_show_code (state, id); break;
    case HAW_LINK_EVENT:
      haw_view_state_set_event (state, id);
      gtk_widget_activate_action (window, "win.page", "s", "notes");
      break;
    case HAW_LINK_ACTOR:
      haw_view_state_show_actor (state, id);
      break;
    case HAW_N_LINK_KINDS:
    default: g_return_if_reached ();
    }
}

static gboolean
go (Links *links,
    int    offset)
{
  g_autofree char *note = haw_note_text_dup_text (links->text);
  g_autoptr (GPtrArray) all = haw_markdown_find_links (note);
  const HawNoteLink *link = find_link (links, offset, all);
  const HawLinkTarget *target = NULL;

  if (link == NULL)
    return FALSE;
  for (guint i = 0; links->targets != NULL && i < links->targets->len; i++)
    if (g_str_equal (((HawLinkTarget *) links->targets->pdata[i])->uuid, link->uuid))
      target = links->targets->pdata[i];
  if (target == NULL)
    {
      haw_view_state_show_message (links->state,
                                   _("What this link goes to is not in the project any more."));
      return TRUE;
    }
  go_to (links, target);
  return TRUE;
}

/* A link goes as one thing: half of one would be a riddle. */
static gboolean
delete_link (Links    *links,
             gboolean  backward)
{
  g_autofree char *note = haw_note_text_dup_text (links->text);
  g_autoptr (GPtrArray) all = haw_markdown_find_links (note);
  GtkTextIter start, end;
  const HawNoteLink *link;
  guint at;

  if (gtk_text_buffer_get_has_selection (get_buffer (links)))
    return FALSE;
  gtk_text_buffer_get_iter_at_mark (get_buffer (links), &start,
                                    gtk_text_buffer_get_insert (get_buffer (links)));
  at = (guint) gtk_text_iter_get_offset (&start);
  link = find_link (links, (int) at, all);
  if (link == NULL || (backward ? at == link->start || (at > link->title_start && at < link->end - 2)
                                : at == link->end || (at >= link->title_start && at < link->end - 2)))
    return FALSE;
  gtk_text_buffer_get_iter_at_offset (get_buffer (links), &start, (int) link->start);
  gtk_text_buffer_get_iter_at_offset (get_buffer (links), &end, (int) link->end);
  return gtk_text_buffer_delete_interactive (
    get_buffer (links), &start, &end, gtk_text_view_get_editable (GTK_TEXT_VIEW (links->text)));
}

static void
move_choice (Links *links,
             int    step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (links->list);
  int n = (int) links->offered->len;
  int place = row != NULL ? gtk_list_box_row_get_index (row) : 0;

  gtk_list_box_select_row (links->list,
                           gtk_list_box_get_row_at_index (links->list, (place + step + n) % n));
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                HawNoteText           *text)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  gboolean enter = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter;
  Links *links = get_links (text);
  int offset = 0;

  if (links == NULL)
    return FALSE;
  if (modifiers == GDK_CONTROL_MASK && enter)
    {
      g_object_get (get_buffer (links), "cursor-position", &offset, NULL);
      return go (links, offset);
    }
  if (modifiers != 0)
    return FALSE;
  if (keyval == GDK_KEY_BackSpace || keyval == GDK_KEY_Delete)
    return delete_link (links, keyval == GDK_KEY_BackSpace);
  if (!is_offering (links))
    return FALSE;
  if (enter || keyval == GDK_KEY_Tab)
    accept (links);
  else if (keyval == GDK_KEY_Escape)
    close_offer (links);
  else if (keyval == GDK_KEY_Down || keyval == GDK_KEY_Up)
    move_choice (links, keyval == GDK_KEY_Down ? 1 : -1);
  else
    return FALSE;
  return TRUE;
}

static void
released_cb (GtkGestureClick *click,
             int              n_press,
             double           x,
             double           y,
             HawNoteText     *text)
{
  GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (click));
  Links *links = get_links (text);
  GtkTextIter iter;
  int buffer_x, buffer_y;

  if (links == NULL || (state & GDK_CONTROL_MASK) == 0)
    return;
  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (text), GTK_TEXT_WINDOW_WIDGET, (int) x,
                                         (int) y, &buffer_x, &buffer_y);
  if (gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (text), &iter, buffer_x, buffer_y))
    go (links, gtk_text_iter_get_offset (&iter));
}

static void
focus_left_cb (GtkEventControllerFocus *focus,
               HawNoteText             *text)
{
  if (get_links (text) != NULL)
    close_offer (get_links (text));
}

static void
links_free (gpointer data)
{
  Links *links = data;

  g_clear_handle_id (&links->resolve_idle, g_source_remove);
  if (links->finding != NULL)
    g_cancellable_cancel (links->finding);
  if (links->resolving != NULL)
    g_cancellable_cancel (links->resolving);
  g_clear_object (&links->finding);
  g_clear_object (&links->resolving);
  g_clear_pointer (&links->offered, g_ptr_array_unref);
  g_clear_pointer (&links->targets, g_ptr_array_unref);
  g_object_unref (links->state);
  g_free (links);
}

void
haw_note_links_attach (HawNoteText  *text,
                       HawViewState *state)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  HawProject *project = haw_view_state_get_project (state);
  Links *links;

  g_return_if_fail (HAW_IS_NOTE_TEXT (text) && HAW_IS_VIEW_STATE (state));

  links = g_new0 (Links, 1);
  links->text = text;
  links->state = g_object_ref (state);
  g_object_set_data_full (G_OBJECT (text), "haw-note-links", links, links_free);
  gtk_event_controller_set_name (keys, "link-keys");
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), text);
  gtk_widget_add_controller (GTK_WIDGET (text), keys);
  g_signal_connect (focus, "leave", G_CALLBACK (focus_left_cb), text);
  gtk_widget_add_controller (GTK_WIDGET (text), focus);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), text);
  gtk_widget_add_controller (GTK_WIDGET (text), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (get_buffer (links), "changed", G_CALLBACK (buffer_changed_cb), text, 0);
  if (project != NULL)
    g_signal_connect_object (project, "changed", G_CALLBACK (project_changed_cb), text, 0);
  resolve_soon (links);
}
