/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/haw-access.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define DONE "haw-access-done"
#define VALUE "haw-access-value"

static void
set_hidden (gpointer accessible,
            gboolean hidden)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (accessible), GTK_ACCESSIBLE_STATE_HIDDEN, hidden, -1);
}

static void
set_label (gpointer    accessible,
           const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (accessible), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

static gboolean
has_label (gpointer accessible)
{
  return gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL) ||
         gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

static const char *
window_title (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  const char *title = GTK_IS_WINDOW (root) ? gtk_window_get_title (GTK_WINDOW (root)) : NULL;

  return title != NULL && *title != '\0' ? title : g_get_application_name ();
}

/* What stands on the pages is hidden; GTK 4.8 lists the pages themselves in any case. */
static void
visible_page_cb (GtkWidget *stack)
{
  g_autoptr (GtkWidget) visible = NULL;

  g_object_get (stack, "visible-child", &visible, NULL);
  for (GtkWidget *child = gtk_widget_get_first_child (stack); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    set_hidden (child, child != visible);
}

/* libadwaita's own windows fold their pages into one; its type is not to be used any more. */
static void
folded_page_cb (GtkWidget *leaflet)
{
  g_autoptr (GtkWidget) visible = NULL;
  gboolean folded;

  g_object_get (leaflet, "visible-child", &visible, "folded", &folded, NULL);
  for (GtkWidget *child = gtk_widget_get_first_child (leaflet); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    set_hidden (child, folded && child != visible);
}

static void
leaflet_shown (GtkWidget *leaflet)
{
  g_signal_connect (leaflet, "notify::visible-child", G_CALLBACK (folded_page_cb), NULL);
  g_signal_connect (leaflet, "notify::folded", G_CALLBACK (folded_page_cb), NULL);
  folded_page_cb (leaflet);
}

static void
stack_shown (GtkWidget *stack)
{
  g_signal_connect (stack, "notify::visible-child", G_CALLBACK (visible_page_cb), NULL);
  visible_page_cb (stack);
}

static void
revealed_cb (GtkRevealer *revealer)
{
  GtkWidget *child = gtk_revealer_get_child (revealer);

  if (child != NULL)
    set_hidden (child, !gtk_revealer_get_reveal_child (revealer));
}

static void
revealer_shown (GtkWidget *widget)
{
  GtkRevealer *revealer = GTK_REVEALER (widget);

  g_signal_connect (revealer, "notify::reveal-child", G_CALLBACK (revealed_cb), NULL);
  g_signal_connect (revealer, "notify::child", G_CALLBACK (revealed_cb), NULL);
  revealed_cb (revealer);
}

/* It takes the focus where nothing in it does, so it is called after what it shows. */
static void
scrolled_shown (GtkWidget *widget)
{
  GtkScrolledWindow *scrolled = GTK_SCROLLED_WINDOW (widget);
  GtkWidget *page = gtk_widget_get_ancestor (widget, ADW_TYPE_STATUS_PAGE);
  const char *title = NULL;

  set_hidden (gtk_scrolled_window_get_hscrollbar (scrolled), TRUE);
  set_hidden (gtk_scrolled_window_get_vscrollbar (scrolled), TRUE);
  if (has_label (scrolled))
    return;
  if (page != NULL)
    title = adw_status_page_get_title (ADW_STATUS_PAGE (page));
  set_label (scrolled, title != NULL && *title != '\0' ? title : window_title (widget));
}

static GtkWidget *
find_label (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0')
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *label = gtk_widget_get_visible (child) ? find_label (child) : NULL;

      if (label != NULL)
        return label;
    }

  return NULL;
}

/* A row or a value is called as the text in it. */
static void
name_after_label (GtkWidget *widget,
                  gpointer   also)
{
  GtkWidget *label = find_label (widget);

  if (label == NULL)
    return;
  if (also != NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                    also, label, NULL, -1);
  else
    gtk_accessible_update_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                    label, NULL, -1);
}

/* The toggle and the entry in the header of the window; its tooltip is as much translated as libadwaita. */
static gboolean
is_preferences_search (GtkWidget *widget)
{
  return ADW_IS_PREFERENCES_WINDOW (gtk_widget_get_root (widget)) &&
         gtk_widget_get_ancestor (widget, ADW_TYPE_HEADER_BAR) != NULL &&
         (GTK_IS_SEARCH_ENTRY (widget) || G_OBJECT_TYPE (widget) == GTK_TYPE_TOGGLE_BUTTON);
}

static void
name_preferences_search (GtkWidget *widget)
{
  set_label (widget, _("Search Preferences"));
  gtk_widget_set_tooltip_text (widget, _("Search Preferences"));
}

static void
search_entry_shown (GtkWidget *entry)
{
  if (is_preferences_search (entry))
    set_label (entry, _("Search Preferences"));
}

/* GTK takes the label with its underline for the name and then the label's own text once more. */
static void
button_shown (GtkWidget *widget)
{
  GtkButton *button = GTK_BUTTON (widget);

  if (GTK_IS_TOGGLE_BUTTON (widget) && GTK_IS_SHORTCUTS_WINDOW (gtk_widget_get_root (widget)) &&
      !GTK_IS_MENU_BUTTON (gtk_widget_get_parent (widget)))
    set_label (widget, _("Search Shortcuts"));
  else if (is_preferences_search (widget))
    name_preferences_search (widget);
  else if (!has_label (button))
    name_after_label (widget, NULL);
  else if (gtk_button_get_use_underline (button) && gtk_button_get_label (button) != NULL &&
      gtk_test_accessible_has_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    gtk_accessible_reset_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL);
}

static void
menu_button_shown (GtkWidget *widget)
{
  GtkMenuButton *button = GTK_MENU_BUTTON (widget);
  GtkWidget *split = gtk_widget_get_ancestor (widget, ADW_TYPE_SPLIT_BUTTON);
  const char *tooltip = split != NULL
                          ? adw_split_button_get_dropdown_tooltip (ADW_SPLIT_BUTTON (split))
                          : gtk_widget_get_tooltip_text (widget);
  GtkWidget *toggle = gtk_widget_get_first_child (widget);

  if (GTK_IS_SHORTCUTS_WINDOW (gtk_widget_get_root (widget)))
    tooltip = _("Group of Shortcuts");
  if (!has_label (button) && tooltip != NULL)
    set_label (button, tooltip);
  if (toggle != NULL && !has_label (toggle))
    gtk_accessible_update_relation (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                    button, NULL, -1);
}

/* What has the focus is the button in it: "Status, Confirmed". */
static void
drop_down_value_cb (GtkWidget *drop_down)
{
  GtkWidget *toggle = gtk_widget_get_first_child (drop_down);
  GtkWidget *value;

  if (!GTK_IS_TOGGLE_BUTTON (toggle))
    return;
  name_after_label (toggle, drop_down);
  value = gtk_widget_get_first_child (toggle);
  if (value != NULL)
    set_hidden (value, TRUE);
}

static void
drop_down_shown (GtkWidget *drop_down)
{
  g_signal_connect_after (drop_down, "notify::selected", G_CALLBACK (drop_down_value_cb), NULL);
  drop_down_value_cb (drop_down);
}

static void
combo_value_cb (GtkWidget *row)
{
  GtkWidget *title = find_label (row);
  GtkWidget *value = g_object_get_data (G_OBJECT (row), VALUE);
  GtkWidget *label = value != NULL ? find_label (value) : NULL;

  if (title != NULL && label != NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                    title, label, NULL, -1);
}

/* A combo row shows its value in a list of one, which cannot be reached: "Status, Confirmed" says the
 * row. The other list is that of the choices. */
static void
list_view_shown (GtkWidget *list)
{
  GtkWidget *row = gtk_widget_get_ancestor (list, ADW_TYPE_COMBO_ROW);

  if (row == NULL)
    return;
  if (gtk_widget_get_can_focus (list))
    {
      set_label (list, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
      return;
    }
  set_hidden (list, TRUE);
  g_object_set_data (G_OBJECT (row), VALUE, list);
  g_signal_connect_after (row, "notify::selected", G_CALLBACK (combo_value_cb), NULL);
  combo_value_cb (row);
}

static void
row_shown (GtkWidget *row)
{
  if (!has_label (row))
    name_after_label (row, NULL);
}

static void
list_box_shown (GtkWidget *list)
{
  GtkWidget *row = gtk_widget_get_ancestor (list, ADW_TYPE_PREFERENCES_ROW);
  GtkWidget *group = gtk_widget_get_ancestor (list, ADW_TYPE_PREFERENCES_GROUP);
  const char *title = NULL;

  if (gtk_test_accessible_has_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL))
    return;
  if (row != NULL)
    title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));
  else if (group != NULL)
    title = adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (group));
  if (title == NULL || *title == '\0')
    set_label (list, window_title (list));
  else if (!has_label (list))
    set_label (list, title);
}

static void
switcher_shown (GtkWidget *switcher)
{
  if (!has_label (switcher))
    set_label (switcher, window_title (switcher));
}

static gboolean
hide_image_cb (gpointer image)
{
  if (!has_label (image))
    set_hidden (image, TRUE);
  return G_SOURCE_REMOVE;
}

/* GTK tells of a widget that comes back once it did. */
static void
image_visible_cb (GtkWidget *image)
{
  if (gtk_widget_get_visible (image))
    g_idle_add_full (G_PRIORITY_HIGH_IDLE, hide_image_cb, g_object_ref (image), g_object_unref);
}

/* Whatever a picture says, it says beside words. */
static void
image_shown (GtkWidget *image)
{
  g_signal_connect (image, "notify::visible", G_CALLBACK (image_visible_cb), NULL);
  hide_image_cb (image);
}

static void
label_text_cb (GtkLabel *label)
{
  set_hidden (label, *gtk_label_get_text (label) == '\0');
}

static void
label_shown (GtkWidget *widget)
{
  g_signal_connect (widget, "notify::label", G_CALLBACK (label_text_cb), NULL);
  label_text_cb (GTK_LABEL (widget));
}

typedef void (* Shown) (GtkWidget *widget);

/* What is to be done with a widget of a type, or NULL. */
static Shown
find_shown (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return label_shown;
  if (GTK_IS_IMAGE (widget))
    return image_shown;
  if (GTK_IS_STACK (widget) || ADW_IS_VIEW_STACK (widget) ||
      g_str_equal (G_OBJECT_TYPE_NAME (widget), "AdwSqueezer"))
    return stack_shown;
  if (GTK_IS_REVEALER (widget))
    return revealer_shown;
  if (GTK_IS_SCROLLED_WINDOW (widget))
    return scrolled_shown;
  if (GTK_IS_BUTTON (widget))
    return button_shown;
  if (GTK_IS_MENU_BUTTON (widget))
    return menu_button_shown;
  if (GTK_IS_DROP_DOWN (widget))
    return drop_down_shown;
  if (GTK_IS_LIST_BOX (widget))
    return list_box_shown;
  if (GTK_IS_LIST_VIEW (widget))
    return list_view_shown;
  if (GTK_IS_SEARCH_ENTRY (widget))
    return search_entry_shown;
  if (GTK_IS_STACK_SWITCHER (widget) || ADW_IS_VIEW_SWITCHER (widget))
    return switcher_shown;
  if (GTK_IS_LIST_BOX_ROW (widget))
    return row_shown;
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkListItemWidget"))
    return row_shown;
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "AdwLeaflet"))
    return leaflet_shown;

  return NULL;
}

static gboolean
mapped_cb (GSignalInvocationHint *hint,
           guint                  n_values,
           const GValue          *values,
           gpointer               user_data)
{
  GtkWidget *widget = g_value_get_object (&values[0]);
  Shown shown = find_shown (widget);

  if (shown != NULL && g_object_get_data (G_OBJECT (widget), DONE) == NULL)
    {
      g_object_set_data (G_OBJECT (widget), DONE, GINT_TO_POINTER (TRUE));
      shown (widget);
    }

  return TRUE;
}

void
haw_access_init (void)
{
  static gboolean done = FALSE;
  gpointer klass;

  if (done)
    return;
  done = TRUE;
  /* The signal is there when the class is. */
  klass = g_type_class_ref (GTK_TYPE_WIDGET);
  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, mapped_cb, NULL, NULL);
  g_type_class_unref (klass);
}
