/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-start-page.h"

#include <adwaita.h>

#include "haw-recent.h"

#define MAX_RECENT 5

struct _HawStartPage
{
  GtkWidget parent_instance;

  GtkWidget *new_button;
  GtkWidget *recent_group;
  GtkListBox *recent_list;
  gboolean has_sample;
};

enum
{
  PROP_0,
  PROP_HAS_SAMPLE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (HawStartPage, haw_start_page, GTK_TYPE_WIDGET)

/* Folders are shown from the home folder on, as people know them. */
static char *
describe_folder (const char *uri)
{
  g_autoptr (GFile) file = g_file_new_for_uri (uri);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GFile) home = g_file_new_for_path (g_get_home_dir ());
  g_autofree char *relative = folder == NULL ? NULL : g_file_get_relative_path (home, folder);

  if (folder == NULL)
    return g_strdup ("");
  if (g_file_equal (folder, home))
    return g_strdup ("~");

  return relative == NULL ? g_file_get_parse_name (folder) : g_strconcat ("~/", relative, NULL);
}

static GtkWidget *
make_row (GtkRecentInfo *info)
{
  const char *uri = gtk_recent_info_get_uri (info);
  g_autofree char *name = haw_recent_dup_name (info);
  g_autofree char *folder = describe_folder (uri);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), folder);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-recent");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", uri);

  return row;
}

static void
update_recent (HawStartPage *self)
{
  g_autoptr (GPtrArray) projects = haw_recent_list (MAX_RECENT);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->recent_list, 0)) != NULL)
    gtk_list_box_remove (self->recent_list, GTK_WIDGET (row));
  for (guint i = 0; i < projects->len; i++)
    gtk_list_box_append (self->recent_list, make_row (g_ptr_array_index (projects, i)));
  gtk_widget_set_visible (self->recent_group, projects->len > 0);
}

static gboolean
haw_start_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (HAW_START_PAGE (widget)->new_button);
}

static void
haw_start_page_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_HAS_SAMPLE:
      g_value_set_boolean (value, HAW_START_PAGE (object)->has_sample);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_start_page_set_property (GObject      *object,
                             guint         id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  switch (id)
    {
    case PROP_HAS_SAMPLE:
      HAW_START_PAGE (object)->has_sample = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_start_page_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (haw_start_page_parent_class)->dispose (object);
}

static void
haw_start_page_class_init (HawStartPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = haw_start_page_dispose;
  object_class->get_property = haw_start_page_get_property;
  object_class->set_property = haw_start_page_set_property;
  widget_class->grab_focus = haw_start_page_grab_focus;

  properties[PROP_HAS_SAMPLE] = g_param_spec_boolean ("has-sample", NULL, NULL, FALSE,
                                                      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "startpage");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hawamish/Hawamish/haw-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HawStartPage, new_button);
  gtk_widget_class_bind_template_child (widget_class, HawStartPage, recent_group);
  gtk_widget_class_bind_template_child (widget_class, HawStartPage, recent_list);
}

static void
haw_start_page_init (HawStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_recent_manager_get_default (), "changed",
                           G_CALLBACK (update_recent), self, G_CONNECT_SWAPPED);
  update_recent (self);
}
