/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-help-window.h"

#include <glib/gi18n.h>
#include <string.h>

#include "haw-help-page.h"
#include "text/haw-fold.h"
#include "widgets/haw-adaptive-panes.h"
#include "widgets/haw-tab-stop.h"

#define RESOURCES "/org/hawamish/Hawamish/"
#define SIDEBAR_WIDTH 220
#define SIDEBAR_THRESHOLD 600

struct _HawHelpWindow
{
  AdwWindow parent_instance;

  HawAdaptivePanes *panes;
  GtkToggleButton *topics_button;
  GtkWidget *sidebar;
  GtkSearchEntry *search;
  GtkStack *list_stack;
  GtkListBox *list;
  GtkScrolledWindow *scrolled;
  AdwClamp *clamp;
};

G_DEFINE_FINAL_TYPE (HawHelpWindow, haw_help_window, ADW_TYPE_WINDOW)

static const char *const topics[] = {
  "begin", "import", "read", "notes", "events", "timeline", "export", "keys", "counts", "history", "backups",
  "privacy", NULL,
};

static char *
dup_page (const char *topic)
{
  /* Translators: "ar" if the help is in your language under resources/help/ar, otherwise "en". */
  char *source = haw_help_window_dup_source (topic, C_("language of the help", "en"));

  return source != NULL ? source : haw_help_window_dup_source (topic, "en");
}

static const char *
get_topic (GtkListBoxRow *row)
{
  return topics[gtk_list_box_row_get_index (row)];
}

static void
row_selected_cb (HawHelpWindow *self,
                 GtkListBoxRow *row)
{
  g_autofree char *source = NULL;
  g_autofree char *title = NULL;

  if (row == NULL)
    return;
  source = dup_page (get_topic (row));
  title = haw_help_page_dup_title (source);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scrolled), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  adw_clamp_set_child (self->clamp, haw_help_page_new (source));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
}

static void
row_activated_cb (HawHelpWindow *self)
{
  if (haw_adaptive_panes_get_collapsed (self->panes, HAW_PANE_START))
    haw_adaptive_panes_set_shown (self->panes, HAW_PANE_START, FALSE);
  /* With the focus there, the keys scroll the page. */
  gtk_widget_grab_focus (GTK_WIDGET (self->scrolled));
}

static gboolean
filter_cb (GtkListBoxRow *row,
           gpointer       user_data)
{
  HawHelpWindow *self = user_data;
  g_autofree char *wanted = haw_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  g_autofree char *source = dup_page (get_topic (row));
  g_autofree char *folded = haw_fold (source);

  return strstr (folded, g_strstrip (wanted)) != NULL;
}

static GtkListBoxRow *
find_shown_row (HawHelpWindow *self)
{
  for (int i = 0; topics[i] != NULL; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, i);

      if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
        return row;
    }

  return NULL;
}

static void
search_changed_cb (HawHelpWindow *self)
{
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->list);
  GtkListBoxRow *first;

  gtk_list_box_invalidate_filter (self->list);
  first = find_shown_row (self);
  gtk_stack_set_visible_child_name (self->list_stack, first != NULL ? "topics" : "nothing");
  if (first != NULL && (selected == NULL || !gtk_widget_get_child_visible (GTK_WIDGET (selected))))
    gtk_list_box_select_row (self->list, first);
}

static void
search_activate_cb (HawHelpWindow *self)
{
  if (find_shown_row (self) != NULL)
    row_activated_cb (self);
}

static void
stop_search_cb (HawHelpWindow *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
find_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HawHelpWindow *self = HAW_HELP_WINDOW (widget);

  haw_adaptive_panes_set_shown (self->panes, HAW_PANE_START, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
fill_list (HawHelpWindow *self)
{
  for (guint i = 0; topics[i] != NULL; i++)
    {
      g_autofree char *source = dup_page (topics[i]);
      g_autofree char *title = haw_help_page_dup_title (source);
      GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.0, "ellipsize",
                                       PANGO_ELLIPSIZE_END, NULL);

      gtk_list_box_append (self->list, label);
    }
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
}

static void
haw_help_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HAW_TYPE_HELP_WINDOW);

  G_OBJECT_CLASS (haw_help_window_parent_class)->dispose (object);
}

static void
haw_help_window_class_init (HawHelpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = haw_help_window_dispose;

  g_type_ensure (HAW_TYPE_ADAPTIVE_PANES);
  g_type_ensure (HAW_TYPE_TAB_STOP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCES "dialogs/haw-help-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HawHelpWindow, panes);
  gtk_widget_class_bind_template_child (widget_class, HawHelpWindow, topics_button);
  gtk_widget_class_bind_template_child (widget_class, HawHelpWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, HawHelpWindow, search);
  gtk_widget_class_bind_template_child (widget_class, HawHelpWindow, list_stack);
  gtk_widget_class_bind_template_child (widget_class, HawHelpWindow, list);
  gtk_widget_class_bind_template_child (widget_class, HawHelpWindow, scrolled);
  gtk_widget_class_bind_template_child (widget_class, HawHelpWindow, clamp);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_install_action (widget_class, "help.find", NULL, find_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "help.find",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
haw_help_window_init (HawHelpWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  haw_adaptive_panes_set_content (self->panes, GTK_WIDGET (self->scrolled));
  haw_adaptive_panes_set_pane (self->panes, HAW_PANE_START, self->sidebar, _("Resize Topics"),
                               SIDEBAR_THRESHOLD);
  haw_adaptive_panes_set_width (self->panes, HAW_PANE_START, SIDEBAR_WIDTH);
  g_object_bind_property (self->panes, "start-shown", self->topics_button, "active",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  fill_list (self);
  gtk_window_set_focus (GTK_WINDOW (self),
                        GTK_WIDGET (gtk_list_box_get_selected_row (self->list)));
}

HawHelpWindow *
haw_help_window_present (GtkApplication *application)
{
  GtkWindow *window = NULL;

  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);

  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (HAW_IS_HELP_WINDOW (l->data))
      window = l->data;
  if (window == NULL)
    window = g_object_new (HAW_TYPE_HELP_WINDOW, "application", application, NULL);
  gtk_window_present (window);

  return HAW_HELP_WINDOW (window);
}

void
haw_help_window_show_topic (HawHelpWindow *self,
                            const char    *topic)
{
  g_return_if_fail (HAW_IS_HELP_WINDOW (self));

  for (int i = 0; topics[i] != NULL; i++)
    if (g_strcmp0 (topics[i], topic) == 0)
      gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, i));
}

const char *const *
haw_help_window_get_topics (void)
{
  return topics;
}

char *
haw_help_window_dup_source (const char *topic,
                            const char *language)
{
  g_autofree char *path = g_strdup_printf (RESOURCES "help/%s/%s.md", language, topic);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  return bytes == NULL ? NULL : g_strndup (g_bytes_get_data (bytes, NULL),
                                           g_bytes_get_size (bytes));
}
