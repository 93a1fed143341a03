/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-note-templates.h"

#include "haw-key-position.h"
#include "model/haw-note-facts.h"
#include "text/haw-fill.h"
#include "time/haw-hijri-format.h"
#include "time/haw-edtf.h"

#include <glib/gi18n.h>

typedef struct
{
  HawNoteText *text;        /* owns this */
  HawViewState *state;
  HawNoteTarget target;
  gint64 id;
  GMenu *items;             /* the templates */
  GMenuModel *menu;
  GtkPopover *popover;      /* NULL until it is wanted */
  GSimpleActionGroup *actions;
  HawNoteTemplateList *followed;
} Templates;

/* A template on its way into a note. */
typedef struct
{
  HawNoteText *text;
  char *body;
} Insertion;

static Templates *
get_templates (gpointer text)
{
  return g_object_get_data (G_OBJECT (text), "haw-note-templates");
}

static GtkTextBuffer *
get_buffer (HawNoteText *text)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (text));
}

static char *
describe_date (const char *date)
{
  HawEdtf edtf;

  if (!haw_edtf_parse (date, &edtf, NULL) || haw_edtf_is_undated (&edtf))
    return g_strdup ("");
  return haw_edtf_describe (&edtf);
}

static char *
describe_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  gint64 seconds = g_date_time_to_unix (now) +
                   g_date_time_get_utc_offset (now) / G_TIME_SPAN_SECOND;

  return haw_calendar_format_main (seconds, HAW_DATE_DAY);
}

/* As a paragraph of its own, in one step of the typing. */
static void
insert (HawNoteText *text,
        const char  *filled)
{
  GtkTextBuffer *buffer = get_buffer (text);
  GtkTextIter at;

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  gtk_text_buffer_get_iter_at_mark (buffer, &at, gtk_text_buffer_get_insert (buffer));
  if (!gtk_text_iter_starts_line (&at))
    gtk_text_buffer_insert (buffer, &at, "\n", 1);
  gtk_text_buffer_insert (buffer, &at, filled, -1);
  gtk_text_buffer_end_user_action (buffer);
  gtk_widget_grab_focus (GTK_WIDGET (text));
}

static void
facts_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      data)
{
  Insertion *insertion = data;
  g_autoptr (HawNoteText) text = insertion->text;
  g_autofree char *body = insertion->body;
  g_autoptr (GError) error = NULL;
  g_autoptr (HawNoteFacts) facts = haw_project_read_finish (HAW_PROJECT (object), result, &error);
  Templates *templates = get_templates (text);
  g_autofree char *today = describe_today ();
  g_autofree char *date = facts != NULL ? describe_date (facts->date) : NULL;
  g_autofree char *filled = NULL;

  g_free (insertion);
  if (templates == NULL)
    return;
  if (facts == NULL)
    {
      haw_view_state_show_error (templates->state, error);
      return;
    }
  filled = haw_fill (body, &(HawFillValues) { .title = facts->title, .outlet = facts->outlet,
                                              .date = date, .quotation = facts->quotation,
                                              .today = today });
  insert (text, filled);
}

static void
insert_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  Templates *self = data;
  HawProject *project = haw_view_state_get_project (self->state);
  HawNoteTemplateList *list = haw_view_state_get_note_templates (self->state);
  HawNoteTemplate *row = list != NULL ? haw_row_store_lookup (HAW_ROW_STORE (list),
                                                              g_variant_get_int64 (parameter))
                                      : NULL;
  Insertion *insertion;

  if (row == NULL)
    return;
  insertion = g_new0 (Insertion, 1);
  insertion->text = g_object_ref (self->text);
  insertion->body = g_strdup (haw_note_template_get_body (row));
  haw_note_facts_load_async (project, self->target, self->id, NULL, facts_cb, insertion);
}

static void
activate_in_window (Templates  *self,
                    const char *action,
                    GVariant   *parameter)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->text));
  GtkWindow *window = GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;

  g_variant_ref_sink (parameter);
  while (window != NULL && gtk_window_get_transient_for (window) != NULL)
    window = gtk_window_get_transient_for (window);
  if (window != NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (window), action, parameter);
  g_variant_unref (parameter);
}

static void
make_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  Templates *self = data;
  g_autofree char *body = haw_note_text_dup_text (self->text);

  activate_in_window (self, "win.note-templates", g_variant_new_string (body));
}

static void
edit_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  activate_in_window (data, "win.note-templates", g_variant_new_string (""));
}

static void
fill_menu (Templates *self)
{
  HawRowStore *store = HAW_ROW_STORE (self->followed);

  g_menu_remove_all (self->items);
  for (guint i = 0; store != NULL && i < haw_row_store_get_n (store); i++)
    {
      HawNoteTemplate *row = haw_row_store_peek (store, i);
      g_auto (GStrv) parts = g_strsplit (haw_note_template_get_name (row), "_", -1);
      g_autofree char *label = g_strjoinv ("__", parts);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "templates.insert", "x",
                                         haw_row_get_id (HAW_ROW (row)));
      g_menu_append_item (self->items, item);
    }
}

static void
list_changed_cb (HawNoteText *text)
{
  if (get_templates (text) != NULL)
    fill_menu (get_templates (text));
}

/* The templates are read when a menu is first wanted. */
static void
prepare (Templates *self)
{
  HawNoteTemplateList *list = haw_view_state_get_note_templates (self->state);
  gboolean editable = gtk_text_view_get_editable (GTK_TEXT_VIEW (self->text));
  gboolean empty = gtk_text_buffer_get_char_count (get_buffer (self->text)) == 0;
  GActionMap *map = G_ACTION_MAP (self->actions);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (map, "insert")),
                               editable);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (map, "make")),
                               editable && !empty);
  if (self->followed == list)
    return;
  if (self->followed != NULL)
    g_signal_handlers_disconnect_by_func (self->followed, list_changed_cb, self->text);
  g_set_object (&self->followed, list);
  if (list != NULL)
    g_signal_connect_object (list, "items-changed", G_CALLBACK (list_changed_cb), self->text,
                             G_CONNECT_SWAPPED);
  fill_menu (self);
}

static void
popup (Templates *self)
{
  prepare (self);
  if (self->popover == NULL)
    {
      self->popover = GTK_POPOVER (gtk_popover_menu_new_from_model (self->menu));
      gtk_popover_set_has_arrow (self->popover, FALSE);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->popover),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, _("Note Templates"), -1);
      haw_note_text_take_popover (self->text, self->popover);
    }
  haw_note_text_point_at_caret (self->text, self->popover);
  gtk_popover_popup (self->popover);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                HawNoteText           *text)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  Templates *self = get_templates (text);

  if (self == NULL)
    return FALSE;
  if (keyval == GDK_KEY_Menu || (keyval == GDK_KEY_F10 && modifiers == GDK_SHIFT_MASK))
    prepare (self);
  if (modifiers != (GDK_CONTROL_MASK | GDK_SHIFT_MASK) ||
      haw_key_position_to_latin (keycode) != 'T')
    return FALSE;
  popup (self);
  return TRUE;
}

static void
pressed_cb (GtkGestureClick *click,
            int              n_press,
            double           x,
            double           y,
            HawNoteText     *text)
{
  if (get_templates (text) != NULL)
    prepare (get_templates (text));
}

static void
templates_free (gpointer data)
{
  Templates *self = data;

  g_clear_object (&self->followed);
  g_object_unref (self->actions);
  g_object_unref (self->items);
  g_object_unref (self->menu);
  g_object_unref (self->state);
  g_free (self);
}

static void
build_menus (Templates *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) own = g_menu_new ();
  g_autoptr (GMenu) section = g_menu_new ();

  self->items = g_menu_new ();
  g_menu_append (own, _("_Make Template from This Note"), "templates.make");
  g_menu_append (own, _("_Edit Templates…"), "templates.edit");
  g_menu_append_section (menu, _("Insert Template"), G_MENU_MODEL (self->items));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (own));
  self->menu = G_MENU_MODEL (g_steal_pointer (&menu));
  g_menu_append_submenu (section, _("_Templates"), self->menu);
  g_menu_append_section (haw_note_text_get_menu (self->text), NULL, G_MENU_MODEL (section));
}

void
haw_note_templates_attach (HawNoteText   *text,
                           HawViewState  *state,
                           HawNoteTarget  target,
                           gint64         id)
{
  static const GActionEntry entries[] = {
    { "insert", insert_action, "x" },
    { "make", make_action },
    { "edit", edit_action },
  };
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  Templates *self;

  g_return_if_fail (HAW_IS_NOTE_TEXT (text) && HAW_IS_VIEW_STATE (state));

  self = g_new0 (Templates, 1);
  self->text = text;
  self->state = g_object_ref (state);
  self->target = target;
  self->id = id;
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (text), "templates", G_ACTION_GROUP (self->actions));
  build_menus (self);
  g_object_set_data_full (G_OBJECT (text), "haw-note-templates", self, templates_free);

  gtk_event_controller_set_name (keys, "template-keys");
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), text);
  gtk_widget_add_controller (GTK_WIDGET (text), keys);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), text);
  gtk_widget_add_controller (GTK_WIDGET (text), GTK_EVENT_CONTROLLER (click));
}
