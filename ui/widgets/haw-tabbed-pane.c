/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-tabbed-pane.h"

#include "haw-tab-stop.h"

#include <glib/gi18n.h>

struct _HawTabbedPane
{
  GtkWidget parent_instance;

  GtkWidget *switcher;
  GtkWidget *stack;
};

enum
{
  PROP_0,
  PROP_PAGE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (HawTabbedPane, haw_tabbed_pane, GTK_TYPE_WIDGET)

GtkWidget *
haw_tabbed_pane_new (void)
{
  return g_object_new (HAW_TYPE_TABBED_PANE, NULL);
}

static void
visible_child_cb (HawTabbedPane *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

/* What is grabbed is what is read; Tab goes through the row of buttons too. */
static gboolean
haw_tabbed_pane_grab_focus (GtkWidget *widget)
{
  HawTabbedPane *self = HAW_TABBED_PANE (widget);
  GtkWidget *page = gtk_stack_get_visible_child (GTK_STACK (self->stack));

  return page != NULL &&
         (gtk_widget_grab_focus (page) || gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD));
}

static void
haw_tabbed_pane_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  HawTabbedPane *self = HAW_TABBED_PANE (object);

  switch (id)
    {
    case PROP_PAGE: g_value_set_string (value, haw_tabbed_pane_get_page (self)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_tabbed_pane_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  switch (id)
    {
    case PROP_PAGE:
      haw_tabbed_pane_set_page (HAW_TABBED_PANE (object), g_value_get_string (value));
      break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_tabbed_pane_dispose (GObject *object)
{
  HawTabbedPane *self = HAW_TABBED_PANE (object);

  if (self->switcher != NULL)
    gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (self->switcher), NULL);
  g_clear_pointer (&self->switcher, gtk_widget_unparent);
  g_clear_pointer (&self->stack, gtk_widget_unparent);

  G_OBJECT_CLASS (haw_tabbed_pane_parent_class)->dispose (object);
}

static void
haw_tabbed_pane_class_init (HawTabbedPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = haw_tabbed_pane_dispose;
  object_class->get_property = haw_tabbed_pane_get_property;
  object_class->set_property = haw_tabbed_pane_set_property;
  widget_class->focus = haw_tab_stop_focus_children;
  widget_class->grab_focus = haw_tabbed_pane_grab_focus;

  properties[PROP_PAGE] =
    g_param_spec_string ("page", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "tabbedpane");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
haw_tabbed_pane_init (HawTabbedPane *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->switcher = g_object_new (GTK_TYPE_STACK_SWITCHER, "visible", FALSE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->switcher), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Pages of the pane"), -1);
  gtk_widget_set_parent (self->switcher, GTK_WIDGET (self));

  self->stack = g_object_new (GTK_TYPE_STACK, "vexpand", TRUE, "hhomogeneous", FALSE,
                              "vhomogeneous", FALSE, NULL);
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  g_signal_connect_object (self->stack, "notify::visible-child", G_CALLBACK (visible_child_cb),
                           self, G_CONNECT_SWAPPED);
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (self->switcher), GTK_STACK (self->stack));
}

static void
update_row (HawTabbedPane *self)
{
  g_autoptr (GtkSelectionModel) pages = gtk_stack_get_pages (GTK_STACK (self->stack));
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (pages)); i++)
    {
      g_autoptr (GObject) page = g_list_model_get_item (G_LIST_MODEL (pages), i);

      n += gtk_stack_page_get_visible (GTK_STACK_PAGE (page)) ? 1 : 0;
    }
  gtk_widget_set_visible (self->switcher, n > 1);
}

void
haw_tabbed_pane_add (HawTabbedPane *self,
                     GtkWidget     *page,
                     const char    *name,
                     const char    *title)
{
  g_return_if_fail (HAW_IS_TABBED_PANE (self) && GTK_IS_WIDGET (page) && name != NULL);

  gtk_stack_add_titled (GTK_STACK (self->stack), page, name, title);
  update_row (self);
}

void
haw_tabbed_pane_set_page (HawTabbedPane *self,
                          const char    *name)
{
  g_return_if_fail (HAW_IS_TABBED_PANE (self));

  if (name != NULL && haw_tabbed_pane_find (self, name) != NULL &&
      gtk_stack_page_get_visible (gtk_stack_get_page (GTK_STACK (self->stack),
                                                      haw_tabbed_pane_find (self, name))))
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), name);
}

const char *
haw_tabbed_pane_get_page (HawTabbedPane *self)
{
  g_return_val_if_fail (HAW_IS_TABBED_PANE (self), NULL);

  return gtk_stack_get_visible_child_name (GTK_STACK (self->stack));
}

GtkWidget *
haw_tabbed_pane_find (HawTabbedPane *self,
                      const char    *name)
{
  g_return_val_if_fail (HAW_IS_TABBED_PANE (self) && name != NULL, NULL);

  return gtk_stack_get_child_by_name (GTK_STACK (self->stack), name);
}

void
haw_tabbed_pane_set_offered (HawTabbedPane *self,
                             const char    *name,
                             gboolean       offered)
{
  GtkWidget *page;

  g_return_if_fail (HAW_IS_TABBED_PANE (self) && name != NULL);

  page = haw_tabbed_pane_find (self, name);
  g_return_if_fail (page != NULL);
  if (!offered && gtk_stack_get_visible_child (GTK_STACK (self->stack)) == page)
    gtk_stack_set_visible_child (GTK_STACK (self->stack), gtk_widget_get_first_child (self->stack));
  gtk_stack_page_set_visible (gtk_stack_get_page (GTK_STACK (self->stack), page), offered);
  update_row (self);
}
