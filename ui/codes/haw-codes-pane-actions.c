/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-codes-pane-private.h"

#include "dialogs/haw-code-dialog.h"
#include "dialogs/haw-code-split-dialog.h"
#include "model/haw-code-edit.h"
#include "model/haw-codebook-edit.h"
#include "project/haw-error.h"
#include "widgets/haw-key-position.h"

#include <glib/gi18n.h>

static gint64
chosen_id (HawCodesPane *self)
{
  HawCode *code = haw_codes_pane_get_code (self);

  return code != NULL ? haw_row_get_id (HAW_ROW (code)) : 0;
}

static GtkWindow *
window_of (HawCodesPane *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
done_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (HawCodesPane) self = data;
  g_autoptr (GError) error = NULL;

  if (!haw_project_edit_finish (HAW_PROJECT (object), result, &error) && self->state != NULL)
    haw_view_state_show_message (self->state, error->message);
}

static void
chosen_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (HawCodesPane) self = data;

  done_cb (object, result, g_object_ref (self));
  if (self->wanted != 0)
    haw_codes_pane_choose (self, self->wanted);
}

void
haw_codes_pane_move_to (HawCodesPane *self,
                        HawCode      *code,
                        gint64        parent,
                        gint64        before)
{
  self->wanted = haw_row_get_id (HAW_ROW (code));
  if (parent != 0)
    haw_code_tree_set_expanded (self->tree, parent, TRUE);
  self->wanted = haw_row_get_id (HAW_ROW (code));
  haw_code_move_async (haw_view_state_get_project (self->state), self->wanted,
                       haw_code_get_name (code), parent, before, NULL, chosen_cb,
                       g_object_ref (self));
}

void
haw_codes_pane_rename (HawCodesPane *self,
                       HawCode      *code,
                       const char   *name)
{
  const HawCodeFields fields = { .name = name };

  haw_code_update_async (haw_view_state_get_project (self->state), haw_row_get_id (HAW_ROW (code)),
                         &fields, NULL, done_cb, g_object_ref (self));
}

static void
added_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (HawCodesPane) self = data;
  g_autoptr (GError) error = NULL;
  gint64 id = haw_code_add_finish (HAW_PROJECT (object), result, &error);
  guint position;

  if (self->state == NULL)
    return;
  if (id == 0)
    {
      haw_view_state_show_message (self->state, error->message);
      return;
    }
  /* The caret stays, for the next one. */
  gtk_editable_set_text (GTK_EDITABLE (self->new_entry), "");
  if (self->tree != NULL && haw_code_tree_find (self->tree, id, &position) != NULL)
    gtk_single_selection_set_selected (self->selection, position);
}

void
haw_codes_pane_add (HawCodesPane *self,
                    const char   *name)
{
  HawCode *beside = haw_codes_pane_get_code (self);
  const HawCodeFields fields = {
    .name = name, .parent = beside != NULL ? haw_code_get_parent (beside) : 0,
  };

  if (haw_codes_pane_can_edit (self))
    haw_code_add_async (haw_view_state_get_project (self->state), &fields, NULL, added_cb,
                        g_object_ref (self));
}

static gboolean
is_after (HawAnnotation *annotation,
          HawAnnotation *other)
{
  gint64 a = haw_annotation_get_start (annotation), b = haw_annotation_get_start (other);

  if (a != b)
    return a > b;
  return haw_row_get_id (HAW_ROW (annotation)) > haw_row_get_id (HAW_ROW (other));
}

/* From the annotation that is selected on, and round the end of the text. */
void
haw_codes_pane_step (HawCodesPane *self,
                     int           step)
{
  HawAnnotationList *list = haw_view_state_get_annotations (self->state);
  gint64 code = chosen_id (self);
  HawAnnotation *current, *next = NULL, *round = NULL;

  if (list == NULL || code == 0)
    return;
  current = haw_row_store_lookup (HAW_ROW_STORE (list), haw_view_state_get_annotation (self->state));
  for (guint i = 0; i < haw_row_store_get_n (HAW_ROW_STORE (list)); i++)
    {
      HawAnnotation *annotation = haw_row_store_peek (HAW_ROW_STORE (list), i);
      gboolean ahead;

      if (annotation == current || !haw_codes_pane_has_code (self, annotation, code))
        continue;
      if (round == NULL || is_after (annotation, round) == (step < 0))
        round = annotation;
      ahead = current == NULL || is_after (annotation, current) == (step > 0);
      if (ahead && (next == NULL || is_after (annotation, next) == (step < 0)))
        next = annotation;
    }

  next = next != NULL ? next : round;
  if (next != NULL)
    haw_view_state_set_annotation (self->state, haw_row_get_id (HAW_ROW (next)));
  else if (current == NULL || !haw_codes_pane_has_code (self, current, code))
    haw_view_state_show_message (self->state, _("No passage of this article has this code."));
}

static void
take_step (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  HawCodesPane *self = HAW_CODES_PANE (widget);
  HawCodeStep step = g_str_equal (name, "codes.up")     ? HAW_CODE_UP
                     : g_str_equal (name, "codes.down") ? HAW_CODE_DOWN
                     : g_str_equal (name, "codes.out")  ? HAW_CODE_OUT
                                                        : HAW_CODE_IN;
  gint64 parent, before;

  if (haw_codes_pane_can_edit (self) &&
      haw_code_tree_find_step (self->tree, chosen_id (self), step, &parent, &before))
    haw_codes_pane_move_to (self, haw_codes_pane_get_code (self), parent, before);
  else
    gtk_widget_error_bell (widget);
}

static void
next_passage (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  haw_codes_pane_step (HAW_CODES_PANE (widget), g_str_equal (name, "codes.next") ? 1 : -1);
}

static void
rename_code (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HawCodesPane *self = HAW_CODES_PANE (widget);
  HawCodeTreeRow *row = haw_codes_pane_find_row (self, chosen_id (self));

  if (row != NULL)
    haw_code_tree_row_rename (row);
}

static void
edit_code (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  HawCodesPane *self = HAW_CODES_PANE (widget);
  HawCodeDialog *dialog = haw_code_dialog_present (self->state, chosen_id (self), window_of (self));

  if (dialog != NULL && g_str_equal (name, "codes.note"))
    haw_code_dialog_edit_note (dialog);
}

static void
split_code (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  HawCodesPane *self = HAW_CODES_PANE (widget);

  haw_code_split_dialog_present (self->state, chosen_id (self), window_of (self));
}

static void
pin_code (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  HawCodesPane *self = HAW_CODES_PANE (widget);

  haw_code_set_pinned_async (haw_view_state_get_project (self->state), chosen_id (self),
                             haw_code_get_name (haw_codes_pane_get_code (self)),
                             g_str_equal (name, "codes.pin"), NULL, done_cb, g_object_ref (self));
}

static void
retire_code (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HawCodesPane *self = HAW_CODES_PANE (widget);

  haw_code_set_retired_async (haw_view_state_get_project (self->state), chosen_id (self),
                              haw_code_get_name (haw_codes_pane_get_code (self)),
                              g_str_equal (name, "codes.retire"), NULL, done_cb,
                              g_object_ref (self));
}

static void
deleted_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (HawCodesPane) self = data;
  g_autoptr (GError) error = NULL;
  gboolean deleted = haw_project_edit_finish (HAW_PROJECT (object), result, &error);

  if (self->state == NULL)
    return;
  if (deleted)
    haw_view_state_show_edited (self->state, _("Code deleted"));
  else
    haw_view_state_show_message (self->state, error->message);
}

static void
delete_code (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HawCodesPane *self = HAW_CODES_PANE (widget);

  haw_code_remove_async (haw_view_state_get_project (self->state), chosen_id (self),
                         haw_code_get_name (haw_codes_pane_get_code (self)), NULL, deleted_cb,
                         g_object_ref (self));
}

static void
merge_chosen_cb (HawCodeChooser *chooser,
                 gint64          into,
                 HawCodesPane   *self)
{
  HawRowStore *codes = HAW_ROW_STORE (haw_view_state_get_codes (self->state));
  HawCode *from = codes != NULL ? haw_row_store_lookup (codes, self->merging) : NULL;
  HawCode *to = codes != NULL ? haw_row_store_lookup (codes, into) : NULL;

  if (from == NULL || to == NULL || !haw_codes_pane_can_edit (self))
    return;
  self->wanted = into;
  haw_code_merge_async (haw_view_state_get_project (self->state), self->merging,
                        haw_code_get_name (from), into, haw_code_get_name (to), NULL, chosen_cb,
                        g_object_ref (self));
}

/* Below the row of the code that is chosen. */
static void
point_at_row (HawCodesPane *self,
              GtkPopover   *popover)
{
  HawCodeTreeRow *row = haw_codes_pane_find_row (self, chosen_id (self));
  GdkRectangle place = { gtk_widget_get_width (GTK_WIDGET (self)) / 2, 40, 1, 1 };
  double x = 0, y = 0;

  if (row != NULL &&
      gtk_widget_translate_coordinates (GTK_WIDGET (row), GTK_WIDGET (self),
                                        gtk_widget_get_width (GTK_WIDGET (row)) / 2.0,
                                        gtk_widget_get_height (GTK_WIDGET (row)), &x, &y))
    place = (GdkRectangle) { (int) x, (int) y, 1, 1 };
  gtk_popover_set_pointing_to (popover, &place);
}

static void
merge_code (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  HawCodesPane *self = HAW_CODES_PANE (widget);

  if (self->chooser == NULL)
    {
      self->chooser = GTK_POPOVER (haw_code_chooser_new ());
      haw_code_chooser_set_can_make (HAW_CODE_CHOOSER (self->chooser), FALSE);
      gtk_widget_set_parent (GTK_WIDGET (self->chooser), widget);
      g_signal_connect (self->chooser, "code-chosen", G_CALLBACK (merge_chosen_cb), self);
    }
  self->merging = chosen_id (self);
  point_at_row (self, self->chooser);
  haw_code_chooser_open (HAW_CODE_CHOOSER (self->chooser), haw_view_state_get_codes (self->state),
                         NULL, 0);
}

static void
expand_all (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  HawCodesPane *self = HAW_CODES_PANE (widget);

  if (self->tree != NULL)
    haw_code_tree_expand_all (self->tree, g_str_equal (name, "codes.expand-all"));
}

static void
activate (HawCodesPane *self,
          const char   *action)
{
  gtk_widget_activate_action (GTK_WIDGET (self), action, NULL);
}

/* Towards the start folds, or goes to the code above; towards the end unfolds, or goes to the first
 * code below. */
static gboolean
walk (HawCodesPane *self,
      gboolean      towards_end)
{
  HawCode *code = haw_codes_pane_get_code (self);
  gint64 id = chosen_id (self);
  HawCodeNode *node = code != NULL ? haw_code_tree_find (self->tree, id, NULL) : NULL;
  guint position;

  if (node == NULL)
    return FALSE;
  if (haw_code_node_has_children (node) && haw_code_node_get_expanded (node) != towards_end)
    haw_code_tree_set_expanded (self->tree, id, towards_end);
  else if (!towards_end && haw_code_get_parent (code) != 0)
    haw_codes_pane_choose (self, haw_code_get_parent (code));
  else if (towards_end && haw_code_node_has_children (node) &&
           haw_code_tree_find (self->tree, id, &position) != NULL)
    {
      g_autoptr (HawCodeNode) below = g_list_model_get_item (G_LIST_MODEL (self->tree),
                                                             position + 1);

      if (below != NULL)
        haw_codes_pane_choose (self, haw_code_node_get_id (below));
    }
  return TRUE;
}

static gboolean
press_letter (HawCodesPane *self,
              char          key)
{
  HawCode *code = haw_codes_pane_get_code (self);

  if (code == NULL)
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case 'I': activate (self, haw_code_get_pinned (code) ? "codes.unpin" : "codes.pin"); break;
    case 'R': activate (self, haw_code_get_retired (code) ? "codes.bring-back" : "codes.retire");
      break;
    case 'N': activate (self, "codes.note"); break;
    case 'M': activate (self, "codes.merge"); break;
    case 'S': activate (self, "codes.split"); break;
    default: return GDK_EVENT_PROPAGATE;
    }
  return GDK_EVENT_STOP;
}

static void
popup_menu (HawCodesPane *self)
{
  gtk_popover_popup (self->menu);
}

static gboolean
is_renaming (HawCodesPane *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, HAW_TYPE_CODE_TREE_ROW) : NULL;

  return row != NULL && haw_code_tree_row_is_renaming (HAW_CODE_TREE_ROW (row));
}

/* The keys belong to the list: in a name they mean its letters. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                HawCodesPane          *self)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  guint end = rtl ? GDK_KEY_Left : GDK_KEY_Right;
  guint start = rtl ? GDK_KEY_Right : GDK_KEY_Left;

  if (self->tree == NULL || is_renaming (self))
    return GDK_EVENT_PROPAGATE;
  if (modifiers == 0 && (keyval == start || keyval == end))
    return walk (self, keyval == end);
  if (modifiers == 0 && (keyval == GDK_KEY_Menu))
    {
      point_at_row (self, self->menu);
      popup_menu (self);
      return GDK_EVENT_STOP;
    }
  if (modifiers == GDK_ALT_MASK)
    switch (keyval)
      {
      case GDK_KEY_Up: activate (self, "codes.up"); return GDK_EVENT_STOP;
      case GDK_KEY_Down: activate (self, "codes.down"); return GDK_EVENT_STOP;
      case GDK_KEY_Left: activate (self, rtl ? "codes.in" : "codes.out"); return GDK_EVENT_STOP;
      case GDK_KEY_Right: activate (self, rtl ? "codes.out" : "codes.in"); return GDK_EVENT_STOP;
      case GDK_KEY_Return: case GDK_KEY_KP_Enter: activate (self, "codes.edit");
        return GDK_EVENT_STOP;
      default: return GDK_EVENT_PROPAGATE;
      }
  if (modifiers == GDK_SHIFT_MASK && (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter))
    {
      activate (self, "codes.previous");
      return GDK_EVENT_STOP;
    }
  if (modifiers == GDK_SHIFT_MASK && keyval == GDK_KEY_F10)
    {
      point_at_row (self, self->menu);
      popup_menu (self);
      return GDK_EVENT_STOP;
    }
  if (modifiers != 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_F2: activate (self, "codes.rename"); return GDK_EVENT_STOP;
    case GDK_KEY_Delete: case GDK_KEY_KP_Delete: activate (self, "codes.delete");
      return GDK_EVENT_STOP;
    case GDK_KEY_Insert: case GDK_KEY_KP_Insert:
      gtk_widget_grab_focus (GTK_WIDGET (self->new_entry));
      return GDK_EVENT_STOP;
    default: return press_letter (self, haw_key_position_resolve (keyval, keycode));
    }
}

static void
pressed_cb (GtkGestureClick *click,
            int              n_press,
            double           x,
            double           y,
            HawCodesPane    *self)
{
  GtkWidget *list = GTK_WIDGET (self->list_view);
  GtkWidget *row = gtk_widget_pick (list, x, y, GTK_PICK_DEFAULT);
  HawCodeNode *node;
  guint position;

  if (row != NULL && !HAW_IS_CODE_TREE_ROW (row))
    {
      GtkWidget *above = gtk_widget_get_ancestor (row, HAW_TYPE_CODE_TREE_ROW);

      row = above != NULL ? above : gtk_widget_get_first_child (row);
    }
  node = HAW_IS_CODE_TREE_ROW (row) ? haw_code_tree_row_get_node (HAW_CODE_TREE_ROW (row)) : NULL;
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  if (node == NULL ||
      haw_code_tree_find (self->tree, haw_code_node_get_id (node), &position) == NULL)
    return;
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_translate_coordinates (list, GTK_WIDGET (self), x, y, &x, &y);
  gtk_popover_set_pointing_to (self->menu, &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  popup_menu (self);
}

void
haw_codes_pane_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc func;
  } actions[] = {
    { "codes.next", next_passage }, { "codes.previous", next_passage },
    { "codes.up", take_step }, { "codes.down", take_step },
    { "codes.out", take_step }, { "codes.in", take_step },
    { "codes.rename", rename_code }, { "codes.edit", edit_code }, { "codes.note", edit_code },
    { "codes.pin", pin_code }, { "codes.unpin", pin_code },
    { "codes.retire", retire_code }, { "codes.bring-back", retire_code },
    { "codes.merge", merge_code }, { "codes.split", split_code },
    { "codes.delete", delete_code },
    { "codes.expand-all", expand_all }, { "codes.collapse-all", expand_all },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].func);
  haw_codes_pane_install_files (widget_class);
}

void
haw_codes_pane_init_actions (HawCodesPane *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_event_controller_set_name (keys, "codes-keys");
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list_view), keys);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list_view), GTK_EVENT_CONTROLLER (click));

  self->menu = GTK_POPOVER (gtk_popover_menu_new_from_model (self->context_menu));
  gtk_popover_set_has_arrow (self->menu, FALSE);
  gtk_widget_set_halign (GTK_WIDGET (self->menu), GTK_ALIGN_START);
  gtk_widget_set_parent (GTK_WIDGET (self->menu), GTK_WIDGET (self));
}

void
haw_codes_pane_update_actions (HawCodesPane *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  HawCode *code = haw_codes_pane_get_code (self);
  gboolean edit = code != NULL && haw_codes_pane_can_edit (self);
  gboolean retired = code != NULL && haw_code_get_retired (code);
  gboolean pinned = code != NULL && haw_code_get_pinned (code);
  static const char *const edits[] = {
    "codes.up", "codes.down", "codes.out", "codes.in", "codes.rename", "codes.edit",
    "codes.note", "codes.merge", "codes.split", "codes.delete",
  };

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    gtk_widget_action_set_enabled (widget, edits[i], edit);
  gtk_widget_action_set_enabled (widget, "codes.pin", edit && !retired && !pinned);
  gtk_widget_action_set_enabled (widget, "codes.unpin", edit && pinned);
  gtk_widget_action_set_enabled (widget, "codes.retire", edit && !retired);
  gtk_widget_action_set_enabled (widget, "codes.bring-back", edit && retired);
  gtk_widget_action_set_enabled (widget, "codes.import", haw_codes_pane_can_edit (self));
  gtk_widget_action_set_enabled (widget, "codes.export", self->tree != NULL);
  gtk_widget_action_set_enabled (widget, "codes.next", code != NULL);
  gtk_widget_action_set_enabled (widget, "codes.previous", code != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->new_entry), haw_codes_pane_can_edit (self));
}
