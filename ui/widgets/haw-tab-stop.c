/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-tab-stop.h"

struct _HawTabStop
{
  GtkWidget parent_instance;

  GtkWidget *child;
};

enum
{
  PROP_0,
  PROP_CHILD,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (HawTabStop, haw_tab_stop, GTK_TYPE_WIDGET)

static gboolean
haw_tab_stop_focus (GtkWidget        *widget,
                    GtkDirectionType  direction)
{
  HawTabStop *self = HAW_TAB_STOP (widget);
  gboolean tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;

  if (self->child == NULL || (tab && gtk_widget_get_focus_child (widget) != NULL))
    return FALSE;
  return gtk_widget_child_focus (self->child, direction);
}

static gboolean
haw_tab_stop_grab_focus (GtkWidget *widget)
{
  HawTabStop *self = HAW_TAB_STOP (widget);

  return self->child != NULL && gtk_widget_grab_focus (self->child);
}

static void
haw_tab_stop_dispose (GObject *object)
{
  g_clear_pointer (&HAW_TAB_STOP (object)->child, gtk_widget_unparent);

  G_OBJECT_CLASS (haw_tab_stop_parent_class)->dispose (object);
}

static void
haw_tab_stop_get_property (GObject    *object,
                           guint       id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_CHILD: g_value_set_object (value, HAW_TAB_STOP (object)->child); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_tab_stop_set_property (GObject      *object,
                           guint         id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  switch (id)
    {
    case PROP_CHILD:
      haw_tab_stop_set_child (HAW_TAB_STOP (object), g_value_get_object (value));
      break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_tab_stop_class_init (HawTabStopClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = haw_tab_stop_dispose;
  object_class->get_property = haw_tab_stop_get_property;
  object_class->set_property = haw_tab_stop_set_property;
  widget_class->focus = haw_tab_stop_focus;
  widget_class->grab_focus = haw_tab_stop_grab_focus;

  properties[PROP_CHILD] =
    g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
haw_tab_stop_init (HawTabStop *self)
{
}

void
haw_tab_stop_set_child (HawTabStop *self,
                        GtkWidget  *child)
{
  g_return_if_fail (HAW_IS_TAB_STOP (self));

  if (self->child == child)
    return;
  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHILD]);
}

gboolean
haw_tab_stop_focus_children (GtkWidget        *widget,
                             GtkDirectionType  direction)
{
  gboolean back = direction == GTK_DIR_TAB_BACKWARD || direction == GTK_DIR_UP;
  GtkWidget *child = gtk_widget_get_focus_child (widget);

  if (child == NULL)
    child = back ? gtk_widget_get_last_child (widget) : gtk_widget_get_first_child (widget);
  for (; child != NULL;
       child = back ? gtk_widget_get_prev_sibling (child) : gtk_widget_get_next_sibling (child))
    if (gtk_widget_child_focus (child, direction))
      return TRUE;

  return FALSE;
}
