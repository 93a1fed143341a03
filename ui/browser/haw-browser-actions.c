/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-article-row.h"
#include "haw-browser-pane-private.h"
#include "haw-import-controller.h"
#include "dialogs/haw-article-fields-dialog.h"
#include "model/haw-article-edit.h"
#include "model/haw-article-summary.h"
#include "time/haw-date-format.h"

#include <glib/gi18n.h>

/* What an edit needs when it comes back. */
typedef struct
{
  HawViewState *state;
  guint n;
} Removal;

static GtkWindow *
get_window (HawBrowserPane *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
edit_fields (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HawBrowserPane *self = HAW_BROWSER_PANE (widget);
  g_autoptr (GArray) ids = haw_row_selection_dup_ids (self->selection);

  if (ids->len > 0)
    haw_article_fields_dialog_present (self->state, get_window (self),
                                       &g_array_index (ids, gint64, 0), ids->len);
}

static void
review_cb (HawBrowserPane *self)
{
  HawImportController *controller = haw_import_controller_get (self->state);
  GArray *incomplete = haw_import_controller_get_incomplete (controller);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < incomplete->len; i++)
    g_array_append_val (ids, g_array_index (incomplete, HawIncompleteArticle, i).id);
  if (ids->len > 0)
    haw_article_fields_dialog_present_each (self->state, get_window (self),
                                            &g_array_index (ids, gint64, 0), ids->len);
}

static void
removed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      data)
{
  Removal *removal = data;
  g_autoptr (GError) error = NULL;

  if (haw_project_edit_finish (HAW_PROJECT (object), result, &error))
    {
      g_autofree char *message =
        g_strdup_printf (ngettext ("Deleted %u article", "Deleted %u articles", removal->n),
                         removal->n);
      g_autofree char *localised = haw_date_localise_digits (message);

      haw_view_state_show_edited (removal->state, localised);
    }
  else
    haw_view_state_show_error (removal->state, error);

  g_object_unref (removal->state);
  g_free (removal);
}

static void
remove_articles (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  HawBrowserPane *self = HAW_BROWSER_PANE (widget);
  g_autoptr (GArray) ids = haw_row_selection_dup_ids (self->selection);
  Removal *removal;

  if (ids->len == 0)
    return;
  removal = g_new0 (Removal, 1);
  removal->state = g_object_ref (self->state);
  removal->n = ids->len;
  haw_article_remove_async (haw_view_state_get_project (self->state),
                            &g_array_index (ids, gint64, 0), ids->len, NULL, removed_cb, removal);
}

static void
select_all (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  HawBrowserPane *self = HAW_BROWSER_PANE (widget);

  gtk_selection_model_select_all (GTK_SELECTION_MODEL (self->selection));
}

/* The row of the list that @child is or stands in. */
static HawArticleRow *
find_row (HawBrowserPane *self,
          GtkWidget      *child)
{
  for (; child != NULL && child != GTK_WIDGET (self->list_view);
       child = gtk_widget_get_parent (child))
    {
      GtkWidget *inner = gtk_widget_get_first_child (child);

      if (HAW_IS_ARTICLE_ROW (child))
        return HAW_ARTICLE_ROW (child);
      if (inner != NULL && HAW_IS_ARTICLE_ROW (inner))
        return HAW_ARTICLE_ROW (inner);
    }

  return NULL;
}

static void
popup_menu (HawBrowserPane *self,
            HawArticleRow  *row,
            double          x,
            double          y)
{
  HawArticle *article = row != NULL ? haw_article_row_get_article (row) : NULL;
  gint64 id = article != NULL ? haw_row_get_id (HAW_ROW (article)) : 0;

  if (self->selection == NULL)
    return;
  if (id != 0 && !haw_row_selection_contains (self->selection, id))
    haw_row_selection_select_only (self->selection, id);
  if (row != NULL)
    gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (row)));
  if (self->popover == NULL)
    {
      self->popover = GTK_POPOVER (gtk_popover_menu_new_from_model (self->context_menu));
      gtk_popover_set_has_arrow (self->popover, FALSE);
      gtk_widget_set_halign (GTK_WIDGET (self->popover), GTK_ALIGN_START);
      gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (self));
      g_signal_connect_object (self->popover, "closed", G_CALLBACK (gtk_widget_grab_focus),
                               self->list_view, G_CONNECT_SWAPPED);
    }
  gtk_popover_set_pointing_to (self->popover, &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (self->popover);
}

static void
pressed_cb (GtkGestureClick *click,
            int              n_press,
            double           x,
            double           y,
            gpointer         data)
{
  HawBrowserPane *self = HAW_BROWSER_PANE (data);
  GtkWidget *list = GTK_WIDGET (self->list_view);
  GtkWidget *picked = gtk_widget_pick (list, x, y, GTK_PICK_DEFAULT);

  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_translate_coordinates (list, GTK_WIDGET (self), x, y, &x, &y);
  popup_menu (self, find_row (self, picked), x, y);
}

static gboolean
menu_key_cb (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   data)
{
  HawBrowserPane *self = HAW_BROWSER_PANE (data);
  GtkRoot *root = gtk_widget_get_root (widget);
  HawArticleRow *row = find_row (self, gtk_root_get_focus (root));
  double x = 0, y = 0;

  if (row == NULL)
    return FALSE;
  gtk_widget_translate_coordinates (GTK_WIDGET (row), GTK_WIDGET (self), 0,
                                    gtk_widget_get_height (GTK_WIDGET (row)), &x, &y);
  popup_menu (self, row, x, y);
  return TRUE;
}

void
haw_browser_pane_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "browser.edit-fields", NULL, edit_fields);
  gtk_widget_class_install_action (widget_class, "browser.remove", NULL, remove_articles);
  gtk_widget_class_install_action (widget_class, "browser.select-all", NULL, select_all);
}

/* The keys belong to the list alone: in the entry they mean its text. */
void
haw_browser_pane_init_actions (HawBrowserPane *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  static const struct
  {
    const char *trigger;
    const char *action;
  } shortcuts[] = {
    { "F2", "browser.edit-fields" },
    { "Delete|KP_Delete", "browser.remove" },
    { "<Control>a", "browser.select-all" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (keys),
        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (shortcuts[i].trigger),
                          gtk_named_action_new (shortcuts[i].action)));
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Menu|<Shift>F10"),
                        gtk_callback_action_new (menu_key_cb, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->list_view), keys);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list_view), GTK_EVENT_CONTROLLER (click));

  g_signal_connect_swapped (self->import_bar, "review", G_CALLBACK (review_cb), self);
}

void
haw_browser_pane_update_actions (HawBrowserPane *self)
{
  HawProject *project = haw_view_state_get_project (self->state);
  guint n = self->selection != NULL ? haw_row_selection_get_n (self->selection) : 0;
  gboolean can_edit = n > 0 && project != NULL && !haw_project_is_read_only (project);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "browser.edit-fields", can_edit);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "browser.remove", can_edit);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "browser.select-all", self->selection != NULL);
}
