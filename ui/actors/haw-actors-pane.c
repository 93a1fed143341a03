/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-actors-pane-private.h"

#include "text/haw-fold.h"
#include "time/haw-date-format.h"
#include "widgets/haw-steady-scroll.h"
#include "widgets/haw-tab-stop.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define RESOURCE "/org/hawamish/Hawamish/actors/haw-actors-pane.ui"

enum
{
  PROP_0,
  PROP_STATE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (HawActorsPane, haw_actors_pane, GTK_TYPE_WIDGET)

/* In the order of the choices, of which the first is all of them. */
static const HawActorKind filter_kinds[] = {
  HAW_ACTOR_PERSON, HAW_ACTOR_ORGANISATION, HAW_ACTOR_PLACE, HAW_ACTOR_UNKNOWN,
};

static gboolean
matches (gpointer item,
         gpointer data)
{
  HawActorsPane *self = data;
  guint kind = gtk_drop_down_get_selected (self->kind_filter);

  return (kind == 0 || kind > G_N_ELEMENTS (filter_kinds) ||
          haw_actor_get_kind (item) == filter_kinds[kind - 1]) &&
         haw_actor_matches (item, (const char *const *) self->query);
}

HawActor *
haw_actors_pane_get_actor (HawActorsPane *self)
{
  HawActorList *actors = haw_view_state_get_actors (self->state);

  if (haw_actors_pane_is_open (self))
    return actors != NULL ? haw_row_store_lookup (HAW_ROW_STORE (actors),
                                                  haw_actor_page_get_actor (self->page)) : NULL;
  return gtk_single_selection_get_selected_item (self->selection);
}

gboolean
haw_actors_pane_can_edit (HawActorsPane *self)
{
  HawProject *project = haw_view_state_get_project (self->state);

  return project != NULL && !haw_project_is_read_only (project);
}

gboolean
haw_actors_pane_is_open (HawActorsPane *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "actor") == 0;
}

static gboolean
has_focus (HawActorsPane *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

static void
take_focus (HawActorsPane *self,
            GtkWidget     *widget)
{
  if (!self->leaves_focus)
    gtk_widget_grab_focus (widget);
}

static void
update_page (HawActorsPane *self)
{
  HawActorList *actors = haw_view_state_get_actors (self->state);
  guint n = actors != NULL ? haw_row_store_get_n (HAW_ROW_STORE (actors)) : 0;
  guint shown = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  g_autofree char *text = g_strdup_printf (ngettext ("%u actor", "%u actors", n), n);
  g_autofree char *localised = haw_date_localise_digits (text);

  gtk_stack_set_visible_child_name (self->stack, n == 0 ? "empty" : shown == 0 ? "nothing" : "list");
  gtk_label_set_text (self->count_label, localised);
  gtk_widget_set_visible (GTK_WIDGET (self->count_label), n > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->new_entry), haw_actors_pane_can_edit (self));
  haw_actors_pane_update_actions (self);
}

/* An actor that is gone, by an undo perhaps, has no page. */
static void
actors_changed_cb (HawActorsPane *self)
{
  HawActorList *actors = haw_view_state_get_actors (self->state);
  HawRowStore *store = actors != NULL ? HAW_ROW_STORE (actors) : NULL;

  self->leaves_focus = !has_focus (self);
  update_page (self);
  if (store != NULL && self->wanted_page != 0 &&
      haw_row_store_lookup (store, self->wanted_page) != NULL)
    haw_actors_pane_open (self, self->wanted_page);
  else if (haw_actors_pane_is_open (self) && haw_actors_pane_get_actor (self) == NULL)
    haw_actors_pane_leave (self);
  if (store != NULL && self->wanted != 0 && haw_row_store_lookup (store, self->wanted) != NULL)
    haw_actors_pane_choose (self, self->wanted);
  self->leaves_focus = FALSE;
}

static void
refilter (HawActorsPane *self)
{
  g_strfreev (self->query);
  self->query = haw_fold_split (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  update_page (self);
}

static void
set_counting (HawActorsPane *self,
              gboolean       counting)
{
  HawActorList *actors = haw_view_state_get_actors (self->state);

  if (actors != NULL)
    haw_actor_list_set_counting (actors, counting);
  haw_actor_page_set_active (self->page, counting && haw_actors_pane_is_open (self));
}

/* Numbers and dates are written otherwise; what is shown, chosen or typed stays. */
static void
format_cb (HawActorsPane *self)
{
  for (GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self->list_view)); item != NULL;
       item = gtk_widget_get_next_sibling (item))
    {
      GtkWidget *row = gtk_widget_get_first_child (item);

      if (HAW_IS_ACTOR_ROW (row))
        haw_actor_row_set_actor (HAW_ACTOR_ROW (row), haw_actor_row_get_actor (HAW_ACTOR_ROW (row)));
    }
  update_page (self);
}

static void
models_cb (HawActorsPane *self)
{
  HawActorList *actors = haw_view_state_get_actors (self->state);
  g_autoptr (GtkFilterListModel) filtered = NULL;

  self->wanted = 0;
  self->wanted_page = 0;
  gtk_stack_set_visible_child_name (self->pages, "list");
  haw_actor_page_set_actor (self->page, 0);
  if (actors != NULL)
    filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (actors)),
                                          g_object_ref (self->filter));
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (filtered));
  g_signal_group_set_target (self->actors_signals, actors);
  set_counting (self, gtk_widget_get_mapped (GTK_WIDGET (self)));
  update_page (self);
}

static gboolean
find_position (HawActorsPane *self,
               gint64         actor,
               guint         *position)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  for (*position = 0; *position < n; (*position)++)
    {
      g_autoptr (HawRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), *position);

      if (haw_row_get_id (row) == actor)
        return TRUE;
    }
  return FALSE;
}

GtkWidget *
haw_actors_pane_find_row (HawActorsPane *self,
                          gint64         actor)
{
  for (GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self->list_view)); item != NULL;
       item = gtk_widget_get_next_sibling (item))
    {
      GtkWidget *row = gtk_widget_get_first_child (item);
      HawActor *shown = HAW_IS_ACTOR_ROW (row) ? haw_actor_row_get_actor (HAW_ACTOR_ROW (row)) : NULL;

      if (shown != NULL && haw_row_get_id (HAW_ROW (shown)) == actor)
        return item;
    }
  return NULL;
}

void
haw_actors_pane_choose (HawActorsPane *self,
                        gint64         actor)
{
  guint position;
  GtkWidget *item;

  self->wanted = 0;
  if (!find_position (self, actor, &position))
    {
      self->wanted = actor;
      return;
    }
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", position);
  item = haw_actors_pane_find_row (self, actor);
  if (item != NULL && !haw_actors_pane_is_open (self) &&
      gtk_widget_get_focus_child (GTK_WIDGET (self->new_entry)) == NULL)
    take_focus (self, item);
}

void
haw_actors_pane_open (HawActorsPane *self,
                      gint64         actor)
{
  HawActorList *actors = haw_view_state_get_actors (self->state);

  self->wanted_page = 0;
  if (actors == NULL || haw_row_store_lookup (HAW_ROW_STORE (actors), actor) == NULL)
    {
      self->wanted_page = actor;
      return;
    }
  haw_actor_page_set_actor (self->page, actor);
  gtk_stack_set_visible_child_name (self->pages, "actor");
  haw_actor_page_set_active (self->page, gtk_widget_get_mapped (GTK_WIDGET (self)));
  haw_actors_pane_update_actions (self);
  take_focus (self, GTK_WIDGET (self->page));
}

void
haw_actors_pane_leave (HawActorsPane *self)
{
  gint64 actor = haw_actor_page_get_actor (self->page);

  gtk_stack_set_visible_child_name (self->pages, "list");
  haw_actor_page_set_actor (self->page, 0);
  haw_actor_page_set_active (self->page, FALSE);
  haw_actors_pane_update_actions (self);
  take_focus (self, GTK_WIDGET (self->list_view));
  haw_actors_pane_choose (self, actor);
  self->wanted = 0;
}

static void
show_actor_cb (HawActorsPane *self,
               gint64         actor)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.page", "s", "actors");
  haw_actors_pane_open (self, actor);
}

static void
clear_filter_cb (HawActorsPane *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_drop_down_set_selected (self->kind_filter, 0);
  refilter (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
focus_list (HawActorsPane *self)
{
  HawActor *actor = gtk_single_selection_get_selected_item (self->selection);

  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
  if (actor != NULL)
    haw_actors_pane_choose (self, haw_row_get_id (HAW_ROW (actor)));
}

static void
stop_search_cb (HawActorsPane *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0')
    clear_filter_cb (self);
  else
    focus_list (self);
}

static void
search_activate_cb (HawActorsPane *self)
{
  refilter (self);
  focus_list (self);
}

static void
new_activate_cb (HawActorsPane *self)
{
  haw_actors_pane_add (self, gtk_editable_get_text (GTK_EDITABLE (self->new_entry)));
}

static void
dropped_cb (HawActorRow   *row,
            HawActor      *actor,
            HawActorsPane *self)
{
  haw_actors_pane_merge (self, haw_row_get_id (HAW_ROW (actor)),
                         haw_row_get_id (HAW_ROW (haw_actor_row_get_actor (row))));
}

static void
setup_row_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              HawActorsPane            *self)
{
  GtkWidget *row = haw_actor_row_new ();

  g_signal_connect (row, "dropped", G_CALLBACK (dropped_cb), self);
  gtk_list_item_set_child (item, row);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             HawActorsPane            *self)
{
  haw_actor_row_set_actor (HAW_ACTOR_ROW (gtk_list_item_get_child (item)),
                           gtk_list_item_get_item (item));
}

static void
unbind_row_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               HawActorsPane            *self)
{
  haw_actor_row_set_actor (HAW_ACTOR_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
activate_cb (HawActorsPane *self,
             guint          position)
{
  g_autoptr (HawRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (row != NULL)
    haw_actors_pane_open (self, haw_row_get_id (row));
}

static gboolean
haw_actors_pane_grab_focus (GtkWidget *widget)
{
  HawActorsPane *self = HAW_ACTORS_PANE (widget);

  if (haw_actors_pane_is_open (self))
    return gtk_widget_grab_focus (GTK_WIDGET (self->page));
  return gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

/* Tab goes through all that can be seen, though not all of it is grabbed first. */
static gboolean
haw_actors_pane_focus (GtkWidget        *widget,
                       GtkDirectionType  direction)
{
  return gtk_widget_child_focus (GTK_WIDGET (HAW_ACTORS_PANE (widget)->pages), direction);
}

static void
haw_actors_pane_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (haw_actors_pane_parent_class)->map (widget);
  set_counting (HAW_ACTORS_PANE (widget), TRUE);
}

static void
haw_actors_pane_unmap (GtkWidget *widget)
{
  HawActorsPane *self = HAW_ACTORS_PANE (widget);

  GTK_WIDGET_CLASS (haw_actors_pane_parent_class)->unmap (widget);
  if (self->state != NULL)
    set_counting (self, FALSE);
}

static void
haw_actors_pane_constructed (GObject *object)
{
  HawActorsPane *self = HAW_ACTORS_PANE (object);

  G_OBJECT_CLASS (haw_actors_pane_parent_class)->constructed (object);

  haw_actor_page_set_state (self->page, self->state);
  g_signal_connect_object (self->state, "notify::actors", G_CALLBACK (models_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "format-changed", G_CALLBACK (format_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "show-actor", G_CALLBACK (show_actor_cb), self,
                           G_CONNECT_SWAPPED);
  models_cb (self);
}

static void
haw_actors_pane_dispose (GObject *object)
{
  HawActorsPane *self = HAW_ACTORS_PANE (object);
  GtkWidget *child;

  if (self->chooser != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->chooser));
  self->chooser = NULL;
  if (self->menu != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->menu));
  self->menu = NULL;
  if (self->list_view != NULL)
    gtk_list_view_set_model (self->list_view, NULL);
  if (self->selection != NULL)
    gtk_single_selection_set_model (self->selection, NULL);
  self->list_view = NULL;
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->selection);
  g_clear_object (&self->actors_signals);
  g_clear_object (&self->filter);
  g_clear_pointer (&self->query, g_strfreev);
  g_clear_object (&self->state);

  G_OBJECT_CLASS (haw_actors_pane_parent_class)->dispose (object);
}

static void
haw_actors_pane_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_STATE: g_value_set_object (value, HAW_ACTORS_PANE (object)->state); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_actors_pane_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  switch (id)
    {
    case PROP_STATE: HAW_ACTORS_PANE (object)->state = g_value_dup_object (value); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE);
  gtk_widget_class_bind_template_child (widget_class, HawActorsPane, pages);
  gtk_widget_class_bind_template_child (widget_class, HawActorsPane, search_entry);
  gtk_widget_class_bind_template_child (widget_class, HawActorsPane, kind_filter);
  gtk_widget_class_bind_template_child (widget_class, HawActorsPane, count_label);
  gtk_widget_class_bind_template_child (widget_class, HawActorsPane, stack);
  gtk_widget_class_bind_template_child (widget_class, HawActorsPane, list_view);
  gtk_widget_class_bind_template_child (widget_class, HawActorsPane, clear_button);
  gtk_widget_class_bind_template_child (widget_class, HawActorsPane, new_entry);
  gtk_widget_class_bind_template_child (widget_class, HawActorsPane, page);
  gtk_widget_class_bind_template_child (widget_class, HawActorsPane, context_menu);
}

static void
haw_actors_pane_class_init (HawActorsPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = haw_actors_pane_constructed;
  object_class->dispose = haw_actors_pane_dispose;
  object_class->get_property = haw_actors_pane_get_property;
  object_class->set_property = haw_actors_pane_set_property;
  widget_class->focus = haw_actors_pane_focus;
  widget_class->grab_focus = haw_actors_pane_grab_focus;
  widget_class->map = haw_actors_pane_map;
  widget_class->unmap = haw_actors_pane_unmap;

  properties[PROP_STATE] =
    g_param_spec_object ("state", NULL, NULL, HAW_TYPE_VIEW_STATE,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (HAW_TYPE_ACTOR_PAGE);
  g_type_ensure (HAW_TYPE_TAB_STOP);
  gtk_widget_class_set_css_name (widget_class, "actorspane");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  bind_template (widget_class);
  haw_actors_pane_install_actions (widget_class);
}

static void
haw_actors_pane_init (HawActorsPane *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->query = g_new0 (char *, 1);
  self->selection = gtk_single_selection_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  haw_steady_scroll (GTK_WIDGET (self->list_view));
  self->filter = GTK_FILTER (gtk_custom_filter_new (matches, self, NULL));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_row_cb), self);
  gtk_list_view_set_factory (self->list_view, factory);
  g_signal_connect_swapped (self->list_view, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->selection, "notify::selected-item",
                            G_CALLBACK (haw_actors_pane_update_actions), self);
  g_signal_connect_swapped (self->search_entry, "search-changed", G_CALLBACK (refilter), self);
  g_signal_connect_swapped (self->search_entry, "stop-search", G_CALLBACK (stop_search_cb), self);
  g_signal_connect_swapped (self->search_entry, "activate", G_CALLBACK (search_activate_cb), self);
  g_signal_connect_swapped (self->kind_filter, "notify::selected", G_CALLBACK (refilter), self);
  g_signal_connect_swapped (self->clear_button, "clicked", G_CALLBACK (clear_filter_cb), self);
  g_signal_connect_swapped (self->new_entry, "activate", G_CALLBACK (new_activate_cb), self);
  g_signal_connect_swapped (self->page, "leave", G_CALLBACK (haw_actors_pane_leave), self);
  g_signal_connect_swapped (self->page, "open", G_CALLBACK (haw_actors_pane_open), self);
  self->actors_signals = g_signal_group_new (HAW_TYPE_ACTOR_LIST);
  g_signal_group_connect_data (self->actors_signals, "items-changed",
                               G_CALLBACK (actors_changed_cb), self, NULL,
                               G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  haw_actors_pane_init_actions (self);
}

GtkWidget *
haw_actors_pane_new (HawViewState *state)
{
  g_return_val_if_fail (HAW_IS_VIEW_STATE (state), NULL);

  return g_object_new (HAW_TYPE_ACTORS_PANE, "state", state, NULL);
}
