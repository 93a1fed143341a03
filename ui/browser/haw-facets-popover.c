/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-facet-row.h"
#include "haw-facets-popover.h"
#include "model/haw-article-facets.h"
#include "widgets/haw-tab-stop.h"

struct _HawFacetsPopover
{
  GtkPopover parent_instance;

  GtkStack *stack;
  GtkListView *view;
  GtkWidget *all_button;

  HawArticleList *list;       /* weak: GTK 4.8 holds on to a popover that was open */
  HawArticleFacets *facets;   /* while it is open */
};

G_DEFINE_FINAL_TYPE (HawFacetsPopover, haw_facets_popover, GTK_TYPE_POPOVER)

GtkWidget *
haw_facets_popover_new (void)
{
  return g_object_new (HAW_TYPE_FACETS_POPOVER, NULL);
}

static void
update_page (HawFacetsPopover *self)
{
  gboolean none = self->facets != NULL && !haw_article_facets_get_loading (self->facets) &&
                  g_list_model_get_n_items (G_LIST_MODEL (self->facets)) == 0;

  gtk_stack_set_visible_child_name (self->stack, none ? "none" : "values");
}

/* The rows are there once the list was laid out. */
static gboolean
focus_tick_cb (GtkWidget     *view,
               GdkFrameClock *clock,
               gpointer       data)
{
  GtkWidget *heading = gtk_widget_get_first_child (view);
  GtkWidget *first = heading != NULL ? gtk_widget_get_next_sibling (heading) : NULL;

  gtk_widget_grab_focus (first != NULL ? first : view);
  return G_SOURCE_REMOVE;
}

/* The first value, which stands below its heading. */
static void
focus_first (HawFacetsPopover *self)
{
  g_signal_handlers_disconnect_by_func (self->facets, focus_first, self);
  gtk_widget_add_tick_callback (GTK_WIDGET (self->view), focus_tick_cb, NULL, NULL);
}

static void
look (HawFacetsPopover *self)
{
  g_autoptr (GtkNoSelection) selection = NULL;

  if (self->list == NULL || self->facets != NULL)
    return;
  self->facets = haw_article_facets_new (self->list);
  g_signal_connect_object (self->facets, "notify::loading", G_CALLBACK (update_page), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->facets, "notify::loading", G_CALLBACK (focus_first), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->facets)));
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  update_page (self);
}

static void
look_away (HawFacetsPopover *self)
{
  gtk_list_view_set_model (self->view, NULL);
  g_clear_object (&self->facets);
}

static void
haw_facets_popover_show (GtkWidget *widget)
{
  look (HAW_FACETS_POPOVER (widget));
  GTK_WIDGET_CLASS (haw_facets_popover_parent_class)->show (widget);
}

static void
haw_facets_popover_hide (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (haw_facets_popover_parent_class)->hide (widget);
  look_away (HAW_FACETS_POPOVER (widget));
}

static void
turn (HawFacetsPopover *self,
      HawFacetValue    *value)
{
  g_autoptr (HawArticleFilter) filter = NULL;

  if (value == NULL || haw_facet_value_is_heading (value))
    return;
  if (haw_facet_value_get_n_more (value) > 0)
    {
      haw_article_facets_show_all (self->facets, haw_facet_value_get_facet (value),
                                   haw_facet_value_get_id (value));
      return;
    }
  filter = haw_article_filter_with (haw_article_list_get_conditions (self->list),
                                    haw_facet_value_get_facet (value), haw_facet_value_get_id (value),
                                    haw_facet_value_get_value (value),
                                    !haw_facet_value_get_chosen (value));
  haw_article_list_set_conditions (self->list, filter);
}

static void
activate_cb (HawFacetsPopover *self,
             guint             position)
{
  g_autoptr (HawFacetValue) value = g_list_model_get_item (G_LIST_MODEL (self->facets), position);

  turn (self, value);
}

static void
all_cb (HawFacetsPopover *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "browser.clear-filter", NULL);
}

/* A box to tick answers to Space; the list would select the row. */
static gboolean
space_cb (GtkWidget *widget,
          GVariant  *arguments,
          gpointer   data)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  GtkWidget *row = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;

  if (!HAW_IS_FACET_ROW (row))
    return FALSE;
  turn (HAW_FACETS_POPOVER (data), haw_facet_row_get_value (HAW_FACET_ROW (row)));
  return TRUE;
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  gtk_list_item_set_child (item, haw_facet_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  HawFacetValue *value = gtk_list_item_get_item (item);

  gtk_list_item_set_activatable (item, !haw_facet_value_is_heading (value));
  haw_facet_row_set_value (HAW_FACET_ROW (gtk_list_item_get_child (item)), value);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item)
{
  haw_facet_row_set_value (HAW_FACET_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
haw_facets_popover_dispose (GObject *object)
{
  HawFacetsPopover *self = HAW_FACETS_POPOVER (object);

  if (self->view != NULL)
    look_away (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), HAW_TYPE_FACETS_POPOVER);
  self->view = NULL;
  g_clear_weak_pointer (&self->list);

  G_OBJECT_CLASS (haw_facets_popover_parent_class)->dispose (object);
}

static void
haw_facets_popover_class_init (HawFacetsPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = haw_facets_popover_dispose;
  widget_class->show = haw_facets_popover_show;
  widget_class->hide = haw_facets_popover_hide;

  g_type_ensure (HAW_TYPE_TAB_STOP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/hawamish/Hawamish/browser/haw-facets-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, HawFacetsPopover, stack);
  gtk_widget_class_bind_template_child (widget_class, HawFacetsPopover, view);
  gtk_widget_class_bind_template_child (widget_class, HawFacetsPopover, all_button);
}

static void
haw_facets_popover_init (HawFacetsPopover *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  gtk_list_view_set_factory (self->view, factory);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("space"),
                        gtk_callback_action_new (space_cb, self, NULL)));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  g_signal_connect_object (self->all_button, "clicked", G_CALLBACK (all_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
}

void
haw_facets_popover_set_list (HawFacetsPopover *self,
                             HawArticleList   *list)
{
  g_return_if_fail (HAW_IS_FACETS_POPOVER (self));
  g_return_if_fail (list == NULL || HAW_IS_ARTICLE_LIST (list));

  look_away (self);
  g_set_weak_pointer (&self->list, list);
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    look (self);
}
