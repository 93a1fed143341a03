/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-reader-view-private.h"

static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  g_autofree char *selected = haw_reader_view_dup_selected_text (HAW_READER_VIEW (widget));

  if (selected != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), selected);
}

static void
select_all_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  HawReaderView *self = HAW_READER_VIEW (widget);

  if (self->text == NULL)
    return;

  haw_reader_select (self, 0, haw_text_get_length (self->text));
  haw_reader_finish_selection (self);
}

static void
clear_selection_action (GtkWidget  *widget,
                        const char *name,
                        GVariant   *parameter)
{
  HawReaderView *self = HAW_READER_VIEW (widget);

  haw_reader_select (self, self->caret, self->caret);
}

static void
zoom_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HawReaderView *self = HAW_READER_VIEW (widget);

  if (g_str_equal (name, "reader.zoom-in"))
    haw_reader_view_set_zoom (self, self->zoom * HAW_READER_ZOOM_STEP);
  else if (g_str_equal (name, "reader.zoom-out"))
    haw_reader_view_set_zoom (self, self->zoom / HAW_READER_ZOOM_STEP);
  else
    haw_reader_view_set_zoom (self, 1.0);
}

static void
go_to_mark_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  haw_reader_marks_go (HAW_READER_VIEW (widget), g_str_equal (name, "reader.next-mark") ? 1 : -1);
}

/* The mark that Enter means: the selected one, else the shortest that holds the caret. */
static gint64
mark_to_open (HawReaderView *self)
{
  gsize n_ids;

  if (self->bound != self->caret)
    return 0;
  if (self->selected_mark != 0)
    return self->selected_mark;

  g_autofree gint64 *ids = haw_reader_view_marks_at (self, self->caret, &n_ids);

  return n_ids > 0 ? ids[0] : 0;
}

static void
open_mark_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  HawReaderView *self = HAW_READER_VIEW (widget);
  gint64 id = mark_to_open (self);

  if (id != 0)
    haw_reader_emit_mark_activated (self, id);
}

/* Enter is left to the window when there is nothing to open here. */
static gboolean
open_mark_cb (GtkWidget *widget,
              GVariant  *args,
              gpointer   data)
{
  HawReaderView *self = HAW_READER_VIEW (widget);
  gint64 id = mark_to_open (self);

  /* Nor where the key means what is suggested. */
  if (id == 0 || self->current_hint != 0)
    return GDK_EVENT_PROPAGATE;

  haw_reader_emit_mark_activated (self, id);

  return GDK_EVENT_STOP;
}

static gboolean
menu_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   data)
{
  HawReaderView *self = HAW_READER_VIEW (widget);
  graphene_rect_t caret;

  if (self->menu_model == NULL || !haw_reader_caret_rectangle (self, self->caret, FALSE, &caret))
    return GDK_EVENT_PROPAGATE;

  haw_reader_popup_menu (self, caret.origin.x,
                         CLAMP (caret.origin.y + caret.size.height, 0, self->height));

  return GDK_EVENT_STOP;
}

static gboolean
move_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   data)
{
  HawReaderView *self = HAW_READER_VIEW (widget);
  int step;
  int count;
  gboolean extend;

  g_variant_get (args, "(iib)", &step, &count, &extend);
  haw_reader_move_caret (self, (GtkMovementStep) step, count, extend);
  if (extend)
    self->selecting_by_key = TRUE;

  return GDK_EVENT_STOP;
}

static void
add_move (GtkWidgetClass *widget_class,
          guint           keyval,
          guint           keypad,
          GdkModifierType modifiers,
          GtkMovementStep step,
          int             count)
{
  guint keyvals[] = { keyval, keypad };

  for (guint i = 0; i < G_N_ELEMENTS (keyvals); i++)
    {
      gtk_widget_class_add_binding (widget_class, keyvals[i], modifiers, move_cb, "(iib)",
                                    (int) step, count, FALSE);
      gtk_widget_class_add_binding (widget_class, keyvals[i], modifiers | GDK_SHIFT_MASK, move_cb,
                                    "(iib)", (int) step, count, TRUE);
    }
}

static void
add_moves (GtkWidgetClass *widget_class)
{
  const struct
  {
    guint keyval;
    guint keypad;
    GdkModifierType modifiers;
    GtkMovementStep step;
    int count;
  } moves[] = {
    { GDK_KEY_Right, GDK_KEY_KP_Right, 0, GTK_MOVEMENT_VISUAL_POSITIONS, 1 },
    { GDK_KEY_Left, GDK_KEY_KP_Left, 0, GTK_MOVEMENT_VISUAL_POSITIONS, -1 },
    { GDK_KEY_Right, GDK_KEY_KP_Right, GDK_CONTROL_MASK, GTK_MOVEMENT_WORDS, 1 },
    { GDK_KEY_Left, GDK_KEY_KP_Left, GDK_CONTROL_MASK, GTK_MOVEMENT_WORDS, -1 },
    { GDK_KEY_Down, GDK_KEY_KP_Down, 0, GTK_MOVEMENT_DISPLAY_LINES, 1 },
    { GDK_KEY_Up, GDK_KEY_KP_Up, 0, GTK_MOVEMENT_DISPLAY_LINES, -1 },
    { GDK_KEY_End, GDK_KEY_KP_End, 0, GTK_MOVEMENT_DISPLAY_LINE_ENDS, 1 },
    { GDK_KEY_Home, GDK_KEY_KP_Home, 0, GTK_MOVEMENT_DISPLAY_LINE_ENDS, -1 },
    { GDK_KEY_End, GDK_KEY_KP_End, GDK_CONTROL_MASK, GTK_MOVEMENT_BUFFER_ENDS, 1 },
    { GDK_KEY_Home, GDK_KEY_KP_Home, GDK_CONTROL_MASK, GTK_MOVEMENT_BUFFER_ENDS, -1 },
    { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, 0, GTK_MOVEMENT_PAGES, 1 },
    { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, 0, GTK_MOVEMENT_PAGES, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    add_move (widget_class, moves[i].keyval, moves[i].keypad, moves[i].modifiers, moves[i].step,
              moves[i].count);
}

static void
add_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "reader.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "reader.select-all", NULL, select_all_action);
  gtk_widget_class_install_action (widget_class, "reader.clear-selection", NULL,
                                   clear_selection_action);
  gtk_widget_class_install_action (widget_class, "reader.zoom-in", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "reader.zoom-out", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "reader.zoom-reset", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "reader.next-mark", NULL, go_to_mark_action);
  gtk_widget_class_install_action (widget_class, "reader.previous-mark", NULL, go_to_mark_action);
  gtk_widget_class_install_action (widget_class, "reader.open-mark", NULL, open_mark_action);
  haw_reader_class_add_handle_actions (widget_class);
}

void
haw_reader_class_add_keys (GtkWidgetClass *widget_class)
{
  const struct
  {
    guint keyval;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
    { GDK_KEY_Insert, GDK_CONTROL_MASK, "reader.copy" },
    { GDK_KEY_c, GDK_CONTROL_MASK, "reader.copy" },
    { GDK_KEY_a, GDK_CONTROL_MASK, "reader.select-all" },
    { GDK_KEY_Escape, 0, "reader.clear-selection" },
    { GDK_KEY_KP_Add, GDK_CONTROL_MASK, "reader.zoom-in" },
    { GDK_KEY_equal, GDK_CONTROL_MASK, "reader.zoom-in" },
    { GDK_KEY_plus, GDK_CONTROL_MASK, "reader.zoom-in" },
    { GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "reader.zoom-out" },
    { GDK_KEY_minus, GDK_CONTROL_MASK, "reader.zoom-out" },
    { GDK_KEY_KP_0, GDK_CONTROL_MASK, "reader.zoom-reset" },
    { GDK_KEY_0, GDK_CONTROL_MASK, "reader.zoom-reset" },
    { GDK_KEY_Up, GDK_ALT_MASK, "reader.grow-selection" },
    { GDK_KEY_Down, GDK_ALT_MASK, "reader.shrink-selection" },
  };

  /* Menus show the last key of an action. */
  add_actions (widget_class);
  haw_reader_class_add_selecting (widget_class);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].keyval, keys[i].modifiers,
                                         keys[i].action, NULL);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, open_mark_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, open_mark_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_cb, NULL);
  add_moves (widget_class);
}
